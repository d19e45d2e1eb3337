"""Lists about awards: who registers, how they are rated, who is nominated, also as provincial systems lay it out."""

from __future__ import annotations

import datetime

import pytest

from example_ward import FILES
from tdkt.cli.awards.opening import case_named
from tdkt.exchange.lists.award_cells import rating_meant
from tdkt.exchange.lists.kind import Asked, Fate
from tdkt.exchange.lists.taking import ListOutcome, take_lists
from tdkt.exchange.provincial_list import provincial_list

from .list_files import Cells, added, book, fates, made, ward

PROVINCE = [
    "STT", "Tên gọi (Ông/Bà/Chức danh)", "Tên tập thể/cá nhân/hộ gia đình", "Chức vụ", "Đơn vị công tác", "Phân loại khen thưởng",
    "Danh hiệu thi đua/Hình thức khen thưởng", "Phân loại đối tượng", "Lĩnh vực hoạt động",
]  # fmt: skip
NOMINATIONS = "plans/2026/awards/tong-ket/nominations.yaml"


def taken(rows: Cells, wanted: str | None = None, asked: Asked | None = None) -> ListOutcome:
    (outcome,) = take_lists(ward(), [("a.xlsx", book(rows))], wanted, asked=asked or Asked())
    return outcome


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("Hoàn thành xuất sắc nhiệm vụ", "excellent"),
        ("HTTNV", "good"),
        ("Hoàn thành tốt", "good"),
        ("hoàn thành nhiệm vụ", "completed"),
        ("Không hoàn thành nhiệm vụ", "not_completed"),
        ("khá", None),
        ("Hoàn thành chưa tốt", None),
        ("Hoàn thành tốt nhiệm vụ được giao năm 2026", "good"),
        ("HTXS nhiệm vụ được giao", "excellent"),
        ("HT tốt NV", "good"),
        ("Hoàn thành tốt nhiệm vụ (HTTNV)", "good"),
        ("KHTNV", "not_completed"),
        ("Xuất sắc", "excellent"),
        ("Chưa hoàn thành nhiệm vụ", None),
        ("", None),
    ],
)
def test_ratings_as_offices_write_them(text: str, rating: str | None) -> None:
    assert rating_meant(text) == rating


def test_registrations_of_a_year() -> None:
    rows: Cells = [
        ["TT", "Họ và tên", "Đơn vị", "Danh hiệu đăng ký", "Ngày đăng ký"],
        [1, "Lê Văn I", "VP", "LĐTT"],
        [2, "Trần Thị H", "VP", "Chiến sĩ thi đua cơ sở", "12/02/2026"],
        [3, "Văn phòng", None, "Tập thể lao động tiên tiến", datetime.date(2026, 2, 11)],
    ]
    outcome = taken(rows)
    assert fates(outcome) == ["giữ nguyên", "mới", "sửa"]
    assert added(outcome) == [
        "- {who: tap-the-van-phong, award: tap-the-lao-dong-tien-tien, date: 2026-02-11}",
        "- {who: tran-thi-h, award: chien-si-thi-dua-co-so, date: 2026-02-12}",
    ]


def test_a_registration_without_a_day_takes_the_day_of_receiving_or_is_refused() -> None:
    rows: Cells = [["Họ và tên", "Danh hiệu đăng ký"], ["Trần Thị H", "CSTĐCS"]]
    assert "chưa có ngày đăng ký" in taken(rows).refusals[0].words
    dated = taken(rows, asked=Asked(day=datetime.date(2026, 2, 20)))
    assert added(dated) == ["- {who: tran-thi-h, award: chien-si-thi-dua-co-so, date: 2026-02-20}"]


def test_ratings_of_a_year_that_has_none_yet() -> None:
    rows: Cells = [["Họ và tên", "Xếp loại chất lượng"], ["Trần Thị H", "HTXSNV"], ["trần thị h", "HTXSNV"]]
    outcome = taken(rows, asked=Asked(year=2025))
    assert fates(outcome) == ["mới", "trùng dòng trên"]
    assert (
        made(outcome)
        == "kind: yearly-ratings\nyear: 2025\nratings:\n  - {of: tran-thi-h, rating: excellent}\n"
    )
    assert "không rõ" in taken([rows[0], ["Trần Thị H", "khá"]]).refusals[0].words


