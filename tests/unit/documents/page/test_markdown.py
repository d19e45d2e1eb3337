from __future__ import annotations

import pytest

from tdkt.documents.page.blocks import Clause, Heading, Item, Paragraph, Span, Table, plain_text
from tdkt.documents.page.markdown import parse_blocks
from tdkt.errors import UserError


def numbers(text: str) -> list[str]:
    return [block.number for block in parse_blocks(text) if isinstance(block, Heading | Clause)]


def test_headings_are_numbered_by_level() -> None:
    text = "# A\n\n## B\n\n### C\n\n#### D\n\n#### E\n\n### F\n\n## G\n\n### H\n\n# I\n\n## J\n"
    assert numbers(text) == ["I.", "1.", "1.1.", "a)", "b)", "1.2.", "2.", "2.1.", "II.", "1."]


def test_the_fifth_point_is_đ() -> None:
    assert numbers("\n\n".join(f"#### {n}" for n in range(6))) == ["a)", "b)", "c)", "d)", "đ)", "e)"]


def test_an_ordered_item_is_a_clause_one_level_below_its_heading() -> None:
    blocks = parse_blocks("# A\n\n## B\n\n1. một\n\n   đoạn thứ hai\n\n   - gạch\n\n1. hai\n")
    assert blocks[2:] == (
        Clause(3, "1.1.", (Span("một"),)),
        Paragraph((Span("đoạn thứ hai"),)),
        Item(1, (Span("gạch"),)),
        Clause(3, "1.2.", (Span("hai"),)),
    )


def test_clauses_and_headings_of_a_level_share_their_count() -> None:
    assert numbers("## B\n\n1. một\n\n### hai\n") == ["1.", "1.1.", "1.2."]


def test_what_numbers_the_writer_typed_do_not_matter() -> None:
    assert numbers("# A\n\n7. một\n8. hai\n") == ["I.", "1.", "2."]


def test_lists_in_lists_are_deeper() -> None:
    assert [block.depth for block in parse_blocks("- a\n  - b\n- c\n") if isinstance(block, Item)] == [
        1,
        2,
        1,
    ]


def test_emphasis_beside_vietnamese_quotes() -> None:
    (paragraph,) = parse_blocks("thi đua *“Cán bộ … công sở”*, phong trào *“X”* và **Y**")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.spans == (
        Span("thi đua "),
        Span("“Cán bộ … công sở”", italic=True),
        Span(", phong trào "),
        Span("“X”", italic=True),
        Span(" và "),
        Span("Y", bold=True),
    )


def test_a_table_keeps_its_alignment() -> None:
    (table,) = parse_blocks("| a | b | c |\n|:-:|--:|---|\n| *x* | 1 | y\\|z |\n")
    assert isinstance(table, Table)
    assert table.align == ("center", "right", "left")
    assert [plain_text(cell) for cell in table.rows[0]] == ["x", "1", "y|z"]


@pytest.mark.parametrize("text", ["<b>x</b>", "&amp;", "`x`", "[a](http://b)", "---", "> a", "https://a.vn"])
def test_other_markdown_is_only_text(text: str) -> None:
    assert parse_blocks(text) == (Paragraph((Span(text),)),)


def test_letters_are_composed() -> None:
    assert parse_blocks("Vie\u0323\u0302t") == (Paragraph((Span("Việt"),)),)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("một\n\nx *y", "Dòng 3.*không thành cặp"),
        ("### C", "cần một tiêu đề cấp 2"),
        ("##### E", "quá sâu"),
        ("#### D\n\n1. x", "không đánh số được"),
        ("# ", "tiêu đề trống"),
        ("\n\n".join(["#### x"] * 24), "hơn 23 điểm"),
    ],
)
def test_what_cannot_be_set_is_refused(text: str, says: str) -> None:
    with pytest.raises(UserError, match=says):
        parse_blocks(text)


def test_a_clause_may_name_its_level_where_a_deeper_part_stands_before_it() -> None:
    blocks = parse_blocks("# Một\n\n## Hai\n\n### Ba\n\n02. Câu một.\n\n## Bốn\n\n02. Câu hai.\n")
    assert [block.number for block in blocks if isinstance(block, Heading | Clause)] == [
        "I.",
        "1.",
        "1.1.",
        "2.",
        "3.",
        "4.",
    ]
