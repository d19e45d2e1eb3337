"""The words of the articles that facts rest on, for a lawyer to read: `tests/data/law/*-quotes.yaml`.

Each quotation stands in the text of the instrument, at its article; what it supports says the same in the packs and in the
layout; and nothing of the packs that claims to be read in the Law is without its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from places_in_law import Place, excerpt, place_of, places_in

from conftest import REPOSITORY
from example_ward import FILES
from tdkt.checks.example_files import PLAN
from tdkt.checks.registry import all_rules
from tdkt.checks.texts import legal_basis
from tdkt.documents.page import layout
from tdkt.law.packs import LawPack, Standard, packs
from tdkt.workspace.workspace import Workspace

DATA = REPOSITORY / "tests/data/law"
_CITED = "{type: Nghị định, number: 152/2025/NĐ-CP, date: 2025-06-14, issuer: Chính phủ, subject: quy định về phân cấp}"
LAW = "Luật số 06/2022/QH15"
QUOTES: list[dict[str, Any]] = yaml.safe_load((DATA / "law-quotes.yaml").read_text(encoding="utf-8"))[
    "quotes"
]
_OF_DECREE = yaml.safe_load((DATA / "nd30-quotes.yaml").read_text(encoding="utf-8"))
DECREE: list[dict[str, Any]] = _OF_DECREE["quotes"]
OTHERS: list[dict[str, Any]] = _OF_DECREE["others"]
SUPPORTED = [(quote["article"], found) for quote in QUOTES for found in quote["supports"]]
LAID_OUT = [(quote["article"], found) for quote in DECREE for found in quote["supports"]]


@pytest.fixture(scope="module")
def law() -> dict[Place, str]:
    return excerpt(DATA / "luat-06-2022-QH15-trich.txt")


def of_law(source: str) -> set[Place]:
    """The places of the Law that a source names."""
    return {
        place for part in source.split("; ") if LAW in part for place in places_in(part.split(f"{LAW}, ")[1])
    }


def fact_of(pack: LawPack, name: str) -> Any:
    section, *parts = name.split(".")
    found = getattr(pack, section)
    for part in parts:
        found = found[part] if isinstance(found, dict) else getattr(found, part)
    return found


def standards_of(pack: LawPack, award: str) -> Iterator[Standard]:
    waiting = list(pack.awards[award].standards)
    while waiting:
        standard = waiting.pop()
        yield standard
        waiting += standard.of


@pytest.mark.parametrize("quote", QUOTES, ids=lambda quote: quote["article"])
def test_the_quotation_stands_at_its_article(quote: dict[str, Any], law: dict[Place, str]) -> None:
    assert quote["quote"] in law[place_of(quote["article"])]


@pytest.mark.parametrize(
    ("article", "fact"),
    [(article, found) for article, found in SUPPORTED if "fact" in found],
    ids=lambda value: value if isinstance(value, str) else value["fact"],
)
def test_the_fact_is_what_its_article_says(article: str, fact: dict[str, Any]) -> None:
    found = fact_of(packs()[0], fact["fact"])
    if "value" in fact:
        said = list(found.value) if isinstance(found.value, (list, tuple)) else found.value
        assert said == fact["value"]
    assert place_of(article) in of_law(found.source)
    assert found.confidence == "verified"


@pytest.mark.parametrize(
    ("article", "standard"),
    [(article, found) for article, found in SUPPORTED if "standard" in found],
    ids=lambda value: value if isinstance(value, str) else f"{value['standard']}: {value['text'][:30]}",
)
def test_the_standard_is_what_its_article_says(article: str, standard: dict[str, Any]) -> None:
    wanted = {key: value for key, value in standard.items() if key not in ("standard", "text", "needs")}
    matching = [
        found
        for found in standards_of(packs()[0], standard["standard"])
        if (found.text, found.needs) == (standard["text"], standard["needs"])
        and place_of(article) in of_law(found.source)
    ]
    assert len(matching) == 1
    assert {key: value for key, value in matching[0].settings.items() if key != "when"} == wanted
    assert matching[0].confidence == "verified"


def test_what_is_read_in_the_text_of_2022_is_not_sure_after_its_amendment() -> None:
    """Luật số 06/2026/QH16 amends it from 01/10/2026; nobody has read how."""
    for _, found in SUPPORTED:
        name = found.get("fact", "")
        if name and not name.startswith("articles."):
            assert fact_of(packs()[-1], name).confidence == "before_amendment", name
        for standard in standards_of(packs()[-1], found["standard"]) if "standard" in found else ():
            if of_law(standard.source):
                assert standard.confidence != "verified"


def everything_read(pack: LawPack) -> Iterator[tuple[str, Any]]:
    for section in ("parameters", "principles", "articles"):
        yield from ((f"{section}.{key}", fact) for key, fact in getattr(pack, section).items())
    for award in pack.awards.values():
        for name in ("decided_by", "certificate", "ballot", "votes", "file", "simple_file", "council_vote"):
            fact = getattr(award, name)
            if fact is not None:
                yield f"awards.{award.id}.{name}", fact
        for standard in standards_of(pack, award.id):
            yield standard.text, standard


def test_nothing_claims_the_law_without_its_words() -> None:
    quoted = {(found.get("fact") or found["text"], place_of(article)) for article, found in SUPPORTED}
    claimed = {
        (name, place)
        for name, fact in everything_read(packs()[0])
        if fact.confidence == "verified"
        for place in of_law(fact.source)
    }
    assert claimed == quoted


def test_no_award_rests_on_memory_for_what_the_law_says() -> None:
    """Who decides and which papers the file holds stand in Điều 79, 80 and 84."""
    for award in packs()[0].awards.values():
        assert award.decided_by.confidence == "verified", award.id


def item_of(text: str, article: str) -> str:
    """Return the words of an item of the decree's annex: "II.6đ" is phần II, khoản 6, điểm đ."""
    part, item = article.split(".")
    section = re.split(r"^(?=(?:I|II|III)\. )", text, flags=re.MULTILINE)
    body = next(found for found in section if found.startswith(f"{part}. "))
    number, letter = re.fullmatch(r"(\d+)([a-zđ]?)", item).groups()  # type: ignore[union-attr]
    clause = next(
        found
        for found in re.split(r"^(?=\d+\. )", body, flags=re.MULTILINE)
        if found.startswith(f"{number}. ")
    )
    if not letter:
        return clause
    points = re.split(r"^(?=[a-zđ]\) )", clause, flags=re.MULTILINE)
    return next(found for found in points if found.startswith(f"{letter}) "))


