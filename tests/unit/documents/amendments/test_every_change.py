"""Every kind of part of a plan, added, removed and changed, under the usual and under a plan's own numbers.

What comes out is a document that can be signed: each change at its place with its new words, tables as tables, nothing that
`tdkt check` finds.
"""

from __future__ import annotations

import copy
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import write_files
from example_ward import FILES
from signing import Ward
from tdkt.checks.example_files import MOVEMENTS
from tdkt.checks.example_files import PLAN as PLAN_FILE
from tdkt.conformity.run import examined
from tdkt.documents.jobs import Job
from tdkt.documents.kinds import KINDS
from tdkt.documents.page.blocks import Heading, OfficialDocument, Paragraph, Table, plain_text
from tdkt.documents.texts.templates import Templates
from tdkt.documents.word.writer import docx_bytes
from tdkt.errors import UserError

Data = dict[str, Any]

PLAN: Data = {
    **yaml.safe_load(FILES[PLAN_FILE]),
    "preamble": ["Ủy ban nhân dân phường ban hành Kế hoạch như sau:", "- Phạm vi: toàn phường."],
    "sections": [
        {
            "title": "Mục đích, yêu cầu",
            "sections": [
                {
                    "title": "Mục đích",
                    "body": [
                        "Tạo khí thế thi đua sôi nổi.",
                        "- Thi đua gắn với nhiệm vụ:",
                        "+ Nhiệm vụ kinh tế;",
                        "+ Nhiệm vụ văn hóa.",
                        "- Thi đua thường xuyên.",
                        "| TT | Nội dung | Mức |",
                        "| 1 | Nhà ở | 20 |",
                        "| 2 | Mô hình | 04 |",
                        "| 3 | Đường hoa | 05 |",
                    ],
                },
                {"title": "Yêu cầu", "paragraphs": ["Thiết thực."], "items": ["Không hình thức.", "Tiết kiệm."]},
            ],
        },
        {
            "title": "Nội dung",
            "sections": [
                {"title": "Phong trào của các đơn vị", "unit_movements": True},
                {
                    "title": "Kiểm tra",
                    "sections": [{"text": "Mỗi quý kiểm tra một đơn vị."}, {"text": "Kết luận trong 05 ngày."}],
                },
            ],
        },
        {"title": "Tổ chức thực hiện", "items": ["Văn phòng đôn đốc theo Phụ lục I, Phụ lục II, Phụ lục III."]},
    ],
    "closing": ["Các đơn vị tổ chức thực hiện Kế hoạch này."],
    "annexes": [
        {"title": "Danh sách mô hình", "body": ["Các mô hình:", "| TT | Mô hình |", "| 1 | Thôn sạch |", "| 2 | Ngõ xanh |"]},
        {"title": "Chỉ tiêu giao", "allocations": True},
        {"title": "Phân công", "assignments": True},
    ],
}  # fmt: skip
OFFICE: Data = {
    "kind": "movements",
    "year": 2026,
    "unit": "van-phong",
    "movements": [
        {
            "id": "van-thu",
            "title": "Thi đua công tác văn thư",
            "items": [
                {"task": "van-thu.quan-ly", "text": "Quản lý tài sản công."},
                {
                    "target": "van-thu.mo-hinh",
                    "text": "Xây dựng ít nhất 10 mô hình.",
                    "label": "Số mô hình",
                    "measure": {"type": "count", "at_least": 10, "of": "mô hình"},
                    "allocation": {
                        "to": "subdivisions",
                        "shares": [{"for": one, "share": 5} for one in ("thon-mot", "thon-hai")],
                    },
                },
                {"task": "van-thu.luu-tru", "text": "Lưu trữ gọn."},
            ],
        },
        {
            "id": "cai-cach",
            "title": "Thi đua cải cách",
            "items": [{"task": "cai-cach.mot", "text": "Rà soát thủ tục."}],
        },
    ],
}
ECONOMY: Data = {
    "kind": "movements",
    "year": 2026,
    "unit": "kinh-te",
    "movements": [
        {"id": "giam-ngheo", "title": "Thi đua cải cách", "items": [{"task": "giam-ngheo.a", "text": "Rà soát thủ tục."}]},
    ],
}  # fmt: skip
THIRD = MOVEMENTS.replace("van-phong", "kinh-te")
USUAL: list[str] = []
OWN = ["Phần thứ nhất", "A.", "I.", "1.", "a)"]
ARTICLES = ["Chương I", "Điều 1.", "1.", "a)"]


class Change:
    """The three files as a clerk may change them."""

    def __init__(self) -> None:
        self.plan, self.office, self.economy = (copy.deepcopy(one) for one in (PLAN, OFFICE, ECONOMY))

    @property
    def body(self) -> list[str]:
        return self.plan["sections"][0]["sections"][0]["body"]  # type: ignore[no-any-return]

    @property
    def items(self) -> list[Data]:
        return self.office["movements"][0]["items"]  # type: ignore[no-any-return]

    def annexes_named(self, said: str) -> list[Data]:
        """The annexes, after the sentence that names them names these."""
        self.plan["sections"][2]["items"] = [f"Văn phòng đôn đốc theo {said}."]
        return self.plan["annexes"]  # type: ignore[no-any-return]

    def section(self, *steps: int) -> Data:
        found: Data = self.plan
        for step in steps:
            found = found["sections"][step]
        return found


def turned(values: list[Any]) -> list[Any]:
    values.reverse()
    return values


def put(values: list[Any], number: int, value: object) -> None:
    values[number] = value


