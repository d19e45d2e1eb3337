"""Cases for the rules on awards that a lawyer could read: the facts that change in a lawful batch, and what is found.

The batch of the example ward was received on 03/8/2026, appraised on 10/8, voted on 01/9 by a Council of five (quorum 3/5),
submitted on 08/9, decided on 15/9/2026.
"""

from __future__ import annotations

import pytest
from award_changes import CITY, COUNCIL_RULE, Change, Make, changed, local

from example_ward import FILES
from tdkt.checks.example_files import (
    BATCH,
    CONDUCT,
    FUND,
    INITIATIVES,
    NOMINATIONS,
    ORGANIZATION,
    PAST,
    RATINGS,
    REGISTER,
    REGISTRATIONS,
    RULES_OF_WARD,
    SESSION,
)
from tdkt.checks.run import find_problems, refuse_award_errors, refuse_errors
from tdkt.model.diagnostic import Diagnostic

PRESENT = "present: [chu-tich, pho-chu-tich, mat-tran, thu-ky]"
DISCIPLINE = "{who: le-van-i, form: reprimand, from: 2024-03-01, until: 2025-03-01}"


def findings(make: Make, *changes: Change) -> list[Diagnostic]:
    return find_problems(make(**changed(*changes)))


def attended(present: str, *absent: str) -> tuple[Change, ...]:
    """Say who was at the Council's session; those who were not have all sent their opinion."""
    missing = "".join(f"  - {{member: {member}, written_opinion: true}}\n" for member in absent)
    count = present.count(",") + 1
    return (
        (SESSION, PRESENT, f"present: [{present}]"),
        (SESSION, "absent:\n", f"absent:\n{missing}"),
        (SESSION, "tellers: [mat-tran, thu-ky], issued: 4, returned: 4, valid: 4",
         f"tellers: [chu-tich, thu-ky], issued: {count}, returned: {count}, valid: {count}"),
    )  # fmt: skip


def all_for(votes: int, written: int) -> tuple[Change, ...]:
    """Give every nomination the same votes."""
    old = (
        "dn-01, for: 5, written: 1",
        "dn-02, for: 4, against: 1, written: 1",
        "dn-03, for: 5, written: 1",
        "dn-04, for: 5, written: 1",
    )
    return tuple((SESSION, vote, f"{vote[:5]}, for: {votes}, written: {written}") for vote in old)


COLLECTING: tuple[Change, ...] = (
    (BATCH, FILES[BATCH][FILES[BATCH].index("state:"):], "state: collecting\n"),
    (SESSION, FILES[SESSION][FILES[SESSION].index("present:"):], ""),
    *((NOMINATIONS, f"    ordinal: {number}\n", "") for number in range(1, 5)),
)  # fmt: skip
"""A batch whose file is still coming in."""

