"""What was signed: the stored copies of issued documents beside the register, and which files a document rests on.

A stored copy (plans/YEAR/issued/40-KH-UBND.json) holds the files as they were when the document was issued, line by line. It
needs no git: a copy of the folder, a shallow clone and a worktree hold what was signed all the same.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from types import MappingProxyType

from tdkt.errors import UsageError, UserError
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import DriveReport
from tdkt.model.fund_key import later_mark, parted_fund
from tdkt.model.issued import (
    AMENDMENT,
    DRIVE_REPORT,
    FUND_REPORT,
    ISSUED_KINDS,
    OF_GROUPS,
    REMINDER,
    REPORT,
    STAGE_REPORT,
    UNIT_PLAN_REPLY,
    Amendment,
    IssuedDocument,
    IssuedDocuments,
)
from tdkt.model.period import Period
from tdkt.model.plan_year import read_year
from tdkt.model.records import replace
from tdkt.model.report_key import parted
from tdkt.model.text import slug
from tdkt.model.year_span import YearSpan
from tdkt.workspace.file_kind import FileKind
from tdkt.workspace.former_ids import followed, former_ids
from tdkt.workspace.kinds import FILE_KINDS, kinds_held_by
from tdkt.workspace.plan_days import timed
from tdkt.workspace.strict_json import parse_json
from tdkt.workspace.workspace import Workspace

FORMAT = 1
NO_PAPERS: Mapping[str, Sequence[str]] = MappingProxyType({})
Texts = dict[str, str]
"""File → its text with LF line ends."""


def register_file(year: int) -> str:
    """Return where the register of a calendar year lies."""
    return FILE_KINDS["issued-documents"].file(year=year)


def copy_file(document: IssuedDocument) -> str:
    """Return where the stored copy of `document` lies: beside its register."""
    folder = str(PurePosixPath(document.origin.file).parent)
    return copy_name(folder, document.number, document.symbol, document.issuer)


def copy_name(folder: str, number: int, symbol: str, issuer: str | None = None) -> str:
    """Return the file of a stored copy in the folder of a register: two schools may use the same symbol."""
    whose = f"-{issuer}" if issuer else ""
    return f"{folder}/{number:02}-{slug(symbol)}{whose}.json"


def packed(
    texts: Mapping[str, str], kinds: Collection[str] = (), papers: Mapping[str, Sequence[str]] = NO_PAPERS
) -> bytes:
    """Return the stored copy of `texts`: JSON with the lines of each file, so that a diff of it can be read.

    `kinds` are the kinds of files that the document is printed with: of these, what is not in the copy was not there. `papers` are
    the lines that its papers said, by the name of each.
    """
    told: dict[str, object] = {"kinds": sorted(kinds)} if kinds else {}
    files = {file: texts[file].split("\n") for file in sorted(texts)}
    said = {"papers": {name: list(papers[name]) for name in sorted(papers)}} if papers else {}
    whole = {"format": FORMAT, **told, "files": files, **said}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def fingerprint(texts: Mapping[str, str]) -> str:
    """Return the SHA-256 of `texts`, whatever their order: "sha256:…"."""
    canonical = json.dumps(sorted(texts.items()), ensure_ascii=False, separators=(",", ":"))
    import hashlib

    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


def unpacked(data: bytes) -> Texts | None:
    """Return the texts in a stored copy, None where it is none (cut off, written by a later tdkt)."""
    try:
        found = parse_json(data)
    except ValueError:
        return None
    if not isinstance(found, dict) or type(found.get("format")) is not int or found["format"] != FORMAT:
        return None
    files = found.get("files")
    if not isinstance(files, dict) or any(not file for file in files):
        return None
    if not all(
        isinstance(lines, list) and all(isinstance(line, str) for line in lines) for lines in files.values()
    ):
        return None
    return {file: "\n".join(lines) for file, lines in files.items()}


def stored_papers(workspace: Workspace, document: IssuedDocument) -> Mapping[str, tuple[str, ...]]:
    """Return the lines that the papers of `document` said when it was issued, by name; none where its copy tells none."""
    data = workspace.stored_copy(copy_file(document))
    try:
        found = parse_json(data) if data is not None else None
    except ValueError:
        return {}
    papers = found.get("papers") if isinstance(found, dict) else None
    if not isinstance(papers, dict):
        return {}
    return {name: tuple(map(str, lines)) for name, lines in papers.items() if isinstance(lines, list)}


def stored_texts(workspace: Workspace, document: IssuedDocument) -> Texts | None:
    """Return what was signed with `document`, None where the copy is missing, broken or not the one that was signed.

    What it names by an id that was changed since is named by the id of today (`tdkt.workspace.former_ids`): an id is no content.
    """
    file = copy_file(document)
    key = (stored_texts, file, document.fingerprint)
    if key not in workspace.memo:
        data = workspace.stored_copy(file)
        texts = unpacked(data) if data is not None else None
        if texts is not None and fingerprint(texts) != document.fingerprint:
            texts = None
        workspace.memo[key] = followed(texts, former_ids(workspace)) if texts is not None else None
    found: Texts | None = workspace.memo[key]
    return found


def signed_texts(workspace: Workspace, document: IssuedDocument) -> Texts:
    """Return what was signed with `document`; raises UserError where the copy cannot be used."""
    texts = stored_texts(workspace, document)
    if texts is None:
        raise UserError(
            f"Bản lưu của văn bản số {document.said} ({copy_file(document)}) bị mất hoặc đã bị sửa.",
            hint=f"Lấy lại từ git: git checkout -- {copy_file(document)}.",
        )
    return texts


def all_issued(workspace: Workspace) -> list[IssuedDocument]:
    """Return every document of every register by date, then number."""
    found = [
        _named_today(document, workspace)
        for register in workspace.all(IssuedDocuments)
        for document in register.documents
    ]
    return sorted(found, key=lambda document: (document.date, document.number, document.symbol))


def _named_today(document: IssuedDocument, workspace: Workspace) -> IssuedDocument:
    """Return a line of the register by the id that its cụm, khối or its unit has today: the line is as it was written."""
    if document.of not in (*OF_GROUPS, UNIT_PLAN_REPLY):
        return document
    year, _, old = document.key.rpartition("/")
    if not year:
        year = _year_of_group(workspace, document)
    known = former_ids(workspace)
    spaces = ("group",) if document.of in OF_GROUPS else ("unit", "subdivision", "recipient")
    key = f"{year}/{known.today(spaces, _as_year(year), old)}"
    return document if key == document.key else replace(document, key=key)


def _as_year(said: str) -> int | None:
    """Return the year that the key of a line says, None where somebody wrote something else there."""
    try:
        return read_year(said)
    except ValueError:
        return None


def _year_of_group(workspace: Workspace, document: IssuedDocument) -> str:
    """Return the year of the cụm, khối that a line names by its id alone, as tdkt wrote it at first: the last one that was signed with it."""
    kind = FILE_KINDS["emulation-group"]
    texts = stored_texts(workspace, document) or {}
    former = former_ids(workspace)
    years = {PurePosixPath(file).parts[1] for file in texts if PurePosixPath(file).match(kind.pattern)}
    signed = [
        year
        for year in sorted(years)
        if kind.file(year=year, id=former.today(("group",), _as_year(year), document.key)) in texts
    ]
    return signed[-1] if signed else str(document.date.year)


def issued(workspace: Workspace, of: str, key: str) -> IssuedDocument | None:
    """Return the register's line of a document, None where it has not been issued."""
    return next((found for found in all_issued(workspace) if (found.of, found.key) == (of, key)), None)


