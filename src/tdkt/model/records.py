"""`dataclass` and what goes with it, for all types of tdkt: as in the standard library, but defining a type costs next to nothing.

A command defines hundreds of types and makes objects of some, mostly a few. The standard library writes and compiles six
functions a type as it is defined and reads each field's annotation with care for every way to write one, a third of what
`tdkt validate` took. Here an annotation is a field or begins with "ClassVar", objects are compared by their fields as they
are, and what makes an object is compiled when a type has proved to have many. The standard library itself, which takes
longer to import than most of what a command uses, is asked for nothing; its `fields`, `replace` and the like know these
types as their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import MISSING, Field, asdict, dataclass, field, fields, is_dataclass, replace
else:
    from collections.abc import Callable, Iterator, Mapping
    from operator import attrgetter, ge, gt, le, lt
    from reprlib import recursive_repr
    from types import MappingProxyType, MemberDescriptorType
    from typing import Any

    _MANY = 64
    """Compiling takes about as long as making so many objects without it."""

    class _Missing:
        """Stands where a field has no default."""

        def __repr__(self) -> str:
            return "MISSING"

    MISSING = _Missing()
    set_in = object.__setattr__
    _NOTHING: Mapping[Any, Any] = MappingProxyType({})

    class Field:
        """What is known of a field of a type; what `field` returns has no name and no type yet."""

        __slots__ = ("compare", "default", "default_factory", "kw_only", "metadata", "name", "repr", "type")

        def __init__(self, default, default_factory, compare, repr, metadata, kw_only) -> None:
            self.default, self.default_factory, self.compare = default, default_factory, compare
            self.repr, self.metadata, self.kw_only = repr, metadata, kw_only

    def field(
        *,
        default=MISSING,
        default_factory=MISSING,
        compare=True,
        repr=True,
        metadata=_NOTHING,
        kw_only=MISSING,
    ) -> Field:
        """Return what a type says of a field; the arguments mean what those of `dataclasses.field` mean."""
        return Field(default, default_factory, compare, repr, metadata, kw_only)

    _Said = tuple[str, Any, bool]
    """What a type says of a field: its annotation, its default (or what `field` returned, or `MISSING`), whether it is given
    by its name only."""

    class _Fields:
        """The fields of a type, made when they are asked for: those of most types never are."""

        def __init__(self, said: dict[str, _Said]) -> None:
            self.said, self._made, self._standard = said, (), {}

        def made(self) -> tuple[Field, ...]:
            if len(self._made) < len(self.said):
                self._made = tuple(_field(name, *said) for name, said in self.said.items())
            return self._made

        def __get__(self, one: Any, kind: type) -> dict[str, Any]:
            """Return what the standard library knows them by."""
            if len(self._standard) < len(self.said):
                self._standard = _standard_fields(self.made())
            return self._standard

    def _standard_fields(known: tuple[Field, ...]) -> dict[str, Any]:
        import dataclasses

        sample = dataclasses.make_dataclass("Sample", ["sample"], init=False, repr=False, eq=False)
        kind = dataclasses.fields(sample)[0]._field_type
        found = {}
        for one in known:
            given = {"default": one.default, "default_factory": one.default_factory}
            made = dataclasses.field(
                **{name: value for name, value in given.items() if value is not MISSING},
                compare=one.compare,
                repr=one.repr,
                metadata=one.metadata,
                kw_only=one.kw_only,
            )
            made.name, made.type, made._field_type = one.name, one.type, kind
            found[one.name] = made
        return found

    def _fields_of(kind: type) -> _Fields | None:
        for base in kind.__mro__:
            if "__dataclass_fields__" in base.__dict__:
                return base.__dict__["__dataclass_fields__"]
        return None

    def fields(one: Any) -> tuple[Field, ...]:
        """Return the fields of a type, or of the type of an object; raises TypeError for what has none."""
        known = _fields_of(one if isinstance(one, type) else type(one))
        if known is None:
            raise TypeError(f"{one!r} has no fields")
        return known.made()

    def is_dataclass(one: Any) -> bool:
        """Tell whether `one` is such a type or an object of one."""
        return _fields_of(one if isinstance(one, type) else type(one)) is not None

    def replace(one: Any, /, **changes: Any) -> Any:
        """Return an object as `one` but for what `changes` say of its fields."""
        known = _fields_of(type(one))
        return type(one)(**({name: getattr(one, name) for name in known.said} | changes))

    def asdict(one: Any) -> Any:
        """Return an object as a dict by its fields, and so what it holds in lists, tuples and dicts."""
        if is_dataclass(one) and not isinstance(one, type):
            return {found.name: asdict(getattr(one, found.name)) for found in fields(one)}
        if isinstance(one, list | tuple):
            return type(one)(map(asdict, one))
        if isinstance(one, dict):
            return type(one)((asdict(key), asdict(value)) for key, value in one.items())
        return one

    def dataclass(
        *, frozen=False, slots=False, kw_only=False, eq=True, order=False, repr=True
    ) -> Callable[[type], type]:
        """Return the decorator; its arguments mean what those of `dataclasses.dataclass` mean."""

        def decorated(cls: type) -> type:
            if not cls.__doc__:
                cls.__doc__ = cls.__name__  # else its signature is written into it
            said = _said_by(cls, kw_only)
            given = {
                "__dataclass_fields__": _Fields(said),
                "__match_args__": tuple(name for name, (_, _, by_name) in said.items() if not by_name),
            }
            if repr and "__repr__" not in cls.__dict__:
                given["__repr__"] = _repr
            if eq:
                given |= {
                    name: way
                    for name, way in _comparing(said, frozen, order).items()
                    if name not in cls.__dict__
                }
            if frozen:
                given |= _FROZEN
                if slots:
                    given |= _STATE
            if slots:
                cls = _with_slots(cls, said, given)
            else:
                for name, value in given.items():
                    setattr(cls, name, value)
            _make_objects(cls, said, frozen)
            return cls

        return decorated

    def _said_by(cls: type, kw_only: bool) -> dict[str, _Said]:
        """Return what a type says of its fields, those of its bases first; what `field` returned gives way to the default."""
        found: dict[str, _Said] = {}
        for base in cls.__mro__[-1:0:-1]:
            if "__dataclass_fields__" in base.__dict__:
                found |= base.__dict__["__dataclass_fields__"].said
        own = cls.__dict__
        for name, type_ in cls.__annotations__.items():
            if type_.startswith("ClassVar"):
                continue
            value, by_name = own.get(name, MISSING), kw_only
            default = value
            if value.__class__ is Field:
                default = value.default
                if value.kw_only is not MISSING:
                    by_name = value.kw_only
                if default is MISSING:
                    delattr(cls, name)
                else:
                    setattr(cls, name, default)
            if default.__class__.__hash__ is None:
                raise ValueError(f"{cls.__name__}.{name}: use default_factory")
            found[name] = (type_, value, by_name)
        return found

    def _field(name: str, type_: str, value: Any, by_name: bool) -> Field:
        found = value if value.__class__ is Field else field(default=value)
        found.name, found.type, found.kw_only = name, type_, by_name
        return found

    def _with_slots(cls: type, said: dict[str, _Said], given: dict[str, Any]) -> type:
        """Return the type anew, with what is `given` to it: slots cannot be given to one that is there."""
        has = {slot for base in cls.__mro__[1:] for slot in base.__dict__.get("__slots__", ())}
        contents = {**cls.__dict__, **given}
        for name in (*said, "__dict__", "__weakref__"):
            contents.pop(name, None)
        contents["__slots__"] = tuple(name for name in said if name not in has)
        contents["__qualname__"] = cls.__qualname__
        return type(cls)(cls.__name__, cls.__bases__, contents)

    def _make_objects(cls: type, said: dict[str, _Said], frozen: bool) -> None:
        """Give a type its `__init__`: one for any type, and from the `_MANY`th object on one that is written for it."""
        made = 0
        order: list[str] = []
        defaults: dict[str, Any] = {}
        factories: dict[str, Callable[[], Any]] = {}

        def init(self: Any, *values: Any, **named: Any) -> None:
            nonlocal made
            made += 1
            if made == 1:
                for name, (_, value, by_name) in said.items():
                    if not by_name:
                        order.append(name)
                    default = value.default if value.__class__ is Field else value
                    if default is not MISSING:
                        defaults[name] = default
                    elif value is not MISSING and value.default_factory is not MISSING:
                        factories[name] = value.default_factory
            by_place = dict(zip(order, values, strict=False))
            given = {**defaults, **by_place, **named}
            for name, make in factories.items():
                if name not in given:
                    given[name] = make()
            is_plain = len(by_place) == len(values) and named.keys().isdisjoint(by_place)
            if made < _MANY and is_plain and given.keys() == said.keys():
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
            if not frozen:
                lines.append(f" self.{name} = {value}")
            elif isinstance(slot := getattr(cls, name, None), MemberDescriptorType):
                known[f"set_{name}"] = slot.__set__  # as `set_in`, without looking for the slot
                lines.append(f" set_{name}(self, {value})")
            else:
                lines.append(f" set_in(self, {name!r}, {value})")
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

    def _comparing(said: dict[str, _Said], frozen: bool, order: bool) -> dict[str, Any]:
        """Return what compares objects with these fields: as tuples of those that count."""
        names = [
            name for name, (_, value, _) in said.items() if value.__class__ is not Field or value.compare
        ]
        values: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

        def equal(self: Any, other: Any) -> bool:
            if other.__class__ is not self.__class__:
                return NotImplemented
            return values(self) == values(other)

        def hashed(self: Any) -> int:
            return hash(values(self))

        def ordered(way: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
            def compare(self: Any, other: Any) -> bool:
                return (
                    way(values(self), values(other)) if other.__class__ is self.__class__ else NotImplemented
                )

            return compare

        ways = {"__eq__": equal, "__hash__": hashed if frozen else None}
        return (
            {**ways, **{f"__{way.__name__}__": ordered(way) for way in (lt, le, gt, ge)}} if order else ways
        )

    @recursive_repr()
    def _repr(self: Any) -> str:
        shown = (f"{found.name}={getattr(self, found.name)!r}" for found in fields(self) if found.repr)
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def _refuse_to_set(self: Any, name: str, value: object) -> None:
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def _refuse_to_delete(self: Any, name: str) -> None:
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def _state(self: Any) -> list[Any]:
        return [getattr(self, found.name) for found in fields(self)]

    def _restore(self: Any, state: list[Any]) -> None:
        for found, value in zip(fields(self), state, strict=True):
            object.__setattr__(self, found.name, value)

    _FROZEN = {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
    _STATE = {"__getstate__": _state, "__setstate__": _restore}

__all__ = ["MISSING", "Field", "asdict", "dataclass", "field", "fields", "is_dataclass", "replace"]
