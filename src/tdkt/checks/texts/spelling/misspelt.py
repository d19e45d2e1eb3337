"""Misspelt syllables of a text: what Vietnamese cannot build, and what stands in a compound for a syllable that is confused with it.

"hổ trợ" is found because "hỗ trợ" is a compound, "hổ" differs from "hỗ" by a slip that people make, and "hổ" seldom ends one word
where "trợ" begins the next; "chia sẽ" alone is not found, since "sẽ" begins many a sentence's verb: such words have their own list.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tdkt.checks.texts.spelling.lexicon import Lexicon, Pair, lexicon
from tdkt.checks.texts.spelling.syllables import (
    is_marked,
    is_possible,
    other_spelling,
    slips_between,
    sound_class,
    with_tone_in_place,
)
from tdkt.checks.texts.spelling.telex import looks_typed, meant_by_keys
from tdkt.model.records import dataclass
from tdkt.model.text import one_spelling

_WORD = re.compile(r"[^\W\d_]+")
_BOUND = re.compile(r"[ \u00a0]+")
_GLUE = frozenset("-–_/@.&'’\\+=#*")
_VOWELS = "aeiouyăâêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
_CONSONANTS = "bcdđghklmnpqrstvx"
_ONE_SYLLABLE = re.compile(rf"^[{_CONSONANTS}]*[{_VOWELS}]{{1,3}}[{_CONSONANTS}]*$")
_STRONG = frozenset(("tone", "onset", "letters"))
_LIKELY, _SELDOM = 1.0, 0.1
"""How often in a million words two syllables may meet by chance and still be taken for a slip, of a frequent and of a rare kind."""

_ALONE = {
    "nhửng": "những", "củng": "cũng", "sẻ": "sẽ", "vẩn": "vẫn", "mổi": "mỗi", "dể": "dễ", "xữ": "xử", "giử": "giữ", "giửa": "giữa", "phãi": "phải", "trể": "trễ", "chổ": "chỗ",
    "lổi": "lỗi", "đả": "đã", "củ": "cũ", "nữa": "nửa", "nổi": "nỗi",
    "khẫu": "khẩu", "sãn": "sản", "hoản": "hoãn", "xưỡng": "xưởng", "trưỡng": "trưởng", "dưởng": "dưỡng", "hẽm": "hẻm", "quãn": "quản", "hưỡng": "hưởng",
    "thưỡng": "thưởng", "chuyễn": "chuyển", "điễm": "điểm", "hiễm": "hiểm", "phẫm": "phẩm", "tỗng": "tổng", "cỗng": "cổng", "biễu": "biểu", "miển": "miễn",
    "tuyễn": "tuyển", "chuẫn": "chuẩn", "khẫn": "khẩn", "đãm": "đảm", "giãm": "giảm", "khã": "khả", "sẳn": "sẵn", "vửng": "vững", "ngưởng": "ngưỡng", "thỗ": "thổ",
    "hổn": "hỗn", "nghẻn": "nghẽn",
}  # fmt: skip
"""Small words that are typed with the other of hỏi and ngã; where the other one is a word too, `_UNLESS` or `_ONLY` says."""
_UNLESS = {
    "củng": re.compile(r"(?i)củng (?:cố|cổ)\b"), "vẩn": re.compile(r"(?i)(?:vớ|lẩn) vẩn|vẩn (?:vơ|đục)"), "nhửng": re.compile("$^"),
    "sẻ": re.compile(r"(?i)(?:chia|san|suôn|chim|se|cắt) sẻ"), "đả": re.compile(r"(?i)ẩu đả|đả (?:kích|phá|thông|thương|đảo|cẩu|động|tự)|loạn đả"),
}  # fmt: skip
_ONLY = {
    "củ": re.compile(r"(?i)\b(?:đồ|nhà|máy|xe|tên|mức|bộ|quy định|văn bản|trụ sở|địa chỉ|đơn vị|tỉnh|xã|huyện|phường|mẫu|năm) (?P<word>củ)(?= (?:của|đã|sang|nay|theo|trước|và|không|còn)\b|[,.;)]|$)"),
    "nữa": re.compile(r"(?i)\b(?P<word>nữa)(?= (?:đầu|cuối|năm|tháng|ngày|số|thời gian)\b)"),
    "nổi": re.compile(r"(?i)\b(?P<word>nổi)(?= (?:lo|buồn|niềm|nhớ|khổ|đau)\b)"),
}  # fmt: skip
_SHARED = re.compile(
    r"(?i)\b(?:chia|san) (?P<word>sẽ|xẻ|xẽ)(?= (?:kinh nghiệm|thông tin|dữ liệu|khó khăn|với|trách nhiệm|những|các|lợi ích|tài liệu|việc|bớt|cùng|gánh nặng|kiến thức"
    r"|tài nguyên|bài học|cách|cho|giữa|nguồn|kết quả|hình ảnh|niềm vui|nỗi|tâm tư|và|yêu thương|trên|về|rủi ro|công việc|ý kiến|sáng kiến|mô hình)\b|[,.;)”]|$)"
)


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A stretch of a text (`start`, `length`) that stands as `found`; `right` is "" where more than one thing can be meant."""

    start: int
    found: str
    right: str
    around: str

    @property
    def length(self) -> int:
        """How many characters it has."""
        return len(self.found)


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    word: str
    key: str
    joined: bool
    """Whether only spaces part it from the word before."""
    glued: bool
    """Whether it is part of a longer sign: a symbol, an address, a foreign name with hyphens."""

    @property
    def end(self) -> int:
        return self.start + len(self.word)


