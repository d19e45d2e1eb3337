"""`tdkt publish [YEAR]`: the ward's year as a package of tables for whoever adds up many wards."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from tdkt.cli import completion
from tdkt.cli.console import note, say, shown
from tdkt.cli.help import Command
from tdkt.cli.options import WORKSPACE, plan_year
from tdkt.cli.workspaces import open_workspace
from tdkt.errors import UsageError

if TYPE_CHECKING:
    from tdkt.publishing.package import Package
    from tdkt.workspace.workspace import Workspace

_ASK = "hỏi"
_CLASSES = {"ca-nhan": "person", "tap-the": "collective", "ho": "household"}
_SAID = {"person": "cá nhân", "collective": "tập thể", "household": "hộ gia đình"}


class PublishCommand(Command):
    """Lets `--with-names` stand alone: it then asks whose."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the word that asks after a bare `--with-names`."""
        filled: list[str] = []
        for number, word in enumerate(args):
            filled.append(word)
            following = args[number + 1] if number + 1 < len(args) else "-"
            if word == "--with-names" and (following.startswith("-") or following.isdigit()):
                filled.append(_ASK)
        return list(super().parse_args(ctx, filled))


def publish(
    year: int | None = typer.Argument(
        None,
        parser=plan_year,
        metavar="[NĂM]",
        autocompletion=completion.years,
        help="Năm kế hoạch; mặc định là năm gần nhất có báo cáo.",
    ),
    output: Path | None = typer.Option(
        None,
        "--output",
        "-o",
        metavar="THƯ_MỤC",
        help="Ghi gói vào trong thư mục này; mặc định build/NĂM.",
    ),
    one_file: bool = typer.Option(
        False, "--zip", help="Ghi thành một tệp .tdkt.zip để gửi thư điện tử, thay cho một thư mục."
    ),
    with_names: list[str] = typer.Option(
        [],
        "--with-names",
        metavar="[ĐỐI_TƯỢNG]",
        show_default=False,
        help="Kèm tên người, tập thể được khen: ca-nhan, tap-the, ho (lặp lại được); ghi không kèm gì thì hỏi từng loại.",
    ),
    yes: bool = typer.Option(
        False, "--yes", help="Với --with-names: đồng ý cho tên ra khỏi kho, không hỏi lại."
    ),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Ghi kết quả một năm thành gói số liệu để tỉnh, thành phố tổng hợp: các bảng Parquet và một bản kê.

    Gói có chỉ tiêu, số liệu, kết quả, báo cáo, khen thưởng đã đếm, quỹ; không có tên ai, không có lời kể của báo cáo.
    Cùng dữ liệu, cùng commit thì cùng từng byte. Nghĩa của từng cột: schemas/published-tables.json.

    Ví dụ: tdkt publish; tdkt publish 2026 --zip; tdkt publish --with-names tap-the --yes
    """
    from tdkt.publishing.delivery import SUFFIX, as_zip, write_folder
    from tdkt.publishing.package import package_of, usual_year
    from tdkt.workspace.writing import write_atomically

    read = open_workspace(workspace)
    wanted = year if year is not None else usual_year(read)
    names = _chosen(with_names, read, wanted, yes=yes) if with_names else ()
    package = package_of(read, wanted, names)
    folder = output or read.root / "build" / str(wanted)
    if one_file:
        path = folder / f"{package.name}{SUFFIX}"
        write_atomically(path, as_zip(package), workspace=read.root)
    else:
        path = folder / f"goi-{package.name}"
        write_folder(package, path, workspace=read.root)
    say(shown(path))
    _tell(package, read.root)
    return 0


def _tell(package: Package, root: Path) -> None:
    from tdkt.publishing.without_names import HIDDEN

    manifest = package.manifest
    rows = {name: table["rows"] for name, table in manifest["tables"].items()}
    periods = ", ".join(manifest["periods"]) or "chưa kỳ nào"
    note(
        f"{manifest['ward']['name']}, năm {manifest['year']}; kỳ đã có báo cáo: {periods}; "
        f"{rows['targets']} chỉ tiêu, {rows['results']} kết quả, {rows['awards']} dòng khen thưởng."
    )
    if manifest["names"]:
        said = ", ".join(_SAID[name] for name in manifest["names"])
        note(f"CHÚ Ý: gói có {rows['recipients']} tên ({said}). Chỉ gửi cho nơi được phép nhận.")
    else:
        note("Gói không có tên ai.")
    if package.hidden:
        note(f"Lời kế hoạch có tên người, trong gói thay bằng {HIDDEN}: {', '.join(package.hidden)}.")
    if manifest["illustrative"]:
        note("Có số liệu minh họa: nơi tổng hợp chỉ nhận khi được yêu cầu.")
    if manifest["source"]["commit"] is None:
        note(f"Gói không ghi commit nên nơi nhận không biết gói nào mới hơn: {_why_no_commit(root)}")


def _why_no_commit(root: Path) -> str:
    from tdkt.workspace.repository import Repository
    from tdkt.workspace.workspace import PLANS, TEMPLATES

    try:
        if Repository.around(root).is_as_committed((PLANS, TEMPLATES)):
            return (
                "kho git ở đây chỉ có một phần lịch sử. Lấy cả lịch sử (git fetch --unshallow) rồi làm lại."
            )
    except UsageError as error:
        return str(error)
    return "dữ liệu chưa được lưu vào git (hoặc khác lần lưu cuối). Lưu lại bằng tdkt save rồi làm lại."


def _chosen(words: list[str], workspace: Workspace, year: int, *, yes: bool) -> tuple[str, ...]:
    """Return the classes whose names shall leave, after saying how many there are. Raises UsageError where nobody can be asked."""
    from tdkt.publishing.award_rows import recipient_rows
    from tdkt.publishing.package import publishable

    publishable(workspace, year)  # nobody is asked about a package that cannot be made
    unknown = [word for word in words if word != _ASK and word not in _CLASSES]
    if unknown:
        raise UsageError(
            f"“{unknown[0]}” không phải một loại đối tượng.", hint=f"Ghi: {', '.join(_CLASSES)}."
        )
    counts = Counter(row[0] for row in recipient_rows(workspace, year, tuple(_SAID)))
    asks = bool(sys.stdin and sys.stdin.isatty() and sys.stderr.isatty())
    wanted = [_CLASSES[word] for word in words if word != _ASK]
    if not wanted and not asks:
        raise UsageError(
            "--with-names đứng một mình thì hỏi từng loại, mà ở đây không hỏi được ai.",
            hint=f"Ghi rõ loại: --with-names {' --with-names '.join(_CLASSES)}, thêm --yes.",
        )
    if wanted and not yes and not asks:
        said = ", ".join(f"{counts[name]} {_SAID[name]}" for name in dict.fromkeys(wanted))
        raise UsageError(f"Gói sẽ mang tên {said} ra khỏi kho.", hint="Đồng ý thì thêm --yes.")
    if yes:
        return tuple(dict.fromkeys(wanted))
    return _agreed(wanted or [name for name in _SAID if counts[name]], counts)


def _agreed(classes: list[str], counts: Counter[str]) -> tuple[str, ...]:
    """Return the classes that the user lets go; Enter alone lets nothing go."""
    from tdkt.cli.init_prompts import BackError, ask_yes

    note("Trong mỗi dòng: tên như trên quyết định, danh hiệu, năm thành tích, số và ngày quyết định.")
    try:
        return tuple(
            name
            for name in dict.fromkeys(classes)
            if ask_yes(f"Gửi tên của {counts[name]} {_SAID[name]}?", enter="k")
        )
    except BackError:
        raise UsageError("Đã thôi, chưa ghi gói nào.") from None
