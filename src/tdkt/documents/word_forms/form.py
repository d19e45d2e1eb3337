"""A Word form: proved when it is opened, so that nothing is filled in that would not be printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Template
from jinja2.exceptions import TemplateError
from lxml import etree

from tdkt.documents.texts.bounded import BoundedSandbox
from tdkt.documents.texts.templates import sandbox
from tdkt.documents.word_forms.marking import mark_illustrative
from tdkt.documents.word_forms.opening import FormError, faults_of, open_form, read_form
from tdkt.documents.word_forms.repeating import make_repeatable
from tdkt.documents.word_forms.tags import (
    has_tags,
    listed,
    paragraph_texts,
    refuse_unclosed,
    tags_of,
    written,
)
from tdkt.documents.word_forms.values import xml_value
from tdkt.model.records import dataclass
from tdkt.model.text import lower_first

if TYPE_CHECKING:
    from docx.document import Document
    from docxtpl import DocxTemplate
    from lxml.etree import _Element

_MARGINAL = ("header", "footer", "footnotes", "endnotes", "comments")
_BROKEN = "Đặt {% if … %} và {% endif %} trong cùng một đoạn; muốn bỏ cả đoạn thì dùng {%p if … %}."


@dataclass(frozen=True, slots=True)
class WordForm:
    """A form that has been proved: `tags` are those it prints. `word` is its file, `page` what is printed for each."""

    path: Path
    data: bytes
    tags: frozenset[str]
    word: Document
    page: Template
    sandbox: BoundedSandbox

    @property
    def has_picture(self) -> bool:
        """Tell whether it holds a picture, in the page or its margins."""
        return any(part.partname.startswith("/word/media/") for part in self.word.part.package.iter_parts())

    def filled(self, values: Mapping[str, str]) -> _Element:
        """Return the body of the page with `values`; raises FormError where that is not a page any more."""
        try:
            self.sandbox.begin()
            return etree.fromstring(self.page.render(values))
        except (etree.XMLSyntaxError, TemplateError, ValueError, TypeError) as error:
            raise FormError(
                self.path, "thẻ đứng ở chỗ làm hỏng trang (giữa bảng, giữa đoạn).", hint=_BROKEN
            ) from error


def load_form(
    path: Path,
    known: Mapping[str, str],
    *,
    required: Iterable[Sequence[str]],
    optional: Iterable[str] = (),
    illustrative: bool = False,
) -> WordForm:
    """Open and prove the form at `path`.

    `known` are the tags with their titles; of each group in `required` one must be printed; `optional` are those
    whose value may be empty. Raises FormError naming what is wrong and how to mend it: no Word file, a tag that is
    unknown, misspelt, outside the page or never printed, a required one that is missing.
    """
    with faults_of(path):
        return _proved(path, known, required, frozenset(optional), illustrative=illustrative)


def _proved(
    path: Path,
    known: Mapping[str, str],
    required: Iterable[Sequence[str]],
    optional: frozenset[str],
    *,
    illustrative: bool,
) -> WordForm:
    data = read_form(path)
    opened = open_form(path, data)
    word, body = opened.docx, opened.docx.element.body
    _refuse_in_margins(word, path)
    refuse_unclosed(body, path)
    if illustrative:
        mark_illustrative(word)
    make_repeatable(body)
    source = _source(opened)
    environment = sandbox(xml_value)
    used = tags_of(source, environment, known, path)
    form = WordForm(path, data, used, word, environment.from_string(source), environment)
    printed = _printed(form, known, optional)
    _refuse_lost(path, used, printed, _tested_only(source, used))
    for group in required:
        if not printed.intersection(group):
            raise FormError(
                path,
                f"thiếu thẻ {' hoặc '.join(map(written, group))} ({lower_first(known[group[0]])}).",
                hint="Thêm thẻ ấy vào mẫu, hoặc chép lại mẫu có sẵn (docs/mau-word.md).",
            )
    return WordForm(path, data, printed, word, form.page, environment)


def _source(opened: DocxTemplate) -> str:
    """Return the body's XML for Jinja, tags that Word split over runs joined; each paragraph on a line of its own."""
    patched = opened.patch_xml(opened.get_xml())
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", patched)


def _printed(form: WordForm, known: Mapping[str, str], optional: frozenset[str]) -> frozenset[str]:
    """Return the tags whose value can be read on the page, with all values there or the optional ones empty."""
    found: set[str] = set()
    for empty in (frozenset[str](), optional):
        # "&<" proves that the value is text all the way; filters may change its case.
        values = {name: "" if name in empty else f"⟦{name}&<⟧" for name in known}
        text = "\n".join(paragraph_texts(form.filled(values))).casefold()
        found |= {name for name in known if f"⟦{name}&<⟧" in text}
    return frozenset(found)


def _tested_only(source: str, used: frozenset[str]) -> frozenset[str]:
    """Return the tags that stand in conditions alone."""
    shown = " ".join(re.findall(r"{{.*?}}", source))
    return frozenset(name for name in used if not re.search(rf"\b{name}\b", shown))


def _refuse_lost(path: Path, used: frozenset[str], printed: frozenset[str], tested: frozenset[str]) -> None:
    lost = sorted(used - printed - tested)
    if lost:
        raise FormError(
            path,
            f"giá trị của thẻ {listed(lost)} không hiện ra trên giấy.",
            hint="Đặt thẻ trong chữ bình thường của trang, không trong tên hình, chữ đã xóa hoặc {{r … }}.",
        )


def _refuse_in_margins(word: Document, path: Path) -> None:
    for part in word.part.package.iter_parts():
        name = part.partname.rsplit("/", 1)[-1]
        if (
            name.startswith(_MARGINAL)
            and name.endswith(".xml")
            and b"<" in part.blob
            and has_tags(etree.fromstring(part.blob))
        ):
            raise FormError(
                path,
                "có thẻ ở đầu trang, chân trang hoặc chú thích.",
                hint="Chuyển thẻ vào trong trang: đầu trang và chân trang dùng chung cho mọi giấy.",
            )
