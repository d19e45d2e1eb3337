"""The thôn and tổ dân phố that closed periods counted: a list that is changed later must not turn 5/5 into 5/6 in silence.

Every stored copy of an issued document holds the ward's file as it was, and so the list that was counted then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from tdkt.attainment.measure_types.registry import kind_of
from tdkt.changes.versions import targets_by_period
from tdkt.checks.rule import ERROR, WARNING, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.issued import REPORT, IssuedDocument
from tdkt.model.movements import Target
from tdkt.model.organization import Organization, Subdivision
from tdkt.model.period import Period
from tdkt.model.place import Place
from tdkt.model.records import dataclass
from tdkt.workspace.former_ids import FormerIds, former_ids
from tdkt.workspace.issued import all_issued, period_of, standing, stored_texts
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.workspace import Workspace, stored_workspace

_IF_NEW = "Ghi from: ngày bắt đầu được tính, sau {day}."
_IF_ENDED = "Ngày cuối được tính không trước {day}: sửa lại ngày."
_IF_GONE = "Giữ trong danh sách và ghi until (ngày cuối, không trước {day}), into (nơi tiếp nhận)."

TOLD_OTHERWISE = Rule(
    code="I313",
    severity=ERROR,
    title="Danh sách thôn, tổ dân phố làm đổi kết quả đã báo cáo",
    explanation="Báo cáo của cơ quan đã ban hành tính theo danh sách thôn, tổ dân phố của ngày ấy. Thêm, bỏ một nơi mà "
    "không ghi ngày thì mẫu số của kỳ đã báo cáo cũng đổi: “5/5, đạt” thành “5/6”. Nơi mới thì ghi from; nơi đã sáp "
    "nhập, giải thể thì giữ trong danh sách và ghi until, into. Trước đây ghi sót thì from là ngày bắt đầu được tính. "
    "Danh sách minh họa (illustrative) thay bằng danh sách thật thì không nhắc.",
)
COUNTED_OTHERWISE = Rule(
    code="I314",
    severity=WARNING,
    title="Danh sách thôn, tổ dân phố đổi giữa năm mà không ghi ngày",
    explanation="Danh sách khác với danh sách trong văn bản đã ban hành gần nhất, nơi mới không ghi from, trong khi các "
    "đơn vị đã báo cáo những quý trước: mẫu số của các quý ấy đổi theo. Nơi mới thì ghi from; nơi đã sáp nhập, giải "
    "thể thì giữ trong danh sách và ghi until, into. Nếu trước đây ghi sót thì bỏ qua lời nhắc này.",
)
RULES = (TOLD_OTHERWISE, COUNTED_OTHERWISE)


@dataclass(frozen=True, slots=True)
class _Signed:
    """The list of subdivisions as it was when `document` was signed."""

    document: IssuedDocument
    organization: Organization


@dataclass(frozen=True, slots=True)
class _Difference:
    """Where a list differs from an earlier one, what to say of it, and how to mend it after the day `{day}`."""

    place: Place
    what: str
    mend: str


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is counted otherwise, in a period that was told or reported on, than when documents were signed."""
    organization = workspace.organization
    if organization is None or workspace.incomplete or workspace.as_signed:
        return
    if not any(_counts_places(movements.targets) for movements in workspace.movements):
        return
    signed = [found for document in all_issued(workspace) if (found := _signed(workspace, document))]
    reports = [document for document in standing(workspace) if document.of == REPORT]
    told = [found for document in reports if (found := _signed(workspace, document))]
    yield from _told(workspace, organization, told)
    if signed:
        covered = {quarter for found in told for quarter in period_of(workspace, found.document.key).quarters}
        yield from _reported_on(workspace, organization, signed[-1], covered)


def _counts_places(targets: Iterable[Target]) -> bool:
    return any(kind_of(target.measure).members_are_listed for target in targets)


def _signed(workspace: Workspace, document: IssuedDocument) -> _Signed | None:
    """Return the real list that `document` was signed with, None where it had none (or a sample)."""
    known = workspace.memo.get((_Signed, document.fingerprint))
    if known is None:
        known = _read(workspace, document)
        workspace.memo[_Signed, document.fingerprint] = known
    organization: Organization | None = known[0]
    if organization is None or organization.subdivisions is None or organization.subdivisions.illustrative:
        return None
    return _Signed(document, organization)


def _read(workspace: Workspace, document: IssuedDocument) -> tuple[Organization | None]:
    texts = stored_texts(workspace, document) or {}
    kind = f"kind: {FILE_KINDS['organization'].key}"
    files = {file: text.encode() for file, text in texts.items() if kind in text}
    return (stored_workspace(workspace.root, files, partial=True).organization,)


