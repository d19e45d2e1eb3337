"""One way to write a scalar: quotes only where they are needed or keep a text from looking like something else."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import cache
from io import StringIO
from typing import Any

from yaml import ScalarNode
from yaml.emitter import Emitter
from yaml.resolver import Resolver

from tdkt.workspace.yaml_events import resolve_plain
from tdkt.workspace.yaml_tree import Scalar

_STEP = 2
_BLANKS = " \t"
_HEADER = re.compile(r"([|>])([-+]?)([1-9]?)([-+]?)[ \t]*(#[^\n]*)?")
_LIKE_A_NUMBER = re.compile(r"[-+.]*[0-9][-+.,:_/%0-9 ]*|0o[0-7]+|[-+]?[0-9.]+[eE][-+]?[0-9]+")
_LIKE_A_TRUTH = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan"))


def as_scalar(text: str, *, in_flow: bool = False) -> str:
    """Return a new text as it is to be written on one line."""
    return text if is_clear_without_quotes(text, in_flow=in_flow) else json.dumps(text, ensure_ascii=False)


def is_clear_without_quotes(value: str, *, in_flow: bool) -> bool:
    """Tell whether the text `value` may stand without quotes: no reader of YAML, and no person, takes it for anything else."""
    if value != value.strip() or value.lower() in _LIKE_A_TRUTH or _LIKE_A_NUMBER.fullmatch(value):
        return False
    emitter, resolver = _of_pyyaml()
    analysis = emitter.analyze_scalar(value)
    is_plain = analysis.allow_flow_plain if in_flow else analysis.allow_block_plain
    return bool(is_plain) and isinstance(resolve_plain(value), str) and _is_text_of_old(resolver, value)


def key_text(key: Scalar, text: str, *, in_flow: bool) -> str:
    """Return a key as it is to be written: on one line."""
    written = text[key.start : key.end]
    if key.is_absent or "\n" in written or key.style in ("|", ">"):
        return as_scalar(key.value, in_flow=in_flow)
    return _quoted_at_need(key, written, in_flow=in_flow)


def value_lines(scalar: Scalar, text: str, *, in_flow: bool) -> list[str]:
    """Return a plain or quoted value, line by line, without indentation; line breaks stay where they are."""
    written = text[scalar.start : scalar.end]
    if "\n" not in written:
        return [_quoted_at_need(scalar, written, in_flow=in_flow)]
    first, *middle, last = written.split("\n")
    ended = _without_blanks_at_end if scalar.style == '"' else _stripped_at_end
    return [ended(first), *(ended(line.lstrip(_BLANKS)) for line in middle), last.lstrip(_BLANKS)]


def block_lines(scalar: Scalar, text: str, parent_column: int) -> tuple[str, list[str]]:
    """Return the header of a block scalar (`|`, `>`) with its comment, and its lines without indentation.

    `parent_column` is the column of the collection around it, -1 for none.
    """
    written = text[scalar.start : scalar.end]
    head, *lines = written.split("\n")
    found = _HEADER.match(head)
    assert found is not None
    style, chomping, digit = found[1], found[2] or found[4], found[3]
    if lines and not lines[-1]:
        lines.pop()
    elif lines:  # the file ends without a line break, and so does the value
        chomping = "-"
    width = max(parent_column, 0) + int(digit) if digit else _indentation(lines)
    body = [line[width:] for line in lines]
    if chomping != "+":
        while body and not body[-1]:
            body.pop()
    comment = f"  {found[5].rstrip()}" if found[5] else ""
    return f"{style}{_STEP if digit else ''}{chomping}{comment}", body


def _indentation(lines: list[str]) -> int:
    filled = [line for line in lines if line.strip(" ")]
    return len(filled[0]) - len(filled[0].lstrip(" ")) if filled else max(map(len, lines), default=0)


def _stripped_at_end(line: str) -> str:
    return line.rstrip(_BLANKS)


def _without_blanks_at_end(line: str) -> str:
    r"""Drop blanks at the end of a line of a double-quoted value, but not the one in an escape ("\ ")."""
    bare = line.rstrip(_BLANKS)
    backslashes = len(bare) - len(bare.rstrip("\\"))
    return line[: len(bare) + 1] if backslashes % 2 else bare


def _quoted_at_need(scalar: Scalar, written: str, *, in_flow: bool) -> str:
    value = scalar.value
    if scalar.style not in ("'", '"'):
        return written
    if scalar.style == '"' and written != f'"{value}"':  # escapes say what cannot be seen
        return written
    if is_clear_without_quotes(value, in_flow=in_flow):
        return value
    return f'"{value}"' if not {'"', "\\"} & set(value) else written


def _is_text_of_old(resolver: Any, value: str) -> bool:
    """Tell whether readers of YAML 1.1, of which there are many, take the unquoted `value` for a text too."""
    return bool(resolver.resolve(ScalarNode, value, (True, False)) == "tag:yaml.org,2002:str")


@cache
def _of_pyyaml() -> tuple[Any, Any]:
    return Emitter(StringIO(), allow_unicode=True), Resolver()


def as_written(number: Decimal) -> float:
    """Return a number as the YAML writer takes it: decimals of up to 15 digits survive as floats.

    One of three decimals gets a fourth, since "10.995" is refused as perhaps 10995.
    """
    if number == number.to_integral_value():
        return int(number)
    written = f"{number:f}"
    whole, _, decimals = written.partition(".")
    if len(decimals) != 3:
        return float(number)
    from ruamel.yaml.scalarfloat import ScalarFloat

    surely: float = ScalarFloat(number, width=len(written) + 1, prec=len(whole))
    return surely
