"""A package says what the files say, exactly, and nothing of anybody by name."""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import pytest
from builders import figure, measure, programme, report, target
from hypothesis import example, given
from hypothesis import strategies as st

from conftest import REPOSITORY, write_files
from example_ward import FILES
from killing import die_at
from monthly_unit import FILE, MONTHLY, of_month
from school_year import FILES as SCHOOL
from tdkt.attainment.assessment import assess
from tdkt.awards.book import award_book
from tdkt.awards.statistics import statistics_of
from tdkt.checks.example_files import MOVEMENTS, PLAN, REPORT
from tdkt.checks.run import trusted_programme, year_of_latest_report
from tdkt.errors import UserError
from tdkt.model.programme import PlanVersion
from tdkt.model.register import AwardRegister
from tdkt.publishing import delivery, rows
from tdkt.publishing.delivery import as_zip, write_folder
from tdkt.publishing.package import Package, package_of, usual_year
from tdkt.publishing.parquet import written
from tdkt.publishing.tables import declared
from tdkt.rollup.judging_packages import faults
from tdkt.workspace.one_writer import BusyError, held
from tdkt.workspace.workspace import Workspace, read_workspace


@pytest.fixture(scope="module")
def ward() -> Workspace:
    return read_workspace(REPOSITORY)


@pytest.fixture(scope="module")
def package(ward: Workspace) -> Package:
    return package_of(ward, 2026)


def read(folder: Path, package: Package, query: str) -> list[tuple[Any, ...]]:
    write_folder(package, folder, workspace=folder)
    with duckdb.connect() as base:
        for file in folder.glob("*.parquet"):
            base.execute(f"CREATE VIEW {file.stem} AS SELECT * FROM read_parquet('{file}')")
        return base.execute(query).fetchall()


def test_every_result_is_the_one_of_the_report(ward: Workspace, package: Package, tmp_path: Path) -> None:
    year = trusted_programme(ward, 2026)
    said = {
        (period.key, found.target.id): (
            found.status.value,
            found.gathered.value.amount if found.gathered.value else None,
        )
        for period in rows.periods_of(year)
        for found in assess(year, period).assessments
    }
    query = "SELECT period, target, status, value_numerator, value_denominator FROM results"
    found = {
        (period, name): (status, Fraction(int(top), int(bottom)) if bottom else None)
        for period, name, status, top, bottom in read(tmp_path, package, query)
    }
    assert found == said
    assert len(found) == 75


def test_what_the_manifest_says_is_what_lies_beside_it(package: Package) -> None:
    said = json.loads(package.files["manifest.json"])
    assert {name: table["sha256"] for name, table in said["tables"].items()} == {
        name.removesuffix(".parquet"): hashlib.sha256(data).hexdigest()
        for name, data in package.files.items()
        if name != "manifest.json"
    }
    assert list(package.files)[-1] == "manifest.json"
    assert (said["ward"]["id"], said["illustrative"], said["names"]) == ("phuong-viet-hoa", True, [])


def test_the_same_files_are_the_same_bytes(ward: Workspace, package: Package) -> None:
    assert package_of(read_workspace(REPOSITORY), 2026).files == package.files
    assert as_zip(package_of(ward, 2026)) == as_zip(package)


def all_words(package: Package, folder: Path) -> str:
    write_folder(package, folder, workspace=folder)
    with duckdb.connect() as base:
        tables = (
            base.execute(f"SELECT * FROM read_parquet('{file}')").fetchall()
            for file in sorted(folder.glob("*.parquet"))
        )
        return str([*tables])


def test_no_name_leaves_unless_it_is_chosen(ward: Workspace, package: Package, tmp_path: Path) -> None:
    (register,) = ward.all(AwardRegister)
    said = all_words(package, tmp_path)
    secret = [(one.name, one.id) for one in register.people]
    secret += [(home.name, home.id) for home in register.households]
    assert not [pair for pair in secret if pair[0] in said or pair[1] in said]

    named = package_of(ward, 2026, ("household",))
    said = all_words(named, tmp_path)
    assert any(home.name in said for home in register.households)
    assert not [person for person in register.people if person.name in said]
    assert named.manifest["names"] == ["household"]


