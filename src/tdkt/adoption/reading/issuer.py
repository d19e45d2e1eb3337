"""Who issues a plan where that is not the Ủy ban nhân dân: a Council, a phòng, a board, a school, the Mặt trận, a đoàn thể.

NĐ 30/2020, Phụ lục I, Phần I, II.2: the lines of its name stand at the head of the page, under those of who it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tdkt.adoption.reading.read_plan import FoundIssuer, FoundWard, ReadHead, Said
from tdkt.adoption.reading.words import Spellings
from tdkt.conformity.components.fixed_words import begins
from tdkt.model.issuer import BOARD, COUNCIL, FRONT, OTHER, SCHOOL, UNION, UNIT
from tdkt.model.text import UPPER, fold, one_spelling

_FRONT = re.compile(r"\b(?:mat tran to quoc|ubmttq|mttq)\b")
_BY_WORD = (
    (COUNCIL, ("hoi dong",)),
    (SCHOOL, ("truong",)),
    (UNION, ("doan", "hoi", "lien doan", "cong doan", "ban chap hanh")),
    (BOARD, ("ban chi dao", "ban to chuc", "to cong tac", "to")),
    (UNIT, ("phong", "trung tam", "van phong")),
)
_COUNCIL_NAME = re.compile(r"(?i)thi đua\s*[-–,]?\s*khen thưởng")
_KNOWN = (
    "Ban Thường trực", "Ủy ban", "Mặt trận Tổ quốc Việt Nam", "Ban Chấp hành", "Ban Thường vụ", "MTTQ Việt Nam",
    "Mầm non", "Tiểu học", "Trung học cơ sở", "Trung học phổ thông", "Liên hiệp Phụ nữ", "Cựu chiến binh", "Nông dân",
)  # fmt: skip
"""Parts of names as they are written (NĐ 30/2020, Phụ lục II)."""
_OF_PLACE = rf"(?:\s+(?:phường|xã|đặc khu)\s+(?:[{UPPER}]\w*(?:[ -](?=[{UPPER}]))?)+)?"


def issuer_of(head: ReadHead, ward: FoundWard, texts: Sequence[str]) -> FoundIssuer | None:
    """Return who issues the plan, None where it is the Ủy ban nhân dân or the page names nobody.

    `texts` are the lines of the file: where they spell its name, that is the name.
    """
    if not head.issuer or is_committee(head.issuer):
        return None
    own = _one_line(head.issuer)
    above = _one_line(head.superior)
    return FoundIssuer(
        type=_type(own, above),
        name=_name(own, above, ward, texts),
        head=tuple(said.text for said in head.issuer),
        superior=above,
        abbreviation=re.split("[-/]", head.symbol, maxsplit=1)[-1],
        lines=tuple(number for said in head.issuer for number in said.lines),
    )


def is_committee(lines: Sequence[Said]) -> bool:
    """Tell whether these lines of a head are the name of a Ủy ban nhân dân."""
    return bool(lines) and any(begins(said.text, "uy ban nhan dan", "ubnd") for said in lines)


def _one_line(lines: Sequence[Said]) -> str:
    return " ".join(said.text.strip() for said in lines)


def _type(own: str, above: str) -> str:
    if _FRONT.search(fold(own)) or (begins(own, "ban thuong truc") and _FRONT.search(fold(above))):
        return FRONT
    return next((kind for kind, words in _BY_WORD if begins(own, *words)), OTHER)


def _name(own: str, above: str, ward: FoundWard, texts: Sequence[str]) -> str:
    """Return the name as the sentences of the file spell it, else as a sentence would have the lines of the head."""
    # "Ban Thường trực" alone names nobody: it is that of the body above it.
    spelt = [_spelt(f"{own} {above}", texts), [] if begins(own, "ban thuong truc") else _spelt(own, texts)]
    found = max((name for names in spelt for name in names), key=len, default="")
    if found:
        return found
    name = _COUNCIL_NAME.sub("Thi đua - Khen thưởng", _in_a_sentence(own, texts))
    if begins(own, "ban thuong truc") and above:
        name = f"{name} {_in_a_sentence(above, texts)}"
    place = ward.committee.removeprefix("Ủy ban nhân dân ")
    return name if not place or fold(ward.name) in fold(name) else f"{name} {place}"


def _in_a_sentence(name: str, texts: Sequence[str]) -> str:
    """Return a name in capitals as a sentence has it: agencies and proper names with the capitals that they are known by."""
    found = Spellings(texts).sentence(name)
    found = found if found != found.upper() or len(found.split()) == 1 else found.capitalize()
    for known in _KNOWN:
        found = re.sub(re.escape(known), known, found, flags=re.IGNORECASE)
    return found


def _spelt(name: str, texts: Sequence[str]) -> list[str]:
    """Return how the texts write a name that the page has in capitals, with the place that it is of where that follows."""
    words = [re.escape(word) for word in re.findall(r"\w+|[^\w\s]", one_spelling(name))]
    pattern = re.compile(r"(?i:\b" + r"\s*".join(words) + r"\b)" + _OF_PLACE)
    found = []
    for text in texts:
        for match in pattern.finditer(one_spelling(text)):
            as_typed = text[match.start() : match.end()] if len(one_spelling(text)) == len(text) else match[0]
            if as_typed != as_typed.upper():
                found.append(as_typed.strip())
    return found
