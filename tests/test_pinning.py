"""`briefing pin`, and builds that rely on what it wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing_site.apps.cli.main import CONTENT, GOOD, USAGE, main
from tests.edits import APART
from tests.sites import CARD, SMALL, Site
from tests.test_cli import status

LOCK = "seeds/seeds.lock"
ARCHIVE = "seeds/archive/rain.txt"


@pytest.fixture
def small(site: Site, one_day: None) -> Site:
    """The small site, pinned with its card, all on one day."""
    site.small()
    site.delete(LOCK)  # which has the day on which the first test of this process asked for it
    site.pin()
    return site


def pins(site: Site) -> dict[str, list[str]]:
    """Source to its pinned excerpts."""
    return {name: list(source["excerpts"]) for name, source in json.loads(site.read(LOCK))["sources"].items()}


# --- writing -------------------------------------------------------------------------------------


def test_it_writes_all_pins_sorted(small: Site) -> None:
    small.write(APART)
    done = small.pin()
    assert done.faults == ()
    assert done.message == f"{LOCK}: 4 of 4 quotations found in 2 sources; written."
    assert pins(small) == {"rain": ["crew", "dry", "hours"], "snow": ["roof"]}
    text = small.read(LOCK)
    assert text.endswith("}\n")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def test_a_second_time_it_leaves_the_file_alone(small: Site) -> None:
    before = small.path(LOCK).stat()
    assert small.pin().message.endswith("; as it was.")
    after = small.path(LOCK).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_the_cards_alone_say_that_nothing_was_looked_for(small: Site) -> None:
    small.delete(ARCHIVE)
    done = small.pin(cards_only=True).message
    assert done == f"{LOCK}: 1 card accepted, and no quotation looked for; as it was."
    small.edit(CARD, "> expects a dry week", "> expects a wet week")
    done = small.pin(cards_only=True).message
    assert done == f"{LOCK}: 1 card accepted; 1 of 3 quotations is not pinned as found (rain#dry); written."


OF_DAY = {"2026-02-12": "1770854400", "2026-03-01": "1772323200"}


@pytest.mark.parametrize(
    ("archive", "lock", "day"),
    [
        ("six hours", '"pinned": "2026-02-12"', "2026-02-12"),
        ("six  hours", '"pinned": "2026-02-12"', "2026-03-01"),
        ("six hours", None, "2026-03-01"),
    ],
    ids=["nothing has changed", "the text is another", "the lock of an older generator has no day"],
)
def test_the_day_is_that_on_which_the_pins_were_written(
    site: Site, monkeypatch: pytest.MonkeyPatch, archive: str, lock: str | None, day: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", OF_DAY["2026-02-12"])
    site.write(SMALL)
    site.pin()
    assert json.loads(site.read(LOCK))["sources"]["rain"]["pinned"] == "2026-02-12"
    if lock is None:
        site.edit(LOCK, '   "pinned": "2026-02-12",\n', "")
    if archive != "six hours":
        site.edit(ARCHIVE, "six hours", archive)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", OF_DAY["2026-03-01"])
    site.pin()
    assert json.loads(site.read(LOCK))["sources"]["rain"]["pinned"] == day


SNOW = {
    "2026-02-12": "on 12 February 2026",
    "2026-03-01": "between 12 February 2026 and 1 March 2026",
    "": "earlier",
}


@pytest.mark.parametrize(
    ("snow", "when"), SNOW.items(), ids=["one day", "two days", "a day that nobody knows"]
)
def test_pages_say_when_the_words_were_pinned_that_they_could_not_compare(
    site: Site, monkeypatch: pytest.MonkeyPatch, snow: str, when: str
) -> None:
    """Pages with their twins and records, whatever the day of the build."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", OF_DAY["2026-02-12"])
    site.write(SMALL)
    site.write(APART)
    site.pin()
    of_snow = f'"pinned": "{snow}",\n   ' if snow else ""
    before, after = site.read(LOCK).rsplit('"pinned": "2026-02-12",\n   ', 1)
    site.put(LOCK, before + of_snow + after)
    site.delete("seeds/archive")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", OF_DAY["2026-03-01"])
    built = site.build()
    assert built.faults == []
    for path in ("index.html", "index.md", "about.html", "about.md"):
        assert f"pinned {when}" in built.tree[path].decode(), path
    for path in ("sources/rain.html", "sources/rain.md", "sources/index.html", "sources/index.md"):
        assert "pinned on 12 February 2026" in built.tree[path].decode(), path
    assert (
        "Quoted words pinned on 12 February 2026, not compared in this build" in built.pages["land/all.html"]
    )
    record = json.loads(built.tree["land/all.json"])
    passages = [use["passage"] for claim in record["claims"] for use in claim["citations"]]
    assert {(each["basis"], each["pinned"]) for each in passages} == {("lock", "2026-02-12")}


