"""The articles of an amendment about annexes: shares of allocated targets, who does what, an annex's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.rounding import vietnamese
from tdkt.changes.parts import Change, Part
from tdkt.changes.telling import Entry, Line
from tdkt.documents.amendments.article import ANNEXES, Article, CentredTitle, Placed
from tdkt.documents.amendments.block_articles import block_articles, table_articles, table_texts
from tdkt.documents.amendments.printed import (
    Printed,
    PrintedAnnex,
    Sides,
    printed_lines,
    spot_of_parent,
)
from tdkt.documents.page.blocks import Block, Table
from tdkt.model.building import build
from tdkt.model.measure import Measure
from tdkt.model.period import Period
from tdkt.model.place import NOWHERE
from tdkt.model.plan_year import said_year

ANNEX = "plan/annex"
_SHARES, _WHO = "bảng giao chỉ tiêu", "bảng phân công nhiệm vụ"
Pairs = Sequence[tuple[PrintedAnnex, PrintedAnnex]]
"""The annexes that stand on both sides."""


def share_articles(entries: Iterable[Entry], sides: Sides, pairs: Pairs) -> Iterator[Placed]:
    """Say the shares that changed, those of one target in one article: at the annex that prints them, for a sentence of the body.

    Annexes whose table is given anew say them by that table.
    """
    before = sides.before
    names = {**before.members, **sides.after.members}
    by_target: dict[str, list[Entry]] = {}
    for entry in entries:
        by_target.setdefault(str(entry.change.part.parents[-1].data.get("target")), []).append(entry)
    printing = [annex for annex in before.annexes if annex.shares]
    where = _named(one for one, other in pairs if one.shares and other.shares and _same_shares(one, other))
    if printing and not where:
        return
    for group in by_target.values():
        target = group[0].change.part.parents[-1]
        spot = before.spot(target) or spot_of_parent(target, before)
        name = str(target.data.get("label") or target.data.get("quote") or target.data.get("text", ""))
        said = f"mức giao từng nơi của chỉ tiêu “{name.rstrip('.;')}”"
        if where:
            beside = f" ({spot.words})" if spot else ""
            lead = f"Sửa đổi {where}: {said}{beside} như sau"
        else:
            lead = f"Sửa đổi {said}{f' tại {spot.words}' if spot else ''} như sau"
        yield before.at(spot), Article(lead, tuple(f"- {_share_said(entry, names)}" for entry in group))


def _share_said(entry: Entry, names: Mapping[str, str]) -> str:
    """Say the share of one member: "Thôn Đông: 7 (trước đây là 6)", "Thôn Đoài: 96% (trước đây là 95%)"."""
    change = entry.change
    measure = build(Measure, change.part.parents[-1].data["measure"], NOWHERE)
    unit = kind_of(measure).unit(measure)
    name = names.get(str(change.part.data["for"]), str(change.part.data["for"]))
    if change.new is None:
        return f"{name}: không giao nữa"
    now = change.new.data["share"]
    said = f"{name}: {vietnamese(now)}{unit}"
    if change.old is None:
        said += " (bổ sung)"
    elif change.old.data["share"] != now:
        said += f" (trước đây là {vietnamese(change.old.data['share'])}{unit})"
    steps = change.new.data.get("schedule")
    if steps and (change.old is None or change.old.data.get("schedule") != steps):
        year = said_year(change.new.parents[0].data.get("year")) or 0
        parts = ((Period.parse(mark, year=year).short, steps[mark]) for mark in sorted(steps))
        due = ", ".join(f"hết {part} {vietnamese(number)}{unit}" for part, number in parts)
        said += f"; tiến độ: {due}"
    return said


def without_assignment(lines: Iterable[Line]) -> list[Line]:
    """Return the lines of a change but for those about who carries a sentence out, which stand in an annex."""
    return [line for line in lines if line.label.partition(", ")[0] != "Phân công"]


def annex_articles(change: Change, sides: Sides) -> Iterator[Placed]:
    """Yield what is said of an annex that came or went, or whose title or line under the title is another."""
    old, new = (side.annex(part) if part else None for side, part in _with_parts(change, sides))
    if new and not old:
        texts = printed_lines(new.blocks)
        head = (CentredTitle(new.name), CentredTitle(new.title.upper()))
        lead = f"Bổ sung {new.name} như sau"
        yield ANNEXES, Article(lead, (*head, *texts), whole=True)
    elif old and not new:
        yield ANNEXES, Article(f"Bãi bỏ {_called(old)}")
    elif old and new and change.old and change.new:
        if old.title != new.title:
            yield ANNEXES, Article(f"Sửa đổi tên {_called(old)} như sau", (CentredTitle(new.title.upper()),))
        if any(detail.keys == ("attached_to",) for detail in change.details):
            if new.attached:
                yield ANNEXES, Article(f"Sửa đổi dòng dưới tên {_called(old)} như sau", (new.attached,))
            else:
                yield ANNEXES, Article(f"Bãi bỏ dòng dưới tên {_called(old)}", (old.attached,))


def _with_parts(change: Change, sides: Sides) -> tuple[tuple[Printed, Part | None], ...]:
    return (sides.before, change.old), (sides.after, change.new)


def pairs_of_annexes(changes: Iterable[Change], sides: Sides) -> Pairs:
    """Pair the annexes of the two sides: by what is known of their changes, then by their titles."""
    pairs = [
        (old, new)
        for change in changes
        if change.part.type == ANNEX and change.old and change.new
        if (old := sides.before.annex(change.old)) and (new := sides.after.annex(change.new))
    ]
    taken = {one.place for pair in pairs for one in pair[:1]}
    by_title = {annex.title: annex for annex in sides.after.annexes}
    rest = [
        (old, by_title[old.title])
        for old in sides.before.annexes
        if old.place not in taken and old.title in by_title
    ]
    return [*pairs, *rest]


def content_articles(pairs: Pairs, sides: Sides) -> Iterator[Placed]:
    """Say what changed under the titles of annexes: their own lines, and the tables that shares or sentences set otherwise.

    A table whose shares alone changed is told share by share (`share_articles`).
    """
    for old, new in pairs:
        own = block_articles(old.own, new.own, _called(old), lambda spot: ANNEXES)
        yield from own
        called = f"{_WHO} tại {old.name}", f"{_WHO} tại {new.name}"
        yield from ((ANNEXES, one) for one in _computed(*called, old.assignments, new.assignments))
        if not _same_shares(old, new):
            called = f"{_SHARES} tại {old.name}", f"{_SHARES} tại {new.name}"
            yield from ((ANNEXES, one) for one in _computed(*called, old.shares, new.shares))
    renumbered = [f"- {_called(old)} thành {new.name}" for old, new in pairs if old.name != new.name]
    if renumbered:
        yield ANNEXES + 1, Article("Đánh lại số thứ tự các phụ lục như sau", tuple(renumbered))


def _computed(called: str, called_now: str, then: Sequence[Block], now: Sequence[Block]) -> Iterator[Article]:
    """Say a table that comes from targets and tasks: it came, went, or is another."""
    if _texts(then) == _texts(now):
        return
    if not then:
        yield Article(f"Bổ sung {called_now} như sau", printed_lines(now), whole=True)
    elif not now:
        yield Article(f"Bãi bỏ {called}")
    elif len(then) == len(now) == 1 and isinstance(then[0], Table) and isinstance(now[0], Table):
        yield from table_articles(then[0], now[0], called, called_now)
    else:
        yield Article(f"Thay thế {called} bằng bảng như sau", printed_lines(now), whole=True)


def _texts(blocks: Iterable[Block]) -> list[object]:
    return [table_texts(one) if isinstance(one, Table) else printed_lines((one,)) for one in blocks]


def _same_shares(old: PrintedAnnex, new: PrintedAnnex) -> bool:
    """Tell whether the tables of shares say the same of the same, but for the numbers of members."""
    return _heads(old.shares) == _heads(new.shares)


def _heads(blocks: Iterable[Block]) -> list[object]:
    """Return what the tables are about: their captions, columns, the names of their rows, and what is asked of the whole."""
    found: list[object] = []
    for block in blocks:
        if isinstance(block, Table):
            head, *rows = table_texts(block)
            found += [head, *(row[:2] if row[0].strip() else row for row in rows)]
        else:
            found += printed_lines((block,))
    return found


def _called(annex: PrintedAnnex) -> str:
    """Say an annex by its number and title: "Phụ lục II “Phân công nhiệm vụ”"."""
    return f"{annex.name} “{annex.title}”"


def _named(annexes: Iterable[PrintedAnnex]) -> str:
    """Name annexes, "" for none: "Phụ lục I và Phụ lục III"."""
    return " và ".join(annex.name for annex in annexes)
