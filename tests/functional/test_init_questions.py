"""The questions of `tdkt init` the second time round: back, again, and shown before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import typer

from tdkt.cli.init_questions import ask_all, ask_missing
from tdkt.planning.new_ward.answers import problems

FIRST = ["xã", "Đông Hưng", "tỉnh Hưng Yên", "", "", "2027"]
UNITS = ["Văn phòng HĐND và UBND xã | VP", "Phòng Văn hóa - Xã hội", ""]
REST = ["", "Thôn Một; Thôn Hai", "Nguyễn Văn A | Chủ tịch", "", "k", ""]
WHOLE = [*FIRST, *UNITS, *REST]


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Answer the questions with these lines ("" is Enter) and return the answers; every line has to be asked for."""

    def answer(lines: list[str], given: dict[str, Any] | None = None) -> dict[str, Any]:
        waiting: Iterator[str] = iter(lines)

        def prompt(question: str, *, default: str = "", **_: Any) -> str:
            return next(waiting) or default

        monkeypatch.setattr(typer, "prompt", prompt)
        answers = ask_all(given or {}, 2026)
        assert list(waiting) == []
        assert problems(answers) == []
        return answers

    return answer


def test_nothing_is_taken_before_the_answers_were_shown(
    answered: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(StopIteration):
        answered(WHOLE)
    shown = capsys.readouterr().err.partition("Xem lại trước khi ghi")[2]
    for line in ("1. Xã, phường hay đặc khu: xã", "2. Tên: Đông Hưng", "7. Đơn vị: Văn phòng HĐND và UBND xã | VP",
                 "Phòng Văn hóa - Xã hội", "9. Thôn, tổ dân phố: Thôn Một; Thôn Hai", "11. Hội đồng: (chưa ghi)"):  # fmt: skip
        assert line in shown
    assert answered([*WHOLE, ""])["name"] == "Đông Hưng"


@pytest.mark.parametrize("no", ["k", "không"])
def test_who_does_not_agree_leaves(answered: Any, no: str) -> None:
    with pytest.raises(typer.Abort):
        answered([*WHOLE, no])


@pytest.mark.parametrize("back", ["<", "lùi", "LUI"])
def test_every_question_can_be_gone_back_to(answered: Any, back: str) -> None:
    found = answered(
        ["xã", "Đông Hưng", back, "Đông La", "tỉnh Thái Bình", back, "tỉnh Hưng Yên", *WHOLE[3:], ""]
    )
    assert (found["name"], found["city"], found["place"]) == ("Đông La", "tỉnh Hưng Yên", "Đông La")


def test_going_back_offers_what_was_answered(answered: Any) -> None:
    lines = [*FIRST, *UNITS, "<", "", "", "", *REST]
    assert answered([*lines, ""])["units"] == answered([*WHOLE, ""])["units"]


def test_before_the_first_question_there_is_nothing(
    answered: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    answered(["<", *WHOLE, ""])
    assert "Đây là câu đầu tiên." in capsys.readouterr().err


def test_an_entry_of_a_list_can_be_gone_back_to_and_dropped(answered: Any) -> None:
    units = ["Phòng Kinh tế", "<", "Phòng Kinh tế | KT", "Văn phòng | VP", ""]
    found = answered([*FIRST, *units, *REST, "7", "-", "", "Phòng Văn hóa - Xã hội", "", "", ""])
    assert [unit["name"] for unit in found["units"]] == ["Văn phòng", "Phòng Văn hóa - Xã hội"]


def test_an_answer_is_changed_by_its_number_and_what_that_makes_wrong_is_asked_again(
    answered: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answered([*WHOLE, "1", "phường", "2", "Đông Hải", ""])
    assert (found["type"], found["name"], found["place"]) == ("phuong", "Đông Hải", "Đông Hải")
    lines = [
        *WHOLE,
        "7",
        "",
        "-",
        "Phòng Kinh tế",
        "",
        "",
        "",
    ]  # the standing unit was the one that is dropped
    found = answered(lines)
    assert found["standing_unit"] in [unit["name"] for unit in found["units"]]
    assert "Không có đơn vị “Phòng Văn hóa - Xã hội”" in capsys.readouterr().err
    typed_with_its_kind = ["xã", "xã Đông Hưng", *WHOLE[2:], "1", "phường", "Đông Hưng", ""]
    assert answered(typed_with_its_kind)["name"] == "Đông Hưng", "xã in the name of a phường is asked again"


def test_an_answer_that_may_be_empty_can_be_emptied(answered: Any) -> None:
    assert answered([*WHOLE, "9", "-", ""])["subdivisions"] == []


def test_a_number_that_is_none_of_the_questions_is_asked_again(answered: Any) -> None:
    assert answered([*WHOLE, "0", "13", "abc", "-1", ""])["year"] == 2027


def test_what_was_given_by_flags_is_not_asked_and_can_be_changed(answered: Any) -> None:
    given = {"type": "xa", "name": "Đông Hưng", "city": "tỉnh Hưng Yên"}
    assert answered([*WHOLE[3:], "3", "tỉnh Thanh Hóa", ""], given)["city"] == "tỉnh Thanh Hóa"


def test_the_council_can_be_declared_later_and_gone_back_from(answered: Any) -> None:
    chair, member = "Ông Nguyễn Văn A | Chủ tịch UBND xã | chủ tịch", "Bà Trần Thị B | Trưởng phòng | thư ký"
    council = ["c", "<", "c", "Quyết định số 1", member, "", "c", "", "", chair, "", ""]
    found = answered([*WHOLE, "11", *council])
    assert [entry["role"] for entry in found["council"]["members"]] == ["secretary", "chair"]
    assert found["council"]["decision"] == "Quyết định số 1"


@pytest.mark.parametrize(
    ("at", "wrong"),
    [(0, "huyện"), (1, "đông hưng"), (1, "phường Đông Hưng"), (1, "Đông Hưng\x1b[A"), (1, "\x1b[D\x1b[D"), (1, "1234"), (1, "Ðông Hưng"),
     (1, "x" * 600), (2, "tỉnh thanh hóa"), (2, "Hưng Yên"), (3, "đông hưng"), (4, "u b"), (4, "ubnd"), (5, "hai ngàn"), (5, "20270"),
     (6, ""), (6, "Phòng Kinh tế, KT"), (6, "2027"), (6, "Phòng"), (7, "văn phòng hđnd"), (7, "Văn phòng HĐND và UBND xã"), (9, "Phòng Ma"),
     (10, "Thôn Một, Thôn Hai"), (10, "Thôn Một; thôn một"), (10, "Thôn Hòa; Thôn Hoà"), (8, "Phòng Văn hoá - Xã hội"), (10, "1; 2"), (11, "Nguyễn Văn A"), (11, "A | Chủ tịch"), (14, "jenkins")],
)  # fmt: skip
def test_what_cannot_be_right_is_asked_again(answered: Any, at: int, wrong: str) -> None:
    assert answered([*WHOLE[:at], wrong, *WHOLE[at:], ""]) == answered([*WHOLE, ""])


def test_only_what_is_missing_is_asked_beside_what_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"type": "xa", "name": "Đông Hưng", "units": [{"name": "Phòng Kinh tế"}, {"name": "Văn phòng"}]}
    waiting = iter(["tỉnh Hưng Yên", "Văn phòng", "Nguyễn Văn A | Chủ tịch", ""])
    monkeypatch.setattr(typer, "prompt", lambda _, *, default="", **__: next(waiting) or default)
    found = ask_missing(known, ("city", "standing_unit", "signers"), 2026)
    assert (found["city"], found["standing_unit"]) == ("tỉnh Hưng Yên", "Văn phòng")
    assert [signer["name"] for signer in found["signers"]] == ["Nguyễn Văn A"]
    assert list(waiting) == []
