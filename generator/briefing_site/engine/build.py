"""`briefing build` and `briefing check`: both look at the site; a build publishes it too."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_site.engine.explain_unchanged import explain_unchanged
from briefing_site.engine.last_build import (
    LastBuild,
    archive_now,
    generator_stamp,
    listing_now,
    load_last,
    save_last,
    snapshot,
    theme_now,
)
from briefing_site.engine.options import CACHE, Options
from briefing_site.model.diagnostic import Diagnostic, Severity
from briefing_site.model.progress import Clock
from briefing_site.publish.site_swap import Survey, claim, publish, survey
from briefing_site.read.kept_files import KeptFiles

if TYPE_CHECKING:
    from briefing_site.engine.site import NoSite, Site
    from briefing_site.model.waiver import WaivedFault


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build or a check did, and the faults that it found."""

    faults: tuple[Diagnostic, ...]
    """In order of place."""
    complete: bool = False
    """Whether the site is (or, for a check, could be) published."""
    config_at_fault: bool = False
    """Whether config.yaml itself has errors."""
    summary: Mapping[str, int] = field(default_factory=dict)
    """The figures of the closing line. `lock` counts the excerpts that rely on the lock, `not as pinned`
    the cited sentences that it can only in part judge, `not compared` those of which it has nothing."""
    rendered: tuple[str, ...] = ()
    """Addresses of the pages that were rendered."""
    written: int = 0
    """How many published files are new or have changed."""
    seconds: Mapping[str, float] = field(default_factory=dict)
    """Name of a stage to the time that it took."""
    waived: tuple[WaivedFault, ...] = ()
    """The faults that waivers except."""
    explanation: tuple[str, ...] = ()
    """Lines of `--explain`: why its page was made again, or was not."""

    def count(self, severity: Severity) -> int:
        """How many faults have a severity."""
        return sum(1 for fault in self.faults if fault.severity is severity)


def build(options: Options, clock: Clock | None = None, explain: str = "") -> Outcome:
    """Build the site into its output folder; `explain` is the address of a page for `Outcome.explanation`.

    Nothing is published where there is an error. Raises `PublishError` where the folder cannot be written.
    """
    with claim(options.output) as out:
        record = options.root / CACHE / f"build-{hashlib.sha256(str(out).encode()).hexdigest()[:12]}.json"
        last = load_last(record)
        found = survey(out, last.signatures)
        files = KeptFiles(options.root)
        inputs = files.read()
        theme = theme_now(inputs, files)
        listing = listing_now(options)
        now = snapshot(
            options, inputs, archive_now(options, last.archive), listing, theme.digest if theme else ""
        )
        if now == last.inputs and found.signatures == last.signatures and last.pages:
            return Outcome(
                last.faults,
                complete=_publishable(last.faults, options),
                summary=last.summary,
                waived=last.waived,
                explanation=explain_unchanged(explain, last.pages) if explain else (),
            )
        # Imported here, so that an unchanged build never loads Markdown, Jinja2 and what they import.
        from briefing_site.engine.engine import Engine
        from briefing_site.engine.explain import explain_page
        from briefing_site.engine.site import NoSite

        clock = clock or Clock()
        proved = last.inputs.get("theme", "") if last.inputs.get("generator") == generator_stamp() else ""
        engine = Engine(options, clock, files, proved_theme=proved, once=not explain)
        site = engine.look_at(inputs, theme)
        if isinstance(site, NoSite):
            return _without_site(site, clock)
        made = _make(site, last, found, clock)
        pages = len(made.fingerprints)
        if not _publishable(made.faults, options):
            return _outcome(site, made.faults, clock, pages=pages, complete=False)
        written, signatures = _publish(made, found, out, clock)
        # The digests of what was used: a file may have changed on the disk during the build.
        archive = site.content.verified.archive
        made_from = snapshot(options, inputs, archive, listing, site.theme.digest)
        outcome = _outcome(site, made.faults, clock, pages=pages, complete=True)
        outcome = replace(outcome, rendered=tuple(made.rendered), written=written)
        save_last(
            record,
            LastBuild(
                made_from,
                tuple(sorted(archive)),
                made.fingerprints,
                signatures,
                made.faults,
                outcome.summary,
                site.waived,
            ),
        )
        if explain:
            lines = explain_page(site, explain, last, made.fingerprints, made_from, explain in made.rendered)
            return replace(outcome, explanation=lines)
        return outcome


def check(options: Options, clock: Clock | None = None) -> Outcome:
    """Run all stages of a build except publishing."""
    from briefing_site.engine.engine import Engine
    from briefing_site.engine.site import NoSite
    from briefing_site.model.progress import Clock

    clock = clock or Clock()
    site = Engine(options, clock, once=True).look()
    if isinstance(site, NoSite):
        return _without_site(site, clock)
    with clock.stage("link"):
        addresses = tuple(site.published_pages) if site.renders else ()
    with clock.stage("render"):
        clock.expect(len(addresses))
        for address in clock.steps(addresses):
            site.page_faults(address)
    return _outcome(
        site, site.faults, clock, pages=len(addresses), complete=_publishable(site.faults, options)
    )


