"""What can be made out from a name where nobody said it; whatever is guessed is marked in the files as a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tdkt.model.text import fold, slug
from tdkt.planning.new_ward.ward import KINDS
from tdkt.workspace.portable_names import fault
from tdkt.workspace.yaml_scalars import as_scalar

LONGEST_ID = 40
"""Leaves room, within the 60 characters of an id, for what the sample movement adds to it."""
_LINKS = ("và", "của", "về", "thuộc")
_HEADS = re.compile(r"(?:phòng|trung tâm)\s+(?=\S)", re.IGNORECASE)
_THON = ("thon", "lang", "ap", "ban", "buon", "bon", "phum", "soc", "xom")
_TO_DAN_PHO = ("to dan pho", "to", "khu pho", "khoi pho", "khoi", "khom", "tieu khu")
_BY_KIND = {"xa": "thon", "phuong": "to-dan-pho", "dac-khu": "thon"}
_LEADER = re.compile(
    r"(?P<post>(?:phó\s+)?chủ tịch)(?:\s+(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\b.*)?", re.I
)
COMMITTEE = "Ủy ban nhân dân"


def ids_of(names: Iterable[str]) -> list[str]:
    """Return an id for each of `names`, in their order and each once; what YAML would not read as text,
    or no file can be named on some system, begins with "muc"."""
    ids: list[str] = []
    for name in names:
        first = slug(name)[:LONGEST_ID].strip("-")
        if as_scalar(first) != first or fault(first):
            first = f"muc-{first}".strip("-")
        found, number = first, 2
        while found in ids:
            found, number = f"{first}-{number}", number + 1
        ids.append(found)
    return ids


def proper_name(name: str, kind: str) -> str:
    """Return the name of a place without its kind, which people put before it ("xã Đông Hưng")."""
    word = KINDS[kind]
    return name[len(word) + 1 :] if name.lower().startswith(f"{word} ") else name


def without_head(name: str) -> str:
    """Return the name of a unit without "Phòng", "Trung tâm", which say nothing that tells units apart."""
    return _HEADS.sub("", name, count=1) if _HEADS.match(name) else name


def abbreviation_of(name: str, taken: Sequence[str]) -> str:
    """Return initials as offices write them ("Phòng Văn hóa - Xã hội" → "VHXH"), none of those that are `taken`."""
    if fold(name).startswith("van phong"):
        first = "VP"
    else:
        words = re.findall(r"\w+", re.sub(r"(?i)^phòng\s+(?=\S)", "", name))
        first = "".join(word[0].upper() for word in words if word.lower() not in _LINKS) or "ĐV"
    found, number = first, 2
    while found in taken:
        found, number = f"{first}{number}", number + 1
    return found


def standing_unit_of(names: Sequence[str]) -> int:
    """Return which unit does the Council's daily work: mostly Văn hóa - Xã hội, else the first."""
    folded = [slug(name) for name in names]
    return next((number for number, name in enumerate(folded) if "van-hoa" in name), 0)


def subdivision_type(name: str, kind: str) -> str:
    """Return "thon" or "to-dan-pho" by the first words of `name`, else what is usual in a ward of `kind`.

    Bản, ấp, buôn, làng… count as thôn; khu phố, khối phố, khóm… as tổ dân phố (Thông tư 04/2012/TT-BNV, Điều 2; from memory).
    """
    words = f"{' '.join(re.findall(r'[a-z0-9]+', fold(name)))} "
    if words.startswith(tuple(f"{head} " for head in _TO_DAN_PHO)):
        return "to-dan-pho"
    if words.startswith(tuple(f"{head} " for head in _THON)):
        return "thon"
    return _BY_KIND[kind]


def authority_of(post: str) -> tuple[str, str | None, str | None]:
    """Return the post as it stands above a signature, with what follows "TM." and "KT." (NĐ 30/2020, Phụ lục I, II.7b).

    Known for Chairmen and their deputies alone; any other post is left as it is, with None and None.
    """
    found = _LEADER.fullmatch(post)
    if found is None:
        return post, None, None
    deputy = fold(post).startswith("pho")
    return ("Phó Chủ tịch", COMMITTEE, "Chủ tịch") if deputy else ("Chủ tịch", COMMITTEE, None)
