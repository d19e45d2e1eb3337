"""Outlines of reports: they place what there is, once, as deep as their numbering goes, and hide no coverage."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.checks.example_files import OUTLINE
from tdkt.checks.issued.issuers import FOREIGN_SIGNER
from tdkt.checks.references.guesses import guess
from tdkt.checks.reports.outline_annexes import ANNEX, annexes
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.issued import DRIVE_REPORT, INSPECTION_CONCLUSION, REPORT, STAGE_REPORT
from tdkt.model.issuer import signer_of
from tdkt.model.place import Place
from tdkt.model.report_blocks import PARTS, blocks_for, names_for, placed
from tdkt.model.report_outline import (
    DRIVES,
    INSPECTION,
    PERIODS,
    REPORT_KINDS,
    STAGE,
    VARIABLES,
    Outline,
    ReportOutlines,
    family_of,
    kind_of_report,
    variables_of,
    wrong_variables,
)
from tdkt.model.ward_report import WardReport
from tdkt.workspace.workspace import Workspace

_CONTENT = "content: [coverage, totals]"
_DOCUMENT = {
    PERIODS: REPORT,
    DRIVES: DRIVE_REPORT,
    STAGE: STAGE_REPORT,
    INSPECTION: INSPECTION_CONCLUSION,
}
"""What a family of reports is as an issued document."""

UNKNOWN_BLOCK = Rule(
    code="Y130",
    severity=ERROR,
    stops=Stops.ITS_DOCUMENT,
    title="Không có khối này trong báo cáo",
    explanation="content liệt kê những khối tdkt soạn được cho loại báo cáo ấy (docs/report-blocks.md), hoặc lời của xã, phường "
    "trong text, item. Mỗi nhóm báo cáo (kỳ, đợt thi đua, giai đoạn, kết luận kiểm tra) có các khối của mình.",
    examples=(
        Example(
            file=OUTLINE,
            text=_CONTENT,
            bad=("content: [coverage, ▸total]", "content: [coverage, ▸launch]"),
            good=(_CONTENT, "content: [coverage, totals, forecast]"),
        ),
    ),
)
TWO_OUTLINES = Rule(
    code="Y131",
    severity=ERROR,
    stops=Stops.ITS_DOCUMENT,
    title="Hai đề cương cho một loại báo cáo",
    explanation="Mỗi loại báo cáo theo một đề cương; riêng báo cáo kỳ, mỗi cơ quan ban hành (issuer) có thể có đề cương của mình, in "
    "bằng: tdkt render report 2026-Q1/MÃ_CƠ_QUAN. Bỏ loại ấy khỏi “for” của một đề cương, hoặc ghi issuer khác nhau.",
    examples=(
        Example(
            file=OUTLINE,
            text="  - for: [half]",
            bad=(
                "  - for: [half]\n    title: Kết quả {{ period }}\n    parts: [{heading: Tình hình, content: [coverage]}]\n"
                "  - for: [▸half]",
            ),
            good=("  - for: [half, year]",),
        ),
    ),
)
UNKNOWN_VARIABLE = Rule(
    code="Y132",
    severity=ERROR,
    stops=Stops.ITS_DOCUMENT,
    title="Lời của đề cương nêu biến không có",
    explanation="Trong lời của đề cương chỉ dùng {{ tên }} với các tên: "
    + ", ".join(VARIABLES)
    + ". Mỗi nhóm báo cáo (kỳ, đợt thi đua, giai đoạn, kết luận kiểm tra) có tên của mình; trích yếu không nêu plan, ward, visited. Không tính toán, không lệnh.",
    examples=(
        Example(
            file=OUTLINE,
            text="title: Kết quả {{ period }}",
            bad=(
                "title: ▸Kết quả {{ perod }}",
                "title: ▸Kết quả {{ drive }}",
                "title: ▸Kết quả {{ plan }}",
                "title: ▸Kết quả {{ period",
                "title: ▸Kết quả {% if period %}",
            ),
            good=("title: Kết quả {{ period }}", "title: Kết quả {{year}}"),
        ),
    ),
)
TOO_DEEP = Rule(
    code="Y133",
    severity=ERROR,
    stops=Stops.ITS_DOCUMENT,
    title="Đề cương sâu hơn cách đánh số",
    explanation="Mỗi cấp của đề cương cần một cấp số ở numbering (không ghi là I., 1., 1.1., a)), từ lớn đến nhỏ. Khối units in mỗi "
    "đơn vị một tiêu đề nên cần thêm một cấp.",
    examples=(
        Example(
            file=OUTLINE,
            text="    parts:",
            bad=('    numbering: ▸["1.", I.]\n    parts:',),
            good=("    numbering: [Phần thứ nhất, I.]\n    parts:",),
        ),
    ),
)
PLACED_TWICE = Rule(
    code="Y134",
    severity=ERROR,
    stops=Stops.ITS_DOCUMENT,
    title="Một khối in hai lần",
    explanation="Mỗi khối đứng một chỗ trong báo cáo; tên của một phần (overview, movements, awards, directions) đã gồm các khối của "
    "phần ấy. Bỏ một chỗ.",
    examples=(
        Example(
            file=OUTLINE,
            text=_CONTENT,
            bad=("content: [coverage, totals, ▸coverage]", "content: [coverage, totals, ▸totals]"),
            good=(_CONTENT,),
        ),
    ),
)
NO_COVERAGE = Rule(
    code="Y135",
    severity=WARNING,
    title="Báo cáo có số liệu mà không nói đủ đến đâu",
    explanation="Số liệu tổng hợp từ báo cáo của các đơn vị phải đi cùng số đơn vị đã gửi báo cáo, và số liệu kỳ trước đã đính chính "
    "phải được nói ra: đặt khối coverage, với báo cáo kỳ, báo cáo đợt thi đua, báo cáo giai đoạn cả khối corrections. Không có điều luật nào tdkt biết buộc báo cáo "
    "định kỳ có phần nào; đây là yêu cầu của tdkt để số liệu không bị hiểu sai.",
    examples=(
        Example(
            file=OUTLINE,
            text=_CONTENT,
            bad=("content: [▸totals]",),
            good=(_CONTENT,),
        ),
    ),
)
NOT_PRINTED = Rule(
    code="Y137",
    severity=WARNING,
    title="Lời văn không có chỗ in",
    explanation="loi-van.yaml có lời cho một phần mà đề cương của báo cáo kỳ ấy không đặt khối nào của phần đó, nên lời ấy không in. "
    "Đặt một khối của phần ấy vào đề cương, hoặc bỏ lời.",
)

RULES = (
    UNKNOWN_BLOCK,
    TWO_OUTLINES,
    UNKNOWN_VARIABLE,
    TOO_DEEP,
    PLACED_TWICE,
    NO_COVERAGE,
    ANNEX,
    NOT_PRINTED,
)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with the ward's outlines, and the clerk's words that they leave out."""
    for file in workspace.all(ReportOutlines):
        yield from _one_each(file)
        for outline in file.outlines:
            yield from _texts(outline)
            yield from _depth(outline)
            yield from _signer(workspace, outline)
            yield from annexes(outline)
            for kind in _families(outline):
                yield from _blocks(outline, kind)
        for words in workspace.ward_reports:
            yield from _left_out(file, words)


