"""The roll-up as pages that need no network: one with all wards, and one for each ward that it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import groupby

from markupsafe import Markup

from tdkt.attainment import wording
from tdkt.attainment.assessment import Summary
from tdkt.attainment.rounding import vietnamese
from tdkt.attainment.status import Status
from tdkt.awards.law_wording import RECIPIENT_NAMES
from tdkt.documents.page.web import allowing_hash, web_templates
from tdkt.model.award_batch import KIND_NAMES
from tdkt.model.period import Period
from tdkt.model.records import dataclass
from tdkt.model.sample import ILLUSTRATIVE
from tdkt.model.text import one_line, upper_first
from tdkt.resources import resource_folder
from tdkt.rollup import wording as said
from tdkt.rollup.city import City
from tdkt.rollup.city import Ward as Key
from tdkt.rollup.engines import Engine
from tdkt.rollup.places import initials, place_key
from tdkt.rollup.summary import Rollup, WardResults

INDEX = "bang-tong-hop.html"
FOLDER = "noi"
"""Where the pages of wards lie, beside the page of all."""
_LEVELS = (
    ("l0", "dưới 25%"),
    ("l1", "từ 25%"),
    ("l2", "từ 50%"),
    ("l3", "từ 75%"),
    ("l4", "100%"),
)
_TARGETS = """
SELECT province, ward, name, planned, displayed, status
FROM results WHERE year = :year AND period = :period ORDER BY province, ward
"""


@dataclass(frozen=True, slots=True)
class _Ward:
    """A ward as the pages show it; `rank` is 0 where nothing could be judged, `page` leads to its own."""

    name: str
    initials: str
    page: str
    words: str
    level: str
    rank: int
    reports: str
    summary: Summary


def pages(found: Rollup, city: City, engine: Engine) -> Iterator[tuple[str, str]]:
    """Yield each page's path below the folder and its HTML: the wards' first, so that the page of all leads nowhere in vain."""
    templates = web_templates()
    templates.filters["upper_first"] = upper_first
    style, script = _part("css"), _part("js")
    ranks = _ranks(found)
    wards = {(ward.province, ward.ward): _shown(ward, ranks) for ward in found.wards}
    common = {
        "found": found,
        "city": city,
        "period": Period.parse(found.period, year=found.year),
        "illustrative": ILLUSTRATIVE,
        "style": style,
        "style_hash": allowing_hash(style),
        "said": said,
        "share": _share,
        "number": vietnamese,
    }
    of_ward = templates.get_template("bang-tong-hop-noi.html.j2")
    targets = {
        key: list(rows)
        for key, rows in groupby(
            engine.rows(_TARGETS, {"year": found.year, "period": found.period}), lambda row: (row[0], row[1])
        )
    }
    for key, ward in wards.items():
        rows = [(*row[2:5], Status(row[5])) for row in targets.get(key, ())]
        yield ward.page, of_ward.render(common, ward=ward, targets=rows, index=INDEX)
    yield (
        INDEX,
        templates.get_template("bang-tong-hop.html.j2").render(
            common,
            script=script,
            script_hash=allowing_hash(script),
            levels=_LEVELS,
            kinds=KIND_NAMES,
            recipients=RECIPIENT_NAMES,
            late_wards=len({(one.province, one.ward) for one in found.late}),
            provinces=_by_province(found, city, wards),
            ranked=sorted(wards.values(), key=lambda ward: (ward.rank == 0, ward.rank)),
            day=f"{found.day:%d/%m/%Y}",
        ),
    )


def _by_province(
    found: Rollup, city: City, wards: Mapping[Key, _Ward]
) -> list[tuple[str, list[_Ward], list[tuple[str, str]]]]:
    """Return for each province its name, the wards that sent, and of those that did not the initials and names."""
    names = {ward.province: ward.province_name for ward in found.wards} | dict(city.provinces)
    missing = sorted(
        ((key[0], name) for key, name in city.wards.items() if key not in wards),
        key=lambda one: place_key(one[1]),
    )
    by_province = [
        (
            one_line(name),
            [ward for key, ward in wards.items() if key[0] == province],
            [(initials(name), one_line(name)) for of_one, name in missing if of_one == province],
        )
        for province, name in sorted(names.items(), key=lambda one: place_key(one[1]))
    ]
    return [one for one in by_province if one[1] or one[2]]


def _ranks(found: Rollup) -> dict[Fraction, int]:
    """Return the rank of each share; wards of one share have one rank, and those behind them count all before."""
    shares = sorted(
        (ward.summary.share for ward in found.wards if ward.summary.share is not None), reverse=True
    )
    return {share: number for number, share in reversed([*enumerate(shares, start=1)])}


def _shown(ward: WardResults, ranks: dict[Fraction, int]) -> _Ward:
    share = ward.summary.share
    level = "" if share is None else _LEVELS[int(share * 4)][0]
    return _Ward(
        one_line(ward.label),
        initials(ward.name),
        f"{FOLDER}/{ward.province}--{ward.ward}.html",
        _share_words(ward.summary),
        level,
        0 if share is None else ranks[share],
        f"{ward.reports_received}/{ward.reports_owed}",
        ward.summary,
    )


def _share(summary: Summary) -> str:
    return f"{wording.share(summary)}%" if summary.judged else "–"


def _share_words(summary: Summary) -> str:
    if not summary.judged:
        return "chưa có kết quả"
    return f"{summary.reached}/{summary.judged} chỉ tiêu đã đạt ({wording.share(summary)}%)"


def _part(suffix: str) -> Markup:
    return Markup((resource_folder("templates") / f"bang-tong-hop.{suffix}").read_text("utf-8"))
