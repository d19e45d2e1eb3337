"""The rows that were picked out of a report, each by a name that stands alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tdkt.attainment.assessment import Assessment
from tdkt.attainment.shares_told import shares_told
from tdkt.cli.choices import Row
from tdkt.model.organization import Organization


def labelled(found: Assessment, rows: Iterable[Row], organization: Organization) -> Iterator[Assessment]:
    """Yield what stands in `rows` of the target `found`, a share behind the name of its member."""
    shares = {told.member: told.as_target_of(found) for told in shares_told(found, organization)}
    for row in rows:
        yield shares.get(row.member, row.found)
