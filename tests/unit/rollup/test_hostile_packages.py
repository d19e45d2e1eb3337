"""Packages that would drown the store, stop its sums or tell an engine one thing and its reader another."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from made_packages import folder_of, package, put, result

from tdkt.publishing.package import Package, as_json
from tdkt.publishing.parquet import connected
from tdkt.rollup.city import City
from tdkt.rollup.engines import DuckEngine
from tdkt.rollup.sources import offers
from tdkt.rollup.store import Store
from tdkt.rollup.taking import Taken, Wish, take


def reason(root: Path, one: Package) -> str:
    """Return why the package is not taken, "" where it is; the one of phường Hai beside it has to be taken either way."""
    found = Taken()
    folders = [folder_of(one, root / "in"), folder_of(package("phường Hai"), root / "in")]
    take(
        Store(root / "city"),
        City("Mẫu", {}, {}, ()),
        offers(map(str, folders), None, root / "scratch", found),
        Wish(),
        found,
    )
    assert "phường Hai" in found.taken
    return "; ".join(why for _, why in found.refused)


def with_table(one: Package, name: str, data: bytes, rows: int) -> Package:
    said = {"rows": rows, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    manifest = {**one.manifest, "tables": {**one.manifest["tables"], name: said}}
    return Package(
        one.name, manifest, {**one.files, f"{name}.parquet": data, "manifest.json": as_json(manifest)}
    )


def test_one_long_text_repeated_in_few_bytes_is_not_taken(tmp_path: Path) -> None:
    long = "a" * 99_000
    one = package(units=[(f"u{number}", long, "U", None, None, None) for number in range(700)])
    assert len(one.files["units.parquet"]) < 100_000
    assert "bảng units có nhiều chữ hơn" in reason(tmp_path, one)


@pytest.mark.parametrize("value", [(9 * 10**37, 1), (-9 * 10**37, 1), (1, 9 * 10**37)])
def test_a_number_that_would_stop_the_sums_of_all_wards_is_not_taken(
    tmp_path: Path, value: tuple[int, int]
) -> None:
    row = result("t", "reached", kind="count", value=value)
    assert "không thể đúng" in reason(tmp_path, package(results=[row]))


@pytest.mark.parametrize(
    "row",
    [
        result("t", "reached", kind="per_subdivision", part=999, whole=1000, value=(1, 1)),
        result("t", "reached", kind="per_official", part=11, whole=10, value=(11, 1)),
        result("t", "reached", kind="reduction", part=10, whole=1000, value=(20, 1)),
        (
            *result("t", "reached", part=999, whole=1000)[:16],
            None,
            None,
            *result("t", "reached", part=999, whole=1000)[18:],
        ),
    ],
)
def test_a_value_that_is_not_what_its_own_numbers_make_is_not_taken(
    tmp_path: Path, row: tuple[object, ...]
) -> None:
    assert "không thể đúng" in reason(tmp_path, package(results=[row]))


@pytest.mark.parametrize(
    "row",
    [
        result("t", "reached", kind="per_subdivision", part=9, whole=10, value=(9, 1)),
        result("t", "reached", kind="reduction", part=80, whole=100, value=(20, 1)),
        result("t", "behind", kind="reduction", part=120, whole=100, value=(-20, 1)),
        result("t", "not_reported", kind="reduction", part=5, whole=0, value=(None, None)),  # type: ignore[arg-type] # no base
        result("t", "reached", kind="percentage", value=(95, 1)),
    ],
)
def test_values_that_wards_have_are_taken(tmp_path: Path, row: tuple[object, ...]) -> None:
    assert reason(tmp_path, package(results=[row])) == ""


def test_sums_of_the_largest_numbers_that_are_taken_stay_exact(tmp_path: Path) -> None:
    most = 10**30
    store = put(
        tmp_path,
        *(
            package(
                f"phường {number}",
                results=[result("t", "reached", kind="count", indicator="i", value=(most, 1))],
            )
            for number in range(40)
        ),
    )
    ((found,),) = DuckEngine(store).rows("SELECT sum(value_numerator) FROM results")
    assert int(found) == 40 * most


def test_a_file_whose_end_lies_about_its_rows_is_not_taken(tmp_path: Path) -> None:
    honest = package(results=[result(f"t{number}", "reached") for number in range(7)])
    data = honest.files["results.parquet"]
    seven, five = b"\x16\x0e\x19", b"\x16\x0a\x19"  # the number of rows of the whole file, before its groups
    assert data.count(seven) == 1
    for promised, why in ((5, "bảng results có 7 dòng, bản kê nêu 5"), (7, "")):
        lying = with_table(honest, "results", data.replace(seven, five), promised)
        assert why in reason(tmp_path / str(promised), lying)


@pytest.mark.parametrize("day", ["20000-01-01", "infinity", "0044-03-15 (BC)"])
def test_a_day_that_python_does_not_know_is_refused_like_any_other_wrong_one(
    tmp_path: Path, day: str
) -> None:
    honest = package()
    (tmp_path / "r.parquet").write_bytes(honest.files["reports.parquet"])
    changed = tmp_path / "d.parquet"
    with connected() as base:
        base.execute(
            f"COPY (SELECT * REPLACE ('{day}'::DATE AS period_end) FROM '{tmp_path / 'r.parquet'}') TO '{changed}' (FORMAT parquet)"
        )
    lying = with_table(honest, "reports", changed.read_bytes(), 1)
    assert "bảng reports ghi quý III năm 2026 kết thúc ngày khác 30/09/2026" in reason(tmp_path, lying)


def test_a_hostile_package_of_the_moment_of_the_one_that_is_there_is_refused_for_what_it_is(
    tmp_path: Path,
) -> None:
    put(tmp_path, package())
    hostile = package(units=[(f"u{number}", "a" * 99_000, "U", None, None, None) for number in range(700)])
    assert "bảng units có nhiều chữ hơn" in reason(tmp_path, hostile)
