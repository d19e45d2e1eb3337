"""What a Word plan became: its outline, units and targets, what was changed, what is to be looked at, and the proof."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from tdkt.adoption.draft import Adoption
from tdkt.adoption.reading.accounts import Role, accounts
from tdkt.adoption.reading.margins import said_in_margins
from tdkt.adoption.reading.read_plan import ReadPlan, ReadSection
from tdkt.adoption.writing.plan_file import UNKNOWN
from tdkt.attainment.wording import planned_words
from tdkt.checks.programmes import programme_of
from tdkt.cli.console import note, say, shown
from tdkt.cli.init_page import write_to_do
from tdkt.cli.screen import screen, write_heading, write_line, write_title
from tdkt.model.plan_year import year_name
from tdkt.office.word.blocks import WordFile
from tdkt.planning.new_ward.draft import to_do

_SHOWN = 8


def write_page(adoption: Adoption, file: WordFile, root: Path, *, written: bool) -> None:
    """Write the page to stdout and the next steps to stderr."""
    console, plan = screen(), adoption.plan
    head = plan.head
    number = f" số {head.number}/{head.symbol}" if head.number is not None else " (dự thảo)"
    write_title(
        console, f"Kế hoạch{number} {year_name(adoption.year)}: {head.title.text if head.title else '…'}"
    )
    for one in file.told:
        write_line(console, one.words)
    _write_outline(plan)
    _write_targets(adoption)
    _write_account(adoption, said_in_margins(file))
    write_to_do(to_do(adoption.edit.texts))
    _write_files(adoption, root, written=written)
    if written:
        _write_next_steps(adoption, root)


def _write_outline(plan: ReadPlan) -> None:
    console = screen()
    write_heading(console, "Các mục")
    for section in plan.sections:
        _write_section(section, 2)
    for annex in plan.annexes:
        title = annex.title.text if annex.title else annex.heading.text or "không có tiêu đề"
        write_line(console, f"Phụ lục: {title}", 2, 4)


def _write_section(section: ReadSection, indent: int) -> None:
    console = screen()
    said = section.title or section.text
    text = said.text.replace("*", "") if said else ""
    short = text if section.title or len(text) <= 70 else f"{text[:67]}…"
    write_line(console, f"{section.printed} {short}", indent, 4)
    if section.units:
        write_line(console, f"(phong trào của {len(section.units)} đơn vị)", indent + 4, 4)
    if indent < 6:
        for inner in section.sections:
            _write_section(inner, indent + 3)


def _write_targets(adoption: Adoption) -> None:
    console = screen()
    programme = programme_of(adoption.foreseen.workspace, adoption.year)
    names = {unit.id: unit.name for unit in programme.organization.units}
    write_heading(console, f"Đơn vị, phong trào, chỉ tiêu ({len(programme.targets)} chỉ tiêu)")
    for found in programme.movements:
        targets = list(found.targets)
        sentences = sum(len(movement.items) for movement in found.movements)
        write_line(
            console,
            f"{names[found.unit]}: {len(found.movements)} phong trào, {sentences} câu, {len(targets)} chỉ tiêu",
            2,
            4,
        )
        for target in targets:
            write_line(console, f"{target.name}: {planned_words(target.measure, adoption.year)}", 6, 2)
    if not programme.movements:
        write_line(console, "Kế hoạch không có phần riêng cho từng đơn vị.", 2, 4)


def _write_account(adoption: Adoption, in_margins: Sequence[str]) -> None:
    console, plan = screen(), adoption.plan
    found = accounts(plan)
    placed = [account for account in found if account.role is not Role.OTHER]
    paragraphs = len({line.paragraph for line in plan.lines})
    write_heading(console, "Đối chiếu với tệp")
    write_line(
        console,
        f"{len(placed)}/{len(found)} dòng ({paragraphs} đoạn) của tệp đã có chỗ trong kế hoạch.",
        2,
        4,
    )
    write_line(
        console,
        f"In lại từ dữ liệu: {adoption.comparison.sentences}/{adoption.comparison.sentences} câu đúng như tệp, đúng thứ tự.",
        2,
        4,
    )
    if adoption.comparison.signed:
        of_file, printed = adoption.comparison.signed
        write_line(console, f"Người ký in khác tệp: tệp ghi “{of_file}”, in lại “{printed}”.", 2, 4)
    for text in adoption.comparison.added:
        blank = "một chỗ để trống (“…”) cho điều tệp không nêu"
        write_line(console, f"In thêm, tệp không có: {blank if text == UNKNOWN else text}", 2, 4)
    words = {line.number: line.words for line in plan.lines}
    reasons = {one.line: one.why for one in plan.unplaced}
    for account in found:
        if account.role is Role.OTHER:
            why = reasons.get(account.line, account.role.value)
            write_line(console, f"Không đưa vào: “{words[account.line]}” ({why}).", 2, 4)
    for number, why in reasons.items():
        if any(account.line == number and account.role is not Role.OTHER for account in found):
            write_line(console, f"“{words[number]}”: {why}.", 2, 4)
    for said in in_margins:
        write_line(console, f"Không đưa vào: {said}.", 2, 4)
    _write_changes(plan)


def _write_changes(plan: ReadPlan) -> None:
    console = screen()
    kinds = Counter(change.what for change in plan.changes)
    for what, count in kinds.items():
        of_kind = [change for change in plan.changes if change.what == what]
        samples = ""
        if all(len(change.before) <= 40 for change in of_kind):
            pairs = dict.fromkeys(f"{change.before} → {change.after or '(bỏ)'}" for change in of_kind)
            more = ", …" if len(pairs) > _SHOWN else ""
            samples = f": {', '.join(list(pairs)[:_SHOWN])}{more}"
        end = "" if samples.endswith((".", "…")) else "."
        write_line(console, f"Khác tệp về {what}: {count} chỗ{samples}{end}", 2, 4)


def _write_files(adoption: Adoption, root: Path, *, written: bool) -> None:
    files = list(adoption.edit.texts)
    own = [path for path in files if path.startswith("plans/")]
    write_heading(screen(), f"{'Đã ghi' if written else 'Sẽ ghi'} {len(files)} tệp vào {shown(root)}")
    for path in own:
        say(f"  {path}{' (thêm vào)' if path in adoption.edit.changed else ''}")
    if len(own) < len(files):
        say(f"  và {len(files) - len(own)} tệp đi kèm (schemas/, README.md, cài đặt git, trình soạn thảo)")


def _write_next_steps(adoption: Adoption, root: Path) -> None:
    steps: Iterable[str] = [
        *([] if root == Path.cwd() else [f"Vào thư mục: cd {_quoted(shown(root))}"]),
        "Sửa các chỗ đánh dấu “# SỬA:” (tdkt init --todo liệt kê lại).",
        "Kiểm tra: tdkt validate",
        f"In kế hoạch để so với tệp: tdkt render plan {adoption.year}",
    ]
    note("Việc tiếp theo:")
    for number, step in enumerate(steps, start=1):
        note(f"  {number}. {step}")


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
