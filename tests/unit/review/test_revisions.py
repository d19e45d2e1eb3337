"""What a reviewer is told, case by case: what changed in the files of the example ward, and the lines of the review.

Every case is a real git repository: the ward as it was in one commit, as it is now in the folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from conftest import write_files
from example_ward import TWO_QUARTERS
from in_git import git
from tdkt.changes.telling import said
from tdkt.checks.example_files import (
    BATCH,
    CONDUCT,
    MOVEMENTS,
    NOMINATIONS,
    ORGANIZATION,
    PLAN,
    REGISTER,
    REPORT,
    SECOND_REPORT,
    SESSION,
)
from tdkt.errors import UsageError
from tdkt.planning.renaming import renaming
from tdkt.review.revisions import Review, review
from tdkt.workspace.workspace import read_workspace

Change = tuple[str, str, str]


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    root = write_files(tmp_path / "kho phường", TWO_QUARTERS)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Kho mẫu")
    return root


def change(root: Path, *changes: Change) -> None:
    for file, old, new in changes:
        path = root / file
        text = path.read_text(encoding="utf-8")
        assert old in text, (file, old)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


def lines(found: Review) -> list[str]:
    """The review as lines: the heading of each change, what changed, what it does."""
    return [
        line
        for entry in found.entries
        for line in (entry.heading, *map(said, entry.lines), *(f"⇒ {effect}" for effect in entry.effects))
    ] + [f"⇒ {line}" for effect in found.effects for line in effect.lines]


FIRST = "  - {target: van-thu.dung-han, numerator: 96, denominator: 100}"
DN02 = "{nomination: dn-02, for: 4, against: 1, written: 1}"
CASES: list[tuple[str, tuple[Change, ...], list[str]]] = [
    ("nâng ngưỡng", ((MOVEMENTS, "at_least: 95", "at_least: 97"),), [
        "Chỉ tiêu van-thu.dung-han “95% văn bản được xử lý đúng hạn”", "Ngưỡng: nâng từ 95% lên 97%",
        "⇒ Lũy kế đến hết quý I năm 2026: 96% (96/100) (vượt) → 96% (96/100) (chậm)"]),
    ("hạ ngưỡng và câu được in", ((MOVEMENTS, "95% văn bản", "93% văn bản"), (MOVEMENTS, "at_least: 95", "at_least: 93")), [
        "Ngưỡng: hạ từ 95% xuống 93%", "Nguyên văn: [-95%-] {+93%+} văn bản được xử lý đúng hạn."]),
    ("đổi cách so sánh", ((MOVEMENTS, "at_least: 95", "more_than: 95"),), [
        "Cách so sánh: “ít nhất” → “trên”", "Ngưỡng: ít nhất 95% → trên 95%"]),
    ("đổi khoảng", ((MOVEMENTS, "between: [1, 2]", "between: [2, 3]"),), ["Ngưỡng: từ 1 đến 2 → từ 2 đến 3"]),
    ("đổi mã chỉ tiêu", ((MOVEMENTS, "target: van-thu.mo-hinh", "target: van-thu.hai-mo-hinh"),), [
        "Chỉ tiêu van-thu.hai-mo-hinh “Xây dựng 01 đến 02 mô hình trong năm”", "Đổi mã: van-thu.mo-hinh → van-thu.hai-mo-hinh"]),
    ("thêm chỉ tiêu", ((MOVEMENTS, "      - text: Hoàn thành", "      - target: van-thu.moi\n        text: Ít nhất 02 sáng kiến.\n"
        "        measure: {type: count, at_least: 2, of: sáng kiến}\n      - text: Hoàn thành"),), [
        "Thêm chỉ tiêu van-thu.moi “Ít nhất 02 sáng kiến”", "Ngưỡng: ít nhất 2"]),
    ("đổi thứ tự chỉ tiêu", ((MOVEMENTS, "      - target: van-thu.dung-han\n        text: 95% văn bản được xử lý đúng hạn.\n"
        "        measure: {type: percentage, at_least: 95, counting: văn bản xử lý đúng hạn, of: văn bản đã xử lý}\n", ""),
        (MOVEMENTS, "      - target: van-thu.moi-thon", "      - target: van-thu.dung-han\n        text: 95% văn bản được xử lý đúng hạn.\n"
        "        measure: {type: percentage, at_least: 95, counting: văn bản xử lý đúng hạn, of: văn bản đã xử lý}\n"
        "      - target: van-thu.moi-thon")), ["Phong trào van-thu “Phong trào thi đua về công tác văn thư”", "Nội dung: đổi thứ tự, nội dung như cũ"]),
    ("sửa lời nhiệm vụ", ((MOVEMENTS, "tiết kiệm, minh bạch", "tiết kiệm, công khai, minh bạch"),), [
        "Nhiệm vụ van-thu.quan-ly “Quản lý tài sản công tiết kiệm, công khai, minh bạch”",
        "Nguyên văn: Quản lý tài sản công tiết kiệm, {+công khai,+} minh bạch."]),
    ("sửa số liệu đã gửi", ((REPORT, FIRST, FIRST.replace("96", "86")),), [
        "Số liệu: 95% văn bản được xử lý đúng hạn", "Tử số: 96 → 86",
        "⇒ Lũy kế đến hết quý I năm 2026: 96% (96/100) (vượt) → 86% (86/100) (chậm)",
        "⇒ Lũy kế đến hết quý II năm 2026: 97% (194/200) (vượt) → 92% (184/200) (chậm)"]),
    ("bỏ số liệu", ((REPORT, FIRST + "\n", ""),), [
        "Bỏ số liệu: 95% văn bản được xử lý đúng hạn",
        "⇒ Lũy kế đến hết quý I năm 2026: 96% (96/100) (vượt) → – (chưa báo cáo)"]),
    ("báo cáo mới chỉ là báo cáo mới", ((SECOND_REPORT, "period: 2026-Q2", "period: 2026-Q2"),), []),
    ("thêm một đề nghị", ((NOMINATIONS, "nominations:\n", "nominations:\n  - {id: dn-09, who: ho-ong-l, award: giay-khen, by: van-phong, for: Hiến đất làm đường}\n"),), [
        "Thêm đề nghị dn-09: Hộ ông Nguyễn Văn L, Giấy khen"]),
    ("đổi một phiếu", ((SESSION, DN02, DN02.replace("4, against: 1", "5")),), [
        "Phiếu về dn-02: Ông Nguyễn Văn G, Chiến sĩ thi đua cơ sở", "Đồng ý: 4 → 5", "Không đồng ý: bỏ 1"]),
    ("đổi trạng thái của đợt", ((BATCH, "state: awarded", "state: decided"),), [
        "Đợt khen thưởng tong-ket", "Trạng thái: đã trao thưởng → đã có quyết định"]),
    ("số tiền và ngày", ((BATCH, "payment: {date: 2026-09-28, paid: 6080000}", "payment: {date: 2026-09-29, paid: 6090000}"),), [
        "Chi thưởng, ngày: 28/09/2026 → 29/09/2026", "6.080.000 → 6.090.000"]),
    ("gia hạn kỷ luật", ((CONDUCT, "until: 2025-03-01", "until: 2025-06-01"),), ["01/03/2025 → 01/06/2025"]),
    ("đổi tên người", ((REGISTER, "name: Lê Văn I,", "name: Lê Văn Y,"),), ["Cá nhân le-van-i “Lê Văn Y”", "Họ và tên: Lê Văn [-I-]{+Y+}"]),
    ("căn cứ mới", ((PLAN, "preamble:", "  - {type: Thông tư, number: 15/2025/TT-BNV, date: 2025-08-04, issuer: Bộ Nội vụ, subject: hướng dẫn}\npreamble:"),), [
        "Thêm căn cứ Thông tư, 15/2025/TT-BNV “hướng dẫn”"]),
    ("mã và ngưỡng cùng đổi", ((MOVEMENTS, "target: van-thu.dung-han", "target: van-thu.han"), (MOVEMENTS, "at_least: 95", "at_least: 97"),
        (REPORT, "van-thu.dung-han", "van-thu.han"), (SECOND_REPORT, "van-thu.dung-han", "van-thu.han")), [
        "Đổi mã: van-thu.dung-han → van-thu.han", "Ngưỡng: nâng từ 95% lên 97%",
        "⇒ Lũy kế đến hết quý I năm 2026: 96% (96/100) (vượt) → 96% (96/100) (chậm)"]),
    ("mã, câu và ngưỡng cùng đổi, có ghi mã cũ", ((MOVEMENTS, "target: van-thu.dung-han\n        text: 95% văn bản được xử lý đúng hạn.", "target: van-thu.han\n"
        "        formerly: [van-thu.dung-han]\n        text: Xử lý kịp thời từ 97% công văn, giấy tờ trở lên."), (MOVEMENTS, "at_least: 95", "at_least: 97"),
        (REPORT, "van-thu.dung-han", "van-thu.han"), (SECOND_REPORT, "van-thu.dung-han", "van-thu.han")), [
        "Đổi mã: van-thu.dung-han → van-thu.han", "⇒ Lũy kế đến hết quý I năm 2026: 96% (96/100) (vượt) → 96% (96/100) (chậm)"]),
    ("thêm đơn vị cùng thực hiện", ((MOVEMENTS, "of: văn bản đã xử lý}", "of: văn bản đã xử lý}\n        shared_with: [kinh-te]"),), [
        "Đơn vị cùng thực hiện: thêm KT", "⇒ Lũy kế đến hết quý I năm 2026: 96% (96/100) (vượt) → 96% (96/100); mới có 1/2 kỳ (chưa báo cáo)"]),
    ("đổi cách cộng dồn", ((MOVEMENTS, "of: mô hình}", "of: mô hình, accumulate: latest}"),), [
        "⇒ Lũy kế đến hết quý II năm 2026: 1 (đạt) → 0 (chậm)"]),
    ("thêm một thôn", ((ORGANIZATION, "    - {id: thon-hai,", "    - {id: thon-ba, type: thon, name: Thôn Ba}\n    - {id: thon-hai,"),), [
        "Thêm thôn hoặc tổ dân phố thon-ba “Thôn Ba”", "⇒ Lũy kế đến hết quý II năm 2026: 2/2 thôn (đạt) → 2/3 thôn (đúng tiến độ)"]),
    ("đổi kiểu đo", ((MOVEMENTS, "{type: percentage, at_least: 95, counting: văn bản xử lý đúng hạn, of: văn bản đã xử lý}", "{type: count, at_least: 95, of: văn bản}"),), [
        "Ngưỡng: ít nhất 95% → ít nhất 95; khác cái được đo nên không so sánh mức cao thấp được"]),
    ("chỉ đổi dấu thanh", ((PLAN, "Các đơn vị tổ chức thực hiện nghiêm túc", "Các đơn vị tổ chức thực  hiện nghiêm túc"),), [
        "chỉ đổi cách viết (khoảng trắng), nội dung như cũ"]),
    ("thêm người ký", ((ORGANIZATION, "signers:\n", "signers:\n  - {id: pho, name: Trần Thị B, post: Phó Chủ tịch}\n"),), ["Thêm người ký"]),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "changes", "expected"), CASES, ids=[case[0] for case in CASES])
def test_case(facts: str, changes: tuple[Change, ...], expected: list[str], ward: Path) -> None:
    change(ward, *changes)
    found = lines(review(ward, "HEAD"))
    for line in expected:
        assert any(line in one for one in found), (line, found)
    if not expected:
        assert found == []


NO_CHANGE: dict[str, Mapping[str, str]] = {
    "ghi chú, dòng trống": {REPORT: "# Ghi chú mới\n\n" + TWO_QUARTERS[REPORT] + "\n# cuối tệp\n"},
    "dấu ngoặc kép": {PLAN: TWO_QUARTERS[PLAN].replace("title: Triển khai công tác thi đua, khen thưởng năm 2026",
                                                       'title: "Triển khai công tác thi đua, khen thưởng năm 2026"')},
    "viết dòng thay cho ngoặc nhọn": {REPORT: TWO_QUARTERS[REPORT].replace(
        "  - {target: van-thu.sai-sot, count: 0}", "  - target: van-thu.sai-sot\n    count: 0")},
    "thứ tự khóa": {REPORT: TWO_QUARTERS[REPORT].replace("submitted: 2026-04-03\nreporter: Nguyễn Văn A", "reporter: Nguyễn Văn A\nsubmitted: 2026-04-03")},
    "xuống dòng kiểu Windows": {REPORT: TWO_QUARTERS[REPORT].replace("\n", "\r\n")},
}  # fmt: skip


@pytest.mark.parametrize("files", NO_CHANGE.values(), ids=NO_CHANGE.keys())
def test_layout_is_no_change(files: Mapping[str, str], ward: Path) -> None:
    write_files(ward, files)
    assert git(ward, "status", "--porcelain") != ""
    assert review(ward, "HEAD").entries == ()


def test_a_moved_file_is_told_as_moved(ward: Path) -> None:
    (ward / CONDUCT).rename(ward / "plans/awards/kỷ luật.yaml")
    [entry] = review(ward, "HEAD").entries
    assert entry.action.value == "moved"
    assert said(entry.lines[0]) == f"Tệp chuyển chỗ: {CONDUCT} → plans/awards/kỷ luật.yaml"


def test_a_movement_that_went_to_another_unit_is_told_as_moved(ward: Path) -> None:
    text = (ward / MOVEMENTS).read_text(encoding="utf-8")
    head, movement = text.split("movements:\n", 1)
    second = movement[movement.index("  - id: van-thu") :]
    other = "kind: movements\nyear: 2026\nunit: kinh-te\nmovements:\n" + second.replace(
        "at_least: 95", "at_least: 96"
    )
    kept = (
        head
        + "movements:\n  - id: khac\n    title: Phong trào khác\n    items:\n      - {task: khac.viec, text: Làm việc khác.}\n"
    )
    write_files(ward, {MOVEMENTS: kept, "plans/2026/movements/kinh-te.yaml": other})
    found = lines(review(ward, "HEAD"))
    assert "Chuyển: Phong trào của VP năm 2026 → Phong trào của KT năm 2026" in found
    assert "Ngưỡng: nâng từ 95% lên 96%" in found
    assert not any("Bỏ chỉ tiêu" in line or "Thêm chỉ tiêu" in line for line in found)


def test_what_matters_to_a_signer_comes_first(ward: Path) -> None:
    change(ward, (REGISTER, "name: Lê Văn I,", "name: Lê Văn Y,"), (REPORT, FIRST, FIRST.replace("96", "95")),
           (SESSION, DN02, DN02.replace("4, against: 1", "5")), (MOVEMENTS, "at_least: 95", "at_least: 94"))  # fmt: skip
    assert [entry.group for entry in review(ward, "HEAD").entries] == [
        "targets",
        "awards",
        "reports",
        "records",
    ]


def test_a_broken_file_is_named_and_the_rest_is_compared(ward: Path) -> None:
    change(
        ward,
        (MOVEMENTS, "at_least: 95", "at_least: [95"),
        (SESSION, DN02, DN02.replace("4, against: 1", "5")),
    )
    found = review(ward, "HEAD")
    assert [finding.place.file for finding in found.broken_after] == [MOVEMENTS]
    assert found.broken_before == ()
    assert [entry.group for entry in found.entries] == ["awards"]
    git(ward, "commit", "-qam", "lỗi")
    (ward / MOVEMENTS).write_text(TWO_QUARTERS[MOVEMENTS], encoding="utf-8")
    mended = review(ward, "HEAD")
    assert [finding.place.file for finding in mended.broken_before] == [MOVEMENTS]


def test_results_are_not_computed_from_files_with_errors(ward: Path) -> None:
    change(
        ward,
        (MOVEMENTS, "at_least: 95", "at_least: 94"),
        (REPORT, "task: van-thu.quan-ly", "task: van-thu.khong-co"),
    )
    [entry, _] = review(ward, "HEAD").entries
    assert entry.effects == ("Chưa tính được ảnh hưởng đến kết quả: dữ liệu của một phiên bản đang có lỗi.",)


def test_a_figure_of_a_share_is_computed_with_the_reports_of_all_that_have_one(ward: Path) -> None:
    measure = "measure: {type: count, between: [1, 2], of: mô hình}"
    shares = "[{for: van-phong, share: 1}, {for: kinh-te, share: 1}]"
    change(ward, (MOVEMENTS, measure, f"{measure}\n        allocation: {{to: units, shares: {shares}}}"))
    for quarter in (REPORT, SECOND_REPORT):
        figures = "figures:\n  - {target: van-thu.mo-hinh, count: 1}\n"
        head = TWO_QUARTERS[quarter].partition("figures:")[0].replace("van-phong", "kinh-te")
        write_files(ward, {quarter.replace("van-phong", "kinh-te"): head + figures})
    git(ward, "add", "-A")
    git(ward, "commit", "-qm", "giao")
    change(ward, (REPORT, "van-thu.mo-hinh, count: 1", "van-thu.mo-hinh, count: 0"))
    told = [line for line in lines(review(ward, "HEAD")) if "quý I năm" in line and line.startswith("⇒")]
    assert told == [
        "⇒ Lũy kế đến hết quý I năm 2026: 2 (đạt) → 1 (đạt)",
        "⇒ Phần của Văn phòng, lũy kế đến hết quý I năm 2026: 1 (đạt) → 0 (chậm)",
    ]


def test_two_revisions_what_is_staged_and_new_files(ward: Path) -> None:
    change(ward, (MOVEMENTS, "at_least: 95", "at_least: 96"))
    git(ward, "add", "-A")
    change(ward, (MOVEMENTS, "at_least: 96", "at_least: 98"))
    assert "Ngưỡng: nâng từ 95% lên 96%" in lines(review(ward, "HEAD", staged=True))
    assert "Ngưỡng: nâng từ 95% lên 98%" in lines(review(ward, "HEAD"))
    git(ward, "commit", "-qm", "96")
    assert "Ngưỡng: nâng từ 95% lên 96%" in lines(review(ward, "HEAD~1", "HEAD"))
    assert "Ngưỡng: hạ từ 96% xuống 95%" in lines(review(ward, "HEAD", "HEAD~1"))
    third = TWO_QUARTERS[SECOND_REPORT].replace("2026-Q2", "2026-Q3")
    write_files(ward, {"plans/2026/reports/2026-Q3/van-phong.yaml": third})
    assert "Thêm báo cáo quý III năm 2026 của VP" in lines(review(ward, "HEAD"))


def test_a_worktree_a_shallow_clone_and_a_folder_inside_a_repository(ward: Path, tmp_path: Path) -> None:
    git(ward, "worktree", "add", "-q", str(tmp_path / "cây"), "-b", "duyet")
    change(tmp_path / "cây", (MOVEMENTS, "at_least: 95", "at_least: 96"))
    assert "Ngưỡng: nâng từ 95% lên 96%" in lines(review(tmp_path / "cây", "HEAD"))
    git(tmp_path / "cây", "commit", "-qam", "96")
    assert "Ngưỡng: nâng từ 95% lên 96%" in lines(review(ward, "main", "duyet"))
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path / 'cây'}", "nông")
    with pytest.raises(UsageError, match="Không có phiên bản “HEAD~1”") as caught:
        review(tmp_path / "nông", "HEAD~1")
    assert "unshallow" in caught.value.hint
    change(tmp_path / "nông", (MOVEMENTS, "at_least: 96", "at_least: 97"))
    assert "Ngưỡng: nâng từ 96% lên 97%" in lines(review(tmp_path / "nông", "HEAD"))
    big = tmp_path / "kho lớn"
    write_files(big, {f"phường mẫu/{name}": text for name, text in TWO_QUARTERS.items()})
    git(big, "init", "-q")
    git(big, "add", "-A")
    git(big, "commit", "-qm", "x")
    change(big / "phường mẫu", (MOVEMENTS, "at_least: 95", "at_least: 96"))
    assert "Ngưỡng: nâng từ 95% lên 96%" in lines(review(big / "phường mẫu", "HEAD"))


def test_outside_of_git_or_for_an_unknown_revision_there_is_a_clear_word(ward: Path, tmp_path: Path) -> None:
    write_files(tmp_path / "ngoài", TWO_QUARTERS)
    with pytest.raises(UsageError, match="không nằm trong một kho git"):
        review(tmp_path / "ngoài", "HEAD")
    for wrong in ("không-có", "--help", "HEAD~99", ""):
        with pytest.raises(UsageError, match="Không có phiên bản"):
            review(ward, wrong)


def test_an_id_that_was_changed_everywhere_is_one_change(ward: Path) -> None:
    change(
        ward,
        (
            NOMINATIONS,
            "    initiatives: [sk-01]\n",
            "    initiatives: [sk-01]\n    targets: [van-thu.mo-hinh]\n",
        ),
    )
    git(ward, "commit", "-qam", "gắn chỉ tiêu")
    renaming(read_workspace(ward), "unit", "van-phong", "vp").edit.write(ward)
    renaming(read_workspace(ward), "target", "van-thu.mo-hinh", "van-thu.mau").edit.write(ward)
    found = review(ward, "HEAD")
    assert [(entry.heading, *map(said, entry.lines)) for entry in found.entries] == [
        (
            "Chỉ tiêu van-thu.mau “Xây dựng 01 đến 02 mô hình trong năm”",
            "Đổi mã: van-thu.mo-hinh → van-thu.mau",
        ),
        ("Đơn vị vp “Văn phòng”", "Đổi mã: van-phong → vp"),
    ]
    assert found.effects == ()
    assert all(entry.effects == () for entry in found.entries)
    change(ward, ("plans/2026/movements/vp.yaml", "at_least: 95", "at_least: 97"))
    told = lines(review(ward, "HEAD"))
    assert "Ngưỡng: nâng từ 95% lên 97%" in told
    assert "⇒ Lũy kế đến hết quý I năm 2026: 96% (96/100) (vượt) → 96% (96/100) (chậm)" in told
