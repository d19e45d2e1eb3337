"""Who has registered for a movement or a drive: each once, and only where that is asked for.

Source: Luật Thi đua, khen thưởng 2022, Điều 17.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.checks.seen_twice import seen_twice
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import Drive
from tdkt.model.movement_life import MovementLife
from tdkt.model.registration import Registered
from tdkt.workspace.workspace import Workspace

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


RULES = (NO_DAY_TO_REGISTER, REGISTERED_TWICE)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with the registrations for movements, those from above among them, and for drives."""
    for organization in workspace.organizations:
        for general in organization.general_movements:
            if general.life is not None:
                yield from _registered(general.life)
    for file in workspace.movements:
        for movement in file.movements:
            if movement.life is not None:
                yield from _registered(movement.life)
    for drive in workspace.all(Drive):
        if drive.registration is not None:
            yield from _twice(drive.registration.registered)


def _registered(life: MovementLife) -> Iterator[Diagnostic]:
    if life.registered and life.register_by is None:
        yield NO_DAY_TO_REGISTER.at(
            life.origin.at("registered"), "Chưa ghi hạn đăng ký của phong trào.", "Thêm register_by."
        )
    yield from _twice(life.registered)


def _twice(registered: Iterable[Registered]) -> Iterator[Diagnostic]:
    """Yield who is named twice among those that have registered for a movement or a drive."""
    for first, again in seen_twice(registered, lambda one: one.unit):
        place = first.origin.at("unit")
        yield REGISTERED_TWICE.at(
            again.origin.at("unit"),
            f"“{again.unit}” đã đăng ký ngày {first.date:%d/%m/%Y}.",
            "Giữ một mục.",
            ((place, "lần đầu"),),
        )
