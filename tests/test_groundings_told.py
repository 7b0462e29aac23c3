"""What is told of the tokens of cited sentences: in records, on the command line, in JSON and in SARIF."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefing_site.model.grounding import Standing, Token, TokenKind
from briefing_site.model.grounding_data import from_data, paragraph_of, standing_words, to_data
from briefing_site.model.note_key import CitedKey, ExcerptKey, SourceKey
from tests.commands import say
from tests.sites import BODY, LEAD, Site
from tests.test_sarif import check_result

PIER = """\
-- seeds/archive/pier.txt --
Zebra Pier reopens

The board counted 12 boats. In spring it had counted 9.

Ships did not moor overnight, the harbour zealot said.
-- seeds/pier.md --
---
title: Zebra Pier reopens
author: [Ada Lane]
publisher: Quay Post
published: 2026-01-05
archive: pier.txt
kind: news
---
## count {at="2"}
> The board counted 12 boats

## overnight {at="3"}
> the harbour zealot said
"""
BOATS = "On the pier are 12 boats, up by a third [@pier#count]."
SHIPS = "Ships moor overnight [@pier#overnight]."
WRONG = "On the pier are 14 boats [@pier#count]."


@pytest.fixture
def pier(small: Site) -> Site:
    small.write(PIER)
    small.pin()
    return small


def tokens(site: Site, **options: Any) -> list[list[dict[str, Any]]]:
    """The tokens of each claim in the record of the lead."""
    record = json.loads(site.build(**options).tree["water/lead.json"])
    return [claim["grounding"]["tokens"] for claim in record["claims"]]


# --- records -------------------------------------------------------------------------------------


def test_a_record_says_how_each_token_stands(pier: Site) -> None:
    pier.lead(BOATS)
    record = json.loads(pier.build().tree["water/lead.json"])
    assert record["claims"][0]["grounding"] == {
        "basis": "archive",
        "tokens": [
            {
                "kind": "figure",
                "text": "12",
                "start": 16,
                "end": 18,
                "standing": "carried",
                "source": "pier",
                "excerpt": "count",
                "paragraph": 2,
                "shown": True,
                "how": "",
            },
            {
                "kind": "figure",
                "text": "a third",
                "start": 32,
                "end": 39,
                "standing": "derived",
                "source": "pier",
                "excerpt": "count",
                "paragraph": 2,
                "shown": False,
                "how": "12 - 9 = 3; 3 / 9 = 1/3",
            },
        ],
    }


def test_a_record_gives_no_word_of_a_passage_away(pier: Site) -> None:
    pier.lead(SHIPS)
    ((token,),) = tokens(pier)
    place = (token["source"], token["excerpt"], token["paragraph"])
    assert (token["text"], token["standing"], place) == ("moor", "not there", ("pier", "overnight", 3))
    assert token["how"] == ""
    assert not [p for p, data in pier.build().tree.items() if b"not moor" in data]


def test_a_record_gives_no_figure_of_a_private_source_away(pier: Site) -> None:
    pier.edit("seeds/pier.md", "kind: news\n", "kind: news\nrights: private\n")
    pier.pin()
    pier.lead(BOATS)
    ((_, third),) = tokens(pier)
    assert (third["standing"], third["how"]) == ("derived", "")


def test_a_record_without_the_archive(pier: Site) -> None:
    pier.lead(BOATS)
    pier.pin()
    pier.delete("seeds/archive")
    record = json.loads(pier.build().tree["water/lead.json"])
    grounding = record["claims"][0]["grounding"]
    assert grounding["basis"] == "lock"
    assert [(t["standing"], t["paragraph"], t["how"]) for t in grounding["tokens"]] == [
        ("carried", None, ""),
        ("derived", None, "it followed from the passage when that was pinned"),
    ]


# --- the command line ----------------------------------------------------------------------------


def test_sentences_are_listed_with_their_tokens(pier: Site, capsys: pytest.CaptureFixture[str]) -> None:
    pier.lead(f"{BOATS} Ada Lane counts 14 [@pier].")
    said = say(capsys, "check", "--groundings", "--site", pier.root)
    told = [line for line in said.lines if "briefings/land" not in line]
    assert (said.status, said.err) == (0, "")
    assert told == [
        f"{LEAD}:{BODY}:42: On the pier are 12 boats, up by a third.",
        "  12: carried by pier#count, paragraph 2",
        "  a third: derived from pier#count, paragraph 2: 12 - 9 = 3; 3 / 9 = 1/3",
        f"{LEAD}:{BODY}:76: Ada Lane counts 14.",
        "  Ada Lane: inferred from pier: on the card: its title, author, publisher, speaker or gist",
        "  14: not there",
    ]


def test_sentences_as_json(pier: Site, capsys: pytest.CaptureFixture[str]) -> None:
    pier.lead(SHIPS, "draft: true")
    said = say(capsys, "check", "--groundings", "--format", "json", "--site", pier.root)
    found = [json.loads(line) for line in said.lines]
    assert [each["sentence"] for each in found if each["path"] != LEAD] == ["It rained, and it will stop."]
    assert [each for each in found if each["path"] == LEAD] == [
        {
            "path": LEAD,
            "line": BODY + 1,
            "column": 23,
            "sentence": "Ships moor overnight.",
            "basis": "archive",
            "tokens": [
                {
                    "kind": "negation",
                    "text": "moor",
                    "start": 6,
                    "end": 10,
                    "standing": "not there",
                    "source": "pier",
                    "excerpt": "overnight",
                    "where": [87, 90],
                    "shown": False,
                    "how": "the passage has “not moor overnight,”",
                    "paragraph": 3,
                }
            ],
        }
    ]


@pytest.mark.parametrize(
    "more", [("--fix",), ("--diff",), ("--waivers",), ("--format", "sarif"), ("--format", "github")]
)
def test_the_list_is_a_task_by_itself(
    pier: Site, capsys: pytest.CaptureFixture[str], more: tuple[str, ...]
) -> None:
    assert say(capsys, "check", "--groundings", *more, "--site", pier.root).status == 2


def test_a_site_of_which_nothing_can_be_told(pier: Site, capsys: pytest.CaptureFixture[str]) -> None:
    pier.put("config.yaml", "title: A\n")
    said = say(capsys, "check", "--groundings", "--site", pier.root)
    assert said.status == 2
    assert "missing-field" in said.out


# --- faults --------------------------------------------------------------------------------------


def test_the_fault_of_a_lint_has_its_token(pier: Site, capsys: pytest.CaptureFixture[str]) -> None:
    pier.lead(f"{WRONG} Rain [@rian].")
    said = say(capsys, "check", "--format", "json", "--site", pier.root)
    found = {fault["code"]: fault["grounding"] for fault in map(json.loads, said.lines)}
    assert found == {
        "unknown-source": None,
        "unused-excerpt": None,
        "figures": {
            "kind": "figure",
            "text": "14",
            "start": 16,
            "end": 18,
            "standing": "not there",
            "source": None,
            "excerpt": None,
            "where": None,
            "shown": False,
            "how": "",
        },
    }


def test_sarif_has_the_token_and_the_waived_faults(pier: Site, capsys: pytest.CaptureFixture[str]) -> None:
    pier.lead(f"{SHIPS}\n\n{WRONG} <!-- lint: figures counted on the quay -->")
    said = say(capsys, "check", "--format", "sarif", "--site", pier.root)
    (run,) = json.loads(said.out)["runs"]
    told = [
        (each["ruleId"], each["level"], each["properties"]["grounding"]["text"], each.get("suppressions"))
        for each in run["results"]
    ]
    assert told == [
        ("negation", "warning", "moor", None),
        ("figures", "warning", "14", [{"kind": "inSource", "justification": "counted on the quay"}]),
    ]
    for result in run["results"]:
        check_result(result, run["tool"]["driver"]["rules"])


def test_a_build_without_changes_tells_the_same(pier: Site) -> None:
    pier.lead(f"{SHIPS}\n\n{WRONG} <!-- lint: figures counted on the quay -->")
    first, second = pier.build().outcome, pier.build().outcome
    assert [(each.fault.code, each.reason) for each in first.waived] == [("figures", "counted on the quay")]
    assert second.waived == first.waived
    assert second.faults == first.faults
    assert [fault.token.text for fault in second.faults if fault.token] == ["moor"]
    assert second.rendered == ()


def test_what_is_waived_has_the_level_of_the_site(pier: Site) -> None:
    pier.lead(f"{WRONG} <!-- lint: figures counted on the quay -->")
    pier.append("config.yaml", "lint: {figures: error}\n")
    assert [each.fault.severity for each in pier.check().outcome.waived] == ["error"]
    pier.edit("config.yaml", "figures: error", "figures: off")
    assert pier.check().outcome.waived == ()


# --- values --------------------------------------------------------------------------------------

RAIN, WHOLE = ExcerptKey("rain", "hours"), SourceKey("rain")
WORDS: list[tuple[Standing, CitedKey | None, tuple[int, int] | None, str, str]] = [
    (Standing.CARRIED, RAIN, (30, 33), "", "carried by rain#hours, paragraph 2"),
    (Standing.CARRIED, WHOLE, None, "in the lock", "carried by rain: in the lock"),
    (Standing.DERIVED, RAIN, None, "1 + 1 = 2", "derived from rain#hours: 1 + 1 = 2"),
    (Standing.INFERRED, WHOLE, None, "its date", "inferred from rain: its date"),
    (Standing.MISSING, None, None, "", "not there"),
    (Standing.MISSING, RAIN, (0, 3), "the passage has “no”", "not there: the passage has “no”"),
    (Standing.UNJUDGED, None, None, "not at hand", "not judged: not at hand"),
]


@pytest.mark.parametrize(("standing", "key", "where", "how", "words"), WORDS, ids=[row[-1] for row in WORDS])
def test_a_standing_in_words_and_as_data(
    standing: Standing, key: CitedKey | None, where: tuple[int, int] | None, how: str, words: str
) -> None:
    token = Token(TokenKind.FIGURE, "2", 0, 1, standing, key, where, False, how)
    assert standing_words(token, paragraph_of(token, (0, 25, 60))) == words
    assert from_data(json.loads(json.dumps(to_data(token)))) == token


@pytest.mark.parametrize(("start", "number"), [(0, 1), (24, 1), (25, 2), (59, 2), (60, 3), (99, 3)])
def test_the_paragraph_of_a_token(start: int, number: int) -> None:
    token = Token(TokenKind.FIGURE, "2", 0, 1, Standing.CARRIED, RAIN, (start, start + 1))
    assert paragraph_of(token, (0, 25, 60)) == number
    assert paragraph_of(token, ()) is None
