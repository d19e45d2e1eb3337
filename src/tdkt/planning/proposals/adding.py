"""A sentence, or a movement with its sentences, added to a movements file of a plan that is not issued, comments and layout kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tdkt.checks.foreseen import Foreseen, foresee, refuse_foreseen
from tdkt.checks.programmes import no_such_plan
from tdkt.checks.references.guesses import guess
from tdkt.checks.unread import refuse_incomplete
from tdkt.errors import UsageError, UserError
from tdkt.model.issued import PLAN
from tdkt.model.movements import Item, Movement, UnitMovements
from tdkt.model.organization import Unit
from tdkt.model.place import Origin, Step
from tdkt.model.plan_year import year_name
from tdkt.model.records import dataclass
from tdkt.model.text import letters, spelling_key
from tdkt.planning.new_ward.guesses import ids_of
from tdkt.planning.proposals.items import comments_of, item_text
from tdkt.planning.proposals.proposed import Proposed
from tdkt.workspace.issued import issued, open_amendment
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.planned_edit import PlannedEdit, read_to_change
from tdkt.workspace.source import Source
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_editor import append, edit_yaml
from tdkt.workspace.yaml_reader import read_yaml
from tdkt.workspace.yaml_scalars import as_scalar

_HEAD = "# yaml-language-server: $schema=../../../schemas/movements.schema.json\n"
_MEND = "Sửa chỗ ấy rồi chạy lại."


@dataclass(frozen=True, slots=True)
class Addition:
    """What is written where, worked out and checked: `items` as they stand in `file` afterwards."""

    file: str
    movement: str
    edit: PlannedEdit
    foreseen: Foreseen
    items: tuple[Item, ...]


def section_saying(workspace: Workspace, year: int, sentence: str) -> str | None:
    """Return the title of the section of the year's plan that prints `sentence` outside of the units' movements, None where none does."""
    wanted = _as_known(sentence)
    for plan in (one for one in workspace.plans if one.year == year):
        for top in plan.sections:
            title = top.title or ""
            for section in top.walk():
                title = section.title or title
                parts = [part.text for part in section.parts]
                said = [section.text or "", section.title or "", *section.paragraphs, *section.items, *parts]
                if wanted in map(_as_known, said):
                    return title
    return None


def _as_known(sentence: str) -> str:
    return spelling_key(sentence).rstrip(".;")


def refuse_issued(workspace: Workspace, year: int, *, is_printed: bool = False) -> None:
    """Raise UserError where the plan of `year` has been issued and no amendment of it is open, or files cannot be read.

    A sentence that the plan prints already (`is_printed`) only begins to be followed: that is refused where the register
    holds the plan, whose measures are then counted with.
    """
    refuse_incomplete(workspace, "chưa thêm được")
    plan = next((one for one in workspace.plans if one.year == year), None)
    if plan is None:
        raise no_such_plan(workspace, year)
    if plan.is_draft or open_amendment(workspace, PLAN, str(year)) is not None:
        return
    if is_printed and issued(workspace, PLAN, str(year)) is None:
        return
    where = (
        ""
        if issued(workspace, PLAN, str(year))
        else f" Chưa vào sổ thì ghi sổ trước: tdkt issue plan {year}."
    )
    raise UserError(
        f"Kế hoạch {year_name(year)} đã ban hành (số {plan.number}/{plan.symbol} ngày {plan.date:%d/%m/%Y}): không thêm thẳng vào bản đã ký.",
        hint=f"Lập văn bản sửa đổi trước: tdkt amend plan {year} --reason “…”, rồi chạy lại lệnh này.{where}",
    )


def unit_of(workspace: Workspace, word: str) -> Unit:
    """Return the unit that `word` names; raises UsageError where there is none."""
    organization = workspace.organization
    units = organization.units if organization else ()
    found = organization.unit_called(word) if organization else None
    if found is None:
        raise UsageError(
            f"Không có đơn vị “{word}”.", hint=guess(word, {unit.id: unit.name for unit in units})
        )
    return found


def movements_of(workspace: Workspace, year: int, unit: str) -> UnitMovements | None:
    """Return the movements file of a unit in a year, None where it has none."""
    return next((one for one in workspace.movements if (one.year, one.unit) == (year, unit)), None)


def movement_of(file: UnitMovements, word: str) -> Movement:
    """Return the movement of a file that `word` (its id or title) names; raises UsageError where there is none."""
    wanted = letters(word)
    found = [one for one in file.movements if wanted in (letters(one.id), letters(one.title))]
    if len(found) != 1:
        raise UsageError(
            f"Đơn vị “{file.unit}” không có phong trào “{word}”.",
            hint=guess(word, {one.id: one.title for one in file.movements})
            + " Phong trào mới: tdkt new movement.",
        )
    return found[0]


def with_item(workspace: Workspace, file: UnitMovements, movement: Movement, proposed: Proposed) -> Addition:
    """Work out adding a sentence at the end of `movement`; raises UserError where the year has it already, or files would break."""
    section = section_saying(workspace, file.year, proposed.text)
    refuse_issued(workspace, file.year, is_printed=section is not None)
    _refuse_known(workspace, file.year, proposed.text)
    if section is not None and not movement.unprinted:
        raise UserError(
            f"Kế hoạch đã in câu này ở mục “{section}”: thêm vào phong trào “{movement.title}” thì in hai lần.",
            hint=f"Chỉ theo dõi, không in lần nữa: bỏ --movement, chạy lại với --unit {file.unit}.",
        )
    text = item_text(proposed, movement.id, _ids(workspace, file.year), indent=0)
    path: tuple[Step, ...] = ("movements", file.movements.index(movement), "items")
    return _added(workspace, file, movement.id, path, text, [(comments_of(proposed), len(movement.items))])


def with_followed(workspace: Workspace, year: int, unit: Unit, section: str, proposed: Proposed) -> Addition:
    """Work out following a sentence that `section` of the plan prints: in a movement of the unit that is not printed."""
    file = movements_of(workspace, year, unit.id)
    unprinted = [one for one in file.movements if one.unprinted] if file else []
    if file is not None and unprinted:
        named = [one for one in unprinted if spelling_key(one.title) == spelling_key(section)]
        return with_item(workspace, file, (named or unprinted)[0], proposed)
    refuse_issued(workspace, year, is_printed=True)
    _refuse_known(workspace, year, proposed.text)
    title = section or "Chỉ tiêu nêu ở mục khác của kế hoạch"
    return _with_new_movement(workspace, year, unit, title, (proposed,), unprinted=True)


def with_movement(
    workspace: Workspace, year: int, unit: Unit, title: str, sentences: Sequence[Proposed]
) -> Addition:
    """Work out adding a movement with its sentences at the end of a unit's file, which is made where there is none."""
    refuse_issued(workspace, year)
    _refuse_without_place(workspace, year)
    _refuse_known_title(workspace, year, title)
    for proposed in sentences:
        _refuse_known(workspace, year, proposed.text)
    return _with_new_movement(workspace, year, unit, title, sentences)


