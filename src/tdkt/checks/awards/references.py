"""Awards: what the award files name exists, fits, and stands once and in its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass
from pathlib import PurePosixPath
from typing import Any

from tdkt.awards.law_in_force import fault_of
from tdkt.checks.example_files import (
    CONDUCT,
    INITIATIVES,
    NOMINATIONS,
    RATINGS,
    REGISTER,
    RULES_OF_WARD,
    SESSION,
)
from tdkt.checks.periods import WRONG_FOLDER
from tdkt.checks.references import (
    DUPLICATE_FILE,
    DUPLICATE_ID,
    UNKNOWN_MOVEMENT,
    UNKNOWN_SIGNER,
    UNKNOWN_SUBDIVISION,
    UNKNOWN_TARGET,
    UNKNOWN_UNIT,
    guess,
)
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.law.articles import Articles
from tdkt.law.packs import packs
from tdkt.model.award_batch import AwardBatch, CouncilSession, Nominations
from tdkt.model.award_records import (
    AwardFund,
    AwardRegistrations,
    AwardRules,
    Conduct,
    Discipline,
    Initiatives,
    LocalRule,
    PastAwards,
    Verification,
    YearlyRatings,
)
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.organization import Organization
from tdkt.model.place import Origin, Place
from tdkt.model.register import AwardRegister, Person
from tdkt.workspace.workspace import Workspace

UNKNOWN_RECIPIENT = Rule(
    code="A101",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Không có đối tượng này trong sổ",
    explanation="Cá nhân, tập thể, hộ gia đình được nêu ở đề nghị, xếp loại, đăng ký, sáng kiến, khen thưởng "
    "đã có phải có mã trong sổ đối tượng (kind: award-register). Kiểm tra chính tả hoặc thêm vào "
    "sổ.",
    examples=(
        Example(
            file=RATINGS,
            text="{of: tran-thi-h, rating: good}",
            bad=("{of: ▸tran-thi-hh, rating: good}",),
            good=("{of: tran-thi-h, rating: excellent}",),
            also=("A301",),
        ),
    ),
)
UNKNOWN_AWARD = Rule(
    code="A102",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Không có danh hiệu, hình thức khen thưởng này",
    explanation="Mã danh hiệu, hình thức khen thưởng phải có trong bảng quy định của tdkt; lệnh tdkt law "
    "liệt kê.",
    examples=(
        Example(
            file=NOMINATIONS,
            text="award: chien-si-thi-dua-co-so",
            bad=("award: ▸chien-si-thi-dua",),
            good=("award: chien-si-thi-dua-co-so",),
            also=("A301", "A601"),
        ),
    ),
)
UNKNOWN_PART = Rule(
    code="A103",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Không có đợt, đề nghị, thành viên hoặc sáng kiến này",
    explanation="Đề nghị và phiên họp thuộc một đợt có thật; phiếu bầu nêu đề nghị của đợt; người dự họp là "
    "thành viên Hội đồng trong organization.yaml; sáng kiến có trong initiatives.yaml.",
    examples=(
        Example(
            file=SESSION,
            text="nomination: dn-03",
            bad=("nomination: ▸dn-33",),
            good=("nomination: dn-03",),
            also=("A506",),
        ),
    ),
)
DOES_NOT_FIT = Rule(
    code="A104",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Danh hiệu, hình thức không dành cho đối tượng này",
    explanation="Danh hiệu của cá nhân không tặng cho tập thể, hộ gia đình và ngược lại.",
    examples=(
        Example(
            file=NOMINATIONS,
            text="award: tap-the-lao-dong-tien-tien",
            bad=("award: ▸lao-dong-tien-tien",),
            good=("award: tap-the-lao-dong-tien-tien",),
            also=("A601",),
        ),
    ),
    source=Articles("articles.kinds_of_awards"),
)
LOCAL_RULE = Rule(
    code="A105",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Quy định riêng không dùng được",
    explanation="Tham số không có, hoặc giá trị không đúng kiểu của tham số. Lệnh tdkt law in tên và giá trị "
    "của từng tham số.",
    examples=(
        Example(file=RULES_OF_WARD, text="value: 3/5", bad=("value: ▸3 phần 5",), good=("value: 3/5",)),
    ),
)
PERSONAL_DATA = Rule(
    code="A106",
    severity=WARNING,
    title="Dữ liệu cá nhân không nên để trong kho",
    explanation="Văn bản khen thưởng không cần số căn cước, số tài khoản, số điện thoại, thư điện tử của "
    "người được khen; kho git giữ mãi mọi phiên bản. Xóa dữ liệu ấy; nếu đã commit thì nhờ người "
    "quản trị xóa khỏi lịch sử.",
    examples=(
        Example(
            file=REGISTER,
            text="post: Chuyên viên}\n  - {id: le",
            bad=("post: ▸Chuyên viên 031 299 001 234}\n  - {id: le",),
            good=("post: Chuyên viên}\n  - {id: le",),
        ),
    ),
)
DOUBTFUL_NAME = Rule(
    code="A107",
    severity=WARNING,
    title="Họ tên viết không như trên văn bản",
    explanation="Họ tên in trên quyết định, giấy khen phải viết hoa chữ đầu mỗi âm tiết và đủ dấu.",
    examples=(
        Example(
            file=REGISTER, text="name: Trần Thị H,", bad=("name: ▸trần thị H,",), good=("name: Trần Thị H,",)
        ),
    ),
    source="NĐ 30/2020, Phụ lục II, II.1",
)
TOO_MUCH_SHARED = Rule(
    code="A108",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Tỷ lệ đóng góp của các tác giả vượt 100%",
    explanation="Tổng tỷ lệ đóng góp của các tác giả một sáng kiến không quá 100%.",
    examples=(
        Example(
            file=INITIATIVES,
            text="share: 100}]",
            bad=("share: ▸100}, {person: tran-thi-h, share: 20}]",),
            good=("share: 100}]",),
        ),
    ),
)

REVERSED = Rule(
    code="A109",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Thời hạn kỷ luật, xác minh ngược",
    explanation="Ngày kết thúc không thể sớm hơn ngày bắt đầu.",
    examples=(
        Example(
            file=CONDUCT, text="until: 2025-03-01", bad=("until: ▸2023-03-01",), good=("until: 2025-03-01",)
        ),
    ),
)
NOT_PRESENT = Rule(
    code="A110",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Người điều hành cuộc họp không dự họp",
    explanation="Chủ trì, thư ký và tổ kiểm phiếu phải là người có mặt tại cuộc họp.",
    examples=(
        Example(
            file=SESSION, text="secretary: thu-ky", bad=("secretary: ▸kinh-te",), good=("secretary: thu-ky",)
        ),
    ),
)
RULES_CLASH = Rule(
    code="A111",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Quy định riêng trái nhau",
    explanation="Trong cùng một thời gian, mỗi tham số chỉ đặt một lần; from không sau until; một ngày không "
    "thể vừa nghỉ thêm vừa làm bù.",
    examples=(
        Example(
            file=RULES_OF_WARD,
            text="2026}\n",
            bad=("2026}\n  - {parameter: ▸quorum, value: 1/2, source: Quy chế cũ}\n",),
            good=("2026}\n",),
        ),
    ),
)

RECIPIENT_NAMES = {"person": "cá nhân", "collective": "tập thể", "household": "hộ gia đình"}

RULES = (
    UNKNOWN_RECIPIENT,
    UNKNOWN_AWARD,
    UNKNOWN_PART,
    DOES_NOT_FIT,
    LOCAL_RULE,
    PERSONAL_DATA,
    DOUBTFUL_NAME,
    TOO_MUCH_SHARED,
    REVERSED,
    NOT_PRESENT,
    RULES_CLASH,
)

_PERSONAL = re.compile(r"(?<![\d/.,-])(?:\+?\d[ .-]?){8,13}\d(?![\d/.,%-])|[\w.+-]+@[\w-]+\.\w+")
_FILES = {AwardBatch: "batch", Nominations: "nominations", CouncilSession: "session"}
_KINDS = (
    AwardRegister,
    PastAwards,
    AwardRegistrations,
    YearlyRatings,
    Initiatives,
    Conduct,
    AwardFund,
    AwardRules,
    AwardBatch,
    Nominations,
    CouncilSession,
)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what the award files name wrongly, say twice or hold in the wrong place."""
    yield from _files(workspace)
    yield from _register(workspace)
    if not workspace.incomplete:  # the register itself may be the file that cannot be read
        yield from _records(workspace)
        yield from _batches(workspace)
    yield from _local_rules(workspace)
    for kind in _KINDS:
        for found in workspace.all(kind):
            for text, place in _texts(found, found.origin):
                if _PERSONAL.search(text):
                    yield PERSONAL_DATA.at(
                        place,
                        "Có số hoặc địa chỉ trông như dữ liệu cá nhân (căn cước, tài khoản, điện thoại, thư điện tử).",
                        "Xóa khỏi tệp: văn bản khen thưởng không cần dữ liệu này.",
                    )


