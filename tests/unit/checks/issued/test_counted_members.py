"""Which changes of the list of thôn are told when a report on them has been issued, and which are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.checks.example_files import ORGANIZATION, REPORT
from tdkt.checks.run import find_problems
from tdkt.model.diagnostic import Diagnostic
from tdkt.workspace.issued import copy_name, fingerprint, packed
from tdkt.workspace.workspace import Workspace

HAI = "{id: thon-hai, type: thon, name: Thôn Hai}"
TO = "{id: to-mot, type: to-dan-pho, name: Tổ dân phố số 1}"


@pytest.fixture
def after(in_memory: Callable[..., Workspace]) -> Callable[..., list[Diagnostic]]:
    """Return what is found about the list after a change of it, once the report on quý I was issued."""

    def found(
        *changes: tuple[str, str], signed: str = FILES[ORGANIZATION], of: str = 'report, key: "2026-Q1"'
    ) -> list[Diagnostic]:
        texts = {ORGANIZATION: signed, REPORT: FILES[REPORT]}
        register = (
            "kind: issued-documents\nyear: 2026\ndocuments:\n"
            f"  - {{of: {of}, number: 20, symbol: BC-UBND, date: 2026-04-10, title: Báo cáo, "
            f'fingerprint: "{fingerprint(texts)}"}}\n'
        )
        now = FILES[ORGANIZATION]
        for old, new in changes:
            assert old in now
            now = now.replace(old, new, 1)
        workspace = in_memory(
            **{
                **FILES,
                ORGANIZATION: now,
                "plans/2026/issued/register.yaml": register,
                copy_name("plans/2026/issued", 20, "BC-UBND"): packed(texts).decode(),
            }
        )
        return [one for one in find_problems(workspace) if one.code in ("I313", "I314")]

    return found


def test_nothing_changed_nothing_told(after: Callable[..., list[Diagnostic]]) -> None:
    assert after() == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (HAI, "{id: thon-hai, type: thon, name: Thôn Hai mới}"),
        (HAI, "{id: thon-moi, type: thon, name: Thôn Hai, formerly: [thon-hai]}"),
        (TO, f"{TO}\n    - {{id: to-hai, type: to-dan-pho, name: Tổ dân phố số 2}}"),
        (HAI, f"{HAI}\n    - {{id: thon-ba, type: thon, name: Thôn Ba, from: 2026-04-01}}"),
        (HAI, f"{HAI[:-1]}, until: 2026-03-31, into: thon-mot}}"),
    ],
)
def test_what_changes_no_number_that_was_told_is_not_told(
    after: Callable[..., list[Diagnostic]], old: str, new: str
) -> None:
    """Targets of the example ward count thôn alone, so that another tổ dân phố is none of their business."""
    assert after((old, new)) == []


def test_a_place_that_is_added_is_named_at_its_line(after: Callable[..., list[Diagnostic]]) -> None:
    [found] = after(
        (
            HAI,
            "{id: thon-moi, type: thon, name: Thôn Hai, formerly: [thon-hai]}\n    - {id: thon-ba, type: thon, name: Thôn Ba}",
        )
    )
    assert found.code == "I313"
    assert found.message.startswith("Thêm Thôn Ba, không ghi từ ngày nào:")
    assert "sau 31/03/2026" in found.hint


def test_a_place_of_another_type_is_one_less(after: Callable[..., list[Diagnostic]]) -> None:
    [found] = after((HAI, HAI.replace("type: thon", "type: to-dan-pho")))
    assert found.message.startswith("Không còn tính Thôn Hai:")


def test_a_sample_list_is_replaced_by_the_real_one_without_a_word(
    after: Callable[..., list[Diagnostic]],
) -> None:
    sample = FILES[ORGANIZATION].replace("subdivisions:\n", "subdivisions:\n  illustrative: true\n")
    more = (HAI, f"{HAI}\n    - {{id: thon-ba, type: thon, name: Thôn Ba}}")
    assert after(more, signed=sample) == []
    assert len(after(more)) == 1


def test_of_a_quarter_that_was_not_told_only_what_no_day_explains_is_told(
    after: Callable[..., list[Diagnostic]],
) -> None:
    """Signed with Thôn Hai, Ba (from February) and Tư; now Hai has ended, Tư is gone and Năm has no day."""
    three = "{id: thon-ba, type: thon, name: Thôn Ba, from: 2026-02-01}"
    signed = FILES[ORGANIZATION].replace(
        HAI, f"{HAI}\n    - {three}\n    - {{id: thon-tu, type: thon, name: Thôn Tư}}"
    )
    ended = f"{HAI[:-1]}, until: 2026-03-30, into: thon-mot}}"
    a_submission = "submission, key: tong-ket"
    assert (
        after(
            (HAI, f"{ended}\n    - {three}\n    - {{id: thon-tu, type: thon, name: Thôn Tư}}"),
            signed=signed,
            of=a_submission,
        )
        == []
    )
    gone = after((HAI, f"{ended}\n    - {three}"), signed=signed, of=a_submission)
    assert [one.message.partition(" so với")[0] for one in gone] == ["Bỏ Thôn Tư khỏi danh sách"]
    new = after(
        (
            HAI,
            f"{ended}\n    - {three}\n    - {{id: thon-tu, type: thon, name: Thôn Tư}}\n    - {{id: thon-nam, type: thon, name: Thôn Năm}}",
        ),
        signed=signed,
        of=a_submission,
    )
    assert [(one.code, one.message.partition(",")[0]) for one in new] == [("I314", "Thêm Thôn Năm")]
