"""The clock taken out of a PDF that LibreOffice wrote: the same document is the same file on every day."""

from __future__ import annotations

import hashlib
import re
import struct
import zipfile
import zlib
from pathlib import Path

_IDENTITY = re.compile(rb"(/ID \[ <|>\s<|/DocChecksum /)[0-9A-F]{32}")
_XMP_MOMENT = re.compile(rb"(<xmp:(?:Create|Modify|Metadata)Date>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_PROFILE = re.compile(rb"<</N 3/Length (\d+) 0 R/Filter/FlateDecode>>\nstream\n")
"""The colour profile that PDF/A asks for; it carries the moment at which LibreOffice made it (ICC.1, 7.2: bytes 24-35, id 84-99)."""
_ENTRY = re.compile(rb"(\d{10})( \d{5} n)")


def timeless(data: bytes, source: Path) -> bytes:
    """Return the PDF dated like its `source` (a .docx), its ids made from its content."""
    with zipfile.ZipFile(source) as archive:
        properties = archive.read("docProps/core.xml") if "docProps/core.xml" in archive.namelist() else b""
    created = re.search(rb"created[^>]*>(\d{4})-(\d\d)-(\d\d)T", properties)
    year, month, day = created.groups() if created else (b"1980", b"01", b"01")
    moment = year + month + day + b"000000"
    data = re.sub(rb"(/(?:Creation|Mod)Date ?\(D:)\d{14}", lambda found: found.group(1) + moment, data)
    said = b"%s-%s-%sT00:00:00" % (year, month, day)
    data = _XMP_MOMENT.sub(lambda found: found.group(1) + said, data)  # PDF/A: both places say the same
    data = _with_dated_profile(data, struct.pack(">6H", int(year), int(month), int(day), 0, 0, 0))
    content, mark, trailer = data.rpartition(b"trailer")
    blank = _IDENTITY.sub(lambda found: found.group(1) + b"0" * 32, trailer)
    identity = hashlib.sha256(content + blank).hexdigest()[:32].upper().encode()
    return content + mark + _IDENTITY.sub(lambda found: found.group(1) + identity, trailer)


def _with_dated_profile(data: bytes, moment: bytes) -> bytes:
    """Return the PDF with its colour profile made at `moment`: what stands behind it moves, and the table of objects says so."""
    found = _PROFILE.search(data)
    if found is None:
        return data
    start, reader = found.end(), zlib.decompressobj()
    profile = reader.decompress(data[start:])
    end = len(data) - len(reader.unused_data)
    dated = profile[:24] + moment + profile[36:84] + bytes(16) + profile[100:]
    packed = zlib.compress(dated, 9)
    moved = len(packed) - (end - start)
    length = re.compile(rb"(\n%s 0 obj\n)(\d+)(?=\nendobj)" % found[1])
    rest = length.sub(lambda said: said[1] + b"%0*d" % (len(said[2]), len(packed)), data[end:], count=1)
    body, mark, table = rest.rpartition(b"\nxref\n")
    table = _ENTRY.sub(lambda entry: _moved(entry, start, moved), table)
    table = re.sub(rb"(startxref\n)(\d+)", lambda said: said[1] + b"%d" % (int(said[2]) + moved), table)
    return data[:start] + packed + body + mark + table


def _moved(entry: re.Match[bytes], start: int, by: int) -> bytes:
    place = int(entry[1])
    return b"%010d%s" % (place + by if place > start else place, entry[2])
