"""Words before a citation that look like a signal of disagreement: the passage would count as support."""

from __future__ import annotations

import pytest

from tests.sites import LEAD, Site

TOLD = [
    *(
        "conrta",
        "Contra-",
        "contrra:",
        "but, see",
        "But-see",
        "butsee",
        "but",
        "against",
        "contrary to",
        "pace",
    ),
    *("not", "see, but", "disputed by", "aber siehe", "mais voir"),
]
SILENT = [
    *(
        "see",
        "see also",
        "see, e.g.,",
        "cf.",
        "but see",
        "But see, for instance,",
        "contra",
        "but cf.",
        "as in",
        "e.g.,",
    ),
    *("contract", "contrat,", "contras", "but of"),
    *("quoted in", "according to", "but only in", "in the central part of", "the control group of", "first"),
    *("much more is said against the quay in", "über", "参照"),
]


@pytest.mark.parametrize("words", TOLD + SILENT)
def test_what_looks_like_a_signal_of_disagreement_is_told(small: Site, words: str) -> None:
    small.lead(f"Rain fell for six hours [{words} @rain#hours].", more="")
    told = [fault for fault in small.check().diagnostics if fault.code == "unknown-signal"]
    column = len("Rain fell for six hours [") + len(words) + 2
    expected = [f"{LEAD}:7:{column}"] if words in TOLD else []
    assert [f"{f.place.path}:{f.place.line}:{f.place.column}" for f in told] == expected


def test_a_word_of_it_behind_the_key_is_no_signal(small: Site) -> None:
    small.lead("Rain fell for six hours [@rain#hours, against the forecast].")
    assert "unknown-signal" not in small.check().text
