"""Where the sentences of a paragraph begin and end, in the languages that sources are written in.

A stop ends a sentence if white space or the end follows it and no lower-case letter after that; the stops of
Japanese and Chinese need no white space, nor does the point behind a Korean verb, nor one that a new sentence
follows at once: `It rained.Then`. A stop inside a bracket or the title of a work ends nothing, nor one inside
a quotation or bracket that its sentence goes on from. Closing marks after the stop, marks of notes such as
`[1]`, and holes (private-use characters that stand for citations) belong to the sentence. A dateline is part
of the first sentence; a credit or sign-off in brackets at the end of a paragraph, `(Kim/AFP)` or
`END [Copyright ...]`, is no sentence and belongs to the last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from briefing_site.text.abbreviations import OPENING, is_abbreviation, is_hangul, is_shortened
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.parts_with_stops import parts_with_stops

_HOLE = "\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_CLOSE_WIDE = (
    "”’»›」』）)\\]】〉》〕｣＂＇］"  # not the ASCII marks: after 。 they open as often as they close
)
_CLOSE = _CLOSE_WIDE + "\"'“‘"
_NOTE = r"(?:\[(?:\d{1,3}|[a-z]|note \d{1,3})\]|[¹²³⁴-⁹])*"
_STOP_SIGN = re.compile("[.!?…。｡！？．]")
_STOPS = LazyPattern("[.!?…]+")
_NOT_PLAIN = re.compile('[!?…。｡！？．“‘"()「『《〈（【〔［\\[]')
"""Other stops, and what may hold stops that end nothing."""
_PLAIN_STOP = re.compile(rf"\.[{_HOLE}]*(?=[ ][A-Z]|\Z)")
_STOP = re.compile(  # each alternative begins with one of the signs
    f"(?P<wide>[。｡！？](?:[。｡！？…])*|．(?![0-9０-９]))[{_CLOSE_WIDE}{_HOLE}]*"
    r"|(?P<spaced>\.(?<=\s\.)(?:\s\.){2,3})(?=\s|$)"
    r"|(?P<korean>\.(?<=[다요죠까].)|[?!](?<=[가-힣].))(?=[가-힣A-Z\d“‘])"
    r"|(?P<joined>[.?!](?<=[^\W\d_]{2}.))(?=[^\W\d_]{2})"
    f"|(?P<stop>[.!?…]+)(?:[ \xa0\u202f](?=»))?[{_CLOSE}{_HOLE}]*{_NOTE}(?=\\s|$|(?<=[{_HOLE}]))"
)
# A Japanese quotation that the sentence goes on from: 「行く。」と述べた.
_QUOTED_ON = LazyPattern("(?:と(?!ころ|にかく|はいえ|ても|もに)|って|など|を|、|，)")
_SIGN_OFF = LazyPattern(rf"(?:[A-Z]+ )?([\[(（【［〔][^\[\]()（）【】［］〔〕]*)[\])）】］〕][{_HOLE}\s]*")
_SAID = LazyPattern(
    r"\s+(?:[^\W\d_a-z][\w.’'-]*\s+){1,4}(?:(?:later|then|also|had)\s+)?(?:(?:pressed|said|says|asked|asks|replied|replies|added|adds|wrote|writes|told"
    r"|answered|cried|remarked|exclaimed|wondered|demanded|shouted|insisted|continued|warned|noted|joked"
    r"|fragte|sagte|rief|antwortete|preguntó|dijo|respondió|demanda|demandé|répondit"
    r"|hỏi|nói|đáp|kể|viết|kêu|hét|la|thốt)\b|물었다|되물었다|말했다|외쳤다|답했다|대답했다|소리쳤다)"
)
"""Who said what stands in quotation marks before: “Is it over?” Takaichi asked."""
_ENDS_OF_HANGUL = frozenset("다요죠까네지군자니오소")
_TOKEN = LazyPattern(r"\S*$"), LazyPattern(r"\S*")
_OF_ADDRESS = LazyPattern(r"[/@:\\]|\.\S*\.\S|\.(?:com|net|org|jp|js|io|co|tv|pdf|html?)\b", re.IGNORECASE)
_DASH = re.compile(r"\s+[–—-]\s")
_ITEM = re.compile(r"(?:(?<=\s)|^)(?:[•⁃‣▪*-]\s?)?(\d{1,2}|[a-z])(?:\.\)|\.|\))\s+(?=[A-ZА-ЯÀ-Þ])")


def split(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of a paragraph, without the white space between them."""
    spans = _plainly(text)
    return _carefully(text) if spans is None else spans


def _plainly(text: str) -> list[tuple[int, int]] | None:
    """The sentences of a text in which each stop is a point that ends one; None for any other text.

    Such a point stands behind a word in plain letters, which is no abbreviation. Behind it, and the holes
    there may be, the text ends, or goes on with a blank and a capital of ASCII. `_carefully` says the same.
    """
    if _NOT_PLAIN.search(text) or text[:1].isspace():
        return None
    spans: list[tuple[int, int]] = []
    start = 0
    for stop in _PLAIN_STOP.finditer(text):
        point, end = stop.span()
        word = text[max(text.rfind(" ", start, point) + 1, start) : point]
        if len(word) < 2 or not (word.isalpha() and word.isascii()) or is_shortened(word):
            return None
        spans.append((start, end))
        start = end + 1
    if len(spans) != text.count("."):
        return None
    rest = text[start:].rstrip()
    if spans and rest and not any(map(str.isalnum, rest)):
        spans[-1] = spans[-1][0], start + len(rest)
    elif rest:
        spans.append((start, start + len(rest)))
    return spans


