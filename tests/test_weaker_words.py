"""A sentence that says more than its passage, or something else on the same scale, in nearly its words."""

from __future__ import annotations

import pytest

from briefing_site.model.grounding import Standing, TokenKind
from briefing_site.model.note_key import ExcerptKey
from briefing_site.verify.grounding.ground import ground
from briefing_site.verify.grounding.passage import Passage, Reading
from briefing_site.verify.grounding.sentence import tokens_of
from tests.sites import Site

JUDGED = {TokenKind.NEGATION, TokenKind.FIGURE, TokenKind.PERCENT, TokenKind.CURRENCY}


def told(passage: str, sentence: str, gist: str = "") -> list[tuple[str, str]]:
    """The words of a sentence that are not there, each with what the passage has."""
    shown = (Reading(gist, "en"),) if gist else ()
    held = Passage(
        ExcerptKey("rain", "x"),
        "en",
        Reading(passage, "en"),
        0,
        None,
        shown,
        None,
        Reading("Quay Post", "en"),
        None,
    )
    grounding = ground(tokens_of(sentence, "en"), 1, [held])
    return [
        (token.text, token.how.removeprefix("the passage has ").strip("“”"))
        for token in grounding.tokens
        if token.kind in JUDGED and token.standing is Standing.MISSING
    ]


SAYS_MORE = {
    # ladders
    "all-of-most": ("Most members of the council backed the plan.", "All members of the council backed the plan.", ("All", "Most")),
    "most-of-some": ("Some members of the council backed the plan.", "Most members of the council backed the plan.", ("Most", "Some")),
    "convicted": ("Kato was accused of fraud.", "Kato was convicted of fraud.", ("convicted", "accused")),
    "charged": ("Kato was accused of fraud in May.", "Kato was charged with fraud in May.", ("charged", "accused")),
    "arrested": ("Three sailors were questioned.", "Three sailors were arrested.", ("arrested", "questioned")),
    "imposed": ("The council proposed a ban on nets.", "The council imposed a ban on nets.", ("imposed", "proposed")),
    "passed": ("Parliament debated the bill.", "Parliament passed the bill.", ("passed", "debated")),
    "signed": ("The two ports discussed a treaty.", "The two ports signed a treaty.", ("signed", "discussed")),
    "forced": ("The court urged Norway to pay.", "The court forced Norway to pay.", ("forced", "urged")),
    "opened": ("The firm announced a plant in Oslo.", "The firm opened a plant in Oslo.", ("opened", "announced")),
    "destroyed": ("The storm damaged ten boats.", "The storm destroyed ten boats.", ("destroyed", "damaged")),
    # rows
    "killed": ("Three sailors were injured.", "Three sailors were killed.", ("killed", "injured")),
    "injured": ("Three sailors died.", "Three sailors were injured.", ("injured", "died")),
    "weekly": ("The committee meets monthly.", "The committee meets weekly.", ("weekly", "monthly")),
    "rivals": ("Norway and Sweden are allies.", "Norway and Sweden are rivals.", ("rivals", "allies")),
    "military": ("Civilian ships entered the bay.", "Military ships entered the bay.", ("Military", "Civilian")),
    "permanently": ("The ban was temporarily lifted.", "The ban was permanently lifted.", ("permanently", "temporarily")),
    "public": ("The report of May was classified.", "The report of May was public.", ("public", "classified")),
    "before-during": ("The talks broke off during the summit.", "The talks broke off before the summit.", ("before", "during")),
    "because": ("The fleet sailed despite the storm.", "The fleet sailed because of the storm.", ("because", "despite")),
    "until": ("Kato has led the party since 2020.", "Kato led the party until 2020.", ("until", "since")),
    # what a verb is behind
    "future": ("Kato will visit Oslo in May.", "Kato visited Oslo in May.", ("visited", "will visit")),
    "condition": ("Norway will join the treaty of ports if Sweden signs.", "Norway will join the treaty of ports.", ("join", "will join")),
    "in-part": ("The council partly lifted the ban.", "The council lifted the ban.", ("lifted", "partly lifted")),
    "called-on": ("Kato called on Norway to cut tariffs.", "Norway cut tariffs.", ("cut", "called on Norway to cut")),
    "no-longer": ("Norway stopped selling herring to Sweden.", "Norway sells herring to Sweden.", ("sells", "stopped selling")),
    "failed": ("The council failed to pass the bill.", "The council passed the bill.", ("passed", "failed to pass")),
    # nouns
    "suspected": ("The suspected spy left Oslo on a ship.", "The spy left Oslo on a ship.", ("spy", "suspected spy")),
    "former": ("Former president Kato met Suzuki.", "President Kato met Suzuki.", ("President", "Former president")),
    "deputy": ("Deputy Minister Kato met Suzuki.", "Minister Kato met Suzuki.", ("Minister", "Deputy Minister")),
    "draft-of": ("A draft of the treaty was approved in Oslo.", "The treaty was approved in Oslo.", ("treaty", "draft of the treaty")),
    "other-office": ("Foreign Minister Kato met Suzuki.", "Prime Minister Kato met Suzuki.", ("Prime Minister", "Foreign Minister")),
    "without": ("The fleet sailed without an escort.", "The fleet sailed with an escort.", ("escort", "without an escort.")),
    # bounds
    "at-least": ("The navy counted at least 90 ships.", "The navy counted 90 ships.", ("90", "at least 90")),
    "more-than": ("It cost more than 90 million dollars to build.", "It cost 90 million dollars.", ("90 million dollars", "more than 90 million dollars")),
    "up-to": ("The navy counted up to 90 ships.", "The navy counted at least 90 ships.", ("90", "")),
    "in-words": ("At least three ministers stayed away.", "Three ministers stayed away.", ("Three", "At least three")),
}  # fmt: skip


