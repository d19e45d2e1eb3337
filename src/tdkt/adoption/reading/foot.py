"""What follows the last words of a plan: Nơi nhận and the signature, in tables, tabs, spaces or one under the other.

NĐ 30/2020, Phụ lục I, Phần I, II.7 and II.9.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tdkt.adoption.reading.notes import Notes
from tdkt.adoption.reading.read_plan import ReadSignature, Said
from tdkt.adoption.reading.typed import Part, Typed, TypedTable, all_lines
from tdkt.adoption.reading.words import Spellings
from tdkt.conformity.components.fixed_words import is_rule
from tdkt.conformity.components.signature import power_of
from tdkt.model.records import dataclass, field
from tdkt.model.text import UPPER, fold, lower_first

_RECIPIENTS = re.compile(r"(?i)^\W*nơi nhận\b\W*")
_POSTS = (
    "chu tich", "pho chu tich", "chanh van phong", "pho chanh van phong", "truong phong", "pho truong phong", "giam doc",
    "pho giam doc", "truong ban", "pho truong ban", "bi thu", "pho bi thu", "quyen chu tich", "nguoi ky",
    "hieu truong", "pho hieu truong", "vien truong", "pho vien truong", "truong doan",
    "truong cong an", "pho truong cong an", "chi huy truong", "tram truong", "pho tram truong", "chanh an",
)  # fmt: skip
_ARCHIVE = re.compile(r"(?i)^\W*lưu\s*:?\s*(?P<where>.*)$")
_SIGNED = re.compile(r"(?i)^\W*(?:đã ký|đã kí|ký tên|ký số|ký, ghi rõ họ tên|chữ ký)\b.*$|^\[[^\]]*\]$")
_RANK = r"(?:(?:Thiếu|Trung|Thượng|Đại)\s+(?:úy|uý|tá|tướng)\s+)?"
_NAME = re.compile(rf"{_RANK}(?:[{UPPER}][\w’']*\.?\s+){{1,5}}[{UPPER}][\w’']*")
DEGREE = re.compile(r"^(?:(?:ThS|Th\.S|TS|GS|PGS|BS|KS|CN|Ông|Bà|Đ/c|Đồng chí)\.?\s+)+")
_END_OF_ITEM = re.compile(r"[\s.;,]+$")


@dataclass(slots=True)
class FoundFoot:
    """The foot without the closing paragraphs, which stand before it."""

    recipients: list[Said] = field(default_factory=list)
    archive: str = ""
    archive_line: Said | None = None
    signature: ReadSignature | None = None


def foot_at(parts: Sequence[Part], start: int) -> int:
    """Return the number of the first part, from `start` on, of the foot; `len(parts)` where there is none."""
    for number in range(start, len(parts)):
        part = parts[number]
        if isinstance(part, Typed) and _begins_foot(part, parts, number):
            return number
    return len(parts)


def _begins_foot(line: Typed, parts: Sequence[Part], number: int) -> bool:
    text = line.words
    if _RECIPIENTS.match(text):
        return len(text) < 40 or ":" in text[:16]
    if len(text) > 90 or text != text.upper() or line.mark is not None:
        return False
    if power_of(text):
        return True
    near = [part.words for part in parts[number : number + 30] if isinstance(part, Typed)]
    return _is_post(text) and any(_RECIPIENTS.match(words) or _NAME.fullmatch(words) for words in near[1:])


def _is_post(text: str) -> bool:
    words = " ".join(re.findall(r"[a-z]+", fold(text)))
    return words.startswith(_POSTS) and text == text.upper()


def read_foot(parts: Sequence[Part], spellings: Spellings, notes: Notes) -> FoundFoot:
    """Return Nơi nhận and signature from the parts of the foot; what is neither is noted as without a place."""
    found = FoundFoot()
    signing: list[Typed] = []
    in_recipients = False
    for line in all_lines(parts):
        text = line.words
        if is_rule(text):
            notes.fixed.append(line.number)
        elif _RECIPIENTS.match(text):
            in_recipients = True
            behind = text[_RECIPIENTS.match(text).end() :]  # type: ignore[union-attr]
            if behind:
                _recipient(line, behind, found)
            else:
                notes.fixed.append(line.number)
        elif _SIGNED.match(text):
            notes.fixed.append(line.number)
            notes.unplace(line.number, "dấu hiệu đã ký, không thuộc lời văn của kế hoạch")
        elif _is_of_signature(line, signing, in_recipients=in_recipients, archived=bool(found.archive_line)):
            signing.append(line)
        elif in_recipients and line.column == 1 and text == text.upper():
            notes.unplace(line.number, "dòng bên chữ ký chưa rõ là gì")
        elif in_recipients:
            own = line.mark is None or line.mark.is_bullet
            _recipient(line, line.plain if own else text, found)
        else:
            notes.unplace(line.number, "dòng ở cuối văn bản không phải nơi nhận, chữ ký")
    found.signature = _signature(signing, spellings, notes)
    _tell(found, notes, parts)
    return found


def _is_of_signature(line: Typed, signing: Sequence[Typed], *, in_recipients: bool, archived: bool) -> bool:
    text = line.words
    if line.mark is not None and not power_of(text):  # "Q." looks like the letter of an item
        return False
    if power_of(text) or _is_post(text):
        return True
    if line.column == 1 or not in_recipients or archived:
        capitals = text == text.upper()
        return capitals or _NAME.fullmatch(DEGREE.sub("", text)) is not None or bool(signing and line.column)
    set_apart = line.look.bold or line.look.centred
    return bool(signing) and set_apart and _NAME.fullmatch(DEGREE.sub("", text)) is not None


def _recipient(line: Typed, text: str, found: FoundFoot) -> None:
    bare = _END_OF_ITEM.sub("", text.strip(" -–+*"))
    archive = _ARCHIVE.match(bare)
    if archive and found.archive_line is None:
        found.archive = archive["where"].strip()
        found.archive_line = Said(bare, (line.number,), line.written)
    elif bare:
        goes_on = found.recipients and line.mark is None and bare[:1].islower() and found.archive_line is None
        if goes_on:
            last = found.recipients[-1]
            found.recipients[-1] = Said(f"{last.text} {bare}", (*last.lines, line.number), last.mark)
        elif found.archive_line is not None and line.mark is None and not bare[0].isupper():
            last = found.archive_line
            found.archive_line = Said(f"{last.text} {bare}", (*last.lines, line.number), last.mark)
            found.archive = f"{found.archive} {bare}"
        else:
            mark = line.written if line.mark is not None and line.mark.is_bullet else ""
            found.recipients.append(Said(bare, (line.number,), mark))


def _signature(lines: Sequence[Typed], spellings: Spellings, notes: Notes) -> ReadSignature | None:
    if not lines:
        return None
    name, posts = "", []
    behalf = place = order = authorised = None
    for line in lines:
        text = line.words
        found = power_of(text)
        power, rest = (re.sub(r"[\s/]", "", found["power"]), found["rest"]) if found else ("", "")
        if power == "TM":
            behalf = spellings.post(rest)
        elif power == "KT":
            place = spellings.post(rest)
        elif power == "TL":
            order = spellings.post(rest)
        elif power == "TUQ":
            authorised = spellings.post(rest)
        elif power or (text == text.upper() and _is_post(text)):
            acting = power == "Q"
            own = spellings.post(rest) if acting else ""
            # "Q." stands before the post of who is acting (NĐ 30/2020, Phụ lục I, Phần I, II.7b).
            posts.append(f"Q. {own}" if acting else text if power else spellings.post(text))
        elif _NAME.fullmatch(DEGREE.sub("", text)):
            name = DEGREE.sub("", text)
            if name == name.upper():
                name = " ".join(word.capitalize() for word in name.split())
                notes.change(line.number, "họ tên người ký gõ chữ in hoa", text, name)
            elif name != text:
                notes.doubt(
                    f"Trước họ tên người ký ghi “{text.removesuffix(name).strip()}”.",
                    (f"ghi “{name}”", f"ghi “{text}”"),
                    f"“{name}”",
                    "NĐ 30/2020, Phụ lục I, Phần I, II.7c: không ghi học hàm, học vị trước họ tên",
                    lines=(line.number,),
                    about="signers",
                )
        elif behalf is not None and not posts and text == text.upper():
            behalf = f"{behalf} {lower_first(spellings.post(text))}"
        else:
            notes.unplace(line.number, "dòng bên chữ ký chưa rõ là gì")
    # Whoever signs for a Council has another post above the name where it borrows the seal (II.7đ).
    of_him, other = (posts[:1], posts[1:]) if behalf else (posts, [])
    return ReadSignature(
        tuple(Said(line.plain, (line.number,), line.written) for line in lines),
        name,
        ", ".join(of_him),
        behalf,
        place,
        order,
        authorised,
        ", ".join(other) or None,
    )


def _tell(found: FoundFoot, notes: Notes, parts: Sequence[Part]) -> None:
    signature = found.signature
    lines = tuple(number for said in signature.lines for number in said.lines) if signature else ()
    if signature is None or not signature.name or not signature.post:
        notes.doubt(
            "Tệp không nêu đủ chức vụ và họ tên người ký.",
            ("ghi ở signers trong plans/organization.yaml",),
            f"{signature.post or '…'}, {signature.name or '…'}" if signature else "để trống",
            "không thấy ở cuối văn bản",
            lines=lines,
            about="signers",
        )
    elif signature.on_behalf_of is None and fold(signature.post).endswith("chu tich"):
        notes.doubt(
            "Trên chức vụ người ký không có dòng “TM. ỦY BAN NHÂN DÂN”.",
            ("giữ như trong tệp", "ghi on_behalf_of: Ủy ban nhân dân"),
            "giữ như trong tệp",
            "tệp không có; NĐ 30/2020, Phụ lục I, Phần I, II.7b: ký thay mặt tập thể ghi “TM.”",
            lines=lines,
            about="signers",
        )
    if not found.recipients:
        only = found.archive_line is not None
        notes.doubt(
            "Nơi nhận chỉ có dòng lưu." if only else "Tệp không có nơi nhận.",
            ("ghi ở recipients",),
            "để trống",
            "ngoài dòng “Lưu” không có nơi nhận nào" if only else "không thấy dòng “Nơi nhận:”",
            lines=found.archive_line.lines if found.archive_line else (),
            about="recipients",
        )
    if not found.archive:
        notes.doubt(
            "Tệp không có dòng “Lưu: VT, …”.",
            ("ghi ở archive",),
            "để trống",
            "không thấy dòng ấy ở nơi nhận",
            about="archive",
        )


def lines_in(parts: Sequence[Part]) -> int:
    """Return how many lines stand in `parts`."""
    return sum(len(list(part.lines)) if isinstance(part, TypedTable) else 1 for part in parts)
