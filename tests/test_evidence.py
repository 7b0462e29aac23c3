"""Claims, the voices behind them, and where sources disagree."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from briefing_site.engine.memo import Memo
from briefing_site.engine.parse_stage import parse
from briefing_site.engine.store import Store
from briefing_site.engine.verify_cards import verify_all
from briefing_site.link.claims import EvidenceWeight, disagreements, origins, weigh
from briefing_site.link.link import link
from briefing_site.link.site import LinkedSite as Linked
from briefing_site.model.source import Source
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.source_card import parse_source
from briefing_site.read.site_folder import read
from tests.sites import PAGE, Site


@functools.cache
def card(name: str, derived_from: str) -> Source:
    text = f"---\ntitle: T\npublisher: P\nkind: news\nderived_from: {derived_from or 'null'}\n---\n"
    source, _ = parse_source(f"seeds/{name}.md", text.encode(), MarkdownEngine())
    assert isinstance(source, Source)
    return source


# --- origins -------------------------------------------------------------------------------------

# By source: what it was derived from, and its origin.
CHAINS = {
    "none": {},
    "alone": {"a": ("", "a")},
    "strangers": {"a": ("", "a"), "b": ("", "b")},
    "copy": {"a": ("b", "b"), "b": ("", "b")},
    "copy-of-a-copy": {"a": ("b", "c"), "b": ("c", "c"), "c": ("", "c")},
    "copies-side-by-side": {"a": ("c", "c"), "b": ("c", "c"), "c": ("", "c")},
    "original-first": {"a": ("", "a"), "b": ("a", "a"), "c": ("b", "a")},
    "of-an-unknown": {"a": ("x", "a"), "b": ("a", "a")},
    "of-itself": {"a": ("a", "a")},
    "loop-of-two": {"a": ("b", "a"), "b": ("a", "a")},
    "loop-of-three": {"c": ("b", "a"), "b": ("a", "a"), "a": ("c", "a")},
    "into-a-loop": {"a": ("c", "b"), "b": ("c", "b"), "c": ("b", "b")},
    "two-into-a-loop": {"x": ("c", "b"), "a": ("b", "b"), "b": ("c", "b"), "c": ("b", "b")},
}


@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS)
def test_origin_is_the_root(chain: dict[str, tuple[str, str]]) -> None:
    sources = {name: card(name, derived) for name, (derived, _) in chain.items()}
    expected = {name: origin for name, (_, origin) in chain.items()}
    assert origins(sources) == expected
    assert origins(dict(reversed(sources.items()))) == expected


# --- claims --------------------------------------------------------------------------------------

SOURCES = """\
-- seeds/sun.md --
---
title: Sun
publisher: Sun Post
kind: news
---
-- seeds/copy.md --
---
title: Rain again
publisher: Copy Post
kind: news
derived_from: rain
---
-- seeds/third.md --
---
title: Rain once more
publisher: Third Post
kind: news
derived_from: copy
---
"""


def linked(site: Site) -> Linked:
    """A site folder, linked and nothing more."""
    memo = Memo()
    parsed = parse(read(site.root), memo)
    assert parsed.config is not None
    made = link(parsed.config, parsed, verify_all(parsed, None, memo), {}, None, drafts=False, memory=memo)
    assert made.faults == ()
    return made.site


# Claims, and of these: on one origin, without support; leading origins, and what each supports.
BODIES = {
    "no-citation": ("It rained.", (0, 0, 0, (), 0)),
    "one": ("It rained [@rain#hours].", (1, 1, 0, ("rain",), 1)),
    "one-source-twice": ("It rained [@rain#hours; @rain#crew].", (1, 1, 0, ("rain",), 1)),
    "two": ("It rained [@rain#hours; @sun].", (1, 0, 0, (), 0)),
    "two-brackets": ("It rained [@rain#hours] and shone [@sun].", (1, 0, 0, (), 0)),
    "two-sentences": ("It rained [@rain#hours]. It shone [@sun].", (2, 2, 0, (), 0)),
    "leading": ("Wet [@rain]. Wet [@rain#crew]. Dry [@sun].", (3, 3, 0, ("rain",), 2)),
    "leading-shared": (
        "Wet [@rain]. Dry [@sun]. Wet [@rain]. Dry [@sun]. Hot [@other].",
        (5, 5, 0, ("rain", "sun"), 2),
    ),
    "copy": ("It rained [@rain#hours; @copy].", (1, 1, 0, ("rain",), 1)),
    "copy-of-a-copy": ("It rained [@third; @copy; @rain].", (1, 1, 0, ("rain",), 1)),
    "copies-alone": ("It rained [@third; @copy].", (1, 1, 0, ("rain",), 1)),
    "copy-and-other": ("It rained [@copy; @sun].", (1, 0, 0, (), 0)),
    "in-text": ("As @rain#hours says, it rained. @sun too.", (2, 2, 0, (), 0)),
    "in-text-with-bracket": ("As @rain#hours [p. 3; @sun] says, it rained.", (1, 0, 0, (), 0)),
    "suppressed": ("Lane says so [-@rain#hours].", (1, 1, 0, ("rain",), 1)),
    "see": ("It rained [see @rain#hours; see also @sun].", (1, 0, 0, (), 0)),
    "cf": ("It rained [@rain#hours; cf. @sun].", (1, 1, 0, ("rain",), 1)),
    "but-see": ("It rained [@rain#hours; but see @sun].", (1, 1, 0, ("rain",), 1)),
    "contra": ("It rained [@rain#hours; contra @sun].", (1, 1, 0, ("rain",), 1)),
    "no-support": ("It rained [but see @sun]. Or not [cf. @rain].", (2, 0, 2, (), 0)),
    "footnote": ("It rained.[^a]\n\n[^a]: It did [@rain]. And shone [@sun].", (2, 2, 0, (), 0)),
    "footnote-twice": ("Wet.[^a] Wet.[^a]\n\n[^a]: It did [@rain].", (1, 1, 0, ("rain",), 1)),
    "same-words-in-cells": ("| a | b |\n| - | - |\n| yes [@rain] | yes [@sun] |", (2, 2, 0, (), 0)),
    "same-sentence-twice": ("Yes [@rain]. Yes [@sun].", (2, 2, 0, (), 0)),
    "list": ("- wet [@rain]\n- dry [@sun]\n- hot", (2, 2, 0, (), 0)),
    "heading": ("## Wet days [@rain]\n\nIt rained.", (1, 1, 0, ("rain",), 1)),
}


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES)
def test_weight(site: Site, body: str, expected: tuple[int, int, int, tuple[str, ...], int]) -> None:
    site.small(SOURCES + "-- seeds/other.md --\n---\ntitle: O\npublisher: P\nkind: data\n---\n")
    site.lead(body)
    found = linked(site)
    assert weigh([found.figures[PAGE]]) == EvidenceWeight(*expected)


def test_claims_are_those_of_every_text_of_the_page(small: Site) -> None:
    small.lead(
        "Text [@rain].[^a] No claim.\n\n[^a]: Footnote [@rain].\n\n[^b]: Not printed [@rain].",
        """