def _files(workspace: Workspace) -> Iterator[Diagnostic]:
    """One register of each kind, one file a year, three files a batch."""
    for kind in _KINDS:
        first: dict[object, Place] = {}
        for found in workspace.all(kind):
            key, place = _identity(found)
            if key in first:
                yield DUPLICATE_FILE.at(
                    place,
                    f"Đã có tệp nói cùng việc này (ở {first[key].file}).",
                    "Gộp vào một tệp hoặc xóa một tệp.",
                    ((first[key], "lần đầu"),),
                )
            first.setdefault(key, place)


def _identity(found: Any) -> tuple[object, Place]:
    for name in ("id", "batch", "year"):
        if hasattr(found, name):
            return getattr(found, name), found.origin.at(name)
    return "", found.origin.at("kind")


def _register(workspace: Workspace) -> Iterator[Diagnostic]:
    organization, first = workspace.organization, dict[str, Place]()
    for register in workspace.all(AwardRegister):
        for found in register.everyone:
            yield from _once(found.id, found.origin.at("id"), first)
        for person in register.people:
            yield from _name(person)
            yield from _unit(person.unit, person.origin.at("unit"), organization)
        people = [person.id for person in register.people]
        for group in register.collectives:
            yield from _unit(group.unit, group.origin.at("unit"), organization)
            yield from _subdivision(group.subdivision, group.origin.at("subdivision"), organization)
            for number, member in enumerate(group.members):
                yield from _who(member, group.origin.at("members", number), people)
        for household in register.households:
            yield from _subdivision(household.subdivision, household.origin.at("subdivision"), organization)
    council = organization.council if organization else None
    first_member: dict[str, Place] = {}
    for seat in council.members if council else ():
        yield from _once(seat.id, seat.origin.at("id"), first_member)


