"""What a reader of a report has to know of thôn and units that came or went: why 5/5 became 4/4, and who answers now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from tdkt.attainment.measure_types.per_subdivision import SUBDIVISION_TYPES
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.model.drive import Drive
from tdkt.model.lifetime import Lifetime
from tdkt.model.organization import Organization, Subdivision, Unit
from tdkt.model.period import Period
from tdkt.model.programme import Programme
from tdkt.model.succession import successor


def came_and_went(programme: Programme, period: Period) -> tuple[str, ...]:
    """Return a phrase for each quarter up to the end of `period` from which other places are counted, or others report."""
    told: list[str] = []
    for quarter in period.quarters:
        before = quarter.first_day - timedelta(days=1)
        told += _places(programme, quarter, before)
        told += _units(programme, quarter, before)
    return tuple(told)


def handed_on_in(drive: Drive, organization: Organization, day: date) -> tuple[str, ...]:
    """Return a phrase for each unit, thôn or tổ dân phố with a part in `drive` that is no more on `day`, and who took it over."""
    bodies = {body.id: body for body in organization.reporting_bodies}
    names = {body.id: body.name for body in bodies.values()}
    own = {content.unit for content in drive.contents}
    own.update(one for target in drive.targets for one in (*target.units, *target.members))
    told = []
    for body in bodies.values():
        heir = successor(body.id, bodies, day) if body.id in own and body.has_ended_by(day) else None
        if heir is not None:
            told.append(f"{_ended(body, names)}; phần của {body.name} trong đợt tính cho {names[heir]}")
    return tuple(told)


def _places(programme: Programme, quarter: Period, before: date) -> Iterator[str]:
    organization = programme.organization
    names = {member.id: member.name for member in organization.known_subdivisions}
    for kind in _types_counted(programme.on(quarter.last_day)):
        then = organization.subdivisions_on(before, (kind,))
        now = organization.subdivisions_on(quarter.last_day, (kind,))
        if then == now:
            continue
        gone = [member for member in then if member not in now]
        come = [member for member in now if member not in then and not _is_part(member, gone)]
        why = "; ".join((*(_ended(one, names) for one in gone), *(_begun(one) for one in come)))
        word = SUBDIVISION_TYPES[kind]
        yield (
            f"từ {quarter.title}, chỉ tiêu giao cho từng {word} tính trên {len(now):02} {word}, trước đó {len(then):02} "
            f"({why})"
        )


def _types_counted(programme: Programme) -> tuple[str, ...]:
    """Return the types of places that the plan's targets count, in the order of the types."""
    counting = [
        target.measure.among or tuple(SUBDIVISION_TYPES)
        for target in programme.targets
        if kind_of(target.measure).members_are_listed
    ]
    return tuple(kind for kind in SUBDIVISION_TYPES if any(kind in among for among in counting))


def _units(programme: Programme, quarter: Period, before: date) -> Iterator[str]:
    units = {unit.id: unit for unit in programme.organization.reporting_bodies}
    names = {unit.id: unit.name for unit in units.values()}
    for unit in programme.on(before).reporting_units:
        heir = successor(unit.id, units, quarter.last_day)
        if heir is not None and heir != unit.id:
            how = "sáp nhập" if len(unit.heirs) == 1 else "chia tách"
            yield (
                f"từ {quarter.title}, {names[heir]} báo cáo chỉ tiêu, nhiệm vụ của {unit.name} ({how}{_since(unit)})"
            )


def _is_part(member: Subdivision, gone: list[Subdivision]) -> bool:
    """Tell whether a place came of one that was divided or merged, which is told with that one."""
    return any(member.id in one.heirs for one in gone)


def _ended(one: Subdivision | Unit, names: Mapping[str, str]) -> str:
    """Say how something ended: "Thôn Một sáp nhập vào Thôn Hai từ ngày 01/09/2026"."""
    heirs = [names.get(heir, heir) for heir in one.heirs]
    how = "kết thúc"
    if heirs:
        how = f"{'sáp nhập vào' if len(heirs) == 1 else 'chia thành'} {', '.join(heirs)}"
    return f"{one.name} {how}{_since(one)}"


def _since(life: Lifetime) -> str:
    return f" từ ngày {life.until + timedelta(days=1):%d/%m/%Y}" if life.until else ""


def _begun(one: Subdivision) -> str:
    return f"{one.name} có từ ngày {one.from_:%d/%m/%Y}" if one.from_ else one.name
