"""The clerk's passages: one file a period, where people look for it, about units that are there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from tdkt.checks.periods import WRONG_FOLDER
from tdkt.checks.references.files import lies_in_place
from tdkt.checks.references.rules import DUPLICATE_FILE
from tdkt.checks.seen_twice import seen_twice
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.period import Period
from tdkt.model.ward_report import WardReport
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.workspace import Workspace

_KIND = FILE_KINDS["ward-report"]


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the second files for a period and those in the folder of another period.

    Of two files for a period, the one that lies elsewhere is the one to mend: its place is no second finding.
    """
    reports = sorted(workspace.ward_reports, key=lambda report: not lies_in_place(_KIND, report))
    doubles = list(seen_twice(reports, lambda report: report.key))
    for first, again in doubles:
        place = first.origin.at("period")
        yield DUPLICATE_FILE.at(
            again.origin.at("period"),
            f"Đã có lời văn của báo cáo {again.period.title} (ở {place.file}).",
            _mend_double(again),
            ((place, "lần đầu"),),
        )
    told = {again.origin.file for _, again in doubles}
    for report in reports:
        if report.origin.file not in told and not lies_in_place(_KIND, report):
            yield WRONG_FOLDER.at(
                report.origin.at("period"),
                f"Lời văn của báo cáo {report.period.title} nằm ở {report.origin.file}.",
                f"Chuyển tệp về {_KIND.file(period=report.period, whose=report.whose)}, hoặc sửa “period”{_issuer_too(report)}.",
            )


def _issuer_too(report: WardReport) -> str:
    """Say that the issuer may be missing or wrong, where the name of the file speaks of one."""
    stem = PurePosixPath(report.origin.file).stem
    return ", “issuer”" if stem.startswith("loi-van-") or report.issuer else ""


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
