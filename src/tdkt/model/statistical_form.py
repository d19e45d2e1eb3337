"""A form of the statistical regime as data: its head, columns, rows and inner sums; what a ward states of its year's forms.

The forms lie in `law/statistical_forms.yaml`; a ward whose forms are others writes them in the same shape (`YearStatistics`).
"""

from __future__ import annotations

from collections.abc import Mapping

from tdkt.model.building import Data, in_file
from tdkt.model.place import Origin
from tdkt.model.records import dataclass, field

Where = Mapping[str, tuple[str, ...]]
"""What is counted: by what a thing is known, the values that count ("level": ("central",)). Nothing said: everything."""


def _where(data: Data, origin: Origin) -> Where:
    return {key: tuple(values) for key, values in data.get("where", {}).items()}


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column; `code` is printed under its title, `group` above the titles of neighbours that share it.

    `each` makes a column for every award that is on record of those in `where`, `split` one for collectives and one for people.
    What no record can tell has `known` false.
    """

    code: str
    title: str
    group: str = field(metadata=in_file(absent=""))
    where: Where = field(metadata=in_file(by=_where))
    each: bool = field(metadata=in_file(absent=False))
    split: bool = field(metadata=in_file(absent=False))
    known: bool = field(metadata=in_file(absent=True))
    origin: Origin


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row; without a `code` it is the title of those under it. `unit` is what is counted ("Người")."""

    title: str
    code: str = field(metadata=in_file(absent=""))
    unit: str = field(metadata=in_file(absent=""))
    where: Where = field(metadata=in_file(by=_where))
    known: bool = field(metadata=in_file(absent=True))
    origin: Origin


@dataclass(frozen=True, slots=True)
class FormSum:
    """What adds up: the `parts` to the `total`, by their codes; of `within` each is part of the total and not all of it."""

    total: str
    parts: tuple[str, ...]
    within: bool = field(metadata=in_file(absent=False))
    origin: Origin


@dataclass(frozen=True, slots=True)
class StatisticalForm:
    """A form. `counts` says what ("movements", "awards"; "": only what the ward fills in), `where` which of them.

    A form whose columns and rows nobody has read has none, and a `note` that says so.
    """

    number: str
    title: str
    counts: str = field(metadata=in_file(absent=""))
    unit: str = field(metadata=in_file(absent=""))
    received: str = field(metadata=in_file(absent=""))
    where: Where = field(metadata=in_file(by=_where))
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...]
    row_sums: tuple[FormSum, ...]
    column_sums: tuple[FormSum, ...]
    note: str = field(metadata=in_file(absent=""))
    origin: Origin

    @property
    def short(self) -> str:
        """The number without what follows the stroke: "0601.N"."""
        return self.number.partition("/")[0]

    @property
    def slug(self) -> str:
        """The number as a file is named: "0601-n"."""
        return self.short.lower().replace(".", "-")


@dataclass(frozen=True, slots=True)
class FilledCell:
    """A number that the ward fills in where its records cannot know it; `source` says where it has it from."""

    form: str
    row: str
    column: str
    value: int
    source: str = field(metadata=in_file(absent=""))
    origin: Origin


@dataclass(frozen=True, slots=True)
class YearStatistics:
    """What a ward states of the statistical forms of a year.

    `instrument` is what they are attached to and `receiver` who gets them, where that is not as tdkt knows it; `complete` tells that
    every award from above of the year is on record, so that none on record is none. `forms` replace those of their number.
    """

    year: int
    instrument: str = field(metadata=in_file(absent=""))
    receiver: str = field(metadata=in_file(absent=""))
    complete: bool = field(metadata=in_file(absent=False))
    cells: tuple[FilledCell, ...]
    forms: tuple[StatisticalForm, ...]
    origin: Origin
    illustrative: bool = False
