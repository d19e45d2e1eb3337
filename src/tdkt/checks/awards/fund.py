"""The fund's year: lines of its year, no voucher paid twice, no more spent than there is, the rest carried over as it was."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tdkt.awards.book import AwardBook, award_book
from tdkt.awards.counted_years import counts_in
from tdkt.awards.fund_doubles import DoubledIncome, doubled_income, doubles
from tdkt.awards.fund_year import FundYear, fund_year, paid_outside
from tdkt.awards.law_wording import dong
from tdkt.checks.awards.vouchers import shared_in_fund
from tdkt.checks.example_files import BATCH, FUND
from tdkt.checks.rule import NOTE, WARNING, Example, Rule
from tdkt.errors import UserError
from tdkt.law.articles import Articles
from tdkt.model.award_records import AwardFund, FundExpense, FundIncome
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.plan_year import year_name
from tdkt.workspace.workspace import Workspace

_FUND = Articles("articles.award_fund")
_AMOUNT = "amount: 100000000\n"
_PRIZE = "expenses:\n  - {{id: thuong, date: 2026-09-28, amount: {}, for: tiền thưởng}}\n"
_LINE = (
    "expenses:\n  - {id: khung, date: 2026-03-10, amount: 2000000, for: khung giấy khen, voucher: PC-12}\n"
)

_INCOME = "income:\n  - {id: ung-ho, date: 2026-07-01, amount: 2000000, source: Ủng hộ của Công ty H}\n"

OTHER_YEAR = Rule(
    code="A526",
    severity=WARNING,
    title="Khoản thu, chi của năm khác",
    explanation="Ngày của khoản thu, chi phải trong năm của quỹ; ngày nghỉ hè, giữa hai năm học, thì ghi ở quỹ của năm học nào cũng được.",
    examples=(
        Example(
            file=FUND,
            text=_AMOUNT,
            bad=(_AMOUNT + _LINE.replace("2026-03-10", "▸2025-12-31"),),
            good=(_AMOUNT + _LINE,),
        ),
    ),
    source=_FUND,
)
PAID_TWICE = Rule(
    code="A527",
    severity=WARNING,
    title="Một khoản chi ghi hai lần",
    explanation="Hai khoản chi cùng ngày, cùng số tiền, cùng nội dung mà không phải hai chứng từ, trong năm hay ở quỹ của hai năm; hoặc cùng mã "
    "trong năm. Xóa khoản ghi thừa, đổi mã; là hai khoản thật thì ghi separate: true ở khoản sau. Chưa sửa thì không in được báo cáo thu, chi "
    "và không chuyển được số dư. Hai khoản cùng chứng từ: A544.",
    examples=(
        Example(
            file=FUND,
            text=_AMOUNT,
            bad=(
                f"{_AMOUNT}{_LINE}  - {{id: ▸khung, date: 2026-03-11, amount: 1, for: in ấn}}\n",
                f"{_AMOUNT}{_LINE}  - {{id: in, date: 2026-03-10, amount: ▸2000000, for: Khung giấy khen}}\n",
            ),
            good=(
                f"{_AMOUNT}{_LINE}  - {{id: in, date: 2026-03-11, amount: 2000000, for: khung giấy khen}}\n",
                f"{_AMOUNT}{_LINE}  - {{id: in, date: 2026-03-10, amount: 2000000, for: khung giấy khen, voucher: PC-13}}\n",
            ),
        ),
    ),
    source=_FUND,
)
OVERSPENT = Rule(
    code="A528",
    severity=WARNING,
    title="Chi vượt số có của quỹ",
    explanation="Tiền thưởng đã chi ở các đợt cộng các khoản chi khác vượt số dư, số giao và các khoản thu của năm.",
    examples=(
        Example(
            file=FUND,
            text=_AMOUNT,
            bad=(f"▸{_AMOUNT}{_LINE.replace('2000000', '93920001')}",),
            good=(f"{_AMOUNT}{_LINE.replace('2000000', '93920000')}",),
        ),
    ),
    source=_FUND,
)
OTHER_REST = Rule(
    code="A529",
    severity=WARNING,
    title="Số dư chuyển sang khác số còn lại của năm trước",
    explanation="carried_over của năm, cộng phần không được chuyển (not_carried, có lý do), phải bằng số còn lại của quỹ năm trước trong "
    "kho: thu trừ chi. Ghi khác số ấy thì tiền thừa ra hoặc mất đi không ai biết, nên không in, không ban hành được báo cáo thu, chi. Quỹ năm "
    "trước có khoản chi có thể đã tính hai lần (A515, A527, A544) thì chưa biết số ấy nên chưa so. Số dư của một năm chưa biết thì của các năm "
    "sau cũng chưa biết: báo cáo của các năm ấy cũng chưa in.",
    source=_FUND,
)

LIKE_A_PRIZE = Rule(
    code="A515",
    severity=WARNING,
    title="Khoản chi khác trùng tiền thưởng của một đợt",
    explanation="Tiền thưởng của các đợt lấy từ payment của đợt, không ghi lại ở expenses: ghi cả hai nơi là tính hai lần. Khoản chi "
    "cùng số tiền với tiền thưởng của một đợt, của một người trong đợt vào quãng ngày chi, hoặc ghi là tiền thưởng theo quyết định ấy, "
    "thì xem lại: là khoản khác thì ghi separate: true. Chưa sửa thì không in được báo "
    "cáo thu, chi và không chuyển được số dư.",
    examples=(
        Example(
            file=FUND,
            text=_AMOUNT,
            bad=(_AMOUNT + _PRIZE.format("▸6080000"),),
            good=(_AMOUNT + _PRIZE.format("6080001"), _AMOUNT + _PRIZE.format("6080000, separate: true")),
        ),
    ),
    source=_FUND,
)
INCOME_TWICE = Rule(
    code="A530",
    severity=WARNING,
    title="Khoản thu có thể đã tính hai lần",
    explanation="Hai khoản thu cùng ngày, cùng số tiền, cùng nguồn, hoặc cùng mã trong năm; khoản thu trùng số giao đầu năm, số dư chuyển "
    "sang, hoặc tiền thưởng thu hồi đã ghi ở quyết định hủy bỏ (returned): tdkt đã tính rồi. Xóa khoản ghi thừa, đổi mã; là khoản khác thì "
    "ghi separate: true. Chưa sửa thì không in được báo cáo thu, chi và không chuyển được số dư.",
    examples=(
        Example(
            file=FUND,
            text=_AMOUNT,
            bad=(
                f"{_AMOUNT}{_INCOME}  - {{id: ung-ho-2, date: 2026-07-01, amount: ▸2000000, source: ủng hộ của Công ty H}}\n",
                f"{_AMOUNT}{_INCOME}  - {{id: ▸ung-ho, date: 2026-07-02, amount: 1, source: khác}}\n",
            ),
            good=(
                f"{_AMOUNT}{_INCOME}  - {{id: ung-ho-2, date: 2026-07-02, amount: 2000000, source: Ủng hộ của Công ty H}}\n",
                f"{_AMOUNT}{_INCOME}  - {{id: ung-ho-2, date: 2026-07-01, amount: 2000000, source: Ủng hộ của Công ty H, separate: true}}\n",
            ),
        ),
    ),
    source=_FUND,
)
NOT_CARRIED = Rule(
    code="A516",
    severity=NOTE,
    title="Số dư của quỹ năm trước chưa chuyển sang",
    explanation="Quỹ năm trước trong kho còn tiền mà quỹ năm nay chưa ghi carried_over. Không được chuyển thì ghi số tiền và lý do ở "
    "not_carried. Chưa ghi thì không in được báo cáo thu, chi.",
    source=_FUND,
)

PAID_ELSEWHEN = Rule(
    code="A542",
    severity=NOTE,
    title="Tiền thưởng chi ngoài năm của quỹ",
    explanation="Tiền thưởng của một đợt tính vào quỹ của năm của đợt, bắt đầu chi khi nào cũng vậy; chi nhiều lần thì lần chi ở năm sau "
    "năm chi lần đầu tính vào quỹ của năm ấy. Ngày chi ngoài năm của quỹ thì đối chiếu với sổ kế toán: khoản ấy quyết toán vào năm nào.",
    examples=(
        Example(
            file=BATCH,
            text="payment: {date: 2026-09-28, paid: 6080000}",
            bad=("payment: {date: ▸2028-01-08, paid: 6080000}",),
            good=("payment: {date: 2026-09-28, paid: 6080000}",),
            also=("A548",),
        ),
    ),
    source=_FUND,
)

RULES = (
    PAID_ELSEWHEN,
    LIKE_A_PRIZE,
    NOT_CARRIED,
    OTHER_YEAR,
    PAID_TWICE,
    OVERSPENT,
    OTHER_REST,
    INCOME_TWICE,
)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with the lines of each year's fund."""
    if workspace.incomplete:
        return
    book = award_book(workspace)
    for fund in workspace.all(AwardFund):
        lines: tuple[FundIncome | FundExpense, ...] = (*fund.income, *fund.expenses)
        for line in lines:
            if not counts_in(book, fund.year, line.date, fund.year):
                yield OTHER_YEAR.at(
                    line.origin.at("date"),
                    f"Khoản “{line.id}” ngày {line.date:%d/%m/%Y} nằm trong quỹ {year_name(fund.year)}.",
                    "Chuyển sang quỹ của năm ấy, hoặc sửa ngày.",
                )
        for payment in paid_outside(book, fund.year):
            yield PAID_ELSEWHEN.at(
                payment.origin.at("date"),
                f"Tiền thưởng chi ngày {payment.date:%d/%m/%Y}, tính vào quỹ {year_name(fund.year)}.",
                "Đối chiếu với sổ kế toán; ghi nhầm ngày thì sửa.",
            )
        yield from _doubles(book, fund)
        for twice in doubled_income(book, fund):
            yield _income_twice(twice)
        found = fund_year(book, fund.year)
        if found is not None:
            yield from _carried(fund, found)
        if found is not None and not found.doubt and found.left < 0 and found.other:
            yield OVERSPENT.at(
                fund.origin.key("amount"),
                f"Quỹ {year_name(fund.year)} có {dong(found.income)}, đã chi {dong(found.spent)}.",
                "Kiểm tra các khoản chi, bổ sung quỹ.",
            )


