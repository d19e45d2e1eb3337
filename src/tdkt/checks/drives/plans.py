"""A drive's own plan: its days in order, measures that fit its phases, everything that it needs printed.

Source of what a movement has to settle: Luật Thi đua, khen thưởng 2022, Điều 17.1.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.checks.example_files import BATCH, DRIVE_REPORT
from tdkt.checks.example_files import DRIVE as DRIVE_FILE
from tdkt.checks.rule import ERROR, NOTE, WARNING, Example, Rule, Stops
from tdkt.checks.seen_twice import seen_twice
from tdkt.model.award_batch import THEMATIC, AwardBatch
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import Drive
from tdkt.model.issued import DRIVE, PLAN
from tdkt.model.measure import EVERY_QUARTER
from tdkt.model.place import Place
from tdkt.workspace.workspace import Workspace

_LAST_PHASE = "- {id: cuoi, title: Giai đoạn 2, until: 2026-09-02}"
DAYS_OUT_OF_ORDER = Rule(
    code="Y140",
    severity=ERROR,
    title="Ngày của đợt thi đua không theo thứ tự",
    explanation="Ngày cuối của đợt không trước ngày phát động; các giai đoạn nối nhau, giai đoạn cuối kết thúc cùng ngày với cả "
    "đợt; hạn đơn vị báo cáo không trước ngày cuối của giai đoạn; hạn đăng ký nằm trong đợt hoặc trước đó.",
    examples=(
        Example(
            file=DRIVE_FILE,
            text=_LAST_PHASE,
            bad=(
                "- {id: cuoi, title: Giai đoạn 2, until: ▸2026-09-03}",
                "- {id: cuoi, title: Giai đoạn 2, until: ▸2026-07-31}",
            ),
            good=(_LAST_PHASE,),
            also=("Y145",),
        ),
        Example(
            file=DRIVE_FILE,
            text="report_by: 2026-08-05",
            bad=("report_by: ▸2026-07-30",),
            good=("report_by: 2026-07-31",),
        ),
        Example(
            file=DRIVE_FILE,
            text="registration: {until: 2026-06-25}",
            bad=("registration: {until: ▸2026-09-03}",),
            good=("registration: {until: 2026-09-02}",),
        ),
    ),
)
BY_QUARTERS = Rule(
    code="Y141",
    severity=ERROR,
    title="Chỉ tiêu của đợt thi đua đo theo quý",
    explanation="Số liệu của đợt thi đua do đơn vị báo cáo cuối mỗi giai đoạn, hạn chung là ngày cuối của đợt: due, schedule, "
    "reported_in là của quý trong năm nên không dùng ở đây. Việc phải xong sớm hơn thì chia giai đoạn.",
    examples=(
        Example(
            file=DRIVE_FILE,
            text="measure: {type: milestone}",
            bad=("measure: {type: milestone, due: ▸2026-08-30}",),
            good=("measure: {type: milestone}",),
        ),
    ),
)
UNKNOWN_DRIVE = Rule(
    code="Y142",
    severity=ERROR,
    title="Không có đợt thi đua này",
    explanation="Mã đợt thi đua phải có trong plans/NĂM/drives/MÃ/drive.yaml. Kiểm tra chính tả, hoặc lập đợt: tdkt new drive.",
    examples=(
        Example(
            file=DRIVE_REPORT,
            text="drive: van-thu-sach",
            bad=("drive: ▸van-thu-xanh",),
            good=("drive: van-thu-sach",),
            also=("K402",),
        ),
    ),
)
NOT_PRINTED = Rule(
    code="Y146",
    severity=WARNING,
    title="Phần của đợt thi đua không được in, hoặc in hai lần",
    explanation="Thời gian, giai đoạn được in ở mục ghi timetable: true, nội dung và chỉ tiêu của các đơn vị ở mục ghi contents: "
    "true; mỗi thứ đúng một mục, và mục ấy có gì để in.",
    examples=(
        Example(
            file=DRIVE_FILE,
            text="sections:\n  - title: Thời gian\n    timetable: true\n",
            bad=("▸sections:\n  - title: Thời gian\n    paragraphs: [Trong quý III năm 2026.]\n",),
            good=("sections:\n  - title: Thời gian\n    timetable: true\n",),
        ),
    ),
)
OTHER_KIND_OF_AWARDS = Rule(
    code="Y147",
    severity=ERROR,
    title="Đợt khen thưởng của đợt thi đua không phải loại chuyên đề",
    explanation="Khen thưởng tổng kết một đợt thi đua là khen thưởng theo phong trào, chuyên đề (type: thematic); công trạng và "
    "đột xuất không gắn với đợt thi đua nào.",
    source="Luật số 06/2022/QH15, Điều 8",
    stops=Stops.ITS_BATCH,
    examples=(
        Example(
            file=BATCH,
            text="type: merit\n",
            bad=("type: merit\ndrive: ▸van-thu-sach\n",),
            good=("type: merit\n",),
            also=("Y142",),
        ),
    ),
)
NOT_SETTLED = Rule(
    code="Y148",
    severity=NOTE,
    title="Đợt thi đua chưa nêu đủ nội dung phải xác định",
    explanation="Tổ chức phong trào thi đua phải xác định mục tiêu, phạm vi, đối tượng, nội dung và tiêu chí, thời gian, kế hoạch, "
    "biện pháp. Ghi đối tượng (for) và nội dung, chỉ tiêu của các đơn vị (contents).",
    source="Luật số 06/2022/QH15, Điều 17, khoản 1",
    examples=(
        Example(
            file=DRIVE_FILE,
            text="symbol: KH-UBND\nfor: Cán bộ, công chức phường\n",
            bad=("▸symbol: KH-UBND\n",),
            good=("symbol: KH-UBND\nfor: Cán bộ, công chức phường\n",),
        ),
    ),
)
DOUBLE_PHASE = Rule(
    code="Y149",
    severity=ERROR,
    title="Mã giai đoạn bị trùng",
    explanation="Mỗi giai đoạn của đợt thi đua có một mã riêng, để báo cáo của đơn vị nói đúng giai đoạn.",
    examples=(
        Example(
            file=DRIVE_FILE,
            text="{id: cuoi, title: Giai đoạn 2",
            bad=("{id: ▸dau, title: Giai đoạn 2",),
            good=("{id: cuoi, title: Giai đoạn 2",),
            also=("Y143", "Y144"),
        ),
    ),
)
REVIEWED_TOO_SOON = Rule(
    code="Y153",
    severity=WARNING,
    title="Sơ kết, tổng kết trước khi có đủ báo cáo",
    explanation="Sơ kết, tổng kết (review) dựa trên báo cáo của đơn vị về giai đoạn, nên không trước ngày cuối của giai đoạn và hạn đơn vị "
    "báo cáo (report_by). Cố ý làm sớm thì bỏ qua lời nhắc này.",
    source="Luật số 06/2022/QH15, Điều 17, khoản 5",
    examples=(
        Example(
            file=DRIVE_FILE,
            text="review: 2026-08-07",
            bad=("review: ▸2026-08-04", "review: ▸2026-07-30"),
            good=("review: 2026-08-05",),
        ),
    ),
)
OF_ANOTHER_BODY = Rule(
    code="Y154",
    severity=WARNING,
    title="Đợt thi đua thực hiện kế hoạch của cơ quan khác",
    explanation="Kế hoạch năm do Hội đồng (hoặc cơ quan khai ở issuers) ban hành, đợt thi đua do Ủy ban nhân dân phát động: phần mở đầu tdkt "
    "soạn sẽ viết Ủy ban nhân dân “Thực hiện Kế hoạch …” của cơ quan ấy. Ghi preamble (hoặc legal_basis) của đợt; xem cả nơi nhận, nơi lưu.",
)
RULES = (
    DAYS_OUT_OF_ORDER,
    BY_QUARTERS,
    UNKNOWN_DRIVE,
    NOT_PRINTED,
    OTHER_KIND_OF_AWARDS,
    NOT_SETTLED,
    DOUBLE_PHASE,
    REVIEWED_TOO_SOON,
    OF_ANOTHER_BODY,
)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with every drive, and with the batches of awards that sum one up."""
    for drive in workspace.all(Drive):
        yield from _days(drive)
        yield from _double_phases(drive)
        yield from _measures(drive)
        yield from _printed(drive)
        yield from _issuer(drive, workspace)
        if not drive.for_ or not drive.contents:
            what = "đối tượng (for)" if not drive.for_ else "nội dung, chỉ tiêu (contents)"
            yield NOT_SETTLED.at(drive.origin.key("symbol"), f"Đợt thi đua chưa ghi {what}.", f"Thêm {what}.")
    for batch in workspace.all(AwardBatch):
        if batch.drive is not None and batch.type != THEMATIC:
            yield OTHER_KIND_OF_AWARDS.at(
                batch.origin.at("drive"),
                "Đợt khen thưởng gắn với đợt thi đua phải là loại chuyên đề.",
                "Sửa type: thematic, hoặc bỏ drive.",
            )


