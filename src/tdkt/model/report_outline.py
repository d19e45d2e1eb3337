"""Outlines of reports (đề cương báo cáo): title, parts and headings, what stands under each, who issues and who gets them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from tdkt.model.body import ITEM, SUBITEM
from tdkt.model.building import Data, in_file
from tdkt.model.numbering import Form, Scheme, scheme_of
from tdkt.model.period import MONTH, WHOLE, Period
from tdkt.model.place import Origin, Place
from tdkt.model.records import dataclass, field

REPORT_KINDS = {
    "month": "báo cáo tháng",
    "quarter": "báo cáo quý",
    "half": "báo cáo 6 tháng",
    "nine_months": "báo cáo 9 tháng",
    "term": "báo cáo học kỳ",
    "year": "báo cáo năm",
    "drive": "báo cáo tổng kết đợt thi đua",
    "drive_phase": "báo cáo sơ kết một giai đoạn của đợt thi đua",
    "stage": "báo cáo giai đoạn (sơ kết 3 năm, tổng kết 5 năm)",
    "inspection": "thông báo kết luận kiểm tra",
}
"""The kinds of reports that have an outline, by the word after `for`."""
DRIVES, STAGE, INSPECTION, PERIODS = "drive", "stage", "inspection", "period"
FAMILIES = {
    PERIODS: "Báo cáo tháng, quý, 6 tháng, 9 tháng, học kỳ, năm",
    DRIVES: "Báo cáo sơ kết, tổng kết đợt thi đua",
    STAGE: "Báo cáo giai đoạn (sơ kết 3 năm, tổng kết 5 năm)",
    INSPECTION: "Thông báo kết luận kiểm tra",
}
"""What reports have the same building blocks and variables; the annexes of one of several years are its tables."""
_OF_PERIODS = {MONTH: "month", "H1": "half", "9M": "nine_months", WHOLE: "year"}
TARGETS = "targets"
"""The annex with all targets, of several years the tables of targets and movements."""

VARIABLES = {
    "period": "kỳ báo cáo: “quý I năm 2026”",
    "year": "năm: “2026”",
    "coming_period": "kỳ sau: “quý II năm 2026”",
    "plan": "kế hoạch, dẫn đủ số, ký hiệu, ngày, cơ quan ban hành",
    "plan_subject": "trích yếu của kế hoạch",
    "issuer": "cơ quan ban hành báo cáo",
    "ward": "Ủy ban nhân dân xã, phường, đặc khu",
    "drive": "tên đợt thi đua (chỉ ở báo cáo đợt)",
    "phase": "giai đoạn được sơ kết (chỉ ở sơ kết một giai đoạn của đợt)",
    "review": "“tổng kết” hoặc “sơ kết” (ở báo cáo đợt); “Tổng kết 05 năm” (ở báo cáo giai đoạn)",
    "stage": "giai đoạn: “giai đoạn 2026 - 2030” (chỉ ở báo cáo giai đoạn)",
    "inspection": "tên đợt kiểm tra (chỉ ở kết luận kiểm tra)",
    "visited": "đã kiểm tra bao nhiêu nơi: “03/04 đơn vị” (chỉ ở kết luận kiểm tra)",
}
"""What a text may name between double braces, with what it stands for."""
_KNOWN_IN = {
    **dict.fromkeys(("period", "coming_period", "plan_subject"), (PERIODS,)),
    "year": (PERIODS, DRIVES, INSPECTION),
    **dict.fromkeys(("drive", "phase"), (DRIVES,)),
    "review": (DRIVES, STAGE),
    "stage": (STAGE,),
    **dict.fromkeys(("inspection", "visited"), (INSPECTION,)),
}
"""The families that know a variable, where not all of them do."""
_NOT_IN_TITLES = ("plan", "plan_subject", "ward", "visited")
_VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_BRACES = re.compile(r"\{\{.*?\}\}|\{\{|\}\}|\{%|%\}|\{#|#\}")


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """What stands under a heading: a building block by its name, a paragraph (`text`) or an `item` of a list in the ward's words."""

    block: str
    text: str
    item: str
    place: Place

    @property
    def words(self) -> str:
        """The ward's own words, "" for a building block."""
        return self.text or self.item

    @property
    def line(self) -> str:
        """The ward's own words as a line that says itself what it is (`tdkt.model.body`), "" for a building block."""
        return ITEM + self.item if self.item and not self.item.startswith((ITEM, SUBITEM)) else self.words


