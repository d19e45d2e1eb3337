"""The one layout of our YAML files: what `tdkt fmt` writes.

Two spaces a level, also for a list below its key; one space after a colon and a hyphen, two before a comment; one blank
line at most; `{a: b}` and `[a, b]` stay on their line, or break between the entries where their author broke them.
Scalars as in `yaml_scalars`; a comment on a line of its own is indented as the entry it belongs to.

Not ruamel.yaml, which edits our files (`yaml_editor`): writing everything anew it drops comments inside brackets,
joins lines and spells scalars its own way (`+5` becomes `5`).
"""

from __future__ import annotations

import re

from tdkt.workspace.yaml_scalars import block_lines, key_text, value_lines
from tdkt.workspace.yaml_tree import Collection, Comment, Node, Scalar, comments_between, read_tree

_STEP = 2
_LINE_BREAK = re.compile(r"\r\n?")
_BEFORE_ENTRY = re.compile(r"(?:[ \t\n:]|#[^\n]*)*")
_MARK = "\ufeff"


def laid_out(text: str) -> str:
    """Return `text`, a YAML document that `read_yaml` accepts, in our layout; the same data and comments."""
    text = _LINE_BREAK.sub("\n", text.removeprefix(_MARK))
    return _Page(text).write(read_tree(text))


class _Page:
    """The lines written so far, and how far the source has been used up."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.cursor = 0
        self.lines: list[str] = []
        self.has_comment = False
        """The line being written ends in a comment."""
        self.has_kept_blanks = False
        """Blank lines at the end of a block scalar are its own (`|+`): none may be added."""

    def write(self, root: Node) -> str:
        self._comments(root.start, 0)
        if isinstance(root, Collection) and not root.is_flow:
            self._block(root, 0, inline=False)
        else:
            self._new_line(0, root.start)
            self._leaf(root, _STEP, -1)
        self._comments(len(self.text), 0)
        return "\n".join(self.lines) + "\n"

    def _block(self, node: Collection, indent: int, *, inline: bool) -> None:
        """Write a block collection; `inline` where its first entry follows a hyphen."""
        if node.is_mapping:
            for key, value in node.pairs:
                self._begin(key.start, indent, inline=inline)
                self._key(key, in_flow=False)
                self._content(value, indent + _STEP, node.column, inline=False)
                inline = False
        else:
            for item in node.items:
                self._begin(self._next_token(), indent, inline=inline)
                self._add("-")
                self.cursor += 1
                self._content(item, indent + _STEP, node.column, inline=True)
                inline = False
        self._comments_below(node.column, indent)

    def _content(self, node: Node, indent: int, column: int, *, inline: bool) -> None:
        """Write what stands after a colon or a hyphen."""
        if isinstance(node, Collection) and not node.is_flow:
            self._block(node, indent, inline=inline)
        elif isinstance(node, Scalar) and node.is_absent:
            self._comments_below(column + 1, indent)
        else:
            self._begin(node.start, indent, inline=True)
            self._leaf(node, indent, column)

    def _leaf(self, node: Node, indent: int, column: int, *, in_flow: bool = False) -> None:
        if isinstance(node, Collection):
            self._flow(node, indent)
        elif node.style in ("|", ">"):
            self._block_scalar(node, indent, column)
        else:
            first, *more = value_lines(node, self.text, in_flow=in_flow)
            self._add(first)
            self.lines += [" " * indent + line if line else "" for line in more]
            self.cursor = node.end

    def _block_scalar(self, node: Scalar, indent: int, column: int) -> None:
        header, body = block_lines(node, self.text, column)
        self._add(header)
        self.lines += [" " * indent + line if line else "" for line in body]
        self.has_kept_blanks = "+" in header.split("#")[0]
        self.cursor = node.end

    def _flow(self, node: Collection, indent: int) -> None:
        """Write `[…]` or `{…}`; further lines are indented by `indent`, the closing bracket too."""
        opening, closing = "{}" if node.is_mapping else "[]"
        is_bracketed = self.text[node.start] == opening  # not so in `[a: b]`, short for `[{a: b}]`
        self._add(opening)
        self.cursor = node.start + is_bracketed
        entries = node.items[::2] if node.is_mapping else node.items
        for index, entry in enumerate(entries):
            self._separate(entry.start, indent, is_first=not index)
            if node.is_mapping and isinstance(entry, Scalar):
                self._key(entry, in_flow=True)
                self._flow_value(node.items[2 * index + 1], indent)
            else:
                self._leaf(entry, indent + _STEP, -1, in_flow=True)
        if is_bracketed:
            end = node.ends[0]
            if self._comments(end - 1, indent):
                self._new_line(indent, end - 1)
            self.cursor = end
        self._add(closing)

    def _separate(self, start: int, indent: int, *, is_first: bool) -> None:
        """Go on to the next entry of a flow collection, on a new line where its author began one."""
        if not is_first:
            self._add(",")
        breaks = not is_first and "\n" in self.text[self.cursor : start]
        if self._comments(start, indent) or breaks:
            self._new_line(indent, start)
        elif not is_first:
            self._add(" ")

    def _flow_value(self, value: Node, indent: int) -> None:
        if isinstance(value, Scalar) and value.is_absent:
            self._add(" null")
            return
        self._begin(value.start, indent + _STEP, inline=True)
        self._leaf(value, indent + _STEP, -1, in_flow=True)

    def _key(self, key: Scalar, *, in_flow: bool) -> None:
        self._add(key_text(key, self.text, in_flow=in_flow) + ":")
        self.cursor = max(self.cursor, key.end)

    def _begin(self, start: int, indent: int, *, inline: bool) -> None:
        """Go on to what begins at `start`: after a space on this line if `inline` and no comment is between."""
        if self._comments(start, indent) or not inline:
            self._new_line(indent, start)
        else:
            self._add(" ")

    def _next_token(self) -> int:
        """Return where the next hyphen or key begins."""
        found = _BEFORE_ENTRY.match(self.text, self.cursor)
        return found.end() if found else self.cursor

    def _comments(self, until: int, indent: int) -> bool:
        """Write the comments before `until` and move there; tell whether there were any."""
        comments = comments_between(self.text, self.cursor, until)
        for comment in comments:
            self._comment(comment, indent)
        self.cursor = max(self.cursor, until)
        return bool(comments)

    def _comments_below(self, column: int, indent: int) -> None:
        """Write the comments after a block's last entry that are indented as the block or deeper, not as what follows."""
        stop = self._next_token()
        following = stop - self.text.rfind("\n", 0, stop) - 1 if stop < len(self.text) else 0
        for comment in comments_between(self.text, self.cursor, stop):
            if comment.stands_alone and (comment.column < column or comment.column <= following):
                break
            self._comment(comment, indent)
            self.cursor = comment.end

    def _comment(self, comment: Comment, indent: int) -> None:
        if comment.stands_alone or self.has_comment or not self.lines:
            self._new_line(indent, comment.start)
            self._add(comment.text)
        else:
            self._add("  " + comment.text)
        self.has_comment = True

    def _new_line(self, indent: int, source: int) -> None:
        """Begin a line, after a blank one where the source has some above the place `source`."""
        if self.lines and not self.has_kept_blanks and self._is_below_blank(source):
            self.lines.append("")
        self.lines.append(" " * indent)
        self.has_comment = self.has_kept_blanks = False

    def _is_below_blank(self, source: int) -> bool:
        above = self.text.rfind("\n", 0, source)
        return above >= 0 and not self.text[self.text.rfind("\n", 0, above) + 1 : above].strip(" \t")

    def _add(self, text: str) -> None:
        self.lines[-1] += text
