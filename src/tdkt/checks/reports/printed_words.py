"""Words of units and of the clerk that the ward's report prints as they are: no ids of the files, no requests to the ward."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tdkt.checks.example_files import REPORT
from tdkt.checks.plan.quantities import normal
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.patterns import lazy_pattern
from tdkt.model.place import Origin, Step
from tdkt.model.unit_report import UnitReport
from tdkt.model.ward_report import WardReport
from tdkt.workspace.workspace import Workspace

_LAST_LINE = "tasks:\n  - {task: van-thu.quan-ly, progress: under_way}\n"
_NO_PROPOSALS = ("results", "limitations", "causes", "exemplars")
_ID = lazy_pattern(r"(?<![\w.-])[a-z0-9]+(?:[-.][a-z0-9]+)+(?![\w-])")
_WARD = r"(?:ubnd|(?:ủy|uỷ) ban nhân dân|lãnh đạo|chủ tịch|văn phòng|phòng|phường|xã|đặc khu)"
_GIVE = r"(?:cấp|bổ sung|hỗ trợ|xem xét|bố trí|trang bị|giải quyết|cho phép)"
_REQUEST = lazy_pattern(
    rf"(?<!đã )(?<!hồ sơ )(?<!đơn )\b(?:đề nghị|kiến nghị|đề xuất|kính mong|mong) (?:với )?{_WARD}\b"
    rf"|^(?:kính )?đề nghị (?!khen)|^(?:kiến nghị|đề xuất|xin|kính mong|mong) (?:được )?{_GIVE}\b|[;,] xin (?:được )?{_GIVE}\b"
)

ID_IN_WORDS = Rule(
    code="R515",
    severity=WARNING,
    title="Lời in ra có mã của tệp",
    explanation="Lời của đơn vị và của cán bộ tổng hợp được in nguyên văn vào báo cáo gửi cấp trên. Mã như van-thu.dung-han chỉ có "
    "nghĩa trong các tệp: thay bằng tên chỉ tiêu, nhiệm vụ, đơn vị.",
    examples=(
        Example(
            file=REPORT,
            text=_LAST_LINE,
            bad=(_LAST_LINE + "narrative:\n  limitations:\n    - ▸Chỉ tiêu van-thu.dung-han còn thấp.\n",),
            good=(_LAST_LINE + "narrative:\n  limitations:\n    - Tỷ lệ văn bản xử lý đúng hạn còn thấp.\n",),
        ),
    ),
)
REQUEST_IN_WORDS = Rule(
    code="R516",
    severity=WARNING,
    title="Đề nghị với xã, phường nằm trong phần in ra",
    explanation="Kết quả, hạn chế, nguyên nhân, điển hình của đơn vị được in vào báo cáo gửi cấp trên; điều đơn vị xin, đề nghị xã, phường "
    "giải quyết là việc nội bộ. Chuyển sang proposals: phần ấy không in, chỉ báo cho cán bộ tổng hợp.",
    examples=(
        Example(
            file=REPORT,
            text=_LAST_LINE,
            bad=(
                _LAST_LINE + "narrative:\n  causes:\n    - ▸Thiếu máy quét, đề nghị UBND cấp thêm.\n",
                _LAST_LINE + "narrative:\n  limitations:\n    - ▸Đề nghị bổ sung biên chế.\n",
            ),
            good=(
                _LAST_LINE + "narrative:\n  proposals:\n    - Đề nghị UBND cấp thêm máy quét.\n",
                _LAST_LINE
                + "narrative:\n  causes:\n    - Thiếu máy quét; 12 hồ sơ đề nghị cấp phép còn tồn.\n",
                _LAST_LINE + "narrative:\n  results:\n    - Kiến nghị của cử tri được giải quyết xong.\n",
                _LAST_LINE + "narrative:\n  results:\n    - Đã đề nghị phường công nhận 02 thôn văn hóa.\n",
            ),
        ),
    ),
)

RULES = (ID_IN_WORDS, REQUEST_IN_WORDS)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the printed words that hold an id, and those of units that ask the ward for something."""
    ids = _ids(workspace)
    for report in workspace.reports:
        for origin, path, text in _words_of_unit(report):
            yield from _with_ids(origin, path, text, ids)
            if "proposals" not in path and _asks(text):
                yield REQUEST_IN_WORDS.at(
                    origin.at(*path),
                    "Lời này đề nghị xã, phường giải quyết, mà sẽ in vào báo cáo gửi cấp trên.",
                    "Chuyển sang proposals, hoặc chỉ nêu sự việc.",
                )
    for words in workspace.ward_reports:
        for origin, path, text in _words_of_clerk(words):
            yield from _with_ids(origin, path, text, ids)


@lru_cache(10_000)  # a unit often gives the same cause
def _asks(text: str) -> bool:
    return _REQUEST.search(normal(text)) is not None


def _ids(workspace: Workspace) -> frozenset[str]:
    targets = {target.id for movements in workspace.movements for target in movements.targets}
    tasks = {item.task for movements in workspace.movements for item in movements.items if item.task}
    parts = {movement.id for movements in workspace.movements for movement in movements.movements}
    organization = workspace.organization
    units = {unit.id for unit in organization.units} if organization else set()
    return frozenset(targets | tasks | parts | units)


_Words = tuple[Origin, tuple[Step, ...], str]
"""A stretch that is printed, with where it stands below the object of `Origin`."""


def _words_of_unit(report: UnitReport) -> Iterator[_Words]:
    """Yield each stretch that a report of the ward prints; requests may stand under "proposals" alone."""
    for part in (*_NO_PROPOSALS, "proposals"):
        for number, text in enumerate(getattr(report.narrative, part)):
            yield report.origin, ("narrative", part, number), text
    for figure in report.figures:
        if figure.cause:
            yield figure.origin, ("cause",), figure.cause
    for task in report.tasks:
        if task.note:
            yield task.origin, ("note",), task.note


def _words_of_clerk(report: WardReport) -> Iterator[_Words]:
    for passage in report.passages.all:
        for key, lines in passage.parts:
            yield from ((passage.origin, (key, number), text) for number, text in enumerate(lines))


def _with_ids(origin: Origin, path: tuple[Step, ...], text: str, ids: frozenset[str]) -> Iterator[Diagnostic]:
    found = [word for word in _ID.findall(text.rstrip(".")) if word in ids]
    if found:
        yield ID_IN_WORDS.at(
            origin.at(*path),
            f"Lời sẽ in ra có mã “{found[0]}”.",
            "Thay bằng tên của chỉ tiêu, nhiệm vụ hoặc đơn vị.",
        )
