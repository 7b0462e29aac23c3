"""Files of the author's own at the root of the site, and addresses that have moved and still lead there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing_site.apps.cli.main import GOOD, main
from briefing_site.authoring.release import release_site
from briefing_site.engine.options import Options
from briefing_site.model import addresses
from briefing_site.model.edit import Move
from briefing_site.render.moved_pages import SCRIPT
from tests.commands import say
from tests.patience import PATIENCE
from tests.sites import LEAD, Site, briefing, tree

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# --- public/ -------------------------------------------------------------------------------------

ROOT_FILES = {
    "CNAME": b"harbour.example\n",
    ".nojekyll": b"",
    ".well-known/security.txt": b"Contact: mailto:desk@harbour.example\n",
    "google1234.html": b"google-site-verification",
    "water/data/tide.csv": b"a,b\n",
    "_headers": b"/*\n  X-Frame-Options: DENY\n",
}
LITTER = (
    ".DS_Store", "Thumbs.db", "desktop.ini", "water/.DS_Store", "._CNAME", "CNAME~", "CNAME.bak", ".gitkeep",
    ".git/HEAD", ".#CNAME",
)  # fmt: skip


def put(site: Site, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        site.path(f"public/{path}").parent.mkdir(parents=True, exist_ok=True)
        site.path(f"public/{path}").write_bytes(data)


def test_public_files_are_copied_as_they_are_and_litter_is_not(small: Site) -> None:
    plain = tree(small.build().output)
    put(small, ROOT_FILES | dict.fromkeys(LITTER, b"x"))
    outcome = small.build()
    assert outcome.faults == []
    found = tree(outcome.output)
    added = {path: data for path, data in found.items() if path not in plain}
    assert added == ROOT_FILES
    manifest = json.loads(found[addresses.MANIFEST])
    assert set(ROOT_FILES) <= set(manifest)
    assert not [path for path in ROOT_FILES if path in found["sitemap.xml"].decode()]


def test_a_change_of_a_public_file_is_seen_and_its_end_too(small: Site) -> None:
    """Also by a build that looks at nothing but the state of files."""
    small.build()
    put(small, {"CNAME": b"a.example\n"})
    for data in (b"a.example\n", b"b.example\n"):
        put(small, {"CNAME": data})
        for _ in range(4):
            assert (small.build().output / "CNAME").read_bytes() == data
    small.delete("public")
    assert not (small.build().output / "CNAME").exists()


TAKEN = {
    "index.html": "index.html",
    "INDEX.html": "index.html",
    "land/all.html": "land/all.html",
    "land/all.json": "land/all.json",
    "land": "land",
    "feed.xml": "feed.xml",
    "build-manifest.json": "build-manifest.json",
    "index.html/more.txt": "index.html",
}


@pytest.mark.parametrize(("path", "address"), TAKEN.items(), ids=TAKEN)
def test_a_public_file_takes_no_address_of_the_site(small: Site, path: str, address: str) -> None:
    put(small, {path: b"x"})
    (fault,) = small.check().diagnostics
    assert (fault.code, fault.place.path) == ("address-taken", f"public/{path}")
    assert fault.message == f"would take the address {address}, which the site has already"
    (fix,) = fault.fixes
    (move,) = fix.changes
    assert isinstance(move, Move)
    small.path(f"public/{path}").rename(small.path(move.new))
    assert small.check().faults == []


def test_an_own_robots_txt_takes_the_place_of_ours(small: Site) -> None:
    assert b"Sitemap:" in (small.build().output / "robots.txt").read_bytes()
    put(small, {"robots.txt": b"User-agent: *\nDisallow: /\n"})
    for _ in range(2):
        outcome = small.build()
        assert outcome.faults == []
        assert (outcome.output / "robots.txt").read_bytes() == b"User-agent: *\nDisallow: /\n"


def test_links_in_public_lead_nowhere_else(small: Site, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    small.path("public").mkdir()
    small.path("public/x.txt").symlink_to(tmp_path / "secret.txt")
    assert small.check().faults == ["public/x.txt:1:1 stray-file"]
    assert not (small.build().output / "x.txt").exists()


# --- aliases -------------------------------------------------------------------------------------

ALIASES = {
    "water/rain": "water/rain.html",
    "/water/rain.html": "water/rain.html",
    "2019/05/rain/": "2019/05/rain/index.html",
    "old.htm": "old.htm",
    "雨": "雨.html",
}


@pytest.mark.parametrize(("alias", "address"), ALIASES.items(), ids=ALIASES)
def test_an_alias_leads_to_its_briefing(small: Site, alias: str, address: str) -> None:
    small.lead("Rain fell [@rain#hours].", f"aliases: [{alias}]")
    outcome = small.build()
    assert outcome.faults == []
    page = (outcome.output / address).read_text("utf-8")
    link = "../" * address.count("/") + "water/lead.html" if address[:5] != "water" else "lead.html"
    assert f'<a href="{link}">Rain on the quay</a>' in page
    assert f'<meta http-equiv="refresh" content="0; url={link}">' in page
    assert '<link rel="canonical" href="https://harbour.example/notes/water/lead.html">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert (outcome.output / SCRIPT).is_file()


def test_moved_addresses_are_told_to_servers_and_listed_nowhere(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].", "aliases: [water/rain, 2019/rain/]")
    put(small, {"_redirects": b"/a /b 302"})
    found = tree(small.build().output)
    assert found["_redirects"].decode().splitlines() == [
        "/a /b 302",
        "/notes/2019/rain/index.html /notes/water/lead.html 301",
        "/notes/water/rain.html /notes/water/lead.html 301",
        *(f"/notes/water/rain{ending} /notes/water/lead{ending} 301" for ending in BESIDE),
    ]
    assert found["redirects.map"].decode().splitlines() == [
        "/notes/2019/rain/index.html /notes/water/lead.html;",
        "/notes/water/rain.html /notes/water/lead.html;",
        *(f"/notes/water/rain{ending} /notes/water/lead{ending};" for ending in BESIDE),
    ]
    lists = [
        path for path, data in found.items()
        if (b"water/rain" in data or b"2019/rain" in data) and not path.endswith(("rain.html", "rain/index.html"))
    ]  # fmt: skip
    assert sorted(lists) == ["_redirects", addresses.MANIFEST, "redirects.map"]


def test_a_site_without_aliases_has_no_list_of_them(small: Site) -> None:
    assert {"_redirects", "redirects.map", SCRIPT} & set(tree(small.build().output)) == set()


BESIDE = (".annotations.jsonld", ".bib", ".csl.json", ".json", ".md", ".ris")
"""The endings of what lies beside the page of a briefing."""
BAD_ALIASES = {
    "water/lead": ("address-taken", "water/lead.html is an address of the site already"),
    "land/all": ("address-taken", "land/all.html is an address of the site already"),
    "water/": ("address-taken", "water/index.html is an address of the site already"),
    "feed.xml/x": ("address-taken", "feed.xml is an address of the site already"),
    "../up": ("wrong-type", "an address in this site (asean/old-name)"),
    "a b": ("wrong-type", "an address in this site (asean/old-name)"),
    "https://x.example/a": ("wrong-type", "an address in this site (asean/old-name)"),
    "old.php": ("wrong-type", "an address in this site (asean/old-name)"),
}


@pytest.mark.parametrize(("alias", "told"), BAD_ALIASES.items(), ids=BAD_ALIASES)
def test_an_alias_that_cannot_be_is_told_at_its_place(small: Site, alias: str, told: tuple[str, str]) -> None:
    small.lead("Rain fell [@rain#hours].", f"aliases: [{alias}]")
    (fault,) = small.check().diagnostics
    assert (fault.code, fault.place.path, fault.place.line) == (told[0], LEAD, 6)
    assert told[1] in fault.message


def test_two_briefings_cannot_have_one_alias(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].", "aliases: [old]")
    small.write(briefing("Rain [@rain#hours].", "aliases: [OLD]", "briefings/water/more.md"))
    (fault,) = small.check().diagnostics
    assert (fault.code, len(fault.related)) == ("address-taken", 1)


# --- move and rename -----------------------------------------------------------------------------

LISTS = {
    "none": ("", "aliases: [water/lead]"),
    "in brackets": ("aliases: [a, b]", "aliases: [a, b, water/lead]"),
    "in lines": ("aliases:\n  - a\n  - b", "aliases:\n  [a, b, water/lead]"),
    "empty": ("aliases: []", "aliases: [water/lead]"),
    "nothing": ("aliases:", "aliases: [water/lead]"),
    "that of the new address": ("aliases: [land/first]", "aliases: [water/lead]"),
}


@pytest.mark.parametrize(("front", "wanted"), LISTS.values(), ids=LISTS)
def test_a_move_leaves_an_alias(
    small: Site, capsys: pytest.CaptureFixture[str], front: str, wanted: str
) -> None:
    small.lead("Rain fell [@rain#hours].", front)
    before = tree(small.build().output)
    assert say(capsys, "move", "water/lead", "land/first", "--site", small.root).status == GOOD
    assert f"\n{wanted}\n" in small.read("briefings/land/first.md")
    outcome = small.build()
    assert outcome.faults == []
    after = tree(outcome.output)
    assert {path for path in before if path.endswith(".html")} <= {*after, "water/lead.html"}
    assert b'<a href="../land/first.html">' in after["water/lead.html"]


def test_a_draft_and_what_was_never_released_leave_no_alias(
    small: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    small.lead("Rain fell [@rain#hours].", "draft: true")
    say(capsys, "move", "water/lead", "water/first", "--site", small.root)
    assert "aliases" not in small.read("briefings/water/first.md")
    assert say(capsys, "release", "--site", small.root).status == GOOD
    small.write(briefing("Rain [@rain#hours].", path="briefings/water/more.md"))
    say(capsys, "move", "water/more", "water/other", "--site", small.root)
    assert "aliases" not in small.read("briefings/water/other.md")


def test_an_address_that_is_an_alias_is_taken(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.lead("Rain fell [@rain#hours].", "aliases: [land/old]")
    said = say(capsys, "move", "land/all", "land/old", "--site", small.root)
    assert 'briefing: "land/old" is an alias of briefings/water/lead.md' in said.err


def test_a_source_that_is_renamed_keeps_its_address(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert say(capsys, "rename", "source", "rain", "lane", "--site", small.root).status == GOOD
    outcome = small.build()
    assert outcome.faults == []
    assert 'href="lane.html"' in (outcome.output / "sources/rain.html").read_text("utf-8")


# --- what was published --------------------------------------------------------------------------


def test_an_alias_that_was_published_is_not_lost(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.lead("Rain fell [@rain#hours].", "aliases: [water/rain, /2019/old.html]")
    assert say(capsys, "release", "--site", small.root).status == GOOD
    small.lead("Rain fell [@rain#hours].", "aliases: [2019/old]")
    (fault,) = small.check().diagnostics
    assert (fault.code, str(fault.severity)) == ("lost-edition", "error")
    assert fault.message == 'the address "water/rain" was published and led to "water/lead"; it leads nowhere'
    say(capsys, "check", "--fix", "--unsafe", "--site", small.root)
    assert "\naliases: [2019/old, water/rain]\n" in small.read(LEAD)
    assert small.check().faults == []


def test_an_address_is_remembered_by_the_lock_from_the_move_on(
    small: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    small.lead("Rain fell [@rain#hours].")
    say(capsys, "release", "--site", small.root)
    say(capsys, "move", "water/lead", "water/first", "--site", small.root)
    assert small.check().faults == []
    path = "briefings/water/first.md"
    small.put(path, re.sub(r"aliases: .*\n", "", small.read(path)))
    assert [f.split(" ")[1] for f in small.check().faults] == ["lost-edition"]
    assert say(capsys, "release", "--site", small.root).status == GOOD
    assert small.check().faults == []


# --- an address of the examples ------------------------------------------------------------------

EXAMPLES = {
    "https://example.org/": True,
    "https://www.example.com/notes/": True,
    "http://Example.NET:8000": True,
    "https://example.organic/": False,
    "https://notexample.org/": False,
    "https://harbour.example/": False,
}


@pytest.mark.parametrize(("url", "is_example"), EXAMPLES.items(), ids=EXAMPLES)
def test_an_address_of_the_examples_is_told_and_printed_nowhere(
    small: Site, url: str, is_example: bool
) -> None:
    small.put("config.yaml", small.read("config.yaml").replace("https://harbour.example/notes/", url))
    outcome = small.build()
    codes = [fault.split(" ")[1] for fault in outcome.faults]
    assert codes == (["example-address"] if is_example else [])
    host = url.split("/")[2].encode()
    printed = [path for path, data in tree(outcome.output).items() if host in data]
    assert bool(printed) is not is_example


# --- in a browser --------------------------------------------------------------------------------


@pytest.mark.browser
def test_a_reader_of_a_former_address_lands_at_the_note(
    small: Site, browser: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    small.lead("Rain fell [@rain#hours].")
    say(capsys, "move", "water/lead", "land/first", "--site", small.root)
    output = small.build().output
    page = browser.new_page()
    try:
        page.goto(f"{(output / 'water/lead.html').as_uri()}#n-rain--hours")
        page.wait_for_url(f"{(output / 'land/first.html').as_uri()}#n-rain--hours", timeout=PATIENCE * 1000)
        page.goto((output / "water/lead.html").as_uri())
        page.wait_for_url((output / "land/first.html").as_uri(), timeout=PATIENCE * 1000)
    finally:
        page.close()


# --- sources and headings ------------------------------------------------------------------------


def released(site: Site) -> dict[str, Any]:
    assert release_site(Options(site.root)).faults == ()
    found: dict[str, Any] = json.loads(site.read("seeds/editions.lock"))
    return found


def test_a_release_remembers_sources_and_headings(small: Site) -> None:
    small.lead("## The old quay\n\nRain fell [@rain#hours].")
    found = released(small)
    assert found["sources"] == ["rain"]
    assert found["briefings"]["water/lead"]["anchors"] == ["the-old-quay"]
    assert released(small) == found


def test_a_heading_with_other_words_is_an_error_until_its_address_is_kept(small: Site) -> None:
    small.lead("## The old quay\n\nRain fell [@rain#hours].")
    released(small)
    small.edit(LEAD, "## The old quay", "## The new quay")
    assert f"{LEAD}:7:1 lost-edition" in small.build().faults
    small.edit(LEAD, "## The new quay", "## The new quay {#the-old-quay}")
    built = small.build()
    assert not any("lost-edition" in fault for fault in built.faults)
    assert 'id="the-old-quay"' in built.tree["water/lead.html"].decode()


def test_a_heading_that_is_to_be_gone_is_released(small: Site) -> None:
    small.lead("## The old quay\n\nRain fell [@rain#hours].")
    released(small)
    small.edit(LEAD, "## The old quay\n\n", "")
    assert any("lost-edition" in fault for fault in small.build().faults)
    assert "anchors" not in released(small)["briefings"]["water/lead"]
    assert not any("lost-edition" in fault for fault in small.build().faults)


def test_the_page_of_a_source_is_remembered_through_a_renaming(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].")
    released(small)
    assert main(["rename", "source", "rain", "shower", "--site", str(small.root)]) == 0
    built = small.build()
    assert not any("lost-edition" in fault for fault in built.faults)
    assert b"shower.html" in built.tree["sources/rain.html"]
    assert released(small)["sources"] == ["rain", "shower"]
    small.edit("seeds/shower.md", "aliases: [rain]\n", "")
    assert "seeds/editions.lock:1:1 lost-edition" in small.build().faults


# --- excerpts ------------------------------------------------------------------------------------

CARD = "seeds/rain.md"
ALL = "briefings/land/all.md"


def heading(site: Site, new: str) -> None:
    """Give the excerpt `hours` another heading."""
    site.put(CARD, re.sub(r"^## hours.*$", new, site.read(CARD), flags=re.MULTILINE))


def ids(page: bytes) -> set[str]:
    return set(re.findall(r' id="([^"]+)"', page.decode()))


def test_an_excerpt_that_is_renamed_keeps_its_places(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.lead("Rain fell [@rain#hours].")
    released(small)
    say(capsys, "rename", "excerpt", "rain#hours", "six-hours", "--site", small.root)
    assert re.search(r'^## six-hours \{.*aliases="hours"\}$', small.read(CARD), re.MULTILINE)
    outcome = small.build()
    assert outcome.faults == []
    assert {"e-six-hours", "e-hours"} <= ids(outcome.tree["sources/rain.html"])
    assert {"n-rain--six-hours", "n-rain--hours"} <= ids(outcome.tree["water/lead.html"])
    assert released(small)["excerpts"]["rain"] == ["crew", "dry", "hours", "six-hours"]


def test_the_notes_of_a_source_that_is_renamed_keep_their_places(
    small: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    small.lead("Rain fell [@rain#hours]. So it did [@rain].")
    say(capsys, "rename", "source", "rain", "shower", "--site", small.root)
    say(capsys, "rename", "excerpt", "shower#hours", "six-hours", "--site", small.root)
    names = [f"n-{source}--{excerpt}" for source in ("rain", "shower") for excerpt in ("hours", "six-hours")]
    assert {"n-rain", "n-shower", *names} <= ids(small.build().tree["water/lead.html"])


def test_an_excerpt_that_was_never_released_leaves_no_alias(
    small: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    small.lead("Rain fell [@rain#hours].")
    released(small)
    small.put(CARD, f"{small.read(CARD)}\n## new\n> six hours\n")
    say(capsys, "rename", "excerpt", "rain#new", "newer", "--site", small.root)
    assert "## newer\n" in small.read(CARD)


HEADINGS = {
    "bare": ("## hours", '## time {aliases="hours"}'),
    "with a key": ('## hours {at="2:1"}', '## time {at="2:1" aliases="hours"}'),
    "with an alias": ('## hours {aliases="long"}', '## time {aliases="long hours"}'),
}


@pytest.mark.parametrize(("old", "new"), HEADINGS.values(), ids=HEADINGS)
def test_an_excerpt_with_another_id_is_an_error_until_its_address_is_kept(
    small: Site, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    heading(small, old)
    small.lead("Rain fell [@rain#hours].")
    released(small)
    small.edit(CARD, "## hours", "## time")
    small.edit(ALL, "@rain#hours", "@rain#time")
    small.lead("Rain fell [@rain#time].")
    (fault,) = (each for each in small.check().diagnostics if each.severity == "error")
    assert (fault.code, fault.place.path) == ("lost-edition", CARD)
    assert fault.message == 'the excerpt "hours" of rain was published, and a link to it leads nowhere'
    say(capsys, "check", "--fix", "--unsafe", "--site", small.root)
    assert f"{new}\n" in small.read(CARD)
    assert [each.code for each in small.check().diagnostics if each.severity == "error"] == []


def test_a_citation_by_a_former_id_is_told_the_new_one(
    small: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    small.lead("Rain fell [@rain#hours]. See [[@rain#hours]].")
    heading(small, '## time {aliases="hours"}')
    small.edit(ALL, "@rain#hours; ", "")
    found = [each for each in small.check().diagnostics if each.code == "unknown-excerpt"]
    assert len(found) == 2
    assert {each.message for each in found} == {'the excerpt "hours" of source "rain" is called "time" now'}
    say(capsys, "check", "--fix", "--site", small.root)
    assert "[@rain#time]. See [[@rain#time]]." in small.read(LEAD)


def test_two_excerpts_cannot_have_one_former_id(small: Site) -> None:
    heading(small, '## hours {at="2:1" aliases="a dry"}')
    small.edit(CARD, '## crew {at="2:2"', '## crew {at="2:2" aliases="a"')
    told = [each.message for each in small.check().diagnostics if each.code == "alias-taken"]
    assert told == ['"dry" leads to the excerpt "dry" already', '"a" leads to the excerpt "hours" already']


def test_a_source_that_no_text_cites_any_more_has_lost_its_page(small: Site) -> None:
    small.put("seeds/fog.md", "---\ntitle: Fog\npublisher: P\nkind: news\n---\n## thick\n> Fog was thick\n")
    small.lead("Fog was thick [@fog#thick].")
    released(small)
    small.lead("Rain fell.")
    lost = [each for each in small.check().diagnostics if each.code == "lost-edition"]
    assert [each.place.path for each in lost] == ["seeds/fog.md"]
    small.lead("Fog was thick [@fog#thick].", "draft: true")
    assert not [each for each in small.check().diagnostics if each.code == "lost-edition"]
    small.lead("Rain fell.")
    released(small)
    assert not [each for each in small.check().diagnostics if each.code == "lost-edition"]


# --- topics, people, regions ---------------------------------------------------------------------


def config(site: Site, more: str) -> None:
    site.put("config.yaml", re.sub(r"\naliases: .*", "", site.read("config.yaml")).rstrip() + f"\n{more}\n")


GONE = {
    "a topic": ("topics: [ships]", "topics: [boats]", "topics/ships", "topics/boats"),
    "a person": ("people: [Ines Holm]", "people: [Ines Lund]", "people/ines-holm", "people/ines-lund"),
}


@pytest.mark.parametrize(("before", "after", "old", "new"), GONE.values(), ids=GONE)
def test_a_page_that_has_another_name_is_an_error_until_its_address_leads_there(
    small: Site, capsys: pytest.CaptureFixture[str], before: str, after: str, old: str, new: str
) -> None:
    small.lead("Rain fell [@rain#hours].", before)
    assert old in released(small)["pages"]
    small.lead("Rain fell [@rain#hours].", after)
    (fault,) = small.check().diagnostics
    assert (fault.code, str(fault.severity)) == ("lost-edition", "error")
    assert fault.message == f'the page "{old}" was published, and its address leads nowhere'
    say(capsys, "check", "--fix", "--unsafe", "--site", small.root)
    assert f"{old}: {new}" in small.read("config.yaml")
    outcome = small.build()
    assert outcome.faults == []
    title = "Boats" if "boats" in new else "Ines Lund"
    assert f'">{title}</a>' in outcome.tree[f"{old}.html"].decode()
    assert f"/notes/{old}.md /notes/{new}.md 301" in outcome.tree["_redirects"].decode()
    assert old in released(small)["pages"]
    lists = [path for path, data in outcome.tree.items() if old.encode() in data]
    assert sorted(lists) == ["_redirects", addresses.MANIFEST, "redirects.map"]


def test_a_draft_loses_no_page(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].", "topics: [ships]\npeople: [Ines Holm]")
    released(small)
    small.lead("Rain fell [@rain#hours].", "topics: [ships]\npeople: [Ines Holm]\ndraft: true")
    assert not [each for each in small.check().diagnostics if each.code == "lost-edition"]


def test_the_feed_of_a_region_with_another_id_leads_on_too(small: Site) -> None:
    config(small, "aliases: {river/: water/}")
    found = small.build().tree
    assert '">Water</a>' in found["river/index.html"].decode()
    assert "/notes/river/feed.xml /notes/water/feed.xml 301" in found["_redirects"].decode()


BAD_PAGES = {
    "{topics/a: topics/b}": "unknown-page",
    "{land/all: timeline}": "address-taken",
    "{timeline/x: timeline, TIMELINE/X: search}": "address-taken",
    "{../up: timeline}": "wrong-type",
    "{up: https://harbour.example/}": "wrong-type",
    "[a, b]": "wrong-type",
}


@pytest.mark.parametrize(("given", "code"), BAD_PAGES.items(), ids=BAD_PAGES)
def test_an_alias_of_a_page_that_cannot_be_is_told(small: Site, given: str, code: str) -> None:
    config(small, f"aliases: {given}")
    assert [(each.code, each.place.path) for each in small.check().diagnostics] == [(code, "config.yaml")]
