"""Answers that read well and cannot be right: told to whoever sits at the questions, who can say it again.

A file of answers was written with care and is not held to this; there the schema and the sense of the whole decide.
Names of places are written with a capital on every syllable (NĐ 30/2020, Phụ lục II, III: địa danh).
"""

from __future__ import annotations

import re

from tdkt.errors import UsageError
from tdkt.model.letters import LOOKALIKE, as_meant, old_code
from tdkt.model.text import fold
from tdkt.planning.new_ward.ward import KINDS

LONGEST_NAME, LONGEST_UNIT, LONGEST_POST = 60, 120, 120
_OTHER_KINDS = ("xã", "phường", "đặc khu", "thị trấn", "huyện", "quận", "thị xã", "thành phố", "tỉnh")
_HEADS = "thôn|tổ dân phố|tổ|ấp|bản|làng|buôn|bon|xóm|khu phố|khối phố|khối|khóm|phum|sóc|tiểu khu"
_TWO_PLACES = re.compile(rf"[,/&+]|\bvà\b.*\b(?:{_HEADS})\b|\b({_HEADS})\b.+\b\1\b", re.IGNORECASE)
_A_RANGE = re.compile(r"\d+\s*(?:-|–|đến|tới)\s*\d+", re.IGNORECASE)
_ABBREVIATION_BEHIND = re.compile(r"\s*(?:[,;/]\s*([A-ZĐƠƯÂĂÊÔ][A-ZĐƠƯÂĂÊÔ0-9&.-]*)|\(([^()]*)\))$")
_HEAD_ALONE = ("phong", "trung tam", "ban", "doi", "to", "don vi", "van", "bo phan")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def place_name(text: str, kind: str) -> str:
    """Return the name of a ward of `kind` as it was typed; raises UsageError where it cannot be one."""
    word = KINDS[kind]
    _refuse_text(text, "Tên", LONGEST_NAME)
    for other in _OTHER_KINDS:
        if other != word and text.lower().startswith(f"{other} "):
            raise UsageError(
                f"Đã chọn {word} mà tên lại ghi “{text[: len(other)]}”.",
                hint=f"Chỉ ghi tên riêng của {word}; chọn nhầm loại thì gõ < để trở lại câu trước.",
            )
    bare = text[len(word) :].strip() if text.lower().startswith(f"{word} ") else text
    if bare.isdecimal():
        if len(bare) > 2:
            raise UsageError(f"“{text}” không phải tên một {word}.", hint="Ghi tên riêng, ví dụ Đông Hưng.")
        return text
    if "," in text or ";" in text:
        raise UsageError(f"“{text}” có nhiều hơn một tên.", hint=f"Chỉ ghi tên riêng của {word}.")
    _refuse_small(bare, text)
    return text


def city_name(text: str) -> str:
    """Return the name of the level above as it was typed; raises UsageError where it cannot be one."""
    _refuse_text(text, "Tên", LONGEST_NAME)
    found = re.fullmatch(r"(tỉnh|thành phố)\s+(.+)", text, re.IGNORECASE)
    if found is None:
        raise UsageError(
            f"Chưa rõ “{text}” là tỉnh hay thành phố.",
            hint="Ghi đủ, ví dụ tỉnh Hưng Yên, thành phố Hải Phòng.",
        )
    if any(char.isdigit() for char in found[2]) or "," in found[2]:
        raise UsageError(f"“{text}” không phải tên tỉnh, thành phố.", hint="Ví dụ: tỉnh Hưng Yên.")
    _refuse_small(found[2], text)
    return text


def venue(text: str) -> str:
    """Return the địa danh of documents as it was typed; raises UsageError where it cannot be one."""
    _refuse_text(text, "Địa danh", LONGEST_NAME)
    if "," in text:
        raise UsageError(
            f"“{text}” có dấu phẩy.", hint="Chỉ ghi tên; tdkt tự thêm dấu phẩy trước ngày, tháng."
        )
    if not text.isdecimal():
        _refuse_small(text, text)
    return text


def unit(entry: dict[str, str]) -> dict[str, str]:
    """Return what was said of one unit; raises UsageError where it cannot be right."""
    name = entry["name"]
    _refuse_text(name, "Tên đơn vị", LONGEST_UNIT)
    behind = _ABBREVIATION_BEHIND.search(name)
    if behind:
        raise UsageError(
            f"“{name}” là tên kèm chữ viết tắt.",
            hint=f"Ngăn bằng dấu |, ví dụ: {name[: behind.start()].strip()} | {behind[1] or behind[2]}",
        )
    if ";" in name:
        raise UsageError(f"“{name}” có nhiều hơn một đơn vị.", hint="Mỗi lần ghi một đơn vị.")
    if fold(name) in _HEAD_ALONE:
        raise UsageError(f"“{name}” chưa đủ tên đơn vị.", hint="Ghi đủ, ví dụ Phòng Văn hóa - Xã hội.")
    _refuse_without_words(name, "tên đơn vị", "Ví dụ: Phòng Văn hóa - Xã hội")
    if not name[0].isupper():
        raise UsageError(f"“{name}” chưa viết hoa chữ đầu.", hint=f"Ví dụ: {name[:1].upper()}{name[1:]}")
    if "abbreviation" in entry:
        abbreviation(entry["abbreviation"])
    return entry


