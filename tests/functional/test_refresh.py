"""`tdkt refresh`: an older tdkt's copies for the editor are replaced, and nothing that the ward changed."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from conftest import REPOSITORY, Run
from tdkt import __version__

ANSWERS = """\
kind: ward-answers
type: xa
name: Đông Hưng
city: tỉnh Hưng Yên
year: 2027
units: [{name: Phòng Văn hóa - Xã hội}]
signers: [{name: Nguyễn Văn A, post: Chủ tịch}]
ci: github
"""
RECORD, SETTINGS, PLAN = "schemas/tdkt.json", ".vscode/settings.json", "schemas/plan.schema.json"
OLD = "0.0.9"


@pytest.fixture
def kho(tdkt: Run, tmp_path: Path) -> Path:
    (tmp_path / "tra-loi.yaml").write_text(ANSWERS, encoding="utf-8")
    made = tdkt("init", "kho", "--answers", "tra-loi.yaml", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    return tmp_path / "kho"


def record(kho: Path) -> Any:
    return json.loads((kho / RECORD).read_text(encoding="utf-8"))


def grow_old(kho: Path, *, version: str = OLD, **texts: str) -> None:
    """Make the copies those of another version, in which some files had other texts."""
    said = record(kho)
    said["tdkt"] = version
    for path, text in texts.items():
        (kho / path).write_text(text, encoding="utf-8")
        said["files"][path] = hashlib.sha256(text.encode()).hexdigest()
    (kho / RECORD).write_text(json.dumps(said), encoding="utf-8")


def all_below(kho: Path) -> dict[str, bytes]:
    return {str(path.relative_to(kho)): path.read_bytes() for path in kho.rglob("*") if path.is_file()}


def test_what_an_older_tdkt_wrote_is_replaced_and_nothing_else(kho: Path, tdkt: Run) -> None:
    fresh = all_below(kho)
    grow_old(kho, **{PLAN: '{"title": "cũ"}\n', SETTINGS: "{}\n"})
    (kho / "schemas/exemplar.schema.json").unlink()
    (kho / "plans/organization.yaml").write_text("của xã\n", encoding="utf-8")
    done = tdkt("refresh", cwd=kho)
    assert done.returncode == 0, done.stderr
    assert sorted(done.stdout.splitlines()) == [
        ".vscode/settings.json: đã thay bằng bản mới",
        "schemas/exemplar.schema.json: đã thêm",
        "schemas/plan.schema.json: đã thay bằng bản mới",
    ]
    assert f"Từ bản của tdkt {OLD} lên tdkt {__version__}." in done.stderr
    assert all_below(kho) == fresh | {"plans/organization.yaml": "của xã\n".encode()}
    again = tdkt("refresh", cwd=kho)
    assert (again.returncode, again.stdout) == (0, "")
    assert "đã là của tdkt" in again.stderr


def test_what_the_ward_changed_stays_and_is_named(kho: Path, tdkt: Run) -> None:
    grow_old(kho)
    own = {
        PLAN: "{}\n",
        "schemas/cua-xa.schema.json": "{}\n",
        "schemas/common.schema.json": "không phải JSON",
        SETTINGS: '// của xã\n{"editor.fontSize": 20}\n',
    }
    for path, text in own.items():
        (kho / path).write_text(text, encoding="utf-8")
    done = tdkt("refresh", cwd=kho)
    assert done.returncode == 0, done.stderr
    assert sorted(line.split(":")[0] for line in done.stdout.splitlines()) == sorted(
        {*own} - {"schemas/cua-xa.schema.json"}
    )
    assert "đã thay" not in done.stdout
    assert '"./schemas/plan.schema.json": "plans/*/plan.yaml"' in done.stderr
    assert {path: (kho / path).read_text(encoding="utf-8") for path in own} == own
    (kho / PLAN).unlink()
    assert f"{PLAN}: đã thêm" in tdkt("refresh", cwd=kho).stdout


def test_own_settings_that_name_every_schema_need_nothing(kho: Path, tdkt: Run) -> None:
    settings = kho / SETTINGS
    settings.write_text("// của xã\n" + settings.read_text(encoding="utf-8"), encoding="utf-8")
    assert tdkt("refresh", cwd=kho).stdout == ""
    settings.unlink()
    assert tdkt("refresh", cwd=kho).stdout == ""
    assert not settings.exists(), "a ward that uses another editor is not given settings again"


def test_a_dry_run_says_the_same_and_writes_nothing(kho: Path, tdkt: Run) -> None:
    grow_old(kho, **{PLAN: "{}\n"})
    (kho / "schemas/conduct.schema.json").unlink()
    before = all_below(kho)
    done = tdkt("refresh", "--dry-run", cwd=kho)
    assert done.stdout.splitlines() == [
        f"{PLAN}: sẽ thay bằng bản mới",
        "schemas/conduct.schema.json: sẽ thêm",
    ]
    assert "chưa ghi gì" in done.stderr
    assert all_below(kho) == before


def test_copies_without_a_record_are_taken_only_where_they_are_the_same(kho: Path, tdkt: Run) -> None:
    (kho / RECORD).unlink()
    (kho / PLAN).write_text("{}\n", encoding="utf-8")
    done = tdkt("refresh", cwd=kho)
    assert done.stdout.startswith(f"{PLAN}: giữ nguyên")
    assert (kho / PLAN).read_text(encoding="utf-8") == "{}\n"
    assert PLAN not in record(kho)["files"]
    assert "schemas/common.schema.json" in record(kho)["files"]


def test_line_ends_of_windows_are_no_change_of_the_wards(kho: Path, tdkt: Run) -> None:
    grow_old(kho, **{PLAN: "{}\n"})
    for path in (kho / "schemas").iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert tdkt("refresh", cwd=kho).stdout == f"{PLAN}: đã thay bằng bản mới\n"


def test_copies_of_a_later_tdkt_are_not_taken_back(kho: Path, tdkt: Run) -> None:
    grow_old(kho, version="0.100.0", **{PLAN: "{}\n"})
    before = all_below(kho)
    done = tdkt("refresh", cwd=kho)
    assert done.returncode == 1
    assert "mới hơn bản đang dùng" in done.stderr
    assert all_below(kho) == before
    assert "Nâng cấp tdkt" in tdkt("validate", cwd=kho).stderr


@pytest.mark.parametrize("text", ["<<<<<<< HEAD\n", "[]", '{"tdkt": 1, "files": {}}', '{"tdkt": "0.1.0"}'])
def test_a_record_that_cannot_be_read_stops_and_says_how_to_go_on(text: str, kho: Path, tdkt: Run) -> None:
    (kho / RECORD).write_text(text, encoding="utf-8")
    done = tdkt("refresh", cwd=kho)
    assert done.returncode == 1
    assert "Xóa (hoặc chuyển) tệp ấy" in done.stderr
    assert tdkt("validate", cwd=kho).returncode == 0
    (kho / RECORD).unlink()
    assert tdkt("refresh", cwd=kho).returncode == 0
    assert record(kho)["tdkt"] == __version__


def test_validate_names_copies_of_another_tdkt_for_people_alone(kho: Path, tdkt: Run) -> None:
    assert "schemas/" not in tdkt("validate", cwd=kho).stderr
    grow_old(kho)
    done = tdkt("validate", cwd=kho)
    assert (done.returncode, done.stdout) == (0, "")
    assert f"là của tdkt {OLD}, đang dùng tdkt {__version__}. Làm mới: tdkt refresh" in done.stderr
    assert "refresh" not in tdkt("validate", "--format", "github", cwd=kho).stderr


def test_a_recipe_that_installs_another_tdkt_is_named_and_left(kho: Path, tdkt: Run) -> None:
    path = kho / ".github/workflows/tdkt.yml"
    assert "còn cài" not in tdkt("refresh", cwd=kho).stderr
    text = path.read_text(encoding="utf-8").replace(f'"{__version__}"', f'"{OLD}"')
    path.write_text(text, encoding="utf-8")
    assert f".github/workflows/tdkt.yml còn cài tdkt {OLD}" in tdkt("refresh", cwd=kho).stderr
    assert path.read_text(encoding="utf-8") == text


def test_links_are_not_followed(kho: Path, tdkt: Run, tmp_path: Path) -> None:
    elsewhere = tmp_path / "chung"
    shutil.move(kho / "schemas", elsewhere)
    (elsewhere / "plan.schema.json").write_text("{}\n", encoding="utf-8")
    (kho / "schemas").symlink_to(elsewhere, target_is_directory=True)
    done = tdkt("refresh", cwd=kho)
    assert done.returncode == 1
    assert (elsewhere / "plan.schema.json").read_text(encoding="utf-8") == "{}\n"


def test_the_schemas_of_tdkt_itself_are_no_copies(tdkt: Run) -> None:
    done = tdkt("refresh", cwd=REPOSITORY)
    assert done.returncode == 1
    assert "chính là của tdkt" in done.stderr
    assert not (REPOSITORY / RECORD).exists()


def test_templates_and_word_forms_can_be_had_later_and_stay_the_wards_own(kho: Path, tdkt: Run) -> None:
    words, form = kho / "templates/ke-hoach.md.j2", kho / "templates/giay-khen.docx"
    assert not words.exists()
    planned = tdkt("refresh", "--templates", "--dry-run", cwd=kho)
    assert "templates/giay-khen.docx: sẽ thêm" in planned.stdout
    assert not (kho / "templates").exists()
    done = tdkt("init", "--templates", cwd=kho)
    assert done.returncode == 0, done.stderr
    assert form.read_bytes() == (REPOSITORY / "templates/giay-khen.docx").read_bytes()
    assert words.read_bytes() == (REPOSITORY / "templates/ke-hoach.md.j2").read_bytes()
    assert tdkt("render", "plan", "2027", cwd=kho).returncode == 0
    words.write_text("Lời riêng\n", encoding="utf-8")
    form.write_bytes(b"khac")
    (kho / "templates/bao-cao.md.j2").unlink()
    again = tdkt("refresh", "--templates", cwd=kho)
    assert again.stdout.splitlines() == [
        "templates/bao-cao.md.j2: đã thêm",
        "templates/ke-hoach.md.j2: giữ nguyên: đã được sửa, hoặc không rõ có phải bản chép của tdkt không",
        "templates/giay-khen.docx: giữ nguyên: đã được sửa, hoặc không rõ có phải bản chép của tdkt không",
    ]
    assert (words.read_text(encoding="utf-8"), form.read_bytes()) == ("Lời riêng\n", b"khac")


def test_templates_of_an_older_tdkt_that_nobody_changed_are_replaced_where_asked(
    kho: Path, tdkt: Run
) -> None:
    assert tdkt("refresh", "--templates", cwd=kho).returncode == 0
    grow_old(kho)
    words = kho / "templates/ke-hoach.md.j2"
    old = b"{# cua ban cu #}\n"
    words.write_bytes(old)
    noted = json.loads((kho / RECORD).read_text(encoding="utf-8"))
    noted["files"]["templates/ke-hoach.md.j2"] = hashlib.sha256(old).hexdigest()
    (kho / RECORD).write_text(json.dumps(noted), encoding="utf-8")
    assert tdkt("refresh", cwd=kho).returncode == 0
    assert words.read_bytes() == old, "without --templates they are left alone"
    done = tdkt("refresh", "--templates", cwd=kho)
    assert "templates/ke-hoach.md.j2: đã thay bằng bản mới" in done.stdout
    assert words.read_bytes() == (REPOSITORY / "templates/ke-hoach.md.j2").read_bytes()
