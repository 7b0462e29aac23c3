"""Misquotation: every rule by a case."""

from __future__ import annotations

import pytest

from briefing_site.model.verdict import Verdict
from tests.town import find

FAULTS = {
    "ellipses-and-own-words": ("[...] [the mayor]", "it quotes no words of the source"),
    "part-of-exponent": ("fee was 10", "it ends inside the word “10²”"),
    "word-cut": ("able to pay", "it begins inside the word “unable”"),
    "word-cut-at-the-end": ("and it’s una", "it ends inside the word “unable”"),
    "prefix-cut": ("nuclear ships may land", "it begins inside the word “Non-nuclear”"),
    "contraction-cut": ("degrees, and can", "it ends inside the word “can’t”"),
    "number-cut": ("The ferry carries 9", "it ends inside the word “9.04”"),
    "number-cut-at-the-start": ("04 million people", "it begins inside the word “9.04”"),
    "minus-cut": ("5 degrees", "it begins inside the word “-5”"),
    "soft-hyphen-cut": ("operation is open", "it begins inside the word “co\u00adoperation”"),
    "cut-in-folds": ('"quiet quay" for its people, and it\'s un', "it ends inside the word “unable”"),
    "no": ("The mayor has [...] intention", "the ellipsis leaves out “no”, which turns round what the sentence says"),
    "not": ("It is [...] cheap", "the ellipsis leaves out “not”, which turns round what the sentence says"),
    "failed": ("The mayor [...] open the old bridge", "the ellipsis leaves out “failed”, which turns round what the sentence says"),
    "failed-in-folds": ("The mayor [...]  a new bridge", "the ellipsis leaves out “failed”, which turns round what the sentence says"),
    "not-in-the-rest-of-a-sentence": ("The council [...] Boats left", "the ellipsis leaves out “not”, which turns round what the sentence says"),
    "japanese-negation": ("市議会は橋を[...]決めた", "the ellipsis leaves out “ない”, which turns round what the sentence says"),
    "chinese-negation": ("议会[…]同意出售土地", "the ellipsis leaves out “不”, which turns round what the sentence says"),
    "korean-negation": ("토지를 [...] 했다", "the ellipsis leaves out “않”, which turns round what the sentence says"),
    "vietnamese-negation": ("Hội đồng [...] đồng ý bán đất", "the ellipsis leaves out “không”, which turns round what the sentence says"),
    "russian-negation": ("Совет [...] согласился продать землю", "the ellipsis leaves out “не”, which turns round what the sentence says"),
    "own-negation": ("The ferry carries [not] 9.04", "“not” in brackets is not the source's, and turns round what it says"),
    "own-prefix": ("[non-]nuclear ships", "“non-” in brackets is not the source's, and turns round what it says"),
    "own-covers-negation": ("The mayor has [an] intention", "the words in brackets stand in place of “no”, which holds “no”"),
    "own-beside-negation": ("[The council did] meet", "the words in brackets stand beside “not” in the source, and may hide it"),
    "own-before-negation": ("The council did [meet]", "the words in brackets stand beside “not” in the source, and may hide it"),
    "own-prefix-on-word": ("The ferry [un]carries", "“[un]” before letters may only change their case; the source has “”"),
    "own-letter-hides-prefix": ("and it’s [a]ble to pay", "“[a]” before letters may only change their case; the source has “una”"),
    "own-suffix-turns": ("The harbour[less] council", "“[less]” turns round the word “harbour”"),
    "own-covers-seven-words": ("The harbour [town] quay", "the words in brackets stand in place of 7 words of the source; at most 6 may"),
    "sic-covers-nothing": ("Boats [sic] the quay", "the words in brackets stand in place of 1 words of the source; at most 0 may"),
    "empty-brackets": ("The [] ferry", "empty brackets do not say what was left out: write [...]"),
}  # fmt: skip


@pytest.mark.parametrize(("quote", "reason"), FAULTS.values(), ids=FAULTS.keys())
def test_fault_is_named(quote: str, reason: str) -> None:
    finding = find(quote)
    assert (finding.verdict, finding.reason) == (Verdict.NOT_FOUND, reason)
    assert finding.occurrence is None
