"""What verifying gives to linking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.pin import PinnedSource
from briefing_site.model.verification import Verification


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """What the archive, or the lock, says of every excerpt."""

    by_source: Mapping[str, Mapping[str, Verification]]
    digests: Mapping[str, str]
    """By source: SHA-256 of the archived text, or of the one that was pinned."""
    archive: Mapping[str, str]
    """State of each archived text that was looked for: its digest, or what keeps it from being read."""
    pins: Mapping[str, PinnedSource]
    """By source whose text is at hand: what the lock is to record of it."""
    faults: tuple[Diagnostic, ...]
    unnamed: tuple[str, ...] = ()
    """Names of the texts at hand that no card names; none are looked for where every card names one."""
