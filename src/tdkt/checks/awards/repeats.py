"""Awards: one achievement, one award; one use of an initiative (Luật TĐKT, Điều 5; NĐ 152/2025, Điều 4, khoản 3)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.awards.batch_case import BatchCase, Nominee
from tdkt.awards.book import BatchFile
from tdkt.awards.holding import Holding
from tdkt.awards.law_in_force import LawInForce
from tdkt.checks.example_files import NOMINATIONS
from tdkt.checks.rule import ERROR, Example, Rule, Stops
from tdkt.law.articles import Articles
from tdkt.law.packs import CITY, PERSON
from tdkt.model.award_batch import MERIT, Nomination
from tdkt.model.award_records import Initiative
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.plan_year import year_name
from tdkt.model.text import spelling_key

_THREE = "    who: tran-thi-h\n    award: lao-dong-tien-tien"

SAME_ACHIEVEMENT = Rule(
    code="A307",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Một thành tích khen hai lần",
    explanation="Không tặng nhiều danh hiệu, nhiều hình thức cho một thành tích. Hai đề nghị của một người "
    "ghi cùng một thành tích, hoặc cùng một danh hiệu của cùng một năm.",
    examples=(
        Example(
            file=NOMINATIONS,
            text="who: le-van-i",
            bad=("who: ▸tran-thi-h",),
            good=("who: le-van-i",),
            also=("A301", "A601"),
        ),
    ),
    source=Articles("principles.one_award_per_achievement"),
)
REUSED_FOR_MERIT = Rule(
    code="A308",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Thành tích đột xuất, chuyên đề dùng lại cho khen công trạng",
    explanation="Kết quả khen thưởng đột xuất, chuyên đề không được làm căn cứ đề nghị khen thưởng công "
    "trạng lên cấp trên.",
    source=Articles("parameters.achievements_reused"),
)
INITIATIVE_REUSED = Rule(
    code="A309",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Sáng kiến đã dùng cho lần khen khác",
    explanation="Một sáng kiến chỉ làm căn cứ cho một danh hiệu hoặc một hình thức khen thưởng (công văn "
    "hướng dẫn theo nghị định cũ; tham số initiative_uses).",
    source=Articles("parameters.initiative_uses"),
)
NOT_THE_AUTHOR = Rule(
    code="A310",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Sáng kiến của người khác",
    explanation="Sáng kiến làm căn cứ phải có người được đề nghị là tác giả.",
    examples=(
        Example(file=NOMINATIONS, text=_THREE, bad=(f"    initiatives: [▸sk-01]\n{_THREE}",), good=(_THREE,)),
    ),
)
RULES = (SAME_ACHIEVEMENT, REUSED_FOR_MERIT, INITIATIVE_REUSED, NOT_THE_AUTHOR)


def check(case: BatchCase) -> Iterator[Diagnostic]:
    """Yield the nominations of a batch that commend again what has been commended or is proposed elsewhere."""
    for nominee in case.nominees:
        for other_file, other in _others_of(nominee, case):
            yield from _pair(case, nominee, other_file, other)
        for held in case.book.past_of(nominee.who.id):
            yield from _held(case, nominee, held)
        yield from _initiatives(case, nominee)


def _others_of(nominee: Nominee, case: BatchCase) -> Iterator[tuple[BatchFile, Nomination]]:
    """Yield the other nominations of the same person or collective that stand, in all batches."""
    for file, other in case.book.standing_of(nominee.who.id):
        if other is not nominee.nomination:
            yield file, other


def _pair(
    case: BatchCase, nominee: Nominee, other_file: BatchFile, other: Nomination
) -> Iterator[Diagnostic]:
    file, own = case.file, nominee.nomination
    if _reuses(file, own, other_file.batch.type, other.for_, other.targets, case.law):
        yield _reused(case, nominee, f"đợt “{other_file.batch.id}”", other)
        return
    reused_there = _reuses(other_file, other, file.batch.type, own.for_, own.targets, case.law)
    if reused_there or _place(file, own) < _place(other_file, other):
        return
    what = _same(case, nominee, other.award, other_file.year_of(other), other.for_)
    if what:
        yield SAME_ACHIEVEMENT.at(
            own.origin.at("who"),
            f"{nominee.who.full_address} được đề nghị hai lần cho {what} (đợt “{other_file.batch.id}”, đề nghị {other.id}); "
            f"{case.law.principle('one_award_per_achievement').said}.",
            "Giữ một đề nghị; hoặc ghi rõ thành tích khác.",
            ((other.origin.at("who"), "lần kia"),),
        )


def _held(case: BatchCase, nominee: Nominee, held: Holding) -> Iterator[Diagnostic]:
    decision = f"Quyết định số {held.decision} ngày {held.date:%d/%m/%Y}"
    if _reuses(case.file, nominee.nomination, held.type, held.for_, (), case.law):
        yield _reused(case, nominee, decision)
        return
    what = _same(case, nominee, held.award, held.year, held.for_)
    if what:
        yield SAME_ACHIEVEMENT.at(
            nominee.nomination.origin.at("who"),
            f"{nominee.who.full_address} đã được khen cho {what} ({decision}, ghi ở past-awards.yaml); "
            f"{case.law.principle('one_award_per_achievement').said}.",
            "Bỏ đề nghị, ghi rõ thành tích khác; nếu ghi lại chính quyết định của đợt này thì xóa ở past-awards.yaml.",
        )


def _same(case: BatchCase, nominee: Nominee, award: str, year: int, words: str) -> str:
    """Say what two awards have in common that only one may have, "" where nothing."""
    own, other = nominee.award, case.law.awards.get(award)
    if own.is_title and award == own.id and year == case.file.year_of(nominee.nomination):
        return f"cùng {own.quoted_name} {year_name(year)}"
    both_commend = not own.is_title and other is not None and not other.is_title
    return "cùng một thành tích" if both_commend and _same_words(words, nominee.nomination.for_) else ""


def _reuses(
    file: BatchFile, nomination: Nomination, kind: str, words: str, targets: tuple[str, ...], law: LawInForce
) -> bool:
    """Tell whether a nomination for merit to the city rests on what was commended as `kind` for `words` or `targets`."""
    if (file.batch.type, file.batch.level) != (MERIT, CITY) or kind == MERIT:
        return False
    if law.value("achievements_reused"):
        return False
    return _same_words(words, nomination.for_) or bool(set(targets) & set(nomination.targets))


def _reused(case: BatchCase, nominee: Nominee, where: str, other: Nomination | None = None) -> Diagnostic:
    return REUSED_FOR_MERIT.at(
        nominee.nomination.origin.at("for"),
        f"{nominee.who.full_address}: thành tích đã được khen trong {where} không được làm căn cứ khen công trạng lên thành phố; "
        f"{case.law.parameters['achievements_reused'].said}.",
        "Bỏ thành tích ấy khỏi đề nghị.",
        ((other.origin.at("for"), "đã khen ở đây"),) if other else (),
    )


def _place(file: BatchFile, nomination: Nomination) -> tuple[datetime.date, str, int]:
    """Return where a nomination stands in time, so that a pair is told once, at the later."""
    return file.law_day, file.batch.id, nomination.origin.at().line


def _same_words(one: str, other: str) -> bool:
    words = spelling_key(one).strip(" .")
    return bool(words) and words == spelling_key(other).strip(" .")


def _initiatives(case: BatchCase, nominee: Nominee) -> Iterator[Diagnostic]:
    for number, initiative_id in enumerate(nominee.nomination.initiatives):
        initiative = case.book.initiatives.get(initiative_id)
        if initiative is None:
            continue
        place = nominee.nomination.origin.at("initiatives", number)
        authors = {author.person for author in initiative.authors}
        if nominee.who.recipient == PERSON and nominee.who.id not in authors:
            yield NOT_THE_AUTHOR.at(
                place,
                f"{nominee.who.full_address} không phải tác giả sáng kiến “{initiative.title}”.",
                "Bỏ mã sáng kiến, hoặc ghi thêm tác giả theo quyết định công nhận.",
            )
        uses = [*_recorded_uses(case, nominee, initiative), *_proposed_uses(case, nominee, initiative)]
        if len(uses) >= case.law.value("initiative_uses"):
            yield INITIATIVE_REUSED.at(
                place,
                f"{nominee.who.full_address}: sáng kiến “{initiative.title}” đã dùng cho {'; '.join(uses)} "
                f"({case.law.parameters['initiative_uses'].said}).",
                "Chọn sáng kiến khác làm căn cứ, hoặc bỏ một đề nghị.",
            )


def _recorded_uses(case: BatchCase, nominee: Nominee, initiative: Initiative) -> Iterator[str]:
    """Yield for what else of theirs an initiative is on record as used; a co-author's use is not counted."""
    this = nominee.award.id, case.file.year_of(nominee.nomination)
    for use in initiative.used_for:
        if use.who == nominee.who.id and (use.award, use.year) != this:
            award = case.law.awards.get(use.award)
            name = award.quoted_name if award else use.award
            yield f"{name} {year_name(use.year)}"


def _proposed_uses(case: BatchCase, nominee: Nominee, initiative: Initiative) -> Iterator[str]:
    """Yield the other nominations of theirs that rest on an initiative."""
    for file, other in _others_of(nominee, case):
        if initiative.id in other.initiatives:
            yield f"đợt “{file.batch.id}”, đề nghị {other.id}"
