"""Sentences that lean on a citation of their paragraph: `quoted-words` and `figures` of them.

`uncited-claim` passes over a sentence where its paragraph, or the row of its table, cites. So what such a
sentence quotes, and its figures and dates, are compared with every passage that is cited there.

1. A sentence leans on the citations of its paragraph if it stands before one of them, or goes on behind them
   to tell what somebody says. A cell leans on those of its row. Judgements and events lean on all they cite,
   and of a judgement only the quoted words are compared: its figures are the desk's. A sentence that cites
   with `cf.`, `but see` or `contra` alone leans for its figures and dates, as these citations carry none.
2. Nothing is told of what a sentence of the text has said and cited before, which is judged there.
3. Figures and dates are left alone in questions, in what leads to a list, in what speaks of the desk or its
   sources, in a cell that is a mere label ("2025", "3."), and where an archived text is not at hand; so are
   numbers in words up to twenty, which may count what the text has named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from briefing_site.link.ground import Passages
from briefing_site.link.lints.places import Places
from briefing_site.link.lints.statement import Statement
from briefing_site.link.lints.uncited_claim import asks_or_leads, speaks_of_the_desk
from briefing_site.link.lints.uncited_texts import may_claim
from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.grounding import Standing, Token, TokenKind
from briefing_site.text.attribution import attributes
from briefing_site.text.values.values import values_in
from briefing_site.verify.grounding.ground import ground
from briefing_site.verify.grounding.held import Texts
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.sentence import tokens_of

_CITED = "any passage that its paragraph cites"
_IN_ROW = "any passage that its row cites"
_WORD = {TokenKind.DATE: "date", TokenKind.PERCENT: "percentage", TokenKind.CURRENCY: "sum"}
_FIGURES = frozenset({TokenKind.FIGURE, *_WORD})
_SMALL = 20
"""A number in words up to this one may count what the text itself has named."""
_LABEL = 4
"""A cell of so few signs may number its row, or name its year."""


def leaning(
    statements: Sequence[Statement], passages: Callable[[str], Passages], language: str, places: Places
) -> Iterator[Diagnostic]:
    """The faults of the statements of a briefing in a language that cite nothing themselves."""
    said = Texts((), language)
    for _, of_part in groupby(statements, key=_part):
        part = list(of_part)
        if leaning := list(_leaning(part)):
            keys = dict.fromkeys(citation.key for statement in part for citation in statement.citations)
            cited = [passage for key in keys if (passage := passages(key.source).get(key))]
            for statement in leaning if cited else ():
                for token in _lost(statement, language, cited, said):
                    yield _fault(statement, token, places)
        said.every += [Reading(statement.text, language) for statement in part if statement.citations]


def _part(statement: Statement) -> tuple[int, str, int]:
    """The paragraph, the row or the whole text within which a citation carries what stands beside it."""
    if statement.role in ("judgement", "event"):
        return statement.text_number, "text", 0
    return (
        (statement.text_number, "row", statement.row)
        if statement.row
        else (statement.text_number, "block", statement.block)
    )


def _leaning(part: Sequence[Statement]) -> Iterator[Statement]:
    """The statements of a part that lean on its citations, and may hold a token."""
    carried = [number for number, statement in enumerate(part) if statement.citations]
    if not carried:
        return
    for number, statement in enumerate(part):
        if any(statement.supporting) or statement.noted or statement.kind in ("heading", "code"):
            continue
        leans = number <= carried[-1] or statement.row or statement.role in ("judgement", "event")
        # Words of attribution are looked for last, since that takes the longest.
        if may_claim(statement.text) and (leans or attributes(statement.text)):
            yield statement


def _lost(statement: Statement, language: str, cited: Sequence[Passage], said: Texts) -> Iterator[Token]:
    """The tokens of a statement that stand in no passage cited beside it, and were not said before."""
    grounding = ground(tokens_of(statement.text, language), 0, cited)
    for token in grounding.tokens:
        if token.standing is not Standing.MISSING:
            continue
        figure = (
            token.kind in _FIGURES
            and grounding.basis == "archive"
            and _is_compared(statement, token, language)
        )
        quoted = token.kind is TokenKind.QUOTED and not statement.citations
        if (figure or quoted) and not said.have(token):
            yield token


def _is_compared(statement: Statement, token: Token, language: str) -> bool:
    """Whether a figure or a date of a statement is one that its source is to have."""
    text = statement.text
    if statement.role == "judgement" or asks_or_leads(text) or speaks_of_the_desk(text):
        return False
    alone = text.strip(" .") == token.text.strip(" .")
    if token.kind is TokenKind.FIGURE and not any(map(str.isdigit, token.text)):
        return any(figure.value > _SMALL for figure in values_in(token.text, language).figures)
    return not (statement.row and alone and len(token.text) <= _LABEL)


def _fault(statement: Statement, token: Token, places: Places) -> Diagnostic:
    before = places.of(statement, 0, token.end)
    at = places.of_text(statement.text[token.start : token.end], before)
    cited = _IN_ROW if statement.row else _CITED
    if token.kind is TokenKind.QUOTED:
        return faults.grounding.words_not_there(
            at, token.text, cited, "", by_lock=False, related=(), fixes=()
        )
    kind = _WORD.get(token.kind, "figure")
    return faults.grounding.figure_not_there(
        at, kind, token.text, cited, "", by_lock=False, related=(), fixes=()
    )
