"""The law of awards as data: one pack a span of time (`packs/`), each fact with its article and its confidence.

Nothing legal is decided here; `tdkt.awards` reads the facts and applies them.
"""

from __future__ import annotations

import datetime
from functools import cache
from typing import Any, TypeVar

from tdkt.law.confidence import BEFORE_AMENDMENT, CARRIED, SURE, said_confidence
from tdkt.law.files import FOLDER, read_law
from tdkt.model.building import Data, build, in_file
from tdkt.model.place import NOWHERE, Origin
from tdkt.model.records import dataclass, field, replace

PERSON, COLLECTIVE, HOUSEHOLD = "person", "collective", "household"
WARD, CITY = "ward", "city"
TITLE, COMMENDATION = "title", "commendation"
COEFFICIENTS = "coefficients"
"""The one fact of an award that there is for each kind of recipient: a ward sets "coefficients.person"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueType:
    """What a value may be: `type` names how it is checked and told (`tdkt.awards.law_values`).

    `words` are those of each choice, `unset` those of no value; a number lies between `at_least` and `at_most`.
    """

    type: str
    words: dict[Any, str]
    at_least: int = 0
    at_most: int = 0
    unset: str = "chưa có quy định"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareOf:
    """Two ids of awards: a share says how many may have `award` among those who have it or `among`."""

    award: str
    among: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact of the law. `value` is None where no rule has been found; `source` is the article it comes from.

    `takes` says what the value may be, None where it is only text; `share_of` of whom a share is counted.
    """

    value: Any
    source: str
    confidence: str
    title: str = ""
    note: str = ""
    takes: ValueType | None = None
    share_of: ShareOf | None = None

    @property
    def said(self) -> str:
        """The source with how sure it is, in Vietnamese."""
        return f"{self.source or 'tdkt'} ({said_confidence(self.confidence)})"


def _settings(data: Data, origin: Origin) -> dict[str, Any]:
    said = ("needs", "text", "source", "confidence", "of")
    return {key: value for key, value in data.items() if key not in said}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A condition of a standard: `needs` names how it is checked (`tdkt.awards.standards`), `text` is printed.

    `settings` hold the rest of its record (at_least, award, percent, years, level …); `of` the parts of "any", "all".
    """

    needs: str
    text: str
    source: str
    confidence: str
    settings: dict[str, Any] = field(default_factory=dict, metadata=in_file(by=_settings))
    of: tuple[Standard, ...] = ()

    @property
    def as_fact(self) -> Fact:
        """The condition as a fact without a value: its article and how sure it is."""
        return Fact(value=None, source=self.source, confidence=self.confidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardParameter:
    """What a ward may set for one award: how it is called and what it may be."""

    title: str
    takes: ValueType


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article that something rests on which is no parameter."""

    source: str
    confidence: str


def _full_name(data: Data, origin: Origin) -> str:
    full_name: str = data.get("full_name", data["name"])
    return full_name


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardRule:
    """A title (danh hiệu) or commendation (hình thức khen thưởng) with everything the law says of it.

    `coefficients` are by recipient, × base salary; `votes` holds a threshold as text (`VoteThreshold.parse`),
    `certificate` whether a paper (giấy khen, bằng) goes with the award. `rests_on` are the numbers of instruments that are
    cited for this award alone; what the Council, the people's opinions and the Chairman's time are is only said of awards
    that have rules of their own (None: the Council votes, and no such limit).
    """

    id: str
    name: str
    type: str
    recipients: tuple[str, ...]
    decided_by: Fact
    coefficients: dict[str, Fact]
    certificate: Fact
    ballot: Fact
    votes: Fact
    file: Fact
    simple_file: Fact | None
    appraisal_working_days: Fact
    council_vote: Fact | None
    opinion_days: Fact | None
    decision_days: Fact | None
    decided_before: Fact | None
    rests_on: tuple[str, ...]
    standards: tuple[Standard, ...]
    full_name: str = field(metadata=in_file(by=_full_name))

    @property
    def is_title(self) -> bool:
        """Tell a danh hiệu thi đua from a hình thức khen thưởng."""
        return self.type == TITLE

    @property
    def quoted_name(self) -> str:
        """The name in a sentence: "danh hiệu “Lao động tiên tiến”", "Giấy khen"."""
        return f"danh hiệu “{self.name}”" if self.is_title else self.name

    @property
    def included(self) -> frozenset[str]:
        """The awards whose standard is part of this one's (Luật số 06/2022/QH15, Điều 23), by id."""
        whole = (standard for standard in self.standards if standard.needs == "standard_of")
        return frozenset(standard.settings["award"] for standard in whole)

    @property
    def goes_to_the_council(self) -> bool:
        """Tell whether the Council votes on it."""
        return self.council_vote is None or bool(self.council_vote.value)

    def file_of(self, *, simple_procedure: bool) -> Fact:
        """Return what a nomination's file consists of: the simple procedure's where it is followed and known."""
        return self.simple_file if simple_procedure and self.simple_file else self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to read the standards while the text in force is not verified, by award."""

    id: str
    title: str
    source: str
    confidence: str
    standards: dict[str, tuple[Standard, ...]]


def _principle(data: Data) -> Fact:
    return Fact(value=data["text"], source=data["source"], confidence=data["confidence"])


def _principles(data: Data, origin: Origin) -> dict[str, Fact]:
    return {key: _principle(fact) for key, fact in data["principles"].items()}


def _transition(data: Data, origin: Origin) -> Fact | None:
    return _principle(data["transition"]) if data["transition"] else None


def _awards(data: Data, origin: Origin) -> dict[str, AwardRule]:
    parameters = data["award_parameters"]
    return {award["id"]: build(AwardRule, _described(award, parameters), origin) for award in data["awards"]}


def _described(award: Data, parameters: Data) -> Data:
    """Return the record of an award, each fact that a ward may set with its title and what it may be."""
    described = dict(award)
    for name, parameter in parameters.items():
        if name == COEFFICIENTS:
            by_recipient = award[name].items()
            described[name] = {recipient: {**parameter, **fact} for recipient, fact in by_recipient}
        elif name in award:
            described[name] = {**parameter, **award[name]}
    return described


def _readings(data: Data, origin: Origin) -> dict[str, Reading]:
    return {
        key: build(Reading, {"id": key, **reading}, origin)
        for key, reading in data.get("readings", {}).items()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class LawPack:
    """The rules of one span of time: from `valid_from` on, before `valid_to`.

    `notice` is shown on everything that depends on the pack; `transition` says which files still follow the pack before.
    Facts from instruments that were amended since they were read are of the confidence `before_amendment`.
    `award_parameters` are what a ward may set for one award, `articles` what is cited that is no fact of its own.
    `achievement_forms` are those of the báo cáo thành tích by kind of batch ("sudden", "merit.person"), each with the form
    as it is cited, and what is known of their "headings" and of the "summary".
    """

    id: str
    name: str
    valid_from: datetime.date
    valid_to: datetime.date
    notice: str
    parameters: dict[str, Fact]
    principles: dict[str, Fact] = field(metadata=in_file(by=_principles))
    awards: dict[str, AwardRule] = field(metadata=in_file(by=_awards))
    readings: dict[str, Reading] = field(metadata=in_file(by=_readings))
    transition: Fact | None = field(metadata=in_file(by=_transition))
    award_parameters: dict[str, AwardParameter]
    articles: dict[str, Article]
    achievement_forms: dict[str, Fact]

    def is_known_on(self, date: datetime.date) -> bool:
        """Tell whether the pack is known to hold on `date`."""
        return self.valid_from <= date < self.valid_to

    def achievement_form(self, kind: str, recipient: str) -> Fact:
        """Return the form of the báo cáo thành tích of `recipient` in a batch of this `kind`."""
        forms = self.achievement_forms
        return forms.get(f"{kind}.{recipient}") or forms[kind]


@cache
def packs() -> tuple[LawPack, ...]:
    """Return every pack, the oldest first."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((FOLDER / "packs").glob("*.yaml")):
        data = read_law(path)
        base = found.get(data.get("based_on", ""), {})
        defaults = {"transition": None, "unverified_since": ()}
        articles = {**base.get("articles", {}), **data["articles"]}
        found[data["id"]] = {**base, **defaults, **data, "articles": articles}
    return tuple(sorted(map(_pack, found.values()), key=lambda pack: pack.valid_from))


