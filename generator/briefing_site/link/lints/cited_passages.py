"""The passages that a briefing cites anywhere, with which what cites nothing itself is compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefing_site.link.ground import Passages
from briefing_site.link.site import Claim
from briefing_site.verify.grounding.passage import Passage


def cited_passages(
    claims: Iterable[Claim], passages: Callable[[str], Passages]
) -> tuple[Passage | None, ...]:
    """What the claims of a briefing cite, each once; None for a source that has no such passage."""
    keys = dict.fromkeys(use.citation.key for claim in claims for use in claim.uses)
    return tuple(passages(key.source).get(key) for key in keys)
