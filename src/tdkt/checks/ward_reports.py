"""The clerk's passages: one file a period, where people look for it, about units that are there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from tdkt.checks.periods import WRONG_FOLDER
from tdkt.checks.references import DUPLICATE_FILE, MISSING_FILE, UNKNOWN_UNIT, guess
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.organization import Organization
from tdkt.model.period import Period
from tdkt.model.place import Place
from tdkt.model.ward_report import WardReport
from tdkt.workspace.workspace import Workspace


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with the place, the period and the units of each file of passages."""
    years = {plan.year for plan in workspace.plans}
    first: dict[Period, Place] = {}
    for report in workspace.ward_reports:
        period, here = report.period, report.origin.at("period")
        if period in first:
            yield DUPLICATE_FILE.at(
                here,
                f"Đã có lời văn của báo cáo {period.title} (ở {first[period].file}).",
                "Giữ một, gộp hoặc xóa tệp còn lại.",
                ((first[period], "lần đầu"),),
            )
        first.setdefault(period, here)
        if period.year not in years and not workspace.incomplete:
            yield MISSING_FILE.at(
                here,
                f"Chưa có kế hoạch năm {period.year}.",
                f"Thêm plans/{period.year}/plan.yaml hoặc sửa kỳ báo cáo.",
            )
        yield from _folder(report)
        if workspace.organization is not None:
            yield from _units(report, workspace.organization)


def _folder(report: WardReport) -> Iterator[Diagnostic]:
    period, file = report.period, PurePosixPath(report.origin.file)
    if file.parts[1:] != (str(period.year), "reports", period.key, f"loi-van{file.suffix}"):
        yield WRONG_FOLDER.at(
            report.origin.at("period"),
            f"Lời văn của báo cáo {period.title} nằm ở {file}.",
            f"Chuyển tệp về plans/{period.year}/reports/{period.key}/loi-van.yaml, hoặc sửa “period”.",
        )


def _units(report: WardReport, organization: Organization) -> Iterator[Diagnostic]:
    known = [unit.id for unit in organization.units]
    for unit in report.passages.units:
        if unit not in known:
            place = report.passages.origin.child("units").key(unit)
            yield UNKNOWN_UNIT.at(place, f"Không có đơn vị “{unit}”.", guess(unit, known))
