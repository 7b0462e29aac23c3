"""Who speaks in a passage, and through whom: `X, quoted by Y in Z, quoted by W`."""

from __future__ import annotations

from briefing_site.text.dataclass import dataclass

_RELAYED = ", quoted by "
_WITHIN = " in "


@dataclass(frozen=True, slots=True)
class Relay:
    """Somebody who passes on the words of another."""

    by: str
    """A person or an outlet."""
    within: str
    """The work in which that is done; empty where it is not told."""


@dataclass(frozen=True, slots=True)
class SpeakerChain:
    """A speaker, and all through whom the words have come, the nearest to the speaker first."""

    name: str
    relays: tuple[Relay, ...] = ()


def speaker_chain(written: str) -> SpeakerChain:
    """The speaker as a card has it, taken apart: `Ann Roe, quoted by Port Post in The tides`.

    A name with ` in ` behind `quoted by` is that of a work from there on.
    """
    name, *others = (part.strip() for part in written.split(_RELAYED))
    relays = []
    for other in others:
        by, _, within = other.partition(_WITHIN)
        relays.append(Relay(by.strip(), within.strip()))
    return SpeakerChain(name, tuple(relay for relay in relays if relay.by))
