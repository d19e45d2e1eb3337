"""Lists about awards: registrations and ratings of a year, nominations of a batch, also as provincial systems lay them out."""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tdkt.checks.run import default_year
from tdkt.errors import UserError
from tdkt.exchange.cell_values import CellError, day
from tdkt.exchange.lists.award_cells import OnRecord, award_of, place_of_recipient, rating_meant
from tdkt.exchange.lists.kind import Asked, Column, Fate, Judged, ListKind, Row, Told
from tdkt.exchange.lists.reading_cells import unit_named
from tdkt.exchange.lists.register_lists import refused, without_name
from tdkt.model.award_batch import AwardBatch, Nominations
from tdkt.model.award_records import AwardRegistrations, YearlyRatings
from tdkt.model.text import same_spelling
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_editor import append, edit_yaml, in_braces, put

_NAME = Column(
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
_WHO = Column("who_id", ("Mã đối tượng", "Mã"))
_UNIT = Column("unit", ("Đơn vị công tác", "Đơn vị", "Nơi công tác", "Cơ quan, đơn vị", "Phòng ban"))
_RATING_WORDS = {
    "excellent": "hoàn thành xuất sắc nhiệm vụ",
    "good": "hoàn thành tốt nhiệm vụ",
    "completed": "hoàn thành nhiệm vụ",
    "not_completed": "không hoàn thành nhiệm vụ",
}


def _year(workspace: Workspace, asked: Asked) -> int:
    return asked.year or default_year(workspace)


def _doubles(rows: Sequence[Judged], identity: tuple[str, ...]) -> tuple[Judged, ...]:
    """Return the rows with those passed over that say what one before says, and both refused where they contradict each other."""
    first: dict[tuple[object, ...], int] = {}
    found = list(rows)
    for index, row in enumerate(rows):
        if row.fate is Fate.REFUSED:
            continue
        key = tuple(row.entry[name] for name in identity)
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
    _NAME,
    _WHO,
    _UNIT,
    Column("award", ("Danh hiệu đăng ký", "Đăng ký danh hiệu", "Danh hiệu thi đua đăng ký", "Nội dung đăng ký", "Đăng ký danh hiệu thi đua"), needed=True, loose=("Danh hiệu", "Danh hiệu thi đua", "Danh hiệu thi đua/Hình thức khen thưởng")),
    Column("date", ("Ngày đăng ký", "Ngày nộp", "Ngày")),
)  # fmt: skip


def _registrations(workspace: Workspace, asked: Asked) -> ListKind:
    year = _year(workspace, asked)
    known = {
        (one.who, one.award): one.date
        for found in workspace.all(AwardRegistrations)
        if found.year == year
        for one in found.registrations
    }

    def judge(read: Workspace, rows: Sequence[Row]) -> Told:
        record = OnRecord(read)
        return Told(_doubles([_registration(row, record, known, asked) for row in rows], ("who", "award")))

    return replace(
        REGISTRATIONS,
        title=f"đăng ký thi đua năm {year}",
        judge=judge,
        file=f"plans/{year}/awards/registrations.yaml",
        skeleton=f"kind: award-registrations\nyear: {year}\n",
    )


def _registration(
    row: Row, record: OnRecord, known: Mapping[tuple[str, str], datetime.date], asked: Asked
) -> Judged:
    if not row.get("name"):
        return without_name(row, "người, tập thể")
    who, award = record.of(row), award_of(row)
    if isinstance(who, Judged):
        return who
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
    _NAME,
    _WHO,
    _UNIT,
    Column("rating", ("Xếp loại", "Mức xếp loại", "Kết quả xếp loại", "Xếp loại chất lượng", "Kết quả xếp loại chất lượng", "Mức độ hoàn thành nhiệm vụ", "Kết quả đánh giá, xếp loại", "Kết quả đánh giá"), needed=True),
)  # fmt: skip


def _ratings(workspace: Workspace, asked: Asked) -> ListKind:
    year = _year(workspace, asked)
    known = {
        one.of: one.rating
        for found in workspace.all(YearlyRatings)
        if found.year == year
        for one in found.ratings
    }

    def judge(read: Workspace, rows: Sequence[Row]) -> Told:
        record = OnRecord(read)
        return Told(_doubles([_rating(row, record, known) for row in rows], ("of",)))

    return replace(
        RATINGS,
        title=f"xếp loại năm {year}",
        judge=judge,
        file=f"plans/{year}/awards/ratings.yaml",
        skeleton=f"kind: yearly-ratings\nyear: {year}\n",
    )


