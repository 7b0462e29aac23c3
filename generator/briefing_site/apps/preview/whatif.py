"""What an open page asks: what would be lost without some sources.

The two sites that are compared are only thought of, so that what is made of them touches nothing of the live
one.
"""

from __future__ import annotations

from typing import Any

from briefing_site.apps.preview.open_page import OpenPage
from briefing_site.engine.look import NoSite
from briefing_site.engine.site import Site, Snapshot
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Thought:
    """A site, and the same without some of its sources."""

    site: Site
    other: Site
    names: tuple[str, ...]


def thought(client: OpenPage, state: Snapshot | None) -> Thought | None:
    """Tell a page which sources there are; the two sites to compare, where it asks to be without some."""
    if not client.whatif or state is None:
        return None
    from briefing_site.apps.preview.whatif_messages import choice, known

    names = known(state, client.without)
    client.tell("sources", sources=choice(state, client.address))
    if not names or isinstance(state, NoSite):
        client.tell("whatif", found=None)
        return None
    return Thought(state.thought_without(()), state.thought_without(names), tuple(names))


def loss(asked: Thought, address: str) -> Any:
    """What would be lost, as the page at an address is told of it; to render what would change takes long."""
    from briefing_site.apps.preview.whatif_messages import answer
    from briefing_site.engine.whatif import between

    return answer(asked.site, between(asked.site, asked.other, asked.names), asked.names, address)
