"""Where the files of the example ward lie: the ward in which the rules' examples stand, `tests/example_ward`."""

from __future__ import annotations

ORGANIZATION = "plans/organization.yaml"
PLAN = "plans/2026/plan.yaml"
MOVEMENTS = "plans/2026/movements/van-phong.yaml"
REPORT = "plans/2026/reports/2026-Q1/van-phong.yaml"
SECOND_REPORT = "plans/2026/reports/2026-Q2/van-phong.yaml"
WARD_REPORT = "plans/2026/reports/2026-Q1/loi-van.yaml"

REGISTER = "plans/awards/register.yaml"
PAST = "plans/awards/past-awards.yaml"
INITIATIVES = "plans/awards/initiatives.yaml"
CONDUCT = "plans/awards/conduct.yaml"
RULES_OF_WARD = "plans/awards/rules.yaml"
LAW_OF_WARD = "plans/awards/law.yaml"
REGISTRATIONS = "plans/2026/awards/registrations.yaml"
RATINGS = "plans/2026/awards/ratings.yaml"
FUND = "plans/2026/awards/fund.yaml"
BATCH = "plans/2026/awards/tong-ket/batch.yaml"
NOMINATIONS = "plans/2026/awards/tong-ket/nominations.yaml"
SESSION = "plans/2026/awards/tong-ket/session.yaml"

CRITERIA = "plans/2026/scoring/criteria.yaml"
SCORE_SHEET = "plans/2026/scoring/van-phong.yaml"
DRIVE = "plans/2026/drives/van-thu-sach/drive.yaml"
DRIVE_REPORT = "plans/2026/drives/van-thu-sach/reports/van-phong.yaml"
EXEMPLAR = "plans/2026/exemplars/luu-tru-gon.yaml"
