"""From a sentence of a plan to what it is: a task, or targets with their measures, reasons and doubts.

Each part of the sentence that promises something is read in several ways, the likeliest first; the first measure that
passes the checks which hold a plan against its sentences (`soundness.py`) is proposed. Where none does, the sentence
stays a task with a doubt that says so: never a wrong measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from tdkt.checks.plan.quantities import normal
from tdkt.checks.plan.sayings import is_quantified
from tdkt.model.organization import Organization
from tdkt.model.plan_year import SchoolYear, year_name
from tdkt.model.records import replace
from tdkt.model.text import plain, upper_first
from tdkt.planning.proposals.drafts import Draft
from tdkt.planning.proposals.going_on import (
    Before,
    completed,
    in_a_list,
    in_a_structure,
    label_of,
    with_same_whole,
)
from tdkt.planning.proposals.left_over import with_left_over
from tdkt.planning.proposals.marks import Sign
from tdkt.planning.proposals.members import comes_often, is_of_each, of_each, often_in_doubt
from tdkt.planning.proposals.numbers import numbers
from tdkt.planning.proposals.others import enough, fraction, fraction_in_doubt, never, rank, stage
from tdkt.planning.proposals.parts import Part, parts_of
from tdkt.planning.proposals.proposed import About, Choice, Doubt, Proposed, ProposedTarget
from tdkt.planning.proposals.school_years import of_school_year
from tdkt.planning.proposals.shares import shares
from tdkt.planning.proposals.soundness import is_sound
from tdkt.planning.proposals.times import names_a_later_year, with_times
from tdkt.planning.proposals.wording import Wording

_AS_TASK = Choice("giữ là nhiệm vụ, không tính", None)
_BY_HAND = Choice("tự ghi measure", None)


def propose(sentence: str, *, year: int, organization: Organization | None = None) -> Proposed:
    """Return what `sentence` of the plan of `year` is taken for; `organization` tells places and units that it may name."""
    wording = Wording.of(sentence)
    if _tells_the_past(wording.words, year):
        return Proposed(sentence)
    found = with_left_over(_read(wording, year, organization))
    return of_school_year(found) if isinstance(year, SchoolYear) else found


def _read(wording: Wording, year: int, organization: Organization | None) -> Proposed:
    parts = parts_of(wording)
    if not parts:
        return _without_marks(wording, year, organization)
    work = _work_before(wording, parts, year)
    made = _of_parts(wording, parts, year, organization, work)
    if len(parts) + len(work) > 1 and len(made.targets) == 1:
        return _as_one(made, year, organization)
    return made


_PAST = re.compile(r"(?:trong |kết thúc |hết |đến hết |kết quả )?năm (20\d\d)(?=[ ,])")


def _tells_the_past(words: str, year: int) -> bool:
    """Tell whether a sentence says what a year before was: "Năm 2025, xã hoàn thành 18/20 chỉ tiêu"."""
    found = _PAST.match(words)
    return found is not None and int(found[1]) < year and re.search(rf"\b{year}\b|phấn đấu", words) is None


def _of_parts(
    wording: Wording,
    parts: tuple[Part, ...],
    year: int,
    organization: Organization | None,
    work: tuple[ProposedTarget, ...],
) -> Proposed:
    sentence, is_alone = wording.text, len(parts) == 1 and not work
    targets: list[ProposedTarget] = list(work)
    doubts: list[Doubt] = []
    before: Before | None = None
    for part in parts:
        quote = sentence if is_alone else part.quote
        later = names_a_later_year(quote, year)
        if later is not None:
            doubts.append(_of_a_later_year(part, later, year))
            continue
        whole = quote if any("due" in one.measure for one in work) else sentence
        draft = _proposed(part, sentence, quote, year, organization, before, dated=whole)
        if draft is None:
            doubts.append(_not_measured(part))
            continue
        unit = "" if is_alone else _unit(part, organization)
        in_doubt = (*draft.doubts, *_asides(part))
        target = ProposedTarget(
            quote, "" if is_alone else label_of(part, draft), draft.measure, draft.reasons, in_doubt, unit
        )
        targets.append(target)
        before = Before(part, target)
    return Proposed(sentence, tuple(targets), tuple(doubts))


def _work_before(wording: Wording, parts: tuple[Part, ...], year: int) -> tuple[ProposedTarget, ...]:
    """Return the piece of work that a sentence promises before its first number: "Xã đạt chuẩn …, thu nhập đạt 78 triệu đồng"."""
    quote = wording.given(0, max(parts[0].start - 1, 0))
    quote = re.sub(r"[\s,;:.(]+(?:và|với|trong đó|đồng thời)?$", "", quote)
    draft = stage(Wording.of(quote), year) if len(quote.split()) > 3 else None
    if draft is None:
        return ()
    timed = with_times(draft, plain(quote), plain(quote), year)
    return (ProposedTarget(quote, "", timed.measure, timed.reasons, timed.doubts),)


def _as_one(made: Proposed, year: int, organization: Organization | None) -> Proposed:
    """Return a sentence of which only one part can be measured as one target, a task where its whole would not bear the measure."""
    (target,) = made.targets
    if target.unit or not is_sound(made.text, made.text, target.measure, year, organization):
        doubt = Doubt(
            About.MEASURE,
            f"“{target.quote}” nêu số liệu nhưng phải tách câu mới đo được.",
            (_AS_TASK, _BY_HAND),
        )
        return replace(made, targets=(), doubts=(doubt, *made.doubts))
    label = target.label or upper_first(target.quote)
    return replace(made, targets=(replace(target, quote=made.text, label=label),))


def _proposed(
    part: Part,
    sentence: str,
    quote: str,
    year: int,
    organization: Organization | None,
    before: Before | None,
    *,
    dated: str,
) -> Draft | None:
    """Return the first reading of a part that passes the checks; `before` is what the part before it was taken for.

    `dated` is the text whose day due may be the part's: the sentence, unless another part of it has that day.
    """
    for draft in chain(with_same_whole(part, before), in_a_structure(part), in_a_list(part), _readings(part)):
        timed = with_times(completed(part, draft, before), plain(quote), plain(dated), year)
        if _is_read_whole(part, quote, timed) and is_sound(
            sentence, quote, timed.measure, year, organization
        ):
            return timed
    return None


_EACH = re.compile(r"\bmỗi (?!năm|quý|tháng|tuần|ngày|kỳ|khi)")
_A_CHANGE = re.compile(r"^(?:giảm|tăng|nâng|hạ)\s")


def _is_read_whole(part: Part, quote: str, draft: Draft) -> bool:
    """Tell whether a reading leaves no words of the part aside that change what is measured.

    A bracket that only one side has, a change that is counted as if it were a thing ("of giảm hộ"), a number for each of many
    that is taken for the whole, and a bare number that goes on from a ceiling ("không quá 03 cá nhân và 01 tập thể") are not read.
    """
    measure = draft.measure
    counted = " ".join(str(measure.get(key, "")) for key in ("of", "counting"))
    if any(text.count("(") != text.count(")") for text in (quote, counted)):
        return False
    if measure["type"] == "percentage" and any(
        _A_CHANGE.match(str(measure.get(key, ""))) for key in ("of", "counting")
    ):
        return False
    if measure["type"] in ("count", "incidents") and _EACH.search(part.words) and not is_of_each(part):
        return False
    return not (measure["type"] == "count" and "at_least" in measure and _goes_on_from_a_ceiling(part))


def _goes_on_from_a_ceiling(part: Part) -> bool:
    found = part.mark.quantity
    before = part.wording.words[: part.mark.start]
    if found is None or found.says.is_said:
        return False
    return (
        re.search(r"(?:không quá|tối đa|nhiều nhất|dưới) \d[\d.,]*[^\d,;.]{0,40}(?: và|,) $", before)
        is not None
    )


def _readings(part: Part) -> Iterable[Draft]:
    match part.mark.sign:
        case Sign.NEVER:
            return never(part)
        case Sign.ENOUGH:
            return enough(part)
        case Sign.FRACTION:
            return fraction(part)
        case Sign.NUMBER:
            return _of_number(part)


def _of_number(part: Part) -> Iterator[Draft]:
    quantity = part.mark.quantity
    if quantity is None or comes_often(part):
        return iter(())
    if is_of_each(part):
        return of_each(part)
    return chain(shares(part)) if quantity.is_percent else numbers(part)


def _without_marks(wording: Wording, year: int, organization: Organization | None) -> Proposed:
    sentence = wording.text
    draft = rank(wording) or stage(wording, year)
    if draft is not None:
        timed = with_times(draft, plain(sentence), plain(sentence), year)
        if is_sound(sentence, sentence, timed.measure, year, organization):
            return Proposed(
                sentence, (ProposedTarget(sentence, "", timed.measure, timed.reasons, timed.doubts),)
            )
    if is_quantified(plain(sentence)):
        doubt = Doubt(About.MEASURE, "Câu nêu số liệu nhưng chưa rõ đo thế nào.", (_AS_TASK, _BY_HAND))
        return Proposed(sentence, doubts=(doubt,))
    return Proposed(sentence)


def _not_measured(part: Part) -> Doubt:
    if part.mark.sign is Sign.FRACTION:
        return fraction_in_doubt(part)
    if part.mark.sign is Sign.NUMBER and comes_often(part):
        return often_in_doubt(part)
    return Doubt(About.MEASURE, f"“{part.quote}” nêu số liệu nhưng chưa rõ đo thế nào.", (_AS_TASK, _BY_HAND))


def _of_a_later_year(part: Part, later: int, year: int) -> Doubt:
    return Doubt(
        About.DUE,
        f"“{part.quote}” là mức của năm {later}, kế hoạch này là của {year_name(year)}.",
        (
            _AS_TASK,
            Choice(f"ghi mức của {year_name(year)} vào câu (khi còn là dự thảo) rồi khai là chỉ tiêu", None),
        ),
    )


def _asides(part: Part) -> Iterator[Doubt]:
    """Yield what a part also says in numbers and its measure does not hold."""
    for mark in part.restates:
        shown = part.wording.given(mark.start, min(len(part.wording.words), mark.end + 25))
        yield Doubt(
            About.MEASURE,
            f"Câu còn nêu “{shown}…”: coi là cách nói khác của cùng chỉ tiêu, không đo riêng.",
            (),
        )


def _unit(part: Part, organization: Organization | None) -> str:
    """Return the id of the unit with whose name a part begins, "" where it begins with none."""
    if organization is None:
        return ""
    words = part.words
    named = [unit for unit in organization.units if words.startswith(normal(unit.name))]
    return named[0].id if len(named) == 1 else ""