def _content(data: Data, origin: Origin) -> tuple[OutlineItem, ...]:
    found = []
    for number, said in enumerate(data.get("content", ())):
        own = {"block": said} if isinstance(said, str) else said
        found.append(
            OutlineItem(
                str(own.get("block", "")),
                str(own.get("text", "")),
                str(own.get("item", "")),
                origin.at("content", number),
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """A numbered part with its `heading`: what stands under it, then the parts within it.

    Where there is nothing to print under it, it has a dotted line to be filled in, or is left out with `omit_empty`.
    """

    heading: str
    content: tuple[OutlineItem, ...] = field(metadata=in_file(by=_content))
    parts: tuple[OutlinePart, ...]
    origin: Origin
    omit_empty: bool = False

    def walk(self, level: int = 1) -> Iterator[tuple[OutlinePart, int]]:
        """Yield the part and all within it in printing order, each with its level."""
        yield self, level
        for part in self.parts:
            yield from part.walk(level + 1)


@dataclass(frozen=True, slots=True)
class Outline:
    """One outline, for the kinds of reports that `for_` names (`REPORT_KINDS`).

    `opening` and `closing` are paragraphs before and after the parts. Without `addressees` and `recipients` a report goes where
    the year's plan says, without `issuer` whoever issues such reports or issued the plan.
    """

    for_: tuple[str, ...]
    title: str
    issuer: str | None
    signer: str | None
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    numbering: tuple[Form, ...]
    opening: tuple[str, ...]
    parts: tuple[OutlinePart, ...]
    closing: tuple[str, ...]
    annexes: tuple[str, ...]
    origin: Origin

    @property
    def scheme(self) -> Scheme:
        """How its parts are numbered; the common way where the file says nothing else."""
        return scheme_of(self.numbering)

    def walk(self) -> Iterator[tuple[OutlinePart, int]]:
        """Yield every part in printing order with its level."""
        for part in self.parts:
            yield from part.walk()

    @property
    def blocks(self) -> Iterator[OutlineItem]:
        """Every building block in printing order."""
        return (item for part, _ in self.walk() for item in part.content if item.block)


@dataclass(frozen=True, slots=True)
class ReportOutlines:
    """The ward's outlines: for a kind of report one, and one more for each body that has its own report beside it."""

    outlines: tuple[Outline, ...]
    origin: Origin

    def outline(self, kind: str, issuer: str | None = None) -> Outline | None:
        """Return the outline for the usual report of a kind, or for that which `issuer` has as its own; None where there is none.

        The usual one is that without an issuer; where all have one it is the first.
        """
        known = [one for one in self.outlines if kind in one.for_]
        if issuer is not None:
            return next((one for one in known if one.issuer == issuer), None)
        return next((one for one in known if one.issuer is None), known[0] if known else None)


def family_of(kind: str) -> str:
    """Return which of `FAMILIES` a kind of report (`REPORT_KINDS`) belongs to."""
    own = {"drive": DRIVES, "drive_phase": DRIVES, "stage": STAGE, "inspection": INSPECTION}
    return own.get(kind, PERIODS)


def kind_of_report(period: Period) -> str:
    """Return which kind of report is on a period: a part of a calendar year is a quarter, one of a school year a term."""
    part = "quarter" if period.division.mark == "Q" else "term"
    return _OF_PERIODS.get(period.kind, part)


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with the variables that it names put in; what has no value here is left out."""
    return _VARIABLE.sub(lambda found: values.get(found[1], ""), text)


def variables_of(kinds: Iterable[str], *, in_title: bool = False) -> tuple[str, ...]:
    """Return the variables that a text of an outline for these kinds of reports may name: those that each of them knows.

    A title stands in the register too, which knows neither figures nor the plan.
    """
    families = {family_of(kind) for kind in kinds}
    phase = set(kinds) <= {"drive_phase"}
    return tuple(
        name
        for name in VARIABLES
        if families <= set(_KNOWN_IN.get(name, FAMILIES))
        and not (name == "phase" and not phase)
        and not (in_title and name in _NOT_IN_TITLES)
    )


def wrong_variables(text: str, known: Collection[str]) -> list[str]:
    """Return what stands between braces in `text` and is no variable that is `known` there."""
    found = []
    for braces in _BRACES.finditer(text):
        name = _VARIABLE.fullmatch(braces[0])
        if name is None or name[1] not in known:
            found.append(name[1] if name else braces[0])
    return found
