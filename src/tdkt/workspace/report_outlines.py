"""The outlines of reports that travel with tdkt: a file of the kind that a ward has, in templates/."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tdkt.model.building import build
from tdkt.model.place import Origin
from tdkt.model.report_outline import ReportOutlines
from tdkt.resources import resource_folder
from tdkt.workspace.source import Source
from tdkt.workspace.yaml_reader import read_yaml

NAME = "de-cuong-bao-cao.yaml"


def packaged_file() -> Path:
    """Return where the packaged outlines lie."""
    return resource_folder("templates") / NAME


@cache
def packaged_outlines() -> ReportOutlines:
    """Return the packaged outlines; that their file is sound is a test's business."""
    document, _ = read_yaml(Source(NAME, packaged_file().read_text(encoding="utf-8"), True))
    assert document is not None
    return build(ReportOutlines, document.data, Origin(NAME, document.node))
