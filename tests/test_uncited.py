"""Sources and excerpts that nobody uses: they stop nothing, and nothing of them is published."""

from __future__ import annotations

import pytest

from tests.commands import say
from tests.edits import fresh_copy
from tests.sites import CARD, LEAD, Site, briefing

SPARE = "seeds/spare.md"
SPARE_CARD = """\
---
title: Snow on the mole
author: [Zeno Quill]
publisher: Mole Gazette
published: 2026-01-02
kind: official
---
## drift
> Snow drifted to the lamps

The lamps went out. See {}.

## thaw
> It thawed by noon
"""
SITE = f"-- {SPARE} --\n{SPARE_CARD.format('[[all]]')}"
"""A card that nobody cites."""
WORDS = (
    "Snow on the mole",
    "Mole Gazette",
    "Zeno Quill",
    "drifted to the lamps",
    "lamps went out",
    "sources/spare",
)
"""What would tell of it on a page or in a file."""


def traces(site: Site, drafts: bool = False) -> set[str]:
    """Addresses of the published files that have a word of the uncited card."""
    tree = site.build(drafts=drafts).tree
    return {
        address
        for address, data in tree.items()
        if "sources/spare" in address or any(word.encode() in data for word in WORDS)
    }


def test_a_card_that_nobody_cites_leaves_no_trace(small: Site) -> None:
    small.pin()
    with fresh_copy(small) as without:
        clean = without.build().tree
    small.write(SITE)
    seen = small.build()
    assert seen.outcome.complete
    assert seen.tree == clean
    assert traces(small) == set()


def test_the_first_citation_publishes_one_excerpt(small: Site) -> None:
    small.write(SITE + briefing("It snowed [@spare#drift]."))
    pages = small.build().pages
    assert "drifted to the lamps" in pages["sources/spare.html"]
    assert "thawed" not in "".join(pages.values())
    assert 'id="e-thaw"' not in pages["sources/spare.html"]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        pytest.param("It snowed [@spare].", "", id="the source as a whole"),
        pytest.param("See [[@spare#thaw]].", "thaw", id="link to an excerpt"),
        pytest.param("See [[@spare]].", "", id="link to a source"),
        pytest.param("See [this](../../seeds/spare.md).", "", id="link to the card"),
        pytest.param("See [this](../../seeds/spare.md#thaw).", "thaw", id="link to an excerpt of the card"),
        pytest.param("See this.[^1]\n\n[^1]: Snow [@spare#thaw].", "thaw", id="citation in a footnote"),
        pytest.param("See it [@rain#gusts].", "thaw", id="link in the gist of a cited excerpt"),
        pytest.param("See it [@copy].", "", id="original of a cited copy"),
    ],
)
def test_what_counts_as_use(small: Site, body: str, shown: str) -> None:
    small.append(CARD, "\n## gusts\n> The mayor\n\nSee [[@spare#thaw]].\n")
    copy = "---\ntitle: A copy\npublisher: Else\nkind: news\nderived_from: spare\n---\n"
    small.write(f"{SITE}-- seeds/copy.md --\n{copy}{briefing(body)}")
    page = small.build().pages["sources/spare.html"]
    assert [name for name in ("drift", "thaw") if f'id="e-{name}"' in page] == ([shown] if shown else [])


def test_a_footnote_that_nothing_refers_to_uses_nothing(small: Site) -> None:
    small.write(SITE + briefing("Rain fell [@rain#hours].\n\n[^1]: Snow [@spare#thaw]."))
    assert traces(small) == set()


def test_uncited_cards_that_name_each_other_are_not_used(small: Site) -> None:
    other = SPARE_CARD.format("[[@spare#drift]]").replace(
        "kind: official", "kind: official\nderived_from: spare"
    )
    small.write(f"-- {SPARE} --\n{SPARE_CARD.format('[[@other#drift]]')}-- seeds/other.md --\n{other}")
    assert traces(small) == set()


def test_what_only_a_draft_cites_is_published_with_drafts(small: Site) -> None:
    small.write(SITE + briefing("It snowed [@spare#drift].", "draft: true"))
    assert traces(small) == set()
    assert "sources/spare.html" in traces(small, drafts=True)


def test_drafts_and_the_setting_publish_what_nobody_cites(small: Site) -> None:
    small.write(SITE)
    with_drafts = traces(small, drafts=True)
    small.append("config.yaml", "policy: {publish_uncited: true}\n")
    assert traces(small) == with_drafts
    assert with_drafts >= {
        "sources/spare.html",
        "sources/index.html",
        "sources.bib",
        "sources.ris",
        "sitemap.xml",
    }
    assert "thawed by noon" in small.build().pages["sources/spare.html"]


def test_the_counts_of_the_home_page_are_of_what_is_cited(small: Site) -> None:
    before = small.build().pages["index.html"]
    small.write(SITE)
    assert small.build().pages["index.html"] == before


IMPORTED = """\
---
title: Fog
publisher: Quay Post
kind: null
archive: nowhere.txt
---
"""


