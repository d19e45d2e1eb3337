"""The last day, the last đồng, the last share that a rule on awards allows, and the first that it does not.

The batch is that of `test_awards`: received on 03/8/2026, voted on 01/9, submitted on 08/9, decided on 15/9/2026.
"""

from __future__ import annotations

import pytest
from award_changes import CITY, COUNCIL_RULE, Make, changed, local

from tdkt.checks.example_files import BATCH, INITIATIVES, NOMINATIONS, REGISTRATIONS, RULES_OF_WARD
from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import Workspace


def codes(workspace: Workspace) -> set[str]:
    return {finding.code for finding in find_problems(workspace)}


def of_batch(old: str, new: str) -> tuple[str, str, str]:
    return (BATCH, old, new)


def noticed(since: str, until: str) -> tuple[str, str, str]:
    return of_batch(
        "submission: {", f"notice: {{from: {since}, until: {until}, where: Trụ sở}}\nsubmission: {{"
    )


def for_event(day: str) -> tuple[str, str, str]:
    return of_batch("type: merit", f"type: thematic\nevent: {day}")


REGISTERED = "{who: le-van-i, award: lao-dong-tien-tien, date: 2026-02-10}"
USED = "    year: 2026\n"


@pytest.mark.parametrize(
    ("changes", "code", "is_found"),
    [
        # 20 working days after 03/8: 31/8, 01/9 and 02/9 are off, 22/8 is worked
        ((of_batch("date: 2026-08-10", "date: 2026-08-28"),), "A405", False),
        ((of_batch("date: 2026-08-10", "date: 2026-08-29"),), "A405", True),
        # 10 working days after 15/9
        ((of_batch("date: 2026-09-25", "date: 2026-09-29"),), "A405", False),
        ((of_batch("date: 2026-09-25", "date: 2026-09-30"),), "A405", True),
        # what the ward has made a day off moves the end by one
        (
            (of_batch("date: 2026-09-25", "date: 2026-09-30"), local("extra_days_off", "[2026-09-16]")),
            "A405",
            False,
        ),
        # 5 days before the event, which only a thematic batch has to keep
        ((local("days_before_event", "5"), for_event("2026-08-08")), "A405", False),
        ((local("days_before_event", "5"), for_event("2026-08-07")), "A405", True),
        ((local("days_before_event", "5"), of_batch("type: merit", "type: merit\nevent: 2026-08-07")), "A405", False),
        # 5 working days after 02/9
        ((local("public_notice_working_days", "5"), noticed("2026-09-02", "2026-09-09")), "A405", False),
        ((local("public_notice_working_days", "5"), noticed("2026-09-02", "2026-09-08")), "A405", True),
        ((noticed("2026-09-15", "2026-09-15"),), "A402", False),
        ((noticed("2026-09-15", "2026-09-16"),), "A402", True),
        ((noticed("2026-09-10", "2026-09-09"),), "A402", True),
        # registered on the day of the decision, and the day after
        (((REGISTRATIONS, REGISTERED, REGISTERED.replace("2026-02-10", "2026-09-15")),), "A304", False),
        (((REGISTRATIONS, REGISTERED, REGISTERED.replace("2026-02-10", "2026-09-16")),), "A304", True),
        # 1 of 2 people is 50 %
        (
            (local("max_percent_cstdcs", "50"), (NOMINATIONS, "who: le-van-i", "who: nguyen-van-g")),
            "A311",
            False,
        ),
        (
            (local("max_percent_cstdcs", "49"), (NOMINATIONS, "who: le-van-i", "who: nguyen-van-g")),
            "A311",
            True,
        ),
        # an initiative that may be used twice
        (
            (
                local("initiative_uses", "2"),
                (INITIATIVES, USED, f"{USED}    used_for: [{{who: nguyen-van-g, award: giay-khen, year: 2026}}]\n"),
            ),
            "A309",
            False,
        ),
        # numbers of the decision: 1 to 4
        (((NOMINATIONS, "ordinal: 4", "ordinal: 5"),), "A406", True),
        (((NOMINATIONS, "    ordinal: 4\n", ""),), "A406", True),
        # published, handed over and paid on the day of the decision, and the day before
        ((of_batch("date: 2026-09-16", "date: 2026-09-15"),), "A402", False),
        ((of_batch("date: 2026-09-16", "date: 2026-09-14"),), "A402", True),
        ((of_batch("payment: {date: 2026-09-28", "payment: {date: 2026-09-15"),), "A402", False),
        ((of_batch("payment: {date: 2026-09-28", "payment: {date: 2026-09-14"),), "A402", True),
        # an instrument of the law: in force from 01/7/2026
        ((of_batch("submission: {", "cites: [Nghị định số 161/2026/NĐ-CP của Chính phủ]\nsubmission: {"),), "A408", False),
    ],
)  # fmt: skip
def test_the_last_that_is_allowed_and_the_first_that_is_not(
    changes: tuple[tuple[str, str, str], ...], code: str, is_found: bool, in_memory: Make
) -> None:
    assert (code in codes(in_memory(**changed(*changes)))) is is_found


