"""The fund after its report was issued: the report stays as it was signed, what comes later is written down and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import write_files
from example_ward import FILES
from signing import Ward
from tdkt.checks.example_files import BATCH, FUND, ORGANIZATION, REVOCATION
from tdkt.documents.jobs import NotMade
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import Item, OfficialDocument, Table, plain_text
from tdkt.documents.texts.templates import Templates
from tdkt.errors import UserError
from tdkt.workspace.issued import fingerprint, packed, unpacked

RETURNED = "    returned: {date: 2026-10-21, money: 1060000}\n"
LATER = "expenses:\n  - {id: khung, date: 2027-01-20, amount: 500000, for: khung, voucher: PC-44}\n"
NEXT = FUND.replace("2026", "2027")


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    found = Ward(write_files(tmp_path / "kho", FILES))
    found.issue("revocation", "huy-01", 248, "2026-10-12")
    found.issue("fund-report", "2026", 300, "2027-01-10")
    return found


def report(ward: Ward, key: str) -> OfficialDocument:
    kind = KINDS["fund-report"]
    workspace = ward.read
    (job,) = kind.jobs(workspace, kind.key.read(key), Templates(workspace.root))
    assert not isinstance(job, NotMade)
    made = job.make(list)
    assert isinstance(made, OfficialDocument)
    return made


def money(document: OfficialDocument) -> list[str]:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [plain_text(row[4]) for table in tables for row in table.rows if len(row) == 5]


def sums(document: OfficialDocument) -> list[tuple[str, ...]]:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [tuple(map(plain_text, row)) for table in tables for row in table.rows if len(row) == 4]


def listed(document: OfficialDocument) -> list[str]:
    return [plain_text(block.spans) for block in document.blocks if isinstance(block, Item)]


def add(ward: Ward, text: str) -> None:
    path = ward.root / FUND
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (REVOCATION, "objects: [Giấy khen]\n", f"objects: [Giấy khen]\n{RETURNED}", "không có khoản"),
        (BATCH, "payment: {date: 2026-09-28", "payment: {date: 2027-01-12", "nay không còn"),
        (BATCH, "paid: 6080000", "paid: 6080001", "nay không còn"),
    ],
)
def test_money_that_changes_after_the_report_is_told_and_the_report_stays(
    ward: Ward, file: str, old: str, new: str, words: str
) -> None:
    signed = money(report(ward, "2026"))
    ward.change(file, old, new)
    assert money(report(ward, "2026")) == signed
    told = [one for one in ward.problems("A541") if words in one.message]
    assert len(told) == 1
    assert "300/BC-UBND ngày 10/01/2027" in told[0].message


def test_a_later_expense_is_written_down_and_reported_in_a_report_that_adds_to_the_first(ward: Ward) -> None:
    signed = money(report(ward, "2026"))
    add(ward, LATER)
    assert ward.problems("B101") == []
    (told,) = ward.problems("A540")
    assert "chi 500.000 đồng; số dư nay là 93.420.000 đồng, báo cáo ghi 93.920.000 đồng" in told.message
    assert "tdkt issue fund-report 2026/bo-sung" in (told.hint or "")
    with pytest.raises(UserError, match="trước báo cáo số 300"):
        ward.issue("fund-report", "2026/bo-sung", 301, "2027-01-09")
    ward.issue("fund-report", "2026/bo-sung", 301, "2027-01-31")
    assert ward.problems("A540", "A541", "B101") == []
    assert money(report(ward, "2026")) == signed
    second = report(ward, "2026/bo-sung")
    assert (second.letterhead.number, second.draft) == ("301", False)
    assert "500.000" in money(second)
    assert "bổ sung Báo cáo số 300/BC-UBND" in plain_text(second.blocks[0].spans)  # type: ignore[union-attr]
    assert sums(second)[-1] == ("Số dư", "93.920.000", "93.420.000", "giảm 500.000")
    assert "Khung, ngày 20/01/2027: 500.000 đồng." in listed(second)
    ward.change(FUND, "amount: 500000", "amount: 600000")
    (held,) = ward.problems("B101")
    assert "tdkt issue fund-report 2026/bo-sung-2" in (held.hint or "")


def test_a_report_that_would_add_nothing_is_neither_printed_nor_issued(ward: Ward) -> None:
    with pytest.raises(UserError, match="không có khoản nào mới"):
        report(ward, "2026/bo-sung")
    with pytest.raises(UserError, match="không có khoản nào mới"):
        ward.issue("fund-report", "2026/bo-sung", 301, "2027-01-31")
    add(ward, LATER)
    ward.issue("fund-report", "2026/bo-sung", 301, "2027-01-31")
    with pytest.raises(UserError, match="Từ Báo cáo số 301"):
        ward.issue("fund-report", "2026/bo-sung-2", 302, "2027-02-28")
    with pytest.raises(UserError, match="đã ban hành") as refused:
        ward.issue("fund-report", "2026/bo-sung", 303, "2027-02-28")
    assert "2026/bo-sung-2" in (refused.value.hint or "")
    add(ward, LATER.replace("expenses:\n", "").replace("{id: khung", "{id: hoa").replace("PC-44", "PC-45"))
    third = report(ward, "2026/bo-sung-2")
    assert listed(third) == ["Khung, ngày 20/01/2027: 500.000 đồng."], "of two lines alike one is new"
    assert listed(report(ward, "2026/bo-sung")) == ["Khung, ngày 20/01/2027: 500.000 đồng."]


def test_money_that_is_told_otherwise_stands_in_the_report_that_adds_to_the_first(ward: Ward) -> None:
    ward.change(BATCH, "paid: 6080000", "paid: 6080001")
    second = report(ward, "2026/bo-sung")
    assert sums(second)[1] == ("Chi tiền thưởng", "6.080.000", "6.080.001", "tăng 1")
    assert [line.rpartition(": ")[2] for line in listed(second)] == ["6.080.001 đồng.", "6.080.000 đồng."]


def test_why_money_was_not_carried_over_can_be_added_to_a_signed_report(tmp_path: Path) -> None:
    short = FILES[FUND].replace("2026", "2027") + "carried_over: 93920000\n"
    ward = Ward(write_files(tmp_path / "kho", {**FILES, NEXT: short}))
    ward.issue("fund-report", "2027", 4, "2027-12-31")
    line = "income:\n  - {id: hoan, date: 2026-12-01, amount: 1000000, source: hoàn tiền in}\n"
    add(ward, line)
    with pytest.raises(UserError, match="A529"):
        report(ward, "2027/bo-sung")
    path = ward.root / NEXT
    path.write_text(
        f"{path.read_text()}not_carried: {{amount: 1000000, reason: nộp trả ngân sách}}\n", encoding="utf-8"
    )
    assert ward.problems("B101", "A529") == []
    assert report(ward, "2027/bo-sung").draft


def test_nothing_can_be_added_to_a_report_that_was_not_issued(ward: Ward) -> None:
    with pytest.raises(UserError, match="chưa có gì để bổ sung"):
        ward.issue("fund-report", "2026/bo-sung-2", 301, "2027-01-31")


def test_a_line_that_is_said_to_be_another_one_is_no_change_of_the_report(tmp_path: Path) -> None:
    line = LATER.replace("2027-01-20", "2026-03-05")
    ward = Ward(write_files(tmp_path / "kho", {**FILES, FUND: FILES[FUND] + line}))
    ward.issue("fund-report", "2026", 300, "2027-01-10")
    ward.change(FUND, "voucher: PC-44", "voucher: PC-44, separate: true")
    assert ward.problems("B101", "A541") == []


def test_a_copy_that_was_stored_without_the_batches_is_printed_with_those_of_today(ward: Ward) -> None:
    copy = ward.root / "plans/2027/issued/300-bc-ubnd.json"
    texts = unpacked(copy.read_bytes())
    assert texts is not None
    kept = {file: text for file, text in texts.items() if file in (FUND, ORGANIZATION)}
    copy.write_bytes(packed(kept))
    register = ward.root / "plans/2027/issued/register.yaml"
    lines = register.read_text(encoding="utf-8").rpartition(fingerprint(texts))
    register.write_text(lines[0] + fingerprint(kept) + lines[2], encoding="utf-8")
    ward.change(BATCH, "paid: 6080000", "paid: 6080001")
    old = report(ward, "2026")
    assert "6.080.001" in money(old)
    assert any("đối chiếu với bản giấy" in one for one in old.notes)
    assert ward.problems("A541") == []


def test_a_report_cannot_be_older_than_the_prizes_that_it_tells(tmp_path: Path) -> None:
    ward = Ward(write_files(tmp_path / "kho", FILES))
    ward.change(BATCH, "payment: {date: 2026-09-28", "payment: {date: 2027-02-01")
    with pytest.raises(UserError, match="không thể có khoản ngày 01/02/2027"):
        ward.issue("fund-report", "2026", 15, "2027-01-10")
    assert "ngày 01/02/2027, tính vào quỹ năm 2026" in ward.problems("A542")[0].message


def test_more_carried_over_than_there_was_left_is_neither_printed_nor_issued(tmp_path: Path) -> None:
    following = FILES[FUND].replace("2026", "2027") + "carried_over: {}\n"
    ward = Ward(write_files(tmp_path / "kho", {**FILES, NEXT: following.format(93920001)}))
    with pytest.raises(UserError, match="A529"):
        report(ward, "2027")
    with pytest.raises(UserError, match="A529"):
        ward.issue("fund-report", "2027", 4, "2027-12-31")
    (ward.root / NEXT).write_text(following.format(93920000), encoding="utf-8")
    assert report(ward, "2027").draft, "a fund needs no plan of its year"
    ward.issue("fund-report", "2027", 4, "2027-12-31")
    assert not report(ward, "2027").draft


def test_money_that_the_next_year_did_not_take_over_leaves_the_signed_report_and_is_told(ward: Ward) -> None:
    signed = plain_text(report(ward, "2026").blocks[-1].spans)  # type: ignore[union-attr]
    path = ward.root / NEXT
    path.parent.mkdir(parents=True, exist_ok=True)
    text = FILES[FUND].replace("2026", "2027")
    path.write_text(
        f"{text}carried_over: 90000000\nnot_carried: {{amount: 3920000, reason: nộp trả ngân sách}}\n",
        encoding="utf-8",
    )
    assert plain_text(report(ward, "2026").blocks[-1].spans) == signed  # type: ignore[union-attr]
    (told,) = ward.problems("A540")
    assert "quỹ năm 2027 ghi không chuyển 3.920.000 đồng" in told.message
    more = report(ward, "2026/bo-sung")
    assert "không chuyển sang năm 2027 là 3.920.000 đồng" in plain_text(more.blocks[-1].spans)  # type: ignore[union-attr]
    ward.issue("fund-report", "2026/bo-sung", 301, "2027-01-31")
    assert ward.problems("A540", "A541", "B101") == []
