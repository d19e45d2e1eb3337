"""How a figure is counted is put right with a reason, or stays: it moves results that were reported, and stands on no paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tdkt.changes.counting import all_corrections, counting, promise
from tdkt.changes.names import Names
from tdkt.changes.versions import signed_movements
from tdkt.checks.references.former import renamed_hint
from tdkt.checks.references.guesses import guess
from tdkt.checks.rule import ERROR, Rule, Stops
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.issued import PLAN, CountingCorrection, IssuedDocument
from tdkt.model.movements import Target, UnitMovements
from tdkt.model.period import Period
from tdkt.model.plan_year import year_name
from tdkt.model.text import lower_first
from tdkt.workspace.issued import issued, life_of
from tdkt.workspace.schema import load_schema
from tdkt.workspace.workspace import Workspace

_SOURCE = "NĐ 30/2020, Điều 18.3"
NO_REASON = Rule(
    code="B109",
    severity=ERROR,
    title="Đổi cách tính chỉ tiêu đã ban hành mà không nêu lý do",
    explanation="Câu đã ký không đổi nhưng cách tính số liệu đổi (cộng dồn, tử số, mẫu số, loại nơi được tính, tiến độ…), "
    "nên kết quả các kỳ đã báo cáo cũng đổi. Cách tính không in trong kế hoạch nên không cần văn bản sửa đổi; đó là "
    "đính chính, phải có ngày và lý do trong sổ văn bản: chạy “tdkt recount”. Cách tính đúng áp dụng cho mọi kỳ của "
    "năm; văn bản đã ban hành giữ như đã ký, báo cáo kỳ sau nêu trước là bao nhiêu, nay là bao nhiêu, vì sao. Sửa nhầm "
    "thì trả lại như cũ. Đổi ngưỡng, câu, hạn thì lập văn bản sửa đổi (tdkt amend).",
    source=_SOURCE,
)
WRONG = Rule(
    code="B110",
    severity=ERROR,
    stops=Stops.ITS_DOCUMENT,
    title="Đính chính cách tính ghi sai",
    explanation="Mỗi mục ở “corrections” của sổ văn bản nêu chỉ tiêu có trong kế hoạch đã ban hành của năm ấy, với ngày "
    "không trước ngày ban hành kế hoạch. Kế hoạch chưa ban hành thì sửa thẳng, không cần đính chính.",
    source=_SOURCE,
)
RULES = (NO_REASON, WRONG)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is counted otherwise without a reason, and what is wrong with the reasons."""
    if workspace.incomplete or workspace.partial or workspace.as_signed:
        return
    for plan in workspace.plans:
        if issued(workspace, PLAN, str(plan.year)) is not None:
            yield from _without_reason(workspace, plan.year)
    for one in all_corrections(workspace):
        yield from _wrong(workspace, one)


def counted_otherwise(
    workspace: Workspace, year: int
) -> Iterator[tuple[Target, Target, IssuedDocument, date]]:
    """Yield each target that is counted otherwise than in the document that holds it, its promise being the same.

    Each as it was signed and as it is next, with the document, and the last day on which a correction speaks of this step.
    """
    life = life_of(workspace, PLAN, str(year))
    states = [(one, _targets(signed_movements(workspace, year, one))) for one in life]
    working = _targets(found for found in workspace.movements if found.year == year)
    following = [*((found, one.date) for one, found in states[1:]), (working, date.max)]
    for (document, then), (now, until) in zip(states, following, strict=True):
        for id_, target in then.items():
            after = now.get(id_)
            same_promise = after is not None and promise(after) == promise(target)
            if after is not None and same_promise and counting(after.measure) != counting(target.measure):
                yield target, after, document, until


def _targets(movements: Iterable[UnitMovements]) -> dict[str, Target]:
    return {target.id: target for file in movements for target in file.targets}


def _without_reason(workspace: Workspace, year: int) -> Iterator[Diagnostic]:
    corrections = all_corrections(workspace, year)
    working = _targets(found for found in workspace.movements if found.year == year)
    for before, after, document, until in counted_otherwise(workspace, year):
        since = (one for one in corrections if document.date <= one.date <= until)
        if is_explained(before, after, since):
            continue
        now = working.get(before.id)
        place = (now.origin if now else document.origin).at(*(("measure",) if now else ("fingerprint",)))
        yield NO_REASON.at(
            place,
            f"Chỉ tiêu “{before.name}” đã ban hành tại văn bản số {document.said} ngày {document.date:%d/%m/%Y}, nay tính cách "
            f"khác: {said_of(before, after)}.",
            f"Trả lại như cũ, hoặc ghi lý do: tdkt recount {before.id} --reason “…”.",
        )


def is_explained(before: Target, after: Target, corrections: Iterable[CountingCorrection]) -> bool:
    """Tell whether one of `corrections` gives the reason why a target is counted otherwise, and in this way."""
    said = said_of(before, after)
    return any(before.id in one.targets and one.change in ("", said) for one in corrections)


def said_of(before: Target, after: Target) -> str:
    """Say in words what is counted otherwise: "cộng dồn: cộng dồn các kỳ → lấy số kỳ cuối"."""
    known = load_schema("movements.schema.json")["$defs"]["measure"]["properties"]
    was, now = counting(before.measure), counting(after.measure)
    return "; ".join(
        f"{lower_first(str(known[key]['title']))}: {_word(key, was[key])} → {_word(key, now[key])}"
        for key in was
        if was[key] != now[key]
    )


def _word(key: str, value: object) -> str:
    if key == "reported_in" and isinstance(value, tuple):
        return ", ".join(Period.quarter(2000, number).short for number in value)
    if isinstance(value, tuple):
        return Names(()).value("type" if key == "among" else key, list(value)) if value else "tất cả"
    return Names(()).value(key, value) if value not in ("", None) else "không ghi"


def _wrong(workspace: Workspace, one: CountingCorrection) -> Iterator[Diagnostic]:
    plan = issued(workspace, PLAN, str(one.year))
    if plan is None:
        yield WRONG.at(
            one.origin.at("year"),
            f"Kế hoạch {year_name(one.year)} chưa ban hành nên không có gì để đính chính.",
            "Sửa thẳng trong tệp; bỏ mục này.",
        )
        return
    if one.date < plan.date:
        yield WRONG.at(
            one.origin.at("date"),
            f"Ngày {one.date:%d/%m/%Y} trước ngày ban hành kế hoạch ({plan.date:%d/%m/%Y}).",
            "Sửa ngày.",
        )
    known = _targets(found for found in workspace.movements if found.year == one.year)
    for document in life_of(workspace, PLAN, str(one.year)):
        known |= _targets(signed_movements(workspace, one.year, document))
    for number, target in enumerate(one.targets):
        if target not in known:
            yield WRONG.at(
                one.origin.at("targets", number),
                f"Kế hoạch {year_name(one.year)} không có chỉ tiêu “{target}”.",
                renamed_hint(workspace, "target", one.year, target) or guess(target, known),
            )