@pytest.mark.parametrize("quote", DECREE, ids=lambda quote: quote["article"])
def test_the_decree_says_so_at_its_item(quote: dict[str, Any]) -> None:
    text = Path(DATA / "nd30-phu-luc-1-trich.txt").read_text(encoding="utf-8")
    assert quote["quote"] in item_of(text, quote["article"])


@pytest.mark.parametrize(
    ("article", "said"), LAID_OUT, ids=lambda value: value if isinstance(value, str) else str(value)[:40]
)
def test_the_page_follows_the_decree(article: str, said: dict[str, Any]) -> None:
    if "setting" in said:
        value = getattr(layout, said["setting"])
        if "is" in said:
            assert value == said["is"]
        else:
            assert Fraction(str(said["from"])) <= Fraction(str(value)) <= Fraction(str(said["to"]))
    elif "rule" in said:
        assert said.get("as", article) in str(all_rules()[said["rule"]].source)
    else:
        style = getattr(layout, said["style"])
        if "size" in said:
            assert said["size"][0] <= style.size <= said["size"][1]
        for key in ("bold", "italic", "align", "first_line", "before", "after", "line"):
            assert key not in said or getattr(style, key) == said[key], key
        assert article in style.rule


def test_every_style_that_the_decree_orders_has_its_words() -> None:
    quoted = {said["style"] for _, said in LAID_OUT if "style" in said}
    ordered = {
        name
        for name, style in vars(layout).items()
        if isinstance(style, layout.TextStyle)
        and name[0] != "_"
        and re.match(r"(I|II|III)\.\d", style.rule)
        and "tdkt" not in style.rule
    }
    assert ordered <= quoted


@pytest.mark.parametrize("quote", OTHERS, ids=lambda quote: quote["article"])
def test_what_the_decree_says_elsewhere(quote: dict[str, Any]) -> None:
    assert quote["quote"] in (DATA / quote["excerpt"]).read_text(encoding="utf-8")
    for code in quote["rules"]:
        assert quote["article"] in str(all_rules()[code].source)


def test_no_rule_names_an_article_of_the_decree_without_its_words() -> None:
    quoted = {quote["article"] for quote in (*DECREE, *OTHERS)}
    named = {
        part.removeprefix("Phụ lục I, Phần I, ")
        for rule in all_rules().values()
        for part in str(rule.source).split("NĐ 30/2020, ")[1:]
    }
    assert named
    assert not [name for name in named if not any(name.startswith(q) or q.startswith(name) for q in quoted)]


_TABLE = re.findall(
    r"^\| ([^|(]+?)(?: \(cá biệt\))? \| (\w+)$",
    (DATA / "nd30-phu-luc-3-trich.txt").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def test_the_types_and_abbreviations_of_the_table_fit(make_workspace: Callable[..., Workspace]) -> None:
    """Phụ lục III, Mục I: no abbreviation of the table is told as that of another type."""
    assert len(_TABLE) > 25
    assert _CITED in FILES[PLAN]
    rows = "\n".join(
        f"  - {{type: {type_}, number: 12/{abbreviation}-UBND, date: 2025-06-14, issuer: UBND, subject: A}}"
        for type_, abbreviation in _TABLE
    )
    workspace = make_workspace(**{PLAN: FILES[PLAN].replace(f"  - {_CITED}", rows)})
    assert [found.message for found in legal_basis.check(workspace)] == []
