"""Lists in which members of a cụm, khối score themselves and each other: out, filled in, and back."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Mapping

import openpyxl
import pytest

from example_ward import WITH_GROUP
from tdkt.awards.group_standing import bodies_of, table_of
from tdkt.checks.example_files import GROUP, GROUP_SCORES
from tdkt.exchange.lists.group_asking import council_scoring, cross_scoring, self_scoring
from tdkt.exchange.lists.list_form import list_form
from tdkt.exchange.lists.taking import ListOutcome, take_lists
from tdkt.model.emulation_group import EmulationGroup
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
POINTS, FIGURE, EVIDENCE = "Điểm chấm", "Số lần, số liệu", "Minh chứng"
BARE = WITH_GROUP[GROUP_SCORES].partition("scores:\n")[0] + "scores:\n  - {criterion: an-ninh, self: 38}\n"


def sent(workspace: Workspace, member: str, *, cross: bool = False) -> bytes:
    [group] = workspace.all(EmulationGroup)
    table = table_of(group, workspace)
    assert table is not None
    [body] = [one for one in bodies_of(group, table, workspace) if one.id == member]
    form = (cross_scoring if cross else self_scoring)(group, table, body, workspace)
    return list_form(form, datetime.date(2026, 12, 31))


def filled(data: bytes, cells: Mapping[tuple[int, str], object]) -> bytes:
    """Fill in cells by the number of the row and the head of the column."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[5]}
    for (row, head), value in cells.items():
        sheet.cell(5 + row, heads[head] or 1).value = value  # type: ignore[assignment]
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def taken(workspace: Workspace, *files: bytes) -> list[ListOutcome]:
    return take_lists(workspace, [(f"{number}.xlsx", data) for number, data in enumerate(files)], None)


@pytest.fixture
def ward(make_workspace: Make) -> Workspace:
    return make_workspace(**{**WITH_GROUP, GROUP_SCORES: BARE})


def test_what_several_members_give_one_comes_together_in_its_file(ward: Workspace) -> None:
    first = filled(sent(ward, "thon-hai", cross=True), {(1, POINTS): "36,5", (2, FIGURE): "3"})
    second = filled(sent(ward, "to-mot", cross=True), {(1, POINTS): 35})
    own = filled(sent(ward, "thon-mot"), {(2, FIGURE): 4, (4, FIGURE): 1, (4, EVIDENCE): "QĐ số 12"})
    outcomes = taken(ward, first, second, own)
    assert [one.fault for one in outcomes] == ["", "", ""]
    [text] = [one for one in outcomes[-1].texts if one.file == GROUP_SCORES]
    assert text.new.splitlines()[5:] == [
        "  - {criterion: an-ninh, self: 38, cross: {thon-hai: 36.5, to-mot: 35}}",
        "  - {criterion: dien-hinh, counted: {cross: {thon-hai: 3}, self: 4}}",
        "  - {criterion: khen, counted: {self: 1}, evidence: QĐ số 12}",
    ]


def test_a_list_that_comes_back_as_it_went_out_changes_nothing(make_workspace: Make) -> None:
    ward = make_workspace(**WITH_GROUP)
    outcomes = taken(ward, sent(ward, "thon-mot"), sent(ward, "thon-hai", cross=True))
    assert [one.is_taken for one in outcomes] == [True, True]
    assert [one.changes for one in outcomes] == [(), ()]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({(1, POINTS): "41"}, "cao hơn điểm tối đa 40"),
        ({(1, POINTS): "-1"}, "số âm"),
        ({(1, FIGURE): "3"}, "không chấm ở cột này"),
        ({(2, POINTS): "6"}, "không chấm ở cột này"),
        ({(2, FIGURE): "2,5"}, "không phải số nguyên"),
        ({(1, POINTS): "nhiều"}, "nhiều"),
        ({(1, POINTS): "30", (1, "Thành viên được chấm"): "Thôn Chín"}, "không phải thành viên"),
        ({(1, POINTS): "30", (1, "Mã cụm, khối"): "khoi-khac"}, "không có cụm, khối"),
    ],
)
def test_what_the_table_does_not_allow_is_refused_at_its_cell(
    cells: dict[tuple[int, str], object], words: str, ward: Workspace
) -> None:
    [outcome] = taken(ward, filled(sent(ward, "thon-hai", cross=True), cells))
    [refusal] = outcome.refusals
    assert words in refusal.words
    assert not outcome.changes


def test_a_group_that_does_not_score_each_other_takes_no_such_list(make_workspace: Make) -> None:
    ward = make_workspace(**{**WITH_GROUP, GROUP_SCORES: BARE})
    data = filled(sent(ward, "thon-hai", cross=True), {(1, POINTS): 30})
    files = {key: text for key, text in WITH_GROUP.items() if "/scores/" not in key or key == GROUP_SCORES}
    without = make_workspace(
        **{**files, GROUP: WITH_GROUP[GROUP].replace("cross: mean\n", ""), GROUP_SCORES: BARE}
    )
    [outcome] = taken(without, data)
    assert "không chấm chéo" in outcome.refusals[0].words


def test_what_the_council_gives_goes_into_the_file_of_each_member(ward: Workspace) -> None:
    [group] = ward.all(EmulationGroup)
    table = table_of(group, ward)
    assert table is not None
    out = list_form(council_scoring(group, table, ward), datetime.date(2026, 12, 31))
    [outcome] = taken(
        ward, filled(out, {(1, POINTS): 37, (1, "Lý do"): "Còn vụ việc", (2, FIGURE): 3, (6, POINTS): 36})
    )
    assert outcome.fault == ""
    texts = {text.file: text.new for text in outcome.changes}
    assert (
        "  - {criterion: an-ninh, self: 38, council: 37, reason: Còn vụ việc}\n"
        "  - {criterion: dien-hinh, counted: {council: 3}}\n"
    ) in texts[GROUP_SCORES]
    other = GROUP_SCORES.replace("thon-mot", "thon-hai")
    assert "{criterion: an-ninh, self: 40, cross: {thon-mot: 35, to-mot: 36}, council: 36}" in texts[other]


def test_who_scores_the_others_and_the_council_see_their_evidence(make_workspace: Make) -> None:
    ward = make_workspace(**WITH_GROUP)
    [group] = ward.all(EmulationGroup)
    table = table_of(group, ward)
    assert table is not None
    bodies = {one.id: one for one in bodies_of(group, table, ward)}
    for form in (cross_scoring(group, table, bodies["thon-hai"], ward), council_scoring(group, table, ward)):
        shown = [row["shown"] for row in form.rows if row["criterion"] == "khen" and "Một" in row["member"]]
        assert shown == ["Quyết định số 12/QĐ-UBND"]
        assert "Minh chứng đã nêu" in [column.title for column in form.columns]
