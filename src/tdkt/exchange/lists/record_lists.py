"""Lists of what is on record beside the years' batches: past awards and initiatives."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence

from tdkt.exchange.cell_values import CellError, day
from tdkt.exchange.lists.award_cells import OnRecord, held_award_of
from tdkt.exchange.lists.award_lists import NAME, WHO, not_placed, once_each
from tdkt.exchange.lists.award_meaning import Meant, giver_said
from tdkt.exchange.lists.kind import Asked, Column, Fate, Judged, ListKind, Row, Told
from tdkt.exchange.lists.register_lists import UNIT, refused, without_name
from tdkt.exchange.lists.table import listed
from tdkt.law.award_names import award_names
from tdkt.model.award_batch import KIND_NAMES
from tdkt.model.award_records import DecisionRef, Initiative, Initiatives, PastAwards
from tdkt.model.records import dataclass, replace
from tdkt.model.text import UPPER, fold, letters, same_spelling, slug, spelling_key
from tdkt.workspace.workspace import Workspace

_YEAR = re.compile(r"(?:năm\s*)?((?:19|20)\d\d)", re.IGNORECASE)
_NUMBER = re.compile(
    r"\s*(?:quyết định\s*)?(?:số\s*)?([^\s,;]+/[^\s,;]+)(?:.*?ngày\s*(.+?))?(?:\s*,?\s+của\s+(.+))?\s*",
    re.IGNORECASE,
)
_KINDS = {letters(name): kind for kind, name in KIND_NAMES.items()}
_YEAR_COLUMN = Column(
    "year", ("Năm", "Năm khen thưởng", "Năm thành tích", "Năm công nhận", "Năm đạt"), needed=True
)
_NUMBER_COLUMN = Column(
    "number",
    (
        "Số quyết định",
        "Quyết định số",
        "Quyết định",
        "Số, ngày quyết định",
        "Quyết định khen thưởng",
        "Số QĐ",
        "QĐ số",
        "Số, ngày QĐ",
        "Số quyết định, ngày",
        "Số quyết định, ngày tháng",
        "Số, ngày, tháng, năm quyết định",
        "Quyết định khen",
        "Quyết định công nhận",
    ),
    needed=True,
)
_DATE_COLUMN = Column("date", ("Ngày quyết định", "Ngày QĐ", "Ngày ký", "Ngày ban hành", "Ngày"))


def _year_of(row: Row) -> int | Judged:
    text = row.get("year")
    found = _YEAR.fullmatch(text)
    if found is not None:
        return int(found[1])
    words = f"Năm “{text}” không đọc được." if text else "Chưa rõ của năm nào."
    return refused(row, words, "Ghi như 2025 ở cột “Năm”, hoặc thêm --year.", "year")


def _decision_of(row: Row) -> dict[str, object] | Judged:
    """Return number and day of the decision of a row, which may stand in one cell ("88/QĐ-UBND ngày 20/12/2025") or in two."""
    found = _NUMBER.fullmatch(row.get("number"))
    if found is None:
        return refused(
            row, f"Số quyết định “{row.get('number')}” không đọc được.", "Ghi như 88/QĐ-UBND.", "number"
        )
    text = row.get("date") or found[2] or ""
    try:
        date: datetime.date = day(text)
    except CellError:
        return refused(
            row,
            f"Ngày quyết định “{text}” không đọc được.",
            "Ghi như 20/12/2025, ở cột “Ngày quyết định”.",
            "date" if row.get("date") else "number",
        )
    issuer = {"issuer": found[3]} if found[3] else {}
    return {"number": found[1], "date": date, **issuer}


PAST_COLUMNS = (
    NAME,
    WHO,
    UNIT,
    Column("award", ("Danh hiệu, hình thức khen thưởng", "Danh hiệu thi đua/Hình thức khen thưởng", "Danh hiệu, hình thức đã được khen thưởng", "Hình thức khen thưởng", "Danh hiệu", "Danh hiệu thi đua", "Khen thưởng đã đạt", "Hình thức khen", "Danh hiệu, hình thức"), needed=True, repeats=True),
    _YEAR_COLUMN,
    _NUMBER_COLUMN,
    _DATE_COLUMN,
    Column("issuer", ("Cơ quan quyết định", "Cơ quan khen thưởng", "Cấp khen thưởng", "Cơ quan ban hành", "Người ký", "Nơi tặng")),
    Column("type", ("Loại khen thưởng", "Phân loại khen thưởng", "Loại hình khen thưởng")),
    Column("for", ("Thành tích", "Nội dung thành tích")),
)  # fmt: skip


def _past(workspace: Workspace, _: Asked) -> ListKind:
    known = {(one.to, one.award, one.year) for found in workspace.all(PastAwards) for one in found.awards}

    def judge(read: Workspace, rows: Sequence[Row]) -> Told:
        record = OnRecord(read)
        judged = once_each([_past_award(row, record, known) for row in rows], PAST.identity)
        return Told(judged, tuple(_given_elsewhere(judged)))

    return replace(PAST, judge=judge)


def _given_elsewhere(rows: Sequence[Judged]) -> Iterator[str]:
    """Tell which awards are put down as given by others, so that nobody takes them for our own."""
    elsewhere = {name.elsewhere for name in award_names().by_giver}
    found = [row.row.get("award") for row in rows if row.entry.get("award") in elsewhere]
    if found:
        yield f"Ghi là của nơi khác, không phải của xã, phường, tỉnh, thành phố mình: {listed([f'“{one}”' for one in dict.fromkeys(found)])}."


def _past_award(row: Row, record: OnRecord, known: set[tuple[str, str, int]]) -> Judged:
    if not row.get("name"):
        return without_name(row, "người, tập thể")
    who = record.of(row)
    if isinstance(who, Judged):
        return who
    meant, year, decision = held_award_of(row, record.organization, who), _year_of(row), _decision_of(row)
    for found in (meant, year, decision):
        if isinstance(found, Judged):
            return found
    assert isinstance(meant, Meant)
    assert not isinstance(year, Judged)
    assert not isinstance(decision, Judged)
    award = meant.award
    issuer = row.get("issuer") or giver_said(row.get("award")) or decision.get("issuer")
    decision |= {"issuer": issuer} if issuer else {}
    kind = _KINDS.get(letters(row.get("type"))) if row.get("type") else "merit"
    if kind is None:
        return refused(
            row,
            f"Loại khen thưởng “{row.get('type')}” không rõ.",
            f"Ghi một trong: {', '.join(KIND_NAMES.values())}.",
            "type",
        )
    entry: dict[str, object] = {
        "to": who.id,
        "award": award,
        "year": year,
        "type": kind,
        "decision": decision,
    }
    entry |= {"for": row.get("for")} if row.get("for") else {}
    fate = Fate.SAME if (who.id, award, year) in known else Fate.NEW
    return Judged(row, fate, who.name, entry=entry)


INITIATIVE_COLUMNS = (
    Column("name", ("Tên sáng kiến", "Sáng kiến", "Tên đề tài, sáng kiến", "Tên giải pháp", "Tên sáng kiến, giải pháp"), needed=True),
    Column("id", ("Mã sáng kiến", "Mã")),
    Column("authors", ("Tác giả", "Tên tác giả", "Tác giả, đồng tác giả", "Họ và tên tác giả", "Chủ nhiệm"), needed=True),
    UNIT,
    replace(_YEAR_COLUMN, headings=("Năm", "Năm công nhận", "Năm áp dụng"), needed=False),
    Column("level", ("Cấp công nhận", "Cấp", "Phạm vi ảnh hưởng", "Phạm vi", "Phạm vi công nhận")),
    replace(_NUMBER_COLUMN, headings=("Quyết định công nhận", "Số quyết định", "Quyết định số", "Quyết định", "Số QĐ", "QĐ công nhận", "Số quyết định công nhận"), needed=False),
    _DATE_COLUMN,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _KnownInitiatives:
    """The initiatives on record, also by what they are called and their year; `year` is that of a list that does not say it."""

    by_id: Mapping[str, Initiative]
    by_title: Mapping[tuple[str, int], Initiative]
    year: int | None


def _initiatives(workspace: Workspace, asked: Asked) -> ListKind:
    listed = [one for found in workspace.all(Initiatives) for one in found.initiatives]
    of_titles = next(iter(asked.titled)) if len(asked.titled) == 1 else None
    known = _KnownInitiatives(
        {one.id: one for one in listed},
        {(spelling_key(one.title), one.year): one for one in listed},
        asked.year or of_titles,
    )

    def judge(read: Workspace, rows: Sequence[Row]) -> Told:
        record, taken = OnRecord(read), set(known.by_id)
        return Told(once_each([_initiative(row, record, known, taken) for row in rows], ("title", "year")))

    return replace(INITIATIVES, judge=judge)


def _initiative(row: Row, record: OnRecord, known: _KnownInitiatives, taken: set[str]) -> Judged:
    title = row.get("name")
    if not title:
        return without_name(row, "sáng kiến")
    year = _year_of(row) if row.get("year") or known.year is None else known.year
    if isinstance(year, Judged):
        return year
    authors = _authors(row, record)
    if isinstance(authors, Judged):
        return authors
    recognised = _decision_of(row) if row.get("number") else None
    if isinstance(recognised, Judged):
        return recognised
    said: dict[str, object] = {"level": _level_of(row)} if row.get("level") else {}
    said |= {"recognised": recognised} if recognised else {}
    there = known.by_id.get(row.get("id")) or known.by_title.get((spelling_key(title), year))
    if there is not None:
        return _against(row, there, authors, title, said)
    ident = row.get("id") or _new_id(title, taken)
    taken.add(ident)
    entry: dict[str, object] = {
        "id": ident,
        "title": title,
        "authors": [{"person": who} for who in authors],
        "level": "base",
        "year": year,
        **said,
    }
    return Judged(row, Fate.NEW, title, entry=entry)


def _authors(row: Row, record: OnRecord) -> list[str] | Judged:
    """Return the ids of the authors that a row names, the row refused where one is not certain."""
    named = (part.strip() for part in re.split(rf"[;\n]|,(?=\s*[{UPPER}])", row.get("authors")))
    found = []
    for name in filter(None, named):
        who = record.of(replace(row, values={**row.values, "name": name}))
        if isinstance(who, Judged):
            return replace(who, row=row, key="authors")
        found.append(who.id)
    return found or refused(
        row,
        f"Sáng kiến “{row.get('name')}” chưa ghi tác giả.",
        "Ghi họ tên tác giả; nhiều người thì cách nhau bằng dấu chấm phẩy.",
        "authors",
    )


def _level_of(row: Row) -> str:
    above = ("thanh pho", "tinh", "cap tinh", "cap thanh pho", "toan quoc")
    return "city" if fold(row.get("level")).startswith(above) else "base"


def _as_said(found: DecisionRef) -> dict[str, object]:
    issuer = {"issuer": found.issuer} if found.issuer else {}
    return {"number": found.number, "date": found.date, **issuer}


def _against(
    row: Row, there: Initiative, authors: Sequence[str], title: str, said: Mapping[str, object]
) -> Judged:
    """Return what a row changes of an initiative on record; its authors and their shares are not changed by a list."""
    if {author.person for author in there.authors} != set(authors):
        return refused(
            row,
            f"Sáng kiến “{there.title}” (mã {there.id}) đang ghi tác giả khác.",
            "Nếu là sáng kiến khác thì ghi mã khác ở cột “Mã”; nếu đổi tác giả thì sửa trong plans/awards/initiatives.yaml.",
            "authors",
        )
    on_record = _as_said(there.recognised) if there.recognised else {}
    known: dict[str, object] = {"title": there.title, "level": there.level, "recognised": on_record}
    new: dict[str, object] = {} if same_spelling(title, there.title) else {"title": title}
    new |= said
    recognised = said.get("recognised")
    if isinstance(recognised, dict) and recognised["number"] == on_record.get("number"):
        new["recognised"] = {**on_record, **recognised}  # who issued it may be left out
    changes = {key: value for key, value in new.items() if value != known[key]}
    fate = Fate.CHANGED if changes else Fate.SAME
    entry = {"id": there.id, "title": there.title, "year": there.year, **changes}
    return Judged(row, fate, there.title, entry=entry)


def _new_id(title: str, taken: set[str]) -> str:
    base = f"sk-{slug(title)[:40]}".strip("-")
    found, number = base, 2
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found


PAST = ListKind(
    "past-awards",
    "khen thưởng đã có",
    "khen thưởng",
    PAST_COLUMNS,
    not_placed,
    "plans/awards/past-awards.yaml",
    ("awards",),
    "kind: past-awards\n",
    placed=_past,
    titled=(
        "khen thuong giai doan",
        "duoc khen",
        "qua trinh khen",
        "thanh tich khen",
        "khen thuong qua cac nam",
    ),
    identity=("to", "award", "year"),
)
INITIATIVES = ListKind(
    "initiatives",
    "danh sách sáng kiến",
    "sáng kiến",
    INITIATIVE_COLUMNS,
    not_placed,
    "plans/awards/initiatives.yaml",
    ("initiatives",),
    "kind: initiatives\n",
    placed=_initiatives,
    titled=("sang kien",),
)
KINDS = (PAST, INITIATIVES)
