"""What Word writes before a paragraph by itself, as Word shows it."""

from __future__ import annotations

import pytest

from tdkt.office.word.numbers import written

from .word_files import p, paragraphs, shown


def level(index: int, form: str, pattern: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{pattern}"/></w:lvl>'


OUTLINE = "".join(
    (
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%2."),
        level(2, "decimal", "%2.%3."),
        level(3, "lowerLetter", "%4)"),
    )
)


def numbering(*abstracts: str, lists: str = "") -> str:
    definitions = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
        for number, levels in enumerate(abstracts)
    )
    usual = "".join(
        f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in range(len(abstracts))
    )
    return f"<w:numbering>{definitions}{usual}{lists}</w:numbering>"


def item(index: int, list_id: int = 1, text: str = "x", more: str = "") -> str:
    return p(
        text, properties=f'{more}<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{list_id}"/></w:numPr>'
    )


def numbers(body: str, definitions: str, **parts: str) -> list[str]:
    found = paragraphs(body, numbering=definitions, **parts)
    return ["" if one.number is None else one.number.text for one in found]


def test_levels_count_and_begin_anew_after_a_higher_one() -> None:
    body = "".join(map(item, (0, 1, 2, 2, 3, 3, 1, 2, 0, 1, 3)))
    assert numbers(body, numbering(OUTLINE)) == [
        "I.", "1.", "1.1.", "1.2.", "a)", "b)", "2.", "2.1.", "II.", "1.", "a)",
    ]  # fmt: skip


def test_after_d_word_writes_e_and_after_z_aa() -> None:
    assert numbers(item(3) * 6, numbering(OUTLINE))[3:] == ["d)", "e)", "f)"]
    assert written(28, "lowerLetter") == "bb"


def test_a_level_that_never_began_is_shown_from_its_start() -> None:
    assert numbers(item(2), numbering(OUTLINE)) == ["1.1."]


def test_lists_of_one_definition_count_on_and_one_with_a_start_of_its_own_begins_anew() -> None:
    again = '<w:num w:numId="8"><w:abstractNumId w:val="0"/></w:num>'
    anew = (
        '<w:num w:numId="9"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="4"/></w:lvlOverride></w:num>'
    )
    body = item(1) + item(1, 8) + item(1, 9) + item(1, 9) + item(1)
    assert numbers(body, numbering(OUTLINE, lists=again + anew)) == ["1.", "2.", "4.", "5.", "6."]


def test_a_list_may_have_a_level_of_its_own() -> None:
    own = f'<w:num w:numId="9"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">{level(0, "decimal", "Điều %1.")}</w:lvlOverride></w:num>'
    assert numbers(item(0, 9) * 2, numbering(OUTLINE, lists=own)) == ["Điều 1.", "Điều 2."]


def test_a_level_may_never_begin_anew_and_may_be_written_in_digits_throughout() -> None:
    kept = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", '<w:lvlRestart w:val="0"/><w:isLgl/>')
    assert numbers(item(0) + item(1) + item(0) + item(1), numbering(kept)) == ["I.", "1.1", "II.", "2.2"]


def test_a_style_puts_its_paragraphs_in_a_list() -> None:
    styles = (
        '<w:styles><w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", '<w:pStyle w:val="A"/>')
    of_style = p("x", properties='<w:pStyle w:val="A"/>')
    none = p("x", properties='<w:pStyle w:val="A"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    based = p("x", properties='<w:pStyle w:val="B"/><w:numPr><w:ilvl w:val="0"/></w:numPr>')
    found = paragraphs(of_style + none + of_style + based, numbering=numbering(levels), styles=styles)
    assert [one.number and one.number.text for one in found] == ["1.", None, "2.", "I."]
    assert (found[0].look.outline_level, found[0].look.style) == (1, "heading 2")


def test_a_definition_may_only_name_the_style_of_another() -> None:
    definitions = (
        '<w:numbering><w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="6"><w:styleLink w:val="L"/>{OUTLINE}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num></w:numbering>'
    )
    assert numbers(item(0), definitions) == ["I."]


@pytest.mark.parametrize(
    ("sign", "of_font", "seen"),
    [
        ("-", "Times New Roman", "-"),
        ("\uf0b7", "Symbol", "•"),
        ("\uf02d", "Symbol", "-"),
        ("\uf0d8", "Wingdings", "➢"),
        ("\uf0fc", "Wingdings", "✓"),
        ("\uf011", "Wingdings", "•"),
        ("+", "", "+"),
    ],
)
def test_bullets_are_what_their_font_draws(sign: str, of_font: str, seen: str) -> None:
    bullet = level(0, "bullet", sign).replace(
        "</w:lvl>", f'<w:rPr><w:rFonts w:ascii="{of_font}"/></w:rPr></w:lvl>'
    )
    (found,) = paragraphs(item(0), numbering=numbering(bullet))
    assert found.number is not None
    assert (found.number.text, found.number.is_bullet, found.shown) == (seen, True, f"{seen} x")


def test_deleted_and_hidden_paragraphs_are_not_counted() -> None:
    deleted = (
        item(1, more="<w:rPr><w:del/></w:rPr>")
        .replace("<w:r>", '<w:del w:id="1"><w:r>')
        .replace("</w:r>", "</w:r></w:del>")
    )
    hidden = item(1, more="<w:rPr><w:vanish/></w:rPr>").replace("<w:r><w:rPr>", "<w:r><w:rPr><w:vanish/>")
    assert shown(item(1) + hidden + deleted + item(1, text="y"), numbering=numbering(OUTLINE)) == [
        "1. x",
        "x",
        "2. y",
    ]


def test_indents_of_a_list_lie_between_the_style_and_the_paragraph() -> None:
    indented = level(0, "decimal", "%1.").replace(
        "</w:lvl>", '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>'
    )
    body = item(0) + item(0, more='<w:ind w:left="100"/>')
    first, second = (one.look for one in paragraphs(body, numbering=numbering(indented)))
    assert (first.left, first.first_line) == (720, -360)
    assert (second.left, second.first_line) == (100, -360)
