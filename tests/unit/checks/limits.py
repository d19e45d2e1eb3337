"""What further examples show of a rule: limits on both sides that take more than one place of the ward to reach."""

from __future__ import annotations

from example_ward import Given, Limit
from tdkt.checks.example_files import (
    BATCH,
    CONDUCT,
    GROUP,
    INSPECTION,
    MOVEMENTS,
    NOMINATIONS,
    ORGANIZATION,
    PAST,
    REGISTER,
    REGISTRATIONS,
    REPORT,
    RULES_OF_WARD,
    SECOND_REPORT,
)
from tdkt.checks.rule import MARK


def _broken(marked: str, *given: Given, file: str = NOMINATIONS, also: tuple[str, ...] = ()) -> Limit:
    """Return the limit passed: the text is as it was, and wrong after what is `given`."""
    return Limit(file=file, text=marked.replace(MARK, ""), bad=(marked,), given=given, also=also)


def _kept(marked: str, *given: Given, file: str = NOMINATIONS, also: tuple[str, ...] = ()) -> Limit:
    """Return the limit just held: the text is as it was, and right after what is `given`."""
    text = marked.replace(MARK, "")
    return Limit(file=file, text=text, good=(text,), given=given, also=also)


def _registered(day: str) -> Given:
    entry = "{who: tran-thi-h, award: lao-dong-tien-tien, date: "
    return Given(REGISTRATIONS, f"{entry}2026-02-10", f"{entry}{day}")


def _disciplined(days: str) -> Given:
    return Given(CONDUCT, "from: 2024-03-01, until: 2025-03-01", days)


def _looked_into(days: str) -> Given:
    entry = f"verifications:\n  - {{who: le-van-i, about: complaint, {days}}}\n"
    return Given(CONDUCT, "disciplines:\n", f"{entry}disciplines:\n")


def _mo_hinh(options: str) -> Given:
    return Given(MOVEMENTS, "between: [1, 2], of: mô hình}", f"between: [1, 2], of: mô hình, {options}}}")


def _of_plan() -> Given:
    return Given(MOVEMENTS, "of: văn bản đã xử lý}", "of: văn bản đã xử lý, of_plan: true}")


def _share(percent: str) -> Given:
    rule = f"{{parameter: max_percent_cstdcs, value: {percent}, source: Quy chế thi đua}}"
    return Given(RULES_OF_WARD, "rules:\n", f"rules:\n  - {rule}\n")


def _in_office(days: str) -> Given:
    entry = "name: Trần Thị H, gender: female, unit: van-phong, post: Chuyên viên"
    return Given(REGISTER, entry, f"{entry}, {days}")


def _there(days: str) -> Given:
    """Give the collective that is proposed a time of life."""
    entry = "{id: tap-the-van-phong, name: Văn phòng, unit: van-phong"
    return Given(REGISTER, entry, f"{entry}, {days}")


_COUNTED_THINGS = "text: Xây dựng 01 đến 02 mô hình trong năm."


def _living(of: str, days: str) -> Given:
    """Give a unit or subdivision of the ward's file a time of life."""
    entries = {
        "van-phong": "{id: van-phong, name: Văn phòng, abbreviation: VP",
        "kinh-te": "{id: kinh-te, name: Phòng Kinh tế, abbreviation: KT",
        "thon-mot": "{id: thon-mot, type: thon, name: Thôn Một",
    }
    return Given(ORGANIZATION, entries[of], f"{entries[of]}, {days}")


def _other_decision(day: str, number: str, by: str = "ward, signer: chu-tich") -> Given:
    """Return a second batch whose decision has this number."""
    batch = (
        "kind: award-batch\nid: dot-hai\nyear: 2026\ntitle: đợt hai\ntype: merit\nlevel: ward\n"
        f"state: collecting\ndecision: {{number: {number}, date: {day}, by: {by}}}\n"
    )
    return Given("plans/2026/awards/dot-hai/batch.yaml", "", batch)


_UNDECIDED = Given(
    "plans/2026/awards/dot-dau/batch.yaml",
    "",
    "kind: award-batch\nid: dot-dau\nyear: 2026\ntitle: đợt đầu\ntype: merit\nlevel: ward\nstate: collecting\n",
)
"""A batch without a decision, which comes before the others."""


