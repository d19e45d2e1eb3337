"""From schema-valid data to the model; nothing here can fail on data that its schema accepts."""

from __future__ import annotations

from tdkt.model import building
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
from tdkt.model.movements import UnitMovements
from tdkt.model.organization import Organization
from tdkt.model.place import Origin
from tdkt.model.plan import Plan
from tdkt.model.register import AwardRegister
from tdkt.model.scoring import ScoreSheet, ScoringCriteria
from tdkt.model.unit_report import UnitReport
from tdkt.model.ward_report import WardReport

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


def build(kind: str, data: building.Data, origin: Origin) -> Model:
    """Build the model object of a document of `kind`."""
    return building.build(_MODELS[kind], data, origin)


_MODELS: dict[str, type[Model]] = {
    "organization": Organization,
    "plan": Plan,
    "movements": UnitMovements,
    "unit-report": UnitReport,
    "ward-report": WardReport,
    "award-register": AwardRegister,
    "past-awards": PastAwards,
    "award-registrations": AwardRegistrations,
    "yearly-ratings": YearlyRatings,
    "initiatives": Initiatives,
    "conduct": Conduct,
    "award-fund": AwardFund,
    "award-rules": AwardRules,
    "award-batch": AwardBatch,
    "nominations": Nominations,
    "council-session": CouncilSession,
    "scoring-criteria": ScoringCriteria,
    "score-sheet": ScoreSheet,
    "exemplar": Exemplar,
    "issued-documents": IssuedDocuments,
    "amendment": Amendment,
}
