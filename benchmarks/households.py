"""Make a ward whose decided batch names many households, by subdivision: `python benchmarks/households.py FOLDER HOUSEHOLDS`.

Gia đình văn hóa of one year in twelve subdivisions, written once where it is the same for all. The workspace is valid but for
registrations that such a title needs by habit only.
"""

from __future__ import annotations

import sys
from pathlib import Path

from generate import generate, write

HOUSEHOLD_BATCH = "gia-dinh-van-hoa-2026"
_SUBDIVISIONS = 12
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
_MIDDLES = ("Văn", "Thị", "Đức", "Hữu", "Quang", "Minh")
_GIVEN = (
    "An",
    "Bình",
    "Chi",
    "Dũng",
    "Hà",
    "Hải",
    "Hùng",
    "Lan",
    "Mai",
    "Nam",
    "Oanh",
    "Phúc",
    "Sơn",
    "Thảo",
    "Tú",
    "Yến",
)


def generate_households(folder: Path, households: int) -> None:
    """Write a workspace with a decided batch of so many households under `folder`."""
    generate(folder, 7)
    with (folder / "plans" / "organization.yaml").open("a", encoding="utf-8") as organization:
        members = "".join(
            f"    - {{id: thon-{n}, type: thon, name: Thôn {n}}}\n" for n in range(1, _SUBDIVISIONS + 1)
        )
        organization.write(f"subdivisions:\n  illustrative: true\n  members:\n{members}")
    awards = folder / "plans" / "2026" / "awards" / HOUSEHOLD_BATCH
    write(awards / "batch.yaml", _BATCH)
    write(awards / "nominations.yaml", _nominations(households))


def write_list(path: Path, households: int) -> None:
    """Write the list of so many households as a ward has it in Excel, by subdivision."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(("DANH SÁCH HỘ GIA ĐÌNH (số liệu minh họa)",))
    sheet.append(("STT", "Họ và tên chủ hộ", "Giới tính", "Thôn", "Địa chỉ"))
    for number in range(households):
        name = f"{_FAMILIES[number % 10]} {_MIDDLES[number // 10 % 6]} {_GIVEN[number // 60 % 16]} {number // 960}"
        gender = "Nữ" if "Thị" in name else "Nam"
        sheet.append((number + 1, name, gender, f"Thôn {number % _SUBDIVISIONS + 1}", f"Số {number + 1}"))
    book.save(path)


def _nominations(households: int) -> str:
    homes: dict[int, list[str]] = {}
    for number in range(households):
        family, middle = _FAMILIES[number % 10], _MIDDLES[number // 10 % 6]
        name = f"Hộ {'bà' if middle == 'Thị' else 'ông'} {family} {middle} {_GIVEN[number // 60 % 16]}"
        home = number % _SUBDIVISIONS + 1
        address = f", address: Số {number // 960 + 1}" if number >= 960 else ""
        entry = f"      - {{id: ho-{number}, name: {name}{address}, ordinal: {number + 1}}}\n"
        homes.setdefault(home, []).append(entry)
    groups = "".join(
        f"  - subdivision: thon-{home}\n    households:\n{''.join(rows)}" for home, rows in homes.items()
    )
    return _NOMINATIONS + groups


_BATCH = f"""\
kind: award-batch
id: {HOUSEHOLD_BATCH}
year: 2026
illustrative: true
title: xét tặng danh hiệu Gia đình văn hóa năm 2026
type: merit
level: ward
state: decided
received: 2026-11-02
appraisal: {{date: 2026-11-03}}
notice: {{from: 2026-10-20, until: 2026-10-30, where: Nhà văn hóa thôn}}
submission: {{number: 60, date: 2026-11-04}}
decision: {{number: 295/QĐ-UBND, date: 2026-11-09, by: ward, signer: chu-tich}}
published: {{date: 2026-11-09, where: Bảng tin}}
"""
_NOMINATIONS = f"""\
kind: nominations
batch: {HOUSEHOLD_BATCH}
illustrative: true
common:
  award: gia-dinh-van-hoa
  by: don-vi-0
  for: Đạt tiêu chuẩn Gia đình văn hóa năm 2026
  documents:
    - {{type: submission, received: 2026-11-02}}
    - {{type: minutes, received: 2026-11-02}}
    - {{type: opinions, received: 2026-11-02}}
groups:
"""


if __name__ == "__main__":
    generate_households(Path(sys.argv[1]), int(sys.argv[2]))
