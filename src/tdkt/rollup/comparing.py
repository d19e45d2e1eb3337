"""A package beside the one of the same ward and year that is in the store: what differs, which is newer, who lies."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tdkt.model.records import dataclass
from tdkt.model.text import one_line
from tdkt.publishing.package import MANIFEST, as_json
from tdkt.publishing.parquet import connected, engine
from tdkt.rollup.judging_packages import faults
from tdkt.rollup.received import RefusedError, fingerprint_of, received

_CLOCKS_DIFFER = timedelta(days=1)
_COUNTED = ("results", "reports", "figures", "awards", "targets", "units", "fund")
"""Tables of which fewer rows than before are worth a word."""


def name_of(manifest: dict[str, Any]) -> str:
    """Return whose package it is, as one line."""
    return one_line(manifest["ward"]["name"])


def is_ahead(manifest: dict[str, Any]) -> bool:
    """Tell whether a package says that it was made after today: by a clock that is wrong, so that no later one would be newer."""
    said = manifest["source"]["committed_at"]
    try:
        return said is not None and datetime.fromisoformat(said) > datetime.now(UTC) + _CLOCKS_DIFFER
    except (ValueError, OverflowError):
        return True


@dataclass(frozen=True, slots=True)
class Beside:
    """A package that is offered beside the one that is in the store (`known`), by their manifests.

    `from_repository` tells that it was made here, of the ward's repository. `difference` says in words where the two contradict each
    other, "" where they do not: a table that but one of them has is no matter.
    """

    known: dict[str, Any]
    manifest: dict[str, Any]
    from_repository: bool
    difference: str

    @property
    def is_the_same(self) -> bool:
        """Tell whether it is the very package that is there."""
        return fingerprint_of(self.known) == fingerprint_of(self.manifest)

    @property
    def brings_nothing(self) -> bool:
        """Tell whether the one that is there holds all of it.

        One that is made of a repository has no names, and its commit may have been made later or anew: the same tables are enough.
        """
        has_all = self.known["tables"].keys() >= self.manifest["tables"].keys()
        return self.is_the_same or (self.from_repository and not self.difference and has_all)

    @property
    def shows_a_lie(self) -> bool:
        """Tell whether the one that is there names the source of which this one was made, and says something else."""
        is_one_source = _are_of_one_tool(self.known, self.manifest) and _are_of_one_source(
            self.known, self.manifest
        )
        return self.from_repository and is_one_source and bool(self.difference)

    @property
    def why_not(self) -> str:
        """Why it does not take the place of the one that is there unless that is wished, "" where it does."""
        if self.is_the_same or self.shows_a_lie or (self.from_repository and not self.difference):
            return ""
        if not self._is_newer:
            return self._not_newer
        is_of_one_state = _are_of_one_tool(self.known, self.manifest) and _are_of_one_moment(
            self.known, self.manifest
        )
        if self.difference and is_of_one_state and not self.from_repository:
            return (
                f"cùng thời điểm commit với gói đang có mà khác ở {self.difference}: không rõ gói nào đúng "
                "(vẫn nhận: thêm --replace)"
            )
        return ""

    @property
    def lie(self) -> str:
        """What is told of a lie."""
        return (
            f"gói đang có của {name_of(self.known)} không phải do dữ liệu mà nó nêu làm ra: khác kho ở {self.difference}; "
            "đã thay bằng gói làm từ kho"
        )

    @property
    def loss(self) -> str:
        """What the one that is there holds and this one does not, in words, "" where that is nothing."""
        gone = [period for period in self.known["periods"] if period not in self.manifest["periods"]]
        fewer = [
            f"{name} còn {now} dòng (trước {before})"
            for name in _COUNTED
            if (now := self.manifest["tables"][name]["rows"]) < (before := self.known["tables"][name]["rows"])
        ]
        if not gone and not fewer:
            return ""
        said = [f"không còn kỳ {', '.join(gone)}"] if gone else ["có ít dòng hơn"]
        return f"{name_of(self.manifest)}: gói mới {'; '.join([*said, *fewer])}"

    @property
    def _is_newer(self) -> bool:
        ours, theirs = _moment(self.known), _moment(self.manifest)
        return theirs is not None and (ours is None or is_ahead(self.known) or theirs >= ours)

    @property
    def _not_newer(self) -> str:
        ours, theirs = _moment(self.known), _moment(self.manifest)
        if self.from_repository and theirs is not None:
            return (
                f"kho ở đây cũ hơn gói đang có ({theirs} trước {ours}): hoặc kho chưa cập nhật, hoặc gói đang có không phải do kho làm ra "
                "(lấy theo kho: thêm --replace)"
            )
        if theirs is None:
            return "không ghi commit nên không rõ có mới hơn gói đang có không (vẫn nhận: thêm --replace)"
        return f"cũ hơn gói đang có ({theirs} trước {ours}; vẫn nhận: thêm --replace)"


def beside(
    known: dict[str, Any], folder: Path, manifest: dict[str, Any], path: Path, *, from_repository: bool
) -> Beside:
    """Return the package at `path` beside the `known` one in `folder`, each with its manifest."""
    tables = [
        name
        for name, said in manifest["tables"].items()
        if name in known["tables"] and known["tables"][name]["sha256"] != said["sha256"]
    ]
    may_contradict = _are_of_one_tool(known, manifest) and (
        _are_of_one_source(known, manifest) or _are_of_one_moment(known, manifest)
    )
    if tables and may_contradict:
        tables = _with_other_rows(tables, folder, path)
    said = [f"bảng {', '.join(tables)}"] if tables else []
    if any(known[key] != manifest[key] for key in ("periods", "illustrative")):
        said.append("bản kê")
    return Beside(known, manifest, from_repository, " và ".join(said))


def _are_of_one_tool(known: dict[str, Any], manifest: dict[str, Any]) -> bool:
    return bool(known["tool"] == manifest["tool"])


def _are_of_one_source(known: dict[str, Any], manifest: dict[str, Any]) -> bool:
    """Tell whether two packages say that they were made of the same commit, or of the same files."""
    ours, theirs = known["source"], manifest["source"]
    is_one_commit = ours["commit"] is not None and ours["commit"] == theirs["commit"]
    return bool(is_one_commit or ours["data"] == theirs["data"])


def _are_of_one_moment(known: dict[str, Any], manifest: dict[str, Any]) -> bool:
    return _moment(known) is not None and _moment(known) == _moment(manifest)


def _moment(manifest: dict[str, Any]) -> str | None:
    said: str | None = manifest["source"]["committed_at"]
    return said


def _with_other_rows(tables: Iterable[str], folder: Path, path: Path) -> list[str]:
    """Return those of `tables` that have other rows in the package at `path` than in `folder`.

    Another release of DuckDB writes the same rows as other bytes. A package that is not sound contradicts nothing: the offered one is
    refused when it is taken in, and one that is damaged in the store gives way.
    """
    duckdb = engine()
    differing = []
    with TemporaryDirectory(prefix="tdkt-") as scratch, connected() as base:
        offered = Path(scratch)
        if not _is_sound(path, offered):
            return []
        for name in tables:
            pair = [str(one / f"{name}.parquet") for one in (folder, offered)]
            try:
                if any(base.execute(_ONLY_IN_ONE, two).fetchall() for two in (pair, pair[::-1])):
                    differing.append(name)
            except duckdb.Error:
                continue
    return differing


def _is_sound(path: Path, into: Path) -> bool:
    """Write the package at `path` into a folder and tell whether it would be taken."""
    try:
        package = received(path)
    except RefusedError:
        return False
    for name, data in package.tables.items():
        (into / f"{name}.parquet").write_bytes(data)
    (into / MANIFEST).write_bytes(as_json(package.manifest))
    return not faults({package.key: into})


_ONLY_IN_ONE = "FROM read_parquet(?, hive_partitioning=false) EXCEPT ALL FROM read_parquet(?, hive_partitioning=false) LIMIT 1"
