from __future__ import annotations

import datetime
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tdkt.documents.page.blocks import Paragraph, Span, plain_text
from tdkt.documents.page.markdown import parse_blocks
from tdkt.documents.texts.templates import Templates, escape_value
from tdkt.errors import UserError


def render(folder: Path, text: str, **context: object) -> str:
    (folder / "thu.md.j2").write_text(text, encoding="utf-8")
    return Templates(folder).markdown("thu.md.j2", context)


@pytest.mark.parametrize(
    "value",
    ["- a", "+ a", "1. a", "2) b", "# a", "a_b_c", "**x**", "a * b * c", "2*3*4", "a|b", "*a", "`x`", "[a](b)",
     "<b>", "~a~", "\\*a*", "--- | ---", "2026.", "{{ 7*7 }}", "{% x %}", "  - a"],
)  # fmt: skip
def test_a_value_never_becomes_structure(tmp_path: Path, value: str) -> None:
    assert parse_blocks(render(tmp_path, "{{ x }}\n", x=value)) == (Paragraph((Span(value.strip()),)),)


def test_emphasis_in_a_value_stays(tmp_path: Path) -> None:
    rendered = render(tmp_path, "{{ x }}", x="phong trào *“Dân vận khéo”*, (*qua phòng*)")
    assert [
        span.text
        for block in parse_blocks(rendered)
        if isinstance(block, Paragraph)
        for span in block.spans
        if span.italic
    ] == [
        "“Dân vận khéo”",
        "qua phòng",
    ]


@given(st.text(st.characters(exclude_characters="*"), min_size=1))
def test_any_text_stands_in_a_paragraph_as_it_is(value: str) -> None:
    escaped = escape_value(value)
    blocks = parse_blocks(f"x{escaped}\n\n- {escaped}y\n\n| h |\n|---|\n| {escaped}z |\n")
    assert [type(block).__name__ for block in blocks] == ["Paragraph", "Item", "Table"]
    first = blocks[0]
    assert isinstance(first, Paragraph)
    assert plain_text(first.spans).count("\\") == value.count("\\")


@given(st.text("-+*#|1.) \n\\_`ab“”"))
def test_a_line_of_specials_is_one_paragraph(value: str) -> None:
    assert all(isinstance(block, Paragraph) for block in parse_blocks(escape_value(value)))


def test_newlines_in_a_value_become_spaces(tmp_path: Path) -> None:
    assert render(tmp_path, "{{ x }}", x="a\r\n# b\u2028c\x00d") == "a \\# b c d"


def test_macros_and_set_blocks_are_escaped_once(tmp_path: Path) -> None:
    text = "{% macro m(a) %}*{{ a }}*{% endmacro %}{{ m(x) }}{% set y %}{{ x }}{% endset %} {{ y }}"
    assert render(tmp_path, text, x="a_b") == "*a\\_b* a\\_b"


def test_filters(tmp_path: Path) -> None:
    text = "{{ n|number }}; {{ f|number(1) }}; {{ d|date_long }}; {{ d|date_short }}"
    context: dict[str, object] = {"n": 12345, "f": Fraction(2, 3), "d": datetime.date(2026, 3, 5)}
    assert render(tmp_path, text, **context) == "12.345; 0,7; ngày 05 tháng 3 năm 2026; 05/03/2026"


def test_the_first_folder_shadows_the_next(tmp_path: Path) -> None:
    own, packaged = tmp_path / "own", tmp_path / "packaged"
    for folder in (own, packaged):
        folder.mkdir()
        (folder / "a.md.j2").write_text(folder.name)
    (packaged / "b.md.j2").write_text("{% include 'a.md.j2' %}")
    assert Templates(own, packaged).markdown("b.md.j2", {}) == "own"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("một\n{{ thieu }}", r"thu\.md\.j2, dòng 2: không có biến “thieu”"),
        ("{{ don_vi.ten }}", "dòng 1: không có trường “ten”"),
        ("một\n\n{% if %}", r"thu\.md\.j2, dòng 3: sai cú pháp Jinja"),
        ("{{ x.__class__ }}", "không được phép"),
        ("{{ ''.__class__.__mro__ }}", "không được phép"),
        ("{{ don_vi.update({}) }}", "không được phép"),
        ("một\n{% include '../x' %}", "dòng 2.*“../x” không phải đường dẫn bên trong"),
        ("{% include '/etc/passwd' %}", "không phải đường dẫn bên trong"),
        ("{% include 'a/../../x' %}", "không phải đường dẫn bên trong"),
        ("{% include '..\\\\x' %}", "không phải đường dẫn bên trong"),
        ("{% include 'vang.j2' %}", "dòng 1: không tìm thấy mẫu “vang.j2”"),
        ("{{ trong }}", "không in thẳng được giá trị trống"),
        ("{{ 1.5 }}", "không in thẳng được float"),
        ("{{ don_vi }}", "không in thẳng được một bảng khóa"),
        ("{{ x|safe }}", "No filter named 'safe'"),
        ("{{ phan|number }}", "không viết được thành số thập phân"),
        ("{{ 1 // 0 }}", "dòng 1"),
        ("{% for i in range(999999999) %}{% endfor %}", "dòng 1"),
    ],
)
def test_a_faulty_template_says_where_and_what(tmp_path: Path, text: str, says: str) -> None:
    context: dict[str, object] = {"x": "a", "don_vi": {}, "trong": None, "phan": Fraction(1, 3)}
    with pytest.raises(UserError, match=says):
        render(tmp_path, text, **context)


def test_an_error_in_an_included_template_names_that_template(tmp_path: Path) -> None:
    (tmp_path / "trong.md.j2").write_text("1\n2\n{{ nope }}")
    with pytest.raises(UserError, match=r"trong\.md\.j2, dòng 3: không có biến “nope”"):
        render(tmp_path, "{% include 'trong.md.j2' %}")


def test_a_link_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("bí mật")
    root = tmp_path / "templates"
    root.mkdir()
    try:
        (root / "link").symlink_to(secret)
    except OSError:
        pytest.skip("hệ thống này không cho tạo liên kết")
    with pytest.raises(UserError, match="link” là một liên kết tới"):
        Templates(root).markdown("link", {})


def test_a_template_that_is_not_utf8_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.md.j2").write_bytes("Việt".encode("utf-16"))
    with pytest.raises(UserError, match="không phải UTF-8"):
        Templates(tmp_path).markdown("a.md.j2", {})


def test_a_template_in_conflict_is_not_printed(tmp_path: Path) -> None:
    (tmp_path / "a.md.j2").write_text(
        "Một\n<<<<<<< HEAD\nHai\n=======\nBa\n>>>>>>> nhánh\n", encoding="utf-8"
    )
    with pytest.raises(UserError, match=r"a\.md\.j2:2: tệp mẫu còn xung đột"):
        Templates(tmp_path).markdown("a.md.j2", {})
    (tmp_path / "b.md.j2").write_text("Đầu đề\n=======\n\nĐoạn.\n", encoding="utf-8")
    assert "Đoạn." in Templates(tmp_path).markdown("b.md.j2", {})
