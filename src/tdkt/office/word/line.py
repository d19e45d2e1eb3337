"""The runs of one paragraph, read in order: letters with their look, fields by their result, and what stands beside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt.model.records import replace
from tdkt.office.word.about import NOTES
from tdkt.office.word.blocks import Mark, MarkKind, Run, RunLook
from tdkt.office.word.drawings import DRAWN, drawn
from tdkt.office.word.fields import COUNTED_BY_PAGES, Fields, keyword
from tdkt.office.word.properties import Layer, run_layer
from tdkt.office.word.symbols import symbol
from tdkt.office.word.xml import R_ID, W, child_of, chosen, value

if TYPE_CHECKING:
    from lxml.etree import _Element

    from tdkt.office.word.story import Story

SKIPPED = frozenset(("pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr", "sectPr", "del", "moveFrom", "delText"))
_WORDS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_BREAKS = {"page": MarkKind.PAGE_BREAK, "column": MarkKind.COLUMN_BREAK}
_NO_LOOK = RunLook()


class Line:
    """A paragraph that is being read; the lines of one story share the fields that are open (`started`)."""

    def __init__(
        self, story: Story, fields: Fields | None = None, table_style: str = "", style: str = ""
    ) -> None:
        self.marks: list[Mark] = []
        self.length = 0
        self.table_style, self.style = table_style, style
        self._story = story
        self._fields = fields or Fields()
        self._pieces: list[tuple[Run, list[str]]] = []
        """The runs so far: each with all its letters, those of neighbours of one look together."""
        self._own: Layer = {}
        self._letters = ""
        self._link = ""

    def started(self, table_style: str, style: str) -> Line:
        """Return a new line of the same story."""
        return Line(self._story, self._fields, table_style, style)

    @property
    def runs(self) -> list[Run]:
        """The runs that have been read."""
        return [
            replace(run, text="".join(pieces)) if len(pieces) > 1 else run for run, pieces in self._pieces
        ]

    @property
    def says_something(self) -> bool:
        """Whether there is anything to be read in it."""
        return bool(self.marks) or any(not run.text.isspace() for run, _ in self._pieces if run.text)

    def read(self, parent: _Element) -> None:
        """Take what stands in a paragraph, or in something in it."""
        for name, child in chosen(parent):
            if name in SKIPPED:
                continue
            if name == "r":
                self._run(child)
            elif name in ("hyperlink", "fldSimple"):
                self._wrapped(child, name)
            else:
                self._piece(child, name)

    def _run(self, node: _Element) -> None:
        if not self._story.about.with_looks:
            self.read(node)
            return
        outer = self._own, self._letters
        properties = child_of(node, "rPr")
        self._own = run_layer(properties, self._story.about.styles.theme_fonts)
        self._letters = value(properties, "rStyle") or ""
        self.read(node)
        self._own, self._letters = outer

    def _wrapped(self, node: _Element, name: str) -> None:
        if name == "hyperlink":
            outer, self._link = self._link, self._target(node)
            self.read(node)
            self._link = outer
            return
        self._fields.begin()
        self._fields.instruct(node.get(f"{W}instr") or "")
        self._fields.separate()
        self.read(node)
        self._end_field()

    def _target(self, node: _Element) -> str:
        relation = self._story.relations.get(node.get(R_ID) or "")
        anchor = node.get(f"{W}anchor")
        return relation.target if relation is not None else f"#{anchor}" if anchor else ""

    def _piece(self, node: _Element, name: str) -> None:
        if name == "t":
            self._add(node.text or "")
        elif name in _WORDS:
            self._add(_WORDS[name])
        elif name == "softHyphen":
            self._add(self._story.about.soft_hyphen)
        elif name == "br":
            self._break(node.get(f"{W}type") or "")
        elif name == "sym":
            self._symbol(node)
        elif name == "fldChar":
            self._step(node.get(f"{W}fldCharType"))
        elif name == "instrText":
            self._fields.instruct(node.text or "")
        elif name in NOTES:
            self.marks.append(self._story.note(NOTES[name], node.get(f"{W}id"), self.length))
        elif name in DRAWN:
            self.marks += drawn(node, self.length, self._story.box)
        elif name == "txbxContent":
            self.marks.append(Mark(MarkKind.BOX, self.length, self._story.box(node)))
        else:
            self.read(node)

    def _break(self, kind: str) -> None:
        if kind in _BREAKS:
            self.marks.append(Mark(_BREAKS[kind], self.length))
        else:
            self._add("\n")

    def _symbol(self, node: _Element) -> None:
        font, code = node.get(f"{W}font") or "", node.get(f"{W}char") or ""
        try:
            drawn_as = symbol(font, chr(int(code, 16)))
        except (ValueError, OverflowError):
            drawn_as = ""
        self._add(drawn_as, symbol=f"{font} {code}")

    def _step(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.begin()
        elif kind == "separate":
            self._fields.separate()
        elif kind == "end":
            self._end_field()

    def _end_field(self) -> None:
        ended = self._fields.end()
        if ended is not None:
            text = "".join(ended.result)
            self._put(Run(text, self._look(text), keyword(ended.instruction), link=self._link))

    def _add(self, text: str, *, symbol: str = "") -> None:
        if text and not self._fields.takes(text):
            self._put(Run(text, self._look(text), self._fields.word, symbol, self._link))

    def _look(self, text: str) -> RunLook:
        if not self._story.about.with_looks:
            return _NO_LOOK
        return self._story.about.styles.run_look(self._own, self._letters, self.style, self.table_style, text)

    def _put(self, run: Run) -> None:
        """Take a run; one that looks like the one before goes on with it."""
        self.length += len(run.text)
        goes_on = not self.marks or self.marks[-1].at < self.length - len(
            run.text
        )  # a mark stands between runs
        if goes_on and self._pieces and _is_one(self._pieces[-1][0], run):
            self._pieces[-1][1].append(run.text)
        else:
            self._pieces.append((run, [run.text]))


def _is_one(before: Run, run: Run) -> bool:
    if before.symbol or run.symbol or run.field in COUNTED_BY_PAGES:
        return False
    return (before.look, before.field, before.link) == (run.look, run.field, run.link)
