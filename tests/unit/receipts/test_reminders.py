"""The texts that a clerk pastes into Zalo: who, which quarter, until when, how late, what, to whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tdkt.model.organization import Organization, Unit
from tdkt.model.period import Period
from tdkt.model.place import NOWHERE
from tdkt.receipts.receipts import Receipt, State
from tdkt.receipts.reminders import person, reminders

OFFICE = Unit("van-phong", "Văn phòng", "VP", "Nguyễn Văn A, điện thoại 0225 000 000", NOWHERE)
CULTURE = Unit("vhxh", "Phòng Văn hóa - Xã hội", "VHXH", "Trần Thị B, Zalo 0900 000 000", NOWHERE)
ECONOMY = Unit("kinh-te", "Phòng Kinh tế", "KT", "", NOWHERE)
WARD = Organization(
    "UBND phường Mẫu", (), "Mẫu", "", "UBND", "vhxh", (OFFICE, CULTURE, ECONOMY), None, (), (), None, NOWHERE
)
TODAY = date(2026, 10, 1)


def late(unit: Unit, quarter: int, deadline: date, days: int) -> Receipt:
    period = Period.quarter(2026, quarter)
    return Receipt(unit, period, deadline, State.LATE, days, None, None, (), 0, 0)


def due(unit: Unit, days: int) -> Receipt:
    period = Period.quarter(2026, 3)
    return Receipt(unit, period, date(2026, 10, 1 + days), State.DUE, days, None, None, (), 0, 0)


def text(*receipts: Receipt, ward: Organization = WARD) -> str:
    [reminder] = reminders(ward, receipts, TODAY)
    return reminder.text


def test_a_late_report() -> None:
    assert text(late(OFFICE, 2, date(2026, 7, 5), 88)) == (
        "Kính gửi: Nguyễn Văn A - Văn phòng\n"
        "\n"
        "Tính đến ngày 01 tháng 10 năm 2026, Phòng Văn hóa - Xã hội chưa nhận được báo cáo kết quả công tác thi đua, "
        "khen thưởng của Văn phòng:\n"
        "- Quý II năm 2026: hạn gửi 05/07/2026, đã chậm 88 ngày.\n"
        "\n"
        "Đề nghị đơn vị hoàn thành phiếu báo cáo quý II năm 2026 và gửi về Phòng Văn hóa - Xã hội, "
        "đầu mối: Trần Thị B, Zalo 0900 000 000, trong thời gian sớm nhất. "
        "Nếu đã gửi hoặc có vướng mắc, xin báo lại để được kiểm tra, hướng dẫn.\n"
        "\n"
        "Trân trọng cảm ơn.\n"
        "Phòng Văn hóa - Xã hội"
    )


def test_a_report_that_is_soon_due_is_not_called_late() -> None:
    made = text(due(ECONOMY, 4))
    assert made.startswith("Kính gửi: Phòng Kinh tế\n\nPhòng Văn hóa - Xã hội trân trọng nhắc hạn gửi")
    assert "- Quý III năm 2026: hạn gửi 05/10/2026, còn 4 ngày." in made
    assert ", đúng hạn." in made
    for word in ("chậm", "chưa nhận", "sớm nhất"):
        assert word not in made


def test_on_the_deadline_it_says_today() -> None:
    assert "hạn gửi 01/10/2026 (hôm nay)." in text(due(OFFICE, 0))


def test_one_text_a_unit_with_all_its_quarters() -> None:
    found = reminders(
        WARD,
        [late(OFFICE, 1, date(2026, 4, 5), 179), late(ECONOMY, 1, date(2026, 4, 5), 179), due(OFFICE, 4)],
        TODAY,
    )
    assert [(r.unit.id, len(r.receipts)) for r in found] == [("van-phong", 2), ("kinh-te", 1)]
    assert "đã chậm 179 ngày." in found[0].text
    assert "cũng trân trọng nhắc" in found[0].text
    assert "phiếu báo cáo quý I năm 2026, quý III năm 2026 và gửi về" in found[0].text


def test_the_standing_unit_is_not_asked_to_send_to_itself() -> None:
    made = text(late(CULTURE, 2, date(2026, 7, 5), 88))
    assert "chưa có báo cáo" in made
    assert "gửi về" not in made
    assert "để kịp tổng hợp chung" in made


def test_without_a_standing_unit_the_ward_itself_asks() -> None:
    made = text(late(OFFICE, 2, date(2026, 7, 5), 88), ward=replace(WARD, standing_unit=None))
    assert "gửi về UBND phường Mẫu trong thời gian sớm nhất." in made
    assert made.endswith("\nUBND phường Mẫu")


def test_nobody_to_remind() -> None:
    assert reminders(WARD, (), TODAY) == ()


@pytest.mark.parametrize(
    ("contact", "name"),
    [
        ("Nguyễn Văn A", "Nguyễn Văn A"),
        ("Nguyễn Văn A, điện thoại 0225 000 000", "Nguyễn Văn A"),
        ("Nguyễn Văn A; a@b.vn", "Nguyễn Văn A"),
        ("Nguyễn Văn A - 0225 000 000", "Nguyễn Văn A"),
        ("Nguyễn Văn A: 0225 000 000", "Nguyễn Văn A"),
        ("Nguyễn Văn A (minh họa)", "Nguyễn Văn A (minh họa)"),
    ],
)
def test_the_greeting_keeps_the_name_of_a_contact(contact: str, name: str) -> None:
    assert person(contact) == name


def test_what_a_unit_owed_that_is_no_more_is_asked_of_who_took_its_place() -> None:
    merged = replace(OFFICE, until=date(2026, 8, 31), into="kinh-te")
    ward = replace(WARD, units=(merged, CULTURE, ECONOMY))
    [reminder] = reminders(
        ward, [late(merged, 2, date(2026, 7, 5), 88), late(ECONOMY, 2, date(2026, 7, 5), 88)], TODAY
    )
    assert reminder.unit == ECONOMY
    assert reminder.text.startswith("Kính gửi: Phòng Kinh tế\n")
    assert "- Quý II năm 2026: hạn gửi 05/07/2026 (báo cáo của Văn phòng), đã chậm 88 ngày." in reminder.text
    assert "- Quý II năm 2026: hạn gửi 05/07/2026, đã chậm 88 ngày." in reminder.text
