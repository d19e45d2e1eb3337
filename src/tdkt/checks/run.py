"""Running every check, and handing out a year's programme only where nothing is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable

from tdkt.checks.alike import counted
from tdkt.checks.error_checks import ERROR_CHECKS
from tdkt.checks.programmes import programme_of
from tdkt.checks.references.guesses import guess
from tdkt.checks.silencing import apply_silences
from tdkt.checks.stopping import (
    stops_award_screens,
    stops_batch,
    stops_reports,
    stops_revocation,
    stops_the_plan,
    stops_the_ranking,
)
from tdkt.checks.unread import InvalidFilesError as InvalidFilesError
from tdkt.checks.unread import not_there
from tdkt.errors import UsageError
from tdkt.model.diagnostic import Diagnostic, in_reading_order
from tdkt.model.drive import Drive
from tdkt.model.organization import Organization
from tdkt.model.place_words import words_of
from tdkt.model.plan_year import SchoolYear
from tdkt.model.programme import Programme
from tdkt.model.records import replace
from tdkt.model.revocation import Revocation
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.workspace import Workspace

_FOUND, _ERRORS = "findings", "errors"
"""Under these words a workspace keeps what was found in it."""


def find_problems(workspace: Workspace) -> list[Diagnostic]:
    """Return every finding in `workspace`, in reading order, without those that are silenced.

    What has to compute first (`causes`) is looked for only in files without errors. Files are checked once, however many
    parts of a command rest on them.
    """
    if _FOUND not in workspace.memo:
        workspace.memo[_FOUND] = _found(workspace)
    return list(workspace.memo[_FOUND])


def errors_in(workspace: Workspace) -> list[Diagnostic]:
    """Return the errors among what `find_problems` finds, without looking for what is only warned of.

    That is half of the work where a ward has many reports. No silence hides an error.
    """
    if _FOUND in workspace.memo:
        return [finding for finding in workspace.memo[_FOUND] if finding.is_error]
    if _ERRORS not in workspace.memo:
        findings = list(workspace.findings)
        for check in ERROR_CHECKS:
            findings += check(workspace)
        workspace.memo[_ERRORS] = _told([finding for finding in findings if finding.is_error], workspace)
    return list(workspace.memo[_ERRORS])


def _found(workspace: Workspace) -> list[Diagnostic]:
    from tdkt.checks import registry

    findings = list(workspace.findings)
    for family in registry.FAMILIES:
        for check in (*family.checks, *family.remarks):
            findings += check(workspace)
    not_checked: frozenset[str] = frozenset()
    if any(finding.is_error for finding in findings):
        not_checked = frozenset(rule.code for rule in registry.RULES_THAT_COMPUTE)
    else:
        for check in registry.CHECKS_THAT_COMPUTE:
            findings += check(workspace)
    return _told(apply_silences(findings, workspace.silences, not_checked), workspace)


def _told(findings: list[Diagnostic], workspace: Workspace) -> list[Diagnostic]:
    """Return `findings` as they are shown: alike ones counted, in the words of the place, in reading order."""
    return in_reading_order(_in_words_of_place(counted(set(findings)), workspace.organization))


def _in_words_of_place(findings: list[Diagnostic], organization: Organization | None) -> list[Diagnostic]:
    """Say every finding in the words of the ward: "tỉnh", "bản", "đặc khu" where others have thành phố, thôn, phường."""
    if organization is None:
        return findings
    words = words_of(organization)
    return [
        replace(finding, message=words.of(finding.message), hint=words.of(finding.hint))
        for finding in findings
    ]


def stopping(workspace: Workspace) -> list[Diagnostic]:
    """Return the errors that stop the work on plan, targets and figures."""
    return [finding for finding in errors_in(workspace) if stops_the_plan(finding, workspace)]


def refuse_errors(workspace: Workspace) -> None:
    """Raise InvalidFilesError where a file that plan, targets or figures rest on holds an error (`stopping`)."""
    _refuse(stopping(workspace))


def refuse_report_errors(workspace: Workspace) -> None:
    """Raise InvalidFilesError for what `refuse_errors` refuses, and where a record of the year's work holds an error: it would not be told."""
    _refuse([finding for finding in errors_in(workspace) if stops_reports(finding, workspace)])


def refuse_broken_award_files(workspace: Workspace) -> None:
    """Raise InvalidFilesError for what `refuse_errors` refuses, and where an award file names what is not there."""
    findings = [finding for finding in errors_in(workspace) if stops_award_screens(finding, workspace)]
    _refuse(
        sorted(findings, key=lambda finding: not stops_the_plan(finding, workspace))
    )  # what all else rests on comes first


def refuse_scoring_errors(workspace: Workspace) -> None:
    """Raise InvalidFilesError where a file that the ranking of units rests on holds an error."""
    _refuse([finding for finding in errors_in(workspace) if stops_the_ranking(finding, workspace)])


def refuse_award_errors(workspace: Workspace, batch: str) -> None:
    """Raise InvalidFilesError where a file holds an error, those in the files of other batches than `batch` aside."""
    _refuse([finding for finding in errors_in(workspace) if stops_batch(finding, batch, workspace)])


def refuse_revocation_errors(workspace: Workspace, revocation: Revocation) -> None:
    """Raise InvalidFilesError where a file that the decision `revocation` rests on holds an error, its own included."""
    _refuse([finding for finding in errors_in(workspace) if stops_revocation(finding, revocation, workspace)])


def _refuse(errors: list[Diagnostic]) -> None:
    if errors:
        raise InvalidFilesError(errors)


def no_such_batch(batch: str, known: list[str]) -> UsageError:
    """Return the error that there is no such batch of awards, with those that there are."""
    return UsageError(
        f"Không có đợt khen thưởng “{batch}”.",
        hint=guess(batch, known) or f"Kho chưa có đợt nào: {FILE_KINDS['award-batch'].place_in_words}.",
    )


def drive_of(workspace: Workspace, name: str) -> Drive:
    """Return the drive with this id; raises UserError where there is none, with those that there are."""
    known = {drive.id: drive for drive in workspace.all(Drive)}
    if name not in known:
        said = UsageError(
            f"Không có đợt thi đua “{name}”.",
            hint=guess(name, list(known)) or "Kho chưa có đợt nào; lập bằng: tdkt new drive.",
        )
        raise not_there(workspace, said, "drive")
    return known[name]


def trusted_programme(workspace: Workspace, year: int) -> Programme:
    """Return the programme of `year`, after refusing files with errors (`refuse_errors`, `programme_of`)."""
    refuse_errors(workspace)
    return programme_of(workspace, year)


def default_year(workspace: Workspace) -> int:
    """Return the latest year that has a plan; raises UserError where there is none."""
    if not workspace.plans:
        said = UsageError("Kho chưa có kế hoạch nào đọc được.", hint="Chạy “tdkt validate” để xem lỗi.")
        raise not_there(workspace, said, "plan")
    return _latest(plan.year for plan in workspace.plans)


def year_of_latest_report(workspace: Workspace) -> int:
    """Return the latest year whose plan has reports, else `default_year`: a draft of the next year does not count."""
    years = {plan.year for plan in workspace.plans} & {report.period.year for report in workspace.reports}
    return _latest(years) if years else default_year(workspace)


def _latest(years: Iterable[int]) -> int:
    """Return the latest of `years`; of a calendar year and a school year of one number, which are equally great, the calendar year."""
    return max(years, key=lambda year: (int(year), not isinstance(year, SchoolYear)))
