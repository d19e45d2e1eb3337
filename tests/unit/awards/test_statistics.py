"""What is counted, and under which heads."""

from __future__ import annotations

from dataclasses import replace

import pytest
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
from award_changes import Make

from example_ward import FILES
from tdkt.awards.book import award_book
from tdkt.awards.statistics import Counts, award_statistics
from tdkt.checks.example_files import ORGANIZATION, PLAN, REVOCATION

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


@pytest.mark.parametrize(
    ("span", "length"),
    [
        ("from: 2026, to: 2026", "1 năm"),
        ("from: 2025, to: 2026", "từ 1 đến dưới 3 năm"),
        ("from: 2024, to: 2026", "từ 3 đến dưới 5 năm"),
        ("from: 2023, to: 2026", "từ 3 đến dưới 5 năm"),
        ("from: 2022, to: 2026", "từ 5 năm trở lên"),
        ("from: 2021, to: 2030", "từ 5 năm trở lên"),
        ("from: 2021", "không ghi thời gian"),
        ("to: 2030", "không ghi thời gian"),
    ],
)
def test_movements_from_above_are_counted_by_their_length(
    span: str, length: str, make_workspace: Make
) -> None:
    made = make_workspace(**{ORGANIZATION: FILES[ORGANIZATION].replace("from: 2021, to: 2030", span)})
    found = award_statistics(
        award_book(made), 2026, made.organization, made.plans[0], made.movements
    ).movements
    assert found is not None
    assert (found.from_above, found.by_length) == (1, ((length, 1),))
    assert (found.own, found.by_unit) == (1, (("Văn phòng", 1),))


def test_movements_that_the_plan_does_not_name_and_those_of_other_years_are_not_counted(
    make_workspace: Make,
) -> None:
    unnamed = FILES[PLAN].replace("        general_movements: [nong-thon-moi]\n", "")
    made = make_workspace(**{PLAN: unnamed})
    others = [replace(found, year=2025) for found in made.movements]
    found = award_statistics(award_book(made), 2026, made.organization, made.plans[0], others).movements
    assert found is not None
    assert (found.from_above, found.own, found.by_length) == (0, 0, ())
    assert award_statistics(award_book(made), 2026, made.organization, None, others).movements is None


def test_batches_of_another_year_are_neither_pending_nor_refused() -> None:
    other = batch(nomination("dn-01", "a", LDTT), nomination("dn-02", "b", LDTT, is_refused=True))
    found = award_statistics(book(*EVERYONE, batches=[other]), YEAR + 1, None, None, ())
    assert (found.pending, found.refused) == ((), 0)


def test_an_award_that_no_pack_knows_is_listed_last_without_a_type() -> None:
    records = book(
        *EVERYONE, past=[held("a", "la", YEAR), held("a", GIAY_KHEN, YEAR), held("ai-do", LDTT, YEAR)]
    )
    found = award_statistics(records, YEAR, None, None, ())
    assert [(one.award, one.name, one.type) for one in found.decided][-1] == ("la", "la", "")
    unknown = next(one.counts for one in found.decided if one.award == LDTT)
    assert (unknown.total, unknown.person, unknown.workers, unknown.leaders) == (1, 0, 0, 0)


@pytest.mark.parametrize(("of_batch", "of_book"), [(False, False), (True, False), (False, True)])
def test_statistics_of_samples_say_so(of_batch: bool, of_book: bool) -> None:
    file = replace(batch(nomination("dn-01", "a", LDTT)), illustrative=of_batch)
    records = replace(book(*EVERYONE, batches=[file]), illustrative=of_book)
    assert award_statistics(records, YEAR, None, None, ()).illustrative == (of_batch or of_book)


def test_what_was_decided_and_cancelled_later_is_named_in_its_own_year(in_memory: Make) -> None:
    """The number that was reported for the year changes: the page says by which decision."""
    signed = FILES[REVOCATION].replace("year: 2026\n", "year: 2026\nnumber: 80\ndate: 2026-10-30\n")
    workspace = in_memory(**{REVOCATION: signed})
    found = {
        year: award_statistics(award_book(workspace), year, None, None, ()).decided_and_cancelled
        for year in (2025, 2026)
    }
    assert found == {2025: (("Quyết định số 80/QĐ-UBND ngày 30/10/2026", 1),), 2026: ()}
