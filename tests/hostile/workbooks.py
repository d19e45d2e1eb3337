"""Workbooks that are no form any more, or still one and full of what no library should look at."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable

from .packages import changed, crowded, doubled, dropped, locked, packed, put, replaced, unpacked, with_size

READ = ""
"""The form is taken, or refused for what it says in a cell."""
SHEET, BOOK, STYLES = "xl/worksheets/sheet2.xml", "xl/workbook.xml", "xl/styles.xml"
NARRATIVE, HIDDEN = "xl/worksheets/sheet5.xml", "xl/worksheets/sheet6.xml"
LARGE, BROKEN, ODD, LOCKED = "quá lớn", "hỏng", "khai báo XML lạ", "mật khẩu"
_END = b"</sheetData>"
_MAIN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def _cells(xml: bytes) -> Callable[[bytes], bytes]:
    return lambda form: changed(form, replaced(SHEET, _END, xml + _END))


def _after(xml: bytes) -> Callable[[bytes], bytes]:
    return lambda form: changed(form, replaced(SHEET, b"</worksheet>", xml + b"</worksheet>"))


def _utf16(form: bytes) -> bytes:
    text = (
        unpacked(form)[SHEET]
        .decode()
        .replace("</sheetData>", "<row>" + "<c/>" * 100_000 + "</row></sheetData>")
    )
    body = text.partition("?>")[2] if text.startswith("<?xml") else text
    return changed(form, put(SHEET, ('<?xml version="1.0" encoding="UTF-16"?>' + body).encode("utf-16")))


def _shared(form: bytes) -> bytes:
    strings = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
        + b"a" * 120_000
        + b"</t></si></sst>"
    )
    relation = (
        b'<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" '
        b'Target="sharedStrings.xml"/></Relationships>'
    )
    cells = b"".join(b'<row r="%d"><c r="Z%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(100, 8_100))
    return changed(
        form,
        put("xl/sharedStrings.xml", strings),
        replaced("xl/_rels/workbook.xml.rels", b"</Relationships>", relation),
        replaced(SHEET, _END, cells + _END),
    )


def _format(code: bytes) -> Callable[[bytes], bytes]:
    number = b'<numFmts count="1"><numFmt numFmtId="190" formatCode="' + code + b'"/></numFmts>'

    def make(form: bytes) -> bytes:
        styles = unpacked(form)[STYLES]
        start = styles.index(b">", styles.index(b"<styleSheet")) + 1
        head, tail = styles[:start], styles[start:]
        if b"<numFmts" in tail:
            tail = tail[tail.index(b"<fonts") :]
        tail = tail.replace(b'numFmtId="0"', b'numFmtId="190"')
        return changed(form, put(STYLES, head + number + tail))

    return make


def _declared(form: bytes) -> bytes:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha">' + b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%s;" % (str(n - 1).encode() if n else b"") * 10) for n in range(9)
    )
    body = unpacked(form)[BOOK].partition(b"?>")
    return changed(form, put(BOOK, b'<?xml version="1.0"?>' + laughs + b"]>" + (body[2] or body[0])))


def _outside(form: bytes) -> bytes:
    body = unpacked(form)[BOOK].partition(b"?>")
    declared = b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd">'
    return changed(form, put(BOOK, declared + (body[2] or body[0])))


def _hidden(form: bytes, text: bytes) -> bytes:
    """Put `text` where the hidden sheet keeps what stood on the form when it went out."""
    sheet = unpacked(form)[HIDDEN]
    code = re.search(rb'<c r="A1".*?</c>', sheet, re.DOTALL)
    assert code
    row = b'<row r="1">' + code[0] + b'<c r="C1" t="inlineStr"><is><t>' + text + b"</t></is></c></row>"
    head = sheet.partition(b"<sheetData>")[0]
    return changed(form, put(HIDDEN, head + b"<sheetData>" + row + b"</sheetData></worksheet>"))


def _narrative(text: bytes) -> Callable[[bytes], bytes]:
    """Put `text` into the first cell of the narrative."""

    def make(form: bytes) -> bytes:
        sheet = unpacked(form)[NARRATIVE]
        cell = re.search(rb'<c r="C6".*?(?:/>|</c>)', sheet, re.DOTALL)
        assert cell
        new = b'<c r="C6" t="inlineStr"><is><t xml:space="preserve">' + text + b"</t></is></c>"
        return changed(form, put(NARRATIVE, sheet.replace(cell[0], new)))

    return make


def _sheets(form: bytes) -> bytes:
    more = b"".join(
        b'<sheet name="T%d" sheetId="%d" r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
        % (n, n + 90)
        for n in range(200)
    )
    return changed(form, replaced(BOOK, b"</sheets>", more + b"</sheets>"))


def _number(value: bytes) -> Callable[[bytes], bytes]:
    return lambda form: changed(form, replaced(SHEET, b"<v>96</v>", b"<v>" + value + b"</v>"))


WORKBOOKS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a long text in 8000 cells": (_shared, LARGE),
    "a number format of quotes": (_format(b"&quot;" * 30_000), READ),
    "a number format of brackets": (_format(b"[" * 60_000), READ),
    "a number format of nines": (_format(b"_-" * 40_000 + b"!"), READ),
    "print titles without end": (
        lambda form: changed(form, replaced(BOOK, b"</sheets>", b'</sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">' + b"'a" * 200_000 + b"</definedName></definedNames>")),
        READ,
    ),
    "a shared formula of 20000 terms": (_cells(b'<row r="90"><c r="Z90"><f t="shared" ref="Z90:Z990" si="0">' + b"+".join([b"A1"] * 20_000) + b"</f><v>1</v></c></row>"), READ),
    "shared formulas by thousands": (_cells(b'<row r="90">' + b'<c><f t="shared" si="0"/><v>1</v></c>' * 10_000 + b"</row>"), READ),
    "merged ranges": (_after(b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), READ),
    "merged ranges spelt otherwise": (_after(b"<mergeCells><mergeCell\n ref = '$A$1:$XFD$1048576' /><mergeCell ref='a1:xfd1048576'/></mergeCells>"), READ),
    "merged ranges by thousands": (_after(b"<mergeCells>" + b'<mergeCell ref="A1:Z999"/>' * 45_000 + b"</mergeCells>"), READ),
    "a part that says it is short": (lambda form: with_size(form_large(form), SHEET, 500), BROKEN),
    "a part that says it is long": (lambda form: with_size(packed(unpacked(form)), SHEET, 3_000_000_000), LARGE),
    "a part of 200 MB": (lambda form: changed(form, put(SHEET, b"0" * 200_000_000)), LARGE),
    "a part of 200 MB that says it is short": (lambda form: with_size(changed(form, put(SHEET, b"0" * 200_000_000)), SHEET, 1_000), BROKEN),
    "cells in UTF-16": (_utf16, LARGE),
    "empty cells": (_cells(b"<row>" + b"<c/>" * 1_500_000 + b"</row>"), LARGE),
    "empty rows": (_cells(b"<row/>" * 120_000), READ),
    "a cell in the last corner": (_cells(b'<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>'), READ),
    "cells that are nowhere": (_cells(b'<row r="-5"><c r="AAAA99999999999" t="str"><v>x</v></c><c r="" t="s"><v>-1</v></c></row>'), READ),
    "a row far away": (_cells(b'<row r="999999999"><c t="str"><v>x</v></c></row>'), READ),
    "shared texts that are not there": (_cells(b'<row r="90"><c r="Z90" t="s"><v>999999999</v></c><c t="s"><v>x</v></c></row>'), READ),
    "XML in itself": (_after(b"<a>" * 100_000), ODD),
    "entities": (_declared, ODD),
    "a file outside": (_outside, ODD),
    "an encoding of nobody": (lambda form: changed(form, put(SHEET, b'<?xml version="1.0" encoding="x-klingon"?>' + _MAIN + b"</worksheet>")), BROKEN),
    "noughts in XML": (_cells(b"\0" * 100), BROKEN),
    "cut XML": (lambda form: changed(form, replaced(SHEET, b"</worksheet>", b"")), BROKEN),
    "100000 entries": (lambda form: crowded(form, 30_000), LARGE),
    "two parts of one name": (lambda form: doubled(form, SHEET, b"<x/>"), BROKEN),
    "two parts of one name but for case": (lambda form: doubled(form, SHEET.upper(), b"<x/>"), BROKEN),
    "a password": (locked, LOCKED),
    "bzip2": (lambda form: packed(unpacked(form), zipfile.ZIP_BZIP2), BROKEN),
    "lzma": (lambda form: packed(unpacked(form), zipfile.ZIP_LZMA), BROKEN),
    "a macro": (lambda form: changed(form, put("xl/vbaProject.bin", b"x")), "macro"),
    "names that lead out": (lambda form: changed(form, put("../../../etc/cron.d/x", b"x"), put("/abs", b"x"), put("C:\\x", b"x")), READ),
    "two hundred sheets": (_sheets, LARGE),
    "an attribute of 7 MB": (_after(b'<x y="' + b"a" * 7_000_000 + b'"/>'), READ),
    "150000 attributes": (_after(b"<x " + b" ".join(b'a%d=""' % n for n in range(150_000)) + b"/>"), READ),
    "200000 namespaces": (_after(b"<x " + b" ".join(b'xmlns:a%d="b"' % n for n in range(200_000)) + b"/>"), READ),
    "sheets that are the workbook itself": (lambda form: changed(form, lambda parts: parts.update({"xl/_rels/workbook.xml.rels": parts["xl/_rels/workbook.xml.rels"].replace(b"worksheets/sheet2.xml", b"workbook.xml")})), READ),
    "a sheet that is not there": (lambda form: changed(form, dropped(SHEET)), BROKEN),
    "a number of a million digits": (_number(b"9" * 1_000_000), READ),
    "a number without end": (_number(b"1e999999"), READ),
    "a number that is none": (_number(b"nan"), READ),
    "a number of Python": (_number(b"0x10"), READ),
    "days beyond the calendar": (lambda form: _format(b"dd/mm/yyyy")(_number(b"99999999999")(form)), READ),
    "days before the calendar": (lambda form: _format(b"dd/mm/yyyy")(_number(b"-5")(form)), READ),
    "brackets on the hidden sheet": (lambda form: _hidden(form, b"[" * 100_000), READ),
    "figures on the hidden sheet": (lambda form: _hidden(form, b"[[1,2,3,4],[[],{},null,true]]"), READ),
    "a long number on the hidden sheet": (lambda form: _hidden(form, b"[[1,2,3," + b"9" * 5_000 + b"]]"), READ),
    "a narrative of 5 MB": (_narrative("chữ ".encode() * 1_000_000), LARGE),
    "a narrative of 300 KB": (_narrative("chữ ".encode() * 60_000), "quá dài"),
    "a narrative of 100000 lines": (_narrative(b"a.\n" * 100_000), "quá dài"),
    "a narrative of bullets": (_narrative(b"- " * 30_000), READ),
    "half an emoji": (_narrative(b"a _xD800_ b _xDC00__xD83D_ c"), READ),
    "controls": (_narrative(b"a _x0000__x001B_[31m b _x0008_ _x202E_ c"), READ),
    "runs of rich text": (_narrative(b"</t>" + b"<t>a</t>" * 120_000 + b"<t>"), "quá dài"),
    "styles by thousands": (lambda form: changed(form, replaced(STYLES, b"</cellXfs>", b'<xf numFmtId="0"/>' * 20_000 + b"</cellXfs>")), READ),
    "conditional formats": (_after(b'<conditionalFormatting sqref="A1:XFD1048576"><cfRule/></conditionalFormatting>' * 25_000), READ),
    "commands as formulas": (_cells(b"<row r=\"90\"><c r=\"Z90\" t=\"str\"><f>cmd|'/c calc'!A1</f><v>x</v></c></row>"), READ),
    "bytes before the archive": (lambda form: b"MZ" + b"\x90" * 500 + form, "Không phải tệp Excel"),
    "half an archive": (lambda form: form[: len(form) // 2], BROKEN),
    "no archive at all": (lambda form: b"PK\x03\x04" + form[5000:9000], BROKEN),
}  # fmt: skip


def form_large(form: bytes) -> bytes:
    """Return the form compressed, its second sheet long."""
    return changed(form, replaced(SHEET, _END, b"<row/>" * 10_000 + _END))
