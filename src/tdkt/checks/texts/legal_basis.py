"""Căn cứ of a plan: named in full, each once, of the type that its symbol says, older than the plan and in force.

NĐ 30/2020, Phụ lục I, Phần I, II.6a: type, number and symbol, issuer, date and trích yếu; Luật and Pháp lệnh without number
and issuer. Validity comes from the records in `tdkt.law`; a finding that rests on one says how sure it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tdkt.awards.book import stated_law
from tdkt.awards.known_days import STATED_IN
from tdkt.checks.example_files import PLAN
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.law.instruments import Instrument, by_number, canonical
from tdkt.law.mentions import law_named
from tdkt.law.stated import StatedLaw
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import Drive
from tdkt.model.patterns import lazy_pattern
from tdkt.model.plan import LAWS, LegalBasis, Plan
from tdkt.model.plan_year import division_of, year_name
from tdkt.model.text import spelling_key
from tdkt.workspace.workspace import Workspace

CITING = "NĐ 30/2020, Phụ lục I, Phần I, II.6a"
_LAW = '- {type: Luật, subject: "Thi đua, khen thưởng", date: 2022-06-15}'
_DECREE = "- {type: Nghị định, number: 152/2025/NĐ-CP, date: 2025-06-14, issuer: Chính phủ, subject: quy định về phân cấp}"

LAW_WITH_NUMBER = Rule(
    code="C901",
    severity=WARNING,
    title="Luật, Pháp lệnh trong căn cứ có số hoặc cơ quan ban hành",
    explanation="Trong phần căn cứ của văn bản hành chính, Luật và Pháp lệnh chỉ ghi tên loại, tên và ngày, "
    "tháng, năm, không ghi số, ký hiệu và cơ quan ban hành. Hãy xóa khóa number và issuer của "
    "căn cứ đó.",
    examples=(
        Example(
            file=PLAN,
            text=_LAW,
            bad=('- {type: Luật, number: ▸06/2022/QH15, subject: "Thi đua, khen thưởng", date: 2022-06-15}',),
            good=(_LAW,),
        ),
    ),
    source=CITING,
)
INCOMPLETE = Rule(
    code="C902",
    severity=WARNING,
    title="Căn cứ thiếu số, ký hiệu hoặc cơ quan ban hành",
    explanation="Căn cứ không phải Luật, Pháp lệnh phải ghi đủ tên loại, số, ký hiệu, cơ quan ban hành, ngày "
    "và trích yếu. Thiếu thì người đọc không tìm được văn bản. Hãy thêm khóa number, issuer.",
    examples=(
        Example(
            file=PLAN,
            text=_DECREE,
            bad=(
                "- ▸{type: Nghị định, number: 152/2025/NĐ-CP, date: 2025-06-14, subject: quy định về phân cấp}",
            ),
            good=(_DECREE,),
        ),
    ),
    source=CITING,
)
NOT_IN_FORCE = Rule(
    code="C904",
    severity=WARNING,
    title="Căn cứ không có hiệu lực vào ngày ban hành kế hoạch",
    explanation="Căn cứ phải đang có hiệu lực vào ngày ký văn bản. Văn bản này đã hết hiệu lực hoặc chưa có "
    "hiệu lực vào ngày của kế hoạch, theo dữ liệu pháp luật của tdkt. Hãy thay bằng văn bản đang "
    "có hiệu lực; với dự thảo chưa có ngày, tdkt xét cả năm của kế hoạch.",
    examples=(
        Example(
            file=PLAN,
            text=_DECREE,
            bad=(
                "- {type: Nghị định, number: ▸98/2023/NĐ-CP, date: 2023-12-31, issuer: Chính phủ, subject: quy định chi tiết}",
            ),
            good=(_DECREE,),
        ),
    ),
    source=CITING,
)
TWICE = Rule(
    code="C908",
    severity=WARNING,
    title="Căn cứ ghi hai lần",
    explanation="Một văn bản chỉ cần nêu một lần trong phần căn cứ. Ghi hai lần thường do chép từ kế hoạch "
    "năm trước rồi thêm căn cứ mới. Hãy xóa một căn cứ.",
    examples=(
        Example(
            file=PLAN, text=_DECREE, bad=(f"{_DECREE}\n  {_DECREE.replace('- {', '- ▸{')}",), good=(_DECREE,)
        ),
    ),
)
AFTER_THE_PLAN = Rule(
    code="C909",
    severity=WARNING,
    title="Căn cứ ban hành sau kế hoạch",
    explanation="Kế hoạch không thể căn cứ vào văn bản ra đời sau nó. Thường là gõ nhầm năm của căn cứ hoặc "
    "của kế hoạch. Hãy xem lại hai ngày.",
    examples=(
        Example(
            file=PLAN,
            text=_DECREE,
            bad=(_DECREE.replace("2025-06-14", "▸2026-06-14"),),
            good=(_DECREE,),
            also=("C903",),
        ),
    ),
    source=CITING,
)
OTHER_TYPE = Rule(
    code="C910",
    severity=WARNING,
    title="Tên loại không khớp ký hiệu",
    explanation="Ký hiệu của văn bản mang chữ viết tắt tên loại: NĐ là Nghị định, QĐ là Quyết định, CT là "
    "Chỉ thị… Tên loại ghi khác thì một trong hai bị gõ nhầm. Hãy xem lại văn bản gốc và sửa.",
    examples=(
        Example(
            file=PLAN,
            text=_DECREE,
            bad=(
                "- {type: Nghị định, number: ▸733/QĐ-TTg, date: 2019-06-14, issuer: Thủ tướng Chính phủ, subject: phát động}",
            ),
            good=(
                "- {type: Quyết định, number: 733/QĐ-TTg, date: 2019-06-14, issuer: Thủ tướng Chính phủ, subject: phát động}",
            ),
        ),
    ),
    source="NĐ 30/2020, Phụ lục III, Mục I",
)

RULES: tuple[Rule, ...] = (LAW_WITH_NUMBER, INCOMPLETE, NOT_IN_FORCE, TWICE, AFTER_THE_PLAN, OTHER_TYPE)

_TYPES = {
    "NQ": ("Nghị quyết",),
    "QĐ": ("Quyết định", "Quy định"),  # the Party's quy định carry QĐ too
    "CT": ("Chỉ thị",),
    "QC": ("Quy chế",),
    "QyĐ": ("Quy định",),
    "TB": ("Thông báo",),
    "HD": ("Hướng dẫn",),
    "CTr": ("Chương trình",),
    "KH": ("Kế hoạch",),
    "ĐA": ("Đề án",),
    "BC": ("Báo cáo",),
    "TTr": ("Tờ trình",),
    "CĐ": ("Công điện",),
    "NĐ": ("Nghị định",),
    "TT": ("Thông tư",),
    "KL": ("Kết luận",),
}
_KNOWN_TYPES = tuple({name for names in _TYPES.values() for name in names})
_ABBREVIATION = lazy_pattern(r"\d+(?:/\d{4})?[-/]([A-ZĐ][A-Za-zĐđ]*)[-/]")
_WITHOUT_NUMBER = ("hiến pháp", "điều lệ")


Citing = Plan | Drive
"""What begins with căn cứ of its own: a year's plan, the plan of a drive."""


