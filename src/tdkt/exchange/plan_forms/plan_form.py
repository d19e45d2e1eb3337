"""What the form of a unit's own plan asks: each target that the ward's plan gives it is confirmed or bettered, with who, until when
and how; each task with who and when; work of its own.

The form is filled with the plan that is there; of a unit without one with what the ward's plan asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from tdkt.attainment.asked_of import Asked, asked_of
from tdkt.attainment.own_threshold import takes_threshold
from tdkt.attainment.wording import planned_words
from tdkt.awards.bodies import plan_makers
from tdkt.checks.programmes import programme_of
from tdkt.errors import UserError
from tdkt.exchange.fingerprint import digest
from tdkt.exchange.form import asked_digest
from tdkt.exchange.form_words import PLAN_CODE_WORD
from tdkt.exchange.plan_forms.unit_plan_text import unit_plan_text
from tdkt.model.measure import Relation
from tdkt.model.movements import Item, Target
from tdkt.model.plan_year import division_of, year_in_file, year_name
from tdkt.model.programme import Programme
from tdkt.model.records import dataclass
from tdkt.model.text import plain
from tdkt.model.unit_plan import PlanMaker, UnitPlan
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.workspace import Workspace, with_files


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A target on the form: its movement, what is given, the last day for it; `may_be_bettered` tells that it has a number to better."""

    target: Target
    movement: str
    given: str
    last_day: date
    may_be_bettered: bool


@dataclass(frozen=True, slots=True)
class PlanForm:
    """The form of `maker` for the year of `programme`; `plan` is what it is filled with. Where no such plan is there yet `is_new`,
    and `new_text` is the file that takes up all that is asked; `tasks` are those of the ward's plan, id and text.
    """

    programme: Programme
    maker: PlanMaker
    rows: tuple[PlanRow, ...]
    tasks: tuple[tuple[str, str], ...]
    plan: UnitPlan
    is_new: bool
    file: str
    new_text: str
    version: str

    @property
    def year(self) -> int:
        """The year of the plan."""
        return self.programme.year

    @property
    def subject(self) -> str:
        """Whose it is and for when, as the head of every sheet says it."""
        return f"{self.maker.name}, {year_name(self.year)}"

    @property
    def code(self) -> str:
        """The code that ties a returned form to plan and unit: "TDKTKH1 2026 van-phong 1a2b3c4d5e"."""
        return f"{PLAN_CODE_WORD} {year_in_file(self.year)} {self.maker.id} {self.version}"


def plan_form(
    workspace: Workspace, maker: PlanMaker, year: int, *, printed: Mapping[str, str] = MappingProxyType({})
) -> PlanForm:
    """Return the form of the plan of `maker`; `workspace` holds no error.

    `printed` gives the ids that a form went out with where they are others today: id of today → id of that day.
    Raises UsageError for a year without a plan, UserError where the ward's plan asks nothing of `maker`.
    """
    programme = programme_of(workspace, year)
    asked = asked_of(maker, programme.movements, programme.organization)
    if not asked.anything:
        raise UserError(
            f"Kế hoạch {year_name(year)} không giao chỉ tiêu, nhiệm vụ nào cho {maker.name} nên không có phiếu.",
            hint="Nơi ấy vẫn có thể có kế hoạch riêng: ghi việc của mình ở tasks (text) trong "
            f"{FILE_KINDS['unit-plan'].file(year=year, unit=maker.id)}.",
        )
    known = _plan_of(workspace, maker.id, year)
    file = FILE_KINDS["unit-plan"].file(year=year, unit=maker.id) if known is None else known.origin.file
    text = unit_plan_text(maker.id, year, asked) if known is None else ""
    plan = known or _plan_of(with_files(workspace, {file: text}), maker.id, year)
    assert plan is not None
    return PlanForm(
        programme,
        maker,
        tuple(_rows(asked, programme)),
        tuple((id_, _said(item)) for id_, item in asked.tasks.items()),
        plan,
        known is None,
        file,
        text,
        _version(asked, printed),
    )


def makers_of(workspace: Workspace, year: int) -> list[PlanMaker]:
    """Return those of whom the ward's plan of `year` asks something: each has a form."""
    programme = programme_of(workspace, year)
    days = division_of(year)
    return [
        maker
        for maker in plan_makers(workspace).values()
        if maker.lives_between(days.first_day, days.last_day)
        and asked_of(maker, programme.movements, programme.organization).anything
    ]


def _plan_of(workspace: Workspace, unit: str, year: int) -> UnitPlan | None:
    return next((one for one in workspace.all(UnitPlan) if one.unit == unit and one.year == year), None)


def _rows(asked: Asked, programme: Programme) -> Iterator[PlanRow]:
    titles = {movement.id: movement.title for file in programme.movements for movement in file.movements}
    for target in asked.targets.values():
        measure = target.measure
        is_exact = bool(measure.comparisons) and measure.comparison.relation is Relation.EXACTLY
        yield PlanRow(
            target,
            plain(titles.get(target.movement, "")),
            planned_words(measure, programme.year),
            measure.due or division_of(programme.year).last_day,
            takes_threshold(measure) and not is_exact,
        )


def _said(item: Item) -> str:
    return plain(item.text).rstrip(" .;")


def _version(asked: Asked, printed: Mapping[str, str]) -> str:
    """Return the fingerprint of what is asked: any change of it but of an id changes what an answer means."""
    targets = [asked_digest(target, (), printed) for target in asked.targets.values()]
    return digest([targets, [printed.get(task, task) for task in asked.tasks]])
