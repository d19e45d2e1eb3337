"""Suggestions for people in a terminal, an award at a time."""

from __future__ import annotations

from rich.console import Console

from tdkt.awards.batch_summary import REFUSED_AT
from tdkt.awards.book import AwardBook
from tdkt.awards.law_in_force import LawInForce, unsure_together
from tdkt.awards.law_wording import TYPE_NAMES, decider
from tdkt.awards.suggestions import ReadVerdicts, Suggestion, Suggestions
from tdkt.cli.awards.batch_page import place_of
from tdkt.cli.awards.group_leaders_page import write_group_leaders
from tdkt.cli.screen import screen, write_heading, write_line, write_notices, write_title
from tdkt.law.packs import AwardRule, Fact, Standard
from tdkt.model.organization import Organization
from tdkt.model.plan_year import year_name
from tdkt.model.register import Person
from tdkt.model.text import upper_first
from tdkt.workspace.workspace import Workspace

NOT_A_DECISION = (
    "Đây là gợi ý theo số liệu đã ghi, không phải kết luận: đơn vị bình xét, Hội đồng xem xét, "
    "người có thẩm quyền quyết định."
)


def write_suggestions(
    page: Suggestions,
    book: AwardBook,
    organization: Organization | None,
    ward: str,
    *,
    everyone: bool,
    award: str | None,
    workspace: Workspace,
) -> None:
    """Write who meets which standard; with `everyone` also who does not and what is missing."""
    console = screen()
    illustrative = book.illustrative or any(file.illustrative for file in book.batches)
    write_title(
        console,
        f"GỢI Ý KHEN THƯỞNG THÀNH TÍCH {year_name(page.year).upper()} (công trạng)",
        illustrative=illustrative,
    )
    write_line(console, f"{ward}; theo quy định áp dụng ngày {page.law.on:%d/%m/%Y}")
    write_line(console, NOT_A_DECISION, style="bold")
    write_notices(console, page.law.notices)
    if page.assumed:
        names = ", ".join(f"“{rule.name}”" for rule in page.assumed)
        write_line(
            console,
            f"Chưa có đề nghị {names}: tỷ lệ trong tập thể tính theo những người đạt tiêu chuẩn theo số liệu.",
        )
    shown = [
        rule for rule in page.law.awards.values() if rule not in page.judged_only and award in (None, rule.id)
    ]
    for rule in shown:
        _award(console, page, rule, organization)
        if everyone:
            _all_missing(console, page, rule, organization)
    write_group_leaders(console, workspace, book, page.law, page.year, award)
    write_line(console, "")
    if award is None:
        _judged_only(console, page)
    elif page.judged_only and not shown:
        write_line(
            console, "Tiêu chuẩn này không có điều kiện nào xét được theo số liệu: do Hội đồng xem xét."
        )
    standards = [(rule.name, fact) for rule in shown for fact in _unsure_standards(rule, page.law)]
    write_notices(console, unsure_together("Tiêu chuẩn", standards))


def _judged_only(console: Console, page: Suggestions) -> None:
    if page.judged_only:
        names = ", ".join(rule.name for rule in page.judged_only)
        write_line(console, f"Không gợi ý được theo số liệu, do Hội đồng xem xét: {names}.")


def _award(console: Console, page: Suggestions, rule: AwardRule, organization: Organization | None) -> None:
    """Write who meets the standard, those first whom nothing keeps from the award."""
    met = [one for one in page.of(rule) if one.met]
    fine, blocked = [one for one in met if not one.blocked], [one for one in met if one.blocked]
    write_heading(console, f"{rule.name.upper()}")
    write_line(
        console,
        f"{TYPE_NAMES[rule.type].capitalize()}; {decider(rule.decided_by.value, organization)} quyết định",
    )
    for one in fine:
        _suggestion(console, one, organization)
    if not fine:
        write_line(console, "Không còn ai đạt tiêu chuẩn theo số liệu mà chưa được tặng.", 2)
    for one in blocked:
        _suggestion(console, one, organization)
    judged = _left_to_judge(fine)
    if judged:
        write_line(console, f"Hội đồng còn xem xét: {'; '.join(sorted(judged))}.", 2)


def _left_to_judge(suggested: list[Suggestion]) -> set[str]:
    readings = (read for one in suggested for read in one.readings)
    return {found.standard.text for read in readings for found in read.judged}


def _all_missing(
    console: Console, page: Suggestions, rule: AwardRule, organization: Organization | None
) -> None:
    """Write who does not meet the standard: those who are near it one by one, the others as a number."""
    missing = [one for one in page.of(rule) if not one.met]
    near = [one for one in missing if one.near]
    if near:
        write_line(console, "Chưa đạt:", 2)
    for one in near:
        _missing(console, one, organization)
    if len(near) < len(missing):
        write_line(console, f"Và {len(missing) - len(near)} trường hợp chưa đạt điều kiện nào.", 2)


def _name(one: Suggestion, organization: Organization | None) -> str:
    where = place_of(one.who, organization) if isinstance(one.who, Person) else ""
    return f"{one.who.full_address}{where}"


def _mark(one: Suggestion) -> str:
    """Return the sign before a name: blocked, met under every reading of the law, or only under one."""
    if one.blocked:
        return "✘"
    return "✔" if one.met_everywhere else "◐"


def _suggestion(console: Console, one: Suggestion, organization: Organization | None) -> None:
    write_line(console, f"{_mark(one)} {_name(one, organization)}", 2)
    for read in one.readings:
        write_line(console, _reading(read, several=len(one.readings) > 1), 6)
    for hindrance in one.hindrances:
        lead = "CHƯA ĐỀ NGHỊ ĐƯỢC: " if hindrance.blocks else "Lưu ý: "
        write_line(console, f"{lead}{hindrance.reason}", 6)
    if one.proposed:
        write_line(console, f"Đã đề nghị ở đợt {one.proposed[0].batch.id}", 6)
    if one.refused and one.refused[1].refused:
        refusal = one.refused[1].refused
        batch = one.refused[0].batch.id
        write_line(console, f"Không được khen {REFUSED_AT[refusal.at]} ở đợt {batch}: {refusal.reason}", 6)
    if one.registered is False:
        write_line(console, "Chưa có trong đăng ký thi đua của năm", 6)


def _reading(read: ReadVerdicts, *, several: bool) -> str:
    said = "; ".join(found.reason for found in read.verdicts if not found.is_judgement)
    if read.met is not True:
        said = "; ".join(found.reason for found in read.left)
    if not several or read.reading is None:
        return upper_first(said)
    word = {True: "đạt", False: "chưa đạt", None: "chưa đủ số liệu"}[read.met]
    title = read.reading.title
    return f"{upper_first(title)}: {word} ({said})"


def _missing(console: Console, one: Suggestion, organization: Organization | None) -> None:
    write_line(console, f"· {_name(one, organization)}", 4)
    for read in one.readings:
        write_line(console, _reading(read, several=len(one.readings) > 1), 8)
        if len(one.readings) == 1:
            for mend in dict.fromkeys(found.mend for found in read.left if found.mend):
                write_line(console, f"→ {mend}", 8)
    for hindrance in one.hindrances:
        write_line(console, f"Lưu ý: {hindrance.reason}", 8)


def _unsure_standards(rule: AwardRule, law: LawInForce) -> list[Fact]:
    found: list[Standard] = list(law.standards(rule))
    for reading in law.pack.readings.values():
        found += reading.standards.get(rule.id, ()) if law.reading is None else ()
    return [standard.as_fact for standard in found]