def test_nominations_as_provincial_systems_lay_them_out() -> None:
    rows: Cells = [
        PROVINCE,
        [
            1,
            "Bà",
            "Trần Thị H",
            "Chuyên viên",
            "Văn phòng",
            "Công trạng",
            "Giấy khen",
            "Cá nhân",
            "Hành chính",
        ],
        [
            2,
            "Ông",
            "NGUYỄN VĂN G",
            "Chánh Văn phòng",
            "Văn phòng",
            "Công trạng",
            "Chiến sĩ thi đua cơ sở",
            "Cá nhân",
            "Hành chính",
        ],
    ]
    outcome = taken(rows, asked=Asked("tong-ket"))
    assert fates(outcome) == ["mới", "giữ nguyên"]
    assert outcome.kind is not None
    assert outcome.kind.write is not None
    text = outcome.kind.write(FILES[NOMINATIONS], outcome.rows)
    assert text.removeprefix(FILES[NOMINATIONS]).splitlines() == [
        "groups:",
        "  - award: giay-khen",
        "    for: Thành tích công tác năm 2026",
        "    nominations:",
        "      - {id: dn-05, who: tran-thi-h, by: van-phong}",
    ]
    assert "1 đề nghị chưa ghi thành tích" in outcome.notes[0]


def test_nominations_need_their_batch_and_people_on_record() -> None:
    rows: Cells = [["Họ và tên", "Đơn vị", "Danh hiệu"], ["Vũ Thị Z", "VP", "LĐTT"]]
    assert "phải biết của đợt nào" in taken(rows).fault
    assert "tong-ket" in taken(rows).hint
    (row,) = taken(rows, asked=Asked("tong-ket")).refusals
    assert row.fate is Fate.REFUSED
    assert "chưa có trong sổ đối tượng" in row.words
    assert "--as people" in row.hint


def test_what_is_exported_for_the_province_comes_back_as_the_same() -> None:
    workspace = ward()
    sent = provincial_list(case_named(workspace, "tong-ket"))
    (outcome,) = take_lists(workspace, [("tinh.xlsx", sent)], None, asked=Asked("tong-ket"))
    assert {row.fate for row in outcome.rows} == {Fate.SAME}
    assert len(outcome.rows) == 4


def test_past_awards_with_their_decisions_in_one_cell_or_two() -> None:
    rows: Cells = [
        [
            "TT",
            "Họ và tên",
            "Đơn vị",
            "Danh hiệu, hình thức khen thưởng",
            "Năm",
            "Quyết định",
            "Ngày quyết định",
        ],
        [1, "Nguyễn Văn G", "VP", "LĐTT", 2025, "88/QĐ-UBND ngày 20/12/2025"],
        [
            2,
            "Trần Thị H",
            "VP",
            "Giấy khen",
            "năm 2024",
            "Quyết định số 12/QĐ-UBND",
            datetime.date(2024, 12, 25),
        ],
    ]
    outcome = taken(rows)
    assert fates(outcome) == ["giữ nguyên", "mới"]
    assert added(outcome) == [
        "- {to: tran-thi-h, award: giay-khen, year: 2024, type: merit, decision: {number: 12/QĐ-UBND, date: 2024-12-25}}"
    ]
    assert (
        "Ngày quyết định “” không đọc được"
        in taken([rows[0], [1, "Trần Thị H", "VP", "Giấy khen", 2024, "12/QĐ-UBND"]]).refusals[0].words
    )


def test_initiatives_with_their_authors() -> None:
    rows: Cells = [
        ["TT", "Tên sáng kiến", "Tác giả", "Năm", "Cấp công nhận", "Quyết định công nhận"],
        [1, "Số hóa hồ sơ văn thư", "Nguyễn Văn G", 2026, "Cơ sở", "30/QĐ-UBND ngày 30/6/2026"],
        [2, "Hẹn giờ trả kết quả", "Trần Thị H; Lê Văn I", 2026, "Thành phố", None],
    ]
    outcome = taken(rows)
    assert fates(outcome) == ["giữ nguyên", "mới"]
    assert added(outcome)[:3] == ["- id: sk-hen-gio-tra-ket-qua", "title: Hẹn giờ trả kết quả", "authors:"]
    assert "level: city" in made(outcome)
    assert (
        "chưa có trong sổ đối tượng" in taken([rows[0], [1, "X", "Vũ Z", 2026, None, None]]).refusals[0].words
    )


