"""The result of verifying a site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.document import Document
from briefing_site.model.pin import PinnedSource
from briefing_site.model.verification import Verification
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """The verification of every excerpt, by the archive or the lock."""

    by_source: Mapping[str, Mapping[str, Verification]]
    digests: Mapping[str, str]
    """Id of a source to the SHA-256 of its archived text, or of the text that was pinned."""
    archive: Mapping[str, str]
    """Name of each archived text that was looked for to its digest, or to the reason why it is not read."""
    pins: Mapping[str, PinnedSource]
    """Id of each source whose text is at hand to the pins that the lock is to have, made when asked for."""
    unpinned: Mapping[str, frozenset[str]]
    """Path of a card to the excerpts that stand in its text otherwise than in the lock."""
    lengths: Mapping[str, int]
    """Id of a source to the number of words of its document, as it was read or as the lock has it."""
    faults: tuple[Diagnostic, ...]
    unnamed: tuple[str, ...] = ()
    """Names of the texts at hand that no card names; none are looked for where every card names one."""
    documents: Mapping[str, Document] = field(default_factory=dict)
    """Id of each source whose text is at hand to the text."""
