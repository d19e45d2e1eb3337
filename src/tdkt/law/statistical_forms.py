"""The statistical forms of the field (`statistical_forms.yaml`, beside this file): where they come from, how far they are known."""

from __future__ import annotations

from functools import cache

from tdkt.law.confidence import said_confidence
from tdkt.law.files import FOLDER, read_law
from tdkt.model.building import build
from tdkt.model.place import NOWHERE
from tdkt.model.records import dataclass
from tdkt.model.statistical_form import StatisticalForm


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticalForms:
    """The forms, what they are attached to (`instrument`), where they were read, what has to be checked first (`notice`)."""

    instrument: str
    forms: tuple[StatisticalForm, ...]
    source: str
    confidence: str
    notice: str

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the forms: "0601.N/BNV-TĐKT" …"""
        return tuple(form.number for form in self.forms)

    @property
    def said(self) -> str:
        """The notice with how sure the record is."""
        return f"{self.notice.rstrip('.')} ({said_confidence(self.confidence)})."


@cache
def statistical_forms() -> StatisticalForms:
    """Return the record of the forms."""
    data = read_law(FOLDER / "statistical_forms.yaml")
    forms = tuple(build(StatisticalForm, form, NOWHERE) for form in data["forms"])
    return StatisticalForms(**{**data, "forms": forms})
