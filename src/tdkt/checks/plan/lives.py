"""The life of a movement agrees with itself and the year.

Source: Luật Thi đua, khen thưởng 2022, Điều 16 (hình thức), Điều 17.1 (what a movement has to settle), Điều 18 (who launches).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.checks.example_files import MOVEMENTS, ORGANIZATION
from tdkt.checks.rule import ERROR, NOTE, WARNING, Example, Rule
from tdkt.model.counted_time import CountedTime, counted_year
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.movement_life import CENTRAL, CITY, THEMATIC, UNIT, MovementLife
from tdkt.model.plan_year import year_name
from tdkt.workspace.plan_days import school_years
from tdkt.workspace.workspace import Workspace

_TITLE = "    title: Phong trào thi đua về công tác văn thư\n"
_GENERAL = "from: 2021, to: 2030"


def _life(words: str) -> str:
    return f"{_TITLE}    life: {{{words}}}\n"


DAYS_OUT_OF_ORDER = Rule(
    code="M632",
    severity=ERROR,
    title="Ngày của phong trào không theo thứ tự",
    explanation="Ngày kết thúc không trước ngày phát động; hạn đăng ký, ngày sơ kết nằm trong thời gian của phong trào; ngày tổng "
    "kết không trước ngày phát động và các lần sơ kết.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_TITLE,
            bad=(
                _life("from: 2026-03-01, until: ▸2026-02-28"),
                _life("from: 2026-03-01, register_by: ▸2026-02-28"),
                _life("until: 2026-06-30, reviews: [▸2026-07-01]"),
                _life("reviews: [2026-06-30], final_review: ▸2026-06-29"),
            ),
            good=(
                _life("from: 2026-03-01, until: 2026-03-01, reviews: [2026-03-01], final_review: 2026-03-05"),
            ),
        ),
    ),
)
NOT_IN_YEAR = Rule(
    code="M633",
    severity=WARNING,
    title="Phong trào không diễn ra trong năm của kế hoạch",
    explanation="Phong trào đã kết thúc trước, hoặc bắt đầu sau năm của kế hoạch mà vẫn đứng trong kế hoạch năm ấy. Sửa ngày (phong "
    "trào được kéo dài), hoặc bỏ phong trào khỏi tệp của năm.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_TITLE,
            bad=(_life("from: 2024-01-01, until: ▸2025-12-31"), _life("from: ▸2027-01-01")),
            good=(_life("from: 2024-01-01, until: 2026-01-01"), _life("from: 2026-12-31")),
        ),
    ),
)
NOT_SETTLED = Rule(
    code="M634",
    severity=NOTE,
    title="Phong trào chuyên đề chưa nêu đủ nội dung phải xác định",
    explanation="Tổ chức phong trào thi đua phải xác định mục tiêu, phạm vi, đối tượng, nội dung và tiêu chí, thời gian. Phong trào "
    "theo chuyên đề ghi đủ until (đến ngày), for (đối tượng), criteria (tiêu chí).",
    source="Luật số 06/2022/QH15, Điều 17, khoản 1",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_TITLE,
            bad=(_life("mode: ▸thematic, until: 2026-12-31, for: Công chức"),),
            good=(_life("mode: thematic, until: 2026-12-31, for: Công chức, criteria: [Đúng hạn]"),),
        ),
    ),
)
OTHER_LEVEL = Rule(
    code="M635",
    severity=ERROR,
    title="Cấp phát động không khớp",
    explanation="Phong trào trong tệp của đơn vị do đơn vị hoặc cấp xã phát động (level: unit, ward). Phong trào cấp trên phát động "
    "khai ở general_movements của organization.yaml; đơn vị hưởng ứng thì ghi takes_up: mã của phong trào ấy. Phong trào chung "
    "không do một đơn vị phát động.",
    source="Luật số 06/2022/QH15, Điều 18",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_TITLE,
            bad=(_life("level: ▸central"), _life("level: ▸city")),
            good=(_life("level: unit"), f"{_TITLE}    takes_up: nong-thon-moi\n"),
        ),
        Example(
            file=ORGANIZATION,
            text=_GENERAL,
            bad=(f"{_GENERAL}, life: {{level: ▸unit}}",),
            good=(f"{_GENERAL}, life: {{level: central}}",),
        ),
    ),
)
RULES = (
    DAYS_OUT_OF_ORDER,
    NOT_IN_YEAR,
    NOT_SETTLED,
    OTHER_LEVEL,
)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with the lives of movements."""
    for organization in workspace.organizations:
        for general in organization.general_movements:
            if general.life is not None:
                yield from _days(general.life)
                if general.life.level == UNIT:
                    yield OTHER_LEVEL.at(
                        general.life.origin.at("level"),
                        "Phong trào chung không do một đơn vị phát động.",
                        "Sửa level, hoặc chuyển phong trào về tệp của đơn vị.",
                    )
    known = school_years(workspace)
    for file in workspace.movements:
        for movement in file.movements:
            if movement.life is not None:
                yield from _days(movement.life)
                yield from _in_year(movement.life, counted_year(file.year, known))
                yield from _settled(movement.life)
                if movement.life.level in (CENTRAL, CITY):
                    yield OTHER_LEVEL.at(
                        movement.life.origin.at("level"),
                        "Phong trào trong tệp của đơn vị không do cấp trên phát động.",
                        "Khai phong trào ở general_movements của organization.yaml, ở đây ghi takes_up: mã ấy.",
                    )


