"""Finished HTML with tokens to a body with holes."""

from __future__ import annotations

import re

from briefing_site.model.body import Body, CitationHole, FootnoteHole, Hole, LinkHole, OutsideAddress
from briefing_site.parse.sentences_of_html import sentences_of
from briefing_site.parse.tokens import TOKEN, CitedToken, FootnoteToken, LinkToken, Tokens

_MARKS = re.compile(r"([\U000f0000-\U000ffffd](?:\s*[\U000f0000-\U000ffffd])*)([.,;:!?]+[\"”’»)]*)?")


def cut(html: str, tokens: Tokens, outside: tuple[OutsideAddress, ...] = ()) -> Body:
    """Cut finished HTML at its tokens, each of which becomes a hole of the body.

    `outside` has the addresses in it that lead out of the site.
    """
    sentences = tuple(sentences_of(html))
    pieces = TOKEN.split(html)
    if len(pieces) == 1:
        return Body((html,), (), sentences, outside)
    sentence_of = [at for at, s in enumerate(sentences) for part in s.parts if isinstance(part, int)]
    holes: list[Hole] = []
    for sign, sentence in zip(TOKEN.findall(html), sentence_of, strict=True):
        token = tokens.of[sign]
        if isinstance(token, CitedToken):
            holes.append(CitationHole(token.citations, sentence))
        elif isinstance(token, FootnoteToken):
            holes.append(FootnoteHole(token.name, sentence, token.place))
        elif isinstance(token, LinkToken):
            holes.append(
                LinkHole(
                    token.kind,
                    token.target,
                    token.anchor,
                    token.label,
                    sentence,
                    token.place,
                    token.target_place,
                    token.anchor_place,
                    token.sign,
                )
            )
    return Body(tuple(pieces), tuple(holes), sentences, outside)


def move_marks(html: str) -> str:
    """Move marks tight behind their word, and behind punctuation that follows, as in `claim.[1]`.

    English sets note marks after the stop; Japanese and Chinese punctuation is left alone.
    """
    pieces: list[str] = []
    at = 0
    for found in _MARKS.finditer(html):
        # Not a part of the pattern, which would be tried at every blank of the text.
        pieces += (html[at : found.start()].rstrip(), found[2] or "", *found[1].split())
        at = found.end()
    return "".join((*pieces, html[at:]))
