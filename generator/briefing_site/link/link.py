"""The stage `link`, the only one that sees every file.

Linking resolves citations and links, numbers the notes of each briefing, and turns citations round into
"cited by". Drafts are linked like all briefings, and left out of the site. So are sources and excerpts that
nobody uses (`link/use.py`).
"""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, compress
from operator import attrgetter, is_, not_
from typing import TypeVar, cast

from briefing_site.link.claims import citing_sentences, copies, figures_of, origins
from briefing_site.link.editions import changes_of
from briefing_site.link.file_links import BriefingLinks, FileLinks, Linker
from briefing_site.link.ground import Grounder, Groundings, Passages
from briefing_site.link.keep import Keep
from briefing_site.link.kept_use import Uses
from briefing_site.link.set_texts import Style, set_source, style_of
from briefing_site.link.site import (
    Citing,
    Claim,
    ClaimFigures,
    ExcerptUse,
    LinkedBriefing,
    LinkedSite,
    SentencesOf,
)
from briefing_site.link.translations import families, translation_faults, unread_names, version_of
from briefing_site.link.use import with_used
from briefing_site.model import faults
from briefing_site.model.briefing import Briefing
from briefing_site.model.config import Config
from briefing_site.model.dataclass import dataclass
from briefing_site.model.diagnostic import Diagnostic, Place, Span
from briefing_site.model.document import Document
from briefing_site.model.edit import Edit
from briefing_site.model.edition import Changes, Editions
from briefing_site.model.lazy import Derived, Late
from briefing_site.model.note_key import CitedKey, ExcerptKey
from briefing_site.model.published_file import PublishedFile
from briefing_site.model.source import Excerpt, Source
from briefing_site.model.verification import Verification
from briefing_site.model.wording import Wording
from briefing_site.parse.result import ParseResult
from briefing_site.verify.result import VerifyResult

V = TypeVar("V")
_LINKED, _CLAIMS, _FAULTS = attrgetter("linked"), attrgetter("claims"), attrgetter("faults")
_ADDRESS, _PATH, _ASKED = attrgetter("address"), attrgetter("path"), attrgetter("asked")
_LEADING, _COUNTS = attrgetter("leading"), attrgetter("counts")


@dataclass(frozen=True, slots=True)
class LinkResult:
    """The result of `link`."""

    site: LinkedSite
    """The site that is published."""
    briefings: tuple[LinkedBriefing, ...]
    """Every linked briefing, drafts too."""
    by_address: Mapping[str, LinkedBriefing]
    """The same by the address of its page; the last of those that have one address."""
    sources: Mapping[str, Source]
    """Every source as it may be published, by id, in the order of ids; used or not."""
    used: frozenset[CitedKey]
    """What any text uses, a draft too; a key of a text that is no briefing may name what does not exist."""
    held: frozenset[CitedKey]
    """The same without drafts, where these are not published."""
    faults: tuple[Diagnostic, ...]
    """The faults of citations and links that lead nowhere, or from a published text to a draft."""
    claims: Mapping[str, Sequence[Claim]]
    """Path of every briefing, drafts too, to its claims in reading order."""
    claims_of: Sequence[Sequence[Claim]]
    """The same claims in the order of `briefings`."""
    groundings: Groundings
    """Path of every briefing to the groundings of its claims, in the order of `claims`."""
    passages: Mapping[str, Passages]
    """Id of a source to its passages, as sentences are compared with them."""
    parts_of_passages: Mapping[str, object]
    """Id of a source to what these are made from: the same object for the same passages."""
    words: str
    """Digest of the words that citations in running text are printed with; empty without a theme."""
    names: Sequence[Mapping[str, object]]
    """Tables of what each name that a file may look up stands for, as far as other files can see."""
    asked: Mapping[str, Sequence[str]]
    """Path of a briefing or a card to the names that it looks up, apart from those that lead nowhere."""


