"""Who of the team was at a visit: people of the team that was in force on that day, each named once."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.changes.inspections_in_force import InForce, inspection_on
from tdkt.checks.example_files import INSPECTION
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.inspection import DEPUTY, HEAD, Inspection, InspectionMinutes, TeamMember
from tdkt.workspace.workspace import Workspace

_MINUTES = "minutes: {date: 2026-09-10, present"


def _present(names: str) -> str:
    return _MINUTES.replace("present", f"team_present: [{names}], present")


NOT_OF_THE_TEAM = Rule(
    code="I442",
    severity=ERROR,
    stops=Stops.REPORTS,
    title="Người có mặt không thuộc Đoàn kiểm tra vào ngày ấy",
    explanation="team_present của biên bản nêu họ tên người của Đoàn kiểm tra dự buổi làm việc, ghi đúng như ở team (không ông, bà) của đoàn có "
    "hiệu lực vào ngày của biên bản: đoàn đã kiện toàn thì biên bản trước đó theo quyết định trước. Cả đoàn có mặt thì bỏ team_present; "
    "người của đơn vị được kiểm tra ghi ở present.",
    examples=(
        Example(
            file=INSPECTION,
            text=_MINUTES,
            bad=(
                _present("Nguyễn Văn G, ▸Nguyễn Văn Y"),
                _present("Nguyễn Văn G, ▸Bà Trần Thị H"),
                _present("Nguyễn Văn G, '▸Trần Thị H, Chánh Văn phòng'").replace("'▸", "▸'"),
            ),
            good=(
                _present("Nguyễn Văn G"),
                _present("Nguyễn Văn G, Trần Thị H"),
                _present("Nguyễn Văn G, 'Trần Thị H, Chuyên viên'"),
            ),
        ),
    ),
)
NAMED_TWICE = Rule(
    code="I443",
    severity=ERROR,
    stops=Stops.REPORTS,
    title="Người có mặt của Đoàn kiểm tra không rõ là ai, hoặc ghi hai lần",
    explanation="Mỗi người của đoàn ghi một lần ở team_present. Đoàn có hai người trùng họ tên thì ghi thêm chức vụ, như ở team: “Nguyễn Văn A, "
    "Chuyên viên”.",
    examples=(
        Example(
            file=INSPECTION,
            text=_MINUTES,
            bad=(
                _present("Nguyễn Văn G, ▸Nguyễn Văn G"),
                _present("Nguyễn Văn G, ▸'Nguyễn Văn G, Chánh Văn phòng'"),
            ),
            good=(_present("Nguyễn Văn G, Trần Thị H"),),
        ),
    ),
)
NOBODY_LEADS = Rule(
    code="I444",
    severity=WARNING,
    title="Không có Trưởng đoàn, Phó Trưởng đoàn ở buổi kiểm tra",
    explanation="Người có mặt (team_present) không có Trưởng đoàn (head), Phó Trưởng đoàn (deputy): biên bản để trống tên người ký thay mặt đoàn. "
    "Ghi đủ người có mặt; đúng là vắng cả hai thì điền người ký khi in.",
    examples=(
        Example(
            file=INSPECTION,
            text=_MINUTES,
            bad=(_present("Trần Thị H").replace("[Trần", "▸[Trần"),),
            good=(_present("Nguyễn Văn G"), _MINUTES),
        ),
    ),
)

RULES = (NOT_OF_THE_TEAM, NAMED_TWICE, NOBODY_LEADS)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield where the people of a team who were at a visit are not those of the team of that day."""
    for one in workspace.all(Inspection):
        for visit in one.visits:
            if visit.minutes is not None and visit.minutes.team_present:
                yield from _of_minutes(visit.minutes, inspection_on(workspace, one, visit.minutes.date))


def _of_minutes(minutes: InspectionMinutes, in_force: InForce) -> Iterator[Diagnostic]:
    team, seen = in_force.inspection.team, dict[int, int]()
    unknown = False
    for number, name in enumerate(minutes.team_present):
        place = minutes.origin.at("team_present", number)
        members = [place_in_team for place_in_team, member in enumerate(team) if member.is_called(name)]
        if not members:
            unknown = True
            yield NOT_OF_THE_TEAM.at(
                place,
                f"“{name}” không có trong Đoàn kiểm tra vào ngày {minutes.date:%d/%m/%Y}.",
                f"{_set_up(in_force)}: {', '.join(member.name for member in team)}. Người mới vào đoàn thì ban hành văn bản kiện toàn: "
                "tdkt amend inspection-team.",
            )
        elif len(members) > 1:
            unknown = True
            yield NAMED_TWICE.at(
                place,
                f"Đoàn kiểm tra có {len(members):02} người tên “{name}”.",
                f"Ghi thêm chức vụ: {'; '.join(_with_post(team[one]) for one in members)}.",
            )
        elif members[0] in seen:
            yield NAMED_TWICE.at(
                place,
                f"“{name}” đã ghi là có mặt.",
                "Xóa một mục.",
                ((minutes.origin.at("team_present", seen[members[0]]), "lần đầu"),),
            )
        else:
            seen[members[0]] = number
    if not unknown and not any(team[one].role in (HEAD, DEPUTY) for one in seen):
        yield NOBODY_LEADS.at(
            minutes.origin.at("team_present"),
            f"Buổi kiểm tra ngày {minutes.date:%d/%m/%Y} không có Trưởng đoàn, Phó Trưởng đoàn.",
            "Ghi đủ người có mặt; đúng là vắng thì để nguyên.",
        )


def _set_up(in_force: InForce) -> str:
    by = in_force.team_by
    return f"Đoàn theo văn bản số {by.said} ngày {by.date:%d/%m/%Y}" if by is not None else "Đoàn gồm"


def _with_post(member: TeamMember) -> str:
    return f"“{member.name}, {member.post}”"
