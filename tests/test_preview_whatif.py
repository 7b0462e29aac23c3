"""The preview's answer to "what if a source were not there": over the socket, and in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser import visiting
from tests.previews import Preview, previewing
from tests.sites import LEAD, PAGE, Site, briefing

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOG = "-- seeds/fog.md --\n---\ntitle: Fog\npublisher: Fog Post\nkind: news\n---\n## thick\n> Fog was thick\n"
JUDGED = 'judgements:\n  - {text: "It was foggy by *night* [@fog#thick].", confidence: low, because: x}'


@pytest.fixture
def foggy(small: Site) -> Site:
    small.write(
        FOG
        + briefing("Rain fell [@rain#hours; @fog#thick]. Fog came [@fog#thick; but see @rain#dry].", JUDGED)
        + briefing("Fog came here too [@fog].", path="briefings/land/fog.md", region="land", title="Fog")
    )
    return small


@pytest.fixture
def preview(foggy: Site) -> Iterator[Preview]:
    with previewing(foggy) as running:
        yield running


def test_what_would_be_lost_is_told_until_nobody_asks(preview: Preview) -> None:
    with preview.page(PAGE) as page:
        page.say(kind="whatif", on=True, without=[])
        assert page.hear("sources")["sources"] == [
            {"id": "fog", "title": "Fog", "here": True},
            {"id": "rain", "title": "Quay shut for the night", "here": True},
        ]
        assert page.hear("whatif")["found"] is None
        page.say(kind="whatif", on=True, without=["fog", "no-such-source", 3])
        found = page.hear("whatif")["found"]
        assert {name: found[name] for name in ("without", "judgements", "bare", "unsupported", "gone", "copies")} == {
            "without": ["fog"],
            "judgements": [{"page": PAGE, "here": True, "sentence": "It was foggy by night."}],
            "bare": [
                {"page": "land/fog.html", "here": False, "sentence": "Fog came here too."},
                {"page": PAGE, "here": True, "sentence": "It was foggy by night."},
            ],
            "unsupported": [{"page": PAGE, "here": True, "sentence": "Fog came."}],
            "gone": ["sources/fog.html"],
            "copies": [],
        }  # fmt: skip
        assert {PAGE, "land/fog.html", "sources/index.html", "sources/rain.html"} <= set(found["pages"])
        assert not {"404.html", "timeline.html"} & set(found["pages"])
        assert "feed.json" in found["files"]
        # The site itself is what it was: every page, and every fault.
        assert page.rest("page") == []
        page.say(kind="whatif", on=False, without=[])
        assert page.rest("whatif") == []


def test_an_answer_is_of_the_site_as_it_is_now(preview: Preview) -> None:
    with preview.page(PAGE) as page:
        preview.site.edit(LEAD, "Rain fell [@rain#hours; @fog#thick].", "Rain fell [@fog#thick].")
        page.hear("page")
        page.say(kind="whatif", on=True, without=["fog"])
        assert [lost["sentence"] for lost in page.hear("whatif")["found"]["bare"]][-1] == "Rain fell."


def test_a_message_that_is_none_is_passed_over(preview: Preview) -> None:
    with preview.page(PAGE) as page:
        for without in (None, "fog", {"fog": 1}):
            page.say(kind="whatif", on=True, without=without)
        page.say(kind="whatif", on=True, without=["fog"])
        assert page.hear("whatif")["found"]["without"] == ["fog"]


@pytest.mark.browser
def test_the_dock_asks_and_marks(browser: Browser, preview: Preview) -> None:
    with visiting(browser, preview.address, width=1200) as found:
        page = found.open(PAGE)
        page.locator(".pill").click()
        page.get_by_role("tab", name="Without").click()
        group = page.get_by_role("group", name="What if a source were not there?")
        group.get_by_label("Fog").check()
        panel = page.get_by_role("tabpanel", name="Without")
        panel.get_by_role("heading", name="1 judgement loses its last origin").wait_for()
        panel.get_by_role("heading", name="2 sentences are left bare").wait_for()
        lit = "() => CSS.highlights.has('briefing-lost') && CSS.highlights.get('briefing-lost').size"
        assert page.evaluate(lit) == 2
        assert panel.get_by_role("link", name="land/fog.html").first.get_attribute("href") == "/land/fog.html"
        panel.get_by_role("button", name="Show").first.click()
        page.wait_for_function("() => document.querySelector('[data-preview-flash]')")
        # An edit is worked in, and asked about anew.
        preview.site.edit(LEAD, "Rain fell [@rain#hours; @fog#thick].", "Rain fell [@fog#thick].")
        panel.get_by_role("heading", name="3 sentences are left bare").wait_for()
        group.get_by_label("Fog").uncheck()
        page.wait_for_function("() => !CSS.highlights.has('briefing-lost')")
        assert panel.get_by_role("heading").count() == 0
