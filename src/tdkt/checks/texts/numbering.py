"""Numbers of parts: computed, never typed, and only as many letters as there are.

NĐ 30/2020, Phụ lục I, Phần I, II.6đ: điểm are lettered "theo thứ tự bảng chữ cái tiếng Việt", which the decree's
own lists use as a b c d đ e g h i. A number typed into the data would be printed twice, and be wrong after the
first insertion.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from tdkt.checks.example_files import MOVEMENTS, PLAN
from tdkt.checks.one_file import found_in_each, texts_by_file
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.checks.texts.printed_texts import PrintedText
from tdkt.checks.texts.text_roles import Role
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.movements import Movement
from tdkt.model.numbering import LETTERS, Form, Scheme
from tdkt.model.patterns import lazy_pattern
from tdkt.model.plan import Section
from tdkt.model.plan_year import year_name
from tdkt.workspace.workspace import Workspace

_LETTER_SOURCE = "NĐ 30/2020, Phụ lục I, Phần I, II.6đ"

TYPED_NUMBER = Rule(
    code="N801",
    severity=WARNING,
    title="Số thứ tự hoặc gạch đầu dòng gõ tay",
    explanation="Số thứ tự (I., 1., 1.1., a)) và gạch đầu dòng do tdkt tính khi in văn bản. Gõ tay thì bị in "
    "hai lần, và sai ngay khi chèn thêm một mục. Hãy xóa phần gõ tay ở đầu dòng; thứ tự trong "
    "tệp là thứ tự khi in.",
    examples=(
        Example(
            file=MOVEMENTS,
            text="title: Phong trào thi đua về công tác văn thư",
            bad=("title: ▸a) Phong trào thi đua về công tác văn thư",),
            good=("title: Phong trào thi đua về công tác văn thư",),
        ),
    ),
    source=_LETTER_SOURCE,
)
FOREIGN_LETTER = Rule(
    code="N802",
    severity=WARNING,
    title="Dẫn tới điểm có chữ cái không dùng để đánh thứ tự",
    explanation=f"Các điểm được đánh thứ tự bằng chữ cái tiếng Việt: {', '.join(LETTERS)}; không có điểm f, j, w, z. Lời văn dẫn"
    " tới điểm như vậy thường là đếm theo bảng chữ cái khác, nên trỏ sai chỗ (sau điểm d là điểm đ, sau điểm e"
    " là điểm g). Hãy xem lại văn bản được dẫn và sửa chữ cái.",
    examples=(
        Example(
            file=PLAN,
            text="Các đơn vị tổ chức thực hiện nghiêm túc Kế hoạch này.",
            bad=("Các đơn vị thực hiện điểm ▸f khoản 2 mục II Kế hoạch này.",),
            good=("Các đơn vị thực hiện điểm g khoản 2 mục II Kế hoạch này.",),
        ),
    ),
    source=_LETTER_SOURCE,
)
OUT_OF_LETTERS = Rule(
    code="N803",
    severity=ERROR,
    title="Nhiều phong trào hơn số chữ cái",
    explanation=f"Phong trào của một đơn vị được đánh thứ tự a), b), c)… đến {LETTERS[-1]}), tất cả {len(LETTERS)} chữ cái; mục con"
    f" đánh chữ (a), A.) cũng vậy. Nhiều hơn thì không còn chữ để đánh, văn bản không in được. Hãy gộp các phong trào"
    " gần nhau, hoặc chuyển bớt thành nội dung của phong trào khác.",
    source=_LETTER_SOURCE,
)

RULES: tuple[Rule, ...] = (TYPED_NUMBER, FOREIGN_LETTER, OUT_OF_LETTERS)

_NUMBERED_ROLES = frozenset({Role.TITLE, Role.PARAGRAPH, Role.SENTENCE, Role.ITEM, Role.RECIPIENT})
_LETTER = r"[^\W\d_]"
_TYPED = lazy_pattern(
    rf"(?:[-–—•▪+*]\s+|[-–—•▪+](?={_LETTER}|[“(])"  # bullets; "-5%" is a number
    rf"|[a-zđ]\)\s*|(?:\d{{1,2}}|[ivx]{{1,4}})\)\s*|\d{{1,2}}/\s+"
    rf"|\d{{1,2}}\.\s+(?!\d)|\d{{1,2}}\.(?={_LETTER})"
    rf"|\d{{1,2}}(?:\.\d{{1,2}})+(?:\.(?=\s|{_LETTER})|\s+(?=[“(]|{_LETTER}))"
    rf"|(?=[IVX])X{{0,3}}(?:IX|IV|V?I{{0,3}})[.)]\s*(?!\w\.)(?=[“(]|{_LETTER}))"
)
_POINTS = lazy_pattern(
    r"\b[Đđ]iểm\s+([a-zđăâêôơư])\b((?:(?:\s*,\s*|\s+và\s+|\s+hoặc\s+)[a-zđăâêôơư]\b)*)(\s*(?:,\s*)?khoản\b)?"
)
_NEVER_A_WORD = "fjwz"


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the findings of the rules N801 to N803."""
    yield from found_in_each(workspace, _in_one_file, texts_by_file(workspace))
    yield from _too_many_movements(workspace)
    for plan in workspace.plans:
        for section in plan.sections:
            yield from _too_many_sections(section, plan.scheme, level=1)


