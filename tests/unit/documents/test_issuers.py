"""A Council, a phòng, a school issue documents under their own head, symbol, signer and numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from example_ward import FILES, WITH_DRIVE
from tdkt.checks.example_files import BATCH, DRIVE, INSPECTION, NOMINATIONS, ORGANIZATION, PLAN, REGISTER
from tdkt.checks.run import find_problems
from tdkt.documents.jobs import Job
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.texts.templates import Templates
from tdkt.planning.issuing import issuing
from tdkt.planning.renaming import renaming
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]

ISSUERS = """\
issuers:
  - id: hoi-dong
    type: council
    name: Hội đồng Thi đua - Khen thưởng phường Mẫu
    head: [HỘI ĐỒNG, THI ĐUA - KHEN THƯỞNG]
    abbreviation: HĐTĐKT
    recipients: [Thành viên Hội đồng]
    archive: VT, HĐTĐKT
    signers:
      - {id: chu-tich-hd, name: Nguyễn Văn A, post: Chủ tịch, on_behalf_of: Hội đồng, other_post: Chủ tịch Ủy ban nhân dân phường}
      - {id: pho-hd, name: Trần Thị B, post: Phó Chủ tịch, on_behalf_of: Hội đồng, in_place_of: Chủ tịch}
  - id: mat-tran
    type: front
    name: Ủy ban Mặt trận Tổ quốc Việt Nam phường Mẫu
    superior: Ủy ban MTTQ Việt Nam thành phố
    head: [ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM, PHƯỜNG MẪU]
    abbreviation: MTTQ
    place: Mẫu Trong
    signers:
      - {id: chu-tich-mt, name: Lê Văn C, post: Chủ tịch, on_behalf_of: Ban Thường trực}
