"""What `tdkt new year` says: the files, and every place that a person has to look at before the plan is issued."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable
from datetime import date

from tdkt.awards.law_wording import dong
from tdkt.awards.working_days import holidays_of
from tdkt.cli.console import paint, say, width
from tdkt.law.instruments import Instrument
from tdkt.model.place import Place
from tdkt.model.plan_year import year_name
from tdkt.model.text import upper_first
from tdkt.planning.new_year.next_year import Draft
from tdkt.planning.new_year.remarks import Remark
from tdkt.planning.new_year.years import Mention
from tdkt.workspace.kinds import FILE_KINDS

_AROUND = 30
"""How many characters of a sentence are shown on each side of what matters in it."""

_REST_DAYS = {5: "thứ Bảy", 6: "Chủ nhật"}


def write_page(draft: Draft, *, written: bool) -> None:
    """Write to stdout which files are (or would be) written and what to look at, each place as file:line."""
    old, new = draft.change.old, draft.change.new
    done = "Đã ghi" if written else "Sẽ ghi"
    say(
        f"{done} {len(draft.files) + len(draft.beside)} tệp của dự thảo {year_name(new)}, lập từ {year_name(old)}:"
    )
    for file in (*draft.files, *draft.beside):
        say(f"  {file.path}")
    _wrapped(f"Giữ nguyên {draft.organization}: một tệp dùng chung cho mọi năm.", "")
    _wrapped(
        "Không chép số, ngày ban hành và các chỗ đã sửa so với bản ban hành (number, date, corrections).", ""
    )
    _wrapped(_said_results(draft), "")
    _heading("Căn cứ: xem lại từng văn bản còn hiệu lực không, đã có văn bản thay thế hay bổ sung chưa")
    for basis, known in draft.legal_basis:
        _at(basis.origin.at(), basis.citation + _said_end(known))
    _write_not_carried(draft)
    _write_over(draft)
    _write_drives(draft)
    _write_fund(draft)
    _write_groups(draft)
    _write_open(draft)
    _remarks(
        f"Đã đổi “{year_name(old)}” thành “{year_name(new)}”: đọc lại cả câu, việc riêng của {year_name(old)} thì bỏ",
        draft.changed,
    )
    _remarks(f"Đã đổi số theo mức của {year_name(new)} trong lộ trình: đọc lại cả câu", draft.renumbered)
    _remarks(
        f"Lời văn còn nhắc năm trước {new}: giữ hay sửa",
        (remark for remark in draft.past if not remark.item),
    )
    _remarks(
        f"Phong trào, nhiệm vụ, chỉ tiêu còn nhắc năm trước {new}: xem {year_name(new)} còn làm không",
        (remark for remark in draft.past if remark.item),
    )
    _write_once(draft)
    _remarks("Chú thích (#) còn nói về kế hoạch cũ: sửa hoặc xóa", draft.comments)
    if draft.marks:
        _heading("Ngưỡng, mức giao, tiến độ, lời văn theo mức mới: xem lại chỗ đánh dấu “# SỬA:” rồi xóa dấu")
    for mark in draft.marks:
        _at(mark.place, upper_first(mark.text))
    _write_dates(draft)
    if draft.findings:
        _heading("Cảnh báo mà các tệp hiện có, hoặc chính chỉ tiêu ấy, chưa có (tdkt validate sẽ nhắc)")
    for finding in draft.findings:
        _at(finding.place, f"{finding.code}: {finding.message}")


def _write_not_carried(draft: Draft) -> None:
    new = draft.change.new
    if draft.not_carried:
        _heading(
            f"Đơn vị không còn trong {year_name(new)}: không chép, xem lại rồi chép tay phong trào còn làm"
        )
    for movements, heir in draft.not_carried:
        where = (
            f"{FILE_KINDS['movements'].file(year=new, unit=heir.id)} ({heir.name} tiếp nhận)"
            if heir
            else "tệp của đơn vị khác (chưa ghi đơn vị tiếp nhận)"
        )
        _at(movements.origin.at("unit"), f"Chép sang {where}.")


def _write_fund(draft: Draft) -> None:
    if draft.fund is not None:
        old, new = draft.change.old, draft.change.new
        _heading(f"Quỹ thi đua, khen thưởng {year_name(old)}: khóa sổ rồi chuyển số dư (tdkt new fund {new})")
        still = sum(one.is_open for one in draft.fund.unpaid)
        waiting = f", {still} đợt chưa chi hết" if still else ""
        said = draft.fund.doubt or (
            f"đến nay còn {dong(draft.fund.left)}"
            if draft.fund.left >= 0
            else f"chi vượt {dong(-draft.fund.left)}"
        )
        _wrapped(f"Quỹ {year_name(old)} {said}{waiting}.", "  ")


def _write_groups(draft: Draft) -> None:
    if draft.beside:
        _heading(
            "Bảng tiêu chí, cụm, khối: rà thành viên, trưởng, phó, ngày ký giao ước, thang điểm; không chép điểm, biên bản"
        )
    for file in draft.beside:
        say(f"  {file.path}")


def _write_open(draft: Draft) -> None:
    old = year_name(draft.change.old)
    if draft.open:
        _heading(f"Việc {old} còn dở, không chép: làm tiếp và ghi vào tệp của {old}")
    for found in draft.open:
        _at(found.place, f"{found.text}.")
    if draft.unit_plans:
        new = year_name(draft.change.new)
        _heading(
            f"Kế hoạch riêng của đơn vị không chép: ban hành kế hoạch {new} rồi lập lại (tdkt new unit-plan)"
        )
        _wrapped(f"{upper_first(old)} có {draft.unit_plans} đơn vị có kế hoạch riêng.", "  ")


def _write_drives(draft: Draft) -> None:
    if draft.drives:
        new = draft.change.new
        _heading(
            f"Đợt thi đua của {year_name(draft.change.old)} không chép: {year_name(new)} còn tổ chức thì lập lại (tdkt new drive)"
        )
    for drive in draft.drives:
        days = f"{drive.from_:%d/%m/%Y} - {drive.until:%d/%m/%Y}"
        goes_on = (
            f"; còn sang {drive.until.year}: giữ nguyên, không lập lại"
            if drive.until.year > draft.change.old
            else ""
        )
        _at(drive.origin.at("id"), f"{drive.name} ({days}{goes_on})")


def _write_over(draft: Draft) -> None:
    new = draft.change.new
    if draft.over:
        _heading(
            f"Phong trào chung đã hết giai đoạn trước {year_name(new)}: bỏ, hoặc nêu giai đoạn mới nếu đã phát động tiếp"
        )
    for place, movement in draft.over:
        _at(place, f"{movement.title} (đến ngày {movement.last_day:%d/%m/%Y})")


def _write_once(draft: Draft) -> None:
    if draft.once:
        new = draft.change.new
        _heading(f"Cần xem lại: việc đã xong hoặc chỉ diễn ra một lần; {year_name(new)} không còn thì bỏ")
    for found in draft.once:
        _at(found.place, f"[{found.item}] {found.text} ({found.reason})")


def _write_dates(draft: Draft) -> None:
    moved = [one for one in draft.dates if not one.stayed]
    stayed = [one for one in draft.dates if one.stayed]
    if moved:
        _heading("Ngày đã dời: xem lại, tránh ngày nghỉ, lễ, Tết")
    for one in moved:
        what = f"{upper_first(one.what)}: " if one.what else ""
        _at(one.place, f"{what}{one.old:%d/%m/%Y} → {one.new:%d/%m/%Y}{_rest_day(one.new)}")
    if stayed:
        _heading("Ngày giữ nguyên, của việc kéo dài qua nhiều năm: xem còn đúng không")
    for one in stayed:
        _at(one.place, f"{upper_first(one.what or 'hạn')}: {one.new:%d/%m/%Y}")


def _rest_day(day: date) -> str:
    """Say why nobody works on a day: " (thứ Bảy)", " (Tết Nguyên đán)", "" for a working day."""
    holiday = next((one.name for one in holidays_of(day.year) if one.day == day), None)
    said = holiday or _REST_DAYS.get(day.weekday())
    return f" ({said})" if said else ""


def _said_results(draft: Draft) -> str:
    old, until = draft.change.old, draft.results_until
    if until is None:
        return f"{upper_first(year_name(old))} chưa có báo cáo nào của đơn vị nên bên cạnh từng chỉ tiêu chỉ ghi “chưa có số liệu”."
    so_far = f"cả {year_name(old)}" if until.is_last else f"đến hết {until.title}"
    return f"Kết quả {so_far} ghi ở chú thích (#) bên cạnh từng chỉ tiêu."


def _said_end(known: Instrument | None) -> str:
    if known is None or known.end is None:
        return ""
    return f" (hết hiệu lực từ ngày {known.end:%d/%m/%Y}: {known.said_end_confidence})"


def excerpt(text: str, mentions: Iterable[Mention]) -> str:
    """Return the parts of `text` around `mentions`, from word to word; spans of years that are over are said to be."""
    parts: list[list[int]] = []
    over = []
    for mention in mentions:
        start = text.rfind(" ", 0, max(mention.start - _AROUND, 0)) + 1 if mention.start > _AROUND else 0
        end = text.find(" ", min(mention.end + _AROUND, len(text)))
        end = len(text) if end < 0 else end
        if parts and start <= parts[-1][1]:
            parts[-1][1] = max(end, parts[-1][1])
        else:
            parts.append([start, end])
        if mention.is_over:
            over.append(text[mention.start : mention.end])
    shown = " … ".join(text[start:end] for start, end in parts)
    before, after = ("…" if parts[0][0] else ""), ("…" if parts[-1][1] < len(text) else "")
    ended = f" (đã hết: {', '.join(dict.fromkeys(over))})" if over else ""
    return f"{before}{' '.join(shown.split())}{after}{ended}"


def _remarks(title: str, remarks: Iterable[Remark]) -> None:
    found = list(remarks)
    if found:
        _heading(title)
        for remark in found:
            item = f"[{remark.item}] " if remark.item else ""
            _at(remark.place, item + excerpt(remark.text, remark.mentions))


def _heading(text: str) -> None:
    say("")
    for line in textwrap.wrap(text, width(), break_on_hyphens=False):
        say(paint(line, "cyan", sys.stdout, bold=True))


def _at(place: Place, text: str) -> None:
    say(f"  {place.file}:{place.line}")
    _wrapped(text, "    ")


def _wrapped(text: str, indent: str) -> None:
    for line in textwrap.wrap(
        text, width(), initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    ):
        say(line)
