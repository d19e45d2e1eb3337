"""Who a text says speaks is who issues it: one body above the page, in its sentences and in its signature (NĐ 30/2020, Phụ lục I, II.2, II.7).

A sentence has a speaker where a body stands right before what only the issuer does: "… ban hành Kế hoạch" of its opening,
"… yêu cầu các đơn vị" of its end. What other bodies did or do (a plan with its number, a request of the city) is none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.example_files import DRIVE, PLAN
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import Drive
from tdkt.model.issued import DRIVE as OF_DRIVE
from tdkt.model.issued import PLAN as OF_PLAN
from tdkt.model.issuer import BOARD, COUNCIL, FRONT, SCHOOL, UNION, Issuer, IssuingBody, written_out
from tdkt.model.organization import Organization
from tdkt.model.patterns import lazy_pattern
from tdkt.model.place import Place
from tdkt.model.plan import Plan
from tdkt.model.records import dataclass
from tdkt.model.report_outline import ReportOutlines
from tdkt.model.text import UPPER
from tdkt.workspace.workspace import Workspace

_ISSUES = "  - Ủy ban nhân dân phường Mẫu ban hành Kế hoạch cụ thể như sau."
_ASKS = "  - Các đơn vị tổ chức thực hiện nghiêm túc Kế hoạch này."
_DRIVE_HEAD = "sections:\n  - title: Thời gian\n"

OTHER_ISSUER_SAID = Rule(
    code="R546",
    severity=WARNING,
    title="Lời văn nêu cơ quan khác với cơ quan ban hành",
    explanation="Câu “… ban hành Kế hoạch”, “… phát động đợt thi đua” ở preamble, “… yêu cầu các đơn vị”, “… đề nghị”, “… giao” ở closing của "
    "kế hoạch năm, kế hoạch phát động; “… báo cáo”, “… thông báo” ở opening, closing của đề cương có issuer: nêu chính cơ quan ban hành, là cơ quan ở "
    "phần đầu và chữ ký. Kế hoạch của Hội đồng, nhà trường, Mặt trận (issuer) mà câu còn ghi Ủy ban nhân dân, hoặc ngược lại, thì "
    "sửa câu, hoặc sửa issuer. Văn bản của cơ quan khác đã có số (“ban hành Kế hoạch số 12/KH-UBND”) thì không tính.",
    examples=(
        Example(
            file=PLAN,
            text=_ISSUES,
            bad=(
                "  - ▸Hội đồng Thi đua - Khen thưởng phường Mẫu ban hành Kế hoạch cụ thể như sau.",
                "  - ▸Hiệu trưởng ban hành Kế hoạch cụ thể như sau.",
            ),
            good=(_ISSUES, "  - UBND phường ban hành Kế hoạch cụ thể như sau."),
        ),
        Example(
            file=PLAN,
            text=_ASKS,
            bad=(
                "  - ▸Hội đồng Thi đua - Khen thưởng yêu cầu các đơn vị thực hiện nghiêm túc Kế hoạch này.",
                "  - ▸Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam phường đề nghị các đơn vị thực hiện Kế hoạch này.",
            ),
            good=(
                _ASKS,
                "  - Chủ tịch Ủy ban nhân dân phường Mẫu yêu cầu các đơn vị thực hiện nghiêm túc Kế hoạch này.",
                "  - Vướng mắc thì báo cáo Hội đồng Thi đua - Khen thưởng phường; Ủy ban nhân dân phường yêu cầu các đơn vị thực hiện.",
            ),
        ),
        Example(
            file=DRIVE,
            text=_DRIVE_HEAD,
            bad=(
                f"closing:\n  - ▸Hội đồng Thi đua - Khen thưởng phường yêu cầu các đơn vị thực hiện.\n{_DRIVE_HEAD}",
            ),
            good=(f"closing:\n  - Ủy ban nhân dân phường yêu cầu các đơn vị thực hiện.\n{_DRIVE_HEAD}",),
        ),
    ),
)

RULES = (OTHER_ISSUER_SAID,)

_WARD, _NO_ISSUER = "ward", "no_issuer"
_BODIES = (
    (_WARD, r"Ủy ban nhân dân"),
    (COUNCIL, r"Hội đồng thi đua(?:\s*[-–,]\s*|\s+)khen thưởng|Chủ tịch Hội đồng"),
    (_NO_ISSUER, r"Hội đồng nhân dân"),
    (FRONT, r"(?:Ban Thường trực\s+)?(?:Ủy ban\s+)?(?:Mặt trận Tổ quốc|MTTQ)|UBMTTQ|Ban Thường trực"),
    (
        SCHOOL,
        r"Hiệu trưởng|Nhà trường|Ban giám hiệu|Trường\s+(?:Tiểu học|Trung học cơ sở|THCS|Mầm non|Trung học phổ thông|THPT)",
    ),
    (UNION, r"Ban Chấp hành|Công đoàn|Đoàn Thanh niên|Hội (?:Liên hiệp Phụ nữ|Nông dân|Cựu chiến binh)"),
    (BOARD, r"Ban Chỉ đạo"),
)
"""How sentences call the bodies of a type, whichever it is; a Hội đồng nhân dân issues none of these texts."""
_OF_PLACE = (
    rf"(?:\s+(?i:Việt Nam|phường|xã|đặc khu|nhà trường|trường|Tiểu học|Trung học cơ sở|Trung học phổ thông|Mầm non))*"
    rf"(?:\s+(?!Tỉnh\b|Thành\b|TP\b|Trung\b)[{UPPER}]\w*)*"
)
"""What may follow such a name: whose or where it is. "Thành phố" is none of it: the city is asked, it does not issue."""
_BODY = lazy_pattern(
    rf"(?<!\w)(?:{'|'.join(rf'(?P<{kind}>(?i:{names}))' for kind, names in _BODIES)}){_OF_PLACE}"
)
_ISSUING = (
    r"(?:ban hành|xây dựng|triển khai)\s+kế hoạch(?!\s+số)|(?:tổ chức\s+)?phát động\s+(?:đợt|phong trào)"
)
_ASKING = (
    r"yêu cầu|đề nghị(?!\s+(?:phản ánh|báo cáo|liên hệ|gửi|trao đổi|thông tin|kịp thời))|giao\s+(?:các|cho)"
)
_REPORTING = r"(?:trân trọng\s+|kính\s+)?(?:báo cáo|thông báo)(?!\s+số)"
_OPENING, _CLOSING, _IN_REPORTS = (
    lazy_pattern(rf"\s+(?i:{acts})(?!\w)")
    for acts in (
        rf"{_ISSUING}|yêu cầu(?=\s+các)",
        f"{_ISSUING}|{_ASKING}",
        f"{_REPORTING}|{_ASKING}",
    )
)


@dataclass(frozen=True, slots=True)
class _Text:
    """Sentences of what `body` issues: where they stand, and what only a speaker does there."""

    place: str
    sentences: tuple[str, ...]
    acts: re.Pattern[str]


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the sentences at the head and the end of plans, plans of drives and outlines in which another body than the issuer speaks."""
    organization = workspace.organization
    if organization is None:
        return
    for plan in workspace.plans:
        yield from _of_plan(plan, organization.issuing(OF_PLAN, plan.issuer), organization)
    for drive in workspace.all(Drive):
        yield from _of_plan(drive, organization.issuing(OF_DRIVE, drive.issuer), organization)
    for file in workspace.all(ReportOutlines):
        for outline in file.outlines:
            body = organization.issuer_with(outline.issuer) if outline.issuer else None
            if body is not None:
                texts = (
                    _Text("opening", outline.opening, _IN_REPORTS),
                    _Text("closing", outline.closing, _IN_REPORTS),
                )
                for text in texts:
                    for number, other in _other_speakers(text, body, organization):
                        yield _said(outline.origin.at(text.place, number), "Báo cáo", body, other)


