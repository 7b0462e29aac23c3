"""Whether an output folder holds what was built of another site, which no build may replace without a word.

A site that got another title keeps its address; one that has none, some of its briefings.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from briefing_site.model.addresses import JSON_FEED
from briefing_site.model.config import NOWHERE, Config
from briefing_site.publish.site_swap import PublishError
from briefing_site.read.whole import read_whole


def refuse_another(out: Path, there: Collection[str], config: Config, briefings: Collection[str]) -> None:
    """Raise `PublishError` where `out` holds another site than that of `config`.

    `there` are the paths of the files that a build has left in the folder, `briefings` the addresses of the
    pages of this site's briefings.
    """
    title, address = _called(out) if JSON_FEED in there else ("", NOWHERE)
    known = {address, config.base_url} - {NOWHERE}
    if not title or title == config.title or (address == config.base_url and known):
        return
    if len(known) == 2 or set(briefings).isdisjoint(there):
        raise PublishError(
            f"{out} holds another site, “{title}”: choose another folder with --out DIR, or delete this one "
            "if its site is to be gone"
        )


def _called(out: Path) -> tuple[str, str]:
    """The title and the address of the site in an output folder, as its feed has them; empty without one."""
    try:
        feed = json.loads(read_whole(out / JSON_FEED, follow=False))
    except (OSError, ValueError, RecursionError):
        return "", ""
    if not isinstance(feed, dict):
        return "", ""
    title = " ".join(part for part in str(feed.get("title", "")).split() if part.isprintable())
    return title[:100], str(feed.get("home_page_url") or NOWHERE)
