"""The register of issued documents, what was signed under its numbers, and amendments: rules B101 to B108."""

from __future__ import annotations

from pathlib import Path

import pytest
from signed_ward import BATCH, MOVEMENTS, NOMINATIONS, ORGANIZATION, PEOPLE, PLAN, REPORT, Ward

from conftest import write_files
from example_ward import FILES
from tdkt.checks.run import find_problems

REGISTER = "plans/2026/issued/register.yaml"
WARD_REPORT = "plans/2026/reports/2026-Q1/loi-van.yaml"
AMENDMENT = "plans/2026/amendments/ke-hoach-2026-lan-1.yaml"


@pytest.fixture
def ward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ward:
    return Ward(write_files(tmp_path / "kho", FILES), monkeypatch)


def found(ward: Ward) -> list[tuple[str, str]]:
    """Return code and message of what is found about issued documents."""
    return [(one.code, one.message) for one in find_problems(ward.read()) if one.code.startswith("B")]


def codes(ward: Ward) -> list[str]:
    return [code for code, _ in found(ward)]


def documents(*lines: tuple[int, str, str, str], complete: str = "") -> str:
    """Return a register of (number, date, of, key); no stored copy fits its fingerprints."""
    rows = "".join(
        f"  - {{of: {of}, key: {key!r}, number: {number}, symbol: BC-UBND, date: {date}, title: Báo cáo số {number}, "
        f"fingerprint: 'sha256:{'0' * 64}'}}\n"
        for number, date, of, key in lines
    )
    return f"kind: issued-documents\nyear: 2026\n{complete}documents:\n{rows}"


def test_what_was_signed_is_held_until_an_amendment_is_opened(ward: Ward) -> None:
    ward.issue("plan", "2026", 1, "2026-01-15")
    assert found(ward) == []
    ward.edit({MOVEMENTS: (("at_least: 95", "at_least: 97"), ("95% văn bản", "97% văn bản"))})
    ((code, message),) = found(ward)
    assert code == "B101"
    assert message.startswith("Khác bản đã ký số 01/KH-UBND ngày 15/01/2026. Chỉ tiêu van-thu.dung-han")
    assert "Ngưỡng: nâng từ 95% lên 97%" in message
    ward.amend("plan", "2026", 9, "2026-05-04")
    assert found(ward) == [], "held against the newest version"
    ward.edit({MOVEMENTS: (("at_least: 97", "at_least: 95"), ("97% văn bản", "95% văn bản"))})
    assert codes(ward) == ["B101"], "what was first signed is no longer in force"


def test_an_amendment_that_was_signed_is_held_itself(ward: Ward) -> None:
    ward.issue("plan", "2026", 1, "2026-01-15")
    ward.edit({MOVEMENTS: (("at_least: 95", "at_least: 97"), ("95% văn bản", "97% văn bản"))})
    ward.amend("plan", "2026", 9, "2026-05-04")
    ward.edit({AMENDMENT: (("reason: Thành phố điều chỉnh", "reason: Thành phố giao lại"),)})
    ((code, message),) = found(ward)
    assert (code, "số 09/KH-UBND" in message) == ("B101", True)


def test_a_decision_is_held_and_what_is_done_after_it_is_free(ward: Ward) -> None:
    ward.issue("decision", "tong-ket", 120, "2026-09-15")
    ward.edit({BATCH: (("paid: 6080000", "paid: 6080001"),)})
    assert codes(ward) == []
    ward.edit({NOMINATIONS: (("for: Hoàn thành xuất sắc", "for: Đã hoàn thành xuất sắc"),)})
    assert codes(ward) == ["B101"]


def test_figures_may_be_put_right_with_a_reason_and_the_wards_own_words_may_not(ward: Ward) -> None:
    ward.issue("report", "2026-Q1", 20, "2026-04-10")
    ward.edit({REPORT: (("mo-hinh, count: 1", "mo-hinh, count: 2"),)})
    ((code, message),) = found(ward)
    assert code == "B102"
    assert message.startswith(
        "Đã báo cáo tại văn bản số 20/BC-UBND ngày 10/04/2026. Số liệu: Xây dựng 01 đến 02 mô hình"
    )
    ward.edit({REPORT: ward.text(REPORT) + "corrections:\n  - {date: 2026-05-04, reason: Đếm sai., targets: [van-thu.mo-hinh]}\n"})  # fmt: skip
    assert codes(ward) == []
    ward.edit({WARD_REPORT: (("nhiều ngày lễ", "các ngày lễ"),)})
    ((code, message),) = found(ward)
    assert (code, "số 20/BC-UBND" in message) == ("B101", True)


