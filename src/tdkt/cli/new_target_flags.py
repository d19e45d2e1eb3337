"""The flags of `tdkt new target` that answer what a sentence leaves open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tdkt.cli.options import read_day
from tdkt.errors import UsageError

if TYPE_CHECKING:
    from tdkt.planning.proposals.answers import Answers

_ACCUMULATE = {"sum": "sum", "latest": "latest", "cong-don": "sum", "tinh-trang": "latest"}
_BETTER = {"more": "more", "less": "less", "nhieu": "more", "it": "less"}


def answers_of(
    accumulate: str | None, reported_in: str | None, due: str | None, better: str | None
) -> Answers:
    """Return what the flags answer; raises UsageError for a word that none of them knows."""
    from tdkt.planning.proposals.answers import Answers

    return Answers(
        accumulate=_one_of("--accumulate", accumulate, _ACCUMULATE),
        reported_in=_parts(reported_in),
        due=read_day("--due", due) if due else None,
        better=_one_of("--better", better, _BETTER),
    )


def _one_of(option: str, word: str | None, known: dict[str, str]) -> str | None:
    if word is not None and word not in known:
        raise UsageError(
            f"{option}: không hiểu “{word}”.", hint=f"Chỉ dùng: {', '.join(dict.fromkeys(known.values()))}."
        )
    return known[word] if word is not None else None


def _parts(word: str | None) -> tuple[str, ...] | None:
    """Return the parts of the year that are named ("Q2", "HK1"), () for all; None where nothing was said."""
    if word is None:
        return None
    said = [part.strip().upper() for part in word.split(",")]
    if said == ["ALL"]:
        return ()
    if not all(re.fullmatch("Q[1-4]|HK[12]", part) for part in said):
        raise UsageError(
            f"--reported-in: không hiểu “{word}”.",
            hint="Ghi Q4, hoặc nhiều quý: Q2,Q4; năm học: HK1, HK2; all là mọi quý, mọi học kỳ.",
        )
    return tuple(sorted(set(said)))
