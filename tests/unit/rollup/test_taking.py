"""What is taken in and what is refused by name: broken, strange, old, doubled, made up; and a crash at any moment."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import io
import json
import os
import shutil
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from made_packages import CITY, folder_of, package, result

from conftest import write_files
from example_ward import FILES
from in_git import commit_all, git, new_repository
from school_year import FILES as SCHOOL
from tdkt.checks.example_files import PLAN
from tdkt.errors import UserError
from tdkt.model.text import slug
from tdkt.publishing.delivery import as_zip
from tdkt.publishing.package import Package, as_json, package_of, usual_year
from tdkt.publishing.tables import tables_of
from tdkt.rollup import sources
from tdkt.rollup import store as storing
from tdkt.rollup.city import City
from tdkt.rollup.engines import DuckEngine
from tdkt.rollup.sources import offers
from tdkt.rollup.store import Store
from tdkt.rollup.taking import Taken, Wish, take
from tdkt.workspace.repository import Repository
from tdkt.workspace.workspace import read_workspace

ONE = package(results=[result("t", "reached", part=9, whole=10)])
OPEN = City("Mẫu", {}, {}, ())
HOME = slug("thành phố Hải Phòng")


def taken(root: Path, *sources: Path | str, city: City = OPEN, **wish: bool) -> Taken:
    found = Taken()
    with tempfile.TemporaryDirectory() as scratch:
        coming = offers(map(str, sources), None, Path(scratch), found)
        take(Store(root / "city"), city, coming, Wish(**wish), found)
    return found


def why(found: Taken) -> str:
    assert not found.taken
    return "; ".join(why for _, why in found.refused)


def results_of(root: Path) -> list[tuple[str, str]]:
    return [
        (ward, status)
        for ward, status in DuckEngine(Store(root / "city")).rows(
            "SELECT ward, status FROM results ORDER BY 1, 2"
        )
    ]


def changed(found: Package, **values: object) -> Package:
    manifest = {**found.manifest, **values}
    return Package(found.name, manifest, {**found.files, "manifest.json": as_json(manifest)})


def by_another_engine(found: Package) -> Package:
    """The same rows as another release of DuckDB writes them."""
    files = {
        name: data.replace(b"DuckDB version v", b"DuckDB version w") for name, data in found.files.items()
    }
    tables = {
        name: {**said, "sha256": hashlib.sha256(files[f"{name}.parquet"]).hexdigest()}
        for name, said in found.manifest["tables"].items()
    }
    assert tables["results"] != found.manifest["tables"]["results"]
    return changed(Package(found.name, found.manifest, files), tables=tables)


def test_a_folder_of_packages_comes_in_and_a_second_time_nothing_changes(tmp_path: Path) -> None:
    two = package("phường Hai", results=[result("t", "behind", part=1, whole=10)])
    folder_of(ONE, tmp_path / "in")
    (tmp_path / "in" / "hai.tdkt.zip").write_bytes(as_zip(two))
    assert sorted(taken(tmp_path, tmp_path / "in").taken) == ["phường Hai", "phường Một"]
    assert results_of(tmp_path) == [("phuong-hai", "behind"), ("phuong-mot", "reached")]
    again = taken(tmp_path, tmp_path / "in")
    assert (again.taken, len(again.unchanged), again.refused) == ([], 2, [])


def test_one_changed_ward_leaves_the_rows_of_the_others(tmp_path: Path) -> None:
    for number in range(6):
        folder_of(
            package(f"phường {number}", results=[result("t", "reached", part=1, whole=1)]), tmp_path / "in"
        )
    taken(tmp_path, tmp_path / "in")
    later = package(
        "phường 3", results=[result("t", "behind", part=1, whole=2)], committed_at="2025-11-01T00:00:00+00:00"
    )
    assert taken(tmp_path, folder_of(later, tmp_path / "later")).taken == ["phường 3"]
    assert results_of(tmp_path) == [
        *((f"phuong-{number}", "behind" if number == 3 else "reached") for number in range(6))
    ]


def cut(folder: Path) -> None:
    path = folder / "results.parquet"
    path.write_bytes(path.read_bytes()[:-7])


def edited(folder: Path) -> None:
    path = folder / "results.parquet"
    path.write_bytes(path.read_bytes().replace(b"reached", b"exceede"))


def without_a_table(folder: Path) -> None:
    (folder / "fund.parquet").unlink()


def a_link(folder: Path) -> None:
    (folder / "fund.parquet").unlink()
    (folder / "fund.parquet").symlink_to("/etc/passwd")


def another_format(folder: Path) -> None:
    (folder / "manifest.json").write_bytes(as_json({**ONE.manifest, "format": 99}))


def a_way_out(folder: Path) -> None:
    away = {**ONE.manifest, "ward": {"id": "../../../etc", "name": "x"}}
    (folder / "manifest.json").write_bytes(as_json(away))


def no_json(folder: Path) -> None:
    (folder / "manifest.json").write_bytes(b'{"kind": ' + b"[" * 60_000)


def more_rows(folder: Path) -> None:
    tables = {**ONE.manifest["tables"], "results": {**ONE.manifest["tables"]["results"], "rows": 7}}
    (folder / "manifest.json").write_bytes(as_json({**ONE.manifest, "tables": tables}))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (cut, "results.parquet không phải tệp mà bản kê nêu"),
        (edited, "results.parquet không phải tệp mà bản kê nêu"),
        (without_a_table, "thiếu fund.parquet"),
        (a_link, "fund.parquet là một liên kết"),
        (another_format, "bộ bảng số 99"),
        (a_way_out, "manifest.json sai"),
        (no_json, "manifest.json không đọc được"),
        (more_rows, "bảng results có 1 dòng, bản kê nêu 7"),
    ],
)
def test_a_broken_package_is_refused_by_name_and_the_others_come_in(
    tmp_path: Path, spoil: Callable[[Path], None], said: str
) -> None:
    spoil(folder_of(ONE, tmp_path / "in"))
    folder_of(package("phường Hai"), tmp_path / "in")
    found = taken(tmp_path, tmp_path / "in")
    assert found.taken == ["phường Hai"]
    ((source, reason),) = found.refused
    assert source.endswith("phuong-mot-2026")
    assert said in reason


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (result("t", "wonderful"), "không thể đúng"),
        (result("t" * 100_001, "reached"), "không thể đúng"),
        (result("t", "reached", value=(1, 0)), "không thể đúng"),
        (result("t", "reached", value=(1, -2)), "không thể đúng"),
        (result("t", "reached", part=1, whole=100, value=(99, 1)), "không thể đúng"),
        (result("t", "reached", part=-5, whole=100, value=(-5, 1)), "không thể đúng"),
        (result("t", "reached", period="2025-Q3"), "không thuộc năm 2026"),
        (result("t", "reached", period="foo"), "không thuộc năm 2026"),
        (result("t", "reached", period="2026-Q4"), "bản kê không nêu"),
        (
            result("t", "reached", end=date(2099, 9, 30)),
            "bảng results ghi quý III năm 2026 kết thúc ngày khác 30/09/2026",
        ),
    ],
)
def test_rows_that_no_tdkt_writes_are_refused(tmp_path: Path, row: tuple[object, ...], said: str) -> None:
    found = taken(
        tmp_path, folder_of(package(results=[row]), tmp_path), folder_of(package("phường Hai"), tmp_path)
    )
    assert found.taken == ["phường Hai"]
    assert said in found.refused[0][1]


def test_tables_that_contradict_the_manifest_or_themselves_are_refused(tmp_path: Path) -> None:
    row = result("t", "reached")
    wrong = {
        "hai dòng cùng period, target": package("phường Một", results=[row, row]),
        "đúng một dòng của nơi": package("phường Hai", wards=[]),
        "số liệu minh họa": package(
            "phường Ba",
            awards=[("giay-khen", "Giấy khen", None, "merit", "person", 2026, 3, 1, 1, 2, 5, True)],
        ),
        "mã ward không phải của tên": changed(
            package("phường Tư"), ward={"id": "phuong-nam", "name": "phường Tư"}
        ),
        "bảng reports ghi quý III năm 2026": package(
            "phường Sáu", reports=[("2026-Q3", date(2026, 12, 31), "u", None, False, None, False)]
        ),
        "bảng figures ghi quý III năm 2026": package(
            "phường Bảy",
            figures=[("2026-Q3", date(2026, 9, 29), "u", "t", *[None] * 12, False)],
        ),
        "bảng results có kỳ “quý III năm 2026”": package(
            "phường Tám",
            results=[result("t", "reached", period="quý III năm 2026")],
            periods=["quý III năm 2026"],
        ),
        "năm 2099 còn xa": changed(package("phường Năm"), year=2099),
    }
    for number, (said, one) in enumerate(wrong.items()):
        assert said in why(taken(tmp_path, folder_of(one, tmp_path / str(number)))), said


def test_a_ward_whose_name_differs_in_tones_alone_never_takes_the_place_of_another(tmp_path: Path) -> None:
    assert taken(tmp_path, folder_of(package("xã Tân Lập"), tmp_path / "a")).taken
    other = package("xã Tân Lấp", committed_at="2025-11-01T00:00:00+00:00")
    assert "là nơi khác" in why(taken(tmp_path, folder_of(other, tmp_path / "b")))


@pytest.mark.parametrize(
    "name", ["phường Hoà", "PHƯỜNG HÒA", "Phường  Hòa", unicodedata.normalize("NFD", "phường Hòa")]
)
def test_a_ward_that_writes_its_name_another_way_is_the_same_ward(tmp_path: Path, name: str) -> None:
    taken(tmp_path, folder_of(package("phường Hòa"), tmp_path / "a"))
    newer = package(name, committed_at="2025-11-01T00:00:00+00:00")
    assert taken(tmp_path, folder_of(newer, tmp_path / "b")).taken == [name]


def test_two_places_of_one_id_that_come_together_are_both_refused(tmp_path: Path) -> None:
    newer = package("xã Tân Lấp", committed_at="2025-11-01T00:00:00+00:00")
    found = taken(
        tmp_path, folder_of(package("xã Tân Lập"), tmp_path / "a"), folder_of(newer, tmp_path / "b")
    )
    assert (found.taken, len(found.refused)) == ([], 2)
    assert "“xã Tân Lập”, “xã Tân Lấp”" in found.refused[0][1]


def test_a_province_is_not_taken_under_two_names(tmp_path: Path) -> None:
    again = [
        folder_of(package(province="TP. Mẫu"), tmp_path / "a"),
        folder_of(package("phường Hai", province="tỉnh Mẫu"), tmp_path / "b"),
    ]
    found = taken(tmp_path, folder_of(ONE, tmp_path), again[0])
    assert found.taken == ["phường Một"]
    assert "“TP. Mẫu” (tp-mau) mà nơi tổng hợp đã có thanh-pho-mau" in found.refused[0][1]
    assert "“tỉnh Mẫu”" in why(taken(tmp_path, again[1]))
    assert taken(tmp_path, folder_of(package(province="tỉnh Khác"), tmp_path / "c")).taken


def test_a_package_of_a_day_to_come_is_refused_and_one_that_was_let_in_bars_no_later_one(
    tmp_path: Path,
) -> None:
    ahead = folder_of(package(committed_at="2999-01-01T00:00:00+00:00"), tmp_path / "ahead")
    assert "đồng hồ của máy làm gói sai" in why(taken(tmp_path, ahead))
    assert taken(tmp_path, ahead, replace=True).taken == ["phường Một"]
    assert taken(tmp_path, folder_of(ONE, tmp_path)).taken == ["phường Một"]


def test_a_copy_of_a_package_beside_it_counts_for_nothing(tmp_path: Path) -> None:
    taken(tmp_path, folder_of(ONE, tmp_path / "a"))
    folder = tmp_path / "city/packages/province=thanh-pho-mau/ward=phuong-mot/year=2026"
    shutil.copytree(folder, folder.with_name("year=2026 (bản sao)"))
    shutil.copytree(folder.parent, folder.parent.with_name("ward=phuong-mot - Copy"))
    shutil.rmtree(tmp_path / "city/tables")
    newer = package(results=[result("t", "behind")], committed_at="2025-11-01T00:00:00+00:00")
    assert taken(tmp_path, folder_of(newer, tmp_path / "b")).taken == ["phường Một"]
    assert results_of(tmp_path) == [("phuong-mot", "behind")]


def test_a_store_below_a_folder_that_looks_like_a_column_takes_packages(tmp_path: Path) -> None:
    root = tmp_path / "nam=2026"
    root.mkdir()
    assert taken(root, folder_of(ONE, root / "a")).taken == ["phường Một"]


def test_a_bomb_in_a_zip_is_not_inflated(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("x/manifest.json", json.dumps(ONE.manifest))
        file.writestr("x/wards.parquet", b"\0" * (65 << 20))
    (tmp_path / "bom.zip").write_bytes(stream.getvalue())
    assert "quá lớn" in why(taken(tmp_path, tmp_path / "bom.zip"))


def test_samples_come_in_only_where_they_are_asked_for(tmp_path: Path) -> None:
    folder = folder_of(package(illustrative=True), tmp_path)
    assert "minh họa" in why(taken(tmp_path, folder))
    assert taken(tmp_path, folder, illustrative=True).taken == ["phường Một"]


def test_strangers_are_refused(tmp_path: Path) -> None:
    listed = City("Mẫu", {slug(CITY): CITY}, {(slug(CITY), "phuong-hai"): "phường Hai"}, ())
    assert "không có trong danh sách" in why(taken(tmp_path, folder_of(ONE, tmp_path), city=listed))
    away = folder_of(package("phường Hai", province="tỉnh Khác"), tmp_path)
    assert "của tỉnh Khác, không phải thành phố Mẫu" in why(taken(tmp_path, away, city=listed))


def test_an_older_package_never_takes_the_place_of_a_newer_one_unless_it_is_wished(tmp_path: Path) -> None:
    old = folder_of(package(committed_at="2025-01-01T00:00:00+00:00"), tmp_path / "old")
    undated = folder_of(package(committed_at=None), tmp_path / "undated")
    assert taken(tmp_path, folder_of(ONE, tmp_path)).taken
    assert "cũ hơn gói đang có" in why(taken(tmp_path, old))
    assert "không rõ có mới hơn" in why(taken(tmp_path, undated))
    assert taken(tmp_path, old, replace=True).taken == ["phường Một"]


def test_of_two_packages_of_a_ward_the_newer_counts_and_where_that_is_not_known_none(tmp_path: Path) -> None:
    new = folder_of(
        package(committed_at="2025-11-01T00:00:00+00:00", results=[result("t", "behind")]), tmp_path / "new"
    )
    found = taken(tmp_path, folder_of(ONE, tmp_path), new)
    assert found.taken == ["phường Một"]
    assert "cũ hơn một gói khác" in found.refused[0][1]
    assert results_of(tmp_path) == [("phuong-mot", "behind")]
    twice = [
        folder_of(package("phường Hai", committed_at=None, late=late), tmp_path / str(late))
        for late in (True, False)
    ]
    assert "2 gói khác nhau" in why(taken(tmp_path, *twice))
    assert taken(tmp_path, twice[0], twice[0]).taken == ["phường Hai"]


def test_what_is_no_package_is_said(tmp_path: Path) -> None:
    (tmp_path / "trống").mkdir()
    (tmp_path / "a.txt").write_text("x")
    found = taken(tmp_path, tmp_path / "trống", tmp_path / "a.txt", tmp_path / "không có")
    assert len(found.refused) == 3


def test_packages_are_found_however_deep_they_lie_and_what_is_not_looked_at_is_told(tmp_path: Path) -> None:
    parent = tmp_path / "in"
    deep = parent.joinpath("2026", "thang-11", "cum-1", "a", "b", "c", "d", "e")
    deep.mkdir(parents=True)
    (deep / "MOT.ZIP").write_bytes(as_zip(ONE))
    beside = folder_of(package("phường Hai"), parent)
    folder_of(package("phường Ba"), beside)
    assert sorted(taken(tmp_path, parent).taken) == ["phường Ba", "phường Hai", "phường Một"]

    too_deep = folder_of(package("phường Tư"), deep)
    away = folder_of(package("phường Năm"), tmp_path / "away")
    (tmp_path / "away" / "sau.zip").write_bytes(as_zip(package("phường Sáu")))
    (parent / "thu-muc").symlink_to(away)
    (parent / "tep").symlink_to(tmp_path / "away" / "sau.zip")
    (parent / "gone.bundle").symlink_to(tmp_path / "không có")
    (parent / "chu.txt").symlink_to(tmp_path / "không có")
    (parent / ".an.zip").write_bytes(as_zip(package("phường Bảy")))
    (parent / "._an.zip").write_bytes(b"of macOS")
    (parent / ".git").mkdir()
    found = taken(tmp_path, parent)
    assert found.taken == []
    assert {Path(source): why for source, why in found.refused} == {
        too_deep: "thư mục nằm quá sâu, chưa xem",
        parent / "thu-muc": "là một liên kết, không theo",
        parent / "tep": "là một liên kết, không theo",
        parent / "gone.bundle": "là một liên kết, không theo",
        parent / ".an.zip": "tên bắt đầu bằng dấu chấm, không xem",
    }


def test_a_name_that_is_not_one_line_of_plain_letters_is_refused(tmp_path: Path) -> None:
    for number, name in enumerate(("phường A\nB", "phường \x1b[31mA", "phường \u202eA")):
        assert "có ký tự điều khiển" in why(taken(tmp_path, folder_of(package(name), tmp_path / str(number))))


def test_a_full_disk_is_told_and_a_folder_that_cannot_be_read_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_of(ONE, tmp_path / "in")
    (tmp_path / "in" / "khoa").mkdir()
    read = Path.iterdir

    def locked(path: Path) -> Iterator[Path]:
        if path.name == "khoa":
            raise PermissionError(errno.EACCES, "Permission denied")
        return read(path)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(storing, "_staged", full)
        with pytest.raises(UserError, match="ổ đĩa đã đầy"):
            taken(tmp_path, folder)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "iterdir", locked)
        found = taken(tmp_path, tmp_path / "in")
    assert found.taken == ["phường Một"]
    assert "không đọc được thư mục" in found.refused[0][1]


class KilledError(Exception):
    pass


@pytest.mark.parametrize("moment", range(9))
def test_killed_at_any_moment_the_next_one_finds_each_package_whole(
    tmp_path: Path, moment: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken(tmp_path, folder_of(ONE, tmp_path))
    newer = package(results=[result("t", "behind")], committed_at="2025-11-01T00:00:00+00:00")
    folder, calls = folder_of(newer, tmp_path / "in"), iter(range(99))

    def dying(real: Callable[..., object]) -> Callable[..., object]:
        def act(*words: object, **options: object) -> object:
            if next(calls) == moment:
                raise KilledError
            return real(*words, **options)

        return act

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", dying(shutil.rmtree))
        patched.setattr(os, "replace", dying(os.replace))
        patched.setattr(Path, "rename", dying(Path.rename))
        patched.setattr(Path, "touch", dying(Path.touch))
        with contextlib.suppress(KilledError):
            taken(tmp_path, folder)
    store = Store(tmp_path / "city")
    with store.changing():
        pass
    kept = [json.loads((store.folder(key) / "manifest.json").read_bytes()) for key in store.taken()]
    assert len(kept) == 1
    whole = {
        ONE.manifest["tables"]["results"]["sha256"]: "reached",
        newer.manifest["tables"]["results"]["sha256"]: "behind",
    }
    assert results_of(tmp_path) == [("phuong-mot", whole[kept[0]["tables"]["results"]["sha256"]])]
    assert not store.is_being_changed


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = new_repository(write_files(tmp_path_factory.mktemp("kho"), FILES))
    commit_all(folder, "Kho")
    return folder


def test_the_repository_of_a_ward_is_made_into_its_package_once(tmp_path: Path, repository: Path) -> None:
    store = Store(tmp_path / "city")

    def add(source: str | Path) -> Taken:
        found = Taken()
        with tempfile.TemporaryDirectory() as scratch:
            coming = offers([str(source)], None, Path(scratch), found, store.known())
            take(store, OPEN, coming, Wish(illustrative=True), found)
        return found

    assert add(repository).taken == ["phường Mẫu"]
    (key,) = store.taken()
    commit = git(repository, "rev-parse", "HEAD")
    assert json.loads((store.folder(key) / "manifest.json").read_bytes())["source"]["commit"] == commit
    assert add(repository).unchanged == ["phường Mẫu"]
    assert add(f"file://{repository}").unchanged == ["phường Mẫu"], "the same package from another place"
    assert set(store.known()) == {str(repository), f"file://{repository}"}
    honest = json.loads((store.folder(key) / "manifest.json").read_bytes())
    lie = package(
        "phường Mẫu",
        province=honest["province"]["name"],
        illustrative=True,
        results=[result("t", "exceeded")],
    )
    other = {**honest["source"], "data": "a" * 64, "committed_at": "2030-01-01T00:00:00+00:00"}
    for source in (honest["source"], {**honest["source"], "commit": None}, other):
        lying = folder_of(changed(lie, source=source, tool=honest["tool"]), tmp_path / "lie")
        assert taken(tmp_path, lying, illustrative=True, replace=True).taken == ["phường Mẫu"]
        found = add(repository)
        assert found.taken == ["phường Mẫu"]
        assert "khác kho ở bảng" in found.lies[0]
        assert json.loads((store.folder(key) / "manifest.json").read_bytes()) == honest
    assert "không lấy được kho" in why(add(f"file://{repository}/khong-co"))
    git(repository, "commit", "--quiet", "--amend", "-m", "Cùng các tệp ấy")
    assert git(repository, "rev-parse", "HEAD") != commit
    assert add(repository).unchanged == ["phường Mẫu"], "another commit of the same trees"


def test_an_honest_package_beside_its_repository_stays_and_nobody_is_told_to_lie(
    tmp_path: Path, repository: Path
) -> None:
    read = read_workspace(repository)
    with_names = package_of(read, 2026, ["person"])
    never_saved = changed(
        package_of(read, 2026), source={**with_names.manifest["source"], "commit": None, "committed_at": None}
    )
    another_commit = changed(
        package_of(read, 2026), source={**with_names.manifest["source"], "commit": "b" * 40}
    )
    honest_ones = (with_names, never_saved, another_commit, by_another_engine(with_names))
    for number, honest in enumerate(honest_ones):
        root = tmp_path / str(number)
        store = Store(root / "city")
        taken(root, folder_of(honest, root / "in"), illustrative=True)
        for made in (True, False):
            found = Taken()
            coming = offers([str(repository)], None, root / f"scratch-{made}", found, store.known())
            take(store, OPEN, coming, Wish(illustrative=True), found)
            assert (found.unchanged, found.taken, found.lies, found.refused) == (["phường Mẫu"], [], [], [])
            assert (root / f"scratch-{made}/0/goi.tdkt.zip").exists() is made, "it is not made a second time"
        (key,) = store.taken()
        assert store.manifest(key) == honest.manifest


def test_a_repository_gives_the_tables_that_a_package_of_an_older_format_lacks(
    tmp_path: Path, repository: Path
) -> None:
    whole = package_of(read_workspace(repository), 2026)
    tables = {
        name: said
        for name, said in whole.manifest["tables"].items()
        if name in tables_of(1, with_names=False)
    }
    taken(tmp_path, folder_of(changed(whole, format=1, tables=tables), tmp_path / "in"), illustrative=True)
    found = taken(tmp_path, repository, illustrative=True)
    assert (found.taken, found.lies, found.less) == (["phường Mẫu"], [], [])
    (key,) = Store(tmp_path / "city").taken()
    assert Store(tmp_path / "city").manifest(key) == whole.manifest


def test_a_package_that_contradicts_one_of_the_same_moment_is_refused_unless_it_is_wished(
    tmp_path: Path,
) -> None:
    assert taken(tmp_path, folder_of(ONE, tmp_path / "a")).taken
    other = package(results=[result("t", "behind", part=1, whole=10)])
    said = why(taken(tmp_path, folder_of(other, tmp_path / "b")))
    assert said == (
        "cùng thời điểm commit với gói đang có mà khác ở bảng results: không rõ gói nào đúng (vẫn nhận: thêm --replace)"
    )
    assert taken(tmp_path, folder_of(other, tmp_path / "b"), replace=True).taken == ["phường Một"]
    by_another = folder_of(by_another_engine(other), tmp_path / "engine")
    assert taken(tmp_path, by_another).taken == ["phường Một"], "of the same rows"
    by_another_tool = changed(ONE, tool="tdkt 0.0.1")
    assert taken(tmp_path, folder_of(by_another_tool, tmp_path / "c")).taken == ["phường Một"]
    of_fewer = {
        name: said for name, said in ONE.manifest["tables"].items() if name in tables_of(2, with_names=False)
    }
    fewer = changed(ONE, tool="tdkt 0.0.1", format=2, tables=of_fewer)
    assert taken(tmp_path, folder_of(fewer, tmp_path / "d")).taken == ["phường Một"]
    assert taken(tmp_path, folder_of(by_another_tool, tmp_path / "c")).taken == ["phường Một"], (
        "of more tables"
    )


def test_a_package_that_holds_less_than_the_one_before_it_is_taken_and_told(tmp_path: Path) -> None:
    def award(kind: str, year: int) -> tuple[object, ...]:
        return kind, "Giấy khen", None, "merit", "person", year, 3, 1, 1, 2, 5, False

    rows = [result("t", "reached", period=f"2026-Q{number}") for number in (2, 3)]
    full = package(
        results=rows,
        periods=["2026-Q2", "2026-Q3"],
        awards=[award("giay-khen", year) for year in (2023, 2024, 2025, 2026)],
    )
    taken(tmp_path, folder_of(full, tmp_path / "full"))
    later = "2025-11-01T00:00:00+00:00"
    few = package(results=rows[1:], awards=[award("giay-khen", 2026)], committed_at=later)
    found = taken(tmp_path, folder_of(few, tmp_path / "few"))
    assert found.taken == ["phường Một"]
    assert found.less == [
        "phường Một: gói mới không còn kỳ 2026-Q2; results còn 1 dòng (trước 2); awards còn 1 dòng (trước 4)"
    ]
    none = package(results=rows[1:], committed_at=later.replace("11", "12"))
    assert taken(tmp_path, folder_of(none, tmp_path / "none")).less == [
        "phường Một: gói mới có ít dòng hơn; awards còn 0 dòng (trước 1)"
    ]
    assert taken(tmp_path, folder_of(full, tmp_path / "full"), replace=True).less == []


@pytest.mark.parametrize("spoil", [cut, without_a_table])
def test_a_package_that_is_damaged_in_the_store_is_taken_again(
    tmp_path: Path, repository: Path, spoil: Callable[[Path], None]
) -> None:
    store = Store(tmp_path / "city")
    undated = folder_of(package("phường Hai", committed_at=None), tmp_path / "in")
    taken(tmp_path, undated, repository, illustrative=True)
    older = folder_of(package("phường Hai", committed_at=None, late=True), tmp_path / "older")
    for key in store.taken():
        spoil(store.folder(key))
    assert "không ghi commit" in why(taken(tmp_path, older)), "what is damaged gives way to itself alone"
    again = taken(tmp_path, undated, repository, illustrative=True)
    assert (sorted(again.taken), again.unchanged, again.less) == (["phường Hai", "phường Mẫu"], [], [])
    assert all(store.is_whole(key) for key in store.taken())


@pytest.mark.parametrize(
    ("city", "words"),
    [
        (City("Khác", {"tinh-khac": "tỉnh Khác"}, {}, ()), "của thành phố Hải Phòng, không phải tỉnh Khác"),
        (
            City("Mẫu", {HOME: "thành phố Hải Phòng"}, {(HOME, "phuong-hai"): "phường Hai"}, ()),
            "không có trong danh sách",
        ),
    ],
)
def test_the_repository_of_a_stranger_is_refused_before_its_package_is_made(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch, city: City, words: str
) -> None:
    made: list[object] = []
    monkeypatch.setattr(sources, "package_of", lambda *said, **more: made.append(said))
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    found = Taken()
    coming = offers([str(repository)], None, tmp_path / "scratch", found, city=city)
    take(Store(tmp_path / "city"), city, coming, Wish(illustrative=True), found)
    assert words in why(found)
    assert made == []


def test_of_a_repository_the_year_is_taken_that_the_ward_itself_publishes(tmp_path: Path) -> None:
    files = {**SCHOOL, PLAN: FILES[PLAN]}
    files["plans/organization.yaml"] += (
        "general_movements: [{id: nong-thon-moi, title: Cả nước chung sức xây dựng nông thôn mới, from: 2021}]\n"
    )
    folder = write_files(tmp_path / "kho", files)
    assert usual_year(read_workspace(folder)) == 2026
    assert taken(tmp_path, folder, illustrative=True).taken == ["phường Mẫu"]


def test_a_repository_with_errors_is_refused_by_name(tmp_path: Path) -> None:
    folder = write_files(
        tmp_path / "kho", {**FILES, "plans/organization.yaml": "kind: organization\nname: [\n"}
    )
    ((source, reason),) = taken(tmp_path, folder).refused
    assert source == str(folder)
    assert "organization.yaml" in reason


def test_tables_that_were_deleted_are_made_again(tmp_path: Path) -> None:
    taken(tmp_path, folder_of(ONE, tmp_path))
    shutil.rmtree(tmp_path / "city" / "tables")
    store = Store(tmp_path / "city")
    assert store.is_being_changed
    with store.changing():
        pass
    assert results_of(tmp_path) == [("phuong-mot", "reached")]
    assert not store.is_being_changed


def test_a_file_that_git_ignores_and_tdkt_reads_is_seen_to_change(tmp_path: Path) -> None:
    folder = new_repository(
        write_files(tmp_path / "kho", {**FILES, ".gitignore": "plans/2026/reports/\n.DS_Store\n~$*\n"})
    )
    commit_all(folder, "Kho")
    store = Store(tmp_path / "city")

    def add() -> Taken:
        found = Taken()
        with tempfile.TemporaryDirectory() as scratch:
            coming = offers([str(folder)], None, Path(scratch), found, store.known())
            take(store, OPEN, coming, Wish(illustrative=True, replace=True), found)
        return found

    assert add().taken == ["phường Mẫu"]
    report = folder / "plans/2026/reports/2026-Q1/van-phong.yaml"
    report.write_text(report.read_text("utf-8").replace("96", "50"), "utf-8")
    assert add().taken == ["phường Mẫu"]
    shutil.rmtree(folder / "plans/2026/reports")
    write_files(folder, {"plans/.DS_Store": "rác", "plans/2026/~$ghi-chu.docx": "khóa"})
    add()
    assert Repository.around(folder).is_as_committed(("plans",)), "what is no data makes no difference"
