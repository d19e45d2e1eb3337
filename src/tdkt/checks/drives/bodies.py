"""Who is asked in a drive: a unit, a thôn or tổ dân phố, a collective of the register; never one person or one household."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.awards.bodies import plan_makers
from tdkt.checks.example_files import DRIVE, DRIVE_REPORT
from tdkt.checks.rule import ERROR, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import Drive, DriveReport
from tdkt.model.place import Place
from tdkt.model.register import AwardRegister
from tdkt.workspace.workspace import Workspace

OF_ONE_PERSON = Rule(
    code="Y150",
    severity=ERROR,
    title="Cá nhân, hộ gia đình đứng chỗ của đơn vị trong đợt thi đua",
    explanation="Nội dung, đăng ký, báo cáo của đợt thi đua là của đơn vị, thôn, tổ dân phố hoặc tập thể trong sổ đối tượng (trường, Mặt "
    "trận, đoàn thể, doanh nghiệp). Người, hộ tham gia thì nêu ở for (đối tượng) của đợt.",
    examples=(
        Example(
            file=DRIVE,
            text="registration: {until: 2026-06-25}",
            bad=(
                "registration: {until: 2026-06-25, registered: [{unit: ▸nguyen-van-g, date: 2026-06-20}]}",
                "registration: {until: 2026-06-25, registered: [{unit: ▸ho-ong-l, date: 2026-06-20}]}",
            ),
            good=(
                "registration: {until: 2026-06-25, registered: [{unit: van-phong, date: 2026-06-20}]}",
                "registration: {until: 2026-06-25, registered: [{unit: thon-mot, date: 2026-06-20}]}",
                "registration: {until: 2026-06-25, registered: [{unit: tap-the-van-phong, date: 2026-06-20}]}",
            ),
        ),
        Example(
            file=DRIVE,
            text="contents:\n  - unit: van-phong\n",
            bad=("contents:\n  - unit: ▸nguyen-van-g\n",),
            good=("contents:\n  - unit: van-phong\n",),
            also=("Y143", "Y144", "R503", "R501"),
        ),
        Example(
            file=DRIVE_REPORT,
            text="unit: van-phong\n",
            bad=("unit: ▸nguyen-van-g\n",),
            good=("unit: van-phong\n",),
            also=("Y143", "K402", "R503", "R501"),
        ),
    ),
)
RULES = (OF_ONE_PERSON,)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield where a drive or a report on one names a person or a household of the register as one that answers."""
    if workspace.incomplete:
        return
    known = plan_makers(workspace)
    others = {
        one.id: one for file in workspace.all(AwardRegister) for one in file.everyone if one.id not in known
    }
    for one, place in _named(workspace):
        if one in others:
            yield OF_ONE_PERSON.at(
                place,
                f"“{one}” là cá nhân hoặc hộ gia đình.",
                "Ghi mã đơn vị, thôn, tổ dân phố hoặc tập thể.",
            )


def _named(workspace: Workspace) -> Iterator[tuple[str, Place]]:
    for drive in workspace.all(Drive):
        for content in drive.contents:
            yield content.unit, content.origin.at("unit")
        for registered in drive.registration.registered if drive.registration else ():
            yield registered.unit, registered.origin.at("unit")
    for report in workspace.all(DriveReport):
        yield report.unit, report.origin.at("unit")