CASES: list[tuple[str, tuple[Change, ...], set[str], str]] = [
    # standards: Luật TĐKT Điều 23, 24, 28
    ("LĐTT, xếp loại hoàn thành nhiệm vụ", ((RATINGS, "{of: le-van-i, rating: good}", "{of: le-van-i, rating: completed}"),),
     {"A301"}, "Ông Lê Văn I, danh hiệu “Lao động tiên tiến” năm 2026: chưa đạt"),
    ("LĐTT, chưa có xếp loại", ((RATINGS, "  - {of: le-van-i, rating: good}\n", ""),), {"A301"}, "chưa có xếp loại năm 2026"),
    ("chưa thẩm định thì chỉ nhắc", ((RATINGS, "  - {of: le-van-i, rating: good}\n", ""), *COLLECTING), {"A302"}, "chưa có xếp loại"),
    ("CSTĐCS: xuất sắc mà không có sáng kiến vẫn đủ", ((NOMINATIONS, "    initiatives: [sk-01]\n", ""),), set(), ""),
    ("CSTĐCS: tốt và có sáng kiến vẫn đủ", ((RATINGS, "rating: excellent", "rating: good"),), set(), ""),
    ("CSTĐCS: tốt và không có sáng kiến", ((RATINGS, "rating: excellent", "rating: good"), (NOMINATIONS, "    initiatives: [sk-01]\n", "")),
     {"A301"}, "hoàn thành xuất sắc nhiệm vụ, hoặc có sáng kiến"),
    ("sáng kiến chưa được công nhận", ((RATINGS, "rating: excellent", "rating: good"), (INITIATIVES, "    recognised: {number: 30/QĐ-UBND, date: 2026-06-30}\n", "")),
     {"A301"}, "chưa có quyết định công nhận"),
    ("tập thể có người bị cảnh cáo trong năm", ((CONDUCT, DISCIPLINE, "{who: tran-thi-h, form: warning, from: 2026-01-05, until: 2026-06-05}"),),
     {"A301", "A312"}, "có cá nhân bị kỷ luật trong năm 2026: Trần Thị H"),
    ("khiển trách không phải cảnh cáo", ((CONDUCT, DISCIPLINE, "{who: tran-thi-h, form: reprimand, from: 2026-01-05, until: 2026-06-05}"),), {"A312"}, "thành tích tính từ khi hết thời hạn kỷ luật; Nghị định số 152/2025/NĐ-CP, Điều 4, khoản 4"),
    # NĐ 152/2025, Điều 4, khoản 4
    ("hết kỷ luật đúng ngày trước quyết định", ((CONDUCT, DISCIPLINE, "{who: le-van-i, form: reprimand, from: 2025-09-15, until: 2026-09-14}"),), {"A312"}, ""),
    ("hết kỷ luật từ năm trước", ((CONDUCT, DISCIPLINE, "{who: le-van-i, form: reprimand, from: 2025-03-01, until: 2025-12-31}"),), set(), ""),
    ("còn kỷ luật đúng ngày quyết định", ((CONDUCT, DISCIPLINE, "{who: le-van-i, form: reprimand, from: 2025-09-15, until: 2026-09-15}"),),
     {"A305"}, "bị kỷ luật khiển trách từ ngày 15/09/2025, đến ngày 15/09/2026; Nghị định số 152/2025/NĐ-CP, Điều 4"),
    ("tố cáo đang xác minh", ((CONDUCT, "disciplines:", "verifications:\n  - {who: le-van-i, about: complaint, from: 2026-09-01}\ndisciplines:"),),
     {"A306"}, "có khiếu nại, tố cáo đang được xác minh"),
    ("tố cáo đã kết luận", ((CONDUCT, "disciplines:", "verifications:\n  - {who: le-van-i, about: complaint, from: 2026-05-01, until: 2026-06-01}\ndisciplines:"),),
     set(), ""),
    # what was not there on the day of the decision
    ("sáng kiến được công nhận sau ngày quyết định", ((RATINGS, "rating: excellent", "rating: good"), (INITIATIVES, "date: 2026-06-30", "date: 2026-09-16")),
     {"A301"}, "được công nhận ngày 16/09/2026, sau ngày xét 15/09/2026"),
    ("sáng kiến được công nhận đúng ngày quyết định", ((RATINGS, "rating: excellent", "rating: good"), (INITIATIVES, "date: 2026-06-30", "date: 2026-09-15")), set(), ""),
    ("xếp loại sau ngày quyết định", ((RATINGS, "{of: le-van-i, rating: good}", "{of: le-van-i, rating: good, decision: {number: 9/QĐ-UBND, date: 2026-09-16}}"),),
     {"A301"}, "xếp loại năm 2026 mới có ngày 16/09/2026"),
    ("đăng ký sau ngày quyết định", ((REGISTRATIONS, "{who: le-van-i, award: lao-dong-tien-tien, date: 2026-02-10}", "{who: le-van-i, award: lao-dong-tien-tien, date: 2026-09-16}"),),
     {"A304"}, "đăng ký ngày 16/09/2026, sau ngày xét"),
    ("đã rời đơn vị từ năm trước", ((REGISTER, "post: Chuyên viên}\n  - {id: pham", "post: Chuyên viên, until: 2025-06-30}\n  - {id: pham"),), {"A313"}, "không công tác tại đơn vị trong năm 2026"),
    # one achievement, one award: Luật TĐKT, Điều 5
    ("danh hiệu đã tặng, ghi ở past-awards.yaml", ((PAST, "{to: nguyen-van-g, award: lao-dong-tien-tien, year: 2025", "{to: le-van-i, award: lao-dong-tien-tien, year: 2026"),),
     {"A307"}, "đã được khen cho cùng danh hiệu “Lao động tiên tiến” năm 2026 (Quyết định số 88/QĐ-UBND ngày 20/12/2025"),
    # one use per initiative
    ("việc dùng ghi cho chính đề nghị này", ((INITIATIVES, "    year: 2026\n", "    year: 2026\n    used_for: [{who: nguyen-van-g, award: chien-si-thi-dua-co-so, year: 2026}]\n"),), set(), ""),
    ("sáng kiến đã dùng", ((INITIATIVES, "    year: 2026\n", "    year: 2026\n    used_for: [{who: nguyen-van-g, award: giay-khen, year: 2026}]\n"),),
     {"A309"}, "đã dùng cho Giấy khen năm 2026"),
    ("đồng tác giả dùng không tính", ((INITIATIVES, "    year: 2026\n", "    year: 2026\n    used_for: [{who: tran-thi-h, award: giay-khen, year: 2026}]\n"),), set(), ""),
    # ratio set by the city: 1 of 3 is 33.3 %
    ("tỷ lệ CSTĐCS của thành phố: quá", (local("max_percent_cstdcs", "33"),), {"A311"}, "quá 33%"),
    ("tỷ lệ CSTĐCS của thành phố: không quá", (local("max_percent_cstdcs", "34"),), set(), ""),
    ("tỷ lệ đếm người, không đếm đề nghị", (local("max_percent_cstdcs", "33"), (NOMINATIONS, "who: le-van-i", "who: nguyen-van-g")),
     {"A311", "A304", "A301", "A601"}, "1 Chiến sĩ thi đua cơ sở trên 2 người"),
    # council: quorum and votes
    ("9 phiếu của 4 người: không ghi ý kiến văn bản", ((SESSION, "{nomination: dn-03, for: 5, written: 1}", "{nomination: dn-03, for: 5}"),),
     {"A507"}, "Bà Trần Thị H: 5 phiếu đồng ý, trừ 0 ý kiến bằng văn bản còn 5, nhiều hơn số người có mặt (4)"),
    ("phiếu kín nhiều hơn phiếu hợp lệ", ((SESSION, "returned: 4, valid: 4", "returned: 4, valid: 2"),), {"A507"}, "nhiều hơn số phiếu hợp lệ"),
    ("một ý kiến bằng văn bản thiếu thì báo một lần", ((SESSION, ", written_opinion: true", ""),), {"A503", "A507"}, "4 đề nghị: dn-01, dn-02, dn-03 …"),
    ("tính trên số có mặt: ý kiến bằng văn bản không phải phiếu", (local("vote_of_all_members", "present"), (SESSION, "{nomination: dn-02, for: 4, against: 1, written: 1}", "{nomination: dn-02, for: 4, written: 1}")),
     {"A505"}, "3/4 phiếu, cần từ 80% trở lên"),
    ("không qua Hội đồng mà đủ phiếu", ((NOMINATIONS, "    ordinal: 4\n", "    refused: {at: council, reason: Không đủ phiếu}\n"), (BATCH, "paid: 6080000", "paid: 5320000")),
     {"A301", "A509"}, "5/5 phiếu, đủ quá 1/2"),
    ("thư ký vắng mặt", ((SESSION, "secretary: thu-ky", "secretary: kinh-te"),), {"A110"}, "Thư ký “kinh-te”"),
    ("đúng 3/5 thành viên", (*attended("chu-tich, pho-chu-tich, thu-ky", "mat-tran"), *all_for(5, 2)), set(), ""),
    ("2/5 thành viên", (*attended("chu-tich, thu-ky", "mat-tran", "pho-chu-tich"), *all_for(5, 3)), {"A501"}, "Có mặt 2/5 thành viên"),
    ("CSTĐCS đúng 80% (4/5)", (), set(), ""),
    ("CSTĐCS 3/5", ((SESSION, "{nomination: dn-02, for: 4, against: 1, written: 1}", "{nomination: dn-02, for: 3, against: 2, written: 1}"),),
     {"A505"}, "3/5 phiếu, cần từ 80% trở lên (ít nhất 4 phiếu)"),
    ("LĐTT quá nửa: 3/5", ((SESSION, "{nomination: dn-03, for: 5, written: 1}", "{nomination: dn-03, for: 3, against: 2}"),), set(), ""),
    ("LĐTT không quá nửa: 2/5", ((SESSION, "{nomination: dn-03, for: 5, written: 1}", "{nomination: dn-03, for: 2, against: 3}"),),
     {"A505"}, "cần quá 1/2 (ít nhất 3 phiếu)"),
    ("thành phố đặt 90%", (local("votes", '">= 90%"', "chien-si-thi-dua-co-so"),), {"A505"}, "Quy định của thành phố"),
    ("chưa có Hội đồng", ((ORGANIZATION, FILES[ORGANIZATION][FILES[ORGANIZATION].index("council:"):], ""),), {"A508", "A103"}, "council"),
    # steps and deadlines: 20 working days after 03/8/2026, with 31/8, 01/9 and 02/9 off and 22/8 worked
    ("thẩm định đúng ngày cuối", ((BATCH, "date: 2026-08-10", "date: 2026-08-28"),), set(), ""),
    ("quyết định trước phiên họp", ((BATCH, "decision: {number: 120/QĐ-UBND, date: 2026-09-15", "decision: {number: 120/QĐ-UBND, date: 2026-08-31"), (BATCH, "submission: {number: 15, date: 2026-09-08}", "submission: {number: 15, date: 2026-08-31}")),
     {"A402", "A405"}, "sớm hơn ngày họp Hội đồng"),
    ("đang trình mà đã ghi trao thưởng", ((BATCH, "payment: {date: 2026-09-28, paid: 6080000}\n", ""),), {"A401"}, "chi thưởng"),
    ("nhận kết quả bỏ phiếu trước ngày họp", ((NOMINATIONS, "{type: ballot_result, received: 2026-09-01}", "{type: ballot_result, received: 2026-08-31}"),),
     {"A402"}, "trước ngày họp Hội đồng (01/09/2026)"),
    ("lấy ý kiến xong sau ngày quyết định", ((BATCH, "submission: {", "notice: {from: 2026-09-14, until: 2026-09-16, where: Trụ sở}\nsubmission: {"),), {"A402"}, "sau ngày quyết định"),
    ("trạng thái chậm hơn dữ liệu", ((BATCH, "state: awarded", "state: collecting"),), {"A409"}, "Ghi state: awarded"),
    ("thủ tục đơn giản cho khen công trạng", ((BATCH, "level: ward\n", "level: ward\nsimple_procedure: true\n"),), {"A410"}, "thủ tục đơn giản chỉ dùng cho: đột xuất"),
    ("thủ tục đơn giản cho danh hiệu", (local("simple_procedure_for", "[merit]"), (BATCH, "level: ward\n", "level: ward\nsimple_procedure: true\n")), {"A410"}, "không có hồ sơ theo thủ tục đơn giản"),
    ("căn cứ Luật năm 2003", ((BATCH, "submission: {", "cites: [\"Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003\"]\nsubmission: {"),), {"A408"}, "ban hành ngày 15/06/2022"),
    ("căn cứ Thông tư đã hết hiệu lực", ((BATCH, "submission: {", "cites: [Thông tư số 12/2019/TT-BNV]\nsubmission: {"),), {"A408", "C911"}, "đã hết hiệu lực"),
    # names that lead nowhere
    ("người ký không có", ((BATCH, "signer: chu-tich}", "signer: chu-tick}"),), {"I306"}, "chu-tich"),
    ("phong trào không có", ((BATCH, "level: ward\n", "level: ward\nmovement: khong-co\n"),), {"I307"}, "không có phong trào “khong-co”"),
    ("chỉ tiêu không có", ((NOMINATIONS, "    ordinal: 4\n", "    ordinal: 4\n    targets: [khong.co]\n"),), {"I303"}, "không có chỉ tiêu “khong.co”"),
    # the ward's own rules
    ("ngày 31/2", (local("year_end_deadline", "31/2"),), {"A105"}, "ngày/tháng"),
    ("ngày 29/2 không năm nào cũng có", (local("year_end_deadline", "29/2"),), {"A105"}, ""),
    ("đặt một tham số hai lần", (local("quorum", "1/2"),), {"A111"}, "đã đặt rồi, trong cùng thời gian"),
    ("vừa nghỉ vừa làm bù", ((RULES_OF_WARD, COUNCIL_RULE, COUNCIL_RULE + "\n  - {parameter: extra_days_off, value: [2026-08-05], source: A}\n  - {parameter: extra_working_days, value: [2026-08-05], source: A}"),),
     {"A111"}, "vừa nghỉ thêm vừa làm bù"),
    # money
    ("chi thiếu một đồng", ((BATCH, "paid: 6080000", "paid: 6079999"),), {"A565"}, "theo quy định là 6.080.000 đồng: còn 1 đồng"),
    ("chi thừa một đồng", ((BATCH, "paid: 6080000", "paid: 6080001"),), {"A601"}, "theo quy định là 6.080.000 đồng (chênh 1 đồng)"),
    ("ngày 30/6 lương cơ sở cũ", ((BATCH, "date: 2026-09-15", "date: 2026-06-30"), (BATCH, "paid: 6080000", "paid: 5640000")), {"A402", "A405"}, ""),
    ("quỹ vừa đủ cả phần tổ chức", ((FUND, "amount: 100000000", "amount: 7600000"),), set(), ""),
    ("quỹ thiếu một đồng cho tiền thưởng", ((FUND, "amount: 100000000", "amount: 7599999"),), {"A603"}, "phần quỹ dành cho tiền thưởng"),
    ("tiền thưởng bằng cả quỹ", ((FUND, "amount: 100000000", "amount: 6080000"),), {"A603"}, ""),
    ("tiền thưởng quá cả quỹ", ((FUND, "amount: 100000000", "amount: 6079999"),), {"A602"}, "quỹ có 6.079.999 đồng"),
    ("số dư, khoản bổ sung cũng là quỹ", ((FUND, "amount: 100000000", "amount: 1000000\ncarried_over: 2000000\nincome: [{id: a, date: 2026-05-20, amount: 3080000, source: Bổ sung}]"),), {"A603"}, ""),
    ("cộng cả số dư, bổ sung vẫn thiếu", ((FUND, "amount: 100000000", "amount: 1000000\ncarried_over: 2000000\nincome: [{id: a, date: 2026-05-20, amount: 3079999, source: Bổ sung}]"),), {"A602"}, "quỹ có 6.079.999 đồng"),
    ("danh hiệu cùng năm đã thưởng", ((PAST, "year: 2025, type: merit, decision: {number: 88/QĐ-UBND, date: 2025-12-20}", "year: 2026, type: merit, decision: {number: 88/QĐ-UBND, date: 2026-05-20}"),),
     {"A604", "A601"}, "Quyết định số 88/QĐ-UBND"),
    # the law itself
    ("ngày chưa có quy định", ((BATCH, "date: 2026-09-15", "date: 2027-03-01"), (BATCH, "date: 2026-09-16", "date: 2027-03-02"), (BATCH, "date: 2026-09-25", "date: 2027-03-03"), (BATCH, "date: 2026-09-28", "date: 2027-03-04")),
     {"A407", "A542"}, "01/03/2027"),
    ("ngày cuối còn quy định", ((BATCH, "date: 2026-09-15", "date: 2027-02-26"), (BATCH, "date: 2026-09-16", "date: 2027-03-02"), (BATCH, "date: 2026-09-25", "date: 2027-03-03"), (BATCH, "date: 2026-09-28", "date: 2027-03-04")),
     {"A542"}, ""),
    # personal data
    ("số điện thoại trong tên chức vụ", ((REGISTER, "post: Chuyên viên}\n  - {id: le", "post: Chuyên viên 0912 345 678}\n  - {id: le"),), {"A106"}, "dữ liệu cá nhân"),
    ("số quyết định không phải dữ liệu cá nhân", ((NOMINATIONS, "Hoàn thành tốt nhiệm vụ tham mưu năm 2026", "Thực hiện 1234 hồ sơ theo Kế hoạch số 40/KH-UBND ngày 30/01/2026"),), set(), ""),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "changes", "codes", "words"), CASES, ids=[case[0] for case in CASES])
