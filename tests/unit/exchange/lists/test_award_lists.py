"""Lists about awards: who registers, how they are rated, who is nominated, also as provincial systems lay it out."""

from __future__ import annotations

import datetime

import pytest

from example_ward import FILES
from tdkt.cli.awards.opening import case_named
from tdkt.exchange.lists.award_cells import award_meant, rating_meant
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
    ("text", "award"),
    [
        ("Lao động tiên tiến", "lao-dong-tien-tien"),
        ("LĐTT", "lao-dong-tien-tien"),
        ("CSTĐ cơ sở", "chien-si-thi-dua-co-so"),
        ("danh hiệu “Chiến sĩ thi đua cơ sở”", "chien-si-thi-dua-co-so"),
        ("Giấy khen của Chủ tịch UBND phường", "giay-khen"),
        ("TẬP THỂ LAO ĐỘNG XUẤT SẮC", "tap-the-lao-dong-xuat-sac"),
        ("Huân chương", None),
        ("Giấy khen của Giám đốc Công an thành phố", None),
    ],
)
def test_awards_in_full_and_in_short(text: str, award: str | None) -> None:
    assert award_meant(text) == award


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
