"""`briefing release`: record the site as it stands as its published edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing_site.engine.engine import Engine
from briefing_site.engine.look import NoSite
from briefing_site.engine.options import Options
from briefing_site.link.editions import name_of, published_states
from briefing_site.model.diagnostic import Diagnostic, Severity
from briefing_site.model.edition import Edition, Editions, PublishedState
from briefing_site.model.paths import EDITIONS
from briefing_site.parse.editions import dump_editions
from briefing_site.publish.author_files import write_one
from briefing_site.publish.site_swap import PublishError
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
    difference. Nothing is recorded while there are errors; an editions.lock that cannot be read is made anew.
    Raises `PublishError` where the file cannot be written.
    """
    site = Engine(options).look()
    if isinstance(site, NoSite):
        return ReleaseResult(site.faults, "Nothing was recorded.", site.config_at_fault)
    errors = tuple(fault for fault in site.content_faults if fault.severity is Severity.ERROR)
    # What cannot be read is made anew, and an address that is to be gone is forgotten.
    if any(fault.code not in ("bad-editions", "lost-edition") for fault in errors):
        return ReleaseResult(errors, "Nothing was recorded: there are errors.")
    old = site.content.parsed.editions.briefings
    states = published_states(site.published.briefings, site.published.claims)
    aliases = {name_of(each.briefing): each.briefing.aliases for each in site.published.briefings}
    new = {name: edition_of(old.get(name), state, aliases[name]) for name, state in states.items()}
    data = dump_editions(Editions(new)).encode("utf-8")
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


def edition_of(old: Edition | None, now: PublishedState, aliases: Iterable[str] = ()) -> Edition:
    """The edition to record of a briefing whose last one is `old`, and that has some aliases."""
    kept = tuple(sorted({alias.lstrip("/").removesuffix(".html") for alias in aliases}))
    if old is None:
        return Edition(now, aliases=kept)
    if old.now.date == now.date:  # a slip was mended, which is no new edition
        return Edition(now, old.before, kept)
    return Edition(now, old.now, kept)
