"""The stage `link`, the only one that sees every file.

Linking resolves citations and links, numbers the notes of each briefing, and turns citations round into
"cited by". Drafts are linked like all briefings, and left out of the site. So are sources and excerpts that
nobody uses (`link/use.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from operator import is_

from briefing_site.link.claims import origins
from briefing_site.link.editions import changes_of, name_of
from briefing_site.link.file_links import FileLinks, Linker
from briefing_site.link.ground import Grounder, Passages
from briefing_site.link.keep import Keep
from briefing_site.link.site import Claim, ExcerptUse, LinkedBriefing, LinkedSite, placed_bodies
from briefing_site.link.use import in_use, named, only_used
from briefing_site.model import faults
from briefing_site.model.briefing import Briefing
from briefing_site.model.config import Config
from briefing_site.model.diagnostic import Diagnostic, Place, Span
from briefing_site.model.document import Document
from briefing_site.model.edit import Edit
from briefing_site.model.edition import Changes, Editions
from briefing_site.model.grounding import Grounding
from briefing_site.model.lazy import Late, Lazy
from briefing_site.model.note_key import CitedKey, ExcerptKey
from briefing_site.model.paths import CONFIG
from briefing_site.model.source import Excerpt, Source
from briefing_site.model.wording import Wording
from briefing_site.parse.result import ParseResult
from briefing_site.verify.result import VerifyResult


@dataclass(frozen=True, slots=True)
class LinkResult:
    """The result of `link`."""

    site: LinkedSite
    """The site that is published."""
    briefings: tuple[LinkedBriefing, ...]
    """Every linked briefing, drafts too."""
    sources: Mapping[str, Source]
    """Every source as it may be published, by id, in the order of ids; used or not."""
    used: frozenset[CitedKey]
    """What any text uses, a draft too; a key may name what does not exist."""
    held: frozenset[CitedKey]
    """The same without drafts, where these are not published."""
    faults: tuple[Diagnostic, ...]
    """The faults of citations and links that lead nowhere, or from a published text to a draft."""
    claims: Mapping[str, tuple[Claim, ...]]
    """Path of every briefing, drafts too, to its claims in reading order."""
    groundings: Mapping[str, tuple[Grounding, ...]]
    """Path of every briefing to the groundings of its claims, in the order of `claims`."""
    passages: Callable[[str], Passages]
    """The passages of a source, by id, as sentences are compared with them."""


def link(
    config: Config,
    parsed: ParseResult,
    verified: VerifyResult,
    assets: Mapping[str, str],
    words: Wording | None,
    *,
    drafts: bool,
    memory: Keep,
    beside: frozenset[str] = frozenset(),
) -> LinkResult:
    """Tie parsed files together.

    `assets` maps paths of files beside the briefings to published addresses; `beside` has the paths of all of
    them, those too that nothing links to. `words` are those of the theme;
    None where the theme cannot be used, so that no page is made. Authors are then named plainly. With the
    `memory` of an earlier linking only files with a changed input are tied anew. A reference to a file that
    could not be read is no fault: the faults of that file have been reported.
    """
    tying = Linker(config, parsed, assets, words, memory, beside)
    briefings = [tying.briefing(b) for b in parsed.briefings]
    others = [tying.texts(loose.path, loose, loose.bodies, loose.uncited) for loose in parsed.loose]
    others += [tying.texts(s.path, s, [e.gist for e in s.excerpts], s.uncited) for s in parsed.sources]
    if config.uncited:
        others.append(tying.texts(CONFIG, config.uncited, (), config.uncited))
    hidden = frozenset(b.path for b in parsed.briefings if b.draft and not drafts)
    published = [tied for tied in briefings if tied.path not in hidden]
    every = [tied.linked for tied in briefings]
    sources = {s.id: without_words(s) for s in sorted(parsed.sources, key=lambda s: s.id)}
    everywhere = [named_by(tied.linked, memory) for tied in briefings]
    everywhere += [named(loose.bodies, loose.path) for loose in parsed.loose]
    used = _used(everywhere, parsed.sources, memory)
    there = [named_by(tied.linked, memory) for tied in published]
    there += [named(loose.bodies, loose.path) for loose in parsed.loose if drafts or not loose.draft]
    held = used if len(there) == len(everywhere) else _used(there, parsed.sources, memory)
    shown = sources
    if not (drafts or config.publish_uncited):
        there = [named_by(tied.linked, memory) for tied in published]
        now = used if len(there) == len(everywhere) else _used(there, parsed.sources, memory)
        shown = only_used(sources, now)
    newest_first = sorted(
        (b for b in every if b.briefing.path not in hidden),
        key=lambda b: (b.briefing.date.first_day, b.briefing.path),
        reverse=True,
    )
    claims = {tied.linked.address: tied.claims for tied in published}
    grounder = Grounder(config, parsed, verified, memory)
    groundings = Lazy({t.path: partial(grounder.groundings, t.linked, t.claims) for t in briefings})
    claims = {b.address: claims[b.address] for b in newest_first}
    site = LinkedSite(
        config=config,
        briefings=tuple(newest_first),
        sources=shown,
        excerpts=_excerpts(shown),
        known=tying.known,
        verifications={
            ExcerptKey(s, e): v for s, found in verified.by_source.items() for e, v in found.items()
        },
        digests=verified.digests,
        claims=claims,
        cited=Late(lambda: _cited(chain.from_iterable(claims.values()))),
        origins=origins(shown),
        changes=_changes(newest_first, claims, parsed.editions, memory),
        backlinks=_backlinks(newest_first, {tied.path: tied for tied in published}),
        targets=tying.targets,
        groundings=Lazy({b.address: partial(groundings.__getitem__, b.briefing.path) for b in newest_first}),
        paragraphs=Lazy({name: partial(_starts, document) for name, document in verified.documents.items()}),
    )
    every_fault = (fault for tied in (*briefings, *others) for fault in tied.faults)
    drafted = {b.path: b for b in parsed.briefings if b.path in hidden}
    found = (*every_fault, *_to_drafts((*published, *others), drafted))
    return LinkResult(
        site,
        tuple(every),
        sources,
        used,
        held,
        found,
        {t.path: t.claims for t in briefings},
        groundings,
        grounder.passages,
    )


def with_unused(result: LinkResult) -> LinkResult:
    """A result whose site has the sources and excerpts too that nobody uses, for an author to see."""
    if len(result.site.sources) == len(result.sources) and all(
        map(is_, result.site.sources.values(), result.sources.values())
    ):
        return result
    sources = result.sources
    site = replace(result.site, sources=sources, excerpts=_excerpts(sources), origins=origins(sources))
    return replace(result, site=site)


def named_by(linked: LinkedBriefing, memory: Keep) -> frozenset[CitedKey]:
    """The sources and excerpts that the page of a briefing names."""
    briefing = linked.briefing

    def make() -> frozenset[CitedKey]:
        return named((body for body, _ in placed_bodies(linked)), briefing.path)

    # Which footnotes the page uses follows from the briefing alone.
    return memory.get(f"named by {briefing.path}", (briefing,), make)


def _used(
    names: Iterable[frozenset[CitedKey]], sources: Iterable[Source], memory: Keep
) -> frozenset[CitedKey]:
    """What is in use where texts name `names`."""
    by_id = {source.id: source for source in sources}

    def of_gist(key: ExcerptKey) -> frozenset[CitedKey]:
        source = by_id.get(key.source)
        gists = memory.get(f"gists {source.path}", (source,), partial(_of_gists, source)) if source else {}
        return gists.get(key.excerpt, frozenset())

    return in_use(frozenset().union(*names), by_id, of_gist)


def _of_gists(source: Source) -> dict[str, frozenset[CitedKey]]:
    """Id of an excerpt to what its gist names, where that is anything."""
    names = {excerpt.id: named((excerpt.gist,), source.path) for excerpt in source.excerpts}
    return {excerpt: keys for excerpt, keys in names.items() if keys}


def _excerpts(sources: Mapping[str, Source]) -> dict[ExcerptKey, Excerpt]:
    return {ExcerptKey(s.id, e.id): e for s in sources.values() for e in s.excerpts}


def without_words(source: Source) -> Source:
    """A source as it may be published: a private source loses the words of its excerpts."""
    if source.rights != "private":
        return source
    return replace(source, excerpts=tuple(replace(e, quote="", translation=None) for e in source.excerpts))


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
    claims: Mapping[str, tuple[Claim, ...]],
    editions: Editions,
    memory: Keep,
) -> dict[str, Changes]:
    """Address of a briefing to what changed in it with its date."""
    found: dict[str, Changes] = {}
    for linked in published if editions.briefings else ():
        if edition := editions.briefings.get(name_of(linked.briefing)):
            made = claims[linked.address]
            make = partial(changes_of, linked, made, edition)
            if changes := memory.get(f"changes {linked.briefing.path}", (linked, made, edition), make):
                found[linked.address] = changes
    return found


def _cited(claims: Iterable[Claim]) -> dict[CitedKey, tuple[ExcerptUse, ...]]:
    """Key of a source or an excerpt to its uses in the claims."""
    found: dict[CitedKey, list[ExcerptUse]] = {}
    for claim in claims:
        for use in claim.uses:
            found.setdefault(use.citation.key, []).append(use)
    return {key: tuple(of_key) for key, of_key in found.items()}


def _backlinks(
    published: Iterable[LinkedBriefing], tied: Mapping[str, FileLinks]
) -> dict[str, tuple[tuple[LinkedBriefing, str], ...]]:
    found: dict[str, dict[str, tuple[LinkedBriefing, str]]] = {}
    for linked in published:
        path = linked.briefing.path
        for lead in tied[path].leads:
            found.setdefault(lead.path, {}).setdefault(path, (linked, lead.sentence))
    return {path: tuple(by.values()) for path, by in found.items()}
