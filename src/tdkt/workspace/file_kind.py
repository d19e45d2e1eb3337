"""What tells a kind of YAML file from the others: one record, which everything else asks (`tdkt.workspace.kinds`)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from enum import Enum
from pathlib import PurePosixPath
from typing import Any, Protocol

from tdkt.model.place import Origin
from tdkt.model.records import dataclass, field
from tdkt.workspace.schema import IDENTITY, load_schema, may_say

_PLACEHOLDER = re.compile(r"\{[^{}]+\}")
_IN_WORDS = {
    **dict.fromkeys(("year", "period.year", "batch.year"), "NĂM"),
    "period.key": "KỲ",
    "unit": "ĐƠN-VỊ",
    "id": "MÃ",
    "whose": "",
    "group": "CỤM-KHỐI",
    "member": "THÀNH-VIÊN",
    "batch.id": "ĐỢT",
}


class FromFile(Protocol):
    """A model object that a whole file is read into."""

    @property
    def origin(self) -> Origin:
        """The file and where everything stands in it."""


class Lies(Enum):
    """How strictly the path of a kind is held to."""

    EXACTLY = "exactly"
    IN_FOLDER = "in folder"
    """The folder is held to, the name is free."""
    ANYWHERE = "anywhere"
    """The path says where tdkt writes such a file and where people look first; another place is no fault, or told by a
    check of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBy:
    """An issued document (`of`, as the register names it) holds the file; `key` is the key of the file that names it.

    `also` are documents that come before it and are printed from the same file, each from the parts that the schema says
    (`x-printed-in`): a kế hoạch kiểm tra from that of its round, a tờ trình from those of its batch.
    `and_issuer` tells that the file may say whose own report it is for (`tdkt.model.report_key`). Where `key` is "", the document gathers such files by a rule of its own (`tdkt.workspace.issued`).
    """

    of: str
    key: str = ""
    also: tuple[str, ...] = ()
    and_issuer: bool = False
    and_year: bool = False
    """Whether the id is given anew every year, so that the document is named with it: "2026/khoi-thon"."""

    whole_year: bool = False
    """Whether every such document of the file's year holds it: the table that all cụm, khối are scored by."""

    def is_named(self, document: str, year: object, said: object) -> bool:
        """Tell whether the key `document` names the document of a file of `year` that says `said` under `key`."""
        if self.whole_year:
            return document.partition("/")[0] == str(year)
        return document == (f"{year}/{said}" if self.and_year else str(said))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FileKind:
    """A kind of file. What its values are is said by its schema (schemas/KEY.schema.json), what they become by `model`.

    Texts with placeholders are filled from the file: `path` and what findings say from the model ({year}, {period.key}),
    `title` from the names of the file's values as a reader of documents knows them.
    """

    key: str
    """The word after `kind:`."""
    model: type[Any]
    title: str
    """What a review calls the file: "Báo cáo {period} của {unit}"."""
    path: str
    """Where tdkt writes it and expects it. {batch} is the batch that the file belongs to."""
    lies: Lies = Lies.EXACTLY
    blamed: tuple[str, ...] = ()
    """The keys that may be wrong where a file lies elsewhere: the first whose value the path does not have, else the last;
    () for the last key of its identity."""
    or_mend: str = ""
    """What else than moving it mends a misplaced file, after the path in a hint."""
    if_taken: str = ""
    """The hint where a file lies elsewhere and its place is taken, where that is worth a hint of its own."""
    said: str = ""
    """What findings call it; "" for its `title`."""
    twice: str | None = "Đã có tệp nói cùng việc này (ở {first.file})."
    """What is said of a second file about the same matter; None where a check of its own says it, or nobody minds."""
    mend_twice: str = "Gộp vào một tệp hoặc xóa một tệp."
    one_each: tuple[str, ...] = ()
    """The fields of which there is one file each, where these are not the file's identity."""
    needs: str = ""
    """The kind that has to be there for the same year."""
    needed: bool = True
    """Whether other files refer to it: a broken one that nothing refers to takes nothing away from the ward or its plan."""
    group: str = "records"
    """Where a review tells its changes (`tdkt.changes.telling`), `part_groups` those of some of its parts."""
    part_groups: Mapping[str, str] = field(default_factory=dict)
    nouns: Mapping[str, str] = field(default_factory=dict)
    """What a review calls its parts, where that is not the title of their definition in the schema."""
    beside: tuple[str, ...] = ()
    """The issued documents that are printed with it but do not hold it."""
    held: HeldBy | None = None

    @property
    def schema(self) -> Mapping[str, Any]:
        """Its schema."""
        return load_schema(f"{self.key}.schema.json")

    def may_say(self, keywords: Collection[str]) -> bool:
        """Tell quickly whether its schema may say any of `keywords` (`schema.may_say`)."""
        return may_say(f"{self.key}.schema.json", keywords)

    @property
    def identity(self) -> tuple[str, ...]:
        """The keys that tell which matter a file is about; () where there is one file of the kind."""
        return tuple(self.schema.get(IDENTITY, ()))

    @property
    def folder(self) -> str:
        """The named folder that it lies in, below plans/ and a year: "reports", "awards"; "" for none."""
        named = [part for part in PurePosixPath(self.path).parts[1:-1] if not _PLACEHOLDER.search(part)]
        return named[0] if named else ""

    def is_in_its_folder(self, file: str) -> bool:
        """Tell whether `file` lies below the named folder of the kind, whatever it holds: it may not have been read."""
        return self.folder in PurePosixPath(file).parts[:-1]

    @property
    def pattern(self) -> str:
        """Its path with a star for everything that differs from file to file: "plans/*/movements/*.yaml"."""
        return _PLACEHOLDER.sub("*", self.path)

    @property
    def place_in_words(self) -> str:
        """Its path as messages say it: "plans/NĂM/movements/ĐƠN-VỊ.yaml"."""
        return _PLACEHOLDER.sub(lambda found: _IN_WORDS[found[0].strip("{}")], self.path)

    def file(self, **parts: object) -> str:
        """Return the path of the file with these values: `kind.file(year=2026, unit="van-phong")`."""
        return self.path.format_map(parts)

    def placeholders(self) -> tuple[str, ...]:
        """Return the names that the path is filled with: ("period", "unit")."""
        names = (found.strip("{}") for found in _PLACEHOLDER.findall(self.path))
        return tuple(dict.fromkeys(name.partition(".")[0] for name in names))
