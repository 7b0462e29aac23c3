"""Names, quoted words and figures whose parts all stand in the document, and which as a whole are others."""

from __future__ import annotations

import pytest

from briefing_site.model.document import Document
from briefing_site.model.grounding import Standing
from briefing_site.model.note_key import ExcerptKey
from briefing_site.verify.grounding.ground import ground
from briefing_site.verify.grounding.passage import Passage, Reading, SourceText
from briefing_site.verify.grounding.sentence import tokens_of

TEXT = (
    "President Lee Jae-myung and Premier Lee Hsien spoke. Rob Poe met Emil Roe of the Brill Institute. Who asked? "
    "Britain came. Ines Holm called it a “well-meant mistake”. “It is late — she said — and dark,” Holm added. "
    "The quay sinks by 3 mm a year, and output is 73 MW. It yields 3.5 per mille. It weighs 5 kg. "
    "The port shut neither in May nor in June. The dean, Tom Vey, was Governor of Brill. Bo Tann, the mayor, left."
)


def told(sentence: str) -> list[str]:
    document = Document.of("quay.txt", TEXT.encode())
    source, card = SourceText(document, "en"), Reading("Quay Post", "en")
    passage = Passage(ExcerptKey("quay", "x"), "en", Reading(TEXT, "en"), 0, source, (), None, card, None)
    found = ground(tokens_of(sentence, "en"), 0, [passage]).tokens
    return [token.text for token in found if token.standing is Standing.MISSING]


OTHERS = {
    "of-two-persons": ("Later Rob Roe came.", "Rob Roe"),
    "of-two-persons-other": ("Later Emil Holm came.", "Emil Holm"),
    "office": ("Then President Lee Hsien spoke.", "President Lee Hsien"),
    "office-other": ("Then Prime Minister Lee Jae-myung spoke.", "Prime Minister Lee Jae-myung"),
    "office-first": ("Governor Ines Holm, whom President Lee Hsien met.", "President Lee Hsien"),
    "acronym-that-is-a-word": ("The WHO asked.", "WHO"),
    "hyphen-left-out": ("She called it a “well meant mistake”.", "well meant mistake"),
    "unit": ("The quay sinks by 3 cm a year.", "3"),
    "unit-of-power": ("Its output is 73 GW.", "73"),
    "unit-of-weight": ("It weighs 5 g.", "5"),
    "per-mille": ("It yields 3.5 per cent.", "3.5 per cent"),
    "neither": ("The port shut in May.", "shut"),
}
SAME = {
    "name": "Rob Poe and Emil Roe spoke.",
    "family-name-first": "Then Roe Emil spoke.",
    "office": "Then President Lee Jae-myung spoke.",
    "office-synonym": "Then Prime Minister Lee Hsien spoke.",
    "office-in-the-text": "Then Mayor Bo Tann left.",
    "country": "The United Kingdom came.",
    "quotation": "She called it a “well-meant mistake”.",
    "quotation-interrupted": "“It is late and dark,” said Holm.",
    "unit": "The quay sinks by 3 millimetres a year.",
    "unit-converted": "Its output is 0.073 GW.",
    "per-mille": "It yields 0.35 per cent.",
    "per-mille-sign": "It yields 3.5‰.",
    "neither": "The port did not shut in May.",
}


@pytest.mark.parametrize(("sentence", "words"), OTHERS.values(), ids=OTHERS)
def test_another(sentence: str, words: str) -> None:
    assert told(sentence) == [words]


@pytest.mark.parametrize("sentence", SAME.values(), ids=SAME)
def test_the_same(sentence: str) -> None:
    assert told(sentence) == []
