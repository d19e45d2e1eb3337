"""Shapes on a page (DrawingML), placed in millimetres from its upper left corner, apart from the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.parser import parse_xml

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_EMU_PER_MM = 36_000


def shape(
    number: int,
    name: str,
    box: tuple[float, float, float, float],
    geometry: str,
    *,
    fill: str = "",
    line: str = "",
    line_points: float = 0.5,
    text: str = "",
    behind: bool = True,
) -> BaseOxmlElement:
    """Return a run with a shape. `box` is left, top, width and height in mm; `fill` and `line` are colours ("" for none).

    `geometry` is DrawingML ("<a:prstGeom …>", `path`), `text` the paragraphs inside, `number` unique in its part.
    """
    left, top, width, height = map(emu, box)
    paint = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else "<a:noFill/>"
    stroke = (
        f'<a:solidFill><a:srgbClr val="{line}"/></a:solidFill><a:miter lim="800000"/>'
        if line
        else "<a:noFill/>"
    )
    is_a_text_box = ' txBox="1"' if text else ""
    inside = f"<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>" if text else ""
    return parse_xml(
        f'<w:r {_NAMESPACES}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" '
        f'behindDoc="{int(behind)}" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="{name}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:cNvSpPr{is_a_text_box}/><wps:spPr>"
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>{geometry}{paint}'
        f'<a:ln w="{round(line_points * 12700)}">{stroke}</a:ln></wps:spPr>{inside}'
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/></wps:wsp></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def rectangle() -> str:
    """Return the geometry of a rectangle."""
    return '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def path(width: float, height: float, steps: list[str]) -> str:
    """Return the geometry of a path in a box of `width` × `height` mm; `steps` come from `move`, `draw`, `curve`, `close`."""
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{emu(width)}" h="{emu(height)}">{"".join(steps)}</a:path></a:pathLst></a:custGeom>'
    )


def move(x: float, y: float) -> str:
    """Return the step that begins a new line at a point."""
    return f"<a:moveTo>{_point(x, y)}</a:moveTo>"


def draw(x: float, y: float) -> str:
    """Return the step that draws a straight line to a point."""
    return f"<a:lnTo>{_point(x, y)}</a:lnTo>"


def curve(*points: tuple[float, float]) -> str:
    """Return the step that draws a Bézier curve: two control points and the end."""
    return f"<a:cubicBezTo>{''.join(_point(*point) for point in points)}</a:cubicBezTo>"


def close() -> str:
    """Return the step that closes the line."""
    return "<a:close/>"


def emu(millimetres: float) -> int:
    """Return a length in English metric units, 36,000 to the millimetre."""
    return round(millimetres * _EMU_PER_MM)


def _point(x: float, y: float) -> str:
    return f'<a:pt x="{emu(x)}" y="{emu(y)}"/>'
