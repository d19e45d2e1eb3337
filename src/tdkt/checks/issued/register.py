"""The register of issued documents: numbers, days, stored copies, and the amendments to what it names."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import combinations, pairwise

from tdkt.checks.rule import ERROR, WARNING, Rule, Stops
from tdkt.checks.seen_twice import seen_twice
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.issued import AMENDMENT, PLAN, Amendment, IssuedDocument, IssuedDocuments
from tdkt.model.organization import Organization
from tdkt.model.place import Place
from tdkt.workspace.conflict_markers import line_of_conflict
from tdkt.workspace.issued import (
    all_issued,
    copy_file,
    issued,
    life_of,
    register_file,
    stored_texts,
)
from tdkt.workspace.workspace import Workspace

_NUMBERING = "NĐ 30/2020, Điều 15.1"

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
    explanation="Số và ký hiệu của một văn bản là duy nhất trong năm, và một văn bản chỉ ban hành một lần. Xem cả số ghi ở tệp của kế "
    "hoạch, đợt thi đua, đợt kiểm tra, quyết định khen thưởng, quyết định hủy bỏ khen thưởng. Kiểm tra với văn thư.",
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
IN_FORCE_FIRST = Rule(
    code="M680",
    severity=WARNING,
    title="Văn bản sửa đổi ký sau có hiệu lực trước",
    explanation="Trước ngày văn bản ký trước có hiệu lực thì áp dụng kế hoạch đã ký với những chỗ văn bản ký sau sửa (cả câu; mức giao của từng đơn vị, thôn; cả nhiệm vụ; từng thời hạn báo cáo); "
    "chỗ chỉ văn bản ký trước sửa, hoặc văn bản ký trước mới thêm, thì chưa áp dụng (nên tổng của câu và các mức giao có thể chưa khớp nhau); khi cả hai đã có hiệu lực thì theo văn bản ký sau. "
    "Vị trí, thứ tự (mục, điểm, dòng) và lời “trước đây là …” trong văn bản ký sau theo kế hoạch đã sửa đổi đến văn bản ký trước, kể cả chỗ chưa có hiệu lực. "
    "Nếu không chủ ý như vậy thì ghi `effective` của văn bản ký sau không sớm hơn, trước khi ký. "
    "Dự thảo chưa ghi ngày có hiệu lực từ ngày ký: còn văn bản ký trước chưa có hiệu lực thì nhắc.",
)

RULES = (NO_COPY, NUMBER_TWICE, GAP, OUT_OF_ORDER, WRONG_ENTRY, WRONG_AMENDMENT, IN_FORCE_FIRST)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with the register and with amendments."""
    for register in workspace.all(IssuedDocuments):
        yield from _register(register, workspace)
        for (_, symbol), documents in by_symbol(register, workspace.organization).items():
            yield from _out_of_order(documents)
            if symbol in register.complete:
                yield from _gaps(documents, symbol, register)
    documents = all_issued(workspace)
    yield from _copies(workspace, documents)
    yield from _twice(
        documents,
        lambda document: (
            numbered_with(document, workspace.organization),
            document.date.year,
            document.number,
            document.symbol,
        ),
        "number",
        lambda document: f"Số {document.said} đã dùng cho “{document.title}”",
    )
    yield from _twice(
        documents,
        lambda document: (document.of, document.key),
        "key",
        lambda document: f"Văn bản này đã ban hành với số {document.said}",
    )
    yield from _amendments(workspace)
    yield from _drafts(workspace)
    yield from _in_force_first(workspace)


def _register(register: IssuedDocuments, workspace: Workspace) -> Iterator[Diagnostic]:
    if register.origin.file != register_file(register.year):
        yield WRONG_ENTRY.at(
            register.origin.at("year"),
            f"Sổ văn bản năm {register.year} nằm ở {register.origin.file}.",
            f"Chuyển tệp về {register_file(register.year)}, cùng các bản lưu.",
        )
    amendments = {one.id for one in workspace.all(Amendment)}
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


def numbered_with(document: IssuedDocument, organization: Organization | None) -> str | None:
    """Return in whose row of numbers a document counts (`Organization.numbered_with`)."""
    return organization.numbered_with(document.issuer) if organization else document.issuer


def by_symbol(
    register: IssuedDocuments, organization: Organization | None
) -> dict[tuple[str | None, str], list[IssuedDocument]]:
    """Return the documents of each row of numbers and symbol, by number: each issuer counts its own (NĐ 30/2020, Phụ lục I, II.3a)."""
    found: dict[tuple[str | None, str], list[IssuedDocument]] = {}
    for document in sorted(register.documents, key=lambda document: document.number):
        found.setdefault((numbered_with(document, organization), document.symbol), []).append(document)
    return found


def _out_of_order(documents: list[IssuedDocument]) -> Iterator[Diagnostic]:
    for before, after in pairwise(documents):
        if after.date < before.date:
            yield OUT_OF_ORDER.at(
                after.origin.at("date"),
                f"Số {after.said} ngày {after.date:%d/%m/%Y}, trước số {before.said} ngày "
                f"{before.date:%d/%m/%Y}.",
                "Kiểm tra số và ngày của hai văn bản.",
                ((before.origin.at("date"), f"số {before.said}"),),
            )


