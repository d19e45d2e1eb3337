"""Answers as a person types them on one line, "Tên | chữ viết tắt | đầu mối", turned into the shape of an answers file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from tdkt.errors import UsageError
from tdkt.model.plan_year import year_in_file
from tdkt.model.text import fold
from tdkt.planning.new_ward.ward import KINDS
from tdkt.workspace.source import FORBIDDEN

_T = TypeVar("_T")

UNIT = "Tên đơn vị | chữ viết tắt | đầu mối"
SIGNER = "Họ và tên | chức vụ"
MEMBER = "Ông hoặc Bà, họ và tên | chức vụ | vai trò"
_ROLES = {
    "chu tich": "chair",
    "pho chu tich": "vice_chair",
    "thu ky": "secretary",
    "uy vien thu ky": "secretary",
    "uy vien": "member",
    "thanh vien": "member",
}
_ROLE_NAMES = {
    "chair": "chủ tịch",
    "vice_chair": "phó chủ tịch",
    "secretary": "thư ký",
    "member": "ủy viên",
}
_CI = {
    "khong": "none",
    "none": "none",
    "github": "github",
    "gitlab": "gitlab",
    "ca hai": "both",
    "both": "both",
}
_GENDERS = {"ong": "male", "ba": "female"}


def tidy(text: str) -> str:
    """Return `text` in one line of composed Vietnamese, without characters that no file may hold."""
    return " ".join(FORBIDDEN.sub("", unicodedata.normalize("NFC", text)).split())


def answers_said(words: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed, by the key of the answer (a word, or lines in a list), in the shape of an answers file.

    What is None or empty was not answered. Raises UsageError for a line that cannot be read.
    """
    given = {key: word for key, word in words.items() if word not in (None, [])}
    decision = given.pop("decision", None)
    found = {key: _READ[key](word) for key, word in given.items()}
    if decision is not None and "members" not in found:
        raise UsageError(
            "Có quyết định thành lập Hội đồng nhưng chưa ghi thành viên.", hint=f"Ghi từng người: {MEMBER}"
        )
    if "members" in found:
        found["council"] = council_said(found.pop("members"), decision or "")
    return found


def council_said(members: list[dict[str, str]], decision: str) -> dict[str, Any]:
    """Return the Council of these members; `decision` may be ""."""
    return {"decision": tidy(decision), "members": members} if tidy(decision) else {"members": members}


def kind_said(text: str) -> str:
    """Return the key of `KINDS` that `text` means ("Đặc khu", "dac-khu"); raises UsageError."""
    wanted = re.sub(r"[\s_-]+", "-", fold(tidy(text)))
    if wanted not in KINDS:
        raise UsageError(f"Không có loại “{tidy(text)}”.", hint=f"Chỉ dùng: {', '.join(KINDS.values())}.")
    return wanted


def ci_said(text: str) -> str:
    """Return which services `text` means ("GitHub", "cả hai"), as the answers file names them; raises UsageError."""
    found = _CI.get(fold(tidy(text)))
    if found is None:
        raise UsageError(
            f"Không có cách kiểm tra tự động “{tidy(text)}”.", hint="Chỉ dùng: github, gitlab, cả hai, không."
        )
    return found


def unit_said(text: str) -> dict[str, str]:
    """Return a unit's name with the abbreviation and contact that were given; raises UsageError."""
    name, abbreviation, contact = _parts(text, UNIT, least=1)
    return {
        key: value
        for key, value in (("name", name), ("abbreviation", abbreviation), ("contact", contact))
        if value
    }


def unit_typed(entry: Mapping[str, str]) -> str:
    """Return a unit as it would be typed (`unit_said`)."""
    return _typed(entry["name"], entry.get("abbreviation", ""), entry.get("contact", ""))


def signer_typed(entry: Mapping[str, str]) -> str:
    """Return a signer as they would be typed (`signer_said`)."""
    return _typed(entry["name"], entry["post"])


def member_typed(entry: Mapping[str, str]) -> str:
    """Return a member of the Council as they would be typed (`member_said`)."""
    address = {"male": "Ông", "female": "Bà"}[entry["gender"]]
    return _typed(f"{address} {entry['name']}", entry["post"], _ROLE_NAMES[entry["role"]])


def ci_typed(choice: str) -> str:
    """Return what is typed for the services `choice` (`ci_said`)."""
    return {"none": "không", "both": "cả hai"}.get(choice, choice)


def _typed(*parts: str) -> str:
    return " | ".join(parts).rstrip(" |")


def signer_said(text: str) -> dict[str, str]:
    """Return a signer's name and post; raises UsageError."""
    name, post = _parts(text, SIGNER, least=2)
    return {"name": name, "post": post}


def member_said(text: str) -> dict[str, str]:
    """Return a member of the Council with gender and role; raises UsageError."""
    name, post, role = _parts(text, MEMBER, least=3)
    address, _, rest = name.partition(" ")
    gender = _GENDERS.get(fold(address))
    if gender is None or not rest:
        raise UsageError(
            f"Chưa rõ Ông hay Bà: “{name}”.", hint="Ví dụ: Bà Trần Thị B | Chủ tịch Hội Phụ nữ | ủy viên"
        )
    found = _ROLES.get(" ".join(re.findall(r"\w+", fold(role).replace("hoi dong", ""))))
    if found is None:
        raise UsageError(
            f"Không có vai trò “{role}”.", hint="Chỉ dùng: chủ tịch, phó chủ tịch, thư ký, ủy viên."
        )
    return {"name": rest, "gender": gender, "post": post, "role": found}


def subdivisions_said(text: str) -> list[str]:
    """Return the names in `text`, which ";" sets apart."""
    return [name for name in map(tidy, text.split(";")) if name]


def _parts(text: str, form: str, *, least: int) -> list[str]:
    """Return as many parts as `form` has, "" for those not given."""
    parts, wanted = [tidy(part) for part in text.split("|")], form.count("|") + 1
    if len(parts) > wanted or not all(parts[:least]) or len(parts) < least:
        raise UsageError(f"Không hiểu “{tidy(text)}”.", hint=f"Ghi theo dạng: {form}")
    return parts + [""] * (wanted - len(parts))


def _each(read: Callable[[str], _T]) -> Callable[[list[str]], list[_T]]:
    return lambda lines: [read(line) for line in lines]


_READ: dict[str, Callable[[Any], Any]] = {
    "type": kind_said,
    "name": tidy,
    "city": tidy,
    "place": tidy,
    "abbreviation": tidy,
    "year": year_in_file,
    "standing_unit": tidy,
    "units": _each(unit_said),
    "subdivisions": lambda lines: [name for line in lines for name in subdivisions_said(line)],
    "signers": _each(signer_said),
    "members": _each(member_said),
    "ci": ci_said,
}
