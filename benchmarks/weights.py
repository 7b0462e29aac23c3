"""What published pages weigh, told from their files alone: bytes as they travel (gzip), and requests.

`python -m benchmarks weights DIR` reads a published site of any size, one page at a time: the heaviest page of each
type, and what a query of two words fetches of the search index. Exits with 1 where a budget is broken.
"""

from __future__ import annotations

import argparse
import gzip
import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

KB = 1000
LEVEL = 6
"""Of gzip: what servers use."""

BUDGETS = {"raw": 150 * KB, "html": 45 * KB, "css": 14 * KB, "js": 13 * KB, "in all": 100 * KB, "requests": 6}
"""The most that a page may take; `raw` is its HTML before it is compressed."""
BRIEFING_BYTES = 45 * 1024
"""The most that the page of a briefing with 25 citations takes before it is packed: of 1,000, the one most referred to."""
SEARCH_BUDGET = 600 * KB
"""For the search page in all, its whole index with it, in place of `js` and `in all`."""
QUERY_BUDGET = 60 * KB
"""For what a query of two words and its first results fetch of the index."""
RESULTS = 8
"""So many documents are shown at a time; each may be in a file of its own."""

_ASSET = re.compile(r"assets/[^\s\"'()<>\\]+\.[a-z0-9]+")
_STYLE, _SCRIPT = ".css", ".js"


@dataclass(frozen=True, slots=True)
class Picture:
    """An `<img>` of a page."""

    src: str
    sized: bool
    """Whether it has a width and a height, so that nothing moves when it arrives."""


@dataclass(frozen=True, slots=True)
class Weight:
    """A page, and all that a browser fetches for it."""

    page: str
    """Its address."""
    type: str
    """Its `data-page-type`."""
    raw: int
    """Its HTML, in bytes."""
    html: int
    """The same, gzipped; so are the next three."""
    css: int
    js: int
    other: int
    """Pictures and the icon."""
    later: int
    """What its scripts fetch when asked: the pieces of the search index."""
    requests: int
    """Before its reader does anything: the page, its style sheets, scripts, pictures and icon."""
    strangers: tuple[str, ...]
    """Addresses of other sites that it would fetch from."""
    unsized: tuple[str, ...]
    """Pictures without width or height."""

    @property
    def all(self) -> int:
        """The whole page; the icon counts, what is fetched on demand does not, except for the search page."""
        return self.html + self.css + self.js + self.other + self.later

    def excesses(self) -> list[str]:
        """Each budget that it breaks, in words."""
        search = self.type == "search"
        limits = BUDGETS | ({"in all": SEARCH_BUDGET} if search else {})
        taken = {
            "raw": self.raw,
            "html": self.html,
            "css": self.css,
            "js": self.js,
            "in all": self.all,
            "requests": self.requests,
        }
        found = [
            f"{self.page}: {name} {taken[name]:,} of {most:,}"
            for name, most in limits.items()
            if taken[name] > most
        ]
        found += [f"{self.page}: fetches {address} from another site" for address in self.strangers]
        found += [f"{self.page}: {src} has no width and height" for src in self.unsized]
        return found


def weigh(files: Mapping[str, bytes]) -> list[Weight]:
    """Every page of a published site (address to content), by type and address."""
    sizes = cache(lambda address: len(gzip.compress(files[address], LEVEL, mtime=0)))
    found = []
    for address in files:
        if not address.endswith(".html"):
            continue
        page = _read(files[address].decode("utf-8"))
        wanted = dict.fromkeys(page.resources)  # a browser fetches a file once
        inside = [_file(address, link) for link in wanted if not urlsplit(link).scheme]
        missing = [name for name in inside if name not in files]
        if missing:
            raise FileNotFoundError(f"{address} names {missing[0]}, which is not published")
        later = _later(files, address, inside) if page.type == "search" else ()
        found.append(
            Weight(
                page=address,
                type=page.type,
                raw=len(files[address]),
                html=sizes(address),
                css=sum(sizes(name) for name in inside if name.endswith(_STYLE)),
                js=sum(sizes(name) for name in inside if name.endswith(_SCRIPT)),
                other=sum(sizes(name) for name in inside if not name.endswith((_STYLE, _SCRIPT))),
                later=sum(map(sizes, later)),
                requests=1 + len(inside),
                strangers=tuple(link for link in wanted if urlsplit(link).scheme not in ("", "data")),
                unsized=tuple(picture.src for picture in page.pictures if not picture.sized),
            )
        )
    return sorted(found, key=lambda weight: (weight.type, weight.page))


def loaded(files: Mapping[str, bytes]) -> set[str]:
    """The files that some page of a site loads of its own accord."""
    return {
        _file(address, link)
        for address, data in files.items()
        if address.endswith(".html")
        for link in _read(data.decode("utf-8")).resources
        if not urlsplit(link).scheme
    }


def _later(files: Mapping[str, bytes], address: str, known: list[str]) -> Iterator[str]:
    """The scripts that a page names in its data or in those scripts, and does not load at once."""
    seen = {address, *known}
    to_read = [address, *(name for name in known if name.endswith(_SCRIPT))]
    while to_read:
        for name in _ASSET.findall(files[to_read.pop()].decode("utf-8")):
            if name.endswith(_SCRIPT) and name in files and name not in seen:
                seen.add(name)
                to_read.append(name)
                yield name


def _file(page: str, link: str) -> str:
    """The file of the site that a page's link names."""
    path = unquote(urlsplit(link).path)
    if path.startswith("/"):  # only 404.html does: it answers at any depth
        return path[path.index("assets/") :]
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path))


