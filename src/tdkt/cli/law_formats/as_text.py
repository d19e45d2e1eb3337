"""The law in force for people in a terminal. Each fact has a number; the sources stand at the end under theirs."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from tdkt.awards.law_page import LawPage
from tdkt.awards.law_values import value_words
from tdkt.awards.law_wording import (
    LEVEL_NAMES,
    RECIPIENT_NAMES,
    TYPE_NAMES,
    decider,
    dong,
    written,
)
from tdkt.cli.screen import plain_table, screen, write_heading, write_line, write_notices, write_title
from tdkt.law.base_salary import BaseSalary
from tdkt.law.confidence import SURE, said_confidence
from tdkt.law.packs import AwardRule, Fact, Reading, Standard


class Sources:
    """The sources that have been cited so far, in the order of their numbers."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}

    def cite(self, fact: Fact | Standard | Reading | BaseSalary) -> str:
        """Return the mark of a fact: " [3]", " [3?]" where it is not to be relied on without a look."""
        if not fact.source:
            return ""
        number = self._numbers.setdefault((fact.source, fact.confidence), len(self._numbers) + 1)
        return f" [{number}]" if fact.confidence in SURE else f" [{number}?]"

    def lines(self) -> Iterator[str]:
        """Yield a line for each source."""
        for (source, confidence), number in self._numbers.items():
            yield f"[{number}] {source} ({said_confidence(confidence)})"


def write(page: LawPage, award: str | None) -> None:
    """Write the whole page, or one award of it."""
    console = screen()
    sources = Sources()
    _head(console, page, sources)
    if award is not None:
        _award(console, page, page.law.awards[award], sources)
    else:
        _overview(console, page)
        for rule in page.law.awards.values():
            _award(console, page, rule, sources)
        _parameters(console, page, sources)
        _principles(console, page, sources)
    write_heading(console, "NGUỒN")
    write_line(
        console,
        "Dấu ? là quy định chưa đối chiếu được với bản đang có hiệu lực: kiểm tra trước khi dùng.",
        0,
        0,
    )
    for line in sources.lines():
        write_line(console, line, 2, line.index("]") + 2)


def _head(console: Console, page: LawPage, sources: Sources) -> None:
    law, salary = page.law, page.salary
    write_title(console, f"QUY ĐỊNH VỀ KHEN THƯỞNG ÁP DỤNG NGÀY {law.on:%d/%m/%Y}")
    write_line(console, law.pack.name, 0, 0)
    console.print(
        f"Áp dụng từ {law.pack.valid_from:%d/%m/%Y} đến trước {law.pack.valid_to:%d/%m/%Y} ({law.pack.id})"
    )
    write_notices(console, law.notices)
    if law.pack.transition:
        write_line(
            console, f"Chuyển tiếp: {law.pack.transition.value}{sources.cite(law.pack.transition)}.", 0
        )
    for reading in law.pack.readings.values():
        chosen = "; địa phương đã chọn" if reading.id == law.reading else ""
        write_line(console, f"Cách hiểu {reading.id}: {reading.title}{chosen}{sources.cite(reading)}", 0)
    if salary:
        console.print(
            f"Lương cơ sở: {dong(salary.dong)}/tháng, từ {salary.valid_from:%d/%m/%Y}{sources.cite(salary)}"
        )


def _overview(console: Console, page: LawPage) -> None:
    write_heading(console, "DANH HIỆU, HÌNH THỨC")
    table = plain_table(
        console,
        ("Tên", 0, "left"),
        ("Cấp", 11, "left"),
        ("Tặng", 11, "left"),
        ("Hệ số", 6, "right"),
        ("Tiền (đồng)", 11, "right"),
        ("Phiếu", 18, "left"),
    )
    for award in page.law.awards.values():
        recipients = [recipient for recipient in RECIPIENT_NAMES if recipient in award.coefficients]
        table.add_row(
            award.name,
            LEVEL_NAMES[award.decided_by.value],
            "\n".join(RECIPIENT_NAMES[recipient] for recipient in recipients),
            "\n".join(value_words(award.coefficients[recipient]) for recipient in recipients),
            "\n".join(_money(page, award, recipient).removesuffix(" đồng") for recipient in recipients),
            value_words(award.votes) if award.goes_to_the_council else "không qua Hội đồng",
        )
    console.print(table)


def _money(page: LawPage, award: AwardRule, recipient: str) -> str:
    prize = page.prize(award, recipient)
    return dong(prize) if prize is not None else "?"


def _award(console: Console, page: LawPage, award: AwardRule, sources: Sources) -> None:
    console.print()
    console.print(Text.assemble((award.name, "bold"), f" ({TYPE_NAMES[award.type]}; mã: {award.id})"))
    level = award.decided_by
    write_line(console, f"Người quyết định: {decider(level.value)}{sources.cite(level)}", 2)
    for name, fact in page.facts_of(award).items():
        write_line(console, f"{_fact_words(page, award, name, fact)}{sources.cite(fact)}", 2)
        _note_fact(console, name, fact, page.replaced_in(award, name), sources)
    write_line(console, "Tiêu chuẩn:", 2)
    for standard in page.law.standards(award):
        _standard(console, standard, sources, 4)
    for reading in page.law.pack.readings.values():
        if award.id in reading.standards and reading.id != page.law.reading:
            write_line(console, f"Tiêu chuẩn {reading.title} (reading: {reading.id}):", 2)
            for standard in reading.standards[award.id]:
                _standard(console, standard, sources, 4)


def _fact_words(page: LawPage, award: AwardRule, name: str, fact: Fact) -> str:
    key, _, recipient = name.partition(".")
    said = value_words(fact)
    if recipient:
        title = f"{fact.title}, {RECIPIENT_NAMES[recipient]}"
        return f"{title}: {said} × lương cơ sở; tiền thưởng {_money(page, award, recipient)}"
    if key == "votes":
        said += f" {value_words(page.law.parameters['vote_of_all_members'])}"
    return f"{fact.title}: {said}"


def _standard(console: Console, standard: Standard, sources: Sources, indent: int) -> None:
    judged = " (Hội đồng xem xét)" if standard.needs == "judgement" else ""
    write_line(console, f"- {standard.text}{judged}{sources.cite(standard)}", indent)
    conditions = standard.settings.get("when")
    if conditions:
        who = RECIPIENT_NAMES.get(conditions.get("recipient", ""), "")
        kind = "khen công trạng" if conditions.get("kind") == "merit" else ""
        write_line(console, f"(với {', '.join(filter(None, (who, kind)))})", indent + 2)


def _note_fact(console: Console, name: str, fact: Fact, replaced: Fact | None, sources: Sources) -> None:
    if fact.note:
        write_line(console, fact.note, 4)
    if replaced:
        said = value_words(replaced)
        write_line(
            console, f"★ địa phương đặt lại ({name}); quy định chung: {said}{sources.cite(replaced)}", 4
        )


def _parameters(console: Console, page: LawPage, sources: Sources) -> None:
    write_heading(console, "THAM SỐ (địa phương đặt lại trong plans/awards/rules.yaml)")
    for key, fact in page.law.parameters.items():
        console.print(Text.assemble("  ", (key, "bold"), f": {written(fact.value)}"))
        write_line(console, f"{fact.title}: {value_words(fact)}{sources.cite(fact)}", 4)
        _note_fact(console, key, fact, page.replaced(key), sources)


def _principles(console: Console, page: LawPage, sources: Sources) -> None:
    write_heading(console, "NGUYÊN TẮC")
    for fact in page.law.pack.principles.values():
        write_line(console, f"- {fact.value}{sources.cite(fact)}", 2)
