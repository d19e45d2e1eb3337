"""Edits of the shipped sample and answers in its forms, for `outputs.py`: something of every kind of file changes."""

from __future__ import annotations

from pathlib import Path

Edit = tuple[str, str, str]

_OFFICE = "plans/2026/movements/van-phong.yaml"
_CULTURE = "plans/2026/movements/van-hoa-xa-hoi.yaml"
_AWARDS = "plans/2026/awards"

NOMINATION_EDITS: tuple[Edit, ...] = (
    (f"{_AWARDS}/tong-ket-2026/nominations.yaml", "Đã hoàn thành tốt nhiệm vụ, tích cực", "Đã tích cực"),
)
"""What an amendment of the decision would hold."""

PLAN_EDITS: tuple[Edit, ...] = (
    (_OFFICE, "text: 100% văn bản đến/đi được xử lý", "text: 98% văn bản đến/đi được xử lý"),
    (
        _OFFICE,
        "at_least: 100\n          counting: văn bản đến",
        "at_least: 98\n          counting: văn bản đến",
    ),
    (_OFFICE, "tài sản công, kinh phí hành chính tiết kiệm, minh bạch", "tài sản công chặt chẽ, minh bạch"),
    ("plans/2026/plan.yaml", "subject: Thi đua, Khen thưởng", "subject: Thi đua, khen thưởng"),
)
"""What an amendment of the plan would hold."""

EDITS: tuple[Edit, ...] = (
    *PLAN_EDITS,
    (_OFFICE, "- task: tham-muu-tong-hop.bao-cao", "- task: tham-muu-tong-hop.bao-cao-dinh-ky"),
    (_OFFICE, "title: Phong trào thi đua về công tác văn thư", "title: Phong trào về công tác văn thư"),
    ("plans/organization.yaml", "contact: Trần Thị B (minh họa)", "contact: Lê Văn C (minh họa)"),
    ("plans/organization.yaml", "name: Thôn Hai (minh họa)", "name: Thôn Hai mới (minh họa)"),
    ("plans/awards/register.yaml", "post: Văn thư viên", "post: Chuyên viên"),
    ("plans/awards/register.yaml", "id: le-van-c, name: Lê Văn C", "id: le-van-cc, name: Lê Văn C"),
    ("plans/awards/conduct.yaml", "until: 2026-06-10", "until: 2026-07-10"),
    ("plans/awards/initiatives.yaml", "share: 70", "share: 60"),
    ("plans/awards/past-awards.yaml", "{to: tran-thi-b, award: lao-dong-tien-tien, year: 2025", "{to: tran-thi-b, award: lao-dong-tien-tien, year: 2024"),
    (f"{_AWARDS}/fund.yaml", "amount: 80000000", "amount: 90000000"),
    (f"{_AWARDS}/ratings.yaml", "{of: tran-thi-b, rating: good", "{of: tran-thi-b, rating: excellent"),
    (f"{_AWARDS}/registrations.yaml", "  - {who: vu-thi-e, award: lao-dong-tien-tien, date: 2026-02-10}\n", ""),
    (f"{_AWARDS}/tong-ket-2026/nominations.yaml", "      - id: dn-02\n", "      - id: dn-02a\n"),
    (f"{_AWARDS}/tong-ket-2026/nominations.yaml", "Phòng có 10 công chức", "Phòng có 11 công chức"),
    ("plans/2026/scoring/criteria.yaml", "bonus_cap: 5", "bonus_cap: 4"),
    ("plans/2026/scoring/van-phong.yaml", "appraised: 18.5", "appraised: 17"),
    ("plans/2026/exemplars/tuyen-duong-hoa.yaml", "dài 500 m", "dài 600 m"),
    ("plans/2026/reports/2026-H1/loi-van.yaml", "- 05 cá nhân", "- 06 cá nhân"),
)  # fmt: skip

REPORT_EDIT = "plans/2026/reports/2026-Q1/van-phong.yaml"
"""Its first numerator becomes one less."""

_REASON = """\
corrections:
  - date: 2026-11-20
    reason: Đếm trùng một văn bản.
    targets: [van-thu-luu-tru.van-ban-dung-han]
"""

MOVED = ("plans/2026/movements/van-phong.yaml", "plans/2026/movements/van-hoa-xa-hoi.yaml")
"""The last movement of the first file goes to the end of the second."""


def edit(folder: Path, edits: tuple[Edit, ...]) -> None:
    """Make `edits` in the workspace `folder`; each must find its place."""
    for file, old, new in edits:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        if old not in text:
            raise SystemExit(f"{file} has no “{old}” to edit.")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


def lower_a_figure(folder: Path) -> None:
    """Make the first numerator of a report one less."""
    path = folder / REPORT_EDIT
    before, mark, after = path.read_text(encoding="utf-8").partition("numerator: ")
    digits = after[: len(after) - len(after.lstrip("0123456789"))]
    path.write_text(f"{before}{mark}{int(digits) - 1}{after[len(digits) :]}", encoding="utf-8")


def say_why(folder: Path) -> None:
    """Give the reason for the lower figure, which a report that has been issued asks for."""
    with (folder / REPORT_EDIT).open("a", encoding="utf-8") as report:
        report.write(_REASON)


def move_a_movement(folder: Path) -> None:
    """Move the last movement of a unit to another unit."""
    source, target = (folder / file for file in MOVED)
    text = source.read_text(encoding="utf-8")
    place = text.rindex("\n  - id: ")
    source.write_text(text[:place], encoding="utf-8")
    target.write_text(target.read_text(encoding="utf-8").rstrip("\n") + "\n" + text[place:], encoding="utf-8")


RIGHT = {
    "Ô 1": 5,
    "Ô 2": 8,
    "Tình hình": "đang thực hiện",
    "Nguyên nhân (nếu chậm, không đạt)": "Thiếu người.",
}
WRONG = {"Ô 1": "1.234,5a", "Ô 2": -1, "Tình hình": "xong rồi", "Ghi chú": "=1+1"}
_OF_A_MILESTONE = "đang thực hiện"


def fill(path: Path, target: Path, answers: dict[str, object]) -> None:
    """Fill every row of the form at `path` with `answers` by the head of the column; save it as `target`."""
    import openpyxl

    workbook = openpyxl.load_workbook(path)
    for grid in workbook.worksheets:
        if grid.sheet_state != "visible":
            continue
        top = next((row for row in range(1, 9) if grid.cell(row, 1).value == "Mã"), 0)
        if not top:
            continue
        heads = {cell.value: cell.column for cell in grid[top]}
        for row in range(top + 1, grid.max_row + 1):
            if grid.cell(row, 1).value is None:
                continue
            asked = str(grid.cell(row, heads.get("Cách ghi", 1)).value)
            for head, answer in answers.items():
                if head not in heads or (head == "Ô 2" and "Ô 2" not in asked):
                    continue
                value = _OF_A_MILESTONE if answer == RIGHT["Ô 1"] and "chọn" in asked else answer
                if "ngày xong" not in asked or head != "Ô 2":
                    grid.cell(row, heads[head]).value = value
    workbook.save(target)
