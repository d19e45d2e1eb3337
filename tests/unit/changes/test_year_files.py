"""Changes of cụm, khối, inspections, petitions, propaganda and units' plans, in the words of who reads them."""

from __future__ import annotations

import pytest
from signed_ward import Edits, told_words

from example_ward import WITH_GROUP, WITH_UNIT_PLAN
from tdkt.checks.example_files import GROUP, GROUP_SCORES, INSPECTION, PETITIONS, PROPAGANDA, UNIT_PLAN

SECOND = "plans/2026/groups/khoi-to/group.yaml"
TWO = {
    **WITH_GROUP,
    UNIT_PLAN: WITH_UNIT_PLAN[UNIT_PLAN],
    SECOND: "kind: emulation-group\nid: khoi-to\nyear: 2026\ntype: bloc\nname: Khối các tổ dân phố\n"
    "members:\n  - {unit: van-phong}\n  - {unit: kinh-te}\n",
}

TOLD: dict[str, tuple[Edits, list[list[str]]]] = {
    "a member moves to another group": (
        {
            GROUP: (("{subdivision: to-mot}", "{subdivision: to-mot, until: 2026-06-30, into: khoi-to}"),),
            SECOND: (("{unit: kinh-te}", "{unit: kinh-te}\n  - {subdivision: to-mot, from: 2026-07-01}"),),
        },
        [
            [
                "changed: Thành viên Tổ dân phố số 1",
                "Đến ngày: thêm 30/06/2026",
                "Chuyển sang: thêm Khối các tổ dân phố",
            ],
            ["added: Thêm thành viên Tổ dân phố số 1", "Từ ngày: 01/07/2026"],
        ],
    ),
    "who leads": (
        {GROUP: (("role: head, member: thon-mot", "role: head, member: thon-hai"),)},
        [["changed: Trưởng, phó trưởng", "Thành viên: Thôn Một → Thôn Hai"]],
    ),
    "points for an occurrence and what a broken condition costs": (
        {GROUP: (("points: 2, of", "points: 3, of"), ("effect: not_first", "effect: lower_grade"))},
        [
            [
                "changed: Tiêu chí dien-hinh “Phát hiện gương điển hình”",
                "Tính theo số lần, điểm mỗi lần: 2 → 3",
            ],
            [
                "changed: Điều kiện don-thu “Có đơn thư vượt cấp kéo dài”",
                "Hậu quả: không xếp hạng nhất → hạ một bậc",
            ],
        ],
    ),
    "what a member gave another": (
        {GROUP_SCORES: (("thon-hai: 36", "thon-hai: 34.5"), ("council: 120", "council: 130"))},
        [
            ["changed: Điểm của một tiêu chí an-ninh", "Điểm chấm chéo, thon-hai: 36 → 34,5"],
            ["changed: Điểm của một tiêu chí quy", "Số lần, số liệu, hội đồng chấm: 120 → 130"],
        ],
    ),
    "an inspection": (
        {INSPECTION: (("due: 2026-10-15", "due: 2026-10-20"),)},
        [["changed: Tồn tại dang-ky-cham “Đăng ký thi đua chậm”", "Thời hạn: 15/10/2026 → 20/10/2026"]],
    ),
    "a petition turns out to be a complaint": (
        {PETITIONS: (("type: petition", "type: complaint"),)},
        [
            [
                "changed: Đơn don-01 “đề nghị xem lại danh sách đề nghị khen thưởng”",
                "Loại đơn: kiến nghị, phản ánh → khiếu nại",
            ]
        ],
    ),
    "propaganda": (
        {PROPAGANDA: (("type: talk", "type: meeting"),)},
        [
            [
                "changed: Tuyên truyền toa-dam-01 “Tọa đàm gặp mặt điển hình tiên tiến”",
                "Loại: buổi tọa đàm, giao lưu, gặp mặt → hội nghị, lễ phát động, tổng kết",
            ]
        ],
    ),
    "what the ward says of a unit's plan": (
        {UNIT_PLAN: (("result: agreed}", "result: sent_back, remarks: [Ghi người phụ trách]}"),)},
        [
            [
                "changed: Kế hoạch của VP năm 2026",
                "Ý kiến của cơ quan thường trực, ý kiến: đồng ý → đề nghị sửa",
                "Ý kiến của cơ quan thường trực, chỗ cần sửa: {+Ghi người phụ trách+}",
            ]
        ],
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_changes_are_told_in_words(name: str) -> None:
    edits, expected = TOLD[name]
    assert told_words(edits, TWO) == expected