def _name(person: Person) -> Iterator[Diagnostic]:
    if not all(syllable[:1].isupper() for syllable in person.name.split()):
        yield DOUBTFUL_NAME.at(
            person.origin.at("name"),
            f"Họ tên “{person.name}” viết không đúng chữ hoa.",
            "Viết hoa chữ đầu của mỗi âm tiết.",
        )


def _records(workspace: Workspace) -> Iterator[Diagnostic]:
    known = [found.id for register in workspace.all(AwardRegister) for found in register.everyone]
    awards = _award_ids()
    for past in workspace.all(PastAwards):
        for entry in past.awards:
            yield from _who(entry.to, entry.origin.at("to"), known)
            yield from _award(entry.award, entry.origin.at("award"), awards)
    for registrations in workspace.all(AwardRegistrations):
        for registration in registrations.registrations:
            yield from _who(registration.who, registration.origin.at("who"), known)
            yield from _award(registration.award, registration.origin.at("award"), awards)
    for ratings in workspace.all(YearlyRatings):
        first: dict[str, Place] = {}
        for rating in ratings.ratings:
            yield from _who(rating.of, rating.origin.at("of"), known)
            yield from _once(rating.of, rating.origin.at("of"), first)
    for conduct in workspace.all(Conduct):
        matters: tuple[Discipline | Verification, ...] = (*conduct.disciplines, *conduct.verifications)
        for matter in matters:
            yield from _who(matter.who, matter.origin.at("who"), known)
            if matter.until is not None and matter.until < matter.from_:
                yield REVERSED.at(
                    matter.origin.at("until"), "Ngày kết thúc sớm hơn ngày bắt đầu.", "Kiểm tra hai ngày."
                )
    yield from _initiatives(workspace, known, awards)