def _with_new_movement(
    workspace: Workspace,
    year: int,
    unit: Unit,
    title: str,
    sentences: Sequence[Proposed],
    *,
    unprinted: bool = False,
) -> Addition:
    movement, taken = _movement_id(workspace, year, title), _ids(workspace, year)
    items = "".join(item_text(proposed, movement, taken, indent=4) for proposed in sentences)
    mark = "  unprinted: true\n" if unprinted else ""
    text = f"- id: {movement}\n  title: {as_scalar(title)}\n{mark}  items:\n{items}"
    file = movements_of(workspace, year, unit.id)
    if file is not None:
        comments = [(comments_of(proposed), number) for number, proposed in enumerate(sentences)]
        return _added(workspace, file, movement, ("movements",), text, comments)
    lines = "".join(f"  {line}\n" for line in text.splitlines())
    path = FILE_KINDS["movements"].path.format(year=year, unit=unit.id)
    whole = f"{_HEAD}kind: movements\nyear: {year}\nunit: {unit.id}\nmovements:\n{lines}"
    return _foreseen(workspace, path, movement, PlannedEdit({path: whole}))


def _movement_id(workspace: Workspace, year: int, title: str) -> str:
    known = [one.id for file in workspace.movements if file.year == year for one in file.movements]
    words = title.partition("“")[2].partition("”")[0] or title
    return ids_of([*known, words])[-1]


def _ids(workspace: Workspace, year: int) -> set[str]:
    """Return every id of a task or target of a year, today's and former ones: none is given a second time."""
    items = [item for file in workspace.movements if file.year == year for item in file.items]
    named: Iterable[str | None] = (
        name
        for item in items
        for name in (
            item.task,
            *item.formerly,
            *(one for target in item.targets for one in (target.id, *target.formerly)),
        )
    )
    return {name for name in named if name}


