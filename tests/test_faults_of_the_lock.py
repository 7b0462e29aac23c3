"""Faults of seeds.lock, and of cards and texts that are not as it has them."""

from __future__ import annotations

import pytest

from tests.sites import BODY, CARD, LEAD, Site


def test_not_pinned(small: Site) -> None:
    small.edit(CARD, '{at="2:2"}', '{at="2"}')
    seen = small.check()
    assert seen.faults == [f"{CARD}:1:1 not-pinned"]
    assert "1 excerpt is not in seeds.lock" in seen.text
    small.delete("seeds/seeds.lock")
    assert "3 excerpts are not in seeds.lock" in small.check().text


def test_card_changed(small: Site) -> None:
    small.pin()
    small.edit(CARD, 'voice="fact"', 'voice="reported"')
    seen = small.check()
    assert seen.faults == [f"{CARD}:9:1 card-changed"]
    assert 'the excerpt "hours" is not as it was accepted: voice (fact, now reported)' in seen.text
    assert "briefings/land/all.md:7 “It rained, and it will stop.”" in seen.text
    small.pin()
    assert small.check().faults == []


def test_source_changed(small: Site) -> None:
    small.lead("It rained. It fell all night [@rain#hours].")
    small.edit("seeds/archive/rain.txt", "Nobody was hurt.", "One man fell.")
    seen = small.check()
    assert seen.faults == [f"{CARD}:6:10 source-changed"]
    assert f"{LEAD}:{BODY} “It fell all night.”" in seen.text
    assert "briefings/land/all.md:7 “It rained, and it will stop.”" in seen.text
    small.pin()
    assert small.check().faults == []


@pytest.mark.parametrize(
    "data", [b"not a lock", b"\xff", b"[]", b"", b'{"version": 99}'], ids=["words", "bytes", "list", "empty", "version"]
)  # fmt: skip
def test_bad_lock(small: Site, data: bytes) -> None:
    small.put("seeds/seeds.lock", data)
    seen = small.check()
    assert [fault for fault in seen.faults if "bad-lock" in fault] == ["seeds/seeds.lock:1:1 bad-lock"]
    assert "briefing pin" in seen.text


def test_bad_lock_names_the_line_of_its_conflict(small: Site) -> None:
    lock = small.read("seeds/seeds.lock")
    small.put("seeds/seeds.lock", lock.replace("\n", "\n<<<<<<< ours\n", 1))
    assert "seeds/seeds.lock:2:1 bad-lock" in small.check().faults
