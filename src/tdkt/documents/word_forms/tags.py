"""The tags of a Word form: which may stand in it, and what is wrong with those that do.

A form knows tags with a value (`{{ name }}`), conditions (`{% if place %}`) and three filters. Loops, calls and
attributes are refused: a certificate needs none, and without them nothing in a form can run for long or reach out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateSyntaxError, nodes

from tdkt.documents.word_forms.opening import FormError
from tdkt.model.text import letters

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FILTERS = ("upper", "lower", "trim")
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.If,
    nodes.CondExpr,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Compare,
    nodes.Operand,
    nodes.Const,
    nodes.Filter,
)
_MARKS = (("{{", "}}"), ("{%", "%}"), ("{#", "#}"))
_ONLY = (
    f"Mẫu Word chỉ dùng thẻ {{{{ … }}}}, {{% if … %}} và bộ lọc {', '.join(FILTERS)}: xem docs/mau-word.md."
)
_LONGEST_EXCERPT = 90


def paragraph_texts(root: _Element) -> Iterator[str]:
    """Yield the text of each paragraph under `root`, the text of a paragraph inside another (a text box) by itself."""
    for paragraph in root.iter(f"{W}p"):
        yield "".join(
            text.text or ""
            for text in paragraph.iter(f"{W}t")
            if next(text.iterancestors(f"{W}p"), None) is paragraph
        )


def has_tags(root: _Element) -> bool:
    """Tell whether a tag begins anywhere under `root`."""
    return any(opening in text for text in paragraph_texts(root) for opening, _ in _MARKS)


def refuse_unclosed(root: _Element, path: Path) -> None:
    """Raise FormError where a tag is opened and not closed in the same paragraph, or the other way round."""
    for text in paragraph_texts(root):
        for opening, closing in _MARKS:
            if text.count(opening) != text.count(closing):
                raise FormError(
                    path,
                    f"thẻ mở bằng {opening} phải đóng bằng {closing} trong cùng đoạn: “{_shortened(text)}”.",
                )


def tags_of(source: str, environment: Environment, known: Mapping[str, str], path: Path) -> frozenset[str]:
    """Return the names of the tags in `source`, a part's XML with a line a paragraph.

    `known` has the Vietnamese title of each tag. Raises FormError for a syntax error, for anything but tags,
    conditions and `FILTERS`, and for a tag that is not known.
    """
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        raise FormError(path, f"sai cú pháp thẻ trong đoạn {_quoted(source, error.lineno)}.") from error
    except RecursionError as error:
        raise FormError(path, "các {% if %} lồng nhau quá nhiều.") from error
    for node in _inside(tree):
        if not isinstance(node, _ALLOWED) or _is_odd(node):
            where = _quoted(source, node.lineno)
            raise FormError(path, f"lệnh không được dùng trong đoạn {where}.", hint=_ONLY)
    names = list(dict.fromkeys(node.name for node in tree.find_all(nodes.Name)))
    unknown = [name for name in names if name not in known]
    if unknown:
        raise FormError(
            path,
            f"không có thẻ {', '.join(map(written, unknown))}.",
            hint=" ".join(_guess(name, known) for name in unknown),
        )
    return frozenset(names)


def written(name: str) -> str:
    """Return the tag as it stands in a form: "{{ name }}"."""
    return f"{{{{ {name} }}}}"


def _inside(tree: nodes.Node) -> Iterator[nodes.Node]:
    yield tree
    for child in tree.iter_child_nodes():
        yield from _inside(child)


def _is_odd(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Filter):
        return node.name not in FILTERS or bool(node.args or node.kwargs or node.dyn_args or node.dyn_kwargs)
    if isinstance(node, nodes.Const):
        return not isinstance(node.value, str)
    return isinstance(node, nodes.Name) and node.ctx != "load"


def _guess(name: str, known: Mapping[str, str]) -> str:
    spellings: dict[str, str] = {}
    for tag, title in known.items():
        spellings.setdefault(letters(tag), tag)
        spellings.setdefault(letters(title), tag)
    begun = [spelling for spelling in spellings if spelling.startswith(letters(name))]
    close = begun or get_close_matches(letters(name), spellings, n=1, cutoff=0.6)
    if close:
        return f"Có phải là {written(spellings[close[0]])}?"
    return f"Các thẻ dùng được: {', '.join(known)}."


def _quoted(source: str, line: int) -> str:
    lines = source.splitlines()
    text = lines[min(line, len(lines)) - 1] if lines else ""
    return f"“{_shortened(html.unescape(re.sub(r'<[^>]*>', '', text)))}”"


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_EXCERPT else f"{words[:_LONGEST_EXCERPT]}…"


def listed(names: Iterable[str]) -> str:
    """Return tags one after another: "{{ a }}, {{ b }}"."""
    return ", ".join(map(written, names))
