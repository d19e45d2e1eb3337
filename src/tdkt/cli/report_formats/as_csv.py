"""Attainment as CSV, with the byte order mark that Excel needs to read Vietnamese."""

from __future__ import annotations

import csv
import sys

from tdkt.attainment import wording
from tdkt.attainment.assessment import Attainment
from tdkt.attainment.forecast import ASSUMPTION, forecast
from tdkt.attainment.measure_types.kind import POINTS
from tdkt.cli.choices import Selection
from tdkt.cli.csv_cells import csv_cell
from tdkt.cli.report_formats.rows import row
from tdkt.model.plan_year import year_name, year_word

_COLUMNS = {
    "units": "Đơn vị",
    "movement": "Phong trào",
    "target": "Mã chỉ tiêu",
    "text": "Chỉ tiêu",
    "planned": "Kế hoạch",
    "displayed": "Thực hiện",
    "amount": "Giá trị",
    "numerator": "Tử số",
    "denominator": "Mẫu số",
    "status_label": "Trạng thái",
    "displayed_change": "Thay đổi {compared_with}",
    "figures_received": "Số kỳ đã có số liệu",
    "figures_due": "Số kỳ phải có",
    "illustrative": "Số liệu minh họa",
}
_A_YEAR_AGO = {
    "a_year_ago": "Cùng kỳ {last_year}",
    "year_change": "Thay đổi so với cùng kỳ {last_year}",
}
_FORECAST = {"forecasted": f"Dự báo cả {{year}} ({ASSUMPTION})"}


_MEMBER = {"member": "Phần giao cho"}
"""Of a row that is a member's share of a target; "" of a whole target."""


def write(attainment: Attainment, selection: Selection) -> None:
    """Write a head, one row a target and one a share; last year and the forecast have columns only where anything is known."""
    rows = [picked for found in attainment.assessments for picked in selection.rows(found)]
    taken = [picked.found for picked in rows]
    columns = dict(_COLUMNS)
    if any(assessment.a_year_ago for assessment in taken):
        columns |= _A_YEAR_AGO
    if any(forecast(assessment) for assessment in taken):
        columns |= _FORECAST
    if any(picked.member for picked in rows):
        columns |= _MEMBER
    period = attainment.period
    said = {
        "compared_with": wording.compared_with(period),
        "last_year": year_name(period.a_year_ago.year),
        "year": year_word(period.year),
    }
    sys.stdout.write("\ufeff")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["Kỳ", *(title.format_map(said) for title in columns.values())])
    for picked in rows:
        assessment = picked.found
        data = {**row(assessment), "units": ", ".join(assessment.target.units), "member": picked.member}
        data["amount"] = wording.displayed_amount(assessment).replace(".", "")
        data["displayed_change"] = wording.change(assessment).removesuffix(POINTS)
        data["illustrative"] = "có" if assessment.illustrative else "không"
        data["a_year_ago"] = wording.a_year_ago(assessment)
        data["year_change"] = wording.year_change(assessment).removesuffix(POINTS)
        data["forecasted"] = wording.forecasted(assessment)
        writer.writerow([period.key, *(csv_cell(data[name]) for name in columns)])
