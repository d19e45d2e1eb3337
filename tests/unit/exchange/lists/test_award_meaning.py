"""Awards as lists name them: whose they are is never guessed."""

from __future__ import annotations

import pytest

from example_ward import FILES
from tdkt.exchange.lists.award_meaning import Meant, award_meant, giver_said
from tdkt.law.award_names import award_names, held_award
from tdkt.law.packs import packs
from tdkt.model.organization import Organization
from tdkt.workspace.workspace import with_files

from .list_files import ward

OWN = {
    "lao-dong-tien-tien": ["LĐTT", "Lao động TT", "danh hiệu “Lao động tiên tiến” năm 2025", "Danh hiệu: LĐTT."],
    "chien-si-thi-dua-co-so": ["CSTĐCS", "CSTĐ cơ sở", "CSTĐ-CS", "Chiến sĩ thi đua cấp cơ sở", "chiến sỹ thi đua cơ sở", "Chiến sỹ TĐCS"],
    "chien-si-thi-dua-thanh-pho": ["CSTĐTP", "CSTĐ thành phố", "CSTĐ cấp TP", "Chiến sĩ thi đua thành phố Hải Phòng"],
    "tap-the-lao-dong-tien-tien": ["TTLĐTT", "Tập thể LĐTT", "TT LĐTT", "Tập thể tiên tiến"],
    "tap-the-lao-dong-xuat-sac": ["TTLĐXS", "TẬP THỂ LAO ĐỘNG XUẤT SẮC"],
    "giay-khen": ["GK", "Giấy khen", "Giấy khen của Chủ tịch UBND", "GK của CT UBND phường", "Giấy khen của Chủ tịch Ủy ban nhân dân phường Mẫu"],
    "bang-khen-thanh-pho": ["BK của Chủ tịch UBND thành phố", "Bằng khen cấp thành phố", "Bằng khen của Chủ tịch UBND TP. Hải Phòng", "Bằng khen thành phố"],
    "co-thi-dua-thanh-pho": ["Cờ thi đua của UBND thành phố", "Cờ thi đua thành phố Hải Phòng"],
    "gia-dinh-van-hoa": ["GĐVH", "Gia đình văn hóa", "GĐ văn hoá"],
    "thon-to-dan-pho-van-hoa": ["Thôn văn hóa", "Tổ dân phố văn hóa"],
    "xa-phuong-tieu-bieu": ["Phường tiêu biểu"],
}  # fmt: skip
OF_OTHERS = {
    "huan-chuong-lao-dong-hang-ba": ["Huân chương Lao động hạng Ba", "HCLĐ hạng III", "HCLĐ hạng 3"],
    "bang-khen-thu-tuong": ["Bằng khen của Thủ tướng Chính phủ", "BK TTCP", "Bằng khen Thủ tướng", "BK của TTg"],
    "chien-si-thi-dua-toan-quoc": ["CSTĐ toàn quốc", "CSTĐTQ"],
    "co-thi-dua-chinh-phu": ["Cờ thi đua của Chính phủ", "Cờ Chính phủ"],
    "giay-khen-noi-khac": ["Giấy khen của Chủ tịch UBND phường Khác", "Giấy khen của Chủ tịch UBND xã", "GK của Giám đốc Công an thành phố", "Giấy khen của Chủ tịch UBND huyện An Dương"],
    "bang-khen-noi-khac": ["Bằng khen của Bộ trưởng Bộ Nội vụ", "Bằng khen của Chủ tịch UBND tỉnh Hải Dương", "BK của Tổng Liên đoàn Lao động"],
    "chien-si-thi-dua-noi-khac": ["CSTĐ cấp tỉnh", "Chiến sĩ thi đua ngành Giáo dục"],
    "ky-niem-chuong": ["KNC"],
}  # fmt: skip


def organization() -> Organization:
    found = ward().organization
    assert found is not None
    return found


@pytest.mark.parametrize(("award", "texts"), OWN.items())
def test_our_own_awards_in_full_and_in_short(award: str, texts: list[str]) -> None:
    of = organization()
    assert [award_meant(text, of, is_ours=False) for text in texts] == [Meant(award)] * len(texts)


@pytest.mark.parametrize(("award", "texts"), OF_OTHERS.items())
def test_awards_of_others_are_never_our_own(award: str, texts: list[str]) -> None:
    of = organization()
    found = [award_meant(text, of) for text in texts]
    assert [one.award if one else None for one in found] == [award] * len(texts)


@pytest.mark.parametrize(
    "text", ["Huân chương", "Chiến sĩ thi đua", "Bằng khen", "Cờ thi đua", "khen", "BK 2025", ""]
)
def test_what_could_be_several_is_not_decided(text: str) -> None:
    assert award_meant(text, organization(), is_ours=False) is None


def test_who_gives_it_may_stand_in_a_column_of_its_own() -> None:
    of = organization()
    assert award_meant("Giấy khen", of, giver="UBND phường Mẫu") == Meant("giay-khen")
    assert award_meant("Giấy khen", of, giver="Phường Khác") == Meant("giay-khen-noi-khac", is_elsewhere=True)
    assert award_meant("Bằng khen", of, giver="Thành phố", is_ours=False) == Meant("bang-khen-thanh-pho")
    assert award_meant("Bằng khen", of, giver="Thủ tướng Chính phủ", is_ours=False) == Meant(
        "bang-khen-thu-tuong", is_elsewhere=True
    )
    assert giver_said("Giấy khen của Chủ tịch UBND phường Khác") == "Chủ tịch UBND phường Khác"


def test_a_ward_of_a_province_has_the_awards_of_its_province() -> None:
    file = "plans/organization.yaml"
    text = FILES[file].replace("thành phố Hải Phòng", "tỉnh Hưng Yên").replace("phường Mẫu", "xã Mẫu")
    of = with_files(ward(), {file: text}).organization
    assert of is not None
    assert award_meant("CSTĐ cấp tỉnh", of) == Meant("chien-si-thi-dua-thanh-pho")
    assert award_meant("Giấy khen của Chủ tịch UBND xã", of) == Meant("giay-khen")
    assert award_meant("Giấy khen của Chủ tịch UBND phường", of) == Meant(
        "giay-khen-noi-khac", is_elsewhere=True
    )


def test_every_other_award_has_an_article_and_no_id_of_the_packs() -> None:
    others = award_names().others
    assert not set(others) & set(packs()[-1].awards)
    assert all("Điều" in one.source and one.recipients for one in others.values())
    named = [one.award for meant in (OWN, OF_OTHERS) for one in map(Meant, meant)]
    assert all(held_award(award) for award in named)
    assert {name.elsewhere for name in award_names().by_giver} <= set(others)
