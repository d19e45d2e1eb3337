"""What type and spacing a paragraph and its runs have in a Word file: their own, their style's, or the file's defaults."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tdkt.documents.word_forms.tags import W
from tdkt.model.records import dataclass
from tdkt.office.word.xml import child_of, children_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEFAULT_SIZE = 20


@dataclass(frozen=True, slots=True)
class RunType:
    """The type of a run: size in half-points, bold."""

    size: int
    bold: bool


@dataclass(frozen=True, slots=True)
class ParagraphSetting:
    """How a paragraph is set: its own properties by their tags, its style, and the styles of the file."""

    own: dict[str, _Element]
    style: str
    styles: TypeStyles

    def text(self, name: str, attribute: str) -> str | None:
        """Return a value of the properties ("spacing", "lineRule"), None where nothing sets it."""
        own = _value(self.own.get(f"{W}{name}"), attribute)
        return self.styles.of_style(self.style, name, attribute) if own is None else own

    def value(self, name: str, attribute: str) -> int:
        """Return a number of the properties ("ind", "left"), 0 where nothing sets it."""
        return int(float(self.text(name, attribute) or 0))


class TypeStyles:
    """The styles of a file; `styles` is the root of its styles.xml."""

    def __init__(self, styles: _Element) -> None:
        self._styles = {found.get(f"{W}styleId") or "": found for found in styles.findall(f"{W}style")}
        self._default = next(
            (
                name
                for name, found in self._styles.items()
                if found.get(f"{W}type") == "paragraph" and found.get(f"{W}default") in ("1", "true")
            ),
            "",
        )
        self._defaults = styles.find(f"{W}docDefaults")
        # A form has hundreds of pages in the same few styles.
        self._of_style, self._mark_of_styles = cache(self._said_by_style), cache(self._nearest_in_styles)

    def of_run(self, run: _Element, paragraph: _Element) -> RunType:
        """Return the type of `run` in `paragraph`."""
        style = child_of(run, "rPr", "rStyle")
        of_run = (style.get(f"{W}val") or "") if style is not None else ""
        size, bold = (self._mark(run, of_run, self._style_of(paragraph), name) for name in ("sz", "b"))
        if size is None and self._defaults is not None:
            size = self._defaults.find(f"{W}rPrDefault/{W}rPr/{W}sz")
        points = _DEFAULT_SIZE if size is None else int(float(size.get(f"{W}val") or _DEFAULT_SIZE))
        is_bold = bold is not None and bold.get(f"{W}val") not in ("0", "false")
        return RunType(points or _DEFAULT_SIZE, is_bold)

    def of_paragraph(self, paragraph: _Element) -> ParagraphSetting:
        """Return how `paragraph` is set."""
        return ParagraphSetting(children_of(child_of(paragraph, "pPr")), self._style_of(paragraph), self)

    def of_style(self, style_id: str, name: str, attribute: str) -> str | None:
        """Return what a style of paragraphs, or the file's defaults, say of a property; None where they say nothing."""
        return self._of_style(style_id, name, attribute)

    def _said_by_style(self, style_id: str, name: str, attribute: str) -> str | None:
        """Return what a style of paragraphs, or the file's defaults, say of a property."""
        marks = [style.find(f"{W}pPr/{W}{name}") for style in self._chain(style_id)]
        if self._defaults is not None:
            marks.append(self._defaults.find(f"{W}pPrDefault/{W}pPr/{W}{name}"))
        values = (_value(mark, attribute) for mark in marks)
        return next((value for value in values if value is not None), None)

    def _mark(self, run: _Element, of_run: str, of_paragraph: str, name: str) -> _Element | None:
        """Return the nearest property of that name: of the run itself, else of its styles."""
        own = child_of(run, "rPr", name)
        return self._mark_of_styles(of_run, of_paragraph, name) if own is None else own

    def _nearest_in_styles(self, of_run: str, of_paragraph: str, name: str) -> _Element | None:
        styles = (*self._chain(of_run), *self._chain(of_paragraph))
        marks = (style.find(f"{W}rPr/{W}{name}") for style in styles)
        return next((mark for mark in marks if mark is not None), None)

    def _style_of(self, paragraph: _Element) -> str:
        mark = child_of(paragraph, "pPr", "pStyle")
        return (mark.get(f"{W}val") or "") if mark is not None else self._default

    def _chain(self, style_id: str) -> tuple[_Element, ...]:
        """Return the style and those that it is based on."""
        chain: list[_Element] = []
        while (style := self._styles.get(style_id)) is not None and style not in chain:
            chain.append(style)
            base = style.find(f"{W}basedOn")
            style_id = (base.get(f"{W}val") or "") if base is not None else ""
        return tuple(chain)


def _value(mark: _Element | None, attribute: str) -> str | None:
    return None if mark is None else mark.get(f"{W}{attribute}")
