"""Ids for what an adopted plan names, made from its words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tdkt.model.text import plain, slug
from tdkt.planning.new_ward.guesses import ids_of
from tdkt.workspace.yaml_scalars import as_scalar

_LONGEST = 30
_QUOTED = re.compile(r"“([^”]+)”")
_HEAD = re.compile(
    r"(?i)^(?:thực hiện|phát động|tổ chức|các|đẩy mạnh)?\s*(?:các |đợt )?(?:phong trào\s*)?(?:thi đua\s*)?(?:về\s+)?(?:công tác\s+)?"
)


def movement_id(title: str, taken: set[str]) -> str:
    """Return an id for a movement from its title (from what is in quotes, where it has quotes), none of `taken`, and add it there."""
    words = plain(title)
    quoted = _QUOTED.search(words)
    telling = quoted[1] if quoted else _HEAD.sub("", words) or words
    first = _cut(slug(telling)) or "phong-trao"
    if as_scalar(first) != first:
        first = f"phong-trao-{first}"
    found, number = first, 2
    while found in taken:
        found, number = f"{first}-{number}", number + 1
    taken.add(found)
    return found


def short_ids(titles: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Return an id for each of `titles`, none of them twice and none of `taken`."""
    before = list(taken)
    return ids_of([*before, *(_cut(slug(plain(title))) or "muc" for title in titles)])[len(before) :]


def _cut(words: str) -> str:
    """Return as many whole words of a slug as fit."""
    if len(words) <= _LONGEST:
        return words
    return words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]
