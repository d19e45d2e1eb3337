"""Number line and date line that are mistyped so far that they do not read as such, still recognised as what they are (Phụ lục I, II.3, II.4).

"Số: XXI/NQ-HĐND", "Số 12-KH/UBND", "An Giang, ngày 17 tháng sáu năm 2026", "tháng 6 ngày 17": what is odd about them is kept in words.
"""

from __future__ import annotations

import re

from tdkt.conformity.components.kinds import is_agency
from tdkt.conformity.components.lines_of_head import DateLine, NumberLine, date_line, number_line

_GROUP = r"[A-ZĐ][A-Za-zĐđ.]{0,11}"
_NUMBER = re.compile(
    rf"(?P<word>[Ss][ốôồổỗóòỐÔỒỔ]|SỐ|SÔ|N[oº°])(?P<hieu>\s*hiệu)?(?P<colon>\s*[:.;,]?\s*)(?P<typed>\d{{1,6}}|[^\s\d/\\|:;,.–—-]{{0,12}}|[a-zà-ỹđ ]{{2,25}})(?P<slash>\s*[/\\|–—-]\s*|\s*\.\s*|\s+|(?<=\d)(?=[A-ZĐ]))"
    rf"(?P<symbol>{_GROUP}(?:\s*[-–—‑/._ ]\s*\w[\w.]{{0,11}}){{0,3}})\s*"
)
_SWAPPED = re.compile(
    rf"(?P<word>[Ss]ố|SỐ)(?P<colon>\s*:?\s*)(?P<symbol>{_GROUP}(?:-{_GROUP})+)\s*/\s*(?P<digits>\d+)"
)
_SPAN = r"[^,;:()]{0,16}?"
_DATE = re.compile(
    rf"(?P<place>[^\d,;:.()“”]{{0,40}}?)(?P<comma>\s*[,.;:]?\s*)(?:(?P<w1>ngày)\s*(?P<d>{_SPAN})\s*,?\s*|(?P<d0>\d{{1,2}})\s*)?(?P<w2>tháng)\s*(?P<m>{_SPAN})\s*(?:,?\s*(?P<late>ngày)\s*(?P<d2>{_SPAN})\s*)?"
    rf"(?:,?\s*(?P<w3>năm)\s*(?P<y>{_SPAN})|[,/]?\s*(?P<y2>\d{{2,4}})?)\s*\.?",
    re.IGNORECASE,
)
_DATE_WITHOUT_MONTH = re.compile(
    r"(?P<place>[^\d,;:.()“”]{2,40}?)(?P<comma>\s*[,.;:]?\s*)ngày\s*(?P<d>\d{1,2})\s*[,/]?\s*(?P<m>\d{0,2})\s*,?\s*năm\s*(?P<y>\d{2,4})\s*\.?",
    re.IGNORECASE,
)
_NO_DATE = re.compile(
    r"(?i)^\W*(?:v/v|về việc|kèm theo|ban hành|căn cứ|kế hoạch|báo cáo|thông báo|quyết định|công tác|số\b|thực hiện|kết quả)"
)
_COUNTED = {
    word: number
    for number, words in enumerate(
        (
            "một giêng",
            "hai",
            "ba",
            "tư bốn",
            "năm",
            "sáu",
            "bảy bẩy",
            "tám",
            "chín",
            "mười",
            "mười_một",
            "mười_hai chạp",
        ),
        1,
    )
    for word in words.split()
}
_ROMANS = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
_UNITS = {"mốt": 1, "lăm": 5, "nhăm": 5}


def read_number(text: str) -> NumberLine | None:
    """Read a line of number and symbol, one that is mistyped too; None where it is none."""
    return number_line(text) or _odd_number(" ".join(text.split()))


def read_date(text: str) -> DateLine | None:
    """Read a line of place and day, one that is mistyped too; None where it is none."""
    found = date_line(text)
    return found if found is not None else _odd_date(" ".join(text.split()))


