"""The pages at addresses that have moved, and the lists of such addresses for web servers.

A page tells browsers and search engines at once where it went (`refresh`, a canonical link), and readers in a
sentence. A small script takes the place within the page along, which a `refresh` would lose. No search engine
lists it, and no feed, sitemap or index has it.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Container, Mapping, Sequence
from html import escape
from urllib.parse import quote

from briefing_site.link.site import LinkedSite
from briefing_site.model import addresses
from briefing_site.model.wording import Wording

_SCRIPT = b"""\
"use strict";
// Takes the place within the page along.
{
  const link = document.querySelector("a");
  if (link instanceof HTMLAnchorElement && location.hash) {
    location.replace(link.href + location.hash);
  }
}
"""
SCRIPT = f"assets/moved.{hashlib.sha256(_SCRIPT).hexdigest()[:8]}.js"
"""Address of the script."""
_POLICY = "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'"


def moved_files(
    site: LinkedSite,
    words: Wording,
    moved: Mapping[str, str],
    titles: Mapping[str, str],
    beside: Mapping[str, Sequence[str]],
    redirects: bytes,
) -> dict[str, bytes]:
    """Address to content of all that tells of moved addresses; nothing where none has moved.

    `moved` has the address of the page for each former address, `titles` the title for each address of a
    page, `beside` the addresses of the files beside it. `redirects` are the author's own rules, which come
    before ours.
    """
    if not moved:
        return {addresses.REDIRECTS: redirects} if redirects else {}
    base = addresses.path_of(site.config.base_url)
    pages = {old: _page(site, words, old, new, titles[new]) for old, new in moved.items()}
    every = {**moved, **_moved_beside(moved, beside, site.config.regions)}
    rules = "".join(f"{base}{_quoted(old)} {base}{_quoted(new)} 301\n" for old, new in every.items())
    own = redirects if not redirects or redirects.endswith(b"\n") else redirects + b"\n"
    mapped = "".join(f"{base}{_quoted(old)} {base}{_quoted(new)};\n" for old, new in every.items())
    return {
        **pages,
        SCRIPT: _SCRIPT,
        addresses.REDIRECTS: own + rules.encode(),
        addresses.REDIRECT_MAP: mapped.encode(),
    }


def _moved_beside(
    moved: Mapping[str, str], beside: Mapping[str, Sequence[str]], regions: Container[str]
) -> dict[str, str]:
    """The same of the files that lie beside the pages: records, twins, references, feeds.

    A file of data cannot tell a program where it went, so these are known to web servers alone.
    """
    found: dict[str, str] = {}
    for old, new in moved.items():
        stem, to = old.removesuffix(".html"), new.removesuffix(".html")
        if (posixpath.basename(old) == addresses.HOME) is not (posixpath.basename(new) == addresses.HOME):
            continue
        found |= {stem + file[len(to) :]: file for file in beside.get(new, ()) if file.startswith(to)}
        if posixpath.basename(new) == addresses.HOME:
            folder, there = posixpath.dirname(old), posixpath.dirname(new)
            feeds = {addresses.region_feed(folder): addresses.region_feed(there)}
            found |= feeds if there in regions else {}
    return dict(sorted(item for item in found.items() if item[0] not in moved))


def _page(site: LinkedSite, words: Wording, old: str, new: str, title: str) -> bytes:
    """The page at a former address: where it went, for programs and for readers."""
    link = addresses.relative(old, new)
    full = addresses.absolute(site.config.base_url, new) if site.config.has_address else link
    told = escape(words("moved-title", title=title))
    return (
        "<!doctype html>\n"
        f'<html{words.lang(site.config.language)}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{told}</title>\n"
        f'<link rel="canonical" href="{escape(full)}">\n'
        '<meta name="robots" content="noindex">\n'
        f'<script src="{escape(addresses.relative(old, SCRIPT))}" defer></script>\n'
        f'<meta http-equiv="refresh" content="0; url={escape(link)}">\n'
        f'</head>\n<body data-page-type="moved">\n<p>{escape(words("moved"))} '
        f'<a href="{escape(link)}">{escape(title)}</a></p>\n</body>\n</html>\n'
    ).encode()


def _quoted(address: str) -> str:
    """An address as a rule writes it, in which a blank or a semicolon would end it."""
    return quote(address, safe="/~-._")
