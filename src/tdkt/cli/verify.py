"""`tdkt verify FILE.docx`: whether a document is what the data of a commit give, and what was changed in it since."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from tdkt import __version__
from tdkt.cli.console import judge, say, shown
from tdkt.cli.options import WORKSPACE
from tdkt.cli.workspaces import workspace_root
from tdkt.model.text import upper_first

if TYPE_CHECKING:
    from tdkt.review.verifying import Difference, Proof
    from tdkt.workspace.repository import Repository

FORMAT_VERSION = 1
_SHOWN = 20
"""Paragraphs that are shown of one file."""


class VerifyFormat(StrEnum):
    """How the result is written."""

    TEXT = "text"
    JSON = "json"


def verify(
    files: list[Path] = typer.Argument(..., metavar="TỆP...", help="Tệp Word (.docx) do tdkt in."),
    output: VerifyFormat = typer.Option(VerifyFormat.TEXT, "--format", help="Dạng kết quả."),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Kiểm tra văn bản Word: in từ dữ liệu của commit nào, có bị sửa sau khi in không, sửa ở đoạn nào.

    Văn bản do tdkt in mang theo (không hiện trên trang) commit, dấu vân tay của dữ liệu, của mẫu và phiên bản tdkt. Lệnh này
    in lại từ commit ấy rồi so từng đoạn, cả những gì làm chữ hiện ra khác đi: chữ ẩn, gạch ngang, màu, hình che, số tự đánh, thay
    đổi đang theo dõi… Lời văn giống mà thể thức khác, hoặc phần mềm khác đã lưu lại tệp, thì lệnh nói là không kết luận được và
    nêu chỗ. Mã thoát 0: mọi tệp đúng như dữ liệu của một commit; 1: có tệp không chứng minh được.

    Ví dụ: tdkt verify build/2026/ke-hoach.docx; tdkt verify van-ban/*.docx --format json
    """
    from tdkt.review.verifying import Verdict
    from tdkt.review.verifying import verify as proof_of
    from tdkt.workspace.repository import Repository

    root = workspace_root(workspace)
    proofs = [proof_of(root, path) for path in files]
    code = judge(0 if all(proof.verdict is Verdict.PROVEN for proof in proofs) else 1)
    if output is VerifyFormat.JSON:
        _write_json(proofs)
        return code
    repository = Repository.around(root)
    for proof in proofs:
        _write(proof, repository)
    return code


def _write(proof: Proof, repository: Repository) -> None:
    from tdkt.cli.screen import screen, write_line, write_title

    console = screen()
    write_title(console, f"{shown(proof.path)}: {_verdict(proof)}")
    if proof.commit:
        when = f"{repository.day_of(proof.commit):%d/%m/%Y}"
        how = "dữ liệu được đưa vào kho tại" if proof.committed_later else "in từ"
        write_line(console, f"{upper_first(how)} commit {proof.commit[:12]} ({when}).", 2)
    for note in proof.notes:
        write_line(console, note, 2)
    if proof.edited and not proof.differences and proof.verdict.value == "uncommitted":
        write_line(console, "Chữ trong tệp đã bị sửa sau khi in.", 2)
    for difference in proof.differences[:_SHOWN]:
        write_line(console, _said(difference), 2)
    if len(proof.differences) > _SHOWN:
        write_line(console, f"… và {len(proof.differences) - _SHOWN} đoạn khác.", 2)
    for doubt in proof.doubts[:_SHOWN]:
        write_line(console, f"? {doubt.place}: {doubt.what}", 2)
    if len(proof.doubts) > _SHOWN:
        write_line(console, f"… và {len(proof.doubts) - _SHOWN} chỗ khác.", 2)
    if proof.data_changed:
        write_line(console, "Dữ liệu hiện nay cho ra văn bản khác với tệp này.", 2)


def _verdict(proof: Proof) -> str:
    count = len(proof.differences)
    grave = any(doubt.is_grave for doubt in proof.doubts)
    return {
        "proven": "nguyên vẹn, đúng như dữ liệu trong kho",
        "unsure": "không kết luận được: lời văn giống dữ liệu trong kho, nhưng "
        + ("có chỗ làm người đọc thấy khác" if grave else "thể thức khác bản in lại"),
        "edited": f"chữ bị sửa sau khi in, {count} đoạn" if count else "chữ bị sửa sau khi in",
        "template_changed": "chữ không bị sửa sau khi in, nhưng mẫu hoặc tdkt đã thay đổi nên không in lại y hệt được",
        "not_from_data": "không đúng với dữ liệu của commit mà tệp ghi",
        "uncommitted": "in từ dữ liệu chưa từng được đưa vào kho (commit)",
        "no_trace": "không kiểm tra được",
    }[proof.verdict.value]


def _said(difference: Difference) -> str:
    from tdkt.changes.telling import marked

    if not difference.made:
        return f"+ {difference.found}"
    if not difference.found:
        return f"- {difference.made}"
    return f"~ {''.join(marked(stretch) for stretch in difference.words)}"


def _write_json(proofs: list[Proof]) -> None:
    import json

    found = {
        "format_version": FORMAT_VERSION,
        "tdkt_version": __version__,
        "files": [_as_data(proof) for proof in proofs],
    }
    say(json.dumps(found, ensure_ascii=False, indent=2))


def _as_data(proof: Proof) -> dict[str, Any]:
    made = proof.provenance
    return {
        "file": proof.path.as_posix(),
        "verdict": proof.verdict.value,
        "commit": proof.commit or None,
        "committed_later": proof.committed_later,
        "edited": proof.edited,
        "data_changed": proof.data_changed,
        "made_from": {
            "document": made.document,
            "key": made.key,
            "paper": made.paper,
            "data": made.data,
            "templates": made.templates,
            "tdkt_version": made.version,
        }
        if made
        else None,
        "differences": [{"made": one.made, "found": one.found} for one in proof.differences],
        "doubts": [{"place": one.place, "what": one.what, "grave": one.is_grave} for one in proof.doubts],
        "notes": list(proof.notes),
    }
