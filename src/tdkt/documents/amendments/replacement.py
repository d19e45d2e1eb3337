"""The whole paper anew that replaces an issued one: what was found wrong is replaced by a document of the same form (NĐ 30/2020, Điều 18.3).

It is made by the builder of the paper that it replaces, from the data as they are now, and says which one it replaces and why.
"""

from __future__ import annotations

from tdkt.changes.amended import amended_changes, cited, replaced_by
from tdkt.changes.as_signed import as_signed
from tdkt.documents.jobs import NotMade, Order
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.assembling import numbered
from tdkt.documents.page.blocks import Letterhead, OfficialDocument, Paragraph, Span, Table, plain_text
from tdkt.errors import UserError
from tdkt.model.issued import Amendment, IssuedDocument
from tdkt.model.records import replace
from tdkt.model.text import lower_first
from tdkt.workspace.issued import issued


def replacement_of(order: Order) -> OfficialDocument:
    """Return the paper that the replacement `order.subject` is: numbered once it is issued, and then as it was signed.

    Raises UserError where what it replaces has not been issued, nothing has changed since, or the paper cannot be made.
    """
    one: Amendment = order.subject
    before = replaced_by(order.workspace, one)
    if before is None:
        raise UserError(f"Văn bản được thay thế ({one.amended[1]}) chưa có trong sổ văn bản.")
    of, key = one.amended
    line = issued(order.workspace, "amendment", one.id)
    workspace = order.workspace
    if line is not None:
        line = replace(line, of=of, key=key)
        workspace = order.workspace if order.now else as_signed(workspace, line)
    elif not amended_changes(workspace, one):
        raise UserError(
            f"Dữ liệu chưa khác {cited(before)} nên không có gì để thay thế.",
            hint="Sửa các tệp của văn bản ấy rồi in lại; không thay thế nữa thì xóa tệp này.",
        )
    kind = KINDS[of]
    own = replace(
        order,
        workspace=workspace,
        subject=kind.key.subject(workspace, kind.key.read(key)),
        issued=line,
        now=True,
        replaces=_with_reason(before, one.reason),
    )
    (job,) = (job for paper in kind.papers for job in paper.jobs(own))
    if isinstance(job, NotMade):
        raise UserError(job.reason)
    paper = job.make(iter)
    assert isinstance(paper, OfficialDocument)
    said = _saying(paper, before, one.reason)
    return numbered(said, line) if line is not None else _draft(said, one)


def _draft(paper: OfficialDocument, one: Amendment) -> OfficialDocument:
    """Return `paper` without the number and date of the one that it replaces, which may stand in the data."""
    head = paper.letterhead
    assert isinstance(head, Letterhead)
    own = replace(head, number=None, date=None, symbol=one.symbol)
    return replace(paper, letterhead=own, draft=True)


def _saying(paper: OfficialDocument, before: IssuedDocument, reason: str) -> OfficialDocument:
    """Return `paper` saying what it replaces and why, at its head; of a decision in the article of its force, at its end where its template does not say it."""
    name = f"{paper.type_name.capitalize()} này thay thế {cited(before)}"
    if not paper.enacting_word:
        return replace(paper, blocks=(Paragraph((Span(f"{name}. Lý do: {reason}"),)), *paper.blocks))
    texts = (plain_text(block.spans) for block in paper.blocks if not isinstance(block, Table))
    if any(before.said in text for text in texts):
        return paper
    return replace(paper, blocks=(*paper.blocks, Paragraph((Span(f"{name} {_reason(reason)}."),))))


def _with_reason(before: IssuedDocument, reason: str) -> str:
    """Return what is replaced as the article of a decision says it, with why: as a decision that amends says it too."""
    return f"{cited(before)} {_reason(reason)}"


def _reason(reason: str) -> str:
    return f"(lý do: {lower_first(reason).rstrip('.')})"
