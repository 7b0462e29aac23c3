"""The settings of a site, for commands that need no other file of the site."""

from __future__ import annotations

from briefing_site.apps.cli.commands.shared import UsageError
from briefing_site.engine.options import Options
from briefing_site.model.config import Config
from briefing_site.model.paths import CONFIG
from briefing_site.parse.config import parse_config
from briefing_site.read.site_folder import read_file


def config_of(options: Options) -> Config:
    """The settings; raises `UsageError` with the first fault where they cannot serve."""
    if (options.root / CONFIG).is_symlink():
        raise UsageError(f"{options.root / CONFIG} is a symbolic link: put the file itself in its place")
    config, found = parse_config(CONFIG, read_file(options.root / CONFIG, CONFIG).data)
    if config is None:
        raise UsageError(str(found[0]))
    return config
