"""`unknown-signal`: words before a citation that are to be a signal of disagreement, and are none.

The passage would count as support: in the evidence of the page, in records, in what the site rests on.
Told is what can hardly mean anything else: `conrta`, `but, see`, `against` alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from briefing_site.link.lints.subject import Subject
from briefing_site.model import faults
from briefing_site.model.diagnostic import Diagnostic

_SIGNALS = ("contra", "but see", "but cf")
_AGAINST = frozenset(
    {
        "but", "but not", "see but", "see contra", "see against", "see however", "see contrary",
        "against", "as against", "contrary", "contrary to", "contrariwise", "not", "unlike", "pace",
        "in contrast", "in contrast to", "by contrast", "contradicted by", "disputed by", "denied by",
        "refuted by", "rebutted by", "rejected by", "challenged by", "contested by",
        "contradicts", "disputes", "denies", "refutes", "rebuts",
        "aber", "aber siehe", "siehe aber", "dagegen", "gegen", "anders", "a a", "contre", "mais voir",
        "voir contra", "en contra", "pero véase",
    }
)  # fmt: skip
_OTHER_WORDS = frozenset(
    {
        "contract", "contracts", "contrat", "contrats", "contrato", "contralto", "contras", "contrast",
        "but of", "but off", "but seen", "but set",
    }
)  # fmt: skip
"""Words that are no signal though they look like one."""
_SIGNS = re.compile(r"[\W_]+")
_LIKE = 0.8
_MOST = 24
"""Letters of the longest of these words."""


def unknown_signal(subject: Subject) -> Iterator[Diagnostic]:
    """The faults of citations that count as support and are to say the opposite."""
    for statement in subject.cited:
        for citation in statement.citations:
            if citation.prefix and citation.supports and _is_against(citation.prefix):
                yield faults.lints.unknown_signal(citation.place, citation.prefix.strip(" ,:;"))


def _is_against(prefix: str) -> bool:
    if len(prefix) > _MOST:
        return False
    words = _SIGNS.sub(" ", prefix.casefold()).strip()
    if words in _AGAINST or words in _SIGNALS:
        return True
    return words not in _OTHER_WORDS and any(
        SequenceMatcher(b=signal, a=words).ratio() >= _LIKE for signal in _SIGNALS
    )