MOVEMENT = {"id": "moi", "title": "Thi đua mới", "items": [{"task": "moi.mot", "text": "Việc mới."}]}
"""A movement that a plan may get in the year."""
CASES: dict[str, tuple[Callable[[Change], object], list[str]]] = {
    "opening changed": (
        lambda on: put(on.plan["preamble"], 0, "UBND phường ban hành Kế hoạch:"),
        ["Sửa đổi đoạn thứ nhất phần mở đầu như sau:", "“UBND phường ban hành Kế hoạch:”."],
    ),
    "opening item removed": (
        lambda on: on.plan["preamble"].pop(),
        ["Bãi bỏ gạch đầu dòng thứ nhất phần mở đầu:"],
    ),
    "closing changed": (
        lambda on: put(on.plan["closing"], 0, "Các đơn vị thực hiện nghiêm túc."),
        ["Sửa đổi đoạn thứ nhất lời kết như sau:"],
    ),
    "closing added": (
        lambda on: on.plan["closing"].append("Vướng mắc thì báo cáo."),
        ["Bổ sung đoạn thứ hai lời kết như sau:"],
    ),
    "closing removed": (lambda on: on.plan.pop("closing"), ["Bãi bỏ đoạn thứ nhất lời kết:"]),
    "paragraph changed": (
        lambda on: put(on.body, 0, "Tạo khí thế mới."),
        ["Sửa đổi đoạn thứ nhất {1.1} như sau:", "“Tạo khí thế mới.”."],
    ),
    "paragraph removed": (lambda on: on.body.pop(0), ["Bãi bỏ đoạn thứ nhất {1.1}:"]),
    "paragraph added": (lambda on: on.body.append("Cuối năm tổng kết."), ["Bổ sung đoạn thứ hai {1.1} như sau:"]),
    "item changed": (
        lambda on: put(on.body, 4, "- Thi đua hằng ngày."),
        ["Sửa đổi gạch đầu dòng thứ hai {1.1} như sau:", "“Thi đua hằng ngày.”."],
    ),
    "item removed": (lambda on: on.body.pop(4), ["Bãi bỏ gạch đầu dòng thứ hai {1.1}:"]),
    "item added": (
        lambda on: on.body.insert(4, "- Thi đua an toàn."),
        ["Bổ sung gạch đầu dòng thứ hai {1.1} như sau:"],
    ),
    "plus changed": (
        lambda on: put(on.body, 2, "+ Nhiệm vụ kinh tế, môi trường;"),
        ["Sửa đổi dấu cộng thứ nhất gạch đầu dòng thứ nhất {1.1} như sau:", "“Nhiệm vụ kinh tế, môi trường;”."],
    ),
    "plus removed": (lambda on: on.body.pop(3), ["Bãi bỏ dấu cộng thứ hai gạch đầu dòng thứ nhất {1.1}:"]),
    "plus added": (
        lambda on: on.body.insert(4, "+ Nhiệm vụ an ninh."),
        ["Bổ sung dấu cộng thứ ba gạch đầu dòng thứ nhất {1.1} như sau:"],
    ),
    "row changed": (
        lambda on: put(on.body, 7, "| 2 | Mô hình | 06 |"),
        ["Sửa đổi dòng thứ hai (không tính dòng tiêu đề) của bảng thứ nhất {1.1} như sau:", "2 / Mô hình / 06"],
    ),
    "row added": (
        lambda on: on.body.append("| 4 | Sân chơi | 01 |"),
        ["Bổ sung dòng thứ tư (không tính dòng tiêu đề) của bảng thứ nhất {1.1} như sau:", "4 / Sân chơi / 01"],
    ),
    "row removed": (
        lambda on: on.body.pop(),
        ["Bãi bỏ dòng thứ ba (không tính dòng tiêu đề) của bảng thứ nhất {1.1}:", "3 / Đường hoa / 05"],
    ),
    "row in the middle removed": (
        lambda on: on.body.__setitem__(slice(7, 9), ["| 2 | Đường hoa | 05 |"]),
        [
            "Bãi bỏ dòng thứ hai (không tính dòng tiêu đề) của bảng thứ nhất {1.1}:",
            "2 / Mô hình / 04",
            "Đánh lại số thứ tự các dòng của bảng thứ nhất {1.1}.",
        ],
    ),
    "movement moved to another unit": (
        lambda on: on.economy["movements"].append(on.office["movements"].pop(0)),
        ["Chuyển phong trào tại {2.1.1.1} thành {2.1.2.2}.", "- {2.1.1.2} “Thi đua cải cách” thành {2.1.1.1}."],
    ),
    "sentence moved to another movement": (
        lambda on: on.office["movements"][1]["items"].append(on.items.pop(2)),
        ["Chuyển gạch đầu dòng thứ ba {2.1.1.1} thành gạch đầu dòng thứ hai {2.1.1.2}, giữ nguyên nội dung:"],
    ),
    "movement no longer printed with its unit": (
        lambda on: on.office["movements"][1].update(unprinted=True),
        ["Bãi bỏ {2.1.1.2}: “Thi đua cải cách” cùng các nội dung của phong trào này."],
    ),
    "line under the title of an annex": (
        lambda on: on.plan["annexes"][0].update(attached_to="Kèm theo Kế hoạch của phường"),
        ["Sửa đổi dòng dưới tên Phụ lục I “Danh sách mô hình” như sau:", "“Kèm theo Kế hoạch của phường”."],
    ),
    "no line under the title of an annex": (
        lambda on: on.plan["annexes"][0].update(attached_to=False),
        ["Bãi bỏ dòng dưới tên Phụ lục I “Danh sách mô hình”:"],
    ),
    "all lines of a section removed": (
        lambda on: [on.section(0, 1).pop(key) for key in ("paragraphs", "items")],
        ["Bãi bỏ toàn bộ {1.2}:", "Bổ sung {1.2} như sau:"],
    ),
    "head changed": (
        lambda on: put(on.body, 5, "| TT | Nội dung | Số lượng |"),
        ["Thay thế bảng thứ nhất {1.1} bằng bảng như sau:", "TT / Nội dung / Số lượng", "2 / Mô hình / 04"],
    ),
    "table removed": (lambda on: on.body.__delitem__(slice(5, 9)), ["Bãi bỏ bảng thứ nhất {1.1}:"]),
    "table added": (
        lambda on: on.section(0, 1).update(body=["| A | B |", "| 1 | 2 |"]),
        ["Bổ sung bảng thứ nhất {1.2} như sau:", "A / B", "1 / 2"],
    ),
    "lines in another order": (
        lambda on: on.section(0, 1)["items"].reverse(),
        ["Sắp xếp lại nội dung tại {1.2} như sau:", "- Tiết kiệm.", "- Không hình thức.”."],
    ),
    "title changed": (
        lambda on: on.section(0, 1).update(title="Các yêu cầu"),
        ["Sửa đổi tiêu đề {1.2} như sau:", "“Các yêu cầu”."],
    ),
    "sentence with a number changed": (
        lambda on: on.section(1, 1, 0).update(text="Mỗi quý kiểm tra hai đơn vị."),
        ["Sửa đổi {2.2.1} như sau:", "“Mỗi quý kiểm tra hai đơn vị.”."],
    ),
    "sentence with a number added": (
        lambda on: on.section(1, 1)["sections"].append({"text": "Công khai kết luận."}),
        ["Bổ sung {2.2.3} như sau:"],
    ),
    "sentence with a number removed": (
        lambda on: on.section(1, 1)["sections"].pop(0),
        ["Bãi bỏ {2.2.1}:", "- {2.2.2} “Kết luận trong 05 ngày” thành {2.2.1}."],
    ),
    "part added before the last": (
        lambda on: on.plan["sections"].insert(2, {"title": "Kinh phí", "paragraphs": ["Từ ngân sách."], "body": ["| A | B |", "| 1 | 2 |"]}),
        ["Bổ sung {3} như sau:", "Từ ngân sách.", "A / B", "- {3} “Tổ chức thực hiện” thành {4}."],
    ),
    "part removed": (
        lambda on: on.plan["sections"].pop(0),
        ["Bãi bỏ toàn bộ {1}:", "- {2} “Nội dung” thành {1};", "- {3} “Tổ chức thực hiện” thành {2}."],
    ),
    "parts in another order": (
        lambda on: on.plan["sections"].insert(0, on.plan["sections"].pop()),
        ["- {1} “Mục đích, yêu cầu” thành {2};", "- {2} “Nội dung” thành {3};", "- {3} “Tổ chức thực hiện” thành {1}."],
    ),
    "part moved into another": (
        lambda on: on.plan["sections"][2].update(sections=[on.plan["sections"][0]["sections"].pop()]),
        ["Chuyển {1.2} thành {3.1}."],
    ),
    "section with sections added": (
        lambda on: on.section(1)["sections"].append({"title": "Khen thưởng", "sections": [{"text": "Kịp thời."}, {"text": "Đúng người."}]}),
        ["Bổ sung {2.3} như sau:"],
    ),
    "movement's sentence changed": (
        lambda on: on.items[2].update(text="Lưu trữ gọn, khoa học."),
        ["Sửa đổi gạch đầu dòng thứ ba {2.1.1.1} như sau:"],
    ),
    "movement's sentence removed": (lambda on: on.items.pop(2), ["Bãi bỏ gạch đầu dòng thứ ba {2.1.1.1}:"]),
    "movement's sentence added": (
        lambda on: on.items.append({"task": "van-thu.so", "text": "Số hóa hồ sơ."}),
        ["Bổ sung gạch đầu dòng thứ tư {2.1.1.1} như sau:", "“Số hóa hồ sơ.”."],
    ),
    "sentences of a movement in another order": (
        lambda on: on.items.reverse(),
        ["Sắp xếp lại nội dung tại {2.1.1.1} như sau:", "“- Lưu trữ gọn."],
    ),
    "same sentence in another unit": (
        lambda on: on.economy["movements"][0]["items"][0].update(text="Rà soát thủ tục hằng quý."),
        ["Sửa đổi gạch đầu dòng thứ nhất {2.1.2.1} như sau:"],
    ),
    "sentences in another order, one of them changed": (
        lambda on: (turned(on.items), on.items[2].update(text="Quản lý tài sản công chặt chẽ.")),
        ["Sửa đổi và sắp xếp lại nội dung tại {2.1.1.1} như sau:", "- Quản lý tài sản công chặt chẽ.”."],
    ),
    "sentences in another order, one gone, one new": (
        lambda on: put(turned(on.items), 0, {"task": "van-thu.so", "text": "Số hóa hồ sơ."}),
        ["Sửa đổi và sắp xếp lại nội dung tại {2.1.1.1} như sau:", "“- Số hóa hồ sơ."],
    ),
    "target becomes a task": (
        lambda on: on.items.__setitem__(1, {"task": "van-thu.mo-hinh", "text": "Xây dựng ít nhất 10 mô hình."}),
        ["Nội dung “Xây dựng ít nhất 10 mô hình” tại gạch đầu dòng thứ hai {2.1.1.1}: giữ nguyên lời, thực hiện như nhiệm vụ"],
    ),
    "task becomes a target": (
        lambda on: on.items.__setitem__(
            2, {"target": "van-thu.gon", "text": "Lưu trữ gọn 10 phông.", "measure": {"type": "count", "at_least": 10, "of": "phông"}}
        ),
        ["Bãi bỏ gạch đầu dòng thứ ba {2.1.1.1}:", "“Lưu trữ gọn 10 phông.”."],
    ),
    "sentence moved into a new movement": (
        lambda on: on.office["movements"].append({**MOVEMENT, "items": [on.items.pop(2)]}),
        ["Bãi bỏ gạch đầu dòng thứ ba {2.1.1.1} (chuyển thành gạch đầu dòng thứ nhất {2.1.1.3}):", "Bổ sung {2.1.1.3} như sau:"],
    ),
    "sentence moved out of a movement that goes": (
        lambda on: on.office["movements"][-1]["items"].append(on.office["movements"].pop(0)["items"][2]),
        ["Bãi bỏ {2.1.1.1}: “Thi đua công tác văn thư”", "Bổ sung gạch đầu dòng thứ hai {2.1.1.1} như sau:"],
    ),
    "movement added": (
        lambda on: on.office["movements"].append(MOVEMENT),
        ["Bổ sung {2.1.1.3} như sau:", "- Việc mới.”."],
    ),
    "movement removed": (
        lambda on: on.office["movements"].pop(0),
        ["Bãi bỏ {2.1.1.1}: “Thi đua công tác văn thư” cùng các nội dung của phong trào này.", "- {2.1.1.2} “Thi đua cải cách” thành {2.1.1.1}."],
    ),
    "movement renamed": (
        lambda on: on.office["movements"][0].update(title="Thi đua văn thư, lưu trữ"),
        ["Sửa đổi tên phong trào tại {2.1.1.1} như sau:"],
    ),
    "movement without its name": (
        lambda on: on.office["movements"][1].update(unnamed=True),
        ["Bãi bỏ tên phong trào tại {2.1.1.2}, giữ nguyên các nội dung:"],
    ),
    "movements in another order": (
        lambda on: on.office["movements"].reverse(),
        ["- {2.1.1.1} “Thi đua công tác văn thư” thành {2.1.1.2};"],
    ),
    "unit added": (
        lambda on: on.economy["movements"].append(MOVEMENT),
        ["Bổ sung {2.1.2.2} như sau:"],
    ),
    "share changed": (
        lambda on: [one.update(share=number) for one, number in zip(on.items[1]["allocation"]["shares"], (6, 4), strict=True)],
        ["Sửa đổi Phụ lục II: mức giao từng nơi của chỉ tiêu “Số mô hình” (gạch đầu dòng thứ hai {2.1.1.1}) như sau:"],
    ),
    "share added": (
        lambda on: on.items[1]["allocation"]["shares"].append({"for": "to-mot", "share": 2}),
        ["bảng giao chỉ tiêu tại Phụ lục II", "3 / Tổ dân phố số 1 / 2"],
    ),
    "allocated target removed": (lambda on: on.items.pop(1), ["Bãi bỏ gạch đầu dòng thứ hai {2.1.1.1}:", "Bãi bỏ bảng giao chỉ tiêu tại Phụ lục II."]),
    "sentence in the table of work": (
        lambda on: on.items[0].update(assignment={"when": "Quý II"}),
        ["bảng phân công nhiệm vụ tại Phụ lục III"],
    ),
    "annex added first, with its table": (
        lambda on: on.annexes_named("Phụ lục I đến Phụ lục IV").insert(0, {"title": "Lịch", "body": ["| Ngày | Việc |", "| 01/5 | Phát động |"]}),
        ["Bổ sung Phụ lục I như sau:", "Lịch", "Ngày / Việc", "01/5 / Phát động", "- Phụ lục I “Danh sách mô hình” thành Phụ lục II;"],
    ),
    "annex of shares removed": (
        lambda on: on.annexes_named("Phụ lục I, Phụ lục II").pop(1),
        ["Bãi bỏ Phụ lục II “Chỉ tiêu giao”.", "- Phụ lục III “Phân công” thành Phụ lục II."],
    ),
    "annex with a table of shares added": (
        lambda on: on.plan["annexes"].append({"title": "Giao lại", "allocations": True}),
        ["Bổ sung Phụ lục IV như sau:", "1 / Thôn Một / 5"],
    ),
    "annex renamed": (
        lambda on: on.plan["annexes"][0].update(title="Các mô hình"),
        ["Sửa đổi tên Phụ lục I “Danh sách mô hình” như sau:"],
    ),
    "annex: paragraph changed": (
        lambda on: put(on.plan["annexes"][0]["body"], 0, "Những mô hình:"),
        ["Sửa đổi đoạn thứ nhất Phụ lục I như sau:"],
    ),
    "annex: row changed": (
        lambda on: put(on.plan["annexes"][0]["body"], 3, "| 2 | Ngõ hoa |"),
        ["Sửa đổi dòng thứ hai (không tính dòng tiêu đề) của bảng thứ nhất Phụ lục I như sau:", "2 / Ngõ hoa"],
    ),
    "annex: another table": (
        lambda on: on.plan["annexes"][0]["body"].__setitem__(slice(1, 4), ["| Thôn | Mô hình |", "| Một | Sạch |"]),
        ["Thay thế bảng thứ nhất Phụ lục I bằng bảng như sau:", "Thôn / Mô hình"],
    ),
    "annexes in another order": (
        lambda on: on.plan["annexes"].reverse(),
        ["- Phụ lục I “Danh sách mô hình” thành Phụ lục III;"],
    ),
    "annex asks for another table": (
        lambda on: on.plan["annexes"][0].update(allocations=True),
        ["Bổ sung bảng giao chỉ tiêu tại Phụ lục I như sau:", "1 / Thôn Một / 5"],
    ),
    "trích yếu, nơi nhận, nơi lưu": (
        lambda on: on.plan.update(title="Thi đua năm 2026", recipients=["Đảng ủy"], archive="VT"),
        ["Sửa đổi trích yếu như sau:", "Sửa đổi nơi nhận như sau:", "Sửa đổi nơi lưu như sau:"],
    ),
    "căn cứ removed": (lambda on: on.plan["legal_basis"].pop(), ["Bãi bỏ căn cứ:"]),
}  # fmt: skip
PLACES = {
    "usual": {
        "1": "Mục I", "2": "Mục II", "3": "Mục III", "4": "Mục IV",
        "1.1": "khoản 1 Mục I", "1.2": "khoản 2 Mục I", "2.3": "khoản 3 Mục II", "3.1": "khoản 1 Mục III",
        "2.2.1": "khoản 2.1 Mục II", "2.2.2": "khoản 2.2 Mục II", "2.2.3": "khoản 2.3 Mục II",
        "2.1.1.1": "điểm a khoản 1.1 Mục II", "2.1.1.2": "điểm b khoản 1.1 Mục II", "2.1.1.3": "điểm c khoản 1.1 Mục II",
        "2.1.2.1": "điểm a khoản 1.2 Mục II", "2.1.2.2": "điểm b khoản 1.2 Mục II",
    },
    "own": {
        "1": "Phần thứ nhất", "2": "Phần thứ hai", "3": "Phần thứ ba", "4": "Phần thứ tư",
        "1.1": "Mục A Phần thứ nhất", "1.2": "Mục B Phần thứ nhất", "2.3": "Mục C Phần thứ hai", "3.1": "Mục A Phần thứ ba",
        "2.2.1": "Tiểu mục I Mục B Phần thứ hai", "2.2.2": "Tiểu mục II Mục B Phần thứ hai", "2.2.3": "Tiểu mục III Mục B Phần thứ hai",
        "2.1.1.1": "khoản 1 Tiểu mục I Mục A Phần thứ hai", "2.1.1.2": "khoản 2 Tiểu mục I Mục A Phần thứ hai",
        "2.1.1.3": "khoản 3 Tiểu mục I Mục A Phần thứ hai",
        "2.1.2.1": "khoản 1 Tiểu mục II Mục A Phần thứ hai", "2.1.2.2": "khoản 2 Tiểu mục II Mục A Phần thứ hai",
    },
}  # fmt: skip


