"""Awards: what the ward states about the law itself (plans/awards/law.yaml) can be used and contradicts nothing."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.awards.book import stated_law
from tdkt.checks.example_files import LAW_OF_WARD
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.law.confidence import SURE
from tdkt.law.instruments import canonical
from tdkt.law.stated import StatedLaw, recorded
from tdkt.model.award_law import StatedInstrument
from tdkt.model.diagnostic import Diagnostic
from tdkt.workspace.workspace import Workspace

_HEAD = "instruments:\n"
_DECREE = (
    "  - {type: Nghị định, number: 45/2027/NĐ-CP, date: 2027-02-20, issuer: Chính phủ, subject: quy định chi tiết, "
    "from: 2027-03-01, source: Công báo}\n"
)
_KNOWN = "{type: Nghị định, number: 86/2023/NĐ-CP, date: 2023-12-07,"
_SALARY = "  - {from: 2030-07-01, dong: 3000000, source: Nghị định số 90/2030/NĐ-CP}\n"

STATED_CLASH = Rule(
    code="A113",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Khai báo văn bản trái nhau",
    explanation="Trong plans/awards/law.yaml, until phải sau from, mỗi văn bản chỉ khai một lần cho cùng một thời gian, và mỗi "
    "ngày chỉ có một mức lương cơ sở.",
    examples=(
        Example(
            file=LAW_OF_WARD,
            text=_HEAD,
            bad=(
                _HEAD + _DECREE.replace("from: 2027-03-01,", "from: 2027-03-01, until: ▸2027-03-01,"),
                _HEAD
                + _DECREE
                + _DECREE.replace("number: ", "number: ▸").replace("from: 2027-03-01", "from: 2027-06-01"),
            ),
            good=(
                _HEAD + _DECREE.replace("from: 2027-03-01,", "from: 2027-03-01, until: 2027-03-02,"),
                _HEAD
                + _DECREE.replace("from: 2027-03-01,", "from: 2027-03-01, until: 2027-06-01,")
                + _DECREE.replace("from: 2027-03-01", "from: 2027-06-01"),
            ),
        ),
        Example(
            file=LAW_OF_WARD,
            text=_SALARY,
            bad=(_SALARY + _SALARY.replace("from: ", "from: ▸"),),
            good=(_SALARY + _SALARY.replace("2030-07-01", "2030-07-02"),),
        ),
    ),
)
STATED_OTHERWISE = Rule(
    code="A114",
    severity=WARNING,
    title="Khai báo khác dữ liệu của tdkt",
    explanation="Văn bản được khai có trong dữ liệu pháp luật của tdkt với tên loại, ngày hoặc cơ quan ban hành khác. tdkt in theo "
    "khai báo của địa phương; hãy mở văn bản gốc rồi sửa bên nào sai.",
    examples=(
        Example(
            file=LAW_OF_WARD,
            text=_KNOWN,
            bad=(
                _KNOWN.replace("date: 2023-12-07", "date: ▸2023-12-17"),
                _KNOWN.replace("type: Nghị định", "type: ▸Thông tư"),
            ),
            good=(_KNOWN,),
        ),
    ),
)
REPLACES_UNKNOWN = Rule(
    code="A115",
    severity=WARNING,
    title="Văn bản bị thay thế không có trong dữ liệu",
    explanation="Khóa replaces ghi số của văn bản mà văn bản này thay thế. Số không có trong dữ liệu của tdkt và cũng không được "
    "khai trong tệp thì không thay gì trong phần căn cứ: thường là gõ nhầm số hoặc năm. Có replaces thì phải có from.",
    examples=(
        Example(
            file=LAW_OF_WARD,
            text=_HEAD,
            bad=(
                _HEAD + _DECREE.replace("source:", "replaces: [▸152/2024/NĐ-CP], source:"),
                _HEAD + _DECREE.replace("from: 2027-03-01, source:", "replaces: ▸[152/2025/NĐ-CP], source:"),
            ),
            good=(_HEAD + _DECREE.replace("source:", "replaces: [152/2025/NĐ-CP], source:"),),
        ),
    ),
)

RULES = (STATED_CLASH, STATED_OTHERWISE, REPLACES_UNKNOWN)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what contradicts itself or the records in the ward's statements."""
    stated = stated_law(workspace)
    for number, found in enumerate(stated.instruments):
        yield from _span(found)
        yield from _stated_twice(found, stated.instruments[:number])
        yield from _against_the_record(found)
        yield from _replaced(found, stated)
    seen: set[datetime.date] = set()
    for salary in stated.salaries:
        if salary.from_ in seen:
            yield STATED_CLASH.at(
                salary.origin.at("from"),
                f"Đã khai mức lương cơ sở từ ngày {salary.from_:%d/%m/%Y}.",
                "Giữ một mức.",
            )
        seen.add(salary.from_)


def _span(found: StatedInstrument) -> Iterator[Diagnostic]:
    if found.from_ and found.until and found.until <= found.from_:
        yield STATED_CLASH.at(
            found.origin.at("until"),
            f"Khai báo hết áp dụng trước khi bắt đầu ({found.from_:%d/%m/%Y}).",
            "Kiểm tra hai ngày.",
        )


def _stated_twice(found: StatedInstrument, before: tuple[StatedInstrument, ...]) -> Iterator[Diagnostic]:
    for other in before:
        if _name(other) == _name(found) and _at_once(other, found):
            yield STATED_CLASH.at(
                found.origin.at("number" if found.number else "subject"),
                f"{found.type} {found.number or found.subject} đã khai ở trên, trong cùng thời gian.",
                "Gộp hai mục, hoặc ghi from, until cho từng mục.",
                ((other.origin.at(), "đã khai ở đây"),),
            )


def _against_the_record(found: StatedInstrument) -> Iterator[Diagnostic]:
    known = recorded(found)
    if known is None:
        return
    sure = known.confidence in SURE
    pairs = (
        ("type", found.type, known.type),
        ("date", found.date, known.date),
        ("issuer", found.issuer, known.issuer),
    )
    for key, written, record in pairs:
        if sure and written and record and written != record:
            said = f"{record:%d/%m/%Y}" if isinstance(record, datetime.date) else record
            yield STATED_OTHERWISE.at(
                found.origin.at(key),
                f"{known.name}: dữ liệu của tdkt ghi “{said}” ({known.said_confidence}).",
                "Mở văn bản gốc để đối chiếu, rồi sửa khai báo nếu sai.",
            )


def _replaced(found: StatedInstrument, stated: StatedLaw) -> Iterator[Diagnostic]:
    if found.replaces and found.from_ is None:
        yield REPLACES_UNKNOWN.at(
            found.origin.at("replaces"),
            "Có replaces mà không có from nên chưa thay văn bản nào.",
            "Ghi from: ngày văn bản này bắt đầu áp dụng.",
        )
    for number, replaced in enumerate(found.replaces):
        if stated.by_number(replaced) is None:
            yield REPLACES_UNKNOWN.at(
                found.origin.at("replaces", number),
                f"tdkt không biết văn bản số {replaced}.",
                "Kiểm tra số, ký hiệu; văn bản riêng của địa phương thì khai thêm trong tệp này.",
            )


def _name(found: StatedInstrument) -> str:
    return canonical(found.number) if found.number else f"{found.type} {found.subject}".lower()


def _at_once(one: StatedInstrument, other: StatedInstrument) -> bool:
    """Tell whether two statements hold on a common day; one without a day completes the other at any time."""
    starts = [found.from_ for found in (one, other) if found.from_]
    ends = [found.until for found in (one, other) if found.until]
    return not starts or not ends or max(starts) < min(ends)
