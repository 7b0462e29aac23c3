"""Excerpts that no text uses."""

from __future__ import annotations

from briefing_site.link.keep import Keep
from briefing_site.link.link import LinkResult
from briefing_site.model import faults
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.note_key import ExcerptKey
from briefing_site.model.paths import is_briefing
from briefing_site.model.source import Source
from briefing_site.parse.result import ParseResult


def unused(
    config: Config, parsed: ParseResult, linked: LinkResult, memory: Keep
) -> tuple[tuple[Diagnostic, ...], ...]:
    """The faults of the excerpts of each source that nobody uses."""
    if any(is_briefing(path) for path in parsed.unread):
        return ()  # the citations of a file that could not be read are not known

    def make(source: Source) -> tuple[Diagnostic, ...]:
        return tuple(
            faults.source_card.unused_excerpt(
                excerpt.place, source.id, excerpt.id, excerpt.whole, published=config.publish_uncited
            )
            for excerpt in source.excerpts
            if ExcerptKey(source.id, excerpt.id) not in linked.used
        )

    return memory.each("unused excerpts", (parsed.sources,), make, shared=(linked.used, config), equal=True)
