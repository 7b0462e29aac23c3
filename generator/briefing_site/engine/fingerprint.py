"""The fingerprint of a page: a digest of all that its view holds."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from markupsafe import Markup

from briefing_site.text.dataclass import values_of
from briefing_site.view.values.evidence import StandingView
from briefing_site.view.values.notes import CitedSource, Passage, Quote, VerdictView
from briefing_site.view.values.pages import PageView
from briefing_site.view.values.parts import BriefingCard, SiteView, SourceLine

Told = dict[int, tuple[object, str]]
"""By identity: a value that many views hold, and the digest of its content."""

_HELD_BY_MANY = frozenset(
    [SiteView, SourceLine, BriefingCard, CitedSource, Passage, Quote, StandingView, VerdictView]
)


def fingerprint(view: PageView, stamp: str, told: Told | None = None) -> str:
    """A digest of a view and of the `stamp`, which covers theme and generator.

    Behind the digest stands a checksum of each field, for `changed_fields`. Who asks for many views gives
    one `told` for all of them, in which the digests of what they share are kept.
    """
    told = {} if told is None else told
    digest = hashlib.sha256(stamp.encode())
    parts = []
    for field in fields(view):
        data = _content((getattr(view, field.name),), told)
        digest.update(b"\0%s\0" % field.name.encode())
        digest.update(data)
        parts.append(f"{zlib.crc32(data):08x}")
    return f"{digest.hexdigest()} {' '.join(parts)}"


def changed_fields(view: PageView, before: str, now: str) -> tuple[str, ...]:
    """Names of the fields of a view that differ between two fingerprints."""
    old, new = before.split()[1:], now.split()[1:]
    if len(old) != len(new):
        return ()
    return tuple(field.name for field, one, other in zip(fields(view), old, new, strict=True) if one != other)


def _content(values: Iterable[Any], told: Told) -> bytes:
    """The content of some values as bytes that differ where it does."""
    out: list[str] = []
    _tell(values, out, told)
    return "\0".join(out).encode("utf-8", "surrogatepass")


def _tell(values: Iterable[Any], out: list[str], told: Told) -> None:
    """Add each value to `out`. What is no text begins with a control character: no text of a page does."""
    for value in values:
        kind: type = value.__class__
        if kind is str or kind is Markup:
            out.append(value)
        elif kind is tuple:
            out.append(f"\1{len(value)}")
            _tell(value, out, told)
        elif value is None:
            out.append("\2")
        elif kind in _HELD_BY_MANY:
            out.append(_digest(value, told))
        elif _is_value(kind):
            out.append(f"\3{kind.__name__}")
            _tell(_values_of(kind)(value), out, told)
        else:
            out.append(f"\4{value!r}")


def _digest(value: Any, told: Told) -> str:
    held = told.get(id(value))
    if held is None:
        content = _content(_values_of(value.__class__)(value), told)
        # The value is kept beside its digest, so that no other can come to have its identity.
        held = told[id(value)] = (value, f"\5{hashlib.sha256(content).hexdigest()}")
    return held[1]


@cache
def _is_value(kind: type) -> bool:
    return is_dataclass(kind)


@cache
def _values_of(kind: type) -> Callable[[Any], Iterable[Any]]:
    """What gives the values of all fields of a dataclass."""
    return values_of([field.name for field in fields(kind)])
