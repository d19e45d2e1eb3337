"""What a ward states about the law: an instrument that applies, one that goes on, what a citation lacks, base salary."""

from __future__ import annotations

import datetime

import pytest

from tdkt.awards.legal_basis import award_basis
from tdkt.law.instruments import by_number
from tdkt.law.stated import StatedLaw
from tdkt.model.award_law import StatedInstrument, StatedSalary
from tdkt.model.place import NOWHERE

LAST, FIRST_UNKNOWN = datetime.date(2027, 2, 28), datetime.date(2027, 3, 1)


def stated(
    number: str = "45/2027/NĐ-CP",
    *,
    since: datetime.date | None = FIRST_UNKNOWN,
    until: datetime.date | None = None,
    replaces: tuple[str, ...] = (),
    subject: str | None = "quy định chi tiết",
) -> StatedInstrument:
    return StatedInstrument(
        "Nghị định", number, datetime.date(2027, 2, 20), "Chính phủ", subject, (), since, until, replaces,
        "Công báo", None, NOWHERE,
    )  # fmt: skip


def cited(day: datetime.date, *found: StatedInstrument, decides: bool = True) -> str:
    return "\n".join(award_basis(day, (), (), decides=decides, stated=StatedLaw(found)))


def test_a_new_instrument_is_cited_from_its_day_in_place_of_what_it_replaces() -> None:
    new = stated(replaces=("152/2025/NĐ-CP",))
    assert "152/2025" in cited(LAST, new)
    assert "45/2027" not in cited(LAST, new)
    after = cited(FIRST_UNKNOWN, new)
    assert "152/2025/NĐ-CP ngày 14" not in after.replace("và Nghị định số 152", "")
    assert (
        "Căn cứ Nghị định số 45/2027/NĐ-CP ngày 20 tháng 02 năm 2027 của Chính phủ quy định chi tiết" in after
    )
    assert after.index("45/2027") < after.index("15/2025/TT-BNV"), "a decree stands before a circular"


def test_what_replaces_the_powers_of_the_chairman_is_cited_only_where_he_decides() -> None:
    new = stated(replaces=("129/2025/NĐ-CP",))
    assert "45/2027" in cited(FIRST_UNKNOWN, new)
    assert "45/2027" not in cited(FIRST_UNKNOWN, new, decides=False)


@pytest.mark.parametrize(
    ("since", "says"), [(FIRST_UNKNOWN, True), (LAST, False), (datetime.date(2027, 6, 1), True)]
)
def test_a_known_instrument_goes_on_where_the_ward_says_so_of_its_end(
    since: datetime.date, says: bool
) -> None:
    law = StatedLaw((stated("152/2025/NĐ-CP", since=since, subject=None),))
    assert bool(law.applying_on(datetime.date(2027, 7, 1))) is says
    known = law.by_number("152/2025/NĐ-CP")
    assert known is not None
    assert (known.expected_end is None) is says


def test_a_completion_is_no_statement_of_what_applies() -> None:
    law = StatedLaw((stated("129/2025/NĐ-CP", since=None, subject="quy định về phân định thẩm quyền"),))
    assert law.applying_on(datetime.date(2028, 1, 1)) == ()
    record = by_number("129/2025/NĐ-CP")
    assert record is not None
    completed = law.as_stated(record)
    assert (completed.subject, completed.doubt_of_subject) == ("quy định về phân định thẩm quyền", "")
    assert record.doubt_of_subject


@pytest.mark.parametrize(
    ("day", "dong", "confidence"),
    [
        (datetime.date(2024, 6, 30), None, None),
        (LAST, 2_530_000, "corroborated"),
        (FIRST_UNKNOWN, 2_530_000, "carried"),
        (datetime.date(2027, 6, 30), 2_530_000, "carried"),
        (datetime.date(2027, 7, 1), 2_700_000, "local"),
    ],
)
def test_the_base_salary_of_a_day(day: datetime.date, dong: int | None, confidence: str | None) -> None:
    law = StatedLaw((), (StatedSalary(datetime.date(2027, 7, 1), 2_700_000, "Nghị định A", NOWHERE),))
    found = law.salary_on(day)
    assert (found.dong if found else None, found.confidence if found else None) == (dong, confidence)


def test_the_wards_salary_wins_on_the_day_of_a_known_one_and_yields_to_a_later_one() -> None:
    own = StatedSalary(datetime.date(2026, 7, 1), 2_500_000, "Nghị định A", NOWHERE)
    older = StatedSalary(datetime.date(2026, 6, 1), 2_400_000, "Nghị định B", NOWHERE)
    day = datetime.date(2026, 8, 1)
    of_the_day, of_before = StatedLaw((), (own,)).salary_on(day), StatedLaw((), (older,)).salary_on(day)
    assert [found.dong for found in (of_the_day, of_before) if found] == [2_500_000, 2_530_000]


def test_a_line_without_its_subject_is_printed_whole_where_the_ward_has_stated_it() -> None:
    circular = StatedInstrument(
        "Thông tư", "03/2027/TT-BNV", datetime.date(2027, 3, 5), "Bộ trưởng Bộ Nội vụ", "hướng dẫn thi đua", (),
        None, None, (), "Công báo", None, NOWHERE,
    )  # fmt: skip
    lines = award_basis(
        FIRST_UNKNOWN, (), ("Thông tư số 03/2027/TT-BNV",), decides=True, stated=StatedLaw((circular,))
    )
    assert (
        lines[-1]
        == "Căn cứ Thông tư số 03/2027/TT-BNV ngày 05 tháng 3 năm 2027 của Bộ trưởng Bộ Nội vụ hướng dẫn thi đua"
    )
