"""The stages in order: read, parse, link, view, render, publish."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generator import faults
from generator.cache import Cache
from generator.diagnostics import Diagnostic, Place, Severity, in_order
from generator.freshness import LastBuild, fingerprint, generator_stamp, load_last, save_last
from generator.publish import Survey, claim, publish, survey
from generator.read import ARCHIVE, Inputs, read
from generator.theme import Theme, find_theme

if TYPE_CHECKING:
    from generator.compile import Clock, Compiled
    from generator.model import Briefing

CACHE = ".cache"


@dataclass(frozen=True, slots=True)
class Options:
    """What a command was asked to do."""

    root: Path
    archive: Path | None = None
    """Where archived texts are; None for the site's own `seeds/archive/`, if it has one."""
    out: Path | None = None
    """Output folder; None for `build/` of the site."""
    drafts: bool = False
    base_url: str = ""
    """In place of config.yaml's; empty to keep that."""

    @property
    def output(self) -> Path:
        """The output folder."""
        return self.out or self.root / "build"

    @property
    def archive_folder(self) -> Path | None:
        """The archive at hand, if there is one."""
        own = self.root / ARCHIVE
        return self.archive or (own if own.is_dir() else None)


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


def build(options: Options) -> Outcome:
    """Build the site into its output folder.

    Nothing is published where there is an error. Raises `PublishError` where the folder cannot be written.
    """
    with claim(options.output) as out:
        inputs = read(options.root)
        record = options.root / CACHE / f"build-{hashlib.sha256(str(out).encode()).hexdigest()[:12]}.json"
        last = load_last(record)
        found = survey(out, last.signatures)
        now = _inputs(options, inputs, last)
        if now == last.inputs and found.signatures == last.signatures and last.pages:
            return Outcome(last.faults, complete=True, summary=last.summary)
        return _build(options, inputs, now, last, found, out, record)


def check(options: Options) -> Outcome:
    """Do all that a build does but publish."""
    from generator.compile import Clock

    clock = Clock()
    with clock.stage("read"):
        inputs = read(options.root)
    made = _make(options, inputs, LastBuild(), Survey({}, {}), clock)
    return made.outcome


def _build(
    options: Options,
    inputs: Inputs,
    now: dict[str, str],
    last: LastBuild,
    found: Survey,
    out: Path,
    record: Path,
) -> Outcome:
    # Only now: an unchanged build never imports Markdown, Jinja2 and what goes with them.
    from generator.compile import Clock

    clock = Clock()
    made = _make(options, inputs, last, found, clock)
    if not made.outcome.complete:
        return made.outcome
    with clock.stage("publish"):
        new = {path: data for path, data in made.files.items() if found.digests.get(path) != _digest(data)}
        kept = {**made.kept, **{path: found.digests[path] for path in made.files if path not in new}}
        gone = set(found.digests) - set(new) - set(kept)
        written = len(new)
        if new or gone or not found.digests:
            done = publish(out, new, kept)
            signatures = done.survey.signatures
        else:
            signatures = found.signatures
    archive = tuple(sorted(made.archive))
    inputs_now = {**now, **{f"archive/{name}": made.archive[name] for name in archive}, "theme": made.theme}
    save_last(
        record,
        LastBuild(inputs_now, archive, made.pages, signatures, made.outcome.faults, made.outcome.summary),
    )
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
    theme: str = ""


