"""A roll-up for people in a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from tdkt.attainment import wording
from tdkt.attainment.assessment import Summary
from tdkt.attainment.rounding import vietnamese
from tdkt.awards.law_wording import RECIPIENT_NAMES, dong
from tdkt.cli.screen import plain_table, screen, write_heading, write_line, write_title
from tdkt.model.award_batch import KIND_NAMES
from tdkt.model.period import Period
from tdkt.model.text import one_line
from tdkt.rollup import wording as said
from tdkt.rollup.city import City
from tdkt.rollup.summary import Rollup

_FIRST = 20


def write(found: Rollup, city: City, *, every_ward: bool) -> None:
    """Write the tables; of long lists the first lines, all of them where `every_ward` is asked for."""
    console = screen()
    period = Period.parse(found.period, year=found.year)
    write_title(
        console, f"TỔNG HỢP THI ĐUA, KHEN THƯỞNG {period.title.upper()}", illustrative=bool(found.samples)
    )
    write_line(console, f"{city.name}: {found.coverage}; {said.sent_for_period(found)}.")
    if found.later:
        write_line(console, f"{said.later_periods(found)} (chọn kỳ: --period).")
    write_line(console, f"Toàn bộ: {said.counts(found.total)}.")
    _standing(
        console, "Theo loại chỉ tiêu", "Loại", ((said.type_name(kind), one) for kind, one in found.by_type)
    )
    _by_status(console, found)
    _standing(
        console,
        "Theo phong trào",
        "Phong trào",
        ((one_line(title) if key else said.OWN, one) for key, title, one in found.by_movement),
    )
    _indicators(console, found)
    most = len(found.wards) if every_ward else _FIRST
    shown = found.wards[:most]
    _standing(console, "Theo nơi", "Xã, phường", ((one_line(ward.label), ward.summary) for ward in shown))
    _rest(console, len(found.wards) - len(shown))
    _missing(console, found, every_ward=every_ward)
    _awards(console, found)
    _fund(console, found)
    _forms(console, found, city, every_note=every_ward)


def _standing(console: Console, title: str, first: str, rows: Iterable[tuple[str, Summary]]) -> None:
    write_heading(console, title)
    table = plain_table(
        console,
        (first, 0, "left"),
        ("Chỉ tiêu", 8, "right"),
        ("Đánh giá", 8, "right"),
        ("Đạt", 6, "right"),
        ("Tỷ lệ", 8, "right"),
    )
    for name, summary in rows:
        share = f"{wording.share(summary)}%" if summary.judged else "–"
        numbers = map(vietnamese, (summary.total, summary.judged, summary.reached))
        table.add_row(name, *numbers, share)
    console.print(table)


def _by_status(console: Console, found: Rollup) -> None:
    write_heading(console, "Theo trạng thái")
    table = plain_table(console, ("Trạng thái", 0, "left"), ("Chỉ tiêu", 10, "right"))
    for status, count in found.total.by_status.items():
        if count:
            table.add_row(f"{status.symbol} {status.label}", vietnamese(count))
    console.print(table)


def _indicators(console: Console, found: Rollup) -> None:
    write_heading(console, "Chỉ tiêu chung")
    if not found.indicators:
        write_line(
            console,
            "rollup.yaml chưa có chỉ tiêu chung nào (indicators) nên không cộng chỉ tiêu giữa các nơi.",
            2,
        )
    for one in found.indicators:
        write_line(console, f"- {one.name}: {said.indicator_value(one)}", 2)
        write_line(console, f"({said.indicator_coverage(one)})", 4)
    if found.unlisted:
        names = ", ".join(map(one_line, found.unlisted))
        write_line(console, f"Mã chỉ tiêu chung mà rollup.yaml chưa có ({len(found.unlisted)}): {names}", 2)


def _missing(console: Console, found: Rollup, *, every_ward: bool) -> None:
    if found.missing:
        write_heading(console, f"Chưa gửi gói ({len(found.missing)})")
        shown = found.missing if every_ward else found.missing[:_FIRST]
        write_line(console, ", ".join(shown), 2)
        _rest(console, len(found.missing) - len(shown))
    if not found.late and found.undated:
        write_line(console, f"Báo cáo quá hạn: {said.late_note(found)}.")
    if found.late:
        write_heading(console, f"Báo cáo của đơn vị quá hạn đến ngày {found.day:%d/%m/%Y}")
        names = {(ward.province, ward.ward): one_line(ward.label) for ward in found.wards}
        shown_late = found.late if every_ward else found.late[:_FIRST]
        for late in shown_late:
            name = names.get((late.province, late.ward), late.ward)
            period = said.period_name(late.period, found.year)
            write_line(console, f"- {name}: {late.units} báo cáo {period}, hạn {late.deadline:%d/%m/%Y}", 2)
        _rest(console, len(found.late) - len(shown_late))
        write_line(console, f"({said.late_note(found)})", 2)


def _rest(console: Console, left: int) -> None:
    if left > 0:
        write_line(console, f"… và {left} dòng nữa (xem đủ: --all, hoặc --xlsx).", 2)


def _awards(console: Console, found: Rollup) -> None:
    write_heading(console, f"Khen thưởng đã quyết định trong năm {found.year} (đến khi từng nơi gửi gói)")
    if not found.awards:
        write_line(console, "Chưa có.", 2)
        return
    table = plain_table(
        console,
        ("Danh hiệu, hình thức", 0, "left"),
        ("Loại hình", 10, "left"),
        ("Đối tượng", 12, "left"),
        ("Số lượng", 8, "right"),
        ("Nữ", 6, "right"),
    )
    for one in found.awards:
        recipient = RECIPIENT_NAMES.get(one.recipient, "không rõ")
        women = vietnamese(one.women) if one.recipient == "person" else "–"
        table.add_row(
            one_line(one.name), KIND_NAMES.get(one.kind, one.kind), recipient, vietnamese(one.given), women
        )
    console.print(table)
    total = sum(one.given for one in found.awards)
    write_line(
        console,
        f"Cộng {vietnamese(total)} lượt; tiền thưởng {dong(sum(one.prizes for one in found.awards))}.",
        2,
    )


def _fund(console: Console, found: Rollup) -> None:
    if not found.fund:
        return
    write_heading(console, "Quỹ thi đua, khen thưởng")
    for line, name in said.FUND.items():
        if line in found.fund:
            amount, wards = found.fund[line]
            write_line(console, f"- {name}: {dong(amount)} ({wards}/{len(found.wards)} nơi có ghi quỹ)", 2)


def _forms(console: Console, found: Rollup, city: City, *, every_note: bool) -> None:
    write_heading(
        console, f"Biểu thống kê năm {found.year} (từng ô: --xlsx; bản in: tdkt rollup render --statistics)"
    )
    for one in found.forms:
        write_line(console, f"- {one.filled.form.short} {said.form_standing(one)}", 2)
        for line in said.form_words(one, found, city).under if every_note else ():
            write_line(console, line, 4)
    write_line(
        console,
        "Ô để trống là ô mà có nơi chưa biết (vì sao: --all). Nơi đã ghi đủ khen thưởng cấp trên thì ghi complete: true ở "
        "plans/NĂM/statistics.yaml của mình.",
        2,
    )
    if city.movements is None:
        write_line(console, "Phong trào cấp trên chỉ đếm theo danh sách movements của rollup.yaml.", 2)
