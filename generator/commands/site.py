"""What commands that write need to know of the site: its settings, and all that it holds."""

from __future__ import annotations

from generator.cache import Cache
from generator.commands.common import UsageError
from generator.compile import parse
from generator.config import Config, parse_config
from generator.freshness import generator_stamp
from generator.options import CACHE, Options
from generator.parsed import Parsed
from generator.read import CONFIG, Inputs, read_file


def config_of(options: Options) -> Config:
    """The settings; raises `UsageError` with the first fault where they cannot serve."""
    config, found = parse_config(CONFIG, read_file(options.root / CONFIG, CONFIG).data)
    if config is None:
        raise UsageError(str(found[0]))
    return config


def parsed_site(options: Options, inputs: Inputs) -> Parsed:
    """Every file of the site as a value, from the cache where it is unchanged."""
    return parse(inputs, Cache(options.root / CACHE / "parsed.pickle", generator_stamp()))
