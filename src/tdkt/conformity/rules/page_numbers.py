"""V106-V109: the page number (NĐ 30/2020, Phụ lục I, Phần I, I.7 and III.1đ)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction

from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding, Mend, Scope, Spot
from tdkt.conformity.rules.rule_lines import room_of, rows_of
from tdkt.conformity.rules.typed_examples import PAGE, PLAN
from tdkt.conformity.said import between, points
from tdkt.law.nd30 import cited, page_law
from tdkt.office.word.blocks import Margin, Paragraph, Run, Section, paragraphs_of

_ANNEX_PAGE = PAGE.replace("số=14", "số=14 từ=1")

MISSING = Rule(
    code="V106",
    severity=ERROR,
    title="Không có số trang, hoặc số trang không ở giữa lề trên",
    explanation="Số trang đánh từ số 1, đặt canh giữa theo chiều ngang trong phần lề trên của văn bản. Trong Word: Insert, "
    "Page Number, Top of Page, Plain Number 2.",
    examples=(
        Example(
            file=PLAN,
            text=PAGE,
            bad=(PAGE.replace("số=14", "số=14 chân"), PAGE.replace("số=14", "số=14 canh=right")),
            good=(PAGE,),
        ),
    ),
    source=cited("I.7"),
)
ON_FIRST_PAGE = Rule(
    code="V107",
    severity=ERROR,
    title="Số trang hiện ở trang thứ nhất",
    explanation="Không hiển thị số trang thứ nhất. Trong Word: bấm đúp vào lề trên, chọn Different First Page rồi để trống phần đầu "
    "của trang một.",
    examples=(Example(file=PLAN, text=PAGE, bad=(PAGE.replace("số=14", "số=14 hiện"),), good=(PAGE,)),),
    source=cited("I.7"),
)
LOOK = Rule(
    code="V108",
    severity=ERROR,
    title="Số trang sai cỡ chữ, kiểu chữ hoặc có chữ khác kèm theo",
    explanation="Số trang bằng chữ số Ả Rập, cỡ chữ 13 đến 14, kiểu chữ đứng, không kèm chữ “Trang”, gạch nối hay tổng số trang.",
    examples=(
        Example(
            file=PLAN,
            text=PAGE,
            bad=(PAGE.replace("số=14", "số=11"), PAGE.replace("số=14", "số=14 đậm")),
            good=(PAGE,),
        ),
    ),
    source=cited("I.7"),
)
OF_ANNEX = Rule(
    code="V109",
    severity=WARNING,
    title="Số trang của Phụ lục không đánh riêng",
    explanation="Số trang của Phụ lục được đánh số riêng theo từng Phụ lục, bắt đầu từ 1. Trong Word: ngắt phần (Section Break) trước "
    "Phụ lục, rồi Format Page Numbers, Start at 1.",
    examples=(Example(file=PLAN, text=_ANNEX_PAGE, bad=(PAGE,), good=(_ANNEX_PAGE,)),),
    source=cited("III.1đ"),
)
HEADER_TEXT = Rule(
    code="V125",
    severity=WARNING,
    title="Đầu trang có chữ ngoài số trang",
    explanation="Phần lề trên chỉ có số trang. Tên cơ quan, tên văn bản chạy ở đầu mỗi trang không phải thành phần thể thức; địa chỉ cơ quan đặt ở cuối trang thứ nhất.",
    examples=(
        Example(
            file=PLAN, text=PAGE, bad=(PAGE.replace("số=14", "số=14 đầu=UBND_PHƯỜNG_MẪU"),), good=(PAGE,)
        ),
    ),
    source=cited("I.7"),
)
RULES = (MISSING, ON_FIRST_PAGE, LOOK, OF_ANNEX, HEADER_TEXT)

_DECORATION = re.compile(
    r"(?i)[\s\d\-–—/|.,:()]*(?:trang|page|tr)?[\s\d\-–—/|.,:()]*(?:trên|of)?[\s\d\-–—/|.,:()]*"
)
"""What stands around a page number and says nothing else."""
_AGAIN = (Mend(Scope.PAGE_NUMBER, "add", "center"),)
"""The number is put in anew."""
_ROW = Fraction(23, 20)
"""How high a row of Times New Roman is, in sizes of its type."""
_SURE = Fraction(21, 20)
"""Of a page, what certainly goes over it."""


def check(document: Recognised) -> Iterator[Finding]:
    """Yield what is wrong with page numbers."""
    sections = document.word.sections
    if not sections:
        return
    numbered = [number for number, section in enumerate(sections) if _in(section.headers)]
    yield from _elsewhere(document, numbered)
    yield from _header_text(document)
    if not numbered:
        return
    begun = [
        number
        for number in numbered
        if number and sections[number].number_from == 1 and _shows_first(sections[number])
    ]
    if begun and not (0 in numbered and _shows_first(sections[0])):
        yield _shown_on_first(
            f"Số trang hiện cả ở trang thứ nhất của Phụ lục (phần {begun[0] + 1} của tệp).", tuple(begun)
        )
    if 0 in numbered and _shows_first(sections[0]):
        yield _shown_on_first("Số trang hiện cả ở trang thứ nhất.", (0, *begun))
    yield from _each_look(sections)
    yield from _of_annexes(document)


def _shows_first(section: Section) -> bool:
    """Tell whether the first page of a section bears its number."""
    headers = section.headers
    return bool(
        _in([one for one in headers if one.pages == "first"] if section.first_page_differs else headers)
    )


def _shown_on_first(message: str, sections: tuple[int, ...]) -> Finding:
    return Finding(
        rule=ON_FIRST_PAGE, component=Component.PAGE_NUMBER, message=message, stands="hiện ở trang 1", should="không hiện ở trang 1",
        cure="Bấm đúp vào lề trên, chọn Different First Page, xóa số ở phần đầu của trang một.", sections=sections,
        mends=(Mend(Scope.PAGE_NUMBER, "hide first", True),),
    )  # fmt: skip


def _elsewhere(document: Recognised, numbered: list[int]) -> Iterator[Finding]:
    """Yield that numbers stand at the foot, or nowhere."""
    in_footer = [
        number
        for number, section in enumerate(document.word.sections)
        if _in(section.footers) and number not in numbered
    ]
    if in_footer:
        yield Finding(
            rule=MISSING,
            component=Component.PAGE_NUMBER,
            message="Số trang đặt ở chân trang, quy định ở giữa lề trên.",
            stands="ở chân trang",
            should="giữa lề trên",
            cure="Xóa số ở chân trang, chèn lại ở đầu trang (Top of Page), canh giữa.",
            sections=tuple(in_footer),
            mends=_AGAIN,
        )
    elif not numbered and _fills_pages(document):
        yield missing()


def missing() -> Finding:
    """Return the finding on a document of several pages that has no page numbers."""
    return Finding(
        rule=MISSING,
        component=Component.PAGE_NUMBER,
        message="Văn bản nhiều trang mà không có số trang.",
        stands="không có số trang",
        should="số trang ở giữa lề trên",
        cure="Chèn số trang ở đầu trang (Top of Page), canh giữa, không hiện ở trang một.",
        mends=_AGAIN,
    )


def is_numbered(document: Recognised) -> bool:
    """Tell whether a page number stands in any header or footer."""
    sections = document.word.sections
    return any(_in(section.headers) or _in(section.footers) for section in sections)


def _fills_pages(document: Recognised) -> bool:
    """Tell whether the document certainly has more than one page: by a page break, or by how high its rows are."""
    lines = document.lines
    if any(line.piece.new_page and number for number, line in enumerate(lines)):
        return True
    section = document.word.sections[0]
    columns: dict[tuple[int, int], dict[int, Fraction]] = {}
    high = Fraction(0)
    for line in lines:
        piece, cell = line.piece, line.piece.cell
        if piece.boxed:
            continue
        if cell is None:
            high += _height(document, piece)
            continue
        row = columns.setdefault((cell.table, cell.row), {})
        row[cell.column] = row.get(cell.column, Fraction(0)) + _height(document, piece)
    high += sum((max(row.values()) for row in columns.values()), Fraction(0))
    return section.columns <= 1 and high > (section.height - section.top - section.bottom) * _SURE


def _height(document: Recognised, piece: Piece) -> Fraction:
    """Return how high the rows of a piece are, with the space around its paragraph, in twips."""
    look = piece.paragraph.look
    rows = len(rows_of(piece, room_of(document, piece))) if piece.text else 1
    row = (
        piece.look.half_points * 10 * _ROW * Fraction(look.line, 240)
        if look.line_rule == "auto"
        else Fraction(look.line)
    )
    return rows * row + (look.before + look.after if piece.starts_paragraph else 0)


def _header_text(document: Recognised) -> Iterator[Finding]:
    """Yield words in a header that are neither a page number nor the head of the document."""
    seen = set()
    for count, section in enumerate(document.word.sections):
        for paragraph in [one for margin in section.headers for one in paragraphs_of(margin.blocks)]:
            key = paragraph.place.part, paragraph.place.index
            said = " ".join(paragraph.text.split())
            is_number = any(run.field in ("PAGE", "NUMPAGES") for run in paragraph.runs)
            if (
                key in seen
                or is_number
                or sum(char.isalpha() for char in said) < 3
                or _is_read(document, paragraph)
            ):
                continue
            seen.add(key)
            yield Finding(
                rule=HEADER_TEXT, component=Component.PAGE_NUMBER, message=f"Đầu trang có chữ “{said[:60]}”.", stands=said[:60], should="chỉ có số trang",
                cure="Bấm đúp vào lề trên, xóa chữ, chỉ để số trang.", spots=(Spot(paragraph.place, 0, len(paragraph.text), said[:80]),), sections=(count,),
            )  # fmt: skip


def _is_read(document: Recognised, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph of a header is read as part of the document: some offices put its head there."""
    return any(line.piece.paragraph.place == paragraph.place for line in document.lines)


