"""Whether two Word files whose text is the same also look the same: part by part, never by a list of tricks alone.

A document is made again with the same bytes, so what has not been touched is equal. What differs is either known to be unseen
(`normal_form.py`) or a doubt with its place; what could make words read otherwise (`look_marks.py`) is told first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tdkt.documents.word.look_marks import LOOK_OF_LETTERS, changed_names, local, marks
from tdkt.documents.word.look_package import DOCUMENT, SETTINGS, STYLES, WordPackage
from tdkt.documents.word.look_parts import changed_parts, name_of
from tdkt.documents.word.normal_form import Normal
from tdkt.documents.word.set_earlier import as_set_earlier
from tdkt.model.records import dataclass

_UNSEEN_SETTINGS = frozenset(
    ("zoom", "rsids", "rsid", "proofState", "characterSpacingControl", "compat", "themeFontLang", "clrSchemeMapping", "shapeDefaults",
     "hdrShapeDefaults", "decimalSymbol", "listSeparator", "mathPr", "docId", "chartTrackingRefBased", "hideSpellingErrors",
     "hideGrammaticalErrors", "footnotePr", "endnotePr", "uiCompat97To2003", "activeWritingStyle", "doNotTrackMoves")
)  # fmt: skip
_WORDS = 8
_NAMED = 6


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something by which a document may read otherwise than its text: `place` and `what` are Vietnamese.

    `is_grave` tells that it is known to change what is read; else it is only not known to be harmless.
    """

    place: str
    what: str
    is_grave: bool = False


def doubts(made: bytes, found: bytes, *, is_older: bool = False) -> tuple[Doubt, ...]:
    """Return what keeps the .docx `found` from being the same as `made` to a reader's eye, the gravest first; () for nothing.

    Of a document that another tdkt printed (`is_older`) it says nothing by what ours set paragraphs otherwise (`as_set_earlier`).

    Raises UserError as `word_parts`.
    """
    one, two = WordPackage(made), WordPackage(found)
    all_found = [
        *_of_stories(one, two, is_older=is_older),
        *_of_styles(one, two),
        *_of_settings(one, two),
        *_of_parts(one, two),
    ]
    saved_by = two.saved_by if not one.saved_by else ""
    plain = [doubt for doubt in all_found if not doubt.is_grave]
    grave = [doubt for doubt in all_found if doubt.is_grave]
    if saved_by and plain:
        said = f"{saved_by} đã lưu lại tệp và ghi thể thức theo cách khác, nên không so được từng chỗ"
        plain = [Doubt("toàn văn bản", said)]
    return (*grave, *plain)


def _of_stories(made: WordPackage, found: WordPackage, *, is_older: bool) -> Iterator[Doubt]:
    """Yield what differs in the document, its headers and footers."""
    one, two = made.normal(DOCUMENT), found.normal(DOCUMENT)
    if is_older and one and two:
        one, two = as_set_earlier(one), as_set_earlier(two)
    yield from _of_story(one, two, "")
    for name in made.stories():
        yield from _of_story(made.normal(name), found.normal(name), f"{name_of(name)}, ")


def _of_story(made: Normal | None, found: Normal | None, where: str) -> Iterator[Doubt]:
    if made == found:
        return
    if made is None or found is None:
        yield Doubt(where.rstrip(", ") or "nội dung", "phần này thiếu hoặc không đọc được", True)
        return
    one, two = list(_paragraphs(made, "")), list(_paragraphs(found, ""))
    before = _by_words(one)
    for number, (place, paragraph) in enumerate(two, 1):
        said = _words(paragraph)
        twin = before.get(said, [])
        original = twin.pop(0) if twin else one[number - 1][1] if len(one) == len(two) else None
        if original != paragraph:
            yield _doubt(original, paragraph, f"{where}{place}đoạn {number}{_quoted(said)}")
    yield from _around(made, found, where)


def _around(made: Normal, found: Normal, where: str) -> Iterator[Doubt]:
    """Yield what differs outside the paragraphs: tables, sections, what stands between."""
    one, two = _frame(made), _frame(found)
    if one != two:
        new = marks(two) - marks(one)
        names = [] if new else changed_names(one, two)
        yield Doubt(f"{where}ngoài các đoạn", _said(new, names), bool(new))


def _doubt(made: Normal | None, found: Normal, place: str) -> Doubt:
    before = marks(made) if made is not None else Counter()
    new, gone = marks(found) - before, before - marks(found)
    if not _words(found):
        new = Counter({what: count for what, count in new.items() if what not in LOOK_OF_LETTERS})
    names = [] if new or gone or made is None else changed_names(made, found)
    return Doubt(place, _said(new + gone, names), bool(new or gone))


