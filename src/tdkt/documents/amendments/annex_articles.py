"""The articles of an amendment about annexes: shares of allocated targets, who does what, an annex's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.rounding import vietnamese
from tdkt.changes.parts import Change, Part
from tdkt.changes.telling import Entry, Line
from tdkt.documents.amendments.article import (
    END,
    Article,
    Placed,
    Printed,
    PrintedAnnex,
    Sides,
    spot_of_parent,
)
from tdkt.documents.texts.change_sentences import in_words
from tdkt.model.building import build
from tdkt.model.measure import Measure
from tdkt.model.period import Period
from tdkt.model.place import NOWHERE
from tdkt.model.plan_year import said_year

ANNEX = "plan/annex"


def share_articles(entries: Iterable[Entry], before: Printed) -> Iterator[Placed]:
    """Say the shares that changed, those of one target in one article: at the annex that prints them, for a sentence of the body."""
    by_target: dict[str, list[Entry]] = {}
    for entry in entries:
        by_target.setdefault(str(entry.change.part.parents[-1].data.get("target")), []).append(entry)
    for group in by_target.values():
        target = group[0].change.part.parents[-1]
        spot = before.spot(target) or spot_of_parent(target, before)
        name = str(target.data.get("label") or target.data.get("quote") or target.data.get("text", ""))
        said = f"mức giao từng nơi của chỉ tiêu “{name.rstrip('.;')}”"
        if where := _annexes(before, lambda annex: annex.has_shares):
            beside = f" ({spot.words})" if spot else ""
            lead = f"Sửa đổi {where}: {said}{beside} như sau"
        else:
            lead = f"Sửa đổi {said}{f' tại {spot.words}' if spot else ''} như sau"
        yield before.at(spot), Article(lead, tuple(f"- {_share_said(entry, before)}" for entry in group))


def _share_said(entry: Entry, before: Printed) -> str:
    """Say the share of one member: "Thôn Đông: 7 (trước đây là 6)", "Thôn Đoài: 96% (trước đây là 95%)"."""
    change = entry.change
    measure = build(Measure, change.part.parents[-1].data["measure"], NOWHERE)
    unit = kind_of(measure).unit(measure)
    name = before.members.get(str(change.part.data["for"]), str(change.part.data["for"]))
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


def assignment_article(entry: Entry, before: Printed) -> Iterator[Placed]:
    """Yield what is said where a sentence is carried out by others, at another time, with another product: at its annex."""
    where = _annexes(before, lambda annex: annex.has_assignments)
    old = entry.change.old
    changed = [replace(line, label=label) for line in entry.lines if (label := _of_assignment(line))]
    if not (where and old and changed):
        return
    spot = before.spot(old) or spot_of_parent(old, before)
    name = str(old.data.get("label") or old.data.get("quote") or old.data.get("text", ""))
    lines = "; ".join(map(in_words, changed))
    beside = f" ({spot.words})" if spot else ""
    yield before.at(spot), Article(f"Sửa đổi {where}: việc “{name.rstrip('.;')}”{beside}: {lines}")


def without_assignment(lines: Iterable[Line]) -> list[Line]:
    """Return the lines of a change but for those about who carries a sentence out, which stand in an annex."""
    return [line for line in lines if not _of_assignment(line)]


def _of_assignment(line: Line) -> str:
    """Return what changed of who does what ("thời gian"), "" where the line is about something else."""
    head, _, label = line.label.partition(", ")
    return label if head == "Phân công" else ""


def annex_articles(change: Change, sides: Sides) -> Iterator[Placed]:
    """Yield what is said of an annex that came, went, or whose title or own words are others."""
    if change.old is None or change.new is None:
        verb, side = ("Bổ sung", sides.after) if change.new else ("Bãi bỏ", sides.before)
        yield END, Article(f"{verb} {_called(change.part, side)}")
        return
    called, now = _called(change.old, sides.before), change.new.data
    if change.old.data["title"] != now["title"]:
        yield END, Article(f"Sửa đổi tên {called} như sau", (str(now["title"]),))
    if change.old.data.get("body") != now.get("body"):
        texts = tuple(str(line) for line in now.get("body", ()))
        yield END, Article(f"Sửa đổi nội dung {called} như sau", texts, whole=True)


def _called(annex: Part, side: Printed) -> str:
    """Say an annex by its number and title: "Phụ lục II “Phân công nhiệm vụ”"."""
    title = str(annex.data["title"])
    name = next((one.name for one in side.annexes if one.title == title), "Phụ lục")
    return f"{name} “{title}”"


def _annexes(side: Printed, wanted: Callable[[PrintedAnnex], bool]) -> str:
    """Name the annexes that are `wanted`, "" where none is: "Phụ lục I và Phụ lục III"."""
    return " và ".join(annex.name for annex in side.annexes if wanted(annex))
