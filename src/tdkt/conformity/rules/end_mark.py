"""V515: how the content ends (NĐ 30/2020, Phụ lục III)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding
from tdkt.conformity.rules.told import text, told
from tdkt.conformity.rules.typed_examples import PLAN

_END = "Yêu cầu các đơn vị nghiêm túc thực hiện./."

END = Rule(
    code="V515",
    severity=WARNING,
    title="Nội dung không kết thúc bằng “./.”",
    explanation="Trong các mẫu trình bày của Nghị định, nội dung văn bản kết thúc bằng “./.”.",
    examples=(
        Example(
            file=PLAN,
            text=_END,
            bad=tuple(
                "▸Yêu cầu các đơn vị nghiêm túc thực hiện" + end for end in (".", ".!", "/.", "", "././.")
            ),
            good=(_END,),
        ),
    ),
    source="NĐ 30/2020, Phụ lục III, các mẫu trình bày",
)
RULES = (END,)

_DONE = re.compile(r"(?<![./])\./\.$")
_LAST_MARK = re.compile(r"[\s./!;,:-]*$")


def check(document: Recognised) -> Iterator[Finding]:
    """Yield that the content does not end with the mark of the specimens."""
    kind = document.kind
    if (
        kind is None
        or document.is_copy
        or not kind.is_listed
        or kind.name in ("Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận", "Thư công")
    ):
        return
    content = [
        line
        for line in document.lines
        if line.part == 0 and line.component in (Component.BODY, Component.TABLE)
    ]
    if not content or content[-1].component is not Component.BODY:
        return
    piece = content[-1].piece
    if _DONE.search(piece.text) or re.fullmatch(r"[.…\s]*\.\s*/\s*\.", piece.text):
        return
    end = _LAST_MARK.search(piece.text)
    start = end.start() if end else len(piece.text)
    shown = piece.text.rfind(" ", 0, max(0, start - 12)) + 1
    yield told(
        END, Component.BODY, piece, f"Nội dung kết thúc bằng “{piece.text[shown:]}”, mẫu kết thúc bằng “./.”.", "Ghi “./.” sau câu cuối cùng.",
        stands=piece.text[start:] or "không có dấu", should="./.", span=(start, len(piece.text)), mends=text("./."),
    )  # fmt: skip
