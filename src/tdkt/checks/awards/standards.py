"""Awards: authority, standards, and who may not be commended now (NĐ 152/2025, Điều 4)."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.awards.book import AwardBook, BatchFile
from tdkt.awards.hindrances import hindrances
from tdkt.awards.law_in_force import LawInForce
from tdkt.awards.law_wording import decider, level_words
from tdkt.awards.standards import Case, Verdict, judge_standards, outcome
from tdkt.checks.example_files import BATCH, NOMINATIONS
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.law.articles import Articles
from tdkt.law.packs import WARD, AwardRule, Fact
from tdkt.model.award_batch import Nomination
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.register import Person, Recipient

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
            also=("A304", "A403", "A601"),
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
    "theo Luật năm 2022 nhưng chưa đủ theo dự thảo đã công bố. Hỏi thành phố áp dụng cách nào "
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
            also=("A301", "A403", "A601"),
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


def check(file: BatchFile, law: LawInForce, book: AwardBook) -> Iterator[Diagnostic]:
    """Yield what forbids the nominations of a batch that have not been refused."""
    decision = file.batch.decision
    if decision and (decision.by != file.batch.level or (decision.by == "ward" and decision.signer is None)):
        yield WRONG_DECIDER.at(
            decision.origin.at("by"),
            f"Đợt đề nghị {_level(file.batch.level, book)} quyết định nhưng quyết định {decision.number} ghi của {_level(decision.by, book)}"
            f"{'' if decision.by != 'ward' or decision.signer else ' mà không có người ký'}.",
            "Sửa level của đợt hoặc by, signer của quyết định.",
        )
    expected = frozenset((nomination.who, nomination.award) for nomination in file.standing)
    for nomination in file.standing:
        who, award = book.everyone.get(nomination.who), law.awards.get(nomination.award)
        if who is None or award is None or who.recipient not in award.recipients:
            continue
        case = Case(who, award, file.year_of(nomination), file.batch.type, nomination.initiatives, expected)
        yield from _authority(file, nomination, who, award, book)
        yield from _standards(file, nomination, case, law, book)
        yield from _registered(file, nomination, case, law, book)
        yield from _conduct(file, nomination, who, law, book)
        yield from _in_office(file, nomination, who, award)
    yield from _ratio(file, law, book)


def _level(level: str, book: AwardBook) -> str:
    return (decider if level == "ward" else level_words)(level, book.organization)


def _authority(
    file: BatchFile, nomination: Nomination, who: Recipient, award: AwardRule, book: AwardBook
) -> Iterator[Diagnostic]:
    if award.decided_by.value != file.batch.level:
        yield NO_AUTHORITY.at(
            file.batch.origin.at("level"),
            f"{award.name} thuộc thẩm quyền của {_level(award.decided_by.value, book)}, không phải của "
            f"{_level(file.batch.level, book)} (đề nghị cho {who.full_address}; {award.decided_by.said}).",
            f"Chuyển đề nghị {nomination.id} sang đợt có level: {award.decided_by.value}.",
            ((nomination.origin.at("award"), "đề nghị ở đây"),),
        )


def _standards(
    file: BatchFile, nomination: Nomination, case: Case, law: LawInForce, book: AwardBook
) -> Iterator[Diagnostic]:
    verdicts = judge_standards(case, law, book)
    rule = NOT_MET if file.batch.has_reached("appraised") else NOT_YET_MET
    for verdict in verdicts:
        if verdict.met is not True and not verdict.left_to_council:
            yield rule.at(nomination.origin.at("award"), _said(verdict, case), _mend(verdict))
    if law.reading is None and outcome(tuple(found for found in verdicts if not found.left_to_council)):
        for reading in law.pack.readings.values():
            failing = [
                verdict
                for verdict in judge_standards(case, law, book, reading.id)
                if verdict.met is not True and not verdict.left_to_council
            ]
            if failing:
                yield READINGS_DIFFER.at(
                    nomination.origin.at("award"),
                    f"{case.who.full_address}, {case.award.quoted_name}: đủ tiêu chuẩn theo quy định trước 01/10/2026, nhưng "
                    f"{reading.title} thì chưa: {'; '.join(verdict.reason for verdict in failing)}.",
                    f"Hỏi thành phố áp dụng cách nào rồi ghi parameter: reading, value: {' hoặc '.join(law.pack.readings)}.",
                )


def _said(verdict: Verdict, case: Case) -> str:
    word = "chưa đạt" if verdict.met is False else "chưa rõ"
    standard = verdict.standard
    fact = Fact(value=None, source=standard.source, confidence=standard.confidence)
    return (
        f"{case.who.full_address}, {case.award.quoted_name} năm {case.year}: {word} điều kiện “{standard.text}” "
        f"({verdict.reason}); {fact.said}."
    )


def _mend(verdict: Verdict) -> str:
    return verdict.mend or "Ghi refused kèm lý do, hoặc sửa dữ liệu nếu ghi nhầm."


def _registered(
    file: BatchFile, nomination: Nomination, case: Case, law: LawInForce, book: AwardBook
) -> Iterator[Diagnostic]:
    found = book.registrations.get((case.who.id, case.award.id, case.year))
    late = found is not None and found.date > file.law_day
    if case.award.is_title and (found is None or late):
        how = f"đăng ký ngày {found.date:%d/%m/%Y}, sau ngày xét" if found else "chưa đăng ký"
        yield NOT_REGISTERED.at(
            nomination.origin.at("who"),
            f"{case.who.full_address} {how} danh hiệu “{case.award.name}” năm {case.year} "
            f"({law.principle('registration').said}).",
            f"Ghi đăng ký vào plans/{case.year}/awards/registrations.yaml nếu đã đăng ký.",
        )


def _conduct(
    file: BatchFile, nomination: Nomination, who: Recipient, law: LawInForce, book: AwardBook
) -> Iterator[Diagnostic]:
    said = law.principle("not_under_discipline").said
    for found in hindrances(who.id, file.law_day, file.year_of(nomination), book):
        if not found.blocks:
            rule, mend = AFTER_DISCIPLINE, "Chỉ tính thành tích từ sau ngày ấy; xem lại xếp loại và đề nghị."
        elif found.disciplined:
            rule, mend = (
                UNDER_DISCIPLINE,
                "Ghi refused kèm lý do; hết thời hạn thì xét thành tích từ sau ngày ấy.",
            )
        else:
            rule, mend = (
                UNDER_VERIFICATION,
                "Để lại đến khi có kết luận, ghi refused kèm lý do; đã kết luận thì ghi until.",
            )
        yield rule.at(
            nomination.origin.at("who"),
            f"{who.full_address} {found.reason}; {said}.",
            mend,
            ((found.place, "ghi ở đây"),),
        )


def _in_office(
    file: BatchFile, nomination: Nomination, who: Recipient, award: AwardRule
) -> Iterator[Diagnostic]:
    year = file.year_of(nomination)
    if award.is_title and isinstance(who, Person) and who.unit and not who.belonged(who.unit, year):
        yield NOT_IN_OFFICE.at(
            nomination.origin.at("who"),
            f"{who.full_address}: theo sổ đối tượng không công tác tại đơn vị trong năm {year}, năm xét {award.quoted_name}.",
            "Kiểm tra from, until trong sổ đối tượng và năm của đề nghị.",
        )


def _ratio(file: BatchFile, law: LawInForce, book: AwardBook) -> Iterator[Diagnostic]:
    """Count people, not nominations, over all batches of the ward for that year."""
    limit, year = law.parameters["max_percent_cstdcs"], file.batch.year
    share = limit.share_of
    if limit.value is None or share is None:
        return
    first = next((nomination for nomination in file.standing if nomination.award == share.award), None)
    if first is None:
        return
    counted = [
        nomination
        for other in book.batches
        if other.batch.level == WARD
        for nomination in other.standing
        if nomination.award in (share.award, share.among) and other.year_of(nomination) == year
    ]
    top = len({nomination.who for nomination in counted if nomination.award == share.award})
    base = len({nomination.who for nomination in counted})
    if top * 100 > limit.value * base:
        names = law.awards[share.award].name, law.awards[share.among].name
        yield TOO_MANY.at(
            first.origin.at("award"),
            f"Năm {year} đề nghị {top} {names[0]} trên {base} người đạt {names[1]} trở lên, quá {limit.value}% "
            f"({limit.source}).",
            "Giảm số đề nghị.",
        )
