"""Votes of the Council as its minutes list them: matched to nominations, refused at the cell where they cannot be."""

from __future__ import annotations

import pytest

from conftest import REPOSITORY
from example_ward import FILES
from tdkt.exchange.lists.kind import Asked
from tdkt.exchange.lists.taking import ListOutcome, take_lists
from tdkt.workspace.workspace import Workspace, stored_workspace, with_files

from .list_files import Cells, book, fates, made, ward

SESSION = "plans/2026/awards/tong-ket/session.yaml"
VOTES = FILES[SESSION][FILES[SESSION].index("votes:\n") : FILES[SESSION].index("conclusion:")]
HEAD = ["TT", "Họ và tên", "Danh hiệu", "Đồng ý", "Không đồng ý", "Ý kiến bằng văn bản"]
ALL: Cells = [
    HEAD,
    [1, "Văn phòng", "Tập thể lao động tiên tiến", 5, 0, 1],
    [2, "Nguyễn Văn G", "CSTĐCS", "4/5", "01", 1],
    [3, "trần thị h", "LĐTT", "5 phiếu", None, 1],
    [4, "Lê Văn I", "LĐTT", 5, None, 1],
]


def before(votes: str) -> Workspace:
    """The ward with other votes in its session."""
    files = {**FILES, SESSION: FILES[SESSION].replace(VOTES, votes)}
    return stored_workspace(REPOSITORY, {name: text.encode() for name, text in files.items()})


def taken(rows: Cells, workspace: Workspace | None = None, batch: str | None = "tong-ket") -> ListOutcome:
    (outcome,) = take_lists(workspace or ward(), [("a.xlsx", book(rows))], None, asked=Asked(batch))
    return outcome


def test_votes_on_record_change_nothing_whatever_the_list_leaves_out() -> None:
    assert fates(taken(ALL)) == ["giữ nguyên"] * 4
    without = taken([row[:4] for row in ALL])
    assert fates(without) == ["giữ nguyên"] * 4
    assert "1 ý kiến bằng văn bản" in without.notes[0]


def test_the_result_of_many_is_said_once_and_read_again_as_it_is() -> None:
    workspace = before("")
    outcome = taken(ALL, workspace)
    assert fates(outcome) == ["mới"] * 4
    assert made(outcome).split("valid: 4}\n")[1].splitlines()[:3] == [
        "votes:",
        "  - {nomination: dn-02, for: 4, against: 1, written: 1}",
        "conclusion:",
    ]
    assert "common_vote: {nominations: 3, for: 5, written: 1}\n" in made(outcome)
    again = taken(ALL, with_files(workspace, {SESSION: made(outcome)}))
    assert fates(again) == ["giữ nguyên"] * 4
    assert not again.changes


def test_some_votes_are_put_beside_those_that_are_there() -> None:
    voted = before("votes:\n  - {nomination: dn-02, for: 4, against: 1, written: 1}\n")
    others = taken([HEAD, ALL[1], ALL[3], ALL[4]], voted)
    assert fates(others) == ["mới"] * 3
    assert made(others).count("- {nomination: ") == 4
    common = before("common_vote: {nominations: 4, for: 5, written: 1}\n")
    other = taken([HEAD, ALL[2]], common)
    assert fates(other) == ["sửa"]
    assert "common_vote: {nominations: 3, for: 5, written: 1}\n" in made(other)
    assert "  - {nomination: dn-02, for: 4, against: 1, written: 1}\n" in made(other)


def test_heads_of_two_rows_whose_lower_one_says_no_more_than_a_number() -> None:
    outcome = taken(
        [
            ["TT", "Họ và tên", "Đồng ý", None, "Không đồng ý", None],
            [None, None, "Số phiếu", "Tỷ lệ", "Số phiếu", "Tỷ lệ"],
            [1, "Nguyễn Văn G", 4, "80%", 1, "20%"],
            [2, "Lê Văn I", 5, "100%", 0, "0%"],
        ]
    )
    assert fates(outcome) == ["giữ nguyên", "giữ nguyên"]
    assert outcome.notes[-1].endswith("D “Tỷ lệ”, F “Tỷ lệ”.")


