"""`names`: a quotation is given to somebody who speaks elsewhere in the source, and not in these words.

1. The words stand in an excerpt whose card names the speaker, and in no other that the sentence cites.
2. Directly before or behind them the sentence names who says so: “…,” said Ines Holm.
3. That name is of the speaker of another excerpt of the source, and shares no word with the speaker, an
   author or the outlet; nor does the sentence name the speaker.

So it tells only names that were exchanged. Whether the card has the right speaker is for its author to know.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_site.link.lints.statement import Statement
from briefing_site.link.lints.subject import Subject
from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.text.folding import fold
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.name_words import in_one_script, names
from briefing_site.text.proper_names import ProperName, names_in, plain_words
from briefing_site.text.quotation_marks import may_quote
from briefing_site.text.quoted_words import Quoted, quoted_in

_VERB = (
    r"(?:said|says|told|added|adds|warned|warns|argued|argues|wrote|writes|asked|asks|replied|noted|notes|insisted"
    r"|claimed|claims|explained|declared|stressed|sagte|sagt|erklärte|a\s+dit|dit|dijo|afirmó)"
)
_BEHIND = LazyPattern(rf"[,.]?\s*(?:{_VERB}\s+|according\s+to\s+)$")
_BEFORE = LazyPattern(rf"\s+(?:\w+ly\s+)?{_VERB}\b[^“”\"«»„.;]{{0,40}}$")


def other_speaker(subject: Subject) -> Iterator[Diagnostic]:
    """The faults of a briefing's statements, at the names."""
    for statement in subject.cited:
        others = _speakers(subject, statement) if may_quote(statement.text) else frozenset()
        if len(others) > 1:
            for piece in quoted_in(statement.text):
                if piece.kind == "words" and (found := _exchanged(subject, statement, piece, others)):
                    name, speaker = found
                    at = subject.places.of(statement, name.start, name.end)
                    yield faults.lints.other_speaker(at, piece.words, name.text, speaker)


def _speakers(subject: Subject, statement: Statement) -> frozenset[str]:
    """The speakers of all excerpts of the sources that a statement cites."""
    cited = (subject.cards.sources.get(citation.source) for citation in statement.citations)
    return frozenset(e.speaker for source in cited if source for e in source.excerpts if e.speaker)


def _exchanged(
    subject: Subject, statement: Statement, piece: Quoted, others: frozenset[str]
) -> tuple[ProperName, str] | None:
    """The name to which the statement gives words of another speaker, and that speaker."""
    wanted = _plain(piece.words)
    excerpts = [(c, subject.cards.excerpt(c)) for c in statement.citations]
    held = [(c, e) for c, e in excerpts if e and wanted and wanted in _plain(e.quote)]
    speakers = {e.speaker for _, e in held}
    speaker = next(iter(speakers)) if len(speakers) == 1 else None
    if not speaker or not any(names_in(speaker, begins=False)):  # an office may be that of the other
        return None
    if names(statement.text, speaker) or not in_one_script(statement.text, speaker):
        return None
    name = _named_beside(statement.text, piece)
    if name is None:
        return None
    source = subject.cards.sources[held[0][0].source]
    bearers = (speaker, *source.author, source.publisher)
    if any(plain_words(bearer).intersection(name.words) for bearer in bearers):
        return None
    told = any(frozenset(name.words) <= plain_words(other) for other in others - {speaker})
    return (name, speaker) if told else None


def _named_beside(text: str, piece: Quoted) -> ProperName | None:
    """The name of who says so, directly behind the words or before them."""
    for name in names_in(text):
        if name.start >= piece.end and _BEHIND.fullmatch(text, piece.end, name.start):
            return name
        if name.end <= piece.start and _BEFORE.fullmatch(text, name.end, piece.start):
            return name
    return None


def _plain(words: str) -> str:
    return fold(words).text.strip(" .,;:!?").casefold()
