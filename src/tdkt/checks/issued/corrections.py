"""What the issued document says and the data no longer does: a reminder for each, and a watch that it stays so.

NĐ 30/2020, Điều 18.3: an issued document with a wrong form is corrected by a công văn đính chính, one with wrong
content is replaced by a document of the same rank. The data may run ahead of the paper, but never in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.example_files import PLAN
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.checks.texts.printed_texts import PrintedText, texts_of_plan
from tdkt.checks.texts.text_roles import Role
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.patterns import lazy_pattern
from tdkt.model.plan import Correction, Plan
from tdkt.model.text import plain
from tdkt.workspace.workspace import Workspace

_ANCHOR = "recipients: [Lãnh đạo UBND phường]"
_SOURCE = "NĐ 30/2020, Điều 18.3"

REMINDER = Rule(
    code="C906",
    severity=WARNING,
    title="Chỗ ghi khác bản đã ban hành",
    explanation="Mỗi chỗ ở “corrections” là một chỗ mà dữ liệu ghi khác văn bản đã ký. Sai thể thức thì đính "
    "chính bằng công văn, sai nội dung thì ban hành văn bản thay thế cùng hình thức; chưa làm "
    "thì bản giấy vẫn là bản có giá trị. Lời nhắc này còn cho đến khi bỏ mục đó khỏi "
    "“corrections”.",
    examples=(
        Example(
            file=PLAN,
            text=_ANCHOR,
            bad=(
                "corrections:\n  - {issued: ▸Kế hoach này, mended: Kế hoạch này, reason: Sai chính tả.}\n"
                + _ANCHOR,
            ),
            good=(_ANCHOR,),
        ),
    ),
    source=_SOURCE,
)
UNDONE = Rule(
    code="C907",
    severity=ERROR,
    title="Chỗ đã sửa không còn đúng như đã khai",
    explanation="“corrections” nói rằng bản ban hành ghi thế này, nay ghi thế kia, nhưng lời văn của kế "
    "hoạch vẫn ghi như bản ban hành. Khai mà không sửa thì lời nhắc và văn bản in ra nói ngược "
    "nhau. Hãy sửa lời văn, hoặc sửa mục này cho đúng (ghi thêm vài chữ xung quanh nếu chữ ấy "
    "còn đứng ở chỗ khác).",
    examples=(
        Example(
            file=PLAN,
            text=_ANCHOR,
            bad=(
                (
                    "corrections:\n  - {issued: ▸Kế hoạch này, mended: Kế hoạch nêu trên, reason: Thống nhất cách gọi.}\n"
                    + _ANCHOR
                ),
            ),
            good=(
                "corrections:\n  - {issued: Kế hoach này, mended: Kế hoạch này, reason: Sai chính tả.}\n"
                + _ANCHOR,
            ),
            also=("C906",),
        ),
    ),
    source=_SOURCE,
)

RULES: tuple[Rule, ...] = (REMINDER, UNDONE)

_LEADING_NUMBER = lazy_pattern(r"\A(?:[-–+•]\s+|[a-zđ]\)\s*|(?:\d{1,2}\.)+\s+|[IVX]+\.\s+)")
END_MARK = "./."
_CLOSING_MARKS = " \t.!?;,:/"

Line = tuple[str, PrintedText | None]
"""A line as it is printed, and the text of the data that it comes from (None: composed of several)."""


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the findings of the rules C906 and C907."""
    for plan in workspace.plans:
        lines = list(_printed_lines(workspace, plan)) if plan.corrections else []
        for correction in plan.corrections:
            yield REMINDER.at(
                correction.origin.at("issued"),
                f"Bản ban hành ghi “{correction.issued}”, nay ghi “{correction.mended}”: {correction.reason}",
                "Sai thể thức, kỹ thuật trình bày thì đính chính bằng công văn; sai nội dung thì ban hành văn bản thay thế"
                " (NĐ 30/2020, Điều 18.3).",
            )
            yield from _undone(correction, lines)


def _undone(correction: Correction, lines: list[Line]) -> Iterator[Diagnostic]:
    issued, mended = _core(correction.issued), _core(correction.mended)
    is_about_words = issued != mended and any(char.isalnum() for char in issued)
    if not is_about_words:
        return  # a matter of layout or of a computed number: nothing in the data shows it
    is_mended = bool(mended) and _line_with(mended, lines) is not None
    if is_mended and issued in mended:
        return  # the mend only adds to the words, so these stand in it and may well stand elsewhere
    still = _line_with(issued, lines)
    if still is None:
        return
    line, text = still
    yield UNDONE.at(
        correction.origin.at("issued"),
        f"Đã khai nay ghi “{correction.mended}”, nhưng lời văn vẫn ghi “{issued}” trong “{_excerpt(line, issued)}”.",
        "Sửa lời văn cho đúng mục này, hoặc sửa mục này; nếu chữ ấy đứng ở chỗ khác thì ghi thêm vài chữ xung quanh.",
        ((text.place(), "còn ghi ở đây"),) if text is not None else (),
    )


def _line_with(wording: str, lines: list[Line]) -> Line | None:
    whole_words = _pattern(wording)
    return next((line for line in lines if whole_words.search(line[0])), None)


def _core(wording: str) -> str:
    """Return `wording` without a leading number or hyphen (computed) and without the dots of an excerpt."""
    bare = _LEADING_NUMBER.sub("", _on_one_line(wording).strip("… "), count=1)
    return f"{bare.rstrip(_CLOSING_MARKS)}{END_MARK}" if bare.endswith(END_MARK) else bare


def _printed_lines(workspace: Workspace, plan: Plan) -> Iterator[Line]:
    last_basis = len(plan.legal_basis) - 1
    for number, basis in enumerate(plan.legal_basis):
        yield f"Căn cứ {basis.citation}{';' if number < last_basis else '.'}", None
    last_words = ("closing", len(plan.closing) - 1)
    for text in texts_of_plan(workspace, plan):
        line = _on_one_line(text.text)
        yield f"{line};" if text.role is Role.RECIPIENT else line, text
        if text.path == last_words:
            yield f"{line.rstrip(_CLOSING_MARKS)}{END_MARK}", text
        if text.role is Role.TITLE:
            yield line.upper(), text


def _pattern(wording: str) -> re.Pattern[str]:
    before = r"(?<!\w)" if wording[:1].isalnum() else ""
    after = r"(?!\w)" if wording[-1:].isalnum() else ""
    return re.compile(before + re.escape(wording) + after)


def _on_one_line(text: str) -> str:
    return plain(text).replace("\n", " ").strip("\n ")


def _excerpt(line: str, wording: str) -> str:
    start = max(0, line.find(wording) - 20)
    end = start + len(wording) + 40
    before = "…" if start else ""
    after = "…" if end < len(line) else ""
    return f"{before}{line[start:end]}{after}"
