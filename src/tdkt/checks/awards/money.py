"""Awards: what was paid is what the law gives, and the year's prizes fit into the fund."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from tdkt.awards.batch_case import BatchCase
from tdkt.awards.book import AwardBook
from tdkt.awards.law_wording import dong
from tdkt.awards.prizes import Prize
from tdkt.checks.example_files import BATCH, FUND
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.law.articles import Articles
from tdkt.model.diagnostic import Diagnostic

WRONG_SUM = Rule(
    code="A601",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Tiền thưởng đã chi không khớp mức quy định",
    explanation="Tiền thưởng bằng hệ số nhân mức lương cơ sở có hiệu lực vào ngày quyết định, làm tròn lên "
    "hàng chục nghìn đồng; nhiều danh hiệu cùng thời gian thì chỉ nhận mức cao nhất; danh hiệu "
    "và hình thức khen thưởng thì nhận cả hai.",
    examples=(
        Example(
            file=BATCH,
            text="paid: 6080000",
            bad=("paid: ▸6000000", "paid: ▸6080001", "paid: ▸6079999"),
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
OVER_FUND = Rule(
    code="A602",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Tiền thưởng vượt quỹ",
    explanation="Tổng tiền thưởng của các đợt trong năm do cấp xã quyết định vượt cả Quỹ thi đua, khen "
    "thưởng của năm.",
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
    explanation="Nhiều danh hiệu cùng thời gian tính thành tích chỉ nhận tiền thưởng của mức cao nhất; tdkt "
    "tính từng đợt, nên tiền của đợt này phải xem lại.",
    source=Articles("parameters.same_period_titles"),
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

RULES = (WRONG_SUM, OVER_FUND, NEAR_FUND, PAID_BEFORE, NO_SALARY)


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
        for prize in case.prizes:
            if prize.award.is_title and prize.due:
                yield from _paid_before(case, prize)


def _paid(case: BatchCase) -> Iterator[Diagnostic]:
    payment, due = case.batch.payment, case.money
    if payment and payment.paid != due:
        yield WRONG_SUM.at(
            payment.origin.at("paid"),
            f"Đã chi {dong(payment.paid)}, theo quy định là {dong(due)} (chênh {dong(abs(payment.paid - due))}).",
            f"Xem cách tính từng người: tdkt render payment {case.batch.id}.",
        )


def _paid_before(case: BatchCase, prize: Prize) -> Iterator[Diagnostic]:
    year = case.file.year_of(prize.nomination)
    for held in case.book.holdings_of(prize.nomination.who):
        title = case.law.awards.get(held.award)
        is_another_title = title is not None and title.is_title and held.award != prize.award.id
        if title and is_another_title and held.year == year and held.batch != case.batch.id:
            yield PAID_BEFORE.at(
                prize.nomination.origin.at("award"),
                f"{prize.who.full_address} cũng được tặng danh hiệu “{title.name}” năm {year} (Quyết định số {held.decision} "
                f"ngày {held.date:%d/%m/%Y}).",
                "Đối chiếu tiền đã chi; chỉ mức cao nhất được nhận.",
            )


def funds(cases: Sequence[BatchCase], book: AwardBook) -> Iterator[Diagnostic]:
    """Yield the years whose prizes, decided by the ward or proposed to it, do not fit into the fund."""
    for year, fund in book.funds.items():
        of_year = [case for case in cases if not case.to_city and case.batch.year == year]
        spent = sum(case.money for case in of_year)
        # The share that is kept back is the one of the year's last batch.
        organising = Fraction(0)
        if of_year:
            organising = Fraction(str(of_year[-1].law.value("fund_organising_percent")))
        for_prizes = fund.amount * (100 - organising) / 100
        if spent > fund.amount:
            yield OVER_FUND.at(
                fund.origin.at("amount"),
                f"Tiền thưởng năm {year} là {dong(spent)}, quỹ có {dong(fund.amount)}.",
                "Bổ sung quỹ hoặc giảm số đề nghị.",
            )
        elif spent > for_prizes:
            yield NEAR_FUND.at(
                fund.origin.at("amount"),
                f"Tiền thưởng năm {year} là {dong(spent)}, phần quỹ dành cho tiền thưởng là {dong(int(for_prizes))}.",
                "Xem lại phân bổ quỹ.",
            )
