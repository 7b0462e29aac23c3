"""The oracle of the workspace: after any edits it is what a fresh look would see, page by page."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_site.engine.options import Options
from briefing_site.engine.workspace import State, Workspace
from briefing_site.render.html import render
from tests.edits import ALL, ALL_PAGE, ARCHIVE, MORE, MOVES, TIDE, fresh_copy
from tests.sites import CARD, LEAD, PAGE, Site

MANIFEST = "build-manifest.json"


def open_workspace(site: Site, **options: bool) -> tuple[Workspace, State]:
    workspace = Workspace(site.options(**options))
    return workspace, look(workspace)


def look(workspace: Workspace) -> State:
    state = workspace.look()
    assert state
    return state


def rendered(state: State) -> dict[str, str]:
    assert state.theme
    assert state.words
    made, found = render(state.pages, state.theme, state.words)
    assert found == []
    return made


def assert_fresh(state: State, site: Site) -> None:
    """A state says of every page, file and fault what a build from nothing would."""
    with fresh_copy(site) as other:
        clean = other.build(drafts=True)
        assert state.faults == clean.diagnostics
        if not clean.outcome.complete:
            return
        assert rendered(state) == clean.pages
        for address, data in clean.tree.items():
            if address not in clean.pages and address != MANIFEST:
                assert state.file(address) == data, address


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.lists(st.sampled_from(sorted(MOVES)), min_size=1, max_size=3), min_size=2, max_size=6))
def test_any_series_of_edits(series: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder) / "site")
        site.small(MORE)
        workspace, _ = open_workspace(site, drafts=True)
        for edits in series:
            for name in edits:
                MOVES[name](site)
            assert_fresh(look(workspace), site)


@pytest.mark.parametrize("name", sorted(MOVES))
def test_every_edit_and_its_taking_back(small: Site, name: str) -> None:
    small.write(MORE)
    workspace, _ = open_workspace(small, drafts=True)
    for _ in range(2):
        MOVES[name](small)
        assert_fresh(look(workspace), small)


def test_nothing_new_is_the_very_same_state(small: Site) -> None:
    workspace, state = open_workspace(small)
    assert look(workspace) is state
    small.path(CARD).touch()
    assert look(workspace) is state
    small.append(CARD, "\n")
    assert look(workspace) is not state


def test_a_change_within_one_tick_of_the_clock_is_seen(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].")
    workspace, state = open_workspace(small)
    seen = small.path(LEAD).stat()
    small.edit(LEAD, "Rain fell", "Snow fell")  # as long as before
    os.utime(small.path(LEAD), ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert "Snow fell" in rendered(look(workspace))[PAGE]
    assert "Rain fell" in rendered(state)[PAGE]


def test_what_is_tied_again_is_little(small: Site) -> None:
    small.write(MORE)
    workspace, before = open_workspace(small)
    assert before.site
    kept = {b.address: b for b in before.site.briefings}
    small.edit(TIDE, "It went out.", "It went far out.")
    after = look(workspace).site
    assert after
    assert {b.address for b in after.briefings if b is not kept[b.address]} == {"water/tide.html"}


def test_a_draft_is_on_the_pages_and_in_no_file(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].", "draft: true", title="Not yet told")
    _, state = open_workspace(small)
    assert "Not yet told" in rendered(state)["index.html"]
    assert PAGE in state.pages
    feed = state.file("feed.xml")
    assert feed
    assert b"Not yet told" not in feed
    sitemap = state.file("sitemap.xml")
    assert sitemap
    assert PAGE.encode() not in sitemap
    assert state.file("water/lead.json") is None


def test_a_link_to_a_draft_is_a_fault_as_it_is_for_a_build(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].", "draft: true")
    small.append(ALL, "\nSee [[lead]].\n")
    _, state = open_workspace(small)
    assert [fault.code for fault in state.faults] == ["link-to-draft"]
    assert ALL_PAGE in state.pages


def test_pages_are_made_in_spite_of_faults(small: Site) -> None:
    small.lead("Rain fell [@rain#hours]. The crew sang [@rain#song].")
    small.write(
        "-- briefings/water/other.md --\n---\ntitle: T\nregion: wtaer\ndate: 2026\nsummary: S\n---\nX.\n"
    )
    _, state = open_workspace(small)
    assert [fault.code for fault in state.faults] == ["unknown-excerpt", "unknown-region"]
    assert "The crew sang" in rendered(state)[PAGE]
    assert "water/other.html" not in state.pages


def test_a_text_that_is_not_saved_stands_for_its_file(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].")
    workspace, before = open_workspace(small)
    workspace.edit(LEAD, small.read(LEAD).replace("#hours", "#nothing"))
    assert [fault.code for fault in look(workspace).faults] == ["unknown-excerpt"]
    workspace.edit(LEAD, None)
    assert look(workspace).faults == before.faults == ()


@pytest.mark.parametrize("vanish", ["delete", "empty"])
def test_a_file_in_the_middle_of_being_saved_is_waited_for(small: Site, vanish: str) -> None:
    small.lead("Rain fell [@rain#hours].")
    workspace, before = open_workspace(small)
    text = small.read(LEAD)
    if vanish == "delete":
        small.delete(LEAD)
    else:
        small.put(LEAD, "")
    assert workspace.look(patient=True) is None
    small.put(LEAD, text)
    assert workspace.look(patient=True) is before


def test_a_file_that_stays_away_is_gone(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].")
    workspace, _ = open_workspace(small)
    small.delete(LEAD)
    assert PAGE not in look(workspace).pages
    assert workspace.look(patient=True) is not None


def test_the_archive_is_looked_at_too(small: Site) -> None:
    workspace, before = open_workspace(small)
    small.edit(ARCHIVE, "six hours", "seven hours")
    after = look(workspace)
    assert after is not before
    assert {fault.code for fault in after.faults} == {"source-changed"}


def test_the_workspace_writes_no_more_than_the_cache(small: Site) -> None:
    before = {path for path in small.root.rglob("*") if path.is_file()}
    _, state = open_workspace(small)
    rendered(state)
    new = {path for path in small.root.rglob("*") if path.is_file()} - before
    assert {path.relative_to(small.root).parts[0] for path in new} <= {".cache"}


def test_a_site_without_a_config_has_no_pages(small: Site) -> None:
    workspace, _ = open_workspace(small)
    small.delete("config.yaml")
    state = look(workspace)
    assert (state.site, dict(state.pages), state.file("feed.xml")) == (None, {}, None)
    assert [fault.code for fault in state.faults] == ["no-config"]


def test_options_of_the_command_hold(small: Site) -> None:
    state = Workspace(Options(small.root, base_url="https://other.example/")).look()
    assert state
    assert "https://other.example/" in rendered(state)["index.html"]
