"""From data that its schema accepts to a model type: what a dataclass declares is what is built.

The one way from dicts to dataclasses, for the files of a ward and for the records of the law. A field whose shape in the
file differs from its own says so itself (`in_file`).
"""

from __future__ import annotations

import datetime
import sys
import types
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin

from tdkt.errors import TdktError
from tdkt.model.period import Period
from tdkt.model.place import Origin
from tdkt.model.plan_year import PlanYear, read_year
from tdkt.model.records import MISSING, Field, fields, is_dataclass


class NotInCalendarError(TdktError):
    """A year or a period that no calendar has: "2026-2028-HK1", the month of July in a school year."""

    def __init__(self, origin: Origin, said: str) -> None:
        super().__init__(f"Không có năm, kỳ “{said}”.")
        self.origin, self.said = origin, said


Data = Mapping[str, Any]
Convert = Callable[[Any, Origin], Any]
Model = TypeVar("Model")

_IN_FILE = "in_file"
_REQUIRED = object()
"""Stands for the value of a key that no file may leave out."""
_OWN = frozenset({"kind"})
"""Keys that say what a file is; no field holds them."""


def in_file(
    *, key: str = "", absent: object = MISSING, by: Callable[[Data, Origin], Any] | None = None
) -> dict[str, Any]:
    """Return the metadata of a field that stands in the file otherwise than its name and type tell.

    `key` is the key that it takes, `absent` its value where the key is missing. `by` makes the value from the data and the
    place of the whole object, for what rests on several keys.
    """
    return {_IN_FILE: (key, absent, by)}


def build(model: type[Model], data: Data, origin: Origin) -> Model:
    """Build `model`, a dataclass, from data that its schema accepts.

    A field takes the key of its own name; a trailing "_" is no part of the key (`from_` takes "from"), and the field
    `origin` takes the place. A key that is missing leaves the field's default, else None, () or {} by its type; raises
    KeyError where the type knows no such value, TypeError for a key that no field takes, and NotInCalendarError.
    """
    return cast("Model", builder(cast("Any", model))(data, origin))


@cache
def builder(model: type[Any]) -> Callable[[Data, Origin], Any]:
    """Return the function that builds `model`; movements and reports come by the thousand, so it is worked out once."""
    hints = _hints(model)
    nothing: dict[str, Any] = {}
    """By the keys in the order of the fields: what a field is where the file says nothing."""
    required: set[str] = set()
    converted: list[tuple[str, Convert]] = []
    made: list[tuple[str, Callable[[Data, Origin], Any]]] = []
    for found in fields(model):
        key, absent, by = _shape(found, hints[found.name])
        nothing[key] = absent
        if by is not None:
            made.append((key, by))
        elif found.name != "origin":
            convert = _converter(hints[found.name])
            if convert is not _as_is:
                converted.append((key, convert))
            if absent is _REQUIRED:
                required.add(key)
    # What is made from several keys may take any; only without such a field are all keys known.
    known = None if made else _OWN.union(nothing) - {"origin"}
    has_place = "origin" in nothing
    names = [found.name for found in fields(model)]
    by_name = any(found.kw_only for found in fields(model))

    def built(data: Data, origin: Origin) -> Any:
        if known is not None and not known.issuperset(data):
            raise TypeError(f"{model.__name__} takes no {sorted(set(data) - known)}")
        if not data.keys() >= required:
            raise KeyError(*sorted(required - data.keys()))
        values = {**nothing, **data}
        if len(values) > len(nothing):  # without the keys that no field holds
            values = {key: values[key] for key in nothing}
        for key, convert in converted:
            if key in data:
                values[key] = convert(data[key], origin.child(key))
        for key, make in made:
            values[key] = make(data, origin)
        if has_place:
            values["origin"] = origin
        if by_name:
            return model(**dict(zip(names, values.values(), strict=True)))
        return model(*values.values())

    return built


@cache
def field_names(model: type[Any]) -> Mapping[str, str]:
    """Return the fields of a model type by the keys that they take."""
    return {
        found.metadata.get(_IN_FILE, ("",))[0] or found.name.rstrip("_"): found.name
        for found in fields(model)
    }


