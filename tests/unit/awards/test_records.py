"""What is on record about somebody, what keeps them from an award for now, and in which order a list is made."""

from __future__ import annotations

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
    day,
    discipline,
    held,
    household,
    initiative,
    law,
    nomination,
    person,
    verification,
)

from tdkt.awards.book import AwardBook
from tdkt.awards.hindrances import hindrances
from tdkt.awards.office_order import in_office_order, place_in_list
from tdkt.awards.past import award_name, decision_words, record_of, uses_of
from tdkt.awards.voting import Tally
from tdkt.law.stated import StatedLaw
from tdkt.law.vote_threshold import VoteThreshold
from tdkt.model.place_words import PlaceWords

ON_JUNE_10 = day("2026-06-10")


@pytest.mark.parametrize(
    ("since", "until", "said", "blocks"),
    [
        ("2026-06-11", "", None, False),
        ("2026-06-10", "", "từ ngày 10/06/2026, chưa ghi ngày hết thời hạn", True),
        ("2026-03-01", "2026-06-11", "đến ngày 11/06/2026", True),
        ("2026-03-01", "2026-06-10", "đến ngày 10/06/2026", True),
        ("2026-03-01", "2026-06-09", "đã hết ngày 09/06/2026", False),
        ("2025-03-01", "2026-01-01", "đã hết ngày 01/01/2026", False),
        ("2025-03-01", "2025-12-31", None, False),
    ],
)
def test_a_discipline_blocks_to_its_last_day_and_then_shortens_the_year_in_which_it_ended(
    since: str, until: str, said: str | None, blocks: bool
) -> None:
    found = hindrances("a", ON_JUNE_10, YEAR, book(disciplines=[discipline("a", "reprimand", since, until)]))
    if said is None:
        assert found == ()
        return
    (one,) = found
    assert one.reason.startswith("bị kỷ luật khiển trách từ ngày")
    assert said in one.reason
    assert (one.blocks, one.disciplined) == (blocks, True)


@pytest.mark.parametrize(
    ("since", "until", "blocks"),
    [
        ("2026-06-11", "", False),
        ("2026-06-10", "", True),
        ("2026-03-01", "2026-06-10", True),
        ("2026-03-01", "2026-06-09", False),
        ("2026-06-10", "2026-06-10", True),
    ],
)
def test_what_is_verified_blocks_to_its_last_day(since: str, until: str, blocks: bool) -> None:
    found = hindrances(
        "a", ON_JUNE_10, YEAR, book(verifications=[verification("a", "complaint", since, until)])
    )
    assert [(one.blocks, one.disciplined) for one in found] == ([(True, False)] if blocks else [])


def test_others_are_not_hindered() -> None:
    made = book(
        disciplines=[discipline("b", "warning", "2026-01-01")], verifications=[verification("b", "complaint", "2026-01-01")]
    )  # fmt: skip
    assert hindrances("a", ON_JUNE_10, YEAR, made) == ()
    assert len(hindrances("b", ON_JUNE_10, YEAR, made)) == 2


def test_a_record_has_everything_of_one_person_the_oldest_first() -> None:
    a, b = person("a"), person("b")
    made = book(
        a,
        b,
        past=[held("a", LDTT, 2025), held("a", CSTDCS, 2024), held("b", LDTT, 2025)],
        rated={("a", 2025): "good", ("a", 2024): "excellent", ("b", 2025): "good"},
        registered=[("a", LDTT), ("b", LDTT)],
        initiatives=[initiative("sk-2", "a", year=2026), initiative("sk-1", "b", "a", year=2025), initiative("sk-3", "b")],
        batches=[
            batch(nomination("dn-1", "a", LDTT), nomination("dn-2", "b", LDTT), id_="mot"),
            batch(nomination("dn-1", "a", GIAY_KHEN, is_refused=True), id_="hai"),
            batch(nomination("dn-1", "a", CSTDCS), decided="2026-12-01", id_="ba"),
        ],
    )  # fmt: skip
    found = record_of(a, made)
    assert [(one.award, one.year) for one in found.holdings] == [(CSTDCS, 2024), (LDTT, 2025), (CSTDCS, 2026)]
    assert [file.batch.id for file, _ in found.pending] == ["mot"]
    assert [(file.batch.id, one.award) for file, one in found.refused] == [("hai", GIAY_KHEN)]
    assert [(year, one.rating) for year, one in found.ratings] == [(2024, "excellent"), (2025, "good")]
    assert [(year, one.award) for year, one in found.registrations] == [(YEAR, LDTT)]
    assert [one.id for one in found.initiatives] == ["sk-1", "sk-2"]
    assert found.collectives == ()


