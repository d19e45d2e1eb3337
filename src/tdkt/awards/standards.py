"""Whether somebody meets the standard of an award, by what is on record; each answer says why.

Three answers: met, not met, and not known (`met` is None) where a record is missing or only people can judge. The
conditions and their articles come from the law packs; here is only how each kind of condition is looked up.
"""

from __future__ import annotations

from collections.abc import Callable

from tdkt.awards.book import AwardBook
from tdkt.awards.law_in_force import LawInForce
from tdkt.awards.law_wording import recognised_at
from tdkt.awards.member_standards import members_completed, members_holding, members_undisciplined
from tdkt.awards.verdict import Case, Verdict, is_held
from tdkt.law.packs import CITY, Standard
from tdkt.model.award_records import RATING_NAMES, RATINGS, Initiative
from tdkt.model.plan_year import year_name
from tdkt.workspace.kinds import FILE_KINDS


def judge_standards(
    case: Case, law: LawInForce, book: AwardBook, reading: str | None = None
) -> tuple[Verdict, ...]:
    """Return a verdict for each condition of the award that concerns `case`, in the order of the law."""
    return tuple(
        _verdict(standard, case, law, book)
        for standard in law.standards(case.award, reading)
        if _concerns(standard, case)
    )


def outcome(verdicts: tuple[Verdict, ...]) -> bool | None:
    """Return False where a condition is not met, None where one is not known (judgements apart), else True."""
    known = [verdict.met for verdict in verdicts if not verdict.is_judgement]
    if any(met is False for met in known):
        return False
    return None if any(met is None for met in known) else True


def _concerns(standard: Standard, case: Case) -> bool:
    when = standard.settings.get("when", {})
    return bool(
        when.get("kind", case.kind) == case.kind
        and when.get("recipient", case.who.recipient) == case.who.recipient
    )


def _verdict(standard: Standard, case: Case, law: LawInForce, book: AwardBook) -> Verdict:
    return _LOOKUPS[standard.needs](standard, case, law, book)


def _judgement(standard: Standard, case: Case, law: LawInForce, book: AwardBook) -> Verdict:
    return Verdict(standard, None, "do Hội đồng xem xét")


def _any(standard: Standard, case: Case, law: LawInForce, book: AwardBook) -> Verdict:
    parts = tuple(_verdict(part, case, law, book) for part in standard.of)
    found = _any_met(parts)
    fulfilled = [part.reason for part in parts if part.met is True]
    others = [part.reason for part in parts if not part.is_judgement]
    mends = [part.mend for part in parts if part.mend] if not found else []
    return Verdict(standard, found, "; ".join(fulfilled or others), " Hoặc: ".join(mends), parts)


def _any_met(parts: tuple[Verdict, ...]) -> bool | None:
    """Tell whether one of several ways is met; what is not known may still be."""
    met = [part.met for part in parts]
    if True in met:
        return True
    return None if None in met else False


def _all(standard: Standard, case: Case, law: LawInForce, book: AwardBook) -> Verdict:
    parts = tuple(_verdict(part, case, law, book) for part in standard.of)
    return Verdict(
        standard,
        outcome(parts),
        "; ".join(part.reason for part in parts if part.met is not True or outcome(parts)),
        " ".join(part.mend for part in parts if part.mend),
        parts,
    )


def _standard_of(standard: Standard, case: Case, law: LawInForce, book: AwardBook) -> Verdict:
    award = law.awards[standard.settings["award"]]
    inner = Case(case.who, award, case.year, case.kind, case.initiatives, case.expected, case.on)
    parts = judge_standards(inner, law, book)
    failing = [part for part in parts if not part.is_judgement and part.met is not True]
    reason = "; ".join(part.reason for part in failing) or f"đạt tiêu chuẩn “{award.name}”"
    return Verdict(standard, outcome(parts), reason, " ".join(part.mend for part in failing), parts)


def _rating(standard: Standard, case: Case, law: LawInForce, book: AwardBook) -> Verdict:
    wanted, years = standard.settings["at_least"], standard.settings.get("years", 1)
    # A rating is on record by the calendar year, that of a school year by the one in which it begins.
    of_years = [case.year - back for back in reversed(range(years))]
    ratings = {year: book.ratings.get((case.who.id, int(year))) for year in of_years}
    said, are_met = [], True
    for year, rating in ratings.items():
        if rating is None:
            mend = f"Ghi xếp loại {year_name(year)} của {case.who.name} vào {FILE_KINDS['yearly-ratings'].file(year=int(year))}."
            return Verdict(standard, None, f"chưa có xếp loại {year_name(year)}", mend)
        if rating.decision and rating.decision.date > law.on:
            late = f"xếp loại {year_name(year)} mới có ngày {rating.decision.date:%d/%m/%Y}, sau ngày xét {law.on:%d/%m/%Y}"
            mend = "Kiểm tra ngày của quyết định xếp loại và ngày của đợt."
            return Verdict(standard, None, late, mend)
        are_met = are_met and RATINGS.index(rating.rating) >= RATINGS.index(wanted)
        said.append(f"{year_name(year)} {RATING_NAMES[rating.rating]}")
    return Verdict(standard, are_met, ", ".join(said), "" if are_met else _better_rating(wanted))