def test_a_card_as_the_importer_writes_it_stops_nothing(small: Site) -> None:
    small.put("seeds/fog.md", IMPORTED)
    seen = small.build(strict=True)
    assert seen.outcome.complete
    assert seen.text.startswith("seeds/fog.md:4:1: note[missing-field]")
    small.lead("There was fog [@fog].")
    assert [str(f.severity) for f in small.build().diagnostics if f.code == "missing-field"] == ["error"]


@pytest.mark.parametrize(
    ("card", "code"),
    [
        pytest.param("## odd\n> Snow fell on the moon\n", "quote-not-found", id="not in its source"),
        pytest.param('## odd {at="99"}\n> Nobody was hurt\n', "quote-not-found", id="wrong place"),
        pytest.param("## odd\n> the\n", "ambiguous-quote", id="ambiguous"),
        pytest.param("## odd\n", "missing-quote", id="no quotation"),
        pytest.param('## odd {at="x"}\n> Nobody was hurt\n', "wrong-type", id="bad key"),
        pytest.param("## odd\n> Nobody was hurt\n\nSee [[nowhere]].\n", "broken-link", id="broken link"),
    ],
)
def test_faults_of_an_uncited_excerpt_are_notes(small: Site, card: str, code: str) -> None:
    small.append(CARD, f"\n{card}")
    seen = small.check(strict=True)
    assert [str(f.severity) for f in seen.diagnostics if f.code == code] == ["note"]
    assert seen.outcome.complete
    small.lead("So it was [@rain#odd].")
    seen = small.check()
    assert [str(f.severity) for f in seen.diagnostics if f.code == code] == ["error"]
    assert not seen.outcome.complete


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("", "empty-file", id="empty"),
        pytest.param("## x\n> y\n", "missing-front-matter", id="no front matter"),
        pytest.param("---\ntitle: a: b\n---\n", "bad-yaml", id="bad YAML"),
    ],
)
def test_an_unreadable_card_is_told_and_stops_nothing(small: Site, text: str, code: str) -> None:
    small.put("seeds/fog.md", text)
    seen = small.build(strict=True)
    assert [(f.code, str(f.severity)) for f in seen.diagnostics] == [(code, "note")]
    assert seen.outcome.complete


def test_what_is_published_must_be_right_though_nobody_cites_it(small: Site) -> None:
    small.put("seeds/fog.md", IMPORTED)
    small.append("config.yaml", "policy: {publish_uncited: true}\n")
    assert not small.build().outcome.complete


def test_the_citation_of_a_loose_briefing_counts_for_faults(small: Site) -> None:
    small.append(CARD, "\n## odd\n> Snow fell on the moon\n")
    small.write(briefing("So it was [@rain#odd].", summary=None))
    assert [f.code for f in small.check().diagnostics if str(f.severity) == "error"] == [
        "missing-field",
        "quote-not-found",
    ]


