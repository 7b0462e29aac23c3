"""Links that light a passage in the original: they light the cited place, wherever its words stand besides."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from briefing_site.model.document import Document
from briefing_site.model.fragment_context import NO_CONTEXT, FragmentContext
from briefing_site.model.pin import Lock
from briefing_site.model.source import Source
from briefing_site.parse.lock import dump, load, read_lock
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.place import parse_at
from briefing_site.parse.source_card import parse_source
from briefing_site.read.archive import read_document
from briefing_site.verify.verify import afresh, pin, verify
from briefing_site.view.text_fragment import passage_url
from tests.test_verify import card, excerpt
from tests.text_directive import Directive, Page, fold

ROOT = Path(__file__).resolve().parents[1]
SEEDS = next((p for up in (1, 2) if (p := ROOT.parents[up - 1] / "shared" / "seeds").is_dir()), ROOT / "none")
URL = "https://paper.example/story"

# Paragraphs, the quotation, its place if any; what stands behind `text=` once decoded.
CASES = {
    "alone": (["Rain fell on the quay."], "Rain fell", "", "Rain fell"),
    "first-of-two": (["Rain fell on Monday.", "Rain fell on Friday."], "Rain fell", "1", "Rain fell,-on Monday"),
    "second-of-two": (["Rain fell on Monday.", "Rain fell on Friday."], "Rain fell", "2", "Rain fell,-on Friday"),
    "told-by-the-word-before": (["Soft rain fell.", "Hard rain fell."], "rain fell", "2", "Hard-,rain fell"),
    "told-by-both": (
        ["Hard rain fell today.", "Soft rain fell now.", "Hard rain fell now."], "rain fell", "3", "Hard-,rain fell,-now"
    ),
    "other-letter-case": (["RAIN FELL today.", "Then rain fell again."], "rain fell", "2", "rain fell,-again"),
    "only-inside-another-word": (["Brain felled it.", "Then rain fell again."], "rain fell", "2", "rain fell"),
    "other-marks": (["It’s late, they said.", "Now 'it's late' again."], "it's late", "2", "it's late,-' again"),
    "no-break-space": (["Rain\u00a0fell  once.", "Then rain fell twice."], "rain fell", "2", "rain fell,-twice"),
    "comma-dash-ampersand": (
        ["Salt, pepper & oil - all.", "Then salt, pepper & oil - none."],
        "pepper & oil", "2", "pepper & oil,- - none"
    ),
    "ellipsis": (["Rain fell for hours on the quay, said the crew."], "Rain fell [...] said the crew", "", "Rain fell,said the crew"),
    "ellipsis-twice": (
        ["Rain fell on the quay, they said.", "Then rain fell on the pier, they said."],
        "rain fell [...] they said", "2", "Then-,rain fell,they said"
    ),
    "bracket": (["The ferry carries people."], "[T]he ferry [now] carries", "", None),
    "letter-in-brackets": (["Here the ferry carries people."], "[T]he ferry carries", "", "The ferry carries"),
    "pull-quote": (["We feared worse.", "All in all, said Kato: We feared worse. He left."], "We feared worse", "2", "We feared worse,-. He"),
    "pull-quote-of-a-whole-sentence": (
        ["Nobody in the long and quiet town feared worse than that.",
         "It rained. Nobody in the long and quiet town feared worse than that."],
        "feared worse", "2", "rained,feared worse"
    ),
    "paragraph-that-repeats": (
        ["Nobody in the long and quiet town feared worse.", "Fog came.",
         "Nobody in the long and quiet town feared worse."],
        "feared worse", "3", "came.-,Nobody,feared worse"
    ),
    "same-words-first-of-repeated": (["Fog came.", "Rain fell.", "Rain fell."], "Rain fell", "2", "Rain fell"),
    "japanese": (["雨が降った。", "昨日は雨が降った。"], "雨が降った", "2", "は-,雨が降った"),
    "japanese-behind": (["雨が降った町。", "雨が降った村。"], "雨が降った", "2", "雨が降った,-村。"),
    "chinese": (["下雨了，他说。", "下雨了，她说。"], "下雨了", "2", "下雨了,-，她"),
    "korean-word-without-its-particle": (["정부는 예산을 늘렸다."], "예산", "", "예산,-을"),
    "korean-twice": (["예산 안이 나왔다.", "정부가 예산 안을 냈다."], "예산", "2", "예산,-안을"),
    "vietnamese": (["Trời mưa ở Huế.", "Trời mưa ở Vinh."], "Trời mưa", "2", "Trời mưa,-ở Vinh"),
    "russian": (["Шёл дождь весь день.", "Шёл дождь всю ночь."], "Шёл дождь", "2", "Шёл дождь,-всю"),
}  # fmt: skip


def link(paragraphs: list[str], quote: str, at: str, url: str = URL) -> str:
    source = replace(card(excerpt("it", quote, at)), url=url)
    found = afresh(source, Document.of("town.txt", "\n".join(paragraphs).encode()))["it"]
    return passage_url(source, source.excerpts[0], found) or ""


@pytest.mark.parametrize(("paragraphs", "quote", "at", "words"), CASES.values(), ids=CASES.keys())
def test_link_lights_the_cited_place(paragraphs: list[str], quote: str, at: str, words: str | None) -> None:
    source = replace(card(excerpt("it", quote, at)), url=URL)
    document = Document.of("town.txt", "\n".join(paragraphs).encode())
    found = afresh(source, document)["it"]
    assert found.occurrence, found.reason
    address = passage_url(source, source.excerpts[0], found)
    assert address
    directive = Directive.of(address)
    if words is not None:
        assert directive == Directive.of(f"{URL}#:~:text={_escaped(words)}")
    lit = Page.of(paragraphs).lit(directive)
    assert lit
    block, start = lit[0]
    assert block == lit[1][0] == found.occurrence.paragraph - 1
    last = fold(quote).replace("[t]", "t").split("] ")[-1]
    assert fold(paragraphs[block])[start : lit[1][1]].endswith(last)


def _escaped(words: str) -> str:
    """The words as they stand in an address; the commas that part them have no blank behind."""
    joined = words.replace("-,", "\0").replace(",-", "\1")
    parts = (
        joined.replace(", ", "\2")
        .replace(",", "\3")
        .replace("-", "%2D")
        .replace("&", "%26")
        .replace(" ", "%20")
    )
    for mark, text in (("\0", "-,"), ("\1", ",-"), ("\2", "%2C%20"), ("\3", ",")):
        parts = parts.replace(mark, text)
    return parts


@pytest.mark.parametrize("url", ["https://paper.example/story.pdf", "https://paper.example/story#part"])
def test_a_link_that_can_light_nothing_stays_plain(url: str) -> None:
    assert link(["Rain fell on the quay.", "Rain fell."], "Rain fell", "1", url) == url


def test_without_the_archive_the_lock_gives_the_same_links() -> None:
    paragraphs = ["Rain fell on Monday.", "Rain fell on Friday. Fog came."]
    source = replace(card(excerpt("rain", "Rain fell", "2"), excerpt("fog", "Fog came")), url=URL)
    document = Document.of("town.txt", "\n".join(paragraphs).encode())
    pins = pin(source, document, afresh(source, document))
    text = dump(Lock({"town": pins}))
    assert text.count('"after"') == 1
    assert '"before"' not in text
    assert load(text) == Lock({"town": pins})
    by_lock = verify(source, None, load(text).sources["town"])
    assert [found.basis for found in by_lock.values()] == ["lock", "lock"]
    links = [passage_url(source, e, by_lock[e.id]) for e in source.excerpts]
    assert links == [f"{URL}#:~:text=Rain%20fell,-on%20Friday", f"{URL}#:~:text=Fog%20came"]


def test_a_lock_from_before_contexts_is_read() -> None:
    source = replace(card(excerpt("rain", "Rain fell", "2")), url=URL)
    document = Document.of("town.txt", b"Rain fell on Monday.\nRain fell on Friday.")
    pins = pin(source, document, afresh(source, document))
    old = dump(Lock({"town": pins})).replace('     "after": "on Friday",\n', "")
    assert verify(source, None, load(old).sources["town"])["rain"].context == NO_CONTEXT


@pytest.mark.parametrize(("url", "rights"), [(None, "quote"), (URL, "private")])
def test_no_words_are_kept_for_links_that_are_not_made(
    url: str | None, rights: Literal["quote", "private"]
) -> None:
    source = replace(card(excerpt("rain", "Rain fell", "2")), url=url, rights=rights)
    document = Document.of("town.txt", b"Rain fell on Monday.\nRain fell on Friday.")
    assert afresh(source, document)["rain"].context == NO_CONTEXT


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the documents are not here")
def test_every_excerpt_of_this_site_is_lit_at_the_cited_place() -> None:
    lock = read_lock((ROOT / "seeds" / "seeds.lock").read_bytes())
    lit = 0
    for path in sorted((ROOT / "seeds").glob("*.md")):
        source, _ = parse_source(f"seeds/{path.name}", path.read_bytes(), MarkdownEngine())
        assert isinstance(source, Source)
        assert source.archive
        document = read_document(SEEDS, source.archive)
        blocks = [paragraph.text for paragraph in document.paragraphs]
        by_lock = verify(source, None, lock.sources[source.id])
        for e in source.excerpts:
            found = afresh(source, document)[e.id]
            address = passage_url(source, e, found)
            assert address == passage_url(source, e, by_lock[e.id])
            if not address or "#:~:text=" not in address:
                continue
            assert found.occurrence
            place = Page.of(blocks).lit(Directive.of(address))
            assert place, address
            assert place[0][0] == place[1][0] == found.occurrence.paragraph - 1, address
            paragraph = document.paragraphs[found.occurrence.paragraph - 1]
            end = len(fold(paragraph.text[: found.occurrence.end - paragraph.start]))
            assert place[1][1] == end, address
            lit += 1
    assert lit == sum(len(source.excerpts) for source in lock.sources.values())


@pytest.mark.browser
def test_a_browser_scrolls_to_the_cited_paragraph(browser: Browser, tmp_path: Path) -> None:
    filler = [f"Fog came on day {n} of a long year." for n in range(120)]
    paragraphs = ["Hard rain fell.", *filler, "Soft rain fell.", *filler, "Hard rain fell."]
    page = "".join(f'<p id="p{n}">{text}</p>' for n, text in enumerate(paragraphs, 1))
    (tmp_path / "story.html").write_text(f"<!DOCTYPE html><title>Rain</title>{page}", encoding="utf-8")
    address = link(paragraphs, "rain fell", "122", (tmp_path / "story.html").as_uri())
    assert address.endswith("#:~:text=Soft-,rain%20fell")
    window = browser.new_page()
    try:
        window.goto(address)
        window.wait_for_function("scrollY > 0")
        window.wait_for_function(
            "() => { const box = document.getElementById('p122').getBoundingClientRect();"
            " return box.top >= 0 && box.bottom <= innerHeight }"
        )
    finally:
        window.close()


def test_context_is_written_once_and_in_order() -> None:
    source = replace(card(excerpt("worse", "feared worse", "3")), url=URL)
    town = "Nobody in the long and quiet town feared worse."
    document = Document.of("town.txt", f"{town}\nFog came.\n{town}".encode())
    pins = pin(source, document, afresh(source, document))
    assert pins.excerpts["worse"].context == FragmentContext(before="came.", lead="Nobody")
    assert parse_at("3") == source.excerpts[0].at
    assert dump(load(dump(Lock({"town": pins})))) == dump(Lock({"town": pins}))
