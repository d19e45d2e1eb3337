"""Apache Spark over the same Parquet files and with the same questions: for what no longer fits one machine.

Spark is not installed along with tdkt (`pip install pyspark`, Java 17). `base` is where the store's `tables/` lies, a folder or an
address that the cluster reads (s3a://…, hdfs://…); which cluster it is, the session says (docs/tong-hop-lon.md).
"""

from __future__ import annotations

from typing import Any

from tdkt.errors import UserError
from tdkt.publishing.tables import SQL_TYPES, Table
from tdkt.rollup.engines import Values
from tdkt.rollup.tables import store_tables


class SparkEngine:
    """Answers questions by a Spark session, which stays the caller's to stop."""

    def __init__(self, session: Any, base: str) -> None:
        self._session = session
        # What stands in a folder's name is text, as it is for DuckDB; the year is made a number below.
        session.conf.set("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
        session.conf.set("spark.sql.ansi.enabled", "true")
        for table in store_tables().values():
            self._read(table, base.rstrip("/")).createOrReplaceTempView(table.name)

    def rows(self, question: str, values: Values | None = None) -> list[tuple[Any, ...]]:
        """Return the rows that answer `question`, whose `:name`s stand for `values`."""
        return [tuple(row) for row in self._session.sql(question, args=dict(values or {})).collect()]

    def _read(self, table: Table, base: str) -> Any:
        columns = [f"CAST(`{one.name}` AS {_spark_type(one.type)}) AS `{one.name}`" for one in table.columns]
        path = f"{base}/{table.name}"
        if not self._exists(path):
            empty = ", ".join(
                f"CAST(NULL AS {_spark_type(one.type)}) AS `{one.name}`" for one in table.columns
            )
            return self._session.sql(
                f"SELECT '' AS province, 0 AS year, '' AS ward, {empty} FROM range(1) WHERE false"
            )
        found = self._session.read.option("basePath", path).parquet(path)
        return found.selectExpr("province", "CAST(year AS INT) AS year", "ward", *columns)

    def _exists(self, path: str) -> bool:
        hadoop = self._session._jvm.org.apache.hadoop
        where = hadoop.fs.Path(path)
        return bool(where.getFileSystem(self._session._jsc.hadoopConfiguration()).exists(where))


def session() -> Any:
    """Return the session that `spark-submit` or the settings of Spark give, on this machine where they name no cluster.

    Raises UserError where Spark is not installed.
    """
    try:
        from pyspark.conf import SparkConf
        from pyspark.sql import SparkSession
    except ImportError:
        raise UserError(
            "Chưa cài Apache Spark cho Python.", hint="Cài: pip install pyspark; và Java 17 trở lên."
        ) from None
    builder = SparkSession.builder.config("spark.ui.showConsoleProgress", "false")
    if not SparkConf().contains("spark.master"):
        builder = builder.master("local[*]").config("spark.ui.enabled", "false")
    found = builder.getOrCreate()
    found.sparkContext.setLogLevel("ERROR")
    return found


def _spark_type(kind: str) -> str:
    return {"text": "STRING"}.get(kind, SQL_TYPES[kind])
