"""Attainment for people in a terminal: a table a unit, then what needs attention. Reads without colour too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from tdkt.attainment import wording
from tdkt.attainment.assessment import Assessment, Attainment, Summary, summarize
from tdkt.attainment.came_and_went import came_and_went
from tdkt.attainment.shares_told import shares_told
from tdkt.attainment.status import Status
from tdkt.cli.choices import Row, Selection
from tdkt.cli.report_formats.columns import Columns
from tdkt.cli.report_formats.comparisons import write_comparisons, write_heading
from tdkt.cli.report_formats.picked import labelled
from tdkt.cli.screen import Line, folded, screen, styled, write_lines, write_title
from tdkt.model.organization import Organization, Unit
from tdkt.model.period import MONTH
from tdkt.model.plan_year import year_word
from tdkt.model.text import plain, upper_first


def write(attainment: Attainment, selection: Selection) -> None:
    """Write the tables and the three lists to stdout."""
    console = screen()
    organization = attainment.programme.organization
    title = f"KẾT QUẢ THỰC HIỆN CHỈ TIÊU THI ĐUA {attainment.period.title.upper()}"
    write_title(console, title, illustrative=attainment.illustrative)
    span = f"từ đầu {year_word(attainment.period.year)} đến hết " if attainment.period.is_one_step else ""
    console.print(f"{organization.name}; lũy kế {span}{attainment.period.title}")
    words = dict.fromkeys(step.word for _, step in attainment.due)
    word = next(iter(words)) if len(words) == 1 else "kỳ"
    console.print(
        f"Báo cáo đã nhận: {attainment.reports_received}/{attainment.reports_due} (đơn vị × {word})"
    )
    if attainment.not_asked:
        console.print(
            f"{attainment.not_asked} chỉ tiêu báo cáo từng {attainment.period.division.word} không xét ở kỳ tháng."
        )
    compared = wording.compared_with(attainment.period)
    console.print(f"{_change_title(attainment)}: thay đổi {compared}; tỷ lệ tính bằng điểm phần trăm")
    console.print(_summary_line("Toàn kế hoạch", summarize(attainment.assessments)))
    for told in came_and_went(attainment.programme, attainment.period):
        console.print(f"{upper_first(told)}.")
    titles = {m.id: plain(m.title) for file in attainment.programme.movements for m in file.movements}
    by_id = {assessment.target.id: assessment for assessment in attainment.assessments}
    shown: dict[str, Assessment] = {}
    for unit in attainment.programme.reporting_units:
        if selection.units and unit.id not in selection.units:
            continue
        # Who heads an allocated target is shown the whole, with each share below it.
        of_unit = attainment.of_unit(unit.id)
        listed = [
            by_id[found.target.id] if _heads(unit, by_id[found.target.id]) else found for found in of_unit
        ]
        if attainment.period.kind == MONTH and not of_unit:
            continue
        rows = {found.target.id: selection.rows_of_unit(by_id[found.target.id], unit.id) for found in of_unit}
        rows = {id_: of_target for id_, of_target in rows.items() if of_target}
        if selection.is_narrow and not rows:
            continue
        shown.update((id_, by_id[id_]) for id_ in rows)
        console.print()
        console.print(Text(unit.name.upper(), style="bold"))
        if not of_unit:
            console.print("Không có chỉ tiêu định lượng trong kế hoạch.")
            continue
        console.print(_summary_line("Đơn vị", summarize(of_unit)))
        _own_shares(console, of_unit, listed)
        _movements(console, organization, titles, listed, rows, _change_title(attainment))
    picked = [(found, selection.rows(found)) for found in shown.values()]
    spoken_of = [one for found, rows in picked for one in labelled(found, rows, organization)]
    _attention(console, attainment, spoken_of, selection)
    leading = [one for found, rows in picked for one in labelled(found, _leading(rows), organization)]
    write_comparisons(console, attainment.period, leading)


def _leading(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the whole, which speaks for its shares; where it was not picked, the shares that were."""
    return rows if rows[0].member else rows[:1]


def _heads(unit: Unit, found: Assessment) -> bool:
    return found.target.units[0] == unit.id


def _change_title(attainment: Attainment) -> str:
    return f"± {attainment.period.word}"


