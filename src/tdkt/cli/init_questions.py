"""The questions of `tdkt init` in their order, and the review of the answers before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

import typer

from tdkt.cli.console import complain, note
from tdkt.cli.init_prompts import REMOVE, BackError, ask, ask_entries, ask_yes
from tdkt.errors import UsageError, UserError
from tdkt.model.plan_year import read_year, year_in_file
from tdkt.model.records import dataclass
from tdkt.planning.new_ward import plausible, spoken
from tdkt.planning.new_ward.answers import Answers, problems_so_far
from tdkt.planning.new_ward.guesses import proper_name, standing_unit_of
from tdkt.planning.new_ward.ward import KINDS


@dataclass(frozen=True, slots=True)
class Question:
    """A question for the answer `key`: `label` is its name in the review, `about` what is said before it is asked.

    `ask` gets the answers to the questions before and the former answer (None: there is none); it returns the answer, None for "not
    now". `said` shows an answer, a line each.
    """

    key: str
    label: str
    about: str
    ask: Callable[[Answers, Any], Any]
    said: Callable[[Any], list[str]]


def ask_all(given: Answers, year: int) -> Answers:
    """Return `given` with the user's answers to every other question, which the user has seen and agreed to.

    Raises typer.Abort where the user leaves.
    """
    note(
        "Trả lời từng câu rồi nhấn Enter; chữ trong ngoặc vuông là câu trả lời có sẵn. Gõ < để trở lại câu trước. "
        "Ctrl+C để dừng, không ghi gì."
    )
    questions = _questions(year)
    answers: Answers = {"kind": "ward-answers", **given}
    _walk([question for question in questions if question.key not in given], questions, answers)
    return _reviewed(questions, answers)


def ask_missing(answers: Answers, keys: Collection[str], year: int) -> Answers:
    """Return `answers` with what the user answers to the questions `keys`, in the order of all; Ctrl+C raises typer.Abort."""
    note("Tệp không nêu mấy điều sau. Gõ < để trở lại câu trước; Ctrl+C để dừng, không ghi gì.")
    questions = _questions(year)
    found: Answers = {"kind": "ward-answers", **answers}
    _walk([question for question in questions if question.key in keys], questions, found)
    return found


def _walk(asked: Sequence[Question], questions: Sequence[Question], answers: Answers) -> None:
    """Ask the questions `asked` one after another; going back leads to the one before, with its answer as it was."""
    number = 0
    while number < len(asked):
        try:
            _answer(asked[number], questions, answers)
            number += 1
        except BackError:
            if number == 0:
                note("Đây là câu đầu tiên.")
            number = max(number - 1, 0)


def _answer(question: Question, questions: Sequence[Question], answers: Answers) -> None:
    if question.about:
        note(question.about)
    guessed_place = _place_of(answers)
    value = question.ask(_before(question, questions, answers), answers.get(question.key))
    if value is None:
        answers.pop(question.key, None)
    else:
        answers[question.key] = value
    if question.key != "place" and guessed_place and answers.get("place") == guessed_place:
        answers["place"] = _place_of(answers)  # what was made of the name goes with the name


def _place_of(answers: Answers) -> str:
    """Return the địa danh that the name gives, "" while there is no name."""
    return proper_name(answers["name"], answers["type"]) if {"name", "type"} <= answers.keys() else ""


def _before(question: Question, questions: Sequence[Question], answers: Answers) -> Answers:
    """Return the answers that stand before `question`: a later one must not forbid what is to be changed."""
    later = {found.key for found in questions[questions.index(question) :]}
    return {key: value for key, value in answers.items() if key not in later}


def _reviewed(questions: Sequence[Question], answers: Answers) -> Answers:
    """Show the answers until the user agrees to them; a number asks one again."""
    while True:
        _settle(questions, answers)
        note("\nXem lại trước khi ghi:")
        for number, question in enumerate(questions, start=1):
            first, *rest = question.said(answers.get(question.key)) or ["(chưa ghi)"]
            note(f"{number:>4}. {question.label}: {first}")
            for line in rest:
                note(f"{'':6}{line}")
        try:
            chosen = ask(
                "Enter: đúng, ghi tệp; gõ số: sửa câu ấy; k: dừng, không ghi gì", _choice(len(questions))
            )
        except BackError:
            chosen = len(questions)
        if chosen == 0:
            return answers
        try:
            _answer(questions[chosen - 1], questions, answers)
        except BackError:
            note("Giữ nguyên câu trả lời cũ.")


def _settle(questions: Sequence[Question], answers: Answers) -> None:
    """Ask again what an answer that was changed has made wrong."""
    for question in questions:
        while question.key in answers:
            try:
                before = _before(question, questions, answers)
                _checked(before, question.key, answers[question.key])
                break
            except UserError as error:
                complain(f"{question.label}: {error}", error.hint)
                try:
                    _answer(question, questions, answers)
                except BackError:
                    note("Câu này phải trả lời lại.")


def _choice(many: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if text.lower() in ("k", "không"):
            raise typer.Abort
        if text.lower() in ("", "c", "có"):
            return 0
        if not (text.isdecimal() and 1 <= int(text) <= many):
            raise UsageError(f"Gõ một số từ 1 đến {many}, hoặc chỉ nhấn Enter.")
        return int(text)

    return read


_PLAUSIBLE: dict[str, Callable[[Answers, Any], object]] = {
    "name": lambda answers, value: plausible.place_name(value, answers["type"]),
    "city": lambda _, value: plausible.city_name(value),
    "place": lambda _, value: plausible.venue(value),
    "abbreviation": lambda _, value: plausible.abbreviation(value),
    "units": lambda _, value: [plausible.unit(entry) for entry in value],
    "subdivisions": lambda _, value: plausible.subdivisions(value),
    "signers": lambda _, value: [plausible.person(entry) for entry in value],
    "council": lambda _, value: [plausible.person(entry) for entry in value["members"]],
}


def _checked(answers: Answers, key: str, value: Any) -> Any:
    """Return `value` where it can be the answer `key` beside those before it; raises UsageError."""
    if key in _PLAUSIBLE:
        _PLAUSIBLE[key](answers, value)
    found = problems_so_far({**answers, key: value})
    if found:
        raise UsageError(found[0].message, hint=found[0].hint)
    return value


def _questions(year: int) -> tuple[Question, ...]:
    return (
        _word("type", "Xã, phường hay đặc khu", "", spoken.kind_said, said=lambda kind: KINDS[kind]),
        Question("name", "Tên", "Chỉ tên riêng, ví dụ Đông Hưng.", _ask_name, _line),
        _word("city", "Tỉnh, thành phố", "Ghi đủ, ví dụ tỉnh Hưng Yên, thành phố Hải Phòng.", str),
        Question(
            "place",
            "Địa danh",
            "Địa danh đứng trước ngày, tháng, năm của văn bản; mang tên người, số, sự kiện thì ghi cả chữ Xã, Phường.",
            _ask_place,
            _line,
        ),
        _word("abbreviation", "Chữ viết tắt của cơ quan trong ký hiệu văn bản", "", str, default="UBND"),
        _word("year", "Năm của kế hoạch đầu tiên", "", _year, default=str(year)),
        _list("units", "Đơn vị", f"Mỗi đơn vị một dòng: {spoken.UNIT}.", spoken.unit_said, spoken.unit_typed),
        Question("standing_unit", "Đơn vị thường trực", "", _ask_standing, _line),
        _word(
            "subdivisions",
            "Thôn, tổ dân phố",
            "Các tên ngăn bằng dấu chấm phẩy; để trống nếu chưa có danh sách.",
            spoken.subdivisions_said,
            said="; ".join,
        ),
        _list(
            "signers",
            "Người ký",
            f"Mỗi người một dòng: {spoken.SIGNER}; người đầu tiên ký kế hoạch.",
            spoken.signer_said,
            spoken.signer_typed,
        ),
        Question("council", "Hội đồng", "", _ask_council, _council_lines),
        _word(
            "ci",
            "Nơi kiểm tra tự động",
            "Máy chủ git tự kiểm tra mỗi lần gửi lên: github, gitlab, cả hai, không.",
            spoken.ci_said,
            default="không",
            said=spoken.ci_typed,
        ),
    )


def _word(
    key: str,
    label: str,
    about: str,
    read: Callable[[str], Any],
    *,
    default: str = "",
    said: Callable[[Any], str] = str,
) -> Question:
    """Return a question that one line answers; the former answer is offered again, else `default`."""

    def asked(answers: Answers, former: Any) -> Any:
        offered = default if former is None else said(former)
        is_old = bool(offered and not default)
        if is_old:
            note(f"Enter để giữ, gõ lại để sửa, “{REMOVE}” để xóa câu trả lời cũ.")

        def answer(text: str) -> Any:
            return _checked(answers, key, read("" if is_old and text == REMOVE else text))

        return ask(label, answer, offered)

    return Question(key, label, about, asked, lambda value: _line(None if value is None else said(value)))


def _list(
    key: str, label: str, about: str, read: Callable[[str], Any], typed: Callable[[Any], str]
) -> Question:
    """Return a question that one line an entry answers."""

    def asked(answers: Answers, former: Any) -> Any:
        return ask_entries(
            label, read, lambda entries: list(_checked(answers, key, entries)), typed, former or []
        )

    return Question(key, label, about, asked, lambda value: [typed(entry) for entry in value or ()])


def _line(value: object) -> list[str]:
    return [] if value in (None, "") else [str(value)]


def _ask_name(answers: Answers, former: Any) -> Any:
    return ask(f"Tên {KINDS[answers['type']]}", _reader(answers, "name"), former or "")


def _ask_place(answers: Answers, former: Any) -> Any:
    return ask("Địa danh", _reader(answers, "place"), former or _place_of(answers))


def _ask_standing(answers: Answers, former: Any) -> Any:
    names = [unit["name"] for unit in answers["units"]]
    offered = former if former in names else names[standing_unit_of(names)]
    question = "Đơn vị thường trực công tác thi đua, khen thưởng"
    return ask(question, _reader(answers, "standing_unit"), offered)


def _reader(answers: Answers, key: str) -> Callable[[str], Any]:
    return lambda text: _checked(answers, key, text)


def _ask_council(answers: Answers, former: Any) -> Any:
    """Return the Council, None where it is not declared now; going back within it leads to its first question."""
    known = former or {"members": [], "decision": ""}
    while ask_yes("Khai Hội đồng Thi đua - Khen thưởng ngay bây giờ?"):
        try:
            note("Quyết định thành lập Hội đồng: số, ngày, cơ quan; để trống nếu chưa có.")
            decision = ask("Quyết định", str, known.get("decision", ""))
            note(f"Mỗi thành viên một dòng: {spoken.MEMBER}.")
            members = ask_entries(
                "Thành viên",
                spoken.member_said,
                lambda entries: [plausible.person(entry) for entry in entries],
                spoken.member_typed,
                known["members"],
            )
        except BackError:
            continue
        known = spoken.council_said(members, decision)
        try:
            return _checked(answers, "council", known)
        except UserError as error:
            complain(str(error), error.hint)
    return None


def _council_lines(council: Any) -> list[str]:
    if council is None:
        return []
    members = [spoken.member_typed(member) for member in council["members"]]
    return [*_line(council.get("decision")), *members]


def _year(text: str) -> int | str:
    try:
        return year_in_file(read_year(text))
    except ValueError:
        raise UsageError(
            f"“{text}” không phải một năm.", hint="Ghi bốn chữ số, ví dụ 2027; năm học ghi 2026-2027."
        ) from None