@pytest.mark.parametrize(
    ("submitted", "kind", "is_late"),
    [("2026-12-10", "merit", False), ("2026-12-11", "merit", True), ("2026-12-11", "thematic", False)],
)
def test_what_goes_to_the_city_is_there_by_the_end_of_the_year(
    submitted: str, kind: str, is_late: bool, in_memory: Make
) -> None:
    name, nominations = list(CITY)
    batch = CITY[name].replace("state: collecting\n", "state: submitted\n").replace("merit", kind)
    batch += "received: 2026-11-02\nappraisal: {date: 2026-11-03}\n"
    batch += f"submission: {{number: 1, date: {submitted}}}\n"
    files = changed(local("year_end_deadline", "10/12"))
    found = find_problems(in_memory(**{**files, **CITY, name: batch, nominations: CITY[nominations]}))
    assert any("Trình thành phố ngày 11/12/2026" in finding.message for finding in found) is is_late


@pytest.mark.parametrize(("decided", "is_found"), [("2026-09-30", True), ("2026-10-01", False)])
def test_an_instrument_is_cited_from_its_first_day(decided: str, is_found: bool, in_memory: Make) -> None:
    law = '"Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng"'
    files = changed(
        of_batch("submission: {", f"cites: [{law}]\nsubmission: {{"),
        of_batch("date: 2026-09-15", f"date: {decided}"),
    )
    found = [finding for finding in find_problems(in_memory(**files)) if finding.code == "A413"]
    assert ("chưa có hiệu lực" in "".join(finding.message for finding in found)) is is_found


def test_an_instrument_is_not_cited_on_the_day_that_it_is_replaced(in_memory: Make) -> None:
    files = changed(
        of_batch("submission: {", "cites: [Nghị định số 98/2023/NĐ-CP của Chính phủ]\nsubmission: {"),
        of_batch("date: 2026-09-15", "date: 2025-07-01"),
    )
    found = [finding for finding in find_problems(in_memory(**files)) if finding.code == "A408"]
    assert "đã hết hiệu lực vào ngày 01/07/2025" in found[0].message


def test_what_the_city_pays_is_not_held_against_the_wards_sum(in_memory: Make) -> None:
    name, _ = list(CITY)
    batch = CITY[name] + "payment: {date: 2026-12-20, paid: 1}\n"
    assert "A601" not in codes(in_memory(**{**changed(), **CITY, name: batch}))


def test_a_day_that_is_both_off_and_worked_in_two_rules_is_worked(in_memory: Make) -> None:
    both = (
        f"{COUNCIL_RULE}\n  - {{parameter: extra_days_off, value: [2026-09-16], source: A}}"
        "\n  - {parameter: extra_working_days, value: [2026-09-16], source: A}"
    )
    files = changed(of_batch("date: 2026-09-25", "date: 2026-09-30"), (RULES_OF_WARD, COUNCIL_RULE, both))
    assert "A405" in codes(in_memory(**files))
