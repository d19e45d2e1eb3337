"""What a file names is on record in the year, the unit or the batch that it speaks of; the nearest name is offered."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.checks.example_files import (
    BATCH,
    CONDUCT,
    INITIATIVES,
    MOVEMENTS,
    NOMINATIONS,
    PLAN,
    RATINGS,
    REGISTER,
    REPORT,
    SESSION,
)
from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
ON_TIME = "        measure: {type: percentage, at_least: 95, counting: văn bản xử lý đúng hạn, of: văn bản đã xử lý}\n"


def found(in_memory: Make, *changes: tuple[str, str, str], **more: str) -> list[tuple[str, str, str]]:
    """Return code, message and hint of every finding after some stretches of the ward's files were replaced."""
    files = {**FILES, **more}
    for file, old, new in changes:
        assert old in files[file], (file, old)
        files[file] = files[file].replace(old, new, 1)
    return [(one.code, one.message, one.hint) for one in find_problems(in_memory(**files))]


def shared(units: str) -> tuple[str, str, str]:
    return MOVEMENTS, ON_TIME, f"{ON_TIME}        shared_with: [{units}]\n"


@pytest.mark.parametrize(
    ("unit", "message", "hint"),
    [
        ("kinh-tee", "Đơn vị “kinh-tee” không có trong organization.yaml.", "Có phải là “kinh-te”?"),
        ("van-phong", "Đơn vị “van-phong” đã là đơn vị chủ trì.", ""),
        ("van-phongg", "Đơn vị “van-phongg” không có trong organization.yaml.", ""),
    ],
)
def test_a_target_is_shared_with_other_units_of_the_ward(
    unit: str, message: str, hint: str, in_memory: Make
) -> None:
    """The unit that heads the target is never offered for sharing with itself."""
    (code, said, offered), *_ = [one for one in found(in_memory, shared(unit)) if "Đơn vị “" in one[1]]
    assert (code[0], said) == ("I", message)
    assert offered.startswith(hint)
    assert "Có phải là “van-phong”?" not in offered


def test_of_several_units_each_is_looked_at(in_memory: Make) -> None:
    told = found(in_memory, shared("kinh-te, kinh-tee, van-phong"))
    assert [message for _, message, _ in told if "Đơn vị “" in message] == [
        "Đơn vị “kinh-tee” không có trong organization.yaml.",
        "Đơn vị “van-phong” đã là đơn vị chủ trì.",
    ]


def test_a_unit_is_offered_wherever_it_stands_in_the_alphabet(in_memory: Make) -> None:
    headed = (MOVEMENTS, "unit: van-phong", "unit: kinh-te")
    told = found(in_memory, headed, shared("van-phongg"))
    assert [hint for _, message, hint in told if "Đơn vị “van-phongg”" in message] == [
        "Có phải là “van-phong”?"
    ]


def test_a_unit_may_share(in_memory: Make) -> None:
    codes = {code for code, *_ in found(in_memory, shared("kinh-te"))}
    assert not any(code.startswith("I") for code in codes)


@pytest.mark.parametrize(
    ("change", "message", "hint"),
    [
        ((REPORT, "target: van-thu.mo-hinh", "target: van-thu.mo-hin"), "Kế hoạch năm 2026 không có chỉ tiêu “van-thu.mo-hin”.", "Có phải là “van-thu.mo-hinh”?"),
        ((REPORT, "task: van-thu.quan-ly", "task: van-thu.quan-li"), "Đơn vị không có nhiệm vụ “van-thu.quan-li”.", "Có phải là “van-thu.quan-ly”?"),
        ((REPORT, "[thon-mot]", "[thon-mott]"), "“thon-mott” không có trong các thôn, tổ dân phố mà chỉ tiêu này tính đến.", "Có phải là “thon-mot”?"),
        ((REPORT, "[thon-mot]", "[to-mot]"), "“to-mot” không có trong các thôn, tổ dân phố mà chỉ tiêu này tính đến.", "Có phải là “thon-mot”?"),
        ((NOMINATIONS, "who: tran-thi-h", "who: tran-thi-hh"), "", "Có phải là “tran-thi-h”?"),
        ((SESSION, "{nomination: dn-04", "{nomination: dn-05"), "Không có đề nghị “dn-05”.", "Có phải là “dn-0"),
        ((BATCH, "level: ward\n", "level: ward\nmovement: van-thuu\n"), "Năm 2026 không có phong trào “van-thuu”.", "Có phải là “van-thu”?"),
    ],
)  # fmt: skip
def test_what_is_nearly_right_is_asked_about(
    change: tuple[str, str, str], message: str, hint: str, in_memory: Make
) -> None:
    assert any(message in said and offered.startswith(hint) for _, said, offered in found(in_memory, change))


@pytest.mark.parametrize("movement", ["van-thu", "nong-thon-moi"])
def test_a_batch_names_a_movement_of_a_unit_or_from_above(movement: str, in_memory: Make) -> None:
    change = (BATCH, "level: ward\n", f"level: ward\nmovement: {movement}\n")
    assert not any("phong trào" in said for _, said, _ in found(in_memory, change))


