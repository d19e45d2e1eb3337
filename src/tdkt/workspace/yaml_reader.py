"""Strict YAML with positions, built from parser events.

Events instead of PyYAML's nodes and constructors: they keep the place of every key and value, and what is not
plain data (aliases, tags, further documents, deep nesting) is refused before it can cost anything. libyaml does
the scanning where it is installed, PyYAML's own scanner elsewhere; both give the same events.

Scalars follow YAML 1.2's core types, narrowed to what nobody can misread: `true`, `false`, `null`, whole numbers
and decimals. `no`, `8:30`, `012`, `1_000`, `1e3`, `2026-01-30` stay text, and so does `1.234`, which in a
Vietnamese office may be a thousand: in a number field the schema then refuses it and the message asks.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from tdkt.model.diagnostic import Diagnostic, Severity
from tdkt.model.place import Node, Place, pack
from tdkt.workspace.source import Source, split_lines
from tdkt.workspace.yaml_messages import say_in_vietnamese

MAX_DEPTH = 64

Scalar = str | int | Decimal | bool | None

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_MAYBE_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(?:\.[0-9]{3})+")


@dataclass(frozen=True, slots=True)
class Document:
    """A file's data with the node that knows where each part stands."""

    file: str
    data: Any
    node: Node


class _PureParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


def _parser(text: str, *, pure: bool) -> Any:
    if pure or not yaml.__with_libyaml__:
        return _PureParser(text)
    from yaml._yaml import CParser  # libyaml's binding; it has no public name of its own

    return CParser(text)


class _RefusedError(Exception):
    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding


def read_yaml(source: Source, *, pure: bool = False) -> tuple[Document | None, list[Diagnostic]]:
    """Read `source` as one YAML document; return it (None where it cannot be read) with the findings.

    `pure` asks for PyYAML's own scanner even where libyaml is installed.
    """
    findings: list[Diagnostic] = []
    try:
        data, node = _build(source, findings, pure=pure)
    except _RefusedError as refused:
        return None, [*findings, refused.finding]
    except yaml.MarkedYAMLError as error:
        return None, [*findings, _syntax_error(source, error)]
    return (None if findings else Document(source.file, data, node)), findings


