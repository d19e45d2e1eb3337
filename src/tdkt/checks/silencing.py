"""Silences (`# tdkt: bỏ qua T703: lý do`) applied to the findings, and what is wrong with the silences themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.workspace.silences import Silence

_TEXT = "text: Quản lý tài sản công tiết kiệm, minh bạch."
_SLIP = "text: Quản lý tài sản công tiết kiệm,  minh bạch."

UNUSED = Rule(
    code="X901",
    severity=WARNING,
    title="Lời bỏ qua thừa",
    explanation="Dòng “# tdkt: bỏ qua …” không còn che cảnh báo nào: lỗi đã sửa, hoặc lời ghi sai dòng, sai "
    "mã. Xóa lời này.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_TEXT,
            bad=(f"{_TEXT}  ▸# tdkt: bỏ qua T701: như bản ban hành",),
            good=(f"{_SLIP}  # tdkt: bỏ qua T701: như bản ban hành",),
        ),
    ),
)
WITHOUT_REASON = Rule(
    code="X902",
    severity=WARNING,
    title="Lời bỏ qua chưa có lý do",
    explanation="Bỏ qua cảnh báo phải kèm lý do sau dấu hai chấm, để người duyệt hiểu.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_TEXT,
            bad=(f"{_SLIP}  ▸# tdkt: bỏ qua T701",),
            good=(f"{_SLIP}  # tdkt: bỏ qua T701: như bản ban hành",),
        ),
    ),
)
OF_AN_ERROR = Rule(
    code="X903",
    severity=WARNING,
    title="Không bỏ qua được lỗi",
    explanation="Chỉ cảnh báo mới bỏ qua được; lỗi phải sửa, vì tính toán trên tệp lỗi cho kết quả sai.",
    examples=(
        Example(
            file=MOVEMENTS,
            text="between: [1, 2], of: mô hình}",
            bad=("between: [2, 1], of: mô hình}  ▸# tdkt: bỏ qua M604: cố ý",),
            good=("between: [1, 2], of: mô hình}",),
            also=("M604",),
        ),
    ),
)
MALFORMED = Rule(
    code="X904",
    severity=WARNING,
    title="Lời bỏ qua sai cách viết",
    explanation="Viết “# tdkt: bỏ qua MÃ: lý do”, nhiều mã cách nhau bằng dấu phẩy.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_TEXT,
            bad=(f"{_SLIP}  ▸# tdkt: bỏ T701",),
            good=(f"{_SLIP}  # tdkt: bỏ qua T701: như bản ban hành",),
            also=("T701",),
        ),
    ),
)

RULES = (UNUSED, WITHOUT_REASON, OF_AN_ERROR, MALFORMED)


def apply_silences(
    findings: Iterable[Diagnostic], silences: Iterable[Silence], not_checked: frozenset[str] = frozenset()
) -> list[Diagnostic]:
    """Return the findings that no silence hides, and those about the silences themselves.

    A silence of a code in `not_checked` may hide something: it is not called unused.
    """
    every_finding = list(findings)
    by_line: dict[tuple[str, int, str], list[Diagnostic]] = {}
    for finding in every_finding:
        by_line.setdefault((finding.place.file, finding.place.line, finding.code), []).append(finding)
    kept = set(every_finding)
    hidden: set[tuple[str, int, str]] = set()
    for silence in silences:
        kept.update(_misspelt(silence))
        for code in silence.codes:
            key = (silence.place.file, silence.line, code)
            meant = by_line.get(key, [])
            may_hide = code in not_checked
            kept.update(_useless(silence, code, meant[:1], may_hide=may_hide))
            if key not in hidden:
                kept.difference_update(finding for finding in meant if not finding.is_error)
                hidden.add(key)
    return list(kept)


def _misspelt(silence: Silence) -> Iterator[Diagnostic]:
    if not silence.codes:
        yield MALFORMED.at(silence.place, "Không hiểu lời này.", "Viết “# tdkt: bỏ qua MÃ: lý do”.")
    elif not silence.reason:
        yield WITHOUT_REASON.at(silence.place, "Lời bỏ qua chưa có lý do.", "Thêm dấu hai chấm và lý do.")


def _useless(silence: Silence, code: str, meant: list[Diagnostic], *, may_hide: bool) -> Iterator[Diagnostic]:
    """Yield why a silence of `code` does nothing: what it means is an error, or is not there."""
    if any(finding.is_error for finding in meant):  # findings of a code weigh alike
        yield OF_AN_ERROR.at(silence.place, f"{code} là lỗi, không bỏ qua được.", "Sửa lỗi và xóa lời này.")
    elif not meant and not may_hide:
        yield UNUSED.at(silence.place, f"Dòng {silence.line} không có cảnh báo {code}.", "Xóa lời này.")
