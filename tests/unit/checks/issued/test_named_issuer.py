"""A plan of the Council names the Council as the one that issues it and asks for its carrying out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.checks.example_files import ORGANIZATION, OUTLINE, PLAN
from tdkt.checks.run import find_problems
from tdkt.workspace.workspace import Workspace

_COUNCIL = """\
issuers:
  - id: hoi-dong
    type: council
    name: Hội đồng Thi đua - Khen thưởng phường Mẫu
    head: [HỘI ĐỒNG, THI ĐUA - KHEN THƯỞNG]
    abbreviation: HĐTĐKT
    signers: [{id: chu-tich-hd, name: Nguyễn Văn A, post: Chủ tịch, on_behalf_of: Hội đồng}]
"""
_ISSUES = "Ủy ban nhân dân phường Mẫu ban hành Kế hoạch cụ thể"
_COUNCILS = "Hội đồng Thi đua - Khen thưởng phường Mẫu ban hành Kế hoạch cụ thể"
_ASKS = "Các đơn vị tổ chức thực hiện"


@pytest.mark.parametrize(
    ("issuer", "preamble", "closing", "found"),
    [
        ("", _ISSUES, _ASKS, 0),
        ("issuer: hoi-dong\n", _ISSUES, _ASKS, 1),
        ("issuer: hoi-dong\n", _COUNCILS, "UBND phường Mẫu yêu cầu các đơn vị", 1),
        ("issuer: hoi-dong\n", _COUNCILS, "Ủy ban nhân dân phường Mẫu yêu cầu các đơn vị", 1),
        ("issuer: hoi-dong\n", "Ủy ban nhân dân phường Mẫu ban hành Kế hoạch số 9", _ASKS, 0),
        ("", _COUNCILS, _ASKS, 1),
        ("issuer: hoi-dong\n", _COUNCILS, "Chủ tịch Hội đồng yêu cầu các đơn vị", 0),
        ("issuer: hoi-dong\n", _COUNCILS, "Chủ tịch UBND phường giao các đơn vị", 1),
        ("", "Hiệu trưởng Trường Tiểu học Mẫu xây dựng Kế hoạch cụ thể", _ASKS, 1),
        ("", _ISSUES, "Hội đồng nhân dân phường yêu cầu các đơn vị", 1),
        ("", _ISSUES, "Các thôn, nhà trường đề nghị phản ánh về UBND phường; các đơn vị", 0),
        ("", f"UBND thành phố phát động phong trào thi đua; {_ISSUES}", _ASKS, 0),
    ],
)
def test_who_issues_a_plan_is_who_its_sentences_name(
    issuer: str, preamble: str, closing: str, found: int, in_memory: Callable[..., Workspace]
) -> None:
    plan = FILES[PLAN].replace(_ISSUES, preamble).replace(_ASKS, closing)
    plan = plan.replace("preamble:", f"{issuer}preamble:")
    files = {**FILES, PLAN: plan, ORGANIZATION: FILES[ORGANIZATION] + _COUNCIL}
    said = [one for one in find_problems(in_memory(**files)) if one.code == "R546"]
    assert len(said) == found
    assert all(one.place.file == PLAN for one in said)


def test_a_report_of_the_council_is_not_said_by_the_ward(in_memory: Callable[..., Workspace]) -> None:
    outline = """\
kind: report-outline
outlines:
  - for: [quarter]
    title: Kết quả {{ period }}
    issuer: hoi-dong
    opening: ["Thực hiện {{ plan }}, Ủy ban nhân dân phường báo cáo {{ period }} như sau:"]
    parts: [{heading: Kết quả, content: [totals]}]
    closing: ["Trên đây là báo cáo của {{ issuer }}.", "{{ issuer }} đề nghị Ủy ban nhân dân phường quan tâm."]
"""
    files = {**FILES, OUTLINE: outline, ORGANIZATION: FILES[ORGANIZATION] + _COUNCIL}
    [found] = [one for one in find_problems(in_memory(**files)) if one.code == "R546"]
    assert (found.place.file, found.place.line) == (OUTLINE, 6)
    assert "nêu Ủy ban nhân dân phường" in found.message
