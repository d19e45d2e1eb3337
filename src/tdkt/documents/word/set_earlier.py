"""What tdkt sets of a paragraph otherwise from version to version: an older paper is held against ours without it."""

from __future__ import annotations

from tdkt.documents.page import layout
from tdkt.documents.word.normal_form import Normal, W

_SIDE, _STAYS, _STYLE, _WHOLE_ROW = f"{W}jc", f"{W}keepNext", f"{W}pStyle", f"{W}cantSplit"
_OF_RUNNING_TEXT = (layout.BODY.id, layout.CENTRED.id)
"""Styles of ours between which a line of the content may have changed."""


def as_set_earlier(node: Normal) -> Normal:
    """Return an element of the content without on which side its paragraphs stand, and with what they stay on a page.

    None of it can make words read otherwise; the words, their letters and all else of them stay.
    """
    tag, attributes, text, children = node
    if tag == _STYLE and any(value in _OF_RUNNING_TEXT for _, value in attributes):
        return tag, (), text, children
    kept = (child for child in children if not _is_setting(child))
    made = tuple(as_set_earlier(child) for child in kept)
    return tag, attributes, text, tuple(child for child in made if child[0] != f"{W}trPr" or child[3])


def _is_setting(node: Normal) -> bool:
    return node[0] in (_SIDE, _STAYS, _WHOLE_ROW) or _is_holding_field(node)


def _is_holding_field(node: Normal) -> bool:
    """Tell whether a run is a part of the field that shows nothing (`word.paragraphs.held`)."""
    if node[0] != f"{W}r" or not node[3]:
        return False
    return all(
        child[0] == f"{W}fldChar"
        or (child[0] == f"{W}instrText" and child[2].strip() == layout.HOLDING_FIELD)
        for child in node[3]
    )
