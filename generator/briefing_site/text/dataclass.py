"""The `dataclass` of the standard library; frozen classes with slots cost a third to define, and to make.

The library compiles up to eight functions for such a class. There are some hundreds of them, of which every
command defines most, and a build makes values by the million. Here one function is made for a class, the
`__init__`, which sets the slots directly. Its code is compiled once for all classes of one shape. What the
other functions do is the same for all classes. All else is the library's own: fields, defaults, `replace`,
and what type checkers know of a class.
"""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable, Sequence
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType, MemberDescriptorType
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass", "values_of"]

_QUICK = {"frozen": True, "slots": True}
_MARKERS = ("ClassVar", "InitVar", "KW_ONLY")
"""Annotations with these names are no fields."""

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(kind=None, /, **options):
        """Make a dataclass as `dataclasses.dataclass` does."""
        if options != _QUICK:
            return dataclasses.dataclass(kind, **options)
        return _frozen if kind is None else _frozen(kind)


def values_of(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of some attributes of an object, in one call."""
    if len(names) > 1:
        return attrgetter(*names)
    return (lambda value: (getattr(value, names[0]),)) if names else (lambda _: ())


def _frozen(kind: Any) -> Any:
    """A frozen dataclass with slots, out of a class; raises what the library's own raises for its fields."""
    written = {name for name in ("__init__", "__repr__", "__eq__") if name in kind.__dict__}
    hashed = kind.__dict__.get("__hash__") is not None
    made = _with_fields(kind)
    fields = dataclasses.fields(made)
    if "__init__" not in written:
        made.__init__ = _init(made, fields)
    if "__repr__" not in written:
        made.__repr__ = _repr(tuple(field.name for field in fields if field.repr))
    compared = values_of([field.name for field in fields if field.compare])
    if "__eq__" not in written:
        made.__eq__ = _eq(compared)
    if not hashed:
        made.__hash__ = lambda self: hash(compared(self))
    made.__setattr__, made.__delattr__ = _set, _delete
    made.__getstate__, made.__setstate__ = _state, _set_state
    return made


def _with_fields(kind: Any) -> Any:
    """The class with its fields and slots, as the library makes them.

    In every annotation that is a text, the library looks for the names of its markers: a quarter of its time.
    Where none has one, it is shown annotations that are no texts.
    """
    library: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)
    told = inspect.get_annotations(kind)
    if any(marker in str(annotation) for annotation in told.values() for marker in _MARKERS):
        return library(kind)
    kind.__annotations__ = dict.fromkeys(told, object)
    made = library(kind)
    made.__annotations__ = told
    for name, annotation in told.items():
        made.__dataclass_fields__[name].type = annotation
    return made


def _init(kind: Any, fields: tuple[dataclasses.Field[Any], ...]) -> Any:
    """The `__init__` of a class with these fields: the code of its shape, with the names of its fields.

    Raises `TypeError` where a field must be given by place and stands behind one that need not.
    """
    scope: dict[str, Any] = {"MISSING": dataclasses.MISSING}
    places: list[dataclasses.Field[Any]] = []
    named: list[dataclasses.Field[Any]] = []
    steps: list[str] = []
    for number, field in enumerate(fields):
        slot = getattr(kind, field.name)
        if not isinstance(slot, MemberDescriptorType):
            raise TypeError(f"{kind.__name__}.{field.name} is no slot")
        scope[f"set{number}"] = slot.__set__
        given = ""
        if field.init:
            of_kind = named if field.kw_only else places
            given = f"{'named' if field.kw_only else 'place'}{len(of_kind)}"
            of_kind.append(field)
        if field.default_factory is not dataclasses.MISSING:
            scope[f"make{number}"] = field.default_factory
            made = f"make{number}()"
            steps.append(
                f"set{number}(self, {f'{made} if {given} is MISSING else {given}' if given else made})"
            )
        elif given:
            steps.append(f"set{number}(self, {given})")
        elif field.default is not dataclasses.MISSING:
            scope[f"default{number}"] = field.default
            steps.append(f"set{number}(self, default{number})")
    if hasattr(kind, "__post_init__"):
        steps.append("self.__post_init__()")
    code = _code(len(places), len(named), "; ".join(steps) or "pass")
    code = code.replace(co_varnames=("self", *(field.name for field in (*places, *named))))
    needless = [field for field in places if not _is_needed(field)]
    if any(map(_is_needed, places[len(places) - len(needless) :])):
        raise TypeError(f"{kind.__name__}: a field without a default stands behind one with a default")
    made_init = FunctionType(code, scope, "__init__", tuple(field.default for field in needless))
    made_init.__kwdefaults__ = {field.name: field.default for field in named if not _is_needed(field)}
    made_init.__qualname__, made_init.__module__ = f"{kind.__qualname__}.__init__", kind.__module__
    return made_init


@cache
def _code(places: int, named: int, steps: str) -> CodeType:
    """The code of an `__init__` with so many parameters by place and by name alone.

    To compile it takes most of the time of defining a class, and most classes have the shape of another.
    """
    by_name = ("*", *(f"named{number}" for number in range(named))) if named else ()
    parameters = ", ".join(("self", *(f"place{number}" for number in range(places)), *by_name))
    scope: dict[str, Any] = {}
    exec(f"def __init__({parameters}): {steps}", scope)
    code: CodeType = scope["__init__"].__code__
    return code


def _is_needed(field: dataclasses.Field[Any]) -> bool:
    """Whether a value has to be given for a field."""
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _repr(names: tuple[str, ...]) -> Any:
    values, form = values_of(names), f"({', '.join(f'{name}=%r' for name in names)})"

    def shown(self: Any) -> str:
        return f"{self.__class__.__qualname__}{form % values(self)}"

    return shown


def _eq(compared: Any) -> Any:
    def equals(self: Any, other: object) -> Any:
        if other.__class__ is self.__class__:
            return compared(self) == compared(other)
        return NotImplemented

    return equals


def _set(self: Any, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    """The values of all fields, for a copy or a pickle."""
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
