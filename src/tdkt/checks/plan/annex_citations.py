"""What a plan, a drive, a report says of its annexes and tables: each annex is named, and what is named is there.

Where the words name the annexes of another document (of a decree, of the plan above) nothing is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tdkt.checks.example_files import PLAN
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.checks.texts.annex_words import NAMED, annexes_left_unnamed, numbers_in, points_to_annexes
from tdkt.checks.texts.printed_texts import PrintedText, printed_texts
from tdkt.model.body import ROW
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import Drive
from tdkt.model.numbering import roman
from tdkt.model.patterns import lazy_pattern
from tdkt.model.plan import Annex
from tdkt.model.records import dataclass
from tdkt.model.ward_report import WardReport
from tdkt.workspace.workspace import Workspace

_CLOSING = "  - Các đơn vị tổ chức thực hiện nghiêm túc Kế hoạch này."
_TWO = "annexes:\n  - {{title: Danh mục biểu mẫu, body: [Mẫu số 01]}}\n  - {}{{title: Lịch phát động, body: [Tháng 5]}}\n"
_SAID = "Các đơn vị thực hiện nghiêm túc Kế hoạch này theo {}."

NOT_THERE = Rule(
    code="M667",
    severity=WARNING,
    title="Dẫn tới Phụ lục không có",
    explanation="Lời văn dẫn tới một Phụ lục của chính văn bản này mà văn bản không có Phụ lục ấy; Phụ lục duy nhất in không có số. Thêm Phụ lục ở annexes, hoặc sửa số; "
    "Phụ lục của văn bản khác thì nêu rõ văn bản nào: “Phụ lục I Nghị định số …”.",
    examples=(
        Example(
            file=PLAN,
            text=_CLOSING,
            bad=(
                f"  - {_SAID.format('▸Phụ lục V')}",
                f"  - {_SAID.format('▸Phụ lục I')}\nannexes:\n  - {{title: Danh mục biểu mẫu, body: [Mẫu số 01]}}",
            ),
            good=(f"  - {_SAID.format('Phụ lục I Nghị định số 30/2020/NĐ-CP')}", _CLOSING),
        ),
    ),
)
UNNAMED = Rule(
    code="M668",
    severity=WARNING,
    title="Lời văn không dẫn tới Phụ lục",
    explanation="Văn bản có Phụ lục kèm theo thì trong văn bản phải có chỉ dẫn về Phụ lục đó: “… theo Phụ lục kèm theo”, “… tại Phụ lục II”. Văn bản in ra mà "
    "thiếu thì tdkt check báo lỗi V526.",
    examples=(
        Example(
            file=PLAN,
            text=f"{_CLOSING}\n",
            bad=(
                f"{_CLOSING}\nannexes:\n  - ▸{{title: Danh mục biểu mẫu, body: [Mẫu số 01]}}\n",
                f"  - {_SAID.format('Phụ lục I')}\n{_TWO.format('▸')}",
            ),
            good=(f"  - {_SAID.format('Phụ lục I, Phụ lục II')}\n{_TWO.format('')}",),
        ),
    ),
    source="NĐ 30/2020, Phụ lục I, Phần I, III.1a",
)
NO_TABLE = Rule(
    code="M669",
    severity=WARNING,
    title="Dẫn tới bảng không có",
    explanation="Lời văn dẫn tới “Bảng 2” mà văn bản không có bảng nào mang số ấy và cũng không có đủ ngần ấy bảng. Sửa số, hoặc ghi tên bảng "
    "(“Bảng 2. …”) thành một dòng trên bảng.",
    examples=(
        Example(
            file=PLAN,
            text=_CLOSING,
            bad=(f"  - {_SAID.format('▸Bảng 2')}",),
            good=(f"  - Bảng 2. Phân công.\n  - {_SAID.format('Bảng 2')}",),
        ),
    ),
)  # fmt: skip
RULES = (NOT_THERE, UNNAMED, NO_TABLE)

_OTHER = lazy_pattern(
    r"(?i:nghị định|thông tư|luật|nghị quyết|quyết định|hướng dẫn|công văn|chỉ thị|quy chế|tờ trình|văn bản hợp nhất)\b"
    r"|(?:Kế hoạch|Báo cáo|Chương trình) (?:số|của)|\d/[A-ZĐ]|ban hành kèm theo"
)
"""What tells that an annex in the same sentence is another document's."""
_SENTENCE_END = lazy_pattern(r"[.;](?=\s|$)")
_TABLE = lazy_pattern(r"\b[Bb]ảng (?:số )?(?P<number>\d{1,2})\b(?![/%.]\d)")


