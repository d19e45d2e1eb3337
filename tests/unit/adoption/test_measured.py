"""What a plan promises outside the units' parts: what was is passed over, what cannot be measured is said at its sentence."""

from __future__ import annotations

from pathlib import Path

from tdkt.adoption.new_folder import in_new_folder
from tdkt.adoption.reading.reading import read_plan
from typed_plans import word_file

_HEAD = (
    "¦ **ỦY BAN NHÂN DÂN** ¶ **XÃ ĐÔNG THÁI** ¦ **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**",
    "{c} **KẾ HOẠCH**",
    "{c} **Công tác thi đua năm 2026**",
)


def _texts(tmp_path: Path, *lines: str) -> dict[str, str]:
    plan = read_plan(word_file("\n".join((*_HEAD, *lines))))
    return dict(in_new_folder(plan, tmp_path / "kho", 2026, {"city": "tỉnh Hưng Yên"}).edit.texts)


def test_figures_of_what_was_are_no_targets_and_said_to_be_none(tmp_path: Path) -> None:
    texts = _texts(
        tmp_path,
        "**I. ĐẶC ĐIỂM TÌNH HÌNH**",
        "Xã có 15 thôn, thu ngân sách đạt 9,5 tỷ đồng.",
        "**II. CHỈ TIÊU**",
        "Thu ngân sách đạt 12 tỷ đồng.",
    )
    movements = "".join(text for path, text in texts.items() if "movements/" in path)
    assert "at_least: 12\n" in movements
    assert "9.5" not in movements
    assert (
        "# SỬA: Mục “Đặc điểm tình hình” nói về tình hình, kết quả đã qua; 1 câu"
        in texts["plans/2026/plan.yaml"]
    )


def test_a_sentence_that_is_not_measured_has_its_doubt_above_it(tmp_path: Path) -> None:
    plan = _texts(tmp_path, "**I. CHỈ TIÊU**", "- Doanh thu tăng gấp đôi.")["plans/2026/plan.yaml"]
    above, sentence = plan[: plan.index("Doanh thu")].splitlines()[-2:]
    assert "# SỬA: Câu còn nêu “gấp đôi”" in above
    assert sentence.strip() == "-"


def test_a_unit_with_its_table_keeps_the_table_and_is_held_to_it(tmp_path: Path) -> None:
    texts = _texts(
        tmp_path,
        "**I. CHỈ TIÊU THI ĐUA CỦA CÁC ĐƠN VỊ**",
        "1. Phòng Kinh tế",
        "| STT | Chỉ tiêu | ĐVT | Kế hoạch 2026 |",
        "| 1 | Thu ngân sách | tỷ đồng | 12 |",
        "2. Hội Nông dân xã",
        "- Kết nạp 20 hội viên.",
    )
    assert '- "| 1 | Thu ngân sách | tỷ đồng | 12 |"' in texts["plans/2026/plan.yaml"]
    assert "Phần của các đơn vị có bảng" in texts["plans/2026/plan.yaml"]
    assert "at_least: 12\n" in texts["plans/2026/movements/kinh-te.yaml"]
    assert "at_least: 20\n" in texts["plans/2026/movements/hoi-nong-dan-xa.yaml"]


def test_the_places_of_a_table_become_subdivisions(tmp_path: Path) -> None:
    texts = _texts(
        tmp_path,
        "**I. CHỈ TIÊU**",
        "| STT | Thôn | Số hộ thoát nghèo |",
        "| 1 | Thôn Đông | 5 |",
        "| 2 | Thôn Đoài | 4 |",
    )
    ward = texts["plans/organization.yaml"]
    assert "name: Thôn Đoài\n" in ward
    assert "# SỬA: 2 nơi dưới đây có tên trong bảng của kế hoạch" in ward


def test_old_ways_to_write_the_power_to_sign_are_read(tmp_path: Path) -> None:
    texts = _texts(
        tmp_path,
        "**I. CHỈ TIÊU**",
        "Một câu.",
        "Nơi nhận:⇥T/M ỦY BAN NHÂN DÂN",
        "- UBND tỉnh;⇥K/T CHỦ TỊCH",
        "- Lưu: VT.⇥PHÓ CHỦ TỊCH",
        "⇥Nguyễn Văn A",
    )
    assert "recipients:\n  - UBND tỉnh\narchive: VT\n" in texts["plans/2026/plan.yaml"]
    ward = texts["plans/organization.yaml"]
    assert "on_behalf_of: Ủy ban nhân dân\n" in ward
    assert "in_place_of: Chủ tịch\n" in ward


def test_who_proposes_the_plan_does_the_council_s_work(tmp_path: Path) -> None:
    texts = _texts(
        tmp_path,
        "Xét đề nghị của Trưởng phòng Văn hóa - Xã hội, UBND xã ban hành Kế hoạch như sau:",
        "**I. TỔ CHỨC THỰC HIỆN**",
        "1. Văn phòng HĐND và UBND: theo dõi.",
        "2. Phòng Kinh tế: cân đối kinh phí.",
    )
    ward = texts["plans/organization.yaml"]
    assert "standing_unit: van-hoa-xa-hoi\n" in ward
    assert "theo đề nghị của Phòng Văn hóa - Xã hội" in ward


def test_a_line_that_was_a_table_says_so(tmp_path: Path) -> None:
    glued = "STTKhu phốTỷ lệ hộ đạt1Khu phố 195522Khu phố 294733Khu phố 3963"
    plan = _texts(tmp_path, "**I. CHỈ TIÊU**", glued, "Trồng 45ha rừng, lắp 10km đường, xe 4B, lớp 9A1.")
    assert plan["plans/2026/plan.yaml"].count("các ô dính liền nhau") == 1
