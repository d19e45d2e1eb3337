"""Certificates: what a ward's Word form may hold, what is told of one that cannot be used, what stands on the paper."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from conftest import REPOSITORY
from tdkt.awards.batch_case import BatchCase
from tdkt.documents.certificates.filled import certificate_jobs
from tdkt.documents.certificates.packaged_forms import commendation_form, title_form
from tdkt.documents.certificates.tags import TAGS
from tdkt.documents.jobs import NotYetError
from tdkt.documents.page.written import FilledForm
from tdkt.documents.texts.templates import Templates
from tdkt.documents.word.package import packed
from tdkt.documents.word_forms.opening import FormError
from tdkt.documents.word_forms.tags import written
from tdkt.errors import UserError
from tdkt.model.award_records import DecisionRef
from tdkt.model.revocation import Revocation, RevokedAward

from ..award_samples import CITY_BATCH, SUDDEN, THEMATIC, YEAR_END, case, changed

GOOD = ("GIẤY KHEN", "{{ recipient }}", "{{ merit }}", "Quyết định số {{ decision_number }}")


def form(folder: Path, *paragraphs: str, name: str = "giay-khen") -> Path:
    """Write a form of the ward with these paragraphs; return its folder."""
    word = Document()
    for text in paragraphs:
        word.add_paragraph(text)
    folder.mkdir(exist_ok=True)
    word.save(str(folder / f"{name}.docx"))
    return folder


def papers(found: BatchCase, folder: Path | None = None, *, each: bool = False) -> dict[str, FilledForm]:
    jobs = certificate_jobs(found, "x", Templates(folder) if folder else Templates(), each=each)
    made = {job.name: job.make(iter) for job in jobs}
    return {name: paper for name, paper in made.items() if isinstance(paper, FilledForm)}


def words(paper: FilledForm) -> str:
    """The text of the body, a paragraph a line, whatever holds it."""
    root = Document(io.BytesIO(paper.data)).element.body
    lines = ("".join(text.text or "" for text in part.iter(f"{{{root.nsmap['w']}}}t"))
             for part in root.iter(f"{{{root.nsmap['w']}}}p"))  # fmt: skip
    return "\n".join(line for line in lines if line)


def with_merit(found: BatchCase, merit: str) -> BatchCase:
    """The case with another merit of its first nominee."""
    first, *others = found.nominees
    changed_first = replace(first, nomination=replace(first.nomination, for_=merit))
    return replace(found, nominees=(changed_first, *others))


def test_one_file_for_the_printer_a_page_each() -> None:
    [paper] = papers(case(THEMATIC)).values()
    assert paper.pages == 4
    text = words(paper)
    for expected in ("GIẤY KHEN", "Bà Đỗ Thị B", "Hộ ông Nguyễn Văn K", "225/QĐ-UBND", "Đào Quang Dương"):
        assert expected in text
    assert "{{" not in text
    assert paper.illustrative


def test_each_has_a_file_named_by_ordinal_and_name() -> None:
    made = papers(case(SUDDEN), each=True)
    assert list(made) == ["01-hoang-van-s", "02-ho-ba-tran-thi-l"]
    assert "Ông Hoàng Văn S" in words(made["01-hoang-van-s"])
    assert "Trần Thị L" not in words(made["01-hoang-van-s"])


def test_those_who_were_refused_get_none_and_awards_without_a_paper_are_told() -> None:
    made = papers(case(YEAR_END))
    text = "\n".join(map(words, made.values()))
    assert "Bùi Thị H" not in text, "refused by the Council"
    assert any(
        "Không in bằng của danh hiệu “Lao động tiên tiến”" in note for note in made["bang-danh-hieu"].notes
    )


def test_whose_award_was_cancelled_gets_none_and_is_told() -> None:
    found = case(THEMATIC)
    [one, *_], [whole] = found.nominees, papers(found).values()
    assert found.batch.decision is not None
    origin = found.batch.origin
    decision = DecisionRef(found.batch.decision.number, found.batch.decision.date, None, origin)
    award = RevokedAward(one.who.id, one.award.id, decision, "a", "khai không đúng", None, (), (), origin)
    day = datetime.date(2026, 11, 2)
    revocation = Revocation(
        "huy", found.batch.year, (award,), None, (), None, None, 5, day, (), None, None, origin
    )
    [paper] = papers(replace(found, book=replace(found.book, revocations=(revocation,)))).values()
    assert paper.pages == whole.pages - 1
    assert one.who.name not in words(paper)
    said = f"{one.who.full_address}: không in Giấy khen, khen thưởng đã bị hủy bỏ theo Quyết định số 05/QĐ-UBND ngày 02/11/2026."
    assert said in paper.notes


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"decision": None, "state": "submitted"}, "số và ngày quyết định"),
        ({"state": "submitted"}, "trạng thái “decided”"),
    ],
)
def test_before_the_decision_nothing_is_printed(fields: dict[str, object], said: str) -> None:
    with pytest.raises(NotYetError, match=re.escape(said)):
        papers(changed(SUDDEN, **fields))


def test_the_city_prints_its_own() -> None:
    with pytest.raises(NotYetError, match="do thành phố Hải Phòng in, phường"):
        papers(case(CITY_BATCH))


def test_the_form_of_the_ward_comes_before_that_of_tdkt_and_that_of_the_award_before_both(
    tmp_path: Path,
) -> None:
    form(tmp_path, "MẪU CỦA PHƯỜNG", *GOOD)
    assert "MẪU CỦA PHƯỜNG" in words(papers(case(SUDDEN), tmp_path)["giay-khen"])
    form(tmp_path, "MẪU CSTĐCS", *GOOD, name="chien-si-thi-dua-co-so")
    assert "MẪU CSTĐCS" in words(papers(case(YEAR_END), tmp_path)["chien-si-thi-dua-co-so"])


def test_a_tag_that_word_cut_into_runs_is_one_tag(tmp_path: Path) -> None:
    word = Document()
    paragraph = word.add_paragraph("Tặng ")
    for piece in ("{", "{ reci", "pient", " }", "}"):
        paragraph.add_run(piece).bold = piece == "pient"
    for text in GOOD[2:]:
        word.add_paragraph(text)
    word.save(str(tmp_path / "giay-khen.docx"))
    assert "Tặng Ông Hoàng Văn S" in words(papers(case(SUDDEN), tmp_path)["giay-khen"])


FORMS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "thẻ gõ sai": ((*GOOD, "{{ recipent }}"), "không có thẻ {{ recipent }}", "Có phải là {{ recipient }}?"),
    "thẻ bằng tiếng Việt": ((*GOOD, "{{ thanh_tich }}"), "không có thẻ {{ thanh_tich }}", "Có phải là {{ merit }}?"),
    "thẻ không giống thẻ nào": ((*GOOD, "{{ xyz }}"), "không có thẻ {{ xyz }}", "Các thẻ dùng được: recipient"),
    "thiếu tên": (GOOD[2:], "thiếu thẻ {{ recipient }} hoặc {{ name }}", "Thêm thẻ ấy"),
    "thiếu số quyết định": (GOOD[:3], "thiếu thẻ {{ decision_number }}", ""),
    "thiếu thành tích": ((GOOD[1], GOOD[3]), "thiếu thẻ {{ merit }}", ""),
    "không đóng ngoặc": ((*GOOD, "{{ recipient }"), "phải đóng bằng }} trong cùng đoạn", ""),
    "thẻ rỗng": ((*GOOD, "{{ }}"), "sai cú pháp thẻ", ""),
    "if không đóng": ((*GOOD, "{% if place %}x"), "sai cú pháp thẻ", ""),
    "vòng lặp": ((*GOOD, "{% for x in place %}{{ x }}{% endfor %}"), "lệnh không được dùng", "{% if … %}"),
    "gọi hàm": ((*GOOD, "{{ recipient.__class__.__mro__ }}"), "lệnh không được dùng", ""),
    "tính toán": ((*GOOD, "{{ 9**9**9 }}"), "lệnh không được dùng", ""),
    "bộ lọc lạ": ((*GOOD, "{{ recipient | replace('Ô', 'O') }}"), "lệnh không được dùng", "upper, lower, trim"),
    "gộp mẫu khác": ((*GOOD, "{% include 'x' %}"), "lệnh không được dùng", ""),
    "gán": ((*GOOD, "{% set place = 'x' %}"), "lệnh không được dùng", ""),
}  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "said", "hint"), FORMS.values(), ids=FORMS.keys())
def test_a_form_that_cannot_be_used_is_told_by_its_tag(
    paragraphs: tuple[str, ...], said: str, hint: str, tmp_path: Path
) -> None:
    form(tmp_path, *paragraphs)
    with pytest.raises(FormError) as caught:
        papers(case(SUDDEN), tmp_path)
    assert str(caught.value).startswith(str(tmp_path / "giay-khen.docx"))
    assert said in str(caught.value)
    assert hint in caught.value.hint


def _truncated(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _with_macro(data: bytes) -> bytes:
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    return stream.getvalue()


def _no_body(data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            new.writestr(part, b"<broken" if part == "word/document.xml" else old.read(part))
    return stream.getvalue()


DAMAGE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "rỗng": (lambda data: b"", "không phải tệp Word"),
    "cụt": (_truncated, "không phải tệp Word"),
    "là ảnh": (lambda data: b"\x89PNG\r\n\x1a\n" + data[:100], "không phải tệp Word"),
    "có mật khẩu hoặc .doc": (lambda data: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + data, "mật khẩu"),
    "có macro": (_with_macro, "macro"),
    "hỏng bên trong": (_no_body, "bị hỏng"),
}


@pytest.mark.parametrize(("damage", "said"), DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_form_is_refused(damage: Callable[[bytes], bytes], said: str, tmp_path: Path) -> None:
    path = form(tmp_path, *GOOD) / "giay-khen.docx"
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(FormError, match=said):
        papers(case(SUDDEN), tmp_path)


def test_tags_in_the_margins_are_refused(tmp_path: Path) -> None:
    word = Document()
    for text in GOOD:
        word.add_paragraph(text)
    word.sections[0].footer.paragraphs[0].text = "{{ ordinal }}"
    word.save(str(tmp_path / "giay-khen.docx"))
    with pytest.raises(FormError, match="đầu trang, chân trang"):
        papers(case(SUDDEN), tmp_path)


def test_signs_of_xml_and_of_templates_in_the_data_are_text() -> None:
    odd = with_merit(case(SUDDEN), "Cứu <2> người & {{ 7*7 }} {% raw %} “an toàn”")
    [paper] = papers(odd).values()
    assert "Cứu <2> người & {{ 7*7 }} {% raw %} “an toàn”" in words(paper)


def test_every_vietnamese_letter_stays_and_is_composed() -> None:
    letters = "ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬĐÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴ"
    import unicodedata

    odd = with_merit(case(SUDDEN), unicodedata.normalize("NFD", letters + letters.lower()))
    assert letters + letters.lower() in words(next(iter(papers(odd).values())))


def test_long_merits_get_smaller_and_far_too_long_ones_are_refused() -> None:
    long = with_merit(case(SUDDEN), "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước " * 6)
    [paper] = papers(long).values()
    assert any("Đã thu nhỏ chữ" in note and "Hoàng Văn S" in note for note in paper.notes)
    with pytest.raises(UserError, match="không vừa chỗ trên giấy của Ông Hoàng Văn S"):
        papers(with_merit(case(SUDDEN), "Đã có thành tích " * 200))


def test_the_same_case_gives_the_same_bytes() -> None:
    first, second = (papers(case(THEMATIC))["giay-khen"].data for _ in range(2))
    assert first == second


def test_the_shipped_forms_are_those_that_the_script_draws() -> None:
    for made, name in ((commendation_form(), "giay-khen"), (title_form(), "bang-danh-hieu")):
        assert packed(made) == (REPOSITORY / f"templates/{name}.docx").read_bytes(), name


def test_the_manual_has_every_tag() -> None:
    manual = (REPOSITORY / "docs/mau-word.md").read_text(encoding="utf-8")
    rows = [f"| `{written(tag.name)}` | {tag.title} | {tag.example} |" for tag in TAGS]
    assert "\n".join(["| thẻ | in ra | ví dụ |", "|---|---|---|", *rows]) in manual
    assert len(TAGS) == len({tag.name for tag in TAGS})
