"""What the plan says of a threshold that changes with the year: only that number is replaced, what stays old is marked."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate
from typing import Any

import pytest

from tdkt.model.building import build
from tdkt.model.measure import Measure
from tdkt.model.place import NOWHERE
from tdkt.planning.new_year.carrying import YearChange, carried_movements, carried_plan
from tdkt.planning.new_year.words_of_step import StepTaken
from tdkt.workspace.source import Source
from tdkt.workspace.to_mend import to_mend
from tdkt.workspace.yaml_reader import read_yaml

HEAD = "kind: movements\nyear: 2026\nunit: a\nmovements:\n  - id: m\n    title: Phong trào\n    items:\n"
RATE, MONEY = "type: percentage, at_least: @, counting: việc, of: việc", "type: amount, at_least: @, of: thu"
CASES = "type: incidents, at_most: @, of: vụ"


def count(of: str, more: str = "") -> str:
    return f"type: count, at_least: @, of: {of}{more}"


def way(old: object, new: object) -> str:
    return f"over_years: {{steps: [{{year: 2026, amount: {old}}}, {{year: 2027, amount: {new}}}]}}"


def carried(text: str) -> tuple[list[Any], list[str]]:
    """The items of the new year, and the lines of its file."""
    made = carried_movements(text, YearChange(2026, 2027))
    document, findings = read_yaml(Source("x.yaml", made, True))
    assert document is not None, findings
    return document.data["movements"][0]["items"], made.split("\n")


def marks(lines: list[str]) -> list[str]:
    return [one.text for one in to_mend("", "\n".join(lines))]


REPLACED = [
    # the number is not the first, or not the only one, that has these digits
    ("Hỗ trợ ít nhất 08 nhà trước ngày 30/8.", 8, 9, count("nhà"), "Hỗ trợ ít nhất 09 nhà trước ngày 30/8."),
    (
        "Thực hiện Nghị quyết số 12-NQ/ĐU, thành lập ít nhất mười hai hợp tác xã.", 12, 14, count("hợp tác xã"),
        "Thực hiện Nghị quyết số 12-NQ/ĐU, thành lập ít nhất mười bốn hợp tác xã.",
    ),
    ("Xây ít nhất hai mô hình theo Đề án số 2.", 2, 3, count("mô hình"), "Xây ít nhất ba mô hình theo Đề án số 2."),
    ("Theo Kế hoạch 12/KH-UBND, xây 12 nhà.", 12, 14, count("nhà"), "Theo Kế hoạch 12/KH-UBND, xây 14 nhà."),
    ("Theo Nghị định 98, hỗ trợ 98 hộ.", 98, 99, count("hộ"), "Theo Nghị định 98, hỗ trợ 99 hộ."),
    ("Giai đoạn 2 làm 2 tuyến đường.", 2, 3, count("tuyến đường"), "Giai đoạn 2 làm 3 tuyến đường."),
    ("Trong quý 3 sửa 3 cầu, tháng 3 khởi công.", 3, 4, count("cầu"), "Trong quý 3 sửa 4 cầu, tháng 3 khởi công."),
    ("Kết nạp 20 đảng viên trên 20 tuổi.", 20, 25, count("đảng viên"), "Kết nạp 25 đảng viên trên 20 tuổi."),
    ("Không quá năm vụ, hạn tháng 5.", 5, 3, CASES, "Không quá ba vụ, hạn tháng 5."),
    ("Hằng năm kết nạp ít nhất năm đảng viên.", 5, 6, count("đảng viên"), "Hằng năm kết nạp ít nhất sáu đảng viên."),
    ("Đạt 85% ở 85 nơi.", 85, 90.5, RATE, "Đạt 90,5% ở 85 nơi."),
    ("98% thôn đạt, 98 hộ được giúp.", 98, 100, RATE, "100% thôn đạt, 98 hộ được giúp."),
    ("Đạt 185% so với 85 hộ.", 185, 190, RATE, "Đạt 190% so với 85 hộ."),
    ("Trồng 5 ha rừng và 5 km đường hoa.", 5, 6, f"{MONEY}, in: ha", "Trồng 6 ha rừng và 5 km đường hoa."),
    ("Vận động 12 hộ hiến 12.000 m2 đất.", 12, 14, count("hộ"), "Vận động 14 hộ hiến 12.000 m2 đất."),
    ("Tăng 2 chợ so với năm 2025, đạt 12 chợ.", 12, 14, count("chợ"), "Tăng 2 chợ so với năm 2025, đạt 14 chợ."),
    ("Giảm còn 3 vụ (giảm 2 vụ so với năm 2025).", 3, 2, CASES, "Giảm còn 2 vụ (giảm 2 vụ so với năm 2025)."),
    ("Giảm ít nhất 5% so với năm 2025.", 5, 6, "type: reduction, at_least: @, of: vụ", "Giảm ít nhất 6% so với năm 2025."),
    ("Đạt 85% (năm 2025: 80%).", 85, 90, RATE, "Đạt 90% (năm 2025: 80%)."),
    ("Xây 12 nhà. Trong đó nêu rõ kết quả; mỗi quý 3 tin bài.", 12, 14, count("nhà"), "Xây 14 nhà. Trong đó nêu rõ kết quả; mỗi quý 3 tin bài."),
    # written as it stood
    ("Không quá 05 vụ trong năm.", 5, 3, CASES, "Không quá 03 vụ trong năm."),
    ("Không quá 09 vụ trong năm.", 9, 12, CASES, "Không quá 12 vụ trong năm."),
    ("Không quá 05 (năm) vụ.", 5, 3, CASES, "Không quá 03 (ba) vụ."),
    ("Không quá năm (05) vụ.", 5, 3, CASES, "Không quá ba (03) vụ."),
    ("Mười hai nhà được xây.", 12, 21, count("nhà"), "Hai mươi mốt nhà được xây."),
    ("ĐẠT 12 NHÀ.", 12, 18, count("nhà"), "ĐẠT 18 NHÀ."),
    ("Trồng ít nhất 1.200 cây.", 1200, 1500, count("cây"), "Trồng ít nhất 1.500 cây."),
    ("Trồng ít nhất 1200 cây.", 1200, 1500, count("cây"), "Trồng ít nhất 1500 cây."),
    ("Trồng ít nhất 900 cây.", 900, 1200, count("cây"), "Trồng ít nhất 1.200 cây."),
    ("Trồng ít nhất 1.200 cây.", 1200, 900, count("cây"), "Trồng ít nhất 900 cây."),
    ("Trồng 1,2 nghìn cây.", 1200, 1300, count("cây"), "Trồng 1,3 nghìn cây."),
    ("Thu ít nhất 12,5 tỷ đồng.", 12500, 13000, f"{MONEY}, in: triệu đồng", "Thu ít nhất 13 tỷ đồng."),
    ("Thu trên 150 triệu đồng.", 150, 160.5, f"{MONEY}, in: triệu đồng", "Thu trên 160,5 triệu đồng."),
    ("Trên 90 % việc xong.", 90, 92, RATE, "Trên 92 % việc xong."),
    ("Đạt tám mươi lăm phần trăm.", 85, 90, RATE, "Đạt chín mươi phần trăm."),
    ("Hỗ trợ  *ít nhất 12 nhà* ở.", 12, 18, count("nhà"), "Hỗ trợ  *ít nhất 18 nhà* ở."),
    ("Ho\u0302\u0303 tro\u031b\u0323 12 nha\u0300.", 12, 18, count("nhà"), "Ho\u0302\u0303 tro\u031b\u0323 18 nha\u0300."),
]  # fmt: skip
IS_15 = "mức của năm 2027 là 15 (năm 2026: 12)"
NOT_SURE = [
    # which number it is, or how to write it, is not known: the sentence stays
    ("Đạt từ 12% trở lên, trong đó 12% việc khó.", 12, 15, RATE, f"{IS_15}; câu còn ghi 12, sửa câu."),
    ("Trồng từ 5 đến 12 vườn.", 12, 15, count("vườn"), f"{IS_15}; câu còn ghi 5 đến 12, sửa câu."),
    ("Có 12/12 thôn đạt.", 12, 15, count("thôn"), f"{IS_15}; chưa rõ câu nêu mức ấy ở đâu, sửa câu."),
    ("Xây 12.0 nhà.", 12, 15, count("nhà"), f"{IS_15}; chưa rõ câu nêu mức ấy ở đâu, sửa câu."),
    ("Câu không nêu số.", 12, 15, count("nhà"), f"{IS_15}; chưa rõ câu nêu mức ấy ở đâu, sửa câu."),
    ("Năm nay đạt 12 nhà, sang năm 15 nhà.", 12, 15, count("nhà"), f"{IS_15}; câu còn ghi 12, sửa câu."),
    (
        "Thu 12 tỷ đồng (12.000 triệu đồng).", 12000, 13000, f"{MONEY}, in: triệu đồng",
        "mức của năm 2027 là 13.000 (năm 2026: 12.000); câu còn ghi 12, 12.000, sửa câu.",
    ),
    (
        "Thu 4 tỷ 250 triệu đồng.", 4250, 4500, f"{MONEY}, in: triệu đồng",
        "mức của năm 2027 là 4.500 (năm 2026: 4.250); câu còn ghi 4 tỷ 250, sửa câu.",
    ),
    (
        "Thu vượt 5% dự toán.", 105, 108, "type: percentage, at_least: @, counting: thu, of: dự toán, of_plan: true",
        "mức của năm 2027 là 108 (năm 2026: 105); chưa rõ câu nêu mức ấy ở đâu, sửa câu.",
    ),
    (
        "Không quá 05 vụ.", 5, 0, CASES,
        "mức của năm 2027 là 0 (năm 2026: 5); câu còn ghi 05, sửa câu.",
    ),
    (
        "Không để xảy ra vụ nào.", 0, 1, CASES,
        "mức của năm 2027 là 1 (năm 2026: 0); chưa rõ câu nêu mức ấy ở đâu, sửa câu.",
    ),
    (
        "Lập chín mươi chín tổ.", 99, 101, count("tổ"),
        "mức của năm 2027 là 101 (năm 2026: 99); câu còn ghi chín mươi chín, sửa câu.",
    ),
]  # fmt: skip
STILL_OLD = [
    (
        "Mỗi thôn 2 mô hình, toàn xã 12 mô hình.", 12, 18, count("mô hình"),
        "Mỗi thôn 2 mô hình, toàn xã 18 mô hình.", "câu còn ghi 2; xem lại theo mức mới.",
    ),
    (
        "Hỗ trợ 12 nhà, gồm 5 nhà xây mới và 7 nhà sửa.", 12, 14, count("nhà"),
        "Hỗ trợ 14 nhà, gồm 5 nhà xây mới và 7 nhà sửa.", "câu còn ghi 5, 7; xem lại theo mức mới.",
    ),
    (
        "Việc làm cho 1.200 lao động (trong đó nữ 600, xuất khẩu 100).", 1200, 1000, count("lao động"),
        "Việc làm cho 1.000 lao động (trong đó nữ 600, xuất khẩu 100).", "câu còn ghi 600, 100; xem lại theo mức mới.",
    ),
    (
        "Bình quân 3 - 5 buổi, ít nhất 12 buổi.", 12, 13, count("buổi"),
        "Bình quân 3 - 5 buổi, ít nhất 13 buổi.", "câu còn ghi 3 - 5; xem lại theo mức mới.",
    ),
    # the threshold is replaced, other numbers of the old year are told
    (
        "Việc làm cho 3.000 lao động, quý I 500, 6 tháng 1.200, 9 tháng 2.100.", 3000, 3300,
        count("lao động", ", schedule: {Q1: 500, Q2: 1200, Q3: 2100}"),
        "Việc làm cho 3.300 lao động, quý I 500, 6 tháng 1.200, 9 tháng 2.100.",
        "câu còn nêu số của năm 2026: 500 (nay 550), 1.200 (nay 1.320), 2.100 (nay 2.310); sửa câu.",
    ),
    (
        "Đến 30/6 đạt 6 nhà, cả năm 13 nhà.", 13, 18, count("nhà", ", schedule: {Q1: 2, Q2: 6, Q3: 8}"),
        "Đến 30/6 đạt 6 nhà, cả năm 18 nhà.", "câu còn nêu số của năm 2026: 6; sửa câu.",
    ),
    (
        "Nâng tỷ lệ từ 85% lên 90%.", 90, 93, RATE,
        "Nâng tỷ lệ từ 85% lên 93%.", "câu còn ghi từ 85; xem lại theo kết quả năm 2026.",
    ),
    (
        "Xây 03 nhà, mỗi nhà 3 phòng.", 3, 4, count("nhà"),
        "Xây 04 nhà, mỗi nhà 3 phòng.", "câu còn ghi 3, bằng mức của năm 2026; xem lại câu.",
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def table() -> dict[str, tuple[Any, list[str]]]:
    """Every row as a target of a file: its item and its marks, by its old sentence and numbers."""
    rows = [row[:4] for row in (*REPLACED, *NOT_SURE, *STILL_OLD)]
    found = dict[str, tuple[Any, list[str]]]()
    sizes = (len(REPLACED), *[5] * 4)  # a file with many marks takes long
    for size, end in zip(sizes, accumulate(sizes), strict=True):
        found.update(_of_one_file(rows[end - size : end]))
    return found


def _of_one_file(rows: list[Any]) -> dict[str, tuple[Any, list[str]]]:
    items = [
        f'      - target: m.t{number}\n        text: "{text}"\n        {way(old, new)}\n'
        f"        measure: {{{measure.replace('@', str(old))}}}\n"
        for number, (text, old, new, measure) in enumerate(rows)
    ]
    found, lines = carried(HEAD + "".join(items))
    starts = [at for at, line in enumerate(lines) if line.startswith("      - target:")]
    ends = [*starts[1:], len(lines)]
    return {
        f"{row[:3]}": (item, marks(lines[start:end]))
        for row, item, start, end in zip(rows, found, starts, ends, strict=True)
    }


@pytest.mark.parametrize(("text", "old", "new", "measure", "said"), REPLACED)
def test_only_the_threshold_is_replaced(
    table: dict[str, Any], text: str, old: object, new: object, measure: str, said: str
) -> None:
    item, told = table[f"{(text, old, new)}"]
    assert (item["text"], told) == (said, [])
    assert (
        float(next(item["measure"][key] for key in ("at_least", "at_most") if key in item["measure"])) == new
    )


@pytest.mark.parametrize(("text", "old", "new", "measure", "mark"), NOT_SURE)
def test_a_sentence_that_is_not_sure_stays_and_is_marked(
    table: dict[str, Any], text: str, old: object, new: object, measure: str, mark: str
) -> None:
    item, told = table[f"{(text, old, new)}"]
    assert (item["text"], told) == (text, [mark])


@pytest.mark.parametrize(("text", "old", "new", "measure", "said", "mark"), STILL_OLD)
def test_other_numbers_of_the_old_year_are_told(
    table: dict[str, Any], text: str, old: object, new: object, measure: str, said: str, mark: str
) -> None:
    item, told = table[f"{(text, old, new)}"]
    assert item["text"] == said
    assert mark in told


def parts(text: str, *targets: tuple[str, str, str]) -> str:
    """A file with one sentence of several targets: quote, way and measure of each."""
    made = [
        f'          - target: m.t{number}\n            quote: "{quote}"\n            {way}\n            measure: {{{measure}}}\n'
        for number, (quote, way, measure) in enumerate(targets)
    ]
    return f'{HEAD}      - text: "{text}"\n        targets:\n{"".join(made)}'


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_targets_of_a_sentence_take_each_its_own_place(order: tuple[int, int]) -> None:
    targets = [
        ("Xây ít nhất 20 nhà", way(20, 30), "type: count, at_least: 20, of: nhà"),
        ("sửa ít nhất 30 nhà", way(30, 140), "type: count, at_least: 30, of: nhà"),
    ]
    items, lines = carried(
        parts("Xây ít nhất 20 nhà, sửa ít nhất 30 nhà.", *(targets[number] for number in order))
    )
    assert items[0]["text"] == "Xây ít nhất 30 nhà, sửa ít nhất 140 nhà."
    quotes = [target["quote"] for target in items[0]["targets"]]
    assert sorted(quotes) == ["Xây ít nhất 30 nhà", "sửa ít nhất 140 nhà"]
    assert [target["measure"]["at_least"] for target in items[0]["targets"]] == [
        (30, 140)[number] for number in order
    ]
    assert marks(lines) == []


def test_targets_that_share_a_number_are_both_marked_where_they_do_not_agree() -> None:
    text, measure = "Đạt 85% ở thôn, tổ.", "type: percentage, at_least: 85, counting: a, of: b"
    quotes = ("Đạt 85% ở thôn", "Đạt 85% ở thôn, tổ")
    agreed, lines = carried(parts(text, *((quote, way(85, 90), measure) for quote in quotes)))
    assert agreed[0]["text"] == "Đạt 90% ở thôn, tổ."
    assert [target["quote"] for target in agreed[0]["targets"]] == ["Đạt 90% ở thôn", "Đạt 90% ở thôn, tổ"]
    assert marks(lines) == []
    for other in (way(85, 95), "indicator: x"):
        items, lines = carried(parts(text, (quotes[0], way(85, 90), measure), (quotes[1], other, measure)))
        assert items[0]["text"] == text
        assert marks(lines)[0] == "mức của năm 2027 là 90 (năm 2026: 85); câu còn ghi 85, sửa câu."


def test_a_quote_that_stands_twice_in_its_sentence_is_not_guessed() -> None:
    part = ("Đạt 12 nhà", way(12, 15), "type: count, at_least: 12, of: nhà")
    items, lines = carried(parts("Thôn Một: Đạt 12 nhà; thôn Hai: Đạt 12 nhà.", part))
    assert items[0]["text"] == "Thôn Một: Đạt 12 nhà; thôn Hai: Đạt 12 nhà."
    assert marks(lines) == [f"{IS_15}; câu còn ghi 12, sửa câu."]


def test_the_old_number_beyond_the_quote_is_told() -> None:
    part = ("Xây 12 nhà", way(12, 15), "type: count, at_least: 12, of: nhà")
    items, lines = carried(parts("Xây 12 nhà, làm đường; cả 12 nhà có sân.", part))
    assert items[0]["text"] == "Xây 15 nhà, làm đường; cả 12 nhà có sân."
    assert marks(lines) == ["câu còn ghi 12, bằng mức của năm 2026; xem lại câu."]


def test_label_product_and_shares_in_words() -> None:
    text = (
        f"{HEAD}      - target: m.t\n        text: Hỗ trợ 12 nhà (Thôn Một 8 nhà, Thôn Hai 4 nhà).\n"
        f"        label: Nhà (12 nhà)\n        {way(12, 15)}\n"
        "        measure: {type: count, at_least: 12, of: nhà}\n"
        "        assignment: {product: 12 nhà; biên bản của 12 nhà}\n"
        "        allocation: {to: subdivisions, shares: [{for: mot, share: 8}, {for: hai, share: 4}]}\n"
    )
    items, lines = carried(text)
    assert items[0]["text"] == "Hỗ trợ 15 nhà (Thôn Một 8 nhà, Thôn Hai 4 nhà)."
    assert items[0]["label"] == "Nhà (15 nhà)"
    assert items[0]["assignment"]["product"] == "12 nhà; biên bản của 12 nhà"
    told = marks(lines)
    assert "câu còn nêu số của năm 2026: 8 (nay 10), 4 (nay 5); sửa câu." in told
    assert "còn nêu số của năm 2026: 12 (nay 15); sửa product." in told


def test_a_product_of_several_targets_takes_each_its_own_number() -> None:
    """Also where the new number of the first is the old one of the second."""
    text = parts(
        "Xây ít nhất 20 nhà, sửa ít nhất 30 đường.",
        ("Xây ít nhất 20 nhà", way(20, 30), "type: count, at_least: 20, of: nhà"),
        ("sửa ít nhất 30 đường", way(30, 40), "type: count, at_least: 30, of: đường"),
    )
    for product, now in (
        ("20 nhà, 30 đường", "30 nhà, 40 đường"),
        ("30 đường, 20 nhà", "40 đường, 30 nhà"),
        ("Biên bản nghiệm thu", "Biên bản nghiệm thu"),
    ):
        items, lines = carried(f'{text}        assignment: {{product: "{product}"}}\n')
        assert items[0]["assignment"]["product"] == now
        assert marks(lines) == []


def test_a_folded_sentence_keeps_its_lines() -> None:
    text = (
        f"{HEAD}      - target: m.t\n        text: >-\n          Thu ít nhất 900 triệu đồng\n          trong năm 2026\n"
        f"          của xã.\n        {way(900, 1200)}\n        measure: {{{MONEY.replace('@', '900')}, in: triệu đồng}}\n"
    )
    lines = carried(text)[1]
    at = lines.index("        text: >-")
    assert [line.strip() for line in lines[at + 1 : at + 4]] == [
        "Thu ít nhất 1.200 triệu đồng",
        "trong năm 2027",
        "của xã.",
    ]


def test_a_way_without_a_step_of_one_of_the_years() -> None:
    """A step of the new year is enough; without one the old threshold stays and a mark says so."""
    made = carried(
        f"{HEAD}      - target: m.a\n        text: Đạt ít nhất 90%.\n"
        "        over_years: {steps: [{year: 2025, amount: 89}, {year: 2027, amount: 92}]}\n"
        f"        measure: {{{RATE.replace('@', '90')}}}\n"
        "      - target: m.b\n        text: Đạt ít nhất 95%.\n"
        "        over_years: {steps: [{year: 2026, amount: 95}, {year: 2028, amount: 97}]}\n"
        f"        measure: {{{RATE.replace('@', '95')}}}\n"
    )
    (first, second), lines = made
    assert (first["text"], first["measure"]["at_least"]) == ("Đạt ít nhất 92%.", 92)
    assert (second["text"], second["measure"]["at_least"]) == ("Đạt ít nhất 95%.", 95)
    assert marks(lines) == [
        "lộ trình không có mức của năm 2027, ngưỡng còn là mức của năm 2026 (95); thêm mức rồi sửa ngưỡng và câu, hoặc bỏ over_years."
    ]
    assert lines[lines.index("        text: Đạt ít nhất 95%.") + 1].startswith("        # SỬA: lộ trình")


def test_lines_and_rows_of_the_plan_that_name_the_old_threshold_are_marked() -> None:
    """Only beside what the target counts: 3.000 of something else is no business of its."""
    plan = (
        "kind: plan\nyear: 2026\ntitle: Thi đua năm 2026\nsections:\n  - title: Mục tiêu\n    items:\n"
        "      - Giải quyết việc làm cho 3.000 lao động.\n      - Trồng 3.000 cây.\n      - Mỗi lao động một nghề.\n"
        "annexes:\n  - title: Chỉ tiêu\n    body:\n      - '| 1 | Lao động có việc làm | 3.000 |'\n      - '| 2 | Cây xanh | 3.000 |'\n"
    )
    measure = build(Measure, {"type": "count", "at_least": 3000, "of": "lao động"}, NOWHERE)
    step = StepTaken("kt.e", measure, Fraction(3000), Fraction(3300))
    mark = "# SỬA: còn ghi 3.000, mức của năm 2027 của chỉ tiêu “kt.e” là 3.300; xem lại."
    lines = carried_plan(plan, YearChange(2026, 2027), [step]).split("\n")
    below = [lines[at + 1].strip() for at, line in enumerate(lines) if line.strip() == mark]
    assert below == ["- Giải quyết việc làm cho 3.000 lao động.", "- '| 1 | Lao động có việc làm | 3.000 |'"]
    assert carried_plan(plan, YearChange(2026, 2027)) == plan.replace("2026", "2027")
