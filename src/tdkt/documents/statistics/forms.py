"""A statistical form of a year in Word: not a document of NĐ 30/2020, so with the head and the columns of the form itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from tdkt.awards.book import award_book
from tdkt.awards.statistical_forms import Column, FilledForm, wrong_sums
from tdkt.awards.statistical_words import UNREAD, WRONG, FormWords, form_words, is_unread, shown
from tdkt.awards.statistics import AwardStatistics, statistics_of
from tdkt.checks.run import refuse_award_errors
from tdkt.documents.jobs import Job, Order
from tdkt.documents.page.assembling import letterhead, usual_signer
from tdkt.documents.page.blocks import (
    Align,
    Block,
    FormHead,
    Letterhead,
    OfficialDocument,
    Paragraph,
    Signature,
    Span,
    Spans,
    Table,
)
from tdkt.documents.report.told_batches import refuse_batches_of_years
from tdkt.errors import UserError
from tdkt.model.organization import Organization
from tdkt.model.plan_year import year_name

_TITLE, _CODE, _UNIT, _NUMBER = 58, 11, 19, 21
_MANY = 6
"""With more columns of numbers than this the page is turned."""


def form_jobs(order: Order, name: str) -> list[Job]:
    """Return a job for every form of the year; the names of the files begin with `name`.

    A form whose columns and rows are not known has one blank for all its numbers, marked as every blank is.
    """
    workspace, year = order.workspace, order.subject.year
    refuse_award_errors(workspace, "")
    refuse_batches_of_years(workspace, (year,))
    organization = workspace.organization
    if organization is None:
        raise UserError("Chưa đọc được plans/organization.yaml.", hint="Xem: tdkt validate.")
    found = statistics_of(workspace, award_book(workspace), year)

    def job(filled: FilledForm) -> Job:
        return Job(
            order.folder,
            f"{name}-{filled.form.slug}",
            lambda watch: form_document(filled, found, organization),
        )

    return [job(filled) for filled in found.forms]


def form_document(filled: FilledForm, found: AwardStatistics, organization: Organization) -> OfficialDocument:
    """Return one form, filled in; blank cells are marked and said under the table."""
    return form_page(
        filled,
        form_words(filled, found, organization.name),
        letterhead(organization, symbol="", year=found.year),
        signer=usual_signer(organization, None).name,
        author=organization.name,
        illustrative=found.illustrative,
    )


def form_page(
    filled: FilledForm, words: FormWords, head: Letterhead, *, signer: str, author: str, illustrative: bool
) -> OfficialDocument:
    """Return the page of a form with its `words`; `head` says whose it is where the form's own head does not."""
    return OfficialDocument(
        letterhead=head,
        type_name=words.title,
        subject=words.year,
        blocks=tuple(_blocks(filled, words)),
        recipients=(),
        archive="",
        signature=Signature(("Thủ trưởng đơn vị",), signer),
        cosignatures=(Signature(("Người lập biểu",), ""),),
        illustrative=illustrative,
        title=f"Biểu {filled.form.short} {year_name(filled.year)}",
        author=author,
        notes=(words.notice,) if words.notice else (),
        landscape=len(filled.columns) > _MANY,
        form_head=FormHead(words.left, words.right),
    )


def _blocks(filled: FilledForm, words: FormWords) -> list[Block]:
    table: list[Block] = [_unread(filled) if is_unread(filled) else _table(filled)]
    unit = [Paragraph((Span(words.unit, italic=True),), "small")] if words.unit else []
    return [*unit, *table, *(Paragraph((Span(line, italic=True),), "small") for line in words.under)]


def _unread(filled: FilledForm) -> Table:
    return Table(
        head=_spans(("Nội dung", "Số liệu")),
        rows=(_spans((filled.form.title, UNREAD)),),
        align=_align(1),
        widths=(_TITLE, _NUMBER),
    )


def _table(filled: FilledForm) -> Table:
    has_units = any(row.unit for row in filled.rows)
    units = ("Đơn vị tính",) if has_units else ()
    fixed = ("Nội dung", "Mã số", *units)
    codes = ("A", "B", *(("C",) if has_units else ()))
    columns = filled.columns
    wrong = {one.places[0] for one in wrong_sums(filled)}
    rows = [_spans((*codes, *(column.code for column in columns)), bold=True)]
    for row in filled.rows:
        own = (row.unit,) if has_units else ()
        numbers = (
            f"{shown(filled, row.code, column.key)}{WRONG if (row.code, column.key) in wrong else ''}"
            if row.code
            else ""
            for column in columns
        )
        is_bold = not row.code or row.title == "Tổng số"
        rows.append(_spans((row.title, row.code, *own, *numbers), bold=is_bold))
    return Table(
        head=_spans((*fixed, *(column.title for column in columns))),
        rows=tuple(rows),
        align=_align(len(codes) - 1 + len(columns)),
        widths=(_TITLE, _CODE, *((_UNIT,) if has_units else ()), *((_NUMBER,) * len(columns))),
        groups=((((), len(fixed)), *_groups(columns)) if any(column.group for column in columns) else ()),
    )


def _align(centred: int) -> tuple[Align, ...]:
    rest: tuple[Align, ...] = ("center",)
    return ("left", *(rest * centred))


def _groups(columns: Sequence[Column]) -> tuple[tuple[Spans, int], ...]:
    """Return the titles above groups of columns; one over a single column of the same title is that column's head."""
    groups = [(group, list(own)) for group, own in groupby(columns, key=lambda column: column.group)]
    return tuple(
        ((Span(group),) if [column.title for column in own] != [group] and group else (), len(own))
        for group, own in groups
    )


def _spans(texts: Sequence[str], *, bold: bool = False) -> tuple[Spans, ...]:
    return tuple((Span(text, bold=bold),) if text else () for text in texts)
