"""The tables of a store are those of its packages, whatever was deleted, copied in, cut or interrupted meanwhile."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from made_packages import CITY, folder_of, package, put, result

from tdkt.errors import UserError
from tdkt.model.text import slug
from tdkt.publishing.tables import declared
from tdkt.rollup.city import City
from tdkt.rollup.engines import DuckEngine
from tdkt.rollup.sources import offers
from tdkt.rollup.store import Store
from tdkt.rollup.summary import latest_year, rollup
from tdkt.rollup.taking import Taken, Wish, take
from tdkt.workspace.one_writer import BusyError

AWARDS = [("giay-khen", "Giấy khen", None, "merit", "person", 2026, 3, 1, 1, 2, 5, False)]
OPEN = City("Mẫu", {}, {}, ())


def filled(root: Path, wards: int = 6) -> Store:
    return put(
        root,
        *(
            package(f"phường {number}", results=[result("t", "reached")], awards=AWARDS)
            for number in range(wards)
        ),
    )


def mended(store: Store) -> None:
    assert store.is_being_changed
    with store.changing():
        pass
    assert not store.is_being_changed


def counted(store: Store) -> tuple[int, int]:
    """How many wards and how many awards the tables tell."""
    ((wards,),) = DuckEngine(store).rows("SELECT count(*) FROM wards")
    ((given,),) = DuckEngine(store).rows("SELECT coalesce(sum(given), 0) FROM awards")
    return wards, int(given)


@pytest.mark.parametrize("table", [*declared(), "packages"])
def test_a_table_that_is_gone_is_made_again(tmp_path: Path, table: str) -> None:
    store = filled(tmp_path)
    folder = tmp_path / "city/tables" / table
    if not folder.exists():
        assert table in ("recipients",), "only what names people is not in every package"
        return
    before = DuckEngine(store).rows(f"SELECT * FROM {table} ORDER BY ALL")
    shutil.rmtree(folder)
    mended(store)
    assert DuckEngine(store).rows(f"SELECT * FROM {table} ORDER BY ALL") == before


def test_a_folder_that_was_deleted_by_hand_leaves_no_rows(tmp_path: Path) -> None:
    store = filled(tmp_path)
    shutil.rmtree(tmp_path / f"city/packages/province={slug(CITY)}/ward=phuong-2")
    mended(store)
    assert counted(store) == (5, 15)


def test_a_folder_that_was_copied_in_is_in_the_tables(tmp_path: Path) -> None:
    store = filled(tmp_path)
    other = put(tmp_path / "other", package("phường 9", results=[result("t", "behind")], awards=AWARDS))
    place = f"packages/province={slug(CITY)}/ward=phuong-9"
    shutil.copytree(other.root / place, store.root / place)
    mended(store)
    assert counted(store) == (7, 21)


def test_all_packages_gone_leave_no_tables(tmp_path: Path) -> None:
    store = filled(tmp_path)
    shutil.rmtree(tmp_path / "city/packages")
    mended(store)
    assert counted(store) == (0, 0)


@pytest.mark.parametrize("stop", range(1, 15))
def test_making_tables_again_that_is_interrupted_is_ended_by_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    store = filled(tmp_path, 3)
    shutil.rmtree(tmp_path / "city/tables")
    replace, left = os.replace, [stop]

    def replaced(one: Path, other: Path) -> None:
        left[0] -= 1
        if not left[0]:
            raise KeyboardInterrupt
        replace(one, other)

    monkeypatch.setattr(os, "replace", replaced)
    with pytest.raises(KeyboardInterrupt), store.changing():
        pass
    monkeypatch.undo()
    mended(store)
    assert counted(store) == (3, 9)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize("spoil", [cut, Path.unlink])
def test_a_package_that_is_damaged_in_the_store_is_named_and_can_be_sent_again(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    store = filled(tmp_path)
    damaged = tmp_path / f"city/packages/province={slug(CITY)}/ward=phuong-2/year=2026"
    spoil(damaged / "awards.parquet")
    shutil.rmtree(tmp_path / "city/tables")
    for _ in range(2):
        with pytest.raises(UserError, match="ward=phuong-2"), store.changing():
            pass
        assert store.is_being_changed, "nothing is told of tables that are not whole"
    again = folder_of(package("phường 2", results=[result("t", "reached")], awards=AWARDS), tmp_path / "in")
    found = Taken()
    take(store, OPEN, offers([str(again)], None, tmp_path / "scratch", found), Wish(), found)
    assert counted(store) == (6, 18)


def test_a_damaged_package_can_be_removed(tmp_path: Path) -> None:
    store = filled(tmp_path)
    (key,) = (key for key in store.taken() if key[1] == "phuong-2")
    cut(store.folder(key) / "awards.parquet")
    shutil.rmtree(tmp_path / "city/tables")
    with store.changing():
        store.remove([key])
    assert counted(store) == (5, 15)


def test_what_was_read_while_somebody_wrote_is_not_told(tmp_path: Path) -> None:
    store = filled(tmp_path)
    with store.steady():
        assert counted(store) == (6, 18)
    with pytest.raises(BusyError), store.steady():
        put(tmp_path, package("phường 9", results=[result("t", "behind")]))
    shutil.rmtree(tmp_path / f"city/packages/province={slug(CITY)}/ward=phuong-9")
    with pytest.raises(BusyError), store.steady():
        raise KeyError("rows of two states")
    with store.changing():
        pass
    with pytest.raises(KeyError), store.steady():
        raise KeyError("a fault of ours")


def test_what_is_late_is_told_up_to_the_day_of_the_package(tmp_path: Path) -> None:
    due, late = (
        date(2026, 10, 5),
        [("2026-Q3", date(2026, 9, 30), "van-phong", date(2026, 10, 5), False, None, False)],
    )
    on_time_today = [("2026-Q3", date(2026, 9, 30), "van-phong", due, True, date(2026, 10, 20), False)]
    store = put(
        tmp_path,
        package(
            "phường 1",
            results=[result("t", "reached")],
            reports=late,
            committed_at="2026-10-06T00:00:00+00:00",
        ),
        package(
            "phường 2",
            results=[result("t", "reached")],
            reports=late,
            committed_at="2026-10-05T23:00:00+00:00",
        ),
        package("phường 3", results=[result("t", "reached")], reports=late, committed_at=None),
        package(
            "phường 4",
            results=[result("t", "reached")],
            reports=on_time_today,
            committed_at="2026-11-30T00:00:00+00:00",
        ),
    )

    def told(day: date) -> list[str]:
        return [one.ward for one in rollup(DuckEngine(store), OPEN, 2026, None, day).late]

    assert told(date(2026, 11, 30)) == ["phuong-1"], "what came in after a package's day nobody has seen"
    assert told(date(2026, 10, 10)) == ["phuong-1", "phuong-4"], "what came later was late on that day"
    assert told(date(2026, 10, 5)) == []
    assert rollup(DuckEngine(store), OPEN, 2026, None, date(2026, 11, 30)).undated == 1


def test_samples_that_stand_in_no_row_are_told(tmp_path: Path) -> None:
    store = put(tmp_path, package(results=[result("t", "reached")], illustrative=True), package("phường Hai"))
    assert rollup(DuckEngine(store), OPEN, 2026, None, date(2026, 11, 1)).samples == 1


def test_the_report_of_a_quarter_counts_those_of_its_months(tmp_path: Path) -> None:
    months = [
        (
            f"2026-M{month:02}",
            date(2026, month, last),
            "van-phong",
            date(2026, 10, 5),
            month != 8,
            None,
            False,
        )
        for month, last in ((6, 30), (7, 31), (8, 31), (9, 30))
    ]
    store = put(tmp_path, package(results=[result("t", "reached")], reports=months))
    (ward,) = rollup(DuckEngine(store), OPEN, 2026, "2026-Q3", date(2026, 11, 1)).wards
    assert (ward.reports_received, ward.reports_owed) == (2, 3)


def test_the_year_shown_is_the_latest_with_results(tmp_path: Path) -> None:
    store = put(
        tmp_path, package(results=[result("t", "reached")]), package("phường Hai", year=2027, periods=())
    )
    assert latest_year(DuckEngine(store), None) == 2026
