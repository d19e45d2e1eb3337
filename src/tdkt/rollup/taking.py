"""Packages from wherever they are (folders, files, repositories of wards), and which of them are taken into a store."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tdkt.model.records import dataclass, field
from tdkt.model.text import one_line, same_spelling
from tdkt.rollup.city import City
from tdkt.rollup.comparing import Beside, beside, is_ahead, name_of
from tdkt.rollup.received import Received, RefusedError, announced, fingerprint_of, received
from tdkt.rollup.store import Key, Mark, Store, key_of

_KIND_OF_PROVINCE = re.compile(r"^(?:tinh|thanh-pho|tp)-")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user lets in beside what is taken anyway: samples, and what is not newer than what is there."""

    illustrative: bool = False
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A package that is offered: `source` as the user named it, where it lies.

    One that was made of a repository has the repository's `place` and the `mark` of its state.
    """

    source: str
    path: Path
    place: str = ""
    mark: str = ""


@dataclass(slots=True)
class Taken:
    """What came of an intake: the wards that were taken or stayed as they were, and (source, why) of what was refused.

    `lies` tell of packages that the repository at hand does not make, `less` of taken ones that hold less than those before them.
    `marks` name the states of the repositories among them, by their places. `years` are those of the packages that were taken or stayed.
    """

    taken: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    marks: dict[str, Mark] = field(default_factory=dict)
    lies: list[str] = field(default_factory=list)
    less: list[str] = field(default_factory=list)
    years: set[int] = field(default_factory=set)

    def refuse(self, source: str, why: str) -> None:
        """Note why something is not taken."""
        self.refused.append((source, why))

    def keep(self, offer: Offer, manifest: dict[str, Any]) -> None:
        """Note that a ward's package stays as it is: the one with this manifest holds all that `offer` does."""
        self.unchanged.append(name_of(manifest))
        self._note(offer, manifest)

    def replace(self, offer: Offer, manifest: dict[str, Any], former: Beside | None) -> None:
        """Note that the package `offer` was taken; `former` tells of the one in whose place, None where there was none."""
        self.taken.append(name_of(manifest))
        self._note(offer, manifest)
        if former is not None and former.shows_a_lie:
            self.lies.append(former.lie)
        elif former is not None and former.loss:
            self.less.append(former.loss)

    def _note(self, offer: Offer, manifest: dict[str, Any]) -> None:
        key = key_of(manifest)
        self.years.add(key[2])
        if offer.mark:
            self.marks[offer.place] = Mark(offer.mark, name_of(manifest), key, fingerprint_of(manifest))


def take(store: Store, city: City, offers: Iterable[Offer], wish: Wish, found: Taken) -> None:
    """Take the packages of `offers` into the store and tell in `found` what came of it; what is refused stops no other.

    Raises BusyError where another tdkt writes into the store.
    """
    with store.changing():
        chosen = dict(_chosen(offers, store, city, wish, found))
        opened: dict[Key, Offer] = {}
        wrong = store.put(_whole(chosen, opened, found))
        for key, offer in opened.items():
            if key in wrong:
                found.refuse(offer.source, wrong[key])
            else:
                _, manifest, former = chosen[key]
                found.replace(offer, manifest, former)
        store.remember(found.marks)


_Announced = tuple[Offer, dict[str, Any]]
_Chosen = tuple[Offer, dict[str, Any], Beside | None]
"""An offer, its manifest, and what it is beside the package of the ward that is there."""


def _chosen(
    offers: Iterable[Offer], store: Store, city: City, wish: Wish, found: Taken
) -> Iterator[tuple[Key, _Chosen]]:
    """Yield the one package of each ward and year that is to be taken, after telling why others are not."""
    by_ward: dict[Key, list[_Announced]] = {}
    provinces = {_own_name(province): province for province in store.provinces()}
    for offer in offers:
        try:
            manifest = announced(offer.path)
            _refuse_stranger(manifest, city, wish)
            _refuse_other_name(manifest["province"], provinces)
        except RefusedError as error:
            found.refuse(offer.source, str(error))
        else:
            by_ward.setdefault(key_of(manifest), []).append((offer, manifest))
    for key, of_one in by_ward.items():
        newest = _the_newest(of_one, found) if _is_one_place(of_one, found) else None
        if newest is None:
            continue
        offer, manifest = newest
        known = store.manifest(key)
        if known is None:
            yield key, (offer, manifest, None)
            continue
        if not same_spelling(known["ward"]["name"], manifest["ward"]["name"]):
            found.refuse(offer.source, f"trùng mã với {name_of(known)}, là nơi khác")
            continue
        former = beside(known, store.folder(key), manifest, offer.path, from_repository=bool(offer.place))
        is_kept = former.is_the_same if wish.replace else former.brings_nothing
        if is_kept and store.is_whole(key):
            found.keep(offer, known)
        elif former.why_not and not wish.replace:
            found.refuse(offer.source, former.why_not)
        else:
            yield key, (offer, manifest, former)


