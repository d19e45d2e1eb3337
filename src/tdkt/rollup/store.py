"""Where the packages lie: as they were sent, by province, ward and year, and their tables put together by province and year.

    packages/province=P/ward=W/year=Y/    manifest.json and the ward's tables, as received
    tables/TABLE/province=P/year=Y/all.parquet    the same rows of all wards, with a column `ward`

Only `packages/` is kept; `tables/` is made of it and may be deleted. A package that was found whole waits in `ready/` until it is in its place,
and whose tables it changes is marked in `stale/` first: whoever comes after a crash ends what was begun.
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
from tdkt.publishing.parquet import connected, engine, quoted
from tdkt.publishing.tables import Table, declared
from tdkt.rollup.judging_packages import faults
from tdkt.rollup.received import Received, fingerprint_of
from tdkt.workspace.one_writer import held
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
        """Tell whether tables have to be made again, or are being made, before they say what the packages say."""
        return any((self.root / "stale").glob("*")) or bool(self._without_tables())

    def taken(self) -> set[Key]:
        """Return whose packages are here; a copy that somebody made beside one ("year=2026 (bản sao)") is none."""
        folders = (self.root / "packages").glob("province=*/ward=*/year=*")
        parts = ([part.partition("=")[2] for part in folder.parts[-3:]] for folder in folders)
        return {
            (province, ward, int(year))
            for province, ward, year in parts
            if _SLUG.fullmatch(province) and _SLUG.fullmatch(ward) and _YEAR.fullmatch(year)
        }

    def years(self) -> set[int]:
        """Return the years of the packages that are here."""
        return {year for _, _, year in self.taken()}

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
        touched: dict[Part, set[str]] = defaultdict(set)
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
                touched[key[0], key[2]].add(key[1])
        for part, wards in touched.items():
            self._put_together(part, wards)
        return refused

    def remove(self, keys: Iterable[Key]) -> None:
        """Take the packages of `keys` out, and their rows out of the tables. To be called while the store is held (`changing`)."""
        touched: dict[Part, set[str]] = defaultdict(set)
        self._incoming.mkdir(exist_ok=True)
        for province, ward, year in keys:
            self._mark_stale((province, year))
            self.folder((province, ward, year)).rename(self._incoming / f"{province}~{ward}~{year}")
            touched[province, year].add(ward)
        for part, wards in touched.items():
            self._put_together(part, wards)
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
        marks = [mark.name.rpartition("~") for mark in (self.root / "stale").glob("*")]
        stale = {(province, int(year)) for province, _, year in marks}
        for part in sorted(stale | self._without_tables()):
            self._put_together(part, set())

    def _without_tables(self) -> set[Part]:
        """Return the provinces and years whose tables somebody deleted."""
        parts = {(province, year) for province, _, year in self.taken()}
        return {part for part in parts if not self._table("wards", part).is_file()}

    def _table(self, name: str, part: Part) -> Path:
        return self.root / "tables" / name / f"province={part[0]}" / f"year={part[1]}" / "all.parquet"

    def _take_in(self, ready: Path) -> None:
        province, ward, year = ready.name.split("~")
        self._mark_stale((province, int(year)))
        target = self.folder((province, ward, int(year)))
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(target, ignore_errors=True)
        ready.rename(target)

    def _mark_stale(self, part: Part) -> None:
        mark = self.root / "stale" / f"{part[0]}~{part[1]}"
        mark.parent.mkdir(exist_ok=True)
        mark.touch()

    def _put_together(self, part: Part, changed: set[str]) -> None:
        """Make the tables of a province's year again; where few wards `changed`, the rows of all others are as they were."""
        province, year = part
        keys = sorted(key for key in self.taken() if (key[0], key[2]) == part)
        wards = {key[1]: self.folder(key) for key in keys}
        few = bool(changed) and len(changed) * 4 < len(wards)
        with connected() as base:
            for name, table in declared().items():
                target = self._table(name, part)
                files = {ward: folder / f"{name}.parquet" for ward, folder in wards.items()}
                files = {ward: file for ward, file in files.items() if file.is_file()}
                if few and target.is_file():
                    files = {ward: file for ward, file in files.items() if ward in changed}
                    _write_table(base, table, files, target, known=target, without=changed)
                elif files:
                    _write_table(base, table, files, target)
                else:
                    target.unlink(missing_ok=True)
        (self.root / "stale" / f"{province}~{year}").unlink(missing_ok=True)


def _staged(folder: Path, package: Received) -> Path:
    folder.mkdir(parents=True)
    for name, data in package.tables.items():
        (folder / f"{name}.parquet").write_bytes(data)
    (folder / MANIFEST).write_bytes(as_json(package.manifest))
    return folder


def _write_table(
    base: Any,
    table: Table,
    files: Mapping[str, Path],
    target: Path,
    *,
    known: Path | None = None,
    without: Iterable[str] = (),
) -> None:
    """Write the rows of `files` (by ward), and those of `known` but for the wards `without`, in the order of the wards."""
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    parts, values = [], []
    if known:
        asked = f"SELECT ward, {columns}, file_row_number FROM read_parquet(?, file_row_number=true, hive_partitioning=false)"
        parts.append(f"{asked} WHERE NOT list_contains(?, ward)")
        values += [str(known), list(without)]
    if files:
        options = "file_row_number=true, hive_partitioning=true, hive_types_autocast=false"
        parts.append(f"SELECT ward, {columns}, file_row_number FROM read_parquet(?, {options})")
        values.append([str(file) for file in files.values()])
    temporary = target.with_name("all.tmp")
    target.parent.mkdir(parents=True, exist_ok=True)
    rows = f"SELECT ward, {columns} FROM ({' UNION ALL '.join(parts)}) ORDER BY ward, file_row_number"
    base.execute(f"COPY ({rows}) TO '{quoted(temporary)}' (FORMAT parquet, COMPRESSION zstd)", values)
    os.replace(temporary, target)  # noqa: PTH105 the one call that is atomic on every system


def batched(items: Iterable[_T], most: int) -> Iterator[list[_T]]:
    """Yield lists of at most `most` of `items`."""
    rest = iter(items)
    while batch := list(islice(rest, most)):
        yield batch
