"""`tdkt check --comments`, `--fix`: a copy of the Word file with what was found in it, or put right; the file itself is never written."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tdkt.cli.console import note, shown
from tdkt.errors import UsageError
from tdkt.model.records import dataclass, replace
from tdkt.model.text import one_line
from tdkt.workspace.writing import write_atomically

if TYPE_CHECKING:
    from tdkt.conformity.mending.fixing import Fixed
    from tdkt.conformity.run import Examined


@dataclass(frozen=True, slots=True)
class CopyRequest:
    """What the copy of a file is to hold (mended, with a trace of every change; comments), and where it goes (None: beside the file).

    `page`: whether what was found is a page of HTML, which goes to `output` where no copy is asked for.
    """

    comments: bool
    fix: bool
    track: bool
    output: Path | None
    page: bool = False

    @property
    def is_asked_for(self) -> bool:
        """Whether a copy is to be written at all."""
        return self.comments or self.fix

    @property
    def is_page_written(self) -> bool:
        """Whether the page of HTML goes to a file."""
        return self.page and self.output is not None and not self.is_asked_for

    def target(self, source: Path) -> Path:
        """Return where the copy of a file goes."""
        return self.output or source.with_name(f"{source.stem}.{'da-sua' if self.fix else 'ghi-chu'}.docx")


def refuse_request(request: CopyRequest, sources: list[Path]) -> None:
    """Raise UsageError where the copy cannot be written: several files, the file itself, another file that is there."""
    if request.track and not request.fix:
        raise UsageError("--track chỉ dùng với --fix.", hint="Thêm --fix.")
    if request.output is not None and not request.is_asked_for and not request.page:
        raise UsageError(
            "-o chỉ dùng với --comments, --fix, --format html.",
            hint="--comments ghi bản sao kèm ghi chú, --fix ghi bản sao đã sửa.",
        )
    if len(sources) != 1 and (request.is_asked_for or request.page):
        raise UsageError("Bản sao, trang HTML chỉ làm từ một tệp.", hint="Chạy lệnh riêng cho từng tệp.")
    if not request.is_asked_for and not request.is_page_written:
        return
    target = request.target(sources[0])
    ending = ".html" if request.is_page_written else ".docx"
    if target.suffix.lower() != ending:
        raise UsageError(
            f"Tên {shown(target)} phải kết thúc bằng {ending}.", hint=f"Ví dụ: -o ket-qua{ending}"
        )
    if target.exists() or target.is_symlink():
        raise UsageError(f"Đã có tệp {shown(target)}, không ghi đè.", hint="Chọn tên khác bằng -o.")


def mended(request: CopyRequest, data: bytes, found: Examined) -> tuple[bytes, Examined]:
    """Return the .docx `data` mended, with what is left in it, and tell what was done; raises UserError where it cannot be read."""
    from tdkt.conformity.mending.fixing import fixed

    if found.document.not_judged:
        return data, found
    made = fixed(data, track=request.track)
    _tell_done(made)
    return made.data, replace(made.left, notes=found.notes)


def write_copy(request: CopyRequest, source: Path, data: bytes, found: Examined, *, changed: bool) -> None:
    """Write the copy: the .docx `data`, with what was found in it as comments where they are asked for; raises UserError where it cannot be.

    `changed`: whether `data` is another file than it was, by mends.
    """
    target = request.target(source)
    if found.document.not_judged:
        note(f"Không xét thể thức nên không ghi bản sao {shown(target)}.")
        return
    if request.comments:
        from tdkt.conformity.mending.commenting import commented

        data = commented(data, found)
    write_atomically(target, data, workspace=target.parent)
    note(f"Đã ghi {shown(target)}{_said(request, changed=changed)}.")


def write_page(request: CopyRequest, found: list[tuple[Path, Examined]]) -> None:
    """Write what was found as a page of HTML; raises UserError where it cannot be written."""
    from tdkt.conformity.page.html import findings_html

    for source, one in found:
        target = request.target(source)
        write_atomically(target, findings_html(source.name, one).encode(), workspace=target.parent)
        note(f"Đã ghi {shown(target)}: mở bằng trình duyệt.")


def _said(request: CopyRequest, *, changed: bool) -> str:
    said = []
    if request.fix and not changed:
        said.append("nội dung như tệp gốc, vì không có chỗ nào sửa được bằng máy")
    elif request.fix:
        how = (
            "mỗi chỗ sửa là một thay đổi chờ chấp nhận (Review, Track Changes)" if request.track else "đã sửa"
        )
        said.append(f"{how}; kết quả dưới đây là những chỗ còn lại")
    if request.comments:
        said.append("mỗi chỗ nêu dưới đây là một ghi chú (Review, Comments)")
    return f": {'; '.join(said)}"


def _tell_done(made: Fixed) -> None:
    """Tell what was mended, by rule, and every word that was changed."""
    done = made.done
    if not done and not made.layout:
        note("Không có chỗ nào sửa được bằng máy.")
        return
    counts: Counter[tuple[str, str]] = Counter()
    for one in done:
        counts[one.finding.code, one.finding.rule.title] += max(len(one.finding.spots), 1)
    note(f"Đã sửa {counts.total()} chỗ:" if done else "Đã chỉnh cách trình bày:")
    for (code, title), count in sorted(counts.items()):
        note(f"  {code}  {title}: {count} chỗ")
    for said in made.layout:
        note(f"  {said}")
    words = [(place.words, before, after) for one in done for place, before, after in one.words]
    if words:
        note("Chữ đã đổi:")
    for where, before, after in words:
        note(f"  {where}: {_quoted(before)} → {_quoted(after)}")


def _quoted(text: str) -> str:
    return f"“{one_line(text)}”" if text else "(không có)"
