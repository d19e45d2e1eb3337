"""A batch at a glance, and the numbers of its decision."""

from __future__ import annotations

import pytest
from award_changes import CITY, Make, changed

from example_ward import FILES
from tdkt.awards.batch_case import BatchCase, batch_cases
from tdkt.awards.batch_summary import counts_words, notices_of, result_words, votes_words
from tdkt.awards.ordinals import ordinals_to_give
from tdkt.awards.voting import Tally
from tdkt.checks.example_files import BATCH, NOMINATIONS, SESSION
from tdkt.errors import UserError
from tdkt.law.vote_threshold import VoteThreshold
from tdkt.workspace.workspace import Workspace

WITHOUT_NUMBERS = tuple((NOMINATIONS, f"    ordinal: {number}\n", "") for number in (1, 2, 3, 4))


def batch_case(workspace: Workspace, name: str) -> BatchCase:
    return next(case for case in batch_cases(workspace) if case.batch.id == name)


def made(in_memory: Make, *changes: tuple[str, str, str]) -> Workspace:
    return in_memory(**changed(*changes))


def test_who_is_proposed_is_counted_by_kind(in_memory: Make) -> None:
    assert counts_words(batch_case(in_memory(), "tong-ket")) == "1 tập thể, 3 cá nhân"
    household = (
        NOMINATIONS,
        "who: le-van-i\n    award: lao-dong-tien-tien",
        "who: ho-ong-l\n    award: giay-khen",
    )
    assert counts_words(batch_case(made(in_memory, household), "tong-ket")) == (
        "1 tập thể, 2 cá nhân, 1 hộ gia đình"
    )


@pytest.mark.parametrize(
    ("state", "words"),
    [("collecting", "đang nhận hồ sơ"), ("decided", "đã tặng"), ("awarded", "đã tặng")],
)
def test_what_came_of_a_nomination(state: str, words: str, in_memory: Make) -> None:
    case = batch_case(made(in_memory, (BATCH, "state: awarded", f"state: {state}")), "tong-ket")
    assert result_words(case.file.nominations[0], case) == words


@pytest.mark.parametrize(
    ("at", "words"),
    [("appraisal", "khi thẩm định"), ("council", "tại Hội đồng"), ("decision", "khi quyết định")],
)
def test_a_refusal_says_where(at: str, words: str, in_memory: Make) -> None:
    refused = (NOMINATIONS, "    ordinal: 4\n", f"    refused: {{at: {at}, reason: Chưa đủ.}}\n")
    case = batch_case(made(in_memory, refused), "tong-ket")
    assert result_words(case.file.nominations[3], case) == f"không được khen {words}"


def test_what_the_city_decides_is_submitted_to_it(in_memory: Make) -> None:
    files = {name: text.replace("state: collecting", "state: submitted") for name, text in CITY.items()}
    case = batch_case(in_memory(**{**FILES, **files}), "thanh-pho")
    assert result_words(case.file.nominations[0], case) == "đã trình thành phố"
    with pytest.raises(UserError, match="do thành phố quyết định nên phường không cấp số"):
        ordinals_to_give(case)


@pytest.mark.parametrize(
    ("votes", "counted", "words"),
    [
        (8, 9, "8/9 (88,89%)"),
        (5, 5, "5/5 (100%)"),
        (0, 5, "0/5 (0%)"),
        (79999, 100000, "79999/100000 (79,999%)"),
    ],
)
def test_votes_in_words_never_cross_what_was_needed(votes: int, counted: int, words: str) -> None:
    assert votes_words(Tally(votes, counted, VoteThreshold.parse(">= 80%"))) == words
    assert votes_words(None) == ""


def test_what_has_to_be_checked_is_said_once_and_votes_only_where_they_are_shown(
    in_memory: Make,
) -> None:
    case = batch_case(in_memory(), "tong-ket")
    twice, with_votes = notices_of([case, case], with_votes=False), notices_of([case], with_votes=True)
    assert len(twice) == len(set(twice))
    assert set(twice) <= set(with_votes)


def test_numbers_are_given_in_the_offices_order_from_one(in_memory: Make) -> None:
    case = batch_case(made(in_memory, *WITHOUT_NUMBERS), "tong-ket")
    assert ordinals_to_give(case) == {"dn-01": 1, "dn-02": 2, "dn-03": 3, "dn-04": 4}


