"""`briefing whatif`: what the site would lose without some sources, held against really deleting them."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path

import pytest

from briefing_site.engine.engine import Engine
from briefing_site.engine.options import Options
from briefing_site.engine.site import Site as EngineSite
from briefing_site.engine.whatif import what_if
from briefing_site.link.impact import impact
from briefing_site.link.site import Claim
from briefing_site.link.standing import standing_of
from briefing_site.link.whatif import loss
from briefing_site.model.diagnostic import Severity
from briefing_site.model.files import File, Inputs
from tests.commands import content, say
from tests.random_sites import Pair, random_pair
from tests.sites import LEAD, Site, briefing

SITES = 1000
"""How many random sites are compared."""
PARTS = 4
RENDERED = 20
"""Of one in so many sites the pages are rendered too."""


def look(engine: Engine, texts: dict[str, str]) -> EngineSite:
    files = {
        path: File(path, text.encode(), hashlib.sha256(text.encode()).hexdigest())
        for path, text in texts.items()
    }
    made = engine.look_at(
        Inputs(
            config=files.pop("config.yaml"),
            briefings=tuple(file for path, file in sorted(files.items()) if path.startswith("briefings/")),
            cards=tuple(file for path, file in sorted(files.items()) if path.startswith("seeds/")),
            lock=None,
            editions=None,
            attachments=(),
            faults=(),
        )
    )
    assert isinstance(made, EngineSite)
    return made


def of_thing(claim: Claim) -> str:
    """The words that tell a sentence from all others of its site."""
    return str(re.findall(r"Thing \d+", claim.sentence)[-1])


def things(site: EngineSite) -> set[str]:
    """The words of each cited sentence of a site."""
    return {of_thing(claim) for claims in site.published.claims.values() for claim in claims}


def unsupported(site: EngineSite) -> set[tuple[str, int]]:
    """Addresses and numbers of the judgements that no source supports."""
    return {
        (linked.address, number)
        for linked in site.published.briefings
        for number, judgement in enumerate(linked.briefing.judgements)
        if standing_of(site.published, judgement).kind == "unsupported"
    }


def bytes_differ(one: EngineSite, other: EngineSite) -> set[str]:
    """Addresses of the pages of one site that another has otherwise, byte by byte, or not at all."""
    theirs = {address: other.render(address).data for address in other.published_pages}
    return {a for a in one.published_pages if theirs.get(a) != one.render(a).data}


def compare(engine: Engine, pair: Pair, *, rendered: bool) -> None:
    """The prediction equals what the engine makes of the site whose author has deleted the sources.

    Of every site all views and files are compared: equal views make equal pages. Where it is to be `rendered`,
    the pages that would change are compared with those that did, byte by byte.
    """
    before = look(engine, pair.before)
    assert [f for f in before.content_faults if f.severity is Severity.ERROR] == []
    thought = before.thought_without(pair.gone)
    views, files = dict(thought.published_pages), thought.files
    lengths = {b.path: b.words for b in thought.content.parsed.briefings}
    lost = loss(before.published, pair.gone)
    found = what_if(before, pair.gone) if rendered else None
    cited, judged = things(before), unsupported(before)
    after = look(engine, pair.after)
    assert [f for f in after.content_faults if f.severity is Severity.ERROR] == []
    assert views == dict(after.published_pages)
    assert files == after.files
    assert lengths == {b.path: b.words for b in after.content.parsed.briefings}
    assert {of_thing(claim) for _, claim in lost.bare} == cited - things(after)
    judgements = {(linked.address, number) for linked, number in lost.judgements}
    assert judgements == unsupported(after) - judged
    if found:
        assert found.loss == lost
        assert {*found.pages, *found.gone} == bytes_differ(before, after)
        assert set(found.gone) == before.published_pages.keys() - after.published_pages.keys()
        assert set(found.files) == {a for a, data in before.files.items() if after.files.get(a) != data}


@cache
def engine_in(folder: Path) -> Engine:
    return Engine(Options(folder))


@pytest.mark.parametrize("part", range(PARTS))
def test_a_prediction_is_what_deleting_the_source_comes_to(part: int, tmp_path: Path) -> None:
    engine = engine_in(tmp_path)
    for seed in range(part, SITES, PARTS):
        pair = random_pair(seed)
        try:
            compare(engine, pair, rendered=seed % RENDERED == 0)
        except AssertionError as fault:
            raise AssertionError(f"seed {seed}, without {', '.join(sorted(pair.gone))}: {fault}") from fault


# --- the command ---------------------------------------------------------------------------------

FOG = (
    "-- seeds/fog.md --\n---\ntitle: Fog\npublisher: Fog Post\nkind: news\nderived_from: rain\n---\n"
    "## thick\n> Fog was thick\n"
)
JUDGED = 'judgements:\n  - {text: "It rained [@rain#hours].", confidence: low, because: x}'


@pytest.fixture
def rainy(small: Site) -> Site:
    small.write(
        FOG + briefing("As @rain#crew says, rain fell [@fog#thick]. It ended [@rain#dry; cf. @fog].", JUDGED)
    )
    small.delete("briefings/land/all.md")
    return small


def test_the_command(rainy: Site, capsys: pytest.CaptureFixture[str]) -> None:
    said = say(capsys, "whatif", "--without", "rain", "--site", rainy.root)
    assert said.status == 0
    assert said.lines == [
        "Without rain:",
        "1 judgement loses its last origin:",
        f"  {LEAD}:7 judgement 1",
        "1 sentence is left bare:",
        f"  {LEAD}:7:24 It rained.",
        "1 sentence loses all support:",
        f"  {LEAD}:9:55 It ended.",
        "7 pages change:",
        "  about.html",
        "  index.html",
        "  search.html",
        "  sources/fog.html",
        "  sources/index.html",
        "  water/index.html",
        "  water/lead.html",
        "1 page goes:",
        "  sources/rain.html",
        "33 files change:",
        *said.lines[18:51],
        "Copies of them stay, and count as sources of their own: fog.",
    ]
    assert {"  feed.json", "  sources.bib", "  water/lead.json", "  sources/rain.ris"} <= set(said.lines)


def test_the_command_as_json(rainy: Site, capsys: pytest.CaptureFixture[str]) -> None:
    said = say(capsys, "whatif", "--without", "fog,@rain", "--format", "json", "--site", rainy.root)
    found = json.loads(said.out)
    assert {name: found[name] for name in ("without", "judgements", "unsupported", "gone", "copies")} == {
        "without": ["fog", "rain"],
        "judgements": [{"path": LEAD, "line": 7, "page": "water/lead.html", "number": 1}],
        "unsupported": [],
        "gone": ["sources/fog.html", "sources/rain.html"],
        "copies": [],
    }
    assert [one["sentence"] for one in found["bare"]] == [
        "It rained.",
        "As Ada Lane says, rain fell.",
        "It ended.",
    ]


def test_the_command_writes_nothing(rainy: Site, capsys: pytest.CaptureFixture[str]) -> None:
    before = content(rainy)
    say(capsys, "whatif", "--without", "rain", "--site", rainy.root)
    assert content(rainy) == before


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ("rian", 'briefing: there is no source "rian"; did you mean "rain"?\n'),
        (",", "briefing: --without names no source\n"),
    ],
)
def test_the_command_takes_known_sources(
    rainy: Site, capsys: pytest.CaptureFixture[str], names: str, message: str
) -> None:
    said = say(capsys, "whatif", "--without", names, "--site", rainy.root)
    assert (said.status, said.err) == (2, message)


def test_drafts_and_what_nobody_cites_are_no_loss(rainy: Site, capsys: pytest.CaptureFixture[str]) -> None:
    rainy.edit(LEAD, "title:", "draft: true\ntitle:")
    said = say(capsys, "whatif", "--without", "rain", "--site", rainy.root)
    assert said.lines[1:7] == [
        "0 judgements lose their last origin",
        "0 sentences are left bare",
        "0 sentences lose all support",
        "0 pages change",
        "0 pages go",
        "0 files change",
    ]


# --- what rests on a passage ---------------------------------------------------------------------


def test_no_page_changes_with_a_passage_but_those_that_rest_on_it(tmp_path: Path) -> None:
    """In random sites one quotation is edited: each page that shows another one then is among those listed."""
    engine = engine_in(tmp_path)
    listed = 0
    for seed in range(100):
        texts = random_pair(seed).before
        before = look(engine, texts)
        name = next(iter(before.published.sources), "")
        if not name or not before.published.sources[name].excerpts:
            continue
        excerpt = before.published.sources[name].excerpts[0].id
        views, found = dict(before.published_pages), impact(before.published, name, (excerpt,))
        words = f"> The words of {name} {excerpt}\n"
        card = texts[f"seeds/{name}.md"]
        assert card.count(words) == 1
        after = look(engine, {**texts, f"seeds/{name}.md": card.replace(words, f"> Others of {name}\n")})
        changed = {a for a, view in views.items() if view != after.published_pages[a]}
        assert changed - {"search.html"} <= set(found.pages), f"seed {seed}"  # the index has another address
        listed += len(changed)
    assert listed > 200
