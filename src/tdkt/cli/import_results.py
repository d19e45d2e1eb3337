"""What became of the forms that were taken in, for the clerk: what would change, a table, what has to be looked at."""

from __future__ import annotations

import sys
from difflib import unified_diff
from textwrap import fill
from typing import TYPE_CHECKING

from tdkt.cli.console import note, say, width
from tdkt.cli.returned_forms import note_refusals, say_diff
from tdkt.exchange.change_words import in_words
from tdkt.exchange.form_words import NARRATIVE, WORDS

if TYPE_CHECKING:
    from tdkt.exchange.importing import Outcome
    from tdkt.model.diagnostic import Diagnostic

_WITH_ITS_HINT = "R525"
"""The warning that nobody meets again: `tdkt validate` does not know the day on which a form came."""
_TO, _NO_BREAK = " → ", "\u00a0"
"""What stands between an old and a new value, which stay on one line."""


def write_changes(outcomes: list[Outcome]) -> None:
    """Write what would change: of all forms in words, then of all as a diff."""
    changed = [outcome for outcome in outcomes if outcome.is_change]
    for outcome in changed:
        _say_change(outcome)
    for outcome in changed:
        say_diff(outcome.file, outcome.before, outcome.after)


def _say_change(outcome: Outcome) -> None:
    """Say in the words of the form what a form would change; the diff follows."""
    form = outcome.form
    if form is None:
        return
    new = " (báo cáo mới)" if outcome.old is None else ""
    say(f"{form.unit.name}, {form.period.title}{new}:")
    for line in in_words(form, outcome.changes):
        bound = line.replace(_TO, _TO.replace(" ", _NO_BREAK))
        lines = fill(bound, width(), initial_indent="  • ", subsequent_indent="    ", break_on_hyphens=False)
        say(lines.replace(_NO_BREAK, " "))
    say("")


def write_table(outcomes: list[Outcome], *, dry_run: bool) -> None:
    """Write a line a form: whose it is and what became of it."""

    from tdkt.cli.screen import bare_table, screen

    stream = sys.stderr if dry_run else sys.stdout
    stream.flush()
    console = screen(stream)
    table = bare_table(gap=2)
    for head in ("Tệp", "Đơn vị", "Kỳ", "Kết quả"):
        table.add_column(head, overflow="fold")
    for outcome in outcomes:
        form = outcome.form
        table.add_row(
            outcome.path.name,
            form.unit.abbreviation if form else "?",
            form.period.key if form else "?",
            _said(outcome, dry_run=dry_run),
        )
    console.print(table)


def _said(outcome: Outcome, *, dry_run: bool) -> str:
    if outcome.refusals:
        return f"✘ từ chối ({len(outcome.refusals)} chỗ)"
    if not outcome.is_change:
        return "= không có gì mới"
    verb = "sẽ ghi" if dry_run else "đã ghi"
    if outcome.old is None:
        return f"✔ {verb} báo cáo mới"
    added, removed = _changed_lines(outcome)
    report = outcome.form.report if outcome.form else None
    days = [f"đã nhận ngày {report.submitted:%d/%m/%Y}"] if report and report.submitted else []
    days += [f"sửa ngày {outcome.corrected:%d/%m/%Y}"] if outcome.corrected else []
    known = f" ({', '.join(days)})" if days else ""
    return f"✔ {verb}{known}: +{added} dòng, -{removed} dòng"


def _changed_lines(outcome: Outcome) -> tuple[int, int]:
    old, new = (outcome.before or "").splitlines(), outcome.after.splitlines()
    lines = list(unified_diff(old, new, n=0, lineterm=""))[2:]
    return sum(line.startswith("+") for line in lines), sum(line.startswith("-") for line in lines)


def write_notes(outcomes: list[Outcome]) -> None:
    """Write what was refused, taken away or passed over, and what newly has to be looked at."""
    for outcome in outcomes:
        if outcome.refusals:
            note_refusals(outcome.path, outcome.refusals, outcome.fault)
        else:
            _note_left_out(outcome)
    taken = [outcome for outcome in outcomes if not outcome.refusals]
    for outcome in taken:
        for finding in outcome.warnings:
            note(f"{outcome.path.name}{_cell(outcome, finding)}: cảnh báo {finding.code}: {finding.message}")
            if finding.code == _WITH_ITS_HINT:
                note(f"  gợi ý: {finding.hint}")
    if any(outcome.warnings for outcome in taken):
        note("Xem giải thích một mã: tdkt explain MÃ.")


def _note_left_out(outcome: Outcome) -> None:
    if outcome.removed:
        note(f"{outcome.path.name}: đơn vị đã xóa trên phiếu nên bỏ khỏi báo cáo: {_leaves(outcome)}.")
    if outcome.answers.strays:
        places = "; ".join(f"trang “{sheet}”, ô {cell}" for sheet, cell in outcome.answers.strays[:5])
        note(f"{outcome.path.name}: có chữ ngoài bảng nên không nhận: {places}.")


def _cell(outcome: Outcome, finding: Diagnostic) -> str:
    """Say in which cell of the form a finding about the new report has its cause, "" where no cell says what is meant."""
    for place in (finding.place, *(place for place, _ in finding.related)):
        sheet, cell = outcome.cell_of(place)
        if sheet:
            return f", trang “{sheet}”, ô {cell}"
    return ""


def _leaves(outcome: Outcome) -> str:
    """Say what the unit took away, a few words each."""
    texts = {row.target.id: row.text for row in outcome.form.rows} if outcome.form else {}
    words = {"reporter": WORDS.reporter, "submitted": WORDS.submitted}
    said = dict.fromkeys(
        f"“{texts.get(name, name)}”" if name else NARRATIVE.get(field, words.get(field, field))
        for _, name, field in outcome.removed
    )
    return ", ".join(said)
