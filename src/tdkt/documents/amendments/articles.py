"""The articles of an amendment, from what changed in meaning between what was signed and what is to be in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tdkt.changes.parts import Action, Change, Detail, Part, children
from tdkt.changes.telling import SHARE, Entry
from tdkt.documents.amendments.annex_articles import (
    ANNEX,
    Pairs,
    annex_articles,
    assignment_article,
    content_articles,
    pairs_of_annexes,
    share_articles,
    without_assignment,
)
from tdkt.documents.amendments.article import BASIS, END, TITLE, Article, Placed
from tdkt.documents.amendments.block_articles import reordered
from tdkt.documents.amendments.printed import Printed, Sides, heading_of, spot_of_parent, text_of
from tdkt.documents.amendments.section_articles import (
    framing_articles,
    numbering_articles,
    section_articles,
)
from tdkt.documents.amendments.spots import Spot
from tdkt.documents.texts.change_sentences import in_words
from tdkt.errors import UserError
from tdkt.model.building import build
from tdkt.model.place import NOWHERE
from tdkt.model.plan import LegalBasis
from tdkt.model.text import lower_first

_SENTENCES = ("movements/target", "movements/task", "movements/item")


def plan_articles(entries: Iterable[Entry], sides: Sides) -> list[Article]:
    """Return the articles for the changes told in `entries` to a plan, in the order in which they stand in the plan.

    Raises UserError for what no amendment changes: who issued and signed the plan.
    """
    entries = list(entries)
    if not entries:
        return []
    changes = [entry.change for entry in entries]
    annexes = pairs_of_annexes(changes, sides)
    shares = [entry for entry in entries if entry.change.part.type == SHARE]
    found = [
        article for entry in entries if entry not in shares for article in _of_entry(entry, sides, annexes)
    ]
    found += [*framing_articles(sides), *share_articles(shares, sides.before, annexes)]
    found += [(END, article) for article in numbering_articles(changes, sides)]
    found += content_articles(annexes, sides)
    return [article for _, article in sorted(found, key=lambda pair: pair[0])]


def _of_entry(entry: Entry, sides: Sides, annexes: Pairs) -> Iterator[Placed]:
    change = entry.change
    part = change.part
    if part.type in _SENTENCES:
        yield from _sentence(entry, sides, annexes)
    elif part.type == "movements/movement":
        yield from _movement(change, sides)
    elif part.type == "movements/":
        yield from _unit(change, sides)
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


def _sentence(entry: Entry, sides: Sides, annexes: Pairs) -> Iterator[Placed]:
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
    yield from assignment_article(entry, sides.before, annexes)


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


def _movement(change: Change, sides: Sides) -> Iterator[Placed]:
    old, new = sides.before.spot(change.old), sides.after.spot(change.new)
    if change.new is None or (old and change.old and not new and change.new.data.get("unprinted")):
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
            yield before.at(old), Article(lead, (str(detail.new),))
        elif detail.keys == ("items",) and detail.reordered and old and new:
            yield reordered(sides.after.under(new), old.words, old.index)
        elif detail.keys == ("unnamed",) and change.old:
            yield from _named_otherwise(change.old, old, new, sides)


def _named_otherwise(movement: Part, old: Spot | None, new: Spot | None, sides: Sides) -> Iterator[Placed]:
    """Say that the name of a movement is printed now, or no more."""
    first = next((spot for item in children(movement) if (spot := sides.before.spot(item))), None)
    if new and first:
        yield first.index, Article(f"Bổ sung {new.words} vào trước {first.words} như sau", (new.text,))
    elif old:
        yield (
            old.index,
            Article(f"Bãi bỏ tên phong trào tại {old.words}, giữ nguyên các nội dung", (old.text,)),
        )


def _unit(change: Change, sides: Sides) -> Iterator[Placed]:
    """Say the part of a unit that came or went; the order of its movements shows in their numbers."""
    if change.old and change.new:
        return
    part, side = change.part, sides.after if change.new else sides.before
    name = side.units.get(str(part.data["unit"]), str(part.data["unit"]))
    spot = side.spot(part)
    if change.new and spot:
        yield spot.index, Article(f"Bổ sung {spot.words} như sau", side.passage(spot), whole=True)
    elif spot:
        titles = tuple(f"- {movement['title']}" for movement in part.data["movements"])
        yield spot.index, Article(f"Bãi bỏ {spot.words} của {name}, gồm các phong trào", titles)


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