def test_awards_of_others_are_kept_as_theirs_and_told() -> None:
    head = [
        "Họ và tên",
        "Hình thức khen thưởng",
        "Năm",
        "Số quyết định",
        "Ngày quyết định",
        "Cơ quan khen thưởng",
    ]
    rows: Cells = [
        head,
        ["Trần Thị H", "HCLĐ hạng Ba", 2020, "15/QĐ-CTN", "05/01/2021", None],
        ["Trần Thị H", "Giấy khen của Chủ tịch UBND phường Khác", 2024, "9/QĐ-UBND", "05/01/2025", None],
        ["Lê Văn I", "Giấy khen", 2024, "9/QĐ-UBND", "05/01/2025", "Chủ tịch UBND phường Mẫu"],
    ]
    outcome = taken(rows)
    assert [row.entry["award"] for row in outcome.rows] == [
        "huan-chuong-lao-dong-hang-ba",
        "giay-khen-noi-khac",
        "giay-khen",
    ]
    assert "issuer: Chủ tịch UBND phường Khác" in made(outcome)
    assert "“Giấy khen của Chủ tịch UBND phường Khác”" in outcome.notes[0]
    [refusal] = taken([head, ["Lê Văn I", "Bằng khen", 2024, "9/QĐ-UBND", "05/01/2025", None]]).refusals
    assert "Không rõ danh hiệu, hình thức “Bằng khen”" in refusal.words


def test_what_others_give_cannot_be_proposed_here() -> None:
    rows: Cells = [
        ["Họ và tên", "Danh hiệu đề nghị"],
        ["Trần Thị H", "Giấy khen của Chủ tịch UBND phường Khác"],
    ]
    [refusal] = taken(rows, asked=Asked("tong-ket")).refusals
    assert refusal.key == "award"


@pytest.mark.parametrize(
    ("head", "wanted", "asked"),
    [
        (["Họ và tên", "Danh hiệu đề nghị"], "nominations", Asked("tong-ket")),
        (["Họ và tên", "Danh hiệu đăng ký", "Ngày đăng ký"], "registrations", Asked()),
        (
            ["Họ và tên", "Hình thức khen thưởng", "Năm", "Số quyết định", "Ngày quyết định"],
            "past-awards",
            Asked(),
        ),
    ],
)
def test_an_award_that_is_not_for_such_as_the_nominee_is_refused_at_its_cell(
    head: list[str], wanted: str, asked: Asked
) -> None:
    values = {
        "Năm": 2024,
        "Số quyết định": "9/QĐ-UBND",
        "Ngày quyết định": "5/1/2025",
        "Ngày đăng ký": "5/1/2026",
    }
    rows: Cells = [
        head,
        ["Trần Thị H", "TTLĐTT", *(values[name] for name in head[2:])],
        ["Văn phòng", "LĐTT", *(values[name] for name in head[2:])],
    ]
    outcome = taken(rows, wanted, asked)
    assert [refusal.row.cell(refusal.key) for refusal in outcome.refusals] == ["B2", "B3"]
    assert "dành cho tập thể, Trần Thị H là cá nhân" in outcome.refusals[0].words


def test_a_title_and_a_commendation_in_two_columns_are_two_nominations() -> None:
    rows: Cells = [
        ["STT", "Họ và tên", "Danh hiệu, hình thức đề nghị", None],
        [None, None, "Danh hiệu thi đua", "Hình thức khen thưởng"],
        [1, "Trần Thị H", "LĐTT", None],
        [2, "Lê Văn I", "LĐTT", "Giấy khen"],
        [3, "Tập thể VP", None, "GK"],
        [4, "Nguyễn Văn G", None, "Cờ thi đua thành phố"],
    ]
    outcome = taken(rows, asked=Asked("tong-ket"))
    assert [(row.row.number, row.entry.get("award")) for row in outcome.rows] == [
        (3, "lao-dong-tien-tien"), (4, "lao-dong-tien-tien"), (4, "giay-khen"), (5, "giay-khen"), (6, None),
    ]  # fmt: skip
    assert outcome.rows[3].entry["who"] == "tap-the-van-phong"
    assert outcome.refusals[0].row.cell("award") == "D6"


