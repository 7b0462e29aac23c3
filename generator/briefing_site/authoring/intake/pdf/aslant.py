"""How words stand on a page of a PDF: level as a rule, and upright where a table needs a long page.

Words at an angle to most others belong to no line: stamps across a page, notes up its margin, names of axes.
Among the words of a line they would part a sentence that has nothing to do with them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from briefing_site.authoring.intake.pdf.word import Word

_STEP = math.pi / 18
"""Angles that are less than this apart are one: a page that was scanned is a little askew."""
_WHOLE = 36
"""Steps of a whole turn."""


def level(
    words: list[Word | None], angle: Callable[[int], float]
) -> tuple[list[Word | None], tuple[str, ...], int]:
    """The words that stand as most of the page do, the others, and how many quarters most are turned.

    `angle` tells how the sign with a number is turned. All words stay where no angle is that of most.
    """
    turned = {id(word): round(angle(word.first) / _STEP) % _WHOLE for word in words if word}
    signs = Counter[int]()
    for word in words:
        if word:
            signs[turned[id(word)]] += len(word.text)
    most, number = signs.most_common(1)[0] if signs else (0, 0)
    if number * 2 <= signs.total():
        return words, (), 0
    quarters, askew = divmod(most + 1, _WHOLE // 4)
    quarters = quarters % 4 if askew < 3 else 0
    near = {most, (most + 1) % _WHOLE, (most - 1) % _WHOLE}
    others = [word for word in words if word and turned[id(word)] not in near]
    if not others:
        return words, (), quarters
    rows = groupby(others, key=lambda word: turned[id(word)])
    kept = [word for word in words if word is None or turned[id(word)] in near]
    return kept, tuple(" ".join(word.text for word in row) for _, row in rows), quarters


def made_level(words: Sequence[Word | None], quarters: int) -> list[Word | None]:
    """Words with the places that they would have if their page had been turned back by some quarters."""
    return [word and _turned_back(word, quarters) for word in words]


def _turned_back(word: Word, quarters: int) -> Word:
    left, right, bottom, top = word.left, word.right, word.bottom, word.top
    if quarters == 1:  # downwards
        return replace(word, left=-top, right=-bottom, bottom=left, top=right)
    if quarters == 2:
        return replace(word, left=-right, right=-left, bottom=-top, top=-bottom)
    if quarters == 3:  # upwards
        return replace(word, left=bottom, right=top, bottom=-right, top=-left)
    return word
