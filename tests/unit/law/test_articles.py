"""The articles of the rules on awards come from the law packs, with how sure they are."""

from __future__ import annotations

import pytest

from tdkt.checks.registry import FAMILIES
from tdkt.law.articles import Articles
from tdkt.law.packs import packs


def test_an_article_is_the_one_of_the_latest_pack() -> None:
    quorum = packs()[-1].parameters["quorum"]
    assert quorum.confidence == "superseded"
    assert str(Articles("parameters.quorum")) == (
        f"{quorum.source} (theo văn bản đã hết hiệu lực, tạm dùng: hãy kiểm tra)"
    )


def test_what_is_sure_or_told_by_the_notice_of_the_pack_stands_alone() -> None:
    assert str(Articles("principles.not_under_discipline")) == "Nghị định số 152/2025/NĐ-CP, Điều 4, khoản 4"
    assert packs()[-1].principles["file"].confidence == "before_amendment"
    assert str(Articles("principles.file")) == "Luật số 06/2022/QH15, Điều 84, khoản 1"


def test_several_articles_stand_once_each_in_their_order() -> None:
    several = Articles(
        "parameters.same_period_titles",
        "awards.giay-khen.coefficients.collective",
        "parameters.same_period_titles",
    )
    assert str(several) == (
        "Nghị định số 152/2025/NĐ-CP, Điều 49, khoản 4; Nghị định số 152/2025/NĐ-CP, Điều 54 "
        "(theo một nguồn, chưa đối chiếu bản gốc: hãy kiểm tra)"
    )


def test_every_article_that_a_rule_names_is_in_the_packs() -> None:
    rules = [rule for family in FAMILIES for rule in family.rules if isinstance(rule.source, Articles)]
    assert len(rules) > 20
    assert all(str(rule.source) for rule in rules)


def test_an_article_that_no_pack_has_is_refused() -> None:
    with pytest.raises(KeyError):
        str(Articles("parameters.unknown"))
