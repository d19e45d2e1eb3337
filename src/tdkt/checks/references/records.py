"""What files name is on record, wherever the schemas say that a value is an id (`x-refers-to`)."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.awards.bodies import bodies
from tdkt.checks.awards.reference_rules import UNKNOWN_AWARD, UNKNOWN_PART, UNKNOWN_RECIPIENT
from tdkt.checks.drives.plans import UNKNOWN_DRIVE
from tdkt.checks.issued.issuers import UNKNOWN_ISSUER
from tdkt.checks.references.former import RENAME_WORDS, renamed_hint, unit_may_be_renamed
from tdkt.checks.references.guesses import COLLECTIVE_NO_UNIT, GUESSED, STILL_ON_RECORD, guess, guess_unit
from tdkt.checks.references.rules import (
    UNKNOWN_MOVEMENT,
    UNKNOWN_SIGNER,
    UNKNOWN_SUBDIVISION,
    UNKNOWN_UNIT,
)
from tdkt.checks.rule import Rule
from tdkt.law.award_names import award_names
from tdkt.law.packs import packs
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.records import dataclass
from tdkt.model.unit_report import UnitReport
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.references import DEFINES, Mention, definitions, references, spaces_of
from tdkt.workspace.workspace import Workspace

AWARD, HELD_AWARD = "award", "held award"
"""What may be proposed here; what somebody may hold, whoever gave it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Space:
    """How an id that is not on record is told; `if_none` is the hint where nothing of the kind is on record."""

    rule: Rule
    words: str
    if_none: str = ""


_SPACES = {
    "unit": _Space(rule=UNKNOWN_UNIT, words="Không có đơn vị “{}”."),
    "subdivision": _Space(rule=UNKNOWN_SUBDIVISION, words="Không có thôn, tổ dân phố “{}”."),
    "signer": _Space(rule=UNKNOWN_SIGNER, words="Không có người ký “{}”."),
    "issuer": _Space(
        rule=UNKNOWN_ISSUER,
        words="Không có cơ quan ban hành “{}”.",
        if_none="organization.yaml chưa khai “issuers”.",
    ),
    "general movement": _Space(rule=UNKNOWN_MOVEMENT, words="Không có phong trào chung “{}”."),
    "recipient": _Space(
        rule=UNKNOWN_RECIPIENT,
        words="Không có “{}” trong sổ đối tượng.",
        if_none="Sổ đối tượng còn trống.",
    ),
    "person": _Space(
        rule=UNKNOWN_RECIPIENT,
        words="Không có “{}” trong sổ đối tượng.",
        if_none="Sổ đối tượng còn trống.",
    ),
    AWARD: _Space(rule=UNKNOWN_AWARD, words="Không có danh hiệu, hình thức “{}”."),
    HELD_AWARD: _Space(rule=UNKNOWN_AWARD, words="Không có danh hiệu, hình thức “{}”."),
    "batch": _Space(rule=UNKNOWN_PART, words="Không có đợt “{}”.", if_none="Kho chưa ghi đợt nào."),
    "drive": _Space(
        rule=UNKNOWN_DRIVE, words="Không có đợt thi đua “{}”.", if_none="Kho chưa ghi đợt thi đua nào."
    ),
    "initiative": _Space(
        rule=UNKNOWN_PART, words="Không có sáng kiến “{}”.", if_none="Kho chưa ghi sáng kiến nào."
    ),
    "council member": _Space(
        rule=UNKNOWN_PART,
        words="Không có thành viên Hội đồng “{}”.",
        if_none="Kho chưa ghi thành viên Hội đồng nào.",
    ),
}
"""The matters that are on record once for the whole ward. What belongs to a year, a batch or a table of criteria is judged
with that (`reports`, `tdkt.checks.awards.references`, `tdkt.checks.scoring`)."""
_UNIT_OR_COLLECTIVE = "Không có đơn vị, tập thể “{}”."
_MAY_BE_UNLISTED = "subdivision"
"""A ward may do without a list of these; then nothing is judged."""


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield every id that names nothing on record.

    What files refer to is judged where all could be read; what they refer to in the ward's own file, or in themselves,
    wherever that one is there.
    """
    known = _on_record(workspace)
    in_organization = spaces_of(FILE_KINDS["organization"], DEFINES)
    for kind in FILE_KINDS.values():
        files = workspace.all(kind.model)
        if not files:  # nor is its schema then read
            continue
        spaces = spaces_of(kind).intersection(_SPACES)
        elsewhere = spaces - in_organization - spaces_of(kind, DEFINES)
        if not spaces or (elsewhere and workspace.incomplete):
            continue
        for found in files:
            for mention in references(kind, found, spaces):
                yield from _unknown(workspace, mention, known)


def _on_record(workspace: Workspace) -> dict[str, dict[str, None]]:
    """Return the ids of each space in the order of the files; a dict, so that it is as fast to look up as to list."""
    known: dict[str, dict[str, None]] = {space: {} for space in _SPACES}
    for kind in FILE_KINDS.values():
        files = workspace.all(kind.model)
        spaces = spaces_of(kind, DEFINES).intersection(_SPACES) if files else ()
        for found in files if spaces else ():
            for mention in definitions(kind, found, spaces):
                for space in mention.spaces:
                    known.setdefault(space, {})[mention.value] = None
    known[AWARD] = dict.fromkeys(packs()[-1].awards)
    known[HELD_AWARD] = {**known[AWARD], **dict.fromkeys(award_names().others)}
    return known


def _unknown(
    workspace: Workspace, mention: Mention, known: dict[str, dict[str, None]]
) -> Iterator[Diagnostic]:
    # What may be of several matters is told as what it mostly is.
    space = mention.spaces[0]
    on_record, said = known[space], _SPACES[space]
    organization = workspace.organization
    if any(mention.value in known[one] for one in mention.spaces) or (
        space == _MAY_BE_UNLISTED and not on_record
    ):
        return
    if organization is None and space in ("unit", "signer", "issuer", "general movement"):
        return  # that the ward's own file is missing is told already
    renamed = renamed_hint(workspace, space, None, mention.value) if space in RENAME_WORDS else ""
    if renamed:
        hint = renamed
    elif space == "unit" and organization is not None:
        called = guess_unit(mention.value, organization)
        if len(mention.spaces) > 1 and organization.unit_called(mention.value) is None:
            near = guess(mention.value, bodies(workspace))
            called = near if near.startswith(GUESSED) else called
        hint = " ".join(filter(None, (called, unit_may_be_renamed(workspace, mention.value))))
    else:
        hint = guess(mention.value, on_record) or said.if_none
    if isinstance(mention.holder, UnitReport) and not renamed:
        hint = f"{hint} {STILL_ON_RECORD}".strip()
    if space == "unit" and "recipient" not in mention.spaces and mention.value in bodies(workspace):
        name = bodies(workspace)[mention.value].name
        hint = COLLECTIVE_NO_UNIT.format(name)
    words = _UNIT_OR_COLLECTIVE if {"unit", "recipient"} <= set(mention.spaces) else said.words
    yield said.rule.at(mention.place, words.format(mention.value), hint)