def test_a_figure_without_a_reason_is_found_behind_one_that_has_it(ward: Ward) -> None:
    ward.issue("report", "2026-Q1", 20, "2026-04-10")
    corrected = "corrections:\n  - {date: 2026-05-04, reason: Đếm sai., targets: [van-thu.dung-han]}\n"
    ward.edit({REPORT: (("numerator: 96", "numerator: 97"), ("mo-hinh, count: 1", "mo-hinh, count: 2"))})
    assert codes(ward) == ["B102", "B102"]
    ward.edit({REPORT: ward.text(REPORT) + corrected})
    ((code, message),) = found(ward)
    assert (code, "Xây dựng 01 đến 02 mô hình" in message) == ("B102", True)


def test_a_stored_copy_that_is_lost_or_was_changed_is_missed(ward: Ward) -> None:
    ward.issue("plan", "2026", 1, "2026-01-15")
    (copy,) = (ward.root / "plans/2026/issued").glob("*.json")
    text = copy.read_text(encoding="utf-8")
    copy.write_text(text.replace("95%", "96%", 1), encoding="utf-8")
    assert codes(ward) == ["B103"]
    copy.unlink()
    assert codes(ward) == ["B103"]
    copy.write_text(text, encoding="utf-8")
    assert codes(ward) == []


def listed(ward: Ward, *lines: tuple[int, str, str, str], complete: str = "") -> list[tuple[str, str]]:
    ward.edit({REGISTER: documents(*lines, complete=complete)})
    return [one for one in found(ward) if one[0] != "B103"]


Q1, Q2, Q3 = ("report", "2026-Q1"), ("report", "2026-Q2"), ("report", "2026-Q3")


def test_a_number_serves_once_a_year_and_a_document_has_one(ward: Ward) -> None:
    assert [one[0] for one in listed(ward, (1, "2026-04-10", *Q1), (1, "2026-07-10", *Q2))] == ["B104"]
    ((code, message),) = listed(ward, (1, "2026-04-10", *Q1), (2, "2026-07-10", *Q1))
    assert code == "B104"
    assert message.startswith(
        "Văn bản này đã ban hành với số 01/BC-UBND (ở plans/2026/issued/register.yaml:4)"
    )


@pytest.mark.parametrize(("abbreviation", "told"), [("UBND", ["B104"]), ("CT", [])])
def test_a_body_with_the_wards_symbols_takes_its_numbers_too(
    abbreviation: str, told: list[str], ward: Ward
) -> None:
    """Two documents of a year with one number and symbol cannot be told apart, whoever of the office issued them."""
    body = (
        "issuers:\n  - {id: chu-tich-ubnd, type: other, name: Chủ tịch Ủy ban nhân dân phường Mẫu, "
        f"head: [CHỦ TỊCH ỦY BAN NHÂN DÂN, PHƯỜNG MẪU], abbreviation: {abbreviation}, "
        "signers: [{id: chu-tich, name: Nguyễn Văn A, post: Chủ tịch}]}\n"
    )
    ward.edit({ORGANIZATION: ward.text(ORGANIZATION) + body})
    text = documents((1, "2026-04-10", *Q1), (1, "2026-07-10", *Q2))
    ward.edit({REGISTER: text.replace("number: 1, ", "issuer: chu-tich-ubnd, number: 1, ", 1)})
    assert [one[0] for one in found(ward) if one[0] not in ("B103", "B106")] == told


def test_an_amendment_that_mends_only_a_name_of_the_register_is_issued(ward: Ward) -> None:
    ward.issue("decision", "tong-ket", 120, "2026-09-15")
    ward.edit({PEOPLE: (("name: Trần Thị H,", "name: Trần Thị Hà,"),)})
    ward.amend("decision", "tong-ket", 130, "2026-09-20")
    assert ward.text(REGISTER).count("fingerprint:") == 2
    assert [code for code in codes(ward) if code != "B103"] == []


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [((1, 2, 3), []), ((2, 3), ["số 01"]), ((1, 3), ["số 02"]), ((1, 5), ["số 02-04"]), ((1, 3, 5), ["số 02", "số 04"])],
)  # fmt: skip
def test_gaps_are_asked_about_only_where_all_numbers_are_in_the_register(
    numbers: tuple[int, ...], missing: list[str], ward: Ward
) -> None:
    lines = [(number, f"2026-{3 * place + 4:02}-10", "report", f"2026-Q{place + 1}") for place, number in enumerate(numbers)]  # fmt: skip
    assert listed(ward, *lines) == []
    complete = listed(ward, *lines, complete="complete: [BC-UBND]\n")
    assert complete == [("B105", f"Sổ thiếu {said}/BC-UBND năm 2026.") for said in missing]


