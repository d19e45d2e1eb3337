"""The conditions on the members of a collective (Luật số 06/2022/QH15, Điều 27, 28): their titles, work and discipline."""

from __future__ import annotations

from fractions import Fraction

from tdkt.awards.book import AwardBook
from tdkt.awards.law_in_force import LawInForce
from tdkt.awards.membership import Days
from tdkt.awards.verdict import Case, Verdict, is_held
from tdkt.law.packs import Standard
from tdkt.model.award_records import DISCIPLINES, Discipline
from tdkt.model.plan_year import division_of, year_name
from tdkt.model.register import Collective, Person
from tdkt.workspace.kinds import FILE_KINDS

AT_YEAR_END = "at_year_end"
"""The value of `members_counted` by which only who is there at the year's end is a member."""


def days_counted(year: int, law: LawInForce) -> Days:
    """Return the days on any of which a member of a collective has to be there to be counted for the merit of `year`.

    The Law does not say: the ward may set `members_counted`.
    """
    last = division_of(year).last_day
    if law.value("members_counted") == AT_YEAR_END:
        last = min(last, max(law.on, division_of(year).first_day))
        return last, last
    return division_of(year).first_day, last


def _members(
    standard: Standard, case: Case, law: LawInForce, book: AwardBook
) -> tuple[Person, ...] | Verdict:
    days = days_counted(case.year, law)
    members = book.members_of(case.who, days) if isinstance(case.who, Collective) else ()
    if members:
        return members
    return Verdict(
        standard,
        None,
        "chưa có danh sách thành viên của tập thể",
        f"Ghi unit hoặc members của {case.who.name} và các cá nhân vào sổ đối tượng.",
    )


def members_holding(standard: Standard, case: Case, law: LawInForce, book: AwardBook) -> Verdict:
    """The share (or number) of members with a title, or with a higher one that includes it (Luật TĐKT, Điều 23)."""
    members = _members(standard, case, law, book)
    if isinstance(members, Verdict):
        return members
    award = standard.settings["award"]

    def has_it(person: Person) -> bool:
        return any(is_held(person.id, one, case.year, case, book) for one in (award, *law.including(award)))

    lacking = [person.name for person in members if not has_it(person)]
    having = len(members) - len(lacking)
    name = law.awards[award].name
    said = f"{having}/{len(members)} cá nhân đạt “{name}” {year_name(case.year)}{_of_whom(members, case.year, law)}"
    if "percent" in standard.settings:
        met = Fraction(having, len(members)) * 100 >= standard.settings["percent"]
    else:
        met = having >= standard.settings["at_least"]
    mend = "" if met else f"Chưa có danh hiệu “{name}” {year_name(case.year)}: {', '.join(lacking)}."
    return Verdict(standard, met, said, mend)


def _of_whom(members: tuple[Person, ...], year: int, law: LawInForce) -> str:
    """Say which of the members counted were there for a part of the year only: the Law does not say how to count them."""
    first, last = division_of(year).first_day, division_of(year).last_day
    partly = [
        person.name for person in members if (person.from_ or first) > first or (person.until or last) < last
    ]
    if not partly:
        return ""
    rule = law.parameters["members_counted"]
    return f" (tính cả {', '.join(partly)}, công tác một phần năm; {rule.said})"


def members_completed(standard: Standard, case: Case, law: LawInForce, book: AwardBook) -> Verdict:
    """Every member has done their work."""
    members = _members(standard, case, law, book)
    if isinstance(members, Verdict):
        return members
    ratings = {person.name: book.ratings.get((person.id, int(case.year))) for person in members}
    failing = [name for name, rating in ratings.items() if rating and rating.rating == "not_completed"]
    unknown = [name for name, rating in ratings.items() if rating is None]
    if failing:
        return Verdict(standard, False, f"không hoàn thành nhiệm vụ: {', '.join(failing)}")
    if unknown:
        return Verdict(
            standard,
            None,
            f"chưa có xếp loại {year_name(case.year)} của {', '.join(unknown)}",
            f"Ghi xếp loại vào {FILE_KINDS['yearly-ratings'].file(year=int(case.year))}.",
        )
    return Verdict(standard, True, f"{len(members)}/{len(members)} cá nhân hoàn thành nhiệm vụ")


def members_undisciplined(standard: Standard, case: Case, law: LawInForce, book: AwardBook) -> Verdict:
    """No member was under discipline of this form or a harder one on any day of the year."""
    members = _members(standard, case, law, book)
    if isinstance(members, Verdict):
        return members
    mildest = DISCIPLINES.index(standard.settings["from"])
    ids = {person.id: person.name for person in members}
    found = [
        ids[entry.who]
        for conduct in book.conduct
        for entry in conduct.disciplines
        if entry.who in ids and _runs_in(entry, case.year) and DISCIPLINES.index(entry.form) >= mildest
    ]
    if found:
        return Verdict(
            standard, False, f"có cá nhân bị kỷ luật trong {year_name(case.year)}: {', '.join(found)}"
        )
    return Verdict(standard, True, f"không cá nhân nào bị kỷ luật trong {year_name(case.year)}")


def _runs_in(entry: Discipline, year: int) -> bool:
    """Tell whether a disciplinary period has any day in `year`; one that is not known to have ended goes on."""
    return entry.from_ <= division_of(year).last_day and (
        entry.until is None or entry.until >= division_of(year).first_day
    )
