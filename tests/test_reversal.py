"""Reversal: the words that turn a sentence into its opposite, and those that only look so."""

from __future__ import annotations

import pytest

from briefing_site.text.negation import turning_word

TURNS = {
    "english": ("it has no intention", "no"),
    "contraction": ("they don’t know", "don’t"),
    "cannot": ("it cannot be", "cannot"),
    "phrase": ("is far  from easy", "far  from"),
    "failed": ("which failed to", "failed"),
    "capital": ("Never again", "Never"),
    "number": ("issue No. 5 of", ""),
    "inside-word": ("a notable knot", ""),
    "affix": ("non-", "non-"),
    "japanese": ("行かないと", "ない"),
    "japanese-polite": ("行きません", "ません"),
    "japanese-but": ("計画ではなく", "なく"),
    "japanese-must": ("必ず、まず", ""),
    "chinese": ("他不去", "不"),
    "chinese-future": ("未来非常好", ""),
    "korean": ("가지 않았다", "않"),
    "korean-word": ("그는 안 간다", "안"),
    "korean-security": ("안보 동맹", ""),
    "vietnamese": ("ông không đi", "không"),
    "russian": ("он не придёт", "не"),
    "russian-word": ("нести", ""),
    "german": ("den Vertrag nicht", "nicht"),
    "german-noun": ("keinen Vertrag", "keinen"),
    "french": ("il n’attend pas", "n’"),
    "french-word": ("jamais vu", "jamais"),
    "french-type": ("in sans serif", ""),
    "spanish": ("nunca firmó", "nunca"),
    "spanish-but": ("sin embargo", ""),
    "italian": ("non hanno firmato", "non"),
    "latin": ("persona non grata, sine qua non for", ""),
    "portuguese": ("não assinou", "não"),
    "dutch": ("niet getekend", "niet"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "word"), TURNS.values(), ids=TURNS.keys())
def test_turning_word(text: str, word: str) -> None:
    assert turning_word(text) == word