def _carried(fund: AwardFund, found: FundYear) -> Iterator[Diagnostic]:
    """Yield what is wrong with what came from the year before."""
    left = found.before_left
    if left is None or not found.carried_off:
        return
    last_year = year_name(fund.year - 1)
    why = f"not_carried: {{amount: {left - fund.carried_over}, reason: …}}"
    if not fund.origin.has("carried_over") and fund.not_carried is None:
        yield NOT_CARRIED.at(
            fund.origin.key("amount"),
            f"Quỹ {last_year} còn {dong(left)}, quỹ {year_name(fund.year)} chưa ghi số dư chuyển sang.",
            f"Ghi carried_over: {left}; không được chuyển thì ghi {why}.",
        )
        return
    gone = f", không chuyển {dong(fund.not_carried.amount)}" if fund.not_carried else ""
    hint = "Kiểm tra thu, chi của hai năm"
    yield OTHER_REST.at(
        fund.origin.at("carried_over" if fund.origin.has("carried_over") else "not_carried"),
        f"Ghi số dư {dong(fund.carried_over)}{gone}, quỹ {last_year} còn {dong(left)}.",
        f"{hint}; có phần không được chuyển thì ghi {why}." if fund.carried_over < left else f"{hint}.",
    )


def refuse_wrong_balance(workspace: Workspace, year: int) -> None:
    """Raise UserError where what the fund of `year` has left would be a wrong number.

    A payment may be counted twice, or what was carried over is not what the year before had left; or one of these
    is so in a year before, whose balance was carried on.
    """
    found = fund_year(award_book(workspace), year)
    if found is not None and found.before_doubted is not None:
        try:
            refuse_wrong_balance(workspace, found.before_doubted)
        except UserError as refused:
            raise UserError(
                f"Số dư chuyển sang quỹ {year_name(year)} chưa chắc đúng vì chưa biết quỹ {year_name(found.before_doubted)} "
                f"còn bao nhiêu. {refused}",
                hint=refused.hint,
            ) from refused
    if found is not None and found.carried_off:
        off = found.carried_off
        raise UserError(
            f"Số dư chuyển sang quỹ {year_name(year)} {'nhiều' if off > 0 else 'ít'} hơn số còn lại của quỹ {year_name(year - 1)} "
            f"{dong(abs(off))} (A516, A529) nên số dư báo cáo sẽ sai.",
            hint="Sửa carried_over, hoặc thu, chi của quỹ năm trước; không được chuyển hết thì ghi số tiền, lý do ở not_carried. "
            "Xem: tdkt validate.",
        )
    files = {fund.origin.file for fund in workspace.all(AwardFund) if fund.year == year}
    twice = [
        found
        for found in check(workspace)
        if found.code in (PAID_TWICE.code, LIKE_A_PRIZE.code, INCOME_TWICE.code) and found.place.file in files
    ]
    told = {(one.place.file, one.place.line) for one in twice}
    of_vouchers = shared_in_fund(award_book(workspace), year)
    twice += [one for one in of_vouchers if (one.place.file, one.place.line) not in told]
    if twice:
        said = " ".join(f"{one.code}, {_where(one, files)}: {one.message}" for one in twice)
        raise UserError(
            f"Quỹ {year_name(year)} có khoản thu, chi có thể đã tính hai lần nên chưa biết số dư. {said}",
            hint="Xóa khoản ghi thừa; là khoản khác thì ghi separate: true. Xem: tdkt validate.",
        )
    if found is not None and found.doubt:  # the checks say nothing while a file cannot be read
        raise UserError(f"Quỹ {year_name(year)}: {found.doubt}.", hint="Xem: tdkt validate.")