def _issuer(drive: Drive, workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield where the ward issues a drive whose preamble carries out the plan of a Council (its own words aside)."""
    organization = workspace.organization
    plan = next((plan for plan in workspace.plans if plan.year == drive.year), None)
    if organization is None or plan is None or plan.issuer is None or drive.legal_basis or drive.preamble:
        return
    of_plan, body = organization.issuing(PLAN, plan.issuer), organization.issuing(DRIVE, drive.issuer)
    if body is organization and of_plan is not organization:
        yield OF_ANOTHER_BODY.at(
            drive.origin.at("symbol"),
            f"{body.name} ban hành đợt thi đua để thực hiện kế hoạch của {of_plan.name}.",
            "Ghi preamble hoặc legal_basis của đợt; xem lại recipients, archive.",
        )


def _days(drive: Drive) -> Iterator[Diagnostic]:
    if drive.until < drive.from_:
        yield _too_early(
            drive.origin.at("until"), "Ngày cuối của đợt", drive.until, "ngày phát động", drive.from_
        )
    before = drive.from_ - datetime.timedelta(days=1)
    for phase in drive.phases:
        if phase.until <= before:
            place = phase.origin.at("until")
            yield _too_early(
                place, f"Ngày cuối của {phase.title}", phase.until, "ngày đầu của giai đoạn", before
            )
        if phase.report_by is not None and phase.report_by < phase.until:
            place = phase.origin.at("report_by")
            yield _too_early(
                place, "Hạn đơn vị báo cáo", phase.report_by, "ngày cuối của giai đoạn", phase.until
            )
        if phase.review is not None and phase.review < drive.from_:
            place = phase.origin.at("review")
            yield _too_early(place, "Ngày sơ kết, tổng kết", phase.review, "ngày phát động", drive.from_)
        elif phase.review is not None and phase.review < max(phase.until, phase.report_by or phase.until):
            by = max(phase.until, phase.report_by or phase.until)
            what = "hạn đơn vị báo cáo" if by != phase.until else "ngày cuối của giai đoạn"
            yield REVIEWED_TOO_SOON.at(
                phase.origin.at("review"),
                f"Ngày sơ kết, tổng kết {phase.title} ({phase.review:%d/%m/%Y}) trước {what} ({by:%d/%m/%Y}).",
                "Lùi ngày sơ kết, hoặc đặt hạn báo cáo sớm hơn.",
            )
        before = phase.until
    last, earlier = drive.phases[-1], [phase.until for phase in drive.phases[:-1]]
    if last.until != drive.until and all(last.until > until for until in earlier):
        yield DAYS_OUT_OF_ORDER.at(
            last.origin.at("until"),
            f"Giai đoạn cuối kết thúc ngày {last.until:%d/%m/%Y}, đợt kết thúc ngày {drive.until:%d/%m/%Y}.",
            "Sửa cho hai ngày bằng nhau.",
        )
    if drive.registration is not None and drive.registration.until > drive.until:
        yield DAYS_OUT_OF_ORDER.at(
            drive.registration.origin.at("until"),
            f"Hạn đăng ký ({drive.registration.until:%d/%m/%Y}) sau khi đợt kết thúc ({drive.until:%d/%m/%Y}).",
            "Sửa hạn đăng ký.",
        )


def _too_early(place: Place, what: str, day: datetime.date, after: str, other: datetime.date) -> Diagnostic:
    return DAYS_OUT_OF_ORDER.at(
        place, f"{what} ({day:%d/%m/%Y}) trước {after} ({other:%d/%m/%Y}).", "Sửa một trong hai ngày."
    )


def _double_phases(drive: Drive) -> Iterator[Diagnostic]:
    for first, again in seen_twice(drive.phases, lambda phase: phase.id):
        place = first.origin.at("id")
        yield DOUBLE_PHASE.at(
            again.origin.at("id"),
            f"Đã có giai đoạn mã “{again.id}” (ở {place.file}:{place.line}).",
            "Đổi một trong hai mã.",
            ((place, "lần đầu"),),
        )


def _measures(drive: Drive) -> Iterator[Diagnostic]:
    for target in drive.targets:
        measure = target.measure
        said = {
            "due": measure.due is not None,
            "schedule": measure.schedule is not None,
            "reported_in": measure.reported_in != EVERY_QUARTER,
        }
        for key in (key for key, is_said in said.items() if is_said):
            yield BY_QUARTERS.at(
                measure.origin.at(key),
                f"“{key}” tính theo quý của năm, đợt thi đua tính theo giai đoạn.",
                f"Bỏ {key}; hạn là ngày cuối của đợt ({drive.until:%d/%m/%Y}).",
            )


def _printed(drive: Drive) -> Iterator[Diagnostic]:
    wanted = {"timetable": "Thời gian, giai đoạn", "contents": "Nội dung, chỉ tiêu của các đơn vị"}
    for key, what in wanted.items():
        found = [section for section in drive.all_sections if getattr(section, key)]
        has_any = key == "timetable" or bool(drive.contents)
        if has_any and not found:
            yield NOT_PRINTED.at(
                drive.origin.key("sections"), f"{what} chưa có chỗ in.", f"Thêm “{key}: true” vào một mục."
            )
        for section in found[1:] if has_any else found:
            message = f"{what} đã in ở mục trước." if has_any else "Chưa có contents để in ở mục này."
            yield NOT_PRINTED.at(section.origin.at(key), message, f"Bỏ “{key}: true” ở đây.")
