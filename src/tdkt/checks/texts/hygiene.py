"""Slips of the keyboard in texts that are printed: spaces, marks, quotes, characters, two spellings of one word.

Each is small, each is seen by the reader of the signed paper, and none is found by proof-reading the third draft.
Most are good order; the character set comes from NĐ 30/2020, Phụ lục I, Phần I, I.4, symbols without spaces from II.3c.
What a slip looks like is known in `text_slips`; here stands what is said about it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from tdkt.checks.example_files import MOVEMENTS, PLAN
from tdkt.checks.one_file import found_in_each, texts_by_file
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.checks.texts import slips as slips
from tdkt.checks.texts.printed_texts import PrintedText, printed_texts
from tdkt.checks.texts.text_roles import Role
from tdkt.checks.texts.tone_places import Words
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.place import Place
from tdkt.workspace.source import split_lines
from tdkt.workspace.workspace import Workspace

_CHARACTER_SET = "NĐ 30/2020, Phụ lục I, Phần I, I.4"
_SENTENCE = "Quản lý tài sản công tiết kiệm, minh bạch."
_IN_QUOTES = f"text: {_SENTENCE}"

SPACES = Rule(
    code="T701",
    severity=WARNING,
    title="Thừa dấu cách",
    explanation="Giữa hai chữ chỉ có một dấu cách; đầu và cuối câu không có dấu cách. Dấu cách thừa làm hở "
    "dòng khi in căn đều hai bên và làm việc so sánh hai bản sai khác giả. Hãy xóa dấu cách thừa.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_SENTENCE,
            bad=("Quản lý▸  tài sản công tiết kiệm, minh bạch.",),
            good=(_SENTENCE,),
        ),
    ),
)
DOUBLED_MARKS = Rule(
    code="T702",
    severity=WARNING,
    title="Hai dấu câu liền nhau",
    explanation="Hai dấu câu đứng liền nhau (“,,”, “..”, “.!”) thường là gõ nhầm hoặc sót lại khi sửa câu. "
    "Dấu ba chấm, “v.v.” và “?!” không tính. Hãy giữ một dấu; dấu “./.” kết thúc văn bản do tdkt "
    "thêm.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_SENTENCE,
            bad=("Quản lý tài sản công tiết kiệm, minh bạch▸.!",),
            good=(_SENTENCE,),
        ),
    ),
)
NO_FINAL_MARK = Rule(
    code="T703",
    severity=WARNING,
    title="Câu không có dấu kết thúc",
    explanation="Mỗi câu, mỗi ý gạch đầu dòng kết thúc bằng dấu chấm, chấm phẩy hoặc hai chấm. Thiếu dấu, "
    "người đọc không biết câu đã hết hay bị mất chữ. Hãy thêm dấu ở cuối; tiêu đề, nơi nhận và "
    "tên gọi không cần dấu.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_SENTENCE,
            bad=("▸Quản lý tài sản công tiết kiệm, minh bạch",),
            good=(_SENTENCE,),
        ),
    ),
)
STRAIGHT_QUOTES = Rule(
    code="T704",
    severity=WARNING,
    title="Ngoặc kép thẳng",
    explanation="Tên phong trào, mô hình trong văn bản in đặt trong ngoặc kép cong “…”. Ngoặc thẳng là của "
    "máy chữ và của tệp YAML: lẫn hai kiểu thì văn bản không đều và dễ nhầm với dấu ngoặc của "
    "tệp. Hãy thay bằng “ và ”.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_IN_QUOTES,
            bad=('text: Xây dựng mô hình ▸"Văn phòng xanh".',),
            good=("text: Xây dựng mô hình “Văn phòng xanh”.",),
        ),
    ),
)
DECOMPOSED = Rule(
    code="T705",
    severity=WARNING,
    title="Chữ Việt ở dạng tổ hợp",
    explanation="Dấu thanh, dấu mũ trong tệp được gõ thành ký tự rời (Unicode tổ hợp) nên tìm kiếm, so sánh "
    "không ra dù nhìn giống hệt. tdkt vẫn hiểu và in bằng chữ dựng sẵn. Hãy chuyển cả tệp sang "
    "Unicode dựng sẵn, ví dụ bằng công cụ chuyển mã của UniKey (Unicode tổ hợp sang Unicode dựng "
    "sẵn).",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_SENTENCE,
            bad=(unicodedata.normalize("NFD", _SENTENCE).replace("ua\u0309n", "u▸a\u0309n", 1),),
            good=(_SENTENCE,),
        ),
    ),
    source=_CHARACTER_SET,
)
TWO_STYLES = Rule(
    code="T706",
    severity=WARNING,
    title="Một chữ, hai cách đặt dấu thanh",
    explanation="Trong kế hoạch của một năm, một chữ được viết theo hai cách đặt dấu (“hòa” và “hoà”). Cách "
    "nào cũng được, nhưng một văn bản chỉ nên theo một cách, nhất là với tên riêng. Hãy sửa cách "
    "ít dùng hơn theo cách kia; chữ có trong tên gọi ghi ở organization.yaml thì "
    "theo tệp ấy, và tdkt validate --fix tự sửa.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_SENTENCE,
            bad=("Xây dựng văn hóa công sở, văn hóa giao tiếp, văn ▸hoá đọc.",),
            good=("Xây dựng văn hóa công sở, văn hóa giao tiếp, văn hóa đọc.",),
        ),
    ),
)
SPACING = Rule(
    code="T707",
    severity=WARNING,
    title="Dấu cách sai chỗ quanh dấu câu, gạch nối",
    explanation="Dấu câu viết liền chữ trước và cách chữ sau; ngoặc viết liền phần bên trong; gạch nối có "
    "dấu cách ở cả hai bên (“thi đua - khen thưởng”) hoặc không có bên nào. Riêng số, ký hiệu "
    "văn bản viết liền, không có dấu cách (“01-KL/TW”). Hãy thêm hoặc xóa dấu cách ở chỗ được "
    "chỉ.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_SENTENCE,
            bad=("Thực hiện Kết luận số 01▸- KL/TW của Bộ Chính trị.",),
            good=("Thực hiện Kết luận số 01-KL/TW của Bộ Chính trị.",),
        ),
    ),
    source="NĐ 30/2020, Phụ lục I, Phần I, II.3c",
)
UNPAIRED = Rule(
    code="T709",
    severity=WARNING,
    title="Ngoặc không thành cặp",
    explanation="Ngoặc kép “ ” và ngoặc đơn ( ) phải mở và đóng đủ trong cùng một câu, một đoạn. Thiếu một "
    "bên thì không rõ tên gọi hay lời chú dừng ở đâu. Hãy thêm bên còn thiếu hoặc xóa bên thừa.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_SENTENCE,
            bad=("Xây dựng mô hình ▸“Văn phòng không giấy tờ.",),
            good=("Xây dựng mô hình “Văn phòng không giấy tờ”.",),
        ),
    ),
)
ASTERISK = Rule(
    code="T710",
    severity=WARNING,
    title="Dấu * không thành cặp",
    explanation="Chữ nghiêng được ghi giữa hai dấu * viết sát chữ: *chữ nghiêng*. Dấu * lẻ không làm gì "
    "ngoài việc bị in ra giấy. Hãy thêm dấu còn thiếu, viết dấu sát chữ, hoặc xóa dấu thừa.",
    examples=(
        Example(
            file=PLAN,
            text="- Ủy ban nhân dân phường Mẫu ban hành Kế hoạch cụ thể như sau.",
            bad=("- Phản ánh về Ủy ban nhân dân phường Mẫu (▸*qua Văn phòng).",),
            good=("- Phản ánh về Ủy ban nhân dân phường Mẫu (*qua Văn phòng*).",),
        ),
    ),
)

RULES: tuple[Rule, ...] = (
    SPACES,
    DOUBLED_MARKS,
    NO_FINAL_MARK,
    STRAIGHT_QUOTES,
    DECOMPOSED,
    TWO_STYLES,
    SPACING,
    UNPAIRED,
    ASTERISK,
)

BY_ITSELF = "(văn bản chưa ban hành: tdkt validate --fix tự sửa; đã ban hành thì ghi ở corrections)"
"""Behind what a hint says of a slip that `mending` mends: never in a text that somebody has signed."""
_ENDS_WITH_A_MARK = frozenset({Role.PARAGRAPH, Role.SENTENCE, Role.ITEM})
_A_HANDFUL = 5

_FINDERS: tuple[tuple[Rule, Callable[[str], Iterator[slips.Stretch]], str, str], ...] = (
    (
        SPACES,
        slips.loose_spaces,
        "Thừa dấu cách trong “{context}”.",
        "Chỉ để một dấu cách giữa hai chữ, không để ở đầu và cuối.",
    ),
    (
        DOUBLED_MARKS,
        slips.doubled_marks,
        "Hai dấu câu liền nhau “{found}” trong “{context}”.",
        "Giữ một dấu câu; dấu “./.” kết thúc văn bản do tdkt thêm.",
    ),
    (
        STRAIGHT_QUOTES,
        slips.straight_quotes,
        "Ngoặc thẳng trong {found}.",
        "Dùng ngoặc kép cong: “{inside}”.",
    ),
    (
        SPACING,
        slips.badly_spaced_marks,
        "Dấu cách sai chỗ quanh dấu câu trong “{context}”.",
        "Dấu câu viết liền chữ trước, cách chữ sau; ngoặc viết liền phần bên trong.",
    ),
    (
        SPACING,
        slips.badly_spaced_hyphens,
        "Dấu cách sai chỗ quanh dấu nối, dấu gạch trong “{context}”.",
        "Dấu nối có dấu cách ở cả hai bên hoặc không có bên nào; số, ký hiệu văn bản viết liền: “01-KL/TW”.",
    ),
    (
        UNPAIRED,
        slips.unpaired,
        "Dấu {found} không thành cặp trong “{context}”.",
        "Thêm bên còn thiếu hoặc xóa bên thừa.",
    ),
    (
        ASTERISK,
        slips.unpaired_asterisks,
        "Dấu * không thành cặp trong “{context}”.",
        "Chữ nghiêng viết giữa hai dấu * sát chữ: *chữ nghiêng*; nếu không thì xóa dấu này.",
    ),
)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the findings of the rules T701 to T710, but T708 (`letters`)."""
    yield from _decomposed(workspace)
    yield from found_in_each(workspace, _slips, texts_by_file(workspace))
    words = Words()
    for printed in printed_texts(workspace):
        words.add(printed)
    yield from _two_styles(words)


