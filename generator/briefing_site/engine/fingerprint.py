"""The fingerprint of a page: a digest of all that its view holds."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import fields

from briefing_site.view.values.pages import PageView


def fingerprint(view: PageView, stamp: str) -> str:
    """A digest of a view and of the `stamp`, which covers theme and generator.

    The digest is of the `repr` of each field. Behind the digest stands a checksum of each field, for
    `changed_fields`.
    """
    digest = hashlib.sha256(stamp.encode())
    parts = []
    for field in fields(view):
        data = repr(getattr(view, field.name)).encode("utf-8", "surrogatepass")
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