def _told(
    workspace: Workspace, organization: Organization, reports: Iterable[_Signed]
) -> Iterator[Diagnostic]:
    """Yield each place on account of which an issued report would say another number, with all such reports."""
    in_force, former = targets_by_period(workspace), former_ids(workspace)
    found: dict[Place, tuple[_Difference, list[_Signed]]] = {}
    for report in reports:
        period = period_of(workspace, report.document.key)
        types = _types_counted(in_force(period).values())
        then = _living(report.organization, period, types, former)
        now = _living(organization, period, types)
        if _numbers(then) == _numbers(now):
            continue
        for difference in _differences(organization, then, now):
            found.setdefault(difference.place, (difference, []))[1].append(report)
    for difference, changed in found.values():
        said = "; ".join(_said(workspace, report.document) for report in changed)
        last = max(period_of(workspace, report.document.key).last_day for report in changed)
        yield TOLD_OTHERWISE.at(
            difference.place,
            f"{difference.what}: kết quả đã báo cáo đổi mẫu số ({said}).",
            difference.mend.format(day=f"{last:%d/%m/%Y}"),
        )


def _reported_on(
    workspace: Workspace, organization: Organization, newest: _Signed, covered: Collection[Period]
) -> Iterator[Diagnostic]:
    """Yield each place that the newest signed list lacks, or has beyond today's, where units have reported already.

    A place that came or went on a day that the list gives is explained.
    """
    in_force, former = targets_by_period(workspace), former_ids(workspace)
    still = {member.id for member in organization.known_subdivisions}
    found: dict[Place, tuple[_Difference, list[Period]]] = {}
    for period in sorted({report.period for report in workspace.reports} - set(covered)):
        types = _types_counted(in_force(period).values())
        now = _living(organization, period, types)
        then = _living(newest.organization, period, types, former)
        then = {key: one for key, one in then.items() if key in now or key not in still}
        now = {key: one for key, one in now.items() if key in then or one.from_ is None}
        if _numbers(then) != _numbers(now):
            for difference in _differences(organization, then, now):
                found.setdefault(difference.place, (difference, []))[1].append(period)
    for difference, periods in found.values():
        quarters = ", ".join(period.title for period in periods)
        yield COUNTED_OTHERWISE.at(
            difference.place,
            f"{difference.what} so với khi ban hành văn bản số {newest.document.said}: mẫu số của {quarters} đổi theo.",
            difference.mend.format(day=f"{periods[-1].last_day:%d/%m/%Y}"),
        )


def _types_counted(targets: Iterable[Target]) -> frozenset[str] | None:
    """Return the types of places that `targets` count: None where they count every type."""
    counting = [target.measure.among for target in targets if kind_of(target.measure).members_are_listed]
    if any(not among for among in counting):
        return None
    return frozenset(kind for among in counting for kind in among)


def _living(
    organization: Organization,
    period: Period,
    types: frozenset[str] | None,
    former: FormerIds | None = None,
) -> dict[str, Subdivision]:
    """Return the places of these types that live at the period's end by id, by the one of today where it was changed."""
    members = organization.subdivisions_on(period.last_day)
    return {
        former.today(("subdivision",), None, member.id) if former else member.id: member
        for member in members
        if types is None or member.type in types
    }


def _numbers(members: dict[str, Subdivision]) -> Counter[str]:
    """Count by type: another id or name alone changes no number."""
    return Counter(member.type for member in members.values())


def _differences(
    organization: Organization, then: dict[str, Subdivision], now: dict[str, Subdivision]
) -> Iterator[_Difference]:
    """Yield where the list differs from the one of `then`."""
    known = {member.id: member for member in organization.known_subdivisions}
    for key, member in now.items():
        if key not in then:
            added = "không ghi từ ngày nào" if member.from_ is None else f"từ ngày {member.from_:%d/%m/%Y}"
            yield _Difference(member.origin.at("id"), f"Thêm {member.name}, {added}", _IF_NEW)
    for key, member in then.items():
        if key in known and key not in now:
            field = "until" if known[key].until else "from" if known[key].from_ else "type"
            yield _Difference(known[key].origin.at(field), f"Không còn tính {member.name}", _IF_ENDED)
        elif key not in known and organization.subdivisions is not None:
            place = organization.subdivisions.origin.key("members")
            yield _Difference(place, f"Bỏ {member.name} khỏi danh sách", _IF_GONE)


def _said(workspace: Workspace, document: IssuedDocument) -> str:
    return f"báo cáo {period_of(workspace, document.key).title}, số {document.said}"
