"""Who lives when, and who stands for whom."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tdkt.model.lifetime import Lifetime, living_heirs
from tdkt.model.period import Period

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("life", "day", "lives"),
    [
        (Lifetime(), date(1990, 1, 1), True),
        (Lifetime(from_=date(2026, 7, 1)), date(2026, 6, 30), False),
        (Lifetime(from_=date(2026, 7, 1)), date(2026, 7, 1), True),
        (Lifetime(until=date(2026, 6, 30)), date(2026, 6, 30), True),
        (Lifetime(until=date(2026, 6, 30)), date(2026, 7, 1), False),
    ],
)
def test_first_and_last_day_are_days_of_life(life: Lifetime, day: date, lives: bool) -> None:
    assert life.lives_on(day) is lives


def test_a_period_counts_who_is_there_on_its_last_day() -> None:
    until_june = Lifetime(until=date(2026, 6, 30))
    assert until_june.lives_in(Period.quarter(2026, 2))
    assert not Lifetime(until=date(2026, 6, 29)).lives_in(Period.quarter(2026, 2))
    assert until_june.lives_in(Period(2026, 2, "H1"))
    assert not until_june.lives_in(Period(2026, 4, "Y"))


def test_heirs_are_followed_to_who_lives() -> None:
    known = {
        "a": Lifetime(until=date(2026, 3, 31), into="b"),
        "b": Lifetime(from_=date(2026, 4, 1), until=date(2026, 6, 30), into=("c", "d")),
        "c": Lifetime(from_=date(2026, 7, 1)),
        "d": Lifetime(from_=date(2026, 7, 1)),
    }
    assert living_heirs("a", date(2026, 3, 31), known) == ("a",)
    assert living_heirs("a", date(2026, 4, 1), known) == ("b",)
    assert living_heirs("a", date(2026, 7, 1), known) == ("c", "d")
    assert living_heirs("c", date(2026, 6, 30), known) == ()
    assert living_heirs("x", date(2026, 6, 30), known) == ()


@given(
    st.dictionaries(
        st.sampled_from("abcd"), st.tuples(DAYS, st.lists(st.sampled_from("abcd"), max_size=3)), min_size=1
    ),
    DAYS,
)
def test_heirs_live_whatever_the_records_say(ends: dict[str, tuple[date, list[str]]], day: date) -> None:
    known = {name: Lifetime(until=end, into=tuple(into)) for name, (end, into) in ends.items()}
    for name in known:
        found = living_heirs(name, day, known)
        assert all(known[heir].lives_on(day) for heir in found)
        assert len(found) == len(set(found))
        assert (found == (name,)) is known[name].lives_on(day) or found != (name,)


@given(DAYS, DAYS)
def test_the_day_after_the_last_is_the_heirs(day: date, last: date) -> None:
    known = {"a": Lifetime(until=last, into="b"), "b": Lifetime(from_=last + timedelta(days=1))}
    assert living_heirs("a", day, known) == (("a",) if day <= last else ("b",))
