"""Citations anywhere in the texts: the date that an instrument really has, the name that a law really has.

NĐ 30/2020, Phụ lục I, Phần I, II.6b says how an instrument is cited, Phụ lục II, V.6 how its name is capitalised. Dates
come from the records in `tdkt.law`, and a finding says how sure the record is. The rules on căn cứ (`legal_basis`, `cited_lines`)
and on what differs from the issued document (`corrections`) belong to the family and are run from here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.issued import corrections
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.checks.texts import cited_lines, legal_basis
from tdkt.checks.texts.legal_basis import CITING, is_law, last_day, name_of, record_of, said
from tdkt.checks.texts.printed_texts import PrintedText, printed_texts
from tdkt.law.instruments import Instrument
from tdkt.law.mentions import law_named, law_names, may_mention, mentions
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.place import Place
from tdkt.model.plan import LegalBasis
from tdkt.model.plan_year import division_of
from tdkt.workspace.workspace import Workspace

_SENTENCE = "Quản lý tài sản công tiết kiệm, minh bạch."

OTHER_DATE = Rule(
    code="C903",
    severity=WARNING,
    title="Ngày của văn bản được dẫn khác ngày tdkt biết",
    explanation="Văn bản được dẫn có trong dữ liệu pháp luật của tdkt với ngày khác. Dẫn sai ngày thì căn cứ "
    "không khớp văn bản thật. Dữ liệu của tdkt cũng có chỗ chưa đối chiếu bản gốc (lời báo nói "
    "rõ), nên hãy mở văn bản gốc rồi sửa bên nào sai.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_SENTENCE,
            bad=("Thực hiện Nghị quyết số 57-NQ/TW ngày ▸21/12/2023 của Bộ Chính trị.",),
            good=("Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.",),
        ),
    ),
    source=CITING,
)
CAPITALS = Rule(
    code="C905",
    severity=WARNING,
    title="Tên luật viết sai",
    explanation="Tên một văn bản cụ thể viết hoa chữ đầu của tên loại và của âm tiết thứ nhất trong tên: "
    "“Luật Thi đua, khen thưởng”, không phải “Luật Thi đua, Khen thưởng”. Hãy viết đúng chữ hoa "
    "và dấu câu của tên luật.",
    examples=(
        Example(
            file=MOVEMENTS,
            text=_SENTENCE,
            bad=("Tuyên truyền ▸Luật Thi đua, Khen thưởng.",),
            good=("Tuyên truyền Luật Thi đua, khen thưởng.",),
        ),
    ),
    source="NĐ 30/2020, Phụ lục II, V.6",
)

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (OTHER_DATE, CAPITALS, *legal_basis.RULES, *cited_lines.RULES, *corrections.RULES),
        key=lambda rule: rule.code,
    )
)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the findings of the rules on căn cứ and citations."""
    days = {plan.year: last_day(plan) for plan in workspace.plans}
    for printed in printed_texts(workspace):
        if printed.year is None or not may_mention(printed.text):
            continue
        if "cites" not in printed.path:  # whose day is held against the batch's (A408)
            yield from _dates(printed, days.get(printed.year, division_of(printed.year).last_day))
        yield from _names(printed)
    for plan in legal_basis.citing(workspace):
        for basis in plan.legal_basis:
            yield from _date_of(basis, plan)
            yield from _name_of_law(basis)
    yield from legal_basis.check(workspace)
    yield from cited_lines.check(workspace)
    yield from corrections.check(workspace)


def _dates(printed: PrintedText, day: date) -> Iterator[Diagnostic]:
    for mention in mentions(printed.text):
        known = mention.instrument.date
        if mention.date is None or known is None or mention.date == (known.year, known.month, known.day):
            continue
        if mention.found.startswith("Luật") and known > day:
            continue  # by its name, it is an older law of that name
        place = printed.place(mention.date_start, len(mention.date_found))
        yield _other_date(place, mention.instrument.name, mention.date_found, mention.instrument)


def _date_of(basis: LegalBasis, plan: legal_basis.Citing) -> Iterator[Diagnostic]:
    known = record_of(basis, plan)
    if known and known.date and basis.date and basis.date != known.date:
        yield _other_date(basis.origin.at("date"), name_of(basis), said(basis.date), known)


def _other_date(place: Place, name: str, written: str, known: Instrument) -> Diagnostic:
    recorded = said(known.date) if known.date else "khác"
    return OTHER_DATE.at(
        place,
        f"{name}: ở đây ghi ngày {written}, dữ liệu của tdkt ghi ngày {recorded} ({known.said_confidence}).",
        "Mở văn bản gốc để đối chiếu, rồi sửa ngày nếu sai.",
    )


def _names(printed: PrintedText) -> Iterator[Diagnostic]:
    for start, found, law in law_names(printed.text):
        if is_badly_written(found, law):
            yield _bad_name(printed.place(start, len(found)), found, law)


def _name_of_law(basis: LegalBasis) -> Iterator[Diagnostic]:
    written = f"{basis.type} {basis.subject}"
    law = law_named(written) if is_law(basis) else None
    if law and is_badly_written(written, law):
        yield _bad_name(basis.origin.at("subject"), written, law)


def _bad_name(place: Place, written: str, law: Instrument) -> Diagnostic:
    return CAPITALS.at(place, f"Tên luật viết sai: “{written}”.", f"Viết “{law.name}”.")


def is_badly_written(found: str, law: Instrument) -> bool:
    """Tell whether `found`, which is the name of `law` but for capitals and marks, is not spelt as the law is."""
    amends = (law.subject or "").startswith(
        "sửa đổi"
    )  # its name holds another's, which is looked at by itself
    return not amends and not found.isupper() and " ".join(found.split()) != law.name
