"""Pages in a script that runs from right to left, as Arabic and Hebrew do.

PDFium gives the words of such a line in the order in which they are read. Their places are mirrored, so that
all that looks for lines, columns and paragraphs finds them as on a page that runs from left to right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SWAPPED = str.maketrans("()[]{}«»", ")(][}{»«")
_OPENED = re.compile(r"[(\[{«](?=\w)|(?<=\w)[)\]}»]")
_STOPPED = re.compile(r"^([.,;:!?]+)(\d[\d.,:/%-]*)$")
_TURNED = re.compile(r"[)\]}»](?=\w)|(?<=\w)[(\[{«]")


def runs_left(texts: Iterable[str]) -> bool:
    """Whether most letters of some words are of a script that runs from right to left."""
    whole = "".join(texts)
    return 2 * len(_RIGHT_TO_LEFT.findall(whole)) > sum(map(str.isalpha, whole))


def is_turned(text: str) -> bool:
    """Whether a word is of such a script."""
    return bool(_RIGHT_TO_LEFT.search(text))


def brackets_are_turned(texts: Iterable[str]) -> bool:
    """Whether the brackets of a page are as they are drawn, an opening one as a closing one."""
    whole = " ".join(filter(is_turned, texts))
    return len(_TURNED.findall(whole)) > len(_OPENED.findall(whole))


def with_brackets_turned(text: str) -> str:
    """A word of such a script with each of its brackets as it is read."""
    return text.translate(_SWAPPED) if is_turned(text) else text


def with_stop_behind(text: str) -> str:
    """A figure on such a page with the stop behind it, which is drawn on its left."""
    return _STOPPED.sub(r"\2\1", text)


def lam_before_alef(before: Sequence[str], sign: str) -> bool:
    """Whether two signs in order are an alef and a lam: drawn as one letter, they are a lam with its alef.

    PDFium turns round the letters of a word that runs from right to left, and those that one drawing stands
    for with them. An alef is never drawn together with what follows it.
    """
    return sign == "ل" and bool(before) and before[0] in "اأإآ"


def runs_right(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where words of the other scripts follow one another on such a line: the first, and past the last."""
    start = end = -1
    for at, text in enumerate(texts):
        if is_turned(text):
            if end - start > 1:
                yield start, end
            start = end = -1
        elif any(map(str.isalpha, text)):
            start, end = (at if start < 0 else start), at + 1
    if end - start > 1:
        yield start, end
