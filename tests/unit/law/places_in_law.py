"""Articles of a text by their place: "Điều 79, khoản 4", "Điều 27, khoản 1, điểm c"; and the places that a source names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

Place = tuple[str, str, str]
"""Điều, khoản, điểm; "" where the place is the whole of what stands before."""


def parts_of(text: str) -> dict[Place, str]:
    """Return every điều, khoản and điểm of an excerpt with its words, the smaller ones within the larger ones too."""
    found: dict[Place, list[str]] = {}
    article = clause = ""
    for line in text.splitlines():
        if match := re.match(r"Điều (\d+)\. ", line):
            article, clause = match[1], ""
        if not article:
            continue
        if match := re.match(r"(\d+)\. ", line):
            clause = match[1]
        point = match[1] if (match := re.match(r"([a-zđ])\) ", line)) else ""
        for place in {(article, "", ""), (article, clause, ""), (article, clause, point)}:
            found.setdefault(place, []).append(line)
    return {place: " ".join(lines) for place, lines in found.items()}


def place_of(article: str) -> Place:
    """Return the place that "Điều 27, khoản 1, điểm c" names."""
    [place] = places_in(article)
    return place


def places_in(source: str) -> Iterator[Place]:
    """Yield the places of one instrument's source: "Điều 22, khoản 1, điểm b, khoản 2" names two."""
    article = clause = point = ""
    for part in re.split(r", ", re.sub(r" \(.*", "", source.split(";")[0])):
        match = re.match(r"(?:(Điều|khoản|điểm) )?(\d+|[a-zđ])\b", part)
        if match is None:
            break
        word = match[1] or ("điểm" if match[2].isalpha() else "khoản")
        is_deeper = (word == "khoản" and not clause and article) or (word == "điểm" and not point)
        if article and not is_deeper:
            yield article, clause, point
        if word == "Điều":
            article, clause, point = match[2], "", ""
        elif word == "khoản":
            clause, point = match[2], ""
        else:
            point = match[2]
    if article:
        yield article, clause, point


def excerpt(path: Path) -> dict[Place, str]:
    """Return the parts of the excerpt at `path`."""
    return parts_of(path.read_text(encoding="utf-8"))
