"""An allocated target: its members are there, each once, and their shares make the whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from tdkt.attainment.comparing import exact, in_words, way_of
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.attainment.own_threshold import fault_of, is_weaker
from tdkt.attainment.rounding import vietnamese
from tdkt.awards.bodies import Body, bodies, plan_makers
from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.plan.promised_times import promised
from tdkt.checks.plan.share_schedules import falling_schedules
from tdkt.checks.references.guesses import COLLECTIVE_NO_UNIT, guess
from tdkt.checks.references.lifetimes import heir_hint, when
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.checks.seen_twice import seen_twice
from tdkt.model.allocation import TO_SUBDIVISIONS, TO_UNITS, Allocation
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.measure import Comparison, Measure, Relation
from tdkt.model.movements import Target
from tdkt.model.organization import Organization, Subdivision, Unit
from tdkt.model.plan_year import Days
from tdkt.workspace.workspace import Workspace

_COUNT = "measure: {type: count, between: [1, 2], of: mô hình}"
_ALL = "measure: {type: count, at_least: 1, of: mô hình}\n        allocation: {to: units, shares: "
_RATE = "measure: {type: percentage, at_least: 95, counting: văn bản xử lý đúng hạn, of: văn bản đã xử lý}"
_SHARED_RATE = f"{_RATE}\n        allocation: {{to: units, shares: "
_NAMED = 5

NOT_TO_BE_ALLOCATED = Rule(
    code="M646",
    severity=ERROR,
    title="Chỉ tiêu này không chia được cho từng nơi",
    explanation="Giao cho từng nơi (allocation) thì mỗi nơi có một mức bằng số và số liệu các nơi gộp lại thành kết quả chung. Mốc công "
    "việc không có mức; chỉ tiêu “mỗi thôn, tổ dân phố”, “mỗi cán bộ” đã tính từng nơi, từng người; tỷ lệ không có tử số, mẫu số (percent_only), hiệu hai tỷ lệ "
    "(points) và mức bình quân không gộp được.",
    examples=(
        Example(
            file=MOVEMENTS,
            text="measure: {type: milestone}",
            bad=(
                "measure: {type: milestone}\n            allocation: ▸{to: units, shares: [{for: van-phong, share: 1}]}",
            ),
            good=("measure: {type: milestone, due: 2026-11-30}",),
            also=("M655",),
        ),
    ),
)
UNKNOWN_MEMBER = Rule(
    code="M647",
    severity=ERROR,
    title="Giao cho nơi không có",
    explanation="Nơi được giao (for) phải là đơn vị (to: units), hoặc thôn, tổ dân phố (to: subdivisions) có trong organization.yaml và "
    "có trong năm. Giao cho thôn mà đơn vị chủ trì cũng trực tiếp làm một phần thì ghi thêm mã đơn vị chủ trì.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_COUNT,
            bad=(
                f"{_ALL}[{{for: van-phong, share: 1}}, {{for: ▸kinh-tee, share: 0}}]}}",
                f"{_ALL}[{{for: van-phong, share: 1}}, {{for: ▸thon-mot, share: 0}}]}}",
            ),
            good=(f"{_ALL}[{{for: van-phong, share: 1}}]}}",),
            also=("M601", "M602", "M655"),
        ),
    ),
)
TWICE = Rule(
    code="M648",
    severity=ERROR,
    title="Một nơi được giao hai lần",
    explanation="Mỗi nơi ghi một mục trong shares. Gộp hai mục thành một.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_COUNT,
            bad=(f"{_ALL}[{{for: van-phong, share: 1}}, {{for: ▸van-phong, share: 0}}]}}",),
            good=(f"{_ALL}[{{for: van-phong, share: 1}}]}}",),
            also=("M601", "M602", "M655"),
        ),
    ),
)
TOO_LITTLE = Rule(
    code="M649",
    severity=ERROR,
    title="Tổng các mức giao không bằng mức chung",
    explanation="Các nơi cùng hoàn thành mức được giao thì chỉ tiêu chung phải đạt: tổng không được thấp hơn mức “ít nhất”, không được quá "
    "mức “không quá”, phải đúng bằng mức “đúng”, nằm trong khoảng “từ … đến”. Phần đơn vị chủ trì tự làm cũng là một nơi được giao.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_COUNT,
            bad=(f"{_ALL.replace('1', '2')}▸[{{for: van-phong, share: 1}}]}}",),
            good=(f"{_ALL.replace('1', '2')}[{{for: van-phong, share: 2}}]}}",),
            also=("M601", "M602", "M655"),
        ),
    ),
)
MORE_THAN_THE_WHOLE = Rule(
    code="M650",
    severity=WARNING,
    title="Tổng các mức giao cao hơn mức chung",
    explanation="Giao dư để phấn đấu thì đúng; nếu không, một mức giao hoặc mức chung đã ghi nhầm.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_COUNT,
            bad=(f"{_ALL}▸[{{for: van-phong, share: 2}}]}}",),
            good=(f"{_ALL}[{{for: van-phong, share: 1}}]}}",),
            also=("M601", "M602", "M655"),
        ),
    ),
)
BELOW_THE_WHOLE = Rule(
    code="M651",
    severity=WARNING,
    title="Mức giao dễ hơn mức chung",
    explanation="Tỷ lệ chung tính từ tổng tử số trên tổng mẫu số: chỉ chắc đạt khi mọi nơi đạt mức chung. Nơi được giao mức dễ hơn phải có "
    "nơi khác cao hơn bù lại; tdkt không biết trước mẫu số từng nơi nên không nói được là đủ.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_RATE,
            bad=(f"{_SHARED_RATE}[{{for: van-phong, share: ▸94}}]}}",),
            good=(f"{_SHARED_RATE}[{{for: van-phong, share: 95}}]}}",),
            also=("R510", "M655"),
        ),
    ),
)
LEFT_OUT = Rule(
    code="M652",
    severity=WARNING,
    title="Chưa giao cho đủ các thôn, tổ dân phố",
    explanation="Chỉ tiêu giao cho thôn, tổ dân phố mà còn nơi cùng loại chưa được giao. Cố ý thì bỏ qua lời nhắc này ở dòng ấy; nơi không "
    "phải làm thì có thể giao mức 0.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_COUNT,
            bad=(f"{_ALL.replace('to: units', 'to: subdivisions')}▸[{{for: thon-mot, share: 1}}]}}",),
            good=(
                f"{_ALL.replace('to: units', 'to: subdivisions')}[{{for: thon-mot, share: 1}}, {{for: thon-hai, share: 0}}]}}",
            ),
            also=("M601", "M602", "R504", "R526", "R510", "M655"),
        ),
    ),
)
NOT_A_SHARE = Rule(
    code="M653",
    severity=ERROR,
    title="Mức giao không thể có",
    explanation="Mức giao của chỉ tiêu đếm (nhà, mô hình, vụ) là số nguyên, không âm; mức của tỷ lệ không âm, không quá 100%.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_COUNT,
            bad=(
                f"{_ALL}[{{for: van-phong, share: ▸1.5}}]}}",
                f"{_ALL}[{{for: van-phong, share: 2}}, {{for: kinh-te, share: ▸-1}}]}}",
            ),
            good=(f"{_ALL}[{{for: van-phong, share: 1}}, {{for: kinh-te, share: 0}}]}}",),
            also=("M601", "M602", "M655"),
        ),
        Example(
            file=MOVEMENTS,
            text=_RATE,
            bad=(f"{_SHARED_RATE}[{{for: van-phong, share: ▸100.5}}]}}",),
            good=(f"{_SHARED_RATE}[{{for: van-phong, share: 100}}]}}",),
            also=("R510", "M655"),
        ),
    ),
)
TO_BE_SAID_ANEW = Rule(
    code="M654",
    severity=WARNING,
    title="Mức của nơi mới sáp nhập cần được giao lại",
    explanation="Nơi được giao kết thúc trong năm, trong đợt thi đua: số lượng của các nơi cũ cộng lại, tỷ lệ lấy mức cao nhất; chia tách thì nơi tiếp nhận ghi "
    "đầu nhận cả. Muốn khác thì sửa đổi kế hoạch. Không có nơi tiếp nhận (into) thì phần ấy không còn ai làm.",
)

RULES = (
    NOT_TO_BE_ALLOCATED,
    UNKNOWN_MEMBER,
    TWICE,
    TOO_LITTLE,
    MORE_THAN_THE_WHOLE,
    BELOW_THE_WHOLE,
    LEFT_OUT,
    NOT_A_SHARE,
    TO_BE_SAID_ANEW,
)

_Members = Mapping[str, Unit | Subdivision]


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield where the shares of a target do not fit its members, its measure or its whole."""
    for file, days, time in promised(workspace):
        for target in file.targets:
            if target.allocation is not None:
                yield from _target(target, target.allocation, workspace, days, time)


