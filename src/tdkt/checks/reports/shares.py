"""A figure of an allocated target says of whose share it is, and a report speaks of every share that it answers for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tdkt.attainment.allocating import member_names
from tdkt.checks.example_files import REPORT
from tdkt.checks.references.guesses import guess
from tdkt.checks.rule import ERROR, Example, Rule
from tdkt.model.allocation import reporting_of
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.movements import Target
from tdkt.model.organization import Organization
from tdkt.model.unit_report import Figure

NOT_A_MEMBER = Rule(
    code="R526",
    severity=ERROR,
    title="Số liệu không rõ của nơi nào",
    explanation="Chỉ tiêu giao cho từng thôn, tổ dân phố mà đơn vị báo cáo thay thì mỗi nơi một mục trong figures, ghi for: mã nơi ấy; kết quả "
    "chung do tdkt cộng. Chỉ tiêu giao cho các đơn vị, hoặc thôn tự báo cáo, thì mỗi nơi chỉ báo cáo phần mình, không ghi for. Chỉ "
    "tiêu không giao cho từng nơi cũng không ghi for.",
    examples=(
        Example(
            file=REPORT,
            text="{target: van-thu.mo-hinh, count: 1}",
            bad=("{target: van-thu.mo-hinh, for: ▸thon-mot, count: 1}",),
            good=("{target: van-thu.mo-hinh, for: van-phong, count: 1}",),
        ),
    ),
)

RULES = (NOT_A_MEMBER,)


def check_share(
    figure: Figure, target: Target, unit: str, organization: Organization | None
) -> Iterator[Diagnostic]:
    """Yield where a figure in a report of `unit` is of no share that `target` has in the hands of this unit."""
    if figure.reporter(unit) in target.reporters:
        return
    own = shares_reported_by(unit, target)
    if figure.for_ is None:
        yield NOT_A_MEMBER.at(
            figure.origin.at("target"),
            f"Chỉ tiêu “{target.id}” giao cho từng nơi: số liệu này chưa ghi của nơi nào.",
            f"Thêm for: mã một nơi, mỗi nơi một mục ({', '.join(own[:12])}).",
        )
    elif target.allocation is None:
        yield NOT_A_MEMBER.at(
            figure.origin.at("for"),
            f"Chỉ tiêu “{target.id}” không giao cho từng nơi.",
            "Bỏ for, ghi số chung của đơn vị.",
        )
    else:
        names = member_names(organization) if organization else {}
        called = names.get(figure.for_, f"“{figure.for_}”")
        yield NOT_A_MEMBER.at(
            figure.origin.at("for"),
            f"{called} không có phần trong chỉ tiêu “{target.id}” mà đơn vị này báo cáo.",
            guess(figure.for_, own) if own and own != [unit] else "Bỏ for: đơn vị báo cáo phần của mình.",
        )


def shares_reported_by(unit: str, target: Target) -> list[str]:
    """Return the members whose figures `unit` sends, in the order of the plan."""
    if target.allocation is None:
        return []
    heading = target.units[0]
    return [
        member
        for member in target.members
        if reporting_of(target.allocation.reporter_of(member, heading)) == unit
    ]


def missing_shares(
    figures: Iterable[Figure], unit: str, target: Target, organization: Organization | None
) -> list[str] | None:
    """Return the names of the members whose figures a report of `unit` lacks for `target`, None where it is not allocated."""
    if target.allocation is None:
        return None
    told = {figure.reporter(unit) for figure in figures if figure.target == target.id}
    names = member_names(organization) if organization else {}
    heading = target.units[0]
    return [
        names.get(member, member)
        for member in shares_reported_by(unit, target)
        if target.allocation.reporter_of(member, heading) not in told
    ]
