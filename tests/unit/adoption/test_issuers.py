"""A plan that another body than the Ủy ban nhân dân issued is adopted as that body's: its head, symbol, authority and signer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tdkt.adoption.draft import Adoption, year_of
from tdkt.adoption.known_workspace import in_workspace
from tdkt.adoption.new_folder import in_new_folder
from tdkt.adoption.reading.reading import read_plan
from tdkt.model.issuer import BOARD, FRONT, SCHOOL, UNION, UNIT, Issuer
from tdkt.model.plan_year import SchoolYear
from tdkt.workspace.workspace import Workspace, read_workspace
from typed_plans import word_file


def typed(above: str, own: str, symbol: str, name: str, signing: str, year: str = "năm 2026") -> str:
    return f"""\
¦ {above} ¶ **{own.replace(" / ", "** ¶ **")}** ¦ **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** ¶ **Độc lập - Tự do - Hạnh phúc**
¦ Số: 07/{symbol} ¦ *Đông Hưng, ngày 12 tháng 01 năm 2026*
{{c}} **KẾ HOẠCH**
{{c}} **Công tác thi đua, khen thưởng {year}**
{name} ban hành Kế hoạch như sau:
**I. MỤC ĐÍCH**
- Thi đua lập thành tích tại xã Đông Hưng, tỉnh Hưng Yên.
**II. TỔ CHỨC THỰC HIỆN**
**1. Phòng Văn hóa - Xã hội**
- Theo dõi, tổng hợp.
Trên đây là Kế hoạch công tác thi đua./.
¦ ***Nơi nhận:*** ¶ - Như trên; ¶ - Lưu: VT. ¦ **{signing.replace(" / ", "** ¶ **")}**
"""


NEXT_TITLE, NEXT_DAY = ("năm 2026**", "năm 2027**"), ("tháng 01 năm 2026", "tháng 01 năm 2027")
SCHOOL_NAME = "Trường Tiểu học Đông Hưng"
BODIES = {
    UNIT: typed(
        "UBND XÃ ĐÔNG HƯNG",
        "PHÒNG VĂN HÓA - XÃ HỘI",
        "KH-VHXH",
        "Phòng Văn hóa - Xã hội",
        "KT. TRƯỞNG PHÒNG / PHÓ TRƯỞNG PHÒNG / Trần Thị B",
    ),
    SCHOOL: typed(
        "UBND XÃ ĐÔNG HƯNG",
        "TRƯỜNG TIỂU HỌC ĐÔNG HƯNG",
        "KH-THĐH",
        SCHOOL_NAME,
        "HIỆU TRƯỞNG / Lê Thị C",
        "năm học 2025 - 2026",
    ),
    FRONT: typed(
        "ỦY BAN MTTQ VIỆT NAM XÃ ĐÔNG HƯNG",
        "BAN THƯỜNG TRỰC",
        "KH-MTTQ-BTT",
        "Ban Thường trực Ủy ban MTTQ Việt Nam xã Đông Hưng",
        "TM. BAN THƯỜNG TRỰC / CHỦ TỊCH / Phạm Văn D",
    ),
    UNION: typed(
        "HỘI LHPN TỈNH HƯNG YÊN",
        "HỘI LIÊN HIỆP PHỤ NỮ / XÃ ĐÔNG HƯNG",
        "KH-HPN",
        "Hội Liên hiệp Phụ nữ xã Đông Hưng",
        "TM. BAN THƯỜNG VỤ / CHỦ TỊCH / Hoàng Thị E",
    ),
    BOARD: typed(
        "UBND XÃ ĐÔNG HƯNG",
        "BAN CHỈ ĐẠO PHONG TRÀO THI ĐUA",
        "KH-BCĐ",
        "Ban Chỉ đạo phong trào thi đua xã Đông Hưng",
        "TL. TRƯỞNG BAN / PHÓ TRƯỞNG BAN / Vũ Văn G",
    ),
}
SIGNS = {
    UNIT: ("PHÓ TRƯỞNG PHÒNG", "KT. TRƯỞNG PHÒNG"),
    SCHOOL: ("HIỆU TRƯỞNG", "HIỆU TRƯỞNG"),
    FRONT: ("CHỦ TỊCH", "TM. BAN THƯỜNG TRỰC"),
    UNION: ("CHỦ TỊCH", "TM. BAN THƯỜNG VỤ"),
    BOARD: ("PHÓ TRƯỞNG BAN", "TL. TRƯỞNG BAN"),
}


def adopted(text: str, root: Path) -> Adoption:
    plan = read_plan(word_file(text))
    return in_new_folder(plan, root, year_of(plan, None), {})


def issuer_of(workspace: Workspace) -> Issuer:
    assert workspace.organization is not None
    [issuer] = workspace.organization.issuers
    return issuer


@pytest.mark.parametrize("kind", BODIES)
def test_the_body_that_issued_it_is_declared_with_who_signed(kind: str, tmp_path: Path) -> None:
    adoption = adopted(BODIES[kind], tmp_path)
    assert (adoption.comparison.differences, adoption.comparison.signed) == ((), None)
    workspace = adoption.foreseen.workspace
    assert not [finding for finding in adoption.foreseen.findings if finding.is_error]
    issuer, organization = issuer_of(workspace), workspace.organization
    assert organization is not None
    assert organization.name == "Ủy ban nhân dân xã Đông Hưng"
    assert organization.issuer == ("ỦY BAN NHÂN DÂN", "XÃ ĐÔNG HƯNG")
    [plan] = workspace.plans
    assert (issuer.type, plan.issuer, plan.symbol) == (kind, issuer.id, f"KH-{issuer.abbreviation}")
    [signer] = issuer.signers
    assert plan.signer == signer.id
    post, authority = SIGNS[kind]
    assert signer.authority_lines[-1] == post
    assert signer.authority_lines[0] == authority


def test_what_they_are_called_in_sentences(tmp_path: Path) -> None:
    front = issuer_of(adopted(BODIES[FRONT], tmp_path / "a").foreseen.workspace)
    assert (front.name, front.superior) == (
        "Ban Thường trực Ủy ban MTTQ Việt Nam xã Đông Hưng",
        "ỦY BAN MTTQ VIỆT NAM XÃ ĐÔNG HƯNG",
    )
    union = issuer_of(adopted(BODIES[UNION], tmp_path / "b").foreseen.workspace)
    assert union.name == "Hội Liên hiệp Phụ nữ xã Đông Hưng"
    unit = issuer_of(adopted(BODIES[UNIT], tmp_path / "c").foreseen.workspace)
    assert unit.body == "van-hoa-xa-hoi"
    school = adopted(BODIES[SCHOOL], tmp_path / "d").foreseen.workspace
    assert [plan.year for plan in school.plans] == [SchoolYear(2025)]


@pytest.mark.parametrize(
    ("above", "own", "symbol", "said", "signing", "name", "abbreviation"),
    [
        (
            "UBND XÃ ĐÔNG HƯNG",
            "HỘI ĐỒNG THI ĐUA / KHEN THƯỞNG",
            "KH-HĐTĐKT",
            "Hội đồng TĐKT xã",
            "TM. HỘI ĐỒNG / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / PHÓ CHỦ TỊCH UBND XÃ / Trần Thị B",
            "Hội đồng Thi đua - Khen thưởng xã Đông Hưng",
            "HĐTĐKT",
        ),
        (
            "ỦY BAN MẶT TRẬN TỔ QUỐC",
            "VIỆT NAM XÃ ĐÔNG HƯNG / BAN THƯỜNG TRỰC",
            "KH/MTTQ",
            "Ban Thường trực Ủy ban MTTQ xã",
            "TM. BAN THƯỜNG TRỰC / CHỦ TỊCH / Phạm Văn D",
            "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Đông Hưng",
            "MTTQ",
        ),
        (
            "UBND XÃ ĐÔNG HƯNG",
            "TRƯỜNG TIỂU HỌC ĐÔNG HƯNG",
            "KH-THĐH",
            "Nhà trường",
            "HIỆU TRƯỞNG / Lê Thị C",
            "Trường Tiểu học Đông Hưng",
            "THĐH",
        ),
        (
            "CÔNG AN TỈNH HƯNG YÊN",
            "CÔNG AN XÃ ĐÔNG HƯNG",
            "KH-CAX",
            "Công an xã Đông Hưng",
            "TRƯỞNG CÔNG AN XÃ / Đại úy Lê Văn K",
            "Công an xã Đông Hưng",
            "CAX",
        ),
    ],
)
def test_names_that_the_page_shortens_or_breaks(
    above: str, own: str, symbol: str, said: str, signing: str, name: str, abbreviation: str
) -> None:
    found = read_plan(word_file(typed(above, own, symbol, said, signing)))
    assert found.issuer is not None
    assert (found.issuer.name, found.issuer.abbreviation) == (name, abbreviation)
    assert found.foot.signature is not None
    assert found.foot.signature.name == signing.rpartition(" / ")[2]


def test_a_body_that_is_declared_already_is_found_and_a_new_signer_is_added(tmp_path: Path) -> None:
    first = adopted(BODIES[UNION], tmp_path)
    first.edit.write(tmp_path)
    ward = read_workspace(tmp_path)
    other = BODIES[UNION].replace(*NEXT_TITLE).replace(*NEXT_DAY).replace("Hoàng Thị E", "Đinh Thị H")
    adoption = in_workspace(read_plan(word_file(other)), ward, 2027)
    issuer = issuer_of(adoption.foreseen.workspace)
    assert [signer.name for signer in issuer.signers] == ["Hoàng Thị E", "Đinh Thị H"]
    plan = next(plan for plan in adoption.foreseen.workspace.plans if plan.year == 2027)
    assert (plan.issuer, plan.signer) == (issuer.id, issuer.signers[1].id)
    again = in_workspace(
        read_plan(word_file(BODIES[UNION].replace(*NEXT_TITLE).replace(*NEXT_DAY))), ward, 2027
    )
    assert "plans/organization.yaml" not in again.edit.texts
    council = BODIES[BOARD].replace(*NEXT_TITLE).replace(*NEXT_DAY)
    added = in_workspace(read_plan(word_file(council)), ward, 2027).foreseen.workspace
    assert added.organization is not None
    assert [one.type for one in added.organization.issuers] == [UNION, BOARD]
