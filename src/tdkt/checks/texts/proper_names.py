"""Names with the one way to write their capitals (NĐ 30/2020, Phụ lục II), found in any text: pure functions from a text to `Form`s.

`proper-names.txt` lists them. A name is looked for whatever its capitals are; it is at fault where it stands in none of its ways. Text
all in capitals is no fault. What may be an ordinary word is found only behind the words that make it a name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from tdkt.checks.texts.fixed_forms import Form
from tdkt.model.text import one_spelling

_BEFORE = {
    "day": r"(?:ngày|lễ|kỷ niệm|chào mừng|nghỉ|dịp)",
    "law": r"(?<!pháp )(?<!kỷ )(?<!kỹ )(?<!kỉ )(?:bộ )?luật",
}
"""What stands before a name of the kind; other kinds are names by themselves."""
_ORDINARY = frozenset(
    (
        "chính phủ",
        "công an",
        "kho bạc nhà nước",
        "kiểm toán nhà nước",
        "ngân hàng nhà nước",
        "triều lê",
        "triều đinh",
        "truyện kiều",
        "phong trào cần vương",
    )
)
"""Names that in small letters throughout may be ordinary words."""
_NAMES_IT = re.compile(r"(?:[Nn]ghị (?:định|quyết) [^.;]{0,60}của|[Tt]hủ tướng) $")
"""Words before "chính phủ" that make it the one of the country."""
_OTHERS = re.compile(r" (?:các nước|nước ngoài|nước [A-ZĐ]|điện tử|số\b)")
"""What shows that a body's words are no name: "quốc hội các nước"."""
_GENERAL = re.compile(
    r"(?i)\b(?:các|những|mỗi|từng|một số|cơ|cán|trụ|toàn|nội|đồng|đội|sử|cục|chi|đảng|tiến|công) $"
)
_BRANCHES = frozenset(
    (
        "dân sự",
        "hình sự",
        "lao động",
        "tố tụng hình sự",
        "tố tụng dân sự",
        "tố tụng hành chính",
        "giáo dục",
        "xây dựng",
        "đầu tư",
        "thanh niên",
    )
)
"""Branches of law as well as names: names only behind "Bộ luật", or with a capital."""
_CLASS = r"(?P<class> hạng (?:nhất|nhì|ba))?"


@cache
def _names() -> dict[str, tuple[re.Pattern[str], dict[str, tuple[str, ...]]]]:
    """Return, by kind, the pattern of its names and the ways to write each, by its small letters."""
    ways: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    text = files("tdkt.checks.texts").joinpath("proper-names.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, _, names = line.partition(": ")
            rights = tuple(name.strip() for name in names.split("|"))
            for right in rights:
                ways[kind][one_spelling(right.lower())] = rights
    found = {}
    for kind, known in ways.items():
        spelt = sorted(
            {
                spelling
                for rights in known.values()
                for right in rights
                for spelling in (right.lower(), one_spelling(right.lower()))
            },
            key=len,
            reverse=True,
        )
        names = "|".join(re.escape(one).replace(r"\ ", " ") for one in spelt)
        before = rf"(?P<before>{_BEFORE[kind]}) " if kind in _BEFORE else ""
        behind = _CLASS if kind == "honour" else ""
        found[kind] = re.compile(rf"(?<!\w){before}(?P<name>{names}){behind}(?!\w)", re.IGNORECASE), known
    return found


def wrong_names(kind: str, text: str) -> Iterator[Form]:
    """Yield the names of `kind` ("day", "honour", "place", "body", "event", "work", "respect", "law") that are written otherwise."""
    pattern, known = _names()[kind]
    for match in pattern.finditer(text):
        name = match["name"]
        rights = known[one_spelling(name.lower())]
        order = (match["class"] or "") if kind == "honour" else ""
        right_order = f" hạng {order.split()[-1].capitalize()}" if order else ""
        if name.isupper() or (name in _ORDINARY and not _NAMES_IT.search(text[: match.start()])):
            continue
        is_right = any(one_spelling(name) == one_spelling(right) for right in rights)
        word, right_word = _word_of_law(match["before"]) if kind == "law" else ("", "")
        if is_right and order == right_order and word == right_word:
            continue
        if kind == "law" and name in _BRANCHES and word == "luật ":
            continue
        if kind == "body" and (
            _OTHERS.match(text, match.end("name")) or _GENERAL.search(text[: match.start()])
        ):
            continue
        right = name if is_right else next((one for one in rights if len(one) == len(name)), rights[0])
        start = match.start("before") if word else match.start("name")
        yield Form(start, word + name + order, right_word + right + right_order, match[0])


def _word_of_law(typed: str) -> tuple[str, str]:
    """Return "luật " as it is typed and as it should be."""
    return f"{typed} ", "Bộ luật " if typed.lower().startswith("bộ") else "Luật "
