"""Answers of `tdkt init` that cannot be right are asked again, with what was probably meant; sensible ones never are."""

from __future__ import annotations

import unicodedata

import pytest

from tdkt.errors import UsageError
from tdkt.planning.new_ward import plausible


@pytest.mark.parametrize(
    ("kind", "name"),
    [("xa", "Đông Hưng"), ("xa", "xã Đông Hưng"), ("phuong", "Điện Biên Phủ"), ("phuong", "1"), ("phuong", "Phường 12"),
     ("dac-khu", "Cồn Cỏ"), ("xa", "Ea H’leo"), ("xa", "Bà Rịa - Châu Đức"), ("xa", "Ý Yên"), ("phuong", "An")],
)  # fmt: skip
def test_names_of_wards(kind: str, name: str) -> None:
    assert plausible.place_name(name, kind) == name


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("xa", "đông hưng", "Đông Hưng"),
        ("xa", "Đông hưng", "Đông Hưng"),
        ("xa", "ĐÔNG HƯNG", "Đông Hưng"),
        ("phuong", "xã Đông Hưng", "Đã chọn phường"),
        ("xa", "Thị trấn Đông Hưng", "Đã chọn xã"),
        ("xa", "2027", "không phải tên"),
        ("xa", "Đông Hưng, Đông La", "nhiều hơn một tên"),
        ("xa", "", "không để trống"),
        ("xa", "!!!", "không phải tên riêng"),
        ("xa", "Đông Hưng " * 9, "ký tự"),
        ("xa", "Ðông Hưng", "Đông Hưng"),  # Ð of Icelandic
        ("xa", "Đông Нưng", "Đông Hưng"),  # Н of Cyrillic
    ],
)
def test_what_is_no_name_of_a_ward(kind: str, name: str, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        plausible.place_name(name, kind)
    assert said in f"{refused.value} {refused.value.hint}"


@pytest.mark.parametrize("name", ["tỉnh Thanh Hóa", "Thành phố Hồ Chí Minh", "thành phố Huế", "Tỉnh Đắk Lắk"])
def test_names_of_provinces(name: str) -> None:
    assert plausible.city_name(name) == name


@pytest.mark.parametrize(
    ("name", "said"),
    [("tỉnh thanh hóa", "tỉnh Thanh Hóa"), ("tỉnh Thanh hóa", "tỉnh Thanh Hóa"), ("TỈNH THANH HÓA", "Thanh Hóa"), ("Thanh Hóa", "tỉnh hay thành phố"),
     ("tỉnh", "tỉnh hay thành phố"), ("tỉnh 38", "không phải tên"), ("tỉnh Thanh Hóa, Nghệ An", "không phải tên"), ("", "không để trống")],
)  # fmt: skip
def test_what_is_no_name_of_a_province(name: str, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        plausible.city_name(name)
    assert said in f"{refused.value} {refused.value.hint}"


@pytest.mark.parametrize(
    "name",
    ["Phòng Kinh tế, Hạ tầng và Đô thị", "Văn phòng HĐND - UBND", "Văn phòng Đảng ủy, HĐND và UBND", "Công an xã", "Ban CHQS",
     "Trung tâm Phục vụ hành chính công", "Trạm Y tế", "UBMTTQ Việt Nam xã", "Trường THCS Đông Hưng", "Ban Quản lý dự án 1"],
)  # fmt: skip
def test_names_of_units(name: str) -> None:
    assert plausible.unit({"name": name})["name"] == name


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Phòng Kinh tế, KT", "Phòng Kinh tế | KT"),
        ("Phòng Kinh tế (KT)", "Phòng Kinh tế | KT"),
        ("Phòng Kinh tế; KT", "Phòng Kinh tế | KT"),
        ("Phòng Văn hóa - Xã hội / VHXH", "Phòng Văn hóa - Xã hội | VHXH"),
        ("Văn phòng; Phòng Kinh tế", "nhiều hơn một đơn vị"),
        ("Phòng", "chưa đủ"),
        ("12", "không phải tên đơn vị"),
        ("phòng kinh tế", "Phòng kinh tế"),
        ("Phßng Kinh tÕ", "TCVN3"),
        ("P" * 130, "ký tự"),
    ],
)
def test_what_is_no_name_of_a_unit(name: str, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        plausible.unit({"name": name})
    assert said in f"{refused.value} {refused.value.hint}"


def test_abbreviations() -> None:
    for good in ("UBND", "VHXH", "KTHT&ĐT", "P1"):
        assert plausible.abbreviation(good) == good
    for bad in ("ubnd", "V P", "", "A" * 30):
        with pytest.raises(UsageError):
            plausible.abbreviation(bad)


@pytest.mark.parametrize(
    "name",
    ["Thôn Một", "Tổ dân phố số 2", "Thôn Bản Khoang", "Ấp 3", "Buôn Ea Kmăt", "Thôn Làng Mới", "Khu phố 1A", "Đông Thành", "Bản Cát Cát"],
)  # fmt: skip
def test_names_of_subdivisions(name: str) -> None:
    assert plausible.subdivisions([name, "Thôn Hai"]) == [name, "Thôn Hai"]


@pytest.mark.parametrize(
    "name",
    ["Thôn Một, Thôn Hai", "Thôn Một và thôn Hai", "Thôn Một Thôn Hai", "Thôn 1, 2, 3", "Thôn 1 - 5", "Thôn 1 đến thôn 5", "Thôn 1/2",
     "12", "thôn Một", "T" * 80, "!!"],
)  # fmt: skip
def test_two_places_in_one_answer_and_what_is_none(name: str) -> None:
    with pytest.raises(UsageError):
        plausible.subdivisions(["Thôn Ba", name])


def test_people() -> None:
    for name in ("Nguyễn Văn A", "Y Bih Niê", "H’Hen Niê", "Lê C"):
        assert plausible.person({"name": name, "post": "Chủ tịch"})["name"] == name
    for name in (
        "Nguyễn",
        "nguyễn văn a",
        "Nguyễn Văn A, Trần Thị B",
        "Nguyễn Văn 1",
        "0912345678",
        "NGUYỄN VĂN A",
    ):
        with pytest.raises(UsageError):
            plausible.person({"name": name, "post": "Chủ tịch"})
    for post in ("", "1", "x" * 200):
        with pytest.raises(UsageError):
            plausible.person({"name": "Nguyễn Văn A", "post": post})


def test_what_is_typed_with_marks_apart_is_judged_alike() -> None:
    """`tidy` composes before anything is judged; a decomposed name that comes here all the same is not called small."""
    name = unicodedata.normalize("NFC", unicodedata.normalize("NFD", "Đông Hưng"))
    assert plausible.place_name(name, "xa") == "Đông Hưng"
