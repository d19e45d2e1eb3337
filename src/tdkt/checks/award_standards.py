"""Awards: authority, standards, and the principles that forbid an award (NĐ 152/2025, Điều 4)."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator

from tdkt.awards.book import AwardBook, BatchFile
from tdkt.awards.law_in_force import LawInForce
from tdkt.awards.standards import Case, Verdict, judge_standards, outcome
from tdkt.checks.example_awards import BATCH, NOMINATIONS
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.law.packs import AwardRule, Fact
from tdkt.model.award_batch import MERIT, Nomination
from tdkt.model.award_records import DISCIPLINE_NAMES, VERIFICATION_NAMES, Discipline, Verification
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.register import Recipient

_THREE = "    who: tran-thi-h\n    award: lao-dong-tien-tien"

NO_AUTHORITY = Rule(
    "A201", ERROR, "Không đúng thẩm quyền",
    "Chủ tịch UBND phường chỉ quyết định các danh hiệu, hình thức thuộc thẩm quyền của mình; danh hiệu, hình thức của thành phố thì "
    "phường trình thành phố trong một đợt có level: city.",
    Example(BATCH, "level: ward", "level: ▸city", "level: ward"),
    "Nghị định số 129/2025/NĐ-CP, Điều 59; Luật số 06/2022/QH15, Điều 74",
)  # fmt: skip
WRONG_DECIDER = Rule(
    "A202", ERROR, "Quyết định của cấp khác",
    "Cấp ra quyết định (decision.by) phải là cấp mà đợt đề nghị (level); quyết định của phường phải ghi người ký.",
    Example(BATCH, "by: ward, signer: chu-tich}", "by: ▸city}", "by: ward, signer: chu-tich}"),
    "Nghị định số 129/2025/NĐ-CP, Điều 59",
)  # fmt: skip
NOT_MET = Rule(
    "A301", ERROR, "Chưa đủ tiêu chuẩn",
    "Chỉ đề nghị, quyết định khi đủ tiêu chuẩn. Từ khi thẩm định, mỗi đề nghị chưa bị loại phải đủ các điều kiện mà tdkt tra được trong "
    "kho; thiếu thì bổ sung dữ liệu hoặc ghi refused kèm lý do. Điều kiện do Hội đồng xem xét thì tdkt không xét.",
    Example(NOMINATIONS, _THREE, "    who: tran-thi-h\n    award: ▸chien-si-thi-dua-co-so", _THREE),
    "Nghị định số 152/2025/NĐ-CP, Điều 4, khoản 2",
)  # fmt: skip
NOT_YET_MET = Rule(
    "A302", WARNING, "Chưa đủ tiêu chuẩn (đang nhận hồ sơ)",
    "Như A301, khi đợt còn đang nhận hồ sơ: còn thời gian bổ sung.",
    None,
    "Nghị định số 152/2025/NĐ-CP, Điều 4, khoản 2",
)  # fmt: skip
READINGS_DIFFER = Rule(
    "A303", WARNING, "Đủ tiêu chuẩn theo cách hiểu này, chưa đủ theo cách hiểu khác",
    "Từ 01/10/2026 áp dụng luật sửa đổi mà nội dung chưa được đối chiếu. Đề nghị đủ tiêu chuẩn theo Luật năm 2022 nhưng chưa đủ theo dự "
    "thảo đã công bố. Hỏi thành phố áp dụng cách nào rồi ghi tham số reading vào quy định riêng.",
    None,
    "Luật số 06/2026/QH16 (chưa đối chiếu nội dung)",
)  # fmt: skip
NOT_REGISTERED = Rule(
    "A304", WARNING, "Chưa đăng ký danh hiệu thi đua",
    "Danh hiệu thi đua thường xét trên cơ sở đăng ký đầu năm. tdkt chưa thấy điều này trong văn bản hiện hành đã đọc, nên chỉ nhắc.",
    Example(NOMINATIONS, _THREE, "    who: ▸tran-thi-h\n    award: chien-si-thi-dua-co-so", _THREE),
)  # fmt: skip
UNDER_DISCIPLINE = Rule(
    "A305", ERROR, "Đang trong thời hạn kỷ luật",
    "Người đang trong thời hạn kỷ luật chưa được xét khen thưởng; thành tích tính từ sau khi hết thời hạn.",
    None,
    "Nghị định số 152/2025/NĐ-CP, Điều 4, khoản 4",
)  # fmt: skip
UNDER_VERIFICATION = Rule(
    "A306", ERROR, "Đang bị xem xét, xác minh",
    "Không xét khen thưởng trong lúc xem xét kỷ luật, điều tra, thanh tra có dấu hiệu vi phạm, hoặc khi khiếu nại, tố cáo đang được xác "
    "minh. Kết luận không vi phạm thì xét tiếp.",
    None,
    "Nghị định số 152/2025/NĐ-CP, Điều 4, khoản 4",
)  # fmt: skip
SAME_ACHIEVEMENT = Rule(
    "A307", ERROR, "Một thành tích khen hai lần",
    "Không tặng nhiều danh hiệu, nhiều hình thức cho một thành tích. Hai đề nghị của một người ghi cùng một thành tích, hoặc cùng một danh "
    "hiệu của cùng một năm.",
    Example(NOMINATIONS, "who: le-van-i", "who: ▸tran-thi-h", "who: le-van-i"),
    "Luật số 06/2022/QH15, Điều 5",
)  # fmt: skip
REUSED_FOR_MERIT = Rule(
    "A308", ERROR, "Thành tích đột xuất, chuyên đề dùng lại cho khen công trạng",
    "Kết quả khen thưởng đột xuất, chuyên đề không được làm căn cứ đề nghị khen thưởng công trạng lên cấp trên.",
    None,
    "Nghị định số 152/2025/NĐ-CP, Điều 4, khoản 3",
)  # fmt: skip
INITIATIVE_REUSED = Rule(
    "A309", ERROR, "Sáng kiến đã dùng cho lần khen khác",
    "Một sáng kiến chỉ làm căn cứ cho một danh hiệu hoặc một hình thức khen thưởng (công văn hướng dẫn theo nghị định cũ; tham số "
    "initiative_uses).",
    None,
    "Công văn số 5007/BNV-TĐKT năm 2023, mục III.5c",
)  # fmt: skip
NOT_THE_AUTHOR = Rule(
    "A310", ERROR, "Sáng kiến của người khác",
    "Sáng kiến làm căn cứ phải có người được đề nghị là tác giả.",
    Example(NOMINATIONS, _THREE, f"    initiatives: [▸sk-01]\n{_THREE}", _THREE),
)  # fmt: skip
TOO_MANY = Rule(
    "A311", ERROR, "Vượt tỷ lệ Chiến sĩ thi đua cơ sở",
    "Quy định riêng đặt tỷ lệ tối đa Chiến sĩ thi đua cơ sở trên số Lao động tiên tiến (tham số max_percent_cstdcs) và đợt này vượt tỷ "
    "lệ ấy. Luật hiện hành không quy định tỷ lệ.",
    None,
)  # fmt: skip

RULES = (
    NO_AUTHORITY, WRONG_DECIDER, NOT_MET, NOT_YET_MET, READINGS_DIFFER, NOT_REGISTERED, UNDER_DISCIPLINE, UNDER_VERIFICATION,
    SAME_ACHIEVEMENT, REUSED_FOR_MERIT, INITIATIVE_REUSED, NOT_THE_AUTHOR, TOO_MANY,
)  # fmt: skip

_CSTDCS = "chien-si-thi-dua-co-so"


def check(file: BatchFile, law: LawInForce, book: AwardBook) -> Iterator[Diagnostic]:
    """Yield what forbids the nominations of a batch that have not been refused."""
    decision = file.batch.decision
    if decision and (decision.by != file.batch.level or (decision.by == "ward" and decision.signer is None)):
        yield WRONG_DECIDER.at(
            decision.origin.at("by"),
            f"Đợt đề nghị {_level(file.batch.level)} quyết định nhưng quyết định {decision.number} ghi của {_level(decision.by)}"
            f"{'' if decision.by != 'ward' or decision.signer else ' mà không có người ký'}.",
            "Sửa level của đợt hoặc by, signer của quyết định.",
        )
    expected = frozenset((nomination.who, nomination.award) for nomination in file.standing)
    for nomination in file.standing:
        who, award = book.everyone.get(nomination.who), law.awards.get(nomination.award)
        if who is None or award is None or who.recipient not in award.recipients:
            continue
        case = Case(who, award, file.year_of(nomination), file.batch.type, nomination.initiatives, expected)
        yield from _authority(file, nomination, award)
        yield from _standards(file, nomination, case, law, book)
        yield from _registered(file, nomination, case, law, book)
        yield from _conduct(file, nomination, who, book)
        yield from _same_achievement(file, nomination, who, law, book)
        yield from _initiative_uses(file, nomination, who, law, book)
    yield from _ratio(file, law)


def _level(level: str) -> str:
    return "Chủ tịch UBND phường" if level == "ward" else "thành phố"


def _authority(file: BatchFile, nomination: Nomination, award: AwardRule) -> Iterator[Diagnostic]:
    if award.decided_by.value != file.batch.level:
        yield NO_AUTHORITY.at(
            file.batch.origin.at("level"),
            f"{award.name} thuộc thẩm quyền của {_level(award.decided_by.value)}, không phải của "
            f"{_level(file.batch.level)} ({award.decided_by.said}).",
            f"Chuyển đề nghị {nomination.id} sang đợt có level: {award.decided_by.value}.",
            ((nomination.origin.at("award"), "đề nghị ở đây"),),
        )


def _standards(
    file: BatchFile, nomination: Nomination, case: Case, law: LawInForce, book: AwardBook
) -> Iterator[Diagnostic]:
    verdicts = judge_standards(case, law, book)
    rule = NOT_MET if file.batch.has_reached("appraised") else NOT_YET_MET
    for verdict in verdicts:
        if verdict.met is not True and not verdict.is_judgement:
            yield rule.at(nomination.origin.at("award"), _said(verdict, case), _mend(verdict))
    if law.reading is None and outcome(verdicts):
        for reading in law.pack.readings.values():
            failing = [
                verdict
                for verdict in judge_standards(case, law, book, reading.id)
                if verdict.met is not True and not verdict.is_judgement
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
    if case.award.is_title and (case.who.id, case.award.id, case.year) not in book.registrations:
        yield NOT_REGISTERED.at(
            nomination.origin.at("who"),
            f"{case.who.full_address} chưa đăng ký danh hiệu “{case.award.name}” năm {case.year} "
            f"({law.principle('registration').said}).",
            f"Ghi đăng ký vào plans/{case.year}/awards/registrations.yaml nếu đã đăng ký.",
        )


def _conduct(
    file: BatchFile, nomination: Nomination, who: Recipient, book: AwardBook
) -> Iterator[Diagnostic]:
    day = file.law_day
    for conduct in book.conduct:
        for found in conduct.disciplines:
            if found.who == who.id and _holds_on(found, day):
                yield UNDER_DISCIPLINE.at(
                    nomination.origin.at("who"),
                    f"{who.full_address} đang trong thời hạn kỷ luật {DISCIPLINE_NAMES[found.form]} từ {found.from_:%d/%m/%Y}"
                    f"{f' đến {found.until:%d/%m/%Y}' if found.until else ''}.",
                    "Ghi refused kèm lý do; hết thời hạn thì xét thành tích từ sau ngày ấy.",
                    ((found.origin.at("from"), "ghi ở đây"),),
                )
        for matter in conduct.verifications:
            if matter.who == who.id and _holds_on(matter, day):
                yield UNDER_VERIFICATION.at(
                    nomination.origin.at("who"),
                    f"{who.full_address}: {VERIFICATION_NAMES[matter.about]} (từ {matter.from_:%d/%m/%Y}).",
                    "Để lại đến khi có kết luận, ghi refused kèm lý do; đã kết luận thì ghi until.",
                    ((matter.origin.at("from"), "ghi ở đây"),),
                )


def _holds_on(entry: Discipline | Verification, day: datetime.date) -> bool:
    return entry.from_ <= day and (entry.until is None or day <= entry.until)


def _same_achievement(
    file: BatchFile, nomination: Nomination, who: Recipient, law: LawInForce, book: AwardBook
) -> Iterator[Diagnostic]:
    year = file.year_of(nomination)
    for other_file in book.batches:
        for other in other_file.standing:
            if other is nomination or other.who != nomination.who or _later(other, nomination):
                continue
            same_award = other.award == nomination.award and other_file.year_of(other) == year
            award = law.awards[nomination.award]
            same_deed = _same_words(other.for_, nomination.for_) and not (
                award.is_title or (other.award in law.awards and law.awards[other.award].is_title)
            )
            if same_deed or (same_award and award.is_title):
                what = "cùng một thành tích" if same_deed else f"cùng {award.quoted_name} năm {year}"
                yield SAME_ACHIEVEMENT.at(
                    nomination.origin.at("who"),
                    f"{who.full_address} được đề nghị hai lần cho {what} (đợt “{other_file.batch.id}”, đề nghị {other.id}).",
                    "Giữ một đề nghị; hoặc ghi rõ thành tích khác.",
                    ((other.origin.at("who"), "lần kia"),),
                )
            elif (
                file.batch.type == MERIT
                and file.batch.level == "city"
                and other_file.batch.type != MERIT
                and not law.value("achievements_reused")
                and (_same_words(other.for_, nomination.for_) or set(other.targets) & set(nomination.targets))
            ):
                yield REUSED_FOR_MERIT.at(
                    nomination.origin.at("for"),
                    f"{who.full_address}: thành tích đã được khen trong đợt “{other_file.batch.id}” không được làm căn cứ khen công "
                    "trạng lên thành phố.",
                    "Bỏ thành tích ấy khỏi đề nghị.",
                    ((other.origin.at("for"), "đã khen ở đây"),),
                )


def _later(other: Nomination, nomination: Nomination) -> bool:
    """Tell whether `other` stands behind `nomination`, so that a pair is told once, at the second."""
    there, here = other.origin.at(), nomination.origin.at()
    return (there.file, there.line) > (here.file, here.line) if there.file == here.file else False


def _same_words(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()).strip(" .") == " ".join(other.casefold().split()).strip(" .")


def _initiative_uses(
    file: BatchFile, nomination: Nomination, who: Recipient, law: LawInForce, book: AwardBook
) -> Iterator[Diagnostic]:
    for number, initiative_id in enumerate(nomination.initiatives):
        initiative = book.initiatives.get(initiative_id)
        if initiative is None:
            continue
        place = nomination.origin.at("initiatives", number)
        if who.id not in {author.person for author in initiative.authors} and who.recipient == "person":
            yield NOT_THE_AUTHOR.at(
                place,
                f"{who.full_address} không phải tác giả sáng kiến “{initiative.title}”.",
                "Bỏ mã sáng kiến, hoặc ghi thêm tác giả theo quyết định công nhận.",
            )
        uses = [f"{use.award} năm {use.year}" for use in initiative.used_for if use.who == who.id]
        uses += [
            f"đợt “{other_file.batch.id}”, đề nghị {other.id}"
            for other_file in book.batches
            for other in other_file.standing
            if initiative_id in other.initiatives and other.who == who.id and other is not nomination
        ]
        if len(uses) >= law.value("initiative_uses"):
            yield INITIATIVE_REUSED.at(
                place,
                f"{who.full_address}: sáng kiến “{initiative.title}” đã dùng cho {'; '.join(uses)} "
                f"({law.parameters['initiative_uses'].said}).",
                "Chọn sáng kiến khác làm căn cứ, hoặc bỏ một đề nghị.",
            )


def _ratio(file: BatchFile, law: LawInForce) -> Iterator[Diagnostic]:
    limit = law.value("max_percent_cstdcs")
    awards = Counter(nomination.award for nomination in file.standing)
    top = awards[_CSTDCS]
    base = top + awards["lao-dong-tien-tien"]
    if limit is not None and base and top * 100 > limit * base:
        first = next(nomination for nomination in file.standing if nomination.award == _CSTDCS)
        yield TOO_MANY.at(
            first.origin.at("award"),
            f"Đợt có {top} Chiến sĩ thi đua cơ sở trên {base} người đạt Lao động tiên tiến trở lên, quá {limit}% "
            f"({law.parameters['max_percent_cstdcs'].source}).",
            "Giảm số đề nghị.",
        )
