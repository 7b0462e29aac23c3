"""A word in the place of its counterpart: which are told, and what says the same from the other side."""

from __future__ import annotations

import pytest

from briefing_site.text.counterparts import ROWS, counterparts_in
from tests.one_passage import told

TOLD = {
    "a share of others": ("A third of the fishermen left Halm in May.", "A third of the farmers left Halm in May.", "farmers"),
    "most of others": ("Most of the fishermen backed the ban.", "Most of the farmers backed the ban.", "farmers"),
    "per cent of others": ("30 per cent of the fishermen left Halm.", "30 per cent of the farmers left Halm.", "farmers"),
    "a share of men": ("Two thirds of women voted for the treaty.", "Two thirds of men voted for the treaty.", "men"),
    "women": ("Two men were arrested in Oslo.", "Two women were arrested in Oslo.", "women"),
    "girls": ("Three boys drowned in the bay.", "Three girls drowned in the bay.", "girls"),
    "daughters": ("His sons run the yard in Halm.", "His daughters run the yard in Halm.", "daughters"),
    "a father": ("Kato's mother was a fisher from Halm.", "Kato's father was a fisher from Halm.", "father"),
    "a man": ("A woman of 40 was killed.", "A man of 40 was killed.", "man"),
    "a sister": ("Her brother leads the party.", "Her sister leads the party.", "sister"),
    "a queen": ("The king opened the fair in May.", "The queen opened the fair in May.", "queen"),
    "a husband": ("Kato and his wife met Roe.", "Kato and his husband met Roe.", "husband"),
    "a seller": ("The buyer of the yard is a firm from Oslo.", "The seller of the yard is a firm from Oslo.", "seller"),
    "less": ("Norway sold more herring than Chile in May.", "Norway sold less herring than Chile in May.", "less"),
    "more": ("Fewer ships than in May entered the bay.", "More ships than in May entered the bay.", "More"),
    "a loser": ("The winner of the race was Roe.", "The loser of the race was Roe.", "loser"),
    "a side": ("The left bank of the river was flooded.", "The right bank of the river was flooded.", "right"),
    "employees": ("The employers rejected the offer of May.", "The employees rejected the offer of May.", "employees"),
    "tenants": ("The landlords of Halm protested in May.", "The tenants of Halm protested in May.", "tenants"),
    "the opposition": ("The ruling party lost the vote in May.", "The opposition party lost the vote in May.", "opposition"),
    "pupils": ("Teachers of Halm went on strike in May.", "Pupils of Halm went on strike in May.", "Pupils"),
    "new": ("The old bridge was closed in May.", "The new bridge was closed in May.", "new"),
    "a minimum": ("The maximum fine is 90 euros.", "The minimum fine is 90 euros.", "minimum"),
    "a defendant": ("The plaintiff asked for a delay in May.", "The defendant asked for a delay in May.", "defendant"),
    "private": ("Public schools in Halm closed in May.", "Private schools in Halm closed in May.", "Private"),
    "gross": ("Net profit was 3 million euros in May.", "Gross profit was 3 million euros in May.", "Gross"),
    "a season": ("The winter catch was 300 tonnes.", "The summer catch was 300 tonnes.", "summer"),
    "a term": ("Short-term loans rose in May.", "Long-term loans rose in May.", "Long-term"),
    "poor": ("Rich countries paid for the fund.", "Poor countries paid for the fund.", "Poor"),
    "offshore": ("Onshore wind grew by 4 per cent.", "Offshore wind grew by 4 per cent.", "Offshore"),
    "female": ("Male workers earn 90 euros a day.", "Female workers earn 90 euros a day.", "Female"),
    "a profit": ("The yard booked a loss of 3 million in May.", "The yard booked a profit of 3 million in May.", "profit"),
    "another craft": ("Two ships left Halm in May.", "Two trains left Halm in May.", "trains"),
    "another crop": ("Exports of wheat rose in May.", "Exports of rice rose in May.", "rice"),
    "another metal": ("The price of copper rose in May.", "The price of zinc rose in May.", "zinc"),
    "another craft of people": ("Three sailors were hurt in Halm.", "Three pilots were hurt in Halm.", "pilots"),
    "deaths": ("Births rose by 40 in May.", "Deaths rose by 40 in May.", "Deaths"),
    "higher": ("Wages in Oslo are lower than in Halm.", "Wages in Oslo are higher than in Halm.", "higher"),
    "with a word between": ("Two men, one from Halm, were arrested in Oslo.", "Two women were arrested in Oslo.", "women"),
    "of many words one another": ("The two men from Halm were arrested by police in Oslo.", "The two women from Halm were held by police in Oslo.", "women"),
    "late": ("The ferry arrived two hours early.", "The ferry arrived two hours late.", "late"),
    "died": ("Kato was born in Halm.", "Kato died in Halm.", "died"),
    "lowered": ("The levy was raised by the council in May.", "The levy was lowered by the council in May.", "lowered"),
    "rough": ("The bay was calm on Monday.", "The bay was rough on Monday.", "rough"),
    "understated": ("The firm overstated its profit in May.", "The firm understated its profit in May.", "understated"),
    "demoted": ("Kato was promoted in May.", "Kato was demoted in May.", "demoted"),
    "too low": ("The water level is too high for ferries.", "The water level is too low for ferries.", "low"),
    "a word denied": ("The mine is safe, inspectors said.", "The mine is unsafe, inspectors said.", "unsafe"),
    "a longer word denied": ("The court found the levy constitutional.", "The court found the levy unconstitutional.", "unconstitutional"),
    "late in a month": ("The figures were published early in May.", "The figures were published late in May.", "late"),
    "a successor": ("Roe is the predecessor of Kern in Halm.", "Roe is the successor of Kern in Halm.", "successor"),
    "another power": ("Solar power grew by 4 per cent.", "Nuclear power grew by 4 per cent.", "Nuclear"),
    "another fish": ("Landings of cod fell in May.", "Landings of herring fell in May.", "herring"),
    "another house": ("A school in Halm was hit.", "A hospital in Halm was hit.", "hospital"),
    "another office": ("The mayor of Halm backed the dam.", "The governor of Halm backed the dam.", "governor"),
    "a wholesale price": ("Retail prices rose in May.", "Wholesale prices rose in May.", "Wholesale"),
}  # fmt: skip
SILENT = {
    "others by name": ("Two men were arrested in Oslo. On Tuesday Anna Kern and Rosa Roe were arrested in Oslo.", "Two women were arrested in Oslo."),
    "a helicopter is an aircraft": ("A helicopter crashed near Halm in May.", "An aircraft crashed near Halm in May."),
    "pilots are soldiers": ("Three pilots of Halm were hurt in May.", "Three soldiers of Halm were hurt in May."),
    "fishermen at sea": ("Three fishermen drowned near Halm.", "Three sailors drowned near Halm."),
    "the same": ("Two men were arrested in Oslo.", "Oslo police hold two men."),
    "a wife is a woman": ("Roe and his wife were arrested in Oslo.", "A woman was arrested in Oslo with Roe."),
    "a mother is a woman": ("Three boys drowned in the bay, and their mother was saved.", "A woman was saved in the bay."),
    "sold": ("The yard was sold to a firm from Oslo by Roe.", "The buyer of the yard is a firm from Oslo."),
    "sold by one": ("Roe sold the yard to Lund.", "The seller of the yard is Roe."),
    "of the two sides of a deal": ("The buyer of the yard paid 3 million.", "The seller of the yard got 3 million."),
    "both": ("The king and the queen opened the fair.", "The queen opened the fair with the king."),
    "staff": ("Employers offered staff 3 per cent.", "Employees were offered 3 per cent."),
    "second": ("The winner of the race was Roe; Lund came second.", "Lund, the loser, came second to Roe."),
    "the accused": ("The defendant asked for a delay.", "The accused asked for a delay."),
    "both of a kind": ("The net profit was 3 million and the gross profit 5 million.", "The gross profit was 5 million."),
    "both beside figures": ("Onshore wind grew by 4 per cent and offshore wind by 5.", "Offshore wind grew by 5."),
    "from the other side": ("Wages in Oslo are higher than in Halm.", "Wages in Halm are lower than in Oslo."),
    "above": ("Wages in Oslo are above those of Halm.", "Wages in Oslo are higher than in Halm."),
    "both craft": ("The plane of the king landed, and the ship left.", "The ship left Halm."),
    "farmers with boats": ("The farmers of Halm, who keep boats too, left.", "The fishermen of Halm left."),
    "farmers who fish": ("The farmers, most of whom fish, left Halm in May.", "The fishermen left Halm in May."),
    "both at school": ("Pupils of Halm went on strike; teachers stayed away.", "Teachers of Halm stayed away."),
    "both of a deal": ("Poor countries were paid by rich countries.", "Rich countries paid poor countries."),
    "the other party": ("The ruling party lost its majority to the opposition.", "The opposition won the vote."),
    "gains of the other": ("The ruling party lost in May.", "Opposition parties gained in May."),
    "a month": ("The winter catch was 300 tonnes, that of July 200.", "The summer catch was 200 tonnes."),
    "other kin": ("The brothers of Kern run the yard.", "Kern's sisters sold their part of the yard."),
    "names": ("Queen Mary opened the fair.", "King Street was closed for the fair."),
    "of another": ("The mother of the three boys spoke to the press in Halm.", "The father of the three girls was silent."),
    "one of both": ("Supply fell while demand for gas rose in May.", "Demand for gas rose in May."),
    "born": ("Births fell in May.", "Fewer children were born in May."),
    "an aim": ("The firm made a loss of 3 million.", "The firm had aimed for a profit of 3 million."),
    "both saved": ("Seven sailors and a pilot were saved.", "A pilot was saved, as were seven sailors."),
    "both spend": ("Public spending rose, private spending fell.", "Private spending fell."),
    "a passive": ("A train hit a bus in Halm.", "A bus was hit by a train in Halm."),
    "of another thing": ("Ships of the navy left Halm in May.", "Planes of the army stayed in Halm in May."),
    "both metals": ("The price of copper rose in May and that of gold fell.", "Gold fell in May."),
    "metal": ("The price of copper rose in May.", "The price of the metal, unlike gold, rose in May."),
    "both bridges": ("The old bridge was closed in May; the new one opened.", "The new bridge opened in May."),
    "of the other month": ("More ships than in May entered the bay.", "In May fewer ships entered the bay."),
    "a husband of the wife": ("Kato and his wife met Roe in Oslo.", "Her husband Kato met Roe in Oslo."),
    "a right": ("The right of the party to speak was upheld.", "The left of the party was silent."),
    "left as a verb": ("Ships left on the right side of the pier.", "Ships left on the right."),
    "likelier": ("A more likely cause is the storm.", "The storm is the likelier cause, fire less likely."),
    "less than": ("Norway sold more herring than Chile.", "Chile sold less herring than Norway."),
    "whose son": ("The son of the queen opened the fair.", "The queen's son opened the fair."),
    "a princess": ("The daughter of the king opened the fair.", "The king's daughter, the princess, opened the fair."),
    "more old people": ("The number of old people grew by 3 per cent.", "There are 3 per cent more old people."),
    "a new law": ("The new law was passed in May.", "The law was passed in May and is an old wish of Kato."),
    "early then late": ("The first ferry came early and the second one late.", "The second ferry came late."),
    "not safe": ("The mine is not safe, inspectors said.", "The mine is unsafe, inspectors said."),
    "safe and unsafe": ("The old mine is safe and the new one unsafe.", "The new mine is unsafe."),
    "a succession": ("Roe is the predecessor of Kern in Halm.", "Kern is the successor of Roe in Halm."),
    "succeeded": ("Kern succeeded Roe in Halm.", "Roe is the predecessor of Kern in Halm."),
    "raised before": ("The levy was raised in May and lowered in June.", "The levy was lowered in June."),
    "too low for one": ("The water is too high for barges and too low for ships.", "The water is too low for ships."),
    "born and died": ("Kato was born in Halm and died in Oslo.", "Kato died in Oslo."),
    "died in the war": ("Kato was born in Halm.", "Kato died in the war in Oslo."),
    "low prices": ("Prices are low in Halm.", "In Halm prices are not high."),
    "both powers": ("Solar power grew by 4 per cent and wind power by 5.", "Wind power grew by 5 per cent."),
    "fish of both kinds": ("Landings of cod fell and those of herring rose.", "Landings of herring rose."),
    "both houses": ("A school and a hospital in Halm were hit.", "A hospital in Halm was hit."),
    "of the same office": ("The governor and the mayor backed the dam.", "The mayor backed the dam."),
    "the late Kern": ("The late mayor of Halm backed the dam.", "The mayor of Halm backed the dam early."),
    "dry land": ("The year was dry in Halm.", "The year was not wet in Halm."),
    "replaced": ("The council will replace the old bridge in May with one of steel.", "The council will have a new bridge in May."),
    "spent and earned": ("Spending by tourists in Halm rose to 4 million euros.", "Revenue from tourists in Halm rose to 4 million euros."),
    "seen from the other place": ("Departures from Halm to Oslo rose by 40 in May.", "Arrivals from Halm in Oslo rose by 40 in May."),
    "emigrants who arrive": ("Emigration from Chile to Peru fell in 2010.", "Immigration from Chile to Peru fell in 2010."),
    "two compared over a long way": ("Women in the northern ports of Norway earned on average 30 euros less a day than men.", "Men in the northern ports of Norway earned on average 30 euros more a day than women."),
    "compared before": ("Compared with men, women earned 30 euros less a day.", "Compared with women, men earned 30 euros more a day."),
    "of members of each kind": ("New members pay 9 euros less than old ones.", "Old members pay 9 euros more than the new."),
    "of the time before": ("Fares in Halm are lower than a year ago.", "Fares in Halm were higher a year ago."),
    "of the months before": ("The yen is weaker against the euro than in May.", "The yen was stronger against the euro in May."),
    "of two seasons": ("Fewer ferries run in winter than in July.", "More ferries run in July than in winter."),
    "of two ways": ("It is cheaper to ship wheat by rail than by road.", "It is dearer to ship wheat by road than by rail."),
    "until then": ("Passage of the strait is impossible before April.", "Passage of the strait is possible from April."),
    "since then": ("The figures are incomplete before 1990.", "The figures are complete from 1990."),
    "unlawful until": ("A vote would be unconstitutional before May.", "A vote would be constitutional after May."),
    "paid by the other party": ("Employers must pay 40 euros a day in Halm.", "Employees must be paid 40 euros a day in Halm."),
    "given by the other party": ("Landlords must give three months' notice.", "Tenants must be given three months' notice."),
    "of another figure": ("Men of Halm live 81 years on average and others 87.", "Women of Halm live 87 years on average."),
}  # fmt: skip


