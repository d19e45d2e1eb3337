"""The XML of a workbook, read as it comes: what a cell holds and in which format, nothing else.

What decorates a workbook (fills, print titles, names, charts) is never looked at, so it can neither be
broken nor cost anything; a formula is not computed, its stored result is read (ECMA-376, part 1, 18.3 and 18.4). Tags are
known by their local names, so that both editions of the standard are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.parsers import expat

from tdkt.errors import TdktError
from tdkt.model.records import dataclass, field

_DEEPEST = 60
MOST_CELLS, MOST_CHARACTERS = 60_000, 2_000_000
"""Of a workbook that holds a form: cells with content, and characters in them, a shared text counted wherever it stands."""
LONGEST_FORMAT = 255
"""Characters of a number format, as Excel has it."""
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_TRUE, _LAST_COLUMN, _MOST_LOOKS = ("1", "true"), 16_384, 200_000
_PHONETIC = "rPh"

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


class OddXmlError(TdktError):
    """The XML declares something, which Excel never does, or lies deeper in itself than any workbook."""


class VastError(TdktError):
    """There is more in the workbook than in any form."""


class TornXmlError(TdktError):
    """The XML cannot be read."""


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as it is stored: its type (ECMA-376, 18.18.11), the number of its style, its text, its formula if it has one."""

    type: str
    style: int
    text: str
    formula: str | None


