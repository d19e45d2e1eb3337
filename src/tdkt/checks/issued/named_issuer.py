"""Who a plan says issues it is who issues it: one body above the page, in its sentences and in its signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.rule import WARNING, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.issued import PLAN
from tdkt.model.issuer import written_out
from tdkt.workspace.workspace import Workspace

OTHER_ISSUER_SAID = Rule(
    code="R546",
    severity=WARNING,
    title="Lời văn nêu cơ quan khác với cơ quan ban hành kế hoạch",
    explanation="Câu “… ban hành Kế hoạch” ở preamble, “… yêu cầu” ở closing nêu chính cơ quan ban hành: cơ quan ở phần đầu và "
    "chữ ký của kế hoạch. Kế hoạch của Hội đồng (issuer ở plan.yaml) mà câu còn ghi Ủy ban nhân dân thì sửa câu, hoặc sửa issuer.",
)

RULES = (OTHER_ISSUER_SAID,)
_ACTS = r"\s+(?:ban hành kế hoạch(?!\s+số)|yêu cầu)\b"


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the sentences before and behind a plan's sections in which another body than its issuer speaks."""
    organization = workspace.organization
    if organization is None:
        return
    for plan in workspace.plans:
        body = organization.issuing(PLAN, plan.issuer)
        known = (organization.name, *(one.name for one in organization.issuers))
        others = [name for name in known if name != body.name]
        for field, sentences in (("preamble", plan.preamble), ("closing", plan.closing)):
            for number, sentence in enumerate(sentences):
                for other in others:
                    if re.search(re.escape(other) + _ACTS, written_out(sentence), re.IGNORECASE):
                        yield OTHER_ISSUER_SAID.at(
                            plan.origin.at(field, number),
                            f"Kế hoạch do {body.name} ban hành, câu này lại nêu {other}.",
                            f"Ghi “{body.name}” thay cho “{other}”, hoặc sửa issuer của kế hoạch.",
                        )