def test_case(facts: str, changes: tuple[Change, ...], codes: set[str], words: str, in_memory: Make) -> None:
    found = findings(in_memory, *changes)
    assert {finding.code for finding in found} == codes, [finding.message for finding in found]
    if words:
        assert any(words in finding.message + finding.hint for finding in found), [f.message for f in found]


def test_every_refusal_says_what_would_mend_it(in_memory: Make) -> None:
    for _, changes, _, _ in CASES:
        for finding in findings(in_memory, *changes):
            assert finding.hint, finding.message


def test_after_october_both_readings_are_held_against_a_title(in_memory: Make) -> None:
    later = [
        (BATCH, day, day.replace("2026-0", "2026-1")) for day in ("date: 2026-09-08", "received: 2026-08-03")
    ]
    dates = (
        ("2026-08-03", "2026-10-05"),
        ("2026-08-10", "2026-10-12"),
        ("2026-09-08", "2026-11-09"),
        ("2026-09-15", "2026-11-16"),
        ("2026-09-16", "2026-11-17"),
        ("2026-09-25", "2026-11-25"),
        ("2026-09-28", "2026-11-27"),
        ("2026-09-01", "2026-11-02"),
    )
    files = changed()
    for file in (BATCH, NOMINATIONS, SESSION):
        for old, new in dates:
            files[file] = files[file].replace(old, new)
    files[NOMINATIONS] = files[NOMINATIONS].replace("    initiatives: [sk-01]\n", "")
    [found] = find_problems(in_memory(**files))
    assert found.code == "A303"
    assert "theo dự thảo luật sửa đổi" in found.message
    old_rules = {**files, BATCH: files[BATCH].replace("received: 2026-10-05", "received: 2026-09-30"),
                 NOMINATIONS: files[NOMINATIONS].replace("received: 2026-10-05", "received: 2026-09-30")}  # fmt: skip
    assert find_problems(in_memory(**old_rules)) == [], "received before 01/10/2026: the old law"
    chosen = {**files, RULES_OF_WARD: changed(local("reading", "law-2022"))[RULES_OF_WARD]}
    assert find_problems(in_memory(**chosen)) == []
    stricter = {**files, RULES_OF_WARD: changed(local("reading", "draft-2025"))[RULES_OF_WARD]}
    assert {finding.code for finding in find_problems(in_memory(**stricter))} == {"A301"}
    assert later


