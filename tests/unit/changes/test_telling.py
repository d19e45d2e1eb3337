"""Changes as they are told to whoever signs."""

from __future__ import annotations

import pytest
from signed_ward import (
    BATCH,
    MOVEMENTS,
    NOMINATIONS,
    ORGANIZATION,
    PEOPLE,
    PLAN,
    REPORT,
    SESSION,
    Edits,
    edited,
    entries,
    told_words,
)

from example_ward import FILES, WITH_GROUP, WITH_OUTLINE

_ON_TIME = "changed: Chỉ tiêu van-thu.dung-han “95% văn bản được xử lý đúng hạn”"
_MODELS = "      - target: van-thu.mo-hinh\n        text: Xây dựng 01 đến 02 mô hình trong năm.\n        measure: {type: count, between: [1, 2], of: mô hình}\n"
_DIGITAL = "      - target: van-thu.so-hoa\n        text: Số hóa 50% hồ sơ.\n        measure: {type: percentage, at_least: 50, counting: hồ sơ số hóa, of: hồ sơ}\n"

TOLD: dict[str, tuple[Edits, list[str]]] = {
    "a threshold is raised and its sentence follows": (
        {MOVEMENTS: (("at_least: 95", "at_least: 97"), ("95% văn bản", "97% văn bản"))},
        [
            "changed: Chỉ tiêu van-thu.dung-han “97% văn bản được xử lý đúng hạn”",
            "Ngưỡng: nâng từ 95% lên 97%",
            "Nguyên văn: [-95%-] {+97%+} văn bản được xử lý đúng hạn.",
        ],
    ),
    "a threshold is lowered": (
        {MOVEMENTS: (("at_least: 95", "at_least: 90"),)},
        [_ON_TIME, "Ngưỡng: hạ từ 95% xuống 90%"],
    ),
    "compared in another way with the same number": (
        {MOVEMENTS: (("at_least: 95", "more_than: 95"),)},
        [_ON_TIME, "Cách so sánh: “ít nhất” → “trên”", "Ngưỡng: ít nhất 95% → trên 95%"],
    ),
    "kept below instead of up to the same number": (
        {MOVEMENTS: (("at_least: 95", "less_than: 95"),)},
        [_ON_TIME, "Cách so sánh: “ít nhất” → “dưới”", "Ngưỡng: ít nhất 95% → dưới 95%"],
    ),
    "compared in another way with another number": (
        {MOVEMENTS: (("at_least: 95", "more_than: 96"),)},
        [_ON_TIME, "Ngưỡng: ít nhất 95% → trên 96%"],
    ),
    "the upper bound of a range": (
        {MOVEMENTS: (("between: [1, 2]", "between: [1, 3]"),)},
        [
            "changed: Chỉ tiêu van-thu.mo-hinh “Xây dựng 01 đến 02 mô hình trong năm”",
            "Ngưỡng: từ 1 đến 2 → từ 1 đến 3",
        ],
    ),
    "what is counted, the threshold staying": (
        {MOVEMENTS: (("of: văn bản đã xử lý", "of: văn bản phải xử lý"),)},
        [_ON_TIME, "Cách đo, mẫu số, đối tượng: văn bản [-đã-] {+phải+} xử lý"],
    ),
    "how many each place is to have": (
        {MOVEMENTS: (("each_at_least: 1", "each_at_least: 2"),)},
        [
            "changed: Chỉ tiêu van-thu.moi-thon “Mỗi thôn có ít nhất 01 mô hình”",
            "Cách đo, mỗi nơi ít nhất: 1 → 2",
        ],
    ),
    "a unit of measure": (
        {MOVEMENTS: (("in: đồng", "in: triệu đồng"),)},
        [
            "changed: Chỉ tiêu van-thu.tiet-kiem “Giảm chi phí văn phòng phẩm ít nhất 10%/năm”",
            "Cách đo, đơn vị tính: đồng → triệu đồng",
        ],
    ),
    "a target under another id": (
        {MOVEMENTS: (("target: van-thu.mo-hinh", "target: van-thu.mo-hinh-moi"),)},
        [
            "renamed: Chỉ tiêu van-thu.mo-hinh-moi “Xây dựng 01 đến 02 mô hình trong năm”",
            "Đổi mã: van-thu.mo-hinh → van-thu.mo-hinh-moi",
        ],
    ),
    "a movement under another id": (
        {MOVEMENTS: (("id: van-thu\n", "id: van-thu-2\n"),)},
        ["renamed: Phong trào van-thu-2 “Phong trào thi đua về công tác văn thư”", "Đổi mã: van-thu → van-thu-2"],
    ),
    "a movement with another title": (
        {MOVEMENTS: (("title: Phong trào thi đua về", "title: Phong trào về"),)},
        [
            "changed: Phong trào van-thu “Phong trào về công tác văn thư”",
            "Tên phong trào: Phong trào [-thi đua-] về công tác văn thư",
        ],
    ),
    "a target that goes": (
        {MOVEMENTS: ((_MODELS, ""),)},
        ["removed: Bỏ chỉ tiêu van-thu.mo-hinh “Xây dựng 01 đến 02 mô hình trong năm”", "Ngưỡng: từ 1 đến 2"],
    ),
    "a target that comes": (
        {MOVEMENTS: ((_MODELS, _MODELS + _DIGITAL),)},
        ["added: Thêm chỉ tiêu van-thu.so-hoa “Số hóa 50% hồ sơ”", "Ngưỡng: ít nhất 50%"],
    ),
    "targets in another order": (
        {MOVEMENTS: ((_MODELS, ""), ("      - target: van-thu.tiet-kiem", f"{_MODELS}      - target: van-thu.tiet-kiem"))},
        [
            "changed: Phong trào van-thu “Phong trào thi đua về công tác văn thư”",
            "Nội dung: đổi thứ tự, nội dung như cũ",
        ],
    ),
    "a file that lies elsewhere": (
        {MOVEMENTS: "", "plans/2026/movements/vp.yaml": FILES[MOVEMENTS]},
        ["moved: Phong trào của VP năm 2026", f"Tệp chuyển chỗ: {MOVEMENTS} → plans/2026/movements/vp.yaml"],
    ),
    "a figure, under the name of its target": (
        {REPORT: (("numerator: 96", "numerator: 95"),)},
        ["changed: Số liệu: 95% văn bản được xử lý đúng hạn", "Tử số: 96 → 95"],
    ),
    "thousands are grouped": (
        {REPORT: (("now: 9000000", "now: 9000500"),)},
        ["changed: Số liệu: Giảm chi phí văn phòng phẩm ít nhất 10%/năm", "Kỳ này: 9.000.000 → 9.000.500"],
    ),
    "a figure that goes": (
        {REPORT: (("  - {target: van-thu.mo-hinh, count: 1}\n", ""),)},
        ["removed: Bỏ số liệu: Xây dựng 01 đến 02 mô hình trong năm", "Số lượng: 1"],
    ),
    "a stage, and a day that was not there": (
        {REPORT: (("van-thu.khong-giay, progress: under_way", "van-thu.khong-giay, progress: done, done_on: 2026-03-02"),)},
        [
            "changed: Số liệu: Hoàn thành mô hình “Văn phòng không giấy tờ”",
            "Tiến độ: đang thực hiện → đã xong",
            "Ngày xong: thêm 02/03/2026",
        ],
    ),
    "places by their names": (
        {REPORT: (("reached: [thon-mot]", "reached: [thon-hai]"),)},
        [
            "changed: Số liệu: Mỗi thôn có ít nhất 01 mô hình",
            "Nơi đã đạt: thêm Thôn Hai; bỏ Thôn Một",
        ],
    ),
    "the same places in another order": (
        {REPORT: (("reached: [thon-mot]", "reached: [thon-hai, thon-mot]"),)},
        ["changed: Số liệu: Mỗi thôn có ít nhất 01 mô hình", "Nơi đã đạt: thêm Thôn Hai"],
    ),
    "a day": (
        {REPORT: (("submitted: 2026-04-03", "submitted: 2026-04-04"),)},
        ["changed: Báo cáo quý I năm 2026 của VP", "Ngày gửi: 03/04/2026 → 04/04/2026"],
    ),
    "a whole report that goes, its lists counted": (
        {REPORT: ""},
        [
            "removed: Bỏ báo cáo quý I năm 2026 của VP",
            "Ngày gửi: 03/04/2026",
            "Người lập: Nguyễn Văn A",
            "Số liệu: 6 mục",
            "Nhiệm vụ: 1 mục",
        ],
    ),
    "a căn cứ by its name": (
        {PLAN: (("date: 2022-06-15", "date: 2022-06-16"),)},
        ["changed: Căn cứ Luật “Thi đua, khen thưởng”", "Ngày ban hành: 15/06/2022 → 16/06/2022"],
    ),
    "words that come into a list of texts": (
        {PLAN: (("[Lãnh đạo UBND phường]", "[Lãnh đạo UBND phường, Công an phường]"),)},
        ["changed: Kế hoạch năm 2026", "Nơi nhận: {+Công an phường+}"],
    ),
    "words that go from a list of texts": (
        {PLAN: (("[Lãnh đạo UBND phường]", "[Đảng ủy phường]"),)},
        ["changed: Kế hoạch năm 2026", "Nơi nhận: [-Lãnh đạo UBND phường-]", "Nơi nhận: {+Đảng ủy phường+}"],
    ),
    "texts where there were none": (
        {BATCH: (("level: ward\n", "level: ward\ncites: [Hướng dẫn số 5/HD-UBND của thành phố]\n"),)},
        ["changed: Đợt khen thưởng tong-ket", "Căn cứ thêm: {+Hướng dẫn số 5/HD-UBND của thành phố+}"],
    ),
    "a paragraph that is reworded": (
        {PLAN: (("ban hành Kế hoạch cụ thể như sau", "ban hành Kế hoạch như sau"),)},
        [
            "changed: Kế hoạch năm 2026",
            "Lời mở đầu: Ủy ban nhân dân phường Mẫu ban hành Kế hoạch [-cụ thể-] như sau.",
        ],
    ),
    "a batch by words for its states": (
        {BATCH: (("state: awarded", "state: decided"), ("paid: 6080000", "paid: 7080000"), ("level: ward", "level: city"))},
        [
            "changed: Đợt khen thưởng tong-ket",
            "Cấp quyết định: cấp xã → cấp tỉnh",
            "Trạng thái: đã trao thưởng → đã có quyết định",
            "Chi thưởng, số tiền (đồng): 6.080.000 → 7.080.000",
        ],
    ),
    "another award for somebody": (
        {NOMINATIONS: (("award: lao-dong-tien-tien", "award: giay-khen"),)},
        ["changed: Đề nghị dn-03: Bà Trần Thị H, Giấy khen", "Danh hiệu, hình thức: Lao động tiên tiến → Giấy khen"],
    ),
    "an award for somebody else": (
        {NOMINATIONS: (("who: tran-thi-h", "who: pham-van-k"),)},
        ["changed: Đề nghị dn-03: Ông Phạm Văn K, Lao động tiên tiến", "Đối tượng: Bà Trần Thị H → Ông Phạm Văn K"],
    ),
    "a paper of a nomination": (
        {NOMINATIONS: (("      - {type: ballot_result, received: 2026-09-01}\n", ""),)},
        ["removed: Bỏ tài liệu kết quả bỏ phiếu", "Ngày nhận: 01/09/2026"],
    ),
    "votes": (
        {SESSION: (("for: 4, against: 1", "for: 5"),)},
        ["changed: Phiếu về dn-02: Ông Nguyễn Văn G, Chiến sĩ thi đua cơ sở", "Đồng ý: 4 → 5", "Không đồng ý: bỏ 1"],
    ),
    "who was there": (
        {SESSION: (("present: [chu-tich, pho-chu-tich,", "present: [chu-tich,"),)},
        ["changed: Phiên họp Hội đồng xét đợt tong-ket", "Có mặt: bỏ Bà Trần Thị B"],
    ),
    "yes and no": (
        {PEOPLE: ((", leader: true", ", leader: false"),)},
        ["changed: Cá nhân nguyen-van-g “Nguyễn Văn G”", "Lãnh đạo, quản lý: có → không"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_a_change_in_words(name: str) -> None:
    edits, said = TOLD[name]
    assert told_words(edits) == [said]


def test_nothing_is_told_of_layout_comments_quotes_and_the_order_of_keys() -> None:
    plan = FILES[PLAN].replace("kind: plan\nyear: 2026\n", 'year: 2026\n# ghi chú\nkind: "plan"\n')
    assert told_words({PLAN: (("phường Mẫu ban", "phường Ma\u0302\u0303u ban"),)}) == [], (
        "another form of Unicode"
    )
    assert told_words({PLAN: plan, REPORT: FILES[REPORT].replace("numerator: 96", "numerator:   96")}) == []


def test_the_weightiest_group_comes_first_then_file_and_line() -> None:
    edits: Edits = {
        ORGANIZATION: (("name: Thôn Hai", "name: Thôn Ba"),),
        REPORT: (("count: 1", "count: 2"), ("numerator: 96", "numerator: 95")),
        PLAN: (("archive: VT, VP", "archive: VT"),),
        NOMINATIONS: (("award: lao-dong-tien-tien", "award: giay-khen"),),
        MOVEMENTS: (("between: [1, 2]", "between: [1, 3]"), ("at_least: 95", "at_least: 96")),
    }
    told = entries(FILES, edited(FILES, edits))
    assert [entry.group for entry in told] == ["targets"] * 2 + [
        "awards",
        "plan",
        "reports",
        "reports",
        "records",
    ]
    assert [entry.place.line for entry in told if entry.group == "targets"] == [10, 13]
    assert [entry.file for entry in told][2:4] == [
        "Đề nghị của đợt tong-ket",
        "Kế hoạch năm 2026",
    ]


def test_a_long_name_is_shortened_and_quoted_without_its_full_stop() -> None:
    long = "Tuyên truyền " + "về phong trào " * 12 + "đến từng hộ."
    ((heading, *lines),) = told_words({MOVEMENTS: (("Quản lý tài sản công tiết kiệm, minh bạch.", long),)})
    quoted = heading.partition("“")[2].rstrip("”")
    assert len(quoted) <= 90
    assert quoted.endswith("…")
    assert lines[0].startswith("Nguyên văn: [-Quản lý")


@pytest.mark.parametrize(("length", "ending"), [(270, "hộ."), (271, "…")])
def test_what_is_new_is_told_in_full_up_to_three_lines(length: int, ending: str) -> None:
    text = "Tuyên truyền đến từng hộ."
    text = "à" * (length - len(text) - 1) + " " + text
    new = f"      - task: van-thu.moi\n        text: {text}\n"
    ((_, told),) = told_words({MOVEMENTS: ((_MODELS, _MODELS + new),)})
    said = told.removeprefix("Nguyên văn: ")
    assert said.endswith(ending)
    assert len(said) <= 270
    assert said.removesuffix("…") in text


def test_two_people_of_one_name_are_told_apart_by_their_ids() -> None:
    first = "id: tran-thi-h,"
    assert first in FILES[PEOPLE]
    namesake = "- {id: tran-thi-h-2, name: Trần Thị H, gender: female, unit: kinh-te, post: Chuyên viên}"
    before = edited(FILES, {PEOPLE: ((f"- {{{first}", f"{namesake}\n  - {{{first}"),)})
    ((_, *lines),) = told_words({NOMINATIONS: (("who: tran-thi-h\n", "who: tran-thi-h-2\n"),)}, before)
    assert lines == ["Đối tượng: tran-thi-h → tran-thi-h-2"]


def test_a_target_that_moves_to_another_movement_says_from_where_to_where() -> None:
    two = edited(
        FILES,
        {
            MOVEMENTS: FILES[MOVEMENTS]
            + "  - id: luu-tru\n    title: Phong trào lưu trữ\n    items:\n      - task: luu-tru.kho\n        text: Sắp xếp kho lưu trữ gọn gàng, sạch sẽ.\n"
        },
    )
    moved = told_words({MOVEMENTS: two[MOVEMENTS].replace(_MODELS, "") + _MODELS}, two)
    assert moved == [
        [
            "moved: Chỉ tiêu van-thu.mo-hinh “Xây dựng 01 đến 02 mô hình trong năm”",
            "Chuyển: Phong trào van-thu “Phong trào thi đua về công tác văn thư” → Phong trào luu-tru “Phong trào lưu trữ”",
        ]
    ]


def test_files_that_are_known_by_a_list_are_told() -> None:
    file = "plans/report-outline.yaml"
    after = {**WITH_OUTLINE, file: WITH_OUTLINE[file].replace("for: [", "for: [nine_months, ")}
    assert len(entries(WITH_OUTLINE, after)) == 1


def test_a_group_that_got_another_id_is_told_by_its_ids_alone() -> None:
    group = "plans/2026/groups/khoi-thon/group.yaml"
    after = {file.replace("khoi-thon", "khoi-cac-thon"): text for file, text in WITH_GROUP.items()}
    moved = group.replace("khoi-thon", "khoi-cac-thon")
    after[moved] = after[moved].replace("id: khoi-thon", "id: khoi-cac-thon\nformerly: [khoi-thon]")
    before = {**WITH_GROUP, group: WITH_GROUP[group].replace("id: khoi-thon", "id: khoi-cac-thon")}
    [entry] = [one for one in entries(before, after) if one.change.part.tree.kind == "emulation-group"]
    assert [line.said for line in entry.lines if line.label == "Đổi mã"] == ["khoi-thon → khoi-cac-thon"]


def test_a_member_of_another_ward_is_told_by_its_name() -> None:
    group = "plans/2026/groups/khoi-thon/group.yaml"
    sheet = "plans/2026/groups/khoi-thon/scores/to-mot.yaml"
    named = WITH_GROUP[group].replace("{subdivision: to-mot}", "{name: Xã Mường Chanh, id: xa-muong-chanh}")
    before = {file: text for file, text in {**WITH_GROUP, group: named}.items() if file != sheet}
    scores = WITH_GROUP[sheet].replace("member: to-mot", "member: xa-muong-chanh")
    [heading] = [words[0] for words in told_words({sheet: scores}, before)]
    assert "Xã Mường Chanh" in heading
    assert "xa-muong-chanh" not in heading
