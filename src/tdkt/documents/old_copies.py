"""What was signed by an older tdkt: what its stored copy lacks and is printed from today's files, where it is printed otherwise now."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.page.said_lines import said_lines
from tdkt.model.issued import PLAN, IssuedDocument
from tdkt.model.records import replace
from tdkt.workspace.beside import files_printed_with, kinds_in_copy, kinds_printed_with
from tdkt.workspace.issued import copy_file, issued, stored_papers
from tdkt.workspace.workspace import Workspace

_CALLED = {
    "award-law": "văn bản áp dụng",
    "award-register": "sổ đối tượng",
    "award-rules": "quy định riêng về khen thưởng",
    "award-batch": "đợt khen thưởng, tiền thưởng",
    "award-fund": "quỹ thi đua, khen thưởng",
    "drive": "đợt thi đua",
    "drive-report": "báo cáo của các đợt thi đua",
    "emulation-group": "cụm, khối thi đua",
    "inspection": "kiểm tra",
    "movements": "phong trào",
    "petitions": "đơn thư",
    "plan": "kế hoạch năm",
    "propaganda": "tuyên truyền",
    "revocation": "hủy bỏ khen thưởng, tiền thu hồi",
    "unit-report": "báo cáo của các đơn vị năm trước",
    "unit-plan": "kế hoạch của các đơn vị",
}
_OTHER = "sổ, tệp khác in cùng văn bản"
_NO_LINES = (
    "Bản lưu của văn bản này chưa có lời văn đã ký (do bản tdkt cũ ghi): bản tdkt này có thể đặt lời, đếm khác. Hãy đối chiếu bản in với "
    "bản đã ký."
)
_SHOWN = 120
"""How many letters of a line are shown."""


def lacking_note(workspace: Workspace, document: IssuedDocument) -> str:
    """Say which parts of a signed document its stored copy does not hold though the ward has such files today, "" where none."""
    held = kinds_in_copy(workspace, document)
    lacking = [
        kind
        for kind in kinds_printed_with(workspace, document.of, document.key)
        if kind not in held and _printed_of_today(workspace, document, kind)
    ]
    if not lacking:
        return ""
    named = sorted({_CALLED.get(kind, _OTHER) for kind in lacking}, key=lambda name: (name == _OTHER, name))
    return (
        f"Bản lưu của văn bản này do bản tdkt cũ ghi, không giữ: {'; '.join(named)}. Những phần ấy in theo dữ liệu hiện nay, hãy đối chiếu "
        "với bản giấy đã ký."
    )


def _printed_of_today(workspace: Workspace, document: IssuedDocument, kind: str) -> list[str]:
    """Return the files of a kind that a document is printed with; movements of a plan that is issued are taken from its own copy."""
    files = files_printed_with(workspace, document.of, document.key, (kind,))
    of_issued = {
        one.origin.file for one in workspace.movements if issued(workspace, PLAN, str(one.year)) is not None
    }
    return [file for file in files if file not in of_issued]


def changed_note(made: Any, name: str, workspace: Workspace, document: IssuedDocument) -> str:
    """Say where a paper is printed otherwise than it was signed, "" where it is not; where its copy does not tell what it said, say that.

    A later tdkt may word a sentence otherwise, and some of what is printed may be put right or given after the signature.
    """
    papers = stored_papers(workspace, document)
    signed = papers.get(name)
    if not papers and isinstance(made, OfficialDocument):
        return _NO_LINES if workspace.stored_copy(copy_file(document)) is not None else ""
    if signed is None or not isinstance(made, OfficialDocument):
        return ""
    now = said_lines(made)
    if now == signed:
        return ""
    gone = [*(Counter(signed) - Counter(now)).elements()]
    new = [*(Counter(now) - Counter(signed)).elements()]
    told = f"khi ban hành: “{_short(gone[0])}”; " if gone else ""
    told += f"nay in: “{_short(new[0])}”" if new else "nay không in" if gone else "nay in theo thứ tự khác"
    return (
        f"Bản in này khác văn bản khi ban hành ở {max(len(gone), len(new), 1):02} dòng ({told}). Văn bản đã ký không đổi: dùng bản đã ký, "
        "bản in này chỉ để tham khảo."
    )


def _short(line: str) -> str:
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"


def with_notes(made: Any, notes: tuple[str, ...]) -> Any:
    """Return what was made with `notes` beside it, where it is a document that takes notes."""
    return replace(made, notes=(*made.notes, *notes)) if isinstance(made, OfficialDocument) else made
