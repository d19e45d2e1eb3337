"""What a plan says of a target whose threshold, schedule or shares are others in the new year: sentence, quotes, label, product.

The threshold is replaced where it is sure which number it is; what still says numbers of the old year is marked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from fractions import Fraction
from typing import Any

from tdkt.attainment.comparing import exact
from tdkt.attainment.rounding import vietnamese
from tdkt.checks.plan.quantities import normal
from tdkt.model.measure import Measure
from tdkt.model.movements import Target
from tdkt.model.place import Step
from tdkt.model.plan_year import year_name
from tdkt.model.records import dataclass
from tdkt.model.text import plain
from tdkt.planning.new_year.figures import Figures, Stepped, changed, figures_of, number_of
from tdkt.planning.new_year.prose import Sentence, rewrite
from tdkt.planning.new_year.said_number import (
    Piece,
    others_promised,
    places_of,
    said_from,
    still_said,
    threshold_in,
)
from tdkt.planning.new_year.set_aside import Mark

_Places = tuple[tuple[int, int], ...]
_Numbers = dict[Fraction, frozenset[Fraction]]


@dataclass(frozen=True, slots=True)
class Told:
    """A target of an item, at `path`, as it is told of: its measure and figures of the old year, the change of its threshold."""

    data: Any
    path: tuple[Step, ...]
    measure: Measure
    figures: Figures
    stepped: Stepped | None

    @property
    def threshold(self) -> Fraction | None:
        """The threshold of the old year, None where it has no single one."""
        return number_of(self.stepped.before) if self.stepped else _only_bound(self.measure)

    @property
    def numbers(self) -> _Numbers:
        """The numbers of its schedule and shares that are others now, or are to be since the threshold is another."""
        found = changed(self.figures, figures_of(self.data))
        if self.stepped:
            found.update(
                (amount, frozenset()) for _, amount in self.figures if amount and amount not in found
            )
        return found


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A target whose threshold is another in the new year, with its measure of the old year."""

    target: str
    measure: Measure
    before: Fraction
    after: Fraction


def steps_taken(targets: Iterable[Target], new: int) -> tuple[StepTaken, ...]:
    """Return the `targets` of the old year that take another threshold in the year `new`."""
    found = list[StepTaken]()
    for target in targets:
        step = target.over_years.step_of(new) if target.over_years else None
        before = _only_bound(target.measure)
        if step is not None and before is not None and exact(step.amount) != before:
            found.append(StepTaken(target.id, target.measure, before, exact(step.amount)))
    return tuple(found)


def told_of_steps(plan: Iterable[Sentence], steps: Collection[StepTaken], new: int) -> Iterator[Mark]:
    """Yield marks at the sentences, lines and rows of a plan that name what a target counts beside its threshold of the old year."""
    for sentence in plan:
        words = f" {normal(plain(sentence.text))} "
        for step in steps:
            counted = (step.measure.counting, step.measure.of)
            if not any(
                named and re.search(rf"(?<!\w){re.escape(normal(named))}(?!\w)", words) for named in counted
            ):
                continue
            for said, _ in still_said(sentence.text, step.measure, [step.before]):
                yield Mark(
                    sentence.path,
                    f"còn ghi {said}, mức của {year_name(new)} của chỉ tiêu “{step.target}” là {vietnamese(step.after)}; xem lại.",
                )


def tell_anew(item: Any, path: tuple[Step, ...], told: list[Told], old: int, new: int) -> Iterator[Mark]:
    """Have the texts of `item`, at `path`, say the thresholds of the year `new`; yield what to mark.

    The data of the targets in `told` are those of the new year already.
    """
    yield from _sentence(item, path, told, (old, new))
    for one in told:
        if "label" in one.data:
            yield from _beside(one.data, "label", (*one.path, "label"), [one], old)
    if "product" in item.get("assignment", {}):
        yield from _beside(item["assignment"], "product", (*path, "assignment", "product"), told, old)


