"""What a site rests on in a source card, and how that differs from what its author last accepted.

`briefing pin` accepts a card as it stands: seeds.lock keeps the parts that readers see and verdicts rest
on. A card that says something else now is told, with all that rests on it, until it is accepted again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefing_site.model.body import Hole, LinkHole
from briefing_site.model.body_text import body_html
from briefing_site.model.pin import PinnedCard, digest
from briefing_site.model.source import Excerpt, Notice, Source
from briefing_site.text.dataclass import dataclass

_TAG = re.compile(r"<[^<>]*>")
_PLAIN = frozenset(
    {
        "archived_url",
        "derived_from",
        "kind",
        "lang",
        "language",
        "published",
        "rights",
        "speaker",
        "url",
        "voice",
    }
)
"""Parts that are kept as they are, so that a message can say what they were; others are kept as digests."""


@dataclass(frozen=True, slots=True)
class Change:
    """A part of a card that is not as it was accepted."""

    excerpt: str
    """Id of the excerpt that it belongs to; empty for a key of the front matter."""
    part: str
    """Name of the part: `gist`, `voice`, `url`, ..."""
    before: str | None
    """The accepted value where the lock keeps it as it is; None where there was none, or only its digest."""
    now: str | None
    """The present value, as for `before`."""
    was_given: bool
    is_given: bool


def accepted(source: Source) -> PinnedCard:
    """What the lock is to keep of a card."""
    return PinnedCard(_kept(_head(source)), {e.id: _kept(_parts(e)) for e in source.excerpts})


def changes(source: Source, pinned: PinnedCard) -> tuple[Change, ...]:
    """How a card differs from what was accepted: its front matter, then its excerpts in their order.

    An excerpt that is new, or no longer there, is no change: nothing accepted rests on the first, and a
    citation of the second leads nowhere, which is told at the citation.
    """
    now = accepted(source)
    found = [*_differences("", pinned.head, now.head)]
    for name, parts in now.excerpts.items():
        if name in pinned.excerpts:
            found += _differences(name, pinned.excerpts[name], parts)
    return tuple(found)


def _differences(excerpt: str, before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Change]:
    for part in sorted(before.keys() | now.keys()):
        old, new = before.get(part), now.get(part)
        if old != new:
            shown = part in _PLAIN
            yield Change(
                excerpt,
                part,
                old if shown else None,
                new if shown else None,
                was_given=old is not None,
                is_given=new is not None,
            )


def _head(source: Source) -> dict[str, str | None]:
    """The keys of the front matter that readers see, but for `accessed` and `translator`."""
    return {
        "archived_url": source.archived_url,
        "author": "; ".join(name.inverted for name in source.written_by),
        "corrected": _notice(source.corrected),
        "derived_from": source.derived_from,
        "descriptor": source.descriptor,
        "kind": source.kind,
        "language": source.language,
        "perspective": source.perspective,
        "published": str(source.published) if source.published else None,
        "publisher": source.publisher,
        "rights": source.rights,
        "title": source.title,
        "url": source.url,
        "withdrawn": _notice(source.withdrawn),
    }


def _parts(excerpt: Excerpt) -> dict[str, str | None]:
    translation = excerpt.translation
    return {
        "gist": _TAG.sub(" ", body_html(excerpt.gist, _label)),
        "lang": excerpt.lang,
        "quote": excerpt.quote,
        "speaker": excerpt.speaker,
        "translation": f"{translation.official} {translation.text}" if translation else None,
        "voice": excerpt.voice,
    }


def _label(hole: Hole) -> str:
    """The author's words of a link; not its target, which gets another name when something is renamed."""
    return hole.label if isinstance(hole, LinkHole) else ""


def _notice(notice: Notice | None) -> str | None:
    return f"{notice.date} {notice.reason}" if notice else None


def _kept(parts: Mapping[str, str | None]) -> dict[str, str]:
    """The parts that are given, long ones as digests."""
    given = ((name, " ".join(text.split())) for name, text in parts.items() if text)
    return {name: text if name in _PLAIN else digest(text) for name, text in given if text}