SUDDEN = {
    "plans/2026/awards/dot-xuat/batch.yaml": (
        "kind: award-batch\nid: dot-xuat\nyear: 2026\ntitle: thành tích đột xuất\ntype: sudden\nlevel: ward\nstate: collecting\n"
        "simple_procedure: true\n"
    ),
    "plans/2026/awards/dot-xuat/nominations.yaml": (
        "kind: nominations\nbatch: dot-xuat\nnominations:\n"
        "  - {id: dn-01, who: pham-van-k, award: giay-khen, by: van-phong, for: Dũng cảm cứu người}\n"
    ),
}


def test_a_file_that_is_still_coming_in_is_reminded(in_memory: Make) -> None:
    [found] = find_problems(in_memory(**FILES, **SUDDEN))
    assert (found.code, found.is_error) == ("A404", False)
    assert "tờ trình (văn bản đề nghị) kèm danh sách, tóm tắt thành tích" in found.message


def test_a_sudden_deed_is_no_ground_for_a_merit_award_of_the_city(in_memory: Make) -> None:
    found = find_problems(in_memory(**FILES, **SUDDEN, **CITY))
    assert "A307" in {finding.code for finding in found} or "A308" in {finding.code for finding in found}
    linked = {name: text.replace("for: dũng cảm cứu người.", "for: Thành tích năm 2026, targets: [van-thu.mo-hinh]")
              for name, text in CITY.items()}  # fmt: skip
    sudden = {name: text.replace("for: Dũng cảm cứu người", "for: Cứu người, targets: [van-thu.mo-hinh]")
              for name, text in SUDDEN.items()}  # fmt: skip
    codes = {finding.code for finding in find_problems(in_memory(**FILES, **sudden, **linked))}
    assert "A308" in codes


