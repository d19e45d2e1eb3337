"""Who counts among the members of a collective: by the days of people and of units, and what the ward sets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from award_builders import LDTT, TTLDTT, YEAR, book, collective, held, law, person, rule

from tdkt.awards.book import AwardBook
from tdkt.awards.membership import life_of, members_in, time_in
from tdkt.awards.standards import judge_standards
from tdkt.awards.suggestions import suggestions
from tdkt.awards.verdict import Case, Verdict
from tdkt.model.lifetime import Lifetime
from tdkt.model.organization import Organization, Subdivision, Subdivisions, Unit
from tdkt.model.place import NOWHERE
from tdkt.model.register import Person

THE_YEAR = date(YEAR, 1, 1), date(YEAR, 12, 31)


def worked(name: str, since: str = "", until: str = "", unit: str = "van-phong") -> Person:
    first = date.fromisoformat(since) if since else None
    last = date.fromisoformat(until) if until else None
    return replace(person(name, unit=unit), from_=first, until=last)


def ward(*units: Unit, places: tuple[Subdivision, ...] = ()) -> Organization:
    return Organization(
        "UBND", ("UBND",), "X", "Y", "UBND", None, units, Subdivisions(False, places, NOWHERE), (), (), None, NOWHERE
    )  # fmt: skip


def unit(name: str, **life: object) -> Unit:
    return Unit(name, name, name, "", NOWHERE, **life)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("since", "until", "counts"),
    [
        ("", "", True),
        ("", "2025-12-31", False),
        ("", "2026-01-01", True),
        ("2026-12-31", "", True),
        ("2027-01-01", "", False),
        ("2025-03-01", "2025-09-01", False),
    ],
)
@pytest.mark.parametrize("named", [False, True])
def test_who_was_there_on_any_day_of_the_year_counts(
    since: str, until: str, counts: bool, named: bool
) -> None:
    """Luật số 06/2022/QH15, Điều 27, 28: "cá nhân trong tập thể"; that a part of the year is enough is not verified."""
    who = worked("a", since, until)
    group = replace(collective(unit=None if named else "van-phong"), members=("a",) if named else ())
    assert members_in(group, [who], None, THE_YEAR) == ((who,) if counts else ())


def _share(records: AwardBook, **how: str) -> Verdict:
    found = law(date(YEAR, 9, 30), *(rule(name, value) for name, value in how.items()))
    case = Case(collective(), found.awards[TTLDTT], YEAR, "merit")
    verdicts = judge_standards(case, found, records)
    return next(one for one in verdicts if one.standard.needs == "members_holding")


def _seven_of_ten(*more: Person) -> AwardBook:
    staff = [worked(f"m{number}") for number in range(10)]
    return book(collective(), *staff, *more, past=[held(f"m{number}", LDTT, YEAR) for number in range(7)])


def test_who_left_before_the_year_does_not_lower_the_share() -> None:
    assert _share(_seven_of_ten()).met is True
    left = _share(_seven_of_ten(worked("x", until="2025-12-31")))
    assert (left.met, left.reason) == (True, "7/10 cá nhân đạt “Lao động tiên tiến” năm 2026")


def test_who_was_there_for_a_part_of_the_year_is_counted_and_named() -> None:
    found = _share(_seven_of_ten(worked("x", until="2026-06-30")))
    assert found.met is False
    assert found.reason.startswith("7/11 cá nhân đạt “Lao động tiên tiến” năm 2026 (tính cả Nguyễn Văn X, ")
    assert "không nói rõ" in found.reason
    assert "theo trí nhớ" in found.reason


@pytest.mark.parametrize(("until", "met"), [("2026-09-29", True), ("2026-09-30", False)])
def test_a_ward_may_count_who_is_there_at_the_end(until: str, met: bool) -> None:
    records = _seven_of_ten(worked("x", until=until))
    assert _share(records, members_counted="at_year_end").met is met


def test_people_of_a_unit_that_was_merged_are_in_the_other_from_then_on() -> None:
    merged = ward(unit("van-phong", until=date(2026, 6, 30), into="kinh-te"), unit("kinh-te"))
    here, gone = worked("a"), worked("b", until="2026-06-30")
    assert time_in(here, "kinh-te", merged) == (date(2026, 7, 1), date.max)
    assert time_in(here, "van-phong", merged) == (date.min, date(2026, 6, 30))
    assert time_in(gone, "kinh-te", merged) is None
    new = collective("tap-the-kt", unit="kinh-te")
    assert members_in(new, [here, gone], merged, THE_YEAR) == (here,)
    assert members_in(collective(), [here, gone], merged, THE_YEAR) == (here, gone)
    assert members_in(collective(), [here, gone], merged, (date(2027, 1, 1), date(2027, 12, 31))) == ()


def test_people_of_a_unit_that_was_divided_are_nowhere_until_it_is_said() -> None:
    divided = ward(
        unit("van-phong", until=date(2026, 6, 30), into=("kinh-te", "van-hoa")),
        unit("kinh-te"),
        unit("van-hoa"),
    )
    assert time_in(worked("a"), "kinh-te", divided) is None
    assert time_in(worked("a"), "van-phong", divided) == (date.min, date(2026, 6, 30))


def test_a_circle_of_units_ends() -> None:
    circle = ward(unit("a", until=date(2026, 3, 31), into="b"), unit("b", until=date(2026, 6, 30), into="a"))
    assert time_in(worked("x", unit="a"), "b", circle) == (date(2026, 4, 1), date(2026, 6, 30))


def test_a_collective_lives_as_long_as_its_unit_or_thon_unless_it_says_otherwise() -> None:
    ended = date(2026, 6, 30)
    thon = Subdivision("thon-mot", "thon", "Thôn Một", NOWHERE, until=ended)
    found = ward(unit("van-phong", until=ended), places=(thon,))
    assert life_of(collective(), found) == Lifetime(until=ended)
    assert life_of(replace(collective(unit=None), subdivision="thon-mot"), found) == Lifetime(until=ended)
    own = replace(collective(), until=date(2026, 1, 31))
    assert life_of(own, found) == Lifetime(until=date(2026, 1, 31))
    assert life_of(collective(), None) == Lifetime()


def test_a_collective_that_is_no_more_is_not_suggested() -> None:
    records = replace(
        _seven_of_ten(),
        organization=ward(unit("van-phong", until=date(2026, 6, 30), into="kinh-te"), unit("kinh-te")),
    )
    found = suggestions(records, law(date(2026, 9, 30)), YEAR)
    assert [one.who.id for one in found.found if one.who.recipient == "collective"] == []
    before = suggestions(replace(records, organization=None), law(date(2026, 9, 30)), YEAR)
    assert "tap-the" in [one.who.id for one in before.found if one.who.recipient == "collective"]


def test_a_unit_of_a_single_day_has_people_on_it() -> None:
    only = date(2026, 5, 5)
    one_day = ward(unit("van-phong", from_=only, until=only, into="kinh-te"), unit("kinh-te"))
    assert time_in(worked("a"), "van-phong", one_day) == (only, only)
    assert time_in(worked("a"), "kinh-te", one_day) == (date(2026, 5, 6), date.max)
