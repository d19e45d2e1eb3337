"""What a plan says of the ward itself: its name, kind and level above, its units, and which of them does the Council's work."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tdkt.adoption.reading.answerable import answerable
from tdkt.adoption.reading.issuer import is_committee
from tdkt.adoption.reading.notes import Notes
from tdkt.adoption.reading.read_plan import (
    FoundUnit,
    FoundWard,
    ReadAnnex,
    ReadBlock,
    ReadHead,
    ReadSection,
    ReadTable,
    Said,
)
from tdkt.adoption.reading.unit_names import (
    OFFICE,
    each_unit,
    is_of_committee,
    unit_name,
    without_ward,
)
from tdkt.checks.plan.quantities import normal
from tdkt.model.records import dataclass, field
from tdkt.model.text import UPPER, fold, letters, one_spelling, spelling_key
from tdkt.planning.new_ward.guesses import abbreviation_of
from tdkt.planning.proposals.marks import marks_of

_PLACE = re.compile(r"\b(?P<kind>PHƯỜNG|XÃ|ĐẶC KHU|THỊ TRẤN)\s+(?P<name>\S.*)$")
_KINDS = {"PHƯỜNG": "phuong", "XÃ": "xa", "ĐẶC KHU": "dac-khu"}
_PROPER = rf"[{UPPER}][^\W\d_]*(?:[ -][{UPPER}][^\W\d_]*)*"
_CITY = re.compile(rf"\b(?P<kind>[Tt]hành phố|[Tt]ỉnh|TP\.?)\s+(?P<name>{_PROPER})")
_STANDING = re.compile(r"thường trực[^.;]{0,30}hội đồng|thường trực thi đua", re.IGNORECASE)
_ASKED_BY = re.compile(
    r"(?:[Xx]ét|[Tt]heo) (?:đề nghị|Tờ trình)[^.;]{0,40} của (?:Trưởng )?[Pp]hòng (?P<name>[^.;,()]{4,60}?)\s*(?:(?:xã|phường|đặc khu)\b[^.;]{0,40})?(?:\s+tại\s[^.;]*)?\s*(?=[.;,]|$)"
)
_WHO_ANSWERS = re.compile(r"chu tri|chiu trach nhiem|theo doi|phu trach|(?:don vi|co quan|nguoi) thuc hien")
_COMMITTEE = "Ủy ban nhân dân"


def ward_of(head: ReadHead, texts: Sequence[str], notes: Notes) -> FoundWard:
    """Return what is known of the ward; what is missing or guessed is noted."""
    lines = [said.text for said in (*head.superior, *head.issuer)]
    match = next(filter(None, (_PLACE.search(line.upper()) for line in lines)), None)
    match = match or _PLACE.search(" ".join(lines).upper())
    kind = _KINDS.get(match["kind"], "") if match else ""
    name = _proper_name(match["kind"], match["name"], texts) if match and kind else ""
    city = _city_of(lines, texts)
    numbers = tuple(number for said in (*head.superior, *head.issuer) for number in said.lines)
    if not name:
        notes.doubt(
            "Tên phường, xã, đặc khu là gì?",
            ("ghi ở name, issuer, place trong plans/organization.yaml",),
            f"“{head.place}”" if head.place else "chưa rõ",
            "phần cơ quan ban hành ở đầu tệp không nêu",
            lines=numbers,
            about="name",
        )
    if not city:
        notes.doubt(
            "Thuộc tỉnh, thành phố nào?", ("ghi ở city",), "chưa rõ", "lời văn không nêu", about="city"
        )
    of_committee = not head.issuer or is_committee(head.issuer)
    word = {"phuong": "phường", "xa": "xã", "dac-khu": "đặc khu"}.get(kind, "")
    return FoundWard(
        kind=kind,
        name=name,
        committee=f"{_COMMITTEE} {word} {name}" if name else "",
        city=city,
        place=head.place or name,
        abbreviation=head.symbol.rpartition("-")[2] if "-" in head.symbol and of_committee else "",
    )


def _proper_name(kind: str, name: str, texts: Sequence[str]) -> str:
    """Return the name as the sentences spell it, else with a capital on every syllable."""
    wanted = one_spelling(name).upper()
    spelt = re.compile(rf"(?i:{kind})\s+({_PROPER})")
    for text in texts:
        for match in spelt.finditer(text):
            words = match[1]
            if words != words.upper() and one_spelling(words).upper() == wanted:
                return words
    return " ".join(word if not word.isalpha() else word.capitalize() for word in name.split())


def _city_of(lines: Iterable[str], texts: Sequence[str]) -> str:
    counted: Counter[str] = Counter()
    for text in texts:
        for match in _CITY.finditer(text):
            kind = "tỉnh" if match["kind"].lower() == "tỉnh" else "thành phố"
            counted[f"{kind} {match['name']}"] += 1
    for line in lines:
        match_in_caps = re.search(r"\b(THÀNH PHỐ|TỈNH)\s+(\S.*)$", line)
        if match_in_caps:
            name = " ".join(word.capitalize() for word in match_in_caps[2].split())
            return f"{match_in_caps[1].lower()} {name}"
    return counted.most_common(1)[0][0] if counted else ""


@dataclass(slots=True)
class NamedUnit:
    """A unit while it is gathered from headings and duties."""

    name: str
    lines: list[int]
    has_movements: bool = False
    is_standing: bool = False
    abbreviation: str = ""
    spellings: list[str] = field(default_factory=list)


def units_of(
    sections: Sequence[ReadSection],
    annexes: Sequence[ReadAnnex],
    closing: Sequence[Said],
    archive: str,
    texts: Sequence[Said],
    notes: Notes,
) -> tuple[FoundUnit, ...]:
    """Return the units that headings and tables name and duties are given to, those with movements first; doubts are noted."""
    found: dict[str, NamedUnit] = {}
    of_closing = ((name, said, False) for said in closing for name, *_ in _answering(said))
    for name, said, has_movements in (*_named(sections, annexes), *of_closing):
        parts = [name] if has_movements else each_unit(name)
        if len(parts) > 1:
            notes.doubt(
                f"“{name}” là một hay {len(parts)} đơn vị?",
                (f"{len(parts)} đơn vị", "một đơn vị"),
                f"{len(parts)} đơn vị",
                "mỗi tên đứng được một mình",
                lines=said.lines,
                about="units",
            )
        for part in parts:
            _add(found, part, said, has_movements=has_movements)
    _one_office(found)
    _standing(found, archive, texts, notes)
    _tell_units(found, notes)
    ordered = sorted(found.values(), key=lambda unit: not unit.has_movements)
    return tuple(
        FoundUnit(unit.name, tuple(unit.lines), unit.has_movements, unit.is_standing, unit.abbreviation)
        for unit in ordered
    )


def _one_office(found: dict[str, NamedUnit]) -> None:
    """Take "Văn phòng" for the one office that the plan names in full elsewhere."""
    offices = [key for key in found if key.startswith(f"{OFFICE} ")]
    if OFFICE in found and len(offices) == 1 and not found[OFFICE].has_movements:
        found[offices[0]].lines.extend(found.pop(OFFICE).lines)


def _add(found: dict[str, NamedUnit], name: str, said: Said, *, has_movements: bool) -> None:
    own = name if has_movements else without_ward(name)
    known = found.setdefault(spelling_key(without_ward(name)), NamedUnit(own, []))
    known.lines.extend(line for line in said.lines if line not in known.lines)
    known.has_movements = known.has_movements or has_movements
    if without_ward(name) not in map(without_ward, known.spellings):
        known.spellings.append(name)


def _tell_units(found: dict[str, NamedUnit], notes: Notes) -> None:
    for unit in found.values():
        if len(unit.spellings) > 1:
            notes.doubt(
                f"Tên đơn vị viết hai cách: {' và '.join(f'“{spelt}”' for spelt in unit.spellings)}.",
                tuple(unit.spellings),
                f"“{unit.name}”",
                "cách viết gặp trước",
                lines=tuple(unit.lines),
                about="units",
            )
    if not found:
        notes.doubt(
            "Kế hoạch không nêu tên đơn vị nào.",
            ("ghi từng phòng, trung tâm ở units",),
            "một đơn vị chưa rõ tên",
            "không thấy tiêu đề hay lời phân công nào nêu tên đơn vị",
            about="units",
        )


def _named(sections: Sequence[ReadSection], annexes: Sequence[ReadAnnex]) -> Iterator[tuple[str, Said, bool]]:
    of_annexes = [section for annex in annexes for section in annex.sections]
    every = [section for top in (*sections, *of_annexes) for section in top.walk()]
    for section in every:
        for unit in section.units:
            yield unit_name(unit.title.text) or unit.title.text.rstrip(" .:;"), unit.title, True
    for section in every:
        heading = section.title or section.text
        name = unit_name(heading.text) if heading and section.title else ""
        if heading and name and (is_of_committee(name) or _is_held_to_figures(section)):
            yield name, heading, False
        elif heading:
            yield from _answering(heading)
        yield from _named_in(section.body)
    for annex in annexes:
        yield from _named_in(annex.body)


def _named_in(blocks: Sequence[ReadBlock]) -> Iterator[tuple[str, Said, bool]]:
    for block in blocks:
        if isinstance(block, ReadTable):
            yield from _named_in_table(block)
        else:
            yield from _answering(block.said)


def _named_in_table(table: ReadTable) -> Iterator[tuple[str, Said, bool]]:
    """Yield the ward's own units that a table names, and whoever stands in a column of those who answer."""
    answering = {
        at for row in table.rows[:2] for at, cell in enumerate(row) if _WHO_ANSWERS.search(fold(cell.text))
    }
    for row in table.rows:
        for at, cell in enumerate(row):
            for said in cell.paragraphs:
                name = unit_name(said.text)
                if name and (is_of_committee(name) or at in answering):
                    yield name, said, False