class _Page(HTMLParser):
    """What a page loads of its own accord."""

    def __init__(self) -> None:
        super().__init__()
        self.type = ""
        self.resources: list[str] = []
        self.pictures: list[Picture] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "body":
            self.type = given.get("data-page-type", "")
        if tag == "img":
            self.pictures.append(Picture(given.get("src", ""), {"width", "height"} <= given.keys()))
        if tag == "link" and set(given.get("rel", "").split()) & {
            "stylesheet",
            "icon",
            "preload",
            "manifest",
        }:
            self.resources.append(given["href"])
        elif tag in {"script", "img", "iframe", "audio", "video", "source", "embed"} and "src" in given:
            self.resources.append(given["src"])


def _read(html: str) -> _Page:
    page = _Page()
    page.feed(html)
    page.close()
    return page


# --- a site of any size --------------------------------------------------------------------------

_TYPE = re.compile(rb'<body[^>]*? data-page-type="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Heaviest:
    """The pages of one type."""

    pages: int
    raw: int
    """Bytes of the largest."""
    largest: str
    """Its address."""
    html: int
    """Bytes of the one that is largest when gzipped; only those above a third of the budget are compressed."""
    packed: str
    """Its address."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a query of two words fetches of the index, in bytes, gzipped."""

    catalogue: int
    """With what leads to it."""
    terms: int
    """The heaviest files of terms: one for each word, and a third, since forms of a word may be in two."""
    passages: int
    """The heaviest files of documents, as many as there are results at a time, with their shelves."""
    forgiving: int
    """What a word that the site does not have takes besides: the lists of words, and two of their heaviest files."""
    filters: int
    """What a reader fetches who turns to all filters."""

    @property
    def all(self) -> int:
        """The most that it may be."""
        return self.catalogue + self.terms + self.passages


def heaviest(folder: Path) -> dict[str, Heaviest]:
    """By type of page, of a published site."""
    found: dict[str, Heaviest] = {}
    for path in sorted(folder.rglob("*.html")):
        data, address = path.read_bytes(), path.relative_to(folder).as_posix()
        match = _TYPE.search(data)
        of = match[1].decode() if match else ""
        size = _gzipped(data) if len(data) > BUDGETS["html"] // 3 else len(data)
        so_far = found.get(of, Heaviest(0, 0, "", 0, ""))
        found[of] = Heaviest(
            so_far.pages + 1,
            *max((so_far.raw, so_far.largest), (len(data), address)),
            *max((so_far.html, so_far.packed), (size, address)),
        )
    return found


def query(folder: Path) -> Query:
    """What a query fetches of the index of a published site."""
    address = json.loads(_said(folder / "search-index.js"))
    catalogue = json.loads(_said(folder / address))
    shelves = [path for _, path in catalogue["shelves"]]
    pieces = [path for shelf in shelves for _, path in json.loads(_said(folder / shelf))]

    def sizes(paths: Sequence[str], most: int) -> int:
        return sum(sorted((_gzipped((folder / path).read_bytes()) for path in paths), reverse=True)[:most])

    near = json.loads(_said(folder / catalogue["near"]))
    words = [path for pieces in near.values() for _, path in pieces]
    facets = [path for pieces in catalogue["facets"].values() for _, path in pieces]
    return Query(
        catalogue=sizes(["search-index.js", address], 2),
        terms=sizes([path for _, path in catalogue["terms"]], 3),
        passages=sizes(shelves, RESULTS) + sizes(pieces, RESULTS),
        forgiving=sizes([catalogue["near"]], 1) + sizes(words, 2),
        filters=sizes(facets, len(facets)),
    )


def _said(path: Path) -> str:
    """What a file of the index hands to the function that it calls."""
    text = path.read_text(encoding="utf-8")
    return text[text.index("(") + 1 : text.rindex(")")]


def _gzipped(data: bytes) -> int:
    return len(gzip.compress(data, LEVEL, mtime=0))


def main(arguments: Sequence[str]) -> int:
    """`python -m benchmarks weights DIR`."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks weights", description="What the pages of a published site weigh."
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="the published site, as build/")
    folder = parser.parse_args(arguments).folder
    if not (folder / "search-index.js").is_file():
        parser.error(f"{folder} is no published site")
    over = 0
    print(
        f"Budgets, KB: a page {BUDGETS['raw'] / KB:g}, gzipped {BUDGETS['html'] / KB:g}; a query {QUERY_BUDGET / KB:g}"
    )
    for of, found in sorted(heaviest(folder).items()):
        broken = found.raw > BUDGETS["raw"] or found.html > BUDGETS["html"]
        over += broken
        print(
            f"{of:14} {found.pages:6} pages  {found.raw / KB:6.1f} {found.largest}  "
            f"gzipped {found.html / KB:5.1f} {found.packed}{'  OVER' if broken else ''}"
        )
    asked = query(folder)
    parts = {"catalogue": asked.catalogue, "terms": asked.terms, "passages": asked.passages}
    told = ", ".join(f"{name} {size / KB:.1f}" for name, size in parts.items())
    broken = asked.all > QUERY_BUDGET
    print(f"two words      {asked.all / KB:.1f} gzipped at most: {told}{'  OVER' if broken else ''}")
    print(
        f"besides        {asked.forgiving / KB:.1f} for a word that is not there, {asked.filters / KB:.1f} for all filters"
    )
    return 1 if over or broken else 0
