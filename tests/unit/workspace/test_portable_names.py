"""Names that Windows, macOS and Linux can all hold, and names that are one where case or composition does not count."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tdkt.errors import UserError
from tdkt.workspace.portable_names import clashes, fault, refuse_unportable, same_name


@pytest.mark.parametrize(
    "name",
    ["con", "CON", "Con.yaml", "con.tar.gz", "con .txt", "prn", "aux", "nul", "nul.ics", "com0", "com1", "com9.docx", "lpt1", "lpt9",
     "COM¹", "conin$", "a.", "a ", "a.yaml ", "12:30.docx", "a?.txt", "a*b", "a<b", "a>b", 'a"b', "a|b", "a\\b", "a\tb", "a\x1bb",
     "ệ" * 86, "a" * 256],
)  # fmt: skip
def test_what_some_system_cannot_hold(name: str) -> None:
    assert fault(name)


@pytest.mark.parametrize(
    "name",
    ["cong", "con-co.yaml", "com", "com10", "lpt", "lpta", "nulo", "auxi.yaml", "xcon", "a.con", ".gitattributes", "Kế hoạch số 40.docx",
     "ệ" * 85, "a" * 255, "..", ".", "a.b c.yaml", "a(1)+b,c=d.yaml"],
)  # fmt: skip
def test_what_every_system_holds(name: str) -> None:
    assert fault(name) == ""


@given(st.text(min_size=1, max_size=8))
def test_what_is_one_name_is_so_both_ways_of_typing(name: str) -> None:
    assert same_name(unicodedata.normalize("NFD", name)) == same_name(unicodedata.normalize("NFC", name))
    assert same_name(same_name(name)) == same_name(name)


def test_names_that_are_one_are_told_once_with_the_other() -> None:
    composed, decomposed = "plans/Hòa/a.yaml", unicodedata.normalize("NFD", "plans/Hòa/b.yaml")
    assert list(clashes(["plans/a.yaml", "plans/A.yaml", "plans/b.yaml"])) == [
        ("plans/a.yaml", "plans/A.yaml")
    ]
    assert list(clashes([composed, decomposed, decomposed.replace("b.", "c.")])) == [
        ("plans/Hòa", unicodedata.normalize("NFD", "plans/Hòa"))
    ]


def test_only_what_would_be_new_is_refused(tmp_path: Path) -> None:
    (tmp_path / "aux").mkdir()
    refuse_unportable([tmp_path / "aux" / "batch.yaml", tmp_path / "moi" / "x.yaml"])
    for wrong in ("nul.ics", "com1/x.yaml", "a:b.docx"):
        with pytest.raises(UserError, match="Không ghi"):
            refuse_unportable([tmp_path / wrong])


def test_a_name_that_is_there_in_another_case_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Van-phong.yaml").write_text("")
    if (tmp_path / "van-phong.yaml").exists():
        pytest.skip("hệ tệp này không phân biệt chữ hoa, chữ thường")
    with pytest.raises(UserError, match=r"đã có “Van-phong\.yaml”"):
        refuse_unportable([tmp_path / "van-phong.yaml"])
    with pytest.raises(UserError, match="chỉ khác chữ hoa"):
        refuse_unportable([tmp_path / "m" / "a.yaml", tmp_path / "m" / "A.yaml"])
    refuse_unportable([tmp_path / "Van-phong.yaml"])
