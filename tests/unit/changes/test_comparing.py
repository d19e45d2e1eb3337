"""Objects are found again: by what they are known by, then by their likeness."""

from __future__ import annotations

from signed_ward import MOVEMENTS, NOMINATIONS, PEOPLE, PLAN, changes, edited, told_words

from example_ward import FILES
from tdkt.changes.parts import Action

_PERSON = "  - {id: pham-van-k, name: Phạm Văn K, gender: male, address: Thôn Một}\n"


def actions(edits: dict[str, str | tuple[tuple[str, str], ...]]) -> list[tuple[str, str]]:
    return [(found.action.value, found.part.type) for found in changes(FILES, edited(FILES, edits))]


def test_another_id_with_nearly_the_same_words_is_one_thing_renamed() -> None:
    assert actions({PEOPLE: (("id: pham-van-k", "id: pham-van-kh"),)}) == [
        ("renamed", "award-register/person")
    ]


def test_another_id_with_other_words_is_one_gone_and_one_new() -> None:
    other = "  - {id: do-thi-m, name: Đỗ Thị M, gender: female, unit: kinh-te, post: Phó Trưởng phòng}\n"
    assert sorted(actions({PEOPLE: ((_PERSON, other),)})) == [
        ("added", "award-register/person"),
        ("removed", "award-register/person"),
    ]


def test_the_same_id_with_other_words_is_changed() -> None:
    ((heading, *lines),) = told_words(
        {PEOPLE: ((_PERSON, "  - {id: pham-van-k, name: Đỗ Thị M, gender: female, unit: kinh-te}\n"),)}
    )
    assert heading == "changed: Cá nhân pham-van-k “Đỗ Thị M”"
    assert len(lines) == 4


def test_a_sentence_without_an_id_is_reworded_while_it_is_more_than_half_the_same() -> None:
    section = "sections:\n      - title: Phong trào chung\n"
    assert section in FILES[PLAN]
    near = told_words({PLAN: (("title: Phong trào chung\n", "title: Phong trào chung của phường\n"),)})
    assert [words[0].partition(":")[0] for words in near] == ["changed"]
    far = told_words(
        {
            PLAN: (
                (
                    "  - Các đơn vị tổ chức thực hiện nghiêm túc Kế hoạch này.",
                    "  - Có gì vướng mắc thì báo cáo.",
                ),
            )
        }
    )
    assert far == [
        [
            "changed: Kế hoạch năm 2026",
            "Lời kết: [-Các đơn vị tổ chức thực hiện nghiêm túc Kế hoạch này.-]",
            "Lời kết: {+Có gì vướng mắc thì báo cáo.+}",
        ]
    ]


def test_files_are_paired_by_what_they_are_about_before_where_they_lie() -> None:
    other = FILES[MOVEMENTS].replace("unit: van-phong", "unit: kinh-te").replace("van-thu", "kinh-doanh")
    before = {**FILES, "plans/2026/movements/a.yaml": other}
    after = edited(
        before,
        {MOVEMENTS: other, "plans/2026/movements/a.yaml": FILES[MOVEMENTS]},
    )
    found = changes(before, after)
    assert [(one.action, one.part.name) for one in found] == [(Action.MOVED, ""), (Action.MOVED, "")]


def test_a_file_about_something_else_in_the_same_place_is_compared_with_what_lay_there() -> None:
    found = changes(FILES, edited(FILES, {MOVEMENTS: (("unit: van-phong", "unit: kinh-te"),)}))
    assert [(one.action, [detail.keys for detail in one.details]) for one in found] == [
        (Action.CHANGED, [("unit",)])
    ]


def test_of_two_alike_the_likest_is_found_again() -> None:
    edits = {
        NOMINATIONS: (
            ("id: dn-03\n    who: tran-thi-h", "id: dn-31\n    who: tran-thi-h"),
            ("id: dn-04\n    who: le-van-i", "id: dn-41\n    who: le-van-i"),
        )
    }
    found = changes(FILES, edited(FILES, edits))
    assert [(one.old and one.old.data["id"], one.new and one.new.data["id"]) for one in found] == [
        ("dn-03", "dn-31"),
        ("dn-04", "dn-41"),
    ]


def test_what_is_in_a_thing_that_goes_is_found_where_it_went() -> None:
    before = edited(
        FILES,
        {
            MOVEMENTS: FILES[MOVEMENTS]
            + "  - id: luu-tru\n    title: Phong trào lưu trữ\n    items:\n"
            + "      - target: luu-tru.ho-so\n        text: Nộp lưu 90% hồ sơ đúng thời hạn trong năm.\n"
            + "        measure: {type: percentage, at_least: 90, counting: hồ sơ đã nộp lưu, of: hồ sơ đến hạn}\n"
        },
    )
    text = before[MOVEMENTS]
    head = "  - id: luu-tru\n    title: Phong trào lưu trữ\n    items:\n"
    assert told_words({MOVEMENTS: text.replace(head, "")}, before) == [
        [
            "moved: Chỉ tiêu luu-tru.ho-so “Nộp lưu 90% hồ sơ đúng thời hạn trong năm”",
            "Chuyển: Phong trào luu-tru “Phong trào lưu trữ” → Phong trào van-thu “Phong trào thi đua về công tác văn thư”",
        ],
        ["removed: Bỏ phong trào luu-tru “Phong trào lưu trữ”"],
    ]


