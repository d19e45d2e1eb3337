"""Make a workspace of any size: `python benchmarks/generate.py FOLDER FILES`.

One ward with as many units as it takes; every unit has a movements file with 18 targets and four quarterly reports of
about 3 KB, so five files a unit beside organization.yaml and plan.yaml. The workspace is valid: one target in nine is
behind and has its cause.
"""

from __future__ import annotations

import sys
from pathlib import Path

TARGETS = 18


def generate(
    folder: Path, files: int, ward: str = "phường Mẫu", province: str = "thành phố Hải Phòng"
) -> None:
    """Write a valid workspace of about `files` YAML files (at least 7) under `folder`, of `ward` in `province`."""
    units = max(1, (files - 2) // 5)
    plans = folder / "plans"
    write(plans / "organization.yaml", _organization(units, ward, province))
    write(plans / "2026" / "plan.yaml", _PLAN)
    for unit in range(units):
        write(plans / "2026" / "movements" / f"don-vi-{unit}.yaml", _movements(unit))
        for quarter in range(1, 5):
            write(
                plans / "2026" / "reports" / f"2026-Q{quarter}" / f"don-vi-{unit}.yaml",
                _report(unit, quarter),
            )


def write(path: Path, text: str) -> None:
    """Write `text` to `path`, making its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _organization(units: int, ward: str, province: str) -> str:
    listed = "".join(
        f"  - {{id: don-vi-{unit}, name: Đơn vị số {unit}, abbreviation: DV{unit}}}\n"
        for unit in range(units)
    )
    return (
        f"kind: organization\nname: Ủy ban nhân dân {ward}\nissuer: [ỦY BAN NHÂN DÂN, {ward.upper()}]\nplace: Mẫu\n"
        f"city: {province}\nabbreviation: UBND\nunits:\n{listed}"
        "signers:\n  - {id: chu-tich, name: Nguyễn Văn A, post: Chủ tịch, on_behalf_of: Ủy ban nhân dân}\n"
    )


_PLAN = """\
kind: plan
year: 2026
number: 1
symbol: KH-UBND
date: 2026-01-15
title: Triển khai công tác thi đua, khen thưởng năm 2026
legal_basis:
  - {type: Luật, subject: "Thi đua, khen thưởng", date: 2022-06-15}
sections:
  - title: Phong trào của các đơn vị
    unit_movements: true
recipients: [Lãnh đạo UBND phường]
archive: VT
signer: chu-tich
"""


def _movements(unit: int) -> str:
    items = "".join(
        f"      - target: p{unit}.t{number}\n"
        f"        text: Tỷ lệ hồ sơ loại {number} được giải quyết đúng hạn đạt ít nhất 95%.\n"
        "        measure: {type: percentage, at_least: 95, counting: hồ sơ đúng hạn, of: hồ sơ đã giải quyết}\n"
        for number in range(TARGETS)
    )
    return (
        f"kind: movements\nyear: 2026\nunit: don-vi-{unit}\nmovements:\n"
        f"  - id: p{unit}\n    title: Phong trào thi đua của đơn vị\n    items:\n{items}"
    )


def _report(unit: int, quarter: int) -> str:
    figures = "".join(
        f"  - target: p{unit}.t{number}\n    numerator: {900 + number}\n    denominator: {(960 if number % 9 == 0 else 940) + number}\n"
        "    evidence: Biểu tổng hợp kết quả giải quyết hồ sơ của đơn vị trong quý\n"
        + ("    cause: Phần mềm phải tạm dừng để nâng cấp\n" if number % 9 == 0 else "")
        for number in range(TARGETS)
    )
    month = 3 * quarter % 12 + 1
    return (
        f"kind: unit-report\nperiod: 2026-Q{quarter}\nunit: don-vi-{unit}\nillustrative: true\n"
        f"submitted: {2027 if quarter == 4 else 2026}-{month:02}-03\nreporter: Nguyễn Văn A\nfigures:\n{figures}"
        "narrative:\n  results:\n    - Đơn vị đã hoàn thành các nhiệm vụ được giao trong quý.\n"
        "  limitations:\n    - Một số hồ sơ còn phải bổ sung nhiều lần.\n"
    )


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[2].isdigit():
        sys.exit(__doc__)
    generate(Path(sys.argv[1]), int(sys.argv[2]))
