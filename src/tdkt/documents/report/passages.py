"""The clerk's passages for a report, ready for its template, and the account of who wrote which part."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from tdkt.documents.report.typed_lines import typed
from tdkt.model.period import Period
from tdkt.model.plan import Annex
from tdkt.model.programme import Programme
from tdkt.model.records import dataclass
from tdkt.model.report_blocks import PARTS
from tdkt.model.report_key import ReportKey
from tdkt.model.ward_report import Passage
from tdkt.workspace.kinds import FILE_KINDS

_EMPTY: dict[str, list[dict[str, Any]]] = {"before": [], "after": [], "replace": []}


@dataclass(frozen=True, slots=True)
class ClerkWords:
    """The passages by part (`units` by unit id), each with `before`, `after` and `replace`.

    `file` is where they stand, or would stand where there are none yet; `annexes` are those that the clerk adds.
    """

    passages: Mapping[str, Any]
    file: str
    illustrative: bool
    annexes: tuple[Annex, ...] = ()

    def of_unit(self, unit_id: str) -> Mapping[str, Any]:
        """Return the passage on a unit, an empty one where there is none."""
        passage: Mapping[str, Any] = self.passages["units"].get(unit_id, _EMPTY)
        return passage

    def notes(
        self,
        written: Mapping[str, bool],
        units: Sequence[Mapping[str, Any]],
        printed: Collection[str] = tuple(PARTS),
        left_out_if_empty: Collection[str] = (),
    ) -> tuple[str, ...]:
        """Return lines that say which parts tdkt wrote, which the clerk added to or wrote, which are blank and which left out.

        `written` tells for each part but `units` whether tdkt has anything to write; `units` are the printed ones (`id`,
        `name`, and `owes`: whether tdkt writes of them). Only the parts that are `printed` are spoken of; those
        `left_out_if_empty` have no dotted line.
        """
        groups: dict[str, list[str]] = {"tdkt": [], "added": [], "clerk": [], "blank": [], "left": []}
        for part, title in PARTS.items():
            if part not in printed:
                continue
            if part != "units":
                author = _author(self.passages[part], written[part])
                group = "left" if author == "blank" and part in left_out_if_empty else author
                groups[group].append(f"{title} ({part})")
                continue
            own = self.passages["units"]
            if any(unit["id"] not in own for unit in units):
                groups["tdkt"].append(title if not own else f"{title} (các đơn vị còn lại)")
            for unit in units:
                if unit["id"] in own:
                    author = _author(own[unit["id"]], unit["owes"])
                    groups[author].append(f"Kết quả của {unit['name']} (units: {unit['id']})")
        labels = {
            "tdkt": "tdkt soạn",
            "added": f"tdkt soạn, thêm lời của {self.file}",
            "clerk": f"lời của {self.file}",
            "blank": f"còn trống, in dòng chấm (điền trong Word, hoặc ghi ở {self.file})",
            "left": f"không có nội dung nên không in (đề cương ghi omit_empty; có thì ghi ở {self.file})",
        }
        return tuple(f"- {labels[name]}: {'; '.join(parts)}." for name, parts in groups.items() if parts)


def read_passages(programme: Programme, period: Period, issuer: str | None = None) -> ClerkWords:
    """Return the clerk's passages for the report on `period` (of `issuer` its own), all empty where there is no such file."""
    key = ReportKey(period, issuer)
    found = next((report for report in programme.ward_reports if report.key == key.key), None)
    if found is None:
        empty = {part: {} if part == "units" else _EMPTY for part in PARTS}
        return ClerkWords(
            empty, FILE_KINDS["ward-report"].file(period=period, whose=f"-{issuer}" if issuer else ""), False
        )
    passages = {
        part: {unit: _entries(passage) for unit, passage in found.passages.units.items()}
        if part == "units"
        else _entries(getattr(found.passages, part))
        for part in PARTS
    }
    return ClerkWords(passages, found.origin.file, found.illustrative, found.annexes)


def _entries(passage: Passage | None) -> dict[str, list[dict[str, Any]]]:
    if passage is None:
        return _EMPTY
    return {key: typed(lines) for key, lines in passage.parts}


def _author(passage: Mapping[str, Any], is_written: bool) -> str:
    if passage["replace"] or (not is_written and (passage["before"] or passage["after"])):
        return "clerk"
    if not is_written:
        return "blank"
    return "added" if passage["before"] or passage["after"] else "tdkt"
