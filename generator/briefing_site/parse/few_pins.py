"""The part of `seeds/seeds.lock` that a look at few cards needs, cut out without reading the rest as JSON.

The lock of a large site has megabytes, and takes longer to read than a page takes to make. In what `dump`
wrote (`parse/lock.py`) the entry of a source has lines of its own, in the order of ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

from briefing_site.model.files import File, Inputs
from briefing_site.model.paths import source_id
from briefing_site.parse.lock import VERSION

_CARDS, _SOURCES = b'{\n "cards": {\n', b' "sources": {\n'
_SECTION_ENDS = b"\n },\n"
_ENTRY_ENDS = b"\n  }"
_LOCK_ENDS = f' "version": {VERSION}\n}}\n'.encode()


def with_few_pins(inputs: Inputs) -> Inputs:
    """The same files, the lock with what it says of their own cards alone."""
    lock = inputs.lock
    part = part_of_lock(lock.data, {source_id(card.path) for card in inputs.cards}) if lock else None
    return replace(inputs, lock=File(lock.path, part, sha256(part).hexdigest())) if lock and part else inputs


def part_of_lock(data: bytes, sources: Iterable[str]) -> bytes | None:
    """A lock with what another says of some sources; None where that is not as `dump` writes it."""
    names = [name.encode() for name in sorted(sources)]
    if not data.startswith(_CARDS) or not data.endswith(_LOCK_ENDS):
        return None
    cards_end = data.find(_SECTION_ENDS)
    begin = cards_end + len(_SECTION_ENDS)
    sources_end = data.rfind(_SECTION_ENDS)
    if cards_end < 0 or sources_end <= cards_end or not data.startswith(_SOURCES, begin):
        return None
    cards = b",\n".join(_entries(data, names, len(_CARDS), cards_end))
    pinned = b",\n".join(_entries(data, names, begin + len(_SOURCES), sources_end))
    return b"".join((_CARDS, cards, b"\n },\n", _SOURCES, pinned, b"\n },\n", _LOCK_ENDS))


def _entries(data: bytes, names: Iterable[bytes], start: int, end: int) -> Iterator[bytes]:
    """The lines of the entries of some names, in their order, of a section from `start` to `end`."""
    start -= 1  # the line before the first entry ends there
    for name in names:
        opening = b'\n  "%b": {\n' % name
        at = data.find(opening, start, end)
        close = data.find(_ENTRY_ENDS, at, end + 1) if at >= 0 else -1
        if close >= 0:
            yield data[at + 1 : close + len(_ENTRY_ENDS)]
            start = close
