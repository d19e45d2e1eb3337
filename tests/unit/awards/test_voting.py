"""Votes of the Council: of all its members, exactly (Nghị định số 98/2023/NĐ-CP, Điều 30, khoản 7: superseded)."""

from __future__ import annotations

import pytest
from award_builders import BEFORE_LAW_2026, CSTDCS, CSTDTP, LDTT, council, law, rule, session, vote
from hypothesis import given
from hypothesis import strategies as st

from tdkt.awards.voting import quorum_met, tally
from tdkt.law.vote_threshold import VoteThreshold


@pytest.mark.parametrize(
    ("award", "votes", "members", "passed", "fewest"),
    [
        (CSTDCS, 7, 9, False, 8),
        (CSTDCS, 8, 9, True, 8),
        (CSTDCS, 8, 10, True, 8),  # exactly 80 %
        (CSTDCS, 7, 10, False, 8),
        (CSTDCS, 4, 5, True, 4),
        (CSTDTP, 8, 9, False, 9),
        (CSTDTP, 9, 10, True, 9),  # exactly 90 %
        (CSTDTP, 8, 10, False, 9),
        (LDTT, 5, 10, False, 6),  # half is not more than half
        (LDTT, 6, 10, True, 6),
        (LDTT, 5, 9, True, 5),
    ],
)
def test_the_share_is_of_all_members(award: str, votes: int, members: int, passed: bool, fewest: int) -> None:
    found = law()
    result = tally(vote(votes), found.awards[award], found, council(members), session(members - 1))
    assert result is not None
    assert (result.passed, result.counted, result.fewest) == (passed, members, fewest)


def test_the_ward_may_count_those_present() -> None:
    found = law(BEFORE_LAW_2026, rule("vote_of_all_members", "present"))
    result = tally(vote(7), found.awards[CSTDCS], found, council(9), session(8))
    assert result is not None
    assert (result.counted, result.passed) == (8, True)


def test_nobody_to_count_is_no_tally() -> None:
    found = law()
    assert tally(vote(0), found.awards[LDTT], found, council(0), session(0)) is None


@pytest.mark.parametrize(
    ("present", "members", "met"), [(6, 9, True), (5, 9, False), (7, 10, True), (6, 10, False), (0, 0, False)]
)
def test_two_thirds_have_to_be_there(present: int, members: int, met: bool) -> None:
    """Nghị định số 98/2023/NĐ-CP, Điều 47 (superseded; the ward's own rules go first)."""
    assert quorum_met(session(present), council(members), law()) is met


def test_the_ward_sets_its_own_quorum() -> None:
    assert quorum_met(session(3), council(5), law(BEFORE_LAW_2026, rule("quorum", "3/5"))) is True
    assert quorum_met(session(3), council(5), law()) is False


members = st.integers(1, 60)
percents = st.integers(0, 100)


@given(members, st.data(), percents, st.booleans())
def test_a_threshold_is_exact_and_more_votes_never_harm(
    count: int, data: st.DataObject, percent: int, strict: bool
) -> None:
    threshold = VoteThreshold.parse(f"{'>' if strict else '>='} {percent}%")
    votes = data.draw(st.integers(0, count))
    left, right = votes * 100, percent * count
    assert threshold.met_by(votes, count) is (left > right if strict else left >= right)
    if votes < count and threshold.met_by(votes, count):
        assert threshold.met_by(votes + 1, count)


@pytest.mark.parametrize("text", ["80%", ">= 101%", "> 2/1", "> 1/0", ">= -5%", "", ">= 80", "quá nửa"])
def test_anything_else_is_no_threshold(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        VoteThreshold.parse(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [(">= 80%", "từ 80% trở lên"), ("> 1/2", "quá 1/2"), ("> 50%", "quá 1/2"), (">= 2/3", "từ 2/3 trở lên")],
)
def test_a_threshold_in_words(text: str, said: str) -> None:
    assert VoteThreshold.parse(text).said == said
