"""Records of propaganda: each in the file of its year, each with an id of its own, about exemplars that are on record."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.checks.example_files import PROPAGANDA
from tdkt.checks.references.guesses import guess
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.checks.seen_twice import seen_twice
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.exemplar import Exemplar
from tdkt.model.plan_year import holds, year_name
from tdkt.model.propaganda import Propaganda
from tdkt.workspace.workspace import Workspace

OTHER_YEAR = Rule(
    code="R530",
    severity=ERROR,
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

RULES = (OTHER_YEAR, TWICE, UNKNOWN_EXEMPLAR)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with the records of each year."""
    exemplars = {found.id for found in workspace.all(Exemplar)}
    for file in workspace.all(Propaganda):
        for first, again in seen_twice(file.records, lambda one: one.id):
            yield TWICE.at(
                again.origin.at("id"),
                f"Mã “{again.id}” đã dùng cho “{first.title}”.",
                "Đổi một trong hai mã, hoặc xóa mục ghi hai lần.",
                ((first.origin.at("id"), "lần đầu"),),
            )
        for one in file.records:
            if not holds(file.year, one.date):
                yield OTHER_YEAR.at(
                    one.origin.at("date"),
                    f"“{one.title}” ngày {one.date:%d/%m/%Y} nằm trong tệp {year_name(file.year)}.",
                    f"Chuyển sang tệp của năm {one.date.year}, hoặc sửa ngày.",
                )
            if one.exemplar is not None and one.exemplar not in exemplars and not workspace.incomplete:
                yield UNKNOWN_EXEMPLAR.at(
                    one.origin.at("exemplar"),
                    f"Không có điển hình “{one.exemplar}”.",
                    guess(one.exemplar, sorted(exemplars)),
                )