@pytest.mark.parametrize("case", SAYS_MORE.values(), ids=SAYS_MORE)
def test_what_says_more_than_its_passage_is_told(case: tuple[str, str, tuple[str, str]]) -> None:
    passage, sentence, expected = case
    assert told(passage, sentence) == [expected]
    assert told(f"{passage} {sentence}", sentence) == []
    assert told(passage, passage) == []


SAYS_NO_MORE = {
    "kill-injure-both": ("Three sailors were killed and five were injured in the blast.", "Three sailors were killed in the blast, and five hurt."),
    "died": ("Three sailors died in the blast off the coast.", "Three sailors were killed in the blast off the coast."),
    "all-some": ("All members of the council backed the plan on Tuesday.", "Some members of the council backed the plan."),
    "convicted-weaker": ("Kato was convicted of fraud in May by a court in Oslo.", "Kato was accused of fraud, and a court in Oslo convicted him in May."),
    "before-after": ("After the vote, Kato met the governor in Oslo.", "Kato met the governor after the vote in Oslo."),
    "after-order": ("The vote came before the summit in Oslo.", "The summit in Oslo came after the vote."),
    "annual": ("The yearly fair of the harbour opened in May.", "The annual fair of the harbour opened in May."),
    "weekly-other": ("The weekly paper said the committee meets every month.", "The committee meets monthly, a weekly wrote."),
    "military": ("Civilian ships left the bay as military ships entered it.", "Military ships entered the bay."),
    "foreign": ("Foreign ministers of the domestic market met in Oslo.", "Ministers met in Oslo over the market."),
    "local": ("Regional leaders met local farmers in the north.", "Leaders of the region met farmers in the north."),
    "propose-pass": ("The council debated the bill for a week and passed it in May.", "The council passed the bill in May after a debate."),
    "agree": ("They discussed a joint fleet and agreed on a treaty.", "They agreed on a treaty."),
    "ask": ("Norway was asked to cut tariffs, and the court ordered it to do so.", "The court ordered Norway to cut tariffs."),
    "announce": ("The firm announced the opening of a plant in Oslo in May.", "The firm opened a plant in Oslo in May."),
    "damage": ("The storm damaged the pier and destroyed ten boats.", "The storm destroyed ten boats."),
    "full": ("The partial ban was followed by a full ban of nets in May.", "A full ban of nets followed in May."),
    "continue": ("The talks stopped in May and continued in June in Oslo.", "The talks in Oslo continued in June."),
    "accept": ("Norway rejected the first offer and accepted the second offer in May.", "Norway accepted the second offer in May."),
    "will-future": ("Kato will visit Oslo in May for talks.", "Kato is to visit Oslo in May for talks."),
    "will-past": ("Kato said he will visit Oslo in May; he visited Oslo in April too.", "Kato visited Oslo in April."),
    "will-noun": ("The ministers will meet in Oslo in May to sign the joint accord.", "The ministers planned a meeting in Oslo in May."),
    "will-would": ("Kato said the firm will build ten ships in Oslo.", "The firm would build ten ships in Oslo, Kato said."),
    "will-promise": ("The ministry will pay 90 dollars to each farmer in the north.", "The ministry promised each farmer in the north 90 dollars."),
    "if": ("Norway will sign the joint treaty if Sweden signs.", "Norway will sign the joint treaty, provided that Sweden does."),
    "nearly": ("The ban was nearly lifted in May by the council.", "The council nearly lifted the ban in May."),
    "stopped": ("Norway stopped selling herring to Sweden in May.", "Norway no longer sells herring to Sweden."),
    "stopped2": ("Norway stopped selling herring to Sweden in May.", "Norway sold herring to Sweden until May."),
    "used": ("The mill used to grind corn for the town.", "The mill once ground corn for the town."),
    "call": ("Kato called on Norway to cut tariffs on herring.", "Kato urged Norway to cut tariffs on herring."),
    "former": ("Former president Kato met Suzuki in Oslo.", "Kato, a former president, met Suzuki in Oslo."),
    "former2": ("Former president Kato met Suzuki in Oslo. President Lund was away.", "President Lund was away when Kato met Suzuki in Oslo."),
    "deputy": ("Deputy Foreign Minister Kato met Suzuki in Oslo.", "Deputy minister Kato met Suzuki in Oslo."),
    "vice": ("Vice President Kato met Suzuki in Oslo.", "The vice president, Kato, met Suzuki in Oslo."),
    "suspected": ("The suspected spy left Oslo on a ship.", "The man, who is suspected of spying, left Oslo on a ship."),
    "draft": ("A draft of the treaty was approved in Oslo.", "The draft treaty was approved in Oslo."),
    "office": ("Foreign Minister Kato met Defence Minister Suzuki in Oslo.", "Foreign Minister Kato met Suzuki, the defence minister, in Oslo."),
    "proposed": ("The proposed dam would flood the valley of the Orm.", "The dam would flood the valley of the Orm."),
    "planned": ("The planned railway to Halm will cost 90 million dollars.", "The railway to Halm will cost 90 million dollars."),
    "bound-same": ("At least 90 ships entered the bay in May.", "At least 90 ships entered the bay in May, the paper said."),
    "bound-some": ("More than 90 ships entered the bay in May.", "Some 90 ships entered the bay in May."),
    "bound-over": ("More than 90 ships entered the bay in May.", "Over 90 ships entered the bay in May."),
    "bound-dozens": ("Up to 90 ships entered the bay in May.", "As many as 90 ships entered the bay in May."),
    "bound-dozens2": ("Up to 90 ships entered the bay in May.", "Dozens of ships entered the bay in May."),
    "bound-plus": ("The 90-plus ships entered the bay; 90 ships were counted in May.", "The count of May was 90 ships."),
    "with": ("The fleet sailed without an escort, and with a pilot.", "The fleet sailed with a pilot and had no escort."),
    "with2": ("The fleet sailed without an escort to Oslo.", "The escort of the fleet stayed away from Oslo."),
    "since": ("Kato has led the party since 2020, until then a small group.", "Kato has led the party since 2020."),
    "because": ("The fleet sailed because of the storm, and despite the warnings.", "Despite the warnings the fleet sailed because of the storm."),
    "public": ("The classified report was made public in May by the court.", "The court made the report public in May."),
    "majority": ("Most members backed the plan, a majority of the council.", "A majority of the council backed the plan."),
    "several": ("Some ministers stayed away from the vote in May.", "Several ministers stayed away from the vote in May."),
    "many": ("Many ministers, and all governors, stayed away from the vote.", "All governors stayed away from the vote."),
    "each": ("Each member of the council has one vote.", "All members of the council have one vote."),
    "every": ("Norway exports all of its herring to Sweden.", "Norway sells Sweden all its herring."),
    "half": ("Half of all boats stayed in port in May.", "Half of the boats stayed in port in May."),
    "formal": ("The formal talks began after informal talks in Oslo.", "Informal talks in Oslo came before the formal talks."),
    "arrest": ("Police questioned Kato and arrested Suzuki in Oslo.", "Police in Oslo arrested Suzuki and questioned Kato."),
    "order": ("The ministry ordered ten ships from a yard in Oslo.", "The ministry ordered ten ships in Oslo."),
    "order2": ("The ministry asked a yard in Oslo for offers and ordered ten ships.", "The ministry ordered ten ships of a yard in Oslo."),
    "launch": ("The firm unveiled a ship in Oslo that was launched in May.", "The firm launched a ship in May and showed it in Oslo."),
    "national": ("The local court in Oslo sent the case to the national court.", "The case went to the national court from Oslo."),
    "inside": ("The fire inside the hall was seen outside the gates.", "Outside the gates people saw the fire."),
    "complete": ("The partly built bridge was completed in May by Norway.", "Norway completed the bridge in May."),
    "partner": ("Norway, a rival of Sweden, is an ally of Japan.", "Norway is an ally of Japan."),
    "urge": ("Kato urged Norway to sign; the court forced Norway to pay.", "The court forced Norway to pay."),
}  # fmt: skip


@pytest.mark.parametrize("case", SAYS_NO_MORE.values(), ids=SAYS_NO_MORE)
def test_what_says_no_more_is_passed_over(case: tuple[str, str]) -> None:
    assert told(*case) == []


def test_a_gist_may_say_it() -> None:
    passage, sentence = "Three sailors were injured.", "Three sailors were killed."
    assert told(passage, sentence, gist="One of three sailors was killed later.") == []


def test_a_bound_is_told_with_what_the_passage_has(ports: Site) -> None:
    ports.lead("Of the boats 900 stayed in port [@boats#many].")
    (fault,) = [fault for fault in ports.check().diagnostics if fault.code == "figures"]
    has = "but the passage has “At least 900”"
    assert fault.message == f"the figure “900” is given as the number itself, {has}"


@pytest.fixture
def ports(small: Site) -> Site:
    small.put("seeds/archive/boats.txt", "Boats\nAt least 900 boats stayed in port.\n")
    head = "---\ntitle: Boats\npublisher: P\nkind: news\nlanguage: en\narchive: boats.txt\n---\n"
    small.put("seeds/boats.md", f"{head}## many\n> boats stayed in port\n")
    small.pin()
    return small
