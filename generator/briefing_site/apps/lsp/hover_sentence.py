"""What of a cited sentence stands in its passages: the tokens of the sentence at a cursor, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from briefing_site.apps.lsp.hover_text import escaped
from briefing_site.apps.lsp.note_numbers import linked_briefing
from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from briefing_site.engine.site import Site
from briefing_site.link.lints.token_place import place_of
from briefing_site.link.site import Claim, LinkedSite
from briefing_site.model.grounding import Grounding, Standing, Token
from briefing_site.model.grounding_data import paragraph_of, standing_words
from briefing_site.model.lines import Lines
from briefing_site.text.written_words import WrittenText, written

_SIGNS = {
    Standing.CARRIED: "✓",
    Standing.DERIVED: "∴",
    Standing.INFERRED: "→",
    Standing.MISSING: "✕",
    Standing.UNJUDGED: "?",
}
_FAR = 4000
"""A sentence has a citation within so many characters of each of its words."""


def of_citation(known: SiteMoment, path: str, offset: int) -> str:
    """The tokens of the sentence whose citation is at an offset of a file; empty where there is none."""
    for claim, grounding in _pairs(known, path):
        spans = (use.citation.place for use in claim.uses)
        if any(known.offset(span.start) <= offset <= known.offset(span.end) for span in spans):
            return _told(known, grounding)
    return ""


def of_sentence(known: SiteMoment, path: str, offset: int) -> tuple[str, int, int] | None:
    """The tokens of the cited sentence at an offset of a file, and where it begins and ends there."""

    @cache
    def file() -> tuple[Lines, WrittenText]:
        return known.lines(path), written(known.text(path))

    for claim, grounding in _pairs(known, path):
        brackets = [bracket[-1].citation.place for bracket in claim.brackets]
        if all(abs(known.offset(span.start) - offset) > _FAR for span in brackets):
            continue
        sentence = claim.sentence
        first, last = len(sentence.split(maxsplit=1)[0]), len(sentence.rsplit(maxsplit=1)[-1])
        ends = (0, first), (len(sentence) - last, len(sentence))
        spans = [*(place_of(claim, start, end, file) for start, end in ends), *brackets]
        low = min(known.offset(span.start) for span in spans)
        high = max(known.offset(span.end) for span in spans)
        if low <= offset <= high and (text := _told(known, grounding)):
            return text, low, high
    return None


def _pairs(known: SiteMoment, path: str) -> Iterator[tuple[Claim, Grounding]]:
    """The claims of the briefing of a file, a draft too, with their groundings."""
    site, linked = _site(known), linked_briefing(known, path)
    if site and linked:
        yield from zip(site.claims[linked.address], site.groundings[linked.address], strict=True)


def _site(known: SiteMoment) -> LinkedSite | None:
    return known.state.linked if isinstance(known.state, Site) else None


def _told(known: SiteMoment, grounding: Grounding) -> str:
    """The tokens as a list; empty where the sentence has none."""
    lines = [f"- {_SIGNS[t.standing]} **{escaped(t.text)}** {_words(known, t)}" for t in grounding.tokens]
    if lines and grounding.basis == "lock":
        lines.append("\nBy seeds.lock: the archived text is not here.")
    return "\n".join(lines)


def _words(known: SiteMoment, token: Token) -> str:
    site = _site(known)
    starts = site.paragraphs.get(token.passage.source, ()) if site and token.passage else ()
    told = escaped(standing_words(token, paragraph_of(token, starts)))
    hidden = token.standing is Standing.CARRIED and not token.shown
    return f"{told}; the note does not show it" if hidden else told
