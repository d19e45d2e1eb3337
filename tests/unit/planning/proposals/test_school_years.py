"""What is proposed for a sentence of a school year speaks of terms and asks in terms; quoted words of the plan stay."""

from __future__ import annotations

import re

import pytest

from tdkt.model.plan_year import SchoolYear
from tdkt.planning.proposals.sentences import propose


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("Duy trì 05 câu lạc bộ trong quý học phí.", {"accumulate": "latest"}),
        ("Tỷ lệ hộ nghèo giảm còn dưới 2% theo kết quả rà soát.", {"reported_in": ["HK2"]}),
        ("Tổ chức ít nhất 4 hội thảo.", {"at_least": 4}),
    ],
)
def test_a_sentence_of_a_school_year(sentence: str, measure: dict[str, object]) -> None:
    [target] = propose(sentence, year=SchoolYear(2026)).targets
    assert measure.items() <= dict(target.measure).items()
    said = "\n".join([*target.reasons, *(doubt.words for doubt in target.doubts)])
    own = re.sub("“[^”]*”", "", said)
    assert "quý" not in own
    assert "học kỳ" in own
    calendar = propose(sentence, year=2026).targets[0]
    assert "học kỳ" not in "\n".join(calendar.reasons)
