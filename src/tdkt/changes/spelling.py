"""Whether two texts say the same in other letters: Unicode forms, the place of a tone, spaces, kinds of quotes and dashes."""

from __future__ import annotations

import unicodedata

from tdkt.model.text import one_spelling

_QUOTES = str.maketrans(
    {**dict.fromkeys("“”„«»″", '"'), **dict.fromkeys("‘’′`", "'"), **dict.fromkeys("–—−‐‑", "-")}
)
_FORM = "dạng Unicode"


def spelling_change(old: str, new: str) -> str:
    """Return what of the way of writing differs between two texts that say the same ("vị trí dấu thanh"), "" for two that do not.

    Case is no matter of spelling here: "Kế hoạch" and "kế hoạch" are printed otherwise and may mean something else.
    """
    if old == new or _bare(old) != _bare(new):
        return ""
    found = []
    one, other = (unicodedata.normalize("NFC", text) for text in (old, new))
    if one == other:
        return _FORM
    if one_spelling(_spaced(one)) != one_spelling(_spaced(other)):
        found.append("kiểu ngoặc kép, gạch nối")
    if unicodedata.normalize("NFC", _even(one)) != unicodedata.normalize("NFC", _even(other)):
        found.append("vị trí dấu thanh")
    if [_spaced(one) == one, _spaced(other) == other] != [True, True]:
        found.append("khoảng trắng")
    return ", ".join(found) or _FORM


def is_same_in_unicode(old: object, new: object) -> bool:
    """Tell whether two values differ in nothing but how Unicode composes their letters: on paper they are one."""
    return _composed(old) == _composed(new)


def _composed(value: object) -> object:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [_composed(one) for one in value]
    if isinstance(value, dict):
        return {key: _composed(one) for key, one in value.items()}
    return value


def _bare(text: str) -> str:
    return one_spelling(_even(text))


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _even(text: str) -> str:
    """Return `text` with one kind of quotes, dashes and spaces."""
    return _spaced(text.translate(_QUOTES))
