"""A web address that was given on the command line: that it is one, or what is wrong with it."""

from __future__ import annotations

from briefing_site.apps.cli.commands.shared import UsageError
from briefing_site.model.web_address import WEB_ADDRESS, unreadable


def web_address(given: str, option: str = "") -> None:
    """Raise `UsageError` for what is no web address; `option` is what it was given for, with a blank."""
    if not given.startswith(("https://", "http://")):
        raise UsageError(f"{option}{given}: an address begins with https:// or http://")
    if not WEB_ADDRESS.fullmatch(given):
        raise UsageError(f"{option}{given}: an address has no blanks, quotation marks or angle brackets")
    if why := unreadable(given):
        raise UsageError(f"{option}{given}: {why}")
