"""All rules and all checks: adding a family is one module and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tdkt.checks import periods, reading, references, silencing
from tdkt.checks.awards import batches as awards
from tdkt.checks.issued import register as issued
from tdkt.checks.plan import measures, outline
from tdkt.checks.reports import causes, exemplars, plausibility, unit_reports, ward_reports
from tdkt.checks.rule import Rule
from tdkt.checks.scoring import criteria as scoring_criteria
from tdkt.checks.scoring import sheets as score_sheets
from tdkt.checks.texts import citations
from tdkt.checks.texts import hygiene as text_hygiene
from tdkt.checks.texts import numbering as numbering_rules
from tdkt.model.diagnostic import Diagnostic
from tdkt.workspace.workspace import Workspace

Check = Callable[[Workspace], Iterator[Diagnostic]]

FAMILIES: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("Đọc tệp và schema", reading.RULES),
    ("Mã và tham chiếu", references.RULES),
    ("Ngày và kỳ", periods.RULES),
    ("Báo cáo của đơn vị", unit_reports.RULES + causes.RULES + plausibility.RULES),
    ("Chỉ tiêu và cách đo", measures.RULES),
    ("Chấm điểm thi đua", score_sheets.RULES + scoring_criteria.RULES),
    ("Điển hình tiên tiến", exemplars.RULES),
    ("Văn bản", text_hygiene.RULES),
    ("Số thứ tự", numbering_rules.RULES + outline.RULES),
    ("Căn cứ và viện dẫn", citations.RULES),
    ("Khen thưởng", awards.RULES),
    ("Ban hành và sổ văn bản", issued.RULES),
    ("Lời bỏ qua", silencing.RULES),
)
RULES: dict[str, Rule] = {rule.code: rule for _, rules in FAMILIES for rule in rules}
CHECKS: tuple[Check, ...] = (
    references.check,
    periods.check,
    unit_reports.check,
    plausibility.check,
    ward_reports.check,
    measures.check,
    scoring_criteria.check,
    score_sheets.check,
    exemplars.check,
    text_hygiene.check,
    numbering_rules.check,
    outline.check,
    citations.check,
    awards.check,
    issued.check,
)
