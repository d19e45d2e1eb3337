"""The parts of two Word files held against each other: what came, went, differs, and where relations lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.documents.word.look_package import DOCUMENT, SETTINGS, STYLES, TYPES, WordPackage

_MAY_COME = re.compile(
    r"docProps/.*|customXml/.*|word/theme/.*"
    r"|word/(?:webSettings|fontTable|numbering|footnotes|endnotes|stylesWithEffects|people)\.xml"
)
"""Parts that programs add when they save, and that say nothing where the document itself is the same."""
_KINDS_THAT_MAY_COME = frozenset(
    (
        *("extended-properties", "custom-properties", "core-properties", "customXml", "theme", "webSettings"),
        *("fontTable", "numbering", "footnotes", "endnotes", "stylesWithEffects", "people", "thumbnail"),
    )
)
_ASKED_FOR_BY: dict[str, tuple[bytes, ...]] = {
    "customXml/": (b"dataBinding",),
    "docProps/": (b"dataBinding", b"DOCPROPERTY", b"TITLE", b"SUBJECT", b"AUTHOR", b"COMMENTS", b"KEYWORDS"),
    "word/theme/": (b"Theme", b"themeC", b"themeF", b"schemeClr"),
    "word/numbering": (b"numPr",),
    "word/footnotes": (b"footnoteReference",),
    "word/endnotes": (b"endnoteReference",),
}
"""What in a document makes such a part say something after all."""
_NAMES = {
    DOCUMENT: "nội dung",
    STYLES: "kiểu chữ (styles)",
    SETTINGS: "thiết đặt (settings)",
    "header": "đầu trang",
    "footer": "chân trang",
    "footnotes": "chú thích cuối trang",
    "endnotes": "chú thích cuối bài",
    "media": "hình",
    "embeddings": "tệp nhúng",
    "vbaProject": "macro",
    "numbering": "đánh số",
    "theme": "bảng màu, phông",
    "fontTable": "bảng phông",
    "webSettings": "khung web",
    "afchunk": "tệp chèn",
    "charts": "biểu đồ",
    "comments": "ghi chú",
    "customXml": "dữ liệu gắn vào ô nội dung",
    "docProps": "thuộc tính tệp",
}


def name_of(part: str) -> str:
    """Return what people call a part."""
    return next((said for name, said in _NAMES.items() if name in part), part)


def changed_parts(made: WordPackage, found: WordPackage) -> Iterator[tuple[str, str, bool]]:
    """Yield (part in words, what is wrong with it, whether that is grave) of all parts but those of text, styles and settings."""
    compared = {DOCUMENT, STYLES, SETTINGS, TYPES, *made.stories()}
    names = (made.parts.keys() | found.parts.keys()) - compared
    for name in sorted(name for name in names if not name.endswith(".rels")):
        if name not in made.parts:
            if not _is_harmless(name, made, found):
                yield name_of(name), f"phần thêm vào tệp ({name})", not _is_read_as_text(name)
        elif name not in found.parts:
            if not name.startswith("docProps/"):
                yield name_of(name), f"phần bị bỏ khỏi tệp ({name})", True
        elif not _is_same(name, made, found):
            yield name_of(name), f"phần này khác bản in ({name})", True
    yield from _of_relations(made, found)


def _is_read_as_text(name: str) -> bool:
    """Tell whether what a part says is compared as text anyway, or says no more than names of fonts."""
    return bool(re.fullmatch(r"word/(?:header|footer)\d*\.xml|word/fontTable\.xml", name))


def _is_harmless(name: str, made: WordPackage, found: WordPackage) -> bool:
    if not _MAY_COME.fullmatch(name):
        return False
    if any(name.startswith(begin) and made.says(*words) for begin, words in _ASKED_FOR_BY.items()):
        return False
    xml = found.parts[name]
    if name.endswith("fontTable.xml"):
        return b"embed" not in xml and b"altName" not in xml
    return not (name.endswith("webSettings.xml") and b"frame" in xml)


def _is_same(name: str, made: WordPackage, found: WordPackage) -> bool:
    if name.startswith("docProps/") and not made.says(*_ASKED_FOR_BY["docProps/"]):
        return True
    if name in made.others or name in found.others:
        return made.others.get(name) == found.others.get(name)
    one = made.normal(name)
    return one is not None and one == found.normal(name)


def _of_relations(made: WordPackage, found: WordPackage) -> Iterator[tuple[str, str, bool]]:
    """Yield relations that lead elsewhere than in the document made again, and parts of another type."""
    for part in ("", DOCUMENT, STYLES, SETTINGS, *made.stories()):
        before, after = set(made.relations(part).values()), set(found.relations(part).values())
        for said in sorted(after - before):
            kind, _, target = said.partition(" ")
            if target.endswith(" External"):
                yield name_of(part), f"dẫn ra ngoài tệp ({target.removesuffix(' External')[:60]})", True
            elif kind.rpartition("/")[2] not in _KINDS_THAT_MAY_COME or not _MAY_COME.fullmatch(target):
                yield (
                    name_of(part) or "gói tệp",
                    f"dẫn tới phần khác ({target[:60]})",
                    not _is_read_as_text(target),
                )
        for said in sorted(before - after):
            if "/metadata/" not in said and "properties" not in said:
                yield name_of(part) or "gói tệp", f"không còn dẫn tới {said.partition(' ')[2][:60]}", True
        if part and made.type_of(part) != found.type_of(part):
            yield name_of(part), "khác loại với bản in (có macro, hoặc là tệp mẫu)", True