def _summary_line(label: str, summary: Summary) -> str:
    if not summary.total:
        return f"{label}: không có chỉ tiêu."
    counts = ", ".join(f"{count} {status.label}" for status, count in summary.by_status.items() if count)
    share = f" ({wording.share(summary)}%)" if summary.judged else ""
    return (
        f"{label}: {summary.total} chỉ tiêu: {counts}; "
        f"{summary.reached}/{summary.judged} chỉ tiêu được đánh giá đã đạt{share}."
    )


def _own_shares(console: Console, of_unit: Sequence[Assessment], listed: Sequence[Assessment]) -> None:
    """Say of which targets the unit's line counts its share, where the whole is `listed` below."""
    names = [whole.target.name for own, whole in zip(of_unit, listed, strict=True) if own is not whole]
    if names:
        console.print(
            f"Dòng trên tính phần giao cho đơn vị, dưới đây tính kết quả chung của chỉ tiêu: {'; '.join(names)}."
        )


def _movements(
    console: Console,
    organization: Organization,
    titles: Mapping[str, str],
    listed: Iterable[Assessment],
    rows: Mapping[str, Sequence[Row]],
    change_title: str,
) -> None:
    """Write the table of a unit: `listed` is all that it answers for, `rows` what is shown of it, by the ids of the targets.

    What is said of a movement is of what the unit answers for in it: another unit's share is not this unit's result.
    """
    by_movement: dict[str, list[Assessment]] = {}
    for assessment in listed:
        by_movement.setdefault(assessment.target.movement, []).append(assessment)
    columns = Columns.fitting(console.width, change_title)
    lines = list(columns.head(console))
    for movement, whole in by_movement.items():
        group = [assessment for assessment in whole if assessment.target.id in rows]
        if not group:
            continue
        summary = summarize(whole)
        verdict = f"đạt {summary.reached}/{summary.judged}" if summary.judged else "chưa đánh giá được"
        title = folded(console, f"{titles[movement].rstrip('.')}: {verdict}", console.width)
        lines += [[styled(console, line, "italic")] for line in title]
        for assessment in group:
            lines += _lines_of_target(console, columns, assessment, rows[assessment.target.id], organization)
    write_lines(console, lines)


def _lines_of_target(
    console: Console,
    columns: Columns,
    found: Assessment,
    rows: Sequence[Row],
    organization: Organization,
) -> Iterator[Line]:
    """Yield the lines of `rows`; above shares whose whole was not picked its name stands alone."""
    names = {told.member: told.name for told in shares_told(found, organization)}
    if rows[0].member in names:
        yield from columns.name_alone(console, found.target.name)
    for row in rows:
        is_below = row.member in names
        yield from columns.row(console, row.found, name=f"↳ {names[row.member]}" if is_below else "")


def _attention(
    console: Console, attainment: Attainment, shown: list[Assessment], selection: Selection
) -> None:
    missing = [
        (unit, quarter)
        for unit, quarter in attainment.missing
        if not selection.units or unit.id in selection.units
    ]
    if missing:
        write_heading(console, "Còn thiếu báo cáo")
    for unit, quarter in missing:
        console.print(f"- {unit.name}: {quarter.title}")
    _at_risk(console, [found for found in shown if found.status in (Status.BEHIND, Status.NOT_REACHED)])
    _unknown(console, [found for found in shown if not found.status.is_judged])


def _at_risk(console: Console, assessments: list[Assessment]) -> None:
    if assessments:
        write_heading(console, "Có nguy cơ hoặc không đạt")
    lines = []
    for found in assessments:
        causes = "Đơn vị chưa nêu nguyên nhân."
        if found.causes:
            causes = f"Nguyên nhân: {'; '.join(cause.rstrip('.') for cause in found.causes)}."
        reached = f"{wording.achieved(found)} so với {wording.planned(found)}"
        lines.append(f"- {found.target.name}: {found.status.label}, {reached}. {causes}")
    _write_folded(console, lines)


def _unknown(console: Console, assessments: list[Assessment]) -> None:
    if assessments:
        write_heading(console, "Chưa đánh giá được")
    lines = [
        f"- {one.target.name}: {one.status.label} ({wording.why_not_judged(one)})" for one in assessments
    ]
    _write_folded(console, lines)


def _write_folded(console: Console, texts: Iterable[str]) -> None:
    """Write each of `texts` from the first column, as many lines as it takes."""
    write_lines(
        console, ([styled(console, line)] for text in texts for line in folded(console, text, console.width))
    )
