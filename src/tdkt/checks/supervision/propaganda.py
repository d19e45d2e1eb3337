"""Records of propaganda: each in the file of its year, each with an id of its own, about exemplars that are on record."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.checks.example_files import PROPAGANDA
from tdkt.checks.references.guesses import guess
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.checks.seen_twice import seen_twice
from tdkt.model.counted_time import counted_year, year_like
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.exemplar import Exemplar
from tdkt.model.plan_year import year_name
from tdkt.model.propaganda import Propaganda, PropagandaRecord
from tdkt.model.text import letters
from tdkt.workspace.plan_days import school_years
from tdkt.workspace.workspace import Workspace

_TALK = "{id: toa-dam-01, type: talk, date: 2026-03-06, title: Tọa đàm gặp mặt điển hình tiên tiến, unit: van-phong}"

OTHER_YEAR = Rule(
    code="R530",
    severity=ERROR,
    stops=Stops.REPORTS,
    title="Tin, bài, buổi tọa đàm của năm khác",
    explanation="Ngày của mỗi mục phải trong năm của tệp: báo cáo đếm theo ngày.",
    examples=(
        Example(
            file=PROPAGANDA,
            text="date: 2026-03-06",
            bad=("date: ▸2025-12-31", "date: ▸2027-01-01"),
            good=("date: 2026-01-01", "date: 2026-12-31"),
        ),
    ),
)
TWICE = Rule(
    code="R531",
    severity=ERROR,
    stops=Stops.REPORTS,
    title="Hai tin, bài, buổi trùng mã",
    explanation="Mỗi mục trong năm có một mã (id) riêng, để không đếm hai lần.",
)
UNKNOWN_EXEMPLAR = Rule(
    code="R532",
    severity=WARNING,
    title="Bài viết về điển hình không có trong kho",
    explanation="Mã điển hình (exemplar) phải là mã của một tệp trong plans/NĂM/exemplars. Viết về người khác thì bỏ exemplar.",
    examples=(
        Example(
            file=PROPAGANDA,
            text="exemplar: luu-tru-gon",
            bad=("exemplar: ▸luu-tru-gonn",),
            good=("exemplar: luu-tru-gon",),
        ),
    ),
)

SAID_TWICE = Rule(
    code="I423",
    severity=WARNING,
    title="Một tin, bài, buổi có thể đã ghi hai lần",
    explanation="Hai mục cùng loại, cùng tên, cùng ngày, cùng nơi đăng, đơn vị: báo cáo đếm hai. Xóa một mục; đúng là hai lần khác nhau thì ghi rõ ở title "
    "hoặc where.",
    examples=(
        Example(
            file=PROPAGANDA,
            text=_TALK,
            bad=(
                f"{_TALK}\n  - {{id: toa-dam-02, type: talk, date: 2026-03-06, title: ▸tọa đàm gặp mặt điển hình  tiên tiến, unit: van-phong}}",
            ),
            good=(
                f"{_TALK}\n  - {{id: toa-dam-02, type: talk, date: 2026-03-07, title: Tọa đàm gặp mặt điển hình tiên tiến, unit: van-phong}}",
            ),
        ),
    ),
)

RULES = (OTHER_YEAR, TWICE, UNKNOWN_EXEMPLAR, SAID_TWICE)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with the records of each year."""
    exemplars, known = {found.id for found in workspace.all(Exemplar)}, school_years(workspace)
    for file in workspace.all(Propaganda):
        for first, again in seen_twice(file.records, lambda one: one.id):
            yield TWICE.at(
                again.origin.at("id"),
                f"Mã “{again.id}” đã dùng cho “{first.title}”.",
                "Đổi một trong hai mã, hoặc xóa mục ghi hai lần.",
                ((first.origin.at("id"), "lần đầu"),),
            )
        for first, again in seen_twice(file.records, _what):
            yield SAID_TWICE.at(
                again.origin.at("title"),
                f"“{again.title}” ngày {again.date:%d/%m/%Y} đã ghi ở mục “{first.id}”.",
                "Xóa một mục, hoặc ghi rõ hai lần khác nhau.",
                ((first.origin.at("title"), "lần đầu"),),
            )
        for one in file.records:
            if not counted_year(file.year, known).holds(one.date, file.year):
                yield OTHER_YEAR.at(
                    one.origin.at("date"),
                    f"“{one.title}” ngày {one.date:%d/%m/%Y} nằm trong tệp {year_name(file.year)}.",
                    f"Chuyển sang tệp {year_name(year_like(file.year, one.date, known))}, hoặc sửa ngày.",
                )
            if one.exemplar is not None and one.exemplar not in exemplars and not workspace.incomplete:
                yield UNKNOWN_EXEMPLAR.at(
                    one.origin.at("exemplar"),
                    f"Không có điển hình “{one.exemplar}”.",
                    guess(one.exemplar, sorted(exemplars)),
                )


def _what(one: PropagandaRecord) -> tuple[object, ...]:
    """Return what a record tells of, however its title is typed."""
    return (one.type, one.date, letters(one.title), letters(one.where or ""), one.unit)
