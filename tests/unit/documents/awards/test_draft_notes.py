"""What a draft rests on that nobody has held against the original stands in the draft, and in no issued document."""

from __future__ import annotations

from dataclasses import replace

from tdkt.documents.awards.decision import decision_document
from tdkt.documents.awards.minutes import minutes_document
from tdkt.documents.awards.payment import payment_document
from tdkt.documents.awards.submission import submission_document
from tdkt.documents.page import wording
from tdkt.documents.page.html import html_text
from tdkt.documents.texts.templates import Templates
from tdkt.documents.word.writer import docx_bytes

from ..award_samples import SUDDEN, YEAR_END, case, changed
from ..samples import paragraphs, texts

NOTES = "Ghi chú của bản dự thảo (bỏ khi ban hành):"
NOTICE = "NĐ30 Lưu ý dự thảo"


def plain(text: str) -> str:
    return text.replace("\u2011", "-").replace("\u00a0", " ").replace("\u2060", "")


def test_the_draft_of_a_decision_names_each_doubtful_fact_with_its_article() -> None:
    made = decision_document(changed(SUDDEN, decision=None, state="submitted"), Templates())
    said = [plain(text) for text in texts(docx_bytes(made), NOTICE)]
    head = said.index(NOTES)
    assert any(
        line.startswith("- Hệ số tiền thưởng Giấy khen (cá nhân): Nghị định số 152/2025/NĐ-CP, Điều 54")
        and "theo trí nhớ, chưa đối chiếu bản gốc" in line
        for line in said[head:]
    )
    assert any("Trích yếu của Nghị định số 129/2025/NĐ-CP: theo một nguồn" in line for line in said[head:])
    assert any(line.startswith("- Hồ sơ Giấy khen") and "Điều 85" in line for line in said[head:])


def test_the_notes_stand_at_the_very_end_and_not_twice() -> None:
    made = decision_document(changed(YEAR_END, decision=None, state="submitted"), Templates())
    page = [(name, plain(text)) for name, text in paragraphs(docx_bytes(made)) if text.strip()]
    start = page.index((NOTICE, NOTES))
    assert {name for name, _ in page[start:]} == {NOTICE}
    lines = [text for _, text in page[start:]]
    assert len(lines) == len(set(lines))
    assert not any(plain(made.notice) in line for line in lines), "it stands beside the mark"


def test_a_vote_by_a_share_that_nobody_has_read_is_named() -> None:
    made = submission_document(changed(YEAR_END, submission=None, decision=None, state="voted"), Templates())
    assert any(
        note.startswith("Tỷ lệ phiếu ") and "chưa thấy tỷ lệ" in note
        for note in wording.draft_note_lines(made)
    )


def test_the_page_in_the_browser_has_them_too() -> None:
    made = decision_document(changed(SUDDEN, decision=None, state="submitted"), Templates())
    assert "Ghi chú của bản dự thảo" in plain(html_text(made))
    assert "theo trí nhớ" in plain(html_text(made))


def test_an_issued_document_has_none() -> None:
    for made in (
        decision_document(case(SUDDEN), Templates()),
        submission_document(case(SUDDEN), Templates()),
        payment_document(case(SUDDEN), Templates()),
        minutes_document(case(YEAR_END), Templates()),
    ):
        if made.draft:
            made = replace(made, draft=False)
        assert texts(docx_bytes(made), NOTICE) == []
        assert "Ghi chú của bản dự thảo" not in plain(html_text(made))
