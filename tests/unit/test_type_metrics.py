from __future__ import annotations

import struct
from pathlib import Path

import pytest

from tdkt.type_metrics import BOLD, CHARACTERS, EM, ITALIC, REGULAR, balanced_width, text_width, wrap

FOLDER = Path("/usr/share/fonts/truetype/liberation2")
LETTERS = "AÀÁẢÃẠĂẮẰÂẤDĐEÊẾIÌOÔƠỚỢUƯỨỰYÝaàáạăằâấdđeêếệiịoôơờợuưứừyỷ"


@pytest.mark.parametrize(("face", "name"), [(REGULAR, "Regular"), (BOLD, "Bold"), (ITALIC, "Italic")])
def test_the_table_is_the_fonts(face: tuple[int, ...], name: str) -> None:
    file = FOLDER / f"LiberationSerif-{name}.ttf"
    if not file.is_file():
        pytest.skip("cần phông Liberation Serif để đối chiếu")
    advances = _advances(file.read_bytes())
    assert {char: face[i] for i, char in enumerate(CHARACTERS)} == {
        char: advances[ord(char)] for char in CHARACTERS
    }
    points = 72 / 25.4 * EM
    for char in LETTERS:
        width = text_width(char, 1, bold=face is BOLD, italic=face is ITALIC)
        assert round(width * points) == advances[ord(char)], char


def test_a_decomposed_letter_is_as_wide_as_a_composed_one() -> None:
    assert text_width("Vie\u0323\u0302t", 14) == text_width("Việt", 14)


def test_lines_fill_before_they_break() -> None:
    assert wrap("aa bb cc", text_width("aa bb", 14), 14) == ("aa bb", "cc")
    assert wrap("", 10, 14) == ()


def test_balanced_lines_are_as_many_but_of_like_length() -> None:
    text = "Kết quả phong trào thi đua và công tác khen thưởng quý I, nhiệm vụ trọng tâm quý II"
    width = balanced_width(text, 145, 14, bold=True)
    before, after = wrap(text, 145, 14, bold=True), wrap(text, width, 14, bold=True)
    assert len(after) == len(before) == 2
    assert len(after[0]) - len(after[1]) < len(before[0]) - len(before[1])


def _advances(font: bytes) -> dict[int, int]:
    """Read a TrueType font's advance widths by code point: cmap format 4 and hmtx."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {
        font[12 + 16 * i : 16 + 16 * i].decode(): struct.unpack_from(">I", font, 20 + 16 * i)[0]
        for i in range(count)
    }
    metrics = struct.unpack_from(">H", font, tables["hhea"] + 34)[0]
    cmap = tables["cmap"]
    subtables = [
        struct.unpack_from(">HHI", font, cmap + 4 + 8 * i)
        for i in range(struct.unpack_from(">H", font, cmap + 2)[0])
    ]
    start = next(cmap + offset for platform, encoding, offset in subtables if (platform, encoding) == (3, 1))
    double = struct.unpack_from(">H", font, start + 6)[0]
    segments = double // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{segments}H", font, start + 14 + double * k + (2 if k else 0)) for k in range(4)
    )
    found = {}
    for i in range(segments):
        for code in range(starts[i], ends[i] + 1):
            glyph = code
            if offsets[i]:
                place = start + 16 + double * 3 + 2 * i + offsets[i] + 2 * (code - starts[i])
                glyph = struct.unpack_from(">H", font, place)[0]
            glyph = (glyph + deltas[i]) % 65536
            found[code] = struct.unpack_from(">H", font, tables["hmtx"] + 4 * min(glyph, metrics - 1))[0]
    return found
