"""The papers of a cụm, khối: what they say, in which order, and what they wait for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from example_ward import WITH_GROUP
from tdkt.checks.example_files import GROUP, GROUP_SCORES
from tdkt.documents.groups.kinds import GROUP_KINDS
from tdkt.documents.jobs import NotMade
from tdkt.documents.page.blocks import Heading, Item, OfficialDocument, Paragraph, Table, plain_text
from tdkt.documents.texts.templates import Templates
from tdkt.workspace.workspace import Workspace

Make = Callable[..., Workspace]
_KINDS = {kind.name: kind for kind in GROUP_KINDS}


def papers(workspace: Workspace, kind: str = "group") -> dict[str, OfficialDocument | str]:
    found: dict[str, OfficialDocument | str] = {}
    for job in _KINDS[kind].jobs(workspace, _KINDS[kind].key.read("khoi-thon"), Templates()):
        if isinstance(job, NotMade):
            found[job.name] = job.reason
        else:
            made = job.make(lambda items: items)
            assert isinstance(made, OfficialDocument)
            found[job.name] = made
    return found


def said(document: OfficialDocument | str) -> str:
    assert isinstance(document, OfficialDocument)
    spoken = (Heading, Item, Paragraph)
    return "\n".join(plain_text(block.spans) for block in document.blocks if isinstance(block, spoken))


def rows(document: OfficialDocument | str, table: int = 0) -> list[list[str]]:
    assert isinstance(document, OfficialDocument)
    found = [block for block in document.blocks if isinstance(block, Table)]
    return [[plain_text(cell) for cell in row] for row in found[table].rows]


def test_everybody_signs_the_agreement_who_leads_first(make_workspace: Make) -> None:
    [agreement] = papers(make_workspace(**WITH_GROUP), "group-agreement").values()
    assert isinstance(agreement, OfficialDocument)
    assert rows(agreement) == [
        ["1", "Thôn Một (Trưởng khối)", "Trần Thị B", ""],
        ["2", "Thôn Hai (Phó Trưởng khối)", "Lê Văn C", ""],
        ["3", "Tổ dân phố số 1", "", ""],
    ]
    [table] = [block for block in agreement.blocks if isinstance(block, Table)]
    assert table.row_height > 10
    assert agreement.signature is None
    assert "ngày 10 tháng 02 năm 2026, tại Hội trường Ủy ban nhân dân phường, 03 thành viên" in said(
        agreement
    )
    assert "điểm thưởng nhiều nhất 5, điểm trừ nhiều nhất 10" in said(agreement)
    assert "Có đơn thư vượt cấp kéo dài: không xếp hạng nhất;" in said(agreement)
    assert agreement.legal_basis[-1].startswith("Căn cứ Quyết định số 21/QĐ-UBND")


def test_minutes_and_submission_tell_the_ranking_and_what_is_proposed(make_workspace: Make) -> None:
    found = papers(make_workspace(**WITH_GROUP))
    ranked = [
        ["1", "Thôn Hai", "81,17", "0", "2", "79,17", "Hoàn thành tốt"],
        ["2", "Thôn Một", "91,5", "3", "0", "94,5", "Hoàn thành xuất sắc"],
        ["3", "Tổ dân phố số 1", "53,5", "0", "0", "53,5", "Hoàn thành"],
    ]
    assert rows(found["bien-ban-binh-xet"]) == rows(found["to-trinh-hoi-dong"]) == ranked
    assert "Tặng Giấy khen cho thôn Hai (3/3 thành viên đồng ý)." in said(found["bien-ban-binh-xet"])
    assert "không xếp hạng nhất; căn cứ: Thông báo số 14/TB-UBND" in said(found["to-trinh-hoi-dong"])
    submission = found["to-trinh-hoi-dong"]
    assert isinstance(submission, OfficialDocument)
    assert submission.addressees == ("Hội đồng Thi đua - Khen thưởng phường Mẫu",)
    assert submission.signature is not None
    assert submission.signature.authority_lines == ("TRƯỞNG KHỐI",)


BLANK = "…" * 20


def test_minutes_say_what_was_recorded_and_leave_dots_for_what_was_not(make_workspace: Make) -> None:
    recorded = said(papers(make_workspace(**WITH_GROUP))["bien-ban-binh-xet"])
    assert (
        "Vắng mặt:\nÔng Phạm Văn D, Tổ trưởng tổ dân phố số 1 (đi công tác, có ý kiến bằng văn bản)."
        in recorded
    )
    assert "Ý kiến của các thành viên\nCác thành viên thống nhất với bảng điểm." in recorded
    text = WITH_GROUP[GROUP]
    for key in ("absent", "opinions", "place", "start", "end"):
        before, _, after = text.partition("meeting:\n")
        text = f"{before}meeting:\n" + "".join(
            line for line in after.splitlines(keepends=True) if not line.startswith(f"  {key}:")
        )
    text = text.partition("proposals:")[0]
    bare = said(papers(make_workspace(**{**WITH_GROUP, GROUP: text}))["bien-ban-binh-xet"])
    assert "Vắng mặt: ……" in bare
    assert f"Ý kiến của các thành viên\n{BLANK}" in bare
    assert "Địa điểm: ……" in bare
    assert "Không có đề nghị khen thưởng nào được ghi nhận." in bare
    for made_up in ("thống nhất", "không.", "thảo luận", "báo cáo việc", "08 giờ"):
        assert made_up not in bare


def test_the_table_of_points_accounts_for_each(make_workspace: Make) -> None:
    found = papers(make_workspace(**WITH_GROUP), "group-scores")["bang-cham-diem"]
    assert rows(found, 2)[1] == [
        "2",
        "Phát hiện gương điển hình",
        "10",
        "3 gương điển hình",
        "6",
        "3 gương điển hình × 2 điểm; Hội đồng chấm (tự chấm 3)",
    ]
    assert "91,5 + 3 - 0 = 94,5" in said(found)


@pytest.mark.parametrize(
    ("file", "text", "instead", "paper", "reason"),
    [
        (GROUP, "meeting:\n", "#", "bien-ban-binh-xet", "chưa họp bình xét"),
        (GROUP_SCORES, "counted: {council: 120}", "evidence: x", "to-trinh-hoi-dong", "chưa đủ điểm"),
        (
            GROUP_SCORES,
            "cross: {thon-hai: 36, to-mot: 35}",
            "council: 36",
            "bien-ban-binh-xet",
            "bước chấm khác nhau",
        ),
        (
            GROUP_SCORES,
            "cross: {thon-hai: 36, to-mot: 35}",
            "council: 36",
            "to-trinh-hoi-dong",
            "bước chấm khác nhau",
        ),
        (GROUP, "for: 3, of: 3", "for: 1, of: 2", "bien-ban-binh-xet", "1/2 đồng ý, không quá nửa"),
        (GROUP, "for: 3, of: 3", "for: 1, of: 3", "to-trinh-hoi-dong", "1/3 đồng ý, không quá nửa"),
        (GROUP, "for: 3, of: 3", "for: 4, of: 4", "to-trinh-hoi-dong", "I434"),
    ],
)
def test_what_cannot_be_made_yet_says_why(
    file: str, text: str, instead: str, paper: str, reason: str, make_workspace: Make
) -> None:
    changed = WITH_GROUP[file].replace(text, instead)
    if instead == "#":
        before, _, after = WITH_GROUP[file].partition("meeting:\n")
        changed = before + "proposals:" + after.partition("proposals:")[2]
    found = papers(make_workspace(**{**WITH_GROUP, file: changed}))
    assert reason in str(found[paper])
    assert isinstance(found["giao-uoc-thi-dua"], OfficialDocument)


def test_a_group_whose_own_rules_differ_says_so_and_its_papers_are_made(make_workspace: Make) -> None:
    rules = "votes: {for: 1, of: 2}}  # tdkt: bỏ qua I370: quy chế của khối, Điều 5"
    own = WITH_GROUP[GROUP].replace("votes: {for: 3, of: 3}}", rules)
    found = papers(make_workspace(**{**WITH_GROUP, GROUP: own}))
    assert "(1/2 thành viên đồng ý)" in said(found["bien-ban-binh-xet"])


def test_names_of_places_are_written_as_the_decree_has_them_within_sentences(make_workspace: Make) -> None:
    ward = make_workspace(**WITH_GROUP)
    assert "gồm thôn Một; thôn Hai; tổ dân phố số 1, thống nhất" in said(
        papers(ward, "group-agreement")["giao-uoc-thi-dua"]
    )
    assert "(03 thành viên; trưởng khối: thôn Một)" in said(papers(ward)["to-trinh-hoi-dong"])
    city = WITH_GROUP[GROUP].replace("type: bloc", "type: bloc\nlevel: city")
    flag = make_workspace(
        **{**WITH_GROUP, GROUP: city.replace("award: giay-khen", "award: co-thi-dua-thanh-pho")}
    )
    submission = papers(flag)["to-trinh-hoi-dong"]
    assert "Tặng danh hiệu “Cờ thi đua của Ủy ban nhân dân thành phố” cho thôn Hai" in said(submission)
    assert isinstance(submission, OfficialDocument)
    assert submission.letterhead.superior == "THÀNH PHỐ HẢI PHÒNG"


def test_who_is_not_ranked_is_told_in_whole_words(make_workspace: Make) -> None:
    """“Không” takes 13 mm in the column of ranks, whose cells keep 4 mm free."""
    found = papers(make_workspace(**WITH_GROUP))
    tables = [
        block
        for document in found.values()
        if isinstance(document, OfficialDocument)
        for block in document.blocks
        if isinstance(block, Table) and plain_text(block.head[0]) == "Hạng"
    ]
    assert len(tables) == 3
    for table in tables:
        assert 160 * table.widths[0] / sum(table.widths) >= 17
