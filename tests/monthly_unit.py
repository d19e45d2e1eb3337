"""A unit that reports each month, beside the example ward, and its reports."""

from __future__ import annotations

FILE = "plans/2026/movements/kinh-te.yaml"
MONTHLY = """\
kind: movements
year: 2026
unit: kinh-te
movements:
  - id: kinh-te
    title: Phong trào thi đua về kinh tế
    items:
      - target: kinh-te.doanh-nghiep
        text: Hỗ trợ ít nhất 24 hộ kinh doanh trong năm.
        measure: {type: count, at_least: 24, of: hộ kinh doanh, report_every: month}
"""


def of_month(month: int) -> tuple[str, str]:
    """Return the file of the unit's report on a month and its text."""
    return f"plans/2026/reports/2026-M{month:02}/kinh-te.yaml", (
        f"kind: unit-report\nperiod: 2026-M{month:02}\nunit: kinh-te\nsubmitted: 2026-{month + 1:02}-02\n"
        "reporter: Nguyễn Văn A\nfigures:\n  - {target: kinh-te.doanh-nghiep, count: 2}\n"
        f"narrative:\n  results: [Hỗ trợ hộ kinh doanh của tháng {month}]\n"
    )
