"""Spelling: what is a slip, what is right, and that the words of the law and of our own templates are never called wrong."""

from __future__ import annotations

import pytest

from conftest import REPOSITORY
from tdkt.checks.texts.spelling.misspelt import misspelt
from tdkt.checks.texts.spelling.syllables import is_possible
from tdkt.checks.texts.spelling.telex import meant_by_keys

SLIPS = {
    "hổ trợ": "hỗ trợ", "Sữa chửa": "Sửa chữa", "xữ lý": "xử lý", "bổ xung": "bổ sung", "đề suất": "đề xuất", "dử liệu": "dữ liệu",
    "chủ chương": "chủ trương", "trân thành": "chân thành", "giải ngâng": "", "dành giải": "giành giải", "lông thôn": "nông thôn",
    "kế hoach": "kế hoạch", "quyêt định": "quyết định", "quản ly": "quản lý", "dảm bảo": "đảm bảo", "thời hạng": "thời hạn", "phác triển": "phát triển",
    "cơ quang": "cơ quan", "nâng cạo": "nâng cao", "HỔ TRỢ": "HỖ TRỢ", "nghành": "ngành", "ngiệp vụ": "nghiệp vụ", "mổi người": "mỗi người",
    "quyết tóan": "toán", "gía trị": "giá", "thịêt hại": "thiệt", "qúy III": "quý", "ngòai ra": "ngoài", "TÓAN": "TOÁN", "sạt lỡ": "sạt lở", "thủy sãn": "sản",
}  # fmt: skip
RIGHT = (
    "hoà bình, hòa bình; quí vị, quý vị; kĩ thuật, lí do, tỉ lệ, công ti",
    "Phần tài sản được chia sẽ giao cho tổ dân phố; chia sẻ kinh nghiệm",
    "hộ nghèo được giảm hộ; cơ quan trong việc; có thể chấp nhận; đầu mỗi năm",
    "Đắk Lắk, Krông Búk, Ea Kao, H’Mông, Y Moan, Phri-đrích Ăng-ghen, Mát-xcơ-va",
    "website, email, internet, logo, staff, chef, brief, max, box, tax, index, kilôgam, vắc-xin",
    "thuở xưa, quỹ, giếng, gìn giữ, khuỷu, loà xoà, thúy, thuý, ngoằn ngoèo, ông Nguyễn Văn Chuẫn",
    "củng cố, ẩu đả, suôn sẻ, vớ vẩn, củ khoai, nửa đầu, hơn nữa, hổ mang, sữa tươi",
)


@pytest.mark.parametrize(("typed", "meant"), SLIPS.items())
def test_a_slip_is_found_within_a_sentence(typed: str, meant: str) -> None:
    found = list(misspelt(f"Các đơn vị, {typed} theo quy định."))
    assert len(found) == 1
    assert found[0].found in typed
    assert not meant or found[0].right in (meant, meant.split()[0], meant.split()[-1])


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_not_found(text: str) -> None:
    assert [one.found for one in misspelt(text)] == []


@pytest.mark.parametrize(
    ("typed", "meant"), [("hoaf", "hòa"), ("vieetj", "việt"), ("dduwowcj", "được"), ("nguwowif", "người"), ("file", ""), ("web", "")]
)  # fmt: skip
def test_keys_of_telex(typed: str, meant: str) -> None:
    assert meant_by_keys(typed) == meant


def test_syllables_that_cannot_be() -> None:
    assert all(
        map(
            is_possible,
            ["nghiêng", "quốc", "giữa", "khuya", "thuở", "nguyễn", "yêu", "oanh", "gìn", "giếng", "quý"],
        )
    )
    assert not any(map(is_possible, ["nghành", "kêt", "ngĩa", "hoạh", "viêc", "gế", "cỉ"]))


@pytest.mark.parametrize("folder", ["plans", "templates"])
def test_our_own_words_have_no_slip(folder: str) -> None:
    files = [one for one in (REPOSITORY / folder).rglob("*") if one.suffix in (".yaml", ".j2")]
    assert files
    wrong = [one.around for file in files for line in file.read_text(encoding="utf-8").splitlines() if "#" not in line for one in misspelt(line)]  # fmt: skip
    assert wrong == []
