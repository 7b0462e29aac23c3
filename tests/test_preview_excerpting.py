"""From a selection to a ready excerpt: whatever is selected, the excerpt verifies at its place, or it says why."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_site.apps.preview.selection_to_excerpt import ExcerptBlock, Point, Unquotable, excerpt_block
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.document import Document
from briefing_site.model.source import Source
from briefing_site.model.verdict import Occurrence, Verdict
from briefing_site.model.verification import Verification
from briefing_site.parse.markdown.engine import MarkdownEngine
from briefing_site.parse.source_card import parse_source
from briefing_site.text.misread import misread
from briefing_site.verify.verify import verify
from tests.town import DOCUMENT

CARD = "---\ntitle: The harbour town\npublisher: Quay Post\nkind: news\narchive: town.txt\n---\n"
ENGINE = MarkdownEngine()


def point(paragraph: int, words: str, end: bool = False, document: Document = DOCUMENT) -> Point:
    """Where some words of a paragraph begin, or end."""
    text = document.paragraphs[paragraph - 1].text
    assert text.count(words) == 1, f"{words!r} stands {text.count(words)} times in paragraph {paragraph}"
    return paragraph, text.index(words) + (len(words) if end else 0)


def select(paragraph: int, words: str, document: Document = DOCUMENT, limit: int = 15) -> ExcerptBlock:
    """The block for some words of a paragraph that can be quoted."""
    start, end = point(paragraph, words, document=document), point(paragraph, words, True, document)
    made = excerpt_block(document, start, end, (), limit)
    assert isinstance(made, ExcerptBlock)
    return made


def town(text: str) -> Document:
    return Document.of("town.txt", text.encode())


def read_back(block: ExcerptBlock, document: Document) -> tuple[Source, list[Diagnostic], Verification]:
    """The card with the block pasted into it, its faults, and the verification of the excerpt."""
    source, faults = parse_source("seeds/town.md", (CARD + block.text).encode(), ENGINE)
    assert isinstance(source, Source)
    return source, faults, verify(source, document, None)[block.id]


# --- what is selected becomes ----------------------------------------------------------------------

SELECTED = {
    "words": (2, "no intention to close", "no intention to close", "2:1"),
    "spaces-at-the-edges": (2, " no intention to ", "no intention to", "2:1"),
    "parts-of-words": (2, "tention to clo", "intention to close", "2:1"),
    "a-stop-of-the-sentence-before": (2, ". The ferry carries", "The ferry carries", "2:2"),
    "a-comma-at-the-end": (8, "open the old bridge,", "open the old bridge", "8"),
    "a-sentence": (2, "It is not cheap.", "It is not cheap.", "2:3"),
    "two-sentences": (2, "people a year. It is", "people a year. It is", "2:2-3"),
    "all-sentences": (6, "fell in May. Ticket sales rose", "fell in May. Ticket sales rose", "6"),
    "a-paragraph-of-one-sentence": (7, "crew waited", "crew waited", "7"),
    "a-figure": (2, "04 million", "9.04 million", "2:2"),
    "a-minus-sign": (14, "5 degrees", "-5 degrees", "14"),
    "a-negation-joined-by-a-hyphen": (4, "nuclear ships", "Non-nuclear ships", "4:1"),
    "a-negation-joined-to-its-word": (3, "able to pay", "unable to pay", "3:1"),
    "a-contraction": (14, "and can", "and can’t", "14"),
    "quotation-marks": (3, "a “quiet quay” for", "a “quiet quay” for", "3:1"),
    "a-dash-at-the-end": (3, "The harbour council –", "The harbour council", "3:1"),
    "an-opening-mark-at-the-end": (3, "wants a “", "wants a", "3:1"),
    "brackets-of-the-source": (14, "[Copyright Rain Press, Ltd.]", "[Copyright Rain Press, Ltd.]", "14"),
    "a-soft-hyphen": (15, "operation", "co\u00adoperation", "15"),
    "japanese": (9, "橋を建設", "橋を建設", "9:2"),
    "chinese-with-its-signs": (10, "，但同意修路", "但同意修路", "10:2"),
    "korean-particles": (11, "부두", "부두", "11:1"),
    "vietnamese": (12, "ng bến cảng", "rộng bến cảng", "12:1"),
}  # fmt: skip


@pytest.mark.parametrize(("paragraph", "words", "quote", "at"), SELECTED.values(), ids=SELECTED)
def test_a_selection_becomes_an_excerpt(paragraph: int, words: str, quote: str, at: str) -> None:
    block = select(paragraph, words)
    assert (block.quote, block.at, block.warning) == (quote, at, None)
    text = DOCUMENT.paragraphs[block.paragraph - 1].text
    assert (block.paragraph, text[block.start : block.end]) == (paragraph, quote)


def test_the_block_is_ready_for_the_card() -> None:
    block = select(2, "no intention to close the ferry")
    assert block == ExcerptBlock(
        text='## no-intention-close {at="2:1"}\n'
        "> no intention to close the ferry\n"
        "\n"
        "<!-- What it says, in your own words. -->\n",
        id="no-intention-close",
        at="2:1",
        quote="no intention to close the ferry",
        words=6,
        paragraph=2,
        start=14,
        end=45,
    )
    source, faults, found = read_back(block, DOCUMENT)
    assert (faults, found.verdict) == ([], Verdict.FOUND)
    assert source.excerpts[0].gist.pieces == ("",)


def test_it_does_not_matter_where_a_selection_was_begun() -> None:
    start, end = point(2, "no intention"), point(2, "close", True)
    assert excerpt_block(DOCUMENT, end, start, (), 15) == excerpt_block(DOCUMENT, start, end, (), 15)


IDS = {
    "words-that-mean-something": (2, "It is not cheap", (), "not-cheap"),
    "three-at-most": (8, "council opened a new bridge in spring", (), "council-opened-new"),
    "taken": (2, "It is not cheap", ("not-cheap",), "not-cheap-2"),
    "taken-twice": (2, "It is not cheap", ("not-cheap", "not-cheap-2"), "not-cheap-3"),
    "a-figure": (2, "9.04 million people", (), "9-04-million-people"),
    "another-script": (9, "市議会は橋を建設しない", (), "p9-2"),
    "another-script-taken": (9, "市議会は橋を建設しない", ("p9-2",), "p9-2-2"),
}  # fmt: skip


@pytest.mark.parametrize(("paragraph", "words", "taken", "name"), IDS.values(), ids=IDS)
def test_the_id_is_short_and_free(paragraph: int, words: str, taken: tuple[str, ...], name: str) -> None:
    block = excerpt_block(DOCUMENT, point(paragraph, words), point(paragraph, words, True), taken, 15)
    assert isinstance(block, ExcerptBlock)
    assert block.id == name


def test_a_long_quotation_comes_with_the_limit() -> None:
    words = "but the council opened a new bridge in spring with much music"
    assert select(8, words, limit=12).warning is None
    block = select(8, words, limit=11)
    assert block.warning == (
        "12 words, and the policy allows 11 (`quote_words` in config.yaml): "
        "select fewer, or leave some out with [...]."
    )
    assert read_back(block, DOCUMENT)[2].verdict is Verdict.FOUND


# --- where no block can be made --------------------------------------------------------------------


def test_a_selection_over_paragraphs_says_what_to_select() -> None:
    block = excerpt_block(DOCUMENT, point(4, "The gate"), point(7, "The crew", True), (), 15)
    assert block == Unquotable(
        "The selection runs from paragraph 4 to 7, and a quotation stands in one: "
        "select words of one paragraph, or make an excerpt of each."
    )


EDGES = {
    "into-the-next-paragraph": (point(6, "rose in June"), (7, 0)),
    "over-the-stop-before": ((5, len(DOCUMENT.paragraphs[4].text) - 1), point(6, "rose in June", True)),
}


@pytest.mark.parametrize(("start", "end"), EDGES.values(), ids=EDGES)
def test_a_paragraph_of_which_no_word_is_selected_does_not_count(start: Point, end: Point) -> None:
    made = excerpt_block(DOCUMENT, start, end, (), 15)
    assert isinstance(made, ExcerptBlock)
    assert made.paragraph == 6


NOTHING = {
    "nothing": ((2, 5), (2, 5)),
    "a-space": ((2, 3), (2, 4)),
    "a-stop": (point(2, "year", True), point(2, " It is")),
    "no-such-paragraph": ((99, 0), (99, 10)),
    "before-the-first": ((-3, 0), (0, 10)),
    "past-the-end": ((2, 9_000), (2, 9_001)),
}


@pytest.mark.parametrize(("start", "end"), NOTHING.values(), ids=NOTHING)
def test_no_words_no_block(start: Point, end: Point) -> None:
    assert excerpt_block(DOCUMENT, start, end, (), 15) == Unquotable(
        "There is no word in the selection: select the words to quote."
    )


REFUSED = {
    "twice-in-a-sentence": ("The pier and the pier.", "pier and", "pier", "The words stand more than once at 1: select more, until they stand there only once."),
    "a-comment": ("One <!-- two --> three", "One <!-- two", "One <!-- two", "The words hold “<!--”, which begins a comment in a card: select words beside it."),
    "a-control-character": ("One \x07 bell", "One \x07 bell", "One \x07 bell", "The words hold the character U+0007, which no card can: select words beside it."),
}  # fmt: skip


@pytest.mark.parametrize(("text", "around", "words", "fault"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_quoted_says_why(text: str, around: str, words: str, fault: str) -> None:
    document = town(text)
    start = text.index(around)
    block = excerpt_block(document, (1, start), (1, start + len(words)), (), 15)
    assert block == Unquotable(fault)


# --- to the letter ---------------------------------------------------------------------------------

LITERAL = {
    "markdown": "*Stars* and _lines_, `code`, ![a](b) &amp; \\n <b>tags</b> ~~x~~",
    "a-quotation": "> a mark that begins a quotation",
    "a-heading": "## no heading {at=\"9\"}",
    "a-citation": "says @lane#x and [@rain#hours]",
    "an-end-of-comment": "one --> two",
    "a-fence": "``` fence",
    "a-translation": "Translation: none",
    "a-no-break-space": "9\u00a0million",
    "two-spaces": "one  two",
    "an-ellipsis": "one [...] two",
    "wide-letters": "ＡＩ協力",
    "line-separators": "one\u2028two\x85three",
}  # fmt: skip


@pytest.mark.parametrize("words", LITERAL.values(), ids=LITERAL)
def test_the_words_stand_in_the_card_to_the_letter(words: str) -> None:
    document = town(f"It reads {words} here.")
    block = excerpt_block(document, (1, 9), (1, 9 + len(words)), (), 15)
    assert isinstance(block, ExcerptBlock)
    source, faults, found = read_back(block, document)
    assert (block.quote, source.excerpts[0].quote, faults) == (words, words, [])
    assert (found.verdict, found.occurrence) == (Verdict.FOUND, Occurrence(1, 9, 9 + len(words)))


def test_white_space_that_no_card_holds_is_a_space() -> None:
    document = town("One page\x0cand the\rnext")
    block = select(1, "page\x0cand the\rnext", document)
    assert block.quote == "page and the next"
    assert read_back(block, document)[2].verdict is Verdict.FOUND_FOLDED


# --- any selection in any text ---------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *"aaéñб港橋부9ー゙́", *" \t\n\n\u00a0\u3000\u200b\u00ad\x0b\x0c\r\u2028", *".,;:!?…。、「」“”‘’'\"()[]［］<>#*_`\\-–—−²",
        "un", "non-", "-free", "n’t", "it’s", "9.04", "-5", "no ", "The pier ", "the pier. ", "Mr. ", "[...]", "[sic]",
        "<!--", "-->", "\x07", "\U000f0000", "ﾊﾞ", "ハ\u3099", "--", "1,000",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map("".join) | st.text(min_size=1, max_size=60)


@given(st.data())
def test_any_selection_gives_a_block_that_verifies_or_says_why(data: st.DataObject) -> None:
    text = data.draw(TEXTS.filter(lambda text: not misread(text)))  # which no card may hold
    document = town(re.sub("[\ud800-\udfff\0]", "", text))  # a zero is told to be of another encoding
    points = st.tuples(st.integers(1, max(len(document.paragraphs), 1)), st.integers(0, max(len(text), 1)))
    start, end = data.draw(points), data.draw(points)
    block = excerpt_block(document, start, end, ("p1-1",), 15)
    if isinstance(block, Unquotable):
        assert block.fault.endswith((".", "?")) or ":" in block.fault
        return
    source, faults, found = read_back(block, document)
    assert faults == []
    assert [(e.id, e.quote, str(e.at)) for e in source.excerpts] == [(block.id, block.quote, block.at)]
    paragraph = document.paragraphs[block.paragraph - 1]
    first, last = paragraph.start + block.start, paragraph.start + block.end
    stands = found.occurrence
    assert stands is not None
    assert stands.paragraph == block.paragraph
    if found.verdict is Verdict.FOUND:
        assert (stands.start, stands.end) == (first, last)
    else:  # where signs fold to one, all of them are covered
        assert found.verdict is Verdict.FOUND_FOLDED
        assert stands.start <= first < last <= stands.end
    low, high = sorted((start, end))
    assert block.paragraph in range(low[0], high[0] + 1)
    if low[0] == high[0]:  # only signs and spaces of the selection may be missing
        left_out = paragraph.text[low[1] : block.start] + paragraph.text[block.end : high[1]]
        assert not any(map(str.isalnum, left_out))
