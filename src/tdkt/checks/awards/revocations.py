"""Decisions that cancel awards: what they cancel is on record, by whoever may, later than it was given, with its prize."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.awards.batch_case import batch_cases
from tdkt.awards.book import AwardBook, award_book
from tdkt.awards.holding import Holding
from tdkt.awards.law_in_force import law_on
from tdkt.awards.law_wording import decider, dong
from tdkt.awards.past import award_name, decision_words
from tdkt.checks.awards.returned_money import (
    NOT_PAID_YET,
    OTHER_RETURN,
    RETURNED_AGAIN,
    other_return,
    returned_again,
    returned_before_paid,
)
from tdkt.checks.example_files import REVOCATION
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.checks.seen_twice import seen_twice
from tdkt.law.articles import Articles
from tdkt.law.packs import CITY
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.revocation import Revocation, RevokedAward
from tdkt.workspace.workspace import Workspace

_CASES, _DECIDER = Articles("articles.revocation"), Articles("articles.revocation_decider")
_AWARD = "award: giay-khen"

NOT_ON_RECORD = Rule(
    code="A520",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Khen thưởng bị hủy bỏ không có trong sổ",
    explanation="Quyết định hủy bỏ phải nêu đúng người, danh hiệu hoặc hình thức và số, ngày của quyết định đã tặng, như trong đợt "
    "khen thưởng hoặc past-awards.yaml.",
    examples=(
        Example(
            file=REVOCATION,
            text=_AWARD,
            bad=("award: ▸bang-khen-thanh-pho",),
            good=(_AWARD,),
        ),
        Example(
            file=REVOCATION,
            text=f"{_AWARD}\n    decision: {{number: 70/QĐ-UBND, date: 2025-10-15}}",
            bad=(
                f"{_AWARD.replace('giay', '▸giay', 1)}\n    decision: {{number: 70/QĐ-UBND, date: 2025-10-16}}",
            ),
            good=(f"{_AWARD}\n    decision: {{number: 70/QĐ-UBND, date: 2025-10-15}}",),
        ),
    ),
    source=_CASES,
)
NOT_BY_US = Rule(
    code="A521",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Không đúng thẩm quyền hủy bỏ khen thưởng",
    explanation="Người có thẩm quyền quyết định tặng thì có thẩm quyền hủy bỏ: khen thưởng do Chủ tịch UBND tỉnh, thành phố quyết "
    "định thì xã, phường làm văn bản đề nghị, không tự hủy bỏ.",
    source=_DECIDER,
)
TOO_EARLY = Rule(
    code="A522",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Hủy bỏ hoặc nộp lại trước khi có quyết định",
    explanation="Ngày của quyết định hủy bỏ phải sau ngày của quyết định khen thưởng; hạn nộp lại và ngày nộp lại không trước ngày của "
    "quyết định hủy bỏ.",
    examples=(
        Example(
            file=REVOCATION,
            text="return_by: 2026-11-30",
            bad=(
                "return_by: 2026-11-30\nnumber: 205\ndate: ▸2025-10-15",
                "return_by: ▸2026-11-01\nnumber: 205\ndate: 2026-11-02",
            ),
            good=("return_by: 2026-11-30", "return_by: 2026-11-02\nnumber: 205\ndate: 2026-11-02"),
        ),
    ),
)
OTHER_MONEY = Rule(
    code="A523",
    severity=WARNING,
    title="Tiền thu hồi khác tiền thưởng đã nhận",
    explanation="Tiền thưởng phải thu hồi là số người ấy đã nhận theo quyết định khen thưởng. tdkt so với tiền thưởng tính trong đợt; "
    "khen thưởng ghi ở past-awards.yaml thì không có số để so.",
    source=_CASES,
)
CANCELLED_TWICE = Rule(
    code="A524",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Một khen thưởng bị hủy bỏ hai lần",
    explanation="Mỗi danh hiệu, hình thức đã tặng chỉ bị hủy bỏ một lần. Xóa mục thừa.",
)
TAKEN_BACK_UNPAID = Rule(
    code="A560",
    severity=WARNING,
    title="Quyết định đã ký thu hồi tiền thưởng chưa chi",
    explanation="Quyết định hủy bỏ đã ký ghi thu hồi tiền (money) của khen thưởng mà đợt chưa ghi đã chi (payment): chưa ai nhận tiền nên không có gì "
    "để thu. Khen thưởng bị hủy bỏ trước ngày chi thì danh sách chi tiền thưởng không tính người ấy, quỹ không phải chi. Dự thảo ghi như "
    "vậy là lỗi (A543).",
    source=_CASES,
)
DRAFT_TAKES_BACK_UNPAID = Rule(
    code="A543",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Dự thảo hủy bỏ thu hồi tiền thưởng chưa chi",
    explanation="Dự thảo quyết định hủy bỏ ghi thu hồi tiền (money) của khen thưởng mà đợt chưa ghi đã chi (payment): chưa ai nhận tiền nên không có gì "
    "để thu, quyết định như vậy không thi hành được. Bỏ money: quyết định chỉ hủy bỏ khen thưởng, thu hồi hiện vật đã trao; danh sách chi "
    "không tính người bị hủy bỏ. Đã chi rồi thì ghi payment của đợt trước. Khen thưởng ghi ở past-awards.yaml thì không có ngày chi để so.",
    source=_CASES,
)

RULES = (
    NOT_ON_RECORD,
    NOT_BY_US,
    TOO_EARLY,
    OTHER_MONEY,
    CANCELLED_TWICE,
    OTHER_RETURN,
    RETURNED_AGAIN,
    NOT_PAID_YET,
    TAKEN_BACK_UNPAID,
    DRAFT_TAKES_BACK_UNPAID,
)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with the decisions that cancel awards."""
    if workspace.incomplete:
        return  # what is cancelled may stand in the file that cannot be read
    book = award_book(workspace)
    for revocation in workspace.all(Revocation):
        yield from _days(revocation)
        for one in revocation.awards:
            held = _held(one, book)
            if held is None:
                yield _not_on_record(one, book)
            else:
                yield from _of_holding(workspace, revocation, one, held, book)
            yield from _return(one, revocation)
    everything = [one for revocation in workspace.all(Revocation) for one in revocation.awards]
    for first, again in seen_twice(everything, _identity):
        yield CANCELLED_TWICE.at(
            again.origin.at("who"),
            f"{award_name(again.award, book)} của {_name(again, book)} đã ghi hủy bỏ ở {first.origin.file}.",
            "Xóa một trong hai mục.",
            ((first.origin.at("who"), "lần kia"),),
        )


