"""A case of a fault: a difference from the small site, with each fault marked at its place."""

from __future__ import annotations

from dataclasses import dataclass

from tests.sites import CARD, SMALL, files


@dataclass(frozen=True)
class Case:
    """One way to go wrong."""

    text: str
    """Files over the small site, faults marked."""
    hint: str = ""
    """A part of what the author reads."""


def card(old: str, new: str) -> str:
    """The source card of the small site with one change."""
    text = files(SMALL)[CARD]
    assert text.count(old) == 1
    return f"-- {CARD} --\n{text.replace(old, new)}"


def card_more(text: str) -> str:
    """The source card of the small site with something added to its end."""
    return f"-- {CARD} --\n{files(SMALL)[CARD]}\n{text}\n"


def config(old: str, new: str) -> str:
    """The configuration of the small site with one change."""
    text = files(SMALL)["config.yaml"]
    assert text.count(old) == 1
    return f"-- config.yaml --\n{text.replace(old, new)}"


THEMED = f"-- config.yaml --\n{files(SMALL)['config.yaml']}theme: mine\n-- themes/mine/theme.yaml --\nname: mine\nextends: base\n"
"""The small site with a theme of its own, which changes nothing."""
LOUD = f"-- config.yaml --\n{files(SMALL)['config.yaml']}lint: {{unlinked-file: warn}}\n"
"""The configuration of the small site, which warns of files that no text links to."""
