"""Keys of citations that are none, or lead nowhere: which are mistakes, since the site has what was meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefing_site.model import faults
from briefing_site.model.citation import Citation, Flaw, UncitedKey
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.source import Source

_MOST_WORDS = 6
"""How many words behind a source are tried for the rest of its id."""


def readings(key: UncitedKey) -> tuple[str, ...]:
    """The ids of the sources that a key may be meant for, the likeliest first.

    A key without an at sign may begin with what was typed in its place, as in `2harbour-2026#depth`: most
    keyboards have a digit on the key of the sign.
    """
    if key.flaw is Flaw.UNSIGNED and len(key.source) > 1:
        return key.source, key.source[1:]
    return (key.source,)


def uncited_fault(key: UncitedKey, sources: Mapping[str, Source]) -> Diagnostic | None:
    """The fault of a key where the site has its source; None where it is plain words."""
    for name in readings(key):
        if source := sources.get(name):
            return _fault(key, name, [excerpt.id for excerpt in source.excerpts])
    return None


def _fault(key: UncitedKey, name: str, excerpts: list[str]) -> Diagnostic | None:
    known = key.excerpt in excerpts
    if name != key.source:
        if not (known or (key.excerpt is None and "-" in name)):
            return None
        key = replace(key, source=name, flaw=Flaw.MISSIGNED)
    if key.flaw in (Flaw.FOLLOWED, Flaw.MISSIGNED) and key.excerpt is not None and not known:
        return None
    return faults.citation.not_cited(key, excerpts)


def meant_key(citation: Citation, sources: Mapping[str, Source]) -> str:
    """The key, without its at sign, that a citation of an unknown source was meant for; empty for none.

    It has a hyphen in the place of the number sign: `@harbour-2026-depth`.
    """
    parts = citation.source.split("-")
    for cut in range(len(parts) - 1, 0, -1):
        name, rest = "-".join(parts[:cut]), "-".join(parts[cut:])
        if citation.excerpt is None and (source := sources.get(name)):
            return f"{name}#{rest}" if any(excerpt.id == rest for excerpt in source.excerpts) else ""
    return ""


def spaced_source(citation: Citation, sources: Mapping[str, Source]) -> str:
    """The id of the source that is written with blanks, as in `[@harbour board 2026]`; empty for none."""
    words = citation.suffix.split()[:_MOST_WORDS] if citation.excerpt is None else []
    names = ("-".join((citation.source, *words[:count])) for count in range(len(words), 0, -1))
    return next((name for name in names if name in sources), "")
