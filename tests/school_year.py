"""A school year's plan issued by the Council of a ward, from nothing: two schools, two terms, one of them reports each month."""

from __future__ import annotations

ORGANIZATION = """kind: organization
name: Ủy ban nhân dân phường Mẫu
issuer: [ỦY BAN NHÂN DÂN, PHƯỜNG MẪU]
place: Mẫu
city: thành phố Hải Phòng
abbreviation: UBND
standing_unit: tieu-hoc
units:
  - {id: tieu-hoc, name: Trường Tiểu học Mẫu, abbreviation: TH}
  - {id: trung-hoc, name: Trường Trung học cơ sở Mẫu, abbreviation: THCS}
signers:
  - {id: chu-tich, name: Nguyễn Văn A, post: Chủ tịch, on_behalf_of: Ủy ban nhân dân}
issuers:
  - id: hoi-dong
    type: council
    name: Hội đồng Thi đua - Khen thưởng phường Mẫu
    head: [HỘI ĐỒNG, THI ĐUA - KHEN THƯỞNG]
    abbreviation: HĐTĐKT
    signers:
      - {id: chu-tich-hoi-dong, name: Nguyễn Văn A, post: Chủ tịch, on_behalf_of: Hội đồng}
"""
PLAN = """kind: plan
year: 2026-2027
school_year: {from: 2026-09-05, second_term_from: 2027-01-18, until: 2027-05-28}
issuer: hoi-dong
number: 12
symbol: KH-HĐTĐKT
date: 2026-09-15
title: Công tác thi đua, khen thưởng năm học 2026 - 2027
illustrative: true
legal_basis:
  - {type: Luật, subject: "Thi đua, khen thưởng", date: 2022-06-15}
preamble:
  - Hội đồng Thi đua - Khen thưởng phường Mẫu ban hành Kế hoạch năm học 2026 - 2027 như sau.
sections:
  - title: Nội dung
    sections:
      - title: Phong trào của các trường
        unit_movements: true
closing:
  - Các trường tổ chức thực hiện nghiêm túc Kế hoạch này.
recipients: [Các trường]
archive: VT
signer: chu-tich-hoi-dong
reporting:
  addressees: [Ủy ban nhân dân thành phố Hải Phòng]
  recipients: [Các trường]
  unit_deadlines: {HK1: 2027-01-22, HK2: 2027-05-31}
  monthly_day: 5
"""
BY_TERM = """kind: movements
year: 2026-2027
unit: trung-hoc
movements:
  - id: day-tot
    title: Dạy tốt, học tốt
    items:
      - target: day-tot.gioi
        text: Có ít nhất 10 tiết dạy giỏi cấp trường.
        measure: {type: count, at_least: 10, of: tiết dạy giỏi cấp trường}
      - target: day-tot.chuyen-de
        text: Hoàn thành chuyên đề trước ngày 31 tháng 3 năm 2027.
        measure: {type: milestone, due: 2027-03-31}
      - task: day-tot.bao-giang
        text: Thực hiện nghiêm túc lịch báo giảng.
"""
BY_MONTH = """kind: movements
year: 2026-2027
unit: tieu-hoc
report_every: month
movements:
  - id: truong-xanh
    title: Trường học xanh - sạch - đẹp
    items:
      - target: truong-xanh.buoi
        text: Tổ chức ít nhất 18 buổi lao động vệ sinh.
        measure: {type: count, at_least: 18, of: buổi lao động vệ sinh}
"""
TERM_REPORT = """kind: unit-report
period: 2026-2027-HK1
unit: trung-hoc
illustrative: true
submitted: 2027-01-20
figures:
  - {target: day-tot.gioi, count: 5}
  - {target: day-tot.chuyen-de, progress: under_way}
tasks:
  - {task: day-tot.bao-giang, progress: under_way}
"""
MONTHS = ("09", "10", "11", "12")
OWN_PLAN = """kind: unit-plan
year: 2026-2027
unit: trung-hoc
targets:
  - {target: day-tot.gioi, threshold: 12, due: 2027-04-30}
  - {target: day-tot.chuyen-de}
"""
FILES = {
    "plans/2026-2027/unit-plans/trung-hoc.yaml": OWN_PLAN,
    "plans/organization.yaml": ORGANIZATION,
    "plans/2026-2027/plan.yaml": PLAN,
    "plans/2026-2027/movements/trung-hoc.yaml": BY_TERM,
    "plans/2026-2027/movements/tieu-hoc.yaml": BY_MONTH,
    "plans/2026-2027/reports/2026-2027-HK1/trung-hoc.yaml": TERM_REPORT,
    **{
        f"plans/2026-2027/reports/2026-2027-M{month}/tieu-hoc.yaml": (
            f"kind: unit-report\nperiod: 2026-2027-M{month}\nunit: tieu-hoc\nillustrative: true\n"
            "figures:\n  - {target: truong-xanh.buoi, count: 2}\n"
        )
        for month in MONTHS
    },
}
