"""Scoring and exemplars of the example ward (`tdkt.checks.example_workspace`): criteria, one sheet, one exemplar."""

from __future__ import annotations

CRITERIA = "plans/2026/scoring/criteria.yaml"
SCORE_SHEET = "plans/2026/scoring/van-phong.yaml"
EXEMPLAR = "plans/2026/exemplars/luu-tru-gon.yaml"

SCORING_FILES = {
    CRITERIA: """\
kind: scoring-criteria
year: 2026
title: Bảng chấm điểm thi đua các phòng
total: 100
bonus_cap: 5
groups:
  - {id: khoi-phong, name: Khối các phòng, units: [van-phong, kinh-te]}
parts:
  - title: Thực hiện nhiệm vụ
    maximum: 70
    criteria:
      - {id: chi-tieu, text: Kết quả thực hiện chỉ tiêu, maximum: 60, type: main, from_attainment: {formula: share_reached}}
      - {id: bao-cao, text: Chấp hành chế độ báo cáo, maximum: 10, type: main, evidence: Sổ theo dõi báo cáo}
  - title: Xây dựng cơ quan
    criteria:
      - {id: doan-ket, text: Nội bộ đoàn kết, maximum: 30, type: main}
      - {id: mo-hinh, text: Có mô hình mới được nhân rộng, maximum: 5, type: bonus, evidence: Quyết định công nhận}
      - {id: vi-pham, text: Để xảy ra sai phạm, maximum: 10, type: penalty}
""",
    SCORE_SHEET: """\
kind: score-sheet
year: 2026
unit: van-phong
scores:
  - {criterion: bao-cao, self: 10, appraised: 9.5, council: 9.5}
  - {criterion: doan-ket, self: 30, appraised: 29, council: 28, reason: Một buổi họp chưa đủ thành phần}
  - {criterion: mo-hinh, self: 3, evidence: Quyết định số 12/QĐ-UBND}
  - {criterion: vi-pham, council: 2, reason: Một văn bản ban hành chậm}
""",
    EXEMPLAR: """\
kind: exemplar
year: 2026
id: luu-tru-gon
name: Bà Trần Thị B
who: công chức văn thư
unit: van-phong
field: văn thư, lưu trữ
steps:
  discovered: {date: 2026-02-10, done: [Giới thiệu tại giao ban tháng 02]}
  nurtured: {date: 2026-03-20, done: [Phân công người giúp đỡ]}
""",
}