@pytest.mark.parametrize(("second", "out_of_order"), [("2026-04-09", True), ("2026-04-10", False), ("2026-04-11", False)])  # fmt: skip
def test_a_later_number_has_no_earlier_day(second: str, out_of_order: bool, ward: Ward) -> None:
    said = listed(ward, (1, "2026-04-10", *Q1), (2, second, *Q2))
    assert [code for code, _ in said] == (["B106"] if out_of_order else [])


def test_documents_of_another_year_and_amendments_that_are_not_there_are_wrong_entries(ward: Ward) -> None:
    said = listed(ward, (1, "2027-01-10", *Q1), (2, "2027-02-10", "amendment", "khong-co"))
    assert [code for code, _ in said] == ["B107", "B107", "B107"]
    assert "Không có văn bản sửa đổi “khong-co” trong kho." in [message for _, message in said]


def test_a_register_lies_in_the_folder_of_its_year(ward: Ward) -> None:
    ward.edit({"plans/2026/issued/so-van-ban.yaml": documents((1, "2026-04-10", *Q1))})
    said = [message for code, message in found(ward) if code == "B107"]
    assert said == ["Sổ văn bản năm 2026 nằm ở plans/2026/issued/so-van-ban.yaml."]


def draft(name: str = "ke-hoach-2026-lan-1", more: str = "") -> str:
    return (
        f"kind: amendment\nid: {name}\nyear: 2026\namends: plan\nform: plan\nsymbol: KH-UBND\n{more}"
        "reason: Thành phố điều chỉnh.\nrecipients: [Lãnh đạo UBND phường]\narchive: VT, VP\nsigner: chu-tich\n"
    )


def test_only_what_was_issued_is_amended_and_once_at_a_time(ward: Ward) -> None:
    ward.edit({AMENDMENT: draft()})
    assert codes(ward) == ["B108"]
    ward.tdkt("issue", "plan", "2026", "--number", "1", "--date", "2026-01-15", fails=True)
    (ward.root / AMENDMENT).unlink()
    ward.issue("plan", "2026", 1, "2026-01-15")
    ward.edit({AMENDMENT: draft()})
    assert codes(ward) == []
    ward.edit({AMENDMENT.replace("lan-1", "lan-2"): draft("ke-hoach-2026-lan-2")})
    ((code, message),) = found(ward)
    assert (code, message) == ("B108", f"Đang có văn bản sửa đổi khác cho cùng văn bản: {AMENDMENT}.")


@pytest.mark.parametrize(
    ("effective", "wrong"), [("2026-05-03", True), ("2026-05-04", False), ("2026-05-05", False)]
)
def test_an_amendment_holds_from_its_own_day_at_the_earliest(effective: str, wrong: bool, ward: Ward) -> None:
    ward.issue("plan", "2026", 1, "2026-01-15")
    ward.edit({AMENDMENT: draft(more=f"number: 9\ndate: 2026-05-04\neffective: {effective}\n")})
    assert codes(ward) == (["B108"] if wrong else [])


def corrected(issued: str, mended: str, *changes: tuple[str, str]) -> str:
    text = FILES[PLAN]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return f"{text}corrections:\n  - {{issued: {issued!r}, mended: {mended!r}, reason: Lỗi gõ.}}\n"


@pytest.mark.parametrize(
    ("issued", "mended", "changes", "undone"),
    [
        ("nghiêm túc Kế hoach này", "nghiêm túc Kế hoạch này", (), False),
        ("nghiêm túc Kế hoạch này", "nghiêm túc Kế hoach này", (), True),
        ("Kế hoạch này", "Kế hoạch này./.", (), False),
        ("PHONG TRÀO CHUN", "PHONG TRÀO CHUNG", (), False),
        ("PHONG TRÀO CHUNG", "PHONG TRÀO RIÊNG", (), True),
        ("Lãnh đạo UBND phường;", "Lãnh đạo UBND phường.", (), True),
        ("1. Nội dung cũ", "Nội dung", (), False),
        ("- Lãnh đạo UBND phường", "Lãnh đạo phường", (), True),
        ("!", ".", (), False),
        ("Kế hoạch", "Kế hoạch này", (), False),
    ],
)
def test_a_slip_that_is_said_to_be_mended_is_not_printed_any_more(
    issued: str, mended: str, changes: tuple[tuple[str, str], ...], undone: bool, ward: Ward
) -> None:
    ward.edit({PLAN: corrected(issued, mended, *changes)})
    said = [one.code for one in find_problems(ward.read()) if one.code in ("C906", "C907")]
    assert said == (["C906", "C907"] if undone else ["C906"])
