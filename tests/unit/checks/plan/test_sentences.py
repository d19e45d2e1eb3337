"""What sentences promise, word by word: the family of comparisons in both directions, and what only looks like one."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tdkt.checks.plan.sayings import is_quantified, promises
from tdkt.model.building import build
from tdkt.model.measure import Measure
from tdkt.model.place import NOWHERE

RATE = {"type": "percentage", "counting": "hộ đạt", "of": "hộ gia đình", "at_least": 1}
COUNT = {"type": "count", "of": "mô hình", "at_least": 1}
AMOUNT = {"type": "amount", "of": "thu nhập", "in": "triệu đồng/người", "at_least": 1}
FALL = {"type": "reduction", "of": "chi phí", "at_least": 1}
INCIDENTS = {"type": "incidents", "of": "vụ cháy", "at_most": 0}


def said(text: str, data: dict[str, Any]) -> list[str]:
    """The promises of a sentence as they would stand in the file."""
    found = promises(text, build(Measure, data, NOWHERE))
    return [
        f"{promise.relation or '?'} {' '.join(map(_number, dict.fromkeys((promise.low, promise.high))))}"
        for promise in found
    ]


def _number(number: Fraction) -> str:
    return f"{Decimal(number.numerator) / Decimal(number.denominator)}"


WORDS = """
Tỷ lệ hộ nghèo còn dưới 1,54%.                                   | less_than 1.54
Giảm tỷ lệ hộ nghèo xuống dưới 1,54%.                            | less_than 1.54
Tỷ lệ hộ nghèo thấp hơn 1,54%.                                   | less_than 1.54
Tỷ lệ hộ nghèo thấp hơn mức 1,54%.                               | less_than 1.54
Tỷ lệ hao hụt nhỏ hơn 5%.                                        | less_than 5
Tỷ lệ vắng họp ít hơn 5 %.                                       | less_than 5
Tỷ lệ chậm hạn chưa đến 5%.                                      | less_than 5
Tỷ lệ chậm hạn chưa tới 5%.                                      | less_than 5
DƯỚI 5% hồ sơ trễ hạn.                                           | less_than 5
Tỷ lệ hộ nghèo không quá 2%.                                     | at_most 2
Tỷ lệ hộ nghèo không vượt quá 2%.                                | at_most 2
Tỷ lệ hộ nghèo không vượt 2%.                                    | at_most 2
Tỷ lệ hộ nghèo không được vượt quá 2%.                           | at_most 2
Không để tỷ lệ hộ nghèo vượt quá 2%.                             | at_most 2
Không để tỷ lệ hồ sơ trễ hạn trên 2%.                            | at_most 2
Tỷ lệ hộ nghèo không cao hơn 2%.                                 | at_most 2
Tỷ lệ hộ nghèo không lớn hơn 2%.                                 | at_most 2
Tỷ lệ hộ nghèo tối đa 2%.                                        | at_most 2
Tỷ lệ hộ nghèo tối đa là 2%.                                     | at_most 2
Tỷ lệ hộ nghèo nhiều nhất là 2%.                                 | at_most 2
Tỷ lệ hộ nghèo từ 2% trở xuống.                                  | at_most 2
Tỷ lệ hộ nghèo 2% trở xuống.                                     | at_most 2
Tỷ lệ hộ nghèo bằng hoặc dưới 2%.                                | at_most 2
Tỷ lệ hộ nghèo bằng hoặc thấp hơn 2%.                            | at_most 2
Tỷ lệ hộ nghèo nhỏ hơn hoặc bằng 2%.                             | at_most 2
Tỷ lệ hộ nghèo ≤ 2%.                                             | at_most 2
Tỷ lệ hộ nghèo giảm xuống còn 1,54%.                             | at_most 1.54
Tỷ lệ hộ nghèo giảm còn 1,54%.                                   | at_most 1.54
Giảm tỷ lệ hộ nghèo xuống 1,54%.                                 | at_most 1.54
Tỷ lệ hộ nghèo chỉ còn 1,54%.                                    | at_most 1.54
Tỷ lệ hộ nghèo 1,54%.                                            | at_most 1.54
Tỷ lệ hộ nghèo đa chiều của xã là 1,54%.                         | at_most 1.54
Tỷ lệ hộ nghèo được hỗ trợ sinh kế đạt 90%.                      | at_least 90
Tỷ lệ hộ nghèo có thẻ bảo hiểm y tế 100%.                        | at_least 100
Giảm tỷ lệ hộ nghèo từ 2,1% xuống còn 1,54%.                     | at_most 1.54
Giảm tỷ lệ hộ nghèo từ 2,1% xuống dưới 1,54%.                    | less_than 1.54
Trên 90% hộ đạt danh hiệu.                                       | more_than 90
Tỷ lệ hộ đạt TRÊN 90%.                                           | more_than 90
Tỷ lệ hộ đạt hơn 90%.                                            | more_than 90
Tỷ lệ hộ đạt cao hơn 90%.                                        | more_than 90
Tỷ lệ hộ đạt cao hơn mức 90%.                                    | more_than 90
Tỷ lệ hộ đạt lớn hơn 90%.                                        | more_than 90
Tỷ lệ hộ đạt nhiều hơn 90%.                                      | more_than 90
Tỷ lệ hộ đạt vượt 90%.                                           | more_than 90
Tỷ lệ hộ đạt vượt mức 90%.                                       | more_than 90
Nâng tỷ lệ hộ đạt lên trên 90%.                                  | more_than 90
Tỷ lệ hộ đạt > 90%.                                              | more_than 90
Tỷ lệ hộ đạt từ 90% trở lên.                                     | at_least 90
Tỷ lệ hộ đạt 90% trở lên.                                        | at_least 90
Đạt từ 90% số hộ gia đình trở lên.                               | at_least 90
Tỷ lệ hộ đạt 90% hoặc cao hơn.                                   | at_least 90
Tỷ lệ hộ đạt tối thiểu 90%.                                      | at_least 90
Tỷ lệ hộ tối thiểu phải đạt 90%.                                 | at_least 90
Ít nhất 90% hộ đạt.                                              | at_least 90
Tỷ lệ hộ đạt ít nhất là 90%.                                     | at_least 90
Tỷ lệ hộ đạt không dưới 90%.                                     | at_least 90
Tỷ lệ hộ không đạt dưới 90%.                                     | at_least 90
Tỷ lệ hộ đạt không thấp hơn 90%.                                 | at_least 90
Tỷ lệ hộ đạt không ít hơn 90%.                                   | at_least 90
Tỷ lệ hộ đạt không nhỏ hơn mức 90%.                              | at_least 90
Tỷ lệ không được thấp hơn 90%.                                   | at_least 90
Không để tỷ lệ thu gom rác dưới 90%.                             | at_least 90
Không có đơn vị nào đạt dưới 80%.                                | at_least 80
Tỷ lệ hộ đạt bằng hoặc trên 90%.                                 | at_least 90
Tỷ lệ hộ đạt bằng hoặc cao hơn 90%.                              | at_least 90
Tỷ lệ hộ đạt lớn hơn hoặc bằng 90%.                              | at_least 90
Tỷ lệ hộ đạt ≥ 90%.                                              | at_least 90
Tỷ lệ hộ đạt 90 phần trăm.                                       | at_least 90
Tỷ lệ hộ đạt 90%.                                                | at_least 90
Tăng tỷ lệ hộ đạt lên 90%.                                       | at_least 90
Nâng tỷ lệ dân số tham gia bảo hiểm y tế lên 95,6%.              | at_least 95.6
Nâng tỷ lệ hộ đạt từ 85% lên 90%.                                | at_least 90
Nâng tỷ lệ hộ đạt từ 85% năm 2025 lên trên 90%.                  | more_than 90
Tỷ lệ hộ đạt từ 85% đến 90%.                                     | between 85 90
Tỷ lệ hộ đạt 85 - 90%.                                           | between 85 90
Tỷ lệ hộ đạt 85–90 %/năm.                                        | between 85 90
Đúng 90% hộ đạt.                                                 | exactly 90
Tỷ lệ hộ đạt đúng bằng 90%.                                      | exactly 90
100% hồ sơ được xử lý đúng 02 ngày.                              | at_least 100
99% hồ sơ đúng hạn trên địa bàn phường.                          | at_least 99
Dưới sự lãnh đạo của Đảng ủy, 99% hồ sơ đúng hạn.                | at_least 99
Trên cơ sở rà soát, đạt 99% số hộ.                               | at_least 99
Tỷ lệ trẻ em dưới 5 tuổi được tiêm chủng đạt 98%.                | at_least 98
98% người trên 60 tuổi có thẻ bảo hiểm y tế.                     | at_least 98
Trên 60 hộ tham gia, đạt 98%.                                    | at_least 98
Cao hơn năm trước, đạt 98%.                                      | at_least 98
Tỷ lệ hộ đạt trên 90%, trong đó hộ nông thôn không dưới 80%.     | more_than 90; at_least 80
Tỷ lệ hộ đạt trên 90% và tỷ lệ hộ vi phạm dưới 5%.               | more_than 90; less_than 5
Tỷ lệ hộ đạt trên 90% trở lên.                                   | ? 90
Tỷ lệ hộ đạt hoặc vượt 90%.                                      | at_least 90
Tỷ lệ hộ đạt và vượt 90%.                                        | ? 90
Tỷ lệ hộ đạt trên dưới 90%.                                      | ? 90
Gần 90% hộ đạt.                                                  | ? 90
Khoảng 90% hộ đạt.                                               | ? 90
Dưới năm phần trăm hồ sơ trễ hạn.                                | less_than 5
Không dưới chín mươi lăm phần trăm hộ đạt.                       | at_least 95
Tỷ lệ hộ đạt lớn hơn hay bằng 90%.                               | at_least 90
Tỷ lệ hộ đạt lớn hơn/bằng 90%.                                   | at_least 90
Tỷ lệ hộ đạt không kém 90%.                                      | at_least 90
Tỷ lệ hộ nghèo từ 2% trở lại.                                    | at_most 2
Khống chế tỷ lệ sinh con thứ ba ở mức 10%.                       | at_most 10
Tỷ lệ hộ nghèo giảm về mức 2%.                                   | at_most 2
Tỷ lệ hộ nghèo thấp hơn 0,5% so với năm 2025.                    | ? 0.5
Tỷ lệ hộ đạt cao hơn 2% so với năm trước.                        | ? 2
Không dưới 85% và không quá 90% hộ.                              | at_least 85; at_most 90
Thu ngân sách vượt 5% so với dự toán.                            | ? 5
Từ 85% đến dưới 90% hộ đạt.                                      | at_least 85; less_than 90
Tỷ lệ tăng dần.                                                  |
Giai đoạn 2021-2025 và năm 2026.                                 |
"""
COUNTS = """
Xây dựng ít nhất 01 mô hình.                                     | at_least 1
Xây dựng ít nhất một mô hình.                                    | at_least 1
Xây dựng hai mô hình khởi nghiệp.                                | at_least 2
Xây dựng 02 (hai) mô hình.                                       | at_least 2
Xây dựng tối thiểu mỗi năm 02 mô hình.                           | at_least 2
Xây dựng trên hai mô hình.                                       | more_than 2
Xây dựng mười lăm mô hình.                                       | at_least 15
Xây dựng hai mươi mốt mô hình.                                   | at_least 21
Cao hơn năm trước ba mô hình.                                    | at_least 3
Triển khai trên một số lĩnh vực, trên ba mặt công tác.           |
Xây dựng trên 02 mô hình.                                        | more_than 2
Xây dựng hơn 1.200 mô hình.                                      | more_than 1200
Xây dựng từ 02 mô hình trở lên.                                  | at_least 2
Xây dựng từ 01 đến 02 mô hình.                                   | between 1 2
Xây dựng 01 - 02 mô hình.                                        | between 1 2
Xây dựng một đến hai mô hình.                                    | between 1 2
Xây dựng không quá 05 mô hình.                                   | at_most 5
Xây dựng dưới 05 mô hình.                                        | less_than 5
Xây dựng đúng 02 mô hình.                                        | exactly 2
Tập huấn cho trên 100 người, xây dựng ít nhất 02 mô hình.        | at_least 2
Xây dựng 02 mô hình trong 6 tháng đầu năm 2026.                  | at_least 2
Quyết định 733/QĐ-TTg và Nghị quyết số 57-NQ/TW.                 |
Không để xảy ra khiếu kiện.                                      | at_most 0
Xây dựng mô hình khu dân cư không có tội phạm.                   |
Thực hiện một phần, một số mô hình.                              |
"""
OTHERS: list[tuple[dict[str, Any], str, str]] = [
    (AMOUNT, "Thu nhập bình quân đạt 85 triệu đồng/người/năm.", "at_least 85"),
    (AMOUNT, "Thu nhập bình quân trên 85 triệu đồng/người/năm trở lên.", "? 85"),
    (AMOUNT, "Nâng thu nhập từ 70 triệu đồng lên 85 triệu đồng.", "at_least 85"),
    (AMOUNT, "Thu nhập từ 85 đến 90 triệu đồng/người.", "between 85 90"),
    (AMOUNT, "Nâng thu nhập từ 85 đến 90 triệu đồng/người.", "? 85 90"),
    (AMOUNT, "Thu ngân sách ít nhất 1,2 tỷ đồng.", "at_least 1200"),
    ({**AMOUNT, "in": "đồng"}, "Thu ngân sách ít nhất 1,2 tỷ đồng.", "at_least 1200000000"),
    ({**AMOUNT, "in": "ha"}, "Trồng mới 20 ha rừng, trên 3.000 cây phân tán.", "at_least 20"),
    ({**AMOUNT, "in": "%"}, "Tốc độ tăng trưởng kinh tế đạt từ 11% trở lên.", "at_least 11"),
    ({**AMOUNT, "in": "%"}, "Tốc độ tăng dân số dưới 1%.", "less_than 1"),
    (FALL, "Giảm 10% chi phí trở lên.", "at_least 10"),
    (FALL, "Giảm trên 10% chi phí.", "more_than 10"),
    (FALL, "Giảm chi phí ít nhất 10%/năm.", "at_least 10"),
    (FALL, "Giảm từ 1 - 2% chi phí.", "between 1 2"),
    (FALL, "Tỷ lệ hộ nghèo giảm 3% trở lên (còn dưới 7%).", "at_least 3"),
    (FALL, "Giảm tỷ lệ hộ nghèo xuống còn 1,54%.", ""),
    (INCIDENTS, "Không để xảy ra cháy nổ.", "at_most 0"),
    (INCIDENTS, "Không để xảy ra quá 02 vụ cháy.", "at_most 2"),
    (INCIDENTS, "Dưới 03 vụ cháy trong năm.", "less_than 3"),
    (INCIDENTS, "Kéo giảm còn 02 vụ cháy.", "at_most 2"),
    (INCIDENTS, "Không để xảy ra cháy nổ trong 6 tháng đầu năm.", "at_most 0"),
]


def rows(table: str) -> list[tuple[str, str]]:
    cells = (line.split("|") for line in table.strip().splitlines())
    return [(text.strip(), meant.strip()) for text, meant in cells]


@pytest.mark.parametrize(("text", "meant"), rows(WORDS))
def test_percents(text: str, meant: str) -> None:
    assert "; ".join(said(text, RATE)) == meant


@pytest.mark.parametrize(("text", "meant"), rows(COUNTS))
def test_counts(text: str, meant: str) -> None:
    assert "; ".join(said(text, COUNT)) == meant


@pytest.mark.parametrize(("data", "text", "meant"), OTHERS)
def test_other_measures(data: dict[str, Any], text: str, meant: str) -> None:
    assert "; ".join(said(text, data)) == meant


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("case", [str, str.upper, str.capitalize])
def test_spelling_does_not_matter(form: Any, case: Any) -> None:
    text = unicodedata.normalize(form, case("tỷ lệ hộ nghèo không được vượt\u00a0quá 2%."))
    assert said(text, RATE) == ["at_most 2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tỷ lệ hộ nghèo dưới 2%.", True),
        ("Tổ chức không dưới 02 hội nghị.", True),
        ("Xử lý trong không quá 03 ngày.", False),
        ("Triển khai trên hai lĩnh vực, dưới một hình thức.", False),
        ("Tuyên truyền trên địa bàn, dưới sự lãnh đạo của Đảng ủy.", False),
        ("Thực hiện Đề án 06 giai đoạn 2026 - 2030.", False),
        ("Phát động phong trào năm 2026.", False),
        ("Bầu cử nhiệm kỳ 2026 - 2031.", False),
        ("Thực hiện Quyết định số 733/QĐ-TTg ngày 10/6/2019.", False),
        ("Không để xảy ra sai sót.", True),
    ],
)
def test_a_task_that_counts(text: str, expected: bool) -> None:
    assert is_quantified(text) is expected
