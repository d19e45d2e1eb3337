"""Where the packages lie: as they were sent, by province, ward and year, and their tables put together by province and year.

    packages/province=P/ward=W/year=Y/    manifest.json and the ward's tables, as received
    tables/TABLE/province=P/year=Y/all.parquet    the same rows of all wards, with a column `ward`
    made/P~Y.json    of which packages those tables were made, and how large they are

Only `packages/` is kept; `tables/` is made of it and may be deleted. A package that was found whole waits in `ready/` until it is in its place.
Tables are made again wherever packages or tables are not those that `made/` names: after a crash, a copy from elsewhere, a deletion.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from tdkt.errors import UserError
from tdkt.model.records import dataclass
from tdkt.model.text import one_line
from tdkt.publishing.package import MANIFEST, as_json
from tdkt.publishing.parquet import connected, engine
from tdkt.rollup.judging_packages import faults
from tdkt.rollup.received import Received, fingerprint_of
from tdkt.rollup.table_files import files_of, named_folders, write_table
from tdkt.rollup.tables import store_tables
from tdkt.workspace.one_writer import BusyError, held
from tdkt.workspace.writing import refusal

_T = TypeVar("_T")
Key = tuple[str, str, int]
"""Province, ward and year of a package."""
Part = tuple[str, int]
"""Province and year: what the tables are put together by."""
_KNOWN = "known.json"
_SLUG, _YEAR = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"), re.compile(r"[0-9]{4}")
_AT_ONCE = 200
"""How many packages are checked in one question to the engine."""


@dataclass(frozen=True, slots=True)
class _State:
    """Of the tables of a province's year: size and time of each ward's manifest, and the size of each table."""

    packages: dict[str, list[int]]
    tables: dict[str, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """The state of a repository when the package of `ward` was made of it: whose it is (`key`) and its fingerprint."""

    mark: str
    ward: str
    key: Key
    fingerprint: str


def key_of(manifest: dict[str, Any]) -> Key:
    """Return whose year a package is."""
    return manifest["province"]["id"], manifest["ward"]["id"], manifest["year"]


@dataclass(frozen=True, slots=True)
class Store:
    """The folder that holds the packages of many wards."""

    root: Path

    @contextlib.contextmanager
    def changing(self) -> Iterator[None]:
        """Hold the store against other writers, and end what a crash left undone.

        Raises BusyError where another one writes, UserError where the system refuses to write (a full disk): what was taken in stays.
        """
        duckdb = engine()
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            with held(self.root / ".dang-ghi"):
                self._end_what_was_begun()
                yield
                for part, wards in sorted(self._outdated().items()):
                    self._put_together(part, wards)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise refusal(error, self.root, "ghi") from error
        except duckdb.Error as error:
            why = "ổ đĩa đã đầy" if "No space left" in str(error) else one_line(str(error))[:200]
            raise UserError(
                f"Không lập lại được các bảng của {self.root}: {why}.",
                hint="Kiểm tra chỗ trống của ổ đĩa rồi chạy lại: gói đã nhận vẫn còn nguyên.",
            ) from error

    @property
    def is_being_changed(self) -> bool:
        """Tell whether tables have to be made, or are being made, before they say what the packages say."""
        return bool(self._outdated())

    @contextlib.contextmanager
    def steady(self) -> Iterator[None]:
        """Read while nobody writes. Raises BusyError where somebody did meanwhile: what was read may be of two states."""
        before = self._made_when()
        try:
            yield
        except Exception as error:
            if self._made_when() != before or self.is_being_changed:
                raise BusyError from error
            raise
        if self._made_when() != before or self.is_being_changed:
            raise BusyError

    def _made_when(self) -> dict[str, int]:
        return {path.name: path.stat().st_mtime_ns for path in (self.root / "made").glob("*.json")}

    def taken(self) -> set[Key]:
        """Return whose packages are here; a copy that somebody made beside one ("year=2026 (bản sao)") is none."""
        root = str(self.root / "packages")
        return {
            (province, ward, int(year))
            for province in named_folders(root, "province=", _SLUG)
            for ward in named_folders(f"{root}/province={province}", "ward=", _SLUG)
            for year in named_folders(f"{root}/province={province}/ward={ward}", "year=", _YEAR)
        }

    def provinces(self) -> list[str]:
        """Return the ids of the provinces that packages are of."""
        return named_folders(str(self.root / "packages"), "province=", _SLUG)

    def manifest(self, key: Key) -> dict[str, Any] | None:
        """Return the manifest of one package, None where there is none."""
        path = self.folder(key) / MANIFEST
        return dict(json.loads(path.read_bytes())) if path.is_file() else None

    def folder(self, key: Key) -> Path:
        """Return where the package of `key` lies."""
        province, ward, year = key
        return self.root / "packages" / f"province={province}" / f"ward={ward}" / f"year={year}"

    def has_table(self, table: str) -> bool:
        """Tell whether any package has rows of a table, or none of them."""
        return any((self.root / "tables" / table).glob("province=*/year=*/all.parquet"))

    def pattern(self, table: str) -> str:
        """Return the pattern of the files of a table of all wards."""
        return (self.root / "tables" / table / "province=*" / "year=*" / "all.parquet").as_posix()

    def put(self, packages: Iterable[Received]) -> dict[Key, str]:
        """Take `packages` in; return why some were not: their values are not what the tables are declared to hold.

        To be called while the store is held (`changing`).
        """
        refused: dict[Key, str] = {}
        for batch in batched(packages, _AT_ONCE):
            staged = {
                package.key: _staged(self._incoming / str(number), package)
                for number, package in enumerate(batch)
            }
            refused |= (wrong := faults(staged))
            for key, folder in staged.items():
                if key in wrong:
                    shutil.rmtree(folder)
                    continue
                ready = self._ready / "~".join(map(str, key))
                ready.parent.mkdir(exist_ok=True)
                folder.rename(ready)
                self._take_in(ready)
        return refused

    def remove(self, keys: Iterable[Key]) -> None:
        """Take the packages of `keys` out. To be called while the store is held (`changing`)."""
        self._incoming.mkdir(exist_ok=True)
        for key in keys:
            self.folder(key).rename(self._incoming / "~".join(map(str, key)))
        shutil.rmtree(self._incoming, ignore_errors=True)

    def known(self) -> dict[str, Mark]:
        """Return the states of repositories whose packages are here as they were made, by their places.

        Without the file all are read again.
        """
        path = self.root / _KNOWN
        if not self.taken() or not path.is_file():
            return {}
        found = {
            place: Mark(mark, ward, (key[0], key[1], key[2]), fingerprint)
            for place, (mark, ward, key, fingerprint) in json.loads(path.read_bytes()).items()
        }
        here = {one.key: self.manifest(one.key) for one in found.values()}
        return {
            place: one
            for place, one in found.items()
            if (manifest := here[one.key]) is not None and fingerprint_of(manifest) == one.fingerprint
        }

    def remember(self, marks: Mapping[str, Mark]) -> None:
        """Add `marks` to what is known."""
        if marks:
            found = {
                place: [one.mark, one.ward, one.key, one.fingerprint]
                for place, one in {**self.known(), **marks}.items()
            }
            temporary = self.root / f"{_KNOWN}.tmp"
            temporary.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
            os.replace(temporary, self.root / _KNOWN)  # noqa: PTH105 the one call that is atomic on every system

    @property
    def _incoming(self) -> Path:
        return self.root / "incoming"

    @property
    def _ready(self) -> Path:
        """Packages that were found whole and are being moved to their places: a crash is ended from here."""
        return self.root / "ready"

    def _end_what_was_begun(self) -> None:
        shutil.rmtree(self._incoming, ignore_errors=True)
        for ready in sorted(self._ready.glob("*")):
            self._take_in(ready)

    def _outdated(self) -> dict[Part, set[str]]:
        """Return the provinces and years whose tables are not made of the packages that are here, with the wards that have one."""
        wards: dict[Part, set[str]] = defaultdict(set)
        for province, ward, year in self.taken():
            wards[province, year].add(ward)
        names = [path.stem.rpartition("~") for path in (self.root / "made").glob("*~*.json")]
        made = {(province, int(year)) for province, _, year in names if _YEAR.fullmatch(year)}
        return {
            part: wards[part]
            for part in wards.keys() | made
            if self._made(part) != self._state(part, wards[part])
        }

    def _made(self, part: Part) -> _State:
        """Return of which packages the tables of a province's year were made and how large they were, nothing where that is not known."""
        try:
            found = json.loads(self._made_file(part).read_bytes())
            return _State(dict(found["packages"]), dict(found["tables"]))
        except (OSError, ValueError, KeyError, TypeError):
            return _State({}, {})

    def _state(self, part: Part, wards: Iterable[str]) -> _State:
        """Return the same of what lies here."""
        province, year = part
        below = str(self.root / "packages" / f"province={province}")
        manifests = {ward: f"{below}/ward={ward}/year={year}/{MANIFEST}" for ward in wards}
        return _State(
            {
                ward: [now.st_size, now.st_mtime_ns]
                for ward, path in manifests.items()
                if (now := _stat(path))
            },
            {name: now.st_size for name in store_tables() if (now := _stat(self._table(name, part)))},
        )

    def _made_file(self, part: Part) -> Path:
        return self.root / "made" / f"{part[0]}~{part[1]}.json"

    def _table(self, name: str, part: Part) -> Path:
        return self.root / "tables" / name / f"province={part[0]}" / f"year={part[1]}" / "all.parquet"

    def _take_in(self, ready: Path) -> None:
        province, ward, year = ready.name.split("~")
        target = self.folder((province, ward, int(year)))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(target, ignore_errors=True)
        ready.rename(target)

    def _put_together(self, part: Part, names: Iterable[str]) -> None:
        """Make the tables of a province's year again; where few packages changed, the rows of all others are as they were."""
        wards = {name: self.folder((part[0], name, part[1])) for name in sorted(names)}
        made, now = self._made(part), self._state(part, wards)
        changed = {
            ward for ward in made.packages.keys() | wards if made.packages.get(ward) != now.packages.get(ward)
        }
        few = made.tables == now.tables and len(changed) * 4 < len(wards)
        again = {ward: folder for ward, folder in wards.items() if ward in changed or not few}
        self._refuse_damaged((part[0], ward, part[1]) for ward in again)
        with connected() as base:
            for name, table in store_tables().items():
                target = self._table(name, part)
                if few and target.is_file():
                    write_table(base, table, files_of(table, again), target, known=target, without=changed)
                elif files := files_of(table, wards):
                    write_table(base, table, files, target)
                else:
                    target.unlink(missing_ok=True)
        self._note_made(part, self._state(part, wards))

    def _note_made(self, part: Part, state: _State) -> None:
        path = self._made_file(part)
        if not state.packages:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(exist_ok=True)
        temporary = path.with_suffix(".tmp")
        temporary.write_text(json.dumps({"packages": state.packages, "tables": state.tables}), "utf-8")
        os.replace(temporary, path)  # noqa: PTH105 the one call that is atomic on every system

    def is_whole(self, key: Key) -> bool:
        """Tell whether every table that a package's manifest promises is there, as large as it says."""
        tables = (self.manifest(key) or {}).get("tables", {})
        sizes = {name: _stat(self.folder(key) / f"{name}.parquet") for name in tables}
        return bool(sizes) and all(
            size is not None and size.st_size == tables[name]["bytes"] for name, size in sizes.items()
        )

    def _refuse_damaged(self, keys: Iterable[Key]) -> None:
        """Raise UserError where a package in the store is not what its manifest promises: its rows would be missing."""
        damaged = [self.folder(key) for key in keys if not self.is_whole(key)]
        if damaged:
            raise UserError(
                f"Gói đã nhận bị hỏng trong nơi tổng hợp: {', '.join(map(str, damaged[:3]))}.",
                hint="Nhận lại gói của nơi ấy (tdkt rollup add), hoặc bỏ nó (tdkt rollup remove), rồi chạy lại.",
            )


def _staged(folder: Path, package: Received) -> Path:
    folder.mkdir(parents=True)
    for name, data in package.tables.items():
        (folder / f"{name}.parquet").write_bytes(data)
    (folder / MANIFEST).write_bytes(as_json(package.manifest))
    return folder


def _stat(path: Path | str) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116 there are thousands
    except FileNotFoundError:
        return None


def batched(items: Iterable[_T], most: int) -> Iterator[list[_T]]:
    """Yield lists of at most `most` of `items`."""
    rest = iter(items)
    while batch := list(islice(rest, most)):
        yield batch
