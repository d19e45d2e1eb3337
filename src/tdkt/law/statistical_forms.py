"""The statistical forms that the columns of `tdkt awards stats` follow (`statistical_forms.yaml`, beside this file)."""

from __future__ import annotations

from functools import cache

from tdkt.law.confidence import said_confidence
from tdkt.law.files import FOLDER, read_law
from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticalForms:
    """The forms by number, where they come from, and what has to be checked before they are relied on."""

    forms: tuple[str, ...]
    source: str
    confidence: str
    notice: str

    @property
    def said(self) -> str:
        """The notice with how sure the record is."""
        return f"{self.notice.rstrip('.')} ({said_confidence(self.confidence)})."


@cache
def statistical_forms() -> StatisticalForms:
    """Return the record of the forms."""
    data = read_law(FOLDER / "statistical_forms.yaml")
    return StatisticalForms(**{**data, "forms": tuple(data["forms"])})
