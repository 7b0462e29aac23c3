"""`names`: a quotation that a sentence gives to another than its speaker."""

from __future__ import annotations

import pytest

from tests.sites import Site, briefing

SITE = """\
-- seeds/archive/talk.txt --
Talk of the harbour

“We had feared worse,” said Ines Holm. “Nobody feared it,” said Per Lund. The mayor, Per Lund, left.

“It will rain,” the mayor said.
-- seeds/talk.md --
---
title: Talk of the harbour
author: [Ada Lane]
publisher: Quay Post
published: 2026-01-05
archive: talk.txt
kind: news
---
## worse {at="2" speaker="Ines Holm, the harbour master"}
> We had feared worse

## nobody {at="2" speaker="Per Lund"}
> Nobody feared it

## rain {at="3" speaker="the mayor"}
> It will rain
"""
BAD = {
    "behind": "“We had feared worse,” said Per Lund [@talk#worse].",
    "before": "Per Lund said: “We had feared worse” [@talk#worse].",
    "an office and a name": "Mayor Per Lund said they “had feared worse” [@talk#worse].",
    "the other way about": "“Nobody feared it”, according to Ines Holm [@talk#nobody].",
}
GOOD = {
    "the speaker": "“We had feared worse,” said Ines Holm [@talk#worse].",
    "her family name": "Holm said: “We had feared worse” [@talk#worse].",
    "both are named": "“We had feared worse,” said Ines Holm to Per Lund [@talk#worse].",
    "nobody is named": "“We had feared worse”, it was said [@talk#worse].",
    "a name further on": "They “had feared worse”; Per Lund left [@talk#worse; @talk#nobody].",
    "an office, which the other may hold": "“It will rain,” said Per Lund [@talk#rain].",
    "the outlet": "“We had feared worse,” wrote Quay Post [@talk#worse].",
    "several passages": "“Nobody feared it,” said Per Lund [@talk#nobody; @talk#worse].",
}


def told(site: Site, body: str) -> list[str]:
    site.small(SITE)
    site.write(briefing(body))
    site.pin()
    return [fault.message for fault in site.build().diagnostics if fault.code == "names"]


@pytest.mark.parametrize("body", BAD.values(), ids=BAD)
def test_an_exchanged_speaker_is_told(site: Site, body: str) -> None:
    (message,) = told(site, body)
    assert " is given to " in message


@pytest.mark.parametrize("body", GOOD.values(), ids=GOOD)
def test_who_may_have_said_so_is_not_told(site: Site, body: str) -> None:
    assert told(site, body) == []
