"""The articles of an amendment, from what changed in meaning between what was signed and what is to be in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any

from tdkt.attainment.rounding import vietnamese
from tdkt.changes.parts import Action, Change, Detail, Part
from tdkt.changes.telling import SHARE, Entry
from tdkt.documents.amendments.spots import Spot, spot_of
from tdkt.documents.texts.change_sentences import in_words
from tdkt.model.building import build
from tdkt.model.period import Period
from tdkt.model.place import NOWHERE
from tdkt.model.plan import LegalBasis
from tdkt.model.records import dataclass

_SENTENCES = ("movements/target", "movements/task", "movements/item")
_PRINTED = ("title", "text")


@dataclass(frozen=True, slots=True)
class Article:
    """One point of an amendment: the sentence that says what is done, and the new words in full.

    `whole` tells that the texts are paragraphs of one passage (a Điều, a phong trào with its items), in quotes from the first word
    to the last.
    """

    lead: str
    texts: tuple[str, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed on one side: the spots of the document, the names of the units, and of all that can have a share."""

    spots: list[Spot]
    units: dict[str, str]
    members: dict[str, str]

    def spot(self, part: Part | None) -> Spot | None:
        """Return where a part is printed, None where it is not."""
        return spot_of(self.spots, _text(part), _heading_of(part)) if part else None

    def at(self, spot: Spot | None) -> int:
        """Return the place of a spot in printing order, 0 for what is not printed."""
        return self.spots.index(spot) if spot else 0


@dataclass(frozen=True, slots=True)
class _Sides:
    """The plan as it was signed and as it is to be in force."""

    before: Printed
    after: Printed


def plan_articles(entries: Iterable[Entry], before: Printed, after: Printed) -> list[Article]:
    """Return the articles for the changes told in `entries` to a plan, in the order in which they stand in the plan."""
    sides = _Sides(before, after)
    entries = list(entries)
    shares = [entry for entry in entries if entry.change.part.type == SHARE]
    found = [article for entry in entries if entry not in shares for article in _of_entry(entry, sides)]
    found += _shares(shares, before)
    return [article for _, article in sorted(found, key=lambda pair: pair[0])]


Placed = tuple[int, Article]
_TITLE, _BASIS, _END = -2, -1, 10**6
"""Where articles stand that are about no sentence of the body: what is printed above it, and below it."""


def _of_entry(entry: Entry, sides: _Sides) -> Iterator[Placed]:
    change = entry.change
    part = change.part
    if part.type in _SENTENCES:
        yield from _sentence(entry, sides)
    elif part.type == "movements/movement":
        yield from _movement(change, sides)
    elif part.type == "movements/":
        yield from _unit(change, sides)
    elif part.type == "plan/legal_basis":
        yield from _basis(change)
    elif part.type == "plan/section":
        yield from _section(change, sides)
    elif part.type == "plan/" and change.old and change.new:
        yield from _plan(entry, sides)
    else:
        yield _told(entry)


def _sentence(entry: Entry, sides: _Sides) -> Iterator[Placed]:
    """Say a printed sentence that came, went, moved or reads otherwise; a threshold that alone changed in its words."""
    change = entry.change
    old, new = sides.before.spot(change.old), sides.after.spot(change.new)
    if change.old is None or change.new is None:
        # what is printed nowhere is a part of a sentence, which is told with that sentence
        if new:
            yield sides.after.at(new), Article(f"Bổ sung {new.words} như sau", (_text(change.new),))
        if old:
            yield sides.before.at(old), Article(f"Bãi bỏ {old.words}", (_text(change.old),))
    elif old and new and (lead := _lead(change, change.old, change.new, old, new)):
        yield sides.before.at(old), Article(lead, (_text(change.new),))
    elif any(detail.keys[0] in ("measure", "unit", "shared_with") for detail in change.details):
        yield _measured_otherwise(entry, change.old, sides.before)


def _shares(entries: Iterable[Entry], before: Printed) -> Iterator[Placed]:
    """Say the shares that changed, those of one target in one article."""
    by_target: dict[str, list[Entry]] = {}
    for entry in entries:
        by_target.setdefault(str(entry.change.part.parents[-1].data.get("target")), []).append(entry)
    for group in by_target.values():
        target = group[0].change.part.parents[-1]
        spot = before.spot(target) or _spot_of_parent(target, before)
        where = f" tại {spot.words}" if spot else ""
        name = str(target.data.get("label") or target.data.get("quote") or target.data.get("text", ""))
        lead = f"Sửa đổi mức giao từng nơi của chỉ tiêu “{name.rstrip('.;')}”{where} như sau"
        yield before.at(spot), Article(lead, tuple(f"- {_share_said(entry, before)}" for entry in group))


