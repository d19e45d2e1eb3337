"""From the real ward's package to the city's tables, pages and report, as a city's office would go."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from made_packages import CITY, folder_of, package

from conftest import REPOSITORY, Run, write_files
from example_ward import FILES
from in_git import commit_all, new_repository
from tdkt.resources import resource_folder

REPORT = """\
indicators:
  - {id: ho-so-dung-han, name: Hồ sơ đúng hạn, type: percentage}
  - {id: chua-ai-co, name: Mô hình mới, type: count}
report:
  superior: ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG
  issuer: [SỞ NỘI VỤ]
  name: Sở Nội vụ
  place: Hải Phòng
  symbol: BC-SNV
  recipients: [Hội đồng Thi đua - Khen thưởng thành phố]
  archive: VT, TĐKT
  signer: {lines: [GIÁM ĐỐC], name: Nguyễn Văn A}
"""

HEARING_CTRL_C = """\
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from tdkt.__main__ import main
sys.exit(main())
"""
"""tdkt as in the foreground: what a shell starts in the background, tests among it, ignores Ctrl-C."""


def test_a_city_goes_from_packages_to_its_report(tdkt: Run, tmp_path: Path) -> None:
    def done(*words: str) -> str:
        made = tdkt(*words, cwd=tmp_path)
        assert made.returncode == 0, made.stdout + made.stderr
        return " ".join((made.stdout + made.stderr).split())

    (tmp_path / "ds.txt").write_text("phường Việt Hòa\nphường Mẫu\n", encoding="utf-8")
    done("publish", "2026", "--zip", "-o", "goi", "-w", str(REPOSITORY))
    done("rollup", "init", "--province", "thành phố Hải Phòng", "--wards", "ds.txt", "--store", "city")
    refused = tdkt("rollup", "add", "goi", "--store", "city", cwd=tmp_path)
    assert refused.returncode == 1
    assert "số liệu minh họa" in refused.stderr
    assert "1/2 xã, phường đã gửi" in done("rollup", "add", "goi", "--illustrative", "--store", "city")
    text = done("rollup", "report", "--store", "city", "--on", "2026-11-01")
    assert "13/21 chỉ tiêu được đánh giá đã đạt (61,9%)" in text
    assert "Chưa gửi gói (1)" in text
    assert "SỐ LIỆU MINH HỌA" in text

    found = json.loads(tdkt("rollup", "report", "--format", "json", "--store", "city", cwd=tmp_path).stdout)
    schema = json.loads((resource_folder("schemas") / "rollup-output.schema.json").read_text("utf-8"))
    jsonschema.validate(found, schema)
    assert found["summary"]["total"] == 25

    done("rollup", "report", "--xlsx", "th.xlsx", "--store", "city")
    book = openpyxl.load_workbook(tmp_path / "th.xlsx", read_only=True)
    assert [cell.value for cell in next(book["Theo nơi"].iter_rows(min_row=6, max_row=6))][:2] == [
        "thành phố Hải Phòng",
        "phường Việt Hòa",
    ]
    assert book["0603.N"]["A4"].value == (
        "SỐ LƯỢNG KHEN THƯỞNG CẤP BỘ, BAN, NGÀNH, ĐOÀN THỂ TRUNG ƯƠNG VÀ TỈNH, THÀNH PHỐ TRỰC THUỘC TRUNG ƯƠNG"
    )
    gone = tmp_path / "city/bang-tong-hop/noi/thanh-pho-hai-phong--phuong-cu.html"
    gone.parent.mkdir(parents=True)
    gone.write_text("", encoding="utf-8")
    done("rollup", "dashboard", "--store", "city")
    assert not gone.exists()
    page = (tmp_path / "city/bang-tong-hop/bang-tong-hop.html").read_text("utf-8")
    assert "noi/thanh-pho-hai-phong--phuong-viet-hoa.html" in page
    assert (tmp_path / "city/bang-tong-hop/noi/thanh-pho-hai-phong--phuong-viet-hoa.html").is_file()

    without = tdkt("rollup", "render", "--store", "city", cwd=tmp_path)
    assert "chưa có phần “report”" in without.stderr
    with (tmp_path / "city/rollup.yaml").open("a", encoding="utf-8") as file:
        file.write(REPORT)
    done("rollup", "render", "--statistics", "--store", "city", "-o", "bc.docx")
    form = tdkt("text", "bieu-thong-ke-2026-0601-n.docx", cwd=tmp_path).stdout
    assert "Đơn vị báo cáo: Sở Nội vụ" in form
    assert "1/2 xã, phường đã gửi" in form
    said = tdkt("text", "bc.docx", cwd=tmp_path).stdout
    assert "SỞ NỘI VỤ" in said
    assert "Sở Nội vụ báo cáo kết quả" in said
    assert "Hồ sơ đúng hạn" in said
    assert "99,18% (9.110/9.185)" in said
    assert "1/1 nơi có số liệu" in said
    assert "chưa có số liệu" in said
    checked = tdkt("check", "bc.docx", "--no-pages", cwd=tmp_path)
    assert "Không thấy chỗ nào sai thể thức" in checked.stdout, checked.stdout
    rows = tdkt("rollup", "sql", "SELECT count(*) AS n FROM results", "--store", "city", cwd=tmp_path)
    assert rows.stdout == "n\n75\n"
    done("rollup", "hand-down", "--year", "2026", "-o", "giao.yaml", "--store", "city")
    assert "kind: handed-down" in (tmp_path / "giao.yaml").read_text("utf-8")


def test_coverage_is_told_of_the_year_that_came(tdkt: Run, tmp_path: Path) -> None:
    (tmp_path / "ds.txt").write_text("phường Một\nphường Hai\n", encoding="utf-8")
    tdkt("rollup", "init", "--province", CITY, "--wards", "ds.txt", cwd=tmp_path)
    folder_of(package("phường Một"), tmp_path / "a")
    folder_of(package("phường Hai"), tmp_path / "a")
    assert "Năm 2026: 2/2 xã, phường đã gửi." in tdkt("rollup", "add", "a", cwd=tmp_path).stderr
    folder_of(package("phường Hai", year=2025), tmp_path / "b")
    assert "Năm 2025: 1/2 xã, phường đã gửi." in tdkt("rollup", "add", "b", cwd=tmp_path).stderr


def test_a_repository_whose_package_is_damaged_in_the_store_is_made_into_it_again(
    tdkt: Run, tmp_path: Path
) -> None:
    folder = new_repository(write_files(tmp_path / "kho", FILES))
    commit_all(folder, "Kho")
    tdkt("rollup", "init", "--province", "thành phố Hải Phòng", cwd=tmp_path)
    assert "Nhận 1 gói" in tdkt("rollup", "add", "kho", cwd=tmp_path).stdout
    assert "1 gói không đổi" in tdkt("rollup", "add", "kho", cwd=tmp_path).stdout
    (damaged,) = tmp_path.glob("packages/*/*/*/awards.parquet")
    damaged.unlink()
    assert "Nhận 1 gói" in tdkt("rollup", "add", "kho", cwd=tmp_path).stdout
    assert damaged.is_file()


def test_what_a_newer_package_no_longer_holds_is_told(tdkt: Run, tmp_path: Path) -> None:
    tdkt("rollup", "init", "--province", CITY, cwd=tmp_path)
    units = [("u", "Đơn vị", "ĐV", None, None, None)]
    folder_of(package("phường Một", units=units), tmp_path / "a")
    folder_of(package("phường Một", committed_at="2025-11-01T00:00:00+00:00"), tmp_path / "b")
    tdkt("rollup", "add", "a", cwd=tmp_path)
    done = tdkt("rollup", "add", "b", cwd=tmp_path)
    assert done.returncode == 0
    assert "CHÚ Ý: phường Một: gói mới có ít dòng hơn; units còn 0 dòng (trước 1)." in done.stderr


def test_what_was_taken_in_is_told_also_where_the_tables_cannot_be_made(tdkt: Run, tmp_path: Path) -> None:
    tdkt("rollup", "init", "--province", CITY, cwd=tmp_path)
    tdkt("rollup", "add", str(folder_of(package("phường Một"), tmp_path / "a")), cwd=tmp_path)
    (damaged,) = tmp_path.glob("packages/*/*/*/results.parquet")
    damaged.write_bytes(b"")
    shutil.rmtree(tmp_path / "tables")
    made = tdkt("rollup", "add", str(folder_of(package("phường Hai"), tmp_path / "b")), cwd=tmp_path)
    assert "Nhận 1 gói" in made.stdout
    assert "ward=phuong-mot" in made.stderr
    assert made.returncode == 1


@pytest.mark.parametrize("name", ["tong[hop]", "nam=2026", "t*"])
def test_a_store_where_the_engine_cannot_read_is_refused_before_anything_is_written(
    tdkt: Run, tmp_path: Path, name: str
) -> None:
    made = tdkt("rollup", "init", "--province", CITY, "--store", name, cwd=tmp_path)
    assert made.returncode == 2
    assert "bộ máy tổng hợp không đọc được" in made.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C gửi tới một tiến trình khác theo cách của hệ POSIX")
def test_ctrl_c_ends_a_question_without_end(tdkt: Run, tmp_path: Path) -> None:
    tdkt("rollup", "init", "--province", CITY, cwd=tmp_path)
    question = "SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE a.range * b.range % 7 = 3"
    with subprocess.Popen(
        [sys.executable, "-c", HEARING_CTRL_C, "rollup", "sql", question],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(4)
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=20)
        finally:
            process.kill()  # or it would count to the end of the world, whatever became of the test
    assert process.returncode == 130
    assert "Traceback" not in said
