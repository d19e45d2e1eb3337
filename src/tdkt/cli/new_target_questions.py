"""What `tdkt new target` and `tdkt new movement` ask for where the flags do not say it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import typer

from tdkt.cli.console import note
from tdkt.errors import UsageError
from tdkt.model.plan_year import year_name

if TYPE_CHECKING:
    from tdkt.model.movements import Movement, UnitMovements
    from tdkt.model.organization import Unit
    from tdkt.planning.proposals.answers import Answers
    from tdkt.planning.proposals.proposed import Proposed
    from tdkt.workspace.workspace import Workspace


def sentence_said(given: str | None) -> str:
    """Return the sentence that is given, else typed; raises UsageError where it is empty."""
    text = " ".join(
        (given if given is not None else asked("Câu trong kế hoạch (gõ hoặc dán)", "CÂU")).split()
    )
    if not text:
        raise UsageError("Câu trống.", hint="Ghi câu như sẽ in trong kế hoạch.")
    return text


def place_of(
    read: Workspace, year: int, unit: str | None, movement: str | None
) -> tuple[UnitMovements, Movement]:
    """Return the file and the movement that the flags name, asked for where they name none."""
    from tdkt.planning.proposals.adding import movement_of, movements_of, unit_of

    chosen = unit_of(read, unit) if unit else choose_unit(read)
    file = movements_of(read, year, chosen.id)
    if file is None:
        raise UsageError(
            f"{chosen.name} chưa có phong trào nào trong kế hoạch {year_name(year)}.",
            hint=f"Lập phong trào trước: tdkt new movement --unit {chosen.id}",
        )
    return file, movement_of(file, movement) if movement else _choose_movement(file)


def choose_unit(read: Workspace) -> Unit:
    """Return the unit that the user takes."""
    organization = read.organization
    units = organization.units if organization else ()
    number = _choose("Đơn vị chịu trách nhiệm", [unit.name for unit in units], "--unit")
    return units[number]


def _choose_movement(file: UnitMovements) -> Movement:
    if len(file.movements) == 1:
        return file.movements[0]
    return file.movements[_choose("Phong trào", [one.title for one in file.movements], "--movement")]


def settled(proposed: Proposed, answers: Answers, *, asks: bool, task: bool) -> Proposed:
    """Return the proposal with what the flags and the user answer; raises UsageError where nothing in the sentence is measured."""
    from tdkt.planning.proposals.answers import answered, chosen, open_questions

    if proposed.is_task and not task:
        return _as_task(proposed, asks=asks)
    proposed = answered(proposed, answers)
    if not asks:
        return proposed
    for doubt in list(open_questions(proposed)):
        words = [choice.words for choice in doubt.choices]
        proposed = chosen(proposed, doubt, _choose(doubt.question, words, "", doubt.assumed))
    return proposed


def _as_task(proposed: Proposed, *, asks: bool) -> Proposed:
    from tdkt.cli.init_prompts import BackError, ask_yes
    from tdkt.planning.proposals.proposed import Proposed

    why = proposed.doubts[0].question if proposed.doubts else "Câu này không nêu số liệu đo được."
    if asks:
        note(why)
        try:
            if ask_yes("Ghi là nhiệm vụ, không tính"):
                return Proposed(proposed.text)
        except BackError:
            pass
        raise typer.Abort
    raise UsageError(why, hint="Sửa câu cho rõ số phải đạt; hoặc thêm --task để ghi là nhiệm vụ, không tính.")


def is_somebody_there() -> bool:
    """Tell whether somebody sits at the terminal."""
    return bool(sys.stdin and sys.stdin.isatty())


def asked(question: str, argument: str, read: Callable[[str], str] | None = None) -> str:
    """Return what the user types; raises UsageError where nobody sits at the terminal.

    `read` raises UsageError for what cannot be used; it is then asked again.
    """
    from tdkt.cli.init_prompts import BackError, ask

    if not is_somebody_there():
        raise UsageError(
            f"Thiếu {argument}, và không có ai ở cửa sổ lệnh để hỏi.", hint=f"Ghi {argument} vào lệnh."
        )
    while True:
        try:
            return ask(question, read or _not_empty, longest=4000)
        except BackError:
            note("Đây là câu đầu tiên.")


def understood(reads: Callable[[str], object]) -> Callable[[str], str]:
    """Return what `asked` takes for an answer that stays as it was typed: it is asked again until `reads` understands it."""

    def kept(text: str) -> str:
        reads(text)
        return text

    return kept


def _not_empty(text: str) -> str:
    if not text:
        raise UsageError("Chưa ghi gì.")
    return text


def sentences_said() -> list[str]:
    """Return the sentences that the user types, up to an empty line."""
    from tdkt.cli.init_prompts import BackError, ask

    found = [asked("Câu thứ 1", "CÂU")]
    while True:
        try:
            text = ask(f"Câu thứ {len(found) + 1} (để trống là hết)", str, longest=4000)
        except BackError:
            continue
        if not text:
            return found
        found.append(text)


def _choose(question: str, choices: list[str], flag: str, offered: int | None = None) -> int:
    """Return which of `choices` the user takes; raises UsageError where there is nobody to be asked."""
    from tdkt.cli.init_prompts import BackError, ask

    if not is_somebody_there():
        raise UsageError(
            f"Thiếu {flag}, và không có ai ở cửa sổ lệnh để hỏi.", hint=f"Thêm {flag}: {'; '.join(choices)}."
        )
    note(question)
    for number, words in enumerate(choices, start=1):
        note(f"{number:>4}. {words}")

    def read(text: str) -> int:
        if not (text.isdecimal() and 1 <= int(text) <= len(choices)):
            raise UsageError(f"Gõ một số từ 1 đến {len(choices)}.")
        return int(text) - 1

    while True:
        try:
            return ask("Chọn", read, "" if offered is None else str(offered + 1))
        except BackError:
            note("Không trở lại câu trước được; Ctrl+C để dừng, không ghi gì.")


def agreed() -> bool:
    """Return whether the user agrees to what is shown."""
    from tdkt.cli.init_prompts import BackError, ask_yes

    try:
        if ask_yes("Ghi vào tệp"):
            return True
    except BackError:
        pass
    note("Không ghi gì.")
    return False
