"""`tdkt law [DAY]`: the rules of emulation and commendation in force on a day, each with its article."""

from __future__ import annotations

import datetime
from difflib import get_close_matches
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tdkt.cli import completion
from tdkt.cli.console import note
from tdkt.cli.options import WORKSPACE, read_day
from tdkt.cli.workspaces import open_workspace
from tdkt.errors import UsageError

if TYPE_CHECKING:
    from tdkt.law.stated import StatedLaw
    from tdkt.model.award_records import LocalRule


class LawFormat(StrEnum):
    """How the law is written."""

    TEXT = "text"
    JSON = "json"


def law(
    day: str | None = typer.Argument(
        None, metavar="[NGÀY]", help="Ngày cần xem (2026-06-30 hoặc 30/06/2026); mặc định hôm nay."
    ),
    award: str | None = typer.Option(
        None,
        "--award",
        metavar="MÃ",
        autocompletion=completion.awards,
        help="Chỉ xem một danh hiệu, hình thức, đầy đủ nguồn.",
    ),
    output: LawFormat = typer.Option(LawFormat.TEXT, "--format", help="Dạng kết quả."),
    workspace: Path | None = WORKSPACE,
) -> int:
    """Xem quy định khen thưởng áp dụng ở một ngày: danh hiệu, hình thức, tiêu chuẩn, phiếu bầu, tiền thưởng, tham số.

    Mỗi quy định kèm điều khoản và độ tin cậy; chỗ địa phương đã đặt lại trong plans/awards/rules.yaml được đánh dấu.

    Ví dụ: tdkt law; tdkt law 30/06/2026; tdkt law --award chien-si-thi-dua-co-so
    """
    from tdkt.awards.law_in_force import law_on
    from tdkt.awards.law_page import law_page

    on = read_day("NGÀY", day) if day is not None else datetime.date.today()
    local, stated = _of_the_ward(workspace)
    found = law_on(on, local, stated=stated)
    if award is not None and award not in found.awards:
        raise no_such_award(award, list(found.awards))
    page = law_page(found)
    import_module(f"tdkt.cli.law_formats.as_{output.value}").write(page, award)
    return 0


def _of_the_ward(folder: Path | None) -> tuple[tuple[LocalRule, ...], StatedLaw]:
    """Return what the ward has set and stated itself; outside a workspace there is nothing, and that is said."""
    from tdkt.awards.book import stated_law
    from tdkt.awards.law_in_force import fault_of
    from tdkt.law.stated import StatedLaw
    from tdkt.model.award_records import AwardRules

    try:
        read = open_workspace(folder)
    except UsageError:
        if folder is not None:
            raise
        note("Không ở trong kho dữ liệu: chỉ xem quy định chung, không có quy định riêng của địa phương.")
        return (), StatedLaw()
    rules = tuple(rule for file in read.all(AwardRules) for rule in file.rules)
    unread = {Path(finding.place.file).stem for finding in read.findings if finding.is_error}
    if unread & {"rules", "law"}:
        note("Có tệp quy định riêng chưa đọc được nên chưa áp dụng: tdkt validate")
    for fault in filter(None, map(fault_of, rules)):
        note(f"Chưa áp dụng một quy định riêng: {fault}.")
    return rules, stated_law(read)


def no_such_award(word: str, known: list[str]) -> UsageError:
    """Return the error that there is no award `word`, with the ids that there are."""
    close = get_close_matches(word, known, n=1)
    guess = f"Có phải là {close[0]}? " if close else ""
    return UsageError(
        f"Không có danh hiệu, hình thức “{word}”.", hint=f"{guess}Chỉ dùng: {', '.join(known)}."
    )
