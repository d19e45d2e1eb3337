"""The tree of a plan's parts from its lines: which number stands under which, whatever scheme an office uses.

A kind of number that is open already closes what is below it; a new one opens a level. So I./1./a), A./I./1., Phần/Mục/1. and
headings without numbers all come out right without a table of schemes (NĐ 30/2020, Phụ lục I, Phần I, II.6c leaves them free).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tdkt.adoption.reading.headings import HeadingClass, UnnumberedHeadings
from tdkt.adoption.reading.typed import Part, Typed, TypedTable
from tdkt.model.marks import Kind, Mark, letter_value
from tdkt.model.records import dataclass, field, replace

Key = tuple[str, ...]
_BELOW_ROMAN = (Kind.ARABIC, Kind.DOTTED, Kind.LETTER, Kind.SMALL_ROMAN, Kind.ARTICLE)
_TOP = (Kind.PART, Kind.CHAPTER, Kind.ROMAN, Kind.UPPER)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in the body of a part: a paragraph (depth 0), an item, or a table."""

    part: Part
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Node:
    """A part of the plan while the tree grows; the root has no heading."""

    heading: Typed | None
    key: Key
    body: list[Entry] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    bullets: list[tuple[str, int]] = field(default_factory=list)

    @property
    def mark(self) -> Mark | None:
        """The number of its heading."""
        return self.heading.mark if self.heading else None

    def walk(self) -> Iterator[Node]:
        """Yield the node and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def outline(parts: Sequence[Part], headings: UnnumberedHeadings) -> Node:
    """Return the root over `parts`: its own body is what stands before the first heading."""
    root = Node(None, ())
    stack = [root]
    for part in parts:
        if isinstance(part, TypedTable) or part.is_note:
            stack[-1].body.append(Entry(part))
            continue
        unnumbered = headings.of(part)
        if unnumbered is not None:
            _open(stack, Node(part, unnumbered), _level_of_unnumbered(stack, unnumbered))
        elif part.mark is None:
            stack[-1].body.append(Entry(part))
        elif part.mark.is_bullet:
            stack[-1].body.append(Entry(part, _depth(stack[-1], part)))
        else:
            heading = _in_sequence(part, stack)
            assert heading.mark is not None
            _open(stack, Node(heading, key_of(heading.mark)), _level(stack, heading.mark))
    return root


def with_lines_joined(parts: Sequence[Part]) -> list[Part]:
    """Return the parts, lines that go on with the one before as one: after a break within a sentence, or under "Phần thứ nhất"."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if isinstance(part, Typed) and isinstance(last, Typed) and _go_together(last, part):
            whole = last.joined(part)
            joined[-1] = replace(whole, look=part.look) if not last.stretches else whole
        else:
            joined.append(part)
    return joined


def _go_together(last: Typed, following: Typed) -> bool:
    if following.mark is not None or last.is_note or following.is_note:
        return False
    if not last.stretches:
        return True
    if last.paragraph != following.paragraph or last.column != following.column:
        return False
    if last.look.capitals and last.mark is not None and following.look.capitals:
        return True
    within = not last.plain.endswith((".", ";", ":", "!", "?", "…"))
    return within and following.plain[:1].islower()


def key_of(mark: Mark) -> Key:
    """Return what numbers of one level have in common."""
    if mark.kind is Kind.DOTTED:
        return mark.kind.value, str(len(mark.values))
    return mark.kind.value, mark.form


def _in_sequence(line: Typed, stack: Sequence[Node]) -> Typed:
    """Return the line, its I., V. or X. taken for a letter where H., U. or … came before it."""
    mark = line.mark
    assert mark is not None
    letter = mark.written[:1]
    if mark.kind is not Kind.ROMAN or len(mark.written.rstrip("./)-– ")) != 1:
        return line
    value = letter_value(letter.lower())
    for node in reversed(stack):
        if node.mark and node.mark.kind is Kind.UPPER and node.mark.value == value - 1:
            return replace(line, mark=Mark(mark.written, Kind.UPPER, (value,)))
    return line


def _open(stack: list[Node], node: Node, level: int) -> None:
    """Put `node` under the part that stands at `level` of the stack and go on in it."""
    del stack[level + 1 :]
    stack[-1].children.append(node)
    stack.append(node)


def _level(stack: Sequence[Node], mark: Mark) -> int:
    """Return which node of the stack is to hold a part with this number."""
    key = key_of(mark)
    for number in range(len(stack) - 1, 0, -1):
        if stack[number].key == key:
            return number - 1
    for number in range(len(stack) - 1, 0, -1):
        open_mark = stack[number].mark
        if open_mark is not None and _goes_on(open_mark, mark):
            return number - 1
        if open_mark and mark.kind is Kind.DOTTED and open_mark.values == mark.values[:-1]:
            return number
    top = len(stack) - 1
    if mark.kind in _TOP:
        while top > 0 and _is_below(stack[top]):
            top -= 1
    if mark.kind is Kind.DOTTED:
        while top > 0 and stack[top].key[0] in (Kind.LETTER.value, Kind.SMALL_ROMAN.value):
            top -= 1
    return top


def _goes_on(before: Mark, mark: Mark) -> bool:
    """Tell whether "2)" after "1." counts on: one list that was typed two ways."""
    return before.kind is mark.kind and mark.kind is not Kind.DOTTED and mark.value == before.value + 1


def _is_below(node: Node) -> bool:
    return node.mark is not None and node.mark.kind in _BELOW_ROMAN


def _level_of_unnumbered(stack: Sequence[Node], key: HeadingClass) -> int:
    if key[0] == "style":
        for number in range(len(stack) - 1, 0, -1):
            heading = stack[number].heading
            outline_level = heading.look.outline if heading else None
            if outline_level is not None and outline_level < int(key[1]):
                return number
        return 0
    for number in range(len(stack) - 1, 0, -1):
        if stack[number].key == key:
            return number - 1
    if "capitals" in key:
        return 0
    return len(stack) - 1


def _depth(node: Node, line: Typed) -> int:
    """Return how deep an item stands: a bullet of another kind than those before it stands under them."""
    assert line.mark is not None
    key = (line.mark.form, line.list_level)
    if key in node.bullets:
        del node.bullets[node.bullets.index(key) + 1 :]
    else:
        while (
            node.bullets and node.bullets[-1][0] == line.mark.form and node.bullets[-1][1] > line.list_level
        ):
            node.bullets.pop()
        node.bullets.append(key)
    return len(node.bullets)
