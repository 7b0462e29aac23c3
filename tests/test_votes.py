"""For a thing and against it: the other side of a vote, and two votes."""

from __future__ import annotations

import pytest

from tests.one_passage import told

TOLD = {
    "against": ("Kato voted for the bill in May.", "Kato voted against the bill in May.", "voted against"),
    "for": ("The party voted against the treaty on Tuesday.", "The party voted for the treaty on Tuesday.", "voted for"),
    "in favour": ("Roe spoke in favour of the bill.", "Roe spoke against the bill.", "spoke against"),
    "being against": ("Forty members were for the bill.", "Forty members were against the bill.", "were against"),
    "in favour, voted": ("Norway voted in favour of the resolution.", "Norway voted against the resolution.", "voted against"),
    "with a result": ("The senate voted 51 to 40 for the pact.", "The senate voted 51 to 40 against the pact.", "voted 51 to 40 against"),
    "a campaign": ("The unions campaigned against the levy in May.", "The unions campaigned for the levy in May.", "campaigned for"),
    "a ruling": ("Four judges ruled for the firm.", "Four judges ruled against the firm.", "ruled against"),
    "being for": ("Roe was against the plan.", "Roe was for the plan.", "was for"),
}  # fmt: skip
SILENT = {
    "one each": ("Kato voted for the bill and Roe against it.", "Roe voted against the bill."),
    "opposed": ("Norway voted for the bill; Sweden opposed it.", "Sweden voted against the bill."),
    "of the result": ("The senate voted 51 to 40 for the pact.", "40 senators voted against the pact."),
    "some of them": ("The senate voted 51 to 40 for the pact.", "Some of the senate voted against the pact."),
    "another object": ("The party voted against the first draft of the treaty.", "The party voted for the second draft."),
    "spoke, then voted": ("Kato spoke against the bill but backed it in the vote.", "Kato voted for the bill."),
    "money": ("The money was for the school.", "The money was against the wishes of the school."),
    "passed": ("Most members voted for the ban.", "The ban passed; few voted against the ban."),
    "both": ("The court ruled against the firm.", "The court ruled for the miners, and against the firm."),
    "another party": ("The court ruled against the firm.", "The court ruled for the miners."),
    "passed, against": ("They voted against the plan, which passed.", "Most voted for the plan."),
    "a noun": ("The vote was for a term of four years.", "Roe voted against a term of four years."),
    "voted no": ("Ninety members voted for the bill, ten no.", "Ten members voted against the bill."),
    "all but one": ("All members but Roe voted for the bill.", "Roe voted against the bill."),
    "except one": ("All members voted for the bill, except Roe.", "Only Roe voted against the bill."),
    "another result": ("The members voted for the bill by 51 to 40.", "Members voted against the bill by 40 to 51."),
    "another levy": ("Kato argued for a levy on ships.", "Kato argued against a levy on boats."),
    "three of them": ("Three members of the council voted against the dam. It is built now.", "The council voted for the dam."),
    "only one": ("Only Kern of the council voted against the dam. It is built now.", "The council voted for the dam."),
    "a third": ("A third of citizens voted against the treaty, which is law.", "Citizens voted for the treaty."),
}  # fmt: skip


@pytest.mark.parametrize(("passage", "claim", "words"), TOLD.values(), ids=TOLD)
def test_the_other_side(passage: str, claim: str, words: str) -> None:
    assert told("en", passage, claim) == [words]
    assert told("en", f"{passage} {claim}", claim) == []
    assert told("en", passage, passage) == []


@pytest.mark.parametrize(("passage", "claim"), SILENT.values(), ids=SILENT)
def test_another_vote(passage: str, claim: str) -> None:
    assert told("en", passage, claim) == []


def test_a_gist_may_say_it() -> None:
    passage, claim = "Kato voted for the bill in May.", "Kato voted against the bill in May."
    assert told("en", passage, claim, gist="Some opposed it.") == []
