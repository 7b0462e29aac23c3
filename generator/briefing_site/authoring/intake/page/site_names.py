"""The names of the site that a page is on: its own, its publishers', and its host."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from briefing_site.authoring.intake.page.elements import folded
from briefing_site.authoring.intake.page.statements import Page

_COPY = re.compile(r"https?://web\.archive\.org/web/\d+[a-z_]*/(https?://.*)")


def host_of(url: str) -> str:
    """The host of a page; of a copy in a public archive that of the original, which its address names."""
    copied = _COPY.fullmatch(url)
    return (urlsplit(copied[1] if copied else url).hostname or "").removeprefix("www.")


def site_names(page: Page) -> set[str]:
    """All names of the site, folded."""
    host = host_of(page.url)
    labels = {host, host.split(".")[0], ".".join(host.split(".")[-2:])} if host else set()
    titles = {folded(s.value) for s in page.titles}
    sites = [s.value for s in page.sites if s.explicit or folded(s.value) not in titles]
    named = {folded(text) for text in (*sites, *(s.value for s in page.publishers), *labels)}
    return named - {""}
