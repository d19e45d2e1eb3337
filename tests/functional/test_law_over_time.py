"""A ward works on beyond the last day of which tdkt knows the law: nothing is refused, everything says so."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from conftest import Run, write_files
from example_ward import FILES
from tdkt.documents.word.plain_text import docx_text

BATCH = "plans/2026/awards/tong-ket/batch.yaml"
STATED = """\
kind: award-law
instruments:
  - type: Nghị định
    number: 45/2027/NĐ-CP
    date: 2027-02-20
    issuer: Chính phủ
    subject: quy định chi tiết một số điều của Luật Thi đua, khen thưởng
    articles: [Điều 12 (mức tiền thưởng)]
    from: 2027-03-01
    replaces: [152/2025/NĐ-CP]
    source: Công báo số 215 ngày 28/02/2027
"""


def ward_on(folder: Path, day: str, *, stated: str = "", decided: bool = True) -> Path:
    """The example ward with its batch decided on `day` and all that follows after it, or still before its decision."""
    later = f"{int(day[:4]) + (day[5:] > '12-20')}{day[4:8]}28" if decided else day
    batch = FILES[BATCH]
    for old, new in (
        ("2026-09-15", day),
        ("2026-09-16", later),
        ("2026-09-25", later),
        ("2026-09-28", later),
    ):
        batch = batch.replace(f"date: {old}", f"date: {new}")
    if not decided:
        batch = re.sub(r"^(decision|published|ceremony|payment): .*\n", "", batch, flags=re.MULTILINE)
        batch = batch.replace("state: awarded", "state: submitted")
        batch = re.sub(
            r"submission: \{number: (\d+), date: [0-9-]+", rf"submission: {{number: \1, date: {day}", batch
        )
    files = {**FILES, BATCH: batch}
    if stated:
        files["plans/awards/law.yaml"] = stated
    return write_files(folder, files)


def findings(tdkt: Run, ward: Path) -> list[dict[str, object]]:
    result = tdkt("validate", "--format", "json", cwd=ward)
    assert result.returncode == 0, result.stdout
    return list(json.loads(result.stdout)["findings"])


@pytest.mark.parametrize(("day", "told"), [("2027-02-28", False), ("2027-03-01", True), ("2029-03-01", True)])
def test_no_date_of_the_packs_is_an_error(day: str, told: bool, tdkt: Run, tmp_path: Path) -> None:
    found = findings(tdkt, ward_on(tmp_path / "kho", day))
    assert not [one for one in found if one["severity"] == "error"]
    assert ("A407" in {one["code"] for one in found}) is told


@pytest.mark.parametrize(
    ("day", "codes"), [("2027-02-28", {"C913"}), ("2027-03-01", {"C913", "A407", "A413"})]
)
def test_an_instrument_whose_end_only_metadata_give_is_no_error_in_cites(
    day: str, codes: set[str], tdkt: Run, tmp_path: Path
) -> None:
    ward = ward_on(tmp_path / "kho", day)
    batch = ward / BATCH
    cites = "cites: [Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ]\n"
    batch.write_text(batch.read_text(encoding="utf-8") + cites, encoding="utf-8")
    found = {one["code"] for one in findings(tdkt, ward)}
    assert found - {"A405", "A542"} == codes


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_every_format_says_it(form: str, tdkt: Run, tmp_path: Path) -> None:
    result = tdkt("validate", "--format", form, cwd=ward_on(tmp_path / "kho", "2027-03-01"))
    assert result.returncode == 0
    assert "A407" in result.stdout
    assert "tdkt không biết quy định nào đang áp dụng" in result.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("awards", "list"),
        ("awards", "list", "--batch", "tong-ket"),
        ("awards", "stats", "2027"),
        ("awards", "check"),
    ],
)
def test_every_screen_about_awards_says_it(words: tuple[str, ...], tdkt: Run, tmp_path: Path) -> None:
    ward = ward_on(tmp_path / "kho", "2027-03-01")
    result = tdkt(*words, cwd=ward)
    said = " ".join((result.stdout + result.stderr).split())
    assert "tdkt không biết quy định nào đang áp dụng" in said, said


def test_a_suggestion_for_such_a_day_says_it(tdkt: Run, example_folder: Path) -> None:
    result = tdkt("awards", "suggest", "2026", "--date", "2027-03-01", cwd=example_folder)
    assert "tdkt không biết quy định nào đang áp dụng" in " ".join(result.stdout.split())


def drafted(tdkt: Run, ward: Path) -> str:
    result = tdkt("render", "decision", "tong-ket", cwd=ward)
    assert result.returncode == 0, result.stderr
    [path] = (ward / "build").rglob("quyet-dinh-khen-thuong.docx")
    return " ".join(docx_text(path.read_bytes()).replace("\u2011", "-").replace("\u00a0", " ").split())


def test_a_draft_says_it_and_rests_on_the_last_known_rules(tdkt: Run, tmp_path: Path) -> None:
    text = drafted(tdkt, ward_on(tmp_path / "kho", "2027-03-01", decided=False))
    assert "Từ 01/03/2027 tdkt không biết quy định nào đang áp dụng" in text
    assert "Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025" in text
    assert "2.530.000" in text


def test_the_wards_statement_changes_the_note_and_the_citation(tdkt: Run, tmp_path: Path) -> None:
    ward = ward_on(tmp_path / "kho", "2027-03-01", stated=STATED, decided=False)
    assert not findings(tdkt, ward)
    text = drafted(tdkt, ward)
    assert "Theo khai báo của phường: từ 01/03/2027 áp dụng Nghị định số 45/2027/NĐ-CP" in text
    assert "Nghị định số 45/2027/NĐ-CP ngày 20 tháng 02 năm 2027 của Chính phủ quy định chi tiết" in text
    assert "Căn cứ Nghị định số 152/2025/NĐ-CP" not in text


def test_an_issued_decision_has_no_note(tdkt: Run, tmp_path: Path) -> None:
    text = drafted(tdkt, ward_on(tmp_path / "kho", "2027-03-01", stated=STATED))
    assert "khai báo" not in text
    assert "Nghị định số 45/2027/NĐ-CP ngày 20 tháng 02 năm 2027" in text