def _of_plan(plan: Plan | Drive, body: IssuingBody, organization: Organization) -> Iterator[Diagnostic]:
    texts = (_Text("preamble", plan.preamble, _OPENING), _Text("closing", plan.closing, _CLOSING))
    for text in texts:
        for number, other in _other_speakers(text, body, organization):
            yield _said(plan.origin.at(text.place, number), "Kế hoạch", body, other)


def _said(place: Place, what: str, body: IssuingBody, other: str) -> Diagnostic:
    return OTHER_ISSUER_SAID.at(
        place,
        f"{what} do {body.name} ban hành, câu này lại nêu {other}.",
        f"Ghi “{body.name}” thay cho “{other}”, hoặc sửa issuer.",
    )


def _other_speakers(text: _Text, body: IssuingBody, organization: Organization) -> Iterator[tuple[int, str]]:
    """Yield the sentences of `text`, by number, in which another than `body` speaks, with who does."""
    names = [organization.name, *(one.name for one in organization.issuers)]
    declared = [re.escape(name) for name in names if name != body.name]
    own_kind = body.type if isinstance(body, Issuer) else _WARD
    for number, sentence in enumerate(text.sentences):
        said = written_out(sentence)
        others = {found.start(): found[0] for found in _speakers(declared, said, text.acts)}
        for found in _BODY.finditer(said):
            is_own = found.lastgroup == own_kind or found[0].lower() in body.name.lower()
            if not is_own and text.acts.match(said, found.end()):
                others.setdefault(found.start(), found[0])
        yield from ((number, other) for other in others.values())


def _speakers(names: list[str], said: str, acts: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield where one of `names` (patterns) stands right before what only a speaker does."""
    if names:
        for found in re.finditer(rf"(?i)(?<!\w)(?:{'|'.join(names)})", said):
            if acts.match(said, found.end()):
                yield found