def misspelt(text: str) -> Iterator[Misspelt]:
    """Yield the misspelt syllables of `text` in their order, each once."""
    if not unicodedata.is_normalized("NFC", text):
        return  # letters and tones apart are a fault of their own
    tokens = _tokens(text)
    known = lexicon()
    taken: set[int] = set()
    found: list[Misspelt] = []
    for at in range(1, len(tokens)):
        pair = _pair(tokens, at)
        if pair is None or pair in known.right:
            continue
        right = _compound_meant(tokens, at, pair, known)
        if right is not None and not taken & {at - 1, at}:
            first, last = tokens[at - 1], tokens[at]
            taken |= {at - 1, at}
            found.append(
                _told(text, first.start, last.end, f"{_as(first.word, right[0])} {_as(last.word, right[1])}")
            )
    for at, token in enumerate(tokens):
        if at not in taken and not token.glued:
            found.extend(_alone(text, tokens, at, known))
    for pattern in (_SHARED, *_ONLY.values()):
        for match in pattern.finditer(text):
            start, end = match.span("word")
            word = match["word"]
            if not any(one.start <= start < one.start + one.length for one in found):
                found.append(_told(text, start, end, _as(word, _ALONE.get(word.lower(), "sẻ"))))
    yield from sorted(found, key=lambda one: one.start)


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    end = 0
    for match in _WORD.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 2]
        glued = (
            before in _GLUE
            or before.isdigit()
            or (after[:1] in _GLUE and after[1:2].isalnum())
            or after[:1].isdigit()
            or after[:1] == "_"
        )
        joined = _BOUND.fullmatch(text, end, match.start()) is not None
        tokens.append(
            _Token(
                match.start(),
                match[0],
                one_spelling(match[0].lower()),
                joined,
                glued and bool(before or after),
            )
        )
        end = match.end()
    return tokens


def _pair(tokens: list[_Token], at: int) -> Pair | None:
    """Return the two syllables that end at `at`, None where they are no two words side by side, or a name."""
    if not 0 < at < len(tokens):
        return None
    first, last = tokens[at - 1], tokens[at]
    if not last.joined or first.glued or last.glued:
        return None
    if last.word[0].isupper() and not last.word.isupper():
        return None
    if first.word.isupper() != last.word.isupper() and (len(first.word) > 1 or last.word.isupper()):
        return None
    return first.key, last.key


def _compound_meant(tokens: list[_Token], at: int, pair: Pair, known: Lexicon) -> Pair | None:
    """Return the compound that `pair` is a slip for, None where it may be right or nobody can tell."""
    before, after = _pair(tokens, at - 1), _pair(tokens, at + 1)
    listed = known.slips.get(pair)
    if listed is not None:
        taken_before = pair[0] != listed[0] and before in known.right
        return None if taken_before or after in known.right else listed
    candidates = known.alike.get((sound_class(pair[0]), sound_class(pair[1])), ())
    best = [right for right in candidates if _is_slip(pair, right, known)]
    if len(best) != 1:
        best = [right for right in best if sum(map(len, _slips(pair, right))) == 1]
    if len(best) != 1:
        return None
    one, two = _slips(pair, best[0])
    if any(
        typed != meant and is_marked(typed) and not is_possible(typed)
        for typed, meant in zip(pair, best[0], strict=True)
    ):
        return best[0]
    # What looks wrong may belong to the word before or behind.
    if after in known.right and (two or not one <= _STRONG):
        return None
    if before in known.right and (one or not two <= _STRONG):
        return None
    return best[0]


