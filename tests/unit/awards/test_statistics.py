"""What is counted, and under which heads."""

from __future__ import annotations

from award_builders import (
    CSTDCS,
    GIAY_KHEN,
    LDTT,
    TTLDTT,
    YEAR,
    batch,
    book,
    collective,
    held,
    household,
    nomination,
    person,
)

from tdkt.awards.statistics import Counts, award_statistics

EVERYONE = (
    person("a", leader=True),
    person("b", gender="female"),
    person("c", unit=None, gender="female", leader=True),
    collective(),
    household(),
)


def test_only_what_is_decided_is_counted_and_the_rest_is_said_apart() -> None:
    decided = batch(
        nomination("dn-01", "a", CSTDCS),
        nomination("dn-02", "b", LDTT),
        nomination("dn-03", "tap-the", TTLDTT),
        nomination("dn-04", "c", LDTT, is_refused=True),
        decided="2026-11-20",
    )
    sudden = batch(nomination("dn-01", "ho", GIAY_KHEN), decided="2026-06-10", kind="sudden", id_="dot-xuat")
    pending = batch(nomination("dn-01", "c", GIAY_KHEN), state="voted", kind="thematic", id_="chuyen-de")
    found = award_statistics(book(*EVERYONE, batches=[decided, sudden, pending]), YEAR, None, None, ())
    assert found.total == Counts(
        total=4, merit=3, sudden=1, collective=1, person=2, household=1, women=1, leaders=1, workers=1
    )
    assert [one.award for one in found.decided] == [TTLDTT, CSTDCS, LDTT, GIAY_KHEN]
    [waiting] = found.pending
    assert (waiting.award, waiting.counts) == (
        GIAY_KHEN,
        Counts(total=1, thematic=1, person=1, women=1, leaders=1),
    )
    assert (found.refused, found.movements) == (1, None)


def test_the_day_of_the_decision_says_which_year_counts() -> None:
    """A title for 2025 that was decided in January 2026 is one of 2026."""
    records = book(
        *EVERYONE, past=[held("a", LDTT, 2025, on="2026-01-05"), held("b", LDTT, 2026, on="2027-01-05")]
    )
    assert [award_statistics(records, year, None, None, ()).total.total for year in (2025, 2026, 2027)] == [
        0,
        1,
        1,
    ]
