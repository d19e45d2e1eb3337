"""Lists of those who can be commended: people, collectives, households, for plans/awards/register.yaml."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from tdkt.exchange.lists.kind import Column, Fate, Judged, ListKind, Row, Told
from tdkt.exchange.lists.matching import Known, Wish, match
from tdkt.exchange.lists.reading_cells import (
    as_names_are_written,
    did_you_mean,
    gender_by_name,
    gender_of,
    is_ticked,
    names_of_parts,
    person_name,
    subdivision_named,
    unit_named,
)
from tdkt.model.organization import Organization
from tdkt.model.register import AwardRegister, Collective, Household, Person
from tdkt.model.text import same_spelling
from tdkt.workspace.workspace import Workspace

FILE = "plans/awards/register.yaml"
_HOUSE = re.compile(r"^(?:hộ gia đình|gia đình|hộ)\s+(?=\S)", re.IGNORECASE)
_SKELETON = "kind: award-register\n"
_ID = Column("id", ("Mã", "Mã số", "Mã cán bộ", "Mã công chức", "Mã hộ"))
UNIT = Column(
    "unit",
    (
        "Đơn vị",
        "Đơn vị công tác",
        "Nơi công tác",
        "Cơ quan",
        "Cơ quan, đơn vị",
        "Phòng ban",
        "Phòng, ban",
        "Phòng, ban công tác",
        "Đơn vị quản lý",
        "Phòng, trung tâm",
        "Thuộc đơn vị",
        "Bộ phận",
    ),
)
_SUBDIVISION = Column(
    "subdivision",
    (
        "Thôn, tổ dân phố",
        "Thôn",
        "Tổ dân phố",
        "TDP",
        "Khu phố",
        "Khu dân cư",
        "Thôn (TDP)",
        "Thôn, TDP",
        "Bản",
        "Ấp",
        "Tổ",
    ),
)
_ADDRESS = Column(
    "address",
    (
        "Địa chỉ",
        "Nơi ở",
        "Số nhà",
        "Số nhà, đường",
        "Nơi ở hiện nay",
        "Chỗ ở",
        "Nơi thường trú",
        "Hộ khẩu thường trú",
        "Địa chỉ thường trú",
    ),
)
_GENDER = Column("gender", ("Giới tính", "Phái", "Ông/Bà", "Danh xưng", "Xưng hô"))
_MALE, _FEMALE = Column("male", ("Nam",)), Column("female", ("Nữ",))
_GUESSED = "{count} người chưa ghi giới tính: đoán theo tên đệm (Văn là nam, Thị là nữ), cần xem lại."

PEOPLE_COLUMNS = (
    Column("name", ("Họ và tên", "Họ tên", "Họ và tên cán bộ", "Họ tên cán bộ, công chức", "Họ, tên", "Họ và tên khai sinh"), needed=True, loose=("Tên", "Cá nhân", "Tên cá nhân")),
    _ID,
    _GENDER,
    UNIT,
    Column("post", ("Chức vụ", "Chức danh", "Chức vụ, chức danh", "Chức danh, chức vụ", "Vị trí việc làm")),
    _ADDRESS,
    Column("leader", ("Lãnh đạo, quản lý", "Lãnh đạo", "Là lãnh đạo, quản lý")),
    _MALE,
    _FEMALE,
)  # fmt: skip
COLLECTIVE_COLUMNS = (
    Column("name", ("Tên tập thể", "Tập thể", "Danh sách tập thể"), needed=True, loose=("Tên", "Tên đơn vị")),
    _ID,
    UNIT,
    _SUBDIVISION,
)
HOUSEHOLD_COLUMNS = (
    Column("name", ("Chủ hộ", "Họ và tên chủ hộ", "Họ tên chủ hộ", "Tên chủ hộ", "Hộ gia đình", "Tên hộ", "Tên hộ gia đình", "Hộ ông (bà)", "Hộ ông/bà", "Đại diện hộ", "Người đại diện hộ"), needed=True, loose=("Họ và tên", "Họ tên", "Tên")),
    _ID,
    _GENDER,
    _SUBDIVISION,
    _ADDRESS,
    _MALE,
    _FEMALE,
)  # fmt: skip


def _register(workspace: Workspace) -> AwardRegister | None:
    return next(iter(workspace.all(AwardRegister)), None)


def judged(
    rows: Sequence[Row],
    wish_of: Callable[[Row], Wish | Judged],
    known: Sequence[Known],
    noun: str,
    place_name: Callable[[str], str],
) -> tuple[Judged, ...]:
    """Return what becomes of the rows, in their order: what cannot be read is refused before anything is matched."""
    read = [wish_of(row) for row in rows]
    matched = iter(match(known, [one for one in read if isinstance(one, Wish)], noun, place_name))
    return tuple(one if isinstance(one, Judged) else next(matched) for one in read)


def refused(row: Row, words: str, hint: str, key: str) -> Judged:
    """Return a row that is refused for what stands, or does not stand, in a column."""
    return Judged(row, Fate.REFUSED, words, hint, key)


def without_name(row: Row, noun: str) -> Judged:
    """Return a row refused because it says nothing about whom it is."""
    return refused(row, f"Dòng không có tên {noun}.", "Ghi tên, hoặc xóa dòng.", "name")


def place_of(row: Row, organization: Organization, key: str) -> str | Judged:
    """Return the id of the unit or thôn that a row names, in its column or by the line that heads its group; "" for none."""
    text = row.get(key)
    find = unit_named if key == "unit" else subdivision_named
    if text:
        found = find(organization, text)
        if found is not None:
            return found
        is_unit = key == "unit"
        names = (
            [unit.name for unit in organization.units]
            if is_unit
            else names_of_parts(organization.known_subdivisions)
        )
        what = "đơn vị" if is_unit else "thôn, tổ dân phố"
        return refused(row, f"Không có {what} “{text}” trong kho.", did_you_mean(text, names), key)
    return next(filter(None, (find(organization, said) for said in (row.group, row.sheet) if said)), "")


def _gender(row: Row, by_address: str | None) -> str | None:
    if row.get("female") and not row.get("male"):
        return "female"
    if row.get("male") and not row.get("female"):
        return "male"
    return gender_of(row.get("gender")) or by_address


def judge_people(workspace: Workspace, rows: Sequence[Row]) -> Told:
    """Hold a list of people against the register."""
    organization, register = workspace.organization, _register(workspace)
    assert organization is not None
    guessed: list[Row] = []
    known = [_known_person(one) for one in (register.people if register else ())]
    genders = {one.id: str(one.values["gender"]) for one in known}

    def wish_of(row: Row) -> Wish | Judged:
        typed, by_address = person_name(row.get("name"))
        name = as_names_are_written(typed)
        if not name:
            return without_name(row, "người")
        unit = place_of(row, organization, "unit")
        if isinstance(unit, Judged):
            return unit
        values: dict[str, object] = {}
        gender = _gender(row, by_address)
        if (
            gender is None
            and not any(same_spelling(one.name, name) for one in known)
            and row.get("id") not in genders
        ):
            gender = gender_by_name(name)
            if gender is None:
                return refused(
                    row,
                    f"“{name}” chưa rõ nam hay nữ.",
                    "Thêm cột “Giới tính”, ghi Nam hoặc Nữ (hoặc ghi Ông, Bà trước tên).",
                    "gender",
                )
            guessed.append(row)
        values |= {"gender": gender} if gender else {}
        values |= {"unit": unit} if unit else {}
        values |= {key: row.get(key) for key in ("post", "address") if row.get(key)}
        values |= {"leader": True} if is_ticked(row.get("leader")) else {}
        return Wish(row, row.get("id"), name, unit, values, typed)

    found = judged(rows, wish_of, known, "người", _unit_name(organization))
    return Told(found, (_GUESSED.format(count=len(guessed)),) if guessed else ())


def _known_person(one: Person) -> Known:
    values = {
        "gender": one.gender,
        "unit": one.unit,
        "post": one.post,
        "address": one.address,
        "leader": one.leader,
    }
    return Known(one.id, one.name, one.unit or "", {key: said for key, said in values.items() if said})


def _unit_name(organization: Organization) -> Callable[[str], str]:
    return lambda ident: next((unit.name for unit in organization.units if unit.id == ident), ident)


def subdivision_name(organization: Organization) -> Callable[[str], str]:
    """Return what names a thôn by its id."""
    return lambda ident: next((one.name for one in organization.known_subdivisions if one.id == ident), ident)


def judge_collectives(workspace: Workspace, rows: Sequence[Row]) -> Told:
    """Hold a list of collectives against the register."""
    organization, register = workspace.organization, _register(workspace)
    assert organization is not None
    known = [_known_collective(one) for one in (register.collectives if register else ())]

    def wish_of(row: Row) -> Wish | Judged:
        name = row.get("name")
        if not name:
            return without_name(row, "tập thể")
        values: dict[str, object] = {}
        for key in ("unit", "subdivision"):
            place = place_of(row, organization, key)
            if isinstance(place, Judged):
                return place
            values |= {key: place} if place else {}
        if not values:  # a collective is often a unit or a thôn itself
            unit, part = unit_named(organization, name), subdivision_named(organization, name)
            values = {"unit": unit} if unit else {"subdivision": part} if part else {}
        return Wish(row, row.get("id"), name, str(next(iter(values.values()), "")), values)

    names = {
        **{unit.id: unit.name for unit in organization.units},
        **{one.id: one.name for one in organization.known_subdivisions},
    }
    return Told(judged(rows, wish_of, known, "tập thể", lambda ident: names.get(ident, ident)))


def _known_collective(one: Collective) -> Known:
    values = {"unit": one.unit, "subdivision": one.subdivision}
    return Known(
        one.id,
        one.name,
        one.unit or one.subdivision or "",
        {key: said for key, said in values.items() if said},
    )


def judge_households(workspace: Workspace, rows: Sequence[Row]) -> Told:
    """Hold a list of households against the register; a household is named as it is addressed ("Hộ ông Nguyễn Văn C")."""
    organization, register = workspace.organization, _register(workspace)
    assert organization is not None
    known = [known_household(one) for one in (register.households if register else ())]

    def wish_of(row: Row) -> Wish | Judged:
        if not row.get("name"):
            return without_name(row, "chủ hộ")
        part = place_of(row, organization, "subdivision")
        if isinstance(part, Judged):
            return part
        values: Mapping[str, object] = {
            **({"subdivision": part} if part else {}),
            **({"address": row.get("address")} if row.get("address") else {}),
        }
        return Wish(row, row.get("id"), household_name(row), part, values, typed_household(row))

    return Told(judged(rows, wish_of, known, "hộ", subdivision_name(organization)))


def household_name(row: Row) -> str:
    """Return a household as it is addressed: "Hộ ông Nguyễn Văn C", "Hộ gia đình Vũ Anh" where it is not known how."""
    name, by_address = person_name(_HOUSE.sub("", row.get("name")))
    name = as_names_are_written(name)
    gender = _gender(row, by_address) or ("" if _HOUSE.match(row.get("name")) else gender_by_name(name))
    address = {"male": "ông", "female": "bà"}.get(gender or "", "gia đình")
    return f"Hộ {address} {name}"


def typed_household(row: Row) -> str:
    """Return the name of a household as the list has it, "" where it differs from ours in no more than the address."""
    typed = person_name(_HOUSE.sub("", row.get("name")))[0]
    name = household_name(row)
    return "" if name.endswith(typed) else row.get("name")


def known_household(one: Household) -> Known:
    """Return a household on record as rows are held against it."""
    values = {"subdivision": one.subdivision, "address": one.address}
    return Known(one.id, one.name, one.subdivision or "", {key: said for key, said in values.items() if said})


KINDS = (
    ListKind(
        "people",
        "danh sách cán bộ, công chức",
        "người",
        PEOPLE_COLUMNS,
        judge_people,
        FILE,
        ("people",),
        _SKELETON,
    ),
    ListKind(
        "collectives",
        "danh sách tập thể",
        "tập thể",
        COLLECTIVE_COLUMNS,
        judge_collectives,
        FILE,
        ("collectives",),
        _SKELETON,
    ),
    ListKind(
        "households",
        "danh sách hộ gia đình",
        "hộ",
        HOUSEHOLD_COLUMNS,
        judge_households,
        FILE,
        ("households",),
        _SKELETON,
        titled=("ho gia dinh", "danh sach ho ", "danh sach cac ho"),
    ),
)
