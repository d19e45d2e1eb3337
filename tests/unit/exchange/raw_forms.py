"""Forms whose XML is written by hand: what Excel, Word's clipboard or an attacker leaves in a file and openpyxl does not write."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import load_workbook

Parts = dict[str, bytes]


def repacked(path: Path, change: Callable[[Parts], None]) -> Path:
    """Change the parts of the workbook at `path`."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return path


def sheet_part(path: Path, title: str) -> str:
    """Return the part that holds a sheet of a form as tdkt writes it."""
    number = load_workbook(path).sheetnames.index(title) + 1
    return f"xl/worksheets/sheet{number}.xml"


def with_cell(path: Path, sheet: str, cell: str, content: str, attributes: str = "") -> Path:
    """Put the XML `content` (`<v>5.0</v>`) with `attributes` (`t="str"`) into a cell; its style stays, unless one is given."""
    part = sheet_part(path, sheet)

    def change(parts: Parts) -> None:
        found = re.search(rf'<c r="{cell}"([^>]*?)(?:/>|>.*?</c>)'.encode(), parts[part], re.DOTALL)
        assert found, cell
        style = re.search(rb' s="\d+"', found[1])
        kept = style[0].decode() if style and " s=" not in f" {attributes}" else ""
        new = f'<c r="{cell}"{kept} {attributes}>{content}</c>'.encode()
        parts[part] = parts[part].replace(found[0], new)

    return repacked(path, change)


def with_text(path: Path, sheet: str, cell: str, text: str) -> Path:
    """Put a text into a cell just as it is written in the XML (so "_x000D_" stays what it is)."""
    return with_cell(
        path, sheet, cell, f'<is><t xml:space="preserve">{escape(text)}</t></is>', 't="inlineStr"'
    )


def with_style(path: Path, code: str) -> int:
    """Add a number format to the workbook; return the number of the style that has it."""
    added = 0

    def change(parts: Parts) -> None:
        nonlocal added
        styles = parts["xl/styles.xml"].decode()
        formats = f'<numFmt numFmtId="190" formatCode="{escape(code, {chr(34): "&quot;"})}"/></numFmts>'
        if "</numFmts>" not in styles:
            styles = re.sub(r"<numFmts[^>]*/>", "", styles)
            styles = re.sub(r"(<styleSheet[^>]*>)", r'\1<numFmts count="1"></numFmts>', styles)
        styles = styles.replace("</numFmts>", formats)
        inner = re.search(r"<cellXfs[^>]*>(.*?)</cellXfs>", styles, re.DOTALL)
        assert inner
        added = len(re.findall(r"<xf\b", inner[1]))
        styles = styles.replace(
            "</cellXfs>", '<xf numFmtId="190" fontId="0" fillId="0" borderId="0"/></cellXfs>'
        )
        parts["xl/styles.xml"] = styles.encode()

    repacked(path, change)
    return added