def life_of(workspace: Workspace, of: str, key: str) -> list[IssuedDocument]:
    """Return an issued document with the issued amendments or replacements of it, in the order in which they were issued."""
    first = issued(workspace, of, key)
    amending = {one.id for one in workspace.all(Amendment) if one.amended == (of, key)}
    later = [found for found in all_issued(workspace) if found.of == AMENDMENT and found.key in amending]
    return [first, *later] if first else []


def standing(workspace: Workspace, by: date | None = None) -> list[IssuedDocument]:
    """Return every document of every register but amendments; one that was replaced as its newest replacement, under its own key.

    With `by` replacements that were signed after that day are none yet.
    """
    return [
        in_force(workspace, document.of, document.key, by) or document
        for document in all_issued(workspace)
        if document.of != AMENDMENT
    ]


def in_force(workspace: Workspace, of: str, key: str, by: date | None = None) -> IssuedDocument | None:
    """Return an issued document that has not been replaced (`by` a day), else its newest replacement under its own key; None for a draft."""
    whole = life_of(workspace, of, key)
    life = [*whole[:1], *(one for one in whole[1:] if by is None or one.date <= by)]
    newest = life[-1:] if ISSUED_KINDS[of].is_replaced else life[:1]
    return replace(newest[0], of=of, key=key) if newest else None


