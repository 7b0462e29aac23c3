"""What authors do wrong in a list in brackets, or in keys in braces, of YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.model.fix import Safety
from briefing_site.parse.yaml_mend import COMMENT, KEY, SIGNS, Change, Mend
from briefing_site.parse.yaml_quotations import quoted
from briefing_site.text.lazy_pattern import LazyPattern

_PIECE = LazyPattern(r"(?:[{\[]|, *|: +)(?=[^\s\"'{\[,])")
_KEY_COMES = LazyPattern(rf"{KEY} *:(?: |$)")
_NEXT_KEY = LazyPattern(rf"(?<! ) *, *(?={KEY}: )")
_SIGN_INSIDE = LazyPattern(r"[\[{\"]|:(?= |$)")
_HASHTAG = LazyPattern(r"(?<=[\[{, ])#[^\s,\]}#][^\s,\]}]*")
_MAX_PIECES = 8
_NO_COMMA = LazyPattern(r"(?<=[\"'\]}])(?P<gap> +)(?=[\"'\[{])")


def mends_in_brackets(value: str, at: int) -> Iterator[Mend]:
    """The mistakes of a list in brackets or of keys in braces."""
    end = at + len(value)
    for match in _NO_COMMA.finditer(value):
        gap = at + match.start()
        yield Mend("no-comma", (gap, gap + len(match["gap"])), (Change(gap, gap, ","),), "Write a comma")
    for match in re.finditer(r"(?<=[{, ])(?P<key>[A-Za-z_][\w-]*)(?P<colon>:)(?=[^\s:/\\,}])", value):
        place = at + match.start("colon")
        yield Mend(
            "tight-colon",
            (place, place + 1),
            (Change(place + 1, place + 1, " "),),
            "Put a space after the colon",
            (match["key"],),
        )
    if tags := list(_HASHTAG.finditer(value)):
        changes = tuple(Change(at + tag.start(), at + tag.end(), quoted(tag.group())) for tag in tags)
        words = (at + tags[0].start(), at + tags[0].end())
        yield Mend("comment", words, changes, "Put the text in quotation marks", safety=Safety.UNSAFE)
    for first, last in _pieces(value):
        bare = value[first:last]
        place = at + first
        change = (Change(place, place + len(bare), quoted(bare)),)
        title = "Put the text in quotation marks"
        if comment := COMMENT.search(bare):
            yield Mend("comment", (place + comment.end() - 1, end), change, title, safety=Safety.UNSAFE)
        elif sign := SIGNS.match(bare):
            yield Mend("sign", (place, place + len(bare)), change, title, (sign.group(),))
        elif sign := _SIGN_INSIDE.search(bare):
            inside = place + sign.start()
            yield Mend("sign-in-braces", (inside, place + len(bare)), change, title, (sign.group(),))
    if _is_text(value):
        yield Mend(
            "sign",
            (at, end),
            (Change(at, end, quoted(value)),),
            "Put the text in quotation marks",
            (value[0],),
        )


def _is_text(value: str) -> bool:
    """Whether what begins with a bracket goes on behind its end, as a text does, or begins with two."""
    if value[1:2] == value[0]:
        return True
    depth = 0
    for n, sign in enumerate(value):
        depth += (sign in "[{") - (sign in "]}")
        if depth == 0:
            return n + 1 < len(value)
    return False


def _pieces(value: str) -> Iterator[tuple[int, int]]:
    """Start and end of the plain texts in brackets or braces; of each, every end that it may have."""
    firsts = [match.end() for match in _PIECE.finditer(value) if not _KEY_COMES.match(value, match.end())]
    for first in firsts[:_MAX_PIECES]:
        if match := _NEXT_KEY.search(value, first):
            yield first, match.start()
            continue
        last = len(value.rstrip(", "))
        while last > first:
            yield first, last
            if value[last - 1] not in "]}":
                break
            last = len(value[: last - 1].rstrip())