def test_boxes_ticked_under_the_names_of_awards_are_registrations_where_the_title_says_so() -> None:
    head = ["TT", "Họ và tên", "Chức vụ", "Đơn vị công tác", "LĐTT", "CSTĐCS", "Ghi chú"]
    rows: Cells = [
        ["BẢNG ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026"],
        head,
        [1, "Trần Thị H", "Chuyên viên", "VP", "x", "X", "cố gắng"],
        [2, "Lê Văn I", "Chuyên viên", "VP", None, None, None],
        [3, "Nguyễn Văn G", "Chánh Văn phòng", "VP", None, "có lẽ", None],
    ]
    outcome = taken(rows[:-1], asked=Asked(day=datetime.date(2026, 1, 20)))
    assert outcome.kind is not None
    assert outcome.kind.name == "registrations"
    assert [row.entry.get("award") for row in outcome.rows] == [
        "lao-dong-tien-tien",
        "chien-si-thi-dua-co-so",
        None,
    ]
    assert fates(outcome)[1:] == ["mới", "để trống"]
    refused = taken(rows, asked=Asked(day=datetime.date(2026, 1, 20)))
    assert "Ô F5 dưới “CSTĐCS” ghi “có lẽ”" in refused.refusals[0].words
    assert "chưa rõ là danh sách gì" in taken(rows[1:]).fault


def test_a_title_decides_between_lists_that_fit_alike() -> None:
    rows: Cells = [
        ["ĐĂNG KÝ THI ĐUA"],
        ["Họ và tên", "Danh hiệu", "Ngày"],
        ["Trần Thị H", "CSTĐCS", "5/1/2026"],
    ]
    outcome = taken(rows)
    assert outcome.kind is not None
    assert outcome.kind.name == "registrations"
    households: Cells = [
        ["DANH SÁCH HỘ GIA ĐÌNH"],
        ["Họ và tên", "Thôn", "So nha"],
        ["Vũ Văn B", "Thôn Một", "Ngõ 2"],
    ]
    assert added(taken(households)) == [
        "- {id: ho-ong-vu-van-b, name: Hộ ông Vũ Văn B, subdivision: thon-mot, address: Ngõ 2}"
    ]


def test_who_signed_a_decision_may_stand_behind_its_day() -> None:
    head = ["Tên sáng kiến", "Tác giả", "Năm", "Số QĐ"]
    text = "Quyết định số 45/QĐ-UBND ngày 10/12/2025 của Chủ tịch UBND phường Mẫu"
    outcome = taken([head, ["Hẹn giờ trả kết quả", "Trần Thị H", 2025, text]])
    assert "decision" not in made(outcome)
    assert "issuer: Chủ tịch UBND phường Mẫu" in made(outcome)


def test_the_ward_itself_may_stand_for_a_unit_and_another_place_is_named() -> None:
    rows: Cells = [["Tên tập thể", "Đơn vị", "Danh hiệu"], ["Văn phòng", "UBND phường Mẫu", "TTLĐTT"]]
    assert fates(taken(rows, asked=Asked("tong-ket"))) == ["giữ nguyên"]
    [refusal] = taken([rows[0], ["Trần Thị H", "Trường Mầm non", "LĐTT"]], asked=Asked("tong-ket")).refusals
    assert "ghi ở “Trường Mầm non”, trong sổ là Trần Thị H, Văn phòng" in refusal.words


def test_a_batch_says_that_households_with_points_are_proposed() -> None:
    rows: Cells = [["Họ và tên chủ hộ", "Thôn", "Điểm"], ["Vũ Văn B", "Thôn Một", 90]]
    assert "chưa rõ là danh sách gì" in taken(rows).fault
    outcome = taken(rows, asked=Asked("tong-ket"))
    assert outcome.kind is not None
    assert fates(outcome) == ["mới"]
