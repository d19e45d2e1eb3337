"""The clerk's passages: one file a period, where people look for it, about units that are there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from tdkt.checks.periods import WRONG_FOLDER
from tdkt.checks.references import DUPLICATE_FILE, MISSING_FILE, UNKNOWN_UNIT, guess_unit
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
    for report in sorted(workspace.ward_reports, key=lambda report: not _is_in_place(report)):
        period, here = report.period, report.origin.at("period")
        if (
            period in first
        ):  # of two, the one that lies elsewhere is the one to mend: its place is no second finding
            yield DUPLICATE_FILE.at(
                here,
                f"Đã có lời văn của báo cáo {period.title} (ở {first[period].file}).",
                _mend_double(report),
                ((first[period], "lần đầu"),),
            )
        elif not _is_in_place(report):
            yield WRONG_FOLDER.at(
                here,
                f"Lời văn của báo cáo {period.title} nằm ở {report.origin.file}.",
                f"Chuyển tệp về plans/{period.year}/reports/{period.key}/loi-van.yaml, hoặc sửa “period”.",
            )
        first.setdefault(period, here)
        if period.year not in years and not workspace.incomplete:
            yield MISSING_FILE.at(
                here,
                f"Chưa có kế hoạch năm {period.year}.",
                f"Thêm plans/{period.year}/plan.yaml hoặc sửa kỳ báo cáo.",
            )
        if workspace.organization is not None:
            yield from _units(report, workspace.organization)


def _is_in_place(report: WardReport) -> bool:
    period, file = report.period, PurePosixPath(report.origin.file)
    return file.parts[1:] == (str(period.year), "reports", period.key, f"loi-van{file.suffix}")


def _mend_double(report: WardReport) -> str:
    """Say how to mend a second file for a period: one that was copied to another folder mostly has a period to change."""
    folder = PurePosixPath(report.origin.file).parent.name
    try:
        meant = Period.parse(folder, year=0)
    except ValueError:
        meant = report.period
    if meant == report.period or meant.key != folder:
        return "Giữ một, gộp hoặc xóa tệp còn lại."
    return (
        f"Tệp nằm ở thư mục {folder}: ghi “period: {folder}” nếu là lời văn của kỳ ấy, nếu không thì xóa tệp."
    )


def _units(report: WardReport, organization: Organization) -> Iterator[Diagnostic]:
    for unit in report.passages.units:
        if organization.unit(unit) is None:
            place = report.passages.origin.child("units").key(unit)
            yield UNKNOWN_UNIT.at(place, f"Không có đơn vị “{unit}”.", guess_unit(unit, organization))
