"""Awards: the times of life in the register can be, and it says where people are whose unit is no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tdkt.checks.references.lifetimes import IMPOSSIBLE, impossible_life, said, when
from tdkt.checks.rule import WARNING, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.organization import Unit
from tdkt.model.register import AwardRegister, Collective, Household, Person
from tdkt.workspace.workspace import Workspace

WHERE_NOW = Rule(
    code="A314",
    severity=WARNING,
    title="Chưa rõ người này nay ở đơn vị nào",
    explanation="Sổ đối tượng ghi một người còn ở đơn vị đã giải thể, hoặc đã chia thành nhiều đơn vị. Đơn vị sáp nhập "
    "vào một đơn vị khác thì người của đơn vị ấy được tính sang đơn vị tiếp nhận; chia ra nhiều đơn vị thì sổ phải ghi "
    "đơn vị mới của từng người (unit, from), hoặc ngày rời đi (until). Chưa ghi thì từ ngày ấy không tập thể nào tính họ.",
)
RULES = (WHERE_NOW,)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the lives in the register that cannot be, and the people who are left in a unit that is no more."""
    organization = workspace.organization
    units = {unit.id: unit for unit in organization.units} if organization else {}
    for register in workspace.all(AwardRegister):
        yield from _lives(register)
        for person in register.people:
            yield from _where_now(person, units)


def _lives(register: AwardRegister) -> Iterator[Diagnostic]:
    everyone: tuple[Collective | Household, ...] = (*register.collectives, *register.households)
    known = {found.id: found for found in everyone}
    for found in everyone:
        yield from impossible_life(found, found, known)
    for person in register.people:
        if person.from_ and person.until and person.until < person.from_:
            yield IMPOSSIBLE.at(
                person.origin.at("until"),
                f"{person.name}: ngày cuối {said(person.until)} trước ngày đầu {said(person.from_)}.",
                "Sửa from hoặc until.",
            )


def _where_now(person: Person, units: Mapping[str, Unit]) -> Iterator[Diagnostic]:
    unit = units.get(person.unit or "")
    if unit is None or unit.until is None or len(unit.heirs) == 1:
        return
    if person.until is None or person.until > unit.until:
        yield WHERE_NOW.at(
            person.origin.at("unit"),
            f"{person.full_address} còn ghi ở {unit.name}, đơn vị {when(unit)}.",
            "Ghi đơn vị mới (unit, from), hoặc until nếu đã rời đi.",
        )
