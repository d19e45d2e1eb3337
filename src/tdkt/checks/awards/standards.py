"""Awards: authority, standards, and who may not be commended now (NĐ 152/2025, Điều 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tdkt.awards.batch_case import BatchCase, Nominee
from tdkt.awards.book import AwardBook
from tdkt.awards.hindrances import Hindrance, hindrances
from tdkt.awards.law_wording import decider, level_words
from tdkt.awards.standards import judge_standards, outcome
from tdkt.awards.verdict import Case, Verdict
from tdkt.checks.example_files import BATCH, NOMINATIONS
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.law.articles import Articles
from tdkt.law.packs import WARD
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.plan_year import year_name
from tdkt.model.register import Person
from tdkt.model.text import upper_first
from tdkt.workspace.kinds import FILE_KINDS

_THREE = "    who: tran-thi-h\n    award: lao-dong-tien-tien"

NO_AUTHORITY = Rule(
    code="A201",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Không đúng thẩm quyền",
    explanation="Chủ tịch UBND cấp xã chỉ quyết định các danh hiệu, hình thức thuộc thẩm quyền của mình; "
    "danh hiệu, hình thức của cấp tỉnh thì trình cấp tỉnh trong một đợt có level: city.",
    examples=(
        Example(file=BATCH, text="level: ward", bad=("level: ▸city",), good=("level: ward",), also=("A202",)),
    ),
    source=Articles("principles.personal_authority", "awards.bang-khen-thanh-pho.decided_by"),
)
WRONG_DECIDER = Rule(
    code="A202",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Quyết định của cấp khác",
    explanation="Cấp ra quyết định (decision.by) phải là cấp mà đợt đề nghị (level); quyết định của cấp xã "
    "phải ghi người ký.",
    examples=(
        Example(
            file=BATCH,
            text="by: ward, signer: chu-tich}",
            bad=("by: ▸city}", "by: ▸ward}"),
            good=("by: ward, signer: chu-tich}",),
        ),
    ),
    source=Articles("principles.personal_authority"),
)
NOT_MET = Rule(
    code="A301",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Chưa đủ tiêu chuẩn",
    explanation="Chỉ đề nghị, quyết định khi đủ tiêu chuẩn. Từ khi thẩm định, mỗi đề nghị chưa bị loại phải "
    "đủ các điều kiện mà tdkt tra được trong kho; thiếu thì bổ sung dữ liệu hoặc ghi refused kèm "
    "lý do. Điều kiện do Hội đồng xem xét thì tdkt không xét.",
    examples=(
        Example(
            file=NOMINATIONS,
            text=_THREE,
            bad=("    who: tran-thi-h\n    award: ▸chien-si-thi-dua-co-so",),
            good=(_THREE,),
            also=("A304", "A403", "A565"),
        ),
    ),
    source=Articles("principles.complete_before_proposal"),
)
NOT_YET_MET = Rule(
    code="A302",
    severity=WARNING,
    title="Chưa đủ tiêu chuẩn (đang nhận hồ sơ)",
    explanation="Như A301, khi đợt còn đang nhận hồ sơ: còn thời gian bổ sung.",
    source=Articles("principles.complete_before_proposal"),
)
READINGS_DIFFER = Rule(
    code="A303",
    severity=WARNING,
    title="Đủ tiêu chuẩn theo cách hiểu này, chưa đủ theo cách hiểu khác",
    explanation="Từ 01/10/2026 áp dụng luật sửa đổi mà nội dung chưa được đối chiếu. Đề nghị đủ tiêu chuẩn "
    "theo Luật năm 2022 nhưng chưa đủ theo dự thảo đã công bố. Hỏi tỉnh, thành phố áp dụng cách nào "
    "rồi ghi tham số reading vào quy định riêng.",
    source=Articles("articles.amended_standards"),
)
NOT_REGISTERED = Rule(
    code="A304",
    severity=WARNING,
    title="Chưa đăng ký danh hiệu thi đua",
    explanation="Danh hiệu thi đua thường xét trên cơ sở đăng ký đầu năm. tdkt chưa thấy điều này trong văn "
    "bản hiện hành đã đọc, nên chỉ nhắc.",
    examples=(
        Example(
            file=NOMINATIONS,
            text=_THREE,
            bad=("    who: ▸tran-thi-h\n    award: chien-si-thi-dua-co-so",),
            good=(_THREE,),
            also=("A301", "A403", "A565"),
        ),
    ),
)
UNDER_DISCIPLINE = Rule(
    code="A305",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Đang trong thời hạn kỷ luật",
    explanation="Người đang trong thời hạn kỷ luật chưa được xét khen thưởng; thành tích tính từ sau khi hết "
    "thời hạn.",
    source=Articles("principles.not_under_discipline"),
)
UNDER_VERIFICATION = Rule(
    code="A306",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Đang bị xem xét, xác minh",
    explanation="Không xét khen thưởng trong lúc xem xét kỷ luật, điều tra, thanh tra có dấu hiệu vi phạm, "
    "hoặc khi khiếu nại, tố cáo đang được xác minh. Kết luận không vi phạm thì xét tiếp.",
    source=Articles("principles.not_under_discipline"),
)
AFTER_DISCIPLINE = Rule(
    code="A312",
    severity=WARNING,
    title="Kỷ luật đã hết trong năm xét",
    explanation="Hết thời hạn kỷ luật thì được xét, nhưng chỉ tính thành tích từ sau ngày hết thời hạn: xem "
    "lại có còn đủ thành tích của năm không.",
    source=Articles("principles.not_under_discipline"),
)
NOT_IN_OFFICE = Rule(
    code="A313",
    severity=WARNING,
    title="Không công tác tại đơn vị trong năm xét",
    explanation="Danh hiệu thi đua xét theo thành tích của năm; theo sổ đối tượng (from, until), người này "
    "về đơn vị sau năm ấy hoặc đã rời đi trước.",
)
TOO_MANY = Rule(
    code="A311",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Vượt tỷ lệ Chiến sĩ thi đua cơ sở",
    explanation="Quy định riêng đặt tỷ lệ tối đa Chiến sĩ thi đua cơ sở trên số Lao động tiên tiến (tham số "
    "max_percent_cstdcs) và đợt này vượt tỷ lệ ấy. Luật hiện hành không quy định tỷ lệ.",
)

RULES = (
    NO_AUTHORITY,
    WRONG_DECIDER,
    NOT_MET,
    NOT_YET_MET,
    READINGS_DIFFER,
    NOT_REGISTERED,
    UNDER_DISCIPLINE,
    UNDER_VERIFICATION,
    AFTER_DISCIPLINE,
    NOT_IN_OFFICE,
    TOO_MANY,
)


def check(case: BatchCase) -> Iterator[Diagnostic]:
    """Yield what forbids the nominations of a batch that have not been refused."""
    yield from _decider(case)
    expected = frozenset((nomination.who, nomination.award) for nomination in case.file.standing)
    for nominee in case.nominees:
        if nominee.who.recipient in nominee.award.recipients:
            yield from _authority(case, nominee)
            yield from _standards(case, nominee, expected)
            yield from _registered(case, nominee)
            yield from _conduct(case, nominee)
            yield from _in_office(case, nominee)
    yield from _ratio(case)


def _decider(case: BatchCase) -> Iterator[Diagnostic]:
    decision, asked = case.batch.decision, case.batch.level
    if decision is None:
        return
    unsigned = decision.by == WARD and decision.signer is None
    if unsigned or decision.by != asked:
        without = " mà không có người ký" if unsigned else ""
        yield WRONG_DECIDER.at(
            decision.origin.at("by"),
            f"Đợt đề nghị {_level(asked, case)} quyết định nhưng quyết định {decision.number} ghi của {_level(decision.by, case)}"
            f"{without}.",
            "Sửa level của đợt hoặc by, signer của quyết định.",
        )


def _level(level: str, case: BatchCase) -> str:
    words = decider if level == WARD else level_words
    return words(level, case.book.organization)


def _authority(case: BatchCase, nominee: Nominee) -> Iterator[Diagnostic]:
    decided_by = nominee.award.decided_by
    if decided_by.value != case.batch.level:
        yield NO_AUTHORITY.at(
            case.batch.origin.at("level"),
            f"{nominee.award.name} thuộc thẩm quyền của {_level(decided_by.value, case)}, không phải của "
            f"{_level(case.batch.level, case)} (đề nghị cho {nominee.who.full_address}; {decided_by.said}).",
            f"Chuyển đề nghị {nominee.nomination.id} sang đợt có level: {decided_by.value}.",
            ((nominee.nomination.origin.at("award"), "đề nghị ở đây"),),
        )


def _standards(
    case: BatchCase, nominee: Nominee, expected: frozenset[tuple[str, str]]
) -> Iterator[Diagnostic]:
    nomination = nominee.nomination
    year, kind, initiatives = case.file.year_of(nomination), case.batch.type, nomination.initiatives
    judged = Case(nominee.who, nominee.award, year, kind, initiatives, expected, case.decided_on)
    verdicts = judge_standards(judged, case.law, case.book)
    rule = NOT_MET if case.batch.has_reached("appraised") else NOT_YET_MET
    for verdict in _failing(verdicts):
        yield rule.at(
            nomination.origin.at("award"),
            _said(verdict, judged),
            _mend(verdict),
            about=nominee.who.full_address,
        )
    settled = tuple(found for found in verdicts if not found.left_to_council)
    if case.law.reading is None and outcome(settled):
        yield from _otherwise_read(case, nominee, judged)


def _failing(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Return the conditions that stand in the way: not met or not known, and not the Council's to judge."""
    return [found for found in verdicts if found.met is not True and not found.left_to_council]


