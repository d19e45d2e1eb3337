"""Inspections and petitions in the reports of a year: what happened in a quarter is counted in it, so four quarters are the year.

The numbers are worked out by hand from these days. Findings: a on 10/9, put right on 5/10; b on 10/9, still open; c on 10/11, put right
on 20/11; of the year before, found on 10/12/2025: d, put right on 15/1; e, put right on 20/12/2025. Petitions: received 3/9, answered 5/10;
received 3/12, open; received 20/12/2025, answered 8/1; received 2/2, answered 10/2.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from example_ward import FILES
from tdkt.checks.example_files import INSPECTION, PETITIONS
from tdkt.documents.report.supervision_told import inspections_told, petitions_told
from tdkt.model.counted_time import CountedTime
from tdkt.model.period import Period
from tdkt.model.plan_year import SchoolYear
from tdkt.receipts.settling import settling
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
HEAD = FILES[INSPECTION].partition("visits:")[0]
YEAR, QUARTERS = Period.whole(2026), [Period.quarter(2026, number) for number in (1, 2, 3, 4)]


def visit(unit: str, day: str, *findings: tuple[str, str]) -> str:
    made = [
        f"      - {{id: {id_}, text: Thiếu sổ, remedy: Lập sổ, due: 2026-12-30{f', done: {{date: {done}, how: Đã lập}}' if done else ''}}}\n"
        for id_, done in findings
    ]
    listed = f"    findings:\n{''.join(made)}" if made else ""
    return f"  - unit: {unit}\n    date: {day}\n    minutes: {{date: {day}, present: [Ông I], results: [Tốt.]}}\n{listed}"


def petition(id_: str, received: str, answered: str = "") -> str:
    more = f"    answered: {{date: {answered}, result: giữ nguyên}}\n" if answered else ""
    return f"  - id: {id_}\n    type: petition\n    received: {received}\n    subject: xem lại\n    due: 2026-12-30\n{more}"


def of_year(year: int, *visits: str) -> str:
    return f"{HEAD.replace('year: 2026', f'year: {year}')}visits:\n{''.join(visits)}"


def ward(make_workspace: Make) -> Workspace:
    before = "2025-12-20"
    return make_workspace(
        **{
            INSPECTION: of_year(
                2026,
                visit("van-phong", "2026-09-10", ("a", "2026-10-05"), ("b", "")),
                visit("thon-mot", "2026-11-10", ("c", "2026-11-20")),
            ),
            INSPECTION.replace("2026", "2025"): of_year(
                2025, visit("van-phong", "2025-12-10", ("d", "2026-01-15"), ("e", before))
            ),
            PETITIONS: "kind: petitions\nyear: 2026\npetitions:\n"
            + petition("m", "2026-09-03", "2026-10-05")
            + petition("n", "2026-12-03")
            + petition("p", "2026-02-02", "2026-02-10"),
            PETITIONS.replace("2026", "2025"): "kind: petitions\nyear: 2025\npetitions:\n"
            + petition("q", before, "2026-01-08"),
        }
    )


def test_what_was_found_in_one_quarter_and_put_right_in_the_next_is_counted_there(
    make_workspace: Make,
) -> None:
    workspace = ward(make_workspace)
    assert [list(inspections_told(workspace, one)) for one in (*QUARTERS, YEAR)] == [
        [
            "Khắc phục tồn tại sau kiểm tra công tác thi đua, khen thưởng: đã khắc phục 01 tồn tại nêu trước kỳ báo cáo, "
            "còn 00 tồn tại chưa khắc phục"
        ],
        [],
        ["Kiểm tra công tác thi đua, khen thưởng: 01 lượt tại 01 đơn vị; nêu 02 tồn tại, đã khắc phục 00"],
        [
            "Kiểm tra công tác thi đua, khen thưởng: 01 lượt tại 01 đơn vị; nêu 01 tồn tại, đã khắc phục 02 (trong đó 01 tồn tại "
            "nêu trước kỳ báo cáo), còn 01 tồn tại chưa khắc phục (trong đó 01 tồn tại nêu trước kỳ báo cáo)"
        ],
        [
            "Kiểm tra công tác thi đua, khen thưởng: 02 lượt tại 02 đơn vị; nêu 03 tồn tại, đã khắc phục 03 (trong đó 01 tồn tại "
            "nêu trước kỳ báo cáo), còn 01 tồn tại chưa khắc phục"
        ],
    ]


def test_a_petition_of_one_quarter_answered_in_the_next_is_counted_there(make_workspace: Make) -> None:
    workspace = ward(make_workspace)
    assert [list(petitions_told(workspace, one)) for one in (*QUARTERS, YEAR)] == [
        [
            "Đơn thư về khen thưởng: nhận 01 đơn, đã trả lời 02 (trong đó 01 đơn nhận trước kỳ báo cáo), còn 00 đơn chưa trả lời"
        ],
        [],
        ["Đơn thư về khen thưởng: nhận 01 đơn, đã trả lời 00"],
        [
            "Đơn thư về khen thưởng: nhận 01 đơn, đã trả lời 01 (trong đó 01 đơn nhận trước kỳ báo cáo), còn 01 đơn chưa trả lời"
        ],
        [
            "Đơn thư về khen thưởng: nhận 03 đơn, đã trả lời 03 (trong đó 01 đơn nhận trước kỳ báo cáo), còn 01 đơn chưa trả lời"
        ],
    ]


def test_a_visit_that_finds_nothing_still_tells_of_earlier_findings(make_workspace: Make) -> None:
    seen = of_year(
        2026, visit("van-phong", "2026-09-10", ("a", "2026-10-05")), visit("thon-mot", "2026-11-10")
    )
    workspace = make_workspace(**{INSPECTION: seen})
    assert list(inspections_told(workspace, QUARTERS[3])) == [
        "Kiểm tra công tác thi đua, khen thưởng: 01 lượt tại 01 đơn vị; không nêu tồn tại; đã khắc phục 01 tồn tại nêu trước kỳ báo "
        "cáo, còn 00 tồn tại chưa khắc phục"
    ]


def test_the_parts_of_a_year_add_up_to_it() -> None:
    days = [date(2025, 12, 31), *(date(2026, month, day) for month in range(1, 13) for day in (1, 28))]
    days += [date(2026, 3, 31), date(2026, 12, 31), date(2027, 1, 1)]
    matters = [(came, done, 2026) for came in days for done in (*days, None) if done is None or came <= done]
    months = [Period(2026, number, "M") for number in range(1, 13)]
    whole = settling(matters, CountedTime(YEAR))
    for parts in ([settling(matters, CountedTime(one)) for one in found] for found in (QUARTERS, months)):
        assert sum(one.came for one in parts) == whole.came > 0
        assert sum(one.settled for one in parts) == whole.settled > 0
        assert parts[-1].open_at_end == whole.open_at_end > 0
        assert parts[0].earlier_open > whole.earlier_open > 0


def test_school_years_add_up_to_all_that_came_and_was_settled() -> None:
    """Whatever year a matter is of, and whenever in the year or the summer it came up and was settled: each counts once."""
    own = SchoolYear(2027, (date(2027, 9, 6), date(2028, 1, 17), date(2028, 5, 26)))
    years = [SchoolYear(2026), own, SchoolYear(2028)]
    days = [date(2026, 9, 1) + timedelta(days=13 * number) for number in range(70)]
    matters = [(day, day + timedelta(days=40), of) for day in days for of in years]
    found = [settling(matters, CountedTime(Period.whole(year), (own,))) for year in years]
    last = date(2029, 8, 31)
    assert all(done <= last for _, done, _ in matters)
    assert sum(one.came for one in found) == len(matters)
    assert sum(one.settled for one in found) == len(matters)
    assert [one.open_at_end for one in found[:-1]] == [
        one.earlier_open + one.earlier_settled for one in found[1:]
    ]
    assert (found[0].earlier_settled, found[-1].open_at_end) == (0, 0)