def test_an_initiative_is_used_where_it_is_on_record_and_where_a_nomination_stands() -> None:
    used = initiative("sk", "a", used=[("a", CSTDCS, 2025), ("b", CSTDCS, 2025)])
    made = book(
        batches=[
            batch(
                nomination("dn-1", "a", CSTDCS, initiatives=("sk",)),
                nomination("dn-2", "a", LDTT),
                nomination("dn-3", "c", CSTDCS, initiatives=("sk",), is_refused=True),
                nomination("dn-4", "b", CSTDCS, initiatives=("sk",), year=2025),
            )
        ]
    )
    assert uses_of(used, made) == [("a", CSTDCS, 2025), ("b", CSTDCS, 2025), ("a", CSTDCS, YEAR)]


def test_decisions_and_awards_by_their_names() -> None:
    assert decision_words("12/QĐ-UBND", day("2026-02-05"), "Chủ tịch UBND phường") == (
        "Quyết định số 12/QĐ-UBND ngày 05/02/2026 của Chủ tịch UBND phường"
    )
    assert decision_words("12/QĐ-UBND", day("2026-02-05"), None) == "Quyết định số 12/QĐ-UBND ngày 05/02/2026"
    assert award_name(LDTT, AwardBook()) == "Lao động tiên tiến"
    assert award_name("khac", AwardBook()) == "khac"
    of_province = AwardBook(stated=StatedLaw(words=PlaceWords("xã", "tỉnh", "bản")))
    assert award_name("chien-si-thi-dua-thanh-pho", of_province) == "Chiến sĩ thi đua cấp tỉnh"
    assert award_name("thon-to-dan-pho-van-hoa", of_province) == "Bản văn hóa"
    assert award_name("xa-phuong-tieu-bieu", of_province) == "Xã tiêu biểu"


def test_a_list_has_collectives_people_households_by_award_and_name() -> None:
    b, a = person("b"), person("a")
    made = book(b, a, collective(), household())
    listed = [
        nomination("1", "ho", GIAY_KHEN),
        nomination("2", "b", LDTT),
        nomination("3", "a", LDTT),
        nomination("4", "b", CSTDCS),
        nomination("5", "tap-the", TTLDTT),
        nomination("6", "ai-do", LDTT),
    ]
    assert [one.id for one in in_office_order(listed, made, law())] == ["5", "4", "3", "2", "1", "6"]


def test_awards_that_have_numbers_stand_in_the_order_of_their_first_number() -> None:
    made = book(person("a"), person("b"), person("c"))
    listed = [
        nomination("1", "a", CSTDCS, ordinal=3),
        nomination("2", "b", LDTT, ordinal=2),
        nomination("3", "c", LDTT, ordinal=1),
        nomination("4", "c", GIAY_KHEN),
    ]
    assert [one.id for one in in_office_order(listed, made, law())] == ["2", "3", "1", "4"]


def test_an_award_that_the_law_does_not_know_stands_after_those_that_it_does() -> None:
    known, unknown = place_in_list(person("a"), GIAY_KHEN, law()), place_in_list(person("a"), "khac", law())
    assert known < unknown
    assert place_in_list(None, GIAY_KHEN, law())[0] == 3
    assert place_in_list(person("a"), GIAY_KHEN, None)[1] == 0


@pytest.mark.parametrize(
    ("threshold", "counted", "fewest"),
    [
        (">= 80%", 9, 8),
        (">= 80%", 10, 8),
        ("> 50%", 9, 5),
        ("> 50%", 10, 6),
        (">= 2/3", 9, 6),
        (">= 100%", 5, 5),
    ],
)
def test_the_fewest_votes_are_enough_and_one_less_is_not(threshold: str, counted: int, fewest: int) -> None:
    asked = VoteThreshold.parse(threshold)
    assert Tally(fewest, counted, asked).fewest == fewest
    assert Tally(fewest, counted, asked).passed
    assert not Tally(fewest - 1, counted, asked).passed
