"""A text as data with positions, put together from the events of its YAML.

Events instead of PyYAML's nodes and constructors: they keep the place of every key and value, and what is not
plain data (aliases, tags, further documents, deep nesting) is refused before it can cost anything. libyaml does
the scanning where it is installed, PyYAML's own scanner elsewhere; both give the same events.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from tdkt.errors import TdktError
from tdkt.model.diagnostic import Diagnostic, Severity
from tdkt.model.place import BITS, Mark, Node, Place
from tdkt.workspace.lost_text import lost_text, may_lose_text
from tdkt.workspace.source import FORBIDDEN, Source, split_lines
from tdkt.workspace.yaml_messages import find_odd_mark, say_in_vietnamese

MAX_DEPTH = 64

Scalar = str | int | Decimal | bool | None

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_MAYBE_NOT_TEXT = frozenset(("", "~", *"nNtTfF", *"-0123456789"))
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_MAYBE_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(?:\.[0-9]{3})+")


class _PureParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


def event_parser(text: str, *, pure: bool = False) -> Any:
    """Return a parser whose `get_event` yields the events of `text`; `pure` as in `read_events`."""
    if pure or not yaml.__with_libyaml__:
        return _PureParser(text)
    from yaml._yaml import CParser  # libyaml's binding; it has no public name of its own

    return CParser(text)


class _RefusedError(TdktError):
    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding


def read_events(source: Source, *, pure: bool = False) -> tuple[tuple[Any, Node] | None, list[Diagnostic]]:
    """Return the data of `source` and the node that knows its places (None where it cannot be read), with the findings.

    `pure` asks for PyYAML's own scanner even where libyaml is installed.
    """
    findings: list[Diagnostic] = []
    try:
        data, node, odd_scalars = _build(source, source.text, findings, pure=pure)
    except _RefusedError as refused:
        return None, [*findings, refused.finding]
    except yaml.MarkedYAMLError as error:
        return None, _before_the_syntax_error(source, error, pure=pure)
    if may_lose_text(source.text, odd_scalars=odd_scalars):
        findings += lost_text(source, lambda text: event_parser(text, pure=pure))
    return (None if findings else (data, node)), findings


def _before_the_syntax_error(source: Source, error: yaml.MarkedYAMLError, *, pure: bool) -> list[Diagnostic]:
    """Return what is wrong up to the place of `error`, in reading order.

    A scanner looks up to 1,024 characters ahead for the colon of a key, so it may stumble over what stands there
    before it hands out the events of what stands here; and how deep it goes before it gives up differs from one
    version of libyaml to the next. What comes first in the file is told first: the text before the error is read alone.
    """
    found = _syntax_error(source, error)
    mark = error.problem_mark or error.context_mark
    if mark is None or mark.index == 0:
        return [found]
    findings: list[Diagnostic] = []
    try:
        _build(source, source.text[: mark.index], findings, pure=pure)
    except _RefusedError as refused:
        if refused.finding.code == "Y110":  # nothing stands before the error
            return [found]
        return [*findings, refused.finding]
    except yaml.MarkedYAMLError:
        pass  # cut off there, the text ends too early: that says nothing about the file
    return [*findings, found]


def resolve_plain(text: str) -> Scalar:
    """Return what the unquoted scalar `text` means; everything that could be misread stays text."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text) and not _MAYBE_THOUSANDS.fullmatch(text):
        number = Decimal(text)
        return int(number) if number == number.to_integral_value() else number  # 12.0 is the whole number 12
    return text