def _in_one_file(texts: Iterable[PrintedText]) -> Iterator[Diagnostic]:
    for printed in texts:
        if printed.role in _NUMBERED_ROLES:
            yield from _typed_number(printed)
        if "iểm " in printed.text:
            yield from _foreign_letters(printed)


def typed_number(printed: PrintedText) -> str:
    """Return the number or bullet, with the spaces behind it, that was typed before a text; "" for none."""
    found = _TYPED.match(printed.text) if printed.role in _NUMBERED_ROLES else None
    return found[0] if found and not _is_decimal(found[0], printed.text[found.end() :]) else ""


def _typed_number(printed: PrintedText) -> Iterator[Diagnostic]:
    typed = typed_number(printed).strip()
    if typed:
        yield TYPED_NUMBER.at(
            printed.place(0, len(typed)),
            f"“{typed}” ở đầu dòng là số thứ tự hoặc gạch đầu dòng gõ tay.",
            f"Xóa “{typed}”: số thứ tự và gạch đầu dòng do tdkt tính khi in.",
        )


def _is_decimal(typed: str, rest: str) -> bool:
    """Tell whether "1.5 " before a word in small letters is a number with a decimal point."""
    return typed[-1].isspace() and "." in typed.strip()[:-1] and rest[:1].islower()


def _foreign_letters(printed: PrintedText) -> Iterator[Diagnostic]:
    for reference in _POINTS.finditer(printed.text):
        for letter in re.finditer(r"\b\w\b", printed.text[reference.start(1) : reference.end(2)]):
            if letter[0] in LETTERS or not (letter[0] in _NEVER_A_WORD or reference[3]):
                continue
            yield FOREIGN_LETTER.at(
                printed.place(reference.start(1) + letter.start(), 1),
                f"“điểm {letter[0]}”: chữ “{letter[0]}” không dùng để đánh thứ tự điểm.",
                f"Các chữ được dùng: {', '.join(LETTERS)}. Xem lại văn bản được dẫn và sửa chữ cái.",
            )


def _too_many_movements(workspace: Workspace) -> Iterator[Diagnostic]:
    of_unit: dict[tuple[int, str], list[Movement]] = defaultdict(list)
    for movements in workspace.movements:
        of_unit[movements.year, movements.unit] += movements.printed
    for (year, unit), found in of_unit.items():
        if len(found) > len(LETTERS):
            yield OUT_OF_LETTERS.at(
                found[len(LETTERS)].origin.at("title"),
                f"Đơn vị “{unit}” có {len(found)} phong trào {year_name(year)}, chỉ có {len(LETTERS)} chữ cái (a đến"
                f" {LETTERS[-1]}) để đánh thứ tự.",
                "Gộp các phong trào gần nhau, hoặc chuyển bớt thành nội dung của phong trào khác.",
            )


def _too_many_sections(section: Section, scheme: Scheme, *, level: int) -> Iterator[Diagnostic]:
    below = section.level_below(level, scheme)
    if below > scheme.depth:
        return  # N804
    if scheme.form(below) in (Form.LETTER, Form.UPPER) and len(section.sections) > len(LETTERS):
        yield OUT_OF_LETTERS.at(
            section.sections[len(LETTERS)].origin.at(),
            f"Mục này có {len(section.sections)} điểm, chỉ có {len(LETTERS)} chữ cái (a đến {LETTERS[-1]}) để đánh thứ tự.",
            "Tách thành nhiều mục, hoặc gộp bớt các điểm.",
        )
    for part in section.sections:
        yield from _too_many_sections(part, scheme, level=below)
