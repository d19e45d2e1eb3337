"""One file of the old year as a file of the new year: the same text but for what moves and what is left out.

A plan becomes a draft: `number`, `date` and `corrections` speak of the issued document and are left out. Everything
else stays as a person wrote it: comments, order, quoting, layout.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from tdkt.model.place import Step
from tdkt.model.plan_year import division_of, year_in_file
from tdkt.model.records import dataclass
from tdkt.planning.new_year.figures import Figures, figures_of, measure_of
from tdkt.planning.new_year.given_anew import given_anew
from tdkt.planning.new_year.leaving_out import without_keys
from tdkt.planning.new_year.movement_days import as_written, move_life, written
from tdkt.planning.new_year.next_step import take_step, without_step
from tdkt.planning.new_year.prose import Sentence, rewrite, sentences
from tdkt.planning.new_year.said_number import Piece
from tdkt.planning.new_year.set_aside import Mark, with_marks
from tdkt.planning.new_year.shares import hand_on_shares
from tdkt.planning.new_year.words_of_step import StepTaken, Told, tell_anew, told_of_steps
from tdkt.planning.new_year.years import in_new_year, moved
from tdkt.workspace.yaml_editor import drop, edit_yaml, in_a_line

OF_THE_ISSUED_PLAN = ("number", "date", "corrections")


@dataclass(frozen=True, slots=True)
class YearChange:
    """From which year to which; `names` are texts in which no year is touched."""

    old: int
    new: int
    names: Collection[str] = ()

    def text(self, text: str) -> str:
        """Return `text` in the new year's words."""
        return in_new_year(text, self.old, self.new, self.names)

    def day(self, day: datetime.date) -> datetime.date:
        """Return `day` as many years later as the years lie apart."""
        return moved(day, self.new - self.old)


def carried_plan(text: str, change: YearChange, steps: Collection[StepTaken] = ()) -> str:
    """Return the plan `text` (LF line ends) as the new year's draft; what it says of thresholds that changed (`steps`) is marked."""
    marks = list[Mark]()

    def edit(data: Any) -> None:
        data["year"] = year_in_file(change.new)
        for sentence in sentences(data):
            _rewrite(sentence, change.text(sentence.text))
        days = data.get("reporting", {}).get("unit_deadlines", {})
        for quarter in days:
            days[quarter] = moved_day(days[quarter], change)
        frame = data.get("school_year", {})
        for end in frame:
            frame[end] = moved_day(frame[end], change)
        marks.extend(told_of_steps(sentences(data), steps, change.new))

    return with_marks(edit_yaml(without_keys(text, OF_THE_ISSUED_PLAN), edit), marks)


def _forget_former_ids(named: Any) -> None:
    """Take away the ids of former days: nothing of the new year was ever called so."""
    if "formerly" in named:
        drop(named, "formerly")


def carried_movements(text: str, change: YearChange, answering: Callable[[str], str | None] = str) -> str:
    """Return the movements `text` (LF line ends) for the new year.

    `answering` tells which unit answers then for what belonged to a unit, None where none does; each
    for itself unless given.
    """

    marks = list[Mark]()

    def edit(data: Any) -> None:
        data["year"] = year_in_file(change.new)
        figures = [figures_of(target, answering) for target in _measured(data)]
        _hand_on(data, answering)
        before = {id(item): str(item["text"]) for group in data["movements"] for item in group["items"]}
        for sentence in sentences(data):
            whole = sentence.whole
            at = before[id(whole)].find(sentence.text) if whole is not None else -1
            if at < 0:
                _rewrite(sentence, change.text(sentence.text))
            else:  # a quote stays a part of its sentence, whatever stands around it there
                _rewrite(sentence, str(whole["text"])[at : at + len(sentence.text)])
        of_target = {id(target): found for target, found in zip(_measured(data), figures, strict=True)}
        for number, group in enumerate(data["movements"]):
            _forget_former_ids(group)
            if "life" in group:
                move_life(group["life"], change.old, change.new)
            for position, item in enumerate(group["items"]):
                marks.extend(_item(item, ("movements", number, "items", position), of_target, change))

    return with_marks(edit_yaml(text, edit), marks)


def _item(
    item: Any, path: tuple[Step, ...], figures: Mapping[int, Figures], change: YearChange
) -> Iterator[Mark]:
    """Bring an item and its targets into the new year, their words moved already; yield what to mark.

    `figures` are those of the old year, by the `id()` of the target's data.
    """
    told = list[Told]()
    for here, target in _with_paths(item, path):
        _forget_former_ids(target)
        if "measure" not in target:
            continue
        measure = target["measure"]
        # Work of several years is due when it was due.
        if "due" in measure and written(measure["due"]) <= division_of(change.old).last_day:
            measure["due"] = moved_day(measure["due"], change)
        before = measure_of(target)
        stepped = take_step(target, change.new)
        mark = without_step(target, here, change.old, change.new)
        if mark is not None:
            yield mark
        yield from given_anew(target, here, stepped, change.old, change.new)
        told.append(Told(target, here, before, figures[id(target)], stepped))
    yield from tell_anew(item, path, told, change.old, change.new)


def _measured(data: Any) -> Iterator[Any]:
    """Yield the targets of a file, in order."""
    for item in (item for group in data["movements"] for item in group["items"]):
        for target in (item, *item.get("targets", ())):
            if "measure" in target:
                yield target


def _with_paths(item: Any, path: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], Any]]:
    """Yield an item and the targets in it, each with where it stands."""
    yield path, item
    for number, target in enumerate(item.get("targets", ())):
        yield (*path, "targets", number), target


def _hand_on(data: Any, answering: Callable[[str], str | None]) -> None:
    """Name the units of the new year, in place of those that are no more."""
    heading = answering(str(data["unit"])) or str(data["unit"])
    if heading != data["unit"]:
        data["unit"] = heading
    for item in (item for group in data["movements"] for item in group["items"]):
        for target in (item, *item.get("targets", ())):
            hand_on_shares(target, answering)
            own = str(target.get("unit", heading))
            owner = answering(own) or own
            if owner != own:
                target["unit"] = owner
            shared = [str(unit) for unit in target.get("shared_with", ())]
            now = [answering(unit) for unit in shared]
            kept = [unit for unit in dict.fromkeys(now) if unit is not None and unit != owner]
            if kept == shared:
                continue
            if kept:
                target["shared_with"] = in_a_line(kept)
            else:
                drop(target, "shared_with")


def _rewrite(sentence: Sentence, text: str) -> None:
    if sentence.cites:
        return
    rewrite(sentence.holder, sentence.key, [Piece(0, len(sentence.text), text)])


def moved_day(day: Any, change: YearChange) -> Any:
    """Move a date as ruamel reads it: a date where it is plain, a text of its own kind where it is quoted."""
    return as_written(change.day(written(day)), day)
