"""Who does what until when: the line of a sentence in the annex "Phân công nhiệm vụ"."""

from __future__ import annotations

from tdkt.model.building import in_file
from tdkt.model.place import Origin
from tdkt.model.records import dataclass, field


@dataclass(frozen=True, slots=True)
class Assignment:
    """How a sentence is carried out: `lead` where that is not the unit itself, who cooperates (ids of units, or names), when,
    and what comes of it; all in words.
    """

    lead: str = field(metadata=in_file(absent=""))
    with_: tuple[str, ...]
    when: str = field(metadata=in_file(absent=""))
    product: str = field(metadata=in_file(absent=""))
    origin: Origin
