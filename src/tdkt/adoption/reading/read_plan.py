"""What a plan in Word says, part by part, each part with the lines of the file that it stands on.

Every line of the file stands in exactly one part (`accounts.py` counts). Texts are the words of the file without number
and bullet, as YAML has them: `*…*` italics, `**…**` bold. What the reading is not sure of is a `Doubt`, never a silent choice.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.model.numbering import Form, Scheme
from tdkt.model.plan import LegalBasis
from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file: a paragraph, a stretch of it between line breaks or tabs, or a căn cứ of several in one.

    `number` counts from 1 in reading order, `paragraph` is the paragraph (from 1) that it is part of, `place` says where
    that stands ("đoạn 12", "bảng 2, hàng 1, ô 2"); `words` are its words with number and bullet, without marks of italics.
    """

    number: int
    paragraph: int
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of text as it is to be written, the numbers of the lines it stands on, and the number or bullet before it.

    `mark` is as the file prints it ("2.1.", "a)", "-"), also where Word numbers by itself; "" where there is none.
    """

    text: str
    lines: tuple[int, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph of running text."""

    said: Said


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item of a list; `depth` 1 is "-", 2 what stands under it ("+")."""

    said: Said
    depth: int = 1


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell of a table: its paragraphs, and over how many columns and rows it stretches."""

    paragraphs: tuple[Said, ...]
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """The paragraphs as one text."""
        return " ".join(said.text for said in self.paragraphs)


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table of rows and columns; a cell that is merged stands where it begins, and empty cells where it goes on."""

    rows: tuple[tuple[ReadCell, ...], ...]


ReadBlock = ReadParagraph | ReadItem | ReadTable


@dataclass(frozen=True, slots=True)
class ReadMovement:
    """A movement of a unit; `title` is None where a unit's items stand under none."""

    title: Said | None
    body: tuple[ReadBlock, ...]


@dataclass(frozen=True, slots=True)
class ReadUnit:
    """A unit's part of the section of movements: `title` as its heading says, `layout` "list" or "prose" (items without dash)."""

    title: Said
    layout: str
    movements: tuple[ReadMovement, ...]


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A section with a `title` or, where it is one numbered sentence, a `text`; its parts stand in the order body, units, sections.

    `printed` is the number that tdkt computes for it. `units` are there in the section that holds the units' movements.
    `general_movements` are the positions, in `ReadPlan.general_movements`, of those that its own text and body name.
    """

    title: Said | None
    text: Said | None
    printed: str
    body: tuple[ReadBlock, ...] = ()
    units: tuple[ReadUnit, ...] = ()
    sections: tuple[ReadSection, ...] = ()
    general_movements: tuple[int, ...] = ()
    below: Form | None = None
    """How what stands right below it is numbered, None where that is the next level (`model.plan.Section.below`)."""

    def walk(self) -> Iterator[ReadSection]:
        """Yield the section and all below it, in the file's order."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, slots=True)
