"""What a writer sees and YAML, by its rules, drops, joins or cuts without a word.

`for: Đã dũng cảm #1 cứu người` is valid YAML: the value is "Đã dũng cảm", the rest a comment. Nothing may be printed
from such a file, so each case is a finding at its place, with the way to write what was meant. The YAML 1.2 rules
behind them: comments (6.6), line folding (6.5, 7.3.3), escapes (5.7), flow collections (7.4).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from typing import Any

from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from tdkt.model.diagnostic import Diagnostic, Severity
from tdkt.model.patterns import lazy_pattern
from tdkt.model.place import Place
from tdkt.model.records import dataclass
from tdkt.workspace.source import Source
from tdkt.workspace.yaml_messages import ODD_SPACES

CUT_BY_HASH = "Y114"
ODD_ESCAPE = "Y115"
JOINED_LINES = "Y116"
SPLIT_BY_COMMA = "Y117"
NO_SPACE = "Y118"

_HASH = lazy_pattern(r"(#)(?=\w)(?<![^ \t\n]#)")
_COMMENTED_KEY = lazy_pattern(r"#[\w-]+:(?:\s|$)|#[-]")
_MAYBE_SPLIT = lazy_pattern(r"\[[^\]\"'{}]*?,\s*[^\W\dA-Z_][^\],\"'{}]* [^\],\s]")
_ESCAPE = lazy_pattern(r"\\(.)", re.DOTALL)
_FOLDER = lazy_pattern(r"(?:^|[\s\"(])(?:[A-Za-z]:\\|\\\\\w)")
_STARTS_ANEW = lazy_pattern(
    r"(?:[-+*][\s\u200b]*(?=[^\W\d_])|[–—•●▪➢◦·\uf0b7\uf0d8]\s*|[a-zA-Z_][\w-]{0,40}:(?=\S)(?!//)|\d{1,2}[.)][ \t]+|[a-zđ]\)[ \t]+)"
)
_ODD_SPACE = lazy_pattern(f"[{ODD_SPACES}]")
_AT_THE_START = lazy_pattern(f"-?([{ODD_SPACES}])")
_SMALL = lazy_pattern(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class _Written:
    """A scalar as it stands in the text, between `start` and `end`, with what stands around it.

    `column` is that of the collection around it (-1 for none), `is_absent` tells that nothing is written at all.
    """

    value: str
    style: str | None
    start: int
    end: int
    column: int
    in_flow: bool
    is_key: bool
    in_list: bool
    is_first: bool

    @property
    def is_absent(self) -> bool:
        return self.style is None and self.start == self.end

    @property
    def is_plain(self) -> bool:
        return self.style is None


def may_lose_text(text: str, *, odd_scalars: bool) -> bool:
    """Tell quickly whether `lost_text` can find anything; `odd_scalars`: a scalar is absent or goes over several lines."""
    return (
        odd_scalars
        or (("#" in text) and _HASH.search(text) is not None)
        or ("\\" in text and '"' in text)
        or _ODD_SPACE.search(text) is not None
        or ("[" in text and _MAYBE_SPLIT.search(text) is not None)
    )


def lost_text(source: Source, parser: Callable[[str], Any]) -> list[Diagnostic]:
    """Return what YAML makes of `source` other than a reader sees, in reading order.

    `parser` gives a parser of YAML events; the text has been read once, so that it is known to be valid.
    """
    scalars = list(_scalars(parser(source.text)))
    found = [
        *_cut_by_hash(source, scalars),
        *_odd_escapes(source, scalars),
        *_joined_lines(source, scalars),
        *_split_by_comma(source, scalars),
        *_no_spaces(source, scalars),
    ]
    return sorted(found, key=lambda finding: (finding.place.line, finding.place.column))


def _scalars(parser: Any) -> Iterator[_Written]:
    """Yield all scalars of valid YAML in reading order."""
    column, in_flow, is_mapping, count = -1, False, False, 0
    around: list[tuple[int, bool, bool, int]] = []
    while type(event := parser.get_event()) is not StreamEndEvent:
        kind = type(event)
        if kind is ScalarEvent:
            is_key = is_mapping and count % 2 == 0
            start, end = event.start_mark.index, event.end_mark.index
            yield _Written(
                value=event.value,
                style=event.style or None,
                start=start,
                end=end,
                column=column,
                in_flow=in_flow,
                is_key=is_key,
                in_list=bool(around) and not is_mapping,
                is_first=count == 0,
            )
            count += 1
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            around.append((column, in_flow, is_mapping, count + 1))
            column = event.start_mark.column
            in_flow, is_mapping, count = bool(event.flow_style), kind is MappingStartEvent, 0
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            column, in_flow, is_mapping, count = around.pop()


def _cut_by_hash(source: Source, scalars: list[_Written]) -> Iterator[Diagnostic]:
    """Yield each "#" that begins a comment, though it stands where a reader takes it for text."""
    text = source.text
    waiting = iter(scalars)
    before: _Written | None = None
    following = next(waiting, None)
    for match in _HASH.finditer(text):
        position = match.start(1)
        while following is not None and following.start <= position:
            before, following = following, next(waiting, None)
        if before is None or (position < before.end and not before.is_plain) or before.is_key:
            continue
        if before.is_plain and _takes_for_text(text, before, position):
            end = _end_of_line(text, position)
            yield _finding(
                source,
                position,
                CUT_BY_HASH,
                f"YAML bỏ phần từ dấu # trở đi: “{_short(text[position:end])}”.",
                'Đặt cả câu trong ngoặc kép: "…". Nếu đúng là lời ghi chú thì thêm dấu cách sau dấu #.',
                length=end - position,
            )


def _takes_for_text(text: str, before: _Written, position: int) -> bool:
    """Tell whether the comment at `position` seems to go on with the plain (or absent) value `before` it."""
    between = text[before.end : position]
    if not between.strip(" \t:-,[{"):
        return True
    if between.strip() or "\n" not in between:  # brackets, further values
        return False
    line_start = text.rfind("\n", 0, position) + 1
    deeper = position - line_start > max(before.column, 0)
    return deeper and between.count("\n") == 1 and not _COMMENTED_KEY.match(text, position)


def _odd_escapes(source: Source, scalars: list[_Written]) -> Iterator[Diagnostic]:
    r"""Yield each `\…` in double quotes that becomes something else than was meant: a folder "D:\nam 2026"."""
    for scalar in scalars:
        if scalar.style != '"':
            continue
        written = source.text[scalar.start : scalar.end]
        if "\\" not in written:
            continue
        names_a_folder = _FOLDER.search(written) is not None
        for match in _ESCAPE.finditer(written):
            if match[1] == "_" or (match[1] in ("t", "r", "n") and (names_a_folder or _is_in_a_word(match))):
                yield _finding(
                    source,
                    scalar.start + match.start(),
                    ODD_ESCAPE,
                    f"Trong ngoặc kép, YAML đổi “\\{match[1]}” thành {_BECOMES[match[1]]}.",
                    "Dùng ngoặc đơn '…' nếu dấu \\ là chữ, hoặc ghi \\\\.",
                    length=2,
                )
                break


def _is_in_a_word(escape: re.Match[str]) -> bool:
    r"""Tell whether a tab would stand in the middle of a word; a line break may ("một\nhai")."""
    before, after = escape.string[: escape.start()][-1:], escape.string[escape.end() : escape.end() + 1]
    return escape[1] != "n" and before.isalnum() and after.isalnum()


_BECOMES = {
    "t": "dấu tab",
    "r": "dấu xuống dòng",
    "n": "dấu xuống dòng",
    "_": "dấu cách không ngắt",
}


def _joined_lines(source: Source, scalars: list[_Written]) -> Iterator[Diagnostic]:
    """Yield the first line of a value that looks like a new item or key, but is joined to the line above."""
    text = source.text
    for scalar in scalars:
        if scalar.style == "|" or scalar.is_absent:
            continue
        written = text[scalar.start : scalar.end]
        if "\n" not in written:
            continue
        position = scalar.start + len(written.split("\n", 1)[0]) + 1
        lines = written.split("\n")[1:]
        above = "" if scalar.style == ">" else "x"  # after the header of a folded block nothing is joined yet
        for line in lines:
            bare = line.lstrip(" \t")
            if above.strip() and _STARTS_ANEW.match(bare):
                start = position + len(line) - len(bare)
                yield _finding(
                    source,
                    start,
                    JOINED_LINES,
                    f"YAML nối dòng “{_short(bare)}” vào câu ở dòng trên.",
                    "Mỗi ý, mỗi khóa là một mục riêng, thụt vào ngang các mục cùng cấp, sau dấu - và dấu : có một dấu cách;"
                    " đúng là một câu thì ghi trên một dòng.",
                    length=len(bare.rstrip()),
                )
                break
            above = line
            position += len(line) + 1


def _split_by_comma(source: Source, scalars: list[_Written]) -> Iterator[Diagnostic]:
    """Yield where a comma within [ ] or { } cuts a sentence, a name or a decimal number in two."""
    for last, scalar in itertools.pairwise(scalars):
        if (
            not scalar.in_flow
            or scalar.is_first
            or not scalar.is_plain
            or scalar.is_absent
            or not last.is_plain
        ):
            continue
        if (scalar.is_key and _has_no_colon(source.text, scalar)) or (
            scalar.in_list and not last.is_absent and _goes_on(source.text, last, scalar)
        ):
            yield _after_comma(source, scalar, last)


def _has_no_colon(text: str, key: _Written) -> bool:
    following = text[key.end : key.end + 200].lstrip()
    return following[:1] in (",", "}")


def _goes_on(text: str, last: _Written, scalar: _Written) -> bool:
    """Tell whether the item of a list seems to go on with the sentence of the item before it."""
    is_next = text[last.end : scalar.start].strip() == ","
    starts_small = bool(_SMALL.match(scalar.value)) and scalar.value[0].islower()
    return is_next and starts_small and " " in scalar.value and last.value[:1].isupper()


def _after_comma(source: Source, scalar: _Written, last: _Written) -> Diagnostic:
    hint = f'Đặt cả câu, cả tên trong ngoặc kép: "{_short(last.value)}, {_short(scalar.value)}".'
    if scalar.value.isdigit() and last.value.removeprefix("-").isdigit():
        hint = f"Phần thập phân ghi sau dấu chấm: {last.value}.{scalar.value}."
    return _finding(
        source,
        scalar.start,
        SPLIT_BY_COMMA,
        f"Trong ngoặc, dấu phẩy tách “{_short(scalar.value)}” thành một mục riêng.",
        hint,
        length=scalar.end - scalar.start,
    )


def _no_spaces(source: Source, scalars: list[_Written]) -> Iterator[Diagnostic]:
    """Yield what looks like a space of YAML's grammar but is part of a key or a value ("\\u00a0post: x")."""
    for scalar in scalars:
        if not scalar.is_plain or scalar.is_absent:
            continue
        written = source.text[scalar.start : scalar.end]
        found = _ODD_SPACE.search(written) if scalar.is_key else _AT_THE_START.match(written)
        if found is not None:
            position = found.start(found.lastindex or 0)
            yield _finding(
                source,
                scalar.start + position,
                NO_SPACE,
                f"Ký tự U+{ord(written[position]):04X} trông như dấu cách nhưng YAML không coi là dấu cách.",
                "Xóa ký tự này rồi gõ lại bằng phím cách (thường do chép từ Word, PDF hoặc trang web).",
                length=1,
            )


def _finding(source: Source, index: int, code: str, message: str, hint: str, *, length: int) -> Diagnostic:
    line = source.text.count("\n", 0, index) + 1
    column = index - (source.text.rfind("\n", 0, index) + 1) + 1
    return Diagnostic(Place(source.file, line, column, max(length, 1)), code, Severity.ERROR, message, hint)


def _end_of_line(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def _short(words: str) -> str:
    words = words.strip()
    return words if len(words) <= 40 else f"{words[:39].rstrip()}…"
