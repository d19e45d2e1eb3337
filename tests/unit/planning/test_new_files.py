"""`tdkt new inspection`, `petition`, `propaganda`, `revocation`: files that the checks take, or that say what is still to fill in."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import write_files
from example_ward import FILES
from school_year import FILES as SCHOOL
from tdkt.checks.example_files import PETITIONS, REVOCATION
from tdkt.errors import UsageError, UserError
from tdkt.model.plan_year import SchoolYear
from tdkt.model.revocation import Revocation
from tdkt.planning import new_records
from tdkt.planning.new_inspection import InspectionRequest, new_inspection, person
from tdkt.planning.new_revocation import RevocationRequest, new_revocation
from tdkt.workspace.workspace import Workspace, read_workspace

Make = Callable[..., Workspace]
DAY = datetime.date(2026, 10, 13)
HEAD = person("--head", "head", "Bà Trần Thị B, Trưởng phòng Văn hóa - Xã hội")
SECRETARY = person("--secretary", "secretary", "Ông Lê Văn C, Chuyên viên")


def round_of(**said: Any) -> InspectionRequest:
    asked: dict[str, Any] = {
        "title": "công tác thi đua, khen thưởng quý IV",
        "year": 2026,
        "visits": (("van-phong", DAY),),
        "team": (SECRETARY, HEAD),
    }
    return InspectionRequest(**(asked | said))


def test_a_round_of_inspection(make_workspace: Make) -> None:
    made = new_inspection(make_workspace(), round_of())
    assert made.file == "plans/2026/inspections/kiem-tra-quy-iv.yaml"
    text = made.edit.texts[made.file]
    assert "  - {name: Trần Thị B, gender: female, post: Trưởng phòng Văn hóa - Xã hội, role: head}\n" in text
    assert text.index("role: head") < text.index("role: secretary")
    assert "  - {unit: van-phong, date: 2026-10-13}\n" in text
    assert {one.code for one in made.foreseen.new} == {"X905"}, "what is looked at is left to the clerk"
    whole = new_inspection(make_workspace(), round_of(contents=("Việc bình xét thi đua.",)))
    assert whole.foreseen.new == ()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"id": "kiem-tra-01"}, "Đã có đợt kiểm tra “kiem-tra-01”, không ghi đè"),
        ({"id": "Kiểm tra"}, "không dùng làm mã được"),
        ({"year": 2031}, "Không có kế hoạch năm 2031"),
        ({"visits": (("y-te", DAY),)}, "sẽ có 1 lỗi nên chưa ghi tệp nào"),
    ],
)
def test_a_round_that_cannot_be(said: dict[str, Any], why: str, make_workspace: Make) -> None:
    with pytest.raises(UserError, match=why):
        new_inspection(make_workspace(), round_of(**said))


@pytest.mark.parametrize("words", ["Trần Thị B, Trưởng phòng", "Bà Trần Thị B", "Bà, Trưởng phòng", ""])
def test_a_person_needs_an_address_a_name_and_a_post(words: str) -> None:
    with pytest.raises(UsageError, match="--head: không hiểu"):
        person("--head", "head", words)


COMPLAINT = {"type": "petition", "received": datetime.date(2026, 11, 4), "subject": "đề nghị xem xét lại"}


def test_a_petition_joins_those_of_its_year(make_workspace: Make) -> None:
    ward = make_workspace()
    made = new_records.new_record(ward, new_records.PETITION, 2026, "", "don 04-11", COMPLAINT)
    before, after = FILES[PETITIONS], made.edit.texts[PETITIONS]
    assert after.startswith(before.rstrip("\n"))
    assert after.endswith(
        "  - {id: don-04-11, type: petition, received: 2026-11-04, subject: đề nghị xem xét lại}\n"
    )
    assert [one.code for one in made.foreseen.new] == ["I352"], "a day until which it is answered is missing"
    with pytest.raises(UserError, match="Đã có đơn “don-01”"):
        new_records.new_record(ward, new_records.PETITION, 2026, "don-01", "", COMPLAINT)


def test_a_file_that_could_not_be_read_is_not_begun_anew(make_workspace: Make) -> None:
    ward = make_workspace(**{PETITIONS: f"{FILES[PETITIONS]}more: 1\n"})
    with pytest.raises(UserError, match=rf"{PETITIONS}:\d+"):
        new_records.new_record(ward, new_records.PETITION, 2026, "", "don 04-11", COMPLAINT)
    with pytest.raises(UserError, match=rf"{PETITIONS}:\d+"):
        new_records.petition_step(ward, "don-01", datetime.date(2026, 11, 5), None)


def test_an_award_is_not_said_to_be_unknown_where_a_file_of_awards_could_not_be_read(
    make_workspace: Make,
) -> None:
    past = "plans/awards/past-awards.yaml"
    ward = make_workspace(**{past: f"{FILES[past]}more: 1\n"})
    request = RevocationRequest(who="ho-ong-l", ground="a", facts="kê khai sai", year=2026)
    with pytest.raises(UserError, match=rf"{past}:\d+"):
        new_revocation(ward, request)


def test_the_first_piece_makes_the_file_of_a_school_year(tmp_path: Path) -> None:
    school = read_workspace(write_files(tmp_path, SCHOOL))
    fields = {"type": "news", "date": datetime.date(2027, 2, 1), "title": "Tết trồng cây: 200 cây"}
    made = new_records.new_record(
        school, new_records.PROPAGANDA, SchoolYear(2026), "", "tết trồng cây", fields
    )
    assert made.edit.texts["plans/2026-2027/propaganda.yaml"] == (
        "# yaml-language-server: $schema=../../schemas/propaganda.schema.json\n"
        "kind: propaganda\nyear: 2026-2027\nrecords:\n"
        '  - {id: tet-trong-cay, type: news, date: 2027-02-01, title: "Tết trồng cây: 200 cây"}\n'
    )
    assert made.foreseen.new == ()


def cancelling(**said: Any) -> RevocationRequest:
    asked: dict[str, Any] = {
        "who": "Nguyễn Văn G",
        "of_year": 2025,
        "ground": "d",
        "facts": "Kết luận số 12/KL-UBND xác định không bảo đảm tiêu chuẩn",
        "year": 2026,
        "objects": ("Giấy chứng nhận",),
    }
    return RevocationRequest(**(asked | said))


def test_an_award_on_record_is_cancelled(make_workspace: Make) -> None:
    made = new_revocation(make_workspace(), cancelling(money=710000))
    assert made.file == "plans/2026/awards/revocations/huy-lao-dong-tien-tien-nguyen-van-g.yaml"
    assert (
        "    decision: {number: 88/QĐ-UBND, date: 2025-12-20}\n    ground: d  #" in made.edit.texts[made.file]
    )
    assert made.foreseen.new_errors == ()
    assert "năm 2025 của Ông Nguyễn Văn G" in made.said


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"ground": "e"}, "không có điểm “e” ở khoản 2 Điều 93"),
        ({"award": "giay-khen"}, "không có khen thưởng ấy trong sổ"),
        ({"of_year": None}, "có 2 khen thưởng trong sổ"),
        ({"who": "Ai Đó"}, "Không có ai tên “Ai Đó”"),
        ({"id": "huy-01"}, "Đã có quyết định hủy bỏ “huy-01”"),
    ],
)
def test_what_is_not_on_record_is_not_cancelled(said: dict[str, Any], why: str, make_workspace: Make) -> None:
    with pytest.raises(UserError, match=why):
        new_revocation(make_workspace(), cancelling(**said))


def test_what_has_been_cancelled_is_not_cancelled_again(make_workspace: Make) -> None:
    signed = FILES[REVOCATION] + "\nnumber: 205\ndate: 2026-11-02\n"
    workspace = make_workspace(**{REVOCATION: signed})
    gone = workspace.all(Revocation)[0].awards[0]
    with pytest.raises(UserError, match="đã bị hủy bỏ"):
        new_revocation(workspace, cancelling(who=gone.who, award=gone.award, of_year=None))
