"""Giấy khen and the bằng of titles: the ward's Word forms filled for a batch that has been decided.

Layout: Nghị định số 98/2023/NĐ-CP, Điều 104 (expired; what replaced it has not been read, so every run says so).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tdkt.awards.batch_case import BatchCase, Nominee
from tdkt.awards.past import revoking
from tdkt.documents.awards.batch_words import awards_of, law_notes, occasion
from tdkt.documents.awards.decision import refuse_empty
from tdkt.documents.certificates.tags import (
    EXPECTED,
    OPTIONAL,
    REQUIRED,
    REQUIRED_OF_COMMENDATIONS,
    TITLES,
    decision_of,
    values_of,
)
from tdkt.documents.jobs import Job, NotYetError, Watch
from tdkt.documents.page.written import FilledForm
from tdkt.documents.texts.templates import Templates
from tdkt.documents.word_forms.filling import About, fill
from tdkt.documents.word_forms.form import load_form
from tdkt.errors import UserError
from tdkt.law.packs import CITY, AwardRule
from tdkt.model.place_words import words_of
from tdkt.model.text import fold, upper_first
from tdkt.resources import resource_folder

if TYPE_CHECKING:
    from tdkt.documents.word_forms.form import WordForm

COMMENDATION_FORM, TITLE_FORM = "giay-khen", "bang-danh-hieu"
_LAYOUT = (
    "Mẫu theo Nghị định số 98/2023/NĐ-CP, Điều 104 (đã hết hiệu lực): đối chiếu với mẫu mà tỉnh, thành phố quy định trước khi "
    "in."
)
_EMBLEM = (
    "Mẫu không có hình Quốc huy: in trên phôi đã có Quốc huy, hoặc chèn hình vào mẫu (docs/mau-word.md)."
)


def certificate_jobs(case: BatchCase, folder: str, templates: Templates, *, each: bool = False) -> list[Job]:
    """Return the jobs of the certificates of `case`: a file for each form, or with `each` one for each recipient.

    Nothing is printed for whose award was cancelled (Luật 06/2022/QH15, Điều 93): the notes tell of them.
    Raises NotYetError for a batch that is not decided, that the city decides, whose awards come without a paper or
    were all cancelled; FormError for a form of the ward that cannot be used.
    """
    refuse_city_certificates(case)
    refuse_empty(case)
    decision_of(case)
    nominees, notes = _with_certificate(case)
    jobs: list[Job] = []
    for path, found in _by_form(nominees, templates).items():
        form, said = _proved(case, path, found)
        place = f"{folder}/{path.stem}" if each else folder
        jobs += [
            Job(place, name, partial(_filled, case, form, part, (*said, *notes)))
            for name, part in _files(path.stem, found, each=each)
        ]
    return jobs


def refuse_city_certificates(case: BatchCase) -> None:
    """Raise NotYetError where the city decides: it prints its own certificates."""
    if case.batch.level == CITY:
        raise NotYetError(
            f"Đợt “{case.batch.id}” do Chủ tịch Ủy ban nhân dân {case.organization.city} quyết định: bằng do {case.organization.city} in, "
            f"{case.organization.kind_word} không in."
        )


def form_of(award: AwardRule, templates: Templates) -> Path:
    """Return the form of `award`: one named after it, else the common one."""
    usual = TITLE_FORM if award.is_title else COMMENDATION_FORM
    return templates.file(f"{award.id}.docx", f"{usual}.docx")


def _with_certificate(case: BatchCase) -> tuple[list[Nominee], tuple[str, ...]]:
    """Return those whose award comes with a paper of the ward, and what is to be said of the others and of the law."""
    kept, unsure = [], []
    standing, notes = _standing(case)
    for award, found in awards_of(standing):
        fact = award.certificate
        if award.decided_by.value == CITY:
            notes.append(
                f"Không in bằng của {award.quoted_name}: do {case.organization.city_word} quyết định và in."
            )
        elif fact.value is False:
            notes.append(
                f"Không in bằng của {award.quoted_name} ({len(found)}): quy định chỉ có tiền thưởng, không có bằng kèm theo "
                f"({fact.said}). {upper_first(case.organization.city_word)} quy định có bằng thì ghi certificate: true vào plans/awards/rules.yaml."
            )
        else:
            kept += found
            unsure.append((f"Giấy, bằng kèm theo {award.quoted_name}", fact))
    if not kept:
        raise NotYetError(" ".join(notes))
    return kept, (*law_notes(case, unsure), *notes)


def _standing(case: BatchCase) -> tuple[list[Nominee], list[str]]:
    """Return those whose award stands, and what is to be said of each whose award was cancelled since."""
    kept, notes = [], []
    for nominee in case.nominees:
        found = case.book.revocation_of_nominee(case.file, nominee.nomination)
        if found is None:
            kept.append(nominee)
        else:
            what = f"{'bằng của ' if nominee.award.is_title else ''}{nominee.award.quoted_name}"
            notes.append(
                f"{nominee.who.full_address}: không in {what}, khen thưởng đã bị hủy bỏ theo {revoking(found, case.book)}."
            )
    return kept, notes


def _by_form(nominees: Sequence[Nominee], templates: Templates) -> dict[Path, list[Nominee]]:
    found: dict[Path, list[Nominee]] = {}
    for nominee in nominees:
        found.setdefault(form_of(nominee.award, templates), []).append(nominee)
    return found


def _files(stem: str, nominees: Sequence[Nominee], *, each: bool) -> Iterator[tuple[str, list[Nominee]]]:
    """Yield names of files with who is in them: "giay-khen", or "02-do-thi-b" for each by ordinal and name."""
    if not each:
        yield stem, list(nominees)
        return
    digits = max(len(str(nominee.nomination.ordinal or 0)) for nominee in nominees)
    for nominee in nominees:
        words = "".join(char if char.isascii() and char.isalnum() else " " for char in fold(nominee.who.name))
        slug = "-".join(words.split())[:60].rstrip("-")
        yield f"{nominee.nomination.ordinal or 0:0{max(digits, 2)}}-{slug}".rstrip("-"), [nominee]


def _proved(case: BatchCase, path: Path, nominees: Sequence[Nominee]) -> tuple[WordForm, tuple[str, ...]]:
    """Return the form at `path` and what is to be said of it; raises FormError where it cannot be used."""
    commends = any(not nominee.award.is_title for nominee in nominees)
    required = (*REQUIRED, *(REQUIRED_OF_COMMENDATIONS if commends else ()))
    form = load_form(path, TITLES, required=required, optional=OPTIONAL, illustrative=case.illustrative)
    notes = []
    standard = resource_folder("templates") / path.name
    if standard.is_file() and standard.read_bytes() == form.data:
        notes.append(words_of(case.organization).of(_LAYOUT))
    lacking = [TITLES[name].lower() for name in EXPECTED if name not in form.tags]
    if lacking:
        notes.append(f"Mẫu {path.name} không in: {'; '.join(lacking)}. Xem lại mẫu nếu không cố ý.")
    if not form.has_picture:
        notes.append(_EMBLEM)
    return form, tuple(notes)


def _filled(
    case: BatchCase, form: WordForm, nominees: Sequence[Nominee], notes: tuple[str, ...], watch: Watch
) -> FilledForm:
    names = [nominee.who.full_address for nominee in nominees]
    what = nominees[0].award.name if len({nominee.award.id for nominee in nominees}) == 1 else "Bằng"
    title = f"{what}: {names[0] if len(names) == 1 else occasion(case)}"
    made = fill(
        form,
        watch([values_of(case, nominee) for nominee in nominees]),
        About(title, case.organization.name, decision_of(case).date),
    )
    if made.too_long:
        raise UserError(
            f"{form.path}: chữ không vừa chỗ trên giấy của {', '.join(names[page] for page in made.too_long)}, dù đã thu nhỏ.",
            hint="Rút gọn thành tích (for) của đề nghị, hoặc tăng chiều cao của hàng trong mẫu.",
        )
    shrunk = [names[page] for page in made.shrunk]
    said = [f"Đã thu nhỏ chữ cho vừa giấy của: {', '.join(shrunk)}."] if shrunk else []
    return FilledForm(made.data, len(nominees), (*notes, *said), case.illustrative)