def written(on: Change, numbering: list[str]) -> dict[str, str]:
    if numbering:
        on.plan["numbering"] = numbering
    dumped = {PLAN_FILE: on.plan, MOVEMENTS: on.office, THIRD: on.economy}
    files = {
        name: text
        for name, text in FILES.items()
        if name.startswith("plans/org") or name in (MOVEMENTS, PLAN_FILE)
    }
    return {
        **files,
        **{name: yaml.safe_dump(data, allow_unicode=True, sort_keys=False) for name, data in dumped.items()},
    }


def signed_ward(root: Path, numbering: list[str], on: Change | None = None) -> Ward:
    ward = Ward(write_files(root, written(on or Change(), numbering)))
    ward.issue("plan", "2026", 1, "2026-01-15")
    return ward


def amendment(ward: Ward, on: Change, numbering: list[str]) -> OfficialDocument:
    write_files(ward.root, written(on, numbering))
    return drafted(ward)


def drafted(ward: Ward) -> OfficialDocument:
    name = ward.amend("plan", "2026", reason="Cấp trên giao thêm nhiệm vụ.")
    reader = KINDS["amendment"]
    job = next(iter(reader.jobs(ward.read, reader.key.read(name), Templates(ward.root / "templates"))))
    assert isinstance(job, Job)
    document = job.make(iter)
    assert isinstance(document, OfficialDocument)
    return document


