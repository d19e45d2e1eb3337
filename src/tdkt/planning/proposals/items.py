"""A proposal as lines of a movements file: its data in the layout of the house, its grounds and doubts as comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from tdkt.checks.plan.quantities import normal
from tdkt.model.text import plain, slug
from tdkt.planning.proposals.proposed import Doubt, Proposed, ProposedTarget
from tdkt.workspace.to_mend import MARK
from tdkt.workspace.yaml_scalars import as_scalar

_LONGEST = 28
_WHEN = re.compile(r",? (?:trước|đến hết|đến|chậm nhất|trong) (?:ngày|tháng|quý|năm)\b")
_SAID_LITTLE = re.compile(
    r"\b(?:phấn đấu|đảm bảo|bảo đảm|duy trì|nâng|tỷ lệ|đạt|trên|dưới|từ|trở lên|trở xuống|ít nhất|tối thiểu|tối đa|không|để|xảy ra"
    r"|tình trạng|và|của|các|những|số|mới|có|là|cho|năm|thực hiện|tổ chức|xây dựng|hoàn thành|tiếp tục|tăng cường|đẩy mạnh|vận động"
    r"|hướng dẫn|đến|hết|cuối|được|khoảng|mỗi|ha|km|tấn|tạ|tỷ|triệu|nghìn|đồng)(?!\w)|\d[\d.,/]*"
)
"""Words that do not tell one sentence of a plan from another."""


def id_for(words: str, movement: str, taken: set[str]) -> str:
    """Return an id of a movement's task or target made from `words`, stable and none of `taken`, to which it is added."""
    said = _WHEN.split(normal(plain(words)))[0]
    telling = (slug(_SAID_LITTLE.sub(" ", said)) or slug(said) or "muc").split("-")
    made = ""
    for word in telling:
        if made and len(made) + len(word) >= _LONGEST:
            break
        made = f"{made}-{word}" if made else word[:_LONGEST]
    first = found = f"{movement}.{made}"
    number = 2
    while found in taken:
        found, number = f"{first}-{number}", number + 1
    taken.add(found)
    return found


def item_text(proposed: Proposed, movement: str, taken: set[str], *, indent: int = 6) -> str:
    """Return the lines of one item of `movement` (a list item, `indent` spaces before its hyphen, ended by a line break).

    Reasons stand above as comments, each doubt as a line to be mended. `taken` are the ids of the year; the new ones are
    added to it.
    """
    lines = [*_doubts(proposed.doubts), *_item(proposed, movement, taken)]
    return "".join(f"{' ' * indent}{line}\n" for line in lines)


def comments_of(proposed: Proposed) -> tuple[tuple[str, ...], ...]:
    """Return the comments of an item without their "#", first those above it, then those above each of its `targets`.

    An item that is one target has all of them above it.
    """
    above = tuple(line.removeprefix("# ") for line in _doubts(proposed.doubts))
    of_targets = tuple(
        tuple(line.removeprefix("# ") for line in _comments(target)) for target in proposed.targets
    )
    if _is_one_target(proposed):
        return ((*above, *of_targets[0]),)
    return (above, *of_targets)


def _is_one_target(proposed: Proposed) -> bool:
    """Tell whether the whole sentence is one target of the unit that it belongs to."""
    targets = proposed.targets
    return len(targets) == 1 and targets[0].quote == proposed.text and not targets[0].unit


def _item(proposed: Proposed, movement: str, taken: set[str]) -> Iterator[str]:
    text = as_scalar(proposed.text)
    if not proposed.targets:
        yield f"- task: {id_for(proposed.text, movement, taken)}"
        yield f"  text: {text}"
        return
    only = proposed.targets[0]
    if _is_one_target(proposed):
        yield from _comments(only)
        yield f"- target: {id_for(only.label or only.quote, movement, taken)}"
        yield f"  text: {text}"
        yield from (f"  {line}" for line in _label_and_measure(only))
        return
    yield f"- text: {text}"
    yield "  targets:"
    for target in proposed.targets:
        yield from (f"    {line}" for line in _comments(target))
        yield f"    - target: {id_for(target.label or target.quote, movement, taken)}"
        yield f"      quote: {as_scalar(target.quote)}"
        if target.unit:
            yield f"      unit: {target.unit}"
        yield from (f"      {line}" for line in _label_and_measure(target))


def _comments(target: ProposedTarget) -> Iterator[str]:
    for reason in target.reasons:
        yield f"# {_on_a_line(reason)}"
    yield from _doubts(target.doubts)


def _doubts(doubts: tuple[Doubt, ...]) -> Iterator[str]:
    for doubt in doubts:
        yield f"{MARK} {_on_a_line(doubt.words)}"


def _label_and_measure(target: ProposedTarget) -> Iterator[str]:
    if target.label:
        yield f"label: {as_scalar(target.label)}"
    yield "measure:"
    yield from (f"  {line}" for line in measure_lines(target.measure))
    if target.allocation is not None:
        yield "allocation:"
        yield f"  to: {target.allocation.to}"
        yield "  shares:"
        for member, number in target.allocation.shares:
            yield f"    - {{for: {member}, share: {_value(number)}}}"


def measure_lines(measure: Mapping[str, Any]) -> Iterator[str]:
    """Yield the keys of a measure, a line each."""
    for key, value in measure.items():
        yield f"{key}: {_value(value)}"


def _value(value: object) -> str:
    if value is True:
        return "true"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, int | Decimal):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    text = str(value)
    return text if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else as_scalar(text)


def _on_a_line(text: str) -> str:
    return " ".join(text.split())
