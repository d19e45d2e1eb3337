"""The guide's chapter for wards that have Word and Excel is walked word for word, from two kinds of files to a saved workspace."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

from openpyxl import Workbook

from conftest import REPOSITORY, Run
from tdkt.checks.programmes import programme_of
from tdkt.documents.plan import plan_document
from tdkt.documents.texts.templates import Templates
from tdkt.documents.word.writer import docx_bytes
from tdkt.workspace.workspace import read_workspace

CHAPTER = "## 12. Bắt đầu từ kế hoạch Word và danh sách Excel của mình"
STAFF: list[list[object]] = [
    ["DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC NĂM 2026"],
    [],
    ["TT", "Họ và tên", "Giới tính", "Chức vụ", "Đơn vị công tác", "Ghi chú"],
    [1, "Nguyễn Văn A", "Nam", "Chánh Văn phòng", "Văn phòng HĐND và UBND phường", ""],
    [2, "Trần Thị  B", "Nữ", "Chuyên viên", "Phòng Văn hóa - Xã hội", ""],
    [3, "Nguyễn Văn A", "Nam", "Chuyên viên", "Trung tâm Phục vụ hành chính công", ""],
    ["", "Tổng cộng: 3 người"],
]


def commands() -> list[list[str]]:
    """Return every command of the chapter that stands in a block for the shell."""
    text = (REPOSITORY / "docs" / "huong-dan.md").read_text(encoding="utf-8")
    chapter = text[text.index(CHAPTER) :].partition("\n## ")[0]
    blocks = re.findall(r"```sh\n(.*?)```", chapter, re.DOTALL)
    return [shlex.split(line) for block in blocks for line in block.splitlines()]


def workbook(path: Path, rows: list[list[object]]) -> None:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)


def files_of_a_ward(folder: Path) -> None:
    """Write the files that the chapter starts from: a plan in Word, lists in Excel and as CSV."""
    plan = plan_document(programme_of(read_workspace(REPOSITORY), 2026), Templates())
    (folder / "ke-hoach.docx").write_bytes(docx_bytes(plan))
    (folder / "thon.csv").write_text(
        "STT;Tên thôn, tổ dân phố\n1;Thôn Một\n2;Thôn Hai\n", encoding="utf-8-sig"
    )
    workbook(folder / "can-bo.xlsx", STAFF)
    homes: list[list[object]] = [["STT", "Họ và tên chủ hộ", "Thôn"]]
    homes += [[n, f"Nguyễn Văn {chr(64 + n)}", "Thôn Một" if n < 12 else "Thôn hai"] for n in range(1, 25)]
    workbook(folder / "gia-dinh-van-hoa.xlsx", homes)


def test_the_chapter_walked_word_for_word(tdkt: Run, tmp_path: Path) -> None:
    files_of_a_ward(tmp_path)
    here = tmp_path
    said: dict[str, str] = {}
    walked = commands()
    assert len(walked) > 10
    for words in walked:
        if words[0] == "cd":
            here /= words[1]
            for name, value in (("user.name", "Nguyễn Văn A"), ("user.email", "a@example.org")):
                subprocess.run(["git", "config", name, value], cwd=here, check=True)
            continue
        assert words[0] == "tdkt"
        done = tdkt(*words[1:], cwd=here)
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        said[" ".join(words[1:3])] = done.stdout + done.stderr
    read = read_workspace(here)
    assert read.findings == []
    staff = (here / "plans/awards/register.yaml").read_text(encoding="utf-8")
    assert re.findall(r"(?m)^  - .*name: ([^,]+),", staff) == ["Nguyễn Văn A", "Trần Thị B", "Nguyễn Văn A"]
    homes = (here / "plans/2026/awards/gia-dinh-van-hoa-2026/nominations.yaml").read_text(encoding="utf-8")
    assert homes.count("{name: Hộ ông Nguyễn Văn ") == 24
    status = subprocess.run(
        ["git", "status", "--porcelain"], cwd=here, capture_output=True, text=True, check=True
    )
    assert status.stdout == ""
    assert (here / "build/2026/ke-hoach.docx").exists()
