"""Ids that stand twice: in the ward's own file, in a year's plan, in a report, in what is handed down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter

from tdkt.checks.references.rules import DUPLICATE_ID
from tdkt.checks.seen_twice import seen_twice
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.handed_down import HandedDown
from tdkt.model.movements import UnitMovements
from tdkt.model.organization import Organization
from tdkt.model.place import Origin
from tdkt.model.unit_report import UnitReport
from tdkt.workspace.workspace import Workspace

Ids = Iterable[tuple[str, Origin, str]]
"""Ids with the object that has each, and its key there: where that stands is looked up for what is found wrong."""


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the ids that are given twice."""
    for organization in workspace.organizations:
        yield from _organization(organization)
    for year in {promises.year for promises in workspace.promises}:
        yield from _plan([movements for movements in workspace.movements if movements.year == year])
        items = _item_ids([promises for promises in workspace.promises if promises.year == year])
        yield from _given_twice(items, "Đã có nhiệm vụ hoặc chỉ tiêu mã này")
    for report in workspace.reports:
        yield from _report(report)
    for handed in workspace.all(HandedDown):
        yield from _handed_down(handed)


def _organization(organization: Organization) -> Iterator[Diagnostic]:
    groups = (
        (organization.units, "Đã có đơn vị mã này"),
        (organization.known_subdivisions, "Đã có thôn, tổ dân phố mã này"),
        (organization.signers, "Đã có người ký mã này"),
        (organization.general_movements, "Đã có phong trào mã này"),
        (organization.issuers, "Đã có cơ quan ban hành mã này"),
    )
    for group, words in groups:
        yield from _given_twice(((found.id, found.origin, "id") for found in group), words)
    for issuer in organization.issuers:
        signers = ((signer.id, signer.origin, "id") for signer in issuer.signers)
        yield from _given_twice(signers, "Cơ quan này đã có người ký mã này")


def _plan(files: list[UnitMovements]) -> Iterator[Diagnostic]:
    """A movement's id is one in all movements of a year."""
    movements = [found for file in files for found in file.movements]
    yield from _given_twice(((m.id, m.origin, "id") for m in movements), "Đã có phong trào mã này")


def _report(report: UnitReport) -> Iterator[Diagnostic]:
    targets = ((f"{figure.target} {figure.for_ or ''}", figure.origin, "target") for figure in report.figures)
    tasks = ((task.task, task.origin, "task") for task in report.tasks)
    yield from _given_twice(targets, "Chỉ tiêu này đã có số liệu")
    yield from _given_twice(tasks, "Nhiệm vụ này đã được báo cáo")


def _handed_down(handed: HandedDown) -> Iterator[Diagnostic]:
    indicators = ((found.id, found.origin, "id") for found in handed.indicators)
    movements = ((found.id, found.origin, "id") for found in handed.movements)
    yield from _given_twice(indicators, "Đã có chỉ tiêu chung mã này")
    yield from _given_twice(movements, "Đã có phong trào mã này")


def _item_ids(files: list[UnitMovements]) -> Iterator[tuple[str, Origin, str]]:
    for item in (item for file in files for item in file.items):
        if item.task is not None:
            yield item.task, item.origin, "task"
        for target in item.targets:
            yield target.id, target.origin, "target"


def _given_twice(ids: Ids, words: str) -> Iterator[Diagnostic]:
    for (_, holder, its_key), (_, another, key) in seen_twice(ids, itemgetter(0)):
        first = holder.at(its_key)
        yield DUPLICATE_ID.at(
            another.at(key),
            f"{words} (ở {first.file}:{first.line}).",
            "Giữ một, xóa hoặc sửa cái còn lại.",
            ((first, "lần đầu"),),
        )
