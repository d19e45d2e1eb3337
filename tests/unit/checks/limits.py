"""What further examples show of a rule: limits on both sides that take more than one place of the ward to reach."""

from __future__ import annotations

from example_ward import Given, Limit
from tdkt.checks.example_files import (
    BATCH,
    CONDUCT,
    MOVEMENTS,
    NOMINATIONS,
    PAST,
    REGISTER,
    REGISTRATIONS,
    REPORT,
    RULES_OF_WARD,
)

LIMITS: dict[str, tuple[Limit, ...]] = {
    "A302": (
        Limit(
            file=NOMINATIONS,
            text="who: tran-thi-h\n    award: lao-dong-tien-tien",
            bad=("who: tran-thi-h\n    award: ▸chien-si-thi-dua-co-so",),
            good=("who: tran-thi-h\n    award: lao-dong-tien-tien",),
            given=(Given(BATCH, "state: awarded", "state: collecting"),),
            also=("A304", "A404", "A409", "A601"),
        ),
    ),
    "A304": (
        Limit(
            file=NOMINATIONS,
            text="who: tran-thi-h",
            bad=("who: ▸tran-thi-h",),
            given=(
                Given(
                    REGISTRATIONS,
                    "{who: tran-thi-h, award: lao-dong-tien-tien, date: 2026-02-10",
                    "{who: tran-thi-h, award: lao-dong-tien-tien, date: 2026-09-16",
                ),
            ),
        ),
        Limit(
            file=NOMINATIONS,
            text="who: tran-thi-h",
            good=("who: tran-thi-h",),
            given=(
                Given(
                    REGISTRATIONS,
                    "{who: tran-thi-h, award: lao-dong-tien-tien, date: 2026-02-10",
                    "{who: tran-thi-h, award: lao-dong-tien-tien, date: 2026-09-15",
                ),
            ),
        ),
    ),
    "A305": (
        Limit(
            file=NOMINATIONS,
            text="who: le-van-i",
            bad=("who: ▸le-van-i",),
            given=(
                Given(
                    CONDUCT,
                    "form: reprimand, from: 2024-03-01, until: 2025-03-01",
                    "form: reprimand, from: 2026-03-01, until: 2026-09-15",
                ),
            ),
        ),
        Limit(
            file=NOMINATIONS,
            text="who: le-van-i",
            bad=("who: ▸le-van-i",),
            given=(
                Given(
                    CONDUCT,
                    "form: reprimand, from: 2024-03-01, until: 2025-03-01",
                    "form: reprimand, from: 2026-09-15",
                ),
            ),
        ),
        Limit(
            file=NOMINATIONS,
            text="who: le-van-i",
            good=("who: le-van-i",),
            given=(
                Given(
                    CONDUCT,
                    "form: reprimand, from: 2024-03-01, until: 2025-03-01",
                    "form: reprimand, from: 2026-09-16",
                ),
            ),
        ),
    ),
    "A306": (
        Limit(
            file=NOMINATIONS,
            text="who: le-van-i",
            bad=("who: ▸le-van-i",),
            given=(
                Given(
                    CONDUCT,
                    "disciplines:\n",
                    "verifications:\n  - {who: le-van-i, about: complaint, from: 2026-08-01}\ndisciplines:\n",
                ),
            ),
        ),
        Limit(
            file=NOMINATIONS,
            text="who: le-van-i",
            bad=("who: ▸le-van-i",),
            given=(
                Given(
                    CONDUCT,
                    "disciplines:\n",
                    "verifications:\n  - {who: le-van-i, about: complaint, from: 2026-09-15, until: 2026-09-15}\ndisciplines:\n",
                ),
            ),
        ),
        Limit(
            file=NOMINATIONS,
            text="who: le-van-i",
            good=("who: le-van-i",),
            given=(
                Given(
                    CONDUCT,
                    "disciplines:\n",
                    "verifications:\n  - {who: le-van-i, about: complaint, from: 2026-08-01, until: 2026-09-14}\ndisciplines:\n",
                ),
            ),
        ),
        Limit(
            file=NOMINATIONS,
            text="who: le-van-i",
            good=("who: le-van-i",),
            given=(
                Given(
                    CONDUCT,
                    "disciplines:\n",
                    "verifications:\n  - {who: le-van-i, about: complaint, from: 2026-09-16}\ndisciplines:\n",
                ),
            ),
        ),
    ),
    "A311": (
        Limit(
            file=NOMINATIONS,
            text="award: chien-si-thi-dua-co-so",
            bad=("award: ▸chien-si-thi-dua-co-so",),
            given=(
                Given(
                    RULES_OF_WARD,
                    "rules:\n",
                    "rules:\n  - {parameter: max_percent_cstdcs, value: 49, source: Quy chế thi đua}\n",
                ),
                Given(
                    NOMINATIONS,
                    "who: le-van-i\n    award: lao-dong-tien-tien",
                    "who: le-van-i\n    award: giay-khen",
                ),
            ),
            also=("A301",),
        ),
        Limit(
            file=NOMINATIONS,
            text="award: chien-si-thi-dua-co-so",
            good=("award: chien-si-thi-dua-co-so",),
            given=(
                Given(
                    RULES_OF_WARD,
                    "rules:\n",
                    "rules:\n  - {parameter: max_percent_cstdcs, value: 50, source: Quy chế thi đua}\n",
                ),
                Given(
                    NOMINATIONS,
                    "who: le-van-i\n    award: lao-dong-tien-tien",
                    "who: le-van-i\n    award: giay-khen",
                ),
            ),
            also=("A301",),
        ),
    ),
    "A312": (
        Limit(
            file=NOMINATIONS,
            text="who: le-van-i",
            bad=("who: ▸le-van-i",),
            given=(
                Given(
                    CONDUCT,
                    "form: reprimand, from: 2024-03-01, until: 2025-03-01",
                    "form: reprimand, from: 2025-09-14, until: 2026-09-14",
                ),
            ),
        ),
        Limit(
            file=NOMINATIONS,
            text="who: le-van-i",
            bad=("who: ▸le-van-i",),
            given=(
                Given(
                    CONDUCT,
                    "form: reprimand, from: 2024-03-01, until: 2025-03-01",
                    "form: reprimand, from: 2025-01-01, until: 2026-01-01",
                ),
            ),
        ),
        Limit(
            file=NOMINATIONS,
            text="who: le-van-i",
            good=("who: le-van-i",),
            given=(
                Given(
                    CONDUCT,
                    "form: reprimand, from: 2024-03-01, until: 2025-03-01",
                    "form: reprimand, from: 2025-01-01, until: 2025-12-31",
                ),
            ),
        ),
    ),
    "A313": (
        Limit(
            file=NOMINATIONS,
            text="who: tran-thi-h",
            bad=("who: ▸tran-thi-h",),
            given=(
                Given(
                    REGISTER,
                    "{id: tran-thi-h, name: Trần Thị H, gender: female, unit: van-phong, post: Chuyên viên",
                    "{id: tran-thi-h, name: Trần Thị H, gender: female, unit: van-phong, post: Chuyên viên, from: 2027-01-01",
                ),
            ),
        ),
        Limit(
            file=NOMINATIONS,
            text="who: tran-thi-h",
            good=("who: tran-thi-h",),
            given=(
                Given(
                    REGISTER,
                    "{id: tran-thi-h, name: Trần Thị H, gender: female, unit: van-phong, post: Chuyên viên",
                    "{id: tran-thi-h, name: Trần Thị H, gender: female, unit: van-phong, post: Chuyên viên, from: 2026-12-31",
                ),
            ),
        ),
        Limit(
            file=NOMINATIONS,
            text="who: tran-thi-h",
            bad=("who: ▸tran-thi-h",),
            given=(
                Given(
                    REGISTER,
                    "{id: tran-thi-h, name: Trần Thị H, gender: female, unit: van-phong, post: Chuyên viên",
                    "{id: tran-thi-h, name: Trần Thị H, gender: female, unit: van-phong, post: Chuyên viên, until: 2025-12-31",
                ),
            ),
        ),
        Limit(
            file=NOMINATIONS,
            text="who: tran-thi-h",
            good=("who: tran-thi-h",),
            given=(
                Given(
                    REGISTER,
                    "{id: tran-thi-h, name: Trần Thị H, gender: female, unit: van-phong, post: Chuyên viên",
                    "{id: tran-thi-h, name: Trần Thị H, gender: female, unit: van-phong, post: Chuyên viên, until: 2026-01-01",
                ),
            ),
        ),
    ),
    "A401": (
        Limit(
            file=BATCH,
            text="state: awarded",
            bad=("state: ▸awarded",),
            given=(Given(BATCH, "received: 2026-08-03\n", ""),),
        ),
        Limit(
            file=BATCH,
            text="state: awarded",
            bad=("state: ▸awarded",),
            given=(
                Given(
                    BATCH, "appraisal: {date: 2026-08-10, opinion: Hồ sơ đủ điều kiện trình Hội đồng.}\n", ""
                ),
            ),
        ),
        Limit(
            file=BATCH,
            text="state: awarded",
            bad=("state: ▸awarded",),
            given=(
                Given(
                    BATCH,
                    "decision: {number: 120/QĐ-UBND, date: 2026-09-15, by: ward, signer: chu-tich}\n",
                    "",
                ),
            ),
        ),
        Limit(
            file=BATCH,
            text="state: awarded",
            bad=("state: ▸awarded",),
            given=(Given(BATCH, "ceremony: {date: 2026-09-25, place: Hội trường UBND phường}\n", ""),),
        ),
        Limit(
            file=BATCH,
            text="state: awarded",
            bad=("state: ▸awarded",),
            given=(Given(BATCH, "payment: {date: 2026-09-28, paid: 6080000}\n", ""),),
        ),
    ),
    "A404": (
        Limit(
            file=NOMINATIONS,
            text="      - {type: minutes, received: 2026-08-03}\n",
            good=("      - {type: minutes, received: 2026-08-03}\n",),
            given=(Given(BATCH, "state: awarded", "state: collecting"),),
            also=("A409",),
        ),
    ),
    "A405": (
        Limit(
            file=BATCH,
            text="submission: {number",
            bad=("notice: {from: 2026-08-11, until: ▸2026-08-17, where: Trụ sở}\nsubmission: {number",),
            good=("notice: {from: 2026-08-11, until: 2026-08-18, where: Trụ sở}\nsubmission: {number",),
            given=(
                Given(
                    RULES_OF_WARD,
                    "rules:\n",
                    "rules:\n  - {parameter: public_notice_working_days, value: 5, source: Quy chế thi đua}\n",
                ),
            ),
        ),
        Limit(
            file=BATCH,
            text="received: 2026-08-03\n",
            bad=("received: ▸2026-08-03\nevent: 2026-08-17\n",),
            good=("received: 2026-08-03\nevent: 2026-08-18\n",),
            given=(
                Given(
                    RULES_OF_WARD,
                    "rules:\n",
                    "rules:\n  - {parameter: days_before_event, value: 15, source: Quy chế thi đua}\n",
                ),
                Given(BATCH, "type: merit", "type: thematic\nmovement: nong-thon-moi"),
            ),
        ),
        Limit(
            file=BATCH,
            text="submission: {number: 15, date: 2026-09-08",
            bad=("submission: {number: 15, date: ▸2026-09-08",),
            given=(
                Given(
                    RULES_OF_WARD,
                    "rules:\n",
                    "rules:\n  - {parameter: year_end_deadline, value: 07/9, source: Quy chế thi đua}\n",
                ),
                Given(BATCH, "level: ward", "level: city"),
                Given(BATCH, "by: ward, signer: chu-tich", "by: city"),
            ),
            also=("A201",),
        ),
        Limit(
            file=BATCH,
            text="submission: {number: 15, date: 2026-09-08",
            good=("submission: {number: 15, date: 2026-09-08",),
            given=(
                Given(
                    RULES_OF_WARD,
                    "rules:\n",
                    "rules:\n  - {parameter: year_end_deadline, value: 08/9, source: Quy chế thi đua}\n",
                ),
                Given(BATCH, "level: ward", "level: city"),
                Given(BATCH, "by: ward, signer: chu-tich", "by: city"),
            ),
            also=("A201",),
        ),
    ),
    "A406": (
        Limit(
            file=NOMINATIONS,
            text="id: dn-04",
            bad=("id: ▸dn-04",),
            given=(Given(NOMINATIONS, "    ordinal: 4\n", ""),),
        ),
    ),
    "A408": (
        Limit(
            file=BATCH,
            text="submission: {number",
            bad=("cites: [▸Nghị định số 98/2023/NĐ-CP]\nsubmission: {number",),
            given=(Given(BATCH, "date: 2026-09-15, by", "date: 2025-07-01, by"),),
            also=("A304", "A402", "A405", "A601"),
        ),
        Limit(
            file=BATCH,
            text="submission: {number",
            good=("cites: [Luật số 06/2026/QH16]\nsubmission: {number",),
            given=(Given(BATCH, "date: 2026-09-15, by", "date: 2026-10-01, by"),),
            also=("A402",),
        ),
    ),
    "A411": (
        Limit(
            file=BATCH,
            text="decision: {number: 120/QĐ-UBND",
            bad=("decision: {number: ▸120/QĐ-UBND",),
            given=(
                Given(
                    "plans/2026/awards/dot-hai/batch.yaml",
                    "",
                    "kind: award-batch\nid: dot-hai\nyear: 2026\ntitle: đợt hai\ntype: merit\nlevel: ward\nstate: collecting\ndecision: {number: 120/QĐ-UBND, date: 2026-09-14, by: ward, signer: chu-tich}\n",
                ),
            ),
            also=("A409",),
        ),
        Limit(
            file=BATCH,
            text="decision: {number: 120/QĐ-UBND",
            bad=("decision: {number: ▸120/QĐ-UBND",),
            given=(
                Given(
                    "plans/2026/awards/dot-hai/batch.yaml",
                    "",
                    "kind: award-batch\nid: dot-hai\nyear: 2026\ntitle: đợt hai\ntype: merit\nlevel: ward\nstate: collecting\ndecision: {number: 120/qđ-ubnd, date: 2026-01-02, by: ward, signer: chu-tich}\n",
                ),
            ),
            also=("A409",),
        ),
        Limit(
            file=BATCH,
            text="decision: {number: 120/QĐ-UBND",
            good=("decision: {number: 120/QĐ-UBND",),
            given=(
                Given(
                    "plans/2026/awards/dot-hai/batch.yaml",
                    "",
                    "kind: award-batch\nid: dot-hai\nyear: 2026\ntitle: đợt hai\ntype: merit\nlevel: ward\nstate: collecting\ndecision: {number: 120/QĐ-UBND, date: 2026-09-15, by: ward, signer: chu-tich}\n",
                ),
            ),
            also=("A409",),
        ),
        Limit(
            file=BATCH,
            text="decision: {number: 120/QĐ-UBND",
            good=("decision: {number: 120/QĐ-UBND",),
            given=(
                Given(
                    "plans/2026/awards/dot-hai/batch.yaml",
                    "",
                    "kind: award-batch\nid: dot-hai\nyear: 2026\ntitle: đợt hai\ntype: merit\nlevel: ward\nstate: collecting\ndecision: {number: 121/QĐ-UBND, date: 2026-09-16, by: ward, signer: chu-tich}\n",
                ),
            ),
            also=("A409",),
        ),
        Limit(
            file=BATCH,
            text="decision: {number: 120/QĐ-UBND",
            good=("decision: {number: 120/QĐ-UBND",),
            given=(
                Given(
                    "plans/2026/awards/dot-hai/batch.yaml",
                    "",
                    "kind: award-batch\nid: dot-hai\nyear: 2026\ntitle: đợt hai\ntype: merit\nlevel: ward\nstate: collecting\ndecision: {number: 120/QĐ-UBND, date: 2025-12-31, by: ward, signer: chu-tich}\n",
                ),
            ),
            also=("A409",),
        ),
        Limit(
            file=BATCH,
            text="decision: {number: 120/QĐ-UBND",
            good=("decision: {number: 120/QĐ-UBND",),
            given=(
                Given(
                    "plans/2026/awards/dot-hai/batch.yaml",
                    "",
                    "kind: award-batch\nid: dot-hai\nyear: 2026\ntitle: đợt hai\ntype: merit\nlevel: ward\nstate: collecting\ndecision: {number: 120/QĐ-UBND, date: 2026-09-14, by: city}\n",
                ),
            ),
            also=("A202", "A409"),
        ),
    ),
    "A604": (
        Limit(
            file=NOMINATIONS,
            text="award: chien-si-thi-dua-co-so",
            bad=("award: ▸chien-si-thi-dua-co-so",),
            given=(
                Given(
                    PAST,
                    "award: lao-dong-tien-tien, year: 2025, type: merit, decision: {number: 88/QĐ-UBND, date: 2025-12-20}",
                    "award: lao-dong-tien-tien, year: 2026, type: merit, decision: {number: 88/QĐ-UBND, date: 2026-01-20}",
                ),
            ),
        ),
        Limit(
            file=NOMINATIONS,
            text="award: chien-si-thi-dua-co-so",
            good=("award: chien-si-thi-dua-co-so",),
            given=(
                Given(
                    PAST,
                    "award: lao-dong-tien-tien, year: 2025, type: merit, decision: {number: 88/QĐ-UBND, date: 2025-12-20}",
                    "award: lao-dong-tien-tien, year: 2025, type: merit, decision: {number: 88/QĐ-UBND, date: 2026-01-20}",
                ),
            ),
        ),
        Limit(
            file=NOMINATIONS,
            text="award: chien-si-thi-dua-co-so",
            good=("award: chien-si-thi-dua-co-so",),
            given=(
                Given(
                    PAST,
                    "award: lao-dong-tien-tien, year: 2025, type: merit, decision: {number: 88/QĐ-UBND, date: 2025-12-20}",
                    "award: giay-khen, year: 2026, type: merit, decision: {number: 88/QĐ-UBND, date: 2026-01-20}",
                ),
            ),
        ),
    ),
    "R502": (
        Limit(
            file=REPORT,
            text="numerator: 96, denominator: 100",
            bad=("percent: ▸100.1", "percent: ▸101"),
            good=("percent: 100",),
            given=(
                Given(
                    MOVEMENTS,
                    "at_least: 95, counting: văn bản xử lý đúng hạn, of: văn bản đã xử lý",
                    "at_least: 95, percent_only: true, of: văn bản đã xử lý",
                ),
            ),
        ),
        Limit(
            file=REPORT,
            text="now: 9000000, base: 10000000",
            bad=("now: ▸100.5, base: 100", "now: 0, base: ▸101"),
            good=("now: 0, base: 100", "now: 100, base: 100"),
            given=(
                Given(
                    MOVEMENTS, "of: chi phí văn phòng phẩm, in: đồng", "of: tỷ lệ hồ sơ chậm, points: true"
                ),
            ),
            also=("R510",),
        ),
    ),
}
