"""Words for what is done: every word of the table is found, and tells the group that it stands in."""

from __future__ import annotations

import pytest

from briefing_site.text.predicate_words import GROUPS as WORDS
from briefing_site.text.predicates import Predicate, predicates_in

GROUPS = {group.split()[0]: (number, group) for number, group in enumerate(WORDS)}


@pytest.mark.parametrize(("number", "group"), GROUPS.values(), ids=GROUPS)
def test_every_word_of_a_group_tells_it(number: int, group: str) -> None:
    lost = []
    for written in group.split():
        word = written.lstrip("!~").replace("_", " ")
        around = (
            word if not word.isascii() or "_" not in written else f"ông {word}"
        )  # Vietnamese, in plain letters
        denied = written.startswith("!")
        want = Predicate(number, around.index(word), len(around), denied)
        if want not in list(predicates_in(around, ())):
            lost.append(written)
    assert lost == []


@pytest.mark.parametrize(
    ("text", "turns", "want"),
    [
        pytest.param("They signed it.", [], [("sign", False)], id="plain"),
        pytest.param("They did not sign it.", [(9, 12)], [("sign", True)], id="negated"),
        pytest.param("They refused to sign it.", [], [("sign", True)], id="refused"),
        pytest.param("They did not refuse to sign it.", [(9, 12)], [("sign", False)], id="refusal negated"),
        pytest.param("It was late, but they signed.", [], [("sign", False)], id="clause"),
        pytest.param("They knew of the ban.", [], [], id="noun with an article"),
        pytest.param("署名しなかった。", [(2, 7)], [("sign", True)], id="Japanese"),
    ],
)
def test_what_a_sentence_says_is_done(
    text: str, turns: list[tuple[int, int]], want: list[tuple[str, bool]]
) -> None:
    names = list(GROUPS)
    assert [(names[found.group], found.denied) for found in predicates_in(text, turns)] == want
