"""Twice the site costs twice the work, in every stage: operations are counted at three sizes, and no clock is read."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from briefing_site.engine.build import asked_of
from briefing_site.engine.unchanged import last_build
from tests.sites import Site, briefing

SIZES = (5, 10, 20)
"""No list of them is long enough for a second page."""
WORST = 2.6
"""What the second step may cost more than the first. Twice is proportion, four times would be a square."""
SLACK = 400
"""Operations of a room that are not looked at: some lists are left out where they are short."""


def hub(size: int) -> str:
    """Briefings that have all in common: region, topics, person, passages, days, and what they link to."""
    return "".join(
        briefing(
            f"## Quay {number}\n\n"
            f"It rained on quay {number} [@rain#hours]. The crew waited, said Ada Lane [but see @rain#crew]. "
            f"It will stop [@rain#dry, p. {number}]. See [[quay-0]] and [[quay-{max(number - 1, 0)}]].[^n]\n\n"
            f"[^n]: A note of quay {number}.\n\nThe boats of the quay left late and came back [@rain#crew].",
            "topics: [rain, quay]\npeople: [Ada Lane]\n"
            f"judgements:\n  - text: The quay {number} stays wet [@rain#hours].\n"
            "    confidence: low\n    because: one source\n"
            f'events:\n  - {{date: 2026-01-05, text: "It rained on quay {number} [@rain#hours]"}}\n'
            f'corrections:\n  - {{date: 2026-01-07, text: "It rained on quay {number} [@rain#hours]."}}\n',
            f"briefings/water/quay-{number}.md",
            title=f"Quay {number}",
        )
        for number in range(size)
    )


def cards(size: int) -> str:
    """Sources of one publisher and one title, whose documents have a sentence in common, each with its briefing."""
    return "".join(
        f"-- seeds/archive/s{number}.txt --\nQuay\n\nRain fell for {number} hours here.\n\n"
        "All rights of the Quay Post are reserved by the owners of the post and by nobody else.\n"
        f"-- seeds/s{number}.md --\n---\ntitle: Quay\nauthor: [Ada Lane]\npublisher: Quay Post\n"
        f"published: 2026-01-05\narchive: s{number}.txt\nkind: news\n---\n"
        f'## hours {{at="2" speaker="Ada Lane" voice="fact"}}\n> Rain fell for {number} hours\n'
        + briefing(
            f"It rained there [@s{number}#hours; @rain#hours].",
            f"topics: [rain-{number}]\npeople: [Ada {number}]",
            f"briefings/water/card-{number}.md",
            title=f"Card {number}",
        )
        for number in range(size)
    )


KINDS: dict[str, Callable[[int], str]] = {
    "briefings that share all": hub,
    "sources that look alike": cards,
}


@contextmanager
def counting() -> Iterator[Counter[str]]:
    """Calls of functions, those of libraries with those of the room that they work for."""
    calls: Counter[str] = Counter()

    def count(frame: FrameType | None, event: str, _arg: Any) -> None:
        if event in ("call", "c_call"):
            while frame is not None:
                _, found, path = frame.f_code.co_filename.rpartition("/briefing_site/")
                if found:
                    calls[path.partition("/")[0]] += 1
                    return
                frame = frame.f_back

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield calls
    finally:
        sys.setprofile(before)


def steeper(calls: list[Counter[str]]) -> dict[str, tuple[int, ...]]:
    """The rooms whose work grows faster than the site, each with its calls."""
    found: dict[str, tuple[int, ...]] = {}
    for room in calls[-1]:
        small, middle, large = (of[room] for of in calls)
        if large - middle > WORST * (middle - small) + SLACK:
            found[room] = (small, middle, large)
    return found


@pytest.fixture(scope="module", params=KINDS)
def sites(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Site]:
    """A kind of site in three sizes, pinned."""
    found = []
    for size in SIZES:
        site = Site(Path(tmp_path_factory.mktemp("grown")) / "site")
        site.small(KINDS[request.param](size))
        site.pin()
        found.append(site)
    return found


def test_twice_the_site_is_twice_the_work_of_every_stage(sites: list[Site]) -> None:
    sites[-1].build(jobs=1)  # what is set up once
    counts = []
    for site in sites:
        for kept in (".cache", "build"):
            if site.path(kept).exists():
                site.delete(kept)
        with counting() as calls:
            result = site.build(jobs=1)
        assert result.outcome.complete
        counts.append(calls)
    assert {"parse", "verify", "link", "view", "render", "publish", "engine", "text"} <= counts[0].keys()
    assert steeper(counts) == {}


def test_an_unchanged_site_costs_a_look_at_each_file(sites: list[Site]) -> None:
    counts = []
    for site in sites:
        site.build(jobs=1)
        chosen = site.options(jobs=1)
        asked, output = asked_of(chosen), str(chosen.output.resolve())
        with counting() as calls:
            said = last_build(asked, output)
        assert said
        counts.append(calls)
    assert steeper(counts) == {}
    files = [sum(1 for path in site.root.rglob("*") if ".cache" not in path.parts) for site in sites]
    a_file = (counts[2].total() - counts[1].total()) / (files[2] - files[1])
    assert (
        a_file < 40
    )  # no parser and no stage; the files are just written, so that their bytes are compared too


def test_work_that_grows_as_the_square_is_told() -> None:
    square = [Counter(link=size * size * 100, text=size * 1000) for size in SIZES]
    assert steeper(square) == {"link": (2_500, 10_000, 40_000)}
