"""Line breaks between two characters of a script without spaces, of which every character is looked for."""

from __future__ import annotations

import re
import sys

import pytest

from briefing_site.text.unwrap import MAY_BE_SPACELESS, unwrapped_lines
from briefing_site.text.word_edges import SPACELESS


def test_no_character_of_a_script_without_spaces_is_passed_over() -> None:
    every = "".join(map(chr, [*range(0xD800), *range(0xE000, sys.maxunicode + 1)]))
    spaceless = set(re.findall(SPACELESS, every))
    assert len(spaceless) > 50_000
    assert spaceless <= set(MAY_BE_SPACELESS.findall(every))


@pytest.mark.parametrize(
    ("text", "one_line"),
    [
        ("It “rained”\nhere.", "It “rained”\nhere."),
        ("雨が\n降った。\nIt rained.", "雨が降った。\nIt rained."),
        ("雨が\U000f0000\n\U000f0001降った", "雨が\U000f0000\U000f0001降った"),
        ("비가\n왔다", "비가\n왔다"),
    ],
    ids=["signs", "japanese", "holes", "korean"],
)
def test_a_line_break_that_stands_for_nothing_is_dropped(text: str, one_line: str) -> None:
    assert unwrapped_lines(text) == one_line
