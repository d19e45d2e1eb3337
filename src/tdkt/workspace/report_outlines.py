"""Which outline a report follows, and who issues it: the ward's own outlines, and those that travel with tdkt (templates/)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tdkt.model.building import build
from tdkt.model.issued import REPORT
from tdkt.model.issuer import IssuingBody
from tdkt.model.organization import Organization
from tdkt.model.place import Origin, PackedNode, packed
from tdkt.model.plan import Plan
from tdkt.model.records import replace
from tdkt.model.report_outline import Outline, ReportOutlines
from tdkt.read_before import own_files
from tdkt.resources import resource_folder
from tdkt.workspace.source import Source
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_reader import read_yaml

NAME = "de-cuong-bao-cao.yaml"


def packaged_file() -> Path:
    """Return where the packaged outlines lie."""
    return resource_folder("templates") / NAME


@cache
def packaged_outlines() -> ReportOutlines:
    """Return the packaged outlines; that their file is sound is a test's business."""
    content = packaged_file().read_bytes()
    said = own_files().said(content)
    if said is None:
        document, _ = read_yaml(Source(NAME, content.decode(), True))
        assert document is not None
        said = document.data, packed(document.node)
        own_files().keep(content, said)
        own_files().write()
    data, node = said
    return build(ReportOutlines, data, Origin(NAME, PackedNode(node)))


def packaged_outline(kind: str) -> Outline:
    """Return the outline that travels with tdkt for a kind of report."""
    found = packaged_outlines().outline(kind)
    assert found is not None  # there is one for every kind (test_report_outlines.py)
    return found


def outline_for(workspace: Workspace, kind: str, issuer: str | None = None) -> Outline:
    """Return the outline for a kind of report (`REPORT_KINDS`), or for that which `issuer` has as its own.

    That is the ward's, else the packaged one.
    """
    own = (found.outline(kind, issuer) for found in workspace.all(ReportOutlines))
    found = next(filter(None, own), None)
    if found is not None or issuer is None:
        return found or packaged_outline(kind)
    return replace(packaged_outline(kind), issuer=issuer)


def reporting_body(
    workspace: Workspace, organization: Organization, kind: str, issuer: str | None, plan: Plan | None
) -> IssuingBody:
    """Return who issues a kind of report on a period: whom its outline names, else the issuer of reports, else whoever issued the plan.

    Where whoever issued the plan has an outline of its own for that kind, the one without an issuer is the ward's.
    """
    outline = outline_for(workspace, kind, issuer)
    said = outline.issuer
    if said is None and plan is not None and plan.issuer is not None:
        declared = any(REPORT in one.documents for one in organization.issuers)
        own = any(file.outline(kind, plan.issuer) for file in workspace.all(ReportOutlines))
        said = None if declared or own else plan.issuer
    return organization.issuing(REPORT, said)