def linked_site(options: Options) -> Site | NoSite:
    """The site folder as it is now, for commands that list what is in it."""
    from briefing_site.engine.engine import Engine

    return Engine(options, once=True).look()


def _publishable(faults: Iterable[Diagnostic], options: Options) -> bool:
    """Whether nothing stands in the way of publication."""
    return not any(fault.severity.stops(strict=options.strict) for fault in faults)


@dataclass(frozen=True, slots=True)
class _Publication:
    """All that is published of a site, and its faults."""

    faults: tuple[Diagnostic, ...]
    rendered: Mapping[str, bytes] = field(default_factory=dict)
    """Address to content of the pages that were rendered in this build."""
    kept: Mapping[str, str] = field(default_factory=dict)
    """Address to digest of the pages that are as in the last build."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Address to content of every file that is no page."""
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    """Address of a page to the fingerprint of its view."""


def _make(site: Site, last: LastBuild, found: Survey, clock: Clock) -> _Publication:
    """Render what differs from the last build; nothing where there is an error."""
    from briefing_site.engine.fingerprint import Told, fingerprint
    from briefing_site.engine.page_faults import with_rendering

    with clock.stage("link"):
        faults = site.content_faults
    if not site.renders:
        return _Publication(faults)
    with clock.stage("view"):
        clock.expect(len(site.published_pages))
        views = dict(clock.steps(site.published_pages.items()))
        files = {**site.files, **site.theme.assets}
    with clock.stage("render"):
        stamp = f"{generator_stamp()} {site.theme.digest}"
        told: Told = {}
        fingerprints = {address: fingerprint(view, stamp, told) for address, view in views.items()}
        kept = {
            address: found.digests[address]
            for address, print_ in fingerprints.items()
            if last.pages.get(address) == print_ and address in found.digests
        }
        stale = [address for address in views if address not in kept]
        clock.expect(len(stale))
        pages = {address: site.render(address) for address in clock.steps(stale)}
    return _Publication(
        with_rendering(faults, (fault for page in pages.values() for fault in page.faults)),
        {address: page.data for address, page in pages.items()},
        kept,
        files,
        fingerprints,
    )


def _publish(
    made: _Publication, found: Survey, out: Path, clock: Clock
) -> tuple[int, Mapping[str, tuple[int, int]]]:
    """Publish; returns how many files are new or have changed, and path to signature of every file."""
    with clock.stage("publish"):
        files = {**made.files, **made.rendered}
        new = {path: data for path, data in files.items() if found.digests.get(path) != _digest(data)}
        kept = {**made.kept, **{path: found.digests[path] for path in files if path not in new}}
        gone = set(found.digests) - set(new) - set(kept)
        if new or gone or not found.digests:
            return len(new), publish(out, new, kept, clock).signatures
        return 0, found.signatures


def _outcome(
    site: Site, faults: tuple[Diagnostic, ...], clock: Clock, *, pages: int, complete: bool
) -> Outcome:
    linked = site.published
    relied = [found for key, found in linked.verifications.items() if key in linked.excerpts]
    by_lock = sum(1 for found in relied if found.basis == "lock")
    groundings = [one for page in linked.groundings.values() for one in page]
    figures = {
        "pages": pages,
        "briefings": len(linked.briefings),
        "citations": sum(len(uses) for uses in linked.cited.values()),
        "excerpts": len(linked.excerpts),
        "lock": by_lock,
        "not as pinned": sum(one.basis == "lock" and not one.as_pinned for one in groundings),
        "not compared": _not_compared(site),
        "left out": site.left_out,
    }
    return Outcome(
        faults,
        complete=complete,
        config_at_fault=site.config_at_fault,
        summary=figures if pages else {},
        seconds=clock.seconds,
        waived=site.waived,
    )


def _not_compared(site: Site) -> int:
    """How many cited sentences rest on a text that is not here, and of which the lock has nothing."""
    linked, here = site.published, site.content.verified.documents
    away = {name for name, source in linked.sources.items() if source.archive and name not in here}
    return sum(
        grounding.basis == "none" and any(use.citation.key.source in away for use in claim.uses)
        for address, page in linked.groundings.items()
        for claim, grounding in zip(linked.claims[address], page, strict=True)
    )


def _without_site(site: NoSite, clock: Clock) -> Outcome:
    return Outcome(
        site.faults, config_at_fault=site.config_at_fault, seconds=clock.seconds, waived=site.waived
    )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
