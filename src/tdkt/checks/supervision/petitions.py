"""Petitions: days in order, answered in time, with a deadline that somebody knows."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.awards.book import award_book
from tdkt.awards.petition_limits import PetitionLimit, accept_limit, answer_limit, lawful_answer, next_limit
from tdkt.checks.example_files import PETITIONS
from tdkt.checks.rule import ERROR, NOTE, WARNING, Example, Rule, Stops
from tdkt.checks.seen_twice import seen_twice
from tdkt.law.articles import Articles
from tdkt.model.counted_time import counted_year, year_like
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.petition import PETITION_NAMES, Petition, Petitions
from tdkt.model.plan_year import year_name
from tdkt.workspace.plan_days import school_years
from tdkt.workspace.workspace import Workspace

_LIMITS = Articles("parameters.complaint_days", "parameters.denunciation_days")
_PLAIN = "petition\n    received: 2026-09-16\n    subject: đề nghị xem lại danh sách đề nghị khen thưởng\n"
_WHOLE = (
    f"type: {_PLAIN}    due: 2026-10-16\n    answered: {{date: 2026-10-05, result: giữ nguyên danh sách}}\n"
)
_NOT_ACCEPTED = _WHOLE.replace("petition", "complaint", 1).replace("2026-10-05", "2026-09-26")
_ANSWERED = "answered: {date: 2026-10-05"

OUT_OF_ORDER = Rule(
    code="I350",
    severity=ERROR,
    stops=Stops.REPORTS,
    title="Ngày của đơn thư không theo thứ tự",
    explanation="Ngày thụ lý, thời hạn, ngày trả lời không trước ngày nhận, ngày trả lời không trước ngày thụ lý; đơn nằm trong tệp của "
    "năm nhận.",
    examples=(
        Example(
            file=PETITIONS,
            text=_ANSWERED,
            bad=("answered: {date: ▸2026-09-15",),
            good=(_ANSWERED, "answered: {date: 2026-09-16"),
        ),
        Example(
            file=PETITIONS,
            text=_ANSWERED,
            bad=("accepted: 2026-09-20\n    answered: {date: ▸2026-09-19",),
            good=("accepted: 2026-09-20\n    answered: {date: 2026-09-20",),
        ),
        Example(
            file=PETITIONS,
            text="received: 2026-09-16",
            bad=("received: ▸2025-09-16",),
            good=("received: 2026-09-16",),
        ),
    ),
)
LATE = Rule(
    code="I351",
    severity=WARNING,
    title="Trả lời đơn thư quá thời hạn",
    explanation="Ngày trả lời sau ngày cuối của thời hạn: ngày ghi ở due, không ghi thì số ngày luật cho từ ngày thụ lý (tham số "
    "complaint_days, denunciation_days). Nếu đã được gia hạn thì ghi ngày mới ở due.",
    examples=(
        Example(
            file=PETITIONS,
            text="due: 2026-10-16\n    answered: {date: 2026-10-05",
            bad=("due: 2026-10-04\n    answered: {date: ▸2026-10-05",),
            good=("due: 2026-10-05\n    answered: {date: 2026-10-05",),
        ),
    ),
    source=_LIMITS,
)
NO_LIMIT = Rule(
    code="I352",
    severity=NOTE,
    title="Chưa biết thời hạn trả lời đơn thư",
    explanation="tdkt chưa thấy quy định thời hạn trả lời kiến nghị, phản ánh; thời hạn giải quyết khiếu nại, tố cáo chỉ tính từ ngày thụ "
    "lý. Ghi ngày thụ lý (accepted), hoặc ngày cuối phải trả lời ở due để được nhắc.",
    examples=(
        Example(
            file=PETITIONS,
            text=_WHOLE,
            bad=(f"type: ▸{_PLAIN}",),
            good=(
                f"type: {_PLAIN}    due: 2026-10-16\n",
                f"type: {_PLAIN.replace('petition', 'complaint', 1)}",
            ),
        ),
    ),
)
TWICE = Rule(
    code="I353",
    severity=ERROR,
    stops=Stops.REPORTS,
    title="Hai đơn thư trùng mã",
    explanation="Mỗi đơn thư của một năm có một mã (id) riêng.",
)

ACCEPTED_LATE = Rule(
    code="I422",
    severity=WARNING,
    title="Thụ lý đơn quá thời hạn",
    explanation="Ngày thụ lý (accepted), của đơn không thụ lý là ngày trả lời, sau ngày cuối của thời hạn thụ lý mà luật cho từ ngày nhận "
    "(tham số complaint_acceptance_days, denunciation_acceptance_days); ngày ghi ở due là hạn trả lời, không thay hạn này. Kiểm tra hai "
    "ngày; đúng là chậm thì để nguyên.",
    examples=(
        Example(
            file=PETITIONS,
            text=f"type: {_PLAIN}",
            bad=(f"type: {_PLAIN.replace('petition', 'complaint', 1)}    accepted: ▸2026-09-27\n",),
            good=(f"type: {_PLAIN.replace('petition', 'complaint', 1)}    accepted: 2026-09-26\n",),
        ),
        Example(
            file=PETITIONS,
            text=_WHOLE,
            bad=(_NOT_ACCEPTED.replace("date: 2026-09-26", "date: ▸2026-09-27"),),
            good=(_NOT_ACCEPTED,),
        ),
    ),
    source=Articles("parameters.complaint_acceptance_days", "parameters.denunciation_acceptance_days"),
)

_ACCEPTED = _WHOLE.replace("petition", "complaint", 1).replace(
    "    due: 2026-10-16", "    accepted: 2026-09-20\n    due: {due}"
)
BEYOND_THE_LAW = Rule(
    code="I453",
    severity=WARNING,
    title="Hạn giải quyết đơn muộn hơn hạn của luật",
    explanation="Ngày ghi ở due của khiếu nại, tố cáo đã thụ lý sau ngày cuối mà luật cho từ ngày thụ lý (tham số complaint_days, "
    "denunciation_days). Hạn được tính theo due, nên ghi nhầm due thì đơn quá hạn của luật vẫn được kể là đúng hạn. Chỉ để như vậy khi "
    "việc giải quyết đã được gia hạn.",
    examples=(
        Example(
            file=PETITIONS,
            text=_WHOLE,
            bad=(_ACCEPTED.replace("{due}", "▸2026-10-21"),),
            good=(_ACCEPTED.replace("{due}", "2026-10-20"),),
        ),
    ),
    source=_LIMITS,
)

RULES = (OUT_OF_ORDER, LATE, NO_LIMIT, TWICE, ACCEPTED_LATE, BEYOND_THE_LAW)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with the petitions of each year."""
    book, known = award_book(workspace), school_years(workspace)
    for file in workspace.all(Petitions):
        for first, again in seen_twice(file.petitions, lambda one: one.id):
            yield TWICE.at(
                again.origin.at("id"),
                f"Mã “{again.id}” đã dùng cho đơn khác.",
                "Đổi một trong hai mã.",
                ((first.origin.at("id"), "lần đầu"),),
            )
        for one in file.petitions:
            if not counted_year(file.year, known).holds(one.received, file.year):
                yield OUT_OF_ORDER.at(
                    one.origin.at("received"),
                    f"Đơn nhận ngày {one.received:%d/%m/%Y} nằm trong tệp {year_name(file.year)}.",
                    f"Chuyển sang tệp {year_name(year_like(file.year, one.received, known))}, hoặc sửa ngày.",
                )
            yield from _days(one)
            yield from _acceptance(one, accept_limit(one, book))
            limit, by_law = answer_limit(one, book), lawful_answer(one, book)
            if one.due is not None and by_law is not None and one.due > by_law.day:
                yield BEYOND_THE_LAW.at(
                    one.origin.at("due"),
                    f"Hạn ghi ở due là {one.due:%d/%m/%Y}, hạn giải quyết theo luật là {by_law.day:%d/%m/%Y} ({by_law.why}).",
                    "Được gia hạn thì để nguyên; không thì sửa hoặc bỏ due.",
                )
            if one.answered is None and next_limit(one, book) is None:
                yield NO_LIMIT.at(
                    one.origin.at("type"),
                    f"Chưa biết thời hạn trả lời đơn {one.id} ({PETITION_NAMES[one.type]}).",
                    "Ghi due." if one.type == "petition" else "Ghi ngày thụ lý (accepted), hoặc due.",
                )
            elif limit is not None and one.answered is not None and one.answered.date > limit.day:
                yield LATE.at(
                    one.answered.origin.at("date"),
                    f"Trả lời ngày {one.answered.date:%d/%m/%Y}, sau hạn {limit.day:%d/%m/%Y} ({limit.why}).",
                    "Được gia hạn thì ghi ngày mới ở due.",
                )


