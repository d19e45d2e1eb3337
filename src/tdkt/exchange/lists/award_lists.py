"""Lists about awards of a year: who registers for what, how everybody is rated."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from tdkt.checks.run import default_year
from tdkt.errors import UserError
from tdkt.exchange.cell_values import CellError, day
from tdkt.exchange.lists.award_cells import OnRecord, award_of, rating_meant
from tdkt.exchange.lists.kind import Asked, Column, Fate, Judged, ListKind, Row, Told
from tdkt.exchange.lists.register_lists import UNIT, refused, without_name
from tdkt.model.award_records import RATING_NAMES, AwardRegistrations, YearlyRatings
from tdkt.model.plan_year import year_name
from tdkt.model.records import replace
from tdkt.workspace.workspace import Workspace

NAME = Column(
    "name",
    (
        "Tên tập thể/cá nhân/hộ gia đình",
        "Tên tập thể, cá nhân",
        "Tập thể, cá nhân",
        "Cá nhân, tập thể",
        "Tên cá nhân, tập thể",
        "Họ và tên",
        "Họ tên",
        "Họ và tên, tên tập thể",
        "Tên tập thể",
        "Tên đối tượng",
        "Cá nhân",
        "Tập thể",
    ),
    needed=True,
    loose=("Tên",),
)
WHO = Column("who_id", ("Mã đối tượng", "Mã"))


def year_of(workspace: Workspace, asked: Asked) -> int:
    """Return the year of a list: what the user says, else what its titles name, else that of the latest plan.

    Raises UserError where its titles name several.
    """
    if asked.year is None and len(asked.titled) > 1:
        years = ", ".join(map(str, sorted(asked.titled)))
        raise UserError(
            f"tiêu đề nêu các năm {years}: chưa rõ danh sách của năm nào", hint="Thêm --year NĂM."
        )
    return asked.year or next(iter(asked.titled), None) or default_year(workspace)


def once_each(rows: Sequence[Judged], identity: tuple[str, ...]) -> tuple[Judged, ...]:
    """Return the rows with those passed over that say what one before says, and both refused where they contradict each other."""
    first: dict[tuple[object, ...], int] = {}
    found = list(rows)
    for index, row in enumerate(rows):
        if row.fate in (Fate.REFUSED, Fate.BLANK, Fate.ASIDE):
            continue
        key = (row.file, *(row.entry[name] for name in identity))
        place = first.setdefault(key, index)
        if place == index:
            continue
        where = f"dòng {rows[place].row.number}"
        if dict(rows[place].entry) == dict(row.entry):
            found[index] = replace(row, fate=Fate.DOUBLE, words=f"{row.words} (như {where})")
        else:
            for one in (place, index):
                found[one] = refused(
                    rows[one].row,
                    f"“{rows[one].words}” có hai dòng khác nhau trong danh sách.",
                    "Giữ một dòng.",
                    "name",
                )
    return tuple(found)


def _day(text: str) -> datetime.date | None:
    try:
        return day(text)
    except CellError:
        return None


# Registrations

REGISTRATION_COLUMNS = (
    NAME,
    WHO,
    UNIT,
    Column("award", ("Danh hiệu đăng ký", "Đăng ký danh hiệu", "Danh hiệu thi đua đăng ký", "Nội dung đăng ký", "Đăng ký danh hiệu thi đua"), needed=True, loose=("Danh hiệu", "Danh hiệu thi đua", "Danh hiệu thi đua/Hình thức khen thưởng"), repeats=True),
    Column("date", ("Ngày đăng ký", "Ngày nộp", "Ngày")),
)  # fmt: skip


def _registrations(workspace: Workspace, asked: Asked) -> ListKind:
    year = year_of(workspace, asked)
    known = {
        (one.who, one.award): one.date
        for found in workspace.all(AwardRegistrations)
        if found.year == year
        for one in found.registrations
    }

    def judge(read: Workspace, rows: Sequence[Row]) -> Told:
        record = OnRecord(read)
        return Told(once_each([_registration(row, record, known, asked) for row in rows], ("who", "award")))

    return replace(
        REGISTRATIONS,
        title=f"đăng ký thi đua {year_name(year)}",
        judge=judge,
        file=f"plans/{year}/awards/registrations.yaml",
        skeleton=f"kind: award-registrations\nyear: {year}\n",
    )


def _registration(
    row: Row, record: OnRecord, known: Mapping[tuple[str, str], datetime.date], asked: Asked
) -> Judged:
    if not row.get("name"):
        return without_name(row, "người, tập thể")
    if not row.get("award"):
        return Judged(row, Fate.BLANK, row.get("name"))
    who = record.of(row)
    if isinstance(who, Judged):
        return who
    award = award_of(row, record.organization, who)
    if isinstance(award, Judged):
        return award
    said = _day(row.get("date")) if row.get("date") else None
    if row.get("date") and said is None:
        return refused(row, f"Ngày “{row.get('date')}” không đọc được.", "Ghi như 10/02/2026.", "date")
    there = known.get((who.id, award))
    date = said or there or asked.day
    if date is None:
        return refused(
            row,
            f"“{who.name}” chưa có ngày đăng ký.",
            "Thêm cột “Ngày đăng ký”, hoặc thêm --received NGÀY.",
            "date",
        )
    fate = Fate.NEW if there is None else Fate.SAME if there == date else Fate.CHANGED
    return Judged(row, fate, who.name, entry={"who": who.id, "award": award, "date": date})


# Ratings

RATING_COLUMNS = (
    NAME,
    WHO,
    UNIT,
    Column("rating", ("Xếp loại", "Mức xếp loại", "Kết quả xếp loại", "Xếp loại chất lượng", "Kết quả xếp loại chất lượng", "Mức độ hoàn thành nhiệm vụ", "Kết quả đánh giá, xếp loại", "Kết quả đánh giá"), needed=True),
)  # fmt: skip


def _ratings(workspace: Workspace, asked: Asked) -> ListKind:
    year = year_of(workspace, asked)
    known = {
        one.of: one.rating
        for found in workspace.all(YearlyRatings)
        if found.year == year
        for one in found.ratings
    }

    def judge(read: Workspace, rows: Sequence[Row]) -> Told:
        record = OnRecord(read)
        return Told(once_each([_rating(row, record, known) for row in rows], ("of",)))

    return replace(
        RATINGS,
        title=f"xếp loại {year_name(year)}",
        judge=judge,
        file=f"plans/{year}/awards/ratings.yaml",
        skeleton=f"kind: yearly-ratings\nyear: {year}\n",
    )


def _rating(row: Row, record: OnRecord, known: Mapping[str, str]) -> Judged:
    if not row.get("name"):
        return without_name(row, "người, tập thể")
    if not row.get("rating"):
        return Judged(row, Fate.BLANK, row.get("name"))
    who, rating = record.of(row), rating_meant(row.get("rating"))
    if isinstance(who, Judged):
        return who
    if rating is None:
        return refused(
            row,
            f"Xếp loại “{row.get('rating')}” của {who.name} không rõ.",
            f"Ghi một trong: {', '.join(RATING_NAMES.values())}.",
            "rating",
        )
    there = known.get(who.id)
    fate = Fate.NEW if there is None else Fate.SAME if there == rating else Fate.CHANGED
    return Judged(row, fate, who.name, entry={"of": who.id, "rating": rating})


def not_placed(workspace: Workspace, rows: Sequence[Row]) -> Told:
    """Judge nothing: such a list is placed in a year or a batch first (`ListKind.placed`)."""
    raise AssertionError("a list about awards is placed in a year or a batch before it is judged")


REGISTRATIONS = ListKind(
    "registrations",
    "đăng ký thi đua",
    "đăng ký",
    REGISTRATION_COLUMNS,
    not_placed,
    "",
    ("registrations",),
    placed=_registrations,
    titled=("dang ky",),
    identity=("who", "award"),
)
RATINGS = ListKind(
    "ratings",
    "xếp loại hằng năm",
    "xếp loại",
    RATING_COLUMNS,
    not_placed,
    "",
    ("ratings",),
    placed=_ratings,
    titled=("xep loai",),
    identity=("of",),
)
KINDS = (REGISTRATIONS, RATINGS)
