"""The search of a large site in a browser: what a query fetches, and how long its first results take.

`python -m benchmarks search DIR` takes the site folder of a small corpus. Its index is made as large as asked, of pages
like those of the corpus with other words: four in five are of the corpus, so that each of them stands on nearly every page,
and the others come from a vocabulary of 40,000, of which the frequent are frequent as in prose (Zipf's law). Every query
is typed into a search page that was just opened, in Chromium with its processor slowed down. Bytes are gzipped.
"""

from __future__ import annotations

import argparse
import dataclasses
import gzip
import math
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpus import Dice
from benchmarks.weights import KB, LEVEL, QUERY_BUDGET
from briefing_site.engine.build import linked_site
from briefing_site.engine.options import Options
from briefing_site.engine.site import Site
from briefing_site.render.search_index.documents import SearchDocument, about, texts
from briefing_site.render.search_index.files import Index, Kinds, lay_out
from briefing_site.render.search_index.indexed import IndexedDocument, indexed, named
from briefing_site.render.search_index.names import things
from briefing_site.render.search_index.terms import terms

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

VOCABULARY = 40_000
RARE = 5
"""One word in so many is of that vocabulary."""
_SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "ji",
    "ko",
    "lu",
    "me",
    "no",
    "pa",
    "qui",
    "ra",
    "sto",
    "tu",
    "vi",
    "wa",
    "xe",
    "zo",
]


@dataclasses.dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and what it is an example of."""

    kind: str
    text: str
    region: str = ""
    """Chosen as a filter after the results are there."""


@dataclasses.dataclass(frozen=True, slots=True)
class Cost:
    """What a query took."""

    milliseconds: float
    """From its last letter until its first results are in the page: the least of several."""
    painted: float
    """The same until they are painted, style and layout with it."""
    processor: float
    """Milliseconds of the page's own thread until that, on the processor as it is: the least of several."""
    fetched: int
    """Bytes of the index, its catalogue with them."""
    files: int
    told: str


class Words:
    """Draws words: most of a list, and some of a large vocabulary."""

    def __init__(self, own: Sequence[str], dice: Dice) -> None:
        self._own, self._dice = own, dice
        self.rare = tuple(self._made(number) for number in range(VOCABULARY))

    def text(self, length: int) -> str:
        """So many words."""
        return " ".join(self._word() for _ in range(length))

    def _word(self) -> str:
        if self._dice.below(RARE):
            return self._dice.pick(self._own)
        # The rank of a word by Zipf's law: its logarithm is spread evenly.
        return self.rare[int(math.exp(self._dice.below(1_000_000) / 1_000_000 * math.log(VOCABULARY))) - 1]

    @staticmethod
    def _made(number: int) -> str:
        word = ""
        for _ in range(4):
            number, syllable = divmod(number, len(_SYLLABLES))
            word += _SYLLABLES[syllable]
        return word


