"""A review as JSON (`schemas/diff-output.schema.json`)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tdkt.changes.parts import Detail, Part
from tdkt.changes.telling import Entry
from tdkt.cli.json_page import write_json
from tdkt.model.diagnostic import Diagnostic
from tdkt.review.revisions import Review

FORMAT_VERSION = 1


def write(review: Review) -> None:
    """Write one JSON object: the two sides, every change with its values, the files that could not be compared."""
    document = {
        "old": review.old,
        "new": review.new,
        "changes": [_entry(entry) for entry in review.entries],
        "effects": [
            {"year": one.year, "target": one.target, "title": one.title, "lines": list(one.lines)}
            for one in review.effects
        ],
        "broken": [
            *(_broken(finding, "old") for finding in review.broken_before),
            *(_broken(finding, "new") for finding in review.broken_after),
        ],
    }
    write_json(FORMAT_VERSION, document, default=_number)


def _entry(entry: Entry) -> dict[str, Any]:
    change = entry.change
    return {
        "group": entry.group,
        "action": entry.action.value,
        "type": change.part.type,
        "title": entry.heading,
        "file_title": entry.file,
        "old": _place(change.old),
        "new": _place(change.new),
        "values": [_detail(detail) for detail in change.details],
        "lines": [
            {"label": line.label, "said": line.said or "".join(s.text for s in line.words if s.kind != "old")}
            for line in entry.lines
        ],
        "effects": list(entry.effects),
    }


def _place(part: Part | None) -> dict[str, Any] | None:
    if part is None:
        return None
    place = part.place
    return {"file": place.file, "line": place.line, "column": place.column, "identity": list(part.identity)}


def _detail(detail: Detail) -> dict[str, Any]:
    return {"keys": list(detail.keys), "old": detail.old, "new": detail.new, "reordered": detail.reordered}


def _broken(finding: Diagnostic, side: str) -> dict[str, Any]:
    place = finding.place
    return {
        "side": side,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "code": finding.code,
        "message": finding.message,
    }


def _number(value: object) -> object:
    return str(value) if isinstance(value, Decimal) else repr(value)
