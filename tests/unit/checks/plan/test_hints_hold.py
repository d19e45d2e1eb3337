"""Whatever word compares, only the right measure passes in silence, and the hint of every other leads to it."""

from __future__ import annotations

import json
import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from conftest import REPOSITORY
from tdkt.attainment.comparing import Outcome, compare
from tdkt.checks.plan.agreement import disagreements
from tdkt.model.building import build
from tdkt.model.measure import Measure, Relation
from tdkt.model.movements import Target
from tdkt.model.place import NOWHERE
from tdkt.workspace.schema_messages import findings_for

BEFORE = {
    Relation.AT_LEAST: (
        "ít nhất", "ít nhất là", "tối thiểu", "tối thiểu phải đạt", "không dưới", "không thấp hơn", "không ít hơn", "không nhỏ hơn",
        "không được dưới", "bằng hoặc trên", "bằng hoặc cao hơn", "lớn hơn hoặc bằng", "trên hoặc bằng", "≥", "từ", "đạt", "đạt từ", "",
    ),
    Relation.MORE_THAN: (
        "trên", "đạt trên", "hơn", "cao hơn", "lớn hơn", "nhiều hơn", "trên mức", "vượt", "vượt mức", "tăng lên trên", ">",
    ),
    Relation.AT_MOST: (
        "không quá", "không vượt quá", "không vượt", "không được vượt quá", "không cao hơn", "không lớn hơn", "không trên", "tối đa",
        "tối đa là", "nhiều nhất", "bằng hoặc dưới", "bằng hoặc thấp hơn", "nhỏ hơn hoặc bằng", "còn", "giảm xuống còn", "giảm còn", "≤",
    ),
    Relation.LESS_THAN: (
        "dưới", "còn dưới", "xuống dưới", "giảm xuống dưới", "giảm còn dưới", "thấp hơn", "thấp hơn mức", "nhỏ hơn", "ít hơn", "chưa đến",
        "chưa tới", "chưa đầy", "<",
    ),
    Relation.EXACTLY: ("đúng", "đúng bằng"),
}  # fmt: skip
AFTER = {
    Relation.AT_LEAST: (("từ", "trở lên"), ("", "trở lên"), ("đạt từ", "trở lên"), ("", "hoặc cao hơn")),
    Relation.AT_MOST: (("từ", "trở xuống"), ("", "trở xuống"), ("", "hoặc thấp hơn")),
}
PLACES = (
    "{said}.",
    "Phấn đấu trong năm 2026, {said}.",
    "Dưới sự lãnh đạo của Đảng ủy, trên địa bàn phường {said}.",
    "Thực hiện Quyết định số 733/QĐ-TTg: {said}, giữ vững qua các năm 2026 - 2030.",
    "{said} (theo chỉ tiêu được giao ngày 05/01/2026).",
)
RELATIONS = [relation for relation in Relation if relation is not Relation.BETWEEN]
PERCENTS = st.decimals(Decimal("0.01"), 99, places=2) | st.integers(1, 99).map(Decimal)
WHOLE = st.integers(1, 1500).map(Decimal)
SPELT = {1: "một", 2: "hai", 3: "ba", 4: "bốn", 6: "sáu", 10: "mười"}


def data(kind: str, relation: Relation, number: Any) -> dict[str, Any]:
    about: dict[str, Any] = {
        "percentage": {"counting": "hồ sơ đạt", "of": "hồ sơ"},
        "count": {"of": "mô hình"},
        "amount": {"of": "rau an toàn", "in": "ha"},
    }[kind]
    return {"type": kind, relation.value: number, **about}


def found(text: str, measure: dict[str, Any]) -> list[tuple[str, str]]:
    target = Target("t", text, "", build(Measure, measure, NOWHERE), ("a",), "m", NOWHERE)
    return [(finding.code, finding.hint) for finding in disagreements(target, 2026)]


def written(number: Decimal, style: str) -> str:
    whole = number == number.to_integral_value()
    if whole and style == "zero":
        return f"{int(number):02}"
    if whole and style == "spelt" and int(number) in SPELT:
        return SPELT[int(number)]
    text = f"{number.normalize():,f}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


@st.composite
def promised(draw: st.DrawFn) -> tuple[str, str, Relation, Decimal]:
    """A kind of measure, a sentence for it, what the sentence means, and its number."""
    kind = draw(st.sampled_from(["percentage", "count", "amount"]))
    number = draw(WHOLE if kind == "count" else PERCENTS)
    relation = draw(st.sampled_from(RELATIONS))
    word, end = draw(
        st.sampled_from([(word, "") for word in BEFORE[relation]] + list(AFTER.get(relation, ())))
    )
    style = draw(
        st.sampled_from(
            ["plain", "zero"]
            + (["spelt"] if kind == "count" and word in ("ít nhất", "tối thiểu", "") else [])
        )
    )
    noun = {"percentage": "% hồ sơ", "count": " mô hình", "amount": " ha"}[kind]
    gap = draw(st.sampled_from([" ", "\u00a0"]))
    phrase = f"{word}{gap}{written(number, style)}{noun} {end}".strip()
    sentence = draw(st.sampled_from(PLACES)).format(said=phrase)
    decomposed = draw(st.booleans())
    if draw(st.booleans()):
        sentence = sentence[:1].upper() + sentence[1:]
    return kind, unicodedata.normalize("NFD" if decomposed else "NFC", sentence), relation, number


@given(promised())
def test_only_the_right_relation_passes_and_every_hint_leads_to_it(
    case: tuple[str, str, Relation, Decimal],
) -> None:
    kind, sentence, meant, number = case
    for given_relation in RELATIONS:
        told = found(sentence, data(kind, given_relation, number))
        assert [code for code, _ in told] == ([] if given_relation is meant else ["M602"]), sentence
        for _, hint in told:
            assert applied(sentence, kind, hint) == (meant, number)


