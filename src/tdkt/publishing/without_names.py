"""Names of people in the plan's own words ("hộ bà Trần Thị C") stay with the ward: what is published has `HIDDEN` in their place.

A name is one that is on record, or two capitalised words and more after a form of address; what else may be one is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from tdkt.awards.book import award_book
from tdkt.publishing.tables import Table
from tdkt.workspace.workspace import Workspace

HIDDEN = "[…]"
_OF_SOMEBODY = ("person", "household")


class NamesHidden:
    """Hides names in the columns that a table declares as `words`, and remembers which in `found`."""

    def __init__(self, workspace: Workspace) -> None:
        """Know the people and households of the ward's records, the members of its Council and those who sign."""
        book, organization = award_book(workspace), workspace.organization
        names = {one.name for one in book.everyone.values() if one.recipient in _OF_SOMEBODY}
        names.update(member.name for member in (book.council.members if book.council else ()))
        names.update(signer.name for signer in (organization.signers if organization else ()))
        self.found: set[str] = set()
        self._names = _pattern(sorted(names, key=len, reverse=True))
        self._hidden: dict[str, str] = {}

    def of(self, table: Table, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a table without names in the plan's own words."""
        places = {number for number, column in enumerate(table.columns) if column.words}
        for row in rows:
            yield tuple(
                self._without(value) if value and number in places else value
                for number, value in enumerate(row)
            )

    def _without(self, text: str) -> str:
        if text not in self._hidden:
            self._hidden[text] = self._names.sub(self._hide, text)
        return self._hidden[text]

    def _hide(self, found: re.Match[str]) -> str:
        name = found["addressed"] or found["known"]
        self.found.add(name)
        return found[0].removesuffix(name) + HIDDEN


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    known = "|".join(map(re.escape, names)) or r"(?!)"
    addressed = (
        rf"(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ee]m|[Cc]háu|[Cc]ụ|[Đđ]ồng chí|[Đđ]/c) (?P<addressed>{_words()})"
    )
    return re.compile(rf"\b(?:(?P<known>{known})|{addressed})\b")


@cache
def _words() -> str:
    """Return the pattern of two to five words that begin with a capital letter."""
    letters = [chr(code) for code in range(0x1F00)]
    word = f"[{''.join(filter(str.isupper, letters))}][{''.join(filter(str.islower, letters))}]*"
    return f"{word}(?: {word}){{1,4}}"