@pytest.mark.parametrize("year", [2025, 2027])
def test_a_movement_of_another_year_is_none_of_the_batchs_own(year: int, in_memory: Make) -> None:
    others = {
        name.replace("2026", str(year)): FILES[name]
        .replace("2026", str(year))
        .replace("id: van-thu\n", "id: khac\n")
        for name in (PLAN, MOVEMENTS)
    }
    change = (BATCH, "level: ward\n", "level: ward\nmovement: khac\n")
    said = [message for _, message, _ in found(in_memory, change, **others)]
    assert "Năm 2026 không có phong trào “khac”." in said


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ((SESSION, "chair: chu-tich\n", "chair: kinh-te\n"), "Chủ trì “kinh-te”"),
        ((SESSION, "secretary: thu-ky\n", "secretary: kinh-te\n"), "Thư ký “kinh-te”"),
        (
            (SESSION, "tellers: [mat-tran, thu-ky]", "tellers: [mat-tran, kinh-te]"),
            "Người kiểm phiếu “kinh-te”",
        ),
    ],
)
def test_who_is_in_charge_of_the_meeting_is_there(
    change: tuple[str, str, str], named: str, in_memory: Make
) -> None:
    said = [message for _, message, _ in found(in_memory, change)]
    assert f"{named} không có tên trong số người dự họp." in said


def test_a_meeting_that_has_not_voted_may_name_who_is_still_to_come(in_memory: Make) -> None:
    invited = FILES[SESSION][: FILES[SESSION].index("ballots:")].replace(
        "chair: chu-tich\n", "chair: kinh-te\n"
    )
    said = [message for _, message, _ in found(in_memory, **{SESSION: invited})]
    assert not any("Chủ trì" in message for message in said)


@pytest.mark.parametrize(
    ("file", "line"),
    [
        (REGISTER, "  - {id: pham-van-k, name: Phạm Văn K, gender: male, address: Thôn Một}\n"),
        (SESSION, "  - {nomination: dn-04, for: 5, written: 1}\n"),
    ],
)
def test_what_is_listed_twice_is_said_with_the_first_place(file: str, line: str, in_memory: Make) -> None:
    assert [code for code, *_ in found(in_memory, (file, line, line * 2))] == ["I301"]


def test_a_rating_given_twice_is_said(in_memory: Make) -> None:
    line = next(line for line in FILES[RATINGS].splitlines() if "tran-thi-h" in line)
    codes = [code for code, *_ in found(in_memory, (RATINGS, f"{line}\n", f"{line}\n{line}\n"))]
    assert codes == ["I301"]


@pytest.mark.parametrize(
    ("until", "reversed_"), [("2024-02-29", True), ("2024-03-01", False), ("2024-03-02", False)]
)
def test_a_discipline_ends_on_its_first_day_at_the_earliest(
    until: str, reversed_: bool, in_memory: Make
) -> None:
    said = [message for _, message, _ in found(in_memory, (CONDUCT, "until: 2025-03-01", f"until: {until}"))]
    assert ("Ngày kết thúc sớm hơn ngày bắt đầu." in said) == reversed_


@pytest.mark.parametrize(
    ("shares", "sum_"),
    [("share: 100}", None), ("share: 60}, {person: tran-thi-h, share: 40}", None), ("share: 60}, {person: tran-thi-h, share: 41}", 101)],
)  # fmt: skip
def test_authors_share_a_hundred_percent_at_most(shares: str, sum_: int | None, in_memory: Make) -> None:
    said = [message for _, message, _ in found(in_memory, (INITIATIVES, "share: 100}", shares))]
    assert any(f"là {sum_}%." in message for message in said) == (sum_ is not None)
    assert not any("Tổng tỷ lệ" in message for message in said) or sum_ is not None


@pytest.mark.parametrize(
    ("target", "known"),
    [("van-thu.dung-han", True), ("van-thu.dung-hann", False), ("van-thu.quan-ly", False)],
)
def test_a_nomination_rests_on_targets_of_its_year(target: str, known: bool, in_memory: Make) -> None:
    change = (NOMINATIONS, "    ordinal: 4\n", f"    ordinal: 4\n    targets: [{target}]\n")
    said = [message for _, message, _ in found(in_memory, change)]
    assert (f"Kế hoạch năm 2026 không có chỉ tiêu “{target}”." in said) != known
    other = change[0], change[1], change[2] + "    year: 2025\n"
    assert f"Kế hoạch năm 2025 không có chỉ tiêu “{target}”." in [
        message for _, message, _ in found(in_memory, other)
    ]


def test_an_award_is_for_a_kind_of_recipient(in_memory: Make) -> None:
    change = (NOMINATIONS, "who: le-van-i", "who: ho-ong-l")
    said = [message for _, message, _ in found(in_memory, change)]
    assert "Lao động tiên tiến không dành cho hộ gia đình (Hộ ông Nguyễn Văn L)." in said
