"""Word documents for `tdkt text` and `tdkt verify`, and Word forms of a ward, that no office writes."""

from __future__ import annotations

import zipfile
from collections.abc import Callable

from .packages import (
    Change,
    changed,
    crowded,
    doubled,
    dropped,
    locked,
    packed,
    put,
    replaced,
    unpacked,
    with_size,
)

READ = ""
LARGE, BROKEN, ODD = "quá lớn", "hỏng", "khai báo XML lạ"
DOCUMENT, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
_W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_KIND = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RUN = b"<w:r><w:t>a</w:t></w:r>"


def _body(xml: bytes) -> Callable[[bytes], bytes]:
    return lambda made: changed(made, replaced(DOCUMENT, b"<w:sectPr", xml + b"<w:sectPr"))


def _part(name: str, kind: bytes, xml: bytes) -> Change:
    relation = (
        b'<Relationship Id="rIdX" Type="'
        + _KIND
        + kind
        + b'" Target="'
        + name.encode()
        + b'"/></Relationships>'
    )

    def change(parts: dict[str, bytes]) -> None:
        parts[f"word/{name}"] = xml
        parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", relation)

    return change


def _notes(made: bytes) -> bytes:
    """Notes that each refer twice to the next: 2 to the power of 60 lines, for who follows them."""
    notes = b"".join(
        b'<w:footnote w:id="%d"><w:p>%s</w:p></w:footnote>'
        % (n, _RUN + b'<w:r><w:footnoteReference w:id="%d"/></w:r>' % (n + 1) * 2)
        for n in range(1, 60)
    )
    first = b'<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    return _body(first)(
        changed(
            made,
            _part("footnotes.xml", b"footnotes", b"<w:footnotes " + _W + b">" + notes + b"</w:footnotes>"),
        )
    )


