"""Targets as wards really write them: the right measure passes in silence, a wrong one is told by its code.

One line a sentence: what it says | a right measure | a wrong measure | the code that tells it. Measures are written in
brief: `%` percentage, `n` count, `a` amount, `r` reduction, `v` incidents; then the threshold, what is counted (`of`) and
options: `latest`, `points`, `q4` (`reported_in: [Q4]`), `in=…`, `counting=…`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from tdkt.checks.plan.agreement import disagreements
from tdkt.checks.plan.misfits import misfit
from tdkt.model.building import build
from tdkt.model.measure import Measure
from tdkt.model.movements import Target
from tdkt.model.place import NOWHERE

TABLE = """
Tỷ lệ dân số tham gia bảo hiểm y tế đạt 95,6% trở lên. | % >=95.6 dân số; latest | % >=95.6 dân số | M612
Nâng tỷ lệ dân số tham gia bảo hiểm y tế lên 95,6%. | % >=95.6 nhân khẩu thường trú; latest | % >=95.6 nhân khẩu thường trú | M612
Tỷ lệ người dân tham gia BHYT hằng năm từ 90% trở lên. | % >=90 người dân; latest | % >90 người dân; latest | M602
Tỷ lệ bao phủ bảo hiểm y tế đạt trên 95% dân số. | % >95 dân số; latest | % >95 dân số | M612
Tỷ lệ lao động tham gia bảo hiểm xã hội tự nguyện đạt 10%. | % >=10 lao động trong độ tuổi; latest | % >=10 lao động trong độ tuổi | M612
100% trẻ em dưới 6 tuổi có thẻ bảo hiểm y tế. | % >=100 trẻ em dưới 6 tuổi; latest | % >=100 trẻ em dưới 6 tuổi | M612
Tỷ lệ hộ nghèo còn dưới 1,54%. | % <1.54 hộ gia đình; latest; counting=hộ nghèo; q4 | % >=1.54 hộ gia đình; latest; counting=hộ nghèo; q4 | M602
Tỷ lệ hộ nghèo còn dưới 1,54%. | % <1.54 hộ gia đình; latest; counting=hộ nghèo; q4 | % <1.54 hộ gia đình; counting=hộ nghèo | M612
Giảm tỷ lệ hộ nghèo xuống còn 1,2%. | % <=1.2 hộ gia đình; latest; counting=hộ nghèo; q4 | r >=1.2 tỷ lệ hộ nghèo; points | M616
Tỷ lệ hộ nghèo, cận nghèo giảm còn 10,38%. | % <=10.38 hộ gia đình; latest; counting=hộ nghèo, cận nghèo; q4 | % >=10.38 hộ gia đình; latest; counting=hộ nghèo, cận nghèo; q4 | M602
Phấn đấu giảm tỷ lệ hộ nghèo 0,58%. | r >=0.58 tỷ lệ hộ nghèo; points; q4 | r >=0.58 tỷ lệ hộ nghèo | M615
Phấn đấu giảm tỷ lệ hộ nghèo 0,58%. | r >=0.58 tỷ lệ hộ nghèo; points; q4 | % >=0.58 hộ gia đình; latest; counting=hộ nghèo | M616
Tỷ lệ hộ nghèo giảm 0,58 điểm phần trăm. | r >=0.58 tỷ lệ hộ nghèo; points; q4 | r >=0.58 hộ nghèo | M615
Giảm hộ nghèo bình quân 1,5 - 2%/năm. | r 1.5..2 tỷ lệ hộ nghèo; points; q4 | r 1.5..2 tỷ lệ hộ nghèo | M615
Tỷ lệ hộ nghèo giảm 3% trở lên (còn 7%). | r >=3 tỷ lệ hộ nghèo; points; q4 | r <=3 tỷ lệ hộ nghèo; points; q4 | M602
Tỷ lệ hộ nghèo đa chiều không quá 1%. | % <=1 hộ gia đình; latest; counting=hộ nghèo; q4 | % >=1 hộ gia đình; latest; counting=hộ nghèo; q4 | M602
Không còn hộ nghèo thuộc diện người có công. | n <=0 hộ nghèo thuộc diện người có công; latest | n <=1 hộ nghèo thuộc diện người có công | M612
Tốc độ tăng tổng giá trị sản phẩm đạt 11%. | a >=11 tốc độ tăng; in=%; latest | a >=11 tốc độ tăng; in=% | M613
Tốc độ tăng dân số bình quân hằng năm dưới 1%. | a <1 tốc độ tăng dân số; in=%; latest | a <=1 tốc độ tăng dân số; in=%; latest | M602
Tỷ lệ tăng dân số tự nhiên dưới 0,75%. | % <0.75 ; only | % >=0.75 ; only | M602
Kinh doanh dịch vụ tăng từ 10% trở lên. | a >=10 tốc độ tăng giá trị dịch vụ; in=%; latest | a >=10 tốc độ tăng giá trị dịch vụ; in=% | M613
Giá trị sản lượng nông nghiệp tăng 7,5 - 8,0%. | a 7.5..8 tốc độ tăng giá trị; in=%; latest | a >=8 tốc độ tăng giá trị; in=%; latest | M602
Thu nhập bình quân đầu người lên 74,2 triệu đồng/năm. | a >=74.2 thu nhập bình quân đầu người; in=triệu đồng/người; latest; q4 | a >=74.2 thu nhập bình quân đầu người; in=triệu đồng/người | M614
Thu nhập bình quân đầu người đạt 85 triệu đồng/người/năm trở lên. | a >=85 thu nhập bình quân đầu người; in=triệu đồng/người/năm; latest; q4 | a >=80 thu nhập bình quân đầu người; in=triệu đồng/người/năm; latest; q4 | M601
Giá trị sản phẩm trên 1 ha đất trồng trọt đạt 100 triệu đồng. | a >=100 giá trị sản phẩm trên 1 ha; in=triệu đồng; latest | a >=100 giá trị sản phẩm trên 1 ha; in=triệu đồng | M614
Năng suất lúa bình quân đạt 62 tạ/ha. | a >=62 năng suất lúa; in=tạ/ha; latest | a >=62 năng suất lúa; in=tạ/ha | M614
Tổng sản lượng lương thực có hạt đạt 2.961 tấn. | a >=2961 lương thực có hạt; in=tấn | a >=2.961 lương thực có hạt; in=tấn | M601
Thu ngân sách trên địa bàn đạt từ 12,5 tỷ đồng trở lên. | a >=12500 thu ngân sách; in=triệu đồng | a >=12.5 thu ngân sách; in=triệu đồng | M601
Huy động quỹ “Đền ơn đáp nghĩa” trên 150 triệu đồng. | a >150 quỹ; in=triệu đồng | a >=150 quỹ; in=triệu đồng | M602
Trồng mới 20 ha rừng. | a >=20 rừng trồng mới; in=ha | a <=20 rừng trồng mới; in=ha | M602
Duy trì diện tích lúa 300 ha. | a >=300 diện tích lúa; in=ha; latest | a >=300 diện tích lúa; in=ha | M612
Tỷ lệ che phủ rừng đạt 78,48%. | % >=78.48 ; only; q4 | a >=78.48 tỷ lệ che phủ rừng; in=% | M613
Tỷ lệ hộ dân được sử dụng nước sạch đạt 98%. | % >=98 hộ dân; latest | % >=98 hộ dân | M612
Tỷ lệ hộ dùng nước hợp vệ sinh 100%. | % >=100 hộ gia đình; latest | % >=100 hộ gia đình | M612
Tỷ lệ lao động qua đào tạo trên 75%. | % >75 lao động; latest | % >75 lao động | M612
Tỷ lệ trường học đạt chuẩn quốc gia đạt 75%. | % >=75 trường học; latest | % >=75 trường học | M612
Giữ vững 100% trường học đạt chuẩn quốc gia. | % >=100 trường học; latest | % >=100 trường học | M612
Duy trì 03 trường đạt chuẩn quốc gia. | n >=3 trường; latest | n >=3 trường | M612
Xây dựng mới 01 trường đạt chuẩn quốc gia. | n >=1 trường đạt chuẩn quốc gia | n <=1 trường đạt chuẩn quốc gia | M602
Tỷ lệ gia đình đạt chuẩn văn hóa từ 92% trở lên. | % >=92 hộ gia đình; latest | % >=92 hộ gia đình | M612
Tỷ lệ hộ gia đình được công nhận “Gia đình văn hóa” đạt trên 90%. | % >90 hộ gia đình; latest | % >=90 hộ gia đình; latest | M602
100% tổ dân phố giữ vững danh hiệu “Tổ dân phố văn hóa”. | % >=100 tổ dân phố; latest | % >=100 tổ dân phố | M612
Tỷ lệ thôn, làng văn hóa: 100%. | % >=100 thôn; latest | % >=100 thôn | M612
Duy trì 05 câu lạc bộ văn nghệ có hoạt động thường xuyên. | n >=5 câu lạc bộ; latest | n >=5 câu lạc bộ | M612
Có 20 tổ công nghệ số cộng đồng hoạt động. | n >=20 tổ công nghệ số cộng đồng; latest | n >=20 tổ công nghệ số cộng đồng | M612
Tỷ lệ người tập luyện thể dục, thể thao thường xuyên đạt 42% dân số. | % >=42 dân số; latest | % >=42 dân số | M612
Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng dưới 8%. | % <8 trẻ em dưới 5 tuổi; latest | % >8 trẻ em dưới 5 tuổi; latest | M602
Tỷ lệ sinh con thứ ba trở lên không quá 10%. | % <=10 trẻ sinh ra trong quý | % >=10 trẻ sinh ra trong quý | M602
Tỷ lệ người dân trưởng thành có tài khoản định danh điện tử trên 80%. | % >80 người dân trưởng thành; latest | % >80 người dân trưởng thành | M612
90% hồ sơ dịch vụ công được xử lý trực tuyến. | % >=90 hồ sơ | % <=90 hồ sơ | M602
Tỷ lệ hồ sơ giải quyết đúng hạn, trước hạn đạt từ 99% trở lên. | % >=99 hồ sơ đã giải quyết | % >99 hồ sơ đã giải quyết | M602
Tỷ lệ hài lòng của người dân đạt không dưới 95%. | % >=95 phiếu khảo sát | % <95 phiếu khảo sát | M602
Tỷ lệ hồ sơ trễ hạn không vượt quá 1%. | % <=1 hồ sơ | % >1 hồ sơ | M602
100% đơn thư, phản ánh, kiến nghị được giải quyết đúng quy định. | % >=100 đơn thư | % >=10 đơn thư | M601
Tỷ lệ rác thải sinh hoạt được thu gom, xử lý đạt 95%. | % >=95 rác thải phát sinh trong quý | % <=95 rác thải phát sinh trong quý | M602
Tỷ lệ hộ gia đình phân loại chất thải rắn tại nguồn đạt 39%. | % >=39 hộ gia đình; latest | % >=39 hộ gia đình | M612
Chi thường xuyên tiết kiệm 10%. | r >=10 chi thường xuyên; in=triệu đồng | r >=0.00001 chi thường xuyên; in=triệu đồng | M601
Thu phí, lệ phí đạt 4 tỷ 250 triệu đồng. | a >=4250 thu phí; in=triệu đồng | a >=250 thu phí; in=triệu đồng | M601
Thu phí, lệ phí đạt 4 tỷ 250 triệu đồng. | a >=4.25 thu phí; in=tỷ đồng | a >=0.25 thu phí; in=tỷ đồng | M601
Số vụ phạm tội giảm 3 vụ so với năm trước. | n <=9 vụ phạm tội | r >=3 vụ phạm tội; in=vụ | M601
Số vụ phạm tội giảm 3 vụ so với năm trước. | n <=9 vụ phạm tội | n >=3 vụ phạm tội | M616
Giảm 20 hộ nghèo trong năm. | n >=20 hộ thoát nghèo | n >=20 hộ nghèo; latest | M616
Nợ thuế giảm 300 triệu đồng. | a >=300 nợ thuế giảm được; in=triệu đồng | a >=300 nợ thuế; in=triệu đồng; latest | M616
Số người nghiện giảm từ 5 đến 7 người. | n <=20 người nghiện; latest | r 5..7 người nghiện; in=người | M601
Tăng tỷ lệ thanh toán không dùng tiền mặt thêm 5%. | a >=5 mức tăng; in=%; latest | % >=5 khoản thu | M616
Tăng 5% tỷ lệ hồ sơ trực tuyến. | a >=5 mức tăng; in=%; latest | % >=5 hồ sơ | M616
Tỷ lệ thất nghiệp giảm 1,1%. | r >=1.1 tỷ lệ thất nghiệp; points | r >=1.1 tỷ lệ thất nghiệp; in=% | M615
Hạn chế tỷ lệ hồ sơ trả lại ở mức 2%. | % <=2 hồ sơ | % >=2 hồ sơ | M602
Có 30 trên 32 tổ dân phố đạt chuẩn. | n >=30 tổ dân phố; latest | n >=30 tổ dân phố | M612
Nợ đọng xây dựng cơ bản giảm còn 1,2 tỷ đồng. | a <=1200 nợ đọng; in=triệu đồng; latest | a <=1200 nợ đọng; in=triệu đồng | M612
Duy trì 12 thôn đạt chuẩn nông thôn mới. | n >=12 thôn; latest | n >=12 thôn | M612
Mật độ thuê bao đạt 95 máy/100 dân. | a >=95 thuê bao; in=máy/100 dân; latest | a >=95 thuê bao; in=máy/100 dân | M614
100% tuyến đường ngõ xóm được bê tông hóa. | % >=100 tuyến đường; latest | % >=100 tuyến đường | M612
Giải quyết việc làm cho 3.000 lao động trở lên. | n >=3000 lao động | n >=300 lao động | M601
Thành lập mới ít nhất 05 hợp tác xã. | n >=5 hợp tác xã | n >5 hợp tác xã | M602
Kết nạp từ 10 đảng viên mới trở lên. | n >=10 đảng viên mới | n <=10 đảng viên mới | M602
Giao quân đạt 100% chỉ tiêu. | % >=100 thanh niên được gọi nhập ngũ | % <=100 thanh niên được gọi nhập ngũ | M602
Tiếp nhận ít nhất 120 đơn vị máu. | n >=120 đơn vị máu | n >=100 đơn vị máu | M601
Xóa ít nhất 05 nhà tạm, nhà dột nát. | n >=5 nhà | n <5 nhà | M602
Số vụ phạm pháp hình sự giảm từ 5% trở lên so với năm 2025. | r >=5 số vụ phạm pháp hình sự; in=vụ | r <5 số vụ phạm pháp hình sự; in=vụ | M602
Tỷ lệ điều tra, khám phá án đạt trên 85%. | % >85 vụ án phát hiện trong quý | % <85 vụ án phát hiện trong quý | M602
Số vụ tai nạn giao thông dưới 03 vụ. | v <3 vụ tai nạn giao thông | v <=3 vụ tai nạn giao thông | M602
Không để xảy ra cháy lớn. | v <=0 vụ cháy lớn | v <=1 vụ cháy lớn | M601
Không để xảy ra quá 02 vụ tai nạn lao động. | v <=2 vụ tai nạn lao động | v <2 vụ tai nạn lao động | M602
Tổ chức không ít hơn 04 hội nghị đối thoại. | n >=4 hội nghị đối thoại | n <4 hội nghị đối thoại | M602
Mỗi năm xây dựng từ 02 đến 03 mô hình “Dân vận khéo”. | n 2..3 mô hình | n >=2 mô hình | M602
Xây dựng tối thiểu hai mô hình chuyển đổi số. | n >=2 mô hình | n >2 mô hình | M602
Giảm ít nhất 10% chi phí văn phòng phẩm. | r >=10 chi phí văn phòng phẩm; in=đồng | r >10 chi phí văn phòng phẩm; in=đồng | M602
Cắt giảm tối thiểu 30% thời gian giải quyết thủ tục hành chính. | % >=30 ngày theo quy định; counting=ngày được cắt giảm | % <=30 ngày theo quy định; counting=ngày được cắt giảm | M602
Thu nhập bình quân đầu người đạt 85 triệu đồng/người/năm. | a >=85 thu nhập bình quân; in=triệu đồng/người/năm; latest; q4 | a >=85 thu nhập bình quân; in=triệu đồng/người/năm; latest | M617
Tỷ lệ hộ nghèo giảm 0,58% theo kết quả rà soát cuối năm. | r >=0.58 tỷ lệ hộ nghèo; points; q4 | r >=0.58 tỷ lệ hộ nghèo; points | M617
Chỉ số cải cách hành chính đạt trên 85 điểm. | a >85 chỉ số cải cách hành chính; in=điểm; latest; q4 | a >85 chỉ số cải cách hành chính; in=điểm | M613
Tổng đàn lợn hiện có 5.000 con trở lên. | n >=5000 con lợn; latest | n >=5000 con lợn | M612
100% cán bộ, công chức thực hiện tốt văn hóa công sở. | % >=100 cán bộ, công chức; latest | % >=100 cán bộ, công chức | M612
100% cán bộ, công chức được cử đi bồi dưỡng hoàn thành khóa học. | % >=100 cán bộ, công chức được cử đi trong quý | % <=100 cán bộ, công chức được cử đi trong quý | M602
"""

_TYPES = {"%": "percentage", "n": "count", "a": "amount", "r": "reduction", "v": "incidents"}
_SIGNS = {">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than"}


def rows() -> list[Any]:
    lines = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]
    return [pytest.param(*line, id=f"{line[0]} {line[3]}") for line in lines]


def measure(brief: str) -> dict[str, Any]:
    """Return the data of a measure that is written in brief."""
    match = re.fullmatch(r"(\S) (?:(>=|>|<=|<)([\d.]+)|([\d.]+)\.\.([\d.]+)) ([^;]*)((?:;[^;]+)*)", brief)
    assert match, brief
    data: dict[str, Any] = {"type": _TYPES[match[1]]}
    if match[2]:
        data[_SIGNS[match[2]]] = Decimal(match[3])
    else:
        data["between"] = [Decimal(match[4]), Decimal(match[5])]
    if match[6].strip():
        data["of"] = match[6].strip()
    options = [option.strip() for option in match[7].split(";") if option.strip()]
    if match[1] == "%" and "only" not in options:
        data["counting"] = "số đạt"
    for option in options:
        key, _, value = option.partition("=")
        known: dict[str, dict[str, Any]] = {
            "latest": {"accumulate": "latest"},
            "only": {"percent_only": True},
            "points": {"points": True},
            "q4": {"reported_in": ["Q4"]},
        }
        data.update(known.get(option, {key: value}))
    return data


def codes(text: str, brief: str) -> set[str]:
    target = Target("t", text, "", build(Measure, measure(brief), NOWHERE), ("a",), "m", NOWHERE)
    found = [*disagreements(target, 2026), *filter(None, [misfit(target, 2026)])]
    return {finding.code for finding in found}


@pytest.mark.parametrize(("text", "right", "wrong", "code"), rows())
def test_a_sentence_with_its_right_and_a_wrong_measure(text: str, right: str, wrong: str, code: str) -> None:
    assert codes(text, right) == set()
    assert code in codes(text, wrong)


def message(text: str, brief: str) -> str:
    found = misfit(Target("t", text, "", build(Measure, measure(brief), NOWHERE), ("a",), "m", NOWHERE), 2026)
    assert found
    return found.message


@pytest.mark.parametrize(
    ("text", "brief", "figure"),
    [
        ("95% dân số tham gia bảo hiểm y tế.", "% >=95 dân số", "66,5%, 76%, 85,5%, 95% sẽ ra 80,75%, không phải 95% của cuối năm"),
        ("Tỷ lệ hộ nghèo không quá 2%.", "% <=2 hộ gia đình; counting=hộ nghèo", "3,2%, 2,8%, 2,4%, 2% sẽ ra 2,6%, không phải 2%"),
        ("Duy trì 05 câu lạc bộ.", "n >=5 câu lạc bộ", "quý nào cũng có 5 câu lạc bộ thì cả năm sẽ ra 20"),
        ("Tỷ lệ hộ dùng điện đạt 95%.", "a >=95 tỷ lệ hộ dùng điện; in=%", "quý nào cũng 95% thì cộng bốn quý sẽ ra 380%"),
        ("Thu nhập bình quân 85 triệu đồng/người.", "a >=85 thu nhập; in=triệu đồng/người", "cộng bốn quý sẽ ra 340 triệu đồng/người"),
        ("Tỷ lệ hộ nghèo giảm 0,58%.", "r >=0.58 tỷ lệ hộ nghèo", "từ 2,32% xuống 2,31% đã là giảm 0,58%, trong khi câu đòi xuống 1,74%"),
        ("Tỷ lệ hộ nghèo giảm còn 1,54%.", "r >=1.54 tỷ lệ hộ nghèo; points", "từ 2,54% xuống đúng 1,54% sẽ ra giảm 1 điểm phần trăm"),
        ("Tỷ lệ hộ nghèo giảm 0,58%.", "% >=0.58 hộ; latest; counting=hộ nghèo", "tỷ lệ tăng đến 1,16% sẽ ra “vượt”"),
    ],
)  # fmt: skip
def test_the_figure_that_would_come_out_wrong_is_named(text: str, brief: str, figure: str) -> None:
    assert figure in message(text, brief)


@pytest.mark.parametrize(
    ("text", "brief"),
    [
        ("Tổ chức 04 buổi tuyên truyền về giảm nghèo, bảo hiểm y tế.", "n >=4 buổi tuyên truyền"),
        ("Mở 02 lớp bồi dưỡng kiến thức nông thôn mới.", "n >=2 lớp"),
        ("Phát triển 200 người tham gia bảo hiểm xã hội tự nguyện.", "n >=200 người"),
        ("Tăng 150 người tham gia bảo hiểm y tế.", "n >=150 người"),
        ("Huy động 500 triệu đồng đóng góp cho nông thôn mới.", "a >=500 tiền đóng góp; in=triệu đồng"),
        ("Tỷ lệ giải ngân vốn giảm nghèo đạt 95%.", "% >=95 vốn được giao trong quý"),
        ("Tỷ lệ hộ tham gia dự án giảm nghèo đạt 95%.", "% >=95 hộ đăng ký"),
        ("Tỷ lệ giảm nghèo 0,58%.", "% >=0.58 ; only; q4"),
        ("Tỷ lệ hộ nghèo, cận nghèo tham gia bảo hiểm y tế đạt 100%.", "% >=100 hộ nghèo, cận nghèo; latest"),
        ("Tỷ lệ hộ nghèo giảm dưới 5%.", "% <5 hộ gia đình; latest; counting=hộ nghèo; q4"),
        ("Thực hiện tiết kiệm 10% chi thường xuyên.", "% >=10 chi thường xuyên; counting=số tiết kiệm được"),
        (
            "Rút ngắn 30% thời gian giải quyết hồ sơ.",
            "% >=30 ngày theo quy định; counting=ngày được rút ngắn",
        ),
        ("Có ít nhất 10 hộ thoát nghèo.", "n >=10 hộ thoát nghèo"),
        ("Hỗ trợ 20 hộ nghèo phát triển sản xuất.", "n >=20 hộ nghèo"),
        ("Cấp 500 thẻ bảo hiểm y tế cho trẻ em.", "n >=500 thẻ"),
        ("Trao 30 suất quà cho hộ nghèo.", "n >=30 suất quà"),
        ("Thu thuế đạt 2 tỷ đồng.", "a >=2 số thu thuế; in=tỷ đồng"),
        ("Giải quyết 100% tố giác về tội phạm.", "% >=100 tố giác"),
        ("Tổ chức ít nhất 01 giải thể thao.", "n >=1 giải thể thao"),
        ("Viết 24 tin, bài về nông thôn mới.", "n >=24 tin, bài"),
    ],
)
def test_what_arises_in_a_quarter_is_no_state(text: str, brief: str) -> None:
    assert codes(text, brief) == set()