def _hints(model: type[Any]) -> dict[str, Any]:
    """Return the types of the fields: as `typing.get_type_hints` with all extras, but what many fields say is looked up once."""
    return {
        name: _type(said, kind.__module__) if isinstance(said, str) else said
        for kind in reversed(model.__mro__)
        for name, said in vars(kind).get("__annotations__", {}).items()
    }


@cache
def _type(said: str, module: str) -> Any:
    return eval(said, vars(sys.modules[module]))


def _shape(found: Field[Any], hint: Any) -> tuple[str, Any, Callable[[Data, Origin], Any] | None]:
    """Return the key of a field, its value where the key is missing, and the function that makes it, where it has one."""
    key, absent, by = found.metadata.get(_IN_FILE, ("", MISSING, None))
    if absent is MISSING:
        absent = found.default if found.default is not MISSING else _nothing(hint)
    return key or found.name.rstrip("_"), absent, by


@cache
def _nothing(hint: Any) -> Any:
    """Return what a type calls nothing, `_REQUIRED` where it has no such value."""
    if get_origin(hint) is tuple:
        return ()
    if get_origin(hint) in (dict, Mapping):
        return {}
    return None if type(None) in get_args(hint) else _REQUIRED


@cache
def _converter(hint: Any) -> Convert:
    of = get_origin(hint)
    if of is Annotated:
        return year_of if hint == PlanYear else _as_is
    if of in (Union, types.UnionType):
        return _converter_of_some([part for part in get_args(hint) if part is not type(None)])
    if of is tuple:
        return _many(_converter(get_args(hint)[0]))
    if of in (dict, Mapping):
        return _by_key(_converter(get_args(hint)[1]))
    return _converter_of_class(hint) if isinstance(hint, type) else _as_is


def _converter_of_class(hint: type[Any]) -> Convert:
    if hint is datetime.date:
        return _day
    if hint is Period:
        return _period
    if issubclass(hint, Enum):
        return lambda data, origin: hint(data)
    if is_dataclass(hint):
        # Looked up when it is needed: a section holds sections.
        return lambda data, origin: builder(cast("Any", hint))(data, origin)
    return _as_is


def _converter_of_some(parts: list[Any]) -> Convert:
    """Return the converter of a type with alternatives: of the one, else of the tuple for a list, and nothing else."""
    if len(parts) == 1:
        return _converter(parts[0])
    lists = [_converter(part) for part in parts if get_origin(part) is tuple]
    if not lists:
        return _as_is
    return lambda data, origin: lists[0](data, origin) if isinstance(data, list) else data


def _many(each: Convert) -> Convert:
    """Return the converter of a list; where its schema takes one object for a list of one, that is read as such."""
    if each is _as_is:
        return lambda data, origin: tuple(data)

    def many(data: Any, origin: Origin) -> tuple[Any, ...]:
        if isinstance(data, dict):
            return (each(data, origin),)
        return tuple(each(item, origin.child(number)) for number, item in enumerate(data))

    return many


def _by_key(each: Convert) -> Convert:
    if each is _as_is:
        return _as_is
    return lambda data, origin: {key: each(item, origin.child(key)) for key, item in data.items()}


def _day(data: str | datetime.date, origin: Origin) -> datetime.date:
    """Return a day; the records of the law are read by a YAML reader that knows days."""
    return data if isinstance(data, datetime.date) else datetime.date.fromisoformat(data)


def _period(data: str | int, origin: Origin) -> Period:
    try:
        return _parsed_period(str(data))
    except ValueError:
        raise NotInCalendarError(origin, str(data)) from None


@cache
def _parsed_period(text: str) -> Period:
    return Period.parse(text, year=0)


def year_of(data: str | int, origin: Origin) -> int:
    """Return the year that a file says at `origin`; raises NotInCalendarError."""
    try:
        return read_year(data)
    except ValueError:
        raise NotInCalendarError(origin, str(data)) from None


def _as_is(data: Any, origin: Origin) -> Any:
    return data
