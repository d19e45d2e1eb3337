"""The parts of `tdkt init`: what is guessed, how typed lines are read, words that survive YAML, settings that fit the files."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conftest import REPOSITORY
from tdkt.errors import UsageError
from tdkt.law.instruments import instruments
from tdkt.model.diagnostic import Diagnostic
from tdkt.planning.new_ward.answers import problems
from tdkt.planning.new_ward.ci import source_said
from tdkt.planning.new_ward.draft import to_do
from tdkt.planning.new_ward.guesses import (
    abbreviation_of,
    authority_of,
    ids_of,
    standing_unit_of,
    subdivision_type,
    without_head,
)
from tdkt.planning.new_ward.making import ward_of
from tdkt.planning.new_ward.skeleton_files import ward_files
from tdkt.planning.new_ward.spoken import member_said, subdivisions_said, tidy, unit_said
from tdkt.resources import resource_folder
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.schema import load_schema
from tdkt.workspace.source import read_source
from tdkt.workspace.workspace import read_workspace
from tdkt.workspace.yaml_reader import read_yaml

ANSWERS: dict[str, Any] = {
    "kind": "ward-answers",
    "type": "xa",
    "name": "Đông Hưng",
    "city": "tỉnh Hưng Yên",
    "units": [{"name": "Phòng Kinh tế"}, {"name": "Trung tâm Kinh tế"}],
    "signers": [{"name": "Nguyễn Văn A", "post": "Chủ tịch"}],
}
DAY = datetime.date(2027, 1, 15)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Phòng Văn hóa - Xã hội", "VHXH"),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", "KTHTĐT"),
        ("Trung tâm Phục vụ hành chính công", "TTPVHCC"),
        ("Văn phòng HĐND và UBND phường", "VP"),
        ("Phòng", "P"),
        ("!!!", "ĐV"),
    ],
)
def test_initials_of_a_unit(name: str, wanted: str) -> None:
    assert abbreviation_of(name, []) == wanted
    assert abbreviation_of(name, [wanted]) == f"{wanted}2"


def test_ids_are_slugs_each_once_and_text_in_yaml() -> None:
    names = [
        "Phòng Ưu Đãi",
        "Trung tâm Ưu đãi",
        "12",
        "null",
        "!!!",
        "Phòng",
        "x" * 90,
        "Cồn",
        "Phòng Nữ",
        "Com 1",
        "COM1",
    ]
    ids = ids_of(map(without_head, names))
    assert ids == ["uu-dai", "uu-dai-2", "muc-12", "muc-null", "muc", "phong", "x" * 40,
                   "muc-con", "nu", "com-1", "muc-com1"]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind", "wanted"),
    [
        ("Thôn Đoài", "phuong", "thon"),
        ("Bản Cát Cát", "xa", "thon"),
        ("Ấp 3", "phuong", "thon"),
        ("Khu phố 3", "xa", "to-dan-pho"),
        ("TỔ DÂN PHỐ SỐ 1", "xa", "to-dan-pho"),
        ("Tổ 5", "xa", "to-dan-pho"),
        ("Đông Thành", "xa", "thon"),
        ("Đông Thành", "phuong", "to-dan-pho"),
        ("Toàn Thắng", "dac-khu", "thon"),
    ],
)
def test_what_a_subdivision_is(name: str, kind: str, wanted: str) -> None:
    assert subdivision_type(name, kind) == wanted


@pytest.mark.parametrize(
    ("post", "wanted"),
    [
        ("Chủ tịch", ("Chủ tịch", "Ủy ban nhân dân", None)),
        ("Chủ tịch UBND xã Đông Hưng", ("Chủ tịch", "Ủy ban nhân dân", None)),
        ("phó chủ tịch Ủy ban nhân dân", ("Phó Chủ tịch", "Ủy ban nhân dân", "Chủ tịch")),
        ("Chủ tịch HĐND xã", ("Chủ tịch HĐND xã", None, None)),
        ("Chánh Văn phòng", ("Chánh Văn phòng", None, None)),
    ],
)
def test_who_signs_for_whom(post: str, wanted: tuple[str, str | None, str | None]) -> None:
    assert authority_of(post) == wanted


def test_the_standing_unit_is_culture_and_society_or_the_first() -> None:
    assert standing_unit_of(["Văn phòng", "Phòng Văn Hóa - Xã hội"]) == 1
    assert standing_unit_of(["Văn phòng", "Phòng Kinh tế"]) == 0


def test_lines_as_people_type_them() -> None:
    assert tidy("  Bi\u0300nh \t Đông\u0000 ") == "Bình Đông"
    assert unit_said(" Phòng A |  | B ") == {"name": "Phòng A", "contact": "B"}
    assert subdivisions_said("Thôn Một;; Thôn  Hai ;") == ["Thôn Một", "Thôn Hai"]
    assert member_said("BÀ Trần Thị B|Bí thư|Ủy viên, Thư ký Hội đồng") == {
        "name": "Trần Thị B",
        "gender": "female",
        "post": "Bí thư",
        "role": "secretary",
    }
    for line in ("", "| VP", "A|B|C|D"):
        with pytest.raises(UsageError):
            unit_said(line)


@pytest.mark.parametrize(
    ("answers", "name", "place", "head"),
    [
        ({"name": "xã Đông Hưng"}, "Ủy ban nhân dân xã Đông Hưng", "Đông Hưng", "XÃ ĐÔNG HƯNG"),
        ({"type": "phuong", "name": "12"}, "Ủy ban nhân dân Phường 12", "Phường 12", "PHƯỜNG 12"),
        ({"type": "dac-khu", "name": "Cát Hải", "place": "Cát Bà"}, "Ủy ban nhân dân đặc khu Cát Hải", "Cát Bà", "ĐẶC KHU CÁT HẢI"),
        ({"type": "xa", "name": "Ý Yên", "place": "xã Ý Yên"}, "Ủy ban nhân dân Xã Ý Yên", "Xã Ý Yên", "XÃ Ý YÊN"),
    ],
)  # fmt: skip
def test_names_of_the_place(answers: dict[str, Any], name: str, place: str, head: str) -> None:
    made = ward_of({**ANSWERS, **answers}, DAY).organization
    assert (made.name, made.place, made.issuer) == (name, place, ("ỦY BAN NHÂN DÂN", head))


@pytest.mark.parametrize(
    ("year", "day"),
    [(2027, DAY), (2028, datetime.date(2028, 1, 1)), (2026, datetime.date(2026, 12, 31))],
)
def test_the_law_is_that_of_a_day_in_the_year(year: int, day: datetime.date) -> None:
    assert ward_of({**ANSWERS, "year": year}, DAY).day == day


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ([], ""),
        (["Thôn Đông", "Khu phố 1"], "thôn, khu phố"),
        (["Ấp 1", "Ấp 2"], "ấp"),
        (["Thôn A", "Tổ dân phố số 2"], "thôn, tổ dân phố"),
    ],
)
def test_the_plan_calls_its_parts_as_they_are_named(named: list[str], said: str) -> None:
    assert ward_of({**ANSWERS, "subdivisions": named}, DAY).subdivision_words == said


def test_what_nobody_said_is_marked() -> None:
    unmarked = {
        "units": [{"name": "Phòng Kinh tế", "abbreviation": "KT", "contact": "A"}],
        "standing_unit": "kt",
        "subdivisions": ["Thôn A"],
    }
    for answers, guessed in ((ANSWERS, True), ({**ANSWERS, **unmarked}, False)):
        files = ward_files(ward_of(answers, DAY))
        said = " ".join(
            found.text for found in to_do(files) if found.places[0].file == "plans/organization.yaml"
        )
        for words in (
            "chữ viết tắt do tdkt đoán",
            "đơn vị thường trực",
            "ghi contact",
            "chưa có danh sách thôn",
        ):
            assert (words in said) is guessed


def test_marks_point_at_their_lines_and_the_same_words_are_one() -> None:
    files = {"a.yaml": "x: 1\n  # SỬA: một\n", "b.yaml": "# SỬA: một\n# SỬA: hai\n"}
    assert [
        (found.text, [(at.file, at.line, at.column) for at in found.places]) for found in to_do(files)
    ] == [
        ("một", [("a.yaml", 2, 3), ("b.yaml", 1, 1)]),
        ("hai", [("b.yaml", 2, 1)]),
    ]


def test_an_instrument_that_tdkt_knows_half_is_left_to_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    half = [
        replace(found, subject=None) if found.number == "15/2025/TT-BNV" else found for found in instruments()
    ]
    monkeypatch.setattr("tdkt.law.stated.instruments", lambda: tuple(half))
    plan = ward_files(ward_of(ANSWERS, DAY))["plans/2027/plan.yaml"]
    assert "  #   number: 15/2025/TT-BNV\n" in plan
    assert not re.search(r"^ +number: 15/2025/TT-BNV", plan, re.MULTILINE)


def test_an_instrument_that_tdkt_knows_whole_stands_in_the_plan_with_its_subject() -> None:
    plan = ward_files(ward_of(ANSWERS, DAY))["plans/2027/plan.yaml"]
    assert re.search(r"^ +number: 15/2025/TT-BNV", plan, re.MULTILINE)
    assert "subject: quy định biện pháp để tổ chức, hướng dẫn thi hành Luật Thi đua, khen thưởng" in plan


def test_the_editor_finds_the_schema_of_every_file() -> None:
    files = ward_files(ward_of(ANSWERS, DAY))
    for path, text in files.items():
        for schema in re.findall(r"\$schema=(\S+)", text):
            assert "/".join(_flat(Path(path).parent / schema)) in files
    for kind in FILE_KINDS:
        name = f"{kind}.schema.json"
        assert files[f"schemas/{name}"] == (resource_folder("schemas") / name).read_text(encoding="utf-8")


def _flat(path: Path) -> list[str]:
    parts: list[str] = []
    for part in path.parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return parts


def test_the_editors_patterns_fit_the_files_of_one_kind_alone() -> None:
    settings = json.loads(ward_files(ward_of(ANSWERS, DAY))[".vscode/settings.json"])
    patterns = {
        re.fullmatch(r"\./schemas/(.+)\.schema\.json", schema)[1]: pattern  # type: ignore[index]
        for schema, pattern in settings["yaml.schemas"].items()
    }
    assert set(patterns) <= set(FILE_KINDS)
    met = set()
    for file in read_workspace(REPOSITORY).files:
        source = read_source(REPOSITORY, file)
        assert not isinstance(source, Diagnostic)
        document, _ = read_yaml(source)
        assert document is not None
        for kind, pattern in patterns.items():
            if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), file):
                assert document.data["kind"] == kind, file
                met.add(kind)
    assert len(met) > len(patterns) // 2


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ({"url": "https://a.vn/tdkt.git", "vcs_info": {"vcs": "git", "commit_id": "0ab"}}, "git+https://a.vn/tdkt.git@0ab"),
        ({"url": "https://a.vn/tdkt-0.1.0-py3-none-any.whl", "archive_info": {}}, "https://a.vn/tdkt-0.1.0-py3-none-any.whl"),
        ({"url": "ssh://git@a.vn/tdkt.git", "vcs_info": {"vcs": "git", "commit_id": "0ab"}}, None),
        ({"url": "https://ten:mat-khau@a.vn/tdkt.git", "vcs_info": {"vcs": "git", "commit_id": "0ab"}}, None),
        ({"url": "file:///home/a/tdkt", "dir_info": {"editable": True}}, None),
        ({"url": "file:///home/a/tdkt.whl", "archive_info": {}}, None),
    ],
)  # fmt: skip
def test_where_tdkt_can_be_had_again(said: dict[str, object], source: str | None) -> None:
    assert source_said(said) == source


def test_the_schema_of_the_answers_explains_itself_and_its_examples_hold() -> None:
    schema = load_schema("ward-answers.schema.json")
    fields = [*schema["properties"].values()]
    for definition in schema["$defs"].values():
        fields += definition["properties"].values()
    for found in fields:
        for word in ("title", "description", "examples"):
            assert found.get(word), found
    example = {key: found["examples"][0] for key, found in schema["properties"].items()}
    example["standing_unit"] = "VHXH"
    assert problems(example) == []
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize(("year", "publishes"), [(2027, True), ("2026-2027", False)])
def test_a_server_publishes_the_calendar_years_that_a_city_adds_up(
    year: int | str, *, publishes: bool
) -> None:
    ward = ward_of({**ANSWERS, "year": year, "ci": "both"}, DAY)
    for recipe in (".github/workflows/tdkt.yml", ".gitlab-ci.yml"):
        assert ("tdkt publish" in ward_files(ward)[recipe]) is publishes
