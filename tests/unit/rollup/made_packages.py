"""Small packages of wards that nobody lives in, made as `tdkt publish` makes them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from tdkt.model.period import Period
from tdkt.model.text import slug
from tdkt.publishing.delivery import write_folder
from tdkt.publishing.package import KIND, Package, as_json
from tdkt.publishing.parquet import written
from tdkt.publishing.tables import format_number, tables_of
from tdkt.rollup.received import Received
from tdkt.rollup.store import Store

CITY = "thành phố Mẫu"


def result(
    target: str,
    status: str,
    *,
    indicator: str | None = None,
    kind: str = "percentage",
    part: int | str | None = None,
    whole: int | str | None = None,
    value: tuple[int, int] | None = None,
    measured_in: str | None = None,
    period: str = "2026-Q3",
    complete: bool = True,
    end: date | None = None,
) -> tuple[Any, ...]:
    """A row of `results`; where no `value` is given it is part over whole in percent, where no `end` the period's last day."""
    pooled = tuple(None if one is None else Decimal(one) for one in (part, whole))
    if value is None and pooled[0] is not None and pooled[1]:
        found = Decimal(100) * pooled[0] / pooled[1]
        value = found.as_integer_ratio() if found == found.to_integral() else (1, 3)
    return (
        *(
            period,
            end or _end(period),
            target,
            "m",
            "van-phong",
            f"Chỉ tiêu {target}",
            indicator,
            kind,
            measured_in,
            False,
            "sum",
        ),
        *(status, "≥ 1", "1", "at_least", Decimal(1), Decimal(1), *(value or (None, None)), *pooled),
        *(None, None, 1, 1, complete, False),
    )


def _end(period: str) -> date:
    """The last day of a period; any day for what is none."""
    try:
        return Period.parse(period, year=0).last_day
    except ValueError:
        return date.min


def package(
    ward: str = "phường Một",
    *,
    results: Iterable[tuple[Any, ...]] = (),
    committed_at: str | None = "2025-10-05T00:00:00+00:00",
    illustrative: bool = False,
    province: str = CITY,
    late: bool = False,
    format_: int | None = None,
    periods: Iterable[str] = ("2026-Q3",),
    year: int = 2026,
    **rows: list[tuple[Any, ...]],
) -> Package:
    """A whole package of `ward`; `rows` are those of other tables."""
    given = (ward, "phường", "Mẫu", province, 1, 0, None, None)
    report = (f"{year}-Q3", date(year, 9, 30), "van-phong", date(2026, 10, 5), not late, None, False)
    filled: dict[str, Iterable[tuple[Any, ...]]] = {
        "wards": [given],
        "results": results,
        "reports": [report],
        **rows,
    }
    number = format_ or format_number()
    tables = _tables(number, tuple((name, tuple(found)) for name, found in filled.items()))
    manifest = {
        "kind": KIND,
        "format": number,
        "province": {"id": slug(province), "name": province},
        "ward": {"id": slug(ward), "name": ward},
        "year": year,
        "periods": list(periods),
        "illustrative": illustrative,
        "names": [],
        "tool": "tdkt 0.0.0",
        "law_pack": "none",
        "source": {"commit": None, "committed_at": committed_at, "data": "0" * 64, "templates": "0" * 64},
        "tables": {
            name: {"rows": count, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, (count, data) in tables.items()
        },
    }
    files = {f"{name}.parquet": data for name, (_, data) in tables.items()}
    return Package(f"{slug(ward)}-{year}", manifest, {**files, "manifest.json": as_json(manifest)})


@cache
def _tables(
    number: int, filled: tuple[tuple[str, tuple[tuple[Any, ...], ...]], ...]
) -> Mapping[str, tuple[int, bytes]]:
    rows = dict(filled)
    return written((table, rows.get(name, ())) for name, table in tables_of(number, with_names=False).items())


def put(root: Path, *packages: Package) -> Store:
    """Put packages into the store at `root`/city, every one of them."""
    store = Store(root / "city")
    with store.changing():
        refused = store.put(
            Received(
                "",
                one.manifest,
                {
                    name.removesuffix(".parquet"): data
                    for name, data in one.files.items()
                    if name != "manifest.json"
                },
            )
            for one in packages
        )
    assert not refused, refused
    return store


def folder_of(found: Package, parent: Path) -> Path:
    """Write a package into a folder of its own below `parent`."""
    folder = parent / found.name
    write_folder(found, folder, workspace=parent)
    return folder