def said(document: OfficialDocument) -> list[str]:
    """The articles line by line, without their numbers; a row of a table as "a / b"."""
    found: list[str] = []
    for block in document.blocks:
        if isinstance(block, Heading) and plain_text(block.spans).startswith("Tổ chức"):
            return found
        if isinstance(block, Table):
            found += [" / ".join(map(plain_text, row)) for row in (block.head, *block.rows)]
        else:
            mark = "- " if type(block).__name__ == "Item" else ""
            found.append(mark + plain_text(block.spans))
    return found


@pytest.mark.parametrize("numbers", ["usual", "own"])
@pytest.mark.parametrize("case", CASES)
def test_each_change_can_be_signed(tmp_path: Path, case: str, numbers: str) -> None:
    numbering = USUAL if numbers == "usual" else OWN
    ward = signed_ward(tmp_path / "kho", numbering)
    change, expected = CASES[case]
    on = Change()
    change(on)
    document = amendment(ward, on, numbering)
    lines = said(document)
    for wanted in expected:
        for key, place in PLACES[numbers].items():
            wanted = wanted.replace(f"{{{key}}}", place)
        # Titles stand in capitals where their level does (`test_a_quoted_part_looks_as_in_the_plan`).
        assert any(wanted.casefold() in line.casefold() for line in lines), f"{wanted!r} is not in {lines}"
    assert not [
        line
        for line in lines
        if "|" in line or line.endswith((": .", "Sửa đổi nội dung như sau:", "Bãi bỏ nội dung:"))
    ]
    findings = examined(docx_bytes(document)).findings
    assert [(found.rule.code, found.message) for found in findings] == []


