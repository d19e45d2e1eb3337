"""`fixed`: a copy of a Word file in which everything that has one right answer is put right, and what is left.

The mends come with the findings. What is put right can show another fault, so the copy is examined again until nothing more can be
mended. When letters have their size, the columns of head and foot are laid out, and rule lines are drawn last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tdkt.conformity.finding import Finding, Mend, Scope, Spot
from tdkt.conformity.mending.columns import breaks_nation, lay_out_columns
from tdkt.conformity.mending.lettering import letter_anew
from tdkt.conformity.mending.ruling import draw_rule
from tdkt.conformity.mending.splitting import split_bases
from tdkt.conformity.mending.tidying import tidy
from tdkt.conformity.mending.unicode import unicode_letters
from tdkt.conformity.rules.numbering import LETTER
from tdkt.conformity.run import Examined, examined
from tdkt.law.nd30 import page_law
from tdkt.model.records import dataclass, replace
from tdkt.office.word.blocks import Place, paragraphs_of
from tdkt.office.word.editing import looks
from tdkt.office.word.editing.changes import Changes
from tdkt.office.word.editing.edited import EditedWord
from tdkt.office.word.editing.page_numbers import hide_on_first, number_pages
from tdkt.office.word.editing.replacing import replace_letters
from tdkt.office.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element


AUTHOR = "tdkt"
_MOST_ROUNDS = 6
_WHOLE = Spot(Place("", 0, ""), 0, 0, "")
"""Stands for the document as a whole, of a finding without a place."""


@dataclass(frozen=True, slots=True)
class Done:
    """A finding that was mended; `words` are the letters that were changed, as they stood and as they stand now."""

    finding: Finding
    words: tuple[tuple[Place, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file after mending: what was done, and what the same checks find in it now."""

    data: bytes
    done: tuple[Done, ...]
    left: Examined
    layout: tuple[str, ...] = ()
    """What was done to the columns of head and foot, in Vietnamese."""


def fixed(data: bytes, *, track: bool = False) -> Fixed:
    """Return the .docx `data` mended, with `track` as tracked changes; raises UserError as `read_word`."""
    data = unicode_letters(data)
    found = examined(data)
    data, split = _split(data, found, track=track)
    found = examined(data) if split else found
    done: list[Done] = []
    mended: set[tuple[object, ...]] = set()
    layout: tuple[str, ...] | None = None
    moved: set[str] = set()
    """Codes of lines that are drawn anew only because their column has moved, which the words on the layout tell."""
    for _ in range(_MOST_ROUNDS):
        batch = _ripe(finding for finding in found.findings if _key(finding) not in mended)
        if (
            layout is None
            and (batch or done or split or _waits_for_layout(found))
            and all(map(_is_line, batch))
        ):
            mended_so_far = [one.finding for one in done]
            known = {finding.code for finding in found.findings}
            data, layout = _laid_out(data, found, mended_so_far, track=track)
            found = examined(data)
            moved = {finding.code for finding in found.findings if _is_line(finding)} - known
            continue
        if not batch:
            break
        mended |= set(map(_key, batch))
        data, more = _mended(data, found, batch, track=track)
        done += [one for one in more if one.finding.code not in moved]
        found = examined(data)
    return Fixed(data, tuple(_proved(done, found)), found, (*split, *(layout or ())))


def _proved(done: Iterable[Done], found: Examined) -> Iterator[Done]:
    """Yield what was mended without the places that the same checks still find: nothing is called mended that is not."""
    left = Counter(
        (finding.code, finding.message, spot.excerpt)
        for finding in found.findings
        for spot in finding.spots or (_WHOLE,)
    )
    for one in done:
        kept = []
        for spot in one.finding.spots or (_WHOLE,):
            key = one.finding.code, one.finding.message, spot.excerpt
            if left[key]:
                left[key] -= 1
            else:
                kept.append(spot)
        if kept:
            spots = () if kept == [_WHOLE] else tuple(kept)
            yield (
                one if spots == one.finding.spots else replace(one, finding=replace(one.finding, spots=spots))
            )


def _split(data: bytes, found: Examined, *, track: bool) -> tuple[bytes, tuple[str, ...]]:
    """Give each căn cứ its own paragraph first: the places of all that follows move."""
    word, changes = EditedWord(data), Changes(AUTHOR if track else "")
    said = tuple(split_bases(found.document, word, changes))
    if not said:
        return data, ()
    word.settle(changes)
    return word.data(), said


def _laid_out(
    data: bytes, found: Examined, mended: list[Finding], *, track: bool
) -> tuple[bytes, tuple[str, ...]]:
    word, changes = EditedWord(data), Changes(AUTHOR if track else "")
    said = (
        *lay_out_columns(found.document, word, changes),
        *tidy(found.document, mended, word, changes),
        *(said for one in found.document.all for said in letter_anew(one, word, changes)),
    )
    if not said:
        return data, ()
    word.settle(changes)
    return word.data(), said


