"""Căn cứ that somebody writes as a line (batches, amendments, the ward's own rules): complete, each once, laws without number.

NĐ 30/2020, Phụ lục I, Phần I, II.6a. They are told before anything is printed; printing leaves out what stands there twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tdkt.awards.batch_case import BatchCase, batch_cases
from tdkt.awards.book import stated_law
from tdkt.awards.known_days import STATED_IN
from tdkt.awards.legal_basis import as_printed, cited_instruments, regulations
from tdkt.checks.example_files import BATCH, LAW_OF_WARD, PLAN
from tdkt.checks.plan.quantities import normal
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.checks.texts.legal_basis import CITING, is_law, name_of
from tdkt.law.citation_text import CitedText, cited_text
from tdkt.law.instruments import Instrument, canonical
from tdkt.law.stated import StatedLaw, recorded
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import Drive
from tdkt.model.issued import Amendment
from tdkt.model.patterns import lazy_pattern
from tdkt.model.place import Origin, Place
from tdkt.model.plan import LegalBasis
from tdkt.model.text import lower_first
from tdkt.workspace.workspace import Workspace

_AT = "submission: {number"
_HEAD = "instruments:\n"
_WHOLE = "Kế hoạch số 40/KH-UBND ngày 30 tháng 01 năm 2026 của Ủy ban nhân dân phường về công tác thi đua, khen thưởng"

NO_SUBJECT = Rule(
    code="C911",
    severity=WARNING,
    title="Căn cứ in ra sẽ thiếu trích yếu, ngày hoặc cơ quan ban hành",
    explanation="Mỗi căn cứ ghi đủ tên loại, số, ký hiệu, cơ quan ban hành, ngày và trích yếu; Luật, Pháp lệnh ghi tên và ngày. "
    "Thiếu thì văn bản in ra sai thể thức. Bổ sung ngay ở dòng căn cứ; văn bản do tdkt tự dẫn hoặc dẫn theo quy định riêng thì "
    "khai subject, date, issuer của văn bản ấy trong plans/awards/law.yaml.",
    examples=(
        Example(
            file=BATCH,
            text=_AT,
            bad=(
                f"cites: [▸Kế hoạch số 40/KH-UBND ngày 30 tháng 01 năm 2026 của Ủy ban nhân dân phường]\n{_AT}",
                f"cites: [▸Kế hoạch số 40/KH-UBND về công tác thi đua]\n{_AT}",
                f"cites: [▸Luật Cư trú]\n{_AT}",
            ),
            good=(f'cites: ["{_WHOLE}"]\n{_AT}', f"cites: [Luật Cư trú ngày 13 tháng 11 năm 2020]\n{_AT}"),
        ),
        Example(
            file=PLAN,
            text="issuer: Chính phủ, subject: quy định về phân cấp}",
            bad=('issuer: Chính phủ, subject: ▸"…"}',),
            good=("issuer: Chính phủ, subject: quy định về phân cấp}",),
        ),
        Example(
            file=LAW_OF_WARD,
            text=_HEAD,
            bad=(
                f"{_HEAD}  - {{type: Nghị định, number: ▸45/2027/NĐ-CP, from: 2027-03-01, source: Công báo}}\n",
            ),
            good=(
                f"{_HEAD}  - {{type: Nghị định, number: 45/2027/NĐ-CP, date: 2027-02-20, issuer: Chính phủ, "
                "subject: quy định chi tiết, from: 2027-03-01, source: Công báo}\n",
            ),
        ),
    ),
    source=CITING,
)
LAW_WITH_NUMBER = Rule(
    code="C912",
    severity=WARNING,
    title="Luật, Pháp lệnh ở dòng căn cứ có số",
    explanation="Trong phần căn cứ, Luật và Pháp lệnh chỉ ghi tên và ngày, không ghi số và cơ quan ban hành. tdkt in căn cứ này "
    "không có số; hãy xóa số ở dòng căn cứ.",
    examples=(
        Example(
            file=BATCH,
            text=_AT,
            bad=(f"cites: [▸Luật Cư trú số 68/2020/QH14 ngày 13 tháng 11 năm 2020]\n{_AT}",),
            good=(f"cites: [Luật Cư trú ngày 13 tháng 11 năm 2020]\n{_AT}",),
        ),
    ),
    source=CITING,
)
TWICE = Rule(
    code="C913",
    severity=WARNING,
    title="Căn cứ nêu hai lần",
    explanation="Mỗi văn bản chỉ nêu một lần trong phần căn cứ, dù một nơi ghi số, một nơi ghi tên. Luật, nghị định, thông tư về "
    "khen thưởng và quy định riêng của địa phương thì tdkt tự dẫn. tdkt in một lần; hãy xóa dòng thừa.",
    examples=(
        Example(
            file=BATCH,
            text=_AT,
            bad=(
                f'cites: [▸"Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"]\n{_AT}',
                f'cites: ["{_WHOLE}", ▸"{_WHOLE}"]\n{_AT}',
                f"cites: [▸Nghị định 152/2025/NĐ-CP]\n{_AT}",
            ),
            good=(f'cites: ["{_WHOLE}"]\n{_AT}',),
        ),
    ),
    source=CITING,
)

WITHOUT_VE = Rule(
    code="C914",
    severity=WARNING,
    title="Căn cứ thiếu chữ “về” trước trích yếu",
    explanation="Trích yếu của Kế hoạch, Nghị quyết thường là một cụm danh từ (“công tác thi đua, khen thưởng năm 2026”). Căn cứ in tên "
    "loại, số, ngày, cơ quan ban hành rồi đến trích yếu, nên cụm ấy cần chữ “về” ở trước; trích yếu bắt đầu bằng “quy định”, "
    "“ban hành”, “hướng dẫn” thì không cần. Ghi “về” ngay ở subject.",
    examples=(
        Example(
            file=PLAN,
            text="issuer: Chính phủ, subject: quy định về phân cấp}",
            bad=(
                "issuer: Chính phủ, subject: ▸công tác thi đua}",
                "issuer: Chính phủ, subject: ▸Nhiệm vụ phát triển kinh tế - xã hội}",
            ),
            good=(
                "issuer: Chính phủ, subject: về công tác thi đua}",
                "issuer: Chính phủ, subject: quy định về phân cấp}",
            ),
        ),
    ),
    source=CITING,
)
_A_NOUN_FIRST = lazy_pattern(
    r"(?:công tác|nhiệm vụ|kế hoạch|chương trình|đề án|danh mục|một số|chính sách|chế độ|cơ chế|mức|định mức|các|những|việc|quy chế|kết quả"
    r"|phương hướng|mục tiêu|chỉ tiêu|tiêu chí|dự toán|chức năng|phong trào|giải pháp|biện pháp|tình hình|nội dung|chủ trương|lộ trình"
    r"|chiến lược|quy hoạch)(?!\w)"
)
"""Words with which a trích yếu begins that says what the document is about, not what it does."""

RULES: tuple[Rule, ...] = (NO_SUBJECT, LAW_WITH_NUMBER, TWICE, WITHOUT_VE)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with the căn cứ that batches, amendments and the ward's own rules give as lines."""
    stated = stated_law(workspace)
    yield from _statements(stated)
    for plan in workspace.plans:
        yield from _of_document(plan.legal_basis, stated)
    for drive in workspace.all(Drive):
        yield from _of_document(drive.legal_basis, stated)
    if workspace.incomplete:
        return
    for case in batch_cases(workspace):
        day = case.file.law_day
        known = cited_instruments(day, stated, decides=not case.to_city, rests_on=case.rests_on)
        yield from _of_tdkt(case, known)
        rules = [(rule, cited_text(text)) for rule, text in regulations(day, case.book.local, stated)]
        before = [*(cited_text(found.citation) for found in known), *(cited for _, cited in rules)]
        yield from _lines(case.batch.cites, case.batch.origin, before, stated)
        for rule, cited in rules:
            yield from _lacking(cited, rule.origin.at("source"), f"hoặc khai văn bản ấy vào {STATED_IN}")
    for amendment in workspace.all(Amendment):
        base = next((plan for plan in workspace.plans if plan.year == amendment.year), None)
        before = [cited_text(basis.citation) for basis in base.legal_basis] if base else []
        yield from _lines(amendment.cites, amendment.origin, before, stated)


