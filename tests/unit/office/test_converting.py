"""Files of other programs are told by what they hold, and go through LibreOffice."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tdkt.errors import UserError
from tdkt.office import converting
from tdkt.office.converting import TextFormat, converted, find_soffice, run_soffice, text_format
from tdkt.office.word.blocks import ToldKind, paragraphs_of
from tdkt.office.word.reading import read_word

from .word.word_files import font, p, run, word_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
needs_soffice = pytest.mark.skipif(find_soffice() is None, reason="máy không có LibreOffice")


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), TextFormat.DOC),
        (OLE + "Workbook".encode("utf-16-le"), None),
        (b"{\\rtf1\\ansi", TextFormat.RTF),
        (b"\xef\xbb\xbf<html><body>", TextFormat.HTML),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', TextFormat.WORD_XML),
        (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", TextFormat.ODT),
        (word_bytes(""), None),
        (b"%PDF", None),
    ],
    ids=["doc", "xls", "rtf", "html", "word 2003", "odt", "docx", "pdf"],
)
def test_a_format_is_told_by_what_the_file_holds(data: bytes, found: TextFormat | None) -> None:
    assert text_format(data) is found


def test_without_libreoffice_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "find_soffice", lambda: None)
    with pytest.raises(UserError, match=r"không đọc được tệp \.rtf") as caught:
        read_word(b"{\\rtf1}")
    assert "lưu thành .docx" in caught.value.hint


def test_a_program_that_makes_nothing_or_hangs_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "find_soffice", lambda: Path("true"))
    with pytest.raises(UserError, match="LibreOffice không đọc được tệp"):
        converted(b"x", ".doc", "docx")

    def hang(*_args: object, **_options: object) -> None:
        raise subprocess.TimeoutExpired("soffice", 1)

    monkeypatch.setattr(subprocess, "run", hang)
    with pytest.raises(UserError, match="không xong sau 1"):
        converted(b"x", ".doc", "docx")


@pytest.mark.libreoffice
@needs_soffice
@pytest.mark.parametrize("ending", ["doc", "odt"])
def test_real_files_of_libreoffice_are_read(ending: str, tmp_path: Path) -> None:
    soffice = find_soffice()
    assert soffice is not None
    old = run("Ph¸t ®éng thi ®ua yªu n\u00adíc", font(".VnTime"))
    source = tmp_path / "source.docx"
    source.write_bytes(word_bytes(p("Kế hoạch") + p(old) + p("Hết")))
    run_soffice(soffice, [source], tmp_path, ending)
    found = read_word((tmp_path / f"source.{ending}").read_bytes())
    assert [one.shown for one in paragraphs_of(found.blocks)] == [
        "Kế hoạch",
        "Phát động thi đua yêu nước",
        "Hết",
    ]
    assert [told.kind for told in found.told] == [ToldKind.CONVERTED, ToldKind.OLD_LETTERS]
