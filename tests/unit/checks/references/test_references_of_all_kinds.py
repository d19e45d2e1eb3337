"""What files name is on record, whatever their kind."""

from __future__ import annotations

from collections.abc import Callable

from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import Workspace

AMENDMENT = """\
kind: amendment
id: ke-hoach-2026-lan-1
year: 2026
amends: plan
form: plan
symbol: KH-UBND
effective: 2026-09-01
reason: Điều chỉnh.
recipients: [Lãnh đạo UBND phường]
archive: VT
signer: chu-tic
"""
REGISTER = "plans/awards/register.yaml"
BROKEN = {"plans/2026/awards/tong-ket/nominations.yaml": "kind: nominations\n"}

Make = Callable[..., Workspace]


def told(workspace: Workspace, code: str) -> list[tuple[str, int, int, str, str]]:
    return [
        (one.place.file, one.place.line, one.place.column, one.message, one.hint)
        for one in find_problems(workspace)
        if one.code == code
    ]


def test_the_signer_of_an_amendment_is_one_of_the_ward(make_workspace: Make) -> None:
    file = "plans/2026/amendments/ke-hoach-2026-lan-1.yaml"
    assert told(make_workspace(**{file: AMENDMENT}), "I306") == [
        (file, 11, 9, "Không có người ký “chu-tic”.", "Có phải là “chu-tich”?")
    ]


def test_a_unit_by_its_name_is_answered_with_its_id_in_award_files_too(make_workspace: Make) -> None:
    wrong = _file(make_workspace, REGISTER).replace("unit: van-phong", "unit: vp", 1)
    [(file, _, _, message, hint)] = told(make_workspace(**{REGISTER: wrong}), "I302")
    assert (file, message) == (REGISTER, "Không có đơn vị “vp”.")
    assert hint == "Văn phòng có mã “van-phong”: ghi van-phong."


def test_what_stands_in_the_wards_own_file_is_judged_though_another_file_is_broken(
    make_workspace: Make,
) -> None:
    wrong = _file(make_workspace, REGISTER).replace("unit: van-phong", "unit: vp", 1)
    assert len(told(make_workspace(**{REGISTER: wrong, **BROKEN}), "I302")) == 1


def test_what_may_stand_in_a_broken_file_is_not_judged(make_workspace: Make) -> None:
    ratings = "plans/2026/awards/ratings.yaml"
    wrong = _file(make_workspace, ratings).replace("of: ", "of: x", 1)
    assert len(told(make_workspace(**{ratings: wrong}), "A101")) == 1
    assert told(make_workspace(**{ratings: wrong, **BROKEN}), "A101") == []


def _file(make_workspace: Make, file: str) -> str:
    return (make_workspace().root / file).read_text(encoding="utf-8")
