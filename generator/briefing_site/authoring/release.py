"""`briefing release`: record the site as it stands as its published edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing_site.engine.engine import Engine
from briefing_site.engine.look import NoSite
from briefing_site.engine.options import Options
from briefing_site.link.editions import published_states
from briefing_site.link.site import LinkedSite
from briefing_site.model import addresses
from briefing_site.model.briefing import Briefing
from briefing_site.model.diagnostic import Diagnostic, Severity
from briefing_site.model.edition import Edition, Editions, PublishedState
from briefing_site.model.paths import EDITIONS
from briefing_site.parse.editions import dump_editions
from briefing_site.publish.author_files import write_one
from briefing_site.publish.site_swap import PublishError
from briefing_site.text.dataclass import dataclass
from briefing_site.text.plural import count


@dataclass(frozen=True, slots=True)
class ReleaseResult:
    """The result of `release_site`."""

    faults: tuple[Diagnostic, ...]
    message: str
    config_at_fault: bool = False


def release_site(options: Options) -> ReleaseResult:
    """Record the claims and citations of every briefing that would be published, and its date.

    A briefing with a new date keeps what was published under the one before, so that its page can show the
    difference. Nothing is recorded while there are errors. That editions.lock cannot be read is one of them,
    since many an address that was ever published is known from it alone. Raises `PublishError` where the file
    cannot be written.
    """
    site = Engine(options).look()
    if isinstance(site, NoSite):
        return ReleaseResult(site.faults, "Nothing was recorded.", site.config_at_fault)
    errors = tuple(fault for fault in site.content_faults if fault.severity is Severity.ERROR)
    if any(fault.code != "lost-edition" for fault in errors):  # an address that is to be gone is forgotten
        return ReleaseResult(errors, "Nothing was recorded: there are errors.")
    old = site.content.parsed.editions.briefings
    states = published_states(site.published.briefings, site.published.claims)
    briefings = {each.briefing.name: each.briefing for each in site.published.briefings}
    new = {name: edition_of(old.get(name), state, briefings[name]) for name, state in states.items()}
    published = site.content.parsed.editions
    sources = source_ids(site.published, published.sources)
    excerpts = excerpt_ids(site.published, published.excerpts)
    pages = tuple(map(addresses.as_alias, site.listed_pages))
    data = dump_editions(Editions(new, sources, excerpts, pages)).encode("utf-8")
    before = site.content.inputs.editions
    changed = before is None or before.data != data
    if changed:
        try:
            write_one(options.root, EDITIONS, before.data if before else None, data)
        except OSError as fault:
            raise PublishError(f"{EDITIONS} could not be written: {fault.strerror}") from None
    updated = sum(1 for name, edition in new.items() if edition != old.get(name))
    claims = sum(len(edition.now.claims) for edition in new.values())
    what = f"{count(len(new), 'briefing', 'briefings')}, {count(claims, 'claim', 'claims')}"
    told = f"{updated} new or changed; written" if changed else "as it was"
    gone = [name for name in old if name not in new]
    told += f"; no longer in it: {', '.join(gone)}" if gone else ""
    return ReleaseResult((), f"{EDITIONS}: {what}; {told}.")


def edition_of(old: Edition | None, now: PublishedState, briefing: Briefing) -> Edition:
    """The edition to record of a briefing whose last one is `old`."""
    kept = tuple(sorted({alias.lstrip("/").removesuffix(".html") for alias in briefing.aliases}))
    anchors = tuple(sorted({*(heading.id for heading in briefing.headings if heading.id)}))
    if old is None:
        return Edition(now, None, kept, anchors)
    # Of a slip that was mended there is no new edition.
    return Edition(now, old.before if old.now.date == now.date else old.now, kept, anchors)


def source_ids(site: LinkedSite, before: Iterable[str]) -> tuple[str, ...]:
    """The ids under which pages of sources are published; of `before` those that are an alias of one now."""
    aliases = {alias for source in site.sources.values() for alias in source.aliases}
    return tuple(sorted({*site.sources, *aliases.intersection(before)}))


def excerpt_ids(site: LinkedSite, before: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Id of a source to the ids that lead to passages on its page; of former ids those in `before`."""
    found = {}
    for name, source in site.sources.items():
        known = {id_ for each in (name, *source.aliases) for id_ in before.get(each, ())}
        former = {alias for excerpt in source.excerpts for alias in excerpt.aliases}
        if ids := {*(excerpt.id for excerpt in source.excerpts), *former.intersection(known)}:
            found[name] = tuple(sorted(ids))
    return found
