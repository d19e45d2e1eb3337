"""Cancelled awards: what is found in the decision's file, and what a cancelled title no longer counts for."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from example_ward import FILES
from tdkt.awards.batch_case import batch_cases
from tdkt.awards.book import AwardBook, award_book
from tdkt.awards.past import record_of
from tdkt.awards.statistics import award_statistics
from tdkt.changes.comparing import compare
from tdkt.changes.held import content_changes
from tdkt.changes.parts import Action
from tdkt.changes.trees import read_side
from tdkt.checks.example_files import BATCH, REVOCATION
from tdkt.checks.run import InvalidFilesError, find_problems
from tdkt.cli.awards.history_page import write_record
from tdkt.documents.awards.payment import payment_document
from tdkt.documents.awards.revocation import revocation_of
from tdkt.documents.certificates.filled import certificate_jobs
from tdkt.documents.issuable import SignedAs, revocation
from tdkt.documents.jobs import NotYetError, Order
from tdkt.documents.page.blocks import Table, plain_text
from tdkt.documents.report.stage_counts import cancelled_awards
from tdkt.documents.texts.templates import Templates
from tdkt.model.issued import REVOCATION as OF
from tdkt.model.revocation import Revocation
from tdkt.planning.issuing import issuing
from tdkt.review.agenda.revocations import revocation_tasks
from tdkt.review.seen_on import seen_on
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
SIGNED = FILES[REVOCATION] + "number: 205\ndate: 2026-11-02\n"
OF_BATCH = """\
kind: revocation
id: huy-01
year: 2026
awards:
  - who: nguyen-van-g
    award: chien-si-thi-dua-co-so
    decision: {number: 120/QĐ-UBND, date: 2026-09-15}
    ground: a
    facts: kê khai sáng kiến không đúng
    money: 2530000
