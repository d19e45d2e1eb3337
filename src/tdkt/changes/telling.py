"""Changes in the language of the plan, sorted by what matters to whoever signs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from textwrap import shorten
from typing import Any

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.changes.measure_changes import share_change, threshold_changes
from tdkt.changes.names import Names
from tdkt.changes.parts import Action, Change, Detail, Part
from tdkt.changes.spelling import spelling_change
from tdkt.changes.titles import LONGEST, part_title, place_title, stands_in_title
from tdkt.changes.word_changes import Stretch, word_changes
from tdkt.model.building import build
from tdkt.model.measure import Measure, Relation
from tdkt.model.place import NOWHERE, Place
from tdkt.model.records import dataclass
from tdkt.model.text import lower_first
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.references import DEFINES
from tdkt.workspace.schema import IDENTITY

GROUPS = {
    "targets": "CHỈ TIÊU",
    "awards": "KHEN THƯỞNG",
    "plan": "KẾ HOẠCH, PHONG TRÀO, NHIỆM VỤ",
    "reports": "BÁO CÁO CỦA ĐƠN VỊ",
    "records": "SỔ SÁCH, CƠ QUAN",
}
"""What a change is about, the weightiest for a signer first."""
SIGNS = {Action.ADDED: "+", Action.REMOVED: "-", Action.CHANGED: "~", Action.RENAMED: "~", Action.MOVED: "→"}
SPELLING_ONLY = "chỉ đổi cách viết"
EFFECTS = "ẢNH HƯỞNG CHUNG ĐẾN KẾT QUẢ"
"""Heads what the changes do to results together (`tdkt.review.effects`)."""
NOTHING = "Không có thay đổi về nội dung."
NOTHING_ELSE = "Không có thay đổi về nội dung trong các tệp so được."
BROKEN_BEFORE = "Bản cũ có tệp đang lỗi, không so được tệp này"
BROKEN_AFTER = "Bản mới có tệp đang lỗi, không so được tệp này"
_MARKS = {"same": ("", ""), "old": ("[-", "-]"), "new": ("{+", "+}")}
"""As `git diff --word-diff` writes them."""
_THRESHOLD = frozenset(relation.value for relation in Relation)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that changed in a part, after its `label`: `said` in a sentence, or `words` where a text was reworded."""

    label: str
    said: str = ""
    words: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A change as it is told: its group (`GROUPS`), what happened to what, the lines, and where to look.

    `effects` say what it does to results (`tdkt.review.effects`).
    """

    group: str
    action: Action
    heading: str
    file: str
    lines: tuple[Line, ...]
    place: Place
    change: Change
    effects: tuple[str, ...] = ()


def told(changes: Iterable[Change], names: Names) -> tuple[Entry, ...]:
    """Tell `changes` by the names of what is on record, the weightiest group first, then by file and line."""
    order = list(GROUPS)
    entries = [_entry(change, names) for change in changes]
    return tuple(sorted(entries, key=lambda entry: (order.index(entry.group), entry.place)))


SHARE = "movements/share"
"""The share of one member in an allocated target of the year's plan."""


def _entry(change: Change, names: Names) -> Entry:
    part = change.part
    kind = FILE_KINDS[part.tree.kind]
    heading = {
        Action.ADDED: "Thêm {}",
        Action.REMOVED: "Bỏ {}",
    }.get(change.action, "{}").format(
        lower_first(part_title(part, names)) if _is_whole(change) else part_title(part, names)
    )
    return Entry(
        kind.part_groups.get(part.own_type, kind.group),
        change.action,
        heading,
        place_title(part, names),
        tuple(_lines(change, names)),
        part.place,
        change,
    )


def _is_whole(change: Change) -> bool:
    return change.action in (Action.ADDED, Action.REMOVED)


def _lines(change: Change, names: Names) -> Iterator[Line]:
    old, new = change.old, change.new
    if old is None or new is None:
        yield from _contents(change, names)
        return
    if change.action is Action.RENAMED:
        yield Line(_renaming(new), f"{_ids(old, names)} → {_ids(new, names)}")
    if change.action in (Action.MOVED, Action.RENAMED):
        yield from _where(old, new, names)
    said = list(_measures(old, new)) if old.data.get("measure") and new.data.get("measure") else []
    yield from said
    for detail in change.details:
        if detail.keys == ("formerly",) and detail.new:
            if change.action is not Action.RENAMED:
                yield Line("Đổi mã", f"{detail.new[-1]} → {_given_id(new)}")
        elif new.own_type == "share" and detail.keys == ("share",):
            measure = build(Measure, new.parents[-1].data["measure"], NOWHERE)
            yield Line(detail.titles[0], share_change(measure, detail.old, detail.new))
        elif not (said and _is_threshold(detail)):
            yield from _detail_lines(detail, names)


def _renaming(part: Part) -> str:
    """Say what changes where a part is known by other words: its id, or a name that it has no other than ("Đổi tiêu đề")."""
    keys = part.schema.get(IDENTITY, ())
    if len(keys) == 1 and keys[0] in ("title", "name"):
        return f"Đổi {lower_first(str(part.schema['properties'][keys[0]]['title']))}"
    return "Đổi mã"


def _ids(part: Part, names: Names) -> str:
    return ", ".join(names.value("id", one) for one in part.identity)


def _given_id(part: Part) -> str:
    """Return the id that a part is given where it stands, without what else it is known by (a year)."""
    known = zip(part.schema.get(IDENTITY, ()), part.identity, strict=False)
    values = {key: str(value) for key, value in known}
    given = (key for key in values if DEFINES in part.schema["properties"][key])
    return values[next(given, list(values)[-1])]