def _rating(row: Row, record: OnRecord, known: Mapping[str, str]) -> Judged:
    if not row.get("name"):
        return without_name(row, "người, tập thể")
    who, rating = record.of(row), rating_meant(row.get("rating"))
    if isinstance(who, Judged):
        return who
    if rating is None:
        return refused(
            row,
            f"Xếp loại “{row.get('rating')}” của {who.name} không rõ.",
            f"Ghi một trong: {', '.join(_RATING_WORDS.values())}.",
            "rating",
        )
    there = known.get(who.id)
    fate = Fate.NEW if there is None else Fate.SAME if there == rating else Fate.CHANGED
    return Judged(row, fate, who.name, entry={"of": who.id, "rating": rating})


# Nominations

NOMINATION_COLUMNS = (
    _NAME,
    _WHO,
    _UNIT,
    Column("award", ("Danh hiệu thi đua/Hình thức khen thưởng", "Danh hiệu, hình thức khen thưởng", "Danh hiệu đề nghị", "Hình thức khen thưởng", "Hình thức đề nghị khen thưởng", "Danh hiệu thi đua", "Danh hiệu", "Đề nghị khen thưởng", "Danh hiệu, hình thức đề nghị"), needed=True),
    Column("by", ("Đơn vị đề nghị", "Đơn vị trình", "Cơ quan đề nghị")),
    Column("for", ("Thành tích", "Nội dung thành tích", "Tóm tắt thành tích", "Lý do khen thưởng")),
    Column("address", ("Tên gọi", "Tên gọi (Ông/Bà/Chức danh)", "Ông/Bà", "Danh xưng")),
    Column("post", ("Chức vụ", "Chức danh")),
    Column("type", ("Phân loại khen thưởng",)),
    Column("object", ("Phân loại đối tượng",)),
    Column("field", ("Lĩnh vực hoạt động", "Lĩnh vực")),
)  # fmt: skip


def _nominations(workspace: Workspace, asked: Asked) -> ListKind:
    batches = {found.id: found for found in workspace.all(AwardBatch)}
    batch = batches.get(asked.batch or "")
    if batch is None:
        words = (
            f"không có đợt “{asked.batch}”"
            if asked.batch
            else "danh sách đề nghị khen thưởng phải biết của đợt nào"
        )
        raise UserError(
            words,
            hint=f"Thêm --batch ĐỢT. Các đợt: {', '.join(batches) or 'chưa có, lập bằng tdkt new batch'}.",
        )
    there = next((found for found in workspace.all(Nominations) if found.batch == batch.id), None)
    file = (
        posixpath.join(posixpath.dirname(batch.origin.file), "nominations.yaml")
        if there is None
        else there.origin.file
    )
    known = {(one.who, one.award): one for one in (there.nominations if there else ())}

    def judge(read: Workspace, rows: Sequence[Row]) -> Told:
        record, organization = OnRecord(read), read.organization
        assert organization is not None
        without_merit = 0

        def one(row: Row) -> Judged:
            nonlocal without_merit
            if not row.get("name"):
                return without_name(row, "người, tập thể")
            who, award = record.of(row), award_of(row)
            if isinstance(who, Judged):
                return who
            if isinstance(award, Judged):
                return award
            said = unit_named(organization, row.get("by")) if row.get("by") else None
            if row.get("by") and said is None:
                return refused(
                    row,
                    f"Không có đơn vị đề nghị “{row.get('by')}” trong kho.",
                    "Ghi tên đơn vị như trong kho.",
                    "by",
                )
            found = known.get((who.id, award))
            place = place_of_recipient(who)
            unit = place if organization.unit(place) is not None else organization.standing_unit
            by = said or (found.by if found is not None else unit)
            if by is None:
                return refused(
                    row, f"“{who.name}” chưa rõ đơn vị nào đề nghị.", "Thêm cột “Đơn vị đề nghị”.", "by"
                )
            merit = row.get("for") or (found.for_ if found is not None else _merit(batch))
            without_merit += not row.get("for") and found is None
            is_same = found is not None and found.by == by and same_spelling(found.for_, merit)
            fate = Fate.NEW if found is None else Fate.SAME if is_same else Fate.CHANGED
            return Judged(row, fate, who.name, entry={"who": who.id, "award": award, "by": by, "for": merit})

        judged = _doubles([one(row) for row in rows], ("who", "award"))
        notes = (
            (
                f"{without_merit} đề nghị chưa ghi thành tích: ghi tạm “{_merit(batch)}”, cần sửa cho từng người, từng tập thể.",
            )
            if without_merit
            else ()
        )
        return Told(judged, notes)

    return replace(
        NOMINATIONS,
        title=f"đề nghị khen thưởng đợt {batch.id}",
        judge=judge,
        file=file,
        write=lambda old, rows: _with_nominations(old, rows, batch.id),
    )


