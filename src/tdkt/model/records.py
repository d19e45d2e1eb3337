"""`dataclass` for all types of tdkt: as that of the standard library, but defining a type costs next to nothing.

A command defines hundreds of types and makes objects of some, mostly a few. The standard library writes and compiles six
functions a type as it is defined and reads each field's annotation with care for every way to write one, a third of what
`tdkt validate` took. Here an annotation is a field or begins with "ClassVar", objects are compared by their fields as they
are, and what makes an object is compiled when a type has proved to have many. `dataclasses.fields`, `replace` and the
like know these types as their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    from collections.abc import Callable, Iterator
    from dataclasses import MISSING, Field, FrozenInstanceError, field, fields
    from dataclasses import dataclass as _of_the_standard_library
    from functools import cache
    from inspect import get_annotations
    from operator import attrgetter
    from reprlib import recursive_repr
    from types import MemberDescriptorType
    from typing import Any

    _MANY = 64
    """Compiling takes about as long as making so many objects without it."""

    @_of_the_standard_library(init=False, repr=False, eq=False)
    class _Sample:
        """Tells what the standard library writes into each type and each field, whatever is in it."""

        sample: None

    set_in = object.__setattr__
    _KIND, _PARAMETERS = fields(_Sample)[0]._field_type, _Sample.__dataclass_params__
    del _Sample

    def dataclass(*, frozen=False, slots=False, kw_only=False, eq=True, repr=True) -> Callable[[type], type]:
        """Return the decorator; its arguments mean what those of `dataclasses.dataclass` mean."""

        def decorated(cls: type) -> type:
            if not cls.__doc__:
                cls.__doc__ = cls.__name__  # else its signature is written into it
            own = frozenset(cls.__dict__)
            _find_fields(cls, kw_only)
            if slots:
                cls = _with_slots(cls)
            _make_objects(cls, frozen)
            if repr and "__repr__" not in own:
                cls.__repr__ = _repr
            if eq:
                _compare_by_fields(cls, own, frozen)
            if frozen:
                cls.__setattr__, cls.__delattr__ = _refuse_to_set, _refuse_to_delete
                if slots:
                    cls.__getstate__, cls.__setstate__ = _state, _restore
            return cls

        return decorated

    def _find_fields(cls: type, kw_only: bool) -> None:
        """Write into a type what the standard library knows its fields by: those of its bases, then its own."""
        found: dict[str, Any] = {}
        for base in cls.__mro__[-1:0:-1]:
            found |= base.__dict__.get("__dataclass_fields__", {})
        for name, said in get_annotations(cls).items():
            if not said.startswith("ClassVar"):
                found[name] = _field(cls, name, said, kw_only)
        cls.__dataclass_fields__ = found
        cls.__dataclass_params__ = _PARAMETERS
        cls.__match_args__ = tuple(each.name for each in found.values() if not each.kw_only)

    def _field(cls: type, name: str, said: str, kw_only: bool) -> Any:
        value = getattr(cls, name, MISSING)
        if isinstance(value, Field):
            found = value
            if found.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, found.default)
        else:
            found = field(default=MISSING if isinstance(value, MemberDescriptorType) else value)
        if found.default.__class__.__hash__ is None:
            raise ValueError(f"{cls.__name__}.{name}: use default_factory")
        found.name, found.type, found._field_type = name, said, _KIND
        if found.kw_only is MISSING:
            found.kw_only = kw_only
        return found

    def _with_slots(cls: type) -> type:
        """Return the type anew: slots cannot be given to one that is there."""
        has = {slot for base in cls.__mro__[1:] for slot in base.__dict__.get("__slots__", ())}
        contents = dict(cls.__dict__)
        for name in (*cls.__dataclass_fields__, "__dict__", "__weakref__"):
            contents.pop(name, None)
        contents["__slots__"] = tuple(name for name in cls.__dataclass_fields__ if name not in has)
        anew = type(cls)(cls.__name__, cls.__bases__, contents)
        anew.__qualname__ = cls.__qualname__
        return anew

    def _make_objects(cls: type, frozen: bool) -> None:
        """Give a type its `__init__`: one for any type, and from the `_MANY`th object on one that is written for it."""
        made = 0
        order: list[str] = []
        defaults: dict[str, Any] = {}
        factories: dict[str, Callable[[], Any]] = {}

        def init(self: Any, *values: Any, **named: Any) -> None:
            nonlocal made
            made += 1
            if made == 1:
                for found in cls.__dataclass_fields__.values():
                    if not found.kw_only:
                        order.append(found.name)
                    if found.default is not MISSING:
                        defaults[found.name] = found.default
                    elif found.default_factory is not MISSING:
                        factories[found.name] = found.default_factory
            by_place = dict(zip(order, values, strict=False))
            given = {**defaults, **by_place, **named}
            for name, make in factories.items():
                if name not in given:
                    given[name] = make()
            is_plain = len(by_place) == len(values) and named.keys().isdisjoint(by_place)
            if made < _MANY and is_plain and given.keys() == cls.__dataclass_fields__.keys():
                for name in given:
                    set_in(self, name, given[name])
                return
            # There are many, or the arguments are not those of the type, which the written function says.
            cls.__init__ = _init(cls, frozen)
            cls.__init__(self, *values, **named)

        init.__qualname__ = f"{cls.__qualname__}.__init__"
        cls.__init__ = init

    def _init(cls: type, frozen: bool) -> Callable[..., None]:
        known = {"set_in": set_in, "made": object()}
        arguments = ["self"]
        lines = [" pass"]
        for found in _in_order_of_arguments(cls, arguments):
            name = value = found.name
            if found.default_factory is not MISSING:
                known[f"make_{name}"] = found.default_factory
                arguments.append(f"{name}=made")
                value = f"make_{name}() if {name} is made else {name}"
            elif found.default is not MISSING:
                known[f"default_{name}"] = found.default
                arguments.append(f"{name}=default_{name}")
            else:
                arguments.append(name)
            lines.append(f" set_in(self, {name!r}, {value})" if frozen else f" self.{name} = {value}")
        exec("\n".join((f"def __init__({', '.join(arguments)}):", *lines)), known)
        written = known["__init__"]
        written.__qualname__ = f"{cls.__qualname__}.__init__"
        return written

    def _in_order_of_arguments(cls: type, arguments: list[str]) -> Iterator[Any]:
        yield from (found for found in fields(cls) if not found.kw_only)
        by_name = [found for found in fields(cls) if found.kw_only]
        if by_name:
            arguments.append("*")
        yield from by_name

    def _compare_by_fields(cls: type, own: frozenset[str], frozen: bool) -> None:
        """Give a type its `__eq__` and `__hash__`, those that it does not have of its own."""

        @cache
        def compared() -> Callable[[Any], Any]:
            names = [found.name for found in fields(cls) if found.compare]
            return attrgetter(*names) if names else lambda _: ()

        def equal(self: Any, other: Any) -> bool:
            if other.__class__ is not self.__class__:
                return NotImplemented
            return compared()(self) == compared()(other)

        def hashed(self: Any) -> int:
            return hash(compared()(self))

        if "__eq__" not in own:
            cls.__eq__ = equal
        if "__hash__" not in own:
            cls.__hash__ = hashed if frozen else None

    @recursive_repr()
    def _repr(self: Any) -> str:
        shown = (f"{found.name}={getattr(self, found.name)!r}" for found in fields(self) if found.repr)
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def _refuse_to_set(self: Any, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def _refuse_to_delete(self: Any, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def _state(self: Any) -> list[Any]:
        return [getattr(self, found.name) for found in fields(self)]

    def _restore(self: Any, state: list[Any]) -> None:
        for found, value in zip(fields(self), state, strict=True):
            object.__setattr__(self, found.name, value)


__all__ = ["dataclass"]
