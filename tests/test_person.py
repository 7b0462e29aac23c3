"""The page of a person: which events speak of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_site.link.people import quoted
from tests.sites import Result, Site, briefing
from tests.test_verify import excerpt

NEWS = """\
-- seeds/lee.md --
---
title: A letter
author: [Ann Lee]
publisher: Quay Post
kind: news
---
## leave
> I leave
"""

# Text of an event, and whether the page of Ann Lee shows it; Bo Lee shares her last name.
EVENTS = {
    "full name": ("Ann Lee resigned", True),
    "first name": ("Ann resigned", True),
    "shared last name": ("Lee resigned", False),
    "of another": ("Bo Lee resigned", False),
    "inside a word": ("Annual rain", False),
    "nobody": ("It rained", False),
    "emphasis": ("**Ann** *Lee* resigned", True),
    "emphasis within the name": ("An*n* resigned", True),
    "words of a wikilink": ("[[all|Ann Lee]] resigned", True),
    "title of what a wikilink leads to": ("[[ann]] came out", True),
    "words of a link": ("[Ann Lee](../land/all.md) resigned", True),
    "address of a link": ("[The mayor](../land/ann.md) resigned", False),
    "author in running text": ("@lee#leave says so", True),
    "author of a bracket": ("She says so [@lee#leave]", False),
    "title in an attribute": ('<abbr title="Ann Lee">The mayor</abbr> resigned', False),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Result:
    site = Site(tmp_path_factory.mktemp("person"))
    site.small(
        NEWS + briefing("Letters.", path="briefings/land/ann.md", region="land", title="What Ann wrote")
    )
    site.append("config.yaml", "lint: {uncited-claim: off}\n")
    quoted = (text.replace("'", "''") for text, _ in EVENTS.values())
    events = (f"  - {{date: {2001 + at}, text: '{text}'}}" for at, text in enumerate(quoted))
    site.lead("News.", "\n".join(("people: [Ann Lee, Bo Lee]", "events:", *events)))
    return site.build()


@pytest.mark.parametrize("name", EVENTS)
def test_events_that_speak_of_a_person(built: Result, name: str) -> None:
    assert built.faults == ["seeds/lee.md:8:1 unverified-quote"]
    year = 2001 + list(EVENTS).index(name)
    shown = f'id="t-{year}--water--lead-1"' in built.pages["people/ann-lee.html"]
    assert shown is EVENTS[name][1]


SPEAKERS = {
    "Ann Lee": True,
    "Ann Lee, mayor of the harbour": True,
    "Ann Lee, quoted by Quay Post": True,
    "Bo Lee, quoted by Ann Lee": False,
    "Ann Leeds": False,
    "Ann": False,
    "the office of Ann Lee": False,
    "": False,
}


@pytest.mark.parametrize("speaker", SPEAKERS)
def test_whose_words_an_excerpt_has(speaker: str) -> None:
    said = replace(excerpt("leave", "I leave"), speaker=speaker or None)
    assert quoted([said], ["Bo Dee", "Ann Lee"]) == (["Ann Lee"] if SPEAKERS[speaker] else [])
