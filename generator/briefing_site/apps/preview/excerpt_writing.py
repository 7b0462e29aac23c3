"""An excerpt of a selection, written into its source's card."""

from __future__ import annotations

from typing import Any

from briefing_site.apps.preview.evidence_messages import excerpt
from briefing_site.apps.preview.open_pages import Live
from briefing_site.apps.preview.selection_to_excerpt import Point
from briefing_site.authoring.excerpt_in_card import ExcerptError, NewExcerpt, card_with
from briefing_site.engine.engine import Engine
from briefing_site.engine.options import Options
from briefing_site.engine.site import Snapshot
from briefing_site.model.paths import card_path
from briefing_site.parse.place import parse_at
from briefing_site.publish.author_files import write_one
from briefing_site.publish.site_swap import PublishError
from briefing_site.read.links import strays_from
from briefing_site.text.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an author has chosen to quote."""

    source: str
    start: Point
    end: Point
    id: str
    gist: str


def write_excerpt(live: Live, options: Options, chosen: Chosen) -> dict[str, Any]:
    """Write an excerpt into the card of its source; the citation of it, or a fault and its field, for JSON.

    The card is written whole or not at all, and never over what its author has saved in between.
    """
    path = card_path(chosen.source)
    made, data = live.ask(lambda engine, state: _offered(engine, state, path, chosen))
    if made["fault"] or made["warning"]:
        return _refused(made["fault"] or made["warning"])
    if strays_from(options.root, options.root / path):
        return _refused(f"{path} is a symbolic link that leads out of the site folder.")
    new = NewExcerpt(chosen.id.strip() or made["id"], parse_at(made["at"]), made["quote"], chosen.gist)
    try:
        write_one(options.root, path, data, card_with(path, data, new))
    except ExcerptError as fault:
        return _refused(str(fault), fault.field)
    except PublishError as fault:
        return _refused(f"Nothing was written: {fault}")
    except OSError as fault:
        return _refused(f"Nothing was written: {fault.strerror}: {path}")
    return {"citation": f"[@{chosen.source}#{new.id}]", "id": new.id, "fault": "", "field": ""}


def _offered(engine: Engine, state: Snapshot, path: str, chosen: Chosen) -> tuple[dict[str, Any], bytes]:
    """The excerpt that is made of the selection now, and the card as it is now."""
    data = next((file.data for file in state.content.inputs.cards if file.path == path), b"")
    return excerpt(engine, state, chosen.source, chosen.start, chosen.end), data


def _refused(words: str, field: str = "") -> dict[str, Any]:
    return {"citation": "", "id": "", "fault": words, "field": field}
