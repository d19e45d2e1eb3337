"""Types of tdkt behave as dataclasses of the standard library do."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import pprint
from dataclasses import FrozenInstanceError
from types import ModuleType
from typing import Any, ClassVar

import pytest

from tdkt.model import records


@records.dataclass(frozen=True, slots=True)
class Pair:
    """Can be pickled: it stands in a module."""

    one: int
    two: str = "hai"


def _types(library: Any) -> dict[str, Any]:
    dataclass, field = library.dataclass, library.field

    @dataclass(frozen=True, slots=True)
    class Plain:
        """Fields with and without a default."""

        one: int
        two: str = "hai"
        many: tuple[Any, ...] = ()
        unseen: list[int] = field(default_factory=list, compare=False, repr=False)
        kind: ClassVar[int] = 7

    @dataclass(frozen=True, slots=True)
    class Longer(Plain):
        """More fields, a text of its own."""

        three: int = 3

        def __repr__(self) -> str:
            return "dài"

    @dataclass(slots=True)
    class Open:
        """Can be changed."""

        items: list[int] = field(default_factory=list)

    @dataclass(frozen=True, kw_only=True)
    class Named:
        """By name, with a dictionary."""

        last: int = 0
        first: int  # type: ignore[misc] # by name the order is free

    @dataclass(frozen=True, eq=False)
    class Itself:
        """Equal to itself alone."""

        one: int = 1

    @dataclass(frozen=True, slots=True, order=True)
    class Ordered:
        """Comes before or after others."""

        first: int
        last: int = 0

    @dataclass(frozen=True, slots=True)
    class Nothing:
        """No field."""

    return {kind.__name__: kind for kind in (Plain, Longer, Open, Named, Itself, Ordered, Nothing)}


LIBRARIES = pytest.mark.parametrize("library", [dataclasses, records], ids=["standard library", "ours"])


@pytest.fixture(params=[dataclasses, records], ids=["standard library", "ours"])
def types(request: pytest.FixtureRequest) -> dict[str, Any]:
    return _types(request.param)


def test_objects_are_made_compared_and_shown(types: dict[str, Any]) -> None:
    plain, longer = types["Plain"], types["Longer"]
    one = plain(1, many=(plain(2),))
    assert (one.one, one.two, one.unseen, one.kind) == (1, "hai", [], 7)
    assert one == plain(1, "hai", (plain(2),), [5])
    assert one != plain(1)
    assert plain(1) != longer(1)
    assert (one == 1) is False
    assert {one: 2}[plain(1, many=(plain(2),))] == 2
    assert plain(1).unseen is not plain(1).unseen
    assert repr(one).endswith("Plain(one=1, two='hai', many=(" + repr(plain(2)) + ",))")
    assert repr(longer(1, three=4)) == "dài"
    assert repr(types["Nothing"]()).endswith("Nothing()")
    assert types["Nothing"]() == types["Nothing"]()
    assert types["Itself"]() != types["Itself"]()
    assert hash(types["Itself"]()) != hash(types["Itself"]())


def test_what_has_an_order_is_sorted_by_its_fields(types: dict[str, Any]) -> None:
    ordered = types["Ordered"]
    assert sorted([ordered(2), ordered(1, 5), ordered(1)]) == [ordered(1), ordered(1, 5), ordered(2)]
    assert ordered(1) < ordered(2) <= ordered(2) < ordered(2, 1)
    assert ordered(2) > ordered(1, 9) >= ordered(1, 9)
    with pytest.raises(TypeError):
        assert ordered(1) < types["Plain"](2)


def test_the_hundredth_object_is_made_as_the_first(types: dict[str, Any]) -> None:
    plain = types["Plain"]
    for number in range(100):
        one = plain(number, many=(number,))
        assert (one.one, one.two, one.many, one.unseen) == (number, "hai", (number,), [])
        assert types["Named"](first=number) == types["Named"](last=0, first=number)
    with pytest.raises(TypeError):
        plain()


def test_wrong_arguments_are_refused(types: dict[str, Any]) -> None:
    for values, named in (((), {}), ((1, 2, 3, 4, 5), {}), ((1,), {"other": 1})):
        with pytest.raises(TypeError):
            types["Plain"](*values, **named)
        assert types["Plain"](1) == types["Plain"](1)
    with pytest.raises(TypeError):
        types["Named"](1, 2)
    assert (types["Named"](first=2).first, types["Named"](first=2, last=3).last) == (2, 3)


def test_what_is_frozen_stays(types: dict[str, Any]) -> None:
    for frozen in (types["Plain"](1), types["Longer"](1), types["Named"](first=1)):
        with pytest.raises(FrozenInstanceError):
            frozen.one = 2
        with pytest.raises(FrozenInstanceError):
            del frozen.one
    opened = types["Open"]()
    opened.items = [1]
    assert opened == types["Open"]([1])
    with pytest.raises(TypeError):
        hash(opened)
    with pytest.raises(AttributeError):
        opened.other = 1


def test_the_standard_library_knows_them(types: dict[str, Any]) -> None:
    plain: Any = types["Plain"]
    assert dataclasses.is_dataclass(types["Plain"])
    assert [found.name for found in dataclasses.fields(plain)] == ["one", "two", "many", "unseen"]
    assert [found.name for found in dataclasses.fields(types["Longer"])][-1] == "three"
    assert dataclasses.replace(plain(1), two="ba") == plain(1, "ba")
    assert dataclasses.asdict(plain(1)) == {"one": 1, "two": "hai", "many": (), "unseen": []}
    assert copy.copy(plain(1)) == copy.deepcopy(plain(1)) == plain(1)
    assert pprint.pformat(plain(1)) == repr(plain(1))
    assert plain.__match_args__ == ("one", "two", "many", "unseen")
    assert inspect.getdoc(plain) == "Fields with and without a default."


@LIBRARIES
def test_what_goes_with_them_does_as_in_the_standard_library(library: ModuleType) -> None:
    plain = _types(library)["Plain"]
    one = plain(1, many=(plain(2), {"a": plain(3)}))
    assert library.replace(one, two="ba") == plain(1, "ba", one.many)
    assert library.replace(one) is not one
    with pytest.raises(TypeError):
        library.replace(one, four=4)
    inner = {"one": 2, "two": "hai", "many": (), "unseen": []}
    assert library.asdict(one) == {
        "one": 1,
        "two": "hai",
        "many": (inner, {"a": {**inner, "one": 3}}),
        "unseen": [],
    }
    assert library.asdict(one)["unseen"] is not one.unseen
    told = [(found.name, found.type, found.default, found.kw_only) for found in library.fields(one)[:2]]
    assert told == [("one", "int", library.MISSING, False), ("two", "str", "hai", False)]
    assert library.fields(plain)[3].default_factory is list
    assert [found.name for found in library.fields(_types(library)["Named"])] == ["last", "first"]
    assert [library.is_dataclass(found) for found in (one, plain, 1, int)] == [True, True, False, False]
    with pytest.raises(TypeError):
        library.fields(int)


def test_they_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(Pair(3))) == Pair(3)
