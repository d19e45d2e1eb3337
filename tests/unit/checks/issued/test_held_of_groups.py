"""What the papers of a cụm, khối hold once they are signed: its year, the table and the figures that the ranking rests on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conftest import write_files
from example_ward import WITH_DRIVE, WITH_GROUP, WITH_UNIT_PLAN
from signing import Ward
from tdkt.awards.group_standing import bodies_of, table_of
from tdkt.changes.held import content_changes
from tdkt.checks.example_files import GROUP, GROUP_SCORES, INSPECTION, REPORT, REVOCATION
from tdkt.checks.run import find_problems
from tdkt.documents.jobs import Job
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import OfficialDocument
from tdkt.documents.texts.templates import Templates
from tdkt.errors import UsageError, UserError
from tdkt.model.emulation_group import EmulationGroup

CRITERIA = "plans/2026/scoring/criteria.yaml"
MINUTES, SUBMISSION = "group-minutes", "group-submission"
DAYS = {MINUTES: (5, "2026-12-12"), SUBMISSION: (6, "2026-12-15")}
AGREED = "  - {subdivision: to-mot}"


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    files = {
        file: text.replace("plan: {number: 61, date: 2026-08-20}\n", "")
        for file, text in {**WITH_GROUP, **WITH_DRIVE, **WITH_UNIT_PLAN}.items()
    }
    return Ward(write_files(tmp_path / "kho", files))


def _text(ward: Ward, of: str, key: str = "2026/khoi-thon") -> str:
    kind = KINDS[of]
    (job,) = kind.jobs(ward.read, kind.key.read(key), Templates())
    assert isinstance(job, Job)
    made = job.make(iter)
    assert isinstance(made, OfficialDocument)
    return repr(replace(made, notes=()))


def _sign(ward: Ward, of: str) -> str:
    """Issue a paper of the khối and return it as it is printed then."""
    number, day = DAYS[of]
    ward.issue(of, "khoi-thon", number, day)
    return _text(ward, of)


def _by_the_years_table(ward: Ward) -> None:
    """Have the khối scored by a table of the year, the one that it has as its own."""
    text = (ward.root / GROUP).read_text(encoding="utf-8")
    start, end = text.index("scale:\n"), text.index("meeting:\n")
    lines = text[start:end].splitlines()[1:]
    table = "\n".join(line[2:] for line in lines)
    (ward.root / GROUP).write_text(text[:start] + text[end:], encoding="utf-8")
    for sheet in (ward.root / CRITERIA).parent.glob("*.yaml"):
        sheet.unlink()
    (ward.root / CRITERIA).write_text(f"kind: scoring-criteria\nyear: 2026\n{table}\n", encoding="utf-8")


def _of_next_year(ward: Ward, file: str) -> None:
    path = ward.root / file.replace("/2026/", "/2027/")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((ward.root / file).read_text(encoding="utf-8").replace("2026", "2027"), encoding="utf-8")


@pytest.mark.parametrize("of", DAYS)
def test_the_next_year_of_a_group_is_not_taken_for_the_one_that_signed(ward: Ward, of: str) -> None:
    """A khối keeps its id from year to year; its papers are named with the year."""
    signed = _sign(ward, of)
    _of_next_year(ward, GROUP)
    assert ward.problems("B101") == []
    assert _text(ward, of, "2026/khoi-thon") == signed
    with pytest.raises(UsageError, match="ở 2 năm") as unclear:
        _text(ward, of, "khoi-thon")
    assert "2026/khoi-thon, 2027/khoi-thon" in (unclear.value.hint or "")
    ward.change(GROUP, "votes: {for: 3", "votes: {for: 2")
    assert len(ward.problems("B101")) == 1


def test_a_group_of_two_years_can_sign_for_the_year_that_is_named(ward: Ward) -> None:
    _of_next_year(ward, GROUP)
    ward.issue("group-minutes", "2026/khoi-thon", 5, "2026-12-12")
    assert "key: 2026/khoi-thon" in (ward.root / "plans/2026/issued/register.yaml").read_text("utf-8")


def test_a_line_that_names_a_group_without_its_year_is_still_read(ward: Ward) -> None:
    """So tdkt 0.8.0 wrote it."""
    ward.issue("group-minutes", "khoi-thon", 5, "2026-12-12")
    ward.change("plans/2026/issued/register.yaml", "key: 2026/khoi-thon", "key: khoi-thon")
    signed = _text(ward, "group-minutes", "khoi-thon")
    _of_next_year(ward, GROUP)
    assert ward.problems() == []
    assert _text(ward, "group-minutes", "2026/khoi-thon") == signed
    ward.change(GROUP, "votes: {for: 3", "votes: {for: 2")
    assert len(ward.problems("B101")) == 1


@pytest.mark.parametrize(
    ("of", "file", "key", "day"),
    [
        ("inspection-plan", INSPECTION, "kiem-tra-01", "2026-08-20"),
        ("revocation", REVOCATION, "huy-01", "2026-11-10"),
    ],
)
def test_an_id_that_is_used_again_is_no_change_of_what_was_signed(
    ward: Ward, of: str, file: str, key: str, day: str
) -> None:
    ward.issue(of, key, 248, day)
    _of_next_year(ward, file)
    assert ward.problems("B101") == []
    assert ward.problems("I308")


@pytest.mark.parametrize("of", DAYS)
def test_the_years_table_is_held_where_the_group_has_none_of_its_own(ward: Ward, of: str) -> None:
    _by_the_years_table(ward)
    signed = _sign(ward, of)
    ward.change(CRITERIA, "maximum: 40", "maximum: 45")
    [found] = ward.problems("B101")
    assert found.place.file == CRITERIA
    assert "Điểm tối đa: 40 → 45" in found.message
    assert _text(ward, of) == signed


def test_the_table_of_points_goes_with_the_minutes_that_were_signed(ward: Ward) -> None:
    _by_the_years_table(ward)
    _sign(ward, MINUTES)
    table = _text(ward, "group-scores")
    ward.change(CRITERIA, "maximum: 40", "maximum: 45")
    assert _text(ward, "group-scores") == table


def test_a_table_of_its_own_leaves_the_years_table_free(ward: Ward) -> None:
    _sign(ward, MINUTES)
    ward.change(CRITERIA, "title: ", "title: Điều chỉnh ")
    assert ward.problems("B101") == []


def test_a_criterion_for_another_group_is_free(ward: Ward) -> None:
    _by_the_years_table(ward)
    other = "{id: cap-uy, text: Họp, maximum: 1, type: bonus, groups: [khoi-khac]}"
    ward.change(CRITERIA, "      - {id: khen", f"      - {other}\n      - {{id: khen")
    ward.change(CRITERIA, "parts:", "groups: [{id: khoi-khac, name: Khối khác, units: [van-phong]}]\nparts:")
    _sign(ward, MINUTES)
    ward.change(CRITERIA, "text: Họp, maximum: 1", "text: Họp, maximum: 2")
    ward.change(CRITERIA, "name: Khối khác", "name: Khối cơ quan")
    assert ward.problems("B101") == []


FROM_FIGURES = (
    "an ninh trật tự, maximum: 40, type: main}",
    "an ninh trật tự, maximum: 40, type: main, from_attainment: {formula: share_reached}}",
)


def test_figures_that_the_points_come_from_are_put_right_with_a_reason(ward: Ward) -> None:
    ward.change(GROUP, *FROM_FIGURES)
    _sign(ward, MINUTES)
    ward.change(REPORT, "numerator: 96", "numerator: 97")
    [found] = ward.problems("B102")
    assert "Đã báo cáo tại văn bản số 05/BB-KTĐ" in found.message
    text = (ward.root / REPORT).read_text(encoding="utf-8")
    target = text[: text.index("numerator: 97")].rpartition("target: ")[2].split()[0].strip(",}")
    why = f"corrections: [{{date: 2026-12-20, reason: Đếm thiếu., targets: [{target}]}}]\n"
    (ward.root / REPORT).write_text(text + why, encoding="utf-8")
    assert ward.problems("B101", "B102") == []


def test_figures_that_give_no_points_are_free(ward: Ward) -> None:
    _sign(ward, MINUTES)
    ward.change(REPORT, "numerator: 96", "numerator: 97")
    assert ward.problems("B101", "B102") == []


@pytest.mark.parametrize("of", DAYS)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (AGREED, "  - {subdivision: to-mot, until: 2026-12-25}"),
        (AGREED, "  - {subdivision: to-mot, head: Người Mới}"),
        ("head: Lê Văn C", "head: Người Mới"),
        ("{role: deputy, member: thon-hai}", "{role: deputy, member: thon-hai, until: 2026-11-20}"),
        (
            "{role: deputy, member: thon-hai}",
            "{role: deputy, member: thon-hai, until: 2026-11-30}\n  - {role: deputy, member: to-mot, from: 2026-12-01}",
        ),
    ],
)
def test_what_comes_after_the_meeting_may_be_written(ward: Ward, of: str, old: str, new: str) -> None:
    signed = _sign(ward, of)
    ward.change(GROUP, old, new)
    assert ward.problems("B101", "B102") == []
    assert _text(ward, of) == signed


def test_who_signs_for_the_leader_stands_on_the_submission_alone(ward: Ward) -> None:
    for of in DAYS:
        _sign(ward, of)
    ward.change(GROUP, "head: Trần Thị B", "head: Người Mới")
    (found,) = ward.problems("B101")
    assert "tờ trình" in found.message.lower() or "TTr" in found.message


def test_a_member_that_left_before_the_meeting_is_another_ranking(ward: Ward) -> None:
    _sign(ward, MINUTES)
    ward.change(GROUP, AGREED, "  - {subdivision: to-mot, until: 2026-11-19}")
    assert len(ward.problems("B101")) == 1


def test_who_leaves_after_the_meeting_was_ranked_by_it(ward: Ward) -> None:
    ward.change(GROUP, AGREED, "  - {subdivision: to-mot, until: 2026-12-25}")
    read = ward.read
    [group] = read.all(EmulationGroup)
    table = table_of(group, read)
    assert table is not None
    assert [one.id for one in bodies_of(group, table, read)] == ["thon-mot", "thon-hai", "to-mot"]


def test_a_giao_uoc_that_all_have_signed_is_kept(ward: Ward) -> None:
    ward.change(GROUP, "  date: 2026-02-10\n", "")
    ward.issue("group-agreement", "khoi-thon", 3, "2026-02-11")
    assert "date: 2026-02-11" in (ward.root / GROUP).read_text(encoding="utf-8")
    assert "symbol: GƯ-KTĐ" in (ward.root / "plans/2026/issued/register.yaml").read_text(encoding="utf-8")
    with pytest.raises(UserError, match="khác với"):
        _other_day(ward)


def _other_day(ward: Ward) -> None:
    (ward.root / "plans/2026/issued/register.yaml").unlink()
    ward.issue("group-agreement", "khoi-thon", 3, "2026-02-12")


def test_papers_that_came_into_the_register_long_after_are_told(ward: Ward) -> None:
    ward.issue("group-minutes", "khoi-thon", 5, "2026-11-27")
    assert ward.problems("I441") == []
    ward.issue("group-submission", "khoi-thon", 6, "2027-11-10")
    [found] = ward.problems("I441")
    assert "Số 06/TTr-KTĐ ngày 10/11/2027, nhưng năm 2026 hết ngày 31/12/2026" in found.message


def test_minutes_are_of_the_day_of_their_meeting(ward: Ward) -> None:
    ward.issue("group-minutes", "khoi-thon", 5, "2026-12-19")
    [found] = ward.problems("I441")
    assert "cuộc họp bình xét vào ngày 20/11/2026" in found.message


def test_points_and_days_are_those_of_the_minutes_in_force(ward: Ward) -> None:
    ward.issue(MINUTES, "khoi-thon", 5, "2026-11-27")
    first = _text(ward, "group-scores")
    ward.change(GROUP_SCORES, "self: 38, cross: {thon-hai: 36", "self: 38, cross: {thon-hai: 38")
    one = ward.amend(MINUTES, "2026/khoi-thon", reason="Cộng thiếu.")
    assert _text(ward, "group-scores") == first, "a draft replaces nothing"
    ward.issue("amendment", one, 7, "2027-11-10")
    second = _text(ward, "group-scores")
    assert second != first
    ward.change(GROUP_SCORES, "self: 38, cross: {thon-hai: 38", "self: 38, cross: {thon-hai: 37")
    assert _text(ward, "group-scores") == second
    [found] = ward.problems("I441")
    assert "Số 07/BB-KTĐ ngày 10/11/2027" in found.message


def test_a_sheet_of_the_year_is_held_for_who_has_none_in_the_group() -> None:
    group = (
        "kind: emulation-group\nid: k\nyear: 2026\ntype: bloc\nname: Khối\nmembers: [{unit: a}, {unit: b}]\n"
    )
    own = "kind: group-scores\nyear: 2026\ngroup: k\nmember: a\nscores: [{criterion: x, self: 1}]\n"
    signed = {"plans/2026/groups/k/group.yaml": group, "plans/2026/groups/k/scores/a.yaml": own}
    for unit in ("a", "b", "c"):
        text = f"kind: score-sheet\nyear: 2026\nunit: {unit}\nscores: [{{criterion: x, self: 1}}]\n"
        signed[f"plans/2026/scoring/{unit}.yaml"] = text
    for unit, changes in (("a", 0), ("b", 1), ("c", 0)):
        file = f"plans/2026/scoring/{unit}.yaml"
        now = {**signed, file: signed[file].replace("self: 1", "self: 2")}
        assert len(content_changes(MINUTES, "2026/k", signed, now)) == changes, unit


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (GROUP, "subdivision: to-mot", "subdivision: to-khong-co"),
        (GROUP, "members:", "members: ["),
        (INSPECTION, "id: ", "idd: "),
        ("plans/2026/movements/van-phong.yaml", "unit: van-phong", "unit: khong-co"),
    ],
)
def test_what_was_signed_prints_whatever_is_wrong_in_a_later_year(
    ward: Ward, file: str, old: str, new: str
) -> None:
    signed = _sign(ward, MINUTES)
    _of_next_year(ward, file)
    ward.change(file.replace("/2026/", "/2027/"), old, new)
    assert any(one.is_error and "/2027/" in one.place.file for one in find_problems(ward.read))
    assert _text(ward, MINUTES) == signed


def test_an_error_in_a_file_that_it_is_not_printed_from_does_not_stop_it(ward: Ward) -> None:
    signed = _sign(ward, MINUTES)
    ward.change(INSPECTION, "id: ", "idd: ")
    assert _text(ward, MINUTES) == signed
