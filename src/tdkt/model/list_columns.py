"""What the columns of a ward's own lists mean, where their headings do not say it: kept, so that it is said once."""

from __future__ import annotations

from tdkt.model.building import in_file
from tdkt.model.place import Origin
from tdkt.model.records import dataclass, field


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of the lists of a kind: its `heading` as it stands in Excel, and the column that it is."""

    list_name: str = field(metadata=in_file(key="list"))
    heading: str
    column: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class ListColumns:
    """The ward's own headings."""

    columns: tuple[ListColumn, ...]
    origin: Origin
