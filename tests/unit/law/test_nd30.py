"""Our own pages are within what the law of the page demands, and the data are those that rules ask for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tdkt.conformity.components.component import Component
from tdkt.documents.page import layout
from tdkt.law.nd30 import Letters, cited, page_law

OURS = {
    "page_number": layout.PAGE_NUMBER,
    "nation": layout.NATION,
    "motto": layout.MOTTO,
    "superior": layout.SUPERIOR,
    "agency": layout.ISSUER,
    "number": layout.NUMBER,
    "date": layout.PLACE_AND_DATE,
    "type_name": layout.TYPE_NAME,
    "subject": layout.SUBJECT,
    "letter_subject": layout.LETTER_SUBJECT,
    "competence": layout.AUTHORITY,
    "basis": layout.LEGAL_BASIS,
    "decides": layout.CENTRED,
    "body": layout.BODY,
    "power": layout.SIGNER_POST,
    "signer": layout.SIGNER_NAME,
    "recipients_title": layout.RECIPIENTS_TITLE,
    "recipient": layout.RECIPIENT,
    "annex": layout.APPENDIX,
    "annex_title": layout.APPENDIX_TITLE,
    "annex_note": layout.APPENDIX_NOTE,
}


@pytest.mark.parametrize("name", OURS)
def test_our_style_is_within_the_demand(name: str) -> None:
    demand, ours = page_law().components[name], OURS[name]
    assert demand.size[0] <= ours.size <= demand.size[1]
    assert demand.bold in (None, ours.bold)
    assert demand.italic in (None, ours.italic)
    assert demand.align in (None, ours.align)


def test_our_page_is_within_the_law() -> None:
    law = page_law()
    margins = {
        "top": layout.MARGIN_TOP,
        "bottom": layout.MARGIN_BOTTOM,
        "left": layout.MARGIN_LEFT,
        "right": layout.MARGIN_RIGHT,
    }
    assert all(low <= margins[side] <= high for side, (low, high) in law.margins_mm.items())
    assert [*law.paper_mm] == [layout.PAGE_WIDTH, layout.PAGE_HEIGHT]
    assert law.font == layout.FONT
    assert Decimal(str(layout.BODY.first_line)) in law.first_line_mm
    assert layout.BODY.after >= law.between_paragraphs_pt
    demand = law.components["subject"].line
    assert demand is not None
    assert demand[0] <= layout.RULE_SHARE <= demand[1]


def test_every_demand_is_of_a_component_and_says_where_it_comes_from() -> None:
    named = {component.value for component in Component}
    law = page_law()
    of_body = {"part", "part_title", "article", "roman_heading", "clause_title"}
    assert set(law.components) <= named | of_body
    assert {demand.confidence for demand in law.components.values()} == {"verified"}
    assert law.components["nation"].letters is Letters.UPPER
    assert law.types["Tờ trình"] == "TTr"
    assert len(law.types) == 27
    assert cited("II.1a") == "NĐ 30/2020, Phụ lục I, Phần I, II.1a"
    assert cited("Phụ lục III, Mẫu 1.2") == "NĐ 30/2020, Phụ lục III, Mẫu 1.2"
    assert cited("Phần II, II.2b") == "NĐ 30/2020, Phụ lục I, Phần II, II.2b"