def _where(found: Diagnostic, files: Collection[str]) -> str:
    """Say where something stands: the file only where it is not the fund's."""
    place = found.place
    return f"dòng {place.line}" if place.file in files else f"{place.file}, dòng {place.line}"


def _doubles(book: AwardBook, fund: AwardFund) -> Iterator[Diagnostic]:
    """Yield the expenses that may be counted twice."""
    for found in doubles(book, fund):
        line, first = found.line, found.first
        if found.batch is not None:
            of = f" của {found.who}" if found.who else ""
            yield LIKE_A_PRIZE.at(
                line.origin.at("amount"),
                f"Khoản “{line.id}” giống tiền thưởng{of} đã chi ở đợt “{found.batch.id}”.",
                "Là tiền thưởng của đợt ấy thì xóa khoản này: tdkt đã tính ở đợt; là khoản khác thì ghi separate: true.",
            )
        elif first is not None and found.same_id:
            yield PAID_TWICE.at(
                line.origin.at("id"),
                f"Mã “{line.id}” đã dùng cho khoản “{first.for_}”.",
                "Đổi mã; ghi một khoản hai lần thì xóa một.",
                ((first.origin.at("id"), "lần đầu"),),
            )
        elif first is not None:
            where = "" if found.year == fund.year else f" ở quỹ {year_name(found.year or fund.year)}"
            yield PAID_TWICE.at(
                line.origin.at("amount"),
                f"Khoản “{line.id}” cùng ngày, cùng số tiền, cùng nội dung với khoản “{first.id}”{where}.",
                "Xóa khoản ghi thừa; là khoản khác thì ghi separate: true.",
                ((first.origin.at("amount"), "lần đầu"),),
            )


