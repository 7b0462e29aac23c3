"""Values that are read in halves: an edit decodes the second halves of what it shows, and of nothing else."""

from __future__ import annotations

import os
import pickle
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefing_site.engine import store
from briefing_site.engine.engine import Engine
from briefing_site.engine.executors import ForkExecutor
from briefing_site.engine.last_build import generator_stamp
from briefing_site.engine.options import Options
from briefing_site.engine.site import Site as LookedAt
from briefing_site.engine.store import Store
from briefing_site.engine.store_file import Row, StoreFile
from briefing_site.link.numbering import Numbering
from briefing_site.link.site import LinkedBriefing
from briefing_site.model import halves
from briefing_site.model.briefing import Briefing
from briefing_site.model.halves import FirstHalf, InHalves
from briefing_site.model.unpickled import unpickled
from tests.sites import LEAD, PAGE, Site, briefing

KEY = b"k" * 32


def is_whole(value: InHalves) -> bool:
    """Whether the second half of a value has been read, without reading it."""
    try:
        object.__getattribute__(value, "_second")
    except AttributeError:
        return True
    return False


def published(small: Site) -> Sequence[LinkedBriefing]:
    looked = Engine(Options(small.root)).look()
    assert isinstance(looked, LookedAt)
    return looked.published.briefings


def parsed(small: Site) -> Briefing:
    return published(small)[0].briefing


def test_the_second_half_is_read_when_it_is_asked_for(small: Site) -> None:
    small.lead("## Deep\n\nIt rained [@rain#hours].")
    value = parsed(small)
    assert is_whole(value)
    read = unpickled(pickle.dumps(value))
    assert (read.title, read.date, read.waivers) == (value.title, value.date, value.waivers)
    assert not is_whole(read)
    again = unpickled(pickle.dumps(read))  # as a store does with what nobody asked for
    assert not is_whole(read)
    assert not is_whole(again)
    assert [heading.text for heading in read.headings] == ["Deep"]
    assert is_whole(read)
    assert read == value
    assert again == value


def test_what_lists_show_is_read_without_the_text(small: Site) -> None:
    """It can be kept again as it is, and the text is read behind it."""
    events = 'events:\n  - {date: 2026-01-04, text: "It rained [@rain#hours]."}'
    small.write(briefing("## Deep\n\nIt rained [@rain#hours].", events))
    value = next(each.briefing for each in published(small) if each.briefing.events)
    read = unpickled(pickle.dumps(value))
    assert read.events == value.events
    for each in (read, unpickled(pickle.dumps(read))):
        assert not is_whole(each)
        assert each.judgements == ()
        assert not is_whole(each)
        assert [heading.text for heading in each.headings] == ["Deep"]
        assert is_whole(each)
        assert each == value


def test_a_half_has_no_other_fields() -> None:
    read = unpickled(pickle.dumps(Numbering((), {}, {"n": 1})))
    assert not hasattr(read, "numbers")
    assert not is_whole(read)
    assert (read.notes, read.marks, read.footnotes) == ((), {}, {"n": 1})