def _said(found: Counter[str], names: Sequence[str]) -> str:
    if found:
        return ", ".join(found)
    shown = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
    return f"thuộc tính khác bản in ({shown})" if names else "khác bản in"


def _paragraphs(node: Normal, place: str) -> Iterator[tuple[str, Normal]]:
    """Yield the paragraphs in reading order with the table, row and cell that they stand in; those in one another once."""
    tables = 0
    for child in node[3]:
        name = local(child[0])
        if name == "p":
            yield place, child
        elif name == "tbl":
            tables += 1
            yield from _cells(child, f"bảng {tables}, ")
        else:
            yield from _paragraphs(child, place)


def _cells(table: Normal, place: str) -> Iterator[tuple[str, Normal]]:
    rows = [child for child in table[3] if local(child[0]) != "tblPr"]
    for number, row in enumerate((row for row in rows if local(row[0]) == "tr"), 1):
        cells = [cell for cell in row[3] if local(cell[0]) == "tc"]
        for column, cell in enumerate(cells, 1):
            yield from _paragraphs(cell, f"{place}hàng {number}, ô {column}, ")


def _frame(node: Normal) -> Normal:
    """Return an element with an empty mark for each paragraph in it."""
    children = tuple((child[0], (), "", ()) if local(child[0]) == "p" else _frame(child) for child in node[3])
    return node[0], node[1], node[2], children


def _by_words(paragraphs: Sequence[tuple[str, Normal]]) -> dict[str, list[Normal]]:
    found: dict[str, list[Normal]] = {}
    for _, paragraph in paragraphs:
        found.setdefault(_words(paragraph), []).append(paragraph)
    return found


def _words(node: Normal) -> str:
    own = node[2] if local(node[0]) == "t" else ""
    return own + "".join(map(_words, node[3]))


def _quoted(text: str) -> str:
    words = text.split()
    said = " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
    return f" “{said}”" if said else " (trống)"


def _of_styles(made: WordPackage, found: WordPackage) -> Iterator[Doubt]:
    """Yield what differs in the styles; one that is new and that nothing refers to is no doubt unless it is a default one."""
    before_all, after_all = made.normal(STYLES), found.normal(STYLES)
    if before_all == after_all:
        return
    if before_all is None or after_all is None:
        yield Doubt(name_of(STYLES), "phần này thiếu hoặc không đọc được", True)
        return
    one, two = _style_map(before_all), _style_map(after_all)
    if len(two) < len(after_all[3]):
        yield Doubt(name_of(STYLES), "một kiểu chữ được khai hai lần", True)
    document = made.normal(DOCUMENT)
    used = {value for side in (before_all, document) if side is not None for value in _values(side)}
    for key in one | two:
        before, after = one.get(key), two.get(key)
        is_idle = before is None and after is not None and key[1] not in used and _is_idle(key, after)
        if before == after or is_idle:
            continue
        new = (marks(after) if after else Counter()) - (marks(before) if before else Counter())
        names = changed_names(before, after) if before and after and not new else []
        yield Doubt(f"{name_of(STYLES)}, “{key[1]}”", _said(new, names), bool(new))


def _style_map(styles: Normal) -> dict[tuple[str, str], Normal]:
    found = {}
    for child in styles[3]:
        name, attributes = local(child[0]), {local(key): value for key, value in child[1]}
        found[name, attributes.get("styleId", name)] = child if name != "latentStyles" else (name, (), "", ())
    return found


def _values(node: Normal) -> Iterator[str]:
    """Yield the values of all attributes in an element: what it may refer to."""
    yield from (value for _, value in node[1])
    for child in node[3]:
        yield from _values(child)


def _is_idle(key: tuple[str, str], style: Normal) -> bool:
    """Tell whether a style that was not there says nothing of how anything looks."""
    looks = {local(child[0]) for child in style[3]} & {"rPr", "pPr", "tblPr", "trPr", "tcPr", "tblStylePr"}
    is_default = any(local(name) == "default" for name, _ in style[1])
    return key[0] == "style" and (not looks or not is_default)


def _of_settings(made: WordPackage, found: WordPackage) -> Iterator[Doubt]:
    one, two = made.normal(SETTINGS), found.normal(SETTINGS)
    kept = [
        {child for child in (side[3] if side else ()) if local(child[0]) not in _UNSEEN_SETTINGS}
        for side in (one, two)
    ]
    for child in sorted(kept[0] ^ kept[1]):
        found_marks = marks(child)
        yield Doubt(name_of(SETTINGS), _said(found_marks, [local(child[0])]), bool(found_marks))


def _of_parts(made: WordPackage, found: WordPackage) -> Iterator[Doubt]:
    for place, what, is_grave in changed_parts(made, found):
        yield Doubt(place, what, is_grave)
