"""`tdkt check FILE…`: any Word file of any agency held against NĐ 30/2020."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli.console import judge, note, progress, shown
from tdkt.errors import UsageError, UserError
from tdkt.model.records import replace

if TYPE_CHECKING:
    from tdkt.conformity.run import Examined

_ENDINGS = frozenset((".docx", ".docm", ".dotx", ".doc", ".odt", ".rtf"))
_MANY_PARAGRAPHS = 5_000
"""From here on somebody at a terminal is told that it takes a while."""


class CheckFormat(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    HTML = "html"


def check(
    files: list[Path] = typer.Argument(
        ...,
        metavar="TỆP...",
        help="Tệp Word (.docx; .doc, .odt, .rtf cần LibreOffice), thư mục, hoặc - để đọc danh sách tệp từ đầu vào, mỗi dòng một tệp.",
    ),
    output: CheckFormat = typer.Option(
        CheckFormat.TEXT,
        "--format",
        help="Dạng kết quả; html: trang web có đánh dấu tại chỗ, lời nêu bên lề.",
    ),
    strict: bool = typer.Option(False, "--strict", help="Coi cảnh báo như lỗi (mã thoát 1)."),
    pages: bool = typer.Option(
        True,
        "--pages/--no-pages",
        help="Dàn trang bằng LibreOffice (nếu có) để nêu số trang và xem phần ký, nơi nhận, chữ vượt lề; --no-pages nhanh hơn.",
    ),
    comments: bool = typer.Option(
        False, "--comments", help="Ghi thêm bản sao .docx, mỗi chỗ sai là một ghi chú (comment) của Word."
    ),
    fix: bool = typer.Option(
        False, "--fix", help="Ghi bản sao .docx đã sửa những chỗ chỉ có một cách đúng; nêu những chỗ còn lại."
    ),
    track: bool = typer.Option(
        False, "--track", help="Cùng --fix: mỗi chỗ sửa là một thay đổi được theo dõi (Track Changes)."
    ),
    target: Path | None = typer.Option(
        None,
        "-o",
        "--output",
        metavar="TỆP",
        help="Tên bản sao .docx; không nêu thì đặt cạnh tệp gốc. Với --format html: tên trang .html.",
    ),
) -> int:
    """Kiểm tra thể thức một tệp Word bất kỳ theo Nghị định 30/2020/NĐ-CP.

    Dùng cho văn bản hành chính của mọi cơ quan, không cần kho dữ liệu. Lệnh nhận ra từng thành phần thể thức dù trình bày bằng bảng,
    tab hay dấu cách, rồi nêu chỗ sai, quy định, cách sửa. Văn bản của Đảng, văn bản quy phạm pháp luật có thể thức riêng nên chỉ
    được nói rõ là không xét. Tệp gốc không bị sửa: --comments, --fix ghi vào bản sao. --fix không đổi câu chữ, trừ lỗi gõ và dấu câu
    được liệt kê từng chỗ.

    Mã thoát: 0 không có lỗi, 1 có lỗi (hoặc cảnh báo khi dùng --strict), hoặc có tệp không đọc được.

    Ví dụ: tdkt check cong-van.docx; tdkt check van-ban-den/ --format json; tdkt check cong-van.docx --fix -o da-sua.docx
    """
    from tdkt.cli.check_copy import CopyRequest, mended, refuse_request, write_copy, write_page
    from tdkt.cli.check_formats import write_examined

    paths = list(_paths(files))
    request = CopyRequest(comments, fix, track, target, page=output is CheckFormat.HTML)
    refuse_request(request, paths)
    found: list[tuple[Path, Examined]] = []
    contents: list[bytes] = []
    unread = False
    for path in progress(paths, "Xét thể thức"):
        try:
            data, one = _examined(path)
            found.append((path, one))
            contents.append(data)
        except UserError as error:
            note(f"{shown(path)}: không kiểm tra được: {error}")
            unread = True
        except OSError as error:
            note(f"{shown(path)}: không đọc được: {error.strerror or error}.")
            unread = True
    as_it_was = contents[0] if contents else b""
    if request.fix and found:
        contents[0], one = mended(request, contents[0], found[0][1])
        found = [(request.target(paths[0]), one)]
    if pages:
        found = _on_pages(found, contents)
    if request.is_asked_for and found:
        write_copy(request, paths[0], contents[0], found[0][1], changed=contents[0] != as_it_was)
    severities = {finding.severity.value for _, one in found for finding in one.findings}
    code = judge(1 if unread or "error" in severities or (strict and "warning" in severities) else 0)
    if request.is_page_written and found:
        write_page(request, found)
    else:
        write_examined(output.value, found)
    return code


def _examined(path: Path) -> tuple[bytes, Examined]:
    """Return a file as the .docx that it is or becomes, and what was found in it."""
    from tdkt.conformity.run import examined_word
    from tdkt.office.word.blocks import paragraphs_of
    from tdkt.office.word.reading import as_docx, read_word

    data, told = as_docx(path.read_bytes())
    word = read_word(data)
    if sys.stderr.isatty() and sum(1 for _ in paragraphs_of(word.blocks)) > _MANY_PARAGRAPHS:
        note(f"{shown(path)}: tệp rất dài, đang xét, có thể mất vài chục giây.")
    found = examined_word(word)
    return data, replace(found, notes=(*(said.words for said in told), *found.notes))


def _on_pages(found: list[tuple[Path, Examined]], contents: list[bytes]) -> list[tuple[Path, Examined]]:
    """Return what was found with pages, as far as files can be set into pages here; says so where they cannot."""
    from tdkt.conformity.run import on_pages
    from tdkt.office.pages import can_set_pages, set_pages

    if not found:
        return found
    if not can_set_pages():
        note(
            "Chưa dàn trang nên không nêu số trang, không xem phần ký, nơi nhận trên trang: máy chưa có LibreOffice hoặc pdftotext (poppler)."
        )
        return found
    try:
        set_ = set_pages(contents)
    except UserError as error:
        note(f"Chưa dàn trang: {error}")
        return found
    return [(path, on_pages(one, of_file)) for (path, one), of_file in zip(found, set_, strict=True)]


def _paths(given: list[Path]) -> list[Path]:
    """Return the files that are meant, each once; raises UsageError for one that is not there."""
    found: dict[Path, None] = {}
    for path in given:
        if str(path) == "-":
            found |= dict.fromkeys(Path(line.strip()) for line in sys.stdin if line.strip())
        elif path.is_dir():
            inside = list(_within(path))
            if not inside:
                raise UsageError(
                    f"Thư mục {shown(path)} không có tệp Word nào.", hint="Lệnh đọc .docx, .doc, .odt, .rtf."
                )
            found |= dict.fromkeys(inside)
        else:
            found[path] = None
    for path in found:
        if not path.is_file():
            raise UsageError(f"Không có tệp {shown(path)}.", hint="Kiểm tra đường dẫn.")
    return list(found)


def _within(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in _ENDINGS and path.is_file() and not path.name.startswith(("~$", ".")):
            yield path
