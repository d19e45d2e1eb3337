"""What shows on the pages of a document: told from where its words stand, without any program that sets pages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from typed_documents import DOCUMENTS, typed_word

from tdkt.conformity.components.component import Component
from tdkt.conformity.components.recognised import Line
from tdkt.conformity.run import Examined, examined_word, on_pages
from tdkt.office.pages import Page, Word

WIDTH, HEIGHT = Decimal(595), Decimal(842)


class Setter:
    """Sets the lines of a document on pages, one under the other; a signature beside Nơi nhận."""

    def __init__(self, found: Examined) -> None:
        self.found = found
        self.lines: list[tuple[int, Line, Decimal, Decimal]] = []
        """Page, line, left and top."""
        top = Decimal(60)
        for line in found.document.lines:
            if line.piece.text:
                top += 0 if line.piece.right else 12
                self.lines.append((1, line, Decimal(300 if line.piece.right else 90), top))

    def move(self, component: Component, *, page: int = 1, down: int = 0) -> None:
        """Put the lines of a component on another page, or lower."""
        self.lines = [
            (page, line, left, top + down) if line.component is component else (number, line, left, top)
            for number, line, left, top in self.lines
        ]

    def pages(self) -> tuple[Page, ...]:
        count = max(page for page, *_ in self.lines)
        return tuple(Page(WIDTH, HEIGHT, tuple(self._words(number))) for number in range(1, count + 1))

    def _words(self, number: int) -> list[Word]:
        words = []
        for page, line, left, top in self.lines:
            at = left
            for text in line.piece.words.split() if page == number else ():
                words.append(Word(text, at, top, at + 2, top + 12))
                at += 3
        return words


@pytest.fixture
def setter() -> Setter:
    return Setter(examined_word(typed_word(DOCUMENTS["ke-hoach"])))


def codes(setter: Setter) -> list[str]:
    return [finding.code for finding in on_pages(setter.found, setter.pages()).findings]


def test_a_good_document_has_no_finding_on_its_pages(setter: Setter) -> None:
    assert codes(setter) == []


def test_signature_alone_on_a_page(setter: Setter) -> None:
    for component in (Component.POWER, Component.SIGNER, Component.RECIPIENTS_TITLE, Component.RECIPIENT):
        setter.move(component, page=2)
    assert codes(setter) == ["V540"]


def test_name_on_another_page_than_the_post(setter: Setter) -> None:
    setter.move(Component.SIGNER, page=2)
    assert codes(setter) == ["V541"]


def test_recipients_lower_than_the_post(setter: Setter) -> None:
    setter.move(Component.RECIPIENTS_TITLE, down=20)
    assert codes(setter) == ["V542"]


def test_words_outside_of_the_margin_and_a_torn_line(setter: Setter) -> None:
    pages = setter.pages()
    words = list(pages[0].words)
    at = next(number for number, word in enumerate(words) if word.text == "Phúc" or word.text == "phúc")
    torn = words[at]
    words[at] = Word(torn.text, torn.left, torn.top + 14, torn.right, torn.bottom + 14)
    words.append(Word("thừa", Decimal(580), Decimal(700), Decimal(594), Decimal(712)))
    found = on_pages(setter.found, (Page(WIDTH, HEIGHT, tuple(words)), *pages[1:])).findings
    assert sorted(finding.code for finding in found) == ["V120", "V230"]


def test_a_heading_on_the_last_line_of_a_page(setter: Setter) -> None:
    heading = next(
        number for number, (_, line, *_rest) in enumerate(setter.lines) if line.piece.words.startswith("II.")
    )
    setter.lines = [
        (2 if number > heading else page, line, left, top)
        for number, (page, line, left, top) in enumerate(setter.lines)
    ]
    assert codes(setter) == ["V416"]


def test_findings_get_their_page() -> None:
    text = DOCUMENTS["ke-hoach"].replace(
        "Yêu cầu các đơn vị nghiêm túc thực hiện./.", "Yêu cầu các đơn vị nghiêm túc thực hiện."
    )
    setter = Setter(examined_word(typed_word(text)))
    setter.move(Component.BODY, page=2)
    for component in (Component.POWER, Component.SIGNER, Component.RECIPIENTS_TITLE, Component.RECIPIENT):
        setter.move(component, page=2)
    found = on_pages(setter.found, setter.pages()).findings
    assert [(finding.code, finding.page) for finding in found] == [("V515", 2)]


def test_columns_that_a_page_gives_one_after_the_other_are_still_level() -> None:
    """The name of the agency stands on the page twice, in the head and in the copy: a page that gives the right column first misleads nobody."""
    text = DOCUMENTS["sao-y"].replace(
        "{12 giữa} UBND PHƯỜNG MẪU || {14 đậm giữa} SAO Y",
        "{12 giữa} PHÒNG VĂN HÓA - XÃ HỘI || {14 đậm giữa} SAO Y",
    )
    setter = Setter(examined_word(typed_word(text)))
    end = next(
        count for count, (_, line, *_) in enumerate(setter.lines) if line.component is Component.ADDRESSEE
    )
    setter.lines[:end] = sorted(setter.lines[:end], key=lambda one: one[1].piece.right)
    assert "V542" not in codes(setter)
