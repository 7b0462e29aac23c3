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
    # more of them
    "earlier": ("Kato arrived earlier than Suzuki in Oslo.", "Kato arrived later than Suzuki in Oslo.", ("later", "earlier")),
    "larger": ("The pier of Esk is larger than that of Brae.", "The pier of Esk is smaller than that of Brae.", ("smaller", "larger")),
    "offered": ("Kato offered to pay for the damage in Oslo.", "Kato paid for the damage in Oslo.", ("paid", "offered to pay")),
    "asked": ("Kato asked the court to free the sailors.", "The court freed the sailors.", ("freed", "asked the court to free")),
    "ready": ("Norway is ready to sign a pact with Japan.", "Norway has signed a pact with Japan.", ("signed", "ready to sign")),
    "tested": ("The navy tested a missile near the island.", "The navy deployed a missile near the island.", ("deployed", "tested")),
    "claimed": ("Kato claimed that the crew caused the fire.", "The crew caused the fire.", ("caused", "claimed that the crew caused")),
    "believes": ("Kato believes that the crew caused the fire.", "The crew caused the fire.", ("caused", "believes that the crew caused")),
    "oil-gas": ("Norway sold gas to Japan in May.", "Norway sold oil to Japan in May.", ("oil", "gas")),
    "army": ("The army left the island in May.", "The navy left the island in May.", ("navy", "army")),
    "upper": ("The upper house passed the bill.", "The lower house passed the bill.", ("lower", "upper")),
    "young": ("Most of the victims were children.", "Most of the victims were adults.", ("adults", "children")),
    "cancelled": ("The vote was cancelled in June.", "The vote was held in June.", ("held", "cancelled")),
    "survived": ("Three sailors survived the storm.", "Three sailors died in the storm.", ("died", "survived")),
    "missing": ("Three sailors are missing after the storm.", "Three sailors died in the storm.", ("died", "missing")),
    "resigned": ("Kato resigned in May after the vote.", "Kato was dismissed in May after the vote.", ("dismissed", "resigned")),
    "nominated": ("Kato was nominated as governor of Halm.", "Kato was elected governor of Halm.", ("elected", "nominated")),
    # what a verb is behind
    "future": ("Kato will visit Oslo in May.", "Kato visited Oslo in May.", ("visited", "will visit")),
    "condition": ("Norway will join the treaty of ports if Sweden signs.", "Norway will join the treaty of ports.", ("join", "will join")),
    "in-part": ("The council partly lifted the ban.", "The council lifted the ban.", ("lifted", "partly lifted")),
    "called-on": ("Kato called on Norway to cut tariffs.", "Norway cut tariffs.", ("cut", "called on Norway to cut")),
    "no-longer": ("Norway stopped selling herring to Sweden.", "Norway sells herring to Sweden.", ("sells", "stopped selling")),
    "failed": ("The council failed to pass the bill.", "The council passed the bill.", ("passed", "failed to pass")),
    "to-sign": ("Kato plans to visit Oslo to sign a pact.", "Kato visited Oslo to sign a pact.", ("visited", "plans to visit")),
    "to-repair": ("The firm will build a yard in Halm to repair ferries.", "The firm built a yard in Halm to repair ferries.", ("built", "will build")),
    "to-the-bay": ("Norway will send ships to the bay in May.", "Norway sent ships to the bay in May.", ("sent", "will send")),
    "to-chile": ("Norway intends to sell two ships to Chile.", "Norway sold two ships to Chile.", ("sold", "intends to sell")),
    # nouns
    "suspected": ("The suspected spy left Oslo on a ship.", "The spy left Oslo on a ship.", ("spy", "suspected spy")),
    "former": ("Former president Kato met Suzuki.", "President Kato met Suzuki.", ("President", "Former president")),
    "deputy": ("Deputy Minister Kato met Suzuki.", "Minister Kato met Suzuki.", ("Minister", "Deputy Minister")),
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
    "small-bound-of-another": ("At least three ships left, and two boats came.", "Three boats were seen."),
    "span": ("Wages fell by 1.2 per cent over 12 months.", "In 12 months wages fell by 1.2 per cent."),
    "about-a-sum": ("The ports quarrelled over 40 million euros.", "The ports quarrelled about the 40 million euros."),
    "went-up-to": ("The price went up to 260 dollars in May.", "The price rose to 260 dollars in May."),
    "fine": ("Drivers face fines of at most 5,000 euros.", "The maximum fine for drivers is 5,000 euros."),
    "hurdle": ("A party needs at least 5 per cent of the votes.", "The hurdle for a party is 5 per cent of the votes."),
    "within": ("The rescue took less than 48 hours.", "They were rescued within 48 hours."),
    "toll": ("At least 18 people died in the storm.", "The toll of the storm stands at 18 so far."),
    "and-more": ("The fair drew more than 3 million visitors.", "The fair drew 3 million visitors and more."),
    "planned-for": ("A referendum planned for Tuesday on the port of Halm will go ahead.", "A judge cleared the referendum on the port of Halm for Tuesday."),
    "librarian": ("The former librarian and poet lives in Halm with two cats.", "The poet lives in Halm with two cats."),
    "merger": ("The court approved the proposed merger of the two ports.", "The court approved the merger of the two ports."),
    "islands": ("Norway patrols the disputed islands near Halm.", "Norway patrols the islands near Halm."),
    "vice-admiral": ("Vice Admiral Roe commands the fleet at Halm.", "Admiral Roe commands the fleet at Halm."),
    "labor": ("Labor and Education Minister Rosa Kern opened the fair.", "Labor Minister Rosa Kern opened the fair."),
    "set-free": ("The rebels set free 26 hostages in the north.", "The rebels freed 26 hostages in the north."),
    "comply": ("The firm may comply with the order of the court.", "The firm may go along with the order of the court."),
    "complain": ("Members argue that the treaty weakened the port of Halm.", "Members complain that the treaty weakened the port of Halm."),
    "three-hours": ("The bridge of Halm was temporarily closed on Tuesday.", "The bridge of Halm was closed for three hours on Tuesday."),
    "half-most": ("More than half of the residents stayed away from the vote.", "Most residents stayed away from the vote."),
    "kin": ("Anna and her brother Karl run the mill at Halm.", "Karl runs the mill at Halm with his sister Anna."),
    "began-again": ("The talks halted in April and began again in May.", "The talks resumed in May."),
    "succumbed": ("The blast wounded a guard, who succumbed on Tuesday.", "The blast killed a guard."),
    "cleared": ("The chamber debated the bill and cleared it by 51 votes.", "The chamber passed the bill by 51 votes."),
    "bids": ("The navy invited bids and gave the yard the contract for ten ships.", "The navy ordered ten ships of the yard."),
    "to-sign-visit": ("Kato plans to visit Oslo to sign a pact.", "Kato announced a visit to Oslo to sign a pact."),
    "to-be-built": ("The firm will build a yard in Halm to repair ferries.", "A yard is to be built in Halm to repair ferries."),
    "decided-to": ("Norway will send ships to the bay in May.", "Norway decided to send ships to the bay in May."),
    "under-the-deal": ("Norway intends to sell two ships to Chile.", "Under the deal two ships are sold to Chile, as planned."),
    "sent-before": ("Norway will send ships to the bay; it sent two to Halm in April.", "Norway sent two ships to Halm in April."),
    "moved-to": ("Kato wants to close the port to trawlers.", "Kato moved to close the port to trawlers."),
    "agreed-to": ("Kato will visit Oslo in May.", "Kato has agreed to a visit to Oslo in May."),
    "cuts-to": ("The bank plans to cut rates to 3 per cent.", "The bank announced cuts to 3 per cent."),
    "looks-forward-to": ("Norway hopes to sign a pact with Chile.", "Norway looks forward to a signed pact with Chile."),
    "yet-to": ("The yard will deliver two ships to Chile.", "The two ships have yet to be delivered to Chile."),
    "agreed-to-build": ("The two ports agreed to build a bridge to Halm and will open it in May.", "The two ports agreed to build a bridge to Halm."),
    "tied-to": ("Kato vowed to resign if the bill fails.", "Kato tied his post to the bill."),
    "agreed-to-pay": ("Norway will pay 90 million dollars to Chile.", "Norway agreed to pay Chile 90 million dollars."),
    "hold-later-true": ("The vote was postponed in May and held in June.", "The vote was held in June."),
    "upper-both-true": ("The upper house passed the bill after the lower house.", "The lower house passed the bill first."),
    "men-women-true": ("The men of the crew and the women of the office met.", "The women of the office met the men of the crew."),
    "oil-gas-true": ("Norway sold gas to Japan and oil to Korea.", "Norway sold oil to Korea."),
    "earlier-true": ("Two days later Kato met Suzuki, who had come a week earlier.", "Suzuki had come a week earlier and met Kato."),
    "larger-true": ("The new port is larger than the old port.", "The old port is smaller than the new port."),
    "half-true": ("Half of the members, and all governors, were there.", "All governors were there."),
    "missing-true": ("Three sailors are missing; two died in the storm.", "Two sailors died in the storm."),
    "rescued-true": ("Three sailors were rescued and two killed in the storm.", "Two sailors were killed in the storm."),
    "claimed-true": ("Kato claimed that the crew caused the fire.", "Kato said the crew caused the fire."),
    "claimed2-true": ("Kato claimed that the crew caused the fire.", "The crew, according to Kato, caused the fire."),
    "believes-true": ("Kato believes that the crew caused the fire.", "In the view of Kato, the crew caused the fire."),
    "argues-true": ("Lee argues that the treaty weakened the port of Halm.", "Lee blames the treaty for having weakened the port of Halm."),
    "asked-true": ("Kato asked the court to free the sailors, and it freed them in May.", "The court freed the sailors in May."),
    "asked2-true": ("Kato asked the court to free the sailors.", "Kato wants the court to free the sailors."),
    "offer-true": ("Kato offered to pay for the damage in Oslo.", "Kato said she would pay for the damage in Oslo."),
    "close-true": ("Norway is close to signing a pact with Japan.", "Norway and Japan are about to sign a pact."),
    "wife-true": ("Kato's wife and daughter visited Oslo in May.", "Kato's daughter visited Oslo in May."),
    "child-true": ("Most victims were children; five adults died.", "Five adults died."),
    "ext-true": ("Norway extended the ban until June, when it ended.", "The ban of Norway ended in June."),
    "resign-true": ("Kato resigned in May; his deputy was dismissed in June.", "The deputy of Kato was dismissed in June."),
    "nominated-true": ("Kato was nominated in May and elected in June.", "Kato was elected in June."),
    "tested-true": ("The navy tested a missile and deployed ten ships.", "The navy deployed ten ships."),
    "survive-true": ("The sailors survived, but one was injured in the storm.", "One sailor was injured in the storm."),
    "army-true": ("The army left the island, and the navy stayed.", "The navy stayed at the island."),
    "foreign-dom-true": ("Domestic sales fell while foreign sales rose in May.", "Foreign sales rose in May."),
    "lower-adj-true": ("The lower price of gas helped the upper end of the market.", "The price of gas was lower."),
    "held-talks-true": ("The ministers held talks in Oslo and postponed the vote.", "The ministers held talks in Oslo."),
    "held-talks2-true": ("The talks of the ministers in Oslo lasted a day.", "The ministers held talks in Oslo."),
    "cancel-hold-true": ("The tender was cancelled in May. The next tender will be held in June.", "The next tender will be held in June."),
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
