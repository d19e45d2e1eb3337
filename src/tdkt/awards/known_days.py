"""Days of which tdkt does not know the law: it goes on by the nearest rules that it knows, and says so everywhere.

A date in the law packs is often only metadata of a database; it never stops a ward's work. What applies instead is for the
ward to state (plans/awards/law.yaml), and then the notice says that.
"""

from __future__ import annotations

import datetime

from tdkt.awards.law_wording import dong
from tdkt.law.confidence import CARRIED
from tdkt.law.packs import LawPack, carried_to, known_until, packs
from tdkt.law.stated import StatedLaw, cited_number
from tdkt.model.award_law import StatedInstrument

STATED_IN = "plans/awards/law.yaml"
_VALUES_IN = "plans/awards/rules.yaml"


def pack_as_known(pack: LawPack, day: datetime.date, stated: StatedLaw) -> LawPack:
    """Return `pack` as far as it is known to hold on `day`: what is only carried on says so with its confidence."""
    if day < pack.valid_from:
        return carried_to(pack.id, ("",))
    if pack.is_known_on(day) and not stated.applying_on(day):
        return pack
    over = (known for known in stated.known if known.number and known.end and known.end <= day)
    return carried_to(pack.id, tuple(sorted(f"{known.type} số {known.number}" for known in over)))


def notices_of_day(pack: LawPack, day: datetime.date, stated: StatedLaw) -> tuple[str, ...]:
    """Return what has to be said wherever `pack` is relied on for `day`, beside the pack's own notice."""
    applying = stated.applying_on(day)
    if applying:
        said = "; ".join(map(_said, applying))
        known = f"trước {known_until():%d/%m/%Y}" if day >= known_until() else f"ngày {day:%d/%m/%Y}"
        return (
            f"Theo khai báo của {stated.by}: {said}. Hệ số, tiêu chuẩn, tỷ lệ phiếu chưa ghi trong {_VALUES_IN} vẫn theo "
            f"quy định tdkt biết {known}; kiểm tra trước khi ký.",
            *_left_notice(day, stated),
            *_salary_notice(day, stated),
        )
    if day >= pack.valid_to:
        return (
            f"Từ {pack.valid_to:%d/%m/%Y} tdkt không biết quy định nào đang áp dụng{_expected(day, stated)}; tạm theo quy định "
            f"cuối cùng đã biết. Kiểm tra văn bản đang có hiệu lực và khai vào {STATED_IN}.",
            *_salary_notice(day, stated),
        )
    if day < pack.valid_from:
        return (
            f"tdkt không biết quy định áp dụng trước {pack.valid_from:%d/%m/%Y}; tạm theo quy định từ ngày ấy. Kiểm tra văn bản "
            f"có hiệu lực ngày {day:%d/%m/%Y} và khai vào {STATED_IN}.",
        )
    return ()


def is_unknown(day: datetime.date, stated: StatedLaw) -> bool:
    """Tell whether neither tdkt nor the ward knows what applies on `day`."""
    known = packs()[0].valid_from <= day < known_until()
    return not known and not stated.applying_on(day)


def _expected(day: datetime.date, stated: StatedLaw) -> str:
    names = _ended_by_metadata(day, stated)
    return f" ({names} hết hiệu lực theo cơ sở dữ liệu, chưa đối chiếu)" if names else ""


def _ended_by_metadata(day: datetime.date, stated: StatedLaw) -> str:
    ends = [known for known in stated.known if known.expected_end and known.expected_end <= day]
    return ", ".join(known.name for known in ends)


def _left_notice(day: datetime.date, stated: StatedLaw) -> tuple[str, ...]:
    """Return what is said of instruments that have ended by metadata and that no statement replaces or prolongs."""
    names = _ended_by_metadata(day, stated)
    if not names:
        return ()
    return (
        f"{names} cũng hết hiệu lực theo cơ sở dữ liệu (chưa đối chiếu) mà {stated.by} chưa khai văn bản thay (replaces), "
        f"tdkt vẫn dẫn; kiểm tra và khai vào {STATED_IN}.",
    )


def _salary_notice(day: datetime.date, stated: StatedLaw) -> tuple[str, ...]:
    salary = stated.salary_on(day)
    if salary is None or salary.confidence != CARRIED:
        return ()
    return (
        f"Lương cơ sở {dong(salary.dong)} (từ {salary.valid_from:%d/%m/%Y}) là mức cuối cùng tdkt biết; mức mới thì khai vào "
        f"{STATED_IN} (base_salary).",
    )


def _said(stated: StatedInstrument) -> str:
    articles = f"{', '.join(stated.articles)}; " if stated.articles else ""
    return f"từ {stated.from_:%d/%m/%Y} áp dụng {cited_number(stated)} ({articles}nguồn: {stated.source})"
