"""The exemplars of a period for the ward's report: who they are, and the steps taken in the period."""

from __future__ import annotations

from tdkt.documents.report.narratives import as_sentence
from tdkt.documents.texts.formats import date_short
from tdkt.model.counted_time import CountedTime
from tdkt.model.exemplar import Exemplar, ExemplarStep, StepTaken
from tdkt.model.organization import Organization
from tdkt.model.period import Period
from tdkt.model.programme import Programme


def exemplars_of(programme: Programme, period: Period) -> tuple[Exemplar, ...]:
    """Return the exemplars with a step in the period's own months, of a whole school year also in the summer beside it."""
    time = programme.counted(period)
    return tuple(found for found in programme.exemplars if found.taken_in(time))


def exemplar_words(programme: Programme, period: Period) -> list[dict[str, str]]:
    """Return an entry an exemplar, as `tdkt.documents.report.narratives.gathered_words` gives those of the units."""
    return [
        {
            "unit": place_name(found, programme.organization),
            "quarter": "",
            "text": as_sentence(_words(found, programme.counted(period))),
        }
        for found in exemplars_of(programme, period)
    ]


def place_name(exemplar: Exemplar, organization: Organization) -> str:
    """Return the name of the unit or subdivision, else the ward's."""
    unit = organization.unit(exemplar.unit) if exemplar.unit else None
    members = organization.known_subdivisions
    subdivision = next((member for member in members if member.id == exemplar.subdivision), None)
    found = unit or subdivision
    return found.name if found else organization.name


def _words(exemplar: Exemplar, time: CountedTime) -> str:
    steps = exemplar.taken_in(time)
    told = ". ".join(_step(step, taken) for step, taken in steps)
    return f"{exemplar.name}, {exemplar.who} (lĩnh vực {exemplar.field}). {told}"


def _step(step: ExemplarStep, taken: StepTaken) -> str:
    done = "; ".join(text.rstrip(" .;") for text in taken.done)
    return f"{step.label.capitalize()} ngày {date_short(taken.date)}: {done}"
