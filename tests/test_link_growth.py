"""Twice the site costs twice the linking, checking and linting: what a site has many of, at three sizes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing_site.engine.engine import Engine
from briefing_site.engine.judge import judge
from briefing_site.engine.options import Options
from briefing_site.engine.site import Site as LinkedSite
from briefing_site.link.lints.close_copying import KnownBlocks
from briefing_site.text.word_runs import Blocks, in_order
from tests.counting import lines_run
from tests.sites import CARD, SMALL, Site, briefing, files

SIZE = 16
RAIN = files(SMALL)[CARD]
CLAIM = "In 2031 Ada Lane said that “the crew waited” for 40 hours, and never the first."


def card(name: str, excerpts: int = 1, more: str = "") -> str:
    """A card of the text that the small site has, with so many excerpts."""
    front = RAIN.split("## hours")[0].replace("kind: news", f"kind: news{more}")
    found = (f'## part-{n} {{at="2:{1 + n % 2}" speaker="the crew" voice="reported"}}\n'
             f"> {('Rain fell for six hours', 'The crew waited on the quay')[n % 2]}\n\nSix of {n}.\n"
             for n in range(excerpts))  # fmt: skip
    return f"-- seeds/{name}.md --\n{front}{''.join(found)}"


def each(size: int, body: str, more: str = "") -> str:
    """So many briefings of one body, in which their number stands for `{n}`."""
    return "".join(
        briefing(body.replace("{n}", str(n)), more.replace("{n}", str(n)), f"briefings/water/rain-{n}.md")
        for n in range(size)
    )


MANY: dict[str, Callable[[int], str]] = {
    "briefings of one source": lambda n: each(n, f"{CLAIM} [@rain#hours]. {CLAIM}"),
    "briefings and cards": lambda n: each(n, f"{CLAIM} [@card-{{n}}#part-0; contra @rain#crew].")
    + "".join(card(f"card-{number}") for number in range(n)),
    "excerpts of one card that one briefing cites": lambda n: card("long", n)
    + briefing(" ".join(f"{CLAIM} [@long#part-{number}]." for number in range(n))),
    "excerpts of one card, each in a briefing": lambda n: card("long", n)
    + each(n, f"{CLAIM} [@long#part-{{n}}]."),
    "private cards": lambda n: each(n, f"{CLAIM} [@card-{{n}}#part-0].")
    + "".join(card(f"card-{number}", more="\nrights: private") for number in range(n)),
    "excerpts that nobody cites": lambda n: card("long", n),
    "sources derived from one another": lambda n: "".join(
        card(f"card-{number}", more=f"\nderived_from: card-{number + 1}") for number in range(n)
    )
    + each(n, f"{CLAIM} [@card-{{n}}#part-0]."),
    "sentences that cite nothing": lambda n: briefing(" ".join([CLAIM] * n)),
    "sentences before one citation": lambda n: briefing(f"{' '.join([CLAIM] * n)} It rained [@rain#hours]."),
    "sentences that tell of others": lambda n: briefing(f"It rained [@rain#hours]. {' '.join([CLAIM] * n)}"),
    "one sentence that cites much": lambda n: briefing(f"{CLAIM[:-1]} [{'; '.join(['@rain#hours'] * n)}]."),
    "disagreements": lambda n: briefing(" ".join([f"{CLAIM} [@rain#hours; contra @rain#dry]."] * n)),
    "events": lambda n: briefing(
        "It rained [@rain#hours].",
        "events:\n" + "".join(f'  - {{date: 2026-01-05, text: "{CLAIM} [@rain#hours]"}}\n' for _ in range(n)),
    ),
    "judgements": lambda n: briefing(
        "It rained [@rain#hours].",
        "judgements:\n"
        + f'  - {{text: "{CLAIM} [@rain#hours]", confidence: low, because: "It may be 41."}}\n' * n,
    ),
    "cells": lambda n: briefing("| a | b |\n|---|---|\n" + f"| {CLAIM} | It [@rain#hours]. |\n" * n),
    "footnotes": lambda n: briefing(
        "".join(f"It rained[^{number}]. " for number in range(n))
        + "\n\n"
        + "".join(f"[^{number}]: {CLAIM} [@rain#hours].\n" for number in range(n))
    ),
    "links to one another": lambda n: each(n, "It rained as [[rain-0]] and [[rain-{n}]] tell [@rain#hours]."),
    "topics and people": lambda n: each(n, "It [@rain#hours].", "topics: [topic-{n}, all]\npeople: [Ada {n}]"),
    "unknown keys": lambda n: briefing("".join(f"It rained [@rain#no-{number}]. " for number in range(n))),
}  # fmt: skip


def looked(site: Site, text: str) -> LinkedSite:
    site.write(text)
    found = Engine(Options(Path(site.root)), once=True).look()
    assert isinstance(found, LinkedSite)
    return found


@pytest.mark.parametrize("many", MANY.values(), ids=MANY.keys())
def test_the_work_grows_as_the_site(tmp_path: Path, many: Callable[[int], str]) -> None:
    def work(size: int) -> int:
        small = Site(tmp_path / str(size))
        small.small()
        site = looked(small, many(size))
        content, config, memo = site.content, site.config, site._memo
        return lines_run(lambda: judge(site._contents.checked, content, config, memo))

    work(2)  # what is set up once
    first, second, third = (work(size) for size in (SIZE, 2 * SIZE, 4 * SIZE))
    assert third - second < 2.4 * (second - first)


def _faults(engine: Engine, path: str, text: str, name: str) -> None:
    """Type a citation that leads nowhere, and look for its fault."""
    engine.edit(path, f"{text}\n\nIt rained [@{name}].\n")
    found = engine.look_at_edits()
    assert any(name in fault.message for fault in found.content_faults)


def _page(engine: Engine, path: str, text: str, name: str) -> None:
    """Type a sentence, and look for it on the page."""
    engine.edit(path, f"{text}\n\nIt rained {name}.\n")
    found = engine.look_at_edits()
    assert isinstance(found, LinkedSite)
    assert len(found.pages) > 1
    assert name in found.render_shown("water/rain-1.html").html


@pytest.mark.parametrize(("typed", "a_file"), [(_faults, 40), (_page, 12)])
def test_an_edit_costs_as_much_in_a_site_of_any_size(
    tmp_path: Path, typed: Callable[[Engine, str, str, str], None], a_file: int
) -> None:
    """Of `a_file` lines for each briefing that is not touched, its card and their five faults."""

    def work(size: int) -> int:
        small = Site(tmp_path / f"edited {size}")
        small.small()
        cited = each(size, f"{CLAIM[:-1]} [@card-{{n}}#part-0; contra @rain#crew].", "topics: [all]")
        small.write(cited + "".join(card(f"card-{number}") for number in range(size)))
        engine, path = Engine(Options(small.root)), "briefings/water/rain-1.md"
        text = small.path(path).read_text("utf-8")

        _ = engine.look().content_faults
        for number in range(3):  # what is kept for edits is made by the first of them
            typed(engine, path, text, f"unknown-{number}")
        return lines_run(lambda: typed(engine, path, text, "unknown-3"))

    work(2)  # what is set up once
    first, second = work(20), work(60)
    assert second - first < 40 * a_file


def test_the_first_edit_costs_as_much_in_a_site_of_any_size(tmp_path: Path) -> None:
    """A look that takes all out of the store makes nothing that the next look would have to compare."""

    def work(size: int) -> int:
        small = Site(tmp_path / str(size))
        small.small()
        small.write(each(size, f"{CLAIM} [@card-{{n}}#part-0]."))
        small.write("".join(card(f"card-{number}") for number in range(size)))
        path = "briefings/water/rain-1.md"
        text = small.path(path).read_text("utf-8")
        for _ in range(2):  # the second takes all out of the store
            engine = Engine(Options(small.root))
            _ = engine.look().content_faults
        return lines_run(lambda: _faults(engine, path, text, "unknown"))

    work(2)  # what is set up once
    first, second = work(20), work(60)
    assert second - first < 40 * 200


def test_a_block_that_many_documents_share_is_compared_once_a_document() -> None:
    def comparisons(size: int) -> int:
        count = 0

        class Name(str):
            __slots__ = ()
            __hash__ = str.__hash__

            def __eq__(self, other: object) -> bool:
                nonlocal count
                count += 1
                return str.__eq__(self, other)

            def __ne__(self, other: object) -> bool:
                return not self == other

        twice = Blocks((7).to_bytes(8, "little") * 2, b"", b"")
        digests: dict[str, Blocks] = {Name(f"s{number}"): twice for number in range(size)}
        known = KnownBlocks(digests, 10, 20, lambda: in_order(digests.values()))
        assert [list(sources) for sources in known.words.values()] == [list(digests)]
        return count

    assert comparisons(4 * SIZE) <= 4 * comparisons(SIZE)