def _make(options: Options, inputs: Inputs, last: LastBuild, found: Survey, clock: Clock) -> _Made:
    from generator.compile import compile_site, parse, verify_all

    cache = Cache(options.root / CACHE / "parsed.pickle", generator_stamp())
    with clock.stage("parse"):
        parsed = parse(inputs, cache, options.base_url)
    with clock.stage("verify"):
        verified = verify_all(parsed, options.archive_folder, cache)
    cache.save()
    config_at_fault = any(fault.severity is Severity.ERROR for fault in parsed.config_faults)
    if parsed.config is None:
        every = (*inputs.faults, *parsed.config_faults, *parsed.faults, *verified.faults)
        return _Made(Outcome(tuple(in_order(every)), config_at_fault=True, seconds=clock.seconds))
    theme, theme_faults = find_theme(options.root, parsed.config.theme, parsed.config.theme_place)
    compiled = compile_site(parsed, parsed.config, verified, inputs, drafts=options.drafts, clock=clock)
    every = (*compiled.faults, *theme_faults)
    if theme is None or not compiled.pages:
        return _Made(Outcome(tuple(in_order(every)), config_at_fault=config_at_fault, seconds=clock.seconds))
    with clock.stage("render"):
        rendered = _render(options, compiled, theme, last, found)
    every = (*every, *rendered.faults)
    complete = not any(fault.severity is Severity.ERROR for fault in every)
    return _Made(
        Outcome(
            tuple(in_order(every)),
            complete=complete,
            config_at_fault=config_at_fault,
            summary=_summary(compiled),
            rendered=tuple(rendered.pages),
            seconds=clock.seconds,
        ),
        files={**compiled.files, **theme.assets, **rendered.pages},
        kept=rendered.kept,
        pages=rendered.fingerprints,
        archive=verified.archive,
        theme=theme.digest,
    )


@dataclass(frozen=True, slots=True)
class _Rendered:
    pages: Mapping[str, bytes]
    kept: Mapping[str, str]
    fingerprints: Mapping[str, str]
    faults: tuple[Diagnostic, ...]


def _render(options: Options, compiled: Compiled, theme: Theme, last: LastBuild, found: Survey) -> _Rendered:
    from generator.render import Renderer, repeated_ids

    stamp = f"{generator_stamp()} {theme.digest}"
    fingerprints = {address: fingerprint(view, stamp) for address, view in compiled.pages.items()}
    kept = {
        address: found.digests[address]
        for address, print_ in fingerprints.items()
        if last.pages.get(address) == print_ and address in found.digests
    }
    folder = options.root / CACHE / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    renderer = Renderer(theme, folder)
    pages: dict[str, bytes] = {}
    every: list[Diagnostic] = []
    briefings = {linked.address: linked.briefing for linked in compiled.site.briefings}
    for address, view in compiled.pages.items():
        if address in kept:
            continue
        html, more = renderer.page(address, view)
        every.extend(more)
        every.extend(
            faults.element_id_clash(_place_of_id(briefings.get(address), theme, name), address, name)
            for name in repeated_ids(html)
        )
        pages[address] = html.encode("utf-8")
    return _Rendered(pages, kept, fingerprints, tuple(every))


def _place_of_id(briefing: Briefing | None, theme: Theme, name: str) -> Place:
    """Where to look for an id that stands twice: at a heading that has it, or else in the theme."""
    if briefing is None:
        return Place(f"{theme.layers[0].label}/theme.yaml")
    headings = [heading.place for heading in briefing.headings if heading.id == name]
    return headings[-1] if headings else Place(briefing.path)


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


def _inputs(options: Options, inputs: Inputs, last: LastBuild) -> dict[str, str]:
    """Everything that a build depends on, as far as it can be told without parsing.

    Which theme and which archived texts are asked for is told by files that are inputs themselves: if
    those are unchanged, the names of the last build hold.
    """
    from generator.archive import ArchiveError, read_document

    now = inputs.digests()
    now["generator"] = generator_stamp()
    now["drafts"], now["base_url"] = str(options.drafts), options.base_url
    now["unreadable"] = repr(inputs.faults)
    folder = options.archive_folder
    now["archive"] = str(bool(folder))
    for name in last.archive:
        try:
            now[f"archive/{name}"] = read_document(folder, name).digest if folder else ""
        except ArchiveError:
            now[f"archive/{name}"] = ""
    now["theme"] = _theme_digest(options.root, inputs)
    return now


def _theme_digest(root: Path, inputs: Inputs) -> str:
    from generator.config import parse_config

    if inputs.config is None:
        return ""
    config, _ = parse_config(inputs.config.path, inputs.config.data)
    theme = find_theme(root, config.theme, config.theme_place)[0] if config else None
    return theme.digest if theme else ""


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
