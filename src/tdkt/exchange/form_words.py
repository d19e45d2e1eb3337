"""The fixed words of a form: names of sheets, heads of columns, labels. The writer prints them, the reader seeks them."""

from __future__ import annotations

COVER, FIGURES, PLACES, TASKS, NARRATIVES, HIDDEN = (
    "Hướng dẫn",
    "Số liệu",
    "Thôn, tổ dân phố",
    "Nhiệm vụ",
    "Thuyết minh",
    "_tdkt",
)
"""The sheets."""
ID, TARGET, FIRST, SECOND = "Mã", "Chỉ tiêu", "Ô 1", "Ô 2"
"""Heads of columns with the id of each row, the target's text and its two inputs."""
NOTES = {"evidence": "Minh chứng", "cause": "Nguyên nhân (nếu chậm, không đạt)", "note": "Ghi chú"}
"""The texts that go with a figure and the heads of their columns."""
PLACE = "Nơi"
TASK, STAGE = "Nhiệm vụ", "Tình hình"
SECTION, CONTENT = "Mục", "Nội dung (mỗi ý một dòng)"
NARRATIVE = {
    "results": "Kết quả nổi bật",
    "limitations": "Hạn chế",
    "causes": "Nguyên nhân của hạn chế",
    "proposals": "Kiến nghị, đề xuất",
    "exemplars": "Điển hình tiên tiến phát hiện trong kỳ",
}
"""The parts of a report's narrative."""
UNIT, PERIOD, REPORTER, SUBMITTED = "Đơn vị", "Kỳ báo cáo", "Người lập báo cáo", "Ngày gửi"
"""Labels on the cover."""
CODE_LABEL, CODE_WORD = "Mã phiếu:", "TDKT1"
"""What stands before a form's code, and the code's first word; its number is the version of the form's layout."""
REACHED, NOT_REACHED = "đạt", "chưa"
"""The marks of a place."""
ID_ROW, HEAD_ROW = 4, 5
"""The rows that hold the ids of columns (hidden) and the heads of columns."""
DIGEST_COLUMN, SENT_COLUMN = 2, 3
"""Columns of the hidden sheet: what each row asks, and what stood on the form when it went out (in pieces)."""
PLANNED, HOW = "Kế hoạch", "Cách ghi"