def test_a_picture_that_only_an_uncited_card_or_a_draft_shows_is_not_published(small: Site) -> None:
    small.put("briefings/land/lamp.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    small.put("briefings/land/fog.svg", "<svg xmlns='http://www.w3.org/2000/svg' id='x'/>")
    small.put(SPARE, SPARE_CARD.format("![lamp](../briefings/land/lamp.svg)"))
    small.lead("![fog](../land/fog.svg)", "draft: true")

    def pictures(drafts: bool = False) -> list[str]:
        tree = small.build(drafts=drafts).tree
        return [name for one in ("fog", "lamp") for name in tree if name.startswith(f"assets/{one}.")]

    assert pictures() == []
    assert len(pictures(drafts=True)) == 2
    small.append("briefings/land/all.md", "\nIt snowed [@spare#drift].\n")
    assert len(pictures()) == 1


def test_a_card_whose_page_would_take_the_place_of_another_stops_what_shows_it(small: Site) -> None:
    small.put("seeds/index.md", SPARE_CARD.format("it"))
    assert small.build().outcome.complete
    assert not small.build(drafts=True).outcome.complete


def test_the_closing_line_tells_what_was_left_out(capsys: pytest.CaptureFixture[str], small: Site) -> None:
    small.pin()
    said = say(capsys, "build", "--site", small.root)
    assert "left out" not in said.out + said.err
    small.put("seeds/fog.md", "---\ntitle: Fog\npublisher: P\nkind: news\n---\n")
    said = say(capsys, "build", "--site", small.root)
    assert "; 1 source left out, since nothing cites it; " in said.out + said.err
    small.put("seeds/ice.md", "---\ntitle: Ice\npublisher: P\nkind: news\n---\n")
    said = say(capsys, "build", "--site", small.root)
    assert "; 2 sources left out, since nothing cites them; " in said.out + said.err
    said = say(capsys, "build", "--drafts", "--site", small.root)
    assert "left out" not in said.out + said.err


@pytest.mark.parametrize(
    ("edit", "codes"),
    [
        pytest.param("\n## wet\n> Nobody was hurt\n", ["not-pinned", "unused-excerpt"], id="excerpt"),
        pytest.param(
            "\n## wet\n> Nobody was hurt\n\n#### Deeper\n",
            ["not-pinned", "unused-excerpt", "heading-level"],
            id="heading",
        ),
        pytest.param("\n## Wet\n> Nobody was hurt\n", ["bad-excerpt"], id="miswritten id"),
    ],
)
def test_what_nobody_cites_stops_nothing_under_strict(small: Site, edit: str, codes: list[str]) -> None:
    small.append(CARD, edit)
    seen = small.build(strict=True)
    assert [(fault.code, str(fault.severity)) for fault in seen.diagnostics] == [
        (code, "note") for code in codes
    ]
    assert seen.outcome.complete


def test_a_card_that_nobody_cites_stops_nothing_under_strict(
    capsys: pytest.CaptureFixture[str], small: Site
) -> None:
    small.put(
        "seeds/fog.md", "---\ntitle: Fog\npublisher: P\nkind: news\narchive: nowhere.txt\n---\n## f\n> Fog\n"
    )
    seen = small.check(strict=True)
    assert {str(fault.severity) for fault in seen.diagnostics} == {"note"}
    said = say(capsys, "build", "--strict", "--site", small.root)
    assert said.status == 0
    assert "2 notes." in said.out + said.err


def test_a_cited_excerpt_that_is_not_pinned_is_a_warning(small: Site) -> None:
    small.append(CARD, "\n## wet\n> Nobody was hurt\n")
    small.lead("Nobody was hurt [@rain#wet].")
    seen = small.check(strict=True)
    assert [(fault.code, str(fault.severity)) for fault in seen.diagnostics] == [("not-pinned", "warning")]
    assert not seen.outcome.complete


def test_a_note_weighs_what_the_site_sets(small: Site) -> None:
    small.append(CARD, "\n## wet\n> Nobody was hurt\n")
    small.pin()
    for level, severity in (("warn", "warning"), ("error", "error")):
        text = f"lint: {{unused-excerpt: {level}, not-pinned: error}}\n"
        small.put("config.yaml", small.read("config.yaml").partition("lint")[0] + text)
        assert [str(fault.severity) for fault in small.check().diagnostics] == [severity]


def test_lint_makes_no_more_of_what_nobody_cites(small: Site) -> None:
    small.append("config.yaml", "lint: {not-pinned: error}\n")
    small.append(CARD, "\n## wet\n> Nobody was hurt\n")
    assert {str(fault.severity) for fault in small.check().diagnostics} == {"note"}


# --- drafts ------------------------------------------------------------------------------------------

DRAFTS = {
    "unknown-excerpt": ("So it was [@rain#odd].", {}),
    "broken-link": ("See [[nowhere]].", {}),
    "not-a-citation": ("So it was [@rain#hours;].", {}),
    "heading-level": ("# Rain", {}),
    "missing-field": ("Rain.", {"summary": None}),
    "unknown-region": ("Rain.", {"region": "waetr"}),
}


@pytest.mark.parametrize(("body", "fields"), DRAFTS.values(), ids=DRAFTS)
def test_the_faults_of_a_draft_are_told_and_stop_nothing(
    small: Site, body: str, fields: dict[str, str | None], request: pytest.FixtureRequest
) -> None:
    small.lead(body, "draft: true", **fields)
    seen = small.build(strict=True)
    codes = [fault.code for fault in seen.diagnostics]
    assert request.node.callspec.id in codes
    assert {str(fault.severity) for fault in seen.diagnostics} == {"note"}
    assert seen.outcome.complete
    assert "water/lead.html" not in seen.tree
    assert not small.build(strict=True, drafts=True).outcome.complete
    small.edit(LEAD, "draft: true\n", "")
    assert not small.build(strict=True).outcome.complete


def test_a_draft_that_cannot_be_read_may_be_none(small: Site) -> None:
    small.lead("Rain.", "draft: true", title="a: b")
    assert [str(fault.severity) for fault in small.build().diagnostics] == ["error"]


def test_a_bad_excerpt_that_only_a_draft_cites_stops_nothing(small: Site) -> None:
    small.append(CARD, "\n## odd\n> Snow fell on the moon\n")
    small.lead("So it was [@rain#odd].", "draft: true")
    seen = small.build(strict=True)
    assert ("quote-not-found", "note") in [(fault.code, str(fault.severity)) for fault in seen.diagnostics]
    assert seen.outcome.complete
    assert not small.build(drafts=True).outcome.complete


def test_a_draft_at_the_address_of_another_page_is_an_error(small: Site) -> None:
    small.lead("Rain.")
    small.put("briefings/land/lead.md", small.read(LEAD).replace("summary:", "draft: true\nsummary:"))
    assert "error" in {str(fault.severity) for fault in small.build().diagnostics}


def test_a_published_text_is_held_to_all_beside_a_draft(small: Site) -> None:
    small.lead("Rain.", "draft: true")
    small.append("briefings/land/all.md", "\nSee [[lead]] and [@rain#odd].\n")
    assert [str(fault.severity) for fault in small.build().diagnostics] == ["error", "error"]
