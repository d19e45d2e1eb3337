"""Lists of an office are taken as they are: any head, any spelling; what could be two things is refused, both named."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import REPOSITORY
from example_ward import FILES
from tdkt.errors import UserError
from tdkt.exchange.lists.kind import Asked, Fate
from tdkt.exchange.lists.kinds import COLUMNS_FILE, KINDS, kept_columns
from tdkt.exchange.lists.taking import take_lists
from tdkt.workspace.schema import load_schema
from tdkt.workspace.workspace import stored_workspace, with_files

from .list_files import Cells, added, book, fates, taken, ward

HEAD = ["STT", "Họ và tên", "Năm sinh", "Giới tính", "Chức vụ", "Đơn vị công tác"]


def test_a_list_with_titles_groups_totals_and_a_signature() -> None:
    outcome = taken(
        [
            ["UBND PHƯỜNG MẪU"],
            ["DANH SÁCH CÁN BỘ, CÔNG CHỨC"],
            [],
            HEAD,
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            ["I", "Văn phòng"],
            [1, "Hoàng Minh Q", 1990, "Nam", "Chuyên viên"],
            ["II", "Phòng Kinh tế"],
            [1, "Bà Lê Thị R", None, None, "Phó Trưởng phòng"],
            ["Tổng cộng: 2 người"],
            [None, None, None, "Mẫu, ngày 02 tháng 3 năm 2026"],
            [None, None, None, "NGƯỜI LẬP BIỂU"],
        ]
    )
    assert added(outcome) == [
        "- {id: hoang-minh-q, name: Hoàng Minh Q, gender: male, unit: van-phong, post: Chuyên viên}",
        "- {id: le-thi-r, name: Lê Thị R, gender: female, unit: kinh-te, post: Phó Trưởng phòng}",
    ]
    assert outcome.notes == ("Trang Trang1: cột không dùng đến: C “Năm sinh”.",)
    assert len(outcome.skipped) == 6


@pytest.mark.parametrize(
    "head",
    [
        ["Đơn vị", "ho ten", "GIOI TINH"],
        ["Nơi công tác", "HỌ TÊN CÁN BỘ, CÔNG CHỨC", "Nam/Nữ (Phái)"],
        ["Phòng, ban", unicodedata.normalize("NFD", "Họ và tên"), "Danh xưng"],
    ],
)
def test_columns_are_found_in_any_order_and_spelling(head: list[str]) -> None:
    outcome = taken([head, ["VP", "Hoàng Văn Q", "ông"]])
    assert added(outcome) == ["- {id: hoang-van-q, name: Hoàng Văn Q, gender: male, unit: van-phong}"]


def test_heads_of_two_rows() -> None:
    outcome = taken(
        [
            ["TT", "Họ và tên", "Năm sinh", None, "Đơn vị"],
            [None, None, "Nam", "Nữ", None],
            [1, "Đỗ Minh S", None, 1991, "VP"],
        ]
    )
    assert added(outcome) == ["- {id: do-minh-s, name: Đỗ Minh S, gender: female, unit: van-phong}"]


def test_variants_are_matched_and_told_and_what_is_not_said_stays() -> None:
    outcome = taken(
        [
            HEAD,
            [1, "trần  thị h", None, None, None, "Văn phòng"],
            [2, "Lê Văn I", None, "Nam", "Phó Chánh Văn phòng", "VP"],
        ]
    )
    assert fates(outcome) == ["giữ nguyên", "sửa"]
    assert [row.variant for row in outcome.rows] == ["trần thị h", ""]
    assert added(outcome) == [
        "- {id: le-van-i, name: Lê Văn I, gender: male, unit: van-phong, post: Phó Chánh Văn phòng}"
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            [1, "Trần Thị H", None, "Nữ", None, "Phòng Kinh tế"],
            "trùng tên với người đang có: Trần Thị H, Văn phòng (mã tran-thi-h)",
        ),
        ([1, "Tràn Thị H", None, "Nữ", None, "VP"], "gần giống người đang có: Trần Thị H"),
        ([1, "Nguyễn An", None, None, None, "VP"], "chưa rõ nam hay nữ"),
        ([1, "Phan Văn T", None, None, None, "Phòng Kinh té nông"], "Không có đơn vị “Phòng Kinh té nông”"),
        ([1, None, None, "Nam", "Chuyên viên", "VP"], "không có tên"),
    ],
)
def test_what_is_not_certain_is_refused_and_nothing_is_taken(row: list[object], words: str) -> None:
    outcome = taken([HEAD, row, [2, "Hoàng Văn Q", None, None, None, "VP"]])
    assert words in outcome.refusals[0].words
    assert outcome.refusals[0].hint
    assert not outcome.changes


def test_an_id_in_the_list_decides() -> None:
    head = ["Mã", "Họ và tên", "Giới tính", "Đơn vị"]
    outcome = taken(
        [
            head,
            ["tran-thi-h", "Trần Thị H", "Nữ", "Phòng Kinh tế"],
            ["tran-thi-h-2", "Trần Thị H", "Nữ", "VP"],
        ]
    )
    assert fates(outcome) == ["sửa", "mới"]


def test_two_rows_of_one_name_in_one_unit() -> None:
    same = [1, "Hoàng Văn Q", None, "Nam", "Chuyên viên", "VP"]
    assert fates(taken([HEAD, same, same])) == ["mới", "trùng dòng trên"]
    assert fates(taken([HEAD, same, [2, "Hoàng Văn Q", None, "Nam", "Văn thư", "VP"]])) == [
        "từ chối",
        "từ chối",
    ]


def test_thon_by_whatever_word_stands_before_their_number() -> None:
    outcome = taken(
        [["TT", "Thôn, tổ dân phố"], [1, "TDP 1"], [2, "thôn  một"], [3, "Thôn Ba"], [4, "Xuân Hòa"]]
    )
    assert fates(outcome) == ["giữ nguyên", "giữ nguyên", "mới", "từ chối"]
    typed = taken([["Thôn", "Loại"], ["Xuân Hòa", "Thôn"]])
    assert added(typed) == ["- {id: xuan-hoa, name: Xuân Hòa, type: thon}"]


def test_households_stand_under_their_thon_and_are_addressed() -> None:
    rows: Cells = [
        ["TT", "Họ và tên chủ hộ", "Địa chỉ"],
        [None, "Thôn Hai"],
        [1, "Phạm Thị U"],
        [2, "Hộ ông Nguyễn Văn M"],
        [3, "Vũ Anh", "Ngõ 2"],
    ]
    outcome = taken(rows)
    assert added(outcome) == [
        "- {id: ho-ba-pham-thi-u, name: Hộ bà Phạm Thị U, subdivision: thon-hai}",
        "- {id: ho-ong-nguyen-van-m, name: Hộ ông Nguyễn Văn M, subdivision: thon-hai}",
        "- {id: ho-gia-dinh-vu-anh, name: Hộ gia đình Vũ Anh, subdivision: thon-hai, address: Ngõ 2}",
    ]


def test_collectives_that_are_units_or_thon_themselves() -> None:
    outcome = taken([["Tên tập thể"], ["Phòng Kinh tế"], ["Cán bộ và Nhân dân Thôn Một"], ["Thôn Hai"]])
    assert added(outcome) == [
        "- {id: phong-kinh-te, name: Phòng Kinh tế, unit: kinh-te}",
        "- {id: can-bo-va-nhan-dan-thon-mot, name: Cán bộ và Nhân dân Thôn Một}",
        "- {id: thon-hai, name: Thôn Hai, subdivision: thon-hai}",
    ]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            [["Họ và tên", "Điểm thi"], ["Lê Văn I", "9"]],
            "chưa rõ là danh sách gì: có cột “Điểm thi”",
        ),
        ([["Ngày", "Số tiền"], ["1", "2"]], "không nhận ra"),
        ([["Họ và tên"]], "không có dòng nào"),
    ],
)
def test_what_is_no_list_is_refused_with_the_choices(rows: list[list[object]], words: str) -> None:
    outcome = taken(rows)
    assert words in outcome.fault
    assert outcome.hint


def test_the_user_may_say_what_a_list_is() -> None:
    assert taken([["Tên", "Giới tính"], ["Vũ Anh", "Nam"]]).fault
    assert fates(taken([["Tên", "Giới tính"], ["Vũ Anh", "Nam"]], "people")) == ["mới"]


def test_a_list_counts_on_what_the_one_before_it_brings() -> None:
    files = [
        ("thon.csv", "Thôn, tổ dân phố\nThôn Ba\n".encode()),
        ("ho.csv", "Chủ hộ;Thôn\nLê Văn V;Thôn Ba\n".encode()),
    ]
    first, second = take_lists(ward(), files, None)
    assert first.changes
    assert added(second) == ["- {id: ho-ong-le-van-v, name: Hộ ông Lê Văn V, subdivision: thon-ba}"]


NAMES = ("Hoàng Minh Q", "Đỗ Thị S", "Vũ Văn T", "Hoàng Minh Q", "Lê Văn I", "Bùi Thị Ý")
ROW = st.tuples(
    st.sampled_from(NAMES), st.sampled_from(["Nam", "Nữ", ""]), st.sampled_from(["VP", "Phòng Kinh tế", ""])
)


@settings(max_examples=12)
@given(st.lists(ROW, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_no_row_is_lost_the_order_does_not_matter_and_twice_changes_nothing(
    rows: list[tuple[str, str, str]], chance: random.Random
) -> None:
    workspace = ward()
    head = ("Họ và tên", "Giới tính", "Đơn vị")
    outcome = taken([head, *rows], workspace=workspace)
    assert len(outcome.rows) == len(rows)
    other = list(rows)
    chance.shuffle(other)
    shuffled = taken([head, *other], workspace=workspace)
    assert shuffled.is_taken == outcome.is_taken
    assert sorted(added(shuffled)) == sorted(added(outcome))
    if outcome.changes:
        again = taken(
            [head, *rows], workspace=with_files(workspace, {text.file: text.new for text in outcome.changes})
        )
        assert {row.fate for row in again.rows} <= {Fate.SAME, Fate.DOUBLE}
        assert not again.changes


def test_households_of_a_batch_stand_in_groups_by_thon() -> None:
    rows: Cells = [
        ["Chủ hộ", "Thôn"],
        ["Phạm Thị U", "Thôn Hai"],
        ["Lê Văn V", "Thôn Một"],
        ["Đỗ Văn X", "Thôn Hai"],
    ]
    workspace = ward()
    (outcome,) = take_lists(workspace, [("ho.xlsx", book(rows))], None, asked=Asked("tong-ket"))
    assert fates(outcome) == ["mới", "mới", "mới"]
    text = FILES["plans/2026/awards/tong-ket/nominations.yaml"]
    assert outcome.kind is not None
    made = outcome.kind.write(text, outcome.rows) if outcome.kind.write else ""
    assert made[len(text) :].splitlines() == [
        "groups:",
        "  - subdivision: thon-hai",
        "    households:",
        "      - {name: Hộ bà Phạm Thị U}",
        "      - {name: Hộ ông Đỗ Văn X}",
        "  - subdivision: thon-mot",
        "    households:",
        "      - {name: Hộ ông Lê Văn V}",
    ]
    assert "nominations.yaml" in outcome.fault  # who proposes them, and for what, is not said yet
    (none,) = take_lists(workspace, [("ho.xlsx", book(rows))], None, asked=Asked("khong-co"))
    assert "không có đợt" in none.fault


def test_names_are_written_as_names_are() -> None:
    outcome = taken(
        [
            HEAD,
            [1, "ĐỖ THỊ  B", None, None, None, "VP"],
            [2, "Vũ văn A", None, None, None, "VP"],
            [3, "Vừ A H'Mông", None, "Nam", None, "VP"],
        ]
    )
    assert [row.words for row in outcome.rows] == ["Đỗ Thị B", "Vũ Văn A", "Vừ A H'Mông"]
    assert [row.variant for row in outcome.rows] == ["ĐỖ THỊ B", "Vũ văn A", ""]
    households = taken(
        [
            ["Chủ hộ", "Thôn"],
            ["HỘ ÔNG LÊ VĂN B", "Thôn Một"],
            ["hộ gia đình bà Đỗ Thị C", "Thôn Một"],
            ["ĐỖ ANH", "Thôn Một"],
        ]
    )
    assert [row.words for row in households.rows] == [
        "Hộ ông Lê Văn B",
        "Hộ bà Đỗ Thị C",
        "Hộ gia đình Đỗ Anh",
    ]
    assert [row.variant for row in households.rows] == ["HỘ ÔNG LÊ VĂN B", "", "ĐỖ ANH"]


def test_a_heading_of_the_wards_own_is_told_once_and_kept() -> None:
    rows: Cells = [["Họ và tên", "Tổ công tác"], ["Hoàng Văn Q", "VP"]]
    assert "B “Tổ công tác”" in taken(rows).notes[-1]
    told = {"Tổ công tác": "Đơn vị"}
    (outcome,) = take_lists(ward(), [("a.xlsx", book(rows))], None, columns=told)
    assert added(outcome) == ["- {id: hoang-van-q, name: Hoàng Văn Q, gender: male, unit: van-phong}"]
    kept = kept_columns(None, KINDS["people"], told)
    assert kept == "kind: list-columns\ncolumns:\n  - {list: people, heading: Tổ công tác, column: unit}\n"
    assert kept_columns(kept, KINDS["people"], told) == kept
    keeping = stored_workspace(
        REPOSITORY, {**{name: text.encode() for name, text in FILES.items()}, COLUMNS_FILE: kept.encode()}
    )
    assert added(taken(rows, workspace=keeping)) == added(outcome)
    with pytest.raises(UserError, match="không có cột “Lương”"):
        take_lists(ward(), [("a.xlsx", book(rows))], None, columns={"Tổ công tác": "Lương"})


def test_every_list_and_column_can_be_kept() -> None:
    properties = load_schema("list-columns.schema.json")["$defs"]["column"]["properties"]
    assert set(properties["list"]["enum"]) == set(KINDS)
    assert set(properties["column"]["enum"]) == {
        column.key for kind in KINDS.values() for column in kind.columns
    }


def test_rows_that_differ_in_any_column_are_never_one() -> None:
    head = ["STT", "Họ và tên", "Giới tính", "Đơn vị", "Ngày sinh"]
    outcome = taken(
        [head, [1, "Vũ Văn N", "Nam", "VP", "1/1/1980"], [2, "Vũ Văn N", "Nam", "VP", "2/2/1995"]]
    )
    assert fates(outcome) == ["từ chối", "từ chối"]
    assert "“1/1/1980”, “2/2/1995”" in outcome.refusals[0].words


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Phòng KT", "kinh-te"),
        ("P.Kinh tế", "kinh-te"),
        ("Phòng Kin", None),
        ("Phòng", None),
        ("Trung tâm", None),
    ],
)
def test_units_by_their_short_names(text: str, unit: str | None) -> None:
    outcome = taken([["Họ và tên", "Giới tính", "Đơn vị"], ["Vũ Anh", "Nam", text]])
    assert [row.entry.get("unit") for row in outcome.rows] == [unit]
    assert outcome.refusals or f"“{text}” là Phòng Kinh tế" in outcome.notes[0]


def test_a_new_list_stands_in_one_piece_before_what_is_a_comment() -> None:
    file = "plans/organization.yaml"
    before, _, after = FILES[file].partition("subdivisions:\n")
    organization = before + after[after.index("signers:") :] + "# council:\n#   members: []\n"
    files = {name: said.encode() for name, said in FILES.items()}
    workspace = stored_workspace(REPOSITORY, {**files, file: organization.encode()})
    outcome = taken([["Thôn, tổ dân phố"], ["Thôn Ba"]], workspace=workspace)
    text = outcome.texts[0].new
    assert (
        "subdivisions:\n  members:\n    - {id: thon-ba, name: Thôn Ba, type: thon}\n# council:\n#   members: []\n"
        in text
    )


@pytest.mark.parametrize(
    ("name", "fate", "words"),
    [
        ("Tran Thi H", "giữ nguyên", "Trần Thị H"),
        ("Trần Thịi H", "từ chối", "gần giống người đang có: Trần Thị H"),
        ("Trần Thị Y", "mới", "Trần Thị Y"),
        ("Cao An", "mới", "Cao An"),
    ],
)
def test_names_without_marks_and_slips_of_the_keyboard(name: str, fate: str, words: str) -> None:
    outcome = taken([["Họ và tên", "Giới tính", "Đơn vị"], [name, "Nữ", "VP"]])
    assert fates(outcome) == [fate]
    assert words in outcome.rows[0].words
