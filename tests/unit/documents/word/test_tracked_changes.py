"""A document and an earlier state of it in one file, as whoever accepts or rejects its changes sees them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import REPOSITORY
from tdkt.documents.jobs import Job
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import (
    Align,
    Appendix,
    Block,
    Item,
    OfficialDocument,
    Paragraph,
    Signature,
    Span,
    Table,
)
from tdkt.documents.page.markdown import parse_blocks
from tdkt.documents.texts.templates import Templates
from tdkt.documents.word.plain_text import docx_text
from tdkt.documents.word.tracked_changes import Tracked, tracked_file
from tdkt.documents.word.writer import docx_bytes
from tdkt.workspace.workspace import read_workspace

from ..samples import PLAN, TEXT, W, part, shown, table_text
from ..tracked_reading import Shape, settled, shape

AUTHOR = "tdkt, so với HEAD~1"


def compared(old: OfficialDocument, new: OfficialDocument) -> Tracked:
    found = tracked_file(docx_bytes(old), docx_bytes(new), AUTHOR)
    assert found is not None
    return found


def with_text(text: str) -> OfficialDocument:
    return replace(PLAN, blocks=parse_blocks(text))


def marks(data: bytes, path: str) -> list[str]:
    """The texts that stand in w:ins or w:del (`path`), in their order."""
    body = part(data, "word/document.xml")
    return [
        shown(found).replace("\u00a0", " ")
        for found in body.iter(f"{W}{path}")
        if found.find(f"{W}r") is not None
    ]


def assert_valid(data: bytes) -> None:
    """What Word refuses a file for, or mends with a warning."""
    body = part(data, "word/document.xml")
    changes = list(body.iter(f"{W}ins", f"{W}del", f"{W}pPrChange"))
    ids = [change.get(f"{W}id") for change in changes]
    assert len(set(ids)) == len(ids)
    assert {change.get(f"{W}author") for change in changes} <= {AUTHOR}
    for change in changes:
        parent = change.getparent()
        assert parent is not None
        if parent.tag == f"{W}p":
            assert len(change), "a change of text holds runs"
            assert {child.tag for child in change} == {f"{W}r"}
        elif parent.tag == f"{W}trPr":
            assert change is parent[-1]
        else:
            assert parent.tag in (f"{W}rPr", f"{W}pPr")
    for text in body.iter(f"{W}t", f"{W}delText"):
        inside = [node.tag for node in text.iterancestors() if node.tag == f"{W}del"]
        assert bool(inside) == (text.tag == f"{W}delText")
        assert text.text
        assert text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    for properties in body.iter(f"{W}pPr"):
        names = [str(child.tag).removeprefix(W) for child in properties]
        order = ["pStyle", "keepNext", "pBdr", "spacing", "ind", "jc", "rPr", "sectPr", "pPrChange"]
        assert names == sorted(names, key=order.index)
    for tables in body.iter(f"{W}tbl"):
        following = tables.getnext()
        assert following is not None
        assert following.tag != f"{W}tbl", "Word joins tables that touch"
    for cell in body.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"


def said(found: Shape) -> Shape:
    """`found` without its empty paragraphs."""
    return [block for block in found if not (isinstance(block, tuple) and not block[1])]


def assert_both_ways(old: OfficialDocument, new: OfficialDocument) -> None:
    before, after = docx_bytes(old), docx_bytes(new)
    found = tracked_file(before, after, AUTHOR)
    if found is None:
        assert said(shape(before)) == said(shape(after)), "what changed is no words"
        return
    assert_valid(found.data)
    assert settled(found.data, "ins") == shape(after)
    assert settled(found.data, "del") == shape(before)


def test_a_reworded_paragraph_shows_the_words() -> None:
    found = compared(PLAN, with_text(TEXT.replace("100% văn bản đến, đi", "Trên 98% văn bản đến")))
    assert (found.changed, found.inserted, found.deleted) == (1, 0, 0)
    assert marks(found.data, "del") == ["100% ", ", đi "]
    assert marks(found.data, "ins") == ["Trên 98% ", " "]


def test_a_mark_that_closes_a_word_changes_alone() -> None:
    found = compared(with_text("Một việc; hai việc.\n"), with_text("Một việc: hai việc.\n"))
    assert (marks(found.data, "del"), marks(found.data, "ins")) == (["; "], [": "])


def test_other_words_are_not_torn_into_confetti() -> None:
    old = "Ủy ban giao phòng Văn hóa tham mưu và trình kế hoạch phát động phong trào hằng quý của các đơn vị."
    new = "Ủy ban giao văn phòng rà soát số liệu báo cáo và gửi về thường trực chậm nhất ngày 05 của các đơn vị."
    found = compared(with_text(old), with_text(new))
    assert len(marks(found.data, "del")) == len(marks(found.data, "ins")) == 1


def test_the_face_of_a_word_is_kept_and_its_change_shown() -> None:
    italic = replace(PLAN, blocks=(Item(1, (Span("Phong trào "), Span("“Đổi mới”", italic=True))),))
    upright = replace(PLAN, blocks=(Item(1, (Span("Phong trào “Đổi mới”"),)),))
    found = compared(italic, upright)
    assert (marks(found.data, "del"), marks(found.data, "ins")) == (["“Đổi mới”"],) * 2
    [deleted] = part(found.data, "word/document.xml").iter(f"{W}del")
    assert deleted.find(f"{W}r/{W}rPr/{W}i") is not None
    assert_both_ways(italic, upright)


def test_a_paragraph_comes_and_goes_with_its_mark() -> None:
    more = TEXT + "\n- Số hóa toàn bộ hồ sơ lưu trữ.\n"
    found = compared(PLAN, with_text(more))
    assert (found.inserted, found.deleted) == (1, 0)
    body = part(found.data, "word/document.xml")
    marked = [p for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}rPr/{W}ins") is not None]
    assert len(marked) == 1
    back = compared(with_text(more), PLAN)
    assert (back.inserted, back.deleted) == (0, 1)
    assert_both_ways(with_text(more), PLAN)


def test_rows_of_a_table_come_and_go_as_rows() -> None:
    old, new = with_text(table_text(4)), with_text(table_text(6).replace("2.000", "2.500"))
    found = compared(old, new)
    rows = list(part(found.data, "word/document.xml").iter(f"{W}tr"))
    assert sum(row.find(f"{W}trPr/{W}ins") is not None for row in rows) == 2
    assert marks(found.data, "del") == ["2.000"]
    assert_both_ways(old, new)
    assert_both_ways(new, old)


def test_a_table_with_other_columns_is_another_table() -> None:
    old = with_text("| A | B |\n|--|--|\n| một | hai |\n")
    new = with_text("| A | B | C |\n|--|--|--|\n| một | hai | ba |\n")
    assert_both_ways(old, new)
    assert_both_ways(new, old)
    for one, other in ((old, new), (new, old)):
        in_appendix = [
            replace(PLAN, appendices=(Appendix("", "Danh sách", "", side.blocks),)) for side in (one, other)
        ]
        assert_both_ways(*in_appendix)


@pytest.mark.parametrize(
    "other",
    [
        replace(PLAN, draft=True, notice="Xin ý kiến"),
        replace(PLAN, type_name="", addressees=("Các đơn vị",)),
        replace(PLAN, recipients=("UBND thành phố",), archive="VT"),
        replace(PLAN, signature=None),
        replace(PLAN, signature=Signature(("KT. Chủ tịch", "Phó Chủ tịch"), "Trần Thị B")),
        replace(PLAN, cosignatures=(Signature(("Thư ký",), "Trần Thị B"),), endorsement=PLAN.signature),
        replace(PLAN, appendices=(Appendix("I", "Chỉ tiêu", "Kèm theo", parse_blocks(table_text(3)), True),)),
        replace(PLAN, copies=2),
        replace(PLAN, blocks=()),
        replace(PLAN, illustrative=True, landscape=True, subject="Việc khác hẳn"),
    ],
    ids=[
        "draft",
        "letter",
        "recipients",
        "unsigned",
        "signer",
        "two",
        "appendix",
        "copies",
        "empty",
        "other",
    ],
)
def test_whatever_changes_both_ways_are_exact(other: OfficialDocument) -> None:
    assert_both_ways(PLAN, other)
    assert_both_ways(other, PLAN)


def test_nothing_changed_is_no_file_and_the_same_change_is_the_same_file() -> None:
    assert tracked_file(docx_bytes(PLAN), docx_bytes(PLAN), AUTHOR) is None
    other = with_text("Lời khác.\n")
    assert compared(PLAN, other) == compared(PLAN, other)


def test_word_goes_on_tracking_and_no_date_is_made_up() -> None:
    data = compared(PLAN, with_text("Lời khác.\n")).data
    settings_part = part(data, "word/settings.xml")
    names = [str(child.tag).removeprefix(W) for child in settings_part]
    assert names[:3] == ["zoom", "trackRevisions", "defaultTabStop"]
    assert not [node for node in part(data, "word/document.xml").iter() if node.get(f"{W}date")]


def _official() -> list[OfficialDocument]:
    workspace = read_workspace(REPOSITORY)
    found = []
    for name, key in (
        ("plan", "2026"),
        ("report", "2026-Q1"),
        ("report", "2026-H1"),
        ("reminder", "2026-Q4"),
        ("batch", "tong-ket-2026"),
    ):
        kind = KINDS[name]
        jobs = kind.jobs(workspace, kind.key.read(key), Templates())
        found += [job.make(iter) for job in jobs if isinstance(job, Job)]
    return [paper for paper in found if isinstance(paper, OfficialDocument)]


def test_every_kind_of_document_can_be_compared() -> None:
    papers = _official()
    assert len(papers) > 12
    for old, new in pairwise(papers):
        assert tracked_file(docx_bytes(old), docx_bytes(old), AUTHOR) is None
        assert_both_ways(old, new)


WORDS = st.sampled_from(
    [
        *["thi", "đua", "khen", "thưởng", "95%", "trên", "hạn.", "hòa", "hoà", "Đ"],
        "phường,",
        "vị;",
        "“hài",
        "lòng”",
        "-",
        "I.",
        "a)",
        "(ba)",
        "./.",
    ]
)
TEXTS = st.lists(WORDS, max_size=9).map(" ".join)
SPANS = st.lists(st.builds(Span, TEXTS, italic=st.booleans()), min_size=1, max_size=3).map(tuple)


ALIGN: tuple[Align, ...] = ("left", "center", "right")


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 3))
    row = st.lists(SPANS, min_size=columns, max_size=columns).map(tuple)
    return Table(draw(row), tuple(draw(st.lists(row, max_size=4))), ALIGN[:columns])


BLOCKS = st.one_of(st.builds(Paragraph, SPANS), st.builds(Item, st.integers(1, 2), SPANS), tables())
REAL = tuple(
    block
    for file in (
        *sorted((REPOSITORY / "plans/2026/movements").glob("*.yaml")),
        REPOSITORY / "plans/2026/plan.yaml",
    )
    for line in file.read_text(encoding="utf-8").splitlines()
    if "text:" in line
    for block in [Item(1, (Span(line.partition("text:")[2].strip()),))]
)


def _reworded(block: Block, words: str, place: int) -> Block:
    if isinstance(block, Table):
        return replace(block, rows=(*block.rows[:place], *block.rows[place + 1 :]))
    text = "".join(span.text for span in block.spans).split(" ")
    return replace(block, spans=(Span(" ".join([*text[:place], words, *text[place + 1 :]])),))


@st.composite
def edited(draw: st.DrawFn) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Some of the plan's texts and made-up blocks, and the same after some edits."""
    old = draw(st.lists(st.one_of(st.sampled_from(REAL), BLOCKS), max_size=8))
    new: list[Block] = list(old)
    for _ in range(draw(st.integers(0, 5))):
        place = draw(st.integers(0, len(new)))
        step = draw(st.sampled_from(("insert", "delete", "reword", "move")))
        if step == "insert":
            new.insert(place, draw(BLOCKS))
        elif place < len(new):
            block = new.pop(place)
            if step == "reword":
                new.insert(place, _reworded(block, draw(TEXTS), draw(st.integers(0, 6))))
            elif step == "move":
                new.insert(draw(st.integers(0, len(new))), block)
    return tuple(old), tuple(new)


@settings(max_examples=60)
@given(edited())
def test_random_edits_both_ways(sides: tuple[tuple[Block, ...], tuple[Block, ...]]) -> None:
    assert_both_ways(*(replace(PLAN, blocks=blocks, recipients=("UBND",)) for blocks in sides))


def test_the_text_of_a_file_with_changes_is_that_of_the_later_one() -> None:
    new = with_text(TEXT + "\n- Thêm một việc.\n")
    assert docx_text(compared(PLAN, new).data) == docx_text(docx_bytes(new))
