"""The statistics of awards for people in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from tdkt.awards.fund_year import FundYear
from tdkt.awards.law_wording import TYPE_NAMES, dong
from tdkt.awards.statistical_facts import NONE_FROM_ABOVE
from tdkt.awards.statistics import AwardCounts, AwardStatistics, Counts
from tdkt.cli.screen import plain_table, screen, write_heading, write_line, write_notices, write_title
from tdkt.law.statistical_forms import statistical_forms
from tdkt.model.emulation_group import GROUP_TYPES
from tdkt.model.plan_year import year_name, year_word
from tdkt.model.text import upper_first
from tdkt.receipts.year_work import TITLE as WORK
from tdkt.receipts.year_work import WorkPart


def write(found: AwardStatistics, ward: str, work: Sequence[WorkPart] = ()) -> None:
    """Write what was decided, what is pending, the movements, what else was done, and what has to be checked."""
    console = screen()
    write_title(
        console,
        f"THỐNG KÊ KHEN THƯỞNG {year_name(found.year).upper()}",
        illustrative=found.illustrative or any(part.illustrative for part in work),
    )
    write_line(console, f"{ward}; khen thưởng có quyết định trong {year_name(found.year)}")
    for type_, title in {**TYPE_NAMES, "": "không có trong bộ quy định"}.items():
        own = [one for one in found.decided if one.type == type_]
        if own:
            _tables(console, title.capitalize(), own)
    if not found.decided:
        write_line(console, "Chưa có khen thưởng nào được quyết định.")
    else:
        write_heading(console, "Cộng")
        write_line(console, _words(found.total), 2)
    write_heading(console, "Chưa quyết định (không tính ở trên)")
    for one in found.pending:
        write_line(console, f"- {one.name}: {_words(one.counts)}", 2)
    if not found.pending:
        write_line(console, "Không có đề nghị nào đang chờ.", 2)
    if found.refused:
        write_line(console, f"Đề nghị không được khen: {found.refused}", 2)
    if found.cancelled:
        write_heading(console, f"Bị hủy bỏ trong {year_word(found.year)} (không tính ở trên)")
        write_line(console, f"{found.cancelled} lượt", 2)
    if found.decided_and_cancelled:
        write_heading(
            console, f"Quyết định trong {year_word(found.year)}, sau đó bị hủy bỏ (không tính ở trên)"
        )
        for decision, count in found.decided_and_cancelled:
            write_line(console, f"- {count} lượt: {decision}", 2)
    _fund(console, found.fund)
    _movements(console, found)
    _groups(console, found)
    _work(console, work)
    _forms(console, found)
    write_line(console, "")
    write_notices(console, (statistical_forms().said, *found.notices))


def _tables(console: Console, title: str, own: Sequence[AwardCounts]) -> None:
    """Write the counts of one type of awards; a dash is none."""
    write_heading(console, title)
    table = plain_table(
        console,
        ("Tên", 0, "left"),
        ("Tổng", 5, "right"),
        ("Công trạng", 6, "right"),
        ("Chuyên đề", 6, "right"),
        ("Đột xuất", 5, "right"),
        ("Tập thể", 4, "right"),
        ("Cá nhân", 5, "right"),
        ("Hộ", 3, "right"),
        ("Nữ", 4, "right"),
        ("Lãnh đạo", 5, "right"),
        ("Trực tiếp", 5, "right"),
    )
    for one in own:
        counts = one.counts
        numbers = (
            *(counts.total, counts.merit, counts.thematic, counts.sudden),
            *(counts.collective, counts.person, counts.household),
            *(counts.women, counts.leaders, counts.workers),
        )
        table.add_row(one.name, *(str(number) if number else "-" for number in numbers))
    console.print(table)


def _words(counts: Counts) -> str:
    recipients = (
        (counts.collective, "tập thể"),
        (counts.person, "cá nhân"),
        (counts.household, "hộ gia đình"),
    )
    said = ", ".join(f"{count} {name}" for count, name in recipients if count)
    if counts.person:
        posts = f"{counts.women} nữ; {counts.leaders} lãnh đạo, quản lý; {counts.workers} người trực tiếp"
        unsaid = counts.person - counts.leaders - counts.workers
        not_said = f"; {unsaid} người sổ chưa ghi là lãnh đạo hay không (leader)" if unsaid else ""
        said += f" (cá nhân gồm {posts}{not_said})"
    return f"{counts.total} lượt: {said}"


def _fund(console: Console, fund: FundYear | None) -> None:
    if fund is None:
        return
    write_heading(console, f"Quỹ thi đua, khen thưởng {year_name(fund.year)}")
    lines = (
        (f"Số dư {year_name(fund.year - 1)} chuyển sang", fund.carried_over),
        (f"Được giao trong {year_word(fund.year)}", fund.given),
        ("Thu thêm", fund.added),
        ("Tiền thưởng thu hồi đã nộp lại (kiểm tra nơi nộp)", fund.returned),
        ("Tiền thưởng đã chi", fund.prizes),
        ("Chi khác", fund.other),
    )
    for name, amount in lines:
        if amount:
            write_line(console, f"- {name}: {dong(amount)}", 2)
    if fund.doubt:
        came_in = "" if fund.is_income_unsure else f"Thu {dong(fund.income)}; "
        write_line(console, f"{upper_first(f'{came_in}{fund.doubt}')}. Xem: tdkt validate.", 2)
        return
    said = f"còn {dong(fund.left)}" if fund.left >= 0 else f"chi vượt {dong(-fund.left)}"
    if fund.left_behind and not fund.is_told_otherwise:
        said += f" (không chuyển sang {year_name(fund.year + 1)} {dong(fund.left_behind.amount)})"
    write_line(console, f"Thu {dong(fund.income)}, chi {dong(fund.spent)}, {said}.", 2)


def _forms(console: Console, found: AwardStatistics) -> None:
    """Tell how far the statistical forms could be filled in, and why not further."""
    write_heading(console, "Biểu thống kê")
    for filled in found.forms:
        blank = sum(cell.value is None for cell in filled.cells.values())
        state = (
            f"{len(filled.cells) - blank} ô có số, {blank} ô để trống" if filled.cells else filled.form.note
        )
        write_line(console, f"- {filled.form.short} {filled.form.title}: {state}", 2)
        for reason in filled.reasons:
            write_line(console, f"+ {reason}", 4)
    write_line(
        console,
        f"In biểu: tdkt render statistics {found.year}; Excel: tdkt awards stats {found.year} --format xlsx. "
        f"Ô để trống: ghi thêm dữ liệu, hoặc tự ghi số ở plans/{found.year}/statistics.yaml.",
        2,
    )


def _groups(console: Console, found: AwardStatistics) -> None:
    """Write how many cụm, khối there are, with the members that they have at the year's end."""
    if not found.groups:
        return
    write_heading(console, "Cụm, khối thi đua")
    for word in GROUP_TYPES.values():
        own = [one for one in found.counted_groups if one.type_word == word]
        if own:
            members = sum(one.members for one in own)
            write_line(console, f"{word.capitalize()}: {len(own)}, gồm {members} thành viên", 2)
    for one in found.counted_groups:
        mark = " (số liệu minh họa)" if one.illustrative else ""
        write_line(console, f"- {one.name}: {one.members} thành viên{mark}", 4)


