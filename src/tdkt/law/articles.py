"""The articles behind the rules of a check: named by the fact of the law that a rule rests on, written in the packs alone."""

from __future__ import annotations

from typing import Any

from tdkt.law.confidence import SURE, TOLD_BY_NOTICE, said_confidence
from tdkt.law.packs import AwardRule, packs


class Articles:
    """The articles of facts of the latest pack, looked up when they are read: a rule that nobody explains reads no pack.

    A fact is named by where it stands in the pack: "parameters.quorum", "principles.registration", "articles.award_fund",
    "awards.giay-khen.coefficients.person".
    """

    __slots__ = ("_facts",)

    def __init__(self, *facts: str) -> None:
        self._facts = facts

    def __str__(self) -> str:
        """Return the articles, each with how sure it is where that must be said. Raises KeyError for an unknown name."""
        return "; ".join(dict.fromkeys(map(_said, self._facts)))


def _said(name: str) -> str:
    fact = _fact(name)
    if fact.confidence in SURE | TOLD_BY_NOTICE:
        return str(fact.source)
    return f"{fact.source} ({said_confidence(fact.confidence)})"


def _fact(name: str) -> Any:
    """Return what the name leads to, part by part: a key of a dict or a fact of an award."""
    section, *parts = name.split(".")
    found = getattr(packs()[-1], section)
    for part in parts:
        found = getattr(found, part) if isinstance(found, AwardRule) else found[part]
    return found
