from __future__ import annotations

import io

import docx
import docx.document
import pytest
from lxml import etree

from tdkt.office.package import Limits, OfficePackage
from tdkt.office.word.blocks import Paragraph, paragraphs_of
from tdkt.office.word.editing.comments import Comments
from tdkt.office.word.editing.edited import EditedWord
from tdkt.office.word.reading import read_word
from tdkt.office.word.xml import W

from ..word_files import p, run, word_bytes

_COMMENT = '<w:comments><w:comment w:id="4" w:author="Văn thư"><w:p><w:r><w:t>Cũ</w:t></w:r></w:p></w:comment></w:comments>'
_BOX = "<w:r><w:pict><v:rect><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"


def _with_comment(data: bytes, said: str, within: str) -> bytes:
    """Return a file with a comment at the words `said` of the paragraph that has `within`."""
    found = next(one for one in paragraphs_of(read_word(data).blocks) if within in one.text)
    word = EditedWord(data)
    start = found.text.index(said)
    Comments(word, "tdkt", "tdkt").add([(found.place, found.text, start, start + len(said))], ["Ghi chú"])
    return word.data()


def _body(data: bytes) -> etree._Element:
    return etree.fromstring(OfficePackage(data, Limits(100, 10_000_000)).part("word/document.xml"))


def _commented_text(data: bytes) -> str:
    """Return the text between the marks of the comments of a file."""
    text, inside = "", False
    for node in _body(data).iter():
        inside = (inside or node.tag == f"{W}commentRangeStart") and node.tag != f"{W}commentRangeEnd"
        if inside and node.tag == f"{W}t":
            text += node.text or ""
    return text


def _paragraphs(data: bytes) -> list[Paragraph]:
    return list(paragraphs_of(read_word(data).blocks))


def test_comment_stands_exactly_at_its_words() -> None:
    data = word_bytes(p(run("Căn cứ Luật ", "<w:i/>"), run("Thi đua, khen thưởng")))
    made = _with_comment(data, "Luật Thi đua", "Căn cứ")
    assert _commented_text(made) == "Luật Thi đua"
    assert [one.text for one in _paragraphs(made)] == [one.text for one in _paragraphs(data)]
    assert [one.runs for one in _paragraphs(made)] == [one.runs for one in _paragraphs(data)]


@pytest.mark.skipif(
    not hasattr(docx.document.Document, "comments"), reason="python-docx trước 1.2 không đọc ghi chú"
)
def test_file_opens_in_another_library_with_the_comment() -> None:
    made = _with_comment(word_bytes(p("Kính gửi: Sở Nội vụ")), "Sở", "Kính")
    (comment,) = docx.Document(io.BytesIO(made)).comments
    assert (comment.author, comment.initials, comment.text) == ("tdkt", "tdkt", "Ghi chú")


def test_comments_that_are_there_stay_and_no_id_comes_twice() -> None:
    made = _with_comment(word_bytes(p("Kính gửi: Sở Nội vụ"), comments=_COMMENT), "Sở", "Kính")
    xml = OfficePackage(made, Limits(100, 10_000_000)).part("word/comments.xml")
    assert [one.get(f"{W}id") for one in etree.fromstring(xml)] == ["4", "5"]


def test_text_box_takes_no_comment_its_paragraph_does() -> None:
    data = word_bytes(p("Trước") + p(_BOX.format(p("Trong khung")), "ngoài"))
    made = _with_comment(data, "Trong", "Trong khung")
    body = _body(made)
    start = next(body.iter(f"{W}commentRangeStart"))
    assert not list(start.iterancestors(f"{W}txbxContent"))
    assert _commented_text(made).endswith("ngoài")


def test_letters_that_were_typed_apart_from_their_marks_are_found() -> None:
    data = word_bytes(p("Que\u0302\u0301 hươ\u0323 ha\u0300ng"))
    assert _commented_text(_with_comment(data, "hàng", "hàng")) == "ha\u0300ng"