"""
WITH_ISSUERS = FILES[ORGANIZATION] + ISSUERS
OF_COUNCIL = (
    FILES[PLAN]
    .replace("KH-UBND", "KH-HĐTĐKT")
    .replace("signer: chu-tich\n", "signer: chu-tich-hd\nissuer: hoi-dong\n")
)


def printed(workspace: Workspace, kind: str, key: str) -> OfficialDocument:
    found = KINDS[kind]
    [*jobs] = found.jobs(workspace, found.key.read(key), Templates())
    job = jobs[0]
    assert isinstance(job, Job)
    document = job.make(iter)
    assert isinstance(document, OfficialDocument)
    return document


def codes(workspace: Workspace) -> list[str]:
    return sorted(
        one.code
        for one in find_problems(workspace)
        if one.code.startswith(("I33", "B11", "A116", "A117", "I306"))
    )


def test_a_plan_of_the_council_has_its_head_symbol_signer_and_recipients(make_workspace: Make) -> None:
    document = printed(make_workspace(**{ORGANIZATION: WITH_ISSUERS, PLAN: OF_COUNCIL}), "plan", "2026")
    head, signed = document.letterhead, document.signature
    assert (head.superior, head.issuer_lines) == (
        "UBND PHƯỜNG MẪU",
        ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"),
    )
    assert (head.symbol, head.place) == ("KH-HĐTĐKT", "Mẫu")
    assert signed is not None
    assert signed.authority_lines == ("TM. HỘI ĐỒNG", "CHỦ TỊCH")
    assert signed.other_posts == ("Chủ tịch Ủy ban nhân dân phường",)
    assert document.recipients[-1] == "Thành viên Hội đồng"


def test_declared_issuers_change_nothing_that_does_not_name_them(make_workspace: Make) -> None:
    plain = printed(make_workspace(), "plan", "2026")
    assert printed(make_workspace(**{ORGANIZATION: WITH_ISSUERS}), "plan", "2026") == plain


def test_a_council_that_issues_reports_signs_and_files_them(make_workspace: Make) -> None:
    declared = WITH_ISSUERS.replace(
        "    recipients: [Thành", "    documents: [notice]\n    recipients: [Thành"
    )
    document = printed(make_workspace(**{ORGANIZATION: declared}), "notice", "tong-ket")
    assert document.letterhead.symbol == "TB-HĐTĐKT"
    assert document.signature is not None
    assert document.signature.authority_lines[0] == "TM. HỘI ĐỒNG"
    assert document.archive == "VT, HĐTĐKT"


def test_papers_of_the_council_bear_its_declared_head(make_workspace: Make) -> None:
    declared = WITH_ISSUERS.replace("abbreviation: HĐTĐKT", "abbreviation: HĐ").replace(
        "head: [HỘI ĐỒNG, THI ĐUA", "superior: UBND thành phố Mẫu\n    head: [HỘI ĐỒNG TĐKT, THI ĐUA"
    )
    head = printed(make_workspace(**{ORGANIZATION: declared}), "minutes", "tong-ket").letterhead
    assert (head.superior, head.symbol) == ("UBND THÀNH PHỐ MẪU", "BB-HĐ")


@pytest.mark.parametrize(
    ("issuer", "superior", "symbol", "place"),
    [
        ("", "UBND PHƯỜNG MẪU", "TTr-VP", "Mẫu"),
        ("submitted_by: hoi-dong\n", "UBND PHƯỜNG MẪU", "TTr-HĐTĐKT", "Mẫu"),
        ("submitted_by: mat-tran\n", "ỦY BAN MTTQ VIỆT NAM THÀNH PHỐ", "TTr-MTTQ", "Mẫu Trong"),
    ],
)
def test_who_submits_a_batch(
    make_workspace: Make, issuer: str, superior: str, symbol: str, place: str
) -> None:
    batch = FILES[BATCH].replace("state:", f"{issuer}state:", 1)
    register = FILES[REGISTER].replace(
        "households:", "  - {id: tap-the-mat-tran, name: Ủy ban MTTQ phường Mẫu}\nhouseholds:"
    )
    ward = make_workspace(**{ORGANIZATION: WITH_ISSUERS, BATCH: batch, REGISTER: register})
    head = printed(ward, "submission", "tong-ket").letterhead
    assert (head.superior, head.symbol.partition("/")[0], head.place) == (superior, symbol, place)


def test_an_inspection_of_the_council_leaves_the_decision_to_the_chairman(make_workspace: Make) -> None:
    by_council = FILES[INSPECTION].rstrip() + "\nissuer: hoi-dong\n"
    ward = make_workspace(**{ORGANIZATION: WITH_ISSUERS, INSPECTION: by_council})
    assert printed(ward, "inspection-plan", "kiem-tra-01").letterhead.symbol == "KH-HĐTĐKT"
    decision = printed(ward, "inspection-team", "kiem-tra-01")
    assert decision.letterhead.symbol == "QĐ-UBND"
    assert decision.authority == "Chủ tịch Ủy ban nhân dân phường Mẫu"


@pytest.mark.parametrize(
    ("issuer", "to"),
    [
        ("", "trình Chủ tịch Ủy ban nhân dân phường Mẫu."),
        ("issuer: hoi-dong\n", "trình Chủ tịch Hội đồng Thi đua - Khen thưởng phường Mẫu."),
    ],
)
def test_the_draft_of_a_conclusion_goes_to_who_issues_it(make_workspace: Make, issuer: str, to: str) -> None:
    ward = make_workspace(**{ORGANIZATION: WITH_ISSUERS, INSPECTION: FILES[INSPECTION] + issuer})
    for paper in ("inspection-plan", "inspection-team"):
        assert to in repr(printed(ward, paper, "kiem-tra-01"))


def test_the_fund_of_the_ward_is_not_filed_nor_sent_as_the_plan_of_the_council_is(
    make_workspace: Make,
) -> None:
    reporting = "reporting:\n  addressees: [UBND thành phố]\n  recipients: [Các trường]\n"
    own = printed(make_workspace(**{PLAN: FILES[PLAN] + reporting}), "fund-report", "2026")
    assert (own.recipients, own.archive) == (("Các trường",), "VT, VP")
    of_council = OF_COUNCIL.replace("archive: VT, VP", "archive: VT, HĐTĐKT") + reporting
    other = printed(make_workspace(**{ORGANIZATION: WITH_ISSUERS, PLAN: of_council}), "fund-report", "2026")
    assert (other.recipients, other.archive) == ((), "VT, VP")
    assert other.signature is not None
    assert other.signature.authority_lines[0] == "TM. ỦY BAN NHÂN DÂN"


def test_each_issuer_counts_its_own_numbers(make_workspace: Make) -> None:
    ward = make_workspace(**{ORGANIZATION: WITH_ISSUERS, PLAN: OF_COUNCIL})
    found = issuing(ward, "plan", "2026", 1, date(2026, 1, 15))
    assert (found.said, found.copy) == ("01/KH-HĐTĐKT", "plans/2026/issued/01-kh-hdtdkt-hoi-dong.json")
    [register] = [text for file, text in found.edit.texts.items() if file.endswith("register.yaml")]
    assert "issuer: hoi-dong" in register


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("signer: chu-tich-hd", "signer: chu-tich", ["I331"]),
        ("symbol: KH-HĐTĐKT", "symbol: KH-UBND", ["B113"]),
        ("issuer: hoi-dong", "issuer: hoi-dongg", ["I330"]),
        ("issuer: hoi-dong\n", "", ["I331"]),
        ("issuer: hoi-dong", "issuer: hoi-dong", []),
    ],
)
def test_a_document_fits_its_issuer(make_workspace: Make, old: str, new: str, expected: list[str]) -> None:
    plan = OF_COUNCIL.replace(old, new)
    assert codes(make_workspace(**{ORGANIZATION: WITH_ISSUERS, PLAN: plan})) == expected


def test_nobody_but_the_ward_submits_to_the_city(make_workspace: Make) -> None:
    batch = (
        FILES[BATCH]
        .replace("level: ward", "level: city")
        .replace("state:", "submitted_by: hoi-dong\nstate:", 1)
    )
    assert "A116" in codes(make_workspace(**{ORGANIZATION: WITH_ISSUERS, BATCH: batch}))


def _proposed_by(by: str) -> dict[str, str]:
    register = FILES[REGISTER].replace(
        "households:", "  - {id: mat-tran-phuong, name: Ủy ban MTTQ phường Mẫu}\nhouseholds:"
    )
    return {REGISTER: register, NOMINATIONS: FILES[NOMINATIONS].replace("by: van-phong", f"by: {by}", 1)}


def test_a_collective_may_propose_and_stands_in_the_decision(make_workspace: Make) -> None:
    ward = make_workspace(**_proposed_by("mat-tran-phuong"))
    assert codes(ward) == []
    document = printed(ward, "decision", "tong-ket")
    said = " ".join(str(block) for block in document.blocks)
    assert "Văn phòng, Ủy ban MTTQ phường Mẫu, các đơn vị có liên quan" in said


def test_a_thon_may_be_declared_with_its_symbol_and_signer(make_workspace: Make) -> None:
    thon = (
        "issuers:\n  - {id: thon-mot-bh, type: other, name: Thôn Một, body: thon-mot, head: [THÔN MỘT], abbreviation: TM,\n"
        "     signers: [{id: truong-thon, name: Nguyễn Văn A, post: Trưởng thôn}]}\n"
    )
    workspace = make_workspace(**{ORGANIZATION: FILES[ORGANIZATION] + thon})
    assert [one for one in find_problems(workspace) if one.is_error] == []
    assert workspace.organization is not None
    [place] = [one for one in workspace.organization.known_subdivisions if one.id == "thon-mot"]
    body = workspace.organization.issuer_of(place)
    assert (body.abbreviation, [one.name for one in body.signers]) == ("TM", ["Nguyễn Văn A"])
    unknown = make_workspace(
        **{ORGANIZATION: FILES[ORGANIZATION] + thon.replace("body: thon-mot", "body: thon-ba")}
    )
    assert [one.place.line for one in find_problems(unknown) if one.is_error] == [
        FILES[ORGANIZATION].count("\n") + 2
    ]


def test_an_unknown_proposer_is_told_with_the_nearest(make_workspace: Make) -> None:
    found = [one for one in find_problems(make_workspace(**_proposed_by("mat-tran-phuog"))) if one.is_error]
    assert [(one.code, one.message) for one in found] == [
        ("I302", "Không có đơn vị, tập thể “mat-tran-phuog”.")
    ]
    assert "mat-tran-phuong" in found[0].hint


def test_signers_sign_in_every_capacity(make_workspace: Make) -> None:
    signer = (
        "  - {id: tp, name: Phạm Thị D, post: Trưởng phòng, by_order_of: Chủ tịch}\n"
        "  - {id: tuq, name: Phạm Thị D, post: Trưởng phòng, authorised_by: Chủ tịch}\n"
        "  - {id: quyen, name: Phạm Thị D, post: Chủ tịch, on_behalf_of: Ủy ban nhân dân, acting: true}\n"
    )
    told = FILES[ORGANIZATION].replace("general_movements:", f"{signer}general_movements:")
    organization = make_workspace(**{ORGANIZATION: told}).organization
    assert organization is not None
    assert [one.authority_lines for one in organization.signers[1:]] == [
        ("TL. CHỦ TỊCH", "TRƯỞNG PHÒNG"),
        ("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG"),
        ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"),
    ]


@pytest.mark.parametrize(("issuer", "told"), [("hoi-dong", ["B115"]), ("mat-tran", [])])
def test_a_council_launches_no_drive(make_workspace: Make, issuer: str, told: list[str]) -> None:
    abbreviation, signer = {"hoi-dong": ("HĐTĐKT", "chu-tich-hd"), "mat-tran": ("MTTQ", "chu-tich-mt")}[
        issuer
    ]
    drive = WITH_DRIVE[DRIVE].replace("signer: chu-tich", f"signer: {signer}\nissuer: {issuer}")
    drive = drive.replace("KH-UBND", f"KH-{abbreviation}")
    assert codes(make_workspace(**{**WITH_DRIVE, ORGANIZATION: WITH_ISSUERS, DRIVE: drive})) == told


SCHOOL = """  - {id: truong-mau, type: school, name: Trường Mẫu, head: [TRƯỜNG MẪU], abbreviation: TM,
     signers: [{id: hieu-truong, name: Nguyễn Văn A, post: Hiệu trưởng}]}