def walk(xml: bytes, start: Start, end: End, text: Callable[[str], None]) -> None:
    """Hand the tags (by local names) and the texts of `xml` on, as they come; raises OddXmlError, TornXmlError."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise OddXmlError(name)
        start(name.rpartition(" ")[2], {key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name.rpartition(" ")[2])

    def declared(*_: object) -> None:
        raise OddXmlError("DOCTYPE")

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = opened, closed, text
    parser.StartDoctypeDeclHandler = declared
    try:
        parser.Parse(xml, True)
    except (
        expat.ExpatError,
        ValueError,
        LookupError,
    ) as error:  # an encoding that nobody knows is a LookupError
        raise TornXmlError(str(error)) from error


def unescaped(text: str) -> str:
    """Return a text as Excel shows it: "_x000D_" is the character U+000D (ECMA-376, 22.9.2.19), "_x005F_" an underline."""
    if "_x" not in text:
        return text
    shown = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return shown.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def elements(xml: bytes, *names: str) -> list[dict[str, str]]:
    """Return the attributes of the elements called one of `names`, in order, each with its name under ""."""
    found: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name in names:
            found.append({**attributes, "": name})

    walk(xml, start, lambda name: None, lambda text: None)
    return found


def shared_texts(xml: bytes) -> list[str]:
    """Return the texts that cells share, by number (18.4.8); how a text is pronounced is left out."""
    reader = _Texts("si")
    walk(xml, reader.start, reader.end, reader.text)
    return reader.found


def cell_formats(xml: bytes) -> list[tuple[int, str]]:
    """Return for each style of a cell the id of its number format and, where the workbook brings that, its code (18.8)."""
    codes: dict[int, str] = {}
    found: list[tuple[int, str]] = []
    inside: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt" and inside[-1:] == ["numFmts"]:
            codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")[:LONGEST_FORMAT]
        elif name == "xf" and inside[-1:] == ["cellXfs"]:
            number = _number(attributes.get("numFmtId"))
            found.append((number, codes.get(number, "")))
        inside.append(name)

    def end(_: str) -> None:
        inside.pop()

    walk(xml, start, end, lambda text: None)
    return found


def sheet_cells(xml: bytes, shared: list[str], room: Room) -> SheetCells:
    """Return what a sheet holds; takes of `room` what its cells cost."""
    reader = _Cells(shared, room)
    walk(xml, reader.start, reader.end, reader.text)
    return SheetCells(reader.found, reader.hidden_rows, reader.hidden_columns, reader.merged)


@dataclass(frozen=True, slots=True)
class SheetCells:
    """The cells of a sheet that hold anything, by row and column from 1; its rows and columns that are not shown, its merged ranges."""

    cells: dict[tuple[int, int], RawCell]
    hidden_rows: set[int]
    hidden_columns: set[int]
    merged: list[tuple[int, int, int, int]]


def fonts_of_styles(xml: bytes) -> list[str]:
    """Return the name of the font of each style of a cell, "" where it says none (18.8.22)."""
    names: list[str] = []
    found: list[str] = []
    inside: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "font" and inside[-1:] == ["fonts"]:
            names.append("")
        elif name == "name" and inside[-2:] == ["fonts", "font"]:
            names[-1] = attributes.get("val", "")
        elif name == "xf" and inside[-1:] == ["cellXfs"]:
            number = _number(attributes.get("fontId"))
            found.append(names[number] if number < len(names) else "")
        inside.append(name)

    def end(_: str) -> None:
        inside.pop()

    walk(xml, start, end, lambda text: None)
    return found


@dataclass(slots=True)
class Room:
    """What may still be read of a workbook."""

    cells: int = MOST_CELLS
    characters: int = MOST_CHARACTERS

    def take(self, *, cells: int = 0, characters: int = 0) -> None:
        """Count what is read; raises VastError where it is too much."""
        self.cells -= cells
        self.characters -= characters
        if self.cells < 0 or self.characters < 0:
            raise VastError("cells")


@dataclass(slots=True)
class _Texts:
    """Collects the text of every element called `whole`: its `t`, in runs or not, but not those of a reading aid."""

    whole: str
    found: list[str] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _aside: int = 0
    _is_text: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._aside += name == _PHONETIC
        self._is_text = name == "t" and not self._aside

    def text(self, text: str) -> None:
        if self._is_text:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        self._aside -= name == _PHONETIC
        self._is_text = False
        if name == self.whole:
            self.found.append(unescaped("".join(self._pieces)))
            self._pieces.clear()


class _Cells:
    """Collects the cells of a sheet."""

    def __init__(self, shared: list[str], room: Room) -> None:
        self.found: dict[tuple[int, int], RawCell] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[tuple[int, int, int, int]] = []
        self._shared, self._room = shared, room
        self._row = self._column = 0
        self._inline = _Texts("is")
        self._cell: dict[str, str] | None = None
        self._formula: list[str] | None = None
        self._value: list[str] = []
        self._into: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._row, self._column = _number(attributes.get("r")) or self._row + 1, 0
            if attributes.get("hidden") in _TRUE:
                self._look_at_most(len(self.hidden_rows))
                self.hidden_rows.add(self._row)
        elif name == "col" and attributes.get("hidden") in _TRUE:
            first, last = (_number(attributes.get(key)) for key in ("min", "max"))
            self.hidden_columns.update(range(first, min(last, _LAST_COLUMN) + 1))
        elif name == "mergeCell" and (at := _RANGE.fullmatch(attributes.get("ref", ""))):
            self._look_at_most(len(self.merged))
            self.merged.append((int(at[2]), _column_number(at[1]), int(at[4]), _column_number(at[3])))
        elif name == "c":
            self._room.take(cells=1)
            self._begin(attributes)
        elif self._cell is None:
            return
        elif name == "v":
            self._into = self._value
        elif name == "f":
            self._formula = self._into = []
        else:
            self._inline.start(name, attributes)

    def _look_at_most(self, count: int) -> None:
        if count == _MOST_LOOKS:
            raise VastError("hidden rows, merged ranges")

    def _begin(self, attributes: dict[str, str]) -> None:
        self._cell, self._formula, self._value = attributes, None, []
        self._inline = _Texts("is")
        at = _REFERENCE.fullmatch(attributes.get("r", ""))
        if at:
            self._row, self._column = int(at[2]), _column_number(at[1])
        else:
            self._column += 1

    def text(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)
        elif self._cell is not None:
            self._inline.text(text)

    def end(self, name: str) -> None:
        if name in ("v", "f"):
            self._into = None
        elif name == "c" and self._cell is not None:
            self._finish(self._cell)
            self._cell = None
        elif self._cell is not None:
            self._inline.end(name)

    def _finish(self, attributes: dict[str, str]) -> None:
        kind, text = attributes.get("t", "n"), "".join(self._value)
        if kind == "s":
            number = _number(text, missing=-1)
            text = self._shared[number] if 0 <= number < len(self._shared) else ""
        elif kind == "inlineStr":
            text = "".join(self._inline.found)
        elif kind == "str":
            text = unescaped(text)
        formula = None if self._formula is None else "".join(self._formula)
        if text or formula is not None:
            self._room.take(characters=len(text) + len(formula or ""))
            self.found[self._row, self._column] = RawCell(kind, _number(attributes.get("s")), text, formula)


def _number(text: str | None, *, missing: int = 0) -> int:
    """Return a whole number as Excel writes it, `missing` for anything else."""
    said = (text or "").strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else missing


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
