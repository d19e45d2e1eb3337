"""The award files of the example ward (`example_workspace`): a batch that went all its way."""

from __future__ import annotations

COUNCIL = """\
council:
  decision: Quyết định số 05/QĐ-UBND ngày 10/02/2026
  members:
    - {id: chu-tich, name: Nguyễn Văn A, gender: male, post: Chủ tịch UBND phường, role: chair}
    - {id: pho-chu-tich, name: Trần Thị B, gender: female, post: Phó Chủ tịch UBND phường, role: vice_chair}
    - {id: mat-tran, name: Lê Văn C, gender: male, post: Chủ tịch Ủy ban MTTQ Việt Nam phường, role: member}
    - {id: kinh-te, name: Phạm Thị D, gender: female, post: Trưởng phòng Kinh tế, role: member}
    - {id: thu-ky, name: Hoàng Văn E, gender: male, post: Chuyên viên Văn phòng, role: secretary}
"""

REGISTER = "plans/awards/register.yaml"
PAST = "plans/awards/past-awards.yaml"
INITIATIVES = "plans/awards/initiatives.yaml"
CONDUCT = "plans/awards/conduct.yaml"
RULES_OF_WARD = "plans/awards/rules.yaml"
REGISTRATIONS = "plans/2026/awards/registrations.yaml"
RATINGS = "plans/2026/awards/ratings.yaml"
FUND = "plans/2026/awards/fund.yaml"
BATCH = "plans/2026/awards/tong-ket/batch.yaml"
NOMINATIONS = "plans/2026/awards/tong-ket/nominations.yaml"
SESSION = "plans/2026/awards/tong-ket/session.yaml"

_FILE = """\
    documents:
      - {type: submission, received: 2026-08-03}
      - {type: achievement_report, received: 2026-08-03}
      - {type: minutes, received: 2026-08-03}
"""

AWARD_FILES = {
    REGISTER: """\
kind: award-register
people:
  - {id: nguyen-van-g, name: Nguyễn Văn G, gender: male, unit: van-phong, post: Chánh Văn phòng, leader: true}
  - {id: tran-thi-h, name: Trần Thị H, gender: female, unit: van-phong, post: Chuyên viên}
  - {id: le-van-i, name: Lê Văn I, gender: male, unit: van-phong, post: Chuyên viên}
  - {id: pham-van-k, name: Phạm Văn K, gender: male, address: Thôn Một}
collectives:
  - {id: tap-the-van-phong, name: Văn phòng, unit: van-phong}
households:
  - {id: ho-ong-l, name: Hộ ông Nguyễn Văn L, subdivision: thon-mot}
""",
    PAST: """\
kind: past-awards
awards:
  - {to: nguyen-van-g, award: lao-dong-tien-tien, year: 2025, type: merit, decision: {number: 88/QĐ-UBND, date: 2025-12-20}}
""",
    INITIATIVES: """\
kind: initiatives
initiatives:
  - id: sk-01
    title: Số hóa hồ sơ văn thư
    authors: [{person: nguyen-van-g, share: 100}]
    level: base
    year: 2026
    recognised: {number: 30/QĐ-UBND, date: 2026-06-30}
""",
    CONDUCT: """\
kind: conduct
disciplines:
  - {who: le-van-i, form: reprimand, from: 2024-03-01, until: 2025-03-01}
""",
    RULES_OF_WARD: """\
kind: award-rules
rules:
  - {parameter: quorum, value: 3/5, source: Quy chế Hội đồng kèm theo Quyết định số 05/QĐ-UBND ngày 10/02/2026}
""",
    REGISTRATIONS: """\
kind: award-registrations
year: 2026
registrations:
  - {who: nguyen-van-g, award: chien-si-thi-dua-co-so, date: 2026-02-10}
  - {who: tran-thi-h, award: lao-dong-tien-tien, date: 2026-02-10}
  - {who: le-van-i, award: lao-dong-tien-tien, date: 2026-02-10}
  - {who: tap-the-van-phong, award: tap-the-lao-dong-tien-tien, date: 2026-02-10}
""",
    RATINGS: """\
kind: yearly-ratings
year: 2026
ratings:
  - {of: nguyen-van-g, rating: excellent}
  - {of: tran-thi-h, rating: good}
  - {of: le-van-i, rating: good}
  - {of: tap-the-van-phong, rating: good}
""",
    FUND: """\
kind: award-fund
year: 2026
amount: 100000000
source: Quyết định số 01/QĐ-UBND ngày 05/01/2026
""",
    BATCH: """\
kind: award-batch
id: tong-ket
year: 2026
title: tổng kết công tác năm 2026
type: merit
level: ward
state: awarded
received: 2026-08-03
appraisal: {date: 2026-08-10, opinion: Hồ sơ đủ điều kiện trình Hội đồng.}
submission: {number: 15, date: 2026-09-08}
decision: {number: 120/QĐ-UBND, date: 2026-09-15, by: ward, signer: chu-tich}
published: {date: 2026-09-16, where: Trụ sở UBND phường}
ceremony: {date: 2026-09-25, place: Hội trường UBND phường}
payment: {date: 2026-09-28, paid: 6080000}
""",
    NOMINATIONS: f"""\
kind: nominations
batch: tong-ket
nominations:
  - id: dn-01
    who: tap-the-van-phong
    award: tap-the-lao-dong-tien-tien
    by: van-phong
    for: Hoàn thành tốt nhiệm vụ năm 2026
    ordinal: 1
{_FILE}\
  - id: dn-02
    who: nguyen-van-g
    award: chien-si-thi-dua-co-so
    by: van-phong
    for: Hoàn thành xuất sắc nhiệm vụ năm 2026
    ordinal: 2
    initiatives: [sk-01]
{_FILE}\
      - {{type: ballot_result, received: 2026-09-01}}
      - {{type: merit_proof, received: 2026-08-03}}
  - id: dn-03
    who: tran-thi-h
    award: lao-dong-tien-tien
    by: van-phong
    for: Hoàn thành tốt nhiệm vụ năm 2026
    ordinal: 3
{_FILE}\
  - id: dn-04
    who: le-van-i
    award: lao-dong-tien-tien
    by: van-phong
    for: Hoàn thành tốt nhiệm vụ tham mưu năm 2026
    ordinal: 4
{_FILE}""",
    SESSION: """\
kind: council-session
batch: tong-ket
date: 2026-09-01
start: "08:30"
end: "10:00"
place: Phòng họp số 1, UBND phường
chair: chu-tich
secretary: thu-ky
present: [chu-tich, pho-chu-tich, mat-tran, thu-ky]
absent:
  - {member: kinh-te, reason: đi công tác, written_opinion: true}
ballots: {tellers: [mat-tran, thu-ky], issued: 4, returned: 4, valid: 4}
votes:
  - {nomination: dn-01, for: 5, written: 1}
  - {nomination: dn-02, for: 4, against: 1, written: 1}
  - {nomination: dn-03, for: 5, written: 1}
  - {nomination: dn-04, for: 5, written: 1}
conclusion:
  - Hội đồng thống nhất đề nghị Chủ tịch UBND phường khen thưởng 01 tập thể, 03 cá nhân.
""",
}
