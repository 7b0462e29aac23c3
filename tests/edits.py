"""Edits of a site that can be made and taken back, for tests of what is done again after them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.sites import CARD, LEAD, Site

RAIN_PAGE = "sources/rain.html"
ALL, ALL_PAGE = "briefings/land/all.md", "land/all.html"
TIDE = "briefings/water/tide.md"
ARCHIVE = "seeds/archive/rain.txt"

MORE = """\
-- briefings/water/tide.md --
---
title: The tide
region: water
regions: [land]
date: 2026-02
summary: What the tide did.
topics: [sea]
people: [Ann Lee]
judgements:
  - {text: "It came in [@rain#crew].", confidence: low, because: one source}
events:
  # lint: names the witness spoke to the desk
  - {date: 2026-01-04, text: "Ann Lee saw it [@rain#hours]."}
---
The tide came in [@rain#crew]. See [[lead]] and [the rest](../land/all.md).

## Later

It went out.
-- briefings/water/lead.md --
---
title: Rain on the quay
region: water
date: 2026-01-07
summary: What the rain did.
topics: [sea, rain]
---
Rain fell [@rain#hours]. The crew waited [@rain#crew].
-- themes/mine/theme.yaml --
name: mine
extends: base
"""
"""Beside the small site: two briefings that share a topic and a link, and a theme that changes nothing."""

APART = """\
-- seeds/archive/snow.txt --
Snow fell on the roof.
-- seeds/snow.md --
---
title: Snow
publisher: Quay Post
published: 2026-01-09
archive: snow.txt
kind: news
---
## roof {at="1"}
> fell on the roof
-- briefings/land/snow.md --
---
title: Snow
region: land
date: 2026-01-09
summary: On the roof.
---
It snowed [@snow#roof].
"""
"""A briefing and a source that share nothing with the small site."""

Edit = Callable[[Site], None]


@contextmanager
def fresh_copy(site: Site) -> Iterator[Site]:
    """The same site on another place of the disk, never built."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "copy"
        shutil.copytree(site.root, root, ignore=shutil.ignore_patterns("build", ".cache", ".build.*"))
        yield Site(root)


def flip(path: str, one: str, other: str) -> Edit:
    """An edit that is taken back when it is made again."""

    def change(site: Site) -> None:
        if site.path(path).exists():
            text = site.read(path)
            site.put(path, text.replace(other, one) if other in text else text.replace(one, other))

    return change


def come_and_go(path: str, content: str) -> Edit:
    def change(site: Site) -> None:
        if site.path(path).exists():
            site.delete(path)
        else:
            site.put(path, content)

    return change


def move(one: str, other: str, words: tuple[str, str]) -> Edit:
    """Move a file there and back, with the words in it that must agree with where it lies."""

    def change(site: Site) -> None:
        here, there = (one, other) if site.path(one).exists() else (other, one)
        if not site.path(here).exists():
            return
        old, new = words if here == one else words[::-1]
        site.put(there, site.read(here).replace(old, new, 1))
        site.delete(here)

    return change


def rename_source(site: Site) -> None:
    """The card and every citation of it."""
    old, new = ("rain", "storm") if site.path(CARD).exists() else ("storm", "rain")
    site.rename(f"seeds/{old}.md", f"seeds/{new}.md")
    for path in site.path("briefings").rglob("*.md"):
        path.write_text(path.read_text("utf-8").replace(f"@{old}#", f"@{new}#"), "utf-8")


def pin_again(site: Site) -> None:
    site.pin()


NEW_BRIEFING = """\
---
title: Snow
region: land
date: 2026-03-01
updated: 2026-03-05
summary: There was none.
topics: [sea, snow]
people: [Bo Ek]
---
None fell. See [[tide]] and [[@rain#dry]].
"""

EDITIONS = "seeds/editions.lock"
RELEASED = """\
{
 "briefings": {
  "water/tide": {
   "claims": [
    "The tide came in twice. [@rain#crew]",
    "Lane tells of it. [@rain#hours]",
    "Ann Lee saw it. [@rain#hours]"
   ],
   "date": "2026-01",
   "text": "0123456789abcdef"
  }
 },
 "sources": [
  "rain"
 ],
 "version": 1
}
"""
"""What was published of the site before: another day and other words of the tide."""
IN_RUNNING_TEXT = flip(
    TIDE, "The tide came in [@rain#crew].", "The tide came in [@rain#crew]. @rain#hours tells of it."
)
AUTHOR = flip(CARD, "[Ada Lane]", "[Bo Ek]")
"""It is printed where a text names the source."""

MOVES: dict[str, Edit] = {
    "body": flip(TIDE, "It went out.", "It went far out."),
    "date": flip(LEAD, "date: 2026-01-06", "date: 2026-02-06"),
    "summary": flip(TIDE, "summary: What the tide did.", "summary: What the spring tide left."),
    "people": flip(TIDE, "people: [Ann Lee]", "people: [Ann Lee, Bo Ek]"),
    "title": flip(TIDE, "title: The tide", "title: The spring tide"),
    "citation": flip(LEAD, "Rain fell [@rain#hours].", "Rain fell [@rain#hours; but see @rain#dry, p. 3]."),
    "gist": flip(CARD, "It rained for long.", "It rained *all night*."),
    "excerpt": flip(CARD, "> Rain fell for six hours", "> Rain fell"),
    "excerpt id": flip(CARD, "## dry", "## dried"),
    "source renamed": rename_source,
    "briefing deleted": come_and_go(TIDE, MORE.split("tide.md --\n")[1].split("-- briefings", 1)[0]),
    "briefing added": come_and_go("briefings/land/snow.md", NEW_BRIEFING),
    "briefing moved": move(
        "briefings/water/lead.md", "briefings/land/lead.md", ("region: water", "region: land")
    ),
    "topic": flip(ALL, "summary:", "topics: [snow, all]\nsummary:"),
    "draft": flip(ALL, "summary:", "draft: true\nsummary:"),
    "site title": flip("config.yaml", "title: Harbour Notes", "title: Port Notes"),
    "region added": flip("config.yaml", "  land: {name: Land}", "  land: {name: Land}\n  sky: {name: Sky}"),
    "theme chosen": flip("config.yaml", "base_url:", "theme: mine\nbase_url:"),
    "theme file": come_and_go("themes/mine/static/style.css", "body { color: black }\n"),
    "theme template": come_and_go(
        "themes/mine/templates/404.html", "<!doctype html><title>{{ page.site.title }}</title>"
    ),
    "template that fails": come_and_go("themes/mine/templates/topic.html", "{{ page.nothing }}\n"),
    "template that fails on one page": come_and_go(
        "themes/mine/templates/source.html",
        "{% extends 'base/source.html' %}{% block main %}{{ page.whole[0].nothing if page.whole }}{% endblock %}\n",
    ),
    "template that cannot be read": come_and_go("themes/mine/templates/parts/unused.html", "{% if %}\n"),
    "whole source cited": flip(TIDE, "It went out.", "It went out [@rain]."),
    "id clash": flip(TIDE, "## Later", "## Later {#n-rain--crew}"),
    "id clash in HTML": flip(ALL, "It rained, and", '<span id="r-rain--dry-1">It</span> rained, and'),
    "id clash in a gist": flip(CARD, "It rained for long.", 'It <span id="main">rained</span> for long.'),
    "text comes into the archive": come_and_go("seeds/archive/fog.txt", "Fog came.\n"),
    "card without its text": come_and_go(
        "seeds/fog.md",
        "---\ntitle: Fog\npublisher: P\npublished: 2026\nkind: news\n---\n## came\n> Fog came\n",
    ),
    "card that nobody cites": come_and_go(
        "seeds/mist.md",
        "---\ntitle: Mist\npublisher: P\npublished: 2026\nkind: news\nderived_from: rain\n---\n"
        "## rose\n> Mist rose\n\nAs [[@rain#dry]] says. ![Mist](../briefings/water/mist.svg)\n\n## fell\n> Mist fell\n",
    ),
    "first citation of a card": flip(TIDE, "saw it [@rain#hours", "saw it [@mist#rose; @rain#hours"),
    "stray text": come_and_go("briefings/water/stray.markdown", "x"),
    "document among the briefings": come_and_go("briefings/water/plan.docx", "x"),
    "link to the document": flip(LEAD, "Rain fell", "By [plan](plan.docx) rain fell"),
    "card among the briefings": come_and_go(
        "briefings/water/mist.md", "---\ntitle: Mist\npublisher: P\nkind: news\n---\n"
    ),
    "theme file that nobody names": come_and_go("themes/mine/static/mine.css", "a {}\n"),
    "picture of a card": come_and_go("briefings/water/mist.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "link to a card": flip(LEAD, "The crew waited", "The crew waited, as [[@mist#fell]] says,"),
    "last citation of an excerpt": flip(ALL, "@rain#crew; @rain#dry]", "@rain#crew]"),
    "uncited published": flip("config.yaml", "regions:", "policy: {publish_uncited: true}\nregions:"),
    "archived text": flip(ARCHIVE, "six hours", "seven hours"),
    "released": come_and_go(EDITIONS, RELEASED),
    "updated": flip(TIDE, "date: 2026-02\n", "date: 2026-02\nupdated: 2026-03-01\n"),
    "name in running text": IN_RUNNING_TEXT,
    "author of a card": AUTHOR,
    "archive": move("seeds/archive/rain.txt", "kept.txt", ("", "")),
    "lock": move("seeds/seeds.lock", "kept.lock", ("", "")),
    "pinned": pin_again,
    "cache deleted": lambda site: shutil.rmtree(site.path(".cache"), ignore_errors=True),
    "page tampered with": lambda site: (
        site.put("build/feed.xml", "x") if site.path("build").exists() else None
    ),
    "picture of another site": flip(TIDE, "It went out.", "It went out ![map](https://a.example/x.png)."),
    "host allowed": flip("config.yaml", "regions:\n", "policy: {outside: {images: [a.example]}}\nregions:\n"),
    "link in other capitals": flip(ALL, "it will stop", "it will [stop](Plan.pdf)"),
    "file of almost that name": come_and_go("briefings/land/plan.pdf", "%PDF"),
    "words copied": flip(TIDE, "It went out.", "Rain fell for six hours, the crew waited on the quay."),
    "card titled with copied words": flip(
        CARD, "title: Quay shut for the night", "title: Rain fell for six hours. The crew waited on the quay"
    ),
    "words in quotation marks": flip(LEAD, "Rain fell [", "They said “nobody was hurt” and rain fell ["),
    "few words allowed": flip("config.yaml", "regions:", "policy: {source_words: 17}\nregions:"),
    "fault": flip(ALL, "it will stop", "it will stop [@nobody]"),
    "error": flip(TIDE, "date: 2026-02\n", "date: 2026-13\n"),
}
