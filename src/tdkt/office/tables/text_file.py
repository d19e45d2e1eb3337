"""Tables as text: .csv and what Excel copies, in whatever code and with whatever mark between cells."""

from __future__ import annotations

import csv
import io
import unicodedata

from tdkt.errors import UserError
from tdkt.model import letters
from tdkt.office.tables.grid import Grid
from tdkt.office.tables.stored_values import GENERAL, Given

_MARKS = (";", ",", "\t")
_CODES_WITH_MARK = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_OF_WINDOWS = "cp1258"
"""Vietnamese Windows: what "CSV (Comma delimited)" of Excel writes there."""


def text_grid(data: bytes, *, most_cells: int) -> tuple[Grid, tuple[str, ...]]:
    """Return the only sheet of a file of text, and what was done to read it; raises UserError where it is none."""
    text, told = _decoded(data)
    if "\0" in text:
        raise UserError("không phải bảng dạng chữ (.csv)")
    mark = _mark(text)
    cells: dict[tuple[int, int], Given] = {}
    try:
        for row, line in enumerate(csv.reader(io.StringIO(text), delimiter=mark), 1):
            for column, value in enumerate(line, 1):
                if value.strip():
                    cells[row, column] = Given(value, GENERAL, None)
            if len(cells) > most_cells:
                raise UserError("bảng quá lớn")
    except csv.Error as error:
        raise UserError("bảng .csv bị hỏng (dấu nháy không đóng, hoặc ô quá dài)") from error
    return Grid("", cells), told


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, code in _CODES_WITH_MARK:
        if data.startswith(mark):
            try:
                return data.decode(code), ()
            except UnicodeDecodeError as error:
                raise UserError("tệp chữ bị hỏng (mã Unicode không đúng)") from error
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        text = unicodedata.normalize("NFC", data.decode(_OF_WINDOWS, errors="replace"))
    old = letters.old_code(text)
    if old is not None and _is_better(old[1], text):
        return old[1], (f"Tệp gõ theo bảng mã cũ {old[0]}: đã chuyển sang Unicode, cần đọc lại.",)
    return text, ("Tệp theo bảng mã Windows-1258: đã chuyển sang Unicode.",)


def _is_better(decoded: str, text: str) -> bool:
    return _syllables(decoded) > _syllables(text)


def _syllables(text: str) -> int:
    return sum(not word.isascii() and letters.is_syllable(word.strip('.,;:()"')) for word in text.split())


def _mark(text: str) -> str:
    """Return the mark that stands between cells: of those that the first lines have, the one that cuts most of them alike."""
    lines = [line for line in text.splitlines()[:30] if line.strip()]

    def alike(mark: str) -> tuple[int, int]:
        counts = [line.count(mark) for line in lines]
        usual = max(set(counts), key=lambda count: counts.count(count) if count else 0, default=0)
        return (counts.count(usual) if usual else 0, usual)

    best = max(_MARKS, key=alike)
    return best if 2 * alike(best)[0] >= len(lines) else "\t"  # a comma within the words of a single column
