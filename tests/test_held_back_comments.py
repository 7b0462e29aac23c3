"""Comments that say that their text is not for readers, which no reader sees: which are told, and where."""

from __future__ import annotations

import pytest

from tests.sites import LEAD, Site

CITED = "It rained [@rain#hours]."
TOLD = {
    "a key": ("<!-- draft: true -->", "9:6"),
    "a word in capitals": ("<!-- DRAFT -->", "9:6"),
    "a word in small letters": ("<!-- draft -->", "9:6"),
    "another in small letters": ("<!-- confidential -->", "9:6"),
    "words in small letters": ("<!-- for internal use only -->", "9:6"),
    "in letters of a title": ("<!-- Do not quote -->", "9:6"),
    "in small letters of another language": ("<!-- entwurf -->", "9:6"),
    "in small letters of Obsidian": ("%% confidential %%", "9:4"),
    "in small letters as a label": ("[//]: # (черновик)", "9:9"),
    "in words": ("<!-- do not publish -->", "9:6"),
    "until a day": ("<!-- Not for publication before 5 May -->", "9:6"),
    "behind a sentence": ("It stopped [@rain#dry]. <!-- not yet for publication -->", "9:30"),
    "over lines": ("<!--\nDRAFT\n-->", "10:1"),
    "of Obsidian": ("%% DRAFT %%", "9:4"),
    "of Obsidian, over lines": ("%%\nstatus: draft\n%%", "10:1"),
    "as a label": ("[//]: # (DRAFT)", "9:9"),
    "in another language": ("<!-- Nicht zur Veröffentlichung -->", "9:6"),
    "in Japanese": ("<!-- 下書き -->", "9:6"),
    "in a list": ("- It stopped [@rain#dry].\n- <!-- EMBARGOED UNTIL 5 MAY -->", "10:8"),
}
FINE = {
    "a note for oneself": "<!-- TODO: look up the hour -->",
    "an old sentence": "<!-- draft: it rained for seven hours, the harbour master said -->",
    "of the draft of a bill": "<!-- the draft of the bill has six hours -->",
    "in a comment of another kind": "<!-- no %% DRAFT %% -->",
    "in code": "Write `<!-- DRAFT -->` there.",
    "in a fence": "```html\n<!-- DRAFT -->\n%% DRAFT %%\n[//]: # (DRAFT)\n```",
    "a waiver": "It rained [@rain#hours]. <!-- lint: names it is a draft -->",
    "per cent": "It rose by 5%% DRAFT 6%%.",
}


@pytest.mark.parametrize(("comment", "place"), TOLD.values(), ids=TOLD)
def test_a_comment_that_holds_back_is_told(small: Site, comment: str, place: str) -> None:
    small.lead(f"{CITED}\n\n{comment}")
    assert [fault for fault in small.check().faults if "unfinished" in fault] == [
        f"{LEAD}:{place} unfinished"
    ]


@pytest.mark.parametrize("comment", FINE.values(), ids=FINE)
def test_other_comments_are_silent(small: Site, comment: str) -> None:
    small.lead(f"{CITED}\n\n{comment}")
    assert "unfinished" not in small.check().text


@pytest.mark.parametrize(
    "line", ["# DRAFT", "# do not publish", "# Not for publication before 5 May", "# confidential"]
)
def test_a_comment_of_the_front_matter_is_told(small: Site, line: str) -> None:
    small.lead(CITED, line)
    column = line.index("#") + 3
    assert small.check().faults == [f"{LEAD}:6:{column} unfinished"]


@pytest.mark.parametrize(
    "line", ["# draft: true", "#draft: true", "# the draft of May", "featured: true # DRAFT"]
)
def test_a_key_that_is_commented_out_is_silent(small: Site, line: str) -> None:
    small.lead(CITED, line)
    assert "unfinished" not in small.check().text


WAIVER = "lint: unfinished a word of the bill"
WAIVED = {
    "behind a sentence": (f"It stopped [@rain#dry]. <!-- DRAFT --> <!-- {WAIVER} -->", ""),
    "behind it, alone on a line": (f"<!-- DRAFT --> <!-- {WAIVER} -->", ""),
    "before it, alone on a line": (f"<!-- {WAIVER} --> <!-- DRAFT -->\n\nIt stopped.", ""),
    "on the line above": (f"<!-- {WAIVER} -->\n<!-- DRAFT -->", ""),
    "in a paragraph above": (f"<!-- {WAIVER} -->\n\n<!-- DRAFT -->\n\nIt stopped [@rain#dry].", ""),
    "above a comment of Obsidian": (f"<!-- {WAIVER} -->\n\n%% DRAFT %%", ""),
    "above a label": (f"<!-- {WAIVER} -->\n\n[//]: # (DRAFT)\n\nIt stopped [@rain#dry].", ""),
    "in the front matter": ("It stopped.", f"# {WAIVER}\n# DRAFT"),
    "in the front matter, above a key": ("It stopped.", f"# {WAIVER}\n# DRAFT\nfeatured: true"),
}


@pytest.mark.parametrize(("text", "front"), WAIVED.values(), ids=WAIVED)
def test_a_waiver_where_it_stands(small: Site, text: str, front: str) -> None:
    small.lead(f"{CITED}\n\n{text}", front)
    assert small.check().faults == []


def test_a_waiver_of_what_stands_before_it_is_of_no_use(small: Site) -> None:
    small.lead(f"{CITED}\n\n<!-- DRAFT -->\n\n<!-- {WAIVER} -->\n\nIt stopped [@rain#dry].")
    assert small.check().faults == [f"{LEAD}:9:6 unfinished", f"{LEAD}:11:1 unused-waiver"]


def test_the_words_of_a_text_make_no_difference(small: Site) -> None:
    small.lead(f"{CITED} An aircraft rained.\n\n<!-- confidential -->")
    assert f"{LEAD}:9:6 unfinished" in small.check().faults


DRAFTS = {
    "a comment": "<!-- DRAFT -->",
    "a line": "DRAFT",
    "a mark": "It stopped. [citation needed]",
}


@pytest.mark.parametrize("text", DRAFTS.values(), ids=DRAFTS)
def test_a_draft_is_not_told_to_become_one(small: Site, text: str) -> None:
    small.lead(f"{CITED}\n\n{text}")
    (fault,) = (fault for fault in small.check().diagnostics if fault.code == "unfinished")
    assert (fault.severity.value, "draft: true" in fault.hint) == ("error", True)
    small.lead(f"{CITED}\n\n{text}", "draft: true")
    (fault,) = (fault for fault in small.check().diagnostics if fault.code == "unfinished")
    assert (fault.severity.value, "draft: true" in fault.hint) == ("note", False)