def _better_rating(wanted: str) -> str:
    # There is nothing above the highest rating.
    or_more = "" if wanted == RATINGS[-1] else " trở lên"
    return f"Cần xếp loại {RATING_NAMES[wanted]}{or_more}; kiểm tra lại xếp loại đã ghi."


def _initiative(standard: Standard, case: Case, law: LawInForce, book: AwardBook) -> Verdict:
    level, needed = standard.settings["level"], standard.settings.get("at_least", 1)
    usable, unfit = [], []
    for initiative in _own_initiatives(case, book):
        fault = _unfit(initiative, level, case, law)
        if fault:
            unfit.append(f"sáng kiến “{initiative.title}” {fault}")
        else:
            usable.append(initiative)
    if len(usable) >= needed:
        titles = ", ".join(f"“{initiative.title}”" for initiative in usable)
        return Verdict(standard, True, f"có sáng kiến {titles} được công nhận")
    where = recognised_at(level, book.organization)
    reason = "; ".join(unfit) or f"chưa có sáng kiến {where} làm căn cứ"
    if needed > 1:
        reason = f"có {len(usable)}/{needed} sáng kiến {where}" + (f"; {reason}" if unfit else "")
    return Verdict(
        standard,
        False,
        reason,
        f"Ghi quyết định công nhận sáng kiến {where} vào initiatives.yaml và mã sáng kiến vào đề nghị.",
    )


def _own_initiatives(case: Case, book: AwardBook) -> list[Initiative]:
    found = [initiative for initiative in book.initiatives.values() if initiative.is_by(case.who.id)]
    if case.initiatives is None:
        return [
            initiative for initiative in found if initiative.year <= case.year and not initiative.used_for
        ]
    return [initiative for initiative in found if initiative.id in case.initiatives]


def _unfit(initiative: Initiative, level: str, case: Case, law: LawInForce) -> str:
    if initiative.recognised is None:
        return "chưa có quyết định công nhận"
    if initiative.recognised.date > law.on:
        return f"được công nhận ngày {initiative.recognised.date:%d/%m/%Y}, sau ngày xét {law.on:%d/%m/%Y}"
    if level == CITY and initiative.level != CITY:
        return "mới được công nhận cấp cơ sở"
    if initiative.year > case.year:
        return f"áp dụng {year_name(initiative.year)}, sau năm xét {case.year}"
    return ""


def _held_for_years(standard: Standard, case: Case, law: LawInForce, book: AwardBook) -> Verdict:
    """Consecutive years that end with the year of the merit or, while the title of that year is not decided, before it."""
    wanted, years = standard.settings["award"], standard.settings["years"]
    name = law.awards[wanted].name
    ends = [case.year] if is_held(case.who.id, wanted, case.year, case, book) else []
    missed = "" if ends else _missed(case.who.id, wanted, case.year, book)
    for end in ends if missed else (*ends, case.year - 1):
        span = range(end - years + 1, end + 1)
        if all(is_held(case.who.id, wanted, year, case, book) for year in span):
            return Verdict(standard, True, f"“{name}” các năm {', '.join(map(str, span))}")
    held = [
        str(year)
        for year in range(case.year - years, case.year + 1)
        if is_held(case.who.id, wanted, year, case, book)
    ]
    reason = f"cần {years} năm liên tục “{name}”, có trong sổ: {', '.join(held) or 'không năm nào'}{missed}"
    mend = "Nếu đã được tặng, ghi quyết định của từng năm vào past-awards.yaml."
    return Verdict(standard, False, reason, mend)


def _missed(who: str, award: str, year: int, book: AwardBook) -> str:
    """Say that the title of `year` was refused to `who` or decided without them, "" while it is still open."""
    for file in book.batches:
        for nomination in file.nominations:
            if nomination.award != award or file.year_of(nomination) != year:
                continue
            if nomination.who == who and nomination.refused is not None:
                return f"; {year_name(year)} không được xét tặng (đợt “{file.batch.id}”)"
            if file.batch.has_reached("decided"):
                return f"; {year_name(year)} đã xét xong mà không có tên (đợt “{file.batch.id}”)"
    return ""


_LOOKUPS: dict[str, Callable[[Standard, Case, LawInForce, AwardBook], Verdict]] = {
    "judgement": _judgement,
    "any": _any,
    "all": _all,
    "standard_of": _standard_of,
    "rating": _rating,
    "initiative": _initiative,
    "held_for_years": _held_for_years,
    "members_holding": members_holding,
    "members_completed": members_completed,
    "members_undisciplined": members_undisciplined,
}
