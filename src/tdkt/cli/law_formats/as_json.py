"""The law in force as JSON (`schemas/law-output.schema.json`)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tdkt.awards.law_page import LawPage
from tdkt.awards.law_values import value_words
from tdkt.cli.json_page import write_json
from tdkt.law.packs import AwardRule, Fact, Reading, Standard
from tdkt.law.stated import cited_number
from tdkt.model.award_law import StatedInstrument

FORMAT_VERSION = 1


def write(page: LawPage, award: str | None) -> None:
    """Write one JSON object; with `award` its list of awards holds that one only."""
    law, salary = page.law, page.salary
    document = {
        "date": law.on.isoformat(),
        "pack": law.pack.id,
        "name": law.pack.name,
        "valid_from": law.pack.valid_from.isoformat(),
        "valid_before": law.pack.valid_to.isoformat(),
        "known": not law.day_notices,
        "stated": [_stated(found) for found in law.stated.applying_on(law.on)],
        "notices": list(law.notices),
        "transition": _fact(law.pack.transition) if law.pack.transition else None,
        "base_salary": salary
        and {
            "dong": salary.dong,
            "valid_from": salary.valid_from.isoformat(),
            "source": salary.source,
            "confidence": salary.confidence,
        },
        "parameters": {
            key: {"title": fact.title, **_fact(fact, page.replaced(key))}
            for key, fact in law.parameters.items()
        },
        "principles": {key: _fact(fact) for key, fact in law.pack.principles.items()},
        "readings": [
            _reading(reading, chosen=reading.id == law.reading) for reading in law.pack.readings.values()
        ],
        "awards": [_award(page, rule) for rule in law.awards.values() if award in (None, rule.id)],
    }
    write_json(FORMAT_VERSION, document)


def _stated(found: StatedInstrument) -> dict[str, Any]:
    return {
        "instrument": cited_number(found),
        "articles": list(found.articles),
        "from": found.from_.isoformat() if found.from_ else None,
        "until": found.until.isoformat() if found.until else None,
        "replaces": list(found.replaces),
        "source": found.source,
    }


def _reading(reading: Reading, *, chosen: bool) -> dict[str, Any]:
    return {
        "id": reading.id,
        "title": reading.title,
        "chosen": chosen,
        "source": reading.source,
        "confidence": reading.confidence,
        "standards": {key: _standards(found) for key, found in reading.standards.items()},
    }


def _award(page: LawPage, award: AwardRule) -> dict[str, Any]:
    return {
        "id": award.id,
        "name": award.name,
        "full_name": award.full_name,
        "type": award.type,
        "recipients": list(award.recipients),
        "decided_by": _fact(award.decided_by),
        "prizes": {recipient: page.prize(award, recipient) for recipient in award.coefficients},
        "facts": {
            name: _fact(fact, page.replaced_in(award, name)) for name, fact in page.facts_of(award).items()
        },
        "standards": _standards(page.law.standards(award)),
    }


def _fact(fact: Fact, replaced: Fact | None = None) -> dict[str, Any]:
    """Return a fact; `replaced` is the pack's own where the ward has set it."""
    return {
        "value": _plain(fact.value),
        "said": value_words(fact),
        "source": fact.source,
        "confidence": fact.confidence,
        "note": fact.note or None,
        "replaces": _fact(replaced) if replaced else None,
    }


def _standards(standards: tuple[Standard, ...]) -> list[dict[str, Any]]:
    return [_standard(standard) for standard in standards]


def _standard(standard: Standard) -> dict[str, Any]:
    return {
        "needs": standard.needs,
        "text": standard.text,
        "source": standard.source,
        "confidence": standard.confidence,
        "settings": {key: _plain(value) for key, value in standard.settings.items()},
        "of": _standards(standard.of),
    }


def _plain(value: Any) -> Any:
    """Return `value` as JSON holds it; a decimal number is its exact text."""
    if isinstance(value, Decimal):
        return str(value)
    return list(value) if isinstance(value, tuple) else value