def test_a_name_in_the_plans_own_words_stays_with_the_ward(
    in_memory: Callable[..., Workspace], tmp_path: Path
) -> None:
    words = "Xây dựng 01 đến 02 mô hình nhà cho hộ bà Lê Thị Thu Hà, Trần Thị H ở thôn Một và Bà mẹ Việt Nam Anh hùng."
    movements = FILES[MOVEMENTS].replace("Xây dựng 01 đến 02 mô hình trong năm.", words)
    found = package_of(in_memory(**{MOVEMENTS: movements}), 2026)
    assert found.hidden == ("Lê Thị Thu Hà", "Trần Thị H")
    query = "SELECT text, t.name, r.name FROM targets t JOIN results r USING (target) WHERE target = 'van-thu.mo-hinh'"
    told = words.replace("Lê Thị Thu Hà", "[…]").replace("Trần Thị H", "[…]")
    assert read(tmp_path, found, query) == [(told, told.rstrip("."), told.rstrip("."))]


@pytest.mark.parametrize(
    "file",
    [
        "plans/2026/statistics.yaml",
        "plans/awards/register.yaml",
        MOVEMENTS.replace("movements", "reports/2026-Q1"),
    ],
)
def test_one_file_for_training_makes_a_package_for_training(
    in_memory: Callable[..., Workspace], file: str
) -> None:
    assert not package_of(in_memory(), 2026).manifest["illustrative"]
    assert package_of(in_memory(**{file: FILES[file] + "illustrative: true\n"}), 2026).manifest[
        "illustrative"
    ]


def test_where_no_year_is_named_a_school_year_is_not_meant(tmp_path: Path) -> None:
    both = read_workspace(write_files(tmp_path, {**SCHOOL, PLAN: FILES[PLAN]}))
    assert str(year_of_latest_report(both)) == "2026-2027"
    assert str(usual_year(both)) == "2026"


def test_the_statistical_forms_go_along_as_they_are_printed(
    ward: Workspace, package: Package, tmp_path: Path
) -> None:
    printed = {
        (filled.form.short, *place): cell.value
        for filled in statistics_of(ward, award_book(ward), 2026).forms
        if filled.form.counts != "movements"
        for place, cell in filled.cells.items()
    }
    query = "SELECT form, row_code, column_key, value FROM statistic_cells"
    assert {row[:3]: row[3] for row in read(tmp_path / "a", package, query)} == printed
    query = (
        "SELECT source, CAST(sum(counted) AS INTEGER) FROM counted_movements GROUP BY source ORDER BY source"
    )
    assert read(tmp_path / "b", package, query) == [("above", 7), ("drive", 1), ("unit", 22)]
    query = "SELECT u.source, m.title FROM uncounted_movements u JOIN movements m ON m.movement = u.movement"
    assert read(tmp_path / "c", package, query) == [("out-of-time", "Chuyển đổi số giai đoạn 2021-2025")]


def test_money_and_counts_are_those_of_the_decisions(package: Package, tmp_path: Path) -> None:
    query = "SELECT sum(given), sum(prizes) FROM awards WHERE kind IN ('thematic', 'sudden')"
    paid = 4_180_000 + 1_770_000
    assert read(tmp_path, package, query) == [(Decimal(6), Decimal(paid))]


def test_a_package_that_cannot_be_written_leaves_the_one_that_is_there(
    package: Package, ward: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "goi"
    write_folder(package_of(ward, 2026, ("household",)), folder, workspace=tmp_path)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def full(path: Path, data: bytes, *, workspace: Path) -> None:
        raise UserError("ổ đĩa đã đầy")

    with monkeypatch.context() as patched:
        patched.setattr(delivery, "write_atomically", full)
        with pytest.raises(UserError, match="đầy"):
            write_folder(package, folder, workspace=tmp_path)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before

    working = tmp_path / ".goi.dang-ghi"
    working.mkdir()
    folder.rename(working / "cu")  # as a crash between the two moves leaves it
    write_folder(package, folder, workspace=tmp_path)
    assert {path.name for path in folder.iterdir()} == set(package.files)
    assert [path.name for path in tmp_path.iterdir()] == ["goi"]


def test_nobodys_own_file_gives_way_to_a_package(package: Package, tmp_path: Path) -> None:
    folder = tmp_path / "goi"
    write_folder(package, folder, workspace=tmp_path / "kho")
    (folder / "Công văn gửi kèm.docx").write_bytes(b"x")
    (folder / ".DS_Store").write_bytes(b"x")
    with pytest.raises(UserError, match="docx” không thuộc gói số liệu"):
        write_folder(package, folder, workspace=tmp_path / "kho")
    (folder / "Công văn gửi kèm.docx").rename(tmp_path / "cong-van.docx")
    write_folder(package, folder, workspace=tmp_path / "kho")
    with pytest.raises(UserError, match="không phải một thư mục"):
        write_folder(package, tmp_path / "cong-van.docx", workspace=tmp_path / "kho")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cong-van.docx", "goi"]


def test_a_users_own_link_is_followed_and_one_in_the_workspace_is_refused(
    package: Package, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "goi").symlink_to("elsewhere")
    with pytest.raises(UserError, match="là một liên kết"):
        write_folder(package, tmp_path / "goi", workspace=tmp_path)
    write_folder(package, tmp_path / "goi", workspace=tmp_path / "kho")
    assert {path.name for path in (tmp_path / "elsewhere").iterdir()} == set(package.files)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "goi"]


