"""What a ward may write as the value of a legal parameter, and how the value is told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from award_builders import AFTER_LAW_2026, BEFORE_LAW_2026, CSTDCS, GIAY_KHEN, law, rule

from tdkt.awards.law_in_force import fault_of
from tdkt.awards.law_values import value_words
from tdkt.law.packs import Fact, packs
from tdkt.model.building import build
from tdkt.model.place import NOWHERE

DOCUMENTS = "submission, achievement_report, summary, minutes, opinions, ballot_result, merit_proof"


@pytest.mark.parametrize(
    ("parameter", "value", "award"),
    [
        ("prize_rounding", "nearest", None),
        ("prize_rounding", "none", None),
        ("prize_step", 1, None),
        ("prize_step", 1_000_000, None),
        ("same_period_titles", "all", None),
        ("quorum", "1/1", None),
        ("vote_of_all_members", "present", None),
        ("max_percent_cstdcs", 0, None),
        ("max_percent_cstdcs", Decimal("33.5"), None),
        ("max_percent_cstdcs", 100, None),
        ("achievements_reused", True, None),
        ("initiative_uses", 1, None),
        ("initiative_uses", 100, None),
        ("simple_procedure_for", ["sudden", "thematic"], None),
        ("delivery_working_days", 0, None),
        ("delivery_working_days", 365, None),
        ("public_notice_working_days", 5, None),
        ("year_end_deadline", "31/12", None),
        ("days_before_event", 15, None),
        ("copies", 1, None),
        ("fund_organising_percent", Decimal("20.5"), None),
        ("extra_days_off", ["2026-09-01"], None),
        ("extra_working_days", [], None),
        ("reading", "law-2022", None),
        ("coefficients.person", 0, GIAY_KHEN),
        ("coefficients.person", Decimal("1000"), GIAY_KHEN),
        ("certificate", False, CSTDCS),
        ("ballot", True, GIAY_KHEN),
        ("votes", "> 2/3", GIAY_KHEN),
        ("file", ["submission", "summary"], CSTDCS),
        ("simple_file", [], CSTDCS),
        ("appraisal_working_days", 365, CSTDCS),
    ],
)
def test_what_may_be_set(parameter: str, value: object, award: str | None) -> None:
    assert fault_of(rule(parameter, value, award=award)) == ""


@pytest.mark.parametrize(
    ("parameter", "value", "award", "fault"),
    [
        ("prize_rounding", "down", None, "“prize_rounding” chỉ nhận: up, nearest, none"),
        ("prize_rounding", ["up"], None, "“prize_rounding” chỉ nhận: up, nearest, none"),
        ("prize_step", 0, None, "“prize_step” phải là số từ 1 đến 1000000"),
        ("prize_step", 1_000_001, None, "“prize_step” phải là số từ 1 đến 1000000"),
        ("prize_step", Decimal("1.5"), None, "“prize_step” phải là số từ 1 đến 1000000"),
        ("prize_step", True, None, "“prize_step” phải là số từ 1 đến 1000000"),
        ("same_period_titles", "lowest", None, "“same_period_titles” chỉ nhận: highest, all"),
        ("quorum", "3/2", None, '“quorum” ghi như "2/3"'),
        ("vote_of_all_members", "valid", None, "“vote_of_all_members” chỉ nhận: all_members, present"),
        ("max_percent_cstdcs", 101, None, "“max_percent_cstdcs” phải là số từ 0 đến 100"),
        ("max_percent_cstdcs", -1, None, "“max_percent_cstdcs” phải là số từ 0 đến 100"),
        ("achievements_reused", 1, None, "“achievements_reused” phải là true hoặc false"),
        ("initiative_uses", 0, None, "“initiative_uses” phải là số từ 1 đến 100"),
        (
            "simple_procedure_for",
            ["city"],
            None,
            "“simple_procedure_for” là danh sách gồm: merit, thematic, sudden",
        ),
        ("delivery_working_days", 366, None, "“delivery_working_days” phải là số từ 0 đến 365"),
        ("year_end_deadline", "29/2", None, "“year_end_deadline” là ngày/tháng, ví dụ 10/12"),
        ("year_end_deadline", 10, None, "“year_end_deadline” là ngày/tháng, ví dụ 10/12"),
        ("extra_days_off", "2026-09-01", None, "“extra_days_off” là danh sách ngày"),
        ("extra_working_days", ["ngày mai"], None, "“extra_working_days” là danh sách ngày"),
        ("reading", "luat-moi", None, "“reading” chỉ nhận: law-2022, draft-2025"),
        ("coefficients.person", "nhiều", GIAY_KHEN, "“coefficients” phải là số từ 0 đến 1000"),
        ("coefficients.person", 1001, GIAY_KHEN, "“coefficients” phải là số từ 0 đến 1000"),
        ("certificate", "có", CSTDCS, "“certificate” phải là true hoặc false"),
        ("votes", "80%", CSTDCS, '“votes” ghi như ">= 80%" hoặc "> 1/2"'),
        ("file", ["hồ sơ"], CSTDCS, f"“file” là danh sách gồm: {DOCUMENTS}"),
        ("simple_file", "submission", CSTDCS, f"“simple_file” là danh sách gồm: {DOCUMENTS}"),
        ("appraisal_working_days", 366, CSTDCS, "“appraisal_working_days” phải là số từ 0 đến 365"),
        ("standards", "không", CSTDCS, "Danh hiệu, hình thức không có tham số “standards”"),
        ("decided_by", "ward", CSTDCS, "Danh hiệu, hình thức không có tham số “decided_by”"),
        ("votes", ">= 80%", None, "Không có tham số “votes”"),
        ("votes", ">= 80%", "huan-chuong", "Không có danh hiệu, hình thức “huan-chuong”"),
        (
            "coefficients.household",
            1,
            CSTDCS,
            "Chiến sĩ thi đua cơ sở không tặng cho “household”: ghi coefficients.person",
        ),
    ],
)
def test_what_may_not_be_set_is_told(parameter: str, value: object, award: str | None, fault: str) -> None:
    wrong = rule(parameter, value, award=award)
    assert fault_of(wrong) == fault
    assert law(BEFORE_LAW_2026, wrong) == law(BEFORE_LAW_2026)


def test_a_new_parameter_is_its_record_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    record = {
        "title": "Số thành viên tổ kiểm phiếu",
        "value": 3,
        "takes": {"type": "whole", "at_least": 2, "at_most": 5, "unset": "tùy Hội đồng"},
        "source": "Quy chế mẫu",
        "confidence": "memory",
    }
    latest = packs()[-1]
    tellers = build(Fact, record, NOWHERE)
    with_tellers = replace(latest, parameters={**latest.parameters, "tellers": tellers})
    monkeypatch.setattr("tdkt.awards.law_in_force.packs", lambda: (with_tellers,))
    monkeypatch.setattr("tdkt.awards.law_in_force.pack_on", lambda day: with_tellers)
    assert fault_of(rule("tellers", 6)) == "“tellers” phải là số từ 2 đến 5"
    usual, own = law(AFTER_LAW_2026), law(AFTER_LAW_2026, rule("tellers", 5))
    assert (usual.value("tellers"), own.value("tellers")) == (3, 5)
    assert (own.parameters["tellers"].title, own.parameters["tellers"].confidence) == (tellers.title, "local")
    assert value_words(usual.parameters["tellers"]) == "3"
    assert value_words(replace(tellers, value=None)) == "tùy Hội đồng"


@pytest.mark.parametrize(
    ("parameter", "value", "award", "words"),
    [
        ("prize_rounding", "nearest", None, "làm tròn đến số gần nhất"),
        ("achievements_reused", True, None, "được dùng"),
        ("achievements_reused", False, None, "không được dùng"),
        ("max_percent_cstdcs", Decimal("33.5"), None, "33,5"),
        ("quorum", "3/5", None, "từ 60% trở lên"),
        ("simple_procedure_for", [], None, "không loại nào"),
        ("simple_procedure_for", ["sudden", "thematic"], None, "đột xuất, chuyên đề"),
        ("extra_days_off", ["2026-09-01", "2026-12-31"], None, "01/09/2026, 31/12/2026"),
        ("extra_days_off", [], None, "không có"),
        ("year_end_deadline", "10/12", None, "10/12"),
        ("reading", "law-2022", None, "law-2022"),
        ("votes", "> 1/2", CSTDCS, "quá 1/2"),
        (
            "file",
            ["submission", "summary"],
            CSTDCS,
            "tờ trình (văn bản đề nghị) kèm danh sách; tóm tắt thành tích",
        ),
        ("ballot", False, CSTDCS, "biểu quyết"),
        ("certificate", True, CSTDCS, "có"),
    ],
)
def test_a_value_is_told_in_words(parameter: str, value: object, award: str | None, words: str) -> None:
    found = law(BEFORE_LAW_2026, rule(parameter, value, award=award))
    fact = getattr(found.awards[award], parameter) if award else found.parameters[parameter]
    assert value_words(fact) == words


@pytest.mark.parametrize(
    ("parameter", "words"),
    [
        ("max_percent_cstdcs", "không quy định"),
        ("reading", "chưa chọn"),
        ("year_end_deadline", "chưa có quy định"),
    ],
)
def test_what_has_no_value_is_told_in_its_own_words(parameter: str, words: str) -> None:
    assert value_words(law().parameters[parameter]) == words
