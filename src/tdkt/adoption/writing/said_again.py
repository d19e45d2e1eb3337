"""One target that a plan says in several places: in a unit's part, in the annex of shares, in the table of assignments.

Each place is read by itself and becomes a target of its own; whether two are one nobody but a reader of the plan can say, so
the later one is marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tdkt.adoption.writing.measured import Measured
from tdkt.checks.plan.quantities import normal
from tdkt.model.measure import Relation
from tdkt.model.records import replace
from tdkt.planning.proposals.proposed import About, Choice, Doubt, Proposed, ProposedTarget

_ALIKE = 0.7
"""What part of the words of the shorter of two the other has too."""
_SHOWN = 70


def marked(own: Iterable[Proposed], elsewhere: Sequence[Measured]) -> tuple[Measured, ...]:
    """Return what is promised `elsewhere`, with a doubt beside what the units' `own` parts, or an earlier place, say already."""
    known = [(proposed.text, target) for proposed in own for target in proposed.targets]
    found = []
    for place in elsewhere:
        again = [_marked(proposed, known) for proposed in place.proposed]
        known += [(proposed.text, target) for proposed in place.proposed for target in proposed.targets]
        found.append(replace(place, proposed=tuple(again)))
    return tuple(found)


def _marked(proposed: Proposed, known: Sequence[tuple[str, ProposedTarget]]) -> Proposed:
    first = next(
        (text for text, one in known for target in proposed.targets if _is_alike(one, target)),
        None,
    )
    if first is None:
        return proposed
    shown = first if len(first) <= _SHOWN else f"{first[:_SHOWN].rstrip()}…"
    doubt = Doubt(
        About.UNIT,
        f"Có phải cùng một chỉ tiêu với “{shown}”?",
        (
            Choice("hai chỉ tiêu khác nhau: giữ cả hai", {}),
            Choice("một chỉ tiêu: bỏ chỗ này, đưa allocation (nếu có) sang chỗ kia", None),
        ),
    )
    return replace(proposed, doubts=(*proposed.doubts, doubt))


def _is_alike(one: ProposedTarget, other: ProposedTarget) -> bool:
    """Tell whether two targets promise the same number of what is called much the same."""
    numbers = [
        (target.measure["type"], [(key, target.measure[key]) for key in Relation if key in target.measure])
        for target in (one, other)
    ]
    if numbers[0] != numbers[1] or not numbers[0][1]:
        return False
    words, others = set(_words(one)), set(_words(other))
    return bool(words and others) and len(words & others) >= _ALIKE * min(len(words), len(others))


def _words(target: ProposedTarget) -> Iterator[str]:
    for key in ("counting", "of"):
        yield from re.findall(r"[^\W\d_]{2,}", normal(str(target.measure.get(key, ""))))