def _target(
    target: Target, allocation: Allocation, workspace: Workspace, days: Days, time: str
) -> Iterator[Diagnostic]:
    kind, measure, organization = kind_of(target.measure), target.measure, workspace.organization
    if kind.needs_threshold and len(measure.comparisons) != 1:
        return  # told as that
    if not kind.can_be_allocated(measure):
        yield NOT_TO_BE_ALLOCATED.at(
            target.origin.at("allocation"),
            f"Chỉ tiêu loại {measure.type.value} này không chia được cho từng nơi.",
            "Bỏ allocation; mỗi nơi một mức thì ghi mỗi nơi một chỉ tiêu.",
        )
        return
    for first, again in seen_twice(allocation.shares, lambda share: share.for_):
        yield TWICE.at(
            again.origin.at("for"),
            f"“{again.for_}” đã được giao ở trên.",
            "Giữ một mục.",
            ((first.origin.at("for"), "lần đầu"),),
        )
    if organization is not None:
        yield from _members(target, allocation, organization, bodies(workspace), days, time)
    wrong = list(_numbers(allocation, measure))
    yield from wrong
    if not wrong:
        yield from _whole(allocation, measure, workspace)
        yield from falling_schedules(allocation, measure)


def _members(
    target: Target,
    allocation: Allocation,
    organization: Organization,
    collectives: Mapping[str, Body],
    days: Days,
    time: str,
) -> Iterator[Diagnostic]:
    units: _Members = {unit.id: unit for unit in organization.units}
    places: _Members = {place.id: place for place in organization.known_subdivisions}
    known = units if allocation.to == TO_UNITS else places
    first, last = days
    for share in allocation.shares:
        is_own_part = allocation.to == TO_SUBDIVISIONS and share.for_ == target.units[0]
        member = units.get(share.for_) if is_own_part else known.get(share.for_)
        if member is None:
            yield UNKNOWN_MEMBER.at(
                share.origin.at("for"), *_unknown(share.for_, allocation.to, units, places, collectives)
            )
        elif not member.lives_between(first, last):
            yield UNKNOWN_MEMBER.at(
                share.origin.at("for"),
                f"{member.name} không có trong {time}: {when(member)}.",
                heir_hint(member.id, last, known) or "Ghi nơi khác.",
            )
        elif member.has_ended_by(last):
            yield TO_BE_SAID_ANEW.at(
                share.origin.at("for"),
                f"{member.name} {when(member)}.",
                heir_hint(member.id, last, known)
                or "Chưa ghi nơi tiếp nhận (into): mức này không còn ai làm.",
            )
    if allocation.to == TO_SUBDIVISIONS:
        yield from _left_out(allocation, organization, last)


