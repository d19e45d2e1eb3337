"""A `jsonschema` error as a finding: the smallest culprit, in Vietnamese, with the usual mend.

Each keyword has one function. What a key means is read from the schema itself (`title`, `examples`), so that
messages and the editor's help say the same.
"""

from __future__ import annotations

import numbers
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from difflib import get_close_matches
from textwrap import shorten
from typing import Any

from tdkt.model.building import NotInCalendarError
from tdkt.model.diagnostic import Diagnostic, Severity
from tdkt.model.place import Origin, Place, Step
from tdkt.model.text import fold, lower_first

_LONGEST_QUOTE = 40
_TYPES = {
    "string": "chữ",
    "integer": "số nguyên",
    "number": "số",
    "boolean": "true hoặc false",
    "array": "danh sách (mỗi mục một dòng có gạch đầu dòng)",
    "object": "nhóm khóa (khóa: giá trị)",
}


def findings_for(error: Any, origin: Origin, root: Any) -> Iterator[Diagnostic]:
    """Yield the findings that `error` (a `jsonschema.ValidationError`) by the schema `root` stands for."""
    path: tuple[Step, ...] = tuple(error.absolute_path)
    say = _KEYWORDS.get(str(error.validator), _other)
    unknown = error.validator == "additionalProperties"
    for place, code, message, hint in (
        _unknown_key(error, origin, path, root) if unknown else say(error, origin, path)
    ):
        yield Diagnostic(place, code, Severity.ERROR, message, hint)


def not_explained(origin: Origin) -> Diagnostic:
    """Return the finding for data that is invalid although no error could be named: it must not count as valid."""
    return Diagnostic(
        origin.at(),
        "S210",
        Severity.ERROR,
        "Tệp không đúng schema.",
        "Ngày và kỳ báo cáo ghi trên một dòng, ví dụ submitted: 2026-04-03.",
    )


_Said = Iterator[tuple[Place, str, str, str]]


def _name(path: tuple[Step, ...]) -> str:
    last = next((step for step in reversed(path) if isinstance(step, str)), "")
    return f"“{last}”" if last else "tệp"


def _example(schema: Any) -> str:
    examples = schema.get("examples") if isinstance(schema, dict) else None
    return f"Ví dụ: {examples[0]}" if examples and not isinstance(examples[0], dict | list) else ""


def _unknown_key(error: Any, origin: Origin, path: tuple[Step, ...], root: Any) -> _Said:
    known = list(error.schema.get("properties", {}))
    for key in error.instance:
        if key in known:
            continue
        meant = _meant_keys(key, error.schema["properties"]) if known else []
        hint = f"Có phải là {' hay '.join(meant)}?" if meant else f"Các khóa dùng được: {', '.join(known)}."
        below = "" if meant else _list_that_knows(key, error.schema, root)
        if below:
            hint = f"“{key}” ghi trong mục của “{below}” mà nó nói đến, không ghi ở cấp này."
        if error.instance[key] is None and key.isdigit():
            hint = "Phần thập phân ghi sau dấu chấm, ví dụ 95.5; dấu phẩy trong {…} ngăn hai khóa."
        elif error.instance[key] is None and " " in key:
            hint = "Chữ có dấu phẩy hoặc dấu hai chấm trong {…} thì đặt trong ngoặc kép."
        yield origin.child(*path).key(key), "S202", f"Không có khóa “{key}” ở đây.", hint


def _list_that_knows(key: str, schema: Any, root: Any) -> str:
    """Return the key of the list whose objects take `key`, "" where none of those of `schema` do."""
    for name, found in schema.get("properties", {}).items():
        item = found.get("items", {})
        of_item = root.get("$defs", {}).get(str(item.get("$ref", "")).removeprefix("#/$defs/"), item)
        if key in of_item.get("properties", {}):
            return str(name)
    return ""


_ALSO_CALLED, _ADVICE = "x-also-called", "x-advice"
"""Keyword of the schema: other names of a key whose neighbours mean something else, so that none is guessed by its look."""
_NO_GUESS = 0.8


