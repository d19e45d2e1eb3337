"""What is asked of printing, before anything is read."""

from __future__ import annotations

from pathlib import Path

from tdkt.errors import UsageError
from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be printed: the `document` and its `keys` as they were typed.

    `output` is a .docx file or a folder, None for the usual folder; beside the Word files a `pdf` and `html` are written. `each` asks
    for a file for each recipient. `check` writes nothing and tells which files are not what would be written; `compare` names a
    revision with which Word files are compared.
    """

    document: str
    keys: tuple[str, ...]
    output: Path | None = None
    pdf: bool = False
    html: bool = False
    each: bool = False
    check: bool = False
    compare: str | None = None

    @property
    def file(self) -> Path | None:
        """The one Word file that is asked for, if any."""
        is_file = self.output is not None and self.output.suffix.lower() == ".docx"
        return self.output if is_file else None


def refuse_contradictions(request: Request) -> None:
    """Raise UsageError for what cannot be asked for together, UserError where a PDF is asked for without LibreOffice."""
    if request.check and request.pdf:
        raise UsageError("--check không đi cùng --pdf.", hint="Kiểm tra tệp Word là đủ: PDF làm từ tệp ấy.")
    if request.compare is not None and (request.check or request.html or request.each):
        raise UsageError(
            "--compare không đi cùng --check, --html, --each.",
            hint="Thay đổi chỉ có trong tệp Word, và PDF nếu thêm --pdf.",
        )
    if request.pdf:
        from tdkt.documents.page.pdf import require_soffice

        require_soffice()
