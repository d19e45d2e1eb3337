"""Findings that say the same of many nominations become one that counts them: 1,255 households that lack a paper are one matter."""

from __future__ import annotations

from collections.abc import Iterable

from tdkt.attainment.rounding import vietnamese
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.records import replace

FEW = 5
"""So many findings that say the same stand one by one: each is at its own line."""
_NAMED = 3


def counted(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return `findings` with those that differ only in whom they are about told once a file, where they are more than `FEW`.

    The one that stays is the first in the file; the others that it counts are its further places.
    """
    alike: dict[tuple[str, ...], list[Diagnostic]] = {}
    kept = []
    for finding in findings:
        if finding.about and finding.about in finding.message:
            said = finding.message.replace(finding.about, "\0", 1)
            alike.setdefault((finding.code, finding.place.file, said, finding.hint), []).append(finding)
        else:
            kept.append(finding)
    for (_, _, said, _), same in alike.items():
        once = {
            (finding.place, finding.about): finding for finding in same
        }  # two households may be of one name
        first = [finding for _, finding in sorted(once.items())]
        kept += first if len(first) <= FEW else [_one(first, said)]
    return kept


def _one(same: list[Diagnostic], said: str) -> Diagnostic:
    some = ", ".join(finding.about for finding in same[:_NAMED])
    counted_names = f"{vietnamese(len(same))} trường hợp ({some}, …)"
    further = tuple(
        (finding.place, finding.about) for finding in same[1:_NAMED] if finding.place != same[0].place
    )
    return replace(same[0], message=said.replace("\0", counted_names, 1), related=further)
