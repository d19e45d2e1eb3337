"""What was signed prints whatever is wrong in files that it is not printed from; what amends it waits for what it prints; a draft waits for all."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import write_files
from example_ward import WITH_DRIVE, WITH_GROUP, WITH_UNIT_PLAN
from signing import Ward
from tdkt.checks.example_files import (
    BATCH,
    DRIVE,
    DRIVE_REPORT,
    GROUP,
    INSPECTION,
    MOVEMENTS,
    NOMINATIONS,
    ORGANIZATION,
    PETITIONS,
    PLAN,
    REPORT,
    REVOCATION,
)
from tdkt.checks.run import InvalidFilesError
from tdkt.documents.jobs import NotMade
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.texts.templates import Templates
from tdkt.planning.amending import new_amendment
from tdkt.workspace.issued import fingerprint, packed, unpacked
from tdkt.workspace.workspace import Workspace, with_files

LAW, RULES, PEOPLE = "plans/awards/law.yaml", "plans/awards/rules.yaml", "plans/awards/register.yaml"
ISSUED = "plans/2026/issued/register.yaml"
FILES = {**WITH_GROUP, **WITH_DRIVE, **WITH_UNIT_PLAN}
FILES[INSPECTION] = FILES[INSPECTION].replace("plan: {number: 61, date: 2026-08-20}\n", "")
FILES[ORGANIZATION] = FILES[ORGANIZATION].replace("standing_unit: van-phong", "standing_unit: kinh-te")
FIGURES = (
    *(file for file in FILES if "/groups/" in file or "/scoring/" in file),
    *(REPORT, DRIVE_REPORT),
)
WORDS = "plans/2026/reports/2026-Q1/loi-van.yaml"
WORDED = ("nhiều ngày lễ lớn", "nhiều ngày lễ")
LATER = {
    file.replace("2026", "2027"): FILES[file].replace("2026", "2027")
    for file in (PLAN, MOVEMENTS, PETITIONS, REPORT)
}
"""A year that comes after what is signed."""
BREAKS: tuple[Callable[[str], str], ...] = (
    lambda text: f"{text}\n  - [\n",
    lambda text: f"{text.rstrip()}\nkhoa_la: 1\n",
    lambda text: text.replace("unit: van-phong", "unit: khong-co").replace(
        "who: tran-thi-h", "who: khong-ai"
    ),
)
"""A mistake in YAML, a field that there is not, an id that names nothing (where the file names one)."""
SIGNED: dict[str, tuple[str, int, str, tuple[str, ...]]] = {
    "plan": ("2026", 1, "2026-01-15", (DRIVE, LAW, RULES, PEOPLE)),
    "report": ("2026-Q1", 90, "2026-04-10", ()),
    "stage-report": ("2024-2026", 95, "2026-12-20", ()),
    "drive": ("van-thu-sach", 50, "2026-06-10", (MOVEMENTS, LAW, RULES)),
    "drive-report": ("van-thu-sach", 70, "2026-09-10", (MOVEMENTS,)),
    "inspection-plan": ("kiem-tra-01", 61, "2026-08-20", (DRIVE, MOVEMENTS, LAW, RULES)),
    "inspection-conclusion": ("kiem-tra-01", 87, "2026-09-30", (DRIVE, MOVEMENTS, LAW, RULES)),
    "revocation": ("huy-01", 248, "2026-11-10", (DRIVE, MOVEMENTS)),
    "fund-report": ("2026", 15, "2026-12-31", (DRIVE, MOVEMENTS)),
    "decision": ("tong-ket", 120, "2026-09-15", (DRIVE, MOVEMENTS, *FIGURES)),
    "group-agreement": ("khoi-thon", 3, "2026-02-10", (DRIVE,)),
    "group-minutes": ("khoi-thon", 5, "2026-12-12", (DRIVE, DRIVE_REPORT)),
    "group-submission": ("khoi-thon", 6, "2026-12-15", (DRIVE, DRIVE_REPORT)),
    "reminder": ("2026-Q3", 20, "2026-10-10", (DRIVE, LAW, RULES, PEOPLE)),
    "unit-plan-reply": ("van-phong", 21, "2026-02-25", (DRIVE, LAW, RULES)),
}
"""Documents with key, number, day, and files that may be printed from and are not in the stored copy: these stop them, beside the register."""


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    return Ward(write_files(tmp_path / "kho", FILES))


def paper(read: Workspace, of: str, key: str) -> OfficialDocument:
    kind = KINDS[of]
    kind.refuse_errors(read, kind.key.read(key))
    (job,) = kind.jobs(read, kind.key.read(key), Templates())
    assert not isinstance(job, NotMade)
    made = job.make(iter)
    assert isinstance(made, OfficialDocument)
    return made


def text(read: Workspace, of: str, key: str) -> str:
    return repr(replace(paper(read, of, key), notes=()))


def broken(read: Workspace, *files: str, how: int = 0) -> Workspace:
    """Return the workspace with a mistake in each of `files`, of the kind `how` (from 0) and on in turn."""
    texts = {**FILES, **LATER}
    return with_files(
        read,
        {
            file: BREAKS[(how + number) % len(BREAKS)](texts.get(file, ""))
            for number, file in enumerate(files)
        },
    )


@pytest.mark.parametrize("of", SIGNED)
def test_errors_stop_what_was_signed_only_in_files_that_it_prints_and_has_no_copy_of(
    ward: Ward, of: str
) -> None:
    key, number, day, stopping = SIGNED[of]
    if of in ("drive-report", "stage-report"):
        ward.change(DRIVE, "symbol: KH-UBND\n", "number: 50\nsymbol: KH-UBND\ndate: 2026-06-10\n")
    ward.issue(of, key, number, day)
    read = ward.read
    signed = text(read, of, key)
    others = [file for file in (*FILES, *LATER) if file not in stopping]
    assert text(broken(read, *others, how=number), of, key) == signed
    for how, file in enumerate((ISSUED, *stopping[-2:])):
        with pytest.raises(InvalidFilesError, match=file):
            text(broken(read, file, how=how % 2), of, key)


def test_a_note_tells_which_files_of_the_copy_hold_errors(ward: Ward) -> None:
    ward.issue("report", "2026-Q1", 90, "2026-04-10")
    *_, note = paper(broken(ward.read, REPORT, PETITIONS), "report", "2026-Q1").notes
    assert f"Đang có lỗi: {PETITIONS}, {REPORT} (xem" in note
    assert "in theo bản lưu đã ký" in note
    other = paper(broken(ward.read, *LATER), "report", "2026-Q1")
    assert "Đang có lỗi" not in "".join(other.notes)


def test_a_figure_changed_without_a_reason_is_told_and_what_was_signed_is_printed(ward: Ward) -> None:
    ward.issue("report", "2026-Q1", 90, "2026-04-10")
    signed = text(ward.read, "report", "2026-Q1")
    ward.change(REPORT, "numerator: 96", "numerator: 70")
    assert [one.code for one in ward.problems("B102")] == ["B102"]
    assert text(ward.read, "report", "2026-Q1") == signed
    assert f"Đang có lỗi: {REPORT} (xem" in paper(ward.read, "report", "2026-Q1").notes[-1]


def test_what_the_copy_lacks_is_not_taken_for_a_change_of_another_signed_paper(ward: Ward) -> None:
    """A mistake in a batch takes all that a plan is not printed from out of its view, the reports on which others rest too."""
    ward.issue("plan", "2026", 1, "2026-01-15")
    signed = text(ward.read, "plan", "2026")
    ward.issue("report", "2026-Q1", 90, "2026-04-10")
    assert text(broken(ward.read, BATCH, how=1), "plan", "2026") == signed


def test_what_differs_from_what_was_signed_still_stops_it(ward: Ward) -> None:
    """Whoever changed it may want it printed as it is now."""
    ward.issue("plan", "2026", 1, "2026-01-15")
    ward.change(PLAN, "title: Triển khai", "title: Thực hiện")
    with pytest.raises(InvalidFilesError, match="B101"):
        text(ward.read, "plan", "2026")


def test_a_report_prints_movements_and_last_years_figures_from_its_copy(ward: Ward) -> None:
    """The year before is compared with: what is changed there afterwards does not change what was signed."""
    before = {
        file.replace("2026", "2025"): FILES[file].replace("2026", "2025")
        for file in (PLAN, MOVEMENTS, REPORT)
    }
    write_files(ward.root, before)
    ward.issue("report", "2026-Q1", 90, "2026-04-10")
    signed = text(ward.read, "report", "2026-Q1")
    assert "Cùng kỳ năm 2025" in signed
    ward.change(REPORT.replace("2026", "2025"), "numerator: 96", "numerator: 70")
    ward.change(MOVEMENTS, "Xây dựng 01 đến 02 mô hình", "Xây dựng 01 đến 02 điểm sáng")
    assert text(ward.read, "report", "2026-Q1") == signed
    assert ward.problems("B102") == []
    for file in before:
        assert text(broken(ward.read, file), "report", "2026-Q1") == signed


def as_stored_by_an_older_tdkt(ward: Ward, *kinds: str) -> None:
    """Take files of these kinds out of the stored copy of the report."""
    register = ward.root / ISSUED
    (copy,) = register.parent.glob("90-*.json")
    texts = unpacked(copy.read_bytes())
    assert texts is not None
    kept = {
        file: text for file, text in texts.items() if not any(f"kind: {kind}\n" in text for kind in kinds)
    }
    told = set(json.loads(copy.read_text(encoding="utf-8"))["kinds"])
    copy.write_bytes(packed(kept, told.difference(kinds)))
    line = register.read_text(encoding="utf-8")
    register.write_text(line.replace(fingerprint(texts), fingerprint(kept)), encoding="utf-8")


def test_what_an_older_copy_lacks_stops_the_report_with_the_reason_and_is_noted(ward: Ward) -> None:
    ward.issue("report", "2026-Q1", 90, "2026-04-10")
    signed = text(ward.read, "report", "2026-Q1")
    as_stored_by_an_older_tdkt(ward, "movements")
    read = ward.read
    *_, note = paper(read, "report", "2026-Q1").notes
    assert "không giữ: phong trào." in note
    with pytest.raises(InvalidFilesError, match="bản lưu của văn bản không giữ") as raised:
        text(broken(read, MOVEMENTS), "report", "2026-Q1")
    assert [one.place.file for one in raised.value.findings] == [MOVEMENTS]
    ward.issue("plan", "2026", 1, "2026-01-15")
    assert text(ward.read, "report", "2026-Q1") == signed
    notes = paper(ward.read, "report", "2026-Q1").notes
    assert not any("không giữ" in one for one in notes), "those of an issued plan are in its own copy"


def test_a_stage_report_counts_the_years_work_as_it_was_signed(ward: Ward) -> None:
    ward.change(DRIVE, "symbol: KH-UBND\n", "number: 50\nsymbol: KH-UBND\ndate: 2026-06-10\n")
    ward.issue("stage-report", "2024-2026", 95, "2026-12-20")
    signed = text(ward.read, "stage-report", "2024-2026")
    ward.change(
        PETITIONS,
        "petitions:\n",
        "petitions:\n  - {id: don-moi, type: petition, received: 2026-10-01, subject: x}\n",
    )
    assert text(ward.read, "stage-report", "2024-2026") == signed


@pytest.mark.parametrize(
    ("of", "key", "number", "day", "file", "old", "new", "stopping"),
    [
        ("plan", "2026", 1, "2026-01-15", PLAN, "title: Triển khai", "title: Thực hiện", MOVEMENTS),
        ("report", "2026-Q1", 90, "2026-04-10", WORDS, *WORDED, PETITIONS),
        (
            "inspection-plan",
            "kiem-tra-01",
            61,
            "2026-08-20",
            INSPECTION,
            "title: công",
            "title: mọi công",
            ORGANIZATION,
        ),
        (
            "group-minutes",
            "khoi-thon",
            5,
            "2026-12-12",
            GROUP,
            "secretary: Lê Văn C",
            "secretary: Phạm Văn D",
            REPORT,
        ),
        (
            "decision",
            "tong-ket",
            120,
            "2026-09-15",
            BATCH,
            "title: tổng kết công tác",
            "title: tổng kết mọi công tác",
            NOMINATIONS,
        ),
    ],
)
def test_what_amends_or_replaces_waits_for_what_it_prints_alone(
    ward: Ward, of: str, key: str, number: int, day: str, file: str, old: str, new: str, stopping: str
) -> None:
    ward.issue(of, key, number, day)
    ward.change(file, old, new)
    aside = {
        "plan": (PETITIONS, REPORT, NOMINATIONS, INSPECTION, GROUP),
        "report": ("plans/2026/scoring/criteria.yaml", "plans/2026/statistics.yaml", *LATER),
        "inspection-plan": (PETITIONS, REPORT, NOMINATIONS, GROUP, *LATER),
        "group-minutes": (PETITIONS, INSPECTION, "plans/2026/unit-plans/van-phong.yaml", *LATER),
        "decision": (PETITIONS, INSPECTION, "plans/2026/unit-plans/van-phong.yaml", *LATER),
    }[of]
    drafted = new_amendment(broken(ward.read, *aside), of, key, "Sửa.")
    drafted.edit.write(ward.root)
    read = ward.read
    made = text(read, "amendment", drafted.id)
    assert text(broken(read, *aside), "amendment", drafted.id) == made
    assert text(broken(read, *aside, how=1), "amendment", drafted.id) == made
    with pytest.raises(InvalidFilesError, match=stopping):
        text(with_files(read, {stopping: FILES[stopping] + "\n  - [\n"}), "amendment", drafted.id)


def test_errors_in_records_of_the_years_work_stop_only_what_reads_them(ward: Ward) -> None:
    """A draft that cancels awards is printed alone; petitions, inspections are told by reports."""
    read = ward.read
    plan = text(read, "plan", "2026")
    for how in range(len(BREAKS)):
        wrong = broken(read, PETITIONS, INSPECTION, REVOCATION, how=how)
        assert text(wrong, "plan", "2026") == plan
        with pytest.raises(InvalidFilesError, match=f"{PETITIONS}|{INSPECTION}"):
            text(wrong, "report", "2026-Q1")
    with pytest.raises(InvalidFilesError, match=INSPECTION):
        text(broken(read, INSPECTION, how=1), "inspection-plan", "kiem-tra-01")
    unknown = with_files(
        broken(read, PETITIONS), {MOVEMENTS: FILES[MOVEMENTS].replace("unit: van-phong", "unit: khong-co")}
    )
    with pytest.raises(InvalidFilesError, match=f"{MOVEMENTS}.*I302"):
        text(unknown, "plan", "2026")


def test_a_decision_that_cancels_awards_may_be_signed_where_its_file_cannot_be_read(ward: Ward) -> None:
    read = ward.read
    numbered = FILES[REVOCATION] + "number: 248\ndate: 2026-11-10\n"
    for file in (numbered, "{" + "kind: revocation, number: 248, [}"):
        with pytest.raises(InvalidFilesError, match=REVOCATION):
            text(with_files(read, {REVOCATION: file + "\n  - [\n"}), "plan", "2026")
