"""Which files of a workspace hold what they held in an earlier command, and what is known of them from then."""

from __future__ import annotations

from tdkt.read_before import ReadBefore


class KnownFiles:
    """The files of one workspace of which is kept what they say (`read_before.py`)."""

    def __init__(self, before: ReadBefore) -> None:
        """Begin with no file; `note` adds those that are kept."""
        self._before = before
        self._contents: dict[str, bytes] = {}

    def note(self, file: str, content: bytes) -> None:
        """Take up a file that holds `content`, where what that says is kept."""
        if self._before.holds(content):
            self._contents[file] = content

    def passes(self, file: str, check: str) -> bool:
        """Tell whether `check` found nothing in the file when it held what it holds now."""
        content = self._contents.get(file)
        return content is not None and self._before.passes(content, file, check)

    def let_pass(self, file: str, check: str) -> None:
        """Keep that `check` finds nothing in the file, if it is one of these."""
        content = self._contents.get(file)
        if content is not None:
            self._before.let_pass(content, file, check)
