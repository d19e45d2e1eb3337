"""The flags of `tdkt new target` that answer what a sentence leaves open."""

from __future__ import annotations

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
        reported_in=_quarters(reported_in),
        due=read_day("--due", due) if due else None,
        better=_one_of("--better", better, _BETTER),
    )


def _one_of(option: str, word: str | None, known: dict[str, str]) -> str | None:
    if word is not None and word not in known:
        raise UsageError(
            f"{option}: không hiểu “{word}”.", hint=f"Chỉ dùng: {', '.join(dict.fromkeys(known.values()))}."
        )
    return known[word] if word is not None else None


def _quarters(word: str | None) -> tuple[int, ...] | None:
    if word is None:
        return None
    said = [part.strip().upper() for part in word.split(",")]
    if said == ["ALL"]:
        return (1, 2, 3, 4)
    if not all(part in ("Q1", "Q2", "Q3", "Q4") for part in said):
        raise UsageError(
            f"--reported-in: không hiểu “{word}”.", hint="Ghi Q4, hoặc nhiều quý: Q2,Q4; all là cả bốn quý."
        )
    return tuple(sorted({int(part[1]) for part in said}))
