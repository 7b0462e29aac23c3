"""The published pages: strict HTML, links that lead somewhere, marks and notes as READING has them."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, fromstring

import html5lib
import pytest

from tests.sites import Result, Site, briefing, tree

# --- a site as a reader's browser has it ---------------------------------------------------------

TYPES = {
    r"index\.html": "home",
    r"about\.html": "about",
    r"404\.html": "404",
    r"(timeline|search|disagreements|corrections)\.html": r"\1",
    r"topics/index\.html": "topics",
    r"topics/.*": "topic",
    r"people/.*": "person",
    r"sources/index\.html": "sources-index",
    r"sources/.*": "source",
    r"[^/]+/index\.html": "region",
    r"[^/]+/[^/]+": "briefing",
}
"""Address to `data-page-type`; the first that fits."""
KINDS = [
    "index.html",
    "about.html",
    "404.html",
    "timeline.html",
    "search.html",
    "disagreements.html",
    "corrections.html",
    "topics/index.html",
    "topics/x.html",
    "people/x.html",
    "sources/index.html",
    "sources/x.html",
    "x/index.html",
    "x/x.html",
]
"""An address of each type."""


def type_of(address: str) -> str:
    """The `data-page-type` that the page at an address has."""
    return next(
        found.expand(kind) for pattern, kind in TYPES.items() if (found := re.fullmatch(pattern, address))
    )


EXTERNAL = {"http", "https", "mailto"}
RESOURCES = {
    "form",
    "script",
    "img",
    "iframe",
    "audio",
    "video",
    "source",
    "embed",
    "object",
    "track",
    "input",
    "use",
}


@dataclass(frozen=True)
class Page:
    """One page, parsed strictly."""

    address: str
    root: Element

    @classmethod
    def of(cls, address: str, html: str) -> Page:
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        root = parser.parse(html)
        for element in root.iter():  # drawings have a namespace of their own
            element.tag = str(element.tag).rpartition("}")[2]
        return cls(address, root)

    @property
    def type(self) -> str:
        return self.all("body")[0].get("data-page-type", "")

    @cached_property
    def ids(self) -> list[str]:
        return [name for element in self.root.iter() if (name := element.get("id")) is not None]

    def all(self, tag: str, within: Element | None = None, **attributes: str) -> list[Element]:
        """Elements by tag (`*` for any) and attributes (`_` for `-`); `class_` asks for one class."""
        wanted = attributes.pop("class_", None)
        return [
            element
            for element in (self.root if within is None else within).iter(None if tag == "*" else tag)
            if all(element.get(name.replace("_", "-")) == value for name, value in attributes.items())
            and (wanted is None or wanted in element.get("class", "").split())
        ]

    def element(self, name: str) -> Element:
        (found,) = self.all("*", id=name)
        return found

    @property
    def links(self) -> Iterator[tuple[Element, str]]:
        """Everything that names another file."""
        for element in self.root.iter():
            for attribute in ("href", "src", "srcset", "poster", "data", "action", "cite"):
                if (value := element.get(attribute)) is not None:
                    yield element, value


def text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


class Published:
    """A published folder."""

    def __init__(self, files: Mapping[str, bytes], base_url: str) -> None:
        self.files = files
        self.base_url = base_url
        self.pages = {a: Page.of(a, data.decode()) for a, data in files.items() if a.endswith(".html")}

    def file(self, url: str) -> str:
        """The file of an absolute address, as a server finds it."""
        assert url.startswith(self.base_url), url
        path = unquote(url.removeprefix(self.base_url))
        return path + "index.html" if path == "" or path.endswith("/") else path

    def target(self, page: Page, link: str) -> tuple[str, str]:
        """File and fragment that a link inside the site leads to."""
        parts = urlsplit(link)
        assert not parts.query, link
        if not parts.path:
            return page.address, unquote(parts.fragment)
        path = parts.path
        assert not path.endswith("/"), f"{page.address}: {link} leads to a folder"
        if page.type == "404":
            root = urlsplit(self.base_url).path or "/"
            assert path.startswith(root), f"{link} does not begin at the site's own path"
            return unquote(path.removeprefix(root)), unquote(parts.fragment)
        assert not path.startswith("/"), f"{page.address}: {link} is not relative"
        found = posixpath.normpath(posixpath.join(posixpath.dirname(page.address), unquote(path)))
        assert not found.startswith(".."), f"{page.address}: {link} leads out of the site"
        return found, unquote(parts.fragment)

    # --- what holds for every site ---------------------------------------------------------------

    def check(self) -> None:
        for page in self.pages.values():
            self.check_frame(page)
            self.check_links(page)
            self.check_notes(page)
        for page in self.pages.values():
            if page.type == "source":
                self.check_cited_by(page)
        self.check_manifest()
        self.check_feeds()

    def check_frame(self, page: Page) -> None:
        where = page.address
        assert self.files[where].lower().startswith(b"<!doctype html>"), where
        assert page.root.get("lang"), where
        assert page.type == type_of(where), where
        (title,) = page.all("title", within=page.all("head")[0])
        assert text(title), where
        levels = [int(e.tag[1]) for e in page.root.iter() if re.fullmatch("h[1-6]", str(e.tag))]
        assert levels.count(1) == 1, where
        assert all(after <= before + 1 for before, after in pairwise([0, *levels])), f"{where}: {levels}"
        assert len(set(page.ids)) == len(page.ids), where
        for name in page.ids:
            assert re.fullmatch(r"\S+", name), f"{where}: {name!r}"
        for element in page.root.iter():
            assert element.tag != "style", where
            assert not [name for name in element.attrib if name == "style" or name.startswith("on")], where
        for script in page.all("script"):
            assert script.get("src") or script.get("type") == "application/ld+json", where
        for image in page.all("img"):
            assert image.get("alt") is not None, where
        indexed = not page.all("meta", name="robots", content="noindex")
        canonical = [link.get("href", "") for link in page.all("link", rel="canonical")]
        if not self.base_url:
            assert canonical == []
        elif indexed:
            assert [self.file(url) for url in canonical] == [where]

    def check_links(self, page: Page) -> None:
        for element, link in page.links:
            where = f"{page.address}: {link}"
            scheme = urlsplit(link).scheme
            if scheme == "data":
                assert element.get("rel") == "icon", where
                continue
            if scheme == "data" and (element.tag == "img" or element.get("rel") == "icon"):
                continue  # the policy lets pictures stand in the page itself
            if scheme or link.startswith("//"):
                assert scheme in EXTERNAL, where
                assert element.tag == "a" or element.get("rel") == "canonical", (
                    f"{where} is fetched from elsewhere"
                )
                if self.base_url and link.startswith(self.base_url):
                    assert self.file(link) in self.files, where
                continue
            tag = str(element.tag).removeprefix("{http://www.w3.org/2000/svg}")
            assert tag in ("a", "link", *RESOURCES), where
            address, fragment = self.target(page, link)
            assert address in self.files, f"{where} leads nowhere"
            if fragment:
                assert fragment in self.pages[address].ids, f"{where} leads to no place of the page"
        for image in page.all("*", srcset=""):
            pytest.fail(f"{page.address}: an empty srcset on {image.tag}")

    def check_notes(self, page: Page) -> None:
        where = page.address
        marks = page.all("a", role="doc-noteref")
        sections = page.all("section", role="doc-endnotes")
        if not marks:
            assert sections == []
            return
        (section,) = sections
        assert text(page.element(section.get("aria-labelledby", ""))), where
        groups = [[note for ordered in group if ordered.tag == "ol" for note in ordered] for group in section]
        listed = {note.get("id", ""): int(note.get("value", "")) for group in groups for note in group}
        assert all(note.tag == "li" and not note.get("role") for group in groups for note in group), where
        for group in groups:
            numbers = [listed[note.get("id", "")] for note in group]
            assert numbers == sorted(numbers), where
        begins = [listed[group[0].get("id", "")] for group in groups if group]
        assert begins == sorted(begins), f"{where}: groups do not stand in the order of first use"
        notes = sorted(listed, key=lambda name: listed[name])
        assert [listed[name] for name in notes] == list(range(1, len(notes) + 1)), where
        for bracket in page.all("sup", class_="cites"):
            assert re.fullmatch(r"\u2060\[\d+(, \d+)*\]", text(bracket)), f"{where}: {text(bracket)!r}"
            assert all(link.get("role") == "doc-noteref" for link in bracket)
        assert sum(len(list(bracket)) for bracket in page.all("sup", class_="cites")) == len(marks), where
        uses: dict[str, list[str]] = {note: [] for note in notes}
        for mark in marks:
            note = mark.get("href", "")[1:]
            assert note in uses, f"{where}: {note}"
            assert text(mark) == str(notes.index(note) + 1), where
            assert mark.get("aria-label") == f"Note {text(mark)}", where
            uses[note].append(mark.get("id", ""))
        first = [note for use in marks if (note := use.get("href", "")[1:])]
        assert list(dict.fromkeys(first)) == notes, (
            f"{where}: notes are not numbered in the order of first use"
        )
        for note, ids in uses.items():
            key = note.removeprefix("n-")
            use = (
                f"fr-{key.removeprefix('fn-')}" if key.startswith("fn-") else f"r-{key}"
            )  # fn: a footnote of the author
            assert ids == [f"{use}-{k}" for k in range(1, len(ids) + 1)], where
            backs = page.all("a", within=page.element(note), role="doc-backlink")
            assert [back.get("href") for back in backs] == [f"#{name}" for name in ids], f"{where}: {note}"
            if len(backs) == 1:
                assert text(backs[0]) == "Back to text"

    def check_cited_by(self, page: Page) -> None:
        source = posixpath.basename(page.address).removesuffix(".html")
        for section in page.all("section", class_="excerpt"):
            excerpt = section.get("id", "").removeprefix("e-")
            listed = [
                self.target(page, link.get("href", ""))
                for uses in page.all("ul", within=section, class_="uses")
                for link in page.all("a", within=uses)
            ]
            actual = [
                (address, mark.get("id", ""))
                for address, other in self.pages.items()
                if other.type == "briefing"
                for mark in other.all("a", role="doc-noteref", href=f"#n-{source}--{excerpt}")
            ]
            assert sorted(listed) == sorted(actual), f"{page.address}#{section.get('id')}"

    def check_manifest(self) -> None:
        told = json.loads(self.files["build-manifest.json"])
        assert list(told) == sorted(told)
        assert told == {
            path: hashlib.sha256(data).hexdigest()
            for path, data in self.files.items()
            if path != "build-manifest.json"
        }

    def check_feeds(self) -> None:
        for path, data in self.files.items():
            if path.endswith(("feed.xml", "sitemap.xml")):
                for element in fromstring(data).iter():
                    url = element.get("href") or (element.text or "" if element.tag.endswith("}loc") else "")
                    if url and self.base_url:
                        assert self.file(url) in self.files, f"{path}: {url}"
                    elif url:
                        assert posixpath.normpath(posixpath.join(posixpath.dirname(path), url)) in self.files
        if self.base_url:
            assert f"Sitemap: {self.base_url}sitemap.xml\n" in self.files["robots.txt"].decode()


# --- a site with one of everything ---------------------------------------------------------------

RICH = """\
-- config.yaml --
title: "Harbour & <Notes>"
description: What is known, and "how".
base_url: https://harbour.example/notes/
lint: {quoted-words: off}
regions:
  water: {name: Water, summary: All that flows.}
  land: {name: Land}
  empty: {name: Empty}
