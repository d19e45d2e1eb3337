"""How the file numbers its parts, as far as the plan can be numbered so too (`model.numbering.Scheme`).

An office's own way is kept where each kind of number stands below those that are larger; what cannot be said (i), "Mục 1",
"1.1." that counts on from "I.") takes the number of its level, and the change is noted (`renumbering`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tdkt.adoption.reading.outline import Node
from tdkt.model.marks import Kind, Mark
from tdkt.model.numbering import COMMON, Form, Scheme

_FORMS = {
    Kind.CHAPTER: Form.CHAPTER,
    Kind.UPPER: Form.UPPER,
    Kind.ROMAN: Form.ROMAN,
    Kind.ARTICLE: Form.ARTICLE,
    Kind.ARABIC: Form.ARABIC,
    Kind.LETTER: Form.LETTER,
}
_ORDER = list(Form)
_PARTS = (Form.PART, Form.PART_IN_WORDS)
_MOST = 6
"""So many levels a plan can have (`plan.schema.json`)."""


def scheme_of_file(root: Node) -> Scheme:
    """Return the scheme of the parts under `root`; the common one where they are numbered by that, or by none that holds."""
    used = Counter(_used(root, -1))
    for rarer in sorted(_PARTS, key=used.__getitem__)[:1]:
        del used[rarer]  # "Phần I" and "Phần thứ nhất" are one level
    forms = sorted(used, key=_ORDER.index)
    for dotted in (Form.DOTTED, Form.TWICE_DOTTED):
        if dotted in forms and forms[max(forms.index(dotted) - 1, 0)] not in (Form.ARABIC, Form.DOTTED):
            forms.remove(dotted)
    if not forms:
        return COMMON
    tops = [form_of(child.mark) for child in root.children]
    if 2 * tops.count(forms[0]) < len(tops) and _ORDER.index(Form.ROMAN) < _ORDER.index(forms[0]):
        forms.insert(0, Form.ROMAN)  # headings without a number, or of a kind that no scheme has, stand above
    last = _ORDER.index(forms[-1])
    deeper = [form for form in COMMON.forms if _ORDER.index(form) > last and form not in forms]
    scheme = Scheme((*forms, *deeper)[:_MOST])
    return COMMON if scheme.fault() else scheme


def level_below(nodes: Sequence[Node], level: int, scheme: Scheme) -> int:
    """Return on which level most of `nodes` are numbered, which stand right below a part of `level`; one deeper if none says."""
    levels = Counter(
        found
        for node in nodes
        if (found := scheme.level(form_of(node.mark) or Form.PART)) > level
        and (found == level + 1 or scheme.form(found).digits == 1)  # "1.1." stands right below a "1."
    )
    return levels.most_common(1)[0][0] if levels else level + 1


def form_of(mark: Mark | None) -> Form | None:
    """Return the form of a number, None where no scheme has it."""
    if mark is None:
        return None
    if mark.kind is Kind.PART:
        return Form.PART_IN_WORDS if "thứ" in mark.written.lower() else Form.PART
    if mark.kind is Kind.DOTTED:
        return {2: Form.DOTTED, 3: Form.TWICE_DOTTED}.get(len(mark.values))
    return _FORMS.get(mark.kind)


def _used(node: Node, above: int) -> Iterator[Form]:
    """Yield the form of every part that is smaller than those around it."""
    for child in node.children:
        form = form_of(child.mark)
        place = _ORDER.index(form) if form else -1
        if form is not None and place > above and not _counts_something_else(child.mark, node):
            yield form
        yield from _used(child, max(above, place))


def _counts_something_else(mark: Mark | None, above: Node) -> bool:
    """Tell whether the first count of "2.1." is not that of the "2." above it."""
    if mark is None or mark.kind is not Kind.DOTTED:
        return False
    holder = above.mark
    return (
        holder is None or holder.kind not in (Kind.ARABIC, Kind.DOTTED) or holder.values != mark.values[:-1]
    )