@given(promised(), st.sampled_from(RELATIONS), st.integers(1, 9).map(Decimal))
def test_another_number_is_told_and_the_hint_gives_the_right_one(
    case: tuple[str, str, Relation, Decimal], given_relation: Relation, more: Decimal
) -> None:
    kind, sentence, meant, number = case
    told = found(sentence, data(kind, given_relation, number + more))
    assert told[0][0] == "M601"
    for _, hint in told:
        assert applied(sentence, kind, hint) == (meant, number)


def applied(sentence: str, kind: str, hint: str) -> tuple[Relation, Decimal]:
    """Do what the hint says; what comes out is the measure without a finding."""
    match = re.fullmatch(r"Ghi (\w+): ([\d.]+), đúng câu được in\.", hint)
    assert match, hint
    relation, number = Relation(match[1]), Decimal(match[2])
    assert found(sentence, data(kind, relation, number)) == []
    return relation, number


@given(promised(), st.sampled_from([Fraction(-1, 1000), Fraction(0), Fraction(1, 1000)]))
def test_what_lies_at_and_next_to_the_threshold_is_judged_as_the_words_mean(
    case: tuple[str, str, Relation, Decimal], off: Fraction
) -> None:
    kind, _, relation, number = case
    comparison = build(Measure, data(kind, relation, number), NOWHERE).comparison
    outcome = compare(comparison, Fraction(number) + off)
    met = {
        Relation.AT_LEAST: off >= 0, Relation.MORE_THAN: off > 0, Relation.AT_MOST: off <= 0, Relation.LESS_THAN: off < 0,
        Relation.EXACTLY: off == 0,
    }[relation]  # fmt: skip
    assert (outcome is not Outcome.SHORT) == met
    may_pass = (relation is Relation.AT_LEAST and off > 0) or (relation is Relation.AT_MOST and off < 0)
    assert (outcome is Outcome.PASSED) == may_pass


@given(
    st.integers(0, 50), st.integers(1, 50), st.sampled_from(["từ {} đến {}", "{} đến {}", "{} - {}", "{}–{}"])
)
def test_a_range_is_a_range(low: int, more: int, form: str) -> None:
    sentence = f"Xây dựng {form.format(f'{low:02}', f'{low + more:02}')} mô hình."
    assert found(sentence, {"type": "count", "of": "mô hình", "between": [low, low + more]}) == []
    for relation in RELATIONS:
        for number in (low, low + more):
            told = found(sentence, data("count", relation, number))
            assert told == [("M602", f"Ghi between: [{low}, {low + more}], đúng câu được in.")]


@pytest.mark.parametrize(
    ("sentence", "measure", "code", "hint"),
    [
        ("Ít nhất 02 vụ cháy.", {"type": "incidents", "of": "vụ cháy", "at_most": 2}, "M602", "Loại incidents so bằng at_most, less_than: xem lại loại cách đo của câu này."),
        ("Mỗi thôn có hơn 02 mô hình.", {"type": "per_subdivision", "of": "mô hình", "each_at_least": 2}, "M601", "Ghi each_at_least: 3, đúng câu được in."),
        ("Mỗi thôn có không quá 02 mô hình.", {"type": "per_subdivision", "of": "mô hình", "each_at_least": 2}, "M602", "Loại per_subdivision chỉ đo mức ít nhất: chọn loại cách đo khác."),
        ("Không để xảy ra khiếu kiện.", {"type": "count", "of": "vụ khiếu kiện", "at_least": 1}, "M601", "Ghi at_most: 0, đúng câu được in."),
        ("Dưới 0,5 mô hình.", {"type": "count", "of": "mô hình", "at_most": 1}, "M601", "Loại count so bằng at_least, more_than, at_most, less_than, between, exactly: xem lại loại cách đo của câu này."),
    ],
)  # fmt: skip
def test_what_a_type_cannot_say_is_not_advised(
    sentence: str, measure: dict[str, Any], code: str, hint: str
) -> None:
    assert found(sentence, measure)[0] == (code, hint)


# --- a key that does not exist ------------------------------------------------------------------------------------

OPPOSITE = {
    "lower_than": "less_than", "fewer_than": "less_than", "under": "less_than", "smaller-than": "less_than", "dưới": "less_than",
    "greater_than": "more_than", "higher_than": "more_than", "trên": "more_than", "max": "at_most", "not_more_than": "at_most",
    "no_less_than": "at_least", "min": "at_least", "tối thiểu": "at_least", "more_then": "more_than", "les_than": "less_than",
    "at_lest": "at_least", "at_mots": "at_most",
}  # fmt: skip


def hint_for(key: str) -> str:
    schema = json.loads((REPOSITORY / "schemas" / "movements.schema.json").read_text(encoding="utf-8"))
    measure = {
        "properties": schema["$defs"]["measure"]["properties"],
        "additionalProperties": False,
    }
    for name in measure["properties"].values():
        name.pop("$ref", None)
    error = next(iter(Draft202012Validator(measure).iter_errors({key: 5})))
    return next(iter(findings_for(error, NOWHERE, {}))).hint


@pytest.mark.parametrize(("key", "meant"), OPPOSITE.items())
def test_an_unknown_key_is_never_taken_for_its_opposite(key: str, meant: str) -> None:
    assert hint_for(key).startswith(f"Có phải là “{meant}” (")


@pytest.mark.parametrize("key", ["than", "at_xyz"])
def test_where_only_a_guess_could_say_all_keys_are_named(key: str) -> None:
    hint = hint_for(key)
    assert hint.startswith("Các khóa dùng được:") or {"more_than", "less_than"} <= set(
        re.findall(r"\w+_than", hint)
    )
