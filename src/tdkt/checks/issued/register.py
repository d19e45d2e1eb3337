"""What was issued stays as it was signed: the register, the stored copies, and the files that documents rest on."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from tdkt.checks.rule import ERROR, WARNING, Rule, Stops
from tdkt.checks.seen_twice import seen_twice
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.issued import AMENDMENT, DECISION, PLAN, REPORT, Amendment, IssuedDocument, IssuedDocuments
from tdkt.model.place import Place
from tdkt.workspace.issued import (
    Texts,
    all_issued,
    copy_file,
    held_files,
    issued,
    life_of,
    open_amendment,
    period_of,
    register_file,
    stored_texts,
    texts_of,
)
from tdkt.workspace.workspace import Workspace

if TYPE_CHECKING:
    from tdkt.changes.comparing import Change

_CORRECTION = "NĐ 30/2020, Điều 18.3"
_NUMBERING = "NĐ 30/2020, Điều 15.1"

CHANGED = Rule(
    code="B101",
    severity=ERROR,
    stops=Stops.ITS_DOCUMENT,
    title="Nội dung đã ban hành bị sửa",
    explanation="Văn bản đã ban hành (có trong sổ văn bản) thì nội dung phải đúng như bản đã ký: sai sót về "
    "nội dung phải được sửa đổi, thay thế bằng văn bản có hình thức tương đương; sai thể thức, "
    "kỹ thuật trình bày thì đính chính bằng công văn. Muốn sửa kế hoạch, quyết định: chạy “tdkt "
    "amend” để lập văn bản sửa đổi, bổ sung; chỉ sửa lỗi chữ của kế hoạch: ghi ở corrections của "
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
NO_COPY = Rule(
    code="B103",
    severity=ERROR,
    stops=Stops.ITS_DOCUMENT,
    title="Bản lưu của văn bản bị mất hoặc bị sửa",
    explanation="Mỗi văn bản trong sổ có một bản lưu (.json) bên cạnh sổ, giữ những tệp đã ký; dấu vân tay "
    "(fingerprint) trong sổ phải khớp với bản lưu. Không sửa tay hai chỗ này; lấy lại từ git nếu "
    "bị mất.",
)
NUMBER_TWICE = Rule(
    code="B104",
    severity=ERROR,
    stops=Stops.ITS_DOCUMENT,
    title="Số văn bản bị dùng hai lần",
    explanation="Số và ký hiệu của một văn bản là duy nhất trong năm, và một văn bản chỉ ban hành một lần. "
    "Kiểm tra với văn thư.",
    source=_NUMBERING,
)
GAP = Rule(
    code="B105",
    severity=WARNING,
    title="Sổ văn bản cách số",
    explanation="Sổ ghi rằng mọi số của ký hiệu này đều nằm trong sổ (complete) nhưng có số bị cách. Tìm văn "
    "bản còn thiếu, hoặc bỏ ký hiệu khỏi complete nếu số được cấp chung với văn bản khác của cơ "
    "quan.",
    source=_NUMBERING,
)
OUT_OF_ORDER = Rule(
    code="B106",
    severity=WARNING,
    title="Số văn bản không theo thứ tự ngày",
    explanation="Số được cấp theo thứ tự thời gian trong năm, nên văn bản có số lớn hơn không thể có ngày "
    "sớm hơn. Kiểm tra số và ngày.",
    source=_NUMBERING,
)
WRONG_ENTRY = Rule(
    code="B107",
    severity=ERROR,
    stops=Stops.ITS_DOCUMENT,
    title="Sổ văn bản ghi sai",
    explanation="Dòng của sổ phải nêu một văn bản có thật trong kho, với ngày trong năm của sổ: số chạy từ "
    "01 tháng 01 đến 31 tháng 12.",
    source=_NUMBERING,
)
WRONG_AMENDMENT = Rule(
    code="B108",
    severity=ERROR,
    stops=Stops.ITS_DOCUMENT,
    title="Văn bản sửa đổi, bổ sung không đúng",
    explanation="Chỉ sửa đổi văn bản đã ban hành; mỗi lúc một văn bản sửa đổi đang soạn cho một văn bản; "
    "ngày có hiệu lực không trước ngày ban hành văn bản sửa đổi.",
)

RULES = (CHANGED, NO_REASON, NO_COPY, NUMBER_TWICE, GAP, OUT_OF_ORDER, WRONG_ENTRY, WRONG_AMENDMENT)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with the register, and what has changed since it was signed."""
    if not workspace.all(IssuedDocuments) and not workspace.all(Amendment):
        return
    documents = all_issued(workspace)
    yield from _entries(workspace, documents)
    yield from _numbers(workspace, documents)
    yield from _amendments(workspace)
    if workspace.incomplete or workspace.as_signed:
        return  # a file that cannot be read is told; it is not "removed"
    for document in documents:
        if document.of in (PLAN, DECISION):
            yield from _held(workspace, document)
        elif document.of == AMENDMENT:
            yield from _held_amendment(workspace, document)
    if not workspace.partial:
        for year in sorted({period_of(found.key).year for found in documents if found.of == REPORT}):
            yield from _reports(workspace, year)