def _odd_number(text: str) -> NumberLine | None:
    if len(text) > 45 or is_agency(text):
        return None
    swapped = _SWAPPED.fullmatch(text)
    if swapped is not None:
        return NumberLine(
            swapped["word"], swapped["colon"], swapped["digits"], "", swapped["symbol"], {}, odd=("ký hiệu đứng trước số",)
        )  # fmt: skip
    match = _NUMBER.fullmatch(text)
    if match is None or not re.search(r"[-–—‑/.]", match["symbol"] + match["slash"]):
        return None
    typed, slash, odd = match["typed"].strip(), match["slash"].strip(), []
    if typed and not typed.isdigit():
        if slash != "/" or not re.search(r"[-–—‑]", match["symbol"]):
            return None
        odd.append(f"số ghi “{typed}”, quy định chữ số Ả Rập")
    elif slash != "/":
        if not typed and not re.search(r"[-–—‑]", match["symbol"]):
            return None
        odd.append("giữa số và ký hiệu không có dấu gạch chéo (/)")
    if match["hieu"]:
        odd.append("ghi “Số hiệu”, quy định “Số”")
    digits = typed if typed.isdigit() else ""
    spans = {"symbol": match.span("symbol")}
    return NumberLine(
        match["word"], match["colon"], digits, "", match["symbol"], spans, odd=tuple(odd), typed=typed
    )


def _odd_date(text: str) -> DateLine | None:
    if len(text) > 90 or _NO_DATE.match(text) or text == text.upper():
        return None
    match = _DATE.fullmatch(text)
    if match is None:
        return _without_month(text)
    place, y = match["place"].strip(), match["y"] if match["w3"] else match["y2"] or ""
    d = match["d"] if match["w1"] else match["d0"] or match["d2"] or ""
    said = [one.strip(" .…_") for one in (d, match["m"], y)]
    values = [_value(one) for one in said]
    known = sum(one is not None for one in values)
    named = sum(bool(match[word]) for word in ("w1", "w2", "w3", "late"))
    if named < 2 or known < 1 or any(one and value is None for one, value in zip(said, values, strict=True)):
        return None
    odd = []
    if not place:
        odd.append("thiếu địa danh")
    if match["late"]:
        odd.append("tháng đứng trước ngày")
    elif not match["w1"]:
        if not place:
            return None
        odd.append("thiếu từ “ngày”" if d else "thiếu ngày")
    if not match["w3"]:
        odd.append("thiếu từ “năm”" if said[2] else "thiếu năm")
    elif not said[2] and said[0]:
        odd.append("thiếu năm")
    odd += [
        f"{name} ghi “{one}”, quy định chữ số Ả Rập"
        for name, one in zip(("ngày", "tháng", "năm"), said, strict=True)
        if one and not one.isdigit()
    ]
    if re.search(r"(?i)(?:ngày|tháng)[^,]*,\s*(?:tháng|năm)", text):
        odd.append("thừa dấu phẩy giữa ngày, tháng, năm")
    return _made(place, match["comma"] if place else ",", values, odd)


def _without_month(text: str) -> DateLine | None:
    match = _DATE_WITHOUT_MONTH.fullmatch(text)
    if match is None:
        return None
    values = [_value(match[name]) for name in ("d", "m", "y")]
    odd = ["thiếu từ “tháng”" if match["m"] else "thiếu tháng"]
    return _made(match["place"].strip(), match["comma"], values, odd)


def _made(place: str, comma: str, values: list[int | None], odd: list[str]) -> DateLine:
    day, month, year = ("" if value is None else f"{value:02}" for value in values)
    if values[1] is not None and values[1] > 2:
        month = str(values[1])
    return DateLine(place, comma, day, month, year, is_short=False, spans={}, odd=tuple(odd))


def _value(said: str) -> int | None:
    """Return the number that digits, Roman figures or Vietnamese words stand for; None where they stand for none."""
    if said.isdigit():
        return int(said)
    if said.upper() in _ROMANS and said == said.upper():
        return _ROMANS[said]
    words = said.lower().replace("mươi", "mười").split()
    if words[:1] in (["mồng"], ["mùng"]):
        return _value(" ".join(words[1:]))
    if len(words) == 1:
        return _COUNTED.get(words[0])
    if words and words[-1] in {**_COUNTED, **_UNITS}:
        last = {**_COUNTED, **_UNITS}[words[-1]]
        if words[:-1] == ["mười"]:
            return 10 + last
        if len(words) == 3 and words[1] == "mười" and words[0] in ("hai", "ba"):
            return _COUNTED[words[0]] * 10 + last
        if words[1:] == ["mười"] and words[0] in ("hai", "ba"):
            return _COUNTED[words[0]] * 10
    return None
