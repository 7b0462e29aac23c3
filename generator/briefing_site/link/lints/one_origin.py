"""`one-origin`: a judgement, or a whole briefing, that rests on one origin and does not say so.

Copies, reprints and translations have the origin of what they were made from (`link/claims.py`). A judgement
says so if its text or its reason has a word such as "one source", "alone" or "single".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing_site.link.lints.subject import Subject
from briefing_site.model import faults
from briefing_site.model.citation import Citation
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.text.lazy_pattern import LazyPattern

_FEWEST = 3
"""A briefing with fewer cited sentences is not judged as a whole."""
_SAID = LazyPattern(
    r"\b(?:one|single|sole(?:ly)?|only|alone|lone|nobody\s+else|no\s+other|nowhere\s+else|uncorroborated"
    r"|unconfirmed)\b"
    r"|一つ|ひとつ|一社|単独|のみ|だけ|唯一|一个|一個|单一|單一|仅|僅|只有|하나|한\s*곳|단독|유일|뿐"
    r"|만\s|một\s+nguồn|duy\s+nhất|chỉ\s"
    r"|\b(?:один|одного|одном|единственн\w+|только)\b",
    re.IGNORECASE,
)


def one_origin(subject: Subject) -> Iterator[Diagnostic]:
    """The faults of a briefing's judgements, or else of the briefing as a whole, at its title."""
    told = False
    for number, judgement in enumerate(subject.briefing.judgements):
        own = subject.texts.get(number, ())
        cited = [c for s in own for c in s.supporting]
        words = " ".join(s.text for s in own)
        origin = _only_origin(subject, cited)
        if origin and not _SAID.search(f"{words} {judgement.because}"):
            told = True
            yield faults.lints.one_origin(judgement.place, "judgement", _name(subject, origin))
    claims = [s for s in subject.statements if s.citations]
    origin = _only_origin(subject, [c for s in claims for c in s.supporting])
    if told or not origin or len(claims) < _FEWEST:
        return
    if not any(_SAID.search(s.text) for s in subject.statements) and not _SAID.search(
        subject.briefing.summary
    ):
        at = subject.briefing.place_of("title")
        yield faults.lints.one_origin(at, "briefing", _name(subject, origin))


def _only_origin(subject: Subject, cited: Iterable[Citation]) -> str:
    """The one origin of the cited sources; empty where there are several or none."""
    found = {subject.origins[c.source] for c in cited if c.source in subject.origins}
    return found.pop() if len(found) == 1 else ""


def _name(subject: Subject, origin: str) -> str:
    source = subject.cards.sources[origin]
    return source.title or origin
