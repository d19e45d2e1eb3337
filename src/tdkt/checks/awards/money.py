"""Awards: what was paid is what the law gives, and the year's prizes fit into the fund."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from tdkt.awards.batch_case import BatchCase
from tdkt.awards.book import AwardBook
from tdkt.awards.fund_of_payment import paid_from, rest_from
from tdkt.awards.fund_year import income_of
from tdkt.awards.law_wording import dong
from tdkt.awards.prize_rules import Prize
from tdkt.awards.vouchers import is_one_voucher
from tdkt.checks.example_files import BATCH, FUND
from tdkt.checks.rule import ERROR, NOTE, WARNING, Example, Rule, Stops
from tdkt.law.articles import Articles
from tdkt.model.award_batch import AwardBatch, Payment
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.issued import DECISION
from tdkt.model.plan_year import year_name
from tdkt.workspace.issued import life_of, open_amendment

WRONG_SUM = Rule(
    code="A601",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Tiền thưởng đã chi vượt mức quy định",
    explanation="Tiền thưởng bằng hệ số nhân mức lương cơ sở có hiệu lực vào ngày quyết định, làm tròn lên "
    "hàng chục nghìn đồng; nhiều danh hiệu cùng thời gian (kể cả ở các đợt khác nhau) thì chỉ nhận mức cao nhất; danh hiệu "
    "và hình thức khen thưởng thì nhận cả hai. Chi nhiều lần thì tính tổng các lần; chi chưa đủ thì A565 nhắc.",
    examples=(
        Example(
            file=BATCH,
            text="paid: 6080000",
            bad=("paid: ▸7000000", "paid: ▸6080001"),
            good=("paid: 6080000",),
        ),
    ),
    source=Articles(
        "principles.salary_of_decision",
        "parameters.prize_step",
        "parameters.same_period_titles",
        "awards.lao-dong-tien-tien.coefficients.person",
        "awards.giay-khen.coefficients.collective",
    ),
)
PART_PAID = Rule(
    code="A565",
    severity=WARNING,
    title="Tiền thưởng của đợt chưa chi đủ",
    explanation="Tổng các lần chi (paid của payment) còn ít hơn tiền thưởng theo quy định: phần còn lại vẫn được nhắc. Chi tiếp thì thêm "
    "một lần, giữ nguyên lần trước: payment: [{date: …, paid: …}, {date: …, paid: …}]. Lần chi ở năm sau năm chi lần đầu tính vào quỹ "
    "của năm ấy.",
    examples=(
        Example(
            file=BATCH,
            text="payment: {date: 2026-09-28, paid: 6080000}",
            bad=(
                "payment: {date: 2026-09-28, paid: ▸6079999}",
                "payment: [{date: 2026-09-28, paid: 4000000}, {date: 2026-10-28, paid: ▸80000}]",
            ),
            good=("payment: [{date: 2026-09-28, paid: 4000000}, {date: 2026-10-28, paid: 2080000}]",),
        ),
    ),
    source=Articles("principles.salary_of_decision"),
)
PAID_AGAIN = Rule(
    code="A566",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Một lần chi tiền thưởng ghi hai lần",
    explanation="Hai lần chi của một đợt (payment) cùng số chứng từ (voucher, viết cách nào cũng vậy) trong năm, hoặc cùng ngày, cùng số "
    "tiền mà không phải hai chứng từ: quỹ tính cả hai. Xóa lần ghi thừa; là hai lần chi thật thì ghi chứng từ của từng lần, cùng một "
    "chứng từ thì ghi separate: true ở lần sau.",
    examples=(
        Example(
            file=BATCH,
            text="payment: {date: 2026-09-28, paid: 6080000}",
            bad=(
                "payment: [{date: 2026-09-28, paid: 3040000}, {date: 2026-09-28, paid: ▸3040000}]",
                "payment: [{date: 2026-09-28, paid: 3040000, voucher: PC-77}, {date: 2026-10-28, paid: 3040000, voucher: ▸pc 077}]",
            ),
            good=(
                "payment: [{date: 2026-09-28, paid: 3040000, voucher: PC-77}, {date: 2026-09-28, paid: 3040000, voucher: PC-78}]",
                "payment: [{date: 2026-09-28, paid: 3040000}, {date: 2026-10-28, paid: 3040000}]",
                "payment: [{date: 2026-09-28, paid: 3040000, voucher: PC-77}, "
                "{date: 2026-10-28, paid: 3040000, voucher: PC-77, separate: true}]",
            ),
        ),
    ),
    source=Articles("articles.award_fund"),
)
TAKEN_FOR_PAID = Rule(
    code="A552",
    severity=NOTE,
    title="Có người được coi là chưa nhận tiền thưởng",
    explanation="Số đã chi ít hơn tiền thưởng của mọi người trong đợt. Có người bị hủy bỏ khen thưởng sau ngày chi mà quyết định hủy bỏ không "
    "thu hồi tiền, hoặc có danh hiệu cao hơn cùng thời gian quyết định sau: tdkt coi người ấy chưa nhận tiền của đợt. Không tệp nào ghi ai "
    "đã nhận. Đúng vậy thì để nguyên; đã nhận thì ghi money ở quyết định hủy bỏ, hoặc ghi lần chi còn thiếu.",
    source=Articles("parameters.same_period_titles"),
)
OVER_FUND = Rule(
    code="A602",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Tiền thưởng vượt quỹ",
    explanation="Tổng tiền thưởng của các đợt do cấp xã quyết định, đã chi và còn phải chi từ Quỹ thi đua, khen thưởng của năm, vượt cả "
    "quỹ: số được giao, số dư chuyển sang, các khoản bổ sung và tiền thưởng thu hồi đã nộp lại cộng lại. Đợt chi nhiều lần thì lần chi từ quỹ năm sau, phần còn phải chi "
    "khi đã có quỹ năm sau tính vào quỹ ấy.",
    examples=(
        Example(
            file=FUND,
            text="amount: 100000000",
            bad=("amount: ▸1000000", "amount: ▸6079999"),
            good=("amount: 100000000",),
        ),
    ),
    source=Articles("articles.award_fund"),
)
NEAR_FUND = Rule(
    code="A603",
    severity=WARNING,
    title="Tiền thưởng vượt phần quỹ dành cho tiền thưởng",
    explanation="Một phần quỹ dành cho tổ chức, tuyên truyền (tham số fund_organising_percent); tổng tiền "
    "thưởng vượt phần còn lại.",
    examples=(
        Example(
            file=FUND,
            text="amount: 100000000",
            bad=("amount: ▸7000000", "amount: ▸6080000", "amount: ▸7599999"),
            good=("amount: 100000000", "amount: 7600000"),
        ),
    ),
    source=Articles("parameters.fund_organising_percent"),
)
PAID_BEFORE = Rule(
    code="A604",
    severity=WARNING,
    title="Danh hiệu cùng thời gian đã được thưởng ở đợt khác",
    explanation="Nhiều danh hiệu cùng thời gian tính thành tích chỉ nhận tiền thưởng của mức cao nhất, kể cả khi ở các đợt khác "
    "nhau trong năm. Danh hiệu cao hơn đã có thì danh hiệu thấp hơn không được chi thêm. Danh hiệu thấp hơn đã chi rồi mới có danh "
    "hiệu cao hơn thì tdkt chỉ tính phần chênh lệch; chưa thấy quy định nói rõ cách trừ nên phải xem lại (tham số "
    "earlier_lower_title).",
    source=Articles("parameters.same_period_titles", "parameters.earlier_lower_title"),
)
NO_SALARY = Rule(
    code="A605",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Không biết mức lương cơ sở",
    explanation="tdkt không biết mức lương cơ sở có hiệu lực vào ngày quyết định nên không tính được tiền "
    "thưởng.",
    source=Articles("principles.salary_of_decision"),
)
PAID_AS_SIGNED = Rule(
    code="B111",
    severity=WARNING,
    title="Tiền thưởng đã chi theo quyết định trước khi sửa đổi",
    explanation="Quyết định khen thưởng được sửa đổi sau khi đã chi tiền thưởng nên số đã chi khác số theo quyết định sau sửa "
    "đổi. Thu hồi phần chênh lệch theo văn bản sửa đổi rồi ghi lại số đã chi (paid); chi thêm thì thêm một lần chi vào payment. "
    "Trong khi đó văn bản của đợt vẫn in được.",
)

RULES = (
    WRONG_SUM,
    PART_PAID,
    PAID_AGAIN,
    TAKEN_FOR_PAID,
    OVER_FUND,
    NEAR_FUND,
    PAID_BEFORE,
    NO_SALARY,
    PAID_AS_SIGNED,
)


def check(case: BatchCase) -> Iterator[Diagnostic]:
    """Yield what is wrong with the money of a batch."""
    batch, day = case.batch, case.file.law_day
    if case.law.salary is None:
        yield NO_SALARY.at(
            batch.origin.at("decision" if batch.decision else "year"),
            f"Không biết mức lương cơ sở ngày {day:%d/%m/%Y}.",
            "Kiểm tra ngày quyết định; ngày đúng thì khai mức lương cơ sở (base_salary) trong plans/awards/law.yaml.",
        )
    elif not case.to_city:  # what the city decides the city pays
        yield from _paid(case)
        yield from _paid_again(case.batch)
        yield from _guessed(case)
        for prize in case.prizes:
            if prize.earlier:
                yield _paid_before(prize)


def _paid(case: BatchCase) -> Iterator[Diagnostic]:
    batch, paid, due = case.batch, case.batch.paid, case.money
    if not batch.payment or paid == due:
        return
    place = batch.payment[-1].origin.at("paid")
    if _is_being_amended(case):
        yield PAID_AS_SIGNED.at(
            place,
            f"Đã chi {dong(paid)}, theo quyết định sau khi sửa đổi là {dong(due)}.",
            f"Thu hồi {dong(paid - due)} theo văn bản sửa đổi, rồi ghi lại paid."
            if paid > due
            else f"Chi thêm {dong(due - paid)} theo văn bản sửa đổi, rồi thêm một lần chi: {_with_the_rest(case)}.",
        )
    elif paid < due:
        yield PART_PAID.at(
            place,
            f"Đã chi {dong(paid)}, theo quy định là {dong(due)}: còn {dong(due - paid)}.",
            f"Chi tiếp thì thêm một lần, giữ nguyên lần trước: {_with_the_rest(case)}; ghi nhầm thì sửa paid. "
            f"{_set_off(case)}Xem cách tính từng người: tdkt render payment {batch.id}.",
        )
    else:
        yield WRONG_SUM.at(
            place,
            f"Đã chi {dong(paid)}, theo quy định là {dong(due)} (chênh {dong(paid - due)}).",
            f"{_set_off(case)}Xem cách tính từng người: tdkt render payment {batch.id}.",
        )


def _guessed(case: BatchCase) -> Iterator[Diagnostic]:
    """Say whose prize is taken for unpaid only since the sum fits so."""
    left_out = [prize for prize in case.prizes if prize.guessed]
    if left_out:
        said = "; ".join(f"{prize.who.full_address} ({prize.instead})" for prize in left_out)
        yield TAKEN_FOR_PAID.at(
            case.batch.payment[-1].origin.at("paid"),
            f"Đã chi {dong(case.batch.paid)}: coi là chưa chi cho {said}.",
            "Đúng vậy thì để nguyên; đã chi cho người bị hủy bỏ thì ghi money ở quyết định hủy bỏ; còn phải chi thì ghi lần chi khi chi.",
        )


def _with_the_rest(case: BatchCase) -> str:
    """Say how the rest is written down when it is paid: beside what was paid before."""
    times = [
        *(
            f"{{date: {one.date}, paid: {one.paid}{f', voucher: {one.voucher}' if one.voucher else ''}"
            f"{', separate: true' if one.separate else ''}}}"
            for one in case.batch.payment
        ),
        f"{{date: …, paid: {case.owed}}}",
    ]
    return f"payment: [{', '.join(times)}]"


def _paid_again(batch: AwardBatch) -> Iterator[Diagnostic]:
    """Yield the payments of a batch that are another one of it written down again."""
    for number, one in enumerate(batch.payment):
        first = next((other for other in batch.payment[:number] if _is_the_same(one, other)), None)
        if first is not None:
            key = "voucher" if one.voucher and first.voucher else "paid"
            yield PAID_AGAIN.at(
                one.origin.at(key),
                f"Chứng từ {one.voucher} đã ghi ở lần chi ngày {first.date:%d/%m/%Y}."
                if key == "voucher"
                else f"Lần chi {dong(one.paid)} ngày {one.date:%d/%m/%Y} đã ghi.",
                "Xóa lần ghi thừa; là hai lần chi thật thì ghi chứng từ (voucher) của từng lần; cùng một chứng từ thì ghi separate: true.",
                ((first.origin.at(key), "lần đầu"),),
            )


def _is_the_same(one: Payment, other: Payment) -> bool:
    if one.separate or other.separate:
        return False
    if one.voucher and other.voucher:
        return is_one_voucher(one, other)
    return (one.date, one.paid) == (other.date, other.paid)


def _is_being_amended(case: BatchCase) -> bool:
    """Tell whether an amendment to the decision is drafted, or was issued after the money was paid."""
    workspace, batch, first = case.workspace, case.batch, case.batch.first_paid
    if open_amendment(workspace, DECISION, batch.id) is not None:
        return True
    amended = life_of(workspace, DECISION, batch.id)[1:]
    return any(first is not None and first <= one.date for one in amended)


def _set_off(case: BatchCase) -> str:
    """Name whose prize is less for a title in another batch, where that may be why the sums differ."""
    less = [
        f"{prize.who.full_address}: {prize.instead or f'đã có {dong(prize.earlier)} của {prize.earlier_title}'}"
        for prize in case.prizes
        if prize.instead or prize.earlier
    ]
    return f"{'; '.join(less)}. " if less else ""


def _paid_before(prize: Prize) -> Diagnostic:
    """Say that a lower title of the same time was paid before; the law does not say how that is set against this one."""
    if prize.is_the_rest:
        mend = f"Chi thêm {dong(prize.due)} cho đủ mức cao nhất"
    else:
        mend = f"Chi đủ {dong(prize.due)} và thu hồi {dong(prize.earlier)}"
    return PAID_BEFORE.at(
        prize.nomination.origin.at("award"),
        f"{prize.who.full_address} đã có {dong(prize.earlier)} của {prize.earlier_title}.",
        f"{mend}; cách trừ theo tham số earlier_lower_title, hỏi cơ quan tài chính trước khi chi.",
    )


def funds(cases: Sequence[BatchCase], book: AwardBook) -> Iterator[Diagnostic]:
    """Yield the years whose prizes, decided by the ward or proposed to it, do not fit into the fund."""
    for year, fund in book.funds.items():
        there_is = income_of(book, fund)
        of_year = [case for case in cases if _claim(case, year)]
        spent = sum(_claim(case, year) for case in of_year)
        # The share that is kept back is the one of the year's last batch.
        organising = Fraction(0)
        if of_year:
            organising = Fraction(str(of_year[-1].law.value("fund_organising_percent")))
        for_prizes = there_is * (100 - organising) / 100
        if spent > there_is:
            yield OVER_FUND.at(
                fund.origin.at("amount"),
                f"Tiền thưởng {year_name(year)} là {dong(spent)}, quỹ có {dong(there_is)}.",
                "Bổ sung quỹ hoặc giảm số đề nghị.",
            )
        elif spent > for_prizes:
            yield NEAR_FUND.at(
                fund.origin.at("amount"),
                f"Tiền thưởng {year_name(year)} là {dong(spent)}, phần quỹ dành cho tiền thưởng là {dong(int(for_prizes))}.",
                "Xem lại phân bổ quỹ.",
            )


def _claim(case: BatchCase, year: int) -> int:
    """Return the đồng of a batch that the fund of `year` has paid or is to pay."""
    book, batch = case.book, case.batch
    if case.to_city:
        return 0
    if not batch.payment:
        return case.money if batch.year == year else 0
    paid = sum(payment.paid for payment in batch.payment if paid_from(book, batch, payment) == year)
    return paid + (case.owed if rest_from(book, batch) == year else 0)