def _unknown(
    member: str, to: str, units: _Members, places: _Members, collectives: Mapping[str, Body]
) -> tuple[str, str]:
    if to == TO_UNITS and member in places:
        return f"“{member}” là thôn, tổ dân phố.", "Ghi to: subdivisions, hoặc chỉ ghi đơn vị."
    if to == TO_SUBDIVISIONS and member in units:
        return (
            f"“{member}” là đơn vị, không phải đơn vị chủ trì chỉ tiêu này.",
            "Chỉ ghi thôn, tổ dân phố và đơn vị chủ trì; giao cho các đơn vị thì ghi to: units.",
        )
    what = "đơn vị" if to == TO_UNITS else "thôn, tổ dân phố"
    hint = COLLECTIVE_NO_UNIT.format(collectives[member].name) if member in collectives else ""
    return f"Không có {what} “{member}”.", hint or guess(member, units if to == TO_UNITS else places)


def _left_out(allocation: Allocation, organization: Organization, day: date) -> Iterator[Diagnostic]:
    """Yield those of the kinds of place that have shares (all thôn, all tổ dân phố) that have none."""
    given = [place for place in organization.known_subdivisions if place.id in allocation.members]
    types = tuple({place.type for place in given})
    heirs = {heir for place in given for heir in place.heirs}
    lacking = [
        place.name
        for place in (organization.subdivisions_on(day, types) if types else ())
        if place.id not in allocation.members and place.id not in heirs
    ]
    if lacking:
        more = f" và {len(lacking) - _NAMED} nơi nữa" if len(lacking) > _NAMED else ""
        yield LEFT_OUT.at(
            allocation.origin.at("shares"),
            f"Chưa giao cho: {', '.join(lacking[:_NAMED])}{more}.",
            "Thêm mức cho những nơi ấy; nơi không phải làm thì ghi share: 0.",
        )


