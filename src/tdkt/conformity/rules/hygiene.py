"""V601-V609: slips of the keyboard and letters of other codes, found by the same functions as in the files of a workspace (`checks/texts`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from tdkt.checks.rule import ERROR, NOTE, WARNING, Example, Rule
from tdkt.checks.texts import slips
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding, Mend
from tdkt.conformity.rules.told import text, told
from tdkt.conformity.rules.typed_examples import PLAN
from tdkt.law.nd30 import cited
from tdkt.model.diagnostic import Severity
from tdkt.model.letters import LOOKALIKE, letter_meant, needs_a_look
from tdkt.model.marks import Kind
from tdkt.model.text import LOWER, UPPER, one_spelling
from tdkt.office.word.blocks import ToldKind

_LINE = "Các đơn vị bám sát Kế hoạch, phân công rõ người, rõ việc."
_GOOD_ORDER = "Quy tắc chính tả chung; Nghị định 30/2020/NĐ-CP không có điều khoản"


def _rule(code: str, title: str, explanation: str, bad: tuple[str, ...], *, good: tuple[str, ...] = (_LINE,), severity: Severity = WARNING, source: str = _GOOD_ORDER, also: tuple[str, ...] = ()) -> Rule:  # fmt: skip
    return Rule(
        code=code, severity=severity, title=title, explanation=explanation, source=source,
        examples=(Example(file=PLAN, text=_LINE, bad=tuple(f"▸{one}" for one in bad), good=good, also=also),),
    )  # fmt: skip


SPACES = _rule(
    "V601",
    "Thừa dấu cách",
    "Giữa hai chữ chỉ có một dấu cách.",
    (_LINE.replace("Kế hoạch, ", "Kế  hoạch, "),),
)
DOUBLED = _rule(
    "V602",
    "Hai dấu câu liền nhau",
    "Hai dấu câu đứng liền nhau thường là gõ nhầm hoặc sót lại khi sửa câu.",
    (_LINE.replace("Kế hoạch,", "Kế hoạch,,"),),
)
QUOTES = _rule("V603", "Ngoặc kép thẳng", "Trong văn bản dùng ngoặc kép cong “…”.", (_LINE.replace("Kế hoạch", '"Kế hoạch"'),), good=(_LINE.replace("Kế hoạch", "“Kế hoạch”"),), severity=NOTE)  # fmt: skip
SPACING = _rule(
    "V604", "Dấu cách sai chỗ quanh dấu câu, gạch nối",
    "Dấu câu viết liền chữ trước và cách chữ sau; ngoặc viết liền phần bên trong; gạch nối có dấu cách ở cả hai bên hoặc không có bên nào; số, ký hiệu văn "
    "bản viết liền.",
    (_LINE.replace("Kế hoạch,", "Kế hoạch ,"), _LINE.replace("Kế hoạch, phân", "Kế hoạch,phân"), "Các đơn vị thực hiện Kết luận số 01- KL/TW của Bộ Chính trị."),
)  # fmt: skip
UNPAIRED = _rule(
    "V605",
    "Ngoặc không thành cặp",
    "Ngoặc kép “ ” và ngoặc đơn ( ) phải mở và đóng đủ.",
    (_LINE.replace("Kế hoạch", "(Kế hoạch"),),
)
TWO_STYLES = _rule(
    "V606", "Một chữ, hai cách đặt dấu thanh", "Trong một văn bản, một chữ viết theo một cách đặt dấu: “hòa” hoặc “hoà”.",
    ("Các đơn vị xây dựng văn hoá đọc. Văn hóa công sở, văn hóa giao tiếp được quan tâm.",), good=("Các đơn vị xây dựng văn hóa đọc, văn hóa giao tiếp.",),
)  # fmt: skip
LOOKS_ALIKE = _rule(
    "V607", "Ký tự chỉ trông giống chữ Việt", "Ký tự của ngôn ngữ khác có hình giống chữ Việt (Ð của tiếng Iceland, chữ Kirin) làm tìm kiếm và phần mềm không "
    "nhận ra. Xóa rồi gõ lại.",
    (_LINE.replace("đơn", "ðơn"),), source=cited("I.4"),
)  # fmt: skip
OTHER_CODE = Rule(
    code="V608",
    severity=ERROR,
    title="Chữ Việt không theo Unicode dựng sẵn",
    explanation="Bộ mã ký tự là Unicode theo TCVN 6909:2001. Chữ gõ bằng bảng mã cũ (TCVN3, VNI) hoặc Unicode tổ hợp (dấu rời khỏi chữ) hiện sai, không tìm "
    "được trên máy khác. Chuyển bằng công cụ chuyển mã của UniKey.",
    source=cited("I.4"),
)
NO_END = _rule("V609", "Câu không có dấu kết thúc", "Câu, ý gạch đầu dòng kết thúc bằng dấu chấm, chấm phẩy hoặc hai chấm.", ("Các đơn vị bám sát Kế hoạch, phân công rõ người, rõ việc, thường xuyên kiểm tra, đôn đốc và báo cáo",), good=("Các đơn vị bám sát Kế hoạch, phân công rõ người, rõ việc, thường xuyên kiểm tra, đôn đốc và báo cáo.",))  # fmt: skip
RULES = (SPACES, DOUBLED, QUOTES, SPACING, UNPAIRED, TWO_STYLES, LOOKS_ALIKE, OTHER_CODE, NO_END)

_TEXT = (Component.SUBJECT, Component.LETTER_SUBJECT, Component.ADDRESSEE, Component.BASIS, Component.BODY)
_FORM = re.compile(r"[.…_]{4,}|…[.…]|\.…|\t| {4,}")
"""What is to be filled in, whose spaces and dots are no slips."""
_TWO_SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,3}(?=\S)")
_LABEL = re.compile(r"^(?:[-+] )?[A-ZĐ][^.,;:]{1,30}:\s|^Tới dự\b|^.{0,80}trân trọng (?:kính mời|giới thiệu)")
"""A line to be filled in: "Thời gian: …", which has no sentence."""
_LONG_SENTENCE = 80
_LONG_ITEM = 95
"""So long a numbered line is no title."""
_A_HANDFUL = 5


_CLOSE = re.compile(
    rf"(?:(?:\d{{1,2}}\.){{1,4}}|[IVX]{{1,5}}\.|[a-zđ]\)|\d{{1,2}}\))(?=[{UPPER}][{LOWER}]{{0,8}} )"
)


def check(document: Recognised) -> Iterator[Finding]:
    """Yield the slips in the text of a document."""
    for said in document.word.told if document.main is None else ():
        if said.kind in (ToldKind.OLD_LETTERS, ToldKind.DECOMPOSED):
            yield told(
                OTHER_CODE,
                Component.PAGE,
                None,
                said.words,
                "Chuyển cả tệp sang Unicode dựng sẵn bằng công cụ chuyển mã của UniKey.",
            )
    words: dict[str, dict[str, list[tuple[Piece, Component, int, str]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    last = next(iter(reversed(document.of(Component.BODY))), None)
    for line in document.lines:
        if line.component not in _TEXT or line.part:
            continue
        piece = line.piece
        yield from _slips(piece, line.component, is_last=piece is last)
        yield from _lookalikes(piece, line.component)
        if line.component is Component.BODY:
            yield from _end(piece)
            yield from _close_to_number(piece)
        for start, word in slips.two_style_words(piece.text):
            words[one_spelling(word.lower())][word.lower()].append((piece, line.component, start, word))
    for ways in words.values():
        yield from _rarer(ways)


_FINDERS: tuple[tuple[Rule, Callable[[str], Iterator[slips.Stretch]], str, str], ...] = (
    (DOUBLED, slips.doubled_marks, "Hai dấu câu liền nhau “{found}” trong “{context}”.", "Giữ một dấu câu."),
    (QUOTES, slips.straight_quotes, "Ngoặc thẳng trong {found}.", "Dùng ngoặc kép cong “ ”."),
    (SPACING, slips.badly_spaced_marks, "Dấu cách sai chỗ quanh dấu câu trong “{context}”.", "Dấu câu viết liền chữ trước, cách chữ sau."),
    (SPACING, slips.badly_spaced_hyphens, "Dấu cách sai chỗ quanh gạch nối trong “{context}”.", "Gạch nối có dấu cách ở cả hai bên hoặc không có bên nào; số, ký hiệu viết liền."),
    (UNPAIRED, slips.unpaired, "Dấu {found} không thành cặp trong “{context}”.", "Thêm bên còn thiếu hoặc xóa bên thừa."),
)  # fmt: skip


def _slips(piece: Piece, component: Component, *, is_last: bool) -> Iterator[Finding]:
    said = piece.text
    is_form = _FORM.search(said) is not None
    if not is_form:
        for match in _TWO_SPACES.finditer(said):
            yield told(
                SPACES,
                component,
                piece,
                "Thừa dấu cách giữa hai chữ.",
                "Chỉ để một dấu cách.",
                span=match.span(),
                mends=text(" "),
            )
    bare = slips.without_addresses(said)
    for rule, find, message, cure in _FINDERS:
        if is_form and rule is not QUOTES:
            continue
        if rule is UNPAIRED and (said.startswith(("“", "(")) or said.endswith(("”", ")", "”."))):
            continue  # a quotation over several paragraphs
        taken: set[int] = set()
        for start, length in find(bare):
            if rule is SPACING and start in taken:
                continue  # " ," with no space behind either: one slip
            taken |= set(range(start, start + length))
            found = said[start : start + length]
            if rule is DOUBLED and is_last and start + length == len(said):
                continue  # how the content ends is a rule of its own
            filled = {"found": found, "context": slips.around(said, start, length)}
            yield told(
                rule,
                component,
                piece,
                message.format_map(filled),
                cure,
                stands=found,
                span=(start, start + length),
                mends=_mend(rule, found, is_tight=said[start + length : start + length + 1].isalpha()),
            )


def _mend(rule: Rule, found: str, *, is_tight: bool) -> tuple[Mend, ...]:
    """Return the mend where there is one right answer: a space before a comma, none behind it (`is_tight`), typewriter quotes."""
    if rule is QUOTES and len(found) > 2 and found[0] == found[-1] == '"':
        return text(f"“{found[1:-1]}”")
    if rule is SPACING and re.fullmatch(r" +[,;:.!?]", found):
        return text(found.strip() + (" " if found[-1] in ",;" and is_tight else ""))
    if rule is SPACING and re.fullmatch(r"[,;]", found):
        return text(f"{found} ")
    if rule is DOUBLED and len(set(found)) == 1 and len(found) == 2:
        return text(found[0])
    return ()


def _lookalikes(piece: Piece, component: Component) -> Iterator[Finding]:
    if not needs_a_look(piece.text):
        return
    for match in LOOKALIKE.finditer(piece.text):
        meant = letter_meant(match[0])
        context = slips.around(piece.text, match.start(), 1)
        yield told(LOOKS_ALIKE, component, piece, f"Ký tự “{match[0]}” (U+{ord(match[0]):04X}) trong “{context}” chỉ trông giống “{meant}”.", f"Xóa rồi gõ lại “{meant}” bằng bộ gõ tiếng Việt.", stands=match[0], should=meant, span=match.span(), mends=text(meant))  # fmt: skip


def _close_to_number(piece: Piece) -> Iterator[Finding]:
    """Yield "1.Rà soát": no space between a number and its words."""
    match = _CLOSE.match(piece.text) if piece.starts_paragraph else None
    if match is not None:
        yield told(
            SPACING, Component.BODY, piece, f"Sau “{match[0]}” không có dấu cách.", f"Ghi “{match[0]} ”, rồi đến chữ.",
            span=(match.end(), match.end()), mends=text(" "),
        )  # fmt: skip


def _end(piece: Piece) -> Iterator[Finding]:
    mark = piece.mark
    is_prose = mark is None or mark.kind is Kind.BULLET or len(piece.text) > _LONG_ITEM
    is_title = piece.is_bold or piece.look.italic or piece.is_centred or piece.is_upper
    if (
        len(piece.text) < _LONG_SENTENCE
        or _LABEL.match(piece.text)
        or not is_prose
        or is_title
        or piece.boxed
        or _FORM.search(piece.text)
    ):
        return
    if slips.lacks_final_mark(piece.text) and not piece.text.endswith((",", "/", "-", "…")):
        yield told(NO_END, Component.BODY, piece, f"Câu kết thúc bằng “{slips.last_words(piece.text)}”, không có dấu câu.", "Thêm dấu chấm hoặc chấm phẩy; nếu câu bị mất chữ thì bổ sung.", span=(len(piece.text), len(piece.text)))  # fmt: skip


def _rarer(ways: dict[str, list[tuple[Piece, Component, int, str]]]) -> Iterator[Finding]:
    if len(ways) < 2:
        return
    usual, *others = sorted(ways.values(), key=len, reverse=True)
    for places in others:
        for piece, component, start, word in places[:_A_HANDFUL]:
            yield told(TWO_STYLES, component, piece, f"“{word}” ở đây, “{usual[0][3]}” ở {len(usual)} chỗ khác.", "Viết thống nhất một cách.", stands=word, should=usual[0][3], span=(start, start + len(word)))  # fmt: skip