def fund_reports(workspace: Workspace, year: str) -> list[IssuedDocument]:
    """Return the reports on the fund of a year that were issued: the first, then those that add to it, in their order."""
    found = [
        one for one in all_issued(workspace) if one.of == FUND_REPORT and parted_fund(one.key)[0] == year
    ]
    return sorted(found, key=lambda one: parted_fund(one.key)[1] or 0)


def next_fund_key(workspace: Workspace, year: str) -> str:
    """Return the key of the next report on the fund of a year: "2026" where none was issued, then "2026/bo-sung", …"""
    return f"{year}{later_mark(len(fund_reports(workspace, year)))}"


def amendment(workspace: Workspace, key: str) -> Amendment:
    """Return the amendment whose id is `key`; raises UsageError where there is none, with those that there are."""
    known = {one.id: one for one in workspace.all(Amendment)}
    if key not in known:
        raise UsageError(
            f"Không có văn bản sửa đổi “{key}”.",
            hint=f"Đang có: {', '.join(known)}." if known else "Lập bằng: tdkt amend plan NĂM --reason “…”.",
        )
    return known[key]


def open_amendment(workspace: Workspace, of: str, key: str) -> Amendment | None:
    """Return the amendment to a document that is being drafted, None where there is none."""
    done = {found.key for found in all_issued(workspace) if found.of == AMENDMENT}
    return next(
        (one for one in workspace.all(Amendment) if one.amended == (of, key) and one.id not in done), None
    )


def held_files(workspace: Workspace, of: str, key: str) -> list[str]:
    """Return the files whose content a document (`of`, `key`) holds, as they lie now."""
    if of == AMENDMENT:
        return _held_by_amendment(workspace, key)
    if of in (REPORT, REMINDER):
        return _held_by_report(workspace, key)
    if of == DRIVE_REPORT:
        return _held_by_drive_report(workspace, key)
    if of == STAGE_REPORT:
        return _held_by_stage_report(workspace, key)
    named = parted_fund(key)[0] if of == FUND_REPORT else key
    kinds = kinds_held_by(of)
    return sorted(file for kind in kinds for file in _files_named(workspace, kind, named))


def _files_named(workspace: Workspace, kind: FileKind, key: str) -> list[str]:
    """Return the files of a kind that the document with this key holds."""
    assert kind.held is not None
    held = kind.held
    return [
        found.origin.file
        for found in workspace.all(kind.model)
        if held.is_named(key, getattr(found, "year", None), getattr(found, held.key))
    ]


def _held_by_amendment(workspace: Workspace, key: str) -> list[str]:
    """Return the clerk's words of an amendment, then the files of what it amends."""
    own = [one for one in workspace.all(Amendment) if one.id == key]
    amended = [file for one in own for file in held_files(workspace, *one.amended)]
    return [one.origin.file for one in own] + amended


def _held_by_report(workspace: Workspace, key: str) -> list[str]:
    """Return the units' reports of the year up to the period `key`, and the clerk's passages for it."""
    period = period_of(workspace, key)
    reports = [
        found.origin.file
        for found in workspace.reports
        if found.period.year == period.year and timed(workspace, found.period).last_day <= period.last_day
    ]
    words = [found.origin.file for found in workspace.ward_reports if found.key == key]
    return sorted(reports + words)


def _held_by_drive_report(workspace: Workspace, key: str) -> list[str]:
    """Return the units' reports on the drive that `key` names ("ID", "ID/PHASE")."""
    drive = key.partition("/")[0]
    return sorted(found.origin.file for found in workspace.all(DriveReport) if found.drive == drive)


def _held_by_stage_report(workspace: Workspace, key: str) -> list[str]:
    """Return the units' reports of all years of the span `key`."""
    span = YearSpan.parse(key)
    years = span.years(plan.year for plan in workspace.plans) if span else ()
    return sorted(found.origin.file for found in workspace.reports if found.period.year in years)


def texts_of(workspace: Workspace, files: list[str]) -> Texts:
    """Return the texts of `files` as they lie now; a file that cannot be read is left out."""
    sources = {file: workspace.source(file) for file in files}
    return {
        file: source.text.replace("\r\n", "\n").replace("\r", "\n")
        for file, source in sources.items()
        if not isinstance(source, Diagnostic)
    }


def period_of(workspace: Workspace, key: str) -> Period:
    """Return the period that the key of a report names ("2026-Q1", "2026", "2026-Q1/hoi-dong"), by the days of the plan of its year."""
    return timed(workspace, Period.parse(parted(key)[0], year=0))
