"""The questions of `tdkt init`: one at a time on stderr, each asked again until its answer can be used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import typer

from tdkt.cli.console import complain, note
from tdkt.errors import UsageError, UserError
from tdkt.planning.new_ward import spoken
from tdkt.planning.new_ward.answers import Answers, problems_so_far
from tdkt.planning.new_ward.guesses import proper_name, standing_unit_of
from tdkt.planning.new_ward.ward import KINDS

_T = TypeVar("_T")
_YES = {"c": True, "có": True, "k": False, "không": False}


def ask_all(given: Answers, year: int) -> Answers:
    """Return `given` with the user's answers to every other question; raises typer.Abort where the user leaves."""
    note(
        "Trả lời từng câu rồi nhấn Enter; chữ trong ngoặc vuông là câu trả lời có sẵn. Ctrl+C để dừng, không ghi gì."
    )
    answers: Answers = {"kind": "ward-answers", **given}
    _ask(answers, "type", "Xã, phường hay đặc khu", spoken.kind_said)
    _ask(answers, "name", f"Tên {KINDS[answers['type']]} (chỉ tên riêng, ví dụ Đông Hưng)", str)
    _ask(answers, "city", "Tỉnh, thành phố (ghi đủ, ví dụ tỉnh Hưng Yên)", str)
    _ask(
        answers,
        "place",
        "Địa danh trước ngày, tháng, năm (mang tên người, số, sự kiện thì ghi cả chữ Xã, Phường)",
        str,
        proper_name(answers["name"], answers["type"]),
    )
    _ask(answers, "abbreviation", "Chữ viết tắt của cơ quan trong ký hiệu văn bản", str, "UBND")
    _ask(answers, "year", "Năm của kế hoạch đầu tiên", _year, str(year))
    _ask_list(answers, "units", f"{spoken.UNIT} (không có phần sau thì bỏ). Đơn vị", spoken.unit_said)
    names = [unit["name"] for unit in answers["units"]]
    standing = names[standing_unit_of(names)]
    _ask(answers, "standing_unit", "Đơn vị thường trực công tác thi đua, khen thưởng", str, standing)
    _ask_subdivisions(answers)
    _ask_list(
        answers, "signers", f"{spoken.SIGNER} (người đầu tiên ký kế hoạch). Người ký", spoken.signer_said
    )
    _ask_council(answers)
    question = "Nơi kiểm tra tự động mỗi lần gửi lên máy chủ git (github, gitlab, cả hai, không)"
    _ask(answers, "ci", question, spoken.ci_said, "không")
    return answers


def ask_yes(question: str) -> bool:
    """Return whether the user agrees; Enter does."""
    return _until_good(f"{question} (c: có, k: không)", _yes, "c")


def _ask(answers: Answers, key: str, question: str, read: Callable[[str], object], default: str = "") -> None:
    if key not in answers:
        answers[key] = _until_good(question, lambda text: _sound(answers, key, read(text)), default)


def _ask_list(answers: Answers, key: str, question: str, read: Callable[[str], object]) -> None:
    if key not in answers:
        answers[key] = _entries(question, read, lambda entries: _sound(answers, key, entries))


def _ask_subdivisions(answers: Answers) -> None:
    question = "Thôn, tổ dân phố (các tên ngăn bằng dấu chấm phẩy; để trống nếu chưa có danh sách)"
    _ask(answers, "subdivisions", question, spoken.subdivisions_said)


def _ask_council(answers: Answers) -> None:
    if "council" in answers or not ask_yes("Khai Hội đồng Thi đua - Khen thưởng ngay bây giờ?"):
        return
    decision = _until_good("Quyết định thành lập Hội đồng (số, ngày, cơ quan; để trống nếu chưa có)", str)
    while "council" not in answers:
        members = _entries(f"{spoken.MEMBER}. Thành viên", spoken.member_said, lambda entries: entries)
        try:
            answers["council"] = _sound(answers, "council", spoken.council_said(members, decision))
        except UserError as error:
            complain(str(error), "Ghi lại từ thành viên đầu tiên.")


def _entries(question: str, read: Callable[[str], _T], check: Callable[[list[_T]], list[_T]]) -> list[_T]:
    """Return one entry a line until an empty line; `check` raises UserError where they cannot stand together."""
    entries: list[_T] = []

    def longer(text: str) -> list[_T] | None:
        return check([*entries, read(text)]) if text or not entries else None

    while True:
        end = " (để trống là hết)" if entries else ""
        more = _until_good(f"{question} thứ {len(entries) + 1}{end}", longer)
        if more is None:
            return entries
        entries = more


def _sound(answers: Answers, key: str, value: _T) -> _T:
    """Return `value` where it can be the answer `key` beside the others; raises UsageError."""
    found = problems_so_far({**answers, key: value})
    if found:
        raise UsageError(found[0].message, hint=found[0].hint)
    return value


def _until_good(question: str, read: Callable[[str], _T], default: str = "") -> _T:
    while True:
        text = typer.prompt(question, default=default, show_default=bool(default), err=True)
        try:
            return read(spoken.tidy(text))
        except UserError as error:
            complain(str(error), error.hint)


def _year(text: str) -> int:
    if not text.isdecimal():
        raise UsageError(f"“{text}” không phải một năm.", hint="Ghi bốn chữ số, ví dụ 2027.")
    return int(text)


def _yes(text: str) -> bool:
    if text.lower() not in _YES:
        raise UsageError("Trả lời c (có) hoặc k (không).")
    return _YES[text.lower()]
