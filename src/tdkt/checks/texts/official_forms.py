"""What the decree writes in one form and people type in several: the people, councils, numbers of instruments, years, headings.

What such a slip looks like is known in `fixed_forms`, which Word files of other offices are held against too (`conformity`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.one_file import found_in_each, texts_by_file
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.checks.texts.fixed_forms import Form, names_of_bodies, numbers_without_their_word, small_people
from tdkt.checks.texts.hygiene import BY_ITSELF
from tdkt.checks.texts.printed_texts import PrintedText, printed_texts
from tdkt.checks.texts.text_roles import Role
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.patterns import lazy_pattern
from tdkt.model.plan_year import year_name
from tdkt.workspace.workspace import Workspace

_SENTENCE = "Quản lý tài sản công tiết kiệm, minh bạch."


def _example(bad: str, good: str) -> tuple[Example, ...]:
    return (Example(file=MOVEMENTS, text=_SENTENCE, bad=(bad,), good=(good,)),)


PEOPLE = Rule(
    code="T713",
    severity=WARNING,
    title="“Nhân dân”, “Nhà nước” viết thường",
    explanation="Hai danh từ này viết hoa: “Nhân dân”, “Nhà nước”. Trong tên gọi như “Ủy ban nhân dân”, “Công an nhân dân”, “quản lý "
    "nhà nước” thì viết thường, không tính ở đây.",
    examples=_example(
        "Nâng cao trách nhiệm phục vụ ▸nhân dân.",
        "Nâng cao trách nhiệm phục vụ Nhân dân của Ủy ban nhân dân phường.",
    ),
    source="NĐ 30/2020, Phụ lục II, V.1",
)
BODIES = Rule(
    code="T714",
    severity=WARNING,
    title="Tên cơ quan, Hội đồng viết sai",
    explanation="Viết hoa chữ cái đầu của từ chỉ loại hình, chức năng, lĩnh vực: “Ủy ban nhân dân”, “Hội đồng nhân dân”; tên Hội đồng viết "
    "như trong Luật: “Hội đồng Thi đua - Khen thưởng”.",
    examples=_example(
        "Nâng cao hoạt động của ▸Hội đồng thi đua khen thưởng.",
        "Nâng cao hoạt động của Hội đồng Thi đua - Khen thưởng.",
    ),
    source="NĐ 30/2020, Phụ lục II, IV.1; Luật số 06/2022/QH15, Điều 90",
)
NUMBERS = Rule(
    code="T715",
    severity=WARNING,
    title="Viện dẫn văn bản thiếu chữ “số”",
    explanation="Viện dẫn ghi tên loại, rồi “số” và số, ký hiệu: “Quyết định số 733/QĐ-TTg”, không phải “Quyết định 733/QĐ-TTg”.",
    examples=_example(
        "Thực hiện Kế hoạch ▸15/KH-UBND về cải cách hành chính.",
        "Thực hiện Kế hoạch số 15/KH-UBND về cải cách hành chính.",
    ),
    source="NĐ 30/2020, Phụ lục I, Phần I, II.6b",
)
RANGES = Rule(
    code="T716",
    severity=WARNING,
    title="Khoảng năm viết hai cách",
    explanation="Trong kế hoạch của một năm, khoảng năm chỗ viết liền (“2026-2031”), chỗ có dấu cách (“2026 - 2031”). Cách nào cũng được, nhưng một "
    "văn bản chỉ nên theo một cách. Hãy sửa cách ít dùng hơn theo cách kia.",
    examples=_example(
        "Đề án 2021-2025, 2026-2031 và tầm nhìn ▸2031 - 2035.",
        "Đề án 2021-2025, 2026-2031 và tầm nhìn 2031-2035.",
    ),
)
STOPPED_TITLE = Rule(
    code="T717",
    severity=WARNING,
    title="Tiêu đề kết thúc bằng dấu chấm",
    explanation="Tiêu đề là cụm từ chỉ nội dung chính của phần, mục, nên không có dấu chấm ở cuối. Là một câu thì ghi bằng text.",
    examples=(
        Example(
            file=MOVEMENTS,
            text="title: Phong trào thi đua về công tác văn thư",
            bad=("title: Phong trào thi đua về công tác văn thư▸.",),
            good=("title: Phong trào thi đua về công tác văn thư",),
        ),
    ),
    source="NĐ 30/2020, Phụ lục I, Phần I, II.6d",
)
RULES: tuple[Rule, ...] = (PEOPLE, BODIES, NUMBERS, RANGES, STOPPED_TITLE)

FORMS: tuple[tuple[Rule, Callable[[str], Iterator[Form]]], ...] = (
    (PEOPLE, small_people),
    (BODIES, names_of_bodies),
    (NUMBERS, numbers_without_their_word),
)
_PROSE = frozenset(
    {Role.TITLE, Role.PARAGRAPH, Role.SENTENCE, Role.ITEM, Role.SUBJECT, Role.NOTE, Role.RECIPIENT}
)
_RANGE = lazy_pattern(r"(?<![\d/-])(?:19|20)\d\d(?P<hyphen>\s?[-–]\s?)(?:19|20)\d\d(?![\d/-])")
_A_HANDFUL = 5


def forms(printed: PrintedText) -> tuple[tuple[Rule, Form], ...]:
    """Return what stands in another form than the decree's in a text, with its rule."""
    return _forms_in(printed.text) if printed.role in _PROSE else ()


