"""What somebody typed into a cell, as the value that it certainly means, or a message that helps.

Spaces, no-break spaces and the like never matter. What could mean two things is refused: "1.234" may be a thousand or
one and a bit.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite

from tdkt.attainment.stages import PROGRESS
from tdkt.errors import TdktError
from tdkt.exchange.list_marks import without_list_mark
from tdkt.model.measure import Number
from tdkt.model.text import CONTROLS, fold
from tdkt.office.tables.stored_values import shown_letters

_SPACES = re.compile(r"[\s\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]+")
_LINE_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""Among them the line of Word within a paragraph (U+000B)."""
_NOT_SHOWN = re.compile(rf"[{CONTROLS}\xad\u200c\u200d\u2060-\u2065\ufff9-\ufffb]")
"""Characters that nobody sees: controls, soft hyphens, directions of writing. No file of tdkt may hold most of them."""
_WHOLE = re.compile(r"\+?\d+|\d{1,3}(?: \d{3})+", re.ASCII)
_DECIMAL = re.compile(
    r"[+-]?\d+(?:[.,](?:\d{1,2}|\d{4,}))?|[+-]?0[.,]\d+|[+-]?\d{1,3}(?:\.\d{3})+,\d+|[+-]?\d{1,3}(?: \d{3})+(?:,\d+)?",
    re.ASCII,
)
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:[.,]\d{3})+", re.ASCII)
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
"""Parts of a number format of Excel that are only shown."""
_MINUS = "\u2010\u2011\u2212"
"""Hyphen, non-breaking hyphen and minus sign; a dash is none of them, it may stand for "nothing"."""
_LARGEST, _SMALLEST, _MOST_DIGITS = Decimal(10) ** 15, Decimal("0.0001"), 20
_ERRORS = re.compile(
    r"#(?:NAME\?|N/A|GETTING_DATA|(?:REF|VALUE|DIV/0|NULL|NUM|SPILL|CALC|FIELD|BLOCKED|UNKNOWN|CONNECT|EXTERNAL|BUSY|PYTHON)!)"
)
_DAYS = (
    re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(r"(?:ngày )?(?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) năm (?P<year>\d{4})"),
)
_ABOUT_SIGN = re.compile(r"[~≈<>≥≤±]")
_ABOUT_WORDS = ("khoang ", "gan ", "hon ", "tren ", "duoi ")
_NOTHING = ("khong", "khong co", "khong phat sinh", "ko", "k", "0 co", "-", "–", "/", "x")
"""How people say "about" and "nothing" (folded) where a number is asked."""
_STAGES = {fold(word): stage for stage, word in PROGRESS.items()}


class CellError(TdktError):
    """A cell's content cannot be taken; `str(error)` says why, `hint` how to mend it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def tidy(value: object) -> str:
    """Return text in NFC with single plain spaces, without what nobody sees; "" for an empty cell, line breaks kept as "\\n"."""
    if value is None:
        return ""
    seen = _NOT_SHOWN.sub("", _LINE_BREAKS.sub("\n", unicodedata.normalize("NFC", str(value))))
    lines = seen.split("\n")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in lines).strip("\n")


def typed(value: object) -> str:
    """Return `tidy` text with digits, signs and marks as a keyboard has them, where what was meant is certain.

    An input method for Chinese or Japanese types "１２", Word a minus "−" or a hyphen that does not break.
    """
    return "".join(_one_way(char) for char in tidy(value))


def _one_way(char: str) -> str:
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    if "\uff01" <= char <= "\uff5e":  # full-width forms of ASCII
        return unicodedata.normalize("NFKC", char)
    return "-" if char in _MINUS else char


def listed(value: object) -> str:
    """Return text as it is compared with the words of a list: without case, tones and a full stop at its end."""
    return fold(typed(value)).removesuffix(".").rstrip()


def is_empty(value: object) -> bool:
    """Tell whether a cell holds nothing but spaces."""
    return value is None or (isinstance(value, str) and not tidy(value))


def whole(value: object, number_format: str) -> int:
    """Return a whole number from 0; raises CellError."""
    number = _number(value, number_format, decimals=False)
    if number != int(number):
        hint = "Ghi số nguyên, ví dụ 412."
        if 0 < number < 1:
            hint = f"Có phải là tỷ lệ {in_vietnamese(Decimal(number * 100))}%? Ghi số đạt vào Ô 1, tổng số vào Ô 2."
        raise CellError(f"“{_said(value).replace('.', ',')}” không phải số nguyên.", hint)
    return int(_not_negative(number))


def decimal(value: object, number_format: str, *, percent: bool = False) -> Number:
    """Return a number from 0 with decimals allowed; raises CellError.

    `percent`: the cell asks for percent, so 96,4% in a cell of Excel's percent format is 96.4.
    """
    return _not_negative(_number(value, number_format, decimals=True, percent=percent))


def signed(value: object, number_format: str) -> Number:
    """Return a number, decimals and minus allowed; raises CellError."""
    return _number(value, number_format, decimals=True)


def stage(value: object) -> str:
    """Return "not_started", "under_way" or "done" for its Vietnamese words; raises CellError."""
    found = _STAGES.get(listed(value))
    if found is None:
        raise CellError(
            f"“{_said(value)}” không có trong danh sách.", f"Chọn: {', '.join(PROGRESS.values())}."
        )
    return found


def day(value: object) -> date:
    """Return a date from a date cell or from "05/07/2026", "2026-07-05"; raises CellError."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = typed(value)
    for pattern in _DAYS:
        match = pattern.fullmatch(text.lower())
        if match:
            try:
                return date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                raise CellError(f"Không có ngày “{text}” trong lịch.", "Kiểm tra ngày, tháng.") from None
    raise CellError(f"“{_said(value)}” không phải một ngày.", "Ghi ngày/tháng/năm, ví dụ 05/07/2026.")


