"""What stands below the table in a terminal: last year at the same time, and a look ahead to the year's end.

They are apart from the table on purpose: a forecast must never be read as a result.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from rich.console import Console
from rich.text import Text

from tdkt.attainment import wording
from tdkt.attainment.assessment import Assessment
from tdkt.attainment.forecast import ASSUMPTION, forecast
from tdkt.attainment.value import Forecast
from tdkt.cli.screen import Line, folded, in_columns, write_lines
from tdkt.model.period import Period
from tdkt.model.plan_year import year_name, year_word
from tdkt.model.text import upper_first


def write_heading(console: Console, text: str) -> None:
    """Write a bold line after an empty one."""
    console.print()
    console.print(Text(text, style="bold"))


def write_comparisons(console: Console, period: Period, assessments: Sequence[Assessment]) -> None:
    """Write both tables, each only where anything is known."""
    before = [found for found in assessments if found.a_year_ago]
    if before:
        year = period.a_year_ago.year
        write_heading(console, f"So với cùng kỳ {year_name(year)}")
        rows = [
            (
                found.target.name,
                wording.a_year_ago(found),
                wording.achieved(found),
                wording.year_change(found),
            )
            for found in before
        ]
        titles = "Chỉ tiêu", upper_first(year_name(year)), upper_first(year_name(period.year)), "±"
        _write_table(console, titles, rows)
    foreseen = [(found, look) for found in assessments if (look := forecast(found))]
    ahead = [found for found, look in foreseen if _is_worth_saying(found, look)]
    if ahead:
        write_heading(console, f"Cả {year_name(period.year)} {ASSUMPTION} (dự báo, không phải kết quả)")
        rows = [
            (found.target.name, wording.planned(found), wording.achieved(found), wording.forecasted(found))
            for found in ahead
        ]
        titles = "Chỉ tiêu", "Kế hoạch", "Đến nay", f"Cả {year_word(period.year)}"
        _write_table(console, titles, rows)
        if len(ahead) < len(foreseen):
            console.print("Các chỉ tiêu khác dự báo được: giữ như hiện nay là tới mức kế hoạch.")


def _is_worth_saying(assessment: Assessment, ahead: Forecast) -> bool:
    """Tell whether the forecast says more than that all stays as it is, which is enough."""
    value = assessment.gathered.value
    return not (ahead.meets_threshold and value and value.amount == ahead.amount)


def _write_table(console: Console, titles: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    narrow = 16 if console.width < 110 else 24
    widths = (console.width - 3 * (narrow + 1) - 1, narrow, narrow, narrow)

    def line(cells: Sequence[str], style: str = "") -> Iterator[Line]:
        laid = (
            (width, folded(console, text, width), style) for width, text in zip(widths, cells, strict=True)
        )
        return in_columns(console, *laid, last_at_right=False)

    write_lines(console, chain(line(titles, "bold"), *(line(row) for row in rows)))