def changed(tmp_path: Path, change: Callable[[Change], object], numbering: list[str] = USUAL) -> list[str]:
    ward = signed_ward(tmp_path / "kho", numbering)
    on = Change()
    change(on)
    document = amendment(ward, on, numbering)
    assert [found.message for found in examined(docx_bytes(document)).findings] == []
    return said(document)


def test_other_forms_of_numbers_are_said_level_by_level(tmp_path: Path) -> None:
    ward = signed_ward(tmp_path / "kho", OWN)
    document = amendment(ward, Change(), ["Phần I", "I.", "1.", "1.1.", "a)"])
    assert said(document)[2:] == [
        "Sửa đổi cách đánh số thứ tự các cấp của Kế hoạch như sau:",
        "- Cấp 1: từ “Phần thứ nhất” thành “Phần I”;",
        "- Cấp 2: từ “A.” thành “I.”;",
        "- Cấp 3: từ “I.” thành “1.”;",
        "- Cấp 4: từ “1.” thành “1.1.”.",
    ]
    assert [found.message for found in examined(docx_bytes(document)).findings] == []


def test_other_numbers_below_one_part_are_said(tmp_path: Path) -> None:
    assert changed(tmp_path, lambda on: on.section(1, 1).update(below="a)"), OWN)[2:] == [
        "Đánh lại số thứ tự các phần sau đây theo nội dung sửa đổi, bổ sung:",
        "- Tiểu mục I Mục B Phần thứ hai “Mỗi quý kiểm tra một đơn vị” thành điểm a Mục B Phần thứ hai;",
        "- Tiểu mục II Mục B Phần thứ hai “Kết luận trong 05 ngày” thành điểm b Mục B Phần thứ hai.",
    ]


def test_units_in_another_order_have_other_numbers(tmp_path: Path) -> None:
    lines = changed(tmp_path, lambda on: on.section(1, 0).update(unit_order=["kinh-te", "van-phong"]))
    assert lines[3:6] == [
        "- khoản 1.1 Mục II “Văn phòng” thành khoản 1.2 Mục II;",
        "- khoản 1.2 Mục II “Phòng Kinh tế” thành khoản 1.1 Mục II.",
        "Bổ sung dòng thứ nhất (không tính dòng tiêu đề) của bảng phân công nhiệm vụ tại Phụ lục III như sau:",
    ]
    assert lines[-1] == "Đánh lại số thứ tự các dòng của bảng phân công nhiệm vụ tại Phụ lục III."


def test_an_article_shifts_those_of_the_chapters_after_it(tmp_path: Path) -> None:
    lines = changed(tmp_path, lambda on: on.section(0)["sections"].append({"title": "Phạm vi"}), ARTICLES)
    assert lines[2:] == [
        "Bổ sung Điều 3 Chương I như sau:",
        "“Điều 3. Phạm vi”.",
        "Đánh lại số thứ tự các phần sau đây theo nội dung sửa đổi, bổ sung:",
        "- Điều 3 Chương II “Phong trào của các đơn vị” thành Điều 4 Chương II;",
        "- Điều 4 Chương II “Kiểm tra” thành Điều 5 Chương II.",
    ]


def test_a_whole_unit_comes_with_all_its_words(tmp_path: Path) -> None:
    ward = signed_ward(tmp_path / "kho", USUAL)
    (ward.root / THIRD).unlink()
    name = ward.amend("plan", "2026")
    reader = KINDS["amendment"]
    job = next(iter(reader.jobs(ward.read, reader.key.read(name), Templates(ward.root / "templates"))))
    assert isinstance(job, Job)
    document = job.make(iter)
    assert isinstance(document, OfficialDocument)
    assert said(document)[2:4] == [
        "Bãi bỏ khoản 1.2 Mục II của Phòng Kinh tế, gồm các phong trào:",
        "- Thi đua cải cách.",
    ]
    ward.issue("amendment", name, 5, "2026-03-01")
    document = amendment(ward, Change(), USUAL)
    assert said(document)[2:6] == [
        "Bổ sung khoản 1.2 Mục II như sau:",
        "“1.2. Phòng Kinh tế",
        "a) Thi đua cải cách",
        "- Rà soát thủ tục.”.",
    ]


