"""What the columns of a table of targets are, told by their headings in any order and wording, and by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tdkt.checks.plan.quantities import normal
from tdkt.model.organization import Organization
from tdkt.model.records import dataclass
from tdkt.model.text import fold, letters

Rows = Sequence[Sequence[str]]

_NUMBER = re.compile(r"(?:s?tt|so tt|so thu tu|ma so|ma)\b")
_NAME = re.compile(
    r"(?:ten )?(?:cac |danh muc |noi dung )?(?:chi tieu|noi dung|tieu chi|nhiem vu|linh vuc)\b"
)
_UNIT = re.compile(r"(?:don vi tinh|dvt|d/?v ?tinh|don vi do|don vi$)")
_OWNER = re.compile(
    r"(?:don vi|co quan|phong|bo phan|nguoi)?,? ?(?:chu tri|thuc hien|phu trach|theo doi|tham muu|chiu trach nhiem|duoc giao|dau moi)|phan cong"
)
_NOTE = re.compile(r"ghi chu|can cu")
_WHEN = re.compile(r"(?:thoi (?:gian|han|diem)|han|ngay|tien do)\b.*|hoan thanh\b.*|du kien hoan thanh\b.*")
_WORK = re.compile(
    r"(?:ten |noi dung |cac |danh muc )*(?:nhiem vu|noi dung|cong viec|hoat dong|viec|cong trinh|phan viec|phong trao|mo hinh)\b"
)
_GOAL = re.compile(r"(?:chi tieu|muc tieu|so luong|muc|yeu cau|ket qua)\b")
_WHO = re.compile(r"(?:don vi|co quan|bo phan|nguoi|can bo|phu trach|chu tri|dau moi|thuc hien)")
TOTAL = re.compile(
    r"(?:ke hoach |chi tieu |muc )*(?:toan|ca|chung(?: toan)?) (?:xa|phuong|dac khu)|(?:tong|chung|cong)(?: so| cong)?$"
)
"""What heads the figure of the whole ward, in folded letters."""
_VALUE = re.compile(
    r"ke hoach|\bkh\b|muc tieu|chi tieu|phan dau|muc giao|giao|dang ky|nam 20\d\d|20\d\d|so luong|muc\b"
)
_PAST = re.compile(r"thuc hien|uoc|ket qua|\bth\b|so sanh|tang,? giam|cung ky|binh quan")
_POINTS = re.compile(r"\bdiem\b|trong so|thang diem")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-hA-H]|\d ?= ?.*)\)?$")
_FIGURE = re.compile(r"\d|^\s*(?:x|đạt|có|hoàn thành|✓|√)\s*$", re.IGNORECASE)
PLACE = re.compile(r"(?:thon|to dan pho|tdp|khu pho|khoi pho|khom|ap|ban|buon|lang|xom|khu)\b")
"""What begins the name of a part of the ward, in folded letters."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The columns of a table of targets (indexes, None where there is none) and how many rows its head has.

    `given_to` are the columns that give a target to one unit or subdivision, by the column's heading.
    """

    rows: int
    name: int
    value: int | None
    unit: int | None = None
    owner: int | None = None
    note: int | None = None
    number: int | None = None
    when: int | None = None
    given_to: tuple[tuple[int, str], ...] = ()


def heads_of(rows: Rows, year: int, organization: Organization | None = None) -> Heads | None:
    """Return the columns of a table, None where it is no table of targets."""
    for first in range(min(3, len(rows))):
        for many in (2, 1):
            found = _heads(rows, first, many, year, organization)
            if found is not None:
                return found
    return None


def _heads(rows: Rows, first: int, many: int, year: int, organization: Organization | None) -> Heads | None:
    head, body = rows[first : first + many], rows[first + many :]
    if len(head) < many or not body or (many == 2 and not _is_second_head(head)):
        return None
    titles = _titles(head)
    folded = [fold(title) for title in titles]
    number, note = _first(folded, _NUMBER), _first(folded, _NOTE)
    when = _first(folded, _WHEN)
    owner = next(
        (at for at, words in enumerate(folded) if _OWNER.match(words) and not re.search(r"20\d\d", words)),
        None,
    )
    unit = next((at for at, words in enumerate(folded) if _UNIT.match(words) and at != owner), None)
    if unit is not None and fold(titles[unit]).strip() == "don vi" and not _holds_units(body, unit):
        owner, unit = (unit if owner is None else owner), None
    owner = None if owner == when else owner
    taken = {number, note, when, owner, unit}
    name = next(
        (
            at
            for at, words in enumerate(folded)
            if at not in taken and _NAME.match(words) and not _is_of_figures(body, at)
        ),
        None,
    )
    if name is None or any(_POINTS.search(words) for words in folded):
        return None
    taken.add(name)
    given = tuple(
        (at, title)
        for at, title in enumerate(titles)
        if at not in taken and _is_given_to(head, at, title, organization)
    )
    taken.update(at for at, _ in given)
    value = _value(folded, body, taken, year)
    if given:  # the ward's own figure stands beside those of its thôn
        total = next((at for at, words in enumerate(folded) if at not in taken and TOTAL.match(words)), None)
        value = total if total is not None else value
    if value is None and not given:
        return None
    skipped = 1 if body and all(_NUMBERED.match(cell.strip()) or not cell.strip() for cell in body[0]) else 0
    return Heads(first + many + skipped, name, value, unit, owner, note, number, when, given)


@dataclass(frozen=True, slots=True)
class WorkHeads:
    """The columns of a table of tasks with their days: what, until when, by whom (None where it does not say)."""

    rows: int
    name: int
    when: int
    owner: int | None
    goal: int | None = None


def work_heads_of(rows: Rows) -> WorkHeads | None:
    """Return the columns of a table of tasks, None where it is none: it needs a column of tasks and one of their time."""
    for first in range(min(3, len(rows) - 1)):
        folded = [fold(" ".join(cell.split())) for cell in rows[first]]
        name, when = _first(folded, _WORK), _first(folded, _WHEN)
        if name is None or when is None or name == when:
            continue
        owner = next(
            (at for at, words in enumerate(folded) if at not in (name, when) and _WHO.match(words)), None
        )
        goal = next(
            (at for at, words in enumerate(folded) if at not in (name, when, owner) and _GOAL.match(words)),
            None,
        )
        return WorkHeads(first + 1, name, when, owner, goal)
    return None


def _titles(head: Rows) -> list[str]:
    """Return each column's heading: the words of its head rows, one that spans several columns said of each of them."""
    titles = []
    for at in range(max(map(len, head))):
        parts = list(
            dict.fromkeys(text for row in head if at < len(row) and (text := " ".join(row[at].split())))
        )
        if len(head) == 2 and len(parts) == 2 and PLACE.match(fold(parts[1])):
            parts = parts[1:]
        titles.append(" ".join(parts))
    return titles