def _identity(one: RevokedAward) -> tuple[object, ...]:
    return one.who, one.award, one.decision.number, one.decision.date


def _held(one: RevokedAward, book: AwardBook) -> Holding | None:
    return next(
        (
            held
            for held in book.decided_for(one.who)
            if (held.who, held.award, held.decision, held.date) == _identity(one)
        ),
        None,
    )


def _not_on_record(one: RevokedAward, book: AwardBook) -> Diagnostic:
    known = [
        f"{award_name(held.award, book)}: {decision_words(held.decision, held.date, None)}"
        for held in book.decided_for(one.who)
    ]
    there = f"Trong sổ có: {'; '.join(known)}." if known else "Trong sổ không có khen thưởng nào."
    return NOT_ON_RECORD.at(
        one.origin.at("award"),
        f"{_name(one, book)} không có {award_name(one.award, book)} theo "
        f"{decision_words(one.decision.number, one.decision.date, None)}.",
        there,
    )


def _of_holding(
    workspace: Workspace, revocation: Revocation, one: RevokedAward, held: Holding, book: AwardBook
) -> Iterator[Diagnostic]:
    if _level(held, book) == CITY:
        yield NOT_BY_US.at(
            one.origin.at("award"),
            f"{award_name(one.award, book)} do {decider(CITY, book.organization)} quyết định.",
            "Bỏ mục này; làm văn bản đề nghị người đã quyết định hủy bỏ.",
        )
    if revocation.date is not None and revocation.date <= held.date:
        yield TOO_EARLY.at(
            revocation.origin.at("date"),
            f"Ngày {revocation.date:%d/%m/%Y} không sau ngày tặng {award_name(one.award, book)} ({held.date:%d/%m/%Y}).",
            "Kiểm tra ngày của hai quyết định.",
        )
    yield from returned_before_paid(one, held, book)
    if one.money and _is_unpaid(held, book):
        rule, mend = (
            (
                DRAFT_TAKES_BACK_UNPAID,
                "Bỏ money: danh sách chi của đợt không tính người bị hủy bỏ. Đã chi thì ghi payment của đợt trước.",
            )
            if revocation.is_draft
            else (
                TAKEN_BACK_UNPAID,
                "Quyết định đã ký: không thu tiền, sửa bằng văn bản sửa đổi. Đã chi trước ngày ký thì ghi payment của đợt.",
            )
        )
        yield rule.at(
            one.origin.at("money"),
            f"Đợt “{held.batch}” chưa chi tiền thưởng nên {_name(one, book)} chưa nhận tiền, ghi thu hồi {dong(one.money)}.",
            mend,
        )
    paid = _paid(workspace, held, taken_back=bool(one.money))
    if paid is not None and paid != (one.money or 0):
        yield OTHER_MONEY.at(
            one.origin.at("money" if one.money else "award"),
            f"{_name(one, book)} đã nhận {dong(paid)} theo đợt “{held.batch}”, ghi thu hồi {dong(one.money or 0)}.",
            f"Ghi money: {paid}, hoặc kiểm tra số đã chi: tdkt render payment {held.batch}."
            if paid
            else f"Bỏ money, hoặc kiểm tra số đã chi: tdkt render payment {held.batch}.",
        )