def large_index(site: Site, briefings: int) -> tuple[Index, Words, list[str]]:
    """The index of a site of so many briefings, a quarter as many sources and a tenth as many people.

    Returns with it the words that it was made from, and the people.
    """
    published, words = site.published, site.words
    every = texts(published, words)
    pages = [every[address] for address in every]
    models = [page for page in pages if page.kind == "briefing"]
    cards = [page for page in pages if page.kind != "briefing"]
    own = sorted({word for page in models[:20] for word in terms(page.passages[1].strands[0].text)})
    dice = Dice(7)
    drawn = Words(own, dice)
    people = [drawn.text(2).title() for _ in range(briefings // 10)]
    found: list[IndexedDocument] = [named(page, words) for page in things(published, words)]
    of_things = len(found)
    found += [
        named(
            dataclasses.replace(models[0], title=name, kind="person", address=f"people/{number}.html"), words
        )
        for number, name in enumerate(people)
    ]
    found.append(indexed(about(words), words))
    for number in range(briefings + briefings // 4):
        of = models if number < briefings else cards
        found.append(indexed(_like(of[number % len(of)], number, drawn), words))
    kinds = dataclasses.replace(
        _kinds(site, found),
        things=of_things,
        named=of_things + len(people),
        sources=len(found) - briefings // 4,
    )
    return lay_out(found, kinds), drawn, people


def _kinds(site: Site, found: Sequence[IndexedDocument]) -> Kinds:
    """What the index of a site is made of besides its documents."""
    config, words = site.published.config, site.words
    topics = sorted({topic for document in found for topic in document.facets[1]})
    return Kinds(
        names={
            "regions": {region.id: region.name for region in config.regions.values()},
            "topics": {topic: topic for topic in topics},
            "kinds": {kind: words(f"kind-{kind}") for kind in sorted({of.kind for of in found})},
        },
        things=0,
        named=0,
        sources=0,
        aliases=(),
        forms=site.theme.names["forms.js"],
        told=dict.fromkeys(("taken", "then", "nearest", "apart", "about", "between"), "#1"),
    )


def _like(page: SearchDocument, number: int, drawn: Words) -> SearchDocument:
    """A page with as many passages of as many words."""
    passages = tuple(
        dataclasses.replace(
            passage,
            strands=tuple(
                dataclasses.replace(strand, text=drawn.text(len(strand.text.split())))
                for strand in passage.strands
            ),
        )
        for passage in page.passages
    )
    title = drawn.text(len(page.title.split())).capitalize()
    return dataclasses.replace(page, address=f"north/page-{number}.html", title=title, passages=passages)


def queries(drawn: Words, people: Sequence[str], own: Sequence[str]) -> list[Query]:
    """One query of each kind."""
    one, two = own[0], own[1]
    rare = drawn.rare[9_000]
    return [
        Query("a word of every page", one),
        Query("two of them", f"{one} {two}"),
        Query("a rare word", rare),
        Query("a rare word with a letter wrong", rare[:2] + "y" + rare[3:]),
        Query("two letters that changed places", one[:3] + one[4] + one[3] + one[5:]),
        Query("a person", people[3]),
        Query("a word of every page, and a region", one, region="north"),
        Query("a word that is not there", "yyzzyq"),
    ]


def measured(
    browser: Browser, base: str, sizes: Callable[[str], int], query: Query, slower: int, runs: int
) -> Cost:
    """A query typed into a page that was just opened."""
    times, paints, worked = [], [], []
    for _ in range(runs):
        context = browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.goto(f"{base}search.html")
        page.locator("#search-q").wait_for()
        page.wait_for_load_state("networkidle")
        tools = context.new_cdp_session(page)
        tools.send("Performance.enable", {"timeDomain": "threadTicks"})
        before = _worked(tools)
        page.evaluate(_TIMED, query.text)
        worked.append(_worked(tools) - before)
        page.locator(".search-results ol[aria-busy=false]").wait_for(state="attached")
        # Once more with the processor slowed down: a word that the page has not looked up yet.
        context.close()
        context = browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.goto(f"{base}search.html")
        page.wait_for_load_state("networkidle")
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        there, painted = page.evaluate(_TIMED, query.text)
        times.append(there)
        paints.append(painted)
        page.locator(".search-results ol[aria-busy=false]").wait_for(state="attached")
        if query.region:
            page.locator("#search-region").focus()
            page.wait_for_function("() => document.querySelectorAll('#search-region option').length > 1")
            page.locator("#search-region").select_option(query.region)
            page.wait_for_load_state("networkidle")
        names = _fetched(page, base)
        told = page.locator(".search-results [role=status]").inner_text()
        context.close()
    return Cost(min(times), min(paints), 1000 * min(worked), sum(map(sizes, names)), len(names), told)


def _worked(tools: CDPSession) -> float:
    """Seconds of the processor that the thread of a page has taken so far."""
    found = {of["name"]: of["value"] for of in tools.send("Performance.getMetrics")["metrics"]}
    return float(found["TaskDuration"])


_TIMED = """text => new Promise(done => {
  const field = document.querySelector("#search-q"), list = document.querySelector(".search-results ol");
  const start = performance.now();
  new MutationObserver((_, watch) => {
    if (list.ariaBusy !== "false" && !list.children.length) return;
    watch.disconnect();
    const there = performance.now() - start;
    const told = () => done([there, performance.now() - start]);
    requestAnimationFrame(() => scheduler.postTask(told, { priority: "user-blocking" }));
  }).observe(list, { childList: true, attributes: true, attributeFilter: ["aria-busy"] });
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
})"""
"""Milliseconds from a query until its results, or the word that there are none, are in the page, and until they are painted: what
is blocking and asked for within a frame is the first thing that is done behind it."""


def _fetched(page: Page, base: str) -> list[str]:
    """Addresses of the files of the index that a page has fetched."""
    names = page.evaluate("() => performance.getEntriesByType('resource').map(of => of.name)")
    ours = ("search-index", "terms", "shelf", "passages", "facets", "near", "words")
    return [
        name.removeprefix(base)
        for name in names
        if name.removeprefix(f"{base}assets/").partition(".")[0] in ours
    ]


def _rows(browser: Browser, site: Site, briefings: int, slower: int, runs: int) -> Iterator[str]:
    from benchmarks.checkers import hosted

    index, drawn, people = large_index(site, briefings)
    files = {**site.theme.assets, **index.files}
    page = site.render("search.html").data.decode("utf-8")
    files["search.html"] = page.replace(site.index.catalogue, index.catalogue).encode()
    files["404.html"] = b""

    def size(address: str) -> int:
        return len(gzip.compress(files[address], LEVEL, mtime=0))

    own = sorted(set(drawn.text(400).split()) - set(drawn.rare), key=lambda word: (-len(word), word))
    yield f"| query, {briefings:,} briefings | in the page, ms, {slower} times slower | painted, ms | CPU ms | KB | files | told |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    with hosted(files, "/") as base:
        for query in queries(drawn, people, own):
            cost = measured(browser, base, size, query, slower, runs)
            over = " OVER" if cost.fetched > QUERY_BUDGET else ""
            yield (
                f"| {query.kind}: {query.text} | {cost.milliseconds:.0f} | {cost.painted:.0f} | {cost.processor:.0f} | {cost.fetched / KB:.1f}{over} | {cost.files} "
                f"| {cost.told} |"
            )


def main(arguments: Sequence[str]) -> int:
    """`python -m benchmarks search DIR`."""
    from tests.browser import find, launched

    parser = argparse.ArgumentParser(
        prog="python -m benchmarks search",
        description="What a query of a large site fetches, and how long it takes.",
    )
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help="the folder of a corpus, of 40 briefings or more"
    )
    parser.add_argument("--briefings", type=int, default=10_000)
    parser.add_argument("--slower", type=int, default=4, help="times that the processor is slowed down")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args(arguments)
    site = linked_site(Options(given.folder))
    chromium = find()
    if not isinstance(site, Site) or not site.renders or chromium is None:
        print("the site has errors, or there is no Chromium", file=sys.stderr)
        return 1
    with launched(chromium) as browser:
        for row in _rows(browser, site, given.briefings, given.slower, given.runs):
            print(row, flush=True)
    return 0
