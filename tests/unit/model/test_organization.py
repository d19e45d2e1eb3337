"""What a place is called in sentences follows from its name."""

from __future__ import annotations

import dataclasses

import pytest

from conftest import REPOSITORY
from tdkt.workspace.workspace import read_workspace


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Ủy ban nhân dân xã Phường Mới", "xã"),
        ("Ủy ban nhân dân Phường Điện Biên Phủ", "phường"),
        ("ỦY BAN NHÂN DÂN ĐẶC KHU CÁT HẢI", "đặc khu"),
        ("Uỷ ban nhân dân xã Đông Hưng", "xã"),
        ("Cơ quan A", "xã, phường, đặc khu"),
    ],
)
def test_kind_of_place(name: str, wanted: str) -> None:
    organization = read_workspace(REPOSITORY).organization
    assert organization is not None
    assert organization.kind_word == "phường"
    assert dataclasses.replace(organization, name=name).kind_word == wanted
