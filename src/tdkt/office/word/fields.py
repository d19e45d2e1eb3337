"""Fields: what Word computes, of which a reader sees the stored result (ECMA-376, part 1, 17.16)."""

from __future__ import annotations

COUNTED_BY_PAGES = frozenset(("PAGE", "PAGEREF", "NUMPAGES", "SECTIONPAGES"))
"""Fields whose stored result is chance: what Word showed when the file was saved."""


def keyword(instruction: str) -> str:
    """Return the word of an instruction ("PAGE \\* MERGEFORMAT" → "PAGE"), "" where it has none."""
    return next(iter(instruction.split(maxsplit=1)), "").upper()


class OpenField:
    """A field that has begun: its instruction, whether its result has, and that result where pages count it."""

    def __init__(self) -> None:
        self.instruction = ""
        self.has_result = False
        self.result: list[str] = []

    @property
    def is_by_pages(self) -> bool:
        """Whether its result is chance."""
        return keyword(self.instruction) in COUNTED_BY_PAGES


class Fields:
    """The fields that are open at a place in the text; they can lie in one another and go over paragraphs."""

    def __init__(self) -> None:
        self._open: list[OpenField] = []
        self._hiding = 0
        """How many of them hide the text: no result yet, or one that pages count."""

    def begin(self) -> None:
        """A field begins."""
        self._open.append(OpenField())
        self._hiding += 1

    def separate(self) -> None:
        """The result of the innermost field begins."""
        if self._open and not self._open[-1].has_result:
            self._open[-1].has_result = True
            self._hiding -= not self._open[-1].is_by_pages

    def end(self) -> OpenField | None:
        """The innermost field ends; returns it where it is one that pages count and nothing around hides it."""
        if not self._open:
            return None
        ended = self._open.pop()
        self._hiding -= not ended.has_result or ended.is_by_pages
        return ended if ended.is_by_pages and not self._hiding else None

    def instruct(self, text: str) -> None:
        """Take a piece of the innermost field's instruction."""
        if self._open and not self._open[-1].has_result:
            self._open[-1].instruction += text

    def takes(self, text: str) -> bool:
        """Tell whether text is part of an instruction or a result that pages count, and so no text of the document."""
        if self._hiding and self._open[-1].has_result:
            self._open[-1].result.append(text)
        return bool(self._hiding)

    @property
    def word(self) -> str:
        """The word of the innermost field, "" outside of fields."""
        return keyword(self._open[-1].instruction) if self._open else ""
