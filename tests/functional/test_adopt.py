"""`tdkt adopt`: a plan in Word becomes a workspace, or nothing at all is written."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from conftest import REPOSITORY, Run
from tdkt.checks.programmes import programme_of
from tdkt.documents.plan import plan_document
from tdkt.documents.texts.templates import Templates
from tdkt.documents.word.writer import docx_bytes
from tdkt.workspace.workspace import read_workspace


@pytest.fixture(scope="module")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan of the year as tdkt renders it."""
    file = tmp_path_factory.mktemp("tep") / "ke-hoach.docx"
    file.write_bytes(docx_bytes(plan_document(programme_of(read_workspace(REPOSITORY), 2026), Templates())))
    return file


def test_a_dry_run_shows_what_the_file_becomes_and_writes_nothing(
    tdkt: Run, plan_file: Path, tmp_path: Path
) -> None:
    done = tdkt("adopt", str(plan_file), "kho", "--dry-run", cwd=tmp_path)
    assert done.returncode == 0
    assert "Kế hoạch số 40/KH-UBND năm 2026" in done.stdout
    assert "153/153 dòng" in done.stdout
    assert "câu đúng như tệp, đúng thứ tự" in done.stdout
    assert "25 chỉ tiêu" in done.stdout
    assert not (tmp_path / "kho").exists()


def test_the_new_workspace_is_valid_and_laid_out(tdkt: Run, plan_file: Path, tmp_path: Path) -> None:
    assert tdkt("adopt", str(plan_file), "kho", cwd=tmp_path).returncode == 0
    kho = tmp_path / "kho"
    assert tdkt("validate", cwd=kho).returncode == 0
    assert tdkt("fmt", "--check", cwd=kho).returncode == 0
    again = tdkt("adopt", str(plan_file), "kho", cwd=tmp_path)
    assert again.returncode == 1
    assert "Kho đã có kế hoạch năm 2026, không ghi đè." in again.stderr


def test_who_does_not_say_all_says_it_by_flags_and_a_known_ward_takes_none(tdkt: Run, tmp_path: Path) -> None:
    lines = (
        "ỦY BAN NHÂN DÂN",
        "XÃ ĐÔNG HƯNG",
        "KẾ HOẠCH",
        "Công tác thi đua năm 2026",
        "I. CHỈ TIÊU",
        "Một câu.",
    )
    (tmp_path / "kh.docx").write_bytes(_word(*lines))
    flags = (
        "--city",
        "tỉnh Hưng Yên",
        "--unit",
        "Phòng Kinh tế",
        "--signer",
        "Nguyễn Văn A | Chủ tịch",
        "--ci",
        "github",
    )
    done = tdkt("adopt", "kh.docx", "kho", *flags, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "kho/.github/workflows/tdkt.yml").is_file()
    assert "name: Nguyễn Văn A" in (tmp_path / "kho/plans/organization.yaml").read_text(encoding="utf-8")
    again = tdkt("adopt", "kh.docx", "kho", "--year", "2027", *flags[:2], cwd=tmp_path)
    assert again.returncode == 2
    assert "là kho đã có" in again.stderr


def _word(*paragraphs: str) -> bytes:
    document, stream = docx.Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "rỗng"),
        (b"khong phai Word", "Không đọc được"),
        (_word(), "tệp không có chữ nào"),
        (_word("BÁO CÁO", "Kết quả năm 2025"), "không thấy dòng “KẾ HOẠCH”"),
        (_word("KẾ HOẠCH", "Thi đua", "I. MỤC ĐÍCH", "Một câu."), "không nêu năm"),
    ],
)
def test_what_is_no_plan_is_refused_with_the_reason(
    tdkt: Run, tmp_path: Path, data: bytes, said: str
) -> None:
    (tmp_path / "tep.docx").write_bytes(data)
    done = tdkt("adopt", "tep.docx", "kho", cwd=tmp_path)
    assert done.returncode in (1, 2)
    assert said in " ".join(done.stderr.split())
    assert not (tmp_path / "kho").exists()


@pytest.mark.parametrize(
    "sentence",
    [
        "Tỷ lệ rác được phân loại đạt 70% năm 2026 và 85% năm 2027.",
        "Giảm hộ nghèo 4% so với năm 2025, còn 38%.",
    ],
)
def test_a_sentence_of_which_one_part_can_be_measured_is_taken_over(
    tdkt: Run, tmp_path: Path, sentence: str
) -> None:
    lines = (
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "XÃ ĐÔNG HƯNG\tĐộc lập - Tự do - Hạnh phúc",
    )
    data = _word(
        *lines, "KẾ HOẠCH", "Công tác thi đua năm 2026", "I. NỘI DUNG", "1. Phòng Kinh tế", f"- {sentence}"
    )
    (tmp_path / "kh.docx").write_bytes(data)
    done = tdkt("adopt", "kh.docx", "kho", "--city", "tỉnh Hưng Yên", "--year", "2026", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert tdkt("validate", cwd=tmp_path / "kho").returncode == 0
    written = "".join(
        path.read_text(encoding="utf-8") for path in (tmp_path / "kho/plans/2026/movements").iterdir()
    )
    assert "label: " in written
    assert "# SỬA:" in written


def test_a_title_of_what_is_carried_out_a_short_date_and_who_is_acting(tdkt: Run, tmp_path: Path) -> None:
    document, stream = docx.Document(), io.BytesIO()
    for text in (
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "XÃ ĐÔNG THÁI\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 21/KH-UBND\tĐông Thái, ngày 15/01/2026",
        "KẾ HOẠCH",
    ):
        document.add_paragraph(text)
    title = document.add_paragraph()
    title.add_run("Thực hiện phong trào thi đua “Dân vận khéo” năm 2026").bold = True
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in (
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "Xét đề nghị của Phòng Kinh tế.",
        "Thực hiện Kế hoạch số 15/KH-UBND của Ủy ban nhân dân tỉnh.",
        "I. MỤC ĐÍCH",
        "- Nâng cao chất lượng.",
    ):
        document.add_paragraph(text)
    document.add_paragraph("II. TỔ CHỨC THỰC HIỆN")
    document.add_paragraph("1. Phòng Kinh tế")
    document.add_paragraph("- Theo dõi.")
    foot = document.add_table(rows=1, cols=2)
    foot.cell(0, 0).text = "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT."
    foot.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN\nQ. CHỦ TỊCH\n\n\nNguyễn Văn A"
    document.save(stream)
    (tmp_path / "kh.docx").write_bytes(stream.getvalue())
    done = tdkt("adopt", "kh.docx", "kho", "--city", "tỉnh Hưng Yên", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "khác tệp" not in done.stdout.lower()
    plan = (tmp_path / "kho/plans/2026/plan.yaml").read_text(encoding="utf-8")
    assert "title: Thực hiện phong trào thi đua “Dân vận khéo” năm 2026\n" in plan
    assert "number: 21\n" in plan
    assert "  - Xét đề nghị của Phòng Kinh tế.\n" in plan
    assert "date: 2026-01-15\n" in plan
    ward = (tmp_path / "kho/plans/organization.yaml").read_text(encoding="utf-8")
    assert "post: Q. Chủ tịch\n" in ward
    assert "Thuộc tỉnh, thành phố nào" not in ward
