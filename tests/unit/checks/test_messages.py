"""What a finding says: the numbers, days and names in it are those of the files, of every bad example in turn."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES, with_example
from tdkt.checks.example_files import SESSION
from tdkt.checks.registry import all_rules
from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import Workspace

SAID: dict[str, list[str]] = {
    "A406": [
        "Đề nghị dn-04 ghi số thứ tự 3, đã dùng hoặc không liền.",
        "Đề nghị dn-04 ghi số thứ tự 5, đã dùng hoặc không liền.",
        "Đề nghị dn-04 ghi số thứ tự 1, đã dùng hoặc không liền.",
    ],
    "A409": [
        "Đợt “tong-ket” ghi “đã trình” nhưng đã có dữ liệu của bước “đã trao thưởng”.",
        "Đợt “tong-ket” ghi “đã có quyết định” nhưng đã có dữ liệu của bước “đã trao thưởng”.",
        "Đợt “tong-ket” ghi “Hội đồng đã họp” nhưng đã có dữ liệu của bước “đã trao thưởng”.",
        "Đợt “tong-ket” ghi “đã thẩm định” nhưng đã có dữ liệu của bước “đã trao thưởng”.",
        "Đợt “tong-ket” ghi “đang nhận hồ sơ” nhưng đã có dữ liệu của bước “đã trao thưởng”.",
    ],
    "A501": [
        "Có mặt 2/5 thành viên, cần ít nhất 3/5 tổng số; Quy chế Hội đồng kèm theo Quyết định số 05/QĐ-UBND ngày 10/02/2026 (do địa phương quy định).",
    ],
    "A505": [
        "Ông Nguyễn Văn G, danh hiệu “Chiến sĩ thi đua cơ sở”: 3/5 phiếu, cần từ 80% trở lên (ít nhất 4 phiếu); Nghị định số 98/2023/NĐ-CP, Điều 30, khoản 7 (theo văn bản đã hết hiệu lực, tạm dùng: hãy kiểm tra).",
    ],
    "A507": [
        "Bà Trần Thị H: 6 phiếu đồng ý, 0 không đồng ý, nhiều hơn số người có mặt và số ý kiến bằng văn bản (5).",
        "Bà Trần Thị H: 5 phiếu đồng ý, trừ 0 ý kiến bằng văn bản còn 5, nhiều hơn số người có mặt (4).",
        "2 ý kiến đồng ý bằng văn bản, nhưng chỉ 1 người vắng đã gửi ý kiến (1 đề nghị: dn-03).",
        "Bà Trần Thị H: 4 phiếu đồng ý, 2 không đồng ý, nhiều hơn số người có mặt và số ý kiến bằng văn bản (5).",
        "5 phiếu, nhiều hơn số người có mặt (4).",
        "5 phiếu, nhiều hơn số phiếu phát ra (4).",
        "5 phiếu, nhiều hơn số phiếu thu về (4).",
    ],
    "A601": [
        "Đã chi 7.000.000 đồng, theo quy định là 6.080.000 đồng (chênh 920.000 đồng).",
        "Đã chi 6.080.001 đồng, theo quy định là 6.080.000 đồng (chênh 1 đồng).",
    ],
    "A602": [
        "Tiền thưởng năm 2026 là 6.080.000 đồng, quỹ có 1.000.000 đồng.",
        "Tiền thưởng năm 2026 là 6.080.000 đồng, quỹ có 6.079.999 đồng.",
    ],
    "A603": [
        "Tiền thưởng năm 2026 là 6.080.000 đồng, phần quỹ dành cho tiền thưởng là 5.600.000 đồng.",
        "Tiền thưởng năm 2026 là 6.080.000 đồng, phần quỹ dành cho tiền thưởng là 4.864.000 đồng.",
        "Tiền thưởng năm 2026 là 6.080.000 đồng, phần quỹ dành cho tiền thưởng là 6.079.999 đồng.",
    ],
    "A701": [
        "Điểm tự chấm của “Chấp hành chế độ báo cáo” là 12, cao hơn điểm tối đa 10.",
        "Điểm tự chấm của “Chấp hành chế độ báo cáo” là 10,5, cao hơn điểm tối đa 10.",
        "Điểm thẩm định của “Chấp hành chế độ báo cáo” là 10,1, cao hơn điểm tối đa 10.",
        "Điểm Hội đồng chấm của “Để xảy ra sai phạm” là 11, cao hơn điểm tối đa 10.",
    ],
    "A705": [
        "Các tiêu chí chính của Khối các phòng cộng lại được 100 điểm, “total” ghi 110.",
        "Các tiêu chí chính của Khối các phòng cộng lại được 100 điểm, “total” ghi 99.",
        "Các tiêu chí chính của Khối các phòng cộng lại được 100 điểm, “total” ghi 101.",
        "Phần “Thực hiện nhiệm vụ” ghi 69 điểm, các tiêu chí chính cộng lại được 70.",
        "Phần “Thực hiện nhiệm vụ” ghi 71 điểm, các tiêu chí chính cộng lại được 70.",
    ],
    "A708": [
        "Tiêu chí “Nội bộ đoàn kết”: Hội đồng chấm 28, khác điểm thẩm định (29), nhưng chưa nêu lý do.",
        "Tiêu chí “Nội bộ đoàn kết”: Hội đồng chấm 29, khác điểm tự chấm (30), nhưng chưa nêu lý do.",
        "Tiêu chí “Nội bộ đoàn kết”: Hội đồng chấm 28, khác điểm thẩm định (29), nhưng chưa nêu lý do.",
    ],
    "A711": [
        "Bảng tiêu chí năm 2026 lấy kết quả chỉ tiêu của 9 tháng đầu năm 2025.",
        "Bảng tiêu chí năm 2026 lấy kết quả chỉ tiêu của quý I năm 2027.",
    ],
    "A802": [
        "Bà Trần Thị B: bồi dưỡng ngày 20/01/2026, trước khi phát hiện (10/02/2026).",
        "Bà Trần Thị B: bồi dưỡng ngày 09/02/2026, trước khi phát hiện (10/02/2026).",
    ],
    "K402": [
        "Báo cáo 2026-Q2 của van-phong nằm ở plans/2026/reports/2026-Q1/van-phong.yaml.",
    ],
    "K404": [
        "Phong trào “Cả nước chung sức xây dựng nông thôn mới” đã hết giai đoạn năm 2025, kế hoạch năm 2026 vẫn nêu.",
        "Phong trào “Cả nước chung sức xây dựng nông thôn mới” chỉ bắt đầu từ năm 2027.",
    ],
    "K406": [
        "Ngày hoàn thành 02/05/2026 sau ngày cuối quý I năm 2026.",
        "Ngày hoàn thành 01/04/2026 sau ngày cuối quý I năm 2026.",
    ],
    "K410": [
        "Ngày sửa 02/04/2026 trước ngày gửi 03/04/2026.",
        "Ngày sửa 01/01/2026 trước ngày gửi 03/04/2026.",
    ],
    "M601": [
        "Cách đo ghi 90, câu ghi 95.",
    ],
    "R502": [
        "Tử số 105 lớn hơn mẫu số 100.",
        "Tử số 101 lớn hơn mẫu số 100.",
        "Số đã đạt 3 lớn hơn tổng số 2.",
    ],
    "R509": [
        "Báo cáo ghi 5, danh sách có 2.",
        "Báo cáo ghi 1, danh sách có 2.",
        "Báo cáo ghi 3, danh sách có 2.",
    ],
    "R512": [
        "“Mỗi thôn có ít nhất 01 mô hình”: quý II năm 2026 ghi 1 nơi đã đạt, quý I năm 2026 đã ghi 1; không còn Thôn Một.",
        "“Mỗi thôn có ít nhất 01 mô hình”: quý II năm 2026 ghi 0 nơi đã đạt, quý I năm 2026 đã ghi 1; không còn Thôn Một.",
        "“Mỗi thôn có ít nhất 01 mô hình”: quý II năm 2026 ghi 0 nơi đã đạt, quý I năm 2026 đã ghi 1.",
    ],
    "R513": [
        "“Có ít nhất 40% hồ sơ được số hóa”: tử số đến cuối quý II năm 2026 là 250, thấp hơn quý I năm 2026 (400).",
        "“Có ít nhất 40% hồ sơ được số hóa”: tử số đến cuối quý II năm 2026 là 399, thấp hơn quý I năm 2026 (400).",
    ],
    "R514": [
        "“95% văn bản được xử lý đúng hạn”: tử số quý II năm 2026 là 980, gấp 10,2 lần quý I năm 2026 (96).",
        "“95% văn bản được xử lý đúng hạn”: tử số quý II năm 2026 là 289, gấp 3,01 lần quý I năm 2026 (96).",
        "“95% văn bản được xử lý đúng hạn”: tử số quý II năm 2026 là 31, chỉ bằng 32,3% quý I năm 2026 (96).",
        "“Xây dựng 01 đến 02 mô hình trong năm”: số lượng quý II năm 2026 là 30, gấp 30 lần quý I năm 2026 (1).",
    ],
    "T706": [
        "“hoá” ở đây, “hóa” ở chỗ khác: năm 2026 có 1 chỗ viết như ở đây, 3 chỗ viết theo cách kia.",
    ],
}  # fmt: skip


@pytest.mark.parametrize("code", SAID)
def test_what_is_said_of_each_bad_example(code: str, in_memory: Callable[..., Workspace]) -> None:
    said = []
    for example in all_rules()[code].examples:
        for bad in example.bad:
            files, _ = with_example(example, bad)
            found = find_problems(in_memory(**files))
            said += [finding.message for finding in found if finding.code == code]
    assert said == SAID[code]


def test_a_step_that_is_ahead_of_the_state_is_the_last_one_with_data(
    in_memory: Callable[..., Workspace],
) -> None:
    example = all_rules()["A409"].examples[0]
    files, _ = with_example(example, example.bad[0])
    (found,) = [one for one in find_problems(in_memory(**files)) if one.code == "A409"]
    assert found.hint == "Ghi state: awarded; bước ấy chưa diễn ra thì bỏ dữ liệu của bước ấy."


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("dn-01", "dn-02", "dn-03"), "(3 đề nghị: dn-01, dn-02, dn-03)"),
        (("dn-01", "dn-02", "dn-03", "dn-04"), "(4 đề nghị: dn-01, dn-02, dn-03 …)"),
    ],
)
def test_of_many_votes_with_too_many_opinions_three_are_named(
    wrong: tuple[str, ...], said: str, in_memory: Callable[..., Workspace]
) -> None:
    text = FILES[SESSION].replace(", written: 1", "")
    for name in wrong:
        vote = f"{{nomination: {name}, for: "
        assert vote in text
        text = text.replace(vote, f"{{nomination: {name}, written: 2, for: ")
    found = [one for one in find_problems(in_memory(**{SESSION: text})) if "ý kiến đồng ý" in one.message]
    assert [(one.code, one.message.endswith(f"đã gửi ý kiến {said}.")) for one in found] == [("A507", True)]
    assert text.splitlines()[found[0].place.line - 1].lstrip().startswith(f"- {{nomination: {wrong[0]},")


def test_a_day_is_called_a_day_once(in_memory: Callable[..., Workspace]) -> None:
    example = all_rules()["A402"].examples[0]
    files, _ = with_example(example, example.bad[0])
    (found,) = [one for one in find_problems(in_memory(**files)) if one.code == "A402"]
    assert found.message == "Ngày thẩm định (01/08/2026) sớm hơn ngày nhận đủ hồ sơ (03/08/2026)."
