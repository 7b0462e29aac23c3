"""However a file is saved, the preview sees it once, whole, and misses none."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from watchdog.events import FileClosedEvent, FileModifiedEvent, FileSystemEvent, FileSystemEventHandler

from briefing_site.apps.preview import watch
from tests.patience import PATIENCE
from tests.previews import MARKER, NO_BACKSTOP, SLOW_WRITER, Talk, previewing
from tests.sites import CARD, LEAD, PAGE, Site

OTHER_PAGE = "land/all.html"
MINE = """\
-- themes/mine/theme.yaml --
name: mine
extends: base
"""


@pytest.fixture
def wet(small: Site) -> Site:
    small.lead("Rain fell [@rain#hours]. See [[all]].")
    return small


def changed(site: Site) -> str:
    return site.read(LEAD).replace("Rain fell", "Snow fell")


def in_place(site: Site) -> None:
    site.put(LEAD, changed(site))


def in_pieces(site: Site) -> None:
    """Emptied, then written bit by bit, as over a slow line."""
    text = changed(site).encode()
    with site.path(LEAD).open("wb", buffering=0) as file:
        for at in range(0, len(text), 40):
            file.write(text[at : at + 40])
            time.sleep(0.004)


def over_a_slow_line(site: Site) -> None:
    """Its pieces come so slowly that no quiet between them tells that it is whole."""
    text = changed(site).encode()
    with site.path(LEAD).open("wb", buffering=0) as file:
        for at in range(0, len(text), 60):
            file.write(text[at : at + 60])
            time.sleep(0.06)


def like_vim(site: Site) -> None:
    """The old file becomes a backup, the new one is written under its name, the backup goes."""
    text = changed(site)
    backup = site.path(LEAD + "~")
    site.path("briefings/water/4913").write_text("")
    site.path("briefings/water/4913").unlink()
    site.path(LEAD).rename(backup)
    site.put(LEAD, text)
    backup.unlink()


def like_jetbrains(site: Site) -> None:
    """Written beside under a name of its own, and renamed over."""
    site.put(LEAD + "___jb_tmp___", changed(site))
    site.path(LEAD).rename(site.path(LEAD + "___jb_old___"))
    site.path(LEAD + "___jb_tmp___").rename(site.path(LEAD))
    site.path(LEAD + "___jb_old___").unlink()


def atomic(site: Site) -> None:
    site.put("briefings/water/.lead.tmp", changed(site))
    site.path("briefings/water/.lead.tmp").replace(site.path(LEAD))


def atomic_from_outside(site: Site) -> None:
    outside = site.root.parent / "saved"
    outside.write_text(changed(site))
    outside.replace(site.path(LEAD))


def truncated_for_a_while(site: Site) -> None:
    text = changed(site)
    site.put(LEAD, "")
    time.sleep(0.12)
    site.put(LEAD, text)


def away_for_a_while(site: Site) -> None:
    text = changed(site)
    site.delete(LEAD)
    time.sleep(0.12)
    site.put(LEAD, text)


def twice_at_once(site: Site) -> None:
    in_place(site)
    site.put(LEAD, site.read(LEAD))


SAVES: dict[str, Callable[[Site], None]] = {
    "in place": in_place,
    "in pieces": in_pieces,
    **({"over a slow line": over_a_slow_line} if sys.platform == "linux" else {}),
    "like vim": like_vim,
    "like JetBrains": like_jetbrains,
    "atomic": atomic,
    "atomic from outside": atomic_from_outside,
    "truncated for a while": truncated_for_a_while,
    "away for a while": away_for_a_while,
    "twice at once": twice_at_once,
}


@pytest.mark.parametrize("save", SAVES.values(), ids=SAVES)
def test_a_save_is_seen_once_and_whole(wet: Site, save: Callable[[Site], None]) -> None:
    """However long the pauses of the writer become on a busy machine: the preview waits for longer."""
    with previewing(wet, clocks=SLOW_WRITER) as preview, preview.page(PAGE) as page:
        save(wet)
        html = page.hear("page")["html"]
        assert "Snow fell" in html
        assert "preview-broken" not in html
        assert page.rest("page") == []
        assert "Snow fell" in preview.get(f"/{PAGE}").text


@pytest.mark.parametrize("save", [in_place, atomic], ids=["in place", "atomic"])
def test_a_save_is_seen_by_polling(wet: Site, save: Callable[[Site], None]) -> None:
    with previewing(wet, "--poll", "0.1") as preview, preview.page(PAGE) as page:
        save(wet)
        assert "Snow fell" in page.hear("page")["html"]
        assert page.rest("page") == []


def test_many_saves_end_with_the_last(wet: Site) -> None:
    with previewing(wet) as preview, preview.page(PAGE) as page:
        text = wet.read(LEAD)
        for number in range(60):
            wet.put(LEAD, text.replace("Rain fell", f"Rain fell {number} times"))
            if number in (0, 30):
                page.hear("page")  # the saves go on while pages are made
        page.rest("page")
        seen = [message for message in page.seen if message["kind"] == "page"]
        assert "Rain fell 59 times" in seen[-1]["html"]
        assert len({message["version"] for message in seen}) == len(seen)


def deleted(site: Site) -> None:
    site.delete(LEAD)


def moved(site: Site) -> None:
    site.rename(LEAD, "briefings/water/led.md")


def everything_moved(site: Site) -> None:
    site.rename("briefings", "elsewhere")


@pytest.mark.parametrize("go", [deleted, moved, everything_moved])
def test_what_goes_is_gone_once(wet: Site, go: Callable[[Site], None]) -> None:
    with previewing(wet) as preview, preview.page(PAGE) as page:
        go(wet)
        assert "Nothing here" in page.hear("page")["html"]
        assert page.rest("page") == []
        assert preview.get(f"/{PAGE}").status == 404


def test_a_folder_that_no_longer_agrees(wet: Site) -> None:
    with previewing(wet) as preview, preview.page(PAGE) as page:
        wet.rename("briefings/water", "briefings/wet")
        told = page.hear("faults")
        assert [(e["code"], e["here"]) for e in told["entries"]] == [("region-mismatch", True)]
        assert told["path"] == "briefings/wet/lead.md"
        assert page.rest("page") == []  # the page is where its region says, with the text that it had
        assert preview.get("/wet/lead.html").status == 500
        wet.rename("briefings/wet", "briefings/water")
        left = [entry["path"] for entry in page.hear("faults")["entries"]]
        assert [path for path in left if not path.startswith(MARKER)] == []


@pytest.mark.parametrize("anew", [False, True], ids=["the same one", "made anew"])
def test_a_folder_that_was_away_is_watched_again(wet: Site, anew: bool) -> None:
    """A system that still watches a folder that was moved has to be told of one that was made anew."""
    with previewing(wet, clocks=NO_BACKSTOP) as preview, preview.page(PAGE) as page:
        wet.rename("briefings", "elsewhere")
        page.hear("page")
        if anew:
            shutil.copytree(wet.path("elsewhere"), wet.path("copied"))
        wet.rename("copied" if anew else "elsewhere", "briefings")
        assert "Rain fell" in page.hear("page")["html"]
        page.rest("faults")
        in_place(wet)
        assert "Snow fell" in page.hear("page")["html"]


def test_the_first_briefing_of_a_new_region(wet: Site) -> None:
    with previewing(wet) as preview, preview.page("index.html") as home:
        wet.edit("config.yaml", "  land: {name: Land}", "  land: {name: Land}\n  sky: {name: The sky}")
        assert "The sky" in home.hear("page")["html"]
        wet.put(
            "briefings/sky/cloud.md", "---\ntitle: A cloud\nregion: sky\ndate: 2026\nsummary: S\n---\nX.\n"
        )
        assert "A cloud" in home.hear("page")["html"]
        assert preview.get("/sky/cloud.html").status == 200
        assert home.rest("page") == []


def test_a_folder_that_was_not_there(wet: Site) -> None:
    with previewing(wet, clocks=NO_BACKSTOP) as preview, preview.page(PAGE) as page:
        wet.write(MINE + "-- themes/mine/words/en.yaml --\nskip: Go on\n")
        wet.edit("config.yaml", "title:", "theme: mine\ntitle:")
        assert "Go on" in page.hear("page")["html"]
        page.rest("page")
        wet.edit("themes/mine/words/en.yaml", "Go on", "Go on to the text")
        assert "Go on to the text" in page.hear("page")["html"]


def test_a_style_sheet_of_the_theme(wet: Site) -> None:
    wet.write(MINE + "-- themes/mine/static/style.css --\nbody { color: red }\n")
    wet.edit("config.yaml", "title:", "theme: mine\ntitle:")
    with previewing(wet) as preview, preview.page(PAGE) as page:
        before = preview.get(f"/{PAGE}").text
        wet.put("themes/mine/static/style.css", "body { color: blue }\n")
        after = page.hear("page")["html"]
        old, new = (html.split("assets/style.")[1].split('"')[0] for html in (before, after))
        assert old != new
        assert preview.get(f"/assets/style.{new}").text == "body { color: blue }\n"
        assert page.rest("page") == []


def test_the_archive_and_the_card(wet: Site) -> None:
    with previewing(wet) as preview, preview.page(PAGE) as page:
        wet.edit("seeds/archive/rain.txt", "six hours", "seven hours")
        assert {e["code"] for e in page.hear("faults")["entries"]} == {"source-changed"}
        wet.edit(CARD, "six hours", "seven hours")
        assert "seven hours" in page.hear("page")["html"]
        assert preview.process.poll() is None


def test_another_page_is_told_only_what_it_shows(wet: Site) -> None:
    with previewing(wet) as preview, preview.page(OTHER_PAGE) as other, preview.page(PAGE) as page:
        wet.edit(LEAD, "Rain fell", "Snow fell")
        assert "Snow fell" in page.hear("page")["html"]
        assert other.rest("page") == []
        wet.edit(LEAD, "title: Rain on the quay", "title: Snow on the quay")
        assert "Snow on the quay" in other.hear("page")["html"]  # it is linked to from there


def test_a_page_that_was_asked_for_meanwhile_is_not_told_again(wet: Site) -> None:
    with previewing(wet, "--poll", "3600") as preview, preview.page(PAGE) as page:
        in_place(wet)
        assert "Snow fell" in preview.get(f"/{PAGE}").text  # a request sees the folder as it is,
        assert "Snow fell" in page.hear("page")["html"]  # and the open pages hear of it


def git(site: Site, *words: str) -> None:
    subprocess.run(
        [
            "git",
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@b.example",
            "-c",
            "core.hooksPath=/dev/null",
            *words,
        ],
        cwd=site.root,
        check=True,
        capture_output=True,
        timeout=PATIENCE,
    )


@pytest.mark.skipif(not shutil.which("git"), reason="there is no git")
def test_a_branch_that_is_switched_is_seen_once(wet: Site) -> None:
    wet.write("-- .gitignore --\n.cache/\nbuild/\n")
    text = wet.read(LEAD)
    for number in range(40):
        wet.put(f"briefings/water/b{number}.md", text.replace("title: Rain", f"title: Rain {number}"))
    git(wet, "init", "--quiet", "--initial-branch=main")
    git(wet, "add", ".")
    git(wet, "commit", "--quiet", "-m", "a")
    git(wet, "switch", "--quiet", "-c", "other")
    for number in range(40):
        wet.put(f"briefings/water/b{number}.md", text.replace("title: Rain", f"title: Snow {number}"))
    in_place(wet)
    wet.edit("config.yaml", "name: Water", "name: The water")
    git(wet, "commit", "--quiet", "--all", "-m", "b")
    with previewing(wet) as preview, preview.page("water/index.html") as page:
        for branch, word, region in (("main", "Rain", ">Water<"), ("other", "Snow", ">The water<")):
            git(wet, "switch", "--quiet", branch)
            html = page.hear("page")["html"]
            assert (html.count(f">{word} 3"), region in html) == (11, True)
            assert page.rest("page") == []


@pytest.mark.skipif(not shutil.which("git"), reason="there is no git")
def test_what_is_saved_while_git_is_at_work_is_shown_when_it_is_done(wet: Site) -> None:
    git(wet, "init", "--quiet")
    lock = wet.path(".git/index.lock")
    with previewing(wet) as preview, preview.page(PAGE) as page:
        lock.touch()
        in_place(wet)
        assert "Rain fell" in preview.get(f"/{PAGE}").text  # half a branch is no site
        lock.unlink()
        assert "Snow fell" in page.hear("page")["html"]


def test_no_look_is_due_while_git_is_at_work(wet: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    wet.put(".git/index.lock", "")
    now, asked = wet.path(".git/index.lock").stat().st_mtime, 0

    def pause(seconds: float) -> None:
        nonlocal asked
        asked += 1
        if asked == 3:
            wet.delete(".git/index.lock")

    clock = SimpleNamespace(time=lambda: now, monotonic=time.monotonic, sleep=pause)
    monkeypatch.setattr(watch, "time", clock)
    watching = watch.Watch(wet.root, [], every=None)
    watching.nudge()
    assert watching.wait()
    assert (asked, wet.path(".git/index.lock").exists()) == (3, False)


@pytest.mark.parametrize("save", [in_place, atomic], ids=["in place", "atomic"])
def test_one_save_is_one_reason_to_look(wet: Site, save: Callable[[Site], None]) -> None:
    """What is heard of while the writer is waited for is in the look that is due, and no reason for another."""
    watching = watch.Watch(wet.root, [], every=None)
    if watching.start():
        pytest.skip("this system tells of no changes")
    try:
        for _ in range(5):
            save(wet)
            assert watching.wait()
            assert LEAD in watching.named
            assert not watching.noticed
    finally:
        watching.stop()


class LateEvents:
    """Takes the place of the system's observer: events come when the test sends them."""

    def __init__(self) -> None:
        self.handlers: list[FileSystemEventHandler] = []

    def schedule(self, handler: FileSystemEventHandler, path: str, **options: object) -> object:
        self.handlers.append(handler)
        return path

    def start(self) -> None:
        pass

    def is_alive(self) -> bool:
        return False

    def send(self, event: FileSystemEvent) -> None:
        self.handlers[0].on_any_event(event)


