"""Findings on Word files as JSON (`schemas/check-output.schema.json`)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tdkt.cli.json_page import write_json
from tdkt.conformity.finding import Finding, Spot
from tdkt.conformity.run import Examined

FORMAT_VERSION = 1


def write(files: Sequence[tuple[Path, Examined]]) -> None:
    """Write one JSON object with every file and its findings."""
    findings = [finding for _, found in files for finding in found.findings]
    counts = {
        name: sum(finding.severity.value == level for finding in findings)
        for name, level in (("errors", "error"), ("warnings", "warning"), ("notes", "note"))
    }
    write_json(FORMAT_VERSION, {**counts, "files": [_file(path, found) for path, found in files]})


def _file(path: Path, found: Examined) -> dict[str, Any]:
    document = found.document
    return {
        "file": str(path),
        "kind": document.kind.name if document.kind else None,
        "judged": not document.not_judged,
        "notes": list(found.notes),
        "findings": [_finding(finding) for finding in found.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "component": finding.component.value,
        "box": finding.component.box or None,
        "message": finding.message,
        "stands": finding.stands,
        "should": finding.should,
        "cure": finding.cure,
        "source": str(finding.rule.source),
        "mendable": bool(finding.mends),
        "sections": list(finding.sections),
        "places": [_spot(spot) for spot in finding.spots],
    }


def _spot(spot: Spot) -> dict[str, Any]:
    return {
        "part": spot.place.part,
        "paragraph": spot.place.index,
        "where": spot.place.words,
        "start": spot.start,
        "end": spot.end,
        "page": spot.page,
        "excerpt": spot.excerpt,
    }