def _otherwise_read(case: BatchCase, nominee: Nominee, judged: Case) -> Iterator[Diagnostic]:
    """Yield the readings of the law by which a standard that is met would not be."""
    readings = case.law.pack.readings
    for reading in readings.values():
        if nominee.award.id not in reading.standards:  # it reads this award as the pack does
            continue
        failing = _failing(judge_standards(judged, case.law, case.book, reading.id))
        if failing:
            reasons = "; ".join(verdict.reason for verdict in failing)
            yield READINGS_DIFFER.at(
                nominee.nomination.origin.at("award"),
                f"{nominee.who.full_address}, {nominee.award.quoted_name}: đủ tiêu chuẩn theo quy định trước 01/10/2026, nhưng "
                f"{reading.title} thì chưa: {reasons}.",
                f"Hỏi thành phố áp dụng cách nào rồi ghi parameter: reading, value: {' hoặc '.join(readings)}.",
                about=nominee.who.full_address,
            )


def _said(verdict: Verdict, case: Case) -> str:
    word = "chưa đạt" if verdict.met is False else "chưa rõ"
    standard = verdict.standard
    return (
        f"{case.who.full_address}, {case.award.quoted_name} {year_name(case.year)}: {word} điều kiện “{standard.text}” "
        f"({verdict.reason}); {standard.as_fact.said}."
    )


