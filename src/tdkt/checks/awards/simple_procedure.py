"""Awards: the simple procedure is for what the law allows it for (Luật Thi đua, khen thưởng, Điều 85)."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.awards.batch_case import BatchCase
from tdkt.checks.example_files import BATCH
from tdkt.checks.rule import ERROR, Example, Rule, Stops
from tdkt.law.articles import Articles
from tdkt.model.award_batch import KIND_NAMES
from tdkt.model.diagnostic import Diagnostic

NOT_SIMPLE = Rule(
    code="A410",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Không được xét theo thủ tục đơn giản",
    explanation="Thủ tục đơn giản (không họp Hội đồng, hồ sơ gồm tờ trình và tóm tắt thành tích) chỉ dùng "
    "cho loại hình ghi ở tham số simple_procedure_for và cho hình thức có hồ sơ theo thủ tục đơn "
    "giản (simple_file).",
    examples=(
        Example(
            file=BATCH,
            text="level: ward\n",
            bad=("level: ward\nsimple_procedure: ▸true\n",),
            good=("level: ward\n",),
        ),
    ),
    source=Articles("parameters.simple_procedure_for"),
)
RULES = (NOT_SIMPLE,)


def check(case: BatchCase) -> Iterator[Diagnostic]:
    """Yield where a batch follows the simple procedure and may not."""
    batch, usual = case.batch, case.law.parameters["simple_procedure_for"]
    if not batch.simple_procedure:
        return
    place = batch.origin.at("simple_procedure")
    if batch.type not in usual.value:
        allowed = ", ".join(KIND_NAMES[kind] for kind in usual.value) or "không loại hình nào"
        yield NOT_SIMPLE.at(
            place,
            f"Đợt “{batch.id}” khen {KIND_NAMES[batch.type]}; thủ tục đơn giản chỉ dùng cho: {allowed} ({usual.said}).",
            "Bỏ simple_procedure, họp Hội đồng và ghi session.yaml.",
        )
        return
    for nomination in case.file.standing:
        award = case.award_of(nomination)
        if award is not None and award.simple_file is None:
            yield NOT_SIMPLE.at(
                place,
                f"{award.name} không có hồ sơ theo thủ tục đơn giản (đề nghị {nomination.id}; {usual.said}).",
                "Chuyển đề nghị ấy sang đợt có họp Hội đồng.",
                ((nomination.origin.at("award"), "đề nghị ở đây"),),
            )