def _lines(
    lines: Iterable[str], origin: Origin, before: list[CitedText], stated: StatedLaw
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the lines of `cites`, which are printed after those `before`."""
    for number, line in enumerate(lines):
        cited, place = as_printed(line, stated), origin.at("cites", number)
        if cited.number_of_law:
            yield LAW_WITH_NUMBER.at(
                place,
                f"Căn cứ ghi cả số {cited.number_of_law} của luật; in ra là “{cited.printed}”.",
                "Xóa số: Luật, Pháp lệnh chỉ ghi tên và ngày.",
            )
        if any(cited.is_same_as(other) for other in before):
            yield TWICE.at(
                place, f"Căn cứ “{cited.printed}” đã nêu ở phần căn cứ; chỉ in một lần.", "Xóa dòng này."
            )
        else:
            yield from _lacking(cited, place)
        before.append(cited)


def _of_document(found: Iterable[LegalBasis], stated: StatedLaw) -> Iterator[Diagnostic]:
    """Yield the căn cứ of a plan, or a drive, whose subject is only a mark for one ("…"), or is printed without "về" before it."""
    for basis in found:
        subject = normal(basis.subject)
        if basis.text is None and not is_law(basis) and _A_NOUN_FIRST.match(subject):
            yield WITHOUT_VE.at(
                basis.origin.at("subject"),
                f"Căn cứ in ra là “{basis.citation}”, thiếu “về” trước trích yếu.",
                f"Ghi subject: về {lower_first(basis.subject)}.",
            )
        if not re.search(r"\w{2}", basis.subject):
            known = stated.by_number(basis.number) if basis.number else None
            yield NO_SUBJECT.at(
                basis.origin.at("subject"),
                f"Căn cứ {name_of(basis)} in ra sẽ thiếu trích yếu.",
                f"Trích yếu mà tdkt biết: “{known.subject}”."
                if known and known.subject
                else "Ghi trích yếu theo văn bản.",
            )


def _statements(stated: StatedLaw) -> Iterator[Diagnostic]:
    """Yield the statements of instruments that will be cited with a part missing."""
    for found in stated.instruments:
        if found.from_ is None and recorded(found) is not None:
            continue  # it completes what it can
        known = stated.by_number(found.number) if found.number else None
        lacks = known.lacks if known else ("ngày",) if not found.date else ()
        if lacks:
            yield NO_SUBJECT.at(
                found.origin.at("number" if found.number else "subject"),
                f"{found.type} {found.number or found.subject}: thiếu {', '.join(lacks)} nên căn cứ in ra không đủ.",
                "Ghi thêm subject, date, issuer theo văn bản.",
            )


def _of_tdkt(case: BatchCase, known: Iterable[Instrument]) -> Iterator[Diagnostic]:
    """Yield the instruments that tdkt cites by itself with a part missing, unless the ward's statement is told of."""
    own = {canonical(found.number) for found in case.law.stated.instruments if found.number and found.from_}
    for found in known:
        if found.lacks and not (found.number and canonical(found.number) in own):
            yield NO_SUBJECT.at(
                case.batch.origin.at("decision" if case.batch.decision else "year"),
                f"Căn cứ {found.name} in ra sẽ thiếu {', '.join(found.lacks)} (tdkt chưa biết).",
                f"Tra văn bản rồi khai vào {STATED_IN}.",
            )


def _lacking(cited: CitedText, place: Place, otherwise: str = "") -> Iterator[Diagnostic]:
    if cited.lacks:
        mend = "Ghi thêm ngay ở dòng này"
        yield NO_SUBJECT.at(
            place,
            f"Căn cứ “{cited.printed}” in ra sẽ thiếu {', '.join(cited.lacks)}.",
            f"{mend}, {otherwise}." if otherwise else f"{mend}.",
        )
