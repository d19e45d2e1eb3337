"""A ward on the disk that issues documents, for tests of what is held afterwards."""

from __future__ import annotations

import datetime
from pathlib import Path

from tdkt.attainment.assessment import Assessment, assess
from tdkt.checks.programmes import programme_of
from tdkt.checks.run import find_problems
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.period import Period
from tdkt.planning.amending import new_amendment
from tdkt.planning.issuing import issuing
from tdkt.workspace.workspace import Workspace, read_workspace


class Ward:
    """The files of a ward below `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def read(self) -> Workspace:
        return read_workspace(self.root)

    def issue(self, of: str, key: str, number: int, day: str) -> None:
        found = issuing(self.read, of, key, number, datetime.date.fromisoformat(day))
        found.edit.write(self.root)

    def amend(self, of: str, key: str, reason: str = "Điều chỉnh.", form: str = "") -> str:
        new = new_amendment(self.read, of, key, reason, form)
        new.edit.write(self.root)
        return new.id

    def change(self, file: str, old: str, new: str) -> None:
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} not in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def problems(self, *codes: str) -> list[Diagnostic]:
        return [
            found
            for found in find_problems(self.read)
            if found.code in codes or (not codes and found.code.startswith("B"))
        ]

    def assessed(self, period: str, target: str) -> Assessment | None:
        found = assess(programme_of(self.read, 2026), Period.parse(period, year=2026))
        return next((one for one in found.assessments if one.target.id == target), None)