def _meant_keys(key: str, properties: dict[str, Any]) -> list[str]:
    """Return what an unknown key may have been meant for, quoted, none where only a guess could say.

    "lower_than" looks like more_than and means less_than: among keys that know their other names, a name decides; a slip of
    the pen has to be close, and every key that is about as close is named with what it means.
    """
    wanted = fold(key).replace(" ", "_").replace("-", "_")
    named = [found for found, schema in properties.items() if wanted in schema.get(_ALSO_CALLED, ())]
    if named:
        return [_with_title(found, properties) for found in named]
    folded = {fold(known).replace(" ", "_"): known for known in properties}
    close = [folded[found] for found in get_close_matches(wanted, folded, n=1, cutoff=0.6)]
    if not close or _ALSO_CALLED not in properties[close[0]]:
        return [f"“{found}”" for found in close]
    alike = get_close_matches(
        wanted, [key for key in properties if _ALSO_CALLED in properties[key]], cutoff=_NO_GUESS
    )
    return [_with_title(found, properties) for found in alike]


def _with_title(key: str, properties: dict[str, Any]) -> str:
    return f"“{key}” ({lower_first(properties[key]['title'])})"


def _missing_key(error: Any, origin: Origin, path: tuple[Step, ...]) -> _Said:
    properties = error.schema.get("properties", {})
    for key in error.validator_value:
        if key in error.instance:
            continue
        yield origin.at(*path), "S203", _missing(key, properties), f"Thêm dòng “{key}: …”."


def missing_key(key: str, properties: dict[str, Any], place: Place, hint: str) -> Diagnostic:
    """Return the finding that `key`, one of the `properties` of a schema, is missing at `place`."""
    return Diagnostic(place, "S203", Severity.ERROR, _missing(key, properties), hint)


def _missing(key: str, properties: dict[str, Any]) -> str:
    title = properties.get(key, {}).get("title", "") if isinstance(properties.get(key), dict) else ""
    return f"Thiếu khóa “{key}”" + (f" ({lower_first(title)})." if title else ".")


def _wrong_type(error: Any, origin: Origin, path: tuple[Step, ...]) -> _Said:
    value, wanted, name = error.instance, error.validator_value, _name(path)
    place = origin.at(*path)
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    expected = " hoặc ".join(_TYPES[one] for one in names)
    if value is None:
        key = origin.key_at(*path) if path else place
        yield key, "S204", f"{name} chưa có giá trị.", f"Ghi {expected}, hoặc xóa khóa này."
    elif isinstance(value, str) and {"integer", "number"} & set(names):
        yield place, *_text_for_number(value, name, "integer" in names)
    elif "string" in names and _is_number(value):
        yield place, "S204", f"{name} phải là chữ.", 'Đặt giá trị trong ngoặc kép “"…"”.'
    elif names == ["string"] and isinstance(value, list | dict):
        yield place, "S204", *_collection_for_text(value, name, path)
    elif names == ["array"]:
        yield place, "S204", f"{name} phải là {expected}.", _list_hint(value)
    else:
        yield place, "S204", f"{name} phải là {expected}.", _example(error.schema)


def _collection_for_text(
    value: list[Any] | dict[str, Any], name: str, path: tuple[Step, ...]
) -> tuple[str, str]:
    """Say why a sentence was read as a list or a mapping: it begins with a hyphen, or has a colon in it; or items were written
    below an item, which have their place in a `body`.
    """
    if path[-2:-1] == ("items",) and _has_list(value):
        return f"{name} phải là chữ, không có mục con.", _SMALLER_ITEMS
    if isinstance(value, list):
        hint = 'Câu bắt đầu bằng gạch đầu dòng thì đặt trong ngoặc kép: "- …".'
        return f"{name} phải là chữ, không phải danh sách.", hint
    message = f"{name} phải là chữ, nhưng dấu hai chấm làm câu thành “khóa: giá trị”."
    return message, _quote_hint(value)


