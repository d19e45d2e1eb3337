"""What a place calls itself, the level above it and the parts that it consists of, and texts of tdkt in these words.

Texts for every place speak of "xã, phường", "tỉnh, thành phố", "thôn, tổ dân phố"; on the screens and pages of one ward
they have its own word. Names ("thành phố Hải Phòng") stay, and so does what somebody wrote, which stands in quotes.
"""

from __future__ import annotations

from collections.abc import Iterable

from tdkt.model.movements import Item, Target, UnitMovements
from tdkt.model.organization import Organization, Subdivision
from tdkt.model.patterns import lazy_pattern
from tdkt.model.records import dataclass, replace
from tdkt.model.text import UPPER

ANY_PART = "thôn, tổ dân phố"
"""What every ward's parts are called, and those of a ward that has not listed them."""
_BY_TYPE = {"thon": "thôn", "to-dan-pho": "tổ dân phố"}
_CALLED = lazy_pattern(
    r"(?i)^(tổ dân phố|khu phố|khối phố|khu dân cư|khu vực|tiểu khu|khóm|khối|thôn|làng|bản|ấp|buôn|bon|plei|phum|sóc|xóm|phố|khu)\b"
)
_QUOTED = lazy_pattern(r"(“[^”]*”)")
_PLACE = lazy_pattern(r"(?i)\b(?:xã, phường(?:,? (?:hoặc |hay )?đặc khu)?|phường, xã(?:, đặc khu)?)\b")
_ABOVE = lazy_pattern(r"(?i)\btỉnh, thành phố\b")
_CITY = lazy_pattern(rf"(?<!tỉnh, )(?<!tỉnh hoặc )\b([Tt])hành phố\b(?! [{UPPER}])")
_PARTS = lazy_pattern(r"(?i)\bthôn, tổ dân phố\b")


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """`place` is "xã", "phường" or "đặc khu", `above` "tỉnh" or "thành phố", `parts` "thôn", "bản, khu phố"."""

    place: str
    above: str
    parts: str

    def of(self, text: str) -> str:
        """Return a text of tdkt in the words of the place, all but what stands in quotes."""
        pieces = _QUOTED.split(text)
        return "".join(piece if odd % 2 else self.everywhere(piece) for odd, piece in enumerate(pieces))

    def everywhere(self, text: str) -> str:
        """Return a text of tdkt in which nobody is quoted in the words of the place."""
        words = _PLACE.sub(lambda match: _cased(self.place, match[0]), text)
        words = _ABOVE.sub(lambda match: _cased(self.above, match[0]), words)
        words = _PARTS.sub(lambda match: _cased(self.parts, match[0]), words)
        return above_called(words, self.above)


def _cased(word: str, pattern: str) -> str:
    return word[:1].upper() + word[1:] if pattern[:1].isupper() else word


def above_called(text: str, above: str) -> str:
    """Return `text`, which calls the level above a thành phố, with it called `above`."""
    return _CITY.sub(lambda match: _cased(above, match[0]), text)


def words_of(organization: Organization) -> PlaceWords:
    """Return the words of a ward: from its name, its city's and those of the subdivisions that it has listed."""
    return PlaceWords(
        organization.kind_word, organization.city_word, parts_called(organization.known_subdivisions)
    )


def parts_called(members: Iterable[Subdivision]) -> str:
    """Return what subdivisions are called by their names: "thôn", "bản, khu phố"; the common words where there are none."""
    return parts_named((member.type, member.name) for member in members)


def parts_named(members: Iterable[tuple[str, str]]) -> str:
    """Return the same from pairs of type and name."""
    found = sorted(members, key=lambda member: member[0] == "to-dan-pho")
    return ", ".join(dict.fromkeys(_called(*member) for member in found)) or ANY_PART


def _called(kind: str, name: str) -> str:
    match = _CALLED.match(name)
    return match[1].lower() if match else _BY_TYPE[kind]


def in_words_of_place(movements: UnitMovements, organization: Organization) -> UnitMovements:
    """Return the movements with every measure that counts subdivisions knowing what they are called here."""
    if not any(target.measure.each_at_least for target in movements.targets):
        return movements
    return replace(
        movements,
        movements=tuple(
            replace(movement, items=tuple(_item(item, organization) for item in movement.items))
            for movement in movements.movements
        ),
    )


def _item(item: Item, organization: Organization) -> Item:
    return replace(item, targets=tuple(_target(target, organization) for target in item.targets))


def _target(target: Target, organization: Organization) -> Target:
    measure = target.measure
    members = [
        member
        for member in organization.known_subdivisions
        if not measure.among or member.type in measure.among
    ]
    if not members:
        return target
    return replace(target, measure=replace(measure, members_called=parts_called(members)))
