"""`rollup.yaml` of a store: whose wards are added up, who has to send, and what may be added across wards."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tdkt.errors import UsageError, UserError
from tdkt.model.building import build
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.organization import GeneralMovement
from tdkt.model.place import Origin
from tdkt.model.records import dataclass
from tdkt.model.statistical_form import YearStatistics
from tdkt.model.text import slug
from tdkt.workspace.schema import schema_findings
from tdkt.workspace.source import read_named
from tdkt.workspace.yaml_reader import read_yaml

FILE = "rollup.yaml"
Ward = tuple[str, str]
"""Ids of province and ward."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What may be added up across wards: targets of one `type` in one unit of measure (`measured_in`, "" for none).

    `of_plan` tells that a percentage is the part of a plan for the whole year that is done.
    """

    id: str
    name: str
    type: str
    measured_in: str = ""
    of_plan: bool = False
    accumulate: str = "sum"


@dataclass(frozen=True, slots=True)
class ReportForm:
    """How the report of all wards looks: head, signer and who gets it (NĐ 30/2020, Phụ lục I). `name` is what sentences call the issuer."""

    superior: str | None
    issuer: tuple[str, ...]
    name: str
    place: str
    symbol: str
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    archive: str
    authority: tuple[str, ...]
    signer: str


@dataclass(frozen=True, slots=True)
class City:
    """Whoever adds up: its name, the provinces (names by ids) that it takes packages of (all where there are none), the names of the
    wards that have to send by the ids of province and ward, its indicators, and how its report looks.

    `movements` are those from above that it and its wards carry out, None where nobody said which; `statistics` what it states of
    the statistical forms of years.
    """

    name: str
    provinces: Mapping[str, str]
    wards: Mapping[Ward, str]
    indicators: tuple[Indicator, ...]
    report: ReportForm | None = None
    movements: tuple[GeneralMovement, ...] | None = None
    statistics: tuple[YearStatistics, ...] = ()

    @property
    def expected(self) -> int | None:
        """How many wards have to send, None where nobody said which of some province."""
        listed = {province for province, _ in self.wards}
        return len(self.wards) if listed and listed >= set(self.provinces) else None

    @property
    def reporter(self) -> str:
        """Who reports: the body that signs the report, else the place."""
        return self.report.name if self.report else self.name

    def stated(self, year: int) -> YearStatistics | None:
        """Return what it states of the statistical forms of a year."""
        return next((one for one in self.statistics if one.year == year), None)


def read_city(root: Path) -> City:
    """Return what `rollup.yaml` in `root` says. Raises UsageError where there is none, UserError where it is wrong."""
    path = root / FILE
    if not path.is_file():
        raise UsageError(
            f"Thư mục {root} chưa phải nơi tổng hợp (không có {FILE}).",
            hint="Lập bằng: tdkt rollup init --province “thành phố …”; hoặc chỉ tới nơi đã lập: --store THƯ_MỤC.",
        )
    source = read_named(path, FILE)
    if isinstance(source, Diagnostic):
        raise _wrong([source])
    document, findings = read_yaml(source)
    if document is not None:
        origin = Origin(FILE, document.node)
        findings = findings + schema_findings("rollup", document.data, origin)
    if document is None or findings:
        raise _wrong(findings)
    _refuse_doubles(document.data)
    return _city(document.data, origin)


def _refuse_doubles(data: dict[str, Any]) -> None:
    """Raise UserError where two indicators have one id, or two wards of a province names that differ in their tones alone."""
    _refuse_twice("chỉ tiêu chung", [(one["id"], one["id"]) for one in data.get("indicators", ())])
    _refuse_twice("phong trào", [(one["id"], one["title"]) for one in data.get("movements", ())])
    _refuse_twice("biểu thống kê của năm", [(str(one["year"]),) * 2 for one in data.get("statistics", ())])
    for province in data.get("provinces", ()):
        _refuse_twice("xã, phường", [(slug(name), name) for name in province.get("wards", ())])


def _refuse_twice(what: str, named: list[tuple[str, str]]) -> None:
    seen: dict[str, str] = {}
    for key, name in named:
        if key in seen:
            raise UserError(
                f"{FILE}: hai {what} cùng mã “{key}”: {seen[key]}, {name}.",
                hint="Mã lấy từ tên không dấu; hai nơi như vậy không tổng hợp chung một kho được.",
            )
        seen[key] = name


def _city(data: dict[str, Any], origin: Origin) -> City:
    provinces = data.get("provinces", ())
    wards = {
        (slug(province["name"]), slug(name)): name
        for province in provinces
        for name in province.get("wards", ())
    }
    indicators = tuple(
        Indicator(
            one["id"],
            one["name"],
            one["type"],
            one.get("in", ""),
            one.get("of_plan", False),
            one.get("accumulate", "sum"),
        )
        for one in data.get("indicators", ())
    )
    names = {slug(one["name"]): one["name"] for one in provinces}
    movements = tuple(build(GeneralMovement, one, origin) for one in data.get("movements", ()))
    return City(
        data["name"],
        names,
        wards,
        indicators,
        _form(data["report"]) if "report" in data else None,
        movements if "movements" in data else None,
        tuple(build(YearStatistics, one, origin) for one in data.get("statistics", ())),
    )


def _form(data: dict[str, Any]) -> ReportForm:
    return ReportForm(
        data.get("superior"),
        tuple(data["issuer"]),
        data["name"],
        data["place"],
        data["symbol"],
        tuple(data.get("addressees", ())),
        tuple(data["recipients"]),
        data["archive"],
        tuple(data["signer"]["lines"]),
        data["signer"]["name"],
    )


def _wrong(findings: list[Diagnostic]) -> UserError:
    return UserError(
        "\n".join((f"{FILE} có {len(findings)} lỗi:", *(f"  {found.in_a_line}" for found in findings[:5]))),
        hint=f"Sửa {FILE} rồi chạy lại.",
    )


def as_yaml(province: str, wards: list[str]) -> str:
    """Return a `rollup.yaml` for `province` and the names of its wards."""
    name = json.dumps(province, ensure_ascii=False)
    lines = ["kind: rollup", f"name: {name}", "provinces:", f"  - name: {name}"]
    if wards:
        lines += ["    wards:", *(f"      - {json.dumps(ward, ensure_ascii=False)}" for ward in wards)]
    else:
        lines += [
            "    # Danh sách xã, phường, đặc khu phải gửi, mỗi dòng một tên đầy đủ:",
            "    # wards:",
            "    #   - phường Việt Hòa",
        ]
    lines += [
        "# Chỉ tiêu chung: chỉ những chỉ tiêu mà xã, phường ghi cùng mã (indicator) mới được cộng với nhau.",
        "# indicators:",
        "#   - {id: ho-so-dung-han, name: Hồ sơ giải quyết đúng hạn, type: percentage}",
    ]
    return "\n".join(lines) + "\n"
