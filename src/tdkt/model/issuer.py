"""Who issues a document (NĐ 30/2020, Phụ lục I, II.2, II.3, II.7): the ward, or a body that the ward declares, with its signers.

An Organization and an Issuer are both `IssuingBody`: a document asks for nothing else of whoever issues it.
"""

from __future__ import annotations

import re
from typing import Protocol

from tdkt.model.building import in_file
from tdkt.model.place import Origin
from tdkt.model.records import dataclass, field

COUNCIL, UNIT, BOARD, SCHOOL, FRONT, UNION, OTHER = (
    "council",
    "unit",
    "board",
    "school",
    "front",
    "union",
    "other",
)
ISSUER_TYPES = {
    COUNCIL: "Hội đồng",
    UNIT: "phòng, trung tâm của xã, phường",
    BOARD: "ban chỉ đạo, tổ",
    SCHOOL: "trường",
    FRONT: "Mặt trận Tổ quốc Việt Nam",
    UNION: "đoàn thể",
    OTHER: "cơ quan, tổ chức khác",
}
_OF_THE_WARD = (COUNCIL, UNIT, BOARD)
"""Those that stand under the ward's name on a page unless they say otherwise."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Someone who may sign (NĐ 30/2020, Phụ lục I, II.7).

    `on_behalf_of` follows "TM.", `by_order_of` "TL.", `authorised_by` "TUQ.", `in_place_of` "KT."; `acting` is "Q.".
    `other_post` stands above the name: the post that whoever signs for a Council has where it borrows the seal (II.7c).
    """

    id: str
    name: str
    post: str
    on_behalf_of: str | None
    in_place_of: str | None
    origin: Origin
    by_order_of: str | None = None
    authorised_by: str | None = None
    acting: bool = False
    other_post: str | None = None

    @property
    def authority_lines(self) -> tuple[str, ...]:
        """The lines above the signature in capitals (NĐ 30/2020, Phụ lục I, II.7b)."""
        given = (
            ("TM.", self.on_behalf_of),
            ("TL.", self.by_order_of),
            ("TUQ.", self.authorised_by),
            ("KT.", self.in_place_of),
        )
        lines = [f"{mark} {whom.upper()}" for mark, whom in given if whom]
        return (*lines, f"{'Q. ' if self.acting else ''}{self.post.upper()}")

    @property
    def other_posts(self) -> tuple[str, ...]:
        """What stands above the name (NĐ 30/2020, Phụ lục I, II.7đ)."""
        return (self.other_post,) if self.other_post else ()


class IssuingBody(Protocol):
    """What a document has to know of whoever issues it: name, head of the page, symbol, place, signers."""

    @property
    def name(self) -> str:
        """What sentences call it."""

    @property
    def superior(self) -> str | None:
        """The line above its name at the head of a page, None for none."""

    @property
    def issuer(self) -> tuple[str, ...]:
        """The lines of its name at the head of a page, in capitals."""

    @property
    def abbreviation(self) -> str:
        """What follows the hyphen in its symbols."""

    @property
    def place(self) -> str:
        """The địa danh before the date."""

    @property
    def signers(self) -> tuple[Signer, ...]:
        """Those who may sign for it."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that issues documents under a head of its own.

    `body` is the unit or the collective of the register that it is. `documents` are the kinds of documents that it issues
    unless the file of a document says otherwise. `recipients` follow those of a document, `archive` stands in place of its own.
    `superior` and `place` are as the file says them; `Organization.issuer_with` fills in those of the ward.
    """

    id: str
    type: str
    name: str
    body: str | None
    superior: str | None
    head: tuple[str, ...]
    abbreviation: str
    place: str = field(metadata=in_file(absent=""))
    signers: tuple[Signer, ...]
    documents: tuple[str, ...]
    recipients: tuple[str, ...]
    archive: str | None
    origin: Origin

    @property
    def issuer(self) -> tuple[str, ...]:
        """The lines of its name at the head of a page."""
        return self.head

    @property
    def is_of_the_ward(self) -> bool:
        """Tell whether it is a part of the ward's own committee: a Council, a phòng, a board."""
        return self.type in _OF_THE_WARD


def usual_signer_id(body: IssuingBody, signer_id: str) -> str:
    """Return `signer_id` where such a signer signs for `body`, else its first signer."""
    return signer_id if signer_of(body, signer_id) or not body.signers else body.signers[0].id


def signer_of(body: IssuingBody, signer_id: str) -> Signer | None:
    """Return the signer of `body` with this id, None where it has none such."""
    return next((signer for signer in body.signers if signer.id == signer_id), None)


_SHORT = (("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"))


def written_out(name: str) -> str:
    """Return the name of a body as it stands above what it issues: nothing in it is shortened (NĐ 30/2020, Phụ lục I, II.2a)."""
    for short, whole in _SHORT:
        name = re.sub(rf"\b{short}\b", whole, name)
    return name
