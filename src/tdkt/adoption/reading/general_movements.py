"""Movements from above that a plan names in quotes ("phong trào thi đua “Cả nước chung sức …” giai đoạn 2021-2025")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.adoption.reading.read_plan import FoundMovement, ReadItem, ReadParagraph, ReadSection, Said
from tdkt.model.records import dataclass, replace
from tdkt.model.text import spelling_key

_QUOTED = re.compile(r"“([^”]{8,300})”|\"([^\"]{8,300})\"")
_NAMED = re.compile(r"(?i)(?:phong trào|cuộc vận động)[^“”\".;]{0,60}$")
_AND = re.compile(r"^[\s,;]*(?:và|và các)?\s*$")
_OTHER = re.compile(
    r"(?i)mô hình|danh hiệu|đề án|dự án|chương trình|kế hoạch|chủ đề|ngày hội|tiêu chuẩn[^“]*$"
)
_YEARS = re.compile(r"(?i)giai đoạn\s*(?:từ\s*)?(?:năm\s*)?(20\d\d)\s*(?:[-–]|đến(?: năm)?)\s*(20\d\d)")
_YEARS_BEHIND = re.compile(rf"^[\s,)]{{0,3}}{_YEARS.pattern[4:]}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Named:
    title: str
    years: tuple[int, int] | None


def with_general_movements(
    sections: tuple[ReadSection, ...],
) -> tuple[tuple[ReadSection, ...], tuple[FoundMovement, ...]]:
    """Return the sections, each knowing the movements from above that it names, and these movements in their order."""
    found: dict[str, FoundMovement] = {}
    order: dict[str, int] = {}
    told = tuple(_section(section, found, order) for section in sections)
    return told, tuple(found.values())


def _section(section: ReadSection, found: dict[str, FoundMovement], order: dict[str, int]) -> ReadSection:
    named: list[int] = []
    for said in _own(section):
        for movement in _in(said.text.replace("*", "")):
            key = spelling_key(movement.title)
            known = found.get(key)
            first, last = movement.years or (None, None)
            if known is None:
                order[key] = len(found)
                found[key] = FoundMovement(movement.title, first, last, said.lines)
            elif known.from_year is None and first is not None:
                found[key] = replace(known, from_year=first, to_year=last)
            if order[key] not in named:
                named.append(order[key])
    inner = tuple(_section(child, found, order) for child in section.sections)
    return replace(section, sections=inner, general_movements=tuple(named))


def _own(section: ReadSection) -> Iterator[Said]:
    if section.title:
        yield section.title
    if section.text:
        yield section.text
    for block in section.body:
        if isinstance(block, ReadParagraph | ReadItem):
            yield block.said


def _in(text: str) -> Iterator[_Named]:
    at, was_one = 0, False
    for match in _QUOTED.finditer(text):
        before = text[at : match.start()]
        named = _NAMED.search(before)
        is_one = bool(named and not _OTHER.search(named[0])) or (
            was_one and _AND.match(_YEARS_BEHIND.sub("", before)) is not None
        )
        at, was_one = match.end(), is_one
        if is_one:
            title = (match[1] or match[2]).strip()
            years = _YEARS.search(title) or _YEARS_BEHIND.search(text[match.end() : match.end() + 50])
            yield _Named(title, (int(years[1]), int(years[2])) if years else None)
