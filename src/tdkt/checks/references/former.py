"""Ids that were changed: none is lost from what was signed, none that was given up names something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any

from tdkt.changes.comparing import compare
from tdkt.changes.parts import Action
from tdkt.changes.trees import Side, Tree, read_side
from tdkt.checks.example_files import MOVEMENTS, ORGANIZATION
from tdkt.checks.rule import ERROR, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.issued import IssuedDocument
from tdkt.model.place import Place
from tdkt.model.records import dataclass
from tdkt.model.text import one_spelling, same_spelling
from tdkt.model.unit_report import UnitReport
from tdkt.workspace.former_ids import FOLLOWED, OF_A_YEAR, Scope, batch_years, former_ids, named, year_of
from tdkt.workspace.issued import Texts, all_issued, stored_texts, texts_of
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.references import DEFINES, defined_in, spaces_of
from tdkt.workspace.workspace import Workspace

RENAME_WORDS = {
    "target": ("chỉ tiêu", "target"),
    "task": ("nhiệm vụ", "task"),
    "movement": ("phong trào", "movement"),
    "unit": ("đơn vị", "unit"),
    "subdivision": ("thôn, tổ dân phố", "subdivision"),
    "recipient": ("đối tượng khen thưởng", "person"),
    "person": ("đối tượng khen thưởng", "person"),
}
"""What people call a matter whose ids can be changed, and the word that `tdkt rename` knows it by."""

LOST = Rule(
    code="I315",
    severity=ERROR,
    title="Đổi mã mà không ghi mã cũ",
    explanation="Bản lưu của văn bản đã ban hành còn mang mã cũ. Đổi mã bằng tay (tìm và thay) mà không ghi mã cũ "
    "thì tdkt không biết hai mã là một: số liệu đã báo cáo trước khi sửa đổi kế hoạch không được cộng, kết quả sai mà "
    "không ai thấy. Chạy “tdkt rename” với mã cũ và mã mới: lệnh sửa nốt những chỗ còn mã cũ và ghi mã cũ vào "
    "“formerly”. Không phải cùng một việc thì viết tên hoặc câu mới cho khác hẳn.",
)
NOT_FREE = Rule(
    code="I316",
    severity=ERROR,
    title="Mã cũ ghi sai",
    explanation="“formerly” ghi các mã mà chính mục ấy từng mang, để đọc bản lưu và phiếu còn ghi mã cũ. Một mã đã bỏ "
    "không dùng lại cho mục khác, không ghi là mã cũ của hai mục, không trùng mã hiện tại: nếu không thì số liệu cũ "
    "bị tính cho mục khác. Đặt mã khác cho mục mới, hoặc bỏ dòng formerly ghi nhầm.",
    examples=(
        Example(
            file=ORGANIZATION,
            text="{id: kinh-te, name: Phòng Kinh tế",
            bad=(
                "{id: kinh-te, formerly: [▸van-phong], name: Phòng Kinh tế",
                "{id: kinh-te, formerly: [▸kinh-te], name: Phòng Kinh tế",
            ),
            good=("{id: kinh-te, formerly: [kinh-te-ha-tang], name: Phòng Kinh tế",),
        ),
        Example(
            file=MOVEMENTS,
            text="- target: van-thu.mo-hinh\n",
            bad=("- target: van-thu.mo-hinh\n        formerly: [▸van-thu.dung-han]\n",),
            good=("- target: van-thu.mo-hinh\n        formerly: [van-thu.mau]\n",),
        ),
    ),
)

RULES = (LOST, NOT_FREE)
_MEMO = "renamed by hand"


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """An id that a stored copy knows and the files do not, and what seems to be the same under the id of today."""

    space: str
    old: str
    new: str
    place: Place
    document: IssuedDocument
    taken_from: str = ""
    """The name that was signed under `old`, where `old` is still in use but names something else today."""


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with former ids."""
    yield from _not_free(workspace)
    for found in unrecorded(workspace):
        words, word = RENAME_WORDS[found.space]
        if found.taken_from:
            yield LOST.at(
                found.place,
                f"Ở văn bản số {found.document.said} đã ký, mã {words} “{found.old}” là của “{found.taken_from}”; nay "
                f"“{found.taken_from}” mang mã “{found.new}”, nên số liệu đã báo cáo bị tính cho mục khác.",
                "Trả lại mã cho đúng mục; muốn đổi mã thì dùng tdkt rename.",
            )
            continue
        yield LOST.at(
            found.place,
            f"Mã {words} “{found.old}” (văn bản số {found.document.said} đã ký) không còn; “{found.new}” có lẽ là mã mới của "
            "cùng mục này.",
            f"Chạy: tdkt rename {word} {found.old} {found.new}",
        )


