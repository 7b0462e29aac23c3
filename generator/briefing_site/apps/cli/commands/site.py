"""What commands that write need to know of the site: its settings, and all that it holds."""

from __future__ import annotations

from briefing_site.apps.cli.commands.shared import UsageError
from briefing_site.engine.last_build import generator_stamp
from briefing_site.engine.options import CACHE, Options
from briefing_site.engine.stages import parse
from briefing_site.engine.store import Cache
from briefing_site.model.config import Config
from briefing_site.model.files import CONFIG, Inputs
from briefing_site.parse.config import parse_config
from briefing_site.parse.result import Parsed
from briefing_site.read.site_folder import read_file


def config_of(options: Options) -> Config:
    """The settings; raises `UsageError` with the first fault where they cannot serve."""
    config, found = parse_config(CONFIG, read_file(options.root / CONFIG, CONFIG).data)
    if config is None:
        raise UsageError(str(found[0]))
    return config


def parsed_site(options: Options, inputs: Inputs) -> Parsed:
    """Every file of the site as a value, from the cache where it is unchanged."""
    return parse(inputs, Cache(options.root / CACHE / "parsed.pickle", generator_stamp()))
