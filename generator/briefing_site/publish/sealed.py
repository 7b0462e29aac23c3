"""Records that only this user of this machine can have written: each is sealed with the user's own key.

A folder may come from somebody else, with a `.cache/` in it. What such records say of files, pages and faults
is never believed. Nothing slow is imported: an unchanged build does little else than read two of them.
"""

from __future__ import annotations

from briefing_site.publish.user_key import user_key
from briefing_site.text.blake2 import blake2b

_SIZE = 16
"""Bytes of a seal."""


def sealed(head: bytes, body: bytes) -> bytes | None:
    """A record with its head and its seal (keyed BLAKE2, RFC 7693); None where the user has no key."""
    key = user_key()
    return head + _seal(head + body, key) + body if key else None


def unsealed(head: bytes, record: bytes) -> bytes | None:
    """The body of a record of a kind; None where it was damaged, or written by somebody else."""
    key = user_key()
    start = len(head) + _SIZE
    body = record[start:]
    if key is None or not record.startswith(head) or record[len(head) : start] != _seal(head + body, key):
        return None
    return body


def _seal(data: bytes, key: bytes) -> bytes:
    return blake2b(data, digest_size=_SIZE, key=key).digest()
