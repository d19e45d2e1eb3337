"""Characters of a file that cannot be seen, only look Vietnamese, or come from the codes before Unicode.

They print wrongly or are not found again, whichever field they stand in: so files are read line by line, comments
left out. NĐ 30/2020, Phụ lục I, Phần I, I.4 prescribes the character set TCVN 6909:2001 (Unicode).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.checks.texts import slips
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.letters import LOOKALIKE, MISREAD, ODD, letter_meant, needs_a_look, old_code
from tdkt.model.patterns import lazy_pattern
from tdkt.model.place import Place
from tdkt.workspace.source import Source, split_lines
from tdkt.workspace.workspace import Workspace

_CHARACTER_SET = "NĐ 30/2020, Phụ lục I, Phần I, I.4"
_SENTENCE = "Quản lý tài sản công tiết kiệm, minh bạch."

ODD_CHARACTERS = Rule(
    code="T708",
    severity=WARNING,
    title="Ký tự lạ hoặc không nhìn thấy",
    explanation="Chữ chép từ Word, PDF hay trang web thường kèm ký tự không nhìn thấy (dấu cách không ngắt, "
    "dấu rộng bằng không, gạch nối mềm) hoặc ký tự hỏng. Chúng làm tìm kiếm không ra và xuống "
    "dòng sai. Hãy xóa rồi gõ lại chỗ đó.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_SENTENCE,
            bad=(
                "Quản lý▸\xa0tài sản công tiết kiệm, minh bạch.",
                '"Quản lý▸\\u00a0tài sản công tiết kiệm, minh bạch."',
            ),
            good=(_SENTENCE,),
        ),
    ),
    source=_CHARACTER_SET,
)
LOOKS_VIETNAMESE = Rule(
    code="T711",
    severity=WARNING,
    title="Chữ cái chỉ trông giống chữ Việt",
    explanation="Chữ Ð (U+00D0) của bàn phím nước ngoài, chữ cái Nga, Hy Lạp, chữ toàn khổ trông giống chữ Việt nhưng là "
    "ký tự khác: tìm “Đảng” không ra “Ðảng”, máy khác in ra hình khác. Hãy xóa rồi gõ lại bằng bộ gõ tiếng Việt.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_SENTENCE,
            bad=(
                "Quản lý tài sản ▸сông tiết kiệm, minh bạch.",
                "Quản lý tài sản công tiết kiệm, minh bạch, bảo ▸ðảm.",
            ),
            good=(_SENTENCE,),
        ),
    ),
    source=_CHARACTER_SET,
)
OLD_CODE = Rule(
    code="T712",
    severity=WARNING,
    title="Chữ gõ bằng bảng mã cũ (TCVN3, VNI)",
    explanation="Văn bản gõ bằng phông .VnTime (TCVN3) hoặc VNI-Times chỉ đọc được với phông ấy; ở nơi khác là chữ sai: “Qu¶n "
    "lý”, “Quaûn lyù”. Hãy chuyển sang Unicode, ví dụ bằng công cụ chuyển mã của UniKey.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_SENTENCE,
            bad=(
                "▸Qu¶n lý tµi s¶n c«ng tiÕt kiÖm, minh b¹ch.",
                "▸Quaûn lyù taøi saûn coâng tieát kieäm, minh baïch.",
            ),
            good=(_SENTENCE,),
        ),
    ),
    source=_CHARACTER_SET,
)

RULES = (ODD_CHARACTERS, LOOKS_VIETNAMESE, OLD_CODE)

_COMMENT = lazy_pattern(r"^\s*#.*|\s#\s[^\"']*$")
_KEY = lazy_pattern(r"\s*(?:- )*(?:[\w-]+:\s+)?[\"']?")
_ESCAPED = lazy_pattern(r"\\u([0-9a-fA-F]{4})")
_NAMES = {
    "\u00a0": "dấu cách không ngắt",
    "\u00ad": "gạch nối mềm",
    "\u200b": "dấu cách rộng bằng không",
    "\u200c": "dấu ngăn nối chữ",
    "\u200d": "dấu nối chữ",
    "\u202f": "dấu cách hẹp không ngắt",
    "\u2060": "dấu nối không ngắt",
    "\ufffd": "ký tự hỏng",
}


_HOW_READ = {
    "TCVN3": "Chữ ở đây gõ bằng bảng mã TCVN3",
    "VNI": "Chữ ở đây gõ bằng bảng mã VNI",
    MISREAD: "Chữ ở đây hỏng vì bị đọc nhầm bảng mã",
}


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the findings of T708, T711 and T712, at most one of each a line."""
    for source in workspace.unusual:
        for number, line in enumerate(split_lines(source.text), start=1):
            if needs_a_look(line):
                yield from _line(source, number, _COMMENT.sub("", line))


def _line(source: Source, number: int, line: str) -> Iterator[Diagnostic]:
    old = old_code(line)
    if old is not None:
        name, meant = old
        start = _first_word(line)
        said = slips.around(meant, start, min(30, max(len(meant) - start, 1)))
        yield OLD_CODE.at(
            Place(source.file, number, start + 1, max(len(line.rstrip()) - start, 1)),
            f"{_HOW_READ[name]}; có lẽ là “{said}”.",
            "Chuyển cả câu sang Unicode (công cụ chuyển mã của UniKey) hoặc gõ lại.",
        )
        return
    yield from _first(source, number, line, ODD, _odd)
    yield from _first(source, number, line, LOOKALIKE, _alike)


def _first(
    source: Source,
    number: int,
    line: str,
    kind: re.Pattern[str],
    tell: Callable[[str, str], tuple[Rule, str, str]],
) -> Iterator[Diagnostic]:
    """Yield the first character of `kind` in `line`, written as such or as an escape, with how many there are."""
    found = [(match.start(), 1, match[0]) for match in kind.finditer(line)]
    found += [
        (match.start(), 6, chr(int(match[1], 16)))
        for match in _ESCAPED.finditer(line)
        if kind.fullmatch(chr(int(match[1], 16)))
    ]
    if not found:
        return
    start, length, char = min(found)
    more = f"; cả dòng có {len(found)} ký tự lạ" if len(found) > 1 else ""
    rule, message, hint = tell(char, slips.around(line, start, length))
    yield rule.at(Place(source.file, number, start + 1, length), message + more + ".", hint)


def _odd(char: str, around: str) -> tuple[Rule, str, str]:
    name = _NAMES.get(char, "ký tự lạ hoặc không nhìn thấy")
    return (
        ODD_CHARACTERS,
        f"Ký tự U+{ord(char):04X} ({name}) trong “{around}”",
        "Xóa ký tự này rồi gõ lại (thường do chép từ Word, PDF hoặc trang web).",
    )


def _alike(char: str, around: str) -> tuple[Rule, str, str]:
    meant = letter_meant(char)
    return (
        LOOKS_VIETNAMESE,
        f"“{char}” (U+{ord(char):04X}) trong “{around}” chỉ trông giống “{meant}”, là ký tự khác",
        f"Xóa rồi gõ lại “{meant}” bằng bộ gõ tiếng Việt.",
    )


def _first_word(line: str) -> int:
    found = _KEY.match(line)
    return found.end() if found else 0
