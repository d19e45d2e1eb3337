"""Comments that silence a warning in place: `# tdkt: bỏ qua T703: bản đã ban hành ghi như vậy`.

A comment at the end of a line silences that line, one on a line of its own the next line that is not a comment.
Only warnings can be silenced, always by code and with a reason; a silence that silences nothing is itself a finding.
"""

from __future__ import annotations

import re
import unicodedata

from tdkt.model.patterns import lazy_pattern
from tdkt.model.place import Place
from tdkt.model.records import dataclass
from tdkt.workspace.source import Source, split_lines

_COMMENT = lazy_pattern(r"(?:^|(?<=\s))#\s*tdkt\s*:(.*)$", re.IGNORECASE)
_SILENCE = lazy_pattern(r"\s*bỏ qua\s+([A-Z]\d{3}(?:\s*,\s*[A-Z]\d{3})*)\s*(?::\s*(.*))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Silence:
    """A wish to hide the findings with `codes` on line `line` of the file; no codes: the comment is malformed."""

    place: Place
    line: int
    codes: tuple[str, ...]
    reason: str


def find_silences(source: Source) -> list[Silence]:
    """Return the silencing comments in `source`."""
    if "tdkt" not in source.text:
        return []
    lines = split_lines(source.text)
    silenced: list[int] = []
    silences = []
    for number, line in enumerate(lines):
        comment = _COMMENT.search(unicodedata.normalize("NFC", line)) if "#" in line else None
        if comment is None:
            continue
        silenced = silenced or _silenced_lines(lines)
        wish = _SILENCE.fullmatch(comment[1].rstrip())
        place = Place(source.file, number + 1, comment.start() + 1, 0)
        codes = tuple(re.split(r"\s*,\s*", wish[1].upper())) if wish else ()
        reason = (wish[2] or "").strip() if wish else ""
        silences.append(Silence(place, silenced[number], codes, reason))
    return silences


def _silenced_lines(lines: list[str]) -> list[int]:
    """Return, for a comment in each of `lines`, the line (from 1) that it silences: its own, or the next that is no comment."""
    found = [0] * len(lines)
    following = len(lines) + 1
    for number in range(len(lines) - 1, -1, -1):
        text = lines[number].lstrip()
        if text and not text.startswith("#"):
            following = number + 1
        found[number] = following
    return found
