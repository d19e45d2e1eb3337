"""`python -m tdkt.documents.report.manual > docs/report-blocks.md`: the building blocks of reports, from what declares them."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from tdkt.model.report_blocks import PARTS, BuildingBlock, blocks_for
from tdkt.model.report_outline import FAMILIES, PERIODS, REPORT_KINDS, VARIABLES, family_of

_HEAD = """\
# Các khối của báo cáo

Sinh từ mã nguồn: `python -m tdkt.documents.report.manual > docs/report-blocks.md`.

`content` của một phần trong `plans/report-outline.yaml` liệt kê, theo thứ tự in, tên các khối dưới đây hoặc lời của xã, phường
(`text`: một đoạn, hoặc một hàng của bảng “| … | … |”; `item`: một gạch đầu dòng). Tên của một phần (cột *Phần*) đặt mọi khối của phần ấy. Lời ở `loi-van.yaml` cho
một phần in trước khối đầu tiên, sau khối cuối cùng của phần ấy; `replace` in thay cả phần.

Không có điều luật nào tdkt biết buộc báo cáo định kỳ phải có phần nào. Riêng tdkt cảnh báo (Y135) khi báo cáo in số liệu mà
không có khối `coverage` (đủ báo cáo đến đâu), `corrections` (số liệu đã đính chính).
"""


def blocks_document() -> str:
    """Return docs/report-blocks.md."""
    parts = [_HEAD]
    for family, title in FAMILIES.items():
        kind = next(kind for kind in REPORT_KINDS if family_of(kind) == family)
        parts.append(f"## {title}\n")
        of_parts = PARTS if family == PERIODS else {}
        parts.append("\n".join(_table(list(blocks_for(kind).values()), of_parts)) + "\n")
    parts.append("## Biến trong lời của đề cương\n")
    rows = [f"| `{{{{ {name} }}}}` | {says} |" for name, says in VARIABLES.items()]
    parts.append("\n".join(("| Viết | In ra |", "|---|---|", *rows)) + "\n")
    parts.append("## Loại báo cáo (for)\n")
    kinds = [f"| `{name}` | {said} |" for name, said in REPORT_KINDS.items()]
    parts.append("\n".join(("| for | Báo cáo |", "|---|---|", *kinds)) + "\n")
    return "\n".join(parts)


def _table(blocks: list[BuildingBlock], parts: dict[str, str]) -> Iterator[str]:
    yield "| Khối | Phần | In gì |" if parts else "| Khối | In gì |"
    yield "|---|---|---|" if parts else "|---|---|"
    for block in blocks:
        part = f"`{block.part}` ({parts[block.part]})" if block.part else ""
        figures = " (số liệu)" if block.has_figures else ""
        middle = f" {part} |" if parts else ""
        yield f"| `{block.name}` |{middle} {block.says}{figures} |"


if __name__ == "__main__":
    sys.stdout.write(blocks_document())
