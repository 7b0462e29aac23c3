"""The pins of seeds.lock: where each excerpt of a source was found, and in which text."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing_site.model.fragment_context import NO_CONTEXT, FragmentContext
from briefing_site.model.verdict import Occurrence

CONTEXT = 32
"""How many characters before and after an excerpt are pinned."""


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


@dataclass(frozen=True, slots=True)
class PinnedSource:
    """The pins of one source."""

    archive: str
    """Name of the archived document."""
    sha256: str
    """SHA-256 of the document's bytes."""
    excerpts: Mapping[str, PinnedExcerpt] = field(default_factory=dict)
    words: int | None = None
    """How many words the document has; None in a lock of an older generator."""


@dataclass(frozen=True, slots=True)
class Lock:
    """All pins of a site, by id of the source."""

    sources: Mapping[str, PinnedSource] = field(default_factory=dict)


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
