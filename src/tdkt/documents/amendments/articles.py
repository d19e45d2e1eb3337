"""The articles of an amendment, from what changed in meaning between what was signed and what is to be in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from tdkt.changes.comparing import Action, Change, Detail, Part
from tdkt.changes.telling import Entry
from tdkt.documents.amendments.spots import Spot, spot_of
from tdkt.documents.texts.change_sentences import in_words
from tdkt.model.building import build
from tdkt.model.place import NOWHERE
from tdkt.model.plan import LegalBasis

_SENTENCES = ("movements/target", "movements/task", "movements/item")
_PRINTED = ("title", "text")


@dataclass(frozen=True, slots=True)
class Article:
    """One point of an amendment: the sentence that says what is done, and the new words in full."""

    lead: str
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed on one side: the spots of the document, and the names of the units."""

    spots: list[Spot]
    units: dict[str, str]


def plan_articles(entries: Iterable[Entry], before: Printed, after: Printed) -> list[Article]:
    """Return the articles for the changes told in `entries` to a plan, in the order in which they stand in the plan."""
    found = [article for entry in entries for article in _of_entry(entry, before, after)]
    return [article for _, article in sorted(found, key=lambda pair: pair[0])]


Placed = tuple[int, Article]


def _of_entry(entry: Entry, before: Printed, after: Printed) -> Iterator[Placed]:
    change = entry.change
    part = change.part
    if part.type in _SENTENCES:
        yield from _sentence(entry, change, before, after)
    elif part.type == "movements/movement":
        yield from _movement(entry, change, before, after)
    elif part.type == "movements/":
        yield from _unit(entry, change, before, after)
    elif part.type == "plan/legal_basis":
        yield from _basis(change)
    elif part.type == "plan/section":
        yield from _section(entry, change, before, after)
    elif part.type == "plan/" and change.old and change.new:
        for detail in change.details:
            yield from _of_plan(detail, entry, before, after)
    else:
        yield _told(entry)


def _sentence(entry: Entry, change: Change, before: Printed, after: Printed) -> Iterator[Placed]:
    """Say a printed sentence that came, went, moved or reads otherwise; a threshold that alone changed in its words."""
    old, new = _spot(change.old, before), _spot(change.new, after)
    if change.old is None:
        if new is None:  # a part of a sentence, which is told with the sentence
            return
        yield _at(after, new), Article(f"Bổ sung {new.words}", (_text(change.new),))
    elif change.new is None:
        if old is None:
            return
        yield _at(before, old), Article(f"Bãi bỏ {old.words}", (_text(change.old),))
    elif _text(change.old) != _text(change.new) and old and new:
        if _heading_of(change.old) == _heading_of(change.new):
            yield _at(before, old), Article(f"Sửa đổi {old.words} như sau", (_text(change.new),))
        else:
            lead = f"Chuyển {old.words} thành {new.words} và sửa đổi như sau"
            yield _at(before, old), Article(lead, (_text(change.new),))
    elif change.action is Action.MOVED and old and new:
        lead = f"Chuyển {old.words} thành {new.words}, giữ nguyên nội dung"
        yield _at(before, old), Article(lead, (_text(change.new),))
    elif any(detail.keys[0] in ("measure", "shared_with") for detail in change.details):
        where = old or _spot_of_parent(change.old, before)
        lines = "; ".join(in_words(line) for line in entry.lines)
        name = change.old.data.get("quote") or change.old.data.get("text", "")
        lead = (
            f"Xác định lại cách đo của chỉ tiêu “{name.rstrip('.;')}”{f' tại {where.words}' if where else ''}"
        )
        yield (_at(before, where) if where else 0), Article(f"{lead}: {lines}")


def _movement(entry: Entry, change: Change, before: Printed, after: Printed) -> Iterator[Placed]:
    old, new = _spot(change.old, before), _spot(change.new, after)
    if change.old is None and change.new:
        items = tuple(f"- {item['text']}" for item in change.new.data.get("items", ()))
        title = str(change.new.data["title"])
        where = new.words if new else "phong trào"
        yield (_at(after, new) if new else 0), Article(f"Bổ sung {where}: “{title}”, gồm", items)
    elif change.new is None:
        where = old.words if old else "phong trào"
        title = str(change.part.data["title"])
        yield (
            (_at(before, old) if old else 0),
            Article(f"Bãi bỏ {where}: “{title}” cùng các nội dung của phong trào này"),
        )
    else:
        for detail in change.details:
            if detail.keys == ("title",):
                where = old.words if old else "phong trào"
                yield (
                    (_at(before, old) if old else 0),
                    Article(f"Sửa đổi tên phong trào tại {where} như sau", (str(detail.new),)),
                )
            elif detail.reordered:
                yield (_at(before, old) if old else 0), Article(f"Sắp xếp lại các nội dung tại {_words(old)}")
        if change.action is Action.MOVED and old and new:
            yield _at(before, old), Article(f"Chuyển phong trào tại {old.words} thành {new.words}")


