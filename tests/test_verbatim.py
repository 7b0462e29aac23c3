"""The short ways of verification say what the long ones say: of any text, any quotation, any pin."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_site.model.body import Body
from briefing_site.model.diagnostic import Span
from briefing_site.model.document import Document
from briefing_site.model.edit import Slot
from briefing_site.model.pin import PinnedExcerpt, PinnedSource, PinnedWords, digest
from briefing_site.model.source import At, Excerpt, LooseCard
from briefing_site.model.verdict import Finding, Occurrence, Verdict
from briefing_site.parse.place import parse_at
from briefing_site.text import sentences, word_edges
from briefing_site.verify import locate as long_way
from briefing_site.verify.locate import locate
from briefing_site.verify.search_text import Searchable
from briefing_site.verify.verbatim import verbatim
from briefing_site.verify.verify import afresh, pin, verify

HERE = Span.whole_file("seeds/town.md")
ROOM = Slot(HERE)
WORDS = st.sampled_from(
    [
        *("the", "The", "ferry", "quay", "no", "not", "non-", "un", "St", "Mr", "etc", "approx", "U.S", "I"),
        *("12", "3", ",5", "-", "–", "'", "’", "’s", "n’t", "“", "”", '"', "(", ")", "[1]", "[", "]", "…", "..."),
        *(".", ".", "?", "!", ",", ";", ":", " ", " ", " ", "\xa0", "\u200b", "\u00ad", "\u3099", "\r", "\t"),
        *("市", "橋を", "。", "「", "」", "부두", "다", "é", "e\u0301", "и", "ＡＢ", "-free", "less"),
    ]
)  # fmt: skip
LINES = st.lists(WORDS, max_size=14).map("".join)
SPACED = st.lists(WORDS, max_size=10).map(" ".join)
TEXTS = st.lists(LINES | SPACED | st.just(""), min_size=1, max_size=5).map("\n".join)
PLACES = st.sampled_from(["", "1", "2", "1-2", "2-3", "1:1", "1:2", "2:1", "2:1-2", "1:3"])


@contextmanager
def the_long_way() -> Iterator[None]:
    """Verification without any of its short ways."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(long_way, "verbatim", lambda *_: None)
        patch.setattr(word_edges, "_begins_plainly", lambda *_: False)
        patch.setattr(word_edges, "_ends_plainly", lambda *_: False)
        patch.setattr(sentences, "_ends_plainly", lambda *_: False)
        patch.setattr(sentences, "_stops", sentences._STOP.finditer)
        yield


@st.composite
def quoted_texts(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and words of it as they stand, or nearly so."""
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text)))
    quote = text[start : start + draw(st.integers(1, 25))]
    if draw(st.booleans()):
        quote = draw(
            st.sampled_from([quote.replace("’", "'"), quote.replace(" ", "\xa0"), quote + " the", quote[:-1]])
        )
    return text, quote


@given(quoted_texts(), PLACES)
@settings(max_examples=400)
def test_the_short_way_finds_what_the_long_one_does(quoted: tuple[str, str], at: str) -> None:
    text, quote = quoted
    document, place = Document.of("town.txt", text.encode("utf-8", "replace")), _place(at)
    found = locate(quote, document, place)
    with the_long_way():
        assert found == locate(quote, document, place)


@given(LINES | SPACED | st.text(alphabet="aB1.,!? ’'-é。다(“”)", max_size=40))
@settings(max_examples=400)
def test_sentences_are_those_of_the_long_way(text: str) -> None:
    spans = sentences.split(text)
    with the_long_way():
        assert spans == sentences.split(text)


@given(LINES | SPACED | st.text(alphabet="aB1.,!? ’'-é。다(“”)", min_size=1, max_size=20), st.data())
@settings(max_examples=400)
def test_edges_of_words_are_those_of_the_long_way(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    edges = word_edges.begins_inside(text, at), word_edges.ends_inside(text, at)
    with the_long_way():
        assert edges == (word_edges.begins_inside(text, at), word_edges.ends_inside(text, at))


@given(quoted_texts(), PLACES, st.data())
def test_no_pin_is_believed_where_the_text_is_at_hand(
    quoted: tuple[str, str], at: str, data: st.DataObject
) -> None:
    text, quote = quoted
    document = Document.of("town.txt", text.encode("utf-8", "replace"))
    card = _card(
        Excerpt("a", quote, _place(at), "", None, "", None, Body(("",), (), ()), HERE, HERE, ROOM, HERE)
    )
    with the_long_way():
        alone = afresh(card, document)
    pinned = pin(card, document, alone)
    assert verify(card, document, pinned) == alone
    assert verify(card, document, _damaged(pinned, data)) == alone


VERBATIM = {
    "once": ("the ferry", "", Occurrence(1, 4, 13)),
    "in-a-sentence": ("Fog came", "2:2", Occurrence(2, 40, 48)),
    "in-one-of-two-paragraphs": ("Fog came", "2-3", None),
    "twice": ("Fog came", "", None),
    "other-sentence": ("Fog came", "2:1", None),
    "no-such-place": ("Fog came", "9", None),
    "brackets": ("[T]he ferry", "", None),
    "part-of-a-word": ("ferr", "", None),
    "once-as-a-whole-word": ("fog", "", Occurrence(3, 73, 76)),
    "otherwise-set": ("the “ferry”", "", None),
}  # fmt: skip
TOWN = "See the ferry of the town.\n\nRain fell. \tFog came. A foghorn.\nFog came. A fog.\n"


@pytest.mark.parametrize(("quote", "at", "where"), VERBATIM.values(), ids=VERBATIM)
def test_what_stands_there_letter_by_letter(quote: str, at: str, where: Occurrence | None) -> None:
    document = Document.of("town.txt", TOWN.encode())
    assert verbatim(quote, Searchable(document), _place(at)) == where
    if where:
        assert document.text[where.start : where.end] == quote
        assert locate(quote, document, _place(at)) == Finding(Verdict.FOUND, where)


def _place(at: str) -> At | None:
    return parse_at(at) if at else None


def _card(*excerpts: Excerpt) -> LooseCard:
    return LooseCard(HERE.path, "town", "town.txt", excerpts, (), ROOM, ROOM)


def _damaged(pinned: PinnedSource, data: st.DataObject) -> PinnedSource:
    """Pins of the same text that say something else of the excerpt."""
    place = Occurrence(*(data.draw(st.integers(0, 40)) for _ in range(3)))
    words = data.draw(st.none() | st.just(PinnedWords(place, digest("a"), digest("b"), digest("c"))))
    verdict = data.draw(st.sampled_from([*(str(v) for v in Verdict), "no such verdict"]))
    seen = pinned.excerpts["a"]
    other = data.draw(
        st.sampled_from(
            [
                replace(seen, verdict=verdict),
                replace(seen, words=words),
                PinnedExcerpt("7", verdict, "", words),
            ]
        )
    )
    return replace(pinned, excerpts=data.draw(st.sampled_from([{"a": other}, {}, {"b": other}])))
