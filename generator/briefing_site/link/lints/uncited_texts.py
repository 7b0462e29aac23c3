"""`uncited-claim` in what cannot cite, or does not: title, summary, headings, reasons, footnotes.

Such a text is short for what the briefing says and cites. So its quoted words and its figures are to stand in
a passage that the briefing cites somewhere, or in a sentence of it, which is judged by itself; or to follow
from one passage as they may in a sentence that cites it. Nothing is told where a cited passage is not known.

So is an author's footnote that cites nothing and links to nothing, the words beside a citation in its
bracket, the cells of a row of a table that does not cite, and what a picture or a link says to those who do
not see it.

1. Of a heading, a footnote and the words beside a citation only quoted words, sums of money and shares in
   per cent are compared: other numbers may be those of a list, a page or a year. Of a picture only quoted
   words. So it is with a cell in a language whose dates are not read.
2. A number of sources, and one that only counts parts ("Part 2"), is the desk's own; so is a cell of few
   signs that may number its row, or name its year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from briefing_site.link.ground import Passages
from briefing_site.link.lints.cited_passages import cited_passages
from briefing_site.link.lints.places import Places
from briefing_site.link.site import Claim
from briefing_site.model import faults
from briefing_site.model.body import Body, CitationHole, FootnoteHole
from briefing_site.model.body_text import as_written, attribute_words, sentence_text
from briefing_site.model.briefing import Briefing, Footnote
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.grounding import FIGURES, Standing, Token, TokenKind
from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.needed_words import Sought
from briefing_site.text.quotation_marks import may_quote
from briefing_site.text.values.languages import is_read
from briefing_site.text.whole_quotations import split_around_quotations
from briefing_site.verify.grounding.ground import ground
from briefing_site.verify.grounding.held import Texts
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.sentence import tokens_of

_SIGN = re.compile(r"[0-9０-９一二三四五六七八九十百千万億兆亿“”„«»「『‘\"]")
_NUMBER = Sought(
    r"\b(?:ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|hundreds?|thousands?|millions?|billions?|half|thirds?|quarters?|two|three|four|five|six|seven|eight"
    r"|nine)\b"
)
_TEEN = LazyPattern(r"(?<!\w)\w+teen\b", re.IGNORECASE)
_THINGS = (
    "(?:資料|史料|情報源|文書|文献|記事|報道|出典|典拠|声明|論文|资料|来源|來源|文件|报道|報導|文章|聲明"
    "|자료|출처|문서|기사|보도)"
)
"""Sources, documents and articles in languages that put no blank before the word."""
_COUNTERS = r"(?:つ|本|件|点|編|通|紙|社|冊|部|種類?|个|個|份|篇|條|条|건|개|편|곳|종)?"
_OF_THE_DESK = LazyPattern(
    r"\W*(?:[^\W\d]+\W+){0,2}?(?:sources?|documents?|papers?|articles?|reports?|statements?|accounts?"
    r"|outlets?|texts?"
    r"|briefings?|judge?ments?|passages?|origins?|Quellen?|Dokumenten?|Berichten?|Artikeln?|Texten?|Belegen?"
    r"|documents?|rapports?|fuentes?|documentos?|artículos?|informes?|textos?|nguồn|tài\sliệu|bài\sbáo"
    r"|văn\sbản"
    r"|источник\w*|документ\w*|стат(?:ья|ьи|ей|ью|ьями?)|сообщени\w*|مصادر|مصدر\w*|المصادر|وثائق|وثيقة"
    r"|تقارير|مقالات)(?!\w)"
    rf"|\s?{_COUNTERS}\s?(?:の|的|의)?\s?(?:[^\W\d_]{{1,4}}(?:の|的|의)?\s?)?{_THINGS}",
    re.IGNORECASE,
)
"""What the desk counts, behind the number."""
_COUNTED = LazyPattern(
    rf"(?:{_THINGS}(?:の数)?\s?(?:は|が|も|为|為|是|有|共|共有|는|은|가|이|:|：)\s?(?:共に|全部で|合わせて"
    rf"|計|合計|모두|총)?|"
    r"\b(?:sources|Quellen|fuentes|источников|источника)\s?[:—–-])\s?$"
)
"""What stands before the number where the things stand first: `出典は3点`."""
_NUMBERED = LazyPattern(
    r"(?:\b(?:part|week|no|nr|issue|round|chapter|volume|day|section|stage|phase|option|scenario)|№|第)\W*$",
    re.IGNORECASE,
)
"""What a number that stands behind it only counts off."""
_MEASURED = frozenset({TokenKind.PERCENT, TokenKind.CURRENCY})
_UNIT = LazyPattern(
    r"[%％‰€$£¥₩₽]|割|円|元|per\s?cent|pro[zc]en|cent\b|\b(?-i:[A-Z]{3})\b|euro|dollar|yen|pound"
    r"|won|crown|franc|rou?ble|млн|руб|đồng|원|퍼센트|프로",
    re.IGNORECASE,
)
_CELL = "the cell"
_LABEL = 4
_SMALL = "small number"
"""Says of a number in words that it is not judged, unless a passage has another one of the same things."""
_GOOD = frozenset({Standing.CARRIED, Standing.DERIVED, Standing.INFERRED})


def may_claim(text: str) -> bool:
    """Whether a text may have a figure, a date or quoted words; else it need not be read."""
    if _SIGN.search(text) or _NUMBER.stands_in(text):
        return True
    return "teen" in text.lower() and bool(_TEEN.search(text))


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that cannot cite."""

    name: str
    """What it is, in words."""
    words: str
    place: Span | None
    """Where it stands, as nearly as that is known; None for a place behind the front matter."""
    figures: frozenset[TokenKind] = FIGURES
    """The kinds of figures that are compared too."""


