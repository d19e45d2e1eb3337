"""Awards: one achievement, one award; one use of an initiative (Luật TĐKT, Điều 5; NĐ 152/2025, Điều 4, khoản 3)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.awards.book import AwardBook, BatchFile, Holding
from tdkt.awards.law_in_force import LawInForce
from tdkt.checks.example_files import NOMINATIONS
from tdkt.checks.rule import ERROR, Example, Rule, Stops
from tdkt.law.articles import Articles
from tdkt.model.award_batch import MERIT, Nomination
from tdkt.model.award_records import Initiative
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.register import Recipient

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


def check(file: BatchFile, law: LawInForce, book: AwardBook) -> Iterator[Diagnostic]:
    """Yield the nominations of a batch that commend again what has been commended or is proposed elsewhere."""
    for nomination in file.standing:
        who = book.everyone.get(nomination.who)
        if who is None or nomination.award not in law.awards:
            continue
        for other_file in book.batches:
            for other in other_file.standing:
                if other is not nomination and other.who == nomination.who:
                    yield from _pair(file, nomination, other_file, other, who, law)
        for held in book.past:
            if held.who == nomination.who:
                yield from _held(file, nomination, held, who, law)
        for number, initiative_id in enumerate(nomination.initiatives):
            initiative = book.initiatives.get(initiative_id)
            if initiative is not None:
                yield from _initiative(file, nomination, number, initiative, who, law, book)


def _pair(
    file: BatchFile,
    nomination: Nomination,
    other_file: BatchFile,
    other: Nomination,
    who: Recipient,
    law: LawInForce,
) -> Iterator[Diagnostic]:
    if _reuses(file, nomination, other_file.batch.type, other.for_, other.targets, law):
        yield _reused(nomination, who, f"đợt “{other_file.batch.id}”", law, other)
        return
    reused_there = _reuses(other_file, other, file.batch.type, nomination.for_, nomination.targets, law)
    if reused_there or _place(file, nomination) < _place(other_file, other):
        return
    what = _same(file, nomination, other.award, other_file.year_of(other), other.for_, law)
    if what:
        yield SAME_ACHIEVEMENT.at(
            nomination.origin.at("who"),
            f"{who.full_address} được đề nghị hai lần cho {what} (đợt “{other_file.batch.id}”, đề nghị {other.id}); "
            f"{law.principle('one_award_per_achievement').said}.",
            "Giữ một đề nghị; hoặc ghi rõ thành tích khác.",
            ((other.origin.at("who"), "lần kia"),),
        )


def _held(
    file: BatchFile, nomination: Nomination, held: Holding, who: Recipient, law: LawInForce
) -> Iterator[Diagnostic]:
    decision = f"Quyết định số {held.decision} ngày {held.date:%d/%m/%Y}"
    if _reuses(file, nomination, held.type, held.for_, (), law):
        yield _reused(nomination, who, decision, law)
        return
    what = _same(file, nomination, held.award, held.year, held.for_, law)
    if what:
        yield SAME_ACHIEVEMENT.at(
            nomination.origin.at("who"),
            f"{who.full_address} đã được khen cho {what} ({decision}, ghi ở past-awards.yaml); "
            f"{law.principle('one_award_per_achievement').said}.",
            "Bỏ đề nghị, ghi rõ thành tích khác; nếu ghi lại chính quyết định của đợt này thì xóa ở past-awards.yaml.",
        )


def _same(file: BatchFile, nomination: Nomination, award: str, year: int, words: str, law: LawInForce) -> str:
    """Say what two awards have in common that only one may have, "" where nothing."""
    own, other = law.awards[nomination.award], law.awards.get(award)
    if own.is_title and award == nomination.award and year == file.year_of(nomination):
        return f"cùng {own.quoted_name} năm {year}"
    both_commend = not own.is_title and other is not None and not other.is_title
    return "cùng một thành tích" if both_commend and _same_words(words, nomination.for_) else ""


def _reuses(
    file: BatchFile, nomination: Nomination, kind: str, words: str, targets: tuple[str, ...], law: LawInForce
) -> bool:
    return (
        (file.batch.type, file.batch.level) == (MERIT, "city")
        and kind != MERIT
        and not law.value("achievements_reused")
        and (_same_words(words, nomination.for_) or bool(set(targets) & set(nomination.targets)))
    )


def _reused(
    nomination: Nomination, who: Recipient, where: str, law: LawInForce, other: Nomination | None = None
) -> Diagnostic:
    return REUSED_FOR_MERIT.at(
        nomination.origin.at("for"),
        f"{who.full_address}: thành tích đã được khen trong {where} không được làm căn cứ khen công trạng lên thành phố; "
        f"{law.parameters['achievements_reused'].said}.",
        "Bỏ thành tích ấy khỏi đề nghị.",
        ((other.origin.at("for"), "đã khen ở đây"),) if other else (),
    )


def _place(file: BatchFile, nomination: Nomination) -> tuple[datetime.date, str, int]:
    """Return where a nomination stands in time, so that a pair is told once, at the later."""
    return file.law_day, file.batch.id, nomination.origin.at().line


def _same_words(one: str, other: str) -> bool:
    words = " ".join(one.casefold().split()).strip(" .")
    return bool(words) and words == " ".join(other.casefold().split()).strip(" .")


def _initiative(
    file: BatchFile,
    nomination: Nomination,
    number: int,
    initiative: Initiative,
    who: Recipient,
    law: LawInForce,
    book: AwardBook,
) -> Iterator[Diagnostic]:
    place, year = nomination.origin.at("initiatives", number), file.year_of(nomination)
    if who.id not in {author.person for author in initiative.authors} and who.recipient == "person":
        yield NOT_THE_AUTHOR.at(
            place,
            f"{who.full_address} không phải tác giả sáng kiến “{initiative.title}”.",
            "Bỏ mã sáng kiến, hoặc ghi thêm tác giả theo quyết định công nhận.",
        )
    uses = [
        f"{law.awards[use.award].quoted_name if use.award in law.awards else use.award} năm {use.year}"
        for use in initiative.used_for
        if use.who == who.id and (use.award, use.year) != (nomination.award, year)
    ]
    uses += [
        f"đợt “{other_file.batch.id}”, đề nghị {other.id}"
        for other_file in book.batches
        for other in other_file.standing
        if initiative.id in other.initiatives and other.who == who.id and other is not nomination
    ]
    if len(uses) >= law.value("initiative_uses"):
        yield INITIATIVE_REUSED.at(
            place,
            f"{who.full_address}: sáng kiến “{initiative.title}” đã dùng cho {'; '.join(uses)} "
            f"({law.parameters['initiative_uses'].said}).",
            "Chọn sáng kiến khác làm căn cứ, hoặc bỏ một đề nghị.",
        )