def _build(source: Source, text: str, findings: list[Diagnostic], *, pure: bool) -> tuple[Any, Node, bool]:
    """Put the events of `text` together in one loop: every file goes through here, so calls are kept out of it.

    The third value tells whether a scalar is absent or goes over several lines (`may_lose_text`). The open containers lie on a stack, each with the shadow of its children; `key` holds a mapping's key whose
    value comes next.
    """
    next_event = event_parser(text, pure=pure).get_event
    next_event()  # the stream's start
    if type(next_event()) is not DocumentStartEvent:
        raise _refuse(Place(source.file), "Y110", "Tệp trống.", "Ghi nội dung vào tệp hoặc xóa tệp.")
    decomposed = not source.is_nfc
    stack: list[tuple[Any, Any, Any, int]] = []
    root: list[Any] = []
    root_nodes: list[Node] = []
    container: Any = root
    children: Any = root_nodes
    in_mapping = False
    key: str | None = None
    key_mark = 0
    odd_scalars = False
    while True:
        event = next_event()
        kind = type(event)
        if kind is ScalarEvent:
            start, end = event.start_mark, event.end_mark
            length = end.column - start.column if end.line == start.line else 0
            if not length:
                odd_scalars = True
            node: Any = (((start.line << BITS) | start.column) << BITS) | length
            value: Any = event.value
            if decomposed:
                value = unicodedata.normalize("NFC", value)
            if event.anchor is not None or event.tag is not None:
                raise _properties(source, event)
            if event.style == '"' and (FORBIDDEN.search(value) or "\r" in value):
                raise _refuse(
                    _place(source, event),
                    "Y103",
                    "Giá trị trong ngoặc kép có mã \\… của một ký tự điều khiển.",
                    "Xóa mã này, hoặc dùng ngoặc đơn '…' nếu dấu \\ là chữ.",
                )
            if in_mapping and key is None:
                if value in container:
                    findings.append(_duplicate(source.file, value, node, children[value][0]))
                key, key_mark = value, node
                continue
            if event.implicit[0] and value[:1] in _MAYBE_NOT_TEXT:
                value = resolve_plain(value)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            container, children, key, key_mark = stack.pop()
            in_mapping = type(container) is dict
            if in_mapping:
                key = None
            continue
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            _refuse_container(source, event, len(stack), is_key=in_mapping and key is None)
            value = {} if kind is MappingStartEvent else []
            start = event.start_mark
            node = (
                (((start.line << BITS) | start.column) << BITS) | 1,
                {} if kind is MappingStartEvent else [],
            )
        elif kind is AliasEvent:
            raise _refuse(
                _place(source, event),
                "Y106",
                "Không dùng tham chiếu (*tên) của YAML.",
                "Ghi đầy đủ giá trị; chữ bắt đầu bằng dấu * thì đặt trong ngoặc kép.",
            )
        else:  # the document's end
            break
        if in_mapping:
            container[key] = value
            children[key] = (key_mark, node)
            key = None
        else:
            container.append(value)
            children.append(node)
        if kind is not ScalarEvent:
            stack.append((container, children, key, key_mark))
            container, children, key = value, node[1], None
            in_mapping = kind is MappingStartEvent
    following = next_event()
    if type(following) is DocumentStartEvent:
        raise _refuse(
            _place(source, following),
            "Y108",
            "Tệp có nhiều hơn một tài liệu YAML.",
            "Tách mỗi tài liệu thành một tệp và bỏ dòng ---.",
        )
    return root[0], root_nodes[0], odd_scalars


def _refuse_container(source: Source, event: Any, depth: int, *, is_key: bool) -> None:
    if event.anchor is not None or event.tag is not None:
        raise _properties(source, event)
    if is_key:
        raise _refuse(
            _place(source, event),
            "Y111",
            "Khóa phải là chữ, không phải danh sách hay nhóm khóa.",
            "Kiểm tra dấu hai chấm và dấu ngoặc ở dòng này.",
        )
    if depth >= MAX_DEPTH:
        raise _refuse(
            _place(source, event), "Y109", f"Lồng quá {MAX_DEPTH} cấp.", "Kiểm tra thụt dòng và dấu ngoặc."
        )


def _duplicate(file: str, key: str, mark: Mark, first_mark: Mark) -> Diagnostic:
    first = Place.from_mark(file, first_mark)
    return Diagnostic(
        Place.from_mark(file, mark),
        "Y105",
        Severity.ERROR,
        f"Khóa “{key}” đã có ở dòng {first.line}, cột {first.column}.",
        "Giữ một khóa; nếu là hai mục khác nhau thì mỗi mục bắt đầu bằng dấu gạch đầu dòng.",
        ((first, "lần ghi đầu"),),
    )


def _properties(source: Source, event: Any) -> _RefusedError:
    if event.anchor is not None:
        return _refuse(
            _place(source, event),
            "Y106",
            f"Không dùng neo (&{event.anchor}) của YAML.",
            "Ghi đầy đủ giá trị; chữ bắt đầu bằng dấu & thì đặt trong ngoặc kép.",
        )
    return _refuse(
        _place(source, event),
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
    first = error.context_mark.line if error.context_mark is not None else line
    odd = find_odd_mark(lines[max(0, min(first, line - 1)) : line + 1])
    if odd is not None:
        above, odd_column, message, hint = odd
        place = Place(source.file, max(0, min(first, line - 1)) + above + 1, odd_column + 1)
        return Diagnostic(place, "Y104", Severity.ERROR, message, hint)
    found = lines[line][column : column + 1] if line < len(lines) else ""
    message, hint = say_in_vietnamese(error.problem or error.context or "", found)
    related: tuple[tuple[Place, str], ...] = ()
    if error.context_mark is not None and error.context_mark.line != line:
        start = Place(source.file, error.context_mark.line + 1, error.context_mark.column + 1)
        related = ((start, "phần đang đọc bắt đầu ở đây"),)
    return Diagnostic(
        Place(source.file, line + 1, column + 1), "Y104", Severity.ERROR, message, hint, related
    )
