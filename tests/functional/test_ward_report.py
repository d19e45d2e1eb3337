"""The ward's báo cáo of every period as its reader finds it."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument

from conftest import REPOSITORY, Run
from tdkt.attainment.assessment import assess
from tdkt.checks.programmes import programme_of
from tdkt.documents.page import layout
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.report.target_tables import UNIT_TABLE_SHARES, appendix_table
from tdkt.documents.report.ward_report import report_document
from tdkt.documents.texts.templates import Templates
from tdkt.documents.word.writer import docx_bytes
from tdkt.model.period import Period
from tdkt.type_metrics import text_width
from tdkt.workspace.workspace import read_workspace

PARTS = [
    "I. TÌNH HÌNH CHUNG",
    "II. KẾT QUẢ THỰC HIỆN CÁC PHONG TRÀO THI ĐUA",
    "III. KẾT QUẢ THỰC HIỆN CHỈ TIÊU CỦA CÁC ĐƠN VỊ",
    "IV. CÔNG TÁC KHEN THƯỞNG",
    "V. ĐIỂN HÌNH TIÊN TIẾN",
    "VI. HẠN CHẾ VÀ NGUYÊN NHÂN",
]
DOTS = "." * 115


@cache
def official(key: str) -> OfficialDocument:
    programme = programme_of(read_workspace(REPOSITORY), 2026)
    return report_document(programme, Period.parse(key, year=0), Templates())


@cache
def word(key: str) -> WordDocument:
    return Document(io.BytesIO(docx_bytes(official(key))))


@cache
def lines(key: str) -> list[str]:
    return [plain(paragraph.text) for paragraph in word(key).paragraphs if paragraph.text.strip()]


def plain(text: str) -> str:
    """A printed text with its no-break spaces as plain ones."""
    return text.replace("\u00a0", " ")


def under(key: str, heading: str) -> list[str]:
    """The lines of the part with this heading."""
    start = next(number for number, line in enumerate(lines(key)) if line.endswith(heading)) + 1
    level = r"[IVX]+\. " if re.match(r"[IVX]+\. ", lines(key)[start - 1]) else r"([IVX]+|\d+)\. "
    rest = lines(key)[start:]
    return rest[: next(number for number, line in enumerate(rest) if re.match(level, line))]


def tables(key: str) -> list[list[list[str]]]:
    """The ruled tables: one for each unit with targets, the appendix last."""
    return [
        [[plain(cell.text) for cell in row.cells] for row in table.rows]
        for table in word(key).tables
        if table.rows[0].cells[0].text == "TT"
    ]


@pytest.mark.parametrize(
    ("key", "title", "ahead"),
    [
        ("2026-Q1", "quý I năm 2026", "QUÝ II NĂM 2026"),
        ("2026-Q4", "quý IV năm 2026", "QUÝ I NĂM 2027"),
        ("2026-H1", "6 tháng đầu năm 2026", "6 THÁNG CUỐI NĂM 2026"),
        ("2026-9M", "9 tháng đầu năm 2026", "QUÝ IV NĂM 2026"),
        ("2026", "năm 2026", "NĂM 2027"),
    ],
)
def test_every_period_has_all_parts_in_order(key: str, title: str, ahead: str) -> None:
    headings = [line for line in lines(key) if re.match(r"[IVX]+\. ", line) and line.isupper()]
    assert headings == [*PARTS, f"VII. PHƯƠNG HƯỚNG, NHIỆM VỤ {ahead}", "VIII. KIẾN NGHỊ, ĐỀ XUẤT"]
    assert official(key).subject == f"Kết quả thực hiện công tác thi đua, khen thưởng {title}"
    assert any(
        line.startswith("Trên đây là báo cáo") and f"khen thưởng {title} của" in line for line in lines(key)
    )


def test_coverage_and_counts_are_said_in_sentences() -> None:
    overview = under("2026-Q3", "TÌNH HÌNH CHUNG")
    assert overview[0] == (
        "Đã có 04/05 đơn vị gửi báo cáo quý III năm 2026; tính từ đầu năm đã nhận 14/15 báo cáo quý phải có; còn thiếu: "
        "Văn phòng HĐND và UBND phường (quý III)."
    )
    assert overview[1] == (
        "Kế hoạch có 25 chỉ tiêu; 13/21 chỉ tiêu được đánh giá đã đạt hoặc vượt (61,9%); 03 chỉ tiêu đúng tiến độ; "
        "04 chỉ tiêu chậm; 01 chỉ tiêu không đạt; 04 chỉ tiêu chưa báo cáo. "
        "Hết quý II năm 2026 có 08/25 chỉ tiêu được đánh giá đã đạt hoặc vượt."
    )
    half = under("2026-H1", "TÌNH HÌNH CHUNG")
    assert half[1] == (
        "Đã có 05/05 đơn vị gửi đủ báo cáo các quý của 6 tháng đầu năm 2026; tính từ đầu năm đã nhận 10/10 báo cáo quý "
        "phải có."
    )


def test_the_forecast_is_said_with_its_assumption_and_never_at_the_years_end() -> None:
    assert (
        "Căn cứ kết quả đến hết 9 tháng đầu năm 2026, dự kiến hết năm 2026 có 15/20 chỉ tiêu thực hiện được mức kế hoạch đề ra "
        "(số dự kiến, không tính vào kết quả)." in lines("2026-9M")
    )
    assert tables("2026-9M")[-1][0][-1] == "Dự kiến cả năm theo tiến độ hiện nay"
    for key in ("2026", "2026-Q4"):
        assert not [line for line in lines(key) if "dự kiến hết năm" in line]
        assert not [cell for cell in tables(key)[-1][0] if "Dự kiến" in cell]


def test_every_unit_has_its_part_and_its_table() -> None:
    for number, unit in enumerate(("Văn phòng HĐND và UBND phường", "Phòng Văn hóa - Xã hội"), start=1):
        assert f"{number}. {unit}" in lines("2026-Q3")
    assert "Đơn vị chưa gửi báo cáo quý III năm 2026." in lines("2026-Q3")
    *of_units, appendix = tables("2026-Q3")
    assert [len(rows) - 1 for rows in of_units] == [4, 5, 6, 10]
    assert of_units[1][4] == [
        "4",
        "Tỷ lệ hộ đạt tiêu chuẩn “Gia đình văn hóa” đạt trên 90%",
        "> 90%",
        "91,2% (1.824/2.000)",
        "Đạt",
    ]
    assert len(appendix) == 26


def test_each_item_is_a_line_of_its_own() -> None:
    for key in ("2026-Q3", "2026-H1", "2026"):
        assert not [line for line in lines(key) if ".- " in line or ";- " in line or ";+ " in line]
    assert "- Phối hợp tổ chức các hội nghị, tọa đàm biểu dương gương điển hình: đã hoàn thành." in lines(
        "2026-Q3"
    )


def test_what_is_behind_has_its_cause_and_a_missing_one_is_told_to_the_clerk_alone() -> None:
    assert "- 100% hồ sơ quyết toán đúng thời hạn (chậm): 01 hồ sơ phải bổ sung chứng từ." in lines("2026-Q3")
    assert not [line for line in lines("2026-Q3") if "chưa nêu nguyên nhân" in line]
    note = next(note for note in official("2026-Q3").notes if "chưa nêu nguyên nhân" in note)
    assert "100% cán bộ, công chức thực hiện chuẩn mực văn hóa công sở, quy tắc ứng xử" in note


def test_the_appendix_says_what_the_change_is_against() -> None:
    heads = {key: tables(key)[-1][0] for key in ("2026-Q1", "2026-Q3", "2026-H1", "2026-9M", "2026")}
    assert heads["2026-Q1"][5:] == ["Trạng thái", "Dự kiến cả năm theo tiến độ hiện nay"]
    assert heads["2026-Q3"][6] == "So với quý trước"
    assert heads["2026-H1"][6] == "So với quý I"
    assert heads["2026-9M"][6] == "So với 6 tháng"
    assert heads["2026"][6:] == [], "no report of quý IV is in, so nothing can be compared"
    assert not [cell for head in heads.values() for cell in head if "Cùng kỳ" in cell]


def test_the_appendix_explains_its_abbreviations_and_ends_with_one_mark() -> None:
    shown = {cell for row in tables("2026-Q3")[-1][1:] for cell in row[2].split(", ")}
    said = lines("2026-Q3")
    note = said[said.index("Chữ viết tắt:") + 1 :]
    assert note[0] == "- VP: Văn phòng HĐND và UBND phường;"
    assert {line.removeprefix("- ").partition(":")[0] for line in note} == shown
    assert note[-1].endswith("Trung tâm Phục vụ hành chính công./.")
    ends = [line for line in lines("2026-Q3") if line.endswith("./.")]
    assert len(ends) == 2, (
        "the content (Phụ lục III, Mẫu 1.4) and the phụ lục (Mẫu 2.1) each end with the mark"
    )
    assert "./." not in ends, "it follows words and never stands alone"


def test_the_status_stays_on_one_line() -> None:
    padding = layout.TABLE_CELL_PADDING * 2
    share = UNIT_TABLE_SHARES[-1] / sum(UNIT_TABLE_SHARES)
    _, shares = appendix_table(
        assess(programme_of(read_workspace(REPOSITORY), 2026), Period.parse("2026-H1", year=0))
    )
    for status in ("Đúng tiến độ", "Chưa báo cáo", "Không đạt"):
        wanted = text_width(status, layout.TABLE_SIZE) + padding
        assert wanted < layout.TEXT_WIDTH * share
        assert wanted < layout.LANDSCAPE_TEXT_WIDTH * shares[5] / sum(shares)


def test_the_appendix_holds_every_target_with_its_coverage() -> None:
    rows = tables("2026-Q3")[-1]
    assert rows[1][4] == "99,88% (2.420/2.423); mới có 2/3 kỳ"
    assert rows[1][5] == "Chưa báo cáo"
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(1, 26)]
    same = [row[:6] for row in rows]
    assert [row[:6] for row in tables("2026-9M")[-1]] == same, "9 months are the sum to the end of quarter 3"


def test_words_of_earlier_quarters_are_gathered_and_say_their_quarter() -> None:
    limits = under("2026-9M", "Hạn chế")
    assert [line for line in limits if "Dịch vụ sự nghiệp công" in line] == [
        "- Trung tâm Dịch vụ sự nghiệp công (quý II): Giải thể thao phong trào tổ chức muộn hơn dự kiến.",
        "- Trung tâm Dịch vụ sự nghiệp công (quý III): Nội dung truyền thông trên mạng còn ít.",
    ], "limitations of every quarter, as results"
    assert [line.partition(":")[0] for line in limits if "Văn phòng" in line] == [
        "- Văn phòng HĐND và UBND phường (quý I)",
        "- Văn phòng HĐND và UBND phường (quý II)",
    ]
    assert len(under("2026-9M", "Nguyên nhân")) == len(limits)
    results = [line for line in lines("2026-9M") if "Trung tâm Dịch vụ sự nghiệp công (quý" in line]
    assert any("(quý I):" in line for line in results)
    assert any("(quý III):" in line for line in results)
    assert not [line for line in under("2026-Q3", "Hạn chế") if "(quý" in line]


def test_a_task_told_of_in_an_earlier_quarter_says_so() -> None:
    assert (
        "- Đảm bảo công tác báo cáo định kỳ, đột xuất, phục vụ lãnh đạo chỉ đạo được nhanh chóng, chính xác: đang thực hiện "
        "(theo báo cáo quý II)." in lines("2026-9M")
    )


def test_directions_come_from_the_data() -> None:
    ahead = under("2026-Q1", "QUÝ II NĂM 2026")
    assert ahead[0] == "- Tập trung thực hiện các chỉ tiêu đang chậm:"
    assert (
        "+ Xây dựng mô hình “Văn phòng không giấy tờ” tại Trung tâm Phục vụ hành chính công (Trung tâm Phục vụ hành chính "
        "công): chưa bắt đầu; kế hoạch hoàn thành trong năm 2026." in ahead
    )
    begun = ahead.index("- Triển khai các nhiệm vụ chưa bắt đầu:")
    assert ahead[begun + 1].startswith("+ Tổ chức các giải đấu thể thao phong trào")
    assert not [line for line in lines("2026-Q3") if "Đôn đốc" in line], (
        "who owes what is the ward's own affair"
    )
    year = under("2026", "NĂM 2027")
    assert year[0] == "- Xem lại khi xây dựng kế hoạch năm sau các chỉ tiêu không đạt:"
    assert not [line for line in year if "đang chậm" in line]


def test_a_part_with_nothing_in_it_is_a_line_of_dots() -> None:
    assert under("2026-Q3", "CÔNG TÁC KHEN THƯỞNG") == [DOTS]
    assert under("2026-Q2", "ĐIỂN HÌNH TIÊN TIẾN") == [DOTS]
    assert any("còn trống" in note and "(awards); Điển hình" in note for note in official("2026-Q2").notes)


def test_the_clerks_passages_stand_around_or_in_place_of_what_is_generated() -> None:
    overview = under("2026-H1", "TÌNH HÌNH CHUNG")
    assert overview[0].startswith("6 tháng đầu năm diễn ra cuộc bầu cử")
    assert overview[1].startswith("Đã có 05/05 đơn vị")
    assert under("2026-H1", "CÔNG TÁC KHEN THƯỞNG") == [
        "Trong kỳ, Chủ tịch Ủy ban nhân dân phường đã tặng Giấy khen (minh họa) cho:",
        "- 02 tập thể có thành tích trong phong trào thi đua phục vụ bầu cử;",
        "- 05 cá nhân, trong đó có ông Nguyễn Văn A và bà Trần Thị B.",
    ]
    after = "Phòng đang cùng các thôn, tổ dân phố rà soát số hộ chưa đăng ký danh hiệu “Gia đình văn hóa” (minh họa)."
    assert lines("2026-H1")[lines("2026-H1").index(after) + 1] == "3. Phòng Kinh tế, Hạ tầng và Đô thị"
    assert under("2026-H1", "6 THÁNG CUỐI NĂM 2026")[-1].startswith("- Tổ chức hội nghị sơ kết")


def test_notes_say_who_wrote_what() -> None:
    written, added, clerk, blank, proposals, *_ = official("2026-H1").notes
    file = "plans/2026/reports/2026-H1/loi-van.yaml"
    assert written.startswith("- tdkt soạn: ")
    assert "Kiến nghị, đề xuất (proposals)" in blank
    assert proposals.startswith(
        f"- đề xuất của đơn vị, không in vào báo cáo (muốn kiến nghị lên cấp trên thì ghi proposals ở {file}):"
    )
    assert DOTS in lines("2026-H1")
    assert added.startswith(f"- tdkt soạn, thêm lời của {file}: ")
    assert "Kết quả của Phòng Văn hóa - Xã hội (units: van-hoa-xa-hoi)" in added
    assert clerk == f"- lời của {file}: Công tác khen thưởng (awards)."


def test_every_page_says_that_the_figures_are_samples_and_it_is_a_draft() -> None:
    for section in word("2026-Q3").sections:
        for footer in (section.footer, section.first_page_footer):
            assert "SỐ LIỆU MINH HỌA" in "".join(paragraph.text for paragraph in footer.paragraphs)
    heads = "".join(cell.text for row in word("2026-Q3").tables[0].rows for cell in row.cells)
    assert "DỰ THẢO" in heads + "".join(paragraph.text for paragraph in word("2026-Q3").paragraphs)
    assert "/BC-UBND" in heads


def test_render_takes_every_key_and_names_its_files(tdkt: Run, tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "plans", tmp_path / "plans")
    done = tdkt("render", "report", "2026-Q1", "2026-6T", "2026-9M", "2026-Y", "2026", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        f"build/2026/bao-cao-{name}.docx" for name in ("quy-1", "6-thang", "9-thang", "nam")
    ]
    assert "- lời của plans/2026/reports/2026-H1/loi-van.yaml: Công tác khen thưởng (awards)." in done.stderr
    assert done.stderr.count("Có số liệu minh họa") == 1
    assert "Cả 4 văn bản:\nDự thảo" in done.stderr
    assert (
        "\nbao-cao-quy-1.docx, bao-cao-9-thang.docx, bao-cao-nam.docx:\n- tdkt soạn: " in "\n" + done.stderr
    )


def test_a_passage_on_a_unit_without_movements_is_printed_too(tdkt: Run, example_folder: Path) -> None:
    passages = example_folder / "plans/2026/reports/2026-Q1/loi-van.yaml"
    passages.write_text(
        "kind: ward-report\nperiod: 2026-Q1\npassages:\n  units:\n    kinh-te:\n      after:\n        - Phòng mới thành lập.\n",
        encoding="utf-8",
    )
    done = tdkt("render", "report", "2026-Q1", "--html", cwd=example_folder)
    assert done.returncode == 0, done.stderr
    page = (example_folder / "build/2026/bao-cao-quy-1.html").read_text(encoding="utf-8")
    assert re.search(r"2\. Phòng Kinh tế</h3>\s*<p[^>]*>Phòng mới thành lập\.</p>", page)
    assert "lời của plans/2026/reports/2026-Q1/loi-van.yaml: Kết quả của Phòng Kinh tế" in done.stderr


def test_last_years_same_period_stands_beside_this_years(tdkt: Run, tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "plans", tmp_path / "plans")
    shutil.copytree(
        REPOSITORY / "plans" / "2026",
        tmp_path / "plans" / "2025",
        ignore=shutil.ignore_patterns("awards", "drives", "inspections"),
    )
    for path in sorted((tmp_path / "plans" / "2025").rglob("*.yaml")):
        text = (
            path.read_text(encoding="utf-8")
            .replace("2026", "2025")
            .replace("numerator: 412", "numerator: 390")
        )
        path.write_text(text, encoding="utf-8")
    for folder in (tmp_path / "plans" / "2025" / "reports").iterdir():
        folder.rename(folder.with_name(folder.name.replace("2026", "2025")))
    done = tdkt("render", "report", "2026-Q1", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    report = Document(str(tmp_path / "build" / "2026" / "bao-cao-quy-1.docx"))
    rows = [[cell.text for cell in row.cells] for row in report.tables[-1].rows]
    assert rows[0][6] == "Cùng kỳ năm 2025; thay đổi"
    assert "90,7% (390/430); +5,12 điểm phần trăm" in [row[6] for row in rows]
    shown = tdkt("report", "-q", "1", cwd=tmp_path, columns=120)
    assert "So với cùng kỳ năm 2025" in shown.stdout
    header = tdkt("report", "-q", "1", "--format", "csv", cwd=tmp_path).stdout.splitlines()[0]
    assert header.endswith(
        "Cùng kỳ năm 2025,Thay đổi so với cùng kỳ năm 2025,Dự báo cả năm (nếu giữ nhịp hiện nay)"
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows không có pty")
def test_many_files_show_their_progress_on_a_terminal_only(tdkt: Run, tmp_path: Path) -> None:
    import pty

    shutil.copytree(REPOSITORY / "plans", tmp_path / "plans")
    words = ["render", "report", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2026-H1", "2026-9M"]
    piped = tdkt(*words, cwd=tmp_path)
    assert piped.returncode == 0
    assert "văn bản" not in piped.stderr.splitlines()[0], "chatter begins with the first file's name"
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "tdkt", *words],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    ) as running:
        os.close(theirs)
        seen = b""
        with contextlib.suppress(OSError):  # the terminal is closed when the program ends
            while part := os.read(ours, 4096):
                seen += part
    os.close(ours)
    assert running.returncode == 0
    shown = seen.decode(errors="replace")
    assert "Soạn văn bản" in shown
    assert "Dựng tệp" in shown
    assert "100%" in shown
