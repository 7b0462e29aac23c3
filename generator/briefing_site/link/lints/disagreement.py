"""`judgement-ignores-disagreement`, `weak-disagreement`: what is made of sources that contradict others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefing_site.link.lints.statement import Statement
from briefing_site.link.lints.subject import Subject
from briefing_site.model import faults
from briefing_site.model.citation import Citation
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.text.word_keys import comparable, word_keys

_SAID = re.compile(
    r"\b(?:but|although|though|while|whereas|however|yet|despite|unlike|against|contrary|contradict\w*"
    r"|contest\w*|disput\w*|disagree\w*"
    r"|differ\w*|den(?:y|ies|ied)|conflict\w*|oppos\w*|open|unsettled|unclear|two\s+(?:accounts|readings"
    r"|views)|other\s+sources?)\b"
    r"|一方|違|賛否|反論|逆に|反対|異な|しかし|だが|ものの|食い違|対立|但是|但|然而|不同|分歧|矛盾"
    r"|하지만|그러나|반면|반대|다른|엇갈|nhưng|tuy\s+nhiên|mâu\s+thuẫn|trái\s+ngược"
    r"|\b(?:но|однако|хотя|спор\w*|расход\w*|противореч\w*)\b",
    re.IGNORECASE,
)


def judgement_ignores_disagreement(subject: Subject) -> Iterator[Diagnostic]:
    """The fault of a judgement that cites one side of a disagreement of the text, and not the other.

    It takes note of the other side if it cites a passage of it, or if its text or its reason has a word of
    contrast.
    """
    judgements = subject.briefing.judgements
    if not judgements:
        return
    recorded = (s for s in subject.cited if s.role != "judgement")
    quarrels = [
        (against, for_it, {c.key for c in for_it}, {c.key for c in against})
        for statement in recorded
        for against, for_it in _sides(statement)
    ]
    if not quarrels:
        return
    for number, judgement in enumerate(judgements):
        own = subject.texts.get(number, ())
        cited = {citation.key for s in own for citation in s.citations}
        if _SAID.search(" ".join((*(s.text for s in own), judgement.because))):
            continue
        for against, for_it, one, other in quarrels:
            if cited.isdisjoint(one) is not cited.isdisjoint(other):
                missing = (for_it if cited.isdisjoint(one) else against)[0]
                yield faults.lints.ignored_disagreement(
                    judgement.place,
                    f"{missing.source}{f'#{missing.excerpt}' if missing.excerpt else ''}",
                    missing.place,
                )
                break


def _sides(statement: Statement) -> Iterator[tuple[list[Citation], list[Citation]]]:
    """The citations against a statement, and those for it; nothing where one of the sides is empty."""
    against = [c for c in statement.citations if c.disagrees]
    if against and (for_it := list(statement.supporting)):
        yield against, for_it


def weak_disagreement(subject: Subject) -> Iterator[Diagnostic]:
    """The fault of a passage that is cited as a contradiction and shares no word with what it contradicts.

    It can be judged only where the archived text is: the words of an excerpt are too few.
    """
    cards = subject.cards
    for statement in subject.cited:
        against = [c for c in statement.citations if c.disagrees and c.excerpt]
        if not against:
            continue
        for citation in against:
            if not cards.passage(citation) or _shares(statement, citation, cards.keys_shown):
                continue
            if not _shares(statement, citation, cards.keys):
                yield faults.lints.weak_disagreement(citation.place, citation.source, citation.excerpt or "")


def _shares(statement: Statement, citation: Citation, keys_of: Callable[[Citation], frozenset[str]]) -> bool:
    """Whether a passage shares a word with the statement or what it cites, or can share none."""
    words = keys_of(citation)
    said = word_keys(statement.text).union(*map(keys_of, statement.supporting))
    return not (comparable(words, said) and words.isdisjoint(said))
