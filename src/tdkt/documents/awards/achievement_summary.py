"""Bản tóm tắt thành tích: one table of everybody in a batch, for the Council and for the file of the simple procedure.

No form is known in law (see `achievement_forms` in the law packs): the columns follow custom.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tdkt.awards.batch_case import BatchCase
from tdkt.awards.book import AwardBook
from tdkt.awards.law_wording import RECIPIENT_NAMES
from tdkt.awards.office_order import RECIPIENT_ORDER
from tdkt.awards.past import award_name
from tdkt.documents.awards.batch_lists import place_of, with_shares
from tdkt.documents.awards.batch_words import (
    BLANK,
    counted,
    draft_notice,
    law_notes,
    subject_of,
    unit_letterhead,
    unit_signature,
)
from tdkt.documents.awards.merits import Merit, merits
from tdkt.documents.jobs import NotYetError
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.report.narratives import as_sentence
from tdkt.documents.report.target_tables import told
from tdkt.documents.texts.templates import Templates
from tdkt.law.packs import PERSON, Fact
from tdkt.model.award_records import RATING_NAMES
from tdkt.model.numbering import roman
from tdkt.model.text import lower_first

_SHARES = {
    "TT": 10,
    "Tên tập thể; họ và tên, năm sinh, chức vụ, đơn vị (địa chỉ)": 66,
    "Danh hiệu, hình thức đề nghị": 34,
    "Tóm tắt thành tích": 102,
    "Khen thưởng đã có": 40,
}


def summary_document(case: BatchCase, templates: Templates) -> OfficialDocument:
    """Return the summary under the standing unit's name, worded by `tom-tat-thanh-tich.md.j2`.

    It is a draft until the tờ trình that it goes with is on record. Raises NotYetError where nothing is considered.
    """
    if not case.considered:
        raise NotYetError(f"Đợt “{case.batch.id}” chưa có đề nghị nào để tóm tắt thành tích.")
    found = merits(case, case.considered)
    subject = f"Đề nghị tặng {subject_of(case, case.considered)}"
    doubts = law_notes(case, _facts(case))
    notes = (*doubts, "Năm sinh không có trong sổ đối tượng: ghi thêm vào chỗ chấm.")
    context = {
        "groups": _groups(case, found),
        "number": f"{len(found):02}",
        "counted": counted(case.considered),
    }
    blocks = templates.blocks("tom-tat-thanh-tich.md.j2", context)
    return OfficialDocument(
        letterhead=unit_letterhead(case, place=case.organization.place),
        type_name="BẢN TÓM TẮT THÀNH TÍCH",
        subject=subject,
        blocks=with_shares(blocks, _SHARES),
        recipients=(),
        archive="",
        signature=unit_signature(case),
        draft=case.batch.submission is None,
        illustrative=case.illustrative or any(merit.illustrative for merit in found),
        title=f"Bản tóm tắt thành tích: {lower_first(subject)}",
        author=case.organization.name,
        notes=notes,
        notice=draft_notice(notes, case),
        draft_notes=doubts,
        landscape=True,
    )


def _facts(case: BatchCase) -> list[tuple[str, Fact]]:
    form = case.law.pack.achievement_forms["summary"]
    simple = [
        (f"Hồ sơ theo thủ tục đơn giản ({nominee.award.name})", nominee.award.simple_file)
        for nominee in case.considered
        if case.batch.simple_procedure and nominee.award.simple_file
    ]
    return [(form.title, form), *simple]


def _groups(case: BatchCase, found: Sequence[Merit]) -> list[dict[str, Any]]:
    """Return the rows by kind of recipient, with the Roman numeral of each kind that there is."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for merit in found:
        rows.setdefault(merit.nominee.who.recipient, []).append(_row(case, merit))
    there = [recipient for recipient in RECIPIENT_ORDER if recipient in rows]
    return [
        {"number": roman(index), "title": RECIPIENT_NAMES[recipient].capitalize(), "rows": rows[recipient]}
        for index, recipient in enumerate(there, start=1)
    ]


def _row(case: BatchCase, merit: Merit) -> dict[str, Any]:
    nominee = merit.nominee
    results = nominee.nomination.achievement.results if nominee.nomination.achievement else ()
    year = case.file.year_of(nominee.nomination)
    return {
        "name": nominee.who.full_address,
        "is_person": nominee.who.recipient == PERSON,
        "blank": BLANK,
        "place": place_of(nominee.who, case.organization),
        "award": nominee.award.name,
        "merit": as_sentence(nominee.nomination.for_),
        "results": [as_sentence(text) for text in results],
        "figures": [told(figure) for figure in merit.figures],
        "period": merit.period.title if merit.period else "",
        "rating": next((RATING_NAMES[rating.rating] for of, rating in merit.ratings if of == year), ""),
        "year": year,
        "initiatives": [found.title for found in merit.initiatives if not _is_told(found.title, results)],
        "awards": _years_of_awards(merit, case.book),
    }


def _is_told(title: str, results: Sequence[str]) -> bool:
    return any(title in text for text in results)


def _years_of_awards(merit: Merit, book: AwardBook) -> list[str]:
    """Return "Lao động tiên tiến (2023, 2024)" for each award that is held, the oldest first."""
    years: dict[str, list[str]] = {}
    for held in merit.awards:
        years.setdefault(held.award, []).append(str(held.year))
    return [f"{award_name(award, book)} ({', '.join(found)})" for award, found in years.items()]