def _acceptance(one: Petition, limit: PetitionLimit | None) -> Iterator[Diagnostic]:
    """Yield where somebody was told too late that a petition is accepted, or that it is not."""
    if limit is None:
        return
    said = f"sau hạn thụ lý {limit.day:%d/%m/%Y} ({limit.why})"
    if one.accepted is not None:
        if one.accepted > limit.day:
            yield ACCEPTED_LATE.at(
                one.origin.at("accepted"),
                f"Thụ lý ngày {one.accepted:%d/%m/%Y}, {said}.",
                "Kiểm tra ngày nhận, ngày thụ lý.",
            )
    elif one.answered is not None and one.answered.date > limit.day:
        yield ACCEPTED_LATE.at(
            one.answered.origin.at("date"),
            f"Không ghi ngày thụ lý; trả lời ngày {one.answered.date:%d/%m/%Y}, {said}.",
            "Đã thụ lý thì ghi accepted; không thụ lý thì kiểm tra ngày nhận, ngày trả lời.",
        )


def _days(one: Petition) -> Iterator[Diagnostic]:
    answered = one.answered
    for what, day, place in (
        ("Thụ lý", one.accepted, one.origin.at("accepted")),
        ("Thời hạn", one.due, one.origin.at("due")),
        (
            "Trả lời",
            answered.date if answered else None,
            answered.origin.at("date") if answered else one.origin.at(),
        ),
    ):
        if day is not None and day < one.received:
            yield OUT_OF_ORDER.at(
                place,
                f"{what} ngày {day:%d/%m/%Y}, trước ngày nhận đơn ({one.received:%d/%m/%Y}).",
                "Kiểm tra hai ngày.",
            )
    if answered and one.accepted and one.received <= answered.date < one.accepted:
        yield OUT_OF_ORDER.at(
            answered.origin.at("date"),
            f"Trả lời ngày {answered.date:%d/%m/%Y}, trước ngày thụ lý ({one.accepted:%d/%m/%Y}).",
            "Kiểm tra hai ngày; không thụ lý thì bỏ accepted.",
            ((one.origin.at("accepted"), "ngày thụ lý"),),
        )
