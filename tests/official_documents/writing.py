"""A typed document as a .docx, in the ways that offices type: `TYPINGS`.

table      head and foot in tables without lines, looks set by hand, rules drawn as shapes
tabs       head and foot on lines with tab stops, items numbered by Word
spaces     head and foot pushed with spaces, sentences cut into many runs
styles     looks come from styles, rules are borders of paragraphs, hyphens are bullets of Word
boxes      the head in two text boxes
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from xml.sax.saxutils import escape

from official_documents.pieces import (
    NAMESPACES,
    bordered,
    box_around,
    length_of_rule,
    look_of,
    margin,
    numbering,
    relations,
    section,
    setting_of,
    width_of,
    width_of_space,
)
from official_documents.typed import FONT, PARTS, Line, Typed
from tdkt.office.package import zipped

TYPINGS = ("table", "tabs", "spaces", "styles", "boxes")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LEFT = 3402
"""How wide the left column is, in twips."""
_EMU_A_TWIP = 635
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_TOKEN = re.compile(r"\S+\s*|\s+")


def docx_of(typed: Typed, typing: str = "table") -> bytes:
    """Return the document as a Word file, typed in that way."""
    return _Writer(typed, typing).package()


@dataclass(slots=True)
class _Writer:
    typed: Typed
    typing: str
    shapes: int = 0

    def package(self) -> bytes:
        page = self.typed.page
        parts = {
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{self._body()}{section(page, restarts=bool(self.typed.behind))}</w:body></w:document>",
            "word/styles.xml": self._styles(),
            "word/numbering.xml": numbering(),
        }
        if page.number:
            parts[f"word/{page.number}1.xml"] = margin(page)
        kinds = [*(name.removeprefix("word/").removesuffix(".xml") for name in parts)]
        overrides = "".join(
            f'<Override PartName="/word/{kind}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
            f'{"document.main" if kind == "document" else kind.rstrip("1")}+xml"/>'
            for kind in kinds
        )
        links = "".join(
            f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind.rstrip("1")}" Target="{kind}.xml"/>'
            for kind in kinds
            if kind != "document"
        )
        parts |= {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
            "_rels/.rels": relations(
                f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
            ),
            "word/_rels/document.xml.rels": relations(links),
        }
        return zipped({name: text.encode() for name, text in parts.items()})

    def _body(self) -> str:
        typed = self.typed
        made = [self._columns(typed.head, is_head=True)]
        made += map(self._paragraph, typed.body)
        made.append(_EMPTY)
        made.append(self._columns(typed.foot, is_head=False))
        behind = typed.behind
        if behind:
            made.append(
                f"<w:p><w:pPr>{section(typed.page)}</w:pPr></w:p>"
            )  # its pages are numbered on their own
            head = tuple(line for line in behind if line.column)
            made.append(self._columns(head, is_head=True) if head else "")
            made += map(self._paragraph, (line for line in behind if not line.column))
        if typed.copy:
            foot = tuple(line for line in typed.copy if line.role in PARTS["foot"])
            made += [_EMPTY, bordered(typed.page.text_width, typed.page.text_width)]
            made.append(self._columns([line for line in typed.copy if line not in foot], is_head=True))
            made += [_EMPTY, self._columns(foot, is_head=False)]
        return "".join(made)

    def _columns(self, lines: Sequence[Line], *, is_head: bool) -> str:
        left = [line for line in lines if line.column == "left"]
        right = [line for line in lines if line.column == "right"]
        if self.typing == "tabs":
            return self._side_by_side(left, right, is_head=is_head, with_tabs=True)
        if self.typing == "spaces":
            return self._side_by_side(left, right, is_head=is_head, with_tabs=False)
        if self.typing == "boxes" and is_head:
            return self._in_boxes(left, right)
        return self._in_table(left, right, is_head=is_head)

    def _in_table(self, left: list[Line], right: list[Line], *, is_head: bool) -> str:
        widths = (_LEFT, self.typed.page.text_width - _LEFT)
        rows = [(left, right)]
        if is_head:
            above = [[line for line in column if line.role in _NAMES] for column in (left, right)]
            below = [[line for line in column if line.role not in _NAMES] for column in (left, right)]
            rows = [(above[0], above[1]), (below[0], below[1])] if any(below) else [(above[0], above[1])]
        made = "".join(
            "<w:tr>"
            + "".join(self._cell(cell, width) for cell, width in zip(row, widths, strict=True))
            + "</w:tr>"
            for row in rows
        )
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>{_EMPTY if is_head else ''}"
        )

    def _cell(self, lines: Sequence[Line], width: int) -> str:
        inside = "".join(self._paragraph(line, width=width - 216) for line in lines) or _EMPTY
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'

    def _side_by_side(self, left: list[Line], right: list[Line], *, is_head: bool, with_tabs: bool) -> str:
        made = []
        for one, two in self._pairs(left, right, is_head=is_head):
            gap = max((line.blank_before for line in (one, two) if line), default=0)
            made += [_EMPTY] * gap
            made.append(self._tabbed(one, two) if with_tabs else self._spaced(one, two))
        return "".join(made)

    def _pairs(
        self, left: list[Line], right: list[Line], *, is_head: bool
    ) -> Iterator[tuple[Line | None, Line | None]]:
        if not is_head:
            yield from _foot_pairs(left, right)
            return
        names = [[line for line in column if line.role in _NAMES] for column in (left, right)]
        rest = [[line for line in column if line.role not in _NAMES] for column in (left, right)]
        yield from zip_longest(*names)
        yield from zip_longest(*rest)

    def _tabbed(self, one: Line | None, two: Line | None) -> str:
        width = self.typed.page.text_width
        stops = "".join(
            f'<w:tab w:val="{"left" if line and line.align == "left" else "center"}" w:pos="{place}"/>'
            for line, place in (
                (one, 0 if one and one.align == "left" else _LEFT // 2),
                (two, (_LEFT + width) // 2),
            )
            if place
        )
        lead = "<w:r><w:tab/></w:r>" if one is None or one.align != "left" else ""
        first = f"{lead}{self._runs(one) if one else ''}"
        second = f"<w:r><w:tab/></w:r>{self._runs(two)}" if two else ""
        return (
            f'<w:p><w:pPr><w:tabs>{stops}</w:tabs><w:spacing w:before="{_before(one, two)}" w:after="0"/>'
            f"</w:pPr>{first}{second}{self._drawn(one, _LEFT)}{self._drawn(two, width, start=_LEFT)}</w:p>"
        )

    def _spaced(self, one: Line | None, two: Line | None) -> str:
        width = self.typed.page.text_width
        ends, made = 0.0, ""
        for line, start, end in ((one, 0, _LEFT), (two, _LEFT, width)):
            if line is None:
                continue
            wide = width_of(line)
            begins = start if line.align == "left" else start + (end - start - wide) / 2
            blanks = round((begins - ends) / width_of_space(line))
            if line is two and one is not None:
                blanks = max(blanks, 5)
            made += self._runs(replace(line, text=" " * max(blanks, 0) + line.text))
            ends = max(begins, ends) + wide
        return (
            f'<w:p><w:pPr><w:spacing w:before="{_before(one, two)}" w:after="0"/></w:pPr>{made}'
            f"{self._drawn(one, _LEFT)}{self._drawn(two, width, start=_LEFT)}</w:p>"
        )

    def _in_boxes(self, left: list[Line], right: list[Line]) -> str:
        width = self.typed.page.text_width
        made = "".join(
            self._box(lines, start, end)
            for lines, start, end in ((left, 0, _LEFT), (right, _LEFT, width))
            if lines
        )
        return f"<w:p>{made}</w:p>" + _EMPTY * 6

    def _box(self, lines: Sequence[Line], start: int, end: int) -> str:
        inside = "".join(self._paragraph(line, width=end - start - 216) for line in lines)
        geometry = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
        content = f"<w:txbxContent>{inside}</w:txbxContent>"
        fallback = (
            f'<w:pict><v:rect style="position:absolute;margin-left:{start / 20}pt;width:{(end - start) / 20}pt;height:110pt">'
            f"<v:textbox>{content}</v:textbox></v:rect></w:pict>"
        )
        return self._anchored(
            start, 0, end - start, 2200, f'<wps:cNvSpPr txBox="1"/><wps:spPr>{{}}{geometry}</wps:spPr>'
            f'<wps:txbx>{content}</wps:txbx><wps:bodyPr lIns="68580" tIns="0" rIns="68580" bIns="0"/>', fallback,
        )  # fmt: skip

    def _paragraph(self, line: Line, *, width: int = 0) -> str:
        width = width or self.typed.page.text_width
        above = _EMPTY * line.blank_before
        if self.typing == "styles" and line.rule in ("half", "whole", "long"):
            below = bordered(length_of_rule(line, width), width)
            drawn = ""
        else:
            below, drawn = "", self._drawn(line, width, first=True)
        if line.rule == "typed":
            below += self._paragraph(
                replace(line, text="_" * 14, rule="", blank_before=0, before=0), width=width
            )
        numbered, shown = self._numbered(line)
        properties = self._properties(line, numbered)
        return f"{above}<w:p><w:pPr>{properties}</w:pPr>{self._runs(replace(line, text=shown))}{drawn}</w:p>{below}"

    def _numbered(self, line: Line) -> tuple[str, str]:
        """Return the list that a line is in and the text without what Word writes before it."""
        if not line.number or self.typing not in ("tabs", "styles"):
            return "", line.text
        level = {"roman": 0, "clause_title": 1, "letter": 2, "dash": 3}.get(line.role, 0)
        if self.typing == "styles" and level != 3:
            return "", line.text
        if level == 2 and line.number[0] not in "abcd":
            return "", line.text  # Word's own letters know no đ: offices type on by hand
        text = line.text.removeprefix(line.number).lstrip()
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>', text

    def _properties(self, line: Line, numbered: str) -> str:
        if self.typing == "styles" and line == _as_role(line, self.typed):
            return (
                f'<w:pStyle w:val="{line.role}"/>{"<w:pageBreakBefore/>" if line.new_page else ""}{numbered}'
            )
        styled = f'<w:pStyle w:val="{line.role}"/>' if self.typing == "styles" else ""
        broken = "<w:pageBreakBefore/>" if line.new_page else ""
        mark = look_of(line, self._default()) if numbered else ""  # how Word draws the number
        return f"{styled}{broken}{numbered}{box_around(line)}{setting_of(line)}{mark}"

    def _runs(self, line: Line) -> str:
        if line.bold_to:
            first = replace(line, text=line.text[: line.bold_to], bold=True, bold_to=0)
            return self._runs(first) + self._runs(replace(line, text=line.text[line.bold_to :], bold_to=0))
        look = "" if self._is_by_style(line) else look_of(line, self._default())
        pieces = _cut(line.text) if self.typing == "spaces" else [line.text]
        made = ""
        for piece in pieces:
            text = escape(piece).replace("⏎", '</w:t><w:br/><w:t xml:space="preserve">')
            made += f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'
        return made

    def _is_by_style(self, line: Line) -> bool:
        model = _as_role(line, self.typed)
        return self.typing == "styles" and _letters_of(line) == _letters_of(model)

    def _default(self) -> str:
        return FONT if self.typing in ("tabs", "styles") else ""

    def _drawn(self, line: Line | None, width: int, *, start: int = 0, first: bool = False) -> str:
        if line is None or line.rule not in ("half", "whole", "long"):
            return ""
        if self.typing == "styles" and first:
            return ""
        wraps = self.typing not in ("tabs", "spaces") or not line.column
        long = length_of_rule(line, width - start if wraps else self.typed.page.text_width)
        left = start + (width - start - long) // 2
        fallback = f'<w:pict><v:line style="position:absolute" from="{left / 20}pt,18pt" to="{(left + long) / 20}pt,18pt"/></w:pict>'
        return self._anchored(
            left, line.size * 13, long, 0,
            '<wps:cNvCnPr/><wps:spPr>{}<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525">'
            '<a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/>', fallback,
        )  # fmt: skip

    def _anchored(self, x: int, y: int, width: int, height: int, inside: str, fallback: str) -> str:
        self.shapes += 1
        wide, high = width * _EMU_A_TWIP, height * _EMU_A_TWIP
        place = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        return (
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" '
            f'simplePos="0" relativeHeight="{self.shapes}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
            '<wp:simplePos x="0" y="0"/>'
            f'<wp:positionH relativeFrom="column"><wp:posOffset>{x * _EMU_A_TWIP}</wp:posOffset></wp:positionH>'
            f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{y * _EMU_A_TWIP}</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="{wide}" cy="{high}"/><wp:wrapNone/><wp:docPr id="{self.shapes}" name="Hình {self.shapes}"/>'
            '<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
            f"<wps:wsp>{inside.replace('{}', place)}</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
            f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
        )

    def _styles(self) -> str:
        default = (
            f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/><w:sz w:val="28"/>'
            if self._default()
            else ""
        )
        roles = {line.role: _as_role(line, self.typed) for line in self.typed.lines}
        made = "".join(
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{role}"><w:name w:val="{role}"/><w:basedOn w:val="Normal"/>'
            f"<w:pPr>{box_around(line)}{setting_of(line)}</w:pPr>{look_of(line, FONT)}</w:style>"
            for role, line in (roles if self.typing == "styles" else {}).items()
        )
        return (
            f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{default}</w:rPr></w:rPrDefault></w:docDefaults>"
            f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>{made}</w:styles>'
        )


_EMPTY = "<w:p/>"
_NAMES = ("superior", "agency", "nation", "motto", "copy")


def _foot_pairs(left: list[Line], right: list[Line]) -> Iterator[tuple[Line | None, Line | None]]:
    """Yield the lines of a foot typed side by side: the signer's name stands lower than the last recipient."""
    powers = [line for line in right if not line.blank_before]
    signers = [line for line in right if line.blank_before]
    rest = left[len(powers) :]
    yield from zip_longest(left[: len(powers)], powers)
    for line in rest[:4]:
        yield line, None
    for line, signer in zip_longest(rest[4:], signers):
        yield line, replace(signer, blank_before=max(0, 5 - len(rest))) if signer else None


def _as_role(line: Line, typed: Typed) -> Line:
    """Return a line with the look of the first of its role, which is that of the style."""
    first = next((other for other in typed.lines if other.role == line.role), line)
    return replace(first, text=line.text, rule=line.rule, number=line.number, blank_before=line.blank_before, new_page=line.new_page, column=line.column)  # fmt: skip


def _letters_of(line: Line) -> tuple[object, ...]:
    return line.size, line.bold, line.italic, line.font, line.colour, line.rule == "underlined"


def _before(one: Line | None, two: Line | None) -> int:
    return max((line.before for line in (one, two) if line), default=0)


def _cut(text: str) -> list[str]:
    """Return a text in pieces of two words, as Word leaves it after much editing."""
    words = _TOKEN.findall(text)
    return ["".join(words[at : at + 2]) for at in range(0, len(words), 2)] or [""]
