"""What a person has to look at in a new year's files: sentences, comments and dates, each with its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import accumulate

from tdkt.model.place import Origin, Place
from tdkt.model.plan_year import SchoolYear
from tdkt.model.records import dataclass
from tdkt.planning.new_year.carrying import YearChange
from tdkt.planning.new_year.past_results import without_result
from tdkt.planning.new_year.prose import sentences
from tdkt.planning.new_year.years import Mention, past_years
from tdkt.workspace.to_mend import ToMend, to_mend
from tdkt.workspace.yaml_reader import Document

_WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+|\s+|[^\w\s]")
_COMMENT = re.compile(r"(?:^|\s)(#.*)$")


@dataclass(frozen=True, slots=True)
class Remark:
    """A text at `place` of a new file, with the stretches that matter; `item` is the id it belongs to ("" in a plan)."""

    place: Place
    text: str
    mentions: tuple[Mention, ...] = ()
    item: str = ""


def changed_sentences(old: Document, new: Document, change: YearChange) -> Iterator[Remark]:
    """Yield the sentences in which the year was changed, with the places of the new year in them."""
    return _changed(old, new, change, of_year=True)


def renumbered_sentences(old: Document, new: Document, change: YearChange) -> Iterator[Remark]:
    """Yield the sentences in which a number follows the threshold of the new year, with its places (a quote with its sentence)."""
    return _changed(old, new, change, of_year=False)


def _changed(old: Document, new: Document, change: YearChange, *, of_year: bool) -> Iterator[Remark]:
    years = {
        str(int(change.new)),
        *([str(int(change.new) + 1)] if isinstance(change.new, SchoolYear) else []),
    }
    for before, after in zip(sentences(old.data), sentences(new.data), strict=True):
        if before.text == after.text or (after.whole is not None and not of_year):
            continue
        mentions = tuple(
            mention
            for mention in _differences(before.text, after.text)
            if (after.text[mention.start : mention.end] in years) == of_year
        )
        if mentions:
            yield Remark(Origin(new.file, new.node).at(*after.path), after.text, mentions, after.item)


def _differences(before: str, after: str) -> Iterator[Mention]:
    """Yield where `after` has other words and numbers than `before`."""
    old, new = ([match[0] for match in _WORD.finditer(text)] for text in (before, after))
    ends = [0, *accumulate(map(len, new))]
    for tag, _, _, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Mention(ends[first], ends[last])


def sentences_of_the_past(new: Document, change: YearChange) -> Iterator[Remark]:
    """Yield the sentences that name years before the new one (a quote is looked at with its sentence)."""
    for sentence in sentences(new.data):
        mentions = past_years(sentence.text, change.new)
        if sentence.cites and str(int(change.old)) not in sentence.text:
            continue  # a document of long ago launched it
        if mentions and sentence.whole is None:
            yield Remark(
                Origin(new.file, new.node).at(*sentence.path), sentence.text, mentions, sentence.item
            )


def comments_of_the_past(file: str, text: str, change: YearChange, symbol: str) -> Iterator[Remark]:
    """Yield the comments in a new file that name years before the new one, a plan's number or its corrections.

    `symbol` is the plan's: "KH-UBND".
    """
    issued = re.compile(rf"\b\d+/{re.escape(symbol)}|\bcorrections\b")
    for number, line in enumerate(text.split("\n"), start=1):
        found = _COMMENT.search(line)
        comment = without_result(found[1]).rstrip("\r") if found else ""
        mentions = [*past_years(comment, change.new)]
        mentions += [Mention(match.start(), match.end()) for match in issued.finditer(comment)]
        if found and mentions:
            ordered = tuple(sorted(mentions, key=lambda mention: mention.start))
            yield Remark(Place(file, number, found.start(1) + 1), comment, ordered)


def new_marks(file: str, text: str, source: str) -> Iterator[ToMend]:
    """Yield the places that are marked ("# SỬA:") in a new file and were not in its `source` text."""
    before = Counter(one.text for one in to_mend("", source))
    for one in to_mend(file, text):
        if before[one.text]:
            before[one.text] -= 1
        else:
            yield one