def test_without_a_lock_it_comes_to_the_same(small: Site) -> None:
    before = small.read(LOCK)
    small.delete(LOCK)
    small.pin()
    assert small.read(LOCK) == before


def test_it_needs_no_place_of_its_own(small: Site, tmp_path: Path) -> None:
    before = small.read(LOCK)
    small.rename("seeds/archive", "../texts")
    assert small.pin(archive=tmp_path / "texts").message.endswith("; as it was.")
    assert small.read(LOCK) == before


def test_one_edit_changes_the_lines_of_one_excerpt(small: Site) -> None:
    before = small.read(LOCK).splitlines()
    small.edit(CARD, "> expects a dry week", "> a dry week")
    small.pin()
    after = small.read(LOCK).splitlines()
    assert len(before) == len(after)
    changed = [line.split('"')[1] for line, old in zip(after, before, strict=True) if line != old]
    assert set(changed) <= {"exact", "prefix", "quote", "start"}
    assert len(changed) == 5  # the quotation stands in the pin of the text and in that of the card


def test_a_quotation_that_is_not_there_is_reported_where_it_stands(small: Site) -> None:
    small.edit(CARD, "> expects a dry week", "> expects a wet week")
    (fault,) = small.pin().faults
    assert (fault.place.path, fault.place.line, fault.code) == (CARD, 18, "quote-not-found")
    assert json.loads(small.read(LOCK))["sources"]["rain"]["excerpts"]["dry"]["verdict"] == "not-found"


def test_a_source_that_is_gone_loses_its_pins(small: Site) -> None:
    small.write(APART)
    small.pin()
    small.delete("seeds/snow.md")
    small.pin()
    assert list(pins(small)) == ["rain"]


# --- without the texts ---------------------------------------------------------------------------


