"""Awards: no more about people than the documents need, and their names as documents write them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any, cast

from tdkt.checks.example_files import REGISTER
from tdkt.checks.one_file import found_in_each
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.model.building import field_names
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.place import Origin, Step
from tdkt.model.records import is_dataclass
from tdkt.model.register import AwardRegister, Person
from tdkt.workspace.kinds import FILE_KINDS
from tdkt.workspace.workspace import Workspace

PERSONAL_DATA = Rule(
    code="A106",
    severity=WARNING,
    title="Dữ liệu cá nhân không nên để trong kho",
    explanation="Văn bản khen thưởng không cần số căn cước, số tài khoản, số điện thoại, thư điện tử của "
    "người được khen; kho git giữ mãi mọi phiên bản. Xóa dữ liệu ấy; nếu đã commit thì nhờ người "
    "quản trị xóa khỏi lịch sử.",
    examples=(
        Example(
            file=REGISTER,
            text="post: Chuyên viên}\n  - {id: le",
            bad=("post: ▸Chuyên viên 031 299 001 234}\n  - {id: le",),
            good=("post: Chuyên viên}\n  - {id: le",),
        ),
    ),
)
DOUBTFUL_NAME = Rule(
    code="A107",
    severity=WARNING,
    title="Họ tên viết không như trên văn bản",
    explanation="Họ tên in trên quyết định, giấy khen phải viết hoa chữ đầu mỗi âm tiết và đủ dấu.",
    examples=(
        Example(
            file=REGISTER, text="name: Trần Thị H,", bad=("name: ▸trần thị H,",), good=("name: Trần Thị H,",)
        ),
    ),
    source="NĐ 30/2020, Phụ lục II, II.1",
)

RULES = (PERSONAL_DATA, DOUBTFUL_NAME)

_PERSONAL = re.compile(r"(?<![\d/.,-])(?:\+?\d[ .-]?){8,13}\d(?![\d/.,%-])|[\w.+-]+@[\w-]+\.\w+")
_NINE_DIGITS = re.compile(r"\d(?:[ .-]?\+?\d){8}")
"""Without these, or an @, a text holds nothing of it: this is told sooner."""
_FOLDER = "awards"


_NO_TEXT = (int, datetime.date, Origin)
"""What most fields hold that are no text."""


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield names that are written otherwise than on documents, and what looks like data that no document needs."""
    for register in workspace.all(AwardRegister):
        for person in register.people:
            yield from _name(person)
    kinds = [kind.model for kind in FILE_KINDS.values() if kind.folder == _FOLDER]
    files = {found.origin.file: found for kind in kinds for found in workspace.all(kind)}
    yield from found_in_each(workspace, _personal_data, files)


def _name(person: Person) -> Iterator[Diagnostic]:
    if not all(syllable[:1].isupper() for syllable in person.name.split()):
        yield DOUBTFUL_NAME.at(
            person.origin.at("name"),
            f"Họ tên “{person.name}” viết không đúng chữ hoa.",
            "Viết hoa chữ đầu của mỗi âm tiết.",
        )


def _personal_data(found: Any) -> Iterator[Diagnostic]:
    for text, steps in _texts(found, ()):
        if ("@" in text or _NINE_DIGITS.search(text)) and _PERSONAL.search(text):
            yield PERSONAL_DATA.at(
                found.origin.at(*steps),
                "Có số hoặc địa chỉ trông như dữ liệu cá nhân (căn cước, tài khoản, điện thoại, thư điện tử).",
                "Xóa khỏi tệp: văn bản khen thưởng không cần dữ liệu này.",
            )


def _texts(found: Any, steps: tuple[Step, ...]) -> Iterator[tuple[str, tuple[Step, ...]]]:
    """Yield every text of a record, however deep, with the steps that lead to it."""
    for key, name in field_names(cast("Any", type(found))).items():
        value = getattr(found, name)
        if value is None or isinstance(value, _NO_TEXT):
            continue
        if isinstance(value, str):
            yield value, (*steps, key)
        elif isinstance(value, tuple):
            for number, part in enumerate(value):
                if isinstance(part, str):
                    yield part, (*steps, key, number)
                elif is_dataclass(part):
                    yield from _texts(part, (*steps, key, number))
        elif is_dataclass(value):
            yield from _texts(value, (*steps, key))