number: 205
date: 2026-11-02
"""
NEXT = "plans/2026/awards/revocations/huy-02.yaml"


def found(workspace: Workspace) -> list[tuple[str, int, str]]:
    return [
        (one.code, one.place.line, one.message) for one in find_problems(workspace) if one.code[:3] == "A52"
    ]


def test_a_draft_cancels_nothing(in_memory: Make) -> None:
    assert award_book(in_memory()).held("ho-ong-l", "giay-khen", 2025)


def test_what_is_cancelled_stands_no_more_but_stood_before(in_memory: Make) -> None:
    book = award_book(in_memory(**{REVOCATION: SIGNED}))
    assert not book.held("ho-ong-l", "giay-khen", 2025)
    assert book.held("ho-ong-l", "giay-khen", 2025, datetime.date(2026, 11, 1))
    assert not book.held("ho-ong-l", "giay-khen", 2025, datetime.date(2026, 11, 2))
    assert book.past_of("ho-ong-l") == ()
    record = record_of(book.everyone["ho-ong-l"], book)
    assert record.holdings == ()
    assert [held.revoked.number for held in record.cancelled if held.revoked] == [205]


def statistics(book: AwardBook) -> tuple[int, int]:
    counted = award_statistics(book, 2026, book.organization, None, ())
    return counted.total.total, counted.cancelled


def test_a_cancelled_award_of_a_batch_is_no_longer_counted(in_memory: Make) -> None:
    before, _ = statistics(award_book(in_memory()))
    workspace = in_memory(**{REVOCATION: OF_BATCH})
    assert found(workspace) == []
    assert statistics(award_book(workspace)) == (before - 1, 1)
    record = record_of(award_book(workspace).everyone["nguyen-van-g"], award_book(workspace))
    assert [one.id for _, one in record.pending] == []


def test_the_prize_of_a_batch_is_what_is_taken_back(in_memory: Make) -> None:
    workspace = in_memory(**{REVOCATION: OF_BATCH.replace("money: 2530000", "money: 2000000")})
    [(code, line, message)] = found(workspace)
    assert (code, line) == ("A523", 10)
    assert "2.530.000 đồng" in message
    assert "2.000.000 đồng" in message


def test_what_the_city_decided_is_not_cancelled_by_the_ward(in_memory: Make) -> None:
    past = FILES["plans/awards/past-awards.yaml"].replace(
        "to: ho-ong-l, award: giay-khen", "to: ho-ong-l, award: bang-khen-thanh-pho"
    )
    own = SIGNED.replace("award: giay-khen", "award: bang-khen-thanh-pho")
    workspace = in_memory(**{REVOCATION: own, "plans/awards/past-awards.yaml": past})
    assert [(code, line) for code, line, _ in found(workspace)] == [("A521", 6)]


def test_one_award_is_cancelled_once(in_memory: Make) -> None:
    again = FILES[REVOCATION].replace("id: huy-01", "id: huy-02")
    assert [code for code, _, _ in found(in_memory(**{NEXT: again}))] == ["A524"]


def test_a_decision_that_is_wrong_is_not_issued(make_workspace: Make) -> None:
    again = FILES[REVOCATION].replace("id: huy-01", "id: huy-02")
    with pytest.raises(InvalidFilesError, match="A524"):
        issuing(make_workspace(**{NEXT: again}), "revocation", "huy-02", 99, datetime.date(2026, 11, 25))


def document(workspace: Workspace) -> str:
    [one] = workspace.all(Revocation)
    made = revocation_of(Order(workspace, one, "2026", Templates()))
    return "\n".join(plain_text(block.spans) for block in made.blocks if hasattr(block, "spans"))


def test_the_decision_says_what_is_cancelled_why_and_what_comes_back(in_memory: Make) -> None:
    assert document(in_memory(**{REVOCATION: SIGNED})).split("\n") == [
        "Điều 1. Hủy bỏ việc tặng Giấy khen cho hộ ông Nguyễn Văn L tại Quyết định số 70/QĐ-UBND ngày 15 tháng 10 năm "
        "2025 của Chủ tịch Ủy ban nhân dân phường Mẫu; lý do: thông tin trong hồ sơ đề nghị không đúng sự thật "
        "(điểm b khoản 2 Điều 93 Luật Thi đua, khen thưởng).",
        "Điều 2. Thu hồi Giấy khen và tiền thưởng 1.060.000 đồng (bằng chữ: Một triệu không trăm sáu mươi nghìn đồng) "
        "của hộ ông Nguyễn Văn L.",
        "Hiện vật, tiền thưởng bị thu hồi nộp về Văn phòng chậm nhất ngày 30 tháng 11 năm 2026.",
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Văn phòng, các đơn vị có liên quan và hộ gia đình có tên tại "
        "Điều 1 chịu trách nhiệm thi hành Quyết định này.",
    ]


@pytest.mark.parametrize(
    ("without", "said"),
    [
        ("    money: 1060000\n", "Hiện vật bị thu hồi nộp về Văn phòng"),
        ("    objects: [Giấy khen]\n", "Tiền thưởng bị thu hồi nộp về Văn phòng"),
    ],
)
def test_only_what_is_taken_back_is_handed_in(without: str, said: str, in_memory: Make) -> None:
    assert without in SIGNED
    assert said in document(in_memory(**{REVOCATION: SIGNED.replace(without, "")}))


OF_2023 = FILES[REVOCATION].replace("2025-10-15", "2023-12-15")
PAST_2023 = FILES["plans/awards/past-awards.yaml"].replace("2025-10-15", "2023-12-15")


def cited(workspace: Workspace, today: datetime.date) -> tuple[str, ...]:
    [one] = workspace.all(Revocation)
    return revocation_of(Order(workspace, one, "2026", Templates(), today=today)).legal_basis


def test_a_draft_cites_the_law_of_the_day_on_which_it_is_made(in_memory: Make) -> None:
    draft = cited(
        in_memory(**{REVOCATION: OF_2023, "plans/awards/past-awards.yaml": PAST_2023}),
        datetime.date(2026, 11, 2),
    )
    signed = cited(
        in_memory(
            **{
                REVOCATION: OF_2023 + "number: 205\ndate: 2026-11-02\n",
                "plans/awards/past-awards.yaml": PAST_2023,
            }
        ),
        datetime.date(2030, 1, 1),
    )
    assert "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022" in draft
    assert draft == signed


@pytest.mark.parametrize(
    ("today", "day"),
    [
        ((2026, 4, 1), (2026, 4, 1)),
        ((2027, 3, 1), (2026, 12, 31)),
        ((2025, 12, 1), (2026, 1, 1)),
        ((2026, 1, 2), (2026, 3, 10)),
    ],
)
def test_the_day_of_a_draft_lies_in_its_year_and_after_what_it_goes_back_to(
    in_memory: Make, today: tuple[int, int, int], day: tuple[int, int, int]
) -> None:
    order = Order(in_memory(), None, "2026", Templates(), today=datetime.date(*today))
    before = datetime.date(2026, 3, 10) if today == (2026, 1, 2) else datetime.date(2023, 12, 15)
    assert order.law_day(2026, before) == datetime.date(*day)


def test_without_anything_to_give_back_it_has_two_articles(in_memory: Make) -> None:
    text = FILES[REVOCATION].replace("    money: 1060000\n    objects: [Giấy khen]\n", "")
    assert document(in_memory(**{REVOCATION: text})).count("Điều 2. Quyết định này có hiệu lực") == 1


@pytest.mark.parametrize(
    ("text", "day", "said"),
    [
        (FILES[REVOCATION], (2026, 11, 1), "còn là dự thảo"),
        (SIGNED, (2026, 11, 25), "Hộ ông Nguyễn Văn L chưa nộp lại (nộp rồi thì ghi returned); còn 5 ngày"),
    ],
)
def test_what_is_left_to_do_is_on_the_agenda(
    text: str, day: tuple[int, int, int], said: str, in_memory: Make
) -> None:
    [task] = revocation_tasks(in_memory(**{REVOCATION: text}), datetime.date(*day))
    assert said in task.what


def test_what_was_given_back_is_done(in_memory: Make) -> None:
    text = SIGNED.replace(
        "objects: [Giấy khen]\n", "objects: [Giấy khen]\n    returned: {date: 2026-11-20, money: 1060000}\n"
    )
    assert list(revocation_tasks(in_memory(**{REVOCATION: text}), datetime.date(2026, 12, 1))) == []


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("facts: thông tin", "facts: dữ liệu", 1),
        (
            "objects: [Giấy khen]\n",
            "objects: [Giấy khen]\n    returned: {date: 2026-11-20, money: 1060000}\n",
            0,
        ),
        (
            "objects: [Giấy khen]\n",
            "objects: [Giấy khen]\n    returned: [{date: 2026-11-20, money: 60000}, {date: 2027-01-15, money: 1000000}]\n",
            0,
        ),
    ],
)
def test_an_issued_decision_stays_as_signed_but_for_what_came_back(old: str, new: str, changes: int) -> None:
    before, after = {REVOCATION: SIGNED}, {REVOCATION: SIGNED.replace(old, new)}
    assert len(content_changes(OF, "huy-01", before, after)) == changes


def test_the_register_names_it_as_its_first_page_does(in_memory: Make) -> None:
    workspace = in_memory()
    assert workspace.organization is not None
    line = revocation(workspace, workspace.organization, "huy-01", SignedAs(205, datetime.date(2026, 11, 2)))
    assert line.title == "Quyết định hủy bỏ khen thưởng, thu hồi hiện vật và tiền thưởng"


def test_a_part_that_came_back_leaves_the_rest_owed(
    in_memory: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    part = SIGNED.replace(
        "objects: [Giấy khen]\n",
        "objects: [Giấy khen]\n    returned: {date: 2026-11-20, money: 1000000}\n",
    )
    workspace, day = in_memory(**{REVOCATION: part}), datetime.date(2026, 12, 15)
    [task] = revocation_tasks(workspace, day)
    assert "(còn 60.000 đồng) chưa nộp lại" in task.what
    book = award_book(workspace)
    write_record(record_of(book.everyone["ho-ong-l"], book), workspace)
    assert "đã nộp lại 1.000.000 đồng, còn 60.000 đồng" in " ".join(capsys.readouterr().out.split())
    whole = part.replace("money: 1000000}", "money: 1060000}")
    assert list(revocation_tasks(in_memory(**{REVOCATION: whole}), day)) == []


@pytest.mark.parametrize(
    ("batch", "is_found"),
    [
        ("payment: {date: 2026-11-21, paid: 6080000}", True),
        ("payment: {date: 2026-11-20, paid: 6080000}", False),
        ("", True),
    ],
)
def test_money_that_was_not_paid_yet_cannot_come_back(in_memory: Make, batch: str, is_found: bool) -> None:
    back = OF_BATCH.replace(
        "money: 2530000", "money: 2530000\n    returned: {date: 2026-11-20, money: 2530000}"
    )
    paid = FILES[BATCH].replace("payment: {date: 2026-09-28, paid: 6080000}", batch)
    codes = [one.code for one in find_problems(in_memory(**{REVOCATION: back, BATCH: paid}))]
    assert ("A547" in codes) is is_found


def test_who_lost_an_award_before_it_was_paid_is_not_paid(in_memory: Make) -> None:
    payment = "payment: {date: 2026-09-28, paid: 6080000}"

    def with_payment(text: str) -> Workspace:
        return in_memory(**{REVOCATION: OF_BATCH, BATCH: FILES[BATCH].replace(payment, text)})

    def due(workspace: Workspace) -> tuple[int, list[str]]:
        [case] = [one for one in batch_cases(workspace) if one.batch.origin.file == BATCH]
        return case.money, [prize.who.id for prize in case.prizes if prize.revoked]

    def codes(workspace: Workspace) -> set[str]:
        return {one.code for one in find_problems(workspace)} & {"A523", "A560", "A601"}

    unpaid = with_payment("")
    assert due(unpaid) == (6_080_000 - 2_530_000, ["nguyen-van-g"])
    assert codes(unpaid) == {"A560"}, "money is taken back that nobody was paid"
    [case] = [one for one in batch_cases(unpaid) if one.batch.origin.file == BATCH]
    printed = payment_document(case, Templates())
    [table] = [block for block in printed.blocks if isinstance(block, Table)]
    assert "Nguyễn Văn G" not in " ".join(plain_text(cell) for row in table.rows for cell in row)
    said = " ".join(plain_text(block.spans) for block in printed.blocks if hasattr(block, "spans"))
    assert "đã bị hủy bỏ theo Quyết định số 205/QĐ-" in said
    assert "Tổng số tiền: 3.550.000 đồng" in said

    assert codes(with_payment("payment: {date: 2026-11-03, paid: 6080000}")) == {"A523", "A601"}
    assert due(with_payment(payment)) == (6_080_000, []), "it was paid before it was cancelled"
    assert codes(with_payment(payment)) == set()


def test_what_was_cancelled_since_is_said_beside_the_numbers_of_a_stage(in_memory: Make) -> None:
    book = award_book(in_memory(**{REVOCATION: OF_BATCH}))
    assert cancelled_awards(book, [2025, 2026, 2027]) == [
        "01 lượt theo Quyết định số 205/QĐ-UBND ngày 02/11/2026"
    ]
    assert cancelled_awards(book, [2027, 2028, 2029]) == []


PAID = "payment: {date: 2026-09-28, paid: 6080000}"


def test_a_draft_that_takes_back_money_that_nobody_was_paid_is_not_issued(make_workspace: Make) -> None:
    draft = OF_BATCH.replace("number: 205\ndate: 2026-11-02\n", "")
    unpaid = FILES[BATCH].replace(PAID, "")

    def codes(text: str, batch: str) -> set[str]:
        workspace = make_workspace(**{REVOCATION: text, BATCH: batch})
        return {one.code for one in find_problems(workspace)} & {"A523", "A543", "A560"}

    assert codes(draft, unpaid) == {"A543"}
    with pytest.raises(InvalidFilesError, match="A543"):
        issuing(
            make_workspace(**{REVOCATION: draft, BATCH: unpaid}),
            "revocation",
            "huy-01",
            205,
            datetime.date(2026, 11, 2),
        )
    assert codes(draft.replace("    money: 2530000\n", ""), unpaid) == set()
    assert codes(draft, FILES[BATCH]) == set()


def test_no_certificates_where_all_that_come_with_one_were_cancelled(in_memory: Make) -> None:
    [case] = [
        one for one in batch_cases(in_memory(**{REVOCATION: OF_BATCH})) if one.batch.origin.file == BATCH
    ]
    with pytest.raises(
        NotYetError, match=r"Nguyễn Văn G: không in bằng của danh hiệu .* hủy bỏ theo Quyết định số 205/QĐ"
    ):
        certificate_jobs(case, "x", Templates())


ONCE = "returned: {date: 2026-11-20, money: 60000, voucher: PT-05}"
TWICE = "returned: [{date: 2026-11-20, money: 60000, voucher: PT-05}, {date: 2027-01-15, money: 1000000}]"


def _with(returned: str) -> str:
    return SIGNED.replace("objects: [Giấy khen]\n", f"objects: [Giấy khen]\n    {returned}\n")


def test_money_that_comes_back_in_instalments_is_owed_until_the_last(
    in_memory: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    begun = in_memory(**{REVOCATION: _with(ONCE)})
    (told,) = [one for one in find_problems(begun) if one.code == "A525"]
    assert "returned: [{date: 2026-11-20, money: 60000, voucher: PT-05}, {date: …, money: 1000000}]" in (
        told.hint or ""
    )
    whole, day = in_memory(**{REVOCATION: _with(TWICE)}), datetime.date(2027, 2, 1)
    assert [one for one in find_problems(whole) if one.code == "A525"] == []
    assert list(revocation_tasks(whole, day)) == []
    assert [task.what for task in revocation_tasks(seen_on(whole, datetime.date(2026, 12, 31)), day)] == [
        task.what for task in revocation_tasks(begun, day)
    ]
    book = award_book(whole)
    write_record(record_of(book.everyone["ho-ong-l"], book), whole)
    assert "đã nộp lại" in " ".join(capsys.readouterr().out.split())


def test_more_than_was_owed_is_told_without_asking_for_more(in_memory: Make) -> None:
    found = find_problems(in_memory(**{REVOCATION: _with(TWICE.replace("1000000", "1060000"))}))
    (told,) = [one for one in found if one.code == "A525"]
    assert "Đã nộp lại 1.120.000 đồng" in told.message
    assert "nộp tiếp" not in (told.hint or "")


def test_an_instalment_before_the_decision_is_told_where_it_stands(in_memory: Make) -> None:
    found = find_problems(in_memory(**{REVOCATION: _with(TWICE.replace("2026-11-20", "2026-10-01"))}))
    assert "A522" in [one.code for one in found]


@pytest.mark.parametrize(
    ("returned", "code", "words"),
    [
        ("returned: {date: 2026-11-20, mony: 60000}", "S202", "“mony”"),
        ("returned: [{date: 2026-11-20, money: 60000}, {date: 2027-01-15, mony: 1}]", "S202", "“mony”"),
        ("returned: [{money: 60000}]", "S203", "“date”"),
        ("returned: 60000", "S204", "nhóm khóa (khóa: giá trị) hoặc danh sách"),
        ("returned: []", "S208", ""),
    ],
)
def test_a_slip_in_what_came_back_is_told_as_in_any_other_key(
    in_memory: Make, returned: str, code: str, words: str
) -> None:
    (told,) = [one for one in find_problems(in_memory(**{REVOCATION: _with(returned)})) if one.code[0] == "S"]
    assert told.code == code
    assert words in told.message


def test_an_instalment_beside_the_first_is_one_thing_added() -> None:
    old, new = ({REVOCATION: _with(said).encode()} for said in (ONCE, TWICE))
    (change,) = compare(read_side(old), read_side(new))
    assert (change.action, change.part.data) == (
        Action.ADDED,
        {"date": "2027-01-15", "money": 1_000_000},
    )
