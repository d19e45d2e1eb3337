"""Shapes on a page (DrawingML), placed in millimetres from its upper left corner, apart from the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docx.oxml.parser import parse_xml

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_EMU_PER_MM = 36_000
_EMU_PER_VML = 360
"""Paths for programs that know no DrawingML are drawn in hundredths of a millimetre."""
_STEP = re.compile(r"<a:(moveTo|lnTo|cubicBezTo)>(.*?)</a:\1>|<a:close/>")
_VML_STEPS = {"moveTo": "m", "lnTo": "l", "cubicBezTo": "c"}
_POINT = re.compile(r'x="(-?\d+)" y="(-?\d+)"')


def shape(
    number: int,
    name: str,
    box: tuple[float, float, float, float],
    geometry: str,
    *,
    fill: str = "",
    line: str = "",
    line_points: float = 0.5,
    description: str,
) -> BaseOxmlElement:
    """Return a run with a shape behind the text. `box` is left, top, width and height in mm; `fill` and `line` are colours ("" for none).

    `geometry` is DrawingML (`rectangle`, `path`), `number` unique in its part; `description` is read to who does not see the page.
    Programs that know no DrawingML shapes draw the same in VML (mc:Fallback).
    """
    left, top, width, height = map(emu, box)
    paint = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else "<a:noFill/>"
    stroke = (
        f'<a:solidFill><a:srgbClr val="{line}"/></a:solidFill><a:miter lim="800000"/>'
        if line
        else "<a:noFill/>"
    )
    return parse_xml(
        f'<w:r {_NAMESPACES}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" '
        f'behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{description}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:cNvSpPr/><wps:spPr>"
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>{geometry}{paint}'
        f'<a:ln w="{round(line_points * 12700)}">{stroke}</a:ln></wps:spPr>'
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/></wps:wsp></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{_vml(name, box, geometry, fill, line, line_points, description)}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def _vml(
    name: str,
    box: tuple[float, float, float, float],
    geometry: str,
    fill: str,
    line: str,
    line_points: float,
    description: str,
) -> str:
    """Return the same shape as VML."""
    left, top, width, height = (round(side / 25.4 * 72, 2) for side in box)
    place = (
        f"position:absolute;margin-left:{left}pt;margin-top:{top}pt;width:{width}pt;height:{height}pt;z-index:-1;"
        "mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
    )
    paint = f'fillcolor="#{fill}"' if fill else 'filled="f"'
    stroke = f'strokecolor="#{line}" strokeweight="{line_points}pt"' if line else 'stroked="f"'
    said = f'id="{name}" alt="{description}" style="{place}" {paint} {stroke}'
    steps = "".join(map(_vml_step, _STEP.finditer(geometry)))
    if not steps:
        return f"<v:rect {said}/>"
    size = ",".join(str(emu(side) // _EMU_PER_VML) for side in box[2:])
    return f'<v:shape {said} coordorigin="0,0" coordsize="{size}" path="{steps}e"/>'


def _vml_step(step: re.Match[str]) -> str:
    if step[1] is None:
        return "x"
    points = (f"{int(x) // _EMU_PER_VML},{int(y) // _EMU_PER_VML}" for x, y in _POINT.findall(step[2]))
    return f"{_VML_STEPS[step[1]]}{','.join(points)}"


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