def _share_said(entry: Entry, before: Printed) -> str:
    """Say the share of one member: "Thôn Đông: 7 (trước đây là 6)"."""
    change = entry.change
    name = before.members.get(str(change.part.data["for"]), str(change.part.data["for"]))
    if change.new is None:
        return f"{name}: không giao nữa"
    now = change.new.data["share"]
    said = f"{name}: {vietnamese(now)}"
    if change.old is None:
        said += " (bổ sung)"
    elif change.old.data["share"] != now:
        said += f" (trước đây là {vietnamese(change.old.data['share'])})"
    steps = change.new.data.get("schedule")
    if steps and (change.old is None or change.old.data.get("schedule") != steps):
        due = ", ".join(f"hết {Period.quarter(1, n).short} {vietnamese(steps[f'Q{n}'])}" for n in (1, 2, 3))
        said += f"; tiến độ: {due}"
    return said


def _lead(change: Change, was: Part, now: Part, old: Spot, new: Spot) -> str:
    """Say what is done to a sentence that is printed on both sides, "" where it reads and stands as before."""
    reads_otherwise = _text(was) != _text(now)
    if reads_otherwise and _heading_of(was) == _heading_of(now):
        return f"Sửa đổi {old.words} như sau"
    if reads_otherwise:
        return f"Chuyển {old.words} thành {new.words} và sửa đổi như sau"
    if change.action is Action.MOVED:
        return f"Chuyển {old.words} thành {new.words}, giữ nguyên nội dung"
    return ""


def _measured_otherwise(entry: Entry, old: Part, before: Printed) -> Placed:
    """Say a target that reads as before and is measured in another way."""
    spot = before.spot(old) or _spot_of_parent(old, before)
    where = f" tại {spot.words}" if spot else ""
    name = old.data.get("quote") or old.data.get("text", "")
    lines = "; ".join(in_words(line) for line in entry.lines)
    lead = f"Xác định lại cách đo của chỉ tiêu “{name.rstrip('.;')}”{where}: {lines}"
    return before.at(spot), Article(lead)


def _movement(change: Change, sides: _Sides) -> Iterator[Placed]:
    old, new = sides.before.spot(change.old), sides.after.spot(change.new)
    if change.new is None:
        title = str(change.part.data["title"])
        lead = f"Bãi bỏ {_movement_words(old)}: “{title}” cùng các nội dung của phong trào này"
        yield sides.before.at(old), Article(lead)
    elif change.old is None:
        items = tuple(f"- {item['text']}" for item in change.new.data.get("items", ()))
        texts = (str(change.new.data["title"]), *items)
        yield sides.after.at(new), Article(f"Bổ sung {_movement_words(new)} như sau", texts, whole=True)
    else:
        yield from _movement_changed(change, old, sides.before)
        if old and new and change.action is Action.MOVED:
            yield sides.before.at(old), Article(f"Chuyển phong trào tại {old.words} thành {new.words}")


def _movement_changed(change: Change, old: Spot | None, before: Printed) -> Iterator[Placed]:
    for detail in change.details:
        if detail.keys == ("title",):
            lead = f"Sửa đổi tên phong trào tại {_movement_words(old)} như sau"
            yield before.at(old), Article(lead, (str(detail.new),))
        elif detail.reordered:
            yield _reordered(old, before)


def _movement_words(spot: Spot | None) -> str:
    return spot.words if spot else "phong trào"


def _reordered(spot: Spot | None, before: Printed) -> Placed:
    return before.at(spot), Article(f"Sắp xếp lại các nội dung tại {_words(spot)}")


def _unit(change: Change, sides: _Sides) -> Iterator[Placed]:
    if change.old and change.new:
        if any(detail.reordered for detail in change.details):
            name = sides.before.units.get(str(change.old.data["unit"]), "")
            yield 0, Article(f"Sắp xếp lại các phong trào của {name}")
        return
    part, side = change.part, sides.after if change.new else sides.before
    name = side.units.get(str(part.data["unit"]), str(part.data["unit"]))
    spot = spot_of(side.spots, name)
    verb = "Bổ sung" if change.new else "Bãi bỏ"
    titles = tuple(f"- {movement['title']}" for movement in part.data["movements"])
    where = spot.words if spot else "các phong trào"
    yield side.at(spot), Article(f"{verb} {where} của {name}, gồm các phong trào", titles)


def _basis(change: Change) -> Iterator[Placed]:
    old, new = (_citation(part) for part in (change.old, change.new))
    if not old:
        yield _BASIS, Article("Bổ sung căn cứ như sau", (new,))
    elif not new:
        yield _BASIS, Article("Bãi bỏ căn cứ", (old,))
    elif old != new:
        yield _BASIS, Article(f"Sửa đổi căn cứ “{old}” như sau", (new,))