@pytest.mark.parametrize(("key", "value"), [("symbol", "KH-HĐ")])
def test_who_issued_a_plan_is_not_amended(tmp_path: Path, key: str, value: str) -> None:
    with pytest.raises(UserError, match="không đổi được bằng văn bản sửa đổi"):
        changed(tmp_path, lambda on: on.plan.update({key: value}))


def test_tables_keep_the_widths_of_the_plan(tmp_path: Path) -> None:
    ward = signed_ward(tmp_path / "kho", USUAL)
    on = Change()
    on.items[0].update(assignment={"when": "Quý II"})
    document = amendment(ward, on, USUAL)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert tables
    assert tables[0].widths == (5, 32, 15, 18, 15, 15)


def test_what_the_articles_do_not_say_is_refused_until_the_clerk_says_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = "tdkt.documents.amendments.articles.framing_articles"
    monkeypatch.setattr(module, lambda sides: [])  # as if a kind of change had no article yet
    ward = signed_ward(tmp_path / "kho", USUAL)
    on = Change()
    put(on.plan["preamble"], 0, "UBND phường ban hành Kế hoạch:")
    with pytest.raises(UserError, match="đoạn thứ nhất phần mở đầu"):
        amendment(ward, on, USUAL)


def test_a_sentence_with_a_number_stands_beside_a_part_with_a_title(tmp_path: Path) -> None:
    def mixed(on: Change) -> None:
        on.section(1, 1)["sections"].insert(
            1, {"title": "Kiểm tra đột xuất", "sections": [{"text": "Khi cần."}]}
        )

    lines = changed(tmp_path, mixed)
    assert lines[2:] == [
        "Bổ sung khoản 2.2 Mục II như sau:",
        "“2.2. Kiểm tra đột xuất",
        "a) Khi cần.”.",
        "Đánh lại số thứ tự các phần sau đây theo nội dung sửa đổi, bổ sung:",
        "- khoản 2.2 Mục II “Kết luận trong 05 ngày” thành khoản 2.3 Mục II.",
    ]


NEW_UNIT = "  - {id: trung-tam, name: Trung tâm Hành chính công, abbreviation: TTHCC, from: 2026-07-01}\n"


def with_new_unit(ward: Ward) -> None:
    ward.change("plans/organization.yaml", "subdivisions:", f"{NEW_UNIT}subdivisions:")


def assigned(*others: str) -> Change:
    on = Change()
    on.items[0].update(assignment={"with": list(others)} if others else {"when": "Năm 2026"})
    return on


@pytest.mark.parametrize(
    ("others", "printed"),
    [
        (("kinh-te",), "Phòng Kinh tế"),
        (("kinh-te", "Đoàn Thanh niên phường"), "Phòng Kinh tế, Đoàn Thanh niên phường"),
        (("Ủy ban MTTQ phường", "kinh-te"), "Ủy ban MTTQ phường, Phòng Kinh tế"),
        ((), "–"),
    ],
)
def test_who_takes_part_is_said_by_the_row_as_it_is_to_be(
    tmp_path: Path, others: tuple[str, ...], printed: str
) -> None:
    ward = signed_ward(tmp_path / "kho", USUAL, assigned("kinh-te", "Ủy ban MTTQ phường"))
    document = amendment(ward, assigned(*others), USUAL)
    assert said(document)[2] == (
        "Sửa đổi dòng thứ nhất (không tính dòng tiêu đề) của bảng phân công nhiệm vụ tại Phụ lục III như sau:"
    )
    assert said(document)[4].startswith(f"1 / Quản lý tài sản công / Văn phòng / {printed} / ")
    assert len(said(document)) == 5


def test_a_unit_that_came_after_the_signing_takes_part_by_its_name(tmp_path: Path) -> None:
    ward = signed_ward(tmp_path / "kho", USUAL, assigned("kinh-te"))
    with_new_unit(ward)
    write_files(ward.root, {MOVEMENTS: written(assigned("kinh-te", "trung-tam"), USUAL)[MOVEMENTS]})
    [found] = ward.problems("B101")
    assert "TTHCC" in found.message
    assert "trung-tam" not in found.message
    assert " / Phòng Kinh tế, Trung tâm Hành chính công / " in said(drafted(ward))[4]


def test_a_thon_that_came_after_the_signing_has_its_name_in_the_table(tmp_path: Path) -> None:
    ward = signed_ward(tmp_path / "kho", USUAL)
    file = "plans/organization.yaml"
    known = yaml.safe_load((ward.root / file).read_text(encoding="utf-8"))
    known["subdivisions"]["members"].append(
        {"id": "thon-ha", "type": "thon", "name": "Thôn Hạ", "from": "2026-07-01"}
    )
    write_files(ward.root, {file: yaml.safe_dump(known, allow_unicode=True)})
    on = Change()
    on.items[1]["allocation"]["shares"][1:] = [
        {"for": "thon-hai", "share": 3},
        {"for": "thon-ha", "share": 2},
    ]
    write_files(ward.root, {MOVEMENTS: written(on, USUAL)[MOVEMENTS]})
    lines = said(drafted(ward))
    assert any(line.endswith(" / Thôn Hạ / 2") for line in lines)
    assert not [line for line in lines if "thon-ha" in line]


def test_what_the_ward_calls_its_units_and_in_which_order_is_no_amendment_of_the_plan(tmp_path: Path) -> None:
    ward = signed_ward(tmp_path / "kho", USUAL)
    file = "plans/organization.yaml"
    known = yaml.safe_load((ward.root / file).read_text(encoding="utf-8"))
    known["units"].reverse()
    for one in (*known["units"], *known["subdivisions"]["members"]):
        one["name"] += " mới"
    write_files(ward.root, {file: yaml.safe_dump(known, allow_unicode=True)})
    on = Change()
    on.items[0].update(text="Quản lý chặt chẽ tài sản công.")
    lines = said(amendment(ward, on, USUAL))
    assert not [line for line in lines if "mới" in line or "Đánh lại số" in line]
    assert lines[2:4] == [
        "Sửa đổi gạch đầu dòng thứ nhất điểm a khoản 1.1 Mục II như sau:",
        "“Quản lý chặt chẽ tài sản công.”.",
    ]