def uncited_texts(
    briefing: Briefing,
    claims: Iterable[Claim],
    passages: Callable[[str], Passages],
    language: str,
    places: Places,
) -> Iterator[Diagnostic]:
    """The faults of a briefing that cites; `claims` are its own, `language` is that of the site."""
    language = briefing.lang or language
    cells = {id(body): bare_cells(body) for body in briefing.bodies}
    figures = FIGURES if is_read(language) else _MEASURED  # 11 may be the day of a month that is not known
    every = _texts(briefing, cells, figures)
    texts = [text for text in every if may_claim(text.words) and _may_be_lost(text)]
    cited = [passage for passage in cited_passages(claims, passages) if passage] if texts else []
    if not cited or not all(passage.known for passage in cited):
        return
    notes = {id(footnote.body) for footnote in _uncited_notes(briefing)}
    own = [
        Reading(sentence_text(body, number, as_written), language)
        for body in briefing.bodies
        if id(body) not in notes
        for number, sentence in enumerate(body.sentences)
        if sentence.kind != "heading" and number not in cells[id(body)]
    ]
    compared = _Compared(cited, own, language)
    for text in texts:
        for start, end in split_around_quotations(text.words):
            sentence = text.words[start:end]
            if not may_claim(sentence):
                continue
            for token in compared.lost(sentence, text.figures):
                if text.name == _CELL and token.kind is TokenKind.FIGURE and len(text.words) <= _LABEL:
                    continue
                at = places.of_text(text.words, text.place) if text.place else places.in_body(text.words)
                at = places.of_text(sentence[token.start : token.end], at)
                yield faults.lints.uncited_text(at, text.name, token.text)


def _may_be_lost(text: _Text) -> bool:
    """Whether a text has quotation marks, or the unit of a figure of the kinds that are compared."""
    if text.figures is FIGURES or may_quote(text.words):
        return True
    return bool(text.figures) and bool(_UNIT.search(text.words))