def _is_unpaid(held: Holding, book: AwardBook) -> bool:
    """Tell whether the ward pays the batch of `held` and has not done so."""
    file = book.batch(held.batch) if held.batch else None
    return file is not None and not file.batch.payment and _level(held, book) != CITY


def _level(held: Holding, book: AwardBook) -> str:
    """Return who decided: as the batch says, else as the law of that day has it."""
    file = book.batch(held.batch) if held.batch else None
    if file is not None and file.batch.decision is not None:
        return file.batch.decision.by
    award = law_on(held.date, book.local, stated=book.stated).awards.get(held.award)
    return str(award.decided_by.value) if award else ""


def _paid(workspace: Workspace, held: Holding, *, taken_back: bool) -> int | None:
    """Return the prize that was paid in a batch, None where that is not known.

    While as much of the batch is still to be paid, who has nothing `taken_back` may not have got it.
    """
    case = next((case for case in batch_cases(workspace) if case.batch.id == held.batch), None)
    if case is None or not case.batch.payment:
        return None
    due = next(
        (
            prize.due
            for prize in case.prizes
            if (prize.nomination.who, prize.nomination.award) == (held.who, held.award)
        ),
        None,
    )
    return None if due and case.owed >= due and not taken_back else due


def _days(revocation: Revocation) -> Iterator[Diagnostic]:
    date, return_by = revocation.date, revocation.return_by
    if date is not None and return_by is not None and return_by < date:
        yield TOO_EARLY.at(
            revocation.origin.at("return_by"),
            f"Hạn nộp lại {return_by:%d/%m/%Y} trước ngày của quyết định ({date:%d/%m/%Y}).",
            "Sửa hạn nộp lại.",
        )


def _return(one: RevokedAward, revocation: Revocation) -> Iterator[Diagnostic]:
    if not one.returned:
        return
    for back in one.returned:
        if revocation.date is not None and back.date < revocation.date:
            yield TOO_EARLY.at(
                back.origin.at("date"),
                f"Nộp lại ngày {back.date:%d/%m/%Y}, trước ngày của quyết định hủy bỏ ({revocation.date:%d/%m/%Y}).",
                "Kiểm tra ngày nộp lại.",
            )
    yield from returned_again(one)
    yield from other_return(one)


def _name(one: RevokedAward, book: AwardBook) -> str:
    who = book.everyone.get(one.who)
    return who.full_address if who else one.who
