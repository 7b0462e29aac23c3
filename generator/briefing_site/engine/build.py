"""The stages in order: read, parse, link, view, render, publish."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_site.engine.last_build import (
    LastBuild,
    archive_now,
    fingerprint,
    generator_stamp,
    load_last,
    save_last,
    snapshot,
    theme_now,
    unchanged,
)
from briefing_site.engine.options import CACHE, Options
from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic, Severity, Span, in_order
from briefing_site.model.files import Inputs
from briefing_site.model.lines import Lines
from briefing_site.publish.site_swap import Survey, claim, publish, survey
from briefing_site.read.site_folder import read
from briefing_site.render.theme import Theme

if TYPE_CHECKING:
    from briefing_site.engine.stages import Compiled
    from briefing_site.model.briefing import Briefing
    from briefing_site.model.progress import Clock, Watcher


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did and found."""

    faults: tuple[Diagnostic, ...]
    """In order of place."""
    complete: bool = False
    """Whether the site is (or, for a check, could be) published."""
    config_at_fault: bool = False
    """Whether config.yaml itself has errors."""
    summary: Mapping[str, int] = field(default_factory=dict)
    """Figures of the closing line; `lock` counts the excerpts that rely on the lock."""
    rendered: tuple[str, ...] = ()
    """Addresses of the pages that were rendered."""
    written: int = 0
    """Files that are new or have changed."""
    seconds: Mapping[str, float] = field(default_factory=dict)
    """Time of each stage."""

    def count(self, severity: Severity) -> int:
        """How many faults have a severity."""
        return sum(1 for fault in self.faults if fault.severity is severity)


def build(options: Options, watcher: Watcher | None = None) -> Outcome:
    """Build the site into its output folder.

    Nothing is published where there is an error. Raises `PublishError` where the folder cannot be written.
    """
    with claim(options.output) as out:
        inputs = read(options.root)
        record = options.root / CACHE / f"build-{hashlib.sha256(str(out).encode()).hexdigest()[:12]}.json"
        last = load_last(record)
        found = survey(out, last.signatures)
        now = snapshot(options, inputs, archive_now(options, last.archive), theme_now(options, inputs))
        if now == last.inputs and found.signatures == last.signatures and last.pages:
            return Outcome(last.faults, complete=not (options.strict and last.faults), summary=last.summary)
        return _build(options, inputs, last, found, out, record, watcher)


def check(options: Options, watcher: Watcher | None = None) -> Outcome:
    """Do all that a build does but publish."""
    from briefing_site.model.progress import Clock

    clock = Clock(watcher)
    with clock.stage("read"):
        inputs = read(options.root)
    made = _make(options, inputs, LastBuild(), Survey({}, {}), clock)
    return made.outcome


def _build(
    options: Options,
    inputs: Inputs,
    last: LastBuild,
    found: Survey,
    out: Path,
    record: Path,
    watcher: Watcher | None,
) -> Outcome:
    # Only now: an unchanged build never imports Markdown, Jinja2 and what goes with them.
    from briefing_site.model.progress import Clock

    clock = Clock(watcher)
    made = _make(options, inputs, last, found, clock)
    if not made.outcome.complete:
        return made.outcome
    with clock.stage("publish"):
        new = {path: data for path, data in made.files.items() if found.digests.get(path) != _digest(data)}
        kept = {**made.kept, **{path: found.digests[path] for path in made.files if path not in new}}
        gone = set(found.digests) - set(new) - set(kept)
        written = len(new)
        if new or gone or not found.digests:
            signatures = publish(out, new, kept, clock).signatures
        else:
            signatures = found.signatures
    # What was used, and not what lies there by now: a file may have changed while we built.
    made_from = snapshot(options, inputs, made.archive, made.theme)
    archive = tuple(sorted(made.archive))
    outcome = made.outcome
    save_last(record, LastBuild(made_from, archive, made.pages, signatures, outcome.faults, outcome.summary))
    return Outcome(
        made.outcome.faults,
        complete=True,
        summary=made.outcome.summary,
        rendered=made.outcome.rendered,
        written=written,
        seconds=clock.seconds,
    )


