"""What files said is kept in the user's cache folder: whatever happens to it changes nothing but time."""

from __future__ import annotations

import datetime
import marshal
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from conftest import write_files
from example_ward import FILES
from tdkt.checks.run import find_problems
from tdkt.law.files import FOLDER, read_law
from tdkt.law.yaml_files import data_of
from tdkt.model.diagnostic import Diagnostic
from tdkt.read_before import SWITCH, ReadBefore, own_files
from tdkt.workspace import references
from tdkt.workspace import workspace as reading
from tdkt.workspace.source import Source
from tdkt.workspace.workspace import Workspace, read_workspace

REPORT = "plans/2026/reports/2026-Q1/van-phong.yaml"
BROKEN = {
    "plans/2026/reports/2026-Q2/van-phong.yaml": "kind: unit-report\nunit: van-phong\nperiod: 2026-Q2\nfigures: 1\n",
    "plans/2026/reports/2026-Q2/thua.yaml": "kind: [\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.delenv(SWITCH)
    monkeypatch.setenv(
        "LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", str(tmp_path / "kept")
    )
    own_files.cache_clear()
    yield tmp_path / "kept" / "tdkt"
    own_files.cache_clear()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_files(tmp_path / "kho", {**FILES, **BROKEN})


def read_again(root: Path) -> Workspace:
    before = ReadBefore(str(root))
    found = read_workspace(root, before)
    before.write()
    return found


def told(workspace: Workspace) -> tuple[object, ...]:
    """All that a workspace says: its objects, each with where it stands, and what is found in it."""
    built = [one for of_type in workspace.models.values() for one in of_type]
    said = [re.sub(r" at 0x\w+", "", repr(one)) for one in built]
    places = [(one.origin.file, one.origin.node) for one in built]
    return workspace.files, said, places, workspace.findings, find_problems(workspace)


def kept_file(folder: Path, root: Path) -> Path:
    read_again(root)
    (found,) = folder.iterdir()
    return found


def test_what_is_kept_says_what_the_files_say(
    folder: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = told(read_workspace(root))
    assert told(read_again(root)) == plain
    parsed: list[str] = []

    def parse(source: Source) -> tuple[None, list[Diagnostic]]:
        parsed.append(source.file)
        return None, []

    monkeypatch.setattr(reading, "read_yaml", parse)
    read_again(root)
    assert set(parsed) == set(BROKEN), "only files with problems are parsed again"


def test_a_file_that_changed_is_read(folder: Path, root: Path) -> None:
    read_again(root)
    text = (root / "plans/2026/plan.yaml").read_text(encoding="utf-8")
    (root / "plans/2026/plan.yaml").write_text(text.replace("year: 2026", "year: 2027"), encoding="utf-8")
    assert told(read_again(root)) == told(read_workspace(root))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def cut_to_its_head(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:40])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def garbage(path: Path) -> None:
    path.write_bytes(os.urandom(4096))


def one_letter_changed(path: Path) -> None:
    content = path.read_bytes()
    assert b"Ng" in content
    path.write_bytes(content.replace(b"Ng", b"Nh"))


def of_another_reader(path: Path) -> None:
    _, *rest = marshal.loads(path.read_bytes()[4:])
    whole = marshal.dumps(("tdkt of another day", *rest))
    path.write_bytes(zlib.crc32(whole).to_bytes(4, "big") + whole)


def gone(path: Path) -> None:
    path.unlink()
    path.parent.rmdir()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "spoil", [cut, cut_to_its_head, empty, garbage, one_letter_changed, of_another_reader, gone, a_folder]
)
def test_what_was_spoilt_is_as_if_it_were_not_there(
    folder: Path, root: Path, spoil: Callable[[Path], None]
) -> None:
    plain = told(read_workspace(root))
    spoil(kept_file(folder, root))
    assert told(read_again(root)) == plain
    assert told(read_again(root)) == plain


def test_what_is_kept_of_another_workspace_is_asked_by_content_alone(
    folder: Path, root: Path, tmp_path: Path
) -> None:
    """A kept file in the place of another's: what it holds of other bytes is not looked at."""
    other = write_files(
        tmp_path / "khác",
        {REPORT: FILES[REPORT].replace("96", "97")}
        | {name: text for name, text in FILES.items() if name != REPORT},
    )
    content = kept_file(folder, root).read_bytes()
    read_again(other)
    for path in folder.iterdir():
        path.write_bytes(content)
    assert told(read_again(other)) == told(read_workspace(other))


def test_nothing_is_kept_where_that_is_switched_off_or_cannot_be(
    folder: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.parent.write_text("no folder")
    assert told(read_again(root)) == told(read_workspace(root))
    folder.parent.unlink()
    monkeypatch.setenv(SWITCH, "1")
    read_again(root)
    assert not folder.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files")
def test_what_is_kept_is_for_its_user_alone_and_bounded(folder: Path, root: Path) -> None:
    assert kept_file(folder, root).stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o077 == 0
    for number in range(12):
        one = ReadBefore(f"kho {number}")
        one.keep(b"a: 1", {"a": 1})
        one.write()
    assert len(list(folder.iterdir())) == 8
    assert ReadBefore("kho 11").said(b"a: 1") == {"a": 1}


def test_what_nobody_asked_for_is_forgotten(folder: Path) -> None:
    first = ReadBefore("kho")
    first.keep(b"old", [1])
    first.keep(b"same", [2])
    first.write()
    second = ReadBefore("kho")
    assert second.said(b"same") == [2]
    second.keep(b"new", [3])
    second.write()
    third = ReadBefore("kho")
    assert [third.said(name) for name in (b"old", b"same", b"new")] == [None, [2], [3]]


def test_numbers_and_days_come_back_as_they_were(folder: Path) -> None:
    value = {"a": [Decimal("0.30"), {"b": datetime.date(2026, 2, 28)}], "c": (1, "0.30", None, True, 1 << 70)}
    kept = ReadBefore("kho")
    kept.keep(b"x", value)
    kept.write()
    found = ReadBefore("kho").said(b"x")
    assert found == value
    assert str(found["a"][0]) == "0.30"


def test_law_says_the_same_from_its_files_and_from_what_is_kept(folder: Path) -> None:
    for path in (*FOLDER.glob("*.yaml"), *FOLDER.glob("packs/*.yaml")):
        said = data_of(path.read_text(encoding="utf-8"))
        assert read_law(path) == said
        own_files.cache_clear()
        assert read_law(path) == said


def test_walks_of_schemas_are_the_same_from_what_is_kept(folder: Path) -> None:
    def walked() -> object:
        references._walks.cache_clear()
        own_files.cache_clear()
        return references._walks(references.REFERS_TO), references._walks(references.DEFINES)

    first, again = walked(), walked()
    assert folder.exists()
    assert again == first


def test_second_command_imports_neither_yaml_nor_schemas(folder: Path, tmp_path: Path) -> None:
    root = write_files(tmp_path / "kho", FILES)
    program = (
        "import sys; from tdkt.cli.running import run; sys.argv[1:] = ['validate']; code = run();"
        "print(code, *{'yaml', 'jsonschema_rs'} & set(sys.modules))"
    )
    ran = [
        subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    first, second = (one.stdout.splitlines() for one in ran)
    assert "yaml" in first[-1]
    assert second[-1] == "0"
    assert first[:-1] == second[:-1]