def _one_each(file: ReportOutlines) -> Iterator[Diagnostic]:
    seen: set[tuple[str, str | None]] = set()
    for outline in file.outlines:
        for number, kind in enumerate(outline.for_):
            if (kind, outline.issuer) in seen or (
                family_of(kind) != PERIODS and any(kind == known for known, _ in seen)
            ):
                yield TWO_OUTLINES.at(
                    outline.origin.at("for", number),
                    f"Đã có đề cương cho {REPORT_KINDS[kind]} ở trên.",
                    f"Bỏ {kind} ở một trong hai nơi.",
                )
            seen.add((kind, outline.issuer))


def _texts(outline: Outline) -> Iterator[Diagnostic]:
    for text, place in _written(outline):
        known = variables_of(outline.for_, in_title=place == outline.origin.at("title"))
        for wrong in wrong_variables(text, known):
            hint = guess(wrong, known) if wrong.isidentifier() else "Chỉ dùng {{ tên }}."
            yield UNKNOWN_VARIABLE.at(
                place,
                f"Không dùng “{wrong}” ở đây được." if wrong in VARIABLES else f"Không có biến “{wrong}”.",
                hint,
            )


def _written(outline: Outline) -> Iterator[tuple[str, Place]]:
    """Yield every text of an outline with its place."""
    yield outline.title, outline.origin.at("title")
    for key, texts in (("opening", outline.opening), ("closing", outline.closing)):
        yield from ((text, outline.origin.at(key, number)) for number, text in enumerate(texts))
    for part, _ in outline.walk():
        yield part.heading, part.origin.at("heading")
        yield from ((item.words, item.place) for item in part.content if item.words)


