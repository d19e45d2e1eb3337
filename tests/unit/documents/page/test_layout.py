from __future__ import annotations

import re
from pathlib import Path

import pytest

from tdkt.documents.page import layout
from tdkt.documents.page.layout import TextStyle

SOURCES = Path(layout.__file__).parents[1]


def test_margins_are_within_the_decree() -> None:
    assert 20 <= layout.MARGIN_TOP <= 25
    assert 20 <= layout.MARGIN_BOTTOM <= 25
    assert 30 <= layout.MARGIN_LEFT <= 35
    assert 15 <= layout.MARGIN_RIGHT <= 20


@pytest.mark.parametrize(
    ("style", "least", "most"),
    [
        (layout.NATION, 12, 13),
        (layout.MOTTO, 13, 14),
        (layout.SUPERIOR, 12, 13),
        (layout.ISSUER, 12, 13),
        (layout.NUMBER, 13, 13),
        (layout.PLACE_AND_DATE, 13, 14),
        (layout.TYPE_NAME, 13, 14),
        (layout.SUBJECT, 13, 14),
        (layout.LETTER_SUBJECT, 12, 13),
        (layout.LEGAL_BASIS, 13, 14),
        (layout.BODY, 13, 14),
        (layout.SIGNER_POST, 13, 14),
        (layout.SIGNER_NAME, 13, 14),
        (layout.RECIPIENTS_TITLE, 12, 12),
        (layout.RECIPIENT, 11, 11),
        (layout.APPENDIX, 14, 14),
        (layout.APPENDIX_TITLE, 13, 14),
        (layout.APPENDIX_NOTE, 13, 14),
        (layout.PAGE_NUMBER, 13, 14),
    ],
)
def test_sizes_are_those_of_the_decree(style: TextStyle, least: float, most: float) -> None:
    assert least <= style.size <= most


@pytest.mark.parametrize(
    "style", [layout.BODY, layout.LEGAL_BASIS, layout.CLAUSE, layout.ITEM, *layout.HEADINGS]
)
def test_content_is_justified_indented_and_spaced(style: TextStyle) -> None:
    assert style.align == "both"
    assert style.first_line in (10.0, 12.7)
    assert style.after >= 6
    assert 1 <= style.line <= 1.5


def test_every_style_has_its_own_name_and_a_rule() -> None:
    assert (
        len({style.name for style in layout.STYLES})
        == len({style.id for style in layout.STYLES})
        == len(layout.STYLES)
    )
    assert all(style.rule and style.name.startswith(("NĐ30 ", "heading ")) for style in layout.STYLES)


def test_no_other_module_names_a_font_or_a_style() -> None:
    others = [file for file in SOURCES.rglob("*.py") if file.name != "layout.py"]
    assert [
        file.name for file in others if re.search(r'"(Times|NĐ30|ND30)', file.read_text(encoding="utf-8"))
    ] == []
