"""Texts as they are while somebody types: nothing fails on them, and every answer fits the text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_site.apps.lsp.complete import complete
from briefing_site.apps.lsp.hover import hover
from briefing_site.apps.lsp.navigate import definition, references
from briefing_site.apps.lsp.offered import Offered
from briefing_site.apps.lsp.positions import plain
from briefing_site.apps.lsp.protocol_values import ClientAbilities
from briefing_site.apps.lsp.quick_fixes import fixes
from briefing_site.apps.lsp.rename import CannotRenameError, name_at, rename
from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from tests.changed_texts import applied
from tests.editor import Editor, ask_about_file
from tests.sites import CARD, LEAD, Site
from tests.test_lsp_navigate import HARBOUR

PIECES = [
    "[@", "@", "#", "[[", "]]", "]", "[^", "{", "}", '"', "'", ":", "\n", "\n\n", "---\n", "- ", "  ", "\t", ";", "`",
    "```\n", "<!--", "-->", "> ", "## ", "😀", "日本", "＠", "[@rain#hours]", "[[quay", "at=", 'voice="', "&", "*", "|",
    "[a](", "../", "\\", "\x07", "topics: [", "judgements:\n  - ", "null", "\u2028", "\r", "\ud83d", "",
]  # fmt: skip
EDIT = st.tuples(st.floats(0, 1), st.sampled_from(PIECES), st.integers(0, 20))
"""Where in a text, as a part of it; what is put there; how many signs are taken away."""


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Editor:
    site = Site(tmp_path_factory.mktemp("broken") / "site")
    site.small(HARBOUR)
    return Editor(site)


def edited(text: str, edits: list[tuple[float, str, int]]) -> str:
    for part, piece, gone in edits:
        at = int(part * len(text))
        text = text[:at] + piece + text[at + gone :]
    return plain(text)


def ask(known: SiteMoment, path: str, offset: int) -> None:
    """Ask all that an editor can ask."""
    text, client = known.text(path), ClientAbilities(related=True, snippets=True, links=True)
    choices = complete(known, path, offset)
    client.completions(known.lines(path), choices, Offered())
    for choice in choices.found:
        assert choice.start <= offset <= choice.end
        assert "\n" not in text[choice.start : choice.end]
    told = hover(known, path, offset)
    assert told is None or told.start <= offset <= told.end
    definition(known, path, offset)
    references(known, path, offset, declaration=True)
    if name := name_at(known, path, offset):
        assert text[name.start : name.end] == name.word
        try:
            rename(known, path, offset, "another-name")
        except CannotRenameError:
            return  # another file, or this one, cannot be read


@settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    path=st.sampled_from([LEAD, CARD, "briefings/land/quay.md", "seeds/reprint.md", "config.yaml"]),
    edits=st.lists(EDIT, min_size=1, max_size=4),
    parts=st.lists(st.floats(0, 1), min_size=1, max_size=3),
)
def test_nothing_fails(
    editor: Editor, path: str, edits: list[tuple[float, str, int]], parts: list[float]
) -> None:
    text = edited(editor.site.read(path), edits)
    known = editor.put(path, text)
    ask_about_file(known, path)
    for part in parts:
        ask(known, path, int(part * len(text)))
    for fault in known.state.faults:
        lines = known.lines(fault.place.path)
        if not any(found.place.path == path for found in known.state.content.inputs.faults):
            assert lines.place(lines.offset_of(fault.place)) == fault.place, fault
            assert lines.place(lines.offset_of(fault.end)) == fault.end, fault
        assert fault.place <= fault.end
        for fix in fixes(known, fault):
            applied({name: known.text(name) for name in known.files}, fix.changes)
