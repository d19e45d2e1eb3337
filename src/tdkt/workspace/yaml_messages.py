"""What a YAML parser's complaint means, in Vietnamese, with the usual mend."""

from __future__ import annotations

from tdkt.model.patterns import lazy_pattern

_INDENT = "Các mục ngang hàng phải thụt vào bằng nhau, chỉ bằng dấu cách."
_QUOTE = 'Câu có dấu hai chấm, dấu # hoặc bắt đầu bằng ký hiệu phải đặt cả câu trong ngoặc kép "…".'

_MEANINGS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "Dấu hai chấm không được ở chỗ này.", _QUOTE),
    ("could not find expected ':'", "Thiếu dấu hai chấm sau khóa.", "Sau khóa phải có dấu hai chấm và một dấu cách."),
    ("did not find expected key", "Thụt dòng sai hoặc thiếu dấu, không tìm thấy khóa.", _INDENT),
    ("expected <block end>", "Thụt dòng sai hoặc thiếu dấu, không tìm thấy khóa.", _INDENT),
    ("did not find expected '-' indicator", "Thụt dòng sai trong danh sách.", _INDENT),
    ("did not find expected ',' or ']'", "Danh sách trong ngoặc vuông thiếu dấu phẩy hoặc dấu ].", "Kiểm tra dấu phẩy và dấu đóng ngoặc."),
    ("expected ',' or ']'", "Danh sách trong ngoặc vuông thiếu dấu phẩy hoặc dấu ].", "Kiểm tra dấu phẩy và dấu đóng ngoặc."),
    ("did not find expected ',' or '}'", "Nhóm khóa trong ngoặc nhọn thiếu dấu phẩy hoặc dấu }.", "Kiểm tra dấu phẩy và dấu đóng ngoặc."),
    ("expected ',' or '}'", "Nhóm khóa trong ngoặc nhọn thiếu dấu phẩy hoặc dấu }.", "Kiểm tra dấu phẩy và dấu đóng ngoặc."),
    ("unexpected end of stream", "Tệp hết khi dấu ngoặc kép còn mở.", "Thêm dấu ngoặc kép đóng."),
    ("unexpected document indicator", "Dòng --- nằm trong dấu ngoặc kép còn mở.", "Thêm dấu ngoặc kép đóng."),
    ("unknown escape character", "Dấu \\ trong ngoặc kép không đi với ký tự này.", "Ghi \\\\ nếu cần dấu \\, hoặc dùng ngoặc đơn '…'."),
    ("block sequence entries are not allowed", "Dấu gạch đầu dòng không được ở chỗ này.", "Danh sách phải xuống dòng sau khóa."),
    ("mapping keys are not allowed", "Khóa không được ở chỗ này.", _INDENT),
    ("did not find expected <document start>", "Có chữ nằm ngoài cấu trúc của tệp.", _INDENT),
    ("expected '<document start>'", "Có chữ nằm ngoài cấu trúc của tệp.", _INDENT),
    ("did not find expected node content", "Thiếu giá trị ở chỗ này.", _QUOTE),
    ("expected the node content", "Thiếu giá trị ở chỗ này.", _QUOTE),
    ("expected alphabetic or numeric character", "Dấu * hoặc & ở đầu giá trị.", _QUOTE),
    ("did not find expected alphabetic or numeric character", "Dấu * hoặc & ở đầu giá trị.", _QUOTE),
    ("found undefined tag handle", "Dấu ! ở đầu giá trị.", _QUOTE),
    ("did not find URI", "Dấu ! ở đầu giá trị.", _QUOTE),
    ("did not find expected comment or line break", "Sau dấu | hoặc > phải xuống dòng.", _QUOTE),
    ("expected a comment or a line break", "Sau dấu | hoặc > phải xuống dòng.", _QUOTE),
    ("found unknown directive", "Dấu % ở đầu dòng.", _QUOTE),
    ("block mapping", "Thụt dòng sai.", _INDENT),
)  # fmt: skip


def say_in_vietnamese(problem: str, found: str) -> tuple[str, str]:
    """Return message and hint for the parser's `problem`; `found` is the character at the place, or ""."""
    if found == "\t":
        return "Có dấu tab; YAML chỉ cho phép thụt dòng bằng dấu cách.", "Thay mỗi dấu tab bằng hai dấu cách."
    if "cannot start any token" in problem:
        return f"Giá trị không được bắt đầu bằng “{found}”.", _QUOTE
    for words, message, hint in _MEANINGS:
        if words in problem:
            return message, hint
    return "Cú pháp YAML sai.", f"{_INDENT} {_QUOTE}"


ODD_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000"
"""Characters that look like a space and are none to YAML, as the inside of a regular expression's [ ]."""
_ODD_MARKS = (
    (
        lazy_pattern(
            rf"^[ ]*(?:- )*([{ODD_SPACES}])|^[ ]*(?:- )*[\w-]+:([{ODD_SPACES}])|^[ ]*-([{ODD_SPACES}])"
        ),
        "Ký tự U+{code:04X} trông như dấu cách nhưng YAML không coi là dấu cách.",
        "Xóa ký tự này rồi gõ lại bằng phím cách (thường do chép từ Word, PDF hoặc trang web).",
    ),
    (
        lazy_pattern(r"^[ ]*(?:- )*[\w-]+(\uff1a|\ua789|\u02d0)"),
        "Ký tự U+{code:04X} trông như dấu hai chấm nhưng YAML không coi là dấu hai chấm.",
        "Xóa ký tự này rồi gõ lại dấu hai chấm bằng bàn phím.",
    ),
    (
        lazy_pattern(r"^[ ]*(?:- )*(?:[\w-]+:[ ]+)?([“”„‟«‘’])[^“”]*(?::[ ]|[ ]#)"),
        "Ngoặc kép cong “…” không phải dấu ngoặc của YAML: câu có dấu hai chấm hoặc dấu # vẫn bị đọc sai.",
        'Đặt cả câu trong ngoặc kép thẳng: "…"; ngoặc cong bên trong giữ nguyên.',
    ),
)


def find_odd_mark(lines: list[str]) -> tuple[int, int, str, str] | None:
    """Return what in `lines` looks like a mark of YAML but is none: index of the line, column from 0, message, hint.

    `lines` are those that the parser was reading when it gave up; None where each mark is what it seems.
    """
    for number, line in enumerate(lines):
        for pattern, message, hint in _ODD_MARKS:
            found = pattern.search(line)
            if found is not None:
                group = found.lastindex or 0
                return number, found.start(group), message.format(code=ord(found[group])), hint
    return None
