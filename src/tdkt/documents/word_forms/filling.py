"""Filling a form: a page for each set of values, joined into one Word file."""

from __future__ import annotations

import copy
import datetime
import io
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import docx

from tdkt.documents.word.package import packed, set_properties
from tdkt.documents.word.xml import element, twips_of_points
from tdkt.documents.word_forms.fitting import Fitting
from tdkt.documents.word_forms.form import WordForm
from tdkt.documents.word_forms.opening import faults_of
from tdkt.documents.word_forms.repeating import number_drawings
from tdkt.documents.word_forms.tags import W
from tdkt.model.records import dataclass

if TYPE_CHECKING:
    from lxml.etree import _Element

_BEFORE_TYPE = tuple(
    f"{W}{name}" for name in ("headerReference", "footerReference", "footnotePr", "endnotePr")
)
_BEFORE_BREAK = tuple(f"{W}{name}" for name in ("pStyle", "keepNext", "keepLines"))


@dataclass(frozen=True, slots=True)
class About:
    """What the file's properties say: title, who issues it, its day."""

    title: str
    author: str
    date: datetime.date


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled file; `shrunk` and `too_long` are the numbers of the pages whose text was made smaller, or does not fit."""

    data: bytes
    shrunk: tuple[int, ...]
    too_long: tuple[int, ...]


def fill(form: WordForm, pages: Iterable[Mapping[str, str]], about: About) -> Filled:
    """Return one Word file with a page for each of `pages`, the same bytes for the same values."""
    with faults_of(form.path):
        return _filled(form, pages, about)


def _filled(form: WordForm, pages: Iterable[Mapping[str, str]], about: About) -> Filled:
    buffer = io.BytesIO()
    form.word.save(buffer)
    word = docx.Document(buffer)
    body = word.element.body
    for child in list(body):
        body.remove(child)
    fitting, numbers = Fitting(word.styles.element), itertools.count(1)
    made: list[_Element] = []
    shrunk, too_long = [], []
    for index, values in enumerate(pages):
        page = form.filled(values)
        scale = fitting.fit(page)
        if scale is None:
            too_long.append(index)
        elif scale < 1:
            shrunk.append(index)
        number_drawings(page, numbers)
        made.append(page)
    body.extend(_joined(made))
    set_properties(word, title=about.title, subject=about.title, author=about.author, date=about.date)
    return Filled(packed(word), tuple(shrunk), tuple(too_long))


def _joined(pages: Sequence[_Element]) -> Iterator[_Element]:
    """Yield the content of `pages`, each beginning on a new page.

    One section holds them all where it can: LibreOffice takes minutes over hundreds of sections.
    """
    if len(pages) == 1 or not all(_breaks_before(page) for page in pages[1:]):
        for number, page in enumerate(pages, 1):
            yield from _section(page, last=number == len(pages))
        return
    for page in pages[:-1]:
        page.remove(page[-1])
    for page in pages:
        yield from page


def _breaks_before(page: _Element) -> bool:
    """Make the first paragraph of `page` begin on a new page; False where a section of its own is needed.

    That is where the form has several, numbers its pages from 1, or has other headers on the first of them.
    """
    *content, section = page
    first = content[0] if content else None
    if first is not None and first.tag == f"{W}tbl":
        first = first.find(f"{W}tr/{W}tc/{W}p")
    has_one_section = len(list(page.iter(f"{W}sectPr"))) == 1
    if first is None or first.tag != f"{W}p" or not has_one_section or _begins_anew(section):
        return False
    properties = _properties(first)
    if properties.find(f"{W}pageBreakBefore") is None:
        place = sum(child.tag in _BEFORE_BREAK for child in properties)
        properties.insert(place, element("w:pageBreakBefore"))
    return True


def _begins_anew(section: _Element) -> bool:
    """Tell whether a section's first page has headers or a number of its own."""
    numbering = section.find(f"{W}pgNumType")
    has_own_number = numbering is not None and bool(numbering.get(f"{W}start"))
    return has_own_number or section.find(f"{W}titlePg") is not None


def _section(page: _Element, *, last: bool) -> Iterator[_Element]:
    """Yield the content of `page` so that it is a section that begins on a new page."""
    *content, section = page
    _begin_on_a_new_page(section)
    yield from content
    if last:
        yield section
        return
    end = content[-1] if content else None
    if end is not None and end.tag == f"{W}p" and end.find(f"{W}pPr/{W}sectPr") is None:
        _close(end, section)
    else:
        yield _anchor(section)


def _close(paragraph: _Element, section: _Element) -> None:
    """Put `section` into the properties of `paragraph`, where only a tracked change may follow it."""
    properties = _properties(paragraph)
    change = properties.find(f"{W}pPrChange")
    if change is not None:
        properties.remove(change)
    properties.append(section)


def _properties(paragraph: _Element) -> _Element:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = element("w:pPr")
        paragraph.insert(0, properties)
    return properties


def _anchor(section: _Element) -> _Element:
    line = element("w:spacing", before=0, after=0, line=twips_of_points(1), lineRule="exact")
    made: _Element = element("w:p", element("w:pPr", line))
    made[0].append(copy.copy(section))
    return made


def _begin_on_a_new_page(section: _Element) -> None:
    for old in section.findall(f"{W}type"):
        section.remove(old)
    place = sum(child.tag in _BEFORE_TYPE for child in section)
    section.insert(place, element("w:type", val="nextPage"))
