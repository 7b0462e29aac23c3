"""Keys in a site's own tables of words that nothing prints: a misspelt one is silent.

A key is known if a table of what the theme extends has it, in any language, if a template names it, or if it
belongs to a family without an end. Where a template of the site works keys out, nothing is known and
nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic, Severity
from briefing_site.model.lines import Lines
from briefing_site.model.theme_files import ThemeFiles
from briefing_site.parse.front_matter import decode
from briefing_site.parse.yaml_values import load
from briefing_site.render.make_theme import table_of_words, tables

_FAMILIES = ("topic-name-", "language-", "locator-", "month-alone-")
"""Beginnings of keys of which a language, or a site, may have more than the tables of the generator."""
_LITERAL = re.compile(r"\"([\w-]+)\"|'([\w-]+)'")
_WORKED_OUT = re.compile(r"\bt(?:\.forms)?\([ \t\n]*(?:[^\"' \t\n)]|[\"'][\w-]*[\"'][ \t\n]*[~+%])")
"""A call for words whose key is no literal."""


def unknown_words(files: ThemeFiles) -> Iterator[Diagnostic]:
    """The fault of each key in a table of a site's own theme for which no page can ask.

    There is none where the theme extends nothing of the generator's, or was not read whole.
    """
    own = list(tables(layer for layer in files.layers if layer.of_site))
    behind = list(tables(layer for layer in files.layers if not layer.of_site))
    if not (own and behind) or any(fault.severity is Severity.ERROR for fault in files.faults):
        return
    templates = [
        (layer.of_site, data.decode("utf-8", "replace"))
        for layer in files.layers
        for path, data in layer.files.items()
        if path.endswith(".html")
    ]
    if any(of_site and _WORKED_OUT.search(text) for of_site, text in templates):
        return
    known = {key for language, path, data in behind for key in table_of_words(path, data, language)[0]}
    known |= {one or other for _, text in templates for one, other in _LITERAL.findall(text)}
    for _, path, data in own:
        text, _ = decode(path, data)
        value, _ = load(Lines(path, text), 0, len(text)) if text.strip() else (None, [])
        if value is not None and isinstance(value.data, dict):
            for key, entry in value.data.items():
                if key not in known and not key.startswith(_FAMILIES):
                    yield faults.theme.unknown_words(entry.place, key, known)
