"""All that comes before rendering, for whatever is made of the site: pages, a book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing_site.engine.last_build import generator_stamp
from briefing_site.engine.options import CACHE, Options
from briefing_site.engine.stages import Compiled, compile_site, parse, verify_all
from briefing_site.engine.store import Cache
from briefing_site.model.diagnostic import Diagnostic, Severity, in_order
from briefing_site.model.files import CONFIG, Inputs
from briefing_site.model.progress import Clock
from briefing_site.model.wording import Wording
from briefing_site.read.theme_folder import read_theme
from briefing_site.render.html import broken_templates
from briefing_site.render.theme import Theme, make_theme


@dataclass(frozen=True, slots=True)
class Ready:
    """A site that is ready to be rendered."""

    compiled: Compiled
    theme: Theme
    words: Wording


@dataclass(frozen=True, slots=True)
class Prepared:
    """What came of a site folder."""

    faults: tuple[Diagnostic, ...]
    """In order of place."""
    config_at_fault: bool
    """Whether config.yaml itself has errors."""
    ready: Ready | None = None
    """None where there is an error."""
    archive: Mapping[str, str] = field(default_factory=dict)
    """Name to digest of the archived texts that were looked for."""


def prepare(options: Options, inputs: Inputs, clock: Clock) -> Prepared:
    """Parse, verify, link and view the content of a site folder."""
    cache = Cache(options.root / CACHE / "parsed.pickle", generator_stamp())
    with clock.stage("parse"):
        parsed = parse(inputs, cache, options.base_url, clock=clock)
    with clock.stage("verify"):
        verified = verify_all(parsed, options.archive_folder, cache, clock=clock)
    cache.save()
    config_at_fault = any(fault.severity is Severity.ERROR for fault in parsed.config_faults)
    if parsed.config is None:
        every = (*inputs.faults, *parsed.config_faults, *parsed.faults, *verified.faults)
        return Prepared(tuple(in_order(every)), config_at_fault=True)
    theme, theme_faults = make_theme(read_theme(options.root, parsed.config.theme, parsed.config.theme_place))
    words = theme.wording(parsed.config.language) if theme else None
    compiled = compile_site(
        parsed, parsed.config, verified, inputs, words, drafts=options.drafts, clock=clock
    )
    config_at_fault = config_at_fault or any(fault.place.path == CONFIG for fault in theme_faults)
    if theme and words and compiled.pages:
        found = in_order((*compiled.faults, *theme_faults))
        return Prepared(tuple(found), config_at_fault, Ready(compiled, theme, words), verified.archive)
    # Where no page is made, no template is run: what is wrong with one is told all the same.
    template_faults = broken_templates(theme, words) if theme and words else ()
    found = in_order((*compiled.faults, *theme_faults, *template_faults))
    return Prepared(tuple(found), config_at_fault)
