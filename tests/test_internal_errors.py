"""A mistake of the generator at one file: it is told there, and all other files are as they always are."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest

from briefing_site import __version__
from briefing_site.apps.preview.responses import PageResponses
from briefing_site.engine.engine import Engine
from tests.sites import Site, briefing

BAD = "briefings/water/bad.md"
CARD = "seeds/mist.md"
SITE = (
    briefing("Rain fell for six hours [@rain#hours].")
    + briefing("It was misty for 9 days [@mist#days].", path=BAD, title="The marked one")
    + """\
-- seeds/mist.md --
---
title: Mist
publisher: Quay Post
kind: news
archive: mist.txt
---
## days {at="1"}
> misty for 9 days
-- seeds/archive/mist.txt --
It was misty for 9 days.
"""
)


class Planted(Exception):  # noqa: N818
    """The exception that is planted."""


def has(*words: str) -> Callable[[Any], bool]:
    """Whether a value tells, in its own form, of the file that is to fail."""
    return lambda value: any(word in repr(value) for word in words)


# Stage, the functions that fail, the number of the argument that tells of a file, how it does, and that file.
STAGES: dict[str, tuple[tuple[str, ...], int, Callable[[Any], bool], str]] = {
    "read": (("read.kept_files.read_file",), 1, has(BAD), BAD),
    "parse a briefing": (("engine.stages.parse_briefing", "engine.crew.parse_briefing"), 0, has(BAD), BAD),
    "parse a card": (("engine.stages.parse_source", "engine.crew.parse_source"), 0, has(CARD), CARD),
    "parse: front matter": (("parse.briefing.read_front_matter",), 0, has(BAD), BAD),
    "verify": (("engine.verify_cards.afresh",), 0, has(CARD), CARD),
    "verify: pin": (("engine.verify_cards.pin",), 0, has(CARD), CARD),
    "link: notes": (("link.file_links.number",), 0, has("mist", "days"), BAD),
    "link: claims": (("link.file_links.claims_of",), 0, has(BAD), BAD),
    "link: grounding": (("link.ground.ground",), 0, has("misty"), BAD),
    "view": (("view.pages.briefing_view",), 2, lambda linked: linked.briefing.path == BAD, BAD),
    "view of a source": (("view.pages.source_view",), 2, lambda source: source.path == CARD, CARD),
    "render": (("engine.site.attributes_of",), 0, has("<title>The marked one"), BAD),
}  # fmt: skip


Plant = Callable[[tuple[str, ...], int, Callable[[Any], bool]], None]


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> Plant:
    def plant(names: tuple[str, ...], at: int, tells: Callable[[Any], bool]) -> None:
        for each in names:
            module, _, name = each.rpartition(".")
            home = import_module(f"briefing_site.{module}")
            monkeypatch.setattr(home, name, failing(getattr(home, name), at, tells))

    return plant


def failing(real: Callable[..., Any], at: int, tells: Callable[[Any], bool]) -> Callable[..., Any]:
    def call(*values: Any, **named: Any) -> Any:
        if tells(values[at]):
            raise Planted("a planted\nfault")
        return real(*values, **named)

    return call


OTHERS = (
    "water/lead.html",
    "land/all.html",
    "sources/rain.html",
    "water/index.html",
    "index.html",
    "timeline.html",
)
PAGES = {BAD: "water/bad.html", CARD: "sources/mist.html"}


def shown(site: Site) -> dict[str, tuple[int, bytes]]:
    """The pages of a preview: their status, and what they show."""
    state = Engine(site.options()).look()
    preview = PageResponses(site.options().output).turned(state)
    return {
        address: (answer.status, answer.data)
        for address in (*OTHERS, *PAGES.values())
        for answer in (preview.at(address),)
    }


@pytest.mark.parametrize(("names", "at", "tells", "path"), STAGES.values(), ids=STAGES)
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_at_one_file_is_told_there_and_all_others_go_on(
    small: Site,
    fails: Plant,
    monkeypatch: pytest.MonkeyPatch,
    names: tuple[str, ...],
    at: int,
    tells: Callable[[Any], bool],
    path: str,
    jobs: int,
) -> None:
    small.write(SITE)
    small.pin()
    assert small.check().faults == []
    small.delete(".cache")
    monkeypatch.setattr("briefing_site.engine.crew.MANY", 1)
    fails(names, at, tells)

    for built in (small.build(jobs=jobs), small.check(jobs=jobs)):
        assert built.faults == [f"{path}:1:1 internal-error"]
        (fault,) = built.diagnostics
        assert "Planted: a planted fault" in fault.message
        assert f"report its text with this line: briefing {__version__}, " in fault.hint
        assert "/" in fault.hint.rpartition(", ")[2], "the innermost calls are told"
        assert not small.path("build").exists()

    monkeypatch.undo()
    assert small.check().faults == []  # nothing of it was kept


@pytest.mark.parametrize(("names", "at", "tells", "path"), STAGES.values(), ids=STAGES)
def test_a_preview_shows_all_other_pages(
    small: Site,
    fails: Plant,
    names: tuple[str, ...],
    at: int,
    tells: Callable[[Any], bool],
    path: str,
) -> None:
    small.write(SITE)
    small.pin()
    whole = shown(small)
    text = small.read(path)
    small.put(path, "---\ntitle: [\n---\n")
    unread = shown(small)
    small.put(path, text)
    fails(names, at, tells)
    broken = shown(small)
    for address in OTHERS:
        assert broken[address][0] == 200
        assert broken[address] in (whole[address], unread[address]), address
    status, page = broken[PAGES[path]]
    if names == ("link.ground.ground",):
        assert status == 200  # sentences are compared with passages beside the page
    else:
        assert status == 500
        assert b"internal-error" in page
        assert b"Planted" in page


def test_an_editor_is_told_at_the_file(small: Site, fails: Plant) -> None:
    small.write(SITE)
    small.pin()
    fails(("link.file_links.claims_of",), 0, has(BAD))
    engine = Engine(small.options())
    engine.edit(BAD, small.read(BAD).replace("misty", "misty and cold"))
    assert [f"{fault.place.path} {fault.code}" for fault in engine.look_at_edits().content_faults] == [
        f"{BAD} internal-error"
    ]


def test_a_mistake_that_no_file_made_is_raised(small: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("briefing_site.engine.stages.check", fail)
    with pytest.raises(ZeroDivisionError):
        small.check()


# Function that fails, and the file that its mistake is told at.
OTHER_FILES = {
    "config": ("engine.stages.parse_config", "config.yaml"),
    "lock": ("engine.stages.read_lock", "seeds/seeds.lock"),
    "editions": ("engine.stages.read_editions", "seeds/editions.lock"),
    "theme": ("engine.engine.make_theme", "themes/ours/theme.yaml"),
    "picture": ("link.attachments.without_metadata", "briefings/water/x.gif"),
}


@pytest.mark.parametrize(("name", "path"), OTHER_FILES.values(), ids=OTHER_FILES)
def test_a_mistake_at_a_file_that_is_no_text(small: Site, fails: Plant, name: str, path: str) -> None:
    small.write(
        briefing("![Rain](x.gif) Rain “and more” fell [@rain#hours].")
        + "-- briefings/water/x.gif --\nGIF89a\n"
    )
    small.write("-- themes/ours/theme.yaml --\nname: ours\nextends: base\n")
    small.append("config.yaml", "theme: ours\n")
    small.put("seeds/editions.lock", '{"briefings": {}, "version": 1}\n')
    before = small.check().faults
    fails((name,), 0, lambda _: True)
    faults = small.check(drafts=True).faults
    assert f"{path}:1:1 internal-error" in faults
    told = [fault for fault in faults if "internal-error" not in fault and "not-pinned" not in fault]
    assert path == "config.yaml" or told == before
