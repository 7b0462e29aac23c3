"""A page that is open in a browser: what it shows, and the messages to it."""

from __future__ import annotations

import asyncio
import json
from dataclasses import field
from typing import Any

from briefing_site.text.dataclass import dataclass


@dataclass(eq=False, slots=True)
class OpenPage:
    """A page that is open in a browser."""

    loop: asyncio.AbstractEventLoop
    messages: asyncio.Queue[str] = field(default_factory=asyncio.Queue)
    """Messages that wait to be sent."""
    address: str = ""
    """Address that the page shows; empty until its script has said so."""
    version: str = ""
    """Version of the content that the page shows."""
    evidence: bool = False
    """Whether the page shows the evidence too."""
    whatif: bool = False
    """Whether the page shows what would be lost without some sources."""
    without: tuple[str, ...] = ()
    """Ids of the sources that it asks to be without."""
    told: dict[str, str] = field(default_factory=dict)
    """Kind of a message to the last message of that kind that was sent."""

    def tell(self, kind: str, **values: Any) -> None:
        """Send a message, unless it is the same as the last of its kind."""
        text = json.dumps({"kind": kind, **values}, ensure_ascii=False)
        if self.told.get(kind) != text:
            self.told[kind] = text
            self.loop.call_soon_threadsafe(self.messages.put_nowait, text)
