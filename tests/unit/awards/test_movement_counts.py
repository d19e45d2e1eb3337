"""Movements as form 0601.N counts them: by level, mode and length, those taken up once."""

from __future__ import annotations

import json
from collections.abc import Callable

import jsonschema
import pytest

from example_ward import FILES, WITH_DRIVE, WITH_ISSUED_DRIVE
from tdkt.awards.book import award_book
from tdkt.awards.movement_counts import MovementCounts, movement_counts
from tdkt.awards.statistics import statistics_of
from tdkt.checks.example_files import DRIVE, MOVEMENTS, ORGANIZATION
from tdkt.checks.programmes import programme_of
from tdkt.checks.run import find_problems
from tdkt.cli.awards.stats_formats import as_json, as_text
from tdkt.documents.report.drives import drives_told
from tdkt.model.counted_time import CountedTime
from tdkt.model.drive import Drive
from tdkt.model.period import Period
from tdkt.publishing.rows import movement_rows
from tdkt.workspace.schema import load_schema
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
_OTHER = "  - {id: phong-trao-khac, title: Phong trào khác, from: 2026, to: 2026}\n"
_TITLE = "    title: Phong trào thi đua về công tác văn thư\n"


def _counts(workspace: Workspace) -> MovementCounts:
    organization = workspace.organization
    assert organization is not None
    return movement_counts(organization, workspace.plans[0], workspace.movements, workspace.all(Drive))


def test_drives_and_lives_are_counted(in_memory: Make) -> None:
    general = "from: 2021, to: 2030, life: {level: central, mode: thematic}"
    files = {
        **WITH_ISSUED_DRIVE,
        ORGANIZATION: WITH_ISSUED_DRIVE[ORGANIZATION].replace("from: 2021, to: 2030", general),
        MOVEMENTS: WITH_ISSUED_DRIVE[MOVEMENTS].replace(
            _TITLE, f"{_TITLE}    life: {{mode: regular, level: ward}}\n"
        ),
    }
    found = _counts(in_memory(**files))
    assert (found.from_above, found.own, found.drives, found.taken_up) == (1, 0, 1, 0)
    assert (found.by_unit, found.declared_only) == ((), 1)  # the ward launches what the unit's file declares
    by_level = dict(found.by_level)
    assert found.own == by_level.get("đơn vị", 0)
    assert found.by_level == (("trung ương", 1), ("xã, phường, đặc khu", 2))
    assert found.by_mode == (("thường xuyên", 1), ("theo chuyên đề", 1), ("theo đợt", 1))
    assert found.all_by_length == (("dưới 1 năm", 1), ("từ 5 năm trở lên", 1), ("không ghi thời gian", 1))


def test_what_is_taken_up_from_above_is_counted_once(in_memory: Make) -> None:
    taken = WITH_ISSUED_DRIVE[MOVEMENTS].replace(_TITLE, f"{_TITLE}    takes_up: nong-thon-moi\n")
    found = _counts(in_memory(**{**WITH_ISSUED_DRIVE, MOVEMENTS: taken}))
    assert (found.from_above, found.own, found.taken_up) == (1, 0, 1)
    assert sum(count for _, count in found.by_level) == 2


@pytest.mark.parametrize(
    ("days", "length"),
    [
        ("from: 2026-01-01, until: 2026-12-30", "dưới 1 năm"),
        ("from: 2026-01-01, until: 2026-12-31", "1 năm"),
        ("from: 2025-07-01, until: 2026-06-30", "1 năm"),
        ("from: 2025-07-01, until: 2026-07-01", "từ 1 đến dưới 3 năm"),
        ("from: 2024-01-01, until: 2026-12-31", "từ 3 đến dưới 5 năm"),
        ("from: 2022-01-01, until: 2026-12-30", "từ 3 đến dưới 5 năm"),
        ("from: 2022-01-01, until: 2026-12-31", "từ 5 năm trở lên"),
        ("until: 2026-12-31", "không ghi thời gian"),
    ],
)
def test_a_length_is_counted_by_days(days: str, length: str, in_memory: Make) -> None:
    dated = WITH_ISSUED_DRIVE[MOVEMENTS].replace(_TITLE, f"{_TITLE}    life: {{{days}}}\n")
    found = _counts(in_memory(**{**WITH_ISSUED_DRIVE, MOVEMENTS: dated}))
    others = {"dưới 1 năm": 1, "từ 5 năm trở lên": 1}  # the drive, the movement from above
    assert dict(found.all_by_length) == {**others, length: others.get(length, 0) + 1}