class ReadAnnex:
    """A Phụ lục: its heading line ("Phụ lục I"), title, the line "(Kèm theo …)", and what stands in it."""

    heading: Said
    title: Said | None
    attached_to: Said | None
    body: tuple[ReadBlock, ...]
    sections: tuple[ReadSection, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class ReadHead:
    """Ô 1-5 of the page: who issues, number and symbol, place and date, kind and trích yếu.

    `superior` and `issuer` are the lines of the two agencies' names. What the file leaves open is None ("" for texts);
    `year` is the plan's. `stamps` are what else stands there ("DỰ THẢO").
    """

    superior: tuple[Said, ...]
    issuer: tuple[Said, ...]
    number_line: Said | None
    number: int | None
    symbol: str
    date_line: Said | None
    place: str
    date: datetime.date | None
    kind: Said | None
    title: Said | None
    year: int | None
    stamps: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadBasis:
    """A căn cứ: `said` are its words from "Căn cứ", without the end mark.

    `basis` is the structured form, only where its citation gives back the very words after "Căn cứ"; else None.
    """

    said: Said
    basis: LegalBasis | None


@dataclass(frozen=True, slots=True)
class ReadSignature:
    """Who signs: the lines above the signature as they stand, and what they mean for `model.organization.Signer`."""

    lines: tuple[Said, ...]
    name: str
    post: str
    on_behalf_of: str | None = None
    in_place_of: str | None = None
    by_order_of: str | None = None
    authorised_by: str | None = None
    other_post: str | None = None


@dataclass(frozen=True, slots=True)
class ReadFoot:
    """What follows the last section: closing paragraphs, end mark as it stands ("./.", ".!", ""), Nơi nhận, signature.

    `recipients` are without dash and end mark, `archive` is what follows "Lưu:".
    """

    closing: tuple[Said, ...]
    end_mark: str
    recipients: tuple[Said, ...]
    archive: str
    archive_line: Said | None
    signature: ReadSignature | None


@dataclass(frozen=True, slots=True)
class FoundWard:
    """What the file says of the ward; "" for what it does not say.

    `kind` is a key of `planning.new_ward.ward.KINDS`, `name` the proper name ("Việt Hòa"), `city` with its kind
    ("thành phố Hải Phòng"), `abbreviation` as in the symbol ("UBND").
    """

    kind: str
    name: str
    committee: str
    city: str
    place: str
    abbreviation: str


@dataclass(frozen=True, slots=True)
class FoundIssuer:
    """Who issues the plan, where that is not the Ủy ban nhân dân: what `model.issuer.Issuer` needs.

    `head` are the lines of its name on the page, `superior` the lines above them as one; `abbreviation` as in the symbol.
    """

    type: str
    name: str
    head: tuple[str, ...]
    superior: str
    abbreviation: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A unit that the plan names: `name` as it is best written, `lines` of the headings that name it, the first first.

    `has_movements` where a `ReadUnit` is its own, `is_standing` where the plan says that it does the Council's daily work,
    `abbreviation` where the line "Lưu:" gives it, else "".
    """

    name: str
    lines: tuple[int, ...]
    has_movements: bool
    is_standing: bool = False
    abbreviation: str = ""


@dataclass(frozen=True, slots=True)
class FoundMovement:
    """A movement from above that the plan names in quotes, with the years that its words give."""

    title: str
    from_year: int | None
    to_year: int | None
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a person has to decide: the question, the answers to choose from, what was assumed and why.

    `lines` are those that it is about (empty: the whole), `about` is a key of plan.yaml or organization.yaml where it is
    about one ("year", "signers"), "" where it is about a text.
    """

    question: str
    choices: tuple[str, ...]
    assumed: str
    because: str
    lines: tuple[int, ...] = ()
    about: str = ""

    @property
    def words(self) -> str:
        """One line that stands behind "# SỬA:"."""
        choices = f" ({' / '.join(self.choices)})" if self.choices else ""
        return f"{self.question}{choices} Tạm hiểu: {self.assumed}, vì {self.because}."


@dataclass(frozen=True, slots=True)
class Change:
    """What of a line is not kept letter for letter: `what` names the kind in Vietnamese ("hai dấu cách liền nhau")."""

    line: int
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A line for which the plan has no place: it stands as text where it stood (`why` in Vietnamese)."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A whole plan as read. `fixed` are lines that tdkt prints by itself (Quốc hiệu, "Nơi nhận:"), so that no file holds them."""

    lines: tuple[Line, ...]
    head: ReadHead
    legal_basis: tuple[ReadBasis, ...]
    preamble: tuple[ReadBlock, ...]
    sections: tuple[ReadSection, ...]
    foot: ReadFoot
    annexes: tuple[ReadAnnex, ...]
    ward: FoundWard
    units: tuple[FoundUnit, ...]
    general_movements: tuple[FoundMovement, ...]
    doubts: tuple[Doubt, ...]
    changes: tuple[Change, ...]
    unplaced: tuple[Unplaced, ...]
    fixed: tuple[int, ...]
    scheme: Scheme
    issuer: FoundIssuer | None = None

    @property
    def all_sections(self) -> Iterator[ReadSection]:
        """Every section in the file's order, those of the annexes last."""
        for section in self.sections:
            yield from section.walk()
        for annex in self.annexes:
            for section in annex.sections:
                yield from section.walk()
