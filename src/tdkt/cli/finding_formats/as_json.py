"""Findings as JSON (`schemas/validate-output.schema.json`)."""

from __future__ import annotations

from typing import Any

from tdkt.cli.json_page import write_json
from tdkt.model.diagnostic import Diagnostic, Severity
from tdkt.model.place import Place
from tdkt.workspace.workspace import Workspace

FORMAT_VERSION = 1


def write(findings: list[Diagnostic], workspace: Workspace) -> None:
    """Write one JSON object with all findings and the counts."""
    errors = sum(finding.is_error for finding in findings)
    document = {
        "files": len(workspace.files),
        "errors": errors,
        "warnings": sum(finding.is_warning for finding in findings),
        "notes": sum(finding.severity is Severity.NOTE for finding in findings),
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                **_place(finding.place),
                "message": finding.message,
                "hint": finding.hint,
                "related": [{**_place(place), "message": words} for place, words in finding.related],
            }
            for finding in findings
        ],
    }
    write_json(FORMAT_VERSION, document)


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "column": place.column, "length": place.length}
