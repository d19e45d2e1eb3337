"""What was signed stays as it was: the files that an issued document rests on, held against its stored copy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tdkt.changes.closed_reports import LateChange, late_changes, late_in_drive, late_in_group, late_in_stage
from tdkt.changes.held import content_changes, told_changes
from tdkt.changes.parts import Action, Change
from tdkt.changes.telling import said
from tdkt.changes.trees import Tree
from tdkt.checks.rule import ERROR, Rule, Stops
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.fund_key import parted_fund
from tdkt.model.issued import (
    AMENDMENT,
    DECISION,
    DRIVE,
    DRIVE_REPORT,
    FUND_REPORT,
    GROUP_AGREEMENT,
    GROUP_MINUTES,
    GROUP_SUBMISSION,
    INSPECTION_CONCLUSION,
    INSPECTION_PLAN,
    INSPECTION_TEAM,
    INVITATION,
    ISSUED_KINDS,
    MINUTES,
    PLAN,
    REPORT,
    REVOCATION,
    STAGE_REPORT,
    SUBMISSION,
    Amendment,
    IssuedDocument,
)
from tdkt.model.place import Place
from tdkt.workspace.beside import files_beside
from tdkt.workspace.issued import (
    Texts,
    all_issued,
    fund_reports,
    held_files,
    issued,
    life_of,
    next_fund_key,
    open_amendment,
    period_of,
    standing,
    stored_texts,
    texts_of,
)
from tdkt.workspace.workspace import Workspace

INSTEAD = {
    REVOCATION: "ban hành quyết định khác: tdkt new revocation … --id MÃ_KHÁC, rồi ghi vào sổ",
    FUND_REPORT: "ghi thêm khoản điều chỉnh (income, expenses) với ngày ghi, rồi lập báo cáo bổ sung: tdkt issue fund-report "
    "NĂM/bo-sung",
    INVITATION: "gửi giấy mời khác, lấy số ở văn thư",
    MINUTES: "lập biên bản khác của Hội đồng (họp lại, bổ sung), lấy số ở văn thư",
    GROUP_AGREEMENT: "mọi thành viên ký phụ lục của bản giao ước ấy, soạn ngoài tdkt và lưu cùng bản đã ký; tệp giữ lời của bản đã ký",
    SUBMISSION: "lập tờ trình khác thay thế, lấy số ở văn thư; ai không được trình tiếp, không được khen thì ghi refused",
}
"""Documents that no amendment of tdkt changes, and that hold files of their own: what is done where they have to be other."""
_NEXT_FUND_REPORT = "NĂM/bo-sung"
_ASIDE = {
    INSPECTION_PLAN: "Ngày làm việc thực tế thì ghi ở minutes của từng nơi, không phải sửa kế hoạch.",
    INSPECTION_TEAM: "Lập đoàn khác cho việc khác thì lập đợt mới: tdkt new inspection … --id MÃ_KHÁC.",
    INSPECTION_CONCLUSION: "Kết quả khắc phục thì ghi ở done của từng tồn tại, không phải sửa kết luận.",
    GROUP_MINUTES: "Họp lại thì ghi cuộc họp sau vào meeting.",
    REPORT: "Điều cần nói thêm thì ghi ở lời văn của kỳ sau; số liệu sửa thì ghi corrections trong báo cáo của đơn vị.",
}
"""What need not be a replacement of a document that tdkt can replace, or what it is made from."""
_CORRECTION = "NĐ 30/2020, Điều 18.3"

CHANGED = Rule(
    code="B101",
    severity=ERROR,
    stops=Stops.ITS_DOCUMENT,
    title="Nội dung đã ban hành bị sửa",
    explanation="Văn bản đã ban hành (có trong sổ văn bản) thì nội dung phải đúng như bản đã ký: sai sót về "
    "nội dung phải được sửa đổi, thay thế bằng văn bản có hình thức tương đương; sai thể thức, "
    "kỹ thuật trình bày thì đính chính bằng công văn. Muốn sửa kế hoạch, quyết định khen thưởng: chạy “tdkt "
    "amend” để lập văn bản sửa đổi, bổ sung; báo cáo kỳ, kế hoạch, quyết định lập đoàn, kết luận kiểm tra, biên bản, tờ trình của "
    "cụm, khối: “tdkt amend” lập văn bản thay thế, in lại cả văn bản từ dữ liệu đã sửa; chỉ sửa lỗi chữ của kế hoạch: ghi ở corrections của "
    "kế hoạch. Sửa nhầm thì trả lại như cũ. Ghi chú trong tệp, mã, tên gọi trong bảng (label), "
    "hạn gửi báo cáo không phải nội dung đã ký nên sửa được.",
    source=_CORRECTION,
)
NO_REASON = Rule(
    code="B102",
    severity=ERROR,
    stops=Stops.ITS_DOCUMENT,
    title="Sửa số liệu đã báo cáo mà không nêu lý do",
    explanation="Báo cáo của cơ quan về kỳ ấy đã ban hành nên số liệu của các đơn vị trong kỳ đã chốt. Sửa "
    "lại thì ghi ở tệp báo cáo của đơn vị: corrections, với ngày sửa, lý do, các chỉ tiêu được "
    "sửa (targets; sửa nhiệm vụ, lời văn thì không ghi targets); báo cáo kỳ sau tự nêu lại. Báo "
    "cáo gửi muộn, sau ngày đã báo cáo, thì ngày gửi (submitted) là đủ.",
)

_WHERE_CORRECTED = {DRIVE_REPORT: "giai đoạn ấy của tệp (dưới phases, ngang với figures)"}
"""Where in a unit's report its corrections stand, where that is not the file itself."""

