"""What is decided in the summer counts in the school year that it is for: no decision falls between two school years."""

from __future__ import annotations

from dataclasses import replace

import pytest
from award_builders import GIAY_KHEN, batch, book, day, nomination, person

from tdkt.awards.book import AwardBook
from tdkt.awards.statistics import award_statistics
from tdkt.documents.report.award_results import award_results
from tdkt.model.period import Period
from tdkt.model.plan_year import SchoolYear, counts_for

OWN = SchoolYear(2026, (day("2026-09-05"), day("2027-01-18"), day("2027-05-28")))
NEXT = SchoolYear(2027, (day("2027-09-06"), day("2028-01-17"), day("2028-05-26")))
YEARS = (SchoolYear(2025), SchoolYear(2026), SchoolYear(2027), SchoolYear(2028))


def _counted(on: str, of: int | None) -> list[str]:
    return [str(year) for year in YEARS if counts_for(year, day(on), of, (OWN, NEXT))]


@pytest.mark.parametrize(
    ("on", "of", "year"),
    [
        ("2027-05-28", SchoolYear(2026), ["2026-2027"]),
        ("2027-05-29", SchoolYear(2026), ["2026-2027"]),
        ("2027-09-05", SchoolYear(2026), ["2026-2027"]),
        ("2027-09-06", SchoolYear(2026), ["2027-2028"]),
        ("2027-05-28", SchoolYear(2027), ["2026-2027"]),
        ("2027-05-29", SchoolYear(2027), ["2027-2028"]),
        ("2027-09-05", SchoolYear(2027), ["2027-2028"]),
        ("2027-07-01", SchoolYear(2025), ["2026-2027"]),
        ("2027-07-01", None, ["2026-2027"]),
        ("2027-07-01", 2027, []),
        ("2027-03-01", 2027, ["2026-2027"]),
    ],
)
def test_every_day_counts_in_one_school_year(on: str, of: int | None, year: list[str]) -> None:
    assert _counted(on, of) == year


def test_a_calendar_year_goes_by_the_day_alone() -> None:
    assert counts_for(2027, day("2027-07-01"), SchoolYear(2026), (OWN, NEXT))
    assert not counts_for(2026, day("2027-07-01"), SchoolYear(2026), (OWN, NEXT))


def _decided(on: str, of: int) -> AwardBook:
    file = batch(nomination("dn-01", "a", GIAY_KHEN), decided=on)
    own = replace(file, batch=replace(file.batch, year=of, received=day("2027-05-20")))
    return replace(book(person("a"), batches=[own]), school_years=(OWN, NEXT))


def test_statistics_and_report_of_the_school_year_tell_of_it_and_those_of_the_next_do_not() -> None:
    found = _decided("2027-06-10", SchoolYear(2026))
    totals = [award_statistics(found, year, None, None, ()).total.total for year in YEARS]
    assert totals == [0, 1, 0, 0]
    assert award_statistics(found, 2027, None, None, ()).total.total == 1
    whole = award_results(found, Period.whole(OWN))
    assert whole is not None
    assert (whole["decisions"], whole["under_way"]) == ("01", [])
    term = award_results(found, Period.quarter(OWN, 2))
    assert term is not None
    assert (term["decisions"], len(term["under_way"])) == ("", 1), "the term was over before the decision"
    assert award_results(found, Period.whole(NEXT)) is None


def test_statistics_go_by_the_days_of_the_plan() -> None:
    """The common frame of a school year begins on 01/9."""
    found = _decided("2027-09-03", SchoolYear(2026))
    totals = [award_statistics(found, year, None, None, ()).total.total for year in YEARS]
    assert totals == [0, 1, 0, 0]
