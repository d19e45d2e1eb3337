"""Who has registered for a movement or a drive: each once, and only where that is asked for.

Source: Luật Thi đua, khen thưởng 2022, Điều 17.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from tdkt.awards.bodies import plan_makers
from tdkt.checks.example_files import DRIVE, MOVEMENTS
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.checks.seen_twice import seen_twice
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import Drive
from tdkt.model.movement_life import MovementLife
from tdkt.model.organization import GeneralMovement
from tdkt.model.plan_year import division_of
from tdkt.model.registration import Registered
from tdkt.workspace.workspace import Workspace

_Days = tuple[date | None, date | None]
_TITLE = "    title: Phong trào thi đua về công tác văn thư\n"


def _life(words: str) -> str:
    return f"{_TITLE}    life: {{{words}}}\n"


NO_DAY_TO_REGISTER = Rule(
    code="M673",
    severity=WARNING,
    title="Có nơi đăng ký mà phong trào không có hạn đăng ký",
    explanation="registered ghi những nơi đã đăng ký phong trào; hạn đăng ký (register_by) cho biết phong trào có yêu cầu đăng ký, để "
    "lịch, lời nhắc và báo cáo nêu. Thêm register_by, hoặc bỏ registered.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_TITLE,
            bad=(_life("registered: ▸[{unit: van-phong, date: 2026-02-20}]"),),
            good=(
                _life("register_by: 2026-03-01, registered: [{unit: van-phong, date: 2026-02-20}]"),
                _life("register_by: 2026-03-01, registered: [{unit: thon-mot, date: 2026-03-02}]"),
            ),
        ),
    ),
)
REGISTERED_TWICE = Rule(
    code="M674",
    severity=ERROR,
    title="Một nơi đăng ký hai lần",
    explanation="Mỗi nơi ghi một lần, với ngày nhận đăng ký đầu tiên; đăng ký thêm nội dung thì sửa note.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_TITLE,
            bad=(
                _life(
                    "register_by: 2026-03-01, registered: [{unit: van-phong, date: 2026-02-20}, {unit: ▸van-phong, date: 2026-02-21}]"
                ),
            ),
            good=(
                _life(
                    "register_by: 2026-03-01, registered: [{unit: van-phong, date: 2026-02-20}, {unit: kinh-te, date: 2026-02-21}]"
                ),
            ),
        ),
    ),
)
DAY_CANNOT_BE = Rule(
    code="K421",
    severity=WARNING,
    title="Ngày đăng ký thi đua đáng ngờ",
    explanation="Đơn vị đăng ký khi đã có kế hoạch của đợt thi đua (phong trào: từ đầu năm của kế hoạch, hoặc từ ngày phong trào bắt đầu nếu "
    "sớm hơn) và không sau ngày cuối của đợt, của phong trào. Ngày khác thường là gõ nhầm năm. Đăng ký sau hạn mà còn trong đợt thì không "
    "nhắc ở đây: màn hình và báo cáo nêu là muộn.",
    examples=(
        Example(
            file=DRIVE,
            text="registration: {until: 2026-06-25}",
            bad=(
                "registration: {until: 2026-06-25, registered: [{unit: van-phong, date: ▸2020-06-20}]}",
                "registration: {until: 2026-06-25, registered: [{unit: van-phong, date: ▸2026-09-03}]}",
            ),
            good=(
                "registration: {until: 2026-06-25, registered: [{unit: van-phong, date: 2026-06-20}]}",
                "registration: {until: 2026-06-25, registered: [{unit: van-phong, date: 2026-09-02}]}",
            ),
        ),
        Example(
            file=MOVEMENTS,
            text=_TITLE,
            bad=(
                _life("register_by: 2026-03-01, registered: [{unit: van-phong, date: ▸2025-12-31}]"),
                _life("register_by: 2026-03-01, registered: [{unit: van-phong, date: ▸2027-01-01}]"),
            ),
            good=(
                _life("register_by: 2026-03-01, registered: [{unit: van-phong, date: 2026-01-01}]"),
                _life("register_by: 2026-03-01, registered: [{unit: van-phong, date: 2026-12-31}]"),
            ),
        ),
    ),
)


RULES = (NO_DAY_TO_REGISTER, REGISTERED_TWICE, DAY_CANNOT_BE)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with the registrations for movements, those from above among them, and for drives."""
    names = {id_: one.name for id_, one in plan_makers(workspace).items()}
    for organization in workspace.organizations:
        for general in organization.general_movements:
            if general.life is not None:
                yield from _registered(general.life, names)
                yield from _days_of(general.life.registered, _days_from_above(general), "phong trào")
    for file in workspace.movements:
        for movement in file.movements:
            if movement.life is not None:
                yield from _registered(movement.life, names)
                yield from _days_of(
                    movement.life.registered, _days_of_movement(movement.life, file.year), "phong trào"
                )
    for drive in workspace.all(Drive):
        if drive.registration is not None:
            yield from _twice(drive.registration.registered, names)
            first = drive.date or division_of(drive.year).first_day
            yield from _days_of(drive.registration.registered, (first, drive.until), "đợt thi đua")


def _days_from_above(general: GeneralMovement) -> _Days:
    """Return between which days somebody may have registered for a movement from above, None for an end that nothing tells."""
    return general.first_day, general.last_day


def _days_of_movement(life: MovementLife, year: int) -> _Days:
    of_year = division_of(year)
    return min(life.from_ or of_year.first_day, of_year.first_day), life.until or of_year.last_day


def _days_of(registered: Iterable[Registered], days: _Days, what: str) -> Iterator[Diagnostic]:
    """Yield who has registered on a day that cannot be: before the first or after the last of `days`."""
    first, last = days
    for one in registered:
        if first is not None and one.date < first:
            problem = f"trước khi có {what} ({first:%d/%m/%Y})"
        elif last is not None and one.date > last:
            problem = f"sau ngày cuối của {what} ({last:%d/%m/%Y})"
        else:
            continue
        yield DAY_CANNOT_BE.at(
            one.origin.at("date"),
            f"Ngày đăng ký {one.date:%d/%m/%Y} {problem}.",
            "Kiểm tra ngày, tháng, năm đăng ký.",
        )


def _registered(life: MovementLife, names: Mapping[str, str]) -> Iterator[Diagnostic]:
    if life.registered and life.register_by is None:
        yield NO_DAY_TO_REGISTER.at(
            life.origin.at("registered"), "Chưa ghi hạn đăng ký của phong trào.", "Thêm register_by."
        )
    yield from _twice(life.registered, names)


def _twice(registered: Iterable[Registered], names: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield who is named twice among those that have registered for a movement or a drive."""
    for first, again in seen_twice(registered, lambda one: one.unit):
        place = first.origin.at("unit")
        yield REGISTERED_TWICE.at(
            again.origin.at("unit"),
            f"{names.get(again.unit, f'“{again.unit}”')} đã đăng ký ngày {first.date:%d/%m/%Y}.",
            "Giữ một mục.",
            ((place, "lần đầu"),),
        )