"""


@pytest.mark.parametrize(
    ("declared", "hint"), [("", "Khai “TRƯỜNG MẪU” ở issuers"), (SCHOOL, "Ghi issuer: truong-mau.")]
)
def test_for_the_council_of_a_school_the_school_launches(
    make_workspace: Make, declared: str, hint: str
) -> None:
    organization = WITH_ISSUERS.replace(
        "  - id: hoi-dong\n", f"{declared}  - id: hoi-dong\n    superior: TRƯỜNG MẪU\n"
    )
    assert organization != WITH_ISSUERS
    drive = WITH_DRIVE[DRIVE].replace("signer: chu-tich", "signer: chu-tich-hd\nissuer: hoi-dong")
    drive = drive.replace("KH-UBND", "KH-HĐTĐKT")
    workspace = make_workspace(**{**WITH_DRIVE, ORGANIZATION: organization, DRIVE: drive})
    [found] = [one for one in find_problems(workspace) if one.code == "B115"]
    assert found.hint.startswith(hint)
    assert workspace.organization is not None
    assert not workspace.organization.issues_for_the_ward("hoi-dong")


def test_a_proposer_is_renamed_with_the_collective_and_not_with_a_unit_of_the_same_id(
    make_workspace: Make,
) -> None:
    files = _proposed_by("mat-tran-phuong")
    renamed = renaming(make_workspace(**files), "collective", "mat-tran-phuong", "mttq", None)
    assert "by: mttq" in renamed.edit.texts[NOMINATIONS]
    files[REGISTER] = files[REGISTER].replace("id: mat-tran-phuong", "id: van-phong")
    files[NOMINATIONS] = FILES[NOMINATIONS]
    renamed = renaming(make_workspace(**files), "collective", "van-phong", "mttq", None)
    assert NOMINATIONS not in renamed.edit.texts
