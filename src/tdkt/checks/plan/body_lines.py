"""Lines of a body say themselves what they are: a row that has not the cells of its head, a "+" under no "-", a head alone.

Such lines print, and not what was meant: a short row pushes its numbers into other columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tdkt.checks.example_files import PLAN
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.model.body import ITEM, ROW, SUBITEM, cells_of
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import Drive
from tdkt.model.place import Origin
from tdkt.model.report_outline import ReportOutlines
from tdkt.model.ward_report import WardReport
from tdkt.workspace.workspace import Workspace

_TEXT = "        paragraphs:\n          - Trọng tâm"


def _body(*lines: str) -> str:
    return "\n".join(("        body:", *(f"          - {line}" for line in lines), "          - Trọng tâm"))


_HEAD, _FULL = '"| TT | Nội dung | Mức |"', '"| 1 | Mô hình | 04 |"'

UNEVEN = Rule(
    code="N806",
    severity=ERROR,
    title="Hàng của bảng có số ô khác hàng đầu",
    explanation="Mỗi hàng của một bảng có đúng số ô của hàng đầu. Hàng thiếu ô thì chữ và số in sang cột khác, hàng thừa ô thì bảng thêm một cột "
    "không tên. Ô trống ghi là “| |”; dấu | không đứng trong chữ của một ô.",
    examples=(
        Example(
            file=PLAN,
            text=_TEXT,
            bad=(
                _body(_HEAD, '▸"| Mô hình | 04 |"'),
                _body(_HEAD, '▸"| 1 | Mô hình | 04 | 05 |"'),
            ),
            good=(_body(_HEAD, _FULL), _body(_HEAD, '"| 1 | Mô hình | |"')),
        ),
    ),
)
HEAD_ALONE = Rule(
    code="N807",
    severity=WARNING,
    title="Bảng chỉ có hàng đầu",
    explanation="Hàng đầu của một bảng là đầu bảng. Bảng chỉ có hàng ấy thì in ra không có nội dung nào: thêm các hàng, hoặc viết thành đoạn văn.",
    examples=(
        Example(file=PLAN, text=_TEXT, bad=(_body(f"▸{_HEAD}"),), good=(_body(_HEAD, _FULL),)),
    ),
)  # fmt: skip
UNDER_NOTHING = Rule(
    code="N808",
    severity=WARNING,
    title="Dấu cộng không đứng dưới gạch đầu dòng nào",
    explanation="“+ …” là ý nhỏ của gạch đầu dòng “- …” ở trên. Không có gạch đầu dòng ở ngay trên thì dòng ấy in thành gạch đầu dòng.",
    examples=(
        Example(file=PLAN, text=_TEXT, bad=(_body("▸+ Việc nhỏ."),), good=(_body('"- Việc lớn."', "+ Việc nhỏ."),)),
    ),
)  # fmt: skip
RULE_LINE = Rule(
    code="N809",
    severity=WARNING,
    title="Hàng kẻ của Markdown trong bảng",
    explanation="Bảng ở đây không có hàng “| --- | --- |” dưới đầu bảng như Markdown: hàng ấy bị in ra. Hãy xóa hàng đó.",
    examples=(
        Example(
            file=PLAN, text=_TEXT,
            bad=(_body(_HEAD, '▸"| --- | --- | --- |"', _FULL),), good=(_body(_HEAD, _FULL),),
        ),
    ),
)  # fmt: skip
RULES = (UNEVEN, HEAD_ALONE, UNDER_NOTHING, RULE_LINE)

Body = tuple[Sequence[str], Origin, str]
"""Lines with the object that holds them, and under which key."""


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the lines of bodies, of plans, drives, annexes and the words of reports, that print otherwise than they are meant."""
    for lines, origin, key in _bodies(workspace):
        yield from _tables(lines, origin, key)
        yield from _pluses(lines, origin, key)


def _bodies(workspace: Workspace) -> Iterator[Body]:
    for plan in workspace.plans:
        yield plan.preamble, plan.origin, "preamble"
        yield from ((section.body, section.origin, "body") for section in plan.all_sections)
    for drive in workspace.all(Drive):
        yield from ((section.body, section.origin, "body") for section in drive.all_sections)
    annexes = (
        *(annex for plan in workspace.plans for annex in plan.annexes),
        *(annex for drive in workspace.all(Drive) for annex in drive.annexes),
        *(annex for report in workspace.all(WardReport) for annex in report.annexes),
    )
    yield from ((annex.body, annex.origin, "body") for annex in annexes)
    for report in workspace.all(WardReport):
        for passage in report.passages.all:
            yield from ((lines, passage.origin, key) for key, lines in passage.parts)
    for file in workspace.all(ReportOutlines):
        for outline in file.outlines:
            yield outline.opening, outline.origin, "opening"
            yield from (
                ([item.line for item in part.content], part.origin, "content") for part, _ in outline.walk()
            )
            yield outline.closing, outline.origin, "closing"


def _tables(lines: Sequence[str], origin: Origin, key: str) -> Iterator[Diagnostic]:
    head: int | None = None
    for number, line in enumerate(lines):
        if not line.startswith(ROW):
            head = None
            continue
        if head is None:
            head = number
            if not (number + 1 < len(lines) and lines[number + 1].startswith(ROW)):
                yield HEAD_ALONE.at(
                    origin.at(key, number), "Bảng chỉ có hàng đầu, không có hàng nào ở dưới.",
                    "Thêm các hàng, hoặc viết thành đoạn văn.",
                )  # fmt: skip
            continue
        cells, wanted = cells_of(line), len(cells_of(lines[head]))
        if all(cell and not cell.strip("-: ") for cell in cells):
            yield RULE_LINE.at(
                origin.at(key, number), "Hàng kẻ của Markdown bị in thành một hàng của bảng.", "Xóa hàng này."
            )
        elif len(cells) != wanted:
            yield UNEVEN.at(
                origin.at(key, number),
                f"Hàng có {len(cells)} ô, hàng đầu của bảng có {wanted} ô.",
                "Ô trống ghi “| |”." if len(cells) < wanted else "Bỏ ô thừa, hoặc thêm cột vào hàng đầu.",
            )


def _pluses(lines: Sequence[str], origin: Origin, key: str) -> Iterator[Diagnostic]:
    is_below = False
    for number, line in enumerate(lines):
        if line.startswith(SUBITEM) and not is_below:
            yield UNDER_NOTHING.at(
                origin.at(key, number), "“+” không đứng dưới gạch đầu dòng nào nên in thành gạch đầu dòng.",
                "Thêm “- …” ở trên, hoặc ghi “- ” thay cho “+ ”.",
            )  # fmt: skip
        is_below = line.startswith((ITEM, SUBITEM))
