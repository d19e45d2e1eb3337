"""V621, V622: words that are misspelt, and what the keys of Telex leave behind."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.checks.rule import ERROR, Example, Rule
from tdkt.checks.texts.slips import without_addresses
from tdkt.checks.texts.spelling.misspelt import Misspelt, misspelt
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding
from tdkt.conformity.rules.told import text, told
from tdkt.conformity.rules.typed_examples import PLAN

_LINE = "Các đơn vị bám sát Kế hoạch, phân công rõ người, rõ việc."
_SPELLING = "Quy tắc chính tả chung; Nghị định 30/2020/NĐ-CP không có điều khoản"

MISSPELT = Rule(
    code="V621",
    severity=ERROR,
    title="Sai chính tả",
    explanation="Chữ hay lẫn hỏi với ngã, s với x, ch với tr, d với gi với r, l với n, âm cuối, hoặc thiếu dấu: “hổ trợ” (hỗ trợ), “bổ xung” (bổ sung), “nghành” "
    "(ngành). Chỉ nêu khi từ ghép ấy không thể là từ khác; tên riêng không xét.",
    examples=(
        Example(
            file=PLAN, text=_LINE,
            bad=tuple(f"▸{_LINE[:-1]}, {one}." for one in ("hổ trợ nhau", "sữa chửa kịp thời", "xữ lý kịp thời", "bổ xung nhân lực", "chia sẽ kinh nghiệm", "đề suất giải pháp", "thưc hiện tốt", "đúng quy định của nghành", "cập nhật dử liệu", "quyết tóan", "gía trị lớn", "thịêt hại", "sạt lỡ đất")),
            good=(_LINE, "Các đơn vị chia sẻ kinh nghiệm; phần được chia sẽ giao cho tổ dân phố.", "Các đơn vị ở Đắk Lắk quảng bá trên website, qua email."),
        ),
    ),
    source=_SPELLING,
)  # fmt: skip
KEYS = Rule(
    code="V622",
    severity=ERROR,
    title="Chữ chưa bỏ dấu của bộ gõ",
    explanation="“hoaf bình”, “Vieetj Nam” là chữ gõ khi bộ gõ Telex chưa bật. Gõ lại.",
    examples=(
        Example(
            file=PLAN, text=_LINE, bad=(f"▸{_LINE[:-1]}, đúng tieens độ.", f"▸{_LINE[:-1]}, theo pháp luật Vieetj Nam."), good=(f"{_LINE[:-1]} qua chef, staff, website.",),
        ),
    ),
    source=_SPELLING,
)  # fmt: skip
RULES = (MISSPELT, KEYS)

_TEXT = frozenset(
    (
        Component.SUBJECT,
        Component.LETTER_SUBJECT,
        Component.ADDRESSEE,
        Component.BASIS,
        Component.BODY,
        Component.TABLE,
        Component.RECIPIENT,
    )
)


def check(document: Recognised) -> Iterator[Finding]:
    """Yield the misspelt words, in annexes and tables too."""
    for line in document.lines:
        if line.component in _TEXT:
            for one in misspelt(without_addresses(line.piece.text)):
                rule = KEYS if one.found.isascii() and " " not in one.found else MISSPELT
                yield told(
                    rule, line.component, line.piece, f"“{one.found}” {_said(rule)} trong “{one.around}”.", _cure(one),
                    stands=one.found, should=one.right, span=(one.start, one.start + one.length), mends=text(one.right) if one.right else (),
                )  # fmt: skip


def _said(rule: Rule) -> str:
    return "là chữ chưa bỏ dấu" if rule is KEYS else "sai chính tả"


def _cure(one: Misspelt) -> str:
    return f"Viết “{one.right}”." if one.right else "Kiểm tra chính tả, gõ lại."
