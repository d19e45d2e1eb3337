"""V614: a word typed twice. Vietnamese doubles many words on purpose (luôn luôn); only those that never are, and pairs of syllables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding
from tdkt.conformity.rules.told import text, told
from tdkt.conformity.rules.typed_examples import PLAN

_LINE = "Các đơn vị bám sát Kế hoạch, phân công rõ người, rõ việc."

TWICE = Rule(
    code="V614",
    severity=WARNING,
    title="Một chữ gõ hai lần",
    explanation="“của của”, “và và”, “đề nghị đề nghị” là gõ lặp. Từ láy như “luôn luôn”, “song song” thì không nêu.",
    examples=(
        Example(
            file=PLAN, text=_LINE, bad=("▸" + _LINE.replace("Các", "Các các"), "▸" + _LINE.replace("bám sát", "bám sát bám sát")),
            good=(_LINE, "Các đơn vị luôn luôn bám sát Kế hoạch; cá nhân nhân dịp này được biểu dương."),
        ),
    ),
    source="Quy tắc chính tả chung; Nghị định 30/2020/NĐ-CP không có điều khoản",
)  # fmt: skip
RULES = (TWICE,)

_TEXT = (
    Component.SUBJECT,
    Component.LETTER_SUBJECT,
    Component.ADDRESSEE,
    Component.BASIS,
    Component.BODY,
    Component.RECIPIENT,
)
_BEFORE = {
    "các": "", "những": "", "của": "", "và": "", "hoặc": "", "với": "", "được": "", "cho": "", "đã": "", "sẽ": "", "không": "", "để": "", "này": "",
    "tại": "hiện|thực|tồn|ngoại", "theo": "kèm|tiếp|dõi", "trên": "nêu|kể|như|bề|bên", "có": "hiện|sẵn|nếu|vốn|chưa", "ở": "nhà|đất|chỗ|nơi|cơ|nhu cầu",
    "bị": "thiết|chuẩn|trang|dự", "trong": "bên|ở|phía",
}  # fmt: skip
"""Words that nobody doubles, each with those that may end in the same syllable before it ("thiết bị bị hỏng")."""
_ONE = re.compile(rf"(?<!\w)(?P<word>{'|'.join(_BEFORE)}) (?P<again>(?P=word))(?!\w)", re.IGNORECASE)
_PAIR = re.compile(
    r"(?<!\w)(?P<word>(?P<a>[^\W\d_]{2,}) (?P<b>[^\W\d_]{2,})) (?P<again>(?P=word))(?!\w)", re.IGNORECASE
)
_ON_PURPOSE = re.compile(r"(?i)^(?:từng bước|ngày càng|từng ngày|mãi mãi|đời đời|lớp lớp|hơn nữa)$")


def check(document: Recognised) -> Iterator[Finding]:
    """Yield the words that stand twice."""
    for line in document.lines:
        if line.part or line.component not in _TEXT or line.piece.is_upper:
            continue
        said = line.piece.text
        for match in _ONE.finditer(said):
            before = _BEFORE[match["word"].lower()]
            if before and re.search(rf"(?i)(?:{before})\s*$", said[: match.start()]):
                continue
            start, end = match.start("again") - 1, match.end("again")
            yield told(
                TWICE, line.component, line.piece, f"“{match[0]}”: chữ “{match['word']}” gõ hai lần.", "Xóa một chữ.",
                stands=match[0], should=match["word"], span=(start, end), mends=text(""),
            )  # fmt: skip
        for match in _PAIR.finditer(said):
            if match["a"].lower() != match["b"].lower() and not _ON_PURPOSE.match(match["word"]):
                yield told(
                    TWICE, line.component, line.piece, f"“{match[0]}”: “{match['word']}” gõ hai lần.", "Xóa một lần.",
                    stands=match[0], should=match["word"], span=match.span(),
                )  # fmt: skip
