"""A sentence that says the opposite of its passage, in words without a negation, of the same thing."""

from __future__ import annotations

import pytest

from briefing_site.model.note_key import ExcerptKey
from briefing_site.verify.grounding.opposites import opposed
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.sentence import tokens_of


def told(passage: str, sentence: str, gist: str = "") -> list[str]:
    text = Reading(passage, "en")
    shown = (Reading(gist, "en"),) if gist else ()
    held = Passage(
        ExcerptKey("rain", "x"), "en", text, 0, None, shown, None, Reading("Quay Post", "en"), None
    )
    return [token.text for token in opposed(tokens_of(sentence, "en"), [held])]


OPPOSITE = {
    "overturned": ("The court upheld the ban of 2019.", "The court overturned the ban of 2019."),
    "opposes": ("The minister supports the levy of 3 euros.", "The minister opposes the levy of 3 euros."),
    "supports": ("Roe opposes the levy.", "Roe supports the levy."),
    "dismissed": ("The firm hired 300 people.", "The firm dismissed 300 people."),
    "ended": ("The strike began on 12 May.", "The strike ended on 12 May."),
    "closed": ("The bridge opened on 12 May.", "The bridge closed on 12 May."),
    "convicted": ("He was acquitted on 12 May.", "He was convicted on 12 May."),
    "retreated": ("The army advanced 12 km.", "The army retreated 12 km."),
    "after": ("She arrived before 12 May.", "She arrived after 12 May."),
    "below": ("The rate is above 3 per cent.", "The rate is below 3 per cent."),
    "innocent": ("Doe was found guilty in 2019.", "Doe was found innocent in 2019."),
    "minority": ("A majority of the 300 members agreed.", "A minority of the 300 members agreed."),
    "introduced": ("Taxes were abolished in 2019.", "Taxes were introduced in 2019."),
    "condemned": ("The minister welcomed the offer.", "The minister condemned the offer."),
    "fell": ("Exports rose in 2019.", "Exports fell in 2019."),
    "weakened": ("The yen strengthened in May.", "The yen weakened in May."),
    "surplus": ("The trade deficit of 2019 was large.", "The trade surplus of 2019 was large."),
    "voluntary": ("The scheme is mandatory for ports.", "The scheme is voluntary for ports."),
    "unlawful": ("The strike was lawful, the court said.", "The strike was unlawful, the court said."),
}


@pytest.mark.parametrize(("word", "case"), OPPOSITE.items(), ids=OPPOSITE)
def test_told(word: str, case: tuple[str, str]) -> None:
    assert told(*case) == [word]


TWO_THINGS = {
    "overturned": ("The court upheld the ban but overturned the fine.", "The court overturned the ban."),
    "annulled": ("The court upheld the ban but struck down the fine.", "The court annulled the ban."),
    "freed": ("Police arrested 12 protesters and freed the hostages.", "Police freed the protesters."),
    "began": ("The firm ended output in May and began selling its stocks.", "The firm began output in May."),
}
"""What the passage says of one thing, and its opposite of another."""


@pytest.mark.parametrize(("word", "case"), TWO_THINGS.items(), ids=TWO_THINGS)
def test_told_of_the_thing(word: str, case: tuple[str, str]) -> None:
    assert told(*case) == [word]


PLANNED = {
    "open": ("The firm plans to close four of its seven plants.", "The firm plans to open four plants."),
    "impose": ("The state agreed to lift the ban on cod.", "The state agreed to impose the ban on cod."),
    "loosen": ("The bank may tighten policy in May.", "The bank may loosen policy in May."),
}


@pytest.mark.parametrize(("word", "case"), PLANNED.items(), ids=PLANNED)
def test_told_of_a_plan(word: str, case: tuple[str, str]) -> None:
    assert told(*case) == [word]


OTHERWISE = {
    "another-plan": ("The state wants to lift the ban on cod.", "The state agreed to impose the ban on cod."),
    "both-planned": ("The bank may tighten policy, or may loosen policy.", "The bank may loosen policy."),
    "plan-and-fact": ("The firm plans to close its plant in Lenz.", "The firm opened its plant in Lenz."),
    "another-verb": ("The court upheld the ban but struck down the fine.", "The court annulled the fine."),
    "each-as-it-is": ("The court upheld the ban but overturned the fine.", "The court upheld the ban."),
    "pronoun": (
        "The court upheld one ruling but overturned that on fines.",
        "The court overturned the ruling.",
    ),
    "them": ("The port opened its gates at 5 and closed them at 9.", "The port closed its gates at 9."),
    "elliptical": ("The firm opened two mines and closed three in the south.", "The firm closed mines."),
    "other-noun": (
        "The envoy welcomed the truce, and condemned the raid.",
        "The envoy condemned the breach of the truce.",
    ),
    "passive": ("The fine was overturned; the court upheld the ban.", "The court overturned the fine."),
    "both": ("The port opened in May and closed in June.", "The port closed in June."),
    "other-subject": ("Exports fell while imports stood still.", "Imports rose in 2019."),
    "up": ("Exports fell in May. Imports were up in May.", "Imports rose in May."),
    "not-quashed": ("The court did not quash the ban of 2019.", "The court upheld the ban of 2019."),
    "denied": ("The minister denied that the port had closed.", "The minister said the port had not closed."),
    "plan-to-close": ("The plan to close the port was dropped.", "The port opened again."),
    "converse-before": ("The vote came after the talks.", "The talks came before the vote."),
    "other-thing": ("The firm, which closed its mine in 2010, makes ships.", "The firm opened a yard."),
    "earlier-state": ("Prices had fallen for years before the war.", "Prices rose after the war."),
    "until": ("The bridge was shut for repairs until 12 May.", "The bridge opened on 12 May."),
    "other-date": ("The war began in 1939 and lasted six years.", "The war ended in 1945."),
    "other-side": ("The yen weakened against the dollar.", "The dollar strengthened against the yen."),
    "of-two": ("The plan, opposed by Roe, was backed by Doe.", "Doe supports the plan."),
    "converse": ("The deficit of Norrland with Soorland narrowed.", "Soorland has a surplus with Norrland."),
    "noun": ("The opening was in May.", "At the close of May the opening was near."),
    "in-quotation-marks": ("The bridge opened on 12 May.", "The bridge “closed” on 12 May."),
    "may": ("The bridge opened on 12 May.", "The bridge may close on 12 May."),
}


@pytest.mark.parametrize("case", OTHERWISE.values(), ids=OTHERWISE)
def test_not_told(case: tuple[str, str]) -> None:
    assert told(*case) == []


def test_what_the_note_says_too_is_not_told() -> None:
    opposite = ("The bridge opened on 12 May.", "The bridge closed on 12 May.")
    assert told(*opposite, gist="The bridge closed at night.") == []