def _is_second_head(head: Rows) -> bool:
    """Tell whether a row is the second of a head: no number before it, no figures, and words under a cell of several columns."""
    above, row = head
    has_wide = any(one.strip() and one == other for one, other in pairwise(above))
    if not has_wide and all(map(str.strip, above)):
        return False
    if re.match(r"\s*(?:\d+|[IVX]+|[a-zđ])[.)]?\s*$", row[0]):
        return False
    said = [cell for cell in row if cell.strip()]
    return len(said) >= 2 and not any(
        re.fullmatch(r"[\s\d.,%<>≥≤-]+", cell) and not re.fullmatch(r"\s*20\d\d\s*", cell) for cell in said
    )


def _first(folded: list[str], pattern: re.Pattern[str]) -> int | None:
    return next((at for at, words in enumerate(folded) if pattern.match(words)), None)


def _column(body: Rows, at: int) -> list[str]:
    return [row[at].strip() for row in body if at < len(row) and row[at].strip()]


def _is_of_figures(body: Rows, at: int) -> bool:
    cells = _column(body, at)
    figures = [
        cell
        for cell in cells
        if re.match(r"(?:[≥≤<>=]|trên|dưới|từ|đạt|không)?\s*\d[\d.,\s%-]*", cell, re.IGNORECASE)
        and len(cell) < 25
    ]
    return bool(cells) and len(figures) * 2 > len(cells)


def _holds_units(body: Rows, at: int) -> bool:
    """Tell whether a column headed "Đơn vị" holds units of measure and not who answers."""
    cells = [normal(cell) for cell in _column(body, at)]
    short = [cell for cell in cells if "%" in cell or len(cell.split()) <= 2 or "đồng" in cell]
    return len(short) * 2 > len(cells) and not any(
        re.match(r"phòng|văn phòng|trung tâm|công an|ban |hội ", cell) for cell in cells
    )


def _is_given_to(head: Rows, at: int, title: str, organization: Organization | None) -> bool:
    lowest = next((row[at] for row in reversed(head) if at < len(row) and row[at].strip()), title)
    if organization is not None:
        names = {
            letters(name)
            for unit in organization.units
            for name in (unit.name, unit.abbreviation or unit.name)
        }
        names |= {letters(place.name) for place in organization.known_subdivisions}
        if letters(lowest) in names:
            return True
    return PLACE.match(fold(lowest)) is not None and len(lowest.split()) <= 6


def _value(folded: list[str], body: Rows, taken: set[int | None], year: int) -> int | None:
    """Return the column of this year's figure: the one that names the year or the plan, never last year's results."""
    ranked = []
    for at, words in enumerate(folded):
        if at in taken or not any(_FIGURE.search(cell) for cell in _column(body, at)):
            continue
        others = [int(found) for found in re.findall(r"20\d\d", words) if int(found) != year]
        if others and str(year) not in words:
            continue
        if _PAST.search(words) and not re.search(r"ke hoach|chi tieu|muc tieu|\bkh\b", words):
            continue
        if _VALUE.search(words):
            ranked.append((0 if str(year) in words else 1, at))
    return min(ranked)[1] if ranked else None
