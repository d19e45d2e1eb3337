"""What a kind of list is: the columns by which it is known, and what becomes of its rows."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import lru_cache

from tdkt.model.records import dataclass, field
from tdkt.model.text import letters
from tdkt.workspace.workspace import Workspace

CHOICES_SHEET = "_danh-muc"
"""The hidden sheet of our own lists that holds what their drop-downs offer."""
_ASIDE = re.compile(r"\([^)]*\)")


@lru_cache(maxsize=5_000)
def heading_key(text: str) -> str:
    """Return what a heading is known by: its letters without tones, case, spaces and what stands in brackets."""
    return letters(_ASIDE.sub(" ", text)) or letters(text)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: `headings` are the words that offices put over it, the first is what we call it ourselves."""

    key: str
    headings: tuple[str, ...]
    needed: bool = False
    loose: tuple[str, ...] = ()
    """Headings that are taken only where the user says what the list is."""
    repeats: bool = False
    """Whether several columns may be it ("Danh hiệu thi đua", "Hình thức khen thưởng"): each that says something is a row.

    So is each box that is ticked in a column that is headed by the name of an award ("LĐTT", "CSTĐCS").
    """

    @property
    def title(self) -> str:
        """What the column is called in messages."""
        return self.headings[0]

    def keys(self, *, is_told: bool) -> dict[str, None]:
        """Return its headings as they are compared."""
        return _keys((*self.headings, *self.loose) if is_told else self.headings)


@lru_cache(maxsize=1_000)
def _keys(headings: tuple[str, ...]) -> dict[str, None]:
    return dict.fromkeys(map(heading_key, headings))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list: `values` by column, tidy; `group` is the last line above that heads rows ("I. Phòng Kinh tế").

    `titles` are the texts above the head of the list, `fault` is the cell that cannot be read: its column, why, and how to mend it.
    """

    sheet: str
    number: int
    values: Mapping[str, str]
    letters: Mapping[str, str] = field(default_factory=dict)
    """The letter of each column, for messages."""
    group: str = ""
    titles: tuple[str, ...] = ()
    fault: tuple[str, str, str] | None = None
    rest: Mapping[str, str] = field(default_factory=dict)
    """What stands in columns that are not used, by their letters."""

    def get(self, key: str) -> str:
        """Return what stands in a column, "" for nothing."""
        return self.values.get(key, "")

    def cell(self, key: str) -> str:
        """Return the address of a cell, of the row where the list has no such column."""
        return f"{self.letters[key]}{self.number}" if key in self.letters else f"hàng {self.number}"


class Fate(Enum):
    """What becomes of a row."""

    NEW = "mới"
    CHANGED = "sửa"
    SAME = "giữ nguyên"
    DOUBLE = "trùng dòng trên"
    BLANK = "để trống"
    """Somebody is named and nothing is said of them, as in a list that goes round to be filled in."""
    ASIDE = "dòng tiêu đề, dòng cộng"
    """It heads a part of the list, or sums it up."""
    REFUSED = "từ chối"


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with what becomes of it: `words` say what for the clerk, `entry` is what is written (with its id)."""

    row: Row
    fate: Fate
    words: str = ""
    hint: str = ""
    key: str = ""
    """The column that a refusal is about."""
    entry: Mapping[str, object] = field(default_factory=dict)
    variant: str = ""
    """How the list spells a name that is written in another spelling."""
    file: str = ""
    """The file that the entry stands in, "" for that of its kind."""


@dataclass(frozen=True, slots=True)
class Told:
    """Rows as they are judged, and what else the clerk has to know."""

    rows: tuple[Judged, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user says about lists: the batch, the year and the day they are for, None where nothing is said.

    `titled` are the years that the titles of the list name.
    """

    batch: str | None = None
    year: int | None = None
    day: datetime.date | None = None
    titled: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ListKind:
    """A kind of list: `name` is what `--as` takes, `title` what people call it, `noun` what a row is.

    `judge` holds rows against the workspace. `file` is where its entries stand and `path` the keys that lead to them; `skeleton` is
    a new file's text ("" where the file has to be there).
    An entry may name another file than `file` (`Judged.file`); it is given to `write`.
    """

    name: str
    title: str
    noun: str
    columns: tuple[Column, ...]
    judge: Callable[[Workspace, Sequence[Row]], Told]
    file: str
    path: tuple[str, ...]
    skeleton: str = ""
    write: Callable[[str | None, Sequence[Judged]], str] | None = None
    """Puts the entries into the file where they do not stand in one list; takes the file's text and the rows."""
    placed: Callable[[Workspace, Asked], ListKind] | None = None
    """Returns the kind for the year or the batch that is asked for; raises UserError where that has to be said first."""
    identity: tuple[str, ...] = ("id",)
    """The keys by which an entry is known in its file."""
    one_of: tuple[str, ...] = ()
    """The keys of columns of which a list has at least one."""
    titled: tuple[str, ...] = ()
    """Words (folded) of titles of such lists: they decide between kinds whose columns fit alike, and let loose headings in."""
    spread: Mapping[str, str] = field(default_factory=dict)
    """What may head columns of a table that has a row for each unit: by `heading_key` what stands there as the name of a row."""
    skeletons: Mapping[str, str] = field(default_factory=dict)
    """The text of new files where a list stands in several, by file."""
