"""The pages that are open, ahead of a look that takes long: what their own texts say is shown first.

Where a branch is switched, hundreds of texts differ at once. The page that somebody has before them is then
made of the last look and of the few texts that it shows itself. When the look is finished, the page changes
in place once more where it differs: where it names other texts, as in a link.
"""

from __future__ import annotations

from collections.abc import Collection

from briefing_site.engine.engine import Engine
from briefing_site.engine.site import Site
from briefing_site.model.files import File, Inputs
from briefing_site.read.few_texts import cited_cards

_MANY = 12
"""A look at fewer texts that have changed takes no longer than one at those of the open pages."""


def site_ahead(
    engine: Engine, last: Site, inputs: Inputs, named: Collection[str], open_pages: Collection[str]
) -> tuple[Site, list[str]] | None:
    """The site of the `last` look with those texts of `inputs` that open pages show, and their addresses.

    Where some files are `named`, no other has changed. None where a look at all of `inputs` is soon finished,
    or where no open page is of a text that has changed.
    """
    if not open_pages or 0 < len(named) < _MANY:
        return None
    changed = _changed(last.content.inputs, inputs)
    if len(changed) < _MANY:
        return None
    wanted: dict[str, File] = {}
    ahead = []
    for address in open_pages:
        path = last.content.files.get(address, "")
        text = changed.get(path)
        if text is None or address not in last.pages:
            continue
        ahead.append(address)
        wanted[path] = text
        wanted.update((card, changed[card]) for card in cited_cards(text) if card in changed)
    if not ahead or len(wanted) > len(changed) // 2:
        return None
    site = engine.beside(last).look_at(wanted)
    return (site, [address for address in ahead if address in site.pages]) if site else None


def _changed(before: Inputs, now: Inputs) -> dict[str, File]:
    """The texts that were there and have changed, by path."""
    known = {id(file) for file in (*before.briefings, *before.cards)}
    there = {file.path for file in (*before.briefings, *before.cards)}
    texts = (*now.briefings, *now.cards)
    return {file.path: file for file in texts if id(file) not in known and file.path in there}
