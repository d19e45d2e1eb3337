from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import docx
import pytest
from docx.shared import Cm
from lxml import etree

from official_documents.faults import FAULTS
from official_documents.typed import Typed, document
from official_documents.writing import docx_of
from tdkt.conformity.components.component import Component
from tdkt.conformity.mending.fixing import Fixed, fixed
from tdkt.conformity.run import examined
from tdkt.office.package import Limits, OfficePackage
from tdkt.office.word.blocks import WordFile, paragraphs_of
from tdkt.office.word.editing.changes import ORDER, Changes
from tdkt.office.word.editing.edited import EditedWord
from tdkt.office.word.editing.lines import draw_line
from tdkt.office.word.reading import read_word
from tdkt.office.word.xml import W, local

_LOOKS = (
    "khổ Letter", "lề trái 25 mm", "Arial cả văn bản", "số trang ở chân trang", "Quốc hiệu cỡ 14", "Tiêu ngữ không có đường kẻ",
    "cơ quan chủ quản đậm", "căn cứ đứng trong kế hoạch", "chức vụ không đậm", "trích yếu không có đường kẻ", "danh sách nơi nhận cỡ 13",
)  # fmt: skip
_EDITS: dict[str, Callable[[Typed], Typed]] = {fault.name: fault.edit for fault in FAULTS}


def _ugly(name: str = "ke-hoach") -> Typed:
    """Return a document with every fault of the page and of looks at once."""
    typed = document(name)
    for fault in _LOOKS:
        typed = _EDITS[fault](typed)
    return typed


@cache
def _file(typing: str) -> bytes:
    return docx_of(_ugly(), typing)


@cache
def _mended(typing: str, *, track: bool = False) -> Fixed:
    return fixed(_file(typing), track=track)


def _text(data: bytes) -> list[str]:
    return [one.text for one in paragraphs_of(read_word(data).blocks) if one.text.strip()]


def _seen(word: WordFile) -> list[tuple[object, ...]]:
    """Return what a reader sees of each paragraph with text: its letters, how they look, how it is set."""
    found = [one for one in paragraphs_of(word.blocks) if one.text.strip()]
    return [(one.text, tuple((run.text, run.look) for run in one.runs), one.look) for one in found]


@pytest.mark.parametrize("typing", ["table", "tabs", "styles", "boxes"])
def test_what_can_be_mended_is_and_the_rest_is_told(typing: str) -> None:
    made = _mended(typing)
    assert not [finding.message for finding in made.left.findings if finding.mends]
    before = {finding.code for finding in examined(_file(typing)).findings if finding.mends}
    assert before <= {done.finding.code for done in made.done}
    assert {"V101", "V103", "V104", "V106", "V203", "V303", "V311"} <= before


@pytest.mark.parametrize("typing", ["table", "styles"])
def test_mending_again_changes_nothing(typing: str) -> None:
    made = _mended(typing)
    again = fixed(made.data)
    assert again.done == ()
    assert again.data == made.data


@pytest.mark.parametrize("typing", ["table", "tabs", "spaces", "boxes"])
def test_words_stay_but_for_those_that_are_listed(typing: str) -> None:
    made = _mended(typing)
    assert not any(done.words for done in made.done)
    between_columns = "tab" in " ".join(made.layout)
    before, after = _text(_file(typing)), _text(made.data)
    if not between_columns:
        assert after == before
    assert [" ".join(one.split()) for one in after] == [" ".join(one.split()) for one in before]


def test_with_a_trace_all_rejected_is_the_file_as_it_was_and_all_accepted_the_file_mended() -> None:
    data = _mended("table", track=True).data
    assert _seen(read_word(_settled(data, accept=True))) == _seen(read_word(_mended("table").data))
    assert _seen(read_word(_settled(data, accept=False))) == _seen(read_word(_file("table")))


def test_the_copy_opens_in_another_library_with_a_page_number_on_top() -> None:
    made = docx.Document(io.BytesIO(_mended("table").data))
    section = made.sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.footer._element.xml


def test_letters_of_old_fonts_and_loose_marks_become_unicode() -> None:
    typed = document("bao-cao").mapped(lambda line: line)
    loose = _EDITS["chữ rời dấu"](typed)
    assert _text(fixed(docx_of(loose, "spaces")).data) == _text(docx_of(typed, "spaces"))


def _settled(data: bytes, *, accept: bool) -> bytes:
    """Return a file with all tracked changes accepted or rejected, as Word does it."""
    from tdkt.office.package import zipped

    package = OfficePackage(data, Limits(100, 10_000_000))
    parts = {name: package.part(name) for name in package.names}
    root = etree.fromstring(parts["word/document.xml"])
    for change in [one for one in root.iter() if local(one) in ("ins", "del")]:
        _settle(change, keep=(local(change) == "ins") is accept)
    for change in [one for one in root.iter() if local(one) in ("rPrChange", "pPrChange", "sectPrChange")]:
        now = change.getparent()
        assert now is not None
        now.remove(change)
        if not accept:
            kept = [child for child in now if local(child) in ("rPr", "sectPr", "headerReference")]
            now[:] = [*change[0], *(child for child in kept if local(now) != "rPr")]
    parts["word/document.xml"] = etree.tostring(root)
    return zipped(parts)


