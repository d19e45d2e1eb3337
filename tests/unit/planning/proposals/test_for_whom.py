"""Percentages of those for whom something is done: "tặng quà cho 100% hộ nghèo" is not the rate of poverty."""

from __future__ import annotations

import pytest

from tdkt.planning.proposals.proposed import About
from tdkt.planning.proposals.sentences import propose

FOR_WHOM = {
    "Tặng quà Tết cho 100% hộ nghèo.": ("hộ nghèo được tặng quà Tết", "hộ nghèo"),
    "Thăm hỏi, tặng quà 100% hộ nghèo, hộ cận nghèo.": ("hộ nghèo, hộ cận nghèo được thăm hỏi, tặng quà", "hộ nghèo, hộ cận nghèo"),
    "Vận động các nhà hảo tâm, doanh nghiệp trao quà tới 100% hộ nghèo, mỗi suất 500 nghìn đồng.": ("hộ nghèo được trao quà", "hộ nghèo"),
    "Quan tâm 100% hộ cận nghèo.": ("hộ cận nghèo được quan tâm", "hộ cận nghèo"),
    "Có quà Tết cho 100% hộ nghèo.": ("hộ nghèo có quà Tết", "hộ nghèo"),
    "Tặng quà cho 100% người có công.": ("người có công được tặng quà", "người có công"),
    "Khen thưởng 100% gia đình văn hóa.": ("gia đình văn hóa được khen thưởng", "gia đình văn hóa"),
    "Cho vay vốn 100% hộ nghèo có nhu cầu.": ("hộ nghèo có nhu cầu được cho vay vốn", "hộ nghèo có nhu cầu"),
}  # fmt: skip
ALREADY_SAID = {
    "100% trẻ em có hoàn cảnh đặc biệt được trợ giúp.": "trẻ em có hoàn cảnh đặc biệt",
    "100% người mắc bệnh lao được điều trị.": "người mắc bệnh lao",
    "100% học sinh đoạt giải được khen thưởng.": "học sinh đoạt giải",
    "Tạo điều kiện cho 100% trẻ em được đi học.": "trẻ em",
    "Giúp 100% hộ nghèo thoát nghèo.": "hộ nghèo",
    "Phấn đấu 90% gia đình văn hóa.": "gia đình",
    "Phấn đấu 30% học sinh đoạt giải.": "học sinh",
    "Không quá 2% hộ nghèo.": "hộ gia đình",
    "Tỷ lệ hộ nghèo, hộ cận nghèo còn dưới 3%.": "hộ gia đình",
}


@pytest.mark.parametrize(("sentence", "share"), FOR_WHOM.items())
def test_those_for_whom_something_is_done_are_the_whole(sentence: str, share: tuple[str, str]) -> None:
    [target] = propose(sentence, year=2026).targets
    assert (target.measure["counting"], target.measure["of"]) == share
    assert About.MEASURE in {doubt.about for doubt in target.doubts}


@pytest.mark.parametrize(("sentence", "whole"), ALREADY_SAID.items())
def test_what_is_said_of_a_part_leaves_the_whole(sentence: str, whole: str) -> None:
    [target] = propose(sentence, year=2026).targets
    assert target.measure["of"] == whole


def test_a_second_share_without_its_verb_is_marked() -> None:
    _, second = propose("Hỗ trợ sinh kế cho 80% hộ nghèo và 60% hộ cận nghèo.", year=2026).targets
    assert second.measure["of"] == "hộ cận nghèo"
    assert About.MEASURE in {doubt.about for doubt in second.doubts}
