"""The oracle of the engine: after any edits it says of every page, file and fault what a fresh one would."""

from __future__ import annotations

import gc
import os
import tempfile
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_site.engine.engine import Engine
from briefing_site.engine.finished_pages import FinishedPages
from briefing_site.engine.look import NoSite
from briefing_site.engine.memo import Memo
from briefing_site.engine.options import Options
from briefing_site.engine.page_faults import Rendering
from briefing_site.engine.site import Site as FolderSite
from briefing_site.engine.site import Snapshot
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.render.html import Renderer
from briefing_site.view.values.pages import PageView
from tests.edits import ALL, ALL_PAGE, APART, ARCHIVE, MORE, MOVES, TIDE, fresh_copy
from tests.sites import CARD, LEAD, PAGE, Site, briefing

MANIFEST = "build-manifest.json"


def open_engine(site: Site, **options: bool) -> tuple[Engine, FolderSite]:
    engine = Engine(site.options(**options))
    return engine, look(engine)


def look(engine: Engine) -> FolderSite:
    state = engine.look()
    assert isinstance(state, FolderSite)
    return state


def finished(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of the pages that are finished from now on."""
    made: list[str] = []
    finish = FinishedPages.finish

    def counted(self: FinishedPages, address: str, *given: Any) -> Rendering:
        made.append(address)
        return finish(self, address, *given)

    monkeypatch.setattr(FinishedPages, "finish", counted)
    return made


def rendered(state: FolderSite) -> dict[str, str]:
    made = {address: state.render_shown(address) for address in state.pages}
    assert all(page.faults == () for page in made.values())
    return {address: page.html for address, page in made.items()}


def assert_published_fresh(state: Snapshot, site: Site) -> None:
    """What a state says of the published pages, files and faults is what a build from nothing would."""
    with fresh_copy(site) as other:
        clean = other.build()
        assert state.faults == clean.diagnostics
        if not clean.outcome.complete:
            return
        assert isinstance(state, FolderSite)
        assert {address: state.render(address).html for address in state.published_pages} == clean.pages
        files = {**state.files, **state.theme.assets}
        assert files == {a: d for a, d in clean.tree.items() if a not in clean.pages and a != MANIFEST}


def assert_fresh(state: Snapshot, site: Site, *, pages_first: bool = False) -> None:
    """A state says of every page, file and fault what a build from nothing would."""
    if pages_first and isinstance(state, FolderSite):
        for address in state.pages:
            state.render_shown(address)
    with fresh_copy(site) as other:
        clean = other.build(drafts=True)
        assert state.faults == clean.diagnostics
        if not clean.outcome.complete:
            return
        assert isinstance(state, FolderSite)
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
        engine, _ = open_engine(site, drafts=True)
        for edits in series:
            for name in edits:
                MOVES[name](site)
            assert_fresh(engine.look(), site, pages_first=len(edits) > 1)


def test_another_style_leaves_the_words_and_what_is_made_with_them(small: Site) -> None:
    small.write("-- themes/mine/theme.yaml --\nname: mine\nextends: base\n")
    small.append("config.yaml", "theme: mine\n")
    engine, before = open_engine(small)
    lists = before.listings
    small.put("themes/mine/static/style.css", "main { color: red }\n")
    styled = look(engine)
    assert styled.theme is not before.theme
    assert styled.words is before.words
    assert styled.listings is lists
    small.put("themes/mine/words/en.yaml", "skip: Go on\n")
    said = look(engine)
    assert said.words is not before.words
    assert_published_fresh(said, small)


def test_an_edit_of_a_style_sheet_or_script_finds_the_faults_of_no_page_anew(
    small: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.write(
        "-- themes/mine/theme.yaml --\nname: mine\nextends: base\n"
        "-- themes/mine/static/own.js --\nvoid 1;\n"
        '-- themes/mine/templates/404.html --\n{% extends "base/404.html" %}{# own.js #}\n'
    )
    small.append("config.yaml", "theme: mine\n")
    engine, before = open_engine(small)
    assert before.check_pages(60.0)
    made = finished(monkeypatch)
    small.put("themes/mine/static/style.css/99-mine.css", "main { color: red }\n")
    small.put("themes/mine/static/own.js", "void 2;\n")
    styled = look(engine)
    assert styled.theme.names["style.css"] != before.theme.names["style.css"]
    assert styled.theme.names["own.js"] != before.theme.names["own.js"]
    assert styled.check_pages(60.0)
    assert made == []
    small.edit("themes/mine/templates/404.html", "own.js", "own.js now")
    assert look(engine).check_pages(60.0)
    assert set(made) == set(styled.published_pages)


def test_the_first_page_compiles_the_templates_that_it_needs_and_faults_all_others(small: Site) -> None:
    small.write(
        "-- themes/mine/theme.yaml --\nname: mine\nextends: base\n"
        '-- themes/mine/templates/404.html --\n{% extends "base/404.html" %}{# a theme that no other test has #}\n'
    )
    small.append("config.yaml", "theme: mine\n")
    _, state = open_engine(small)
    assert state.render_shown(ALL_PAGE).faults == ()
    few = dict(state._finished._renderer._code)
    assert state.content_faults == ()
    every = state._finished._renderer._code
    assert few.items() < every.items()
    assert len(few) < len(every) / 2
    _, again = open_engine(small)
    assert again._finished._memo.knows("templates", again._finished._signature)
    assert_published_fresh(again, small)


def test_a_link_to_a_style_sheet_by_its_whole_address_is_dead_once_that_is_edited(small: Site) -> None:
    small.write("-- themes/mine/theme.yaml --\nname: mine\nextends: base\n")
    small.append("config.yaml", "theme: mine\n")
    engine, before = open_engine(small)
    address = before.theme.names["style.css"]
    small.put(
        "themes/mine/templates/briefing.html",
        f'{{% extends "base/briefing.html" %}}{{% block version %}}<a href="../{address}">A</a>{{% endblock %}}\n',
    )
    assert look(engine).faults == ()
    small.put("themes/mine/static/style.css/99-mine.css", "main { color: red }\n")
    styled = look(engine)
    assert {fault.code for fault in styled.faults} == {"broken-link"}
    assert_published_fresh(styled, small)
    small.delete("themes/mine/static/style.css/99-mine.css")
    assert look(engine).faults == ()


@pytest.mark.parametrize("name", sorted(MOVES))
def test_every_edit_and_its_taking_back(small: Site, name: str) -> None:
    small.write(MORE)
    engine, _ = open_engine(small, drafts=True)
    for pages_first in (False, True):
        MOVES[name](small)
        assert_fresh(engine.look(), small, pages_first=pages_first)


@pytest.mark.parametrize("card", [False, True])
@pytest.mark.parametrize("name", sorted(MOVES))
def test_every_edit_of_a_site_without_drafts(small: Site, name: str, card: bool) -> None:
    small.write(MORE)
    if card:
        MOVES["card that nobody cites"](small)
    engine, _ = open_engine(small)
    for _ in range(2):
        MOVES[name](small)
        assert_published_fresh(engine.look(), small)


def test_nothing_new_is_the_very_same_state(small: Site) -> None:
    engine, state = open_engine(small)
    assert look(engine) is state
    small.path(CARD).touch()
    assert look(engine) is state
    small.append(CARD, "\n")
    assert look(engine) is not state


def test_a_change_within_one_tick_of_the_clock_is_seen(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].")
    engine, state = open_engine(small)
    seen = small.path(LEAD).stat()
    small.edit(LEAD, "Rain fell", "Snow fell")  # as long as before
    os.utime(small.path(LEAD), ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert "Snow fell" in rendered(look(engine))[PAGE]
    assert "Rain fell" in rendered(state)[PAGE]


def test_what_is_tied_again_is_little(small: Site) -> None:
    small.write(MORE)
    engine, before = open_engine(small)
    kept = {b.address: b for b in before.linked.briefings}
    small.edit(TIDE, "It went out.", "It went far out.")
    after = look(engine).linked
    assert {b.address for b in after.briefings if b is not kept[b.address]} == {"water/tide.html"}


def test_a_draft_is_on_the_pages_and_in_no_file(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].", "draft: true", title="Not yet told")
    _, state = open_engine(small)
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
    _, state = open_engine(small)
    assert [fault.code for fault in state.faults] == ["link-to-draft"]
    assert ALL_PAGE in state.pages


def test_pages_are_made_in_spite_of_faults(small: Site) -> None:
    small.lead("Rain fell [@rain#hours]. The crew sang [@rain#song].")
    small.write(
        "-- briefings/water/other.md --\n---\ntitle: T\nregion: wtaer\ndate: 2026\nsummary: S\n---\nX.\n"
    )
    _, state = open_engine(small)
    assert [fault.code for fault in state.faults] == ["unknown-excerpt", "unknown-region"]
    assert "The crew sang" in rendered(state)[PAGE]
    assert "water/other.html" not in state.pages


def test_a_text_that_is_not_saved_stands_for_its_file(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].")
    engine, before = open_engine(small)
    engine.edit(LEAD, small.read(LEAD).replace("#hours", "#nothing"))
    assert [fault.code for fault in look(engine).faults] == ["unknown-excerpt"]
    engine.edit(LEAD, None)
    assert look(engine).faults == before.faults == ()


def test_a_look_at_edits_alone_does_not_ask_the_disk(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].")
    engine, before = open_engine(small)
    engine.edit(LEAD, small.read(LEAD).replace("Rain fell", "Snow fell"))
    small.edit(CARD, "## hours", "## minutes")
    after = engine.look_at_edits()
    assert isinstance(after, FolderSite)
    assert "Snow fell" in after.render_shown(PAGE).html
    assert after.faults == before.faults == ()
    engine.edit(LEAD, None)  # what stands on the disk is wanted again, so that the disk is asked
    assert "unknown-excerpt" in {fault.code for fault in engine.look_at_edits().faults}


def test_a_look_at_the_edit_of_a_new_file_asks_the_disk(small: Site) -> None:
    engine, _ = open_engine(small)
    small.write(briefing("Fog.", path="briefings/water/fog.md"))
    engine.edit("briefings/water/fog.md", small.read("briefings/water/fog.md").replace("Fog.", "Mist."))
    after = engine.look_at_edits()
    assert isinstance(after, FolderSite)
    assert "Mist." in after.render_shown("water/fog.html").html


@pytest.mark.parametrize("vanish", ["delete", "empty"])
def test_a_file_in_the_middle_of_being_saved_is_waited_for(small: Site, vanish: str) -> None:
    small.lead("Rain fell [@rain#hours].")
    engine, before = open_engine(small)
    text = small.read(LEAD)
    if vanish == "delete":
        small.delete(LEAD)
    else:
        small.put(LEAD, "")
    assert engine.read(patient=True) is None
    small.put(LEAD, text)
    inputs = engine.read(patient=True)
    assert inputs
    assert engine.look_at(inputs) is before


def test_a_file_that_stays_away_is_gone(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].")
    engine, _ = open_engine(small)
    small.delete(LEAD)
    assert PAGE not in look(engine).pages
    assert engine.read(patient=True) is not None


def test_the_archive_is_looked_at_too(small: Site) -> None:
    engine, before = open_engine(small)
    small.edit(ARCHIVE, "six hours", "seven hours")
    after = look(engine)
    assert after is not before
    assert {fault.code for fault in after.faults} == {"source-changed"}


def test_the_engine_writes_no_more_than_the_cache(small: Site) -> None:
    before = {path for path in small.root.rglob("*") if path.is_file()}
    _, state = open_engine(small)
    rendered(state)
    new = {path for path in small.root.rglob("*") if path.is_file()} - before
    assert {path.relative_to(small.root).parts[0] for path in new} <= {".cache"}


def test_a_site_without_a_config_has_no_pages(small: Site) -> None:
    engine, _ = open_engine(small)
    small.delete("config.yaml")
    state = engine.look()
    assert isinstance(state, NoSite)
    assert [fault.code for fault in state.faults] == ["no-config"]


def test_options_of_the_command_hold(small: Site) -> None:
    state = look(Engine(Options(small.root, base_url="https://other.example/")))
    assert "https://other.example/" in rendered(state)["index.html"]


# --- what shows only when a page is rendered ----------------------------------------------------------


def test_pages_are_checked_bit_by_bit(small: Site) -> None:
    small.write(MORE)
    small.edit(TIDE, "## Later", "## Later {#n-rain--crew}")
    _, state = open_engine(small)
    assert not state.faults_so_far
    rounds = 1
    while not state.check_pages(0.0):
        rounds += 1
    assert rounds > len(state.pages) // 2
    assert [fault.code for fault in state.faults_so_far] == ["duplicate-id"]
    assert state.faults_so_far == state.faults


def pages_linked(state: FolderSite) -> None:
    assert state.pages


def one_page_shown(state: FolderSite) -> None:
    state.render_shown(PAGE)


def faults_told(state: FolderSite) -> None:
    assert [fault.code for fault in state.content_faults] == []


def all_checked(state: FolderSite) -> None:
    state.prepare_checks()
    while not state.check_pages(1.0):
        pass


USES: dict[str, tuple[Callable[[FolderSite], None], ...]] = {
    "nothing": (),
    "pages": (pages_linked,),
    "a page": (one_page_shown,),
    "faults": (faults_told,),
    "a page and faults": (one_page_shown, pages_linked, faults_told),
    "all": (one_page_shown, pages_linked, faults_told, all_checked),
}
"""What is asked of each site."""


@pytest.mark.parametrize("uses", USES.values(), ids=USES)
def test_sites_before_are_let_go(small: Site, uses: tuple[Callable[[FolderSite], None], ...]) -> None:
    engine = Engine(small.options())
    before: list[weakref.ref[FolderSite]] = []
    for number in range(24):
        small.lead(f"It rained on quay {chr(97 + number)} [@rain#hours].")
        state = look(engine)
        for use in uses:
            use(state)
        before.append(weakref.ref(state))
    del state
    gc.collect()
    left = [number for number, site in enumerate(before) if site() is not None]
    assert left[-1] == 23
    assert len(left) <= 10  # a result that nobody asks for is kept for some looks


def test_an_earlier_site_that_is_asked_late_spoils_nothing(small: Site) -> None:
    small.write(MORE)
    engine, before = open_engine(small)
    small.edit(TIDE, "## Later", "## Later {#n-rain--crew}")
    after = look(engine)
    assert before.faults == ()
    assert [fault.code for fault in after.faults] == ["duplicate-id"]
    assert [fault.code for fault in look(engine).faults] == ["duplicate-id"]


def test_faults_of_rendering_stay_until_the_pages_are_rendered_again(small: Site) -> None:
    small.write(MORE)
    small.edit(TIDE, "## Later", "## Later {#n-rain--crew}")
    engine, before = open_engine(small)
    assert before.check_pages(60.0)
    small.edit(TIDE, "It went out.", "It went far out.")
    after = look(engine)
    assert [fault.code for fault in after.faults_so_far] == ["duplicate-id"]
    small.edit(TIDE, "## Later {#n-rain--crew}", "## Later")
    mended = look(engine)
    assert mended.check_pages(60.0)
    assert mended.faults_so_far == ()


def test_pages_stay_checked_while_a_text_is_wrong_for_many_looks(
    small: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.write(MORE)
    engine, state = open_engine(small)
    assert state.check_pages(60.0)
    made = finished(monkeypatch)
    for number in range(20):
        small.edit(TIDE, "It went", f"[@nobody-{number}] It went")
        assert look(engine).check_pages(60.0)
        small.edit(TIDE, f"[@nobody-{number}] ", "")
    assert made == []
    small.edit(TIDE, "It went out.", "It went far out.")
    assert look(engine).check_pages(60.0)
    assert "water/tide.html" in made
    assert "about.html" not in made
    assert "sources/rain.html" not in made


def test_a_look_that_is_closed_is_freed_at_once_and_says_the_same_until_then(small: Site) -> None:
    small.write(MORE)
    engine, before = open_engine(small)
    assert before.check_pages(60.0)
    pages, found = rendered(before), before.faults
    small.edit(TIDE, "It went out.", "It went far out.")
    after = look(engine)
    assert after.check_pages(60.0)
    before.close()
    assert (rendered(before), before.faults) == (pages, found)
    before.close()
    gone = weakref.ref(before)
    gc.disable()
    try:
        del before
        assert gone() is None
    finally:
        gc.enable()
    assert_published_fresh(after, small)


def test_what_is_known_of_a_page_that_is_gone_is_forgotten(small: Site) -> None:
    small.write(MORE)
    engine, state = open_engine(small)
    assert state.check_pages(60.0)
    assert state.looked_up("water/tide.html")
    small.delete(TIDE)
    after = look(engine)
    assert after.check_pages(60.0)
    assert after._memo.looked_up(("page faults", "water/tide.html")) == ()


def test_a_fork_takes_what_it_is_asked_for() -> None:
    memo, made = Memo(), []

    def make() -> object:
        made.append("made")
        return object()

    first, given = memo.get("a", (), make), memo.get("b", (), make)
    fork = memo.fork()
    assert fork.get("a", (), make) is first
    assert fork._slots.kept.keys() == {"a"}
    assert fork.get("b", (given,), make) is not given
    assert memo.get("b", (), make) is given
    assert fork.fork().get("a", (), make) is first
    assert len(made) == 3


def test_a_page_of_many_texts_names_the_text_that_gives_an_id_twice(small: Site) -> None:
    small.edit(CARD, "It rained for long.", 'It <span id="main">rained</span> for long.')
    (fault,) = open_engine(small)[1].faults
    assert (fault.code, fault.place.path) == ("duplicate-id", CARD)


def test_a_template_that_prints_half_a_character_is_a_fault(small: Site) -> None:
    small.write(
        "-- themes/mine/theme.yaml --\nname: mine\nextends: base\n"
        '-- themes/mine/templates/404.html --\n{{ "\\ud800" }}\n'
    )
    small.edit("config.yaml", "base_url:", "theme: mine\nbase_url:")
    (fault,) = open_engine(small)[1].faults
    assert (fault.code, fault.place.path) == ("template-error", "themes/mine/templates/404.html")
    assert small.check().diagnostics == (fault,)


def test_only_pages_that_may_differ_are_rendered_again(small: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    small.write(MORE + APART)
    small.pin()
    engine, before = open_engine(small)
    assert before.faults == ()
    rendered: list[str] = []
    page = Renderer.page

    def listening(
        self: Renderer, address: str, view: PageView, *further: Any
    ) -> tuple[str, list[Diagnostic]]:
        rendered.append(address)
        return page(self, address, view, *further)

    monkeypatch.setattr(Renderer, "page", listening)
    small.edit(TIDE, "It went out.", "It went far out.")
    after = look(engine)
    assert after.faults == ()
    assert "water/tide.html" in rendered
    assert set(after.pages) - set(rendered) == {
        "about.html",
        "land/snow.html",
        "sources/rain.html",
        "sources/snow.html",
        "topics/rain.html",
        "topics/index.html",
        "disagreements.html",
        "corrections.html",
        "404.html",
    }
