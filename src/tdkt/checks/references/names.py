"""Names that another system cannot hold: of files that are here, and ids that files and folders will be named by."""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.checks.example_files import ORGANIZATION
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.model.award_batch import AwardBatch
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.exemplar import Exemplar
from tdkt.model.place import Place
from tdkt.workspace.portable_names import clashes, fault
from tdkt.workspace.workspace import Workspace

_UNIT = "{id: kinh-te, name: Phòng Kinh tế"
UNPORTABLE = Rule(
    code="I323",
    severity=WARNING,
    title="Tên mà hệ điều hành khác không giữ được",
    explanation="Windows không cho đặt tên tệp, thư mục là con, prn, aux, nul, com1…com9, lpt1…lpt9 (có đuôi gì cũng vậy), "
    'tên có dấu : ? * < > | " \\ hoặc kết thúc bằng dấu chấm, dấu cách; Linux không nhận tên dài quá 255 byte. Kho có tên '
    "như thế thì máy khác không mở được. Mã đơn vị, mã đợt cũng thành tên tệp: đổi mã khác.",
    examples=(
        Example(
            file=ORGANIZATION,
            text=_UNIT,
            bad=("{id: ▸con, name: Cồn", "{id: ▸com1, name: Cồn", "{id: ▸lpt9, name: Cồn"),
            good=("{id: con-co, name: Cồn Cỏ", "{id: com10, name: Cồn", "{id: cong, name: Cống"),
            also=("I302",),
        ),
    ),
)
CLASH = Rule(
    code="I324",
    severity=WARNING,
    title="Hai tên chỉ khác chữ hoa, chữ thường hoặc cách gõ dấu",
    explanation="Windows và macOS coi “Van-phong.yaml” và “van-phong.yaml” là một, macOS coi “Hòa” gõ dựng sẵn và gõ tổ hợp "
    "là một: lấy kho về thì một tệp đè lên tệp kia. Đổi tên một trong hai.",
)
RULES = (UNPORTABLE, CLASH)


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield names and ids that no file can have on some system, and names that are one on some system."""
    yield from _files(workspace)
    for organization in workspace.organizations:
        for unit in organization.units:
            yield from _id(unit.id, unit.origin.at("id"), f"{unit.id}.yaml")
    for batch in workspace.all(AwardBatch):
        yield from _id(batch.id, batch.origin.at("id"), batch.id)
    for exemplar in workspace.all(Exemplar):
        yield from _id(exemplar.id, exemplar.origin.at("id"), f"{exemplar.id}.yaml")
    for first, other in clashes(workspace.files):
        file = next(file for file in workspace.files if f"{file}/".startswith(f"{other}/"))
        yield CLASH.at(
            Place(file),
            f"“{other}” và “{first}” chỉ khác chữ hoa, chữ thường hoặc cách gõ dấu: Windows, macOS coi là một.",
            "Đổi tên một trong hai.",
        )


def _files(workspace: Workspace) -> Iterator[Diagnostic]:
    told: set[str] = set()
    for file in workspace.files:
        parts = file.split("/")
        for end, name in enumerate(parts, start=1):
            way, why = "/".join(parts[:end]), fault(name)
            if why and way not in told:
                told.add(way)
                yield UNPORTABLE.at(Place(file), f"Tên “{name}” {why}.", f"Đổi tên {way}.")


def _id(named: str, place: Place, name: str) -> Iterator[Diagnostic]:
    why = fault(name)
    if why:
        yield UNPORTABLE.at(
            place, f"Mã “{named}” {why}, mà tệp hoặc thư mục được đặt tên theo mã này.", "Chọn mã khác."
        )
