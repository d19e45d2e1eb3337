"""The drives of a period under the year's targets, a line each."""

from __future__ import annotations

from tdkt.attainment.assessment import Attainment
from tdkt.cli.screen import screen, write_heading, write_line
from tdkt.documents.report.drives import drives_told, said_of_drafts
from tdkt.model.drive import Drive, DriveReport
from tdkt.workspace.workspace import Workspace


def write_drives(read: Workspace, attainment: Attainment) -> None:
    """Write what the drives of the period have come to; nothing where there is none."""
    organization = attainment.programme.organization
    time = attainment.programme.counted(attainment.period)
    told = drives_told(read.all(Drive), time, list(read.all(DriveReport)), organization)
    drafts = said_of_drafts(read.all(Drive), time)
    if not told and not drafts:
        return
    console = screen()
    write_heading(console, f"ĐỢT THI ĐUA TRONG {attainment.period.title.upper()}")
    for line in (*(f"{one}." for one in told), *drafts):
        write_line(console, f"- {line}", 2)