def _sentence(
    item: Any,
    path: tuple[Step, ...],
    told: list[Told],
    years: tuple[int, int],
) -> Iterator[Mark]:
    text, old = str(item["text"]), year_name(years[0])
    thresholds = [_threshold_in_sentence(item, one) for one in told]
    pieces = _without_conflicts([_in_sentence(item, one) for one in told], told, thresholds)
    kept = list(dict.fromkeys(piece for found in pieces for piece in found or ()))
    held = [(piece.start, piece.end) for piece in kept] + [place for places in thresholds for place in places]
    for one, found in zip(told, pieces, strict=True):
        here = (*one.path, "quote") if "quote" in one.data else (*path, "text")
        if one.stepped and found is None:
            before = number_of(one.stepped.before)
            shown = [words for words, _ in still_said(_own(one, item), one.measure, [before])]
            said = f"câu còn ghi {', '.join(shown)}" if shown else "chưa rõ câu nêu mức ấy ở đâu"
            yield Mark(here, f"{one.stepped.said(*years)}; {said}, sửa câu.")
        elif one.stepped and found:
            if base := said_from(text, found[0]):
                yield Mark(here, f"câu còn ghi từ {base}; xem lại theo kết quả {old}.")
            if left := still_said(text, one.measure, [number_of(one.stepped.before)], held):
                yield Mark(here, f"câu còn ghi {left[0][0]}, bằng mức của {old}; xem lại câu.")
            rest = others_promised(_own(one, item), one.measure).difference(one.stepped.numbers, one.numbers)
            if left := still_said(text, one.measure, rest, held):
                shown = list(dict.fromkeys(words for words, _ in left))
                yield Mark(here, f"câu còn ghi {', '.join(shown)}; xem lại theo mức mới.")
        if left := still_said(text, one.measure, one.numbers, held):
            yield Mark((*path, "text"), f"câu còn nêu số của {old}: {_listed(left, one.numbers)}; sửa câu.")
    for one in told:
        if "quote" in one.data:
            start = text.find(str(one.data["quote"]))
            end = start + len(str(one.data["quote"]))
            own = [
                Piece(piece.start - start, piece.end - start, piece.text)
                for piece in kept
                if start >= 0 and start <= piece.start and piece.end <= end
            ]
            rewrite(one.data, "quote", own)
    rewrite(item, "text", kept)


def _in_sentence(item: Any, one: Told) -> tuple[Piece, ...] | None:
    """Return what is to stand elsewhere in the sentence, by its own places; None where it is not sure."""
    if one.stepped is None:
        return ()
    found = threshold_in(_own(one, item), one.measure, *one.stepped.numbers)
    at = _only_place(item, one)
    if not found or at is None:
        return None if found else found
    return tuple(Piece(piece.start + at, piece.end + at, piece.text) for piece in found)


def _threshold_in_sentence(item: Any, one: Told) -> _Places:
    """Return where the sentence says the threshold of the old year."""
    at = _only_place(item, one)
    if at is None or one.threshold is None:
        return ()
    own = places_of(_own(one, item), one.measure, [one.threshold])
    return tuple((start + at, end + at) for start, end in own)


def _without_conflicts(
    pieces: list[tuple[Piece, ...] | None], told: list[Told], thresholds: list[_Places]
) -> list[tuple[Piece, ...] | None]:
    """Return `pieces`, those of each target of a text, with None for one whose number another target says otherwise.

    That is by another new number, or since the other's threshold (`thresholds` has their places) stays.
    """
    disputed = set[int]()
    for number, found in enumerate(pieces):
        for other, others in enumerate(pieces):
            if number == other:
                continue
            stays = thresholds[other] if told[other].stepped is None else ()
            for piece in found or ():
                if any(start < piece.end and piece.start < end for start, end in stays):
                    disputed.add(number)
                if any(
                    piece != one and one.start < piece.end and piece.start < one.end for one in others or ()
                ):
                    disputed.update((number, other))
    return [None if number in disputed else found for number, found in enumerate(pieces)]


def _beside(holder: Any, key: str, here: tuple[Step, ...], told: list[Told], old: int) -> Iterator[Mark]:
    """Have a label or product, which need not name the thresholds, say the new ones where it does; yield what to mark."""
    text = str(holder[key])
    found = [threshold_in(text, one.measure, *one.stepped.numbers) if one.stepped else () for one in told]
    thresholds = [
        places_of(text, one.measure, [one.threshold] if one.threshold is not None else []) for one in told
    ]
    kept = [piece for pieces in _without_conflicts(found, told, thresholds) for piece in pieces or ()]
    held = [(piece.start, piece.end) for piece in kept]
    for one in told:
        numbers = dict(one.numbers)
        if one.stepped:
            before, after = one.stepped.numbers
            numbers[before] = frozenset((after,))
        if left := still_said(text, one.measure, numbers, held):
            yield Mark(here, f"còn nêu số của {year_name(old)}: {_listed(left, numbers)}; sửa {key}.")
    rewrite(holder, key, dict.fromkeys(kept))


def _listed(left: tuple[tuple[str, Fraction], ...], numbers: _Numbers) -> str:
    """Say the numbers that are left, each with what it is now where that is one number: "500 (nay 550)"."""

    def now(amount: Fraction) -> str:
        new = numbers[amount]
        return f" (nay {vietnamese(next(iter(new)))})" if len(new) == 1 else ""

    return ", ".join(f"{words}{now(amount)}" for words, amount in left)


def _own(one: Told, item: Any) -> str:
    """Return the words that make the promise: the quote, or the whole sentence."""
    return str(one.data.get("quote", item["text"]))


def _only_place(item: Any, one: Told) -> int | None:
    """Return where the words of a target begin in its sentence, None where they do not stand there once."""
    text, own = str(item["text"]), _own(one, item)
    return text.find(own) if text.count(own) == 1 else None


def _only_bound(measure: Measure) -> Fraction | None:
    """Return the threshold of a measure that has a single one, or what each member is to reach."""
    if measure.each_at_least is not None:
        return Fraction(measure.each_at_least)
    found = measure.comparisons
    return Fraction(found[0].low) if len(found) == 1 and found[0].low == found[0].high else None