def _initiatives(
    workspace: Workspace, known: Collection[str], awards: Collection[str]
) -> Iterator[Diagnostic]:
    for initiatives in workspace.all(Initiatives):
        first: dict[str, Place] = {}
        for initiative in initiatives.initiatives:
            yield from _once(initiative.id, initiative.origin.at("id"), first)
            for author in initiative.authors:
                yield from _who(author.person, author.origin.at("person"), known)
            for use in initiative.used_for:
                yield from _who(use.who, use.origin.at("who"), known)
                yield from _award(use.award, use.origin.at("award"), awards)
            shares = sum(author.share or 0 for author in initiative.authors)
            if shares > 100:
                yield TOO_MUCH_SHARED.at(
                    initiative.origin.at("authors", 0, "share"),
                    f"Tổng tỷ lệ đóng góp của sáng kiến “{initiative.title}” là {shares}%.",
                    "Sửa để tổng không quá 100%.",
                )


def _batches(workspace: Workspace) -> Iterator[Diagnostic]:
    known = {found.id: found for register in workspace.all(AwardRegister) for found in register.everyone}
    batches = {batch.id: batch for batch in workspace.all(AwardBatch)}
    organization, awards = workspace.organization, packs()[-1].awards
    initiatives = [found.id for file in workspace.all(Initiatives) for found in file.initiatives]
    proposed: dict[str, list[str]] = {}
    for kind in (AwardBatch, Nominations, CouncilSession):
        for found in workspace.all(kind):
            yield from _folder(found, _FILES[kind], batches, workspace.files)
    targets, movements = _planned(workspace)
    for batch in batches.values():
        yield from _batch(batch, movements.get(batch.year, ()), organization)
    for file in workspace.all(Nominations):
        yield from _part(file.batch, file.origin.at("batch"), batches, "đợt")
        proposed[file.batch], first = [found.id for found in file.nominations], dict[str, Place]()
        for nomination in file.nominations:
            here = nomination.origin
            yield from _once(nomination.id, here.at("id"), first)
            yield from _who(nomination.who, here.at("who"), known)
            yield from _award(nomination.award, here.at("award"), awards)
            yield from _unit(nomination.by, here.at("by"), organization)
            for number, initiative in enumerate(nomination.initiatives):
                yield from _part(initiative, here.at("initiatives", number), initiatives, "sáng kiến")
            of_batch = batches.get(file.batch)
            year = nomination.year or (of_batch.year if of_batch else None)
            planned = targets.get(year, ()) if year else ()
            for number, target in enumerate(nomination.targets):
                if year and target not in planned:
                    yield UNKNOWN_TARGET.at(
                        here.at("targets", number),
                        f"Kế hoạch năm {year} không có chỉ tiêu “{target}”.",
                        guess(target, planned),
                    )
            who, award = known.get(nomination.who), awards.get(nomination.award)
            if who and award and who.recipient not in award.recipients:
                yield DOES_NOT_FIT.at(
                    here.at("award"),
                    f"{award.name} không dành cho {RECIPIENT_NAMES[who.recipient]} ({who.name}).",
                    "Chọn danh hiệu, hình thức khác hoặc sửa đối tượng.",
                )
    council = organization.council if organization else None
    members = [member.id for member in council.members] if council else []
    for session in workspace.all(CouncilSession):
        yield from _part(session.batch, session.origin.at("batch"), batches, "đợt")
        yield from _session(session, members, proposed.get(session.batch, []))


def _planned(workspace: Workspace) -> tuple[dict[int, tuple[str, ...]], dict[int, tuple[str, ...]]]:
    """Return the ids of the targets and of the movements of each year."""
    targets: dict[int, tuple[str, ...]] = {}
    movements: dict[int, tuple[str, ...]] = {}
    for file in workspace.movements:
        targets[file.year] = (*targets.get(file.year, ()), *(target.id for target in file.targets))
        movements[file.year] = (*movements.get(file.year, ()), *(found.id for found in file.movements))
    return targets, movements