-- seeds/archive/snow.txt --
雪が港に降った。
Nobody came to the quay.
-- seeds/snow.md --
---
title: 雪
publisher: 港新聞
published: 2026-01
archive: snow.txt
kind: commentary
language: ja
url: "https://news.example/snow?a=1&b=2"
perspective: local paper
descriptor: A "short" note.
---
## fell {at="1" speaker="Ann Lee"}
> 雪が港に降った

Translation: Snow fell on the harbour

It fell. Compare [[@rain#hours]].

## nobody {at="2" voice="opinion" lang="en"}
> Nobody came to the quay
-- briefings/water/lead.md --
---
title: "Rain & <snow>"
region: water
regions: [land]
date: 2026-01-07
updated: 2026-01-09
as_of: 2026-01-08
summary: What the "rain" did & did not.
authors: [Ada Lane, The Desk]
topics: [rain, maritime-security]
people: [Ann Lee, 高市早苗]
judgements:
  - {text: "It rained [@rain#hours; but see @snow#fell].", confidence: high, because: both agree}
  - {text: "It may stop [@rain#dry].", confidence: low, because: one forecast}
events:
  - {date: 2026-01-05, text: "Ann Lee saw snow [@snow#fell; @rain#crew]."}
  - {date: 2026, text: "A year of rain [@rain#hours]."}
corrections:
  - {date: 2026-01-09, text: "We had the hours wrong [@rain#hours]."}
---
@rain#hours says so. He was alone [-@snow#nobody, p. 3]. The paper as a whole [@snow] and again [see @snow; @rain#hours].
A footnote of ours.[^own]

## What fell {#fell}

- rain [@rain#hours]
    - more rain [@rain#hours, p. 2]

| What | Where |
| --- | --- |
| snow [@snow#fell] | the quay |

> A quotation [@rain#crew].

## A heading [@rain#dry]

### Below it

See [[all]], [[land/all|that one]], [its page](../land/all.md), [below](#fell), [[@snow#nobody]] and `[@code#no]`.
An address <https://other.example/x> and [another](https://other.example/?a=1&b=2).

## Third

![A dot](dot.png)

[^own]: Our own words, with a passage [@rain#crew].
-- briefings/land/quiet.md --
---
title: Nothing cited
region: land
date: 2025-12
summary: No citations here.
people: [Bo Ek]
---
Nothing. See [[lead#fell]].
-- briefings/land/hidden.md --
---
title: Draftword
region: land
date: 2026-02-01
summary: Draftword summary.
topics: [draftword-topic, rain]
people: [Draftword Person]
events:
  - {date: 2026-01-02, text: "Draftword event [@rain#crew]."}
judgements:
  - {text: "Draftword finding [@rain#crew].", confidence: low, because: none}
draft: true
---
A draftword sentence [@rain#crew]. See [[lead]].
"""

RICH_BASE = "https://harbour.example/notes/"


def write_rich(site: Site) -> None:
    site.small(RICH)
    site.put("briefings/water/dot.png", b"\x89PNG\r\n\x1a\n")
    site.pin()


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A site with one of everything, built without its draft."""
    site = Site(tmp_path_factory.mktemp("rich"))
    write_rich(site)
    built = site.build()
    assert built.faults == []
    return Published(built.tree, RICH_BASE)


def test_every_page_is_sound_and_every_link_leads_somewhere(rich: Published) -> None:
    assert {page.type for page in rich.pages.values()} == {type_of(address) for address in KINDS}
    rich.check()


@pytest.mark.parametrize(
    "base_url", ["https://harbour.example/", "https://harbour.example/a/b%20c", "http://localhost:8000/x/"]
)
def test_another_base_url(site: Site, base_url: str) -> None:
    write_rich(site)
    Published(site.build(base_url=base_url).tree, base_url.rstrip("/") + "/").check()


def test_without_a_base_url(small: Site) -> None:
    small.edit("config.yaml", "base_url: https://harbour.example/notes/\n", "")
    built = small.build()
    assert built.faults == []
    Published(built.tree, "").check()
    for path, data in built.tree.items():
        assert b"//site.invalid" not in data, path  # ids of entries may begin with that name, addresses not


def test_drafts_too(site: Site) -> None:
    write_rich(site)
    Published(site.build(drafts=True).tree, RICH_BASE).check()


def test_a_site_without_anything_to_cite(site: Site) -> None:
    site.write(
        """\
-- config.yaml --
title: Bare
base_url: https://bare.example/
regions: {water: {name: Water}}
-- briefings/water/lead.md --
---
title: Bare
region: water
date: 2026
summary: Nothing.
---
Nothing.
"""
    )
    built = site.build()
    assert built.faults == []
    Published(built.tree, "https://bare.example/").check()


# --- what the pages show -------------------------------------------------------------------------


def shown(rich: Published, address: str) -> str:
    return text(rich.pages[address].all("main")[0])


SHOWN = {
    "water/lead.html": [
        "Rain & <snow>",
        "Bottom line",
        "High confidence",
        "both agree",
        "Low confidence",
        "8 January 2026",
        "7 January 2026",
        "9 January 2026",
        "Corrections",
        "Notes",
        "雪が港に降った",
        "Snow fell on the harbour",
        "Briefings that refer to this one",
        "Nothing cited",
        "All that is known",
        "Cite this page",
        "https://harbour.example/notes/water/lead.html",
        "Ada Lane",
        "Ann Lee",
        "[@code#no]",
    ],
    "sources/snow.html": [
        "雪",
        "港新聞",
        "January 2026",
        "local paper",
        "A “short” note.",
        "Quoted words found in the source",
        "Nobody came to the quay",
        "Cited by",
        "He was alone",
        "Ann Lee",
        "but see",
        "Cited as a whole",
        "https://news.example/snow?a=1&b=2",
    ],
    "index.html": ["Rain & <snow>", "Nothing cited", "All that is known", "Water", "Land", "Empty"],
    "land/index.html": ["Nothing cited", "Rain & <snow>"],
    "timeline.html": ["Ann Lee saw snow", "A year of rain", "2026"],
    "topics/index.html": ["Maritime security", "Ann Lee", "高市早苗"],
    "topics/rain.html": ["It rained", "Rain & <snow>"],
    "people/ann-lee.html": ["Ann Lee", "雪が港に降った", "Ann Lee saw snow"],
    "people/高市早苗.html": ["高市早苗", "Rain & <snow>"],
    "sources/index.html": ["雪", "Quay shut for the night"],
    "about.html": ["Quoted words found in the source", "5"],
}


@pytest.mark.parametrize("address", SHOWN)
def test_what_a_page_shows(rich: Published, address: str) -> None:
    words = shown(rich, address)
    assert [each for each in SHOWN[address] if each not in words] == []


def test_every_sentence_that_cites_a_passage_stands_on_its_source_page(rich: Published) -> None:
    page = rich.pages["sources/rain.html"]
    sentences = [
        text(link)
        for uses in page.all("ul", within=page.element("e-hours"), class_="uses")
        for link in page.all("a", within=uses)
    ]
    assert sorted(sentences) == sorted(
        [
            "It rained.",
            "Ada Lane says so.",
            "The paper as a whole and again.",
            "rain",
            "more rain",
            "A year of rain.",
            "We had the hours wrong.",
            "It rained, and it will stop.",
        ]
    )


def test_a_passage_that_is_used_very_often_has_some_sentences_and_every_link(small: Site) -> None:
    """There is room for 120 sentences, 40 for each of the three passages; each use still has its link."""
    small.lead("It rained [@rain#hours]. " * 130)
    published = Published(small.build().tree, "https://harbour.example/notes/")
    published.check()
    section = published.pages["sources/rain.html"].element("e-hours")
    page = published.pages["sources/rain.html"]
    (uses,) = page.all("ul", within=section, class_="uses")
    (further,) = page.all("li", within=uses, class_="further")
    every, short = page.all("a", within=uses), page.all("a", within=further)
    assert (len(every), len(short)) == (131, 91)
    assert [text(link) for link in short] == ["1", *map(str, range(1, 91))], (
        "first those of the other briefing"
    )


def test_marks_of_one_bracket_are_links_of_their_own(rich: Published) -> None:
    brackets = [text(sup).strip("\u2060") for sup in rich.pages["water/lead.html"].all("sup", class_="cites")]
    assert brackets[:6] == ["[1, 2]", "[3]", "[1]", "[4]", "[5]", "[5, 1]"]


def test_prefix_locator_and_suffix_stand_beside_their_uses(rich: Published) -> None:
    page = rich.pages["water/lead.html"]
    backs = text(page.all("p", within=page.element("n-rain--hours"))[-1])
    assert "(p. 2)" in backs
    assert "but see" in text(page.element("n-snow--fell"))


def test_languages_are_marked(rich: Published) -> None:
    page = rich.pages["water/lead.html"]
    (quote,) = page.all("span", class_="quoted", within=page.element("n-snow--fell"))
    assert (quote.get("lang"), quote.get("dir")) == ("ja", "auto")
    (quote,) = page.all("span", class_="quoted", within=page.element("n-snow--nobody"))
    assert quote.get("lang") is None  # that of the page


def test_links_to_the_original_are_marked_as_leading_out(rich: Published) -> None:
    page = rich.pages["sources/snow.html"]
    outside = [a for a in page.all("a") if a.get("href", "").startswith("https://news.example/")]
    assert outside
    for link in outside:
        assert set(link.get("rel", "").split()) >= {"external", "noopener"}


def test_the_policy_forbids_all_that_comes_from_elsewhere(rich: Published) -> None:
    for page in rich.pages.values():
        (policy,) = page.all("meta", http_equiv="Content-Security-Policy")
        assert policy.get("content", "").startswith(
            "default-src 'none'; script-src 'self'; style-src 'self'; "
        )
        assert "unsafe" not in policy.get("content", "")


def test_citation_data_for_reference_managers(rich: Published) -> None:
    page = rich.pages["water/lead.html"]
    told = {
        m.get("name"): m.get("content")
        for m in page.all("meta")
        if (m.get("name") or "").startswith("citation_")
    }
    assert told["citation_title"] == "Rain & <snow>"
    assert told["citation_technical_report_institution"] == "Harbour & <Notes>"
    assert told["citation_publication_date"] == "2026/01/07"
    assert told["citation_public_url"] == "https://harbour.example/notes/water/lead.html"
    assert told["citation_language"] == "en"
    assert page.all("span", class_="Z3988") == []
    assert len(rich.pages["sources/snow.html"].all("span", class_="Z3988")) == 1
    assert len(rich.pages["sources/index.html"].all("span", class_="Z3988")) == 2


# --- drafts --------------------------------------------------------------------------------------


def test_a_draft_is_nowhere(rich: Published) -> None:
    for path, data in rich.files.items():
        assert "draftword" not in path.lower()
        assert "hidden" not in path
        assert b"draftword" not in data.lower(), path
        assert b"land/hidden" not in data, path


def test_with_drafts_it_is_marked_and_kept_from_search_engines(site: Site) -> None:
    write_rich(site)
    built = site.build(drafts=True)
    files = Published(built.tree, RICH_BASE)
    page = files.pages["land/hidden.html"]
    assert page.all("meta", name="robots", content="noindex")
    assert text(page.all("*", class_="banner")[0]).startswith("Draft")
    assert "land/hidden.html" not in built.tree["sitemap.xml"].decode()
    assert "A draftword sentence." in text(files.pages["sources/rain.html"].root)
    for address in ("index.html", "land/index.html"):
        assert "Draftword Draft" in text(files.pages[address].root)
    assert site.build().tree == built_without(site)


def built_without(site: Site) -> dict[str, bytes]:
    """The site without its drafts, built from nothing."""
    site.delete("build")
    site.delete(".cache")
    return site.build().tree


def test_a_draft_is_checked_like_everything_else(site: Site) -> None:
    write_rich(site)
    site.edit("briefings/land/hidden.md", "sentence [@rain#crew]", "sentence [@rain#nothing]")
    assert site.build().faults == ["briefings/land/hidden.md:14:23 unknown-excerpt"]


def test_a_passage_cited_by_a_draft_alone_is_no_evidence_yet(small: Site) -> None:
    small.append("config.yaml", "policy: {publish_uncited: true}\n")
    small.edit("briefings/land/all.md", "summary:", "draft: true\nsummary:")
    small.lead("Rain fell [@rain#hours].")
    built: Result = small.build()
    page = Page.of("sources/rain.html", built.pages["sources/rain.html"])
    assert len(page.all("a", within=page.element("e-hours"), href="../water/lead.html#r-rain--hours-1")) == 1
    assert "No sentence cites this passage yet." in text(page.element("e-dry"))


# --- what is published at all --------------------------------------------------------------------


def test_nothing_but_the_pages_is_published(rich: Published) -> None:
    """No archived text, no source of a page, no hidden file: only the addresses that DESIGN names."""
    allowed = (
        r".*\.html|(.*/)?feed\.xml|corrections\.xml|feed\.json|sitemap\.xml|robots\.txt|build-manifest\.json|search-index\.js"
        r"|assets/[^/]+\.[0-9a-f]{10}\.\w+|sources\.(bib|ris|csl\.json)|(water|land|sources)/[^/]+\.(bib|ris|json)"
        r"|llms\.txt|.*\.md|(water|land)/[^/]+\.annotations\.jsonld"
    )
    twins = {path for path in rich.files if path.endswith(".md")}
    assert {path.removesuffix(".md") + ".html" for path in twins} <= rich.files.keys()
    assert [path for path in rich.files if not re.fullmatch(allowed, path)] == []
    for path, data in rich.files.items():
        assert "The crew waited on the quay. Nobody was hurt." not in data.decode("utf-8", "ignore"), path


def test_the_signals_of_a_note_are_printed(small: Site) -> None:
    small.lead("It rained [@rain#hours]. It did not [but see @rain#hours]. Did it [contra @rain#hours]?")
    page = small.build().pages["water/lead.html"]
    assert '<p class="note-context print-only">As cited here: but see; contra</p>' in page


def test_the_front_page_leads_with_the_latest_and_lists_them_once(small: Site) -> None:
    page = small.build().pages["index.html"]
    assert page.index('id="latest-h"') < page.index('id="regions-h"') < page.index('class="cartogram"')
    assert page.count('href="land/all.html"') == 1
    assert '<a href="feed.json" type="application/feed+json">JSON Feed</a>' in page


def test_a_region_names_on_the_front_page_what_stands_nowhere_above(small: Site) -> None:
    """Its three newest beside the latest of all."""
    for day in range(10, 22):
        small.write(
            briefing(
                "It rained.", path=f"briefings/water/day-{day}.md", title=f"Day {day}", date=f"2026-02-{day}"
            )
        )
    latest, _, regions = small.build().pages["index.html"].partition('id="regions-h"')
    assert re.findall(r">(Day \d+)</a>", latest) == [f"Day {day}" for day in range(21, 15, -1)]
    assert re.findall(r">(Day \d+)</a>", regions) == ["Day 15", "Day 14", "Day 13"]


def test_a_link_to_a_file_outside_the_site_is_not_followed(small: Site) -> None:
    small.put("briefings/water/secret.png", "GIF89a secret")
    small.path("briefings/water/link.png").symlink_to(small.path("config.yaml"))
    small.lead("![A](link.png)")
    assert small.build().faults == [
        "briefings/water/lead.md:7:6 broken-link",
        "briefings/water/link.png:1:1 stray-file",
    ]
    small.path("briefings/water/link.png").unlink()
    small.lead("Text.")
    assert not any(b"secret" in data for data in tree(small.build().output).values())