@pytest.mark.parametrize(
    ("time", "is_open"),
    [
        ("", True),
        ("from: 2021, to: 2030", True),
        ("from: 2021, to: 2026", True),
        ("from: 2021, to: 2025", False),
        ("from: 2027, to: 2030", False),
        ("life: {from: 2026-03-01, until: 2027-11-30}", True),
        ("life: {until: 2025-12-31}", False),
        ("life: {from: 2026-12-31}", True),
    ],
)
def test_what_is_held_above_and_nobody_takes_up_is_named_and_not_counted(
    time: str, is_open: bool, in_memory: Make
) -> None:
    """It may be that the ward takes part in it: form 0601.N must not say 0."""
    more = (
        f"general_movements:\n  - {{id: chuyen-doi-so, title: Chuyển đổi số{', ' if time else ''}{time}}}\n"
    )
    assert "general_movements:\n" in FILES[ORGANIZATION]
    found = _counts(in_memory(**{ORGANIZATION: FILES[ORGANIZATION].replace("general_movements:\n", more)}))
    assert found.from_above == 1
    assert found.not_taken_up == (("Chuyển đổi số",) if is_open else ())


def test_a_drive_that_is_still_a_draft_is_named_and_not_counted(in_memory: Make) -> None:
    found = _counts(in_memory(**WITH_DRIVE))
    assert found.drives == 0
    assert found.draft_drives == ("Đợt thi đua chỉnh lý hồ sơ chào mừng Quốc khánh 02/9",)
    issued = _counts(in_memory(**WITH_ISSUED_DRIVE))
    assert (issued.drives, issued.draft_drives) == (1, ())


@pytest.mark.parametrize(
    ("type_", "abbreviation", "counts"),
    [
        ("unit", "VP", (0, 1)),
        ("union", "ĐTN", (0, 1)),
        ("council", "HĐTĐKT", (1, 0)),
        ("other", "UBND", (1, 0)),
    ],
)
def test_a_drive_counts_at_the_level_of_who_issues_it(
    type_: str, abbreviation: str, counts: tuple[int, int], in_memory: Make
) -> None:
    issuers = (
        f"issuers:\n  - {{id: noi-khac, type: {type_}, name: Nơi khác, head: [NƠI KHÁC], abbreviation: {abbreviation}, "
        "signers: [{id: dung-dau, name: Nguyễn Văn A, post: Người đứng đầu}]}\n"
    )
    files = {
        **WITH_ISSUED_DRIVE,
        ORGANIZATION: WITH_ISSUED_DRIVE[ORGANIZATION] + issuers,
        DRIVE: WITH_ISSUED_DRIVE[DRIVE].replace("kind: drive\n", "kind: drive\nissuer: noi-khac\n", 1),
    }
    workspace = in_memory(**files)
    found = _counts(workspace)
    assert (found.drives, found.drives_of_others) == counts
    [told] = drives_told(
        workspace.all(Drive), CountedTime(Period.parse("2026-Q3", year=2026)), (), workspace.organization
    )
    assert ("do Nơi khác phát động" in told) == bool(counts[1])
    published = movement_rows(programme_of(workspace, 2026), workspace)
    assert [level for source, *_, level, _, _, _ in published if source == "drive"] == [
        "unit" if counts[1] else "ward"
    ]


