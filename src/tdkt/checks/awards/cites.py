"""Awards: a batch rests on law that is known and in force on its day.

An end that only the metadata of a database give never stops a batch: it is told, and the ward states what applies.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.awards.batch_case import BatchCase
from tdkt.awards.known_days import STATED_IN
from tdkt.checks.example_files import BATCH
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.law.confidence import SURE
from tdkt.law.instruments import Instrument
from tdkt.law.mentions import Mention, mentions
from tdkt.model.diagnostic import Diagnostic

NO_LAW = Rule(
    code="A407",
    severity=WARNING,
    title="Không biết quy định áp dụng cho ngày này",
    explanation="Ngày của đợt nằm ngoài thời gian mà tdkt biết quy định. tdkt vẫn kiểm tra, tính tiền và in theo quy "
    "định gần nhất đã biết, ghi rõ điều đó trên màn hình, trong dữ liệu và trên bản dự thảo. Xem lại ngày; "
    "ngày đúng thì tìm văn bản đang có hiệu lực rồi khai vào plans/awards/law.yaml (instruments: văn bản, "
    "điều khoản, from, source), giá trị nào thay đổi thì ghi vào plans/awards/rules.yaml. Khai rồi thì "
    "cảnh báo này hết và lời ghi chú đổi thành “theo khai báo”.",
)
CITES_EXPIRED = Rule(
    code="A408",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Quyết định căn cứ văn bản không có hiệu lực",
    explanation="Căn cứ của quyết định phải đang có hiệu lực vào ngày quyết định, và ghi đúng ngày của văn "
    "bản.",
    examples=(
        Example(
            file=BATCH,
            text="submission: {number",
            bad=(
                "cites: [▸Nghị định số 98/2023/NĐ-CP của Chính phủ]\nsubmission: {number",
                "cites: [▸Nghị định số 152/2025/NĐ-CP ngày 15 tháng 6 năm 2025 của Chính phủ]\nsubmission: {number",
            ),
            good=(
                "cites: [Kế hoạch số 40/KH-UBND của Ủy ban nhân dân phường]\nsubmission: {number",
                "cites: [Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ]\nsubmission: {number",
            ),
            also=("C911", "C912", "C913"),
        ),
    ),
    source="NĐ 30/2020, Phụ lục I, Phần I, II.6a",
)

IN_FORCE_UNSURE = Rule(
    code="A413",
    severity=WARNING,
    title="Căn cứ có thể không có hiệu lực, hoặc ghi khác dữ liệu chưa đối chiếu",
    explanation="Theo dữ liệu mà tdkt chưa đối chiếu (siêu dữ liệu của cơ sở dữ liệu, một nguồn, trí nhớ), văn bản này hết hiệu lực "
    "trước ngày của đợt, chưa có hiệu lực, hoặc ban hành ngày khác. Mở văn bản gốc; đúng là không dùng được thì thay, còn văn bản vẫn "
    "áp dụng thì khai vào plans/awards/law.yaml (number, date, from, source).",
    examples=(
        Example(
            file=BATCH,
            text="submission: {number",
            bad=("cites: [▸Luật số 06/2026/QH16]\nsubmission: {number",),
            good=("cites: [Luật sửa đổi Luật Cư trú ngày 13 tháng 11 năm 2025]\nsubmission: {number",),
            also=("C912",),
        ),
    ),
    source="NĐ 30/2020, Phụ lục I, Phần I, II.6a",
)

RULES = (NO_LAW, CITES_EXPIRED, IN_FORCE_UNSURE)


def check(case: BatchCase) -> Iterator[Diagnostic]:
    """Yield that the law of the batch's day is not known, and which of its căn cứ are not in force then."""
    batch, day = case.batch, case.file.law_day
    if case.law.is_unknown:
        yield NO_LAW.at(
            batch.origin.at("decision" if batch.decision else "year"),
            f"Đợt “{batch.id}” theo ngày {day:%d/%m/%Y}: {case.law.notices[0]}",
            "Xem các quy định đang dùng bằng lệnh tdkt law.",
        )
    for number, text in enumerate(batch.cites):
        for mention in mentions(text):
            known = case.law.stated.as_stated(mention.instrument)
            place = batch.origin.at("cites", number)
            if known.expected_end and known.expected_end <= day:
                yield IN_FORCE_UNSURE.at(
                    place,
                    f"{known.name} hết hiệu lực từ ngày {known.expected_end:%d/%m/%Y} ({known.said_end_confidence}).",
                    f"Thay bằng văn bản đang có hiệu lực, hoặc khai vào {STATED_IN} nếu vẫn áp dụng.",
                )
            fault, mend = _wrong_cite(mention, known, day)
            if fault:
                rule = CITES_EXPIRED if known.confidence in SURE else IN_FORCE_UNSURE
                yield rule.at(place, fault, mend)


def _wrong_cite(mention: Mention, known: Instrument, day: datetime.date) -> tuple[str, str]:
    """Return what is wrong with an instrument that is cited on `day`, and how to mend it; "" where nothing is."""
    written = mention.date
    if known.date and written and written != (known.date.year, known.date.month, known.date.day):
        return (
            f"{known.name} ban hành ngày {known.date:%d/%m/%Y}; căn cứ ghi ngày {mention.date_found}.",
            "Ghi đúng văn bản đang có hiệu lực.",
        )
    if known.valid_to and known.valid_to <= day:
        span = "đã hết hiệu lực"
    elif known.valid_from and day < known.valid_from:
        span = "chưa có hiệu lực"
    else:
        return "", ""
    instead = known.replaced_by or "văn bản đang có hiệu lực"
    return (
        f"{known.name} {span} vào ngày {day:%d/%m/%Y} ({known.said_end_confidence}).",
        f"Thay bằng {instead}.",
    )
