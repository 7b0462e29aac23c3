"""`uncited-claim`: a sentence states a figure, a date, quoted words or a name, and nothing carries it.

A citation carries its own sentence and, as careful writers set it, what stands before it in the paragraph
since the citation before. So a sentence is told

1. if it is prose of the body, and no later sentence of its paragraph cites; or if it belongs to a judgement
   or an event that cites nothing at all;
2. if it states something that a reader could look up: a figure, a date, words in quotation marks, a name
   inside it;
3. unless it asks; speaks of the desk or its sources ("no source at hand"); has the mark of a footnote; leads
   to a list; or goes on, in a paragraph that has cited, to tell what somebody says.

A judgement is told whatever it states, where nothing that it cites bears it out and it links to nothing.

Headings, tables and code are left alone, and block quotations where the text cites anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from briefing_site.link.lints.statement import Statement
from briefing_site.link.lints.subject import Subject
from briefing_site.model import faults
from briefing_site.model.body import LinkHole
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.text.attribution import attributes
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.needed_words import Sought
from briefing_site.text.quoted_words import quoted_in
from briefing_site.verify.grounding.sentence import Piece, tokens_of

_FIGURE = LazyPattern(
    r"[0-9０-９](?:[.,]?[0-9０-９])*|\b(?:dozens?|hundreds?|thousands?|millions?|billions?|trillions?|per\s?cent"
    r"|two[ -]thirds|three[ -]quarters|one[ -]third)\b"
    r"|\bhalf\b(?!-)|\b(?:a|one)\s(?:third|quarter|fifth|tenth)\b|\b(?:doubled|trebled|tripled|halved)\b"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty"
    r"|fifty)\s+(?:years?|months?|weeks?|days?"
    r"|hours?|people|men|women|children|states|countries|votes|seats|ships|times)\b"
    r"|[一二三四五六七八九十百千]+(?:年|月|日|人|円|回|件|割|倍|元|名|个|個|万|萬|億|亿|兆)|(?:수십|수백"
    r"|수천|[백천만억조])\s*(?:명|원|개|년|척)",
    re.IGNORECASE,
)
_MAY_COUNT = re.compile(
    r"[0-9０-９一二三四五六七八九十百千수백천만억조]|per\s?cent|hird|uarter|fifth|tenth|bled|alved|alf\b"
)
_NUMBERS = frozenset(
    [
        *(
            "dozen",
            "dozens",
            "hundred",
            "hundreds",
            "thousand",
            "thousands",
            "million",
            "millions",
            "billion",
            "billions",
        ),
        *(
            "trillion",
            "trillions",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
        ),
        *("twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "one"),
    ]
)
_NAME = re.compile(r"(?<=[\w,;’'] )(?!I\b)[A-ZÀ-ÞĐ][\w’'-]*[a-zà-ỹ][\w’'-]*")
_ADDRESS = LazyPattern(r"(?:https?://|www\.)\S+")
_ASKS = LazyPattern(r"[?？]\W*$")
_LEADS = LazyPattern(r"[:：]\W*$")
_OF_THE_DESK = Sought(
    r"\b(?:we|our|ours|us|the\s+desk|this\s+(?:briefing|page|site|section|account|table|list)"
    r"|these\s+(?:pages|briefings|reasons|sentences)"
    r"|sources?|briefings?|(?:at\s+)?(?:second|first)[ -]hand|at\s+hand|here|what\s+follows|above|below"
    r"|the\s+reckoning)\b|本稿|本ページ|資料|出典|典拠|情報源|출처|본고|자료|本文|来源|來源|资料|nguồn|источник\w*"
    r"|\b(?:Quellen?|fuentes?|Beleg(?:e|en)?|dieser\s+Text|este\s+texto|ce\s+texte)\b|مصدر|مصادر"
    r"|[0-9０-９一二三四五六七八九十两兩]\s?(?:つ|本|件|点|編|通|紙|部|份|篇|건|편)(?:の|的|의)?\s?(?:[^\W\d_]{1,4}の)?"
    r"(?:文書|文献|記事|報道|論文|声明|文件|报道|報導|文章|문서|기사|보도)"
)


def uncited_claim(subject: Subject) -> Iterator[Diagnostic]:
    """The faults of a briefing's statements; one alone for a briefing that cites nothing at all."""
    found = list(_uncited(subject))
    cites = any(c.source in subject.cards.sources for statement in subject.cited for c in statement.citations)
    if cites or len(found) < 2:
        yield from (_fault(subject, statement) for statement in found)
    else:
        first = found[0]
        yield faults.lints.cites_nothing(subject.places.of(first), _token(subject, first), len(found))
    if not cites:  # else they are compared with what is cited, by `bare_quotations`
        yield from (faults.lints.uncited_quotation(subject.places.of(s)) for s in _quotations(subject))
    yield from _bare_judgements(subject)