def _batch(
    batch: AwardBatch, movements: Collection[str], organization: Organization | None
) -> Iterator[Diagnostic]:
    general = [found.id for found in organization.general_movements] if organization else []
    if batch.movement is not None and batch.movement not in (*movements, *general):
        yield UNKNOWN_MOVEMENT.at(
            batch.origin.at("movement"),
            f"Năm {batch.year} không có phong trào “{batch.movement}”.",
            guess(batch.movement, (*movements, *general)),
        )
    signer = batch.decision.signer if batch.decision else None
    signers = [found.id for found in organization.signers] if organization else []
    if batch.decision and signer is not None and organization is not None and signer not in signers:
        yield UNKNOWN_SIGNER.at(
            batch.decision.origin.at("signer"), f"Không có người ký “{signer}”.", guess(signer, signers)
        )


def _session(
    session: CouncilSession, members: Collection[str], nominations: Collection[str]
) -> Iterator[Diagnostic]:
    here, first = session.origin, dict[str, Place]()
    named = [("chair",), ("secretary",), *(("present", number) for number in range(len(session.present)))]
    values = [session.chair, session.secretary, *session.present]
    for path, member in zip(named, values, strict=True):
        yield from _part(member, here.at(*path), members, "thành viên Hội đồng")
    for absence in session.absent:
        yield from _part(absence.member, absence.origin.at("member"), members, "thành viên Hội đồng")
    for number, teller in enumerate(session.ballots.tellers if session.ballots else ()):
        yield from _part(teller, here.at("ballots", "tellers", number), members, "thành viên Hội đồng")
    tellers = session.ballots.tellers if session.ballots else ()
    roles = [("chair", session.chair, "Chủ trì"), ("secretary", session.secretary, "Thư ký")]
    places = [(here.at(key), member, role) for key, member, role in roles]
    places += [
        (here.at("ballots", "tellers", number), member, "Người kiểm phiếu")
        for number, member in enumerate(tellers)
    ]
    for place, member, role in places if session.votes else ():
        if member in members and member not in session.present:
            yield NOT_PRESENT.at(
                place,
                f"{role} “{member}” không có tên trong số người dự họp.",
                "Sửa người ấy, hoặc ghi vào present.",
            )
    for vote in session.votes:
        yield from _part(vote.nomination, vote.origin.at("nomination"), nominations, "đề nghị")
        yield from _once(vote.nomination, vote.origin.at("nomination"), first)


def _folder(
    found: Any, name: str, batches: dict[str, AwardBatch], files: Collection[str]
) -> Iterator[Diagnostic]:
    batch_id = found.id if isinstance(found, AwardBatch) else found.batch
    batch, file = batches.get(batch_id), PurePosixPath(found.origin.file)
    if batch and file.parts[1:] != (str(batch.year), "awards", batch_id, f"{name}{file.suffix}"):
        key = "id" if isinstance(found, AwardBatch) else "batch"
        place = f"plans/{batch.year}/awards/{batch_id}/{name}.yaml"
        yield WRONG_FOLDER.at(
            found.origin.at(key),
            f"Đợt “{batch_id}” năm {batch.year} nằm ở {file}.",
            f"Đã có {place}: tệp này có lẽ là bản sao; sửa mã đợt ({key}) trong tệp này, hoặc xóa nó."
            if place in files
            else f"Chuyển tệp về {place}, hoặc sửa mã đợt.",
        )


def _local_rules(workspace: Workspace) -> Iterator[Diagnostic]:
    for file in workspace.all(AwardRules):
        for rule in file.rules:
            fault = fault_of(rule)
            if fault:
                key = "award" if fault.startswith("Không có danh hiệu") else "value"
                if "tham số" in fault or "không tặng" in fault:
                    key = "parameter"
                yield LOCAL_RULE.at(
                    rule.origin.at(key), f"{fault}.", "Xem tên và giá trị bằng lệnh tdkt law."
                )
    yield from _clashes([rule for file in workspace.all(AwardRules) for rule in file.rules])


