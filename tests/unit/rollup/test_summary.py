"""Sums over wards: exact, of like things only, and never a mean of percents."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path

import pytest
from made_packages import package, put, result

from tdkt.attainment.status import Status
from tdkt.errors import UsageError, UserError
from tdkt.model.organization import GeneralMovement
from tdkt.model.place import NOWHERE
from tdkt.model.text import slug
from tdkt.publishing.package import Package
from tdkt.rollup.city import City, Indicator
from tdkt.rollup.dashboard import INDEX, pages
from tdkt.rollup.engines import DuckEngine, asked
from tdkt.rollup.indicator_sums import IndicatorResult
from tdkt.rollup.store import Store
from tdkt.rollup.summary import Rollup, rollup
from tdkt.rollup.wording import indicator_value, later_periods, shown_value

RATE = Indicator("dung-han", "Hồ sơ đúng hạn", "percentage")
COUNT = Indicator("mo-hinh", "Mô hình", "count")
MONEY = Indicator("quy", "Quỹ", "amount", "triệu đồng")
CUT = Indicator("giam", "Giảm", "reduction")
WARDS = {("thanh-pho-mau", f"phuong-{number}"): f"phường {number}" for number in range(5)}
CITY = City("Mẫu", {}, WARDS, (RATE, COUNT, MONEY, CUT))
DAY = date(2026, 11, 1)


def summed(root: Path, *packages: Package, period: str | None = None) -> Rollup:
    return rollup(DuckEngine(put(root, *packages)), CITY, 2026, period, DAY)


def indicator(found: Rollup, name: str) -> IndicatorResult:
    return next(one for one in found.indicators if one.id == name)


def test_a_rate_is_pooled_and_not_a_mean(tmp_path: Path) -> None:
    found = summed(
        tmp_path,
        package("phường 1", results=[result("a", "reached", indicator="dung-han", part=9, whole=10)]),
        package("phường 2", results=[result("b", "behind", indicator="dung-han", part=100, whole=1000)]),
        package("phường 3", results=[result("c", "not_reported", indicator="dung-han")]),
    )
    one = indicator(found, "dung-han")
    assert one.value == Fraction(100 * 109, 1010)
    assert (one.wards, one.targets, one.by_status[Status.NOT_REPORTED]) == (3, 3, 1)
    assert indicator_value(one) == "10,79% (109/1.010)"


def test_only_like_things_are_added_and_the_others_are_counted_apart(tmp_path: Path) -> None:
    found = summed(
        tmp_path,
        package(
            "phường 1",
            results=[
                result("a", "reached", indicator="quy", kind="amount", value=(5, 2), measured_in="triệu đồng")
            ],
        ),
        package(
            "phường 2",
            results=[
                result("a", "reached", indicator="quy", kind="amount", value=(1, 1), measured_in="tỷ đồng")
            ],
        ),
        package("phường 3", results=[result("a", "reached", indicator="quy", kind="count", value=(7, 1))]),
        package(
            "phường 4",
            results=[
                result("a", "reached", indicator="quy", kind="amount", value=(1, 3), measured_in="triệu đồng")
            ],
        ),
    )
    one = indicator(found, "quy")
    assert (one.value, one.targets, one.unlike) == (Fraction(17, 6), 2, 2)


def test_a_rate_without_its_numerator_stops_the_sum(tmp_path: Path) -> None:
    found = summed(
        tmp_path,
        package("phường 1", results=[result("a", "reached", indicator="dung-han", part=9, whole=10)]),
        package("phường 2", results=[result("b", "reached", indicator="dung-han", value=(95, 1))]),
    )
    one = indicator(found, "dung-han")
    assert (one.value, one.unknown) == (None, 1)
    assert indicator_value(one) == "không tính: 1 chỉ tiêu không có tử số, mẫu số"


def test_a_reduction_is_that_of_the_sums(tmp_path: Path) -> None:
    found = summed(
        tmp_path,
        package(
            "phường 1",
            results=[
                result("a", "reached", indicator="giam", kind="reduction", part=9, whole=10, value=(10, 1))
            ],
        ),
        package(
            "phường 2",
            results=[
                result("b", "reached", indicator="giam", kind="reduction", part=1, whole=2, value=(50, 1))
            ],
        ),
    )
    assert indicator(found, "giam").value == Fraction(100 * 2, 12)


def test_sums_are_exact_whatever_their_size(tmp_path: Path) -> None:
    pairs = [(10**14 + 1, 3 * 10**14), (1, 3), (7, 10**14 + 9)]
    packages = [
        package(
            f"phường {number}",
            results=[
                result(
                    "a",
                    "reached",
                    indicator="dung-han",
                    part=part,
                    whole=whole,
                    value=Fraction(100 * part, whole).as_integer_ratio(),
                )
            ],
        )
        for number, (part, whole) in enumerate(pairs)
    ]
    expected = Fraction(100 * sum(part for part, _ in pairs), sum(whole for _, whole in pairs))
    assert indicator(summed(tmp_path, *packages), "dung-han").value == expected


def test_who_has_not_sent_and_who_is_late_is_said(tmp_path: Path) -> None:
    found = summed(
        tmp_path,
        package("phường 1", results=[result("a", "reached")]),
        package("phường 2", late=True, committed_at="2026-10-20T00:00:00+00:00"),
    )
    assert found.coverage == "2/5 xã, phường đã gửi"
    assert found.missing == ("phường 0", "phường 3", "phường 4")
    assert found.with_results == 1
    assert [(late.ward, late.units) for late in found.late] == [("phuong-2", 1)]
    assert found.total.by_status[Status.REACHED] == 1


def test_names_that_the_city_does_not_publish_are_told_and_added_nowhere(tmp_path: Path) -> None:
    found = summed(
        tmp_path, package("phường 1", results=[result("a", "reached", indicator="la", part=1, whole=2)])
    )
    assert found.unlisted == ("la",)
    assert all(one.targets == 0 for one in found.indicators)


def test_a_period_that_nobody_has_is_refused(tmp_path: Path) -> None:
    store = put(tmp_path, package("phường 1", results=[result("a", "reached")]))
    with pytest.raises(UsageError, match="Chưa nơi nào có số liệu kỳ 2026-Q4"):
        rollup(DuckEngine(store), CITY, 2026, "2026-Q4", DAY)
    with pytest.raises(UsageError, match="năm 2025"):
        rollup(DuckEngine(store), CITY, 2025, None, DAY)


@pytest.mark.parametrize(
    "question",
    [
        "COPY results TO '{here}/out.csv'",
        "SELECT 1; SELECT 2",
        "CREATE TABLE x AS SELECT 1",
        "ATTACH '{here}/x.db'",
        "INSTALL httpfs",
        "SET memory_limit = '99GB'",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM read_parquet('{here}/city/packages/*/*/*/*.parquet')",
        "SELECT * FROM read_blob('/etc/passwd')",
        "LOAD httpfs",
        "EXPORT DATABASE '{here}/out'",
        "SELECT getenv('HOME')",
        "SELEC 1",
        "",
    ],
)
def test_an_analyst_reads_the_tables_and_nothing_else(tmp_path: Path, question: str) -> None:
    store = put(tmp_path, package("phường 1", results=[result("a", "reached")]))
    with pytest.raises(UsageError):
        asked(store, question.format(here=tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["city"]


def test_a_division_by_zero_is_told_or_blank_and_never_inf(tmp_path: Path) -> None:
    store = put(tmp_path, package("phường 1", results=[result("a", "reached")]))
    rows: list[tuple[object, ...]] = [(None,)]  # what DuckDB before 2.0 answers
    with suppress(UsageError):
        rows = list(asked(store, "SELECT 1/0")[1])
    assert rows == [(None,)]


def test_an_analyst_gets_columns_and_rows(tmp_path: Path) -> None:
    store = put(tmp_path, package("phường 1", results=[result("a", "reached")]))
    columns, rows = asked(store, "SELECT ward, status FROM results")
    assert (columns, list(rows)) == (["ward", "status"], [("phuong-1", "reached")])


def of(number: int, *periods: str) -> Package:
    return package(
        f"phường {number}",
        results=[result("a", "reached", period=period) for period in periods],
        periods=periods,
    )


def test_the_period_shown_is_the_latest_that_most_wards_have(tmp_path: Path) -> None:
    old, new = "2026-Q2", "2026-Q3"
    found = summed(tmp_path / "a", of(1, old, new), of(2, old), of(3, old))
    assert (found.period, found.later, found.with_results) == (old, ((new, 1),), 3)
    assert later_periods(found) == "Kỳ sau đã có số liệu: quý III năm 2026 của 1/3 nơi"
    assert summed(tmp_path / "b", of(1, old, new), of(2, old, new), of(3, old)).period == new
    assert summed(tmp_path / "c", of(1, old), of(2, new)).period == new, "one each: the later"


def test_wards_stand_by_the_alphabet_and_those_that_have_not_sent_are_on_the_map(tmp_path: Path) -> None:
    names = ["xã Đông Sơn", "phường Ái Quốc", "xã Dân Chủ", "phường An Biên"]
    city = City(
        "Mẫu",
        {"thanh-pho-mau": "thành phố Mẫu"},
        {("thanh-pho-mau", slug(name)): name for name in (*names, "xã <b>Ẩn</b>")},
        (),
    )
    store = put(tmp_path, *(package(name, results=[result("a", "reached")]) for name in names))
    engine = DuckEngine(store)
    found = rollup(engine, city, 2026, None, DAY)
    assert [ward.name for ward in found.wards] == [
        "phường Ái Quốc",
        "phường An Biên",
        "xã Dân Chủ",
        "xã Đông Sơn",
    ]
    page = dict(pages(found, city, engine))[INDEX]
    assert 'title="xã &lt;b&gt;Ẩn&lt;/b&gt;: chưa gửi"' in page
    assert "<b>Ẩn" not in page
    assert "4 nơi đã gửi, 1 nơi chưa gửi" in page


def test_a_package_of_a_ward_that_is_not_listed_any_more_stops_the_sum_until_it_is_removed(
    tmp_path: Path,
) -> None:
    store = put(
        tmp_path,
        package("phường 1", results=[result("a", "reached")]),
        package("phường Cũ", results=[result("a", "behind")]),
    )
    with pytest.raises(UserError, match="“phường Cũ”; tính cả thì có thể tính hai lần"):
        rollup(DuckEngine(store), CITY, 2026, None, DAY)
    with store.changing():
        store.remove([("thanh-pho-mau", "phuong-cu", 2026)])
    found = rollup(DuckEngine(store), CITY, 2026, None, DAY)
    assert ([ward.name for ward in found.wards], found.total.total) == (["phường 1"], 1)
    assert not store.is_being_changed


def test_tables_at_an_address_give_the_same_and_one_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    store = put(tmp_path, package("phường 1", results=[result("a", "reached")]))
    elsewhere = Store(tmp_path / "city" / "khong-co-gi")
    address = f"local://{store.root / 'tables'}"
    if find_spec("fsspec"):
        question = "SELECT ward, status FROM results"
        assert DuckEngine(elsewhere, address).rows(question) == DuckEngine(store).rows(question)
    with pytest.raises(UserError, match="Chưa đọc được địa chỉ la://kho"):
        DuckEngine(elsewhere, "la://kho")


def test_wards_of_one_name_in_two_provinces_are_told_apart(tmp_path: Path) -> None:
    here, there = "tỉnh Này", "tỉnh Kia"
    wards = {
        (slug(here), "xa-hoa-binh"): "xã Hòa Bình",
        (slug(there), "xa-hoa-binh"): "xã Hòa Bình",
        (slug(there), "xa-khac"): "xã Khác",
    }
    city = City("Cả nước", {slug(here): here, slug(there): there}, wards, ())
    store = put(tmp_path, package("xã Hòa Bình", province=here, results=[result("a", "reached")], late=True))
    found = rollup(DuckEngine(store), city, 2026, None, DAY)
    assert [ward.label for ward in found.wards] == ["xã Hòa Bình (tỉnh Này)"]
    assert found.missing == ("xã Hòa Bình (tỉnh Kia)", "xã Khác")
    assert any(
        "xã Hòa Bình (tỉnh Này)" in html
        for name, html in pages(found, city, DuckEngine(store))
        if name == INDEX
    )


def test_where_one_province_has_no_list_nobody_knows_how_many_have_to_send(tmp_path: Path) -> None:
    listed, other = "tỉnh Này", "tỉnh Kia"
    city = City(
        "Hai tỉnh", {slug(listed): listed, slug(other): other}, {(slug(listed), "xa-mot"): "xã Một"}, ()
    )
    wards = [package(name, province=other, results=[result("a", "reached")]) for name in ("xã Hai", "xã Ba")]
    found = rollup(DuckEngine(put(tmp_path, *wards)), city, 2026, None, DAY)
    assert found.expected is None
    assert found.coverage.startswith("2 xã, phường đã gửi; chưa có đủ danh sách")
    assert found.missing == ("xã Một",)


def by_movement(root: Path, *named: tuple[str, str], city: City = CITY) -> list[tuple[str, str, int, int]]:
    """What results are told by movement where each ward takes up one from above, by an id and a title of its own."""
    packages = [
        package(
            f"phường {number}",
            results=[result("a", "reached" if number else "behind")],
            movements=[
                ("above", movement, None, title, None, "central", None, None, None),
                ("unit", "m", "van-phong", "Của đơn vị", None, None, movement, None, None),
            ],
        )
        for number, (movement, title) in enumerate(named)
    ]
    found = rollup(DuckEngine(put(root, *packages)), city, 2026, None, DAY)
    return [(key, title, one.total, one.reached) for key, title, one in found.by_movement]


def test_a_movement_from_above_is_known_by_its_title_and_not_by_a_wards_id(tmp_path: Path) -> None:
    told = by_movement(
        tmp_path, ("cds", "Chuyển đổi số"), ("cds", "Cải cách hành chính"), ("so", "Chuyển đổi số")
    )
    assert told == [("so", "Chuyển đổi số", 2, 1), ("cds", "Cải cách hành chính", 1, 1)]


def test_a_movement_of_the_citys_list_is_shown_as_it_is_there(tmp_path: Path) -> None:
    listed = GeneralMovement("chuyen-doi-so", "Chuyển đổi số", None, None, NOWHERE)
    city = replace(CITY, movements=(listed,))
    told = by_movement(tmp_path, ("cds", "CHUYỂN ĐỔI SỐ"), ("chuyen-doi-so", "Việc khác"), city=city)
    assert told == [("chuyen-doi-so", "Chuyển đổi số", 1, 0), ("chuyen-doi-so", "Việc khác", 1, 1)]


def test_a_part_of_the_numerators_is_not_told_as_all(tmp_path: Path) -> None:
    found = summed(
        tmp_path,
        package("phường 1", results=[result("a", "reached", indicator="dung-han", part=9, whole=10)]),
        package("phường 2", results=[result("b", "reached", indicator="dung-han", value=(95, 1))]),
    )
    one = indicator(found, "dung-han")
    assert (one.unknown, one.part, one.whole, one.value) == (1, None, None, None)


def test_a_value_near_the_whole_is_not_shown_as_the_whole_anywhere(tmp_path: Path) -> None:
    found = summed(
        tmp_path,
        package(
            "phường 1",
            results=[
                result("a", "behind", indicator="dung-han", part=99999, whole=100000, value=(99999, 1000))
            ],
        ),
    )
    one = indicator(found, "dung-han")
    assert one.value is not None
    assert str(shown_value(one.value, one)) == "99.999"
    assert indicator_value(one).startswith("99,999%")
