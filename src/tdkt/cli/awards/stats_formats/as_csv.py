"""The statistics of awards as CSV, with the byte order mark that Excel needs to read Vietnamese."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence

from tdkt.awards.law_wording import TYPE_NAMES
from tdkt.awards.statistics import COUNT_NAMES, AwardStatistics
from tdkt.cli.console import note
from tdkt.cli.csv_cells import csv_cell
from tdkt.law.statistical_forms import statistical_forms
from tdkt.model.records import asdict
from tdkt.model.text import lower_first
from tdkt.receipts.year_work import WorkPart


def write(found: AwardStatistics, ward: str, work: Sequence[WorkPart] = ()) -> None:
    """Write a head and one row an award: decided ones, then what is pending; behind them a row a cụm, khối, and one a count of
    what else was done, where there is any.

    The notice goes to stderr.
    """
    sys.stdout.write("\ufeff")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    members = ["Số thành viên"] if found.groups else []
    numbers = ["Số lượng"] if work else []
    writer.writerow(
        [
            *("Năm", "Tình trạng", "Mã", "Danh hiệu, hình thức", "Loại"),
            *COUNT_NAMES.values(),
            "Số liệu minh họa",
            *members,
            *numbers,
        ]
    )
    for state, rows in (("đã quyết định", found.decided), ("chưa quyết định", found.pending)):
        for one in rows:
            counts = asdict(one.counts)
            writer.writerow(
                [
                    found.year,
                    state,
                    csv_cell(one.award),
                    csv_cell(one.name),
                    TYPE_NAMES.get(one.type, ""),
                    *(counts[name] for name in COUNT_NAMES),
                    "có" if found.illustrative else "không",
                    *("" for _ in (*members, *numbers)),
                ]
            )
    for group in found.counted_groups:
        writer.writerow(
            [
                found.year,
                "cụm, khối thi đua",
                csv_cell(group.id),
                csv_cell(group.name),
                group.type_word,
                *("" for _ in COUNT_NAMES),
                "có" if group.illustrative else "không",
                group.members,
                *("" for _ in numbers),
            ]
        )
    for part in work:
        for count in part.shown:
            writer.writerow(
                [
                    *(found.year, lower_first(part.title), f"{part.key}.{count.key}"),
                    f"trong đó {count.name}" if count.is_part else count.name,
                    "",
                    *("" for _ in COUNT_NAMES),
                    "có" if part.illustrative else "không",
                    *("" for _ in members),
                    count.number,
                ]
            )
    note(statistical_forms().said)
