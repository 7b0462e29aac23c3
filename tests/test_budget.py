"""The words of each source in everything published, against what its rights allow."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest

from briefing_site.engine.engine import Engine
from briefing_site.engine.memo import Memo
from briefing_site.engine.options import Options
from briefing_site.engine.site import Site as Snapshot
from briefing_site.link.budget import PublishedWords, published_words
from briefing_site.read.archive import read_document
from briefing_site.render.html import renderer
from briefing_site.view.book import book_view
from tests.sites import Site, briefing

CONFIG = """\
-- config.yaml --
title: Harbour Notes
base_url: https://harbour.example/notes/
regions: {water: {name: Water}}
"""


def words(letter: str, count: int) -> list[str]:
    """Words that stand nowhere else: kabo, kacu, ..."""
    first, second = "bcdfghjklm", "npqrstvwxz"
    return [f"{letter}a{first[n // 10 % 10]}o{second[n % 10]}{'i' * (n // 100)}u" for n in range(count)]


def document(letter: str, count: int = 60) -> str:
    """A document of these words, ten a paragraph."""
    row = words(letter, count)
    return "\n\n".join(" ".join(row[n : n + 10]) + "." for n in range(0, count, 10)) + "\n"


def card(name: str, excerpts: str, front: str = "") -> str:
    head = f"title: On {name}\npublisher: Quay Post\npublished: 2026-01-05\narchive: {name}.txt\nkind: news\n"
    return f"-- seeds/{name}.md --\n---\n{head}{front}---\n{excerpts}\n"


def quoted(name: str, letter: str, first: int, last: int, translation: str = "") -> str:
    return f"## {name}\n> {' '.join(words(letter, last)[first:])}\n\n{translation}It says so.\n\n"


A, C = words("k", 120), words("p", 60)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "site")


def over(site: Site) -> list[str]:
    return [str(fault) for fault in site.check().diagnostics if fault.code == "over-budget"]


# --- what counts ---------------------------------------------------------------------------------

# Excerpts of the card, sentences of the briefing, and how many words count.
COUNTS = {
    "one": (quoted("one", "k", 0, 5), "It is so [@kay#one].", 5),
    "not-cited": (quoted("one", "k", 0, 5) + quoted("two", "k", 5, 9), "It is so [@kay#one].", 5),
    "cited-twice": (quoted("one", "k", 0, 5), "It is so [@kay#one]. It is [@kay#one].", 5),
    "apart": (quoted("one", "k", 0, 5) + quoted("two", "k", 20, 24), "So [@kay#one; @kay#two].", 9),
    "inside-another": (quoted("one", "k", 0, 8) + quoted("two", "k", 2, 5), "So [@kay#one; @kay#two].", 8),
    "ellipsis": (f"## one\n> {A[0]} {A[1]} [...] {A[5]} {A[6]}\n", "It is so [@kay#one].", 4),
    "own-words-in-brackets": (f"## one\n> {A[0]} {A[1]} [the old town] {A[3]}\n", "So [@kay#one].", 3),
    "translation-of-ours": (
        quoted("one", "k", 0, 5, "Translation: five words of our own\n\n"), "So [@kay#one].", 5
    ),
    "translation-of-theirs": (
        quoted("one", "k", 0, 5, "Official translation: three other words\n\n"), "So [@kay#one].", 8
    ),
    "prose-repeats": (quoted("one", "k", 0, 5), f"They say “{A[1]} {A[2]}” [@kay#one].", 5),
    "prose-quotes-more": (quoted("one", "k", 0, 5), f"They say “{A[11]} {A[12]}, {A[13]}” [@kay#one].", 8),
    "prose-of-other-marks": (quoted("one", "k", 0, 5), f"They say «{A[11]} {A[12]}» [@kay#one].", 7),
    "prose-with-ellipsis": (quoted("one", "k", 0, 5), f"It is “{A[11]} … {A[13]} [...] {A[15]}” [@kay#one].", 8),
    "without-citation": (quoted("one", "k", 0, 5), f"It is so [@kay#one]. Later “{A[11]} {A[12]}”.", 7),
    "gist": (f"## one\n> {A[0]} {A[1]}\n\nThey call it “{A[11]} {A[12]}”.\n", "So [@kay#one].", 4),
    "japanese": ("## one\n> 港町の市長は求めた\n", "So [@kay#one].", 5),
}  # fmt: skip


@pytest.mark.parametrize(("excerpts", "body", "count"), COUNTS.values(), ids=COUNTS.keys())
def test_words_that_count(site: Site, excerpts: str, body: str, count: int) -> None:
    site.write(CONFIG + card("kay", excerpts) + briefing(body))
    site.put("seeds/archive/kay.txt", document("k") + "港町の市長は求めた。\n")
    assert counted(site) == {"kay": count}


def counted(site: Site) -> dict[str, int]:
    look = Engine(site.options()).look()
    assert isinstance(look, Snapshot)
    return {name: found.count for name, found in words_of_all(look).items()}


def words_of_all(look: Snapshot) -> dict[str, PublishedWords]:
    found = published_words(look.published, Memo())
    return {name: found.of(name) for name in look.published.sources}


def test_title_summary_and_reasons_count_for_the_sources_of_the_page(site: Site) -> None:
    site.write(CONFIG + card("kay", quoted("one", "k", 0, 5)))
    more = f"judgements:\n  - {{text: 'So [@kay#one].', confidence: low, because: 'it is “{A[13]}”'}}\n"
    site.lead("It is so.", more, title=f"The “{A[10]} {A[11]}”", summary=f"It was “{A[12]}”.")
    site.put("seeds/archive/kay.txt", document("k"))
    assert counted(site) == {"kay": 9}


def test_an_unknown_quotation_counts_for_each_source_of_its_sentence(site: Site) -> None:
    site.write(CONFIG + card("kay", quoted("one", "k", 0, 5)) + card("em", quoted("one", "m", 0, 5)))
    site.lead(f"It is “{A[11]} {A[12]}” [@kay#one; @em#one].")
    site.put("seeds/archive/kay.txt", document("k"))
    site.put("seeds/archive/em.txt", document("m"))
    assert counted(site) == {"kay": 7, "em": 7}


# --- limits --------------------------------------------------------------------------------------


def wide(site: Site, excerpts: int, length: int, policy: str = "", rights: str = "") -> None:
    """A site that publishes ten words in each of some excerpts of a document."""
    told = "".join(quoted(f"e{n}", "k", 10 * n, 10 * n + 10) for n in range(excerpts))
    names = "; ".join(f"@kay#e{n}" for n in range(excerpts))
    site.write(CONFIG + policy + card("kay", told, rights) + briefing(f"It is so [{names}]."))
    site.put("seeds/archive/kay.txt", document("k", length))
    site.pin()


# Excerpts of ten words, words of the document, policy and rights; what is said.
LIMITS = {
    "always": (10, 110, "", "", ""),
    "share": (11, 110, "", "", "110 words of “On kay” are published, 10 more than `source_share` of the policy allows"),
    "share-of-longer": (12, 440, "", "", "120 words of “On kay” are published, 10 more than `source_share` of the policy allows"),
    "share-is-enough": (12, 480, "", "", ""),
    "number": (6, 600, "policy: {source_words: 50}\n", "", "60 words of “On kay” are published, 10 more than `source_words` of the policy allows"),
    "other-share": (12, 400, "policy: {source_share: 30}\n", "", ""),
    "full": (11, 110, "", "rights: full\n", ""),
    "empty-document": (1, 0, "", "", ""),
    "more-than-always-of-an-empty-document": (11, 0, "", "", "110 words of “On kay” are published, 10 more than `source_share` of the policy allows"),
}  # fmt: skip


@pytest.mark.parametrize(("excerpts", "length", "policy", "rights", "said"), LIMITS.values(), ids=LIMITS)
def test_limits(site: Site, excerpts: int, length: int, policy: str, rights: str, said: str) -> None:
    wide(site, excerpts, length, policy, rights)
    assert [text.split("] ")[1].split("\n")[0] for text in over(site)] == ([said] if said else [])


def test_without_the_archive_the_lock_knows_the_length(site: Site) -> None:
    wide(site, 12, 440)
    assert '"words": 440' in site.read("seeds/seeds.lock")
    with_archive = over(site)
    site.delete("seeds/archive")
    assert over(site) == with_archive != []
    site.put("seeds/seeds.lock", site.read("seeds/seeds.lock").replace(',\n   "words": 440', ""))
    assert over(site) == []  # a lock of an older generator


def test_every_place_is_named(site: Site) -> None:
    wide(site, 11, 110)
    site.lead(f"They say “{A[109]} {A[108]}” [{'; '.join(f'@kay#e{n}' for n in range(11))}].")
    (fault,) = [f for f in site.check().diagnostics if f.code == "over-budget"]
    assert (fault.place.path, fault.place.line) == ("seeds/kay.md", 1)
    paths = [related.at.path for related in fault.related]
    assert paths == ["briefings/water/lead.md", *["seeds/kay.md"] * 11]
    assert fault.related[0].words == f"publishes “{A[109]} {A[108]}”"


def test_nothing_is_published_over_budget(site: Site) -> None:
    wide(site, 11, 110)
    built = site.build()
    assert not built.outcome.complete
    assert not built.output.exists()


# --- private sources -----------------------------------------------------------------------------

PRIVATE = card("pee", quoted("one", "p", 0, 6), "rights: private\n")
OTHER = card("kay", quoted("one", "k", 0, 5))

PRIVATE_CASES = {
    "own-words": ("It is so [@pee#one].", ""),
    "in-marks": (f"It is “{C[1]} {C[2]}” [@pee#one].", f"{C[1]} {C[2]}"),
    "in-marks-though-no-excerpt": (f"It is “{C[21]} {C[22]}” [@pee#one].", f"{C[21]} {C[22]}"),
    "in-marks-of-another-sentence": (f"It [@pee#one]. So “{C[1]} {C[2]}” [@kay#one].", f"{C[1]} {C[2]}"),
    "words-of-another-source": (f"It [@pee#one]. So “{A[1]} {A[2]}” [@kay#one].", ""),
    "without-marks": (f"So {' '.join(C[:6])} it is [@pee#one].", " ".join(C[:6])),
}


@pytest.mark.parametrize(("body", "told"), PRIVATE_CASES.values(), ids=PRIVATE_CASES.keys())
def test_private_words(site: Site, body: str, told: str) -> None:
    site.write(CONFIG + PRIVATE + OTHER + briefing(f"{body} Fog [@kay#one]."))
    site.put("seeds/archive/pee.txt", document("p"))
    site.put("seeds/archive/kay.txt", document("k"))
    faults = [f for f in site.check().diagnostics if f.code == "over-budget"]
    assert [f"publishes “{told}”"] * bool(told) == [r.words for f in faults for r in f.related]
    assert all(f.message == "words of “On pee” are published, and its rights are private" for f in faults)
    assert all((f.place.path, f.place.line) == ("seeds/pee.md", 7) for f in faults)


# --- the bytes -----------------------------------------------------------------------------------

EVERYTHING = (
    CONFIG
    + "lint: {quoted-words: off, names: off}\n"
    + card(
        "kay",
        quoted("one", "k", 0, 5)
        + quoted("two", "k", 7, 9, "Official translation: zaba zaca zada\n\n")
        + f"## gap\n> {A[20]} {A[21]} [...] {A[25]} {A[26]}\n\nThey say “{A[30]} {A[31]}”.\n\n"
        + f'## again {{at="2"}}\n> {A[12]} {A[13]}\n',
        f"url: https://quay.example/kay\ndescriptor: It has “{A[54]} {A[55]}”.\n",
    )
    + card("em", quoted("one", "m", 0, 10) + quoted("two", "m", 30, 40), "rights: full\n")
    + card("pee", quoted("one", "p", 0, 6), "rights: private\nurl: https://quay.example/pee\n")
)
BODY = f"""\
They say “{A[33]} {A[34]}” [@kay#one; but see @em#one; @em#two]. It is so [@kay#two; @kay#gap], as told[^n].

![A sign that says “{A[56]} {A[57]}”](sign.png)

## A heading

| a | b |
| - | - |
| “{A[36]} {A[37]}” [@kay#again] | fog [@pee#one] |

[^n]: They add “{A[39]} {A[40]}” [@kay#one, p. 3].
"""
MORE = f"""\
people: [Ada Lane]
topics: [fog]
judgements:
  - {{text: "It is “{A[42]} {A[43]}” [@kay#one].", confidence: low, because: "one “{A[44]} {A[45]}”"}}
events:
  - {{date: 2026-01-05, text: "Ada Lane said “{A[46]} {A[47]}” [@kay#one]."}}
corrections:
  - {{date: 2026-01-08, text: "It said “{A[48]} {A[49]}” [@kay#one]."}}
"""


def test_no_file_publishes_more_than_was_counted(site: Site) -> None:
    """Every word of a document in any byte of any file, and every pair of words, is one that was counted."""
    site.write(EVERYTHING)
    site.lead(BODY, MORE, title=f"The “{A[50]} {A[51]}”", summary=f"It was “{A[52]} {A[53]}”.")
    site.put(
        "seeds/archive/kay.txt",
        f"{A[12]} {A[13]} {A[14]}.\n\n{A[11]} {A[12]} {A[13]} {A[15]}.\n\n{document('k')}",
    )
    site.put("seeds/archive/em.txt", document("m"))
    site.put("seeds/archive/pee.txt", document("p"))
    site.put("briefings/water/sign.png", b"\x89PNG\r\n\x1a\n1")
    site.pin()
    built = site.build()
    assert built.outcome.complete, built.text
    look = Engine(site.options()).look()
    assert isinstance(look, Snapshot)
    allowed = words_of_all(look)
    assert {name: found.count for name, found in allowed.items()} == {"kay": 41, "em": 30, "pee": 0}
    book = book_view(look.published, look.words, look.published.briefings, "Book", None)
    files = {**built.tree, "book": renderer(look.theme, look.words).page("book", book)[0].encode()}
    assert len(files) > 30
    shown: set[str] = set()
    for name, data in files.items():
        found = tokens(data)
        for key, letter in (("kay", "k"), ("em", "m"), ("pee", "p")):
            of_document = set(words(letter, 60))
            counts = [tokens(p.words.encode()) for p in allowed[key].passages]
            single = {word for run in counts for word in run}
            pairs = {pair for run in counts for pair in pairwise(run)}
            published = set(found) & of_document
            assert published <= single, (name, published - single)
            shown |= published
            together = {pair for pair in pairwise(found) if of_document.issuperset(pair)}
            if "search" in name or name.endswith(".js"):
                continue  # lists of single words, in the order of the alphabet
            assert together <= pairs, (name, together - pairs)
    assert shown == {
        word for found in allowed.values() for p in found.passages for word in tokens(p.words.encode())
    } - {"zaba", "zaca", "zada"}


def tokens(data: bytes) -> list[str]:
    """The words and ellipses of a file, its notation undone."""
    text = data.decode("utf-8", "replace")
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda sign: chr(int(sign[1], 16)), text)
    text = re.sub(r"#:~:text=[^\s\"'<>\\]+", lambda link: link[0].replace(",", "…"), text)  # parts of a link
    text = unquote(html.unescape(text))
    return re.findall(r"\w+|…|\.\.\.", text.casefold())


# --- this site -----------------------------------------------------------------------------------

ROOT = Path(__file__).resolve().parents[1]
SEEDS = next((p for up in (0, 1) if (p := ROOT.parents[up] / "shared" / "seeds").is_dir()), ROOT / "none")
IN_A_ROW = 10
"""So many words in a row, those of compounds counted singly, are words of a source and no common phrase."""


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the documents are not here")
def test_this_site_publishes_no_more_than_was_counted(tmp_path: Path) -> None:
    look = Engine(Options(ROOT, archive=SEEDS, out=tmp_path / "build")).look()
    assert isinstance(look, Snapshot)
    pages = {address: look.render(address).data for address in look.published_pages}
    files = {name: tokens(data) for name, data in {**pages, **look.files}.items()}
    allowed = words_of_all(look)
    for name, source in look.published.sources.items():
        assert source.archive
        document = in_a_row(p.text for p in read_document(SEEDS, source.archive).paragraphs)
        counted = in_a_row(p.words for p in allowed[name].passages) | in_a_row([source.title])
        more = {
            file: rows for file, found in files.items() if (rows := (rows_of(found) & document) - counted)
        }
        assert more == {}, name


def in_a_row(texts: Iterable[str]) -> set[tuple[str, ...]]:
    return {row for text in texts for row in rows_of(tokens(text.encode()))}


def rows_of(found: list[str]) -> set[tuple[str, ...]]:
    return {tuple(found[at : at + IN_A_ROW]) for at in range(len(found) - IN_A_ROW + 1)}


# --- in the preview ------------------------------------------------------------------------------


def test_the_count_follows_edits(site: Site) -> None:
    """A kept engine counts as a fresh one does, whatever was edited: card, quotation marks, policy, rights."""
    wide(site, 10, 110)
    kept = Engine(site.options())

    def faults() -> list[str]:
        look = kept.look()
        told = [str(fault) for fault in look.content_faults if fault.code == "over-budget"]
        fresh = [str(f) for f in Engine(site.options()).look().content_faults if f.code == "over-budget"]
        assert told == fresh
        return [re.findall(r"\] (\d+) words", text)[0] for text in told]

    assert faults() == []
    lead = site.read("briefings/water/lead.md")
    site.put("briefings/water/lead.md", lead.replace("It is so", f"It is “{A[109]}” so"))
    assert faults() == ["101"]
    site.edit("seeds/kay.md", " ".join(A[90:100]), " ".join(A[90:98]))
    assert faults() == []
    site.append("config.yaml", "policy: {source_words: 98}\n")
    assert faults() == ["99"]
    site.put("briefings/water/lead.md", lead)
    assert faults() == []
    site.put("briefings/water/more.md", lead.replace("It is so", f"It was “{A[109]}” then"))
    assert faults() == ["99"]
    site.edit("seeds/kay.md", "kind: news\n", "kind: news\nrights: full\n")
    assert faults() == []