@pytest.mark.parametrize("same_file", [False, True])
def test_all_work_of_a_unit_is_given_to_a_new_one(tmp_path: Path, same_file: bool) -> None:
    ward = signed_ward(tmp_path / "kho", USUAL)
    with_new_unit(ward)
    ward.change(THIRD, "unit: kinh-te", "unit: trung-tam")
    if not same_file:
        (ward.root / THIRD).rename(ward.root / THIRD.replace("kinh-te", "trung-tam"))
    document = drafted(ward)
    assert said(document)[2:4] == [
        "Giao các nội dung tại khoản 1.2 Mục II của Phòng Kinh tế cho Trung tâm Hành chính công; sửa đổi tên đơn vị tại khoản 1.2 "
        "Mục II như sau:",
        "“Trung tâm Hành chính công”.",
    ]
    assert [found.message for found in examined(docx_bytes(document)).findings] == []


def test_a_new_unit_is_given_a_movement_of_its_own_and_one_of_another(tmp_path: Path) -> None:
    ward = signed_ward(tmp_path / "kho", USUAL)
    with_new_unit(ward)
    on = Change()
    moved = on.office["movements"].pop(0)
    unit = {"kind": "movements", "year": 2026, "unit": "trung-tam", "movements": [MOVEMENT, moved]}
    files = written(on, USUAL)
    file = THIRD.replace("kinh-te", "trung-tam")
    write_files(ward.root, {MOVEMENTS: files[MOVEMENTS], file: yaml.safe_dump(unit, allow_unicode=True)})
    lines = said(drafted(ward))
    assert lines[2] == (
        "Bãi bỏ điểm a khoản 1.1 Mục II: “Thi đua công tác văn thư” cùng các nội dung của phong trào này (chuyển thành điểm b "
        "khoản 1.3 Mục II)."
    )
    assert lines[3:6] == [
        "Bổ sung khoản 1.3 Mục II như sau:",
        "“1.3. Trung tâm Hành chính công",
        "a) Thi đua mới",
    ]
    assert "- điểm b khoản 1.1 Mục II “Thi đua cải cách” thành điểm a khoản 1.1 Mục II." in lines


def test_the_only_movement_of_a_unit_goes_to_another_and_its_file_is_removed(tmp_path: Path) -> None:
    ward = signed_ward(tmp_path / "kho", USUAL)
    on = Change()
    on.office["movements"] += on.economy["movements"]
    write_files(ward.root, {MOVEMENTS: written(on, USUAL)[MOVEMENTS]})
    (ward.root / THIRD).unlink()
    assert said(drafted(ward))[2:7] == [
        "Bổ sung điểm c khoản 1.1 Mục II như sau:",
        "“c) Thi đua cải cách",
        "- Rà soát thủ tục.”.",
        "Bãi bỏ khoản 1.2 Mục II của Phòng Kinh tế, gồm các phong trào:",
        "- Thi đua cải cách (chuyển thành điểm c khoản 1.1 Mục II).",
    ]


def test_the_first_unit_goes_with_its_rows_and_those_after_it_have_other_numbers(tmp_path: Path) -> None:
    ward = signed_ward(tmp_path / "kho", USUAL, assigned("kinh-te"))
    (ward.root / MOVEMENTS).unlink()
    lines = said(drafted(ward))
    assert lines[2:4] == [
        "Bãi bỏ khoản 1.1 Mục II của Văn phòng, gồm các phong trào:",
        "- Thi đua công tác văn thư;",
    ]
    assert "- khoản 1.2 Mục II “Phòng Kinh tế” thành khoản 1.1 Mục II." in lines
    assert "Bãi bỏ bảng giao chỉ tiêu tại Phụ lục II." in lines
    assert any(line.startswith("1 / Rà soát thủ tục / Phòng Kinh tế / ") for line in lines)


def test_a_whole_that_changes_is_in_the_table_with_its_shares(tmp_path: Path) -> None:
    """A table that gives 14 to the members under a whole of 10 is no table to be signed."""

    def more(on: Change) -> None:
        item = on.items[1]
        item["text"] = item["text"].replace("10", "14")
        item["measure"]["at_least"] = 14
        for one, number in zip(item["allocation"]["shares"], (8, 6), strict=True):
            one.update(share=number)

    told = "\n".join(changed(tmp_path, more))
    assert "mức giao từng nơi" not in told
    assert re.search(r"Toàn \w+ / 14", told), told


def test_what_begins_with_a_table_has_no_closing_mark_alone(tmp_path: Path) -> None:
    first: Data = {"title": "Lịch", "body": ["| A |", "| 1 |", "Ghi chú."]}
    ward = signed_ward(tmp_path / "kho", USUAL)
    on = Change()
    on.items[1]["allocation"]["shares"].append({"for": "to-mot", "share": 2})
    on.plan["annexes"].append(first)
    lines = said(amendment(ward, on, USUAL))
    text = "\n".join(lines)
    assert text.count("“Phụ lục IV") == 1
    assert text.count("“") == text.count("”")


def test_the_name_of_a_movement_and_the_order_of_its_sentences_are_two_amendments(tmp_path: Path) -> None:
    ward = signed_ward(tmp_path / "kho", USUAL)
    on = Change()
    on.office["movements"][0].update(unnamed=True)
    on.items.reverse()
    with pytest.raises(UserError, match="vừa in hoặc bỏ tên vừa đổi thứ tự"):
        amendment(ward, on, USUAL)


def test_sentences_under_a_unit_alone_stand_in_another_order(tmp_path: Path) -> None:
    on = Change()
    on.office["movements"][0].update(unnamed=True)
    ward = signed_ward(tmp_path / "kho", USUAL, on)
    on.items.reverse()
    lines = said(amendment(ward, on, USUAL))
    assert lines[2:4] == ["Sắp xếp lại nội dung tại khoản 1.1 Mục II như sau:", "“- Lưu trữ gọn."]


def test_sentences_that_lead_to_an_annex_with_another_number_are_not_left(tmp_path: Path) -> None:
    first = Change()
    first.items[0].update(text="Quản lý tài sản công (mẫu tại Phụ lục I).")
    ward = signed_ward(tmp_path / "kho", USUAL, first)
    on = Change()
    on.items[0].update(text="Quản lý tài sản công (mẫu tại Phụ lục I).")
    on.plan["annexes"].reverse()
    with pytest.raises(UserError) as refused:
        amendment(ward, on, USUAL)
    assert refused.value.args[0] == (
        "Phụ lục I của bản đã ký nay thành Phụ lục III, mà gạch đầu dòng thứ nhất điểm a khoản 1.1 Mục II vẫn dẫn tới Phụ lục I."
    )
    with pytest.raises(UserError) as not_issued:
        ward.issue("amendment", "ke-hoach-2026-lan-1", 2, "2026-05-04")
    assert not_issued.value.args == refused.value.args