def _settle(change: etree._Element, *, keep: bool) -> None:
    parent = change.getparent()
    if parent is None:
        return
    if local(parent) == "rPr":
        paragraph = next(parent.iterancestors(f"{W}p"))
        parent.remove(change)
        if not keep:
            outer = paragraph.getparent()
            assert outer is not None
            outer.remove(paragraph)
        return
    if keep:
        for text in change.iter(f"{W}delText"):
            text.tag = f"{W}t"
        for child in list(change):
            change.addprevious(child)
    parent.remove(change)


def test_a_file_without_a_fault_stays_as_it_is() -> None:
    data = docx_of(document("bao-cao"), "spaces")
    made = fixed(data)
    assert (made.data, made.done, made.layout) == (data, (), ())


def test_columns_pushed_with_spaces_stand_on_stops() -> None:
    first = next(one for one in paragraphs_of(read_word(_mended("spaces").data).blocks) if one.text.strip())
    assert first.text == "\tỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert [stop.kind for stop in first.look.tabs] == ["center", "center"]


def _points(typed: Typed) -> list[str]:
    made = fixed(docx_of(typed, "table"))
    return [text[:2] for text in _text(made.data) if text[1:2] == ")"]


def test_points_are_lettered_as_the_alphabet_goes() -> None:
    without_dd = _EDITS["bỏ chữ đ"](document("ke-hoach"))
    assert _points(without_dd) == ["a)", "b)", "c)", "d)", "đ)", "e)"]


def test_points_that_a_sentence_cites_keep_their_letters() -> None:
    cited = _EDITS["bỏ chữ đ"](document("ke-hoach")).mapped(
        lambda line: replace(line, text=line.text.replace("điểm a khoản 1", "điểm e khoản 1"))
    )
    assert _points(cited) == ["a)", "b)", "c)", "d)", "e)", "f)"]


def test_typed_lines_go_and_drawn_ones_come() -> None:
    typed = _EDITS["đường kẻ dưới trích yếu gõ"](document("quyet-dinh-truc-tiep"))
    typed = _EDITS["đường kẻ dưới Tiêu ngữ gõ bằng gạch dưới"](typed)
    made = fixed(docx_of(typed, "table"))
    assert not [text for text in _text(made.data) if "___" in text]
    assert not made.left.findings


@pytest.mark.parametrize("typing", ["tabs", "styles", "boxes"])
def test_properties_stand_in_the_order_of_the_schema(typing: str) -> None:
    package = OfficePackage(_mended(typing, track=True).data, Limits(100, 10_000_000))
    for name in package.names:
        root = etree.fromstring(package.part(name))
        for properties in root.iter(*(f"{W}{kind}" for kind in ORDER)):
            tags = [ORDER[local(properties)].split().index(local(child)) for child in properties]
            assert tags == sorted(tags), (name, etree.tostring(properties))


def test_the_line_under_a_last_row_of_one_word_is_no_dot() -> None:
    long = "Triển khai công tác cải cách hành chính và chuyển đổi số năm 2026 của phường Minh Họa"
    typed = document("ke-hoach").mapped(
        lambda line: replace(line, text=long, rule="") if line.role == "subject" else line
    )
    made = fixed(docx_of(typed, "table"))
    subject = next(one for one in paragraphs_of(read_word(made.data).blocks) if one.text == long)
    assert [mark.width > 2_000 for mark in subject.marks] == [True]
    assert not made.left.findings


@pytest.mark.parametrize(("agency", "widened"), [("SỞ NỘI VỤ", True), ("BAN KINH TẾ - NGÂN SÁCH XÃ", False)])
def test_the_column_of_the_nation_grows_only_while_the_agency_stays_on_its_line(
    agency: str, *, widened: bool
) -> None:
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = docx.shared.Mm(210), docx.shared.Mm(297)
    section.left_margin, section.right_margin = docx.shared.Mm(30), docx.shared.Mm(20)
    table = made.add_table(1, 2)
    for cell, text in zip(table.rows[0].cells, (agency, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), strict=True):
        cell.width = docx.shared.Mm(80)
        line = cell.paragraphs[0].add_run(text)
        line.bold, line.font.size, line.font.name = True, docx.shared.Pt(13), "Times New Roman"
    table.rows[0].cells[1].add_paragraph("Độc lập - Tự do - Hạnh phúc")
    for text in ("Số: 12/TB-SNV", "THÔNG BÁO", "Về việc nghỉ lễ", "Cơ quan nghỉ làm việc 02 ngày./."):
        made.add_paragraph(text)
    stream = io.BytesIO()
    made.save(stream)
    done = fixed(stream.getvalue())
    assert any("Cột của Quốc hiệu" in told for told in done.layout) == widened