def _citation(part: Part | None) -> str:
    return f"Căn cứ {build(LegalBasis, part.data, NOWHERE).citation}" if part else ""


def _section(change: Change, sides: _Sides) -> Iterator[Placed]:
    old = sides.before.spot(change.old)
    if change.new is None:
        yield sides.before.at(old), Article(f"Bãi bỏ {_words(old)}", (_text(change.old),))
    elif change.old is None:
        new = sides.after.spot(change.new)
        texts = (_text(change.new), *_all_texts(change.new.data))
        yield sides.after.at(new), Article(f"Bổ sung {_words(new)} như sau", texts, whole=True)
    else:
        under = _text(change.old)
        for detail in change.details:
            yield from _section_detail(detail, old, under, sides)


def _section_detail(detail: Detail, old: Spot | None, under: str, sides: _Sides) -> Iterator[Placed]:
    if detail.keys[0] in _PRINTED and isinstance(detail.new, str):
        yield sides.before.at(old), Article(f"Sửa đổi {_words(old)} như sau", (detail.new,))
    elif _is_list(detail):
        yield from _list(detail, sides, under)
    else:
        yield _reordered(old, sides.before)


def _is_list(detail: Detail) -> bool:
    return isinstance(detail.old, list) or isinstance(detail.new, list)


_PLAN_WORDS = {"title": "trích yếu", "archive": "nơi lưu", "closing": "lời kết"}
"""Single texts of a plan, as an amendment calls them."""


def _plan(entry: Entry, sides: _Sides) -> Iterator[Placed]:
    for detail in entry.change.details:
        key = detail.keys[0]
        if key in ("preamble", "closing") and _is_list(detail):
            yield from _list(detail, sides, "")
        elif key == "recipients":
            yield _END, Article("Sửa đổi nơi nhận như sau", tuple(f"- {one}" for one in detail.new or ()))
        elif key in _PLAN_WORDS and isinstance(detail.new, str):
            place = _TITLE if key == "title" else _END
            yield place, Article(f"Sửa đổi {_PLAN_WORDS[key]} như sau", (detail.new,))
        else:
            yield _END, Article(_detail_said(detail, entry))


def _detail_said(detail: Detail, entry: Entry) -> str:
    lead = f"Sửa đổi {detail.titles[0].lower()}"
    line = next((line for line in entry.lines if line.label == detail.titles[0]), None)
    return f"{lead}: {line.said}" if line else lead


def _list(detail: Detail, sides: _Sides, under: str) -> Iterator[Placed]:
    """Say the sentences of a list that came, went or read otherwise."""
    old, new = list(detail.old or ()), list(detail.new or ())
    if detail.reordered:
        spot = spot_of(sides.before.spots, old[0], under)
        yield 0, Article(f"Sắp xếp lại các nội dung tại {_words(spot)}")
        return
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _stretch(old[start:end], new[first:last], sides, under)


def _stretch(went: list[str], came: list[str], sides: _Sides, under: str) -> Iterator[Placed]:
    """Say the sentences that stand in the place of others: one for one, then what is left of the longer side."""
    for one, other in zip(went, came, strict=False):
        spot = spot_of(sides.before.spots, one, under)
        yield sides.before.at(spot), Article(f"Sửa đổi {_words(spot)} như sau", (other,))
    for one in went[len(came) :]:
        spot = spot_of(sides.before.spots, one, under)
        yield sides.before.at(spot), Article(f"Bãi bỏ {_words(spot)}", (one,))
    for one in came[len(went) :]:
        spot = spot_of(sides.after.spots, one, under)
        yield sides.after.at(spot), Article(f"Bổ sung {_words(spot)} như sau", (one,))


def _told(entry: Entry) -> Placed:
    lines = "; ".join(in_words(line) for line in entry.lines)
    return _END, Article(f"{entry.heading}: {lines}" if lines else entry.heading)


def _text(part: Part | None) -> str:
    if part is None:
        return ""
    return str(next((part.data[key] for key in ("text", "quote", "title") if part.data.get(key)), ""))


def _heading_of(part: Part) -> str:
    return next((str(above.data["title"]) for above in reversed(part.parents) if "title" in above.data), "")


def _spot_of_parent(part: Part, side: Printed) -> Spot | None:
    return side.spot(part.parents[-1]) if part.parents else None


def _words(spot: Spot | None) -> str:
    return spot.words if spot else "nội dung"


def _all_texts(data: dict[str, Any]) -> Iterator[str]:
    yield from (str(text) for text in data.get("paragraphs", ()))
    yield from (f"- {text}" for text in data.get("items", ()))
    yield from (str(text) for text in data.get("body", ()))
    for inner in data.get("sections", ()):
        yield str(inner.get("title") or inner.get("text") or "")
        yield from _all_texts(inner)