@lru_cache(10_000)  # many texts say the same
def _forms_in(text: str) -> tuple[tuple[Rule, Form], ...]:
    return tuple((rule, form) for rule, find in FORMS for form in find(text))


def stopped(printed: PrintedText) -> bool:
    """Tell whether a text is a title that ends with a full stop, which is none of "v.v." or "…"."""
    if printed.role is not Role.TITLE:
        return False
    text = printed.text.rstrip()
    return text.endswith(".") and not text.endswith(("..", "v.v.", "./."))


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the findings of T713 to T717."""
    yield from found_in_each(workspace, _in_one_file, texts_by_file(workspace))
    ranges: dict[int, dict[bool, list[tuple[PrintedText, re.Match[str]]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for printed in printed_texts(workspace):
        has_hyphen = "-" in printed.text or "–" in printed.text
        if has_hyphen and printed.year is not None and printed.role in _PROSE:
            for match in _RANGE.finditer(printed.text):
                ranges[printed.year][" " in match["hyphen"]].append((printed, match))
    for year, ways in ranges.items():
        if len(ways) == 2:
            yield from _rarer(year, *sorted(ways.values(), key=len))


def _in_one_file(texts: Iterable[PrintedText]) -> Iterator[Diagnostic]:
    for printed in texts:
        for rule, form in forms(printed):
            yield rule.at(
                printed.place(form.start, form.length),
                f"“{form.around}”: “{form.found}” phải viết là “{form.right}”.",
                f"Viết “{form.right}” {BY_ITSELF}.",
            )
        if stopped(printed):
            yield STOPPED_TITLE.at(
                printed.place(len(printed.text.rstrip()) - 1, 1),
                "Tiêu đề kết thúc bằng dấu chấm.",
                f"Bỏ dấu chấm {BY_ITSELF}.",
            )


def _rarer(
    year: int, rarer: list[tuple[PrintedText, re.Match[str]]], usual: list[tuple[PrintedText, re.Match[str]]]
) -> Iterator[Diagnostic]:
    first, example = usual[0]
    for printed, match in rarer[:_A_HANDFUL]:
        yield RANGES.at(
            printed.place(match.start(), len(match[0])),
            f"“{match[0]}” ở đây, “{example[0]}” ở chỗ khác: {year_name(year)} có {len(rarer)} chỗ viết như ở đây, {len(usual)} chỗ viết theo "
            "cách kia.",
            "Viết thống nhất một cách.",
            ((first.place(example.start(), len(example[0])), f"chỗ viết “{example[0]}”"),),
        )
