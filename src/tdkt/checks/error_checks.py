"""The checks that can find an error, by family. What can only be warned of, and the rules themselves, are added by `registry.py`.

A command that computes or prints asks for no more than these (`run.errors_in`), and so need not import the rest.
"""

from __future__ import annotations

from tdkt.checks import divisions, due_days, periods
from tdkt.checks.awards import batches as awards
from tdkt.checks.drives import bodies as drive_bodies
from tdkt.checks.drives import plans as drive_plans
from tdkt.checks.drives import reports as drive_reports
from tdkt.checks.issued import counted_members, counting, issuers, numbers_in_files, register, signed
from tdkt.checks.plan import (
    allocations,
    body_lines,
    indicators,
    lives,
    measures,
    outline,
    registrations,
    times,
    unit_plans,
    ways_over_years,
)
from tdkt.checks.references import files, former, ids, lifetimes, records
from tdkt.checks.references import plan as plan_references
from tdkt.checks.reports import exemplars, outlines, report_days, unit_reports, ward_reports
from tdkt.checks.reports import lifetimes as report_lifetimes
from tdkt.checks.scoring import counted as counted_scores
from tdkt.checks.scoring import criteria as scoring_criteria
from tdkt.checks.scoring import group_members, group_terms
from tdkt.checks.scoring import groups as emulation_groups
from tdkt.checks.scoring import sheets as score_sheets
from tdkt.checks.supervision import inspection_visits, inspections, petitions, propaganda, team_present
from tdkt.checks.texts import citations
from tdkt.checks.texts import numbering as numbering_rules

REFERENCES = (
    files.check,
    ids.check,
    former.check,
    records.check,
    plan_references.check,
    lifetimes.check,
    counted_members.check,
)
DAYS = (periods.check, report_days.check, due_days.check, divisions.check)
REPORTS = (unit_reports.check, ward_reports.check, report_lifetimes.check, outlines.check)
TARGETS = (
    measures.check,
    times.check,
    unit_plans.check,
    lives.check,
    ways_over_years.check,
    registrations.check,
    allocations.check,
    indicators.check,
)
DRIVES = (drive_plans.check, drive_reports.check, drive_bodies.check)
SCORES = (scoring_criteria.check, score_sheets.check, counted_scores.check, counted_scores.check_groups)
GROUPS = (emulation_groups.check, group_terms.check, group_members.check)
EXEMPLARS = (exemplars.check,)
SUPERVISION = (
    inspections.check,
    inspection_visits.check,
    team_present.check,
    petitions.check,
    propaganda.check,
)
NUMBERS = (numbering_rules.check, outline.check, body_lines.check)
CITATIONS = (citations.check,)
AWARDS = (awards.check,)
ISSUED = (signed.check, register.check, numbers_in_files.check, counting.check, issuers.check)
ERROR_CHECKS = (
    *REFERENCES,
    *DAYS,
    *REPORTS,
    *TARGETS,
    *DRIVES,
    *SCORES,
    *GROUPS,
    *EXEMPLARS,
    *SUPERVISION,
    *NUMBERS,
    *CITATIONS,
    *AWARDS,
    *ISSUED,
)
