"""The law's words as the place has them: "cấp thành phố" is "cấp tỉnh" where the level above is a tỉnh.

The packs speak of a thành phố, as the ward does that they were written for. Names of places ("thành phố Hải Phòng") and
what speaks of both ("tỉnh, thành phố") stay.
"""

from __future__ import annotations

from typing import Any, TypeVar

from tdkt.law.packs import LawPack
from tdkt.model.place_words import ANY_PART, PlaceWords, above_called
from tdkt.model.records import fields, is_dataclass, replace

AS_WRITTEN = "thành phố"
"""What the packs call the level above."""
ANY_PLACE = PlaceWords(place="xã, phường, đặc khu", above=AS_WRITTEN, parts=ANY_PART)
"""The words of the packs themselves, and of who has no workspace."""
_Said = TypeVar("_Said")
_called: dict[tuple[int, PlaceWords], tuple[LawPack, LawPack]] = {}
"""Packs in other words by the identity of the pack, which is kept beside them: packs are made once."""


def as_called(text: str, city: str) -> str:
    """Return `text` with the level above called `city` ("tỉnh", "thành phố")."""
    if city == AS_WRITTEN:
        return text
    return above_called(text, city)


def award_called(name: str, words: PlaceWords) -> str:
    """Return the name of an award as the place says it: "Bản văn hóa" for "Thôn, tổ dân phố văn hóa" where all are bản."""
    return words.everywhere(name)


def pack_as_called(pack: LawPack, words: PlaceWords) -> LawPack:
    """Return `pack` with the level above called as the place calls it, and the awards by their names there."""
    if words == ANY_PLACE:
        return pack
    key = id(pack), words
    if key not in _called:
        said = _said(pack, words.above) if words.above != AS_WRITTEN else pack
        awards = {
            one: replace(rule, name=award_called(rule.name, words)) for one, rule in said.awards.items()
        }
        _called[key] = pack, replace(said, awards=awards)
    return _called[key][1]


def _said(found: _Said, city: str) -> _Said:
    made: Any = found
    if isinstance(found, str):
        made = as_called(found, city)
    elif is_dataclass(found) and not isinstance(found, type):
        made = replace(found, **{part.name: _said(getattr(found, part.name), city) for part in fields(found)})
    elif isinstance(found, dict):
        made = {key: _said(value, city) for key, value in found.items()}
    elif isinstance(found, tuple | list):
        made = type(found)(_said(value, city) for value in found)
    return made  # type: ignore[no-any-return]
