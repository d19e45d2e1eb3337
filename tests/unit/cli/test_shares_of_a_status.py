"""`tdkt report --status`: a share of an allocated target stands by its own status, in every format alike."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from builders import figure, measure, programme, report, target
from openpyxl import load_workbook

from tdkt.attainment.assessment import Attainment, assess
from tdkt.attainment.status import Status
from tdkt.cli.choices import Selection
from tdkt.cli.report_formats import as_csv, as_json, as_text, as_workbook
from tdkt.model.allocation import Allocation, Share
from tdkt.model.period import Period
from tdkt.model.place import NOWHERE

BEHIND = Selection((), (Status.BEHIND,))


@pytest.fixture
def attainment() -> Attainment:
    """The whole is on its schedule (5 of 20 by the first quarter), thon-1 too, thon-2 is behind (1 of 8)."""
    held = tuple(Share(member, share, None, NOWHERE) for member, share in (("thon-1", 12), ("thon-2", 8)))
    allocated = replace(
        target(measure("count", at_least=20)),
        allocation=Allocation("subdivisions", "unit", held, NOWHERE),
        label="Số nhà",
    )
    sent = report(1, replace(figure(count=4), for_="thon-1"), replace(figure(count=1), for_="thon-2"))
    return assess(programme([allocated], [sent]), Period.quarter(2026, 1))


def test_the_screen_has_the_share_below_the_name_of_its_target(
    attainment: Attainment, capsys: pytest.CaptureFixture[str]
) -> None:
    as_text.write(attainment, BEHIND)
    table, risk = capsys.readouterr().out.split("Có nguy cơ hoặc không đạt")
    lines = [line.strip() for line in table.splitlines() if line.strip()]
    at = next(number for number, line in enumerate(lines) if line.startswith("↳"))
    assert lines[at - 1] == "Số nhà", "its own figures are on schedule and were not asked for"
    assert lines[at].startswith("↳ thon 2")
    assert "thon 1" not in table
    assert "- Thon 2: Số nhà: chậm, 1 so với ≥ 8." in risk


def test_csv_has_the_share_alone(attainment: Attainment, capsys: pytest.CaptureFixture[str]) -> None:
    as_csv.write(attainment, BEHIND)
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out.lstrip("\ufeff"))))
    assert [(row["Phần giao cho"], row["Trạng thái"], row["Kế hoạch"]) for row in rows] == [
        ("thon-2", "chậm", "≥ 8")
    ]


def test_json_has_the_target_with_the_share(
    attainment: Attainment, capsys: pytest.CaptureFixture[str]
) -> None:
    as_json.write(attainment, BEHIND)
    [found] = json.loads(capsys.readouterr().out)["targets"]
    assert found["status"] == "on_schedule"
    assert [(share["member"], share["status"]) for share in found["shares"]] == [("thon-2", "behind")]


def test_the_workbook_has_it_on_the_sheet_of_shares(attainment: Attainment, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    as_workbook.write(attainment, BEHIND, path, tmp_path)
    workbook = load_workbook(path)
    assert [row[2] for row in workbook["Mức giao"].iter_rows(min_row=4, values_only=True)] == [
        "Thon 2: Số nhà"
    ]
    assert workbook["Chỉ tiêu"].max_row == 3, "the whole is not behind"


@pytest.mark.parametrize(
    ("selection", "members"),
    [
        (Selection((), ()), ["", "thon-1", "thon-2"]),
        (Selection((), (Status.ON_SCHEDULE,)), ["", "thon-1"]),
        (Selection(("a",), (Status.BEHIND,)), ["thon-2"]),
        (Selection((), (Status.REACHED,)), []),
        (Selection((), (Status.BEHIND,), ("other",)), []),
        (Selection(("b",), ()), []),
    ],
)
def test_every_row_stands_by_its_own_status(
    attainment: Attainment, selection: Selection, members: list[str]
) -> None:
    [found] = attainment.assessments
    assert [row.member for row in selection.rows(found)] == members


def test_a_unit_with_a_share_that_heads_nothing_has_its_share_alone() -> None:
    held = tuple(Share(member, 10, None, NOWHERE) for member in ("a", "b"))
    allocated = replace(
        target(measure("count", at_least=20), units=("a", "b")),
        allocation=Allocation("units", "members", held, NOWHERE),
    )
    sent = [report(1, figure(count=9)), report(1, figure(count=1), unit="b")]
    [found] = assess(programme([allocated], sent), Period.quarter(2026, 1)).assessments
    assert [row.member for row in Selection(("b",), ()).rows(found)] == ["b"]
    assert [row.member for row in Selection(("b",), (Status.BEHIND,)).rows(found)] == ["b"]
    assert [row.member for row in Selection(("a",), ()).rows(found)] == ["", "a", "b"]


def test_the_line_of_a_unit_says_where_it_counts_its_own_share(capsys: pytest.CaptureFixture[str]) -> None:
    held = tuple(Share(member, share, None, NOWHERE) for member, share in (("a", 12), ("thon-2", 8)))
    allocated = replace(
        target(measure("count", at_least=20)),
        allocation=Allocation("subdivisions", "unit", held, NOWHERE),
        label="Số nhà",
    )
    sent = report(1, figure(count=12), replace(figure(count=1), for_="thon-2"))
    as_text.write(assess(programme([allocated], [sent]), Period.quarter(2026, 1)), Selection((), ()))
    shown = " ".join(capsys.readouterr().out.split())
    assert "Đơn vị: 1 chỉ tiêu: 1 đạt" in shown
    assert "Dòng trên tính phần giao cho đơn vị, dưới đây tính kết quả chung của chỉ tiêu: Số nhà." in shown
    assert ": đạt 0/1 Số nhà" in shown
