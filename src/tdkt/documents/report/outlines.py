"""Which outline a report has, and that outline filled in for its template: headings, the ward's words, building blocks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from tdkt.documents.page.blocks import Block, Heading, Paragraph, plain_text
from tdkt.documents.report.directions import coming_period
from tdkt.documents.report.typed_lines import Head, heads_of, typed
from tdkt.documents.texts.templates import Templates
from tdkt.errors import UsageError
from tdkt.model.issuer import Issuer, IssuingBody
from tdkt.model.period import Period
from tdkt.model.records import dataclass
from tdkt.model.report_blocks import BuildingBlock, placed
from tdkt.model.report_key import ReportKey
from tdkt.model.report_outline import (
    Outline,
    OutlineItem,
    OutlinePart,
    filled,
    kind_of_report,
)
from tdkt.model.text import upper_first
from tdkt.workspace.report_outlines import packaged_outline, reporting_body
from tdkt.workspace.workspace import Workspace

_MACRO = re.compile(r"\bmacro\s+(\w+)")
_DOTTED_LINE = re.compile(r"[.…]{9,}")
_FOLLOWS_THE_OUTLINE = "bao-cao-de-cuong.md.j2"
"""The template that walks over an outline: one that includes it prints what the outline says."""


def report_named(workspace: Workspace, meant: ReportKey) -> ReportKey:
    """Return which report is meant; raises UsageError where there is no such issuer, or the usual report is its own."""
    organization = workspace.organization
    if meant.issuer is None or organization is None:
        return meant
    known = [one.id for one in organization.issuers]
    if meant.issuer not in known:
        raise UsageError(
            f"Không có cơ quan ban hành “{meant.issuer}”.",
            hint=f"Đang có: {', '.join(known)}."
            if known
            else "Khai cơ quan ấy ở “issuers” trong plans/organization.yaml.",
        )
    plan = next((one for one in workspace.plans if one.year == meant.year), None)
    body = reporting_body(workspace, organization, kind_of_report(meant.period), None, plan)
    if isinstance(body, Issuer) and body.id == meant.issuer:
        raise UsageError(
            f"Báo cáo thường của kỳ này là của {body.name}.",
            hint=f"Không ghi mã cơ quan: {meant.period.key}. Ủy ban nhân dân cũng báo cáo riêng thì để hai đề cương trong "
            f"plans/report-outline.yaml, một không có issuer, một có issuer: {meant.issuer} (và bỏ report khỏi documents của cơ quan kia).",
        )
    return meant


def shadowed(templates: Templates, name: str, outline: Outline, kind: str) -> tuple[str, ...]:
    """Return the note that a ward's own template may print otherwise than the ward's own outline says, () where it cannot."""
    own = templates.own(name)
    if own is None or outline is packaged_outline(kind):
        return ()
    text = own.read_text(encoding="utf-8-sig")
    if "outline" in text or _FOLLOWS_THE_OUTLINE in text:
        return ()
    return (
        f"- mẫu riêng {name} in theo lời của mẫu, không theo đề cương {outline.origin.file}: bỏ mẫu riêng để dùng đề cương.",
    )


def left_to_fill_in(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return the note that names the headings under which a dotted line waits for a person, () where there is none."""
    heading, found = "", dict[str, None]()
    for block in blocks:
        if isinstance(block, Heading):
            heading = plain_text(block.spans)
        elif isinstance(block, Paragraph) and _DOTTED_LINE.fullmatch(plain_text(block.spans)):
            found[heading] = None
    return (f"- còn trống, in dòng chấm (điền trong Word): {'; '.join(found)}.",) if found else ()


def own_macros(templates: Templates, name: str) -> frozenset[str] | None:
    """Return the macros of a ward's own template of blocks `name`, None where it has none of its own."""
    own = templates.own(name)
    return None if own is None else frozenset(_MACRO.findall(own.read_text(encoding="utf-8-sig")))


def title_values(period: Period, body: IssuingBody) -> dict[str, str]:
    """Return what those variables stand for that need no figures: a title may name them."""
    return {
        "period": period.title,
        "year": str(period.year),
        "coming_period": coming_period(period),
        "issuer": body.name,
    }


@dataclass(frozen=True, slots=True)
class Clerk:
    """The clerk's passages by part, and the parts that tdkt has anything to write of."""

    passages: Mapping[str, Any]
    written: Mapping[str, bool]


