"""Nobody reports to themselves: who issues a report is none of those that it is addressed to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tdkt.checks.example_files import PLAN
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.issuer import IssuingBody, written_out
from tdkt.model.organization import Organization
from tdkt.model.place import Origin
from tdkt.model.plan import Plan
from tdkt.model.plan_year import SchoolYear
from tdkt.model.report_outline import PERIODS, ReportOutlines, family_of
from tdkt.workspace.report_outlines import outline_for, reporting_body
from tdkt.workspace.workspace import Workspace

_OF_A_YEAR = ("quarter", "half", "nine_months", "year")
_OF_A_SCHOOL_YEAR = ("term", "year")
_BEFORE = "closing:"


def _to(addressee: str) -> str:
    return f"reporting: {{addressees: [{addressee}], recipients: [Lãnh đạo]}}\n{_BEFORE}"


TO_THEMSELVES = Rule(
    code="R537",
    severity=WARNING,
    title="Báo cáo gửi chính cơ quan lập báo cáo",
    explanation="Nơi nhận ở “Kính gửi” (addressees) là cơ quan khác với cơ quan ký báo cáo. Báo cáo kỳ do cơ quan mà đề cương nêu "
    "(issuer) lập; không nêu thì do cơ quan có report trong documents, rồi cơ quan ban hành kế hoạch. Sửa addressees, hoặc cho "
    "đúng cơ quan lập báo cáo: kế hoạch của Hội đồng thì ghi issuer ở plan.yaml.",
    examples=(
        Example(
            file=PLAN,
            text=_BEFORE,
            bad=(_to("▸Ủy ban nhân dân phường Mẫu"), _to("▸UBND phường"), _to("Thành ủy, ▸UBND phường Mẫu")),
            good=(_to("UBND thành phố Hải Phòng"), _to("UBND phường Mẫu Hai")),
        ),
    ),
)

RULES = (TO_THEMSELVES,)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the addressees of reports that are whoever issues the report."""
    organization = workspace.organization
    if organization is None:
        return
    for plan in workspace.plans:
        yield from _of_plan(workspace, organization, plan)
    latest = max(workspace.plans, key=lambda plan: int(plan.year), default=None)
    for file in workspace.all(ReportOutlines):
        for outline in file.outlines:
            kinds = [kind for kind in outline.for_ if family_of(kind) == PERIODS]
            for kind in kinds[:1]:
                body = reporting_body(workspace, organization, kind, outline.issuer, latest)
                yield from _among(organization, body, outline.addressees, outline.origin)


def _of_plan(workspace: Workspace, organization: Organization, plan: Plan) -> Iterator[Diagnostic]:
    if plan.reporting is None:
        return
    kinds = _OF_A_SCHOOL_YEAR if isinstance(plan.year, SchoolYear) else _OF_A_YEAR
    bodies = {
        body.name: body
        for kind in kinds
        if not outline_for(workspace, kind).addressees
        for body in [reporting_body(workspace, organization, kind, None, plan)]
    }
    for body in bodies.values():
        yield from _among(organization, body, plan.reporting.addressees, plan.reporting.origin)


def _among(
    organization: Organization, body: IssuingBody, addressees: Sequence[str], origin: Origin
) -> Iterator[Diagnostic]:
    for number, addressee in enumerate(addressees):
        if _plainly(addressee) in _names(organization, body):
            yield TO_THEMSELVES.at(
                origin.at("addressees", number),
                f"Báo cáo của {body.name} lại gửi {addressee}.",
                "Ghi cơ quan nhận báo cáo, hoặc cơ quan lập báo cáo (issuer ở plan.yaml hoặc report-outline.yaml).",
            )


def _names(organization: Organization, body: IssuingBody) -> set[str]:
    """Return what a body is called among the ward's own: whole, with the ward's kind for its name, and alone."""
    ward = organization.name.removeprefix("Ủy ban nhân dân").strip()
    alone = body.name.removesuffix(ward).strip()
    return {_plainly(name) for name in (body.name, f"{alone} {organization.kind_word}", alone)}


def _plainly(name: str) -> str:
    return " ".join(written_out(name).casefold().strip(" .;").split())
