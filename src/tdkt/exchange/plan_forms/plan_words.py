"""The fixed words of the form of a unit's plan: names of sheets, heads of columns, labels."""

from __future__ import annotations

COVER, TARGETS, TASKS, OWN, WORDS_OF_PLAN = (
    "Hướng dẫn",
    "Chỉ tiêu",
    "Nhiệm vụ",
    "Việc riêng",
    "Mục đích, giải pháp",
)
ID, NUMBER = "Mã", "TT"
MOVEMENT, TARGET, GIVEN = "Phong trào", "Chỉ tiêu", "Mức được giao"
TAKEN, THRESHOLD, WHO, DUE, STEPS = (
    "Nhận chỉ tiêu",
    "Mức đơn vị đặt (khi phấn đấu hơn)",
    "Người phụ trách",
    "Thời hạn",
    "Cách làm (mỗi việc một dòng)",
)
AS_GIVEN, BETTER = "như được giao", "phấn đấu hơn"
"""What a unit says of a target: the ward's number, or one of its own that is no easier."""
TASK, DOES, WHEN = "Nhiệm vụ được giao", "Người thực hiện", "Thời gian"
OWN_TASK = "Việc của đơn vị"
SECTION, CONTENT = "Mục", "Nội dung (mỗi ý một dòng)"
SECTIONS = {"purpose": "Mục đích, yêu cầu", "solutions": "Giải pháp"}
UNIT, YEAR, PLAN_NUMBER, PLAN_DATE = (
    "Đơn vị",
    "Kế hoạch của",
    "Số kế hoạch của đơn vị",
    "Ngày ký kế hoạch của đơn vị",
)
