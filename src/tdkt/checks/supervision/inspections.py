"""Inspections: the team has one head, days are in order, what was asked of a unit has its answer in time."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.checks.example_files import INSPECTION
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.checks.seen_twice import seen_twice
from tdkt.law.articles import Articles
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.inspection import HEAD, Inspection, Visit
from tdkt.workspace.workspace import Workspace

_SEEN = (
    "- unit: van-phong\n    date: 2026-09-10\n"
    '    minutes: {date: 2026-09-10, present: ["Ông Lê Văn I, Chuyên viên"], results: [Đơn vị đã ban hành kế hoạch.]}\n'
)
_MEMBER = "role: member}"

NO_HEAD = Rule(
    code="I340",
    severity=ERROR,
    stops=Stops.REPORTS,
    title="Đoàn kiểm tra phải có một Trưởng đoàn",
    explanation="Trong team có đúng một người mang role: head; những người khác là deputy, member hoặc secretary.",
    examples=(
        Example(file=INSPECTION, text=_MEMBER, bad=("role: ▸head}",), good=("role: deputy}",)),
        Example(
            file=INSPECTION,
            text="team:\n  - {name: Nguyễn Văn G, gender: male, post: Chánh Văn phòng, role: head}",
            bad=("▸team:\n  - {name: Nguyễn Văn G, gender: male, post: Chánh Văn phòng, role: deputy}",),
            good=("team:\n  - {name: Nguyễn Văn G, gender: male, post: Chánh Văn phòng, role: head}",),
        ),
    ),
    source=Articles("articles.inspection"),
)
OUT_OF_ORDER = Rule(
    code="I341",
    severity=ERROR,
    stops=Stops.REPORTS,
    title="Ngày của đợt kiểm tra không theo thứ tự",
    explanation="Kế hoạch, quyết định lập đoàn có trước ngày kiểm tra; hạn khắc phục và ngày khắc phục không trước ngày lập biên bản; "
    "kết luận không trước biên bản cuối cùng.",
    examples=(
        Example(
            file=INSPECTION,
            text="due: 2026-10-15",
            bad=("due: ▸2026-09-09",),
            good=("due: 2026-10-15", "due: 2026-09-10"),
        ),
        Example(
            file=INSPECTION,
            text="plan: {number: 61, date: 2026-08-20}",
            bad=("plan: {number: 61, date: ▸2026-09-11}",),
            good=("plan: {number: 61, date: 2026-09-10}",),
        ),
    ),
)
NOT_EVERYWHERE = Rule(
    code="I342",
    severity=WARNING,
    title="Kết luận khi chưa kiểm tra hết các nơi",
    explanation="Kế hoạch kiểm tra nêu nơi này nhưng chưa có biên bản (minutes) mà đã kết luận. Ghi biên bản; nơi không kiểm tra nữa thì ghi dropped: "
    "lý do. tdkt issue không ghi sổ kết luận khi còn nơi như vậy.",
    examples=(
        Example(
            file=INSPECTION,
            text=_SEEN,
            bad=("- unit: ▸van-phong\n    date: 2026-09-10\n",),
            good=(_SEEN, "- unit: van-phong\n    date: 2026-09-10\n    dropped: Đơn vị chống bão\n"),
            also=("I419",),
        ),
    ),
)
FINDING_TWICE = Rule(
    code="I343",
    severity=ERROR,
    stops=Stops.REPORTS,
    title="Hai tồn tại trùng mã",
    explanation="Mỗi tồn tại trong một đợt kiểm tra có một mã (id) riêng.",
)

RULES = (NO_HEAD, OUT_OF_ORDER, NOT_EVERYWHERE, FINDING_TWICE)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with each round of inspection."""
    for one in workspace.all(Inspection):
        yield from _head(one)
        yield from _days(one)
        if one.conclusion is not None:
            for visit in one.visits:
                if visit.is_open:
                    yield NOT_EVERYWHERE.at(
                        visit.origin.at("unit"),
                        f"Đã kết luận mà chưa có biên bản kiểm tra “{visit.unit}”.",
                        "Ghi minutes; không kiểm tra nữa thì ghi dropped: lý do.",
                    )
        found = [finding for _, finding in one.findings]
        for first, again in seen_twice(found, lambda finding: finding.id):
            yield FINDING_TWICE.at(
                again.origin.at("id"),
                f"Mã “{again.id}” đã dùng cho “{first.text}”.",
                "Đổi một trong hai mã.",
                ((first.origin.at("id"), "lần đầu"),),
            )


def _head(one: Inspection) -> Iterator[Diagnostic]:
    heads = [member for member in one.team if member.role == HEAD]
    if len(heads) == 1:
        return
    place = heads[-1].origin.at("role") if heads else one.origin.key("team")
    said = f"Đoàn kiểm tra có {len(heads)} Trưởng đoàn." if heads else "Đoàn kiểm tra chưa có Trưởng đoàn."
    yield NO_HEAD.at(place, said, "Ghi role: head cho đúng một người.")


def _days(one: Inspection) -> Iterator[Diagnostic]:
    first = min(visit.day for visit in one.visits)
    for said, paper in (("Kế hoạch kiểm tra", one.plan), ("Quyết định lập đoàn", one.decision)):
        if paper is not None and paper.date is not None and paper.date > first:
            yield OUT_OF_ORDER.at(
                paper.origin.at("date"),
                f"{said} ngày {paper.date:%d/%m/%Y}, sau ngày kiểm tra đầu tiên ({first:%d/%m/%Y}).",
                "Kiểm tra hai ngày.",
            )
    for visit in one.visits:
        yield from _findings(visit)
    conclusion = one.conclusion
    seen = [visit.minutes.date for visit in one.visits if visit.minutes]
    if conclusion is not None and conclusion.date is not None and seen and conclusion.date < max(seen):
        yield OUT_OF_ORDER.at(
            conclusion.origin.at("date"),
            f"Kết luận ngày {conclusion.date:%d/%m/%Y}, trước biên bản cuối cùng ({max(seen):%d/%m/%Y}).",
            "Kiểm tra hai ngày.",
        )


def _findings(visit: Visit) -> Iterator[Diagnostic]:
    day = visit.day
    for found in visit.findings:
        if found.due < day:
            yield OUT_OF_ORDER.at(
                found.origin.at("due"),
                f"Hạn khắc phục {found.due:%d/%m/%Y} trước ngày kiểm tra ({day:%d/%m/%Y}).",
                "Sửa thời hạn.",
            )
        if found.done is not None and found.done.date < day:
            yield OUT_OF_ORDER.at(
                found.done.origin.at("date"),
                f"Khắc phục ngày {found.done.date:%d/%m/%Y}, trước ngày kiểm tra ({day:%d/%m/%Y}).",
                "Kiểm tra ngày khắc phục.",
            )
