"""The XML of a Word part without what opening and saving changes and no reader sees, so that two parts can be compared.

Left out are only marks of which it is certain: revision and paragraph ids, marks of spelling, of the language and of where a page
ended last time, bookmarks, and how a stretch of text of one look is cut into runs (ECMA-376, part 1, 17). All else counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_UNSEEN = frozenset(
    f"{W}{name}"
    for name in ("proofErr", "noProof", "lang", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd")
)
_UNSEEN_ATTRIBUTES = frozenset(
    (
        *(f"{W}{name}" for name in ("rsid", "rsidR", "rsidRDefault", "rsidRPr", "rsidP", "rsidTr", "rsidSect", "rsidDel")),
        f"{_W14}paraId",
        f"{_W14}textId",
        _SPACE,
    )
)  # fmt: skip
_EMPTY = frozenset((f"{W}rPr", f"{W}pPr"))
"""Properties that say nothing where they are empty."""
_TEXTS = frozenset((f"{W}t", f"{W}delText", f"{W}instrText"))

Normal = tuple[str, tuple[tuple[str, str], ...], str, tuple["Normal", ...]]
"""(tag, attributes sorted, text, children)."""


def normal(node: _Element, relations: Mapping[str, str]) -> Normal:
    """Return the normal form of an element; `relations` says what each relation id leads to, whatever it is called."""
    text = _text(node)
    children = tuple(_merged(_children(node, relations)))
    return str(node.tag), _attributes(node, relations), text, children


def _children(node: _Element, relations: Mapping[str, str]) -> Iterator[Normal]:
    for child in node:
        if not isinstance(child.tag, str) or child.tag in _UNSEEN:
            continue
        found = normal(child, relations)
        if found[0] in _EMPTY and not found[1] and not found[3]:
            continue
        yield found


def _merged(children: Iterator[Normal]) -> Iterator[Normal]:
    """Yield children with neighbouring runs of one look as one."""
    before: Normal | None = None
    for child in children:
        joined = None if before is None else _joined(before, child)
        if joined is None and before is not None:
            yield before
        before = child if joined is None else joined
    if before is not None:
        yield before


def _joined(one: Normal, two: Normal) -> Normal | None:
    """Return two runs as one where both hold nothing but text and look alike, else None."""
    if one[0] != f"{W}r" or two[0] != f"{W}r" or one[1] != two[1]:
        return None
    (look_one, text_one), (look_two, text_two) = _parts(one), _parts(two)
    if text_one is None or text_two is None or look_one != look_two:
        return None
    return one[0], one[1], "", (*look_one, (f"{W}t", (), text_one + text_two, ()))


def _parts(run: Normal) -> tuple[tuple[Normal, ...], str | None]:
    """Return the properties of a run and its text, None where it holds something else."""
    look = tuple(child for child in run[3] if child[0] == f"{W}rPr")
    rest = [child for child in run[3] if child[0] != f"{W}rPr"]
    is_text = all(child[0] == f"{W}t" and not child[1] for child in rest) and bool(rest)
    return look, "".join(child[2] for child in rest) if is_text else None


def _attributes(node: _Element, relations: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    found = []
    for name, value in node.attrib.items():
        key, said = str(name), str(value)
        if key in _UNSEEN_ATTRIBUTES or (key == _IGNORABLE and _ignores_only_new_words(node, said)):
            continue
        found.append((key, relations.get(said, said) if key.startswith(_RELATIONS) else said))
    return tuple(sorted(found))


def _ignores_only_new_words(node: _Element, prefixes: str) -> bool:
    """Tell whether only extensions of Word may be passed over, whatever their prefixes are bound to."""
    spaces = (node.nsmap.get(prefix, "") for prefix in prefixes.split())
    return all(space.startswith("http://schemas.microsoft.com/office/word/") for space in spaces)


def _text(node: _Element) -> str:
    """Return what stands in an element itself; between elements white space says nothing."""
    pieces = [node.text or "", *(child.tail or "" for child in node)]
    text = "".join(pieces)
    if node.tag in _TEXTS:
        return text if node.get(_SPACE) == "preserve" else text.strip()
    return text.strip()
