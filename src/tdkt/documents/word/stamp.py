"""What a document was made from, carried in its custom properties: nothing of it is seen on the page.

Word and LibreOffice keep custom properties when a document is edited and saved.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from lxml import etree
from lxml.etree import XMLSyntaxError

from tdkt.office.package import zipped

if TYPE_CHECKING:
    from lxml.etree import _Element

_PART = "docProps/custom.xml"
_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
PREFIX = "tdkt."
"""What the names of our properties begin with."""


def stamped(data: bytes, values: Mapping[str, str]) -> bytes:
    """Return the .docx `data` with `values` as custom properties, each name after `PREFIX`; earlier ones of ours go.

    The same input gives the same bytes.
    """
    parts = _parts(data)
    root = _root(parts.get(_PART))
    for old in [node for node in root if str(node.get("name", "")).startswith(PREFIX)]:
        root.remove(old)
    for name, value in values.items():
        _add(root, PREFIX + name, value)
    for number, node in enumerate(root, start=2):
        node.set("pid", str(number))
    parts[_PART] = _xml(root)
    _declare(parts)
    return zipped(parts)


def stamp_of(data: bytes) -> dict[str, str]:
    """Return the values of our properties in the .docx `data`, without `PREFIX`; {} where there are none.

    Whatever stands in the file instead is passed over.
    """
    try:
        root = _root(_parts(data).get(_PART))
    except (zipfile.BadZipFile, KeyError, XMLSyntaxError, OSError):
        return {}
    return {
        str(node.get("name"))[len(PREFIX) :]: "".join(str(text) for text in node.itertext())
        for node in root
        if str(node.get("name", "")).startswith(PREFIX)
    }


def without_stamp(data: bytes) -> bytes:
    """Return the .docx `data` without any custom properties, for holding two documents against each other."""
    parts = _parts(data)
    for name in (_PART, _TYPES, _RELATIONS):
        parts.pop(name, None)
    return zipped(parts)


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _root(part: bytes | None) -> _Element:
    if part is not None:
        return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    namespaces: dict[Any, str] = {None: _CUSTOM, "vt": _VALUES}
    return etree.Element(f"{{{_CUSTOM}}}Properties", nsmap=namespaces)


def _add(root: _Element, name: str, value: str) -> None:
    node = etree.SubElement(root, f"{{{_CUSTOM}}}property", fmtid=_FORMAT_ID, pid="2", name=name)
    etree.SubElement(node, f"{{{_VALUES}}}lpwstr").text = value


def _declare(parts: dict[str, bytes]) -> None:
    """Name the part in the package's types and relations, where it is not named yet."""
    types, relations = _root(parts[_TYPES]), _root(parts[_RELATIONS])
    if not any(node.get("PartName") == f"/{_PART}" for node in types):
        etree.SubElement(
            types, f"{{{_PACKAGE}/content-types}}Override", PartName=f"/{_PART}", ContentType=_CONTENT
        )
    if not any(node.get("Type") == _RELATION for node in relations):
        etree.SubElement(
            relations,
            f"{{{_PACKAGE}/relationships}}Relationship",
            Id="rIdTdkt",
            Type=_RELATION,
            Target=_PART,
        )
    parts[_TYPES], parts[_RELATIONS] = _xml(types), _xml(relations)


def _xml(root: _Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
