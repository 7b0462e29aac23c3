"""The keys of `policy: outside` in config.yaml: hosts from which pages may load files, by kind of file."""

from __future__ import annotations

from briefing_site.model.outside import KEYS, Loaded
from briefing_site.parse.kinds import HOST, list_of, record
from briefing_site.parse.schema import Field, Table

_WHAT: dict[Loaded, str] = {
    "image": "pictures, in texts and in the theme",
    "script": "scripts that the theme names",
    "style": "style sheets that the theme names",
    "font": "fonts that the theme names",
    "frame": "frames that the theme has",
    "media": "sound and video that the theme has",
}
HOSTS = tuple(
    Field(KEYS[kind], list_of(HOST), f"Hosts from which pages may load {what}.", default=())
    for kind, what in _WHAT.items()
)
OUTSIDE = Field(
    "outside",
    record(Table("hosts by kind", HOSTS)),
    "Other sites from which pages may load files, always over https: each reader's browser asks them. "
    '"*.example.org" stands for all hosts below it.',
    default=None,
)
