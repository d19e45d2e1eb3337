"""`tdkt verify` on documents made in a real repository, edited as people edit them."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from conftest import REPOSITORY, Run, write_files
from example_ward import FILES
from in_git import git
from tdkt.checks.example_files import MOVEMENTS, PLAN
from tdkt.documents.word.stamp import stamp_of

SCHEMA = json.loads((REPOSITORY / "schemas/verify-output.schema.json").read_text(encoding="utf-8"))
soffice = shutil.which("soffice")


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    root = write_files(tmp_path / "phường", FILES)
    git(root, "init", "-q")
    write_files(root, {".gitignore": "build/\n"})
    git(root, "add", "-A")
    git(root, "commit", "-qm", "đầu")
    return root


def edit_docx(path: Path, change: Callable[[str], str], part: str = "word/document.xml") -> None:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    before = parts[part].decode()
    after = change(before)
    assert after != before
    parts[part] = after.encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


def change(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def render(tdkt: Run, root: Path, *words: str) -> Path:
    done = tdkt("render", *words, cwd=root)
    assert done.returncode == 0, done.stderr
    return root / done.stdout.splitlines()[-1]


def test_a_document_from_a_commit_is_proven(ward: Path, tdkt: Run) -> None:
    path = render(tdkt, ward, "plan", "2026")
    stamp = stamp_of(path.read_bytes())
    assert stamp["commit"] == git(ward, "rev-parse", "HEAD").strip()
    assert str(ward) not in "".join(stamp.values())
    done = tdkt("verify", str(path), cwd=ward)
    assert (done.returncode, done.stderr) == (0, "")
    assert "nguyên vẹn, đúng như dữ liệu trong kho" in done.stdout
    assert f"In từ commit {stamp['commit'][:12]}" in done.stdout


def test_an_edited_paragraph_is_shown_with_its_words(ward: Path, tdkt: Run) -> None:
    path = render(tdkt, ward, "plan", "2026")
    edit_docx(path, lambda text: text.replace("95% văn bản", "90% văn bản"))
    done = tdkt("verify", str(path), cwd=ward)
    assert done.returncode == 1
    assert "chữ bị sửa sau khi in, 1 đoạn" in done.stdout
    assert "[-95%-] {+90%+} văn bản được xử lý đúng hạn" in done.stdout


def test_words_that_are_there_but_not_seen_are_no_proof(ward: Path, tdkt: Run) -> None:
    path = render(tdkt, ward, "plan", "2026")
    edit_docx(path, lambda text: text.replace("<w:r><w:t", "<w:r><w:rPr><w:vanish/></w:rPr><w:t", 1))
    done = tdkt("verify", str(path), cwd=ward)
    assert done.returncode == 1
    said = " ".join(done.stdout.split())
    assert (
        "không kết luận được: lời văn giống dữ liệu trong kho, nhưng có chỗ làm người đọc thấy khác" in said
    )
    assert "? bảng 1, hàng 1, ô 1, đoạn 1 “ỦY BAN NHÂN DÂN”: chữ ẩn" in said
    found = json.loads(tdkt("verify", str(path), "--format", "json", cwd=ward).stdout)
    jsonschema.validate(found, SCHEMA)
    assert found["files"][0]["verdict"] == "unsure"


def test_data_that_was_never_committed_is_said(ward: Path, tdkt: Run) -> None:
    change(ward, MOVEMENTS, "95% văn bản", "97% văn bản")
    change(ward, MOVEMENTS, "at_least: 95", "at_least: 97")
    path = render(tdkt, ward, "plan", "2026")
    assert "commit" not in stamp_of(path.read_bytes())
    done = tdkt("verify", str(path), cwd=ward)
    assert done.returncode == 1
    assert "chưa từng được đưa vào kho" in done.stdout


def test_data_that_was_committed_with_the_document_are_found(ward: Path, tdkt: Run) -> None:
    change(ward, MOVEMENTS, "95% văn bản", "97% văn bản")
    change(ward, MOVEMENTS, "at_least: 95", "at_least: 97")
    path = render(tdkt, ward, "plan", "2026", "-o", "van-ban/ke-hoach.docx")
    git(ward, "add", "-A")
    git(ward, "commit", "-qm", "cùng lúc")
    assert tdkt("render", "plan", "2026", "-o", "van-ban/ke-hoach.docx", "--check", cwd=ward).returncode == 0
    for number in range(3):  # the history goes on
        change(ward, PLAN, "kind: plan\n", f"# lần {number}\nkind: plan\n")
        git(ward, "commit", "-qam", str(number))
    done = tdkt("verify", str(path), cwd=ward)
    assert done.returncode == 0
    assert "được đưa vào kho tại commit" in done.stdout


def test_later_changes_elsewhere_do_not_matter_and_those_that_do_are_noted(ward: Path, tdkt: Run) -> None:
    path = render(tdkt, ward, "plan", "2026")
    change(ward, "plans/2026/reports/2026-Q1/van-phong.yaml", "numerator: 96", "numerator: 97")
    git(ward, "commit", "-qam", "báo cáo")
    done = tdkt("verify", str(path), cwd=ward)
    assert done.returncode == 0
    assert "cho ra văn bản khác" not in done.stdout
    change(ward, PLAN, "Các đơn vị tổ chức", "Các đơn vị, cá nhân tổ chức")
    done = tdkt("verify", str(path), cwd=ward)
    assert done.returncode == 0
    assert "Dữ liệu hiện nay cho ra văn bản khác" in done.stdout


def test_rendering_again_leaves_a_proven_file_alone(ward: Path, tdkt: Run) -> None:
    path = render(tdkt, ward, "plan", "2026", "-o", "van-ban/ke-hoach.docx")
    before = path.read_bytes()
    change(ward, "plans/2026/reports/2026-Q1/van-phong.yaml", "numerator: 96", "numerator: 97")
    git(ward, "commit", "-qam", "báo cáo")
    render(tdkt, ward, "plan", "2026", "-o", "van-ban/ke-hoach.docx")
    assert path.read_bytes() == before


def test_the_same_commit_gives_the_same_bytes_anywhere(ward: Path, tdkt: Run, tmp_path: Path) -> None:
    path = render(tdkt, ward, "plan", "2026")
    other = tmp_path / "nơi khác"
    git(tmp_path, "clone", "-q", str(ward), str(other))
    assert render(tdkt, other, "plan", "2026").read_bytes() == path.read_bytes()


def test_a_template_changed_since_is_told_from_an_edit(ward: Path, tdkt: Run) -> None:
    template = (REPOSITORY / "templates/ke-hoach.md.j2").read_text(encoding="utf-8")
    write_files(ward, {"templates/ke-hoach.md.j2": template + "\nCâu của mẫu riêng.\n"})
    path = render(tdkt, ward, "plan", "2026")  # with a template that is never committed
    (ward / "templates/ke-hoach.md.j2").write_text(template + "\nCâu khác.\n", encoding="utf-8")
    done = tdkt("verify", str(path), cwd=ward)
    assert done.returncode == 1
    assert "chữ không bị sửa sau khi in, nhưng mẫu hoặc tdkt đã thay đổi" in done.stdout
    assert "+ Câu của mẫu riêng" in done.stdout


def test_a_forged_stamp_does_not_help(ward: Path, tdkt: Run) -> None:
    path = render(tdkt, ward, "plan", "2026")
    edit_docx(path, lambda text: text.replace("95% văn bản", "90% văn bản"))
    from tdkt.documents.provenance import text_fingerprint, text_lines

    old = stamp_of(path.read_bytes())["text"]
    new = text_fingerprint(text_lines(path.read_bytes()))
    edit_docx(path, lambda text: text.replace(old, new), "docProps/custom.xml")
    done = tdkt("verify", str(path), cwd=ward)
    assert done.returncode == 1
    assert "không đúng với dữ liệu của commit" in done.stdout
    assert "[-95%-] {+90%+}" in done.stdout


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("tdkt.format", "tdkt.forma", "không đọc được"),
        (">1<", ">9<", "không đọc được"),
        ("tdkt.", "khac.", "không có dấu vết"),
        (">plan<", ">khong-co<", "không in loại văn bản"),
    ],
)
def test_a_damaged_stamp_is_explained(ward: Path, tdkt: Run, old: str, new: str, words: str) -> None:
    path = render(tdkt, ward, "plan", "2026")
    edit_docx(path, lambda text: text.replace(old, new), "docProps/custom.xml")
    done = tdkt("verify", str(path), cwd=ward)
    assert done.returncode == 1
    assert words in done.stdout


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "rỗng"),
        (b"PK\x03\x04 nothing", "không phải tệp Word"),
        (b"\xd0\xcf\x11\xe0", "mật khẩu"),
        (None, "Không có tệp"),
    ],
)
def test_what_is_no_word_document_is_wrong_usage(
    ward: Path, tdkt: Run, content: bytes | None, words: str
) -> None:
    if content is not None:
        (ward / "x.docx").write_bytes(content)
    done = tdkt("verify", "x.docx", cwd=ward)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_json_follows_its_schema(ward: Path, tdkt: Run) -> None:
    path = render(tdkt, ward, "plan", "2026")
    copy = ward / "build/sua.docx"
    shutil.copy(path, copy)
    edit_docx(copy, lambda text: text.replace("95% văn bản", "90% văn bản"))
    done = tdkt("verify", str(path), str(copy), "--format", "json", cwd=ward)
    assert done.returncode == 1
    found = json.loads(done.stdout)
    jsonschema.validate(found, SCHEMA)
    assert [file["verdict"] for file in found["files"]] == ["proven", "edited"]


def test_without_git_documents_are_made_as_ever(tmp_path: Path, tdkt: Run) -> None:
    root = write_files(tmp_path / "kho", FILES)
    path = render(tdkt, root, "plan", "2026")
    assert "commit" not in stamp_of(path.read_bytes())
    done = tdkt("verify", str(path), cwd=root)
    assert done.returncode == 2
    assert "kho git" in done.stderr


@pytest.mark.skipif(soffice is None, reason="cần LibreOffice (soffice) trên máy")
def test_saved_by_libreoffice_and_edited_there(ward: Path, tdkt: Run, tmp_path: Path) -> None:
    """Every kind of paper of the sample workspace says the same after LibreOffice saved it, its look is not known; an edit is found."""
    shutil.rmtree(ward / "plans")
    shutil.copytree(REPOSITORY / "plans", ward / "plans")
    git(ward, "add", "-A")
    git(ward, "commit", "-qm", "mẫu")
    for words in (
        ("plan", "2026"),
        ("report", "2026-Q1", "2026-H1"),
        ("reminder", "2026-Q3"),
        ("batch", "tong-ket-2026", "de-nghi-thanh-pho-2026"),
        ("certificate", "dot-xuat-cuu-nguoi", "--each"),
    ):
        assert tdkt("render", *words, cwd=ward).returncode == 0
    made = sorted({path.name: path for path in (ward / "build").rglob("*.docx")}.values())  # one of a kind
    assert len(made) > 14
    flat = tmp_path / "gửi"
    flat.mkdir()
    for number, path in enumerate(made):
        shutil.copy(path, flat / f"{number:03}.docx")
    saved = tmp_path / "lưu"
    assert soffice
    subprocess.run(
        [soffice, "--headless", f"-env:UserInstallation={(tmp_path / 'hồ-sơ').as_uri()}", "--convert-to",
         "docx:MS Word 2007 XML", "--outdir", str(saved), *map(str, sorted(flat.iterdir()))],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    files = sorted(saved.iterdir())
    assert len(files) == len(made)
    assert all(path.read_bytes() != (flat / path.name).read_bytes() for path in files)
    done = tdkt("verify", *map(str, files), "--format", "json", cwd=ward)
    found = json.loads(done.stdout)["files"]
    assert [
        file["file"] for file in found if file["verdict"] != "unsure"
    ] == []  # the text is the same, the look unknown
    plans = [found[number] for number, path in enumerate(made) if path.name == "ke-hoach.docx"]
    assert [doubt for file in plans for doubt in file["doubts"] if doubt["grave"]] == []
    assert all(file["doubts"][-1]["what"].startswith("LibreOffice đã lưu lại tệp") for file in found)
    plan = next(
        saved / f"{number:03}.docx" for number, path in enumerate(made) if path.name == "ke-hoach.docx"
    )
    edit_docx(plan, lambda text: text.replace("hoặc trên 95%", "hoặc trên 85%"))
    done = tdkt("verify", str(plan), cwd=ward)
    assert done.returncode == 1
    assert "[-95%.-]{+85%.+}" in done.stdout.replace("] {", "]{").replace("95%.;", "95%.")


def test_templates_committed_later_are_found_with_the_same_data(ward: Path, tdkt: Run) -> None:
    template = (REPOSITORY / "templates/ke-hoach.md.j2").read_text(encoding="utf-8")
    write_files(ward, {"templates/ke-hoach.md.j2": template + "\nCâu của mẫu riêng.\n"})
    path = render(tdkt, ward, "plan", "2026")
    git(ward, "add", "-A")
    git(ward, "commit", "-qm", "mẫu riêng")
    (ward / "templates/ke-hoach.md.j2").unlink()
    git(ward, "commit", "-qam", "bỏ mẫu riêng")
    done = tdkt("verify", str(path), cwd=ward)
    assert done.returncode == 0
    assert "Mẫu văn bản (templates) đã thay đổi" not in done.stdout
    assert "Dữ liệu hiện nay cho ra văn bản khác" in done.stdout


def test_a_shallow_clone_says_that_it_does_not_know(ward: Path, tdkt: Run, tmp_path: Path) -> None:
    path = render(tdkt, ward, "plan", "2026")
    change(ward, PLAN, "Các đơn vị tổ chức", "Các đơn vị, cá nhân tổ chức")
    git(ward, "commit", "-qam", "sau")
    shallow = tmp_path / "nông"
    git(tmp_path, "clone", "-q", "--depth", "1", ward.as_uri(), str(shallow))
    done = tdkt("verify", str(path), cwd=shallow)
    assert done.returncode == 1
    assert "git fetch --unshallow" in done.stdout
    made = render(tdkt, shallow, "plan", "2026")
    assert "commit" not in stamp_of(
        made.read_bytes()
    )  # whether this commit touched the data is not known here
    assert tdkt("verify", str(made), cwd=shallow).returncode == 0