@pytest.mark.parametrize(
    ("life", "counted"),
    [
        ("from: 2026-06-01, until: 2026-08-31", 1),
        ("from: 2020-01-01, until: 2025-12-31", 0),
        ("from: 2027-01-01, until: 2027-12-31", 0),
        ("from: 2020-01-01, until: 2025-12-31, final_review: 2026-03-15", 1),
    ],
)
def test_what_is_not_held_in_the_year_is_not_counted_though_the_plan_names_it(
    life: str, counted: int, in_memory: Make
) -> None:
    text = FILES[ORGANIZATION].replace("from: 2021, to: 2030", f"life: {{{life}}}")
    workspace = in_memory(**{ORGANIZATION: text})
    found = _counts(workspace)
    assert (found.from_above, len(found.out_of_time)) == (counted, 1 - counted)
    told = [one.code for one in find_problems(workspace) if one.code == "K404"]
    assert told == ([] if counted else ["K404"]), "what counts in the year is not told to be over"


def test_a_movement_that_is_over_and_that_a_unit_takes_up_is_told_where_the_unit_does(
    in_memory: Make,
) -> None:
    over = "general_movements:\n  - {id: chuyen-doi-so, title: Chuyển đổi số, from: 2021, to: 2025}\n"
    workspace = in_memory(
        **{
            ORGANIZATION: FILES[ORGANIZATION].replace("general_movements:\n", over),
            MOVEMENTS: FILES[MOVEMENTS].replace(_TITLE, f"{_TITLE}    takes_up: chuyen-doi-so\n"),
        }
    )
    found = _counts(workspace)
    assert (found.taken_up, found.out_of_time) == (0, ("Chuyển đổi số",))
    [told] = [one for one in find_problems(workspace) if one.code == "K404"]
    assert "“Phong trào thi đua về công tác văn thư” năm 2026 vẫn hưởng ứng" in told.message
    assert told.related[0][0].file == MOVEMENTS


@pytest.mark.parametrize(
    ("files", "above", "drives", "words"),
    [
        (WITH_ISSUED_DRIVE, 1, 1, ("hưởng ứng: 1\n", "cấp xã phát động: 1\n", "Theo hình thức (tất cả)")),
        (WITH_DRIVE, 1, None, ("cấp xã phát động: chưa rõ\n", "(đã tính)")),
        (
            {
                **FILES,
                ORGANIZATION: FILES[ORGANIZATION].replace("from: 2021, to: 2030", "from: 2021, to: 2025"),
            },
            None,
            0,
            ("hưởng ứng: chưa rõ\n", "đã hết hoặc chưa đến thời gian", "cấp xã phát động: 0\n"),
        ),
        (
            {**FILES, ORGANIZATION: FILES[ORGANIZATION].replace("council:\n", f"{_OTHER}council:\n")},
            None,
            0,
            ("hưởng ứng: chưa rõ, ít nhất 1\n", "không đơn vị nào hưởng ứng (chưa tính): Phong trào khác"),
        ),
    ],
)
def test_a_number_of_which_there_may_be_more_is_not_told_as_known(
    files: dict[str, str],
    above: int | None,
    drives: int | None,
    words: tuple[str, ...],
    in_memory: Make,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ward = in_memory(**files)
    found = statistics_of(ward, award_book(ward), 2026)
    as_text.write(found, "Xã A")
    said = capsys.readouterr().out
    for part in words:
        assert part in said or part in " ".join(said.split())
    as_json.write(found, "Xã A")
    document = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator(load_schema("award-stats-output.schema.json")).validate(document)
    assert (document["movements"]["from_above"], document["movements"]["drives"]) == (above, drives)


def test_days_say_more_exactly_how_long_a_movement_is_than_years(in_memory: Make) -> None:
    days = "from: 2026, to: 2030, life: {from: 2026-03-01, until: 2030-12-31}"
    workspace = in_memory(**{ORGANIZATION: FILES[ORGANIZATION].replace("from: 2021, to: 2030", days)})
    assert _counts(workspace).by_length == (("từ 3 đến dưới 5 năm", 1),)
