"""Finding somebody in the register by what a clerk types: an id, a name, a part of it; tones and case do not matter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tdkt.model.register import Recipient
from tdkt.model.text import fold
from tdkt.model.vietnamese_order import name_key


def find_awardees(word: str, everyone: Iterable[Recipient]) -> list[Recipient]:
    """Return who is meant by `word`, best guess only: the id, else the whole name, else all whose name holds the words.

    A name may be written with its form of address ("ông Nguyễn Văn A"). Several are in the order of names.
    """
    known = list(everyone)
    wanted = _folded(word)
    by_id = [who for who in known if who.id == word.strip()]
    whole = [who for who in known if wanted in (_folded(who.name), _folded(who.full_address))]
    parts = wanted.split()
    holding = [who for who in known if parts and _holds(_folded(who.full_address).split(), parts)]
    return sorted(by_id or whole or holding, key=lambda who: name_key(who.name))


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", fold(text)).strip()


def _holds(words: list[str], parts: list[str]) -> bool:
    """Tell whether `parts` stand side by side in `words`."""
    return any(words[start : start + len(parts)] == parts for start in range(len(words) - len(parts) + 1))
