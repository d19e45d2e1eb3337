"""Rule lines drawn under a line of text, as Word draws a straight line: a shape that hangs on it, for old and new versions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lxml import etree

from tdkt.office.word.blocks import Mark, MarkKind
from tdkt.office.word.drawings import DRAWN, drawn
from tdkt.office.word.editing.changes import Changes, insert, new, put
from tdkt.office.word.editing.cutting import cut_before, run_around, runs_of
from tdkt.office.word.editing.letters import Written
from tdkt.office.word.xml import EMU_PER_TWIP, W, local

if TYPE_CHECKING:
    from lxml.etree import _Element

_THICK_EMU = 9525
_LOW = "10"
"""Half-points of a row that only makes room."""
_THIN = 60
"""Twips: what is higher is no line."""
_LINES = (MarkKind.LINE, MarkKind.SHAPE)
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_NAME = "Đường kẻ"


def draw_line(
    written: Written, start: int, end: int, *, length: int, below: int, left: int | None, changes: Changes
) -> None:
    """Draw a line `length` twips long, `below` the upper edge of the row of text that the letter before `end` stands in.

    It begins `left` twips from the column's edge, or is centred in the column where that is None.
    """
    runs = runs_of(written, start, end)
    made = changes.insert_run(_shape(_free_id(written.node), length, below, left))
    if runs:
        anchor = runs[-1]
        parent = anchor.getparent()
        (parent if parent is not None and parent.tag == f"{W}ins" else anchor).addnext(made)
    else:
        written.node.append(made)


def border_below(written: Written, *, length: int, width: int, changes: Changes) -> None:
    """Draw a line of `length` in a column of `width` as the border of an empty paragraph, where no shape can hang."""
    side = str(max((width - length) // 2, 0))
    properties = new("pPr")
    insert(properties, new("pBdr", new("bottom", val="single", sz="6", space="0", color="000000")))
    put(properties, "spacing", before="0", after="0", line="60", lineRule="exact")
    put(properties, "ind", left=side, right=side, firstLine="0")
    written.node.addnext(changes.inserted_paragraph(new("p", properties)))


def break_low(written: Written, at: int, changes: Changes) -> None:
    """Put a very low empty row behind the line break that is letter `at`."""
    cut_before(written, at + 1)
    letter = written.letters[at]
    run = None if letter is None else run_around(letter.node)
    if run is None:
        return
    look = new("rPr")
    for name in ("sz", "szCs"):
        put(look, name, val=_LOW)
    made = new("r", look, new("br"))
    parent = run.getparent()
    inside = parent is not None and parent.tag == f"{W}ins"
    run.addnext(made if inside else changes.insert_run(made))


def erase_lines(
    paragraph: _Element, changes: Changes, which: Callable[[Mark], bool] = lambda _: True
) -> None:
    """Take away the straight lines that hang on a paragraph, all or those that are meant, and its lower border."""
    for node in [one for one in paragraph.iter() if local(one) in DRAWN and _is_own(one, paragraph)]:
        marks = list(drawn(node, 0, lambda _: ()))
        run = run_around(node)
        if (
            run is not None
            and marks
            and all(mark.kind in _LINES and mark.height <= _THIN and which(mark) for mark in marks)
        ):
            changes.remove_run(run)
    if paragraph.find(f"{W}pPr/{W}pBdr/{W}bottom") is not None:
        for borders in changes.properties(paragraph, "pPr").findall(f"{W}pBdr"):
            for border in borders.findall(f"{W}bottom"):
                borders.remove(border)


def _is_own(node: _Element, paragraph: _Element) -> bool:
    """Tell whether a drawing hangs on a paragraph itself, and is what new versions of Word show."""
    is_old = any(local(parent) == "Fallback" for parent in node.iterancestors())
    return not is_old and next(node.iterancestors(f"{W}p"), None) is paragraph


def _free_id(node: _Element) -> int:
    """Return an id that no drawing of the part has."""
    root = node.getroottree().getroot()
    used = {one.get("id") for one in root.iter() if local(one) == "docPr"}
    return next(number for number in range(len(used) + 1, 2 * len(used) + 3) if str(number) not in used)


def _shape(number: int, length: int, below: int, left: int | None) -> _Element:
    wide = length * EMU_PER_TWIP
    place = (
        "<wp:align>center</wp:align>"
        if left is None
        else f"<wp:posOffset>{left * EMU_PER_TWIP}</wp:posOffset>"
    )
    side = "mso-position-horizontal:center" if left is None else f"margin-left:{_points(left)}pt"
    return etree.fromstring(
        f'<w:r {_NAMESPACES}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column">{place}</wp:positionH>'
        f'<wp:positionV relativeFrom="line"><wp:posOffset>{below * EMU_PER_TWIP}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{wide}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="{_NAME} {number}" descr="{_NAME}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{_THICK_EMU}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:line id="line{number}" style="position:absolute;{side};margin-top:{_points(below)}pt;width:{_points(length)}pt;height:0" '
        f'from="0,0" to="{_points(length)}pt,0" strokecolor="black" strokeweight=".75pt"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    )


def _points(twips: int) -> str:
    whole, rest = divmod(abs(twips) * 5, 100)
    return f"{'-' if twips < 0 else ''}{whole}.{rest:02}"
