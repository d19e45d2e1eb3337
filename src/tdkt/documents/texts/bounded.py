"""The sandbox in which a ward's templates run: they reach nothing but their values, and they come to an end.

Jinja's own sandbox stops a template from reaching out, not from looping for hours or asking for a gigabyte. Here every turn of
a loop, every call, every text that is made costs of one budget, the same on every machine; what could grow by a number in the
template (`"a" * 10**9`, `|center(10**9)`, `"%1000000000d"`) is measured before it is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any, cast

from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import make_attrgetter
from jinja2.runtime import BlockReference, Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from tdkt.errors import TdktError

BUDGET = 10_000_000
"""Steps of one document: a few seconds, and a hundred times what the longest one takes."""
LONGEST = 1_000_000
"""Characters of a text, items of a list."""
_LONGEST_PIECE, _LARGEST_NUMBER, _WIDEST = 200_000, 10**40, 1_000
_LETTERS_A_STEP, _STEPS_A_FILE, _STEPS_A_CALL = 40, 200, 50
_TURNS, _JOINED, _CUT = "_turns", "_joined", "_cut"
"""Filters that the sandbox puts into a template: around what a loop goes over, what is joined by "~", what is sliced."""
_UNBOUNDED_FILTERS = (
    "center",
    "indent",
    "wordwrap",
    "format",
    "replace",
    "join",
    "batch",
    "slice",
    "filesizeformat",
    "truncate",
)
_WIDE_METHODS = frozenset(
    (
        "center",
        "ljust",
        "rjust",
        "zfill",
        "expandtabs",
        "to_bytes",
        "format",
        "format_map",
        "translate",
        "encode",
    )
)
_WIDTH = re.compile(r"\d{4,}|\*")


class TooMuchError(SecurityError, TdktError):
    """A template runs too long or makes too much."""

    def __init__(self) -> None:
        super().__init__("chạy quá lâu hoặc tạo ra quá nhiều chữ")


class BoundedSandbox(ImmutableSandboxedEnvironment):
    """An environment whose templates cost of one budget; `begin` fills it again."""

    intercepted_binops = frozenset(("*", "**", "+", "%"))

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._left = BUDGET
        self._weights: dict[str, int] = {}
        """What it costs to go through a file, or a macro or block ("name()"), once."""
        own: dict[str, Callable[..., Any]] = {
            "replace": self._replaced,
            "join": self._joined_by,
            "format": self._formatted,
        }
        for name in _UNBOUNDED_FILTERS:
            del self.filters[name]
        self.filters.update(own)
        for name, function in list(self.filters.items()):
            self.filters[name] = self._measured(function)
        self.filters.update({_TURNS: self._turns, _JOINED: self._joined, _CUT: self._sized})
        self.globals.pop("lipsum", None)

    def begin(self) -> None:
        """Fill the budget for one document."""
        self._left = BUDGET

    def spend(self, steps: int = 1) -> None:
        """Take steps of the budget; raises TooMuchError where it is used up."""
        self._left -= steps
        if self._left < 0:
            raise TooMuchError

    def whole(self, pieces: Iterable[str]) -> str:
        """Return the text of `pieces`; raises TooMuchError before it is too long."""
        kept: list[str] = []
        length = 0
        for piece in pieces:
            length += len(piece)
            self.spend(1 + len(piece) // _LETTERS_A_STEP)
            if length > LONGEST:
                raise TooMuchError
            kept.append(piece)
        return "".join(kept)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        if len(source) > LONGEST:
            raise TooMuchError
        tree: nodes.Template = super()._parse(source, name, filename)
        self._weights[name or ""] = _weight(tree)
        for found in tree.find_all((nodes.Macro, nodes.CallBlock, nodes.Block)):
            key = f"{getattr(found, 'name', 'caller')}()"
            self._weights[key] = max(_weight(found), self._weights.get(key, 0))
        _Counted().visit(tree)
        return tree

    def _load_template(self, name: str, globals: Any) -> Any:
        self.spend(_STEPS_A_FILE + self._weights.get(name, 0))
        return super()._load_template(name, globals)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Call what a template calls, if it cannot grow without bounds."""
        is_part = isinstance(__obj, Macro | BlockReference)
        __self.spend(_STEPS_A_CALL + __self._weights.get(f"{__obj.name}()", _STEPS_A_FILE) if is_part else 1)
        name = getattr(__obj, "__name__", "")
        if isinstance(getattr(__obj, "__self__", None), str | bytes | int):
            if name in _WIDE_METHODS:
                raise SecurityError(f"không dùng được {name}()")
            if name == "replace":
                return __self._sized(__self._replaced(__obj.__self__, *args, **kwargs))
            if name == "join":
                return __self._sized(__self._joined_by(args[0], __obj.__self__))
        return __self._sized(super().call(__context, __obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Compute, if the result stays within bounds."""
        if operator == "%" and isinstance(left, str | bytes):
            return self._formatted(left, right)
        self.spend(1 + (_size(left) + _size(right)) // _LETTERS_A_STEP)
        if _size_of_result(operator, left, right) > _LONGEST_PIECE:
            raise TooMuchError
        return super().call_binop(context, operator, left, right)

    def _measured(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def measured(*args: Any, **kwargs: Any) -> Any:
            for value in args:
                self._sized(value)
            return self._sized(function(*args, **kwargs))

        return measured

    def _sized(self, value: Any) -> Any:
        """Return a value that is not too large, for what it costs to look at it."""
        size = _size(value)
        self.spend(1 + size // _LETTERS_A_STEP)
        if size > LONGEST or (isinstance(value, int) and abs(value) > _LARGEST_NUMBER):
            raise TooMuchError
        return value

    def _turns(self, values: Any, weight: int) -> Iterator[Any]:
        for value in values:
            self.spend(weight)
            yield value

    def _joined(self, values: Iterable[Any]) -> str:
        return self._bounded(self.whole(str(value) for value in values))

    def _joined_by(self, values: Iterable[Any], d: Any = "", attribute: Any = None) -> str:
        if attribute is not None:
            values = map(make_attrgetter(self, attribute), values)
        kept = [str(value) for value in self._turns(values, 1)]
        if sum(map(len, kept)) + len(str(d)) * len(kept) > LONGEST:
            raise TooMuchError
        return str(d).join(kept)

    def _replaced(self, value: Any, old: Any, new: Any, count: int | None = None) -> str:
        text, gone, come = str(value), str(old), str(new)
        times = text.count(gone) if count is None or count < 0 else min(count, text.count(gone))
        if len(text) + times * len(come) > _LONGEST_PIECE:
            raise TooMuchError
        return text.replace(gone, come, times)

    def _formatted(self, pattern: Any, *values: Any, **named: Any) -> str:
        text = str(pattern)
        if _WIDTH.search(text):
            raise TooMuchError
        given = named or (values[0] if len(values) == 1 and isinstance(values[0], tuple) else values)
        size = sum(map(_size, given.values() if isinstance(given, dict) else given))
        if len(text) + size + _WIDEST * text.count("%") > LONGEST:
            raise TooMuchError
        return self._bounded(text % given)

    @staticmethod
    def _bounded(text: str) -> str:
        if len(text) > _LONGEST_PIECE:
            raise TooMuchError
        return text


def _size(value: Any) -> int:
    return len(value) if isinstance(value, str | bytes | list | tuple | dict | set) else 0


def _size_of_result(operator: str, left: Any, right: Any) -> int:
    """Return how large a result gets at most: characters, items, or digits of a number (a thousand each)."""
    if operator == "+":
        return _size(left) + _size(right)
    for one, two in ((left, right), (right, left)):
        if _size(one) and isinstance(two, int):
            return _size(one) * max(two, 0)
    if not isinstance(left, int) or not isinstance(right, int):
        return 0
    bits = left.bit_length() * max(right, 1) if operator == "**" else left.bit_length() + right.bit_length()
    return bits * 1_000


class _Counted(NodeTransformer):
    """Puts the filters of the sandbox into the tree of a template."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 the visitor's own way of naming
        """Count the turns of a loop, each by how much stands in it."""
        self.generic_visit(node)
        weight = 1 + sum(map(_weight, (*node.body, *node.else_)))
        node.iter = _filtered(node.iter, _TURNS, nodes.Const(weight, lineno=node.lineno))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        """Measure a chain of "~" before it is made."""
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), _JOINED)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        """Count what a slice copies."""
        self.generic_visit(node)
        if isinstance(node.arg, nodes.Slice):
            node.node = _filtered(node.node, _CUT)
        return node


def _filtered(node: nodes.Node, name: str, *args: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(cast("nodes.Expr", node), name, list(args), [], None, None, lineno=node.lineno)


def _weight(node: nodes.Node) -> int:
    """Return how many nodes there are in a part of a template: what it costs to go through it once."""
    return 1 + sum(map(_weight, node.iter_child_nodes()))
