"""A document before it is typed into Word: its lines, each with its role and its look, and how its pages are set up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "data" / "official_documents"
FONT = "Times New Roman"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. Lengths are twips, `size` half-points; `column` is "left" or "right" in head and foot.

    `rule` is the line under it: "" for none, "half", "whole", or "long", "typed", "underlined" as offices also make them.
    """

    role: str
    text: str
    size: int = 28
    bold: bool = False
    italic: bool = False
    align: str = "both"
    first: int = 0
    left: int = 0
    hanging: int = 0
    before: int = 0
    after: int = 0
    line: int = 240
    font: str = FONT
    colour: str = ""
    rule: str = ""
    column: str = ""
    blank_before: int = 0
    new_page: bool = False
    boxed: bool = False
    bold_to: int = 0
    """So many letters at its beginning are bold, of a line that is not."""
    number: str = ""
    """What Word writes before it by itself, where the typing has automatic numbers."""


@dataclass(frozen=True, slots=True)
class Page:
    """How the pages are set up, in twips; `number` is "" for no page number."""

    width: int = 11906
    height: int = 16838
    top: int = 1134
    bottom: int = 1134
    left: int = 1701
    right: int = 1134
    number: str = "header"
    number_align: str = "center"
    number_size: int = 28
    number_font: str = FONT
    hide_first: bool = True

    @property
    def text_width(self) -> int:
        """From margin to margin."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class Typed:
    """A document: head and foot are laid out in two columns, `behind` begins on a new page."""

    name: str
    head: tuple[Line, ...]
    body: tuple[Line, ...]
    foot: tuple[Line, ...]
    behind: tuple[Line, ...] = ()
    copy: tuple[Line, ...] = ()
    """What certifies that it is a copy, under all else."""
    page: Page = field(default_factory=Page)

    @property
    def lines(self) -> Iterator[Line]:
        """All its lines."""
        for part in (self.head, self.body, self.foot, self.behind, self.copy):
            yield from part

    def mapped(self, change: Callable[[Line], Line | None]) -> Typed:
        """Return the document with every line changed; None leaves a line out."""

        def of(lines: tuple[Line, ...]) -> tuple[Line, ...]:
            return tuple(made for line in lines if (made := change(line)) is not None)

        return replace(
            self, head=of(self.head), body=of(self.body), foot=of(self.foot), behind=of(self.behind), copy=of(self.copy)
        )  # fmt: skip

    def has(self, role: str, text: str = "") -> bool:
        """Tell whether it has a line of a role, with that in it."""
        return any(line.role == role and text in line.text for line in self.lines)


_LOOKS: dict[str, dict[str, Any]] = {
    "superior": {"size": 24, "align": "center", "column": "left"},
    "agency": {"size": 24, "bold": True, "align": "center", "column": "left"},
    "nation": {"size": 24, "bold": True, "align": "center", "column": "right"},
    "motto": {"size": 28, "bold": True, "align": "center", "column": "right", "rule": "whole"},
    "number": {"size": 26, "align": "center", "column": "left", "before": 120},
    "date": {"size": 28, "italic": True, "align": "center", "column": "right", "before": 120},
    "letter_subject": {"size": 24, "align": "center", "column": "left", "before": 120},
    "urgency": {"size": 26, "bold": True, "align": "center", "column": "left", "before": 120, "colour": "FF0000", "boxed": True},
    "type_name": {"bold": True, "align": "center", "before": 240},
    "subject": {"bold": True, "align": "center"},
    "addressee": {"align": "left", "first": 1701, "before": 120},
    "addressees": {"align": "left", "left": 2835, "before": 0},
    "competence": {"bold": True, "align": "center", "before": 240},
    "basis": {"italic": True, "first": 720, "before": 120},
    "decides": {"bold": True, "align": "center", "before": 240, "after": 120},
    "roman": {"bold": True, "first": 720, "before": 120},
    "clause_title": {"bold": True, "first": 720, "before": 120},
    "article_title": {"bold": True, "first": 720, "before": 120},
    "article": {"first": 720, "before": 120},
    "chapter": {"bold": True, "align": "center", "before": 240},
    "chapter_title": {"bold": True, "align": "center"},
    "text": {"first": 720, "before": 120},
    "letter": {"first": 720, "before": 120},
    "dash": {"first": 720, "before": 120},
    "recipients_title": {"size": 24, "bold": True, "italic": True, "align": "left", "column": "left"},
    "recipient": {"size": 22, "align": "left", "column": "left"},
    "power": {"bold": True, "align": "center", "column": "right"},
    "signer": {"bold": True, "align": "center", "column": "right", "blank_before": 5},
    "secretary": {"bold": True, "align": "center", "column": "left"},
    "secretary_name": {"bold": True, "align": "center", "column": "left", "blank_before": 5},
    "drafter": {"size": 22, "align": "left", "column": "left"},
    "annex": {"bold": True, "align": "center"},
    "annex_title": {"bold": True, "align": "center"},
    "annex_note": {"italic": True, "align": "center", "rule": "half"},
    "copy": {"bold": True, "align": "center", "column": "right"},
}  # fmt: skip
PARTS = {
    "head": ("superior", "agency", "nation", "motto", "number", "date", "letter_subject", "urgency"),
    "foot": ("recipients_title", "recipient", "power", "signer", "secretary", "secretary_name", "drafter"),
}
_RULED = ("agency", "subject", "annex_note")
_AUTOMATIC = ("roman", "clause_title", "letter", "dash")


def documents() -> list[Typed]:
    """Return every document of tests/data/official_documents, as the decree wants it."""
    return [document(file.stem) for file in sorted(FOLDER.glob("*.txt"))]


def document(name: str) -> Typed:
    """Return one of them."""
    return from_text(name, (FOLDER / f"{name}.txt").read_text(encoding="utf-8"))


def from_text(name: str, text: str) -> Typed:
    """Return a document of the notation: "role: text" a line; "---" begins what stands behind on a new page, "===" a copy."""
    parts: dict[str, list[Line]] = {"head": [], "body": [], "foot": [], "behind": [], "copy": []}
    other = ""
    for said in text.splitlines():
        if said.startswith("#") or not said.strip():
            continue
        if said in ("---", "==="):
            other = "behind" if said == "---" else "copy"
            continue
        role, _, words = said.partition(": ")
        line = Line(role, words.strip(), **_LOOKS[role])
        line = replace(line, number=_number(line)) if role in _AUTOMATIC else line
        line = replace(line, bold_to=line.text.index(".") + 1) if role == "article" else line
        part = next((part for part, roles in PARTS.items() if role in roles), "body")
        parts[other or part].append(line)
    made = {part: tuple(_with_rules(lines)) for part, lines in parts.items()}
    return Typed(name, made["head"], made["body"], made["foot"], made["behind"], made["copy"])


def _with_rules(lines: list[Line]) -> Iterator[Line]:
    """Yield lines with a short rule under the last of each name of an agency and each trích yếu."""
    for line, following in zip_longest(lines, lines[1:]):
        assert line is not None
        last = line.role in _RULED and (following is None or following.role != line.role)
        yield replace(line, rule="half") if last else line


def _number(line: Line) -> str:
    head = line.text.partition(" ")[0]
    return head if head.endswith((".", ")")) or head == "-" else ""
