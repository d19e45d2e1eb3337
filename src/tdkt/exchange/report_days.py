"""The days of a report: the first hand-in tells whether the unit was on time, a later form corrects and never makes late."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tdkt.exchange.form import Form
from tdkt.exchange.form_identity import Wanted
from tdkt.exchange.form_sheets import Answers, Refusal
from tdkt.exchange.said import Leaf, canonical
from tdkt.model.text import upper_first

SUBMITTED: Leaf = ("", "", "submitted")
CORRECTED: Leaf = ("", "", "corrected")

_LATEST_MENDING = 60
"""Days after a quarter's end until which a report that is in is mended without asking."""


def day_of(form: Form, answers: Answers, sent: Mapping[Leaf, str] | None, wanted: Wanted) -> date | None:
    """Return the day on which a form was handed in, None where nothing tells.

    `sent` is what stood on the form when it went out. A day that was printed on it is that of the report before and
    says nothing about this form.
    """
    said = answers.submitted
    is_printed = said is not None and sent is not None and sent.get(SUBMITTED) == canonical(said)
    if said is None or (is_printed and form.report is not None):
        return wanted.received
    return said


def odd_day(form: Form, day: date | None, answers: Answers, wanted: Wanted) -> list[Refusal]:
    """Refuse a form whose day of sending shows that it is not the one to be taken in."""
    if day is None:
        return []
    report = form.report
    before = (report.corrected or report.submitted) if report else None
    where = answers.cells.get(("", "submitted"), ("", ""))
    if day < form.period.first_day:
        message = f"Ngày gửi {day:%d/%m/%Y} trước khi bắt đầu {form.period.title}."
        return [Refusal(message, "Kiểm tra ngày, năm.", *where)]
    if wanted.replace or before is None:
        return []
    if day < before:
        message = f"Phiếu gửi ngày {day:%d/%m/%Y}, cũ hơn báo cáo đang có (ngày {before:%d/%m/%Y})."
        return [Refusal(message, "Nếu vẫn lấy theo phiếu này thì thêm --replace.", *where)]
    if (day - form.period.last_day).days > _LATEST_MENDING:
        title = form.period.title
        message = (
            f"{upper_first(title)} đã có báo cáo ngày {before:%d/%m/%Y}, phiếu này gửi ngày {day:%d/%m/%Y}."
        )
        word = form.period.word
        hint = f"Có phải dùng nhầm phiếu của {word} trước? Nếu đúng là sửa {word} ấy thì thêm --replace."
        return [Refusal(message, hint, *where)]
    return []


def dated(changes: Mapping[Leaf, Any], form: Form, day: date | None) -> dict[Leaf, Any]:
    """Return `changes` with `day` where it belongs.

    The first day of a report stays, whatever later forms say; a later day that comes with a change is that of a
    correction. An earlier day (which the clerk has insisted on, see `odd_day`) is the first one.
    """
    others = {leaf: value for leaf, value in changes.items() if leaf != SUBMITTED}
    first = form.report.submitted if form.report else None
    if day is None or day == first:
        return others
    if first is None or day < first:
        return {SUBMITTED: day, **others}
    return {**others, CORRECTED: day} if others else others