def resolve_plain(text: str) -> Scalar:
    """Return what the unquoted scalar `text` means; everything that could be misread stays text."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text) and not _MAYBE_THOUSANDS.fullmatch(text):
        return Decimal(text)
    return text


def _mark(event: Any) -> int:
    start, end = event.start_mark, event.end_mark
    return pack(start.line, start.column, end.column - start.column if end.line == start.line else 0)


def _build(source: Source, findings: list[Diagnostic], *, pure: bool) -> tuple[Any, Node]:
    parser = _parser(source.text, pure=pure)
    next_event = parser.get_event
    next_event()  # the stream's start
    event = next_event()
    if not isinstance(event, DocumentStartEvent):
        raise _refuse(Place(source.file), "Y110", "Tệp trống.", "Ghi nội dung vào tệp hoặc xóa tệp.")
    result = _Collector(source, findings)
    while True:
        event = next_event()
        kind = type(event)
        if kind is ScalarEvent:
            result.scalar(event)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            result.open(event, {} if kind is MappingStartEvent else [])
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            result.close()
        elif kind is AliasEvent:
            raise _refuse(
                _place(source, event),
                "Y106",
                "Không dùng tham chiếu (*tên) của YAML.",
                "Ghi đầy đủ giá trị; chữ bắt đầu bằng dấu * thì đặt trong ngoặc kép.",
            )
        elif kind is DocumentEndEvent:
            break
    following = next_event()
    if isinstance(following, DocumentStartEvent):
        raise _refuse(
            _place(source, following),
            "Y108",
            "Tệp có nhiều hơn một tài liệu YAML.",
            "Tách mỗi tài liệu thành một tệp và bỏ dòng ---.",
        )
    return result.data, result.node


class _Collector:
    """Puts events together: the open containers lie on a stack, each with the shadow of its children."""

    def __init__(self, source: Source, findings: list[Diagnostic]) -> None:
        self.data: Any = None
        self.node: Node = 0
        self._source = source
        self._findings = findings
        self._nfc = source.is_nfc
        self._stack: list[tuple[Any, Any, Any]] = []
        self._container: Any = None
        self._children: Any = None
        self._key: Any = None  # (key, mark) of a mapping's pair whose value comes next

    def scalar(self, event: Any) -> None:
        """Take a scalar as a key or as a value."""
        if event.anchor is not None or (event.tag is not None):
            self._refuse_properties(event)
        value = event.value
        if not self._nfc:
            value = unicodedata.normalize("NFC", value)
        if self._key is None and type(self._container) is dict:
            mark = _mark(event)
            if value in self._container:
                self._duplicate(value, mark)
            self._key = (value, mark)
            return
        self._put(resolve_plain(value) if event.implicit[0] else value, _mark(event))

    def open(self, event: Any, container: Any) -> None:
        """Begin a mapping or a sequence."""
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if self._key is None and type(self._container) is dict:
            raise _refuse(
                _place(self._source, event),
                "Y111",
                "Khóa phải là chữ, không phải danh sách hay nhóm khóa.",
                "Kiểm tra dấu hai chấm và dấu ngoặc ở dòng này.",
            )
        if len(self._stack) >= MAX_DEPTH:
            raise _refuse(
                _place(self._source, event),
                "Y109",
                f"Lồng quá {MAX_DEPTH} cấp.",
                "Kiểm tra thụt dòng và dấu ngoặc.",
            )
        children: Any = {} if type(container) is dict else []
        start = event.start_mark
        self._put(container, (pack(start.line, start.column, 1), children))
        self._stack.append((self._container, self._children, self._key))
        self._container, self._children, self._key = container, children, None

    def close(self) -> None:
        """End the innermost container."""
        self._container, self._children, self._key = self._stack.pop()

    def _put(self, value: Any, node: Any) -> None:
        container = self._container
        if type(container) is dict:
            key, mark = self._key
            container[key] = value
            self._children[key] = (mark, node)
            self._key = None
        elif container is None:
            self.data, self.node = value, node
        else:
            container.append(value)
            self._children.append(node)

    def _duplicate(self, key: str, mark: int) -> None:
        first = Place.from_mark(self._source.file, self._children[key][0])
        self._findings.append(
            Diagnostic(
                Place.from_mark(self._source.file, mark),
                "Y105",
                Severity.ERROR,
                f"Khóa “{key}” đã có ở dòng {first.line}, cột {first.column}.",
                "Giữ một khóa; nếu là hai mục khác nhau thì mỗi mục bắt đầu bằng dấu gạch đầu dòng.",
                ((first, "lần ghi đầu"),),
            )
        )

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            raise _refuse(
                _place(self._source, event),
                "Y106",
                f"Không dùng neo (&{event.anchor}) của YAML.",
                "Ghi đầy đủ giá trị; chữ bắt đầu bằng dấu & thì đặt trong ngoặc kép.",
            )
        raise _refuse(
            _place(self._source, event),
            "Y107",
            f"Không dùng thẻ kiểu ({event.tag}) của YAML.",
            "Bỏ thẻ; chữ bắt đầu bằng dấu ! thì đặt trong ngoặc kép.",
        )


def _place(source: Source, event: Any) -> Place:
    return Place(source.file, event.start_mark.line + 1, event.start_mark.column + 1)


def _refuse(place: Place, code: str, message: str, hint: str) -> _RefusedError:
    return _RefusedError(Diagnostic(place, code, Severity.ERROR, message, hint))


def _syntax_error(source: Source, error: yaml.MarkedYAMLError) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    lines = split_lines(source.text)
    found = lines[line][column : column + 1] if line < len(lines) else ""
    message, hint = say_in_vietnamese(error.problem or error.context or "", found)
    related: tuple[tuple[Place, str], ...] = ()
    if error.context_mark is not None and error.context_mark.line != line:
        start = Place(source.file, error.context_mark.line + 1, error.context_mark.column + 1)
        related = ((start, "phần đang đọc bắt đầu ở đây"),)
    return Diagnostic(
        Place(source.file, line + 1, column + 1), "Y104", Severity.ERROR, message, hint, related
    )
