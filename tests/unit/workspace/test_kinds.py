"""The registry of kinds of files: a record, a schema and a model type are all that a new kind needs."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from conftest import write_files
from tdkt.checks.run import find_problems
from tdkt.cli.app import app
from tdkt.model.place import Origin
from tdkt.model.records import dataclass
from tdkt.resources import resource_folder
from tdkt.workspace import references
from tdkt.workspace import schema as schemas
from tdkt.workspace.file_kind import FileKind
from tdkt.workspace.kinds import FILE_KINDS, kinds_held_by
from tdkt.workspace.references import spaces_by_key
from tdkt.workspace.workspace import Workspace

FILE = "plans/2026/visits/van-phong.yaml"
TEXT = """\
kind: visit
year: 2026
unit: van-phong
visitors: [nguyen-van-g, tran-thi-h]
seen:
  - {matter: nep-lam-viec, words: Phòng làm việc gọn.}
"""
_ID, _TEXT = "common.schema.json#/$defs/id", "common.schema.json#/$defs/text"
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Kiểm tra thực tế",
    "x-identity": ["year", "unit"],
    "type": "object",
    "additionalProperties": False,
    "required": ["kind", "year", "unit", "visitors"],
    "properties": {
        "kind": {"const": "visit"},
        "year": {"title": "Năm", "$ref": "common.schema.json#/$defs/year"},
        "unit": {"title": "Đơn vị", "$ref": _ID, "x-refers-to": "unit"},
        "visitors": {
            "title": "Người đi kiểm tra",
            "type": "array",
            "items": {"$ref": _ID, "x-refers-to": "person"},
        },
        "seen": {"title": "Nhận xét", "type": "array", "items": {"$ref": "#/$defs/remark"}},
    },
    "$defs": {
        "remark": {
            "title": "Một nhận xét",
            "x-identity": ["matter"],
            "type": "object",
            "additionalProperties": False,
            "required": ["matter", "words"],
            "properties": {
                "matter": {"title": "Việc", "$ref": _ID},
                "words": {"title": "Lời nhận xét", "$ref": _TEXT},
            },
        }
    },
}


@dataclass(frozen=True, slots=True)
class Remark:
    matter: str
    words: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Visit:
    year: int
    unit: str
    visitors: tuple[str, ...]
    seen: tuple[Remark, ...]
    origin: Origin


VISIT = FileKind(
    key="visit",
    model=Visit,
    title="Kiểm tra thực tế {unit} năm {year}",
    path="plans/{year}/visits/{unit}.yaml",
    needs="plan",
    group="reports",
)


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FileKind]:
    """Add a kind of file: its record in the registry, its schema beside the others."""
    folder = tmp_path / "schemas"
    shutil.copytree(resource_folder("schemas"), folder)
    (folder / "visit.schema.json").write_text(json.dumps(SCHEMA), encoding="utf-8")
    monkeypatch.setattr(schemas, "resource_folder", lambda name: folder)
    monkeypatch.setitem(FILE_KINDS, VISIT.key, VISIT)
    what_schemas_say = spaces_by_key, references._walks, references._root, references.spaces_of
    for said in what_schemas_say:
        said.cache_clear()
    yield VISIT
    for said in what_schemas_say:
        said.cache_clear()


Make = Callable[..., Workspace]


def told(workspace: Workspace) -> list[tuple[str, str, int, int, str]]:
    found = find_problems(workspace)
    return [(one.code, one.place.file, one.place.line, one.place.column, one.message) for one in found]


def test_a_kind_is_read_into_its_model(toy: FileKind, make_workspace: Make) -> None:
    workspace = make_workspace(**{FILE: TEXT})
    [visit] = workspace.all(Visit)
    assert (visit.year, visit.unit, visit.visitors) == (2026, "van-phong", ("nguyen-van-g", "tran-thi-h"))
    assert visit.seen[0].words == "Phòng làm việc gọn."
    assert told(workspace) == []


def test_what_its_schema_refuses_is_told_at_its_place(toy: FileKind, make_workspace: Make) -> None:
    workspace = make_workspace(**{FILE: TEXT.replace("matter: nep-lam-viec", "matter: Nếp làm việc")})
    [(code, file, line, column, message)] = told(workspace)
    assert (code, file, line, column) == ("S207", FILE, 6, 14)
    assert "Nếp làm việc" in message
    assert workspace.incomplete


def test_a_second_file_about_the_same_matter_in_another_folder_is_told(
    toy: FileKind, make_workspace: Make
) -> None:
    copy = "plans/2026/visits/ban-sao.yaml"
    assert told(make_workspace(**{FILE: TEXT, copy: TEXT})) == [
        ("K402", copy, 3, 7, f"Kiểm tra thực tế van-phong năm 2026 nằm ở {copy}."),
        ("I308", FILE, 3, 7, f"Đã có tệp nói cùng việc này (ở {copy})."),
    ]


def test_what_it_names_and_what_it_needs_is_looked_for(toy: FileKind, make_workspace: Make) -> None:
    wrong = TEXT.replace("van-phong", "van-fong").replace("tran-thi-h", "kinh-te").replace("2026", "2025")
    file = "plans/2025/visits/van-fong.yaml"
    assert told(make_workspace(**{file: wrong})) == [
        ("I309", file, 2, 7, "Chưa có kế hoạch năm 2025."),
        ("I302", file, 3, 7, "Không có đơn vị “van-fong”."),
        ("A101", file, 4, 26, "Không có “kinh-te” trong sổ đối tượng."),
    ]


def test_its_changes_are_told(toy: FileKind, example_folder: Path) -> None:
    write_files(example_folder, {FILE: TEXT})
    for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "Nhận xét")):
        git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words]
        subprocess.run(git, cwd=example_folder, check=True, capture_output=True)
    write_files(example_folder, {FILE: TEXT.replace("gọn", "sạch").replace(", tran-thi-h", "")})
    result = CliRunner().invoke(
        app, ["diff", "--workspace", str(example_folder)], env={"COLUMNS": "100", "NO_COLOR": "1"}
    )
    assert "BÁO CÁO CỦA ĐƠN VỊ" in result.output
    assert "Kiểm tra thực tế VP năm 2026" in result.output
    assert "Người đi kiểm tra: bỏ Bà Trần Thị H" in result.output
    assert "Nhận xét nep-lam-viec" in result.output
    assert "Phòng làm việc [-gọn.-]{+sạch.+}" in result.output


def test_a_model_type_is_that_of_one_kind() -> None:
    models = [kind.model for kind in FILE_KINDS.values()]
    assert len(models) == len(set(models))


def test_every_kind_has_a_schema_of_its_own_with_its_word_in_it() -> None:
    for kind in FILE_KINDS.values():
        assert kind.schema["properties"]["kind"]["const"] == kind.key


def test_a_path_is_made_and_read_by_the_same_pattern() -> None:
    batch = FILE_KINDS["nominations"]
    assert FILE_KINDS["movements"].file(year=2026, unit="van-phong") == "plans/2026/movements/van-phong.yaml"
    assert FILE_KINDS["movements"].folder == "movements"
    assert batch.pattern == "plans/*/awards/*/nominations.yaml"
    assert batch.place_in_words == "plans/NĂM/awards/ĐỢT/nominations.yaml"


def test_an_issued_document_holds_the_kinds_that_say_so() -> None:
    held = {
        of: [kind.key for kind in kinds_held_by(of)] for of in ("plan", "report", "decision", "submission")
    }
    assert held == {
        "plan": ["plan", "movements"],
        "report": ["unit-report", "ward-report"],
        "decision": ["award-batch", "nominations", "council-session"],
        "submission": ["award-batch", "nominations", "council-session"],
    }
