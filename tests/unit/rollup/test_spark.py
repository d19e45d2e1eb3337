"""Spark gives the answers that DuckDB gives, to every question of a roll-up."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made_packages import package, result

from tdkt.rollup import questions
from tdkt.rollup.engines import DuckEngine
from tdkt.rollup.received import Received
from tdkt.rollup.spark import SparkEngine, session
from tdkt.rollup.store import Store

pytestmark = [
    pytest.mark.spark,
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.skipif(
        importlib.util.find_spec("pyspark") is None or shutil.which("java") is None,
        reason="chưa cài PySpark (pip install pyspark) hoặc Java",
    ),
]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    found = session()
    yield found
    found.stop()


def test_both_engines_give_the_same_answers(spark: Any, tmp_path: Path) -> None:
    store = Store(tmp_path / "city")
    with store.changing():
        store.put(
            Received(
                "",
                one.manifest,
                {
                    name.removesuffix(".parquet"): data
                    for name, data in one.files.items()
                    if name != "manifest.json"
                },
            )
            for one in (
                package(
                    "phường Một",
                    results=[
                        result(
                            "a",
                            "reached",
                            indicator="c",
                            part="1234567890123456789",
                            whole="9999999999999999999.123456789",
                            value=(1, 3),
                        )
                    ],
                ),
                package(
                    "phường Hai",
                    results=[
                        result("a", "behind", indicator="c", part=1, whole=3, value=(1, 3)),
                        result("b", "not_reported"),
                    ],
                    late=True,
                ),
                package(
                    "phường Ba",
                    awards=[
                        (
                            "giay-khen",
                            "Giấy khen",
                            None,
                            "merit",
                            "person",
                            2026,
                            3,
                            1,
                            1,
                            2,
                            5_000_000,
                            False,
                        )
                    ],
                ),
            )
        )
    ours, theirs = DuckEngine(store), SparkEngine(spark, (store.root / "tables").resolve().as_uri())
    values: dict[str, str | int | date] = {"year": 2026, "period": "2026-Q3", "day": date(2026, 11, 1)}
    for name, question in {**questions.ALL, "periods": questions.PERIODS}.items():
        named = {key: value for key, value in values.items() if f":{key}" in question}
        assert theirs.rows(question, named) == ours.rows(question, named), name
