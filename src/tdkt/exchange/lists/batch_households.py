"""Households that a batch proposes by their names, in groups by thôn, without an entry in the register (as for Gia đình văn hóa)."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from typing import Any

from tdkt.exchange.lists.batches import batch_of
from tdkt.exchange.lists.kind import Asked, Fate, Judged, ListKind, Row, Told
from tdkt.exchange.lists.matching import Wish
from tdkt.exchange.lists.register_lists import (
    HOUSEHOLD_COLUMNS,
    household_name,
    judged,
    known_household,
    place_of,
    refused,
    subdivision_name,
    typed_household,
    without_name,
)
from tdkt.model.award_batch import Nominations
from tdkt.workspace.shared_settings import GROUPS, HOUSEHOLDS, household_id
from tdkt.workspace.workspace import Workspace
from tdkt.workspace.yaml_editor import append, edit_yaml, extend, in_braces, put


def households_of(workspace: Workspace, batch: str) -> ListKind:
    """Return the list of the households of a batch; raises UserError where there is no such batch."""
    of = batch_of(workspace, Asked(batch), "danh sách hộ")
    proposed = next((found for found in workspace.all(Nominations) if found.batch == batch), None)
    beside = posixpath.join(posixpath.dirname(of.origin.file), "nominations.yaml")
    file = beside if proposed is None else proposed.origin.file

    def judge(read: Workspace, rows: Sequence[Row]) -> Told:
        return _judge(read, rows, proposed)

    return ListKind(
        "households",
        f"danh sách hộ gia đình đề nghị ở đợt {batch}",
        "hộ",
        HOUSEHOLD_COLUMNS,
        judge,
        file,
        (),
        write=lambda old, rows: _written(old, rows, batch),
    )


def _judge(workspace: Workspace, rows: Sequence[Row], proposed: Nominations | None) -> Told:
    organization = workspace.organization
    assert organization is not None
    known = [known_household(one) for one in (proposed.households if proposed else ())]

    def wish_of(row: Row) -> Wish | Judged:
        if not row.get("name"):
            return without_name(row, "chủ hộ")
        part = place_of(row, organization, "subdivision")
        if isinstance(part, Judged):
            return part
        if not part:
            words = f"“{row.get('name')}” chưa rõ ở thôn, tổ dân phố nào."
            return refused(
                row, words, "Thêm cột “Thôn”, hoặc một dòng ghi tên thôn ở trên các hộ.", "subdivision"
            )
        values: Mapping[str, object] = {
            "subdivision": part,
            **({"address": row.get("address")} if row.get("address") else {}),
        }
        return Wish(row, row.get("id"), household_name(row), part, values, typed_household(row))

    return Told(judged(rows, wish_of, known, "hộ", subdivision_name(organization)))


def _written(old: str | None, rows: Sequence[Judged], batch: str) -> str:
    """Return the nominations with the new households in the group of their thôn; an id is written only where the name does not make it."""

    def change(data: Any) -> None:
        changed = {str(row.entry["id"]): row.entry for row in rows if row.fate is Fate.CHANGED}
        for lives, entry in _entries(data):
            found = changed.get(
                str(entry.get("id") or household_id(entry["name"], entry.get("subdivision", lives))), {}
            )
            if "address" in found:
                put(entry, "address", found["address"])
        by_part: dict[str, list[dict[str, Any]]] = {}
        for row in rows:
            if row.fate is Fate.NEW:
                part = str(row.entry["subdivision"])
                by_part.setdefault(part, []).append(_entry(row.entry, part, is_told=bool(row.row.get("id"))))
        for part, entries in by_part.items():
            _add(data, part, [in_braces(entry) for entry in entries])

    return edit_yaml(old if old is not None else f"kind: nominations\nbatch: {batch}\n", change)


def _entry(entry: Mapping[str, object], part: str, *, is_told: bool) -> dict[str, Any]:
    own = {"id": entry["id"]} if is_told and entry["id"] != household_id(str(entry["name"]), part) else {}
    return {**own, "name": entry["name"], **({"address": entry["address"]} if "address" in entry else {})}


def _entries(data: Any) -> list[tuple[str, Any]]:
    parts = [data, *(data.get(GROUPS) or ())]
    return [(part.get("subdivision", ""), entry) for part in parts for entry in part.get(HOUSEHOLDS) or ()]


def _add(data: Any, part: str, entries: list[Any]) -> None:
    """Put households of a thôn into its group, made where there is none yet."""
    groups = (group for group in data.get(GROUPS) or () if group.get("subdivision") == part)
    found = next((group for group in groups if group.get(HOUSEHOLDS)), None)
    if found is None:
        extend(data, GROUPS, [{"subdivision": part, HOUSEHOLDS: entries}])
        return
    for entry in entries:
        append(found[HOUSEHOLDS], entry)