@pytest.mark.parametrize(
    ("row", "cell", "words"),
    [
        ([1, "Lê Văn I", "LĐTT", 6, 0, 1], "D2", "6 phiếu, nhiều hơn 4 người có mặt và 1 ý kiến bằng văn bản"),
        ([1, "Lê Văn I", "LĐTT", 4, 2, 1], "D2", "6 phiếu"),
        ([1, "Lê Văn I", "LĐTT", 5, 0, 2], "F2", "2 ý kiến đồng ý bằng văn bản, nhưng chỉ 1"),
        ([1, "Lê Văn I", "LĐTT", 5, 0, 0], "D2", "nhiều hơn 4 người có mặt"),
        ([1, "Lê Văn I", "LĐTT", 4.5, 0, 1], "D2", "“4,5” không phải số nguyên"),
        ([1, "Lê Văn I", "LĐTT", "đa số", 0, 1], "D2", "không phải số nguyên"),
        ([1, "Lê Văn I", "LĐTT", "5/4", 0, 1], "D2", "không khớp"),
        ([1, "Lê Văn I", "CSTĐCS", 5, 0, 1], "C2", "không phải Chiến sĩ thi đua cơ sở"),
        ([1, "Phạm Văn K", "LĐTT", 5, 0, 1], "B2", "không có trong danh sách đề nghị"),
        ([1, "Vũ Thị Z", "LĐTT", 5, 0, 1], "B2", "chưa có trong sổ đối tượng"),
        ([1, None, "LĐTT", 5, 0, 1], "B2", "không có tên"),
    ],
)  # fmt: skip
def test_votes_that_cannot_be_are_refused_at_their_cell(row: list[object], cell: str, words: str) -> None:
    [refusal] = taken([HEAD, row]).refusals
    assert words in refusal.words
    assert refusal.row.cell(refusal.key) == cell
    assert refusal.hint


def test_somebody_proposed_twice_is_told_apart_by_the_award() -> None:
    file = "plans/2026/awards/tong-ket/nominations.yaml"
    twice = "  - {id: dn-05, who: le-van-i, award: giay-khen, by: van-phong, for: Đã hoàn thành tốt nhiệm vụ năm 2026}\n"
    workspace = with_files(ward(), {file: FILES[file] + twice})
    [refusal] = taken([["Họ và tên", "Đồng ý"], ["Lê Văn I", 5]], workspace).refusals
    assert "Lao động tiên tiến (mã dn-04)" in refusal.words
    assert "(mã dn-05)" in refusal.words
    named = taken([["Họ và tên", "Danh hiệu", "Đồng ý"], ["Lê Văn I", "LĐTT", 5]], workspace)
    assert fates(named) == ["giữ nguyên"]
    by_id = taken([["Mã đề nghị", "Họ và tên", "Đồng ý"], ["dn-04", "Lê Văn I", 5]], workspace)
    assert fates(by_id) == ["giữ nguyên"]


def test_votes_need_their_batch_and_a_session_with_those_present() -> None:
    assert "phải biết của đợt nào" in taken(ALL, batch=None).fault
    missing = {name: text.encode() for name, text in FILES.items() if name != SESSION}
    outcome = taken(ALL, stored_workspace(REPOSITORY, missing))
    assert "chưa ghi phiên họp" in outcome.fault
    assert "present" in outcome.hint


@pytest.mark.parametrize("order", [(3, 1, 0, 2), (2, 3, 1, 0)])
def test_the_order_of_rows_and_columns_does_not_matter(order: tuple[int, ...]) -> None:
    rows = [ALL[0], *(ALL[1 + place] for place in order)]
    turned = [list(reversed(row)) for row in rows]
    voted = before("")
    plain, other = taken(ALL, voted), taken(turned, voted)
    assert sorted(str(row.entry) for row in plain.rows) == sorted(str(row.entry) for row in other.rows)
    assert sorted(made(plain).splitlines()) == sorted(made(other).splitlines())
