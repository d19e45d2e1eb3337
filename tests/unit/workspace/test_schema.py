"""The schemas are sound, speak Vietnamese, and say the same as the model's types."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tdkt.model import (
    allocation,
    assignment,
    award_batch,
    award_law,
    award_records,
    drive,
    emulation_group,
    exemplar,
    handed_down,
    inspection,
    issued,
    issuer,
    list_columns,
    measure,
    movements,
    organization,
    petition,
    plan,
    propaganda,
    register,
    registration,
    report_outline,
    revocation,
    scoring,
    statistical_form,
    unit_plan,
    unit_report,
    ward_report,
)
from tdkt.model.measure import Relation
from tdkt.resources import resource_folder
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.schema import COMMON, explainer, is_valid, load_schema

NAMES = sorted(path.name for path in resource_folder("schemas").glob("*.schema.json"))


@pytest.mark.parametrize("name", NAMES)
def test_schema_is_a_sound_2020_12_schema(name: str) -> None:
    schema = load_schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def properties_of(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for name, value in schema.get("properties", {}).items():
        yield f"{path}/{name}", value
        yield from properties_of(value, f"{path}/{name}")
    for name, value in schema.get("$defs", {}).items():
        yield from properties_of(value, f"{path}#{name}")


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_every_property_explains_itself_in_the_editor(kind: str) -> None:
    schema = load_schema(f"{kind}.schema.json")
    for path, found in properties_of(schema):
        for word in ("title", "description", "examples"):
            assert found.get(word), f"{path} has no {word}"


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_examples_of_properties_follow_their_own_schema(kind: str) -> None:
    import referencing

    schema = load_schema(f"{kind}.schema.json")
    registry: Any = referencing.Registry().with_resources(
        [
            (COMMON, referencing.Resource.from_contents(load_schema(COMMON))),
            ("", referencing.Resource.from_contents(schema)),
        ]
    )
    for path, found in properties_of(schema):
        rooted = {**found, "$defs": schema.get("$defs", {})}
        for example in found["examples"]:
            errors = list(jsonschema.Draft202012Validator(rooted, registry=registry).iter_errors(example))
            assert not errors, f"{path}: {errors[0].message}"


# key in the schema -> field in the model, where the two differ on purpose
RENAMED = {
    "from": "from_year",
    "list": "list_name",
    "to": "to_year",
    "in": "unit_of_measure",
    "target": "id",
    "quote": "text",
    "shared_with": "units",
    "self": "self_",
}
PAIRS: list[tuple[str, str, type, set[str], set[str]]] = [
    # schema, definition ("" = the file itself), type, keys without a field, fields without a key
    ("organization", "", organization.Organization, {"kind"}, set()),
    ("organization", "unit", organization.Unit, set(), set()),
    ("organization", "subdivision", organization.Subdivision, set(), set()),
    ("organization", "signer", issuer.Signer, set(), set()),
    ("organization", "issuer", issuer.Issuer, set(), set()),
    ("organization", "general_movement", organization.GeneralMovement, set(), set()),
    ("report-outline", "", report_outline.ReportOutlines, {"kind"}, set()),
    ("report-outline", "outline", report_outline.Outline, set(), set()),
    ("report-outline", "part", report_outline.OutlinePart, set(), set()),
    ("plan", "", plan.Plan, {"kind"}, set()),
    ("plan", "legal_basis", plan.LegalBasis, set(), set()),
    ("plan", "section", plan.Section, set(), set()),
    ("plan", "annex", plan.Annex, set(), set()),
    ("plan", "reporting", plan.Reporting, set(), set()),
    ("plan", "school_days", plan.SchoolDays, set(), set()),
    ("plan", "correction", plan.Correction, set(), set()),
    ("movements", "", movements.UnitMovements, {"kind"}, set()),
    ("movements", "movement", movements.Movement, set(), set()),
    (
        "movements",
        "item",
        movements.Item,
        {"target", "label", "measure", "shared_with", "over_years", "indicator", "allocation"},
        {"is_monthly"},
    ),
    ("movements", "target", movements.Target, {"unit"}, {"movement"}),
    ("movements", "allocation", allocation.Allocation, set(), set()),
    ("movements", "assignment", assignment.Assignment, set(), set()),
    ("movements", "share", allocation.Share, set(), set()),
    ("movements", "measure", measure.Measure, set(Relation), {"comparisons", "members_called", "reported_marks"}),
    ("unit-report", "", unit_report.UnitReport, {"kind"}, set()),
    ("unit-report", "figure", unit_report.Figure, set(), set()),
    ("unit-report", "task", unit_report.TaskProgress, set(), set()),
    ("ward-report", "", ward_report.WardReport, {"kind"}, set()),
    ("ward-report", "passages", ward_report.Passages, set(), set()),
    ("ward-report", "passage", ward_report.Passage, set(), set()),
    ("organization", "council", organization.Council, set(), set()),
    ("organization", "council_member", organization.CouncilMember, set(), set()),
    ("award-register", "", register.AwardRegister, {"kind"}, set()),
    ("award-register", "person", register.Person, set(), set()),
    ("award-register", "collective", register.Collective, set(), set()),
    ("award-register", "household", register.Household, set(), set()),
    ("past-awards", "", award_records.PastAwards, {"kind"}, set()),
    ("past-awards", "award", award_records.PastAward, set(), set()),
    ("award-registrations", "", award_records.AwardRegistrations, {"kind"}, set()),
    ("award-registrations", "registration", award_records.Registration, set(), set()),
    ("yearly-ratings", "", award_records.YearlyRatings, {"kind"}, set()),
    ("yearly-ratings", "rating", award_records.Rating, set(), set()),
    ("initiatives", "", award_records.Initiatives, {"kind"}, set()),
    ("initiatives", "initiative", award_records.Initiative, set(), set()),
    ("initiatives", "author", award_records.Author, set(), set()),
    ("initiatives", "use", award_records.InitiativeUse, set(), set()),
    ("list-columns", "", list_columns.ListColumns, {"kind"}, set()),
    ("list-columns", "column", list_columns.ListColumn, set(), set()),
    ("conduct", "", award_records.Conduct, {"kind"}, set()),
    ("conduct", "discipline", award_records.Discipline, set(), set()),
    ("conduct", "verification", award_records.Verification, set(), set()),
    ("revocation", "", revocation.Revocation, {"kind"}, set()),
    ("revocation", "award", revocation.RevokedAward, set(), set()),
    ("revocation", "returned", revocation.Returned, set(), set()),
    ("inspection", "", inspection.Inspection, {"kind"}, set()),
    ("inspection", "member", inspection.TeamMember, set(), set()),
    ("inspection", "visit", inspection.Visit, set(), set()),
    ("inspection", "minutes", inspection.InspectionMinutes, set(), set()),
    ("inspection", "finding", inspection.Finding, set(), set()),
    ("inspection", "done", inspection.Remedied, set(), set()),
    ("inspection", "numbered", inspection.NumberAndDate, set(), set()),
    ("inspection", "conclusion", inspection.InspectionConclusion, set(), set()),
    ("unit-plan", "", unit_plan.UnitPlan, {"kind"}, set()),
    ("unit-plan", "target", unit_plan.PlannedTarget, set(), set()),
    ("unit-plan", "task", unit_plan.PlannedTask, set(), set()),
    ("unit-plan", "appraised", unit_plan.Appraisal, set(), set()),
    ("statistics", "", statistical_form.YearStatistics, {"kind"}, set()),
    ("statistics", "cell", statistical_form.FilledCell, set(), set()),
    ("statistics", "form", statistical_form.StatisticalForm, set(), set()),
    ("statistics", "column", statistical_form.FormColumn, set(), set()),
    ("statistics", "row", statistical_form.FormRow, set(), set()),
    ("statistics", "sum", statistical_form.FormSum, set(), set()),
    ("handed-down", "", handed_down.HandedDown, {"kind"}, set()),
    ("handed-down", "indicator", handed_down.CommonIndicator, set(), set()),
    ("handed-down", "deadline", handed_down.HandedDeadline, set(), set()),
    ("handed-down", "movement", handed_down.HandedMovement, set(), set()),
    ("propaganda", "", propaganda.Propaganda, {"kind"}, set()),
    ("propaganda", "record", propaganda.PropagandaRecord, set(), set()),
    ("petitions", "", petition.Petitions, {"kind"}, set()),
    ("petitions", "petition", petition.Petition, set(), set()),
    ("petitions", "answer", petition.Answer, set(), set()),
    ("award-fund", "", award_records.AwardFund, {"kind"}, set()),
    ("award-fund", "not_carried", award_records.NotCarried, set(), set()),
    ("award-fund", "income", award_records.FundIncome, set(), set()),
    ("award-fund", "expense", award_records.FundExpense, set(), set()),
    ("award-rules", "", award_records.AwardRules, {"kind"}, set()),
    ("award-rules", "rule", award_records.LocalRule, set(), set()),
    ("award-law", "", award_law.AwardLaw, {"kind"}, set()),
    ("award-law", "instrument", award_law.StatedInstrument, set(), set()),
    ("award-law", "salary", award_law.StatedSalary, set(), set()),
    ("award-batch", "", award_batch.AwardBatch, {"kind"}, set()),
    ("award-batch", "appraisal", award_batch.Appraisal, set(), set()),
    ("award-batch", "notice", award_batch.PublicNotice, set(), set()),
    ("award-batch", "submission", award_batch.BatchSubmission, set(), set()),
    ("award-batch", "decision", award_batch.BatchDecision, set(), set()),
    ("award-batch", "ceremony", award_batch.Ceremony, set(), set()),
    ("award-batch", "payment", award_batch.Payment, set(), set()),
    ("award-batch", "published", award_batch.PublicationOfResult, set(), set()),
    ("nominations", "", award_batch.Nominations, {"kind", "common", "groups"}, set()),
    ("nominations", "nomination", award_batch.Nomination, set(), set()),
    ("nominations", "document", award_batch.ReceivedDocument, set(), set()),
    ("nominations", "achievement", award_batch.AchievementReport, set(), set()),
    ("nominations", "refusal", award_batch.Refusal, set(), set()),
    ("council-session", "", award_batch.CouncilSession, {"kind"}, set()),
    ("council-session", "absence", award_batch.Absence, set(), set()),
    ("council-session", "ballots", award_batch.BallotCount, set(), set()),
    ("council-session", "vote", award_batch.Vote, set(), set()),
    ("council-session", "common_vote", award_batch.CommonVote, set(), set()),
    ("scoring-criteria", "", scoring.ScoringCriteria, {"kind"}, set()),
    ("scoring-criteria", "group", scoring.UnitGroup, set(), set()),
    ("scoring-criteria", "part", scoring.CriteriaPart, set(), set()),
    ("scoring-criteria", "criterion", scoring.Criterion, set(), set()),
    ("scoring-criteria", "from_attainment", scoring.FromAttainment, set(), set()),
    ("score-sheet", "", scoring.ScoreSheet, {"kind"}, set()),
    ("score-sheet", "score", scoring.Score, set(), set()),
    ("score-sheet", "counted", scoring.Figures, set(), set()),
    ("score-sheet", "broken", scoring.Broken, set(), set()),
    ("scoring-criteria", "per_occurrence", scoring.PerOccurrence, set(), set()),
    ("scoring-criteria", "relative", scoring.Relative, set(), set()),
    ("scoring-criteria", "condition", scoring.Condition, set(), set()),
    ("scoring-criteria", "grade", scoring.Grade, set(), set()),
    ("emulation-group", "", emulation_group.EmulationGroup, {"kind"}, set()),
    ("emulation-group", "member", emulation_group.Member, set(), set()),
    ("emulation-group", "leader", emulation_group.Leader, set(), set()),
    ("emulation-group", "agreement", emulation_group.Agreement, set(), set()),
    ("emulation-group", "timetable", emulation_group.Timetable, set(), set()),
    ("emulation-group", "scale", emulation_group.Scale, set(), set()),
    ("emulation-group", "meeting", emulation_group.Meeting, set(), set()),
    ("emulation-group", "proposal", emulation_group.Proposal, set(), set()),
    ("emulation-group", "ballot", emulation_group.Ballot, set(), set()),
    ("group-scores", "", emulation_group.GroupScores, {"kind"}, set()),
    ("issued-documents", "", issued.IssuedDocuments, {"kind"}, set()),
    ("issued-documents", "document", issued.IssuedDocument, set(), set()),
    ("issued-documents", "correction", issued.CountingCorrection, set(), set()),
    ("amendment", "", issued.Amendment, {"kind"}, set()),
    ("unit-report", "correction", unit_report.ReportCorrection, set(), set()),
    ("drive", "", drive.Drive, {"kind"}, set()),
    ("drive", "occasion", drive.Occasion, set(), set()),
    ("drive", "phase", drive.Phase, set(), set()),
    ("drive", "registration", drive.DriveRegistration, set(), set()),
    ("common", "registered", registration.Registered, set(), set()),
    ("drive", "content", drive.DriveContent, set(), set()),
    ("drive", "drive_section", drive.DriveSection, set(), set()),
    ("drive-report", "", drive.DriveReport, {"kind"}, set()),
    ("drive-report", "phase_report", drive.PhaseReport, set(), set()),
    ("exemplar", "", exemplar.Exemplar, {"kind"}, set()),
    ("exemplar", "steps", exemplar.ExemplarSteps, set(), set()),
    ("exemplar", "step", exemplar.StepTaken, set(), set()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "definition", "model", "keys", "fields"),
    PAIRS,
    ids=[f"{pair[0]}-{pair[2].__name__}" for pair in PAIRS],
)
def test_schema_and_model_have_the_same_fields(
    kind: str, definition: str, model: type, keys: set[str], fields: set[str]
) -> None:
    schema = load_schema(f"{kind}.schema.json")
    found = schema["$defs"][definition] if definition else schema
    by_name = {field.name.rstrip("_"): field.name for field in dataclasses.fields(model)}
    renamed = by_name if model in (movements.Item, unit_report.Figure) else {**RENAMED, **by_name}
    said = {renamed.get(key, key) for key in found["properties"] if key not in keys}
    known = {field.name for field in dataclasses.fields(model)} - {"origin"} - fields
    assert said == known
    assert found["additionalProperties"] is False


WRITTEN_OUT = {("nominations", "shared"), ("nominations", "group"), ("nominations", "household")}
"""What a reader of the file never sees: `workspace/shared_settings.py` writes it out."""


def test_every_definition_is_paired_with_a_type() -> None:
    paired = {(kind, definition) for kind, definition, *_ in PAIRS}
    for kind in FILE_KINDS:
        file = json.loads(
            (resource_folder("schemas") / f"{kind}.schema.json").read_text("utf-8")
        )  # as written, without what it borrows
        for name, found in file.get("$defs", {}).items():
            if found.get("type") == "object":
                assert (kind, name) in paired | WRITTEN_OUT


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 200)
    | st.sampled_from(
        ["", "a", "2026-02-30", "2026-01-30", "2026-Q1", "van-thu", "percentage", "count", "thon"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["kind", "title", "text", "id", "type", "of", "at_least", "counting", "target", "task"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


ISSUED = {
    "register.yaml": f"""\
