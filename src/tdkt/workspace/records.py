"""From schema-valid data to a model type, field by field: what a dataclass declares is what is built.

Serves the kinds that are read a few at a time. The kinds that come by the thousand (movements, unit reports) have
hand-written builders in `building`.
"""

from __future__ import annotations

import datetime
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from tdkt.model.place import Origin

Record = TypeVar("Record")
Convert = Callable[[Any, Origin], Any]


def record(model: type[Record], data: dict[str, Any], origin: Origin) -> Record:
    """Build `model`, a dataclass, from data that its schema accepts.

    A field takes the key of its own name; a trailing "_" is no part of the key (`from_` takes "from"), and the field
    `origin` takes the place. A key that is missing leaves the field's default, else None, or () where the field is
    a tuple.
    """
    return model(
        **{
            name: origin
            if name == "origin"
            else (convert(data[key], origin.child(key)) if key in data else missing)
            for name, key, convert, missing in _plan(cast("Any", model))
        }
    )


@cache
def _plan(model: type[Any]) -> tuple[tuple[str, str, Convert, Any], ...]:
    hints = get_type_hints(model)
    return tuple(
        (
            found.name,
            found.name.rstrip("_"),
            _converter(hints[found.name]),
            _missing(found, hints[found.name]),
        )
        for found in fields(model)
    )


def _missing(found: Any, hint: Any) -> Any:
    if found.default is not MISSING:
        return found.default
    return () if get_origin(hint) is tuple else None


def _converter(hint: Any) -> Convert:
    if get_origin(hint) in (Union, types.UnionType):
        some = [part for part in get_args(hint) if part is not type(None)]
        return _converter(some[0]) if len(some) == 1 else _as_is
    if get_origin(hint) is tuple:
        each = _converter(get_args(hint)[0])
        return lambda data, origin: tuple(each(item, origin.child(n)) for n, item in enumerate(data))
    if hint is datetime.date:
        return lambda data, origin: datetime.date.fromisoformat(data)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda data, origin: hint(data)
    if is_dataclass(hint) and isinstance(hint, type):
        return lambda data, origin: record(hint, data, origin)
    return _as_is


def _as_is(data: Any, origin: Origin) -> Any:
    return data