def _unit(entry: Entry, change: Change, before: Printed, after: Printed) -> Iterator[Placed]:
    if change.old and change.new:
        if any(detail.reordered for detail in change.details):
            name = before.units.get(str(change.old.data["unit"]), "")
            yield 0, Article(f"Sắp xếp lại các phong trào của {name}")
        return
    part, side = change.part, after if change.new else before
    name = side.units.get(str(part.data["unit"]), str(part.data["unit"]))
    spot = spot_of(side.spots, name)
    verb = "Bổ sung" if change.new else "Bãi bỏ"
    titles = tuple(f"- {movement['title']}" for movement in part.data["movements"])
    lead = f"{verb} {spot.words if spot else 'các phong trào'} của {name}, gồm các phong trào"
    yield (_at(side, spot) if spot else 0), Article(lead, titles)


def _basis(change: Change) -> Iterator[Placed]:
    old, new = (_citation(part) for part in (change.old, change.new))
    if old and new:
        if old != new:
            yield -1, Article(f"Sửa đổi căn cứ “{old}” như sau", (new,))
    elif new:
        yield -1, Article("Bổ sung căn cứ", (new,))
    else:
        yield -1, Article("Bãi bỏ căn cứ", (old,))


def _citation(part: Part | None) -> str:
    return f"Căn cứ {build(LegalBasis, part.data, NOWHERE).citation}" if part else ""


def _section(entry: Entry, change: Change, before: Printed, after: Printed) -> Iterator[Placed]:
    old, new = _spot(change.old, before), _spot(change.new, after)
    if change.old is None or change.new is None:
        part, spot, side = (change.new, new, after) if change.new else (change.old, old, before)
        assert part is not None
        verb = "Bổ sung" if change.new else "Bãi bỏ"
        texts = (_text(part), *_all_texts(part.data)) if change.new else (_text(part),)
        yield (_at(side, spot) if spot else 0), Article(f"{verb} {_words(spot)}", texts)
        return
    for detail in change.details:
        key = detail.keys[0]
        if key in _PRINTED and isinstance(detail.new, str):
            yield (_at(before, old) if old else 0), Article(f"Sửa đổi {_words(old)} như sau", (detail.new,))
        elif isinstance(detail.old, list) or isinstance(detail.new, list):
            under = _text(change.old)
            yield from _list(detail, before, after, under)
        else:
            yield (_at(before, old) if old else 0), Article(f"Sắp xếp lại các nội dung tại {_words(old)}")


def _of_plan(detail: Detail, entry: Entry, before: Printed, after: Printed) -> Iterator[Placed]:
    names = {"recipients": "nơi nhận", "title": "trích yếu", "archive": "nơi lưu", "closing": "lời kết"}
    key = detail.keys[0]
    if key in ("preamble", "closing") and (isinstance(detail.old, list) or isinstance(detail.new, list)):
        yield from _list(detail, before, after, "")
    elif key == "recipients":
        yield 10**6, Article("Sửa đổi nơi nhận như sau", tuple(f"- {one}" for one in detail.new or ()))
    elif key in names and isinstance(detail.new, str):
        yield (-2 if key == "title" else 10**6), Article(f"Sửa đổi {names[key]} như sau", (detail.new,))
    else:
        line = next((line for line in entry.lines if line.label == detail.titles[0]), None)
        yield 10**6, Article(f"Sửa đổi {detail.titles[0].lower()}{f': {line.said}' if line else ''}")


def _list(detail: Detail, before: Printed, after: Printed, under: str) -> Iterator[Placed]:
    """Say the sentences of a list that came, went or read otherwise."""
    old, new = list(detail.old or ()), list(detail.new or ())
    if detail.reordered:
        yield 0, Article(f"Sắp xếp lại các nội dung tại {_words(spot_of(before.spots, old[0], under))}")
        return
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        went, came = old[start:end], new[first:last]
        for one, other in zip(went, came, strict=False):
            spot = spot_of(before.spots, one, under)
            yield (_at(before, spot) if spot else 0), Article(f"Sửa đổi {_words(spot)} như sau", (other,))
        for one in went[len(came) :]:
            spot = spot_of(before.spots, one, under)
            yield (_at(before, spot) if spot else 0), Article(f"Bãi bỏ {_words(spot)}", (one,))
        for one in came[len(went) :]:
            spot = spot_of(after.spots, one, under)
            yield (_at(after, spot) if spot else 0), Article(f"Bổ sung {_words(spot)}", (one,))


def _told(entry: Entry) -> Placed:
    lines = "; ".join(in_words(line) for line in entry.lines)
    return 10**6, Article(f"{entry.heading}{f': {lines}' if lines else ''}")


def _text(part: Part | None) -> str:
    if part is None:
        return ""
    return str(next((part.data[key] for key in ("text", "quote", "title") if part.data.get(key)), ""))


def _heading_of(part: Part) -> str:
    return next((str(above.data["title"]) for above in reversed(part.parents) if "title" in above.data), "")


def _spot(part: Part | None, side: Printed) -> Spot | None:
    return spot_of(side.spots, _text(part), _heading_of(part)) if part else None


def _spot_of_parent(part: Part, side: Printed) -> Spot | None:
    return _spot(part.parents[-1], side) if part.parents else None


def _at(side: Printed, spot: Spot) -> int:
    return side.spots.index(spot)


def _words(spot: Spot | None) -> str:
    return spot.words if spot else "nội dung"


def _all_texts(data: dict[str, Any]) -> Iterator[str]:
    yield from (str(text) for text in data.get("paragraphs", ()))
    yield from (f"- {text}" for text in data.get("items", ()))
    for inner in data.get("sections", ()):
        yield str(inner.get("title") or inner.get("text") or "")
        yield from _all_texts(inner)
