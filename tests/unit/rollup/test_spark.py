"""Spark gives the answers that DuckDB gives, to every question of a roll-up."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from made_packages import package, put, result

from tdkt.law.statistical_forms import statistical_forms
from tdkt.publishing.statistic_rows import model_of
from tdkt.rollup import questions
from tdkt.rollup.city import City
from tdkt.rollup.engines import DuckEngine
from tdkt.rollup.spark import SparkEngine, session
from tdkt.rollup.summary import rollup

pytestmark = [
    pytest.mark.spark,
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.skipif(
        importlib.util.find_spec("pyspark") is None or shutil.which("java") is None,
        reason="chưa cài PySpark (pip install pyspark) hoặc Java",
    ),
]


MODEL = model_of(next(form for form in statistical_forms().forms if form.short == "0603.N"))
MOVEMENTS = [
    ("above", "ntm", "Nông thôn mới", "central", None, None, 1),
    ("unit", None, None, "unit", "thematic", "1", 5),
]


def cells(total: int, flags: int | None) -> list[tuple[Any, ...]]:
    """Two cells of form 0603.N, one of which is not always known."""
    return [
        ("0603.N", MODEL, "01", column, value, False, False) for column, value in (("1", total), ("2", flags))
    ]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    found = session()
    yield found
    found.stop()


def test_both_engines_give_the_same_answers(spark: Any, tmp_path: Path) -> None:
    part, whole = "123456789012345.123456789", "987654321098765.987654321"
    value = (100 * Fraction(part) / Fraction(whole)).as_integer_ratio()
    long = result("a", "reached", indicator="c", part=part, whole=whole, value=value)
    short = result("a", "behind", indicator="c", part=1, whole=3, value=(100, 3))
    award = ("giay-khen", "Giấy khen", None, "merit", "person", 2026, 3, 1, 1, 2, 5_000_000, False)
    store = put(
        tmp_path,
        package("phường Một", results=[long], statistic_cells=cells(3, None)),
        package(
            "phường Hai",
            results=[short, result("b", "not_reported")],
            late=True,
            committed_at="2026-10-20T00:00:00+00:00",
            statistic_cells=cells(4, 0),
        ),
        package("phường Ba", awards=[award], counted_movements=MOVEMENTS),
        package("phường Bốn", results=[result("a", "reached")], format_=1),
    )
    ours, theirs = DuckEngine(store), SparkEngine(spark, (store.root / "tables").resolve().as_uri())
    values: dict[str, str | int | date] = {
        "year": 2026,
        "period": "2026-Q3",
        "day": date(2026, 11, 1),
        "first": date(2026, 7, 1),
        "last": date(2026, 9, 30),
    }
    for name, question in {**questions.ALL, "periods": questions.PERIODS}.items():
        named = {key: value for key, value in values.items() if f":{key}" in question}
        assert theirs.rows(question, named) == ours.rows(question, named), name
    both = [
        rollup(engine, City("Mẫu", {}, {}, ()), 2026, None, date(2026, 11, 1)) for engine in (ours, theirs)
    ]
    assert both[0] == both[1]
