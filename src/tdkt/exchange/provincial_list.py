"""The nominations of a batch as the systems of provinces take them: one sheet, nine columns, so that nobody types them again.

Columns and their order are those of a province's system as its import form names them (seen at one province; no text prescribes
them). What the ward's data do not hold stays empty.
"""

from __future__ import annotations

import re

from openpyxl.worksheet.worksheet import Worksheet

from tdkt.awards.batch_case import BatchCase, Nominee
from tdkt.awards.law_wording import RECIPIENT_NAMES
from tdkt.exchange import workbook as book
from tdkt.model.award_batch import KIND_NAMES
from tdkt.model.organization import Organization
from tdkt.model.plan_year import division_of
from tdkt.model.register import Collective, Household, Person
from tdkt.model.sample import ILLUSTRATIVE
from tdkt.model.text import upper_first

COLUMNS = (
    "STT",
    "Tên gọi (Ông/Bà/Chức danh)",
    "Tên tập thể/cá nhân/hộ gia đình",
    "Chức vụ",
    "Đơn vị công tác",
    "Phân loại khen thưởng",
    "Danh hiệu thi đua/Hình thức khen thưởng",
    "Phân loại đối tượng",
    "Lĩnh vực hoạt động",
)
_WIDTHS = (6, 14, 34, 20, 34, 14, 30, 20, 18)
_LEADING = re.compile(
    r"(?i)(?:quyền |q\. ?)?(?:phó |trưởng|chánh|chủ tịch|bí thư|giám đốc|hiệu trưởng|chủ nhiệm|chỉ huy trưởng)"
)
"""Posts of leaders, by how they begin."""
_LEADER, _WORKER = "lãnh đạo, quản lý", "trực tiếp"
UNKNOWN = "Lĩnh vực hoạt động"
"""The column for which a ward keeps no data."""


def provincial_list(case: BatchCase) -> bytes:
    """Return the workbook of those who are proposed in a batch, the refused left out, in the office's order."""
    organization, batch = case.organization, case.batch
    workbook = book.new_workbook(
        title=f"Danh sách đề nghị khen thưởng: {batch.title}", author=organization.name
    )
    sheet = workbook.create_sheet("Danh sách")
    head_row = 1
    if case.illustrative:
        book.put_text(sheet, 1, 1, ILLUSTRATIVE).font = book.WARNING
        head_row = 2
    book.write_head(sheet, head_row, COLUMNS, _WIDTHS)
    for number, nominee in enumerate(case.nominees, start=1):
        _row(sheet, head_row + number, number, nominee, organization, KIND_NAMES[batch.type])
    sheet.freeze_panes = f"A{head_row + 1}"
    footer = f"{ILLUSTRATIVE} - {organization.name}" if case.illustrative else organization.name
    book.lay_on_a4(sheet, landscape=True, head_row=head_row, footer=footer)
    return book.save_bytes(workbook, day=division_of(batch.year).last_day)


def _row(
    sheet: Worksheet, row: int, number: int, nominee: Nominee, organization: Organization, kind: str
) -> None:
    who = nominee.who
    texts = (
        who.form_of_address if isinstance(who, Person) else "",
        who.name,
        (who.post or "") if isinstance(who, Person) else "",
        _where(nominee, organization),
        upper_first(kind),
        nominee.award.name,
        upper_first(_object(nominee)),
        "",
    )
    book.put_value(sheet, row, 1, number)
    for column, text in enumerate(texts, start=2):
        book.put_text(sheet, row, column, text, book.TEXT)
    book.fit_height(sheet, row, len(COLUMNS))


def _where(nominee: Nominee, organization: Organization) -> str:
    """Return where somebody works or lives, of a collective that is no unit itself what it belongs to."""
    who = nominee.who
    if isinstance(who, Household):
        home = next((one.name for one in organization.known_subdivisions if one.id == who.subdivision), "")
        return ", ".join(filter(None, (who.address, home)))
    unit = organization.unit(who.unit) if who.unit else None
    if isinstance(who, Collective):
        return organization.name if unit is None or unit.name == who.name else unit.name
    return unit.name if unit else who.address or ""


def _object(nominee: Nominee) -> str:
    """Return what the statistics count somebody as: of people of the ward leaders and direct workers apart, "" where nothing says it."""
    who = nominee.who
    if isinstance(who, Person) and who.unit:
        if who.leader or _LEADING.match(who.post or ""):
            return _LEADER
        return _WORKER if who.post else ""
    return RECIPIENT_NAMES[who.recipient]