def test_without_an_archive_nothing_is_pinned(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    before = small.read(LOCK)
    small.delete("seeds/archive")
    assert status("pin", "--site", small.root) == USAGE
    said = capsys.readouterr().err
    assert said.startswith("briefing: there is no archive here: name one with --archive DIR")
    assert said.count("\n") == 1
    assert small.read(LOCK) == before


def test_a_source_whose_text_is_not_there_keeps_its_pins(small: Site) -> None:
    small.write(APART)
    small.pin()
    before = small.read(LOCK)
    small.delete("seeds/archive/snow.txt")
    (fault,) = small.pin().faults
    assert (fault.code, fault.place.path) == ("missing-archive", "seeds/snow.md")
    assert small.read(LOCK) == before


def test_a_card_that_cannot_be_read_keeps_its_pins(small: Site) -> None:
    small.write(APART)
    small.pin()
    before = small.read(LOCK)
    small.edit("seeds/snow.md", "title: Snow", "title: [Snow")
    assert [fault.code for fault in small.pin().faults] == ["bad-yaml"]
    assert small.read(LOCK) == before


def test_a_build_relies_on_the_lock(small: Site) -> None:
    with_archive = small.build()
    small.delete("seeds/archive")
    relying = small.build()
    assert relying.faults == []
    assert relying.outcome.summary["lock"] == relying.outcome.summary["excerpts"] == 3
    assert with_archive.outcome.summary["lock"] == 0


def test_a_build_with_some_of_the_texts(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.write(APART)
    small.pin()
    small.delete("seeds/archive/snow.txt")
    assert main(["build", "--site", str(small.root)]) == GOOD
    said = capsys.readouterr().out
    assert "missing-archive" in said
    assert "1 of 4 quotations rely on seeds/seeds.lock: their archived texts are not here" in said
    assert "Copied words were not looked for in these. --archive DIR names the folder of the texts." in said


EDITS = {
    "the words": ("> expects a dry week", "> expects a wet week", f"{CARD}:18:"),
    "the place": ('at="3"', 'at="2"', f"{CARD}:18:"),
    "the id": ("## dry", "## dried", f"{CARD}:18:"),
}


@pytest.mark.parametrize(("old", "new", "place"), EDITS.values(), ids=EDITS)
def test_an_excerpt_that_was_edited_after_it_was_pinned_is_reported(
    small: Site, old: str, new: str, place: str
) -> None:
    """Without the text, the lock speaks only for what was compared."""
    small.delete("seeds/archive")
    small.edit(CARD, old, new)
    small.edit("briefings/land/all.md", "@rain#dry", f"@rain#{'dried' if 'dried' in new else 'dry'}")
    (fault,) = (told for told in small.build().faults if not told.endswith("card-changed"))
    assert fault.startswith(place)
    assert fault.endswith(" unverified-quote")


def test_without_text_and_lock_every_quotation_is_unverified(small: Site) -> None:
    small.delete("seeds/archive")
    small.delete(LOCK)
    assert [fault.split()[1] for fault in small.build().faults] == ["unverified-quote"] * 3


# --- a text that has changed ---------------------------------------------------------------------


def test_a_changed_text_names_every_sentence_that_rests_on_it(small: Site) -> None:
    small.lead("A first sentence. Rain fell at night [@rain#hours].\n\n- And the *crew* waited [@rain#crew].")
    small.edit(ARCHIVE, "six hours", "seven hours")
    built = small.build()
    changed = [fault for fault in built.diagnostics if fault.code == "source-changed"]
    assert [(f.place.path, str(f.severity)) for f in changed] == [(CARD, "error")]
    assert small.read(CARD).splitlines()[changed[0].place.line - 1] == "archive: rain.txt"
    for sentence in (
        "briefings/land/all.md:7 “It rained, and it will stop.”",
        "briefings/water/lead.md:7 “Rain fell at night.”",
        "briefings/water/lead.md:9 “And the crew waited.”",
    ):
        assert sentence in changed[0].message
    assert "A first sentence" not in changed[0].message
    assert "briefing pin" in changed[0].hint
    assert not built.outcome.complete


def test_a_changed_text_that_is_put_back_is_as_it_was(small: Site) -> None:
    wanted = small.build().tree
    small.edit(ARCHIVE, "six hours", "seven hours")
    assert small.build().faults
    small.edit(ARCHIVE, "seven hours", "six hours")
    again = small.build()
    assert (again.faults, again.tree) == ([], wanted)


def test_a_changed_text_is_accepted_by_pinning_it(small: Site) -> None:
    small.edit(ARCHIVE, "Nobody was hurt.", "Nobody was hurt, it seems.")
    assert any("source-changed" in fault for fault in small.build().faults)
    assert small.pin().faults == ()
    assert small.build().faults == []


# --- a lock that cannot be read ------------------------------------------------------------------

BROKEN = {
    "marks of a merge": ('{\n "sources": {\n<<<<<<< ours\n=======\n>>>>>>> theirs\n }\n}\n', 3),
    "not JSON": ('{\n "sources": {},\n "version" 1\n}\n', 3),
    "a key twice": ('{\n "sources": {},\n "sources": {},\n "version": 1\n}\n', 3),
    "a newer version": ('{\n "sources": {},\n "version": 99\n}\n', 3),
    "empty": ("", 1),
}


@pytest.mark.parametrize(("text", "line"), BROKEN.values(), ids=BROKEN)
def test_a_broken_lock_is_reported_with_its_line_and_mended_by_pinning(
    small: Site, text: str, line: int
) -> None:
    before = small.read(LOCK)
    small.put(LOCK, text)
    assert f"{LOCK}:{line}:1 bad-lock" in small.build().faults
    assert not small.path("build").exists()
    small.pin()
    assert small.read(LOCK) == before


def test_a_lock_that_is_not_utf8(small: Site) -> None:
    small.put(LOCK, b'{"sources": "\xff"}')
    assert f"{LOCK}:1:1 bad-lock" in small.build().faults


# --- the warning before a push -------------------------------------------------------------------


def test_what_is_not_pinned_is_said_once_a_source(small: Site) -> None:
    small.append(CARD, '\n## shut {at="1"}\n> Quay shut\n')
    small.edit("briefings/land/all.md", "@rain#dry", "@rain#dry; @rain#shut")
    assert small.build().faults == [f"{CARD}:1:1 not-pinned"]
    small.pin()
    assert small.build().faults == []


def test_the_exit_status_of_pin(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.write(SMALL)
    assert main(["pin", "--site", str(site.root)]) == GOOD
    assert capsys.readouterr().out == f"{LOCK}: 3 of 3 quotations found in 1 source; written.\n"
    site.edit(CARD, "> expects a dry week", "> expects a wet week")
    assert main(["pin", "--site", str(site.root)]) == CONTENT