RULES = (CHANGED, NO_REASON)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what has changed since it was signed."""
    if workspace.incomplete or workspace.as_signed:
        return  # a file that cannot be read is told; it is not "removed"
    documents = all_issued(workspace)
    for document in documents:
        if document.of in (PLAN, DECISION, DRIVE) or (
            ISSUED_KINDS[document.of].is_replaced and document.of != REPORT
        ):
            yield from _held(workspace, document)
        elif document.of == AMENDMENT:
            yield from _held_amendment(workspace, document)
        elif document.of == FUND_REPORT:
            yield from _held_fund(workspace, document)
        elif document.of in INSTEAD and not _is_overtaken(workspace, document):
            yield from _held_alone(workspace, document)
    if workspace.partial:
        return
    documents = standing(workspace)
    reports = [document for document in documents if document.of == REPORT]
    for year in sorted({period_of(workspace, document.key).year for document in reports}):
        yield from _figures(workspace, late_changes(workspace, year))
    for document in documents:
        if open_amendment(workspace, document.of, document.key) is not None:
            continue
        if document.of == STAGE_REPORT:
            yield from _figures(workspace, late_in_stage(workspace, document))
        elif document.of == DRIVE_REPORT:
            yield from _figures(workspace, late_in_drive(workspace, document))
        elif document.of in (GROUP_MINUTES, GROUP_SUBMISSION):
            yield from _figures(workspace, late_in_group(workspace, document))
    for document in reports:
        if open_amendment(workspace, document.of, document.key) is None:
            yield from _words(workspace, document)


def how_to_amend(of: str, key: str, *, aside: bool = True) -> str:
    """Return what is done where a document that tdkt amends or replaces has to be other, with the command, as the rest of a sentence."""
    what = "sửa đổi, bổ sung" if ISSUED_KINDS[of].is_amended else "thay thế"
    also = f" {_ASIDE[of]}" if aside and of in _ASIDE else ""
    return f"lập văn bản {what}: tdkt amend {of} {key} --reason “…”.{also}"


def instead(workspace: Workspace, of: str, key: str) -> str:
    """Say what is done where a document of a kind in `INSTEAD` has to be other: of the fund, which report comes next."""
    said = INSTEAD[of]
    if of != FUND_REPORT:
        return said
    return said.replace(_NEXT_FUND_REPORT, next_fund_key(workspace, parted_fund(key)[0]))


def _held(workspace: Workspace, document: IssuedDocument) -> Iterator[Diagnostic]:
    """Yield what changed in an issued document since it, or the newest amendment or replacement of it, was signed."""
    if open_amendment(workspace, document.of, document.key) is not None:
        return
    newest = life_of(workspace, document.of, document.key)[-1]
    now = texts_of(workspace, held_files(workspace, document.of, document.key))
    yield from _changed(workspace, document.of, document.key, newest, now)


def _held_amendment(workspace: Workspace, document: IssuedDocument) -> Iterator[Diagnostic]:
    files = [one.origin.file for one in workspace.all(Amendment) if one.id == document.key]
    yield from _changed(workspace, AMENDMENT, document.key, document, texts_of(workspace, files))


def _held_alone(workspace: Workspace, document: IssuedDocument) -> Iterator[Diagnostic]:
    now = texts_of(workspace, held_files(workspace, document.of, document.key))
    yield from _changed(workspace, document.of, document.key, document, now)


def _held_fund(workspace: Workspace, document: IssuedDocument) -> Iterator[Diagnostic]:
    """Yield what changed of what the newest report on a fund told; what is written down afterwards is no change of it."""
    year = parted_fund(document.key)[0]
    if fund_reports(workspace, year)[-1] != document:
        return
    now = texts_of(workspace, held_files(workspace, FUND_REPORT, year))
    yield from _changed(workspace, FUND_REPORT, year, document, now, _is_later_line)


def _is_later_line(change: Change) -> bool:
    return change.action is Action.ADDED and change.part.type in ("award-fund/income", "award-fund/expense")


def _is_overtaken(workspace: Workspace, document: IssuedDocument) -> bool:
    """Tell whether what led to a decision has been decided on: from then on the decision, or an amendment to it, holds the files."""
    return (
        document.of in (SUBMISSION, MINUTES, INVITATION)
        and issued(workspace, DECISION, document.key) is not None
    )


def _changed(
    workspace: Workspace,
    of: str,
    key: str,
    signed: IssuedDocument,
    now: Texts,
    is_allowed: Callable[[Change], bool] = lambda change: False,
) -> Iterator[Diagnostic]:
    before = stored_texts(workspace, signed)
    if before is None:
        return
    changes = [
        change
        for change in content_changes(of, key, before, now)
        if not is_allowed(change) and not _is_unread(workspace, change)
    ]
    if not changes:
        return
    if ISSUED_KINDS[of].is_amended or ISSUED_KINDS[of].is_replaced:
        hint = f"Trả lại như cũ, hoặc {how_to_amend(of, key)}"
    elif of == DRIVE:
        hint = "Trả lại như bản đã ký; nội dung phải khác đi thì ban hành kế hoạch phát động khác: tdkt new drive … --id MÃ_KHÁC."
    elif of == AMENDMENT:
        hint = "Trả lại như bản đã ký; cần sửa nữa thì lập văn bản sửa đổi khác: tdkt amend."
    else:
        hint = f"Trả lại như bản đã ký. Nội dung phải khác đi thì {instead(workspace, of, key)}."
    beside = texts_of(
        workspace, files_beside(workspace, of)
    )  # units and thôn that came since have their names there
    yield from _findings(signed, _told(changes, before, {**beside, **now}), hint)


def _findings(signed: IssuedDocument, told: Iterable[tuple[Place, str]], hint: str) -> Iterator[Diagnostic]:
    for place, words in told:
        yield CHANGED.at(place, f"Khác bản đã ký số {signed.said} ngày {signed.date:%d/%m/%Y}. {words}", hint)


def _told(changes: list[Change], before: Texts, now: Texts) -> Iterator[tuple[Place, str]]:
    for entry in told_changes(changes, before, now):
        lines = "; ".join(said(line) for line in entry.lines)
        words = f"{entry.heading}: {lines}." if lines else f"{entry.heading}."
        place = entry.place if entry.change.new else Place(entry.place.file)
        yield place, words


def _figures(workspace: Workspace, changes: Iterable[LateChange]) -> Iterator[Diagnostic]:
    """Yield what units changed in their reports after the ward had told them, without a reason."""
    for late in changes:
        if late.is_explained or _is_unread(workspace, late.change):
            continue
        texts = stored_texts(workspace, late.document) or {}
        now = texts_of(workspace, [late.change.part.tree.path])
        of, key = late.document.of, late.document.key
        also = f" Phải gửi lại cả báo cáo thì {how_to_amend(of, key, aside=False)}" if of == REPORT else ""
        for place, words in _told([late.change], texts, now):
            yield NO_REASON.at(
                place,
                f"Đã báo cáo tại văn bản số {late.document.said} ngày {late.document.date:%d/%m/%Y}. {words}",
                f"Trả lại như cũ, hoặc thêm vào {_WHERE_CORRECTED.get(of, 'tệp')}: corrections: [{{date: …, reason: …, targets: […]}}]."
                + also,
            )


def _is_unread(workspace: Workspace, change: Change) -> bool:
    """Tell whether what seems to be gone stands in a file that could not be read: that is told, nothing was taken away."""
    if change.new is not None or change.old is None:
        return False
    file = change.old.tree.path
    return any(found.is_error and found.place.file == file for found in workspace.findings)


def _words(workspace: Workspace, report: IssuedDocument) -> Iterator[Diagnostic]:
    """Yield what changed in the ward's own words of an issued report; figures of units may be put right."""
    before = stored_texts(workspace, report)
    if before is None:
        return
    now = texts_of(workspace, held_files(workspace, REPORT, report.key))
    for place, words in _told(content_changes(REPORT, report.key, before, now, _is_of_the_ward), before, {}):
        yield CHANGED.at(
            place,
            f"Khác bản đã ký số {report.said} ngày {report.date:%d/%m/%Y}. {words}",
            f"Trả lại như cũ, hoặc {how_to_amend(REPORT, report.key)}",
        )


def _is_of_the_ward(tree: Tree) -> bool:
    return tree.kind == "ward-report"
