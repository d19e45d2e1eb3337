"""Statistical forms filled in: exact where everything is known, blank where something is not, never a zero for what nobody knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from example_ward import FILES, WITH_ISSUED_DRIVE
from tdkt.awards.book import award_book
from tdkt.awards.movement_counts import CountedMovement, YearsMovements
from tdkt.awards.statistical_facts import ANY_FROM_ABOVE, Fact, is_leader, movement_facts
from tdkt.awards.statistical_forms import FilledForm, filled_form, wrong_sums
from tdkt.awards.statistical_words import form_words, shown, words_of
from tdkt.awards.statistics import statistics_of
from tdkt.checks.example_files import ORGANIZATION, REGISTER, STATISTICS
from tdkt.law.statistical_forms import statistical_forms
from tdkt.model.place import NOWHERE
from tdkt.model.register import Person
from tdkt.model.statistical_form import FilledCell, YearStatistics
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
FORMS = {form.short: form for form in statistical_forms().forms}
COMPLETE = YearStatistics(2026, "", "", True, (), (), NOWHERE)


def _movement(level: str = "", mode: str = "", length: str = "") -> Fact:
    known = {"level": level, "mode": mode, "length": length}
    return Fact(f"{level} {mode}", {key: (value,) if value else () for key, value in known.items()})


def _award(award: str, recipient: str = "person", post: str = "worker", kind: str = "merit") -> Fact:
    known = {"award": award, "recipient": recipient, "post": post, "kind": kind}
    return Fact(award, {key: (value,) if value else () for key, value in known.items()})


def _of(filled: FilledForm, column: str) -> dict[str, int | None]:
    return {row: cell.value for (row, key), cell in filled.cells.items() if key == column}


def test_movements_that_are_known_fill_every_cell_and_add_up() -> None:
    facts = [
        _movement("central", "thematic", "from-5"),
        _movement("city", "regular", "1"),
        _movement("ward", "thematic", "under-1"),
        _movement("unit", "regular", "1"),
    ]
    found = filled_form(FORMS["0601.N"], 2026, facts, None)
    assert _of(found, "1") == {
        "01": 4,
        "02": 1,
        "03": 2,
        "04": None,
        "05": 1,
        "06": 1,
        "07": 2,
        "08": 0,
        "09": 0,
        "10": 1,
        "11": 2,
        "12": 2,
    }
    assert [found.cells["01", key].value for key in ("1", "2", "3", "4")] == [4, 1, 1, 2]
    assert found.cells["07", "4"].value == 1
    assert (found.cells["03", "4"].value, found.cells["05", "4"].value) == (1, 1)
    assert list(wrong_sums(found)) == []


def test_what_is_not_said_of_a_movement_leaves_blank_what_is_divided_by_it() -> None:
    facts = [_movement("ward", "thematic", "under-1"), _movement("ward", "", "1")]
    found = filled_form(FORMS["0601.N"], 2026, facts, None)
    assert (found.cells["11", "4"].value, found.cells["12", "4"].value) == (None, None)
    assert found.cells["11", "4"].blank == "chưa ghi hình thức tổ chức của 01 phong trào"
    assert (found.cells["11", "2"].value, found.cells["07", "4"].value) == (0, 1)
    assert shown(found, "11", "4") == "(b)"


def test_a_movement_from_above_without_a_level_is_at_least_none_of_the_wards() -> None:
    above = Fact("từ trên", {"level": ("central", "city"), "mode": ("regular",), "length": ("1",)})
    found = filled_form(FORMS["0601.N"], 2026, [above], None)
    assert [found.cells["01", key].value for key in ("1", "2", "3", "4")] == [1, None, None, 0]


def test_awards_from_above_are_counted_by_who_has_them_and_how() -> None:
    facts = [
        _award("bang-khen-thanh-pho"),
        _award("bang-khen-noi-khac", post="leader", kind="thematic"),
        _award("co-thi-dua-thanh-pho", "collective", "collective"),
        _award("giay-khen"),
    ]
    found = filled_form(FORMS["0603.N"], 2026, facts, COMPLETE)
    assert [found.cells["01", key].value for key in ("1", "2", "3", "4", "5")] == [3, 2, 0, 1, 0]
    persons = {code: value for code, value in _of(found, "2").items() if "05" <= code <= "10"}
    assert persons == {"05": 2, "06": 0, "07": 0, "08": 0, "09": 1, "10": 1}
    assert [found.cells[row, "1"].value for row in ("11", "12", "13", "17")] == [2, 1, 0, 0]
    assert list(wrong_sums(found)) == []


def test_an_award_of_which_none_is_on_record_is_no_zero_unless_the_ward_says_that_all_are() -> None:
    found = filled_form(FORMS["0603.N"], 2026, [_award("bang-khen-thanh-pho")], None)
    assert {row: value for row, value in _of(found, "2").items() if value is not None} == {"10": 1, "11": 1}
    assert set(_of(found, "1").values()) == {None}
    assert found.cells["01", "4"].value is None
    assert "không có thì ghi 0" in found.cells["01", "4"].blank
    assert found.cells["01", "2"].blank == "còn ô cộng thành tổng này chưa biết"


def test_zeros_that_the_ward_says_make_the_totals_known() -> None:
    cells = tuple(
        FilledCell("0603.N", row, column, 0, "", NOWHERE)
        for row, column in (
            *(("01", column) for column in "345"),
            *((row, "2") for row in ("02", "04", "06", "07", "08", "09")),
        )
    )
    stated = YearStatistics(2026, "", "", False, cells, (), NOWHERE)
    found = filled_form(FORMS["0603.N"], 2026, [_award("bang-khen-thanh-pho")], stated)
    assert [found.cells["01", key].value for key in ("1", "2", "3", "4", "5")] == [1, 1, 0, 0, 0]
    assert (found.cells["05", "1"].value, found.cells["10", "5"].value) == (1, 0)
    assert list(wrong_sums(found)) == []


def test_a_total_over_columns_that_no_record_tells_waits_for_them() -> None:
    facts = [_award("bang-khen-thu-tuong")]
    found = filled_form(FORMS["0602.N"], 2026, facts, COMPLETE)
    assert {value for row, value in _of(found, "1").items() if row not in ("02", "03")} == {None}
    assert (found.cells["01", "7/ca-nhan"].value, found.cells["08", "7/ca-nhan"].value) == (1, 0)
    cells = tuple(
        FilledCell("0602.N", row, column, value, "", NOWHERE)
        for row, column, value in (
            *(("01", column, 0) for column in "49"),
            *(("01", "3", 1), ("06", "3", 0), ("07", "3", 0), ("08", "3", 0), ("09", "3", 1), ("14", "3", 1)),
        )
    )
    stated = YearStatistics(2026, "", "", True, cells, (), NOWHERE)
    found = filled_form(FORMS["0602.N"], 2026, facts, stated)
    own = {row: found.cells[row, "1"].value for row in ("01", "06", "08", "09", "14")}
    assert own == {"01": 2, "06": 0, "08": 0, "09": 2, "14": 2}


def test_without_any_movement_from_above_on_record_there_may_be_some() -> None:
    facts = [_movement("ward", "regular", "1"), ANY_FROM_ABOVE]
    found = filled_form(FORMS["0601.N"], 2026, facts, None)
    assert [found.cells["01", key].value for key in ("1", "2", "3", "4")] == [None, None, None, 1]
    assert found.cells["06", "1"].value is None
    assert "general_movements" in found.cells["01", "2"].blank
    cells = tuple(FilledCell("0601.N", "01", column, 0, "", NOWHERE) for column in "23")
    none = filled_form(FORMS["0601.N"], 2026, facts, YearStatistics(2026, "", "", False, cells, (), NOWHERE))
    assert [none.cells[row, "1"].value for row in ("01", "02", "03", "05", "06", "07")] == [1, 0, 1, 0, 0, 1]


def test_a_cell_is_blank_where_a_draft_or_what_nobody_takes_up_may_count_in_it() -> None:
    unsaid = CountedMovement("Chuyển đổi số", "central", "thematic", "from-5", "chuyen-doi-so")
    draft = CountedMovement("Đợt thi đua chào mừng", "ward", "drive", "under-1")
    years = YearsMovements((), {}, (), 0, not_taken_up=(unsaid,), draft_drives=(draft,))
    found = filled_form(FORMS["0601.N"], 2026, movement_facts(years), None)
    assert [found.cells["01", key].value for key in ("1", "2", "3", "4")] == [None, None, 0, None]
    assert "takes_up" in found.cells["01", "2"].blank
    assert "dự thảo" in found.cells["01", "4"].blank


@pytest.mark.parametrize(
    ("post", "more", "leads"),
    [
        ("Phó Trưởng phòng", "", None),
        ("Giám đốc Công ty TNHH H", "", None),
        ("Chủ doanh nghiệp", "", None),
        ("Phó Trưởng phòng", ", leader: true", True),
        ("Tổ trưởng tổ dân phố", ", leader: false", False),
        ("Công chức", "", False),
        ("Giáo viên", "", False),
    ],
)
def test_a_post_that_sounds_like_a_leaders_is_no_workers(
    in_memory: Make, post: str, more: str, leads: bool | None
) -> None:
    added = (
        f"  - {{id: nguyen-van-moi, name: Nguyễn Văn M, gender: male, unit: van-phong, post: {post}{more}}}\n"
    )
    register = FILES[REGISTER].replace("people:\n", f"people:\n{added}", 1)
    found = award_book(in_memory(**{REGISTER: register})).everyone["nguyen-van-moi"]
    assert isinstance(found, Person)
    assert is_leader(found) is leads


def test_an_enterprise_that_is_not_told_from_others_stays_blank() -> None:
    facts = [_award("co-thi-dua-thanh-pho", "collective", "")]
    found = filled_form(FORMS["0603.N"], 2026, facts, COMPLETE)
    assert (found.cells["02", "4"].value, found.cells["03", "4"].value) == (1, None)
    assert found.cells["10", "4"].value == 0


def test_an_enterprise_is_outside_of_no_sum_and_leaves_none_unchecked() -> None:
    facts = [
        _award("bang-khen-thanh-pho", "collective", "enterprise"),
        _award("bang-khen-thanh-pho", "person", "", "merit"),
        _award("bang-khen-thanh-pho", "person", "", "merit"),
    ]
    posts = {"06": 0, "07": 0, "08": 0, "09": 0, "10": 1}
    cells = tuple(FilledCell("0603.N", row, "2", value, "", NOWHERE) for row, value in posts.items())
    stated = YearStatistics(2026, "", "", True, cells, (), NOWHERE)
    found = filled_form(FORMS["0603.N"], 2026, facts, stated)
    assert found.outside == ()
    assert [(one.places[0], one.value, one.parts) for one in wrong_sums(found)] == [
        (("05", "1"), 2, 1),
        (("05", "2"), 2, 1),
    ]


def test_every_medal_on_record_has_columns_of_its_own() -> None:
    facts = [
        _award("huan-chuong-lao-dong-hang-ba", kind=""),
        _award("bang-khen-thu-tuong", "household", "household"),
    ]
    found = filled_form(FORMS["0602.N"], 2026, facts, COMPLETE)
    own = [column for column in found.columns if column.code == "2"]
    assert [column.title for column in own] == [
        "Huân chương Lao động hạng Ba: tập thể",
        "Huân chương Lao động hạng Ba: cá nhân",
    ]
    assert [found.cells["01", column.key].value for column in own] == [0, 1]
    assert found.cells["15", own[1].key].value is None, "a medal of merit may be one of long service"
    assert (found.cells["01", "1"].value, found.cells["08", "1"].value) == (None, None)
    assert found.outside == ("bang-khen-thu-tuong",)
    assert list(wrong_sums(found)) == []


def _stated(*cells: tuple[str, str, int]) -> YearStatistics:
    filled = tuple(FilledCell("0601.N", row, column, value, "", NOWHERE) for row, column, value in cells)
    return YearStatistics(2026, "", "", False, filled, (), NOWHERE)


def test_the_ward_fills_in_blanks_alone() -> None:
    stated = _stated(("01", "1", 9), ("04", "1", 0), ("12", "1", 7))
    found = filled_form(FORMS["0601.N"], 2026, [_movement("ward", "regular", "1")], stated)
    assert shown(found, "04", "1") == "0*"
    assert (found.cells["01", "1"].value, found.cells["12", "1"].value) == (1, 1)
    assert list(wrong_sums(found)) == []


def test_what_the_ward_states_of_a_row_that_no_record_tells_is_added_and_leaves_other_divisions_blank() -> (
    None
):
    facts = [_movement("ward", "regular", "1"), _movement("unit", "thematic", "under-1")]
    found = filled_form(FORMS["0601.N"], 2026, facts, _stated(("04", "4", 2)))
    assert list(wrong_sums(found)) == []
    assert [found.cells["01", key].value for key in ("1", "2", "3", "4")] == [None, None, None, 4]
    assert [found.cells[row, "4"].value for row in ("02", "03", "05", "06", "12")] == [0, 1, 1, None, None]
    assert "hàng 04" in found.cells["06", "4"].blank
    row = [("04", "2", 0), ("04", "3", 0), ("04", "4", 2)]
    found = filled_form(FORMS["0601.N"], 2026, facts, _stated(*row, ("11", "4", 1), ("12", "4", 3)))
    assert list(wrong_sums(found)) == []
    assert [found.cells["01", key].value for key in ("1", "2", "3", "4")] == [4, 0, 0, 4]
    assert [found.cells[row, "1"].value for row in ("04", "05", "06", "11", "12")] == [2, 1, None, 1, 3]
    total = filled_form(FORMS["0601.N"], 2026, facts, _stated(("04", "1", 2)))
    assert list(wrong_sums(total)) == []
    assert [total.cells["01", key].value for key in ("1", "2", "3", "4")] == [4, None, None, None]
    wrong = filled_form(FORMS["0601.N"], 2026, facts, _stated(*row, ("11", "4", 5), ("12", "4", 3)))
    assert ("01", "4") in {one.places[0] for one in wrong_sums(wrong)}


def test_a_form_that_nobody_has_read_has_no_cells_and_says_so() -> None:
    found = filled_form(FORMS["0605.N"], 2026, [], None)
    assert found.cells == {}
    assert "Chưa đọc được văn bản" in found.form.note


def test_the_wards_records_fill_the_forms(in_memory: Make) -> None:
    general = "from: 2021, to: 2030, life: {level: central, mode: thematic}"
    files = {
        **WITH_ISSUED_DRIVE,
        ORGANIZATION: WITH_ISSUED_DRIVE[ORGANIZATION].replace("from: 2021, to: 2030", general),
        STATISTICS: "kind: statistics\nyear: 2026\nreceiver: Sở Nội vụ\n",
    }
    workspace = in_memory(**files)
    found = statistics_of(workspace, award_book(workspace), 2026)
    first = found.forms[0]
    assert [first.cells["01", key].value for key in ("1", "2", "3", "4")] == [3, 1, 0, 2]
    words = form_words(first, found, "Xã A")
    assert words.left[0] == "Biểu số: 0601.N/BNV-TĐKT"
    assert words.right == ("Đơn vị báo cáo: Xã A", "Đơn vị nhận báo cáo: Sở Nội vụ")


def test_the_instrument_that_the_ward_states_heads_only_the_forms_that_it_declares() -> None:
    own = replace(FORMS["0605.N"], title="Biểu mới")
    stated = YearStatistics(2026, "Thông tư số 18/2025/TT-BNV", "", False, (), (own,), NOWHERE)
    heads = {
        form.short: words_of(filled_form(form, 2026, [], stated), stated, "Xã A")
        for form in (own, FORMS["0601.N"])
    }
    assert heads["0605.N"].left[1] == "Ban hành theo Thông tư số 18/2025/TT-BNV"
    assert heads["0605.N"].notice == ""
    assert "18/2025" not in heads["0601.N"].left[1]
    assert heads["0601.N"].notice
    silent = words_of(filled_form(own, 2026, [], stated), replace(stated, instrument=""), "Xã A")
    assert not any(line.startswith("Ban hành theo") for line in silent.left)


@pytest.mark.parametrize("is_total", [False, True])
def test_a_column_that_asks_for_nothing_counts_all_a_total_what_its_parts_count(is_total: bool) -> None:
    first, second = FORMS["0603.N"].columns[0], FORMS["0603.N"].columns[1]
    every = replace(first, code="1", where={}, each=False, split=False, known=True)
    named = replace(
        second, code="2", where={"award": ("bang-khen-tinh",)}, each=False, split=False, known=True
    )
    sums = tuple(replace(one, total="1", parts=("2",)) for one in FORMS["0603.N"].column_sums[:1])
    form = replace(FORMS["0603.N"], columns=(every, named), column_sums=sums if is_total else (), row_sums=())
    facts = [_award("bang-khen-tinh"), _award("giay-khen"), _award("giay-khen", "collective", "")]
    found = filled_form(form, 2026, facts, COMPLETE)
    assert (_of(found, "1")["01"], _of(found, "2")["01"]) == (1 if is_total else 3, 1)


def test_without_a_plan_nothing_is_known_of_movements(in_memory: Make) -> None:
    workspace = in_memory(**{REGISTER: FILES[REGISTER], ORGANIZATION: FILES[ORGANIZATION]})
    found = statistics_of(workspace, award_book(workspace), 2025)
    assert {cell.value for cell in found.forms[0].cells.values()} == {None}
