"""Lists of thôn and tổ dân phố, for plans/organization.yaml."""

from __future__ import annotations

from collections.abc import Sequence

from tdkt.exchange.lists.kind import Column, Fate, Judged, ListKind, Row, Told
from tdkt.exchange.lists.matching import Known, Wish, match
from tdkt.exchange.lists.reading_cells import part_key
from tdkt.model.text import fold
from tdkt.workspace.workspace import Workspace

_TYPES = (
    ("thon", ("thon", "ban", "ap", "lang", "buon", "xom")),
    ("to-dan-pho", ("to", "tdp", "khu", "khoi", "khom", "tieu khu")),
)
COLUMNS = (
    Column("name", ("Tên thôn, tổ dân phố", "Thôn, tổ dân phố", "Tên thôn", "Tên tổ dân phố", "Tên khu dân cư", "Thôn", "Tổ dân phố", "Thôn (TDP)", "Khu dân cư", "Khu phố", "Tên TDP", "TDP", "Thôn/TDP", "Tên thôn/TDP", "Bản", "Ấp"), needed=True, loose=("Tên",)),
    Column("id", ("Mã", "Mã số", "Mã thôn")),
    Column("type", ("Loại", "Loại hình", "Loại khu dân cư")),
)  # fmt: skip


def judge(workspace: Workspace, rows: Sequence[Row]) -> Told:
    """Hold a list of thôn against the organization; "TDP 1" is "Tổ dân phố số 1"."""
    organization = workspace.organization
    assert organization is not None
    known = [Known(one.id, one.name, "", {"type": one.type}) for one in organization.known_subdivisions]
    names = {part_key(one.name): one.name for one in known}
    read: list[Wish | Judged] = []
    for row in rows:
        name = row.get("name")
        kind = _type(row.get("type")) or _type(name)
        if not name:
            read.append(
                Judged(
                    row,
                    Fate.REFUSED,
                    "Dòng không có tên thôn, tổ dân phố.",
                    "Ghi tên, hoặc xóa dòng.",
                    "name",
                )
            )
        elif part_key(name) in names:
            read.append(Wish(row, row.get("id"), names[part_key(name)], "", {}))
        elif kind is None:
            hint = "Ghi cả “Thôn” hoặc “Tổ dân phố” trước tên, hoặc thêm cột “Loại”."
            read.append(Judged(row, Fate.REFUSED, f"“{name}” chưa rõ là thôn hay tổ dân phố.", hint, "name"))
        else:
            read.append(Wish(row, row.get("id"), name, "", {"type": kind}))
    matched = iter(match(known, [one for one in read if isinstance(one, Wish)], "thôn, tổ dân phố", str))
    return Told(tuple(one if isinstance(one, Judged) else next(matched) for one in read))


def _type(text: str) -> str | None:
    words = f"{fold(text)} "
    return next(
        (kind for kind, heads in _TYPES if words.startswith(tuple(f"{head} " for head in heads))), None
    )


KIND = ListKind(
    "subdivisions",
    "danh sách thôn, tổ dân phố",
    "thôn, tổ dân phố",
    COLUMNS,
    judge,
    "plans/organization.yaml",
    ("subdivisions", "members"),
)
