"""A count of another thing, or of another name, than in the passage; and counts that may be of both."""

from __future__ import annotations

import pytest

from tests.one_passage import told

TOLD = {
    "of things": ("en", "The blast killed 3 soldiers and 5 civilians.", "The blast killed 5 soldiers.", "5 soldiers"),
    "in words": ("en", "Three soldiers and five civilians were killed in Halm.", "Five soldiers were killed in Halm.", "Five soldiers"),
    "shares": ("en", "A third of the fishermen and half of the farmers left Halm.", "Half of the fishermen left Halm.", "Half of the fishermen"),
    "of another thing": ("en", "Halm has 30 ships and 50 boats.", "The port of Halm has 50 ships.", "50 ships"),
    "per cent": ("en", "30 per cent of the fishermen and 50 per cent of the farmers left Halm.", "50 per cent of the fishermen left Halm.", "50 per cent of the fishermen"),
    "of another name": ("en", "Esk has 30 ships and Brae 50.", "Brae has 30 ships.", "30"),
    "before a name": ("en", "There are 30 ships in Esk and 50 in Brae.", "There are 30 ships in Brae.", "30"),
    "in another order": ("en", "In May 2030 the yard hired 40 welders and 12 painters.", "The yard hired 40 painters in May 2030.", "40 painters"),
    "in German": ("de", "Es gab 3 Tote und 15 Verletzte in Halm.", "In Halm gab es 15 Tote.", "15 Tote"),
    "of three": ("en", "The navy bought 12 tugs, 40 boats and a frigate.", "The navy bought 40 tugs.", "40 tugs"),
    "of a sender": ("en", "Norway sent 30 ships to the bay, Chile sent 50.", "Chile sent 30 ships to the bay.", "30"),
}  # fmt: skip
SILENT = {
    "counted by the writer": ("en", "Three ships left, and two boats came.", "Three boats were seen."),
    "a sum": ("en", "The blast killed 3 soldiers and 5 civilians; 2 soldiers died later.", "In all 5 soldiers died."),
    "both": ("en", "The blast killed 3 soldiers and 5 civilians.", "The blast killed 5 civilians and 3 soldiers."),
    "a part": ("en", "Of 50 ships in the bay 30 are tankers.", "Of the ships 30 are tankers."),
    "a part of those hired": ("en", "40 workers and 5 engineers were hired.", "Of those hired, 5 were engineers and 40 workers."),
    "said elsewhere": ("en", "Halm has 30 ships and 50 boats. In May 50 ships came.", "In May 50 ships came to Halm."),
    "of whom": ("en", "The yard has 12 ships and 40 workers, of whom 12 are welders.", "The yard has 12 welders."),
    "a difference": ("en", "Esk has 30 ships, Brae 50.", "Brae has 20 ships more than Esk."),
    "its own": ("en", "Esk has 30 ships and Brae 50.", "Brae has 50 ships."),
    "a score": ("en", "Esk beat Brae by 30 to 50.", "Brae scored 50."),
    "a deal": ("en", "Esk sold 30 ships and Brae 50 boats.", "Brae bought 30 ships of Esk."),
    "a price": ("en", "Esk paid 30 euros and Brae 50 for it.", "Brae got 30 euros from Esk."),
    "of another word": ("en", "It has 30 ships and 50 crew.", "Its ships have a crew of 50."),
    "of two years": ("en", "In 2029 there were 30 ships, and in 2030 there were 50.", "In 2030 there were 50 ships."),
    "what is left": ("en", "The council has 30 members and 12 seats are vacant.", "The council of 30 has 18 members."),
    "one of two": ("en", "Two men and three women were held; the men are brothers.", "Three women were held."),
    "a whole": ("en", "Kern has 3 sons and 2 daughters.", "Of the 5 children of Kern 3 are sons."),
    "in other words": ("en", "The ferry has 30 cabins and 50 beds.", "The ferry has room for 50 guests in 30 cabins."),
    "for and against": ("en", "There were 30 votes for and 50 votes against.", "There were 50 votes against the bill."),
    "in another order": ("en", "The fund has 30 states and 50 firms as members.", "Its members are 50 firms and 30 states."),
    "ages": ("en", "Roe, 30, and Lund, 50, were held.", "Lund, 50, was held with Roe."),
    "a result": ("en", "Roe won 30 votes and Lund 50.", "Lund won by 50 votes to 30."),
    "in German": ("de", "Es gab 3 Tote und 15 Verletzte.", "15 Menschen wurden verletzt, drei starben."),
    "a part by another": ("en", "Halm has 30 ships and 50 boats.", "Norway told Halm to sell 30 of its ships."),
    "of another buyer": ("en", "Esk has 30 ships and Brae 50. Norway has none.", "Norway will buy 30 ships in Esk."),
    "on the way to another": ("en", "Esk has 30 ships and Brae 50.", "The 30 ships left for Brae."),
    "a wish": ("en", "Esk has 30 ships and Brae 50.", "Brae wants 30 ships too."),
    "by a difference": ("en", "Roe won 30 votes and Lund 50.", "Lund won with 50 votes, 20 more than Roe."),
    "some": ("en", "The storm killed 3 people and 50 animals.", "The storm killed 50 animals and some people."),
    "a span": ("en", "The talks took 3 hours and 50 minutes.", "After 3 hours and 50 minutes the talks ended."),
    "counted later": ("en", "Two ships and three boats were lost; a ship was found later.", "Three ships were thought lost, one was found."),
    "with the other": ("en", "The firm has 30 ships, 50 trucks and 20 cars.", "The firm has 50 ships and trucks from abroad."),
    "its own behind a verb": ("en", "Norway sent 30 ships to the bay, Chile sent 50.", "Chile sent 50 ships to the bay."),
    "more of them": ("en", "The yard sold 40 ships and 12 more were scrapped.", "12 ships were scrapped."),
    "others of them": ("en", "The yard sold 40 ships and scrapped 12 others.", "The yard scrapped 12 ships."),
    "belonging": ("en", "The town has 40 ships, 12 belonging to Kern.", "Kern has 12 ships."),
    "more people": ("en", "The storm killed 40 people and injured 12 more.", "12 people were injured."),
    "those that burned": ("en", "Esk lost 40 homes, while 12 burned in Brae.", "Brae lost 12 homes."),
    "a tenth of them": ("en", "Half of the workers are over 50, and a tenth are under 30.", "A tenth of the workers are under 30."),
    "German, of them": ("de", "Die Stadt hat 40 Schulen, 12 davon privat.", "12 Schulen sind privat."),
    "Spanish, of them": ("es", "Hubo 40 obreros heridos y 12 muertos.", "Murieron 12 obreros."),
}  # fmt: skip


@pytest.mark.parametrize(("language", "passage", "claim", "words"), TOLD.values(), ids=TOLD)
def test_a_count_of_another(language: str, passage: str, claim: str, words: str) -> None:
    assert told(language, passage, claim) == [words]
    assert told(language, passage, claim, gist=passage) == [words]
    assert told(language, passage, claim, gist=claim) == []
    assert told(language, f"{passage} {claim}", claim) == []
    assert told(language, passage, passage) == []


@pytest.mark.parametrize(("language", "passage", "claim"), SILENT.values(), ids=SILENT)
def test_a_count_that_may_be_so(language: str, passage: str, claim: str) -> None:
    assert told(language, passage, claim) == []
