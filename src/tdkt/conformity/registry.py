"""All rules on Word files and all checks: adding a family is one module and its line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter

from tdkt.checks.rule import Rule
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding
from tdkt.conformity.rules import (
    annexes,
    authority,
    bases,
    body_look,
    capital_names,
    capital_words,
    capitals,
    citing,
    copies,
    doubled_words,
    end_mark,
    head_setting,
    head_words,
    headings,
    hygiene,
    in_force,
    issuers,
    layout,
    looks,
    naming,
    number_and_date,
    numbering,
    odd_paragraphs,
    page_numbers,
    part_citations,
    recipient_lines,
    recipients,
    rule_lines,
    setting,
    signing,
    spelling,
    usage,
)
from tdkt.model.records import dataclass

Check = Callable[[Recognised], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Family:
    """Rules of one subject, by the first figures of their codes, as the manual groups them."""

    title: str
    first: str
    checks: tuple[Check, ...]
    rules: tuple[Rule, ...] = ()


_MODULES = (
    layout,
    page_numbers,
    looks,
    head_words,
    head_setting,
    issuers,
    number_and_date,
    numbering,
    part_citations,
    end_mark,
    rule_lines,
    naming,
    bases,
    in_force,
    citing,
    copies,
    doubled_words,
    body_look,
    odd_paragraphs,
    headings,
    signing,
    authority,
    spelling,
    usage,
    recipients,
    recipient_lines,
    annexes,
    hygiene,
    capital_names,
    capital_words,
    capitals,
    setting,
)
_RULES: tuple[Rule, ...] = tuple(
    sorted((rule for module in _MODULES for rule in module.RULES), key=attrgetter("code"))
)


def _family(title: str, first: str, *checks: Check) -> Family:
    return Family(title, first, checks, tuple(rule for rule in _RULES if rule.code.startswith(first)))


FAMILIES: tuple[Family, ...] = (
    _family("Trang và phông chữ", "V1", layout.check, page_numbers.check),
    _family(
        "Phần đầu",
        "V2",
        looks.check,
        head_words.check,
        head_setting.check,
        issuers.check,
        number_and_date.check,
        rule_lines.check,
    ),
    _family("Tên loại, trích yếu, căn cứ", "V3", naming.check, bases.check, in_force.check, citing.check),
    _family(
        "Nội dung",
        "V4",
        body_look.check,
        odd_paragraphs.check,
        headings.check,
        numbering.check,
        part_citations.check,
    ),
    _family(
        "Phần cuối, phụ lục",
        "V5",
        signing.check,
        authority.check,
        recipients.check,
        recipient_lines.check,
        end_mark.check,
        annexes.check,
    ),
    _family(
        "Câu chữ",
        "V6",
        hygiene.check,
        spelling.check,
        usage.check,
        capitals.check,
        capital_names.check,
        capital_words.check,
        doubled_words.check,
    ),
    _family("Bản sao", "V7", copies.check),
)
"""The checks stand with the family that most of their rules are of."""
OF_FILE: frozenset[Check] = frozenset((layout.check, page_numbers.check))
"""What a file as a whole is asked, once; everything else holds of each document in it."""


def all_rules() -> dict[str, Rule]:
    """Return every rule by its code, in the order of the manual."""
    return {rule.code: rule for family in FAMILIES for rule in family.rules}