@dataclass(frozen=True, slots=True)
class _Document:
    """What a document says, and the annexes that it has; `most` is how many it may have with those that tdkt adds."""

    texts: Sequence[PrintedText]
    annexes: Sequence[Annex]
    most: int
    names_them: bool
    """Whether its own words have to name them: a report's are named by what tdkt writes."""


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield annexes that no words name, and words about annexes and tables that are not there."""
    if workspace.incomplete:
        return
    for document in _documents(workspace):
        for text in document.texts:
            if "phụ" in text.text.lower():  # few texts name any
                yield from _not_there(text, document)
        yield from _no_table(document)
        if document.names_them and document.annexes:
            own = {id(annex.origin) for annex in document.annexes}
            body = [text.text for text in document.texts if id(text.origin) not in own]
            yield from _unnamed(document.annexes, " ".join(body))


def _documents(workspace: Workspace) -> Iterator[_Document]:
    by_file: dict[str, list[PrintedText]] = defaultdict(list)
    for text in printed_texts(workspace):
        by_file[text.origin.file].append(text)
    for plan in workspace.plans:
        files = [
            plan.origin.file,
            *(file.origin.file for file in workspace.movements if file.year == plan.year),
        ]
        # Not where its reports go, which stands in its file and not on its paper.
        reporting = plan.reporting.origin if plan.reporting else None
        texts = [text for file in files for text in by_file.get(file, ()) if text.origin is not reporting]
        yield _Document(texts, plan.annexes, len(plan.annexes), names_them=True)
    for drive in workspace.all(Drive):
        yield _Document(
            by_file.get(drive.origin.file, ()), drive.annexes, len(drive.annexes), names_them=True
        )
    for report in workspace.all(WardReport):
        most = len(report.annexes) + 1  # with the table of all targets
        yield _Document(by_file.get(report.origin.file, ()), report.annexes, most, names_them=False)


def _not_there(text: PrintedText, document: _Document) -> Iterator[Diagnostic]:
    most = document.most
    is_alone = document.names_them and most == 1
    for match in NAMED.finditer(text.text):
        named = list(numbers_in(match["numbers"]))
        missing = [number for number in named if number > most]
        if is_alone and 1 in named and not is_of_another(text.text, match.start(), match.end()):
            yield NOT_THERE.at(
                text.place(match.start(), match.end() - match.start()),
                "Văn bản chỉ có một Phụ lục nên Phụ lục ấy in không có số.",
                "Ghi “Phụ lục kèm theo”; từ hai Phụ lục trở lên mới đánh số.",
            )
        if missing and not is_of_another(text.text, match.start(), match.end()):
            has = f"chỉ có {most} Phụ lục" if most else "không có Phụ lục nào"
            yield NOT_THERE.at(
                text.place(match.start(), match.end() - match.start()),
                f"Dẫn tới Phụ lục {roman(missing[0])}, văn bản này {has}.",
                "Sửa số, thêm Phụ lục ở annexes, hoặc nêu rõ là Phụ lục của văn bản nào.",
            )


def is_of_another(text: str, start: int, end: int) -> bool:
    """Tell whether an annex named in `text` from `start` to `end` is one of another document, which the same sentence names."""
    before = [found.end() for found in _SENTENCE_END.finditer(text, 0, start)]
    after = _SENTENCE_END.search(text, end)
    sentence = text[before[-1] if before else 0 : after.start() if after else len(text)]
    return _OTHER.search(sentence) is not None


def _no_table(document: _Document) -> Iterator[Diagnostic]:
    naming = [text for text in document.texts if "ảng " in text.text]
    if not naming:
        return
    named = {match["number"] for text in naming if (match := _TABLE.match(text.text))}
    texts = [text.text for text in document.texts]
    tables = sum(
        text.startswith(ROW) and not (number and texts[number - 1].startswith(ROW))
        for number, text in enumerate(texts)
    )
    tables += sum(annex.allocations + annex.assignments for annex in document.annexes)
    for text in (one for one in naming if not one.text.startswith(ROW)):
        for match in _TABLE.finditer(text.text):
            is_there = not match.start() or match["number"] in named or int(match["number"]) <= tables
            if not is_there and not is_of_another(text.text, match.start(), match.end()):
                yield NO_TABLE.at(
                    text.place(match.start(), len(match[0])),
                    f"Dẫn tới “{match[0]}”, văn bản này không có bảng ấy.",
                    "Sửa số, hoặc ghi tên bảng thành một dòng trên bảng.",
                )


def _unnamed(annexes: Sequence[Annex], said: str) -> Iterator[Diagnostic]:
    if not points_to_annexes(said):
        yield UNNAMED.at(
            annexes[0].origin.at(),
            "Lời văn không dẫn tới Phụ lục nào.",
            "Ghi trong lời văn: “… theo Phụ lục kèm theo”.",
        )
        return
    for number in annexes_left_unnamed(said, len(annexes) if len(annexes) > 1 else 0):
        yield UNNAMED.at(
            annexes[number - 1].origin.at(),
            f"Lời văn dẫn tới Phụ lục khác mà không dẫn tới Phụ lục {roman(number)}.",
            f"Ghi trong lời văn: “… theo Phụ lục {roman(number)}”.",
        )
