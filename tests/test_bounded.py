"""No text costs more than its length: hostile shapes at two sizes, by the lines of Python that run."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from briefing_site.apps.lsp import thing_at_cursor
from briefing_site.apps.lsp.prose_at_cursor import verbatim
from briefing_site.apps.lsp.yaml_at_cursor import spot
from briefing_site.authoring.bibliography.entry import BibliographyError
from briefing_site.authoring.bibliography.read import read_bibliography
from briefing_site.model.lines import Lines
from briefing_site.parse.briefing import parse_briefing
from briefing_site.parse.config import parse_config
from briefing_site.parse.editions import EditionsError, read_editions
from briefing_site.parse.lock import LockError, read_lock
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.source_card import parse_source
from briefing_site.parse.theme_yaml import parse_theme_yaml
from briefing_site.parse.yaml_trouble import Stop, explained
from briefing_site.text.quotation_style import quotation_style
from briefing_site.text.quoted_words import quoted_in
from briefing_site.text.straight_marks import set_html, set_plain
from tests.counting import lines_run
from tests.one_passage import told
from tests.shapes import BIBTEX, BODIES, CARDS, CSL, FIGURES, FRONTS, LOCKS, MARKS, RIS, THEMES, Shape

BRIEFING = "---\ntitle: Rain\nregion: water\ndate: 2026-01-01\nsummary: It rained.\n---\n"
CARD = "---\ntitle: Rain\npublisher: Quay Post\nkind: news\n---\n"
SIZE = 2_000
"""Characters of the smaller text; the other has twice as many. More than any depth that is allowed."""


def briefing(text: str) -> object:
    return parse_briefing("briefings/water/rain.md", f"{BRIEFING}{text}".encode(), MarkdownEngine())


def front(text: str) -> object:
    return parse_briefing("briefings/water/rain.md", f"---\n{text}\n---\nRain.\n".encode(), MarkdownEngine())


def card(text: str) -> object:
    return parse_source("seeds/rain.md", f"{CARD}{text}".encode(), MarkdownEngine())


def config(text: str) -> object:
    return parse_config("config.yaml", text.encode())


def _quiet(read: Callable[[bytes], object], *refusals: type[Exception]) -> Callable[[str], object]:
    """A reader of bytes; that it refuses a text is an answer too."""

    def answer(text: str) -> object:
        with contextlib.suppress(*refusals):
            read(text.encode())
        return True

    return answer


def bibliography(ending: str) -> Callable[[str], object]:
    return _quiet(lambda data: read_bibliography(data.decode(), ending), BibliographyError)


def at_the_cursor(text: str) -> object:
    """What an editor asks for as somebody types at the end of a text."""
    lines = Lines("briefings/water/rain.md", text)
    spot(lines, 0, len(text), len(text))
    return [verbatim(text), list(thing_at_cursor._candidates(lines, 0, len(text), len(text)))]


def marked(text: str) -> object:
    """A text with the quotation marks of its language, as plain words and as HTML."""
    style = quotation_style("de", "chicago")
    return set_plain(text, style), set_html((f"<p>{text}</p>",), style)


def compared(text: str) -> object:
    """A sentence beside the passage that it cites."""
    held = "The north quay was dredged to nine metres in March, 5 and 6 after 4."
    return [told("en", held, f"The quay {text} was dredged."), True]


READERS: tuple[tuple[str, Callable[[str], object], dict[str, Shape]], ...] = (
    ("body", briefing, BODIES),
    ("card", card, CARDS),
    ("front matter", front, FRONTS),
    ("config", config, FRONTS),
    ("lock", _quiet(read_lock, LockError), LOCKS),
    ("editions", _quiet(read_editions, EditionsError), LOCKS),
    ("theme", lambda text: parse_theme_yaml("themes/a/theme.yaml", text.encode(), "a"), THEMES),
    ("bibtex", bibliography(".bib"), BIBTEX),
    ("ris", bibliography(".ris"), RIS),
    ("csl", bibliography(".json"), CSL),
    ("editor", at_the_cursor, {**BODIES, **FRONTS}),
    ("quotation marks", marked, BODIES),
    ("cited sentence", compared, FIGURES),
    ("quoted words", lambda text: [*quoted_in(text), True], {**BODIES, **MARKS}),
)
CASES = [
    pytest.param(read, shape, id=f"{name}: {title}")
    for name, read, shapes in READERS
    for title, shape in shapes.items()
]


@pytest.fixture(autouse=True, scope="module")
def without_collection() -> Iterator[None]:
    """As a command runs: a collection of garbage would cost more in a later test than in an earlier one."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize(("read", "shape"), CASES)
def test_twice_the_text_is_twice_the_work(read: Callable[[str], object], shape: Shape) -> None:
    read(shape(200))  # what is set up once
    first, second = (lines_run(partial(read, shape(size))) for size in (SIZE, 2 * SIZE))
    assert second < 2.5 * first


@pytest.mark.parametrize(("keys", "most"), [(20, 150), (5_000, 25)])
def test_mends_of_a_long_text_are_few(keys: int, most: int) -> None:
    """Each is tried by reading the text again; a short text may have many of them."""
    odd = "".join(f"o{number}: '': b\np{number}: a，b：c #d\n" for number in range(30))
    text = "".join(f"k{number}: rain\n" for number in range(keys)) + odd
    read: list[int] = []

    def reader(_: Lines, start: int, end: int) -> Stop:
        read.append(end - start)
        return stop

    stop = Stop(len(text) - 2, "mapping values")
    assert explained(Lines("a.md", text), 0, len(text), stop, reader)
    assert 15 < len(read) <= most


def test_there_are_many_shapes() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize(("read", "shape"), CASES)
def test_a_long_text_comes_to_its_end(read: Callable[[str], object], shape: Shape) -> None:
    """An expression that begins anew at each sign of 64 kB, or goes back over them, would not."""
    assert read(shape(32_000))
