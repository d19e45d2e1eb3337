"""The samples that `tdkt new` shows are files that the checks take as they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tdkt.checks.run import find_problems
from tdkt.model.plan_year import SchoolYear
from tdkt.planning.file_samples import SAMPLES
from tdkt.workspace.workspace import Workspace, with_files

Make = Callable[..., Workspace]
OF_THE_REGISTER = {"A101", "A520"}
"""A revocation names a person and an award that the ward has on record; the sample's are nobody's."""


@pytest.mark.parametrize("word", SAMPLES)
def test_a_sample_is_a_file_without_errors(word: str, make_workspace: Make) -> None:
    ward, sample = make_workspace(), SAMPLES[word]
    text = sample.filled(2026, "van-phong")
    [own] = [line.removeprefix("id: ") for line in text.splitlines() if line.startswith("id: ")] or [""]
    path = sample.path(2026).replace("MÃ", own)
    found = find_problems(with_files(ward, {path: text}))
    assert {one.code for one in found if path in one.place.file} <= OF_THE_REGISTER


def test_a_sample_of_a_school_year_lies_in_its_folder() -> None:
    sample = SAMPLES["petition"]
    assert sample.path(SchoolYear(2026)) == "plans/2026-2027/petitions.yaml"
    assert "year: 2026-2027\n" in sample.filled(SchoolYear(2026), "van-phong")
    assert "received: 2026-11-03" in sample.filled(SchoolYear(2026), "van-phong")
