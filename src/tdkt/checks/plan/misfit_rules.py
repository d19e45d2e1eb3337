"""The rules on measures that validate and cannot be what their sentences say (`misfits.py` looks for what breaks them)."""

from __future__ import annotations

from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.rule import WARNING, Example, Rule

_FLOW = "text: 95% văn bản được xử lý đúng hạn.\n        measure: {type: percentage, at_least: 95, counting: văn bản xử lý đúng hạn, of: văn bản đã xử lý}"
_MODELS = "text: Xây dựng 01 đến 02 mô hình trong năm.\n        measure: {type: count, between: [1, 2], of: mô hình}"
_FALL = "text: Giảm chi phí văn phòng phẩm ít nhất 10%/năm.\n        measure: {type: reduction, at_least: 10, of: chi phí văn phòng phẩm, in: đồng}"

STATE_SUMMED = Rule(
    code="M612",
    severity=WARNING,
    title="Trạng thái mà cộng dồn các quý",
    explanation="Số người tham gia bảo hiểm y tế, hộ nghèo, trường đạt chuẩn, gia đình văn hóa, câu lạc bộ đang hoạt động… là "
    "trạng thái tại một thời điểm: quý nào cũng đếm lại cùng những người, hộ, nơi ấy. Cộng bốn quý thì mỗi hộ bị tính bốn "
    "lần, và số cuối năm bị các quý trước kéo lệch. Ghi accumulate: latest. Số phát sinh trong từng quý (hồ sơ, cuộc, lượt, "
    "số mới) thì cộng dồn là đúng.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_FLOW,
            bad=(
                (
                    "text: 95% dân số tham gia bảo hiểm y tế.\n"
                    "        measure: ▸{type: percentage, at_least: 95, counting: người có thẻ, of: nhân khẩu}"
                ),
            ),
            good=(
                (
                    "text: 95% dân số tham gia bảo hiểm y tế.\n"
                    "        measure: {type: percentage, at_least: 95, counting: người có thẻ, of: nhân khẩu, accumulate: latest}"
                ),
            ),
        ),
        Example(
            file=MOVEMENTS,
            text=_MODELS,
            bad=(
                (
                    "text: Duy trì 05 câu lạc bộ.\n"
                    "        measure: ▸{type: count, at_least: 5, of: câu lạc bộ}"
                ),
            ),
            good=(
                (
                    "text: Duy trì 05 câu lạc bộ.\n"
                    "        measure: {type: count, at_least: 5, of: câu lạc bộ, accumulate: latest}"
                ),
                "text: Thành lập mới 05 câu lạc bộ.\n        measure: {type: count, at_least: 5, of: câu lạc bộ}",
            ),
            also=("R510",),
        ),
    ),
)
RATE_SUMMED = Rule(
    code="M613",
    severity=WARNING,
    title="Tốc độ, tỷ lệ, chỉ số mà cộng dồn các quý",
    explanation="Tốc độ tăng trưởng, tỷ lệ, chỉ số của bốn quý không cộng lại được. Ghi accumulate: latest, mỗi quý ghi mức tính từ "
    "đầu năm.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_MODELS,
            bad=(
                (
                    "text: Tốc độ tăng trưởng kinh tế đạt 11%.\n"
                    '        measure: ▸{type: amount, at_least: 11, of: tốc độ tăng trưởng, in: "%"}'
                ),
            ),
            good=(
                (
                    "text: Tốc độ tăng trưởng kinh tế đạt 11%.\n"
                    '        measure: {type: amount, at_least: 11, of: tốc độ tăng trưởng, in: "%", accumulate: latest}'
                ),
            ),
            also=("R502", "R505"),
        ),
    ),
)
AVERAGE_SUMMED = Rule(
    code="M614",
    severity=WARNING,
    title="Mức bình quân mà cộng dồn các quý",
    explanation="Thu nhập bình quân đầu người, năng suất, giá trị trên một hecta là mức bình quân của cả năm: không cộng các quý. Ghi "
    "accumulate: latest.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_MODELS,
            bad=(
                (
                    "text: Năng suất lúa đạt 62 tạ/ha.\n"
                    "        measure: ▸{type: amount, at_least: 62, of: năng suất lúa, in: tạ/ha}"
                ),
            ),
            good=(
                (
                    "text: Năng suất lúa đạt 62 tạ/ha.\n        measure: {type: amount, at_least: 62, "
                    "of: năng suất lúa, in: tạ/ha, accumulate: latest}"
                ),
            ),
            also=("R502", "R505"),
        ),
    ),
)
POINTS_MISSING = Rule(
    code="M615",
    severity=WARNING,
    title="Tỷ lệ giảm mà thiếu points",
    explanation="“Tỷ lệ hộ nghèo giảm 0,58%” là giảm 0,58 điểm phần trăm (từ 2,12% xuống 1,54%), không phải bớt 0,58% số hộ. Ghi "
    "points: true.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_FALL,
            bad=(
                (
                    "text: Tỷ lệ hồ sơ trễ hạn giảm 0,58%.\n"
                    "        measure: ▸{type: reduction, at_least: 0.58, of: tỷ lệ hồ sơ trễ hạn}"
                ),
            ),
            good=(
                (
                    "text: Tỷ lệ hồ sơ trễ hạn giảm 0,58%.\n"
                    "        measure: {type: reduction, at_least: 0.58, of: tỷ lệ hồ sơ trễ hạn, points: true}"
                ),
            ),
            also=("R502", "R505"),
        ),
    ),
)
LEVEL_OR_FALL = Rule(
    code="M616",
    severity=WARNING,
    title="Lẫn mức tăng, giảm với mức phải đạt",
    explanation="“Tăng 5%” là mức tăng, không phải tỷ lệ phải đạt. “Giảm 0,58%” nói mức giảm: dùng reduction. “Giảm còn 1,54%” nói mức còn lại: dùng percentage hoặc amount với at_most, "
    "less_than. Lẫn hai thứ thì kết quả ngược với câu.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_FALL,
            bad=(
                (
                    "text: Tỷ lệ hồ sơ trễ hạn giảm còn 1,54%.\n"
                    "        measure: ▸{type: reduction, at_least: 1.54, of: tỷ lệ hồ sơ trễ hạn, points: true}"
                ),
            ),
            good=(
                (
                    "text: Tỷ lệ hồ sơ trễ hạn giảm 0,58%.\n"
                    "        measure: {type: reduction, at_least: 0.58, of: tỷ lệ hồ sơ trễ hạn, points: true}"
                ),
            ),
            also=("R502", "R505"),
        ),
    ),
)


