"""Linking again after an edit gives what linking anew gives: a file is tied again when a name it uses changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_site.engine.memo import Memo
from briefing_site.engine.parse_stage import parse
from briefing_site.engine.verify_cards import verify_all
from briefing_site.link.link import link
from briefing_site.read.site_folder import read
from tests.sites import CARD, Site, briefing, shown

ALL = "briefings/land/all.md"

# What the briefing says; an edit elsewhere in the site.
EDITS: dict[str, tuple[str, Callable[[Site], None]]] = {
    "another briefing of the slug": (
        "See [[all]] [@rain].",
        lambda site: site.write(briefing("Fog.", path="briefings/water/all.md")),
    ),
    "the only briefing of the slug goes": ("See [[all]] [@rain].", lambda site: site.delete(ALL)),
    "title of a wikilink": ("See [[all]] [@rain].", lambda site: site.edit(ALL, "All that is known", "All")),
    "title of a link with its region": (
        "See [[land/all]] [@rain].",
        lambda site: site.edit(ALL, "All that is known", "All"),
    ),
    "heading of a wikilink": (
        "See [[all#north]] [@rain].",
        lambda site: site.edit(ALL, "The north", "North {#south}"),
    ),
    "words of a heading": (
        "See [[all#north]] [@rain].",
        lambda site: site.edit(ALL, "The north", "North"),
    ),
    "anchor of a link": (
        "See [it](../land/all.md#north) [@rain].",
        lambda site: site.edit(ALL, "The north {#north}", "North {#south}"),
    ),
    "file of a link goes": ("See [it](../land/all.md) [@rain].", lambda site: site.delete(ALL)),
    "note of a link": (
        "See [it](../land/all.md#n-rain--dry) [@rain].",
        lambda site: site.edit(ALL, "; @rain#dry", ""),
    ),
    "author in running text": ("As @rain has it.", lambda site: site.edit(CARD, "Ada Lane", "Bo Lee")),
    "cited passage goes": ("It rained [@rain#dry].", lambda site: site.edit(CARD, "## dry", "## wet")),
    "cited source goes": ("It rained [@rain].", lambda site: site.delete(CARD)),
    "cited passage comes": ("It rained [@rain#fog].", lambda site: site.edit(CARD, "## dry", "## fog")),
    "passage of a key without its sign goes": (
        "It [rain#dry], [@rain].",
        lambda site: site.edit(CARD, "## dry", "## wet"),
    ),
    "source of a key without its sign goes": ("It [rain] rained.", lambda site: site.delete(CARD)),
    "source of a key without its sign comes": (
        "It [fog] and fog#thick rained [@rain].",
        lambda site: site.put(
            "seeds/fog.md", "---\ntitle: Fog\npublisher: P\nkind: news\n---\n## thick\n> Fog\n"
        ),
    ),
    "source of a link's words comes": (
        "It [@fog](https://a.example) rained [@rain].",
        lambda site: site.put(
            "seeds/fog.md", "---\ntitle: Fog\npublisher: P\nkind: news\n---\n## thick\n> Fog\n"
        ),
    ),
    "title of a source": (
        "See [[@rain#dry]] [@rain].",
        lambda site: site.edit(CARD, "title: Quay shut for the night", "title: Quay"),
    ),
    "linked passage goes": ("See [[@rain#dry]].", lambda site: site.edit(CARD, "## dry", "## wet")),
    "passage of a linked card goes": (
        "See [it](../../seeds/rain.md#e-dry).",
        lambda site: site.edit(CARD, "## dry", "## wet"),
    ),
    "region of a link": (
        "See [it](../land/index.md).",
        lambda site: site.edit("config.yaml", "  land: {name: Land}\n", ""),
    ),
    "slug that comes": (
        "See [[fog]] [@rain].",
        lambda site: site.write(briefing("Fog.", path="briefings/water/fog.md")),
    ),
}


def told(site: Site, memo: Memo) -> tuple[object, ...]:
    """All that linking says: faults, claims, and who links to whom. A file that is as it was is not parsed again."""
    parsed = parse(read(site.root), memo)
    assert parsed.config is not None
    verified = verify_all(parsed, None, memo)
    made = link(parsed.config, parsed, verified, {}, None, drafts=False, memory=memo)
    claims = {
        address: [(c.sentence, [(u.number, u.id, u.citation.source) for u in c.uses]) for c in claims]
        for address, claims in made.site.claims.items()
    }
    links = {path: [(b.address, words) for b, words in found] for path, found in made.site.backlinks.items()}
    return [shown(fault) for fault in made.faults], claims, links


@pytest.mark.parametrize(("text", "edit"), EDITS.values(), ids=EDITS)
def test_linked_again_as_anew(small: Site, text: str, edit: Callable[[Site], None]) -> None:
    small.append(ALL, "\n## The north {#north}\n")
    small.lead(text)
    memo = Memo()
    before = told(small, memo)
    edit(small)
    after = told(small, memo.turn())
    assert after == told(small, Memo())
    assert after != before