def link(
    config: Config,
    parsed: ParseResult,
    verified: VerifyResult,
    assets: Mapping[str, PublishedFile],
    words: Wording | None,
    *,
    drafts: bool,
    memory: Keep,
    beside: frozenset[str] = frozenset(),
) -> LinkResult:
    """Tie parsed files together.

    `assets` maps paths of files beside the briefings to how they are published; `beside` has the paths of
    all of them, those too that nothing links to. `words` are those of the theme;
    None where the theme cannot be used, so that no page is made. Authors are then named plainly. With the
    `memory` of an earlier linking only files with a changed input are tied anew. A reference to a file that
    could not be read is no fault: the faults of that file have been reported.
    """
    tying = Linker(config, parsed, assets, words, memory, beside)
    tied, cards = tying.briefings(parsed.briefings), tying.cards(parsed.sources)
    others: list[FileLinks] = [*tying.loose(parsed.loose)]
    if config.uncited:
        others.append(tying.settings(config.uncited))
    every = memory.each("linked", (tied,), _LINKED)
    claims = memory.each("claims", (tied,), _CLAIMS)
    paths = memory.each("paths of briefings", (parsed.briefings,), _PATH, equal=True)
    shows = memory.each(
        "what is published", (parsed.briefings,), lambda b: drafts or not b.draft, shared=(drafts,)
    )
    style = memory.same("style of sources", style_of(config))

    def as_published(source: Source) -> Source:
        def as_written() -> bool:
            return _as_published(source, style) is source

        if memory.fact("cards as written", source, as_written, " ".join(style)):
            return source
        return _as_published(source, style)

    sources = _by_id(
        memory.each("published sources", (parsed.sources,), as_published, shared=(style,)), memory
    )
    uses = Uses(parsed, every, tying.known, memory)
    held, held_by_briefings = uses.published(shows, drafts=drafts)
    shown = sources
    if not (drafts or config.publish_uncited):
        shown = _only_used(sources, held_by_briefings, memory)
    order = _newest_first(every, shows, memory)
    newest_first = memory.at("briefings, newest first", order, every)
    claims_newest_first = memory.at("claims, newest first", order, claims)
    addresses = memory.each("addresses of briefings", (every,), _ADDRESS, equal=True)
    shown_at = memory.at("addresses, newest first", order, addresses)
    at_address = memory.table("published briefings by address", shown_at, newest_first)
    by_address = memory.table("claims by address", shown_at, claims_newest_first)
    grounder = Grounder(config, parsed, verified, memory)
    numbers = memory.get(
        "numbers of paths", (paths,), lambda: dict(zip(paths, range(len(paths)), strict=True))
    )
    groundings = Groundings(grounder, numbers, every, claims)
    versions = memory.facts(
        "versions", parsed.briefings, version_of(config.language), config.language, equal=True
    )
    origin = memory.get("origins", (shown,), lambda: origins(shown))
    counted = memory.each("counts of briefings", (newest_first,), _COUNTS, equal=True)
    citing = Late(lambda: _citing(newest_first, counted, memory))
    by_key = Derived(by_address, lambda _, of_briefing: _uses_by_key(of_briefing))
    by_source = Derived(by_address, lambda _, of_briefing: citing_sentences(of_briefing))
    site = LinkedSite(
        config=config,
        briefings=newest_first,
        by_address=at_address,
        sources=shown,
        excerpts=memory.get("published excerpts", (shown,), lambda: _excerpts(shown)),
        known=tying.known,
        verifications=memory.get("verifications", (verified.by_source,), lambda: _verifications(verified)),
        digests=verified.digests,
        claims=by_address,
        figures=Late(lambda: _figures(by_address, shown_at, claims_newest_first, origin, memory)),
        cited=Derived(citing, lambda key, by: _uses_of(key, by, by_key)),
        citing=citing,
        citing_sentences=Derived(sources, lambda _, source: _sentences_of(source, citing, by_source)),
        counts=_counts(counted, memory),
        origins=origin,
        copies=memory.get("copies", (shown,), lambda: copies(shown)),
        changes=_changes(newest_first, by_address, parsed.editions, memory),
        backlinks=_backlinks(memory.at("ties, newest first", order, tied), memory),
        translations=memory.get(
            "translations", (versions, shows), lambda: families(compress(versions, shows))
        ),
        targets=tying.targets,
        groundings=Derived(at_address, lambda _, linked: groundings[linked.briefing.path]),
        paragraphs=Derived(verified.documents, lambda _, document: _starts(document)),
    )
    drafted = {} if False not in shows else {b.path: b for b in compress(parsed.briefings, map(not_, shows))}
    published = chain(compress(tied, shows), others)
    of_briefings = memory.each("faults of ties", (tied,), _FAULTS, equal=True)
    of_cards = memory.each("faults of tied cards", (cards,), _FAULTS, equal=True)
    there = memory.same(
        "briefings that cannot be read",
        unread_names((*parsed.unread, *(text.path for text in parsed.loose))),
    )
    found = (
        *memory.gathered("all faults of ties", of_briefings),
        *memory.gathered("all faults of tied cards", of_cards),
        *chain.from_iterable(map(_FAULTS, others)),
        *_to_drafts(chain(published, cards), drafted),
        *memory.get(
            "faults of translations", (versions, there), lambda: tuple(translation_faults(versions, there))
        ),
    )
    return LinkResult(
        site,
        every,
        memory.table("linked briefings by address", addresses, every),
        sources,
        uses.used,
        held,
        found,
        memory.table("claims by path", paths, claims),
        claims,
        groundings,
        Late(lambda: grounder.passages),
        grounder.parts,
        words.digest if words else "",
        tying.names,
        ChainMap(_asked("briefings", tied, memory), _asked("cards", cards, memory)),
    )


