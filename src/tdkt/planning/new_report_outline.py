"""`tdkt new report-outline`: the packaged outlines as a file of the ward, to be made its own."""

from __future__ import annotations

from tdkt.checks.foreseen import Foreseen, foresee, refuse_foreseen
from tdkt.errors import UserError
from tdkt.model.report_blocks import blocks_for
from tdkt.model.report_outline import FAMILIES, REPORT_KINDS, VARIABLES, ReportOutlines, family_of
from tdkt.model.text import lower_first
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.planned_edit import PlannedEdit
from tdkt.workspace.report_outlines import packaged_file
from tdkt.workspace.workspace import Workspace

_FIRST = "kind: report-outline\n"
_HEAD = """\
# yaml-language-server: $schema=../schemas/report-outline.schema.json
# Đề cương báo cáo của xã, phường: sửa title, heading, thứ tự, bỏ hoặc thêm phần; issuer, addressees, recipients khi không phải của
# Ủy ban nhân dân. Loại báo cáo nào không nêu ở đây thì theo đề cương của tdkt. Xem trước: tdkt render report 2026-Q1
"""


def new_report_outline(workspace: Workspace) -> tuple[PlannedEdit, Foreseen]:
    """Return the edit that writes the packaged outlines into the ward; raises UserError where it has outlines already."""
    there = workspace.all(ReportOutlines)
    path = FILE_KINDS["report-outline"].file()
    if there or path in workspace.files:
        file = there[0].origin.file if there else path
        raise UserError(f"Đã có đề cương báo cáo: {file}.", hint="Sửa tệp ấy.")
    packaged = packaged_file().read_text(encoding="utf-8").replace("\r\n", "\n")
    _, _, body = packaged.partition(_FIRST)
    edit = PlannedEdit({path: _HEAD + "".join(_listed()) + _FIRST + body})
    foreseen = foresee(workspace, edit.texts)
    refuse_foreseen(foreseen.new_errors, path, "Sửa chỗ ấy rồi chạy lại.")
    return edit, foreseen


def _listed() -> list[str]:
    """Return comment lines that say what may stand in `content` and between double braces."""
    lines = []
    for family, title in FAMILIES.items():
        kind = next(kind for kind in REPORT_KINDS if family_of(kind) == family)
        lines.append(f"# Khối của {lower_first(title)}:\n")
        lines += [f"#   {block.name}: {block.says}\n" for block in blocks_for(kind).values()]
    lines.append("# Trong lời của đề cương, {{ tên }} được thay:\n")
    return [*lines, *(f"#   {name}: {says}\n" for name, says in VARIABLES.items())]