def _days(life: MovementLife) -> Iterator[Diagnostic]:
    first, last = life.from_ or datetime.date.min, life.until or datetime.date.max
    within: list[tuple[datetime.date | None, tuple[str | int, ...], str]] = [
        (life.register_by, ("register_by",), "Hạn đăng ký"),
        *((day, ("reviews", number), "Ngày sơ kết") for number, day in enumerate(life.reviews)),
    ]
    if last < first:
        yield DAYS_OUT_OF_ORDER.at(
            life.origin.at("until"), "Ngày kết thúc trước ngày phát động.", "Sửa một trong hai ngày."
        )
        return
    for day, steps, what in within:
        if day is not None and not first <= day <= last:
            yield DAYS_OUT_OF_ORDER.at(
                life.origin.at(*steps),
                f"{what} ({day:%d/%m/%Y}) ngoài thời gian của phong trào.",
                "Sửa ngày.",
            )
    if life.final_review is not None and life.final_review < max((first, *life.reviews)):
        yield DAYS_OUT_OF_ORDER.at(
            life.origin.at("final_review"),
            "Ngày tổng kết trước ngày phát động hoặc ngày sơ kết.",
            "Sửa một trong các ngày.",
        )


def _in_year(life: MovementLife, time: CountedTime) -> Iterator[Diagnostic]:
    year, days = time.period.year, time.period
    if life.from_ and life.until and time.overlaps(life.from_, life.until, year):
        return
    if life.until is not None and life.until < days.first_day:
        place, what = life.origin.at("until"), f"đã kết thúc ngày {life.until:%d/%m/%Y}"
    elif life.from_ is not None and life.from_ > days.last_day:
        place, what = life.origin.at("from"), f"chỉ bắt đầu từ ngày {life.from_:%d/%m/%Y}"
    else:
        return
    yield NOT_IN_YEAR.at(
        place,
        f"Phong trào {what}, kế hoạch là của {year_name(year)}.",
        "Sửa ngày, hoặc bỏ phong trào khỏi năm này.",
    )


def _settled(life: MovementLife) -> Iterator[Diagnostic]:
    if life.mode != THEMATIC:
        return
    said = {
        "until (đến ngày)": life.until,
        "for (đối tượng)": life.for_,
        "criteria (tiêu chí)": life.criteria,
    }
    missing = ", ".join(key for key, value in said.items() if not value)
    if missing:
        yield NOT_SETTLED.at(
            life.origin.at("mode"), f"Phong trào theo chuyên đề chưa ghi {missing}.", f"Thêm {missing}."
        )
