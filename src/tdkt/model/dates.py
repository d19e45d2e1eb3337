"""How a date is written in words in an official text."""

from __future__ import annotations

import datetime


def month_number(date: datetime.date) -> str:
    """Return the number of a month as official texts write it: "01", "02", "3" (NĐ 30/2020, Phụ lục I, Phần I, II.4b)."""
    return f"{date.month:02}" if date.month <= 2 else str(date.month)


def date_long(date: datetime.date) -> str:
    """Return "ngày 05 tháng 02 năm 2026".

    NĐ 30/2020, Phụ lục I, Phần I, II.4b: a zero leads days below 10 and the months 1 and 2 only.
    """
    return f"ngày {date.day:02} tháng {month_number(date)} năm {date.year}"


_DAYS_OF_THE_WEEK = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def weekday_name(day: datetime.date) -> str:
    """Return the day of the week: "thứ Bảy", "Chủ nhật"."""
    return _DAYS_OF_THE_WEEK[day.weekday()]
