"""A target that names the city's common indicator measures what that one measures: else the city could not add it up."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.references.guesses import guess
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.handed_down import CommonIndicator, HandedDown
from tdkt.model.measure import Measure
from tdkt.workspace.workspace import Workspace

_RATE = "measure: {type: percentage, at_least: 95, counting: văn bản xử lý đúng hạn, of: văn bản đã xử lý}"


def _named(indicator: str) -> str:
    return f"{_RATE}\n        indicator: {indicator}"


UNKNOWN = Rule(
    code="M660",
    severity=WARNING,
    title="Chỉ tiêu ghi mã chỉ tiêu chung không có",
    explanation="Mã ở indicator phải là mã của một chỉ tiêu chung mà cấp trên giao trong năm (plans/NĂM/handed-down.yaml); mã lạ thì "
    "cấp trên không cộng chỉ tiêu ấy.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_RATE,
            bad=(_named("▸van-ban-dung-hann"),),
            good=(_named("van-ban-dung-han"),),
        ),
    ),
)
UNLIKE = Rule(
    code="M661",
    severity=ERROR,
    title="Chỉ tiêu khác loại với chỉ tiêu chung",
    explanation="Chỉ tiêu ghi mã chung phải cùng loại, cùng đơn vị tính và cùng of_plan với chỉ tiêu chung: cấp trên cộng tử số với tử "
    "số, mẫu số với mẫu số, không cộng những thứ khác nhau.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_RATE,
            bad=(_named("▸mo-hinh-moi"), _named("▸von-huy-dong")),
            good=(_named("van-ban-dung-han"),),
        ),
    ),
)

RULES = (UNKNOWN, UNLIKE)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the targets whose indicator is not handed down, or measures something else."""
    handed = {file.year: {one.id: one for one in file.indicators} for file in workspace.all(HandedDown)}
    for file in workspace.movements:
        known = handed.get(file.year)
        if known is None:
            continue
        for target in file.targets:
            if target.indicator is None:
                continue
            place = target.origin.at("indicator")
            common = known.get(target.indicator)
            if common is None:
                yield UNKNOWN.at(
                    place,
                    f"“{target.indicator}” không phải mã của chỉ tiêu chung nào được giao năm {file.year}.",
                    guess(target.indicator, list(known)) or "Sửa mã, hoặc bỏ indicator.",
                )
            elif said := _unlike(target.measure, common):
                yield UNLIKE.at(
                    place, f"Chỉ tiêu chung “{common.name}” {said}.", "Chọn mã khác, hoặc bỏ indicator."
                )


def _unlike(measure: Measure, common: CommonIndicator) -> str:
    """Say what is different, "" where nothing is."""
    if measure.type.value != common.type:
        return f"thuộc loại {common.type}, chỉ tiêu này thuộc loại {measure.type.value}"
    if measure.unit_of_measure != common.unit_of_measure:
        return f"tính bằng “{common.unit_of_measure}”, chỉ tiêu này tính bằng “{measure.unit_of_measure}”"
    if measure.of_plan != common.of_plan:
        return "khác chỉ tiêu này ở of_plan (của kế hoạch cả năm)"
    if measure.accumulate != common.accumulate:
        return (
            f"tính theo accumulate: {common.accumulate}, chỉ tiêu này theo accumulate: {measure.accumulate}"
        )
    return ""
