"""The sources and excerpts in use in a whole site (`link/use.py`), kept from look to look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import compress

from briefing_site.link.keep import Keep
from briefing_site.link.site import LinkedBriefing, placed_bodies
from briefing_site.link.use import in_use, named
from briefing_site.model.briefing import LooseText
from briefing_site.model.note_key import CitedKey, ExcerptKey
from briefing_site.model.paths import is_card, source_id
from briefing_site.model.source import Source
from briefing_site.parse.result import ParseResult
from briefing_site.text.dataclass import dataclass

_NAMED = "named by"
"""The slot of what the page of each briefing names."""


class Uses:
    """The sources and excerpts in use (`link/use.py`)."""

    def __init__(
        self,
        parsed: ParseResult,
        linked: Sequence[LinkedBriefing],
        known: frozenset[CitedKey],
        memory: Keep,
    ) -> None:
        self._memory = memory
        self._loose = parsed.loose
        every = memory.facts(_NAMED, linked, _named_by, equal=True)
        lost = memory.each("keys that cannot serve", (parsed.sources,), _lost_keys, equal=True)
        unread = memory.same("files without a value", parsed.unread)
        cards = memory.get("keys of cards", (known, lost, unread), lambda: _cards(known, lost, unread))
        # What is not there is in nobody's use: while a key is typed, nothing comes into use or goes.
        self._by_briefing = memory.each(
            "named that is there", (every,), cards.there, shared=(cards,), equal=True
        )
        self._by_loose = memory.each("named by loose texts", (parsed.loose,), _named_by_text, equal=True)
        derived = memory.each("derived from", (parsed.sources,), lambda s: (s.id, s.derived_from), equal=True)
        gists = memory.each("named by gists", (parsed.sources,), _of_gists, equal=True)
        self._leads = memory.get("what sources lead to", (derived, gists), lambda: _Leads.of(derived, gists))
        self.used = self._used("used", self._by_briefing, self._by_loose)
        """What any text uses."""

    def published(
        self, shows: Sequence[bool], *, drafts: bool
    ) -> tuple[frozenset[CitedKey], frozenset[CitedKey]]:
        """What texts use that are published, and what briefings alone do."""
        names: Sequence[frozenset[CitedKey]] = self._by_briefing
        loose: Sequence[frozenset[CitedKey]] = self._by_loose
        if not all(shows):
            names = self._memory.column("named by published briefings", tuple(compress(names, shows)))
        if any(text.draft for text in self._loose) and not drafts:
            kept = zip(loose, self._loose, strict=True)
            loose = tuple(names for names, text in kept if not text.draft)
        unlike = names is not self._by_briefing or loose is not self._by_loose
        held = self._used("held", names, loose) if unlike else self.used
        return held, self._used("used by briefings", names, ()) if loose else held

    def _used(
        self, slot: str, names: Sequence[frozenset[CitedKey]], loose: Sequence[frozenset[CitedKey]]
    ) -> frozenset[CitedKey]:
        def make() -> frozenset[CitedKey]:
            return in_use(frozenset().union(*names, *loose), self._leads.sources, self._leads.of_gist)

        loose = self._memory.column(f"loose texts: {slot}", loose)
        return self._memory.get(slot, (names, loose, self._leads), make)


@dataclass(frozen=True, slots=True)
class _Cards:
    """What there is to be used."""

    keys: frozenset[CitedKey]
    """Of sources and excerpts, of those too that cannot serve."""
    unread: frozenset[str]
    """Ids of the cards that have no value, so that their keys are not all known."""

    def there(self, names: frozenset[CitedKey]) -> frozenset[CitedKey]:
        """Those of some keys that are there, or may be."""
        if names <= self.keys:  # as in nearly every text
            return names
        return frozenset(key for key in names if key in self.keys or key.source in self.unread)


@dataclass(frozen=True, slots=True)
class _Leads:
    """What sources in use put in use besides."""

    sources: Mapping[str, str | None]
    """Id of a source to the id of what it is derived from."""
    gists: Mapping[ExcerptKey, frozenset[CitedKey]]
    """Key of an excerpt to what its gist names, where that is anything."""

    @classmethod
    def of(
        cls,
        derived: Iterable[tuple[str, str | None]],
        gists: Iterable[Mapping[ExcerptKey, frozenset[CitedKey]]],
    ) -> _Leads:
        return cls(dict(derived), {key: names for of_source in gists for key, names in of_source.items()})

    def of_gist(self, key: ExcerptKey) -> frozenset[CitedKey]:
        return self.gists.get(key, frozenset())


def _cards(known: frozenset[CitedKey], lost: Iterable[tuple[CitedKey, ...]], unread: Iterable[str]) -> _Cards:
    sources = frozenset(source_id(path) for path in unread if is_card(path))
    return _Cards(known.union(*lost), sources)


def _lost_keys(source: Source) -> tuple[CitedKey, ...]:
    return tuple(ExcerptKey(source.id, name) for name, _ in source.unusable)


def named_by(linked: LinkedBriefing, memory: Keep) -> frozenset[CitedKey]:
    """The sources and excerpts that the page of a briefing names, out of the memory."""
    return memory.fact(_NAMED, linked, partial(_named_by, linked))


def _named_by(linked: LinkedBriefing) -> frozenset[CitedKey]:
    """The sources and excerpts that the page of a briefing names."""
    return named((body for body, _ in placed_bodies(linked)), linked.briefing.path)


def _named_by_text(text: LooseText) -> frozenset[CitedKey]:
    return named(text.bodies, text.path)


def _of_gists(source: Source) -> dict[ExcerptKey, frozenset[CitedKey]]:
    """Key of an excerpt to what its gist names, where that is anything."""
    names = {
        ExcerptKey(source.id, excerpt.id): named((excerpt.gist,), source.path) for excerpt in source.excerpts
    }
    return {excerpt: keys for excerpt, keys in names.items() if keys}
