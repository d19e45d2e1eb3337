"""Blocks of a Word file as HTML: letters and paragraphs as they look, with the marks of findings. All of the file is text, never markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from markupsafe import Markup, escape

from tdkt.conformity.page.marks import Spotted, worst
from tdkt.office.word.blocks import Block, MarkKind, Paragraph, ParagraphLook, Place, RunLook, Table

_BREAKS = {"\n": Markup("<br>"), "\t": Markup("<span class=tab> </span>")}
_WORDS = {
    MarkKind.PICTURE: "[hình]",
    MarkKind.OBJECT: "[đối tượng]",
    MarkKind.FOOTNOTE: "*",
    MarkKind.ENDNOTE: "*",
}
_RULE = Markup("<span class=rule></span>")
_TWIPS_A_POINT = 20


class Writer:
    """Writes blocks; looks become classes, which `style` tells."""

    def __init__(self, spots: Mapping[Place, Sequence[Spotted]]) -> None:
        self._spots = spots
        self._classes: dict[str, str] = {}

    @property
    def style(self) -> str:
        """The rules of all classes that were used."""
        return "\n".join(f".{name} {{ {rules} }}" for rules, name in self._classes.items())

    def block(self, block: Block) -> Markup:
        """Return a paragraph or a table."""
        return self._table(block) if isinstance(block, Table) else self._paragraph(block)

    def _class(self, rules: str) -> str:
        return self._classes.setdefault(rules, f"l{len(self._classes)}")

    def _table(self, table: Table) -> Markup:
        rows = Markup("").join(
            Markup("<tr>{}</tr>").format(
                Markup("").join(
                    Markup("<td{}{}>{}</td>").format(
                        Markup(' colspan="{}"').format(cell.span) if cell.span > 1 else "",
                        Markup(' rowspan="{}"').format(cell.rows) if cell.rows > 1 else "",
                        self._blocks(cell.blocks),
                    )
                    for cell in row.cells
                    if not cell.continues
                )
            )
            for row in table.rows
        )
        kind = "ruled" if table.ruled else "layout"
        role = "" if table.ruled else Markup(" role=presentation")
        return Markup("<table class={}{}><tbody>{}</tbody></table>").format(kind, role, rows)

    def _blocks(self, blocks: Iterable[Block]) -> Markup:
        return Markup("").join(map(self.block, blocks))

    def _paragraph(self, paragraph: Paragraph) -> Markup:
        boxes = Markup("").join(
            Markup("<div class=box>{}</div>").format(self._blocks(mark.blocks))
            for mark in paragraph.marks
            if mark.kind is MarkKind.BOX
        )
        inside = Markup("").join(self._letters(paragraph))
        name = self._class(_set(paragraph.look))
        return Markup("{}<p class={}>{}</p>").format(boxes, name, inside or Markup("&nbsp;"))

    def _letters(self, paragraph: Paragraph) -> Iterator[Markup]:
        spots = self._spots.get(paragraph.place, ())
        looks = [(run.look, char) for run in paragraph.runs for char in run.text]
        if paragraph.number is not None:
            first = looks[0][0] if looks else RunLook()
            yield self._run(first, f"{paragraph.number.text} ")
        ends = {0, len(looks)}
        ends |= {at for at, (one, two) in enumerate(pairwise(looks), 1) if one[0] != two[0]}
        ends |= {at for spot in spots for at in (spot.start, spot.end)}
        ends |= {mark.at for mark in paragraph.marks}
        cuts = sorted(at for at in ends if 0 <= at <= len(looks))
        yield from self._between(paragraph, spots, 0, first=True)
        for start, end in pairwise(cuts):
            text = "".join(char for _, char in looks[start:end])
            if text:
                severity = worst(spots, start)
                written = self._run(looks[start][0], text)
                yield (
                    written
                    if severity is None
                    else Markup("<mark class={}>{}</mark>").format(severity.value, written)
                )
            yield from self._between(paragraph, spots, end)
        if len(cuts) == 1 and spots:
            yield from self._between(paragraph, spots, cuts[0])

    def _between(
        self, paragraph: Paragraph, spots: Sequence[Spotted], at: int, *, first: bool = False
    ) -> Iterator[Markup]:
        """Yield what stands before the letter `at`: the numbers of the findings that end there, drawings."""
        if not first:
            for spot in spots:
                if min(spot.end, len(paragraph.text)) == at:
                    yield Markup(
                        '<a class="ref {}" id="{}" href="#f{}" aria-label="Chỗ nêu {}">{}</a>'
                    ).format(spot.severity.value, spot.id, spot.number, spot.number, spot.number)
        if first == (at == 0):
            for mark in paragraph.marks:
                if mark.at == at:
                    yield _RULE if mark.kind is MarkKind.LINE else escape(_WORDS.get(mark.kind, ""))

    def _run(self, look: RunLook, text: str) -> Markup:
        written = Markup("").join(_BREAKS.get(char) or escape(char) for char in text)
        return Markup("<span class={}>{}</span>").format(self._class(_drawn(look)), written)


def _drawn(look: RunLook) -> str:
    rules = [f"font-size: {look.half_points / 2:g}pt"]
    if look.font and not look.font.startswith("Times New Roman"):
        name = "".join(char for char in look.font if char.isalnum() or char in " -.")
        rules.append(f'font-family: "{name}", Arial, sans-serif')
    rules += [
        said
        for on, said in (
            (look.bold, "font-weight: bold"),
            (look.italic, "font-style: italic"),
            (look.underline, "text-decoration: underline"),
            (look.strike, "text-decoration: line-through"),
            (look.caps, "text-transform: uppercase"),
            (look.raised == "superscript", "vertical-align: super"),
            (look.raised == "subscript", "vertical-align: sub"),
        )
        if on
    ]
    if len(look.colour) == 6 and all(char in "0123456789abcdefABCDEF" for char in look.colour):
        rules.append(f"color: #{look.colour}")
    return "; ".join(rules)


def _set(look: ParagraphLook) -> str:
    alignment = {"both": "justify"}.get(look.alignment, look.alignment)
    indent = max(min(look.first_line, 3_000), -3_000)
    rules = [
        f"text-align: {alignment}",
        f"margin: {_points(look.before, 60)} {_points(look.right, 200)} {_points(look.after, 60)} {_points(look.left, 250)}",
        f"text-indent: {indent / _TWIPS_A_POINT:g}pt",
    ]
    if look.line_rule == "auto":
        rules.append(f"line-height: {min(max(look.line, 200), 600) / 240 * 1.15:.2f}")
    if look.line_below:
        rules.append("border-bottom: 1px solid #000")
    if look.line_above:
        rules.append("border-top: 1px solid #000")
    return "; ".join(rules)


def _points(twips: int, most: int) -> str:
    return f"{min(max(twips / _TWIPS_A_POINT, 0), most):g}pt"