judgements:
  - {text: "Judgement [@rain].", confidence: low, because: B}
events:
  - {date: 2026-01-05, text: "Event [@rain]."}
corrections:
  - {date: 2026-01-08, text: "Correction [@rain]."}
""",
    )
    claims = linked(small).claims[PAGE]
    assert [claim.sentence for claim in claims] == [
        "Judgement.",
        "Text.",
        "Event.",
        "Correction.",
        "Footnote.",
    ]


def test_claims_are_the_same_out_of_the_cache(small: Site, tmp_path: Path) -> None:
    small.lead(BODIES["same-words-in-cells"][0].replace("@sun", "@rain#dry"))
    path = tmp_path / "kept"
    for made in (True, False):
        store = Store(path, "s")
        memo = Memo(store)
        parsed = parse(read(small.root), memo)
        assert bool(store.made) is made
        memo.save()
        assert parsed.config is not None
        verified = verify_all(parsed, None, Memo())
        made_of = link(parsed.config, parsed, verified, {}, None, drafts=False, memory=Memo())
        assert len(made_of.site.claims[PAGE]) == 2


# --- disagreements -------------------------------------------------------------------------------

# Each: how many sentences, what they rest on, what is cited against them.
DISPUTES = {
    "none": ("It rained [@rain#hours; cf. @sun].", []),
    "but-see": ("Wet [@rain#hours; but see @sun].", [(1, ["hours"], ["sun"])]),
    "contra": ("Wet [@rain#hours; contra @sun].", [(1, ["hours"], ["sun"])]),
    "against-first": ("Wet [but see @sun; @rain#hours].", [(1, ["hours"], ["sun"])]),
    "several": (
        "Wet [@rain#hours; see @rain#crew; but see @sun; contra @rain#dry].",
        [(1, ["hours", "crew"], ["sun", "dry"])],
    ),
    "cf-stands-with-the-sentence": ("Wet [cf. @rain#hours; but see @sun].", [(1, ["hours"], ["sun"])]),
    "mates-before-others": ("Wet [@rain#crew], so [@rain#hours; but see @sun].", [(1, ["hours"], ["sun"])]),
    "others-of-the-sentence": ("@rain#hours says [@rain#crew] so [but see @sun].", [(1, ["hours", "crew"], ["sun"])]),
    "others-once": ("Wet [@rain#hours] and wet [@rain#hours] [but see @sun].", [(1, ["hours"], ["sun"])]),
    "not-of-other-sentences": ("Wet [@rain#hours]. Or not [but see @sun].", [(1, [], ["sun"])]),
    "alone": ("Wet [but see @sun].", [(1, [], ["sun"])]),
    "two-brackets": (
        "Wet [@rain#hours; but see @sun] and long [@rain#crew; contra @rain#dry].",
        [(1, ["hours"], ["sun"]), (1, ["crew"], ["dry"])],
    ),
    "same-passages": (
        "Wet [@rain#hours; but see @sun]. So [@rain#crew]. Very wet [but see @sun; @rain#hours].",
        [(2, ["hours"], ["sun"])],
    ),
    "same-passages-said-otherwise": (
        "Wet [@rain#hours; but see @sun]. Wet [@rain#hours; but see, on June, @sun].",
        [(1, ["hours"], ["sun"]), (1, ["hours"], ["sun"])],
    ),
    "other-sides": (
        "Wet [@rain#hours; but see @sun]. Dry [@sun; but see @rain#hours].",
        [(1, ["hours"], ["sun"]), (1, ["sun"], ["hours"])],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), DISPUTES.values(), ids=DISPUTES)
def test_disagreements(site: Site, body: str, expected: list[tuple[int, list[str], list[str]]]) -> None:
    site.small(SOURCES)
    site.lead(body)
    found = disagreements(linked(site).claims[PAGE])
    assert [
        (
            len(each.places),
            [use.citation.excerpt or use.citation.source for use in each.supports],
            [use.citation.excerpt or use.citation.source for use in each.against],
        )
        for each in found
    ] == expected