def _held_already(award: str, year: int) -> Given:
    last_year = (
        "award: lao-dong-tien-tien, year: 2025, type: merit, decision: {number: 88/QĐ-UBND, date: 2025-12-20}"
    )
    this_year = (
        f"award: {award}, year: {year}, type: merit, decision: {{number: 88/QĐ-UBND, date: 2026-01-20}}"
    )
    return Given(PAST, last_year, this_year)


_ONE_OF_TWO = Given(
    NOMINATIONS, "who: le-van-i\n    award: lao-dong-tien-tien", "who: le-van-i\n    award: giay-khen"
)
"""One Chiến sĩ thi đua cơ sở among two people with a title: exactly 50%."""
_NUMBER = "decision: {number: ▸120/QĐ-UBND"

_AT_THE_THON = Given(INSPECTION, "unit: van-phong", "unit: thon-mot")


def _of_to_mot(days: str) -> Given:
    return Given(ORGANIZATION, "name: Tổ dân phố số 1}", f"name: Tổ dân phố số 1, {days}}}")


LIMITS: dict[str, tuple[Limit, ...]] = {
    "I430": (
        _broken("{subdivision: ▸to-mot}", _of_to_mot("until: 2026-12-30"), file=GROUP),
        _kept("{subdivision: ▸to-mot}", _of_to_mot("until: 2026-12-31"), file=GROUP),
    ),
    "I431": (
        _broken("{subdivision: ▸to-mot}", _of_to_mot("from: 2026-01-02"), file=GROUP),
        _kept("{subdivision: ▸to-mot}", _of_to_mot("from: 2026-01-01"), file=GROUP),
    ),
    "A302": (
        Limit(
            file=NOMINATIONS,
            text="who: tran-thi-h\n    award: lao-dong-tien-tien",
            bad=("who: tran-thi-h\n    award: ▸chien-si-thi-dua-co-so",),
            good=("who: tran-thi-h\n    award: lao-dong-tien-tien",),
            given=(Given(BATCH, "state: awarded", "state: collecting"),),
            also=("A304", "A404", "A409", "A565"),
        ),
    ),
    "I416": (
        _broken(
            "unit: ▸thon-mot",
            _AT_THE_THON,
            _living("thon-mot", "until: 2026-09-09, into: thon-hai"),
            file=INSPECTION,
        ),
        _kept(
            "unit: thon-mot",
            _AT_THE_THON,
            _living("thon-mot", "until: 2026-09-10, into: thon-hai"),
            file=INSPECTION,
        ),
    ),
    "A304": (
        _broken("who: ▸tran-thi-h", _registered("2026-09-16")),
        _kept("who: tran-thi-h", _registered("2026-09-15")),
    ),
    "A305": (
        _broken("who: ▸le-van-i", _disciplined("from: 2026-03-01, until: 2026-09-15")),
        _broken("who: ▸le-van-i", _disciplined("from: 2026-09-15")),
        _kept("who: le-van-i", _disciplined("from: 2026-09-16")),
    ),
    "A306": (
        _broken("who: ▸le-van-i", _looked_into("from: 2026-08-01")),
        _broken("who: ▸le-van-i", _looked_into("from: 2026-09-15, until: 2026-09-15")),
        _kept("who: le-van-i", _looked_into("from: 2026-08-01, until: 2026-09-14")),
        _kept("who: le-van-i", _looked_into("from: 2026-09-16")),
    ),
    "A311": (
        _broken("award: ▸chien-si-thi-dua-co-so", _share("49"), _ONE_OF_TWO, also=("A301",)),
        _kept("award: chien-si-thi-dua-co-so", _share("50"), _ONE_OF_TWO, also=("A301",)),
    ),
    "A312": (
        _broken("who: ▸le-van-i", _disciplined("from: 2025-09-14, until: 2026-09-14")),
        _broken("who: ▸le-van-i", _disciplined("from: 2025-01-01, until: 2026-01-01")),
        _kept("who: le-van-i", _disciplined("from: 2025-01-01, until: 2025-12-31")),
    ),
    "A313": (
        _broken("who: ▸tran-thi-h", _in_office("from: 2027-01-01")),
        _kept("who: tran-thi-h", _in_office("from: 2026-12-31")),
        _broken("who: ▸tran-thi-h", _in_office("until: 2025-12-31")),
        _kept("who: tran-thi-h", _in_office("until: 2026-01-01")),
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
            also=("A304", "A402", "A405", "A601", "C911"),
        ),
    ),
    "A413": (
        Limit(
            file=BATCH,
            text="submission: {number",
            good=("cites: [Luật số 06/2026/QH16]\nsubmission: {number",),
            given=(Given(BATCH, "date: 2026-09-15, by", "date: 2026-10-01, by"),),
            also=("A402", "C912", "C913"),
        ),
    ),
    "A411": (
        _broken(_NUMBER, _other_decision("2026-09-14", "120/QĐ-UBND"), file=BATCH, also=("A409",)),
        _broken(_NUMBER, _other_decision("2026-01-02", "120/qđ-ubnd"), file=BATCH, also=("A409",)),
        _broken(
            _NUMBER,
            _UNDECIDED,
            _other_decision("2026-09-14", "120/QĐ-UBND"),
            file=BATCH,
            also=("A409",),
        ),
        _kept(_NUMBER, _other_decision("2026-09-15", "120/QĐ-UBND"), file=BATCH, also=("A409",)),
        _kept(_NUMBER, _other_decision("2026-09-16", "121/QĐ-UBND"), file=BATCH, also=("A409",)),
        _kept(_NUMBER, _other_decision("2025-12-31", "120/QĐ-UBND"), file=BATCH, also=("A409",)),
        _kept(
            _NUMBER,
            _other_decision("2026-09-14", "120/QĐ-UBND", by="city"),
            file=BATCH,
            also=("A202", "A409"),
        ),
    ),
    "A604": (
        _broken("award: ▸chien-si-thi-dua-co-so", _held_already("lao-dong-tien-tien", 2026), also=("A601",)),
        _kept("award: chien-si-thi-dua-co-so", _held_already("lao-dong-tien-tien", 2025)),
        _kept("award: chien-si-thi-dua-co-so", _held_already("giay-khen", 2026)),
    ),
    "R502": (
        Limit(
            file=REPORT,
            text="reached: [thon-mot]",
            bad=("reached: ▸3, members: 2",),
            good=("reached: 2, members: 2",),
            given=(
                Given(
                    MOVEMENTS,
                    "{type: per_subdivision, each_at_least: 1, among: [thon], of: mô hình}",
                    "{type: per_official, each_at_least: 1, of: mô hình}",
                ),
            ),
        ),
        Limit(
            file=REPORT,
            text="numerator: 96, denominator: 100",
            bad=("numerator: 1, denominator: ▸0",),
            good=("numerator: 137.7, denominator: 100", "numerator: 0, denominator: 0"),
            given=(_of_plan(),),
            also=("R510",),
        ),
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
    "R517": (
        Limit(
            file=REPORT,
            text="{target: van-thu.mo-hinh, count: 1}",
            bad=("{▸target: van-thu.mo-hinh, count: 1}",),
            given=(_mo_hinh("reported_in: [Q4]"),),
        ),
        Limit(
            file=REPORT,
            text="{target: van-thu.mo-hinh, count: 1}",
            good=("{target: van-thu.mo-hinh, count: 1}",),
            given=(_mo_hinh("reported_in: [Q1]"),),
        ),
        Limit(
            file=REPORT,
            text="  - {target: van-thu.mo-hinh, count: 1}\n",
            good=("",),
            given=(_mo_hinh("reported_in: [Q2, Q4]"),),
        ),
    ),
    "R523": (
        Limit(
            file=REPORT,
            text="{target: van-thu.mo-hinh, count: 1}",
            bad=("{▸target: van-thu.mo-hinh, count: 1}",),
            given=(_mo_hinh("report_every: month"),),
        ),
        Limit(
            file=REPORT,
            text="{target: van-thu.mo-hinh, count: 1}",
            good=("{target: van-thu.mo-hinh, count: 1}",),
            given=(_mo_hinh("report_every: period"),),
        ),
    ),
    "R518": (
        Limit(
            file=REPORT,
            text="{target: van-thu.mo-hinh, count: 1}",
            bad=("{▸target: van-thu.mo-hinh, count: 1}",),
            given=(_mo_hinh("accumulate: latest, reported_in: [Q2, Q4]"),),
        ),
        Limit(
            file=SECOND_REPORT,
            text="{target: van-thu.mo-hinh, count: 0}",
            bad=("{▸target: van-thu.mo-hinh, count: 0}",),
            given=(_mo_hinh("due: 2026-03-31"),),
        ),
        Limit(
            file=SECOND_REPORT,
            text="{target: van-thu.mo-hinh, count: 0}",
            good=("{target: van-thu.mo-hinh, count: 0}",),
            given=(_mo_hinh("due: 2026-04-01"),),
        ),
        Limit(
            file=SECOND_REPORT,
            text="  - {target: van-thu.mo-hinh, count: 0}\n",
            good=("",),
            given=(_mo_hinh("due: 2026-03-31"),),
        ),
    ),
    "R519": (
        Limit(
            file=SECOND_REPORT,
            text="{target: van-thu.dung-han, numerator: 98, denominator: 100}",
            bad=(
                "{target: van-thu.dung-han, numerator: 98, denominator: ▸101}",
                "{target: van-thu.dung-han, numerator: 98, denominator: ▸99.5}",
            ),
            good=(
                "{target: van-thu.dung-han, numerator: 198.5, denominator: 100}",
                "{target: van-thu.dung-han, numerator: 98, denominator: 150, note: Thành phố giao lại}",
            ),
            given=(_of_plan(),),
            also=("R514",),
        ),
    ),
    "I311": (
        Limit(
            file=MOVEMENTS,
            text=_COUNTED_THINGS,
            bad=(f"shared_with: [▸kinh-te]\n        {_COUNTED_THINGS}",),
            given=(_living("kinh-te", "until: 2025-12-31, into: van-phong"),),
        ),
        Limit(
            file=MOVEMENTS,
            text=_COUNTED_THINGS,
            bad=(f"shared_with: [▸kinh-te]\n        {_COUNTED_THINGS}",),
            given=(_living("kinh-te", "from: 2027-01-01"),),
        ),
        Limit(
            file=MOVEMENTS,
            text=_COUNTED_THINGS,
            good=(f"shared_with: [kinh-te]\n        {_COUNTED_THINGS}",),
            given=(_living("kinh-te", "from: 2026-12-31"),),
        ),
        Limit(
            file=MOVEMENTS,
            text=_COUNTED_THINGS,
            good=(f"shared_with: [kinh-te]\n        {_COUNTED_THINGS}",),
            given=(_living("kinh-te", "until: 2026-01-01, into: van-phong"),),
        ),
    ),
    "R520": (
        _broken(
            "reached: [▸thon-mot]", _living("thon-mot", "until: 2026-03-30, into: thon-hai"), file=REPORT
        ),
        _broken("reached: [▸thon-mot]", _living("thon-mot", "from: 2026-04-01"), file=REPORT),
        _kept("reached: [thon-mot]", _living("thon-mot", "until: 2026-03-31, into: thon-hai"), file=REPORT),
        _kept("reached: [thon-mot]", _living("thon-mot", "from: 2026-03-31"), file=REPORT),
        _broken(
            "unit: ▸van-phong",
            _living("van-phong", "until: 2026-03-30, into: kinh-te"),
            file=REPORT,
            also=("A315", "I416"),
        ),
    ),
    "A314": (
        _broken(
            "name: Phạm Văn K, gender: male, unit: ▸kinh-te",
            Given(
                REGISTER, "name: Phạm Văn K, gender: male", "name: Phạm Văn K, gender: male, unit: kinh-te"
            ),
            _living("kinh-te", "until: 2026-06-30"),
            file=REGISTER,
        ),
        _kept(
            "name: Phạm Văn K, gender: male, unit: kinh-te",
            Given(
                REGISTER, "name: Phạm Văn K, gender: male", "name: Phạm Văn K, gender: male, unit: kinh-te"
            ),
            _living("kinh-te", "until: 2026-06-30, into: van-phong"),
            file=REGISTER,
        ),
        _kept(
            "gender: male, unit: kinh-te, until: 2026-06-30",
            Given(
                REGISTER,
                "name: Phạm Văn K, gender: male",
                "name: Phạm Văn K, gender: male, unit: kinh-te, until: 2026-06-30",
            ),
            _living("kinh-te", "until: 2026-06-30"),
            file=REGISTER,
        ),
    ),
    # The batch is decided on 15/9/2026, for the merit of 2026.
    "A315": (
        _broken("who: ▸tap-the-van-phong", _there("until: 2026-09-14")),
        _kept("who: tap-the-van-phong", _there("until: 2026-09-15")),
    ),
    "A412": (
        _broken("who: ▸tap-the-van-phong", _there("until: 2025-12-31")),
        _broken("who: ▸tap-the-van-phong", _there("from: 2026-09-16")),
        _kept("who: tap-the-van-phong", _there("from: 2026-09-15")),
        _kept("who: tap-the-van-phong", _there("until: 2026-01-01"), also=("A315",)),
    ),
}
