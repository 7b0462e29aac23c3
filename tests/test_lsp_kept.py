"""What an editor's server keeps from look to look, and what it lets go of."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from briefing_site.apps.lsp import choices, hover_text, site_folders
from briefing_site.apps.lsp.complete import complete
from briefing_site.apps.lsp.hover import hover
from briefing_site.apps.lsp.kept_values import KeptValues
from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from briefing_site.apps.lsp.site_folders import SiteFolder
from briefing_site.engine import garbage
from briefing_site.engine.site import Site as LinkedSite
from briefing_site.model.source import Card
from tests.editor import lead
from tests.sites import CARD, LEAD, Site, briefing
from tests.test_link_growth import card


@pytest.fixture
def folder(site: Site) -> SiteFolder:
    """A small site, looked at and checked."""
    site.small(briefing("It rained [@rain#hours]."))
    folder = SiteFolder(site.root, None)
    settled(folder)
    return folder


@pytest.fixture
def collector() -> Iterator[None]:
    """The garbage collector, left as it was."""
    yield
    gc.enable()
    gc.unfreeze()


def settled(folder: SiteFolder) -> LinkedSite:
    """The site of a look, with all its faults."""
    state = folder.known().state
    folder.settle()
    while not folder.check_pages():
        pass
    folder.let_go()
    assert isinstance(state, LinkedSite)
    return state


# --- texts ---------------------------------------------------------------------------------------


def test_a_text_is_made_anew_where_what_it_tells_of_is_another_value() -> None:
    kept, one, other = KeptValues(), object(), object()
    made: list[str] = []

    def make() -> str:
        made.append("made")
        return f"text {len(made)}"

    assert [kept.get("source", "rain", of, make) for of in ((one, None), (one, None), (one, other))] == [
        "text 1", "text 1", "text 2"
    ]  # fmt: skip
    assert kept.get("detail", "rain", (one, other), make) == "text 3"


def described(folder: SiteFolder, text: str) -> list[str]:
    """The descriptions of the sources that are offered at the end of a text."""
    folder.edit(LEAD, text)
    known = folder.known()
    return [choice.about for choice in complete(known, LEAD, len(text)).found]


def test_a_source_is_described_as_it_is(folder: SiteFolder) -> None:
    before = described(folder, lead("It [@rain").rstrip())
    folder.edit(CARD, folder.known().text(CARD).replace("publisher: Quay Post", "publisher: Quay Echo"))
    after = described(folder, lead("It rained [@rain").rstrip())
    assert ("Quay Post" in before[0], "Quay Echo" in before[0]) == (True, False)
    assert ("Quay Post" in after[0], "Quay Echo" in after[0]) == (False, True)


@pytest.mark.parametrize("sources", [8, 64])
def test_as_many_sources_are_described_as_are_given(
    site: Site, sources: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    cards = "".join(card(f"card-{number}") for number in range(sources))
    site.small(briefing("It rained [@rain#hours].") + cards)
    monkeypatch.setattr(choices, "MOST", 3)
    made: list[str] = []
    detail = hover_text.detail

    def counted(of: Card) -> str:
        made.append(of.id)
        return detail(of)

    monkeypatch.setattr(hover_text, "detail", counted)
    folder = SiteFolder(site.root, None)
    assert len(described(folder, lead("It [@").rstrip())) == 3
    assert len(made) == 3


# --- memory --------------------------------------------------------------------------------------


@pytest.mark.usefixtures("collector")
def test_states_before_are_freed(folder: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_folders, "_LOOKS", 4)
    monkeypatch.setattr(garbage, "_LONG", 1e9)
    garbage.collect_when_told()
    states = []
    for number in range(12):
        folder.edit(LEAD, lead(f"It rained {number} times [@rain#hours]."))
        states.append(weakref.ref(settled(folder)))
    left = [number for number, state in enumerate(states) if state() is not None]
    assert 11 in left
    assert len(left) <= 5


def made_of(state: LinkedSite) -> set[str]:
    """What is made and held of a site."""
    return set(vars(state)) & {"pages", "published_pages", "content_faults"}


def test_what_was_made_of_a_site_is_let_go_of_two_looks_later(folder: SiteFolder) -> None:
    states = [settled(folder)]
    for number in range(3):
        folder.edit(LEAD, lead(f"It rained {number} times [@rain#hours]."))
        states.append(settled(folder))
    assert [bool(made_of(state)) for state in states] == [False, False, True, True]


def test_a_site_of_which_much_is_let_go_answers_all_the_same(folder: SiteFolder) -> None:
    asked = SiteMoment(settled(folder))
    at = asked.text(LEAD).index("@rain") + 2
    before = hover(asked, LEAD, at), asked.state.content_faults
    for number in range(3):
        folder.edit(LEAD, lead(f"It rained {number} times [@rian#hours]."))
        settled(folder)
    assert before[0]
    assert (hover(SiteMoment(asked.state), LEAD, at), asked.state.content_faults) == before


def test_a_site_that_is_still_the_last_one_is_held(folder: SiteFolder) -> None:
    state = settled(folder)
    for _ in range(4):
        folder.let_go()
    assert made_of(state)
    folder.edit(LEAD, lead("It rained twice [@rain#hours]."))
    folder.known()  # its faults are not worked out yet, so that answers are still made of the one before
    for _ in range(4):
        folder.let_go()
    assert made_of(state)


@pytest.mark.usefixtures("collector")
def test_no_value_is_gone_over_in_the_middle_of_a_look(folder: SiteFolder) -> None:
    garbage.collect_when_told()
    told: list[str] = []

    def heard(phase: str, _: object) -> None:
        told.append(phase)

    gc.callbacks.append(heard)
    try:
        for number in range(3):
            folder.edit(LEAD, lead(f"It rained {number} times [@rian#hours]."))
            assert folder.known().state.content_faults
            folder.settle()
        assert told == []
        garbage.collect_if_many()
        assert told == []
        kept = [[number] for number in range(60_000)]
        garbage.collect_if_many()
        assert told
        assert kept
    finally:
        gc.callbacks.remove(heard)


@pytest.mark.usefixtures("collector")
def test_what_is_left_of_much_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    before = gc.get_freeze_count()
    monkeypatch.setattr(garbage, "_LONG", 1e9)
    garbage.collect()
    assert gc.get_freeze_count() <= before
    monkeypatch.setattr(garbage, "_LONG", 0.0)
    garbage.collect()
    assert gc.get_freeze_count() > before
