"""From a table of targets (phụ lục chỉ tiêu, giao chỉ tiêu) to proposals, a row each.

A row is read as the sentence that its cells make ("Tỷ lệ hộ nghèo: dưới 2%"), so that words and signs mean in a table what
they mean in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tdkt.checks.plan.quantities import normal
from tdkt.model.organization import Organization, Unit
from tdkt.model.records import dataclass, replace
from tdkt.model.text import letters, lower_first, upper_first
from tdkt.planning.proposals.accumulating import doubted as adds_up
from tdkt.planning.proposals.allocated import allocated, given_too
from tdkt.planning.proposals.proposed import About, Choice, Doubt, Proposed, ProposedTarget
from tdkt.planning.proposals.sentences import propose
from tdkt.planning.proposals.soundness import is_sound
from tdkt.planning.proposals.table_heads import Heads, Rows, heads_of
from tdkt.planning.proposals.task_tables import propose_tasks, until
from tdkt.planning.proposals.turned_tables import turned

_DASH = re.compile(r"^\s*(?:[-–+•*]|[a-zđ]\)|\d+(?:\.\d+)*[.)])\s*")
_WITHIN = re.compile(r"^\s*(?:[-–+•]\s*)?trong (?:đó|số đó)\s*:?\s*", re.IGNORECASE)
_DONE = re.compile(r"(?:x|đạt|có|hoàn thành|✓|√)", re.IGNORECASE)
_NOTHING = re.compile(r"[-–—…. ]*")
_IN_BRACKETS = re.compile(r"\s*\((?P<unit>%|[^()]{1,25})\)\s*$")
_UNITS = re.compile(
    r"%|đồng|\bha\b|tấn|tạ|km|người|hộ|vụ|trường|mô hình|lượt|cây|con|m2|m3|‰|đơn vị|sản phẩm|cơ sở|công trình|tỷ|triệu|nhà|lớp|buổi|đoạn|tuyến|máy|bộ|câu lạc bộ|clb"
)
_SUM = re.compile(r"(?:tổng )?cộng|tổng số|tổng|toàn (?:xã|phường)")
_SHORT = (
    (re.compile(r"(?i)\btr(?:iệu|\.)?\s?(?:đồng|đ)\b"), "triệu đồng"),
    (re.compile(r"(?i)\b(?:tỷ|tỉ)\s?đ\b"), "tỷ đồng"),
    (re.compile(r"(?i)\b(?:ngàn|nghìn|1\.?000)\s?đ(?:ồng)?\b"), "nghìn đồng"),
)
_STANDS_ALONE = re.compile(
    r"(?:tỷ lệ|tỷ suất|số |tổng|thu |chi |diện tích|sản lượng|giá trị|năng suất|thu nhập|tốc độ|mức )"
)
_BARE = re.compile(r"(?:năng suất|sản lượng|diện tích|giá trị|doanh thu|số lượng)(?: bình quân)?")
_ENDS_IN_DIRECTION = re.compile(r"(?:giảm|tăng|còn|dưới|trên|đạt|không quá)$")


@dataclass(frozen=True, slots=True)
class ProposedRow:
    """A row of a table of targets: `row` is its index, `group` the words of the group above it.

    `text` is the sentence that its cells make, `proposed` what that promises. `unit_words` is who answers as the table says
    it, `note` what stands in the column of notes.
    """

    row: int
    group: str
    text: str
    proposed: Proposed
    unit_words: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Cells:
    """What a row says, by its columns."""

    name: str
    value: str
    unit: str
    owner: str
    note: str
    due: str
    given: tuple[tuple[str, str], ...]


def propose_table(
    rows: Rows, *, year: int, organization: Organization | None = None
) -> tuple[ProposedRow, ...] | None:
    """Return the targets of a table (all its rows, the head first; a merged cell repeated or empty), None where it is none of targets."""
    heads = heads_of(rows, year, organization)
    if heads is None and (other := turned(rows)) is not None:
        rows, heads = other, heads_of(other, year, organization)
    if heads is None:
        tasks = propose_tasks(rows, year=year, organization=organization)
        return (
            tuple(ProposedRow(row, "", made.text, made, who, when) for row, made, who, when in tasks) or None
        )
    found = tuple(_rows(rows, heads, year, organization))
    return found if any(one.proposed.targets for one in found) else None


def _rows(rows: Rows, heads: Heads, year: int, organization: Organization | None) -> Iterator[ProposedRow]:
    group, parent, inherited, owner = "", "", "", ""
    for number in range(heads.rows, len(rows)):
        cells = _cells(rows[number], heads, year)
        is_within = _WITHIN.match(cells.name) is not None or _DASH.match(cells.name) is not None
        name = _DASH.sub("", _WITHIN.sub("", cells.name)).strip(" :")
        if not name:
            continue
        has_figure = bool(cells.value) or any(value for _, value in cells.given)
        if not has_figure:
            leads = number + 1 < len(rows) and _leads(cells.name, rows[number], rows[number + 1], heads)
            if is_within or leads or (cells.unit and not _is_group(rows[number], heads)):
                parent, inherited = name, cells.unit
            else:
                group, parent, inherited = name, "", ""
            continue
        if _SUM.fullmatch(normal(name)):
            continue
        name, in_brackets = _without_unit(name)
        unit = cells.unit or in_brackets or (inherited if is_within else "")
        if is_within and parent and not _STANDS_ALONE.match(normal(name)):
            name = f"{parent} - {lower_first(name)}"
        elif is_within and parent and _BARE.fullmatch(normal(name)):
            name = f"{name} ({lower_first(parent)})"
        elif not is_within:
            parent, inherited, owner = name, unit, cells.owner
        cells = replace(cells, owner=cells.owner or (owner if is_within else ""))
        yield from _proposed_rows(number, group, replace(cells, name=name, unit=unit), year, organization)


def _cells(row: Sequence[str], heads: Heads, year: int) -> _Cells:
    def at(column: int | None) -> str:
        return " ".join(row[column].split()) if column is not None and column < len(row) else ""

    value = at(heads.value)
    given = tuple((title, _figure(at(column))) for column, title in heads.given_to)
    return _Cells(
        at(heads.name),
        _figure(value) if value != at(heads.name) else "",
        _spelt_out(at(heads.unit)),
        at(heads.owner),
        at(heads.note) or at(heads.when),
        until(at(heads.when), year),
        given,
    )


def _spelt_out(unit: str) -> str:
    """Return a unit of measure without what offices shorten: "Tr.đồng" is "triệu đồng"."""
    for short, long in _SHORT:
        unit = short.sub(long, unit)
    return unit


def _figure(cell: str) -> str:
    return "" if _NOTHING.fullmatch(cell) else cell


def _is_group(row: Sequence[str], heads: Heads) -> bool:
    """Tell whether a row is one cell over all columns, repeated in each."""
    said = {cell.strip() for at, cell in enumerate(row) if cell.strip() and at != heads.number}
    return len(said) == 1


def _leads(name: str, row: Sequence[str], following: Sequence[str], heads: Heads) -> bool:
    """Tell whether a row without a figure is the head of the rows below it that begin with a dash, and no group of targets."""
    number = row[heads.number].strip() if heads.number is not None and heads.number < len(row) else ""
    if name.isupper() or re.fullmatch(r"[IVX]+\.?|[A-Z]\.?", number) or row.count(row[heads.name]) > 1:
        return False
    below = " ".join(following[heads.name].split()) if heads.name < len(following) else ""
    return re.match(r"\s*[-–+•]", below) is not None or _WITHIN.match(below) is not None


def _without_unit(name: str) -> tuple[str, str]:
    found = _IN_BRACKETS.search(name)
    if found and _UNITS.search(normal(found["unit"])):
        return name[: found.start()].strip(), found["unit"].strip()
    return name, ""


def _proposed_rows(
    number: int, group: str, cells: _Cells, year: int, organization: Organization | None
) -> Iterator[ProposedRow]:
    marked = [title for title, value in cells.given if normal(value) == "x"]
    given = [(title, value) for title, value in cells.given if value and normal(value) != "x"]
    owner = cells.owner or ", ".join(marked)
    if not cells.value and len(given) == 1:
        ((receiver, value),) = given
        owner, cells, given = cells.owner or receiver, replace(cells, value=value), []
    if cells.value or not given:
        text = _sentence(cells.name, cells.value, cells.unit) if cells.value else cells.name
        text = f"{text}, {cells.due}" if cells.due else text
        proposed = _alone(text, cells, year, organization)
        if given:
            proposed = _with_shares(proposed, cells, given, year, organization)
    else:
        proposed = _by_receiver(cells, given, year, organization)
        text = proposed.text
    yield ProposedRow(number, group, text, proposed, owner, cells.note)


def _sentence(name: str, value: str, unit: str) -> str:
    """Return what the cells of a row say as a sentence: "Tỷ lệ hộ nghèo: dưới 2%"."""
    if _DONE.fullmatch(value):
        return upper_first(name)
    said = lower_first(value) if value[:1].isalpha() else value
    if unit and not _says_unit(said, unit):
        shown = unit if unit.startswith("%") else f" {_small(unit)}"
        said = re.sub(r"(\d)(?=\D*$)", rf"\g<1>{shown}", said, count=1)
    joined = " " if _ENDS_IN_DIRECTION.search(normal(name)) else ": "
    return f"{upper_first(name)}{joined}{said}"


def _says_unit(value: str, unit: str) -> bool:
    return normal(unit).split()[0].rstrip("/") in normal(re.sub(r"[\d.,]", " ", value)).split() or (
        "%" in unit and "%" in value
    )


def _small(unit: str) -> str:
    return unit if unit[1:2].isupper() else lower_first(unit)


def _alone(text: str, cells: _Cells, year: int, organization: Organization | None) -> Proposed:
    """Return what a row without receivers promises; one that is marked or "đạt" is work to be done."""
    if cells.value and not _DONE.fullmatch(cells.value):
        return propose(text, year=year, organization=organization)
    if not cells.value:
        return Proposed(text)
    measure = {"type": "milestone", "of": lower_first(cells.name)}
    reason = f"Bảng ghi “{cells.value}”, không có số: theo dõi như một mốc công việc."
    asked = Doubt(
        About.MEASURE,
        "Là mốc phải hoàn thành hay chỉ là nhiệm vụ?",
        (Choice("mốc phải hoàn thành", {}), Choice("chỉ là nhiệm vụ, không tính", None)),
    )
    return Proposed(text, (ProposedTarget(text, "", measure, (reason,), (asked,)),))


def _with_shares(
    whole: Proposed,
    cells: _Cells,
    given: Sequence[tuple[str, str]],
    year: int,
    organization: Organization | None,
) -> Proposed:
    """Return what a row promises as a whole with what the table gives out of it."""

    def read(value: str) -> Proposed:
        return propose(_sentence(cells.name, value, cells.unit), year=year, organization=organization)

    made = allocated(whole, given, organization, read)
    if isinstance(made, str):
        return replace(whole, doubts=(*whole.doubts, given_too(given, made)))
    target = whole.targets[0]
    reasons = (*target.reasons, f"Bảng giao cho {len(made.allocation.shares)} nơi, mỗi nơi một mức.")
    if made.measure != target.measure:
        reasons = tuple(one for one in reasons if "quý gần nhất" not in one)  # it is added up now
        reasons = (*reasons, "Các mức giao cộng lại bằng mức chung: cộng số của các nơi, cộng các quý.")
        target = replace(target, measure=made.measure, doubts=(*target.doubts, adds_up(is_latest=False)))
    return replace(whole, targets=(replace(target, allocation=made.allocation, reasons=reasons),))


def _by_receiver(
    cells: _Cells, given: Sequence[tuple[str, str]], year: int, organization: Organization | None
) -> Proposed:
    """Return a sentence with a target for each unit or subdivision that the row gives a figure of its own."""
    quotes = [f"{title}: {_sentence('x', value, cells.unit).removeprefix('X: ')}" for title, value in given]
    text = f"{upper_first(cells.name)}: {'; '.join(quotes)}"
    targets: list[ProposedTarget] = []
    doubts: list[Doubt] = []
    for (title, value), quote in zip(given, quotes, strict=True):
        alone = propose(_sentence(cells.name, value, cells.unit), year=year, organization=organization)
        made = _for_receiver(alone, title, quote, cells.name, organization)
        if made is None or not is_sound(text, made.quote, made.measure, year, organization):
            doubts.append(Doubt(About.MEASURE, f"“{quote}” nêu số liệu nhưng chưa rõ đo thế nào.", ()))
        else:
            targets.append(made)
    if len(targets) < len(given):  # a sentence is measured in all its parts or by hand
        return Proposed(text, doubts=tuple(doubts))
    return Proposed(text, tuple(targets), tuple(doubts))


def _for_receiver(
    alone: Proposed, title: str, quote: str, name: str, organization: Organization | None
) -> ProposedTarget | None:
    if len(alone.targets) != 1:
        return None
    target = alone.targets[0]
    unit = next(iter(units_named(title, organization)), "")
    measure = dict(target.measure)
    if not unit:
        measure = {
            key: f"{value} ở {title}" if key in ("of", "counting") else value
            for key, value in measure.items()
        }
    return replace(target, quote=quote, label=f"{upper_first(name)} ({title})", measure=measure, unit=unit)


def units_named(words: str, organization: Organization | None) -> tuple[str, ...]:
    """Return the ids of the units that `words` name ("Phòng Kinh tế, Văn phòng"), in the order of the words; by name or abbreviation."""
    if organization is None:
        return ()
    known = {letters(name): unit.id for unit in organization.units for name in _also_called(unit)}
    whole = known.get(letters(words))
    if whole:
        return (whole,)
    parts = [letters(part) for part in re.split(r"[;,/\n]|\bvà\b|\bphối hợp\b", words)]
    return tuple(dict.fromkeys(known[part] for part in parts if part in known))


def _also_called(unit: Unit) -> Iterator[str]:
    """Yield a unit's name and abbreviation, and as tables shorten them: "Phòng VHXH", "P. VHXH"."""
    yield unit.name
    if not unit.abbreviation:
        return
    yield unit.abbreviation
    if unit.name.startswith("Phòng "):
        yield from (f"{head} {unit.abbreviation}" for head in ("Phòng", "P"))
