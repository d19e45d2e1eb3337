"""No number that may be a promise is passed over in silence, and none that is none is asked about."""

from __future__ import annotations

import pytest

from tdkt.planning.proposals.sentences import propose


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Tổ chức 03 lớp tập huấn cho 150 lượt cán bộ, hội viên.", "150 lượt cán bộ"),
        ("Phối hợp với Hội Nông dân chọn 3 hộ làm điểm.", "3 hộ làm điểm"),
        ("Cùng với thôn Đông chọn hai hộ làm điểm.", "hai hộ làm điểm"),
        ("Doanh thu thương mại điện tử tăng gấp 2 lần.", "gấp 2 lần"),
        ("Thời gian chờ không quá 15 phút; mức độ hài lòng đạt từ 95% trở lên.", "15 phút"),
        ("Tỷ lệ che phủ rừng đạt 71.5%.", "71.5%"),
        ("Mỗi khóm, ấp đề nghị khen không quá 03 cá nhân và 01 tập thể.", "01 tập thể"),
        ("Tỷ lệ hộ nghèo giảm còn 1,2%, giảm hộ cận nghèo còn 2,5%.", "2,5%"),
        ("Tỷ lệ rác được phân loại đạt 70% năm 2026 và 85% năm 2027.", "85% năm 2027"),
        ("Trồng hai trăm hai cây xanh.", "hai trăm hai cây xanh"),
        ("Vận động ủng hộ một triệu hai trăm đồng.", "một triệu hai trăm đồng"),
    ],
)
def test_what_is_not_measured_is_named_in_a_doubt(sentence: str, named: str) -> None:
    said = " ".join(doubt.question for doubt in propose(sentence, year=2026).all_doubts)
    assert named in said


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện Chỉ thị số 19/CT-TTg ngày 16/7/2021 của Thủ tướng Chính phủ.",
        "Tổ chức tốt cả 4 khâu: Phát hiện, bồi dưỡng, tổng kết, nhân điển hình tiên tiến.",
        "Chào mừng kỷ niệm 81 năm Cách mạng tháng Tám và Quốc khánh 2/9.",
        "Triển khai phong trào “5 không, 3 sạch” trong hội viên phụ nữ.",
        "Sơ kết 6 tháng đầu năm, tổng kết trước ngày 15/12/2026.",
    ],
)
def test_numbers_that_promise_nothing_are_not_asked_about(sentence: str) -> None:
    made = propose(sentence, year=2026)
    assert (made.targets, made.doubts) == ((), ())


def test_a_ceiling_never_becomes_a_floor() -> None:
    made = propose("Mỗi đơn vị đề nghị khen không quá 03 cá nhân và 01 tập thể.", year=2026)
    assert [target.measure for target in made.targets if "at_least" in target.measure] == []


def test_nothing_that_is_counted_begins_with_its_change() -> None:
    made = propose("Tỷ lệ hộ nghèo giảm còn 1,2%, giảm hộ cận nghèo còn 2,5%.", year=2026)
    assert [target.measure["counting"] for target in made.targets] == ["hộ nghèo"]


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("Kết nạp ít nhất một trăm hai mươi lăm hội viên.", 125),
        ("Tiết kiệm ít nhất hai tỷ năm trăm triệu đồng.", 2500),
        ("Hỗ trợ năm trăm suất quà.", 500),
        ("Vận động ít nhất 1 nghìn 500 lượt người hiến máu.", 1500),
    ],
)
def test_a_number_in_words_is_proposed_whole(sentence: str, amount: int) -> None:
    [target] = propose(sentence, year=2026).targets
    assert target.measure["at_least"] == amount
