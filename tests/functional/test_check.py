"""`tdkt check`: formats, exit codes, several files."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
from docx import Document

from conftest import REPOSITORY, Run


def _office_file(path: Path) -> Path:
    document = Document()
    for text in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/BC-UBND",
        "BÁO CÁO",
        "Kết quả công tác",
        "Nội dung.",
    ):
        document.add_paragraph(text)
    document.save(str(path))
    return path


def test_text_names_place_rule_and_cure(tdkt: Run, tmp_path: Path) -> None:
    _office_file(tmp_path / "bao-cao.docx")
    result = tdkt("check", "bao-cao.docx", "--no-pages", cwd=tmp_path)
    assert result.returncode == 1
    assert "lỗi V101" in result.stdout
    assert "đoạn 1: “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”" in result.stdout
    assert "sửa: Đặt khổ giấy A4" in result.stdout


def test_json_and_sarif_hold_to_their_schemas(tdkt: Run, tmp_path: Path) -> None:
    _office_file(tmp_path / "bao-cao.docx")
    found = json.loads(tdkt("check", ".", "--no-pages", "--format", "json", cwd=tmp_path).stdout)
    jsonschema.validate(found, json.loads((REPOSITORY / "schemas/check-output.schema.json").read_bytes()))
    assert found["files"][0]["kind"] == "Báo cáo"
    assert found["errors"] > 3
    sarif = json.loads(tdkt("check", ".", "--no-pages", "--format", "sarif", cwd=tmp_path).stdout)
    assert {result["ruleId"] for result in sarif["runs"][0]["results"]} >= {"V101", "V103"}


def test_what_is_no_word_file_is_said_and_the_others_are_checked(tdkt: Run, tmp_path: Path) -> None:
    _office_file(tmp_path / "a.docx")
    (tmp_path / "b.docx").write_bytes(b"khong phai Word")
    result = tdkt("check", ".", "--no-pages", cwd=tmp_path)
    assert result.returncode == 1
    assert "b.docx: không kiểm tra được" in result.stderr
    assert "V101" in result.stdout


def test_a_file_that_is_not_there_is_wrong_usage(tdkt: Run, tmp_path: Path) -> None:
    assert tdkt("check", "khong-co.docx", cwd=tmp_path).returncode == 2
    (tmp_path / "trong").mkdir()
    assert tdkt("check", "trong", cwd=tmp_path).returncode == 2


def test_comments_are_written_to_a_copy_and_never_over_a_file(tdkt: Run, tmp_path: Path) -> None:
    source = _office_file(tmp_path / "bao-cao.docx")
    before = source.read_bytes()
    result = tdkt("check", "bao-cao.docx", "--comments", "--no-pages", cwd=tmp_path)
    assert "bao-cao.ghi-chu.docx" in result.stderr
    comments = [comment.text for comment in Document(str(tmp_path / "bao-cao.ghi-chu.docx")).comments]
    assert any(text.startswith("V101 (lỗi): Khổ giấy") for text in comments)
    assert source.read_bytes() == before
    for args in (("--comments",), ("--comments", "-o", "bao-cao.docx"), ("-o", "khac.docx")):
        assert tdkt("check", "bao-cao.docx", *args, cwd=tmp_path).returncode == 2
    assert source.read_bytes() == before


def test_fix_writes_a_mended_copy_and_tells_what_is_left(tdkt: Run, tmp_path: Path) -> None:
    source = _office_file(tmp_path / "bao-cao.docx")
    before = source.read_bytes()
    result = tdkt("check", "bao-cao.docx", "--fix", "--track", "-o", "moi.docx", "--no-pages", cwd=tmp_path)
    assert "V101  Khổ giấy không phải A4: 1 chỗ" in result.stderr
    assert "V101" not in result.stdout
    assert result.stdout.startswith("moi.docx")
    assert source.read_bytes() == before
    assert tdkt("check", "bao-cao.docx", "--track", cwd=tmp_path).returncode == 2
    assert tdkt("check", "bao-cao.docx", "--fix", "-o", "moi.docx", cwd=tmp_path).returncode == 2


def test_fix_that_mends_nothing_says_so(tdkt: Run, tmp_path: Path) -> None:
    _office_file(tmp_path / "a.docx")
    assert "đã sửa" in tdkt("check", "a.docx", "--fix", "-o", "b.docx", "--no-pages", cwd=tmp_path).stderr
    again = tdkt("check", "b.docx", "--fix", "-o", "c.docx", "--no-pages", cwd=tmp_path).stderr
    assert "đã sửa" not in again
    assert "như tệp gốc" in again


def test_many_findings_of_a_rule_are_told_together(tdkt: Run, tmp_path: Path) -> None:
    document = Document(str(_office_file(tmp_path / "a.docx")))
    for number in range(8):
        document.paragraphs[-1].insert_paragraph_before(f"Việc {number} ,đã làm xong trong tháng này.")
    document.save(str(tmp_path / "a.docx"))
    said = tdkt("check", "a.docx", "--no-pages", cwd=tmp_path).stdout
    assert said.count("cảnh báo V604") == 1
    assert "chỗ khác cùng lỗi:" in said


def test_page_is_written_for_one_file(tdkt: Run, tmp_path: Path) -> None:
    _office_file(tmp_path / "bao-cao.docx")
    result = tdkt("check", "bao-cao.docx", "--format", "html", "-o", "trang.html", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    assert "Khổ giấy" in (tmp_path / "trang.html").read_text(encoding="utf-8")
    assert tdkt("check", ".", "--format", "html", "-o", "trang.txt", cwd=tmp_path).returncode == 2
