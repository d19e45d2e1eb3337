"""Which award a text of a list names: in full, in short ("CSTĐCS", "BK TTCP"), with who gives it ("Giấy khen của Chủ tịch UBND phường").

One name is given by many: what another ward, province or ministry gives is never taken as our own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tdkt.law.award_names import ByGiver, award_names
from tdkt.law.packs import WARD, AwardRule, packs
from tdkt.law.place_words import ANY_PLACE, award_called
from tdkt.model.organization import Organization
from tdkt.model.place_words import PlaceWords, words_of
from tdkt.model.records import dataclass
from tdkt.model.text import fold, letters

_BEFORE = re.compile(
    r"^(?:(?:da |duoc )*(?:danh hieu|hinh thuc khen thuong|tang thuong|tang|de nghi|xet|cong nhan|dat)\b\s*[:.]?\s*)+"
)
_BEHIND = re.compile(r"[\s,]*(?:\(?(?:nam )?(?:20\d\d)(?:\s*-\s*20\d\d)?\)?|[.;])$")
_QUOTES = re.compile("[“”\"'‘’«»]")
_GIVEN = re.compile(r"^(?:(?:cua|cap|do|chu tich|uy ban nhan dan)\b\s*)+")
_PLACE = re.compile(r"(xa|phuong|dac khu|tinh|thanh pho)\b\s*(.*)")
_OF_WARD = ("xa", "phuong", "dac khu")


@dataclass(frozen=True, slots=True)
class Meant:
    """The award that a text means; `is_elsewhere` tells that somebody else gives it than would give our own of that name."""

    award: str
    is_elsewhere: bool = False


def award_meant(
    text: str, organization: Organization, *, giver: str = "", is_ours: bool = True
) -> Meant | None:
    """Return the award that a text means, None where none is certain; `giver` is who gives it where the list says that by itself.

    `is_ours`: what is proposed here can only be what is proposed to our own ward and city, so "Bằng khen" alone is certain.
    """
    said = plain_words(text)
    known = _by_name(words_of(organization))
    direct = known.get(letters(said))
    names = award_names().by_giver
    if direct is not None:
        own = next((one for one in names if one.own == direct), None)
        if own is None or not giver or _is_own(plain_words(giver), own, organization):
            return Meant(direct)
        return Meant(own.elsewhere, is_elsewhere=True)
    named = next((one for one in names if re.match(rf"{fold(one.begins)}\b", said)), None)
    if named is None:
        return None
    rest = said.removeprefix(fold(named.begins)).strip() or plain_words(giver)
    with_giver = known.get(letters(f"{named.begins} cua {rest}")) or known.get(
        letters(f"{named.begins} {rest}")
    )
    if with_giver is not None:
        return Meant(with_giver, is_elsewhere=with_giver in award_names().others)
    if not rest:
        return Meant(named.own) if is_ours else None
    if _is_own(rest, named, organization):
        return Meant(named.own)
    return Meant(named.elsewhere, is_elsewhere=True)


@lru_cache(maxsize=2_000)
def is_award(text: str) -> bool:
    """Tell whether a text is the name of an award, whoever gives it, as the head of a column may be."""
    return bool(text) and letters(plain_words(text)) in _by_name(ANY_PLACE)


def giver_said(text: str) -> str:
    """Return who gives an award by its name ("Giấy khen của Giám đốc Công an" → "Giám đốc Công an"), "" where it does not say so."""
    found = re.search(r"\bcủa\s+(.+)$", text, re.IGNORECASE)
    return found[1].strip(' ”".') if found else ""


def _is_own(giver: str, name: ByGiver, organization: Organization) -> bool:
    """Tell whether who gives an award is our own ward (city): named, or only called so ("phường", "cấp thành phố")."""
    place = _GIVEN.sub("", giver).strip(" ,.-")
    if not place:
        return name.level == WARD  # "Giấy khen của Chủ tịch UBND"
    found = _PLACE.fullmatch(place)
    if found is None:
        return False
    if name.level == WARD:
        word, own = organization.kind_word, _after(organization.name, organization.kind_word)
    else:
        word, own = organization.city_word, _after(organization.city, organization.city_word)
    called = letters(found[2])
    return found[1] == fold(word) and called in ("", letters(own), letters(f"{own} {organization.city}"))


def _after(name: str, word: str) -> str:
    """Return what stands in a name behind the word for its kind: "Ủy ban nhân dân phường Mẫu" → "Mẫu"."""
    found = re.search(rf"(?i)\b{re.escape(word)}\s+(.+)$", name)
    return found[1] if found else name


@lru_cache(maxsize=2_000)
def plain_words(text: str) -> str:
    """Return the words of a name of an award, folded, short ones written out, without what stands before and behind it."""
    words = " ".join(_QUOTES.sub(" ", fold(text)).replace("-", " ").split())
    before = ""
    while words != before:
        before, words = words, _BEHIND.sub("", _BEFORE.sub("", words)).strip()
    for _ in range(2):  # "chiến sỹ tđ": what one short word leaves is another
        for short, whole in _short_words():
            words = short.sub(whole, words)
    return words


@lru_cache(maxsize=1)
def _short_words() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return short words, the longest first, with what they stand for."""
    pairs = sorted(award_names().short_words, key=lambda pair: -len(pair[0]))
    return tuple((re.compile(rf"\b{re.escape(fold(short))}\b"), fold(whole)) for short, whole in pairs)


@lru_cache(maxsize=4)
def _by_name(words: PlaceWords) -> dict[str, str]:
    """Return the ids of all awards by their names as they are compared, also as the place calls them."""
    rules: tuple[AwardRule, ...] = tuple(packs()[-1].awards.values())
    names = award_names()
    found = {letters(plain_words(one.name)): one.id for one in names.others.values()}
    found |= {letters(plain_words(name)): award for award, listed in names.also.items() for name in listed}
    for one in rules:
        for name in (one.id, one.full_name, one.name, award_called(one.name, words)):
            found[letters(plain_words(name))] = one.id
    return found
