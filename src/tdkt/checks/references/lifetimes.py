"""The time of life of what is on record: days that can be, an heir that is there, and nobody named after their time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Protocol

from tdkt.checks.example_files import ORGANIZATION
from tdkt.checks.rule import ERROR, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import Drive
from tdkt.model.lifetime import Lifetime, living_heirs
from tdkt.model.movements import UnitMovements
from tdkt.model.organization import Unit
from tdkt.model.period import Period
from tdkt.model.place import Origin, Place
from tdkt.model.plan_year import Days, division_of, year_name
from tdkt.model.scoring import ScoreSheet
from tdkt.model.succession import successor
from tdkt.model.text import lower_first
from tdkt.workspace.workspace import Workspace

_TWO = "{id: thon-hai, type: thon, name: Thôn Hai}"
_TWO_OPEN = "{id: thon-hai, type: thon, name: Thôn Hai, "
_OFFICE = "{id: van-phong, name: Văn phòng, abbreviation: VP}"
_OFFICE_OPEN = "{id: van-phong, name: Văn phòng, abbreviation: VP, "

IMPOSSIBLE = Rule(
    code="I310",
    severity=ERROR,
    title="Thời gian tồn tại không thể có",
    explanation="from là ngày đầu, until là ngày cuối của một đơn vị, thôn, tổ dân phố; into là nơi tiếp nhận khi "
    "sáp nhập, chia tách. Ngày cuối không trước ngày đầu; có into thì phải có until; nơi tiếp nhận không "
    "phải là chính nó và phải đang có vào ngày sau ngày cuối.",
    examples=(
        Example(
            file=ORGANIZATION,
            text=_TWO,
            bad=(
                f"{_TWO_OPEN}from: 2026-07-01, until: ▸2026-06-30}}",
                f"{_TWO_OPEN}into: ▸thon-mot}}",
                f"{_TWO_OPEN}until: 2026-06-30, into: ▸thon-hai}}",
            ),
            good=(
                f"{_TWO_OPEN}until: 2026-06-30, into: thon-mot}}",
                f"{_TWO_OPEN}from: 2026-07-01, until: 2026-07-01}}",
            ),
        ),
        Example(
            file=ORGANIZATION,
            text=f"{_TWO}\n    - {{id: to-mot, type: to-dan-pho, name: Tổ dân phố số 1}}",
            bad=(
                f"{_TWO_OPEN}until: 2026-06-30, into: ▸to-mot}}\n"
                "    - {id: to-mot, type: to-dan-pho, name: Tổ dân phố số 1, from: 2026-07-02}",
            ),
            good=(
                f"{_TWO_OPEN}until: 2026-06-30, into: to-mot}}\n"
                "    - {id: to-mot, type: to-dan-pho, name: Tổ dân phố số 1, from: 2026-07-01}",
            ),
        ),
    ),
)
NOT_THERE = Rule(
    code="I311",
    severity=ERROR,
    title="Đơn vị không có trong năm ấy",
    explanation="Phong trào, chỉ tiêu, phiếu chấm điểm của một năm phải của đơn vị có trong năm đó; đơn vị thường trực "
    "phải còn trong năm có báo cáo mới nhất. Đơn vị đã kết thúc trước năm ấy (until) hoặc sau năm ấy mới có (from) "
    "thì ghi đơn vị khác.",
)
NOBODY_ANSWERS = Rule(
    code="I312",
    severity=ERROR,
    title="Chưa rõ ai nhận chỉ tiêu của đơn vị đã kết thúc",
    explanation="Đơn vị kết thúc trong năm mà kế hoạch còn giao phong trào, chỉ tiêu cho đơn vị ấy thì phải nói ai "
    "nhận: ghi into (đơn vị tiếp nhận), hoặc sửa đổi kế hoạch để giao cho đơn vị khác. Từ quý (của đợt thi đua: giai đoạn) mà đơn vị "
    "không còn ở ngày cuối, đơn vị tiếp nhận (ghi đầu, nếu chia thành nhiều đơn vị) báo cáo thay.",
    examples=(
        Example(
            file=ORGANIZATION,
            text=_OFFICE,
            bad=(f"{_OFFICE_OPEN}until: ▸2026-09-30}}", f"{_OFFICE_OPEN}until: ▸2026-12-30}}"),
            good=(
                f"{_OFFICE_OPEN}until: 2026-09-30, into: kinh-te}}",
                f"{_OFFICE_OPEN}until: 2026-12-31}}",
            ),
            also=("A314", "A315"),
        ),
    ),
)

RULES = (IMPOSSIBLE, NOT_THERE, NOBODY_ANSWERS)


class _OnRecord(Protocol):
    """Something on record with a time of life."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def origin(self) -> Origin: ...


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield lives that cannot be, and plans that count on units beyond their time."""
    organization = workspace.organization
    if organization is None:
        return
    units = {unit.id: unit for unit in organization.units}
    subdivisions = {member.id: member for member in organization.known_subdivisions}
    for unit in units.values():
        yield from impossible_life(unit, unit, units)
    for member in subdivisions.values():
        yield from impossible_life(member, member, subdivisions)
    told: set[str] = set()
    for movements in workspace.movements:
        yield from _named_out_of_time(_named_by(movements), movements.year, units)
        quarters = [(one.last_day, one.title) for one in Period.whole(movements.year).quarters]
        yield from _left_to_nobody(movements, _ends(movements.year), quarters, units, told)
    bodies = {body.id: body for body in organization.reporting_bodies}
    for drive in workspace.all(Drive):
        ends = [(phase.until, lower_first(phase.title)) for phase in drive.phases]
        for contents in drive.movements:
            # A unit may have ended before the drive began, in whose name something was given out.
            days = date.min, drive.until
            yield from _left_to_nobody(contents, days, ends, bodies, told)
    for sheet in workspace.all(ScoreSheet):
        yield from _named_out_of_time([(sheet.unit, sheet.origin.at("unit"))], sheet.year, units)
    years = [
        report.period.year for report in workspace.reports
    ]  # next year's draft may be made before it ends
    if organization.standing_unit and years:
        place = organization.origin.at("standing_unit")
        yield from _named_out_of_time([(organization.standing_unit, place)], max(years), units)


def impossible_life(found: _OnRecord, life: Lifetime, known: Mapping[str, Lifetime]) -> Iterator[Diagnostic]:
    """Yield what cannot be in the life of `found` (`life` is the same object); `known` are all of its kind by id."""
    if life.from_ and life.until and life.until < life.from_:
        yield IMPOSSIBLE.at(
            found.origin.at("until"),
            f"{found.name}: ngày cuối {said(life.until)} trước ngày đầu {said(life.from_)}.",
            "Sửa from hoặc until.",
        )
    if life.heirs and life.until is None:
        yield IMPOSSIBLE.at(
            found.origin.at("into"),
            f"{found.name}: có nơi tiếp nhận mà chưa ghi ngày cuối.",
            "Thêm until: ngày cuối trước khi sáp nhập, chia tách.",
        )
        return
    for number, heir in enumerate(life.heirs):
        place = found.origin.at("into") if isinstance(life.into, str) else found.origin.at("into", number)
        if heir == found.id:
            yield IMPOSSIBLE.at(
                place, f"{found.name} không thể nhập vào chính mình.", "Ghi mã nơi tiếp nhận."
            )
        elif heir in known and life.until and not living_heirs(heir, _after(life.until), known):
            yield IMPOSSIBLE.at(
                place,
                f"{found.name} kết thúc ngày {said(life.until)} nhưng ngày {said(_after(life.until))} không có “{heir}”.",
                "Kiểm tra ngày của hai nơi, hoặc ghi nơi tiếp nhận khác.",
            )


def _named_by(movements: UnitMovements) -> Iterator[tuple[str, Place]]:
    yield movements.unit, movements.origin.at("unit")
    for target in movements.targets:
        own, *shared = target.units
        if own != movements.unit:
            yield own, target.origin.at("unit")
        for number, unit in enumerate(() if target.allocation else shared):
            yield unit, target.origin.at("shared_with", number)


def _named_out_of_time(
    named: Iterable[tuple[str, Place]], year: int, units: Mapping[str, Unit]
) -> Iterator[Diagnostic]:
    """Yield the units that are named for a year and are there on no day of it."""
    for unit_id, place in named:
        unit = units.get(unit_id)
        if unit is None or unit.lives_between(*_ends(year)):
            continue
        yield NOT_THERE.at(
            place,
            f"{unit.name} không có trong {year_name(year)}: {when(unit)}.",
            heir_hint(unit.id, division_of(year).last_day, units) or "Ghi đơn vị khác.",
        )


def _left_to_nobody(
    movements: UnitMovements,
    days: Days,
    steps: Sequence[tuple[date, str]],
    units: Mapping[str, Unit],
    told: set[str],
) -> Iterator[Diagnostic]:
    """Yield the units that end within `days` while what they answer for passes to nobody by one of `steps` (last day, its name)."""
    yield from _without_heir([movements.unit], movements.origin.at("unit"), days, steps, units, told)
    for target in movements.targets:
        if movements.unit not in target.units:
            place = target.origin.at("unit")
            yield from _without_heir(target.units, place, days, steps, units, told)


def _without_heir(
    together: Sequence[str],
    place: Place,
    days: Days,
    steps: Sequence[tuple[date, str]],
    units: Mapping[str, Unit],
    told: set[str],
) -> Iterator[Diagnostic]:
    """Yield the first of units that answer `together` where from some step on none of them, nor an heir, is there."""
    unit = units.get(together[0])
    if unit is None or unit.id in told or unit.until is None or not unit.lives_between(*days):
        return
    left = [
        title
        for end, title in steps
        if unit.has_ended_by(end) and not any(successor(one, units, end) for one in together)
    ]
    if left:
        told.add(unit.id)
        yield NOBODY_ANSWERS.at(
            unit.origin.at("until"),
            f"{unit.name} kết thúc ngày {said(unit.until)}; từ {left[0]} không ai báo cáo phong trào, chỉ tiêu của đơn vị này.",
            "Thêm into: mã đơn vị tiếp nhận.",
            ((place, "kế hoạch giao ở đây"),),
        )


def when(life: Lifetime) -> str:
    """Say the days of a life: "có từ ngày 01/07/2026", "kết thúc ngày 30/06/2026"."""
    parts = []
    if life.from_:
        parts.append(f"có từ ngày {said(life.from_)}")
    if life.until:
        parts.append(f"kết thúc ngày {said(life.until)}")
    return ", ".join(parts)


def heir_hint(one: str, day: date, known: Mapping[str, Lifetime]) -> str:
    """Return the hint who stands for `one` on `day`, "" where nobody does."""
    heirs = [heir for heir in living_heirs(one, day, known) if heir != one]
    named = (f"{getattr(known[heir], 'name', '')} (“{heir}”)".strip() for heir in heirs)
    return f"Nơi tiếp nhận: {', '.join(named)}." if heirs else ""


def said(day: date) -> str:
    """Return `day` as people write it."""
    return f"{day:%d/%m/%Y}"


def _after(day: date) -> date:
    return day + timedelta(days=1)


def _ends(year: int) -> tuple[date, date]:
    division = division_of(year)
    return division.first_day, division.last_day
