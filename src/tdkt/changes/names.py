"""What the ids and values of the files are called: "Ông Nguyễn Văn A" for nguyen-van-a, "đã trình" for submitted."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from tdkt.attainment.measure_types.per_subdivision import SUBDIVISION_TYPES
from tdkt.attainment.measure_types.registry import KINDS
from tdkt.attainment.rounding import vietnamese
from tdkt.attainment.stages import PROGRESS
from tdkt.changes.trees import Tree
from tdkt.law.award_names import award_names
from tdkt.law.packs import packs
from tdkt.law.place_words import ANY_PLACE, award_called
from tdkt.model.award_batch import DOCUMENT_NAMES, KIND_NAMES, STATE_NAMES
from tdkt.model.award_records import DISCIPLINE_NAMES, RATING_NAMES, VERIFICATION_NAMES
from tdkt.model.issued import ISSUED_KINDS, REPLACEMENT
from tdkt.model.movement_life import MODE_NAMES
from tdkt.model.organization import city_word, kind_word
from tdkt.model.period import ROMAN
from tdkt.model.petition import PETITION_NAMES
from tdkt.model.place_words import PlaceWords, parts_named
from tdkt.model.propaganda import PROPAGANDA_NAMES
from tdkt.model.text import lower_first
from tdkt.model.unit_plan import APPRAISAL_NAMES
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.references import defined_in, spaces_by_key

_TOLD_BY_NAME = frozenset(
    {
        "unit", "recipient", "person", "council member", "award", "target", "signer", "movement", "general movement",
        "subdivision", "initiative", "group", "drive",
    }
)  # fmt: skip
"""The spaces whose ids a reader knows by another name; a batch, a criterion, a task go by their ids."""
_OF_MEMBERS = ("unit", "subdivision", "recipient")
_WORDS: dict[str, dict[Any, str]] = {
    "state": dict(STATE_NAMES),
    "rating": dict(RATING_NAMES),
    "form": {**DISCIPLINE_NAMES, "plan": "kế hoạch", "decision": "quyết định", REPLACEMENT: "thay thế cả văn bản"},
    "about": dict(VERIFICATION_NAMES),
    "progress": dict(PROGRESS),
    "level": {"ward": "cấp xã", "city": "cấp tỉnh", "base": "cấp cơ sở", "central": "trung ương", "unit": "đơn vị"},
    "cross": {"mean": "trung bình cộng", "trimmed_mean": "bỏ điểm cao nhất, thấp nhất"},
    "effect": {"not_first": "không xếp hạng nhất", "lower_grade": "hạ một bậc", "not_considered": "không xét thi đua"},
    "better": {"higher": "cao hơn là tốt hơn", "lower": "thấp hơn là tốt hơn"},
    "mode": dict(MODE_NAMES),
    "result": dict(APPRAISAL_NAMES),
    "gender": {"male": "nam", "female": "nữ"},
    "role": {"chair": "chủ tịch Hội đồng", "vice_chair": "phó chủ tịch Hội đồng", "member": "thành viên", "secretary": "thư ký", "head": "trưởng", "deputy": "phó trưởng"},
    "at": {"appraisal": "khi thẩm định", "council": "tại Hội đồng", "decision": "khi quyết định"},
    "report_every": {"month": "hằng tháng", "period": "từng quý, học kỳ"},
    "accumulate": {"sum": "cộng dồn các kỳ", "latest": "lấy số kỳ cuối"},
    "reported_in": {
        **{f"Q{number}": f"quý {roman}" for number, roman in enumerate(ROMAN, start=1)},
        **{f"HK{number}": f"học kỳ {roman}" for number, roman in enumerate(ROMAN[:2], start=1)},
    },
    "layout": {"list": "từng dòng", "prose": "đoạn văn"},
    "among": dict(SUBDIVISION_TYPES),
    "annexes": {"targets": "bảng kết quả mọi chỉ tiêu"},
    "by": {"ward": "Chủ tịch Ủy ban nhân dân cấp xã", "city": "cấp tỉnh"},
    "counts": {"movements": "phong trào, đợt thi đua", "awards": "khen thưởng"},
    "reported_by": {"unit": "đơn vị chủ trì", "members": "từng thôn, tổ dân phố"},
    "to": {"units": "các đơn vị", "subdivisions": "các thôn, tổ dân phố"},
    "for": {
        "month": "báo cáo tháng", "quarter": "báo cáo quý", "half": "báo cáo 6 tháng", "nine_months": "báo cáo 9 tháng",
        "term": "báo cáo học kỳ", "year": "báo cáo năm", "drive": "tổng kết đợt thi đua", "drive_phase": "sơ kết giai đoạn của đợt thi đua",
        "stage": "báo cáo giai đoạn", "inspection": "thông báo kết luận kiểm tra",
    },
    **{key: {**{one.of: one.name for one in ISSUED_KINDS.values()}, "notice": "thông báo"} for key in ("of", "amends", "documents")},
    "formula": {"proportional": "theo tỷ lệ đạt", "share_reached": "theo phần chỉ tiêu đã đạt"},
}  # fmt: skip
_TYPES: dict[str, str] = {
    **KIND_NAMES, **DOCUMENT_NAMES, **SUBDIVISION_TYPES, **PETITION_NAMES, **PROPAGANDA_NAMES,
    **{kind.type.value: kind.name for kind in KINDS.values()},
    "cluster": "cụm", "bloc": "khối",
    "council": "Hội đồng", "board": "ban chỉ đạo, tổ", "school": "trường", "front": "Mặt trận", "union": "đoàn thể", "other": "khác",
    "unit": "phòng, trung tâm", "main": "điểm chính", "bonus": "điểm thưởng", "penalty": "điểm trừ",
}  # fmt: skip
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEARS = ("from", "to")
"""Keys that hold a day or a year; a year has no dot between its thousands."""
_AS_WRITTEN = frozenset({"id", "year", "number", "symbol", "period", "task"})


def _words_of(tree: Tree) -> PlaceWords:
    """Return the words of the place that the organization file `tree` is about."""
    members = (tree.data.get("subdivisions") or {}).get("members") or ()
    return PlaceWords(
        kind_word(str(tree.data.get("name", ""))),
        city_word(str(tree.data.get("city", ""))),
        parts_named((member["type"], member["name"]) for member in members),
    )


class Names:
    """The names of the ids on record in some files; an id that is not on record is its own name."""

    def __init__(self, trees: Iterable[Tree]) -> None:
        trees = tuple(trees)
        words = next((_words_of(tree) for tree in trees if tree.kind == "organization"), ANY_PLACE)
        awards = {one.id: one.name for one in award_names().others.values()}
        awards |= {one.id: award_called(one.name, words) for one in packs()[-1].awards.values()}
        self._names: dict[tuple[str, str], str] = {
            (space, ident): name for ident, name in awards.items() for space in ("award", "held award")
        }
        for tree in sorted(trees, key=lambda tree: tree.kind == "nominations"):
            self._learn(tree)

    def _learn(self, tree: Tree) -> None:
        for mention in defined_in(FILE_KINDS[tree.kind], tree.data):
            for space in _TOLD_BY_NAME.intersection(mention.spaces):
                self._names.setdefault((space, mention.value), _name(mention.holder))
        if tree.kind == "drive":
            for phase in tree.data["phases"]:
                self._names.setdefault(("phase", f"{tree.data['id']}/{phase['id']}"), phase["title"])
        if tree.kind == "emulation-group":
            for found in tree.data["members"]:
                if "name" in found and "id" in found:  # a body of another ward stands on no register of ours
                    self._names.setdefault(("member", found["id"]), str(found["name"]))
        if tree.kind == "nominations":
            for found in tree.data["nominations"]:
                said = f"{self.of('who', found['who'])}, {self.of('award', found['award'])}"
                self._names.setdefault(("nomination", f"{tree.data['batch']}/{found['id']}"), said)

    def of(self, key: str, found: str) -> str:
        """Return the name of the id `found` under the key `key`; a member of a cụm, khối may be a unit, a thôn, a collective."""
        if key == "member":
            names = (self._names.get((space, found)) for space in (*_OF_MEMBERS, "member"))
            return next(filter(None, names), found)
        spaces = spaces_by_key().get(key, ())
        return next((self._names[space, found] for space in spaces if (space, found) in self._names), found)

    def nominee(self, batch: str, nomination: str) -> str:
        """Return who is proposed for what by a nomination: "Ông Nguyễn Văn A, Lao động tiên tiến"."""
        return self._names.get(("nomination", f"{batch}/{nomination}"), "")

    def drive(self, drive: str) -> str:
        """Return what a sentence calls a drive: "đợt thi đua mừng Đảng, mừng Xuân", or "đợt thi đua ID" where it is not on record."""
        name = self._names.get(("drive", drive))
        return lower_first(name) if name else f"đợt thi đua {drive}"

    def phase(self, drive: str, phase: str) -> str:
        """Return what a sentence calls a phase of a drive: "giai đoạn 1"."""
        return lower_first(self._names.get(("phase", f"{drive}/{phase}"), phase))

    def value(self, key: str, value: Any) -> str:
        """Say a value as a reader of documents would: dates, numbers, words for states, names for ids."""
        if value is None:
            return "không ghi"
        if isinstance(value, bool):
            return "có" if value else "không"
        if isinstance(value, list):
            return ", ".join(self.value(key, one) for one in value) or "không có"
        if key in _AS_WRITTEN:
            return str(value)
        if isinstance(value, int) and key in _YEARS:
            return str(value)
        if isinstance(value, (int, Decimal)):
            return vietnamese(value)
        return self._text(key, value)

    def _text(self, key: str, value: str) -> str:
        if _DATE.fullmatch(value):
            return f"{datetime.date.fromisoformat(value):%d/%m/%Y}"
        if key == "type":
            return _TYPES.get(value, value)
        return _WORDS.get(key, {}).get(value) or self.of(key, value)


def _name(found: dict[str, Any]) -> str:
    if "target" in found:
        return str(found.get("quote") or found["text"]).rstrip(".;")
    if "abbreviation" in found:
        return str(found["abbreviation"])
    address = {"male": "Ông ", "female": "Bà "}.get(found.get("gender", ""), "")
    return address + str(found.get("name") or found.get("title") or found["id"])