def abbreviation(text: str) -> str:
    """Return an abbreviation as it was typed; raises UsageError where it cannot be one."""
    _refuse_text(text, "Chữ viết tắt", 20)
    if " " in text:
        raise UsageError(f"Chữ viết tắt “{text}” có dấu cách.", hint="Ghi liền, ví dụ VHXH.")
    if not any(char.isupper() for char in text):
        raise UsageError(f"Chữ viết tắt “{text}” chưa viết hoa.", hint=f"Ví dụ: {text.upper()}")
    return text


def person(entry: dict[str, str]) -> dict[str, str]:
    """Return what was said of one signer or member of the Council; raises UsageError where it cannot be right."""
    name, post = entry["name"], entry["post"]
    _refuse_text(name, "Họ và tên", LONGEST_NAME)
    if "," in name or ";" in name:
        raise UsageError(f"“{name}” có nhiều hơn một người.", hint="Mỗi lần ghi một người.")
    words = _WORD.findall(name)
    if len(words) < 2 or any(char.isdigit() for char in name):
        raise UsageError(f"“{name}” không phải họ và tên một người.", hint="Ví dụ: Nguyễn Văn A")
    _refuse_small(name, name)
    _refuse_text(post, "Chức vụ", LONGEST_POST)
    _refuse_without_words(post, "chức vụ", "Ví dụ: Chủ tịch")
    return entry


def subdivisions(names: list[str]) -> list[str]:
    """Return the names of thôn, tổ dân phố as they were typed; raises UsageError where one of them cannot be one."""
    for name in names:
        _refuse_text(name, "Tên thôn, tổ dân phố", LONGEST_NAME)
        if _A_RANGE.search(name) or _TWO_PLACES.search(name):
            raise UsageError(
                f"“{name}” có nhiều hơn một thôn, tổ dân phố.",
                hint="Ngăn các tên bằng dấu chấm phẩy, ví dụ: Thôn Một; Thôn Hai; Tổ dân phố số 3",
            )
        if name.isdecimal():
            raise UsageError(
                f"“{name}” chỉ là một số.", hint=f"Ghi đủ, ví dụ: Thôn {name}; Tổ dân phố số {name}"
            )
        _refuse_without_words(name, "tên thôn, tổ dân phố", "Ví dụ: Thôn Một")
        if name[0].islower():
            raise UsageError(f"“{name}” chưa viết hoa chữ đầu.", hint=f"Ví dụ: {name[:1].upper()}{name[1:]}")
    return names


def _refuse_text(text: str, what: str, longest: int) -> None:
    """Raise UsageError where `text` is empty, too long or of letters that only look Vietnamese."""
    if not text:
        raise UsageError(f"{what} không để trống được.")
    if len(text) > longest:
        raise UsageError(
            f"{what} dài {len(text)} ký tự, quá {longest}.", hint="Kiểm tra có gõ nhầm hai câu làm một không."
        )
    if LOOKALIKE.search(text):
        raise UsageError(
            f"“{text}” có chữ chỉ trông giống chữ Việt.",
            hint=f"Gõ lại bằng bộ gõ tiếng Việt: {as_meant(text)}",
        )
    old = old_code(text)
    if old:
        raise UsageError(
            f"“{text}” gõ bằng bảng mã {old[0]}.", hint=f"Đổi bộ gõ sang Unicode rồi gõ lại: {old[1]}"
        )


def _refuse_without_words(text: str, what: str, hint: str) -> None:
    if len("".join(_WORD.findall(text))) < 2:
        raise UsageError(f"“{text}” không phải {what}.", hint=hint)


def _refuse_small(name: str, text: str) -> None:
    """Raise UsageError where a word of the proper `name` begins small, or all of it is in capitals."""
    words = _WORD.findall(name)
    small = [word for word in words if word[0].islower()]
    shouted = len(name) > 3 and name == name.upper() and any(len(word) > 1 for word in words)
    if not words or small or shouted:
        written = _WORD.sub(lambda found: found[0].capitalize(), name)
        raise UsageError(
            f"“{text}” chưa viết hoa đúng tên riêng." if words else f"“{text}” không phải tên riêng.",
            hint=f"Ví dụ: {text.replace(name, written)}" if words else "Ví dụ: Đông Hưng",
        )