def _each_look(sections: tuple[Section, ...]) -> Iterator[Finding]:
    seen: set[tuple[str, int]] = set()
    demand = page_law().components["page_number"]
    low, high = demand.size
    for count, section in enumerate(sections):
        for paragraph, run in _in(section.headers):
            key = paragraph.place.part, paragraph.place.index
            if key in seen:
                continue
            seen.add(key)
            spot = (Spot(paragraph.place, 0, len(paragraph.text), paragraph.text.strip() or "số trang"),)
            if not _is_centred(paragraph):
                yield Finding(
                    rule=MISSING,
                    component=Component.PAGE_NUMBER,
                    message="Số trang ở lề trên nhưng không canh giữa.",
                    stands="không canh giữa",
                    should="canh giữa",
                    cure="Canh giữa đoạn có số trang (Ctrl+E).",
                    spots=spot,
                    sections=(count,),
                    mends=(Mend(Scope.PARAGRAPH, "alignment", "center"),),
                )
            faults = []
            if not 2 * low <= run.look.half_points <= 2 * high:
                faults.append(f"cỡ chữ {points(run.look.half_points)}")
            for name, said in (("italic", "chữ nghiêng"), ("bold", "chữ đậm")):
                if getattr(run.look, name):
                    faults.append(said)
            others = "".join(one.text for one in paragraph.runs if one.field != "PAGE")
            if re.search(r"\w|[-–—]", others):
                faults.append(f"kèm “{' '.join(others.split())}”")
            if faults:
                yield Finding(
                    rule=LOOK,
                    component=Component.PAGE_NUMBER,
                    message=f"Số trang: {', '.join(faults)}; quy định chỉ chữ số, cỡ {between(low, high)}, đứng.",
                    stands=", ".join(faults),
                    should=f"chữ số, cỡ {between(low, high)}, kiểu chữ đứng",
                    cure="Chọn số trang ở lề trên rồi đặt lại cỡ chữ, kiểu chữ, xóa chữ kèm theo.",
                    spots=spot,
                    sections=(count,),
                    mends=_AGAIN if _DECORATION.fullmatch(others) else (),
                )