def _work(console: Console, work: Sequence[WorkPart]) -> None:
    """Write what was done in the year beside movements and awards, nothing where nothing was."""
    if not work:
        return
    write_heading(console, WORK)
    for part in work:
        mark = " (số liệu minh họa)" if part.illustrative else ""
        write_line(console, f"{part.title}{mark}:", 2)
        for line in part.lines:
            write_line(console, f"- {line}", 4)


def _number(counted: int, *, is_open: bool) -> str:
    """Return a count, or that it is not known where there may be more."""
    if not is_open:
        return str(counted)
    return f"chưa rõ, ít nhất {counted}" if counted else "chưa rõ"


def _movements(console: Console, found: AwardStatistics) -> None:
    write_heading(console, "Phong trào thi đua")
    movements = found.movements
    if movements is None:
        write_line(
            console,
            f"{upper_first(year_name(found.year))} chưa có kế hoạch nên không đếm được phong trào.",
            2,
        )
        return
    from_above = _number(movements.from_above, is_open=movements.open_from_above)
    write_line(console, f"Cấp trên phát động, cấp xã hưởng ứng: {from_above}", 2)
    for name, count in movements.by_length:
        write_line(console, f"- {name}: {count}", 4)
    write_line(console, f"Các đơn vị trực thuộc phát động: {movements.own}", 2)
    for name, count in movements.by_unit:
        write_line(console, f"- {name}: {count}", 4)
    if movements.declared_only:
        said = "Ghi ở tệp của đơn vị, do cấp khác phát động"
        write_line(console, f"{said}: {movements.declared_only}", 2)
    if movements.taken_up:
        write_line(console, f"Đơn vị hưởng ứng phong trào cấp trên (đã tính ở trên): {movements.taken_up}", 2)
    drives = _number(movements.drives, is_open=movements.open_drives)
    write_line(console, f"Đợt thi đua cấp xã phát động: {drives}", 2)
    if movements.drives_of_others or movements.open_drives_of_others:
        said = "Đợt thi đua do đơn vị, tổ chức phát động"
        of_others = _number(movements.drives_of_others, is_open=movements.open_drives_of_others)
        write_line(console, f"{said}: {of_others}", 2)
    if not movements.knows_above:
        write_line(console, f"{upper_first(NONE_FROM_ABOVE)}.", 2)
    for said, names in (
        (
            "Cấp trên phát động, kế hoạch năm không nêu, không đơn vị nào hưởng ứng (chưa tính)",
            movements.not_taken_up,
        ),
        (
            "Kế hoạch còn nêu hoặc đơn vị còn hưởng ứng, đã hết hoặc chưa đến thời gian (chưa tính; K404)",
            movements.out_of_time,
        ),
        ("Đợt thi đua còn là dự thảo (chưa tính)", movements.draft_drives),
    ):
        if names:
            write_line(console, f"{said}: {'; '.join(names)}", 2)
    for title, counts in (
        ("Theo cấp phát động", movements.by_level),
        ("Theo hình thức", movements.by_mode),
        ("Theo thời gian", movements.all_by_length),
    ):
        said = "; ".join(f"{name}: {count}" for name, count in counts)
        if said:
            which = "đã tính" if movements.open_somewhere else "tất cả"
            write_line(console, f"{title} ({which}): {said}", 2)