@pytest.mark.parametrize("track", [False, True], ids=["plain", "tracked"])
@pytest.mark.parametrize("typing", ["table", "spaces", "styles"])
def test_two_bases_of_one_paragraph_are_parted(typing: str, track: bool) -> None:
    name = "quyet-dinh-truc-tiep"
    typed = _EDITS["hai căn cứ một đoạn"](document(name))
    made = fixed(docx_of(typed, typing), track=track)
    right = _text(docx_of(document(name), typing))
    assert [one for one in _text(made.data) if one.startswith("Căn cứ")] == [
        one for one in right if one.startswith("Căn cứ")
    ]
    assert made.layout[0].startswith("Tách 2 căn cứ")
    assert "V312" not in {finding.code for finding in made.left.findings}


def test_the_whole_list_that_word_letters_is_typed_with_its_own_alphabet() -> None:
    data = _lettered_by_word(6)
    assert "V412" in {finding.code for finding in examined(data).findings}
    made = fixed(data)
    assert [one[:2] for one in _text(made.data) if one[1:2] == ")"] == ["a)", "b)", "c)", "d)", "đ)", "e)"]
    assert "V412" not in {finding.code for finding in made.left.findings}
    assert any("Word tự đánh" in said for said in made.layout)


def _lettered_by_word(count: int) -> bytes:
    """Return a document with a list a), b), c) … that Word numbers."""
    level = (
        f'<w:lvl xmlns:w="{W.strip("{}")}" w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
        '<w:lvlText w:val="%1)"/><w:lvlJc w:val="left"/></w:lvl>'
    )
    file = docx.Document(io.BytesIO(docx_of(document("thong-bao"), "table")))
    numbering = file.part.numbering_part.element
    list_id = numbering.add_num(_abstract(numbering, level)).numId
    end = next(one for one in file.paragraphs if one.text.startswith("Văn phòng Hội đồng"))
    for number in range(count):
        made = end.insert_paragraph_before(f"Việc thứ {number} của các đơn vị;")
        made.paragraph_format.element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = list_id
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _abstract(numbering: etree._Element, level: str) -> int:
    made = etree.SubElement(numbering, f"{W}abstractNum", {f"{W}abstractNumId": "77"})
    made.append(etree.fromstring(level))
    numbering.insert(0, made)
    return 77


def test_a_column_that_breaks_the_name_of_the_state_in_two_is_widened() -> None:
    data = docx_of(document("thong-bao"), "table")
    assert fixed(data).data == data
    assert fixed(_with_narrow_head(data)).layout[0].startswith("Cột của Quốc hiệu")


def _with_narrow_head(data: bytes) -> bytes:
    file = docx.Document(io.BytesIO(data))
    for row in file.tables[0].rows:
        row.cells[0].width, row.cells[1].width = Cm(8), Cm(8.5)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _typed_lines() -> Typed:
    """Return a report with rule lines of underscores in its head."""
    typed = document("bao-cao")
    for fault in FAULTS:
        if fault.name == "đường kẻ dưới Tiêu ngữ gõ bằng gạch dưới":
            return fault.edit(typed)
    raise LookupError


def test_a_line_in_a_text_box_is_as_long_as_the_words_and_not_as_the_box() -> None:
    made = fixed(docx_of(_typed_lines(), "boxes"))
    assert "V205" in {done.finding.code for done in made.done}
    assert "V205" not in {finding.code for finding in made.left.findings}
    drawn = [one for one in paragraphs_of(read_word(made.data).blocks) if one.look.line_below]
    assert drawn
    assert all(one.look.left > 0 and one.look.right > 0 for one in drawn)


def test_a_border_from_side_to_side_of_a_text_box_is_measured() -> None:
    word = EditedWord(fixed(docx_of(_typed_lines(), "boxes")).data)
    for properties in word.body.iter(f"{W}pPr"):
        if properties.find(f"{W}pBdr") is not None:
            for indents in properties.findall(f"{W}ind"):
                indents.set(f"{W}left", "0")
                indents.set(f"{W}right", "0")
    word.settle(Changes(""))
    assert "V205" in {finding.code for finding in examined(word.data()).findings}


def test_two_lines_on_one_paragraph_are_drawn_anew_where_their_columns_have_moved() -> None:
    typed = document("ke-hoach")
    for fault in ("tên cơ quan không có đường kẻ", "Tiêu ngữ không có đường kẻ"):
        typed = _EDITS[fault](typed)
    data = docx_of(typed, "spaces")
    word, motto = EditedWord(data), examined(data).document.first(Component.MOTTO)
    assert motto is not None
    written = word.written(motto.paragraph.place)
    assert written is not None
    start, end = written.stored(motto.paragraph.text, motto.start, motto.end) or (0, 0)
    changes = Changes("")
    for left, length in ((900, 2600), (4900, 3186)):
        draw_line(written, start, end, length=length, below=400, left=left, changes=changes)
    word.settle(changes)
    made = fixed(word.data())
    codes = {done.finding.code for done in made.done}
    assert "V209" in codes
    assert "V205" not in codes  # it was right: only its place is another
    assert not {"V205", "V209"} & {finding.code for finding in made.left.findings}
    motto = made.left.document.first(Component.MOTTO)
    assert motto is not None
    widths = sorted(mark.width for mark in motto.paragraph.marks)
    assert len(widths) == 2
    assert 3_100 < widths[1] < 3_600
    assert widths[0] < 2000
