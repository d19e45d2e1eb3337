"""What Excel, Word's clipboard and other programs leave in a cell, read as a Vietnamese reader sees it, or refused at its cell."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from filled_forms import ANSWERS, SECOND_QUARTER, cell, empty_form, fill, one, refused, send
from raw_forms import repacked, sheet_part, with_cell, with_style, with_text

from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS
from tdkt.exchange.cell_values import one_line, paragraphs, tidy
from tdkt.exchange.importing import Outcome
from tdkt.exchange.report_cells import cell_of
from tdkt.exchange.returned_file import open_returned
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
NARRATIVE, FIGURES, COVER = "Thuyết minh", "Số liệu", "Hướng dẫn"


@pytest.fixture
def form(make_workspace: Make, tmp_path: Path) -> tuple[Workspace, Path]:
    workspace = make_workspace()
    return workspace, send(fill(empty_form(workspace), ANSWERS), tmp_path)


def place(workspace: Workspace, sheet: str, row: str, head: str) -> str:
    return str(cell(empty_form(workspace, SECOND_QUARTER), sheet, row, head).coordinate)


def results_cell(workspace: Workspace) -> str:
    return place(workspace, NARRATIVE, "results", "Nội dung (mỗi ý một dòng)")


def told(outcome: Outcome) -> list[str]:
    assert refused(outcome) == []
    return outcome.answers.narrative["results"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Kết quả một._x000D_\nKết quả hai.", ["Kết quả một.", "Kết quả hai."]),
        ("Kết quả một._x000d_Kết quả hai.", ["Kết quả một.", "Kết quả hai."]),
        ("Thư_x0020_viện", ["Thư viện"]),
        ("Ghi _x005F_x000D_ nguyên văn.", ["Ghi _x000D_ nguyên văn."]),
        ("Một._x000B_Hai.", ["Một.", "Hai."]),
        ("Chuông_x0007_ reo", ["Chuông reo"]),
        ("Mặt cười _xD83D__xDE00_ vui", ["Mặt cười 😀 vui"]),
        ("a_x12_b và _xZZZZ_", ["a_x12_b và _xZZZZ_"]),
    ],
)
def test_escapes_of_office_are_the_characters_that_they_stand_for(
    written: str, read: list[str], form: tuple[Workspace, Path]
) -> None:
    workspace, path = form
    assert told(one(workspace, with_text(path, NARRATIVE, results_cell(workspace), written))) == read


def test_escapes_are_read_in_heads_and_on_the_hidden_sheet_too(form: tuple[Workspace, Path]) -> None:
    workspace, path = form
    expected = one(workspace, path).new

    def escape(parts: dict[str, bytes]) -> None:
        for name in parts:
            if name.startswith("xl/worksheets/") or name == "xl/sharedStrings.xml":
                parts[name] = (
                    parts[name]
                    .replace(b"TDKT1", b"TDKT_x0031_")
                    .replace("Ô 1<".encode(), "Ô_x0020_1<".encode())
                )

    assert one(workspace, repacked(path, escape)).new == expected


@pytest.mark.parametrize(
    ("stored", "code", "read"),
    [
        ("5.0", "General", "5"),
        ("33333.0", "@", "33333"),
        ("96.4", "General", "96,4"),
        ("0.30000000000000004", "General", "0,3"),
        ("1E+3", "General", "1000"),
        ("1.5E-3", "General", "0,0015"),
        ("-2.50", "General", "-2,5"),
        ("0.964", "0.0%", "96,4%"),
        ("1", "0%", "100%"),
        ("46091", "dd/mm/yyyy", "10/03/2026"),
        ("46091", "[$-42A]dd\\/mm\\/yyyy;@", "10/03/2026"),
        ("46091.5", "dd/mm/yyyy hh:mm", "10/03/2026 12:00"),
    ],
)
def test_a_number_in_a_cell_for_words_is_written_as_people_see_it(
    stored: str, code: str, read: str, form: tuple[Workspace, Path]
) -> None:
    workspace, path = form
    style = with_style(path, code)
    where = results_cell(workspace)
    outcome = one(workspace, with_cell(path, NARRATIVE, where, f"<v>{stored}</v>", f's="{style}"'))
    assert told(outcome) == [read]


@pytest.mark.parametrize(
    ("content", "attributes", "code", "said"),
    [
        ("<v>46091</v>", "", "d-mmm", "Excel đã đổi nội dung ô thành ngày 10/03/2026."),
        ("<v>0.5</v>", "", "h:mm", "Ô cần lời văn nhưng đang chứa “12:00:00”."),
        ("<v>1E+20</v>", "", "General", "Số trong ô quá lớn hoặc quá nhỏ: Excel chỉ giữ 15 chữ số."),
        ("<v>1</v>", 't="b"', "General", "Ô cần lời văn nhưng đang chứa “TRUE”."),
        ("<f>A1</f><v>#REF!</v>", 't="e"', "General", "Công thức trong ô bị lỗi #REF!."),
        ("<v>#GETTING_DATA</v>", 't="e"', "General", "Công thức trong ô bị lỗi #GETTING_DATA."),
        ("<f>A1</f>", "", "General", "Công thức chưa có kết quả."),
    ],
)
def test_what_excel_made_of_a_text_is_refused_at_its_cell(
    content: str, attributes: str, code: str, said: str, form: tuple[Workspace, Path]
) -> None:
    workspace, path = form
    style = with_style(path, code)
    where = results_cell(workspace)
    outcome = one(workspace, with_cell(path, NARRATIVE, where, content, f's="{style}" {attributes}'))
    assert refused(outcome) == [(NARRATIVE, where, said)]


def test_what_is_no_number_is_refused_at_its_cell(form: tuple[Workspace, Path]) -> None:
    workspace, path = form
    where = place(workspace, FIGURES, "van-thu.dung-han", "Ô 1")
    outcome = one(workspace, with_cell(path, FIGURES, where, "<v>9_6</v>"))
    assert refused(outcome)[0][:2] == (FIGURES, where)


@pytest.mark.parametrize(
    "mark",
    ["\uf0b7", "\uf0d8 ", "\uf0a7\t", "● ", "▪", "➢ ", "· ", "o ", "o\t", "○ ", "− ", "‐ ", "– ", "— ", "- ", "* ", "1. ", "12) ",
     "1.2. ", "a) ", "đ)", "• - ", "✓ ", "◦ "],
)  # fmt: skip
def test_marks_of_lists_are_dropped(mark: str) -> None:
    assert paragraphs(f"{mark}Khen thưởng.\n{mark}Đào tạo.") == ["Khen thưởng.", "Đào tạo."]


@pytest.mark.parametrize(
    "text",
    [
        "-5 hồ sơ.",
        "−5 độ",
        "*Tên* nghiêng.",
        "o bế khách hàng",
        "01 mô hình",
        "1.234 hộ",
        "2026. Năm nay",
        "ông A",
        "A) khác",
        "12 hộ",
    ],
)
def test_what_only_looks_like_a_mark_stays(text: str) -> None:
    assert paragraphs(text) == [text]


def test_items_on_one_line_are_set_apart() -> None:
    assert one_line("- Biên bản số 5;\n- Biên bản số 6.", "@") == "Biên bản số 5; Biên bản số 6."
    assert one_line("Biên bản\nsố 5", "@") == "Biên bản số 5"


def test_nothing_that_yaml_refuses_is_left() -> None:
    from tdkt.workspace.source import FORBIDDEN

    text = "".join(map(chr, range(0x2100))) + "\ufeff\ufffe\uffff\u2028\u2029"
    assert FORBIDDEN.search(tidy(text).replace("\n", "")) is None


def test_every_finding_of_a_form_names_its_cell(make_workspace: Make, tmp_path: Path) -> None:
    workspace = make_workspace()
    workbook = fill(empty_form(workspace), {**ANSWERS, (FIGURES, "van-thu.dung-han", "Ô 1"): 90})
    text = cell(workbook, NARRATIVE, "results", "Nội dung (mỗi ý một dòng)")
    text.value = "Kết quả  một.\nĐã đánh giá , xếp loại."
    outcome = one(workspace, send(workbook, tmp_path))
    assert refused(outcome) == []
    found = {
        finding.code: cell_of(finding.place, outcome.file, outcome.new, outcome.answers)
        for finding in outcome.warnings
    }
    cause = place(workspace, FIGURES, "van-thu.dung-han", "Nguyên nhân (nếu chậm, không đạt)")
    assert found["R510"] == (FIGURES, cause)
    assert all(sheet for sheet, _ in found.values()), outcome.warnings
    assert (NARRATIVE, text.coordinate) in found.values()


@pytest.mark.parametrize(
    ("day", "hint"),
    [
        (datetime.date(2026, 8, 7), "Có phải là 08/07/2026 (Excel đổi ngày với tháng)?"),
        (datetime.date(2026, 12, 25), "Sửa ô “Ngày gửi”"),
    ],
)
def test_a_day_of_sending_that_has_not_come_is_pointed_out(
    day: datetime.date, hint: str, make_workspace: Make, tmp_path: Path
) -> None:
    workspace = make_workspace()
    workbook = fill(empty_form(workspace), ANSWERS)
    sheet = workbook[COVER]
    for row in sheet.iter_rows():
        if row[1].value == "Ngày gửi":
            row[2].value = day
    today = datetime.date(2026, 7, 20)
    outcome = one(workspace, send(workbook, tmp_path), today=today)
    assert refused(outcome) == []
    finding = next(finding for finding in outcome.warnings if finding.code == "R525")
    assert f"{day:%d/%m/%Y} sau ngày nhận phiếu 20/07/2026" in finding.message
    assert hint in finding.hint
    assert cell_of(finding.place, outcome.file, outcome.new, outcome.answers)[0] == COVER
    same_day = one(workspace, tmp_path / "phieu.xlsx", today=day)
    assert not any(finding.code == "R525" for finding in same_day.warnings)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/styles.xml", b"<fonts", b'<fonts bad="x"'),
        ("xl/styles.xml", b"</fonts>", b'<font><u val="wavyHeavy"/><color rgb="#FF0000"/></font></fonts>'),
        ("xl/styles.xml", b"<fill>", b"<fill/><fill>"),
        ("docProps/core.xml", b'W3CDTF">', b'W3CDTF">28/11/2026 '),
        ("xl/theme/theme1.xml", b"<a:", b"<"),
    ],
)
def test_decoration_that_no_library_reads_does_not_matter(
    part: str, old: bytes, new: bytes, form: tuple[Workspace, Path]
) -> None:
    workspace, path = form
    expected = one(workspace, path).new

    def spoil(parts: dict[str, bytes]) -> None:
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new)

    assert one(workspace, repacked(path, spoil)).new == expected


def test_prefixes_and_encodings_of_xml_do_not_matter(form: tuple[Workspace, Path]) -> None:
    workspace, path = form
    expected = one(workspace, path).new
    part = sheet_part(path, FIGURES)

    def change(parts: dict[str, bytes]) -> None:
        text = parts[part].decode()
        body = text.partition("?>")[2] if text.startswith("<?xml") else text
        parts[part] = ('<?xml version="1.0" encoding="UTF-16"?>' + body).encode("utf-16")

    assert one(workspace, repacked(path, change)).new == expected


def test_one_bad_form_does_not_stop_the_others(
    form: tuple[Workspace, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from filled_forms import take

    workspace, good = form
    bad = tmp_path / "xau.xlsx"
    bad.write_bytes(good.read_bytes())
    opened = open_returned

    def fails(path: Path) -> object:
        if path == bad:
            raise RecursionError("deep")
        return opened(path)

    monkeypatch.setattr("tdkt.exchange.importing.open_returned", fails)
    first, second = take(workspace, bad, good)
    assert "lỗi bên trong" in first.refusals[0].message
    assert isinstance(first.fault, RecursionError)
    assert second.is_change


def test_a_narrative_that_no_report_holds_is_refused_at_its_cell(form: tuple[Workspace, Path]) -> None:
    workspace, path = form
    where = results_cell(workspace)
    outcome = one(workspace, with_text(path, NARRATIVE, where, "Một.\n" * 1000))
    assert [(sheet, cell) for sheet, cell, _ in refused(outcome)] == [(NARRATIVE, where)]
    assert "quá dài" in outcome.refusals[0].message


def test_notes_that_no_report_holds_are_refused_at_the_longest(form: tuple[Workspace, Path]) -> None:
    workspace, path = form
    where = place(workspace, FIGURES, "van-thu.mo-hinh", "Ghi chú")
    outcome = one(workspace, with_text(path, FIGURES, where, "chữ " * 20_000))
    assert [(sheet, found) for sheet, found, _ in refused(outcome)] == [(FIGURES, where)]


def test_a_plan_that_writes_an_escape_gets_it_back(make_workspace: Make, tmp_path: Path) -> None:
    text = FILES[MOVEMENTS].replace("Quản lý tài sản công", "Quản lý _x0041_ tài sản công")
    workspace = make_workspace(**{MOVEMENTS: text})
    outcome = one(workspace, send(fill(empty_form(workspace), ANSWERS), tmp_path))
    assert refused(outcome) == []
