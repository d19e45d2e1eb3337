from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from tdkt.documents.page import wording
from tdkt.documents.page.blocks import Appendix, Item, Paragraph, Span, Table, plain_text
from tdkt.documents.page.wording import closed

from ..samples import PLAN

HEAD = PLAN.letterhead


@pytest.mark.parametrize(
    ("number", "expected"), [("40", "Số: 40/KH-UBND"), ("5", "Số: 05/KH-UBND"), ("05", "Số: 05/KH-UBND")]
)
def test_numbers_below_ten_get_a_zero(number: str, expected: str) -> None:
    assert wording.number_line(replace(HEAD, number=number), draft=False) == expected


def test_a_draft_invents_nothing() -> None:
    assert wording.number_line(HEAD, draft=True) == "Số:        /KH-UBND"
    assert wording.place_and_date_line(HEAD, draft=True) == "Việt Hòa, ngày      tháng      năm        "


def test_before_it_is_issued_blanks_are_printed() -> None:
    head = replace(HEAD, number=None, date=None)
    assert wording.number_line(head, draft=False) == wording.number_line(HEAD, draft=True)
    assert wording.place_and_date_line(head, draft=False) == wording.place_and_date_line(HEAD, draft=True)


def test_the_date_follows_the_rule_of_zeros() -> None:
    head = replace(HEAD, date=datetime.date(2026, 6, 5))
    assert wording.place_and_date_line(head, draft=False) == "Việt Hòa, ngày 05 tháng 6 năm 2026"


def test_legal_basis_ends_with_semicolons_and_a_full_stop() -> None:
    assert wording.legal_basis_lines(("Căn cứ A;", "Căn cứ B", "Căn cứ C;")) == (
        "Căn cứ A;",
        "Căn cứ B;",
        "Căn cứ C.",
    )


def test_recipients_of_an_addressed_document_start_as_above() -> None:
    lines = wording.recipient_lines(replace(PLAN, addressees=("Sở Nội vụ",)))
    assert lines == ("- Như trên;", "- UBND thành phố;", "- Lãnh đạo UBND phường;", "- Lưu: VT, VHXH.")
    assert wording.recipient_lines(PLAN)[0] == "- UBND thành phố;"


def test_addressees() -> None:
    assert wording.addressee_lines(("Sở Nội vụ",)) == ("Sở Nội vụ",)
    assert wording.addressee_lines(("Sở A", "Sở B")) == ("- Sở A;", "- Sở B.")


@pytest.mark.parametrize("end", ["", ".", ";", ".!", "./.", " ./. ", ":", ".;"])
def test_the_end_mark_replaces_what_stood_there(end: str) -> None:
    (last,) = closed((Item(1, (Span("giải quyết" + end),)),))
    assert not isinstance(last, Table)
    assert plain_text(last.spans) == "giải quyết./."


def test_the_end_mark_is_upright_after_emphasis() -> None:
    (last,) = closed((Paragraph((Span("xem "), Span("mục I.", italic=True), Span("."))),))
    assert not isinstance(last, Table)
    assert last.spans == (Span("xem "), Span("mục I", italic=True), Span("./."))


def test_a_bracket_or_quote_at_the_end_stays() -> None:
    (last,) = closed((Paragraph((Span("(gọi tắt là “X”)."),)),))
    assert not isinstance(last, Table)
    assert plain_text(last.spans) == "(gọi tắt là “X”)./."


def test_a_line_to_be_filled_in_keeps_its_dots() -> None:
    dots = Paragraph((Span("." * 115),))
    assert closed((dots,)) == (Paragraph((Span("." * 115), Span("./."))),)


def test_after_a_table_the_end_mark_stands_alone() -> None:
    table = Table(((Span("a"),),), (), ("left",))
    assert closed((table,)) == (table, Paragraph((Span("./."),)))
    assert wording.closed_appendix(Appendix("", "T", "", (table,))) == closed((table,))


def test_appendix_lines() -> None:
    appendix = Appendix("", "Danh sách", "(Kèm theo Kế hoạch số 40/KH-UBND)", ())
    assert wording.appendix_heading(appendix) == "Phụ lục"
    assert wording.appendix_heading(replace(appendix, number="II")) == "Phụ lục II"
    assert wording.attached_note(appendix) == "(Kèm theo Kế hoạch số 40/KH-UBND)"
    assert wording.attached_note(replace(appendix, attached_to="")) == ""
