"""Shares of allocated targets stand in an annex: what is printed nowhere was given to nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tdkt.checks.example_files import MOVEMENTS, PLAN
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import Drive
from tdkt.model.movements import Target
from tdkt.model.plan import Annex
from tdkt.workspace.workspace import Workspace

_COUNT = "measure: {type: count, between: [1, 2], of: mô hình}"
_ONE_SHARE = f"{_COUNT}\n        allocation: ▸{{to: units, shares: [{{for: van-phong, share: 1}}]}}"
_TITLE = "Chỉ tiêu giao các thôn, các đơn vị"

PRINTED_NOWHERE = Rule(
    code="M655",
    severity=WARNING,
    title="Mức giao không in ở phụ lục nào",
    explanation="Mức giao từng nơi (allocation) chỉ in ở phụ lục có allocations: true. Không có phụ lục ấy thì văn bản ký ban hành không "
    "giao mức nào cho nơi nào.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_COUNT,
            bad=(_ONE_SHARE,),
            good=(_COUNT,),
        ),
    ),
)
NOTHING_TO_PRINT = Rule(
    code="M656",
    severity=WARNING,
    title="Phụ lục mức giao mà không chỉ tiêu nào được giao",
    explanation="Phụ lục ghi allocations: true in bảng mức giao của các chỉ tiêu có allocation. Không chỉ tiêu nào có thì bảng ấy trống.",
    examples=(
        Example(
            file=PLAN,
            text="recipients:",
            bad=(
                f"annexes:\n  - {{title: {_TITLE}, allocations: ▸true}}\nrecipients:".replace(
                    ", các", " và các"
                ),
            ),
            good=("annexes:\n  - {title: Danh mục biểu mẫu, body: [Mẫu số 01]}\nrecipients:",),
            also=("M668",),
        ),
    ),
)
RULES = (PRINTED_NOWHERE, NOTHING_TO_PRINT)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the first target of a plan or drive whose shares no annex prints, and annexes that have none to print."""
    if workspace.incomplete:
        return
    for plan in workspace.plans:
        files = [file for file in workspace.movements if file.year == plan.year]
        yield from _of_document(
            plan.annexes, (target for file in files for target in file.targets), plan.origin.file
        )
    for drive in workspace.all(Drive):
        targets = (target for file in drive.movements for target in file.targets)
        yield from _of_document(drive.annexes, targets, drive.origin.file)


def _of_document(annexes: Iterable[Annex], targets: Iterable[Target], file: str) -> Iterator[Diagnostic]:
    allocated = [target for target in targets if target.allocation is not None]
    printing = [annex for annex in annexes if annex.allocations]
    if allocated and not printing:
        first, *others = allocated
        more = f" và {len(others)} chỉ tiêu nữa" if others else ""
        yield PRINTED_NOWHERE.at(
            first.origin.at("allocation"),
            f"Mức giao từng nơi của chỉ tiêu “{first.name}”{more} không in ở phụ lục nào.",
            f"Thêm vào {file}: annexes: [{{title: “{_TITLE}”, allocations: true}}].",
        )
    if not allocated:
        for annex in printing:
            yield NOTHING_TO_PRINT.at(
                annex.origin.at("allocations"),
                f"Phụ lục “{annex.title}” không có mức giao nào để in.",
                "Ghi allocation ở chỉ tiêu được giao, hoặc bỏ allocations: true.",
            )