def _entries(workspace: Workspace, documents: list[IssuedDocument]) -> Iterator[Diagnostic]:
    amendments = {one.id for one in workspace.all(Amendment)}
    for register in workspace.all(IssuedDocuments):
        if register.origin.file != register_file(register.year):
            yield WRONG_ENTRY.at(
                register.origin.at("year"),
                f"Sổ văn bản năm {register.year} nằm ở {register.origin.file}.",
                f"Chuyển tệp về {register_file(register.year)}, cùng các bản lưu.",
            )
        for document in register.documents:
            if document.date.year != register.year:
                yield WRONG_ENTRY.at(
                    document.origin.at("date"),
                    f"Văn bản ngày {document.date:%d/%m/%Y} nằm trong sổ năm {register.year}.",
                    f"Chuyển dòng này sang {register_file(document.date.year)}.",
                )
            if document.of == AMENDMENT and document.key not in amendments and not workspace.incomplete:
                yield WRONG_ENTRY.at(
                    document.origin.at("key"),
                    f"Không có văn bản sửa đổi “{document.key}” trong kho.",
                    "Lấy lại tệp ấy từ git.",
                )
    for document in documents:
        if stored_texts(workspace, document) is None:
            yield NO_COPY.at(
                document.origin.at("fingerprint"),
                f"Bản lưu của văn bản số {document.said} ({copy_file(document)}) bị mất hoặc không khớp dấu vân tay.",
                f"Lấy lại từ git: git checkout HEAD -- {copy_file(document)} {document.origin.file}.",
            )


def _numbers(workspace: Workspace, documents: list[IssuedDocument]) -> Iterator[Diagnostic]:
    yield from _twice(
        documents,
        lambda found: (found.date.year, found.number, found.symbol),
        "number",
        lambda found: f"Số {found.said} đã dùng cho “{found.title}”",
    )
    yield from _twice(
        documents,
        lambda found: (found.of, found.key),
        "key",
        lambda found: f"Văn bản này đã ban hành với số {found.said}",
    )
    for register in workspace.all(IssuedDocuments):
        by_symbol: dict[str, list[IssuedDocument]] = {}
        for document in sorted(register.documents, key=lambda found: found.number):
            by_symbol.setdefault(document.symbol, []).append(document)
        for symbol, found in by_symbol.items():
            for before, after in pairwise(found):
                if after.date < before.date:
                    yield OUT_OF_ORDER.at(
                        after.origin.at("date"),
                        f"Số {after.said} ngày {after.date:%d/%m/%Y}, trước số {before.said} ngày "
                        f"{before.date:%d/%m/%Y}.",
                        "Kiểm tra số và ngày của hai văn bản.",
                        ((before.origin.at("date"), f"số {before.said}"),),
                    )
            if symbol in register.complete:
                for first, last in gaps([document.number for document in found], start=1):
                    here = next(document for document in found if document.number == last + 1)
                    yield GAP.at(
                        here.origin.at("number"),
                        f"Sổ thiếu {said_gap(first, last)}/{symbol} năm {register.year}.",
                        "Ghi văn bản còn thiếu vào sổ (tdkt issue), hoặc bỏ ký hiệu khỏi complete.",
                    )