def test_of_two_at_once_the_second_is_told_so(package: Package, tmp_path: Path) -> None:
    with held(tmp_path / ".goi.dang-ghi"), pytest.raises(BusyError):
        write_folder(package, tmp_path / "goi", workspace=tmp_path)
    write_folder(package, tmp_path / "goi", workspace=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["goi"]


def test_what_is_reported_each_month_goes_along_and_is_taken_in(
    in_memory: Callable[..., Workspace], tmp_path: Path
) -> None:
    reporting = "reporting: {addressees: [UBND thành phố], recipients: [Lưu VT], monthly_day: 5}\n"
    texts = {FILE: MONTHLY, PLAN: FILES[PLAN] + reporting, **dict(map(of_month, (1, 2, 3, 4)))}
    package = package_of(in_memory(**texts), 2026)
    assert package.manifest["periods"] == ["2026-M01", "2026-M02", "2026-M03", "2026-Q1", "2026-M04"]
    query = "SELECT period, displayed FROM results WHERE target = 'kinh-te.doanh-nghiep'"
    assert read(tmp_path / "a", package, query) == [("2026-Q1", "6 (đạt 25% kế hoạch)")]
    query = (
        "SELECT period, received, deadline FROM reports WHERE period IN ('2026-M04', '2026-M05') ORDER BY ALL"
    )
    assert read(tmp_path / "b", package, query) == [
        ("2026-M04", True, date(2026, 5, 5)),
        ("2026-M05", False, date(2026, 6, 5)),
    ]
    assert faults({"ward": tmp_path / "b"}) == {}


def test_who_reports_or_has_a_share_is_among_the_units(
    in_memory: Callable[..., Workspace], tmp_path: Path
) -> None:
    shared = (
        "- target: van-thu.moi-thon",
        (
            "- target: van-thu.nha\n        text: Xây ít nhất 11 nhà trong năm.\n"
            "        measure: {type: count, at_least: 11, of: nhà}\n        allocation:\n          to: subdivisions\n"
            "          shares:\n            - {for: thon-mot, share: 6}\n            - {for: thon-hai, share: 5}\n"
            "      - target: van-thu.moi-thon"
        ),
    )
    texts = {
        MOVEMENTS: FILES[MOVEMENTS].replace(*shared),
        REPORT: FILES[REPORT].replace(
            "figures:\n", "figures:\n  - {target: van-thu.nha, for: thon-mot, count: 2}\n"
        ),
    }
    query = "SELECT f.member, u.name FROM figures f JOIN units u ON u.unit = coalesce(f.member, f.unit) WHERE target = 'van-thu.nha'"
    assert read(tmp_path / "a", package_of(in_memory(**texts), 2026), query) == [("thon-mot", "Thôn Một")]
    query = "SELECT unit FROM units"
    assert read(tmp_path / "b", package_of(in_memory(), 2026), query) == [("van-phong",), ("kinh-te",)]


def test_one_file_is_the_same_bytes_on_every_system(
    package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = as_zip(package)
    monkeypatch.setattr(zipfile.sys, "platform", "win32")  # type: ignore[attr-defined]
    assert as_zip(package) == here


def test_one_file_for_an_email_holds_all(package: Package) -> None:
    with zipfile.ZipFile(io.BytesIO(as_zip(package))) as file:
        assert {name.split("/")[1] for name in file.namelist()} == set(package.files)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=9, min_value=-(10**28), max_value=10**28))
