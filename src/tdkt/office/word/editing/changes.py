"""Changes to a Word file, each kept as a tracked change where that is wanted (ECMA-376, part 1, 17.13.5).

Properties are put where the schema wants them among the others; what stood before is kept once, in `w:rPrChange` and its like.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from tdkt.office.word.xml import W, local, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

ORDER = {
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath rPrChange",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens "
    "kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing "
    "mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt "
    "vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange",
}
_PLACES = {name: {tag: place for place, tag in enumerate(said.split())} for name, said in ORDER.items()}
_NOT_KEPT = {
    "rPr": frozenset(("ins", "del", "moveFrom", "moveTo", "rPrChange")),
    "pPr": frozenset(("rPr", "sectPr", "pPrChange")),
    "sectPr": frozenset(("headerReference", "footerReference", "sectPrChange")),
}
"""What the record of how it was holds not."""
_NUMBERED = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange")


class Changes:
    """How a file is changed: with a trace by `author`, or without one where that is ""."""

    def __init__(self, author: str = "") -> None:
        self._author = author
        self._made: list[_Element] = []

    @property
    def leaves_trace(self) -> bool:
        """Whether changes are tracked."""
        return bool(self._author)

    def properties(self, node: _Element, name: str) -> _Element:
        """Return the properties of a run ("rPr") or a paragraph ("pPr") that is going to be changed; they are made where there are none."""
        found = node.find(f"{W}{name}")
        if found is None:
            found = new(name)
            if local(node) == "pPr":
                insert(node, found)
            else:
                node.insert(0, found)
        self.remember(found)
        return found

    def remember(self, properties: _Element) -> None:
        """Keep how properties (w:rPr, w:pPr, w:sectPr) were, unless a change of them is kept already."""
        name = local(properties)
        if not self._author or properties.find(f"{W}{name}Change") is not None:
            return
        before = new(name)
        before.extend(deepcopy(child) for child in properties if local(child) not in _NOT_KEPT[name])
        properties.append(self._signed(new(f"{name}Change", before)))

    def insert_run(self, run: _Element) -> _Element:
        """Return a new run as it is put into the file: as an insertion where changes are tracked."""
        return self._signed(new("ins", run)) if self._author else run

    def remove_run(self, run: _Element) -> None:
        """Take a run away; one that was inserted and is not accepted yet goes for good."""
        parent = run.getparent()
        if parent is None or local(parent) == "del":
            return
        if not self._author or (local(parent) == "ins" and parent in self._made):
            parent.remove(run)
            if local(parent) == "ins" and not len(parent):
                self._forget(parent)
            return
        for text in run.iter(f"{W}t"):
            text.tag = f"{W}delText"
        deleted = self._signed(new("del"))
        run.addprevious(deleted)
        deleted.append(run)

    def remove_paragraph(self, paragraph: _Element) -> None:
        """Take a paragraph with its runs away; the only one of a cell stays, empty."""
        for run in list(paragraph.iter(f"{W}r")):
            self.remove_run(run)
        parent = paragraph.getparent()
        alone = parent is not None and local(parent) == "tc" and len(parent.findall(f"{W}p")) == 1
        if parent is None or alone or paragraph.find(f"{W}pPr/{W}sectPr") is not None:
            return
        if not self._author:
            parent.remove(paragraph)
            return
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = new("pPr")
            paragraph.insert(0, properties)
        mark = properties.find(f"{W}rPr")
        if mark is None:
            mark = new("rPr")
            insert(properties, mark)
        if mark.find(f"{W}del") is None:
            mark.insert(0, self._signed(new("del")))

    def inserted_paragraph(self, paragraph: _Element) -> _Element:
        """Return a new paragraph without runs as it is put into the file."""
        if self._author:
            properties = paragraph.find(f"{W}pPr")
            if properties is None:
                properties = new("pPr")
                paragraph.insert(0, properties)
            insert(properties, new("rPr", self._signed(new("ins"))))
        return paragraph

    def _signed(self, change: _Element) -> _Element:
        change.set(f"{W}id", "0")
        change.set(f"{W}author", self._author)
        self._made.append(change)
        return change

    def _forget(self, change: _Element) -> None:
        parent = change.getparent()
        if parent is not None:
            parent.remove(change)
        self._made.remove(change)

    def number(self, *trees: _Element) -> None:
        """Give the changes ids that no other change of the file has; `trees` are all parts that hold changes."""
        mine = set(map(id, self._made))
        nodes = [node for tree in trees for name in _NUMBERED for node in tree.iter(f"{W}{name}")]
        used = {whole(node.get(f"{W}id")) for node in nodes if id(node) not in mine}
        following = max(used, default=0) + 1
        for number, change in enumerate(self._made, following):
            change.set(f"{W}id", str(number))


def new(name: str, *children: _Element, **attributes: str) -> _Element:
    """Return an element of the w: namespace with attributes of it."""
    made = etree.Element(f"{W}{name}", nsmap={"w": W.strip("{}")})
    for key, said in attributes.items():
        made.set(f"{W}{key}", said)
    made.extend(children)
    return made


def insert(properties: _Element, child: _Element) -> None:
    """Put a child into properties where the schema wants it."""
    places = _PLACES[local(properties)]
    mine = places.get(local(child), len(places))
    for other in properties:
        if places.get(local(other), len(places)) > mine:
            other.addprevious(child)
            return
    properties.append(child)


def put(properties: _Element, name: str, **attributes: str | None) -> _Element:
    """Set attributes of the child `name` of properties, which is made where there is none; None takes one away."""
    child = properties.find(f"{W}{name}")
    if child is None:
        child = new(name)
        insert(properties, child)
    for key, said in attributes.items():
        if said is None:
            child.attrib.pop(f"{W}{key}", "")
        else:
            child.set(f"{W}{key}", said)
    return child


def switch(properties: _Element, name: str, *, on: bool) -> None:
    """Switch a property on or off that is on by standing there."""
    put(properties, name, val=None if on else "0")
