"""Makes the packages of many wards with made-up figures, for measuring `tdkt rollup`: no ward is anybody's.

    python benchmarks/wards.py FOLDER --wards 3321 --targets 100 --units 5
    python benchmarks/wards.py FOLDER --wards 3321 --repositories

Each ward has `units` × 4 quarterly reports of `targets` figures in all, and the results of four quarters. The rows are made by SQL, the
files are those that `tdkt publish` writes, with a manifest that names them. With `--repositories` each ward is a git repository of
`units` × 4 reports of 18 figures instead, marked as samples: `tdkt rollup add FOLDER --illustrative`.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
from pathlib import Path

from generate import generate

from tdkt.law.statistical_forms import statistical_forms
from tdkt.publishing.package import KIND, MANIFEST, as_json
from tdkt.publishing.parquet import connected
from tdkt.publishing.statistic_rows import model_of
from tdkt.publishing.tables import declared, format_number

PROVINCES = 34
ROWS = {
    "wards": "SELECT {name}, 'phường', {name}, {province}, {units}, 12, '1/KH-UBND', DATE '2026-01-15'",
    "units": "SELECT 'u' || u, 'Đơn vị ' || u, 'DV' || u, NULL, NULL, NULL FROM range({units}) a(u)",
    "movements": "SELECT 'above', 'p' || m, NULL, 'Phong trào ' || m, 'regular', 'central', NULL, NULL, NULL FROM range(8) a(m) "
    "UNION ALL SELECT 'unit', 'm' || m, 'u' || (m % {units}), 'Phong trào ' || m, NULL, NULL, CASE WHEN m % 2 = 0 THEN 'p' || (m % 8) END, NULL, NULL FROM range(20) a(m)",
    "targets": "SELECT 1, NULL, 't' || t, 'm' || (t % 20), 'u' || (t % {units}), NULL, 'Chỉ tiêu ' || t, 'Chỉ tiêu ' || t, "
    "CASE WHEN t < 10 THEN 'c' || t END, 'percentage', 'sum', 'hồ sơ', 'hồ sơ', NULL, 'at_least', 95, 95, NULL, false, false, NULL, '≥ 95%' FROM range({targets}) a(t)",
    "figures": "SELECT '2026-Q' || q, last_day(make_date(2026, 3 * q, 1)), 'u' || u, 't' || t, NULL, 90 + (t * 7 + u * 3 + q + {seed}) % 11, 100, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false "
    "FROM range(1, 5) a(q), range({units}) b(u), range({targets}) c(t)",
    "results": "SELECT '2026-Q' || q, last_day(make_date(2026, 3 * q, 1)), 't' || t, 'm' || (t % 20), 'u' || (t % {units}), 'Chỉ tiêu ' || t, "
    "CASE WHEN t < 10 THEN 'c' || t END, 'percentage', NULL, false, 'sum', CASE WHEN (t * 7 + q + {seed}) % 20 < {seed} % 15 THEN 'behind' WHEN t % 10 = 1 THEN 'not_reported' ELSE 'reached' END, '≥ 95%', '95%', 'at_least', 95, 95, "
    "90 + (t * 7 + q + {seed}) % 11, 1, (90 + (t * 7 + q + {seed}) % 11) * q, 100 * q, NULL, NULL, q, q, true, false FROM range(1, 5) a(q), range({targets}) c(t)",
    "reports": "SELECT '2026-Q' || q, last_day(make_date(2026, 3 * q, 1)), 'u' || u, make_date(2026, 3 * q, 28), (u + {seed}) % 7 > 0, NULL, false FROM range(1, 5) a(q), range({units}) b(u)",
    "awards": "SELECT 'giay-khen', 'Giấy khen', 'commendation', 'merit', 'person', 2026, 10, 4, 2, 8, 5000000, false UNION ALL "
    "SELECT 'lao-dong-tien-tien', 'Lao động tiên tiến', 'title', 'merit', 'person', 2026, 30, 15, 5, 25, 20000000, false",
    "fund": "SELECT 'given', 80000000",
    "statistic_cells": "SELECT f, m, lpad(CAST(r AS VARCHAR), 2, '0'), CAST(c AS VARCHAR), CASE WHEN (r + c + {seed}) % 9 > 0 THEN r * c END, false, false "
    "FROM (VALUES {forms}) a(f, m), range(1, 19) b(r), range(1, 9) c(c)",
    "counted_movements": "SELECT 'above', 'p' || m, 'Phong trào ' || m, 'central', 'regular', NULL, 1 FROM range(8) a(m) UNION ALL SELECT 'unit', NULL, NULL, 'unit', NULL, NULL, 10",
    "uncounted_movements": "SELECT 'draft', NULL, 'ward', 'drive', 'under-1', 1 WHERE {seed} % 9 = 0",
    "deadlines": "SELECT 'unit_report', '2026-Q' || q, make_date(2026, 3 * q, 28) FROM range(1, 5) a(q)",
}


def write_ward(folder: Path, number: int, targets: int, units: int) -> None:
    """Write the package of ward `number`."""
    name, province = f"phường Số {number}", f"tỉnh Số {number % PROVINCES}"
    values = {
        "name": f"'{name}'",
        "province": f"'{province}'",
        "units": str(units),
        "targets": str(targets),
        "seed": str(number),
        "forms": ", ".join(
            f"('{form.short}', '{model_of(form)}')"
            for form in statistical_forms().forms
            if form.counts == "awards"
        ),
    }
    folder.mkdir(parents=True, exist_ok=True)
    tables = {}
    with connected(threads=1) as base:
        for table in declared().values():
            if table.only_with_names:
                continue
            question = ROWS[table.name].format(**values)
            path = folder / f"{table.name}.parquet"
            base.execute(f"CREATE OR REPLACE TABLE one ({table.sql_columns})")
            base.execute(f"INSERT INTO one {question}")
            base.execute(f"COPY one TO '{path}' (FORMAT parquet, COMPRESSION zstd)")
            (count,) = base.execute("SELECT count(*) FROM one").fetchone()
            data = path.read_bytes()
            tables[table.name] = {
                "rows": count,
                "bytes": len(data),
                "sha256": hashlib.sha256(data).hexdigest(),
            }
    manifest = {
        "kind": KIND,
        "format": format_number(),
        "province": {"id": f"tinh-so-{number % PROVINCES}", "name": province},
        "ward": {"id": f"phuong-so-{number}", "name": name},
        "year": 2026,
        "periods": [f"2026-Q{quarter}" for quarter in range(1, 5)],
        "illustrative": False,
        "names": [],
        "tool": "tdkt 0.0.0",
        "law_pack": "none",
        "source": {
            "commit": f"{number:040x}",
            "committed_at": "2026-11-01T00:00:00+00:00",
            "data": "0" * 64,
            "templates": "0" * 64,
        },
        "tables": tables,
    }
    (folder / MANIFEST).write_bytes(as_json(manifest))


def write_repository(folder: Path, number: int, units: int) -> None:
    """Write the git repository of ward `number`."""
    generate(folder, 2 + 5 * units, f"phường Số {number}", f"tỉnh Số {number % PROVINCES}")
    who = ("-c", "user.name=Nguyễn Văn A", "-c", "user.email=a@example.invalid", "-c", "gc.auto=0")
    for words in (("init", "-q", "--template="), ("add", "-A"), (*who, "commit", "-q", "-m", "Số liệu mẫu")):
        subprocess.run(("git", *words), cwd=folder, check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wards", type=int, default=114)
    parser.add_argument("--targets", type=int, default=100)
    parser.add_argument("--units", type=int, default=5)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--repositories", action="store_true")
    asked = parser.parse_args()
    for number in range(asked.first, asked.first + asked.wards):
        if asked.repositories:
            write_repository(asked.folder / f"ward-{number}", number, asked.units)
        else:
            write_ward(asked.folder / f"ward-{number}", number, asked.targets, asked.units)


if __name__ == "__main__":
    main()
