"""`tdkt new target`, `tdkt new movement`: a sentence of the plan becomes a target without anybody knowing the schema."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli import completion
from tdkt.cli.console import note, say
from tdkt.cli.edits import note_dry_run, note_new_findings
from tdkt.cli.options import WORKSPACE, open_workspace, read_day
from tdkt.errors import UsageError

if TYPE_CHECKING:
    from tdkt.model.movements import Movement, UnitMovements
    from tdkt.model.organization import Unit
    from tdkt.planning.proposals.adding import Addition
    from tdkt.planning.proposals.answers import Answers
    from tdkt.planning.proposals.proposed import Proposed
    from tdkt.workspace.workspace import Workspace

UNIT = typer.Option(
    None,
    "--unit",
    "-u",
    autocompletion=completion.units,
    metavar="ĐƠN_VỊ",
    help="Đơn vị chịu trách nhiệm (mã, chữ viết tắt hoặc tên).",
    show_default=False,
)
YEAR = typer.Option(
    None,
    "--year",
    metavar="NĂM",
    show_default=False,
    help="Năm của kế hoạch; mặc định là năm mới nhất có kế hoạch.",
)
DRY_RUN = typer.Option(
    False, "--dry-run", help="Chỉ cho xem cách đo, câu hỏi trên phiếu và nội dung sẽ ghi; không ghi gì."
)
_ACCUMULATE = {"sum": "sum", "latest": "latest", "cong-don": "sum", "tinh-trang": "latest"}
_BETTER = {"more": "more", "less": "less", "nhieu": "more", "it": "less"}


def target(
    sentence: str | None = typer.Argument(
        None,
        metavar="CÂU",
        show_default=False,
        help="Câu trong kế hoạch, để trong dấu ngoặc kép; không ghi thì lệnh hỏi.",
    ),
    unit: str | None = UNIT,
    movement: str | None = typer.Option(
        None,
        "--movement",
        "-m",
        metavar="PHONG_TRÀO",
        show_default=False,
        help="Phong trào chứa câu này (mã hoặc tên).",
    ),
    accumulate: str | None = typer.Option(
        None,
        "--accumulate",
        metavar="CÁCH",
        show_default=False,
        help="sum: việc cộng dồn các quý; latest: tình trạng, lấy quý gần nhất.",
    ),
    reported_in: str | None = typer.Option(
        None,
        "--reported-in",
        metavar="QUÝ",
        show_default=False,
        help="Các quý có số liệu: Q4, hoặc Q2,Q4; all: quý nào cũng có.",
    ),
    due: str | None = typer.Option(
        None, "--due", metavar="NGÀY", show_default=False, help="Ngày cuối cùng được tính."
    ),
    better: str | None = typer.Option(
        None,
        "--better",
        metavar="CHIỀU",
        show_default=False,
        help="more: càng nhiều càng tốt; less: càng ít càng tốt.",
    ),
    task: bool = typer.Option(
        False, "--task", help="Ghi câu là nhiệm vụ, không tính, dù câu có nêu số liệu."
    ),
    year: int | None = YEAR,
    dry_run: bool = DRY_RUN,
    workspace: Path | None = WORKSPACE,
) -> int:
    """Thêm một câu vào phong trào: tự nhận ra chỉ tiêu và cách đo, hỏi thêm nhiều nhất bốn câu, cho xem rồi mới ghi.

    Chỗ câu chữ để ngỏ mà chưa trả lời thì ghi kèm dòng “# SỬA:” với các cách hiểu. Không thêm vào kế hoạch đã ban hành.

    Ví dụ: tdkt new target; tdkt new target "Tỷ lệ hòa giải thành đạt từ 85% trở lên." --unit VP --movement tiep-cong-dan
    """
    from tdkt.checks.run import default_year
    from tdkt.cli.new_target_page import write_addition
    from tdkt.planning.proposals.adding import refuse_issued, with_item
    from tdkt.planning.proposals.proposed import Proposed
    from tdkt.planning.proposals.sentences import propose

    answers = _answers(accumulate, reported_in, due, better)
    read = open_workspace(workspace)
    of_year = year or default_year(read)
    refuse_issued(read, of_year)
    is_asking = sentence is None or unit is None or movement is None
    text = _sentence(sentence)
    file, found = _place(read, of_year, unit, movement)
    proposed = Proposed(text) if task else propose(text, year=of_year, organization=read.organization)
    proposed = _settled(proposed, answers, asks=is_asking and _is_somebody_there(), task=task)
    added = with_item(read, file, found, proposed)
    write_addition(added, (proposed,), of_year)
    if is_asking and not dry_run and not _agreed():
        return 1
    return _written(read, added, dry_run=dry_run)


def movement(
    title: str | None = typer.Argument(
        None, metavar="TÊN", show_default=False, help="Tên phong trào như sẽ in; không ghi thì lệnh hỏi."
    ),
    sentences: list[str] | None = typer.Argument(
        None,
        metavar="CÂU",
        show_default=False,
        help="Các câu của phong trào, mỗi câu trong một cặp dấu ngoặc kép.",
    ),
    unit: str | None = UNIT,
    year: int | None = YEAR,
    dry_run: bool = DRY_RUN,
    workspace: Path | None = WORKSPACE,
) -> int:
    """Thêm một phong trào với các câu của nó vào tệp của đơn vị; câu nào nêu số liệu thì thành chỉ tiêu có cách đo.

    Ví dụ: tdkt new movement "Phong trào “Xanh - sạch - đẹp”" "Mỗi thôn có ít nhất 01 tuyến đường hoa." --unit KT
    """
    from tdkt.checks.run import default_year
    from tdkt.cli.new_target_page import write_addition
    from tdkt.planning.proposals.adding import refuse_issued, unit_of, with_movement
    from tdkt.planning.proposals.sentences import propose

    read = open_workspace(workspace)
    of_year = year or default_year(read)
    refuse_issued(read, of_year)
    is_asking = title is None or unit is None or not sentences
    name = title or _asked("Tên phong trào", "TÊN")
    texts = [" ".join(one.split()) for one in sentences or ()] or _sentences()
    chosen = unit_of(read, unit) if unit else _choose_unit(read)
    proposed = tuple(propose(text, year=of_year, organization=read.organization) for text in texts)
    added = with_movement(read, of_year, chosen, " ".join(name.split()), proposed)
    write_addition(added, proposed, of_year)
    if is_asking and not dry_run and not _agreed():
        return 1
    return _written(read, added, dry_run=dry_run)


def _answers(accumulate: str | None, reported_in: str | None, due: str | None, better: str | None) -> Answers:
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


def _sentence(given: str | None) -> str:
    text = " ".join(
        (given if given is not None else _asked("Câu trong kế hoạch (gõ hoặc dán)", "CÂU")).split()
    )
    if not text:
        raise UsageError("Câu trống.", hint="Ghi câu như sẽ in trong kế hoạch.")
    return text


def _place(
    read: Workspace, year: int, unit: str | None, movement: str | None
) -> tuple[UnitMovements, Movement]:
    """Return the file and the movement that the flags name, asked for where they name none."""
    from tdkt.planning.proposals.adding import movement_of, movements_of, unit_of

    chosen = unit_of(read, unit) if unit else _choose_unit(read)
    file = movements_of(read, year, chosen.id)
    if file is None:
        raise UsageError(
            f"{chosen.name} chưa có phong trào nào trong kế hoạch năm {year}.",
            hint=f"Lập phong trào trước: tdkt new movement --unit {chosen.id}",
        )
    return file, movement_of(file, movement) if movement else _choose_movement(file)


def _choose_unit(read: Workspace) -> Unit:
    organization = read.organization
    units = organization.units if organization else ()
    number = _choose("Đơn vị chịu trách nhiệm", [unit.name for unit in units], "--unit")
    return units[number]


def _choose_movement(file: UnitMovements) -> Movement:
    if len(file.movements) == 1:
        return file.movements[0]
    return file.movements[_choose("Phong trào", [one.title for one in file.movements], "--movement")]


def _settled(proposed: Proposed, answers: Answers, *, asks: bool, task: bool) -> Proposed:
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


def _is_somebody_there() -> bool:
    return bool(sys.stdin and sys.stdin.isatty())


def _asked(question: str, argument: str) -> str:
    """Return what the user types; raises UsageError where nobody sits at the terminal."""
    from tdkt.cli.init_prompts import BackError, ask

    if not _is_somebody_there():
        raise UsageError(
            f"Thiếu {argument}, và không có ai ở cửa sổ lệnh để hỏi.", hint=f"Ghi {argument} vào lệnh."
        )
    while True:
        try:
            return ask(question, _not_empty, longest=4000)
        except BackError:
            note("Đây là câu đầu tiên.")


def _not_empty(text: str) -> str:
    if not text:
        raise UsageError("Chưa ghi gì.")
    return text


def _sentences() -> list[str]:
    from tdkt.cli.init_prompts import BackError, ask

    found = [_asked("Câu thứ 1", "CÂU")]
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

    if not _is_somebody_there():
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


def _agreed() -> bool:
    from tdkt.cli.init_prompts import BackError, ask_yes

    try:
        if ask_yes("Ghi vào tệp"):
            return True
    except BackError:
        pass
    note("Không ghi gì.")
    return False


def _written(read: Workspace, added: Addition, *, dry_run: bool) -> int:
    if dry_run:
        note_new_findings(added.foreseen)
        note_dry_run()
        return 0
    added.edit.write(read.root, check=read.refuse_changed)
    say(added.file)
    note_new_findings(added.foreseen)
    note("Kiểm tra: tdkt validate. Xem phiếu sẽ hỏi thế nào: tdkt form.")
    return 0
