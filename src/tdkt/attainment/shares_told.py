"""The shares of allocated targets as pages and screens show them: each under the name of its member."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tdkt.attainment.allocating import member_names
from tdkt.attainment.assessment import Assessment
from tdkt.model.organization import Organization
from tdkt.model.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class ShareTold:
    """A share: the member's id and `name`, and how it stands."""

    member: str
    name: str
    found: Assessment

    def as_target_of(self, whole: Assessment) -> Assessment:
        """Return the share as a target of its own, behind the name of its member: "Thôn Một: Xây 20 nhà"."""
        label = f"{self.name}: {whole.target.name}"
        return replace(self.found, target=replace(self.found.target, label=label))


def shares_told(found: Assessment, organization: Organization) -> Iterator[ShareTold]:
    """Yield the shares of a target in the order of the plan, none where it is not allocated."""
    if found.shares:
        names = member_names(organization)
        for share in found.shares:
            yield ShareTold(share.member, names.get(share.member, share.member), share.found)


def with_shares(assessments: Iterable[Assessment], organization: Organization) -> Iterator[Assessment]:
    """Yield each assessment, behind an allocated one its shares as targets of their own."""
    for found in assessments:
        yield found
        for told in shares_told(found, organization):
            yield told.as_target_of(found)