class FilledOutline:
    """An outline with its variables put in, as the template walks over it.

    The clerk's words on a part stand before its first building block and after its last, wherever the outline puts these; where
    they replace the part they stand in place of the first, and the others print nothing. `macros` are those of a ward's own
    template of blocks (`own_macros`): what that is too old to know prints nothing.
    """

    def __init__(
        self,
        outline: Outline,
        kind: str,
        values: Mapping[str, str],
        clerk: Clerk | None = None,
        macros: Collection[str] | None = None,
    ) -> None:
        self._outline, self._kind, self._values, self._clerk, self._macros = (
            outline,
            kind,
            values,
            clerk,
            macros,
        )
        self.typed_heads = set(_heads_of_clerk(clerk)) if clerk else set[Head]()
        """The heads of the tables that people typed, in the outline and in the clerk's passages."""
        self._ends = _ends(self._placed(item) for item in outline.blocks)
        self.title = upper_first(filled(outline.title, values))
        self.opening = self._paragraphs(outline.opening)
        self.parts = [self._part(part) for part in outline.parts]
        self.closing = self._paragraphs(outline.closing)

    @property
    def blocks(self) -> set[str]:
        """The names of the building blocks that it places."""
        return {block.name for block in self._ends}

    @property
    def spoken_parts(self) -> Collection[str]:
        """The parts of the report of which it prints anything."""
        return {block.part for block in self._ends if block.part}

    @property
    def left_out_if_empty(self) -> Collection[str]:
        """The parts of the report of which it prints no dotted line: they stand under headings that go with what is under them."""
        where: dict[str, set[bool]] = {}
        for part in self._outline.parts:
            for item, omits in _items_of(part, omits=False):
                for block in self._placed(item):
                    where.setdefault(block.part, set()).add(omits)
        return {part for part, omits in where.items() if omits == {True}}

    def _paragraphs(self, texts: Iterable[str]) -> list[dict[str, Any]]:
        found = typed(texts, lambda text: filled(text, self._values))
        self.typed_heads.update(heads_of(found))
        return found

    def _part(self, part: OutlinePart) -> dict[str, Any]:
        return {
            "omit_empty": part.omit_empty,
            "heading": filled(part.heading, self._values),
            "content": list(self._content(part.content)),
            "parts": [self._part(inner) for inner in part.parts],
        }

    def _content(self, content: Iterable[OutlineItem]) -> Iterator[dict[str, Any]]:
        for has_words, items in groupby(content, lambda item: bool(item.words)):
            if has_words:
                yield {"block": "", "texts": self._paragraphs(item.line for item in items)}
                continue
            for item in items:
                for block in self._placed(item):
                    yield from self._block(block)

    def _placed(self, item: OutlineItem) -> list[BuildingBlock]:
        found = placed(self._kind, item.block)
        return [block for block in found if self._macros is None or block.macro in self._macros]

    def _block(self, block: BuildingBlock) -> Iterator[dict[str, Any]]:
        printed = {"block": block.macro, "texts": []}
        if self._clerk is None or block.part in ("", "units"):
            yield printed  # of the units each has its own passage, within its block
            return
        passage = self._clerk.passages[block.part]
        is_first, is_last = self._ends[block]
        if is_first:
            yield {"block": "", "texts": passage["before"]}
            yield {"block": "", "texts": passage["replace"]}
        if not passage["replace"] and self._clerk.written[block.part]:
            yield printed
        if is_last:
            yield {"block": "", "texts": passage["after"]}


def _items_of(part: OutlinePart, *, omits: bool) -> Iterator[tuple[OutlineItem, bool]]:
    """Yield what stands under a part, also in its own parts, and whether a heading above it goes where nothing is under it."""
    omits = omits or part.omit_empty
    yield from ((item, omits) for item in part.content)
    for inner in part.parts:
        yield from _items_of(inner, omits=omits)


def _heads_of_clerk(clerk: Clerk) -> Iterator[Head]:
    passages = [passage for part, passage in clerk.passages.items() if part != "units"]
    for passage in (*passages, *clerk.passages["units"].values()):
        for entries in passage.values():
            yield from heads_of(entries)


def _ends(found: Iterable[Iterable[BuildingBlock]]) -> dict[BuildingBlock, tuple[bool, bool]]:
    """Return every block that is placed, and whether it is the first and the last of its part."""
    order = [block for placed_at_once in found for block in placed_at_once]
    by_part: dict[str, list[BuildingBlock]] = {}
    for block in order:
        by_part.setdefault(block.part, []).append(block)
    return {block: (block == by_part[block.part][0], block == by_part[block.part][-1]) for block in order}
