"""The awards in a report on several years: a year that nothing is on record of has no number, and no 0."""

from __future__ import annotations

from award_builders import GIAY_KHEN, LDTT, YEAR, batch, book, held, nomination, person

from tdkt.awards.book import AwardBook
from tdkt.documents.report.stage_counts import awards_by_year, without_awards

YEARS = [YEAR, YEAR + 1, YEAR + 2]


def table(found: AwardBook) -> dict[str, tuple[list[str], str]]:
    return {row["name"]: (row["counts"], row["total"]) for row in awards_by_year(found, YEARS)}


def test_a_year_without_records_has_no_number() -> None:
    decided = batch(nomination("dn-01", "a", LDTT), decided=f"{YEAR}-11-20")
    found = book(person("a"), batches=[decided])
    [counted] = table(found).values()
    assert counted == (["1", "–", "–"], "1")
    assert without_awards(found, YEARS) == f"{YEAR + 1}, {YEAR + 2}"


def test_a_year_whose_awards_are_on_record_has_its_zeros() -> None:
    decided = batch(nomination("dn-01", "a", LDTT), decided=f"{YEAR}-11-20")
    found = book(person("a"), batches=[decided], rated={("a", YEAR + 1): "good"})
    [counted] = table(found).values()
    assert counted == (["1", "0", "–"], "1")


def test_what_the_register_alone_tells_of_a_year_says_nothing_of_its_other_awards() -> None:
    decided = batch(nomination("dn-01", "a", LDTT), decided=f"{YEAR}-11-20")
    found = book(person("a"), batches=[decided], past=[held("a", GIAY_KHEN, YEAR + 1)])
    assert sorted(table(found).values()) == [(["0", "1", "–"], "1"), (["1", "–", "–"], "1")]
