"""`dataclass` for all types of tdkt: as that of the standard library, but what a type does is written when it is first used.

A command defines hundreds of types and makes objects of some. The standard library writes and compiles six functions a
type as it is defined, a quarter of what `tdkt validate` took. Here the standard library finds the fields and makes the
slots, as ever; each function is compiled when it is first called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    from collections.abc import Callable, Iterator
    from dataclasses import MISSING, FrozenInstanceError, fields
    from dataclasses import dataclass as _with_fields
    from reprlib import recursive_repr
    from typing import Any

    def dataclass(*, frozen=False, slots=False, kw_only=False, eq=True, repr=True) -> Callable[[type], type]:
        """Return the decorator; its arguments mean what those of `dataclasses.dataclass` mean."""

        def decorated(cls: type) -> type:
            if not cls.__doc__:
                cls.__doc__ = cls.__name__  # else its signature is written into it
            own = frozenset(cls.__dict__)
            cls = _with_fields(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(cls)
            _write_when_called(cls, "__init__", lambda: _init(cls, frozen))
            if repr and "__repr__" not in own:
                cls.__repr__ = _repr
            if eq and "__eq__" not in own:
                _write_when_called(cls, "__eq__", lambda: _equal(cls))
            if eq and "__hash__" not in own:
                cls.__hash__ = None
                if frozen:
                    _write_when_called(cls, "__hash__", lambda: _hash(cls))
            if frozen:
                cls.__setattr__, cls.__delattr__ = _refuse_to_set, _refuse_to_delete
                if slots:
                    cls.__getstate__, cls.__setstate__ = _state, _restore
            return cls

        return decorated

    def _write_when_called(cls: type, name: str, write: Callable[[], str]) -> None:
        """Give a type a method that is written at its first call: the text of a function, and what it knows."""

        def first(*values: Any, **named: Any) -> Any:
            text, known = write()
            exec(text, known)
            written = known[name]
            written.__qualname__ = f"{cls.__qualname__}.{name}"
            setattr(cls, name, written)
            return written(*values, **named)

        setattr(cls, name, first)

    def _init(cls: type, frozen: bool) -> tuple[str, dict[str, Any]]:
        known = {"set_in": object.__setattr__, "made": object()}
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
        return "\n".join((f"def __init__({', '.join(arguments)}):", *lines)), known

    def _in_order_of_arguments(cls: type, arguments: list[str]) -> Iterator[Any]:
        yield from (found for found in fields(cls) if not found.kw_only)
        by_name = [found for found in fields(cls) if found.kw_only]
        if by_name:
            arguments.append("*")
        yield from by_name

    def _equal(cls: type) -> tuple[str, dict[str, Any]]:
        return (
            "def __eq__(self, other):\n if other.__class__ is not self.__class__:\n  return NotImplemented\n"
            f" return {_compared(cls, 'self')} == {_compared(cls, 'other')}",
            {},
        )

    def _hash(cls: type) -> tuple[str, dict[str, Any]]:
        return f"def __hash__(self):\n return hash({_compared(cls, 'self')})", {}

    def _compared(cls: type, name: str) -> str:
        return "(" + "".join(f"{name}.{found.name}," for found in fields(cls) if found.compare) + ")"

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
