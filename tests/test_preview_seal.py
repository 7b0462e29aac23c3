"""A seal breaks before the call that touches something has returned, so that no request is answered too early."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing_site.apps.preview.open_pages import Live
from briefing_site.apps.preview.seal import Seal
from briefing_site.apps.preview.watch import Watch
from briefing_site.engine.engine import Engine
from briefing_site.model.files import Inputs
from tests.sites import PAGE, Site

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a seal is made of inotify")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "briefings" / "water").mkdir(parents=True)
    (tmp_path / "briefings" / "water" / "lead.md").write_text("Lead.")
    (tmp_path / "config.yaml").write_text("title: A")
    return tmp_path


@pytest.fixture
def seal(root: Path) -> Iterator[Seal]:
    made = Seal(root, [root / "briefings", root / "seeds"])
    made.open()
    set_anew(made)
    yield made
    made.close()


def set_anew(seal: Seal) -> None:
    seal.begin()
    seal.finish()
    assert seal.holds()


TOUCHES: dict[str, Callable[[Path], object]] = {
    "written": lambda root: (root / "briefings/water/lead.md").write_text("Tin."),
    "written beside config": lambda root: (root / "config.yaml").write_text("title: B"),
    "new": lambda root: (root / "briefings/water/tin.md").write_text(""),
    "gone": lambda root: (root / "briefings/water/lead.md").unlink(),
    "renamed": lambda root: (root / "config.yaml").rename(root / "config.yml"),
    "moved here": lambda root: (root / "config.yaml").rename(root / "briefings/water/lead.md"),
    "other rights": lambda root: (root / "briefings/water/lead.md").chmod(0o600),
    "a new folder": lambda root: (root / "briefings/land").mkdir(),
    "a folder that is moved": lambda root: (root / "briefings/water").rename(root / "briefings/land"),
    "a folder that was not there": lambda root: (root / "seeds").mkdir(),
    "a link": lambda root: (root / "briefings/water/tin.md").symlink_to("lead.md"),
    "another time": lambda root: os.utime(root / "briefings/water/lead.md", (1, 1)),
}


@pytest.mark.parametrize("touch", TOUCHES.values(), ids=TOUCHES)
def test_whatever_is_touched_breaks_it_at_once(
    root: Path, seal: Seal, touch: Callable[[Path], object]
) -> None:
    touch(root)
    assert not seal.holds()
    set_anew(seal)


def test_every_piece_of_a_slow_write_breaks_it(root: Path, seal: Seal) -> None:
    with (root / "briefings/water/lead.md").open("ab", buffering=0) as file:
        for piece in (b"a", b"b"):
            file.write(piece)
            assert not seal.holds()
            set_anew(seal)
    assert not seal.holds()


def test_to_read_and_what_lies_elsewhere_leave_it_whole(root: Path, seal: Seal) -> None:
    (root / "briefings/water/lead.md").read_text()
    list((root / "briefings").rglob("*"))
    (root / "build").mkdir()
    set_anew(seal)
    (root / "build/index.html").write_text("A page.")
    assert seal.holds()


@pytest.mark.parametrize("deep", ["briefings/land/all.md", "seeds/archive/a.txt"])
def test_folders_that_come_later_are_watched_too(root: Path, seal: Seal, deep: str) -> None:
    (root / deep).parent.mkdir(parents=True)
    set_anew(seal)
    (root / deep).write_text("All.")
    assert not seal.holds()


def test_what_is_touched_during_a_look_breaks_it_when_that_is_finished(root: Path, seal: Seal) -> None:
    seal.begin()
    (root / "config.yaml").write_text("title: B")
    seal.finish()
    assert not seal.holds()


def test_while_nothing_is_touched_the_last_look_holds_during_the_next(root: Path, seal: Seal) -> None:
    seal.begin()
    assert seal.holds()
    (root / "config.yaml").write_text("title: B")
    assert not seal.holds()
    seal.begin()
    assert not seal.holds()


def test_it_holds_for_no_look_that_is_not_finished_and_never_once_it_is_closed(
    root: Path, seal: Seal
) -> None:
    (root / "config.yaml").write_text("title: B")
    seal.begin()
    assert not seal.holds()
    seal.begin()
    assert not seal.holds()
    seal.finish()
    assert seal.holds()
    seal.close()
    assert not seal.holds()
    never = Seal(root, [])
    never.begin()
    never.finish()
    assert not never.holds()


def test_it_does_not_hold_where_a_look_takes_the_events_out_meanwhile(
    root: Path, seal: Seal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The thread that looks may begin while another one asks."""
    (root / "config.yaml").write_text("title: B")
    is_empty = vars(Seal)["_empty"].fget

    def begun(self: Seal) -> bool:
        self.begin()
        return bool(is_empty(self))

    monkeypatch.setattr(Seal, "_empty", property(begun))
    assert not seal.holds()


def test_a_page_is_answered_without_a_look_at_the_folder_until_something_is_saved(
    small: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.lead("Rain fell.")
    watch = Watch(small.root, (), every=None)
    live = Live(small.options(), watch, lambda _: None)
    reads: list[bool] = []
    read = Engine.read

    def counted(self: Engine, *, patient: bool) -> Inputs | None:
        reads.append(patient)
        return read(self, patient=patient)

    monkeypatch.setattr(Engine, "read", counted)
    assert watch.start() == ""
    try:
        live.begin()
        first = live.at(PAGE)
        reads.clear()
        assert live.at(PAGE) == first
        assert live.at(PAGE) == first
        assert reads == []
        for number in range(5):
            small.lead(f"Rain fell {number} times.")
            assert f"Rain fell {number} times." in live.at(PAGE).html
        seen = len(reads)
        assert "Rain fell 4 times." in live.at(PAGE).html
        assert len(reads) == seen
    finally:
        watch.stop()


def test_requests_during_a_look_ask_for_no_further_looks(
    small: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 10,000 briefings a look takes most of a second: each was followed by another as long as requests came."""
    watch = Watch(small.root, (), every=None)
    live = Live(small.options(), watch, lambda _: None)
    looks: list[bytes] = []
    read = Engine.read

    def asked_meanwhile(self: Engine, *, patient: bool) -> Inputs | None:
        looks.append(live.at(PAGE).data)
        return read(self, patient=patient)

    assert watch.start() == ""
    try:
        live.begin()
        live.at(PAGE)
        monkeypatch.setattr(Engine, "read", asked_meanwhile)
        live._look(patient=True).result()
        live._look(patient=True).result()
    finally:
        watch.stop()
    assert len(looks) == 2


def test_a_change_of_which_the_system_has_not_told_ends_all_trust(
    small: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.lead("Rain fell.")
    watch = Watch(small.root, (), every=None)
    live = Live(small.options(), watch, lambda _: None)
    assert watch.start() == ""
    try:
        live.begin()
        live.at(PAGE)  # a look for it, since the first has made a folder of its own beside the texts
        assert watch.seal.holds()
        monkeypatch.setattr(Seal, "_empty", True)
        monkeypatch.setattr(Seal, "_taken", lambda self: iter(()))
        small.lead("Snow fell.")
        assert watch.seal.holds()  # as on a disk that another machine writes to
        live._look(patient=True).result()
        monkeypatch.undo()
        assert "Snow fell." in live.at(PAGE).html
        small.lead("Hail fell.")
        assert "Hail fell." in live.at(PAGE).html
        assert not watch.seal.holds()
    finally:
        watch.stop()
