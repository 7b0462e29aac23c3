"""Twice the text costs twice the work: what an author repeats, at two sizes."""

from __future__ import annotations

from functools import partial

import pytest

from briefing_site.parse.briefing import parse_briefing
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.source_card import parse_source
from briefing_site.text.sentences import split
from tests.counting import lines_run

FRONT = "---\ntitle: Rain\nregion: water\ndate: 2026-01-01\nsummary: It rained.\n"


def parsed(body: str, keys: str = "") -> list[object]:
    """All that a briefing is, its faults too."""
    data = f"{FRONT}{keys}---\n{body}".encode()
    return [*parse_briefing("briefings/water/rain.md", data, MarkdownEngine())]


REPEATED = {
    "headings of one name": "# Rain\n\n",
    "notes of one name": "Rain^[fell]. ",
    "waivers in a sentence": "Rain fell <!-- lint: figures as told -->. ",
    "waivers of blocks": "<!-- lint: figures as told -->\n\n",
    "citations": "Rain [see @rain#fell, p. 3]. ",
    "addresses": "rain@example.org ",
    "brackets": "[[",
    "marks of emphasis": "*a **b ",
    "stops": "Mr. J. A. Rain! ",
}


@pytest.mark.parametrize("text", REPEATED.values(), ids=REPEATED.keys())
def test_the_work_grows_as_the_text(text: str) -> None:
    parsed(text)  # what is set up once
    first, second = (lines_run(partial(parsed, text * size)) for size in (150, 300))
    assert second < 2.3 * first


OF_CARDS = {
    "excerpts": '## hours-{} {{at="1"}}\n> rain\n\nIt [rained](https://example.org/).\n\n',
    "excerpts of one name": '## hours {{at="1"}}\n> rain\n\nIt rained.\n\n',
    "further quotations": "> rain\n\nIt rained {}.\n\n",
    "footnotes of one name": "[^a]: It rained.\n\n",
}


@pytest.mark.parametrize("text", OF_CARDS.values(), ids=OF_CARDS.keys())
def test_the_work_grows_as_the_card(text: str) -> None:
    first, second = (lines_run(partial(read_card, text, size)) for size in (150, 300))
    assert second < 2.3 * first


def read_card(text: str, size: int) -> None:
    """Read a card of so many pieces."""
    front = '---\ntitle: Rain\npublisher: Pier\nkind: news\n---\n## rain {at="1"}\n> rain\n\n'
    data = (front + "".join(text.format(number) for number in range(size))).encode()
    assert parse_source("seeds/rain.md", data, MarkdownEngine())[0]


def test_the_work_grows_as_the_waivers_of_the_front_matter() -> None:
    waiver = "# lint: figures as told\n"
    parsed("Rain.", waiver)
    first, second = (lines_run(partial(parsed, "Rain.", waiver * size)) for size in (150, 300))
    assert second < 2.3 * first


N = 60_000
LONG = {
    "blanks before a citation": f"rain{' ' * N}[@rain#fell].",
    "blanks behind a citation": f"As @rain#fell{' ' * N}fell",
    "words behind a star": f"Rain *{'fell ' * N}",
    "keys without an end": f"Rain [{'@rain#fell; ' * N}",
    "blanks and no citation": f"rain{' ' * N}fell [@rain#fell].",
    "blanks in a cell": f"| a{' ' * N}b {{c}} |\n| --- |\n| d |\n",
    "letters and an at sign": f"{'a' * N} [@rain#fell]",
    "letters before a stop": f"({'a' * N}.)",
    "comments without an end": "rain <!-- lint: " * (N // 16),
    "instructions without an end": "rain <?" * (N // 7),
    "notes without an end": "rain ^[" * (N // 7) + "] fell",
    "quotations without an end": "「a。" * (N // 3),
    "addresses before a sign": "a@b." * (N // 4) + "]",
    "bracket of at signs": f"[{'@' * N} <!-- lint: figures as told -->",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_a_long_run_of_one_sign_is_read_at_once(text: str) -> None:
    # A pattern that begins anew at each sign of the run would not come to its end.
    assert parsed(text)


def test_a_sentence_that_ends_with_a_long_word() -> None:
    text = f"It rained. ({'a' * N}.)"
    assert split(text)[-1][1] == len(text)


def test_a_scalar_in_quotation_marks_with_many_blanks() -> None:
    assert parsed("Rain.", f'events:\n  - date: 2026\n    text: "rain{" " * N}fell\\n{" " * N}here"\n')
