"""What an open page sends over its socket, as a message."""

from __future__ import annotations

import json
from typing import Any

_LONGEST = 64_000
"""The longest message from a page that is read, in characters."""


def message_of(text: str) -> dict[str, Any] | None:
    """The message in a text; None where it is none, as no script of the preview sends it."""
    if len(text) > _LONGEST:
        return None
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return message if isinstance(message, dict) else None
