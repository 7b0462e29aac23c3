"""The JSON record of a briefing, whole."""

from __future__ import annotations

import json
from pathlib import Path

from tests.sites import Site

SITE = """\
-- seeds/lee.md --
---
title: Ein Brief
author: [Ann Lee, Bo Lee]
publisher: Quay Post
kind: news
language: de
---
## leave
> Ich gehe

Translation: I leave
"""
TEXT = """\
It rained [see also @rain#hours, p. 3, and on] for long [but see @rain#crew]. It *dried* [@rain#dry].
As @lee#leave, and [[all]], have it. Nothing here.

| north | south |
| --- | --- |
| wet [@rain#hours] | wet [@rain#hours] |

And so on[^a].

[^a]: Or not [@rain].
"""
MORE = """\
updated: 2026-02-01
as_of: 2026-01-06
authors: [Desk, {family: Nguyễn, given: Phú Trọng, family_first: true}]
regions: [land]
topics: [rain]
people: [Ada Lane]
judgements:
  - {text: "It will *stop* [@rain#dry].", confidence: low, because: one forecast}
events:
  - {date: 2026-01-05, text: "Rain [@rain#hours]"}
  - {date: 2026-03, text: "A [[all|dry]] day", planned: true}
corrections:
  - {date: 2026-02-01, text: "Not dry [@rain#dry]."}
"""
WHOLE = Path(__file__).parent / "data" / "records" / "lead.json"


def test_the_whole_record(site: Site) -> None:
    site.small(SITE)
    site.edit("seeds/rain.md", '## dry {at="3" ', "## dry {")
    site.pin()
    site.lead(TEXT, MORE)
    built = site.build()
    assert "seeds/lee.md:9:1 unverified-quote" in built.faults
    written = built.tree["water/lead.json"]
    assert json.loads(written) == json.loads(WHOLE.read_text("utf-8"))
    assert "Nguyễn".encode() in written


def test_what_a_briefing_does_not_say_is_null_or_empty(small: Site) -> None:
    small.lead("It rained.")
    record = json.loads(small.build().tree["water/lead.json"])
    assert {key: value for key, value in record.items() if not value} == {
        "translation_of": None,
        "translations": [],
        "regions": [],
        "updated": None,
        "as_of": None,
        "draft": False,
        "authors": [],
        "topics": [],
        "people": [],
        "judgements": [],
        "events": [],
        "corrections": [],
        "notices": [],
        "provenance": [],
        "claims": [],
        "sources": [],
    }