def _mend(verdict: Verdict) -> str:
    return verdict.mend or "Ghi refused kèm lý do, hoặc sửa dữ liệu nếu ghi nhầm."


def _registered(case: BatchCase, nominee: Nominee) -> Iterator[Diagnostic]:
    who, award, year = nominee.who, nominee.award, case.file.year_of(nominee.nomination)
    found = case.book.registrations.get((who.id, award.id, year))
    if not award.is_title or (found is not None and found.date <= case.file.law_day):
        return
    how = "chưa đăng ký"
    if found is not None:
        how = f"đăng ký ngày {found.date:%d/%m/%Y}, sau ngày xét"
    yield NOT_REGISTERED.at(
        nominee.nomination.origin.at("who"),
        f"{who.full_address} {how} danh hiệu “{award.name}” {year_name(year)} "
        f"({case.law.principle('registration').said}).",
        f"Ghi đăng ký vào {FILE_KINDS['award-registrations'].file(year=year)} nếu đã đăng ký.",
        about=who.full_address,
    )


def _conduct(case: BatchCase, nominee: Nominee) -> Iterator[Diagnostic]:
    said = case.law.principle("not_under_discipline").said
    year = case.file.year_of(nominee.nomination)
    for found in hindrances(nominee.who.id, case.file.law_day, year, case.book):
        rule, mend = _hindered(found)
        yield rule.at(
            nominee.nomination.origin.at("who"),
            f"{nominee.who.full_address} {found.reason}; {said}.",
            mend,
            ((found.place, "ghi ở đây"),),
        )


def _hindered(found: Hindrance) -> tuple[Rule, str]:
    """Return the rule that a hindrance falls under, and what to do about it."""
    if not found.blocks:
        return AFTER_DISCIPLINE, "Chỉ tính thành tích từ sau ngày ấy; xem lại xếp loại và đề nghị."
    if found.disciplined:
        return UNDER_DISCIPLINE, "Ghi refused kèm lý do; hết thời hạn thì xét thành tích từ sau ngày ấy."
    return (
        UNDER_VERIFICATION,
        "Để lại đến khi có kết luận, ghi refused kèm lý do; đã kết luận thì ghi until.",
    )


def _in_office(case: BatchCase, nominee: Nominee) -> Iterator[Diagnostic]:
    who, award, year = nominee.who, nominee.award, case.file.year_of(nominee.nomination)
    if not award.is_title or not isinstance(who, Person) or who.unit is None:
        return
    if not who.belonged(who.unit, year):
        yield NOT_IN_OFFICE.at(
            nominee.nomination.origin.at("who"),
            f"{who.full_address}: theo sổ đối tượng không công tác tại đơn vị trong {year_name(year)}, năm xét {award.quoted_name}.",
            "Kiểm tra from, until trong sổ đối tượng và năm của đề nghị.",
        )


def _ratio(case: BatchCase) -> Iterator[Diagnostic]:
    """Count people, not nominations, over all batches of the ward for that year."""
    limit = case.law.parameters["max_percent_cstdcs"]
    share = limit.share_of
    if limit.value is None or share is None:
        return
    first = next((found for found in case.file.standing if found.award == share.award), None)
    if first is None:
        return
    year = case.batch.year
    with_award = _proposed_for({share.award}, year, case.book)
    with_either = _proposed_for({share.award, share.among}, year, case.book)
    if len(with_award) * 100 > limit.value * len(with_either):
        names = case.law.awards[share.award].name, case.law.awards[share.among].name
        yield TOO_MANY.at(
            first.origin.at("award"),
            f"{upper_first(year_name(year))} đề nghị {len(with_award)} {names[0]} trên {len(with_either)} người đạt {names[1]} trở lên, quá "
            f"{limit.value}% ({limit.source}).",
            "Giảm số đề nghị.",
        )


def _proposed_for(awards: set[str], year: int, book: AwardBook) -> set[str]:
    """Return who is proposed to the ward for one of `awards` for the merit of `year`."""
    return {
        nomination.who
        for file in book.batches
        if file.batch.level == WARD
        for nomination in file.standing
        if nomination.award in awards and file.year_of(nomination) == year
    }