@pytest.mark.parametrize(("passage", "claim", "word"), TOLD.values(), ids=TOLD)
def test_a_counterpart(passage: str, claim: str, word: str) -> None:
    assert told("en", passage, claim) == [word]
    assert told("en", f"{passage} {claim}", claim) == []
    assert told("en", passage, passage) == []


@pytest.mark.parametrize(("passage", "claim"), SILENT.values(), ids=SILENT)
def test_what_is_no_counterpart(passage: str, claim: str) -> None:
    assert told("en", passage, claim) == []


def test_what_is_denied_by_its_counterpart_is_carried() -> None:
    assert told("en", "Prices are low in Halm.", "In Halm prices are not high.") == []
    assert told("en", "Prices are stable in Halm.", "In Halm prices are not high.") == ["not"]


def test_a_gist_may_say_it() -> None:
    passage, claim = "Two men were arrested in Oslo.", "Two women were arrested in Oslo."
    assert told("en", passage, claim, gist="One of them is a woman.") == []


def test_quoted_words_are_left_alone() -> None:
    assert told("en", "Two men were arrested in Oslo.", "Two “women” were arrested in Oslo.") == []


def test_the_words_of_a_text() -> None:
    text = "New rules for short‑term loans: Queen Mary and a King of trains. Old ships left."
    found = [text[word.start : word.end] for word in counterparts_in(text)]
    assert found == ["New", "short‑term", "trains", "Old", "ships", "left"]


def test_no_word_is_of_two_kinds() -> None:
    words = [word for row in ROWS for side, _ in row for word in side.split()]
    assert len(words) == len(set(words))