def _slips(texts: Iterable[PrintedText]) -> Iterator[Diagnostic]:
    for printed in texts:
        if printed.role in _ENDS_WITH_A_MARK and slips.lacks_final_mark(printed.text):
            yield NO_FINAL_MARK.at(
                printed.place(),
                f"Câu kết thúc bằng “{slips.last_words(printed.text)}”, không có dấu câu.",
                "Thêm dấu chấm hoặc chấm phẩy ở cuối; nếu câu bị mất chữ thì bổ sung.",
            )
        if slips.is_suspect(printed.text):
            yield from _slips_in(printed)


def _slips_in(printed: PrintedText) -> Iterator[Diagnostic]:
    text = slips.without_addresses(printed.text)
    for rule, find, message, hint in _FINDERS:
        for start, length in find(text):
            said = {
                "found": printed.text[start : start + length],
                "inside": printed.text[start : start + length].strip("\"'"),
                "context": slips.around(printed.text, start, length),
            }
            yield rule.at(printed.place(start, length), message.format_map(said), hint.format_map(said))


def _decomposed(workspace: Workspace) -> Iterator[Diagnostic]:
    for source in workspace.decomposed:
        lines = split_lines(source.text)
        loose = [number for number, line in enumerate(lines) if not unicodedata.is_normalized("NFC", line)]
        if not loose:
            continue
        first = lines[loose[0]]
        column = slips.first_decomposed(first)
        yield DECOMPOSED.at(
            Place(source.file, loose[0] + 1, column + 1),
            f"Tệp có chữ Việt ở dạng tổ hợp (Unicode NFD) trên {len(loose)} dòng.",
            "Chuyển cả tệp sang Unicode dựng sẵn (NFC), ví dụ bằng công cụ chuyển mã của UniKey.",
        )


def _two_styles(words: Words) -> Iterator[Diagnostic]:
    said: set[Place] = set()
    for way in words.told_apart():
        for word in way.rarer[:_A_HANDFUL]:
            place = word.place()
            if place in said:
                continue  # the ward's own file is looked at with every year
            said.add(place)
            decides = (
                f"organization.yaml viết “{way.usual.word}”."
                if way.registered
                else f"năm {way.year} có {len(way.rarer)} chỗ viết như ở đây, {way.usual_count} chỗ viết theo cách kia."
            )
            yield TWO_STYLES.at(
                place,
                f"“{word.word}” ở đây, “{way.usual.word}” ở chỗ khác: {decides}",
                f"Viết là “{way.usual.word}” {BY_ITSELF}." if way.registered else "Viết thống nhất một cách.",
                ((way.usual.place(), f"chỗ viết “{way.usual.word}”"),),
            )
