"""What plans, movements and drives put on the calendar."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.model.counted_time import CountedTime, counted_year
from tdkt.model.drive import Drive
from tdkt.model.movement_life import MovementLife
from tdkt.model.plan import Deadlines, Plan
from tdkt.model.plan_year import SchoolYear, year_name
from tdkt.model.programme import deadlines_of
from tdkt.model.records import replace
from tdkt.model.text import lower_first, plain
from tdkt.review.year_calendar.entry import Entry, Kind
from tdkt.workspace.plan_days import school_years
from tdkt.workspace.workspace import Workspace

OF_A_MOVEMENT = "phong-trao-"
"""What the keys of the days of a movement begin with."""


def day_to_register(movement: str, day: datetime.date) -> str:
    """Return the key of the last day to register for a movement."""
    return f"{OF_A_MOVEMENT}{movement}-dang-ky-{day.year}"


def entries_of_movements(workspace: Workspace) -> Iterator[Entry]:
    """Yield the days of every plan, movement, target and drive."""
    for plan in workspace.plans:
        movements = (file for file in workspace.movements if file.year == plan.year)
        yield from _plan(plan, deadlines_of(plan, movements))
    for organization in workspace.organizations:
        for general in organization.general_movements:
            if general.life is not None:
                yield from _life(general.life, general.id, general.title, organization.origin.file)
    samples = {plan.year for plan in workspace.plans if plan.illustrative}
    known = school_years(workspace)
    for file in workspace.movements:
        time = counted_year(file.year, known)
        for movement in file.movements:
            if movement.life is not None:
                found = _life(movement.life, movement.id, plain(movement.title), file.origin.file)
                yield from _of_year(found, movement.life, time, is_sample=file.year in samples)
        for target in file.targets:
            if target.measure.due is not None:
                yield Entry(
                    day=target.measure.due,
                    kind=Kind.DUE,
                    what=f"Hạn chỉ tiêu: {target.name}",
                    key=f"chi-tieu-{file.year}-{target.id}",
                    file=file.origin.file,
                    plan_year=file.year,
                    illustrative=file.year in samples,
                )
    for drive in workspace.all(Drive):
        yield from _drive(drive)


def _plan(plan: Plan, deadlines: Deadlines) -> Iterator[Entry]:
    if plan.date is not None:
        yield Entry(
            day=plan.date,
            kind=Kind.LAUNCH,
            what=f"Ban hành Kế hoạch {lower_first(plan.title)}",
            key=f"ke-hoach-{plan.year}",
            file=plan.origin.file,
            plan_year=plan.year,
            illustrative=plan.illustrative,
        )
    if isinstance(plan.year, SchoolYear):
        yield from _school_year(plan)
    for quarter, day in deadlines:
        if day is not None:
            yield Entry(
                day=day,
                kind=Kind.REPORT,
                what=f"Hạn gửi báo cáo thi đua {quarter.title}",
                key=f"han-bao-cao-{quarter.key}",
                file=plan.origin.file,
                plan_year=plan.year,
                illustrative=plan.illustrative,
            )


def _school_year(plan: Plan) -> Iterator[Entry]:
    """Yield the days of a school year; where the plan does not say them those of the common frame, as such."""
    (first, first_end), (second, last) = plan.year.division.parts if isinstance(plan.year, SchoolYear) else ()
    said = plan.school_year
    unsure = "" if said else " (khung thường dùng, tỉnh quyết định)"
    name = year_name(plan.year)
    for day, what, key in (
        (first, f"Ngày đầu {name}{unsure}", "bat-dau"),
        (said.opening if said else None, f"Khai giảng {name}", "khai-giang"),
        (first_end, f"Kết thúc học kỳ I {name}{unsure}", "het-hoc-ky-1"),
        (second, f"Ngày đầu học kỳ II {name}{unsure}", "hoc-ky-2"),
        (said.closing if said else None, f"Tổng kết {name}", "tong-ket"),
        (last, f"Ngày cuối {name}{unsure}", "ket-thuc"),
    ):
        if day is not None:
            yield Entry(
                day=day,
                kind=Kind.SCHOOL,
                what=what,
                key=f"nam-hoc-{plan.year}-{key}",
                file=plan.origin.file,
                plan_year=plan.year,
                illustrative=plan.illustrative,
            )


def _life(life: MovementLife, movement: str, title: str, file: str) -> Iterator[Entry]:
    """Yield the days of a movement; one of several years stands in the files of each, with the same days."""
    days: list[tuple[datetime.date | None, Kind, str, str]] = [
        (life.from_, Kind.LAUNCH, "Phát động", "phat-dong"),
        (life.register_by, Kind.DUE, "Hạn đăng ký", "dang-ky"),
        *(
            (day, Kind.REVIEW, "Sơ kết", f"so-ket-{number}")
            for number, day in enumerate(life.reviews, start=1)
        ),
        (life.until, Kind.DUE, "Kết thúc", "ket-thuc"),
        (life.final_review, Kind.REVIEW, "Tổng kết", "tong-ket"),
    ]
    for day, kind, what, name in days:
        if day is not None:
            yield Entry(
                day=day,
                kind=kind,
                what=f"{what}: {title}",
                key=f"{OF_A_MOVEMENT}{movement}-{name}-{day.year}",
                file=file,
            )


def _of_year(
    entries: Iterator[Entry], life: MovementLife, time: CountedTime, *, is_sample: bool
) -> Iterator[Entry]:
    """Yield the days of a movement of the plan of a year; those after the year are the plan's too, unless it runs for years, and those in
    the summer before a school year."""
    year, last = time.period.year, time.period.last_day
    runs_on = life.until is not None and life.until.year > last.year + 1
    for entry in entries:
        is_after = entry.day > last and not runs_on
        is_beside = is_after or (entry.day < time.period.first_day and time.holds(entry.day, year))
        yield replace(entry, plan_year=year if is_beside else None, illustrative=is_sample)


def _drive(drive: Drive) -> Iterator[Entry]:
    name = lower_first(drive.name)
    days: list[tuple[datetime.date | None, Kind, str, str]] = [
        (drive.from_, Kind.LAUNCH, f"Phát động {name}", "phat-dong"),
    ]
    if drive.registration is not None:
        days.append((drive.registration.until, Kind.DUE, f"Hạn đăng ký {name}", "dang-ky"))
    if drive.occasion is not None:
        days.append((drive.occasion.date, Kind.HOLIDAY, f"{drive.occasion.title} ({name})", "dip"))
    for number, phase in enumerate(drive.phases, start=1):
        is_last = number == len(drive.phases)
        of = name if is_last else f"{lower_first(phase.title)} {name}"
        days += [
            (phase.until, Kind.DUE, f"Kết thúc {of}", f"{phase.id}-ket-thuc"),
            (phase.report_by, Kind.REPORT, f"Hạn đơn vị báo cáo kết quả {of}", f"{phase.id}-bao-cao"),
            (phase.review, Kind.REVIEW, f"{'Tổng kết' if is_last else 'Sơ kết'} {of}", f"{phase.id}-so-ket"),
        ]
    for day, kind, what, key in days:
        if day is not None:
            yield Entry(
                day=day,
                kind=kind,
                what=what,
                key=f"dot-thi-dua-{drive.id}-{key}",
                file=drive.origin.file,
                plan_year=drive.year,
                illustrative=drive.illustrative,
            )
