"""Other keys of a source: a text that was written for another program cites by them."""

from __future__ import annotations

import pytest

from tests.commands import say
from tests.sites import Site, marks, notes

CARD = "seeds/fog.md"
FOG = "---\ntitle: Fog\npublisher: Fog Post\nkind: news\naliases: [{0}]\n---\n## thick\n> Fog was thick\n"
KEYS = (
    "Fog:2020",
    "fog_2020",
    "FogPost2020",
    "10.1000/fog",
    "fog",
    "霧2020",
    "doi--x",
    "old-fog",
)


@pytest.fixture
def foggy(small: Site) -> Site:
    small.put(CARD, FOG.format(", ".join(f'"{key}"' for key in KEYS if key != "fog")))
    small.edit("seeds/rain.md", "kind: news", "kind: news\naliases: [Rain_2]")
    return small


@pytest.mark.parametrize("key", [*KEYS, "Fog:2020#thick", "{Fog:2020}"])
def test_a_citation_by_another_key_is_one_of_the_source(foggy: Site, key: str) -> None:
    foggy.lead(f"It was thick [see @{key}, p. 3].")
    cited = "fog--thick" if key.endswith("#thick") else "fog"
    made = foggy.build()
    assert [str(fault) for fault in made.diagnostics if fault.severity == "error"] == []
    page = made.pages["water/lead.html"]
    assert f"n-{cited}" in notes(page)
    assert [mark[0] for mark in marks(page)]


def test_in_running_text_the_author_is_printed(foggy: Site) -> None:
    foggy.lead("Of late @Fog:2020 said so, and not [-@fog_2020].")
    assert "Fog Post" in foggy.build().pages["water/lead.html"]


MISPLACED = {
    "in the words of a link": ("So [[@fog|words of @old-fog]].", 1),
    "of the source itself": ("So [[@fog|words of @fog]].", 1),
    "a handle": ("So [[@fog|words of @nobody]].", 0),
}


@pytest.mark.parametrize(("text", "count"), MISPLACED.values(), ids=MISPLACED)
def test_a_key_where_no_mark_can_stand_is_told(foggy: Site, text: str, count: int) -> None:
    foggy.lead(text)
    assert [f.code for f in foggy.check().diagnostics if f.code == "citation-misplaced"] == [
        "citation-misplaced"
    ] * count


@pytest.mark.parametrize("text", ["So [@Nobody:1].", "So @Nobody:1 says.", "So [@fog; @Nobody:1]."])
def test_a_key_that_no_card_has_is_told(foggy: Site, text: str) -> None:
    foggy.lead(text)
    line = foggy.check().diagnostics[0]
    assert (line.code, line.place.path) == ("not-a-citation", "briefings/water/lead.md")
    assert '"@Nobody:1" is not a citation key' in line.message


def test_a_key_that_is_taken_is_told(foggy: Site) -> None:
    foggy.edit(CARD, "aliases: [", 'aliases: ["rain", "Rain_2", ')
    found = [fault for fault in foggy.check().diagnostics if fault.code == "alias-taken"]
    assert [(fault.place.path, fault.message.partition(",")[0]) for fault in found] == [
        (CARD, '"rain" is a key of rain already'),
        ("seeds/rain.md", '"Rain_2" is a key of fog already'),
    ]


def test_a_card_that_gets_an_alias_mends_the_text(foggy: Site) -> None:
    foggy.lead("So it was [@Mist:1].")
    assert "not-a-citation" in str(foggy.check().faults)
    foggy.edit(CARD, "aliases: [", 'aliases: ["Mist:1", ')
    assert "not-a-citation" not in str(foggy.check().faults)


def test_a_renamed_source_keeps_its_keys(foggy: Site, capsys: pytest.CaptureFixture[str]) -> None:
    foggy.lead("So it was [@Fog:2020; @fog]. And [@Fog:2020#thick].")
    say(capsys, "rename", "source", "fog", "mist", "--site", foggy.root)
    assert "So it was [@Fog:2020; @mist]. And [@Fog:2020#thick]." in foggy.read("briefings/water/lead.md")
    say(capsys, "rename", "excerpt", "mist#thick", "dense", "--site", foggy.root)
    assert "[@Fog:2020#dense]" in foggy.read("briefings/water/lead.md")
    assert [fault for fault in foggy.check().faults if "error" in fault] == []


@pytest.mark.parametrize(
    "command",
    [("source", "impact"), ("source", "export", "--format", "ris"), ("whatif", "--without")],
    ids=["impact", "export", "whatif"],
)
def test_a_command_knows_a_source_by_each_of_its_keys(
    foggy: Site, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    foggy.lead("It was thick [@fog].")
    by_id = say(capsys, *command, "fog", "--site", foggy.root)
    assert (by_id.status, by_id.err) == (0, "")
    for key in ("Fog:2020", "@fog_2020"):
        assert say(capsys, *command, key, "--site", foggy.root) == by_id
    unknown = say(capsys, *command, "fig", "--site", foggy.root)
    assert (unknown.status, unknown.err) == (2, 'briefing: there is no source "fig"; did you mean "fog"?\n')
