"""Small award books for the tests, built by hand: no file is read."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from tdkt.awards.book import AwardBook, BatchFile
from tdkt.awards.holding import Holding
from tdkt.awards.law_in_force import LawInForce, law_on
from tdkt.model.award_batch import (
    AwardBatch,
    BatchDecision,
    CouncilSession,
    Nomination,
    Payment,
    Refusal,
    Vote,
)
from tdkt.model.award_records import (
    Author,
    Conduct,
    DecisionRef,
    Discipline,
    Initiative,
    InitiativeUse,
    LocalRule,
    Rating,
    Registration,
    Verification,
)
from tdkt.model.organization import Council, CouncilMember
from tdkt.model.place import NOWHERE
from tdkt.model.register import Collective, Household, Person

YEAR = 2026
LDTT = "lao-dong-tien-tien"
CSTDCS = "chien-si-thi-dua-co-so"
CSTDTP = "chien-si-thi-dua-thanh-pho"
TTLDTT = "tap-the-lao-dong-tien-tien"
TTLDXS = "tap-the-lao-dong-xuat-sac"
GIAY_KHEN = "giay-khen"
BANG_KHEN = "bang-khen-thanh-pho"
BEFORE_LAW_2026 = datetime.date(2026, 9, 30)
AFTER_LAW_2026 = datetime.date(2026, 11, 20)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def law(on: datetime.date = BEFORE_LAW_2026, *local: LocalRule, received: str = "") -> LawInForce:
    return law_on(on, local, received=day(received) if received else None)


def rule(
    parameter: str, value: object, *, award: str | None = None, since: str = "", until: str = ""
) -> LocalRule:
    return LocalRule(
        parameter,
        value,
        "Quy chế của Hội đồng",
        award,
        day(since) if since else None,
        day(until) if until else None,
        None,
        NOWHERE,
    )


def person(id_: str, *, unit: str | None = "van-phong", gender: str = "male", leader: bool = False) -> Person:
    return Person(id_, f"Nguyễn Văn {id_.upper()}", gender, unit, None, None, None, None, NOWHERE, leader)


def collective(id_: str = "tap-the", *, unit: str | None = "van-phong") -> Collective:
    return Collective(id_, "Văn phòng", unit, None, (), NOWHERE)


def household(id_: str = "ho") -> Household:
    return Household(id_, "Hộ ông Nguyễn Văn K", None, None, NOWHERE)


def held(who: str, award: str, year: int, *, on: str = "") -> Holding:
    date = day(on) if on else datetime.date(year, 12, 20)
    return Holding(who, award, year, "merit", "1/QĐ-UBND", date, "", "")


def initiative(
    id_: str,
    *authors: str,
    level: str = "base",
    year: int = YEAR,
    recognised: bool = True,
    used: Iterable[tuple[str, str, int]] = (),
) -> Initiative:
    return Initiative(
        id_,
        f"Sáng kiến {id_}",
        tuple(Author(author, None, NOWHERE) for author in authors),
        level,
        year,
        DecisionRef("2/QĐ-UBND", datetime.date(year, 6, 1), None, NOWHERE) if recognised else None,
        tuple(InitiativeUse(*use, NOWHERE) for use in used),
        NOWHERE,
    )


def discipline(who: str, form: str, since: str, until: str = "") -> Discipline:
    return Discipline(who, form, day(since), day(until) if until else None, None, NOWHERE)


def verification(who: str, about: str, since: str, until: str = "") -> Verification:
    return Verification(who, about, day(since), day(until) if until else None, NOWHERE)


def book(
    *everyone: Person | Collective | Household,
    ratings: dict[str, str] | None = None,
    rated: dict[tuple[str, int], str] | None = None,
    past: Iterable[Holding] = (),
    initiatives: Iterable[Initiative] = (),
    disciplines: Iterable[Discipline] = (),
    verifications: Iterable[Verification] = (),
    batches: Iterable[BatchFile] = (),
    registered: Iterable[tuple[str, str]] = (),
    local: Iterable[LocalRule] = (),
) -> AwardBook:
    """`ratings` are those of YEAR by who; `rated` those of any year."""
    known = {(who, YEAR): found for who, found in (ratings or {}).items()} | (rated or {})
    return AwardBook(
        everyone={who.id: who for who in everyone},
        batches=tuple(batches),
        past=tuple(past),
        ratings={key: Rating(key[0], found, None, NOWHERE) for key, found in known.items()},
        registrations={
            (who, award, YEAR): Registration(who, award, datetime.date(YEAR, 2, 10), NOWHERE)
            for who, award in registered
        },
        initiatives={found.id: found for found in initiatives},
        conduct=(Conduct(tuple(disciplines), tuple(verifications), NOWHERE),),
        local=tuple(local),
        council=council(9),
    )


def council(members: int) -> Council:
    return Council(
        None,
        tuple(
            CouncilMember(f"uv-{number}", f"Trần Thị {number}", "female", "Ủy viên", "member", None, NOWHERE)
            for number in range(members)
        ),
        NOWHERE,
    )


def session(present: int, *votes: Vote) -> CouncilSession:
    return CouncilSession(
        "dot",
        AFTER_LAW_2026,
        None,
        None,
        None,
        "uv-0",
        "uv-0",
        tuple(f"uv-{number}" for number in range(present)),
        (),
        None,
        votes,
        (),
        (),
        NOWHERE,
    )


def vote(votes: int) -> Vote:
    return Vote("dn-01", votes, None, None, NOWHERE)


def nomination(id_: str, who: str, award: str, **more: Any) -> Nomination:
    given: dict[str, Any] = {
        "id": id_,
        "who": who,
        "award": award,
        "by": "van-phong",
        "for_": "Đã có thành tích",
        "year": None,
        "targets": (),
        "initiatives": (),
        "documents": (),
        "achievement": None,
        "refused": None,
        "ordinal": None,
        "origin": NOWHERE,
    }
    if more.pop("is_refused", False):
        more["refused"] = Refusal("council", None, "không đủ phiếu", NOWHERE)
    return Nomination(**(given | more))


def batch(
    *nominations: Nomination,
    decided: str = "",
    state: str = "",
    kind: str = "merit",
    id_: str = "dot",
    paid: int | None = None,
) -> BatchFile:
    decision = BatchDecision("3/QĐ-UBND", day(decided), "ward", None, NOWHERE) if decided else None
    given = AwardBatch(
        id_,
        YEAR,
        "tổng kết",
        kind,
        "ward",
        state or ("decided" if decided else "collecting"),
        *(None,) * 6,
        decision,
        None,
        (Payment(day(decided), paid, NOWHERE),) if paid is not None else (),
        None,
        (),
        NOWHERE,
    )
    return BatchFile(given, nominations, None, illustrative=False)
