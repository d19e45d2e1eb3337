"""A package: a ward's year as Parquet files, with a manifest that says of what they were made and what they hold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator
from typing import Any

from tdkt import __version__
from tdkt.awards.book import award_book
from tdkt.checks.run import default_year, refuse_award_errors, trusted_programme
from tdkt.documents.provenance import Source, source_of
from tdkt.documents.report.told_batches import refuse_batches_of_years
from tdkt.errors import UsageError, UserError
from tdkt.law.packs import pack_on
from tdkt.model.drive import Drive
from tdkt.model.plan_year import SchoolYear, division_of, year_name
from tdkt.model.programme import Programme
from tdkt.model.records import dataclass
from tdkt.model.statistical_form import YearStatistics
from tdkt.model.text import slug
from tdkt.publishing import award_rows, rows, statistic_rows
from tdkt.publishing.parquet import written
from tdkt.publishing.tables import Table, format_number, tables_of
from tdkt.publishing.without_names import NamesHidden
from tdkt.workspace.repository import Repository
from tdkt.workspace.workspace import Workspace

MANIFEST = "manifest.json"
KIND = "tdkt-package"


@dataclass(frozen=True, slots=True)
class Package:
    """What a package holds: `files` by their names in it, the manifest last.

    `hidden` are the names of people that the plan's own words say and the package does not.
    """

    name: str
    manifest: dict[str, Any]
    files: dict[str, bytes]
    hidden: tuple[str, ...] = ()


def usual_year(workspace: Workspace) -> int:
    """Return the year that is published where none is named: of the calendar years with a plan the latest that has reports.

    Where there is no such year it is the one that other commands take: `package_of` then says why it makes no package.
    """
    planned = {plan.year for plan in workspace.plans if not isinstance(plan.year, SchoolYear)}
    reported = planned & {report.period.year for report in workspace.reports}
    return max(reported or planned) if planned else default_year(workspace)


def publishable(workspace: Workspace, year: int) -> Programme:
    """Return the programme that a package of `year` tells of.

    Raises InvalidFilesError where a file holds an error, UserError where the year has no plan or is a school year.
    """
    programme = trusted_programme(workspace, year)
    if isinstance(programme.year, SchoolYear):
        raise UserError(
            f"Kế hoạch {year_name(programme.year)} không vào gói số liệu: gói tổng hợp theo năm dương lịch.",
            hint="Gửi gói của kế hoạch theo năm: tdkt publish NĂM.",
        )
    refuse_award_errors(workspace, "")
    refuse_batches_of_years(workspace, (year,))
    return programme


def package_of(
    workspace: Workspace, year: int, names: Collection[str] = (), *, commit: str | None = None
) -> Package:
    """Return the package of `year`; `names` are the classes whose names go along ("person", "collective", "household").

    `commit` is the newest that touched the workspace, for whoever has asked git already ("": none).

    The same files at the same commit give the same bytes. Raises as `publishable`, and UserError where a number
    has more digits than a table can hold, or the library is missing.
    """
    programme = publishable(workspace, year)
    hidden = NamesHidden(workspace)
    tables = written(
        (table, hidden.of(table, found)) for table, found in _filled(workspace, programme, names)
    )
    manifest = _manifest(workspace, programme, names, tables, source_of(workspace, commit))
    files = {f"{name}.parquet": data for name, (_, data) in tables.items()}
    files[MANIFEST] = as_json(manifest)
    return Package(f"{manifest['ward']['id']}-{year}", manifest, files, tuple(sorted(hidden.found)))


def as_json(manifest: dict[str, Any]) -> bytes:
    """Return a manifest as it is written."""
    return (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()


def _filled(
    workspace: Workspace, programme: Programme, names: Collection[str]
) -> Iterator[tuple[Table, Iterator[tuple[Any, ...]]]]:
    year = programme.year
    made = {
        "wards": rows.ward_rows(programme),
        "units": rows.unit_rows(programme),
        "movements": rows.movement_rows(programme, workspace),
        "targets": rows.target_rows(programme),
        "figures": rows.figure_rows(programme),
        "results": rows.result_rows(programme),
        "reports": rows.report_rows(programme),
        "awards": award_rows.award_rows(workspace, year),
        "fund": award_rows.fund_rows(workspace, year),
        "deadlines": rows.deadline_rows(programme, workspace),
        "statistic_cells": statistic_rows.cell_rows(workspace, year),
        "counted_movements": statistic_rows.movement_rows(programme, workspace),
        "uncounted_movements": statistic_rows.uncounted_rows(programme, workspace),
        "recipients": award_rows.recipient_rows(workspace, year, names),
    }
    for name, table in tables_of(format_number(), with_names=bool(names)).items():
        yield table, made[name]


def _manifest(
    workspace: Workspace,
    programme: Programme,
    names: Collection[str],
    tables: dict[str, tuple[int, bytes]],
    source: Source,
) -> dict[str, Any]:
    organization = programme.organization
    return {
        "kind": KIND,
        "format": format_number(),
        "province": {"id": slug(organization.city), "name": organization.city},
        "ward": {"id": slug(rows.place_name(organization)), "name": rows.place_name(organization)},
        "year": programme.year,
        "periods": [period.key for period in rows.reported_steps(programme)],
        "illustrative": _is_illustrative(programme, workspace),
        "names": sorted(names),
        "tool": f"tdkt {__version__}",
        "law_pack": pack_on(division_of(programme.year).last_day).id,
        "source": {
            "commit": source.commit or None,
            "committed_at": _committed_at(workspace, source),
            "data": source.data,
            "templates": source.templates,
        },
        "tables": {
            name: {"rows": count, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, (count, data) in tables.items()
        },
    }


def _is_illustrative(programme: Programme, workspace: Workspace) -> bool:
    book = award_book(workspace)
    subdivisions = programme.organization.subdivisions
    return (
        programme.plan.illustrative
        or any(report.illustrative for report in programme.reports)
        or bool(subdivisions and subdivisions.illustrative)
        or book.illustrative
        or any(file.illustrative for file in book.batches)
        or any(file.illustrative for file in workspace.all(YearStatistics) if file.year == programme.year)
        or any(drive.illustrative for drive in workspace.all(Drive) if drive.year == programme.year)
    )


def _committed_at(workspace: Workspace, source: Source) -> str | None:
    """Return when the commit was made, so that of two packages of a ward it can be told which is newer."""
    if not source.commit:
        return None
    try:
        return Repository(workspace.root).moment_of(source.commit).isoformat()
    except UsageError:
        return None
