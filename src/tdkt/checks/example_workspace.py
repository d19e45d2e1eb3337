"""A small ward in which the rules' examples stand: valid as it is, without a single finding."""

from __future__ import annotations

from tdkt.checks.example_awards import AWARD_FILES, COUNCIL
from tdkt.checks.example_scoring import SCORING_FILES
from tdkt.checks.rule import MARK, Example

ORGANIZATION = "plans/organization.yaml"
PLAN = "plans/2026/plan.yaml"
MOVEMENTS = "plans/2026/movements/van-phong.yaml"
REPORT = "plans/2026/reports/2026-Q1/van-phong.yaml"
SECOND_REPORT = "plans/2026/reports/2026-Q2/van-phong.yaml"
WARD_REPORT = "plans/2026/reports/2026-Q1/loi-van.yaml"

FILES = {
    ORGANIZATION: """\
kind: organization
name: Ủy ban nhân dân phường Mẫu
issuer: [ỦY BAN NHÂN DÂN, PHƯỜNG MẪU]
place: Mẫu
city: thành phố Hải Phòng
abbreviation: UBND
standing_unit: van-phong
units:
  - {id: van-phong, name: Văn phòng, abbreviation: VP}
  - {id: kinh-te, name: Phòng Kinh tế, abbreviation: KT}
subdivisions:
  members:
    - {id: thon-mot, type: thon, name: Thôn Một}
    - {id: thon-hai, type: thon, name: Thôn Hai}
    - {id: to-mot, type: to-dan-pho, name: Tổ dân phố số 1}
signers:
  - {id: chu-tich, name: Nguyễn Văn A, post: Chủ tịch, on_behalf_of: Ủy ban nhân dân}
general_movements:
  - {id: nong-thon-moi, title: Cả nước chung sức xây dựng nông thôn mới, from: 2021, to: 2030}
"""
    + COUNCIL,
    PLAN: """\
kind: plan
year: 2026
number: 1
symbol: KH-UBND
date: 2026-01-15
title: Triển khai công tác thi đua, khen thưởng năm 2026
legal_basis:
  - {type: Luật, subject: "Thi đua, khen thưởng", date: 2022-06-15}
  - {type: Nghị định, number: 152/2025/NĐ-CP, date: 2025-06-14, issuer: Chính phủ, subject: quy định về phân cấp}
preamble:
  - Ủy ban nhân dân phường Mẫu ban hành Kế hoạch cụ thể như sau.
sections:
  - title: Nội dung
    sections:
      - title: Phong trào chung
        paragraphs:
          - Trọng tâm là phong trào “Cả nước chung sức xây dựng nông thôn mới”.
        general_movements: [nong-thon-moi]
      - title: Phong trào của các đơn vị
        unit_movements: true
closing:
  - Các đơn vị tổ chức thực hiện nghiêm túc Kế hoạch này.
recipients: [Lãnh đạo UBND phường]
archive: VT, VP
signer: chu-tich
""",
    MOVEMENTS: """\
kind: movements
year: 2026
unit: van-phong
movements:
  - id: van-thu
    title: Phong trào thi đua về công tác văn thư
    items:
      - task: van-thu.quan-ly
        text: Quản lý tài sản công tiết kiệm, minh bạch.
      - target: van-thu.dung-han
        text: 95% văn bản được xử lý đúng hạn.
        measure: {type: percentage, at_least: 95, counting: văn bản xử lý đúng hạn, of: văn bản đã xử lý}
      - target: van-thu.mo-hinh
        text: Xây dựng 01 đến 02 mô hình trong năm.
        measure: {type: count, between: [1, 2], of: mô hình}
      - target: van-thu.moi-thon
        text: Mỗi thôn có ít nhất 01 mô hình.
        measure: {type: per_subdivision, each_at_least: 1, among: [thon], of: mô hình}
      - target: van-thu.tiet-kiem
        text: Giảm chi phí văn phòng phẩm ít nhất 10%/năm.
        measure: {type: reduction, at_least: 10, of: chi phí văn phòng phẩm, in: đồng}
      - text: Hoàn thành mô hình “Văn phòng không giấy tờ”, không để xảy ra sai sót lớn.
        targets:
          - target: van-thu.khong-giay
            quote: Hoàn thành mô hình “Văn phòng không giấy tờ”
            measure: {type: milestone}
          - target: van-thu.sai-sot
            quote: không để xảy ra sai sót lớn
            measure: {type: incidents, at_most: 0, of: sai sót lớn}
""",
    REPORT: """\
kind: unit-report
period: 2026-Q1
unit: van-phong
submitted: 2026-04-03
reporter: Nguyễn Văn A
figures:
  - {target: van-thu.dung-han, numerator: 96, denominator: 100}
  - {target: van-thu.mo-hinh, count: 1}
  - {target: van-thu.moi-thon, reached: [thon-mot]}
  - {target: van-thu.tiet-kiem, now: 9000000, base: 10000000}
  - {target: van-thu.khong-giay, progress: under_way}
  - {target: van-thu.sai-sot, count: 0}
tasks:
  - {task: van-thu.quan-ly, progress: under_way}
""",
    WARD_REPORT: """\
kind: ward-report
period: 2026-Q1
passages:
  overview:
    before:
      - Quý I có nhiều ngày lễ lớn.
  units:
    van-phong:
      after:
        - Văn phòng đang chuẩn bị số hóa hồ sơ.
  awards:
    replace:
      - "Trong quý I đã khen thưởng:"
      - "- 02 tập thể;"
      - "- 03 cá nhân."
""",
    **AWARD_FILES,
    **SCORING_FILES,
}

