"""The pins of seeds.lock: where each excerpt of a source was found, in which text, and what its card said."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import field, replace
from typing import TypeVar

from briefing_site.model.compact import compact
from briefing_site.model.date import Date
from briefing_site.model.fragment_context import NO_CONTEXT, FragmentContext
from briefing_site.model.halves import InHalves
from briefing_site.model.verdict import Occurrence
from briefing_site.text.dataclass import dataclass

T = TypeVar("T")

WHOLE = "whole"
"""The place of a passage that is all of a document, for citations of the source alone."""
OF_SOURCE = "source"
"""The place of what a document says of itself, which explains all its passages: its own dates and years."""
CONTEXT = 32
"""How many characters before and after an excerpt are pinned."""


@compact
@dataclass(frozen=True, slots=True)
class PinnedWords:
    """The place of an excerpt's words, and digests by which a changed text is noticed."""

    occurrence: Occurrence
    exact: str
    """Digest of the words as they stand in the text."""
    prefix: str
    """Digest of the 32 characters before; of fewer at the start of the text."""
    suffix: str
    """Digest of the 32 characters behind; of fewer at the end of the text."""


@compact
@dataclass(frozen=True, slots=True)
class PinnedExcerpt:
    """The pin of one excerpt; digests are SHA-256 in hexadecimal digits."""

    at: str | None
    """The place as the card gives it; None where the card gives none."""
    verdict: str
    quote: str
    """Digest of the card's quotation, as written."""
    words: PinnedWords | None = None
    """None where the excerpt was not found."""
    context: FragmentContext = NO_CONTEXT
    """The words that a link into the original needs, so that it lights no other place."""


@compact
@dataclass(frozen=True, slots=True)
class PinnedTokens:
    """The tokens of a passage, as data that gives no text away (`text/token_digests.py`)."""

    digests: frozenset[str]
    salt: str


@dataclass(frozen=True, slots=True)
class PinnedSource(InHalves):
    """The pins of one source."""

    LATER = ("excerpts", "passages")

    archive: str
    """Name of the archived document."""
    sha256: str
    """SHA-256 of the document's bytes."""
    excerpts: Mapping[str, PinnedExcerpt] = field(default_factory=dict)
    words: int | None = None
    """How many words the document has; None in a lock of an older generator."""
    passages: Mapping[str, PinnedTokens] = field(default_factory=dict)
    """By place, as in `7`, `7-8`, `3:6`, `WHOLE` or `OF_SOURCE`; empty in a lock of an older generator."""
    day: Date | None = None
    """The day on which these pins were written; None in a lock of an older generator."""


@dataclass(frozen=True, slots=True)
class PinnedCard(InHalves):
    """What readers and verdicts rest on in a card, as it was when the author last accepted it.

    A part that the card did not have is left out. Long texts are kept as digests, short ones as they are.
    """

    LATER = ("head", "excerpts")

    head: Mapping[str, str]
    """Key of the front matter to its value."""
    excerpts: Mapping[str, Mapping[str, str]]
    """Id of an excerpt to its parts: `quote`, `gist`, `voice` and the like."""


@compact
@dataclass(frozen=True, slots=True)
class Lock:
    """All pins of a site, by id of the source."""

    sources: Mapping[str, PinnedSource] = field(default_factory=dict)
    cards: Mapping[str, PinnedCard] = field(default_factory=dict)
    digest: str = ""
    """That of the file; empty for pins that are in no file, or no longer as they are in it."""

    def with_source_renamed(self, old: str, new: str) -> Lock:
        """The pins where a source has another id, also as the original of others."""

        def head(card: PinnedCard) -> PinnedCard:
            original = {"derived_from": new} if card.head.get("derived_from") == old else {}
            return replace(card, head={**card.head, **original})

        cards = {name: head(card) for name, card in self.cards.items()}
        sources = _renamed(self.sources, old, new)
        return replace(self, sources=sources, cards=_renamed(cards, old, new), digest="")

    def with_excerpt_renamed(self, source: str, old: str, new: str) -> Lock:
        """The pins where an excerpt of a source has another id."""
        texts, cards = dict(self.sources), dict(self.cards)
        if text := texts.get(source):
            texts[source] = replace(text, excerpts=_renamed(text.excerpts, old, new))
        if card := cards.get(source):
            cards[source] = replace(card, excerpts=_renamed(card.excerpts, old, new))
        return replace(self, sources=texts, cards=cards, digest="")


def _renamed(values: Mapping[str, T], old: str, new: str) -> dict[str, T]:
    """The same values in their order, one of them under another name."""
    return {new if name == old else name: value for name, value in values.items()}


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