def _is_held_to_figures(section: ReadSection) -> bool:
    """Tell whether anything in a section is promised in figures: whoever it is the part of reports them."""
    for one in section.walk():
        said = [one.text] if one.text else []
        said += [block.said for block in one.body if not isinstance(block, ReadTable)]
        if any(marks_of(normal(text.text)) for text in said):
            return True
    return False


def _answering(said: Said) -> Iterator[tuple[str, Said, bool]]:
    """Yield the ward's own units that a sentence makes answer for it, and others that it holds to a figure."""
    names = answerable(said.text)
    for name in names:
        if is_of_committee(name) or marks_of(normal(said.text)):
            yield name, said, False


def _standing(found: dict[str, NamedUnit], archive: str, texts: Sequence[Said], notes: Notes) -> None:
    """Mark the unit that the plan calls the Council's standing body, else the one that files the plan ("Lưu: VT, VHXH")."""
    filed = [word for word in re.split(r"[,;\s]+", archive) if word and word.upper() != "VT"]
    for unit in found.values():
        meant = {letters(abbreviation_of(unit.name, ())), letters(_initials(unit.name))}
        unit.abbreviation = next((word for word in filed if letters(word.partition("(")[0]) in meant), "")
    said_so = [said for said in texts if _STANDING.search(said.text)]
    for said in said_so:
        words = spelling_key(said.text)
        named = [unit for key, unit in found.items() if key in words]
        if len(named) == 1:
            named[0].is_standing = True
            return
    asked = next(filter(None, (_ASKED_BY.search(said.text) for said in texts)), None)
    name = without_ward(unit_name(f"Phòng {asked['name']}")) if asked else ""
    if name:
        unit = found.setdefault(spelling_key(name), NamedUnit(name, []))
        unit.is_standing = True
        notes.doubt(
            "Đơn vị nào là thường trực của Hội đồng Thi đua - Khen thưởng?",
            tuple(one.name for one in found.values()),
            name,
            f"kế hoạch ban hành theo đề nghị của {name}",
            about="standing_unit",
        )
        return
    filing = [unit for unit in found.values() if unit.abbreviation]
    if len(filing) == 1:
        filing[0].is_standing = True
        notes.doubt(
            "Đơn vị nào là thường trực của Hội đồng Thi đua - Khen thưởng?",
            tuple(unit.name for unit in found.values()),
            filing[0].name,
            f"nơi lưu ghi “{archive}”",
            lines=tuple(filing[0].lines),
            about="standing_unit",
        )


def _initials(name: str) -> str:
    return "".join(
        word[0] for word in re.findall(r"\w+", name) if word.lower() not in ("và", "của", "về", "thuộc")
    )