kind: issued-documents
year: 2026
complete: [KH-UBND]
documents:
  - {{of: plan, key: "2026", number: 1, symbol: KH-UBND, date: 2026-01-15, title: Kế hoạch, fingerprint: "sha256:{"0" * 64}"}}
""",
    "list-columns.yaml": "kind: list-columns\ncolumns:\n  - {list: people, heading: Tổ công tác, column: unit}\n",
    "unit-plan.yaml": """\
kind: unit-plan
year: 2026
unit: van-phong
targets:
  - {target: van-thu.dung-han, who: Bà Trần Thị H}
tasks:
  - {task: van-thu.quan-ly, who: Ông Nguyễn Văn G, when: hằng tháng}
received: 2026-02-20
appraised: {date: 2026-02-24, result: agreed}
""",
    "amendment.yaml": """\
kind: amendment
id: ke-hoach-2026-lan-1
year: 2026
amends: plan
form: plan
symbol: KH-UBND
effective: 2026-09-01
reason: Điều chỉnh.
recipients: [Lãnh đạo UBND phường]
archive: VT
signer: chu-tich
""",
}
"""Kinds of which the example ward has no file."""


@given(st.sampled_from(list(FILE_KINDS)), st.data())
def test_gate_and_explainer_agree(kind: str, data: st.DataObject) -> None:
    from example_ward import WITH_DRIVE, WITH_GROUP, WITH_OUTLINE
    from tdkt.workspace.source import Source
    from tdkt.workspace.yaml_reader import read_yaml

    base = next(
        document.data
        for name, text in {**WITH_DRIVE, **WITH_GROUP, **WITH_OUTLINE, **ISSUED}.items()
        if (document := read_yaml(Source(name, text, is_nfc=True))[0]) is not None
        and document.data["kind"] == kind
    )
    key = data.draw(st.sampled_from(sorted(base)))
    changed = {**json.loads(json.dumps(base, default=float)), key: data.draw(json_values)}
    assert is_valid(kind, changed) == explainer(kind).is_valid(changed)
