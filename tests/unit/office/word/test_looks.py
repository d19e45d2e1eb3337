"""How runs and paragraphs really look: defaults, styles, themes and what stands in place."""

from __future__ import annotations

from tdkt.office.word.blocks import Tab

from .word_files import font, p, paragraphs, run

STYLES = """<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>
<w:sz w:val="26"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/>
<w:tabs><w:tab w:val="left" w:pos="500"/><w:tab w:val="right" w:pos="900"/></w:tabs></w:pPr><w:rPr><w:b/><w:caps/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style></w:styles>"""
THEME = '<a:theme><a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:theme>'


def test_nothing_said_is_the_default_of_the_file() -> None:
    (found,) = paragraphs(p("chữ"), styles=STYLES, theme=THEME)
    assert (found.runs[0].look.font, found.runs[0].look.half_points) == ("Calibri", 26)
    assert (found.look.alignment, found.look.after, found.look.line, found.look.style) == (
        "both",
        120,
        276,
        "Normal",
    )


def test_styles_of_paragraph_and_letters_switch_against_each_other_and_what_stands_in_place_decides() -> None:
    style = '<w:pStyle w:val="H1"/>'
    body = p(
        "a",
        run("b", '<w:rStyle w:val="Strong"/>'),
        run("c", '<w:rStyle w:val="Strong"/><w:b/>'),
        properties=style,
    )
    (found,) = paragraphs(body, styles=STYLES)
    assert [(one.text, one.look.bold) for one in found.runs] == [("a", True), ("b", False), ("c", True)]
    assert (found.text, found.shown) == ("abc", "ABC")
    assert (found.look.keep_next, found.look.outline_level) == (True, 0)


def test_a_tab_stop_of_the_style_may_be_cleared() -> None:
    own = '<w:pStyle w:val="H1"/><w:tabs><w:tab w:val="clear" w:pos="500"/><w:tab w:val="center" w:pos="700"/></w:tabs>'
    (found,) = paragraphs(p("x", properties=own), styles=STYLES)
    assert found.look.tabs == (Tab(700, "center"), Tab(900, "right"))


def test_neighbours_of_one_look_are_one_run() -> None:
    (found,) = paragraphs(p(run("Ủy b"), run("an nhân "), run("dân", "<w:i/>")))
    assert [one.text for one in found.runs] == ["Ủy ban nhân ", "dân"]


def test_properties_of_letters_and_of_the_paragraph() -> None:
    look = (
        f'{font("Times New Roman")}<w:u w:val="single"/><w:strike/><w:color w:val="FF0000"/><w:highlight w:val="yellow"/>'
        '<w:vertAlign w:val="superscript"/><w:sz w:val="27.0"/><w:spacing w:val="-4"/><w:vanish/>'
    )
    own = (
        '<w:ind w:start="10" w:end="20" w:firstLine="567"/><w:spacing w:before="60" w:line="300" w:lineRule="exact"/>'
        '<w:pBdr><w:bottom w:val="single"/></w:pBdr><w:pageBreakBefore/><w:contextualSpacing w:val="0"/>'
    )
    (found,) = paragraphs(p(run("x", look), properties=own))
    letters = found.runs[0].look
    assert (letters.font, letters.underline, letters.strike, letters.hidden) == (
        "Times New Roman",
        True,
        True,
        True,
    )
    assert (letters.colour, letters.highlight, letters.raised) == ("FF0000", "yellow", "superscript")
    assert (letters.half_points, letters.spacing) == (27, -4)
    assert (found.look.left, found.look.right, found.look.first_line) == (10, 20, 567)
    assert (found.look.before, found.look.line, found.look.line_rule) == (60, 300, "exact")
    assert (found.look.line_below, found.look.line_above) == (True, False)
    assert (found.look.page_break_before, found.look.contextual) == (True, False)


def test_styles_in_a_ring_end() -> None:
    ring = '<w:styles><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    (found,) = paragraphs(p("x", properties='<w:pStyle w:val="A"/>'), styles=ring)
    assert found.look.style == "A"


def test_letters_outside_ascii_are_drawn_in_the_font_that_is_named_for_them() -> None:
    both = '<w:rFonts w:ascii="Arial" w:hAnsi="Times New Roman"/>'
    (found,) = paragraphs(p(run("abc", both), run("đủ", both)))
    assert [(one.text, one.look.font) for one in found.runs] == [("abc", "Arial"), ("đủ", "Times New Roman")]