def with_unused(result: LinkResult, memory: Keep) -> LinkResult:
    """A result whose site has the sources and excerpts too that nobody uses, for an author to see."""
    if len(result.site.sources) == len(result.sources) and all(
        map(is_, result.site.sources.values(), result.sources.values())
    ):
        return result
    sources = result.sources
    excerpts = memory.get("all excerpts", (sources,), lambda: _excerpts(sources))
    of_all = memory.get("origins of all", (sources,), lambda: origins(sources))
    of_others = memory.get("copies of all", (sources,), lambda: copies(sources))
    site = replace(result.site, sources=sources, excerpts=excerpts, origins=of_all, copies=of_others)
    return replace(result, site=site)


def _asked(name: str, tied: Sequence[FileLinks], memory: Keep) -> dict[str, Sequence[str]]:
    """Path of each tied file to the names that it looks up."""
    paths = memory.each(f"paths of tied {name}", (tied,), _PATH, equal=True)
    asked = memory.each(f"asked by {name}", (tied,), _ASKED, equal=True)
    return cast(dict[str, Sequence[str]], memory.table(f"asked by {name}, by path", paths, asked))


def _by_id(sources: Sequence[Source], memory: Keep) -> Mapping[str, Source]:
    """Sources by id, in the order of ids."""
    return memory.get(
        "sources by id", (sources,), lambda: {s.id: s for s in sorted(sources, key=lambda s: s.id)}
    )


def _only_used(
    sources: Mapping[str, Source], used: frozenset[CitedKey], memory: Keep
) -> Mapping[str, Source]:
    kept = memory.each(
        "sources in use", (tuple(sources.values()),), lambda s: with_used(s, used), shared=(used,)
    )
    return memory.get(
        "sources in use by id", (kept,), lambda: {source.id: source for source in kept if source}
    )


def _newest_first(linked: Sequence[LinkedBriefing], shows: Sequence[bool], memory: Keep) -> Sequence[int]:
    """The numbers of the published briefings, newest first."""
    days = memory.each(
        "days of briefings", (linked,), lambda b: (b.briefing.date.first_day, b.briefing.path), equal=True
    )

    def make() -> tuple[int, ...]:
        return tuple(sorted(compress(range(len(days)), shows), key=days.__getitem__, reverse=True))

    return memory.get("newest first", (days, shows), make)


def _excerpts(sources: Mapping[str, Source]) -> dict[ExcerptKey, Excerpt]:
    return {ExcerptKey(s.id, e.id): e for s in sources.values() for e in s.excerpts}


def _verifications(verified: VerifyResult) -> dict[ExcerptKey, Verification]:
    return {ExcerptKey(s, e): v for s, found in verified.by_source.items() for e, v in found.items()}


def _without_words(source: Source) -> Source:
    """A source as it may be published: a private source loses the words of its excerpts."""
    if source.rights != "private":
        return source
    return replace(source, excerpts=tuple(replace(e, quote="", translation=None) for e in source.excerpts))


def _as_published(source: Source, style: Style) -> Source:
    return set_source(_without_words(source), style)


def _to_drafts(published: Iterable[FileLinks], drafts: Mapping[str, Briefing]) -> Iterator[Diagnostic]:
    """The faults of links from published files to drafts; `drafts` are by path."""
    for tied in published if drafts else ():
        for lead in tied.leads:
            if draft := drafts.get(lead.path):
                place, publish = draft.place_of("draft"), _published(draft)
                yield faults.link.link_to_draft(
                    lead.hole.place, lead.hole.target, draft.title, place, publish
                )


def _published(draft: Briefing) -> Edit:
    """The edit that takes `draft: true` out of a draft."""
    place = draft.place_of("draft")
    if place.column == len("draft: ") + 1:  # the key begins its line, which holds nothing else
        line = Place(place.path, place.line)
        return Edit(Span(line, Place(place.path, place.line + 1)), "")
    return Edit(place, "false")


def _starts(document: Document) -> tuple[int, ...]:
    return tuple(paragraph.start for paragraph in document.paragraphs)


def _changes(
    published: Iterable[LinkedBriefing],
    claims: Mapping[str, Sequence[Claim]],
    editions: Editions,
    memory: Keep,
) -> dict[str, Changes]:
    """Address of a briefing to what changed in it with its date."""
    found: dict[str, Changes] = {}
    for linked in published if editions.briefings else ():
        if edition := editions.briefings.get(linked.briefing.name):
            made = claims[linked.address]
            make = partial(changes_of, linked, made, edition)
            kept = partial(memory.fact, "changes", made, make, editions.digest) if editions.digest else make
            if changes := memory.get(f"changes {linked.briefing.path}", (linked, made, edition), kept):
                found[linked.address] = changes
    return found