def _whole(chosen: dict[Key, _Chosen], opened: dict[Key, Offer], found: Taken) -> Iterator[Received]:
    for key, (offer, manifest, _) in chosen.items():
        try:
            package = received(offer.path)
            if package.manifest != manifest:
                raise RefusedError("gói bị đổi trong lúc đang đọc")
        except RefusedError as error:
            found.refuse(offer.source, str(error))
        else:
            opened[key] = offer
            yield package


def _refuse_stranger(manifest: dict[str, Any], city: City, wish: Wish) -> None:
    """Raise RefusedError for a package of another place, of samples that nobody asked for, or of a day that has not come."""
    if manifest["illustrative"] and not wish.illustrative:
        raise RefusedError("số liệu minh họa, không phải kết quả thật (nhận khi thử: thêm --illustrative)")
    if is_ahead(manifest) and not wish.replace:
        raise RefusedError(
            f"ghi commit lúc {manifest['source']['committed_at']}, chưa đến: đồng hồ của máy làm gói sai (vẫn nhận: thêm --replace)"
        )
    refuse_place(manifest["province"], manifest["ward"], city)


def refuse_place(province: Mapping[str, str], ward: Mapping[str, str], city: City) -> None:
    """Raise RefusedError for a ward that is not of `city`: of another province, or not in its list; each has `id` and `name`."""
    if city.provinces and province["id"] not in city.provinces:
        raise RefusedError(
            f"của {one_line(province['name'])}, không phải {', '.join(city.provinces.values())}"
        )
    listed = {listed_ward for listed_province, listed_ward in city.wards if listed_province == province["id"]}
    if listed and ward["id"] not in listed:
        raise RefusedError(f"“{one_line(ward['name'])}” không có trong danh sách xã, phường của rollup.yaml")


def _refuse_other_name(province: Mapping[str, str], known: dict[str, str]) -> None:
    """Raise RefusedError for a province that is `known` (ids by own names) as another kind of place: its wards would count twice.

    A province that is not known yet is added.
    """
    other = known.setdefault(_own_name(province["id"]), province["id"])
    if other != province["id"]:
        raise RefusedError(
            f"tỉnh, thành phố ghi là “{one_line(province['name'])}” ({province['id']}) mà nơi tổng hợp đã có {other}: "
            "một nơi ghi hai cách thì tính hai lần (ghi tên đầy đủ, như nhau, ở city trong organization.yaml)"
        )


def _own_name(province: str) -> str:
    """Return the id of a province without the word for what it is: "mau" of "thanh-pho-mau" and of "tp-mau"."""
    return _KIND_OF_PROVINCE.sub("", province)


def _is_one_place(of_one: list[_Announced], found: Taken) -> bool:
    """Tell whether packages of one id are of one place; where they are not, all of them are refused."""
    first = of_one[0][1]["ward"]["name"]
    if all(same_spelling(first, manifest["ward"]["name"]) for _, manifest in of_one):
        return True
    names = ", ".join(dict.fromkeys(f"“{name_of(manifest)}”" for _, manifest in of_one))
    for offer, _ in of_one:
        found.refuse(offer.source, f"các nơi khác nhau cùng một mã: {names}")
    return False


def _the_newest(of_one: list[_Announced], found: Taken) -> _Announced | None:
    """Return the newest of the packages of one ward and year, None where nobody can tell which that is."""
    different = {fingerprint_of(manifest): (offer, manifest) for offer, manifest in of_one}
    if len(different) == 1:
        return of_one[0]
    moments = [manifest["source"]["committed_at"] for _, manifest in different.values()]
    newest = max(moment or "" for moment in moments)
    if None in moments or moments.count(newest) > 1:
        for offer, manifest in of_one:
            found.refuse(
                offer.source,
                f"{name_of(manifest)} năm {manifest['year']} có {len(different)} gói khác nhau mà không rõ gói nào mới hơn",
            )
        return None
    for offer, manifest in different.values():
        if manifest["source"]["committed_at"] != newest:
            found.refuse(offer.source, f"cũ hơn một gói khác của {name_of(manifest)} trong lần nhận này")
    return next(one for one in different.values() if one[1]["source"]["committed_at"] == newest)
