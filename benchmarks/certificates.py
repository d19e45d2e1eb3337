"""Make a ward whose decided batch commends many people: `python benchmarks/certificates.py FOLDER PEOPLE`.

Everybody gets a giấy khen of one batch; names, posts and merits differ in length as real ones do. The workspace is valid.
"""

from __future__ import annotations

import sys
from pathlib import Path

from generate import generate, write

BATCH = "khen-nhieu-nguoi"
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
_MIDDLES = (("Văn", "male"), ("Thị", "female"), ("Đức", "male"), ("Thị Thanh", "female"), ("Quang", "male"))
_MERITS = (
    "Đã có thành tích trong phong trào thi đua năm 2026",
    "Đã có thành tích xuất sắc trong phong trào “Nâng cao chất lượng phục vụ, lấy sự hài lòng của Nhân dân làm thước "
    "đo” năm 2026",
    "Đã tích cực vận động các hộ trong thôn góp công, hiến đất làm đường, chỉnh trang ngõ xóm năm 2026",
)


def generate_batch(folder: Path, people: int) -> None:
    """Write a valid workspace with a decided batch of `people` nominations under `folder`."""
    generate(folder, 7)
    awards = folder / "plans" / "2026" / "awards" / BATCH
    write(folder / "plans" / "awards" / "register.yaml", _register(people))
    write(awards / "batch.yaml", _BATCH)
    write(awards / "nominations.yaml", _nominations(people))
    with (folder / "plans" / "organization.yaml").open("a", encoding="utf-8") as organization:
        organization.write(_COUNCIL)
    write(awards / "session.yaml", _session(people))


def _register(people: int) -> str:
    rows = []
    for number in range(people):
        middle, gender = _MIDDLES[number % len(_MIDDLES)]
        name = f"{_FAMILIES[number % len(_FAMILIES)]} {middle} {_letters(number)}"
        rows.append(
            f"  - {{id: nguoi-{number}, name: {name}, gender: {gender}, unit: don-vi-0, post: Chuyên viên}}\n"
        )
    return "kind: award-register\npeople:\n" + "".join(rows)


def _letters(number: int) -> str:
    """Return a given name that nobody else has: "An", "Bn", … "Aan"."""
    high, low = divmod(number, 20)
    return f"{'ABCDEGHIKLMNOPQRSTUV'[low]}{chr(ord('a') + high % 26)}{'n' * (high // 26)}"


def _nominations(people: int) -> str:
    rows = "".join(
        f"  - id: dn-{number}\n    who: nguoi-{number}\n    award: giay-khen\n    by: don-vi-0\n"
        f"    for: {_MERITS[number % len(_MERITS)]}\n    ordinal: {number + 1}\n    documents:\n"
        + "".join(
            f"      - {{type: {name}, received: 2026-08-03}}\n"
            for name in ("submission", "achievement_report", "minutes")
        )
        for number in range(people)
    )
    return f"kind: nominations\nbatch: {BATCH}\nnominations:\n{rows}"


def _session(people: int) -> str:
    votes = "".join(f"  - {{nomination: dn-{number}, for: 3}}\n" for number in range(people))
    return (
        f'kind: council-session\nbatch: {BATCH}\ndate: 2026-08-24\nstart: "08:00"\nend: "10:00"\nplace: Phòng họp\n'
        f"chair: chu-tich\nsecretary: thu-ky\npresent: [chu-tich, pho-chu-tich, thu-ky]\nvotes:\n{votes}"
        "conclusion:\n  - Hội đồng thống nhất đề nghị tặng Giấy khen.\n"
    )


_COUNCIL = """\
council:
  decision: Quyết định số 05/QĐ-UBND ngày 10/02/2026
  members:
    - {id: chu-tich, name: Nguyễn Văn A, gender: male, post: Chủ tịch UBND phường, role: chair}
    - {id: pho-chu-tich, name: Trần Thị B, gender: female, post: Phó Chủ tịch UBND phường, role: vice_chair}
    - {id: thu-ky, name: Hoàng Văn E, gender: male, post: Chuyên viên, role: secretary}
"""

_BATCH = f"""\
kind: award-batch
id: {BATCH}
year: 2026
title: phong trào thi đua năm 2026
type: merit
level: ward
state: decided
received: 2026-08-03
appraisal: {{date: 2026-08-10, opinion: Hồ sơ đủ điều kiện trình Hội đồng.}}
submission: {{number: 15, date: 2026-09-08}}
decision: {{number: 120/QĐ-UBND, date: 2026-09-15, by: ward, signer: chu-tich}}
"""


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[2].isdigit():
        sys.exit(__doc__)
    generate_batch(Path(sys.argv[1]), int(sys.argv[2]))
