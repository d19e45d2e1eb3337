"""Keys go with their comments; what belongs to the neighbours stays."""

from __future__ import annotations

import pytest

from tdkt.planning.new_year.leaving_out import without_keys

GONE = ("number", "date", "corrections")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("kind: plan\nnumber: 40\ntitle: A\n", "kind: plan\ntitle: A\n"),
        ("kind: plan\ntitle: A\n", "kind: plan\ntitle: A\n"),
        ("kind: plan\nnumber: 40  # theo sổ\ntitle: A  # giữ\n", "kind: plan\ntitle: A  # giữ\n"),
        ("# đầu tệp\nnumber: 40\nkind: plan\n", "# đầu tệp\nkind: plan\n"),
        ("kind: plan\n# số theo sổ\nnumber: 40\n# về tên\ntitle: A\n", "kind: plan\n# về tên\ntitle: A\n"),
        (
            "kind: plan\ndate: 2026-01-30\n\n# trích yếu\ntitle: A\n",
            "kind: plan\n\n# trích yếu\ntitle: A\n",
        ),
        (
            "title: A\n\ncorrections:\n  - issued: a\n    # trong mục\n    mended: b\n\nsigner: x\n",
            "title: A\n\nsigner: x\n",
        ),
        ("title: A\n\n# chỗ sửa\ncorrections:\n- issued: a\n\n# hết tệp\n", "title: A\n\n# hết tệp\n"),
        ("title: A\n\n# chung\n\n# chỗ sửa\ncorrections:\n- a\n\n\n", "title: A\n\n# chung\n"),
        ('title: A\ncorrections:\n  - "một\n\n    number: 2"\nsigner: x', "title: A\nsigner: x\n"),
        ("note: |\n  number: 40\n  date: x\nnumber: 1\n", "note: |\n  number: 40\n  date: x\n"),
        ("{kind: plan, number: 40, title: A}\n", "{kind: plan, title: A}\n"),
        ("\"number\": 40\n'date': 2026-01-30\ntitle: A\n", "title: A\n"),
    ],
)
def test_what_goes_and_what_stays(text: str, wanted: str) -> None:
    assert without_keys(text, GONE) == wanted