def test_an_edit_reads_the_second_halves_of_what_it_shows(
    small: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.write(
        "".join(
            f"-- seeds/s{number}.md --\n---\ntitle: S {number}\npublisher: P\nkind: data\n---\n"
            + briefing(
                f"It's rain [@s{number}].",
                path=f"briefings/land/b-{number}.md",
                title=f"B {number}",
                region="land",
            )
            for number in range(12)
        )
    )
    small.append("config.yaml", "feed_entries: 1\n")  # a feed tells all of its entries
    small.lead("It rained [@rain#hours].")
    small.build(jobs=1)
    read: list[bytes] = []

    def noted(data: bytes) -> object:
        read.append(data)
        return unpickled(data)

    monkeypatch.setattr(halves, "unpickled", noted)
    monkeypatch.setattr(store, "unpickled", noted)
    small.edit(LEAD, "It rained", "It poured")
    after = small.build(jobs=1)
    assert {PAGE, "sources/rain.html"} <= set(after.rendered)
    assert [data for data in read if b"@s" in data] == []


def test_whatever_a_build_keeps_in_halves_can_be_read_back(small: Site) -> None:
    small.lead("## Deep\n\nIt rained [@rain#hours].[^n]\n\n[^n]: Or so.")
    small.build()
    kept = Store(small.path(".cache/results.store"), generator_stamp())
    slots = {slot: unpickled(data) for slot, data in entries(kept).items()}
    path = f"briefings/{PAGE.removesuffix('.html')}.md"
    (first, faults) = next(found for name, found in slots["parsed files #0"].items() if path in name)
    assert isinstance(first, FirstHalf)
    value = first.with_second(lambda: slots[f"parse {path}"])
    assert value.footnotes[0].name == "n"
    assert faults == []
    rows = list(slots["numbers #0"].values())
    assert [(row.sources, [*row.counts.values()]) for row in rows if row.footnotes] == [(("rain",), [1])]


# --- facts -----------------------------------------------------------------------------------------


def told(path: Path, *signatures: str, holds: bool = True) -> tuple[list[str], list[str]]:
    """What a store gives for each of some signatures, and which of them had to be made."""
    store, made = Store(path, "v1", KEY), list[str]()

    def make(signature: str) -> str:
        made.append(signature)
        return signature.upper()

    found = [
        store.fact("slot", each, lambda each=each: make(each), lambda _: holds)  # type: ignore[misc]
        for each in signatures
    ]
    store.save()
    return found, made


def test_a_fact_is_kept_under_its_signature(tmp_path: Path) -> None:
    path = tmp_path / "kept.store"
    assert told(path, "a", "b", "a") == (["A", "B", "A"], ["a", "b"])
    written = path.stat().st_mtime_ns
    assert told(path, "b", "a") == (["B", "A"], [])
    assert path.stat().st_mtime_ns == written
    assert told(path, "a") == (["A"], [])
    assert told(path, "a", "b")[1] == ["b"]  # what was not asked for is not kept
    assert told(path, "a", "b", holds=False)[1] == ["a", "b"]


def test_what_is_made_is_written_beside_what_is_kept(tmp_path: Path) -> None:
    """So that a fact of one file does not have those of a thousand encoded."""
    path, every = tmp_path / "kept.store", [f"fact {number}" for number in range(40)]
    told(path, *every)
    old = blocks_of(path)
    for number in range(30):
        every[number] = f"other {number}"
        assert told(path, *every)[1] == [f"other {number}"]
        blocks = blocks_of(path)
        assert len(blocks) <= 16
        assert number or (blocks[0] == old[0] and len(blocks) == 2)
    assert told(path, *every)[1] == []


def entries(store: Store) -> dict[str, bytes]:
    """The entries that a store has kept, by slot."""
    assert store._file
    return {slot: store._file.data(row) or b"" for slot, row in store._file.rows.items()}


def blocks_of(path: Path) -> list[bytes]:
    """The blocks of the facts that a store has kept."""
    found = entries(Store(path, "v1", KEY))
    return [found[f"slot #{number}"] for number in range(len(found))]


def test_a_damaged_slot_of_facts_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "kept.store"
    told(path, "a")
    (part,) = tmp_path.glob("*.part")
    part.write_bytes(part.read_bytes()[:-3] + b"xyz")
    assert told(path, "a") == (["A"], ["a"])


def test_what_nobody_has_signed_is_no_fact(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept.store", "v1", KEY)
    one, other = ("it rained",), ("it poured",)
    store.sign(one, "a.md 1")
    assert (store.signature(one), store.signature(other)) == ("a.md 1", None)


# --- parsed files ----------------------------------------------------------------------------------


def test_a_second_half_that_is_damaged_is_parsed_again(small: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    small.lead("## Deep\n\nIt rained [@rain#hours].")
    small.build(jobs=1)
    before = parsed(small)
    read, lost = StoreFile.data, list[Row]()

    def data(file: StoreFile, row: Row) -> bytes | None:
        if row != file.rows[f"parse {before.path}"]:
            return read(file, row)
        lost.append(row)
        return None

    monkeypatch.setattr(StoreFile, "data", data)
    assert parsed(small) == before
    assert lost


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_a_forked_process_reads_what_is_kept(tmp_path: Path) -> None:
    """It has closed all that its parent had open."""
    path = tmp_path / "kept.store"
    written = Store(path, "v1", KEY)
    written.get("one", "1", lambda: "kept")
    written.get("two", "1", lambda: "kept too")
    written.save()
    read = Store(path, "v1", KEY)
    assert read.get("one", "1", lambda: "made") == "kept"
    with ForkExecutor(1) as executor:
        assert executor.submit(read.get, "two", "1", lambda: "made").result() == "kept too"
