"""Statistics tell of no decision that cannot be relied on: a decided batch whose files hold an error stops them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from example_ward import FILES
from tdkt.checks.example_files import SESSION
from tdkt.checks.run import InvalidFilesError
from tdkt.cli.awards.stats import StatsFormat, stats
from tdkt.documents.jobs import Order
from tdkt.documents.report.told_batches import refuse_batches_of_years
from tdkt.documents.statistics.forms import form_jobs
from tdkt.documents.texts.templates import Templates
from tdkt.model.period import Period
from tdkt.publishing.package import package_of
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
BROKEN = {
    SESSION: FILES[SESSION].replace("{nomination: dn-03, for: 5", "{nomination: dn-03, for: 1, against: 4")
}
"""Somebody was commended against the vote."""


def test_statistics_of_a_year_with_an_invalid_decided_batch_are_refused(make_workspace: Make) -> None:
    workspace = make_workspace(**BROKEN)
    order = Order(workspace, Period.whole(2026), "2026", Templates())
    with pytest.raises(InvalidFilesError):
        form_jobs(order, "bieu-thong-ke")
    with pytest.raises(InvalidFilesError):
        stats(2026, StatsFormat.TEXT, None, Path(workspace.root))
    with pytest.raises(InvalidFilesError):
        package_of(workspace, 2026)
    refuse_batches_of_years(workspace, (2025,))
