"""The fixed words of a form: names of sheets, heads of columns, labels. The writer prints them, the reader seeks them.

What is printed may be worded otherwise one day while forms are out: a form carries the words it was printed with
(`hidden_sheet.py`), and is read by those.
"""

from __future__ import annotations

from tdkt.model.records import dataclass, replace
from tdkt.model.text import upper_first

COVER, FIGURES, TASKS, NARRATIVES, HIDDEN = (
    "Hướng dẫn",
    "Số liệu",
    "Nhiệm vụ",
    "Thuyết minh",
    "_tdkt",
)
"""The sheets, but for the one of the subdivisions: it is called as they are (`Form.places_title`)."""


@dataclass(frozen=True, slots=True)
class FormWords:
    """The heads of columns and the labels by which the reader finds its way."""

    id: str = "Mã"
    number: str = "TT"
    target: str = "Chỉ tiêu"
    planned: str = "Kế hoạch"
    how: str = "Cách ghi"
    first: str = "Ô 1"
    second: str = "Ô 2"
    before: str = "Quý trước"
    evidence: str = "Minh chứng"
    cause: str = "Nguyên nhân (nếu chậm, không đạt)"
    note: str = "Ghi chú"
    place: str = "Nơi"
    task: str = "Nhiệm vụ"
    stage: str = "Tình hình"
    section: str = "Mục"
    content: str = "Nội dung (mỗi ý một dòng)"
    results: str = "Kết quả nổi bật"
    limitations: str = "Hạn chế"
    causes: str = "Nguyên nhân của hạn chế"
    proposals: str = "Kiến nghị, đề xuất"
    exemplars: str = "Điển hình tiên tiến phát hiện trong kỳ"
    unit: str = "Đơn vị"
    period: str = "Kỳ báo cáo"
    reporter: str = "Người lập báo cáo"
    submitted: str = "Ngày gửi"

    @property
    def notes(self) -> dict[str, str]:
        """The texts that go with a figure and the heads of their columns."""
        return {name: getattr(self, name) for name in ("evidence", "cause", "note")}

    @property
    def narrative(self) -> dict[str, str]:
        """The parts of a report's narrative."""
        parts = ("results", "limitations", "causes", "proposals", "exemplars")
        return {name: getattr(self, name) for name in parts}


WORDS = FormWords()
"""The words that are printed today."""


def words_for(word: str) -> FormWords:
    """Return the words of a form for a time that is called `word`: "quý", "học kỳ", "tháng"."""
    return replace(WORDS, before=f"{upper_first(word)} trước")


NOTES, NARRATIVE = WORDS.notes, WORDS.narrative
CODE_LABEL, CODE_WORD, PLAN_CODE_WORD = "Mã phiếu:", "TDKT1", "TDKTKH1"
"""What stands before a form's code, and the code's first word (of a unit's own plan another); its number is the version of the
form's layout."""
REACHED, NOT_REACHED = "đạt", "chưa"
"""The marks of a place."""
ID_ROW, HEAD_ROW = 4, 5
"""The rows that hold the ids of columns (hidden) and the heads of columns."""
