"""V321: an instrument that is cited by its number without the word "số" (NĐ 30/2020, Phụ lục I, Phần I, II.6b; V, as the decree writes itself)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding
from tdkt.conformity.rules.told import text, told
from tdkt.conformity.rules.typed_examples import DECISION
from tdkt.law.nd30 import cited

_LINE = "1. Thành lập Tổ công tác chỉnh lý tài liệu gồm 05 thành viên."
NO_WORD = Rule(
    code="V321",
    severity=WARNING,
    title="Viện dẫn văn bản thiếu chữ “số”",
    explanation="Viện dẫn ghi tên loại, rồi “số” và số, ký hiệu: “Nghị định số 30/2020/NĐ-CP”, không phải “Nghị định 30/2020/NĐ-CP”.",
    examples=(
        Example(
            file=DECISION, text=_LINE,
            bad=("▸1. Thực hiện Nghị định 30/2020/NĐ-CP của Chính phủ.", "▸1. Thực hiện Quyết định 733/QĐ-TTg của Thủ tướng Chính phủ."),
            good=("1. Thực hiện Nghị định số 30/2020/NĐ-CP của Chính phủ, Tờ trình số: 12/TTr-VP.",),
        ),
    ),
    source=cited("II.6b"),
)  # fmt: skip
RULES = (NO_WORD,)

_TYPES = "Nghị định|Quyết định|Thông tư liên tịch|Thông tư|Nghị quyết|Chỉ thị|Kế hoạch|Công văn|Tờ trình|Báo cáo|Thông báo|Hướng dẫn|Công điện|Kết luận|Chương trình|Văn bản"
_CITED = re.compile(rf"(?:{_TYPES})(?P<gap>\s+)(?=\d{{1,5}}(?:/\d{{4}})?[-/][A-ZĐ][A-Za-zĐđ]{{0,5}}[-/])")
_TEXT = (Component.BASIS, Component.BODY, Component.SUBJECT, Component.LETTER_SUBJECT, Component.ANNEX_NOTE)


def check(document: Recognised) -> Iterator[Finding]:
    """Yield the instruments that are cited without "số"."""
    for line in document.lines:
        if line.component not in _TEXT or line.part:
            continue
        said = line.piece.text
        for match in _CITED.finditer(said):
            shown = said[match.start() : match.end() + 14].split("ngày")[0].strip(" ,;.")
            yield told(
                NO_WORD, line.component, line.piece, f"Viện dẫn “{shown}” thiếu chữ “số”.", "Ghi “số” trước số, ký hiệu.",
                stands=shown, span=match.span("gap"), mends=text(" số "),
            )  # fmt: skip
