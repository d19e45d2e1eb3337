"""Báo cáo thành tích: one for each nomination, of a collective, a person or a household.

The headings are those of the forms of NĐ 91/2017 and NĐ 98/2023 and await comparison with the annex of NĐ 152/2025 (see
`achievement_forms` in the law packs): each page says so while it is a draft, and it is one until it is signed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tdkt.awards.batch_case import BatchCase, Nominee
from tdkt.awards.law_wording import recognised_at
from tdkt.awards.past import award_name, decision_words, held_by_decision
from tdkt.documents.awards.achievement_signatures import signatures_of, unit_of
from tdkt.documents.awards.batch_lists import place_of, with_shares
from tdkt.documents.awards.batch_words import law_notes, subject_of, unit_letterhead
from tdkt.documents.awards.merits import Merit, merits
from tdkt.documents.jobs import NotYetError
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.page.dotted import dots, filled
from tdkt.documents.report.narratives import as_sentence
from tdkt.documents.report.target_tables import UNIT_TABLE_SHARES, cells
from tdkt.documents.texts.templates import Templates
from tdkt.law.award_names import held_award
from tdkt.law.confidence import SURE
from tdkt.law.packs import Fact
from tdkt.model.award_records import RATING_NAMES, DecisionRef, Initiative
from tdkt.model.register import Collective, Person
from tdkt.model.text import upper_first

_SHARES = {
    **dict(zip(("TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện", "Trạng thái"), UNIT_TABLE_SHARES, strict=True)),
    "Năm": 10,
    "Danh hiệu thi đua": 30,
    "Hình thức khen thưởng": 30,
    "Số, ngày, tháng, năm quyết định; cơ quan ban hành": 60,
}
_PARTS = ("background", "duties", "results", "measures", "obedience", "mass_work")
_GENDERS = {"female": "Nữ", "male": "Nam"}
_BLANKS = "Dòng chấm là phần tdkt chưa có dữ liệu: ghi thêm trước khi ký."


def report_documents(case: BatchCase, templates: Templates) -> dict[str, OfficialDocument]:
    """Return the report of every nomination that the Council considers, by "dn-01-nguyen-van-a", in the office's order.

    Each is worded by `bao-cao-thanh-tich.md.j2`. Raises NotYetError where the batch has no nomination to consider.
    """
    return _reports(case, case.considered, templates)


def reports_of_the_file(case: BatchCase, templates: Templates) -> dict[str, OfficialDocument]:
    """Return those of `report_documents` that the law asks for in the file, while the file is not submitted.

    Raises NotYetError where no award of the batch asks for one (the law packs' `file`), and once the file has gone.
    """
    batch = case.batch
    if batch.has_reached("submitted"):
        raise NotYetError(
            "Hồ sơ đã trình, báo cáo thành tích đã nằm trong hồ sơ; "
            f"cần in lại thì dùng: tdkt render achievement-report {batch.id}."
        )
    wanted = [nominee for nominee in case.considered if _is_asked_for(case, nominee)]
    if case.considered and not wanted:
        raise NotYetError(
            "Hồ sơ của đợt này không đòi báo cáo thành tích; "
            f"cần in thì dùng: tdkt render achievement-report {batch.id}."
        )
    return _reports(case, wanted, templates)


def _reports(
    case: BatchCase, nominees: Iterable[Nominee], templates: Templates
) -> dict[str, OfficialDocument]:
    made = {
        f"{merit.nominee.nomination.id}-{merit.nominee.who.id}": _document(case, merit, templates)
        for merit in merits(case, nominees)
    }
    if not made:
        raise NotYetError(f"Đợt “{case.batch.id}” chưa có đề nghị nào để lập báo cáo thành tích.")
    return made


def _is_asked_for(case: BatchCase, nominee: Nominee) -> bool:
    wanted = nominee.award.file_of(simple_procedure=case.batch.simple_procedure)
    return "achievement_report" in wanted.value


def _document(case: BatchCase, merit: Merit, templates: Templates) -> OfficialDocument:
    nominee, batch = merit.nominee, case.batch
    form = case.law.pack.achievement_form(batch.type, nominee.who.recipient)
    signed = signatures_of(case, nominee)
    subject = f"Đề nghị tặng {subject_of(case, [nominee])}"
    doubts = law_notes(case, _facts(case, form))
    blocks = templates.blocks("bao-cao-thanh-tich.md.j2", _context(case, merit))
    return OfficialDocument(
        letterhead=unit_letterhead(case, unit_of(case, nominee), place=case.organization.place),
        type_name="BÁO CÁO THÀNH TÍCH",
        subject=subject,
        blocks=with_shares(blocks, _SHARES),
        recipients=(),
        archive="",
        signature=signed.reporter,
        cosignatures=(signed.confirmation,),
        endorsement=signed.endorsement,
        draft=True,
        illustrative=case.illustrative or merit.illustrative,
        title=f"Báo cáo thành tích: {nominee.who.full_address}",
        author=case.organization.name,
        notes=(*doubts, *_lacking(merit), _BLANKS),
        notice=_notice(form),
        draft_notes=doubts,
    )


def _notice(form: Fact) -> str:
    """Return the line beside the mark of the draft: with which form the headings must still be compared."""
    if form.value is None:
        return f"{upper_first(form.source)}; đề mục theo thông lệ: kiểm tra trước khi ký."
    if form.confidence in SURE:
        return f"Đề mục chưa đối chiếu với {form.value}: kiểm tra trước khi ký."
    return f"Đề mục và số mẫu ({form.value}) chưa đối chiếu với bản gốc: kiểm tra trước khi ký."


def _facts(case: BatchCase, form: Fact) -> list[tuple[str, Fact]]:
    named = f"{form.title}, {form.value}" if form.value else form.title
    headings = case.law.pack.achievement_forms["headings"]
    return [(named, form), (headings.title, headings)]


def _lacking(merit: Merit) -> tuple[str, ...]:
    """Return what is said of targets that a nomination is linked to and that have no figure in the report."""
    nomination = merit.nominee.nomination
    if nomination.targets and merit.period is None:
        return ("Chưa có báo cáo của đơn vị nên chưa có số liệu của chỉ tiêu gắn với thành tích.",)
    if merit.unknown:
        return (f"Không có trong kế hoạch: chỉ tiêu {', '.join(merit.unknown)} gắn với {nomination.id}.",)
    return ()


def _context(case: BatchCase, merit: Merit) -> dict[str, Any]:
    nominee = merit.nominee
    return {
        "kind": case.batch.type,
        "recipient": nominee.who.recipient,
        "line": filled,
        "dots": dots(),
        **_person(case, nominee),
        "name": nominee.who.name,
        "place": place_of(nominee.who, case.organization),
        "movement": _movement(case, nominee),
        "merit": as_sentence(nominee.nomination.for_),
        "parts": _parts(nominee),
        "figures": [cells(found) for found in merit.figures],
        "period": merit.period.title if merit.period else "",
        "ratings": [
            {"year": year, "rating": RATING_NAMES[rating.rating], "decision": _decision(rating.decision)}
            for year, rating in merit.ratings
        ],
        "initiatives": [_initiative(found, nominee.who.id, case) for found in merit.initiatives],
        "awards": [
            {"title": "Danh hiệu thi đua", "rows": _held(case, merit, titles=True)},
            {"title": "Hình thức khen thưởng", "rows": _held(case, merit, titles=False)},
        ],
    }


def _person(case: BatchCase, nominee: Nominee) -> dict[str, str]:
    who = nominee.who
    unit = case.organization.unit(who.unit or "") if isinstance(who, Person | Collective) else None
    known = {"gender": "", "post": "", "address": "", "unit": unit.name if unit else ""}
    if isinstance(who, Person):
        known |= {"gender": _GENDERS[who.gender], "post": who.post or "", "address": who.address or ""}
    return known


def _movement(case: BatchCase, nominee: Nominee) -> str:
    """Return the movement that the batch closes, in its quotation marks; "" where the merit names it, or there is none."""
    wanted = case.batch.movement
    titles = [
        movement.title
        for file in case.workspace.movements
        if file.year == case.batch.year
        for movement in file.movements
        if movement.id == wanted
    ]
    titles += [found.title for found in case.organization.general_movements if found.id == wanted]
    title = next(iter(titles), "").removeprefix("Phong trào ").strip("“”")
    return f"“{title}”" if title and title not in nominee.nomination.for_ else ""


def _parts(nominee: Nominee) -> dict[str, list[str]]:
    said = nominee.nomination.achievement
    return {part: list(map(as_sentence, getattr(said, part, ()))) for part in _PARTS}


def _initiative(found: Initiative, who: str, case: BatchCase) -> dict[str, str]:
    shares = [author.share for author in found.authors if author.person == who]
    share = shares[0] if shares else None
    return {
        "title": found.title,
        "share": f"{share}%" if share is not None and share < 100 else "",
        "level": recognised_at(found.level, case.organization),
        "decision": _decision(found.recognised),
    }


def _held(case: BatchCase, merit: Merit, *, titles: bool) -> list[dict[str, str]]:
    return [
        {
            "year": str(held.year),
            "award": award_name(held.award, case.book),
            "decision": held_by_decision(held, case.book),
        }
        for held in merit.awards
        if _is_title(held.award) == titles
    ]


def _is_title(award: str) -> bool:
    """Tell whether an award is a title; what no pack knows stands among the commendations."""
    rule = held_award(award)
    return rule is not None and rule.is_title


def _decision(found: DecisionRef | None) -> str:
    return decision_words(found.number, found.date, found.issuer) if found else ""
