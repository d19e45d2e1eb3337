"""From a Word plan to the files of a workspace: nothing lost, valid, in the house's layout."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from conftest import REPOSITORY
from tdkt.adoption.checking import compared
from tdkt.adoption.draft import Adoption, year_of
from tdkt.adoption.known_workspace import in_workspace
from tdkt.adoption.new_folder import in_new_folder
from tdkt.adoption.reading.reading import read_plan
from tdkt.checks.programmes import programme_of
from tdkt.documents.plan import plan_document
from tdkt.documents.texts.templates import Templates
from tdkt.documents.word.writer import docx_bytes
from tdkt.errors import UsageError, UserError
from tdkt.model.plan import Section
from tdkt.office.word.blocks import WordFile
from tdkt.office.word.reading import read_word
from tdkt.workspace.workspace import Workspace, read_workspace
from typed_plans import FOLDER, typed_plan, word_file

NAMES = sorted(path.stem for path in FOLDER.glob("*.txt") if not path.name.endswith(".read.txt"))


def adopted(file: WordFile, root: Path) -> Adoption:
    plan = read_plan(file)
    return in_new_folder(plan, root, year_of(plan, None), {})


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_is_lost_however_a_plan_is_typed(name: str, tmp_path: Path) -> None:
    adoption = adopted(typed_plan(name), tmp_path)
    assert adoption.comparison.differences == ()
    assert not [finding for finding in adoption.foreseen.findings if finding.is_error]


def test_a_sentence_that_the_printed_plan_lacks_is_found(tmp_path: Path) -> None:
    adoption = adopted(typed_plan("don-vi-in-dam"), tmp_path)
    other = read_plan(
        word_file(
            (FOLDER / "don-vi-in-dam.txt")
            .read_text(encoding="utf-8")
            .replace("- 100% văn bản ký số.", "- 100% văn bản ký số.\n- Câu chỉ có trong tệp.")
        )
    )
    document = plan_document(programme_of(adoption.foreseen.workspace, 2026), Templates())
    assert [difference.lost for difference in compared(other, document).differences] == [
        ("Câu chỉ có trong tệp.",)
    ]


def test_mixed_bodies_tables_and_annexes_keep_their_order(tmp_path: Path) -> None:
    plan = adopted(typed_plan("phu-luc-bang-chi-tieu"), tmp_path).foreseen.workspace.plans[0]
    assert plan.sections[1].sections[1].body == (
        "| STT | Đơn vị | Nhiệm vụ |",
        "| 1 | Phòng Kinh tế | Theo dõi nhóm kinh tế |",
        "| 2 | Trạm Y tế | Theo dõi nhóm y tế |",
        "Các đơn vị báo cáo trước ngày 10 tháng cuối quý.",
    )
    assert [(annex.title, annex.landscape) for annex in plan.annexes] == [
        ("Chỉ tiêu giao các đơn vị năm 2026", True),
        ("Danh mục phong trào", True),
    ]


def test_targets_of_a_table_are_followed_and_not_printed_twice(tmp_path: Path) -> None:
    adoption = adopted(typed_plan("phu-luc-bang-chi-tieu"), tmp_path)
    (movements,) = adoption.foreseen.workspace.movements
    assert [(movement.title, movement.unprinted) for movement in movements.movements] == [
        ("Chỉ tiêu giao các đơn vị năm 2026", True)
    ]
    assert [(target.text, target.measure.type.value) for target in movements.targets] == [
        ("Thu ngân sách: 45,5 tỷ đồng", "amount"),
        ("Tỷ lệ hộ nghèo: dưới 1%", "percentage"),
    ]


def test_a_table_says_which_unit_answers_for_a_row(tmp_path: Path) -> None:
    adoption = adopted(
        word_file(
            "ỦY BAN NHÂN DÂN\nXÃ MẪU\n{c} **KẾ HOẠCH**\n{c} **Thi đua năm 2026**\n**I. CHỈ TIÊU**\n"
            "| STT | Chỉ tiêu | Đơn vị tính | Kế hoạch | Đơn vị chủ trì |\n"
            "| 1 | Thu ngân sách trên địa bàn | Tỷ đồng | 45,6 | Phòng Kinh tế xã |\n"
            "| 2 | Số mô hình “Dân vận khéo” | Mô hình | 5 | Đoàn Thanh niên |\n"
            "| 3 | Số cây xanh được trồng | cây | 500 | Đ/c Nguyễn Văn A |\n"
        ),
        tmp_path,
    )
    found = {file.unit: file for file in adoption.foreseen.workspace.movements}
    assert {unit: [target.text for target in file.targets] for unit, file in found.items()} == {
        "kinh-te": ["Thu ngân sách trên địa bàn: 45,6 tỷ đồng", "Số cây xanh được trồng: 500 cây"],
        "doan-thanh-nien": ["Số mô hình “Dân vận khéo”: 5 mô hình"],
    }
    text = adoption.edit.texts[found["kinh-te"].origin.file]
    assert "# SỬA: Kế hoạch ghi “Đ/c Nguyễn Văn A”, chưa có đơn vị nào tên như vậy." in text


def test_figures_of_a_plan_by_fields_are_targets_of_the_standing_unit(tmp_path: Path) -> None:
    adoption = adopted(typed_plan("dac-khu-chu-in-hoa"), tmp_path)
    (movements,) = adoption.foreseen.workspace.movements
    assert [target.text for target in movements.targets] == [
        "Tổng thu ngân sách đạt 120 tỷ đồng.",
        "Giải quyết việc làm cho 500 lao động.",
    ]
    text = adoption.edit.texts[movements.origin.file]
    assert "# SỬA: Kế hoạch không nêu đơn vị thực hiện các chỉ tiêu này." in text


def test_a_basis_in_its_own_words_is_printed_in_them(tmp_path: Path) -> None:
    plan = adopted(typed_plan("xa-mo-dau-bang-chu-cai"), tmp_path).foreseen.workspace.plans[0]
    assert [basis.citation for basis in plan.legal_basis] == [
        "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        "Kế hoạch số 12/KH-UBND ngày 05/01/2027 của UBND tỉnh Hưng Yên về công tác thi đua, khen thưởng năm 2027",
    ]
    assert plan.legal_basis[1].date == datetime.date(2027, 1, 5)
    assert plan.preamble[:2] == (
        "Thực hiện Nghị quyết số 15-NQ/ĐU ngày 20/12/2026 của Đảng ủy xã;",
        "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội xã.",
    )


def test_a_plan_that_tdkt_rendered_comes_back_as_the_same_plan(tmp_path: Path) -> None:
    known = programme_of(read_workspace(REPOSITORY), 2026)
    rendered = docx_bytes(plan_document(known, Templates()))
    found = programme_of(adopted(read_word(rendered), tmp_path).foreseen.workspace, 2026)
    assert [_said(section) for section in found.plan.sections] == [
        _said(section) for section in known.plan.sections
    ]
    for name in ("number", "symbol", "date", "title", "preamble", "closing", "recipients", "archive"):
        assert getattr(found.plan, name) == getattr(known.plan, name)
    assert [basis.citation for basis in found.plan.legal_basis] == [
        basis.citation for basis in known.plan.legal_basis
    ]
    assert [unit.name for unit in found.organization.units] == [
        unit.name for unit in known.organization.units
    ]
    assert [
        (file.layout, [(m.title, [item.text for item in m.items]) for m in file.movements])
        for file in found.movements
    ] == [
        (file.layout, [(m.title, [item.text for item in m.items]) for m in file.movements])
        for file in known.movements
    ]
    assert len(found.targets) == len(known.targets)
    assert found.organization.signers[0].authority_lines == known.organization.signers[0].authority_lines


def _said(section: Section) -> tuple[object, ...]:
    inner = [_said(one) for one in section.sections]
    return section.title, section.text, section.paragraphs, section.items, section.unit_movements, inner


def test_a_year_goes_into_a_workspace_that_is_there(tmp_path: Path) -> None:
    root = _ward(tmp_path)
    plan = read_plan(typed_plan("xa-mo-dau-bang-chu-cai"))
    adoption = in_workspace(plan, read_workspace(root), 2027)
    organization = adoption.foreseen.workspace.organizations[0]
    assert [unit.id for unit in organization.units] == [
        "kinh-te", "van-hoa", "van-phong-hdnd-va-ubnd-xa", "ban-chi-huy-quan-su-xa", "cac-truong-hoc-tren-dia-ban-xa",
    ]  # fmt: skip
    assert adoption.comparison.differences == ()
    assert "# của xã" in adoption.edit.texts["plans/organization.yaml"]


def test_a_year_that_has_a_plan_is_not_written_over(tmp_path: Path) -> None:
    root = _ward(tmp_path)
    plan = read_plan(typed_plan("xa-mo-dau-bang-chu-cai"))
    in_workspace(plan, read_workspace(root), 2027).edit.write(root)
    with pytest.raises(UserError, match="Kho đã có kế hoạch năm 2027"):
        in_workspace(plan, read_workspace(root), 2027)


def test_a_plan_of_another_ward_is_refused(tmp_path: Path) -> None:
    root = _ward(tmp_path)
    with pytest.raises(UserError, match="Tệp là kế hoạch của Ủy ban nhân dân phường Đông Sơn"):
        in_workspace(read_plan(typed_plan("don-vi-in-dam")), read_workspace(root), 2026)


def test_a_plan_without_a_year_asks_for_it() -> None:
    plan = read_plan(word_file("{c} **KẾ HOẠCH**\n{c} **Thi đua**\n**I. MỤC ĐÍCH**\nMột câu."))
    with pytest.raises(UsageError, match="không nêu năm"):
        year_of(plan, None)


def _ward(root: Path) -> Path:
    (root / "plans").mkdir()
    (root / "plans" / "organization.yaml").write_text(
        "# của xã\nkind: organization\nname: Ủy ban nhân dân xã Đông Hưng\nissuer: [ỦY BAN NHÂN DÂN, XÃ ĐÔNG HƯNG]\n"
        "place: Đông Hưng\ncity: tỉnh Hưng Yên\nabbreviation: UBND\nstanding_unit: van-hoa\nunits:\n"
        "  - id: kinh-te\n    name: Phòng Kinh tế\n    abbreviation: KT\n"
        "  - id: van-hoa\n    name: Phòng Văn hóa - Xã hội\n    abbreviation: VHXH\n"
        "signers:\n  - id: pho\n    name: Nguyễn Văn A\n    post: Phó Chủ tịch\n    on_behalf_of: Ủy ban nhân dân\n"
        "    in_place_of: Chủ tịch\n",
        encoding="utf-8",
    )
    assert not Workspace(root).findings
    return root
