"""A Word file examined: what it is, and everything in it that is not by the decree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.components.recognising import recognise
from tdkt.conformity.finding import Finding, gathered
from tdkt.conformity.on_pages import Pages, with_pages
from tdkt.conformity.registry import FAMILIES
from tdkt.conformity.rules import setting
from tdkt.office.pages import Page
from tdkt.office.word.blocks import WordFile
from tdkt.office.word.reading import read_word


@dataclass(frozen=True, slots=True)
class Examined:
    """A document with its findings in reading order. `notes` are Vietnamese: what was done to read it, what was not recognised, why it is not judged."""

    document: Recognised
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()

    @property
    def word(self) -> WordFile:
        """The file as it was read."""
        return self.document.word


def on_pages(found: Examined, pages: Sequence[Page]) -> Examined:
    """Return what was found with the page of each place, and what shows only on the pages; `found` where there are none."""
    if not pages or found.document.not_judged:
        return found
    placed = Pages(found.document, pages)
    findings = [*found.findings, *setting.check(placed)]
    codes = {finding.code for finding in findings}
    told_twice = {"V542"} if "V516" in codes else set()
    kept = [finding for finding in findings if finding.code not in told_twice]
    return replace(found, findings=tuple(with_pages(gathered(kept), placed)))


def examined(data: bytes) -> Examined:
    """Examine a Word file; raises UserError with the reason where it cannot be read (`read_word`)."""
    return examined_word(read_word(data))


def examined_word(word: WordFile) -> Examined:
    """Examine a Word file that has been read."""
    document = recognise(word)
    told = tuple(said.words for said in word.told)
    if document.not_judged:
        return Examined(document, (), (*told, document.not_judged))
    found = gathered(finding for family in FAMILIES for check in family.checks for finding in check(document))
    return Examined(document, tuple(found), told)