@pytest.mark.parametrize(
    "spelt", ["Hoà giải thành 05 vụ", "HÒA GIẢI  thành 05 vụ.", "hòa  giải thành 05\u00a0vụ"]
)
def test_one_achievement_in_two_spellings_is_one(in_memory: Make, spelt: str) -> None:
    told = {name: text.replace("Dũng cảm cứu người", "Hòa giải thành 05 vụ") for name, text in SUDDEN.items()}
    again = {
        name.replace("dot-xuat", "lan-hai"): text.replace("dot-xuat", "lan-hai").replace(
            "Dũng cảm cứu người", f'"{spelt}"'
        )
        for name, text in SUDDEN.items()
    }
    found = [
        finding for finding in find_problems(in_memory(**FILES, **told, **again)) if finding.code == "A307"
    ]
    assert [finding.place.file for finding in found] == ["plans/2026/awards/lan-hai/nominations.yaml"]
    city = {name: text.replace("dũng cảm cứu người.", f'"{spelt}"') for name, text in CITY.items()}
    assert "A308" in {finding.code for finding in find_problems(in_memory(**FILES, **told, **city))}


def test_a_city_award_is_not_for_the_ward_to_decide(in_memory: Make) -> None:
    wrong = {name: text.replace("level: city", "level: ward") for name, text in CITY.items()}
    found = [finding for finding in find_problems(in_memory(**FILES, **wrong)) if finding.code == "A201"]
    assert (
        "Bằng khen của Chủ tịch Ủy ban nhân dân thành phố thuộc thẩm quyền của thành phố" in found[0].message
    )


