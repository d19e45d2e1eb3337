"""What issuing a document writes whose number and date stand in the register alone: letters, giấy mời, biên bản, papers of a cụm, khối.

Its words for the register are those of the paper, which is made first: what cannot be printed cannot be issued.
"""

from __future__ import annotations

from typing import Any

from tdkt.documents.issuable import Issuable, SignedAs, agree, declared
from tdkt.documents.jobs import NotMade
from tdkt.documents.keys import GROUP
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import Letterhead, OfficialDocument
from tdkt.documents.texts.templates import Templates
from tdkt.errors import UserError
from tdkt.model.award_batch import CouncilSession
from tdkt.model.emulation_group import SHORT_TYPES, EmulationGroup
from tdkt.model.issued import (
    GROUP_AGREEMENT,
    GROUP_MINUTES,
    GROUP_SUBMISSION,
    INVITATION,
    MINUTES,
    REMINDER,
    UNIT_PLAN_REPLY,
)
from tdkt.model.organization import Organization
from tdkt.model.records import replace
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_editor import put


def reminder(workspace: Workspace, organization: Organization, key: str, signed: SignedAs) -> Issuable:
    """Return the công văn đôn đốc for the quarter `key`."""
    return _of_paper(workspace, organization, REMINDER, key, signed, "reminder")


def unit_plan_reply(workspace: Workspace, organization: Organization, key: str, signed: SignedAs) -> Issuable:
    """Return the công văn on the plan of the unit `key`."""
    return _of_paper(workspace, organization, UNIT_PLAN_REPLY, key, signed, "reminder")


def invitation(workspace: Workspace, organization: Organization, key: str, signed: SignedAs) -> Issuable:
    """Return the giấy mời of the Council for the batch `key`, sent by the day on which it meets."""
    session = _session(workspace, key)
    if session is not None and signed.date > session.date:
        raise UserError(
            f"Giấy mời ngày {signed.date:%d/%m/%Y} không thể sau ngày họp ({session.date:%d/%m/%Y})."
        )
    return _of_paper(workspace, organization, INVITATION, key, signed, "invitation")


def minutes(workspace: Workspace, organization: Organization, key: str, signed: SignedAs) -> Issuable:
    """Return the biên bản of the Council's meeting on the batch `key`."""
    return _of_paper(workspace, organization, MINUTES, key, signed)


def group_agreement(workspace: Workspace, organization: Organization, key: str, signed: SignedAs) -> Issuable:
    """Return the bản giao ước that all members of the cụm, khối `key` have signed; its day stands in the file of the group.

    Number and symbol are those under which the original is kept: the paper, which many sign, bears none.
    """
    group: EmulationGroup = GROUP.subject(workspace, GROUP.read(key))
    said, file = group.agreement, group.origin.file
    if said is not None:
        agree(said.date, signed.date, "ngày ký giao ước", file)
    paper = _of_paper(workspace, organization, GROUP_AGREEMENT, key, signed)

    def write(data: Any) -> None:
        put(data["agreement"], "date", signed.date, before=next(iter(data["agreement"])))

    dated = said is not None and said.date is not None
    symbol = signed.symbol or f"GƯ-{SHORT_TYPES[group.type]}"
    return replace(paper, symbol=symbol, file=file, write=None if dated else write)


def group_minutes(workspace: Workspace, organization: Organization, key: str, signed: SignedAs) -> Issuable:
    """Return the biên bản of the meeting of the cụm, khối `key`."""
    return _of_paper(workspace, organization, GROUP_MINUTES, key, signed)


def group_submission(
    workspace: Workspace, organization: Organization, key: str, signed: SignedAs
) -> Issuable:
    """Return the tờ trình of the cụm, khối `key` to the Council."""
    return _of_paper(workspace, organization, GROUP_SUBMISSION, key, signed)


def _session(workspace: Workspace, batch: str) -> CouncilSession | None:
    return next((one for one in workspace.all(CouncilSession) if one.batch == batch), None)


def _of_paper(
    workspace: Workspace,
    organization: Organization,
    of: str,
    key: str,
    signed: SignedAs,
    issuing: str = "",
) -> Issuable:
    """Return the document of the kind `of` as its paper says it; `issuing` is the kind by which a declared issuer is found."""
    kind = KINDS[of]
    (job,) = kind.jobs(workspace, kind.key.read(key), Templates(workspace.root / "templates"))
    if isinstance(job, NotMade):
        raise UserError(job.reason)
    paper = job.make(iter)
    assert isinstance(paper, OfficialDocument)
    assert isinstance(paper.letterhead, Letterhead)
    body = organization.issuing(issuing) if issuing else organization
    return Issuable(
        signed.symbol or paper.letterhead.symbol,
        paper.title,
        paper.illustrative,
        issuer=declared(organization, body),
    )