def _slips(pair: Pair, right: Pair) -> tuple[frozenset[str], frozenset[str]]:
    return slips_between(pair[0], right[0]), slips_between(pair[1], right[1])


def _is_slip(pair: Pair, right: Pair, known: Lexicon) -> bool:
    one, two = _slips(pair, right)
    kinds = one | two
    if not kinds or "far" in kinds or len(one) > 1 or len(two) > 1:
        return False
    if one and two and not kinds <= _STRONG and kinds != {"bare"}:
        return False
    if any(
        typed != meant and is_marked(typed) and not is_possible(typed)
        for typed, meant in zip(pair, right, strict=True)
    ):
        return True
    chance = known.ends.get(pair[0], 0) * known.begins.get(pair[1], 0) / 1_000_000
    return chance <= (_LIKELY if kinds <= _STRONG else _SELDOM)


def _alone(text: str, tokens: list[_Token], at: int, known: Lexicon) -> Iterator[Misspelt]:
    token = tokens[at]
    word, key = token.word, token.key
    if len(word) > 1 and word[1:] != word[1:].lower() and not word.isupper():
        return
    if (
        key in _ALONE
        and key not in _ONLY
        and not word.isupper()
        and (word.islower() or not _may_be_name(text, tokens, at))
    ):
        unless = _UNLESS.get(key)
        first = tokens[at - 1].start if at else token.start
        last = tokens[at + 1].end if at + 1 < len(tokens) else token.end
        if unless is None or not unless.search(text, first, last):
            yield _told(text, token.start, token.end, _as(word, _ALONE[key]))
        return
    if is_marked(key):
        placed = with_tone_in_place(unicodedata.normalize("NFC", word.lower()))
        if placed and (word.isupper() or not _may_be_name(text, tokens, at)):
            yield _told(text, token.start, token.end, _as(word, placed))
            return
        if (
            not _may_be_name(text, tokens, at)
            and len(key) > 1
            and not is_possible(key)
            and _ONE_SYLLABLE.match(key)
        ):
            right = other_spelling(key)
            yield _told(text, token.start, token.end, _as(word, right) if right else "")
        return
    meant = "" if word.isupper() else meant_by_keys(key)
    if meant and (looks_typed(key) or _fits(tokens, at, meant, known)):
        yield _told(text, token.start, token.end, _as(word, meant))


def _may_be_name(text: str, tokens: list[_Token], at: int) -> bool:
    """Tell whether a word may be a name or an abbreviation: in capitals, or with one where no sentence begins."""
    word = tokens[at].word
    if word.islower():
        return False
    before = text[: tokens[at].start].rstrip(" “(-–+")
    begins = not before or before[-1] in ".:;?!)" or before[-1].isdigit()
    followed_by_name = at + 1 < len(tokens) and tokens[at + 1].word[0].isupper()
    return word.isupper() or not begins or followed_by_name


def _fits(tokens: list[_Token], at: int, meant: str, known: Lexicon) -> bool:
    """Tell whether a syllable makes a compound with the one before or behind."""
    before = at and tokens[at].joined and (tokens[at - 1].key, meant) in known.compounds
    behind = at + 1 < len(tokens) and tokens[at + 1].joined
    return bool(before or (behind and (meant, tokens[at + 1].key) in known.compounds))


def _as(typed: str, right: str) -> str:
    if typed.isupper() and len(typed) > 1:
        return right.upper()
    return right[:1].upper() + right[1:] if typed[:1].isupper() else right


def _told(text: str, start: int, end: int, right: str) -> Misspelt:
    left = text.rfind(" ", 0, max(start - 1, 0)) + 1
    after = text.find(" ", end + 1)
    return Misspelt(
        start, text[start:end], right, text[left : after if after >= 0 else len(text)].strip(" ,.;:")
    )