def _merit(batch: AwardBatch) -> str:
    return (
        f"Thành tích công tác năm {batch.year}"
        if batch.type == "merit"
        else f"Đã có thành tích trong {batch.title}"
    )


def _with_nominations(old: str | None, rows: Sequence[Judged], batch: str) -> str:
    """Return the nominations with the new ones in groups by award and merit, and the changed ones changed where they stand."""

    def change(data: Any) -> None:
        parts = [data, *(data.get("groups") or ())]
        common = data.get("common") or {}
        entries = [(part, entry) for part in parts for entry in part.get("nominations") or ()]
        changed = {
            (row.entry["who"], row.entry["award"]): row.entry for row in rows if row.fate is Fate.CHANGED
        }
        for part, entry in entries:
            shared = {
                **common,
                **{key: part[key] for key in ("award", "by", "for") if key in part and part is not data},
            }
            new = changed.get((entry["who"], entry.get("award", shared.get("award"))), {})
            for key in ("by", "for"):
                if key in new and entry.get(key, shared.get(key)) != new[key]:
                    put(entry, key, new[key])
        taken = {str(entry.get("id") or entry["who"]) for _, entry in entries}
        for row in rows:
            if row.fate is Fate.NEW:
                _add(data, row.entry, common, taken)

    return edit_yaml(old if old is not None else f"kind: nominations\nbatch: {batch}\n", change)


def _add(data: Any, entry: Mapping[str, object], common: Mapping[str, object], taken: set[str]) -> None:
    number = 1
    while f"dn-{number:02}" in taken:
        number += 1
    ident = f"dn-{number:02}"
    taken.add(ident)
    if not data.get("groups"):
        put(data, "groups", [])
    wanted = {key: entry[key] for key in ("award", "for") if common.get(key) != entry[key]}
    group = next((one for one in data["groups"] if _heads(one, wanted)), None)
    if group is None:
        group = append(data["groups"], {**wanted, "nominations": []})
    by = {} if group.get("by", common.get("by")) == entry["by"] else {"by": entry["by"]}
    append(group["nominations"], in_braces({"id": ident, "who": entry["who"], **by}))


def _heads(group: Any, wanted: Mapping[str, object]) -> bool:
    """Tell whether a group says what is wanted of its nominations, and nothing against it."""
    return (
        bool(group.get("nominations"))
        and all(group.get(key) == wanted.get(key) for key in ("award", "for"))
        and "year" not in group
    )


def _not_placed(workspace: Workspace, rows: Sequence[Row]) -> Told:
    raise AssertionError("a list about awards is placed in a year or a batch before it is judged")


REGISTRATIONS = ListKind(
    "registrations",
    "đăng ký thi đua",
    "đăng ký",
    REGISTRATION_COLUMNS,
    _not_placed,
    "",
    ("registrations",),
    placed=_registrations,
    identity=("who", "award"),
)
RATINGS = ListKind(
    "ratings",
    "xếp loại hằng năm",
    "xếp loại",
    RATING_COLUMNS,
    _not_placed,
    "",
    ("ratings",),
    placed=_ratings,
    identity=("of",),
)
NOMINATIONS = ListKind(
    "nominations",
    "đề nghị khen thưởng của một đợt",
    "đề nghị",
    NOMINATION_COLUMNS,
    _not_placed,
    "",
    (),
    placed=_nominations,
    identity=("who", "award"),
)
KINDS = (REGISTRATIONS, RATINGS, NOMINATIONS)
