"""No file that somebody sends costs more than 10 seconds of a processor and 500 MB, and each is named for what it is."""

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
MOST_SECONDS, MOST_MEGABYTES = 10, 500
KINDS: Mapping[str, Mapping[str, Any]] = {"form": WORKBOOKS, "text": DOCUMENTS, "word": FORMS}
CASES = [(kind, name) for kind, made in KINDS.items() for name in made]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], dict[str, Any]]:
    folder = tmp_path_factory.mktemp("la")
    workspace = read_workspace(write_files(folder / "ward", FILES))
    form = send(fill(empty_form(workspace), ANSWERS), folder).read_bytes()
    made = _document(workspace)
    (folder / "made.docx").write_bytes(made)
    certificate = (REPOSITORY / "templates/giay-khen.docx").read_bytes()
    for (kind, name), source in (
        (case, {"form": form, "text": made, "word": certificate}[case[0]]) for case in CASES
    ):
        path = (
            folder
            / kind
            / (
                f"{name}.xlsx"
                if kind == "form"
                else f"{name}.docx"
                if kind == "text"
                else f"{name}/giay-khen.docx"
            )
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(KINDS[kind][name][0](source))
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("measured.py")), str(folder)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    lines = map(json.loads, done.stdout.splitlines())
    return {(line["kind"], line["name"]): line for line in lines}


def _document(workspace: Workspace) -> bytes:
    """Return the plan of the example ward, printed."""
    kind = KINDS_OF_DOCUMENTS["plan"]
    job = next(
        job
        for job in kind.jobs(workspace, kind.key.read("2026"), Templates(), each=False)
        if isinstance(job, Job)
    )
    return word_file(job.make(iter))


@pytest.mark.parametrize(("kind", "name"), CASES)
def test_a_hostile_file_is_cheap_and_named(
    kind: str, name: str, outcomes: dict[tuple[str, str], dict[str, Any]]
) -> None:
    found = outcomes[kind, name]
    assert "fault" not in found, found["fault"]
    assert KINDS[kind][name][1] in found["said"]
    assert found["seconds"] < MOST_SECONDS
    assert found["megabytes"] < MOST_MEGABYTES


def test_there_are_more_than_sixty() -> None:
    assert len(CASES) > 60


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
