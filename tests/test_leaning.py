"""`quoted-words` and `figures` in sentences that lean on a citation of their paragraph, row or judgement."""

from __future__ import annotations

import pytest

from briefing_site.text.whole_quotations import split_around_quotations
from briefing_site.verify.grounding.passage import Reading
from briefing_site.verify.grounding.quotations import stands_in
from tests.sites import LEAD, Site

QUAY = """\
-- config.yaml --
title: H
regions:
  water: {name: Water}
lint: {not-shown: off, unused-excerpt: off, one-origin: off, one-excerpt-many-claims: off, negation: off}
-- seeds/archive/quay.txt --
The north quay

The north quay was dredged to nine metres in March 2026. “We had feared worse. It is ours,” Ines Holm said.

Of 120 boats 40 came back, and 17.5 million dollars were paid on 4 May 2026.
-- seeds/quay.md --
---
title: The north quay
publisher: Quay Post
published: 2026-06-01
archive: quay.txt
kind: news
---
## depth {at="2"}
> dredged to nine metres in March 2026

The dredging, of which Ines Holm speaks.

## boats {at="3"}
> Of 120 boats 40 came back

The count.
"""
HEAD = "title: The quay\nregion: water\ndate: 2026-07-01\nsummary: Boats came.\n"


def told(site: Site, text: str, head: str = HEAD) -> list[tuple[str, str]]:
    """The code of each fault of a briefing, with what it tells between its first marks of quotation."""
    site.small(QUAY + f"-- {LEAD} --\n---\n{head}---\n{text}\n")
    site.pin()
    return [
        (fault.code, fault.message.partition("“")[2].partition("”")[0])
        for fault in site.check().diagnostics
        if fault.code in ("quoted-words", "figures", "uncited-claim")
    ]


TOLD = {
    "a quotation before the citation": (
        "Holm said “we had feared better”. Boats came [@quay#boats].",
        [("quoted-words", "we had feared better")],
    ),
    "a figure before the citation": (
        "Some 140 boats were out. Not all came back [@quay#boats].",
        [("figures", "140")],
    ),
    "a date before the citation": (
        "It was paid on 14 May 2026. Not all came back [@quay#boats].",
        [("figures", "14 May 2026")],
    ),
    "a sum two sentences before": (
        "They paid 18.9 million dollars. It took long. Not all came back [@quay#boats].",
        [("figures", "18.9 million dollars")],
    ),
    "what somebody says further on": (
        "Boats came [@quay#boats]. Holm said that “we had feared better”.",
        [("quoted-words", "we had feared better")],
    ),
    "a cell beside the one that cites": (
        "| What | Note |\n| --- | --- |\n| 140 boats | out [@quay#boats] |",
        [("figures", "140")],
    ),
    "a cell behind the one that cites": (
        "| What | Note |\n| --- | --- |\n| out [@quay#boats] | “we had feared better” |",
        [("quoted-words", "we had feared better")],
    ),
    "a figure that is cited against alone": (
        "Some 140 boats were out [but see @quay#boats].",
        [("figures", "140")],
    ),
    "a date beside what is only compared": (
        "It was paid on 14 May 2026 [cf. @quay#boats].",
        [("figures", "14 May 2026")],
    ),
    "a quotation of the desk's own “we”": (
        "“We are late,” the skippers told the minister.\n\nBoats came [@quay#boats].",
        [("uncited-claim", "We are late,")],
    ),
}
QUIET = {
    "a quotation of the passage": "“We had feared worse,” Holm said. It is deep enough [@quay#depth].",
    "a figure of the passage": "Of 120 boats some are lost. Not all came back [@quay#boats].",
    "a figure of the other passage of the paragraph": (
        "It is nine metres deep. 120 boats were out [@quay#boats]. Deep enough, Holm says [@quay#depth]."
    ),
    "a figure that follows": "In all, 80 fewer came back than were out. So it is told [@quay#boats].",
    "what was cited before": (
        "Of 120 boats 40 came back [@quay#boats].\n\nThe 120 boats were old. It is deep [@quay#depth]."
    ),
    "a figure of what it is compared with": "Some 120 boats were out [cf. @quay#boats].",
    "no figure beside what it is cited against": "The count is in doubt [but see @quay#boats].",
    "a question": "Were 140 boats out? Not all came back [@quay#boats].",
    "of the sources": "The 14 sources at hand do not say. Not all came back [@quay#boats].",
    "a small number in words": "The two settle it. Not all came back [@quay#boats].",
    "a label of a row": "| Year | Note |\n| --- | --- |\n| 2025 | out [@quay#boats] |",
    "another row": "| What | Note |\n| --- | --- |\n| 120 boats | |\n| out | [@quay#boats] |",
    "another language of the desk": "Boats came [@quay#boats]. It is so.",
}


@pytest.mark.parametrize(("text", "expected"), TOLD.values(), ids=TOLD)
def test_what_no_passage_cited_beside_it_has_is_told(
    site: Site, text: str, expected: list[tuple[str, str]]
) -> None:
    assert told(site, text) == expected


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET)
def test_what_leans_on_a_citation_and_stands_there_is_not_told(site: Site, text: str) -> None:
    assert told(site, text) == []