def citing(workspace: Workspace) -> list[Citing]:
    """Return everything that has căn cứ of its own."""
    return [*workspace.plans, *workspace.all(Drive)]


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the findings of the rules on căn cứ."""
    stated = stated_law(workspace)
    for plan in citing(workspace):
        seen: dict[str, LegalBasis] = {}
        for basis in plan.legal_basis:
            yield from _completeness(basis)
            yield from _validity(basis, plan, stated)
            yield from _type(basis)
            yield from _age(basis, plan)
            yield from _twice(basis, plan, seen)


def record_of(basis: LegalBasis, plan: Citing) -> Instrument | None:
    """Return the record of the instrument that `basis` cites: by number, a law without one by name.

    A law that is younger than the plan is not the one meant: its name belonged to an older law.
    """
    if basis.number:
        return by_number(basis.number)
    law = law_named(f"{basis.type} {basis.subject}") if is_law(basis) else None
    return law if law and law.date and law.date <= last_day(plan) else None


def _completeness(basis: LegalBasis) -> Iterator[Diagnostic]:
    if is_law(basis):
        for key, value, what in (
            ("number", basis.number, "số"),
            ("issuer", basis.issuer, "cơ quan ban hành"),
        ):
            if value:
                yield LAW_WITH_NUMBER.at(
                    basis.origin.at(key),
                    f"Căn cứ “{basis.type} {basis.subject}” ghi cả {what} “{value}”.",
                    f"Xóa khóa “{key}”: Luật, Pháp lệnh chỉ ghi tên loại, tên và ngày.",
                )
        return
    missing = [
        what
        for what, value in (("số, ký hiệu", basis.number), ("cơ quan ban hành", basis.issuer))
        if not value
    ]
    needs_none = basis.type.lower().startswith(_WITHOUT_NUMBER) or "đại hội" in basis.subject.lower()
    if missing and not needs_none:
        yield INCOMPLETE.at(
            basis.origin.at(),
            f"Căn cứ “{name_of(basis)}” thiếu {' và '.join(missing)}.",
            "Thêm khóa “number”, “issuer”; chỉ Luật, Pháp lệnh mới không ghi.",
        )


def _validity(basis: LegalBasis, plan: Citing, stated: StatedLaw) -> Iterator[Diagnostic]:
    record = record_of(basis, plan)
    if record is None or (not basis.number and basis.date != record.date):
        return  # a law of another date may be another law of that name
    known = stated.as_stated(record)
    place = basis.origin.at("number" if basis.number else "subject")
    first_day = plan.date or division_of(plan.year).first_day
    if known.valid_to and known.valid_to <= first_day:
        instead = f"{known.type} số {known.replaced_by}" if known.replaced_by else "văn bản đang có hiệu lực"
        yield NOT_IN_FORCE.at(
            place,
            f"{name_of(basis)} hết hiệu lực từ ngày {said(known.valid_to)} ({known.said_end_confidence}), trước khi"
            f" có kế hoạch ({_said_day(plan)}).",
            f"Thay bằng {instead}.",
        )
    elif known.expected_end and known.expected_end <= first_day:
        yield NOT_IN_FORCE.at(
            place,
            f"{name_of(basis)} có thể đã hết hiệu lực từ ngày {said(known.expected_end)} ({known.said_end_confidence}), trước"
            f" khi có kế hoạch ({_said_day(plan)}).",
            f"Thay bằng văn bản đang có hiệu lực; nếu vẫn áp dụng thì khai vào {STATED_IN}.",
        )
    elif known.valid_from and known.valid_from > last_day(plan):
        yield NOT_IN_FORCE.at(
            place,
            f"{name_of(basis)} có hiệu lực từ ngày {said(known.valid_from)} ({known.said_confidence}), sau kế hoạch"
            f" ({_said_day(plan)}).",
            "Bỏ căn cứ này, hoặc dùng văn bản đang có hiệu lực vào ngày của kế hoạch.",
        )


def _age(basis: LegalBasis, plan: Citing) -> Iterator[Diagnostic]:
    if basis.date and basis.date > last_day(plan):
        yield AFTER_THE_PLAN.at(
            basis.origin.at("date"),
            f"{name_of(basis)} ban hành ngày {said(basis.date)}, sau kế hoạch ({_said_day(plan)}).",
            "Xem lại ngày của căn cứ và ngày của kế hoạch.",
        )


def _type(basis: LegalBasis) -> Iterator[Diagnostic]:
    found = _ABBREVIATION.match(re.sub(r"\s+", "", basis.number or ""))
    named = _TYPES.get(found[1]) if found else None
    written = basis.type.strip().lower()
    is_known = is_law(basis) or written.startswith(tuple(name.lower() for name in _KNOWN_TYPES))
    if found and named and is_known and not written.startswith(tuple(name.lower() for name in named)):
        yield OTHER_TYPE.at(
            basis.origin.at("number"),
            f"Tên loại là “{basis.type}”, nhưng ký hiệu “{basis.number}” có chữ {found[1]}: {named[0]}.",
            "Xem văn bản gốc rồi sửa “type” hoặc “number”.",
        )


def _twice(basis: LegalBasis, plan: Citing, seen: dict[str, LegalBasis]) -> Iterator[Diagnostic]:
    first = seen.setdefault(_identity(basis, plan), basis)
    if first is not basis:
        yield TWICE.at(
            basis.origin.at(),
            f"Căn cứ “{name_of(basis)}” đã ghi ở trên.",
            "Xóa một trong hai.",
            ((first.origin.at(), "lần ghi đầu"),),
        )


def _identity(basis: LegalBasis, plan: Citing) -> str:
    """Return what two căn cứ share only if they are the same instrument: a known law once by name and once by number is one."""
    known = record_of(basis, plan) if is_law(basis) else None
    if known is not None and basis.date in (None, known.date):
        return known.name
    if is_law(basis) or not basis.number:
        return re.sub(r"[\W_]+", " ", spelling_key(f"{basis.type} {basis.subject} {basis.date}"))
    number = canonical(basis.number)
    if re.match(r"\d+/\d{4}/", number):
        return number
    return f"{number} {basis.issuer} {basis.date}".lower()  # a number without a year begins anew every year


def is_law(basis: LegalBasis) -> bool:
    """Tell whether the căn cứ is a Luật or Pháp lệnh, however its type is written."""
    return basis.type.strip().lower().startswith(tuple(law.lower() for law in LAWS))


def name_of(basis: LegalBasis) -> str:
    """What the căn cứ is called in a message."""
    return f"{basis.type} số {basis.number}" if basis.number else f"{basis.type} {basis.subject}"


def last_day(plan: Citing) -> date:
    """Return the plan's date, or the last day on which the draft can still be issued."""
    return plan.date or division_of(plan.year).last_day


def _said_day(plan: Citing) -> str:
    return f"ngày {said(plan.date)}" if plan.date else f"{year_name(plan.year)}"


def said(day: date) -> str:
    """Return `day` as people write it."""
    return f"{day:%d/%m/%Y}"
