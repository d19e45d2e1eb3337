"""All rules and all checks: adding a family is one module and its line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter

from tdkt.checks import (
    data_shape,
    divisions,
    due_days,
    error_checks,
    periods,
    plain_files,
    reading,
    recorded_days,
    repository_rules,
    silencing,
    unfinished,
)
from tdkt.checks.awards import batches as awards
from tdkt.checks.drives import bodies as drive_bodies
from tdkt.checks.drives import plans as drive_plans
from tdkt.checks.drives import reports as drive_reports
from tdkt.checks.issued import (
    counted_members,
    counting,
    fund_reports,
    group_days,
    issuers,
    named_issuer,
    register,
    signed,
    signing_days,
)
from tdkt.checks.plan import (
    agreement,
    allocation_annexes,
    allocations,
    annex_citations,
    body_lines,
    indicators,
    lives,
    measures,
    misfit_rules,
    misfits,
    outline,
    plan_shares,
    registrations,
    said_places,
    share_schedules,
    shared_sentences,
    times,
    unit_plan_days,
    unit_plans,
    unit_plans_since,
    ways_over_years,
)
from tdkt.checks.references import former, lifetimes, names, rules
from tdkt.checks.reports import (
    addressees,
    asked,
    causes,
    exemplars,
    outlines,
    plausibility,
    printed_words,
    report_days,
    unit_reports,
    yearly_plans,
)
from tdkt.checks.reports import lifetimes as report_lifetimes
from tdkt.checks.rule import Rule, rule_of
from tdkt.checks.scoring import counted as counted_scores
from tdkt.checks.scoring import criteria as scoring_criteria
from tdkt.checks.scoring import grades, group_members, group_proposals, group_terms
from tdkt.checks.scoring import groups as emulation_groups
from tdkt.checks.scoring import sheets as score_sheets
from tdkt.checks.supervision import inspection_visits, inspections, petitions, propaganda, team_present
from tdkt.checks.texts import citations, letters, official_forms
from tdkt.checks.texts import hygiene as text_hygiene
from tdkt.checks.texts import numbering as numbering_rules
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.records import dataclass
from tdkt.workspace.workspace import Workspace

Check = Callable[[Workspace], Iterator[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Family:
    """Rules of one subject, as the manual groups them, and the checks that look for what breaks them.

    `remarks` are the checks that look for nothing but what is warned of or noted: a command that only has to know that
    nothing is an error leaves them out. `about_awards` tells that `tdkt awards check` shows what is found, wherever it stands.
    """

    title: str
    rules: tuple[Rule, ...]
    checks: tuple[Check, ...] = ()
    remarks: tuple[Check, ...] = ()
    about_awards: bool = False


def _by_code(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    return tuple(sorted(rules, key=attrgetter("code")))


FAMILIES: tuple[Family, ...] = (
    # What is found while files are read and while silences are applied has its rules here and no check.
    Family(
        "Đọc tệp và schema", reading.RULES + plain_files.RULES + data_shape.RULES + repository_rules.READING
    ),
    Family(
        "Mã và tham chiếu",
        _by_code(
            rules.RULES
            + lifetimes.RULES
            + counted_members.RULES
            + former.RULES
            + repository_rules.RULES
            + names.RULES
        ),
        error_checks.REFERENCES,
        remarks=(names.check,),
    ),
    Family(
        "Ngày và kỳ",
        _by_code(periods.RULES + report_days.RULES + recorded_days.RULES + due_days.RULES + divisions.RULES),
        error_checks.DAYS,
        remarks=(recorded_days.check,),
    ),
    Family(
        "Báo cáo của đơn vị",
        _by_code(
            unit_reports.RULES
            + causes.RULES
            + plausibility.RULES
            + asked.RULES
            + yearly_plans.RULES
            + report_lifetimes.RULES
            + printed_words.RULES
            + outlines.RULES
            + addressees.RULES
        ),
        error_checks.REPORTS,
        remarks=(plausibility.check, yearly_plans.check, printed_words.check, addressees.check),
    ),
    Family(
        "Chỉ tiêu và cách đo",
        _by_code(
            (
                *measures.RULES,
                *agreement.RULES,
                *misfit_rules.RULES,
                *times.RULES,
                *plan_shares.RULES,
                *said_places.RULES,
                *shared_sentences.RULES,
                *unit_plans.RULES,
                *unit_plan_days.RULES,
                *unit_plans_since.RULES,
                *lives.RULES,
                *ways_over_years.RULES,
                *registrations.RULES,
                *allocations.RULES,
                *share_schedules.RULES,
                *allocation_annexes.RULES,
                *annex_citations.RULES,
                *indicators.RULES,
                outline.NOT_NAMED,
            )
        ),
        error_checks.TARGETS,
        remarks=(
            agreement.check,
            misfits.check,
            plan_shares.check,
            said_places.check,
            shared_sentences.check,
            unit_plan_days.check,
            unit_plans_since.check,
            share_schedules.check,
            allocation_annexes.check,
            annex_citations.check,
        ),
    ),
    Family(
        "Đợt thi đua",
        _by_code(drive_plans.RULES + drive_reports.RULES + drive_bodies.RULES),
        error_checks.DRIVES,
    ),
    Family(
        "Chấm điểm thi đua",
        _by_code(
            (
                *score_sheets.RULES,
                *scoring_criteria.RULES,
                *counted_scores.RULES,
                *grades.RULES,
                emulation_groups.NO_TABLE,
            )
        ),
        error_checks.SCORES,
        remarks=(grades.check,),
        about_awards=True,
    ),
    Family(
        "Cụm, khối thi đua",
        _by_code(emulation_groups.RULES + group_terms.RULES + group_proposals.RULES + group_members.RULES),
        error_checks.GROUPS,
        remarks=(group_proposals.check,),
    ),
    Family("Điển hình tiên tiến", exemplars.RULES, error_checks.EXEMPLARS, about_awards=True),
    Family(
        "Kiểm tra, đơn thư, tuyên truyền",
        _by_code(
            inspections.RULES
            + inspection_visits.RULES
            + team_present.RULES
            + petitions.RULES
            + propaganda.RULES
        ),
        error_checks.SUPERVISION,
    ),
    Family(
        "Văn bản",
        _by_code(text_hygiene.RULES + letters.RULES + official_forms.RULES),
        remarks=(text_hygiene.check, letters.check, official_forms.check),
    ),
    Family(
        "Số thứ tự",
        numbering_rules.RULES + outline.RULES + body_lines.RULES,
        error_checks.NUMBERS,
    ),
    Family("Căn cứ và viện dẫn", citations.RULES, error_checks.CITATIONS),
    Family(
        "Khen thưởng",
        awards.RULES + fund_reports.RULES,
        error_checks.AWARDS,
        remarks=(fund_reports.check,),
        about_awards=True,
    ),
    Family(
        "Ban hành và sổ văn bản",
        _by_code(
            signed.RULES
            + register.RULES
            + counting.RULES
            + issuers.RULES
            + signing_days.RULES
            + named_issuer.RULES
            + group_days.RULES
        ),
        error_checks.ISSUED,
        remarks=(signing_days.check, group_days.check, named_issuer.check),
    ),
    Family("Lời bỏ qua", silencing.RULES),
    Family("Chỗ còn phải sửa", unfinished.RULES, remarks=(unfinished.check,)),
)
CHECKS_THAT_COMPUTE: tuple[Check, ...] = (causes.check, group_proposals.check_scores)
RULES_THAT_COMPUTE: tuple[Rule, ...] = (*causes.RULES, group_proposals.NOT_GRADED)
"""Looked for only in files without errors, since nothing may be computed from others; what they find is warned of."""


def all_rules() -> dict[str, Rule]:
    """Return every rule by its code, in the order of the manual."""
    return {rule.code: rule for family in FAMILIES for rule in family.rules}


def is_about_awards(finding: Diagnostic) -> bool:
    """Tell whether the family of the rule that `finding` breaks is about awards."""
    rule = rule_of(finding)
    return any(family.about_awards and rule in family.rules for family in FAMILIES)