def _citing(
    briefings: Sequence[LinkedBriefing], counted: Sequence[Mapping[CitedKey, int]], memory: Keep
) -> Mapping[CitedKey, tuple[Citing, ...]]:
    """Key of a source or an excerpt to the briefings that cite it, in their order.

    `counted` has how often each briefing cites what. The mapping is the same one while no briefing cites
    otherwise, or has another title.
    """
    heads = memory.each("heads of citing briefings", (briefings,), _head, equal=True)

    def make() -> Mapping[CitedKey, tuple[Citing, ...]]:
        numbers: dict[CitedKey, list[int]] = {}
        for number, of_briefing in enumerate(counted):
            for key in of_briefing:
                numbers.setdefault(key, []).append(number)
        return Derived(numbers, lambda key, by: tuple(Citing(*heads[at], counted[at][key]) for at in by))

    return memory.get("citing", (heads, counted), make)


def _head(linked: LinkedBriefing) -> tuple[str, str, str | None, str]:
    """Address, title, language and region of a briefing."""
    briefing = linked.briefing
    return linked.address, briefing.title, briefing.lang, briefing.region


def citing_addresses(source: Source, citing: Mapping[CitedKey, Iterable[Citing]]) -> Iterable[str]:
    """The addresses of the briefings that cite a source or an excerpt of it, each once."""
    return dict.fromkeys(each.address for key in source.keys for each in citing.get(key, ()))


def _sentences_of(
    source: Source,
    citing: Mapping[CitedKey, Iterable[Citing]],
    sentences: Mapping[str, Mapping[str, SentencesOf]],
) -> dict[str, SentencesOf]:
    """Address of each briefing that cites a source to how it does; `sentences` has those of each briefing."""
    return {address: sentences[address].get(source.id, {}) for address in citing_addresses(source, citing)}


def _uses_by_key(claims: Iterable[Claim]) -> dict[CitedKey, list[ExcerptUse]]:
    """The uses of each source and excerpt in the claims of one briefing."""
    found: dict[CitedKey, list[ExcerptUse]] = {}
    for claim in claims:
        for use in claim.uses:
            found.setdefault(use.citation.key, []).append(use)
    return found


def _uses_of(
    key: CitedKey, by: Iterable[Citing], uses: Mapping[str, Mapping[CitedKey, Sequence[ExcerptUse]]]
) -> tuple[ExcerptUse, ...]:
    """The uses of a source or an excerpt in the briefings that cite it; `uses` has those of each briefing."""
    return tuple(chain.from_iterable(uses[each.address].get(key, ()) for each in by))


def _figures(
    by_address: Mapping[str, Sequence[Claim]],
    addresses: Sequence[str],
    claims: Sequence[Sequence[Claim]],
    origin: Mapping[str, str],
    memory: Keep,
) -> Mapping[str, ClaimFigures]:
    """Address of a briefing to what its claims come to; `addresses` and `claims` are columns of all."""
    if len(by_address) < len(addresses):  # two at one address
        addresses, claims = tuple(by_address), tuple(by_address.values())
    made = memory.each("figures of claims", (claims,), lambda of: figures_of(of, origin), shared=(origin,))
    return memory.table("figures by address", addresses, made)


def _counts(counted: Sequence[Mapping[CitedKey, int]], memory: Keep) -> Late[CitedKey, int]:
    """How often each source and excerpt is cited; the same mapping while no briefing cites otherwise."""

    def make() -> Mapping[CitedKey, int]:
        found: Counter[CitedKey] = Counter()
        for of_briefing in counted:
            found.update(of_briefing)
        return found

    return Late(lambda: memory.get("counts", (counted,), make))


def _backlinks(
    published: Sequence[BriefingLinks], memory: Keep
) -> Mapping[str, tuple[tuple[LinkedBriefing, str], ...]]:
    """Path of a briefing to those of the published briefings that link to it, with the sentences."""
    leading = memory.each("leads", (published,), _LEADING, equal=True)

    def make() -> dict[str, tuple[tuple[int, str], ...]]:
        found: dict[str, list[tuple[int, str]]] = {}
        for at, each in enumerate(leading):
            for path, sentence in each:
                found.setdefault(path, []).append((at, sentence))
        return {path: tuple(by) for path, by in found.items()}

    links = memory.get("backlinks", (leading,), make)
    return Derived(links, lambda _, by: tuple((published[at].linked, sentence) for at, sentence in by))
