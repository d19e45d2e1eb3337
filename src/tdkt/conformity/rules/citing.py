"""V321, V322: an instrument that is cited without the word "số", or for the first time without day and issuer (NĐ 30/2020, Phụ lục I, Phần I, II.6b; V, as the decree writes itself)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.checks.texts.fixed_forms import TYPES, numbers_without_their_word
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding
from tdkt.conformity.rules.told import text, told
from tdkt.conformity.rules.typed_examples import DECISION
from tdkt.law.instruments import canonical
from tdkt.law.nd30 import cited

_LINE = "1. Thành lập Tổ công tác chỉnh lý tài liệu gồm 05 thành viên."
NO_WORD = Rule(
    code="V321",
    severity=WARNING,
    title="Viện dẫn văn bản thiếu chữ “số”",
    explanation="Viện dẫn ghi tên loại, rồi “số” và số, ký hiệu: “Nghị định số 30/2020/NĐ-CP”, không phải “Nghị định 30/2020/NĐ-CP”.",
    examples=(
        Example(
            file=DECISION, text=_LINE,
            bad=("▸1. Thực hiện Nghị định 30/2020/NĐ-CP của Chính phủ.", "▸1. Thực hiện Quyết định 733/QĐ-TTg ngày 14 tháng 6 năm 2019 của Thủ tướng Chính phủ."),
            good=("1. Thực hiện Nghị định số 30/2020/NĐ-CP của Chính phủ.",),
        ),
    ),
    source=cited("II.6b"),
)  # fmt: skip
FIRST = Rule(
    code="V322",
    severity=WARNING,
    title="Viện dẫn lần đầu không đủ ngày, cơ quan ban hành",
    explanation="Khi viện dẫn lần đầu phải ghi đầy đủ tên loại, số, ký hiệu, thời gian ban hành, tên cơ quan ban hành và trích yếu; các lần sau chỉ ghi tên loại và "
    "số, ký hiệu. Văn bản đã nêu ở phần căn cứ không phải ghi lại.",
    examples=(
        Example(
            file=DECISION, text=_LINE,
            bad=("▸1. Thực hiện Kế hoạch số 15/KH-UBND về công tác lưu trữ.",),
            good=("1. Thực hiện Kế hoạch số 15/KH-UBND ngày 20 tháng 01 năm 2026 của Ủy ban nhân dân phường Mẫu về công tác lưu trữ.", "1. Thực hiện Nghị định số 30/2020/NĐ-CP."),
        ),
    ),
    source=cited("II.6b"),
)  # fmt: skip
RULES = (NO_WORD, FIRST)

_WITH_NUMBER = re.compile(
    rf"(?i:{TYPES})\s+(?:số\s*:?\s*)?(?P<number>\d{{1,5}}(?:/\d{{4}})?[-/][A-ZĐ][A-Za-zĐđ]{{0,5}}[-/][\w-]+)"
)
_PARTS = {"ngày": re.compile(r"^.{0,15}ngày\s*\d"), "cơ quan ban hành": re.compile(r"^.{0,45}\bcủa \w")}
_TEXT = (Component.BASIS, Component.BODY, Component.SUBJECT, Component.LETTER_SUBJECT, Component.ANNEX_NOTE)


def check(document: Recognised) -> Iterator[Finding]:
    """Yield the instruments that are cited without "số"."""
    for line in document.lines:
        if line.component not in _TEXT or line.part:
            continue
        for form in numbers_without_their_word(line.piece.text):
            yield told(
                NO_WORD, line.component, line.piece, f"Viện dẫn “{form.around}” thiếu chữ “số”.", "Ghi “số” trước số, ký hiệu.",
                stands=form.found, should=form.right, span=(form.start, form.start + form.length), mends=text(form.right),
            )  # fmt: skip
    if document.is_of_decree:
        yield from _first_times(document)


def _first_times(document: Recognised) -> Iterator[Finding]:
    """Yield the first mention in the content of an instrument that has no day behind its number."""
    seen = {
        canonical(match["number"])
        for one in (document, document.main)
        if one is not None
        for piece in one.of(Component.BASIS, Component.SUBJECT)
        for match in _WITH_NUMBER.finditer(piece.text)
    }
    own = document.number
    if own and own.digits:
        seen.add(canonical(f"{own.digits}/{'-'.join(own.groups)}"))
    for piece in document.of(Component.BODY):
        for match in _WITH_NUMBER.finditer(piece.text):
            number = canonical(match["number"])
            behind = piece.text[match.end() :]
            if number in seen:
                continue
            seen.add(number)
            if piece.text.startswith(("“", '"')):
                continue
            lacks = [name for name, pattern in _PARTS.items() if not pattern.search(behind.split(";")[0])]
            if "ngày" in lacks:
                yield told(
                    FIRST, Component.BODY, piece, f"Viện dẫn lần đầu “{match[0]}” không ghi {', '.join(lacks)}.", "Ghi đủ: … số … ngày … của … về ….",
                    stands=match[0], span=match.span(),
                )  # fmt: skip
