"""Findings as GitHub workflow commands, which show up beside the changed lines of a pull request."""

from __future__ import annotations

from tdkt.cli.console import say
from tdkt.model.diagnostic import Diagnostic
from tdkt.workspace.workspace import Workspace


def write(findings: list[Diagnostic], workspace: Workspace) -> None:
    """Write one `::error` or `::warning` line a finding."""
    for finding in findings:
        place = finding.place
        text = f"{finding.message} {finding.hint}".strip()
        where = f"file={_property(place.file)},line={place.line},col={place.column},title={_property(finding.code)}"
        say(f"::{finding.severity.value} {where}::{_data(text)}")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