def _numbers(made: bytes) -> bytes:
    styles = b'<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    numbering = b"<w:numbering " + _W + b'><w:num w:numId="1"/></w:numbering>'
    paragraph = (
        b'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>'
        + _RUN
        + b"</w:p><w:tbl><w:tblPr><w:tblStyle w:val='A'/></w:tblPr><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    )
    return _body(paragraph)(
        changed(
            made,
            replaced("word/styles.xml", b"</w:styles>", styles),
            _part("numbering.xml", b"numbering", numbering),
        )
    )


def _declared(made: bytes) -> bytes:
    body = unpacked(made)[DOCUMENT].partition(b"?>")[2]
    return changed(
        made,
        put(DOCUMENT, b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + body),
    )


_LINE = b"<w:p>" + _RUN + b"</w:p>"
DOCUMENTS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "79 MB of empty paragraphs": (_body(b"<w:p/>" * 13_000_000), LARGE),
    "a million runs": (_body(b"<w:p>" + _RUN * 1_000_000 + b"</w:p>"), LARGE),
    "two million attributes": (_body(b"<w:p " + b" ".join(b'w:a%d=""' % n for n in range(2_100_000)) + b"/>"), LARGE),
    "one text of 9 MB": (_body(b"<w:p><w:r><w:t>" + b"a " * 4_500_000 + b"</w:t></w:r></w:p>"), READ),
    "one text of 50 MB": (_body(b"<w:p><w:r><w:t>" + b"a " * 25_000_000 + b"</w:t></w:r></w:p>"), LARGE),
    "deleted marks": (_body((b"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + _RUN + b"</w:p>") * 6_000), READ),
    "lines by thousands": (_body(_LINE * 6_000), READ),
    "tables by thousands": (_body(b"<w:tbl><w:tblPr><w:tblStyle w:val='x'/></w:tblPr><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>" * 2_000), READ),
    "tables in one another": (_body(b"<w:tbl><w:tr><w:tc>" * 200 + _LINE + b"</w:tc></w:tr></w:tbl>" * 200), BROKEN),
    "XML in itself": (_body(b"<w:p>" * 100_000), BROKEN),
    "notes on notes": (_notes, READ),
    "references to notes": (lambda made: _body(b"<w:p>" + b'<w:r><w:footnoteReference w:id="1"/></w:r>' * 5_000 + b"</w:p>")(made), READ),
    "styles in a ring": (_numbers, READ),
    "fields never closed": (_body(b'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 3_000 + _LINE * 100), READ),
    "text boxes in one another": (_body(b"<w:p><w:r><w:txbxContent>" * 70 + _LINE + b"</w:txbxContent></w:r></w:p>" * 70), READ),
    "entities": (_declared, ODD),
    "a header that is not there": (_body(b'<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId999"/></w:sectPr></w:pPr></w:p>'), READ),
    "broken notes": (lambda made: _body(b'<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>')(changed(made, _part("footnotes.xml", b"footnotes", b"<w:footnotes"))), BROKEN),
    "broken styles": (lambda made: changed(made, put("word/styles.xml", b"<w:styles")), BROKEN),
    "no document": (lambda made: changed(made, dropped(DOCUMENT)), BROKEN),
    "relations in a ring": (lambda made: changed(made, _part("document.xml", b"header", unpacked(made)[DOCUMENT])), READ),
    "a part that says it is short": (lambda made: with_size(_body(_LINE * 5_000)(made), DOCUMENT, 500), BROKEN),
    "a part that says it is long": (lambda made: with_size(packed(unpacked(made)), DOCUMENT, 3_000_000_000), LARGE),
    "two documents": (lambda made: doubled(made, DOCUMENT, b"<x/>"), BROKEN),
    "100000 entries": (lambda made: crowded(made, 30_000), LARGE),
    "a password": (locked, "mật khẩu"),
    "bzip2": (lambda made: packed(unpacked(made), zipfile.ZIP_BZIP2), BROKEN),
    "half a file": (lambda made: made[: len(made) // 2], "không phải tệp Word"),
}  # fmt: skip

_TAG = b"{{ ho_ten }}"


def _page(xml: bytes) -> Callable[[bytes], bytes]:
    return lambda form: changed(
        form, replaced(DOCUMENT, b"<w:sectPr", b"<w:p><w:r><w:t>" + xml + b"</w:t></w:r></w:p><w:sectPr")
    )


def _row(height: bytes, size: bytes) -> Callable[[bytes], bytes]:
    row = (
        b'<w:tbl><w:tr><w:trPr><w:trHeight w:val="'
        + height
        + b'" w:hRule="exact"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="500" w:type="dxa"/>'
        b'</w:tcPr><w:p><w:r><w:rPr><w:sz w:val="'
        + size
        + b'"/></w:rPr><w:t>chu</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
    )
    return lambda form: changed(form, replaced(DOCUMENT, b"<w:sectPr", row + b"<w:sectPr"))


FORMS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "an expression of 20000 terms": (_page(b"{{ " + b" ~ ".join([b"ho_ten"] * 20_000) + b" }}"), "thẻ quá dài"),
    "a condition of 2000 terms": (_page(b"{% if " + b" or ".join([b"ho_ten"] * 2_000) + b" %}x{% endif %}"), "giay-khen.docx"),
    "a condition of 900 nots": (_page(b"{% if " + b"not " * 900 + b"ho_ten %}x{% endif %}"), "giay-khen.docx"),
    "conditions in one another": (_page(b"{% if ho_ten %}" * 140 + b"x" + b"{% endif %}" * 140), "giay-khen.docx"),
    "a tag never closed": (_page(b"{{ " + b"a" * 50_000), "giay-khen.docx"),
    "5000 tags": (_page(_TAG * 5_000), "300 thẻ"),
    "tags of the library": (_page(b"{%p if x %}{%tr for a in b %}{%r x %}" * 40), "giay-khen.docx"),
    "a loop": (_page(b"{% for a in range(10 ** 9) %}x{% endfor %}"), "không được dùng"),
    "a text times a number": (_page(b"{{ 'a' * 10 ** 9 }}"), "không được dùng"),
    "broken notes": (lambda form: changed(form, _part("footnotes.xml", b"footnotes", b"<w:footnotes")), "giay-khen.docx"),
    "a header that is not there": (lambda form: changed(form, replaced(DOCUMENT, b"<w:sectPr", b'<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId999"/></w:sectPr></w:pPr></w:p><w:sectPr')), "giay-khen.docx"),
    "a height that is none": (_row(b"abc", b"28"), "giay-khen.docx"),
    "a size that is none": (_row(b"500", b"abc"), "giay-khen.docx"),
    "a page of 5 MB": (lambda form: changed(form, replaced(DOCUMENT, b"<w:sectPr", b"<w:p/>" * 800_000 + b"<w:sectPr")), "quá lớn"),
    "a part of 200 MB": (lambda form: changed(form, put("word/media/x.png", b"0" * 200_000_000)), "quá lớn"),
    "entities": (_declared, "hỏng"),
    "a macro": (lambda form: changed(form, put("word/vbaProject.bin", b"x")), "macro"),
    "half a file": (lambda form: form[: len(form) // 2], "hỏng"),
}  # fmt: skip
