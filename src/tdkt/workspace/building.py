"""From schema-valid data to the model; nothing here can fail on data that its schema accepts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tdkt.model.award_batch import AwardBatch, CouncilSession, Nominations
from tdkt.model.award_records import (
    AwardFund,
    AwardRegistrations,
    AwardRules,
    Conduct,
    Initiatives,
    PastAwards,
    YearlyRatings,
)
from tdkt.model.exemplar import Exemplar
from tdkt.model.issued import Amendment, IssuedDocuments
from tdkt.model.measure import Comparison, Measure, MeasureType, Relation
from tdkt.model.movements import Item, Movement, Target, UnitMovements
from tdkt.model.organization import (
    Council,
    GeneralMovement,
    Organization,
    Signer,
    Subdivision,
    Subdivisions,
    Unit,
)
from tdkt.model.period import Period
from tdkt.model.place import Origin
from tdkt.model.plan import Correction, LegalBasis, Plan, Reporting, Section
from tdkt.model.register import AwardRegister
from tdkt.model.scoring import ScoreSheet, ScoringCriteria
from tdkt.model.unit_report import Figure, Narrative, ReportCorrection, TaskProgress, UnitReport
from tdkt.model.ward_report import WardReport
from tdkt.workspace.passages import ward_report
from tdkt.workspace.records import record

Data = dict[str, Any]
Model = (
    Organization
    | Plan
    | UnitMovements
    | UnitReport
    | WardReport
    | AwardRegister
    | PastAwards
    | AwardRegistrations
    | YearlyRatings
    | Initiatives
    | Conduct
    | AwardFund
    | AwardRules
    | AwardBatch
    | Nominations
    | CouncilSession
    | ScoringCriteria
    | ScoreSheet
    | Exemplar
    | IssuedDocuments
    | Amendment
)
Builder = Callable[[Data, Origin], Model]


def build(kind: str, data: Data, origin: Origin) -> Model:
    """Build the model object of a document of `kind`."""
    return _BUILDERS[kind](data, origin)


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _organization(data: Data, origin: Origin) -> Organization:
    subdivisions, council = data.get("subdivisions"), data.get("council")
    return Organization(
        name=data["name"],
        issuer=tuple(data["issuer"]),
        place=data["place"],
        city=data["city"],
        abbreviation=data["abbreviation"],
        standing_unit=data.get("standing_unit"),
        units=tuple(
            Unit(
                unit["id"],
                unit["name"],
                unit["abbreviation"],
                unit.get("contact", ""),
                origin.child("units", number),
            )
            for number, unit in enumerate(data["units"])
        ),
        subdivisions=_subdivisions(subdivisions, origin.child("subdivisions")) if subdivisions else None,
        signers=tuple(
            Signer(
                signer["id"],
                signer["name"],
                signer["post"],
                signer.get("on_behalf_of"),
                signer.get("in_place_of"),
                origin.child("signers", number),
            )
            for number, signer in enumerate(data["signers"])
        ),
        general_movements=tuple(
            GeneralMovement(
                movement["id"],
                movement["title"],
                movement.get("from"),
                movement.get("to"),
                origin.child("general_movements", number),
            )
            for number, movement in enumerate(data.get("general_movements", ()))
        ),
        council=record(Council, council, origin.child("council")) if council else None,
        origin=origin,
    )


def _subdivisions(data: Data, origin: Origin) -> Subdivisions:
    return Subdivisions(
        data.get("illustrative", False),
        tuple(
            Subdivision(member["id"], member["type"], member["name"], origin.child("members", number))
            for number, member in enumerate(data["members"])
        ),
        origin,
    )


def _plan(data: Data, origin: Origin) -> Plan:
    reporting = data.get("reporting")
    return Plan(
        year=data["year"],
        number=data.get("number"),
        symbol=data["symbol"],
        date=_date(data.get("date")),
        title=data["title"],
        illustrative=data.get("illustrative", False),
        legal_basis=tuple(
            legal_basis(basis, origin.child("legal_basis", number))
            for number, basis in enumerate(data["legal_basis"])
        ),
        preamble=tuple(data.get("preamble", ())),
        sections=_sections(data, origin),
        closing=tuple(data.get("closing", ())),
        recipients=tuple(data["recipients"]),
        archive=data["archive"],
        signer=data["signer"],
        reporting=_reporting(reporting, origin.child("reporting")) if reporting else None,
        corrections=tuple(
            Correction(slip["issued"], slip["mended"], slip["reason"], origin.child("corrections", number))
            for number, slip in enumerate(data.get("corrections", ()))
        ),
        origin=origin,
    )


def legal_basis(data: Data, origin: Origin) -> LegalBasis:
    """Build a căn cứ from its schema-valid data."""
    return LegalBasis(
        data["type"],
        data.get("number"),
        _date(data["date"]),
        data.get("issuer"),
        data["subject"],
        origin,
    )


def _reporting(data: Data, origin: Origin) -> Reporting:
    days = data.get("unit_deadlines", {})
    return Reporting(
        tuple(data["addressees"]),
        tuple(data["recipients"]),
        (_date(days.get("Q1")), _date(days.get("Q2")), _date(days.get("Q3")), _date(days.get("Q4"))),
        origin,
    )


def _sections(data: Data, origin: Origin) -> tuple[Section, ...]:
    return tuple(
        _section(section, origin.child("sections", number))
        for number, section in enumerate(data.get("sections", ()))
    )


def _section(data: Data, origin: Origin) -> Section:
    return Section(
        title=data.get("title"),
        text=data.get("text"),
        paragraphs=tuple(data.get("paragraphs", ())),
        items=tuple(data.get("items", ())),
        general_movements=tuple(data.get("general_movements", ())),
        unit_movements=data.get("unit_movements", False),
        sections=_sections(data, origin),
        origin=origin,
    )


def _movements(data: Data, origin: Origin) -> UnitMovements:
    unit = data["unit"]
    return UnitMovements(
        year=data["year"],
        unit=unit,
        layout=data.get("layout", "list"),
        movements=tuple(
            Movement(
                movement["id"],
                movement["title"],
                tuple(
                    _item(item, unit, movement["id"], origin.child("movements", number, "items", position))
                    for position, item in enumerate(movement["items"])
                ),
                origin.child("movements", number),
            )
            for number, movement in enumerate(data["movements"])
        ),
        origin=origin,
    )


def _item(data: Data, unit: str, movement: str, origin: Origin) -> Item:
    targets: tuple[Target, ...] = ()
    if "target" in data:
        targets = (_target(data, data["text"], unit, movement, origin),)
    elif "targets" in data:
        targets = tuple(
            _target(target, target["quote"], unit, movement, origin.child("targets", number))
            for number, target in enumerate(data["targets"])
        )
    return Item(data["text"], data.get("task"), targets, origin)


def _target(data: Data, text: str, unit: str, movement: str, origin: Origin) -> Target:
    return Target(
        id=data["target"],
        text=text,
        label=data.get("label", ""),
        measure=measure(data["measure"], origin.child("measure")),
        units=(unit, *data.get("shared_with", ())),
        movement=movement,
        origin=origin,
    )


def measure(data: Data, origin: Origin) -> Measure:
    """Build the measure of a target from its schema-valid data."""
    kind = MeasureType(data["type"])
    schedule = data.get("schedule")
    return Measure(
        type=kind,
        comparisons=tuple(_comparison(relation, data[relation]) for relation in Relation if relation in data),
        counting=data.get("counting", ""),
        of=data.get("of", ""),
        unit_of_measure=data.get("in", ""),
        each_at_least=data.get("each_at_least"),
        among=tuple(data.get("among", ())),
        accumulate=data.get("accumulate", "sum"),
        percent_only=data.get("percent_only", False),
        points=data.get("points", False),
        due=_date(data.get("due")),
        schedule=(schedule["Q1"], schedule["Q2"], schedule["Q3"]) if schedule else None,
        origin=origin,
    )


def _comparison(relation: Relation, value: Any) -> Comparison:
    low, high = value if relation is Relation.BETWEEN else (value, value)
    return Comparison(relation, low, high)


def _unit_report(data: Data, origin: Origin) -> UnitReport:
    period = data["period"]
    narrative = data.get("narrative", {})
    return UnitReport(
        period=Period.quarter(int(period[:4]), int(period[6])),
        unit=data["unit"],
        illustrative=data.get("illustrative", False),
        submitted=_date(data.get("submitted")),
        corrected=_date(data.get("corrected")),
        corrections=tuple(
            record(ReportCorrection, found, origin.child("corrections", number))
            for number, found in enumerate(data.get("corrections", ()))
        ),
        reporter=data.get("reporter", ""),
        figures=tuple(
            _figure(figure, origin.child("figures", n)) for n, figure in enumerate(data["figures"])
        ),
        tasks=tuple(
            TaskProgress(task["task"], task["progress"], task.get("note", ""), origin.child("tasks", number))
            for number, task in enumerate(data.get("tasks", ()))
        ),
        narrative=Narrative(**{name: tuple(texts) for name, texts in narrative.items()}),
        origin=origin,
    )


def _figure(data: Data, origin: Origin) -> Figure:
    get = data.get
    reached = get("reached")
    return Figure(
        target=data["target"],
        numerator=get("numerator"),
        denominator=get("denominator"),
        percent=get("percent"),
        count=get("count"),
        amount=get("amount"),
        reached=tuple(reached) if isinstance(reached, list) else reached,
        members=get("members"),
        now=get("now"),
        base=get("base"),
        progress=get("progress"),
        done_on=_date(get("done_on")),
        evidence=get("evidence", ""),
        cause=get("cause", ""),
        note=get("note", ""),
        origin=origin,
    )


def _plain(model: type[Model]) -> Builder:
    return lambda data, origin: record(model, data, origin)


_BUILDERS: dict[str, Builder] = {
    "organization": _organization,
    "plan": _plan,
    "movements": _movements,
    "unit-report": _unit_report,
    "ward-report": ward_report,
    "award-register": _plain(AwardRegister),
    "past-awards": _plain(PastAwards),
    "award-registrations": _plain(AwardRegistrations),
    "yearly-ratings": _plain(YearlyRatings),
    "initiatives": _plain(Initiatives),
    "conduct": _plain(Conduct),
    "award-fund": _plain(AwardFund),
    "award-rules": _plain(AwardRules),
    "award-batch": _plain(AwardBatch),
    "nominations": _plain(Nominations),
    "council-session": _plain(CouncilSession),
    "scoring-criteria": _plain(ScoringCriteria),
    "score-sheet": _plain(ScoreSheet),
    "exemplar": _plain(Exemplar),
    "issued-documents": _plain(IssuedDocuments),
    "amendment": _plain(Amendment),
}
