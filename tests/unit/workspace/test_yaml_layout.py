"""One layout, and nothing but the layout changes."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import REPOSITORY
from tdkt.workspace.source import Source, decode
from tdkt.workspace.yaml_layout import laid_out
from tdkt.workspace.yaml_reader import read_yaml

REAL_FILES = sorted((REPOSITORY / "plans").rglob("*.yaml"))


def data_of(text: str) -> Any:
    source = decode(text.encode(), "a.yaml")
    assert isinstance(source, Source)
    document, findings = read_yaml(source)
    assert document is not None, (text, findings)
    return document.data


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_the_files_of_the_repository_are_in_it(path: Any) -> None:
    text = path.read_text(encoding="utf-8")
    assert laid_out(text) == text


CASES = {
    "indents": ("a:\n      b:\n      - c\n      -   d: 1\n          e: 2\n", "a:\n  b:\n    - c\n    - d: 1\n      e: 2\n"),
    "list below its key": ("a:\n- b\n- c\n", "a:\n  - b\n  - c\n"),
    "list in a list": ("-   - a\n    - b\n-\n  - c\n", "- - a\n  - b\n- - c\n"),
    "spaces": ("a :   b   \nc:\td\n", "a: b\nc: d\n"),
    "value on the next line": ("a:\n  b\n-c: d\n", "a: b\n-c: d\n"),
    "blank lines": ("\n\na: 1\n\n\n \nb: 2\n\n\n", "a: 1\n\nb: 2\n"),
    "no line break at the end": ("a: 1", "a: 1\n"),
    "windows": ("\ufeffa: 1\r\n\r\n\r\nb:\r\n- c\r\n", "a: 1\n\nb:\n  - c\n"),
    "document marks": ("%YAML 1.1\n--- # đầu\na: 1\n...\n# cuối\n", "# đầu\na: 1\n# cuối\n"),
    "explicit key": ("? a\n: b\n", "a: b\n"),
    "no value": ("a:   \nb: [c]\nd:\n- \n- e\n", "a:\nb: [c]\nd:\n  -\n  - e\n"),
    "flow": ("a: { b : 1,c: [ d,e ] , }\n", "a: {b: 1, c: [d, e]}\n"),
    "flow without values": ("a: {b, c: }\nd: [e: f]\ng: {}\n", "a: {b: null, c: null}\nd: [{e: f}]\ng: {}\n"),
    "flow over lines": (
        "a: [b, c,\n         d\n   , e\n]\nf: {g: [h,\n i],\n j: k}\n",
        "a: [b, c,\n  d,\n  e]\nf: {g: [h,\n    i],\n  j: k}\n",
    ),
    "needless quotes": (
        "a: \"Hồ sơ đủ, đúng hạn.\"\nb: 'Hồ sơ ''đủ'''\n\"c\": {d: \"một câu\"}\n",
        "a: Hồ sơ đủ, đúng hạn.\nb: Hồ sơ 'đủ'\nc: {d: một câu}\n",
    ),
    "needed quotes": (
        "a: 'Gồm: x'\nb: 'x #y'\nc: {d: 'x, y'}\ne: '* x'\nf: ' x'\ng: ''\nh: '- x'\n",
        'a: "Gồm: x"\nb: "x #y"\nc: {d: "x, y"}\ne: "* x"\nf: " x"\ng: ""\nh: "- x"\n',
    ),
    "quotes that keep a text from looking like a number, date or truth": (
        "a: ['1', '1.0', '1.234', '08:00', '2/3', '2026-01-30', '05/01/2026', '1e3', '0x1F', '012', '+84', '95%', 'no', 'y', 'true', 'null', '~']\n",
        'a: ["1", "1.0", "1.234", "08:00", "2/3", "2026-01-30", "05/01/2026", "1e3", "0x1F", "012", "+84", "95%", "no", "y", "true", "null", "~"]\n',
    ),
    "what is plain stays plain": (
        "a: 1.234\nb: 08:00\nc: 2026-01-30\nd: no\ne: +5\nf: 1.50\ng: ~\n",
        "a: 1.234\nb: 08:00\nc: 2026-01-30\nd: no\ne: +5\nf: 1.50\ng: ~\n",
    ),
    "escapes stay": ('a: "x\\t\\u00a0z"\nb: \'x\\y "z"\'\n', 'a: "x\\t\\u00a0z"\nb: x\\y "z"\n'),
    "long lines are not broken": (f"a: {'chữ ' * 80}x\n", f"a: {'chữ ' * 80}x\n"),
    "broken lines are not joined": (
        'a: một\n       hai\n\n       ba\nb: "một  \n  hai\\\n  ba\\ \n  bốn"\n',
        'a: một\n  hai\n\n  ba\nb: "một\n  hai\\\n  ba\\ \n  bốn"\n',
    ),
    "block scalars": (
        "a: |   # giữ\n      một\n        hai\n\n      ba\n\n\n\nb: >-\n x\n",
        "a: |  # giữ\n  một\n    hai\n\n  ba\n\nb: >-\n  x\n",
    ),
    "block scalars with their own blanks": ("a: |+\n   x\n\n\n\nb: |2\n      y\n", "a: |+\n  x\n\n\n\nb: |2\n      y\n"),
    "block scalar without a line break": ("a: |\n  x", "a: |-\n  x\n"),
    "comments": (
        "#đầu   \n\n\n# hai\na: 1# không\nb: 2     # sau\nc:   # của c\n  # trước d\n  - d\t# của d\n",
        "#đầu\n\n# hai\na: 1# không\nb: 2  # sau\nc:  # của c\n  # trước d\n  - d  # của d\n",
    ),
    "comments at their entries": (
        "a: # a\n- b # b\n# trước c\n- c\n# về d\nd: 1\n",
        "a:  # a\n  - b  # b\n  # trước c\n  - c\n# về d\nd: 1\n",
    ),
    "comments below": (
        "a:\n    - b:\n        c: 1\n        # dưới c\n      # dưới b\n    # dưới a\nd:\n    # - bỏ\ne: 1\n  # cuối\n",
        "a:\n  - b:\n      c: 1\n      # dưới c\n    # dưới b\n  # dưới a\nd:\n  # - bỏ\ne: 1\n# cuối\n",
    ),
    "comments after a hyphen": ("- # một\n  a: 1\n-   # hai\n  - b\n", "-  # một\n  a: 1\n-  # hai\n  - b\n"),
    "comments between key and value": ("? a # một\n# hai\n: # ba\n  b\n", "a:  # một\n  # hai\n  # ba\n  b\n"),
    "comments in brackets": (
        "a: [ # một\n  b, # hai\n  # ba\n  c # bốn\n  , d\n  # năm\n  ]\n",
        "a: [  # một\n  b,  # hai\n  # ba\n  c,  # bốn\n  d\n  # năm\n  ]\n",
    ),
    "letters in two parts": (
        unicodedata.normalize("NFD", "ầ:   'ế'\n"),
        unicodedata.normalize("NFD", "ầ: ế\n"),
    ),
    "beyond the basic plane": ("a:   😀 x   # 😀\nb:   ['😀']\n", "a: 😀 x  # 😀\nb: [😀]\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    before, after = CASES[name]
    assert laid_out(before) == after
    assert laid_out(after) == after
    assert repr(data_of(after)) == repr(data_of(before))


PLAIN = ["chữ", "Hồ sơ đủ", "1.0", "1.50", "1.234", "012", "08:00", "2026-01-30", "true", "no", "~", "null", "-5", "+5", "a#b", "x:y", "“câu”", "1e3", "ế"]  # fmt: skip
TEXTS = [*PLAIN, "", " ", "a: b", "a, b", "x #y", "- z", "* t", 'nói "x"', "it's", "a\\b", "dòng một\ndòng hai", "[a]", "{", "cuối:", "\u00a0x", "ế\t.", "? k", "=", "<<", "!x", "&y", "%z", "@q", "`r", "---", "95%"]  # fmt: skip
KEYS = ["kind", "a", "tên", "'k'", '"2026"', '"x: y"']


class Sloppy:
    """Writes data as somebody might: any indentation, quotes, blank lines and comments that YAML allows."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.comments: list[str] = []

    def number(self, low: int, high: int) -> int:
        return int(self.draw(st.integers(low, high)))

    def chance(self, of: int) -> bool:
        return self.number(1, of) == of

    def comment(self) -> str:
        self.comments.append(f"# ghi chú {len(self.comments) + 1}.")
        return self.comments[-1]

    def end(self, *, tabs: bool = False) -> str:
        """The rest of a line: blanks, perhaps a comment, perhaps blank lines and comments of their own."""
        text = " " * self.number(0, 2)
        if self.chance(5):
            text += ("\t" if tabs and self.chance(2) else " ") + self.comment() + " " * self.number(0, 1)
        text += "\n"
        while self.chance(6):
            text += " " * self.number(0, 3) + (self.comment() if self.chance(2) else "") + "\n"
        return text

    def scalar(self) -> str:
        style = self.number(1, 3)
        if style == 1:
            return str(self.draw(st.sampled_from(PLAIN)))
        text: str = self.draw(st.sampled_from(TEXTS))
        if style == 2 or "\n" in text or "\t" in text:
            return json.dumps(text, ensure_ascii=False)
        return "'" + text.replace("'", "''") + "'"

    def flow(self, depth: int, indent: int) -> str:
        if depth == 0 or self.chance(2):
            return self.scalar()
        gap = partial(self.flow_gap, indent)
        count = self.number(0, 3)
        if self.chance(2):
            items = [f"{gap()}{self.flow(depth - 1, indent)}{gap()}" for _ in range(count)]
            return f"[{','.join(items)}]" if items else f"[{gap()}]"
        keys = self.draw(st.permutations(KEYS))[:count]
        pairs = [f"{gap()}{key}: {gap()}{self.flow(depth - 1, indent)}{gap()}" for key in keys]
        return "{" + ",".join(pairs) + (gap() if not pairs else "") + "}"

    def flow_gap(self, indent: int) -> str:
        if not self.chance(6):
            return " " * self.number(0, 2)
        return f" {self.comment() if self.chance(3) else ''}\n{' ' * (indent + 1 + self.number(0, 3))}"

    def block_scalar(self, indent: int) -> str:
        head = self.draw(st.sampled_from(("|", "|-", "|+", ">", ">-", ">+")))
        lines = self.draw(
            st.lists(st.sampled_from(("một", "hai  x", "", "# ba", "-- bốn")), min_size=1, max_size=4)
        )
        margin = " " * (indent + 1 + self.number(0, 3))
        text = "".join(f"{margin}{line}\n" if line else "\n" for line in ("đầu", *lines))
        return f" {head}{' ' + self.comment() if self.chance(4) else ''}\n{text}"

    def value(self, depth: int, indent: int, *, below_list: bool) -> str:
        """What stands after a colon or hyphen, up to the end of its last line."""
        kind = self.number(1, 5 if depth else 3)
        if kind == 1:
            return self.end()
        if kind == 2:
            return self.block_scalar(indent)
        if kind == 3:
            return f" {self.flow(2, indent)}{self.end(tabs=True)}"
        if below_list and self.chance(2):  # "- key: value" and "- - item"
            inner = indent + 2 + self.number(0, 3)
            return " " * (inner - indent - 1) + self.block(depth - 1, inner, is_list=kind == 5)[inner:]
        least = indent if kind == 5 and not below_list and indent >= 0 else indent + 1
        return self.end() + self.block(depth - 1, least + self.number(0, 3), is_list=kind == 5)

    def block(self, depth: int, indent: int, *, is_list: bool) -> str:
        margin = " " * indent
        if is_list:
            rows = range(self.number(1, 3))
            return "".join(f"{margin}-{self.value(depth, indent, below_list=True)}" for _ in rows)
        keys = self.draw(st.permutations(KEYS))[: self.number(1, 4)]
        return "".join(f"{margin}{key}:{self.value(depth, indent, below_list=False)}" for key in keys)


@settings(max_examples=300)
@given(st.data(), st.booleans(), st.sampled_from(("", "\ufeff")))
def test_data_and_comments_stay_and_a_second_time_changes_nothing(
    data: Any, windows: bool, mark: str
) -> None:
    sloppy = Sloppy(data.draw)
    before = sloppy.block(3, 0, is_list=sloppy.chance(3))
    before = mark + (before.replace("\n", "\r\n") if windows else before)
    after = laid_out(before)
    assert repr(data_of(after)) == repr(data_of(before))
    assert re.findall(r"# ghi chú \d+\.", after) == sloppy.comments
    assert laid_out(after) == after
    assert not after.startswith(("\n", "\ufeff"))
    assert "\r" not in after
    assert after.endswith("\n")