ONCE_A_YEAR = Rule(
    code="M617",
    severity=WARNING,
    title="Số liệu mỗi năm một lần mà quý nào cũng hỏi",
    explanation="Thu nhập bình quân, kết quả rà soát hộ nghèo, chỉ số do cấp trên công bố mỗi năm chỉ có một lần. Không ghi reported_in "
    "thì quý nào đơn vị cũng bị hỏi, bị tính thiếu báo cáo hoặc phải ghi một số chưa có. Ghi reported_in: [Q4], hoặc các quý "
    "có số liệu.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_MODELS,
            bad=(
                (
                    "text: Thu nhập bình quân đạt 85 triệu đồng/người.\n        measure: ▸{type: amount, at_least: 85, "
                    "of: thu nhập bình quân, in: triệu đồng/người, accumulate: latest}"
                ),
            ),
            good=(
                (
                    "text: Thu nhập bình quân đạt 85 triệu đồng/người.\n        measure: {type: amount, at_least: 85, "
                    "of: thu nhập bình quân, in: triệu đồng/người, accumulate: latest, reported_in: [Q4]}"
                ),
            ),
            also=("R502", "R505", "R517", "R518"),
        ),
    ),
)

RULES = (STATE_SUMMED, RATE_SUMMED, AVERAGE_SUMMED, POINTS_MISSING, LEVEL_OR_FALL, ONCE_A_YEAR)