def words(value: object, number_format: str) -> str:
    """Return the text of a cell as a Vietnamese reader sees it; raises CellError for what Excel has made of a text."""
    if isinstance(value, str) and _ERRORS.fullmatch(value.strip()):
        raise CellError(f"Công thức trong ô bị lỗi {value.strip()}.", "Sửa công thức, hoặc gõ lại nội dung.")
    if isinstance(value, bool):
        said = "TRUE" if value else "FALSE"
        raise CellError(f"Ô cần lời văn nhưng đang chứa “{said}”.", "Gõ lại nội dung dạng chữ.")
    if isinstance(value, time | timedelta):
        raise CellError(f"Ô cần lời văn nhưng đang chứa “{_said(value)}”.", "Gõ lại nội dung dạng chữ.")
    if isinstance(value, date):
        return _day_in_words(value, number_format)
    if isinstance(value, int | float):
        return _number_in_words(value, number_format)
    return tidy(value)


def _day_in_words(value: date, number_format: str) -> str:
    """Return a day that its cell shows in full; "3/5" (three of five), which Excel takes for a day without a year, is refused."""
    letters = shown_letters(number_format)
    if not all(letter in letters for letter in "dmy"):
        raise CellError(
            f"Excel đã đổi nội dung ô thành ngày {value:%d/%m/%Y}.",
            "Định dạng ô là Text rồi gõ lại nội dung.",
        )
    has_time = isinstance(value, datetime) and value.time() != time()
    return f"{value:%d/%m/%Y %H:%M}" if has_time else f"{value:%d/%m/%Y}"


def _number_in_words(value: int | float, number_format: str) -> str:
    """Return a number with a comma before its decimals; beyond what Excel keeps of one, it is refused."""
    if not isfinite(value) or abs(value) >= _LARGEST or 0 < abs(value) < _SMALLEST / 100_000:
        raise CellError(
            "Số trong ô quá lớn hoặc quá nhỏ: Excel chỉ giữ 15 chữ số.",
            "Định dạng ô là Text rồi gõ lại nội dung.",
        )
    in_percent = "%" in _LITERAL.sub("", number_format)
    number = Decimal(f"{value:.15g}") * (100 if in_percent else 1)
    return in_vietnamese(number) + ("%" if in_percent else "")


def in_vietnamese(number: Decimal) -> str:
    """Return 96.40 as "96,4", 5.0 as "5"."""
    said = f"{number:f}"
    return said.rstrip("0").rstrip(".").replace(".", ",") if "." in said else said


def one_line(value: object, number_format: str) -> str:
    """Return the text of a cell (`words`) on one line."""
    return on_one_line(words(value, number_format))


def on_one_line(text: str) -> str:
    """Return a text on one line; the items of a list are set apart by semicolons instead of marks."""
    lines = tidy(text).split("\n")
    items = [without_list_mark(line) for line in lines]
    if len(lines) == 1 or items == lines:
        return " ".join(lines) if items == lines else items[0]
    return "; ".join(item.rstrip(";.,") for item in items[:-1] if item) + f"; {items[-1]}"


def paragraphs(value: object) -> list[str]:
    """Return the texts of a cell: one a line, without what somebody put before it as an item of a list."""
    lines = (without_list_mark(line) for line in tidy(value).split("\n"))
    return [line for line in lines if line]


