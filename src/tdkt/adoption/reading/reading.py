"""A Word file as a plan: `read_plan` puts every line of it into one part of a `ReadPlan`.

The order of the work: lines as they were typed, head, căn cứ and preamble, the outline with the units' movements,
closing, foot, annexes; then what the whole says of the ward and its units.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from tdkt.adoption.reading.annexes import annex_head, split_annexes
from tdkt.adoption.reading.basis import WORD, legal_basis, with_long_date
from tdkt.adoption.reading.closing import take_closing, without_end_mark
from tdkt.adoption.reading.foot import foot_at, read_foot
from tdkt.adoption.reading.general_movements import with_general_movements
from tdkt.adoption.reading.head import body_word, read_head
from tdkt.adoption.reading.headings import unnumbered_headings
from tdkt.adoption.reading.issuer import issuer_of
from tdkt.adoption.reading.lines import typed_parts
from tdkt.adoption.reading.notes import Notes
from tdkt.adoption.reading.outline import outline, with_lines_joined
from tdkt.adoption.reading.read_plan import (
    FoundIssuer,
    Line,
    ReadAnnex,
    ReadBasis,
    ReadBlock,
    ReadFoot,
    ReadPlan,
    Said,
)
from tdkt.adoption.reading.renumbering import tell_gaps
from tdkt.adoption.reading.scheme import scheme_of_file
from tdkt.adoption.reading.sections import Manner, Sections
from tdkt.adoption.reading.stretches import Stretch, has_literal_pair, what_was_tidied
from tdkt.adoption.reading.typed import Part, Typed, all_lines
from tdkt.adoption.reading.unit_parts import unit_part, with_room_for_units
from tdkt.adoption.reading.ward import units_of, ward_of
from tdkt.adoption.reading.words import Spellings
from tdkt.model.issuer import ISSUER_TYPES
from tdkt.model.records import replace
from tdkt.office.word.blocks import WordFile

_END_OF_BASIS = re.compile(r"[\s;.,]+$")
_ISSUES = re.compile(r"(?i)như sau\s*[:.;]?$|:$|ban hành kế hoạch|xây dựng kế hoạch")
_LEADS_BASIS = re.compile(r"(?i)^(?:các |những )?căn cứ(?: pháp lý| các văn bản)?(?: sau(?: đây)?)?\s*:?$")
_GLUED = 4
"""How many times letters and figures touch in a line that was a table."""
_OTHER_BASIS = re.compile(r"(?i)^(?:theo đề nghị|xét đề nghị|thực hiện)\b")


def read_plan(file: WordFile, *, by_unit: bool = True) -> ReadPlan:
    """Return what the plan in a Word file says; nothing of the file is left out and nothing is added.

    Without `by_unit` sections stay sections also where they are the parts of units: for a plan that does so otherwise than
    the files of a workspace can say it.
    """
    parts = typed_parts(file)
    lines = tuple(all_lines(parts))
    notes = Notes()
    _tell_tidied(lines, notes)
    spellings = Spellings(line.plain for line in lines)
    head, start = read_head(parts, spellings, notes)
    foot_start = foot_at(parts, start)
    foot_end, behind = split_annexes(parts, foot_start)
    body = with_lines_joined(parts[start:foot_start])
    end_mark = without_end_mark(body, notes)
    found = read_foot(parts[foot_start:foot_end], spellings, notes)
    bases, body = _legal_basis(body, notes)
    root = outline(body, unnumbered_headings(body, notes))
    closing = take_closing(root)
    scheme = scheme_of_file(root)
    if by_unit:
        scheme = with_room_for_units(root, scheme)
    units = unit_part(root, scheme, notes) if by_unit else None
    tell_gaps(root, notes)
    sections = Sections(Manner.of(root), units, spellings, notes, scheme).build(root)
    preamble = tuple(Sections(Manner.of(root), None, spellings, notes).blocks(root.body))
    sections, general = with_general_movements(sections)
    annexes = tuple(_annex(parts, spellings, notes) for parts in behind)
    texts = [line.plain for line in lines]
    said = [Said(line.plain, line.numbers) for line in lines]
    ward = ward_of(head, texts, notes)
    issuer = issuer_of(head, ward, texts)
    _tell_issuer(issuer, notes)
    return ReadPlan(
        lines=tuple(Line(line.number, line.paragraph, line.place, line.words) for line in lines),
        head=head,
        legal_basis=bases,
        preamble=preamble,
        sections=sections,
        foot=ReadFoot(
            closing, end_mark, tuple(found.recipients), found.archive, found.archive_line, found.signature
        ),
        annexes=annexes,
        ward=ward,
        units=units_of(sections, annexes, closing, found.archive, said, notes),
        general_movements=general,
        doubts=tuple(notes.doubts),
        changes=tuple(notes.changes),
        unplaced=tuple(notes.unplaced),
        fixed=tuple(notes.fixed),
        scheme=scheme,
        issuer=issuer,
    )


def _tell_issuer(issuer: FoundIssuer | None, notes: Notes) -> None:
    if issuer is None:
        return
    notes.doubt(
        f"Cơ quan ban hành là “{issuer.name}” ({ISSUER_TYPES[issuer.type]}).",
        ("đúng", "sửa name, type, abbreviation ở issuers"),
        "khai ở issuers",
        "chép theo phần đầu của tệp",
        lines=issuer.lines,
        about="issuers",
    )
    notes.doubt(
        "Tệp không nêu người ký của Ủy ban nhân dân.",
        ("ghi Chủ tịch ở signers",),
        "để trống",
        f"kế hoạch do {issuer.name} ký",
        about="signers",
    )


def _annex(parts: Sequence[Part], spellings: Spellings, notes: Notes) -> ReadAnnex:
    heading, title, attached, at = annex_head(parts, notes)
    if title is not None and title.text == title.text.upper():
        title = Said(spellings.sentence(title.text), title.lines, title.mark)
    body = with_lines_joined(parts[at:])
    without_end_mark(body, notes)
    root = outline(body, unnumbered_headings(body, notes))
    builder = Sections(Manner.of(root), None, spellings, notes)
    sections = builder.build(root)
    blocks: tuple[ReadBlock, ...] = tuple(builder.blocks(root.body))
    landscape = any(line.landscape for line in all_lines(parts))
    return ReadAnnex(heading, title, attached, blocks, sections, landscape)


def _legal_basis(body: list[Part], notes: Notes) -> tuple[tuple[ReadBasis, ...], list[Part]]:
    """Return the căn cứ at the beginning of the body and what follows them."""
    bases: list[ReadBasis] = []
    if len(body) > 1 and isinstance(body[0], Typed) and _LEADS_BASIS.match(body[0].plain):
        body = _each_with_its_word(body, notes)
    for number, part in enumerate(body):
        if not isinstance(part, Typed) or not _is_basis(part, bool(bases)):
            return tuple(bases), body[number:]
        words = _END_OF_BASIS.sub("", part.plain)
        structured = legal_basis(words)
        if structured is None and body_word(words):
            _doubt_basis(words, part, notes)
        if part.mark is not None:
            notes.change(part.number, "gạch đầu dòng trước căn cứ", part.written, "")
        bases.append(ReadBasis(Said(words, part.numbers, part.written), structured))
    return tuple(bases), []


def _each_with_its_word(body: list[Part], notes: Notes) -> list[Part]:
    """Return a body that begins with "Căn cứ:" and a list, each item of the list as a căn cứ of its own."""
    lead, *rest = body
    assert isinstance(lead, Typed)
    items = list(
        takewhile(
            lambda part: isinstance(part, Typed) and part.mark is not None and part.mark.is_bullet, rest
        )
    )
    if not items:
        return body
    notes.fixed.append(lead.number)
    made: list[Part] = []
    for item in items:
        assert isinstance(item, Typed)
        has_word = body_word(item.plain)
        if not has_word:
            notes.change(item.number, "căn cứ viết thành danh sách", item.words, f"{WORD} {item.plain}")
        made.append(item if has_word else replace(item, stretches=(Stretch(f"{WORD} "), *item.stretches)))
    return [*made, *rest[len(items) :]]


def _doubt_basis(words: str, line: Typed, notes: Notes) -> None:
    better = with_long_date(words)
    mended = (f"ghi “{better}”",) if legal_basis(better) is not None else ()
    notes.doubt(
        f"Căn cứ “{words if len(words) <= 80 else f'{words[:77]}…'}” không ghi đúng thứ tự tên loại, số, ngày, cơ quan, trích yếu.",
        ("giữ nguyên văn", *mended, "tách thành type, number, date, issuer, subject"),
        "giữ nguyên văn",
        "tách ra thì lời in ra khác lời trong tệp (NĐ 30/2020, Phụ lục I, Phần I, II.6a)",
        lines=line.numbers,
    )


def _is_basis(line: Typed, has_some: bool) -> bool:
    if line.mark is not None and not line.mark.is_bullet:
        return False
    text = line.plain
    if body_word(text):
        return _ISSUES.search(text) is None
    return (
        has_some
        and _OTHER_BASIS.match(text) is not None
        and text.endswith((";", "."))
        and not _ISSUES.search(text)
    )


def _is_glued(text: str) -> bool:
    """Tell whether a line looks like the cells of a table one after the other ("STTKhu phố1Khu phố 1955Khu phố 2…")."""
    pairs = list(pairwise(text))
    glued = sum(
        (one.isalpha() and one.islower() and other.isdigit()) or (one.isdigit() and other.isupper())
        for one, other in pairs
    )
    return glued >= _GLUED


def _tell_tidied(lines: Sequence[Typed], notes: Notes) -> None:
    for line in lines:
        for what in what_was_tidied(line.source):
            notes.change(line.number, what, line.source, line.words)
        if _is_glued(line.plain):
            notes.doubt(
                "Dòng này có lẽ là một bảng mà các ô dính liền nhau (tệp .doc lưu bằng phần mềm khác).",
                ("mở tệp bằng Word, lưu thành .docx rồi đưa vào lại", "giữ nguyên dòng chữ"),
                "giữ nguyên dòng chữ",
                "chữ và số liền nhau nhiều chỗ",
                lines=line.numbers,
            )
        if has_literal_pair(line.plain):
            notes.doubt(
                "Câu có hai dấu * gõ tay; tdkt hiểu *…* là chữ nghiêng.",
                ("bỏ dấu *", "để in nghiêng"),
                "để in nghiêng",
                "giữ nguyên chữ trong tệp",
                lines=line.numbers,
            )
