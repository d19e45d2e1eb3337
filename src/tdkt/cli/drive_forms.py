"""Forms written out, one a unit: those of a quarter, and those of a phase of a drive."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tdkt.cli.console import note, progress, say, shown
from tdkt.errors import UsageError

if TYPE_CHECKING:
    from tdkt.model.organization import Unit
    from tdkt.model.period import Period
    from tdkt.model.programme import Programme
    from tdkt.workspace.workspace import Workspace


def is_of_a_drive(read: Workspace, word: str) -> bool:
    """Tell whether `word` names a drive, or a phase of one."""
    from tdkt.model.drive import Drive

    return any(drive.id == word.partition("/")[0] for drive in read.all(Drive))


def make_drive_forms(read: Workspace, word: str, unit: list[str], output: Path | None) -> int:
    """Write the forms of a phase of a drive: of all units that report on it, or of those chosen."""
    from tdkt.checks.run import refuse_errors
    from tdkt.cli.choices import choose_units
    from tdkt.exchange.drive_forms import asked_of_phase, drive_named, drive_programme

    refuse_errors(read)
    time = drive_named(read, word)
    assert time is not None  # `is_of_a_drive`
    programme = drive_programme(read, time.drive).on(time.last_day)
    chosen = choose_units(programme, unit)
    asked = asked_of_phase(read, time)
    units = [one for one in programme.reporting_units if one.id in asked and (not chosen or one.id in chosen)]
    if not units:
        raise UsageError(f"Không đơn vị nào có gì phải báo cáo về {time.title} nên không có phiếu.")
    folder = output or read.root / "build" / str(time.drive.year) / "dot-thi-dua" / time.drive.id / "phieu"
    written = write_forms(read, programme, units, time, folder, named=time.key.replace("/", "-"))
    note(f"Đã lập {written} phiếu {time.title}. Nhận phiếu đã điền: tdkt import TỆP hoặc THƯ_MỤC.")
    if time.drive.is_draft:
        note("Kế hoạch phát động còn là dự thảo: sửa chỉ tiêu sau này thì phải lập lại phiếu.")
    return 0


def write_forms(
    read: Workspace, programme: Programme, units: Sequence[Unit], period: Period, folder: Path, *, named: str
) -> int:
    """Write a form for each of `units` into `folder`, but not over one that somebody has filled in; return how many."""
    from tdkt.exchange.form import FormMaker
    from tdkt.exchange.form_writer import form_bytes
    from tdkt.exchange.importing import why_kept
    from tdkt.workspace.inside import refuse_obstacle
    from tdkt.workspace.writing import write_atomically

    maker = FormMaker(programme)
    kept: dict[Path, str] = {}
    for found in progress(units, "Lập phiếu"):
        path = folder / f"phieu-{named}-{found.id}.xlsx"
        wanted = maker.make(found, period)
        refuse_obstacle(read.root, path)
        reason = why_kept(path, wanted) if path.exists() else ""
        if reason:
            kept[path] = reason
            continue
        write_atomically(path, form_bytes(wanted), workspace=read.root)
        say(shown(path))
    for path, reason in kept.items():
        note(f"Giữ nguyên {shown(path)}: {reason}. Muốn lập lại thì xóa hoặc chuyển tệp ấy đi.")
    return len(units) - len(kept)