@example(Decimal("12345678901234567890123456789.123456789"))
@example(Decimal("0.1"))
def test_a_number_is_held_exactly(value: Decimal) -> None:
    held = rows._exact(value, "t")
    assert held is not None
    assert Fraction(held) == Fraction(value)


def test_numbers_come_back_as_they_went(tmp_path: Path) -> None:
    amount = Decimal("12345678901234567890123456789.123456789")
    year = programme([target(measure("amount", at_least=1))], [report(1, figure(amount=amount))])
    _, data = written([(declared()["figures"], rows.figure_rows(year))])["figures"]
    (tmp_path / "f.parquet").write_bytes(data)
    with duckdb.connect() as base:
        assert base.execute(f"SELECT amount FROM read_parquet('{tmp_path}/f.parquet')").fetchone() == (
            amount,
        )


def test_a_number_that_no_column_holds_is_refused_and_not_rounded() -> None:
    year = programme(
        [target(measure("amount", at_least=1))], [report(1, figure(amount=Decimal("0.1234567891")))]
    )
    with pytest.raises(UserError, match="“t” có số nhiều chữ số hơn"):
        list(rows.figure_rows(year))


def test_a_broken_file_stops_the_package(make_workspace: Callable[..., Workspace]) -> None:
    broken = make_workspace(**{"plans/organization.yaml": "kind: organization\nname: [\n"})
    with pytest.raises(UserError):
        package_of(broken, 2026)


def test_the_thresholds_of_an_amended_plan_are_those_of_each_version_and_of_each_periods_end() -> None:
    before, after = (target(measure("percentage", at_least=threshold)) for threshold in (90, 95))
    reports = [report(quarter, figure(numerator=92, denominator=100)) for quarter in (2, 3)]
    january, july = date(2026, 1, 15), date(2026, 7, 1)
    made = [(january, programme([before], reports)), (july, programme([after], reports))]
    year = replace(made[1][1], versions=tuple(PlanVersion(day, one.plan, one.movements) for day, one in made))
    columns = [column.name for column in declared()["targets"].columns]
    found = [dict(zip(columns, row, strict=True)) for row in rows.target_rows(year)]
    assert [(one["version"], one["in_force_from"], one["low"]) for one in found] == [
        (1, january, 90),
        (2, july, 95),
    ]
    columns = [column.name for column in declared()["results"].columns]
    results = [dict(zip(columns, row, strict=True)) for row in rows.result_rows(year)]
    assert {one["period"]: one["low"] for one in results} == {"2026-Q1": 90, "2026-Q2": 90, "2026-Q3": 95}


def whole_in(folder: Path) -> bytes | None:
    """Return the manifest of a package whose files are those that it names, None where there is no package."""
    seal = folder / "manifest.json"
    if not seal.is_file():
        return None
    tables = json.loads(seal.read_bytes())["tables"]
    assert all(
        hashlib.sha256((folder / f"{name}.parquet").read_bytes()).hexdigest() == table["sha256"]
        for name, table in tables.items()
    )
    return seal.read_bytes()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="cần fork")
def test_killed_at_any_moment_a_package_is_the_old_or_the_new_one_and_the_next_run_finishes(
    ward: Workspace, package: Package, tmp_path: Path
) -> None:
    newer = package_of(ward, 2026, ("household",))
    seen = set()
    for moment in range(1, 400):
        place = tmp_path / str(moment)
        place.mkdir()
        folder = place / "goi"
        write_folder(package, folder, workspace=place)
        before = whole_in(folder)
        child = os.fork()
        if child == 0:
            die_at(moment, place)
            write_folder(newer, folder, workspace=place)
            os._exit(0)
        died = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
        left = whole_in(folder)
        seen.add(left)
        write_folder(newer, folder, workspace=place)
        after = whole_in(folder)
        assert left in (before, after, None), moment
        assert after is not None
        assert after != before
        assert [path.name for path in place.iterdir()] == ["goi"], moment
        if not died:
            break
    assert not died
    assert seen == {before, after, None}
    # Between the two renames nothing stands in the place: whoever reads then finds no package, never half of one.