@pytest.mark.skipif(sys.platform != "linux", reason="this system does not tell that a file was closed")
def test_what_was_found_changed_is_whole_once_the_system_has_told_of_it(
    wet: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A look may find a file half written before the first event of the writing has come."""
    monkeypatch.setattr(watch, "_JUST_NOW", PATIENCE)
    events, path = LateEvents(), str(wet.path(LEAD))
    monkeypatch.setattr(watch, "Observer", lambda: events)
    watching = watch.Watch(wet.root, [], every=None)
    assert watching.start() == ""
    in_place(wet)
    told: list[tuple[bool, bool]] = [(watching.is_whole([]), watching.is_whole([LEAD]))]
    for event in (FileModifiedEvent(path), FileModifiedEvent(path), FileClosedEvent(path)):
        events.send(event)
        told.append((watching.is_whole([]), watching.is_whole([LEAD])))
    assert told == [(True, False), (False, False), (False, False), (True, True)]
    assert watching.wait_until_whole([LEAD], 0)


def test_of_many_files_no_names_are_told(wet: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some of a switched branch may be heard of late: a look at the others alone would be one at half a branch."""
    events = LateEvents()
    monkeypatch.setattr(watch, "Observer", lambda: events)
    watching = watch.Watch(wet.root, [], every=None)
    watching.start()

    def named(count: int) -> list[str]:
        for number in range(count):
            events.send(FileClosedEvent(str(wet.path(f"briefings/water/b{number}.md"))))
        assert watching.wait()
        return sorted(watching.named)

    assert named(3) == [f"briefings/water/b{number}.md" for number in range(3)]
    assert named(40) == []
    assert named(1) == ["briefings/water/b0.md"]


def test_every_page_hears_of_it_though_many_are_open(wet: Site) -> None:
    found: list[Any] = []

    def listen(page: Talk) -> None:
        found.append(page.hear("page"))

    with previewing(wet) as preview:
        pages = [preview.page(PAGE) for _ in range(12)]
        talks = [page.__enter__() for page in pages]
        threads = [threading.Thread(target=listen, args=(talk,)) for talk in talks]
        for thread in threads:
            thread.start()
        in_place(wet)
        for thread in threads:
            thread.join(PATIENCE)
        for page in pages:
            page.__exit__(None, None, None)
    assert len(found) == 12