def test_a_number_once_given_stays_and_gaps_are_filled_first(in_memory: Make) -> None:
    kept = (NOMINATIONS, "    ordinal: 2\n", "    ordinal: 1\n")
    case = batch_case(made(in_memory, WITHOUT_NUMBERS[0], kept, *WITHOUT_NUMBERS[2:]), "tong-ket")
    assert ordinals_to_give(case) == {"dn-01": 2, "dn-03": 3, "dn-04": 4}
    assert ordinals_to_give(batch_case(in_memory(), "tong-ket")) == {}


def test_who_was_refused_gets_no_number(in_memory: Make) -> None:
    refused = (NOMINATIONS, "award: chien-si-thi-dua-co-so\n", "award: chien-si-thi-dua-co-so\n    refused: {at: council, reason: Chưa đủ phiếu.}\n")  # fmt: skip
    case = batch_case(made(in_memory, *WITHOUT_NUMBERS, refused), "tong-ket")
    assert ordinals_to_give(case) == {"dn-01": 1, "dn-03": 2, "dn-04": 3}


@pytest.mark.parametrize(("state", "refused"), [("submitted", True), ("decided", False)])
def test_numbers_are_given_once_it_is_decided(state: str, refused: bool, in_memory: Make) -> None:
    changes = (*WITHOUT_NUMBERS, (BATCH, "state: awarded", f"state: {state}"))
    case = batch_case(made(in_memory, *changes), "tong-ket")
    if refused:
        with pytest.raises(UserError, match="chưa có quyết định nên chưa cấp số"):
            ordinals_to_give(case)
    else:
        assert len(ordinals_to_give(case)) == 4


def test_an_award_that_the_law_does_not_know_gets_no_number(in_memory: Make) -> None:
    unknown = (NOMINATIONS, "award: chien-si-thi-dua-co-so", "award: la")
    with pytest.raises(UserError, match="còn lỗi nên chưa cấp số"):
        ordinals_to_give(batch_case(made(in_memory, *WITHOUT_NUMBERS, unknown), "tong-ket"))


def test_votes_on_a_nomination_are_those_of_the_meeting(in_memory: Make) -> None:
    case = batch_case(in_memory(), "tong-ket")
    tallies = [case.votes_of(found) for found in case.file.nominations]
    assert [found and (found.votes_for, found.counted) for found in tallies] == [
        (5, 5),
        (4, 5),
        (5, 5),
        (5, 5),
    ]
    without = batch_case(made(in_memory, (SESSION, "  - {nomination: dn-02, for: 4, against: 1, written: 1}\n", "")), "tong-ket")  # fmt: skip
    assert without.votes_of(without.file.nominations[1]) is None
    assert without.votes_of(without.file.nominations[0]) is not None


def test_nominees_are_those_that_register_and_law_know(in_memory: Make) -> None:
    case = batch_case(in_memory(), "tong-ket")
    assert [found.nomination.id for found in case.nominees] == ["dn-01", "dn-02", "dn-03", "dn-04"]
    assert [found.nomination.id for found in case.of("person")] == ["dn-02", "dn-03", "dn-04"]
    assert case.money == 6_080_000
    unknown = batch_case(made(in_memory, (NOMINATIONS, "who: tran-thi-h", "who: ai-do")), "tong-ket")
    assert [found.nomination.id for found in unknown.nominees] == ["dn-01", "dn-02", "dn-04"]
    assert unknown.name_of(unknown.file.nominations[2]) == "ai-do"
    assert case.name_of(case.file.nominations[2]) == "Bà Trần Thị H"


@pytest.mark.parametrize(("at", "considered"), [("appraisal", 3), ("council", 4), ("decision", 4)])
def test_the_council_considers_what_the_appraisal_has_let_through(
    at: str, considered: int, in_memory: Make
) -> None:
    refused = (NOMINATIONS, "    ordinal: 4\n", f"    refused: {{at: {at}, reason: Chưa đủ.}}\n")
    case = batch_case(made(in_memory, refused), "tong-ket")
    assert len(case.considered) == considered
    assert [found.nomination.id for found in case.refused] == ["dn-04"]