_SMALLER_ITEMS = (
    "Gạch đầu dòng có ý nhỏ thì ghi cả đoạn ở body, thay cho paragraphs và items, mỗi dòng một câu trong ngoặc kép: "
    'body: ["Lời dẫn:", "- Gạch đầu dòng.", "+ Ý nhỏ."].'
)


def _has_list(value: list[Any] | dict[str, Any]) -> bool:
    """Tell whether a list stands in place of a sentence, or below one."""
    return isinstance(value, list) or any(isinstance(one, list) for one in value.values())


def _list_hint(value: Any) -> str:
    hint = "Xuống dòng, mỗi mục một dòng bắt đầu bằng gạch đầu dòng và dấu cách."
    has_colon = isinstance(value, dict) and any(" " in key for key in value)
    return f"{hint} {_quote_hint(value)}" if has_colon else hint


def _quote_hint(sentence: dict[str, Any]) -> str:
    """Say how to write the sentence that an unquoted colon has made a mapping of."""
    start = shorten(next(iter(sentence), "…"), _LONGEST_QUOTE, placeholder="…")
    return f'Câu có dấu hai chấm phải đặt trong ngoặc kép: "{start}: …".'


def _is_number(value: object) -> bool:
    return isinstance(value, numbers.Number)


_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(\.\d{3})+")


def _text_for_number(value: str, name: str, whole: bool) -> tuple[str, str, str]:
    """Say why a text in a number field is no number, by the look of it."""
    text = value.strip()
    if _THOUSANDS.fullmatch(text):
        plain = text.replace(".", "")
        whole_part, _, rest = text.partition(".")
        decimal = "" if whole or "." in rest else f", hay {whole_part},{rest} (khi đó ghi {text}0)"
        return (
            "S205",
            f"{name}: “{value}” là {plain}{decimal}?",
            f"Ghi {plain}, không có dấu chấm ngăn nghìn.",
        )
    if re.fullmatch(r"-?\d+(,\d+)", text):
        return (
            "S205",
            f"{name}: “{value}” chưa rõ là số nào.",
            f"Phần thập phân ghi sau dấu chấm: {text.replace(',', '.')}; hàng nghìn ghi liền: {text.replace(',', '')}.",
        )
    if text.endswith("%"):
        return "S205", f"{name} chỉ ghi số, không ghi dấu %.", f"Ghi {text.rstrip('% ')}."
    if re.fullmatch(r"[\d_]+", text) and "_" in text:
        return "S205", f"{name}: “{value}” có dấu gạch dưới.", f"Ghi {text.replace('_', '')}."
    if re.fullmatch(r"0\d+", text):
        return "S205", f"{name}: “{value}” bắt đầu bằng số 0.", f"Ghi {text.lstrip('0') or '0'}."
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        return "S204", f"{name} phải là số, không đặt trong ngoặc kép.", f"Ghi {text}."
    return (
        "S204",
        f"{name} phải là {'số nguyên' if whole else 'số'}, “{value}” không phải số.",
        "Chỉ ghi chữ số, không kèm đơn vị, dấu ~ hay chữ.",
    )


def _not_listed(error: Any, origin: Origin, path: tuple[Step, ...]) -> _Said:
    choices = [str(choice) for choice in error.validator_value]
    close = get_close_matches(fold(str(error.instance)), choices, n=1, cutoff=0.6)
    hint = f"Có phải là “{close[0]}”?" if close else ""
    yield (
        origin.at(*path),
        "S206",
        f"{_name(path)}: “{error.instance}” không dùng được; chỉ dùng {', '.join(choices)}.",
        hint,
    )


def _not_constant(error: Any, origin: Origin, path: tuple[Step, ...]) -> _Said:
    constant = "true" if error.validator_value is True else error.validator_value
    yield (
        origin.at(*path),
        "S206",
        f"{_name(path)} phải là {constant}.",
        f"Ghi {constant}, hoặc xóa khóa này.",
    )


