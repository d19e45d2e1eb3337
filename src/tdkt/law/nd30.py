"""The law of the page as data: what NĐ 30/2020, Phụ lục I and III, demands of each component (`nd30.yaml`, beside this file).

Our own pages choose one value out of each range (`documents/page/layout.py`); other people's are held against the ranges.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any

from tdkt.law.files import FOLDER, read_law
from tdkt.model.records import dataclass


class Letters(StrEnum):
    """Chữ in hoa, chữ in thường."""

    UPPER = "upper"
    LOWER = "lower"


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What the decree demands of one component; None where it leaves something open. `size` is in points, smallest and largest.

    `line` is the share of the text's length that the rule line under it has, at least and at most.
    """

    article: str
    confidence: str
    size: tuple[int, int]
    letters: Letters | None = None
    bold: bool | None = None
    italic: bool | None = None
    align: str | None = None
    line: tuple[Fraction, Fraction] | None = None

    @property
    def source(self) -> str:
        """The article as it is cited."""
        return cited(self.article)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLaw:
    """Everything that the decree says in numbers. Margins are millimetres, smallest and largest, by side."""

    paper_mm: tuple[int, int]
    margins_mm: Mapping[str, tuple[int, int]]
    font: str
    first_line_mm: tuple[Decimal, ...]
    between_paragraphs_pt: int
    lines: tuple[Decimal, Decimal]
    components: Mapping[str, Demand]
    types: Mapping[str, str]
    """Kinds of documents and their abbreviations (Phụ lục III, Mục I)."""
    copies: Mapping[str, str]


@cache
def page_law() -> PageLaw:
    """Return the law of the page; the file is read once, when first asked for."""
    data = read_law(FOLDER / "nd30.yaml")
    page, body = data["page"], data["body"]
    return PageLaw(
        paper_mm=(page["paper"]["width_mm"], page["paper"]["height_mm"]),
        margins_mm={side: tuple(page["margins"][side]) for side in ("top", "bottom", "left", "right")},
        font=page["font"]["name"],
        first_line_mm=tuple(map(Decimal, body["first_line_mm"])),
        between_paragraphs_pt=body["between_paragraphs_pt"],
        lines=(Decimal(body["lines"][0]), Decimal(body["lines"][1])),
        components={name: _demand(record) for name, record in data["components"].items()},
        types=data["types"],
        copies=data["copies"],
    )


def cited(article: str) -> str:
    """Return an article of Phụ lục I, Phần I ("II.1a") as it is cited; one that names its annex or part itself as it is."""
    if article.startswith("Phụ lục"):
        return f"NĐ 30/2020, {article}"
    return f"NĐ 30/2020, Phụ lục I, {article if article.startswith('Phần') else f'Phần I, {article}'}"


def _demand(record: Mapping[str, Any]) -> Demand:
    line = record.get("line")
    return Demand(
        article=str(record["article"]),
        confidence=record["confidence"],
        size=tuple(record["size"]),
        letters=Letters(record["letters"]) if "letters" in record else None,
        bold=record.get("bold"),
        italic=record.get("italic"),
        align=record.get("align"),
        line=(Fraction(str(line[0])), Fraction(str(line[1]))) if line else None,
    )
