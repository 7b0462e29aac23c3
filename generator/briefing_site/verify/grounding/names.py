"""Names: a passage has them, or they follow from the card or from the rest of the document.

A document names a person or a place once and says "he" or "there" after that, so that a name which stands
elsewhere in the same document is inferred. A name in Latin script is not compared with a text in another
script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefing_site.model.grounding import Standing, Token, TokenKind
from briefing_site.text.proper_names import COUNTRIES, ProperName, is_telling, plain, says_no_name
from briefing_site.verify.grounding.mixed_names import is_mixed
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.piece import Piece
from briefing_site.verify.grounding.pinned import has_words
from briefing_site.verify.grounding.sentence import ClaimTokens

_NOT_LATIN = frozenset(
    (
        "ja",
        "zh",
        "ko",
        "ru",
        "uk",
        "kk",
        "ky",
        "mn",
        "th",
        "ar",
        "he",
        "fa",
        "hi",
        "ta",
        "ka",
        "hy",
        "el",
        "bg",
        "sr",
    )
)
"""Languages that are not written in Latin script."""
_INSTITUTIONS = frozenset(
    (
        "assembly",
        "parliament",
        "diet",
        "senate",
        "house",
        "ministry",
        "department",
        "agency",
        "council",
        "committee",
        "commission",
        "court",
        "bank",
        "party",
        "union",
        "office",
        "bureau",
        "board",
        "government",
        "cabinet",
        "university",
        "institute",
        "convention",
        "treaty",
        "sea",
        "strait",
        "straits",
        "islands",
        "river",
    )
)
"""The last words of names that are translated."""
_ALSO_WORDS = frozenset(("who", "aid", "act", "care", "start", "salt", "ice", "cop", "arm", "pact", "quad"))
"""Acronyms that are common words too: a text with "who" does not name the WHO."""
OTHERWISE = "it stands nowhere, but the passage may call it otherwise"
"""Of a name that a source may well describe instead: a builder, the county."""


def named(
    name: ProperName, claim: ClaimTokens, passages: Sequence[Passage], opposed: Sequence[Passage] = ()
) -> Token:
    """The token of a name."""
    return next(_tokens(name, claim, passages, opposed))


def _tokens(
    name: ProperName, claim: ClaimTokens, passages: Sequence[Passage], opposed: Sequence[Passage] = ()
) -> Iterator[Token]:
    """What the token may be, the first that holds before all others."""
    token = Piece(
        TokenKind.NAME,
        name.text,
        name.start,
        name.end,
        lambda passage: any(not _lacking(name.words, [note]) for note in passage.notes),
    )

    if _is_elsewhere(name, claim, (*passages, *opposed)):
        yield token(Standing.MISSING)
    for passage in passages:
        if passage.text and not _lacking(name.words, [passage.text]):
            yield token(Standing.CARRIED, passage, _where(name, passage))
    for passage in (*passages, *opposed):
        if not _lacking(name.words, [passage.card, *passage.notes]):
            yield token(
                Standing.INFERRED, passage, how="on the card: its title, author, publisher, speaker or gist"
            )
    for passage in (*passages, *opposed):
        if passage.source and not _lacking(name.words, [passage.source.whole, passage.card, *passage.notes]):
            yield token(Standing.INFERRED, passage, how="named elsewhere in the same document")
        if passage.pinned and has_words(passage.pinned, " ".join(name.words)):
            yield token(Standing.CARRIED, passage, how="in the lock")
    every = [*passages, *opposed]
    texts = [r for p in every for r in (p.card, *p.notes, *((p.source.whole,) if p.source else ()))]
    if not _lacking(name.words, texts):
        yield token(Standing.INFERRED, passages[0], how="named in the documents that the sentence cites")
    if any(passage.language.partition("-")[0] in _NOT_LATIN for passage in every):
        yield token(
            Standing.UNJUDGED, how="the document is in another script, and the card does not have the name"
        )
    other = {passage.language[:2] for passage in every} - {claim.language[:2]}
    if other and name.words and name.words[-1].lower() in _INSTITUTIONS:
        yield token(Standing.UNJUDGED, how="an institution, which the document names in another language")
    if any(passage.source is None for passage in every):
        yield token(Standing.UNJUDGED, how="the whole document is not at hand")
    lost = [word for word in name.words if not any(_has(word, text) for text in texts)]
    if not is_telling(claim.text, name.start, name.end, lost.__contains__):
        yield token(Standing.UNJUDGED, how=OTHERWISE)
    yield token(Standing.MISSING)


def _is_elsewhere(name: ProperName, claim: ClaimTokens, passages: Sequence[Passage]) -> bool:
    """Whether the words of a name stand in the documents as parts of others, or as common words."""
    if name.words[0] not in _ALSO_WORDS or not name.text.isupper():
        many = len(name.words) > 1 or " " in name.text or says_no_name(plain(claim.text.split(" ", 1)[0]))
        return many and is_mixed(name, claim.text, passages)
    texts = [r for p in passages for r in (p.text, p.card, *p.notes, p.source and p.source.whole) if r]
    whole = re.compile(rf"\b{re.escape(name.text)}\b")
    return not any(whole.search(text.text) or name.words[0] in text.acronyms for text in texts)


def none_is_there(tokens: Sequence[Token]) -> bool:
    """Whether a sentence has several names, and the cited documents have none of them."""
    if len(tokens) < 2:
        return False
    names = [token for token in tokens if token.kind is TokenKind.NAME]
    lost = [name for name in names if name.standing is Standing.MISSING or name.how == OTHERWISE]
    return len(names) > 1 and len(lost) == len(names)


def _lacking(words: Iterable[str], texts: Sequence[Reading]) -> bool:
    """Whether a word of a name is in none of the texts."""
    words = tuple(words)
    if (country := COUNTRIES.get(" ".join(words))) and any(country in text.countries for text in texts):
        return False  # the United Kingdom, which the passage calls Britain
    return any(not any(_has(word, text) for text in texts) for word in words)


def _has(word: str, text: Reading) -> bool:
    if word in text.words or (word.endswith("s") and word[:-1] in text.words) or f"{word}s" in text.words:
        return True
    if (country := COUNTRIES.get(word)) and country in text.countries:
        return True
    if "-" in word and all(part in text.words for part in word.split("-")):
        return True
    return len(word) > 1 and word.isalpha() and len(word) < 8 and word in text.acronyms


def _where(name: ProperName, passage: Passage) -> tuple[int, int] | None:
    """The place of the name in the passage, or of its last word; None where it has another form there."""
    if not passage.text:
        return None
    for words in (name.text, name.text.split()[-1]):
        at = passage.text.text.find(words)
        if at >= 0:
            return passage.start + at, passage.start + at + len(words)
    return None