def bare_cells(body: Body) -> Collection[int]:
    """The numbers of the sentences in rows of tables of a body that cite nothing."""
    rows: dict[int, list[int]] = {}
    cited: set[int] = set()
    for number, sentence in enumerate(body.sentences):
        if sentence.row:
            rows.setdefault(sentence.row, []).append(number)
            if any(isinstance(p, int) and isinstance(body.holes[p], CitationHole) for p in sentence.parts):
                cited.add(sentence.row)
    return frozenset(number for row, numbers in rows.items() if row not in cited for number in numbers)


def _texts(
    briefing: Briefing, cells: Mapping[int, Collection[int]], of_cells: frozenset[TokenKind]
) -> Iterator[_Text]:
    yield _Text("the title", briefing.title, briefing.place_of("title"))
    yield _Text("the summary", briefing.summary, briefing.place_of("summary"))
    for judgement in briefing.judgements:
        yield _Text("the reason of the judgement", judgement.because, judgement.because_place)
    for heading in briefing.headings:
        yield _Text("the heading", heading.text, heading.place, _MEASURED)
    for footnote in _uncited_notes(briefing):
        for number in range(len(footnote.body.sentences)):
            words = sentence_text(footnote.body, number, as_written)
            yield _Text("the footnote", words, footnote.place, _MEASURED)
    for body in briefing.bodies:
        for number in cells[id(body)]:
            words = sentence_text(body, number, as_written)
            yield _Text(_CELL, words, None, of_cells)
        for hole in body.holes:
            if isinstance(hole, CitationHole):
                for citation in hole.citations:
                    for words in filter(None, (citation.prefix, citation.suffix)):
                        yield _Text("the words beside a citation", words, citation.place, _MEASURED)
        for words in attribute_words(body):
            yield _Text("the text of a picture or a link", words, None, frozenset())


def _uncited_notes(briefing: Briefing) -> Iterator[Footnote]:
    """The author's footnotes that cite nothing; one with a link may name a document by itself."""
    for footnote in briefing.footnotes:
        body = footnote.body
        links = any("href=" in piece for piece in body.pieces)
        if not links and all(isinstance(hole, FootnoteHole) for hole in body.holes):
            yield footnote


class _Compared:
    """What a briefing says and cites, as sentences that cannot cite are compared with it."""

    def __init__(self, cited: Sequence[Passage], own: Iterable[Reading], language: str) -> None:
        self._cited = cited
        self._language = language
        readings = (r for p in cited for r in (*p.notes, *((p.text,) if p.text else ())))
        self._texts = Texts(chain(readings, own), language)
        self._grounded = cache(self._ground)

    def lost(self, sentence: str, figures: Container[TokenKind]) -> Iterator[Token]:
        """The tokens of a sentence that stand nowhere, and follow from nothing."""
        first = ground(tokens_of(sentence, self._language), 0, self._cited[:1])
        for token in first.tokens:
            told = token.kind is TokenKind.QUOTED or (
                token.kind in figures and not _is_of_the_desk(sentence, token)
            )
            if not told or token.standing in _GOOD or self._texts.have(token):
                continue
            judged = [_same(token, tokens) for tokens in self._grounded(sentence)]
            missing = [each for each in judged if each.standing is Standing.MISSING]
            unknown = [
                each for each in judged if each.standing is Standing.UNJUDGED and _SMALL not in each.how
            ]
            if missing and not unknown and all(each.standing not in _GOOD for each in judged):
                yield token

    def _ground(self, sentence: str) -> list[tuple[Token, ...]]:
        """The tokens of a sentence as they stand to each passage alone."""
        read = tokens_of(sentence, self._language)
        return [ground(read, 0, [passage]).tokens for passage in self._cited]


def _same(token: Token, tokens: Iterable[Token]) -> Token:
    return next(each for each in tokens if (each.start, each.kind) == (token.start, token.kind))


def _is_of_the_desk(sentence: str, token: Token) -> bool:
    counts = _OF_THE_DESK.match(sentence, token.end) and token.kind is TokenKind.FIGURE
    before = sentence[: token.start]
    first = token.kind is TokenKind.FIGURE and _COUNTED.search(before)
    return bool(counts or first or _NUMBERED.search(before))
