"""Pages of a large site before it is read as a whole."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing_site.apps.preview.open_pages import Live
from briefing_site.apps.preview.pages_ahead import PagesAhead
from briefing_site.apps.preview.responses import PageResponse
from briefing_site.apps.preview.watch import Watch
from briefing_site.engine.options import Options
from briefing_site.engine.site import Snapshot
from briefing_site.model.files import Inputs
from briefing_site.read.few_texts import few_texts, has_many_texts
from tests.patience import PATIENCE
from tests.previews import Heard
from tests.sites import PAGE, Site

FRONT = "---\ntitle: {title}\nregion: {region}\ndate: {date}\nsummary: What happened.\n---\n"


@pytest.fixture
def site(small: Site) -> Site:
    small.lead("Rain fell [@rain#hours].")
    for region, date in (("land", "2026-03-01"), ("water", "2026-02-01")):
        text = FRONT.format(title=f"News of {region}", region=region, date=date)
        small.put(f"briefings/{region}/news.md", f"{text}Nothing more.\n")
    return small


@pytest.mark.parametrize(
    ("address", "briefings", "cards"),
    [
        pytest.param(PAGE, ["briefings/water/lead.md"], ["seeds/rain.md"], id="a briefing and what it cites"),
        pytest.param("sources/rain.html", [], ["seeds/rain.md"], id="a source"),
        pytest.param(
            "land/index.html", ["briefings/land/news.md"], [], id="a list, without the cards that it may cite"
        ),
        pytest.param("../config.html", None, [], id="no way out of the folder"),
        pytest.param("water/../../secret.html", None, [], id="nor in the middle"),
    ],
)
def test_the_texts_of_a_page(site: Site, address: str, briefings: list[str] | None, cards: list[str]) -> None:
    found = few_texts(site.root, address)
    assert found.config is not None
    texts = [file.path for file in found.briefings]
    if briefings is None:
        assert all(path.startswith("briefings/") for path in texts)
    else:
        assert [path for path in texts if path in briefings] == briefings
        assert [file.path for file in found.cards if file.path in cards] == cards


def test_no_link_is_followed(site: Site, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("A secret.\n", "utf-8")
    site.path("briefings/linked").symlink_to(outside)
    site.path("briefings/water/secret.md").symlink_to(outside / "secret.md")
    for address in ("linked/secret.html", "water/secret.html", "linked/index.html"):
        assert all(b"secret" not in file.data for file in few_texts(site.root, address).briefings)


@pytest.mark.parametrize(("more", "many"), [(-1, True), (0, False)])
def test_how_many_texts_there_are(site: Site, more: int, many: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    count = len(list(site.root.glob("briefings/*/*.md"))) + len(list(site.root.glob("seeds/*.md")))
    monkeypatch.setattr("briefing_site.read.few_texts.MANY", count + more)
    assert has_many_texts(site.root) is many


def test_a_page_ahead_says_so_and_has_the_text(site: Site) -> None:
    page = PagesAhead(Options(site.root)).at(PAGE)
    assert page.status == 200
    assert "The site is being read." in page.html
    assert "Rain fell" in page.html
    assert 'href="#n-rain--hours"' in page.html
    assert page.version.endswith("-ahead")
    assert f'data-preview-version="{page.version}"' in page.html


def test_the_style_sheet_of_a_page_ahead(site: Site) -> None:
    ahead = PagesAhead(Options(site.root))
    page = ahead.at(PAGE)
    sheet = page.html.partition('rel="stylesheet" href="../')[2].partition('"')[0]
    assert ahead.at(sheet).status == 200


def test_a_page_that_is_not_known_yet(site: Site) -> None:
    page = PagesAhead(Options(site.root)).at("topics/ports.html")
    assert page.status == 200
    assert "once the whole site is read" in page.html
    assert page.version.endswith("-ahead")


def test_a_file_that_is_not_known_yet(site: Site) -> None:
    ahead = PagesAhead(Options(site.root))
    ahead.at(PAGE)
    assert ahead.at("assets/map.png").status == 503


@pytest.mark.parametrize(
    ("address", "status"),
    [
        pytest.param("assets/map.png", 503, id="one that there may be later"),
        pytest.param("favicon.ico", 503, id="what a browser asks for by itself"),
        pytest.param("feed.json", 200, id="a file for programs"),
    ],
)
def test_a_file_that_is_asked_for_ahead_of_every_page(site: Site, address: str, status: int) -> None:
    ahead = PagesAhead(Options(site.root))
    assert ahead.at(address).status == status
    assert "Rain fell" in ahead.at(PAGE).html


def test_the_style_sheet_of_an_earlier_preview_ahead_of_every_page(site: Site) -> None:
    page = PagesAhead(Options(site.root)).at(PAGE)
    sheet = page.html.partition('rel="stylesheet" href="../')[2].partition('"')[0]
    assert PagesAhead(Options(site.root)).at(sheet).status == 200


def test_nothing_is_kept_of_a_look_ahead(site: Site) -> None:
    PagesAhead(Options(site.root)).at("land/nowhere.html")
    assert not Path(site.root, ".cache", "results.store").exists()


# --- what is saved while the site is read for the first time ---------------------------------------------


def test_a_page_ahead_is_made_again_where_files_have_changed(site: Site) -> None:
    heard = [0]
    ahead = PagesAhead(Options(site.root), lambda: heard[0])
    before = ahead.at(PAGE)
    site.lead("Snow fell [@rain#hours].")
    assert ahead.at(PAGE) is before, "nobody has told of a change"
    heard[0] += 1
    after = ahead.at(PAGE)
    assert "Snow fell" in after.html
    assert after.version != before.version
    assert ahead.at(PAGE) is after


@pytest.fixture
def reading(site: Site, request: pytest.FixtureRequest) -> Iterator[Live]:
    """A site that is being read for the first time, and watched: by events, or again and again."""
    watch = Watch(site.root, [], every=request.param)
    watch.start()
    live = Live(site.options(), watch, lambda change: None)
    yield live
    live.look()  # which ends what tells of pages ahead
    watch.stop()


@pytest.mark.parametrize("reading", [None, 0.05], ids=["events", "polling"], indirect=True)
def test_an_open_page_is_told_of_what_is_saved_before_the_site_is_read(reading: Live, site: Site) -> None:
    client = Heard(PAGE)
    client.version = reading.at(PAGE).version
    reading.join(client)
    telling = threading.Thread(target=reading.tell_ahead)
    telling.start()
    site.lead("Snow fell [@rain#hours].")
    begun = time.monotonic()
    while not client.heard and time.monotonic() < begun + PATIENCE:
        time.sleep(0.01)
    ((kind, told), *_) = client.heard
    assert (kind, "Snow fell" in told["html"]) == ("page", True)
    assert client.version == told["version"] == reading.at(PAGE).version
    assert told["version"].endswith("-ahead")
    reading.look()
    telling.join(PATIENCE)
    assert not telling.is_alive()
    client.loop.close()


@pytest.mark.parametrize("reading", [None], ids=["events"], indirect=True)
def test_the_first_site_has_what_was_saved_while_it_was_read(
    reading: Live, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the pages would go back for a moment to what they had shown before."""
    look_at, looks = reading._engine.look_at, list[bool]()

    def slow(inputs: Inputs, **given: Any) -> Snapshot:
        if not looks:
            site.lead("Snow fell [@rain#hours].")
            reading._watch.nudge()
        looks.append(any(b"Snow fell" in file.data for file in inputs.briefings))
        return look_at(inputs, **given)

    monkeypatch.setattr(reading._engine, "look_at", slow)
    reading.look()
    assert looks == [False, True]
    assert "Snow fell" in reading.at(PAGE).html