def test_of_several_that_go_the_one_that_holds_something_found_again_is_opened() -> None:
    def movement(name: str, sentence: str) -> str:
        return f"  - id: {name}\n    title: Phong trào {name}\n    items:\n      - task: {name}.viec\n        text: {sentence}\n"

    kept = "Tổ chức ngày thứ Sáu xanh tại các thôn, tổ dân phố, vận động Nhân dân dọn vệ sinh."
    one, two, three = (
        movement("mot", "Trồng cây đầu xuân."),
        movement("hai", kept),
        movement("ba", "Thăm hỏi gia đình chính sách."),
    )
    before = {**FILES, MOVEMENTS: FILES[MOVEMENTS] + one + two + three}
    after = {**FILES, MOVEMENTS: FILES[MOVEMENTS] + f"      - task: van-thu.thu-sau\n        text: {kept}\n"}
    found = sorted((change.action.value, change.part.data.get("id", "")) for change in changes(before, after))
    assert found == [("removed", "ba"), ("removed", "hai"), ("removed", "mot"), ("renamed", "")]


def test_likeness_is_of_what_is_said_not_of_the_keys_that_say_it() -> None:
    one = "  - {id: pham-van-k, name: An Ba, gender: male, address: Xóm Trên}\n"
    other = "  - {id: le-thi-q, name: Vũ Quý, gender: female, address: Khu phố 5}\n"
    before = edited(FILES, {PEOPLE: ((_PERSON, one),)})
    found = changes(before, edited(before, {PEOPLE: ((one, other),)}))
    assert sorted(change.action.value for change in found) == ["added", "removed"]


def test_what_stands_deeper_in_a_thing_counts_for_its_likeness() -> None:
    nested = "{number: 30/QĐ-UBND, date: 2026-06-30}"
    initiatives = "plans/awards/initiatives.yaml"
    assert nested in FILES[initiatives]
    found = changes(FILES, edited(FILES, {initiatives: (("id: sk-01", "id: sk-02"),)}))
    assert [change.action.value for change in found] == ["renamed"]


def test_one_that_comes_is_only_one_of_two_that_go() -> None:
    one = "  - {id: mot, name: Nguyễn Văn Bảy, gender: male, address: Thôn Một}\n"
    two = "  - {id: hai, name: Nguyễn Văn Bảy, gender: male, address: Thôn Hai}\n"
    new = "  - {id: ba, name: Nguyễn Văn Bảy, gender: male, address: Thôn Ba}\n"
    before = edited(FILES, {PEOPLE: ((_PERSON, one + two),)})
    found = changes(before, edited(before, {PEOPLE: ((one + two, new),)}))
    assert sorted(change.action.value for change in found) == ["removed", "renamed"]
    before, after = (
        edited(FILES, {PEOPLE: ((_PERSON, new),)}),
        edited(FILES, {PEOPLE: ((_PERSON, one + two),)}),
    )
    assert sorted(change.action.value for change in changes(before, after)) == ["added", "renamed"]


def test_nor_is_it_where_something_else_stands_before_it() -> None:
    other = "  - {id: do-thi-m, name: Đỗ Thị M, gender: female, unit: kinh-te, post: Phó Trưởng phòng}\n"
    one = "  - {id: mot, name: Nguyễn Văn Bảy, gender: male, address: Thôn Một}\n"
    two = "  - {id: hai, name: Nguyễn Văn Bảy, gender: male, address: Thôn Hai}\n"
    new = "  - {id: ba, name: Nguyễn Văn Bảy, gender: male, address: Thôn Ba}\n"
    stranger = "  - {id: xyz, name: Công ty Xây dựng Số 5, gender: female, unit: van-phong, post: Kế toán}\n"
    many = edited(FILES, {PEOPLE: ((_PERSON, other + one + two),)})
    few = edited(FILES, {PEOPLE: ((_PERSON, stranger + new),)})
    found = sorted(change.action.value for change in changes(many, few))
    assert found == ["added", "removed", "removed", "renamed"]
    back = sorted(change.action.value for change in changes(few, many))
    assert back == ["added", "added", "removed", "renamed"]


def test_three_quarters_alike_is_enough_without_an_id_and_not_enough_under_another_one() -> None:
    section = "      - title: Phong trào chung\n        paragraphs:\n          - Trọng tâm là phong trào “Cả nước chung sức xây dựng nông thôn mới”."
    reworded = "      - title: Phong trào cả nước\n        paragraphs:\n          - Trọng tâm là phong trào “Cả nước thi đua xóa nhà tạm, nhà dột nát”."
    assert actions({PLAN: ((section, reworded),)}) == [("changed", "plan/section")]
    other = "  - {id: pham-thi-ka, name: Phạm Thị Ka, gender: male, address: Thôn Tư}\n"
    assert sorted(actions({PEOPLE: ((_PERSON, other),)})) == [
        ("added", "award-register/person"),
        ("removed", "award-register/person"),
    ]
