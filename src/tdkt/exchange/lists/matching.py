"""Which entry on record a row means: by name and place together, never by name alone where that could be another.

Names are compared as people read them ("Hoà" is "Hòa", case and spaces do not count). What could be two things is refused, both named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import takewhile

from tdkt.exchange.lists.kind import Fate, Judged, Row
from tdkt.model.letters import is_syllable
from tdkt.model.records import dataclass, replace
from tdkt.model.text import fold, same_spelling, slug, spelling_key
from tdkt.workspace.portable_names import fault
from tdkt.workspace.yaml_scalars import as_scalar

LONGEST_ID = 50
_NEVER_WITHOUT_MARKS = frozenset(("thi", "van", "nguyen", "tran", "pham", "dinh", "duong", "dang", "hoang"))
_WRITE_ID = "Nếu là cùng một {noun} thì thêm cột “Mã” và ghi {id} vào dòng này; nếu là {noun} khác thì ghi một mã mới."

_TWO_IDS = "Nếu là một thì giữ một dòng; nếu là hai thì thêm cột “Mã”, ghi mỗi dòng một mã riêng."


@dataclass(frozen=True, slots=True)
class Known:
    """An entry on record: `place` is the id of the unit or thôn that it belongs to, "" where that is not said."""

    id: str
    name: str
    place: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a row asks for: an entry with these values; `id` only where the list gives one."""

    row: Row
    id: str
    name: str
    place: str
    values: Mapping[str, object]
    typed: str = ""
    """The name as the list spells it, where that is not how names are written."""

    @property
    def as_typed(self) -> str:
        """The name as it stands in the list."""
        return self.typed or self.name


def match(
    known: Sequence[Known], wishes: Sequence[Wish], noun: str, place_name: Callable[[str], str]
) -> list[Judged]:
    """Return what becomes of every wish, in their order; ids of new entries are made from names and do not depend on the order."""
    by_id = {one.id: one for one in known}
    names = _Names(known)
    wishes, refused = _doubles(wishes)
    found: dict[int, Known | Judged | None] = {}
    for wish in wishes:
        if id(wish) in refused:
            found[id(wish)] = refused[id(wish)]
        else:
            found[id(wish)] = by_id.get(wish.id) if wish.id else _by_name(wish, names, noun, place_name)
    _refuse_two_for_one(wishes, found)
    judged = [_judged(wish, found[id(wish)]) for wish in wishes]
    ids = _new_ids([one for one in judged if isinstance(one, Wish)], by_id)
    return [
        Judged(
            one.row,
            Fate.NEW,
            one.name,
            entry={"id": ids[id(one)], "name": one.name, **one.values},
            variant=one.typed if one.typed != one.name else "",
        )
        if isinstance(one, Wish)
        else one
        for one in judged
    ]


def _judged(wish: Wish, found: Known | Judged | None) -> Judged | Wish:
    if isinstance(found, Known):
        return _against(wish, found)
    return wish if found is None else found


def _refuse_two_for_one(wishes: Sequence[Wish], found: dict[int, Known | Judged | None]) -> None:
    """Refuse rows of one list that all seem to mean one entry on record."""
    meant: dict[str, list[Wish]] = {}
    for wish in wishes:
        known = found[id(wish)]
        if isinstance(known, Known):
            meant.setdefault(known.id, []).append(wish)
    for ident, group in meant.items():
        for wish in group if len(group) > 1 else ():
            words = f"“{wish.name}” có {len(group)} dòng, đều có thể là mã {ident}."
            found[id(wish)] = Judged(wish.row, Fate.REFUSED, words, _TWO_IDS, "name")


def _doubles(given: Sequence[Wish]) -> tuple[list[Wish], dict[int, Judged]]:
    """Return the rows, and of those that name what another row names what becomes of them, by the identity of the row.

    One that agrees with the row before is passed over, that row says all that both say; what contradicts it is refused with it.
    """
    wishes = list(given)
    first_at: dict[tuple[str, ...], int] = {}
    fates: dict[int, tuple[Fate, str]] = {}
    places: dict[str, set[str]] = {}
    for wish in wishes:
        if not wish.id:
            places.setdefault(spelling_key(wish.name), set()).add(wish.place)
    for index, wish in enumerate(wishes):
        said = places.get(spelling_key(wish.name), set())
        if not wish.id and "" in said and len(said) > 1:
            words = f"“{wish.name}” có mấy dòng, có dòng không ghi thuộc đâu nên chưa rõ là một hay là hai."
            fates[index] = Fate.REFUSED, words
            continue
        place = first_at.setdefault((wish.id,) if wish.id else (spelling_key(wish.name), wish.place), index)
        if place == index:
            continue
        first = wishes[place]
        where = f"dòng {first.row.number}"
        if first.row.sheet != wish.row.sheet:
            where += f", trang {first.row.sheet}"
        other = next(
            (
                (first.row.rest[column], text)
                for column, text in wish.row.rest.items()
                if not same_spelling(first.row.rest.get(column, text), text)
            ),
            None,
        )
        if other is not None:
            words = f"“{wish.name}” có hai dòng khác nhau trong danh sách (“{other[0]}”, “{other[1]}”): chưa rõ là một hay là hai."
            fates[index] = fates[place] = Fate.REFUSED, words
        elif all(_is_same(first.values.get(key, said), said) for key, said in wish.values.items()):
            wishes[place] = replace(first, values={**wish.values, **first.values})
            fates[index] = Fate.DOUBLE, f"{wish.name} (như {where})"
        else:
            fates[index] = Fate.REFUSED, f"“{wish.name}” đã có ở {where} với nội dung khác."
            fates[place] = Fate.REFUSED, f"“{first.name}” có hai dòng khác nhau trong danh sách."
    refused = {
        id(wishes[index]): Judged(
            wishes[index].row,
            fate,
            words,
            _TWO_IDS if fate is Fate.REFUSED else "",
            "name" if fate is Fate.REFUSED else "",
        )
        for index, (fate, words) in fates.items()
    }
    return wishes, refused


