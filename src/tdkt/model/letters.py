"""Letters that only look Vietnamese, and texts typed in the codes that offices used before Unicode.

TCVN 6909:2001 (Unicode, composed) is the code of documents: NĐ 30/2020, Phụ lục I, Phần I, I.4. What came before it,
TCVN3 ("ABC") and VNI, puts other letters where a font draws the Vietnamese ones: "Qu¶n lý", "Quaûn lyù".
"""

from __future__ import annotations

import re
import unicodedata
from operator import itemgetter

from tdkt.model.patterns import lazy_pattern

_ALIKE = {
    # đ of other languages (Icelandic, African), Cyrillic, Greek: the same shape, another letter
    **dict(zip("ÐðƉɖ", "ĐđĐđ", strict=True)),
    **dict(zip("АВЕЅІЈКМНОРСТХУҮԚԌԁаеіјорсухѕԛһԝᴠԍ", "ABESIJKMHOPCTXYYQGdaeijopcyxsqhwvg", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιυν", "ABEZHIKMNOPTYXoiuv", strict=True)),
    # the caron of pinyin and the Cyrillic breve for ă; Armenian
    **dict(zip("ǍǎӐӑոսօհց", "ĂăĂănuohg", strict=True)),
    "ı": "i",
    "ʼ": "’",
}
_COMPATIBLE = "\u2160-\u217f\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff"
"""Roman numerals, ligatures, full-width and mathematical letters: what NFKC takes for ordinary ones."""

LOOKALIKE = lazy_pattern(f"[{''.join(_ALIKE)}{_COMPATIBLE}]")
ODD = lazy_pattern(
    "[\u00a0\u00ad\u034f\u061c\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffd\ue000-\uf8ff]"
)
"""Characters that cannot be seen, or that each font draws as it likes."""

_VIETNAMESE = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9"
# Each is one set of characters in front, so that the scanner skips what is usual.
_UNUSUAL = lazy_pattern(rf"[^\n\r\t -~{_VIETNAMESE}\u0300-\u036f“”‘’–—…•°²³×÷±≥≤€₫‰]")
_ESCAPED = lazy_pattern(r"\\u[0-9a-fA-F]{4}")
_PAIR_OF_VNI = lazy_pattern("[àáâãèéêùúõÀÁÂÃÈÉÊÙÚÕ](?:(?<=[aeAE].)|(?<=[oO][âùõÂÙÕ])|(?<=[iuyIUY][ùõÙÕ]))")
"""Pairs of letters that no Vietnamese word has."""

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ®§¡¢£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđĐĂÂÊÔƠƯ",
        strict=True,
    )
)
_VNI_MARKS = {
    "ø": "\u0300",
    "ù": "\u0301",
    "û": "\u0309",
    "õ": "\u0303",
    "ï": "\u0323",
    "â": "\u0302",
    "ê": "\u0306",
    "à": "\u0302\u0300",
    "á": "\u0302\u0301",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "è": "\u0306\u0300",
    "é": "\u0306\u0301",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "ó": "ĩ", "ò": "ị", "æ": "ỉ", "î": "ỵ"}
_VNI_PAIR = lazy_pattern(f"([aeiouyôöAEIOUYÔÖ])([{''.join(_VNI_MARKS)}{''.join(_VNI_MARKS).upper()}])")

_NOT_ASCII = lazy_pattern(r"[^\x00-\x7f]{2,}")
MISREAD = "UTF-8"
"""No old code: Unicode that some program took for another code."""

_SYLLABLE = lazy_pattern(
    "(?:ngh?|gh?|gi|kh|nh|ph|qu|th|tr|ch|[bcdđhklmnprstvx])?"
    "(?:ư?ơ|[uo]?[ăâaêeô]|[iy]ê|i[aê]|[uo][ơyêâ]|uyê|uya|ưa|u?[iy]|oo|[aăâeêioôơuưy])"
    "(?:ng|nh|ch|[cmnptiyou])?",
    re.IGNORECASE,
)
_TONES = lazy_pattern("[\u0300\u0301\u0303\u0309\u0323]")
_WORD = lazy_pattern(r"[^\s.,;:!?()\[\]{}\"'“”/\\-]+")


def needs_a_look(text: str) -> bool:
    """Tell quickly whether `text` holds anything but the letters and marks of a Vietnamese office."""
    return any(pattern.search(text) for pattern in (_UNUSUAL, _ESCAPED, _PAIR_OF_VNI))


def as_meant(text: str) -> str:
    """Return `text` with the Vietnamese letters that its lookalikes were meant to be ("Ðỗ" → "Đỗ")."""
    return LOOKALIKE.sub(lambda match: letter_meant(match[0]), text)


def letter_meant(char: str) -> str:
    """Return the ordinary letter that `char` looks like; `char` itself where it is none of the lookalikes."""
    return _ALIKE.get(char) or unicodedata.normalize("NFKC", char)


def from_tcvn3(text: str) -> str:
    """Return what `text`, typed in TCVN3, says in Unicode."""
    return "".join(_TCVN3.get(char, char) for char in text)


def from_vni(text: str) -> str:
    """Return what `text`, typed in VNI, says in Unicode."""

    def compose(match: re.Match[str]) -> str:
        letter = _VNI_LETTERS.get(match[1].lower(), match[1])
        letter = letter.upper() if match[1].isupper() else letter
        return unicodedata.normalize("NFC", letter + _VNI_MARKS[match[2].lower()])

    parts, end = [], 0
    for match in _VNI_PAIR.finditer(text):  # what a pair became must not be read again as a letter of VNI
        parts += [_vni_letters(text[end : match.start()]), compose(match)]
        end = match.end()
    return "".join([*parts, _vni_letters(text[end:])])


def from_misread(text: str) -> str:
    """Return what `text` says that is UTF-8 read as Windows-1252 ("VÄƒn" → "Văn"); what is none of it stays."""

    def read_again(match: re.Match[str]) -> str:
        try:
            return match[0].encode("cp1252").decode("utf-8")
        except UnicodeError:
            return match[0]

    return _NOT_ASCII.sub(read_again, text)


def _vni_letters(text: str) -> str:
    return "".join(
        _VNI_LETTERS.get(char)
        or (_VNI_LETTERS[char.lower()].upper() if char.lower() in _VNI_LETTERS else char)
        for char in text
    )


def old_code(text: str) -> tuple[str, str] | None:
    """Return the code ("TCVN3", "VNI", `MISREAD`) that `text` seems to be typed in and what it then says; None for neither.

    A word counts where it is no Vietnamese syllable as it stands, nor with its lookalikes put right ("Ðo" is "Đo" and not
    the "éo" of TCVN3), and becomes one by the table.
    """
    composed = unicodedata.normalize("NFC", text)
    words = _WORD.findall(composed)
    found = [
        (sum(_is_of_code(word, decode(word)) for word in words), name, decode)
        for name, decode in (("TCVN3", from_tcvn3), ("VNI", from_vni), (MISREAD, from_misread))
    ]
    count, name, decode = max(found, key=itemgetter(0))
    return (name, decode(composed)) if count else None


def _is_of_code(word: str, decoded: str) -> bool:
    has_letters = sum(char.isalpha() and char.isascii() for char in word) > 0
    return decoded != word and has_letters and is_syllable(decoded) and not is_syllable(as_meant(word))


def is_syllable(word: str) -> bool:
    """Tell whether `word` is built as a Vietnamese syllable is: an initial, a rhyme, at most one tone."""
    decomposed = unicodedata.normalize("NFD", word)
    toneless, tones = _TONES.subn("", decomposed)
    return tones <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)) is not None
