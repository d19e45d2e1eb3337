"""What an error stops: all that rests on its file, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES, with_example
from tdkt.checks.example_files import BATCH, FUND, PLAN, REGISTER, REVOCATION
from tdkt.checks.registry import all_rules
from tdkt.checks.rule import Stops
from tdkt.checks.run import (
    InvalidFilesError,
    find_problems,
    refuse_award_errors,
    refuse_broken_award_files,
    refuse_errors,
    refuse_report_errors,
    refuse_revocation_errors,
    refuse_scoring_errors,
)
from tdkt.checks.stopping import (
    batch_of,
    lies_with_awards,
    stops_award_screens,
    stops_batch,
    stops_the_plan,
    stops_the_ranking,
)
from tdkt.model.diagnostic import Severity
from tdkt.model.place import Place
from tdkt.model.revocation import Revocation
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
WORKS: dict[str, Callable[[Workspace], None]] = {
    "plan": refuse_errors,
    "reports": refuse_report_errors,
    "screens": refuse_broken_award_files,
    "ranking": refuse_scoring_errors,
    "batch": lambda workspace: refuse_award_errors(workspace, "tong-ket"),
    "other batch": lambda workspace: refuse_award_errors(workspace, "dot-xuat"),
}
OTHER = "plans/2026/awards/dot-xuat"
SECOND_BATCH = {
    f"{OTHER}/batch.yaml": "kind: award-batch\nid: dot-xuat\nyear: 2026\ntitle: thành tích đột xuất\n"
    "type: merit\nlevel: ward\nstate: collecting\n",
}


def stopped(workspace: Workspace) -> set[str]:
    found = set()
    for name, refuse in WORKS.items():
        try:
            refuse(workspace)
        except InvalidFilesError:
            found.add(name)
    return found


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("S204", set(WORKS)),
        ("R502", set(WORKS)),
        ("M604", set(WORKS)),
        ("A801", set(WORKS)),
        ("A102", {"screens", "batch"}),
        ("A202", {"batch"}),
        ("A301", {"batch"}),
        ("A505", {"batch"}),
        ("A601", {"batch"}),
        ("A602", {"batch", "other batch"}),
        ("A701", {"ranking"}),
        ("I340", {"reports"}),
        ("I350", {"reports"}),
        ("R530", {"reports"}),
        ("T701", set()),
    ],
)
def test_an_error_stops_what_rests_on_its_file(code: str, expected: set[str], in_memory: Make) -> None:
    example = all_rules()[code].examples[0]
    files, _ = with_example(example, example.bad[0])
    workspace = in_memory(**{**files, **SECOND_BATCH})
    assert code in {finding.code for finding in find_problems(workspace)}
    assert stopped(workspace) == expected


@pytest.mark.parametrize(
    ("signed", "expected"),
    [("", set()), ("\nnumber: 205\ndate: 2026-11-02", {"screens", "batch", "other batch"})],
)
def test_an_error_of_a_draft_that_cancels_awards_stops_that_paper_alone(
    signed: str, expected: set[str], in_memory: Make
) -> None:
    wrong = FILES[REVOCATION].replace("award: giay-khen", "award: bang-khen-thanh-pho") + signed
    workspace = in_memory(**{**SECOND_BATCH, REVOCATION: wrong})
    assert "A520" in {finding.code for finding in find_problems(workspace)}
    assert stopped(workspace) == expected
    with pytest.raises(InvalidFilesError):
        refuse_revocation_errors(workspace, workspace.all(Revocation)[0])


def test_nothing_stops_a_ward_without_an_error(in_memory: Make) -> None:
    assert stopped(in_memory(**SECOND_BATCH)) == set()


@pytest.mark.parametrize(
    ("file", "plan", "ranking", "batch", "other"),
    [
        (BATCH, False, True, True, False),
        (f"{OTHER}/nominations.yaml", False, True, False, True),
        (PLAN, True, True, True, True),
        ("plans/2026/issued/register.yaml", True, True, True, True),
    ],
)
def test_what_differs_from_an_issued_document_stops_what_rests_on_it(
    file: str, plan: bool, ranking: bool, batch: bool, other: bool, in_memory: Make
) -> None:
    workspace = in_memory(**SECOND_BATCH)
    changed = all_rules()["B101"].at(Place(file, 3, 1), "Khác bản đã ký.")
    assert stops_the_plan(changed, workspace) == plan
    assert stops_the_ranking(changed, workspace) == ranking
    assert stops_batch(changed, "tong-ket", workspace) == batch
    assert stops_batch(changed, "dot-xuat", workspace) == other


def test_a_warning_stops_nothing_so_its_rule_says_nothing_of_that(in_memory: Make) -> None:
    warnings = [rule for rule in all_rules().values() if rule.severity is Severity.WARNING]
    assert {rule.stops for rule in warnings} == {Stops.EVERYTHING}
    found = [rule.at(Place(PLAN, 1, 1), "Lời nhắc.") for rule in warnings]
    workspace = in_memory()
    assert not any(stops_the_plan(one, workspace) or stops_award_screens(one, workspace) for one in found)
    assert not any(
        stops_the_ranking(one, workspace) or stops_batch(one, "tong-ket", workspace) for one in found
    )


def test_a_batch_owns_the_files_of_its_folder(in_memory: Make) -> None:
    workspace = in_memory(**SECOND_BATCH)
    assert batch_of(BATCH, workspace) == "tong-ket"
    assert batch_of(f"{OTHER}/session.yaml", workspace) == "dot-xuat"
    assert batch_of("plans/2026/awards/dot-xuat-hai/batch.yaml", workspace) is None
    assert batch_of(FUND, workspace) is None


def test_findings_in_the_ledgers_of_awards_are_about_awards() -> None:
    assert lies_with_awards(FUND)
    assert lies_with_awards(REGISTER)
    assert not lies_with_awards("plans/2026/reports/2026-Q1/awards")
    assert not lies_with_awards(PLAN)


def test_what_all_else_rests_on_is_told_before_what_an_award_file_names(in_memory: Make) -> None:
    """The award files stand before the reports in reading order."""
    rules = all_rules()
    files, _ = with_example(rules["A102"].examples[0], rules["A102"].examples[0].bad[0])
    example = rules["R502"].examples[0]
    files[example.file] = with_example(example, example.bad[0])[0][example.file]
    with pytest.raises(InvalidFilesError) as raised:
        refuse_broken_award_files(in_memory(**files))
    assert [finding.code for finding in raised.value.findings] == ["R502", "A102"]