def test_errors_of_one_batch_stop_only_its_own_documents(in_memory: Make) -> None:
    from tdkt.checks.run import InvalidFilesError

    broken = in_memory(**changed((BATCH, "paid: 6080000", "paid: 6080001")), **SUDDEN)
    refuse_errors(broken)
    refuse_award_errors(broken, "dot-xuat")
    with pytest.raises(InvalidFilesError):
        refuse_award_errors(broken, "tong-ket")


def test_a_simple_procedure_needs_no_council_but_only_for_a_sudden_deed(in_memory: Make) -> None:
    name, nominations = list(SUDDEN)
    decided = SUDDEN[name].replace("state: collecting\n", "state: submitted\n") + (
        "received: 2026-06-08\nappraisal: {date: 2026-06-09}\nsubmission: {number: 1, date: 2026-06-09}\n"
    )
    papers = ", documents: [{type: submission, received: 2026-06-08}, {type: summary, received: 2026-06-08}]}"
    files = {
        **FILES,
        name: decided,
        nominations: SUDDEN[nominations].replace("cứu người}", f"cứu người{papers}"),
    }
    assert find_problems(in_memory(**files)) == []
    merit = {**files, name: decided.replace("type: sudden", "type: merit")}
    assert {finding.code for finding in find_problems(in_memory(**merit))} == {"A410"}