_ABOVE_ANNEX = 1
"""The line of the digital signature that stands over an annex (Phụ lục III, Mẫu 2.2)."""


def _of_annexes(document: Recognised) -> Iterator[Finding]:
    sections = document.word.sections
    above: Counter[int] = Counter()
    for line in document.lines:
        if line.component is not Component.ANNEX:
            above[line.piece.section] += bool(line.piece.text)
            continue
        section = sections[line.piece.section]
        begins = above[line.piece.section] <= _ABOVE_ANNEX
        above[line.piece.section] += 1
        if not begins or section.number_from != 1:
            yield Finding(
                rule=OF_ANNEX,
                component=Component.ANNEX,
                message="Số trang của Phụ lục đánh nối tiếp văn bản, quy định đánh riêng từ 1.",
                stands="đánh nối tiếp",
                should="đánh riêng từ 1",
                cure="Ngắt phần (Section Break, Next Page) trước Phụ lục, rồi đặt Start at 1.",
                spots=(
                    Spot(line.piece.paragraph.place, line.piece.start, line.piece.end, line.piece.words[:80]),
                ),
                sections=(line.piece.section,),
                mends=(Mend(Scope.SECTION, "number_from", 1),) if begins else (),
            )


def _in(margins: Iterable[Margin]) -> list[tuple[Paragraph, Run]]:
    """Return the paragraphs of headers or footers with a page number, and its run."""
    found = []
    for margin in margins:
        for paragraph in paragraphs_of(margin.blocks):
            run = next((run for run in paragraph.runs if run.field == "PAGE"), None)
            if run is not None:
                found.append((paragraph, run))
    return found


def _is_centred(paragraph: Paragraph) -> bool:
    look = paragraph.look
    if look.frame:
        return look.frame in ("center", "set") or look.alignment == "center"
    return look.alignment == "center" or "\t" in paragraph.text  # by a tab stop, whose place is not looked at
