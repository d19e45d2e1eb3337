"""What `tdkt rename` is asked for: is the old id there, is the new one free for good, of which years are they."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from tdkt.checks.references.guesses import guess
from tdkt.errors import UsageError, UserError
from tdkt.model.plan_year import year_name
from tdkt.model.records import dataclass
from tdkt.workspace.former_ids import OF_A_YEAR, former_ids, given_in, mentioned, named
from tdkt.workspace.issued import all_issued, stored_texts
from tdkt.workspace.portable_names import fault
from tdkt.workspace.schema import COMMON, load_schema
from tdkt.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter whose ids can be changed: its `name` for people, the spaces of its ids, those that share their ids with it."""

    name: str
    spaces: frozenset[str]
    beside: frozenset[str]
    pattern: str = "id"


_RECIPIENT = Matter("đối tượng khen thưởng", frozenset({"recipient", "person"}), frozenset({"recipient"}))
_ITEMS = frozenset({"target", "task"})
MATTERS = {
    "target": Matter("chỉ tiêu", frozenset({"target"}), _ITEMS, "item_id"),
    "task": Matter("nhiệm vụ", frozenset({"task"}), _ITEMS, "item_id"),
    "movement": Matter("phong trào", frozenset({"movement"}), frozenset({"movement"})),
    "unit": Matter("đơn vị", frozenset({"unit"}), frozenset({"unit"})),
    "subdivision": Matter("thôn, tổ dân phố", frozenset({"subdivision"}), frozenset({"subdivision"})),
    "group": Matter("cụm, khối thi đua", frozenset({"group"}), frozenset({"group"})),
    "person": _RECIPIENT,
    "collective": _RECIPIENT,
    "household": _RECIPIENT,
}
"""What can be renamed, by the word after `tdkt rename`."""
_EXAMPLE = "Ví dụ: tdkt rename unit van-phong van-phong-hdnd."
_TAKEN_BY_FILES = {"unit": ("loi-van", "criteria")}
"""Files that lie where the files of a unit do and are named otherwise."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A rename that may be done: the matter, both ids, the years (None: the ward's), what it is called.

    `begun` tells that a hand has begun it: the new id is given already, the old one no more.
    """

    matter: Matter
    old: str
    new: str
    years: frozenset[int | None]
    called: str
    begun: bool

    @property
    def spaces(self) -> frozenset[str]:
        """The spaces of the ids that are meant."""
        return self.matter.spaces

    def is_of(self, year: int | None) -> bool:
        """Tell whether an id that stands in something about `year` is meant."""
        return None in self.years or year in self.years


def asked_rename(workspace: Workspace, matter: str, old: str, new: str, year: int | None) -> Asked:
    """Return what is asked for; raises UsageError for what there is not or cannot be, UserError where an id is not free."""
    if matter not in MATTERS:
        raise UsageError(f"Không đổi mã của “{matter}”.", hint=f"Chỉ dùng: {', '.join(MATTERS)}. {_EXAMPLE}")
    what = MATTERS[matter]
    by_year = bool(what.spaces & OF_A_YEAR)
    if year is not None and not by_year:
        raise UsageError(
            f"Mã {what.name} dùng chung cho mọi năm nên không đổi riêng một năm.", hint="Bỏ --year."
        )
    _refuse_form(matter, what, old, new)
    given = _given(workspace, what, year)
    years = {one for one, ids in given.items() if old in ids}
    begun = not years
    if begun:
        years = {one for one, ids in given.items() if new in ids and _knows(workspace, what, one, old)}
    if not years:
        known = dict.fromkeys(id_ for ids in given.values() for id_ in ids)
        today = former_ids(workspace).today(
            what.spaces, max((one for one in given if one), default=None), old
        )
        hint = f"Mã ấy nay là “{today}”." if today != old else guess(old, known)
        within = f" {year_name(year)}" if year is not None else ""
        raise UsageError(f"Không có {what.name} mã “{old}”{within}.", hint=hint)
    for one in sorted(years, key=str):
        _refuse_taken(workspace, what, one, old, new, begun=begun)
    holder = given[next(iter(years))][new if begun else old]
    return Asked(what, old, new, frozenset(years), _called(holder), begun)


def _called(holder: Any) -> str:
    name = getattr(holder, "name", "") or getattr(holder, "title", "") or getattr(holder, "text", "")
    return str(name).rstrip(".;")


def _refuse_form(matter: str, what: Matter, old: str, new: str) -> None:
    form = load_schema(COMMON)["$defs"][what.pattern]
    if not re.search(form["pattern"], new) or len(new) > form["maxLength"]:
        raise UsageError(
            f"“{new}” không dùng làm mã được.",
            hint="Mã gồm chữ thường không dấu, chữ số và gạch nối"
            + (", các phần nối bằng dấu chấm" if what.pattern == "item_id" else "")
            + f"; dài nhất {form['maxLength']} ký tự. Ví dụ: {form['examples'][0]}.",
        )
    if new == old:
        raise UsageError("Mã mới giống mã cũ.", hint=_EXAMPLE)
    if fault(new) or new in _TAKEN_BY_FILES.get(matter, ()):
        raise UsageError(
            f"“{new}” không dùng làm mã được: máy Windows hoặc tdkt giữ tên tệp ấy cho việc khác.",
            hint="Chọn mã khác.",
        )


def _given(workspace: Workspace, what: Matter, year: int | None) -> dict[int | None, dict[str, Any]]:
    """Return what the files name of a matter, by year (of `year` alone where it is given) and id."""
    found: dict[int | None, dict[str, Any]] = {}
    for space, of_year, id_, holder in named(workspace):
        if space in what.spaces and year in (None, of_year):
            found.setdefault(of_year, {})[id_] = holder
    return found


def _knows(workspace: Workspace, what: Matter, year: int | None, id_: str) -> bool:
    """Tell whether the files name `id_` anywhere, or a stored copy gives it, so that it can be what something was called."""
    if former_ids(workspace).today(what.spaces, year, id_) != id_:
        return True
    return id_ in mentioned(workspace, what.spaces, year) or any(
        id_ in given for given in _in_copies(workspace, what, year)
    )


def _in_copies(workspace: Workspace, what: Matter, year: int | None) -> Iterable[set[str]]:
    """Yield the ids of a matter that each stored copy gives."""
    for document in all_issued(workspace):
        texts = stored_texts(workspace, document)
        if texts is not None:
            yield given_in(texts, what.beside, year)


def _refuse_taken(
    workspace: Workspace, what: Matter, year: int | None, old: str, new: str, *, begun: bool
) -> None:
    """Raise UserError where the new id names, or once named, something else: its figures would be taken for the other's."""
    for space, of_year, id_, holder in named(workspace):
        if space not in what.beside or of_year != year:
            continue
        mine = id_ == (new if begun else old)
        if id_ == new and not begun:
            raise UserError(
                f"Mã “{new}” đang dùng cho “{_called(holder)}” ({holder.origin.file}).", hint="Chọn mã khác."
            )
        if not mine and {new, old}.intersection(holder.formerly):
            taken = new if new in holder.formerly else old
            raise UserError(
                f"Mã “{taken}” là mã cũ của “{id_}” nên không dùng cho mục khác.", hint="Chọn mã khác."
            )
    for given in _in_copies(workspace, what, year):
        if new in given and (not begun or old in given):
            raise UserError(
                f"Mã “{new}” trong văn bản đã ban hành là của mục khác nên không dùng lại.",
                hint="Chọn mã khác.",
            )