def _gaps(documents: list[IssuedDocument], symbol: str, register: IssuedDocuments) -> Iterator[Diagnostic]:
    for first, last in gaps([document.number for document in documents], start=1):
        here = next(document for document in documents if document.number == last + 1)
        yield GAP.at(
            here.origin.at("number"),
            f"Sổ thiếu {said_gap(first, last)}/{symbol} năm {register.year}.",
            "Ghi văn bản còn thiếu vào sổ (tdkt issue), hoặc bỏ ký hiệu khỏi complete.",
        )


def _copies(workspace: Workspace, documents: list[IssuedDocument]) -> Iterator[Diagnostic]:
    for document in documents:
        if stored_texts(workspace, document) is None:
            yield NO_COPY.at(
                document.origin.at("fingerprint"),
                f"Bản lưu của văn bản số {document.said} ({copy_file(document)}) {_fate(workspace, document)}.",
                f"Lấy lại từ git: git checkout HEAD -- {copy_file(document)} {document.origin.file}.",
            )


def _fate(workspace: Workspace, document: IssuedDocument) -> str:
    data = workspace.stored_copy(copy_file(document)) or b""
    if line_of_conflict(data.decode("utf-8", errors="replace")):
        return "còn xung đột của git chưa giải quyết"
    return "bị mất hoặc không khớp dấu vân tay"


def _amendments(workspace: Workspace) -> Iterator[Diagnostic]:
    for one in workspace.all(Amendment):
        of, key = one.amended
        if issued(workspace, of, key) is None and not workspace.incomplete:
            yield WRONG_AMENDMENT.at(
                one.origin.at("amends"),
                f"Văn bản được sửa đổi ({key}) chưa ban hành nên sửa thẳng, không cần văn bản sửa đổi.",
                f"Xóa tệp này, hoặc ghi văn bản ấy vào sổ trước: tdkt issue {of} {key} --number … --date ….",
            )
        if one.effective is not None and one.date is not None and one.effective < one.date:
            yield WRONG_AMENDMENT.at(
                one.origin.at("effective"),
                f"Có hiệu lực từ {one.effective:%d/%m/%Y}, trước ngày ban hành {one.date:%d/%m/%Y}.",
                "Ngưỡng mới không áp dụng cho thời gian trước khi có văn bản: sửa hoặc bỏ effective.",
            )


def _drafts(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield a second amendment that is being drafted for the same document."""
    done = {document.key for document in all_issued(workspace) if document.of == AMENDMENT}
    drafts = [one for one in workspace.all(Amendment) if one.id not in done]
    for first, again in seen_twice(drafts, lambda one: one.amended):
        yield WRONG_AMENDMENT.at(
            again.origin.at("id"),
            f"Đang có văn bản sửa đổi khác cho cùng văn bản: {first.origin.file}.",
            "Gộp hai văn bản, hoặc ban hành văn bản kia trước.",
        )


def _in_force_first(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield an amendment of a plan, signed or a draft, that is or may be in force before one that was signed before it.

    A draft without a day is in force from its signature, which comes after all that is in the registers.
    """
    signed = {plan.year: life_of(workspace, PLAN, str(plan.year))[1:] for plan in workspace.plans}
    for documents in signed.values():
        for before, after in combinations(documents, 2):
            if after.valid_from < before.valid_from:
                said = f"Số {after.said} có hiệu lực từ {after.valid_from:%d/%m/%Y}"
                yield _told_first(after.origin.at("key"), said, before)
    done = {document.key for documents in signed.values() for document in documents}
    newest = max((document.date for document in all_issued(workspace)), default=None)
    for draft in workspace.all(Amendment):
        day = draft.effective or draft.date or newest
        if draft.amends != PLAN or draft.id in done or day is None:
            continue
        for before in signed.get(draft.year, ()):
            if day < before.valid_from:
                yield _draft_first(draft, before)


def _draft_first(draft: Amendment, before: IssuedDocument) -> Diagnostic:
    if draft.effective or draft.date:
        day = f"{draft.effective or draft.date:%d/%m/%Y}"
        place = draft.origin.at("effective" if draft.effective else "date")
        return _told_first(place, f"Văn bản đang soạn có hiệu lực từ {day}", before)
    then = f"{before.valid_from:%d/%m/%Y}"
    said = f"Văn bản đang soạn chưa ghi effective: ký trước {then} thì có hiệu lực từ ngày ký"
    return _told_first(draft.origin.at("id"), said, before)


def _told_first(place: Place, what: str, before: IssuedDocument) -> Diagnostic:
    then = f"{before.valid_from:%d/%m/%Y}"
    return IN_FORCE_FIRST.at(
        place,
        f"{what}, trước số {before.said} ký trước nó (từ {then}).",
        f"Trước {then} chỗ chỉ số {before.said} sửa thì chưa áp dụng; từ {then} theo văn bản ký sau. Đọc lại từng điều của văn bản ký sau: "
        f"vị trí (mục, điểm, dòng) và lời “trước đây là …” theo kế hoạch đã sửa tại số {before.said}, kể cả chỗ chưa có hiệu lực. "
        f"Không chủ ý như vậy thì ghi effective: {before.valid_from} trước khi ký.",
        ((before.origin.at("key"), f"số {before.said}"),),
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
