"""Phụ lục of a report and the sentence that leads to it belong together (NĐ 30/2020, Phụ lục I, Phần I, III.1a)."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.checks.example_files import OUTLINE
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.report_outline import DRIVES, INSPECTION, PERIODS, REPORT_KINDS, TARGETS, Outline, family_of

_CONTENT = "content: [coverage, totals]"
ANNEX = Rule(
    code="Y136",
    severity=WARNING,
    title="Phụ lục của đề cương không khớp",
    explanation="Khối annex-note dẫn đến Phụ lục kèm theo; Phụ lục có khi annexes: [targets]. Có khối mà không có Phụ lục thì thêm annexes, hoặc "
    "bỏ khối; có Phụ lục mà đề cương không có khối annex-note, không câu nào nhắc Phụ lục thì thêm khối ấy (NĐ 30/2020, Phụ lục I, Phần I, III.1a). "
    "Báo cáo đợt thi đua, kết luận kiểm tra không có Phụ lục.",
    examples=(
        Example(
            file=OUTLINE,
            text=_CONTENT,
            bad=("content: [coverage, totals, ▸annex-note]",),
            good=(_CONTENT,),
        ),
        Example(
            file=OUTLINE,
            text="    title: Kết quả {{ period }}\n",
            bad=("    title: Kết quả {{ period }}\n    annexes: ▸[targets]\n",),
            good=(
                "    title: Kết quả {{ period }}\n    annexes: [targets]\n    closing: [Số liệu theo Phụ lục kèm theo.]\n",
            ),
        ),
        Example(
            file=OUTLINE,
            text="  - for: [half]",
            bad=(
                "  - for: [inspection]\n    title: Kết luận {{ inspection }}\n    annexes: ▸[targets]\n"
                "    parts: [{heading: Tồn tại, content: [findings]}]\n  - for: [half]",
            ),
            good=(
                "  - for: [inspection]\n    title: Kết luận {{ inspection }}\n"
                "    parts: [{heading: Tồn tại, content: [findings]}]\n  - for: [half]",
            ),
        ),
    ),
)


def annexes(outline: Outline) -> Iterator[Diagnostic]:
    """Yield annexes of an outline that its report has not or leads nobody to, and a sentence that leads to none."""
    without = [kind for kind in outline.for_ if family_of(kind) in (DRIVES, INSPECTION)]
    if outline.annexes and without:
        yield ANNEX.at(
            outline.origin.at("annexes"),
            f"Không có Phụ lục nào cho {REPORT_KINDS[without[0]]}.",
            "Bỏ annexes; bảng chỉ tiêu của đợt thi đua, bảng tồn tại của kiểm tra in ngay trong bài.",
        )
    kinds = [kind for kind in outline.for_ if family_of(kind) == PERIODS]
    if not kinds:
        return
    items = [item for part, _ in outline.walk() for item in part.content]
    note = next((item for item in items if item.block in ("annex-note", "overview")), None)
    words = (*outline.opening, *outline.closing, *(item.words for item in items))
    if note is not None and TARGETS not in outline.annexes:
        yield ANNEX.at(
            note.place, "Câu dẫn Phụ lục mà báo cáo không kèm Phụ lục.", "Thêm annexes: [targets]."
        )
    if note is None and TARGETS in outline.annexes and not any("phụ lục" in text.lower() for text in words):
        yield ANNEX.at(
            outline.origin.at("annexes"),
            "Đề cương không có câu nào dẫn đến Phụ lục kèm theo.",
            "Thêm khối annex-note vào content của một phần.",
        )
