"""A thing that a sentence puts on the other side of what it is compared with than its passage."""

from __future__ import annotations

import pytest

from briefing_site.model.note_key import ExcerptKey
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.sentence import tokens_of
from briefing_site.verify.grounding.standards import on_the_other_side_of_standard


def told(language: str, passage: str, claim: str) -> list[str]:
    text, card = Reading(passage, language), Reading("Quay Post", language)
    held = Passage(ExcerptKey("rain", "x"), language, text, 0, None, (), None, card, None)
    return [token.text for token in on_the_other_side_of_standard(tokens_of(claim, language), [held])]


DEBT = "Debt is 96 per cent of income, less than in 2019 but more than the average of the bloc."
DETTE = "La dette atteint 96 % du revenu, moins qu'en 2019 mais plus que la moyenne."
TOLD = {
    "a year": ("en", DEBT, "Debt is more than in 2019.", "more than in 2019"),
    "an average": ("en", DEBT, "Debt is below the average of the bloc.", "below the average"),
    "expected": ("en", "Prices were higher than expected.", "Prices were lower than expected.", "lower than expected"),
    "a noun between": ("en", "The port took more ships than in 2019.", "The port took fewer ships than in 2019.", "fewer ships than in 2019"),
    "German": ("de", "Die Schulden sind höher als im Jahr 2019.", "Die Schulden sind niedriger als im Jahr 2019.", "niedriger als im Jahr 2019"),
    "French": ("fr", DETTE, "La dette est inférieure à la moyenne.", "inférieure à la moyenne"),
    "French year": ("fr", DETTE, "La dette est plus élevée qu'en 2019.", "plus élevée qu'en 2019"),
    "Spanish": ("es", "La deuda es menor que en 2019 y mayor que la media.", "La deuda es mayor que en 2019.", "mayor que en 2019"),
    "Russian": ("ru", "Долг выше, чем в 2019 году.", "Долг ниже, чем в 2019 году.", "ниже, чем в 2019"),
}  # fmt: skip
SILENT = {
    "both as they are": ("en", DEBT, "Debt is above the average of the bloc and lower than in 2019."),
    "another thing": ("en", "Imports fell while exports were higher than in 2019.", "Imports were lower than in 2019."),
    "another thing behind": ("en", "Exports were higher than in 2019, and imports fell.", "Imports were lower than in 2019."),
    "from the other side": ("en", "Norland sold less than Karsk in May.", "Karsk sold more than Norland in May."),
    "another standard": ("en", "Wages are above the average income.", "Wages are below the average pension."),
    "both years": ("en", "Debt is higher than in 2019 and lower than in 2020.", "Debt is lower than in 2020."),
    "negated": ("en", "Debt is not higher than in 2019.", "Debt is not lower than in 2019."),
    "in other words": ("fr", DETTE, "La dette dépasse la moyenne."),
    "Italian": ("it", "Il debito è più alto che nel 2019.", "Il debito è più basso che nel 2019."),
}  # fmt: skip


@pytest.mark.parametrize(("language", "passage", "claim", "words"), TOLD.values(), ids=TOLD)
def test_on_the_other_side(language: str, passage: str, claim: str, words: str) -> None:
    assert told(language, passage, claim) == [words]
    assert told(language, passage, passage) == []
    assert told(language, f"{passage} {claim}", claim) == []


@pytest.mark.parametrize(("language", "passage", "claim"), SILENT.values(), ids=SILENT)
def test_on_the_same_side(language: str, passage: str, claim: str) -> None:
    assert told(language, passage, claim) == []