def _depth(outline: Outline) -> Iterator[Diagnostic]:
    fault = outline.scheme.fault()
    if fault:
        yield TOO_DEEP.at(outline.origin.at("numbering"), f"numbering: {fault}.", "Xếp lại các cấp.")
        return
    for part, level in outline.walk():
        printed = [block for item in part.content for block in placed(outline.for_[0], item.block)]
        needed = level + max((block.levels for block in printed), default=0)
        if needed > outline.scheme.depth:
            yield TOO_DEEP.at(
                part.origin.at("heading"),
                f"Phần này cần {needed} cấp, văn bản chỉ có {outline.scheme.depth} cấp: {', '.join(outline.scheme.forms)}.",
                "Đưa phần lên một cấp, hoặc thêm cấp ở numbering.",
            )


def _signer(workspace: Workspace, outline: Outline) -> Iterator[Diagnostic]:
    organization = workspace.organization
    if organization is None or outline.signer is None:
        return
    of = _DOCUMENT[family_of(outline.for_[0])]
    body = organization.issuing(of, outline.issuer)
    known = any(signer_of(one, outline.signer) for one in organization.issuers)
    if signer_of(body, outline.signer) is None and (known or organization.signer(outline.signer)):
        yield FOREIGN_SIGNER.at(
            outline.origin.at("signer"),
            f"“{outline.signer}” không ký cho {body.name}.",
            f"Người ký: {', '.join(one.id for one in body.signers)}.",
        )


def _blocks(outline: Outline, kind: str) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for item in outline.blocks:
        found = placed(kind, item.block)
        if not found:
            yield UNKNOWN_BLOCK.at(
                item.place,
                f"Không có khối “{item.block}” cho {REPORT_KINDS[kind]}.",
                guess(item.block, names_for(kind)),
            )
        twice = [block.name for block in found if block.name in seen]
        if twice:
            yield PLACED_TWICE.at(item.place, f"Khối “{twice[0]}” đã đứng ở trên.", "Bỏ một chỗ.")
        seen |= {block.name for block in found}
    yield from _covered(outline, kind, seen)


def _covered(outline: Outline, kind: str, seen: set[str]) -> Iterator[Diagnostic]:
    known = blocks_for(kind)
    wanted = [name for name in ("coverage", "corrections") if name in known and name not in seen]
    first = next(
        (item for item in outline.blocks if any(block.has_figures for block in placed(kind, item.block))),
        None,
    )
    if first is not None and wanted:
        yield NO_COVERAGE.at(
            first.place,
            f"Đề cương in số liệu mà không có khối {', '.join(wanted)}.",
            f"Thêm {', '.join(wanted)} vào content của một phần.",
        )


def _families(outline: Outline) -> Iterator[str]:
    """Yield one kind of report of each family that an outline is for: the blocks are those of the family."""
    yield from {family_of(kind): kind for kind in reversed(outline.for_)}.values()


def _left_out(file: ReportOutlines, words: WardReport) -> Iterator[Diagnostic]:
    kind = kind_of_report(words.period)
    outline = file.outline(kind, words.issuer)
    if outline is None:
        return
    printed = {block.part for item in outline.blocks for block in placed(kind, item.block)}
    for part, title in PARTS.items():
        if part not in printed and getattr(words.passages, part):
            yield NOT_PRINTED.at(
                words.passages.origin.key(part),
                f"Đề cương của {REPORT_KINDS[kind]} không có phần “{title}” nên lời này không in.",
                f"Thêm khối của phần ấy vào {file.origin.file}, hoặc bỏ lời.",
            )
