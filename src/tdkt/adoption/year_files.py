"""The files of one year of an adopted plan: plan.yaml and the movements of each unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tdkt.adoption.reading.read_plan import ReadPlan, ReadUnit
from tdkt.adoption.reading.unit_names import unit_name, without_ward
from tdkt.adoption.writing.comments import Comments
from tdkt.adoption.writing.measured import measured
from tdkt.adoption.writing.movement_files import MovementFiles
from tdkt.adoption.writing.plan_file import PlanFile
from tdkt.adoption.writing.said_again import marked
from tdkt.errors import UserError
from tdkt.model.organization import Organization, Unit
from tdkt.model.text import spelling_key
from tdkt.workspace.kinds import FILE_KINDS


def files_of_year(
    plan: ReadPlan,
    year: int,
    organization: Organization,
    signer: str,
    general: Sequence[str],
    comments: Comments,
    issuer: str | None = None,
) -> dict[str, str]:
    """Return the texts by path; `signer` and `general` are the ids of who signs and of the movements from above, `issuer`
    that of the declared body which issues the plan.

    Raises UserError where a part of the plan is that of a unit which `organization` does not have.
    """
    by_name = {spelling_key(unit.name): unit for unit in organization.units}
    path = FILE_KINDS["plan"].file(year=year)
    read_units = [unit for section in plan.all_sections for unit in section.units]
    units = [_unit_of(read, by_name, organization) for read in read_units]
    ids = [unit.id for unit in units]
    elsewhere = measured(plan, year, organization)
    comments.add(elsewhere.doubts)
    texts = {path: PlanFile(plan, year, signer, general, organization, comments, ids, issuer).text()}
    writer = MovementFiles(year, organization, comments, set(), set())
    parts = dict(zip(ids, read_units, strict=True))
    own = [proposed for read in read_units for proposed in writer.proposals(read)]
    promises = marked(own, elsewhere.measured)
    for unit in organization.units:
        promised = [found for found in promises if found.unit == unit.id]
        if unit.id in parts or promised:
            text = writer.text(unit, parts.get(unit.id), promised)
            texts[FILE_KINDS["movements"].file(year=year, unit=unit.id)] = text
    return texts


def _unit_of(read: ReadUnit, by_name: Mapping[str, Unit], organization: Organization) -> Unit:
    name = unit_name(read.title.text) or read.title.text.rstrip(" .:;")
    known = by_name.get(spelling_key(name)) or organization.unit_called(name)
    known = known or by_name.get(spelling_key(without_ward(name)))
    if known is None:
        raise UserError(
            f"Kế hoạch có phần riêng của “{name}”, danh sách đơn vị không có đơn vị này.",
            hint="Ghi đủ các đơn vị có phần riêng trong kế hoạch.",
        )
    return known


def with_rest(files: Mapping[str, str], comments: Comments, year: int) -> dict[str, str]:
    """Return the files with what no text of theirs has told yet at the head of the plan."""
    path = FILE_KINDS["plan"].file(year=year)
    rest = list(comments.rest())
    head, _, body = files[path].partition("\n")
    return {**files, path: "\n".join([head, *rest, body])}
