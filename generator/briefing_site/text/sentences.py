"""Where the sentences of a paragraph begin and end, in the languages that sources are written in.

A stop ends a sentence if white space or the end follows it and no lower-case letter after that; the stops of
Japanese and Chinese need no white space. Closing marks after the stop, and holes (private-use characters that
stand for citations), belong to the sentence. A dateline is part of the first sentence; a credit or sign-off
in brackets at the end of a paragraph, `(Kim/AFP)` or `END [Copyright ...]`, is no sentence and belongs to the
last.
"""

from __future__ import annotations

import re

_HOLE = "\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_CLOSE_WIDE = (
    "”’»›」』）)\\]】〉》〕｣＂＇］"  # not the ASCII marks: after 。 they open as often as they close
)
_CLOSE = _CLOSE_WIDE + "\"'“‘"
_OPEN = "\"'“‘«‹„「『（(\\[【〈《〔｢［"
_STOP = re.compile(
    f"(?P<wide>[。｡！？](?:[。｡！？…])*|．(?![0-9０-９]))[{_CLOSE_WIDE}{_HOLE}]*"
    f"|(?P<stop>[.!?…]+)[{_CLOSE}{_HOLE}]*(?=\\s|$|(?<=[{_HOLE}]))"
)
# A Japanese quotation that the sentence goes on from: 「行く。」と述べた.
_QUOTED_ON = re.compile("(?:と(?!ころ|にかく|はいえ|ても|もに)|って|など|を|、|，)")
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.\s?)*[^\W\d_]+$")
_NEXT_WORD = re.compile(rf"\s*[{_OPEN}]*([^\W_]*)(\.?)")
_SIGN_OFF = re.compile(rf"(?:[A-Z]+ )?([\[(（【［〔][^\[\]()（）【】［］〔〕]*)[\])）】］〕][{_HOLE}\s]*")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Before a number, or before a name: never the end of a sentence.
_BEFORE_NUMBER = _set("jan feb mar apr jun jul aug sep sept oct nov dec no nos nr art sec fig vol ch p pp")
_BEFORE_NAME = _set(
    "mr mrs ms messrs dr prof gen sen rep gov lt col capt maj adm brig sgt st mt ft hon rev pres vs cf viz"
    " eg ie approx ca тов им ул см напр гл tp ts gs pgs ths"
)
# May end a sentence: they do where a word follows that begins one.
_BEFORE_EITHER = _set("ltd inc co corp bros jr sr etc al dept est тыс млн млрд руб гг др пр стр")
_STARTERS = _set(
    "a an and as at but by for from he her his however i if in it its meanwhile nevertheless on our she so"
    " some still such that the their then there these they this those to under we when while with yet you"
    " в на но а и это эти он она они мы по при однако так как с для если о об после"
)


def split(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of a paragraph, without the white space between them."""
    spans: list[tuple[int, int]] = []
    start = seen = _skip_space(text, 0)
    lettered = False  # "1." before a list item and "..." before a sentence cut short end nothing
    for stop in _STOP.finditer(text):
        lettered = lettered or any(map(str.isalpha, text[seen : stop.start()]))
        seen = stop.end()
        if lettered and _ends(text, start, stop):
            spans.append((start, stop.end()))
            start, lettered = _skip_space(text, stop.end()), False
    rest = text[start:].rstrip()
    if spans and rest and _is_no_sentence(rest):
        spans[-1] = spans[-1][0], start + len(rest)
    elif rest:
        spans.append((start, start + len(rest)))
    return spans


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a sentence that began at `start` ends with this stop."""
    # as much as an abbreviation and the next word may need
    before, after = text[max(start, stop.start() - 24) : stop.start()], text[stop.end() : stop.end() + 24]
    if before[-1] in _OPEN and before[-1] not in "\"'":
        return False  # [...]
    if stop["wide"]:
        return stop[0][-1] in "。｡！？．" or not _QUOTED_ON.match(after)
    if after.lstrip()[:1].islower():
        return False
    if stop["stop"] != ".":
        return True
    return not _is_abbreviation(before, after)


def _is_abbreviation(before: str, after: str) -> bool:
    """Whether the point between the two belongs to a word and does not end the sentence."""
    word = _LAST_WORD.search(before)
    if not word:
        return False
    letters = word[0].replace(" ", "").casefold()
    following = _NEXT_WORD.match(after)
    assert following  # it matches anything
    upcoming, point = following.groups()
    if letters in _BEFORE_NUMBER and upcoming[:1].isdigit():
        return True
    if letters.replace(".", "") in _BEFORE_NAME:
        return True
    initial = len(letters) == 1 and letters != letters.upper()  # not a syllable of Hangul
    if not (initial or "." in letters or letters in _BEFORE_EITHER):
        return False
    return upcoming.casefold() not in _STARTERS or (len(upcoming) == 1 and bool(point))  # "J. A. Smith"


def _is_no_sentence(rest: str) -> bool:
    if not any(map(str.isalnum, rest)):
        return True
    note = _SIGN_OFF.fullmatch(rest)
    return bool(note) and not _ends_whole(note[1] if note else "")


def _ends_whole(text: str) -> bool:
    """Whether `text` ends as a sentence does, so that brackets around it hold a sentence of their own."""
    return text[-1:] in "!?。！？" or (text[-1:] == "." and not _is_abbreviation(text[:-1], ""))


def _skip_space(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start
