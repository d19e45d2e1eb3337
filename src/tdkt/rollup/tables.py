"""The tables of a store: those of the packages, and one that tells of the packages themselves."""

from __future__ import annotations

from functools import cache

from tdkt.publishing.tables import Column, Table, declared

PACKAGES = Table(
    "packages",
    "Gói đã nhận, mỗi gói một dòng.",
    (
        Column("committed_on", "day", True, "ngày (UTC) ghi commit mà gói làm từ đó"),
        Column("illustrative", "flag", False, "gói có số liệu minh họa"),
    ),
)
"""Made of the manifests: what a package cannot say in its own tables."""


@cache
def store_tables() -> dict[str, Table]:
    """Return the tables of a store by name."""
    return {**declared(), PACKAGES.name: PACKAGES}
