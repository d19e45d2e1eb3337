"""`tdkt import` takes a ward's lists at the same door as the forms of its units."""

from __future__ import annotations

from pathlib import Path

from conftest import Run

LIST = "STT;Họ và tên;Giới tính;Chức vụ;Đơn vị\n1;Hoàng Minh Q;Nam;Chuyên viên;VP\n2;trần thị h;Nữ;Chuyên viên;Văn phòng\n"
REGISTER = "plans/awards/register.yaml"


def test_a_list_is_shown_taken_and_known_the_second_time(tdkt: Run, example_folder: Path) -> None:
    (example_folder / "can-bo.csv").write_bytes(LIST.encode("utf-8-sig"))
    before = (example_folder / REGISTER).read_text(encoding="utf-8")
    shown = tdkt("import", "can-bo.csv", "--dry-run", cwd=example_folder)
    assert shown.returncode == 0
    assert "danh sách cán bộ, công chức, 2 dòng: 1 mới, 1 giữ nguyên" in shown.stdout
    assert "“trần thị h” là Trần Thị H" in shown.stdout
    assert "+  - {id: hoang-minh-q, name: Hoàng Minh Q" in shown.stdout
    assert (example_folder / REGISTER).read_text(encoding="utf-8") == before
    assert "Đã ghi vào plans/awards/register.yaml" in tdkt("import", "can-bo.csv", cwd=example_folder).stderr
    assert "id: hoang-minh-q" in (example_folder / REGISTER).read_text(encoding="utf-8")
    again = tdkt("import", "can-bo.csv", cwd=example_folder)
    assert (again.returncode, "Không có gì để ghi" in again.stderr) == (0, True)


def test_a_row_that_could_be_another_person_keeps_the_whole_list_out(tdkt: Run, example_folder: Path) -> None:
    (example_folder / "can-bo.csv").write_text(LIST.replace("Văn phòng", "Phòng Kinh tế"), encoding="utf-8")
    done = tdkt("import", "can-bo.csv", cwd=example_folder)
    assert done.returncode == 1
    assert "ô B3: “Trần Thị H” trùng tên với người đang có" in done.stdout
    assert "hoang-minh-q" not in (example_folder / REGISTER).read_text(encoding="utf-8")


def test_a_word_that_names_no_list_is_answered_with_those_that_do(tdkt: Run, example_folder: Path) -> None:
    (example_folder / "a.csv").write_text(LIST, encoding="utf-8")
    done = tdkt("import", "a.csv", "--as", "hoi", cwd=example_folder)
    assert done.returncode == 2
    for name in ("people", "collectives", "households", "subdivisions"):
        assert name in done.stderr
        assert name in tdkt("import", "--help", cwd=example_folder).stdout