def _not_free(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield each former id that is in use, or that something else had too."""
    objects: dict[int, tuple[Scope, str, Any]] = {}
    for space, year, new, holder in named(workspace):
        objects.setdefault(id(holder), ((space, year), new, holder))
    in_use = {(scope, new) for scope, new, _ in objects.values()}
    given: dict[tuple[Scope, str], str] = {}
    for scope, new, holder in objects.values():
        for number, old in enumerate(holder.formerly):
            place = holder.origin.at("formerly", number)
            if old == new:
                yield NOT_FREE.at(
                    place, f"“{old}” là mã đang dùng của chính mục này.", "Bỏ mã này khỏi formerly."
                )
            elif (scope, old) in in_use:
                yield NOT_FREE.at(
                    place,
                    f"Mã “{old}” đang là mã của mục khác nên không thể là mã cũ của “{new}”.",
                    "Đặt mã khác cho mục kia, hoặc bỏ mã này khỏi formerly.",
                )
            elif (scope, old) in given:
                yield NOT_FREE.at(
                    place,
                    f"“{old}” đã ghi là mã cũ của “{given[scope, old]}”.",
                    "Giữ ở một mục, bỏ ở mục kia.",
                )
            given.setdefault((scope, old), new)


def unrecorded(workspace: Workspace) -> tuple[Unrecorded, ...]:
    """Return the ids that were changed by hand without a record, as far as what was signed tells."""
    known: tuple[Unrecorded, ...] | None = workspace.memo.get(_MEMO)
    if known is None:
        found: dict[tuple[str, str], Unrecorded] = {}
        if not workspace.incomplete and not workspace.partial:
            for one in _unrecorded(workspace):
                found.setdefault((one.space, one.old), one)
        known = workspace.memo[_MEMO] = tuple(found.values())
    return known


def _unrecorded(workspace: Workspace) -> Iterator[Unrecorded]:
    documents = all_issued(workspace)
    today: dict[Scope, dict[str, Any]] = {}
    for space, year, known, holder in named(workspace) if documents else ():
        today.setdefault((space, year), {})[known] = holder
    for document in documents:
        texts = stored_texts(workspace, document)
        if texts is None or not _may_lack(workspace, texts):
            continue
        side = _naming(texts)
        for scope, then in _named_in(side, batch_years(texts)).items():
            now = today.get(scope, {})
            lost = {old: data for old, data in then.items() if old not in now}
            new = {one: holder for one, holder in now.items() if one not in then}
            for old, one in _pairs(workspace, side, scope, lost, new) if lost and new else ():
                yield Unrecorded(scope[0], old, one, new[one].origin.at(_key(scope[0])), document)
            if scope[0] not in OF_A_YEAR:
                for old, one in _taken(then, now):
                    place = now[one].origin.at(_key(scope[0]))
                    yield Unrecorded(scope[0], old, one, place, document, taken_from=str(then[old]["name"]))


def _named_in(side: Side, years: Mapping[str, int]) -> dict[Scope, dict[str, dict[str, Any]]]:
    """Return what the files of `side` name, by matter and year: each id with the object that has it."""
    found: dict[Scope, dict[str, dict[str, Any]]] = {}
    for tree in side.trees.values():
        for mention in defined_in(FILE_KINDS[tree.kind], tree.data):
            for space in FOLLOWED.intersection(mention.spaces):
                scope = space, year_of(tree.data, years) if space in OF_A_YEAR else None
                found.setdefault(scope, {})[mention.value] = mention.holder
    return found


def _pairs(
    workspace: Workspace, then: Side, scope: Scope, lost: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """Pair the ids that are gone with those that are new where they seem to name the same."""
    pairs = _reworded(workspace, then, scope) if scope[0] in OF_A_YEAR else _same_in_all_else(lost, new)
    return ((old, one) for old, one in pairs if old in lost and one in new)


def _key(space: str) -> str:
    """Return the key under which an object has its id."""
    return space if space in ("target", "task") else "id"


def _may_lack(workspace: Workspace, texts: Texts) -> bool:
    """Tell whether any file that names things is not as it was signed: only then an id can have gone."""
    files = set(workspace.files)
    now = texts_of(workspace, [file for file in texts if file in files])
    return any(now.get(file) != text for file, text in texts.items() if _names_things(text))


def _names_things(text: str) -> bool:
    return any(f"kind: {kind}" in text for kind in _kinds_that_name())


@cache
def _kinds_that_name() -> tuple[str, ...]:
    return tuple(key for key, kind in FILE_KINDS.items() if spaces_of(kind, DEFINES) & FOLLOWED)


def _naming(texts: Mapping[str, str]) -> Side:
    return read_side({file: text.encode() for file, text in texts.items() if _names_things(text)})


def _same_in_all_else(lost: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Pair what is called by the very same name; people must also be of the same gender and unit: many are namesakes."""
    by_name = {
        (one_spelling(found.name), getattr(found, "gender", None), getattr(found, "unit", None)): one
        for one, found in new.items()
    }
    for old, data in lost.items():
        one = by_name.get((one_spelling(str(data.get("name", ""))), data.get("gender"), data.get("unit")))
        if one is not None:
            yield old, one


def _taken(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Pair an id that names something else today with the id, known then for something else too, that its name has now.

    Two ids exchanged by hand: each is still there, so nothing is lost, but each counts the figures of the other.
    """
    both = {one: now[one] for one in then if one in now}
    moved = {old: data for old, data in then.items() if old in both and not _is_called(both[old], data)}
    for old, one in _same_in_all_else(moved, both):
        if one != old and not _is_called(both[one], then[one]):
            yield old, one


def _is_called(found: Any, data: Mapping[str, Any]) -> bool:
    return same_spelling(str(found.name), str(data.get("name", "")))


def _reworded(workspace: Workspace, then: Side, scope: Scope) -> Iterator[tuple[str, str]]:
    """Pair the targets, tasks or movements of a year that a comparison finds again under another id."""
    before = Side({file: tree for file, tree in then.trees.items() if _is_of(tree, scope)})
    files = [found.origin.file for found in workspace.movements if found.year == scope[1]]
    after = read_side({file: text.encode() for file, text in texts_of(workspace, files).items()})
    for change in compare(before, after):
        if change.action is Action.RENAMED and change.old is not None and change.new is not None:
            key = "id" if scope[0] == "movement" else scope[0]
            if key in change.old.data and key in change.new.data:
                yield change.old.data[key], change.new.data[key]


def _is_of(tree: Tree, scope: Scope) -> bool:
    return tree.kind == "movements" and tree.data["year"] == scope[1]


def may_be_renamed(report: UnitReport, wrong: str, own: Sequence[str]) -> str:
    """Return the hint that `wrong`, which a report gives a figure for, seems to be what a target of the unit was called before.

    Nothing that was signed tells it. So it seems only where no id is like it (a slip) and one target alone has no figure.
    """
    told = {figure.target for figure in report.figures}
    waiting = [target for target in own if target not in told]
    if len(waiting) != 1 or get_close_matches(wrong, own, n=1, cutoff=0.8):
        return ""
    return (
        f"Chỉ tiêu “{waiting[0]}” chưa có số liệu: nếu mã “{wrong}” đã đổi thành mã ấy thì chạy “tdkt rename target {wrong} "
        f"{waiting[0]}”."
    )


def unit_may_be_renamed(workspace: Workspace, wrong: str) -> str:
    """Return the hint that `wrong`, a unit of movements or reports, seems to be what a unit without any was called before."""
    organization = workspace.organization
    having = {file.unit for file in workspace.movements} | {report.unit for report in workspace.reports}
    idle = [unit.id for unit in organization.units if unit.id not in having] if organization else []
    if wrong not in having or len(idle) != 1 or get_close_matches(wrong, idle, n=1, cutoff=0.9):
        return ""
    return f"Nếu mã “{wrong}” đã đổi thành “{idle[0]}” thì chạy “tdkt rename unit {wrong} {idle[0]}”."


def renamed_hint(workspace: Workspace, space: str, year: int | None, wrong: str) -> str:
    """Return how to go on where `wrong` is no id any more because it was changed, "" where that is not known."""
    word = RENAME_WORDS[space][1]
    today = former_ids(workspace).today((space,), year, wrong)
    if today != wrong:
        return f"“{wrong}” nay là “{today}”: chạy “tdkt rename {word} {wrong} {today}” để đổi nốt."
    for found in unrecorded(workspace):
        if (found.space, found.old) == (space, wrong):
            return f"Mã “{wrong}” không còn, “{found.new}” mới xuất hiện: đổi mã thì chạy “tdkt rename {word} {wrong} {found.new}”."
    return ""
