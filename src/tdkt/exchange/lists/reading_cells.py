"""What cells of lists say: who somebody is addressed as, which unit or thôn is meant, whether a box is ticked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from tdkt.awards.bodies import bodies
from tdkt.model.organization import Organization, Subdivision, Unit
from tdkt.model.text import fold, letters
from tdkt.workspace.workspace import Workspace

_GENDERS = {
    "nam": "male",
    "ong": "male",
    "m": "male",
    "nu": "female",
    "ba": "female",
    "f": "female",
    "chi": "female",
    "anh": "male",
}
_TICKED = ("x", "v", "co", "1", "true", "✓", "☑", "ld", "ql")
_PART = re.compile(
    r"^(?:tdp|to dan pho|to|khu pho|khu dan cu|khoi pho|khoi|khom|thon|ban|ap|lang|xom|buon)\b\s*(?:so\b)?\s*"
)
_UNIT_WORDS = (
    (re.compile(r"\bhdnd\b"), "hoi dong nhan dan"),
    (re.compile(r"\bubnd\b"), "uy ban nhan dan"),
    (re.compile(r"^p\b\.?"), "phong "),
    (re.compile(r"^vp\b\.?"), "van phong "),
    (re.compile(r"^tt\b\.?"), "trung tam "),
    (re.compile(r"\bva\b|[,&–-]"), " "),
)
"""Short words in the names of units, and what stands between their parts."""
_KINDS_OF_UNITS, _FEWEST_LETTERS = ("phong", "trung tam", "ban", "van phong"), 7
"""What units are called before their own name; how many letters of a name say which unit is meant."""
_SHOWN = 8
_LETTERS = re.compile(r"[^\W\d_]+")


def gender_of(text: str) -> str | None:
    """Return "male" or "female" by what stands in a cell ("Nữ", "Ông"), None where it says neither."""
    return _GENDERS.get(letters(text))


def person_name(text: str) -> tuple[str, str | None]:
    """Return a name without its form of address, and the gender that this tells ("Bà Trần Thị B" → ("Trần Thị B", "female"))."""
    found = re.match(r"(?i)^(?:(?:đ/c|đồng chí)\s+)?(?:(ông|bà|anh|chị)\s+)?(?=\S)", text)
    if found is None or not found[0]:
        return text, None
    return text[found.end() :], gender_of(found[1]) if found[1] else None


def as_names_are_written(name: str) -> str:
    """Return a name with capitals as names have them ("TRẦN THỊ B", "Nguyễn văn A"); words of mixed letters ("H'Mông") stay."""
    return _LETTERS.sub(_capitalized, name)


def _capitalized(word: re.Match[str]) -> str:
    text = word[0]
    is_odd = text.islower() or (text.isupper() and len(text) > 1)
    return text[:1].upper() + text[1:].lower() if is_odd else text


def gender_by_name(name: str) -> str | None:
    """Return what the middle name tells: Thị is a woman's, Văn a man's; None for all others."""
    middle = name.split()[1:-1]
    if "Thị" in middle or "thị" in middle:
        return "female"
    return "male" if "Văn" in middle or "văn" in middle else None


def is_ticked(text: str) -> bool:
    """Tell whether a cell that is ticked or not is."""
    return fold(text) in _TICKED


def unit_named(organization: Organization, text: str) -> str | None:
    """Return the id of the unit that is meant ("Văn phòng HĐND-UBND", "P. Kinh tế"), None where none is certain."""
    unit = organization.unit_called(text)
    if unit is not None:
        return unit.id
    place = fold(organization.place)
    meant = _unit_keys(text, place)
    for fits in (_is_called, _begins_so):
        found = [one.id for one in organization.units if fits(one, meant, place)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def body_named(workspace: Workspace, text: str) -> str | None:
    """Return the id of the unit, else of the collective that is none, that is meant; None where none is certain."""
    organization = workspace.organization
    unit = unit_named(organization, text) if organization is not None else None
    if unit is not None:
        return unit
    meant = letters(text)
    found = [
        one.id
        for one in bodies(workspace).values()
        if not one.is_unit and meant and meant in (letters(one.name), letters(one.id))
    ]
    return found[0] if len(found) == 1 else None


def _is_called(unit: Unit, meant: frozenset[str], place: str) -> bool:
    kind = next((one for one in _KINDS_OF_UNITS if fold(unit.name).startswith(one)), "")
    short = {letters(kind + unit.abbreviation)} if unit.abbreviation else set()
    return not {letters(said) for said in meant}.isdisjoint(
        {*map(letters, _unit_keys(unit.name, place)), *short}
    )


def _begins_so(unit: Unit, meant: frozenset[str], place: str) -> bool:
    """Tell whether a unit's name begins with the words that are said: "Văn phòng" where one unit alone does."""
    names = _unit_keys(unit.name, place)
    return any(
        len(said) >= _FEWEST_LETTERS and said not in _KINDS_OF_UNITS[:-1] and name.startswith(f"{said} ")
        for said in meant
        for name in names
    )


@lru_cache(maxsize=2_000)
def _unit_keys(name: str, place: str) -> frozenset[str]:
    """Return what a unit is known by: without the ward that it is of (`place`, folded), common short words written out."""
    words = " ".join(fold(name).split())
    ward = rf"(?:phuong|xa|dac khu)(?: {re.escape(place)})?"
    cut = (rf",? (?:(?:thuoc|cua) )?{ward}$", rf",? (?:(?:thuoc|cua) )?(?:ubnd|uy ban nhan dan) {ward}$")
    return frozenset(key for tail in cut if (key := _spelt_out(re.sub(tail, "", words))))


def _spelt_out(words: str) -> str:
    for short, whole in _UNIT_WORDS:
        words = short.sub(whole, words)
    return " ".join(words.split())


def subdivision_named(organization: Organization, text: str) -> str | None:
    """Return the id of the thôn or tổ dân phố that is meant ("TDP 1", "Tổ dân phố số 1"), None where none is certain."""
    members = organization.known_subdivisions
    exact = [one for one in members if letters(text) in (letters(one.name), letters(one.id))]
    found = exact or [one for one in members if part_key(one.name) == part_key(text)]
    return found[0].id if len(found) == 1 else None


def part_key(name: str) -> str:
    """Return what a thôn is known by without the word before it: "Tổ dân phố số 1" and "TDP 1" are "1"."""
    return letters(_PART.sub("", " ".join(fold(name).split()))) or letters(name)


def did_you_mean(text: str, names: Iterable[str]) -> str:
    """Return a hint: the name that is like `text`, else all of them."""
    listed = list(names)
    by_key = {fold(name): name for name in listed}
    close = get_close_matches(fold(text), by_key, n=1, cutoff=0.72)
    if close:
        return f"Có phải là “{by_key[close[0]]}”?"
    shown = ", ".join(listed[:_SHOWN]) + (", …" if len(listed) > _SHOWN else ".")
    return f"Đang có: {shown}" if listed else "Khai trong plans/organization.yaml trước."


def names_of_parts(members: Iterable[Subdivision]) -> list[str]:
    """Return the names of thôn."""
    return [one.name for one in members]