def gaps(numbers: Iterable[int], start: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of numbers missing between `start` (or the smallest) and the largest."""
    before = None if start is None else start - 1
    for number in sorted(set(numbers)):
        if before is not None and number > before + 1:
            yield before + 1, number - 1
        before = number


def said_gap(first: int, last: int) -> str:
    """Return "số 41" or "số 41-56" for a run of missing numbers."""
    return f"số {first:02}" if first == last else f"số {first:02}-{last:02}"


def _twice(
    documents: Iterable[IssuedDocument],
    key: Callable[[IssuedDocument], Hashable],
    field: str,
    words: Callable[[IssuedDocument], str],
) -> Iterator[Diagnostic]:
    for first, again in seen_twice(documents, key):
        place = first.origin.at(field)
        yield NUMBER_TWICE.at(
            again.origin.at(field),
            f"{words(first)} (ở {place.file}:{place.line}).",
            "Kiểm tra với văn thư; giữ một, sửa hoặc xóa dòng còn lại.",
            ((place, "lần đầu"),),
        )


def _amendments(workspace: Workspace) -> Iterator[Diagnostic]:
    drafts: dict[tuple[str, str], Amendment] = {}
    done = {found.key: found for found in all_issued(workspace) if found.of == AMENDMENT}
    for one in workspace.all(Amendment):
        of, key = one.amended
        if issued(workspace, of, key) is None and not workspace.incomplete:
            yield WRONG_AMENDMENT.at(
                one.origin.at("amends"),
                f"Văn bản được sửa đổi ({key}) chưa ban hành nên sửa thẳng, không cần văn bản sửa đổi.",
                f"Xóa tệp này, hoặc ghi văn bản ấy vào sổ trước: tdkt issue {of} {key} --number … --date ….",
            )
        if one.id not in done:
            first = drafts.setdefault(one.amended, one)
            if first is not one:
                yield WRONG_AMENDMENT.at(
                    one.origin.at("id"),
                    f"Đang có văn bản sửa đổi khác cho cùng văn bản: {first.origin.file}.",
                    "Gộp hai văn bản, hoặc ban hành văn bản kia trước.",
                )
        if one.effective is not None and one.date is not None and one.effective < one.date:
            yield WRONG_AMENDMENT.at(
                one.origin.at("effective"),
                f"Có hiệu lực từ {one.effective:%d/%m/%Y}, trước ngày ban hành {one.date:%d/%m/%Y}.",
                "Ngưỡng mới không áp dụng cho thời gian trước khi có văn bản: sửa hoặc bỏ effective.",
            )


def _held(workspace: Workspace, document: IssuedDocument) -> Iterator[Diagnostic]:
    """Yield what changed in an issued plan or decision since it, or the newest amendment to it, was signed."""
    if open_amendment(workspace, document.of, document.key) is not None:
        return
    newest = life_of(workspace, document.of, document.key)[-1]
    now = texts_of(workspace, held_files(workspace, document.of, document.key))
    yield from _changed(workspace, document.of, document.key, newest, now)


def _held_amendment(workspace: Workspace, document: IssuedDocument) -> Iterator[Diagnostic]:
    files = [one.origin.file for one in workspace.all(Amendment) if one.id == document.key]
    yield from _changed(workspace, AMENDMENT, document.key, document, texts_of(workspace, files))


def _changed(
    workspace: Workspace, of: str, key: str, signed: IssuedDocument, now: Texts
) -> Iterator[Diagnostic]:
    from tdkt.changes.held import content_changes

    before = stored_texts(workspace, signed)
    if before is None:
        return
    changes = content_changes(of, key, before, now)
    if not changes:
        return
    hint = (
        f"Trả lại như cũ, hoặc lập văn bản sửa đổi, bổ sung: tdkt amend {of} {key} --reason “…”."
        if of in (PLAN, DECISION)
        else "Trả lại như bản đã ký; cần sửa nữa thì lập văn bản sửa đổi khác: tdkt amend."
    )
    for place, words in _told(changes, before, now):
        yield CHANGED.at(place, f"Khác bản đã ký số {signed.said} ngày {signed.date:%d/%m/%Y}. {words}", hint)


def _told(changes: list[Change], before: Texts, now: Texts) -> Iterator[tuple[Place, str]]:
    from tdkt.changes.held import told_changes
    from tdkt.changes.telling import said

    for entry in told_changes(changes, before, now):
        lines = "; ".join(said(line) for line in entry.lines)
        place = entry.place if entry.change.new else Place(entry.place.file)
        yield place, f"{entry.heading}{f': {lines}' if lines else ''}."


def _reports(workspace: Workspace, year: int) -> Iterator[Diagnostic]:
    from tdkt.changes.closed_reports import late_changes
    from tdkt.changes.held import content_changes

    for found in late_changes(workspace, year):
        if found.is_explained:
            continue
        texts = stored_texts(workspace, found.document) or {}
        now = texts_of(workspace, [found.change.part.tree.path])
        for place, words in _told([found.change], texts, now):
            yield NO_REASON.at(
                place,
                f"Đã báo cáo tại văn bản số {found.document.said} ngày {found.document.date:%d/%m/%Y}. {words}",
                "Trả lại như cũ, hoặc thêm vào tệp: corrections: [{date: …, reason: …, targets: […]}].",
            )
    for document in all_issued(workspace):
        if document.of == REPORT and period_of(document.key).year == year:
            before = stored_texts(workspace, document)
            files = held_files(workspace, REPORT, document.key)
            words_only = content_changes(
                REPORT,
                document.key,
                before or {},
                texts_of(workspace, files),
                lambda tree: tree.kind == "ward-report",
            )
            for place, words in _told(words_only, before or {}, {}) if before is not None else ():
                yield CHANGED.at(
                    place,
                    f"Khác bản đã ký số {document.said} ngày {document.date:%d/%m/%Y}. {words}",
                    "Trả lại như cũ; điều cần nói thêm thì ghi ở lời văn của kỳ sau.",
                )
