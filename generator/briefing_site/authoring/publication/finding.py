"""What a look at a built site finds."""

from __future__ import annotations

from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a built site, or about the server that publishes it."""

    where: str
    """A file of the site, or an address."""
    what: str
    """What is so, and the cure, in a sentence."""
    wrong: bool = True
    """Whether it ought to be mended; advice otherwise."""
