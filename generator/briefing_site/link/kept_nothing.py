"""That nothing was found is kept for later commands, in less room than what was found would take."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from briefing_site.link.keep import Keep

T = TypeVar("T")


def unless_nothing(
    slot: str, signature: str, find: Callable[[], tuple[T, ...]], memory: Keep
) -> tuple[T, ...]:
    """What `find` finds; it is not called where it found nothing for the same signature.

    The signature tells all that the findings are made from. Nearly every file has none.
    """
    found: list[tuple[T, ...]] = []

    def is_empty() -> bool:
        found.append(find())
        return not found[0]

    if memory.known_by(slot, signature, is_empty):
        return ()
    return found[0] if found else find()
