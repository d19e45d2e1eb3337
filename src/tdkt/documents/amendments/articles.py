"""The articles of an amendment, from what changed in meaning between what was signed and what is to be in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any

from tdkt.changes.parts import Action, Change, Detail, Part
from tdkt.changes.telling import SHARE, Entry
from tdkt.documents.amendments.annex_articles import (
    ANNEX,
    annex_articles,
    assignment_article,
    share_articles,
    without_assignment,
)
from tdkt.documents.amendments.article import (
    BASIS,
    END,
    TITLE,
    Article,
    Placed,
    Printed,
    Sides,
    heading_of,
    spot_of_parent,
    text_of,
)
from tdkt.documents.amendments.spots import Spot, spot_of
from tdkt.documents.texts.change_sentences import in_words
from tdkt.model.building import build
from tdkt.model.place import NOWHERE
from tdkt.model.plan import LegalBasis
from tdkt.model.text import lower_first

_SENTENCES = ("movements/target", "movements/task", "movements/item")
_PRINTED = ("title", "text")


def plan_articles(entries: Iterable[Entry], before: Printed, after: Printed) -> list[Article]:
    """Return the articles for the changes told in `entries` to a plan, in the order in which they stand in the plan."""
    sides = Sides(before, after)
    entries = list(entries)
    shares = [entry for entry in entries if entry.change.part.type == SHARE]
    found = [article for entry in entries if entry not in shares for article in _of_entry(entry, sides)]
    found += share_articles(shares, before)
    return [article for _, article in sorted(found, key=lambda pair: pair[0])]


def _of_entry(entry: Entry, sides: Sides) -> Iterator[Placed]:
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
    elif part.type == ANNEX:
        yield from annex_articles(change, sides)
    elif part.type == "plan/" and change.old and change.new:
        yield from _plan(entry, sides)
    else:
        yield _told(entry)


def _sentence(entry: Entry, sides: Sides) -> Iterator[Placed]:
    """Say a printed sentence that came, went, moved or reads otherwise; a threshold that alone changed in its words."""
    change = entry.change
    old, new = sides.before.spot(change.old), sides.after.spot(change.new)
    if change.old is None or change.new is None:
        # what is printed nowhere is a part of a sentence, which is told with that sentence
        if new:
            yield sides.after.at(new), Article(f"Bổ sung {new.words} như sau", (text_of(change.new),))
        if old:
            yield sides.before.at(old), Article(f"Bãi bỏ {old.words}", (text_of(change.old),))
    elif old and new and (lead := _lead(change, change.old, change.new, old, new)):
        yield sides.before.at(old), Article(lead, (text_of(change.new),))
    elif any(detail.keys[0] in ("measure", "unit", "shared_with") for detail in change.details):
        yield _measured_otherwise(entry, change.old, sides.before)
    yield from assignment_article(entry, sides.before)


def _lead(change: Change, was: Part, now: Part, old: Spot, new: Spot) -> str:
    """Say what is done to a sentence that is printed on both sides, "" where it reads and stands as before."""
    reads_otherwise = text_of(was) != text_of(now)
    if reads_otherwise and heading_of(was) == heading_of(now):
        return f"Sửa đổi {old.words} như sau"
    if reads_otherwise:
        return f"Chuyển {old.words} thành {new.words} và sửa đổi như sau"
    if change.action is Action.MOVED:
        return f"Chuyển {old.words} thành {new.words}, giữ nguyên nội dung"
    return ""


def _measured_otherwise(entry: Entry, old: Part, before: Printed) -> Placed:
    """Say a target that reads as before and is measured in another way."""
    spot = before.spot(old) or spot_of_parent(old, before)
    where = f" tại {spot.words}" if spot else ""
    name = old.data.get("quote") or old.data.get("text", "")
    lines = "; ".join(map(in_words, without_assignment(entry.lines)))
    lead = f"Xác định lại cách đo của chỉ tiêu “{name.rstrip('.;')}”{where}: {lines}"
    return before.at(spot), Article(lead)


def _movement(change: Change, sides: Sides) -> Iterator[Placed]:
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


def _unit(change: Change, sides: Sides) -> Iterator[Placed]:
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
        yield BASIS, Article("Bổ sung căn cứ như sau", (new,))
    elif not new:
        yield BASIS, Article("Bãi bỏ căn cứ", (old,))
    elif old != new:
        yield BASIS, Article(f"Sửa đổi căn cứ “{old}” như sau", (new,))


def _citation(part: Part | None) -> str:
    return f"Căn cứ {build(LegalBasis, part.data, NOWHERE).citation}" if part else ""


def _section(change: Change, sides: Sides) -> Iterator[Placed]:
    old = sides.before.spot(change.old)
    if change.new is None:
        yield sides.before.at(old), Article(f"Bãi bỏ {_words(old)}", (text_of(change.old),))
    elif change.old is None:
        new = sides.after.spot(change.new)
        texts = (text_of(change.new), *_all_texts(change.new.data))
        yield sides.after.at(new), Article(f"Bổ sung {_words(new)} như sau", texts, whole=True)
    else:
        under = text_of(change.old)
        for detail in change.details:
            yield from _section_detail(detail, old, under, sides)


def _section_detail(detail: Detail, old: Spot | None, under: str, sides: Sides) -> Iterator[Placed]:
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


def _plan(entry: Entry, sides: Sides) -> Iterator[Placed]:
    for detail in entry.change.details:
        key = detail.keys[0]
        if key in ("preamble", "closing") and _is_list(detail):
            yield from _list(detail, sides, "")
        elif key == "recipients":
            yield END, Article("Sửa đổi nơi nhận như sau", tuple(f"- {one}" for one in detail.new or ()))
        elif key in _PLAN_WORDS and isinstance(detail.new, str):
            place = TITLE if key == "title" else END
            yield place, Article(f"Sửa đổi {_PLAN_WORDS[key]} như sau", (detail.new,))
        else:
            yield END, Article(_detail_said(detail, entry))


def _detail_said(detail: Detail, entry: Entry) -> str:
    lead = f"Sửa đổi {lower_first(detail.titles[0])}"
    line = next((line for line in entry.lines if line.label == detail.titles[0]), None)
    return f"{lead}: {line.said}" if line else lead


def _list(detail: Detail, sides: Sides, under: str) -> Iterator[Placed]:
    """Say the sentences of a list that came, went or read otherwise."""
    old, new = list(detail.old or ()), list(detail.new or ())
    if detail.reordered:
        spot = spot_of(sides.before.spots, old[0], under)
        yield 0, Article(f"Sắp xếp lại các nội dung tại {_words(spot)}")
        return
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _stretch(old[start:end], new[first:last], sides, under)


def _stretch(went: list[str], came: list[str], sides: Sides, under: str) -> Iterator[Placed]:
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
    return END, Article(f"{entry.heading}: {lines}" if lines else entry.heading)


def _words(spot: Spot | None) -> str:
    return spot.words if spot else "nội dung"


def _all_texts(data: dict[str, Any]) -> Iterator[str]:
    yield from (str(text) for text in data.get("paragraphs", ()))
    yield from (f"- {text}" for text in data.get("items", ()))
    yield from (str(text) for text in data.get("body", ()))
    for inner in data.get("sections", ()):
        yield str(inner.get("title") or inner.get("text") or "")
        yield from _all_texts(inner)
