"""`tdkt render --compare` in real repositories: what changed since a revision, for who reads in Word."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from conftest import REPOSITORY, Run, write_files
from example_ward import FILES
from in_git import git
from tdkt.checks.example_files import MOVEMENTS, PLAN
from tdkt.documents.word.plain_text import docx_text

WORDS = ("render", "plan", "2026", "--compare")
needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="máy không có LibreOffice (soffice)"
)
FILE = "build/2026/ke-hoach-so-voi-{}.docx"


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "một bước")


def put(root: Path, old: str, new: str, file: str = MOVEMENTS) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    root = write_files(tmp_path / "kho phường", FILES)
    git(root, "init", "-q", "-b", "main")
    commit(root)
    return root


def xml(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml").decode()


def test_the_file_stands_beside_the_document_and_shows_both_sides(ward: Path, tdkt: Run) -> None:
    put(ward, "tiết kiệm, minh bạch", "tiết kiệm, công khai")
    done = tdkt(*WORDS, "HEAD", cwd=ward)
    assert (done.returncode, done.stdout.strip()) == (0, FILE.format("head")), done.stderr
    assert "ke-hoach-so-voi-head.docx: 1 đoạn sửa, 0 đoạn thêm, 0 đoạn bỏ." in done.stderr
    assert not (ward / "build/2026/ke-hoach.docx").exists()
    written = xml(ward / FILE.format("head"))
    assert '<w:delText xml:space="preserve">minh bạch</w:delText>' in written
    assert '<w:t xml:space="preserve">công khai</w:t>' in written
    assert f'w:author="tdkt, so với HEAD ({git(ward, "rev-parse", "HEAD")[:10]})"' in written
    before = (ward / FILE.format("head")).read_bytes()
    tdkt(*WORDS, "HEAD", cwd=ward)
    assert (ward / FILE.format("head")).read_bytes() == before


def test_nothing_changed_is_said_and_no_file_is_written(ward: Path, tdkt: Run) -> None:
    put(ward, "kind: movements", "# một ghi chú\nkind: movements")
    done = tdkt(*WORDS, "HEAD", cwd=ward)
    assert (done.returncode, done.stdout) == (0, "")
    assert "Lời văn không khác phiên bản “HEAD” nên không ghi tệp so sánh: ke-hoach." in done.stderr
    assert not (ward / "build").exists()


def test_output_is_a_file_or_a_folder(ward: Path, tdkt: Run) -> None:
    put(ward, "tiết kiệm, minh bạch", "tiết kiệm")
    assert tdkt(*WORDS, "HEAD", "-o", "xem/so sánh.docx", cwd=ward).stdout == "xem/so sánh.docx\n"
    assert tdkt(*WORDS, "main", "-o", "xem", cwd=ward).stdout == "xem/ke-hoach-so-voi-main.docx\n"


@pytest.mark.parametrize(
    ("revision", "name"),
    [("HEAD~1", "head-1"), ("duyệt/lần 1", ""), ("duyệt/lần-1", "duyet-lan-1"), ("@", "")],
)
def test_the_name_is_safe_whatever_the_revision(revision: str, name: str, ward: Path, tdkt: Run) -> None:
    put(ward, "tiết kiệm, minh bạch", "tiết kiệm")
    commit(ward)
    git(ward, "branch", "duyệt/lần-1", "HEAD~1")
    put(ward, "tiết kiệm", "tiết kiệm, chống lãng phí")
    done = tdkt(*WORDS, revision, cwd=ward)
    if revision == "@":
        name = git(ward, "rev-parse", "HEAD").strip()
    if not name:
        assert done.returncode == 2
        assert "Không có phiên bản" in done.stderr
    else:
        assert done.stdout.strip() == FILE.format(name)


def test_templates_are_those_of_the_revision(ward: Path, tdkt: Run) -> None:
    packaged = Path(__file__).parents[2] / "templates/ke-hoach.md.j2"
    text = packaged.read_text(encoding="utf-8")
    write_files(ward, {"templates/ke-hoach.md.j2": text + "\nCâu của mẫu cũ.\n"})
    commit(ward)
    write_files(ward, {"templates/ke-hoach.md.j2": text + "\nCâu của mẫu mới.\n"})
    done = tdkt(*WORDS, "HEAD", cwd=ward)
    assert "1 đoạn sửa, 0 đoạn thêm, 0 đoạn bỏ" in done.stderr
    (ward / "templates/ke-hoach.md.j2").unlink()
    done = tdkt(*WORDS, "HEAD", cwd=ward)
    assert "Câu của mẫu cũ" in xml(ward / FILE.format("head"))
    write_files(ward, {"templates/ke-hoach.md.j2": "{{ khong_co }}\n"})
    commit(ward)
    (ward / "templates/ke-hoach.md.j2").unlink()
    broken = tdkt(*WORDS, "HEAD", cwd=ward)
    assert broken.returncode == 1
    assert (
        "Ở phiên bản “HEAD” không làm được văn bản này. HEAD:templates/ke-hoach.md.j2, dòng 1"
        in broken.stderr
    )


def test_a_revision_with_errors_or_without_the_plan_is_named(ward: Path, tdkt: Run) -> None:
    put(ward, "at_least: 95", "at_least: 195")
    commit(ward)
    put(ward, "at_least: 195", "at_least: 95")
    broken = tdkt(*WORDS, "HEAD", cwd=ward)
    assert broken.returncode == 1
    assert "Ở phiên bản “HEAD” không làm được văn bản này. Có 1 lỗi trong tệp" in broken.stderr
    assert MOVEMENTS in broken.stderr
    git(ward, "rm", "-rq", "--cached", "plans/2026")
    git(ward, "commit", "-qm", "chưa có kế hoạch")
    missing = tdkt(*WORDS, "HEAD", cwd=ward)
    assert missing.returncode == 2
    assert "Ở phiên bản “HEAD” không làm được văn bản này. Không có kế hoạch năm 2026." in missing.stderr
    git(ward, "rm", "-rq", "--cached", "plans")
    git(ward, "commit", "--allow-empty", "-qm", "chưa có gì")
    nothing = tdkt(*WORDS, "HEAD", cwd=ward)
    assert nothing.returncode == 1
    assert "Phiên bản “HEAD” không có dữ liệu nào trong thư mục plans" in nothing.stderr
    assert not (ward / "build").exists()


@pytest.mark.parametrize("option", ["--check", "--html"])
def test_it_goes_only_with_what_can_show_changes(option: str, ward: Path, tdkt: Run) -> None:
    done = tdkt(*WORDS, "HEAD", option, cwd=ward)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--compare không đi cùng" in done.stderr


def test_a_subfolder_a_worktree_and_a_shallow_clone(tmp_path: Path, tdkt: Run) -> None:
    top = tmp_path / "phường"
    write_files(top / "kho/thi đua", FILES)
    git(top, "init", "-q", "-b", "main")
    commit(top)
    put(top / "kho/thi đua", "tiết kiệm, minh bạch", "tiết kiệm")
    commit(top)
    git(top, "worktree", "add", "-q", str(tmp_path / "khác"), "HEAD")
    git(tmp_path, "clone", "-q", "--depth", "1", top.as_uri(), "nông")
    for place in (top, tmp_path / "khác"):
        inside = place / "kho/thi đua"
        assert tdkt(*WORDS, "HEAD~1", cwd=inside / "plans").returncode == 0
        assert (inside / FILE.format("head-1")).is_file()
    shallow = tdkt(*WORDS, "HEAD~1", cwd=tmp_path / "nông/kho/thi đua")
    assert shallow.returncode == 2
    assert "git fetch --unshallow" in shallow.stderr
    put(tmp_path / "nông/kho/thi đua", "tiết kiệm", "minh bạch")
    assert tdkt(*WORDS, "HEAD", cwd=tmp_path / "nông/kho/thi đua").returncode == 0


def test_outside_of_git(example_folder: Path, tdkt: Run) -> None:
    done = tdkt(*WORDS, "HEAD", cwd=example_folder)
    assert done.returncode == 2
    assert "không nằm trong một kho git" in done.stderr


@pytest.fixture
def awards(tmp_path: Path) -> Path:
    shutil.copytree(REPOSITORY / "plans", tmp_path / "kho/plans")
    git(tmp_path / "kho", "init", "-q")
    commit(tmp_path / "kho")
    return tmp_path / "kho"


def test_papers_of_a_batch_are_compared_and_certificates_told(awards: Path, tdkt: Run) -> None:
    nominations = "plans/2026/awards/tong-ket-2026/nominations.yaml"
    put(awards, "Hướng dẫn thành lập, củng cố 03", "Hướng dẫn thành lập 03", nominations)
    done = tdkt("render", "batch", "tong-ket-2026", "--compare", "HEAD", cwd=awards)
    folder = "build/2026/khen-thuong/tong-ket-2026"
    assert done.stdout.split() == [f"{folder}/tom-tat-thanh-tich-so-voi-head.docx"], done.stderr
    assert "bang-danh-hieu: điền từ mẫu Word nên không so được" in done.stderr
    [same] = [line for line in done.stderr.splitlines() if line.startswith("Lời văn không khác")]
    assert "quyet-dinh-khen-thuong" in same
    alone = tdkt("render", "certificate", "tong-ket-2026", "--compare", "HEAD", cwd=awards)
    assert (alone.returncode, alone.stdout) == (2, "")
    assert "điền từ mẫu Word nên không so được" in alone.stderr


def test_a_paper_that_could_not_be_made_then_is_told_with_the_reason(awards: Path, tdkt: Run) -> None:
    batch = awards / "plans/2026/awards/dot-xuat-cuu-nguoi/batch.yaml"
    decided = batch.read_text(encoding="utf-8")
    later = ("decision", "published", "ceremony", "payment")
    drafted = "".join(line for line in decided.splitlines(True) if not line.startswith(later))
    batch.write_text(drafted.replace("state: awarded", "state: submitted"), encoding="utf-8")
    commit(awards)
    batch.write_text(decided, encoding="utf-8")
    whole = tdkt("render", "batch", "dot-xuat-cuu-nguoi", "--compare", "HEAD", cwd=awards)
    assert whole.returncode == 0, whole.stderr
    assert "quyet-dinh-khen-thuong-so-voi-head.docx" in whole.stdout
    assert "Phiên bản “HEAD” không có thong-bao-ket-qua để so: " in whole.stderr
    alone = tdkt("render", "notice", "dot-xuat-cuu-nguoi", "--compare", "HEAD", cwd=awards)
    assert (alone.returncode, alone.stdout) == (1, "")
    assert "Ở phiên bản “HEAD” không làm được văn bản này." in alone.stderr


@pytest.mark.libreoffice
@needs_libreoffice
def test_accepted_and_rejected_in_libreoffice_it_is_either_document(ward: Path, tdkt: Run) -> None:
    tdkt("render", "plan", "2026", "-o", "cu.docx", cwd=ward)
    put(ward, "tiết kiệm, minh bạch", "tiết kiệm")
    put(ward, "title: Triển khai", "title: Đổi mới", PLAN)
    put(ward, "closing:\n", "closing:\n  - Câu thứ nhất được thêm.\n  - Câu thứ hai được thêm.\n", PLAN)
    put(ward, "          - Trọng tâm là phong trào", "          - Phong trào chung gồm", PLAN)
    put(
        ward, "recipients: [Lãnh đạo UBND phường]", "recipients: [Lãnh đạo UBND phường, UBND thành phố]", PLAN
    )
    tdkt("render", "plan", "2026", "-o", "moi.docx", cwd=ward)
    done = tdkt(*WORDS, "HEAD", "-o", "so.docx", "--pdf", cwd=ward)
    assert done.stdout.split() == ["so.docx", "so.pdf"], done.stderr
    settle(ward, "so.docx", {"Accept": "nhan.docx", "Reject": "bo.docx"})
    said = {name: docx_text((ward / f"{name}.docx").read_bytes()) for name in ("cu", "moi", "nhan", "bo")}
    assert said["cu"] != said["moi"]
    assert said["nhan"] == said["moi"]
    assert said["bo"] == said["cu"]


MACRO = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Settle(source, target, command)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim word(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  word(0).Name = "FilterName" : word(0).Value = "MS Word 2007 XML"
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(doc.CurrentController.Frame, command, "", 0, Array())
  doc.storeToURL(target, word())
  doc.close(True)
End Sub
</script:module>
"""


def settle(folder: Path, file: str, wanted: dict[str, str]) -> None:
    """Accept, reject all changes of `file` with a macro of LibreOffice's own Basic, in a profile of its own."""
    profile = folder / "profile"
    start = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    subprocess.run([*start, "--terminate_after_init"], capture_output=True, timeout=120, check=False)
    (profile / "user/basic/Standard/Module1.xba").write_text(MACRO, encoding="utf-8")
    for command, target in wanted.items():
        words = (
            f'"{(folder / file).as_uri()}","{(folder / target).as_uri()}",".uno:{command}AllTrackedChanges"'
        )
        subprocess.run(
            [*start, f"macro:///Standard.Module1.Settle({words})"],
            capture_output=True,
            timeout=120,
            check=True,
        )
