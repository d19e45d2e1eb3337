"""What stands in a line breaks out of it in no place."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tdkt.cli.guarded_stream import GuardedStream
from tdkt.model.text import one_line

NASTY = st.lists(
    st.sampled_from(
        [
            "\x1b[31m",
            "\x1b]0;x\x07",
            "\r\n",
            "\n",
            "\u2028",
            "\x85",
            "\u202e",
            "::",
            ":",
            "##",
            "[",
            " ",
            "error",
            "Đỗ",
            "\x00",
            "\ud800",
        ]
    )
).map("".join)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội"),
        ("A\r\n::error::x", "A ::error::x"),
        ("\x1b[31mđỏ\x1b[0m \x1b]8;;http://x\x1b\\link", "đỏ link"),
        ("a\u2028b\x85c\td", "a b c d"),
        ("a\u202eb\x07", "a\ufffdb\ufffd"),
    ],
)
def test_a_line_is_a_line(text: str, line: str) -> None:
    assert one_line(text) == line


@given(NASTY)
def test_nothing_is_left_that_acts(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert not any(char in line for char in "\x1b\x07\x00\u202e\ud800")
    assert one_line(line) == line


def guarded(*pieces: str, coloured: bool = False) -> str:
    bytes_ = io.BytesIO()
    stream = GuardedStream(bytes_, encoding="utf-8", errors="replace", newline="")
    stream.coloured = coloured
    for piece in pieces:
        stream.write(piece)
    stream.flush()
    return bytes_.getvalue().decode()


@given(st.lists(NASTY, max_size=6), st.booleans())
def test_no_line_of_a_stream_is_a_command(pieces: list[str], coloured: bool) -> None:
    shown = guarded(*pieces, coloured=coloured)
    assert not [line for line in shown.split("\n") if line.strip().startswith("::")]
    assert "##[" not in shown
    assert not set(shown) & set("\x00\x07\u202e\u2028\x85")
    assert ("\x1b" in shown) <= (coloured and "\x1b[31m" in "".join(pieces))


@given(st.lists(st.text("abc :.#\n", max_size=5)))
def test_what_is_harmless_is_written_as_it_is(pieces: list[str]) -> None:
    whole = "".join(pieces)
    if "::" not in whole:
        assert guarded(*pieces) == whole


def test_commands_and_colours_of_our_own_stand() -> None:
    bytes_ = io.BytesIO()
    stream = GuardedStream(bytes_, encoding="utf-8", newline="")
    stream.write_command("::error file=a::b")
    stream.write("::error\n")
    stream.flush()
    assert bytes_.getvalue() == b"::error file=a::b\n: :error\n"
    assert guarded("\x1b[1m\x1b[31mx\x1b[0m\x1b[2J", coloured=True) == "\x1b[1m\x1b[31mx\x1b[0m\ufffd[2J"
