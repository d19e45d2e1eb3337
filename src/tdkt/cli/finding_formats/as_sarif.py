"""Findings as SARIF 2.1.0, for code-scanning screens and editors."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from tdkt import __version__
from tdkt.checks.registry import all_rules
from tdkt.cli.console import say
from tdkt.cli.finding_formats.repository_paths import path_in_repository
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.place import Place
from tdkt.workspace.workspace import Workspace


def write(findings: list[Diagnostic], workspace: Workspace) -> None:
    """Write one SARIF log with one run."""
    named = path_in_repository(workspace.root)
    codes = sorted({finding.code for finding in findings})
    run = {
        "tool": {
            "driver": {"name": "tdkt", "version": __version__, "rules": [_rule(code) for code in codes]}
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            {
                "ruleId": finding.code,
                "ruleIndex": codes.index(finding.code),
                "level": finding.severity.value,
                "message": {"text": f"{finding.message} {finding.hint}".strip()},
                "locations": [_location(finding.place, named)],
                "relatedLocations": [
                    {**_location(place, named), "message": {"text": words}}
                    for place, words in finding.related
                ],
            }
            for finding in findings
        ],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    say(json.dumps(log, ensure_ascii=False, indent=2))


def _rule(code: str) -> dict[str, Any]:
    rule = all_rules()[code]
    return {
        "id": code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.explanation},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _location(place: Place, named: Callable[[str], str]) -> dict[str, Any]:
    region = {"startLine": place.line, "startColumn": place.column}
    if place.length:
        region["endColumn"] = place.column + place.length
    uri = quote(os.fsencode(named(place.file)))
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