@dataclass(frozen=True, slots=True)
class _Made:
    """A site in memory."""

    outcome: Outcome
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Address to content of all that is new, or may be."""
    kept: Mapping[str, str] = field(default_factory=dict)
    """Address to digest of the pages that are as they were."""
    pages: Mapping[str, str] = field(default_factory=dict)
    """Address to fingerprint."""
    archive: Mapping[str, str] = field(default_factory=dict)
    """Name to digest of the archived texts that were looked for."""
    theme: str = ""
    """Digest of the theme."""


def _make(options: Options, inputs: Inputs, last: LastBuild, found: Survey, clock: Clock) -> _Made:
    from briefing_site.engine.prepare import prepare
    from briefing_site.render.html import render

    prepared = prepare(options, inputs, clock)
    ready = prepared.ready
    if ready is None:
        return _Made(
            Outcome(prepared.faults, config_at_fault=prepared.config_at_fault, seconds=clock.seconds)
        )
    compiled, theme = ready.compiled, ready.theme
    with clock.stage("render"):
        stamp = f"{generator_stamp()} {theme.digest}"
        fingerprints = {address: fingerprint(view, stamp) for address, view in compiled.pages.items()}
        kept = unchanged(fingerprints, last.pages, found.digests)
        stale = {address: view for address, view in compiled.pages.items() if address not in kept}
        pages, template_faults = render(stale, theme, ready.words, clock)
        briefings = {linked.address: linked.briefing for linked in compiled.site.briefings}
        every = (*prepared.faults, *template_faults, *_clashes(pages, briefings, inputs, theme))
    return _Made(
        Outcome(
            tuple(in_order(every)),
            complete=not any(options.strict or fault.severity is Severity.ERROR for fault in every),
            config_at_fault=prepared.config_at_fault,
            summary=_summary(compiled),
            rendered=tuple(pages),
            seconds=clock.seconds,
        ),
        files={**compiled.files, **theme.assets, **{a: html.encode() for a, html in pages.items()}},
        kept=kept,
        pages=fingerprints,
        archive=prepared.archive,
        theme=theme.digest,
    )


def _clashes(
    pages: Mapping[str, str], briefings: Mapping[str, Briefing], inputs: Inputs, theme: Theme
) -> Iterator[Diagnostic]:
    """Ids that stand twice on a finished page: a link to one of the two would lead to the other."""
    from briefing_site.render.html import repeated_ids

    texts = {file.path: file.data.decode("utf-8", "replace") for file in inputs.briefings}
    for address, html in pages.items():
        for name in repeated_ids(html):
            briefing = briefings.get(address)
            places = _places_of_id(briefing, texts[briefing.path], name) if briefing else []
            at = places[-1] if places else Span.whole_file(f"{theme.layers[0].label}/templates")
            first = places[0] if len(places) > 1 else None
            yield faults.briefing.element_id_clash(at, address, name, first)


def _places_of_id(briefing: Briefing, text: str, name: str) -> list[Span]:
    """Where an author gave an id that stands twice; nowhere where it was not the author."""
    if headings := [heading.place for heading in briefing.headings if heading.id == name]:
        return headings
    lines = Lines(briefing.path, text)
    return [lines.span(*m.span()) for m in re.finditer(rf"(?:#|id=[\"']?){re.escape(name)}\b", text)]


def _summary(compiled: Compiled) -> dict[str, int]:
    site = compiled.site
    relied = [found for key, found in site.verifications.items() if key in site.excerpts]
    return {
        "pages": len(compiled.pages),
        "briefings": len(site.briefings),
        "citations": sum(len(uses) for uses in site.cited.values()),
        "excerpts": len(site.excerpts),
        "lock": sum(1 for found in relied if found.basis == "lock"),
    }


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
