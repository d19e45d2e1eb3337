"""No file that somebody sends costs more than 10 seconds of a processor and 500 MB, and each is named for what it is.

What costs as much as it is long (lines, rows) stands here with a tenth of what tdkt takes in, and is allowed a tenth and a start.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from filled_forms import ANSWERS, empty_form, fill, send

from conftest import REPOSITORY, Run, write_files
from example_ward import FILES
from tdkt.documents.jobs import Job
from tdkt.documents.kinds import KINDS as KINDS_OF_DOCUMENTS
from tdkt.documents.page.written import word_file
from tdkt.documents.texts.templates import Templates
from tdkt.workspace.workspace import Workspace, read_workspace

from .documents import DOCUMENTS, FORMS
from .workbooks import WORKBOOKS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="đo tiến trình con như Linux đếm")
MOST_SECONDS, MOST_MEGABYTES = 3, 500
KINDS: Mapping[str, Mapping[str, Any]] = {"form": WORKBOOKS, "text": DOCUMENTS, "word": FORMS}


def outcomes(kind: str, folder: Path) -> dict[str, dict[str, Any]]:
    """Return what became of each file of `kind`, by its name, and what it cost."""
    workspace = read_workspace(write_files(folder / "ward", FILES))
    printed = _document(workspace)
    (folder / "made.docx").write_bytes(printed)
    send(fill(empty_form(workspace), ANSWERS), folder).rename(folder / "good.xlsx")
    source = {
        "form": lambda: (folder / "good.xlsx").read_bytes(),
        "text": lambda: printed,
        "word": lambda: (REPOSITORY / "templates/giay-khen.docx").read_bytes(),
    }[kind]()
    ending = {"form": ".xlsx", "text": ".docx", "word": "/giay-khen.docx"}[kind]
    for name, (make, _) in KINDS[kind].items():
        path = folder / kind / f"{name}{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make(source))
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("measured.py")), str(folder)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return {line["name"]: line for line in map(json.loads, done.stdout.splitlines())}


def _document(workspace: Workspace) -> bytes:
    """Return the plan of the example ward, printed."""
    kind = KINDS_OF_DOCUMENTS["plan"]
    job = next(
        job
        for job in kind.jobs(workspace, kind.key.read("2026"), Templates(), each=False)
        if isinstance(job, Job)
    )
    return word_file(job.make(iter))


@pytest.mark.parametrize("kind", KINDS)  # not by name: workers would each measure all files
def test_hostile_files_are_cheap_and_named(kind: str, tmp_path: Path) -> None:
    found = outcomes(kind, tmp_path)
    assert found.keys() == KINDS[kind].keys()
    assert {name: one["fault"] for name, one in found.items() if "fault" in one} == {}
    unnamed = {name: one["said"] for name, one in found.items() if KINDS[kind][name][1] not in one["said"]}
    assert unnamed == {}
    slow = {name: one["seconds"] for name, one in found.items() if one["seconds"] >= MOST_SECONDS}
    large = {name: one["megabytes"] for name, one in found.items() if one["megabytes"] >= MOST_MEGABYTES}
    assert (slow, large) == ({}, {})


def test_there_are_more_than_sixty() -> None:
    assert sum(map(len, KINDS.values())) > 60


def test_a_folder_of_them_goes_on(tdkt: Run, tmp_path: Path) -> None:
    ward = write_files(tmp_path / "kho", FILES)
    workspace = read_workspace(ward)
    form = send(fill(empty_form(workspace), ANSWERS), tmp_path).read_bytes()
    for name in ("a long text in 8000 cells", "XML in itself", "a password", "half an archive"):
        (ward / "thu").mkdir(exist_ok=True)
        (ward / "thu" / f"{name}.xlsx").write_bytes(WORKBOOKS[name][0](form))
    (ward / "thu" / "tot.xlsx").write_bytes(form)
    done = tdkt("import", "thu", cwd=ward)
    assert done.returncode == 1
    assert "✔ đã ghi báo cáo mới" in done.stdout
    assert done.stdout.count("✘ từ chối") == 4
