"""Addresses in the published site: from keys to paths, and from one page to another."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from briefing_site.model.briefing import Correction
from briefing_site.model.linked_file import linked_file
from briefing_site.model.note_key import ExcerptKey, FootnoteKey, NoteKey, SourceKey
from briefing_site.text.slug import slug

HOME = "index.html"
ABOUT = "about.html"
NOT_FOUND = "404.html"
TIMELINE = "timeline.html"
DISAGREEMENTS = "disagreements.html"
CORRECTIONS = "corrections.html"
SEARCH = "search.html"
SEARCH_INDEX = "search-index.js"
TOPICS = "topics/index.html"
SOURCES = "sources/index.html"
FEED = "feed.xml"
CORRECTIONS_FEED = "corrections.xml"
JSON_FEED = "feed.json"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
LLMS = "llms.txt"
SHARE_PICTURE = ".share.png"
"""What the address of a page's drawn picture ends in, beside the page."""
MANIFEST = "build-manifest.json"
REDIRECTS = "_redirects"
"""Moved addresses, as Netlify, Cloudflare Pages and GitLab Pages read them."""
REDIRECT_MAP = "redirects.map"
"""The same, as nginx reads them in a `map`."""
_PLAIN = re.compile(r"[A-Za-z0-9_/~.-]*").fullmatch
"""Whether an address is written as it is, as most are: to look is quicker than to write each character."""


def led_to(path: str, page: str) -> str:
    """Address of the file that a link leads to from the page at an address, whether it is there or not.

    `path` is that of the link, as it is written. A folder stands for its first page.
    """
    target = linked_file(path, page)
    is_folder = path.rpartition("/")[2] in ("", ".", "..")
    return posixpath.normpath(f"{target}/{HOME}") if is_folder else target


def region(name: str) -> str:
    """Address of a region's page."""
    return f"{name}/index.html"


def region_feed(name: str) -> str:
    """Address of a region's feed."""
    return f"{name}/feed.xml"


def briefing(region_name: str, name: str) -> str:
    """Address of a briefing's page."""
    return f"{region_name}/{name}.html"


def feed_archive(feed: str, year: int, part: int) -> str:
    """Address of a part of a year in the archive of a feed: `feed-2025.xml`, `asean/feed-2025-2.xml`."""
    name, dot, ending = feed.rpartition(".")
    return f"{name}-{year:04}{f'-{part}' if part > 1 else ''}{dot}{ending}"


def sitemap_part(number: int) -> str:
    """Address of a part of a sitemap that is too large for one file; numbers begin with 1."""
    return f"sitemap-{number}.xml"


def source(name: str) -> str:
    """Address of a source's page."""
    return f"sources/{name}.html"


def beside(page: str, ending: str) -> str:
    """Address of a page's content in another format: `asean/summit.html` to `asean/summit.bib`."""
    return page.removesuffix(".html") + ending


def correction_ids(corrections: Sequence[Correction]) -> tuple[str, ...]:
    """The id of each correction on the page of its briefing: its date, numbered where a day has several."""
    dates = [str(correction.date) for correction in corrections]
    counts = (dates[: at + 1].count(date) for at, date in enumerate(dates))
    return tuple(
        f"correction-{date}{f'-{count}' if count > 1 else ''}"
        for date, count in zip(dates, counts, strict=True)
    )


def alias(written: str) -> str:
    """Address that an alias stands for, as the file that a web server looks for.

    `asean/summit` is that of a briefing, `asean/summit.html`; `2019/summit/` is `2019/summit/index.html`.
    """
    path = written.lstrip("/")
    if not path or path.endswith("/"):
        return path + HOME
    return path if path.endswith((".html", ".htm")) else f"{path}.html"


def as_alias(address: str) -> str:
    """The address of a page as an alias names it: `topics/ai.html` as `topics/ai`."""
    folder, slash, file = address.rpartition("/")
    return folder + slash if slash and file == HOME else address.removesuffix(".html")


def topic(name: str) -> str:
    """Address of a topic's page."""
    return f"topics/{name}.html"


def person(name: str) -> str:
    """Address of a person's page, from the name as written."""
    return f"people/{slug(name)}.html"


def leaf(front: str, name: str) -> str:
    """Address of one page of a long list: `asean/index/2025.html`, or `timeline-2025.html` at the root.

    No briefing, topic or person can have such an address, since theirs are one folder deep.
    """
    return f"{front.removesuffix('.html')}{'/' if '/' in front else '-'}{name}.html"


def relative(page: str, target: str) -> str:
    """The link from one page of the site to another, or to an asset; both from the site's root.

    A `#fragment` of the target is kept. A link into the page itself is the fragment alone.
    """
    path, mark, fragment = target.partition("#")
    if path == page and mark:
        return mark + fragment
    folder = page.rpartition("/")[0]
    if folder and path.startswith(f"{folder}/"):
        path = path[len(folder) + 1 :]
    else:
        path = "../" * page.count("/") + path
    return (path if path.isascii() else quote(path, safe="/~-._")) + mark + fragment


def absolute(base_url: str, target: str) -> str:
    """The full address of a page: for feeds, sitemap and canonical links. Folders stand for their index."""
    path, mark, fragment = target.partition("#")
    if path == HOME or path.endswith("/" + HOME):
        path = path[: -len(HOME)]
    return base_url + (path if _PLAIN(path) else quote(path, safe="/~-._")) + mark + fragment


def path_of(base_url: str) -> str:
    """The path under which the site is published, with slashes at both ends: `/`, or `/briefings/`."""
    return urlsplit(base_url).path or "/"


def excerpt_id(excerpt: str) -> str:
    """Id of an excerpt on the page of its source."""
    return f"e-{excerpt}"


def event_id(date: str, region_name: str, name: str, count: int) -> str:
    """Id, in a timeline, of the `count`-th event of a briefing on a date."""
    return f"t-{date}--{region_name}--{name}-{count}"


def note_id(key: NoteKey) -> str:
    """Id of a note on its page."""
    match key:
        case ExcerptKey(source=source_name, excerpt=excerpt):
            return f"n-{source_name}--{excerpt}"
        case SourceKey(source=source_name):
            return f"n-{source_name}"
        case FootnoteKey(name=name):
            return f"fn-{_footnote(name)}"


def use_id(key: NoteKey, count: int) -> str:
    """Id of the `count`-th mark on a page that leads to a note."""
    match key:
        case ExcerptKey(source=source_name, excerpt=excerpt):
            return f"r-{source_name}--{excerpt}-{count}"
        case SourceKey(source=source_name):
            return f"r-{source_name}-{count}"
        case FootnoteKey(name=name):
            return f"fr-{_footnote(name)}-{count}"


def _footnote(name: str) -> str:
    """An author's name for a footnote as part of an id; names that only look alike stay apart."""
    plain = slug(name)
    return plain if plain == name else f"{plain or 'x'}-{hashlib.sha256(name.encode()).hexdigest()[:6]}"
