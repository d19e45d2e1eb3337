"""The order in which findings are told."""

from __future__ import annotations

from tdkt.model.diagnostic import Diagnostic, Severity, in_reading_order
from tdkt.model.place import Place

HERE = Place("plans/organization.yaml", 89, 9)


def finding(related: str) -> Diagnostic:
    places = ((Place(related), "nêu ở đây"),)
    return Diagnostic(HERE, "K404", Severity.WARNING, "Đã hết giai đoạn.", "", places)


def test_findings_that_differ_in_their_further_places_only_keep_one_order() -> None:
    named = [f"plans/{year}/plan.yaml" for year in range(2026, 2046)]
    found = in_reading_order([finding(file) for file in reversed(named)])
    assert [one.related[0][0].file for one in found] == named


def test_each_finding_is_told_once() -> None:
    assert in_reading_order([finding("a.yaml"), finding("a.yaml")]) == [finding("a.yaml")]
