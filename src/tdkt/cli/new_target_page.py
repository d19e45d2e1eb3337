"""The page of `tdkt new target`: what was recognised and why, how the form will ask for it, how it will be judged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tdkt.attainment.wording import planned_words
from tdkt.cli.screen import screen, write_heading, write_line, write_title
from tdkt.errors import UserError
from tdkt.exchange.form import how_asked
from tdkt.exchange.form_words import WORDS
from tdkt.model.period import Period
from tdkt.model.plan_year import year_word
from tdkt.model.text import one_line
from tdkt.planning.proposals.examples import judged_examples

if TYPE_CHECKING:
    from rich.console import Console

    from tdkt.model.movements import Item, Target
    from tdkt.model.organization import Organization
    from tdkt.planning.proposals.adding import Addition
    from tdkt.planning.proposals.proposed import Proposed


def write_addition(added: Addition, proposed: Sequence[Proposed], year: int) -> None:
    """Write what `added` puts into its file, sentence by sentence."""
    console = screen()
    organization = added.foreseen.workspace.organization
    if organization is None:
        raise UserError("Chưa đọc được plans/organization.yaml.", hint="Xem: tdkt validate.")
    write_title(console, f"Thêm vào {added.file}, phong trào “{added.movement}”")
    for one, item in zip(proposed, added.items, strict=True):
        write_heading(console, one_line(one.text))
        if one.is_task:
            write_line(console, f"Nhiệm vụ, không tính (mã {item.task}).", 2)
        _write_doubts(console, [doubt.words for doubt in one.doubts])
        for target, of_target in zip(item.targets, one.targets, strict=True):
            _write_target(console, item, target, organization, year)
            for reason in of_target.reasons:
                write_line(console, f"- {reason}", 4)
            _write_doubts(console, [doubt.words for doubt in of_target.doubts])
    console.print()


def _write_target(
    console: Console, item: Item, target: Target, organization: Organization, year: int
) -> None:
    measure = target.measure
    whole = "" if len(item.targets) == 1 else f" “{target.text}”"
    write_line(console, f"Chỉ tiêu{whole} (mã {target.id}): {planned_words(measure, year)}", 2, style="bold")
    quarter = Period.quarter(year, measure.reported_in[0])
    quarters = (
        f"{quarter.word} nào cũng hỏi"
        if not measure.reported_marks
        else "hỏi " + ", ".join(quarter.step(one).short for one in measure.reported_in)
    )
    write_line(console, f"Phiếu Excel ({quarters}):", 4)
    write_line(console, f"{WORDS.target}: {target.name}", 6)
    write_line(console, f"{WORDS.planned}: {planned_words(measure, year)}", 6)
    for line in how_asked(measure, organization, quarter).split("\n"):
        write_line(
            console,
            f"{WORDS.how}: {line}" if not line.startswith("Ô 2") else f"{'':{len(WORDS.how)}}  {line}",
            6,
        )
    members = len(organization.subdivisions_on(quarter.last_day, measure.among))
    told = "; ".join(f"{value}: {status.label}" for value, status in judged_examples(measure, year, members))
    write_line(console, f"Cuối {year_word(year)} mà {told}.", 4)


def _write_doubts(console: Console, doubts: Sequence[str]) -> None:
    for words in doubts:
        write_line(console, f"CHƯA RÕ: {words}", 4, style="bold yellow")
