"""Where a site prints references: each place in the style that config.yaml chooses, and in the form that is its own."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping

import pytest

from briefing_site.engine.engine import Engine
from briefing_site.engine.options import Options
from briefing_site.engine.site import Site as FolderSite
from briefing_site.view.book import book_view
from tests.sites import Site

SITE = """\
-- config.yaml --
title: Harbour Notes
base_url: https://harbour.example/notes/
regions:
  water: {name: Water}
-- seeds/archive/boat.txt --
The boat is slow.

It is also old.
-- seeds/boat.md --
---
title: A slow boat
author: [{family: Lane, given: Ada}, {family: Nguyễn, given: Phú Trọng, family_first: true}]
publisher: Harbour Review
published: 2026-02-12
url: https://review.example/boat
archive: boat.txt
kind: commentary
perspective: academic
---
## slow {at="1"}
> The boat is slow

## old {at="2:1" speaker="Ono Taro"}
> It is also old
-- seeds/quay.md --
---
title: 夜の港
author: [{family: 川島, given: 真}]
publisher: 港新聞
published: 2025-12-01
kind: news
language: ja
---
## night
> 静かな夜
-- seeds/quay-en.md --
---
title: The Harbour at Night
author: [{family: 川島, given: 真}]
translator: [{family: Cove, given: Cy}]
publisher: Quay Press
published: 2026-01-03
kind: news
derived_from: quay
---
## night
> a quiet night
-- seeds/depth.md --
---
title: Depth of the Channel
author: [{literal: Ministry of Ports}]
publisher: State Printer
kind: official
---
## metres
> nine metres
-- seeds/agency.md --
---
title: Quay shut
publisher: Harbour Agency
published: 2026-01
kind: state-media
language: zh-Hans
---
## shut
> 码头关闭
-- briefings/water/lead.md --
---
title: Rain on the quay
region: water
date: 2026-03-01
summary: What the rain did.
people: [Ono Taro]
---
One [@boat#slow; but see @boat#old]. Two [@quay#night]. Three [@quay-en#night]. Four [@depth#metres].
Five [@agency#shut]. Six [@boat].
"""

NOTES = {
    "chicago": [
        "Ada Lane and Nguyễn Phú Trọng, “A slow boat,” *Harbour Review*, 12 February 2026, paragraph 1.",
        "Ada Lane and Nguyễn Phú Trọng, “A slow boat,” *Harbour Review*, 12 February 2026, "
        "paragraph 2, sentence 1.",
        "川島真, “夜の港,” *港新聞*, 1 December 2025.",
        "川島真, “The Harbour at Night,” trans. Cy Cove, *Quay Press*, 3 January 2026, originally published as "
        "*夜の港* (港新聞, 1 December 2025).",
        "Ministry of Ports, *Depth of the Channel* (State Printer, n.d.).",
        "“Quay shut,” *Harbour Agency*, January 2026.",
        "Ada Lane and Nguyễn Phú Trọng, “A slow boat,” *Harbour Review*, 12 February 2026.",
    ],
    "apa": [
        "Lane, A., & Nguyễn, P. T. (2026, February 12). A slow boat. *Harbour Review*, paragraph 1.",
        "Lane, A., & Nguyễn, P. T. (2026, February 12). A slow boat. *Harbour Review*, paragraph 2, sentence 1.",
        "川島真. (2025, December 1). 夜の港. *港新聞*.",
        "川島真. (2026, January 3). The Harbour at Night (C. Cove, Trans.). *Quay Press*. "
        "(Original work published as *夜の港*, 2025, 港新聞)",
        "Ministry of Ports. (n.d.). *Depth of the Channel*. State Printer.",
        "Quay shut. (2026, January). *Harbour Agency*.",
        "Lane, A., & Nguyễn, P. T. (2026, February 12). A slow boat. *Harbour Review*.",
    ],
}
"""The lines of the notes, in their order."""

ENTRIES = {
    "chicago": {
        "boat": "Lane, Ada, and Nguyễn Phú Trọng. “A slow boat.” *Harbour Review*, 12 February 2026.",
        "quay": "川島真. “夜の港.” *港新聞*, 1 December 2025.",
        "quay-en": "川島真. “The Harbour at Night.” Translated by Cy Cove. *Quay Press*, 3 January 2026. "
        "Originally published as *夜の港* (港新聞, 1 December 2025).",
        "depth": "Ministry of Ports. *Depth of the Channel*. State Printer, n.d.",
        "agency": "*Harbour Agency*. “Quay shut.” January 2026.",
    },
    "apa": {
        "boat": "Lane, A., & Nguyễn, P. T. (2026, February 12). A slow boat. *Harbour Review*.",
        "quay": "川島真. (2025, December 1). 夜の港. *港新聞*.",
        "quay-en": NOTES["apa"][3],
        "depth": "Ministry of Ports. (n.d.). *Depth of the Channel*. State Printer.",
        "agency": "Quay shut. (2026, January). *Harbour Agency*.",
    },
}
"""The entries of the lists, in the order in which the briefing cites them."""

COPIED = {
    "chicago": "Ada Lane and Nguyễn Phú Trọng, “A slow boat,” Harbour Review, 12 February 2026, "
    "https://review.example/boat.",
    "apa": "Lane, A., & Nguyễn, P. T. (2026, February 12). A slow boat. Harbour Review. https://review.example/boat",
}
"""One of them in full, as it is copied."""

BY_PUBLISHER = ["agency", "boat", "quay-en", "depth", "quay"]


@pytest.fixture(params=["chicago", "apa"])
def style(request: pytest.FixtureRequest, site: Site) -> str:
    site.write(SITE)
    if request.param != "chicago":
        site.append("config.yaml", f"citation_style: {request.param}\n")
    site.pin()
    return str(request.param)


def plain(piece: str) -> str:
    """The words of some HTML, with its italics between asterisks and without the link to an original."""
    piece = re.sub(r"\s*<a [^>]*>Original</a>|\s*<a [^>]*>https?://[^<]*</a>", "", piece)
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</?cite[^>]*>", "*", piece))).strip()


def lines(page: str, before: str, after: str = "</p>") -> list[str]:
    """What stands between two pieces of HTML, wherever the first is found."""
    return [plain(found) for found in re.findall(f"{before}(.*?){re.escape(after)}", page, re.DOTALL)]


def test_pages(site: Site, style: str) -> None:
    pages: Mapping[str, str] = site.build().pages
    page, notes, entries = pages["water/lead.html"], NOTES[style], ENTRIES[style]
    own = page[page.index('role="doc-endnotes"') :]
    assert lines(own, '<p class="note-src"[^>]*>') == [notes[-1], *notes[2:-1]]
    boats = re.findall('<li id="n-boat--.*?</li>', own, re.DOTALL)
    assert [plain(re.sub("(?s).*</details>", "", note).partition(" <span")[0]) for note in boats] == [
        "¶\xa01",
        "As cited here: but see\n¶\xa02:1",
    ]
    assert [lines(note, '<p class="said">') for note in boats] == [[""], ["Ono Taro ·"]]
    sides = page[page.index("disagreements-h") : page.index('role="doc-endnotes"')]
    assert re.findall("<span>Harbour Review 2026</span>", sides) != []
    assert lines(pages["disagreements.html"], '<p class="note-src">') == notes[:2]
    assert lines(pages["people/ono-taro.html"], '<p class="note-src">') == [notes[1]]
    index = pages["sources/index.html"]
    assert lines(index, '<p class="publisher">[^<]*</p>\n<p>') == [entries[name] for name in BY_PUBLISHER]
    printed = COPIED[style].replace("Harbour Review", "*Harbour Review*")
    assert lines(pages["sources/boat.html"], '<p class="reference">') == [printed]


def test_what_stands_beside_a_line(site: Site, style: str) -> None:
    page = site.build().pages["water/lead.html"]
    note = page[page.index('data-short="港新聞 2025"') : page.index('<li id="n-quay-en--night"')]
    assert '<a href="../sources/quay.html"><span lang="ja">夜の港</span></a>' in note
    assert '<a href="../sources/quay.html#e-night">Passage</a>' in note
    assert "Source: news report" in note


def test_feed(site: Site, style: str) -> None:
    site.build()
    (item,) = json.loads(site.read("build/feed.json"))["items"]
    found = lines(item["content_html"], '<li id="[^"]*"><p>')
    assert found == [NOTES[style][0], f"{NOTES[style][1]} As cited here: but see", *NOTES[style][2:]]
    assert (
        'href="https://harbour.example/notes/sources/boat.html#e-slow">A slow boat</a>'
        in item["content_html"]
    )


def test_book(site: Site, style: str) -> None:
    made = Engine(Options(site.root)).look()
    assert isinstance(made, FolderSite)
    view = book_view(made.published, made.words, made.published.briefings, "A book", "")
    (chapter,) = view.chapters
    feet = [plain(foot) for foot in chapter.body.split('<span class="foot"')[1:]]
    known = "Ada Lane and Nguyễn Phú Trọng"
    told = [*NOTES[style]]
    told[1], told[-1] = f"{known}, ¶\xa02:1. Speaker: Ono Taro.", f"{known}."  # named in full in the first
    assert [note in foot for note, foot in zip(told, feet, strict=True)] == [True] * len(feet)
    assert feet[0].endswith(f"{NOTES[style][0]} (commentary; academic) “The boat is slow”")
    assert [plain(listed.entry) for listed in view.sources] == list(ENTRIES[style].values())
    assert not any("<a " in listed.entry for listed in view.sources)
