"""A measure counts the places that its sentence names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.plan.said_places import check
from tdkt.workspace.workspace import Workspace

OWN = "Mỗi thôn có ít nhất 01 mô hình."


@pytest.mark.parametrize(
    ("sentence", "among", "fits"),
    [
        (OWN, "[thon]", True),
        (OWN, "[to-dan-pho]", False),
        (OWN, "[thon, to-dan-pho]", False),
        (OWN, None, False),
        ("Mỗi thôn, tổ dân phố có ít nhất 01 mô hình.", None, True),
        ("Mỗi thôn, tổ dân phố có ít nhất 01 mô hình.", "[thon]", False),
        ("100% khu phố có ít nhất 01 mô hình.", "[to-dan-pho]", True),
        ("100% khu phố có ít nhất 01 mô hình.", "[thon]", False),
        ("Mỗi khu dân cư có ít nhất 01 mô hình nông thôn mới.", "[thon]", True),
        ("Có ít nhất 01 mô hình ở thôn.", None, True),
    ],
)
def test_the_places_named_are_those_counted(
    sentence: str, among: str | None, fits: bool, in_memory: Callable[..., Workspace]
) -> None:
    text = FILES[MOVEMENTS].replace(OWN, sentence)
    text = text.replace("among: [thon], ", f"among: {among}, " if among else "")
    found = list(check(in_memory(**{MOVEMENTS: text})))
    assert [one.code for one in found] == ([] if fits else ["M618"])


def test_a_ward_with_one_kind_of_places_is_asked_nothing(in_memory: Callable[..., Workspace]) -> None:
    organization = "plans/organization.yaml"
    only = FILES[organization].replace("    - {id: to-mot, type: to-dan-pho, name: Tổ dân phố số 1}\n", "")
    text = FILES[MOVEMENTS].replace("among: [thon], ", "")
    assert list(check(in_memory(**{organization: only, MOVEMENTS: text}))) == []
