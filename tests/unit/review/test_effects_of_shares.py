"""What changes do to the results of shares and of drives, told with the change that it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from example_ward import FILES, WITH_DRIVE
from tdkt.changes.comparing import compare
from tdkt.changes.names import Names
from tdkt.changes.telling import Entry, told
from tdkt.changes.trees import read_side
from tdkt.checks.example_files import DRIVE, DRIVE_REPORT, MOVEMENTS, REPORT
from tdkt.review.effects import NOT_COMPUTED, Effect, targets_concerned, with_effects
from tdkt.workspace.workspace import Workspace, stored_workspace

Files = dict[str, str]
COUNT = "measure: {type: count, between: [1, 2], of: mô hình}"
SHARES = "[{for: thon-mot, share: 4}, {for: thon-hai, share: 2}]"
ALLOCATED = f"measure: {{type: count, at_least: 6, of: mô hình}}\n        allocation: {{to: subdivisions, shares: {SHARES}}}"
FIGURE = "  - {target: van-thu.mo-hinh, count: 1}\n"
FIGURES = "  - {target: van-thu.mo-hinh, for: thon-mot, count: 4}\n  - {target: van-thu.mo-hinh, for: thon-hai, count: 3}\n"
WITH_SHARES: Files = {
    **FILES,
    MOVEMENTS: FILES[MOVEMENTS].replace(COUNT, ALLOCATED).replace("01 đến 02", "ít nhất 06"),
    REPORT: FILES[REPORT].replace(FIGURE, FIGURES),
}
DRIVE_FILES: Files = {
    **WITH_DRIVE,
    DRIVE: WITH_DRIVE[DRIVE].replace("symbol: KH-UBND", "number: 9\nsymbol: KH-UBND\ndate: 2026-06-10"),
}


def reviewed(before: Files, after: Files) -> tuple[list[Entry], tuple[Effect, ...]]:
    sides = [read_side({file: text.encode() for file, text in files.items()}) for files in (before, after)]
    entries = told(compare(*sides), Names([*sides[1].trees.values(), *sides[0].trees.values()]))
    assert targets_concerned(entries) is None or targets_concerned(entries)
    found, effects = with_effects(entries, workspace_of(before), workspace_of(after))
    return list(found), effects


def workspace_of(files: Files) -> Workspace:
    return stored_workspace(Path("/"), {file: text.encode() for file, text in files.items()})


def edited(files: Files, file: str, *edits: tuple[str, str]) -> Files:
    text = files[file]
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return {**files, file: text}


def effects_by_line(entries: list[Entry]) -> dict[str, tuple[str, ...]]:
    return {f"{entry.group}: {entry.heading}": entry.effects for entry in entries}


def test_a_share_that_is_raised_moves_its_own_result() -> None:
    after = edited(WITH_SHARES, MOVEMENTS, ("share: 4", "share: 5"), ("share: 2", "share: 1"))
    entries, effects = reviewed(WITH_SHARES, after)
    name = "của chỉ tiêu van-thu.mo-hinh “Xây dựng ít nhất 06 mô hình trong năm”"
    assert effects_by_line(entries) == {
        f"targets: Mức giao cho Thôn Một {name}": (
            "Phần của Thôn Một, lũy kế đến hết quý I năm 2026: 4 (đạt) → 4 (đúng tiến độ)",
        ),
        f"targets: Mức giao cho Thôn Hai {name}": (),
    }
    assert [line.said for line in entries[0].lines] == ["nâng từ 4 lên 5"]
    assert effects == ()


def test_a_figure_of_one_share_moves_that_share_and_the_whole() -> None:
    entries, effects = reviewed(
        WITH_SHARES, edited(WITH_SHARES, REPORT, ("thon-mot, count: 4", "thon-mot, count: 2"))
    )
    [entry] = entries
    assert len(entry.effects) == 2
    assert entry.effects[0].startswith("Lũy kế đến hết quý I năm 2026: 7 (vượt) → 5")
    assert entry.effects[1].startswith("Phần của Thôn Một, lũy kế đến hết quý I năm 2026: 4 (đạt) → 2")
    assert effects == ()


def test_what_moves_all_is_told_of_shares_too() -> None:
    after = {file: text for file, text in WITH_SHARES.items() if file != REPORT}
    entries, effects = reviewed(WITH_SHARES, after)
    assert [entry.effects for entry in entries] == [()]
    [effect] = [one for one in effects if one.target == "van-thu.mo-hinh"]
    assert [line.partition(":")[0] for line in effect.lines] == [
        "Lũy kế đến hết quý I năm 2026",
        "Phần của Thôn Một, lũy kế đến hết quý I năm 2026",
        "Phần của Thôn Hai, lũy kế đến hết quý I năm 2026",
    ]
    assert effect.title == "Xây dựng ít nhất 06 mô hình trong năm"


def test_a_figure_of_a_drive_moves_its_phases() -> None:
    entries, effects = reviewed(
        DRIVE_FILES, edited(DRIVE_FILES, DRIVE_REPORT, ("numerator: 52", "numerator: 41"))
    )
    [entry] = entries
    assert entry.effects == ("Cả đợt: 92% kế hoạch (92/100) (vượt) → 81% kế hoạch (81/100) (không đạt)",)
    assert entry.file == (
        "Báo cáo của VP về đợt thi đua chỉnh lý hồ sơ chào mừng Quốc khánh 02/9, giai đoạn 2"
    )
    assert effects == ()


def test_a_threshold_of_a_drive_moves_its_phases() -> None:
    entries, _ = reviewed(
        DRIVE_FILES, edited(DRIVE_FILES, DRIVE, ("at_least: 90", "at_least: 95"), ("90%", "95%"))
    )
    [entry] = entries
    assert entry.heading.startswith("Chỉ tiêu van-thu-sach.ho-so “Chỉnh lý 95%")
    assert "Cả đợt: 92% kế hoạch (92/100) (vượt) → 92% kế hoạch (92/100) (không đạt)" in entry.effects


def test_a_report_on_a_drive_that_is_gone_is_told_of_every_target() -> None:
    head, _, _ = DRIVE_FILES[DRIVE_REPORT].partition("  - phase: cuoi")
    entries, effects = reviewed(DRIVE_FILES, {**DRIVE_FILES, DRIVE_REPORT: head})
    assert [entry.heading for entry in entries] == ["Bỏ báo cáo giai đoạn 2"]
    assert {one.target: one.lines for one in effects} == {
        "van-thu-sach.ho-so": (
            "Cả đợt: 92% kế hoạch (92/100) (vượt) → 40% kế hoạch (40/100); mới có 1/2 kỳ (chưa báo cáo)",
        ),
        "van-thu-sach.kho": (
            "Cả đợt: đã hoàn thành ngày 30/08/2026 (đạt) → đang thực hiện; mới có 1/2 kỳ (chưa báo cáo)",
        ),
    }
    assert {one.year for one in effects} == {2026}


def test_the_first_report_on_a_phase_is_no_correction() -> None:
    head, _, _ = DRIVE_FILES[DRIVE_REPORT].partition("  - phase: cuoi")
    entries, effects = reviewed({**DRIVE_FILES, DRIVE_REPORT: head}, DRIVE_FILES)
    assert [entry.effects for entry in entries] == [()]
    assert effects == ()


@pytest.mark.parametrize("broken", [{MOVEMENTS: "at_least: [95"}, {DRIVE: "type: nothing"}])
def test_nothing_is_computed_from_files_with_errors(broken: Files) -> None:
    [(file, text)] = broken.items()
    before = {**DRIVE_FILES, file: DRIVE_FILES[file] + text}
    after = edited(before, DRIVE_REPORT, ("numerator: 52", "numerator: 41"))
    entries, _ = reviewed(before, after)
    assert [entry.effects for entry in entries] == [(NOT_COMPUTED,)]