class _Names:
    """What is on record by its name as people compare it, by its letters alone, and by where it belongs."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.by_name: dict[str, list[Known]] = {}
        self.by_fold: dict[tuple[str, str], list[Known]] = {}
        self.by_letters: dict[tuple[str, str], list[Known]] = {}
        self.by_place: dict[str, list[Known]] = {}
        for one in known:
            self.by_name.setdefault(spelling_key(one.name), []).append(one)
            self.by_fold.setdefault((_loose(one.name), one.place), []).append(one)
            self.by_letters.setdefault((fold(one.name), one.place), []).append(one)
            self.by_place.setdefault(one.place, []).append(one)


def _is_without_marks(name: str) -> bool:
    """Tell whether a name is certainly typed without its marks ("Pham Thi Cuc"): it has a word that no name has without."""
    return name.isascii() and not _NEVER_WITHOUT_MARKS.isdisjoint(name.casefold().split())


def _is_slip(name: str, other: str) -> bool:
    """Tell whether two names are one letter apart: one too many, too few, or another."""
    one, two = spelling_key(name), spelling_key(other)
    if abs(len(one) - len(two)) > 1:
        return False
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))
    longer, shorter = (one, two) if len(one) >= len(two) else (two, one)
    rest = shorter[same:] if len(one) != len(two) else shorter[same + 1 :]
    return longer[same + 1 :] == rest


def _by_name(wish: Wish, names: _Names, noun: str, place_name: Callable[[str], str]) -> Judged | Known | None:
    by_name, by_fold = names.by_name, names.by_fold
    same = by_name.get(spelling_key(wish.name), ())
    here = [one for one in same if one.place == wish.place] if wish.place else list(same)
    if len(here) > 1:
        here = [one for one in here if _agrees(one, wish)] or here
    if len(here) == 1:
        return here[0]
    if not here and len(same) == 1 and not same[0].place:
        return same[0]
    if same:
        listed = "; ".join(_named(one, place_name) for one in same)
        hint = _WRITE_ID.format(noun=noun, id=" hoặc ".join(one.id for one in same))
        return Judged(
            wish.row, Fate.REFUSED, f"“{wish.name}” trùng tên với {noun} đang có: {listed}.", hint, "name"
        )
    by_letters = names.by_letters.get((fold(wish.name), wish.place), ())
    if len(by_letters) == 1 and _is_without_marks(wish.name):
        return by_letters[0]
    close = by_fold.get((_loose(wish.name), wish.place), ()) or (by_letters if wish.name.isascii() else ())
    if not close and not all(map(is_syllable, wish.name.split())):
        near = (one for one in names.by_place.get(wish.place, ()) if _is_slip(wish.name, one.name))
        close = list(near)
    if close:
        listed = "; ".join(_named(one, place_name) for one in close)
        hint = f"Nếu gõ nhầm thì sửa lại tên. {_WRITE_ID.format(noun=noun, id=close[0].id)}"
        return Judged(
            wish.row, Fate.REFUSED, f"“{wish.name}” gần giống {noun} đang có: {listed}.", hint, "name"
        )
    return None


def _loose(name: str) -> str:
    """Return a name without tones but for its last word, which tells brothers apart."""
    *first, last = spelling_key(name).split() or [""]
    return " ".join([*map(fold, first), last])


def _agrees(known: Known, wish: Wish) -> bool:
    return all(
        same_spelling(str(known.values[key]), str(said))
        for key, said in wish.values.items()
        if key in known.values
    )


def _named(known: Known, place_name: Callable[[str], str]) -> str:
    place = f", {place_name(known.place)}" if known.place else ""
    return f"{known.name}{place} (mã {known.id})"


def _against(wish: Wish, known: Known) -> Judged:
    """Return what a row changes of the entry that it means; what it does not say stays."""
    changes = {key: said for key, said in wish.values.items() if not _is_same(known.values.get(key), said)}
    variant = wish.as_typed if wish.as_typed != known.name else ""
    fate = Fate.CHANGED if changes else Fate.SAME
    return Judged(wish.row, fate, known.name, entry={"id": known.id, **changes}, variant=variant)


def _is_same(known: object, said: object) -> bool:
    return same_spelling(known, said) if isinstance(known, str) and isinstance(said, str) else known == said


def _new_ids(wishes: Sequence[Wish], taken: Iterable[str]) -> dict[int, str]:
    """Return an id for each new entry: its name's, with its place where several of one name come or the id is taken."""
    used, found = set(taken), {id(wish): wish.id for wish in wishes if wish.id}
    used |= set(found.values())
    groups: dict[str, list[Wish]] = {}
    for wish in wishes:
        if not wish.id:
            groups.setdefault(_first_id(wish.name), []).append(wish)
    for first in sorted(groups):
        for wish in sorted(
            groups[first], key=lambda one: (one.place, one.name, sorted(map(str, one.values.items())))
        ):
            is_plain = len(groups[first]) == 1 and first not in used
            base = first if is_plain else f"{first}-{wish.place}".strip("-")[: LONGEST_ID + 8]
            ident, number = base, 2
            while ident in used:
                ident, number = f"{base}-{number}", number + 1
            used.add(ident)
            found[id(wish)] = ident
    return found


def _first_id(name: str) -> str:
    first = slug(name)[:LONGEST_ID].strip("-")
    return first if as_scalar(first) == first and not fault(first) else f"muc-{first}".strip("-")
