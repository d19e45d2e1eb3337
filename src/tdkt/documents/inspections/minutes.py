"""The biên bản of a round of inspection, one for each visit, with the people of the team who were there (NĐ 30/2020, Phụ lục III)."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence

from tdkt.changes.inspections_in_force import InForce, inspection_on
from tdkt.documents.awards.batch_words import short_name
from tdkt.documents.awards.council_words import moment
from tdkt.documents.inspections.context import inspection_context, team_words, visit_words
from tdkt.documents.inspections.papers import places_of, round_of
from tdkt.documents.jobs import Job, NotYetError, Order
from tdkt.documents.page.blocks import Letterhead, OfficialDocument, Signature
from tdkt.model.inspection import DEPUTY, HEAD, SECRETARY, Inspection, TeamMember, Visit
from tdkt.model.text import lower_first


def minutes_of_visit(order: Order, visit: Visit) -> OfficialDocument:
    """Return the biên bản kiểm tra at a unit, worded by `bien-ban-kiem-tra.md.j2`; the number is given by the office.

    Team and contents are those of the day of the minutes; of the team those who were there, of whom one signs.
    """
    today, organization, _ = round_of(order)
    minutes = visit.minutes
    assert minutes is not None  # asked for only where there are minutes
    in_force = inspection_on(order.workspace, today, minutes.date)
    one = in_force.inspection
    context = inspection_context(one, organization, places_of(order))
    # Minutes set the deadlines: what was put right came after them.
    at = visit_words(one, visit, places_of(order), datetime.date.min)
    there = minutes.members_present(one.team)
    subject = f"Kiểm tra {lower_first(one.title)} tại {at['unit']}"
    return OfficialDocument(
        letterhead=Letterhead(
            superior=short_name(organization).upper(),
            issuer_lines=("ĐOÀN KIỂM TRA",),
            number=None,
            symbol="BB-ĐKT",
            place="",
            date=None,
            year=one.year,
        ),
        type_name="BIÊN BẢN",
        subject=subject,
        blocks=order.templates.blocks(
            "bien-ban-kiem-tra.md.j2",
            {
                **context,
                "team": team_words(there),
                "at": at,
                "start": moment(minutes.start, minutes.date),
                "end": moment(minutes.end, minutes.date),
                "place": visit.place or "",
                "present": minutes.present,
                "results": minutes.results,
                "opinions": minutes.opinions,
            },
        ),
        recipients=(),
        archive="VT, Hồ sơ",
        signature=_of_the_team(there),
        cosignatures=(Signature(("Đại diện đơn vị",), ""), *_of_the_secretary(one, there)),
        illustrative=one.illustrative,
        notes=_of_its_day(in_force, today, minutes.date),
        title=f"Biên bản {lower_first(subject)}",
        author=organization.name,
    )


def _of_the_team(there: Sequence[TeamMember]) -> Signature:
    """Return the signature for the team: of its head, in whose absence a deputy signs; where neither was there the office fills it in."""
    head, deputy = (_with_role(there, role) for role in (HEAD, DEPUTY))
    if head is not None:
        return Signature(("Trưởng đoàn kiểm tra",), head.name)
    if deputy is not None:
        return Signature(("KT. Trưởng đoàn", "Phó Trưởng đoàn"), deputy.name)
    return Signature(("Đại diện Đoàn kiểm tra",), "")


def _of_the_secretary(one: Inspection, there: Sequence[TeamMember]) -> tuple[Signature, ...]:
    """Return the signature of who wrote the minutes, to be filled in where the team's secretary was not there; none where it has none."""
    if _with_role(one.team, SECRETARY) is None:
        return ()
    secretary = _with_role(there, SECRETARY)
    return (Signature(("Người ghi biên bản",), secretary.name if secretary else ""),)


def _with_role(members: Sequence[TeamMember], role: str) -> TeamMember | None:
    return next((member for member in members if member.role == role), None)


def _of_its_day(in_force: InForce, today: Inspection, day: datetime.date) -> tuple[str, ...]:
    """Say by which paper the team is printed where it is another one today, and which papers could not be read."""
    by, of_day = in_force.team_by, [(one.name, one.post, one.role) for one in in_force.inspection.team]
    said = []
    if by is not None and of_day != [(one.name, one.post, one.role) for one in today.team]:
        said.append(
            f"Biên bản ngày {day:%d/%m/%Y} in Đoàn kiểm tra theo văn bản số {by.said} ngày {by.date:%d/%m/%Y}, có hiệu lực vào ngày ấy; "
            "trong tệp nay là đoàn khác."
        )
    said += [
        f"Bản lưu của văn bản số {lost.said} ngày {lost.date:%d/%m/%Y} bị mất hoặc đã bị sửa nên biên bản in theo tệp như hiện nay: hãy "
        "đối chiếu với bản giấy."
        for lost in in_force.lost
    ]
    return tuple(said)


class MinutesOfVisits:
    """The biên bản, one for each unit where the team has been."""

    def jobs(self, order: Order) -> list[Job]:
        """Return a job for each visit with minutes; raises NotYetError where there is none."""
        one: Inspection = order.subject
        done = [visit for visit in one.visits if visit.minutes]
        if not done:
            raise NotYetError(
                f"Đợt kiểm tra “{one.id}” chưa có biên bản nào.", hint="Ghi minutes vào nơi đã kiểm tra."
            )
        times: Counter[str] = Counter()
        jobs = []
        for visit in sorted(done, key=lambda visit: visit.day):
            times[visit.unit] += 1
            again = f"-lan-{times[visit.unit]}" if times[visit.unit] > 1 else ""
            jobs.append(
                Job(
                    order.folder,
                    f"bien-ban-kiem-tra-{visit.unit}{again}",
                    lambda watch, visit=visit: minutes_of_visit(order, visit),  # type: ignore[misc]
                )
            )
        return jobs

    def name_for(self, order: Order) -> str:
        """Return what the names of the files begin with."""
        return "bien-ban-kiem-tra"
