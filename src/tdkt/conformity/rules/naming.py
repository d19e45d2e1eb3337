"""V304, V306, V308, V323: trích yếu, Kính gửi and the competence of a decision (NĐ 30/2020, Phụ lục I, Phần I, II.5, II.9; Phụ lục III)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.kinds import kind_named
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding
from tdkt.conformity.rules.told import text, told
from tdkt.conformity.rules.typed_examples import DECISION, LETTER, PLAN
from tdkt.law.nd30 import cited

_ADDRESSED = "{14 giữa} Kính gửi: Sở Nội vụ thành phố Mẫu"
_SUBJECT = "{14 đậm giữa kẻ=0,4} Công tác văn thư, lưu trữ năm 2026\n"
_ABOUT = "{12 giữa trước=6} V/v tập huấn văn thư ||"
_FIRST = "Thực hiện Luật Lưu trữ, Ủy ban nhân dân phường Mẫu quan tâm công tác văn thư, lưu trữ."

NO_SUBJECT = Rule(
    code="V304",
    severity=ERROR,
    title="Không có trích yếu",
    explanation="Dưới tên loại có trích yếu: một câu ngắn gọn hoặc cụm từ nói nội dung chủ yếu. Công văn ghi trích yếu sau chữ “V/v”, dưới số, "
    "ký hiệu.",
    examples=(
        Example(file=PLAN, text=_SUBJECT, bad=("",), good=(_SUBJECT,)),
        Example(file=LETTER, text=_ABOUT, bad=(" || ",), good=(_ABOUT,)),
    ),
    source=cited("II.5"),
)
ADDRESSED = Rule(
    code="V306",
    severity=ERROR,
    title="Kính gửi sai cách ghi",
    explanation="Sau “Kính gửi” có dấu hai chấm. Gửi một nơi thì ghi cùng dòng. Gửi hai nơi trở lên thì xuống dòng, mỗi nơi một dòng, đầu dòng "
    "có gạch (-), cuối dòng có dấu chấm phẩy (;), cuối dòng cuối cùng có dấu chấm (.).",
    examples=(
        Example(
            file=LETTER,
            text=_ADDRESSED,
            bad=(
                "▸{14 giữa} Kính gửi Sở Nội vụ thành phố Mẫu",
                "▸{14 giữa} Kính gửi: Sở Nội vụ thành phố Mẫu; Sở Tài chính thành phố Mẫu",
                "{14 trái lề=3} Kính gửi:\n▸{14 trái lề=4} - Sở Nội vụ thành phố Mẫu.",
                "{14 trái lề=3} Kính gửi:\n▸{14 trái lề=4} - Sở Nội vụ thành phố Mẫu,\n{14 trái lề=4} - Sở Tài chính thành phố Mẫu.",
                "{14 trái lề=3} Kính gửi:\n{14 trái lề=4} - Sở Nội vụ thành phố Mẫu;\n▸{14 trái lề=4} - Sở Tài chính thành phố Mẫu;",
            ),
            good=(
                _ADDRESSED,
                "{14 trái lề=3} Kính gửi:\n{14 trái lề=4} - Sở Nội vụ thành phố Mẫu;\n{14 trái lề=4} - Sở Tài chính thành phố Mẫu.",
            ),
        ),
    ),
    source=cited("II.9d"),
)
WHEN_ADDRESSED = Rule(
    code="V308",
    severity=ERROR,
    title="Thiếu hoặc thừa Kính gửi",
    explanation="Kính gửi dùng cho công văn, tờ trình và báo cáo của cấp dưới gửi cấp trên. Văn bản khác không ghi Kính gửi, nơi nhận ghi ở cuối.",
    examples=(
        Example(file=LETTER, text=f"{_ADDRESSED}\n", bad=("",), good=(f"{_ADDRESSED}\n",), also=("V511",)),
        Example(file=PLAN, text=_FIRST, bad=(f"▸{_ADDRESSED}\n{_FIRST}",), good=(_FIRST,), also=("V511",)),
    ),
    source=cited("II.9d"),
)
NO_COMPETENCE = Rule(
    code="V323",
    severity=WARNING,
    title="Quyết định không ghi thẩm quyền ban hành",
    explanation="Dưới trích yếu của quyết định, nghị quyết ghi thẩm quyền ban hành: chức vụ của người đứng đầu, hoặc tên tập thể, cơ quan có "
    "thẩm quyền.",
    examples=(
        Example(
            file=DECISION,
            text="{14 đậm giữa} CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG MẪU\n",
            bad=("",),
            good=("{14 đậm giữa} CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG MẪU\n",),
        ),
    ),
    source="NĐ 30/2020, Phụ lục III, Mẫu 1.1, 1.2, 1.3",
)
ENDS = Rule(
    code="V324",
    severity=WARNING,
    title="Trích yếu có dấu câu ở cuối",
    explanation="Trích yếu là một câu ngắn gọn hoặc một cụm từ; các mẫu trình bày không có dấu chấm, dấu phẩy ở cuối.",
    examples=(
        Example(file=PLAN, text=_SUBJECT, bad=("▸" + _SUBJECT.replace("2026", "2026."),), good=(_SUBJECT,)),
    ),
    source="NĐ 30/2020, Phụ lục III, các mẫu trình bày",
)
_DECIDES = "{14 đậm giữa} QUYẾT ĐỊNH:"
COLON = Rule(
    code="V325",
    severity=ERROR,
    title="“QUYẾT ĐỊNH:” thiếu dấu hai chấm",
    explanation="Sau phần căn cứ ghi “QUYẾT ĐỊNH:” (nghị quyết ghi “QUYẾT NGHỊ:”), có dấu hai chấm liền chữ.",
    examples=(
        Example(
            file=DECISION,
            text=_DECIDES,
            bad=("▸{14 đậm giữa} QUYẾT ĐỊNH\n", "▸{14 đậm giữa} QUYẾT ĐỊNH :"),
            good=(_DECIDES,),
        ),
    ),
    source="NĐ 30/2020, Phụ lục III, Mẫu 1.1, 1.2, 1.3",
)
ABOUT_NAMED = Rule(
    code="V327",
    severity=WARNING,
    title="Trích yếu của văn bản có tên loại ghi “V/v”",
    explanation="Chỉ trích yếu công văn đứng sau chữ “V/v”. Dưới tên loại ghi đủ chữ: “Về việc …”, hoặc ghi thẳng nội dung.",
    examples=(
        Example(
            file=PLAN,
            text=_SUBJECT,
            bad=("▸" + _SUBJECT.replace("Công tác", "V/v công tác"),),
            good=(_SUBJECT, _SUBJECT.replace("Công tác", "Về công tác")),
        ),
    ),
    source=cited("II.5b"),
)
ABOUT = Rule(
    code="V328",
    severity=ERROR,
    title="Chữ “V/v” của công văn sai cách ghi",
    explanation="Trích yếu công văn đứng sau chữ “V/v”: không ghi “V/v:”, “V/V”, “v/v”, “Về việc”.",
    examples=(
        Example(
            file=LETTER,
            text=_ABOUT,
            bad=tuple(
                "▸" + _ABOUT.replace("V/v", said) for said in ("V/v:", "V/V", "v/v", "Về việc", "V/v.")
            ),
            good=(_ABOUT,),
        ),
    ),
    source=cited("II.5b"),
)
RULES = (NO_SUBJECT, ADDRESSED, WHEN_ADDRESSED, NO_COMPETENCE, ENDS, COLON, ABOUT_NAMED, ABOUT)

_NEVER_ADDRESSED = ("Kế hoạch", "Quyết định", "Nghị quyết", "Chỉ thị", "Chương trình", "Quy chế", "Quy định", "Phương án", "Đề án", "Dự án", "Biên bản", "Thông báo", "Thông cáo", "Hướng dẫn")  # fmt: skip
_WORD = re.compile(r"(?i)^\W*kính (?:gửi|gởi)\s*(?P<colon>:?)\s*(?P<rest>.*)$")
_SHORT_ABOUT = re.compile(r"(?i)v\s?/\s?v\s*[:.]?\s*")
_ANY_ABOUT = re.compile(r"(?i)(?:v\s?/\s?v\b\s*[:.]?|về việc\s*:?)\s*")
_GREETED = re.compile(r"(?P<word>[Kk]ính [Gg]ửi)\s*[;.,]?\s*")
_SEVERAL = re.compile(r";\s*\w|^-\s.*\s-\s")


def check(document: Recognised) -> Iterator[Finding]:
    """Yield what is wrong with trích yếu, addressees and competence."""
    kind = document.kind
    if kind is None or document.is_copy:
        return
    if kind.is_listed and not kind.has_no_subject:
        component = Component.LETTER_SUBJECT if document.is_letter else Component.SUBJECT
        if not document.of(component) and not _is_named_on(document):
            where = "sau chữ “V/v”, dưới số, ký hiệu" if document.is_letter else "dưới tên loại"
            at = document.first(Component.TYPE_NAME) or document.first(Component.NUMBER)
            yield told(
                NO_SUBJECT,
                component,
                at,
                f"{kind.name} không có trích yếu.",
                f"Ghi trích yếu {where}.",
                stands="không có",
            )
    yield from _about(document)
    yield from _ends(document)
    addressees = document.of(Component.ADDRESSEE)
    if not addressees and kind.name in ("Công văn", "Tờ trình"):
        yield told(
            WHEN_ADDRESSED,
            Component.ADDRESSEE,
            None,
            f"{kind.name} không có Kính gửi.",
            "Ghi “Kính gửi: …” trên nội dung.",
            stands="không có",
        )
    if addressees and kind.name in _NEVER_ADDRESSED:
        cure = "Bỏ Kính gửi, ghi nơi nhận ở cuối văn bản; hoặc dùng công văn."
        yield told(
            WHEN_ADDRESSED,
            Component.ADDRESSEE,
            addressees[0],
            f"{kind.name} có Kính gửi.",
            cure,
            stands="có Kính gửi",
        )
    if addressees and not _is_greeting(addressees):
        yield from _addressed(addressees)
    if document.is_decision and not document.of(Component.COMPETENCE) and document.of(Component.BASIS):
        at = document.first(Component.BASIS)
        yield told(NO_COMPETENCE, Component.COMPETENCE, at, f"{kind.name} không ghi thẩm quyền ban hành trên phần căn cứ.", "Ghi thẩm quyền ban hành, chữ in hoa, đậm, canh giữa, dưới trích yếu.")  # fmt: skip


def _is_named_on(document: Recognised) -> bool:
    """Tell whether the trích yếu follows the name of the kind on its line."""
    name = document.first(Component.TYPE_NAME)
    named = kind_named(name.words) if name else None
    return named is not None and bool(named[1])


def _about(document: Recognised) -> Iterator[Finding]:
    """Yield "V/v" where it does not belong, and where it stands otherwise."""
    named = document.first(Component.SUBJECT)
    found = _SHORT_ABOUT.match(named.text) if named else None
    if named is not None and found:
        yield told(
            ABOUT_NAMED, Component.SUBJECT, named, f"Trích yếu ghi “{found[0].strip()}” dưới tên loại.", "Ghi “Về việc …”.",
            stands=found[0].strip(), should="Về việc", span=found.span(), mends=text("Về việc "),
        )  # fmt: skip
    first = document.first(Component.LETTER_SUBJECT)
    found = _ANY_ABOUT.match(first.text) if first else None
    if first is not None and found and found[0] != "V/v ":
        yield told(
            ABOUT, Component.LETTER_SUBJECT, first, f"Trích yếu công văn ghi “{found[0].strip()}”, quy định “V/v”.", "Ghi “V/v …”.",
            stands=found[0].strip(), should="V/v", span=found.span(), mends=text("V/v "),
        )  # fmt: skip


def _ends(document: Recognised) -> Iterator[Finding]:
    for component in (Component.SUBJECT, Component.LETTER_SUBJECT):
        last = next(iter(reversed(document.of(component))), None)
        typed = re.search(r"[.,;:]+$", last.text) if last else None
        if last is not None and typed and not last.text.endswith(("...", "v.v.")):
            yield told(
                ENDS,
                component,
                last,
                f"Trích yếu kết thúc bằng “{typed[0]}”.",
                "Bỏ dấu câu ở cuối trích yếu.",
                stands=typed[0],
                span=typed.span(),
                mends=text(""),
            )
    for piece in document.of(Component.DECIDES):
        said = piece.text.rstrip(" :")
        if document.kind is not None and document.kind.name == "Nghị quyết" and said.startswith("QUYẾT ĐỊNH"):
            yield told(
                COLON, Component.DECIDES, piece, f"Nghị quyết ghi “{piece.words}”, mẫu ghi “QUYẾT NGHỊ:”.", "Ghi “QUYẾT NGHỊ:”.",
                stands=piece.words, should="QUYẾT NGHỊ:", mends=text("QUYẾT NGHỊ:"),
            )  # fmt: skip
        elif piece.text != f"{said}:":
            yield told(
                COLON,
                Component.DECIDES,
                piece,
                f"Ghi “{piece.words}”, quy định “{said}:”.",
                f"Ghi “{said}:”.",
                stands=piece.words,
                should=f"{said}:",
                span=(len(said), len(piece.text)),
                mends=text(":"),
            )


def _is_greeting(pieces: list[Piece]) -> bool:
    """Tell whether it is the first sentence of a letter: "Kính gửi các thầy giáo, cô giáo!"."""
    return pieces[0].text.endswith("!")


def _addressed(pieces: list[Piece]) -> Iterator[Finding]:
    first = pieces[0]
    match = _WORD.match(first.words)
    if match is None:
        return
    if not match["colon"]:
        typed = _GREETED.match(first.text)
        span = typed.span() if typed else None
        right = f"{typed['word']}: " if typed and match["rest"] else f"{typed['word']}:" if typed else ""
        yield told(
            ADDRESSED, Component.ADDRESSEE, first, "Sau “Kính gửi” thiếu dấu hai chấm.", "Ghi “Kính gửi:”.", span=span, mends=text(right) if typed else (),
        )  # fmt: skip
    items = _items(pieces[1:])
    if match["rest"]:
        if _SEVERAL.search(match["rest"]) or items:
            yield _fault(
                first,
                "Gửi nhiều nơi mà ghi ngay sau “Kính gửi:”.",
                "Xuống dòng, mỗi nơi một dòng có gạch đầu dòng.",
            )
        return
    if len(items) == 1:
        yield _fault(
            items[0][0], "Gửi một nơi mà xuống dòng.", "Ghi cùng dòng với “Kính gửi:”, không gạch đầu dòng."
        )
        return
    for number, item in enumerate(items):
        wanted = "." if number == len(items) - 1 else ";"
        head, last = item[0], item[-1]
        if not (head.mark and head.mark.is_bullet):
            mends = (
                text("- ")
                if head.starts_paragraph and head.paragraph.number is None and head.mark is None
                else ()
            )
            yield told(
                ADDRESSED, Component.ADDRESSEE, head, "Dòng Kính gửi thiếu gạch đầu dòng (-).", "Thêm gạch đầu dòng.", span=(0, 0) if mends else None, mends=mends,
            )  # fmt: skip
        if not last.text.endswith(wanted):
            yield _wrong_end(last, wanted)


def _items(pieces: list[Piece]) -> list[list[Piece]]:
    """Return the addressees, each with the lines that it goes on over."""
    items: list[list[Piece]] = []
    for piece in pieces:
        goes_on = (
            items
            and piece.mark is None
            and not items[-1][-1].text.endswith((";", "."))
            and piece.words[:1].islower()
        )
        if goes_on:
            items[-1].append(piece)
        else:
            items.append([piece])
    return items


def _wrong_end(piece: Piece, wanted: str) -> Finding:
    typed = re.search(r"[\s,.;:]*$", piece.text)
    start = typed.start() if typed else len(piece.text)
    name = "chấm phẩy (;)" if wanted == ";" else "chấm (.)"
    return told(
        ADDRESSED, Component.ADDRESSEE, piece, f"Dòng Kính gửi phải kết thúc bằng dấu {name}.", f"Ghi dấu {name} ở cuối dòng.",
        span=(start, len(piece.text)), mends=text(wanted),
    )  # fmt: skip


def _fault(piece: Piece, message: str, cure: str) -> Finding:
    return told(ADDRESSED, Component.ADDRESSEE, piece, message, cure)
