"""A signed document whose stored copy an older tdkt wrote: what the copy lacks is printed from today's files, and that is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import write_files
from example_ward import FILES, WITH_DRIVE, WITH_GROUP, WITH_UNIT_PLAN
from signing import Ward
from tdkt.documents.jobs import NotMade
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.texts.templates import Templates
from tdkt.workspace.issued import fingerprint, packed, unpacked


def _notes(ward: Ward, of: str, key: str) -> str:
    kind = KINDS[of]
    (job,) = kind.jobs(ward.read, kind.key.read(key), Templates())
    assert not isinstance(job, NotMade)
    made = job.make(iter)
    assert isinstance(made, OfficialDocument)
    return " ".join(made.notes)


@pytest.mark.parametrize(
    ("of", "key", "day", "parts"),
    [
        ("report", "2026-Q1", "2026-04-10", ("cụm, khối thi đua", "đợt thi đua", "kế hoạch của các đơn vị")),
        ("stage-report", "2024-2026", "2026-12-20", ("đợt thi đua", "đợt khen thưởng, tiền thưởng")),
    ],
)
def test_parts_that_an_older_copy_lacks_are_named_where_it_is_printed_again(
    tmp_path: Path, of: str, key: str, day: str, parts: tuple[str, ...]
) -> None:
    files = {**FILES, **WITH_GROUP, **WITH_DRIVE, **WITH_UNIT_PLAN}
    ward = Ward(write_files(tmp_path / "kho", files))
    ward.issue(of, key, 90, day)
    assert "bản tdkt cũ" not in _notes(ward, of, key)
    copy = ward.root / "plans/2026/issued/90-bc-ubnd.json"
    texts = unpacked(copy.read_bytes())
    assert texts is not None
    kept = {
        file: text
        for file, text in texts.items()
        if not any(part in file for part in ("/drives/", "/groups/", "/unit-plans/", "/awards/"))
    }
    copy.write_bytes(packed(kept))
    register = ward.root / "plans/2026/issued/register.yaml"
    lines = register.read_text(encoding="utf-8")
    register.write_text(lines.replace(fingerprint(texts), fingerprint(kept)), encoding="utf-8")
    said = _notes(ward, of, key)
    assert "đối chiếu với bản giấy đã ký" in said
    assert [part for part in parts if part not in said] == []


def test_a_copy_without_the_lines_of_its_paper_is_told(tmp_path: Path) -> None:
    ward = Ward(write_files(tmp_path / "kho", FILES))
    ward.issue("report", "2026-Q1", 90, "2026-04-10")
    assert "lời văn đã ký" not in _notes(ward, "report", "2026-Q1")
    copy = ward.root / "plans/2026/issued/90-bc-ubnd.json"
    stored = json.loads(copy.read_text(encoding="utf-8"))
    del stored["papers"]
    copy.write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")
    assert "chưa có lời văn đã ký" in _notes(ward, "report", "2026-Q1")
