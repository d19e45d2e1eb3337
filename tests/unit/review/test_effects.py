"""Whatever moves a result is told: held against computing both sides."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from example_ward import TWO_QUARTERS
from tdkt.attainment.assessment import Assessment, assess
from tdkt.attainment.wording import achieved
from tdkt.changes.comparing import compare
from tdkt.changes.names import Names
from tdkt.changes.telling import told
from tdkt.changes.trees import read_side
from tdkt.checks.example_files import MOVEMENTS, ORGANIZATION, REPORT, SECOND_REPORT
from tdkt.checks.run import InvalidFilesError, trusted_programme
from tdkt.model.period import Period
from tdkt.review.effects import targets_concerned, with_effects
from tdkt.workspace.workspace import Workspace, stored_workspace

REPORTS = (REPORT, SECOND_REPORT)
Files = dict[str, str]
EDITS: dict[str, tuple[tuple[tuple[str, ...], str, str], ...]] = {
    "threshold": (((MOVEMENTS,), "at_least: 95", "at_least: 97"),),
    "other way": (((MOVEMENTS,), "at_least: 95", "more_than: 97"),),
    "sum or state": (((MOVEMENTS,), "of: mô hình}", "of: mô hình, accumulate: latest}"),),
    "type": (((MOVEMENTS,), "{type: incidents, at_most: 0, of: sai sót lớn}", "{type: count, at_most: 0, of: sai sót lớn}"),),
    "figure": (((REPORT,), "numerator: 96", "numerator: 80"),),
    "second figure": (((SECOND_REPORT,), "numerator: 98", "numerator: 50"),),
    "places reached": (((SECOND_REPORT,), "reached: [thon-mot, thon-hai]", "reached: [thon-hai]"),),
    "a place more": (((ORGANIZATION,), "    - {id: thon-hai,", "    - {id: thon-ba, type: thon, name: Thôn Ba}\n    - {id: thon-hai,"),),
    "minimum of each": (((MOVEMENTS,), "among: [thon]", "among: [thon, to-dan-pho]"),),
    "id and threshold": (
        ((MOVEMENTS, *REPORTS), "van-thu.dung-han", "van-thu.han"),
        ((MOVEMENTS,), "at_least: 95", "at_least: 99"),
    ),
    "id": (((MOVEMENTS, *REPORTS), "van-thu.mo-hinh", "van-thu.mau"),),
}  # fmt: skip


def edited(names: set[str], deleted: str, *, shared: bool) -> Files:
    files = dict(TWO_QUARTERS)
    for name in sorted(names):
        for where, old, new in EDITS[name]:
            for file in where:
                files[file] = files[file].replace(old, new, 1)
    if shared:
        files[MOVEMENTS] = files[MOVEMENTS].replace(
            "of: văn bản đã xử lý}", "of: văn bản đã xử lý}\n        shared_with: [kinh-te]", 1
        )
    files.pop(deleted, None)
    return files


def workspace_of(files: Files) -> Workspace:
    return stored_workspace(Path("/"), {file: text.encode() for file, text in files.items()})


def said(found: Assessment) -> tuple[str, str]:
    return achieved(found), found.status.label


def results(workspace: Workspace) -> dict[tuple[int, str], tuple[str, str]] | None:
    try:
        programme = trusted_programme(workspace, 2026)
    except InvalidFilesError:
        return None
    return {
        (quarter, found.target.id): said(found)
        for quarter in (1, 2)
        for found in assess(programme, Period.quarter(2026, quarter)).assessments
    }


states = st.builds(
    edited,
    st.sets(st.sampled_from(list(EDITS)), max_size=4),
    st.sampled_from(["", "", SECOND_REPORT]),
    shared=st.booleans(),
)


@settings(max_examples=40)
@given(states, states)
def test_every_target_whose_result_differs_is_named(before: Files, after: Files) -> None:
    old, new = workspace_of(before), workspace_of(after)
    sides = [read_side({file: text.encode() for file, text in files.items()}) for files in (before, after)]
    entries = told(compare(*sides), Names([*sides[1].trees.values(), *sides[0].trees.values()]))
    then, now = results(old), results(new)
    if then is None or now is None:
        return
    names = {"van-thu.dung-han": "van-thu.han", "van-thu.mo-hinh": "van-thu.mau"}
    names |= {new_id: old_id for old_id, new_id in names.items()}
    has_new_report = SECOND_REPORT in after and SECOND_REPORT not in before
    differing = {
        target
        for (quarter, target), result in now.items()
        if result != then.get((quarter, target), then.get((quarter, names.get(target, "")), result))
        and not (quarter == 2 and (has_new_report or SECOND_REPORT not in before))
    }
    concerned = targets_concerned(entries)
    if concerned is not None and not concerned:
        assert differing == set()
        return
    found, effects = with_effects(entries, old, new)
    named = {effect.target for effect in effects}
    named |= {str(entry.change.part.data["target"]) for entry in found if entry.effects}
    assert differing <= named
    if not has_new_report:
        assert named == differing