def test_two_decisions_of_a_year_do_not_share_a_number(in_memory: Make) -> None:
    twin = {
        path.replace("tong-ket", "khac"): text.replace("tong-ket", "khac")
        for path, text in FILES.items()
        if "/tong-ket/" in path
    }
    twin["plans/2026/awards/khac/batch.yaml"] = twin["plans/2026/awards/khac/batch.yaml"].replace(
        "2026-09-15", "2026-09-16"
    )
    found = find_problems(in_memory(**FILES, **twin))
    numbers = [finding for finding in found if finding.code == "A411"]
    assert len(numbers) == 1
    assert (
        "Quyết định số 120/QĐ-UBND ngày 16/09/2026 trùng số với quyết định ngày 15/09/2026"
        in numbers[0].message
    )
    repeats = [finding for finding in found if finding.code == "A307"]
    assert {finding.place.file for finding in repeats} == {"plans/2026/awards/khac/nominations.yaml"}, (
        "told once, at the later"
    )


def test_what_is_asked_of_the_city_follows_the_law_of_the_day_it_can_be_there(in_memory: Make) -> None:
    from tdkt.awards.book import award_book

    name, _ = list(CITY)
    batch = CITY[name].replace("state: collecting\n", "state: submitted\n") + "received: 2026-09-28\n"
    batch += "appraisal: {date: 2026-09-29}\nsubmission: {number: 1, date: 2026-10-02}\n"
    book = award_book(in_memory(**{**FILES, **CITY, name: batch}))
    [file] = [file for file in book.batches if file.batch.level == "city"]
    law = book.law_of(file)
    assert law is not None
    assert law.pack.id == "tdkt-2026-10"
    assert "Luật số 06/2026/QH16" in law.notices[0]


def test_a_copy_of_a_batch_is_not_moved_over_the_genuine_one(in_memory: Make) -> None:
    copies = {path.replace("tong-ket", "ban-sao"): text for path, text in FILES.items() if path == BATCH}
    found = [finding for finding in find_problems(in_memory(**FILES, **copies)) if finding.code == "K402"]
    assert [finding.place.file for finding in found] == [BATCH.replace("tong-ket", "ban-sao")]
    assert "có lẽ là bản sao" in found[0].hint
