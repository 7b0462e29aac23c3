"""The `dataclass` of the standard library; frozen classes with slots cost a third to define, and to make.

The library compiles up to eight functions for such a class. There are some hundreds of them, of which every
command defines most, and a build makes values by the million. Here one function is compiled, the `__init__`,
which sets the slots directly; what the others do is the same for all classes. All else is the library's own:
fields, defaults, `replace`, and what type checkers know of a class.
"""

from __future__ import annotations

import dataclasses
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any

from briefing_site.model.compact import values_of

__all__ = ["dataclass"]

_QUICK = {"frozen": True, "slots": True}

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(kind=None, /, **options):
        """Make a dataclass as `dataclasses.dataclass` does."""
        if options != _QUICK:
            return dataclasses.dataclass(kind, **options)
        return _frozen if kind is None else _frozen(kind)


def _frozen(kind: Any) -> Any:
    """A frozen dataclass with slots, out of a class; raises what the library's own raises for its fields."""
    written = {name for name in ("__init__", "__repr__", "__eq__") if name in kind.__dict__}
    hashed = kind.__dict__.get("__hash__") is not None
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(kind)
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


def _init(kind: Any, fields: tuple[dataclasses.Field[Any], ...]) -> Any:
    """The `__init__` of a class with these fields."""
    scope: dict[str, Any] = {"MISSING": dataclasses.MISSING}
    places: list[str] = []
    named: list[str] = []
    steps: list[str] = []
    for number, field in enumerate(fields):
        slot = getattr(kind, field.name)
        if not isinstance(slot, MemberDescriptorType):
            raise TypeError(f"{kind.__name__}.{field.name} is no slot")
        scope[f"set{number}"] = slot.__set__
        value = field.name
        if field.default_factory is not dataclasses.MISSING:
            scope[f"make{number}"] = field.default_factory
            value = f"make{number}() if {value} is MISSING else {value}" if field.init else f"make{number}()"
            default = "=MISSING"
        elif field.default is not dataclasses.MISSING:
            scope[f"default{number}"] = field.default
            value = value if field.init else f"default{number}"
            default = f"=default{number}"
        else:
            default = ""
        if field.init:
            (named if field.kw_only else places).append(f"{field.name}{default}")
        if field.init or default:
            steps.append(f"set{number}(self, {value})")
    if hasattr(kind, "__post_init__"):
        steps.append("self.__post_init__()")
    parameters = ", ".join(("self", *places, *(("*", *named) if named else ())))
    exec(f"def __init__({parameters}): {'; '.join(steps) or 'pass'}", scope)
    made = scope["__init__"]
    made.__qualname__, made.__module__ = f"{kind.__qualname__}.__init__", kind.__module__
    return made


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