def _number(value: object, number_format: str, *, decimals: bool, percent: bool = False) -> Number:
    if isinstance(value, bool | date | datetime):
        said = f"ngày {value:%d/%m/%Y}" if isinstance(value, date) else f"“{_said(value)}”"
        raise CellError(f"Ô này cần một số nhưng đang ghi {said}.", "Đặt lại định dạng ô là số rồi gõ lại.")
    if isinstance(value, int | float):
        if not isfinite(value):
            raise CellError("Số quá lớn.", "Kiểm tra lại số.")
        in_percent = "%" in _LITERAL.sub("", number_format)
        if in_percent and not percent:
            raise CellError(
                "Ô đang ở dạng phần trăm.", "Ghi số đạt và tổng số, không ghi tỷ lệ; đặt lại dạng ô là số."
            )
        return _sized(Decimal(f"{value:.15g}") * (100 if in_percent else 1))
    if not isinstance(value, str):
        raise CellError(f"Ô này cần một số nhưng đang ghi “{_said(value)}”.", "Gõ lại số.")
    return _from_text(typed(value), decimals=decimals, percent=percent)


def _sized(number: Decimal) -> Number:
    """Return a number of the size that a report holds; raises CellError for what has too many digits to be kept."""
    if (
        number.adjusted() > _MOST_DIGITS
        or abs(number) >= _LARGEST
        or 0 < abs(number) < _SMALLEST
        or len(number.normalize().as_tuple().digits) > 15
    ):
        raise CellError("Số có quá nhiều chữ số.", "Kiểm tra lại số; làm tròn đến 4 chữ số thập phân.")
    return int(number) if number == number.to_integral_value() else number.normalize()


def _from_text(text: str, *, decimals: bool, percent: bool) -> Number:
    if percent and re.fullmatch(r"\d+(?:[.,]\d{1,2})? ?%", text):
        text = text.rstrip("% ")
    if _WHOLE.fullmatch(text):
        return _sized(Decimal(text.replace(" ", "")))
    if decimals and _DECIMAL.fullmatch(text):
        return _parsed(text)
    raise _refused(text, decimals=decimals)


def _parsed(text: str) -> Number:
    plain = text.replace(" ", "")
    if "," in plain:  # the Vietnamese way: dots between thousands, a comma before decimals
        plain = plain.replace(".", "").replace(",", ".")
    return _sized(Decimal(plain))


def _refused(text: str, *, decimals: bool) -> CellError:
    """Return the CellError that fits what was typed instead of a number."""
    folded = fold(text)
    if text.startswith("#"):
        return CellError(f"Công thức trong ô bị lỗi {text}.", "Sửa công thức, hoặc gõ thẳng số.")
    if text.endswith("%"):
        return CellError(
            f"“{text}” là một tỷ lệ.", "Ghi số đạt vào Ô 1 và tổng số vào Ô 2; tdkt tự tính tỷ lệ."
        )
    if _GROUPED.fullmatch(text):
        meant = re.sub(r"[.,]", "", text)
        return CellError(
            f"“{text}” có thể là {meant} hoặc số thập phân.", f"Ghi liền không dấu ngăn hàng nghìn: {meant}."
        )
    if _ABOUT_SIGN.match(text) or folded.startswith(_ABOUT_WORDS):
        return CellError(f"“{text}” là số ước chừng.", "Ghi số chính xác.")
    if folded in _NOTHING:
        return CellError(
            f"“{text}” không phải số.", "Không phát sinh thì ghi 0; chưa có số liệu thì để trống."
        )
    return _refused_number(text, decimals=decimals)


def _refused_number(text: str, *, decimals: bool) -> CellError:
    """Return the CellError that fits what begins like a number and is none that can be taken."""
    if not decimals and re.fullmatch(r"-?\d+[.,]\d+", text):
        return CellError(f"“{text}” không phải số nguyên.", "Ghi số nguyên, ví dụ 412.")
    if re.fullmatch(r"\d+ ?/ ?\d+", text):
        return CellError(f"“{text}” gồm hai số.", "Ghi số thứ nhất vào Ô 1, số thứ hai vào Ô 2.")
    if re.fullmatch(r"-\d+", text, re.ASCII):
        return CellError(f"{text} là số âm.", "Kiểm tra lại số; ở đây chỉ nhận số từ 0.")
    if re.match(r"[+-]?\d", text, re.ASCII):
        return CellError(
            f"“{text}” có chữ lẫn với số.", "Chỉ ghi số; đơn vị tính và lời giải thích ghi ở cột “Ghi chú”."
        )
    return CellError(f"“{text}” không phải số.", "Chỉ ghi số; lời giải thích ghi ở cột “Ghi chú”.")


def _not_negative(number: Number) -> Number:
    if number < 0:
        raise CellError(f"{number} là số âm.", "Kiểm tra lại số; ở đây chỉ nhận số từ 0.")
    return number


def _said(value: object) -> str:
    text = tidy(value)
    return text if len(text) <= 40 else text[:39] + "…"