def _ripe(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings to be mended next: rule lines only when nothing else is left."""
    with_mends = [finding for finding in findings if finding.mends]
    others = [finding for finding in with_mends if not _is_line(finding)]
    return others or with_mends


def _waits_for_layout(found: Examined) -> bool:
    """Tell whether something is mended only with the layout: letters of a list, Quốc hiệu that its column breaks in two."""
    return breaks_nation(found.document) or any(finding.rule is LETTER for finding in found.findings)


def _is_line(finding: Finding) -> bool:
    return any(mend.scope is Scope.RULE for mend in finding.mends)


def _key(finding: Finding) -> tuple[object, ...]:
    spots = tuple((spot.place.part, spot.place.index, spot.start, spot.excerpt) for spot in finding.spots)
    return finding.code, finding.message, spots, finding.sections


def _mended(
    data: bytes, found: Examined, findings: list[Finding], *, track: bool
) -> tuple[bytes, list[Done]]:

    work = _Work(EditedWord(data), found, Changes(AUTHOR if track else ""))
    return work.data(findings)


class _Work:
    """One round: mends of looks first, then those of letters, from the end of each paragraph, so that places stay right."""

    def __init__(self, word: EditedWord, found: Examined, changes: Changes) -> None:
        self._word, self._found, self._changes = word, found, changes
        self._texts = {one.place: one.text for one in paragraphs_of(found.word.blocks)}
        for section in found.word.sections:
            for margin in (*section.headers, *section.footers):
                self._texts |= {one.place: one.text for one in paragraphs_of(margin.blocks)}
        self._cut: dict[Place, int] = {}
        """From which letter on a paragraph has other letters than it was read with."""

    def data(self, findings: list[Finding]) -> tuple[bytes, list[Done]]:
        """Return the file with the findings mended, and those that could be."""
        words: dict[int, list[tuple[Place, str, str]]] = {}
        done: set[int] = set()
        for index, finding in enumerate(findings):
            for mend in finding.mends:
                if mend.scope is not Scope.TEXT and self._apply(finding, mend):
                    done.add(index)
        for index, spot, mend in sorted(
            _texts(findings), key=lambda one: (one[1].place.part, one[1].place.index, -one[1].start)
        ):
            if self._replace(spot, str(mend.to)):
                done.add(index)
                before = self._texts[spot.place][spot.start : spot.end]
                words.setdefault(index, []).append((spot.place, before, str(mend.to)))
        self._word.settle(self._changes)
        return self._word.data(), [
            Done(finding, tuple(words.get(index, ())))
            for index, finding in enumerate(findings)
            if index in done
        ]

    def _apply(self, finding: Finding, mend: Mend) -> bool:
        if mend.scope is Scope.SECTION:
            return self._set_up(finding, mend)
        if mend.scope is Scope.PAGE_NUMBER:
            return self._number(finding, mend)
        done = [self._at(finding, spot, mend) for spot in finding.spots]
        return any(done)

    def _at(self, finding: Finding, spot: Spot, mend: Mend) -> bool:
        written = self._word.written(spot.place)
        if written is None:
            return False
        if mend.scope is Scope.PARAGRAPH and mend.what == "remove":
            self._changes.remove_paragraph(written.node)
            return True
        if mend.scope is Scope.PARAGRAPH and mend.what in looks.PARAGRAPHS:
            looks.set_paragraph(written, mend.what, mend.to, self._changes)
            return True
        if mend.scope is Scope.RULE:
            return draw_rule(self._found.document, finding, spot, self._word, self._changes)
        stored = written.stored(self._texts.get(spot.place, ""), spot.start, spot.end)
        if stored is None or mend.scope is not Scope.LETTERS or mend.what not in looks.LETTERS:
            return False
        looks.set_letters(written, *stored, mend.what, mend.to, self._changes)
        return True

    def _replace(self, spot: Spot, to: str) -> bool:

        written = self._word.written(spot.place)
        text = self._texts.get(spot.place)
        if written is None or text is None or spot.end > self._cut.get(spot.place, len(text)):
            return False
        stored = written.stored(text, spot.start, spot.end)
        if stored is None:
            return False
        replace_letters(written, *stored, to, self._changes)
        self._cut[spot.place] = spot.start
        return True

    def _sections(self) -> list[_Element]:

        found = self._word.body.iter(f"{W}sectPr")
        return [one for one in found if next(one.iterancestors(f"{W}sectPrChange"), None) is None]

    def _set_up(self, finding: Finding, mend: Mend) -> bool:
        nodes = self._sections()
        chosen = [nodes[number] for number in finding.sections if number < len(nodes)]
        if mend.what not in looks.SECTIONS:
            return False
        for node in chosen:
            looks.set_section(node, mend.what, mend.to, self._changes)
        return bool(chosen)

    def _number(self, finding: Finding, mend: Mend) -> bool:

        nodes = self._sections()
        if not nodes:
            return False
        if mend.what == "add":
            number_pages(self._word, nodes, page_law().font, self._changes)
        elif mend.what == "hide first":
            for number in finding.sections or (0,):
                if number < len(nodes):
                    hide_on_first(self._word, nodes[number], self._changes)
        else:
            return False
        return True


def _texts(findings: list[Finding]) -> Iterator[tuple[int, Spot, Mend]]:
    for index, finding in enumerate(findings):
        for mend in finding.mends:
            if mend.scope is Scope.TEXT:
                yield from ((index, spot, mend) for spot in finding.spots)