# --- the order of the first looks ------------------------------------------------------------------------


class Waited(threading.Event):
    """An event that a wait of some time ends without; it counts these."""

    waits = 0

    def wait(self, timeout: float | None = None) -> bool:
        self.waits += 1
        return self.is_set() if timeout is not None else super().wait()


def test_the_site_is_read_once_the_page_that_is_asked_for_is_made(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = Live(site.options(), Watch(site.root, [], every=None), lambda change: None)
    answered = live.answered = Waited()
    done: list[str] = []
    begun = threading.Event()

    def at(_: str) -> PageResponse:
        begun.set()
        while answered.waits < 3:  # the other thread looks again and again
            time.sleep(0.001)
        done.append("page")
        return PageResponse(200, "text/html", b"")

    monkeypatch.setattr(live.ahead, "at", at)
    asking = threading.Thread(target=live.at, args=[PAGE])
    asking.start()
    assert begun.wait(PATIENCE)
    live.answer_first(0.5)
    done.append("site")
    asking.join()
    assert done == ["page", "site"]


def test_the_site_is_read_where_nobody_asks_for_a_page(site: Site) -> None:
    live = Live(site.options(), Watch(site.root, [], every=None), lambda change: None)
    answered = live.answered = Waited()
    live.answer_first(0.5)
    assert answered.waits == 1