def award_rule(award: str) -> AwardRule | None:
    """Return what the latest pack says of the award with this id, None where it does not know it."""
    return packs()[-1].awards.get(award)


def pack_on(date: datetime.date) -> LawPack:
    """Return the pack in force on `date`: beyond the last day that is known the last one, before the first the first.

    `LawPack.is_known_on` tells whether it is known to hold then; `carried_to` is what it is where it is not.
    """
    begun = [pack for pack in packs() if pack.valid_from <= date]
    return begun[-1] if begun else packs()[0]


def known_until() -> datetime.date:
    """Return the first day of which no pack is known to hold."""
    return packs()[-1].valid_to


@cache
def carried_to(pack_id: str, ended: tuple[str, ...]) -> LawPack:
    """Return a pack where it is not known to hold: what rests on the instruments `ended` is only carried on.

    They are named as sources name them ("Nghị định số 152/2025/NĐ-CP").
    """
    pack = next(found for found in packs() if found.id == pack_id)
    return _aged_pack(pack, ended, CARRIED)


_Said = TypeVar("_Said", Fact, Standard)


def _pack(data: dict[str, Any]) -> LawPack:
    """Build a pack, each fact with the confidence that is left to it by what has been amended since it was read."""
    return _aged_pack(build(LawPack, data, NOWHERE), tuple(data["unverified_since"]), BEFORE_AMENDMENT)


def _aged_pack(pack: LawPack, sources: tuple[str, ...], confidence: str) -> LawPack:
    """Return `pack` with `confidence` for what is sure and rests on one of `sources`."""
    if not sources:
        return pack

    def aged(said: _Said) -> _Said:
        if said.confidence in SURE and any(name in said.source for name in sources):
            return replace(said, confidence=confidence)
        return said

    def aged_facts(facts: dict[str, Fact]) -> dict[str, Fact]:
        return {key: aged(fact) for key, fact in facts.items()}

    def aged_standard(standard: Standard) -> Standard:
        return replace(aged(standard), of=tuple(map(aged_standard, standard.of)))

    def aged_award(award: AwardRule) -> AwardRule:
        return replace(
            award,
            decided_by=aged(award.decided_by),
            coefficients=aged_facts(award.coefficients),
            certificate=aged(award.certificate),
            ballot=aged(award.ballot),
            votes=aged(award.votes),
            file=aged(award.file),
            simple_file=award.simple_file and aged(award.simple_file),
            appraisal_working_days=aged(award.appraisal_working_days),
            council_vote=award.council_vote and aged(award.council_vote),
            opinion_days=award.opinion_days and aged(award.opinion_days),
            decision_days=award.decision_days and aged(award.decision_days),
            decided_before=award.decided_before and aged(award.decided_before),
            standards=tuple(map(aged_standard, award.standards)),
        )

    return replace(
        pack,
        parameters=aged_facts(pack.parameters),
        principles=aged_facts(pack.principles),
        awards={key: aged_award(award) for key, award in pack.awards.items()},
        achievement_forms=aged_facts(pack.achievement_forms),
    )
