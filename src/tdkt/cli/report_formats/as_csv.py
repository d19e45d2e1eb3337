"""Attainment as CSV, with the byte order mark that Excel needs to read Vietnamese."""

from __future__ import annotations

import csv
import sys

from tdkt.attainment import wording
from tdkt.attainment.assessment import Attainment
from tdkt.cli.choices import Selection
from tdkt.cli.report_formats.rows import row

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
    "displayed_change": "Thay đổi so với quý trước",
    "figures_received": "Số kỳ đã có số liệu",
    "figures_due": "Số kỳ phải có",
    "illustrative": "Số liệu minh họa",
}


def write(attainment: Attainment, selection: Selection) -> None:
    """Write a head and one row a target."""
    sys.stdout.write("\ufeff")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["Kỳ", *_COLUMNS.values()])
    for assessment in attainment.assessments:
        if selection.takes(assessment):
            data = {**row(assessment), "units": ", ".join(assessment.target.units)}
            data["amount"] = wording.displayed_amount(assessment).replace(".", "")
            data["displayed_change"] = wording.change(assessment).removesuffix(" điểm")
            data["illustrative"] = "có" if assessment.illustrative else "không"
            writer.writerow([attainment.period.key, *(_cell(data[name]) for name in _COLUMNS)])


def _cell(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        try:
            float(value.replace(",", "."))
        except ValueError:
            return f"'{value}"
    return "" if value is None else value
