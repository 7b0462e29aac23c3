"""What pages tell other programs in their HTML, and what a reader copies from them."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import visiting
from tests.sites import CARD, PAGE, Site

SOURCE = "sources/rain.html"
BASE = "https://harbour.example/notes/"
MORE = """
updated: 2026-02-01
authors: [Desk, {family: Nguyễn, given: Phú Trọng, family_first: true}, {literal: Tide Office}]
"""


@pytest.fixture
def built(small: Site) -> Site:
    small.edit(CARD, "[Ada Lane]", "[{family: Lane, given: Ada}, Harbour Board]")
    small.edit(CARD, "kind: news", "kind: news\nurl: https://quay.example/1?a=b&c=d")
    small.append("config.yaml", "lint: {negation: off, quoted-words: off, names: off, uncited-claim: off}\n")
    small.pin()
    small.lead("It rained for long [@rain#hours]. Then not [@rain#dry].\n\n## After\n\nIt was wet.", MORE)
    assert small.build().faults == []
    return small


def page(site: Site, address: str) -> str:
    return (site.path("build") / address).read_text("utf-8")


def metas(text: str, key: str) -> list[tuple[str, str]]:
    return [(n, html.unescape(c)) for n, c in re.findall(rf'<meta {key}="([^"]*)" content="([^"]*)">', text)]


def json_ld(text: str) -> dict[str, Any]:
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    read: dict[str, Any] = json.loads(block)
    return read


def records(text: str) -> list[list[tuple[str, str]]]:
    """The COinS records of a page."""
    return [
        parse_qsl(html.unescape(found)) for found in re.findall(r'<span class="Z3988" title="([^"]*)">', text)
    ]


def test_highwire_tags(built: Site) -> None:
    tags = [tag for tag in metas(page(built, PAGE), "name") if tag[0].startswith("citation_")]
    assert tags == [
        ("citation_title", "Rain on the quay"),
        ("citation_technical_report_institution", "Harbour Notes"),
        ("citation_author", "Nguyễn, Phú Trọng"),
        ("citation_publication_date", "2026/01/07"),
        ("citation_language", "en"),
        ("citation_public_url", f"{BASE}water/lead.html"),
    ]


def test_open_graph(built: Site) -> None:
    assert metas(page(built, PAGE), "property") == [
        ("og:title", "Rain on the quay"),
        ("og:type", "article"),
        ("og:site_name", "Harbour Notes"),
        ("og:url", f"{BASE}water/lead.html"),
        ("og:description", "What the rain did."),
        ("article:published_time", "2026-01-07"),
        ("article:modified_time", "2026-02-01"),
    ]
    assert ("og:type", "website") in metas(page(built, "index.html"), "property")
    assert metas(page(built, "404.html"), "property") == []


IMAGE = "image: {file: sign.PNG, alt: A “sign” & a quay}\n"
PIXEL = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
SIGN = f"assets/sign.{hashlib.sha256(PIXEL).hexdigest()[:10]}.png"
RAIN = f"assets/rain.{hashlib.sha256(PIXEL).hexdigest()[:10]}.gif"


def pictured(text: str) -> list[tuple[str, str]]:
    """What a page says of its picture to other sites."""
    said = metas(text, "property") + metas(text, "name")
    return [tag for tag in said if tag[0].startswith(("og:image", "twitter:"))]


def test_image_of_the_site_stands_for_every_page(small: Site) -> None:
    small.append("config.yaml", IMAGE)
    small.put("sign.PNG", PIXEL)
    result = small.build()
    assert result.faults == []
    assert result.tree[SIGN] == PIXEL
    expected = [
        ("og:image", BASE + SIGN),
        ("og:image:alt", "A “sign” & a quay"),
        ("twitter:card", "summary_large_image"),
    ]
    assert {address: pictured(text) for address, text in result.pages.items()} == {
        address: [] if address == "404.html" else expected for address in result.pages
    }


def test_briefing_is_shown_with_its_own_picture(small: Site) -> None:
    small.append("config.yaml", IMAGE)
    small.put("sign.PNG", PIXEL)
    small.put("briefings/water/rain.gif", PIXEL)
    small.put("briefings/water/map.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    small.lead('Text.\n\n![A map](map.svg)\n\n![Rain & <wind>](rain.gif "Rain")\n\n![Again](rain.gif)')
    pages = small.build().pages
    assert pictured(pages[PAGE]) == [
        ("og:image", BASE + RAIN),
        ("og:image:alt", "Rain & <wind>"),
        ("twitter:card", "summary_large_image"),
    ]
    assert pictured(pages["land/all.html"])[0] == ("og:image", BASE + SIGN)


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param("![A map](rain.gif)", id="Markdown"),
        pytest.param('<img src="rain.gif" alt="A map">', id="words behind the address"),
        pytest.param('<img alt="A map" src="rain.gif">', id="words before the address"),
    ],
)
def test_words_of_a_picture(small: Site, picture: str) -> None:
    small.put("briefings/water/rain.gif", PIXEL)
    small.lead(f"![](q.svg) {picture} ![Another](rain.gif)")
    small.put("briefings/water/q.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    assert pictured(small.build().pages[PAGE])[:2] == [("og:image", BASE + RAIN), ("og:image:alt", "A map")]


def test_no_image_where_there_is_none_or_no_address(small: Site) -> None:
    assert pictured(small.build().pages["index.html"]) == []
    small.append("config.yaml", IMAGE)
    small.put("sign.PNG", PIXEL)
    small.edit("config.yaml", f"base_url: {BASE}\n", "")
    assert [pictured(text) for text in small.build().pages.values() if pictured(text)] == []


def test_pictures_beside_the_config_that_nothing_names_are_not_published(small: Site) -> None:
    small.put("other.png", PIXEL)
    assert not [path for path in small.build().tree if "other" in path]


def test_json_ld(built: Site) -> None:
    said = json_ld(page(built, PAGE))
    assert (said["@type"], said["headline"], said["dateModified"]) == (
        "Report",
        "Rain on the quay",
        "2026-02-01",
    )
    assert said["author"] == [
        {"@type": "Organization", "name": "Desk"},
        {"@type": "Person", "name": "Nguyễn Phú Trọng", "familyName": "Nguyễn", "givenName": "Phú Trọng"},
        {"@type": "Organization", "name": "Tide Office"},
    ]
    (cited,) = said["citation"]
    assert cited == {
        "@type": "NewsArticle",
        "headline": "Quay shut for the night",
        "author": [
            {"@type": "Person", "name": "Ada Lane", "familyName": "Lane", "givenName": "Ada"},
            {"@type": "Organization", "name": "Harbour Board"},
        ],
        "publisher": {"@type": "Organization", "name": "Quay Post"},
        "datePublished": "2026-01-05",
        "inLanguage": "en",
        "url": "https://quay.example/1?a=b&c=d",
    }


def test_authors_are_no_publisher_in_json_ld(small: Site) -> None:
    small.put("seeds/tides.md", "---\ntitle: Tides\nauthor: [Ann Roe]\ntype: book\nkind: analysis\n---\n")
    small.lead("Tides turn [@tides].")
    (cited,) = json_ld(small.build().pages[PAGE])["citation"]
    assert (cited["name"], cited.get("publisher")) == ("Tides", None)


WORK = {
    "@context": "https://schema.org",
    "@type": {"Report", "NewsArticle", "Article", "Dataset"},
    "headline": str,
    "name": str,
    "author": ["agent"],
    "translator": ["agent"],
    "publisher": "agent",
    "datePublished": r"\d{4}(-\d\d){0,2}",
    "dateModified": r"\d{4}(-\d\d){0,2}",
    "inLanguage": r"[a-z]{2,3}(-\w+)*",
    "url": r"https?://\S+",
    "description": str,
    "isPartOf": {"@type": {"WebSite"}, "name": str, "url": r"https?://\S+"},
    "citation": ["work"],
}
"""What the record of a work may hold: words of schema.org, each with what it takes."""
AGENT = {"@type": {"Person", "Organization"}, "name": str, "familyName": str, "givenName": str}
SHAPES: dict[str, dict[str, Any]] = {"work": WORK, "agent": AGENT}
NEEDED = {"work": ({"headline", "name"}, {"publisher"}), "agent": ({"name"},)}
"""Of each set of keys, one must be there."""


def misshapen(value: Any, shape: Any, where: str) -> Iterator[str]:
    """Where a value is not of a shape: a set of words, a pattern, a type, a list, or keys with shapes."""
    if isinstance(shape, set):
        if value not in shape:
            yield f"{where} is {value!r}"
    elif isinstance(shape, list):
        if not isinstance(value, list) or not value:
            yield f"{where} is no list"
        else:
            for at, item in enumerate(value):
                yield from misshapen(item, shape[0], f"{where}[{at}]")
    elif isinstance(shape, dict) or shape in SHAPES:
        keys = shape if isinstance(shape, dict) else SHAPES[shape]
        if not isinstance(value, dict) or "@type" not in value:
            yield f"{where} has no type"
            return
        for wanted in NEEDED.get(shape, ()) if isinstance(shape, str) else ():
            if not wanted & set(value):
                yield f"{where} has none of {sorted(wanted)}"
        for key, held in value.items():
            if key not in keys:
                yield f"{where}.{key} is unknown"
            else:
                yield from misshapen(held, keys[key], f"{where}.{key}")
    elif (
        not isinstance(value, str) or not value or (isinstance(shape, str) and not re.fullmatch(shape, value))
    ):
        yield f"{where} is {value!r}"


def test_json_ld_is_of_its_shape(built: Site) -> None:
    built.put(
        "seeds/tide.md",
        "---\ntitle: 潮の表\npublisher: 港湾局\nkind: data\nlanguage: ja\nderived_from: rain\n"
        "author: [{literal: 観測班}]\ntranslator: [{family: 林, given: 海, family_first: true}]\n---\n",
    )
    built.lead("It rained [@rain#hours]. High water [@tide].", MORE)
    built.build()
    every = {address: page(built, address) for address in (PAGE, "land/all.html")}
    assert {address: list(misshapen(json_ld(text), "work", "")) for address, text in every.items()} == {
        address: [] for address in every
    }


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ({"author": [{"name": "Desk"}]}, [".author[0] has no type"]),
        ({"author": [{"@type": "Person", "givenName": "A"}]}, [".author[0] has none of ['name']"]),
        ({"datePublished": "12 May"}, [".datePublished is '12 May'"]),
        ({"pages": "3"}, [".pages is unknown"]),
    ],
    ids=["untyped", "nameless", "date", "unknown"],
)
def test_the_shape_of_json_ld_can_be_missed(broken: dict[str, Any], told: list[str]) -> None:
    whole = {"@type": "Report", "headline": "A", "publisher": {"@type": "Organization", "name": "B"}}
    assert list(misshapen(whole, "work", "")) == []
    assert list(misshapen(whole | broken, "work", "")) == told


@pytest.mark.parametrize("title", ["</script", "<!-- <script", "a & b \\ \" '"])
def test_no_text_ends_the_script(small: Site, title: str) -> None:
    small.lead("Text.", title=json.dumps(title))
    text = small.build().pages[PAGE]
    assert json_ld(text)["headline"] == title
    assert dict(metas(text, "property"))["og:title"] == title


def test_coins_of_the_original(built: Site) -> None:
    expected = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", "Quay shut for the night"),
        ("rft.au", "Lane, Ada"),
        ("rft.aucorp", "Harbour Board"),
        ("rft.source", "Quay Post"),
        ("rft.date", "2026-01-05"),
        ("rft.identifier", "https://quay.example/1?a=b&c=d"),
        ("rft.language", "en"),
    ]
    assert records(page(built, SOURCE)) == [expected]
    assert records(page(built, "sources/index.html")) == [expected]
    assert records(page(built, PAGE)) == []


def test_publisher_speaks_for_an_unsigned_source(small: Site) -> None:
    small.edit(CARD, "author: [Ada Lane]\n", "")
    (record,) = records(small.build().pages[SOURCE])
    assert ("rft.aucorp", "Quay Post") in record


def test_every_file_offered_is_there(built: Site) -> None:
    for address in (PAGE, SOURCE, "sources/index.html"):
        offered = re.findall(r'<a href="([^"]+\.(?:bib|ris|json))">', page(built, address))
        assert len(offered) >= 3
        for href in offered:
            assert (built.path("build") / address).parent.joinpath(href).is_file(), (address, href)


def test_no_address_is_made_up(built: Site) -> None:
    built.edit("config.yaml", f"base_url: {BASE}\n", "")
    text = built.build().pages[PAGE]
    assert "citation_public_url" not in text and "og:url" not in text and "invalid" not in text


# --- copying -------------------------------------------------------------------------------------


WATCH = """
let last = "";
window.copied = () => last;
const keep = { writeText: async (text) => { last = text; } };
const clipboard = CLIPBOARD;
Object.defineProperty(navigator, "clipboard", { get: () => clipboard });
document.addEventListener("copy", () => { last = document.activeElement.value; });
"""


@pytest.fixture
def opened(request: pytest.FixtureRequest, browser: Browser, built: Site) -> Iterator[Page]:
    """The briefing from disk; `copied()` tells what was copied. The parameter stands for the Clipboard API."""
    with visiting(browser, built.path("build").as_uri() + "/", fresh=True) as visit:
        visit.context.add_init_script(WATCH.replace("CLIPBOARD", getattr(request, "param", "keep")))
        yield visit.open(PAGE)


def copied(page: Page) -> str:
    page.get_by_role("status").get_by_text("Copied").wait_for(state="attached")
    text: str = page.evaluate("copied()")
    return text


REFERENCE = (
    "Desk et al., Rain on the quay (Harbour Notes, 7 January 2026; "
    f"updated 1 February 2026), {BASE}water/lead.html."
)


@pytest.mark.browser
@pytest.mark.parametrize("opened", ["keep", "undefined"], ids=["clipboard", "command"], indirect=True)
def test_copy_the_page(opened: Page) -> None:
    opened.locator(".cite-this").get_by_role("button", name="Copy citation").click()
    assert copied(opened) == REFERENCE


@pytest.mark.browser
def test_copy_a_passage(opened: Page, built: Site) -> None:
    opened.goto(built.path("build").as_uri() + f"/{SOURCE}")
    opened.get_by_role("button", name="Copy citation of the passage dry").click()
    assert copied(opened).split("\n") == [
        "“expects a dry week”",
        "Ada Lane and Harbour Board, “Quay shut for the night,” Quay Post, 5 January 2026, "
        "https://quay.example/1?a=b&c=d.",
        f"{BASE}{SOURCE}#e-dry",
    ]


SELECT = """([words, ends]) => {
  const walker = document.createTreeWalker(document.querySelector(".prose"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const begin = node.data.indexOf(words), end = node.data.indexOf(ends);
    if (begin >= 0) range.setStart(node, begin);
    if (end >= 0) { range.setEnd(node, end + ends.length); break; }
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
IN_SHORT = {
    "It rained for long": ["Quay Post 2026 ¶ 2:1"],
    "for long. Then not": ["Quay Post 2026 ¶ 2:1", "Quay Post 2026"],
    "It grew": ["Quay Post 2026 ¶ 2:1"],
    "A ‘long’ night, said": ["Quay Post 2026"],
}
"""What the words rest on; where they rest on nothing, nothing is said of it."""
SELECTED = {
    "sentence": ("It rained", "long", "It rained for long", "#r-rain--hours-1"),
    "over-a-mark": ("for long", "not", "for long. Then not", "#r-rain--hours-1"),
    "under-a-heading": ("It was", "wet", "It was wet", "#after"),
}


@pytest.mark.browser
@pytest.mark.parametrize(("begin", "end", "taken", "anchor"), SELECTED.values(), ids=SELECTED.keys())
def test_copy_selected_words(opened: Page, begin: str, end: str, taken: str, anchor: str) -> None:
    offer = opened.get_by_role("button", name="Copy with citation")
    assert not offer.is_visible()
    opened.evaluate(SELECT, [begin, end])
    offer.click()
    assert copied(opened).split("\n") == [
        f"“{taken}”",
        *IN_SHORT.get(taken, []),
        REFERENCE,
        f"{BASE}water/lead.html{anchor}",
    ]


MARKED = (
    "## Marks\n\nIt held. It grew [@rain#hours]. A “long” night, said Dr. Ono [@rain#dry], or so."
    " It ended: “Enough.” He left [@rain#dry]."
)
OF_A_SENTENCE = {
    "before-its-mark": ("It grew", "grew", "It grew", "#r-rain--hours-1"),
    "before-a-sentence-with-a-mark": ("It held", "held", "It held", "#marks"),
    "with-its-stop": ("It held", "held.", "It held.", "#marks"),
    "after-its-mark": ("or so", "so", "or so", "#marks"),
    "before-an-abbreviation": ("A “long”", "said", "A ‘long’ night, said", "#r-rain--dry-1"),
    "with-a-quotation": ("It ended", "“Enough", "It ended: ‘Enough", "#marks"),
}


@pytest.mark.browser
@pytest.mark.parametrize(
    ("begin", "end", "taken", "anchor"), OF_A_SENTENCE.values(), ids=OF_A_SENTENCE.keys()
)
def test_selected_words_have_the_mark_of_their_own_sentence(
    opened: Page, built: Site, begin: str, end: str, taken: str, anchor: str
) -> None:
    built.lead(MARKED, MORE)
    assert built.build().faults == []
    opened.reload()
    opened.evaluate(SELECT, [begin, end])
    opened.get_by_role("button", name="Copy with citation").click()
    assert copied(opened).split("\n") == [
        f"“{taken}”",
        *IN_SHORT.get(taken, []),
        REFERENCE,
        f"{BASE}water/lead.html{anchor}",
    ]


@pytest.mark.browser
def test_offer_goes_with_escape_and_with_the_selection(opened: Page) -> None:
    offer = opened.get_by_role("button", name="Copy with citation")
    opened.evaluate(SELECT, ["It rained", "long"])
    offer.wait_for()
    opened.keyboard.press("Escape")
    offer.wait_for(state="hidden")
    opened.evaluate(SELECT, ["Then", "not"])
    offer.wait_for()
    opened.evaluate("getSelection().removeAllRanges()")
    offer.wait_for(state="hidden")


@pytest.mark.browser
def test_without_script_reference_and_address_are_text(browser: Browser, built: Site) -> None:
    with visiting(browser, built.path("build").as_uri() + "/", scripts=False) as visit:
        shown = visit.open(PAGE)
        assert shown.locator("button.copy:visible").count() == 0
        assert shown.locator(".cite-this .reference").inner_text() == REFERENCE
        assert shown.locator(".cite-this .address a").inner_text() == f"{BASE}water/lead.html"
