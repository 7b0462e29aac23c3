"""Who speaks in a passage, and who passes the words on."""

from __future__ import annotations

import json

import pytest

from briefing_site.model.speaker import Relay, SpeakerChain, speaker_chain
from tests.sites import Site

CHAINS = {
    "alone": ("Ann Roe", SpeakerChain("Ann Roe")),
    "comma": ("Ann Roe, pilot", SpeakerChain("Ann Roe, pilot")),
    "by": ("Ann Roe, quoted by Port Post", SpeakerChain("Ann Roe", (Relay("Port Post", ""),))),
    "in": (
        "Ann Roe, quoted by Bo Lane in The tides in port",
        SpeakerChain("Ann Roe", (Relay("Bo Lane", "The tides in port"),)),
    ),
    "twice": (
        "Ann Roe, quoted by Port Post in Tides, quoted by Fog News",
        SpeakerChain("Ann Roe", (Relay("Port Post", "Tides"), Relay("Fog News", ""))),
    ),
    "nobody": ("Ann Roe, quoted by ", SpeakerChain("Ann Roe")),
}


@pytest.mark.parametrize(("written", "chain"), CHAINS.values(), ids=CHAINS)
def test_chain(written: str, chain: SpeakerChain) -> None:
    assert speaker_chain(written) == chain


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en", "Ann Roe, quoted by Bo Lane in Tides, quoted by Fog News"),
        ("ja", "Ann Roe（Bo Laneが「Tides」で引用）（Fog Newsによる引用）"),
    ],
)
def test_it_is_printed_and_kept_as_data(small: Site, language: str, printed: str) -> None:
    small.append("config.yaml", f"language: {language}\n")
    small.put(
        "seeds/fog.md",
        "---\ntitle: Fog\npublisher: Fog News\nkind: news\n---\n"
        '## thick {speaker="Ann Roe, quoted by Bo Lane in Tides, quoted by Fog News"}\n> Fog was thick\n',
    )
    small.lead("It was thick [@fog#thick].")
    made = small.build()
    assert printed in made.pages["water/lead.html"]
    passage = json.loads(made.tree["water/lead.json"])["claims"][0]["citations"][0]["passage"]
    assert passage["speaker"] == "Ann Roe"
    assert passage["relayed_by"] == [{"by": "Bo Lane", "in": "Tides"}, {"by": "Fog News", "in": None}]
