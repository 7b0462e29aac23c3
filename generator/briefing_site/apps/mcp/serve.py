"""The loop: a line in, a line out, until the input ends."""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO

from briefing_site.apps.mcp.asked import AskedSite
from briefing_site.apps.mcp.lines import lines
from briefing_site.apps.mcp.session import Session
from briefing_site.apps.mcp.site_tools import SiteOffer
from briefing_site.engine.options import Options


def serve(options: Options, given: BinaryIO | BytesIO, told: BinaryIO | BytesIO) -> None:
    """Answer each line; a mistake of ours is answered as one, and ends nothing."""
    session = Session(SiteOffer(AskedSite(options)))
    for line in lines(given):
        answer = session.answer(line)
        if answer is not None:
            told.write(answer + b"\n")
            told.flush()