def _income_twice(found: DoubledIncome) -> Diagnostic:
    line, first = found.line, found.first
    hint = "Xóa khoản ghi thừa; là khoản khác thì ghi separate: true."
    if first is not None and found.same_id:
        return INCOME_TWICE.at(
            line.origin.at("id"),
            f"Mã “{line.id}” đã dùng cho khoản thu “{first.source}”.",
            "Đổi mã; ghi một khoản hai lần thì xóa một.",
            ((first.origin.at("id"), "lần đầu"),),
        )
    if first is not None:
        return INCOME_TWICE.at(
            line.origin.at("amount"),
            f"Khoản “{line.id}” cùng ngày, cùng số tiền, cùng nguồn với khoản “{first.id}”.",
            hint,
            ((first.origin.at("amount"), "lần đầu"),),
        )
    if found.returned is not None:
        return INCOME_TWICE.at(
            line.origin.at("amount"),
            f"Khoản “{line.id}” giống tiền thưởng thu hồi của “{found.returned.who}”: tdkt đã tính ở quyết định hủy bỏ.",
            hint,
        )
    return INCOME_TWICE.at(
        line.origin.at("amount"),
        f"Khoản “{line.id}” giống số giao đầu năm hoặc số dư chuyển sang: tdkt đã tính.",
        hint,
    )