def _refuse_known(workspace: Workspace, year: int, text: str) -> None:
    for file in workspace.movements:
        for item in file.items:
            if file.year == year and _as_known(item.text) == _as_known(text):
                place = item.origin.at()
                raise UserError(
                    f"Câu này đã có trong kế hoạch ({place.file}:{place.line}).", hint="Sửa thẳng ở đó."
                )


def _refuse_without_place(workspace: Workspace, year: int) -> None:
    """Raise UserError where no section of the plan prints the units' movements: a plan that is written by field."""
    for plan in (one for one in workspace.plans if one.year == year):
        if any(section.unit_movements for section in plan.all_sections) or not plan.sections:
            continue
        last = plan.sections[-1]
        raise UserError(
            f"Kế hoạch {year_name(year)} viết theo lĩnh vực: không mục nào đặt phong trào của các đơn vị nên phong trào mới không có chỗ in.",
            hint=f"Ghi “unit_movements: true” vào mục sẽ in phong trào ({plan.origin.file}, ví dụ mục “{last.title or last.text}”, "
            f"dòng {last.origin.at().line}) rồi chạy lại; câu đã in ở mục khác thì theo dõi bằng: tdkt new target “…” --unit ĐƠN_VỊ.",
        )


def _refuse_known_title(workspace: Workspace, year: int, title: str) -> None:
    for file in workspace.movements:
        for movement in file.movements:
            if file.year == year and spelling_key(movement.title) == spelling_key(title):
                raise UserError(
                    f"Phong trào này đã có ({file.origin.file}, mã {movement.id}).",
                    hint=f"Thêm câu vào đó: tdkt new target --unit {file.unit} --movement {movement.id}",
                )


def _added(
    workspace: Workspace,
    file: UnitMovements,
    movement: str,
    path: tuple[Step, ...],
    text: str,
    comments: Sequence[tuple[tuple[tuple[str, ...], ...], int]],
) -> Addition:
    """Append what `text` (a list of one) holds to the list at `path` of a file, then put the comments above their places."""
    before, data = read_to_change(workspace.root, file.origin.file)
    edited = edit_yaml(before, lambda whole: append(_at(whole, path), _round_trip(text)))
    after = edited.replace("\r\n", "\n")
    for of_item, number in comments:
        item: tuple[Step, ...] = (
            (*path, number) if path[-1] == "items" else (*path, len(file.movements), "items", number)
        )
        places = (
            [item]
            if len(of_item) == 1
            else [item, *((*item, "targets", at) for at in range(len(of_item) - 1))]
        )
        for place, lines in zip(places, of_item, strict=True):
            after = _with_lines_above(after, place, lines)
    if "\r\n" in before:
        after = after.replace("\n", "\r\n")
    edit = PlannedEdit({file.origin.file: after}, {file.origin.file: data})
    return _foreseen(workspace, file.origin.file, movement, edit)


def _foreseen(workspace: Workspace, path: str, movement: str, edit: PlannedEdit) -> Addition:
    foreseen = foresee(workspace, edit.texts)
    refuse_foreseen(foreseen.new_errors, "Kho", _MEND)
    found = next(file for file in foreseen.workspace.movements if file.origin.file == path)
    former = {
        spelling_key(item.text)
        for file in workspace.movements
        if file.origin.file == path
        for item in file.items
    }
    items = tuple(item for item in found.items if spelling_key(item.text) not in former)
    return Addition(path, movement, edit, foreseen, items)


def _at(data: Any, path: Iterable[Step]) -> Any:
    for step in path:
        data = data[step]
    return data


def _round_trip(text: str) -> Any:
    """Return the one item of a list as ruamel's data, numbers and quotes as they are written; comments are put in later."""
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    bare = "\n".join(line for line in text.split("\n") if not line.lstrip().startswith("#"))
    return yaml.load(bare)[0]


def _with_lines_above(text: str, path: tuple[Step, ...], comments: tuple[str, ...]) -> str:
    """Put `comments` above the line on which what stands at `path` begins, or above what holds it; as it was where neither can be."""
    if not comments:
        return text
    document, _ = read_yaml(Source("", text, True))
    if document is None:
        return text
    root, lines = Origin("", document.node), text.split("\n")
    for number in _starts(root, path):
        indent = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
        tried = "\n".join((*lines[:number], *(f"{indent}# {line}" for line in comments), *lines[number:]))
        found, _ = read_yaml(Source("", tried, True))
        if found is not None and found.data == document.data:
            return tried
    return text


def _starts(root: Origin, path: tuple[Step, ...]) -> Iterator[int]:
    yield from dict.fromkeys(root.at(*path[:length]).line - 1 for length in range(len(path), 0, -1))