def test_the_place_is_that_of_the_sentence(site: Site) -> None:
    text = "Of 40 boats we speak.\n\nThe 140 came. Of 140 boats not all came back [@quay#boats]."
    site.small(QUAY + f"-- {LEAD} --\n---\n{HEAD}---\n{text}\n")
    site.pin()
    places = [f.place for f in site.check().diagnostics if f.code == "figures"]
    assert [(place.line, place.column) for place in places] == [(9, 5), (9, 18)]


def test_a_waiver_in_place_covers_it(site: Site) -> None:
    text = "Some 140 boats were out <!-- lint: figures counted by us -->. Not all came [@quay#boats]."
    assert told(site, text) == []


def test_only_the_quoted_words_of_a_judgement_are_compared(site: Site) -> None:
    head = HEAD + (
        "judgements:\n  - text: At 70 per cent “we had feared better” is right. Boats came [@quay#boats].\n"
        "    confidence: low\n    because: one account\n"
    )
    assert told(site, "It is so [@quay#boats].", head) == [("quoted-words", "we had feared better")]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("“We are late. It is theirs,” she said. So it was.", 2),
        ("She said: “We are late! It is theirs.” So it was.", 2),
        ("«Мы опоздали. План их», — сказал министр. Так было.", 2),
        ("部长说：“我们晚了。计划是他们的。”会议结束。", 2),
        ("“Chúng tôi đã muộn. Kế hoạch là của họ”, Bộ trưởng nói.", 1),
        ("‘We are late. It is theirs,’ she said.", 1),
        ("The boys' boat came. The girls' boat left.", 2),
        ('It is 5" wide. She said "yes" and left.', 2),
    ],
)
def test_no_quotation_is_cut_in_two(text: str, sentences: int) -> None:
    assert len(split_around_quotations(text)) == sentences


WHOLE = [
    "“We had feared better. It is ours,” Holm said [@quay#depth].",
    "Holm said: “We had feared worse. It is theirs.” [@quay#depth]",
    'Holm said: "We had feared worse. It is theirs." [@quay#depth]',
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_quotation_of_two_sentences_is_compared_whole(site: Site, text: str) -> None:
    assert [code for code, _ in told(site, text)] == ["quoted-words"]
    good = text.replace("better", "worse").replace("theirs", "ours")
    assert told(site, good) == []


INTERRUPTED = {
    "en": ("“We are ready,” Holm said, “and it is ours.”", "We are ready, and it is ours", True),
    "en, two sentences": ("“We are ready,” Holm said. “It is ours.”", "We are ready. It is ours", True),
    "en, other words": (
        "“We are ready,” Holm said, “and it is ours.”",
        "We are ready, and it is theirs",
        False,
    ),
    "en, a sentence between": ("“We came,” Holm said. Rain fell. “We left.”", "We came. We left", False),
    "en, words between": ("The “deep” quay and the “old” boat.", "deep old", False),
    "ja": (
        "「準備はできた」と大臣は述べ、「計画は我々のものだ」と語った。",
        "準備はできた。計画は我々のものだ",
        True,
    ),
    "ko": ("“준비됐다”며 장관은 “계획은 우리 것이다”라고 말했다.", "준비됐다. 계획은 우리 것이다", True),
    "zh": ("“准备好了，”部长说，“计划是我们的。”", "准备好了，计划是我们的。", True),
    "ru": ("«Мы готовы, — сказал он, — и план наш».", "Мы готовы, и план наш", True),
    "ru, a dash of the words": ("«Мы готовы — и рады — и план наш».", "Мы готовы и план наш", False),
    "vi": ("“Chúng tôi sẵn sàng”, ông nói, “và rất vui”.", "Chúng tôi sẵn sàng và rất vui", True),
}


@pytest.mark.parametrize(("text", "words", "stands"), INTERRUPTED.values(), ids=INTERRUPTED)
def test_words_that_the_source_interrupts_may_be_joined(text: str, words: str, stands: bool) -> None:
    assert (stands_in(words, Reading(text, "en")) is not None) is stands


CUT = """\
-- config.yaml --
title: H
regions:
  water: {name: Water}
lint: {unused-excerpt: off}
-- seeds/archive/quay.txt --
The quay

The quay is long and well built. “It was the best year since the war,” Holm said, and did not rule out a quay.
-- seeds/quay.md --
---
title: The quay
publisher: Quay Post
published: 2026-06-01
archive: quay.txt
kind: news
---
## long {at="2" voice="fact"}
> The quay is long

It is long.
"""


def test_the_excerpt_that_is_cut_keeps_the_marks_of_quotation_whole_and_the_voice_open(site: Site) -> None:
    site.small(CUT + f"-- {LEAD} --\n---\n{HEAD}---\nIt was “the best year since the war” [@quay#long].\n")
    site.pin()
    [fault] = [each for each in site.check().diagnostics if each.code == "not-shown"]
    new = fault.fixes[0].edits[0].new
    assert "best year since the war" in new and "rule out" not in new
    assert new.count("“") == new.count("”")
    assert "voice" not in new
