"""Findings on Word files as SARIF 2.1.0. A Word file has no lines: the place is said by the paragraph (`charOffset` has no meaning in it)."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tdkt import __version__
from tdkt.cli.console import say
from tdkt.conformity.finding import Finding, Spot
from tdkt.conformity.registry import all_rules
from tdkt.conformity.run import Examined


def write(files: Sequence[tuple[Path, Examined]]) -> None:
    """Write one SARIF log with one run."""
    codes = sorted({finding.code for _, found in files for finding in found.findings})
    rules = all_rules()
    run = {
        "tool": {
            "driver": {
                "name": "tdkt",
                "version": __version__,
                "rules": [
                    {
                        "id": code,
                        "shortDescription": {"text": rules[code].title},
                        "fullDescription": {"text": rules[code].explanation},
                        "help": {"text": f"Nguồn: {rules[code].source}."},
                        "defaultConfiguration": {"level": rules[code].severity.value},
                    }
                    for code in codes
                ],
            }
        },
        "results": [_result(path, finding, codes) for path, found in files for finding in found.findings],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    say(json.dumps(log, ensure_ascii=False, indent=2))


def _result(path: Path, finding: Finding, codes: list[str]) -> dict[str, Any]:
    spots: list[Spot | None] = [*finding.spots] or [None]
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": finding.severity.value,
        "message": {"text": f"{finding.message} {finding.cure}".strip()},
        "locations": [_location(path, spot) for spot in spots],
    }


def _location(path: Path, spot: Spot | None) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": quote(os.fsencode(path))}}}
    if spot is not None:
        location["logicalLocations"] = [{"fullyQualifiedName": spot.place.words}]
        location["message"] = {"text": spot.excerpt}
    return location
