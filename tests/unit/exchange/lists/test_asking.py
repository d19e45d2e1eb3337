"""Lists that units fill in: they come back as they went, and with what was put down."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping

import openpyxl
import pytest

from example_ward import FILES
from tdkt.awards.bodies import proposing
from tdkt.awards.book import award_book
from tdkt.awards.law_in_force import law_on
from tdkt.checks.example_files import REGISTER
from tdkt.cli.awards.opening import case_named
from tdkt.exchange.lists.asking import ASKED, Asking, list_for, votes_of
from tdkt.exchange.lists.kind import Asked
from tdkt.exchange.lists.list_form import ListForm, list_form
from tdkt.exchange.lists.taking import ListOutcome, take_lists
from tdkt.workspace.workspace import Workspace, with_files

from .list_files import added, fates, ward

DAY = datetime.date(2026, 12, 31)


def asked_of(name: str, unit: str = "van-phong", workspace: Workspace | None = None) -> ListForm:
    workspace = workspace or ward()
    assert workspace.organization is not None
    book = award_book(workspace)
    known = proposing(workspace.organization, book.everyone.values(), 2026)
    of = next(one for one in known if one.id == unit)
    return list_for(
        ASKED[name], Asking(of, 2026, workspace, book, law_on(DAY, book.local, stated=book.stated))
    )


def filled(form: ListForm, cells: Mapping[str, str | float]) -> bytes:
    workbook = openpyxl.load_workbook(io.BytesIO(list_form(form, DAY)))
    for cell, value in cells.items():
        workbook["Danh sách"][cell] = value
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def back(data: bytes, asked: Asked | None = None, workspace: Workspace | None = None) -> ListOutcome:
    (outcome,) = take_lists(workspace or ward(), [("a.xlsx", data)], None, asked=asked or Asked(day=DAY))
    return outcome


@pytest.mark.parametrize("name", ASKED)
def test_a_list_that_nobody_filled_in_changes_nothing(name: str) -> None:
    outcome = back(
        list_form(asked_of(name), DAY), Asked("tong-ket" if name == "nominations" else None, day=DAY)
    )
    assert outcome.is_taken, (outcome.fault, outcome.refusals)
    assert outcome.kind is not None
    assert outcome.kind.name == name
    assert not outcome.changes
    assert outcome.notes == ()


def test_initiatives_that_a_unit_adds_or_completes() -> None:
    form = asked_of("initiatives")
    assert [row["name"] for row in form.rows] == ["Số hóa hồ sơ văn thư"]
    assert form.choices["level"] == ("Cơ sở", "Thành phố")
    outcome = back(
        filled(
            form,
            {
                "C6": "Số hóa toàn bộ hồ sơ văn thư",
                "C7": "Hẹn giờ trả kết quả",
                "D7": "Trần Thị H; Lê Văn I",
                "E7": "Thành phố",
            },
        )
    )
    assert fates(outcome) == ["sửa", "mới"]
    lines = added(outcome)
    assert "title: Số hóa toàn bộ hồ sơ văn thư" in " ".join(lines)
    assert "level: city" in lines
    other = back(filled(form, {"D6": "Trần Thị H"}))
    assert "đang ghi tác giả khác" in other.refusals[0].words


def test_a_unit_scores_itself_where_nothing_is_computed() -> None:
    form = asked_of("scores", "kinh-te")
    assert [row["criterion"] for row in form.rows] == [
        "chi-tieu",
        "bao-cao",
        "doan-ket",
        "mo-hinh",
        "vi-pham",
    ]
    assert "chi-tieu" not in [row["criterion"] for row in asked_of("scores").rows]
    outcome = back(filled(form, {"E7": 9.5, "F7": "Sổ theo dõi"}))
    assert outcome.changes[0].file == "plans/2026/scoring/kinh-te.yaml"
    assert added(outcome)[-1] == "- {criterion: bao-cao, self: 9.5, evidence: Sổ theo dõi}"


def test_the_votes_of_the_council_come_back_by_the_hidden_ids() -> None:
    form = votes_of(case_named(ward(), "tong-ket"))
    assert form.hidden == ("nomination",)
    same = back(list_form(form, DAY), Asked("tong-ket"))
    assert fates(same) == ["giữ nguyên"] * 4
    assert not same.changes
    other = back(filled(form, {"C6": "viết sai tên", "F6": 4, "G6": 1}), Asked("tong-ket"))
    assert [(row.entry["for"], row.entry["against"]) for row in other.rows if row.fate.value == "sửa"] == [
        (4, 1)
    ]


def with_a_school() -> Workspace:
    """Return the ward with a school, which is part of no unit, and a person who belongs to it."""
    read = ward()
    text = FILES[REGISTER]
    school = "  - {id: tieu-hoc, name: Trường Tiểu học Mẫu, members: [dang-thi-truong]}\n"
    person = "  - {id: dang-thi-truong, name: Đặng Thị Trường, gender: female}\n"
    text = text.replace("collectives:\n", "collectives:\n" + school).replace(
        "people:\n", "people:\n" + person
    )
    return with_files(read, {REGISTER: text})


def test_a_school_proposes_itself_and_its_people() -> None:
    school = with_a_school()
    form = asked_of("nominations", "tieu-hoc", school)
    assert [row["name"] for row in form.rows] == ["Trường Tiểu học Mẫu", "Đặng Thị Trường"]
    data = filled(form, {"E6": "Giấy khen", "F6": "Dạy tốt", "E7": "Giấy khen", "F7": "Dạy tốt"})
    outcome = back(data, Asked("tong-ket", day=DAY), school)
    assert fates(outcome) == ["mới", "mới"], outcome.refusals
    assert {str(row.entry["by"]) for row in outcome.rows if row.entry} == {"tieu-hoc"}
    again = asked_of("nominations", workspace=school)
    assert "Đặng Thị Trường" not in [row["name"] for row in again.rows]