def _quotations(subject: Subject) -> Iterator[Statement]:
    """The paragraphs of block quotations in the text that cite nothing and state something to look up."""
    for statement in subject.statements:
        of_text = (statement.kind, statement.role) == ("quotation", "text")
        if of_text and not (statement.citations or statement.noted) and _claims(subject, statement):
            yield statement


def _bare_judgements(subject: Subject) -> Iterator[Diagnostic]:
    """The judgements that nothing bears out, but for those whose figure or name is told already."""
    for number, judgement in enumerate(subject.briefing.judgements):
        every = subject.texts.get(number, ())
        borne_out = any(any(s.supporting) or s.noted for s in every)
        leads_on = any(isinstance(hole, LinkHole) for hole in judgement.text.holes)
        told = not any(s.citations for s in every) and any(_claims(subject, s) for s in every)
        tried = any("@" in s.text or _is_uncited(subject, s.text) for s in every)
        if not (borne_out or leads_on or told or tried or any(speaks_of_the_desk(s.text) for s in every)):
            yield faults.lints.bare_judgement(judgement.place)


def _uncited(subject: Subject) -> Iterator[Statement]:
    """The statements that nothing carries."""
    for every in subject.texts.values():
        role = every[0].role
        if role == "text":
            for _, of_block in groupby(every, key=lambda s: s.block):
                yield from _of_block(subject, list(of_block))
        elif role in ("judgement", "event") and not any(s.citations or s.noted for s in every):
            yield from (s for s in every if _claims(subject, s) and not speaks_of_the_desk(s.text))


def _of_block(subject: Subject, block: list[Statement]) -> Iterator[Statement]:
    carried = [number for number, s in enumerate(block) if s.citations or s.noted]
    last, first = (carried[-1], carried[0]) if carried else (-1, len(block))
    asked = 0
    for number in range(last + 1, len(block)):
        statement = block[number]
        if statement.kind != "prose" or not _claims(subject, statement):
            continue
        if number > first and attributes(statement.text):
            continue
        # What follows on a sentence about the sources speaks of them too: "The newest of them is of May."
        if any(speaks_of_the_desk(before.text) for before in block[asked : number + 1]):
            return
        asked = number + 1
        yield statement


def _claims(subject: Subject, statement: Statement) -> bool:
    """Whether a statement states something that a reader could look up."""
    text = _without_addresses(statement.text)
    if not (_figure(text) or _NAME.search(text) or any(p.kind == "words" for p in quoted_in(text))):
        return False
    # Where its author tried to cite, another fault is told.
    if "@" in text or _is_uncited(subject, text):
        return False
    return not asks_or_leads(text)


def _is_uncited(subject: Subject, text: str) -> bool:
    """Whether a text has the key of a source that lacks its at sign."""
    return any(key.written in text for key in subject.briefing.uncited)


def _without_addresses(text: str) -> str:
    return _ADDRESS.sub(" ", text) if "://" in text or "www." in text else text


def asks_or_leads(text: str) -> bool:
    """Whether a sentence is a question, or leads to a list."""
    return bool(_ASKS.search(text) or _LEADS.search(text))


def speaks_of_the_desk(text: str) -> bool:
    """Whether a sentence speaks of the desk, or of its sources, outside of what it quotes."""
    for piece in quoted_in(text):
        text = text[: piece.start] + " " * (piece.end - piece.start) + text[piece.end :]
    return _OF_THE_DESK.stands_in(text)


def _figure(text: str) -> re.Match[str] | None:
    """The first figure of a text; the words for numbers are looked for only where one may stand."""
    if _MAY_COUNT.search(text) or not _NUMBERS.isdisjoint(text.lower().split()):
        return _FIGURE.search(text)
    return None


def _fault(subject: Subject, statement: Statement) -> Diagnostic:
    return faults.lints.uncited_claim(subject.places.of(statement), _token(subject, statement))


def _token(subject: Subject, statement: Statement) -> str:
    """What a reader could look up of a statement, whole: the date, the sum, all of the name."""
    text = _without_addresses(statement.text)
    quoted = next((piece.words for piece in quoted_in(text) if piece.kind == "words"), "")
    found = _figure(text) or _NAME.search(text)
    if not found:
        return f"“{quoted}”"
    read = tokens_of(text, subject.language)
    pieces: tuple[Piece, ...] = (*read.days, *read.figures, *read.names)
    whole = next((piece for piece in pieces if piece.start <= found.start() < piece.end), None)
    return text[whole.start : whole.end].strip() if whole else found.group()
