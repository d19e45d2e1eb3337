"""A drive in the hands of those that answer for it on a day: a unit, a thôn that is merged while it runs has an heir in it too.

As in the year's plan (`tdkt.model.succession`): what belonged to one that is no more is asked of the one that took its place.
"""

from __future__ import annotations

import datetime

from tdkt.model.drive import Drive
from tdkt.model.organization import Organization
from tdkt.model.records import replace
from tdkt.model.succession import answering_on


def drive_on(drive: Drive, organization: Organization, day: datetime.date) -> Drive:
    """Return `drive` with the units and the holders of shares that answer for it on `day`; itself where nothing changed hands.

    What nobody took on stays where it was, so that it is told as missing (rule I312) and not left out of what was promised.
    """
    files = drive.movements
    answering = answering_on(files, organization, day)
    if answering is files:
        return drive
    found = {id(file.origin): file for file in answering}
    contents = []
    for content in drive.contents:
        file = found.get(id(content.origin))
        if file is not None:
            [movement] = file.movements
            content = replace(content, unit=file.unit, items=movement.items)
        contents.append(content)
    return replace(drive, contents=tuple(contents))


def drive_at(drive: Drive, organization: Organization, phase: int) -> Drive:
    """Return `drive` in the hands of those that answer for it at the end of its phase number `phase` (from 1): they report on it."""
    return drive_on(drive, organization, drive.phases[phase - 1].until)