def _wrong_form(error: Any, origin: Origin, path: tuple[Step, ...]) -> _Said:
    value = str(error.instance)
    if not value.strip():
        yield origin.at(*path), "S207", f"{_name(path)} để trống.", "Ghi nội dung, hoặc xóa khóa này."
        return
    day = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", value)
    hint = _example(error.schema)
    with suppress(ValueError):  # there may be no such day
        hint = f"Ghi {date(int(day[3]), int(day[2]), int(day[1])).isoformat()}." if day else hint
    title = lower_first(error.schema.get("title", "")) or "giá trị"
    yield origin.at(*path), "S207", f"{_name(path)}: “{value}” không đúng dạng của {title}.", hint


def _no_such_date(error: Any, origin: Origin, path: tuple[Step, ...]) -> _Said:
    value = str(error.instance)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):  # what has not even the form is reported as S207
        yield (
            origin.at(*path),
            "K401",
            f"{_name(path)}: lịch không có ngày {value[8:]}/{value[5:7]}/{value[:4]}.",
            "Kiểm tra lại ngày, tháng, năm.",
        )


def not_in_calendar(error: NotInCalendarError) -> Diagnostic:
    """Return the finding of a year or a period that has the right form and is in no calendar."""
    return Diagnostic(
        error.origin.at(),
        "K413",
        Severity.ERROR,
        f"Không có năm, kỳ “{error.said}”.",
        "Năm học gồm hai năm liền nhau (2026-2027), có học kỳ HK1, HK2 và các tháng của năm học; năm thường có quý Q1 đến Q4.",
    )


def _out_of_limits(error: Any, origin: Origin, path: tuple[Step, ...]) -> _Said:
    limit, value = error.validator_value, error.instance
    say = {
        "minimum": f"{_name(path)}: {value} nhỏ hơn mức thấp nhất là {limit}.",
        "exclusiveMinimum": f"{_name(path)}: {value} phải lớn hơn {limit}.",
        "maximum": f"{_name(path)}: {value} lớn hơn mức cao nhất là {limit}.",
        "minItems": f"{_name(path)} cần ít nhất {limit} mục.",
        "maxItems": f"{_name(path)} có nhiều nhất {limit} mục.",
        "maxLength": f"{_name(path)} dài quá {limit} ký tự.",
        "minProperties": f"{_name(path)} cần ít nhất {limit} khóa.",
        "maxProperties": f"{_name(path)} có nhiều nhất {limit} khóa.",
    }
    yield origin.at(*path), "S208", say[error.validator], error.schema.get(_ADVICE, "")


def _key_not_for_this(error: Any, origin: Origin, path: tuple[Step, ...]) -> _Said:
    hint = "Xem các khóa của loại chỉ tiêu này bằng “tdkt explain S209”, hoặc xóa khóa này."
    yield origin.key_at(*path), "S209", f"Khóa {_name(path)} không dùng cùng các khóa khác ở đây.", hint


def _one_of(error: Any, origin: Origin, path: tuple[Step, ...]) -> _Said:
    yield (
        origin.at(*path),
        "S210",
        "Mục phải có “title” (tiêu đề) hoặc “text” (đoạn có số thứ tự), không có cả hai.",
        "Giữ một trong hai khóa.",
    )


def _other(error: Any, origin: Origin, path: tuple[Step, ...]) -> _Said:
    yield (
        origin.at(*path),
        "S210",
        f"{_name(path)} không đúng với schema (điều kiện {error.validator}).",
        _example(error.schema),
    )


_KEYWORDS: dict[str, Callable[[Any, Origin, tuple[Step, ...]], _Said]] = {
    "required": _missing_key,
    "type": _wrong_type,
    "enum": _not_listed,
    "const": _not_constant,
    "pattern": _wrong_form,
    "format": _no_such_date,
    **dict.fromkeys(("minimum", "exclusiveMinimum", "maximum", "maxLength"), _out_of_limits),
    **dict.fromkeys(("minItems", "maxItems", "minProperties", "maxProperties"), _out_of_limits),
    "not": _key_not_for_this,
    "oneOf": _one_of,
}
