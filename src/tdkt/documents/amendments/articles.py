"""The articles of an amendment, from what changed in meaning between what was signed and what is to be in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tdkt.changes.parts import Action, Change, Detail, Part, children
from tdkt.changes.telling import SHARE, Entry
from tdkt.documents.amendments.annex_articles import (
    ANNEX,
    annex_articles,
    content_articles,
    pairs_of_annexes,
    share_articles,
    without_assignment,
)
from tdkt.documents.amendments.article import BASIS, END, TITLE, Article, Placed
from tdkt.documents.amendments.in_tables import has_another_number
from tdkt.documents.amendments.printed import Printed, Sides, heading_of, spot_of_parent, text_of, title_of
from tdkt.documents.amendments.section_articles import (
    framing_articles,
    numbering_articles,
    section_articles,
)
from tdkt.documents.amendments.spots import Spot
from tdkt.documents.amendments.wholes import (
    MOVEMENT,
    SENTENCES,
    UNIT,
    Wholes,
    listed_articles,
    wholes_of,
)
from tdkt.documents.texts.change_sentences import in_words
from tdkt.errors import UserError
from tdkt.model.building import build
from tdkt.model.place import NOWHERE
from tdkt.model.plan import LegalBasis
from tdkt.model.records import replace
from tdkt.model.text import lower_first


def plan_articles(entries: Iterable[Entry], sides: Sides) -> list[Article]:
    """Return the articles for the changes told in `entries` to a plan, in the order in which they stand in the plan.

    Raises UserError for what no amendment changes: who issued and signed the plan.
    """
    entries = _with_sentences_that_stay(list(entries))
    if not entries:
        return []
    changes = [entry.change for entry in entries]
    wholes = wholes_of(changes, sides)
    annexes = pairs_of_annexes(changes, sides)
    shares = [entry for entry in entries if entry.change.part.type == SHARE]
    found = [
        article for entry in entries if entry not in shares for article in _of_entry(entry, sides, wholes)
    ]
    found += [*_units(changes, sides), *listed_articles(wholes, sides)]
    found += [*framing_articles(sides), *share_articles(shares, sides, annexes)]
    found += [(END, article) for article in numbering_articles(changes, sides)]
    found += content_articles(annexes, sides)
    return [article for _, article in sorted(found, key=lambda pair: pair[0])]


def _with_sentences_that_stay(entries: list[Entry]) -> list[Entry]:
    """Return `entries` where a sentence that is a task now and was a target (or the other way) is one that changed, not two."""
    found = list(entries)
    gone = [one for one in entries if one.change.part.type in SENTENCES and one.change.new is None]
    for entry in entries:
        if entry.change.part.type not in SENTENCES or entry.change.old is not None:
            continue
        now = entry.change.new
        other = next((one for one in gone if now and one.change.old and _stays(one.change.old, now)), None)
        if other is not None:
            gone.remove(other)
            found.remove(other)
            change = Change(Action.CHANGED, other.change.old, now)
            found[found.index(entry)] = replace(entry, change=change, lines=())
    return found


def _stays(was: Part, now: Part) -> bool:
    """Tell whether a sentence in the same movement has the words, or the id, of one that is of another kind."""
    above = [(part.tree.identity, part.parents[-1].identity) for part in (was, now)]
    return above[0] == above[1] and (text_of(was) == text_of(now) or was.identity == now.identity != ())


def _of_entry(entry: Entry, sides: Sides, wholes: Wholes) -> Iterator[Placed]:
    change = entry.change
    part = change.part
    if part.type in SENTENCES:
        yield from _sentence(entry, sides, wholes)
    elif part.type == MOVEMENT:
        yield from _movement(change, sides, wholes)
    elif part.type == UNIT:
        return  # `_units`
    elif part.type == "plan/legal_basis":
        yield from _basis(change)
    elif part.type == "plan/section":
        yield from section_articles(change, sides)
    elif part.type == ANNEX:
        yield from annex_articles(change, sides)
    elif part.type == "plan/" and change.old and change.new:
        yield from _plan(entry)
    else:
        yield _told(entry)


def _sentence(entry: Entry, sides: Sides, wholes: Wholes) -> Iterator[Placed]:
    """Say a printed sentence that came, went, moved or reads otherwise; a threshold that alone changed in its words."""
    change = entry.change
    old, new = sides.before.spot(change.old), sides.after.spot(change.new)
    leaves, comes = wholes.leaves(old), wholes.comes(new)
    if change.old is None or change.new is None or leaves or comes:
        # what is printed nowhere is a part of a sentence, which is told with that sentence
        if new and not comes:
            yield new.index, Article(f"Bổ sung {new.words} như sau", (text_of(change.new),))
        if old and not leaves:
            moved = f" (chuyển thành {new.words})" if new else ""
            yield old.index, Article(f"Bãi bỏ {old.words}{moved}", (text_of(change.old),))
    elif old and new and (lead := _lead(change, change.old, change.new, old, new)):
        yield sides.before.at(old), Article(lead, (text_of(change.new),))
    if change.old is None or change.new is None:
        return
    same_words = text_of(change.old) == text_of(change.new)
    measured = any(detail.keys[0] in ("measure", "unit", "shared_with") for detail in change.details)
    if change.old.own_type != change.new.own_type:
        yield _is_another_kind(change.old, change.new, old)
    elif measured and (same_words or not (old and new)) and not has_another_number(change):
        yield _measured_otherwise(entry, change.old, sides.before)


_KINDS = {
    "task": "thực hiện như nhiệm vụ, không còn là chỉ tiêu",
    "target": "là chỉ tiêu",
    "item": "xác định lại các chỉ tiêu trong nội dung này",
}
"""What a sentence is now that was something else in the signed plan."""


def _is_another_kind(was: Part, now: Part, spot: Spot | None) -> Placed:
    """Say that a sentence is measured no more, or from now on: its words alone do not tell."""
    where = f" tại {spot.words}" if spot else ""
    stays = "giữ nguyên lời, " if text_of(was) == text_of(now) else ""
    lead = f"Nội dung “{text_of(was).rstrip('.;')}”{where}: {stays}{_KINDS[now.own_type]}"
    return spot.index if spot else 0, Article(lead)


def _lead(change: Change, was: Part, now: Part, old: Spot, new: Spot) -> str:
    """Say what is done to a sentence that is printed on both sides, "" where it reads and stands as before."""
    reads_otherwise = text_of(was) != text_of(now)
    if reads_otherwise and not _is_elsewhere(change, was, now):
        return f"Sửa đổi {old.words} như sau"
    if reads_otherwise:
        return f"Chuyển {old.words} thành {new.words} và sửa đổi như sau"
    if change.action is Action.MOVED:
        return f"Chuyển {old.words} thành {new.words}, giữ nguyên nội dung"
    return ""


def _is_elsewhere(change: Change, was: Part, now: Part) -> bool:
    """Tell whether a sentence stands in another movement or unit than before, not only under a title that reads otherwise."""
    above = [[parent.identity for parent in part.parents[1:]] for part in (was, now)]
    return change.action is Action.MOVED or (heading_of(was) != heading_of(now) and above[0] != above[1])


def _measured_otherwise(entry: Entry, old: Part, before: Printed) -> Placed:
    """Say a target that reads as before and is measured in another way."""
    spot = before.spot(old) or spot_of_parent(old, before)
    where = f" tại {spot.words}" if spot else ""
    name = old.data.get("quote") or old.data.get("text", "")
    lines = "; ".join(map(in_words, without_assignment(entry.lines)))
    lead = f"Xác định lại cách đo của chỉ tiêu “{name.rstrip('.;')}”{where}: {lines}"
    return before.at(spot), Article(lead)


def _movement(change: Change, sides: Sides, wholes: Wholes) -> Iterator[Placed]:
    old, new = sides.before.spot(change.old), sides.after.spot(change.new)
    leaves, comes = wholes.leaves(old), wholes.comes(new)
    if leaves or comes:
        if new and not comes:
            yield new.index, Article(f"Bổ sung {new.words} như sau", sides.after.passage(new), whole=True)
        if old and change.old and not leaves:
            title = change.old.data["title"]
            moved = f" (chuyển thành {new.words})" if new else ""
            lead = f"Bãi bỏ {old.words}: “{title}” cùng các nội dung của phong trào này{moved}"
            yield old.index, Article(lead)
    elif change.new is None or (old and change.old and not new and change.new.data.get("unprinted")):
        if old and change.old:
            lead = f"Bãi bỏ {old.words}: “{change.old.data['title']}” cùng các nội dung của phong trào này"
            yield old.index, Article(lead)
        elif change.old:
            yield from _without_name(change.old, sides.before, "Bãi bỏ {}")
    elif change.old is None or (new and not old and change.old.data.get("unprinted")):
        if new:
            lead = f"Bổ sung {new.words} như sau"
            yield new.index, Article(lead, sides.after.passage(new), whole=True)
        else:
            yield from _without_name(change.new, sides.after, "Bổ sung {} như sau")
    else:
        yield from _movement_changed(change, old, new, sides)
        if old and new and change.action is Action.MOVED:
            yield sides.before.at(old), Article(f"Chuyển phong trào tại {old.words} thành {new.words}")


def _without_name(movement: Part, side: Printed, lead: str) -> Iterator[Placed]:
    """Say the sentences of a movement whose name the plan does not print, each at its own place."""
    for item in children(movement):
        spot = side.spot(item)
        if spot:
            yield spot.index, Article(lead.format(spot.words), (spot.text,))


def _movement_changed(change: Change, old: Spot | None, new: Spot | None, sides: Sides) -> Iterator[Placed]:
    before = sides.before
    for detail in change.details:
        if detail.keys == ("title",) and old and new:
            lead = f"Sửa đổi tên phong trào tại {old.words} như sau"
            yield before.at(old), Article(lead, (title_of(new.block),))
        elif detail.keys == ("unnamed",) and change.old:
            if any(other.keys == ("items",) and other.reordered for other in change.details):
                raise UserError(
                    f"Phong trào “{change.old.data['title']}” vừa in hoặc bỏ tên vừa đổi thứ tự các nội dung nên chưa viết được "
                    "thành lời sửa đổi.",
                    hint="Chia làm hai lần sửa đổi: tên trước, thứ tự sau; hoặc giữ thứ tự như bản đã ký.",
                )
            yield from _named_otherwise(change.old, old, new, sides)


def _named_otherwise(movement: Part, old: Spot | None, new: Spot | None, sides: Sides) -> Iterator[Placed]:
    """Say that the name of a movement is printed now, or no more."""
    first = next((spot for item in children(movement) if (spot := sides.before.spot(item))), None)
    if new and first:
        yield (
            first.index,
            Article(f"Bổ sung {new.words} vào trước {first.words} như sau", (title_of(new.block),)),
        )
    elif old:
        yield (
            old.index,
            Article(
                f"Bãi bỏ tên phong trào tại {old.words}, giữ nguyên các nội dung", (title_of(old.block),)
            ),
        )


def _units(changes: Iterable[Change], sides: Sides) -> Iterator[Placed]:
    """Say the parts of units that came, went or were given to another unit; the order of movements shows in their numbers."""
    changes = list(changes)
    for change in changes:
        if change.part.type != UNIT:
            continue
        old, new = sides.before.spot(change.old), sides.after.spot(change.new)
        if change.old is None and new:
            yield new.index, Article(f"Bổ sung {new.words} như sau", sides.after.passage(new), whole=True)
        elif change.new is None and change.old and old:
            lead = f"Bãi bỏ {old.words} của {_named(change.old, sides.before)}, gồm các phong trào"
            yield old.index, Article(lead, tuple(_titles(change.old, changes, sides)))
        elif change.old and change.new and old and change.old.tree.identity != change.new.tree.identity:
            name = _named(change.new, sides.after)
            lead = f"Giao các nội dung tại {old.words} của {_named(change.old, sides.before)} cho {name}; sửa đổi tên đơn vị tại {old.words} như sau"
            yield old.index, Article(lead, (title_of(new.block) if new else name,))


def _named(unit: Part, side: Printed) -> str:
    return side.units.get(str(unit.data["unit"]), str(unit.data["unit"]))


def _titles(unit: Part, changes: Iterable[Change], sides: Sides) -> Iterator[str]:
    """Yield the movements of a unit whose part goes, with where those stand that other units have now."""
    went = {
        change.old.identity: change.new for change in changes if change.part.type == MOVEMENT and change.old
    }
    for movement in unit.tree.data["movements"]:
        spot = sides.after.spot(went.get((movement["id"],)))
        yield f"- {movement['title']}{f' (chuyển thành {spot.words})' if spot else ''}"


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


_PLAN_WORDS = {"title": "trích yếu", "archive": "nơi lưu"}
"""Single texts of a plan, as an amendment calls them."""
_OTHERWISE = ("preamble", "closing", "numbering")
"""What is told by what is printed (`section_articles`)."""
_SIGNED = ("symbol", "issuer", "signer", "year")
"""Who issued and signed a plan, and for which year: another document, not an amendment of this one."""


def _plan(entry: Entry) -> Iterator[Placed]:
    for detail in entry.change.details:
        key = detail.keys[0]
        if key in _SIGNED:
            raise UserError(
                f"{detail.titles[0]} của kế hoạch đã ký không đổi được bằng văn bản sửa đổi, bổ sung.",
                hint=f"Trả `{key}` về như bản đã ký; cần đổi thì ban hành kế hoạch khác thay thế.",
            )
        if key == "recipients":
            yield END, Article("Sửa đổi nơi nhận như sau", tuple(f"- {one}" for one in detail.new or ()))
        elif key in _PLAN_WORDS and isinstance(detail.new, str):
            place = TITLE if key == "title" else END
            yield place, Article(f"Sửa đổi {_PLAN_WORDS[key]} như sau", (detail.new,))
        elif key not in _OTHERWISE and not detail.reordered:
            yield END, Article(_detail_said(detail, entry))


def _detail_said(detail: Detail, entry: Entry) -> str:
    title = detail.titles[-1]
    line = next((line for line in entry.lines if line.label.casefold().endswith(title.casefold())), None)
    return f"Sửa đổi {in_words(line)}" if line else f"Sửa đổi {lower_first(title)}"


def _told(entry: Entry) -> Placed:
    lines = "; ".join(in_words(line) for line in entry.lines)
    return END, Article(f"{entry.heading}: {lines}" if lines else entry.heading)
