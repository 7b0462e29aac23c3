"""The part of a lock that a look at few cards needs."""

from __future__ import annotations

from itertools import combinations

import pytest

from briefing_site.apps.preview.pages_ahead import PagesAhead
from briefing_site.model.pin import Lock, PinnedCard, PinnedSource
from briefing_site.parse import lock as module
from briefing_site.parse.few_pins import part_of_lock, with_few_pins
from briefing_site.parse.lock import dump, read_lock
from briefing_site.read.few_texts import few_texts
from tests.sites import PAGE, Site, briefing
from tests.test_link_growth import card

NAMES = ["quay", "rain", "rain-2", "rain-21", "snow"]
LOCK = Lock(
    {name: PinnedSource(f"{name}.txt", name, {}, words=number) for number, name in enumerate(NAMES)},
    # An excerpt may have the name of another source.
    {name: PinnedCard({"title": '}, "snow": {'}, {"snow": {"quote": name}}) for name in NAMES},
)


@pytest.mark.parametrize("count", range(len(NAMES) + 1))
def test_the_part_says_of_its_sources_what_the_whole_says(count: int) -> None:
    data = dump(LOCK).encode()
    for some in combinations(NAMES, count):
        part = part_of_lock(data, {*some, "nobody", "a", "z"})
        assert part is not None
        assert read_lock(part) == Lock(
            {name: LOCK.sources[name] for name in some}, {name: LOCK.cards[name] for name in some}
        )


def test_the_part_of_a_card_or_a_source_that_is_not_pinned() -> None:
    lock = Lock({"rain": LOCK.sources["rain"]}, {"snow": LOCK.cards["snow"]})
    part = part_of_lock(dump(lock).encode(), NAMES)
    assert part is not None
    assert read_lock(part) == lock


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]\n",
        dump(Lock(LOCK.sources)).encode(),
        dump(LOCK).encode().replace(b"\n", b"\r\n"),
        dump(LOCK).encode().replace(b"\n ", b"\n  "),
        dump(LOCK).encode()[:-3],
        dump(LOCK).replace(f'"version": {module.VERSION}', '"version": 99').encode(),
        dump(Lock({}, LOCK.cards)).encode(),
    ],
)
def test_a_lock_of_another_form_has_no_part(data: bytes) -> None:
    assert part_of_lock(data, NAMES) is None


def test_a_page_ahead_has_the_pins_of_its_own_cards(small: Site) -> None:
    small.write("".join(card(name) for name in ("first", "second")))
    small.write(briefing("It is so [@first#part-0]. It rained [@rain#hours]."))
    small.pin()
    inputs = with_few_pins(few_texts(small.root, PAGE))
    assert inputs.lock
    assert set(read_lock(inputs.lock.data).sources) == {"first", "rain"}
    small.delete("seeds/archive/rain.txt")
    page = PagesAhead(small.options()).at(PAGE)
    assert (page.status, "It rained" in page.html) == (200, True)


def test_a_broken_lock_is_read_as_it_is(small: Site) -> None:
    small.put("seeds/seeds.lock", "<<<<<<< mine\n")
    assert with_few_pins(few_texts(small.root, PAGE)) == few_texts(small.root, PAGE)
