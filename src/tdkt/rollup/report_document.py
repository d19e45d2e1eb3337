"""Báo cáo tổng hợp: the roll-up as an official document (NĐ 30/2020, Phụ lục III, Mẫu 1.4), with every ward in its annex."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tdkt.attainment import wording
from tdkt.attainment.assessment import Summary
from tdkt.attainment.rounding import vietnamese
from tdkt.awards.law_wording import RECIPIENT_NAMES, dong
from tdkt.documents.awards.batch_lists import with_shares
from tdkt.documents.page.blocks import Appendix, Letterhead, OfficialDocument, Signature
from tdkt.documents.page.wording import BLANK_DATE
from tdkt.documents.statistics.forms import form_page
from tdkt.documents.texts.formats import date_short
from tdkt.documents.texts.templates import Templates
from tdkt.errors import UsageError
from tdkt.model.award_batch import KIND_NAMES
from tdkt.model.period import Period
from tdkt.model.text import one_line, upper_first
from tdkt.rollup import wording as said
from tdkt.rollup.city import City, ReportForm
from tdkt.rollup.summary import Rollup

_LISTED = 30
_SHARES = {
    "TT": 12,
    "Chỉ tiêu": 20,
    "Đánh giá được": 20,
    "Đã đạt": 18,
    "Tỷ lệ": 18,
    "Số lượng": 20,
    "Số nơi": 16,
    "Dựa trên": 60,
    "Số tiền (đồng)": 40,
    "Báo cáo": 18,
    "Kết quả": 60,
    "Loại hình": 28,
    "Đối tượng": 30,
}


def report_document(found: Rollup, city: City, templates: Templates) -> OfficialDocument:
    """Return the draft of the report; raises UsageError where rollup.yaml does not say who issues it."""
    form = _form(city)
    period = Period.parse(found.period, year=found.year)
    blocks = templates.blocks("bao-cao-tong-hop.md.j2", _context(found, city, form.name, period.title))
    annex = templates.blocks("phu-luc-tong-hop.md.j2", {"wards": _wards(found)})
    subject = f"Kết quả thực hiện công tác thi đua, khen thưởng {period.title}"
    return OfficialDocument(
        letterhead=_letterhead(form, found),
        type_name="BÁO CÁO",
        subject=subject,
        blocks=with_shares(blocks, _SHARES, other=60),
        addressees=form.addressees,
        recipients=tuple(one for one in form.recipients if one.rstrip(";.") != "Như trên"),
        archive=form.archive,
        signature=Signature(form.authority, form.signer),
        appendices=(
            Appendix(
                number="",
                title="Kết quả của từng xã, phường, đặc khu",
                attached_to=f"Kèm theo Báo cáo số       /{form.symbol} {BLANK_DATE} của {form.name}",
                blocks=with_shares(annex, _SHARES, other=60),
            ),
        ),
        draft=True,
        illustrative=bool(found.samples),
        title=f"{upper_first(subject)} của {city.name}",
        author=form.name,
    )


def form_documents(found: Rollup, city: City) -> Iterator[tuple[str, OfficialDocument]]:
    """Yield the statistical forms of all wards whose columns are known, each with the name of its file; raises UsageError as `report_document`."""
    form = _form(city)
    for one in (one for one in found.forms if one.filled.cells):
        yield (
            f"bieu-thong-ke-{found.year}-{one.filled.form.slug}",
            form_page(
                one.filled,
                said.form_words(one, found, city),
                _letterhead(form, found),
                signer=form.signer,
                author=form.name,
                illustrative=bool(found.samples),
            ),
        )


def _form(city: City) -> ReportForm:
    if city.report is None:
        raise UsageError(
            "rollup.yaml chưa có phần “report” nên chưa biết cơ quan ban hành, ký hiệu, người ký.",
            hint="Ghi report: {superior: ỦY BAN NHÂN DÂN …, issuer: [SỞ NỘI VỤ], name: Sở Nội vụ, place: …, symbol: BC-SNV, recipients: […], archive: …, "
            "signer: {lines: [GIÁM ĐỐC], name: …}}.",
        )
    return city.report


def _letterhead(form: ReportForm, found: Rollup) -> Letterhead:
    return Letterhead(
        superior=form.superior,
        issuer_lines=form.issuer,
        number=None,
        symbol=form.symbol,
        place=form.place,
        date=None,
        year=found.day.year,
    )


def _context(found: Rollup, city: City, issuer: str, period: str) -> dict[str, Any]:
    short = len(found.missing) <= _LISTED
    return {
        "issuer": issuer,
        "period": period,
        "whose": f"thuộc {city.name}" if found.wards and city.provinces else "trên cả nước",
        "day": date_short(found.day),
        "coverage": f"có {found.coverage}",
        "sent": said.sent_for_period(found),
        "missing": found.missing,
        "listed_missing": ", ".join(map(one_line, found.missing)) if short else "",
        "late_note": said.late_note(found),
        "late": sum(one.units for one in found.late),
        "late_wards": len({(one.province, one.ward) for one in found.late}),
        "total": said.counts(found.total),
        "year": found.year,
        "fund": [(name, *found.fund[line]) for line, name in said.FUND.items() if line in found.fund],
        "types": [(upper_first(said.type_name(kind)), one) for kind, one in found.by_type],
        "movements": [(one_line(title) if key else said.OWN, one) for key, title, one in found.by_movement],
        "indicators": [
            {"name": one.name, "value": said.indicator_value(one), "rests_on": said.indicator_coverage(one)}
            for one in found.indicators
        ],
        "awards": [
            {
                "name": one_line(one.name),
                "kind": KIND_NAMES.get(one.kind, one.kind),
                "recipient": RECIPIENT_NAMES.get(one.recipient, "không rõ"),
                "given": one.given,
            }
            for one in found.awards
        ],
        "given": sum(one.given for one in found.awards),
        "prizes": dong(sum(one.prizes for one in found.awards)),
        "number": vietnamese,
        "share": _share,
    }


def _wards(found: Rollup) -> list[dict[str, str]]:
    return [
        {
            "name": one_line(ward.label),
            "total": vietnamese(ward.summary.total),
            "judged": vietnamese(ward.summary.judged),
            "reached": vietnamese(ward.summary.reached),
            "share": _share(ward.summary),
            "reports": f"{ward.reports_received}/{ward.reports_owed}",
        }
        for ward in found.wards
    ]


def _share(summary: Summary) -> str:
    return f"{wording.share(summary)}%" if summary.judged else "–"
