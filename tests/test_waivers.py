"""Waivers: where they may stand, what they cover, and what becomes of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing_site.model.lines import Lines
from briefing_site.model.place import Span
from briefing_site.parse.briefing import parse_briefing
from briefing_site.parse.markdown.engine import MarkdownEngine
from tests.commands import say
from tests.sites import BODY, LEAD, Site, shown, tree

ENGINE = MarkdownEngine()
W = "<!-- lint: heading-level it is said -->"
HEAD = "title: A\nregion: water\ndate: 2026-01-07\nsummary: B\n"


@pytest.fixture
def small(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    site.small()
    return site


def covered(front: str, body: str) -> list[tuple[str, str, str]]:
    """Code, reason and covered text of each waiver of a briefing without faults; that without the waiver before it."""
    text = f"---\n{HEAD}{front}---\n{body}\n"
    made, found = parse_briefing(LEAD, text.encode(), ENGINE)
    assert [shown(fault) for fault in found] == []
    assert made
    return [
        (w.code, w.reason, piece(text, w.covers).removeprefix(piece(text, w.place)).strip())
        for w in made.waivers
    ]


def piece(text: str, span: Span) -> str:
    lines = Lines(LEAD, text)
    return text[lines.offset_of(span.start) : lines.offset_of(span.end)]


BODIES = {
    "inside a sentence": (f"Rain fell. It {W} stopped. Boats left.", f"It {W} stopped."),
    "behind a sentence": (f"Rain fell. It stopped. {W} Boats left.", f"It stopped. {W}"),
    "behind a citation": (f"Rain fell [@a]. {W} Boats left.", f"Rain fell [@a]. {W}"),
    "behind a citation behind its stop": (f"Rain fell. [@a] {W} Boats left.", f"Rain fell. [@a] {W}"),
    "before the first": (f"Rain *{W}* fell. It stopped.", f"Rain *{W}* fell."),
    "the next paragraph": (f"Rain.\n\n{W}\n\nIt fell. It stopped.\n\nBoats.", "It fell. It stopped."),
    "directly before": (f"{W}\nIt fell.\nIt stopped.\n\nBoats.", "It fell.\nIt stopped."),
    "a whole list": (f"{W}\n\n- It fell.\n- It stopped.\n\nBoats.", "- It fell.\n- It stopped."),
    "a table": (f"{W}\n\n| a | b |\n| - | - |\n| c | d |\n\nBoats.", "| a | b |\n| - | - |\n| c | d |"),
    "a row of a table": (f"| a | b |\n| - | - |\n| c | d {W} |", f"| c | d {W} |"),
    "a heading": (f"## Rain {W}\n\nBoats.", f"## Rain {W}"),
    "a quotation": (f"{W}\n\n> It fell.\n\nBoats.", "> It fell."),
    "inside an item": (f"- It fell.\n- It stopped. {W} No more.\n", f"It stopped. {W}"),
    "a note": (f"Rain.[^n]\n\n[^n]: It fell. {W} Boats.", f"It fell. {W}"),
    "in an inline footnote": (f"Rain.^[It fell. {W} ] Boats.", f"It fell. {W}"),
    "in a sentence of an inline footnote": (f"Rain.^[Fog. It {W} fell. Sun.] Boats.", f"It {W} fell."),
    "behind an inline footnote": (f"Hail. Rain^[Fog. It fell.] came. {W} Boats.", f"Rain^[Fog. It fell.] came. {W}"),
    "in a list, in an inline footnote": (f"- Sun.\n- Rain.^[Fog {W}] Boats.", f"Fog {W}"),
    "in the words of a link": (f"Hail. See [the {W} rain](https://example.org/) fall. Boats.", f"See [the {W} rain](https://example.org/) fall."),
    "with the comments below": (f"{W}\n<!-- a -->\n\n<!-- b -->\n\nIt fell.\n\nFog.", "<!-- a -->\n\n<!-- b -->\n\nIt fell."),
    "with the comments of its line": (f"<!-- a --> {W} <!-- b -->\n\nIt fell.", f"<!-- a --> {W} <!-- b -->\n\nIt fell."),
    "not with the comments above": (f"<!-- a -->\n\n{W}\n\nIt fell.", "It fell."),
    "with comments, and nothing follows": (f"Rain.\n\n{W}\n\n<!-- a -->", "<!-- a -->"),
    "on a line of a paragraph": (f"Rain\n     {W}\nfell.\n\nFog.", "Fog."),
    "on a line of a paragraph, and nothing follows": (f"Rain\n     {W}\nfell.", ""),
    "on several lines": ("<!-- lint: heading-level it\n  is said -->\nIt fell.", "It fell."),
    "in Japanese": (f"雨が降った。船は出た。{W}港は静かだ。", f"船は出た。{W}"),
    "nothing follows": (f"Rain.\n\n{W}", ""),
    "a colon behind the code": ("Rain. <!-- lint: heading-level: it is said -->", "Rain. <!-- lint: heading-level: it is said -->"),
    "close": ("Rain. <!--lint:heading-level it is said-->", "Rain. <!--lint:heading-level it is said-->"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES)
def test_a_waiver_covers_its_sentence_or_the_next_block(body: str, expected: str) -> None:
    assert covered("", body) == [("heading-level", "it is said", expected)]


FRONTS = {
    "above a key": ("# lint: heading-level it is said\nas_of: 2026-01-06\n", "as_of: 2026-01-06"),
    "behind a value": ("as_of: 2026-01-06 # lint: heading-level it is said\n", "as_of: 2026-01-06 # lint: heading-level it is said"),
    "with the comments above a key": ("# lint: heading-level it is said\n# a\n\nas_of: 2026-01-06\n", "# a\n\nas_of: 2026-01-06"),
    "with comments, and nothing follows": ("# lint: heading-level it is said\n# a\n", "# a\n---"),
    "above an item": (
        "events:\n  - {date: 2026, text: Rain.}\n  # lint: heading-level it is said\n  - {date: 2025, text: Fog.}\n"
        "  - {date: 2024, text: Sun.}\n",
        "- {date: 2025, text: Fog.}",
    ),
    "above an item of lines": (
        "judgements:\n  # lint: heading-level it is said\n  - text: Rain [@rain#hours].\n    confidence: low\n    because: B\n  - text: Fog [@rain#hours].\n"
        "    confidence: low\n    because: B\n",
        "- text: Rain [@rain#hours].\n    confidence: low\n    because: B",
    ),
    "above a key with a list in its column": (
        "# lint: heading-level it is said\ntopics:\n- rain\n- fog\nas_of: 2026-01-06\n",
        "topics:\n- rain\n- fog",
    ),
    "in a text": (
        f'events:\n  - {{date: 2026, text: "Rain. Fog. {W} Sun."}}\n',
        f"Fog. {W}",
    ),
    "in an inline footnote of a text": (
        f'events:\n  - {{date: 2026, text: "Rain.^[Fog. Sun. {W} ] Wind."}}\n',
        f"Sun. {W}",
    ),
    "in a text of lines": (
        f"events:\n  - date: 2026\n    text: |\n      Rain {W}\n      fell. Fog.\n",
        f"Rain {W}\n      fell.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("front", "expected"), FRONTS.values(), ids=FRONTS)
def test_a_waiver_of_the_front_matter_covers_its_entry(front: str, expected: str) -> None:
    assert covered(front, "Rain.") == [("heading-level", "it is said", expected)]


NONE = {
    "in code": f"Rain `{W}` fell.",
    "in a block of code": f"```\n{W}\n```",
    "another comment": "Rain. <!-- lint the wool -->",
    "a heading that looks like one": "# lint: heading-level it is said",
}


@pytest.mark.parametrize("body", NONE.values(), ids=NONE)
def test_what_is_no_waiver(body: str) -> None:
    made, found = parse_briefing(LEAD, f"---\n{HEAD}---\n{body}\n".encode(), ENGINE)
    assert made and made.waivers == ()
    assert not any(fault.code == "bad-waiver" for fault in found)


REASONS = {
    "a code behind a colon": (": names are shortened here", "names are shortened here"),
    "a comma": (", the table is in feet", "the table is in feet"),
    "a list of words behind a colon": (
        ": names in feet are those of the board",
        "names in feet are those of the board",
    ),
}


@pytest.mark.parametrize(("reason", "expected"), REASONS.values(), ids=REASONS)
def test_a_reason_may_begin_with_a_word_that_is_a_code(reason: str, expected: str) -> None:
    made, found = parse_briefing(
        LEAD, f"---\n{HEAD}---\nRain. <!-- lint: figures {reason} -->\n".encode(), ENGINE
    )
    assert found == [] and made
    assert [(waiver.code, waiver.reason) for waiver in made.waivers] == [("figures", expected)]


def test_a_waiver_of_two_lints_with_a_blank_between_is_none() -> None:
    text = "Rain. <!-- lint: figures names two at once -->"
    made, found = parse_briefing(LEAD, f"---\n{HEAD}---\n{text}\n".encode(), ENGINE)
    assert made and made.waivers == ()
    assert [fault.code for fault in found] == ["bad-waiver"]
    assert "behind a colon: lint: figures: names" in found[0].hint


def test_words_of_a_text_in_lines_are_no_waiver() -> None:
    assert (
        covered(
            "events:\n  - date: 2026\n    text: |\n      Rain # lint: heading-level it is said\n",
            "Rain.",
        )
        == []
    )


BAD = {
    "no reason": ("Rain. «bad-waiver»<!-- lint: heading-level -->", "gives no reason"),
    "no letter in the reason": ("Rain. «bad-waiver»<!-- lint: heading-level - -->", "gives no reason"),
    "no code": ("Rain. «bad-waiver»<!-- lint: -->", "names no lint"),
    "no lint": ("Rain. <!-- lint: «bad-waiver»heading-levl it is said -->", 'did you mean "heading-level"'),
    "an error": ("Rain. <!-- lint: «bad-waiver»unknown-source it is said -->", "cannot be waived"),
    "two lints": (
        "Rain. «bad-waiver»<!-- lint: heading-level, figures it is said -->",
        "one waiver is for one lint",
    ),
    "two lints and no reason": ("Rain. «bad-waiver»<!-- lint: figures,names -->", '"figures" and "names"'),
    "two lints with and": (
        "Rain. «bad-waiver»<!-- lint: figures and names it is said -->",
        '"figures" and "names"',
    ),
    "two lints side by side": (
        "Rain. «bad-waiver»<!-- lint: figures quoted-words it is said -->",
        '"figures" and "quoted-words"',
    ),
    "two lints in a row": (
        "Rain. «bad-waiver»<!-- lint: figures names, voice it is said -->",
        '"figures" and "names"',
    ),
    "two lints in Japanese": (
        "Rain. «bad-waiver»<!-- lint: figures、names 表の単位 -->",
        '"figures" and "names"',
    ),
    "no colon": ("Rain. «bad-waiver»<!-- lint heading-level it is said -->", "has no colon"),
}


@pytest.mark.parametrize(("body", "words"), BAD.values(), ids=BAD)
def test_a_bad_waiver_is_an_error(small: Site, body: str, words: str) -> None:
    found = small.expect(f"-- {LEAD} --\n---\n{HEAD}---\n{body}\n")
    result = small.check()
    assert result.faults == found
    assert words in result.text


def test_a_bad_waiver_of_the_front_matter_is_an_error(small: Site) -> None:
    found = small.expect(
        f"-- {LEAD} --\n---\n{HEAD}«bad-waiver»# lint: heading-level\nas_of: 2026-01-06\n---\nRain.\n"
    )
    assert small.check().faults == found


def test_a_comment_in_a_plain_text_would_be_printed(small: Site) -> None:
    head = HEAD.replace("summary: B", f'summary: "B. «markup-in-plain-text»{W}"')
    found = small.expect(f"-- {LEAD} --\n---\n{head}---\nRain.\n")
    assert small.check().faults == found


# --- what becomes of them ------------------------------------------------------------------------


def test_a_waiver_takes_its_faults_out(small: Site) -> None:
    text = "#### Deep\n\nFog.\n\n## Wide\n\n#### Deeper\n"
    small.lead(f"Rain.\n\n{text}")
    assert small.check().faults == [
        f"{LEAD}:{BODY + 2}:1 heading-level",
        f"{LEAD}:{BODY + 8}:1 heading-level",
    ]
    small.lead(f"Rain.\n\n<!-- lint: heading-level as the form has it -->\n\n{text}")
    assert small.check().faults == [f"{LEAD}:{BODY + 10}:1 heading-level"]
    small.append("config.yaml", "lint: {heading-level: error}\n")
    assert [(shown(f), f.severity) for f in small.check().diagnostics] == [
        (f"{LEAD}:{BODY + 10}:1 heading-level", "error")
    ]


def test_a_waiver_that_nothing_needs_is_told_and_can_be_taken_out(small: Site) -> None:
    small.lead("Rain.\n\n<!-- lint: heading-level as the form has it -->\n\n## Wide\n\nFog.\n")
    assert small.check().faults == [f"{LEAD}:{BODY + 2}:1 unused-waiver"]
    small.append("config.yaml", "lint: {heading-level: off}\n")
    assert small.check().faults == []  # not judged
    small.lead("<!-- lint: heading-level a -->\n<!-- lint: unused-waiver it comes and goes -->\n\n## Wide\n")
    small.put("config.yaml", small.read("config.yaml").replace("lint: {heading-level: off}\n", ""))
    assert small.check().faults == [f"{LEAD}:{BODY}:1 unused-waiver", f"{LEAD}:{BODY + 1}:1 unused-waiver"]


def test_no_word_of_a_waiver_is_published(small: Site) -> None:
    waiver = "<!-- lint: heading-level Zanzibar -->"
    small.lead(
        f"Rain {waiver} fell [@rain#hours].[^n]\n\n{waiver}\n\n#### Deep {waiver}\n\n- Fog {waiver}\n\n[^n]: Sun. {waiver}\n",
        f'# lint: heading-level Zanzibar\nevents:\n  - {{date: 2026, text: "Rain {waiver} fell [@rain#crew]."}}\n'
        f'judgements:\n  - text: "Rain {waiver} fell [@rain#dry]."\n    confidence: low\n    because: B\n',
    )
    small.edit("seeds/rain.md", "It rained for long.", f"It rained {waiver} for long.")
    small.append("config.yaml", "lint: {unused-waiver: off}\n")
    result = small.build()
    assert result.faults == []
    assert result.pages
    holders = [path for path, data in tree(result.output).items() if b"Zanzibar" in data or b"lint:" in data]
    assert holders == []


LISTED = [
    ("needed", "heading-level", 9, "as the form has it"),
    ("no longer needed", "unused-label", 13, "for later"),
    ("not judged", "unlinked-file", 15, "off"),
]


def test_the_waivers_are_listed(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    small.lead(
        "Rain.\n\n<!-- lint: heading-level as the form has it -->\n\n#### Deep\n\n"
        "Fog. <!-- lint: unused-label for later -->\n\nSun. <!-- lint: unlinked-file off -->\n"
    )
    said = say(capsys, "check", "--waivers", "--site", small.root)
    assert (said.status, said.lines) == (
        0,
        [
            f"{LEAD}:{line}:{1 if line == 9 else 6}: {code} ({state}): {reason}"
            for state, code, line, reason in LISTED
        ],
    )
    said = say(capsys, "check", "--waivers", "--format", "json", "--site", small.root)
    assert [json.loads(line) for line in said.lines] == [
        {
            "path": LEAD,
            "line": line,
            "column": 1 if line == 9 else 6,
            "code": code,
            "reason": reason,
            "state": state,
        }
        for state, code, line, reason in LISTED
    ]
    assert say(capsys, "check", "--waivers", "--format", "sarif", "--site", small.root).status == 2
    assert say(capsys, "check", "--waivers", "--fix", "--site", small.root).status == 2


def test_where_there_are_no_waivers(small: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert say(capsys, "check", "--waivers", "--site", small.root).lines == ["No waivers."]


def test_a_list_of_waivers_names_the_files_that_cannot_be_read(
    small: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    small.put(LEAD, "---\ntitle: [a\n---\nRain. <!-- lint: heading-level it is said -->\n")
    said = say(capsys, "check", "--waivers", "--site", small.root)
    assert (said.status, said.lines) == (1, ["No waivers in the files that can be read."])
    assert said.err == f"{LEAD} cannot be read and is left out: briefing check says why\n"


@pytest.mark.parametrize(
    "command",
    [["check", "--groundings"], ["source", "impact", "rain"], ["whatif", "--without", "rain"], ["report"]],
)
def test_other_lists_name_them_too(
    small: Site, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    small.lead("Rain.")
    assert say(capsys, *command, "--site", small.root).status == 0
    small.edit(LEAD, "title:", "titel:")  # its text is known, and nothing of it can be published
    said = say(capsys, *command, "--site", small.root)
    assert said.status == 1
    assert said.err == f"{LEAD} cannot be read and is left out: briefing check says why\n"
