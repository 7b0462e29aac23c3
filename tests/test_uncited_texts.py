"""`uncited-claim` in titles, summaries, headings, reasons and rows of tables: what they say is to stand in what is cited."""

from __future__ import annotations

import pytest

from tests.sites import LEAD, Site

QUAY = """\
-- config.yaml --
title: H
regions:
  water: {name: Water}
  land: {name: Land}
lint: {not-shown: off, unused-excerpt: off, one-origin: off}
-- seeds/archive/quay.txt --
The north quay

The north quay was dredged to nine metres in March 2026. “We had feared worse,” Ines Holm said.

Of 120 boats 40 came back, and 17.5 million dollars were paid.

The south quay is 31 metres long.
-- seeds/quay.md --
---
title: The north quay
publisher: Quay Post
published: 2026-04-01
archive: quay.txt
kind: news
---
## depth {at="2"}
> dredged to nine metres in March 2026

The dredging.

## boats {at="3"}
> Of 120 boats 40 came back

The count.
"""
HEAD = """\
title: {title}
region: water
date: 2026-05-01
summary: {summary}
judgements:
  - text: The quay is deep enough for boats [@quay#depth].
    confidence: low
    because: {because}
"""
TEXT = "Nine metres are enough, Holm says [@quay#depth]. Boats of all kinds came [@quay#boats].\n"


def told(site: Site, *, heading: str = "", text: str = TEXT, head: str = "", **fields: str) -> list[str]:
    given = {"title": "The quay", "summary": "Boats came.", "because": "one source"} | fields
    part = f"\n## {heading}\n\nIt is so [@quay#depth].\n" if heading else ""
    site.small(QUAY + f"-- {LEAD} --\n---\n{HEAD.format_map(given)}{head}---\n{text}{part}")
    site.pin()
    return [fault.message for fault in site.check().diagnostics if fault.code == "uncited-claim"]


BAD = {
    "a reason, quoted": ({"because": "it says “all is well”"}, "the reason of the judgement has “all is well”"),
    "a reason, a figure": ({"because": "one source of 14 metres"}, "the reason of the judgement has “14”"),
    "a summary, quoted": ({"summary": "“We feared nothing,” she said."}, "the summary has “We feared nothing,”"),
    "a summary, money": ({"summary": "It cost 18.5 million dollars."}, "the summary has “18.5 million dollars”"),
    "a summary, per cent": ({"summary": "Of the boats 44 per cent came."}, "the summary has “44 per cent”"),
    "a figure of another passage": ({"summary": "The quay is 31 metres long."}, "the summary has “31”"),
    "a title": ({"title": "Eleven metres for the quay"}, "the title has “Eleven”"),
    "a title in Japanese": ({"title": "岸壁は「何も恐れない」"}, "the title has “何も恐れない”"),
    "a count in Japanese": ({"summary": "船は14隻に増えた。"}, "the summary has “14”"),
    "a heading": ({"heading": "“We feared everything”"}, "the heading has “We feared everything”"),
}  # fmt: skip


@pytest.mark.parametrize(("fields", "expected"), BAD.values(), ids=BAD)
def test_what_stands_nowhere_is_told(site: Site, fields: dict[str, str], expected: str) -> None:
    where = "which stands in no passage that the briefing cites, nor in its sentences"
    assert told(site, **fields) == [f"{expected}, {where}"]


GOOD = {
    "plain": {},
    "quoted": {"summary": "“We had feared worse,” she said."},
    "a figure": {"title": "Nine metres", "because": "9 metres were measured"},
    "derived": {"summary": "A third of the boats came."},
    "a sum of two": {"because": "17.5 million dollars, for 40 boats of 120"},
    "a number of sources": {"because": "3 sources and 12 official papers agree"},
    "a number of sources in Japanese": {"because": "2つの資料と3本の公式文書による"},
    "sources in Japanese, then their number": {"because": "出典は3点で、いずれも官庁の文書である"},
    "a number of sources in Chinese": {"because": "根据2份官方文件"},
    "a number of sources in Korean": {"because": "2건의 자료에 따른다"},
    "a number of sources in German": {"because": "3 Quellen stimmen überein"},
    "a number of sources in French": {"because": "3 documents concordent"},
    "a number of sources in Spanish": {"because": "3 fuentes coinciden"},
    "a number of sources in Russian": {"because": "3 документа согласны"},
    "a number of sources in Vietnamese": {"because": "3 nguồn thống nhất"},
    "a number of sources in Arabic": {"because": "تتفق 3 مصادر"},
    "a part": {"title": "The quay, part 2"},
    "own words": {"summary": "The so-called “boat year”."},
    "a title of a work": {"summary": "The article “The North Quay” tells it."},
    "a heading with a number": {"heading": "3 The boats"},
    "a sentence that cites": {"summary": "14 metres.", "text": "14 metres [@quay#depth]. " + TEXT},
    "a year": {"title": "The quay in 2026"},
}


