"""Whose report a broken file is: guessed from where it lies and from what can still be read of its first lines.

A clerk takes reports in while some are half mended. A file that the reader refuses still shows that the unit has sent
something, so its name, its folder and any legible `unit:` and `period:` are taken as claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path, PurePosixPath

from tdkt.model.organization import Organization, Unit
from tdkt.model.period import Period
from tdkt.model.plan_year import said_year
from tdkt.model.records import dataclass
from tdkt.model.text import letters
from tdkt.receipts.receipts import StrayFile
from tdkt.workspace.inside import ObstacleError, read_inside
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.source import MAX_BYTES, NAMED_AS_TEXT
from tdkt.workspace.workspace import Workspace

REPORT_KIND = "unit-report"
_VALUE = r"""^\ufeff?\s*{key}\s*:\s*["']?([^"'\s#]+)"""
_STEP = re.compile(r"\d{4}(?:-\d{4})?-(?:Q[1-4]|HK[12]|M\d\d)", re.IGNORECASE)


def stray_files(workspace: Workspace, organization: Organization, year: int) -> tuple[StrayFile, ...]:
    """Return the files of `year` that are, or may be, unit reports and cannot be used as what they should be.

    That is: files that could not be read, reports of a unit that the ward does not have, and reports that say
    another unit or quarter than the place where they lie.
    """
    found: list[StrayFile] = []
    names = _names(organization)
    for file in unread_files(workspace):
        text = _legible(workspace.root, file)
        if _may_be_report(file, text):
            path, said = _claims_of_path(file, names), _claims_of_text(text, names, year)
            found.extend(_combined(file, path, said))
    for report in workspace.reports:
        file = report.origin.file
        path = _claims_of_path(file, names)
        if all(report.unit != body.id for body in organization.reporting_bodies):
            found.extend(_combined(file, path, (None, report.period)))
        elif None not in path and path != (report.unit, report.period):
            found.append(StrayFile(file, *path))
    return tuple(
        dict.fromkeys(s for s in found if (s.quarter.year if s.quarter else _year_of(s.file, year)) == year)
    )


def unread_files(workspace: Workspace) -> tuple[str, ...]:
    """Return the files and folders that nothing could be built from, in the order of reading."""
    built = {model.origin.file for models in workspace.models.values() for model in models}
    failed = (
        finding.place.file
        for finding in workspace.findings
        if finding.is_error or finding.code == NAMED_AS_TEXT
    )
    return tuple(dict.fromkeys(file for file in failed if file not in built))


@dataclass(frozen=True, slots=True)
class StrayDriveReport:
    """A file that could not be read and is the report of `unit` on `drive` (ids), by what it says or where it lies."""

    file: str
    drive: str
    unit: str


def stray_drive_reports(workspace: Workspace) -> tuple[StrayDriveReport, ...]:
    """Return the reports on drives that could not be read, once for each unit that place and text claim."""
    kind, found = FILE_KINDS["drive-report"], list[StrayDriveReport]()
    for file in unread_files(workspace):
        text, path = _legible(workspace.root, file), PurePosixPath(file)
        said = _said("kind", text)
        if said != kind.key and (said in FILE_KINDS or not path.match(kind.pattern)):
            continue
        units = dict.fromkeys(filter(None, (_said("unit", text), _stem(path))))
        drive = _said("drive", text) or path.parent.parent.name
        found.extend(StrayDriveReport(file, drive, unit) for unit in units)
    return tuple(found)


def unread_frame(workspace: Workspace, year: int) -> tuple[str, ...]:
    """Return the unread files without which nothing can be said about `year`: its plan, the organization."""
    return tuple(
        file
        for file in unread_files(workspace)
        if _year_of(file, year) == year and _kind_of(workspace.root, file) in ("plan", "organization")
    )


def units_of_unread_movements(workspace: Workspace, organization: Organization, year: int) -> Iterator[Unit]:
    """Yield the units whose file of movements of `year` could not be read: they owe reports too."""
    names = _names(organization)
    for file in unread_files(workspace):
        if FILE_KINDS["movements"].is_in_its_folder(file) and _year_of(file, year) == year:
            unit = organization.unit(_unit(_stem(PurePosixPath(file)), names) or "")
            if unit is not None:
                yield unit


def _stem(path: PurePosixPath) -> str:
    """Return the name of a file without its extensions ("van-phong.yaml.txt" → "van-phong")."""
    return re.sub(r"\.ya?ml(?:\.txt)?$", "", path.name, flags=re.IGNORECASE)


def _kind_of(root: Path, file: str) -> str:
    """Return the kind that the file says, else the one that its name stands for."""
    return _said("kind", _legible(root, file)) or _stem(PurePosixPath(file))


def _legible(root: Path, file: str) -> str:
    path = root / file
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return ""
        data = read_inside(root, path)
    except (OSError, ObstacleError):
        return ""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    return data.decode(encoding, errors="replace")


def _may_be_report(file: str, text: str) -> bool:
    kind = _said("kind", text)
    if kind in FILE_KINDS:
        return kind == REPORT_KIND
    return FILE_KINDS[REPORT_KIND].folder in PurePosixPath(file).parts


Claims = tuple[str | None, Period | None]


def _claims_of_path(file: str, names: Mapping[str, str]) -> Claims:
    path = PurePosixPath(file)
    said = [found[0] for part in path.parts for found in _STEP.finditer(part)]
    return _unit(_STEP.sub("", _stem(path)), names), (_step(said[-1]) if said else None)


def _step(text: str, year: int = 0) -> Period | None:
    """Return the quarter, term or month that a text names, None where it names none."""
    try:
        period = Period.parse(text, year=year)
    except ValueError:
        return None
    return period if period.is_one_step else None


def _claims_of_text(text: str, names: Mapping[str, str], year: int) -> Claims:
    return _unit(_said("unit", text), names), _step(_said("period", text), year)


def _combined(file: str, path: Claims, said: Claims) -> Iterator[StrayFile]:
    """Yield the file as every report that its place or its text claims it to be; nothing claimed stays None."""
    units = {unit for unit in (path[0], said[0]) if unit is not None}
    quarters = {quarter for quarter in (path[1], said[1]) if quarter is not None}
    for unit, quarter in product(sorted(units) or (None,), sorted(quarters) or (None,)):
        yield StrayFile(file, unit, quarter)


def _said(key: str, text: str) -> str:
    match = re.search(_VALUE.format(key=key), text, re.MULTILINE)
    return match[1] if match else ""


def _names(organization: Organization) -> dict[str, str]:
    """Return the units' ids by the letters of their ids, abbreviations and names; the first unit keeps a name."""
    names: dict[str, str] = {}
    for unit in organization.reporting_bodies:
        for word in (unit.id, unit.abbreviation, unit.name):
            names.setdefault(letters(word), unit.id)
    names.pop("", None)  # a name without letters names nobody
    return names


def _unit(word: str, names: Mapping[str, str]) -> str | None:
    """Return the id of the unit that `word` names, written as people name files ("Van_phong (1)"), or None."""
    return names.get(letters(re.sub(r"\(\d+\)|copy|bản sao", "", word, flags=re.IGNORECASE)))


def _year_of(file: str, default: int) -> int:
    years = [said_year(part) for part in PurePosixPath(file).parts if re.fullmatch(r"\d{4}(-\d{4})?", part)]
    return next((year for year in years if year is not None), default)
