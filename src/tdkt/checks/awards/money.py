"""Awards: what was paid is what the law gives, and the year's prizes fit into the fund."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from tdkt.awards.book import AwardBook, BatchFile
from tdkt.awards.law_in_force import LawInForce
from tdkt.awards.prizes import Prize, prizes, total
from tdkt.checks.example_files import BATCH, FUND
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.law.articles import Articles
from tdkt.law.base_salary import base_salary_on
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


def check(file: BatchFile, law: LawInForce, book: AwardBook) -> Iterator[Diagnostic]:
    """Yield what is wrong with the money of a batch."""
    batch, day = file.batch, file.law_day
    if base_salary_on(day) is None:
        yield NO_SALARY.at(
            batch.origin.at("decision" if batch.decision else "year"),
            f"Không biết mức lương cơ sở ngày {day:%d/%m/%Y}.",
            "Kiểm tra ngày quyết định.",
        )
        return
    found = prizes(file, file.standing, book, law)
    due = total(found)
    if batch.payment and batch.payment.paid != due and batch.level == "ward":
        yield WRONG_SUM.at(
            batch.payment.origin.at("paid"),
            f"Đã chi {_dong(batch.payment.paid)}, theo quy định là {_dong(due)} (chênh {_dong(abs(batch.payment.paid - due))}).",
            f"Xem cách tính từng người: tdkt render payment {batch.id}.",
        )
    if batch.level == "ward":
        yield from _paid_before(file, found, book)


def _paid_before(file: BatchFile, found: Iterable[Prize], book: AwardBook) -> Iterator[Diagnostic]:
    for prize in found:
        if not prize.award.is_title or not prize.due:
            continue
        year = file.year_of(prize.nomination)
        for held in book.holdings_of(prize.nomination.who):
            title = next((law for law in [book.law_of(file)] if law and held.award in law.awards), None)
            if (
                title
                and title.awards[held.award].is_title
                and held.year == year
                and held.batch != file.batch.id
                and held.award != prize.award.id
            ):
                yield PAID_BEFORE.at(
                    prize.nomination.origin.at("award"),
                    f"{prize.who.full_address} cũng được tặng danh hiệu “{title.awards[held.award].name}” năm {year} (Quyết định số {held.decision} "
                    f"ngày {held.date:%d/%m/%Y}).",
                    "Đối chiếu tiền đã chi; chỉ mức cao nhất được nhận.",
                )


def funds(book: AwardBook) -> Iterator[Diagnostic]:
    """Yield the years whose prizes, decided by the ward or proposed to it, do not fit into the fund."""
    for year, fund in book.funds.items():
        spent, organising = 0, Fraction(0)
        for file in book.batches:
            law = book.law_of(file)
            if file.batch.level == "ward" and file.batch.year == year and law is not None:
                spent += total(prizes(file, file.standing, book, law))
                organising = Fraction(str(law.value("fund_organising_percent")))
        for_prizes = fund.amount * (100 - organising) / 100
        if spent > fund.amount:
            yield OVER_FUND.at(
                fund.origin.at("amount"),
                f"Tiền thưởng năm {year} là {_dong(spent)}, quỹ có {_dong(fund.amount)}.",
                "Bổ sung quỹ hoặc giảm số đề nghị.",
            )
        elif spent > for_prizes:
            yield NEAR_FUND.at(
                fund.origin.at("amount"),
                f"Tiền thưởng năm {year} là {_dong(spent)}, phần quỹ dành cho tiền thưởng là {_dong(int(for_prizes))}.",
                "Xem lại phân bổ quỹ.",
            )


def _dong(amount: int) -> str:
    return f"{amount:,}".replace(",", ".") + " đồng"