def _clashes(rules: list[LocalRule]) -> Iterator[Diagnostic]:
    for number, rule in enumerate(rules):
        if rule.from_ and rule.until and rule.until <= rule.from_:
            yield RULES_CLASH.at(
                rule.origin.at("until"),
                f"Quy định về “{rule.parameter}” hết trước khi bắt đầu ({rule.from_:%d/%m/%Y}).",
                "Kiểm tra hai ngày.",
            )
        for earlier in rules[:number]:
            if not _at_once(earlier, rule):
                continue
            if (earlier.award, earlier.parameter) == (rule.award, rule.parameter):
                problem = f"Tham số “{rule.parameter}” đã đặt rồi, trong cùng thời gian"
            elif {earlier.parameter, rule.parameter} == {"extra_days_off", "extra_working_days"}:
                both = sorted(set(_days(earlier)) & set(_days(rule)))
                if not both:
                    continue
                problem = f"Ngày {', '.join(both)} vừa nghỉ thêm vừa làm bù"
            else:
                continue
            yield RULES_CLASH.at(
                rule.origin.at("parameter"),
                f"{problem}.",
                "Bỏ một quy định, hoặc ghi from, until cho từng quy định.",
                ((earlier.origin.at("parameter"), "đã đặt ở đây"),),
            )


def _at_once(one: LocalRule, other: LocalRule) -> bool:
    """Tell whether two rules hold on a common day; `until` is the first day without."""
    starts = [rule.from_ for rule in (one, other) if rule.from_]
    ends = [rule.until for rule in (one, other) if rule.until]
    return not starts or not ends or max(starts) < min(ends)


def _days(rule: LocalRule) -> list[str]:
    return [str(day) for day in rule.value] if isinstance(rule.value, list) else []


def _award_ids() -> tuple[str, ...]:
    return tuple(packs()[-1].awards)


def _once(found: str, place: Place, first: dict[str, Place]) -> Iterator[Diagnostic]:
    if found in first:
        yield DUPLICATE_ID.at(
            place, f"Mã “{found}” đã dùng.", "Đổi hoặc xóa một mục.", ((first[found], "lần đầu"),)
        )
    first.setdefault(found, place)


def _unit(unit: str | None, place: Place, organization: Organization | None) -> Iterator[Diagnostic]:
    if unit is not None and organization is not None and organization.unit(unit) is None:
        known = [found.id for found in organization.units]
        yield UNKNOWN_UNIT.at(place, f"Không có đơn vị “{unit}”.", guess(unit, known))


def _subdivision(
    subdivision: str | None, place: Place, organization: Organization | None
) -> Iterator[Diagnostic]:
    known = [member.id for member in organization.subdivisions_among(())] if organization else []
    if subdivision is not None and known and subdivision not in known:
        yield UNKNOWN_SUBDIVISION.at(
            place, f"Không có thôn, tổ dân phố “{subdivision}”.", guess(subdivision, known)
        )


def _who(who: str, place: Place, known: Collection[str]) -> Iterator[Diagnostic]:
    if who not in known:
        yield UNKNOWN_RECIPIENT.at(
            place, f"Không có “{who}” trong sổ đối tượng.", guess(who, known) or "Sổ đối tượng còn trống."
        )


def _award(award: str, place: Place, known: Collection[str]) -> Iterator[Diagnostic]:
    if award not in known:
        yield UNKNOWN_AWARD.at(place, f"Không có danh hiệu, hình thức “{award}”.", guess(award, known))


def _part(part: str, place: Place, known: Collection[str], what: str) -> Iterator[Diagnostic]:
    if part not in known:
        yield UNKNOWN_PART.at(
            place, f"Không có {what} “{part}”.", guess(part, known) or f"Kho chưa ghi {what} nào."
        )


def _texts(found: Any, origin: Origin) -> Iterator[tuple[str, Place]]:
    """Yield every text of a record, however deep, with its place."""
    for field in fields(found):
        value, key = getattr(found, field.name), field.name.rstrip("_")
        if isinstance(value, str):
            yield value, origin.at(key)
        elif is_dataclass(value) and not isinstance(value, Origin):
            yield from _texts(value, origin.child(key))
        elif isinstance(value, tuple):
            for number, part in enumerate(value):
                if isinstance(part, str):
                    yield part, origin.at(key, number)
                elif is_dataclass(part):
                    yield from _texts(part, origin.child(key, number))