@pytest.mark.parametrize("fields", GOOD.values(), ids=GOOD)
def test_what_is_right_is_not_told(site: Site, fields: dict[str, str]) -> None:
    assert told(site, **fields) == []


HEADING = "\n| what | how many |\n|---|---|\n"
BAD_ROWS = {
    "count": ("| boats | 140 boats |\n", "140"),
    "thousands": ("| boats | 4,000 |\n", "4,000"),
    "share": ("| back | 45% |\n", "45%"),
    "money": ("| paid | $5 million |\n", "$5 million"),
    "quotation": ("| Holm | “We feared nothing” |\n", "We feared nothing"),
    "one row of two": ("| depth | 9 m [@quay#depth] |\n| boats | 140 boats |\n", "140"),
    "figure of another passage": ("| length | 31 metres |\n", "31"),
    "Japanese": ("| 船の数 | 145隻でした |\n", "145"),
    "first cell": ("| 140 boats | came |\n", "140"),
}
GOOD_ROWS = {
    "stands in a passage": "| back | 40 boats |\n| all | 120 boats |\n",
    "what is left": "| back | 40 |\n| away | 80 |\n",
    "share that follows": "| back | 33% |\n",
    "numbers of rows": "| 1 | boats |\n| 2. | quays |\n",
    "years": "| 2024 | boats |\n| 2025 | quays |\n",
    "row that cites": "| depth | 9 metres [@quay#depth] |\n",
    "quotation": "| Holm | “We had feared worse” |\n",
    "the desk's own": "| Sources | 3 sources |\n",
}


@pytest.mark.parametrize(("rows", "token"), BAD_ROWS.values(), ids=BAD_ROWS)
def test_a_cell_of_a_row_that_does_not_cite_is_told(site: Site, rows: str, token: str) -> None:
    (message,) = told(site, text=TEXT + HEADING + rows)
    assert message.startswith(f"the cell has “{token}”, which stands in no passage that the briefing cites")


@pytest.mark.parametrize("rows", GOOD_ROWS.values(), ids=GOOD_ROWS)
def test_a_cell_that_is_right_is_not_told(site: Site, rows: str) -> None:
    assert told(site, text=TEXT + HEADING + rows) == []


def test_the_place_is_that_of_the_words(site: Site) -> None:
    site.small()
    found = site.expect(
        QUAY
        + f"-- {LEAD} --\n---\n"
        + HEAD.format(
            title="«uncited-claim»“No fear” here",
            summary="It rained for «uncited-claim»14 hours.",
            because="it is «uncited-claim»15 metres deep",
        )
        + f"---\n{TEXT}"
    )
    site.pin()
    assert site.check().faults == found


def test_a_briefing_that_cites_nothing_is_left_alone(site: Site) -> None:
    site.small(
        f"-- {LEAD} --\n---\ntitle: 14 metres\nregion: water\ndate: 2026-05-01\nsummary: B\n---\nFog.\n"
    )
    assert "uncited-claim" not in {fault.code for fault in site.check().diagnostics}


def test_a_waiver_holds(site: Site) -> None:
    assert "14" in told(site, summary="14 metres.")[0]
    assert told(site, summary="14 metres. # lint: uncited-claim measured by the desk") == []


def test_it_can_be_turned_off(site: Site) -> None:
    site.small(
        QUAY + f"-- {LEAD} --\n---\n{HEAD.format(title='Q', summary='14 metres.', because='x')}---\n{TEXT}"
    )
    site.edit("config.yaml", "lint: {", "lint: {uncited-claim: off, ")
    site.pin()
    assert site.check().faults == []


def test_where_a_text_is_not_at_hand_nothing_is_guessed(site: Site) -> None:
    assert told(site, summary="It rained for 14 hours.")
    site.delete("seeds/archive")
    site.delete("seeds/seeds.lock")
    assert "uncited-claim" not in {fault.code for fault in site.check().diagnostics}


def test_a_cell_is_told_at_its_figure(site: Site) -> None:
    told(site, text=TEXT + HEADING + "| boats | 140 boats |\n")
    (fault,) = [fault for fault in site.check().diagnostics if fault.code == "uncited-claim"]
    line = site.read(LEAD).splitlines()[fault.span.start.line - 1]
    assert line[fault.span.start.column - 1 :].startswith("140 boats |")


@pytest.mark.parametrize(
    ("language", "cell"), [("ar", "11 فبراير"), ("th", "11 กุมภาพันธ์")], ids=["Arabic", "Thai"]
)
def test_a_day_of_a_month_that_is_not_read_is_not_told(site: Site, language: str, cell: str) -> None:
    assert told(site, text=TEXT + HEADING + f"| {cell} | came |\n", head=f"language: {language}\n") == []
