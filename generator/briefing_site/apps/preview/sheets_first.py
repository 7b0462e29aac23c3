"""The style sheets of a theme that was edited, ahead of the pages, which differ in their names alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing_site.model.paths import is_of_theme
from briefing_site.render.theme import Theme


def of_theme_alone(named: Iterable[str]) -> bool:
    """Whether files of themes alone have changed, where it is known which."""
    paths = tuple(named)
    return bool(paths) and all(map(is_of_theme, paths))


def other_sheets(before: Theme, now: Theme) -> Mapping[str, Mapping[str, str]]:
    """Address of each style sheet that has changed to the `address` of its new one and the `text` of that."""
    return {
        before.names[name]: {"address": address, "text": now.assets[address].decode("utf-8", "replace")}
        for name, address in now.names.items()
        if name.endswith(".css") and address in now.assets and before.names.get(name, address) != address
    }
