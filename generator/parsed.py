"""What parsing and verifying give to linking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.config import Config
from generator.diagnostics import Diagnostic
from generator.model import Briefing, LooseCard, LooseText, Source
from generator.pins import Lock
from generator.verify import Verification


@dataclass(frozen=True, slots=True)
class Parsed:
    """Every file of a site folder as a value."""

    config: Config | None
    config_faults: tuple[Diagnostic, ...]
    briefings: tuple[Briefing, ...]
    loose: tuple[LooseText, ...]
    """Texts of briefings whose front matter cannot serve."""
    sources: tuple[Source, ...]
    loose_cards: tuple[LooseCard, ...]
    """Excerpts of source cards whose front matter cannot serve."""
    lock: Lock
    unread: frozenset[str]
    """Paths of the files that are not among the values, their faults being too grave."""
    faults: tuple[Diagnostic, ...]
    """Of briefings, cards and lock."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What the archive, or the lock, says of every excerpt."""

    by_source: Mapping[str, Mapping[str, Verification]]
    digests: Mapping[str, str]
    """By source: SHA-256 of the archived text, or of the one that was pinned."""
    archive: Mapping[str, str]
    """State of each archived text that was looked for: its digest, or what keeps it from being read."""
    faults: tuple[Diagnostic, ...]
