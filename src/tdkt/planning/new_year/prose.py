"""The sentences of a plan and of a unit's movements: a walk over a file's data, whoever has read it.

It works on the data of `read_yaml` and on ruamel's, so that the same sentences are moved in one and found again in the
other. Not walked: căn cứ, recipients and corrections of a plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tdkt.model.place import Step
from tdkt.model.records import dataclass
from tdkt.planning.new_year.said_number import Piece, with_pieces


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text: `holder[key]`, at `path` from the file's root.

    `item` is the id of the movement, task or target that it belongs to ("" in a plan); a quote of a target has the
    sentence that it is taken from in `whole`, the item's data. A text that cites a document (`cites`) keeps its years.
    """

    holder: Any
    key: Step
    path: tuple[Step, ...]
    item: str = ""
    whole: Any = None
    cites: bool = False

    @property
    def text(self) -> str:
        """The text as it stands now."""
        return str(self.holder[self.key])


def rewrite(holder: Any, key: Step, pieces: Iterable[Piece]) -> None:
    """Have the text `holder[key]` say `pieces`, which do not overlap; it keeps its kind (quoted, folded) and its comment."""
    old, found = holder[key], tuple(pieces)
    text = with_pieces(str(old), found)
    if text == str(old):
        return
    new = type(old)(text)
    if hasattr(old, "fold_pos"):  # where ruamel breaks the lines of a `>` text
        grown = [(piece.end, len(piece.text) - (piece.end - piece.start)) for piece in found]
        new.fold_pos = [at + sum(more for end, more in grown if end <= at) for at in old.fold_pos]
    if hasattr(old, "comment"):  # what follows such a text
        new.comment = old.comment
    holder[key] = new


def sentences(data: Any) -> Iterator[Sentence]:
    """Yield the texts of a plan or movements file with schema-valid `data`, in the file's own order of meaning.

    The sentence of an item comes before the quotes that are taken from it.
    """
    if data["kind"] == "plan":
        yield from _keys(data, (), "title")
        yield from _lists(data, (), "preamble")
        yield from _sections(data, ())
        yield from _lists(data, (), "closing")
        for number, annex in enumerate(data.get("annexes", ())):
            here: tuple[Step, ...] = ("annexes", number)
            yield from _keys(annex, here, "title", "attached_to")
            yield from _lists(annex, here, "body")
    else:
        for number, movement in enumerate(data["movements"]):
            path: tuple[Step, ...] = ("movements", number)
            yield from _keys(movement, path, "title", item=movement["id"])
            if "life" in movement:
                yield from _life(movement["life"], (*path, "life"), movement["id"])
            for position, item in enumerate(movement["items"]):
                yield from _item(item, (*path, "items", position), movement["id"])


def _item(item: Any, path: tuple[Step, ...], movement: str) -> Iterator[Sentence]:
    name = item.get("target") or item.get("task") or movement
    yield from _keys(item, path, "text", "label", item=name)
    if "assignment" in item:
        yield from _keys(item["assignment"], (*path, "assignment"), "lead", "when", "product", item=name)
        yield from _lists(item["assignment"], (*path, "assignment"), "with", item=name)
    if "target" in item:
        yield from _measure(item, path)
    for number, target in enumerate(item.get("targets", ())):
        here = (*path, "targets", number)
        yield Sentence(target, "quote", (*here, "quote"), target["target"], item)
        yield from _keys(target, here, "label", item=target["target"])
        yield from _measure(target, here)


def _life(life: Any, path: tuple[Step, ...], movement: str) -> Iterator[Sentence]:
    yield from _keys(life, path, "for", item=movement)
    yield from _lists(life, path, "criteria", item=movement)
    if "launched_by" in life:
        yield Sentence(life, "launched_by", (*path, "launched_by"), movement, cites=True)


def _measure(target: Any, path: tuple[Step, ...]) -> Iterator[Sentence]:
    yield from _keys(target["measure"], (*path, "measure"), "counting", "of", item=target["target"])


def _sections(data: Any, path: tuple[Step, ...]) -> Iterator[Sentence]:
    for number, section in enumerate(data.get("sections", ())):
        here = (*path, "sections", number)
        yield from _keys(section, here, "title", "text")
        yield from _lists(section, here, "paragraphs", "items", "body")
        yield from _sections(section, here)


def _keys(holder: Any, path: tuple[Step, ...], *keys: str, item: str = "") -> Iterator[Sentence]:
    for key in keys:
        if isinstance(holder.get(key), str):
            yield Sentence(holder, key, (*path, key), item)


def _lists(holder: Any, path: tuple[Step, ...], *keys: str, item: str = "") -> Iterator[Sentence]:
    for key in keys:
        texts = holder.get(key, ())
        for number in range(len(texts)):
            yield Sentence(texts, number, (*path, key, number), item)
