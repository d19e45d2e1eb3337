"""The day of a document against what it cites, counts and reports on: nothing is signed before that is there.

`tdkt issue` refuses such a day (`refuse_too_early`); what stands in the register already stays and is told by a rule.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tdkt.checks.example_files import DRIVE as DRIVE_FILE
from tdkt.checks.issued.signing_reasons import is_open, later_cited_plan, plan_of, too_early
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.errors import UserError
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import Drive
from tdkt.model.fund_key import parted_fund
from tdkt.model.issued import (
    DRIVE,
    FUND_REPORT,
    PLAN,
    REPORT,
    STAGE_REPORT,
    IssuedDocument,
)
from tdkt.model.period import WHOLE, Period
from tdkt.model.year_span import YearSpan
from tdkt.workspace.issued import all_issued, held_files, period_of, stored_texts
from tdkt.workspace.plan_days import timed
from tdkt.workspace.workspace import Workspace, with_files

BEFORE_ITS_PLAN = Rule(
    code="Y151",
    severity=WARNING,
    title="Kế hoạch của đợt thi đua ký trước kế hoạch mà nó thực hiện",
    explanation="Đợt thi đua không ghi legal_basis, preamble thì phần mở đầu viết “Thực hiện Kế hoạch …” của năm, nên ngày của đợt "
    "không trước ngày của kế hoạch ấy. tdkt issue không ghi sổ ngày như vậy; văn bản đã ký thì giữ nguyên, chỉ được nhắc.",
    examples=(
        Example(
            file=DRIVE_FILE,
            text="symbol: KH-UBND\n",
            bad=("number: 9\nsymbol: KH-UBND\ndate: ▸2026-01-14\n",),
            good=("number: 9\nsymbol: KH-UBND\ndate: 2026-01-15\n",),
        ),
    ),
)
SIGNED_TOO_EARLY = Rule(
    code="R540",
    severity=WARNING,
    title="Văn bản ký trước điều nó dẫn, tổng hợp hoặc đánh giá",
    explanation="Văn bản không thể có ngày trước văn bản mà nó dẫn, trước ngày nhận báo cáo mà nó tổng hợp, hoặc khi kỳ, giai đoạn "
    "nó đánh giá chưa hết. Kế hoạch đặt hạn gửi báo cáo của kỳ trước ngày cuối kỳ thì báo cáo được ký từ hạn ấy. tdkt issue không ghi "
    "sổ ngày như vậy; văn bản đã ghi sổ từ trước thì giữ nguyên, chỉ được nhắc: ngày ghi nhầm thì sửa cho khớp bản đã ký.",
)
YEAR_GOES_ON = Rule(
    code="R541",
    severity=WARNING,
    title="Báo cáo năm ký khi năm chưa hết",
    explanation="Báo cáo năm, báo cáo giai đoạn đánh giá đạt, không đạt của cả năm; báo cáo quỹ nêu số dư chuyển sang năm sau. Ký khi "
    "năm chưa hết thì phần còn lại của năm không có trong số liệu, báo cáo phải nói rõ điều đó; khoản thu, chi sau ngày ký do báo cáo bổ "
    "sung nêu. Kế hoạch đặt hạn gửi báo cáo của quý IV (học kỳ II) trước ngày cuối năm thì "
    "từ hạn ấy không nhắc.",
)
RULES = (BEFORE_ITS_PLAN, SIGNED_TOO_EARLY, YEAR_GOES_ON)


def refuse_too_early(workspace: Workspace, of: str, key: str, title: str, day: datetime.date) -> None:
    """Raise UserError where the document (`of`, `key`), called `title`, cannot have been signed on `day`, with every reason."""
    reasons = list(too_early(workspace, of, key, day))
    if reasons:
        raise UserError(
            f"{title} không thể ban hành ngày {day:%d/%m/%Y}: {'; '.join(reasons)}.",
            hint="Kiểm tra ngày trên văn bản đã ký, rồi ngày trong các tệp ấy.",
        )


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the documents of the register, and the plans of drives, whose day is before what they rest on."""
    for drive in workspace.all(Drive):
        if drive.number is not None and drive.date is not None:
            for reason in later_cited_plan(workspace, drive, drive.date):
                yield BEFORE_ITS_PLAN.at(
                    drive.origin.at("date"),
                    f"Kế hoạch của đợt ngày {drive.date:%d/%m/%Y}, nhưng {reason}.",
                    "Kiểm tra hai ngày, hoặc ghi legal_basis, preamble của đợt.",
                )
    for document in all_issued(workspace):
        if document.of in (PLAN, DRIVE):
            continue  # their days stand in their own files
        yield from _open_year(workspace, document)
        if any(too_early(workspace, document.of, document.key, document.date)):
            signed = _as_counted(workspace, document)
            reasons = list(too_early(signed, document.of, document.key, document.date))
            if reasons:
                yield SIGNED_TOO_EARLY.at(
                    document.origin.at("date"),
                    f"Số {document.said} ngày {document.date:%d/%m/%Y}, nhưng {'; '.join(reasons)}.",
                    "So với văn bản đã ký: ngày trong sổ, hoặc ngày trong các tệp ấy, ghi nhầm thì sửa.",
                )


def _as_counted(workspace: Workspace, document: IssuedDocument) -> Workspace:
    """Return `workspace` with the files that `document` holds as they were signed: what has come since is not counted in it."""
    texts = stored_texts(workspace, document)
    if texts is None:
        return workspace
    now = held_files(workspace, document.of, document.key)
    gone = [file for file in now if file not in texts]
    changed = {file: texts[file] for file in now if file in texts}
    return with_files(workspace, changed, without=gone) if gone or changed else workspace


def _open_year(workspace: Workspace, document: IssuedDocument) -> Iterator[Diagnostic]:
    """Yield where a report that judges a year, or several to the last, was signed while that year went on."""
    if document.of == REPORT:
        periods = [period_of(workspace, document.key)]
    elif document.of == FUND_REPORT:
        year, later_report = parted_fund(document.key)
        periods = [] if later_report else [period_of(workspace, year)]
    elif document.of == STAGE_REPORT and (span := YearSpan.parse(document.key)):
        planned = {plan.year for plan in workspace.plans}
        periods = [Period.whole(year) for year in span.years(planned) if year in planned][-1:]
    else:
        return
    for period in (timed(workspace, one) for one in periods if one.kind == WHOLE):
        if is_open(plan_of(workspace, period.year), period, document.date):
            yield YEAR_GOES_ON.at(
                document.origin.at("date"),
                f"Số {document.said} ngày {document.date:%d/%m/%Y}: {period.title} đến ngày {period.last_day:%d/%m/%Y} mới hết.",
                "Số liệu đến ngày ký chưa phải của cả năm; ngày đúng như bản đã ký thì để nguyên.",
            )
