"""The keys of documents: how each is read, what it names in a workspace, and which keys there are to choose from.

Help and completion ask here too, so nothing heavy is imported before a key is looked up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tdkt.documents import times
from tdkt.errors import UsageError, UserError
from tdkt.model.period import Period
from tdkt.model.plan_year import year_word
from tdkt.model.records import dataclass, replace
from tdkt.model.report_key import ReportKey, parted
from tdkt.model.text import upper_first
from tdkt.model.year_span import YearSpan
from tdkt.workspace.inside import obstacle

if TYPE_CHECKING:
    from tdkt.awards.batch_case import BatchCase
    from tdkt.documents.drives.review import DriveReview
    from tdkt.model.drive import Drive
    from tdkt.model.emulation_group import EmulationGroup
    from tdkt.model.issued import Amendment
    from tdkt.model.unit_plan import UnitPlan
    from tdkt.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyKind:
    """What documents of a kind are told apart by: `said` names it, with an example ("quý (2026-Q3)").

    `read` turns what was typed into a key, or raises UsageError; `written` turns it back as the register has it. `subject`
    finds what the key names in a workspace, or raises UsageError; `folder` tells where documents of that subject go below
    build/. `offers` yields the keys that there are below the folder of a workspace, reading as little as it can.
    """

    said: str
    read: Callable[[str], Any]
    written: Callable[[Any], str]
    subject: Callable[[Workspace, Any], Any]
    folder: Callable[[Any], str]
    offers: Callable[[Path], Iterable[times.Offer]]
    registered: Callable[[Any], str] | None = None
    """The key as the register has it, of a subject, where one may be typed in more than one way."""

    def in_register(self, workspace: Workspace, key: Any) -> str:
        """Return `key` as the register of `workspace` has it; raises UsageError where it names nothing."""
        if self.registered is None:
            return self.written(key)
        return self.registered(self.subject(workspace, key))


def batches(root: Path) -> Iterator[times.Offer]:
    """Yield the award batches that have a file, the latest year first."""
    for path in _files(root, "award-batch"):
        yield path.parent.name, f"đợt khen thưởng năm {path.parts[-4]}"


def amendments(root: Path) -> Iterator[times.Offer]:
    """Yield the amendments that have a file, the latest year first."""
    for path in _files(root, "amendment"):
        yield path.stem, f"văn bản sửa đổi, bổ sung năm {path.parts[-3]}"


def drives(root: Path) -> Iterator[times.Offer]:
    """Yield the drives that have a file, the latest year first."""
    for path in _files(root, "drive"):
        yield path.parent.name, f"đợt thi đua năm {path.parts[-4]}"


def groups(root: Path) -> Iterator[times.Offer]:
    """Yield the cụm, khối that have a file, the latest year first."""
    for path in _files(root, "emulation-group"):
        yield path.parent.name, f"cụm, khối thi đua năm {path.parts[-4]}"


def _group_keys(root: Path) -> Iterator[times.Offer]:
    """Yield the cụm, khối as documents name them: with the year, where there is one of that id in several."""
    paths = _files(root, "emulation-group")
    ids = [path.parent.name for path in paths]
    for path, id_ in zip(paths, ids, strict=True):
        year = path.parts[-4]
        yield f"{year}/{id_}" if ids.count(id_) > 1 else id_, f"cụm, khối thi đua năm {year}"


def _files(root: Path, kind: str) -> list[Path]:
    from tdkt.workspace.kinds import FILE_KINDS

    return sorted(
        (path for path in root.glob(FILE_KINDS[kind].pattern) if obstacle(root, path) is None), reverse=True
    )


def _not_there(workspace: Workspace, said: UsageError, *kinds: str) -> UserError:
    from tdkt.checks.unread import not_there

    return not_there(workspace, said, *kinds)


def _planned(workspace: Workspace, period: Period) -> Period:
    """Return `period`; raises UsageError where its year has no plan."""
    from tdkt.checks.programmes import no_such_plan
    from tdkt.workspace.plan_days import timed

    if all(plan.year != period.year for plan in workspace.plans):
        raise no_such_plan(workspace, period.year)
    return timed(workspace, period)


def _read_report(key: str) -> ReportKey:
    period, issuer = parted(key)
    return ReportKey(times.read_period(period), issuer)


def _report(workspace: Workspace, meant: ReportKey) -> ReportKey:
    from tdkt.documents.report.outlines import report_named

    return report_named(workspace, replace(meant, period=_planned(workspace, meant.period)))


def _span_with_plans(workspace: Workspace, span: YearSpan) -> YearSpan:
    """Return `span`; raises UsageError where none of its years has a plan."""
    from tdkt.checks.programmes import no_such_plan

    known = [plan.year for plan in workspace.plans]
    years = span.years(known)
    if not span.fits(years):
        raise UsageError(
            f"{upper_first(span.title)} có {len(years):02} {year_word(years[0])}.",
            hint=f"Ghi giai đoạn có từ 3 đến 10 {year_word(years[0])}.",
        )
    if not set(years) & set(known):
        raise no_such_plan(workspace, years[0])
    return span


def _year_of(subject: Any) -> str:
    return str(subject.year)


def _amendment(workspace: Workspace, key: str) -> Amendment:
    from tdkt.workspace.issued import amendment

    try:
        return amendment(workspace, key)
    except UsageError as said:
        raise _not_there(workspace, said, "amendment") from None


def _case(workspace: Workspace, key: str) -> BatchCase:
    from tdkt.documents.awards.batch import batch_case

    return batch_case(workspace, key)


def _drive(workspace: Workspace, key: str) -> Drive:
    from tdkt.checks.run import drive_of

    return drive_of(workspace, key)


def _drive_review(workspace: Workspace, key: str) -> DriveReview:
    from tdkt.documents.drives.review import review_named

    return review_named(workspace, key)


def _drive_folder(drive: Drive) -> str:
    return f"{drive.year}/dot-thi-dua/{drive.id}"


def _by_id(kind: str, *, called: str, example: str) -> KeyKind:
    """Return the key of documents about the files of a kind, each known by its id, `called` so in Vietnamese."""

    def subject(workspace: Workspace, key: str) -> Any:
        from tdkt.workspace.kinds import FILE_KINDS

        file_kind = FILE_KINDS[kind]
        known = {found.id: found for found in workspace.all(file_kind.model)}
        if key not in known:
            there = f"Đang có: {', '.join(known)}." if known else f"Tạo tệp {file_kind.place_in_words}."
            raise _not_there(workspace, UsageError(f"Không có {called} “{key}”.", hint=there), kind)
        return known[key]

    def offers(root: Path) -> Iterator[times.Offer]:
        for path in _files(root, kind):
            yield path.stem, f"{called} năm {path.relative_to(root).parts[1]}"

    return KeyKind(
        said=f"mã {called} ({example})",
        read=str,
        written=str,
        subject=subject,
        folder=_year_of,
        offers=offers,
    )


def _batch_folder(case: BatchCase) -> str:
    batch = case.file.batch
    return f"{batch.year}/khen-thuong/{batch.id}"


YEAR = KeyKind(
    said="năm (2026)",
    read=times.read_year,
    written=lambda period: period.key,
    subject=_planned,
    folder=_year_of,
    offers=times.years,
)
FUND = KeyKind(
    said="năm (2026; báo cáo bổ sung: 2026/bo-sung)",
    read=times.read_fund,
    written=lambda meant: meant.key,
    subject=lambda workspace, meant: meant,
    folder=_year_of,
    offers=times.years,
)
PERIOD = KeyKind(
    said="kỳ (2026-Q1; 6 tháng: 2026-H1; 9 tháng: 2026-9M; cả năm: 2026; báo cáo riêng của một cơ quan: 2026-Q1/hoi-dong)",
    read=_read_report,
    written=lambda meant: meant.key,
    subject=_report,
    folder=_year_of,
    offers=times.periods,
)
SPAN = KeyKind(
    said="giai đoạn (2026-2030)",
    read=times.read_span,
    written=lambda span: span.key,
    subject=_span_with_plans,
    folder=lambda span: span.key,
    offers=times.spans,
)
QUARTER = KeyKind(
    said="quý (2026-Q3)",
    read=times.read_quarter,
    written=lambda period: period.key,
    subject=_planned,
    folder=_year_of,
    offers=times.quarters,
)
AMENDMENT = KeyKind(
    said="mã văn bản (ke-hoach-2026-lan-1)",
    read=str,
    written=str,
    subject=_amendment,
    folder=_year_of,
    offers=amendments,
)
DRIVE = KeyKind(
    said="mã đợt thi đua (quoc-khanh-2-9)",
    read=str,
    written=str,
    subject=_drive,
    folder=_drive_folder,
    offers=drives,
)
DRIVE_REVIEW = KeyKind(
    said="mã đợt thi đua (quoc-khanh-2-9; sơ kết một giai đoạn: quoc-khanh-2-9/giai-doan-1)",
    read=str,
    written=str,
    subject=_drive_review,
    folder=lambda review: _drive_folder(review.drive),
    offers=drives,
)
BATCH = KeyKind(
    said="mã đợt (tong-ket-2026)",
    read=str,
    written=str,
    subject=_case,
    folder=_batch_folder,
    offers=batches,
)
REVOCATION = _by_id("revocation", called="quyết định hủy bỏ khen thưởng", example="huy-giay-khen-01")
INSPECTION = replace(
    _by_id("inspection", called="đợt kiểm tra", example="kiem-tra-9-thang"),
    folder=lambda one: f"{one.year}/kiem-tra/{one.id}",
)


def _group(workspace: Workspace, key: tuple[str, str]) -> EmulationGroup:
    from tdkt.documents.called_in_year import group_called

    return group_called(workspace, key)


def _unit_plan(workspace: Workspace, key: tuple[str, str]) -> UnitPlan:
    from tdkt.documents.called_in_year import unit_plan_called

    return unit_plan_called(workspace, key)


def _unit_plans(root: Path) -> Iterator[times.Offer]:
    for path in _files(root, "unit-plan"):
        yield f"{path.parts[-3]}/{path.stem}", f"kế hoạch năm {path.parts[-3]} của {path.stem}"


def _read_of_year(key: str) -> tuple[str, str]:
    """Return year ("" where none was typed) and name of "2026/van-phong"."""
    year, _, name = key.rpartition("/")
    return year, name


def _written_of_year(key: tuple[str, str]) -> str:
    return "/".join(filter(None, key))


UNIT_PLAN = KeyKind(
    said="đơn vị (van-phong, hoặc 2026/van-phong)",
    read=_read_of_year,
    written=_written_of_year,
    subject=_unit_plan,
    folder=lambda plan: f"{plan.year}/ke-hoach-don-vi",
    offers=_unit_plans,
    registered=lambda plan: f"{plan.year}/{plan.unit}",
)
GROUP = KeyKind(
    said="mã cụm, khối thi đua (khoi-tham-muu; có ở nhiều năm thì 2026/khoi-tham-muu)",
    read=_read_of_year,
    written=_written_of_year,
    subject=_group,
    folder=lambda one: f"{one.year}/cum-khoi/{one.id}",
    offers=_group_keys,
    registered=lambda one: f"{one.year}/{one.id}",
)
