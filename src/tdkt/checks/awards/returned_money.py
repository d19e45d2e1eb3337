"""Money that came back from a cancelled award: as much as was to be taken back, and none that had not been paid."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.awards.book import AwardBook
from tdkt.awards.holding import Holding
from tdkt.awards.law_wording import dong
from tdkt.checks.example_files import REVOCATION
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.law.articles import Articles
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.revocation import RevokedAward

_CASES = Articles("articles.revocation")

OTHER_RETURN = Rule(
    code="A525",
    severity=WARNING,
    title="Số tiền đã nộp lại khác số phải thu hồi",
    explanation="Số tiền nộp lại (money của returned) phải bằng số phải thu hồi; mới nộp một phần thì phần còn lại vẫn được nhắc, nộp tiếp thì "
    "thêm một lần, giữ nguyên lần trước: returned: [{date: …, money: …}, {date: …, money: …}]. Mỗi lần tính vào quỹ của năm nộp.",
    examples=(
        Example(
            file=REVOCATION,
            text="objects: [Giấy khen]",
            bad=(
                "objects: [Giấy khen]\n    returned: {date: 2026-11-20, money: ▸1000000}",
                "objects: [Giấy khen]\n    returned: {date: ▸2026-11-20}",
            ),
            good=("objects: [Giấy khen]\n    returned: {date: 2026-11-20, money: 1060000}",),
        ),
        Example(
            file=REVOCATION,
            text="objects: [Giấy khen]",
            bad=(
                "objects: [Giấy khen]\n    returned: [{date: 2026-11-20, money: 60000}, {date: 2026-12-20, money: ▸100000}]",
            ),
            good=(
                "objects: [Giấy khen]\n    returned: [{date: 2026-11-20, money: 60000}, {date: 2026-12-20, money: 1000000}]",
            ),
        ),
    ),
)
NOT_PAID_YET = Rule(
    code="A547",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Nộp lại tiền thưởng chưa chi",
    explanation="Tiền thưởng nộp lại (money của returned) là tiền đã chi: đợt khen thưởng phải có payment, ngày nộp lại không trước ngày "
    "chi. tdkt tính tiền ấy vào quỹ nên ghi sai thì quỹ thừa ra. Khen thưởng ghi ở past-awards.yaml thì không có ngày chi để so.",
    source=_CASES,
)


RETURNED_AGAIN = Rule(
    code="A551",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Một lần nộp lại tiền thưởng ghi hai lần",
    explanation="Hai lần nộp lại (returned) của một người cùng ngày, cùng số tiền mà không phải hai chứng từ (voucher): quỹ tính cả hai. Xóa "
    "lần ghi thừa; là hai lần nộp thật thì ghi chứng từ của từng lần, hoặc gộp làm một. Một chứng từ ghi ở hai lần: A544.",
    examples=(
        Example(
            file=REVOCATION,
            text="objects: [Giấy khen]",
            bad=(
                "objects: [Giấy khen]\n    returned: [{date: 2026-11-20, money: 530000}, {date: 2026-11-20, money: ▸530000}]",
            ),
            good=(
                "objects: [Giấy khen]\n    returned: [{date: 2026-11-20, money: 530000, voucher: PT-5}, {date: 2026-11-20, money: 530000, voucher: PT-6}]",
                "objects: [Giấy khen]\n    returned: [{date: 2026-11-20, money: 530000}, {date: 2026-11-21, money: 530000}]",
            ),
        ),
    ),
)


def returned_again(one: RevokedAward) -> Iterator[Diagnostic]:
    """Yield the times that money came back which are another one written down again."""
    came = [back for back in one.returned if back.money]
    for number, back in enumerate(came):
        alike = (
            other
            for other in came[:number]
            if (other.date, other.money) == (back.date, back.money) and not (other.voucher and back.voucher)
        )
        first = next(alike, None)
        if first is not None:
            yield RETURNED_AGAIN.at(
                back.origin.at("money"),
                f"Lần nộp {dong(back.money or 0)} ngày {back.date:%d/%m/%Y} đã ghi.",
                "Xóa lần ghi thừa; là hai lần nộp thật thì ghi chứng từ (voucher) của từng lần, hoặc gộp làm một.",
                ((first.origin.at("money"), "lần đầu"),),
            )


def returned_before_paid(one: RevokedAward, held: Holding, book: AwardBook) -> Iterator[Diagnostic]:
    """Yield what is wrong where money came back that had not been paid: it would be more than there was."""
    file = book.batch(held.batch) if held.batch else None
    if file is None:
        return
    first = file.batch.first_paid
    for back in one.returned:
        if back.money and first is None:
            yield NOT_PAID_YET.at(
                back.origin.at("money"),
                f"Nộp lại {dong(back.money)}, đợt “{file.batch.id}” chưa ghi đã chi tiền thưởng.",
                f"Ghi payment vào {file.batch.origin.file}, hoặc bỏ money.",
            )
        elif back.money and first is not None and back.date < first:
            yield NOT_PAID_YET.at(
                back.origin.at("date"),
                f"Nộp lại ngày {back.date:%d/%m/%Y}, trước ngày chi tiền thưởng ({first:%d/%m/%Y}).",
                "Kiểm tra ngày nộp lại, ngày chi.",
            )


def other_return(one: RevokedAward) -> Iterator[Diagnostic]:
    """Yield A525 where more or less came back than is to be taken back."""
    if not one.returned:
        return
    came, last = one.returned_money, one.returned[-1]
    if came != (one.money or 0):
        yield OTHER_RETURN.at(
            last.origin.at("money" if last.money else "date"),
            f"Đã nộp lại {dong(came)}, phải thu hồi {dong(one.money or 0)}.",
            _how_to_go_on(one)
            if came < (one.money or 0)
            else "Kiểm tra số tiền của từng lần nộp, số phải thu hồi.",
        )


def _how_to_go_on(one: RevokedAward) -> str:
    """Say how the rest is written down when it comes: beside what came before, which counts in its own year."""
    if not one.returned_money:
        return f"Nộp cả tiền thì ghi money: {one.owed_money}; mới nộp hiện vật thì vẫn được nhắc số tiền."
    times = [
        *(
            f"{{date: {back.date}, money: {back.money}{f', voucher: {back.voucher}' if back.voucher else ''}"
            f"{', separate: true' if back.separate else ''}}}"
            for back in one.returned
            if back.money
        ),
        f"{{date: …, money: {one.owed_money}}}",
    ]
    return (
        "Mới nộp một phần thì vẫn được nhắc phần còn lại; nộp tiếp thì thêm một lần, giữ nguyên lần trước: "
        f"returned: [{', '.join(times)}]."
    )
