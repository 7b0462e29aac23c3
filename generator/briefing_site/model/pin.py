"""What seeds.lock records of a source: where each excerpt was found, and in which text."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing_site.model.verdict import Occurrence

CONTEXT = 32
"""How many characters before and after an excerpt are pinned."""


@dataclass(frozen=True, slots=True)
class PinnedWords:
    """Where the words of an excerpt were found, and digests by which they are known again."""

    occurrence: Occurrence
    exact: str
    """Digest of the words as they stand in the text."""
    prefix: str
    """Digest of the 32 characters before; of fewer at the start of the text."""
    suffix: str
    """The same of those behind."""


@dataclass(frozen=True, slots=True)
class PinnedExcerpt:
    """The pin of one excerpt; digests are SHA-256 in hexadecimal digits."""

    at: str | None
    """As the card gives it; None where it gives no place."""
    verdict: str
    quote: str
    """Digest of the card's quotation, as written."""
    words: PinnedWords | None = None
    """None where the excerpt was not found."""


@dataclass(frozen=True, slots=True)
class PinnedSource:
    """The pins of one source."""

    archive: str
    """Name of the archived document."""
    sha256: str
    """Of its bytes."""
    excerpts: Mapping[str, PinnedExcerpt] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lock:
    """All pins of a site, by id of the source."""

    sources: Mapping[str, PinnedSource] = field(default_factory=dict)


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