_STATE = """\
      - target: van-thu.so-hoa
        text: Có ít nhất 40% hồ sơ được số hóa.
        measure: {type: percentage, at_least: 40, counting: hồ sơ đã số hóa, of: hồ sơ, accumulate: latest}
"""
TWO_QUARTERS = {
    **FILES,
    MOVEMENTS: FILES[MOVEMENTS].replace("      - text: Hoàn thành", f"{_STATE}      - text: Hoàn thành"),
    REPORT: FILES[REPORT]
    .replace("progress: under_way}\n  - {target", "progress: done, done_on: 2026-03-02}\n  - {target")
    .replace("\ntasks:", "\n  - {target: van-thu.so-hoa, numerator: 400, denominator: 1000}\ntasks:"),
    SECOND_REPORT: """\
kind: unit-report
period: 2026-Q2
unit: van-phong
submitted: 2026-07-03
reporter: Nguyễn Văn A
figures:
  - {target: van-thu.dung-han, numerator: 98, denominator: 100}
  - {target: van-thu.mo-hinh, count: 0}
  - {target: van-thu.moi-thon, reached: [thon-mot, thon-hai]}
  - {target: van-thu.tiet-kiem, now: 8000000, base: 9000000}
  - {target: van-thu.khong-giay, progress: done, done_on: 2026-03-02}
  - {target: van-thu.sai-sot, count: 0}
  - {target: van-thu.so-hoa, numerator: 500, denominator: 1000}
tasks:
  - {task: van-thu.quan-ly, progress: under_way}
""",
}
"""The ward a quarter later, with one more target: for examples that need an earlier report. Without a finding too."""


def files_of(example: Example) -> dict[str, str]:
    """Return the files among which the example stands."""
    return TWO_QUARTERS if example.file == SECOND_REPORT else FILES


def with_example(example: Example, text: str) -> tuple[dict[str, str], tuple[int, int] | None]:
    """Return the workspace's files with `text` (the example's bad or good side) put in.

    The second value is line and column (from 1) of the mark in `text`, or None where it has none.
    """
    plain = files_of(example)
    whole = plain[example.file].replace(example.text, text, 1) if example.text else text
    before, mark, after = whole.partition(MARK)
    files = {**plain, example.file: before + after}
    if not mark:
        return files, None
    return files, (before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
