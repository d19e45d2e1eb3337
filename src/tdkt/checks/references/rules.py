"""The rules on ids, on files about the same matter, and on what a file names."""

from __future__ import annotations

from tdkt.checks.example_files import ORGANIZATION, PLAN, REPORT
from tdkt.checks.rule import ERROR, Example, Rule

DUPLICATE_ID = Rule(
    code="I301",
    severity=ERROR,
    title="Mã bị trùng",
    explanation="Mỗi đơn vị, thôn, người ký, cơ quan ban hành, phong trào, nhiệm vụ và chỉ tiêu, kể cả chỉ tiêu chung cấp trên giao, có một mã riêng; trong một báo "
    "cáo, mỗi chỉ tiêu chỉ ghi một lần. Mã trùng làm số liệu bị tính nhầm chỗ. Đổi một trong hai "
    "mã.",
    examples=(
        Example(
            file=ORGANIZATION,
            text="{id: kinh-te, name: Phòng Kinh tế",
            bad=("{id: ▸van-phong, name: Phòng Kinh tế",),
            good=("{id: kinh-te, name: Phòng Kinh tế",),
            also=("I302",),
        ),
    ),
)
UNKNOWN_UNIT = Rule(
    code="I302",
    severity=ERROR,
    title="Không có đơn vị này",
    explanation="Mã đơn vị phải có trong organization.yaml. Kiểm tra chính tả, hoặc thêm đơn vị vào "
    "organization.yaml.",
    examples=(
        Example(
            file=REPORT,
            text="unit: van-phong",
            bad=("unit: ▸van-fong",),
            good=("unit: van-phong",),
            also=("I304", "K402", "R501"),
        ),
    ),
)
UNKNOWN_TARGET = Rule(
    code="I303",
    severity=ERROR,
    title="Không có chỉ tiêu này",
    explanation="Báo cáo ghi số cho một chỉ tiêu không có trong kế hoạch của năm đó. Kiểm tra mã chỉ tiêu "
    "trong tệp movements.",
    examples=(
        Example(
            file=REPORT,
            text="target: van-thu.mo-hinh",
            bad=("target: ▸van-thu.mo-hin",),
            good=("target: van-thu.mo-hinh",),
            also=("R504",),
        ),
    ),
)
UNKNOWN_TASK = Rule(
    code="I304",
    severity=ERROR,
    title="Không có nhiệm vụ này",
    explanation="Báo cáo ghi tình hình của một nhiệm vụ mà đơn vị không có trong kế hoạch.",
    examples=(
        Example(
            file=REPORT,
            text="task: van-thu.quan-ly",
            bad=("task: ▸van-thu.quan-li",),
            good=("task: van-thu.quan-ly",),
        ),
    ),
)
UNKNOWN_SUBDIVISION = Rule(
    code="I305",
    severity=ERROR,
    title="Không có thôn, tổ dân phố này",
    explanation="Mã thôn, tổ dân phố phải có trong organization.yaml và thuộc loại mà chỉ tiêu tính đến.",
    examples=(
        Example(
            file=REPORT,
            text="reached: [thon-mot]",
            bad=("reached: [▸to-mot]",),
            good=("reached: [thon-hai]",),
        ),
    ),
)
UNKNOWN_SIGNER = Rule(
    code="I306",
    severity=ERROR,
    title="Không có người ký này",
    explanation="Mã người ký phải có trong organization.yaml.",
    examples=(
        Example(
            file=PLAN, text="signer: chu-tich", bad=("signer: ▸pho-chu-tich",), good=("signer: chu-tich",)
        ),
    ),
)
UNKNOWN_MOVEMENT = Rule(
    code="I307",
    severity=ERROR,
    title="Không có phong trào chung này",
    explanation="Mã phong trào chung phải có trong organization.yaml.",
    examples=(
        Example(
            file=PLAN,
            text="general_movements: [nong-thon-moi]",
            bad=("general_movements: [▸nong-thon]",),
            good=("general_movements: [nong-thon-moi]",),
        ),
    ),
)
DUPLICATE_FILE = Rule(
    code="I308",
    severity=ERROR,
    title="Hai tệp nói cùng một việc",
    explanation="Mỗi kho có một tệp organization; mỗi năm một kế hoạch; mỗi đơn vị một tệp movements một năm "
    "và một báo cáo một quý; mỗi kỳ một tệp lời văn; mỗi năm một bảng tiêu chí, mỗi đơn vị một "
    "phiếu chấm điểm; mỗi điển hình một tệp. Có hai tệp thì không biết tệp nào đúng. Xóa hoặc "
    "sửa một tệp.",
)
MISSING_FILE = Rule(
    code="I309",
    severity=ERROR,
    title="Thiếu tệp",
    explanation="Kho phải có một tệp kind: organization; năm nào có movements hoặc báo cáo thì phải có kế "
    "hoạch (kind: plan) của năm đó; có phiếu chấm điểm thì phải có bảng tiêu chí.",
    examples=(
        Example(
            file=REPORT,
            text="period: 2026-Q1",
            bad=("period: ▸2025-Q1",),
            good=("period: 2026-Q1",),
            also=("K402",),
        ),
    ),
)

RULES = (
    DUPLICATE_ID,
    UNKNOWN_UNIT,
    UNKNOWN_TARGET,
    UNKNOWN_TASK,
    UNKNOWN_SUBDIVISION,
    UNKNOWN_SIGNER,
    UNKNOWN_MOVEMENT,
    DUPLICATE_FILE,
    MISSING_FILE,
)
