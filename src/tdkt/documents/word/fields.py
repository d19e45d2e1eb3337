"""Fields of a Word document (page numbers, references, dates) while its text is read piece by piece."""

from __future__ import annotations

from dataclasses import dataclass

_NAMED = {
    "PAGE": "[số trang]",
    "PAGEREF": "[số trang]",
    "NUMPAGES": "[tổng số trang]",
    "SECTIONPAGES": "[tổng số trang]",
}
"""Fields whose stored result is chance: what Word showed when the file was saved."""


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    has_result: bool = False


class Fields:
    """The fields that are open at a place in the text; they can lie in one another and go over paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def step(self, kind: str) -> str:
        """Take a `fldChar` ("begin", "separate", "end"); return what is shown for the whole field, mostly nothing."""
        if kind == "begin":
            self._open.append(_Field())
        elif self._open and kind == "separate":
            self._open[-1].has_result = True
        elif self._open and kind == "end":
            return self.shown(shown_for(self._open.pop().instruction))
        return ""

    def instruct(self, text: str) -> None:
        """Take a piece of a field's instruction."""
        if self._open and not self._open[-1].has_result:
            self._open[-1].instruction += text

    def shown(self, text: str) -> str:
        """Return `text`, or nothing where it is part of an instruction or the stored result of a page number."""
        hidden = any(not field.has_result or shown_for(field.instruction) for field in self._open)
        return "" if hidden else text


def shown_for(instruction: str) -> str:
    """Return what stands for a field ("PAGE \\* MERGEFORMAT"): "" where its stored result does."""
    words = instruction.split(maxsplit=1)
    return _NAMED.get(words[0].upper(), "") if words else ""