def _is_threshold(detail: Detail) -> bool:
    return detail.keys[0] == "measure" and detail.keys[-1] in _THRESHOLD


def _where(old: Part, new: Part, names: Names) -> Iterator[Line]:
    if not new.name:
        if old.tree.path != new.tree.path:
            yield Line("Tệp chuyển chỗ", f"{old.tree.path} → {new.tree.path}")
        return
    before, after = (part_title(part.parents[-1], names) for part in (old, new))
    if before != after:
        yield Line("Chuyển", f"{before} → {after}")


def _contents(change: Change, names: Names) -> Iterator[Line]:
    """Say the values of what is new or gone, but for its lists of objects, which are counted."""
    part = change.part
    said_already = {"kind", "illustrative", *part.schema.get(IDENTITY, ())}
    for key, found in part.schema.get("properties", {}).items():
        value = part.data.get(key)
        if value is None or key in said_already:
            continue
        title = str(found.get("title", key))
        if key == "measure":
            yield Line("Ngưỡng", _threshold(build(Measure, value, NOWHERE)))
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield Line(title, f"{len(value)} mục")
        elif not isinstance(value, dict) and not stands_in_title(key, value):
            yield Line(title, shorten(names.value(key, value), 3 * LONGEST, placeholder="…"))


def _measures(old: Part, new: Part) -> Iterator[Line]:
    """Say how the threshold changed."""
    before, after = (build(Measure, part.data["measure"], NOWHERE) for part in (old, new))
    return (Line(label, words) for label, words in threshold_changes(before, after))


def _threshold(measure: Measure) -> str:
    """Say a threshold in words: "trên 90%", "từ 1 đến 2", "mỗi thôn ít nhất 1"."""
    return kind_of(measure).threshold_told(measure)


def _detail_lines(detail: Detail, names: Names) -> Iterator[Line]:
    label = ", ".join((detail.titles[0], *(lower_first(title) for title in detail.titles[1:])))
    key, old, new = detail.keys[-1], detail.old, detail.new
    if detail.reordered:
        yield Line(label, "đổi thứ tự, nội dung như cũ")
    elif isinstance(old, list) or isinstance(new, list):
        yield from _list_lines(label, key, old or [], new or [], names)
    elif _is_text(old) and _is_text(new):
        yield _text_line(label, old, new)
    else:
        yield Line(label, _value_change(key, old, new, names))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and " " in value


def _text_line(label: str, old: str, new: str) -> Line:
    way = spelling_change(old, new)
    if way:
        return Line(label, _spelt(old, new, way))
    return Line(label, words=word_changes(old, new))


def _spelt(old: str, new: str, way: str) -> str:
    """Say a change of spelling, with the words that are spelt otherwise where a reader can see it."""
    changed = [one for one in word_changes(old, new) if one.kind != "same"]
    words = " ".join(marked(one).strip() for one in changed)
    return (
        f"{SPELLING_ONLY} ({way}), nội dung như cũ{f': {words}' if words and len(words) <= LONGEST else ''}"
    )


def _list_lines(label: str, key: str, old: list[Any], new: list[Any], names: Names) -> Iterator[Line]:
    came = [one for one in new if one not in old]
    went = [one for one in old if one not in new]
    for one, other in _respelt(went, came):
        went.remove(one)
        came.remove(other)
        yield _text_line(label, one, other)
        if not (came or went):
            return
    if any(map(_is_text, (*came, *went))):
        yield from _text_lines(label, went, came)
        return
    said = [f"{verb} {names.value(key, found)}" for verb, found in (("thêm", came), ("bỏ", went)) if found]
    yield Line(label, "; ".join(said) or f"{names.value(key, old)} → {names.value(key, new)}")


def _respelt(went: list[Any], came: list[Any]) -> list[tuple[str, str]]:
    """Pair the texts of a list that are only spelt otherwise."""
    left, pairs = [one for one in came if isinstance(one, str)], []
    for text in (one for one in went if isinstance(one, str)):
        found = next((one for one in left if spelling_change(text, one)), None)
        if found is not None:
            left.remove(found)
            pairs.append((text, found))
    return pairs


def _text_lines(label: str, went: list[Any], came: list[Any]) -> Iterator[Line]:
    """Tell sentences that went and came, one that is like another as the same sentence reworded."""
    left = list(came)
    for text in went:
        like = next(iter(get_close_matches(str(text), list(map(str, left)), n=1)), None)
        if like is None:
            yield Line(label, words=(Stretch("old", str(text)),))
        else:
            left.remove(like)
            yield _text_line(label, str(text), like)
    yield from (Line(label, words=(Stretch("new", str(text)),)) for text in left)


def _value_change(key: str, old: Any, new: Any, names: Names) -> str:
    if old is None:
        return f"thêm {names.value(key, new)}"
    if new is None:
        return f"bỏ {names.value(key, old)}"
    if isinstance(old, str) and isinstance(new, str) and (way := spelling_change(old, new)):
        return _spelt(old, new, way)
    before, after = names.value(key, old), names.value(key, new)
    if before == after:
        before, after = str(old), str(new)
    return f"{before} → {after}"


def said(line: Line) -> str:
    """Return a line of an entry as text."""
    words = "".join(marked(stretch) for stretch in line.words)
    return f"{line.label}: {line.said or words}"


def marked(
    stretch: Stretch,
    marks: Mapping[str, tuple[str, str]] = _MARKS,
    plain: Callable[[str], str] = lambda text: text,
) -> str:
    """Return a stretch of words in its marks, the space after it outside of them; `plain` keeps the words from being marks."""
    before, after = marks[stretch.kind]
    text = stretch.text.rstrip() if after else stretch.text
    return f"{before}{plain(text)}{after}{stretch.text[len(text) :]}"