def test_sentences_that_lead_to_an_annex_follow_it_or_are_left_by_the_clerk(tmp_path: Path) -> None:
    first = Change()
    first.items[0].update(text="Quản lý tài sản công (mẫu tại Phụ lục I).")
    ward = signed_ward(tmp_path / "kho", USUAL, first)
    on = Change()
    on.plan["annexes"].reverse()
    on.items[0].update(text="Quản lý tài sản công (mẫu tại Phụ lục III).")
    lines = said(amendment(ward, on, USUAL))
    assert lines[2:4] == [
        "Sửa đổi gạch đầu dòng thứ nhất điểm a khoản 1.1 Mục II như sau:",
        "“Quản lý tài sản công (mẫu tại Phụ lục III).”.",
    ]


def test_an_annex_of_another_document_keeps_its_number(tmp_path: Path) -> None:
    first = Change()
    first.items[0].update(text="Quản lý tài sản công theo Phụ lục I Nghị định số 30/2020/NĐ-CP.")
    ward = signed_ward(tmp_path / "kho", USUAL, first)
    on = copy.deepcopy(first)
    on.plan["annexes"].reverse()
    assert "Đánh lại số thứ tự các phụ lục như sau:" in said(amendment(ward, on, USUAL))


def test_several_articles_say_by_which_order_their_places_are_counted(tmp_path: Path) -> None:
    ward = signed_ward(tmp_path / "kho", USUAL)
    on = Change()
    on.body.pop(0)
    one = amendment(ward, on, USUAL)
    assert "trước khi sửa đổi, bổ sung" not in "".join(
        plain_text(block.spans) for block in one.blocks if not isinstance(block, Table)
    )
    on.body.pop()
    several = KINDS["amendment"]
    write_files(ward.root, written(on, USUAL))
    job = next(
        iter(
            several.jobs(
                ward.read, several.key.read("ke-hoach-2026-lan-1"), Templates(ward.root / "templates")
            )
        )
    )
    assert isinstance(job, Job)
    document = job.make(iter)
    assert isinstance(document, OfficialDocument)
    assert (
        "Vị trí của nội dung được sửa đổi, bãi bỏ, chuyển đi nêu theo thứ tự trước khi sửa đổi, bổ sung;"
        in "".join(plain_text(block.spans) for block in document.blocks if not isinstance(block, Table))
    )


def test_a_quoted_part_looks_as_in_the_plan(tmp_path: Path) -> None:
    on = Change()
    inner = {"title": "Nguồn kinh phí", "items": ["Ngân sách xã."]}
    on.plan["sections"].append({"title": "Kinh phí", "sections": [inner]})
    document = amendment(signed_ward(tmp_path / "kho", OWN), on, OWN)
    quoted = [one for one in document.blocks if isinstance(one, Paragraph)][1:]
    assert [plain_text(one.spans) for one in quoted] == [
        "“Phần thứ tư",
        "KINH PHÍ",
        "A. NGUỒN KINH PHÍ",
        "- Ngân sách xã.”.",
    ]
    assert [one.hint for one in quoted] == ["centred", "centred", "body", "body"]
    assert [all(span.bold for span in one.spans) for one in quoted[2:]] == [True, False]


IN_A_TABLE = {
    "id": "thu-ngan-sach",
    "title": "Thu ngân sách",
    "unprinted": True,
    "items": [
        {
            "target": "kt.thu",
            "text": "Thu ngân sách đạt 1.500 triệu đồng.",
            "measure": {"type": "amount", "at_least": 1500, "of": "thu ngân sách", "in": "triệu đồng"},
        }
    ],
}


def test_a_target_in_a_table_is_amended_where_it_is_printed(tmp_path: Path) -> None:
    def of(amount: int, printed: str) -> Change:
        on = Change()
        on.economy["movements"].append(copy.deepcopy(IN_A_TABLE))
        [item] = on.economy["movements"][-1]["items"]
        item["measure"]["at_least"] = amount
        item["text"] = item["text"].replace("1.500", printed)
        on.plan["annexes"][0]["body"] = [
            "| TT | Chỉ tiêu | Mức |",
            f"| 1 | Thu ngân sách | {printed} |",
            "| 2 | Chi | 900 |",
        ]
        return on

    ward = signed_ward(tmp_path / "kho", USUAL, of(1500, "1.500"))
    lines = said(amendment(ward, of(1600, "1.600"), USUAL))
    assert not any("Xác định lại" in line for line in lines), "its sentence stands nowhere in the plan"
    assert "1 / Thu ngân sách / 1.600" in lines
    forgotten = of(1600, "1.500")
    forgotten.plan["annexes"][0]["body"][2] = "| 2 | Chi | 950 |"
    write_files(ward.root, written(forgotten, USUAL))
    reader = KINDS["amendment"]
    job = next(
        iter(
            reader.jobs(ward.read, reader.key.read("ke-hoach-2026-lan-1"), Templates(ward.root / "templates"))
        )
    )
    assert isinstance(job, Job)
    with pytest.raises(UserError, match=r"ngưỡng đã đổi thành 1\.600"):
        job.make(iter)


def test_a_quoted_annex_has_its_head_in_the_middle_and_its_closing_mark_on_the_right(tmp_path: Path) -> None:
    on = Change()
    table = {"title": "Lịch", "body": ["| Ngày | Việc |", "| 01/5 | Phát động |"]}
    on.annexes_named("Phụ lục I đến Phụ lục IV").append(table)
    document = amendment(signed_ward(tmp_path / "kho", USUAL), on, USUAL)
    centred = [
        plain_text(one.spans)
        for one in document.blocks
        if isinstance(one, Paragraph) and one.hint == "centred"
    ]
    assert centred == ["“Phụ lục IV", "LỊCH"]
    with zipfile.ZipFile(BytesIO(docx_bytes(document))) as package:
        set_as = re.findall(r"<w:p>(?:(?!</w:p>).)*”\.</w:t>", package.read("word/document.xml").decode())[-1]
    assert '<w:jc w:val="right"/>' in set_as
