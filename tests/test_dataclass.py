"""Frozen dataclasses with slots: the same values, refusals and defaults as the library's own."""

from __future__ import annotations

import ast
import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, replace
from pathlib import Path
from typing import Any, ClassVar

import pytest

import briefing_site
from briefing_site.model.grounding import Standing, Token, TokenKind
from briefing_site.text.dataclass import dataclass


def classes(decorate: Callable[..., Any]) -> dict[str, Any]:
    """Classes of every kind that the generator has, by a name."""

    @decorate(frozen=True, slots=True)
    class Plain:
        name: str
        of: tuple[int, ...] = ()
        told: int = field(init=False, compare=False)
        named: bool = field(default=False, kw_only=True)
        kept: list[str] = field(default_factory=list, repr=False, compare=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "told", len(self.of))

    @decorate(frozen=True, slots=True)
    class Longer(Plain):
        more: str = "%s"

    @decorate(frozen=True, slots=True)
    class OfItsKind(Plain):
        shared: ClassVar[int] = 3
        own: int = 0

    @decorate(frozen=True, slots=True)
    class Empty:
        """Has nothing."""

    @decorate(frozen=True, slots=True)
    class One:
        only: Any

    @decorate(frozen=True, slots=True)
    class OfItsOwn:
        name: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, OfItsOwn) and self.name.lower() == other.name.lower()

        def __hash__(self) -> int:
            return 7

        def __repr__(self) -> str:
            return "mine"

    return {made.__name__: made for made in (Plain, Longer, OfItsKind, Empty, One, OfItsOwn)}


OURS, THEIRS = classes(dataclass), classes(dataclasses.dataclass)

MADE: dict[str, tuple[str, tuple[Any, ...], dict[str, Any]]] = {
    "a default": ("Plain", ("a",), {}),
    "all by place": ("Plain", ("a", (1, 2), ["x"]), {}),
    "all by name": ("Plain", (), {"kept": ["y"], "of": (3,), "name": "b", "named": True}),
    "of a class below": ("Longer", ("a", (1,)), {"more": "z"}),
    "with what is no field": ("OfItsKind", ("a",), {"own": 4}),
    "without fields": ("Empty", (), {}),
    "with one field": ("One", ("a",), {}),
    "that holds a tuple": ("One", ((1, 2),), {}),
    "with methods of its own": ("OfItsOwn", ("A",), {}),
    "too few": ("Plain", (), {}),
    "by place what has to be named": ("Plain", ("a", (), [], True), {}),
    "an unknown name": ("Plain", ("a",), {"other": 1}),
    "what is worked out": ("Plain", ("a",), {"told": 1}),
}


def told(of: dict[str, Any], name: str, given: tuple[Any, ...], named: dict[str, Any]) -> list[Any]:
    """What can be seen of a value, or that it is refused."""
    kind = of[name]
    try:
        value = kind(*given, **named)
    except TypeError as fault:
        return [str(fault).replace("classes.<locals>.", "")]
    again = copy.deepcopy(value)
    fields, parameters = dataclasses.fields(value), inspect.signature(kind).parameters.values()
    return [
        repr(value),
        value == again,
        hash(value) == hash(again),
        value == kind.__name__,
        [(each.name, each.type, getattr(value, each.name)) for each in fields],
        inspect.get_annotations(kind),
        repr(replace(value, name="c")) if name == "Plain" else "",
        kind.__match_args__,
        kind.__slots__,
        hasattr(value, "__dict__"),
        [(each.name, each.kind, each.default is each.empty) for each in parameters],
    ]


@pytest.mark.parametrize(("name", "given", "named"), MADE.values(), ids=MADE)
def test_values_are_those_of_the_library(name: str, given: tuple[Any, ...], named: dict[str, Any]) -> None:
    assert told(OURS, name, given, named) == told(THEIRS, name, given, named)


def test_values_are_told_apart_by_the_fields_that_count() -> None:
    plain = OURS["Plain"]
    assert plain("a", (1,)) == plain("a", (1,), ["other"])
    assert plain("a", (1,)) != plain("a", (2,))
    assert plain("a") != OURS["Longer"]("a")
    assert {plain("a"), plain("a"), plain("b")} == {plain("b"), plain("a")}


def test_each_value_has_a_default_of_its_own() -> None:
    plain = OURS["Plain"]
    assert plain("a").kept is not plain("a").kept


@pytest.mark.parametrize("name", ["name", "other"])
def test_no_value_can_be_changed(name: str) -> None:
    value = OURS["Plain"]("a")
    with pytest.raises(FrozenInstanceError, match=f"cannot assign to field '{name}'"):
        setattr(value, name, "b")
    with pytest.raises(FrozenInstanceError, match=f"cannot delete field '{name}'"):
        delattr(value, name)


def test_a_value_comes_back_out_of_a_pickle() -> None:
    token = Token(TokenKind.NAME, "Ann Lee", 0, 7, Standing.CARRIED)
    assert pickle.loads(pickle.dumps(token)) == token


def test_other_dataclasses_are_the_library_s_own() -> None:
    @dataclass
    class Open:
        name: str

    value = Open("a")
    value.name = "b"
    assert value == Open("b")


@pytest.mark.parametrize("decorate", [dataclass, dataclasses.dataclass], ids=["ours", "theirs"])
def test_a_field_that_is_needed_stands_before_those_that_are_not(decorate: Callable[..., Any]) -> None:
    with pytest.raises(TypeError, match="default"):

        @decorate(frozen=True, slots=True)
        class Wrong:
            first: int = 0
            second: str


def test_classes_of_one_shape_name_their_own_fields() -> None:
    @dataclass(frozen=True, slots=True)
    class Quay:
        name: str
        depth: int = 3

    @dataclass(frozen=True, slots=True)
    class Ship:
        flag: str
        crew: int = 9

    assert (Quay("east"), Ship(crew=2, flag="blue")) == (Quay(depth=3, name="east"), Ship("blue", 2))
    with pytest.raises(TypeError, match=r"Ship.*'name'"):
        Ship(name="east")  # type: ignore[call-arg]


def test_no_module_takes_the_slower_one_of_the_library() -> None:
    package = Path(briefing_site.__file__).parent
    taken = [
        path.relative_to(package).as_posix()
        for path in sorted(package.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "dataclasses"
        if "dataclass" in {name.name for name in node.names}
    ]
    assert taken == ["text/dataclass.py"]  # for type checkers