def _numbers(allocation: Allocation, measure: Measure) -> Iterator[Diagnostic]:
    """Yield the shares that are no number of what is measured."""
    for share in allocation.shares:
        fault = fault_of(measure, share.share)
        if fault:
            yield NOT_A_SHARE.at(share.origin.at("share"), f"Mức giao {fault}.", "Kiểm tra lại số.")


def _whole(allocation: Allocation, measure: Measure, workspace: Workspace) -> Iterator[Diagnostic]:
    kind, place = kind_of(measure), allocation.origin.at("shares")
    said = in_words(measure.comparison)
    unit = kind.unit(measure)
    if not kind.shares_add_up(measure):
        easier = [share for share in allocation.shares if is_weaker(measure, share.share)]
        if easier:
            known = plan_makers(workspace)
            names = ", ".join(
                f"{known[share.for_].name if share.for_ in known else share.for_} {vietnamese(share.share)}{unit}"
                for share in easier[:_NAMED]
            )
            more = f" và {len(easier) - _NAMED} nơi nữa" if len(easier) > _NAMED else ""
            yield BELOW_THE_WHOLE.at(
                easier[0].origin.at("share"),
                f"{len(easier)}/{len(allocation.shares)} nơi được giao mức dễ hơn mức chung ({said}{unit}): {names}{more}.",
                "Kiểm tra lại, hoặc bỏ qua lời nhắc này nếu nơi khác bù được.",
            )
        return
    found = sum((exact(share.share) for share in allocation.shares), Fraction(0))
    total = f"Tổng các mức giao là {vietnamese(found)}{unit}, mức chung {said}{unit}"
    if not makes(found, measure.comparison):
        yield TOO_LITTLE.at(place, f"{total}.", "Sửa mức giao hoặc mức chung cho khớp.")
    elif not way_of(measure.comparison).is_ceiling and found > exact(measure.comparison.high):
        yield MORE_THAN_THE_WHOLE.at(
            place, f"{total}.", "Kiểm tra lại; giao dư để phấn đấu thì bỏ qua lời nhắc này."
        )


def makes(found: Fraction, whole: Comparison) -> bool:
    """Tell whether members that all keep to their shares, `found` together, keep to the whole."""
    low, high = exact(whole.low), exact(whole.high)
    if whole.relation in (Relation.BETWEEN, Relation.EXACTLY):
        return low <= found <= high
    return found <= high if way_of(whole).is_ceiling else found >= low
