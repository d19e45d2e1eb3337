"""Nominations of a batch as lists, also as provincial systems lay them out: put into groups by award and merit."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from typing import Any

from tdkt.awards.bodies import bodies
from tdkt.awards.occasion import merit_at, occasion_in
from tdkt.exchange.lists.award_cells import OnRecord, award_of, place_of_recipient
from tdkt.exchange.lists.award_lists import NAME, WHO, not_placed, once_each
from tdkt.exchange.lists.batches import batch_of
from tdkt.exchange.lists.kind import Asked, Column, Fate, Judged, ListKind, Row, Told
from tdkt.exchange.lists.reading_cells import body_named
from tdkt.exchange.lists.register_lists import UNIT, refused, without_name
from tdkt.model.award_batch import AwardBatch, Nominations
from tdkt.model.plan_year import year_name
from tdkt.model.records import replace
from tdkt.model.text import same_spelling, upper_first
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_editor import append, edit_yaml, extend, in_braces, put

NOMINATION_COLUMNS = (
    NAME,
    WHO,
    UNIT,
    Column("award", ("Danh hiệu thi đua/Hình thức khen thưởng", "Danh hiệu, hình thức khen thưởng", "Danh hiệu đề nghị", "Hình thức khen thưởng", "Hình thức đề nghị khen thưởng", "Danh hiệu thi đua", "Danh hiệu", "Đề nghị khen thưởng", "Danh hiệu, hình thức đề nghị", "Hình thức đề nghị"), needed=True, repeats=True),
    Column("by", ("Đơn vị đề nghị", "Đơn vị trình", "Cơ quan đề nghị")),
    Column("for", ("Thành tích", "Nội dung thành tích", "Tóm tắt thành tích", "Lý do khen thưởng")),
    Column("address", ("Tên gọi", "Tên gọi (Ông/Bà/Chức danh)", "Ông/Bà", "Danh xưng")),
    Column("post", ("Chức vụ", "Chức danh")),
    Column("type", ("Phân loại khen thưởng",)),
    Column("object", ("Phân loại đối tượng",)),
    Column("field", ("Lĩnh vực hoạt động", "Lĩnh vực")),
)  # fmt: skip


def _nominations(workspace: Workspace, asked: Asked) -> ListKind:
    batch = batch_of(workspace, asked, "danh sách đề nghị khen thưởng")
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
            if not row.get("award"):
                return Judged(row, Fate.BLANK, row.get("name"))
            who = record.of(row)
            if isinstance(who, Judged):
                return who
            award = award_of(row, organization, who)
            if isinstance(award, Judged):
                return award
            said = body_named(read, row.get("by")) if row.get("by") else None
            if row.get("by") and said is None:
                return refused(
                    row,
                    f"Không có đơn vị, tập thể đề nghị “{row.get('by')}” trong kho.",
                    "Ghi tên đơn vị như trong kho, hoặc thêm tập thể ấy vào sổ đối tượng.",
                    "by",
                )
            found = known.get((who.id, award))
            place = place_of_recipient(who)
            unit = place if organization.unit(place) is not None else organization.standing_unit
            by = said or (found.by if found is not None else _of_titles(read, row) or unit)
            if by is None:
                return refused(
                    row, f"“{who.name}” chưa rõ đơn vị nào đề nghị.", "Thêm cột “Đơn vị đề nghị”.", "by"
                )
            merit = row.get("for") or (found.for_ if found is not None else _merit(batch))
            without_merit += not row.get("for") and found is None
            entry: dict[str, object] = {"who": who.id, "award": award}
            if found is None:
                return Judged(row, Fate.NEW, who.name, entry={**entry, "by": by, "for": merit})
            changes = {} if found.by == by else {"by": by}
            changes |= {} if same_spelling(found.for_, merit) else {"for": merit}
            return Judged(row, Fate.CHANGED if changes else Fate.SAME, who.name, entry={**entry, **changes})

        judged = once_each([one(row) for row in rows], ("who", "award"))
        notes = (
            (
                f"{without_merit} đề nghị chưa ghi thành tích: ghi tạm “{_merit(batch)}”, cần sửa cho từng người, từng tập thể.",
            )
            if without_merit
            else ()
        )
        return Told(judged, notes)

    return replace(
        KIND,
        title=f"đề nghị khen thưởng đợt {batch.id}",
        judge=judge,
        file=file,
        write=lambda old, rows: _with_nominations(old, rows, batch.id),
    )


def _of_titles(workspace: Workspace, row: Row) -> str | None:
    """Return the collective whose list it is (its name stands above the head), which then proposes all in it; None for a unit's."""
    known = bodies(workspace)
    meant = {
        found for text in row.titles if (found := body_named(workspace, text)) and not known[found].is_unit
    }
    return meant.pop() if len(meant) == 1 else None


def _merit(batch: AwardBatch) -> str:
    return (
        f"Thành tích công tác {year_name(batch.year)}"
        if batch.type == "merit"
        else upper_first(merit_at(occasion_in(batch.title)))
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
    wanted = {key: entry[key] for key in ("award", "for") if common.get(key) != entry[key]}
    group = next((one for one in data.get("groups") or () if _heads(one, wanted)), None)
    by = {} if (group or {}).get("by", common.get("by")) == entry["by"] else {"by": entry["by"]}
    made = in_braces({"id": ident, "who": entry["who"], **by})
    if group is None:
        extend(data, "groups", [{**wanted, "nominations": [made]}])
    else:
        append(group["nominations"], made)


def _heads(group: Any, wanted: Mapping[str, object]) -> bool:
    """Tell whether a group says what is wanted of its nominations, and nothing against it."""
    return (
        bool(group.get("nominations"))
        and all(group.get(key) == wanted.get(key) for key in ("award", "for"))
        and "year" not in group
    )


KIND = ListKind(
    "nominations",
    "đề nghị khen thưởng của một đợt",
    "đề nghị",
    NOMINATION_COLUMNS,
    not_placed,
    "",
    (),
    placed=_nominations,
    titled=("de nghi", "xet tang", "xet khen", "trinh khen"),
    identity=("who", "award"),
)
