from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from conftest import REPOSITORY
from tdkt.awards.batch_case import BatchCase
from tdkt.cli.awards.opening import case_named
from tdkt.errors import UserError
from tdkt.planning import numbering
from tdkt.workspace.workspace import read_workspace


def test_numbers_that_would_break_the_files_are_not_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(REPOSITORY / "plans", tmp_path / "plans")
    path = tmp_path / "plans/2026/awards/tong-ket-2026/nominations.yaml"
    path.write_text(
        re.sub(r"        ordinal: \d+\n|, ordinal: \d+", "", path.read_text(encoding="utf-8")),
        encoding="utf-8",
    )

    def nobody_is_number_one(case: BatchCase) -> dict[str, int]:
        return {found.id: number for number, found in enumerate(case.file.standing, start=-1)}

    monkeypatch.setattr(numbering, "ordinals_to_give", nobody_is_number_one)
    read = read_workspace(tmp_path)
    with pytest.raises(
        UserError, match=r"chưa ghi tệp nào:\n  plans/2026/awards/tong-ket-2026/nominations.yaml:"
    ):
        numbering.numbering(read, case_named(read, "tong-ket-2026"))
