"""A Word file examined: what it is, and everything in it that is not by the decree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tdkt.conformity.amended_words import without_amended_words
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.fixed_words import is_nation
from tdkt.conformity.components.piece import in_columns
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.components.recognising import recognise
from tdkt.conformity.finding import Finding, gathered
from tdkt.conformity.on_pages import Pages, with_pages
from tdkt.conformity.registry import FAMILIES, OF_FILE
from tdkt.conformity.rules import setting
from tdkt.model.records import dataclass, replace
from tdkt.model.text import clipped
from tdkt.office.pages import Page
from tdkt.office.word.blocks import WordFile
from tdkt.office.word.reading import read_word

_SHOWN = 3
"""Lines that are told of which nobody knows what they are."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A document with its findings in reading order. `notes` are Vietnamese: what was done to read it, what was not recognised, why it is not judged."""

    document: Recognised
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()

    @property
    def word(self) -> WordFile:
        """The file as it was read."""
        return self.document.word


def on_pages(found: Examined, pages: Sequence[Page]) -> Examined:
    """Return what was found with the page of each place, and what shows only on the pages; `found` where there are none."""
    if not pages or found.document.not_judged:
        return found
    placed = Pages(found.document, pages)
    findings = [*found.findings, *setting.check(placed)]
    codes = {finding.code for finding in findings}
    told_twice = ({"V542"} if "V516" in codes else set()) | ({"V120"} if "V123" in codes else set())
    kept = [finding for finding in findings if finding.code not in told_twice]
    return replace(found, findings=tuple(with_pages(gathered(kept), placed)))


def examined(data: bytes) -> Examined:
    """Examine a Word file; raises UserError with the reason where it cannot be read (`read_word`)."""
    return examined_word(read_word(data))


def examined_word(word: WordFile) -> Examined:
    """Examine a Word file that has been read."""
    document = recognise(word)
    told = tuple(said.words for said in word.told)
    if document.not_judged:
        return Examined(document, (), (*told, document.not_judged))
    found = gathered(without_amended_words(_findings(document), document))
    return Examined(document, tuple(found), (*told, *_not_recognised(document)))


def _findings(document: Recognised) -> Iterator[Finding]:
    for check in (check for family in FAMILIES for check in family.checks):
        yield from check(document)
        if check not in OF_FILE:
            for other in document.others:
                yield from check(other)


def _not_recognised(document: Recognised) -> Iterator[str]:
    """Yield what is told of lines that are none of the known components, and of what goes with the document."""
    unknown = [
        line.piece.words
        for one in document.all
        for line in one.lines
        if line.component is Component.UNKNOWN and line.part == 0
    ]
    if unknown:
        shown = ", ".join(f"“{clipped(words, 40)}”" for words in unknown[:_SHOWN])
        more = f" và {len(unknown) - _SHOWN} dòng khác" if len(unknown) > _SHOWN else ""
        yield f"Chưa nhận ra là thành phần nào nên không xét: {shown}{more}."
    if document.kind is None:
        yield "Không nhận ra tên loại văn bản nên không xét những gì tùy theo tên loại."
    elif not document.kind.is_listed:
        yield f"“{document.kind.name}” không có trong danh mục tên loại của Nghị định 30/2020/NĐ-CP: chỉ xét trang, phông chữ, phần đầu."
    if document.others:
        named = ", ".join(dict.fromkeys(other.called for other in document.others))
        yield f"Tệp có thêm {named}: xét như văn bản riêng."
    if _has_another(document):
        yield "Tệp có thêm văn bản khác ở sau: ở phần ấy chỉ xét phông chữ, màu chữ. Tách thành tệp riêng để xét đủ."


def _has_another(document: Recognised) -> bool:
    """Tell whether a document stands behind that is not judged: a form, what is no kind of the decree."""
    judged = {
        line.piece.paragraph.place.index
        for other in document.others
        for line in other.lines
        if line.component is Component.NATION
    }
    return any(
        is_nation(part.words) and part.paragraph.place.index not in judged
        for line in document.lines
        if line.part
        for part in in_columns(line.piece)
    )