def _carefully(text: str) -> list[tuple[int, int]]:
    """The sentences of any text."""
    spans: list[tuple[int, int]] = []
    start = seen = _skip_space(text, 0)
    items = _items(text)
    held = parts_with_stops(text)
    lettered = False  # "1." before a list item and "..." before a sentence cut short end nothing
    for stop in _stops(text):
        while items and items[0][0] <= stop.start():  # the next item of a list
            item, seen = items.pop(0)
            if item > start:
                spans.append((start, len(text[:item].rstrip())))
                start = item
            lettered = False
        lettered = lettered or any(map(str.isalpha, text[seen : stop.start()]))
        seen = max(seen, stop.end())
        if not lettered or (held and _is_held(held, stop.start())):
            continue
        if _ends_plainly(text, stop) or _ends(text, start, stop):
            spans.append((start, stop.end()))
            start, lettered = _skip_space(text, stop.end()), False
    for item, _ in items:
        if item > start:
            spans.append((start, len(text[:item].rstrip())))
            start = item
    rest = text[start:].rstrip()
    if spans and rest and _is_no_sentence(rest):
        spans[-1] = spans[-1][0], start + len(rest)
    elif rest:
        spans.append((start, start + len(rest)))
    return spans


def _items(text: str) -> list[tuple[int, int]]:
    """Start and end of the marks of a list that stands in one paragraph: `1. Rain 2. Fog`."""
    first = _ITEM.match(text, _skip_space(text, 0))
    if not first:  # as nearly always
        return []
    found = [first, *_ITEM.finditer(text, first.end())]
    names = [match[1] for match in found]
    numbers = [int(name) if name.isdigit() else ord(name) for name in names]
    if names[0].isdigit() != names[-1].isdigit() or numbers != list(
        range(numbers[0], numbers[0] + len(numbers))
    ):
        return []
    return [match.span() for match in found]


def _is_held(held: list[tuple[int, int]], offset: int) -> bool:
    """Whether an offset is in one of the spans."""
    at = bisect_right(held, (offset, 1 << 60)) - 1
    return at >= 0 and held[at][0] < offset < held[at][1]


def _stops(text: str) -> Iterator[re.Match[str]]:
    """Every stop of a text. Looking for the signs first is several times as fast as `_STOP.finditer`."""
    at = 0
    while sign := _STOP_SIGN.search(text, at):
        if stop := _STOP.match(text, sign.start()):
            yield stop
            at = stop.end()
        elif run := _STOPS.match(text, sign.start()):
            at = run.end()  # no later sign of the run could end a sentence where the first cannot
        else:
            at = sign.end()


def _ends_plainly(text: str, stop: re.Match[str]) -> bool:
    """Whether a stop is a point behind a word in plain letters, at the end or before one with a capital.

    Nearly all stops of a text in Latin letters are. `_ends` holds of each of them, and takes longer.
    """
    point, end = stop.span()
    if end != point + 1 or text[point] != ".":
        return False
    if end < len(text) and not (text[end] == " " and "A" <= text[end + 1 : end + 2] <= "Z"):
        return False
    word = text[text.rfind(" ", 0, point) + 1 : point]
    return len(word) > 1 and word.isascii() and word.isalpha() and not is_shortened(word)


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a sentence that began at `start` ends with this stop."""
    # as much as an abbreviation and the next words may need
    before, after = text[max(start, stop.start() - 24) : stop.start()], text[stop.end() : stop.end() + 60]
    if stop["spaced"]:
        return stop["spaced"].count(".") == 4 and not after.lstrip()[:1].islower()
    if before[-1] in OPENING and before[-1] not in "\"'":
        return False  # [...]
    if stop["wide"]:
        return stop[0][-1] in "。｡！？．" or not _QUOTED_ON.match(after)
    if stop["korean"] or stop["joined"]:
        return bool(stop["korean"]) or (_is_joined(text, stop) and not is_abbreviation(before, after, ""))
    return _ends_before_space(text, start, stop, before, after)


def _ends_before_space(text: str, start: int, stop: re.Match[str], before: str, after: str) -> bool:
    """Whether a sentence that began at `start` ends with a stop that white space follows.

    `before` and `after` are the text around the stop, as far as it matters.
    """
    if after.lstrip()[:1].islower():
        return False
    if _DASH.match(after) and text.rfind("«", start, stop.start()) > text.rfind("»", start, stop.start()):
        return False  # «Куда? – спросила мама. – Завтра выходной»
    if stop["stop"] != ".":
        if stop["stop"][-1] in ".…" and is_hangul(before[-1]) and is_hangul(after.lstrip()):
            return before[-1] in _ENDS_OF_HANGUL  # 그는… 아니, 그들은
        return not (stop.end() > stop.end("stop") and _SAID.match(after))
    return not is_abbreviation(before, after, text[start : stop.start()])


def _is_joined(text: str, stop: re.Match[str]) -> bool:
    """Whether a stop without white space behind it ends a sentence: `It rained.Then`."""
    at = stop.start()
    if not (text[at - 2 : at].islower() and text[at + 1].isupper() and text[at + 2].islower()):
        return False
    head, tail = _TOKEN[0].search(text, max(at - 40, 0), at), _TOKEN[1].match(text, at, at + 40)
    return not _OF_ADDRESS.search((head[0] if head else "") + (tail[0] if tail else "").rstrip('.,;:!?”"’)'))


def _is_no_sentence(rest: str) -> bool:
    if not any(map(str.isalnum, rest)):
        return True
    note = _SIGN_OFF.fullmatch(rest)
    return bool(note) and not _ends_whole(note[1] if note else "")


def _ends_whole(text: str) -> bool:
    """Whether `text` ends as a sentence does, so that brackets around it hold a sentence of their own."""
    return text[-1:] in "!?。！？" or (text[-1:] == "." and not is_abbreviation(text[:-1], "", text[:-1]))


def _skip_space(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start
