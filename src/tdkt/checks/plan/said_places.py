"""Which places a sentence names against which its measure counts: "mỗi thôn" with the tổ dân phố counted is another figure."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.attainment.measure_types.per_subdivision import SUBDIVISION_TYPES
from tdkt.attainment.measure_types.registry import kind_of
from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.plan.quantities import normal
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.movements import Target
from tdkt.model.organization import Organization
from tdkt.model.patterns import lazy_pattern
from tdkt.model.place_words import parts_called
from tdkt.model.text import plain
from tdkt.workspace.workspace import Workspace

_SAID = {
    "thon": lazy_pattern(r"(?<!nông )\b(?:thôn|làng|bản(?! đồ)|ấp|buôn|bon|plei|phum|sóc|xóm)\b"),
    "to-dan-pho": lazy_pattern(r"\b(?:tổ dân phố|tdp|khu phố|khối phố|khóm|tiểu khu)\b"),
}
"""The words of the two types of Luật Tổ chức chính quyền địa phương, with what places call themselves."""
_EVERY = lazy_pattern(r"\b(?:mỗi|từng|các|mọi|tất cả|toàn bộ|toàn thể)\b|\d ?%")

OTHER_PLACES = Rule(
    code="M618",
    severity=WARNING,
    title="Câu nêu nơi khác với nơi được tính",
    explanation="“Mỗi thôn có …” mà cách đo tính cả “tổ dân phố” (hoặc ngược lại) thì mẫu số khác điều đã ban hành: “5/5 thôn” thành "
    "“5/8”. Ghi among đúng loại mà câu nêu; câu nêu cả hai thì ghi cả hai hoặc bỏ among.",
    examples=(
        Example(
            file=MOVEMENTS,
            text="among: [thon], of: mô hình",
            bad=("among: ▸[thon, to-dan-pho], of: mô hình",),
            good=("among: [thon], of: mô hình",),
            also=("R503",),
        ),
    ),
)

RULES = (OTHER_PLACES,)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the targets that count other places than their sentences name."""
    for movements in workspace.promises:
        for target in movements.targets:
            yield from of_target(target, workspace.organization)


def places_said(text: str) -> tuple[str, ...]:
    """Return the types of subdivisions ("thon", "to-dan-pho") that `text` names, in the order of the files."""
    words = normal(plain(text))
    return tuple(kind for kind, found in _SAID.items() if found.search(words))


def of_target(target: Target, organization: Organization | None) -> Iterator[Diagnostic]:
    """Yield where `target` counts other places than its sentence names."""
    if not kind_of(target.measure).members_are_listed:
        return
    listed = {member.type for member in organization.known_subdivisions} if organization else set()
    here = listed or set(SUBDIVISION_TYPES)
    said = set(places_said(target.text)) & here
    counted = set(target.measure.among or SUBDIVISION_TYPES) & here
    if not said or said == counted or not _EVERY.search(normal(plain(target.text))):
        return
    named, taken = _called(said, organization), _called(counted, organization)
    yield OTHER_PLACES.at(
        target.measure.origin.at("among") if target.measure.among else target.measure.origin.at("type"),
        f"Câu nêu {named}, cách đo tính {taken}.",
        f"Ghi among: [{', '.join(kind for kind in SUBDIVISION_TYPES if kind in said)}].",
    )


def _called(kinds: set[str], organization: Organization | None) -> str:
    """Return what the places of these types are called here, "không nơi nào" for none."""
    if not kinds:
        return "không nơi nào"
    members = organization.known_subdivisions if organization else ()
    if not members:
        return ", ".join(words for kind, words in SUBDIVISION_TYPES.items() if kind in kinds)
    return parts_called(member for member in members if member.type in kinds)
